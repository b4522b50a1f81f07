"""Claims that do not agree stand side by side; what agrees, or is of another time or subject, stays silent."""

from decimal import Decimal

import pytest

from unpick.resolve.contradictions import (
    Conflict,
    Stated,
    bounded_share,
    conflicts_of,
    range_of,
    share_conflicts,
)


def stated(name: str, predicate: str, value: str = "", bound: str = "=", **more) -> Stated:
    figure = Decimal(value) if value else None
    low, high = range_of(figure, bound) if figure is not None else (None, None)
    return Stated(
        **{
            "id": name,
            "subject": "Invented Mill",
            "predicate": predicate,
            "value": figure,
            "low": low,
            "high": high,
            "says": name,
            **more,
        }
    )


def kinds(*claims: Stated) -> list[str]:
    return [one.kind for one in conflicts_of(claims)]


def test_the_conflicts_of_the_founding_texts_and_their_sources_are_found():
    assert kinds(
        stated("a", "shipments_stopped", "6", unit="shipments"),
        stated("b", "shipments_stopped", "11", unit="shipments"),
    ) == ["count"]
    assert kinds(
        stated("a", "value_of_shipments", "163000000", unit="USD"),
        stated("b", "value_of_shipments", "167000000", unit="USD"),
    ) == ["figure"]
    assert kinds(
        stated("a", "visits", "180600", unit="visits", start="2012"),
        stated("b", "visits", "186000", unit="visits", start="2012"),
    ) == ["figure"]
    assert kinds(
        stated("a", "pays", "0", object="nothing", subject="prisons and factories"),
        stated("b", "pays", object="monthly wages", subject="state factories"),
    ) == ["wages"]
    assert kinds(stated("a", "labelled", object="KR"), stated("b", "labelled", object="KP")) == ["label"]
    assert kinds(
        stated("a", "made_by", goods="knitted hats", origin="x"),
        stated("b", "made_by", goods="hats", origin="y"),
    ) == ["scope"]
    assert kinds(
        stated("a", "worker_nationality", object="KP"),
        stated("b", "worker_nationality", object="KP", denied=True),
    ) == ["polarity"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (stated("a", "workers", "200", "~", unit="workers"), stated("b", "workers", "210", unit="workers")),
        (stated("a", "workers", "200", ">=", unit="workers"), stated("b", "workers", "900", unit="workers")),
        (
            stated("a", "workers", "200", unit="workers", end="2019"),
            stated("b", "workers", "300", unit="workers", start="2021"),
        ),
        (
            stated("a", "workers", "200", unit="workers"),
            stated("b", "workers", "300", unit="workers", subject="Other Mill"),
        ),
        (
            stated("a", "unit_price", "3", unit="CNY per piece"),
            stated("b", "unit_price", "3", unit="USD per piece"),
        ),
        (
            stated("a", "day_wage", "3", "<=", unit="CNY per day"),
            stated("b", "day_wage", "2.5", unit="CNY per day"),
        ),
        (stated("a", "labelled", object="CN"), stated("b", "labelled", object="CN")),
        (
            stated("a", "value_of_shipments", "1000", unit="USD"),
            stated("b", "value_of_shipments", "1003", unit="USD"),
        ),
    ],
)
def test_what_can_both_be_so_stays_silent(first: Stated, second: Stated):
    assert conflicts_of([first, second]) == []


def test_copies_of_a_claim_do_not_multiply_a_conflict():
    six = [
        stated(f"a{number}", "shipments_stopped", "6", unit="shipments", says="six") for number in range(50)
    ]
    assert kinds(*six, stated("b", "shipments_stopped", "11", unit="shipments", says="eleven")) == ["count"]


def test_a_share_of_women_above_what_published_totals_allow_is_shown():
    # Published for January to September 2011: 14,900 women among visitors, 55,000 visits for work (research, indicators I19).
    totals = [("2011-01", "2011-09", Decimal(14900), Decimal(55000))]
    most = stated("a", "women_share", "0.5", ">", start="2011", end="2011")
    found = list(share_conflicts([most], totals))
    assert [(one.kind, "at most 27%" in one.says) for one in found] == [("bound", True)]
    assert list(share_conflicts([stated("b", "women_share", "0.2", start="2011", end="2011")], totals)) == []
    assert (
        list(share_conflicts([stated("c", "women_share", "0.5", ">", start="2014", end="2014")], totals))
        == []
    )


def test_a_bound_is_at_most_all():
    assert bounded_share(Decimal(90), Decimal(50)) == 1
    assert bounded_share(Decimal(90), Decimal(0)) is None


def test_a_conflict_takes_no_side():
    found = conflicts_of(
        [
            stated("a", "shipments_stopped", "6", unit="shipments"),
            stated("b", "shipments_stopped", "11", unit="shipments"),
        ]
    )
    assert isinstance(found[0], Conflict)
    assert "part of the larger" in found[0].note
