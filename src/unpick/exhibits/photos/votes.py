"""Which pictures of a library may show what a picture shows: the nearest codes vote, by how much nearer they are than chance."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np

__all__ = ["FLAT_BELOW", "NEIGHBOURS", "Filed", "vote"]

NEIGHBOURS: Final = 12
"""Nearest codes that are looked at; the farthest of them is what chance gives in this library (research, evidence 1.5)."""

FLAT_BELOW: Final = 1_000
"""Pictures below which every code is compared: exact, and as fast as reading lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """The codes of some pictures, filed under the heads.

    Attributes:
        codes: uint8, (n, 16), by list. owners: (n,), the picture of each within these. begins: uint32, (HEADS + 1,).
        pictures: how many.
    """

    codes: "np.ndarray[Any, Any]"
    owners: "np.ndarray[Any, Any]"
    begins: "np.ndarray[Any, Any]"
    pictures: int


def vote(
    asked: "np.ndarray[Any, Any]", library: Sequence[Filed], *, flat: bool | None = None
) -> "np.ndarray[Any, Any]":
    """Return the votes for each picture of a library, float64, in the order of its segments.

    Which codes are as near as the farthest that counts hangs on the order of pictures, but these have no vote; so votes do not.

    Args:
        asked: uint8, (m, 16), codes of the picture sought. flat: compare every code; None for small libraries only.
    """
    import numpy as np

    from unpick.exhibits.photos.heads import probe
    from unpick.exhibits.photos.popcount import nearest_listed, nearest_of_all

    count = sum(one.pictures for one in library)
    votes = np.zeros(count, np.float64)
    if not len(asked) or not count:
        return votes
    left = np.ascontiguousarray(asked).view(np.uint64).reshape(-1, 2)
    rows = np.full((len(left), NEIGHBOURS), -1, np.int64)
    far = np.full((len(left), NEIGHBOURS), 129, np.int64)
    every = count < FLAT_BELOW if flat is None else flat
    probed = None if every else probe(asked)
    base = 0
    for one in library:
        codes = one.codes.view(np.uint64).reshape(-1, 2)
        if probed is None:
            nearest_of_all(left, codes, one.owners, base, rows, far)
        else:
            nearest_listed(left, probed, one.begins, codes, one.owners, base, rows, far)
        base += one.pictures
    margin = np.maximum(far[:, -1:] - far, 0).astype(np.float64) ** 2
    held = far < 129
    if probed is not None:
        # Lists that hold fewer tell nothing of what chance gives.
        margin[~held.all(axis=1)] = 0.0
    # One corner votes once for a picture, by its nearest code there.
    for at in range(len(left)):
        own = rows[at][held[at]]
        first = np.unique(own, return_index=True)[1]
        votes[own[first]] += margin[at][held[at]][first]
    return votes
