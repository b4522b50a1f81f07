"""Corners of a picture that are found again from elsewhere: SIFT, as square roots and as 128 bits, spread over the picture."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np

__all__ = ["CODE_BYTES", "Features", "describe", "gray_of", "in_mirror", "mirrored", "strongest"]

CODE_BYTES: Final = 16
"""Bytes of a code: 128 bits found what 8-bit SIFT finds, at a sixth of the size (research, evidence 1.2)."""

_CONTRAST: Final = 0.015
"""Least contrast of a corner; OpenCV's 0.04 finds too few on blurred and small print."""

_EDGE: Final = 12
_ROOM: Final = 4
"""Corners of one place and size with other directions that are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """Corners of one picture, in turn the strongest of each part of it: the first n of them are those of `describe(most=n)`.

    Attributes:
        points: float32, (n, 4): x, y in pixels of the picture, size, angle in degrees. roots: float32, (n, 128), RootSIFT;
            empty where only codes are kept. codes: uint8, (n, CODE_BYTES). width, height: of the picture described.
    """

    points: "np.ndarray[Any, Any]"
    roots: "np.ndarray[Any, Any]"
    codes: "np.ndarray[Any, Any]"
    width: int
    height: int

    def __len__(self) -> int:
        return len(self.points)

    def taken(self, which: "np.ndarray[Any, Any]") -> "Features":
        """Return some of the corners."""
        return Features(
            points=self.points[which],
            roots=self.roots[which],
            codes=self.codes[which],
            width=self.width,
            height=self.height,
        )


def gray_of(pixels: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """Return the brightness of red-green-blue pixels, uint8."""
    import cv2

    gray: np.ndarray[Any, Any] = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    return gray


def mirrored(pixels: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """Return the picture as a mirror shows it."""
    import numpy as np

    return np.ascontiguousarray(pixels[:, ::-1])


def describe(
    gray: "np.ndarray[Any, Any]", *, most: int = 2_500, mask: "np.ndarray[Any, Any] | None" = None
) -> Features:
    """Return the corners of a picture.

    Args:
        gray: uint8. most: corners that are kept, chosen strong and spread. mask: uint8, 0 where no corner may lie.
    """
    import cv2
    import numpy as np

    height, width = gray.shape
    # A small picture is doubled: its print is as small as its corners.
    grow = 2.0 if max(width, height) < 640 else 1.0
    seen = cv2.resize(gray, None, fx=grow, fy=grow, interpolation=cv2.INTER_CUBIC) if grow > 1 else gray
    if mask is not None and grow > 1:
        mask = cv2.resize(mask, (seen.shape[1], seen.shape[0]), interpolation=cv2.INTER_NEAREST)
    sift: Any = cv2.SIFT.create(nfeatures=0, contrastThreshold=_CONTRAST, edgeThreshold=_EDGE)
    found = sift.detect(seen, mask)
    if not found:
        return _nothing(width, height)
    points = np.array([(*one.pt, one.size, one.angle) for one in found], np.float32)
    strength = np.array([one.response for one in found], np.float32)
    kept = _spread(points, strength, most, max(seen.shape))
    _, vectors = sift.compute(seen, [found[at] for at in kept])
    points = points[kept]
    points[:, :3] /= grow
    roots = np.sqrt(vectors / np.maximum(np.abs(vectors).sum(axis=1, keepdims=True), 1e-6)).astype(np.float32)
    return Features(points=points, roots=roots, codes=codes_of(vectors), width=width, height=height)


def in_mirror(features: Features) -> Features:
    """Return the corners as `describe` finds them in the mirrored picture, without looking at it again.

    A corner turns the other way; of its 4 by 4 cells of 8 directions, laid along its own direction, the rows change places and each direction
    turns round. Vectors that were described anew have a cosine of 0.999 with these.
    """
    import numpy as np

    points = features.points.copy()
    points[:, 0] = features.width - 1 - points[:, 0]
    points[:, 3] = (180 - points[:, 3]) % 360
    cells = features.roots.reshape(-1, 4, 4, 8)[:, ::-1]
    roots = np.ascontiguousarray(cells[..., [-at % 8 for at in range(8)]].reshape(-1, 128))
    return Features(
        points=points, roots=roots, codes=codes_of(roots), width=features.width, height=features.height
    )


def strongest(features: Features, most: int) -> Features:
    """Return what `describe` returns for so many corners at most."""
    import numpy as np

    return features if len(features) <= most else features.taken(np.arange(most))


def codes_of(vectors: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """Return 128 bits of each SIFT vector: a value above the median of its own vector."""
    import numpy as np

    middle = np.median(vectors, axis=1, keepdims=True)
    return np.packbits(vectors > middle, axis=1)


def _nothing(width: int, height: int) -> Features:
    import numpy as np

    return Features(
        points=np.empty((0, 4), np.float32),
        roots=np.empty((0, 128), np.float32),
        codes=np.empty((0, CODE_BYTES), np.uint8),
        width=width,
        height=height,
    )


def _spread(
    points: "np.ndarray[Any, Any]", strength: "np.ndarray[Any, Any]", most: int, side: int
) -> "np.ndarray[Any, Any]":
    """Return which corners to keep: in turn the strongest of each cell of a grid, so that one busy corner takes not all."""
    import numpy as np

    order = np.lexsort((points[:, 3], points[:, 1], points[:, 0], -strength))
    cell = max(side / 24, 1)
    cells = (points[order, 1] // cell).astype(np.int64) * 4_096 + (points[order, 0] // cell).astype(np.int64)
    # Rank of each corner within its cell, strongest first; then all firsts, all seconds, and so on.
    by_cell = np.argsort(cells, kind="stable")
    begins = np.r_[0, np.flatnonzero(np.diff(cells[by_cell])) + 1]
    ranks = np.empty(len(order), np.int64)
    sizes = np.diff(np.r_[begins, len(order)])
    ranks[by_cell] = np.arange(len(order)) - np.repeat(begins, sizes)
    return order[np.argsort(ranks, kind="stable")[:most]]
