"""Rows of a table of inputs that leave the maker further up open, where the other rows name one."""

import re
from collections.abc import Iterator
from typing import Final

from unpick.cases.review.facts import PacketFacts
from unpick.exhibits.reading import Grid
from unpick.model.defect import Spot

__all__ = ["open_inputs"]

_UP: Final = re.compile(
    r"further (?:up|back|upstream)|upstream|\b(?:source|origin|producer|maker|supplier) of (?:the )?(?:raw|input|material)|raw material (?:producer|maker|supplier|source)"
    r"|tier (?:2|3|two|three)|second tier|sub-?supplier|上游|原料(?:来源|产地|供应)|상위 ?공급|원료 ?(?:공급|원산)",
    re.IGNORECASE,
)
"""Heads of a column that tells who made what an input is made of."""

_OPEN: Final = re.compile(
    r"\W*(?:(?:not|un)\s?(?:known|disclosed|named|given|stated|available|traced)(?: to us)?|n/?a|none given|t\.?b\.?[acd]\.?|various|different (?:makers|mills)|"
    r"confidential|不详|未知|保密|미상|비공개)?\W*",
    re.IGNORECASE,
)
"""What stands where nobody is named."""

_LEAST: Final = 2
"""Rows that must name somebody, so that the column is one that the table fills."""


def open_inputs(packet: PacketFacts) -> Iterator[tuple[str, Spot]]:
    """Yield (input, where) for each input whose maker further up the packet's own table leaves open."""
    for exhibit in packet.filed():
        for grid in exhibit.reading.grids:
            for name, place in _rows(grid):
                says = f"{name}: no maker further up is named"
                yield name, Spot(says=says, exhibit=exhibit.id, file=exhibit.file, place=place)


def _rows(grid: Grid) -> Iterator[tuple[str, str]]:
    at = next((place for place, head in enumerate(grid.header) if _UP.search(head)), None)
    if at is None:
        return
    whole = [
        (row, place)
        for row, place in zip(grid.rows, grid.places, strict=True)
        if row[0].strip() and not re.match(r"\W*(?:sub|grand )?total|合计|합계", row[0], re.IGNORECASE)
    ]
    named = [row for row, _ in whole if not _OPEN.fullmatch(row[at])]
    if len(named) < _LEAST:
        return
    yield from ((row[0].strip(), place) for row, place in whole if _OPEN.fullmatch(row[at]))
