"""Places and brands one letter apart that are two, and the reading of words behind a brand."""

import pytest

from unpick.names import normalise, score_pair

ONE_LETTER_APART = [
    ("Shanxi", "Shaanxi"),
    ("Hunan", "Henan"),
    ("Hubei", "Hebei"),
    ("Yuncheng", "Yancheng"),
    ("Taizhou", "Tangzhou"),
    ("Suzhou", "Xuzhou"),
    ("Jinhua", "Jinzhou"),
]


@pytest.mark.parametrize(("one", "other"), ONE_LETTER_APART)
@pytest.mark.parametrize("brand", ["Zhengrong", "Zhengrong Weisa"])
def test_firms_of_two_places_one_letter_apart_are_two(one: str, other: str, brand: str):
    said = score_pair(f"{one} {brand} Aluminum Co., Ltd.", f"{other} {brand} Aluminum Co., Ltd.")
    assert said.outcome != "same"


@pytest.mark.parametrize(("one", "other"), ONE_LETTER_APART[:4])
def test_nor_does_a_slip_in_the_brand_glue_the_places(one: str, other: str):
    said = score_pair(f"{one} Quillmoor Aluminum Co., Ltd.", f"{other} Quilmoor Aluminum Co., Ltd.")
    assert said.outcome == "different"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Huaxin", "Huaxing"), ("Jinfen", "Jinfeng"), ("华信", "Huaxing"), ("Tianmin", "Tianming")],
)
def test_pinyin_with_n_and_with_ng_is_two_words(one: str, other: str):
    trade = "棉业有限公司" if one == "华信" else " Cotton Co., Ltd."
    said = score_pair(
        f"{'新疆' if one == '华信' else 'Xinjiang '}{one}{trade}", f"Xinjiang {other} Cotton Co., Ltd."
    )
    assert said.outcome != "same"
    assert "brand n or ng" in {part.relation for part in said.parts}


@pytest.mark.parametrize(("one", "other"), [("Zongshen", "Zonsen"), ("Ryonbong", "Ryonbon")])
def test_what_is_no_pinyin_on_both_sides_may_be_a_spelling_of_the_other(one: str, other: str):
    said = score_pair(f"{one} Trading Co., Ltd.", f"{other} Trading Co., Ltd.")
    assert "brand n or ng" not in {part.relation for part in said.parts}


def kinds(text: str) -> list[tuple[str, str]]:
    return [(part.kind, part.text) for part in normalise(text).parts if part.kind != "legal"]


def test_goods_with_an_industry_behind_them_are_one_trade():
    assert kinds("若羌县维枣红枣业有限公司")[1:] == [("brand", "维枣"), ("trade", "红枣业")]


def test_one_character_behind_a_place_is_no_brand_where_the_trade_begins_with_a_word():
    assert kinds("新疆雄棉纺织有限公司")[1:] == [("brand", "雄棉"), ("trade", "纺织")]
    assert kinds("新疆沙雅县塔棉棉业有限公司")[2:] == [("brand", "塔棉"), ("trade", "棉业")]


def test_choson_behind_a_place_builds_ships_and_is_no_state():
    assert kinds("부산조선 주식회사")[-1] == ("trade", "조선")
    assert kinds("조선부산무역회사")[0] == ("state", "조선")


def test_letters_called_by_their_korean_names_are_letters():
    assert score_pair("엘지전자 주식회사", "LG Electronics Inc.").outcome == "same"


def test_hong_kong_in_brackets_is_a_place_and_no_legal_form():
    assert ("place", "hongkong") in kinds("Quillmoor Electronics (HK) Limited")
    said = score_pair("Hong Kong Quillmoor Electronics Limited", "Quillmoor Electronics (H.K.) Ltd")
    assert said.outcome == "same"


def test_a_korean_brand_is_no_slip_of_an_english_trade():
    assert ("brand", "cheongsan") in kinds("Cheongsan Textile Co., Ltd.")


def test_a_legal_form_made_up_at_a_cut_leaves_the_name_cut():
    whole = "WENZHOU VESSARD ELECTRIC APPLIANCE IMPORT AND EXPORT CO., LTD."
    assert score_pair(whole, whole[:35]).outcome == "same"


@pytest.mark.parametrize(
    ("native", "english"),
    [
        ("環球之星電子股份有限公司", "Global Star Electronics Co., Ltd."),
        ("喀什丝绸之路纺织有限公司", "Kashgar Silk Road Textile Co., Ltd."),
        ("東方之珠珠寶(香港)有限公司", "Oriental Pearl Jewellery (Hong Kong) Limited"),
        ("義烏快樂熊玩具有限公司", "Yiwu Happy Bear Toys Co., Ltd."),
    ],
)
def test_a_brand_may_begin_with_a_word_of_trade_and_be_said_with_of(native: str, english: str):
    assert score_pair(native, english).outcome == "same"
