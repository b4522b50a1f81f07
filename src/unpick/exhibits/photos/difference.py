"""Two views of one plane laid upon each other: where they are equal, and where they differ."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np

__all__ = ["Aligned", "lay_upon"]

_SIDE: Final = 448
"""Longer side of the region that is compared, in pixels: print of a height of 8 of them is compared letter by letter."""

_WINDOW: Final = 13
_SHIFT: Final = 2
"""Pixels of a window of comparison, and by which it may be moved: planes are found to a pixel or two."""

_DETAIL: Final = 9.0
"""Standard deviation of brightness from which a window has something to compare."""

_GROWTH: Final = 20.0
"""Growth that is reckoned with at most, as `models` allows it at the pairs: beyond them a plane goes to its horizon, and smoothing for it
would take minutes and show nothing."""

EQUAL: Final = 0.6
DIFFERENT: Final = 0.25
"""Correlation of windows from which they are equal, and up to which they differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """A region of the first picture and the same region of the second, drawn upon it.

    Attributes:
        box: left, top, width, height of the region in the first picture. first, second: uint8, the region, of equal size.
        alike: float32, correlation of the window around each pixel. detail: bool, either picture has something there; both: each of them has.
        inside: bool, within the region and the second picture. factor: pixels here to one of the first picture.
        sharp: the height in these pixels of what the coarser of the two pictures can show: 1 is as fine as the region.
    """

    box: tuple[int, int, int, int]
    first: "np.ndarray[Any, Any]"
    second: "np.ndarray[Any, Any]"
    alike: "np.ndarray[Any, Any]"
    detail: "np.ndarray[Any, Any]"
    inside: "np.ndarray[Any, Any]"
    both: "np.ndarray[Any, Any]"
    factor: float
    sharp: float

    @property
    def compared(self) -> int:
        """Pixels that are compared."""
        return int((self.detail & self.inside).sum())

    def share(self, *, least: float = -2.0, most: float = 2.0) -> float:
        """Return the share of compared pixels whose correlation lies between two bounds; 0 where nothing is compared."""
        held = self.alike[self.detail & self.inside]
        return float(((held >= least) & (held <= most)).mean()) if held.size else 0.0


def lay_upon(
    first: "np.ndarray[Any, Any]",
    second: "np.ndarray[Any, Any]",
    plane: "np.ndarray[Any, Any]",
    outline: "np.ndarray[Any, Any] | None" = None,
    *,
    side: int = _SIDE,
) -> Aligned:
    """Return a region of the first picture with the second drawn upon it.

    Args:
        first, second: uint8, brightness. plane: 3 x 3, pixels of the first to those of the second.
        outline: float, (n, 2), a convex outline in the first picture; the whole picture without it.
    """
    import cv2
    import numpy as np

    height, width = first.shape
    corners = (
        np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float64)
        if outline is None
        else outline
    )
    left, top = np.maximum(np.floor(corners.min(axis=0)), 0).astype(int)
    right, bottom = np.minimum(np.ceil(corners.max(axis=0)), (width, height)).astype(int)
    wide, high = max(int(right - left), 1), max(int(bottom - top), 1)
    factor = min(side / max(wide, high), 2.0)
    size = (max(int(wide * factor), 1), max(int(high * factor), 1))
    into = np.array([[factor, 0, -left * factor], [0, factor, -top * factor], [0, 0, 1]])
    grown = _growth(plane, corners.mean(axis=0))
    one = cv2.warpPerspective(first, into, size, flags=cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC)
    back = into @ np.linalg.inv(plane)
    # Averaging before a picture is drawn smaller, so that fine print does not flicker.
    shrink = factor / grown
    smooth = cv2.GaussianBlur(second, (0, 0), 0.5 / shrink) if shrink < 0.7 else second
    two = cv2.warpPerspective(smooth, back, size, flags=cv2.INTER_CUBIC)
    inside = (
        cv2.warpPerspective(np.full(second.shape, 255, np.uint8), back, size, flags=cv2.INTER_NEAREST) > 0
    )
    if outline is not None:
        drawn = np.zeros(inside.shape, np.uint8)
        cv2.fillConvexPoly(drawn, np.round((corners - (left, top)) * factor).astype(np.int32), 255)
        inside &= drawn > 0
    # Both are made as coarse as the coarser one.
    sharp = max(1.0, factor, shrink)
    one, two = (cv2.GaussianBlur(each, (0, 0), 0.6 * sharp) for each in (one, two))
    alike, detail, both = _compare(one, two)
    return Aligned(
        box=(int(left), int(top), wide, high),
        first=one, second=two, alike=alike, detail=detail, both=both, inside=inside, factor=factor, sharp=sharp,
    )  # fmt: skip


