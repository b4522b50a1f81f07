"""Black boxes drawn over a page: solid dark rectangles that hide what stood there, told from ink, photographs and edges of a scan."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

__all__ = ["Box", "find_boxes"]

_CELL: Final = 4
"""Points of a cell; a page is looked at with about 1,000 points on its longer side, so a cell is a millimeter and a quarter."""

_DARK: Final = 70
_EVEN: Final = 24.0
"""Level up to which a point is dark, and the spread of levels within a box: a drawn box is one color but for what JPEG adds."""

_WIDE: Final = 5
_HIGH: Final = 2
_FULL: Final = 0.92
"""Cells that a box is wide and high at the least (six by two and a half millimeters), and the share of its frame that it fills.

Letters and rules are thinner, a photograph's darkness has no straight frame, and the head of a table has words in it. Chosen on the
invented pages of `tests/exhibits/test_boxes.py`; a convention of this project.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A box in points of the picture looked at."""

    left: int
    top: int
    width: int
    height: int

    @property
    def area(self) -> int:
        """Return its points."""
        return self.width * self.height


def find_boxes(gray: NDArray[np.uint8]) -> tuple[Box, ...]:
    """Return the solid dark rectangles of a page, from the top; what touches the edge is the edge of a scan and is left out.

    Args:
        gray: height by width, levels of gray, about 1,000 points on the longer side.
    """
    rows, columns = gray.shape[0] // _CELL, gray.shape[1] // _CELL
    if rows < 3 or columns < 3:
        return ()
    cut = gray[: rows * _CELL, : columns * _CELL].reshape(rows, _CELL, columns, _CELL)
    solid = cut.max(axis=(1, 3)) <= _DARK
    found = []
    for left, top, width, height, count in _groups(solid):
        touches = not left or not top or left + width == columns or top + height == rows
        if touches or width < _WIDE or height < _HIGH or count < _FULL * width * height:
            continue
        points = gray[top * _CELL : (top + height) * _CELL, left * _CELL : (left + width) * _CELL]
        if float(points.std()) <= _EVEN:
            found.append(Box(left=left * _CELL, top=top * _CELL, width=width * _CELL, height=height * _CELL))
    return tuple(sorted(found, key=lambda one: (one.top, one.left)))


def _groups(solid: NDArray[np.bool_]) -> Iterator[tuple[int, int, int, int, int]]:
    """Yield the frame (left, top, width, height) and the count of each group of solid cells that touch side by side."""
    left = {(int(y), int(x)) for y, x in np.argwhere(solid)}
    while left:
        group, open_ones = list[tuple[int, int]](), [left.pop()]
        while open_ones:
            y, x = open_ones.pop()
            group.append((y, x))
            for beside in ((y, x + 1), (y, x - 1), (y + 1, x), (y - 1, x)):
                if beside in left:
                    left.discard(beside)
                    open_ones.append(beside)
        ys, xs = [y for y, _ in group], [x for _, x in group]
        yield min(xs), min(ys), max(xs) - min(xs) + 1, max(ys) - min(ys) + 1, len(group)
