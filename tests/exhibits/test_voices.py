"""What a visit found, in the voices of many auditors, and innocent sentences that sound like it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from unpick.exhibits.interpret import interpret
from unpick.exhibits.reading import Page, Reading

VOICES = yaml.safe_load((Path(__file__).parent / "voices.yml").read_text(encoding="utf-8"))

ACCUSE: Final = (
    "access_refused",
    "access_limited",
    "shared_compound",
    "announced",
    "minder_present",
    "chosen_by_management",
    "scope_quality",
    "interviewed",
)
"""Topics that weigh against a packet; read where nothing of them is said they would be a false finding."""


def found(text: str) -> dict[str, list[Any]]:
    page = Page(number=1, text=f"Audit report\n{text}")
    notes = interpret(Reading(file="x.txt", sha256="", media="text", pages=(page,)), (), "audit").notes
    read: dict[str, list[Any]] = {}
    for note in notes:
        topic = f"no:{note.topic}" if note.value == "no" else note.topic
        read.setdefault(topic, []).extend(_values(note))
    return read


def _values(note: Any) -> Iterator[Any]:
    yield True
    if note.number is not None:
        yield int(note.number)
    if note.first:
        yield str(note.first) if note.first == note.last else f"{note.first}/{note.last}"


@pytest.mark.parametrize("voice", VOICES, ids=lambda one: one["text"][:60])
def test_what_is_said_is_read_and_nothing_else_is_held_against_anybody(voice):
    read = found(voice["text"])
    for topic, value in voice["says"].items():
        assert value in read.get(topic, []), topic
    assert [topic for topic in ACCUSE if topic in read and topic not in voice["says"]] == []
