"""Every regime of the founding research stands in a file, begins and ends on its day, and bars only what it bars."""

import datetime as dt
import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.law.regime_days import BARS_NOTHING, DAYS, FIRES, REGIMES_OF_RESEARCH
from tests.law.test_engine import _leaves, ground
from unpick.law.engine import UNVERIFIED, assess
from unpick.law.facts import PREDICATES, Facts, Ground
from unpick.law.regime import BARS, EFFECTS, Regime, Version, bundled_regimes
from unpick.model.days import FOREVER

REGIMES = {regime.id: regime for regime in bundled_regimes()}
ALL_LATER = dt.date(2035, 1, 1)
ONE = dt.timedelta(days=1)
DAY = re.compile(r"\b(?:19|20)\d\d-\d\d-\d\d\b")


def ask(regime: str, on: str | dt.date, facts: Facts, *, known_at: dt.date = ALL_LATER) -> dict:
    day = dt.date.fromisoformat(on) if isinstance(on, str) else on
    (row,) = assess(facts, [REGIMES[regime]], on=day, known_at=known_at)
    return row


def facts_for(version: Version) -> Facts:
    """Return facts that meet every condition of a version and nothing that lifts it."""
    fields: dict[str, object] = {"import_country": "", "hs": "", "materials": (), "events": {}}
    grounds: list[Ground] = []
    for leaf in _leaves(version.trigger):
        if "import_country" in leaf:
            fields["import_country"] = leaf["import_country"][0]
        elif "event" in leaf:
            fields["events"] = {leaf["event"][0]: version.start}
        elif "number" in leaf:
            (line,) = leaf["number"].values()
            grounds.append(ground(leaf["says"], str(line), unit=leaf.get("unit", "")))
        elif "at_least" in leaf:
            grounds.append(ground(leaf["says"], "invented-owner", share=Decimal(1)))
        elif "says" in leaf:
            goods = leaf.get("goods", [""])[0]
            grounds.append(ground(leaf["says"], leaf["is"][0], goods=goods))
        else:
            fields["hs"] = fields["hs"] or leaf.get("hs", [""])[0]
            fields["materials"] = (*fields["materials"], *leaf.get("materials", []))  # type: ignore[misc]
    grounds += [ground(leaf["says"], "no") for one in version.unless for leaf in _leaves(one)]
    return Facts(subject="invented goods", grounds=tuple(grounds), **fields)  # type: ignore[arg-type]


def test_every_row_of_the_founding_research_has_its_file():
    assert set(REGIMES) == set(REGIMES_OF_RESEARCH)


def test_the_table_of_days_knows_every_version_and_every_end():
    written = {regime: [(row[0], row[1]) for row in rows] for regime, rows in DAYS.items()}
    held = {
        key: [
            (one.start.isoformat(), one.end.isoformat() if one.end != FOREVER else "")
            for one in regime.versions
        ]
        for key, regime in REGIMES.items()
    }
    assert held == written


SIDES = [
    (regime, number, first, last)
    for regime, rows in DAYS.items()
    for number, (first, last, _) in enumerate(rows)
]


@pytest.mark.parametrize(("regime", "number", "first", "last"), SIDES)
def test_a_version_holds_from_its_day_to_the_day_before_its_end(regime, number, first, last):
    version = REGIMES[regime].versions[number]
    facts, start = facts_for(version), dt.date.fromisoformat(first)
    surely = dt.date.fromisoformat(DAYS[regime][number][2])
    assert version.start_latest == surely
    # The day before it holds the older version, or nothing.
    before = ask(regime, start - ONE, facts)
    older = DAYS[regime][number - 1] if number else None
    if older is None or older[1] != first:
        assert before["outcome"] == "not_in_force"
    else:
        assert before["version"]["from"] == older[0]
    assert ask(regime, start, facts)["version"]["from"] == first
    expected = {"proposed": "proposed", "none_found": "not_triggered"}.get(version.status, version.result)
    assert ask(regime, surely, facts)["outcome"] == expected
    if start < surely:
        assert ask(regime, start, facts)["outcome"] in ("insufficient_facts", "not_triggered")
    if last:
        end = dt.date.fromisoformat(last)
        assert ask(regime, end - ONE, facts)["version"]["from"] == first
        assert (ask(regime, end, facts)["version"] or {}).get("from") != first


