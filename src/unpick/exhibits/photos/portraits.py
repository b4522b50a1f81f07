"""Where identity papers may show a portrait, by the geometry of the paper alone, so that no corner is taken from it.

No face is sought. A paper is an outline with the sides of ID-1 (ISO/IEC 7810, 85.60 by 53.98 mm), or the whole picture where it has
these sides, with one line of a number along its foot. Beside its lines stand one or two areas without lines: there a portrait
may be, on the left (ID-1 licences, passports) or the right (resident cards of the PRC).
"""

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np

    from unpick.exhibits.photos.reading import Picture

__all__ = ["portrait_areas", "shield", "shield_pixels"]

_SIDES: Final = (1.40, 1.78)
"""Ratio of the sides, as `exhibits.cards` has it: ID-1 has 1.586, a slanted view widens it."""

_LEAST: Final = 0.01
"""Share of the picture that a paper covers; a smaller portrait has too few pixels to tell a person."""

_CARD: Final = (640, 404)
"""Pixels to which an outline is laid flat."""

_FOOT: Final = (0.78, 0.98, 0.02, 0.98)
_AREAS: Final = ((0.02, 0.38), (0.62, 0.98))
_CORES: Final = ((0.04, 0.26), (0.74, 0.96))
_BESIDE: Final = ((0.40, 0.98), (0.02, 0.60))
_HIGH: Final = (0.08, 0.77)
"""Top, bottom, left, right of the line of the number; the two areas from left to right, what of each and
what beside it is looked at for lines, and these from top to bottom. Shares of the paper."""

_GLYPHS: Final = (12, 40)
"""Characters of a number's line: 15 or 18 of a resident number, up to 40 with a word before it."""

_OF_LINES: Final = 9
_LINES: Final = 3
"""Characters in lines from which an area is text and no portrait; lines that stand on the other side of a portrait."""

_FILL: Final = 128
_MARGIN: Final = 13
"""What an area is painted with, and pixels around it that give no corner: the edge of the paint is none of the picture's.

The paint comes before anything is described, compared or shown, so that no later step can hold a portrait.
"""


def shield(picture: "Picture") -> "Picture":
    """Return a picture in which areas where an identity paper may show a portrait are painted over and give no corner."""
    pixels, hidden, count = shield_pixels(picture.pixels)
    if hidden is None:
        return picture
    areas = "one area" if count == 1 else f"{count} areas"
    note = f"{areas} where an identity paper may show a portrait left out: people are not compared"
    return replace(picture, pixels=pixels, hidden=hidden, notes=(*picture.notes, note))


def shield_pixels(
    pixels: "np.ndarray[Any, Any]",
) -> "tuple[np.ndarray[Any, Any], np.ndarray[Any, Any] | None, int]":
    """Return pixels with these areas painted over, 0 where no corner may be taken (None where there are none), and how many."""
    import cv2
    import numpy as np

    from unpick.exhibits.photos.features import gray_of

    areas = portrait_areas(gray_of(pixels))
    if not areas:
        return pixels, None, 0
    over = np.zeros(pixels.shape[:2], np.uint8)
    for area in areas:
        cv2.fillConvexPoly(over, np.round(area).astype(np.int32), 255)
    painted = pixels.copy()
    painted[over > 0] = _FILL
    hidden: np.ndarray[Any, Any] = 255 - cv2.dilate(over, np.ones((_MARGIN, _MARGIN), np.uint8))
    return painted, hidden, len(areas)


def portrait_areas(gray: "np.ndarray[Any, Any]") -> "list[np.ndarray[Any, Any]]":
    """Return the corners, float64 (4, 2), of each area where an identity paper may show a portrait."""
    import cv2
    import numpy as np

    found = []
    wide, high = _CARD
    flat = np.array([(0, 0), (wide, 0), (wide, high), (0, high)], np.float32)
    for corners in _outlines(gray):
        plane = cv2.getPerspectiveTransform(corners.astype(np.float32), flat)
        card = cv2.warpPerspective(gray, plane, _CARD, flags=cv2.INTER_AREA)
        for turned in (False, True):
            seen = np.ascontiguousarray(card[::-1, ::-1]) if turned else card
            if not _has_number(seen):
                continue
            for box in _areas(seen):
                box = 1 - box if turned else box
                back = cv2.perspectiveTransform((box * _CARD)[None].astype(np.float64), np.linalg.inv(plane))
                found.append(back[0])
            break
    return found


def _areas(card: "np.ndarray[Any, Any]") -> "list[np.ndarray[Any, Any]]":
    """Return the areas without lines beside which lines stand, as shares of the paper, (4, 2) each."""
    import numpy as np

    found = []
    for (left, right), core, beside in zip(_AREAS, _CORES, _BESIDE, strict=True):
        own = _in_lines(_part(card, (*_HIGH, *core)))
        if sum(own) < _OF_LINES and len(_in_lines(_part(card, (*_HIGH, *beside)))) >= _LINES:
            box = ((left, _HIGH[0]), (right, _HIGH[0]), (right, _HIGH[1]), (left, _HIGH[1]))
            found.append(np.array(box, np.float64))
    return found


