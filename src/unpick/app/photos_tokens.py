"""What is written in a region of two pictures: words read by Tesseract where it is installed, equal and different."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from unpick.app.ocr import has_ocr, read_words
from unpick.exhibits.photos.marks import other_numbers, says_handling_only

if TYPE_CHECKING:
    import numpy as np

    from unpick.exhibits.photos.difference import Aligned
    from unpick.exhibits.photos.judge import Compared

__all__ = ["ABSENT", "Tokens", "read_tokens", "weighed_by_words"]

ABSENT: Final = "Tesseract is not installed: words were not read"
_LEAST: Final = 55.0
"""Confidence of Tesseract from which a word is taken; it is a machine reading all the same."""

_GROWN: Final = 2.5
"""What the region is enlarged by: Tesseract wants letters of 20 pixels and more."""

_RIM: Final = 17
"""Window that an outline is widened by: its corners lie on the outer letters."""

_WORD: Final = re.compile(r"[0-9A-Za-z]{2,}(?:[-/.][0-9A-Za-z]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """Words of both regions, of the first only, of the second only; note says how they were read, or why not."""

    equal: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    second: tuple[str, ...] = ()
    note: str = ""


def read_tokens(aligned: "Aligned") -> Tokens:
    """Return the words of a region as both pictures show it, read by machine: to be confirmed by eye. What lies outside its outline is not read."""
    if not has_ocr():
        return Tokens(note=ABSENT)
    one, two = (_words(_within(view, aligned.inside)) for view in (aligned.first, aligned.second))
    if one is None or two is None:
        return Tokens(note="Tesseract could not read one of the regions")
    return Tokens(
        equal=tuple(word for word in one if word in two),
        first=tuple(word for word in one if word not in two),
        second=tuple(word for word in two if word not in one),
        note="machine reading, confirm by eye",
    )


def weighed_by_words(found: "Compared", tokens: Tokens) -> "Compared":
    """Return what was found, without weight where both regions say nothing but words of handling marks, another lot where numbers differ."""
    from unpick.exhibits.photos.judge import without_weight

    if found.kind not in ("object", "print"):
        return found
    # The region is equal in both, so that a word of it which is read in one of them stands in the other too.
    read = (*tokens.equal, *tokens.first, *tokens.second)
    if says_handling_only(read):
        said = ", ".join(dict.fromkeys(read))
        return without_weight(
            found, "generic", f"all that is read in it is '{said}': marks that every maker prints"
        )
    numbers = other_numbers(tokens.first, tokens.second)
    if numbers and found.planes == 1:
        said = "; ".join(f"'{one}' in the first, '{other}' in the second" for one, other in numbers)
        return without_weight(found, "other_lot", f"other numbers were read: {said}; confirm by eye")
    return found


def _within(view: "np.ndarray[Any, Any]", inside: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """Return a region with what lies more than some pixels outside its outline painted over."""
    import cv2
    import numpy as np

    near = cv2.dilate(inside.astype(np.uint8), np.ones((_RIM, _RIM), np.uint8)) > 0
    painted: np.ndarray[Any, Any] = np.where(
        near, view, np.median(view[inside]) if inside.any() else 255
    ).astype(np.uint8)
    return painted


def _words(picture: "np.ndarray[Any, Any]") -> Sequence[str] | None:
    """Return the words, None where the child failed: it dies of some blurred lines (research, evidence 2.2)."""
    from PIL import Image

    seen = Image.fromarray(picture)
    grown = seen.resize((round(seen.width * _GROWN), round(seen.height * _GROWN)), Image.Resampling.BICUBIC)
    read = read_words(grown, languages="eng", least=_LEAST)
    if read is None:
        return None
    return list(dict.fromkeys(word for one in read for word in _WORD.findall(one.text)))
