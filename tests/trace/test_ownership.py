"""Stakes that are wrong, doubtful or circular: each is named, none passes silently (all names invented)."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given, settings

from tests.trace.stakes import FIRMS, ON, listings, stakes
from unpick.law.ownership import authority_of
from unpick.model.days import LONG_AGO, Span
from unpick.model.share import NOT_STATED, WHOLE, Share, read_share
from unpick.trace.ownership import Holdings, Kind, Listed, Stake, prepare
from unpick.trace.ownership_explain import explain
from unpick.trace.ownership_rule import Decided, Decision, decide

OFAC = authority_of("OFAC")
RULE = OFAC.rule_on(ON)
assert RULE is not None


def stake(owner: str, owned: str, share: str, **more: object) -> Stake:
    found = read_share(share) if share else NOT_STATED
    assert found is not None
    more = {"fact_id": f"{owner}>{owned}", **more}
    return Stake(owner=owner, owned=owned, share=found, **more)  # type: ignore[arg-type]


def ask(made: list[Stake], firm: str, listed: str = "X") -> tuple[Holdings, Decision]:
    who = [Listed(entity_id=one, listing_id=one) for one in listed]
    holdings = prepare(made, who, OFAC, on=ON)
    return holdings, decide(holdings, RULE, [firm])[firm]


def test_a_stake_that_ends_before_it_begins_is_left_out_with_the_reason():
    wrong = stake("X", "A", "60", valid_from=dt.date(2025, 1, 1), valid_to=dt.date(2024, 1, 1))
    holdings, found = ask([wrong], "A")
    assert found.state == "no"
    assert [(one.fact_id, one.reason) for one in holdings.left_out] == [("X>A", "it ends before it begins")]


def test_a_firm_that_holds_itself_is_reported_and_not_counted():
    holdings, found = ask([stake("A", "A", "30"), stake("X", "A", "30")], "A")
    assert (found.state, holdings.left_out[0].reason) == ("no", "a firm that is said to hold itself")


def test_shares_above_the_whole_are_a_conflict_and_decide_nothing_that_hangs_on_the_excess():
    holdings, found = ask([stake("X", "A", "60"), stake("Y", "A", "60")], "A")
    assert found.state == "not_decided"
    assert [(one.owned, one.fact_ids) for one in holdings.conflicts] == [("A", ("X>A", "Y>A"))]
    assert (found.held.low, found.held.high) == (WHOLE * 40 // 100, WHOLE * 60 // 100)
    _, still = ask([stake("X", "A", "90"), stake("Y", "A", "30")], "A")
    assert still.state == "yes"


def test_a_circle_does_not_lift_itself_and_passes_on_what_is_brought_in():
    circle = [stake("A", "B", "60"), stake("B", "A", "60")]
    assert ask(circle, "A")[1].state == "no"
    assert ask([*circle, stake("X", "A", "40")], "A")[1].state == "no"
    holdings, found = ask([*circle[:1], stake("B", "A", "50"), stake("X", "A", "50")], "B")
    steps = explain(holdings, RULE, "B", found)
    assert [(step.owned, [one.owner for one in step.holdings]) for step in steps] == [
        ("B", ["A"]),
        ("A", ["X"]),
    ]


@pytest.mark.parametrize(
    ("share", "state"),
    [
        ("25 to 50%", "not_decided"),
        ("majority", "yes"),
        ("up to 30%", "no"),
        ("about 60%", "yes"),
        ("about 52%", "not_decided"),
        ("", "not_decided"),
        ("minority", "no"),
        ("at least half", None),
        ("50", "yes"),
        ("49.9999999", "no"),
    ],
)
def test_a_range_gives_yes_no_or_not_decided(share: str, state: str | None):
    if state is None:
        assert read_share(share) is None
    else:
        assert ask([stake("X", "A", share)], "A")[1].state == state


def test_what_others_surely_hold_leaves_less_for_the_listed():
    made = [stake("X", "A", "25 to 75%"), stake("Y", "A", "51")]
    assert ask(made, "A")[1].state == "no"


def test_thirds_and_sixths_add_up_exactly():
    assert ask([stake("X", "A", "1/3"), stake("Y", "A", "1/6")], "A", "XY")[1].state == "yes"
    sevenths = [stake("X", "A", "3/7"), stake("Y", "A", "1/14")]
    assert ask(sevenths, "A", "XY")[1].state == "yes"


def test_shares_are_not_multiplied_through():
    made = [stake("X", "A", "60"), stake("A", "B", "60")]
    assert ask(made, "B")[1].state == "yes"


def test_two_statements_of_one_holding_count_once_and_a_difference_is_named():
    one = stake("X", "A", "30", fact_id="1", origin="r")
    assert ask([one, stake("X", "A", "30", fact_id="2", origin="s")], "A")[1].state == "no"
    holdings, found = ask([one, stake("X", "A", "60", fact_id="2", origin="s")], "A")
    assert found.state == "not_decided"
    assert holdings.conflicts[0].fact_ids == ("1", "2")


def test_rows_of_one_source_may_be_parcels_of_one_holding():
    parcels = [stake("X", "A", "30", fact_id="1", origin="r"), stake("X", "A", "20", fact_id="2", origin="r")]
    assert ask(parcels, "A")[1].state == "not_decided"


def test_a_share_reckoned_through_other_firms_never_decides_alone():
    through = stake("X", "B", "60", indirect=True)
    assert ask([through], "B")[1].state == "not_decided"
    assert ask([stake("X", "B", "40", indirect=True)], "B")[1].state == "no"


def test_a_listing_of_unknown_day_leaves_the_answer_open():
    who = [Listed(entity_id="X", listing_id="1", span=Span(from_earliest=LONG_AGO))]
    holdings = prepare([stake("X", "A", "60")], who, OFAC, on=ON)
    assert decide(holdings, RULE, ["A"])["A"].state == "not_decided"


@given(made=stakes(), who=listings())
@settings(max_examples=150, deadline=None)
def test_each_step_holds_by_earlier_ones_and_needs_every_holding(made: list[Stake], who: list[Listed]):
    holdings = prepare(made, who, OFAC, on=ON)
    for firm, found in decide(holdings, RULE, FIRMS).items():
        steps = explain(holdings, RULE, firm, found)
        if found.state is Decided.NO:
            assert steps == ()
            continue
        rounds = (found.low if found.state is Decided.YES else found.high).rounds
        assert bool(steps) == bool(rounds[firm])
        for step in steps:
            ends = [one.share.low if step.surely else one.share.high for one in step.holdings]
            assert all(rounds[one.owner] < rounds[step.owned] for one in step.holdings)
            assert step.held >= RULE.line > 0  # type: ignore[operator]
            too_much = max(0, sum(ends) - step.held)
            assert all(sum(ends) - end - too_much < RULE.line for end in ends) or sum(ends) >= WHOLE


@given(made=stakes(), who=listings())
@settings(max_examples=100, deadline=None)
def test_one_stake_more_never_takes_a_yes_away_unless_sources_contradict(
    made: list[Stake], who: list[Listed]
):
    before = prepare(made, who, OFAC, on=ON)
    after = prepare([*made, Stake(fact_id="new", owner="outside", owned=FIRMS[0])], who, OFAC, on=ON)
    found = decide(before, RULE, FIRMS)
    again = decide(after, RULE, FIRMS)
    assert {firm: one.state for firm, one in found.items()} == {
        firm: one.state for firm, one in again.items()
    }


def test_a_share_is_part_of_a_whole():
    with pytest.raises(ValueError, match="no share"):
        Share(low=WHOLE, high=0)
    assert (
        Share.between(Fraction(1, 17), Fraction(1, 17)).low
        < Share.between(Fraction(1, 17), Fraction(1, 17)).high
    )


def test_kinds_have_the_numbers_that_the_columns_use():
    from unpick.trace.ownership_arrays import KINDS

    assert KINDS == (Kind.SHARES, Kind.VOTES, Kind.CONTROL)
