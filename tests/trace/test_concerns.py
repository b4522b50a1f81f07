"""Concerns: what goes back to one origin counts once, and what is denied is shown, not multiplied in."""

import datetime as dt
from dataclasses import replace
from itertools import count
from typing import Any

from unpick.model.days import FOREVER, LONG_AGO
from unpick.trace.build import Naming
from unpick.trace.concerns import find_concerns
from unpick.trace.edges import Edge
from unpick.trace.scores import monte_carlo

NUMBERS = count()
GOODS = Edge(edge_id="e1", kind="supplies", from_id="inv-mill", to_id="inv-shop", first_day=1, last_day=9)


def claim(origin: str, predicate: str = "worker_nationality", object_: str = "KP", **more: Any):
    number = next(NUMBERS)
    return {
        "claim_id": f"c{number}",
        "subject": "inv-mill",
        "predicate": predicate,
        "object": object_,
        "polarity": "stated",
        "reliability": "C",
        "origin": origin,
        "dataset": f"paper-{number}",
        "public_from": dt.date(2021, 1, 1),
        "valid_from": LONG_AGO,
        "valid_to": FOREVER,
        "why": [f"s{number}"],
        **more,
    }


def listing(list_: str, authority: str):
    number = next(NUMBERS)
    return {
        "listing_id": f"l{number}",
        "entity_id": "inv-mill",
        "list": list_,
        "authority": authority,
        "dataset": list_,
        "reliability": "A",
        "public_from": dt.date(2021, 1, 1),
        "from_earliest": dt.date(2020, 1, 1),
        "to_latest": FOREVER,
        "why": [f"s{number}"],
    }


def score(claims, listings=()) -> float:
    concerns, _ = find_concerns(claims, listings, Naming())
    seeds = list(dict.fromkeys(seed for one in concerns for seed in one.seeds))
    chances = {fact.id: fact.p for one in concerns for fact in one.facts}
    return monte_carlo([GOODS], seeds, chances, targets=["inv-shop"])["inv-shop"].median


def test_copies_of_one_report_leave_the_score_as_it_was():
    alone = score([claim("gazette")])
    assert 0.7 < alone < 0.8
    assert score([claim("gazette"), claim("gazette"), claim("gazette")]) == alone


def test_one_report_read_for_two_concerns_is_one_coin():
    alone = score([claim("gazette")])
    assert score([claim("gazette"), claim("gazette", "forced_labor", "yes")]) == alone
    assert score([claim("gazette"), claim("gazette", "made_in", "CN-XJ")]) == alone


def test_five_mills_of_one_report_are_no_five_witnesses():
    mills = [f"inv-mill-{n}" for n in range(5)]
    goods = [replace(GOODS, edge_id=mill, from_id=mill) for mill in mills]

    def of(origins: list[str]) -> float:
        rows = [claim(origin, subject=mill) for origin, mill in zip(origins, mills, strict=True)]
        concerns, _ = find_concerns(rows, [], Naming())
        seeds = [seed for one in concerns for seed in one.seeds]
        chances = {fact.id: fact.p for one in concerns for fact in one.facts}
        # Each is a fact of its own: one can be withdrawn, and the others stand.
        assert len(chances) == 5
        return monte_carlo(goods, seeds, chances, targets=["inv-shop"])["inv-shop"].median

    assert of(["gazette"] * 5) == score([claim("gazette")])
    assert of([f"paper {n}" for n in range(5)]) > 0.98


def test_a_second_witness_of_its_own_does_count():
    assert score([claim("gazette"), claim("tribune")]) > score([claim("gazette")])


def test_a_list_that_copies_another_lists_entry_is_no_second_witness():
    alone = score([], [listing("us_ofac_sdn", "OFAC")])
    assert score([], [listing("us_ofac_sdn", "OFAC"), listing("us_csl", "OFAC")]) == alone


def test_denials_change_no_score_and_stand_beside_the_claims():
    stated = [claim("gazette")]
    denied = [claim(f"firm {n}", polarity="denied") for n in range(3)]
    assert score([*stated, *denied]) == score(stated)
    (concern,), _ = find_concerns([*stated, *denied], [], Naming())
    assert len(concern.denials) == 3
    assert concern.facts[0].against == tuple(one for row in denied for one in row["why"])


def test_a_claim_that_is_only_denied_starts_no_chain():
    concerns, _ = find_concerns([claim("firm", polarity="denied")], [], Naming())
    assert concerns == []
