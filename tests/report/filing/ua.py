"""What of PDF/UA-1 a program can check without veraPDF: structure, language, title, fonts, and that all content is tagged."""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf

__all__ = ["faults"]

_SHOWS = frozenset({"Tj", "TJ", "'", '"', "Do", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh"})
_INSIDE = {
    "/TR": {"/Table", "/THead", "/TBody", "/TFoot"},
    "/TD": {"/TR"},
    "/TH": {"/TR"},
    "/LI": {"/L"},
    "/LBody": {"/LI"},
    "/TOCI": {"/TOC"},
}


def faults(data: bytes) -> list[str]:
    """Return what is not as ISO 14289-1 asks (clauses 5, 7.1 to 7.5, 7.18, 7.21), as far as it is looked at here."""
    with pikepdf.open(io.BytesIO(data)) as document:
        return [*_document(document), *_tree(document), *_pages(document), *_fonts(document)]


def _document(document: pikepdf.Pdf) -> Iterator[str]:
    root = document.Root
    if not bool(root.get("/MarkInfo", {}).get("/Marked", False)):
        yield "7.1: the document is not marked"
    if not str(root.get("/Lang", "")):
        yield "7.2: no language"
    if not bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
        yield "7.1: the title is not displayed"
    with document.open_metadata() as about:
        if about.get("pdfuaid:part") != "1":
            yield "5: no mark of PDF/UA-1"
        if not about.get("dc:title"):
            yield "7.1: no title"
    if document.is_encrypted:
        yield "7.16: it is encrypted"


def _tree(document: pikepdf.Pdf) -> Iterator[str]:
    if "/StructTreeRoot" not in document.Root:
        yield "7.1: no structure tree"
        return
    level = 0
    for node, parent in _nodes(document.Root.StructTreeRoot):
        kind = str(node.S)
        if kind in _INSIDE and parent not in _INSIDE[kind]:
            yield f"7.5: {kind} stands in {parent}"
        if kind == "/Figure" and not str(node.get("/Alt", node.get("/ActualText", ""))):
            yield "7.3: a figure without other text"
        if kind == "/TH" and "/Scope" not in str(node.get("/A", "")) and "/Scope" not in _attributes(node):
            yield "7.5: a head of a column without scope"
        if kind[:2] == "/H" and kind[2:].isdigit():
            if int(kind[2:]) > level + 1:
                yield f"7.4.2: {kind} after level {level}"
            level = int(kind[2:])


def _attributes(node: Any) -> str:
    held = node.get("/A", pikepdf.Array())
    parts = held if isinstance(held, pikepdf.Array) else [held]
    return " ".join(str(key) for part in parts if isinstance(part, pikepdf.Dictionary) for key in part)


def _nodes(top: Any, parent: str = "/Root") -> Iterator[tuple[Any, str]]:
    """Yield every element with the kind of the element around it, in reading order."""
    waiting = [(top, parent)]
    while waiting:
        node, above = waiting.pop()
        if isinstance(node, pikepdf.Dictionary) and "/S" in node and "/P" in node:
            yield node, above
            above = str(node.S)
        kids = node.get("/K") if isinstance(node, pikepdf.Dictionary) else None
        listed = (
            list(kids)
            if isinstance(kids, pikepdf.Array)
            else [kids]
            if isinstance(kids, pikepdf.Dictionary)
            else []
        )
        waiting += [(kid, above) for kid in reversed(listed) if isinstance(kid, pikepdf.Dictionary)]


def _pages(document: pikepdf.Pdf) -> Iterator[str]:
    for number, page in enumerate(document.pages, 1):
        if str(page.get("/Tabs", "")) != "/S":
            yield f"7.18.3: page {number} has no order of tabs"
        for note in page.get("/Annots", []):
            if str(note.Subtype) == "/Link" and ("/Contents" not in note or "/StructParent" not in note):
                yield f"7.18.5: page {number} has a link without text or tag"
        depth, tagged = 0, []
        for step in pikepdf.parse_content_stream(page):
            operator = str(step.operator)
            if operator in ("BDC", "BMC"):
                depth += 1
                tagged.append(
                    str(step.operands[0]) == "/Artifact"
                    or (operator == "BDC" and "/MCID" in step.operands[1])
                )
            elif operator == "EMC":
                depth -= 1
                tagged.pop()
            elif operator in _SHOWS and not any(tagged):
                yield f"7.1: page {number} draws with {operator} outside of every tag"
                break


def _fonts(document: pikepdf.Pdf) -> Iterator[str]:
    for font in _all_fonts(document):
        name = str(font.get("/BaseFont", "?"))
        inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        about = inner.get("/FontDescriptor", {})
        if (
            not any(key in about for key in ("/FontFile", "/FontFile2", "/FontFile3"))
            and str(font.Subtype) != "/Type3"
        ):
            yield f"7.21.4: {name} is not embedded"
        if "/ToUnicode" not in font:
            yield f"7.21.7: {name} has no map to letters"


def _all_fonts(document: pikepdf.Pdf) -> Iterator[Any]:
    seen = set()
    for page in document.pages:
        for font in page.get("/Resources", {}).get("/Font", {}).values():
            if font.objgen not in seen:
                seen.add(font.objgen)
                yield font
