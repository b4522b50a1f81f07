"""Amounts as dated data: what is computed, what is only cited, what is not known, and which files are refused."""

import datetime as dt
from decimal import Decimal
from fnmatch import fnmatchcase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unpick.law.amount import NOT_KNOWN, Formula, bundled_amounts, evaluate, money, read_amount
from unpick.law.operations import OPERATIONS, Given, run
from unpick.law.regime import bundled_regimes
from unpick.law.step import bundled_steps, read_step, step_document
from unpick.model.errors import RegimeFault

LATER = dt.date(2026, 11, 1)
ELF = Decimal("4427019.26")
UNVERIFIED = "unverified, do not rely"


def formula(id_: str) -> Formula:
    return next(one for one in bundled_amounts() if one.id == id_)


def ofac(*, voluntary: str = "yes", egregious: str = "no", value: Decimal | None = ELF, known_at=LATER):
    return evaluate(
        formula("US-OFAC-BASE"),
        {
            "value": Given(
                amount=value, unit="USD", open="" if value is not None else "not known: the value"
            ),
            "voluntary": Given(choice=voluntary, open="not known: voluntary"),
            "egregious": Given(choice=egregious, open="not known: egregious"),
        },
        on=known_at,
        known_at=known_at,
    )


def cap(on: dt.date, *values: str, known_at: dt.date | None = None):
    return evaluate(
        formula("US-IEEPA-CIVIL"),
        {"transactions": Given(each=tuple(map(Decimal, values)), unit="USD", open="no value")},
        on=on,
        known_at=known_at or LATER,
    )


def test_half_of_the_value_is_the_base_penalty_of_a_case_disclosed_and_not_egregious():
    told = ofac()
    assert (told["value"], told["unit"], told["status"], told["mark"]) == (2213509.63, "USD", "computed", "R")


@pytest.mark.parametrize(("voluntary", "egregious"), [("no", "no"), ("yes", "yes"), ("no", "yes")])
def test_the_cells_that_no_source_gives_are_not_known(voluntary: str, egregious: str):
    told = ofac(voluntary=voluntary, egregious=egregious)
    assert told["value"] == NOT_KNOWN
    assert "no formula is in the sources read" in told["open"][0]


def test_a_missing_value_leaves_the_base_penalty_not_known():
    assert ofac(value=None)["value"] == NOT_KNOWN
    assert ofac(value=None)["open"] == ["not known: the value"]


def test_what_is_not_said_of_the_disclosure_is_named():
    told = ofac(voluntary="", egregious="")
    assert told["open"] == ["not known: voluntary", "not known: egregious"]
    assert told["formula"] == "half of the value of the transactions"


def test_the_half_was_not_public_the_day_before_the_release():
    assert ofac(known_at=dt.date(2019, 1, 30))["value"] == NOT_KNOWN
    assert ofac(known_at=dt.date(2019, 1, 31))["value"] == 2213509.63


def test_no_formula_gives_the_statutory_maximum_or_the_settlement_of_elf():
    """Both are cited figures: whatever is put in from the public totals, nothing computes them."""
    cited = {40_833_633, 996_080}
    for one in bundled_amounts():
        for version in one.versions:
            for cell in version.cells:
                inputs = {
                    name: Given(amount=ELF, each=(ELF,) * 156, unit="USD", choice="yes")
                    for name in one.inputs
                }
                told = run(cell["compute"], inputs, one.unit)
                figures = {told.amount, told.low} - {None}
                assert not {figure for figure in figures if any(abs(figure - one) < 1 for one in cited)}
        assert one.published in ("", "base_penalty")
    assert set(OPERATIONS) == {
        *("share_of_value", "up_to_value", "per_violation_greater_of", "fixed", "cited", "not_found")
    }


@pytest.mark.parametrize(
    ("on", "value", "mark"),
    [
        (dt.date(2024, 2, 1), 368_136, "V"),
        (dt.date(2025, 1, 14), 368_136, "V"),
        (dt.date(2025, 1, 15), 377_700, UNVERIFIED),
        (dt.date(2025, 12, 31), 377_700, UNVERIFIED),
        (dt.date(2026, 1, 1), NOT_KNOWN, "INF"),
    ],
)
def test_the_civil_cap_is_that_of_the_day(on: dt.date, value: int | str, mark: str):
    told = cap(on, "100")
    assert (told["value"], told["mark"]) == (value, mark)


def test_a_cap_whose_first_day_is_known_only_as_a_month_is_not_decided_in_that_month():
    assert cap(dt.date(2024, 1, 20), "100")["value"] == NOT_KNOWN
    assert "not decided" in cap(dt.date(2024, 1, 20), "100")["open"][0]


