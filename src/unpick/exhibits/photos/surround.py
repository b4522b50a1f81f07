"""What stands around a matched region on the same surface: another print there tells that only a mark is shared, not the print."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from unpick.exhibits.photos.difference import DIFFERENT, EQUAL, lay_upon

if TYPE_CHECKING:
    import numpy as np

__all__ = ["Surround", "look_around"]

_GROWN: Final = 2.4
"""Times by which the region is widened to look around it: the marks of a carton take a third of its front or less."""

_STROKE: Final = 21
"""Window in pixels of the drawn region that takes strokes of print away and leaves the board they stand on."""

_STEP: Final = 7.0
"""Change of brightness over the width of a stroke from which one surface ends and another begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surround:
    """Detail around a region, on the surface that goes on from it in both pictures.

    Attributes:
        other: pixels with detail in both that is another, to the pixels with detail of the region. equal: likewise, that is equal.
    """

    other: float
    equal: float


def look_around(
    first: "np.ndarray[Any, Any]",
    second: "np.ndarray[Any, Any]",
    plane: "np.ndarray[Any, Any]",
    outline: "np.ndarray[Any, Any]",
) -> Surround:
    """Return what both pictures show around a region, on the surface of which it is a part.

    Args:
        first, second: uint8, brightness. plane: 3 x 3, pixels of the first to those of the second. outline: float, (n, 2), convex.
    """
    import cv2
    import numpy as np

    middle = (outline.min(axis=0) + outline.max(axis=0)) / 2
    wide = np.maximum(np.ptp(outline, axis=0), np.ptp(outline, axis=0).max() / 2)
    frame = middle + wide * (_GROWN / 2) * np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)])
    height, width = first.shape
    frame = np.clip(frame, (0, 0), (width - 1, height - 1))
    drawn = lay_upon(first, second, plane, frame)
    region = np.zeros(drawn.inside.shape, np.uint8)
    corners = (outline - np.array(drawn.box[:2])) * drawn.factor
    cv2.fillConvexPoly(region, np.round(corners).astype(np.int32), 1)
    held = (region > 0) & drawn.inside
    surface = _surface(drawn.first, held) & _surface(drawn.second, held) & drawn.inside
    # Strokes stand on the surface without being of it.
    grown = cv2.dilate(surface.astype(np.uint8), np.ones((_STROKE, _STROKE), np.uint8)) > 0
    grown = cv2.erode(grown.astype(np.uint8), np.ones((7, 7), np.uint8)) > 0
    outside = grown & drawn.both & drawn.inside & (cv2.dilate(region, np.ones((25, 25), np.uint8)) == 0)
    within = max(int((drawn.both & held).sum()), 1)
    return Surround(
        other=float((outside & (drawn.alike <= DIFFERENT + 0.15)).sum()) / within,
        equal=float((outside & (drawn.alike >= EQUAL)).sum()) / within,
    )


def _surface(view: "np.ndarray[Any, Any]", region: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """Return the area, bool, in which brightness goes on from a region without a step, strokes of print left out."""
    import cv2
    import numpy as np

    board = cv2.GaussianBlur(cv2.medianBlur(view, _STROKE), (0, 0), 2).astype(np.float32)
    step = np.hypot(cv2.Sobel(board, cv2.CV_32F, 1, 0), cv2.Sobel(board, cv2.CV_32F, 0, 1)) / 8 * 5
    even = (step < _STEP).astype(np.uint8)
    _, parts = cv2.connectedComponents(even, connectivity=4)
    inside = np.bincount(parts[region], minlength=int(parts.max()) + 1)
    inside[0] = 0
    ours = np.flatnonzero(inside >= max(0.1 * region.sum(), 1))
    found: np.ndarray[Any, Any] = np.isin(parts, ours)
    return found
