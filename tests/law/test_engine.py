"""The law of the day: dates on both sides, three values, marks, monotony, regimes from YAML alone."""

import copy
import datetime as dt
import itertools

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from unpick.law.engine import assess
from unpick.law.facts import PREDICATES, Facts, Ground
from unpick.law.regime import bundled_regimes, parse_regime
from unpick.model.bundled import bundled_bytes
from unpick.model.days import FOREVER
from unpick.model.errors import RegimeFault

REGIMES = {regime.id: regime for regime in bundled_regimes()}
TODAY = dt.date(2026, 11, 1)
ONE = dt.timedelta(days=1)

# Written down from research, law 1a to 1d and its addendum, apart from the YAML: first day in force.
FIRST_DAYS = {
    "US-CAATSA321": "2017-08-02",
    "US-EO13570": "2011-04-19",
    "US-OFAC-APPROVAL": "2000-06-19",
    "US-1307": "1930-06-17",
    "US-UFLPA3": "2022-06-21",
    "US-WRO-XPCC-COTTON": "2020-11-30",
    "US-WRO-XUAR-COTTON-TOMATO": "2021-01-13",
    "US-NKSPEA205": "2017-08-02",
    "UN-2371": "2017-08-05",
    "UN-2375": "2017-09-11",
    "UN-2397": "2017-12-22",
    "CA-SOR2011-167": "2011-08-11",
    "KR-INTER-KOREAN": "2010-05-24",
}

# Facts under which each regime is triggered, whatever its dates.
TRIGGERED = {
    "import_country": "US",
    "hs": "6105",
    "materials": ("cotton",),
}


def ground(predicate: str, value: str = "yes", **more: object) -> Ground:
    fields: dict[str, object] = {"predicate": predicate, "values": (value,), "text": f"{predicate} {value}"}
    fields |= {"why": ("st-1",), "source": {"title": "An invented paper", "date": "2020-01-01"}}
    return Ground(**(fields | more))  # type: ignore[arg-type]


EVERYTHING = (
    *(ground(predicate, "KP") for predicate in ("worker_nationality", "made_in", "caught_in_waters_of")),
    ground("material_from", "KP"),
    ground("material_from", "CN-XJ", goods="cotton"),
    ground("material_made_by", "XPCC", goods="cotton"),
    *(ground(predicate) for predicate in ("forced_labor", "convict_labor", "child_labor")),
    ground("lading_port", "Dandong"),
    ground("approval_held", "no"),
)


def outcome(
    regime: str, on: dt.date | None, *grounds: Ground, known_at: dt.date = TODAY, **more: object
) -> str:
    fields: dict[str, object] = {"subject": "invented goods", "import_country": "US", "grounds": grounds}
    (row,) = assess(Facts(**(fields | more)), [REGIMES[regime]], on=on, known_at=known_at)  # type: ignore[arg-type]
    return str(row["outcome"])


@pytest.mark.parametrize(("regime", "first"), sorted(FIRST_DAYS.items()))
def test_a_regime_begins_on_its_day_and_not_the_day_before(regime: str, first: str):
    day = dt.date.fromisoformat(first)
    country = {"CA": "CA", "UN": "CN", "KR": "KR"}.get(regime[:2], "US")
    facts = {**TRIGGERED, "import_country": country, "hs": "6105" if regime != "UN-2371" else "0303"}
    assert outcome(regime, day - ONE, *EVERYTHING, **facts) == "not_in_force"
    assert outcome(regime, day, *EVERYTHING, **facts) not in ("not_in_force", "not_triggered")


@pytest.mark.parametrize("regime", sorted(REGIMES))
def test_a_provision_never_applies_outside_its_interval(regime: str):
    for version in REGIMES[regime].versions:
        assert outcome(regime, REGIMES[regime].versions[0].start - ONE, *EVERYTHING) == "not_in_force"
        if version.end != FOREVER:
            after = REGIMES[regime].version_on(version.end)
            assert after is not version


def test_a_sunset_that_nobody_verified_ends_no_presumption():
    assert outcome("US-UFLPA3", dt.date(2029, 12, 24), ground("made_in", "CN-XJ")) == "presumed"
    assert any(
        "2029-12-23" in note["says"] and "do not rely" in note["says"] for note in REGIMES["US-UFLPA3"].notes
    )


