"""A block that hides a part of a photograph: another picture laid over it, told from what is filled into a form."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from unpick.exhibits.photos.difference import EQUAL, Aligned

if TYPE_CHECKING:
    import numpy as np

__all__ = ["Cover", "cover_of", "paper_of"]

_SHARE: Final = (0.06, 0.55)
"""Share of what both pictures show that a block hides: less is a caption, with more the rest may be a frame."""

_FULL: Final = 0.78
_OTHER: Final = 0.58
"""Share of its rectangle that a block fills, and share of it that is another brightness or another detail. On development pictures covers fill
0.84 and more with 0.73 and more of them another; what is written into a form 0.38 to 0.69 with 0.30 to 0.63, since paper stays paper."""

_REST: Final = 0.96
_REST_OTHER: Final = 0.08
"""Share of the detail beside the block that is equal, and of its brightness that is not."""

_PAPER: Final = 0.5
"""Share of the rest within five gray steps of one gray from which it is paper with a picture on it: a page, whose words are those of many."""

_TONES: Final = 5
_STEP: Final = 14.0
_LEAST: Final = 2_000
"""Gray steps of paper; by which brightness is another; pixels that have to be compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """A block over what both pictures show: its share of that, where it is (bool, as the aligned pictures), share of the rest that is equal."""

    share: float
    where: "np.ndarray[Any, Any]"
    rest: float


def cover_of(whole: Aligned) -> Cover | None:
    """Return the one block beside which all is equal, None where there is no such block.

    Args:
        whole: all that both pictures show, laid upon each other.
    """
    inside = whole.inside
    other = _other(whole)
    if other is None:
        return None
    block = _block(other)
    if block is None:
        return None
    where, fill = block
    share = float((where & inside).sum() / inside.sum())
    rest = inside & ~where
    detail = rest & whole.detail
    if not _SHARE[0] <= share <= _SHARE[1] or fill < _FULL or detail.sum() < _LEAST / 4:
        return None
    equal = float((whole.alike[detail] >= EQUAL).mean())
    if (
        float(other[where & inside].mean()) < _OTHER
        or equal < _REST
        or float(other[rest].mean()) > _REST_OTHER
    ):
        return None
    return None if paper_of(whole.first, rest) > _PAPER else Cover(share=share, where=where, rest=equal)


def paper_of(view: "np.ndarray[Any, Any]", where: "np.ndarray[Any, Any]") -> float:
    """Return the share of a place, bool, that has one tone within five gray steps."""
    import numpy as np

    if not where.any():
        return 0.0
    grays = np.bincount(view[where], minlength=256)
    return float(np.convolve(grays, np.ones(2 * _TONES + 1), "same").max() / where.sum())


def _other(whole: Aligned) -> "np.ndarray[Any, Any] | None":
    """Return where both pictures are not equal, in brightness once their exposure is made equal, or in detail."""
    import numpy as np

    equal = whole.inside & whole.detail & (whole.alike >= 0.8)
    if whole.inside.sum() < _LEAST or equal.sum() < _LEAST / 8:
        return None
    one, two = whole.first.astype(np.float32), whole.second.astype(np.float32)
    terms = np.stack([two[equal], np.ones(int(equal.sum()), np.float32)], axis=1)
    kept, gap, found = np.ones(len(terms), np.bool_), np.zeros(len(terms)), np.array([1.0, 0.0])
    for _ in range(3):
        found = np.linalg.lstsq(terms[kept], one[equal][kept], rcond=None)[0]
        gap = np.abs(one[equal] - terms @ found)
        kept = gap <= max(2 * float(np.median(gap)), 4.0)
    away = np.abs(one - (found[0] * two + found[1])) > max(_STEP, 3 * float(np.median(gap)))
    other: np.ndarray[Any, Any] = whole.inside & (away | (whole.detail & (whole.alike < 0.4)))
    return other


def _block(other: "np.ndarray[Any, Any]") -> "tuple[np.ndarray[Any, Any], float] | None":
    """Return the rectangle around the largest piece that is not equal, a little widened, and the share of it that the piece fills."""
    import cv2
    import numpy as np

    piece = cv2.morphologyEx(other.astype(np.uint8), cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    piece = cv2.morphologyEx(piece, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    contours, _ = cv2.findContours(piece, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not contours:
        return None
    largest = max(contours, key=cv2.contourArea)
    (_, _), (wide, high), _ = around = cv2.minAreaRect(largest)
    drawn = np.zeros(other.shape, np.uint8)
    cv2.fillConvexPoly(drawn, cv2.boxPoints(around).astype(np.int32), 1)
    where: np.ndarray[Any, Any] = cv2.dilate(drawn, np.ones((9, 9), np.uint8)) > 0
    return where, float(cv2.contourArea(largest) / max(wide * high, 1.0))
