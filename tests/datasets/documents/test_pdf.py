"""Pages of PDF documents keep their lines, their columns and their tables."""

import pytest

from tests.datasets.documents.made import assemble, pdf
from unpick.datasets.documents import read_document
from unpick.datasets.documents.pdf_meta import pdf_day
from unpick.exhibits.tables import understand

HEADS = ["No", "Name", "Days worked", "OT hours", "Gross pay", "Net pay"]
AT = [60, 95, 200, 290, 370, 460]


def table(rows, *, top=700, step=16, at=AT):
    return [
        (x, top - step * number, cell)
        for number, row in enumerate(rows)
        for x, cell in zip(at, row, strict=True)
        if cell
    ]


def rows(first, last):
    return [[str(n), f"Worker {n}", "26", str(n * 2), f"3,{n:03}.00", "2,900.00"] for n in range(first, last)]


def test_a_label_and_its_value_stay_on_one_line():
    reading = read_document(
        pdf([[(72, 700, "Date of audit:"), (220, 700, "2020-10-12"), (72, 684, "Workers: 49")]]), "a.pdf"
    )
    assert reading.text.split("\n") == ["Date of audit:   2020-10-12", "Workers: 49"]


def test_lines_come_from_the_top_whatever_the_order_in_the_file():
    reading = read_document(pdf([[(72, 600, "third"), (72, 700, "first"), (72, 650, "second")]]), "a.pdf")
    assert reading.text.split("\n") == ["first", "second", "third"]


def test_two_columns_of_prose_are_read_one_after_the_other():
    left = [(50, 700 - 14 * n, f"the left column goes on to tell line {n}") for n in range(12)]
    right = [(320, 700 - 14 * n, f"the right column goes on to tell line {n}") for n in range(12)]
    mixed = [text for pair in zip(left, right, strict=True) for text in pair]
    lines = read_document(
        pdf([[(50, 760, "Report of the audit of the quilt workshop"), *mixed]]), "a.pdf"
    ).text.split("\n")
    assert lines[0] == "Report of the audit of the quilt workshop"
    assert lines[1:13] == [text for _, _, text in left]
    assert lines[13:] == [text for _, _, text in right]


def test_a_form_of_short_labels_and_long_answers_is_read_line_by_line():
    labels = ["A1 Works", "A2 Notice that was sent to the works before the visit", "A3 On site", "A4 Heard", "A5 Halls on site",
              "A6 Halls entered", "A7 Others inside the wall", "A8 Interpreter"]  # fmt: skip
    answers = [f"the answer that stands beside label number {n}" for n in range(8)]
    page = [(50, 700 - 14 * n, label) for n, label in enumerate(labels)]
    page += [(330, 700 - 14 * n, answer) for n, answer in enumerate(answers)]
    lines = read_document(pdf([page]), "a.pdf").text.split("\n")
    assert [line.split("   ")[0].split("\t")[0] for line in lines] == labels
    assert all(line.endswith(answer) for line, answer in zip(lines, answers, strict=True))


def test_a_payroll_is_a_table_with_its_title_and_total():
    page = [(60, 760, "Made Up Quilts [invented]"), (60, 740, "Payroll of October 2020")]
    body = [HEADS, *rows(1, 8), ["", "Total", "182", "56", "21,028.00", "20,300.00"]]
    reading = read_document(pdf([[*page, *table(body)]]), "payroll.pdf")
    (grid,) = reading.grids
    assert (grid.header, len(grid.rows), grid.rows[6][4]) == (tuple(HEADS), 8, "3,007.00")
    assert "Payroll of October 2020" in grid.title
    assert "1\tWorker 1\t26\t2\t3,001.00\t2,900.00" in reading.text
    found = understand(grid)
    assert (found.role, len(found.rows), found.rows[0]["period"]) == ("payroll", 7, "2020-10")
    assert found.totals[0]["net"] == "20300.00"


def test_a_table_goes_on_over_the_page_with_or_without_its_header():
    with_header = read_document(pdf([table([HEADS, *rows(1, 9)]), table([HEADS, *rows(9, 17)])]), "a.pdf")
    without = read_document(pdf([table([HEADS, *rows(1, 9)]), table(rows(9, 17))]), "a.pdf")
    for reading in (with_header, without):
        assert [(grid.header, len(grid.rows)) for grid in reading.grids] == [(tuple(HEADS), 8)] * 2
        assert reading.grids[1].places[0].startswith("page 2 table 1 row ")


