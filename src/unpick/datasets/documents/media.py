"""What a file of a packet is: by its content first, by its name second."""

import re
import zlib
from typing import Final

from unpick.datasets.documents.archive import members
from unpick.datasets.documents.decode import decode
from unpick.datasets.documents.keyed import looks_keyed
from unpick.datasets.documents.plain import delimiter_of

__all__ = ["kind_of"]

_MAGIC: Final = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "picture"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!", "archive"),
    (b"\x1f\x8b", "archive"),
)
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAIL: Final = re.compile(r"\A(?:[A-Za-z][A-Za-z-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){3,}", re.MULTILINE)
_MAIL_KEYS: Final = re.compile(r"^(From|To|Date|Subject|Message-ID|MIME-Version|Received):", re.MULTILINE)
_NAMED: Final = {
    "csv": "delimited",
    "tsv": "delimited",
    "tab": "delimited",
    "yml": "keyed",
    "yaml": "keyed",
    "json": "keyed",
    "eml": "mail",
    "htm": "html",
    "html": "html",
    "xhtml": "html",
    "txt": "plain",
    "md": "plain",
}
_HEAD: Final = 1 << 16


def kind_of(data: bytes, name: str) -> str:
    """Return pdf, sheet, word, picture, html, mail, keyed, delimited, plain, capture, archive, old_word, locked or binary."""
    # Some programs put a mark or a few blank bytes before the PDF itself (ISO 32000-1, annex H 3.4.1: first 1024).
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if _is_warc(data):
        return "capture"
    for magic, kind in _MAGIC:
        if data.startswith(magic) and not (magic == b"BM" and data[:64].isascii() and b"\0" not in data[:64]):
            return kind
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "picture"
    if data.startswith(b"PK"):
        return _zipped(data, name)
    if data.startswith(_OLE):
        return _ole(data)
    return _text_kind(data, name)


def _is_warc(data: bytes) -> bool:
    """Tell whether bytes begin as a WARC, plain or in gzip, where each record begins anew."""
    if data.startswith(b"\x1f\x8b"):
        try:
            return zlib.decompressobj(31).decompress(data[:_HEAD], 5) == b"WARC/"
        except zlib.error:
            return False
    return data.startswith(b"WARC/")


def _zipped(data: bytes, name: str) -> str:
    parts = members(data)
    if "datapackage.json" in parts and any(part.startswith("archive/") for part in parts):
        return "capture"
    if any(part.startswith("word/") for part in parts):
        return "word"
    if any(part.startswith("xl/") for part in parts):
        return "sheet"
    if "content.xml" in parts:
        return (
            "sheet" if b"spreadsheet" in data[:200] or name.lower().endswith((".ods", ".fods")) else "archive"
        )
    suffix = name.rpartition(".")[2].lower()
    if not parts and suffix in ("xlsx", "xlsm", "docx", "ods"):
        return "word" if suffix == "docx" else "sheet"
    return "archive"


def _ole(data: bytes) -> str:
    """Return what an OLE file is by the names of its streams, which are written in UTF-16."""
    for stream, kind in (("EncryptedPackage", "locked"), ("WordDocument", "old_word"), ("Workbook", "sheet")):
        if stream.encode("utf-16-le") in data:
            return kind
    return "sheet" if "Book".encode("utf-16-le") in data else "binary"


def _text_kind(data: bytes, name: str) -> str:
    named = _NAMED.get(name.rpartition(".")[2].lower() if "." in name else "", "")
    text, encoding = decode(data[: _HEAD - _HEAD % 4])
    if encoding == "binary":
        return "binary"
    head = text.lstrip()[:2000].lower()
    if head.startswith(("<!doctype html", "<html")) or (named == "html" and "<" in head):
        return "html"
    if (found := _MAIL.match(text)) and len(_MAIL_KEYS.findall(found[0])) >= 3:
        return "mail"
    if named in ("keyed", "delimited", "plain"):
        return "keyed" if named == "plain" and head.startswith("{") else named
    if head.startswith("{") or (named != "mail" and head.startswith("[") and '"' in head):
        return "keyed"
    lines = [line for line in text.split("\n")[:20] if line.strip()]
    mark = delimiter_of(text)
    if (
        len(lines) >= 2
        and mark != "|"
        and sum(1 for line in lines if line.count(mark) >= 2) >= 0.9 * len(lines)
    ):
        return "delimited"
    return "keyed" if not named and looks_keyed(text) and text.count("\n") >= 2 else "plain"
