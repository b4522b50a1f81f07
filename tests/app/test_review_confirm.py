"""A person confirms machine readings: by file and place, in the log, for every later review; nothing else is taken."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.cases.review.build import exhibit, note, packet
from unpick.app.review import reviewed
from unpick.app.review_confirm import (
    confirm_readings,
    confirmed_in,
    confirmed_note,
    confirmed_twins,
    to_confirm,
)
from unpick.cases.review.d06_photographs import DETECTOR as PHOTOGRAPHS
from unpick.cases.review.facts import Exhibit
from unpick.cli.main import cli
from unpick.datasets.documents import ocr
from unpick.datasets.generate.papers import cards, photo
from unpick.model.defect import Severity
from unpick.model.errors import UsageError
from unpick.report.json_out import find_faults
from unpick.store.workspace import Workspace

needs_ocr = pytest.mark.skipif(not ocr.has_ocr(), reason="tesseract (Debian: tesseract-ocr) is not installed")

AT = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
PACKET = """
unpick: packet/1
id: invented-stamps
title: An invented packet
invented: true
regime: US-CAATSA321
events: {detained: "2021-01-10"}
exhibits:
  - {id: E5, file: photo.jpg, kind: photograph, says: photograph of the audit}
  - {id: E6, file: copies.pdf, kind: identity, says: identity papers that show the nationality of all workers}
