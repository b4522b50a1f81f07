"""Where identity cards lie on a page and where their number stands, by geometry alone; portraits are never cut out.

A card has the sides of ID-1 (ISO/IEC 7810: 85.60 by 53.98 mm). Only the band of its number is ever returned.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

__all__ = ["CardBand", "find_cards"]

Gray = NDArray[np.uint8]

_SIDES: Final = (1.40, 1.78)
"""Ratio of the sides; ID-1 has 1.586, a crooked scan widens it."""

_LEAST: Final = 0.01
_MOST: Final = 0.95
"""Share of the page that one card covers."""

_BAND: Final = (0.76, 0.96, 0.04, 0.97)
"""Top, bottom, left, right of the number as shares of the card; the portrait ends above it."""

_MOST_CARDS: Final = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class CardBand:
    """The band of a card's number. box: left, top, right, bottom on the page, points; pixels: levels of gray."""

    box: tuple[int, int, int, int]
    pixels: Gray


def find_cards(page: Gray) -> list[CardBand]:
    """Return the number bands of the cards on a page, row by row; empty where no card is found."""
    import cv2

    high, wide = page.shape
    step = max(1.0, max(high, wide) / 1600)
    small = cv2.resize(page, (round(wide / step), round(high / step)), interpolation=cv2.INTER_AREA)
    boxes: list[tuple[int, int, int, int]] = []
    for ink in _outlines(small):
        contours, _ = cv2.findContours(ink, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
        for contour in contours:
            left, top, long, tall = cv2.boundingRect(contour)
            fits = _SIDES[0] <= long / max(tall, 1) <= _SIDES[1]
            if fits and _LEAST * small.size <= long * tall <= _MOST * small.size:
                boxes.append((left, top, long, tall))
    return [_band(page, box, step) for box in _apart(boxes)]


def _outlines(small: Gray) -> list[Gray]:
    """Return pictures of what stands out from the paper: by its frame, and by the shade of the card."""
    import cv2

    ground = int(np.percentile(small, 90))
    soft = cv2.GaussianBlur(small, (0, 0), 1.5)
    made = []
    for cut in (6, 14, 40):
        shaded = np.where(soft < ground - cut, np.uint8(255), np.uint8(0))
        made.append(cv2.morphologyEx(shaded, cv2.MORPH_CLOSE, np.ones((7, 7), np.uint8)))
    return made


def _apart(boxes: list[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Return the largest boxes of each place, ordered by row and column; of nested ones the outer is the card."""
    kept: list[tuple[int, int, int, int]] = []
    for box in sorted(set(boxes), key=lambda one: (-one[2] * one[3], one)):
        if all(_shared(box, other) < 0.3 * box[2] * box[3] for other in kept):
            kept.append(box)
    sizes = sorted(one[2] * one[3] for one in kept)
    usual = sizes[len(sizes) // 2] if sizes else 0
    kept = [one for one in kept if 0.6 * usual <= one[2] * one[3] <= 1.6 * usual]
    tall = max((one[3] for one in kept), default=1)
    return sorted(kept, key=lambda one: (round(one[1] / tall), one[0]))[:_MOST_CARDS]


def _shared(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> int:
    wide = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    tall = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    return max(0, wide) * max(0, tall)


def _band(page: Gray, box: tuple[int, int, int, int], step: float) -> CardBand:
    left, top, wide, tall = (one * step for one in box)
    y0, y1 = int(top + _BAND[0] * tall), int(top + _BAND[1] * tall)
    x0, x1 = int(left + _BAND[2] * wide), int(left + _BAND[3] * wide)
    return CardBand(box=(x0, y0, x1, y1), pixels=np.ascontiguousarray(page[y0:y1, x0:x1]))
