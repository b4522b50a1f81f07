"""Places of writing in two views lit alike, dim ones too: which of them look the same in both, and which cannot be told to be the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from unpick.exhibits.photos.difference import as_coarse, settled
from unpick.exhibits.photos.writing import likest_sign

if TYPE_CHECKING:
    import numpy as np

    from unpick.exhibits.photos.upright import Upright

__all__ = [
    "FAINT",
    "Place",
    "bears_words",
    "beside",
    "filled_otherwise",
    "lit_alike",
    "places_of_writing",
    "unsure_places",
]

Box = tuple[int, int, int, int]
"""Left, top, width, height in pixels of the views."""

Lit = tuple[tuple["np.ndarray[Any, Any]", "np.ndarray[Any, Any]"], tuple[float, float]]
"""Both views and the noise of each."""

_BOARD: Final = 41
_LEVEL: Final = 160
"""Window in pixels of a view that takes ink away and leaves the board, and the brightness that all board is given."""

_NOISE: Final = 4.0
_INK: Final = 0.05
"""Times the noise, and share of the brightness of the board, by which ink is darker than what is around it."""

_TALL: Final = (11, 60)
_LONG: Final = (2.0, 14.0)
_FULL: Final = 0.35
_WITHIN: Final = 0.6
_WINDOW: Final = 31
_GAP: Final = (3, 11)
"""As in `writing`, with shorter words: in dim light a number falls into parts."""

_EQUAL: Final = 0.8
_SEEN: Final = 4.0
_ROWS: Final = 4
_MOST_OTHER: Final = 1 / 3
"""For words that tell a print from a mark: likeness and ink to noise from which a place is the same, rows of them, and width of the places that are not the
same, to theirs. On development pictures marks, emblems and printed tape have up to 3 rows, forms 3 with far more that is another, cartons 4 to 11."""

_UNSURE: Final = 0.6
_ANCHOR: Final = 0.65
_NUMBER: Final = 2.4
_ANOTHER: Final = 0.4
_GUESSED: Final = 2.0
FAINT: Final = 8.0
"""Likeness up to which a place may be another among rows of words, from which the one beside it is of one print, and up to which a number looks another
(equal small print that is blurred has 0.44 and more on a packet's drawings, 0.66 and more at night); width to height of a number of five digits;
ink to noise below which it is not seen and up to which it is hardly seen: 3 to 6 on development pictures at night, 9 and more in daylight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of writing: left, top, width, height in the views; swapped: seen in the second; alike: of the sign least alike in both; clear: ink to
    noise in the weaker view.
    """

    box: Box
    swapped: bool
    alike: float
    clear: float


def places_of_writing(views: "Upright", lit: "Lit | None" = None) -> tuple[Place, ...]:
    """Return the places of writing that either view shows, those at the rim left out.

    On development pictures equal words have 0.81 and more in good light and 0.66 and more at night, other ones 0.58 at most in any.

    Args:
        lit: what `lit_alike` returns of the views, where it is known.
    """
    import numpy as np

    inside = views.inside
    if not inside.any():
        return ()
    shown, noises = lit or lit_alike(views)
    found = list[Place]()
    for swapped in (False, True):
        view, other = shown[::-1] if swapped else shown
        moved = settled(view, other)
        for box in _words(view, noises[swapped], inside):
            sign = likest_sign(view, (other, moved), box)
            if sign is None:
                continue
            left, top, wide, high = box
            clear = min(
                float(np.std(each[top : top + high, left : left + wide])) / max(noise * _LEVEL, 0.5)
                for each, noise in zip(shown, noises, strict=True)
            )
            found.append(Place(box=box, swapped=swapped, alike=sign.alike, clear=clear))
    return tuple(found)


def bears_words(places: Sequence[Place]) -> bool:
    """Tell whether a region bears rows of words that are the same in both, and hardly any that is not: a print, and no mark or emblem."""
    same = _apart([one for one in places if one.alike >= _EQUAL and one.clear >= _SEEN])
    others = _apart([one for one in places if one.alike <= _UNSURE])
    rows, low = 0, -1.0
    for one in sorted(same, key=lambda each: each.box[1] + each.box[3] / 2):
        middle = one.box[1] + one.box[3] / 2
        if not rows or middle - low > one.box[3]:
            rows, low = rows + 1, middle
    return rows >= _ROWS and _width(others) <= _MOST_OTHER * _width(same)


def unsure_places(places: Sequence[Place]) -> tuple[Place, ...]:
    """Return the places, as long as a number is, that look another in the other or cannot be seen there, amid the same print."""
    same = [one.box for one in places if one.alike >= _ANCHOR]
    others = [one for one in places if one.alike <= _ANOTHER]
    return tuple(
        one
        for one in others
        if one.box[2] >= _NUMBER * one.box[3]
        # Of what is no darker than noise nothing can be said; in good light what one picture alone shows as writing is a fold, a strap, a shadow.
        and (
            _GUESSED <= one.clear <= FAINT
            or (
                one.clear > FAINT
                and any(_meet(one.box, each.box) for each in others if each.swapped != one.swapped)
            )
        )
        and any(beside(one.box, other) for other in same)
    )


def filled_otherwise(places: Sequence[Place]) -> int:
    """Return at how many places both views show writing, other writing in each, on the line of a word that is the same: a form with its labels.

    On development pictures a form has 6; photographs under covers, shapes and captions 1 at most (n 11).
    """
    same = [one.box for one in places if one.alike >= _ANCHOR]
    others = [one for one in places if one.alike <= _ANOTHER]
    return len(
        _apart(
            [
                one
                for one in others
                if any(_meet(one.box, each.box) for each in others if each.swapped != one.swapped)
                and any(_in_line(one.box, label) for label in same)
            ]
        )
    )


def _in_line(one: Box, other: Box) -> bool:
    """Tell whether a place stands on the line of another, in letters of its size."""
    low, high = max(one[1], other[1]), min(one[1] + one[3], other[1] + other[3])
    return high - low >= 0.5 * min(one[3], other[3]) and 0.65 * other[3] <= one[3] <= 1.5 * other[3]


def beside(one: Box, other: Box) -> bool:
    """Tell whether a place stands on the line of another or on the next, in letters of its size."""
    across = max(one[0], other[0]) - min(one[0] + one[2], other[0] + other[2])
    down = max(one[1], other[1]) - min(one[1] + one[3], other[1] + other[3])
    return 0.65 * other[3] <= one[3] <= 1.5 * other[3] and across <= 6 * one[3] and down <= 3 * one[3]


def _apart(places: Sequence[Place]) -> list[Place]:
    """Return places without those that lie upon one before: a word is seen in either view."""
    kept = list[Place]()
    for one in places:
        if not any(_meet(one.box, other.box) for other in kept):
            kept.append(one)
    return kept


def _meet(one: Box, other: Box) -> bool:
    across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    return across > 0 and min(one[1] + one[3], other[1] + other[3]) > max(one[1], other[1])


def _width(places: Sequence[Place]) -> int:
    return sum(one.box[2] for one in places)


def lit_alike(views: "Upright") -> "Lit":
    """Return both views, uint8, with their boards equally bright all over and as blurred as the more blurred one; their noise, as shares of that."""
    (one, noise), (two, other) = (_lit(view, views.inside) for view in (views.first, views.second))
    first, second, _ = as_coarse(one, two, views.inside, 1.0)
    return (first, second), (noise, other)


def _lit(
    view: "np.ndarray[Any, Any]", inside: "np.ndarray[Any, Any]"
) -> "tuple[np.ndarray[Any, Any], float]":
    """Return a view, uint8, with its board equally bright all over, and its noise as a share of that."""
    import cv2
    import numpy as np

    smooth = cv2.GaussianBlur(view, (0, 0), 1.2).astype(np.float32)
    window = np.ones((_BOARD, _BOARD), np.uint8)
    board = cv2.GaussianBlur(cv2.morphologyEx(cv2.medianBlur(view, 5), cv2.MORPH_CLOSE, window), (0, 0), 15)
    even = np.maximum(board.astype(np.float32), 4.0)
    fine = np.abs(smooth - cv2.GaussianBlur(smooth, (0, 0), 2.5))
    noise = 1.48 * float(np.median(fine[inside])) / float(np.median(even[inside]))
    return np.clip(smooth / even * _LEVEL, 0, 255).astype(np.uint8), noise


def _words(view: "np.ndarray[Any, Any]", noise: float, inside: "np.ndarray[Any, Any]") -> list[Box]:
    """Return the boxes of ink close to ink along a line, where it is darker than noise makes it."""
    import cv2
    import numpy as np

    values = view.astype(np.float32)
    darker = cv2.boxFilter(values, -1, (_WINDOW, _WINDOW)) - values
    ink = (darker > _LEVEL * max(_NOISE * noise, _INK)).astype(np.uint8)
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones(_GAP, np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    return [
        (left, top, wide, high)
        for left, top, wide, high, area in stats[1:].tolist()
        if _TALL[0] <= high <= _TALL[1]
        and _LONG[0] * high <= wide <= _LONG[1] * high
        and area >= _FULL * wide * high
        and float(inside[top : top + high, left : left + wide].mean()) >= _WITHIN
    ]
