"""Planes of a picture's corner in which a burnt-in stamp is bright: by usual colors of stamps, and by the colors its own thin strokes have."""

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

__all__ = ["FAINTEST", "OWN_COLOR", "STROKE", "stroke_planes"]

Gray = NDArray[np.uint8]

FAINTEST: Final = 18
"""Levels of gray, of 255, by which a stroke stands out at least."""

OWN_COLOR: Final = "color of strokes"
"""Name of the planes of the colors that the strokes themselves have."""

STROKE: Final = 0.022
"""Widest stroke of a stamp as a share of the height of the picture: what is wider is ground."""

_APART: Final = 1.6
"""How fast a plane of a color darkens with the distance of a point's color, levels a level."""

_COLORS: Final = 6
_BIN, _NEAR, _TAKEN = 24, 48.0, 60.0
"""Colors of strokes that are tried in a corner at most; the bins in which the most frequent one is sought, how far its own points lie from it
and how far the next ones must (levels of 255). Chosen on generated stamps (`bench/stamps.py`, numbers from 2,000)."""

_FEWEST: Final = 100
"""Points of strokes below which no color is taken from them."""


def stroke_planes(cut: NDArray[np.uint8], high: int) -> Iterator[tuple[str, Gray]]:
    """Yield planes with their names: orange and yellow, red, white, green, bright, then each color of the strokes there.

    Args:
        cut: a corner, height by width by 3, RGB. high: height of the whole picture in points.
    """
    red, green, blue = (cut[..., at].astype(np.int16) for at in range(3))
    planes = {
        "warm": red - blue,
        "red": red - np.maximum(green, blue),
        "white": np.minimum(np.minimum(red, green), blue),
        "green": green - np.maximum(red, blue),
        "bright": np.maximum(red, green),
    }
    bright = {name: np.clip(plane, 0, 255).astype(np.uint8) for name, plane in planes.items()}
    yield from bright.items()
    shades = cut.astype(np.float32)
    for color in _stroke_colors(shades, list(bright.values()), high):
        apart = np.sqrt(((shades - color) ** 2).sum(axis=2))
        yield OWN_COLOR, np.clip(255 - _APART * apart, 0, 255).astype(np.uint8)


def _stroke_colors(shades: NDArray[np.float32], planes: list[Gray], high: int) -> list[NDArray[np.float32]]:
    """Return the colors of thin strokes that are bright in any plane, most frequent first, each of shape (3,)."""
    import cv2

    wide = max(5, round(high * STROKE)) | 1
    kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (wide, wide))
    strokes = np.zeros(shades.shape[:2], dtype=bool)
    for plane in planes:
        lifted = cv2.morphologyEx(plane, cv2.MORPH_TOPHAT, kernel)
        level, _ = cv2.threshold(lifted, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
        strokes |= lifted > max(level, FAINTEST)
    left, found = shades[strokes], list[NDArray[np.float32]]()
    while len(left) >= _FEWEST and len(found) < _COLORS:
        binned = (left // _BIN).astype(np.int64) @ np.array([256, 16, 1])
        kinds, count = np.unique(binned, return_counts=True)
        middle = left[binned == kinds[np.argmax(count)]].mean(axis=0)
        middle = left[_distance(left, middle) < _NEAR].mean(axis=0)
        found.append(middle)
        left = left[_distance(left, middle) >= _TAKEN]
    return found


def _distance(colors: NDArray[np.float32], middle: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.sqrt(((colors - middle) ** 2).sum(axis=1))  # type: ignore[no-any-return]