def test_goods_of_the_north_with_an_approval_are_not_barred_from_the_south():
    goods = {"import_country": "KR"}
    day = dt.date(2012, 6, 1)
    made = ground("made_in", "KP")
    assert outcome("KR-INTER-KOREAN", day, made, **goods) == "insufficient_facts"
    assert outcome("KR-INTER-KOREAN", day, made, ground("approval_held", "yes"), **goods) == "not_triggered"


def test_the_approval_rule_ends_the_day_before_the_order_begins():
    assert outcome("US-OFAC-APPROVAL", dt.date(2008, 6, 26), ground("made_in", "KP")) == "insufficient_facts"
    assert (
        outcome(
            "US-OFAC-APPROVAL", dt.date(2008, 6, 26), ground("made_in", "KP"), ground("approval_held", "yes")
        )
        == "not_triggered"
    )
    assert outcome("US-OFAC-APPROVAL", dt.date(2011, 4, 18), ground("made_in", "KP")) == "insufficient_facts"
    assert outcome("US-OFAC-APPROVAL", dt.date(2011, 4, 19), ground("made_in", "KP")) == "not_in_force"


@pytest.mark.parametrize(
    ("day", "predicate", "expected"),
    [
        ("2020-06-30", "forced_labor", "insufficient_facts"),
        ("2020-07-01", "forced_labor", "prohibited"),
        ("2020-06-30", "convict_labor", "prohibited"),
        ("2023-12-31", "child_labor", "insufficient_facts"),
        ("2024-01-01", "child_labor", "prohibited"),
    ],
)
def test_the_canadian_item_covers_each_labor_from_its_day(day: str, predicate: str, expected: str):
    on = dt.date.fromisoformat(day)
    assert outcome("CA-9897", on, ground(predicate), import_country="CA") == expected


def test_a_worker_abroad_breaks_resolution_2397_only_after_two_years():
    facts = (ground("worker_nationality", "KP"),)
    assert (
        outcome("UN-2397", dt.date(2019, 12, 21), *facts, import_country="US", hs="6105")
        == "insufficient_facts"
    )
    assert outcome("UN-2397", dt.date(2019, 12, 22), *facts, import_country="US", hs="6105") == "prohibited"


# Research, law 1d: shipment, day, what must fire, what must not.
VECTORS = [
    ("Royal Blood-Fresh", "2007-10-31", ("made_in", "KP"), "2106", "US", {"US-OFAC-APPROVAL": "insufficient_facts"}, ("US-EO13570", "US-CAATSA321", "UN-2371")),
    ("eyelash kits", "2012-04-01", ("material_from", "KP"), "6704", "US", {"US-EO13570": "prohibited"}, ("US-CAATSA321", "UN-2397")),
    ("eyelash kits", "2017-01-28", ("material_from", "KP"), "6704", "US", {"US-EO13570": "prohibited"}, ("US-CAATSA321", "UN-2397")),
    ("seafood", "2017-10-15", ("worker_nationality", "KP"), "0304", "US", {"US-CAATSA321": "presumed"}, ("UN-2397",)),
    ("garments at Newark", "2020-12-23", ("worker_nationality", "KP"), "6204", "US", {"US-CAATSA321": "presumed", "UN-2375": "prohibited", "UN-2397": "prohibited"}, ("US-UFLPA3",)),
    ("shirts at Los Angeles", "2021-01-05", ("material_made_by", "XPCC"), "6105", "US", {"US-WRO-XPCC-COTTON": "presumed"}, ("US-UFLPA3", "US-WRO-XUAR-COTTON-TOMATO")),
    ("pullovers at Newark", "2022-04-17", ("material_from", "CN-XJ"), "6110", "US", {"US-WRO-XUAR-COTTON-TOMATO": "presumed"}, ("US-UFLPA3",)),
    ("garments at Montreal", "2021-11-05", ("forced_labor", "yes"), "6204", "CA", {"CA-9897": "prohibited", "US-CAATSA321": "not_triggered"}, ()),
    ("batteries", "2025-08-21", ("worker_nationality", "CN"), "8507", "US", {"US-UFLPA3": "insufficient_facts"}, ()),
]  # fmt: skip


