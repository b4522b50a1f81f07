"""What is written in a region of two pictures: words read by Tesseract where it is installed, equal and different."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from unpick.app.ocr import has_ocr, read_words
from unpick.exhibits.photos.difference import settled
from unpick.exhibits.photos.faint import FAINT, Place, lit_alike, places_of_writing, unsure_places
from unpick.exhibits.photos.marks import is_number, other_numbers, says_handling_only
from unpick.exhibits.photos.upright import upright

if TYPE_CHECKING:
    import numpy as np

    from unpick.exhibits.photos.difference import Aligned
    from unpick.exhibits.photos.judge import Compared
    from unpick.exhibits.photos.writing import Sign
    from unpick.exhibits.redact import Box

    _Word = tuple[str, Box, float]
    _Shown = tuple[np.ndarray[Any, Any], ...]

__all__ = ["ABSENT", "Tokens", "read_tokens", "weighed_by_words"]

ABSENT: Final = "Tesseract is not installed: words were not read"
_LEAST: Final = 55.0
"""Confidence of Tesseract from which a word is taken; it is a machine reading all the same."""

_BEYOND: Final = 0.4
"""Area of the surface around a region, to its own, from which marks may be all of it that both share: of a whole front, of which only the
marks are read, no more is left."""

_WORD: Final = re.compile(r"[0-9A-Za-z]{2,}(?:[-/.][0-9A-Za-z]+)*")


_SAME_PLACE: Final = 0.45
_UNLIKE: Final = 0.86
_EDITS: Final = 3
"""Overlap of the boxes of two words from which they stand at one place; correlation there below which they may be others; letters that
have to be others: a machine misreads one or two. On development pictures equal numbers have 0.92 to 0.98, other ones 0.41 to 0.81."""

_SURE: Final = 60.0
_SIGNS: Final = 3
_ANCHORS: Final = 2
_BELOW: Final = 0.14
_SIGN_PLACE: Final = 1.5
_LOOKS_OTHER: Final = 0.5
_LOOKS_SAME: Final = 0.8
"""For one sign that is another: confidence of Tesseract in both; signs of a number; words read equal that show how alike equal signs are; by how
much its own place is less alike than these; signs by which that place may be missed;
likeness up to which a number that one picture shows is not the other's, and from which it is, misread: 0.41 at most of another lot, 0.73 and more of the same. On 32 drawn pairs: 0.24 and more below, equal ones 0.03."""


