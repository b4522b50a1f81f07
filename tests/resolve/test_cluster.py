"""Merging parties: identifiers, equal names, negatives that block, conflicts that wait for a person."""

import csv
import itertools
from dataclasses import dataclass
from pathlib import Path

import pytest

from unpick.resolve import watch
from unpick.resolve.cluster import Party, cluster, index_of


@dataclass(frozen=True)
class Judged:
    a: str
    b: str
    verdict: str
    by: str = "A. Analyst"
    why: str = "seen the register"


def party(entity_id, *names, **numbers):
    return Party(entity_id=entity_id, names=names, identifiers=tuple(numbers.items()))


A = party("a", "Dandong Quillmoor Garment Co., Ltd.")
B = party("b", "DANDONG QUILLMOOR GARMENTS COMPANY LIMITED")
C = party("c", "Dandong Quillmor Garment Co Ltd")
OTHER = party("d", "Dalian Quillmoor Garment Co., Ltd.")


def merged(found):
    return {row["entity_id"]: row["canonical_id"] for row in found.table.to_pylist()}


def test_names_that_differ_in_form_only_are_one_and_another_city_is_not():
    found = cluster([A, B, OTHER])
    assert merged(found) == {"b": "a"}
    assert found.table.column("reason").to_pylist() == ["the names differ in form only"]


def test_the_order_of_the_parties_does_not_matter():
    answers = {str(merged(cluster(list(order)))) for order in itertools.permutations([A, B, C, OTHER])}
    assert len(answers) == 1


def entry(entity_id, *names, lists=("inv_list",), vessel=False):
    return Party(entity_id=entity_id, names=names, listed=True, lists=frozenset(lists), vessel=vessel)


def test_two_entries_of_one_list_that_share_an_alias_are_put_before_a_person():
    one, two = entry("x", "Vessard Ltd", "Orrin Mills"), entry("y", "Quillmoor Works", "Orrin Mills")
    found = cluster([one, two])
    assert merged(found) == {}
    assert "two entries of one list (inv_list)" in found.review[0]["reasons"][0]
    # A record of another list that has both names joins one of them, never both.
    third = entry("z", "Vessard Ltd", "Quillmoor Works", lists=("other_list",))
    assert len(set(merged(cluster([one, two, third])).values())) == 1
    assert len(merged(cluster([one, two, third]))) == 1


def test_entries_of_two_lists_and_equal_own_names_of_one_list_are_still_joined():
    assert merged(cluster([entry("x", "Vessard Ltd"), entry("y", "VESSARD LIMITED", lists=("b",))])) == {
        "y": "x"
    }
    assert merged(cluster([entry("x", "Vessard Ltd"), entry("y", "VESSARD LIMITED")])) == {"y": "x"}


def test_a_ship_and_a_firm_of_one_name_are_two_unless_a_person_says_otherwise():
    ship, firm = entry("x", "Orrin Star 18", vessel=True), party("y", "Orrin Star 18")
    found = cluster([ship, firm])
    assert merged(found) == {}
    assert "a ship and a firm" in found.review[0]["reasons"][0]
    assert merged(cluster([ship, firm], decisions=[Judged("x", "y", "same")])) == {"y": "x"}


def test_a_shared_identifier_merges_unlike_names():
    one, two = party("x", "Vessard Ltd", leiCode="L1"), party("y", "Orrin Mills", leiCode="l 1")
    assert merged(cluster([one, two])) == {"y": "x"}


def test_different_identifiers_keep_equal_names_apart_and_ask_a_person():
    one, two = (
        party("x", "Vessard Garment Ltd", leiCode="L1"),
        party("y", "Vessard Garment Ltd", leiCode="L2"),
    )
    found = cluster([one, two])
    assert merged(found) == {}
    assert "different identifiers" in found.review[0]["reasons"][0]


def test_a_negative_decision_blocks_and_is_not_asked_again():
    found = cluster([A, B], decisions=[Judged("a", "b", "different")])
    assert merged(found) == {}
    assert found.review == []


def test_a_negative_blocks_a_merge_through_a_third_and_the_conflict_waits():
    third = party("e", "Dandong Quillmoor Garment Company")
    found = cluster([A, B, third], decisions=[Judged("a", "e", "different")])
    roots = merged(found)
    assert roots.get("a", "a") != roots.get("e", "e")
    [split] = [pair for pair in found.review if pair["kind"] == "split"]
    assert "are held apart: A. Analyst decided: different" in split["reasons"][0]
    assert [link["broken"] for link in split["links"]].count(True) == 1


def test_a_positive_decision_merges_what_no_spelling_could():
    found = cluster([A, party("z", "Orrin Mills")], decisions=[Judged("a", "z", "same")])
    assert merged(found) == {"z": "a"}
    assert found.table.column("basis").to_pylist() == ["decision"]


def test_to_order_is_no_party_and_never_merged():
    found = cluster([party("o1", "TO ORDER"), party("o2", "TO ORDER"), A])
    assert (merged(found), found.skipped) == ({}, 2)


@pytest.mark.parametrize("at_once", [20_000, 3])
def test_names_compared_many_at_once_are_as_one_by_one(monkeypatch: pytest.MonkeyPatch, at_once: int):
    monkeypatch.setattr(watch, "_AT_ONCE", at_once)
    with (Path(__file__).parents[1] / "truth" / "pairs.csv").open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["split"] == "dev"][:60]
    named = [party(f"{side}{at}", row[side]) for at, row in enumerate(rows) for side in "ab"]
    index = index_of([A, B, C, OTHER, *named])
    asked = [*range(len(index.names)), 0]
    one_by_one = []
    for number in asked:
        name = index.names[number][3]
        near = index.candidates(name, top=5)
        one_by_one += [(number, *row) for row in zip(near, *index.compare(name, near), strict=True) if near]
    assert list(index.neighbors(asked, top=5)) == one_by_one
    assert len({outcome for *_, outcome in one_by_one}) > 1