def test_a_year_before_the_first_figure_has_none():
    told = cap(dt.date(2016, 6, 1), "100")
    assert told["value"] == NOT_KNOWN
    assert told["open"] == ["no figure for 2016-06-01 is in the sources read"]
    assert [row["from"] for row in told["history"]] == ["2024-01-01", "2025-01-15", "2026-01-01"]


def test_a_figure_of_2025_was_not_known_in_2024():
    told = cap(dt.date(2025, 2, 1), "100", known_at=dt.date(2024, 12, 31))
    assert told["value"] == NOT_KNOWN
    assert [row["from"] for row in told["history"]] == ["2024-01-01"]


def test_twice_the_transaction_counts_where_it_is_above_the_cap_and_nothing_is_summed():
    told = cap(dt.date(2024, 6, 1), "100", "1000000", "300")
    assert (told["value"], told["low"], told["n"], told["bound"]) == (2_000_000, 368_136, 3, "up to")


def test_a_total_is_no_transaction_so_its_cap_is_not_known():
    assert cap(dt.date(2024, 6, 1))["value"] == NOT_KNOWN


def test_a_cap_in_dollars_is_not_held_against_yuan():
    told = evaluate(
        formula("US-IEEPA-CIVIL"),
        {"transactions": Given(each=(Decimal(9),), unit="CNY")},
        on=dt.date(2024, 6, 1),
        known_at=LATER,
    )
    assert told["value"] == NOT_KNOWN
    assert "no rate is assumed" in told["open"][0]


def test_a_precedent_is_cited_and_never_scaled():
    told = evaluate(formula("US-1592-PURECIRCLE"), {}, on=LATER, known_at=LATER)
    assert (told["value"], told["status"]) == (575_000, "cited")


@pytest.mark.parametrize("id_", ["CA-NO-AMOUNT", "EU-NO-AMOUNT", "GB-POCA"])
def test_where_no_amount_was_found_the_row_says_so(id_: str):
    told = evaluate(formula(id_), {}, on=LATER, known_at=LATER)
    assert told["value"] == NOT_KNOWN
    assert "in the sources read" in told["open"][0]


def test_a_figure_from_memory_prints_its_mark_beside_it():
    told = evaluate(
        formula("US-1595A-B"), {"value": Given(amount=Decimal(500), unit="USD")}, on=LATER, known_at=LATER
    )
    assert (told["value"], told["bound"], told["mark"]) == (500, "up to", UNVERIFIED)


def test_from_a_lower_bound_no_most_follows():
    told = evaluate(
        formula("US-1595A-B"),
        {"value": Given(amount=Decimal(500), bound=">=", unit="USD")},
        on=LATER,
        known_at=LATER,
    )
    assert told["value"] == NOT_KNOWN
    assert "lower bound" in told["open"][0]


@pytest.mark.parametrize("one", [*bundled_amounts(), *bundled_steps()], ids=lambda one: one.id)
def test_every_amount_and_step_follows_a_regime_that_is_there(one):
    ids = [regime.id for regime in bundled_regimes()]
    assert one.always or any(fnmatchcase(id_, pattern) for id_ in ids for pattern in one.regimes)
    assert one.provision["cite"]
    assert one.provision["text_status"] == "not_stored"


def test_a_step_sets_an_input_that_its_amount_declares():
    for step in bundled_steps():
        if step.sets:
            assert step.sets["input"] in formula(step.sets["amount"]).inputs


def test_a_clock_of_a_step_sets_no_day():
    for step in bundled_steps():
        assert all(clock["day"] is None for clock in step_document(step, LATER)["clocks"])


def test_the_effect_that_was_measured_in_2019_is_not_told_in_2017():
    (step,) = [one for one in bundled_steps() if one.id == "US-OFAC-DISCLOSURE"]
    assert step_document(step, dt.date(2017, 1, 31))["effect"] is None
    assert step_document(step, dt.date(2019, 1, 31))["effect"]["mark"] == "R"


SOUND = """id: XX-INVENTED
title: Invented duty
jurisdiction: XX
regimes: ["XX-*"]
unit: USD
provision: {cite: Invented Code 1, text_status: not_stored, mark: INF, verified_on: 2026-11}
inputs:
  - {name: value, kind: money, predicates: [value_of_shipments], required: the value}
  - {name: willful, kind: choice, predicates: [willful], required: willful or not}
versions:
  - in_force: {from: 2020-01-01, to: 2021-01-01}
    mark: INF
    source: invented
    says: An invented third.
    cells:
      - words: a third of the value
        when: {willful: "yes"}
        compute: {operation: share_of_value, value: value, share: 1/3}
"""


