"""Made-up packets: the same for the same seed, sound unless a fault is planted, and each fault says what it changes."""

import csv
import io
from pathlib import Path

import pytest

from unpick.datasets.generate.names import assert_no_real_name
from unpick.datasets.generate.packet import make_packet, planned
from unpick.datasets.generate.packet.faults import FAULTS, in_turn
from unpick.datasets.generate.packet.plan import FAMILIES, draw_plan
from unpick.model.defect import CODES

SEEDS = range(40)
LISTED = Path("src/unpick/data/lists")
REQUIRED = {  # what the papers then lack or say, as codes; the first is the fault's own
    "dates": {"D01"},
    "site": {"D02"},
    "interviews": {"D03", "D07"},
    "headcount": {"D05"},
    "no_records": {"D08", "D07"},
    "wages_amiss": {"D08"},
    "no_labor_of_mill": {"D09", "D07", "D08"},
    "chain_short": {"D10", "D07"},
    "untied": {"D11"},
    "compound": {"D13"},
    "minded": {"D14"},
    "standard": {"D15"},
    "refuses": {"D16"},
    "late": {"D17"},
    "about_else": {"D19"},
    "test_node": {"D20"},
    "quality": {"D21"},
}


def seed_for(fault: str) -> int:
    return next(seed for seed in SEEDS if draw_plan(seed).family in FAULTS[fault][0])


@pytest.mark.parametrize("seed", [0, 1, 7])
def test_the_same_seed_gives_the_same_bytes(seed):
    one, other = make_packet(seed), make_packet(seed)
    assert one.files == other.files
    assert one.body == other.body
    assert make_packet(seed + 2).files != one.files


@pytest.mark.parametrize("family", FAMILIES)
def test_a_sound_plan_has_no_fault_and_its_days_are_in_order(family):
    plans = [plan for plan in map(draw_plan, range(400)) if plan.family == family]
    assert len(plans) == 200
    for plan in plans:
        days = (plan.ordered, plan.made_first, plan.made_last, plan.invoiced)
        assert list(days) == sorted(days)
        assert plan.made_last < plan.shipped < plan.imported < plan.detained < plan.filed
        assert plan.made_first <= plan.audited <= plan.reported
        assert {plan.made_first.replace(day=1), plan.made_last.replace(day=1)} == {plan.month}
        assert plan.headcount == plan.on_payroll == plan.on_roster == plan.claimed == plan.interviewed
        assert not plan.amiss
        assert not plan.dropped


def test_a_third_of_the_packets_is_sound():
    share = sum(not planned(seed) for seed in range(600)) / 600
    assert 0.27 < share < 0.40


@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_a_fault_changes_the_papers_and_says_what_is_amiss(fault):
    seed = seed_for(fault)
    sound, made = make_packet(seed, ()), make_packet(seed, (fault,))
    assert (sound.amiss, made.faults) == (frozenset(), (fault,))
    assert made.files != sound.files or made.body != sound.body
    assert made.amiss <= set(CODES)
    if fault in REQUIRED:
        assert made.amiss == REQUIRED[fault]


def test_a_missing_description_of_recruitment_leaves_records_whole_and_a_missing_log_does_not():
    found = {
        frozenset(made.files) - frozenset(make_packet(made.seed, ("unanswered",)).files): make_packet(
            made.seed, ("unanswered",)
        ).amiss
        for made in (make_packet(seed, ()) for seed in range(0, 20, 2))
    }
    for files, amiss in found.items():
        assert amiss == ({"D07", "D08"} if any("production" in name for name in files) else {"D07"})


def test_a_fault_whose_paper_is_gone_is_not_planted():
    both = make_packet(1, ("about_else", "no_labor_of_mill"))
    assert (both.faults, "D19" in both.amiss) == (("no_labor_of_mill",), False)


def test_papers_are_taken_away_before_others_are_changed():
    assert in_turn(("about_else", "dates", "interviews")) == ["interviews", "about_else", "dates"]


def test_everybody_was_hired_before_the_earliest_month_that_a_fault_can_show():
    for seed in range(0, 12, 2):
        plan = draw_plan(seed)
        early = FAULTS["about_else"][1](plan, __import__("random").Random(seed)).month
        assert (plan.ordered - early).days < 500  # the list begins 1200 days before the order and spans 700


def test_the_names_are_invented():
    names = {
        name
        for plan in map(draw_plan, range(200))
        for name in (plan.importer, plan.maker, plan.auditor, *(firm for _, firm in plan.steps))
    }
    assert all(name.endswith("(invented)") for name in names)
    listed = [row["name"] for file in LISTED.rglob("*.csv") for row in rows(file) if row.get("name")]
    assert len(listed) > 50
    assert assert_no_real_name(sorted(name.removesuffix(" (invented)") for name in names), listed) == []


def rows(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"))))
