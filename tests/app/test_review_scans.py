"""A scanned payroll in a packet: read by machine, minor until a person has compared it, then as heavy as any other."""

import datetime as dt
import importlib.util

import pytest

from tests.cases.review.build import exhibit, packet
from unpick.app.review import reviewed
from unpick.app.review_scans import machine_notes, with_scans
from unpick.cases.review.machine import held_back
from unpick.datasets.documents import ocr, read_document
from unpick.datasets.generate.papers import cards, table_scan
from unpick.exhibits.note import Note
from unpick.exhibits.reading import Page, Reading, page_of
from unpick.model.defect import Defect, Severity, Spot
from unpick.model.errors import UsageError

needs_ocr = pytest.mark.skipif(
    not (ocr.has_ocr() and importlib.util.find_spec("cv2")),
    reason="tesseract or the extra photos is not installed",
)
AT = dt.datetime(2023, 8, 1, tzinfo=dt.UTC)
HEADS = ["No.", "Name", "Days", "Hours", "Base pay", "Overtime", "Gross", "Deductions", "Net pay"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return a packet whose payroll is a scan: in every row the net is 150 less than gross and deductions give."""
    rows = []
    for at in range(1, 13):
        days, base, more = 14 + at % 11, 1500 + 137 * at, 61 * at
        pay = (base, more, base + more, 120, base + more - 120 - 150)
        rows.append([str(at), f"Worker {at + 20}", str(days), str(8 * days), *(f"{one:,}.00" for one in pay)])
    made = tmp_path_factory.mktemp("packet")
    scan = table_scan(
        "Invented Glove Works, payroll April 2023", HEADS, rows, "2023-05-02", seed=4, kind="PDF"
    )
    (made / "payroll.pdf").write_bytes(scan)
    listed = "title: invented gloves\ninvented: true\nregime: US-CAATSA\nexhibits:\n- {file: payroll.pdf, id: E1}\n"
    (made / "packet.yml").write_text(listed)
    return made


def wages(document):
    return [one for one in document["defects"] if one["check"] == "wage_net"]


@needs_ocr
def test_sums_of_a_scanned_payroll_are_tried_and_stay_minor_until_a_person_compared_the_page(
    folder, tmp_path
):
    before = reviewed(folder, tmp_path / "ws", by="", at=AT)
    (defect,) = wages(before)
    assert defect["severity"] == "minor"
    assert (
        'until a person has compared the reading with the page (--confirm E1 "page 1" compared)'
        in defect["rests_on"][-1]
    )
    assert ["E1", "page 1", ["compared"]] in [
        [row[key] for key in ("exhibit", "place", "reads")] for row in before["to_confirm"]
    ]
    assert before["assessment"]["outcome"] == "insufficient_facts"
    assert any("read by machine" in why for line in before["assessment"]["lines"] for why in line["why"])
    assert before["exhibits"][0]["metadata"]["read_by_machine"].endswith(": pages 1")

    after = reviewed(folder, tmp_path / "ws", by="A. Clerk", at=AT, confirm=[("E1", "page 1", "compared")])
    (defect,) = wages(after)
    assert (defect["severity"], defect["rests_on"]) == ("major", [])
    assert not after["to_confirm"]
    assert not [row for row in after["unread"] if "by machine" in row["problem"]]
    assert wages(reviewed(folder, tmp_path / "ws", by="", at=AT)) == [defect]


@needs_ocr
def test_what_is_no_comparison_is_refused(folder, tmp_path):
    with pytest.raises(UsageError, match="does not say that the reading"):
        reviewed(folder, tmp_path / "ws", by="A. Clerk", at=AT, confirm=[("E1", "page 1", "yes")])


@needs_ocr
def test_copies_of_identity_papers_are_not_read_as_pages():
    data = cards(2, "2021-01-12", seed=5)
    reading = read_document(data, "cards.pdf")
    assert with_scans(reading, data, ("identity",)) is reading
    assert with_scans(reading, data, ("", "copies of identity cards")) is reading


def test_without_the_program_a_scan_stays_unread(folder, monkeypatch):
    monkeypatch.setattr("unpick.app.review_scans.can_look", lambda: False)
    data = (folder / "payroll.pdf").read_bytes()
    reading = read_document(data, "payroll.pdf")
    assert with_scans(reading, data, ("payroll",)) is reading
    assert reading.problems[0].problem.startswith("scan without text")


def read(machine=(1,), count=2):
    pages = tuple(
        Page(number=at, text="words on a page", pictures=1, machine=at in machine)
        for at in range(1, count + 1)
    )
    return Reading(file="a.pdf", sha256="0" * 64, media="pdf", pages=pages)


def test_notes_of_a_page_read_by_machine_are_uncertain_and_the_page_waits():
    notes = [Note(topic="headcount", text="49", place=f"page {at} table 1 row 2") for at in (1, 2)]
    first, second, waits = machine_notes(notes, read())
    assert (first.method, first.certain) == ("ocr", False)
    assert second is notes[1]
    assert (waits.topic, waits.place) == ("machine_read", "page 1")


@pytest.mark.parametrize(
    ("place", "number"), [("page 12 table 1 row 3", 12), ("the document", 0), ("sheet page", 0)]
)
def test_a_place_names_its_page(place, number):
    assert page_of(place) == number


def defect(*places, severity=Severity.DECISIVE):
    spots = tuple(Spot(says="x", exhibit="E1", file="a.pdf", place=place) for place in places)
    return Defect(
        code="D05",
        check="counts",
        says="x",
        reason="y",
        severity=severity,
        spots=spots,
        cure="z",
        turns=("E1",),
    )


@pytest.mark.parametrize(
    ("places", "machine", "severity"),
    [
        (["page 1"], (1,), "minor"),
        (["page 2"], (1,), "decisive"),
        (["page 2", "page 1 table 1"], (1,), "minor"),
        (["the document"], (1, 2), "minor"),
        (["the document"], (1,), "decisive"),
        (["metadata"], (1, 2), "decisive"),
    ],
)
def test_a_defect_weighs_as_its_weakest_reading(places, machine, severity):
    import dataclasses

    one = dataclasses.replace(exhibit("E1", "payroll"), reading=read(machine))
    (held,) = held_back([defect(*places)], packet(one))
    assert held.severity == severity
    assert held.turns == (() if severity == "minor" else ("E1",))
