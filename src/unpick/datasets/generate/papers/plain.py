"""Papers in plain bytes: text, CSV, and electronic mail with its headers."""

import datetime as dt
import io
from collections.abc import Sequence
from email.message import EmailMessage
from email.utils import format_datetime

from unpick.datasets.generate.papers.blocks import MARK, Block, Row, as_day, cell_text, plain_lines

__all__ = ["csv", "eml", "txt"]


def txt(blocks: Sequence[Block], *, mark: str = MARK, encoding: str = "utf-8") -> bytes:
    """Return a text file; the mark is its last line."""
    return ("\n".join([*plain_lines(blocks), f"({mark})"]) + "\n").encode(encoding)


def csv(rows: Sequence[Row], *, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """Return a CSV file. It has no place for small print; `invented` in packet.yml says it."""
    import csv as reader

    out = io.StringIO()
    writer = reader.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerows([[cell_text(cell) for cell in row] for row in rows])
    return out.getvalue().encode(encoding)


def eml(
    blocks: Sequence[Block],
    sent: str | dt.datetime,
    *,
    sender: str,
    to: str,
    subject: str,
    attached: Sequence[tuple[str, str, bytes]] = (),
    mark: str = MARK,
) -> bytes:
    """Return a mail.

    Args:
        sent: ISO day or moment. attached: name, media type such as application/pdf, bytes.
    """
    moment = sent if isinstance(sent, dt.datetime) else as_day(sent)
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, to, subject
    mail["Date"] = format_datetime(moment)
    mail["Message-ID"] = f"<{moment:%Y%m%d%H%M}.{len(subject)}@invented.example>"
    mail["Comments"] = mark
    mail.set_content("\n".join(plain_lines(blocks)))
    for name, media, content in attached:
        main, _, sub = media.partition("/")
        mail.add_attachment(content, maintype=main, subtype=sub, filename=name)
    if attached:
        mail.set_boundary("=_invented_boundary")
    return mail.as_bytes()
