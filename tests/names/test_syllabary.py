"""A slip inside a brand of Korean syllables that makes other syllables makes another brand; another spelling does not."""

import random

import numpy as np
import pytest

from unpick.names import normalise, score_pair
from unpick.names.lexicon import bundled_readings
from unpick.names.romanise import romanise_dprk, romanise_mr
from unpick.names.score.korean import skeleton
from unpick.names.score.letters import slips
from unpick.names.score.model import OUTCOMES, outcomes
from unpick.names.score.packed import pack
from unpick.names.score.rows import count_rows
from unpick.names.scripts import romanise_hangul
from unpick.names.syllabary import name_syllables, southern_spelling

FRAMES = (
    *("{} Trading", "Korea {} Trading Corporation", "{} Joint Bank", "{} General Trading Company"),
    "{} Shipping Co., Ltd.",
)
HABITS = (romanise_mr, romanise_dprk, romanise_hangul)
SYLLABLES = sorted({one for readings, _ in bundled_readings().values() for one in readings[:1]})


def outcome_counts(pairs: list[tuple[str, str]]) -> dict[str, int]:
    first, second = (pack([normalise(one) for one in side]) for side in zip(*pairs, strict=True))
    at = np.arange(len(pairs))
    found = outcomes(count_rows(first, second, at, at))[1]
    return {name: int((found == number).sum()) for number, name in enumerate(OUTCOMES)}


def invented(rng: random.Random) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.choice((2, 2, 3))))


def few(a: str, b: str) -> bool:
    one, other = (np.frombuffer(text.encode(), np.uint8) for text in (a, b))
    return bool(slips(one, 0, len(a), other, 0, len(b), 2, np.zeros(64, np.int64)) <= 2)


def brand_only(text: str) -> bool:
    return [part.kind for part in normalise(f"{text} Trading").parts] == ["brand", "trade"]


def test_an_edit_that_makes_another_syllable_is_seldom_taken_for_a_slip():
    rng = random.Random(41)
    pairs: list[tuple[str, str]] = []
    while len(pairs) < 1500:
        word = invented(rng)
        at = rng.randrange(len(word))
        spell = rng.choice(HABITS)
        one, other = spell(word), spell(word[:at] + rng.choice(SYLLABLES) + word[at + 1 :])
        both = [southern_spelling(text) for text in (one, other)]
        alike = skeleton(one) == skeleton(other) or skeleton(both[0]) == skeleton(both[1])
        if min(len(one), len(other)) > 4 and few(one, other) and not alike and brand_only(one):
            frame = rng.choice(FRAMES)
            pairs.append((frame.format(one.capitalize()), frame.format(other.capitalize())))
    assert outcome_counts(pairs)["same"] <= 3


def test_another_habit_of_spelling_stays_one_brand():
    rng = random.Random(42)
    pairs: list[tuple[str, str]] = []
    while len(pairs) < 1500:
        word = invented(rng)
        one, other = (spell(word) for spell in rng.sample(HABITS, 2))
        if one != other and min(len(one), len(other)) > 4 and brand_only(one):
            frame = rng.choice(FRAMES)
            pairs.append((frame.format(one.capitalize()), frame.format(other.capitalize())))
    assert outcome_counts(pairs)["same"] >= 1460


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(
            ("Jinsong", "Jinmyong"),
            ("Yongjin", "Pyongjin"),
            ("Songryong", "Songpyong"),
            ("Haeryang", "Haegyang"),
        ),
        ("Unhasong", "Unhasan"),
    ],
)
def test_other_syllables_are_another_brand(frame: str, one: str, other: str):
    assert score_pair(frame.format(one), frame.format(other)).outcome != "same"


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("Ryongbong", "Yongbong"), ("Kumgang", "Keumgang"), ("Pyongjin", "Pyeongjin"), ("Rakwon", "Nakwon")),
        *(("Songrim", "Songlim"), ("Ryonbong", "Ryonbyong"), ("Rimyong", "Imyong"), ("Kwangmyong", "Gwangmyeong")),
        *(("Ryonbong", "Ryonbonng"), ("Taedonggang", "Taedongganq")),
    ],
)  # fmt: skip
def test_a_spelling_or_a_slip_that_makes_no_syllable_is_the_brand(frame: str, one: str, other: str):
    assert score_pair(frame.format(one), frame.format(other)).outcome == "same"


def test_english_and_chinese_words_are_seldom_made_of_korean_syllables():
    assert not any(map(name_syllables, ("velmur", "glocom", "zhonghua", "shenzhen", "textiles", "xinjiang")))
    assert southern_spelling("rampo") == "rampo"
