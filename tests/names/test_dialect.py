"""Hong Kong and Taiwan spell Hanzi in Latin letters their own way; a syllable alone, or what pinyin has too, proves nothing."""

import random

import pytest

from unpick.names import score_pair
from unpick.names.dialect import (
    cantonese_of_hanzi,
    cantonese_of_latin,
    pinyin_of_wade_giles,
    wade_giles_of_hanzi,
    wade_giles_of_latin,
)
from unpick.names.search import search_key

CANTONESE = [
    ("永興", "Wing Hing"),
    ("德昌", "Tak Cheong"),
    ("福記", "Fuk Kee"),
    ("志強", "Chi Keung"),
    ("合益", "Hop Yick"),
    ("順利", "Shun Lee"),
    ("永光", "Wing Kwong"),
    ("源远", "Yuen Yuen"),
    ("建华", "Kin Wah"),
]
TAIWAN = [
    ("正祥", "Cheng Hsiang"),
    ("永吉", "Yung Chi"),
    ("信達", "Hsin Ta"),
    ("光华", "Kwang Hwa"),
    ("志成", "Chih Cheng"),
    ("德昌", "Teh Chang"),
    ("榮貴", "Jung Kuei"),
]


def relations(a: str, b: str) -> set[str]:
    return {part.relation for part in score_pair(a, b).parts}


@pytest.mark.parametrize(("hanzi", "latin"), CANTONESE)
@pytest.mark.parametrize("glue", [" ", "", "-"])
def test_a_firm_of_hong_kong_is_known_by_its_cantonese(hanzi: str, latin: str, glue: str):
    spelled = f"{latin.replace(' ', glue)} Garments Factory Limited"
    assert score_pair(f"{hanzi}製衣廠有限公司", spelled).outcome == "same"
    assert "brand in Cantonese" in relations(f"{hanzi}製衣廠有限公司", spelled)


@pytest.mark.parametrize(("hanzi", "latin"), TAIWAN)
@pytest.mark.parametrize("glue", [" ", "", "-"])
def test_a_firm_of_taiwan_is_known_by_its_wade_giles(hanzi: str, latin: str, glue: str):
    spelled = f"{latin.replace(' ', glue)} Plastics Co., Ltd."
    assert score_pair(f"{hanzi}塑膠股份有限公司", spelled).outcome == "same"
    assert "brand in Wade-Giles" in relations(f"{hanzi}塑膠股份有限公司", spelled)


@pytest.mark.parametrize(
    ("old", "pinyin"), [("Hsin Hua", "Xinhua"), ("Kuang Jung", "Guangrong"), ("Chi-lung", "Jilong")]
)
def test_wade_giles_is_known_as_pinyin_in_latin_letters_too(old: str, pinyin: str):
    assert score_pair(f"{old} Rubber Co., Ltd.", f"{pinyin} Rubber Co., Ltd.").outcome == "same"
    assert score_pair(f"{old} Rubber Co., Ltd.", f"{pinyin} Trading Co., Ltd.").outcome != "same"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("義製衣廠有限公司", "Yee Garments Factory Limited"),
        ("康泰製衣廠有限公司", "Hong Tai Garments Factory Limited"),
        ("恒生製衣廠有限公司", "Hang Seng Garments Factory Limited"),
    ],
)
def test_one_syllable_or_a_spelling_that_pinyin_has_too_is_unsure_at_most(a: str, b: str):
    assert score_pair(a, b).outcome != "same"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("合益電子廠有限公司", "Hop Yuen Electronics Factory Ltd"),
        ("永興製衣廠有限公司", "Wing Hang Garments Factory Limited"),
        ("正隆祥鋼鐵股份有限公司", "Cheng Lung Hsin Steel Co., Ltd."),
        ("永興製衣廠有限公司", "Hing Wing Garments Factory Limited"),
        ("Zhengxiang Steel Co., Ltd.", "Chengxiang Steel Co., Ltd."),
    ],
)
def test_another_syllable_or_order_is_another_brand(a: str, b: str):
    assert score_pair(a, b).outcome == "different"


def test_a_korean_name_is_not_read_in_cantonese():
    assert "brand in Cantonese" not in relations("朝鲜金山贸易会社", "Korea Kam Shan Trading Company")


def test_the_same_brand_in_another_trade_is_unsure():
    assert score_pair("永興製衣廠有限公司", "Wing Hing Electronics Limited").outcome == "unsure"


def test_hardly_any_two_brands_of_chance_share_a_skeleton():
    letters = "永兴隆德昌福志强合益顺利光源远建华信达正祥吉荣贵裕庆丰泰恒安金宝成立明东南海天大新和平富康"
    rng = random.Random(4)
    brands = ["".join(rng.sample(letters, 2)) for _ in range(300)]
    met = pairs = 0
    for a in brands:
        spelled = {*cantonese_of_hanzi(a), *(f"t {one}" for one in wade_giles_of_hanzi(a))}
        for b in brands:
            if a != b:
                pairs += 1
                met += not spelled.isdisjoint(
                    {*cantonese_of_hanzi(b), *(f"t {one}" for one in wade_giles_of_hanzi(b))}
                )
    assert met / pairs < 0.003


def test_words_that_are_no_syllables_are_no_old_spelling():
    for word in ("golden", "xinhua", "star", "international", "", "aeiou" * 9, "nghkp", "éa"):
        assert cantonese_of_latin([word]) == ()
        assert wade_giles_of_latin([word]) == ()


def test_the_search_finds_a_firm_by_its_old_spelling():
    assert {"^winghing"} & {*search_key("永興有限公司").split()} & {*search_key("Wing Hing Co Ltd").split()}
    assert {"^hsinhua"} & {*search_key("新華有限公司").split()} & {*search_key("Hsin Hua Co Ltd").split()}
    assert "xinhua" in search_key("Hsin Hua Co Ltd").split()
    assert pinyin_of_wade_giles(["chung-shan"])[:1] == ("zhongshan",)
