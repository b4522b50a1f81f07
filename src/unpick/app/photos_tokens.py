"""What is written in a region of two pictures: words read by Tesseract where it is installed, equal and different."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from unpick.app.ocr import has_ocr, read_words
from unpick.exhibits.photos.marks import is_number, other_numbers, says_handling_only
from unpick.exhibits.photos.upright import upright

if TYPE_CHECKING:
    import numpy as np

    from unpick.exhibits.photos.difference import Aligned
    from unpick.exhibits.photos.judge import Compared
    from unpick.exhibits.redact import Box

    _Word = tuple[str, Box]

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """Words of both regions, of the first only, of the second only; apart: numbers at one place that differ; note says how they were read, or why not."""

    equal: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    second: tuple[str, ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    note: str = ""


def read_tokens(found: "Compared", first: "np.ndarray[Any, Any]", second: "np.ndarray[Any, Any]") -> Tokens:
    """Return the words of a region as both pictures show it, read by machine: to be confirmed by eye. What lies outside its outline is not read.

    Args:
        found: with a plane. first, second: uint8, brightness, of the pictures compared.
    """
    import numpy as np

    if not has_ocr() or found.aligned is None:
        return Tokens(note=ABSENT)
    seen = np.ascontiguousarray(first[:, ::-1]) if found.mirrored else first
    assert found.plane is not None
    assert found.outline_a is not None
    views = upright(seen, second, found.plane, found.outline_a)
    one, two = (_words(view) for view in (views.first, views.second))
    if one is None or two is None:
        return Tokens(note="Tesseract could not read one of the regions")
    texts, others = ([text for text, _ in each] for each in (one, two))
    return Tokens(
        equal=tuple(dict.fromkeys(word for word in texts if word in others)),
        first=tuple(dict.fromkeys(word for word in texts if word not in others)),
        second=tuple(dict.fromkeys(word for word in others if word not in texts)),
        apart=tuple(_apart(found.aligned, one, two, views.turn_from(found.aligned))),
        note="machine reading, confirm by eye",
    )


def weighed_by_words(found: "Compared", tokens: Tokens) -> "Compared":
    """Return what was found, without weight where both regions say nothing but words of handling marks, another lot where numbers differ."""
    from unpick.exhibits.photos.judge import without_weight

    if found.kind not in ("object", "print"):
        return found
    # The region is equal in both, so that a word of it which is read in one of them stands in the other too.
    read = (*tokens.equal, *tokens.first, *tokens.second)
    if found.beyond >= _BEYOND and says_handling_only(read):
        said = ", ".join(dict.fromkeys(read))
        return without_weight(
            found, "generic", f"all that is read in it is '{said}': marks that every maker prints"
        )
    numbers = tokens.apart or (other_numbers(tokens.first, tokens.second) if found.planes == 1 else ())
    if numbers:
        said = "; ".join(f"'{one}' in the first, '{other}' in the second" for one, other in numbers)
        return without_weight(found, "other_lot", f"other numbers were read: {said}; confirm by eye")
    return found


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

    for text, box in one:
        near = [(_overlap(box, other), said, other) for said, other in two]
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
    return [(word, one.box) for one in read for word in _WORD.findall(one.text)]
