"""A hash of the whole picture, for the same shot found before any corner is looked at: PDQ, with its gate for pictures too plain for it.

Written after the description of PDQ by its authors (facebook/ThreatExchange, pdq/README.md and hashing.pdf): luminance, smoothed twice
by boxes and sampled at 64 by 64, the 16 by 16 lowest frequencies of a cosine transform without the constant one, each above their median or not.
"""

from functools import cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np

__all__ = ["ALIKE", "WHOLE_BYTES", "far_apart", "whole_codes"]

WHOLE_BYTES: Final = 32

ALIKE: Final = 31
"""Bits that differ up to which PDQ's authors call two hashes a match, of 256 (pdq/README.md)."""

_LEAST: Final = 50
"""Quality from which a hash is compared: 49 and below are to be left out (pdq/README.md)."""

_SIDE: Final = 64
_LOW: Final = 16


def whole_codes(gray: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """Return the hashes, uint8 (8, 32), of a picture as it is, turned three times, and the same of its mirror image.

    All zero where the picture is too plain for its hash to tell it from others.

    Args:
        gray: uint8, brightness.
    """
    import numpy as np

    small = _sampled(gray)
    if _quality(small) < _LEAST:
        return np.zeros((8, WHOLE_BYTES), np.uint8)
    wave = _waves()
    views = [np.rot90(one, turn) for one in (small, small[:, ::-1]) for turn in range(4)]
    low = np.stack([(wave @ one @ wave.T).ravel() for one in views])
    return np.packbits(low > np.median(low, axis=1, keepdims=True), axis=1)


def far_apart(asked: "np.ndarray[Any, Any]", held: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """Return the bits, int64 (n,), by which each picture held differs from the nearest view asked; 256 where a hash is none.

    Args:
        asked: uint8, (8, 32). held: uint8, (n, 32).
    """
    import numpy as np

    nearest = np.full(len(held), 256, np.int64)
    if not asked.any():
        return nearest
    words = np.ascontiguousarray(held).view(np.uint64)
    for view in np.ascontiguousarray(asked).view(np.uint64):
        np.minimum(nearest, np.bitwise_count(words ^ view).sum(axis=1, dtype=np.int64), out=nearest)
    nearest[~words.any(axis=1)] = 256
    return nearest


def _sampled(gray: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """Return brightness at 64 by 64 places after two boxes of half a place's width, float64."""
    import cv2
    import numpy as np

    height, width = gray.shape
    box = (max(1, -(-width // (2 * _SIDE))), max(1, -(-height // (2 * _SIDE))))
    soft = gray.astype(np.float32)
    for _ in range(2):
        soft = cv2.blur(soft, box, borderType=cv2.BORDER_REPLICATE)
    rows = ((np.arange(_SIDE) + 0.5) * height / _SIDE).astype(np.int64)
    columns = ((np.arange(_SIDE) + 0.5) * width / _SIDE).astype(np.int64)
    sampled: np.ndarray[Any, Any] = soft[np.ix_(rows, columns)].astype(np.float64)
    return sampled


def _quality(small: "np.ndarray[Any, Any]") -> int:
    """Return how much there is to hash, 0 to 100: the sum of whole percents by which neighbouring places differ."""
    import numpy as np

    steps = [np.abs(np.diff(small, axis=axis)) * 100 / 255 for axis in (0, 1)]
    return min(100, int(sum(one.astype(np.int64).sum() for one in steps) / 90))


@cache
def _waves() -> "np.ndarray[Any, Any]":
    import numpy as np

    low = np.arange(1, _LOW + 1)[:, None]
    waves: np.ndarray[Any, Any] = np.sqrt(2 / _SIDE) * np.cos(
        np.pi / (2 * _SIDE) * low * (2 * np.arange(_SIDE) + 1)
    )
    return waves