@pytest.mark.parametrize("regime", sorted(REGIMES))
def test_a_rule_is_silent_where_nothing_is_stated(regime):
    version = REGIMES[regime].versions[-1]
    row = ask(regime, version.start_latest, Facts(subject="goods", import_country=_country(version)))
    assert row["outcome"] in ("insufficient_facts", "proposed", "not_triggered")


COUNTRIES = sorted(
    key
    for key, regime in REGIMES.items()
    if regime.versions[-1].status == "in_force"
    and any("import_country" in leaf for leaf in _leaves(regime.versions[-1].trigger))
)


@pytest.mark.parametrize("regime", COUNTRIES)
def test_goods_of_another_country_of_import_are_outside(regime):
    version = REGIMES[regime].versions[-1]
    facts = replace(facts_for(version), import_country="NZ")
    assert ask(regime, version.start_latest, facts)["outcome"] == "not_triggered"


def _country(version: Version) -> str:
    found = [leaf["import_country"][0] for leaf in _leaves(version.trigger) if "import_country" in leaf]
    return found[0] if found else ""


@pytest.mark.parametrize(("goods", "day", "facts", "fires", "silent"), FIRES)
def test_a_shipment_of_the_founding_research_meets_the_law_of_its_day(goods, day, facts, fires, silent):
    said = tuple(ground(predicate, value) for predicate, value in facts["said"])
    rest = {key: value for key, value in facts.items() if key != "said"}
    asked = Facts(subject=goods, grounds=said, **rest)
    on = dt.date.fromisoformat(day)
    outcomes = {regime: ask(regime, on, asked)["outcome"] for regime in REGIMES}
    assert {regime: outcomes[regime] for regime in fires} == fires
    assert {regime: outcomes[regime] for regime in silent} == silent
    met = {regime for regime, outcome in outcomes.items() if outcome in ("presumed", "prohibited")} - set(
        fires
    )
    # What else is met bars nothing by itself: a penalty, a petition that may be filed.
    assert {REGIMES[regime].effect for regime in met} <= set(EFFECTS) - BARS, met


GROUNDS = st.lists(
    st.builds(
        ground,
        st.sampled_from(PREDICATES),
        st.sampled_from(
            ["KP", "CN-XJ", "CN", "yes", "no", "us_dhs_uflpa:ii", "us_cbp_wro", "40000000", "700"]
        ),
        denied=st.booleans(),
        tentative=st.booleans(),
        unit=st.sampled_from(["", "GBP", "USD"]),
        valid_from=st.dates(dt.date(1990, 1, 1), dt.date(2026, 10, 1)),
    ),
    max_size=4,
)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(REGIMES)), st.data(), GROUNDS, GROUNDS)
def test_one_more_inculpating_ground_never_takes_an_outcome_away(regime, data, some, more):
    version = data.draw(st.sampled_from(REGIMES[regime].versions))
    on = data.draw(st.dates(version.start, min(version.end, dt.date(2031, 1, 1)) - ONE))
    lifts = {leaf["says"] for one in version.unless for leaf in _leaves(one)}
    added = [one for one in more if not one.denied and one.predicate not in lifts]
    base = facts_for(version)
    before = _with(base, data.draw(st.booleans()), some)
    after = _with(before, True, added)
    if ask(regime, on, before)["outcome"] in ("presumed", "prohibited"):
        assert ask(regime, on, after)["outcome"] in ("presumed", "prohibited")


def _with(facts: Facts, whole: bool, more: list[Ground]) -> Facts:
    return replace(facts, grounds=(*(facts.grounds if whole else ()), *more))


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(REGIMES)), st.dates(dt.date(1920, 1, 1), dt.date(2034, 12, 31)))
def test_no_rule_reaches_goods_on_a_day_outside_its_versions(regime, on):
    held = [
        one for one in REGIMES[regime].versions if one.start <= on and (on < one.end or one.end == FOREVER)
    ]
    for version in REGIMES[regime].versions:
        outcome = ask(regime, on, facts_for(version))["outcome"]
        assert (outcome == "not_in_force") == (not held)


