"""A reader of single digits by their shape: correlation with the ten digits of several fonts and of segments.

The second reader beside OCR; the two share nothing. Shapes: `words/digit_shapes.csv`.
"""

import functools
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from unpick.exhibits.notes_lexicon import PACKAGE
from unpick.model.bundled import read_bundled_csv

__all__ = ["ReadDigit", "read_digits", "read_segments"]

_WIDE, _HIGH = 16, 24


@dataclass(frozen=True, slots=True)
class ReadDigit:
    """digit: 0 to 9, or 10 for the stroke between day and month. likeness: correlation with its best shape, -1 to 1. lead: over the best shape of another digit."""

    digit: int
    likeness: float
    lead: float


@functools.cache
def _shapes() -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Return the shapes as unit vectors, a row each, and their digits."""
    rows = read_bundled_csv(PACKAGE, "digit_shapes.csv")
    packed = np.array([list(bytes.fromhex(row["rows"])) for row in rows], dtype=np.uint8)
    ink = np.unpackbits(packed, axis=1).reshape(-1, _HIGH, _WIDE).astype(np.float32)
    return _unit(_soft(ink)), np.array([int(row["digit"]) for row in rows])


def _soft(ink: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return shapes with soft edges, so that a point more or less of stroke counts little; last two axes are a shape."""
    padded = np.pad(ink, ((0, 0), (1, 1), (1, 1)))
    rows = padded[:, :-2] + 2 * padded[:, 1:-1] + padded[:, 2:]
    soft: NDArray[np.float32] = (rows[:, :, :-2] + 2 * rows[:, :, 1:-1] + rows[:, :, 2:]) / 16
    return soft


def _unit(shapes: NDArray[np.float32]) -> NDArray[np.float32]:
    flat = shapes.reshape(len(shapes), -1)
    flat = flat - flat.mean(axis=1, keepdims=True)
    unit: NDArray[np.float32] = flat / np.maximum(np.linalg.norm(flat, axis=1, keepdims=True), 1e-6)
    return unit


def read_digits(glyphs: list[NDArray[Any]]) -> list[ReadDigit]:
    """Return the digit of each glyph.

    Args:
        glyphs: pictures of one sign each, cut out close, ink 1 and ground 0 (any float or boolean type).
    """
    if not glyphs:
        return []
    shapes, digits = _shapes()
    like = _unit(_soft(np.stack([_boxed(one) for one in glyphs]))) @ shapes.T
    best = np.stack([like[:, digits == digit].max(axis=1) for digit in range(11)], axis=1)
    order = np.argsort(-best, axis=1, kind="stable")
    return [
        ReadDigit(int(row[0]), float(best[at, row[0]]), float(best[at, row[0]] - best[at, row[1]]))
        for at, row in enumerate(order)
    ]


_BARS: Final = {
    "abcdef": "0", "bc": "1", "abdeg": "2", "abcdg": "3", "bcfg": "4", "acdfg": "5", "acdefg": "6", "abc": "7",
    "abcdefg": "8", "abcdfg": "9",
}  # fmt: skip
_AT: Final = {
    "a": (0.0, 0.16, 0.3, 0.7), "g": (0.42, 0.58, 0.3, 0.7), "d": (0.84, 1.0, 0.3, 0.7),
    "f": (0.2, 0.4, 0.0, 0.25), "b": (0.2, 0.4, 0.75, 1.0), "e": (0.6, 0.8, 0.0, 0.25), "c": (0.6, 0.8, 0.75, 1.0),
}  # fmt: skip
"""Where a bar of a seven-segment digit lies: top, bottom, left, right as shares of its box."""
_HOLES: Final = ((0.22, 0.38, 0.4, 0.6), (0.62, 0.78, 0.4, 0.6))
_NARROW: Final = 0.33
_LIT, _DARK = 0.47, 0.4
"""A thin bar at the edge of its box is half lit (0.49 and more on generated stamps), a dark one 0.39 at most."""


def read_segments(glyphs: list[NDArray[Any]]) -> str:
    """Return the digits that lit bars show; empty where a bar is neither lit nor dark, or the shape has no bars.

    A digit of print has curves: its bars are half lit, or its middle is not empty, and it gives no reading here.
    """
    said = []
    for glyph in glyphs:
        if glyph.shape[1] < _NARROW * glyph.shape[0]:
            said.append("1" if float(np.mean(glyph)) > _LIT else "?")
            continue
        lit = {name: _share(glyph, at) for name, at in _AT.items()}
        clear = all(one >= _LIT or one <= _DARK for one in lit.values())
        empty = all(_share(glyph, hole, middle=True) <= _DARK for hole in _HOLES)
        bars = "".join(sorted(name for name, one in lit.items() if one >= _LIT))
        said.append(_BARS.get(bars, "?") if clear and empty else "?")
    digits = "".join(said)
    return "" if "?" in digits else digits


def _share(glyph: NDArray[Any], at: tuple[float, float, float, float], *, middle: bool = False) -> float:
    """Return how far a bar is lit: the mean along it of its brightest point across, or the mean of a hole."""
    high, wide = glyph.shape
    top, bottom = int(at[0] * high), max(int(at[0] * high) + 1, round(at[1] * high))
    left, right = int(at[2] * wide), max(int(at[2] * wide) + 1, round(at[3] * wide))
    part = glyph[top:bottom, left:right].astype(np.float32)
    if middle:
        return float(part.mean())
    across = 0 if at[3] - at[2] > at[1] - at[0] else 1
    return float(part.max(axis=across).mean())


def _boxed(glyph: NDArray[Any]) -> NDArray[np.float32]:
    """Return a glyph fitted into 16 by 24 without changing its shape, its points averaged."""
    import cv2

    high, wide = glyph.shape
    scale = min(_WIDE / wide, _HIGH / high)
    size = max(1, round(wide * scale)), max(1, round(high * scale))
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    fitted = cv2.resize(glyph.astype(np.float32), size, interpolation=how)
    page = np.zeros((_HIGH, _WIDE), dtype=np.float32)
    left, top = (_WIDE - size[0]) // 2, (_HIGH - size[1]) // 2
    page[top : top + size[1], left : left + size[0]] = fitted
    return page
