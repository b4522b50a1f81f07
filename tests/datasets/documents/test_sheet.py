"""Sheets as firms keep them: titles above, heads over several columns, two months on one sheet, notes below."""

import datetime as dt
import io
import zipfile

import docx
import pytest
import xlsxwriter
from PIL import Image

from tests.datasets.documents.made import book
from unpick.datasets.documents import read_document
from unpick.exhibits.tables import understand

MONTH = [
    ["No", "Name", "Days worked", "Net pay"],
    [1, "A", 26, 2900],
    [2, "B", 25, 2800],
    ["", "Total", 51, 5700],
]


def test_two_months_on_a_sheet_are_two_tables_each_of_its_month():
    data = book(P=[["Payroll October 2020"], *MONTH, [], ["Payroll November 2020"], *MONTH])
    tables = [understand(grid) for grid in read_document(data, "p.xlsx").grids]
    assert [{row["period"] for row in table.rows} for table in tables] == [{"2020-10"}, {"2020-11"}]
    assert [len(table.totals) for table in tables] == [1, 1]


def test_two_months_without_a_blank_row_between_are_two_tables():
    data = book(P=[["Payroll October 2020"], *MONTH, ["Payroll November 2020"], *MONTH])
    tables = [understand(grid) for grid in read_document(data, "p.xlsx").grids]
    assert [{row["period"] for row in table.rows} for table in tables] == [{"2020-10"}, {"2020-11"}]


def test_a_header_repeated_for_printing_does_not_part_a_table():
    data = book(P=[["Payroll October 2020"], *MONTH[:3], MONTH[0], [3, "C", 26, 2900]])
    (grid,) = read_document(data, "p.xlsx").grids
    assert len(understand(grid).rows) == 3


def test_tables_of_two_kinds_on_a_sheet_are_two():
    site = [["Building", "Use", "Area (m2)"], ["A", "sewing", 1200], ["B", "dormitory", 800]]
    grids = read_document(book(P=[*MONTH, [], *site]), "p.xlsx").grids
    assert [understand(grid).role for grid in grids] == ["payroll", "site"]


def test_titles_notes_and_totals_stay_on_the_page_of_the_sheet():
    data = book(
        P=[["Made Up Quilts (invented)"], *MONTH, ["Prepared by:", "", "Approved by:"], ["49 workers in all"]]
    )
    lines = read_document(data, "p.xlsx").pages[0].text.split("\n")
    assert lines == [
        "Made Up Quilts (invented)",
        "Total\t51\t5700",
        "Prepared by:\tApproved by:",
        "49 workers in all",
    ]


def test_a_head_over_several_columns_is_read_with_the_heads_below_it():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("工资表")
        sheet.merge_range("A1:H1", "某某厂 2020年10月工资表")
        for place, words in (
            ("A2:A3", "序号"),
            ("B2:B3", "姓名"),
            ("C2:D2", "工时"),
            ("E2:G2", "应发工资"),
            ("H2:H3", "实发工资"),
        ):
            sheet.merge_range(place, words)
        sheet.write_row("C3", ["正常工时", "加班工时"])
        sheet.write_row("E3", ["基本工资", "加班费", "合计"])
        sheet.write_row("A4", [1, "甲", 176, 40, 2000, 500, 2500, 2400])
        sheet.write_row("A5", [2, "乙", 176, 36, 2000, 450, 2450, 2350])
    (grid,) = read_document(out.getvalue(), "工资.xlsx").grids
    table = understand(grid)
    row = {key: cell for key, cell in table.rows[0].items() if key != "worker"}
    assert row == {
        "hours": "176", "overtime_hours": "40", "base_pay": "2000", "overtime_pay": "500", "gross": "2500", "net": "2400", "period": "2020-10",
    }  # fmt: skip


def test_days_and_times_of_a_sheet_are_days_and_times():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Cards")
        day, clock = (
            workbook.add_format({"num_format": "d/m/yyyy"}),
            workbook.add_format({"num_format": "hh:mm"}),
        )
        sheet.write_row(0, 0, ["Employee no", "Date", "Time in", "Time out"])
        for row in (1, 2):
            sheet.write(row, 0, row)
            sheet.write_datetime(row, 1, dt.date(2020, 10, 4 + row), day)
            sheet.write_datetime(row, 2, dt.time(7, 58), clock)
            sheet.write_datetime(row, 3, dt.time(17, 2), clock)
    (grid,) = read_document(out.getvalue(), "cards.xlsx").grids
    assert grid.rows[0] == ("1", "2020-10-05", "07:58", "17:02")
    assert understand(grid).unsure == ()


