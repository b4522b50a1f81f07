"""Names that ordinary firms carry: the words of trades and places that shipments are full of."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from unpick.names import score_pair

TRUTH = Path(__file__).parent.parent / "truth" / "ordinary.csv"


def answers(kind: str) -> tuple[Counter[str], int]:
    """Return the outcomes of the pairs of a kind, and how many there are."""
    with TRUTH.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] == kind]
    return Counter(score_pair(row["a"], row["b"]).outcome for row in rows), len(rows)


@pytest.mark.parametrize(("kind", "least"), [("hanzi-latin", 275), ("hangul-latin", 85), ("latin-latin", 19)])
def test_most_ordinary_names_are_known_in_the_other_language(kind: str, least: int):
    said, n = answers(kind)
    assert n in (351, 120, 30)
    assert said["same"] >= least


@pytest.mark.parametrize("kind", ["hanzi-latin-apart", "hangul-latin-apart", "latin-latin-apart"])
def test_hardly_a_neighbor_of_another_brand_city_or_trade_is_taken_for_the_firm(kind: str):
    said, n = answers(kind)
    assert n >= 20
    assert said["same"] <= 0.05 * n


@pytest.mark.parametrize(
    ("native", "english"),
    [
        ("丹东维萨茶业有限公司", "Dandong Weisa Tea Industry Co., Ltd."),
        ("丹东维萨钢铁有限公司", "Dandong Weisa Iron & Steel Co., Ltd."),
        ("河北安平维萨丝网有限公司", "Anping Weisa Wire Mesh Co., Ltd."),
        ("苏州工业园区维萨机械有限公司", "Suzhou Industrial Park Weisa Machinery Co., Ltd."),
    ],
)
def test_industry_and_and_parks_and_the_province_around_a_county_are_no_difference(native: str, english: str):
    assert score_pair(native, english).outcome == "same"


def test_a_trade_said_twice_is_no_other_trade_but_not_nothing():
    twice = score_pair("中山维萨灯饰照明有限公司", "Zhongshan Weisa Lighting Co., Ltd.")
    once = score_pair("中山维萨照明有限公司", "Zhongshan Weisa Lighting Co., Ltd.")
    assert "trade said twice" in {part.relation for part in twice.parts}
    assert twice.log_odds < once.log_odds
    assert "trade extra" not in {part.relation for part in twice.parts}


def test_two_brands_of_as_many_chinese_syllables_with_r_and_l_are_two():
    assert (
        score_pair("Dandong Tianrong Textile Co., Ltd.", "Dandong Tianlong Textile Co., Ltd.").outcome
        != "same"
    )


@pytest.mark.parametrize("english", ["Economy & Trade", "Economy and Trading", "Economic & Trading"])
def test_economy_and_trade_is_the_trade_that_chinese_and_korean_have_one_word_for(english: str):
    assert score_pair("延边维萨经贸有限公司", f"Yanbian Weisa {english} Co., Ltd.").outcome == "same"
    assert score_pair("조선설봉경제무역회사", f"Korea Solbong {english} Corporation").outcome == "same"


def test_general_may_be_cut_before_a_full_stop_and_gen_alone_is_a_syllable():
    assert score_pair("조선설봉무역총회사", "KOREA SOLBONG GEN. TRADING CORP.").outcome == "same"
    assert score_pair("Korea Solbong Trading Gen.Corp", "조선설봉무역총회사").outcome == "same"
    assert score_pair("Da Gen Trading Co., Ltd.", "Da Trading Co., Ltd.").outcome != "same"


@pytest.mark.parametrize(
    ("firm", "branch"),
    [
        ("한울새벽건설(주)", "한울새벽건설 주식회사 창원지점"),
        ("上海维萨罗恩船务有限公司", "上海维萨罗恩船务有限公司大连分公司"),
        ("维萨罗恩船务有限公司", "维萨罗恩船务大连分公司"),
        ("Shanghai Velmur Shipping Co., Ltd.", "Shanghai Velmur Shipping Co., Ltd. Dalian Branch"),
    ],
)
def test_a_branch_and_its_firm_are_open_until_a_statement_relates_them(firm: str, branch: str):
    assert score_pair(firm, branch).outcome == "unsure"


def test_branches_in_two_towns_are_two():
    assert score_pair("한울새벽건설 창원지점", "한울새벽건설 부산지점").outcome == "different"
    assert score_pair("维萨罗恩船务大连分公司", "维萨罗恩船务青岛分公司").outcome == "different"
