"""The scorer: what agrees, what counts, and what must not."""

import pytest

from tests.texts.score import PREDICATES, Rate, add, agree, place, score

PLAIN = "Example Hosiery pays over 900 yuan a month, a guard said. It has 40 workers."


def label(quote: str = "pays over 900 yuan a month", **fields):
    start = PLAIN.index(quote)
    base = {
        "type": "wage",
        "predicate": "month_wage",
        "subject": "Example Hosiery",
        "object": "",
        "value": "900",
        "unit": "CNY per month",
        "bound": ">",
        "from": "",
        "to": "",
        "attribution": "guard",
        "certainty": "stated",
        "span": {"start": start, "end": start + len(quote)},
    }
    return base | fields


def heads(**fields):
    return label(
        "has 40 workers",
        **{
            "type": "headcount",
            "predicate": "workers",
            "value": "40",
            "unit": "workers",
            "bound": "=",
            "attribution": "none",
        }
        | fields,
    )


def test_a_proposal_that_says_the_same_is_right_in_every_figure():
    told = score([label(), heads()], [label(), heads()])
    assert (told.value_precision, told.value_recall) == (Rate(met=2, n=2), Rate(met=2, n=2))
    assert told.attribution_recall == Rate(met=1, n=1)
    assert told.tuple_f1 == 1.0


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("type", "price"),
        ("predicate", "day_wage"),
        ("subject", "Another Mill"),
        ("value", "90"),
        ("unit", "CNY per day"),
        ("bound", "<"),
        ("from", "2020-01-01"),
        ("to", "2020-01-31"),
        ("attribution", "none"),
        ("certainty", "denied"),
    ],
)
def test_one_wrong_field_spoils_the_tuple(field: str, wrong: str):
    assert score([label()], [label(**{field: wrong})]).tuple_f1 == 0.0


def test_a_wrong_bound_spoils_the_figure_too():
    told = score([label()], [label(bound="=")])
    assert (told.value_precision.met, told.value_recall.met) == (0, 0)


def test_a_right_figure_at_another_place_is_wrong():
    elsewhere = label() | {"span": {"start": 60, "end": 70}}
    assert score([label()], [elsewhere]).value_recall.met == 0


def test_a_figure_too_many_costs_precision_and_a_missed_one_recall():
    told = score([label(), heads()], [label(), label(value="7")])
    assert (told.value_precision, told.value_recall) == (Rate(met=1, n=2), Rate(met=1, n=2))


def test_saying_it_twice_counts_once():
    assert score([label()], [label(), label()]).value_precision == Rate(met=1, n=2)


def test_an_optional_label_costs_nothing_whether_missed_or_found():
    aside = heads(optional=True)
    assert score([label(), aside], [label()]).tuple_recall == Rate(met=1, n=1)
    assert score([label(), aside], [label(), heads()]).tuple_precision == Rate(met=1, n=1)
    assert score([label(), aside], [label(), heads(value="41")]).tuple_precision == Rate(met=1, n=1)


def test_an_optional_label_does_not_take_the_proposal_from_a_required_one():
    first = label(optional=True)
    assert score([first, label()], [label()]).tuple_recall == Rate(met=1, n=1)


def test_an_attribution_counts_only_where_a_speaker_is_named():
    assert score([heads()], []).attribution_recall == Rate(met=0, n=0)
    either = label(also={"attribution": ["none"]})
    assert score([either], []).attribution_recall == Rate(met=0, n=0)


def test_words_from_a_side_bar_are_outside_and_wrong():
    told = score([label()], [label() | {"span": None}])
    assert (told.outside, told.value_precision) == (1, Rate(met=0, n=1))


@pytest.mark.parametrize(
    ("field", "right", "said", "holds"),
    [
        ("value", "1200000", "1,200,000", True),
        ("value", "12 to 15", "12-15", True),
        ("value", "12 to 15", "12", False),
        ("value", "0.3333", "0.333", True),
        ("value", "-0.4", "0.4", False),
        ("unit", "CNY per piece", "yuan/lining", True),
        ("unit", "CNY per piece", "yuan per dozen", False),
        ("unit", "tons", "metric tons", True),
        ("from", "2019-02-01", "2019-02", True),
        ("to", "2019-02-28", "2019-02", True),
        ("to", "2020-02-29", "2020-02", True),
        ("to", "2019-12-31", "2019", True),
        ("to", "2019-12-31", "2019-11", False),
        ("from", "", "2019", False),
        ("subject", "Example Hosiery", "Example Hosiery Co., Ltd.", True),
        ("subject", "Example Hosiery", "Sample Hosiery Mill", False),
        ("subject", "가나다양말", "가나다양말 측", True),
        ("attribution", "guard at Example Hosiery", "a guard", True),
        ("attribution", "none", "", True),
        ("attribution", "none", "a guard", False),
        ("certainty", "alleged", "stated", False),
    ],
)
def test_agreement_forgives_spelling_and_nothing_else(field: str, right: str, said: str, holds: bool):
    proposal = {"value": "5", "unit": ""} | {field: said}
    assert agree(label(**{field: right}), proposal, field) is holds


def test_percent_and_share_are_one():
    assert agree(label(value="0.12"), {"value": "12", "unit": "%"}, "value")
    assert agree(label(unit="share"), {"unit": "%"}, "unit")
    assert not agree(label(value="0.12"), {"value": "12", "unit": "share"}, "value")


def test_further_right_answers_count():
    either = label(also={"predicate": ["piece_rate"], "attribution": ["none"]})
    assert score([either], [label(predicate="piece_rate", attribution="none")]).tuple_f1 == 1.0


def test_no_wage_needs_no_unit():
    assert agree(label(value="0", unit=""), {"value": "0", "unit": "CNY"}, "unit")


def test_adding_counts_not_shares():
    one, two = score([label()], [label()]), score([label(), heads()], [])
    assert add([one, two]).tuple_recall == Rate(met=1, n=3)


def test_place_finds_quotations_in_another_layout():
    plain = "He said: “forty  or\nmore”. Later: forty or more."
    first, second, none = place(['"forty or more"', "forty or more", "fifty"], plain)
    assert first is not None and plain[first[0] : first[1]] == "“forty  or\nmore”"
    assert second is not None
    assert none is None


def test_place_takes_a_repeated_quotation_in_order():
    plain = "ten pairs. Then ten pairs."
    assert place(["ten", "Then", "ten"], plain) == [(0, 3), (11, 15), (16, 19)]


def test_every_predicate_has_one_type():
    assert len(PREDICATES) > 50
    assert PREDICATES["hours_per_day"] == "hours"
