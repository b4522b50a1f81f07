"""Ink that stands in two places as a copy of its pixels: alike beyond what a hand does, whosever it is.

Nothing is told of handwriting and nobody is told by it: what is compared is whether one picture was put in twice.
"""

import base64
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from unpick.exhibits.reading import Ink

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Gray = NDArray[np.uint8]

__all__ = ["ALIKE", "alike", "alike_pairs", "ink_in", "part_shown"]

ALIKE: Final = 0.97
"""Correlation from which two inks are copies. Drawn, scanned and compared (docs/benchmarks.md, Pasted ink): copies 0.987 or more,
one hand's same signature drawn again 0.87 or less."""

_INK: Final = 40
_EDGE: Final = 3
_SHIFT: Final = 5
_SIZE: Final = 12
_SPECK: Final = 25
_SOFT: Final = 1.2
"""Levels below the paper from which a point is ink; points left out along the ruling lines; of paper kept around; by which boxes of one
ink may differ in size and lie apart; of a piece of ink that counts; and the softening that takes grain away."""

_SMALL: Final = (40, 12)
_ROUGHLY: Final = 0.7
"""Width and height at which all are compared with all, and the correlation there from which two are looked at closely."""

_SHOWN: Final = 0.4
_LARGER: Final = 2
"""Share of the width that is shown of an ink, its middle, so that no name is printed; and how many times larger."""


def ink_in(cell: "Gray", *, least: tuple[int, int]) -> "tuple[Gray, tuple[int, int]] | None":
    """Return the part of a cell that holds ink, with some paper around, and where its left and right side lie in the cell.

    Args:
        cell: with its ruling lines. least: height and width in points below which there is no signature.
    """
    import cv2
    import numpy as np

    inside = cell[_EDGE:-_EDGE, _EDGE:-_EDGE]
    if inside.size == 0:
        return None
    soft = cv2.GaussianBlur(inside, (3, 3), 0)
    dark = np.asarray(soft < int(np.percentile(soft, 90)) - _INK, np.uint8)
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    kept = np.zeros(count, bool)
    for one in range(1, count):
        left, top, wide, high, points = (int(side) for side in boxes[one])
        # What lies along a side of the cell is a rest of a ruling line.
        level = high <= _SHIFT + 1 and (wide > 0.6 * dark.shape[1] or top == 0 or top + high == dark.shape[0])
        upright = wide <= _SHIFT + 1 and (
            high > 0.8 * dark.shape[0] or left == 0 or left + wide == dark.shape[1]
        )
        kept[one] = points >= _SPECK and not level and not upright
    ys, xs = np.nonzero(kept[labels])
    if not ys.size or np.ptp(ys) + 1 < least[0] or np.ptp(xs) + 1 < least[1]:
        return None
    top, left = max(0, int(ys.min()) - _SHIFT), max(0, int(xs.min()) - _SHIFT)
    ink = inside[top : int(ys.max()) + _SHIFT + 1, left : int(xs.max()) + _SHIFT + 1]
    return np.ascontiguousarray(ink), (left + _EDGE + _SHIFT, int(xs.max()) + _EDGE)


def alike(one: "Gray", other: "Gray") -> float:
    """Return the correlation of two inks at the best offset, 0 where their boxes differ in size."""
    import cv2

    if max(abs(one.shape[0] - other.shape[0]), abs(one.shape[1] - other.shape[1])) > _SIZE:
        return 0.0
    # Grain differs in two places of one picture; strokes do not.
    first, second = (cv2.GaussianBlur(ink, (0, 0), _SOFT) for ink in (one, other))
    inner = first[_SHIFT:-_SHIFT, _SHIFT:-_SHIFT]
    field = cv2.copyMakeBorder(second, _SIZE, _SIZE, _SIZE, _SIZE, cv2.BORDER_REPLICATE)
    return float(cv2.matchTemplate(field, inner, cv2.TM_CCOEFF_NORMED).max())


def alike_pairs(inks: Sequence[Ink]) -> list[tuple[int, int, float]]:
    """Return the pairs of inks that are copies, as places in the sequence, with their correlation."""
    import cv2
    import numpy as np

    if len(inks) < 2:
        return []
    drawn = [_gray(ink) for ink in inks]
    small = np.stack(
        [
            cv2.GaussianBlur(cv2.resize(one, _SMALL, interpolation=cv2.INTER_AREA), (0, 0), 1.0)
            for one in drawn
        ]
    ).reshape(len(drawn), -1)
    level = small.astype(np.float32) - small.mean(axis=1, keepdims=True, dtype=np.float32)
    level /= np.maximum(np.linalg.norm(level, axis=1, keepdims=True), 1e-6)
    near = (
        (at, int(other))
        for at in range(len(drawn) - 1)
        for other in np.flatnonzero(level[at + 1 :] @ level[at] >= _ROUGHLY) + at + 1
    )
    measured = ((one, other, alike(drawn[one], drawn[other])) for one, other in near)
    return [found for found in measured if found[2] >= ALIKE]


def _gray(ink: Ink) -> "Gray":
    import numpy as np

    return np.frombuffer(ink.gray, np.uint8).reshape(-1, ink.wide)


def part_shown(ink: Ink) -> str:
    """Return the middle of an ink, enlarged, as the address of a picture in a page; the whole would print a name."""
    import cv2

    gray = _gray(ink)
    out = round(gray.shape[1] * (1 - _SHOWN) / 2)
    part = cv2.resize(
        gray[:, out : gray.shape[1] - out], None, fx=_LARGER, fy=_LARGER, interpolation=cv2.INTER_CUBIC
    )
    done, data = cv2.imencode(".png", part)
    assert done
    return "data:image/png;base64," + base64.b64encode(data.tobytes()).decode()
