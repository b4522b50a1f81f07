"""Papers that can be read in English too: heads of tables in both tongues, each sentence said twice, or a twin."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from unpick.cases.review.facts import Exhibit
from unpick.exhibits.reading import Grid

__all__ = ["has_twin", "is_in_both"]

_OTHER: Final = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\u0400-\u04ff\u0600-\u06ff\u0e00-\u0e7f]"
)
_WORD: Final = re.compile(r"(?<![A-Za-z0-9-])[A-Za-z]{2,}(?![A-Za-z0-9-])")
_FUNCTION: Final = re.compile(
    r"\b(?:the|of|and|to|in|is|was|for|that|with|are|by|on|were|from|this|all|no|not|at|each)\b",
    re.IGNORECASE,
)
_SHARE: Final = 0.7
"""Share of foreign heads that must carry English words too: a convention of this project; units stand alone."""

_LATIN: Final = 0.5
"""English words for each two signs of another script, from which prose says the same twice. A Chinese or Korean
sentence has about as many pairs of signs as its English has words. A convention of this project."""

_FUNCTIONS: Final = 6
"""Function words of English that running text holds where it is more than names and codes."""


def is_in_both(exhibit: Exhibit) -> bool:
    """Tell whether a paper in another script can be read in English as it stands.

    >>> from unpick.exhibits.reading import Grid, Reading
    >>> grid = Grid(name="a", header=("일자 Date", "수량 Pairs"), rows=(("2023-04-03", "700"),), places=("row 2",))
    >>> reading = Reading(file="a", sha256="", media="sheet", grids=(grid,))
    >>> is_in_both(Exhibit(id="1", file="a", kind="production", reading=reading))
    True
    """
    grids = [grid for grid in exhibit.reading.grids if grid.rows]
    if grids and all(_both_heads(grid) for grid in grids):
        return _prose(exhibit, grids) < _FUNCTIONS or _twice(exhibit.reading.text)
    return not grids and _twice(exhibit.reading.text)


def _both_heads(grid: Grid) -> bool:
    foreign = [head for head in grid.header if _OTHER.search(head)]
    if not foreign:
        return False
    both = sum(bool(_WORD.search(head)) for head in foreign)
    cells = [cell for row in grid.rows[:100] for cell in row if _OTHER.search(cell)]
    return both >= _SHARE * len(foreign) and all(_WORD.search(cell) for cell in cells)


def _prose(exhibit: Exhibit, grids: list[Grid]) -> int:
    """Return how many pairs of foreign signs stand outside the tables; titles of tables are few."""
    text = "\n".join(line for line in exhibit.reading.text.splitlines() if not _in_grid(line, grids))
    return len(_OTHER.findall(text)) // 4


def _in_grid(line: str, grids: list[Grid]) -> bool:
    return any(line.strip() and line.strip() in grid.title for grid in grids)


def _twice(text: str) -> bool:
    foreign = len(_OTHER.findall(text)) / 2
    english = len(_WORD.findall(text))
    return foreign > 0 and english >= _LATIN * foreign and len(_FUNCTION.findall(text)) >= _FUNCTIONS


_ALIKE: Final = 0.9
"""Share of rows of a table that stand in its twin too: a convention of this project; totals and remarks may differ."""


def has_twin(exhibit: Exhibit, filed: Iterable[Exhibit]) -> bool:
    """Tell whether another paper holds the same rows under English heads: a translation that is not called one.

    A sheet of the same workbook in English is such a twin as well.
    """
    foreign = [table for table in exhibit.tables if _speaks_foreign(exhibit, table.name)]
    others = [table for one in filed for table in one.tables if not _speaks_foreign(one, table.name)]
    return bool(foreign) and all(
        any(table.role == other.role and _same_rows(table.rows, other.rows) for other in others)
        for table in foreign
    )


def _speaks_foreign(exhibit: Exhibit, name: str) -> bool:
    heads = [head for grid in exhibit.reading.grids if grid.name == name for head in grid.header]
    return any(_OTHER.search(head) and not _WORD.search(head) for head in heads)


def _same_rows(rows: Iterable[Mapping[str, str]], others: Iterable[Mapping[str, str]]) -> bool:
    mine, theirs = {_figures(row) for row in rows}, {_figures(row) for row in others}
    return bool(mine) and len(mine & theirs) >= _ALIKE * max(len(mine), len(theirs))


def _figures(row: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the cells of a row that no translation changes: marks of workers, days, numbers."""
    return tuple(
        sorted((column, cell) for column, cell in row.items() if any(sign.isdigit() for sign in cell))
    )
