"""Whether two pictures have the faint grain of surfaces in common: a copy of a photograph has all of it, a form filled in twice none."""

from typing import TYPE_CHECKING, Any, Final

from unpick.exhibits.photos.difference import Masks, draw_upon

if TYPE_CHECKING:
    import numpy as np

__all__ = ["WOVEN", "WOVEN_ALONE", "woven_share"]

WOVEN: Final = 0.32
WOVEN_ALONE: Final = 0.45
_SIDE: Final = 640
_CELL: Final = 24
"""Share of what both show with one grain, from which they are one photograph with something laid over the rest, and where nothing differs; longer
side at which it is looked at, and of a cell. On development pictures (17 pairs, forms and fronts also of one scan) copies under overlays have
0.37 to 0.84, forms at most 0.26, two boxes of one print that fill both pictures 0.29, other photographs under one overlay 0.12; a photograph
half of which another picture hides has 0.28 to 0.42 (`covered.py` sees it)."""

_CELLS: Final = 60
"""Cells that both have to show, of some 450."""

_FAINT: Final = (0.5, 12.0)
_FINE: Final = (0.8, 5.0)
_ONE: Final = 0.5
"""Spread of brightness of a cell that has grain and is no print; blurs between which grain lies, in pixels; correlation from which it is one."""


def woven_share(
    first: "np.ndarray[Any, Any]",
    second: "np.ndarray[Any, Any]",
    plane: "np.ndarray[Any, Any]",
    *,
    masks: Masks = (None, None),
) -> float:
    """Return the share of what both show, cell by cell, in which both have faint grain and it is the same; 0 where they share few cells.

    Args:
        first, second: uint8, brightness. plane: 3 x 3, pixels of the first to those of the second. masks: as in `difference.lay_upon`.
    """
    import cv2
    import numpy as np

    drawn = draw_upon(first, second, plane, side=_SIDE, masks=masks)
    one, two = (_grain(view) for view in (drawn.first, drawn.second))
    high, wide = one.shape
    same = cells = 0
    for top in range(0, high - _CELL + 1, _CELL):
        for left in range(0, wide - _CELL + 1, _CELL):
            cell = np.s_[top : top + _CELL, left : left + _CELL]
            if not drawn.inside[cell].all():
                continue
            cells += 1
            spread = float(one[cell].std()), float(two[cell].std())
            if min(spread) < _FAINT[0] or max(spread) > _FAINT[1]:
                continue
            around = two[max(top - 1, 0) : top + _CELL + 1, max(left - 1, 0) : left + _CELL + 1]
            same += bool(cv2.matchTemplate(around, one[cell], cv2.TM_CCOEFF_NORMED).max() >= _ONE)
    return same / cells if cells >= _CELLS else 0.0


def _grain(view: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """Return what lies between two blurs of a view, float32: without noise of the compression, and without light and shade."""
    import cv2
    import numpy as np

    soft = cv2.GaussianBlur(view.astype(np.float32), (0, 0), _FINE[0])
    grain: np.ndarray[Any, Any] = soft - cv2.GaussianBlur(soft, (0, 0), _FINE[1])
    return grain
