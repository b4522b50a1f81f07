"""A sentence that rests on thousands of places, or on words of pages, is printed with a short footnote and the whole behind. All invented."""

import io
import re

import pypdf
import pytest

from tests.report.filing.papers import cite, item, paper
from unpick.model.paper import Annex, Kind, Line, Section, Table
from unpick.report.filing.html_out import render_html
from unpick.report.filing.pdf_out import render_pdf
from unpick.report.filing.portal_out import render_portal
from unpick.report.filing.printed import Heading, Paragraph, lay_out_paper
from unpick.report.filing.rests import LONG_NOTE

MANY = 1200


def counted():
    cites = tuple(cite(f"A-{n}", f"claims/{n}") for n in range(1, MANY + 1))
    return item(f"The statements go back to {MANY} origins.", Kind.COMPUTED, *cites)


def one_of(*blocks):
    annexes = tuple(Annex(label=f"A-{n}", title=f"Invented exhibit {n}") for n in range(1, MANY + 1))
    return paper(
        annexes=annexes, sections=(Section(number="1", heading="All", blocks=blocks, field="facts"),)
    )


def test_a_note_of_a_thousand_places_is_short_and_stands_whole_behind():
    printed = lay_out_paper(one_of(Line(items=(counted(),)), Line(items=(counted(),), style="bullet")))
    assert max(map(len, printed.notes)) <= LONG_NOTE
    assert all("long note 1" in note for note in printed.notes[:2])
    at = next(
        n for n, one in enumerate(printed.blocks) if isinstance(one, Heading) and one.text == "Long notes"
    )
    whole = printed.blocks[at + 2]
    assert isinstance(whole, Paragraph)
    assert whole.sentences[0].text.startswith("1. Computed from A-1, claims/1; A-2, claims/2;")
    assert f"A-{MANY}, claims/{MANY}" in whole.sentences[0].text


@pytest.mark.parametrize("style", ["text", "bullet", "quote"])
def test_words_of_pages_are_printed_as_pdf(style: str):
    long = "Invented words of a very long quotation. " * 400
    said = item("It is so.", Kind.STATED, cite("A-1", "p. 1", long))
    made = render_pdf(one_of(Line(items=(said,), style=style)))
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages)
    assert len(re.findall("very long quotation", re.sub(r"\s+", " ", text))) >= 400


def test_a_cell_names_a_few_places_and_the_number_of_the_whole():
    table = Table(caption="T", heads=("What",), rows=((counted(),),))
    page = render_html(one_of(table)).decode()
    cells = re.findall(r"<td[^>]*>(.*?)</td>", page, re.DOTALL)
    assert max(len(one) for one in cells if "Computed" in one) <= LONG_NOTE
    assert "long note 1" in page


def test_a_field_of_a_form_names_twelve_places():
    text = render_portal(one_of(Line(items=(counted(),)))).decode()
    (line,) = [one for one in text.splitlines() if one.startswith("The statements go back")]
    assert line.endswith(f"and {MANY - 12} more places")


def test_a_short_note_stays_where_it_is():
    printed = lay_out_paper(one_of(Line(items=(item("So.", Kind.STATED, cite("A-1", "p. 1", "Words.")),))))
    assert "Words." in printed.notes[0]
    assert not any(isinstance(one, Heading) and one.text == "Long notes" for one in printed.blocks)
