"""A paper as DOCX: real styles, headings, a table of contents, footnotes; a person edits it and signs."""

import datetime as dt
import io
from collections.abc import Iterator, Sequence
from typing import Any, Final

from unpick.model.paper import Paper
from unpick.report.filing.docx_parts import (
    NAMESPACE,
    add_footnotes,
    number_lists,
    pack_again,
    picture_of,
    runs_xml,
    set_styles,
)
from unpick.report.filing.labels import LABELS
from unpick.report.filing.printed import Block, Grid, Heading, Paragraph, Printed, Sentence, lay_out_paper
from unpick.report.filing.runs import plain_text
from unpick.report.script import reads_right_to_left

__all__ = ["render_docx"]

_STYLES: Final = {"bullet": "ListBullet", "number": "ListNumber", "quote": "Quote"}
_LONGEST: Final = 255
"""Letters of a property (python-docx, after the limit that Word sets)."""

_LINE: Final = 9350
"""Width of a line in twentieths of a point: letter paper, 8.5 inches, with margins of 1 inch."""


def render_docx(paper: Paper) -> bytes:
    """Return a paper as DOCX; the same paper gives the same bytes.

    Word and LibreOffice fill in the page numbers of the contents when asked (F9); the headings stand there at once.
    """
    import docx

    printed = lay_out_paper(paper)
    document = docx.Document()
    set_styles(document)
    _set_page(document, printed, paper.asked_at)
    body = document.element.body
    end = body.sectPr
    for piece in (*_front(printed), *_contents(printed)):
        end.addprevious(_parsed(piece))
    lists = number_lists(document, sum(starts for _, starts in _numbered(printed)))
    for block, pieces in _blocks(printed, lists):
        if isinstance(block, Paragraph) and block.picture:
            end.addprevious(picture_of(document, block.picture, _told(block)))
        for piece in pieces:
            end.addprevious(_parsed(piece))
    if printed.notes:
        add_footnotes(document, printed.notes)
    held = io.BytesIO()
    document.save(held)
    return pack_again(held.getvalue(), made=paper.asked_at)


def _parsed(xml: str) -> Any:
    from docx.oxml import parse_xml

    return parse_xml(xml.replace(">", f' xmlns:w="{NAMESPACE}">', 1))


def _paragraph(content: str, *, style: str = "", more: str = "", rtl: bool = False) -> str:
    about = (f'<w:pStyle w:val="{style}"/>' if style else "") + more + ("<w:bidi/>" if rtl else "")
    return f"<w:p>{f'<w:pPr>{about}</w:pPr>' if about else ''}{content}</w:p>"


def _sentences(sentences: tuple[Sentence, ...]) -> str:
    spoken = list[str]()
    for at, one in enumerate(sentences):
        spoken.append(runs_xml(one.text))
        if one.note:
            mark = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
            spoken.append(f'<w:r>{mark}<w:footnoteReference w:id="{one.note}"/></w:r>')
        if at < len(sentences) - 1:
            spoken.append('<w:r><w:t xml:space="preserve"> </w:t></w:r>')
    return "".join(spoken)


def _front(printed: Printed) -> list[str]:
    found = [_paragraph(runs_xml(printed.title), style="Title")]
    found += [_paragraph(runs_xml(printed.subtitle), style="Subtitle")] if printed.subtitle else []
    banners = [one for one in printed.front if one.style == "banner"]
    found += [_banner(one, first=not at, last=at == len(banners) - 1) for at, one in enumerate(banners)]
    for one in printed.front:
        if one.style == "fact":
            label, value = one.sentences
            tab = '<w:tabs><w:tab w:val="left" w:pos="2700"/></w:tabs>'
            indent = '<w:spacing w:after="20"/><w:ind w:left="2700" w:hanging="2700"/>'
            content = runs_xml(label.text, bold=True) + "<w:r><w:tab/></w:r>" + runs_xml(value.text)
            found.append(_paragraph(content, more=tab + indent))
        elif one.style == "text":
            found.append(_paragraph(_sentences(one.sentences), more='<w:spacing w:before="160"/>'))
    return found


def _banner(one: Paragraph, *, first: bool, last: bool) -> str:
    """Return a line of the frame that says that a paper is not ready; Word joins frames of alike paragraphs."""
    side = 'w:val="single" w:sz="18" w:space="6" w:color="9C1C1C"'
    frame = f"<w:pBdr><w:top {side}/><w:left {side}/><w:bottom {side}/><w:right {side}/></w:pBdr>"
    space = f'<w:spacing w:before="{120 if first else 0}" w:after="{240 if last else 40}"/>'
    return _paragraph(_sentences(one.sentences), style="Banner", more=frame + space)


def _contents(printed: Printed) -> list[str]:
    """Return a field of contents whose headings are links; the last heading closes the field."""
    heads = [one for one in printed.blocks if isinstance(one, Heading) and one.level <= 2]
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    title = _paragraph(
        runs_xml(LABELS["contents"], bold=True), more='<w:keepNext/><w:spacing w:before="240"/>'
    )
    lines = list[str]()
    for at, one in enumerate(heads):
        link = f'<w:hyperlink w:anchor="_Toc{at + 1:06d}" w:history="1">{runs_xml(one.text)}</w:hyperlink>'
        content = (begin if not at else "") + link + (end if at == len(heads) - 1 else "")
        lines.append(_paragraph(content, style=f"TOC{one.level}"))
    return [title, *lines]


