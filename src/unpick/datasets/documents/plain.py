"""Plain text, Markdown and delimited text: pages by form feed, tables by pipes, tabs or wide gaps."""

import csv
import io
import re
from collections.abc import Sequence
from typing import Final

from unpick.datasets.documents.decode import decode
from unpick.datasets.documents.found import MOST_CELLS, MOST_TEXT, Found, failed
from unpick.datasets.documents.grids import Rows, grid_of, part
from unpick.datasets.documents.sheet import tables_of
from unpick.exhibits.reading import Grid, Page, Problem

__all__ = ["delimiter_of", "read_delimited", "read_plain", "text_tables"]

_DELIMITERS: Final = (",", "\t", ";", "|")
_GAP: Final = re.compile(r"\t+| {3,}|(?<=\S)  (?=\S)")
_RULE: Final = re.compile(r"^[\s|:+=_-]{3,}$")
_LONGEST_CELL: Final = 1 << 20


def read_plain(data: bytes) -> Found:
    """Return a text file as pages and the tables that are set in it."""
    text, encoding = decode(data)
    if encoding == "binary":
        remedy = "give it as PDF, XLSX, CSV, DOCX or text"
        return failed("other", "the file is of no kind that is read", remedy)
    pages, grids = [], []
    for number, part_text in enumerate(text[:MOST_TEXT].split("\f"), 1):
        pages.append(Page(number=number, text=part_text))
        grids += text_tables(part_text.split("\n"), number)
    problems = () if len(text) <= MOST_TEXT else (_left_out(),)
    return Found(
        media="text", pages=tuple(pages), grids=tuple(grids), meta={"encoding": encoding}, problems=problems
    )


def read_delimited(data: bytes) -> Found:
    """Return a CSV or TSV file as one page of what is in no table, and its tables."""
    text, encoding = decode(data)
    if encoding == "binary":
        return failed("sheet", "the file is no text", "export the table as CSV in UTF-8")
    problems: list[Problem] = [] if len(text) <= MOST_TEXT else [_left_out()]
    text = text[:MOST_TEXT]
    cells: list[list[str]] = []
    before = csv.field_size_limit(_LONGEST_CELL)
    count = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text)):
            count += len(row)
            cells.append([cell.strip() for cell in row])
            if count > MOST_CELLS:
                problems.append(_left_out())
                break
    except csv.Error as fault:
        problem = f"the rest could not be parted into cells ({fault})"
        place = f"row {len(cells) + 1}"
        problems.append(Problem(place=place, problem=problem, remedy="export the table again"))
    finally:
        csv.field_size_limit(before)
    widest = max((len(row) for row in cells), default=0)
    if widest * len(cells) > 3 * MOST_CELLS:
        problems.append(
            Problem(place="file", problem=f"one row has {widest} cells", remedy="export it again")
        )
        cells = [row[:1000] for row in cells]
    page, grids = tables_of(cells, name="")
    return Found(
        media="sheet",
        pages=(Page(number=1, text=page),),
        grids=tuple(grids),
        meta={"encoding": encoding},
        problems=tuple(problems),
    )


def delimiter_of(text: str) -> str:
    """Return the delimiter under which most of the first records have the same number of cells, over one."""
    head = text[: 1 << 16].split("\n")[:80]

    def evenness(mark: str) -> tuple[int, int]:
        try:
            counts = [len(row) for row in csv.reader(head, delimiter=mark) if len(row) > 1]
        except csv.Error:
            return 0, 0
        common = max(set(counts), key=counts.count) if counts else 0
        return counts.count(common) * min(common, 4), common

    return max(_DELIMITERS, key=evenness)


def text_tables(lines: Sequence[str], page: int, *, prefix: str = "") -> list[Grid]:
    """Return the tables set in lines of text: pipes, tabs, or columns parted by wide gaps."""
    grids: list[Grid] = []
    prefix = prefix or f"page {page}"
    before = 0
    for start, end in _runs(lines):
        cells = [_parted(line) for line in lines[start:end]]
        numbers = [number for number, row in enumerate(cells, start) if row]
        cells = [row for row in cells if row]
        width = max(len(row) for row in cells)
        if not _is_table(cells, width):
            continue
        padded = [[*row, *[""] * (width - len(row))] for row in cells]
        above = [line.strip() for line in lines[max(before, start - 3) : start] if line.strip()]
        before = end
        titles = [[text, *[""] * (width - 1)] for text in above]
        places = [*[prefix] * len(titles), *(f"{prefix} line {number + 1}" for number in numbers)]
        rows = Rows(cells=[*titles, *padded], places=places)
        blocks, _ = part(rows)
        grids += [
            grid_of(block, rows, f"{prefix} table {len(grids) + 1 + at}") for at, block in enumerate(blocks)
        ]
    return grids


def _runs(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Return runs of lines that each hold two cells or more; one short line between is passed over."""
    runs: list[tuple[int, int]] = []
    start = -1
    last = -1
    for number, line in enumerate([*lines, ""]):
        several = number < len(lines) and (len(_parted(line)) >= 2 or bool(start >= 0 and _RULE.match(line)))
        if several:
            start = number if start < 0 else start
            last = number
        elif start >= 0:
            if last - start >= 1:
                runs.append((start, last + 1))
            start = -1
    return runs


def _parted(line: str) -> list[str]:
    stripped = line.strip()
    if not stripped or len(stripped) > 4000 or (_RULE.match(stripped) and not stripped.isdigit()):
        return []
    if stripped.count("|") >= 2 or (stripped.startswith("|")):
        return [cell.strip().strip("*`") for cell in stripped.strip("|").split("|")]
    if stripped.count("|") == 1 and " | " in stripped:
        return [cell.strip() for cell in stripped.split("|")]
    # A tab keeps an empty cell; a run of spaces cannot.
    if "\t" in stripped:
        return [cell.strip() for cell in line.rstrip().split("\t")]
    return [cell for cell in _GAP.split(stripped) if cell]


def _is_table(cells: Sequence[Sequence[str]], width: int) -> bool:
    """Return whether most rows have the same number of cells; label and value alone are no table."""
    counts = [len(row) for row in cells]
    common = max(set(counts), key=counts.count)
    if any(cell.endswith((":", "：")) for row in cells for cell in row[:1]):
        return False
    return len(cells) >= 2 and counts.count(common) * 2 > len(cells) and (width > 2 or len(cells) >= 3)


def _left_out() -> Problem:
    return Problem(
        place="file", problem="the file is too large; its end was left out", remedy="split the file"
    )