"""


def stamp(*days: str):
    first, *others = days or ("2020-11-03",)
    return note("photo_day", place="picture", on=first, readings=tuple(others), method="image", certain=False)


def facts_of(*notes):
    return packet(exhibit("E5", "photograph", *notes, file="a.jpg"))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "ws", created_at=AT)


def test_what_waits_for_a_person_is_listed_with_the_days_it_can_mean():
    facts = facts_of(stamp("2020-11-03", "2020-03-11"), note("legible", "0.5", method="image", certain=False))
    waiting = to_confirm(facts)
    assert [(one["exhibit"], one["reads"]) for one in waiting] == [
        ("E5", ["2020-11-03", "2020-03-11"]),
        ("E5", ["K/N, counted by eye"]),
    ]
    certain = facts_of(note("photo_day", on="2020-11-03"))
    assert to_confirm(certain) == [], "a day that a paper states in words needs no eye"


def test_a_person_settles_which_of_two_readings_it_is():
    one = stamp("2020-11-03", "2020-03-11")
    settled = confirmed_note(one, "2020-03-11")
    assert (str(settled.first), settled.readings, settled.certain) == ("2020-03-11", (), True)
    assert confirmed_note(one, "2020-12-24") == one


def test_a_person_says_on_how_many_copies_the_number_can_be_read():
    one = note("legible", "0.04", method="image", certain=False)
    counted = confirmed_note(one, "20/49")
    assert (counted.number, counted.certain) == (Decimal(20) / 49, True)
    assert counted.text.startswith("a person could read the number on 20 of 49 copies")
    for wrong in ("49/20", "0/0", "many", "2020-11-03", "-1/4"):
        assert confirmed_note(one, wrong) == one


@pytest.mark.parametrize(
    ("given", "by", "says"),
    [
        (("E5", "picture", "2020-11-03"), "", "nobody is named"),
        (("E9", "picture", "2020-11-03"), "a clerk", "no machine reading stands in 'E9'"),
        (("E5", "page 7", "2020-11-03"), "a clerk", "no machine reading stands in 'E5' at 'page 7'"),
        (("E5", "picture", "2020-11-08"), "a clerk", "'2020-11-08' is no day that was read"),
        (("E5", "picture", "third of November"), "a clerk", "is no day that was read"),
    ],
)
def test_what_the_machine_did_not_read_is_not_taken_and_nothing_is_logged(
    workspace: Workspace, given: tuple[str, str, str], by: str, says: str
):
    rows = len(workspace.decisions.entries())
    sound = ("E5", "picture", "2020-11-03")
    with pytest.raises(UsageError, match=says):
        confirm_readings(workspace, facts_of(stamp()), [sound, given], by=by, at=AT)
    assert len(workspace.decisions.entries()) == rows
    assert confirmed_in(workspace) == {}


def test_a_confirmation_is_a_row_of_the_log_and_the_newest_of_a_place_holds(workspace: Workspace):
    facts = facts_of(stamp("2020-11-03", "2020-03-11"))
    for day in ("2020-11-03", "2020-03-11"):
        confirm_readings(workspace, facts, [("a.jpg", "picture", day)], by="a clerk", at=AT)
    file = facts.exhibits[0].reading.sha256
    assert confirmed_in(workspace) == {(file, "picture"): "2020-03-11"}
    last = workspace.decisions.entries()[-1]
    assert (last.action, last.by) == ("confirmed", "a clerk")
    assert last.what == {
        "file": file,
        "exhibit": "E5",
        "place": "picture",
        "topic": "photo_day",
        "reads": "2020-03-11",
    }


def twin(value: str = "object", **more):
    place = "picture beside a1.jpg, picture"
    return note("twin", place=place, value=value, subject="A1", method="image", certain=False, **more)


def twins_of(kind: str = "object"):
    adverse = exhibit("A1", "press", by="adverse", file="a1.jpg")
    return packet(exhibit("E5", "audit", twin(kind), file="a.jpg"), hashed(adverse, "a" * 64))


def hashed(one: Exhibit, sha256: str) -> Exhibit:
    return replace(one, reading=replace(one.reading, sha256=sha256))


def test_a_match_of_photographs_waits_for_a_person_with_what_she_can_say():
    (waiting,) = to_confirm(twins_of())
    assert (waiting["place"], waiting["reads"]) == (
        "picture beside a1.jpg, picture",
        ["object", "other_lot", "different"],
    )
    assert to_confirm(twins_of("generic")) == [], "marks that anybody has carry no weight, so none waits"


def test_a_confirmed_match_is_decisive_and_holds_for_the_bytes_of_both(workspace: Workspace):
    facts, place = twins_of(), "picture beside a1.jpg, picture"
    confirm_readings(workspace, facts, [("E5", place, "object")], by="a clerk", at=AT)
    (row,) = (one for one in workspace.decisions.entries() if one.action == "confirmed")
    assert row.what["other"] == "a" * 64
    (defect,) = PHOTOGRAPHS.check(confirmed_twins(facts, confirmed_in(workspace)))
    assert (defect.severity, defect.turns, defect.rests_on) == (Severity.DECISIVE, ("E5",), ())
    changed = replace(facts, exhibits=(facts.exhibits[0], hashed(facts.exhibits[1], "b" * 64)))
    (defect,) = PHOTOGRAPHS.check(confirmed_twins(changed, confirmed_in(workspace)))
    assert defect.severity is Severity.MAJOR, "another picture of the press was looked at by nobody"


def test_a_match_that_a_person_takes_back_stays_and_turns_nothing(workspace: Workspace):
    facts, place = twins_of(), "picture beside a1.jpg, picture"
    confirm_readings(workspace, facts, [("E5", place, "different")], by="a clerk", at=AT)
    (defect,) = PHOTOGRAPHS.check(confirmed_twins(facts, confirmed_in(workspace)))
    assert (defect.severity, defect.turns) == (Severity.MINOR, ())
    assert "a person who looked at both says it does not" in defect.says


def test_a_person_may_say_less_of_two_photographs_than_the_machine_and_never_more(workspace: Workspace):
    facts, place = twins_of("other_lot"), "picture beside a1.jpg, picture"
    with pytest.raises(UsageError, match="nothing that can be said"):
        confirm_readings(workspace, facts, [("E5", place, "photograph")], by="a clerk", at=AT)
    assert confirmed_in(workspace) == {}


@needs_ocr
def test_the_command_takes_what_a_person_read_and_keeps_it_for_later_reviews(tmp_path: Path):
    folder, place = tmp_path / "packet", tmp_path / "ws"
    folder.mkdir()
    (folder / "packet.yml").write_text(PACKET, encoding="utf-8")
    (folder / "photo.jpg").write_bytes(photo("sewing", stamp="2020 11 03", seed=3, size=(1280, 960)))
    (folder / "copies.pdf").write_bytes(cards(3, "2021-01-12", seed=5, blur=5.0))
    before = reviewed(folder, place, by="a clerk", at=AT)
    assert find_faults(before) == []
    assert {(one["exhibit"], one["reads"][0]) for one in before["to_confirm"]} == {
        ("E5", "2020-11-03"),
        ("E6", "K/N, counted by eye"),
    }
    assert {one["severity"] for one in before["defects"] if one["code"] == "D04"} == {"major"}
    assert any("wait for a person's eyes" in one for one in before["messages"])
    command = ["review", str(folder), "--workspace", str(place), "--json", "--by", "a clerk"]
    done = CliRunner().invoke(
        cli, [*command, "--confirm", "E5", "picture", "2020-11-03", "--confirm", "E6", "pictures", "0/3"]
    )
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    after = reviewed(folder, place, by="a clerk", at=AT)
    assert after["to_confirm"] == []
    (copies,) = (one for one in after["defects"] if one["code"] == "D04")
    assert copies["rests_on"] == []
    assert "0 of 3" in copies["says"]
    refused = CliRunner().invoke(cli, [*command, "--confirm", "E5", "picture", "2019-01-01"])
    assert isinstance(refused.exception, UsageError)
