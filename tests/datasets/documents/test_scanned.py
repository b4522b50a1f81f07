"""Pages that are pictures of print: figures come out as printed or as `?`, and what cannot be read is told."""

import importlib.util

import pytest

from unpick.datasets.documents import ocr, read_document, scanned_words
from unpick.datasets.documents.layout import PlacedTable
from unpick.datasets.documents.ocr import PlacedText
from unpick.datasets.documents.scanned import read_scan
from unpick.datasets.documents.scanned_tables import evened
from unpick.datasets.documents.scanned_words import UNSURE, read_twice
from unpick.datasets.generate.papers import photo, table_scan
from unpick.datasets.generate.papers.signature import signature
from unpick.exhibits.pasted import alike_pairs

pytestmark = pytest.mark.skipif(
    not importlib.util.find_spec("cv2"), reason="the extra photos is not installed"
)
needs_ocr = pytest.mark.skipif(not ocr.has_ocr(), reason="tesseract (Debian: tesseract-ocr) is not installed")

HEADS = ["No.", "Name", "Days", "Hours", "Base pay", "Overtime", "Gross", "Net pay"]


def rows(count=12):
    out = []
    for at in range(1, count + 1):
        days, base, more = 14 + at % 11, 1500 + 137 * at, 61 * at
        pay = (base, more, base + more, base + more - 80)
        out.append([str(at), f"Worker {at + 20}", str(days), str(8 * days), *(f"{one:,}.00" for one in pay)])
    return out


def sheet(**more):
    return table_scan("Invented Glove Works, April 2023", HEADS, rows(), "2023-05-02", seed=4, **more)


@needs_ocr
@pytest.mark.parametrize("more", [{}, {"ruled": False, "turn": -1.5}])
def test_figures_of_a_scanned_payroll_come_out_as_printed_or_as_unsure(more):
    found = read_scan(sheet(**more), "picture", frozenset())
    (grid,) = found.grids
    assert grid.header == tuple(HEADS)
    assert (grid.machine, found.pages[0].machine) == (True, True)
    assert "Invented Glove Works" in grid.title
    cells = [
        (cell, want)
        for row, wants in zip(grid.rows, rows(), strict=True)
        for cell, want in zip(row, wants, strict=True)
    ]
    assert all(cell == want for cell, want in cells if UNSURE not in cell)
    assert sum(cell == want for cell, want in cells) >= 0.95 * len(cells)
    (problem,) = found.problems
    assert problem.place == "page 1"
    assert "was read by machine" in problem.problem


@needs_ocr
def test_the_page_of_a_pdf_without_a_text_layer_is_read_alike():
    data = sheet(kind="PDF")
    plain = read_document(data, "payroll.pdf")
    assert [page.is_blank for page in plain.pages] == [True]
    (grid,) = read_scan(data, "pdf", frozenset({1})).grids
    assert (grid.name, len(grid.rows)) == ("page 1 table 1", 12)


@needs_ocr
def test_print_that_is_too_small_is_said_to_be_so_and_not_read():
    found = read_scan(sheet(dpi=80, points=8.0), "picture", frozenset())
    assert not found.pages
    assert "too small to be read by machine" in found.problems[0].problem


def test_a_photograph_is_no_page(monkeypatch):
    monkeypatch.setattr(scanned_words, "read_places", lambda *_, **__: pytest.fail("it was read"))
    found = read_scan(photo("cartons", seed=3), "picture", frozenset())
    assert (found.pages, found.grids, found.problems) == ((), (), ())


@pytest.mark.parametrize("state", ["crashed", "slow"])
def test_a_reader_that_dies_is_told_and_nothing_is_read(monkeypatch, state):
    monkeypatch.setattr(scanned_words, "read_places", lambda *_, **__: (state, []))
    found = read_scan(sheet(), "picture", frozenset())
    assert not found.pages
    assert f"failed ({state})" in found.problems[0].problem


def word(text, left, top=100):
    return PlacedText(text=text, line=1, left=left, top=top, right=left + 60, bottom=top + 30, sure=90.0)


def test_a_figure_counts_only_where_both_readings_give_it(monkeypatch):
    import numpy as np

    # The second reading is kept and has the points of the page; the first is of a page of 0.8 of its size.
    kept = [word("Gross", 0), word("1,200.00", 100), word("840.00", 200), word("|", 300), word("27:", 400)]
    probe = [word("Grass", 0, 80), word("1,200.00", 80, 80), word("640.00", 160, 80), word("27", 330, 80)]
    given = iter([probe, kept])
    monkeypatch.setattr(scanned_words, "FEWEST", 1)
    monkeypatch.setattr(scanned_words, "read_places", lambda *_, **__: ("read", next(given)))
    read = read_twice(np.full((400, 600), 250, np.uint8))
    assert [one.text for one in read.words] == ["Gross", "1,200.00", UNSURE, "27"]


def test_a_cell_unlike_all_others_of_its_column_is_unsure():
    column = ["Net", *(f"{at}00.50" for at in range(1, 9)), "90050", "700,50", "Bo"]
    table = PlacedTable(first=0, last=11, rows=tuple((one, "x") for one in column), at=tuple(range(12)))
    assert [row[0] for row in evened(table).rows][-4:] == ["800.50", UNSURE, UNSURE, UNSURE]
    assert evened(table).rows[0] == ("Net", "x")


SIGNED = ["No.", "Days", "Base pay", "Gross", "Received, signature     "]


def signed_sheet(column, ink, seed=5):
    own = [
        [str(at + 1), str(14 + at), f"{1500 + 137 * at}.00", f"{1600 + 150 * at}.00", column[at]]
        for at in range(9)
    ]
    return table_scan("Invented Glove Works, April 2023", SIGNED, own, "2023-05-02", seed=seed, signed=ink)


@needs_ocr
def test_ink_under_a_head_for_signatures_is_cut_out_row_by_row_and_copies_are_told():
    ink = {(at, 4): signature(1 if at in (2, 6) else 50 + at, 0) for at in range(9) if at != 4}
    found = read_scan(signed_sheet([""] * 9, ink), "picture", frozenset()).inks
    places = [one.place for one in found]
    assert places == [f"page 1 table 1 row {at + 2}" for at in range(9) if at != 4]
    assert [(places[one][-1], places[other][-1]) for one, other, _ in alike_pairs(found)] == [("4", "8")]
    assert all("1600.00" not in one.row or one.place.endswith("row 2") for one in found)


@needs_ocr
def test_typed_names_under_a_head_for_signatures_are_print_and_no_ink():
    names = [
        "Anna Amber",
        "Boris Birch",
        "Clara Cedar",
        "Anna Amber",
        "Dora Elder",
        "Emil Fennel",
        "Fanny Ginger",
        "Gustav Hazel",
        "Anna Amber",
    ]
    assert read_scan(signed_sheet(names, {}), "picture", frozenset()).inks == ()
