"""The law reaches a maker through firms that its blocked owners own, on the day, never by multiplying (invented)."""

import datetime as dt
from fractions import Fraction

import pytest

from tests.app.test_assess_firms import evidence, said
from unpick.app.assess import assess_line
from unpick.app.assess_firms import owners_of
from unpick.law.regime import bundled_regimes

LINE = {"id": "shirts", "maker": "maker"}
TODAY = dt.date(2026, 1, 1)


def stakes(*rows: tuple[str, str, str], **more: object) -> list[object]:
    return [said("Link", a, "owns", b, value=share, **more) for a, b, share in rows]


def asked(*rows: object, on: dt.date = TODAY, designated: str = "x") -> str:
    claims = [said("Claim", one, "designated") for one in designated.split()]
    facts = evidence(*claims, *rows, x="Quendrix Holding (invented)", a="Talvex Yarns (invented)")  # type: ignore[arg-type]
    regimes = [one for one in bundled_regimes() if one.id == "US-OFAC-OWNERSHIP"]
    (row,) = assess_line(facts, LINE, regimes, subject="maker", import_country="US", on=on, known_at=TODAY)
    return str(row["outcome"])


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("x", "a", "50%"), ("a", "maker", "50%")], "prohibited"),
        ([("x", "a", "49%"), ("a", "maker", "100%")], "insufficient_facts"),
        ([("x", "a", "60%"), ("a", "maker", "40%"), ("x", "maker", "10%")], "prohibited"),
        ([("x", "a", "majority"), ("a", "maker", "25 to 50%")], "insufficient_facts"),
        ([("x", "a", "majority"), ("a", "maker", "50 to 75%")], "prohibited"),
        ([("x", "a", "1/2"), ("a", "maker", "1/3"), ("x", "maker", "1/6")], "prohibited"),
    ],
)
def test_ownership_is_followed_through_firms(rows: list[tuple[str, str, str]], expected: str):
    assert asked(*stakes(*rows)) == expected


def test_before_aggregation_one_owner_is_added_up_and_two_are_not():
    one = stakes(("x", "a", "60%"), ("a", "maker", "40%"), ("x", "maker", "10%"))
    two = stakes(("x", "a", "60%"), ("a", "maker", "40%"), ("y", "maker", "10%"))
    day = dt.date(2014, 8, 12)
    assert asked(*one, on=day) == "prohibited"
    assert asked(*two, on=day, designated="x y") == "insufficient_facts"
    assert asked(*two, on=dt.date(2014, 8, 13), designated="x y") == "prohibited"


def test_a_firm_that_was_sold_is_no_longer_its_owners():
    sold = dt.date(2020, 6, 1)
    rows = [*stakes(("x", "a", "60%"), valid_to=sold), *stakes(("a", "maker", "60%"))]
    assert asked(*rows, on=dt.date(2020, 5, 31)) == "prohibited"
    assert asked(*rows, on=sold) == "insufficient_facts"
    direct = stakes(("x", "maker", "60%"), valid_to=sold)
    assert asked(*direct, on=dt.date(2020, 6, 2)) == "insufficient_facts"


def test_the_ground_names_every_stake_on_the_way():
    rows = stakes(("x", "a", "50%"), ("a", "maker", "30%"))
    facts = evidence(
        said("Claim", "x", "designated"), *rows, x="Quendrix Holding (invented)", a="Talvex (invented)"
    )  # type: ignore[arg-type]
    (ground,) = owners_of(facts, "maker", TODAY)
    assert (ground.values, ground.share) == (("a",), Fraction(3, 10))
    assert ground.text == (
        "Talvex (invented) owns 30 percent of Vorlune Garments (invented), and Talvex (invented) counts as blocked "
        "itself: Quendrix Holding (invented) owns 50 percent of Talvex (invented)"
    )


def test_an_owner_on_the_list_of_the_day_counts_without_a_claim():
    facts = evidence(*stakes(("y", "a", "50%"), ("a", "maker", "30%"), ("y", "maker", "20%")))  # type: ignore[arg-type]
    found = owners_of(facts, "maker", TODAY, listed={"y"})
    assert sorted(str(one.share) for one in found) == ["1/5", "3/10"]
    assert owners_of(facts, "maker", TODAY) == []


def test_votes_and_shares_reckoned_through_firms_have_no_share():
    votes = said("Link", "x", "owns", "maker", value="60%", attribution="votingRights")
    through = said("Link", "x", "owns", "maker", value="60%", certainty="indirect")
    assert asked(votes) == "insufficient_facts"
    assert asked(through) == "insufficient_facts"
