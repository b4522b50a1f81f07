"""Hard negatives by rule: pairs of two invented firms that look alike; pure, seeded, no I/O.

Conventions that make the two firms different. They are ours, and the labels rest on them alone:

- near_brand: place, trade and form agree; one syllable of the brand is another syllable. The two syllables
  sound apart even after a coarse fold (zh/z, ng/n, l/r/n, h/f, k/g, t/d, p/b, eo/o/u), so that neither can be a
  spelling, a dialect form or a romanisation of the other.
- number: all agrees but the number of the factory, workshop or branch farm.
- place: brand and trade agree, the cities differ, and neither lies in the region of the other. Registered
  names are unique within a registering authority, so another city is another firm.
- trade: place and brand agree, the trades are of different sorts (garment and seafood, never garment and textile).
- form_like: only the place, the trade and the form agree, which say what a firm is and not which; the brands
  share no syllable by sound.

Scripts: both Latin, both Hanzi, both Hangul, or native against the English of the other firm ("mixed").
All brands are joined at random from common syllables and stand for no firm; a brand that a list holds
(`listed.py`) is passed over.
"""

import random
from collections.abc import Callable, Iterator
from typing import NamedTuple

from tests.truth.listed import LISTED
from tests.truth.parts import (
    CN_FORMS,
    CN_PLACES,
    CN_SIGNS,
    CN_TRADES,
    KP_PLACES,
    KR_FORMS,
    KR_SIGNS,
    KR_TRADES,
    ORDINALS,
    Place,
    Trade,
    korean_fold,
    pinyin_fold,
)

__all__ = ["Trap", "families", "traps"]

PER_KIND = {"near_brand": 900, "number": 380, "place": 450, "trade": 450, "form_like": 260}
FACTORY = {
    "cloth": "服装厂",
    "sea": "食品厂",
    "chemistry": "化工厂",
    "machines": "机械厂",
    "cotton": "棉花加工厂",
}
FACTORY_ENGLISH = {"服装厂": "Garment Factory", "食品厂": "Food Factory", "化工厂": "Chemical Plant",
                   "机械厂": "Machinery Works", "棉花加工厂": "Cotton Processing Plant"}  # fmt: skip
KR_FACTORY = {"피복공장": "Garment Factory", "방직공장": "Textile Mill", "식료공장": "Foodstuff Factory",
              "기계공장": "Machine Plant"}  # fmt: skip


class Trap(NamedTuple):
    """A trap with the brand it was made around."""

    key: str
    a: str
    b: str
    kind: str


class Firm(NamedTuple):
    """An invented firm, in its own script and in English."""

    native: str
    english: str


def _cn_brand(rng: random.Random) -> tuple[tuple[str, str], ...]:
    while True:
        size = 3 if rng.random() < 0.2 else 2
        signs = tuple(rng.sample(CN_SIGNS, size))
        if "".join(sound for _, sound in signs) not in LISTED:
            return signs


def _kr_brand(rng: random.Random) -> tuple[tuple[str, str, str], ...]:
    while True:
        signs = tuple(rng.sample(KR_SIGNS, 2))
        if not {_kr_latin(signs).casefold(), "".join(one[2] for one in signs)} & LISTED:
            return signs


def _kr_latin(signs: tuple[tuple[str, str, str], ...]) -> str:
    return "".join(north for _, north, _ in signs).capitalize()


def _cn_firm(
    place: Place, signs: tuple[tuple[str, str], ...], trade: Trade, form: int, rng: random.Random
) -> Firm:
    native_form, english_forms = CN_FORMS[form]
    native = place.native + "".join(sign for sign, _ in signs) + trade.native + native_form
    brand = "".join(sound for _, sound in signs).capitalize()
    return Firm(native, f"{place.english} {brand} {rng.choice(trade.english)} {rng.choice(english_forms)}")


def _kr_firm(place: Place | None, signs: tuple[tuple[str, str, str], ...], trade: Trade, form: int,
             rng: random.Random) -> Firm:  # fmt: skip
    native_form, english_forms = KR_FORMS[form]
    head, english_head = ("조선", rng.choice(["Korea", "Korea", "Choson"])) if place is None else place[:2]
    native = head + "".join(sign for sign, _, _ in signs) + trade.native + native_form
    return Firm(
        native, f"{english_head} {_kr_latin(signs)} {rng.choice(trade.english)} {rng.choice(english_forms)}"
    )


