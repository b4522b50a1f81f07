"""A slip of the hand that makes another word, careless pinyin that is no other word, and goods that nobody takes for each other."""

import numpy as np
import pytest

from unpick.names import normalise, score_pair
from unpick.names.gate import passing, sign
from unpick.names.score.letters import hand_slip
from unpick.names.score.packed import pack

KOREAN = ("Korea {} Trading Corporation", "Pyongyang {} Garment Factory", "{} Shipping Company, Nampho")
CHINESE = ("Dandong {} Knitting Co., Ltd.", "Weihai {} Fishing Tackle Co., Ltd.")


@pytest.mark.parametrize("frame", KOREAN)
@pytest.mark.parametrize(
    ("brand", "slipped"),
    [("Pobaeksu", "Pobaeku"), ("Haksanryong", "Hasanryong"), ("Unphasam", "Unhasam"), ("Rakhuisan", "Rakhuian")],
)  # fmt: skip
def test_a_dropped_letter_that_leaves_another_korean_word_is_unsure(frame: str, brand: str, slipped: str):
    told = score_pair(frame.format(brand), frame.format(slipped))
    assert "brand slip to another word" in {part.relation for part in told.parts}
    assert told.outcome == "unsure"


def test_the_gate_of_many_names_lets_such_a_slip_through():
    one, other = (
        sign(pack([normalise(frame.format(brand)) for frame in KOREAN])) for brand in ("Pobaeksu", "Pobaeku")
    )
    at = np.arange(len(KOREAN))
    assert passing(one, other, at, at).all()


@pytest.mark.parametrize("frame", KOREAN)
@pytest.mark.parametrize(
    ("one", "other"),
    [("Jinsong", "Jinmyong"), ("Unhasong", "Unhasan"), ("Haeryang", "Haegyang"), ("Pobaeksu", "Pobangsu")],
)
def test_two_ordinary_korean_brands_stay_different(frame: str, one: str, other: str):
    assert score_pair(frame.format(one), frame.format(other)).outcome == "different"


@pytest.mark.parametrize(
    "other",
    [
        "Korea Pobaeku Mining Corporation",
        "Wonsan Pobaeku Trading Corporation",
        "Korea Pobaeku Trading Corporation No. 3",
        "Korea Pobaeku Chonsang Trading Corporation",
    ],
)
def test_the_slip_alone_says_nothing_where_the_rest_does_not_agree(other: str):
    assert score_pair("Pyongyang Pobaeksu Trading Corporation", other).outcome == "different"


@pytest.mark.parametrize("frame", CHINESE)
@pytest.mark.parametrize(
    ("one", "other"), [("Talang", "Danlang"), ("Shengcai", "Shuncai"), ("Wenruo", "Wenyu"), ("Kaiwei", "Kewei")]
)  # fmt: skip
def test_what_is_one_sound_to_a_korean_ear_is_two_brands_in_china(frame: str, one: str, other: str):
    assert score_pair(frame.format(one), frame.format(other)).outcome != "same"


@pytest.mark.parametrize("frame", CHINESE)
@pytest.mark.parametrize(
    ("one", "other"), [("Zhongwei", "Zongwei"), ("Shulan", "Sulan"), ("Lvzhou", "Luzou")]
)
def test_careless_pinyin_is_one_brand(frame: str, one: str, other: str):
    assert score_pair(frame.format(one), frame.format(other)).outcome == "same"


@pytest.mark.parametrize(
    ("native", "english", "outcome"),
    [
        ("厦门维萨纸业有限公司", "Xiamen Weisa Furniture Co., Ltd.", "unsure"),
        ("厦门维萨纸业有限公司", "Xiamen Weisa Paper Co., Ltd.", "same"),
        ("丹东维萨肉类有限公司", "Dandong Weisa Vegetables Co., Ltd.", "unsure"),
        ("丹东维萨肉类有限公司", "Dandong Weisa Foods Co., Ltd.", "same"),
        ("丹东维萨服饰有限公司", "Dandong Weisa Garments Co., Ltd.", "same"),
    ],
)
def test_goods_that_are_sorted_together_are_kindred_and_no_translation(
    native: str, english: str, outcome: str
):
    assert score_pair(native, english).outcome == outcome


def test_a_capital_in_a_brand_is_read_du():
    assert score_pair("东海县晶都梦石英制品有限公司", "Donghai Jingdumeng Quartz Products Co., Ltd.").outcome == "same"  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [(b"pobaeksu", b"pobaeku", True), (b"pobaeku", b"pobaekku", True), (b"songbaek", b"songbeak", True),
     (b"so1bong", b"solbong", True), (b"jinsong", b"jinsung", False), (b"unhasan", b"unhasong", False)],
)  # fmt: skip
def test_slips_of_the_hand_drop_double_swap_or_mistake_a_shape(one: bytes, other: bytes, slip: bool):
    assert hand_slip(one, 0, len(one), other, 0, len(other)) is slip
    assert hand_slip(other, 0, len(other), one, 0, len(one)) is slip
