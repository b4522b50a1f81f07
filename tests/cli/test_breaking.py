"""Sets of facts that break all chains, as text: each fact stands once, the sets by numbers, and 80 columns are enough."""

import pytest

from unpick.cli.breaking import write_breaking

LINK = {"id": "link-1", "text": "Invented Mill supplies [/x] Shop."}
BILL = {"id": "bill-1", "text": "A shipment (row 0): Invented Mill to Shop."}
NAME = {"id": "same:shop", "text": f"'Shop' on the bill is Shop: {'the names differ in form only ' * 4}."}
PRESS, RULING = ({"id": f"concern @ {one}", "text": "Invented Mill: forced labor."} for one in ("a", "b"))


def written(capsys: pytest.CaptureFixture[str], sets, *, complete: bool = True) -> list[str]:
    write_breaking([{"target": {"name": "Shop [/b]"}, "sets": sets, "complete": complete}])
    return [line.rstrip() for line in capsys.readouterr().out.splitlines()]


def test_a_fact_of_several_sets_stands_once(capsys):
    lines = written(capsys, [[LINK, NAME], [LINK, BILL], [PRESS, RULING, BILL]])
    assert lines[0] == (
        "No chain to Shop [/b] stands if all facts of a set are false. Sets: 1 and 2; 1 and 3; 3, 4 and 5."
    )
    assert lines[1] == "  1  Invented Mill supplies [/x] Shop"
    assert sum("supplies" in line for line in lines) == 1
    # Equal words are told apart by the statement.
    assert lines[-2:] == [
        "  4  Invented Mill: forced labor [concern @ a]",
        "  5  Invented Mill: forced labor [concern @ b]",
    ]
    assert max(len(line) for line in lines[1:]) <= 80


def test_one_set_has_one_sentence(capsys):
    lines = written(capsys, [[LINK], [LINK, BILL]], complete=False)
    assert lines[0] == "No chain to Shop [/b] stands if all of this is false:"
    assert [line[:5] for line in lines[1:3]] == ["  1  ", "  2  "]
    assert lines[3] == "Not every set of facts that breaks the chains to Shop [/b] was looked for."


def test_single_facts_are_left_to_their_chain(capsys):
    assert written(capsys, [[LINK]]) == []


def test_more_sets_than_are_printed_are_told(capsys):
    lines = written(capsys, [[LINK, {"id": f"f{at}", "text": f"Fact {at}."}] for at in range(8)])
    assert lines[0].endswith("1 and 6; and 3 more sets, which --json lists.")
    assert len(lines) == 7
