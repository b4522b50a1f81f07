"""A scanned page made ready for reading: straight, without its ruling lines, and where these part it into cells.

Geometry alone: nothing is read here, and no shape of a person is looked for.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

__all__ = ["Ruled", "evenly_lit", "is_paper", "ruled_on", "squared", "straightened", "without_rules"]

Gray = NDArray[np.uint8]

_TURN: Final = 4.0
"""Degrees to either side that are tried; a sheet that was fed crookedly seldom lies beyond."""

_STEPS: Final = (0.5, 0.1)
"""Degrees between the angles tried, first over all, then around the best."""

_SMALL: Final = 900
"""Points of the longer side on which angles are tried."""

_LIGHT: Final = 160
"""Level of gray from which the tone of most of a page is that of paper; a scan of white paper has 220 to 255."""

_NEAR: Final = 40
"""Levels of gray within which a point has the tone of the paper."""

_BARE: Final = 0.6
"""Share of a page that must have the tone of its paper; close print on a page leaves 0.8, photographs 0.1 to 0.4."""

_FRAMED: Final = 0.1
"""Share of a page that a table must cover for its frame to tell how the page was seen."""

_CORNERS: Final = 4
_ASKEW: Final = 0.002
"""Share of the longer side by which a corner of the frame must stand off; half a degree along a table of a page."""

_EVEN: Final = 245
"""Level of gray of paper that is evenly lit."""

_SHORTEST: Final = 0.033
"""Shortest ruling line as a share of the width of the page: longer than any letter, shorter than a narrow column."""

_ALONG: Final = 0.4
"""Share of a table that its lines must run along to part rows or columns; merged cells interrupt them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """A table by its ruling lines: middles of its upright lines from the left, and of its level lines from the top, points."""

    xs: tuple[int, ...]
    ys: tuple[int, ...]


