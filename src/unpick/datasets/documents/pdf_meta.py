"""What a PDF says of itself: when it was made and changed, with what, how often it was saved, whether locked."""

import io
import logging
import re
from typing import Any, Final

from unpick.exhibits.reading import Problem

__all__ = ["pdf_day", "pdf_meta"]

_DAY: Final = re.compile(
    r"^D?:?(\d{4})(\d{2})?(\d{2})?(?:(\d{2})(\d{2})?(\d{2})?)?(?:([+\-Z])(\d{2})?'?(\d{2})?)?"
)
_XMP: Final = {
    "xmp_created": re.compile(rb"xmp:CreateDate(?:=\"|>)\s*([0-9TZ:+.\-]{4,35})"),
    "xmp_modified": re.compile(rb"xmp:ModifyDate(?:=\"|>)\s*([0-9TZ:+.\-]{4,35})"),
    "xmp_tool": re.compile(rb"xmp:CreatorTool(?:=\"|>)\s*([^<\"]{1,100})"),
}
_LARGE: Final = 128 << 20
"""Bytes above which the metadata reader, which keeps its own copy of the file, is not started."""


def pdf_day(text: str) -> str:
    """Return a moment of a PDF in ISO form; empty where it is none (ISO 32000-1, 7.9.4).

    >>> pdf_day("D:20201102143000+08'00'"), pdf_day("D:2020")
    ('2020-11-02T14:30:00+08:00', '2020')
    """
    found = _DAY.match(text.strip())
    if not found:
        return ""
    year, month, day, hour, minute, second, sign, off_hour, off_minute = found.groups()
    if month is None or not "01" <= month <= "12":
        return year
    if day is None or not "01" <= day <= "31":
        return f"{year}-{month}"
    iso = f"{year}-{month}-{day}"
    if hour is None:
        return iso
    iso += f"T{hour}:{minute or '00'}:{second or '00'}"
    if sign == "Z" or (sign and not off_hour):
        return f"{iso}+00:00"
    return f"{iso}{sign}{off_hour}:{off_minute or '00'}" if sign else iso


def pdf_meta(data: bytes) -> tuple[dict[str, str], list[Problem]]:
    """Return created, modified, producer, revisions, encrypted and the XMP days, and what could not be read."""
    # A file made for fast viewing has an end mark after its first page too (ISO 32000-1, annex F).
    marks = data.count(b"%%EOF") - (b"/Linearized" in data[:2048])
    meta = {"revisions": str(max(1, marks))}
    for key, pattern in _XMP.items():
        # Packets of XMP are seldom packed, so that programs which know no PDF can find them; the last one holds.
        if found := pattern.findall(data):
            meta[key] = found[-1].decode("utf-8", errors="replace").strip()
    if len(data) > _LARGE:
        return meta, []
    info = _information(data)
    if info is None:
        return meta, [
            Problem(
                place="metadata",
                problem="the metadata could not be read",
                remedy="none is needed for the text",
            )
        ]
    return {**meta, **info}, []


def _information(data: bytes) -> dict[str, str] | None:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    quiet = logging.getLogger("pypdf")
    level = quiet.level
    quiet.setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        found = {}
        if reader.is_encrypted:
            found["encrypted"] = "yes"
            if not reader.decrypt(""):
                return found
        return {**found, **_entries(reader)}
    except (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, OSError, RecursionError):
        # The reader raises what its own code raises when a file breaks the format.
        return None
    except (NotImplementedError, ImportError, MemoryError, OverflowError, AssertionError):
        return None
    finally:
        quiet.setLevel(level)


def _entries(reader: Any) -> dict[str, str]:
    found = {}
    for key, name in (("/CreationDate", "created"), ("/ModDate", "modified")):
        raw = reader.metadata.get(key) if reader.metadata else None
        if raw and (day := pdf_day(str(raw))):
            found[name] = day
    for key, name in (("/Producer", "producer"), ("/Creator", "creator"), ("/Title", "title")):
        raw = reader.metadata.get(key) if reader.metadata else None
        if raw and str(raw).strip():
            found[name] = str(raw).strip()[:200]
    return found
