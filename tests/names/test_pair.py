"""What a pair of names says: spellings meet, near brands stay apart, the explanation adds up."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unpick.names import score_pair

TRADING = "Korea {} Trading Corporation"
NAMES = st.text(
    alphabet=string.ascii_letters + " .,&()0123456789丹东华洋服装有限公司조선부강무역", max_size=40
)


@pytest.mark.parametrize("brand", ["Pugang", "Tamsong", "Wonhyang"])
@pytest.mark.parametrize(
    ("a", "b", "outcome"),
    [
        ("Korea {} Trading Corporation", "KOREA {} TRADING CORP.", "same"),
        ("Korea {} Trading Corporation", "{} Trading Corp", "same"),
        ("Korea {} Trading Corporation", "Choson {} Muyok Hoesa", "same"),
        ("{} Pharmaceutic Co. Ltd.", "Korea {} Trading Corporation", "unsure"),
        ("Korea {} Trading Corporation", "Korea {} Mining and Machinery Corporation", "unsure"),
        ("{} Foods Co., Ltd.", "{} Foodstuffs Co., Ltd.", "unsure"),
        ("{} Garment Factory No. 5", "{} Garment Factory No. 8", "different"),
        ("Dandong {} Garment Co Ltd", "Dalian {} Garment Co Ltd", "different"),
    ],
)
def test_the_answer_rests_on_the_kind_of_words_and_not_on_one_brand(brand: str, a: str, b: str, outcome: str):
    assert score_pair(a.format(brand), b.format(brand)).outcome == outcome


@pytest.mark.parametrize("spelled", ["RYONBONG", "RYONBYONG", "RYONGBONG", "YONBONG", "Ryeonbong"])
def test_north_korean_spellings_of_one_word_meet(spelled: str):
    for form in ("Korea {} General Corporation", "{} General Corp."):
        assert score_pair(form.format(spelled), "Korea Ryonbong General Corporation").outcome == "same"


def test_hangul_and_hanzi_meet_their_english_names():
    assert score_pair("조선부강무역회사", "Korea Pugang Trading Corporation").outcome == "same"
    assert (
        score_pair("丹东华洋纺织服装有限公司", "Dandong Huayang Textiles and Garments Co., Ltd.").outcome
        == "same"
    )
    assert score_pair("丹東華洋紡織服裝有限公司", "丹东华洋纺织服装有限公司").outcome == "same"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Yanji Huaxin Garment Co., Ltd.", "Yanji Huaxia Garment Co., Ltd."),
        ("Golden Star Apparel Co Ltd", "Golden Sun Apparel Co Ltd"),
        ("조선부강무역회사", "조선부흥무역회사"),
        ("丹东华洋纺织服装有限公司", "丹东华联纺织服装有限公司"),
        ("Pyongyang Garment Factory", "Pyongsong Garment Factory"),
    ],
)
def test_near_brands_and_near_cities_are_different(a: str, b: str):
    assert score_pair(a, b).outcome == "different"


def test_a_brand_alone_gives_the_reason_shared_word_only():
    score = score_pair("Pugang Pharmaceutic Co. Ltd.", "Korea Pugang Trading Corporation")
    assert (score.outcome, score.shared_word_only) == ("unsure", True)


def test_a_name_cut_at_35_characters_still_meets_its_full_form():
    full = "DANDONG HUAYANG TEXTILES AND GARMENTS CO LTD"
    assert score_pair(full[:35], full).outcome == "same"


def test_a_legal_form_alone_is_no_resemblance():
    assert score_pair("Quillmoor Company Ltd", "Vessard Company Ltd").outcome == "different"


@given(NAMES, NAMES)
@settings(max_examples=150, deadline=None)
def test_the_lines_add_up_and_the_order_of_the_two_does_not_matter(a: str, b: str):
    score, other = score_pair(a, b), score_pair(b, a)
    assert score.log_odds == pytest.approx(sum(part.contribution for part in score.parts))
    assert 0 < score.score < 1
    assert (score.outcome, score.log_odds) == (other.outcome, other.log_odds)


@given(NAMES)
@settings(max_examples=100, deadline=None)
def test_a_name_with_a_word_of_its_own_is_the_same_as_itself(a: str):
    from unpick.names import normalise

    if normalise(a).brand:
        assert score_pair(a, a).outcome == "same"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Boqur International Ltd.", "BOQUR INTL LTD"),
        ("Quillmoor Manufacturing Company", "QUILLMOOR MFG CO"),
    ],
)
def test_a_word_with_letters_left_out_is_the_word(a: str, b: str):
    assert score_pair(a, b).outcome == "same"


def test_an_abbreviation_of_another_word_or_sense_is_none():
    assert score_pair("Quillmoor International Ltd", "QUILLMOOR INDL LTD").outcome != "same"
    assert score_pair("Quillmoor Metallurgical Company", "QUILLMOOR METAL CO").outcome != "same"
