"""Two views of one plane laid upon each other: where they are equal, and where they differ."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np

__all__ = ["Aligned", "Drawn", "Masks", "as_coarse", "draw_upon", "lay_upon", "lay_whole", "settled"]

Masks = tuple["np.ndarray[Any, Any] | None", "np.ndarray[Any, Any] | None"]
"""Where either picture was painted over: uint8, 0 there."""

_SIDE: Final = 448
"""Longer side of the region that is compared, in pixels: print of a height of 8 of them is compared letter by letter."""

_WHOLE: Final = 256
"""Longer side of all that both pictures show, where it is compared as a whole."""

_WINDOW: Final = 13
_SHIFT: Final = 2
"""Pixels of a window of comparison, and by which it may be moved: planes are found to a pixel or two."""

_DETAIL: Final = 9.0
"""Standard deviation of brightness from which a window has something to compare."""

_GROWTH: Final = 20.0
"""Growth that is reckoned with at most, as `models` allows it at the pairs: beyond them a plane goes to its horizon, and smoothing for it
would take minutes and show nothing."""

_BLURRED: Final = 1.15
_EDGES: Final = 500
_SIGMAS: Final = (0.5, 0.8, 1.1, 1.5, 2.0, 2.6, 3.3)
"""Ratio of fineness from which the clearer picture is blurred; pixels of which it is taken; by how many the picture is blurred, tried in turn."""

_FLOW: Final = 224
_FARTHEST: Final = 0.06
"""Longer side of views whose parts are moved upon each other, and the share of it that a part moves at most."""

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
    masks: Masks = (None, None),
) -> Aligned:
    """Return a region of the first picture with the second drawn upon it.

    Args:
        first, second: uint8, brightness. plane: 3 x 3, pixels of the first to those of the second.
        outline: float, (n, 2), a convex outline in the first picture; the whole picture without it.
        masks: uint8, 0 where a picture was painted over: there is nothing to compare.
    """
    import cv2

    drawn = draw_upon(first, second, plane, outline, side=side, masks=masks)
    # Both are made as coarse as the coarser one: by their scale, then by their blur.
    sharp = max(1.0, drawn.factor, drawn.shrink)
    one, two = (cv2.GaussianBlur(each, (0, 0), 0.6 * sharp) for each in (drawn.first, drawn.second))
    one, two, sharp = as_coarse(one, two, drawn.inside, sharp)
    return _aligned(drawn, one, two, sharp)


def lay_whole(
    first: "np.ndarray[Any, Any]",
    second: "np.ndarray[Any, Any]",
    plane: "np.ndarray[Any, Any]",
    *,
    masks: Masks = (None, None),
) -> Aligned:
    """Return all that both pictures show, drawn small and compared as sharp as they are: blurred, two views of one wall would be one shot.

    Args:
        first, second, plane, masks: as of `lay_upon`.
    """
    import cv2

    drawn = draw_upon(first, second, plane, side=_WHOLE, masks=masks)
    sharp = max(1.0, drawn.factor, drawn.shrink)
    one, two = (cv2.GaussianBlur(each, (0, 0), 0.6 * sharp) for each in (drawn.first, drawn.second))
    return _aligned(drawn, one, two, sharp)


def _aligned(
    drawn: "Drawn", one: "np.ndarray[Any, Any]", two: "np.ndarray[Any, Any]", sharp: float
) -> Aligned:
    """Return two views of one region, compared."""
    alike, detail, both = _compare(one, two)
    return Aligned(
        box=drawn.box, first=one, second=two, alike=alike, detail=detail, both=both, inside=drawn.inside,
        factor=drawn.factor, sharp=sharp,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A region of the first picture and the second drawn upon it, as they are; fields as in `Aligned`; shrink: of the second."""

    box: tuple[int, int, int, int]
    first: "np.ndarray[Any, Any]"
    second: "np.ndarray[Any, Any]"
    inside: "np.ndarray[Any, Any]"
    factor: float
    shrink: float


