"""Orders end on their day and keep their history; ownership is asked by date; effects say what is meant."""

import datetime as dt
from decimal import Decimal

import pytest

from tests.law.test_engine import INVENTED, REGIMES, TODAY, ground
from unpick.law.engine import assess
from unpick.law.facts import Facts, Ground
from unpick.law.regime import EFFECTS, STANDARDS, read_regime
from unpick.model.bundled import bundled_bytes
from unpick.model.errors import RegimeFault

NATCHI = ground("made_by", "Natchi Apparel (P) Ltd.")
KINGTOM = ground("made_by", "Kingtom Aluminio S.R.L.")


def ask(regime: str, on: str, *grounds: Ground, known_at: dt.date = TODAY, country: str = "US") -> dict:
    facts = Facts(subject="invented goods", import_country=country, hs="0303", grounds=grounds)
    (row,) = assess(facts, [REGIMES[regime]], on=dt.date.fromisoformat(on), known_at=known_at)
    return row


@pytest.mark.parametrize(
    ("regime", "maker", "day", "outcome"),
    [
        ("US-WRO-NATCHI", NATCHI, "2022-07-28", "not_in_force"),
        ("US-WRO-NATCHI", NATCHI, "2022-07-29", "presumed"),
        ("US-WRO-NATCHI", NATCHI, "2022-09-06", "presumed"),
        ("US-WRO-NATCHI", NATCHI, "2022-09-07", "not_in_force"),
        ("US-FINDING-KINGTOM", KINGTOM, "2024-11-30", "not_in_force"),
        ("US-FINDING-KINGTOM", KINGTOM, "2024-12-15", "insufficient_facts"),
        ("US-FINDING-KINGTOM", KINGTOM, "2024-12-31", "presumed"),
        ("US-FINDING-KINGTOM", KINGTOM, "2025-09-22", "presumed"),
        ("US-FINDING-KINGTOM", KINGTOM, "2025-09-23", "not_in_force"),
    ],
)
def test_an_order_applies_from_its_day_to_the_day_before_it_was_modified_or_vacated(
    regime, maker, day, outcome
):
    assert ask(regime, day, maker)["outcome"] == outcome


def test_an_order_reaches_no_other_maker():
    assert ask("US-WRO-NATCHI", "2022-08-01", KINGTOM)["outcome"] == "not_triggered"
    assert ask("US-WRO-NATCHI", "2022-08-01", KINGTOM, NATCHI)["outcome"] == "presumed"
    assert ask("US-WRO-NATCHI", "2022-08-01")["outcome"] == "insufficient_facts"


def test_an_order_that_ended_keeps_its_history():
    row = ask("US-FINDING-KINGTOM", "2026-01-01", KINGTOM)
    assert [(one["from"], one["from_latest"], one["to"]) for one in row["history"]] == [
        ("2024-12-01", "2024-12-31", "2025-09-23")
    ]
    assert "vacated by the Court of International Trade" in row["plain"][0]
    assert "from December 2024 to 23 September 2025" in row["plain"][0]


def test_before_the_court_spoke_nobody_knew_the_end_of_the_finding():
    day = dt.date(2025, 9, 22)
    row = ask("US-FINDING-KINGTOM", "2025-10-01", KINGTOM, known_at=day)
    assert row["outcome"] == "presumed"
    assert row["history"][0]["to"] is None
    assert "vacated" not in str(row)


def test_a_month_without_a_day_is_asked_for_and_not_guessed():
    row = ask("US-FINDING-KINGTOM", "2024-12-15", KINGTOM)
    assert row["missing"][0] == "the day on which the rule began: between 2024-12-01 and 2024-12-31"


def stake(owner: str, share: str | None, **more: object) -> Ground:
    return ground(
        "owned_by_blocked", owner, share=Decimal(share) if share is not None else None, why=(owner,), **more
    )


@pytest.mark.parametrize(
    ("day", "stakes", "outcome"),
    [
        ("2005-10-20", ["0.9"], "not_in_force"),
        ("2007-10-31", ["0.1"], "prohibited"),
        ("2008-02-13", ["0.1"], "prohibited"),
        ("2008-02-14", ["0.1"], "insufficient_facts"),
        ("2008-02-14", ["0.5"], "prohibited"),
        ("2014-08-12", ["0.3", "0.3"], "insufficient_facts"),
        ("2014-08-13", ["0.3", "0.3"], "prohibited"),
        ("2014-08-13", ["0.3", "0.1999"], "insufficient_facts"),
        ("2007-10-31", [None], "insufficient_facts"),
        ("2015-12-31", [None, None], "insufficient_facts"),
    ],
)
def test_the_share_that_blocks_a_firm_is_that_of_the_day(day, stakes, outcome):
    grounds = [stake(f"invented-owner-{n}", share) for n, share in enumerate(stakes)]
    assert ask("US-OFAC-OWNERSHIP", day, *grounds)["outcome"] == outcome


