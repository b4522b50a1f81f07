"""Edges of nomenklatura's resolver: read as it writes them, written as it reads them, faults named by place."""

import json

import pytest

from unpick.resolve.edges import COLUMNS, Edge, edge_of, in_order, line_of, read_edges
from unpick.store.judged import Decision, Past

# As `Edge.to_line` of nomenklatura 4.17.4 writes it; its moments are cut at 28 characters.
THEIRS = '["NK-2dPkh", "inv-1", "positive", null, "one", "2024-05-01T10:11:12.123456+0"]'


def test_a_line_of_the_other_system_is_read_whole():
    [edge], rejects = read_edges(THEIRS, file="e.json")
    assert edge == Edge(
        target="NK-2dPkh",
        source="inv-1",
        verdict="same",
        user="one",
        created_at="2024-05-01T10:11:12.123456+0",
    )
    assert rejects == []
    assert json.loads(line_of(edge)) == [*json.loads(THEIRS), None]


@pytest.mark.parametrize(
    ("judgement", "verdict"),
    [("positive", "same"), ("negative", "different"), ("unsure", "unsure"), ("no_judgement", "")],
)
def test_each_judgement_has_its_verdict(judgement, verdict):
    [edge], _ = read_edges(json.dumps(["b", "a", judgement, 0.7, "one", "2024-05-01"]), file="e")
    assert (edge.verdict, edge.score) == (verdict, 0.7)
    assert json.loads(line_of(edge))[2] == judgement


def test_related_comes_back_as_related_and_another_reader_sees_two_things():
    line = line_of(Edge(target="b", source="a", verdict="related", user="one", created_at="2026-11-20"))
    assert json.loads(line)[2] == "negative"
    assert read_edges(line, file="e")[0][0].verdict == "related"


def test_the_table_and_objects_are_read_as_lines_are():
    table = ",".join(COLUMNS) + "\nb,a,negative,,one,2024-05-01T10:00:00,2024-06-01T10:00:00\n"
    [edge], _ = read_edges(table, file="e.csv")
    objects = json.dumps(
        {
            "target": "b",
            "source": "a",
            "judgement": "negative",
            "score": None,
            "user": "one",
            "created_at": "2024-05-01T10:00:00",
            "deleted_at": "2024-06-01T10:00:00",
        }
    )
    assert read_edges(objects, file="e.json") == ([edge], [])
    assert edge.deleted_at == "2024-06-01T10:00:00"
    assert read_edges(line_of(edge), file="e")[0] == [edge]


@pytest.mark.parametrize(
    ("row", "column", "value"),
    [
        (["", "a", "positive", None, "one", "2024-05-01"], "target", ""),
        (["b", 7, "positive", None, "one", "2024-05-01"], "source", "7"),
        (["a", "a", "positive", None, "one", "2024-05-01"], "source", "a"),
        (["b", "a", "cleared", None, "one", "2024-05-01"], "judgement", "cleared"),
        (["b", "a", "positive", "high", "one", "2024-05-01"], "score", "high"),
        (["b", "a", "positive", True, "one", "2024-05-01"], "score", "True"),
        (["b", "a", "positive", None, "one", "1 May"], "created_at", "1 May"),
        (["b", "a", "positive", None, "one", "2024-02-30"], "created_at", "2024-02-30"),
        (["b", "a", "positive", None, "one", None], "created_at", ""),
        (["b", "a", "positive", None, None, "2024-05-01"], "user", ""),
        (["b", "a", "positive", None, "one", "2024-05-01", "soon"], "deleted_at", "soon"),
    ],
)
def test_a_faulty_row_is_named_by_file_row_column_and_value_with_a_remedy(row, column, value):
    edges, [reject] = read_edges(f"{THEIRS}\n\n{json.dumps(row)}\n", file="e.json")
    assert len(edges) == 1
    assert (reject.file, reject.row, reject.column, reject.value) == ("e.json", 3, column, value)
    assert reject.problem
    assert reject.remedy


@pytest.mark.parametrize(
    "text", ["{", "[]", '"x"', "[" * 5000, "\x00", "NaN", '{"target": "a"}', "a,b,c", "[1,2]", "x" * 200_000]
)
def test_what_is_no_edge_is_rejected_and_never_raises(text):
    edges, rejects = read_edges(text, file="e.json")
    assert edges == []
    assert len(rejects) == 1
    assert len(rejects[0].value) <= 200


def test_the_target_is_the_greater_as_the_other_system_orders_ids():
    def written(a, b):
        one = Decision(id="d", a=a, b=b, verdict="same", by="one", why="x", at="2026-11-20")
        return edge_of(Past(decision=one)).target

    assert written("zz", "NK-1") == "NK-1"
    assert written("NK-1", "Q42") == "Q42"
    assert written("a", "b") == "b"


def test_edges_are_taken_in_the_order_they_were_made():
    late, early = (Edge(target="b", source="a", verdict="same", created_at=day) for day in ("2026", "2025"))
    assert in_order([late, early]) == [early, late]
