"""Words at one place of two views that are not the same word: another lot, another day, seen without reading them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from unpick.exhibits.photos.difference import as_coarse, settled

if TYPE_CHECKING:
    import numpy as np

    from unpick.exhibits.photos.upright import Upright

__all__ = ["Sign", "has_letters", "has_words", "likest_sign", "other_words", "worst_sign"]

_TALL: Final = (11, 60)
_LONG: Final = (3.0, 14.0)
_INK: Final = (0.35, 0.9)
"""Height of a word in pixels of an upright view, its width to its height, share of its box that is ink: five digits and more. Shorter ones
hold too little to tell ink from a fold; what is all ink is a bar."""

_WITHIN: Final = 0.6
_WINDOW: Final = 31
_GAP: Final = (3, 11)
"""Share of a word that lies within the region, at least; window in which ink is darker than its board, and the gap between letters that belongs to a word."""

_SAME_PLACE: Final = 0.45
_SHIFT: Final = 3
_CONTRAST: Final = 6.0
"""Overlap from which two boxes are of one place; pixels by which a word may have moved; spread of brightness below which it is no word."""

_OTHER: Final = 0.5
_EQUAL: Final = 0.85
_LEAST: Final = 3
"""Correlation up to which a word is another, and from which it is the same; words that have to be the same, and more than the others, before
one that differs tells anything. On development pictures other lots have 0.19 to 0.48, words of one carton 0.56 and more, nearly all 0.8."""

_SIZES: Final = (1.0, 0.6, 0.35)
_WORDS: Final = 2
"""Sizes of a view in which words are looked for, and how many there are where there is print."""

_STROKES: Final = 6
"""Changes from board to ink and back along a line of a word, at least: three letters of one stroke each. A bar or a ray of a pictogram has two."""

_SIGN: Final = 0.62
_STEPS: Final = 5
"""Width of a sign to the height of its word, and windows for each width of one."""

_Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """The sign of a word that is least alike in two views: its correlation, and its middle as a share of the width of the word."""

    alike: float
    at: float


def other_words(views: "Upright") -> "list[_Box]":
    """Return the boxes, left, top, width, height in the views, of words that stand at one place in both and are others.

    Empty where too few words are the same: then the views are too coarse, or not of one print.
    """
    one, two, _ = as_coarse(views.first, views.second, views.inside, 1.0)
    found = [_boxes(view, views.inside) for view in (one, two)]
    # In a stack each carton stands a little otherwise: a word is another where it is so as it stands and where its carton is laid upon the other.
    moved = settled(one, two)
    likeness: dict[_Box, float] = {}
    for box in found[0]:
        if any(_overlap(box, other) >= _SAME_PLACE for other in found[1]):
            alike = [each for each in (_alike(one, two, box), _alike(one, moved, box)) if each is not None]
            if alike:
                likeness[box] = max(alike)
    # The edge of a box and its shadow are no word, whatever differs there.
    others = [
        box
        for box, alike in likeness.items()
        if alike <= _OTHER and min(_strokes(view, box) for view in (one, two)) >= _STROKES
    ]
    same = sum(alike >= _EQUAL for alike in likeness.values())
    return others if same >= _LEAST and same > len(others) else []


def has_words(views: "Upright") -> bool:
    """Tell whether either view shows what looks like words, two at least at one of some sizes: large letters stand far apart.

    On development pictures prints have three and more, rows of pictograms one at most.
    """
    return any(
        _count(view, views.inside, size) >= _WORDS for view in (views.first, views.second) for size in _SIZES
    )


def has_letters(views: "Upright") -> bool:
    """Tell whether either view shows words as `has_words` does, each of several strokes side by side: bars and rays of pictograms are none."""
    return any(
        _count(view, views.inside, size, strokes=_STROKES) >= _WORDS
        for view in (views.first, views.second)
        for size in _SIZES
    )


def _count(
    view: "np.ndarray[Any, Any]", inside: "np.ndarray[Any, Any]", size: float, strokes: int = 0
) -> int:
    """Return how many words a view shows, made so much smaller; of so many strokes at least."""
    import cv2
    import numpy as np

    small = cv2.resize(view, None, fx=size, fy=size, interpolation=cv2.INTER_AREA)
    high, wide = small.shape
    within = cv2.resize(inside.astype(np.uint8), (wide, high), interpolation=cv2.INTER_NEAREST) > 0
    return sum(_strokes(small, box) >= strokes for box in _boxes(small, within))


def _strokes(view: "np.ndarray[Any, Any]", box: "_Box") -> float:
    """Return how often ink begins and ends along a line of a word, of its fullest lines."""
    import numpy as np

    left, top, wide, high = box
    word = view[top : top + high, max(left - 1, 0) : left + wide + 1].astype(np.float32)
    dark = word < (np.quantile(word, 0.05) + np.quantile(word, 0.95)) / 2
    return float(np.quantile((dark[:, 1:] != dark[:, :-1]).sum(axis=1), 0.75))


def worst_sign(one: "np.ndarray[Any, Any]", two: "np.ndarray[Any, Any]", box: "_Box") -> Sign | None:
    """Return the sign of a word that is least alike in two views; None at the rim, without contrast and of a word of one sign.

    One digit that is another leaves the word as a whole alike (0.8 to 0.97); its own place is not (0 to 0.75, against 0.95 and more of
    equal digits, on development pictures).

    Args:
        one, two: uint8, of one size, equally coarse. box: of the word in the first.
    """
    import cv2

    left, top, wide, high = box
    room = max(high // 5, _SHIFT + 1)
    if min(left, top) < room or left + wide + room > one.shape[1] or top + high + room > one.shape[0]:
        return None
    word = one[top : top + high, left : left + wide]
    sign = max(round(high * _SIGN), 5)
    if wide < 2 * sign or float(word.std()) < _CONTRAST:
        return None
    around = two[top - room : top + high + room, left - room : left + wide + room]
    # The word is found first, then each of its signs near the place that it has in it.
    _, _, _, (right, down) = cv2.minMaxLoc(cv2.matchTemplate(around, word, cv2.TM_CCOEFF_NORMED))
    least, at = 1.0, 0.5
    for start in range(0, wide - sign + 1, max(sign // _STEPS, 1)):
        part = word[:, start : start + sign]
        if float(part.std()) < _CONTRAST:
            continue
        near = around[
            max(down - 2, 0) : down + high + 2, max(right + start - _SHIFT, 0) : right + start + sign + _SHIFT
        ]
        alike = float(cv2.matchTemplate(near, part, cv2.TM_CCOEFF_NORMED).max())
        if alike < least:
            least, at = alike, (start + sign / 2) / wide
    return Sign(alike=least, at=at)


def likest_sign(
    one: "np.ndarray[Any, Any]", others: "Sequence[np.ndarray[Any, Any]]", box: "_Box"
) -> Sign | None:
    """Return the worst sign of a word in that of several views of one picture in which the word is most alike; arguments as of `worst_sign`."""
    signs = [sign for two in others if (sign := worst_sign(one, two, box)) is not None]
    return max(signs, key=lambda sign: sign.alike, default=None)


def _boxes(view: "np.ndarray[Any, Any]", inside: "np.ndarray[Any, Any]") -> "list[_Box]":
    """Return the boxes of words: ink close to ink along a line."""
    import cv2
    import numpy as np

    smooth = cv2.GaussianBlur(view, (0, 0), 1.0)
    ink = cv2.adaptiveThreshold(smooth, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, _WINDOW, 8)
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones(_GAP, np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    found = []
    for left, top, wide, high, area in stats[1:].tolist():
        written = _TALL[0] <= high <= _TALL[1] and _LONG[0] * high <= wide <= _LONG[1] * high
        within = float(inside[top : top + high, left : left + wide].mean())
        if written and _INK[0] * wide * high <= area <= _INK[1] * wide * high and within >= _WITHIN:
            found.append((left, top, wide, high))
    return found


def _alike(one: "np.ndarray[Any, Any]", two: "np.ndarray[Any, Any]", box: "_Box") -> float | None:
    """Return the best correlation of a word of the first view near its place in the second; None at the rim and without contrast."""
    import cv2

    left, top, wide, high = box
    room = max(_SHIFT, high // 3) + 2
    if min(left, top) < room or left + wide + room > one.shape[1] or top + high + room > one.shape[0]:
        return None
    word = one[top - 2 : top + high + 2, left - 2 : left + wide + 2]
    if float(word.std()) < _CONTRAST:
        return None
    around = two[top - room : top + high + room, left - room : left + wide + room]
    return float(cv2.matchTemplate(around, word, cv2.TM_CCOEFF_NORMED).max())


def _overlap(one: "_Box", other: "_Box") -> float:
    """Return the area of two boxes that both share, to the area that either covers."""
    across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    down = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    if across <= 0 or down <= 0:
        return 0.0
    return across * down / (one[2] * one[3] + other[2] * other[3] - across * down)
