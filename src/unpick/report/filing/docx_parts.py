"""What python-docx leaves open: styles of a filing, real footnotes, page fields, and a package with fixed times."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Sequence
from typing import Any, Final
from xml.sax.saxutils import escape

from unpick.report.filing.runs import split_runs

__all__ = [
    "NAMESPACE",
    "add_footnotes",
    "escape_text",
    "number_lists",
    "pack_again",
    "picture_of",
    "runs_xml",
    "set_styles",
]

NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FOOTNOTES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SPACED: Final = ' xml:space="preserve"'

# Fonts that the three common office programs have or replace by one of the same widths; a document names fonts and
# does not carry them. The East Asian face follows the script, since Hanzi are drawn by region.
_LATIN: Final = "Times New Roman"
_WIDE: Final = {"ko": ("Batang", "ko-KR"), "zh-Hans": ("SimSun", "zh-CN"), "ja": ("MS Mincho", "ja-JP")}
_RIGHT: Final = {"ug": ("Microsoft Uighur", "ug-CN")}

_SIZES: Final = (("Title", 20), ("Subtitle", 13), ("Heading 1", 15), ("Heading 2", 13), ("Heading 3", 11.5))
BODY: Final = 11
"""Size of all body text and tables in points: what speaks against stands in the same size as what speaks for."""


def escape_text(text: str) -> str:
    """Return text that may stand in XML, quotes included."""
    return escape(text, {'"': "&quot;"})


def runs_xml(text: str, *, style: str = "", bold: bool = False) -> str:
    """Return a text as runs of one script each, with language, font and direction."""
    marks = (f'<w:rStyle w:val="{style}"/>' if style else "") + ("<w:b/><w:bCs/>" if bold else "")
    pieces = list[str]()
    for run in split_runs(text):
        fonts = lang = ""
        if run.rtl:
            font, code = _RIGHT.get(run.lang, ("Arial", "ar-SA"))
            fonts, lang = f'<w:rFonts w:cs="{font}"/>', f'<w:rtl/><w:lang w:bidi="{code}"/>'
        elif run.lang in _WIDE:
            font, code = _WIDE[run.lang]
            fonts, lang = (
                f'<w:rFonts w:eastAsia="{font}" w:hint="eastAsia"/>',
                f'<w:lang w:eastAsia="{code}"/>',
            )
        # The order of children is the schema's own: rStyle, rFonts, b, bCs, rtl, lang.
        style_first, rest = (
            (marks.split("/>", 1)[0] + "/>", marks.split("/>", 1)[1]) if style else ("", marks)
        )
        about = f"<w:rPr>{style_first}{fonts}{rest}{lang}</w:rPr>" if marks or fonts or lang else ""
        pieces.append(f"<w:r>{about}<w:t{_SPACED}>{escape_text(run.text)}</w:t></w:r>")
    return "".join(pieces)


_WIDEST_INCHES: Final = 6.5
_TALLEST_INCHES: Final = 5.0


def picture_of(document: Any, png: bytes, told: str) -> Any:
    """Return a paragraph with a picture that stays with its caption; `told` is its text for who cannot see it."""
    from docx.shared import Inches

    paragraph = document.add_paragraph()
    held = paragraph.add_run().add_picture(io.BytesIO(png))
    fit = min(1.0, Inches(_WIDEST_INCHES) / held.width, Inches(_TALLEST_INCHES) / held.height)
    held.width, held.height = int(held.width * fit), int(held.height * fit)
    about = held._inline.docPr
    about.set("descr", told)
    about.set("name", f"Picture {about.get('id')}")
    paragraph.paragraph_format.keep_with_next = True
    element = paragraph._p
    element.getparent().remove(element)
    return element


def set_styles(document: Any) -> None:
    """Give the document its fonts and sizes, and the styles that python-docx's template lacks."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt, RGBColor

    styles = document.styles
    for name, size in (("Normal", BODY), *_SIZES):
        style = styles[name]
        style.font.name, style.font.size, style.font.color.rgb = _LATIN, Pt(size), RGBColor(0, 0, 0)
        about = style.element.get_or_add_rPr()
        fonts = about.find(f"{{{NAMESPACE}}}rFonts")
        for theme in [key for key in fonts.attrib if key.endswith("Theme")]:
            del fonts.attrib[theme]
        fonts.set(f"{{{NAMESPACE}}}cs", _LATIN)
        fonts.set(f"{{{NAMESPACE}}}eastAsia", "SimSun")
        wide = about.find(f"{{{NAMESPACE}}}szCs")
        if wide is None:
            wide = about.makeelement(f"{{{NAMESPACE}}}szCs", {})
            about.find(f"{{{NAMESPACE}}}sz").addnext(wide)
        wide.set(f"{{{NAMESPACE}}}val", str(int(size * 2)))
    styles["Normal"].paragraph_format.space_after = Pt(6)
    # A slanted Arabic or Han letter is no letter of those scripts.
    for name in ("Subtitle", "Quote"):
        styles[name].font.italic = styles[name].font.cs_italic = False
    for spacing in styles["Subtitle"].element.rPr.findall(f"{{{NAMESPACE}}}spacing"):
        styles["Subtitle"].element.rPr.remove(spacing)
    styles["Quote"].font.color.rgb = RGBColor(0, 0, 0)
    styles["Quote"].paragraph_format.left_indent = styles["Quote"].paragraph_format.right_indent = Pt(28)
    for name, indent in (("toc 1", 0), ("toc 2", 12)):
        style = _add(styles, name, name.upper().replace(" ", ""), WD_STYLE_TYPE.PARAGRAPH)
        style.paragraph_format.left_indent, style.paragraph_format.space_after = Pt(indent), Pt(2)
    note = _add(styles, "footnote text", "FootnoteText", WD_STYLE_TYPE.PARAGRAPH)
    note.font.size, note.paragraph_format.space_after = Pt(9), Pt(0)
    mark = _add(styles, "footnote reference", "FootnoteReference", WD_STYLE_TYPE.CHARACTER)
    mark.font.superscript = True
    banner = styles.add_style("Banner", WD_STYLE_TYPE.PARAGRAPH)
    banner.base_style, banner.font.bold = styles["Normal"], True