def _outlines(gray: "np.ndarray[Any, Any]") -> "list[np.ndarray[Any, Any]]":
    """Return four corners, clockwise from the upper left of the upright paper, of each outline with the sides of a paper."""
    import cv2
    import numpy as np

    high, wide = gray.shape
    step = max(1.0, max(high, wide) / 1000)
    small = cv2.resize(gray, (round(wide / step), round(high / step)), interpolation=cv2.INTER_AREA)
    soft = cv2.GaussianBlur(small, (0, 0), 1.2)
    _, light = cv2.threshold(soft, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    edges = cv2.dilate(cv2.Canny(soft, 30, 90), np.ones((3, 3), np.uint8))
    found = [np.array([(0, 0), (wide, 0), (wide, high), (0, high)], np.float64)]
    for drawn in (light, 255 - light, edges):
        contours, _ = cv2.findContours(drawn, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
        for contour in contours:
            if cv2.contourArea(contour) < _LEAST * small.size:
                continue
            shape = cv2.approxPolyDP(cv2.convexHull(contour), 0.03 * cv2.arcLength(contour, True), True)
            whole = cv2.contourArea(contour) >= 0.85 * cv2.contourArea(shape)
            if len(shape) == 4 and whole:
                found.append(shape.reshape(4, 2).astype(np.float64) * step)
    upright = [_upright(one) for one in found]
    return _once([one for one in upright if one is not None])


def _upright(corners: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any] | None":
    """Return corners clockwise with a long side first, None where the sides are not those of a paper."""
    import numpy as np

    middle = corners.mean(axis=0)
    turn = np.arctan2(corners[:, 1] - middle[1], corners[:, 0] - middle[0])
    ordered: np.ndarray[Any, Any] = corners[np.argsort(turn, kind="stable")]
    sides = np.linalg.norm(ordered - np.roll(ordered, -1, axis=0), axis=1)
    first, second = float(sides[0] + sides[2]), float(sides[1] + sides[3])
    if first < second:
        ordered, first, second = np.roll(ordered, -1, axis=0), second, first
    return ordered if _SIDES[0] <= first / max(second, 1e-6) <= _SIDES[1] else None


def _once(outlines: "list[np.ndarray[Any, Any]]") -> "list[np.ndarray[Any, Any]]":
    """Return each outline once: two whose corners lie within a twentieth of their size are one."""
    import numpy as np

    kept: list[np.ndarray[Any, Any]] = []
    for one in outlines:
        size = float(np.linalg.norm(one[0] - one[2]))
        near = [
            min(float(np.abs(one - np.roll(other, at, axis=0)).max()) for at in range(4)) for other in kept
        ]
        if all(gap > size / 20 for gap in near):
            kept.append(one)
    return kept


def _part(card: "np.ndarray[Any, Any]", shares: tuple[float, float, float, float]) -> "np.ndarray[Any, Any]":
    high, wide = card.shape
    top, bottom, left, right = shares
    return card[int(top * high) : int(bottom * high), int(left * wide) : int(right * wide)]


def _has_number(card: "np.ndarray[Any, Any]") -> bool:
    """Tell whether one line of characters, a number's length, stands along the foot."""
    lines = _in_lines(_part(card, _FOOT))
    return _GLYPHS[0] <= max(lines, default=0) <= _GLYPHS[1]


def _in_lines(part: "np.ndarray[Any, Any]") -> list[int]:
    """Return how many characters of one height stand side by side in each line of a part, from three on."""
    import cv2
    import numpy as np

    ink = cv2.adaptiveThreshold(part, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 25, 14)
    _, _, boxes, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    tall, wide, area = boxes[1:, 3], boxes[1:, 2], boxes[1:, 4]
    glyph = (tall >= 7) & (tall <= 48) & (wide <= 1.6 * tall) & (area >= 0.12 * tall * wide)
    feet, heights = (boxes[1:, 1] + tall)[glyph].astype(float), tall[glyph].astype(float)
    found = []
    while len(feet):
        # The line with most characters first; they stand on one foot and are of like height.
        level = np.abs(feet[:, None] - feet) <= 0.25 * heights[:, None]
        level &= np.abs(heights[:, None] - heights) <= 0.35 * heights[:, None]
        counts = level.sum(axis=1)
        best = int(counts.argmax())
        if counts[best] < 3:
            break
        found.append(int(counts[best]))
        away = np.abs(feet - feet[best]) > 0.6 * heights[best]
        feet, heights = feet[away], heights[away]
    return found