def draw_upon(
    first: "np.ndarray[Any, Any]",
    second: "np.ndarray[Any, Any]",
    plane: "np.ndarray[Any, Any]",
    outline: "np.ndarray[Any, Any] | None" = None,
    *,
    side: int,
    masks: Masks = (None, None),
) -> Drawn:
    """Return a region of the first picture with the second drawn upon it, without comparing them; arguments as of `lay_upon`."""
    import cv2
    import numpy as np

    height, width = first.shape
    whole = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float64)
    corners = whole if outline is None else outline
    left, top = np.maximum(np.floor(corners.min(axis=0)), 0).astype(int)
    right, bottom = np.minimum(np.ceil(corners.max(axis=0)), (width, height)).astype(int)
    wide, high = max(int(right - left), 1), max(int(bottom - top), 1)
    factor = min(side / max(wide, high), 2.0)
    size = (max(int(wide * factor), 1), max(int(high * factor), 1))
    into = np.array([[factor, 0, -left * factor], [0, factor, -top * factor], [0, 0, 1]])
    one = cv2.warpPerspective(first, into, size, flags=cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC)
    back = into @ np.linalg.inv(plane)
    # Averaging before a picture is drawn smaller, so that fine print does not flicker.
    shrink = factor / _growth(plane, corners.mean(axis=0))
    smooth = cv2.GaussianBlur(second, (0, 0), 0.5 / shrink) if shrink < 0.7 else second
    two = cv2.warpPerspective(smooth, back, size, flags=cv2.INTER_CUBIC)
    inside = (
        cv2.warpPerspective(np.full(second.shape, 255, np.uint8), back, size, flags=cv2.INTER_NEAREST) > 0
    )
    if outline is not None:
        drawn = np.zeros(inside.shape, np.uint8)
        cv2.fillConvexPoly(drawn, np.round((corners - (left, top)) * factor).astype(np.int32), 255)
        inside &= drawn > 0
    for mask, plan in zip(masks, (into, back), strict=True):
        if mask is not None:
            held = cv2.warpPerspective(mask, plan, size, flags=cv2.INTER_NEAREST)
            inside &= cv2.erode(held, np.ones((_WINDOW, _WINDOW), np.uint8)) > 0
    return Drawn(
        box=(int(left), int(top), wide, high),
        first=one, second=two, inside=inside, factor=factor, shrink=shrink,
    )  # fmt: skip


def as_coarse(
    one: "np.ndarray[Any, Any]", two: "np.ndarray[Any, Any]", inside: "np.ndarray[Any, Any]", sharp: float
) -> "tuple[np.ndarray[Any, Any], np.ndarray[Any, Any], float]":
    """Return both pictures as blurred as the more blurred of them, and the height of what it can show.

    A letter out of focus is no other letter. How blurred a picture is shows in its finest changes to all of its changes.
    """
    import cv2

    fine = [_fineness(each, inside) for each in (one, two)]
    if min(fine) <= 0 or max(fine) < _BLURRED * min(fine):
        return one, two, sharp
    clear, target = (one, fine[1]) if fine[0] > fine[1] else (two, fine[0])
    for sigma in _SIGMAS:
        soft = cv2.GaussianBlur(clear, (0, 0), sigma)
        if _fineness(soft, inside) <= target:
            break
    coarse = math.hypot(sharp, 1.7 * sigma)
    return (soft, two, coarse) if clear is one else (one, soft, coarse)


