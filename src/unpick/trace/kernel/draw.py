"""Compiled: the coins of facts, as `coins.coin_words` draws them, eight words of 64 worlds at a time."""

import numba
import numpy as np

from unpick.trace.coins import DIGITS
from unpick.trace.kernel.uncounted import uncounted

__all__ = ["FULL", "GOLDEN", "MIX_1", "MIX_2", "WIDTH", "draw", "draw_sets"]

WIDTH = 8
"""Words that are taken together: one line of the cache."""

FULL = np.uint64(0xFFFFFFFFFFFFFFFF)
_ONE = np.uint64(1)
GOLDEN, MIX_1, MIX_2 = (
    np.uint64(0x9E3779B97F4A7C15),
    np.uint64(0xBF58476D1CE4E5B9),
    np.uint64(0x94D049BB133111EB),
)
_U6, _U27, _U30, _U31 = np.uint64(6), np.uint64(27), np.uint64(30), np.uint64(31)
_TOP = np.uint64(DIGITS)


@uncounted()
def _word(key, counter):
    z = key + counter * GOLDEN
    z = (z ^ (z >> _U30)) * MIX_1
    z = (z ^ (z >> _U27)) * MIX_2
    return z ^ (z >> _U31)


@uncounted(forceinline=True)
def draw(key, heads, block, out, found, open_):
    """Take from `out` the worlds in which a fact does not hold; bit for bit `coins.coin_words`.

    Args:
        found, open_: words to work in.
    """
    if heads >> _TOP:
        return
    for word in range(WIDTH):
        found[word], open_[word] = np.uint64(0), out[word]
    for digit in range(DIGITS):
        place = np.uint64(DIGITS - 1 - digit)
        if heads & ((_ONE << (place + _ONE)) - _ONE) == 0:
            break
        any_ = np.uint64(0)
        one = (heads >> place) & _ONE
        for word in range(WIDTH):
            counter = ((np.uint64(block) + np.uint64(word)) << _U6) + np.uint64(digit) + _ONE
            drawn = _word(key, counter)
            if one:
                found[word] |= open_[word] & ~drawn
                open_[word] &= drawn
            else:
                open_[word] &= ~drawn
            any_ |= open_[word]
        if any_ == 0:
            break
    for word in range(WIDTH):
        out[word] = found[word]


@numba.njit(nogil=True)
def draw_sets(starts, facts, keys, heads, block, out):
    """Write, for each set of facts, the worlds in which all of them hold."""
    found, open_ = np.empty(WIDTH, np.uint64), np.empty(WIDTH, np.uint64)
    for one in range(starts.size - 1):
        out[one, :] = FULL
        for at in range(starts[one], starts[one + 1]):
            draw(keys[facts[at]], heads[facts[at]], block, out[one], found, open_)