@pytest.mark.parametrize("regime", sorted(REGIMES))
def test_every_regime_can_be_looked_up_or_says_why_not(regime):
    provision = REGIMES[regime].provision
    assert provision.get("url") or provision.get("no_url")
    assert provision["verified_on"]
    assert provision["mark"] in ("V", "V2", "R", "M")
    (citation,) = ask(regime, "2026-11-20", Facts(subject="goods"))["citations"]
    assert bool(citation["url"]) != bool(citation["no_url"])


def marks_of(regime: Regime, version: Version) -> list[str]:
    leaves = [*_leaves(version.trigger), *(leaf for one in version.unless for leaf in _leaves(one))]
    rows = [*leaves, *version.undefined, *regime.consequences, *regime.contested]
    return [regime.provision["mark"], version.mark, *(str(row.get("mark", "")) for row in rows)]


@pytest.mark.parametrize("regime", sorted(REGIMES))
def test_what_is_from_memory_says_so_in_the_assessment_as_often_as_it_stands_there(regime):
    for version in REGIMES[regime].versions:
        row = ask(regime, version.start_latest, facts_for(version))
        shown = [row["citations"][0]["mark"], row["version"]["mark"]]
        shown += [one["mark"] for key in ("elements", "consequences", "contested") for one in row[key]]
        wanted = marks_of(REGIMES[regime], version).count("M")
        assert shown.count(UNVERIFIED) == wanted
        assert "M" not in shown


def test_every_condition_carries_a_mark_and_every_clock_its_rule():
    for regime in REGIMES.values():
        for version in regime.versions:
            for leaf in _leaves(version.trigger):
                assert leaf["required"]
                assert leaf["mark"]
            assert version.source
            assert version.says


@pytest.mark.parametrize("regime", ["CA-C251", "US-S301-FORCED-LABOR"])
def test_what_is_proposed_is_never_applied(regime):
    for version in REGIMES[regime].versions:
        row = ask(regime, version.start, facts_for(version))
        assert (row["outcome"], row["means"], row["deadlines"]) == ("proposed", "", [])
        assert any("never applied" in line for line in row["plain"])


@pytest.mark.parametrize("regime", sorted(BARS_NOTHING))
def test_a_rule_that_bars_no_goods_never_says_that_it_does(regime):
    version = REGIMES[regime].versions[-1]
    row = ask(regime, version.start_latest, facts_for(version))
    result = next(line for line in row["plain"] if line.startswith("Result:"))
    assert "rule bars these goods" not in result
    assert "presumes that these goods" not in result
    assert REGIMES[regime].effect == BARS_NOTHING[regime]
    if row["outcome"] == "prohibited":
        assert row["means"] == EFFECTS[BARS_NOTHING[regime]]


def test_an_obstacle_is_neither_guilt_nor_excuse():
    facts = Facts(subject="goods", grounds=(ground("papers_held_in", "CN"),))
    for regime in ("CN-PIPL41", "CN-DSL36", "CN-AFSL", "CN-COUNTER-ESPIONAGE"):
        row = ask(regime, "2024-01-01", facts)
        assert "neither guilt nor excuse" in row["means"]
        assert (row["presumption"], row["burden"], row["standard"]) == (None, None, None)


def test_an_obstacle_lifts_no_presumption():
    workers = (ground("worker_nationality", "KP"), ground("papers_held_in", "CN"))
    facts = Facts(subject="goods", import_country="US", grounds=workers)
    assert ask("US-CAATSA321", "2024-01-01", facts)["outcome"] == "presumed"


@pytest.mark.parametrize(
    ("day", "hs", "sectors"),
    [
        ("2022-06-20", "6105", []),
        ("2022-06-21", "6105", ["apparel"]),
        ("2024-07-08", "7604", []),
        ("2024-07-09", "7604", ["aluminum"]),
        ("2025-08-18", "7408", []),
        ("2025-08-19", "7408", ["copper"]),
        ("2026-01-01", "9503", []),
    ],
)
def test_a_priority_sector_raises_attention_from_its_day_and_no_presumption(day, hs, sectors):
    row = ask("US-UFLPA3", day, Facts(subject="goods", import_country="US", hs=hs))
    assert [one["sector"] for one in row["attention"]] == sectors
    assert row["outcome"] in ("not_in_force", "insufficient_facts")


