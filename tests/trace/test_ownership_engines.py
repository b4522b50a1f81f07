"""The compiled ownership rule equals the exact fractions on random stakes, compiled and plain."""

import datetime as dt
from dataclasses import fields, replace

import pytest
from hypothesis import given, settings

from tests.trace.stakes import FIRMS, ON, columns_of, listings, stakes
from unpick.law.ownership import AddsUp, Rule, bundled_authorities
from unpick.model.days import FOREVER
from unpick.model.share import WHOLE, Share
from unpick.trace import ownership_kernel
from unpick.trace.ownership import ALWAYS, Kind, Listed, Stake, prepare
from unpick.trace.ownership_arrays import KINDS, NO, NOT_DECIDED, YES, count_columns, decide_columns
from unpick.trace.ownership_rule import Decided, decide

STATES = {NO: Decided.NO, NOT_DECIDED: Decided.NOT_DECIDED, YES: Decided.YES}
COMBINED = [
    (authority, line, adds_up)
    for authority in ("OFAC", "EU", "UK")
    for line in (None, WHOLE // 2, WHOLE // 2 + 1)
    for adds_up in AddsUp
]


def rule(line: int | None, adds_up: AddsUp) -> Rule:
    return Rule(id="x", start=dt.date.min, end=FOREVER, line=line, adds_up=adds_up, says="", sources=())


def both(made: list[Stake], who: list[Listed], how: tuple[str, int | None, AddsUp]) -> None:
    """Ask both forms and compare everything that they say."""
    authority, asked = bundled_authorities()[how[0]], rule(*how[1:])
    holdings = prepare(made, who, authority, on=ON)
    exact = decide(holdings, asked, FIRMS)
    counted = count_columns(columns_of(made, FIRMS), authority, on=ON, entities=len(FIRMS))
    surely = [FIRMS.index(one) for one in holdings.listed]
    perhaps = [FIRMS.index(one) for one in holdings.perhaps]
    fast = decide_columns(counted, asked, surely, perhaps)
    found = {FIRMS[one]: at for at, one in enumerate(fast.entity)}
    for firm in FIRMS:
        at = found.get(firm)
        state, low, high = (fast.state[at], fast.low[at], fast.high[at]) if at is not None else (NO, 0, 0)
        assert STATES[int(state)] is exact[firm].state, firm
        assert (low, high) == (exact[firm].held.low, exact[firm].held.high), firm
    again = decide_columns(counted, asked, surely, perhaps)
    assert all((getattr(fast, one.name) == getattr(again, one.name)).all() for one in fields(fast))
    kinds = counted.kinds
    named = [
        kind for kind in KINDS if kind in authority.counts or (kind == "control" and authority.control_counts)
    ]
    slots = {*counted.above, *counted.disagree}
    assert {one.owned for one in holdings.conflicts if "not all" in one.says} == {
        FIRMS[one // kinds] for one in counted.above
    }
    shown = {(one.owned, one.kind) for one in holdings.shown}
    told = {one.owned for one in holdings.conflicts} - {owned for owned, _ in shown}
    assert told <= {FIRMS[one // kinds] for one in slots}
    assert len(named) == kinds
    gone = [counted.reversed_, counted.itself, counted.not_held]
    assert sum(one.size for one in gone) == sum(
        "through other" not in one.reason for one in holdings.left_out
    )


@pytest.mark.parametrize("how", COMBINED, ids=str)
@given(made=stakes(), who=listings())
@settings(max_examples=60, deadline=None)
def test_the_compiled_rule_equals_the_exact_fractions(how, made, who):
    both(made, who, how)


@given(made=stakes(), who=listings())
@settings(max_examples=60, deadline=None)
def test_the_plain_loops_say_what_the_compiled_ones_say(made, who):
    with pytest.MonkeyPatch.context() as patch:
        for name in ("by_owner", "place_of", "spread", "reached", "spread_each", "collect"):
            patch.setattr(ownership_kernel, name, getattr(ownership_kernel, name).py_func)
        both(made, who, ("UK", WHOLE // 2 + 1, AddsUp.OPEN))


@pytest.mark.parametrize("how", COMBINED, ids=str)
@given(made=stakes(), who=listings())
@settings(max_examples=40, deadline=None)
def test_exact_shares_and_sure_listings_take_one_pass_and_say_the_same(how, made, who):
    points = [
        replace(one, share=Share(low=one.share.low, high=one.share.low), indirect=False) for one in made
    ]
    both(
        [one for one in points if one.kind is not Kind.CONTROL],
        [replace(one, span=ALWAYS) for one in who],
        how,
    )


def test_nothing_at_all_is_no():
    both([], [], ("OFAC", WHOLE // 2, AddsUp.ALL))
