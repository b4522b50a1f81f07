"""Which pictures of a library may show what a picture shows: the nearest codes vote, by how much nearer they are than chance.

Of the pictures with most votes those come first whose pairs of corners agree on one view (`placed.py`): votes for a picture that lie
anywhere in it are chance.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from unpick.exhibits.photos.placed import agreed, places_of, spots_from, spots_of

if TYPE_CHECKING:
    import numpy as np

    from unpick.exhibits.photos.features import Features

__all__ = ["FLAT_BELOW", "NEIGHBOURS", "Candidate", "Filed", "candidates", "places_of", "uphold", "vote"]

NEIGHBOURS: Final = 12
"""Nearest codes that are looked at; the farthest of them is what chance gives in this library (research, evidence 1.5)."""

FLAT_BELOW: Final = 1_000
"""Pictures below which every code is compared: exact, and as fast as reading lists."""

_PLACED: Final = 400
"""Pictures with most votes whose pairs are asked whether they agree."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """The codes of some pictures, filed under the heads.

    Attributes:
        codes: uint8, (n, 16), by list. owners: (n,), the picture of each within these. begins: uint32, (HEADS + 1,).
        pictures: how many. places: uint8, (n, 3), of each code (`places_of`), or None. sizes: int64, (pictures, 2), width and height.
    """

    codes: "np.ndarray[Any, Any]"
    owners: "np.ndarray[Any, Any]"
    begins: "np.ndarray[Any, Any]"
    pictures: int
    places: "np.ndarray[Any, Any] | None" = None
    sizes: "np.ndarray[Any, Any] | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A picture of the library, by its number: pairs of corners that agree on one view of it, and what these and all of them weigh."""

    picture: int
    pairs: int
    weight: float
    votes: float


def vote(
    asked: "np.ndarray[Any, Any]", library: Sequence[Filed], *, flat: bool | None = None
) -> "np.ndarray[Any, Any]":
    """Return the votes for each picture of a library, float64, in the order of its segments.

    Which codes are as near as the farthest that counts hangs on the order of pictures, but these have no vote; so votes do not.

    Args:
        asked: uint8, (m, 16), codes of the picture sought. flat: compare every code; None for small libraries only.
    """
    import numpy as np

    count = sum(one.pictures for one in library)
    votes = np.zeros(count, np.float64)
    _, _, pictures, weights = _pairs(asked, library, flat=flat)
    np.add.at(votes, pictures, weights)
    return votes


def candidates(asked: "Features", library: Sequence[Filed], *, flat: bool | None = None) -> list[Candidate]:
    """Return pictures of a library that have votes, the likeliest first; of equal ones the lower number.

    Args:
        asked: corners of the picture sought. flat: compare every code; None for small libraries only.
    """
    import numpy as np

    rows, codes, pictures, weights = _pairs(asked.codes, library, flat=flat)
    votes = np.bincount(pictures, weights, sum(one.pictures for one in library))
    # The votes decide who is asked whether pairs agree; as votes are whole numbers, their sums are the same in any order.
    most = np.argsort(-votes, kind="stable")[:_PLACED]
    least = votes[most[-1]] if len(most) else 0.0
    chosen = np.flatnonzero(votes >= max(least, 1.0))
    inside = np.isin(pictures, chosen)
    rows, codes, pictures, weights = (one[inside] for one in (rows, codes, pictures, weights))
    order = np.lexsort((rows, pictures))
    rows, codes, pictures, weights = (one[order] for one in (rows, codes, pictures, weights))
    begins = np.r_[np.searchsorted(pictures, chosen), len(pictures)].astype(np.int64)
    found = agreed(spots_of(asked)[rows], _spots(codes, pictures, library), weights, begins)
    return sorted(
        (
            Candidate(picture=int(at), pairs=int(pairs), weight=float(weight), votes=float(votes[at]))
            for at, pairs, weight in zip(chosen, found.pairs, found.weight, strict=True)
        ),
        key=lambda one: (-one.weight, -one.votes, one.picture),
    )


