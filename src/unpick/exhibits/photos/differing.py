"""Places where two views of one plane differ: another number, another word; what only moved is none."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from unpick.exhibits.photos.difference import Aligned, alike_settled, moved_alike

if TYPE_CHECKING:
    import numpy as np

__all__ = ["Patch", "patches_of"]

_MOVED: Final = 0.8
_SEARCH: Final = 24
"""Correlation of a patch found again nearby, and how far it is looked for: what is moved by parallax is no difference."""

_LINE: Final = 1.3
_AMID: Final = 0.65
"""Width to height of another number, at least; share of what stands around it that is equal."""

_STROKES: Final = 4
_BARS: Final = 0.8
"""Changes from light to dark along a line of writing, at least; likeness of lines three apart from which they are bars."""

_STREAKS: Final = 0.72
"""Likeness of columns four apart from which a place is an edge or a gap: 0.75 to 0.97 in the clearer picture of ten gaps in stacks, 0.66 and less
of 13 numbers that are others (drawn pairs)."""

_PATCH: Final = 90
"""Least pixels of a patch that differs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patch:
    """A place that differs: left, top, width, height in pixels of the first picture, and in the aligned region; written: both show writing there."""

    first: tuple[float, float, float, float]
    region: tuple[int, int, int, int]
    pixels: int
    written: bool


def patches_of(aligned: Aligned, both: "np.ndarray[Any, Any]", middle: float) -> tuple[Patch, ...]:
    """Return the places where both pictures have detail and it is another, and that are not found again nearby."""
    import cv2
    import numpy as np

    low: Any = (both & (aligned.alike < min(0.7, middle - 0.2))).astype(np.uint8)
    low = cv2.morphologyEx(low, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    if low.any():
        low &= (alike_settled(aligned) < min(0.7, middle - 0.2)).astype(np.uint8)
        low = cv2.morphologyEx(low, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    if low.any():
        # Boxes of one wall stand a little apart from each other: what is found nearby is no difference.
        low = np.where(moved_alike(aligned.first, aligned.second) < _MOVED, low, 0).astype(np.uint8)
        low = cv2.morphologyEx(low, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    # Digits that are equal by chance between two that differ belong to the place.
    low = cv2.morphologyEx(low, cv2.MORPH_CLOSE, np.ones((3, 11), np.uint8)) & both.astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(low)
    found = []
    for at in range(1, count):
        x, y, w, h, pixels = (int(one) for one in stats[at])
        if pixels < _PATCH or _is_moved(aligned, (x, y, w, h)):
            continue
        left, top = aligned.box[0] + x / aligned.factor, aligned.box[1] + y / aligned.factor
        found.append(
            Patch(
                first=(left, top, w / aligned.factor, h / aligned.factor),
                region=(x, y, w, h),
                pixels=pixels,
                written=w >= _LINE * h
                and _is_written(aligned, (x, y, w, h))
                and _is_amid(aligned, both, (x, y, w, h)),
            )
        )
    return tuple(sorted(found, key=lambda one: (-one.pixels, one.region)))


def _is_moved(aligned: Aligned, box: tuple[int, int, int, int]) -> bool:
    """Tell whether a patch of the first picture stands near its place in the second."""
    import cv2

    x, y, w, h = box
    height, width = aligned.first.shape
    patch = aligned.first[max(y - 2, 0) : y + h + 2, max(x - 2, 0) : x + w + 2]
    room = aligned.second[
        max(y - 2 - _SEARCH, 0) : min(y + h + 2 + _SEARCH, height),
        max(x - 2 - _SEARCH, 0) : min(x + w + 2 + _SEARCH, width),
    ]
    if min(patch.shape) < 5 or room.shape[0] < patch.shape[0] or room.shape[1] < patch.shape[1]:
        return False
    return float(cv2.matchTemplate(room, patch, cv2.TM_CCOEFF_NORMED).max()) >= _MOVED


def _is_written(aligned: Aligned, box: tuple[int, int, int, int]) -> bool:
    """Tell whether both pictures show writing at a place: strokes side by side, no bars from top to bottom, no edge from side to side.

    Edges of boxes, gaps and things that stand in front have an edge or two; a bar code differs by a hair where nothing does.
    """
    import cv2
    import numpy as np

    x, y, w, h = box
    for picture in (aligned.first, aligned.second):
        patch = picture[max(y - 2, 0) : y + h + 2, max(x - 2, 0) : x + w + 2].astype(np.float32)
        if min(patch.shape) < 5:
            return False
        level = patch - cv2.boxFilter(patch, -1, (15, 15), borderType=cv2.BORDER_REFLECT)
        dark = level < -0.35 * float(level.std() or 1)
        changes = (dark[:, 1:] != dark[:, :-1]).sum(axis=1)
        if float(np.quantile(changes, 0.75)) < _STROKES:
            return False
        if _in_streaks(patch) > _STREAKS:
            return False
        lines = level - level.mean(axis=1, keepdims=True)
        length = np.maximum(np.linalg.norm(lines, axis=1), 1e-6)
        up_down = (lines[3:] * lines[:-3]).sum(axis=1) / (length[3:] * length[:-3])
        if h >= 14 and float(np.median(up_down)) > _BARS and float(np.quantile(changes, 0.75)) >= 6:
            return False
    return True


def _in_streaks(patch: "np.ndarray[Any, Any]") -> float:
    """Return how alike columns four apart are, each from top to bottom: a gap between two boxes goes on from side to side, signs do not."""
    import numpy as np

    level = patch - patch.mean(axis=0, keepdims=True)
    length = np.maximum(np.linalg.norm(level, axis=0), 1e-6)
    return float(np.median((level[:, 4:] * level[:, :-4]).sum(axis=0) / (length[4:] * length[:-4])))


def _is_amid(aligned: Aligned, both: "np.ndarray[Any, Any]", box: tuple[int, int, int, int]) -> bool:
    """Tell whether what stands around a place is equal: another number in one print, and not the edge of a box."""
    import numpy as np

    x, y, w, h = box
    grow = 12
    ring = np.zeros(both.shape, np.bool_)
    ring[max(y - grow, 0) : y + h + grow, max(x - grow, 0) : x + w + grow] = True
    ring[max(y - 4, 0) : y + h + 4, max(x - 4, 0) : x + w + 4] = False
    held = aligned.alike[ring & both]
    return bool(held.size >= 40 and float((held >= 0.8).mean()) >= _AMID)