def is_paper(page: Gray) -> bool:
    """Return whether most of a page has one light tone, as a sheet with print has and a photograph has not."""
    small = page[:: max(1, page.shape[0] // 600), :: max(1, page.shape[1] // 600)]
    tone = int(np.argmax(np.bincount(small.ravel() >> 3, minlength=32))) * 8 + 4
    return tone >= _LIGHT and float(np.mean(np.abs(small.astype(np.int16) - tone) <= _NEAR)) >= _BARE


def evenly_lit(page: Gray) -> Gray:
    """Return a page whose paper has one tone: each point over the light around it, so that shadows and yellowing are gone."""
    import cv2

    step = max(1.0, max(page.shape) / _SMALL)
    size = round(page.shape[1] / step), round(page.shape[0] / step)
    small = cv2.resize(page, size, interpolation=cv2.INTER_AREA)
    # Print is darker than its paper and its strokes are thin: the lightest around, softened, is the light.
    light = cv2.GaussianBlur(cv2.dilate(small, np.ones((15, 15), np.uint8)), (0, 0), 12)
    whole = cv2.resize(light, (page.shape[1], page.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(page, whole, scale=_EVEN), np.uint8)


def squared(page: Gray) -> Gray:
    """Return a page seen from the side as seen from above, by the frame of its largest ruled table; as it is where none is askew."""
    import cv2

    step = max(1.0, max(page.shape) / (2 * _SMALL))
    size = round(page.shape[1] / step), round(page.shape[0] / step)
    ink = cv2.morphologyEx(
        _ink(cv2.resize(page, size, interpolation=cv2.INTER_AREA)), cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8)
    )
    contours, _ = cv2.findContours(ink, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    frame = max(contours, key=cv2.contourArea, default=None)
    if frame is None or cv2.contourArea(frame) < _FRAMED * ink.size:
        return page
    sides = cv2.approxPolyDP(frame, 0.02 * cv2.arcLength(frame, True), True)
    if len(sides) != _CORNERS or not cv2.isContourConvex(sides):
        return page
    points = sides.reshape(-1, 2).astype(np.float32) * step
    # The corner with the least sum of its places is the upper left one; the others follow around.
    points = np.roll(points, -int(points.sum(axis=1).argmin()), axis=0)
    if points[1, 0] < points[3, 0]:
        points = points[[0, 3, 2, 1]]
    left, right = points[[0, 3], 0].mean(), points[[1, 2], 0].mean()
    top, bottom = points[[0, 1], 1].mean(), points[[3, 2], 1].mean()
    level = np.array([[left, top], [right, top], [right, bottom], [left, bottom]], np.float32)
    if np.abs(points - level).max() < _ASKEW * max(page.shape):
        return page
    matrix = cv2.getPerspectiveTransform(points, level)
    shape = page.shape[1], page.shape[0]
    return np.asarray(
        cv2.warpPerspective(page, matrix, shape, flags=cv2.INTER_CUBIC, borderValue=_tone(page)), np.uint8
    )


def straightened(page: Gray) -> Gray:
    """Return a page turned so that its lines are level; as it is where no angle within four degrees is better."""
    import cv2

    step = max(1.0, max(page.shape) / _SMALL)
    size = round(page.shape[1] / step), round(page.shape[0] / step)
    ink = _ink(cv2.resize(page, size, interpolation=cv2.INTER_AREA))
    best = 0.0
    for width, grid in ((_TURN, _STEPS[0]), (_STEPS[0], _STEPS[1])):
        tried = [best + grid * number for number in range(-round(width / grid), round(width / grid) + 1)]
        # Of angles that are equally good the smallest turn is taken, whatever the order.
        best = max(tried, key=lambda turn: (_levelness(ink, turn), -abs(turn)))
    return page if abs(best) < _STEPS[1] / 2 else _turned(page, best, border=_tone(page))


def without_rules(page: Gray) -> Gray:
    """Return a page with its ruling lines painted in the tone of its paper; readers of text take them for letters."""
    import cv2

    level, upright = _lines(page)
    wide = cv2.dilate(cv2.bitwise_or(level, upright), np.ones((3, 3), np.uint8))
    bare = page.copy()
    bare[wide > 0] = _tone(page)
    return bare


def ruled_on(page: Gray) -> list[Ruled]:
    """Return the tables of a straight page that have upright lines between columns, from the top."""
    import cv2

    level, upright = _lines(page)
    grown = cv2.dilate(cv2.bitwise_or(level, upright), np.ones((9, 9), np.uint8))
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(grown, connectivity=8)
    found = []
    for one in range(1, count):
        left, top, wide, high = (int(side) for side in boxes[one][:4])
        here = labels[top : top + high, left : left + wide] == one
        inside = np.s_[top : top + high, left : left + wide]
        xs = _middles(((upright[inside] > 0) & here).sum(axis=0) >= _ALONG * high)
        ys = _middles(((level[inside] > 0) & here).sum(axis=1) >= _ALONG * wide)
        if len(xs) > 2 and len(ys) > 1:
            found.append(Ruled(xs=tuple(left + x for x in xs), ys=tuple(top + y for y in ys)))
    return sorted(found, key=lambda one: (one.ys[0], one.xs[0]))


def _middles(held: NDArray[np.bool_]) -> list[int]:
    """Return the middles of the runs of places that a line holds."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], held.astype(np.int8), [0]))))
    return [int(start + end - 1) // 2 for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _lines(page: Gray) -> tuple[Gray, Gray]:
    """Return the level and the upright ruling lines of a straight page, each as a mask."""
    import cv2

    ink = cv2.dilate(_ink(page), np.ones((2, 2), np.uint8))
    length = max(40, round(_SHORTEST * page.shape[1]))
    level = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    upright = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((length, 1), np.uint8))
    return level, upright


def _ink(page: Gray) -> Gray:
    """Return what is darker than what lies around it, as 255; shadows of a fold and yellowed paper are no ink."""
    import cv2

    soft = cv2.GaussianBlur(page, (3, 3), 0)
    around = max(15, max(page.shape) // 60) | 1
    return np.asarray(
        cv2.adaptiveThreshold(soft, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, around, 18),
        np.uint8,
    )


def _levelness(ink: Gray, turn: float) -> float:
    """Return how unevenly ink is spread over the rows of a page that was turned: level lines make peaks and gaps."""
    rows = _turned(ink, turn, border=0).sum(axis=1, dtype=np.int64)
    return float(np.square(np.diff(rows)).sum())


def _turned(page: Gray, turn: float, *, border: int) -> Gray:
    import cv2

    high, wide = page.shape
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), turn, 1.0)
    way = cv2.INTER_NEAREST if border == 0 else cv2.INTER_CUBIC
    return np.asarray(
        cv2.warpAffine(
            page, matrix, (wide, high), flags=way, borderMode=cv2.BORDER_CONSTANT, borderValue=border
        ),
        np.uint8,
    )


def _tone(page: Gray) -> int:
    return int(np.percentile(page[::7, ::7], 80))
