"""A region as both pictures show it, its lines of writing level: for reading, and for comparing word by word."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from unpick.exhibits.photos.difference import Aligned, Drawn, Masks, draw_upon

if TYPE_CHECKING:
    import numpy as np

__all__ = ["Upright", "upright"]

_SIDE: Final = 1_100
_AROUND: Final = 1.08
"""Pixels of the longer side of a region, and how much is shown around its corners: they lie on the outer letters."""

_TURNS: Final = range(-40, 41, 4)
"""Degrees by which lines of writing may lean in the first picture."""

_RIM: Final = 17
"""Window that an outline is widened by before what lies outside it is painted over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upright:
    """A region of both pictures, its lines level: uint8, of one size; inside: bool, within the region and both pictures; turn: 2 x 3, from `drawn`."""

    first: "np.ndarray[Any, Any]"
    second: "np.ndarray[Any, Any]"
    inside: "np.ndarray[Any, Any]"
    turn: "np.ndarray[Any, Any]"
    drawn: Drawn

    def turn_from(self, aligned: Aligned) -> "np.ndarray[Any, Any]":
        """Return the 2 x 3 turn from pixels of an aligned region of the same two pictures to pixels of these views."""
        import numpy as np

        scale = self.drawn.factor / aligned.factor
        shift = (np.array(aligned.box[:2], float) - np.array(self.drawn.box[:2], float)) * self.drawn.factor
        moved = self.turn[:, :2] @ shift + self.turn[:, 2]
        return np.hstack([self.turn[:, :2] * scale, moved[:, None]])


def upright(
    first: "np.ndarray[Any, Any]",
    second: "np.ndarray[Any, Any]",
    plane: "np.ndarray[Any, Any]",
    outline: "np.ndarray[Any, Any]",
    *,
    masks: Masks = (None, None),
) -> Upright:
    """Return a region of both pictures with level lines and nothing around it; arguments as of `difference.lay_upon`."""
    import cv2
    import numpy as np

    middle = outline.mean(axis=0)
    drawn = draw_upon(first, second, plane, middle + (outline - middle) * _AROUND, side=_SIDE, masks=masks)
    high, wide = drawn.first.shape
    grown = max(_SIDE / max(high, wide), 1.0)
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), _lean(drawn.first), grown)
    corners = np.array([(0, 0, 1), (wide, 0, 1), (wide, high, 1), (0, high, 1)]) @ turn.T
    turn[:, 2] -= corners.min(axis=0)
    across, down = (int(one) for one in np.ceil(np.ptp(corners, axis=0)))
    views = []
    for view in (drawn.first, drawn.second):
        flat = _within(view, drawn.inside)
        around = int(np.median(flat[drawn.inside])) if drawn.inside.any() else 255
        views.append(cv2.warpAffine(flat, turn, (across, down), flags=cv2.INTER_CUBIC, borderValue=around))
    inside = cv2.warpAffine(drawn.inside.astype(np.uint8), turn, (across, down), flags=cv2.INTER_NEAREST) > 0
    return Upright(first=views[0], second=views[1], inside=inside, turn=turn, drawn=drawn)


def _lean(view: "np.ndarray[Any, Any]") -> float:
    """Return the degrees by which lines of writing have to be turned to lie level: where rows of ink are fullest and emptiest."""
    import cv2
    import numpy as np

    shrink = 320 / max(view.shape)
    size = (max(round(view.shape[1] * shrink), 1), max(round(view.shape[0] * shrink), 1))
    small = cv2.resize(view, size, interpolation=cv2.INTER_AREA).astype(np.float32)
    ink = np.abs(small - cv2.boxFilter(small, -1, (15, 15)))
    high, wide = ink.shape

    def steps(turn: int) -> float:
        plan = cv2.getRotationMatrix2D((wide / 2, high / 2), turn, 1.0)
        rows = cv2.warpAffine(ink, plan, (wide, high)).mean(axis=1)
        return float(np.square(np.diff(rows)).sum())

    return float(max(_TURNS, key=lambda turn: (steps(turn), -abs(turn))))


def _within(view: "np.ndarray[Any, Any]", inside: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """Return a region with what lies more than some pixels outside its outline painted over."""
    import cv2
    import numpy as np

    near = cv2.dilate(inside.astype(np.uint8), np.ones((_RIM, _RIM), np.uint8)) > 0
    board = np.median(view[inside]) if inside.any() else 255
    painted: np.ndarray[Any, Any] = np.where(near, view, board).astype(np.uint8)
    return painted
