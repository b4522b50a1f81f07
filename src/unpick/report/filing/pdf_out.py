"""A paper as tagged PDF (PDF/UA-1) by Typst, with its own fonts; text goes in as data, never as code."""

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any, Final

from unpick.model.bundled import bundled_bytes
from unpick.model.errors import MissingPart, UsageError
from unpick.model.paper import Paper
from unpick.report.filing.fonts import FAMILIES, drawn, font_folders
from unpick.report.filing.labels import LABELS
from unpick.report.filing.printed import Block, Grid, Heading, Paragraph, Printed, Sentence, lay_out_paper
from unpick.report.filing.runs import LONG, plain_text, split_long, split_runs
from unpick.report.script import reads_right_to_left

__all__ = ["render_pdf"]

_REMEDY: Final = "write the DOCX instead, shorten a quotation that runs over a page, and tell the maintainers"

_SHORT: Final = 600
"""Letters of a heading, or of a caption and the heads of its table, that fit on a page with what follows."""

_POINTS: Final = 0.6
"""Points of a pixel of a picture: letters of 10 points that were drawn at 1.7 pixels a point come out at 10 again."""

_WIDEST: Final = 468.0
_TALLEST: Final = 360.0
"""Points that a picture may take: the line, and half a page, so that its caption stays below it."""

_LANGUAGES: Final = {"zh-Hans": "zh", "und": "ar", "und-Arab": "ar"}
"""Typst takes bare codes of ISO 639."""


def render_pdf(paper: Paper) -> bytes:
    """Return a paper as PDF/UA-1; the same paper and the same Typst give the same bytes.

    Raises:
        MissingPart: Typst or its fonts are not installed.
        UsageError: Typst refuses the paper or warns; nothing is made then.
    """
    try:
        import typst
    except ImportError:
        raise MissingPart("PDF", "typst is not installed", "install unpick[pdf]") from None
    folders = font_folders()
    printed = lay_out_paper(paper)
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=folders)
    compiler = typst.Compiler(font_paths=fonts)
    midnight = dt.datetime(paper.asked_at.year, paper.asked_at.month, paper.asked_at.day, tzinfo=dt.UTC)
    try:
        made, warnings = compiler.compile_with_warnings(
            bundled_bytes("unpick.report.filing", "paper.typ"),
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=int(midnight.timestamp()),
            sys_inputs={"paper": json.dumps(_data(printed, paper.asked_at), ensure_ascii=False)},
        )
    except typst.TypstError as problem:
        raise UsageError("PDF", f"typst refuses it ({problem})", _REMEDY) from None
    if warnings or not isinstance(made, bytes):
        said = "; ".join(str(one) for one in warnings) or "no PDF came"
        raise UsageError("PDF", f"typst warns ({said})", "send this message to the maintainers")
    return made


def _data(printed: Printed, made: dt.date) -> dict[str, Any]:
    """Return all that the template prints."""
    front = printed.front
    return {
        "title": drawn(plain_text(printed.title)),
        "title_runs": _runs(printed.title),
        "subtitle": _runs(printed.subtitle),
        "lang": _language(printed.lang),
        "day": [made.year, made.month, made.day],
        "fonts": [name.lower() for name in FAMILIES],
        "words": {name: LABELS[name] for name in ("contents", "page", "of")}
        | {"not_ready": printed.not_ready},
        "foot": _runs(f"{printed.foot}."),
        "watermark": _runs(printed.watermark),
        "banner": [_said(one.sentences) for one in front if one.style == "banner"],
        "facts": [_said(one.sentences) for one in front if one.style == "fact"],
        "lead": [_said(one.sentences) for one in front if one.style == "text"],
        "notes": [_runs(note) for note in printed.notes],
        "blocks": _blocks(printed.blocks),
    }


def _language(tag: str) -> str:
    """Return the language as Typst takes it, two or three letters; English for what is no such code."""
    first = tag.split("-")[0].lower()
    return first if first.isascii() and first.isalpha() and len(first) in (2, 3) else "en"


def _blocks(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    """Return the blocks; points that follow one another are one list, as a reading aloud tells them."""
    found = list[dict[str, Any]]()
    for block in blocks:
        if isinstance(block, Paragraph) and block.style in ("bullet", "number") and block.sentences:
            last = found[-1] if found else {}
            if (last.get("form"), last.get("style")) != ("list", block.style):
                found.append({"form": "list", "style": block.style, "items": []})
            found[-1]["items"].append(_said(block.sentences))
        else:
            found.append(_block(block))
    return found


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {
            "form": "heading",
            "page": block.page,
            "level": block.level,
            "runs": _runs(block.text),
            "short": len(block.text) <= _SHORT,
        }
    if isinstance(block, Paragraph) and block.picture:
        return _picture(block)
    if isinstance(block, Grid):
        rows, heads = [_said(row) for row in block.rows], [_runs(head) for head in block.heads]
        return {
            "form": "grid",
            "caption": _runs(block.caption),
            "heads": heads,
            "rows": rows,
            "widths": block.widths,
            "short": len(block.caption) + sum(map(len, block.heads)) <= _SHORT,
        }
    said = _said(block.sentences)
    rtl = bool(said) and said[0]["rtl"]
    return {"form": "paragraph", "style": block.style, "sentences": said, "rtl": rtl}


def _picture(block: Paragraph) -> dict[str, Any]:
    """Return a picture with its caption; the caption is what a reader who cannot see it is told."""
    alt = drawn(plain_text(" ".join(one.text for one in block.sentences)))
    # Width and height stand at fixed places of the first chunk of a PNG (ISO 15948, 11.2.2).
    across, down = (int.from_bytes(block.picture[at : at + 4], "big") for at in (16, 20))
    scale = min(_POINTS, _WIDEST / max(1, across), _TALLEST / max(1, down))
    return {
        "form": "picture",
        "width": round(across * scale, 2),
        "bytes": list(block.picture),
        "alt": alt,
        "sentences": _said(block.sentences),
    }


def _said(sentences: Sequence[Sentence]) -> list[dict[str, Any]]:
    return [
        {"runs": _runs(one.text), "note": one.note, "rtl": reads_right_to_left(plain_text(one.text))}
        for one in sentences
    ]


def _runs(text: str) -> list[list[str]]:
    return [[_breakable(drawn(run.text)), _LANGUAGES.get(run.lang, run.lang)] for run in split_runs(text)]


def _breakable(text: str) -> str:
    """Return the text with breaks of no width in words that are too long for a line of a cell."""
    if len(text) <= LONG:
        return text
    return " ".join("\u200b".join(split_long(word)) for word in text.split(" "))