def test_two_tables_on_a_page_are_two():
    first = table(
        [["Building", "Use", "Visited"], ["A", "sewing", "yes"], ["B", "dormitory", "no"]], at=[60, 200, 330]
    )
    second = table([HEADS, *rows(1, 6)], top=500)
    reading = read_document(pdf([[*first, (60, 540, "Payroll of October 2020"), *second]]), "a.pdf")
    assert [grid.header for grid in reading.grids] == [("Building", "Use", "Visited"), tuple(HEADS)]
    assert [grid.title for grid in reading.grids] == ["", "Payroll of October 2020"]


def test_heads_over_several_columns_of_numbers_do_not_join_the_numbers():
    body = [
        (60, 700, "No"), (80, 700, "Employee name"), (230, 700, "Hours"), (370, 700, "Wages [RMB]"), (500, 700, "Net pay"),
        (200, 686, "Regular"), (250, 686, "Overtime"), (320, 686, "Base"), (370, 686, "Overtime"), (440, 686, "Total"),
    ]  # fmt: skip
    at = [60, 80, 210, 280, 310, 385, 430, 500]
    rows_below = [
        [str(n), f"Worker {n} Long Name", "176", str(n * 2), "2,000.00", "101.00", "2,101.00", "2,000.00"]
        for n in range(1, 7)
    ]
    (grid,) = read_document(pdf([[*body, *table(rows_below, top=672, step=14, at=at)]]), "a.pdf").grids
    row = {key: cell for key, cell in understand(grid).rows[1].items() if key != "worker"}
    assert row == {
        "hours": "176", "overtime_hours": "4", "base_pay": "2000.00", "overtime_pay": "101.00", "gross": "2101.00", "net": "2000.00",
    }  # fmt: skip


def test_a_cell_in_two_lines_is_one_cell():
    body = [
        (60, 700, "Building"), (160, 700, "Use"), (330, 700, "Visited"),
        (60, 676, "A"), (160, 676, "sewing"), (330, 676, "yes"),
        (60, 652, "B"), (160, 652, "dormitory of the"), (330, 652, "no"),
        (160, 640, "workers"),
        (60, 616, "C"), (160, 616, "canteen"), (330, 616, "yes"),
    ]  # fmt: skip
    (grid,) = read_document(pdf([body]), "a.pdf").grids
    assert grid.rows == (
        ("A", "sewing", "yes"),
        ("B", "dormitory of the workers", "no"),
        ("C", "canteen", "yes"),
    )


def test_prose_is_no_table():
    prose = [
        (72, 700 - 14 * n, "The auditor walked through all buildings of the site and saw no dormitory.")
        for n in range(20)
    ]
    assert read_document(pdf([prose]), "a.pdf").grids == ()


def test_a_form_of_labels_and_values_is_no_table_with_a_role():
    form = table(
        [["Factory:", "Made Up"], ["Date:", "2020-10-12"], ["Workers:", "49"], ["Scheme:", "Made Up"]],
        at=[60, 200],
    )
    assert not [grid for grid in read_document(pdf([form]), "a.pdf").grids if understand(grid)]


def test_chinese_text_is_read():
    words = "姓名 实发工资".encode("utf-16-be").hex()
    stream = f"BT /F1 12 Tf 72 700 Td <{words}> Tj ET".encode()
    data = assemble(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            f"<< /Length {len(stream)} >>",
            (
                "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light"
                " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>"
            ),
        ],
        {5: stream},
    )
    assert read_document(data, "a.pdf").text == "姓名 实发工资"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("D:20201102143000+08'00'", "2020-11-02T14:30:00+08:00"),
        ("D:20201102143000Z", "2020-11-02T14:30:00+00:00"),
        ("20201102", "2020-11-02"),
        ("D:202011", "2020-11"),
        ("D:20201399", "2020"),
        ("October", ""),
    ],
)
def test_moments_of_a_document_are_iso(text, day):
    assert pdf_day(text) == day
