"""The places of quotations in their stored exhibits, as pictures for the fact-check sheet."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from unpick.cases.life.sheet import Fact
    from unpick.model.paper import Annex, Line
    from unpick.store.workspace import Workspace

__all__ = ["places_of"]

_MOST: Final = 60
"""Pictures of one sheet; a case with more has the rest in its exhibits."""

_PAGE: Final = re.compile(r"\b(?:p|pp|page)\.? ?(\d{1,4})\b", re.IGNORECASE)


def places_of(
    workspace: "Workspace", facts: "Sequence[Fact]", annexes: "Sequence[Annex]"
) -> "tuple[Line, ...]":
    """Return a picture for each quotation whose exhibit is stored as PDF or picture and is not protected.

    What is stored as text or not at all has no picture. The exhibit of a source is the original of its address.
    """
    from unpick.app.petition_exhibits import read_exhibits
    from unpick.datasets.documents.shown import show_place

    with workspace.reader() as reader:
        held = read_exhibits(reader).held
    shut = {one.label for one in annexes if one.protected}
    lines: list[Line] = []
    seen: set[tuple[str, str]] = set()
    for fact in facts:
        exhibit = held.get(fact.source)
        if exhibit is None or not exhibit.sha256 or exhibit.protected or fact.annex in shut:
            continue
        key = exhibit.sha256, fact.quote
        if key in seen or len(lines) >= _MOST:
            continue
        seen.add(key)
        data = _bytes_of(workspace, exhibit.sha256)
        page = _PAGE.search(fact.locator)
        shown = show_place(data, exhibit.file, fact.quote, page=int(page[1]) if page else 0) if data else None
        whole = exhibit.sha256, f"page {shown.page}" if shown else ""
        if shown and shown.shows.startswith("the whole"):
            # One page or picture, seen whole, serves every sentence that rests on it.
            shown = None if whole in seen else shown
            seen.add(whole)
        if shown:
            lines.append(_line(fact, exhibit.file, shown.png, shown.page, shown.shows))
    return tuple(lines)


def _line(fact: "Fact", file: str, png: bytes, page: int, shows: str) -> "Line":
    from unpick.model.paper import Cite, Item, Kind, Line

    where = f"page {page}" if page else "picture"
    cite = Cite(annex=fact.annex, place=where)
    text = f"{fact.annex}, {file}, {where} ({shows}), for: {fact.says}"
    return Line(
        items=(Item(text=text, kind=Kind.STATED, cites=(cite,), why=fact.why),), style="picture", picture=png
    )


def _bytes_of(workspace: "Workspace", sha: str) -> bytes:
    """Return the stored original, nothing where it is gone or sealed: `unpick verify` tells which."""
    try:
        return (workspace.folder / "originals" / sha[:2] / sha).read_bytes()
    except OSError:
        return b""
