"""A paper as PDF is tagged, reads back in four scripts, and takes every name as text."""

import io
import logging

import pikepdf
import pypdf
import pytest

from tests.report.filing.papers import CHINESE, KOREAN, UYGHUR, item, paper
from tests.report.filing.ua import faults
from unpick.model.paper import Kind, Line, Section
from unpick.report.filing import fonts
from unpick.report.filing.pdf_out import render_pdf
from unpick.report.filing.runs import split_runs


def text_of(data: bytes) -> str:
    """Return the text of all pages on one line, without marks that only break or turn it."""
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    text = " ".join(page.extract_text() for page in pages)
    return " ".join("".join(one for one in text if one not in "\u200b\u200e\u202a\u202b\u202c").split())


def one_line(text: str, **more):
    return paper(
        sections=(Section(number="1", heading="Reasons", blocks=(Line(items=(item(text, **more),)),)),)
    )


@pytest.fixture(scope="module")
def made() -> bytes:
    return render_pdf(paper())


def test_it_is_tagged_has_title_and_language_and_says_that_it_is_universally_accessible(made):
    with pikepdf.open(io.BytesIO(made)) as document:
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang).startswith("en")
        assert document.Root.StructTreeRoot.K is not None
        assert document.Root.ViewerPreferences.DisplayDocTitle
        about = document.open_metadata()
        assert about["pdfuaid:part"] == "1"
        assert KOREAN in about["dc:title"]
        assert not [
            font for page in document.pages for font in page.Resources.Font.values() if "/FontFile" in font
        ]


def test_the_tags_hold_headings_tables_lists_and_notes(made):
    with pikepdf.open(io.BytesIO(made)) as document:
        kinds = {
            str(one.S)
            for one in document.objects
            if isinstance(one, pikepdf.Dictionary) and "/S" in one and "/P" in one
        }
    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/L", "/LI", "/Note", "/TOC", "/P"} <= kinds


def test_four_scripts_read_back(made):
    text = text_of(made)
    assert KOREAN in text
    assert CHINESE in text
    assert "Nobody in the workshop is paid." in text
    for word in UYGHUR.split():
        assert word in text


def test_a_name_is_never_read_as_markup():
    said = '#panic("x") *bold* $x$ = Head _a_ <b> \\ [c] "quoted" @label // gone'
    assert said in text_of(render_pdf(one_line(said)))


def test_a_letter_without_glyph_is_shown_by_its_number_and_emoji_are_drawn():
    text = text_of(render_pdf(one_line("Yarn \U0001f9f6\ufe0f, \U00012000 and \U000f0000.")))
    assert "[U+12000]" in text
    assert "[U+F0000]" in text
    assert "1F9F6" not in text


def test_every_letter_that_the_fonts_claim_is_drawn():
    # Assigned letters of each script, in blocks of 384; `isalpha` knows which are letters.
    for start in (0x20, 0x400, 0x600, 0x1100, 0x4E00, 0xAC00, 0x20000):
        letters = [chr(code) for code in range(start, start + 0x180) if chr(code).isalpha()]
        assert render_pdf(one_line(" ".join(letters)))


def test_missing_fonts_name_the_extra(monkeypatch):
    monkeypatch.setattr(fonts, "find_spec", lambda _: None)
    with pytest.raises(fonts.MissingPart, match=r"install unpick\[pdf\]"):
        render_pdf(paper())


def test_the_same_paper_gives_the_same_bytes_in_any_process(made):
    assert render_pdf(paper()) == made


def test_a_refused_paper_says_so_on_every_page():
    made = render_pdf(paper(refused="The import nexus is not shown."))
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages]
    assert len(pages) > 1
    assert all("NOT READY TO FILE" in page for page in pages)
    assert "The import nexus is not shown." in pages[0]


def test_a_paper_without_anything_in_it_is_made():
    made = render_pdf(
        paper(title="", subtitle="", sections=(), annexes=(), gaps=(), bars=(), coverage=(), versions=())
    )
    text = text_of(made)
    assert "No gap was found" in text
    assert "This draft has no annexes." in text


def test_a_heading_that_skips_a_level_is_raised():
    deep = Section(number="1.1.1", heading="Deep", blocks=(Line(items=(item("So.", Kind.STATED),)),))
    assert "1.1.1 Deep" in text_of(render_pdf(paper(sections=(deep,))))


def test_a_number_after_a_name_read_from_the_right_stays_after_it():
    runs = split_runs(f"{UYGHUR}, 2019")
    assert [run.text for run in split_runs(f"of {UYGHUR}, 2019")] == ["of ", UYGHUR, "\u200e", ", 2019"]
    assert [run.text for run in runs] == [UYGHUR, ", 2019"]


@pytest.fixture(autouse=True)
def quiet():
    logging.getLogger("pypdf").setLevel(logging.ERROR)


def test_nothing_that_pikepdf_can_check_of_universal_accessibility_is_amiss(made):
    assert faults(made) == []
    assert faults(render_pdf(paper(refused="No import is shown.", watermark="GENERATED"))) == []


def test_the_check_finds_what_is_taken_away(made):
    with pikepdf.open(io.BytesIO(made)) as document:
        del document.Root["/Lang"]
        del document.Root["/StructTreeRoot"]
        del document.pages[0]["/Tabs"]
        font = next(iter(document.pages[0].Resources.Font.values()))
        del font["/ToUnicode"]
        held = io.BytesIO()
        document.save(held)
    found = faults(held.getvalue())
    assert [one.split(":")[0] for one in found] == ["7.2", "7.1", "7.18.3", "7.21.7"]
