"""Text documents of office programs (DOCX): paragraphs and tables in their order, pages by their breaks."""

import io
from collections.abc import Iterator
from typing import Any, Final

from unpick.datasets.documents.archive import refusal
from unpick.datasets.documents.decode import clean
from unpick.datasets.documents.found import MOST_CELLS, Found, failed
from unpick.datasets.documents.office import core_properties
from unpick.datasets.documents.plain import text_tables
from unpick.datasets.documents.sheet import tables_of
from unpick.exhibits.reading import Grid, Page, Problem

__all__ = ["read_word"]

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def read_word(data: bytes) -> Found:
    """Return the paragraphs and tables of a DOCX, pages as the program last set them."""
    if refused := refusal(data):
        return failed("word", *refused)
    try:
        body = _body(data)
    except _faults() as fault:
        problem = f"no readable document ({(str(fault).splitlines() or ['damaged'])[0][:120]})"
        return failed("word", problem, "save it again as DOCX, or print it to PDF")
    pages: list[list[str]] = [[]]
    pictures = [0]
    grids: list[Grid] = []
    budget = MOST_CELLS
    for element in body:
        tag = element.tag
        if tag == f"{_W}tbl":
            rows = [row for row, _ in zip(_rows(element), range(budget), strict=False)]
            budget -= sum(map(len, rows))
            above = [line for line in pages[-1][-3:] if line.strip()]
            grids += _table(rows, above, len(pages), len(grids) + 1)
            pages[-1] += ["\t".join(cell for cell in row if cell) for row in rows]
        elif tag == f"{_W}p":
            for broken, text in _paragraph(element):
                if broken:
                    pages.append([])
                    pictures.append(0)
                if text:
                    pages[-1].append(text)
        pictures[-1] += sum(1 for _ in element.iter(f"{_A}blip"))
    found = tuple(
        Page(number=number, text="\n".join(lines), pictures=count)
        for number, (lines, count) in enumerate(zip(pages, pictures, strict=True), 1)
    )
    grids += [grid for page in found for grid in _set_tables(page, grids)]
    problems = () if any(page.text.strip() for page in found) else (_blank(),)
    return Found(media="word", pages=found, grids=tuple(grids), meta=core_properties(data), problems=problems)


def _body(data: bytes) -> Any:
    import docx

    return docx.Document(io.BytesIO(data)).element.body


def _faults() -> tuple[type[Exception], ...]:
    import zipfile

    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError  # type: ignore[import-untyped]

    return (OpcError, LxmlError, zipfile.BadZipFile, KeyError, ValueError, OSError, AttributeError)


def _paragraph(element: Any) -> Iterator[tuple[bool, str]]:
    """Yield the parts of a paragraph between page breaks: whether a page breaks before it, and its text."""
    broken, letters = False, []
    for part in element.iter():
        tag = part.tag
        if tag == f"{_W}t":
            letters.append(part.text or "")
        elif tag == f"{_W}tab":
            letters.append("\t")
        elif tag == f"{_W}lastRenderedPageBreak" or (tag == f"{_W}br" and part.get(f"{_W}type") == "page"):
            yield broken, clean("".join(letters)).strip()
            broken, letters = True, []
        elif tag in (f"{_W}br", f"{_W}cr"):
            letters.append("\n")
    yield broken, clean("".join(letters)).strip()


def _rows(table: Any) -> Iterator[list[str]]:
    """Yield the rows of a table; a cell over several columns is followed by empty ones."""
    for row in table.iter(f"{_W}tr"):
        cells: list[str] = []
        for cell in row.findall(f"{_W}tc"):
            lines = ("".join(text.text or "" for text in p.iter(f"{_W}t")) for p in cell.iter(f"{_W}p"))
            span = cell.find(f"{_W}tcPr/{_W}gridSpan")
            width = span.get(f"{_W}val", "1") if span is not None else "1"
            wide = min(63, int(width)) if width.isdecimal() and len(width) < 4 else 1
            cells += [clean(" ".join(line for line in lines if line)).strip(), *[""] * (wide - 1)]
        yield cells


def _table(rows: list[list[str]], above: list[str], page: int, order: int) -> list[Grid]:
    titled = [[text] for text in above]
    name = f"page {page} table {order}"
    grids = tables_of([*titled, *rows], name=name)[1]
    # The rows are numbered as in the table itself, not with the lines above it.
    return [_shifted(grid, name, len(titled)) for grid in grids]


def _shifted(grid: Grid, name: str, by: int) -> Grid:
    from dataclasses import replace

    places = tuple(f"{name} row {int(place.rpartition(' ')[2]) - by}" for place in grid.places)
    return replace(grid, places=places)


def _set_tables(page: Page, known: list[Grid]) -> list[Grid]:
    """Return tables set with tabs in paragraphs, on pages that have no real table."""
    if any(grid.name.startswith(f"page {page.number} ") for grid in known):
        return []
    return text_tables(page.text.split("\n"), page.number)


def _blank() -> Problem:
    remedy = "give the document with text, or key what its pictures say"
    return Problem(place="file", problem="the document holds no text", remedy=remedy)