def number_lists(document: Any, count: int) -> list[int]:
    """Return the ids of so many numbered lists in the document's own style, each of which begins with 1."""
    from docx.oxml import parse_xml

    if not count:
        return []
    tag = f"{{{NAMESPACE}}}"
    kind = document.styles["List Number"].element.find(f".//{tag}numId").get(f"{tag}val")
    numbering = document.part.numbering_part.element
    held = {one.get(f"{tag}numId"): one for one in numbering.findall(f"{tag}num")}
    abstract = held[kind].find(f"{tag}abstractNumId").get(f"{tag}val")
    first = max(int(one) for one in held) + 1
    for number in range(first, first + count):
        numbering.append(
            parse_xml(
                f'<w:num xmlns:w="{NAMESPACE}" w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>'
                '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            )
        )
    return list(range(first, first + count))


def _add(styles: Any, name: str, code: str, kind: Any) -> Any:
    """Add a style under the name and the id by which Word knows its own, so that it is the same style there."""
    style = styles.add_style(name, kind, builtin=True)
    style.element.set(f"{{{NAMESPACE}}}styleId", code)
    if name != "footnote reference":
        style.base_style = styles["Normal"]
    return style


def add_footnotes(document: Any, notes: Sequence[str]) -> None:
    """Add the part with the footnotes; number n has the id n, after the two separators that Word expects."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    separators = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
        "</w:footnote>"
    )
    body = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
        '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
        f"<w:r><w:t{_SPACED}> </w:t></w:r>{runs_xml(text)}</w:p></w:footnote>"
        for number, text in enumerate(notes, 1)
    )
    blob = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:footnotes xmlns:w="{NAMESPACE}">{separators}{body}</w:footnotes>'
    ).encode()
    part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES, blob, document.part.package)
    document.part.relate_to(part, f"{_RELATION}/footnotes")


def pack_again(data: bytes, *, made: dt.date) -> bytes:
    """Return the package with fixed times and order, without the template's thumbnail.

    Args:
        made: the day that its properties show.
    """
    stamp = (max(made.year, 1980), made.month, made.day, 0, 0, 0)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as held, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        # A reader may ask that the list of types comes first (Open Packaging Conventions, annex on streaming).
        names = sorted(held.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            if name.startswith("docProps/thumbnail"):
                continue
            content = held.read(name)
            if name == "_rels/.rels":
                content = re.sub(rb"<Relationship [^>]*thumbnail[^>]*/>", b"", content)
            about = zipfile.ZipInfo(name, stamp)
            about.compress_type, about.create_system, about.external_attr = (
                zipfile.ZIP_DEFLATED,
                3,
                0o644 << 16,
            )
            packed.writestr(about, content, compresslevel=6)
    return out.getvalue()