def test_a_sector_that_was_named_later_is_not_known_before():
    facts = Facts(subject="goods", import_country="US", hs="7604")
    early = ask("US-UFLPA3", "2024-08-01", facts, known_at=dt.date(2024, 7, 8))
    assert early["attention"] == []


def test_child_labor_alone_is_outside_the_ban_of_section_307():
    facts = Facts(subject="goods", import_country="US", grounds=(ground("child_labor"),))
    assert ask("US-1307", "2020-01-01", facts)["outcome"] == "insufficient_facts"


@pytest.mark.parametrize(
    ("day", "short", "outcome"),
    [
        ("2016-02-23", None, "insufficient_facts"),
        ("2016-02-23", "yes", "not_triggered"),
        ("2016-02-23", "no", "prohibited"),
        ("2016-02-24", None, "prohibited"),
        ("2016-02-24", "yes", "prohibited"),
    ],
)
def test_the_exception_for_consumptive_demand_ends_on_its_day(day, short, outcome):
    supply = (ground("domestic_supply_short", short),) if short else ()
    facts = Facts(subject="goods", import_country="US", grounds=(ground("forced_labor"), *supply))
    assert ask("US-1307", day, facts)["outcome"] == outcome


@pytest.mark.parametrize("part", ["i", "ii", "iv", "v"])
def test_each_sub_list_of_the_uflpa_is_asked_by_itself(part):
    listed = ground("listed_under", f"us_dhs_uflpa:{part}")
    row = ask("US-UFLPA-LIST", "2024-01-01", Facts(subject="goods", grounds=(listed,)))
    met = [one["cite"] for one in row["elements"] if one["state"] == "met"]
    assert (row["outcome"], met) == ("presumed", [f"section 2(d)(2)(B)({part})"])
    assert row["standard"] is None  # that of the presumption is asked under section 3


@pytest.mark.parametrize(("known_at", "standard"), [("2024-02-26", None), ("2024-02-27", "reasonable_cause")])
def test_the_standard_of_a_listing_is_told_from_the_day_a_court_named_it(known_at, standard):
    facts = Facts(subject="goods", grounds=(ground("listed_under", "us_dhs_uflpa:ii"),))
    row = ask("US-UFLPA-LIST", "2024-01-01", facts, known_at=dt.date.fromisoformat(known_at))
    (scope,) = row["questions"]
    assert scope["standard"] == standard


def spoken(row: dict) -> str:
    """Return all that an answer says, without the address of a source, which names its own day."""
    return str(
        [{key: value for key, value in row.items() if key != "citations"}, row["citations"][0]["cite"]]
    )


@pytest.mark.parametrize(
    ("regime", "on", "later"),
    [
        ("US-WRO-NATCHI", "2022-08-01", "modif"),
        ("US-EO13810", "2017-10-01", "2018"),
        ("US-OFAC-OWNERSHIP", "2007-10-09", "2014"),
        ("US-DETENTION", "2020-12-23", "2021"),
        ("US-CAATSA321", "2017-10-01", "FAQ"),
        ("US-CAATSA321", "2022-12-27", "2023"),
        ("US-DEMINIMIS", "2025-09-01", "repeal"),
        ("DE-LKSG", "2023-06-01", "2025"),
        ("US-UFLPA-LIST", "2022-07-01", "reasonable_cause"),
    ],
)
def test_nothing_of_a_rule_that_came_later_is_told_before(regime: str, on: str, later: str):
    day = dt.date.fromisoformat(on)
    version = REGIMES[regime].version_on(day, day)
    assert version is not None
    row = ask(regime, on, replace(facts_for(version), detained_under=(regime,)), known_at=day)
    assert row["outcome"] in ("presumed", "prohibited")
    assert later not in spoken(row)
    assert later not in row["citations"][0]["url"] or regime != "US-WRO-NATCHI"


RECORDED = sorted(regime.id for regime in REGIMES.values() if regime.versions[0].recorded)


