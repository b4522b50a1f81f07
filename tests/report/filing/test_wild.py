"""Papers that nobody would write on purpose: every format either prints them or says what is wrong."""

import dataclasses
import re
import time
import zipfile
from collections.abc import Callable
from io import BytesIO

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.report.filing.papers import UYGHUR, cite, item, paper
from unpick.model.paper import Annex, Kind, Line, Paper, Section, Table
from unpick.report.filing.docx_out import render_docx
from unpick.report.filing.html_out import render_html
from unpick.report.filing.pdf_out import render_pdf
from unpick.report.filing.portal_out import render_portal
from unpick.report.filing.xlsx_out import render_xlsx

RENDERERS: dict[str, Callable[[Paper], bytes]] = {
    "docx": render_docx,
    "html": render_html,
    "pdf": render_pdf,
    "txt": render_portal,
    "xlsx": render_xlsx,
}
WILD = (
    "\"quoted\" 'name' `tick` \\back",
    "👩‍🏭 factory 🏭",
    "\u202eevil\u202c \u2066iso\u2069 \u200f mark",
    "=cmd|' /C calc'!A0",
    "a\x00b\x07c\ud800d\uffff",
    "line\nbreak\ttab\r\nreturn",
    "W" * 1000,
    "word " * 900,
    UYGHUR * 40,
    "مصنع ١٢٣ (شركة) 2019, 42%",
    "קוף 1999",
    "Z̸a̷l̴g̵o̶ é é",
    "𠮷野 𪜶 𰻞",
    "   ",
    "",
    "-1",
    "<w:t>&amp;</w:t> ]]> <!-- -->",
    '#import "x": * ; $ 1/0 $ \\u{41} @ref <label> //',
)


def everywhere(text: str) -> Paper:
    """Return a paper that carries a text in every field that a source can fill."""
    said = item(text, Kind.STATED, cite("A-1", text, text), sum=text)
    blocks = (
        Line(items=(said, said)),
        Line(items=(), style="bullet"),
        *(Line(items=(said,), style=style) for style in ("bullet", "number", "quote", "odd")),
        Table(caption=text, heads=(text, "", text), rows=((said, said), (said, said, said, said), ())),
        Table(caption="", heads=(), rows=()),
    )
    annex = Annex(
        label="A-1",
        title=text,
        publisher=text,
        url=text,
        archive=text,
        language=text,
        translated=text,
        note=text,
        origin=text,
    )
    section = Section(number=text[:20], heading=text, blocks=blocks, field=text[:30], rule=text)
    return paper(
        title=text, subtitle=text, case=text[:40], to=(text,), by=(text,), sections=(section, section), annexes=(annex,),
        coverage=(text,), versions=((text, text),), refused=text, watermark=text,
    )  # fmt: skip


@pytest.mark.parametrize("name", RENDERERS)
@pytest.mark.parametrize("text", WILD, ids=range(len(WILD)))
def test_any_text_is_printed_in_any_field(name: str, text: str):
    assert RENDERERS[name](everywhere(text))


@given(text=st.text(max_size=40))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_text_stops_a_pdf_or_a_docx(text: str):
    assert render_pdf(everywhere(text)).startswith(b"%PDF")
    assert docx.Document(BytesIO(render_docx(everywhere(text)))).paragraphs


@pytest.mark.slow
@pytest.mark.parametrize("name", ["docx", "html", "txt", "xlsx"])
def test_five_thousand_exhibits_are_printed_in_seconds(name: str):
    annexes = tuple(
        Annex(label=f"A-{number}", title=f"Invented exhibit {number}", sha256=f"{number:064x}")
        for number in range(1, 5001)
    )
    said = tuple(item(f"Sentence {one.label}.", Kind.STATED, cite(one.label)) for one in annexes)
    made = paper(
        annexes=annexes, sections=(Section(number="1", heading="All", blocks=(Line(items=said),), field="f"),)
    )
    began = time.process_time()
    data = RENDERERS[name](made)
    assert time.process_time() - began < 20
    if name == "docx":
        notes = zipfile.ZipFile(BytesIO(data)).read("word/footnotes.xml")
        assert len(re.findall(rb"<w:footnote ", notes)) == 5002


def test_a_language_that_is_none_is_printed_in_english():
    for lang in ("", "en-US", "zh-Hans", "ug", "xx-invented", "not a tag"):
        for render in RENDERERS.values():
            assert render(dataclasses.replace(paper(), lang=lang))


def test_a_table_whose_heads_run_over_pages_is_printed():
    long = "word " * 1500
    rows = ((item("a", Kind.STATED), item("b", Kind.STATED)), (), (item("W" * 400, Kind.STATED),))
    blocks = (
        Table(caption=long, heads=(long, "h"), rows=rows),
        Table(caption="c", heads=("h", long), rows=rows),
    )
    for heading in ("h", long):
        made = paper(sections=(Section(number="1", heading=heading, blocks=blocks),))
        assert render_pdf(made).startswith(b"%PDF")
