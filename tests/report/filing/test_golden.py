"""The text of a paper in every format, as a person reads it; and of every form in the one she edits.

The files of `tests/golden/filing/` are invented throughout. After a change that is meant, write them anew with
`pytest tests/report/filing/test_golden.py --update-golden` and read the difference line by line.
"""

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pypdf
import pytest
from lxml import html
from python_calamine import CalamineWorkbook

from tests.report.filing.papers import paper
from tests.report.filing.test_docx import notes_of
from unpick.report.filing.docx_out import render_docx
from unpick.report.filing.html_out import render_html
from unpick.report.filing.pdf_out import render_pdf
from unpick.report.filing.portal_out import render_portal
from unpick.report.filing.xlsx_out import render_xlsx

GOLDEN = Path(__file__).parent.parent.parent / "golden" / "filing"
REFUSED = "No shipment to the United States after May 2026 is shown."


def docx_text(data: bytes) -> str:
    document = docx.Document(io.BytesIO(data))
    lines = []
    for block in document.iter_inner_content():
        if isinstance(block, docx.table.Table):
            lines += [" | ".join(cell.text for cell in row.cells) for row in block.rows]
        else:
            lines.append(f"{block.style.name}: {block.text}")
    lines += [f"footnote {number}: {text}" for number, text in notes_of(data).items() if int(number) > 0]
    return "\n".join([*lines, *(one.text for one in document.sections[0].footer.paragraphs)])


def pdf_text(data: bytes) -> str:
    return "\n--- page\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def html_text(data: bytes) -> str:
    tree = html.fromstring(data)
    blocks = tree.xpath("//h1|//h2|//h3|//h4|//p|//li|//tr|//dl/div|//caption")
    return "\n".join(f"{one.tag}: {' '.join(one.text_content().split())}" for one in blocks)


def xlsx_text(data: bytes) -> str:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    lines = []
    for name in book.sheet_names:
        rows = book.get_sheet_by_name(name).to_python()
        lines += [f"[{name}]", *(" | ".join(str(cell) for cell in row) for row in rows)]
    return "\n".join(lines)


FORMATS: dict[str, Callable[[], str]] = {
    "petition.docx": lambda: docx_text(render_docx(paper())),
    "petition.pdf": lambda: pdf_text(render_pdf(paper(refused=REFUSED))),
    "petition.html": lambda: html_text(render_html(paper())),
    "petition.portal": lambda: render_portal(paper()).decode(),
    "petition.xlsx": lambda: xlsx_text(render_xlsx(paper())),
    "rebuttal.docx": lambda: docx_text(render_docx(paper(form="rebuttal", title="Rebuttal packet"))),
    "notice.html": lambda: html_text(
        render_html(paper(form="notice", title="Exposure notice", refused=REFUSED))
    ),
    "sheet.docx": lambda: docx_text(render_docx(paper(form="sheet", title="Fact-check sheet"))),
}


@pytest.mark.parametrize("name", FORMATS)
def test_the_text_stands_as_written_down(name: str, update_golden: bool):
    file = GOLDEN / f"{name}.txt"
    # A line ends where the last letter ends, so that an editor that trims lines changes no golden file.
    text = "\n".join(line.rstrip() for line in FORMATS[name]().replace("\f", "").split("\n")) + "\n"
    if update_golden:
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")
