"""Joint sites: both kinds of labor in one place on one day, and the look-alikes that stay apart."""

import datetime as dt

import pytest

from unpick.cases.life.joint import Joint, Labor, Sign, Tie, When, find_joint
from unpick.model.days import FOREVER, LONG_AGO


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text) if text else LONG_AGO


def sign(labor: Labor, entity: str, first: str, last: str, **more) -> Sign:
    given = {"origin": f"{labor}-paper", "says": "An invented sentence."} | more
    return Sign(
        id=f"{labor}-{entity}-{first}",
        entity=entity,
        labor=labor,
        first=day(first),
        last=day(last) if last else FOREVER,
        **given,
    )


def tie(a: str, b: str, first: str = "2018-01-01", last: str = "") -> Tie:
    return Tie(a=a, b=b, first=day(first), last=day(last) if last else FOREVER, says=f"{a} and {b}")


KOREAN = sign(Labor.NORTH_KOREAN, "mill", "2019-01-01", "2020-12-31")
XINJIANG = sign(Labor.XINJIANG, "dyer", "2020-06-01", "2021-05-31")
SITE = (tie("mill", "road 5"), tie("dyer", "road 5"))


def one(*signs: Sign, ties=SITE) -> Joint:
    (found,) = find_joint(signs, ties)
    return found


def test_two_firms_at_one_site_with_both_kinds_on_the_same_days_are_found():
    found = one(KOREAN, XINJIANG)
    assert (found.when, found.first, found.last) == (When.SAME_TIME, day("2020-06-01"), day("2020-12-31"))
    assert "from 1 June 2020 to 31 December 2020; two origins, one for each." in found.says


def test_one_firm_with_both_kinds_needs_no_tie():
    found = one(KOREAN, sign(Labor.XINJIANG, "mill", "2020-06-01", "2020-07-01"), ties=())
    assert (found.when, found.ties) == (When.SAME_TIME, ())


@pytest.mark.parametrize(
    "signs",
    [
        (KOREAN,),
        (XINJIANG,),
        (KOREAN, sign(Labor.NORTH_KOREAN, "dyer", "2020-06-01", "2021-05-31")),
    ],
)
def test_one_kind_alone_is_silent(signs):
    assert find_joint(signs, SITE) == ()


def test_firms_that_no_tie_of_place_joins_are_silent():
    assert find_joint((KOREAN, XINJIANG), (tie("mill", "road 5"), tie("dyer", "road 7"))) == ()


def test_days_that_do_not_meet_are_told_apart_from_the_same_days():
    late = sign(Labor.XINJIANG, "dyer", "2021-01-01", "2021-05-31")
    found = one(KOREAN, late)
    assert (found.when, found.first) == (When.OTHER_TIME, None)
    assert "on days that do not meet" in found.says
    # The last day of the one is the first of the other: they meet on it.
    assert one(KOREAN, sign(Labor.XINJIANG, "dyer", "2020-12-31", "")).first == day("2020-12-31")


def test_a_firm_that_moved_in_after_the_other_had_left_is_no_neighbor():
    moved = (tie("mill", "road 5", last="2019-12-31"), tie("dyer", "road 5", first="2020-01-01"))
    assert one(KOREAN, XINJIANG, ties=moved).when is When.OTHER_TIME


def test_a_sign_without_a_day_meets_nothing_for_certain():
    found = one(KOREAN, sign(Labor.XINJIANG, "dyer", "", ""))
    assert (found.when, found.first, found.last) == (When.UNDATED, None, None)
    assert "that it was at one time is not told" in found.says


def test_one_origin_that_tells_both_and_a_source_that_says_may_are_said_so():
    found = one(KOREAN, sign(Labor.XINJIANG, "dyer", "2020-06-01", "", origin=KOREAN.origin, tentative=True))
    assert "one origin tells both; a source says only that it may be so." in found.says


def test_five_ties_are_too_far_and_four_are_not():
    chain = [tie(a, b) for a, b in zip(["mill", "a", "b", "c"], ["a", "b", "c", "dyer"], strict=True)]
    assert len(one(KOREAN, XINJIANG, ties=chain).ties) == 4
    longer = [*chain[:3], tie("c", "d"), tie("d", "dyer")]
    assert find_joint((KOREAN, XINJIANG), longer) == ()


def test_the_way_on_which_the_days_meet_is_taken_before_a_shorter_one():
    short = tie("mill", "dyer", last="2019-06-01")
    found = one(KOREAN, XINJIANG, ties=(short, *SITE))
    assert (found.when, len(found.ties)) == (When.SAME_TIME, 2)


def test_order_of_signs_and_ties_changes_nothing():
    signs = (KOREAN, XINJIANG, sign(Labor.XINJIANG, "mill", "2022-01-01", ""))
    assert find_joint(signs, SITE) == find_joint(signs[::-1], SITE[::-1])
    assert [joint.when for joint in find_joint(signs, SITE)] == [When.SAME_TIME, When.OTHER_TIME]
