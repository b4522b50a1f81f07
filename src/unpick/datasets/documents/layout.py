"""Words with their places on a page to lines in reading order, and to tables by the gaps between columns."""

from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

__all__ = ["Line", "PlacedTable", "Word", "level_lines", "lines_of", "tables_on"]

_SEGMENT_GAP: Final = 0.55
"""Gap between cells in heights of the line. A space is about 0.22 of it (Helvetica 0.278 em, height 1.2 em), so
this is over two spaces; justified prose seldom stretches a space that far, and never in line after line."""

_COLUMN_LINES: Final = 6
"""Lines in a row that a gutter must part before a page counts as set in two columns."""

_FULL_LINE: Final = 0.7
"""Share of the width of a column from which a line of it is full; most lines of prose are, labels of a form are not."""

_LONGEST_COLUMN: Final = 400
"""Lines of two columns that are looked at in one go; a page in six point has 120."""

_COLUMN_LETTERS: Final = 18
"""Letters per line on each side of a gutter, figures not counted; the cells of a table have fewer."""

_FARTHEST: Final = 4.5
"""Step between rows of one table, in heights of the line; a cell of three lines takes about 4."""

_WIDE_GAP: Final = 1.5
"""Gap in heights of the line that is kept as three spaces in the text; justified prose stays below it."""


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without a space: left, right, bottom and top in points, and the text."""

    left: float
    right: float
    bottom: float
    top: float
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one height, from the left.

    Attributes:
        height: the middle height of its words, at least one point. middle: in points from the bottom of the page.
        segments: its words parted where a gap is wider than two spaces.
    """

    words: tuple[Word, ...]
    height: float
    middle: float
    segments: tuple[tuple[Word, ...], ...]

    @property
    def text(self) -> str:
        """Return its words; wide gaps are kept as three spaces."""
        gap = _WIDE_GAP * self.height
        out = [self.words[0].text]
        for before, word in pairwise(self.words):
            out += ["   " if word.left - before.right > gap else " ", word.text]
        return "".join(out)


def _line(words: Iterable[Word]) -> Line:
    ordered = tuple(sorted(words, key=lambda word: word.left))
    height = max(1.0, median(word.top - word.bottom for word in ordered))
    gap = _SEGMENT_GAP * height
    parts = [[ordered[0]]]
    for before, word in pairwise(ordered):
        if word.left - before.right > gap:
            parts.append([word])
        else:
            parts[-1].append(word)
    middle = median((word.top + word.bottom) / 2 for word in ordered)
    return Line(ordered, height, middle, tuple(map(tuple, parts)))


def lines_of(words: Sequence[Word]) -> list[Line]:
    """Return the lines of a page, from the top; two columns of prose one after the other."""
    lines = level_lines(words)
    out: list[Line] = []
    at = 0
    while at < len(lines):
        end, gutter = _column_run(lines, at)
        if end - at >= _COLUMN_LINES:
            run = [word for line in lines[at:end] for word in line.words]
            out += level_lines([word for word in run if word.right <= gutter])
            out += level_lines([word for word in run if word.right > gutter])
            at = end
        else:
            out.append(lines[at])
            at += 1
    return out


def level_lines(words: Sequence[Word]) -> list[Line]:
    """Return lines of words whose middles are within half a height of each other."""
    rows: list[list[Word]] = []
    base, tall = 0.0, 0.0
    for word in sorted(words, key=lambda word: -(word.top + word.bottom)):
        middle, height = (word.top + word.bottom) / 2, word.top - word.bottom
        if rows and base - middle < 0.45 * max(1.0, min(tall, height)):
            rows[-1].append(word)
        else:
            rows.append([word])
            base, tall = middle, height
    return [_line(row) for row in rows]


def _column_run(lines: Sequence[Line], start: int) -> tuple[int, float]:
    """Return where a run of lines in two columns of prose ends, and the gutter; the start where there is none."""
    for low, high in _gaps(lines[start]):
        if not _is_two_columns([lines[start]], (low + high) / 2, least=1):
            continue
        run = []
        for line in lines[start : start + _LONGEST_COLUMN]:
            narrowed = _narrowed(line, low, high)
            if narrowed is None:
                break
            low, high = narrowed
            run.append(line)
        gutter = (low + high) / 2
        if len(run) >= _COLUMN_LINES and _is_two_columns(run, gutter) and not _is_form(run, gutter):
            return start + len(run), gutter
    return start, 0.0


