"""Millions of names of made-up firms, each once or several times and spelled in several ways, whose answer is known."""

import random
from collections import Counter
from typing import Final, NamedTuple

import pyarrow as pa

from _firms import KINDS, RIVALS, ChineseFirm, Maker
from unpick.names.scripts import romanise_hanzi

__all__ = ["AS_IT_IS", "make_crowd"]

AS_IT_IS: Final = "as it is"

_LENGTHS: Final = ((2, 3, 4), (3, 5, 2))
"""Characters of a brand and how many firms in ten have so many: among millions of real firms most brands are their own."""

_KOREAN, _RIVALED, _IN_HANZI = 0.01, 0.1, 0.1
"""Shares: of North Korean firms, of firms with a rival, of further names that are the firm's in its own script."""

_MORE: Final = ((0, 1, 2, 3, 4), (10, 5, 3, 1, 1))
"""Further names of a firm, and how often: half of the firms stand there once."""


class _Firm(NamedTuple):
    own: str
    english: str
    key: tuple[str, ...]
    more: int


def make_crowd(count: int, *, seed: int) -> pa.Table:
    """Return the columns `name`, `firm` (its number) and `kind` (of the noise), in no order.

    Each name after the first of a firm has one kind of noise of KINDS, or is the name in Hanzi or Hangul. One firm
    in ten has a rival: all is equal but the place, the trade, a number, or one character of the brand more or
    changed. No two firms have the same name in English letters. Two kinds of noise are left out where no answer
    would be true: a "Group" that is cut off or swapped is another firm of the group; a place that is dropped where
    another firm of that brand and trade stands elsewhere leaves a name of both.
    """
    maker, chance = Maker(seed), random.Random(seed + 1)
    firms = _firms(maker, chance, count)
    carried = Counter(firm.key for firm in firms)
    rows: list[tuple[str, int, str]] = []
    for number, firm in enumerate(firms):
        rows.append((firm.english, number, AS_IT_IS))
        for _ in range(firm.more):
            kind, noisy = _noisy(firm.english, chance, alone=carried[firm.key] == 1)
            hanzi = chance.random() < _IN_HANZI
            rows.append((firm.own, number, "own script") if hanzi else (noisy, number, kind))
    rows = rows[:count]
    chance.shuffle(rows)
    names, numbers, kinds = zip(*rows, strict=True)
    return pa.table({"name": list(names), "firm": pa.array(numbers, pa.int64()), "kind": list(kinds)})


def _firms(maker: Maker, chance: random.Random, count: int) -> list[_Firm]:
    """Return firms whose names are so many, or a few more."""
    made: list[_Firm] = []
    seen: set[str] = set()

    def add(own: str, english: str, key: tuple[str, ...]) -> int:
        if english.lower() in seen:
            return 0
        seen.add(english.lower())
        made.append(_Firm(own, english, key, chance.choices(*_MORE)[0]))
        return 1 + made[-1].more

    left = count
    while left > 0:
        if chance.random() < _KOREAN:
            own, english = maker.korean()
            left -= add(own, english, (english,))
            continue
        firm = maker.drawn(_LENGTHS)
        left -= add(*maker.told(firm), _key(firm))
        if chance.random() < _RIVALED:
            rival = maker.another(firm, chance.choice(RIVALS))
            left -= add(*maker.told(rival), _key(rival))
    return made


def _key(firm: ChineseFirm) -> tuple[str, ...]:
    """Return brand, trade and number in English letters: what is left of a name without its place."""
    return romanise_hanzi(firm.brand), firm.trade[1], str(firm.number)


def _noisy(english: str, chance: random.Random, *, alone: bool) -> tuple[str, str]:
    """Return a kind of noise that leaves the firm to be told, and the name with it."""
    while True:
        kind = chance.choice(list(KINDS))
        noisy = KINDS[kind](english, chance)
        if ("Group" not in english or "Group" in noisy) and (alone or kind != "first word dropped"):
            return kind, noisy
