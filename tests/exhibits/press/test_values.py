"""Figures of sentences: number, unit, bound; what is a label and no figure stays out. All texts invented."""

import datetime as dt

import pytest

from unpick.exhibits.press.extract import extract
from unpick.exhibits.press.times import find_times
from unpick.exhibits.press.values import find_quantities

FIGURES = [
    ("Workers cannot earn more than three yuan daily.", [("<=", "3", "CNY per day")]),
    ("Unit prices stay below one yuan, or about fourteen US cents.", [("<", "1", "CNY per piece"), ("~", "0.14", "USD per piece")]),
    ("They work up to 18 hours a day.", [("<=", "18", "hours per day")]),
    ("Over 100 shipments came, and at least six of the 11 containers.", [(">", "100", "shipments"), (">=", "6", "containers"), ("=", "11", "containers")]),
    ("Nearly two-thirds of the staff left; a third of wages goes.", [("~", "0.6667", "share"), ("=", "0.3333", "share")]),
    ("The mill holds no fewer than 1,200 workers and half a million pieces.", [(">=", "1200", "workers"), ("=", "500000", "pieces")]),
    ("It costs $1.2 million; RMB 2,500 a month; 0.5 yuan apiece.", [("=", "1200000", "USD"), ("=", "2500", "CNY per month"), ("=", "0.5", "CNY per piece")]),
    ("Ten out of 49 workers were asked.", [("=", "10", "workers"), ("=", "49", "workers")]),
    ("工厂雇用了约两百名朝鲜女工，每天工作12至14小时。", [("~", "200", "workers"), ("between", "12 to 14", "hours per day")]),
    ("月薪不到2500元，其中百分之七十上交。", [("<", "2500", "CNY per month"), ("=", "0.7", "share")]),
    ("出口服装超过五十六万件，价值1.2亿元人民币，300多名工人。", [(">", "560000", "pieces"), ("=", "120000000", "CNY"), (">", "300", "workers")]),
    ("북한 노동자 300여 명이 하루 최대 16시간 일한다.", [("~", "300", "workers"), ("<=", "16", "hours per day")]),
    ("a workforce of about 240, then the 200-strong staff", [("~", "240", "workers"), ("=", "200", "workers")]),
    ("They get 2,000 yuan per worker per month.", [("=", "2000", "CNY per month")]),
    ("An average of 14 hours a day; output halved.", [("=", "14", "hours per day"), ("=", "-0.5", "share")]),
    ("Exports fell to 9 million euros, down from 12.", [("=", "9000000", "EUR"), ("=", "12", "EUR")]),
    ("임금의 70% 이상을 바치고 3만 5천 벌을 만든다.", [(">=", "0.7", "share"), ("=", "35000", "pieces")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figures"), FIGURES, ids=[text[:24] for text, _ in FIGURES])
def test_a_figure_has_its_unit_and_bound(text: str, figures: list[tuple[str, str, str]]):
    found = [
        (one.bound, f"{one.value} to {one.high}" if one.high is not None else str(one.value), one.unit)
        for one in find_quantities(text)
    ]
    assert found == figures


@pytest.mark.parametrize(
    "text",
    [
        "Section 321 and Resolution 2397 of 19 U.S.C. 1307 speak of it.",
        "Camp No. 12 stands in room 7 of building 3, says the man, aged 34.",
        "Heading 6204 and Executive Order 13570 apply.",
        "第12条规定，23岁的工人在3号楼。",
        "Dozens of workers and hundreds of shipments came.",
    ],
)
def test_a_number_that_names_something_is_no_figure(text: str):
    assert find_quantities(text) == []


DAYS = [
    ("in the second half of last year", "2025-07", "2025-12"),
    ("three months ago", "2025-11", "2025-11"),
    ("last October", "2025-10", "2025-10"),
    ("on 3 May 2024", "2024-05-03", "2024-05-03"),
    ("in 2019", "2019", "2019"),
    ("去年下半年", "2025-07", "2025-12"),
    ("2019年5月至7月", "2019-05", "2019-07"),
    ("지난해 하반기", "2025-07", "2025-12"),
    ("지난 10일", "2026-02-10", "2026-02-10"),
]


@pytest.mark.parametrize(("text", "first", "last"), DAYS, ids=[text for text, _, _ in DAYS])
def test_a_relative_day_counts_from_the_day_of_publication(text: str, first: str, last: str):
    found = find_times(text, dt.date(2026, 2, 11))
    assert [(one.first, one.last) for one in found] == [(first, last)]


def test_without_a_day_of_publication_last_year_is_no_day():
    assert find_times("orders rose last year") == []


def test_the_words_of_a_proposal_stand_where_its_span_says():
    text = "Invented River Garment Co., Ltd. employs about 300 workers. 该厂每天工作12小时。They earn 3 yuan a day."
    found = extract(text)
    assert len(found) >= 3
    for one in found:
        assert text[one.span.start : one.span.end] == one.quote
        assert one.sentence.start <= one.span.start < one.span.end <= one.sentence.end