def test_an_amount_is_added_from_yaml_alone():
    one = read_amount(SOUND.encode(), "xx.yml")
    told = evaluate(
        one,
        {"value": Given(amount=Decimal(100), unit="USD"), "willful": Given(choice="yes")},
        on=dt.date(2020, 5, 1),
        known_at=LATER,
    )
    assert told["value"] == 33.33


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("operation: share_of_value", "operation: eval", 18, "no operation is called 'eval'"),
        (", share: 1/3", "", 18, "asks for 'share'"),
        ("share: 1/3", "share: a third", 18, "'a third' is no figure"),
        ("share: 1/3", "share: 1/0", 18, "'1/0' is no figure"),
        (
            "value: value,",
            "value: domestic_value,",
            18,
            "no input of kind 'money' is called 'domestic_value'",
        ),
        ("value: value,", "value: willful,", 18, "no input of kind 'money' is called 'willful'"),
        ("share: 1/3", "share: 1/3, cap: 4", 18, "takes no 'cap'"),
        ('willful: "yes"}', 'wilful: "yes"}', 17, "no input of kind 'choice' is called 'wilful'"),
        ("to: 2021-01-01", "to: 2019-01-01", 11, "is no interval"),
        ("mark: INF\n    source", "mark: X\n    source", 12, "'X' is not one of"),
        ("id: XX-INVENTED", "id: [", 3, ""),
    ],
)
def test_a_faulty_amount_is_refused_with_file_and_line(old: str, new: str, line: int, words: str):
    assert SOUND.count(old) == 1
    with pytest.raises(RegimeFault) as caught:
        read_amount(SOUND.replace(old, new).encode(), "xx.yml")
    assert caught.value.read.split(" at ")[0] == f"xx.yml line {line}"
    assert words in caught.value.wrong


def test_versions_that_overlap_are_refused():
    second = SOUND[SOUND.index("  - in_force") :].replace("2020-01-01, to: 2021-01-01", "2020-06-01")
    with pytest.raises(RegimeFault, match="begins before the version above ends") as caught:
        read_amount((SOUND + second).encode(), "xx.yml")
    assert caught.value.read.startswith("xx.yml line 19")


def test_a_faulty_step_is_refused_with_file_and_line():
    with pytest.raises(RegimeFault) as caught:
        read_step(b"id: XX-STEP\ntitle: Invented\nkind: advice\n", "step.yml")
    assert caught.value.read.startswith("step.yml line")


amounts = st.decimals(min_value=0, max_value=10**12, places=2)


@given(amounts, amounts, st.sampled_from(["1/2", "1/10", "1", "0.3"]))
def test_a_share_grows_with_the_value(a: Decimal, b: Decimal, share: str):
    low, high = sorted((a, b))
    compute = {"operation": "share_of_value", "value": "value", "share": share}
    told = [run(compute, {"value": Given(amount=one)}, "USD").amount for one in (low, high)]
    assert told[0] <= told[1]
    assert 0 <= told[1] <= high


@given(st.lists(amounts, min_size=1, max_size=20), st.integers(0, 19), amounts)
def test_a_cap_per_violation_grows_with_each_transaction(values: list[Decimal], at: int, more: Decimal):
    raised = list(values)
    raised[at % len(values)] += more
    before, after = (cap(dt.date(2024, 6, 1), *map(str, one)) for one in (values, raised))
    assert before["value"] <= after["value"]
    assert before["low"] <= after["low"]
    assert before["low"] >= 368_136


@given(amounts, st.sampled_from(["=", "~", "<", "<=", "up to"]))
def test_the_most_is_never_above_the_value(amount: Decimal, bound: str):
    compute = {"operation": "up_to_value", "value": "value"}
    told = run(compute, {"value": Given(amount=amount, bound=bound)}, "USD")
    assert told.amount == amount
    assert told.bound in ("up to", "~")


@given(amounts)
def test_money_is_rounded_by_less_than_a_cent(amount: Decimal):
    third = amount / 3
    assert abs(Decimal(str(money(third))) - third) <= Decimal("0.005") + third * Decimal("1e-15")


@pytest.mark.parametrize(
    ("amount", "known_at", "later"),
    [
        ("CA-NO-AMOUNT", "2021-11-05", "released"),
        ("EU-NO-AMOUNT", "2019-01-31", "2024"),
        ("US-IEEPA-CIVIL", "2018-10-31", "2025"),
        ("US-IEEPA-CIVIL", "2018-10-31", "e.l.f"),
        ("US-OFAC-BASE", "2018-10-31", "2019"),
    ],
)
def test_nothing_of_an_amount_that_came_later_is_told_before(amount: str, known_at: str, later: str):
    from unpick.cases.exposure.amounts import Reach, amounts_under

    day = dt.date.fromisoformat(known_at)
    reach = Reach(reached=({"regime": "US-EO13570", "outcome": "prohibited", "line": "invented"},))
    before, after = (
        amounts_under(formula(amount), reach, claims=(), on=day, known_at=known) for known in (day, LATER)
    )
    assert before
    assert later not in str([{key: value for key, value in row.items() if key != "url"} for row in before])
    assert later in str(after)
