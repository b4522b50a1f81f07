"""A paper as workbook: annexes, gaps, quality bar, sentences with their exhibits, coverage; no cell is a formula."""

import datetime as dt
import io
from collections.abc import Iterator, Sequence
from typing import Any, Final

from unpick.model.paper import Item, Paper, Table
from unpick.report.filing.labels import LABELS, not_ready
from unpick.report.filing.printed import why_not_ready
from unpick.report.filing.runs import plain_text
from unpick.report.script import reads_right_to_left

__all__ = ["render_xlsx"]

_CELL: Final = 32_767
"""Characters that a cell can hold (ECMA-376, and Excel's published limits); the rest is cut and marked."""

_CUT: Final = " [cut]"
_RISKY: Final = tuple("=+-@\t\r|%")
"""Beginnings that a program may read as a formula once the sheet is saved as CSV; such a cell is quoted as text."""

_HEADER: Final = 120
"""Letters of a mark in the header of a sheet, which holds 255 with its codes."""

_ACROSS: Final = 170
"""Width of a printed page in letters of a sheet, at a size that is still read."""

Row = Sequence[object]


def render_xlsx(paper: Paper) -> bytes:
    """Return a paper as XLSX; the same paper gives the same bytes. Days stay ISO text."""
    import xlsxwriter

    held = io.BytesIO()
    plain = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(held, plain)
    made = dt.datetime(paper.asked_at.year, paper.asked_at.month, paper.asked_at.day)  # noqa: DTZ001 - the format has no zone
    book.set_properties({"title": plain_text(paper.title), "created": made})
    base = {"text_wrap": True, "valign": "top", "align": "left"}
    styles = {
        "head": book.add_format({**base, "bold": True, "bottom": 1}),
        "body": book.add_format(base),
        "right": book.add_format({**base, "align": "right", "reading_order": 2}),
        "quoted": book.add_format({**base, "quote_prefix": True}),
        "warn": book.add_format({"bold": True, "font_color": "#8C1D18"}),
    }
    why = why_not_ready(paper)
    marks = [paper.watermark] if paper.watermark else []
    marks += [f"{not_ready(paper.form)}: {' '.join(why)}"] if why else []
    for name, columns, widths, rows in _sheets(paper):
        sheet = book.add_worksheet(name)
        for line, mark in enumerate(marks):
            sheet.write_string(line, 0, plain_text(mark), styles["warn"])
        sheet.set_landscape()
        sheet.fit_to_pages(max(1, round(sum(widths) / _ACROSS)), 0)
        sheet.repeat_rows(len(marks))
        if marks:
            sheet.set_header(f"&C{plain_text(marks[0])[:_HEADER].replace('&', '&&')}")
        _fill(sheet, len(marks), columns, widths, rows, styles)
    book.close()
    return held.getvalue()


def _fill(
    sheet: Any,
    top: int,
    columns: Sequence[str],
    widths: Sequence[int],
    rows: Iterator[Row],
    styles: dict[str, Any],
) -> None:
    for place, (name, width) in enumerate(zip(columns, widths, strict=True)):
        sheet.write_string(top, place, name, styles["head"])
        sheet.set_column(place, place, width)
    for line, row in enumerate(rows, start=top + 1):
        for place, value in enumerate(row):
            if isinstance(value, int) and not isinstance(value, bool):
                sheet.write_number(line, place, value, styles["body"])
            else:
                text = _text(value)
                risky = text.startswith(_RISKY)
                style = "quoted" if risky else "right" if reads_right_to_left(text) else "body"
                sheet.write_string(line, place, text, styles[style])
    sheet.freeze_panes(top + 1, 0)


def _sheets(paper: Paper) -> list[tuple[str, Sequence[str], Sequence[int], Iterator[Row]]]:
    return [
        (
            "annexes",
            ("annex", "title", "publisher", "address", "published", "sha256", "archived", "archive", "language",
             "translated by", "pages", "origin", "protected", "note"),
            (9, 40, 22, 36, 12, 68, 12, 36, 10, 18, 8, 10, 10, 30),
            _annexes(paper),
        ),
        ("gaps", ("missing", "how to close it", "asked by", "stops the filing"), (50, 50, 24, 16), _gaps(paper)),
        *_returned(paper),
        ("quality bar", ("measure", "found", "of", "asked", "met"), (44, 14, 8, 30, 8), _bars(paper)),
        ("sentences", ("section", "sentence", "kind", "annex", "place", "quote", "sum"), (9, 70, 12, 10, 18, 50, 40), _sentences(paper)),
        ("coverage", ("what", "value"), (30, 80), _coverage(paper)),
    ]  # fmt: skip


def _annexes(paper: Paper) -> Iterator[Row]:
    for one in paper.annexes:
        days = one.published or "", one.captured or ""
        yield (
            one.label, one.title, one.publisher, one.url, days[0], one.sha256, days[1], one.archive, one.language,
            one.translated, "" if one.pages is None else one.pages, one.origin, one.protected, one.note,
        )  # fmt: skip


def _gaps(paper: Paper) -> Iterator[Row]:
    yield from ((one.says, one.close, one.rule, one.stops) for one in paper.gaps)


def _returned(paper: Paper) -> list[tuple[str, Sequence[str], Sequence[int], Iterator[Row]]]:
    """Return the sheet of what customs would ask; none for a paper that was not asked."""
    rows = ((one.asks, one.rule, one.state, one.says, one.close) for one in paper.checks)
    heads = ("what is asked", "rule", "state", "found", "how to close it")
    return [("returned", heads, (44, 30, 10, 40, 50), rows)] if paper.checks else []


def _bars(paper: Paper) -> Iterator[Row]:
    yield from ((one.name, one.value, one.n or "", one.asked, one.met) for one in paper.bars)


def _sentences(paper: Paper) -> Iterator[Row]:
    """Yield each sentence once for each place that it rests on, and once when it rests on none."""
    for section in paper.sections:
        for block in section.blocks:
            items: Sequence[Item] = (
                [item for row in block.rows for item in row] if isinstance(block, Table) else block.items
            )
            for item in items:
                said = (section.number, item.text, item.kind.value)
                for cite in item.cites:
                    yield (*said, cite.annex, cite.place, cite.quote, item.sum)
                if not item.cites:
                    yield (*said, "", "", "", item.sum)


def _coverage(paper: Paper) -> Iterator[Row]:
    yield "title", paper.title
    yield LABELS["case"], paper.case
    yield LABELS["on"], paper.on or ""
    yield LABELS["known_at"], paper.known_at
    yield LABELS["asked_at"], paper.asked_at
    yield from ((LABELS["coverage"], one) for one in paper.coverage or (LABELS["coverage_none"],))
    yield from paper.versions


def _text(value: object) -> str:
    if isinstance(value, bool):
        return LABELS["yes" if value else "no"]
    text = plain_text(str(value))
    return text if len(text) <= _CELL else text[: _CELL - len(_CUT)] + _CUT