def _narrowed(line: Line, low: float, high: float) -> tuple[float, float] | None:
    """Return the part of a gutter that a line leaves free; none where a word stands in all of it."""
    for word in line.words:
        if word.right <= low or word.left >= high:
            continue
        if word.left <= low and word.right >= high - 1:
            return None
        if word.left - low >= high - word.right:
            high = word.left
        else:
            low = word.right
    return (low, high) if high - low >= 1 else None


def _is_two_columns(run: Sequence[Line], gutter: float, *, least: int = _COLUMN_LINES) -> bool:
    left = [_letters(word for word in line.words if word.right <= gutter) for line in run]
    right = [_letters(word for word in line.words if word.left >= gutter) for line in run]
    both = [pair for pair in zip(left, right, strict=True) if all(pair)]
    # A single line can end a column; prose has many letters on both sides, the cells of a table few.
    return len(both) >= least and all(
        sum(pair[side] for pair in both) >= _COLUMN_LETTERS * len(both) for side in (0, 1)
    )


def _is_form(run: Sequence[Line], gutter: float) -> bool:
    """Return whether what stands left of a gutter are labels: few of these lines run to the end of their column."""
    left = [
        (line.words[0].left, max(word.right for word in line.words if word.right <= gutter))
        for line in run
        if line.words[0].right <= gutter
    ]
    if not left:
        return False
    start, end = min(low for low, _ in left), max(high for _, high in left)
    full = sum(high - start >= _FULL_LINE * (end - start) for _, high in left)
    return 2 * full < len(left)


def _letters(words: Iterable[Word]) -> int:
    return sum(sum(2 if ord(letter) > 0x2E80 else letter.isalpha() for letter in word.text) for word in words)