@pytest.mark.parametrize("regime", RECORDED)
def test_of_a_day_before_the_record_begins_it_is_not_said_that_the_rule_did_not_hold(regime: str):
    """19 U.S.C. 1595a is older than the one ruling from which its record starts."""
    row = ask(regime, REGIMES[regime].versions[0].start - ONE, Facts(subject="goods"))
    assert row["before_record"] is True
    assert "was not looked up" in row["plain"][-1]
    assert "not in force" not in " ".join(row["plain"])


def test_of_a_rule_whose_first_day_is_known_it_is_said_that_it_did_not_hold_before():
    row = ask("US-UFLPA3", "2022-06-20", Facts(subject="goods"))
    assert row["before_record"] is False
    assert "not in force on that day" in row["plain"][-1]


def test_every_file_that_leaves_earlier_days_open_says_that_it_is_a_record():
    for regime in REGIMES.values():
        first = regime.versions[0]
        if (
            "earlier days are not answered" in first.source
            or "earlier days were not searched" in first.source
        ):
            assert first.recorded, regime.id


@pytest.mark.parametrize(
    ("day", "outcome"),
    [("2019-06-01", "prohibited"), ("2020-01-31", "prohibited"), ("2020-02-01", "not_triggered")],
)
def test_the_law_of_the_union_reached_british_imports_while_britain_was_a_member(day: str, outcome: str):
    coal = Facts(subject="coal", import_country="GB", hs="2701", grounds=(ground("made_in", "KP"),))
    assert ask("EU-2017-1509", day, coal)["outcome"] == outcome


def test_goods_for_the_union_meet_the_law_of_the_union_and_leave_open_that_of_a_member():
    coal = Facts(subject="coal", import_country="EU", hs="2701", grounds=(ground("made_in", "KP"),))
    assert ask("EU-2017-1509", "2024-01-01", coal)["outcome"] == "prohibited"
    staff = Facts(subject="coal", import_country="EU", grounds=(ground("employees_in_germany", "4000"),))
    assert ask("DE-LKSG", "2024-06-01", staff)["outcome"] == "insufficient_facts"
    assert ask("CA-9897", "2024-06-01", staff)["outcome"] == "not_triggered"


@pytest.mark.parametrize(
    ("regime", "outcome"),
    [("CA-C251", "proposed"), ("US-S301-FORCED-LABOR", "proposed"), ("KR-NO-BAN", "not_triggered")],
)
def test_a_bill_is_not_applied_to_undated_goods_either(regime: str, outcome: str):
    (row,) = assess(Facts(subject="goods"), [REGIMES[regime]], on=None, known_at=ALL_LATER)
    assert row["outcome"] == outcome


@pytest.mark.parametrize("regime", ["US-WRO", "US-FINDING", "US-WRO-GIANT"])
def test_satisfactory_evidence_is_told_as_unverified_wherever_it_is_asked(regime: str):
    version = REGIMES[regime].versions[0]
    row = ask(regime, "2026-01-01", facts_for(version))
    assert row["outcome"] == "presumed"
    said = [one for one in row["plain"] if "satisfactory evidence" in one]
    assert said
    assert all(UNVERIFIED in one for one in said)


def test_no_standard_is_shown_where_the_order_names_none():
    row = ask("US-EO13810", "2018-01-01", facts_for(REGIMES["US-EO13810"].versions[0]))
    assert row["standard"] is None


def test_a_list_of_products_lists_no_maker():
    listed = ground("listed_under", "us_dhs_uflpa:iii")
    row = ask("US-UFLPA-LIST", "2024-01-01", Facts(subject="goods", grounds=(listed,)))
    assert row["outcome"] == "insufficient_facts"


@pytest.mark.parametrize(
    ("day", "staff", "bound", "outcome"),
    [
        ("2023-12-31", "3000", "", "prohibited"),
        ("2023-12-31", "2999", "", "not_triggered"),
        ("2024-01-01", "2999", "", "prohibited"),
        ("2024-01-01", "1000", "", "prohibited"),
        ("2024-01-01", "999", "", "not_triggered"),
        ("2024-01-01", "1000", ">", "prohibited"),
        ("2024-01-01", "1000", "<", "not_triggered"),
        ("2024-01-01", "1000", "<=", "insufficient_facts"),
        ("2024-01-01", "5000", "up to", "insufficient_facts"),
        ("2024-01-01", "5000", "~", "insufficient_facts"),
        ("2024-01-01", "many", "", "insufficient_facts"),
    ],
)
def test_the_size_of_a_firm_is_compared_as_its_source_bounds_it(day, staff, bound, outcome):
    size = ground("employees_in_germany", staff, bound=bound)
    facts = Facts(subject="goods", import_country="DE", grounds=(size,))
    assert ask("DE-LKSG", day, facts)["outcome"] == outcome