def _shown(first: Firm, second: Firm, rng: random.Random) -> tuple[str, str]:
    """Return the two firms in one of the four script settings; English may be in capitals."""
    way = rng.choice(["latin", "latin", "native", "mixed", "mixed"])
    if way == "native":
        return first.native, second.native
    english = second.english.upper() if rng.random() < 0.4 else second.english
    if way == "mixed":
        return first.native, english
    return (first.english.upper() if rng.random() < 0.4 else first.english), english


def _cn_swap(signs: tuple[tuple[str, str], ...], rng: random.Random) -> tuple[tuple[str, str], ...]:
    """Return the brand with one sign changed for one that sounds apart from it and from its neighbours."""
    at = rng.randrange(len(signs))
    folds = {pinyin_fold(sound) for _, sound in signs}
    while True:
        other = rng.choice(CN_SIGNS)
        brand = (*signs[:at], other, *signs[at + 1 :])
        if pinyin_fold(other[1]) not in folds and "".join(sound for _, sound in brand) not in LISTED:
            return brand


def _kr_swap(signs: tuple[tuple[str, str, str], ...], rng: random.Random) -> tuple[tuple[str, str, str], ...]:
    at = rng.randrange(len(signs))
    folds = {korean_fold(sound) for one in signs for sound in one[1:]}
    while True:
        other = rng.choice(KR_SIGNS)
        brand = (*signs[:at], other, *signs[at + 1 :])
        if (
            not {korean_fold(other[1]), korean_fold(other[2])} & folds
            and _kr_latin(brand).casefold() not in LISTED
        ):
            return brand


def _far_places(places: tuple[Place, ...], rng: random.Random) -> tuple[Place, Place]:
    while True:
        one, other = rng.sample(places, 2)
        if one.region != other.region:
            return one, other


def _far_trades(trades: tuple[Trade, ...], rng: random.Random) -> tuple[Trade, Trade]:
    while True:
        one, other = rng.sample(trades, 2)
        if one.sort != other.sort:
            return one, other


def _near_brand(rng: random.Random) -> Trap:
    if rng.random() < 0.7:
        signs, place, trade = _cn_brand(rng), rng.choice(CN_PLACES), rng.choice(CN_TRADES)
        form = rng.randrange(len(CN_FORMS))
        first = _cn_firm(place, signs, trade, form, rng)
        second = _cn_firm(place, _cn_swap(signs, rng), trade, form, rng)
        key = "".join(sound for _, sound in signs)
    else:
        kr_signs, kr_trade = _kr_brand(rng), rng.choice(KR_TRADES)
        kr_place = rng.choice([None, rng.choice(KP_PLACES)])
        form = rng.randrange(len(KR_FORMS))
        first = _kr_firm(kr_place, kr_signs, kr_trade, form, rng)
        second = _kr_firm(kr_place, _kr_swap(kr_signs, rng), kr_trade, form, rng)
        key = _kr_latin(kr_signs)
    return Trap(key, *_shown(first, second, rng), "near_brand")


def _number(rng: random.Random) -> Trap:
    one, other = rng.sample(range(1, 13), 2)
    if rng.random() < 0.7:
        signs, place = _cn_brand(rng), rng.choice(CN_PLACES)
        brand, sound = "".join(sign for sign, _ in signs), "".join(sound for _, sound in signs).capitalize()
        plant = rng.choice(sorted(FACTORY.values()))
        firms = [
            Firm(f"{place.native}{brand}第{ORDINALS[at]}{plant}",
                 f"{place.english} {sound} No. {at} {FACTORY_ENGLISH[plant]}")
            for at in (one, other)
        ]  # fmt: skip
        key = sound
    else:
        kr_signs, kr_place = _kr_brand(rng), rng.choice(KP_PLACES)
        key = _kr_latin(kr_signs)
        plant = rng.choice(sorted(KR_FACTORY))
        name = "".join(sign for sign, _, _ in kr_signs)
        firms = [
            Firm(
                f"{kr_place.native}{name}제{at}{plant}",
                f"{kr_place.english} {key} {KR_FACTORY[plant]} No. {at}",
            )
            for at in (one, other)
        ]
    return Trap(key, *_shown(*firms, rng), "number")


