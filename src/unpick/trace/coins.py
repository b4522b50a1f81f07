"""Coins: whether a fact holds in a possible world, from the fact's id and the world's number alone."""

import hashlib
from collections.abc import Mapping, Sequence

import numpy as np

__all__ = ["Worlds", "drawn_worlds", "every_world", "without_each"]

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_MIX_1 = np.uint64(0xBF58476D1CE4E5B9)
_MIX_2 = np.uint64(0x94D049BB133111EB)


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


def drawn_worlds(chances: Mapping[str, float], n: int) -> Worlds:
    """Return `n` worlds; the coin of a fact is a hash of (fact id, world), equal on any machine and order.

    More worlds extend fewer: world 7 is the same world whatever `n` is.

    Source: the mixing function is SplitMix64 (G. Steele, D. Lea, C. Flood, OOPSLA 2014); the fact enters as
    the first 8 bytes of its BLAKE2b digest.
    """
    return Worlds(n, {fact: _coin(fact, p, n) for fact, p in chances.items()})


def _coin(fact: str, p: float, n: int) -> int:
    if p >= 1.0:
        return (1 << n) - 1
    start = np.uint64(int.from_bytes(hashlib.blake2b(fact.encode(), digest_size=8).digest(), "little"))
    z = start + np.arange(1, n + 1, dtype=np.uint64) * _GOLDEN
    z = (z ^ (z >> np.uint64(30))) * _MIX_1
    z = (z ^ (z >> np.uint64(27))) * _MIX_2
    z = z ^ (z >> np.uint64(31))
    # The top 53 bits make a double in [0, 1) without rounding.
    heads = (z >> np.uint64(11)).astype(np.float64) * 2.0**-53 < p
    return int.from_bytes(np.packbits(heads, bitorder="little").tobytes(), "little")


def every_world(chances: Mapping[str, float]) -> tuple[Worlds, list[float]]:
    """Return all worlds of a few uncertain facts, and the probability of each.

    Raises:
        ValueError: more than 20 facts are uncertain, which is over a million worlds.
    """
    uncertain = [fact for fact, p in sorted(chances.items()) if p < 1.0]
    if len(uncertain) > 20:
        raise ValueError(f"{len(uncertain)} uncertain facts make too many worlds to list")
    n = 1 << len(uncertain)
    numbers = np.arange(n)
    weights = np.ones(n)
    holds: dict[str, int] = {}
    for place, fact in enumerate(uncertain):
        heads = (numbers >> place) & 1
        weights *= np.where(heads == 1, chances[fact], 1.0 - chances[fact])
        packed = np.packbits(heads.astype(bool), bitorder="little").tobytes()
        holds[fact] = int.from_bytes(packed, "little")
    return Worlds(n, holds), weights.tolist()


def without_each(facts: Sequence[str]) -> Worlds:
    """Return one world for each fact, in which all facts hold but that one."""
    n = max(len(facts), 1)
    full = (1 << n) - 1
    return Worlds(n, {fact: full & ~(1 << place) for place, fact in enumerate(facts)})
