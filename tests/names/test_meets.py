"""The ways in which two names of one firm meet without sharing letters, and the look-alikes that must not."""

import pytest

from unpick.names import score_pair
from unpick.names.lexicon import bundled_tables, stem
from unpick.names.misspelt import Glued


def found(a: str, b: str) -> set[str]:
    return {part.relation for part in score_pair(a, b).parts}


@pytest.mark.parametrize(
    ("native", "english"),
    [
        ("丹东维萨金属材料有限公司", "Dandong Weisa Metallic Material Co., Ltd."),
        ("丹东维萨钨业有限公司", "Dandong Weisa Tungsten Industry Co., Ltd."),
        ("평양용품 신용은행", "평양용품 신용 은행"),
    ],
)
def test_a_trade_word_that_two_words_make_up_is_no_trade_more(native: str, english: str):
    told = found(native, english)
    assert "trade compound" in told
    assert not told & {"trade extra", "weak extra", "trade conflict"}


def test_a_compound_of_which_one_half_is_not_said_stays_another_trade():
    told = found(
        "Dandong Weisa Textile Import and Export Co., Ltd.", "Dandong Weisa Textile Machinery Factory"
    )
    assert "trade compound" not in told
    assert "trade conflict" in told or "trade and general trade" in told


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("조선백호무역회사", "White Tiger Trading Company"),
        ("新疆金骆驼纺织有限公司", "Xinjiang Golden Camel Textile Co., Ltd."),
        ("Dongguan Luzhou Shoes Co., Ltd.", "Dongguan Oasis Shoes Co., Ltd."),
        ("Xinjiang Zhungeer Mianma Youxian Gongsi", "Xinjiang Junggar Cotton and Linen Co., Ltd."),
        ("벨머 매니지먼트", "Velmur Management Pte Ltd"),
    ],
)
def test_a_brand_meets_what_it_says_in_another_language(a: str, b: str):
    assert score_pair(a, b).outcome == "same"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("조선백호무역회사", "White Horse Trading Company"),
        ("조선백호무역회사", "Blue Tiger Trading Company"),
        ("Dongguan Luzhou Shoes Co., Ltd.", "Dongguan Orient Shoes Co., Ltd."),
        # Both say an ocean of the east in some reading; neither says the other.
        ("Hunchun Donghai Aquatic Products Co Ltd", "Hunchun Dongyang Aquatic Products Co Ltd"),
        ("벨머 매니지먼트", "Valiant Management Pte Ltd"),
    ],
)
def test_a_brand_that_says_something_else_is_another_firm(a: str, b: str):
    assert score_pair(a, b).outcome == "different"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Hesheng Garment Co., Ltd.", "Lotus Sound Garment Co., Ltd."),
        ("Zhicheng Trading Co., Ltd.", "Smartcity Trading Co., Ltd."),
    ],
)
def test_pinyin_alone_says_a_word_of_the_table_and_nothing_put_together_from_single_characters(
    a: str, b: str
):
    # Too many characters are read alike: 荷声, 和生, 合盛 are all Hesheng.
    assert score_pair(a, b).outcome != "same"
    assert "brand reading" not in found(a, b)


def test_the_beginnings_of_words_and_initials_with_one_left_out_are_an_acronym():
    assert "acronym, loose" in found("Korea Mining Development Trading Corporation", "KOMID")
    assert "acronym, loose" in found("China Aerospace Science and Technology Corporation", "CASC")


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("Korea Mining Development Trading Corporation", "KOMAD"),
        ("Korea Mining Development Trading Corporation", "KMT"),
        ("China Aerospace Science and Technology Corporation", "CSAC"),
        ("Korea Vessard Mining Development Corporation", "KOMID"),
    ],
)
def test_other_letters_or_a_brand_that_stays_unsaid_are_no_acronym(long: str, short: str):
    assert "acronym, loose" not in found(long, short)


def test_two_letters_of_syllables_are_never_enough():
    score = score_pair("弘元绿能", "HY Solar")
    assert "brand initials" in {part.relation for part in score.parts}
    for other in ("HY Solar", "HY Green Energy Co., Ltd."):
        assert score_pair("丹东弘元绿能有限公司", f"Dandong {other}").outcome != "same"
    assert "brand initials" not in found("Maa Kiran Impex", "Baek Ma Kang")


