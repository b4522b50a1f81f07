"""Pairs of a native firm name and an English one, right or wrong by rule; all firms invented.

Right (same=1): every part agrees: the place in its English or pinyin spelling, the brand in pinyin or in one of
the two Korean spellings, the trade by its usual English word, the form by any of its usual renderings.
Wrong (same=0): one part is another one, by the conventions of traps.py (brand, place, trade or number).
"""

import random

from tests.truth.listed import LISTED
from tests.truth.parts import (
    CN_FORMS,
    CN_PLACES,
    CN_SIGNS,
    CN_TRADES,
    KR_FORMS,
    KR_PLACES,
    KR_SIGNS,
    KR_TRADES,
    ORDINALS,
    SPELLINGS,
    words,
)
from tests.truth.traps import families

COLUMNS = words("id native english same rule native_script author recorded note")
RIGHT_CHINESE, RIGHT_KOREAN, RIGHT_NUMBER = 110, 60, 14
WRONG = {"near_brand": 60, "number": 22, "place": 40, "trade": 36}
PINYIN_TRADES = {"贸易": "Maoyi", "纺织": "Fangzhi", "服装": "Fuzhuang", "水产": "Shuichan", "机械": "Jixie", "化工": "Huagong",
                 "电子": "Dianzi", "食品": "Shipin", "棉业": "Mianye"}  # fmt: skip
KOREAN_TRADES = {"무역": ("Muyok", "Muyeok"), "피복": ("Pibok", "Pibok"), "방직": ("Pangjik", "Bangjik"),
                 "기계": ("Kigye", "Gigye"), "선박": ("Sonbak", "Seonbak")}  # fmt: skip


def _chinese(rng: random.Random) -> tuple[str, str, str]:
    signs = rng.sample(CN_SIGNS, rng.choice([2, 2, 2, 3]))
    place, trade = rng.choice(CN_PLACES), rng.choice(CN_TRADES)
    form, english_forms = rng.choices(CN_FORMS, [6, 1, 1, 1])[0]
    sounds = [sound for _, sound in signs]
    if "".join(sounds) in LISTED:
        return _chinese(rng)
    native = place.native + "".join(sign for sign, _ in signs) + trade.native + form
    brand = "".join(sounds).capitalize()
    if trade.native in PINYIN_TRADES and form == "有限公司" and rng.random() < 0.5:
        return (
            native,
            f"{place.english} {brand} {PINYIN_TRADES[trade.native]} Youxian Gongsi",
            "pinyin throughout",
        )
    english, legal = rng.choice(trade.english), rng.choice(english_forms)
    roll = rng.random()
    if place.english in SPELLINGS and roll < 0.5:
        return native, f"{SPELLINGS[place.english][0]} {brand} {english} {legal}", "place in pinyin"
    if roll < 0.15:
        spaced = " ".join(sound.capitalize() for sound in sounds)
        return native, f"{place.english} {spaced} {english} {legal}", "brand in syllables"
    if roll < 0.25:
        return native, f"{brand} ({place.english}) {english} {legal}", "place in brackets"
    if roll < 0.4:
        return native, f"{place.english} {brand} {english} {legal}".upper(), "capitals"
    return native, f"{place.english} {brand} {english} {legal}", "plain"


def _korean(rng: random.Random) -> tuple[str, str, str]:
    signs, trade = rng.sample(KR_SIGNS, 2), rng.choice(KR_TRADES)
    form, english_forms = rng.choices(KR_FORMS, [3, 1, 1])[0]
    north, south = ("".join(one[at] for one in signs).capitalize() for at in (1, 2))
    if {north.casefold(), south.casefold()} & LISTED:
        return _korean(rng)
    stem = "".join(one[0] for one in signs) + trade.native
    roll = rng.random()
    if roll < 0.3:
        place = rng.choice(KR_PLACES)
        return (
            f"{place.native} {stem} 주식회사",
            f"{place.english} {south} {trade.english[0]} Co., Ltd.",
            "South",
        )
    native = f"조선{stem}{form}"
    if trade.native in KOREAN_TRADES and form == "회사" and roll < 0.8:
        old, new = KOREAN_TRADES[trade.native]
        ends = rng.choice([(f"Choson {north}", f"{old} Hoesa"), (f"Joseon {south}", f"{new} Hoesa")])
        return native, " ".join(ends), "Korean throughout"
    head, brand = rng.choice([("Korea", north), ("Korea", south), ("Choson", north), ("DPRK", north)])
    return native, f"{head} {brand} {rng.choice(trade.english)} {rng.choice(english_forms)}", "plain"


def _number(rng: random.Random) -> tuple[str, str, str]:
    signs, place, at = rng.sample(CN_SIGNS, 2), rng.choice(CN_PLACES), rng.randrange(1, 13)
    brand = "".join(sound for _, sound in signs).capitalize()
    if brand.casefold() in LISTED:
        return _number(rng)
    native = f"{place.native}{''.join(sign for sign, _ in signs)}第{ORDINALS[at]}服装厂"
    ordinals = ["First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth"]
    if at <= len(ordinals) and rng.random() < 0.5:
        return native, f"{place.english} {brand} {ordinals[at - 1]} Garment Factory", "number as a word"
    return native, f"{place.english} {brand} No. {at} Garment Factory", "number as a figure"


def rows(seed: str, author: str, recorded: str) -> list[list[object]]:
    """Return the rows of translations.csv."""
    rng = random.Random(f"{seed} translations")
    made: dict[tuple[str, str], tuple[int, str]] = {}
    for count, make in ((RIGHT_CHINESE, _chinese), (RIGHT_KOREAN, _korean), (RIGHT_NUMBER, _number)):
        goal = len(made) + count
        while len(made) < goal:
            native, english, rule = make(rng)
            made.setdefault((native, english), (1, rule))
    wanted = dict(WRONG)
    for trap in families(f"{seed} translations", {kind: count * 6 for kind, count in WRONG.items()}):
        if wanted[trap.kind] and not trap.a.isascii() and trap.b.isascii():
            wanted[trap.kind] -= 1
            made.setdefault((trap.a, trap.b), (0, f"other {trap.kind.removeprefix('near_')}"))
    return [
        [f"x{at:03d}", native, english, same, rule, "hangul" if "\uac00" <= native[0] <= "\ud7af" else "hanzi",
         author, recorded, "invented"]
        for at, ((native, english), (same, rule)) in enumerate(made.items(), start=1)
    ]  # fmt: skip