def test_a_turnover_in_another_currency_is_not_compared():
    for unit, outcome in (("GBP", "prohibited"), ("USD", "insufficient_facts")):
        facts = Facts(
            subject="goods",
            import_country="GB",
            grounds=(ground("importer_turnover", "36000000", unit=unit),),
        )
        assert ask("GB-MSA54", "2020-01-01", facts)["outcome"] == outcome


def test_an_order_known_by_name_and_not_by_day_leaves_the_goods_undecided():
    may = ground("listed", "us_cbp_wro", tentative=True)
    facts = Facts(subject="goods", import_country="US", grounds=(may,))
    assert ask("US-WRO", "2026-01-01", facts)["outcome"] == "insufficient_facts"
    facts = Facts(subject="goods", import_country="US", grounds=(ground("listed", "us_cbp_wro"),))
    row = ask("US-WRO", "2026-10-01", facts)
    assert row["outcome"] == "presumed"
    assert [one["state"] for one in row["elements"]][-1] == "undefined"


@pytest.mark.parametrize(
    ("order", "indicators"),
    [("GIANT", 5), ("LINGLONG", 9), ("FINCA-MONTE-GRANDE", 6), ("FIREMOUNT", 4), ("SERBIA-ZIJIN", None)],
)
def test_an_order_says_how_many_indicators_customs_named(order, indicators):
    (version,) = REGIMES[f"US-WRO-{order}"].versions
    assert version.indicators == indicators
    assert (f"named {indicators} of the 11" in version.says) == (indicators is not None)


def test_the_european_regulation_bars_nothing_before_it_applies_and_says_so():
    facts = Facts(subject="goods", import_country="NL", grounds=(ground("forced_labor"),))
    row = ask("EU-2024-3015", "2027-12-13", facts)
    assert row["outcome"] == "not_in_force"
    assert any("nothing is barred under it before 2027-12-14" in note["says"] for note in row["notes"])
    assert ask("EU-2024-3015", "2027-12-14", facts)["outcome"] == "prohibited"


def test_a_decision_on_scope_asks_no_clear_and_convincing_evidence():
    facts = Facts(subject="goods", import_country="US", grounds=(ground("detained_under", "US-UFLPA3"),))
    row = ask("US-UFLPA-SCOPE", "2023-01-01", facts)
    assert (row["outcome"], row["standard"], row["burden"]) == ("prohibited", None, "importer")


def test_the_end_of_the_panel_is_not_known_before_it_ended():
    facts = Facts(subject="goods")
    for day, told in (("2024-04-29", False), ("2024-04-30", True)):
        row = ask("UN-2397", day, facts, known_at=dt.date.fromisoformat(day))
        assert ("Panel of Experts" in str(row["consequences"])) is told


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(REGIMES)), st.dates(dt.date(2000, 1, 1), dt.date(2026, 10, 31)), st.data())
def test_nothing_beside_an_outcome_names_a_day_that_came_later(regime, known_at, data):
    on = data.draw(st.dates(dt.date(2000, 1, 1), known_at))
    row = ask(regime, on, Facts(subject="goods", import_country="US", hs="6105"), known_at=known_at)
    told = [row[key] for key in ("notes", "attention", "consequences", "contested")]
    announced = {
        day.isoformat()
        for one in REGIMES[regime].versions
        if one.public_from <= known_at
        for day in (one.start, one.end)
    }
    # The end that the act set itself when it was made.
    announced |= {"2029-12-23"} if known_at >= dt.date(2021, 12, 23) else set()
    late = {day for day in DAY.findall(str(told)) if day > known_at.isoformat()}
    assert late <= announced
