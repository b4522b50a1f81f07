"""A brand in Hanzi that says in English what its characters say one by one; no part of it left over, in their order."""

import itertools

import numpy as np
import pytest

from unpick.model.bundled import read_bundled_csv
from unpick.names import normalise, score_pair
from unpick.names.gate import passing, sign
from unpick.names.glosses import LONGEST, MOST_GLOSSES, base, glossed_word, glosses_of_hanzi
from unpick.names.lexicon import PACKAGE
from unpick.names.score.glossed import glosses_of
from unpick.names.score.layout import CHARACTERS, GLOSSED_WORDS, GLOSSES, MAX_TOKENS, WHERE_BITS
from unpick.names.score.model import bounds, outcomes
from unpick.names.score.packed import pack
from unpick.names.score.rows import count_rows, front_of, rule_out

SAID = [
    ("杭州竹焰工艺品有限公司", "Hangzhou Bamboo Flame Crafts Co., Ltd."),
    ("杭州竹焰工艺品有限公司", "Hangzhou Flaming Bamboo Crafts Co., Ltd."),
    ("大连金焰船务有限公司", "Dalian Golden Flame Shipping Co., Ltd."),
    ("沈阳雪峰焰服装有限公司", "Shenyang Snow Peak Flame Garment Co., Ltd."),
    ("朝鲜银焰贸易会社", "Korea Silver Flame Trading Company"),
    ("蓬萊市葡島葡萄酒莊有限公司", "Penglai Grape Island Winery Co., Ltd."),
]
APART = [
    ("杭州竹焰工艺品有限公司", "Hangzhou Bamboo Crafts Co., Ltd."),
    ("杭州竹焰工艺品有限公司", "Hangzhou Bamboo River Crafts Co., Ltd."),
    ("杭州竹焰工艺品有限公司", "Hangzhou Bamboo Flame River Crafts Co., Ltd."),
    ("沈阳雪峰焰服装有限公司", "Shenyang Snow Peak Garment Co., Ltd."),
    ("沈阳雪峰焰服装有限公司", "Shenyang Flame Peak Snow Garment Co., Ltd."),
]


def relations(a: str, b: str) -> set[str]:
    return {part.relation for part in score_pair(a, b).parts}


@pytest.mark.parametrize(("native", "english"), [SAID[0], *SAID[2:]])
def test_characters_that_say_the_english_brand_word_by_word_are_it(native: str, english: str):
    assert "brand by its characters" in relations(native, english)
    assert score_pair(native, english).outcome == "same"
    assert score_pair(english, native).outcome == "same"


@pytest.mark.parametrize(("native", "english"), [SAID[1], *APART])
def test_a_word_missing_more_or_in_another_order_is_not_said(native: str, english: str):
    assert "brand by its characters" not in relations(native, english)
    assert score_pair(native, english).outcome != "same"


def test_another_number_or_place_stays_another_firm():
    assert (
        score_pair("丹东金焰第二服装厂", "Dandong Golden Flame No. 3 Garment Factory").outcome == "different"
    )
    assert score_pair("丹东金焰服装厂", "Qingdao Golden Flame Garment Factory").outcome == "different"


def test_another_trade_leaves_it_open():
    assert score_pair("丹东金焰服装厂", "Dandong Golden Flame Steel Works").outcome != "same"


def test_characters_alone_are_no_shared_word():
    pair = "潍坊恒焰水产有限公司", "Constant Flame Limited"
    assert "brand by its characters" in relations(*pair)
    assert score_pair(*pair).outcome == "different"


def test_a_table_of_brand_words_weighs_more_than_single_characters():
    by_table = score_pair("丹东白虎服装有限公司", "Dandong White Tiger Garment Co., Ltd.")
    by_character = score_pair("丹东银焰服装有限公司", "Dandong Silver Flame Garment Co., Ltd.")
    assert "brand reading" in {part.relation for part in by_table.parts}
    assert by_table.log_odds > by_character.log_odds


def test_the_explanation_names_the_words():
    told = [part for part in score_pair(*SAID[0]).parts if part.relation == "brand by its characters"]
    assert [(part.a, part.b) for part in told] == [("竹焰", "bamboo flame")]


def test_compiled_and_plain_find_the_same_and_no_earlier_gate_loses_it():
    names = sorted({name for pair in (*SAID, *APART) for name in pair})
    packed = pack(map(normalise, names))
    i, j = (one.ravel() for one in np.meshgrid(np.arange(len(names)), np.arange(len(names))))
    compiled = count_rows(packed, packed, i, j)
    assert (compiled == count_rows(packed, packed, i, j, plain=True)).all()
    _, outcome = outcomes(compiled)
    assert passing(sign(packed), sign(packed), i, j)[outcome > 0].all()
    sides = (packed, front_of(packed))
    for plain in (False, True):
        assert not rule_out(sides, sides, i, j, bounds(), plain=plain)[outcome > 0].any()


def test_the_table_has_plain_words_of_english_only():
    rows = read_bundled_csv(PACKAGE, "glosses.csv")
    words = [row["english"].split() for row in rows]
    assert len(rows) > 5_000
    assert all(1 <= len(one) <= 8 and len(set(one)) == len(one) for one in words)
    every = set(itertools.chain.from_iterable(words))
    assert all(word.isascii() and word.isalpha() and word.islower() and len(word) > 2 for word in every)
    assert every.isdisjoint({"surname", "radical", "variant", "the", "and", "particle", "grammatical"})


def test_plurals_and_adjectives_are_the_word_and_other_words_are_not():
    assert [glossed_word(word) for word in ("shadows", "golden", "grape", "sunny", "leaves")] == [
        "shadow",
        "gold",
        "grapes",
        "sun",
        "leaf",
    ]
    assert base("king", {"k"}) == base("glass", {"glas"}) == ""
    assert base("sunny", {"sun"}, derived=False) == ""


def test_what_is_kept_of_a_name_fits_into_its_number():
    assert MOST_GLOSSES <= GLOSSES
    assert LONGEST <= CHARACTERS
    assert MAX_TOKENS <= 1 << WHERE_BITS
    assert LONGEST < 1 << WHERE_BITS // 2
    assert GLOSSED_WORDS >= 15
    for brand in ("竹焰", "雪峰焰", "金银铜铁石木"):
        assert 0 < len(glosses_of_hanzi(brand)) <= MOST_GLOSSES
    # A word that no gloss has leaves the whole brand unsaid, but one at an end: a town that reads as a brand.
    assert glosses_of(normalise("Velmur Bamboo Tarnix Co., Ltd."))[1] == ()
    assert [word for _, word in glosses_of(normalise("Velmur Silver Flame Co., Ltd."))[1]] == [
        "silver",
        "flame",
    ]
