"""Every kind of file of a packet says what it holds; how a file is named does not change what it is."""

import email.message

import pytest

from tests.datasets.documents.made import book, pdf
from unpick.datasets.documents import read_document

PAYROLL = [
    ["Made Up Quilts (invented)"],
    ["Payroll of October 2020"],
    [],
    ["No", "Name", "Days worked", "Net pay"],
    [1, "A", 26, 2900],
    [2, "B", 25, 2800.5],
    ["", "Total", 51, 5700.5],
    ["Prepared by:"],
]


def test_what_stands_above_a_payroll_is_its_title_and_stays_on_the_page():
    reading = read_document(book(Payroll=PAYROLL), "payroll.xlsx")
    (grid,) = reading.grids
    assert grid.header == ("No", "Name", "Days worked", "Net pay")
    assert grid.title == "Made Up Quilts (invented)\nPayroll of October 2020"
    assert grid.rows[1] == ("2", "B", "25", "2800.5")
    assert grid.places[0] == "sheet Payroll row 5"
    assert "Payroll of October 2020" in reading.pages[0].text
    assert "Prepared by:" in reading.pages[0].text


def test_a_workbook_named_as_a_pdf_is_still_a_workbook():
    assert read_document(book(Payroll=PAYROLL), "payroll.pdf").media == "sheet"


def test_a_pdf_named_as_a_workbook_is_still_a_pdf():
    reading = read_document(pdf([[(72, 700, "Audit report")]]), "audit.xlsx")
    assert (reading.media, reading.text) == ("pdf", "Audit report")


def test_controls_in_a_file_name_are_shown_as_question_marks():
    assert read_document(b"text", "pay\u202egnp\x00.txt").file == "pay?gnp?.txt"


@pytest.mark.parametrize("data", [b"", b"\n \n", b"\0" * 4096])
def test_an_empty_file_is_a_problem_and_no_error(data):
    reading = read_document(data, "audit.pdf")
    assert reading.problems[0].problem == "the file is empty"
    assert not reading.pages


def test_a_csv_of_the_mainland_is_read_in_its_encoding():
    text = "工资表 2020年10月,,,\n序号,姓名,出勤天数,实发工资\n1,甲,26,2900\n2,乙,26,2900\n合计,,52,5800\n"
    reading = read_document(text.encode("gb18030"), "工资.csv")
    assert reading.grids[0].header == ("序号", "姓名", "出勤天数", "实发工资")
    assert reading.meta["encoding"] == "gb18030"


def test_a_korean_text_is_read_in_its_encoding():
    text = "급여대장 2020년 10월\n공장: 지어낸 공장\n근로자 49명\n"
    reading = read_document(text.encode("euc_kr"), "pay.txt")
    assert reading.text.startswith("급여대장 2020년 10월")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_wide_text_is_read_with_and_without_a_mark(encoding):
    reading = read_document("Audit of 49 workers\nDate: 2020-10-12".encode(encoding), "a.txt")
    assert reading.text == "Audit of 49 workers\nDate: 2020-10-12"


def test_stray_zero_bytes_are_left_out():
    assert read_document(b"Audit of\0 49 workers", "a.txt").text == "Audit of 49 workers"


def test_a_pipe_table_and_a_spaced_table_are_two_tables():
    text = (
        "# Index\n\n| Annex | Title | Pages |\n|---|---|---|\n| 1 | Audit | 12 |\n| 2 | Payroll | 4 |\n\n"
        "Name   Days worked   Net pay\nA      26            2,900\nB      25            2,800\n"
    )
    first, second = read_document(text.encode(), "index.md").grids
    assert first.header == ("Annex", "Title", "Pages")
    assert (second.header, second.rows[0]) == (("Name", "Days worked", "Net pay"), ("A", "26", "2,900"))
    assert second.title == ""


def test_lines_of_label_and_value_are_no_table():
    text = b"Factory:   Made Up Quilts\nDate:   2020-10-12\nWorkers:   49\n"
    assert read_document(text, "audit.txt").grids == ()


def test_an_email_gives_its_text_and_names_what_is_attached():
    message = email.message.EmailMessage()
    message["From"], message["To"] = "a@one.example", "b@two.example"
    message["Subject"], message["Date"] = "Records", "Mon, 02 Nov 2020 10:00:00 +0800"
    message.set_content("We decline to answer.")
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="audit.pdf")
    reading = read_document(bytes(message), "answer.eml")
    assert "We decline to answer." in reading.text
    assert "Subject: Records" in reading.text
    assert [(p.place, p.remedy) for p in reading.problems] == [
        ("attachment audit.pdf", "add it as its own exhibit")
    ]


def test_a_web_page_gives_its_visible_text_and_tables():
    page = (
        b"<html><head><title>T</title></head><body><p>Hello<script>hidden()</script><br>there"
        b"<table><tr><th>Annex<th>Title<tr><td>1<td>Audit<tr><td>2<td>Payroll</table></body></html>"
    )
    reading = read_document(page, "index.html")
    assert reading.text == "Hello\nthere\nAnnex\tTitle\n1\tAudit\n2\tPayroll"
    assert reading.grids[0].rows == (("1", "Audit"), ("2", "Payroll"))


def test_a_keyed_document_gives_lines_with_their_keys_and_records_as_a_table():
    data = b"audit:\n  scheme: X\n  on_site: 2020-10-12\nlines:\n  - {id: 1, style: MU-1}\n  - {id: 2, style: MU-2}\n"
    reading = read_document(data, "audit.yml")
    assert reading.text == "audit.scheme: X\naudit.on_site: 2020-10-12"
    assert reading.grids[0].rows == (("1", "MU-1"), ("2", "MU-2"))
    assert reading.grids[0].places == ("lines[1]", "lines[2]")
