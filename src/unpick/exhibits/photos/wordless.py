"""Ink of one tone on board, without a word: pictograms and emblems, which any print may bear."""

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np

__all__ = ["is_one_ink"]

_BOARD: Final = 0.12
_INK: Final = 0.14
"""Share of its brightness by which board may differ from an even one, and by which ink may differ from its usual tone, of the board's."""

_OTHER: Final = 0.12
"""Share of the signs that may be of another tone."""

_MOST_INK: Final = 0.6
_EDGE: Final = 5
"""Share of the region that may be ink; window that takes the soft edges of ink away."""


def is_one_ink(view: "np.ndarray[Any, Any]", inside: "np.ndarray[Any, Any]") -> bool:
    """Tell whether a region shows one even board and signs of one tone upon it.

    Args:
        view: uint8, brightness. inside: bool, the region.
    """
    import cv2
    import numpy as np

    if inside.sum() < 400:
        return False
    smooth = cv2.GaussianBlur(view, (0, 0), 1.2).astype(np.float32)
    down, across = np.mgrid[: view.shape[0], : view.shape[1]].astype(np.float32)
    terms = np.stack([np.ones_like(down), across / view.shape[1], down / view.shape[0]], axis=-1)
    held, values = terms[inside], smooth[inside]
    kept = np.abs(values - _usual(values)) <= _BOARD * max(_usual(values), 1.0)
    for _ in range(3):
        if kept.sum() < 100:
            return False
        plane = np.linalg.lstsq(held[kept], values[kept], rcond=None)[0]
        board = np.maximum(held @ plane, 1.0)
        kept = np.abs(values - board) <= _BOARD * board
    away = np.zeros(view.shape, np.float32)
    away[inside] = (values - board) / board
    # What changes within the window is an edge, neither board nor ink.
    window = np.ones((_EDGE, _EDGE), np.uint8)
    even = inside & (cv2.dilate(away, window) - cv2.erode(away, window) <= _INK)
    signs = even & (np.abs(away) > _BOARD)
    if (inside & (np.abs(away) > _BOARD)).sum() > _MOST_INK * inside.sum():
        return False
    tone = float(np.median(away[signs])) if signs.any() else 0.0
    return float((signs & (np.abs(away - tone) > _INK)).sum()) <= _OTHER * float(signs.sum())


def _usual(values: "np.ndarray[Any, Any]") -> float:
    """Return the most usual brightness."""
    import numpy as np

    counts = np.bincount(np.round(values).astype(np.int64), minlength=256)
    return float(np.convolve(counts, np.ones(11), "same").argmax())
