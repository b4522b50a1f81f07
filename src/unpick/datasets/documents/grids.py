"""Rows of cells to tables: where each begins and ends, what stands above it, what is no table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from unpick.exhibits.heads import Header, is_figure, is_known, read_header
from unpick.exhibits.reading import Grid

__all__ = ["Block", "Rows", "grid_of", "kept_columns", "part"]

_TITLES: Final = 6
"""Rows above a header that can be its title; a payroll has firm, sheet name, month, currency."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Rows of cells with the place of each; all rows are as long as the longest.

    Attributes:
        carried: the header of the table that this may go on from, on the page before.
    """

    cells: Sequence[Sequence[str]]
    places: Sequence[str]
    carried: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class Block:
    """One table found in rows: its heads, its title, and the indices of its rows."""

    heads: tuple[str, ...]
    title: str = ""
    rows: list[int] = field(default_factory=list)


def part(rows: Rows) -> tuple[list[Block], list[int]]:
    """Return the tables in rows and the indices of the rows that are in none: titles, notes, signatures."""
    blocks: list[Block] = []
    loose: list[int] = []
    at, cells = 0, rows.cells
    while at < len(cells):
        header = read_header(cells, at, within=len(cells))
        headless = _headless(cells, at, header.first if header else len(cells), carried=rows.carried)
        before = range(at, header.first if header else len(cells))
        loose += [number for number in before if number not in headless and _filled(cells[number])]
        if headless:
            same = len(rows.carried) == len(cells[0]) and not blocks
            heads = rows.carried if same else ()
            blocks.append(Block(heads=heads, rows=sorted(headless)))
        if header is None:
            break
        block = Block(heads=header.heads, title=_title(cells, loose, header.first))
        at = _fill(block, header, cells, loose)
        blocks.append(block)
    return [block for block in blocks if block.rows], loose


def kept_columns(block: Block, rows: Rows) -> list[int]:
    """Return the columns of a table that hold something in its head or in its rows."""
    width = max(len(block.heads), *(len(rows.cells[number]) for number in block.rows))
    headed = {place for place, head in enumerate(block.heads) if head.strip()}
    filled = {place for number in block.rows for place, cell in enumerate(rows.cells[number]) if cell.strip()}
    return [place for place in range(width) if place in headed or place in filled]


def grid_of(block: Block, rows: Rows, name: str) -> Grid:
    """Return a table found in rows as a grid; columns that are empty in head and rows are left out."""
    kept = kept_columns(block, rows)
    heads = (*block.heads, *[""] * (kept[-1] + 1 - len(block.heads)))
    body = (rows.cells[number] for number in block.rows)
    return Grid(
        name=name,
        header=tuple(" ".join(heads[place].split()) for place in kept) if block.heads else (),
        rows=tuple(tuple(row[place].strip() if place < len(row) else "" for place in kept) for row in body),
        places=tuple(rows.places[number] for number in block.rows),
        title=block.title,
    )


def _filled(row: Iterable[str]) -> int:
    return sum(1 for cell in row if cell.strip())


def _title(cells: Sequence[Sequence[str]], loose: Sequence[int], first: int) -> str:
    """Return the loose rows right above a header; blank rows between are passed over."""
    near = set(loose[-_TITLES:])
    above: list[int] = []
    number = first - 1
    while number >= 0 and len(above) < _TITLES and first - number < 4 * _TITLES:
        if number in near:
            above.insert(0, number)
        elif _filled(cells[number]):
            break
        number -= 1
    return "\n".join("\t".join(cell.strip() for cell in cells[row] if cell.strip()) for row in above)


def _headless(
    cells: Sequence[Sequence[str]], start: int, end: int, *, carried: tuple[str, ...]
) -> frozenset[int]:
    """Return rows of a table without a header: three in a row of three cells or more, with figures."""
    wide = [number for number in range(start, end) if _filled(cells[number]) >= 3]
    figures = sum(1 for number in wide if any(is_figure(cell) for cell in cells[number]))
    goes_on = bool(carried) and start == 0 and bool(wide)
    if (len(wide) < 3 and not goes_on) or figures * 2 < len(wide):
        return frozenset()
    return frozenset(wide)


def _fill(block: Block, header: Header, cells: Sequence[Sequence[str]], loose: list[int]) -> int:
    """Put the rows of a table into its block, and return where the next table may begin."""
    width = _filled(header.heads)
    least = 2 if width > 2 else 1
    head = [cell.strip() for cell in cells[header.first]]
    apart = False
    pending: list[int] = []
    for number in range(header.data, len(cells)):
        row = [cell.strip() for cell in cells[number]]
        if row == head:
            if pending:
                # The same header under a new title is another month, not the next page.
                return pending[0]
            continue
        if not any(row):
            apart = True
            continue
        if _begins(cells, number, row, apart=apart or bool(pending)):
            if pending:
                return pending[0]
            return number
        if _filled(row) < least or _is_label(row):
            pending.append(number)
            continue
        if header.data > header.first + 1 and row == [cell.strip() for cell in cells[header.data - 1]]:
            continue
        loose += pending
        pending = []
        block.rows.append(number)
        apart = False
    loose += pending
    return len(cells)


def _begins(cells: Sequence[Sequence[str]], number: int, row: Sequence[str], *, apart: bool) -> bool:
    """Return whether another table begins at a row: a header word for word, or a header after a gap."""
    if any(is_figure(cell) for cell in row if cell):
        return False
    exact = sum(1 for cell in row if cell and is_known(cell))
    if exact >= 3 and exact * 2 >= _filled(row):
        return True
    if not apart:
        return False
    found = read_header(cells, number, within=1)
    return found is not None and exact >= 2


def _is_label(row: Sequence[str]) -> bool:
    """Return whether a row is a line of labels, such as prepared by, checked by, approved by."""
    filled = [cell for cell in row if cell]
    labels = sum(1 for cell in filled if cell.endswith((":", "：")) or ("：" in cell and len(cell) < 40))
    return labels * 2 >= len(filled)
