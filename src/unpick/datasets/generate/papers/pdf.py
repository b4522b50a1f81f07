"""PDF papers in several hands: a law firm's letter, an audit report, a form, a typed memo, two columns."""

import datetime as dt
import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from unpick.datasets.generate.papers.blocks import MARK, Block, Row, as_day, cell_text

__all__ = ["LOOKS", "Look", "pdf"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The hand a paper is in.

    Attributes:
        font: one of those that typst carries itself, so that every machine makes the same bytes.
        rule: how tables are ruled: a typst stroke, or none.
        box: how labels and values stand: grid (ruled table), colon (`Label: value`), dots (label, then value).
    """

    font: str = "Libertinus Serif"
    size: float = 10.5
    paper: str = "a4"
    columns: int = 1
    rule: str = "0.5pt"
    box: str = "grid"
    margin: str = "2cm"


LOOKS: Final[Mapping[str, Look]] = {
    "report": Look(),
    "letter": Look(size=11, paper="us-letter", rule="none", box="colon", margin="2.5cm"),
    "form": Look(font="DejaVu Sans Mono", size=8, rule="0.8pt", margin="1.5cm"),
    "memo": Look(font="DejaVu Sans Mono", size=9, paper="us-letter", rule="none", box="colon"),
    "columns": Look(font="New Computer Modern", size=9.5, columns=2, box="colon"),
    "book": Look(font="New Computer Modern", size=11, box="dots", rule="0.3pt + gray"),
}
"""Hands by name."""


def pdf(
    blocks: Sequence[Block],
    made: str | dt.date,
    *,
    look: str = "report",
    title: str = "",
    author: str = "",
    head: str = "",
    foot: str = "",
    mark: str = MARK,
) -> bytes:
    """Return a PDF with a text layer.

    Args:
        made: the day that its metadata shows.
        head, foot: letterhead at the top of the first page, line at the foot of every page.
        mark: small print that says that the paper is made up.

    The package typst is in the test extra only.
    """
    hand = LOOKS[look]
    moment = as_day(made)
    files: dict[str, bytes] = {}
    parts = [_preamble(hand, moment, title, author, foot, mark)]
    if head:
        parts.append(f"#align(center)[#text(13pt, weight: {_s('bold')}, {_s(head)})]\n#line(length: 100%)\n")
    body = "\n\n".join(_render(block, hand, files) for block in blocks)
    parts.append(body)
    return _compiled("\n".join(parts), files, int(moment.timestamp()))


def _compiled(source: str, files: Mapping[str, bytes], moment: int) -> bytes:
    """Return the PDF. Pictures pass through a folder of their own: typst takes only text from memory."""
    import typst

    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        for name, content in files.items():
            (root / name).write_bytes(content)
        (root / "main.typ").write_text(source, encoding="utf-8")
        made: bytes = typst.compile(
            root / "main.typ", root=root, format="pdf", ignore_system_fonts=True, timestamp=moment
        )
    return made


def _s(text: str) -> str:
    """Return a typst string literal; JSON writes the same escapes, save for those beyond ASCII."""
    return json.dumps(text, ensure_ascii=False)


def _preamble(hand: Look, moment: dt.datetime, title: str, author: str, foot: str, mark: str) -> str:
    day = f"datetime(year: {moment.year}, month: {moment.month}, day: {moment.day})"
    return (
        f"#set document(title: {_s(title)}, author: {_s(author)}, date: {day})\n"
        f"#set text(font: {_s(hand.font)}, size: {hand.size}pt, lang: {_s('en')}, hyphenate: false)\n"
        f"#set page(paper: {_s(hand.paper)}, columns: {hand.columns}, margin: {hand.margin}, footer: context "
        f"[#text(7pt)[#{_s(foot)} #h(1fr) #counter(page).display({_s('1 / 1')}, both: true)\\ #{_s(mark)}]])\n"
        "#show table.cell: set text(size: 0.9em)\n#set par(justify: false)\n"
    )


def _render(block: Block, hand: Look, files: dict[str, bytes]) -> str:
    if isinstance(block, bytes):
        name = f"picture{len(files)}" + (".png" if block.startswith(b"\x89PNG") else ".jpg")
        files[name] = block
        return f"#image({_s(name)}, width: 80%)"
    if isinstance(block, str):
        return _text(block)
    if isinstance(block, Mapping):
        rows: list[Row] = [(key, value) for key, value in block.items()]
        return _box(rows, hand)
    return _table(block, hand.rule, head=True)


def _text(text: str) -> str:
    if text == "---":
        return "#pagebreak()"
    if text.startswith("#"):
        level = len(text) - len(text.lstrip("#"))
        return f"#heading(level: {level}, {_s(text[level:].strip())})"
    if text.startswith("- "):
        return f"- #{_s(text[2:])}"
    return (
        f"#par({_s(text)})" if "\n" not in text else " \\\n".join(f"#{_s(line)}" for line in text.split("\n"))
    )


def _box(rows: Sequence[Row], hand: Look) -> str:
    if hand.box == "colon":
        return " \\\n".join(f"*#{_s(str(row[0]))}:* #{_s(cell_text(row[1]))}" for row in rows)
    if hand.box == "dots":
        return " \\\n".join(
            f"#{_s(str(row[0]))} #box(width: 1fr, repeat[.]) #{_s(cell_text(row[1]))}" for row in rows
        )
    return _table(rows, hand.rule, head=False, widths="(auto, 1fr)")


def _table(rows: Sequence[Row], rule: str, *, head: bool, widths: str = "") -> str:
    wide = max(len(row) for row in rows)
    cells = [[_s(cell_text(cell)) for cell in row] + ['""'] * (wide - len(row)) for row in rows]
    lines = [", ".join(row) for row in cells]
    if head:
        bold = ", ".join(f"strong({cell})" for cell in cells[0])
        lines[0] = f"table.header({bold})"
    body = ",\n".join(lines)
    return f"#table(columns: {widths or wide}, stroke: {rule}, inset: 4pt,\n{body},\n)"
