"""A paper as workbook holds text alone: no formula, whatever a name begins with."""

import io
import zipfile

import pytest
from python_calamine import CalamineWorkbook

from tests.report.filing.papers import CHINESE, SHA, item, paper
from unpick.model.paper import Annex, Gap, Kind, Line, Section
from unpick.report.filing.xlsx_out import render_xlsx

BAD = ("=cmd|' /C calc'!A0", "+1+1", "-2", "@SUM(1)", "%0A")


def sheet(data: bytes, name: str) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(name).to_python()


@pytest.mark.parametrize("bad", BAD)
def test_a_cell_that_begins_like_a_formula_is_text(bad):
    made = render_xlsx(
        paper(
            sections=(
                Section(number="1", heading="R", blocks=(Line(items=(item(f"{bad} says", Kind.STATED),)),)),
            ),
            annexes=(Annex(label="A-1", title=bad, url=bad, note=bad),),
            gaps=(Gap(says=bad, close=bad),),
        )
    )
    files = zipfile.ZipFile(io.BytesIO(made))
    text = b"".join(files.read(name) for name in files.namelist() if "worksheets/" in name)
    assert b"<f>" not in text and b"hyperlink" not in text
    assert b'quotePrefix="1"' in files.read("xl/styles.xml")
    assert sheet(made, "annexes")[1][1] == bad


def test_annexes_gaps_and_bars_are_all_there():
    made = render_xlsx(paper())
    rows = sheet(made, "annexes")
    assert [row[0] for row in rows[1:]] == ["A-1", "A-2", "A-3", "A-4", "A-5"]
    assert (rows[1][4], rows[1][5], rows[1][10]) == ("2026-02-11", SHA, 4)
    assert sheet(made, "gaps")[1] == [
        "No import after 2026-05 is shown.",
        "Add newer bills of lading.",
        "invented rule 12(b)(3)",
        "no",
    ]
    assert sheet(made, "quality bar")[2] == ["Independent origins per indicator", "1", "", "at least 2", "no"]
    assert ["2", CHINESE, "stated", "A-4", "row 3", "", ""] in sheet(made, "sentences")


def test_a_refused_paper_says_so_on_every_sheet():
    made = render_xlsx(paper(refused="No import is shown."))
    for name in ("annexes", "gaps", "quality bar", "sentences", "coverage"):
        assert sheet(made, name)[0][0] == "NOT READY TO FILE: No import is shown."


def test_a_text_longer_than_a_cell_is_cut_and_says_so():
    rows = sheet(render_xlsx(paper(coverage=("x" * 40_000,))), "coverage")
    cell = next(row[1] for row in rows if str(row[1]).startswith("xxx"))
    assert len(cell) == 32_767 and cell.endswith(" [cut]")


def test_the_same_paper_gives_the_same_bytes():
    assert render_xlsx(paper()) == render_xlsx(paper())