def uphold(
    asked: "Features", chosen: "np.ndarray[Any, Any]", library: Sequence[Filed]
) -> "np.ndarray[Any, Any]":
    """Return for pictures of a library what stands in its place in each by the best view of it, float64 (`upheld.py`).

    Args:
        asked: corners of the picture sought. chosen: int64, numbers of pictures, ascending, each once.
    """
    import numpy as np

    from unpick.exhibits.photos.upheld import upheld

    spots, codes, owners, first = [np.empty((0, 4), np.float32)], [np.empty((0, 16), np.uint8)], [], 0
    for one in library:
        wanted = np.zeros(one.pictures, np.bool_)
        wanted[chosen[(chosen >= first) & (chosen < first + one.pictures)] - first] = True
        rows = np.flatnonzero(wanted[one.owners]) if wanted.any() else np.empty(0, np.int64)
        if len(rows) and one.places is not None and one.sizes is not None:
            mine = one.owners[rows].astype(np.int64)
            rows, mine = rows[order := np.argsort(mine, kind="stable")], mine[order]
            spots.append(spots_from(one.places[rows], one.sizes[mine, 0], one.sizes[mine, 1]))
            codes.append(one.codes[rows])
            owners.append(mine + first)
        first += one.pictures
    begins = np.searchsorted(np.concatenate([*owners, [first]]), np.append(chosen, first)).astype(np.int64)
    weights = np.zeros(len(chosen), np.float64)
    upheld(
        spots_of(asked),
        _words(asked.codes),
        np.concatenate(spots),
        _words(np.concatenate(codes)),
        begins,
        weights,
    )
    return weights


def _words(codes: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """Return codes, uint8 (n, 16), as uint64 (n, 2)."""
    import numpy as np

    return np.ascontiguousarray(codes).view(np.uint64).reshape(-1, 2)


def _pairs(
    asked: "np.ndarray[Any, Any]", library: Sequence[Filed], *, flat: bool | None
) -> "tuple[np.ndarray[Any, Any], ...]":
    """Return number of a code asked, of a code held, its picture and the weight of the pair; a code asked once for a picture, its nearest."""
    import numpy as np

    from unpick.exhibits.photos.heads import probe
    from unpick.exhibits.photos.popcount import nearest_listed, nearest_of_all

    count = sum(one.pictures for one in library)
    left = _words(asked)
    codes = np.full((len(left), NEIGHBOURS), -1, np.int64)
    far = np.full((len(left), NEIGHBOURS), 129, np.int64)
    every = count < FLAT_BELOW if flat is None else flat
    probed = None if every or not len(left) else probe(asked)
    base = 0
    for one in library if len(left) else ():
        held = _words(one.codes)
        if probed is None:
            nearest_of_all(left, held, base, codes, far)
        else:
            nearest_listed(left, probed, one.begins, held, base, codes, far)
        base += len(held)
    # Only what is nearer than the farthest votes. Lists that hold fewer than are looked at tell nothing of what chance gives.
    margin = far[:, -1:] - far
    counted = (margin > 0) & ((far < 129).all(axis=1, keepdims=True) | (probed is None)) & (codes >= 0)
    rows, ranks = np.nonzero(counted)
    found = codes[rows, ranks]
    pictures = _owners(found, library)
    # One corner votes once for a picture, by its nearest code there: pairs stand by row, nearest first.
    _, first = np.unique(rows * max(count, 1) + pictures, return_index=True)
    return (
        rows[first],
        found[first],
        pictures[first],
        margin[rows[first], ranks[first]].astype(np.float64) ** 2,
    )


def _owners(codes: "np.ndarray[Any, Any]", library: Sequence[Filed]) -> "np.ndarray[Any, Any]":
    """Return the picture of each code by its number."""
    import numpy as np

    owners, base, first = np.zeros(len(codes), np.int64), 0, 0
    for one in library:
        here = np.flatnonzero((codes >= base) & (codes < base + len(one.codes)))
        owners[here] = one.owners[codes[here] - base].astype(np.int64) + first
        base, first = base + len(one.codes), first + one.pictures
    return owners


def _spots(
    codes: "np.ndarray[Any, Any]", pictures: "np.ndarray[Any, Any]", library: Sequence[Filed]
) -> "np.ndarray[Any, Any]":
    """Return where the corners of codes lie, float32 (n, 4), in pixels of their pictures."""
    import numpy as np

    spots, base, first = np.zeros((len(codes), 4), np.float32), 0, 0
    for one in library:
        here = np.flatnonzero((codes >= base) & (codes < base + len(one.codes)))
        if one.places is not None and one.sizes is not None and len(here):
            size = one.sizes[pictures[here] - first]
            spots[here] = spots_from(one.places[codes[here] - base], size[:, 0], size[:, 1])
        base, first = base + len(one.codes), first + one.pictures
    return spots
