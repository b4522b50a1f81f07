"""The skeleton in which Korean romanisations meet, and which of its nasals are ng, as a number."""

import functools

from unpick.names.fold import korean_fold
from unpick.names.score.layout import NASAL_BITS

__all__ = ["nasals", "skeleton"]


def skeleton(text: str) -> str:
    """Return the skeleton in which Korean romanisations meet; final n and ng are confused by press and lists alike."""
    return korean_fold(text).replace("q", "n")


@functools.lru_cache(maxsize=65536)
def nasals(text: str) -> int:
    """Return which nasals of a spelling are ng: a bit each for n (0) and ng (1), the first highest, below a bit that is set.

    0 where there are more than six. m is told apart from both by its letter.

    >>> bin(nasals("ryonbong")), bin(nasals("yongbyon"))
    ('0b101', '0b110')
    """
    found = 1
    for letter in korean_fold(text):
        if letter in "nq":
            found = found << 1 | (letter == "q")
    return found if found < 1 << NASAL_BITS else 0
