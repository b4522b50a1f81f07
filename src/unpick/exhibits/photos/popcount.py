"""Nearest codes by bits that differ, compiled. Imported only inside functions."""

import numba
import numpy as np

__all__ = ["nearest"]


@numba.njit(nogil=True, inline="always")
def _bits(word):
    word -= (word >> np.uint64(1)) & np.uint64(0x5555555555555555)
    word = (word & np.uint64(0x3333333333333333)) + ((word >> np.uint64(2)) & np.uint64(0x3333333333333333))
    word = (word + (word >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return np.int64((word * np.uint64(0x0101010101010101)) >> np.uint64(56))


@numba.njit(nogil=True, cache=True)
def nearest(asked, codes, rows, far):
    """Write for each code asked about the nearest codes, nearest first, of equal ones the lower number, and bits that differ.

    Args:
        asked: uint64, (m, 2). codes: uint64, (n, 2). rows, far: int64, (m, k), far filled with more bits than a code has.
    """
    k = rows.shape[1]
    for at in range(asked.shape[0]):
        one, two = asked[at, 0], asked[at, 1]
        for row in range(codes.shape[0]):
            gap = _bits(one ^ codes[row, 0]) + _bits(two ^ codes[row, 1])
            if gap < far[at, k - 1]:
                place = k - 1
                while place > 0 and far[at, place - 1] > gap:
                    far[at, place], rows[at, place] = far[at, place - 1], rows[at, place - 1]
                    place -= 1
                far[at, place], rows[at, place] = gap, row