_PLACE: Final = 0.5
"""Share of both pictures from which an object is a place: 0.51 to 0.95 on four rendered pairs of places, 0.45 and less of cartons and stacks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """Words of both regions, of the first only, of the second only; apart: numbers at one place that differ; unseen: numbers read in one of them, of
    which the place in the other looks another; note says how they were read, or why not.
    """

    equal: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    second: tuple[str, ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    unseen: tuple[str, ...] = ()
    steady: tuple[str, ...] = ()
    unsure: int = 0
    note: str = ""


def read_tokens(found: "Compared", first: "np.ndarray[Any, Any]", second: "np.ndarray[Any, Any]") -> Tokens:
    """Return the words of a region as both pictures show it, read by machine: to be confirmed by eye. What lies outside its outline is not read.

    Args:
        found: with a plane. first, second: uint8, brightness, of the pictures compared.
    """
    import numpy as np

    if found.aligned is None:
        return Tokens(note=ABSENT)
    seen = np.ascontiguousarray(first[:, ::-1]) if found.mirrored else first
    assert found.plane is not None
    assert found.outline_a is not None
    views = upright(seen, second, found.plane, found.outline_a)
    lit = lit_alike(views)
    places = places_of_writing(views, lit) if _may_be_lot(found, first, second) else ()
    if not has_ocr():
        # Nobody reads that a place says a word: only what is hardly seen in one of them is held to be unsure.
        faint = sum(place.clear <= FAINT for place in unsure_places(places))
        return Tokens(unsure=faint, note=ABSENT)
    one, two = (_words(view) for view in (views.first, views.second))
    if one is None or two is None:
        return Tokens(unsure=len(unsure_places(places)), note="Tesseract could not read one of the regions")
    texts, others = ([text for text, _, _ in each] for each in (one, two))
    # Each view with the other, and with the other as its parts are laid upon the first: cartons of a stack lean each in its own way.
    shown, back = ((a, b, settled(a, b)) for a, b in (lit[0], lit[0][::-1]))
    steady = tuple(dict.fromkeys((*_steady(shown, one), *_steady(back, two))))
    # Numbers that are read as others by far, each sign of which looks the same, were misread.
    apart = dict.fromkeys(
        pair
        for pair in _apart(found.aligned, one, two, views.turn_from(found.aligned))
        if not set(pair) <= set(steady)
    )
    return Tokens(
        equal=tuple(dict.fromkeys(word for word in texts if word in others)),
        first=tuple(dict.fromkeys(word for word in texts if word not in others)),
        second=tuple(dict.fromkeys(word for word in others if word not in texts)),
        apart=tuple(dict.fromkeys((*apart, *_by_signs(shown, one, two)))),
        unseen=tuple(dict.fromkeys((*_unseen(shown, one, others), *_unseen(back, two, texts)))),
        steady=steady,
        unsure=sum(not _is_told(place, one, two) for place in unsure_places(places)),
        note="machine reading, confirm by eye",
    )


def weighed_by_words(found: "Compared", tokens: Tokens) -> "Compared":
    """Return what was found, without weight where both regions say nothing but words of handling marks, another lot where numbers differ."""
    from unpick.exhibits.photos.judge import without_weight

    if found.kind == "photograph" and tokens.apart:
        # Two boxes shot alike, or one shot in which a number was changed: what is equal in them tells of neither.
        said = f"other numbers were read at one place: {_pairs(tokens.apart)}; another box, or one photograph that was changed: look at it"
        return without_weight(found, "other_lot", said)
    if found.kind not in ("object", "print"):
        return found
    # The region is equal in both, so that a word of it which is read in one of them stands in the other too.
    read = (*tokens.equal, *tokens.first, *tokens.second)
    if found.beyond >= _BEYOND and says_handling_only(read):
        said = ", ".join(dict.fromkeys(read))
        return without_weight(
            found, "generic", f"all that is read in it is '{said}': marks that every maker prints"
        )
    first, second = (
        [word for word in each if word not in tokens.steady] for each in (tokens.first, tokens.second)
    )
    numbers = tokens.apart or (other_numbers(first, second) if found.planes == 1 else ())
    if numbers:
        return without_weight(
            found, "other_lot", f"other numbers were read: {_pairs(numbers)}; confirm by eye"
        )
    if tokens.unseen:
        said = f"read in one picture alone, and its place in the other looks another: {', '.join(tokens.unseen)}; compare it by eye"
        return replace(found, coarse=True, why=(*found.why, said))
    if tokens.unsure:
        said = f"places of writing that are not read in either picture and do not look the same: {tokens.unsure}, where another lot would differ; compare them by eye"
        return replace(found, coarse=True, why=(*found.why, said))
    same = [word for word in tokens.equal if is_number(word)]
    if found.coarse and same:
        said = f"coarse as it is, the same numbers were read in both: {', '.join(same)}; confirm by eye"
        return replace(found, coarse=False, why=(*found.why, said))
    return found


def _pairs(numbers: Sequence[tuple[str, str]]) -> str:
    return "; ".join(f"'{one}' in the first, '{other}' in the second" for one, other in numbers)


def _by_signs(shown: "_Shown", one: "Sequence[_Word]", two: "Sequence[_Word]") -> Iterator[tuple[str, str]]:
    """Yield numbers at one place that are read surely, differ in some signs, and look another just there; beside words that are equal."""
    from statistics import median

    anchors: list[tuple[Box, float]] = []
    asked: list[tuple[str, str, Box, float, float]] = []
    for text, box, sure in one:
        said = max(two, default=None, key=lambda each: _overlap(box, each[1]))
        if said is None or _overlap(box, said[1]) < _SAME_PLACE or min(sure, said[2]) < _SURE:
            continue
        worst = _worst(shown, box)
        if worst is None:
            continue
        if text == said[0] and len(text) >= _SIGNS:
            anchors.append((box, worst.alike))
        elif _differ_in_digits(text, said[0]):
            asked.append((text, said[0], box, worst.alike, worst.at))
    if len(anchors) < _ANCHORS:
        return
    usual = median(alike for _, alike in anchors)
    for text, other, box, alike, at in asked:
        others = [k for k, (a, b) in enumerate(zip(text, other, strict=True)) if a != b]
        there = any(abs((k + 0.5) / len(text) - at) <= _SIGN_PLACE / len(text) for k in others)
        if there and alike <= usual - _BELOW and any(_is_beside(box, anchor) for anchor, _ in anchors):
            yield text, other


def _unseen(shown: "_Shown", one: "Sequence[_Word]", others: Sequence[str]) -> Iterator[str]:
    """Yield numbers that are read in one view alone, of which a sign looks another in the other view: another lot, or something before it.

    Args:
        shown: the view they are read in, and the other, in one way or in several. one: words of the first of these. others: what is read in the other; a part of a
            number is that number.
    """
    for text, box, _sure in one:
        if not is_number(text) or any(word in text or text in word for word in others if is_number(word)):
            continue
        worst = _worst(shown, box)
        if worst is not None and worst.alike <= _LOOKS_OTHER:
            yield text


def _may_be_lot(found: "Compared", first: "np.ndarray[Any, Any]", second: "np.ndarray[Any, Any]") -> bool:
    """Tell whether a region is the size of a carton, on which what is not read may be another lot; a place that fills half of both pictures is none."""
    import numpy as np

    shares = [
        float(np.prod(np.ptp(outline, axis=0))) / (picture.shape[0] * picture.shape[1])
        for outline, picture in ((found.outline_a, first), (found.outline_b, second))
        if outline is not None
    ]
    return found.kind == "print" or (found.kind == "object" and min(shares, default=1.0) < _PLACE)


def _steady(shown: "_Shown", one: "Sequence[_Word]") -> Iterator[str]:
    """Yield numbers of the first view of which each sign looks the same in the other."""
    for text, box, _sure in one:
        worst = _worst(shown, box) if is_number(text) else None
        if worst is not None and worst.alike >= _LOOKS_SAME:
            yield text


def _worst(shown: "_Shown", box: "Box") -> "Sign | None":
    """Return the sign of a word of the first view that is least alike in the other."""
    from unpick.exhibits.photos.writing import likest_sign

    left, top = round(box.left), round(box.top)
    return likest_sign(shown[0], shown[1:], (left, top, round(box.right) - left, round(box.bottom) - top))


def _is_told(place: Place, one: "Sequence[_Word]", two: "Sequence[_Word]") -> bool:
    """Tell whether a place of writing is read: as a word, which no lot is, or as a number that both pictures show."""
    own, others = (two, one) if place.swapped else (one, two)
    left, top, wide, high = place.box
    read = [
        text
        for text, box, _ in own
        if min(box.right, left + wide) - max(box.left, left) >= 0.5 * (box.right - box.left)
        and min(box.bottom, top + high) - max(box.top, top) >= 0.5 * high
    ]
    if not read:
        return False
    numbers = [text for text in read if any(sign.isdigit() for sign in text)]
    return all(text in [word for word, _, _ in others] for text in numbers)


def _differ_in_digits(text: str, other: str) -> bool:
    """Tell whether two words are numbers of one length, and others by a digit for a digit or a capital for a capital."""
    if len(text) != len(other) or len(text) < _SIGNS or text == other:
        return False
    if min(sum(sign.isdigit() for sign in word) for word in (text, other)) < _SIGNS - 1:
        return False
    return all(
        a == b or (a.isdigit() and b.isdigit()) or (a.isupper() and b.isupper())
        for a, b in zip(text, other, strict=True)
    )


def _is_beside(box: "Box", other: "Box") -> bool:
    """Tell whether a word stands on the line of another or on the next, in letters of its size: one print, and no date burnt over it."""
    high, tall = box.bottom - box.top, other.bottom - other.top
    across = max(box.left, other.left) - min(box.right, other.right)
    down = max(box.top, other.top) - min(box.bottom, other.bottom)
    return 0.5 * tall <= high <= 2 * tall and across <= 6 * high and down <= 2 * high


def _apart(
    aligned: "Aligned",
    one: "Sequence[_Word]",
    two: "Sequence[_Word]",
    turn: "np.ndarray[Any, Any]",
) -> Iterator[tuple[str, str]]:
    """Yield numbers that stand at one place in both views, are others by far, and look it.

    Args:
        turn: 2 x 3, from pixels of the aligned region to those of the views.
    """
    from rapidfuzz.distance import Levenshtein

    for text, box, _ in one:
        near = [(_overlap(box, other), said) for said, other, _ in two]
        best = max(near, default=None, key=lambda each: each[0])
        if best is None or best[0] < _SAME_PLACE or not (_is_printed(text) and _is_printed(best[1])):
            continue
        other = abs(len(text) - len(best[1])) <= 1 and Levenshtein.distance(text, best[1]) >= _EDITS
        if other and _likeness(aligned, box, turn) < _UNLIKE:
            yield text, best[1]


def _is_printed(word: str) -> bool:
    """Tell whether a word is a number as they are printed: small letters in it are misread digits."""
    return is_number(word) and word == word.upper()


def _overlap(one: "Box", other: "Box") -> float:
    """Return the area of two boxes that both share, to the area that either covers."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    if across <= 0 or down <= 0:
        return 0.0
    areas = sum((box.right - box.left) * (box.bottom - box.top) for box in (one, other))
    return across * down / (areas - across * down)


def _likeness(aligned: "Aligned", box: "Box", turn: "np.ndarray[Any, Any]") -> float:
    """Return the usual correlation of the aligned region along the middle of a word of the views; 1 where it lies outside."""
    import cv2
    import numpy as np

    level = (box.top + box.bottom) / 2
    line = np.array([(x, level, 1.0) for x in np.linspace(box.left, box.right, 24)])
    spots = np.round(line @ cv2.invertAffineTransform(turn).T).astype(int)
    high, wide = aligned.alike.shape
    held = (spots[:, 0] >= 0) & (spots[:, 0] < wide) & (spots[:, 1] >= 0) & (spots[:, 1] < high)
    return float(np.mean(aligned.alike[spots[held, 1], spots[held, 0]])) if held.any() else 1.0


def _words(picture: "np.ndarray[Any, Any]") -> "list[_Word] | None":
    """Return the words with their boxes, None where the child failed: it dies of some blurred lines (research, evidence 2.2)."""
    from PIL import Image

    read = read_words(Image.fromarray(picture), languages="eng", least=_LEAST)
    if read is None:
        return None
    return [(word, one.box, one.sure) for one in read for word in _WORD.findall(one.text)]
