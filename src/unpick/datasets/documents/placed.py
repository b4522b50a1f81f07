"""Lines and tables whose places on a page are known, to the text of the page and to its grids."""

from collections.abc import Sequence

from unpick.datasets.documents.grids import Rows, grid_of, part
from unpick.datasets.documents.layout import Line, PlacedTable
from unpick.exhibits.reading import Grid

__all__ = ["grids_of", "text_of"]


def text_of(lines: Sequence[Line], tables: Sequence[PlacedTable]) -> str:
    """Return the text of a page by line; the cells of a row of a table are parted by tabs."""
    rows = {at: row for table in tables for at, row in zip(table.at, table.rows, strict=True)}
    inside = {number for table in tables for number in range(table.first, table.last + 1)}
    out = []
    for number, line in enumerate(lines):
        if number in rows:
            out.append("\t".join(cell for cell in rows[number] if cell))
        elif number not in inside:
            out.append(line.text)
    return "\n".join(out)


def grids_of(
    tables: Sequence[PlacedTable], lines: Sequence[Line], number: int, carried: tuple[str, ...]
) -> list[Grid]:
    """Return the tables of a page as grids, each with the lines right above it as its title.

    Args:
        number: of the page. carried: header of the last table of the page before, for one that goes on without.
    """
    grids: list[Grid] = []
    for order, table in enumerate(tables, 1):
        after = tables[order - 2].last + 1 if order > 1 else 0
        above = [line.text for line in lines[max(after, table.first - 4) : table.first]]
        titles = [[text, *[""] * (len(table.rows[0]) - 1)] for text in above]
        places = [f"page {number}" for _ in titles]
        places += [f"page {number} table {order} row {row + 1}" for row in range(len(table.rows))]
        rows = Rows(cells=[*titles, *table.rows], places=places, carried=carried if order == 1 else ())
        blocks, _ = part(rows)
        grids += [
            grid_of(block, rows, f"page {number} table {order}{chr(97 + at) if len(blocks) > 1 else ''}")
            for at, block in enumerate(blocks)
        ]
    return grids