@pytest.mark.parametrize(("goods", "day", "said", "hs", "country", "fires", "silent"), VECTORS)
def test_the_vectors_of_the_founding_research(goods, day, said, hs, country, fires, silent):
    on, facts = dt.date.fromisoformat(day), (ground(*said),)
    for regime, expected in fires.items():
        assert outcome(regime, on, *facts, hs=hs, import_country=country, materials=("cotton",)) == expected
    for regime in silent:
        assert (
            outcome(regime, on, *facts, hs=hs, import_country=country, materials=("cotton",))
            == "not_in_force"
        )


def test_undated_goods_are_not_decided():
    assert outcome("US-CAATSA321", None, *EVERYTHING) == "insufficient_facts"


def test_what_became_public_later_does_not_count():
    late = ground("worker_nationality", "KP", public_from=dt.date(2020, 11, 20))
    assert (
        outcome("US-CAATSA321", dt.date(2020, 12, 23), late, known_at=dt.date(2020, 11, 19))
        == "insufficient_facts"
    )
    assert outcome("US-CAATSA321", dt.date(2020, 12, 23), late, known_at=dt.date(2020, 11, 20)) == "presumed"


def test_a_source_that_leaves_open_which_country_does_not_decide():
    open_ = Ground(predicate="material_from", values=("PK", "KP"), text="one of two", why=("st",), source={})
    assert outcome("US-EO13570", dt.date(2020, 1, 1), open_) == "insufficient_facts"


def test_a_source_that_says_may_does_not_decide():
    may = ground("worker_nationality", "KP", tentative=True)
    assert outcome("US-CAATSA321", dt.date(2020, 1, 1), may) == "insufficient_facts"


def test_a_denial_stands_beside_the_claim_and_does_not_lift_it():
    facts = Facts(
        subject="goods",
        import_country="US",
        grounds=(
            ground("worker_nationality", "KP"),
            ground("worker_nationality", "KP", denied=True, why=("st-2",)),
        ),
    )
    (row,) = assess(facts, [REGIMES["US-CAATSA321"]], on=dt.date(2020, 1, 1), known_at=TODAY)
    labor = row["elements"][1]
    assert (row["outcome"], len(labor["supported_by"]), len(labor["contradicted_by"])) == ("presumed", 1, 1)


def test_a_line_of_polyester_is_outside_an_order_on_cotton():
    day, said = dt.date(2021, 2, 1), ground("material_from", "CN-XJ")
    assert outcome("US-WRO-XUAR-COTTON-TOMATO", day, said, materials=("polyester",)) == "not_triggered"
    assert outcome("US-WRO-XUAR-COTTON-TOMATO", day, said, materials=("cotton",)) == "presumed"


def test_the_scope_standard_of_caatsa_is_shown_as_contested_and_significant_as_undefined():
    (row,) = assess(
        Facts(subject="goods", import_country="US"), [REGIMES["US-CAATSA321"]], on=TODAY, known_at=TODAY
    )
    assert len({reading["held_by"] for reading in row["contested"]}) == 2
    assert [element["state"] for element in row["elements"]][-1] == "undefined"


def test_a_clock_counts_from_its_event_and_an_unverified_one_sets_no_day():
    facts = Facts(
        subject="goods",
        import_country="US",
        grounds=(ground("worker_nationality", "KP"),),
        events={"detention_notice": dt.date(2020, 12, 23)},
    )
    (row,) = assess(facts, [REGIMES["US-CAATSA321"]], on=dt.date(2020, 12, 23), known_at=TODAY)
    assert [deadline["day"] for deadline in row["deadlines"]] == ["2021-01-22"]
    body = yaml.safe_load(bundled_bytes("unpick.law.regimes", "us_caatsa321.yml"))
    body["clocks"][0]["mark"] = "M"
    (row,) = assess(facts, [parse_regime(body, "x.yml")], on=dt.date(2020, 12, 23), known_at=TODAY)
    assert (row["deadlines"][0]["day"], row["deadlines"][0]["mark"]) == (None, "unverified, do not rely")


def test_what_is_unverified_prints_so():
    (row,) = assess(
        Facts(subject="goods"), [REGIMES["US-OFAC-APPROVAL"]], on=dt.date(2007, 1, 1), known_at=TODAY
    )
    assert row["citations"][0]["mark"] == "unverified, do not rely"
    assert row["citations"][0]["verified_on"] is None
    assert "unverified, do not rely" in row["plain"][0]


DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2026, 10, 1))
GROUNDS = st.lists(
    st.builds(
        ground,
        st.sampled_from(PREDICATES),
        st.sampled_from(["KP", "CN-XJ", "CN", "yes", "no", "XPCC"]),
        denied=st.booleans(),
        tentative=st.booleans(),
        valid_from=DAYS,
    ),
    max_size=4,
)
WEIGHT = {"not_triggered": 0, "insufficient_facts": 0, "presumed": 1, "prohibited": 1}


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(REGIMES)), GROUNDS, GROUNDS, DAYS)
def test_an_added_inculpating_fact_never_removes_a_presumption(regime, some, more, on):
    lifts = {
        leaf["says"]
        for version in REGIMES[regime].versions
        for one in version.unless
        for leaf in _leaves(one)
    }
    added = [one for one in more if not one.denied and one.predicate not in lifts]
    before = outcome(regime, on, *some, hs="6105", materials=("cotton",))
    after = outcome(regime, on, *some, *added, hs="6105", materials=("cotton",))
    assert WEIGHT.get(after, 0) >= WEIGHT.get(before, 0)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(sorted(REGIMES)), GROUNDS, DAYS)
def test_no_result_stands_without_a_ground_that_supports_it(regime, grounds, on):
    facts = Facts(
        subject="goods", import_country="US", hs="6105", materials=("cotton",), grounds=tuple(grounds)
    )
    (row,) = assess(facts, [REGIMES[regime]], on=on, known_at=TODAY)
    if row["outcome"] in ("presumed", "prohibited"):
        assert any(element["supported_by"] for element in row["elements"])


INVENTED = """
id: CA-INVENTED-7
title: "An invented rule on invented dolls"
jurisdiction: CA
kind: statute
binds: importers
provision: {cite: "Invented Act 7", text_status: not_stored, mark: V, verified_on: 2026-11}
versions:
  - in_force: {from: 2030-01-01}
    mark: V
    source: "invented"
    says: "Dolls of North Korea are barred."
    trigger: {all: [{import_country: [CA]}, {says: made_in, is: [KP], required: "made in North Korea"}]}
    result: prohibited
"""


def test_a_regime_is_added_from_yaml_alone():
    regime = parse_regime(yaml.safe_load(INVENTED), "invented.yml")
    facts = Facts(subject="dolls", import_country="CA", grounds=(ground("made_in", "KP"),))
    for day, expected in (("2029-12-31", "not_in_force"), ("2030-01-01", "prohibited")):
        on = dt.date.fromisoformat(day)
        (row,) = assess(facts, [regime], on=on, known_at=dt.date(2031, 1, 1))
        assert row["outcome"] == expected
        assert row["plain"]


def broken(change: str) -> dict[str, object]:
    body = copy.deepcopy(yaml.safe_load(INVENTED))
    if change == "predicate":
        body["versions"][0]["trigger"]["all"][1]["says"] = "surname"
    elif change == "overlap":
        body["versions"].append(body["versions"][0])
    elif change == "empty":
        body["versions"][0]["in_force"]["to"] = dt.date(2030, 1, 1)
    else:
        del body["provision"]["mark"]
    return body


@pytest.mark.parametrize(
    ("change", "words"),
    [("predicate", "surname"), ("overlap", "before the end"), ("empty", "no interval"), ("mark", "mark")],
)
def test_a_broken_regime_is_refused_with_file_and_place(change: str, words: str):
    with pytest.raises(RegimeFault, match=words) as caught:
        parse_regime(broken(change), "invented.yml")
    assert "invented.yml" in caught.value.read


def test_every_condition_of_every_regime_says_what_is_required_with_its_mark():
    leaves = list(
        itertools.chain.from_iterable(
            _leaves(version.trigger) for regime in REGIMES.values() for version in regime.versions
        )
    )
    assert leaves
    assert all(leaf.get("required") and leaf.get("mark") for leaf in leaves)


def _leaves(condition):
    inner = [*condition.get("all", []), *condition.get("any", [])]
    return [leaf for one in inner for leaf in _leaves(one)] if inner else [condition]