def test_a_sheet_that_begins_in_its_middle_keeps_its_places():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("P")
        for number, row in enumerate(MONTH):
            sheet.write_row(10 + number, 5, row)
    (grid,) = read_document(out.getvalue(), "p.xlsx").grids
    assert grid.header == tuple(MONTH[0])
    assert grid.places[0] == "sheet P row 12"


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_delimited_text_is_parted_whatever_its_mark(mark):
    text = "\n".join(mark.join(map(str, row)) for row in MONTH)
    (grid,) = read_document(text.encode(), "p.csv").grids
    assert (grid.header, grid.places[0]) == (tuple(MONTH[0]), "row 2")


def test_a_delimited_file_without_a_name_that_says_so_is_told_by_its_lines():
    text = "\n".join(",".join(map(str, row)) for row in MONTH)
    assert read_document(text.encode(), "payroll").media == "sheet"


def test_a_text_document_keeps_the_order_of_paragraphs_and_tables_and_its_pages():
    document = docx.Document()
    document.add_paragraph("Audit report")
    table = document.add_table(3, 3)
    for number, row in enumerate(
        [["Building", "Use", "Visited"], ["A", "sewing", "yes"], ["B", "dormitory", "no"]]
    ):
        for column, cell in enumerate(row):
            table.cell(number, column).text = cell
    document.add_paragraph("Findings follow.")
    document.add_page_break()
    document.add_paragraph("No finding.")
    document.core_properties.created = dt.datetime(2020, 11, 2, tzinfo=dt.UTC)
    out = io.BytesIO()
    document.save(out)
    reading = read_document(out.getvalue(), "audit.docx")
    assert (
        reading.pages[0].text
        == "Audit report\nBuilding\tUse\tVisited\nA\tsewing\tyes\nB\tdormitory\tno\nFindings follow."
    )
    assert reading.pages[1].text == "No finding."
    assert reading.grids[0].places == ("page 1 table 1 row 2", "page 1 table 1 row 3")
    assert reading.grids[0].title == "Audit report"
    assert reading.meta["created"].startswith("2020-11-02")


def test_a_photograph_gives_its_day_and_that_it_has_a_position_but_not_which():
    exif = Image.Exif()
    exif.get_ifd(0x8769)[36867] = "2020:10:19 14:03:22"
    exif.get_ifd(0x8825)[2] = (40.0, 7.0, 30.0)
    out = io.BytesIO()
    Image.new("RGB", (64, 48)).save(out, "JPEG", exif=exif)
    reading = read_document(out.getvalue(), "photo.jpg")
    assert (reading.meta["exif_taken"], reading.meta["exif_gps"]) == ("2020-10-19T14:03:22", "yes")
    assert (reading.meta["width"], reading.meta["height"]) == ("64", "48")
    assert "40" not in repr(reading.meta)
    assert reading.problems[0].problem.startswith("picture: not read by this version")


def test_each_page_of_a_scanned_fax_is_a_page():
    out = io.BytesIO()
    pages = [Image.new("1", (32, 32)) for _ in range(3)]
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:])
    reading = read_document(out.getvalue(), "fax.tif")
    assert [page.pictures for page in reading.pages] == [1, 1, 1]


def _ods(rows: str) -> bytes:
    xml = (
        '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="P">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", xml)
    return out.getvalue()


def _cells(*cells: str, repeated: int = 1) -> str:
    return "".join(
        f'<table:table-cell table:number-columns-repeated="{repeated}" office:value-type="string">'
        f"<text:p>{cell}</text:p></table:table-cell>"
        for cell in cells
    )


def test_a_sheet_of_the_open_format_is_read():
    rows = "".join(f"<table:table-row>{_cells(*map(str, row))}</table:table-row>" for row in MONTH)
    (grid,) = read_document(_ods(rows), "p.ods").grids
    assert (grid.header, grid.rows[0]) == (tuple(MONTH[0]), ("1", "A", "26", "2900"))


def test_a_cell_of_the_open_format_repeated_without_end_is_refused():
    rows = f'<table:table-row table:number-rows-repeated="1000000">{_cells("a", repeated=16000)}</table:table-row>'
    assert "repeats" in read_document(_ods(rows), "p.ods").problems[0].problem
