"""Bad and hostile files: each becomes a problem with a remedy, the good parts are read, in bounded time."""

import io
import struct
import time
import zipfile
import zlib

import docx
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from tests.datasets.documents.made import assemble, book, pdf
from unpick.datasets.documents import read_document
from unpick.datasets.documents.archive import refusal

AUDIT = pdf([[(72, 700, "Audit report")], [(72, 700, "Findings of the audit")]])


def _locked(user: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(AUDIT)))
    writer.encrypt(user_password=user, owner_password="owner", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _archive(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return out.getvalue()


def _replaced(data: bytes, name: str, change) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    parts[name] = change(parts[name])
    return _archive(parts)


def _one_page(contents: str, streams: dict[int, bytes], extra: tuple[str, ...] = ()) -> bytes:
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {contents}"
            " /Resources << /Font << /F1 3 0 R >> /XObject << /A 6 0 R >> >> >>"
        ),
        *(extra or tuple(f"<< /Length {len(body)} /Filter /FlateDecode >>" for body in streams.values())),
    ]
    return assemble(objects, streams)


def test_a_document_locked_for_owners_only_is_read():
    reading = read_document(_locked(""), "audit.pdf")
    assert reading.pages[0].text == "Audit report"
    assert reading.meta["encrypted"] == "yes"


def test_a_document_locked_for_readers_is_a_problem_with_a_remedy():
    reading = read_document(_locked("secret"), "audit.pdf")
    assert not reading.pages
    assert reading.problems[0].remedy == "save it without a password"


