"""What stands around a matched region on the same surface: another print there tells that only a mark is shared, not the print."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from unpick.exhibits.photos.difference import EQUAL, Masks, lay_upon

if TYPE_CHECKING:
    import numpy as np

__all__ = ["Surround", "look_around"]

_PAD: Final = 0.6
"""Of the longer side of the region: how far is looked around it. The marks of a carton stand that near to its other print."""

_STROKE: Final = 21
"""Window in pixels of the drawn region that takes strokes of print away and leaves the board they stand on."""

_SHADE: Final = 0.25
_LIGHT: Final = 0.18
"""Logarithm of brightness by which board may differ from what the board of the region, going on evenly, would have in either picture,
and by which the one picture's may differ from the other's: light falls evenly, another surface has another shade in one of them."""

_GAP: Final = 13
_OTHER: Final = 0.4
"""Pixels around the region that are left out, and correlation up to which windows differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surround:
    """Detail around a region, on the surface that goes on from it in both pictures.

    Attributes:
        surface: area of that surface, to the area of the region. other: pixels with detail in either picture that is another, to the pixels
            with detail in both of the region. equal: likewise, with detail in both that is equal.
    """

    surface: float
    other: float
    equal: float


def look_around(
    first: "np.ndarray[Any, Any]",
    second: "np.ndarray[Any, Any]",
    plane: "np.ndarray[Any, Any]",
    outline: "np.ndarray[Any, Any]",
    *,
    masks: Masks = (None, None),
) -> Surround:
    """Return what both pictures show around a region, on the surface of which it is a part.

    Args:
        first, second: uint8, brightness. plane: 3 x 3, pixels of the first to those of the second. outline: float, (n, 2), convex.
        masks: as in `lay_upon`.
    """
    import cv2
    import numpy as np

    spread = np.ptp(outline, axis=0)
    half = spread / 2 + _PAD * spread.max()
    frame = (outline.min(axis=0) + outline.max(axis=0)) / 2 + half * np.array(
        [(-1, -1), (1, -1), (1, 1), (-1, 1)]
    )
    height, width = first.shape
    frame = np.clip(frame, (0, 0), (width - 1, height - 1))
    drawn = lay_upon(first, second, plane, frame, masks=masks)
    region = np.zeros(drawn.inside.shape, np.uint8)
    corners = (outline - np.array(drawn.box[:2])) * drawn.factor
    cv2.fillConvexPoly(region, np.round(corners).astype(np.int32), 1)
    held = (region > 0) & drawn.inside
    if held.sum() < 4 * _STROKE:
        return Surround(surface=0.0, other=0.0, equal=0.0)
    surface = _surface((drawn.first, drawn.second), held, drawn.inside)
    outside = surface & (cv2.dilate(region, np.ones((_GAP, _GAP), np.uint8)) == 0)
    within = max(int((drawn.both & held).sum()), 1)
    return Surround(
        surface=float(outside.sum() / held.sum()),
        other=float((outside & drawn.detail & (drawn.alike <= _OTHER)).sum()) / within,
        equal=float((outside & drawn.both & (drawn.alike >= EQUAL)).sum()) / within,
    )


def _surface(
    views: "tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]",
    region: "np.ndarray[Any, Any]",
    inside: "np.ndarray[Any, Any]",
) -> "np.ndarray[Any, Any]":
    """Return the area, bool, that goes on from a region with the shade of its board in both pictures, strokes of print left out."""
    import cv2
    import numpy as np

    boards = [np.log(np.maximum(cv2.medianBlur(view, _STROKE), 4).astype(np.float32)) for view in views]
    down, across = np.mgrid[: region.shape[0], : region.shape[1]].astype(np.float32)
    terms = np.stack(
        [np.ones_like(down), (across - across[region].mean()) / 100, (down - down[region].mean()) / 100],
        axis=-1,
    )
    ours = inside.copy()
    for values, most in ((boards[0], _SHADE), (boards[1], _SHADE), (boards[0] - boards[1], _LIGHT)):
        ours &= np.abs(values - terms @ _even(terms[region], values[region])) <= most
    _, parts = cv2.connectedComponents((ours | region).astype(np.uint8), connectivity=4)
    found: np.ndarray[Any, Any] = ours & np.isin(parts, np.unique(parts[region]))
    return found


def _even(terms: "np.ndarray[Any, Any]", values: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """Return the plane through most of the values: print darker than its board is left out."""
    import numpy as np

    kept, found = np.ones(len(values), np.bool_), np.zeros(terms.shape[1], np.float32)
    for _ in range(3):
        found = np.linalg.lstsq(terms[kept], values[kept], rcond=None)[0]
        gap = np.abs(values - terms @ found)
        kept = gap <= max(1.5 * float(np.median(gap)), 0.03)
    return found
