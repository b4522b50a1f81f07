"""One file of a packet, whatever it is, to a reading; a bad file is a problem, never an error."""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from unpick.datasets.documents.found import Found, failed
from unpick.datasets.documents.media import kind_of
from unpick.exhibits.reading import Problem, Reading

__all__ = ["read_document"]

_MOST_BYTES: Final = 512 << 20
"""Bytes of the largest file that is read; a scanned binder of 1,000 pages takes about 300 MB."""

_CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_OTHERS: Final = {
    "archive": ("the file is an archive", "unpack it and add each file as its own exhibit"),
    "old_word": ("the file is a document of the old Word format", "save it as DOCX or PDF"),
    "locked": ("the file is locked with a password", "save it without a password"),
    "binary": ("the file is of no kind that is read", "give it as PDF, XLSX, CSV, DOCX, text or picture"),
}


def read_document(data: bytes, name: str) -> Reading:
    """Return what a file says: pages of text, tables, metadata, and what could not be read.

    Never raises for a bad file. What the file is, is told from its bytes; its name only settles which text it is.

    Args:
        data: the bytes of the file.
        name: its name inside the packet; control and direction characters in it become `?`.
    """
    shown = _CONTROLS.sub("?", name)
    found = _found(data, shown)
    return Reading(
        file=shown,
        sha256=hashlib.sha256(data).hexdigest(),
        media=found.media,
        pages=found.pages,
        grids=found.grids,
        meta=found.meta,
        problems=found.problems,
    )


def _found(data: bytes, name: str) -> Found:
    if not data.strip(b"\0 \t\r\n"):
        return failed("other", "the file is empty", "hand in the file again")
    if len(data) > _MOST_BYTES:
        return failed("other", f"the file holds {len(data) >> 20} MB, more than is read", "split it")
    kind = kind_of(data, name)
    if kind in _OTHERS:
        return failed("other", *_OTHERS[kind])
    found = _reader(kind)(data)
    said = any(page.text.strip() or page.pictures for page in found.pages)
    if not (said or found.grids or found.problems):
        return failed(found.media, "nothing in the file could be read", "save it again, or print it to PDF")
    return _with_wrong_name(found, name)


_MEDIA_OF: Final = {
    "pdf": "pdf",
    "xlsx": "sheet",
    "xls": "sheet",
    "ods": "sheet",
    "docx": "word",
    "png": "picture",
    "jpg": "picture",
    "jpeg": "picture",
    "tif": "picture",
    "tiff": "picture",
}
"""What the name of a file promises, where only one medium goes under it."""


def _with_wrong_name(found: Found, name: str) -> Found:
    """Return what was found, with a problem where the file is something else than its name says."""
    promised = _MEDIA_OF.get(name.rsplit(".", 1)[-1].lower()) if "." in name else None
    if promised in (None, found.media) or any("name" in one.problem for one in found.problems):
        return found
    says = f"its name says {promised}, its content is {found.media} and was read as that"
    problem = Problem(place=name, problem=says, remedy="check that this is the file that was meant")
    return replace(found, problems=(*found.problems, problem))


def _reader(kind: str) -> Callable[[bytes], Found]:
    """Return the reader of a kind; each brings its own libraries, so only those of the files at hand are loaded."""
    if kind == "pdf":
        from unpick.datasets.documents.pdf import read_pdf

        return read_pdf
    if kind == "picture":
        from unpick.datasets.documents.picture import read_picture

        return read_picture
    if kind == "word":
        from unpick.datasets.documents.word import read_word

        return read_word
    return _text_readers()[kind]


def _text_readers() -> Mapping[str, Callable[[bytes], Found]]:
    from unpick.datasets.documents.captured import read_captured
    from unpick.datasets.documents.keyed import read_keyed
    from unpick.datasets.documents.markup import read_html, read_mail
    from unpick.datasets.documents.plain import read_delimited, read_plain
    from unpick.datasets.documents.sheet import read_sheet

    return {
        "sheet": read_sheet,
        "capture": read_captured,
        "html": read_html,
        "mail": read_mail,
        "keyed": read_keyed,
        "delimited": read_delimited,
        "plain": read_plain,
    }