def test_a_document_cut_short_says_so_or_gives_its_pages():
    reading = read_document(AUDIT[: len(AUDIT) // 2], "audit.pdf")
    assert reading.problems or reading.pages


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4\n" + b"\x00\xff" * 5000, AUDIT[:40]])
def test_a_damaged_document_is_a_problem(data):
    reading = read_document(data, "audit.pdf")
    assert "damaged" in reading.problems[0].problem
    assert not reading.pages


def test_a_document_without_pages_is_a_problem():
    data = assemble(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"], {})
    reading = read_document(data, "audit.pdf")
    assert reading.problems
    assert not reading.text


def test_each_saved_change_of_a_document_is_a_revision():
    assert read_document(AUDIT, "a.pdf").meta["revisions"] == "1"
    assert read_document(AUDIT + b"\nstartxref\n9\n%%EOF\n", "a.pdf").meta["revisions"] == "2"


def test_a_document_made_for_fast_viewing_is_no_revision():
    head, rest = AUDIT[:9], AUDIT[9:]
    fast = head + b"9 0 obj << /Linearized 1 >> endobj\n%%EOF\n" + rest
    assert read_document(fast, "a.pdf").meta["revisions"] == "1"


@pytest.mark.slow
def test_a_document_of_two_thousand_pages_is_read_whole_in_bounded_time():
    line = "the payroll of the workers of the sewing line was seen by the auditor on the day of the audit"
    data = pdf([[(50, 800 - 14 * row, line) for row in range(50)] for _ in range(2000)], pack=True)
    started = time.process_time()
    reading = read_document(data, "audit.pdf")
    assert len(reading.pages) == 2000
    assert reading.pages[1999].text.count(line) == 50
    assert time.process_time() - started < 90


def test_contents_that_inflate_a_thousandfold_are_refused_before_a_page_is_opened():
    body = zlib.compress(b"BT (a) Tj ET\n" * (32 << 16), 9)
    started = time.process_time()
    reading = read_document(_one_page("5 0 R", {5: body}), "audit.pdf")
    assert "inflates" in reading.problems[0].problem
    assert time.process_time() - started < 5


def test_contents_that_call_themselves_a_picture_are_refused_all_the_same():
    body = zlib.compress(b"BT (a) Tj ET\n" * (32 << 16), 9)
    label = f"<< /Length {len(body)} /Filter /FlateDecode /Subtype /Image >>"
    reading = read_document(_one_page("5 0 R", {5: body}, (label,)), "audit.pdf")
    assert "inflates" in reading.problems[0].problem


def test_contents_deflated_twice_are_refused():
    body = zlib.compress(zlib.compress(b"BT (a) Tj ET\n" * (32 << 16), 9), 9)
    label = f"<< /Length {len(body)} /Filter [/FlateDecode /FlateDecode] >>"
    reading = read_document(_one_page("5 0 R", {5: body}, (label,)), "audit.pdf")
    assert "inflates" in reading.problems[0].problem


def test_contents_repeated_a_thousand_times_are_refused():
    body = zlib.compress(b"BT (a) Tj ET\n" * 100_000, 9)
    reading = read_document(_one_page(f"[{'5 0 R ' * 1000}]", {5: body}), "audit.pdf")
    assert "parts" in reading.problems[0].problem


def test_forms_that_draw_forms_that_draw_forms_are_refused():
    body = zlib.compress(b"/A Do\n" * 5000)
    form = f"<< /Length {len(body)} /Filter /FlateDecode /Subtype /Form /BBox [0 0 9 9] >>"
    page = f"<< /Length {len(body)} /Filter /FlateDecode >>"
    reading = read_document(_one_page("5 0 R", {5: body, 6: body}, (page, form)), "audit.pdf")
    assert "forms" in reading.problems[0].problem


def test_a_blank_scan_that_packs_well_is_no_bomb():
    picture = zlib.compress(b"\xff" * (100 << 20), 9)
    draw = zlib.compress(b"q 595 0 0 842 0 0 cm /A Do Q")
    labels = (
        f"<< /Length {len(draw)} /Filter /FlateDecode >>",
        (
            f"<< /Length {len(picture)} /Filter /FlateDecode /Type /XObject /Subtype /Image /Width 5000 /Height 7000"
            " /ColorSpace /DeviceRGB /BitsPerComponent 8 >>"
        ),
    )
    reading = read_document(_one_page("5 0 R", {5: draw, 6: picture}, labels), "scan.pdf")
    assert reading.pages[0].pictures == 1
    assert reading.problems[0].problem.startswith("scan without text: page 1 holds a picture and no text")


@pytest.mark.parametrize("name", ["xl/sharedStrings.xml", "word/document.xml"])
def test_an_office_file_that_expands_a_thousandfold_is_refused(name):
    data = _archive({"[Content_Types].xml": b"<Types/>", name: b"a" * (200 << 20)})
    started = time.process_time()
    reading = read_document(data, "payroll.xlsx")
    assert "zip bomb" in reading.problems[0].problem
    assert time.process_time() - started < 5


def test_an_archive_that_understates_its_size_is_measured():
    data = _archive({"xl/workbook.xml": b"a" * (100 << 20)})
    lie = data.replace(struct.pack("<I", 100 << 20), struct.pack("<I", 1000))
    assert "zip bomb" in refusal(lie)[0]


def test_a_sheet_with_one_cell_at_its_far_corner_is_not_spread_out_in_memory():
    data = _replaced(
        book(Far=[["a", "b"], ["1", "2"]], Near=[["Name", "Net pay", "Days"], ["A", 2900, 26]]),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(
            b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
        ),
    )
    reading = read_document(data, "payroll.xlsx")
    assert "spans 1048576 rows" in reading.problems[0].problem
    assert [grid.name for grid in reading.grids] == ["sheet Near"]


def test_cells_that_repeat_one_long_text_are_not_read():
    data = book(Long=[["x" * 30_000] for _ in range(3000)])
    assert "repeat" in read_document(data, "payroll.xlsx").problems[0].problem


def test_entities_in_the_xml_of_a_workbook_are_not_expanded():
    laugh = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "' + b"a" * 1000 + b'"><!ENTITY b "&a;&a;">]>'
    data = _replaced(
        book(P=[["Name", "Net pay"], ["A", 1]]), "docProps/core.xml", lambda xml: laugh + b"<x>&b;</x>"
    )
    assert read_document(data, "payroll.xlsx").grids[0].rows == (("A", "1"),)


def test_hidden_sheets_rows_columns_and_formulas_are_read_and_marked():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        shown, hidden = workbook.add_worksheet("Payroll"), workbook.add_worksheet("Real")
        for sheet in (shown, hidden):
            sheet.write_row(1, 1, ["Name", "Base pay", "Overtime pay", "Gross pay"])
            for row in (2, 3):
                sheet.write_row(row, 1, [f"W{row}", 2000, 300])
                sheet.write_formula(row, 4, f"=C{row + 1}+D{row + 1}", None, 2300)
        shown.set_row(3, None, None, {"hidden": True})
        shown.set_column("D:D", None, None, {"hidden": True})
        hidden.very_hidden()
    reading = read_document(out.getvalue(), "payroll.xlsx")
    first, second = reading.grids
    assert first.rows[0] == ("W2", "2000", "300", "2300")
    assert first.formulas == ((0, 3, "C3+D3"), (1, 3, "C4+D4"))
    assert (first.hidden, first.hidden_rows, first.hidden_columns) == (False, (1,), (2,))
    assert second.hidden
    assert {problem.place for problem in reading.problems} == {"sheet Payroll", "sheet Real"}


@pytest.mark.parametrize("cut", [30, 2000, -200])
def test_a_workbook_cut_short_is_a_problem(cut):
    reading = read_document(book(P=[["Name", "Net pay"], ["A", 2900]] * 50)[:cut], "payroll.xlsx")
    assert reading.problems
    assert not reading.grids


def test_a_locked_workbook_is_a_problem():
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    reading = read_document(head, "payroll.xlsx")
    assert reading.problems[0].remedy == "save it without a password"


def test_a_text_document_cut_short_is_a_problem():
    out = io.BytesIO()
    docx.Document().save(out)
    assert read_document(out.getvalue()[:3000], "audit.docx").problems


def test_a_picture_cut_short_or_of_absurd_size_is_no_error():
    head = struct.pack(">II", 60_000, 60_000) + b"\x08\x02\x00\x00\x00"
    chunk = b"IHDR" + head
    huge = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    assert read_document(huge, "photo.png").problems
    assert read_document(b"\xff\xd8\xff\xe0", "photo.jpg").problems


def test_yaml_that_refers_to_itself_is_a_problem():
    assert read_document(b"a: &x [1]\nb: [*x, *x]\n", "a.yml").problems


def test_json_nested_beyond_reason_is_a_problem():
    assert read_document(b"[" * 100_000, "a.json").problems


def test_a_table_of_many_wide_rows_ends_in_bounded_time():
    data = b",".join([b"1"] * 200_000) + b"\n" + b"a,b\n" * 1000
    started = time.process_time()
    assert read_document(data, "a.csv").problems
    assert time.process_time() - started < 10


def test_words_that_stand_far_outside_the_page_take_no_time():
    page = [(x, y, "word") for y in (700, 680, 660) for x in (72, 99_999_999)]
    started = time.process_time()
    assert "word" in read_document(pdf([page]), "a.pdf").text
    assert time.process_time() - started < 3


def test_a_page_crowded_beyond_order_is_left_out_and_the_next_is_read():
    crowd = [(2 + 12 * column, 800 - 0.16 * row, "1") for row in range(700) for column in range(48)]
    started = time.process_time()
    reading = read_document(pdf([crowd, [(72, 700, "Audit report")]], pack=True), "a.pdf")
    assert reading.text.strip() == "Audit report"
    assert reading.problems[0].place == "page 1"
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    "line", ["alpha{0},beta{0},gamma{0}", "Title {0},,\nName,Days worked,Net pay\nA,1,2", ",,\na,b,"]
)
def test_a_table_of_many_rows_without_order_ends_in_bounded_time(line):
    data = "\n".join(line.format(number) for number in range(10_000)).encode()
    started = time.process_time()
    assert read_document(data, "a.csv").pages
    assert time.process_time() - started < 10


def test_a_program_is_of_no_kind_that_is_read():
    assert read_document(b"\x7fELF" + bytes(range(256)) * 20, "audit.txt").media == "other"


HEADS = [b"%PDF-1.4\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"<html>", b"{", b"From: a\nTo: b\nDate: c\nSubject: d\n", b""]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(HEADS),
    st.binary(max_size=600),
    st.sampled_from(["a.pdf", "a.xlsx", "a.csv", "a.yml", "a"]),
)
def test_no_bytes_whatever_raise_an_error(head, rest, name):
    reading = read_document(head + rest, name)
    assert reading.pages or reading.problems


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["pdf", "xlsx"]), st.integers(0, 5000), st.integers(0, 255))
def test_no_single_changed_byte_raises_an_error(kind, at, value):
    data = bytearray(AUDIT if kind == "pdf" else book(P=[["Name", "Net pay"], ["A", 2900]]))
    data[at % len(data)] = value
    reading = read_document(bytes(data), f"a.{kind}")
    assert reading.pages or reading.problems