def _fineness(picture: "np.ndarray[Any, Any]", inside: "np.ndarray[Any, Any]") -> float:
    """Return how steep the steepest edges within a region are, to the step that they make: blur lowers it, grain and dim light hardly do."""
    import cv2
    import numpy as np

    if inside.sum() < _EDGES:
        return 0.0
    smooth = cv2.GaussianBlur(picture, (0, 0), 0.8)
    around = np.ones((11, 11), np.uint8)
    step = cv2.subtract(cv2.dilate(smooth, around), cv2.erode(smooth, around)).astype(np.float32)
    across, down = cv2.Sobel(smooth, cv2.CV_32F, 1, 0), cv2.Sobel(smooth, cv2.CV_32F, 0, 1)
    slope = np.hypot(across, down)
    held = inside & (slope >= np.quantile(slope[inside], 0.93))
    return float(np.median(slope[held] / np.maximum(step[held], 4.0)))


def settled(one: "np.ndarray[Any, Any]", two: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """Return the second of two views of one size with its parts moved to where the first has them, as far as they stand a little otherwise.

    Cartons of a stack lean each in its own way, and a plane fits one of them best. The field of moves is so smooth (windows of a tenth of the
    view, then averaged) that it shifts a carton and leaves the signs of a number as they are.

    Args:
        one, two: uint8, one size.
    """
    import cv2
    import numpy as np

    high, wide = one.shape
    shrink = min(_FLOW / max(high, wide), 1.0)
    size = (max(round(wide * shrink), 16), max(round(high * shrink), 16))
    small = [cv2.resize(each, size, interpolation=cv2.INTER_AREA) for each in (one, two)]
    flow = cv2.calcOpticalFlowFarneback(
        small[0], small[1], None, 0.5, 3, _FLOW // 10, 4, 7, 1.5, cv2.OPTFLOW_FARNEBACK_GAUSSIAN
    )
    flow = np.clip(cv2.GaussianBlur(flow, (0, 0), _FLOW / 20), -_FLOW * _FARTHEST, _FLOW * _FARTHEST)
    field = cv2.resize(flow, (wide, high)) / (size[0] / wide, size[1] / high)
    across, down = np.meshgrid(np.arange(wide, dtype=np.float32), np.arange(high, dtype=np.float32))
    x, y = across + field[..., 0].astype(np.float32), down + field[..., 1].astype(np.float32)
    moved: np.ndarray[Any, Any] = cv2.remap(two, x, y, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return moved


def alike_settled(aligned: Aligned) -> "np.ndarray[Any, Any]":
    """Return the correlation of the window around each pixel once the parts of the second view are settled."""
    return _compare(aligned.first, settled(aligned.first, aligned.second))[0]


def moved_alike(one: "np.ndarray[Any, Any]", two: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """Return the best correlation of larger windows within a larger shift: parallax, or boxes that stand apart."""
    return _best(one.astype("float32"), two.astype("float32"), 2 * _WINDOW - 5, range(-8, 9, 2))


def _best(
    a: "np.ndarray[Any, Any]", b: "np.ndarray[Any, Any]", window: int, shifts: Sequence[int]
) -> "np.ndarray[Any, Any]":
    import numpy as np

    (mean_a, spread_a), moments = _mean_and_spread(a, window), _mean_and_spread(b, window)
    far, (high, wide) = max(abs(shift) for shift in shifts), a.shape
    # What moves out at one side comes in at the other; views of the padded values are the moved ones without a copy of each.
    moved, moved_mean, moved_spread = (np.pad(each, far, mode="wrap") for each in (b, *moments))
    best = np.full(a.shape, -1.0, np.float32)
    for down in shifts:
        for right in shifts:
            here = np.s_[far - down : far - down + high, far - right : far - right + wide]
            both = _mean(a * moved[here], window) - mean_a * moved_mean[here]
            np.maximum(best, both / np.sqrt(np.maximum(spread_a * moved_spread[here], 1.0)), out=best)
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
    # A darker or flatter picture of the same print has less of everything: both are reckoned as strong as the stronger one.
    usual = [max(float(each.mean()), 1.0) for each in (first, second)]
    first, second = (each * (max(usual) / own) for each, own in zip((first, second), usual, strict=True))
    return best, np.maximum(first, second) > _DETAIL, np.minimum(first, second) > 0.6 * _DETAIL