def test_one_owner_told_by_two_sources_is_counted_once():
    twice = (stake("invented-owner", "0.3"), stake("invented-owner", "0.3"))
    assert ask("US-OFAC-OWNERSHIP", "2020-01-01", *twice)["outcome"] == "insufficient_facts"


def test_a_denied_or_tentative_share_blocks_nobody():
    for more in ({"denied": True}, {"tentative": True}):
        row = ask("US-OFAC-OWNERSHIP", "2020-01-01", stake("invented-owner", "0.9", **more))
        assert row["outcome"] == "insufficient_facts"


def test_enhanced_inspection_is_not_called_a_bar():
    row = ask("US-NKSPEA205", "2020-01-01", ground("lading_port", "Dandong"))
    assert (row["outcome"], row["effect"]) == ("prohibited", "inspection")
    assert row["means"] == "enhanced inspection may be asked; the goods are not barred"
    result = next(one for one in row["plain"] if one.startswith("Result:"))
    assert "the goods are not barred" in result
    assert "bars these goods" not in result


def test_a_resolution_says_that_it_binds_states():
    row = ask("UN-2371", "2018-01-01", ground("made_in", "KP"), country="CN")
    assert (row["outcome"], row["effect"]) == ("prohibited", "states")
    assert "binds states, not importers" in " ".join(row["plain"])


def test_only_rules_on_entry_say_that_they_bar_goods():
    assert {regime.effect for regime in REGIMES.values()} == set(EFFECTS)
    assert {regime.id for regime in REGIMES.values() if regime.binds == "states"} == {
        regime.id for regime in REGIMES.values() if regime.effect == "states"
    }


def test_a_reading_of_the_law_is_not_shown_before_it_was_public():
    before, after = (ask("US-CAATSA321", "2020-12-23", known_at=dt.date(2021, 3, day)) for day in (4, 5))
    assert "H317249" not in str(before)
    assert "H317249" in str(after)


def test_the_standards_stand_in_one_order_in_code_and_schema():
    import json

    schema = json.loads(bundled_bytes("unpick.law", "regime.schema.json"))
    assert tuple(schema["$defs"]["version"]["properties"]["standard"]["enum"]) == STANDARDS
    rank = {standard: place for place, standard in enumerate(STANDARDS)}
    assert rank["reasonable_suspicion"] < rank["reasonable_cause"] < rank["probable_cause"]
    assert rank["preponderance"] < rank["satisfactory_evidence"] < rank["clear_and_convincing"]


def line_of(words: str) -> int:
    return next(n for n, line in enumerate(INVENTED.splitlines(), start=1) if words in line)


@pytest.mark.parametrize(
    ("old", "new", "at"),
    [
        ("says: made_in", "says: surname", "trigger"),
        ("kind: statute", "kind: rumor", "kind"),
        ("mark: V, verified", "mark: Z, verified", "provision"),
        ("result: prohibited", "result: doubtful", "result"),
        ("title:", "id: CA-TWICE\ntitle:", "title"),
        ("    mark: V\n", "    mark: [V\n", "    mark: V"),
    ],
)
def test_a_fault_names_the_line_of_the_file(old, new, at):
    with pytest.raises(RegimeFault) as caught:
        read_regime(INVENTED.replace(old, new, 1).encode(), "invented.yml")
    line = line_of(at)
    # An unclosed bracket is noticed on the line after it.
    allowed = {line, line + 1} if "[V" in new else {line}
    assert any(f"invented.yml line {one}" in caught.value.read for one in allowed), caught.value.read


def test_an_interval_that_overlaps_names_the_line_of_the_later_one():
    version = INVENTED[INVENTED.index("  - in_force") :]
    with pytest.raises(RegimeFault) as caught:
        read_regime((INVENTED + version).encode(), "invented.yml")
    assert f"line {len(INVENTED.splitlines()) + 1} " in caught.value.read


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"", b"- 1\n", b"a: \x07"])
def test_a_file_that_is_no_regime_is_refused_in_words(data: bytes):
    with pytest.raises(RegimeFault) as caught:
        read_regime(data, "odd.yml")
    assert "odd.yml" in caught.value.read
