"""A workbook holds the same as the page, never computes, and has the same bytes each time."""

import io
import re
import time
import zipfile
from typing import Any

from python_calamine import CalamineWorkbook

from tests.report import sample
from unpick.report.layers import number_steps
from unpick.report.xlsx import render_workbook


def sheets(data: bytes) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_the_sheets_are_those_of_the_page():
    found = sheets(render_workbook(sample.document()))
    assert list(found) == ["chains", "facts", "assessments", "matches", "sources", "coverage", "versions"]


def test_each_hop_of_each_chain_is_a_row_with_the_number_of_the_page():
    chains = sample.many_chains()
    rows = sheets(render_workbook(sample.document(chains)))["chains"][2:]
    assert len(rows) == sum(len(chain["hops"]) for chain in chains)
    assert {int(row[6]) for row in rows} == set(number_steps(chains).values())


def test_a_text_that_begins_like_a_formula_stays_text():
    for start in ("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)"):
        party = {"id": "x", "name": start}
        chains = [sample.chain(1, [sample.shipment(1, party)], sample.IMPORTER, party)]
        data = render_workbook(sample.document(chains, title=start))
        assert sheets(data)["chains"][2][9] == start
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            for name in book.namelist():
                if name.startswith("xl/worksheets/sheet"):
                    assert not re.search(rb"<f[ >]", book.read(name))


def test_the_same_document_gives_the_same_bytes_on_another_day(monkeypatch):
    first = render_workbook(sample.document())
    monkeypatch.setattr(time, "time", lambda: 4e9)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(4e9))
    assert render_workbook(sample.document()) == first
    with zipfile.ZipFile(io.BytesIO(first)) as book:
        assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2026-11-20T09:00:00Z" in book.read("docProps/core.xml")


def test_every_sheet_of_invented_rows_is_marked():
    for rows in sheets(render_workbook(sample.document())).values():
        assert "Invented data" in rows[0][0]
    plain = sheets(render_workbook(sample.document(synthetic=False, watermark="")))
    assert plain["chains"][0][0] == "chain"


def test_hostile_and_endless_strings_fit_into_cells():
    party = {"id": "x", "name": "a\x00b" + chr(0x202E) + "c" * 40_000}
    rows = sheets(
        render_workbook(
            sample.document([sample.chain(1, [sample.shipment(1, party)], sample.IMPORTER, party)])
        )
    )
    cell = rows["chains"][2][9]
    assert cell.startswith("a\ufffdb[U+202E]ccc")
    assert cell.endswith(" [cut]")
    assert len(cell) == 32_767


def test_a_regime_without_elements_keeps_its_row():
    rows = sheets(render_workbook(sample.document()))["assessments"]
    assert [row[3] for row in rows[2:]] == ["presumed", "presumed", "not_in_force"]


def test_a_name_without_candidates_keeps_its_row():
    rows = sheets(render_workbook(sample.document()))["matches"]
    assert rows[-1][:2] == ["TO ORDER", "no candidate"]


def test_absence_is_explained_in_the_workbook_too():
    said = [row[1] for row in sheets(render_workbook(sample.document([])))["coverage"]]
    assert any("Absence proves nothing" in str(text) for text in said)
