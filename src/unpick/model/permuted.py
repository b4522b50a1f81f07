"""Permutation tests with an early end: how often other orders of the same values reach what a list shows.

Orders are drawn until `_ENOUGH` of them reach it or all are drawn, so that a list with nothing in it costs little (Besag
and Clifford 1991, Biometrika 78, 301-304). The draws are seeded by the values, so that a list answers the same each time.
"""

import hashlib
import random
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

__all__ = ["SHUFFLES", "Chance", "chance", "seeded", "shuffled_within"]

SHUFFLES: Final = 1999
"""Orders drawn at most where few tests are corrected together; many tests need more (`cases.review.list_tests`)."""

_ENOUGH: Final = 20

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """p: share of orders that reach what is observed, its own among them. shuffles: how many were drawn."""

    p: float
    shuffles: int


def chance(
    reaches: Callable[[random.Random], bool], *, seed: Iterable[object], most: int = SHUFFLES
) -> Chance:
    """Return how often a drawn order reaches what is observed.

    Args:
        reaches: draws one order and tells whether it reaches. seed: what the list holds.
    """
    draw, reached = seeded(seed), 0
    for count in range(1, most + 1):
        reached += reaches(draw)
        if reached == _ENOUGH:
            # Ended early: the share of orders that reached it is the p-value.
            return Chance(p=reached / count, shuffles=count)
    return Chance(p=(reached + 1) / (most + 1), shuffles=most)


def seeded(values: Iterable[object]) -> random.Random:
    """Return a generator seeded by values."""
    text = "\x1f".join(map(str, values))
    return random.Random(hashlib.sha256(text.encode()).digest())  # noqa: S311 - a test, no secret


def shuffled_within(values: Sequence[T], groups: Sequence[Hashable]) -> Callable[[random.Random], list[T]]:
    """Return a draw of an order in which values change places with those of their own group only.

    >>> shuffled_within("abc", [1, 2, 1])(random.Random(0))[1]
    'b'
    """
    members: dict[Hashable, list[int]] = {}
    for at, group in enumerate(groups):
        members.setdefault(group, []).append(at)
    # A group of equal values looks the same in every order.
    places = [found for found in members.values() if len({values[at] for at in found}) > 1]

    def drawn(draw: random.Random) -> list[T]:
        order = list(values)
        for found in places:
            held = [values[at] for at in found]
            draw.shuffle(held)
            for at, value in zip(found, held, strict=True):
                order[at] = value
        return order

    return drawn
