"""A decision is known again after a re-upload, and says nothing where a name says nothing."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unpick.resolve.cluster import Party, cluster
from unpick.resolve.decisions import Record, Rulings, end_of
from unpick.store.judged import NOTHING_KNOWN, Decision

MILL = Record(entity_id="sup-1", names=("Dandong Quillmoor Garment Co., Ltd.",))
ENTRY = Record(entity_id="lst-1", names=("Dandong Quillmoor Garment Company",), listed=True)


def decided(a, b, verdict, *, known=(), imported="", number=1, by="A. Analyst"):
    ends = {record.entity_id: end_of(record) for record in known}
    first, second = sorted((a, b))
    return Decision(
        id=f"d{number}",
        a=first,
        b=second,
        verdict=verdict,
        by=by,
        why="seen the register",
        at="2026-11-20T09:00:00Z",
        end_a=ends.get(first, NOTHING_KNOWN),
        end_b=ends.get(second, NOTHING_KNOWN),
        imported=imported,
    )


def merged(found):
    return {row["entity_id"]: row["canonical_id"] for row in found.table.to_pylist()}


APART = decided("sup-1", "lst-1", "different", known=(MILL, ENTRY))


def test_a_supplier_uploaded_again_under_another_id_is_not_asked_about_again():
    again = Record(entity_id="sup-9", names=("DANDONG  QUILLMOOR GARMENT CO LTD",))
    assert cluster([MILL, ENTRY]).table.num_rows == 1
    for parties in ([again, ENTRY], [MILL, again, ENTRY]):
        found = cluster(parties, decisions=[APART])
        assert "lst-1" not in merged(found).values()
        assert "lst-1" not in merged(found)
        assert found.review == []


def test_another_registration_number_makes_it_another_firm_and_it_is_asked_about():
    numbered = Record(entity_id="sup-1", names=MILL.names, identifiers=(("uscCode", "X1"),))
    apart = decided("sup-1", "lst-1", "different", known=(numbered, ENTRY))
    other = Record(entity_id="sup-9", names=MILL.names, identifiers=(("uscCode", "X2"),))
    same = Record(entity_id="sup-8", names=MILL.names, identifiers=(("uscCode", "x 1"),))
    told = {(one.a, one.b) for one in Rulings([apart]).among([other, same, ENTRY])}
    assert told == {("lst-1", "sup-1"), ("lst-1", "sup-8")}


def test_an_entry_of_the_same_name_on_another_list_is_asked_about():
    second = Record(entity_id="lst-2", names=ENTRY.names, listed=True)
    told = {frozenset((one.a, one.b)) for one in Rulings([APART]).among([MILL, ENTRY, second])}
    assert told == {frozenset(("sup-1", "lst-1"))}


def test_a_name_that_both_had_says_nothing():
    twin = Record(entity_id="sup-2", names=MILL.names)
    apart = decided("sup-1", "sup-2", "different", known=(MILL, twin))
    again = Record(entity_id="sup-9", names=MILL.names)
    assert not [one for one in Rulings([apart]).among([again, twin, MILL]) if one.carried]


def test_a_decision_on_two_records_leaves_no_room_for_one_that_only_a_name_brings():
    again = Record(entity_id="sup-9", names=MILL.names)
    same = decided("sup-9", "lst-1", "same", known=(again, ENTRY), number=2)
    found = cluster([MILL, again, ENTRY], decisions=[APART, same])
    assert merged(found)["sup-9"] == "lst-1"
    assert "sup-1" not in merged(found)
    assert [pair["kind"] for pair in found.review] == ["split"]


class TestContradictions:
    PARTIES = tuple(Party(entity_id=one, names=(name,)) for one, name in (
        ("a", "Vessard Works"), ("b", "Orrin Mills"), ("c", "Quillmoor Trading")
    ))  # fmt: skip

    def asked(self, *decisions):
        return cluster(list(self.PARTIES), decisions=decisions)

    def test_same_and_same_and_different_opens_a_question_that_shows_the_chain(self):
        found = self.asked(
            decided("a", "b", "same", number=1),
            decided("b", "c", "same", number=2),
            decided("a", "c", "different", number=3, by="B. Other"),
        )
        assert merged(found) == {"b": "a"}
        [pair] = found.review
        assert (pair["kind"], pair["decisions"]) == ("contradiction", ["d1", "d2", "d3"])
        assert [(link["a_id"], link["b_id"], link["broken"]) for link in pair["links"]] == [
            ("a", "b", False),
            ("b", "c", True),
        ]
        assert "B. Other decided on 2026-11-20: different" in pair["reasons"][0]

    def test_what_was_imported_gives_way_to_what_was_decided_here(self):
        found = self.asked(
            decided("a", "b", "same", number=1, imported="edges.json"),
            decided("b", "c", "same", number=2),
            decided("a", "c", "different", number=3),
        )
        assert merged(found) == {"c": "b"}
        assert found.review[0]["links"][-1]["broken"] or found.review[0]["links"][0]["broken"]

    def test_related_holds_two_apart_even_where_others_join_them(self):
        found = self.asked(
            decided("a", "b", "same", number=1),
            decided("b", "c", "same", number=2),
            decided("a", "c", "related", number=3),
        )
        assert [pair["kind"] for pair in found.review] == ["contradiction"]

    def test_unsure_bars_the_model_and_not_a_person(self):
        twins = [Party(entity_id=one, names=("Vessard Works Ltd",)) for one in "xyz"]
        found = cluster(twins, decisions=[decided("x", "y", "unsure")])
        assert "y" not in merged(found) or merged(found)["y"] != merged(found).get("x", "x")
        found = cluster(
            twins,
            decisions=[decided("x", "y", "unsure"), decided("x", "z", "same"), decided("z", "y", "same")],
        )
        assert merged(found) == {"y": "x", "z": "x"}

    def test_a_canonical_id_of_another_system_joins_what_it_names(self):
        found = self.asked(
            decided("a", "NK-1", "same", imported="e.json"), decided("b", "NK-1", "same", imported="e.json")
        )
        assert merged(found) == {"b": "a"}


VERDICTS = st.sampled_from(("same", "same", "different", "related", "unsure"))
NAMES = ("Vessard Works", "Vessard Works Ltd", "Vessard Work Ltd", "Orrin Mills", "Orrin Mill Co Ltd")


@settings(max_examples=120, deadline=None)
@given(
    names=st.lists(st.sampled_from(NAMES), min_size=2, max_size=7),
    judged=st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), VERDICTS, st.booleans()), max_size=8),
    order=st.randoms(use_true_random=False),
)
def test_no_bar_is_ever_inside_a_cluster_and_the_order_of_records_does_not_matter(names, judged, order):
    parties = [Party(entity_id=f"e{number}", names=(name,)) for number, name in enumerate(names)]
    latest = {}
    for number, (a, b, verdict, imported) in enumerate(judged):
        pair = (a % len(names), b % len(names))
        if pair[0] != pair[1]:
            file = "edges.json" if imported else ""
            latest[frozenset(pair)] = decided(
                f"e{pair[0]}", f"e{pair[1]}", verdict, number=number, imported=file,
                known=(parties[pair[0]], parties[pair[1]]),
            )  # fmt: skip
    decisions = list(latest.values())
    found = cluster(parties, decisions=decisions)
    together = merged(found)
    for one in decisions:
        joined = together.get(one.a, one.a) == together.get(one.b, one.b)
        assert not (joined and one.verdict in ("different", "related"))
        refused = [
            pair for pair in found.review if pair["kind"] == "contradiction" and one.id in pair["decisions"]
        ]
        assert joined or one.verdict != "same" or refused
    shuffled = parties[:]
    order.shuffle(shuffled)
    again = cluster(shuffled, decisions=decisions)
    assert again.table.equals(found.table)
    assert again.review == found.review


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_the_refused_link_is_the_weakest_on_the_chain(order):
    parties = [
        Party(entity_id="a", names=("Vessard Works",), identifiers=(("leiCode", "L1"),)),
        Party(entity_id="b", names=("Orrin Mills",), identifiers=(("leiCode", "L1"),)),
        Party(entity_id="c", names=("Orrin Mills Ltd",)),
    ]
    found = cluster([parties[place] for place in order], decisions=[decided("a", "c", "different")])
    assert merged(found) == {"b": "a"}
    [pair] = found.review
    assert [(link["basis"], link["broken"]) for link in pair["links"]] == [
        ("identifier", False),
        ("string", True),
    ]
