"""How many work in a plant, by whom two counts may differ, and what a visit was for, in many voices."""

from pathlib import Path

import pytest
import yaml

from tests.exhibits.says import TITLES, reading
from unpick.exhibits.interpret import interpret

ROWS = yaml.safe_load((Path(__file__).parent / "workforces.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=[row["says"][:50] for row in ROWS])
def test_a_sentence_means_what_its_writer_meant_and_nothing_more(row):
    notes = interpret(reading(TITLES[row["kind"]] + row["says"])).notes
    found = {
        str(note.number) if note.number is not None else note.value
        for note in notes
        if note.topic == row["topic"]
    }
    assert sorted(found) == row.get("read", sorted(row["means"]))
