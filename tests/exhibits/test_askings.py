"""Letters, forms, tables and lists of authorities: which papers they ask for, and which ask for nothing."""

from pathlib import Path

import pytest
import yaml

from tests.exhibits.says import reading
from unpick.exhibits.interpret import interpret

ROWS = yaml.safe_load((Path(__file__).parent / "askings.yml").read_text(encoding="utf-8"))
"""Each with the papers it asks for; `read` where the review falls short of that, and it may only shrink."""


def asked(text: str) -> list[str]:
    notes = interpret(reading("NOTICE OF DETENTION\n\n" + text), of_authority=True).notes
    return sorted(
        {kind for note in notes if note.topic == "request" for kind in note.value.split(",") if kind}
    )


@pytest.mark.parametrize("row", ROWS, ids=[row["says"][:50] for row in ROWS])
def test_what_an_authority_writes_asks_for_these_papers(row):
    assert asked(row["says"]) == row.get("read", row["asks"])


def test_nine_in_ten_papers_are_read_and_few_that_nobody_asks_for():
    wanted = [(row["says"], kind) for row in ROWS for kind in row["asks"]]
    found = [(row["says"], kind) for row in ROWS for kind in asked(row["says"])]
    assert len(set(wanted) & set(found)) >= 0.9 * len(wanted)
    assert len(set(found) - set(wanted)) <= 0.05 * len(wanted)
    innocent = [row["says"] for row in ROWS if not row["asks"]]
    assert len(innocent) == 55
    assert sum(bool(asked(text)) for text in innocent) <= 2
