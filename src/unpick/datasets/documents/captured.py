"""Web captures (WARC, WACZ) as a document: the visible text of each page, its address, and the day of the capture."""

import hashlib
from typing import Final

from unpick.datasets.captures import Capture, read_capture_bytes
from unpick.datasets.documents.decode import decode
from unpick.datasets.documents.found import MOST_TEXT, Found, failed
from unpick.datasets.documents.markup import html_parts
from unpick.exhibits.reading import Grid, Page, Problem
from unpick.model.errors import MissingPart, UnreadableFile

__all__ = ["read_captured"]

_MOST_PAGES: Final = 200
"""Pages of one capture that are read; a capture of an article has a few, a crawl of a site is to be split."""


def read_captured(data: bytes) -> Found:
    """Return the pages of a capture and the day on which the first of them was taken over.

    A capture whose digests do not hold gives no day: what was altered since dates nothing.
    """
    try:
        capture = read_capture_bytes(data, "capture")
    except MissingPart as fault:
        return failed("other", f"{fault.wrong}, so the capture was not read", fault.remedy)
    except UnreadableFile as fault:
        return failed("other", fault.wrong, fault.remedy)
    pages, grids = list[Page](), list[Grid]()
    for record in capture.records:
        if "html" not in record.media_type or len(pages) >= _MOST_PAGES:
            continue
        text, encoding = decode(record.body[:MOST_TEXT])
        if encoding != "binary":
            body, tables, title = html_parts(text)
            head = "\n".join(one for one in (title, record.url) if one)
            pages.append(Page(number=len(pages) + 1, text=f"{head}\n{body}"))
            grids += tables
    problems = tuple(
        Problem(place="capture", problem=one, remedy="get the capture anew from where it was made")
        for one in capture.problems
    )
    meta = {"pages": str(len(pages)), "capture": hashlib.sha256(data).hexdigest()[:16]}
    if (day := _day(capture)) and not problems:
        meta["captured"] = day
    return Found(media="text", pages=tuple(pages), grids=tuple(grids), meta=meta, problems=problems)


def _day(capture: Capture) -> str:
    """Return the moment of the first record, as its tool states it."""
    return min((record.at for record in capture.records if record.at), default="")