def _gaps(line: Line) -> list[tuple[float, float]]:
    parts = line.segments
    return [(one[-1].right, two[0].left) for one, two in pairwise(parts)]


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table on a page: the index of its first and last line, its rows of cells, the line of each row."""

    first: int
    last: int
    rows: tuple[tuple[str, ...], ...]
    at: tuple[int, ...]


def tables_on(lines: Sequence[Line]) -> list[PlacedTable]:
    """Return the tables on a page: runs of lines whose words fall into the same two or more columns."""
    found = []
    at = 0
    while at < len(lines):
        end = _run_end(lines, at)
        if end - at >= 2 and (table := _table(lines, at, end)):
            found.append(table)
        at = max(end, at + 1)
    return found


def _run_end(lines: Sequence[Line], start: int) -> int:
    """Return the end of a run of lines with several segments; up to two short lines of one are wrapped cells."""
    end, single = start, 0
    last = lines[start]
    for number in range(start, len(lines)):
        line = lines[number]
        step = lines[number - 1].middle - line.middle if number > start else 0.0
        if step < 0 or step > _FARTHEST * line.height:
            break
        if len(line.segments) >= 2:
            end, single, last = number + 1, 0, line
        elif end > start and single < 2 and not _bridges(line, last):
            single += 1
        else:
            break
    return end


def _bridges(line: Line, above: Line) -> bool:
    """Return whether a line of one segment runs over a gap of the line above: it is a title, no wrapped cell."""
    left, right = line.words[0].left, line.words[-1].right
    return any(left < low and right > high for low, high in _gaps(above))


def _table(lines: Sequence[Line], start: int, end: int) -> PlacedTable | None:
    """Return the table of a run of lines; none where too few of them share the gaps between columns."""
    run = lines[start:end]
    several = [line for line in run if len(line.segments) >= 2]
    edges = _best_edges(several)
    if not edges:
        return None
    extents = _extents(several, edges)
    rows = [_cells(line, edges, extents) for line in run]
    filled = [sum(1 for cell in row if cell) for row in rows]
    width = len(edges) + 1
    full = sum(1 for count in filled if count >= max(2, 0.6 * width))
    least = 3 if width == 2 else 2
    if full < least or full < 0.5 * len(several) or _is_prose(rows, width):
        return None
    rows, at = _unwrapped(run, rows, width)
    return PlacedTable(
        first=start, last=end - 1, rows=tuple(tuple(row) for row in rows), at=tuple(start + n for n in at)
    )


def _is_prose(rows: Sequence[Sequence[str]], width: int) -> bool:
    words = [len(cell.split()) for row in rows for cell in row if cell]
    return width <= 3 and sum(words) / len(words) > 7


def _best_edges(lines: Sequence[Line]) -> list[float]:
    """Return the gaps of all lines, or those of the lines with the usual number of cells where they are more.

    Heads over several columns and rows of totals run over gaps that all other rows leave free.
    """
    counts = [len(line.segments) for line in lines]
    usual = max(set(counts), key=lambda count: (counts.count(count), count))
    of_all = _edges(lines)
    of_usual = _edges([line for line, count in zip(lines, counts, strict=True) if count == usual])
    kept = [edge for edge in of_usual if sum(_crosses(line, edge) for line in lines) * 4 <= len(lines)]
    return kept if len(kept) > len(of_all) and counts.count(usual) >= 3 else of_all


def _crosses(line: Line, edge: float) -> bool:
    return any(segment[0].left < edge < segment[-1].right for segment in line.segments)


def _edges(lines: Sequence[Line]) -> list[float]:
    """Return the middles of the gaps that at least nine of ten lines leave free."""
    if not lines:
        return []
    left = min(line.words[0].left for line in lines)
    right = max(line.words[-1].right for line in lines)
    count = int(right - left) + 2
    cover = [0] * (count + 1)
    for line in lines:
        for segment in line.segments:
            cover[int(segment[0].left - left)] += 1
            cover[min(count, int(segment[-1].right - left + 0.5))] -= 1
    allowed = len(lines) // 10
    edges, depth, open_at = [], 0, -1
    for x in range(count):
        depth += cover[x]
        if depth <= allowed and open_at < 0:
            open_at = x
        elif depth > allowed and open_at >= 0:
            if open_at > 0 and x - open_at >= 2:
                edges.append(left + (open_at + x) / 2)
            open_at = -1
    return edges


def _extents(lines: Sequence[Line], edges: Sequence[float]) -> list[tuple[float, float]]:
    """Return the left and right end of what stands in each column, by the segments that cross no gap."""
    left, right = [float("inf")] * (len(edges) + 1), [float("-inf")] * (len(edges) + 1)
    for line in lines:
        for segment in line.segments:
            low, high = bisect(edges, segment[0].left), bisect(edges, segment[-1].right)
            if low == high:
                left[low] = min(left[low], segment[0].left)
                right[low] = max(right[low], segment[-1].right)
    return list(zip(left, right, strict=True))


def _cells(line: Line, edges: Sequence[float], extents: Sequence[tuple[float, float]]) -> list[str]:
    """Return the cells of a line: a segment that crosses gaps stands where most of it does, else where it begins."""
    cells: list[list[str]] = [[] for _ in range(len(edges) + 1)]
    for segment in line.segments:
        low, high = bisect(edges, segment[0].left), bisect(edges, segment[-1].right)
        shares = [
            min(segment[-1].right, extents[at][1]) - max(segment[0].left, extents[at][0])
            for at in range(low, high + 1)
        ]
        best = (
            low + shares.index(max(shares))
            if max(shares) > 0 and sum(share > 0 for share in shares) == 1
            else low
        )
        cells[best] += [word.text for word in segment]
    return [" ".join(cell) for cell in cells]


def _unwrapped(run: Sequence[Line], rows: list[list[str]], width: int) -> tuple[list[list[str]], list[int]]:
    """Return rows with wrapped cells put together: close under a fuller row, and with nothing in the first cell."""
    steps = [above.middle - below.middle for above, below in pairwise(run)]
    usual = median(steps) if steps else 0.0
    out: list[list[str]] = []
    at: list[int] = []
    for number, row in enumerate(rows):
        count = sum(1 for cell in row if cell)
        close = number > 0 and steps[number - 1] < 0.85 * usual
        alone = number > 0 and count == 1 and width > 2 and not row[0] and steps[number - 1] <= 1.01 * usual
        if out and (close or alone) and count < width and len(out) > 1:
            out[-1] = [f"{above} {below}".strip() for above, below in zip(out[-1], row, strict=True)]
            continue
        out.append(list(row))
        at.append(number)
    return out, at
