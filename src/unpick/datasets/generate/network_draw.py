"""The random shipments of an invented network: who sends to whom, repeat business, forwarders, withheld names."""

from typing import Any, Final

import numpy as np

from unpick.datasets.generate.network_planted import FIRST_DAY

__all__ = ["DAYS", "blur", "come_back", "draw", "draw_days", "random_of"]

Ints = np.ndarray[Any, np.dtype[Any]]

DAYS: Final = 3652
"""Ten years."""

_BLOCK: Final = 1 << 20
"""Rows drawn at a time; part of what makes the same seed give the same bytes."""

_SENDER_ROOT: Final = 4
"""Senders by Zipf's law with exponent 0.75, the study's guess; 1 / (1 - 0.75)."""

_BUYER_ROOT: Final = 1 / 0.15
"""Buyers with exponent 0.85, the study's guess too: no degrees of real manifests are published."""

_NEXT, _SAME = 0.60, 0.25
"""Shares of buyers one stage on, and in the same stage; the others are anybody."""

_COME_BACK: Final = 0.55
"""Share of shipments that go to a buyer that the sender had before; as often as it had it."""

_FORWARDED, _WITHHELD, _UNCODED = 0.01, 0.005, 0.01
"""Shares of shipments to a forwarder (and as many from one), with a party withheld, without an HS code.

Small on purpose: the study's network has none, and figures on this one are compared with its figures.
"""


def random_of(seed: int, stream: int) -> np.random.Generator:
    """Return the generator of one part of a network; parts do not depend on each other."""
    return np.random.Generator(np.random.PCG64([seed, 20_140_101, stream]))


def draw_days(count: int) -> Ints:
    """Return the days of shipments that spread evenly over the ten years."""
    day = np.arange(count, dtype=np.int64)
    day *= DAYS
    day //= count
    return (day + FIRST_DAY.toordinal()).astype(np.int32)


def _zipf(size: int, root: float, random: np.random.Generator, count: int) -> Ints:
    """Return ranks from 0 by Zipf's law with the exponent 1 - 1 / root, from the inverse of its integral."""
    value = random.random(count)
    value *= (size + 1) ** (1 / root) - 1
    value += 1
    if root == 4:
        value *= value
        value *= value
    else:
        np.power(value, root, out=value)
    return np.minimum(value.astype(np.int32) - 1, size - 1)


def draw(count: int, seed: int, number: Ints, size: int) -> tuple[Ints, Ints, Ints]:
    """Return sender, receiver and the sender's group of each shipment, as if every buyer were new."""
    sender, receiver = np.empty(count, np.int32), np.empty(count, np.int32)
    group = np.empty(count, np.int8)
    groups = number.size // size
    for start in range(0, count, _BLOCK):
        rows = slice(start, min(start + _BLOCK, count))
        n = rows.stop - start
        random = random_of(seed, start + 1)
        mine = random.integers(0, groups, n, dtype=np.int32)
        rank = _zipf(size, _SENDER_ROOT, random, n)
        kind = random.random(n)
        # What the last stage sells stays there: its buyers are importers and shops.
        theirs = np.where((kind < _NEXT) & (mine % 4 < 3), mine + 1, mine)
        anybody = kind >= _NEXT + _SAME
        theirs[anybody] = random.integers(0, groups, int(anybody.sum()), dtype=np.int32)
        other = _zipf(size, _BUYER_ROOT, random, n)
        other += (other == rank) & (theirs == mine)
        other[other == size] = 0
        sender[rows] = number[mine * size + rank]
        receiver[rows] = number[theirs * size + other]
        group[rows] = mine
    return sender, receiver, group


def come_back(sender: Ints, receiver: Ints, random: np.random.Generator) -> None:
    """Give shipments the receiver of an earlier one of the same sender, in place."""
    n = sender.size
    order = np.argsort(sender, kind="stable").astype(np.int32)
    sizes = np.bincount(sender)
    first = np.repeat((np.cumsum(sizes) - sizes).astype(np.int32), sizes)
    del sizes
    origin = np.arange(n, dtype=np.int32)
    for start in range(0, n, _BLOCK):
        rows = slice(start, min(start + _BLOCK, n))
        place = origin[rows] - first[rows]
        earlier = first[rows] + (random.random(place.size) * place).astype(np.int32)
        again = random.random(place.size) < _COME_BACK
        # The first shipment of a sender, place 0, can only point to itself.
        origin[rows] = np.where(again, earlier, origin[rows])
    del first
    while True:
        further = origin[origin]
        if np.array_equal(further, origin):
            break
        origin = further
    receiver[order] = receiver[order[origin]]


def blur(
    sender: Ints,
    receiver: Ints,
    product: Ints,
    parties: tuple[int, int, int],
    random: np.random.Generator,
) -> int:
    """Put forwarders and withheld parties in place of others, take some HS codes away; return the withheld.

    Args:
        parties: number of the first forwarder, how many there are, number of the first withheld party.
    """
    first, others, nobody = parties
    withheld = 0
    for column in (sender, receiver):
        drawn = random.random(sender.size)
        by = np.flatnonzero(drawn < _FORWARDED)
        column[by] = first + _zipf(others, _SENDER_ROOT, random, by.size)
        hidden = np.flatnonzero(drawn > 1 - _WITHHELD / 2)
        column[hidden] = nobody + withheld + np.arange(hidden.size, dtype=np.int32)
        withheld += hidden.size
    both = np.flatnonzero(sender == receiver)
    receiver[both] = first + (receiver[both] - first + 1) % others
    product[random.random(sender.size) < _UNCODED] = 0
    return withheld
