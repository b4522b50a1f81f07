"""Which pictures of a library may show what a picture shows: the nearest codes vote, by how much nearer they are than chance."""

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np

__all__ = ["NEIGHBOURS", "vote"]

NEIGHBOURS: Final = 12
"""Nearest codes that are looked at; the farthest of them is what chance gives in this library (research, evidence 1.5)."""


def vote(
    asked: "np.ndarray[Any, Any]", codes: "np.ndarray[Any, Any]", images: "np.ndarray[Any, Any]", count: int
) -> "np.ndarray[Any, Any]":
    """Return the votes for each picture of a library, float64.

    Args:
        asked: uint8, (m, 16), codes of the picture sought. codes: uint8, (n, 16), of the library. images: int32, (n,), the picture of
            each code. count: pictures of the library.
    """
    import numpy as np

    from unpick.exhibits.photos.popcount import nearest

    votes = np.zeros(count, np.float64)
    if not len(asked) or not len(codes):
        return votes
    left = np.ascontiguousarray(asked).view(np.uint64)
    right = np.ascontiguousarray(codes).view(np.uint64)
    rows = np.empty((len(left), NEIGHBOURS), np.int64)
    far = np.full((len(left), NEIGHBOURS), 129, np.int64)
    nearest(left, right, rows, far)
    margin = np.maximum(far[:, -1:] - far, 0).astype(np.float64) ** 2
    held = far < 129
    for at in range(len(left)):
        own = images[rows[at][held[at]]]
        # One corner votes once for a picture, by its nearest code there.
        first = np.unique(own, return_index=True)[1]
        votes[own[first]] += margin[at][held[at]][first]
    return votes
