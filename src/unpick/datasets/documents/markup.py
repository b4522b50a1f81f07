"""HTML pages and e-mails: the visible text by line, the tables, the names of what is attached."""

import email
import email.policy
from email.message import EmailMessage
from html.parser import HTMLParser
from typing import Final

from unpick.datasets.documents.decode import clean, decode
from unpick.datasets.documents.found import MOST_TEXT, Found, failed
from unpick.datasets.documents.plain import text_tables
from unpick.datasets.documents.sheet import tables_of
from unpick.exhibits.reading import Grid, Page, Problem

__all__ = ["html_parts", "read_html", "read_mail"]

_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6", "header", "footer", "section", "article")
_BREAKS: Final = frozenset((*_HEADINGS, "p", "div", "br", "li", "ul", "ol", "tr", "dt", "dd", "pre", "hr"))
_UNSEEN: Final = frozenset({"script", "style", "head", "template", "noscript"})
_MOST_SPAN: Final = 100
_MOST_TABLES: Final = 2000


class _Reader(HTMLParser):
    """Collect visible text; the rows of the innermost open table become cells."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self.title = ""
        self.tables: list[list[list[str]]] = []
        self._open: list[list[list[str]]] = []
        self._cell: list[list[str]] = []
        self._span: list[int] = []
        self._unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen.append(tag)
        elif tag == "table" and len(self._open) < 20:
            self._open.append([])
        elif tag == "tr" and self._open:
            self._close_cell()
            self._open[-1].append([])
        elif tag in ("td", "th") and self._open:
            self._close_cell()
            if not self._open[-1]:
                self._open[-1].append([])
            span = dict(attrs).get("colspan") or "1"
            self._span.append(min(_MOST_SPAN, int(span)) if span.isdecimal() and len(span) < 6 else 1)
            self._cell.append([])
        elif tag in _BREAKS:
            (self._cell[-1] if self._cell else self.out).append(" " if self._cell else "\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN and tag in self._unseen:
            while self._unseen.pop() != tag:
                pass
        elif tag in ("td", "th"):
            self._close_cell()
        elif tag == "table" and self._open:
            self._close_cell()
            rows = self._open.pop()
            if self._open and self._cell:
                self._cell[-1].append(" ".join(" ".join(row) for row in rows))
            if len(self.tables) < _MOST_TABLES:
                self.tables.append(rows)
            self.out.append("\n" + "\n".join("\t".join(row) for row in rows) + "\n")
        elif tag in _BREAKS and not self._cell:
            self.out.append("\n")

    def handle_data(self, data: str) -> None:
        if self.lasttag == "title" and not self.title:
            self.title = " ".join(data.split())[:200]
        if not self._unseen:
            (self._cell[-1] if self._cell else self.out).append(data)

    def _close_cell(self) -> None:
        if self._cell and self._open:
            text = " ".join("".join(self._cell.pop()).split())
            self._open[-1][-1] += [text, *[""] * (self._span.pop() - 1)]

    def finish(self) -> None:
        self.close()
        while self._open:
            self.handle_endtag("table")


def html_parts(text: str) -> tuple[str, list[Grid], str]:
    """Return the visible text of a web page by line, its tables, and its title."""
    reader = _Reader()
    reader.feed(text[:MOST_TEXT])
    reader.finish()
    lines = (" ".join(line.split(" ")).strip(" ") for line in "".join(reader.out).split("\n"))
    kept = "\n".join(line for line in lines if line.strip())
    grids: list[Grid] = []
    for number, rows in enumerate((rows for rows in reader.tables if len(rows) > 1), 1):
        grids += tables_of(rows, name=f"table {number}")[1]
    return kept, grids, reader.title


def read_html(data: bytes) -> Found:
    """Return a web page as one page of its visible text, and its tables."""
    text, encoding = decode(data)
    if encoding == "binary":
        return failed("text", "the page is no text", "save it again, or print it to PDF")
    body, grids, title = html_parts(text)
    meta = {"encoding": encoding, **({"title": title} if title else {})}
    return Found(media="text", pages=(Page(number=1, text=body),), grids=tuple(grids), meta=meta)


def read_mail(data: bytes) -> Found:
    """Return an e-mail: its head lines and body as a page; what is attached is named and not opened."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    heads = [f"{key}: {clean(str(value))[:500]}" for key, value in _heads(message).items() if value]
    problems = []
    for number, item in enumerate(message.iter_attachments(), 1):
        name = clean(item.get_filename() or f"attachment {number}")[:120]
        remedy = "add it as its own exhibit"
        problems.append(Problem(place=f"attachment {name}", problem="attachment not opened", remedy=remedy))
    body, grids = _body(message, problems)
    meta = {"modified": heads_date} if (heads_date := _moment(message)) else {}
    text = "\n".join([*heads, "", body])
    return Found(
        media="text",
        pages=(Page(number=1, text=text),),
        grids=tuple(grids),
        meta=meta,
        problems=tuple(problems),
    )


def _heads(message: EmailMessage) -> dict[str, str]:
    found = {}
    for key in ("From", "To", "Cc", "Date", "Subject"):
        try:
            found[key] = str(message.get(key, ""))
        except (ValueError, IndexError, TypeError, AttributeError):
            # The parser of header values breaks on some malformed ones.
            found[key] = ""
    return found


def _moment(message: EmailMessage) -> str:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(_heads(message)["Date"]).isoformat()
    except (ValueError, TypeError, IndexError):
        return ""


def _body(message: EmailMessage, problems: list[Problem]) -> tuple[str, list[Grid]]:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        problems.append(Problem(place="body", problem="the e-mail has no text", remedy="add what it carries"))
        return "", []
    raw = part.get_payload(decode=True)
    data = raw if isinstance(raw, bytes) else b""
    charset = part.get_content_charset("")
    try:
        text = clean(data.decode(charset)) if charset else decode(data)[0]
    except (LookupError, UnicodeDecodeError):
        text = decode(data)[0]
    if part.get_content_subtype() == "html":
        body, grids, _ = html_parts(text)
        return body, grids
    return text, text_tables(text.split("\n"), 1)
