"""Where a corner lies, how it is turned and how large it is, in three bytes, and how many corners of two pictures agree on one view."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np

    from unpick.exhibits.photos.features import Features

__all__ = ["PLACE_BYTES", "Agreed", "agreed", "places_of", "spots_from", "spots_of"]

PLACE_BYTES: Final = 3
"""Place across, place down, and in one byte turn (16 steps) and size (16 steps of half an octave from 1 pixel on)."""

_NEAR: Final = 10.0
_BEND: Final = 0.15
"""Pixels by which a corner may miss the place that another implies, and what comes to them for each pixel between the two: a place is kept
to a 256th of a side, and a slanted view bends what one turn and one size carry over."""

_TURN: Final = 0.6
_GROWN: Final = 0.9
"""Radians and octaves by which the turn and the growth of two pairs may differ: half a step of each is 0.2 and 0.25."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """For some pictures of a library: pairs of corners that agree on one view, and what they weigh together."""

    pairs: "np.ndarray[Any, Any]"
    weight: "np.ndarray[Any, Any]"


def places_of(features: "Features") -> "np.ndarray[Any, Any]":
    """Return the three bytes of each corner, uint8 (n, 3)."""
    import numpy as np

    points = features.points
    across = np.clip(points[:, 0] * 256 / max(features.width, 1), 0, 255).astype(np.uint8)
    down = np.clip(points[:, 1] * 256 / max(features.height, 1), 0, 255).astype(np.uint8)
    turn = np.round(points[:, 3] * 16 / 360).astype(np.int64) % 16
    size = np.clip(np.round(2 * np.log2(np.maximum(points[:, 2], 1))), 0, 15).astype(np.int64)
    return np.stack([across, down, (turn * 16 + size).astype(np.uint8)], axis=1)


def spots_of(features: "Features") -> "np.ndarray[Any, Any]":
    """Return x, y, turn in radians and size in octaves of each corner, float32 (n, 4)."""
    import numpy as np

    points = features.points
    return np.stack(
        [points[:, 0], points[:, 1], np.radians(points[:, 3]), np.log2(np.maximum(points[:, 2], 1))], axis=1
    ).astype(np.float32)


def spots_from(
    places: "np.ndarray[Any, Any]", width: "np.ndarray[Any, Any]", height: "np.ndarray[Any, Any]"
) -> "np.ndarray[Any, Any]":
    """Return what `spots_of` says, from the bytes of corners of pictures of these sizes, float (n,)."""
    import numpy as np

    across, down, both = (places[:, at].astype(np.float32) for at in range(3))
    return np.stack(
        [
            (across + 0.5) * (width / 256),
            (down + 0.5) * (height / 256),
            (both // 16) * (np.pi / 8),
            (both % 16) / 2,
        ],
        axis=1,
    ).astype(np.float32)


def agreed(
    spots: "np.ndarray[Any, Any]",
    held: "np.ndarray[Any, Any]",
    weights: "np.ndarray[Any, Any]",
    begins: "np.ndarray[Any, Any]",
) -> Agreed:
    """Return for each picture the pairs that agree on one view of it.

    Args:
        spots, held: float32, (n, 4), of the corner sought and of the one found, pair by pair. weights: float64, (n,), of the pairs.
        begins: int64, (pictures + 1,), where the pairs of each picture begin, and the end.
    """
    import numpy as np

    from unpick.exhibits.photos.agreeing import agreeing

    pairs, weight = np.zeros(len(begins) - 1, np.int64), np.zeros(len(begins) - 1, np.float64)
    agreeing(spots, held, weights, begins, _NEAR, _BEND, _TURN, _GROWN, pairs, weight)
    return Agreed(pairs=pairs, weight=weight)
