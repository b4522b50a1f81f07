"""Papers that do not exist: what they say, what they hide, and that their sums are right."""

import datetime as dt
import io
from email import message_from_bytes
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader
from python_calamine import CalamineWorkbook, SheetVisibleEnum

from unpick.datasets.generate.papers import (
    LOOKS,
    MARK,
    Sheet,
    attendance,
    cards,
    csv,
    docx,
    eml,
    pay,
    pdf,
    photo,
    piece_pay,
    scan,
    txt,
    workdays,
    write_packet,
    xlsx,
)

BLOCKS = [
    "# Report on #2 & *three* at 50% _off_ $4 @home",
    {"Day": dt.date(2020, 11, 3), "By": "nobody"},
    "- a point",
    [["a", "b"], ["1", "<2>"], ["only one"]],
    "two\nlines",
]
IDS = [f"W{at}" for at in range(1, 30)]


def text_of(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


@pytest.mark.parametrize("look", LOOKS)
def test_a_printed_paper_says_its_words_whatever_its_hand(look: str):
    made = pdf(BLOCKS, "2020-11-24", look=look, head="A Firm & Sons", foot="page foot")
    text = " ".join(text_of(made).split())
    for word in (
        "Report on #2 & *three* at 50% _off_ $4 @home",
        "2020-11-03",
        "a point",
        "<2>",
        "A Firm & Sons",
        MARK,
    ):
        assert word in text
    assert str(PdfReader(io.BytesIO(made)).metadata["/CreationDate"]).startswith("D:20201124")


def test_a_scan_and_a_page_of_cards_have_pictures_and_no_text():
    for made in (scan(BLOCKS, "2021-01-01", seed=1), cards(9, "2021-01-01", seed=1)):
        reader = PdfReader(io.BytesIO(made))
        assert text_of(made).strip() == ""
        assert all(len(page.images) == 1 for page in reader.pages)
    assert len(reader.pages) == 2, "eight cards on a page"


def test_a_photograph_carries_the_moment_it_was_taken_or_none():
    taken = Image.open(io.BytesIO(photo("gate", taken="2019-05-12T14:03:11")))
    assert taken.getexif().get_ifd(0x8769)[0x9003] == "2019:05:12 14:03:11"
    assert not Image.open(io.BytesIO(photo("gate"))).getexif().get_ifd(0x8769)
    assert photo("sewing", stamp="03 11 2020") != photo("sewing")


def test_a_workbook_keeps_days_formulas_and_hidden_sheets():
    made = xlsx(
        {
            "Open": Sheet(
                rows=[["n", "day"], [2.5, dt.date(2020, 2, 29)], ["=SUM(A3:A3)|2.5", None]], above=["Title"]
            ),
            "Shut": Sheet(rows=[["x"]], hidden=True),
        },
        "2020-03-01",
    )
    book = CalamineWorkbook.from_filelike(io.BytesIO(made))
    assert book.get_sheet_by_name("Open").to_python()[0][0] == "Title"
    assert book.get_sheet_by_name("Open").to_python()[2] == [2.5, dt.date(2020, 2, 29)]
    assert book.get_sheet_by_name("Open").to_python()[3][0] == 2.5
    assert [one.visible for one in book.sheets_metadata] == [
        SheetVisibleEnum.Visible,
        SheetVisibleEnum.Hidden,
    ]


def test_a_word_file_a_mail_a_text_and_a_table_say_what_they_were_given():
    import docx as word

    paper = word.Document(io.BytesIO(docx(BLOCKS, "2020-11-24", author="Clerk")))
    assert paper.core_properties.created.date() == dt.date(2020, 11, 24)
    assert paper.tables[1].rows[1].cells[1].text == "<2>"
    assert paper.sections[0].footer.paragraphs[0].text == MARK
    mail = message_from_bytes(
        eml(["hello"], "2020-11-24", sender="a@x.example", to="b@x.example", subject="s")
    )
    assert (mail["Subject"], mail["Comments"]) == ("s", MARK)
    assert txt(BLOCKS).decode().rstrip().endswith(f"({MARK})")
    assert csv([["a", "b"], ["x,y", None]], delimiter=",") == b'a,b\n"x,y",\n'


@given(seed=st.integers(0, 999), days=st.integers(3, 26))
@settings(max_examples=30)
def test_pay_adds_up_to_the_cent_and_the_clock_agrees_with_it(seed: int, days: int):
    span = workdays("2021-03-01", "2021-03-31", saturdays=True)[:days]
    rows = pay(IDS, days=days, rate="18.50", seed=seed, overtime_max=min(20, 2 * (days - 2)))
    clock = attendance(rows, span, seed=seed)
    for row in rows:
        assert round(row["base"] + row["overtime_pay"], 2) == row["gross"]
        assert round(row["gross"] - row["deductions"], 2) == row["net"]
        assert abs(row["hours"] * row["rate"] - row["base"]) < 0.006
        own = [one for one in clock if one[0] == row["id"]]
        assert len(own) == len({one[1] for one in own}) == row["days"]
        assert sum(one[4] for one in own) == row["hours"]
        assert sum(one[5] for one in own) == row["overtime"]


@given(seed=st.integers(0, 999))
@settings(max_examples=20)
def test_piece_pay_is_pieces_times_rate(seed: int):
    for row in piece_pay(IDS, days=22, rate="1.35", per_day=90, seed=seed):
        assert abs(row["pieces"] * row["rate"] - row["gross"]) < 0.006
        assert round(row["gross"] - row["deductions"], 2) == row["net"]


def test_a_day_off_and_a_sunday_are_no_working_days():
    days = workdays("2021-10-01", "2021-10-10", off=["2021-10-04"], saturdays=True)
    assert [day.day for day in days] == [1, 2, 5, 6, 7, 8, 9]


def test_a_packet_whose_list_and_files_differ_is_refused(tmp_path: Path):
    with pytest.raises(ValueError, match="stray"):
        write_packet(tmp_path, {"exhibits": [{"file": "a.txt"}]}, files={"a.txt": b"a", "stray.txt": b"b"})