def moved_alike(one: "np.ndarray[Any, Any]", two: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """Return the best correlation of larger windows within a larger shift: parallax, or boxes that stand apart."""
    return _best(one.astype("float32"), two.astype("float32"), 2 * _WINDOW - 5, range(-8, 9, 2))


def _best(
    a: "np.ndarray[Any, Any]", b: "np.ndarray[Any, Any]", window: int, shifts: Iterable[int]
) -> "np.ndarray[Any, Any]":
    import numpy as np

    (mean_a, spread_a), (mean_b, spread_b) = _mean_and_spread(a, window), _mean_and_spread(b, window)
    best = np.full(a.shape, -1.0, np.float32)
    for down in shifts:
        for right in shifts:
            moved = np.roll(b, (down, right), (0, 1))
            moved_mean, moved_spread = (
                np.roll(mean_b, (down, right), (0, 1)),
                np.roll(spread_b, (down, right), (0, 1)),
            )
            both = _mean(a * moved, window) - mean_a * moved_mean
            np.maximum(best, both / np.sqrt(np.maximum(spread_a * moved_spread, 1.0)), out=best)
    return best


def _mean(values: "np.ndarray[Any, Any]", window: int) -> "np.ndarray[Any, Any]":
    """Return the mean of the window around each pixel."""
    import cv2

    mean: np.ndarray[Any, Any] = cv2.boxFilter(values, -1, (window, window), borderType=cv2.BORDER_REFLECT)
    return mean


def _mean_and_spread(
    values: "np.ndarray[Any, Any]", window: int
) -> "tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]":
    """Return mean and variance of the window around each pixel."""
    import numpy as np

    mean = _mean(values, window)
    return mean, np.maximum(_mean(values * values, window) - mean**2, 0)


def _growth(plane: "np.ndarray[Any, Any]", at: "np.ndarray[Any, Any]") -> float:
    """Return how many pixels of the second picture one of the first has, at a point."""
    import numpy as np

    w = float(plane[2] @ (at[0], at[1], 1.0))
    area = abs(float(np.linalg.det(plane)) / w**3) if w else 1.0
    return min(max(math.sqrt(area), 1 / _GROWTH), _GROWTH)


def _compare(
    one: "np.ndarray[Any, Any]", two: "np.ndarray[Any, Any]"
) -> "tuple[np.ndarray[Any, Any], np.ndarray[Any, Any], np.ndarray[Any, Any]]":
    """Return the best correlation of the windows around each pixel within a small shift, where either has detail, where both."""
    import numpy as np

    a, b = one.astype(np.float32), two.astype(np.float32)

    best = _best(a, b, _WINDOW, range(-_SHIFT, _SHIFT + 1))
    first, second = (np.sqrt(_mean_and_spread(one, _WINDOW)[1]) for one in (a, b))
    # A darker or flatter picture of the same print has less of everything.
    contrast = max(float(first.mean()), 1.0) / max(float(second.mean()), 1.0)
    scaled = second * contrast
    return best, np.maximum(first, scaled) > _DETAIL, np.minimum(first, scaled) > 0.6 * _DETAIL
