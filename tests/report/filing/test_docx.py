"""A paper as DOCX holds every sentence with its exhibit, in real styles, and nothing that names its maker."""

import io
import re
import zipfile

import docx
import pytest
from lxml import etree

from tests.report.filing.papers import CHINESE, KOREAN, UYGHUR, cite, item, paper
from unpick.model.paper import Kind, Line, Section
from unpick.report.filing.docx_out import render_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(data: bytes, name: str) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))


def notes_of(data: bytes) -> dict[str, str]:
    """Return the footnotes of a DOCX by number."""
    root = part(data, "word/footnotes.xml")
    return {note.get(f"{W}id"): "".join(note.itertext(f"{W}t")).strip() for note in root}


def sentences_of(data: bytes) -> list[tuple[str, str]]:
    """Return each sentence with its footnote, cut where the document cuts: before a footnote's mark."""
    notes, found = notes_of(data), []
    for paragraph in part(data, "word/document.xml").iter(f"{W}p"):
        said = ""
        for node in paragraph.iter(f"{W}t", f"{W}footnoteReference"):
            if node.tag == f"{W}t":
                said += node.text or ""
            else:
                found.append((said.strip().replace("\u200e", ""), notes[node.get(f"{W}id")]))
                said = ""
    return found


@pytest.fixture(scope="module")
def made() -> bytes:
    return render_docx(paper())


def test_every_sentence_that_speaks_has_its_exhibit_in_its_footnote(made):
    found = dict(sentences_of(made))
    assert found["Nobody in the workshop is paid."] == "Stated in A-1, p. 3."
    assert (
        found[f"Yarn comes from Invented Yarn Textile Company ({UYGHUR}), 2019 to 2023."]
        == "Inferred from A-2, row 12."
    )
    assert found[UYGHUR] == "Stated in A-2, p. 1."
    assert found[f"All our workers are paid, wrote {KOREAN}."] == "Stated to the contrary in A-3, p. 1."


def test_swapped_exhibits_show_in_the_document(made):
    one, other = (
        item("The dolls were knitted.", Kind.STATED, cite("A-1")),
        item("The yarn came.", Kind.STATED, cite("A-2")),
    )
    swapped = [(a.text, b.cites) for a, b in ((one, other), (other, one))]
    first = render_docx(
        paper(sections=(Section(number="1", heading="Reasons", blocks=(Line(items=(one, other)),)),))
    )
    crossed = tuple(item(text, Kind.STATED, *cites) for text, cites in swapped)
    second = render_docx(
        paper(sections=(Section(number="1", heading="Reasons", blocks=(Line(items=crossed),)),))
    )
    assert sentences_of(first) != sentences_of(second)
    assert dict(sentences_of(first))["The dolls were knitted."] == "Stated in A-1."


def test_headings_contents_and_bookmarks_agree(made):
    document = docx.Document(io.BytesIO(made))
    heads = [
        one.text.replace("\u200e", "")
        for one in document.paragraphs
        if one.style.name in ("Heading 1", "Heading 2")
    ]
    listed = [
        one.text.replace("\u200e", "") for one in document.paragraphs if one.style.name.startswith("toc ")
    ]
    assert heads == listed
    assert f"2.1 Producer: {CHINESE}" in heads
    root = part(made, "word/document.xml")
    marks = {one.get(f"{W}name") for one in root.iter(f"{W}bookmarkStart")}
    assert {one.get(f"{W}anchor") for one in root.iter(f"{W}hyperlink")} == marks
    assert "TOC" in "".join(root.itertext(f"{W}instrText"))


def test_tables_print_their_exhibits_and_formulas_as_text(made):
    table = docx.Document(io.BytesIO(made)).tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["Day", "Shipper", "Goods", "Kilograms", "Exhibit"]
    cells = [cell.text for cell in table.rows[1].cells]
    assert cells[2] == "=cmd|' /C calc'!A0 dolls, \"knitted\" & <stuffed>"
    assert cells[4] == "Stated in A-4, row 3. Computed from A-4, row 3. 3 × 1,000 = 3000."


def test_scripts_have_their_language_and_direction(made):
    found = {}
    for run in part(made, "word/document.xml").iter(f"{W}r"):
        lang = run.find(f"{W}rPr/{W}lang")
        if lang is not None:
            found["".join(run.itertext(f"{W}t"))] = dict(lang.attrib), run.find(f"{W}rPr/{W}rtl") is not None
    assert found[KOREAN] == ({f"{W}eastAsia": "ko-KR"}, False)
    assert found[CHINESE] == ({f"{W}eastAsia": "zh-CN"}, False)
    assert found[UYGHUR] == ({f"{W}bidi": "ug-CN"}, True)


