"""Coins: whether a fact holds in a possible world, from the fact's id and the world's number alone."""

import math
from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np

from unpick.goods.become import heading
from unpick.trace.keys import coin_of, digest, plain_key

__all__ = [
    "DIGITS",
    "Worlds",
    "as_words",
    "coin_words",
    "drawn_worlds",
    "entity_key",
    "every_world",
    "fact_key",
    "thresholds",
    "within_keys",
    "without_each",
]

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_MIX_1 = np.uint64(0xBF58476D1CE4E5B9)
_MIX_2 = np.uint64(0x94D049BB133111EB)
_FULL = np.uint64(2**64 - 1)

DIGITS: Final = 53
"""Binary digits of a draw: as many as a double has."""

Words = np.ndarray[Any, np.dtype[np.uint64]]
Ints = np.ndarray[Any, np.dtype[Any]]


class Worlds:
    """Some possible worlds: for each fact the set of worlds in which it holds, as the bits of an integer.

    Attributes:
        n: number of worlds. full: all of them as bits.
    """

    def __init__(self, n: int, holds: Mapping[str, int]) -> None:
        self.n = n
        self.full = (1 << n) - 1
        self._holds = holds

    def of(self, facts: Sequence[str]) -> int:
        """Return the worlds in which all these facts hold; a fact without a coin always does."""
        bits = self.full
        for fact in facts:
            bits &= self._holds.get(fact, self.full)
        return bits


def fact_key(fact: str) -> int:
    """Return the 64 bits that a fact enters the coins with.

    What happens inside a firm (`moves.move_fact`) is told by its entity and two headings, so that a compiled
    pass finds its coins from numbers alone; any other fact by its id (`keys.plain_key`).
    """
    if fact.startswith("within:") and fact.count(":") >= 3:
        entity, before, after = fact.removeprefix("within:").rsplit(":", 2)
        keys = np.array([digest(entity)], np.uint64)
        return int(within_keys(keys, np.array([heading(before)]), np.array([heading(after)]))[0])
    return plain_key(fact)


def entity_key(entity: str) -> int:
    """Return the 64 bits that stand for an entity in `within_keys`."""
    return digest(entity)


def within_keys(entities: Words, before: Ints, after: Ints) -> Words:
    """Return the keys of what happens inside firms, from their `entity_key` and headings in and out."""
    pair = (before.astype(np.uint64) << np.uint64(16)) | after.astype(np.uint64)
    return _mixed(entities ^ ((pair + np.uint64(1)) * _GOLDEN))


def thresholds(chances: np.ndarray[Any, np.dtype[np.float64]]) -> Words:
    """Return how many of the 2**53 equally likely draws are heads."""
    held = np.clip(np.asarray(chances, np.float64), 0.0, 1.0)
    return np.ceil(held * 2.0**53).astype(np.uint64)


def coin_words(keys: Words, heads: Words, first_block: int, blocks: int) -> Words:
    """Return the coins of facts, a row each: bit i of word j is world 64 * (first_block + j) + i.

    The 53 binary digits of a draw are bits of as many words, one world a bit; a world is decided at the
    first digit in which its draw differs from the threshold, so that 64 worlds cost about 8 words. World 7
    is the same world however many are drawn.

    Args:
        heads: `thresholds` of the facts.

    Source: the mixing function is SplitMix64 (G. Steele, D. Lea, C. Flood, OOPSLA 2014).
    """
    key = np.repeat(keys.astype(np.uint64), blocks)
    draws = np.repeat(heads.astype(np.uint64), blocks)
    place = np.tile(np.arange(first_block, first_block + blocks, dtype=np.uint64), keys.size) << np.uint64(6)
    found = np.where(draws >> np.uint64(DIGITS) != 0, _FULL, np.uint64(0))
    rest = np.flatnonzero((draws >> np.uint64(DIGITS) == 0) & (draws != 0))
    open_ = np.full(rest.size, _FULL)
    for digit in range(DIGITS):
        if not rest.size:
            break
        word = _mixed(key[rest] + (place[rest] + np.uint64(digit + 1)) * _GOLDEN)
        one = (draws[rest] >> np.uint64(DIGITS - 1 - digit)) & np.uint64(1) == 1
        found[rest] |= np.where(one, open_ & ~word, np.uint64(0))
        open_ &= np.where(one, word, ~word)
        # Where only zeros follow, no draw that is equal so far can be less.
        more = draws[rest] & ((np.uint64(1) << np.uint64(DIGITS - 1 - digit)) - np.uint64(1)) != 0
        left = (open_ != 0) & more
        rest, open_ = rest[left], open_[left]
    return found.reshape(keys.size, blocks)


