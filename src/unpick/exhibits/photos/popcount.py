"""Nearest codes by bits that differ, compiled. Imported only inside functions."""

import numba
import numpy as np

from unpick.model.kept import kept

__all__ = ["nearest", "nearest_listed", "nearest_of_all"]


@numba.njit(nogil=True, inline="always")
def _bits(word):
    word -= (word >> np.uint64(1)) & np.uint64(0x5555555555555555)
    word = (word & np.uint64(0x3333333333333333)) + ((word >> np.uint64(2)) & np.uint64(0x3333333333333333))
    word = (word + (word >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return np.int64((word * np.uint64(0x0101010101010101)) >> np.uint64(56))


@numba.njit(nogil=True, inline="always")
def _keep(rows, far, at, row, gap):
    """Put a code among the nearest of `at`, after those as near."""
    place = far.shape[1] - 1
    while place > 0 and far[at, place - 1] > gap:
        far[at, place], rows[at, place] = far[at, place - 1], rows[at, place - 1]
        place -= 1
    far[at, place], rows[at, place] = gap, row


_TILE = 1_024
"""Codes that are compared with all codes asked before the next ones are: so they stay in the cache, and the bits are counted side by side."""


@kept
def nearest(asked, codes, rows, far):
    """Write for each code asked about the nearest codes, nearest first, of equal ones the lower number, and bits that differ.

    Args:
        asked: uint64, (m, 2). codes: uint64, (n, 2). rows, far: int64, (m, k), far filled with more bits than a code has.
    """
    last = rows.shape[1] - 1
    left, right = np.empty(_TILE, np.uint64), np.empty(_TILE, np.uint64)
    gaps = np.empty(_TILE, np.uint8)
    for first in range(0, codes.shape[0], _TILE):
        many = min(_TILE, codes.shape[0] - first)
        for place in range(many):
            left[place], right[place] = codes[first + place, 0], codes[first + place, 1]
        for at in range(asked.shape[0]):
            one, two = asked[at, 0], asked[at, 1]
            for place in range(many):
                gaps[place] = np.uint8(_bits(one ^ left[place]) + _bits(two ^ right[place]))
            limit = far[at, last]
            for place in range(many):
                if gaps[place] < limit:
                    _keep(rows, far, at, first + place, np.int64(gaps[place]))
                    limit = far[at, last]


@kept
def nearest_of_all(asked, codes, base, rows, far):
    """Add the codes of a segment to the nearest: as `nearest`, but `rows` gets `base` and the number of a code."""
    last = rows.shape[1] - 1
    for at in range(asked.shape[0]):
        one, two = asked[at, 0], asked[at, 1]
        for row in range(codes.shape[0]):
            gap = _bits(one ^ codes[row, 0]) + _bits(two ^ codes[row, 1])
            if gap < far[at, last]:
                _keep(rows, far, at, base + row, gap)


@kept
def nearest_listed(asked, probed, begins, codes, base, rows, far):
    """Add those codes of a segment to the nearest that lie in the lists to be read.

    Args:
        asked: uint64, (m, 2). probed: int64, (m, p), lists to read. begins: uint32, where each list begins, and the end.
        codes: uint64, (n, 2), by list. base: number of the first of them.
        rows, far: int64, (m, k): codes and bits that differ of the nearest so far.
    """
    last = rows.shape[1] - 1
    for at in range(asked.shape[0]):
        one, two = asked[at, 0], asked[at, 1]
        for place in range(probed.shape[1]):
            which = probed[at, place]
            for row in range(begins[which], begins[which + 1]):
                gap = _bits(one ^ codes[row, 0]) + _bits(two ^ codes[row, 1])
                if gap < far[at, last]:
                    _keep(rows, far, at, base + row, gap)
