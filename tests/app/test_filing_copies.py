"""A copy of an exhibit says what the exhibit shows and nothing of who made it; what cannot be cleaned stays."""

import io
import re
import struct
import zipfile
import zlib

import docx
import pypdf
import pytest
from python_calamine import CalamineWorkbook

from tests.app.test_filing_zip import MAKER, NAMES, letter, office, photograph
from unpick.app.filing_copies import clean_copy


def packed(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as held:
        for name, data in files.items():
            held.writestr(name, data)
    return out.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    held = zipfile.ZipFile(io.BytesIO(data))
    return {name: held.read(name) for name in held.namelist()}


def workbook() -> bytes:
    """Return a workbook as an office program leaves it: author, printer, label of an organization, comment."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"author": MAKER, "company": MAKER})
    sheet = book.add_worksheet("payroll")
    sheet.write_string(0, 0, "wage")
    sheet.write_comment(0, 0, "checked", {"author": MAKER})
    sheet.set_landscape()
    book.close()
    files = parts(out.getvalue())
    page = files["xl/worksheets/sheet1.xml"].decode()
    files["xl/worksheets/sheet1.xml"] = page.replace("<pageSetup ", '<pageSetup r:id="rId9" ').encode()
    relations = files["xl/worksheets/_rels/sheet1.xml.rels"].decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/printerSettings"
    more = f'<Relationship Id="rId9" Type="{kind}" Target="../printerSettings/printerSettings1.bin"/></Relationships>'
    files["xl/worksheets/_rels/sheet1.xml.rels"] = relations.replace("</Relationships>", more).encode()
    files["xl/printerSettings/printerSettings1.bin"] = f"printer of {MAKER}".encode("utf-16-le")
    files["docMetadata/LabelInfo.xml"] = f"<labels>{MAKER}</labels>".encode()
    return packed(files)


def test_a_workbook_loses_author_printer_and_label_and_keeps_its_cells():
    made = clean_copy(workbook(), "B-1")
    assert made.ending == "xlsx"
    files = parts(made.data)
    for data in files.values():
        assert MAKER.encode() not in data and MAKER.encode("utf-16-le") not in data
    assert b"r:id" not in re.findall(rb"<pageSetup[^>]*>", files["xl/worksheets/sheet1.xml"])[0]
    assert b"printerSettings" not in files["xl/worksheets/_rels/sheet1.xml.rels"]
    rows = CalamineWorkbook.from_filelike(io.BytesIO(made.data)).get_sheet_by_name("payroll").to_python()
    assert rows == [["wage"]]


def test_a_letter_of_an_office_program_opens_and_shows_the_same():
    made = clean_copy(office("Minutes of the invented mill."), "B-1")
    document = docx.Document(io.BytesIO(made.data))
    assert document.paragraphs[0].text == "Minutes of the invented mill."
    assert len(document.inline_shapes) == 1
    assert not any(MAKER.encode() in data for data in parts(made.data).values())


def test_who_changed_and_commented_is_not_told():
    text = f'<w:document><w:ins w:author="{MAKER}" w:id="1"><w:t>kept</w:t></w:ins></w:document>'
    made = clean_copy(packed({"word/document.xml": text.encode()}), "B-1")
    assert parts(made.data)["word/document.xml"] == text.replace(MAKER, "").encode()


def test_a_name_over_several_pieces_of_a_document_is_found():
    text = "<w:p><w:r><w:t>Quil</w:t></w:r><w:r><w:t>lon Vare</w:t></w:r><w:r><w:t>stad</w:t></w:r></w:p>"
    made = clean_copy(packed({"word/document.xml": text.encode()}), "B-1", names=NAMES)
    assert (made.data, made.how.split(";")[0]) == (b"", "it holds a name that is to be hidden")


def test_a_huge_picture_and_a_bomb_stay_and_say_why():
    # A header that claims 30,000 x 30,000 pixels; nothing of it is unpacked.
    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    made = clean_copy(b"\x89PNG\r\n\x1a\n" + chunk, "B-1")
    assert made.data == b""
    assert "30000 x 30000 pixels" in made.how or "picture" in made.how
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as held:
        held.writestr("word/document.xml", b" " * 300_000_000)
    made = clean_copy(out.getvalue(), "B-1")
    assert (made.data, made.how) == (b"", "unpacked it has more than 200 MB; split it")


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7 cut short", b"\xff\xd8\xff cut", b"PK\x03\x04 no", bytes(range(256))]
)
def test_what_is_damaged_stays_and_stops_nothing(data):
    made = clean_copy(data, "B-1", names=NAMES)
    assert made.data == b"" and made.how


def test_an_archive_is_no_exhibit():
    made = clean_copy(packed({"a.txt": b"x"}), "B-1")
    assert made.how.startswith("an archive is no exhibit")


def test_pictures_and_pdfs_are_pixels_alone():
    made = clean_copy(photograph(), "B-1")
    assert (made.ending, MAKER.encode() in made.data) == ("jpg", False)
    made = clean_copy(letter(), "B-2")
    reader = pypdf.PdfReader(io.BytesIO(made.data))
    assert reader.metadata is None and not reader.pages[0].extract_text()


def test_a_text_keeps_its_lines_and_loses_the_name():
    made = clean_copy(b"one\nQuillon  VARESTAD two\n", "B-1", names=NAMES)
    assert made.data == b"one\nPerson 1 two\n"
    assert clean_copy(b"one\r\ntwo", "B-1", names=NAMES).data == b"one\r\ntwo"