def _mixed(z: Words) -> Words:
    z = (z ^ (z >> np.uint64(30))) * _MIX_1
    z = (z ^ (z >> np.uint64(27))) * _MIX_2
    return z ^ (z >> np.uint64(31))


def drawn_worlds(chances: Mapping[str, float], n: int) -> Worlds:
    """Return `n` worlds; the coin of a fact is a hash of (coin, world), equal on any machine and order.

    Facts that share a coin (`keys.with_coin`) are drawn by one number: the likelier holds wherever the other does.

    More worlds extend fewer: world 7 is the same world whatever `n` is.
    """
    facts = [fact for fact, p in chances.items() if p < 1.0]
    keys = np.array([fact_key(fact) for fact in facts], np.uint64)
    heads = thresholds(np.array([chances[fact] for fact in facts], np.float64))
    words = coin_words(keys, heads, 0, -(-n // 64))
    full = (1 << n) - 1
    return Worlds(n, {fact: _as_bits(row) & full for fact, row in zip(facts, words, strict=True)})


def _as_bits(words: Words) -> int:
    return int.from_bytes(words.astype("<u8").tobytes(), "little")


def as_words(bits: int, blocks: int) -> Words:
    """Return the bits of an integer as words of 64, the lowest first."""
    return np.frombuffer(bits.to_bytes(8 * blocks, "little"), "<u8").astype(np.uint64)


def every_world(chances: Mapping[str, float]) -> tuple[Worlds, list[float]]:
    """Return all worlds of a few uncertain facts, and the probability of each.

    A coin that several facts share falls once: where their probabilities differ, the likelier one holds wherever the
    other does. It has as many sides as there are probabilities, and one more.

    Raises:
        ValueError: more than 20 facts are uncertain, or coins of several sides make over a million worlds.
    """
    uncertain = [fact for fact, p in sorted(chances.items()) if p < 1.0]
    coins: dict[str, list[str]] = {}
    for fact in uncertain:
        coins.setdefault(coin_of(fact), []).append(fact)
    levels = {coin: sorted({chances[fact] for fact in facts}) for coin, facts in coins.items()}
    n = math.prod(len(one) + 1 for one in levels.values())
    if n > 1 << 20:
        raise ValueError(f"{len(uncertain)} uncertain facts make too many worlds to list")
    numbers, weights = np.arange(n), np.ones(n)
    holds: dict[str, int] = {}
    for coin, facts in coins.items():
        steps = [0.0, *levels[coin], 1.0]
        numbers, side = np.divmod(numbers, len(steps) - 1)
        # Side 0 is that no fact holds; the last, that all do.
        weights *= np.diff(steps)[::-1][side]
        for fact in facts:
            heads = side >= len(steps) - 1 - steps.index(chances[fact])
            packed = np.packbits(heads, bitorder="little").tobytes()
            holds[fact] = int.from_bytes(packed, "little")
    return Worlds(n, holds), weights.tolist()


def without_each(facts: Sequence[str]) -> Worlds:
    """Return one world for each fact, in which all facts hold but that one."""
    n = max(len(facts), 1)
    full = (1 << n) - 1
    return Worlds(n, {fact: full & ~(1 << place) for place, fact in enumerate(facts)})