def _place(rng: random.Random) -> Trap:
    if rng.random() < 0.75:
        signs, trade, form = _cn_brand(rng), rng.choice(CN_TRADES), rng.randrange(len(CN_FORMS))
        places = _far_places(CN_PLACES, rng)
        firms = [_cn_firm(place, signs, trade, form, rng) for place in places]
        key = "".join(sound for _, sound in signs)
    else:
        kr_signs, kr_trade, form = _kr_brand(rng), rng.choice(KR_TRADES), rng.randrange(len(KR_FORMS))
        firms = [_kr_firm(place, kr_signs, kr_trade, form, rng) for place in _far_places(KP_PLACES, rng)]
        key = _kr_latin(kr_signs)
    return Trap(key, *_shown(*firms, rng), "place")


def _trade(rng: random.Random) -> Trap:
    if rng.random() < 0.75:
        signs, place, form = _cn_brand(rng), rng.choice(CN_PLACES), rng.randrange(len(CN_FORMS))
        firms = [_cn_firm(place, signs, trade, form, rng) for trade in _far_trades(CN_TRADES, rng)]
        key = "".join(sound for _, sound in signs)
    else:
        kr_signs, form = _kr_brand(rng), rng.randrange(len(KR_FORMS))
        kr_place = rng.choice([None, rng.choice(KP_PLACES)])
        firms = [_kr_firm(kr_place, kr_signs, trade, form, rng) for trade in _far_trades(KR_TRADES, rng)]
        key = _kr_latin(kr_signs)
    return Trap(key, *_shown(*firms, rng), "trade")


def _form_like(rng: random.Random) -> Trap:
    if rng.random() < 0.7:
        place, trade, form = rng.choice(CN_PLACES), rng.choice(CN_TRADES), rng.randrange(len(CN_FORMS))
        signs = other = _cn_brand(rng)
        while {pinyin_fold(sound) for _, sound in signs} & {pinyin_fold(sound) for _, sound in other}:
            other = _cn_brand(rng)
        firms = [_cn_firm(place, brand, trade, form, rng) for brand in (signs, other)]
        key = "".join(sound for _, sound in signs)
    else:
        kr_trade, form, kr_signs = rng.choice(KR_TRADES), rng.randrange(len(KR_FORMS)), _kr_brand(rng)
        kr_other = kr_signs
        while {korean_fold(one[1]) for one in kr_signs} & {korean_fold(one[1]) for one in kr_other}:
            kr_other = _kr_brand(rng)
        firms = [_kr_firm(None, brand, kr_trade, form, rng) for brand in (kr_signs, kr_other)]
        key = _kr_latin(kr_signs)
    return Trap(key, *_shown(*firms, rng), "form_like")


MAKERS: dict[str, Callable[[random.Random], Trap]] = {
    "near_brand": _near_brand,
    "number": _number,
    "place": _place,
    "trade": _trade,
    "form_like": _form_like,
}


def families(seed: int | str, per_kind: dict[str, int] | None = None) -> Iterator[Trap]:
    """Yield traps with their brands; no unordered pair comes twice."""
    seen: set[frozenset[str]] = set()
    for kind, count in (per_kind or PER_KIND).items():
        rng = random.Random(f"traps {seed} {kind}")
        made = 0
        while made < count:
            trap = MAKERS[kind](rng)
            pair = frozenset((trap.a.casefold(), trap.b.casefold()))
            if len(pair) == 2 and pair not in seen:
                seen.add(pair)
                made += 1
                yield trap


def traps(seed: int | str = 20261126) -> list[dict[str, str]]:
    """Return the traps of a seed: 2,440 pairs with `a`, `b` and `kind`; every pair is two different firms."""
    return [{"a": one.a, "b": one.b, "kind": one.kind} for one in families(seed)]
