"""Exposure country by country: what is computed from which inputs, and what stays not known."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unpick.cases.exposure import Asked, count_shipments, exposure_by_country, list_amounts

DAY = dt.date(2024, 6, 1)
PAPER = {"title": "Invented Gazette", "url": "", "date": "2024-01-01", "document": "d", "locator": "claims/0"}


def claim(predicate: str, **given: Any) -> dict[str, Any]:
    return {
        "subject": {"id": "inv", "name": "Invented"},
        "predicate": predicate,
        "object": None,
        "value": None,
        "unit": None,
        "bound": None,
        "polarity": "stated",
        "attribution": None,
        "source": PAPER,
        "tentative": False,
        **given,
    }


def bill(
    row: int, value: float | None = None, day: dt.date | None = DAY, country: str = "US"
) -> dict[str, Any]:
    return {"document": "b", "row": row, "date": day, "value_usd": value, "destination_country": country}


def law(
    regime: str, outcome: str, line: str = "L", country: str | None = "US", **given: Any
) -> dict[str, Any]:
    return {
        "regime": regime,
        "outcome": outcome,
        "line": line,
        "import_country": country,
        "elements": [],
        **given,
    }


def asked(claims=(), bills_of=None, on: dt.date = DAY, known_at: dt.date = dt.date(2026, 11, 1), **given):
    return Asked(on=on, known_at=known_at, claims=claims, bills_of=bills_of or {}, **given)


def one_country(assessments, *, bills=(), **given) -> dict[str, Any]:
    (row,) = exposure_by_country(bills, assessments, asked(**given))
    return row


def rows_of(country: dict[str, Any], id_: str) -> list[dict[str, Any]]:
    return [row for row in country["amounts"] if row["id"] == id_]


EO = law("US-EO13570", "prohibited")
DISCLOSED = [claim("voluntary_disclosure", object="yes"), claim("egregious", object="no")]
VALUE = claim("value_of_shipments", value="4427019.26", unit="USD", bound="=")


def test_the_base_penalty_carries_its_inputs_with_their_sources():
    (row,) = rows_of(one_country([EO], claims=[*DISCLOSED, VALUE]), "US-OFAC-BASE")
    assert (row["value"], row["status"], row["because"]) == (2213509.63, "computed", ["US-EO13570"])
    assert [(put["name"], put["value"]) for put in row["inputs"]] == [
        ("value", 4427019.26),
        ("voluntary", "yes"),
        ("egregious", "no"),
    ]
    assert all(put["source"] == PAPER for put in row["inputs"])
    assert row["cite_mark"] == "unverified, do not rely"


@pytest.mark.parametrize(
    ("printed", "says"),
    [
        ("2213510", "the same, rounded half up to the whole unit (difference 0.37)"),
        ("2213509.63", "the same"),
        ("2213509", "differs by 0.63"),
    ],
)
def test_a_printed_figure_stands_beside_the_computed_one(printed: str, says: str):
    claims = [*DISCLOSED, VALUE, claim("base_penalty", value=printed, unit="USD")]
    (row,) = rows_of(one_country([EO], claims=claims), "US-OFAC-BASE")
    assert row["published"][0]["says"] == says
    assert row["published"][0]["source"] == PAPER


def test_without_a_value_every_amount_of_it_is_not_known():
    country = one_country([EO], claims=DISCLOSED)
    assert rows_of(country, "US-OFAC-BASE")[0]["value"] == "not known"
    assert {row["value"] for row in country["amounts"] if row["status"] == "computed"} == set()


def test_two_values_give_two_answers_side_by_side():
    claims = [*DISCLOSED, claim("value_of_shipments", value="100", unit="USD"), VALUE]
    assert [row["value"] for row in rows_of(one_country([EO], claims=claims), "US-OFAC-BASE")] == [
        50,
        2213509.63,
    ]


def test_copies_of_one_value_give_one_answer():
    assert len(rows_of(one_country([EO], claims=[*DISCLOSED, VALUE, VALUE]), "US-OFAC-BASE")) == 1


def test_only_bills_that_the_rule_reaches_go_in():
    bills = [bill(1, 100.0), bill(2, 900.0)]
    told = one_country(
        [EO, law("US-EO13570", "not_triggered", line="M")],
        bills=bills,
        claims=DISCLOSED,
        bills_of={("US", "L"): bills[:1], ("US", "M"): bills[1:]},
    )
    (row,) = rows_of(told, "US-OFAC-BASE")
    assert (row["value"], row["bound"]) == (50, "=")
    (cap,) = rows_of(told, "US-IEEPA-CIVIL")
    assert (cap["value"], cap["n"]) == (368136, 1)


def test_a_bill_without_a_value_makes_the_sum_a_lower_bound():
    bills = [bill(1, 100.0), bill(2)]
    told = one_country([EO], bills=bills, claims=DISCLOSED, bills_of={("US", "L"): bills})
    (row,) = rows_of(told, "US-OFAC-BASE")
    assert (row["value"], row["bound"]) == (50, ">=")
    assert rows_of(told, "US-IEEPA-CIVIL")[0]["open"] == [
        "transactions whose value is not known are left out"
    ]


def test_where_lines_were_left_out_no_sum_is_whole():
    bills = [bill(1, 100.0)]
    told = one_country([EO], bills=bills, claims=DISCLOSED, bills_of={("US", "L"): bills}, cut=True)
    (row,) = rows_of(told, "US-OFAC-BASE")
    assert (row["value"], row["bound"]) == (50, ">=")


def test_shipments_of_lines_that_are_not_decided_are_in_no_figure_and_are_counted():
    bills = [bill(1, 100.0), bill(2, 900.0, day=None)]
    told = one_country(
        [EO, law("US-EO13570", "insufficient_facts", line="undated")],
        bills=bills,
        claims=DISCLOSED,
        bills_of={("US", "L"): bills[:1], ("US", "undated"): bills[1:]},
    )
    (row,) = rows_of(told, "US-OFAC-BASE")
    assert row["value"] == 50
    assert row["open"] == ["1 known shipments of lines that are not decided are in no figure"]


@pytest.mark.parametrize("value", [-5.0, float("nan"), float("inf")])
def test_a_value_that_is_no_sum_of_money_is_not_counted(value: float):
    bills = [bill(1, value)]
    told = one_country([EO], bills=bills, claims=DISCLOSED, bills_of={("US", "L"): bills})
    assert rows_of(told, "US-OFAC-BASE")[0]["value"] == "not known"


def test_a_country_without_a_known_step_says_so():
    told = one_country([law("CA-9897", "prohibited", country="CA")])
    assert any("which steps are open under the law of CA" in gap["what"] for gap in told["open"])


def test_bills_of_another_country_do_not_go_in():
    bills = [bill(1, 100.0, country="CA")]
    rows = exposure_by_country(
        bills, [EO, law("CA-9897", "prohibited", country="CA")],
        asked(claims=DISCLOSED, bills_of={("CA", "L"): bills}),
    )  # fmt: skip
    by = {row["country"]: row for row in rows}
    assert rows_of(by["US"], "US-OFAC-BASE")[0]["value"] == "not known"
    assert by["CA"]["value_usd"] == 100.0


def test_of_a_period_that_began_before_the_rule_the_value_is_the_most():
    told = one_country(
        [
            law("US-EO13570", "not_in_force", line="first day"),
            law("US-EO13570", "prohibited", line="last day"),
        ],
        claims=[*DISCLOSED, VALUE],
    )
    (row,) = rows_of(told, "US-OFAC-BASE")
    assert (row["value"], row["bound"]) == (2213509.63, "<=")


@pytest.mark.parametrize(
    "said",
    [
        [claim("voluntary_disclosure", object="yes", tentative=True)],
        [claim("voluntary_disclosure", object="yes", bound="one of")],
        [claim("voluntary_disclosure", object="yes"), claim("voluntary_disclosure", object="no")],
        [claim("voluntary_disclosure", object="yes"), claim("voluntary_disclosure", object="yes", polarity="denied")],
        [claim("disclosed_to", object="OFAC")],
    ],
    ids=["the source says may", "left open", "sources differ", "denied", "disclosed, not yet judged"],
)  # fmt: skip
def test_a_disclosure_that_is_not_firm_decides_nothing(said):
    claims = [claim("egregious", object="no"), VALUE, *said]
    (row,) = rows_of(one_country([EO], claims=claims), "US-OFAC-BASE")
    assert row["value"] == "not known"
    (voluntary,) = [put for put in row["inputs"] if put["name"] == "voluntary"]
    assert voluntary["beside"], "what is said stands beside the gap"


def test_where_the_rule_is_not_decided_no_figure_is_given():
    told = one_country([law("US-EO13570", "insufficient_facts")], claims=[*DISCLOSED, VALUE])
    assert {row["value"] for row in told["amounts"]} == {"not known"}
    assert "is not decided on what is stated" in rows_of(told, "US-OFAC-BASE")[0]["open"][0]
    assert not rows_of(told, "US-1592-PURECIRCLE")


@pytest.mark.parametrize("outcome", ["not_in_force", "not_triggered", "proposed"])
def test_a_rule_that_does_not_reach_the_goods_brings_no_amount_and_no_step(outcome: str):
    told = one_country([law("US-EO13570", outcome)], claims=[*DISCLOSED, VALUE])
    assert told["amounts"] == told["steps"] == []


def test_what_rests_on_a_presumption_says_so():
    told = one_country([law("US-CAATSA321", "presumed")], claims=[VALUE])
    (row,) = rows_of(told, "US-1595A-B")
    assert (row["value"], row["bound"], row["if"]) == (4427019.26, "up to", "the presumption is not rebutted")
    assert row["mark"] == "unverified, do not rely"
    (firm,) = rows_of(one_country([law("US-1307", "prohibited")], claims=[VALUE]), "US-1595A-B")
    assert firm["if"] == ""


@pytest.mark.parametrize(
    ("country", "id_"), [("CA", "CA-NO-AMOUNT"), ("GB", "GB-POCA"), ("DE", "EU-NO-AMOUNT"), ("XX", None)]
)
def test_a_country_without_a_known_amount_is_not_left_out(country: str, id_: str | None):
    told = one_country([law("UN-2375", "prohibited", country=country)])
    assert id_ in [row["id"] for row in told["amounts"]]
    assert {row["value"] for row in told["amounts"]} == {"not known"}


def test_a_price_paid_does_not_cleanse_down_the_chain_from_the_day_of_the_ruling():
    def notes(known_at: dt.date) -> str:
        told = one_country([law("UN-2375", "prohibited", country="GB")], known_at=known_at)
        return str(told["amounts"])

    assert "does not cleanse" in notes(dt.date(2024, 6, 27))
    before = notes(dt.date(2024, 6, 26))
    assert "cleanse" not in before
    assert "EWCA" not in before


def test_without_a_country_there_is_no_amount_and_the_gap_is_named():
    told = one_country([law("US-EO13570", "prohibited", country=None)], claims=[*DISCLOSED, VALUE])
    assert told["country"] is None
    assert told["amounts"] == told["steps"] == []
    assert told["open"][0]["what"].startswith("the country of import")


def test_steps_fit_the_outcome():
    def steps(outcome: str, regime: str) -> set[str]:
        return {row["id"] for row in one_country([law(regime, outcome)])["steps"]}

    assert steps("presumed", "US-CAATSA321") >= {"US-PROTEST", "US-PRIOR-DISCLOSURE"}
    assert "US-OFAC-DISCLOSURE" not in steps("presumed", "US-CAATSA321")
    assert "US-OFAC-DISCLOSURE" in steps("prohibited", "US-EO13570")
    assert "US-EXPORT" in steps("presumed", "US-WRO-XPCC-COTTON")
    assert "US-EXPORT" not in steps("presumed", "US-CAATSA321")
    assert "US-PROTEST" not in steps("insufficient_facts", "US-CAATSA321")
    assert "US-FALSE-STATEMENTS" in steps("insufficient_facts", "US-CAATSA321")


def test_the_effect_of_a_disclosure_is_shown_with_and_without_it():
    told = one_country([EO], claims=[claim("egregious", object="no"), VALUE])
    (step,) = [row for row in told["steps"] if row["id"] == "US-OFAC-DISCLOSURE"]
    (effect,) = step["effect_on"]
    assert effect["taken"]["value"] == 2213509.63
    assert effect["not_taken"]["value"] == "not known"


def test_nothing_is_summed_across_statutes():
    claims = [*DISCLOSED, VALUE]
    told = one_country([EO, law("US-1307", "prohibited")], claims=claims)
    figures = [row["value"] for row in told["amounts"] if row["value"] != "not known"]
    assert len(figures) >= 4
    assert not any("total" in key for row in (told, *told["amounts"]) for key in row)
    assert sum(figures) not in figures


def test_what_the_rules_still_ask_for_is_open_with_where_to_get_it():
    element = {"required": "origin", "state": "unknown", "where_to_get": ["certificate"]}
    rows = [law("US-EO13570", "insufficient_facts", elements=[element]), law("US-1307", "insufficient_facts", elements=[element])]  # fmt: skip
    told = one_country(rows, bills=[bill(1, day=None)])
    assert told["open"][0]["what"].startswith("the day of entry of 1 of 1 shipments")
    assert told["open"][-1] == {
        "what": "origin",
        "regimes": ["US-1307", "US-EO13570"],
        "where": ["certificate"],
    }


def test_copies_of_one_count_are_one_count():
    over = {"value": "100", "unit": "shipments", "bound": ">", "origin": "inv.paper"}
    told = count_shipments([], [claim("shipments_from", **over), claim("shipments_from", **over)])
    assert told["unknown"] == "over 100 shipments (Invented Gazette; 1 more of the same origin)"
    other = claim("shipments_from", **{**over, "origin": "inv.other"}, )  # fmt: skip
    assert count_shipments([], [claim("shipments_from", **over), other])["known"] == 0


def test_a_stated_amount_is_cited_as_it_stands():
    rows = list_amounts([], [claim("statutory_maximum", value="40833633", unit="USD", attribution="cited")])
    assert [(row["value"], row["status"]) for row in rows] == [
        ("not known", "not known"),
        ("40833633", "cited"),
    ]


@given(
    st.decimals(min_value=0, max_value=10**9, places=2), st.decimals(min_value=0, max_value=10**9, places=2)
)
def test_every_computed_amount_grows_with_the_value(a: Decimal, b: Decimal):
    def told(value: Decimal) -> dict[str, float]:
        claims = [*DISCLOSED, claim("value_of_shipments", value=str(value), unit="USD")]
        rows = one_country([EO, law("US-1307", "prohibited")], claims=claims)["amounts"]
        return {row["id"]: row["value"] for row in rows if row["status"] == "computed"}

    low, high = told(min(a, b)), told(max(a, b))
    assert set(low) == set(high) == {"US-OFAC-BASE", "US-1595A-B"}
    assert all(low[id_] <= high[id_] for id_ in low)


@given(
    st.lists(st.sampled_from([EO, law("US-1307", "presumed"), law("US-CAATSA321", "presumed")]), max_size=4)
)
def test_one_more_rule_that_reaches_the_goods_takes_no_amount_away(rows: list[dict[str, Any]]):
    def ids(rows: list[dict[str, Any]]) -> set[str]:
        return {row["id"] for row in one_country(rows, claims=[VALUE])["amounts"]}

    base = [law("US-UFLPA3", "presumed"), *rows]
    assert ids(base) <= ids([*base, EO])
