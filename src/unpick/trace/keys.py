"""Facts as 64-bit keys: what their coins are hashed from, for one fact or for a column of shipments."""

import hashlib
from typing import Any, Final

import numpy as np

__all__ = ["coin_of", "digest", "numbered_keys", "plain_key", "with_coin"]

Keys = np.ndarray[Any, np.dtype[np.uint64]]

_GOLDEN: Final = np.uint64(0x9E3779B97F4A7C15)
_MIX_1: Final = np.uint64(0xBF58476D1CE4E5B9)
_MIX_2: Final = np.uint64(0x94D049BB133111EB)

_COIN: Final = " @ "
"""Between the name of a fact and that of the coin that it shares; ids of rows and entities hold no blanks."""

_DIGITS: Final = 18
"""Digits of the longest number at the end of an id that is hashed as a number; all fit in 64 bits."""


def with_coin(fact: str, coin: str) -> str:
    """Return the id of a fact that has the coin of another one; itself where that is its own, or none is named.

    >>> with_coin("concern:inv-mill", "inv-gazette"), with_coin("link-7", "link-7")
    ('concern:inv-mill @ inv-gazette', 'link-7')
    """
    return f"{fact}{_COIN}{coin}" if coin and coin != fact else fact


def coin_of(fact: str) -> str:
    """Return the name of a fact's coin: the fact itself, but where it has that of another.

    >>> coin_of("concern:inv-mill @ inv-gazette"), coin_of("shp-0123-7")
    ('inv-gazette', 'shp-0123-7')
    """
    return fact.partition(_COIN)[2] or fact


def plain_key(fact: str) -> int:
    """Return the key of a fact's id; facts that share a coin have one key.

    An id that ends in a dash and a number, as those of shipments do, is hashed as a stem and a number: so a column
    of row numbers gives the same keys without a string for each (`numbered_keys`).

    Source: BLAKE2b (RFC 7693) for text; the mixing function is SplitMix64 (G. Steele, D. Lea, C. Flood, OOPSLA 2014).

    >>> plain_key("shp-0123-7") == int(numbered_keys("shp-0123", np.array([7]))[0])
    True
    >>> plain_key("shp-0123-07") == plain_key("shp-0123-7")
    False
    """
    fact = coin_of(fact)
    stem, dash, number = fact.rpartition("-")
    if (
        dash
        and number.isascii()
        and number.isdigit()
        and len(number) <= _DIGITS
        and str(int(number)) == number
    ):
        return int(numbered_keys(stem, np.array([int(number)]))[0])
    return digest(fact)


def numbered_keys(stem: str, numbers: np.ndarray[Any, np.dtype[Any]]) -> Keys:
    """Return the keys of the ids `stem-number`.

    Args:
        numbers: integers from 0.
    """
    with np.errstate(over="ignore"):
        z = np.uint64(digest(f"{stem}-")) + (numbers.astype(np.uint64) + np.uint64(1)) * _GOLDEN
        z = (z ^ (z >> np.uint64(30))) * _MIX_1
        z = (z ^ (z >> np.uint64(27))) * _MIX_2
        mixed: Keys = z ^ (z >> np.uint64(31))
    return mixed


def digest(text: str) -> int:
    """Return the first 8 bytes of a text's BLAKE2b digest as a number."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little")