def test_the_same_paper_gives_the_same_bytes_and_names_no_maker(made):
    assert render_docx(paper()) == made
    files = zipfile.ZipFile(io.BytesIO(made))
    assert {one.date_time[:3] for one in files.infolist()} == {(2026, 11, 20)}
    assert not [name for name in files.namelist() if "thumbnail" in name]
    core = files.read("docProps/core.xml").decode()
    assert re.findall(r"<dc:creator>(.*?)</dc:creator>", core) in ([], [""])
    assert "python-docx" not in core


def test_a_refused_paper_says_so_on_top_and_on_every_page():
    made = render_docx(paper(refused="The import nexus is not shown."))
    texts = [one.text for one in docx.Document(io.BytesIO(made)).paragraphs]
    assert texts[2:4] == ["NOT READY TO FILE", "The import nexus is not shown."]
    assert "NOT READY TO FILE" in "".join(part(made, "word/footer1.xml").itertext())


def test_a_sound_paper_has_no_banner(made):
    assert "NOT READY" not in "".join(part(made, "word/document.xml").itertext())


def test_what_speaks_against_stands_in_the_size_of_the_rest(made):
    document = docx.Document(io.BytesIO(made))
    against = [one for one in document.paragraphs if one.text.startswith("All our workers are paid")]
    assert len(against) == 2
    assert {one.style.name for one in against} == {"List Bullet"}
    assert not [run for one in against for run in one.runs if run.font.size is not None]


def test_an_assertion_without_exhibit_is_told():
    bare = Section(
        number="1", heading="Reasons", blocks=(Line(items=(item("It is so.", Kind.STATED, cite("B-9")),)),)
    )
    text = [one.text for one in docx.Document(io.BytesIO(render_docx(paper(sections=(bare,))))).paragraphs]
    assert "1 of 1 sentences assert something without an annex of this paper." in text
    assert any(one.startswith("It is so. [no exhibit]") for one in text)


PARAGRAPH = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers", "pBdr", "shd",
    "tabs", "suppressAutoHyphens", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl",
)  # fmt: skip
RUN = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "color", "spacing", "w", "kern", "position", "sz", "szCs",
    "highlight", "u", "vertAlign", "rtl", "cs", "em", "lang",
)  # fmt: skip


@pytest.mark.parametrize(
    "name", ["word/document.xml", "word/footnotes.xml", "word/styles.xml", "word/footer1.xml"]
)
def test_properties_stand_in_the_order_that_the_schema_asks(name):
    """ISO/IEC 29500-1, CT_PPr and CT_RPr: Word offers to repair a file that has them in another order."""
    made = render_docx(paper(refused="No import is shown.", watermark="GENERATED", subtitle=UYGHUR))
    looked_at = 0
    for tag, order in (("pPr", PARAGRAPH), ("rPr", RUN)):
        for node in part(made, name).iter(f"{W}{tag}"):
            places = [order.index(etree.QName(child).localname) for child in node]
            assert places == sorted(places), etree.tostring(node)
            looked_at += 1
    assert looked_at


def test_a_row_longer_than_its_heads_loses_no_cell():
    from unpick.model.paper import Table

    row = tuple(item(f"cell {n}", Kind.STATED) for n in range(3))
    blocks = (Table(caption="c", heads=("one",), rows=(row,)), Table(caption="nothing", heads=(), rows=()))
    made = render_docx(paper(sections=(Section(number="1", heading="R", blocks=blocks),)))
    document = docx.Document(io.BytesIO(made))
    assert [cell.text for cell in document.tables[0].rows[1].cells] == [
        "cell 0",
        "cell 1",
        "cell 2",
        "Stated in A-1, p. 3.",
    ]
    assert "nothing" in [one.text for one in document.paragraphs]


def test_each_numbered_list_begins_with_one():
    step = [Line(items=(item(f"Step {n}.", Kind.STATED, cite("A-1")),), style="number") for n in range(4)]
    between = Line(items=(item("Another chain.", Kind.STATED, cite("A-1")),))
    made = render_docx(
        paper(sections=(Section(number="1", heading="R", blocks=(*step[:2], between, *step[2:])),))
    )
    document = docx.Document(io.BytesIO(made))
    numbers = [one._p.pPr.numPr.numId.val for one in document.paragraphs if one.style.name == "List Number"]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]
    starts = document.part.numbering_part.element.xpath(".//w:num[@w:numId]/w:lvlOverride/w:startOverride")
    assert len(starts) == 2