def test_a_korean_reading_of_pinyin_is_unsure_at_most():
    chinese, korean = "Dandong Jinxiang Trade Co., Ltd.", "Dandong Kumsang Trade Co., Ltd."
    score = score_pair(chinese, korean)
    assert "brand read in Korean" in {part.relation for part in score.parts}
    assert score.outcome != "same"
    assert "brand read in Korean" not in found(chinese, "Dandong Kumsong Trade Co., Ltd.")


def test_the_same_brand_in_another_trade_and_more_words_without_a_brand_count_against():
    assert "brand in another trade" in found("Wuxi Rongdai Stone Group", "Wuxi Rongdai Insurance Group")
    assert "no brand, more said" in found("China Electronics Corp", "China Electronics Shipping Corp")


def test_a_brand_word_more_is_unsure_at_most():
    assert score_pair("L & H Vessard Sweden AB", "L & H Sweden AB").outcome != "same"


def test_glued_little_words_and_legal_forms_come_apart():
    glued = Glued(bundled_tables().words, bundled_tables().places)
    assert glued.halves("andtechnology") == ("and", "technology")
    assert glued.halves("ofthe") == ("of", "the")
    assert glued.halves("command") is None
    assert glued.halves("island") is None
    assert score_pair("QUILLMOORPTE. LTD.", "QUILLMOOR PTE. LTD.").outcome == "same"
    assert score_pair("Quillmoorag", "Quillmoor AG").outcome == "same"


def test_british_and_american_spellings_have_one_stem():
    assert stem("aluminium") == stem("aluminum")
    assert stem("fibres") == stem("fiber")
    assert stem("alumina") != stem("aluminum")


def test_an_acronym_and_a_brand_alone_beside_a_place_or_trade_are_unsure_at_most():
    assert score_pair("Changji Enbei Chemicals Co Ltd", "CEC Chemical Co., Ltd.").outcome != "same"
    assert score_pair("China General Nuclear Power Corp", "CGN").outcome != "same"
    assert score_pair("Quanzhou Vessard Metal Materials Factory", "Vessard").outcome != "same"
    assert score_pair("Magnolia Mill Logistics LLC", "Mokran LLC").outcome != "same"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ryonbong", "영변"),
        ("Korea Ryonbong Trading Corporation", "Korea Yongbyon Trading Corporation"),
        ("Korea Ryon Bong General Corporation", "Korea Yongbyon General Corporation"),
        ("Korea Monsong Trading", "Korea Mongson Trading"),
    ],
)
def test_n_and_ng_that_cross_make_two_korean_words(a: str, b: str):
    told = found(a, b)
    assert not told & {"brand sound", "brand sound, open", "brand glued"}
    assert score_pair(a, b).outcome == "different"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Korea Monsong Trading", "Korea Monson Trading"),
        ("Korea Monsong Trading", "Korea Mon Song Trading"),
        ("Korea Mongsong Trading", "Korea Monson Trading"),
    ],
)
def test_n_for_ng_alone_is_a_spelling_of_one_word(a: str, b: str):
    assert score_pair(a, b).outcome == "same"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Bank of China", "Koryo Bank"),
        ("조선은행", "Bank of China"),
        ("Japan Mining Development Corporation", "Korea Mining Development Corporation"),
    ],
)
def test_a_trade_alone_is_no_shared_word_where_the_states_differ(a: str, b: str):
    scored = score_pair(a, b)
    assert (scored.outcome, score_pair(b, a).outcome) == ("different", "different")
    line = next(part for part in scored.parts if part.relation == "place conflict")
    assert line.a and line.b


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Korea Mining Development Corporation", "Mining Development Corporation"),
        ("Korea Mining Development Corporation", "Mining Development Corporation, Dandong"),
        ("Korea Vessard Mining Corporation", "Vessard Mining Corporation China"),
    ],
)
def test_a_state_left_out_or_the_town_of_a_branch_or_a_brand_conflicts_with_no_state(a: str, b: str):
    assert "place conflict" not in found(a, b)