def _numbered(printed: Printed) -> Iterator[tuple[Block, bool]]:
    """Yield each block with whether a numbered list starts with it."""
    before = False
    for block in printed.blocks:
        now = isinstance(block, Paragraph) and block.style == "number"
        yield block, now and not before
        before = now


def _blocks(printed: Printed, lists: Sequence[int]) -> Iterator[tuple[Block, list[str]]]:
    """Yield each block as XML; a numbered list takes the next of `lists`, so that each begins with 1."""
    heads, at = 0, -1
    for block, starts in _numbered(printed):
        if isinstance(block, Heading) and block.level <= 2:
            heads += 1
        at += starts
        yield block, _block(block, heads, lists[at] if at >= 0 else 0)


def _told(block: Paragraph) -> str:
    """Return a caption as the text that stands for a picture where it cannot be seen."""
    return plain_text(" ".join(one.text for one in block.sentences))


def _block(block: Block, heads: int, number: int) -> list[str]:
    if isinstance(block, Heading):
        mark = (
            f'<w:bookmarkStart w:id="{heads}" w:name="_Toc{heads:06d}"/>{runs_xml(block.text)}<w:bookmarkEnd w:id="{heads}"/>'
            if block.level <= 2
            else runs_xml(block.text)
        )
        more = "<w:pageBreakBefore/>" if block.page else ""
        return [_paragraph(mark, style=f"Heading{block.level}", more=more)]
    if isinstance(block, Grid):
        return _grid(block)
    rtl = bool(block.sentences) and reads_right_to_left(plain_text(block.sentences[0].text))
    if block.style == "sign":
        line = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
        return [_paragraph("", more=line + '<w:spacing w:before="720"/><w:ind w:right="4000"/>')]
    keep = "<w:keepNext/>" if block.style == "keep" else ""
    if block.style == "number":
        keep = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
    return [_paragraph(_sentences(block.sentences), style=_STYLES.get(block.style, ""), more=keep, rtl=rtl)]


def _grid(grid: Grid) -> list[str]:
    widths = [_LINE * share // max(1, sum(grid.widths)) for share in grid.widths]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = _row(
        [runs_xml(text, bold=True) for text in grid.heads], widths, head=True, rtl=[False] * len(widths)
    )
    rows = [
        _row(
            [_sentences((cell,)) for cell in row],
            widths,
            rtl=[reads_right_to_left(plain_text(cell.text)) for cell in row],
        )
        for row in grid.rows
    ]
    about = (
        '<w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:firstRow="1"/></w:tblPr>'
    )
    caption = [_paragraph(runs_xml(grid.caption), more="<w:keepNext/>")] if grid.caption else []
    table = f"<w:tbl>{about}<w:tblGrid>{columns}</w:tblGrid>{head}{''.join(rows)}</w:tbl>"
    return [*caption, table, _paragraph("", more='<w:spacing w:after="60"/>')]


def _row(cells: list[str], widths: list[int], *, rtl: list[bool], head: bool = False) -> str:
    about = "<w:trPr><w:cantSplit/>" + ("<w:tblHeader/>" if head else "") + "</w:trPr>"
    filled = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f'<w:p><w:pPr>{"<w:bidi/>" if back else ""}<w:spacing w:after="20"/></w:pPr>{cell}</w:p></w:tc>'
        for cell, width, back in zip(cells, widths, rtl, strict=True)
    )
    return f"<w:tr>{about}{filled}</w:tr>"


def _set_page(document: Any, printed: Printed, made: dt.date) -> None:
    """Set paper, margins, foot and properties; no property names a person or a machine."""
    from docx.shared import Inches, Pt

    page = document.sections[0]
    page.page_width, page.page_height = Inches(8.5), Inches(11)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Inches(1)
    foot = page.footer.paragraphs[0]._p
    ready = f"{printed.not_ready}. " if printed.why_not else ""
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{0}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    words = runs_xml(f"{ready}{printed.foot}. {LABELS['page']} ")
    of = runs_xml(f" {LABELS['of']} ")
    made_foot = _parsed(
        _paragraph(words + field.format("PAGE") + of + field.format("NUMPAGES"), style="Footer")
    )
    foot.getparent().replace(foot, made_foot)
    if printed.watermark:
        head = page.header.paragraphs[0]._p
        head.getparent().replace(
            head, _parsed(_paragraph(runs_xml(printed.watermark, bold=True), style="Header"))
        )
    document.styles["Footer"].font.size = Pt(9)
    about = document.core_properties
    at = dt.datetime(made.year, made.month, made.day, tzinfo=dt.UTC).replace(tzinfo=None)
    about.title, about.subject = (plain_text(text)[:_LONGEST] for text in (printed.title, printed.subtitle))
    about.author = about.comments = ""
    about.created = about.modified = at
    about.last_modified_by, about.keywords, about.language, about.revision = (
        "",
        "",
        printed.lang[:_LONGEST],
        1,
    )
