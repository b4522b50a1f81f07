"""Bodies of state, which have no brand: ranks, numbers, and what translators take for each other; names that say nothing."""

import pytest

from unpick.names import normalise, score_pair
from unpick.resolve.generic import NO_BRAND, NO_MATCH, says_nothing, unmatched


def outcome(a: str, b: str) -> str:
    assert score_pair(b, a).outcome == score_pair(a, b).outcome
    return score_pair(a, b).outcome


@pytest.mark.parametrize(
    ("native", "english"),
    [
        ("환경보호부", "Ministry of Environmental Protection"),
        ("교육부", "Ministry of Education"),
        ("국토환경보호성", "Ministry of Land and Environment Protection"),
        ("수산성", "Ministry of Fisheries"),
        ("수산성", "Ministry of Marine Products"),
        ("农业农村部", "Ministry of Agriculture and Rural Affairs"),
        ("农业农村部", "Department of Agriculture and Rural Affairs"),
        ("원자력총국", "General Department of Atomic Energy"),
        ("원자력총국", "Bureau of Atomic Energy"),
        ("제4경제위원회", "Fourth Economic Committee"),
        ("제4경제위원회", "No. 4 Economic Committee"),
        ("海关总署", "General Administration of Customs"),
        ("군수공업부", "Munitions Industry Department"),
        ("관세청", "Korea Customs Service"),
        ("국토환경보호성", "Ministry of Land and Environment Protection"),
        ("국가보위성", "Ministry of State Security"),
        ("피복공업관리국", "Garment Industry Management Bureau"),
        ("辽宁省商务厅", "Liaoning Provincial Department of Commerce"),
        ("丹东市外事办公室", "Dandong Municipal Foreign Affairs Office"),
        ("청진신발공장", "Chongjin Footwear Factory"),
    ],
)
def test_a_body_is_what_its_rank_and_its_work_say(native: str, english: str):
    assert outcome(native, english) == "same"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("수산성", "Ministry of Forestry"),
        ("일용공업성", "Ministry of Local Industry"),
        ("수매량정성", "Ministry of Foodstuff and Daily Necessities Industry"),
        ("통일부", "Ministry of the Interior and Safety"),
        ("석탄공업성", "Ministry of Mining Industry"),
        ("교육부", "Ministry of Justice"),
        ("수산총국", "Ministry of Fisheries"),
        ("제4경제위원회", "Third Economic Committee"),
        ("Ministry of Fisheries", "Fisheries"),
        ("Haesong Fishery Company", "Haesong Marine Products Company"),
    ],
)
def test_another_work_rank_or_number_and_a_brand_in_another_trade_are_not_the_same(a: str, b: str):
    assert outcome(a, b) != "same"


@pytest.mark.parametrize("text", ["海天俱乐部", "鲁能西部"])
def test_a_word_that_ends_in_the_letter_of_a_department_is_none(text: str):
    assert [part.kind for part in normalise(text).parts if part.kind == "role"] == []


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Korea",
            "Trading Co Ltd",
            "Dandong",
            "China Trading",
            "조선무역",
            "朝鲜贸易公司",
            "Bank",
            "Shipping Company",
        ),
        *(
            "Korea General Trading Corporation",
            "Pyongyang",
            "단동",
            "Dandong International Trading Co., Ltd.",
        ),
    ],
)
def test_a_name_of_places_forms_and_trading_alone_says_nothing(text: str):
    assert says_nothing(normalise(text))
    assert unmatched((text,), None) == NO_BRAND
    for other in (
        "Korea Mining Corporation",
        "Korea Shipping Agency",
        "Dandong Textile Company",
        "Koryo Bank",
    ):
        assert outcome(text, other) == "different"


@pytest.mark.parametrize(
    "text",
    ["Korea Pugang Trading", "Ministry of Fisheries", "Factory No. 5", "Dandong Textile Company", "Foreign Trade Bank"],
)  # fmt: skip
def test_a_brand_a_rank_a_number_or_a_trade_at_a_place_says_something(text: str):
    assert not says_nothing(normalise(text))
    assert unmatched((text,), None) == NO_MATCH


def test_the_words_of_a_generic_name_are_still_the_same_name():
    assert outcome("Korea General Trading Corporation", "KOREA GENERAL TRADING CORP") == "same"
    assert outcome("Shipping Company", "SHIPPING CO LTD") == "same"
