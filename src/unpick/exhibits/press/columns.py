"""Tables in a text: rows of cells under a header, each figure a claim of the firm, place or month of its row."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from unpick.exhibits.press.places import Ordered
from unpick.exhibits.press.proposal import NONE_GIVEN, Mention, Proposal, Span
from unpick.exhibits.press.times import find_times

__all__ = ["Table", "claims_of_tables", "tables_in"]

Cell = tuple[str, int, int]
"""Words of a cell, and where they stand in the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A header and at least two rows of as many cells; the line above it as caption, and who a line below names as source."""

    span: Span
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: Cell
    source: str = ""


_PARTS: Final = (re.compile(r"[ \t]*\|[ \t]*"), re.compile(r"\t+[ ]*"), re.compile(r"[ ]{2,}"))
"""What parts cells: bars, tabs, or two blanks and more."""
_RULE: Final = re.compile(r"[\s|:+=_-]+$")
_FIGURE: Final = re.compile(
    r"(?P<bound>[<>≤≥~≈]|(?:about|over|under|up to|at least|c\.|约|약)\s)?\s*(?P<sign>[$€£¥])?\s*(?P<n>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s*(?P<share>%)?\s*(?:人|名|명|건|件|吨|톤)?$",
    re.IGNORECASE,
)
_BOUNDS: Final = {"<": "<", ">": ">", "≤": "<=", "≥": ">=", "~": "~", "≈": "~", "about": "~", "c.": "~", "约": "~", "약": "~", "over": ">", "under": "<", "up to": "<=", "at least": ">="}  # fmt: skip
_MISSING: Final = re.compile(
    r"(?:-|–|—|n/?a|n\.a\.|not\s+(?:given|stated|known|disclosed)|unknown|\.\.|无|없음)?$", re.IGNORECASE
)
_SOURCE: Final = re.compile(r"\s*(?:Sources?|来源|资料来源|출처|자료)\s*[:：]\s*(?P<who>[^\n]{3,120})")
_FROM: Final = re.compile(r"(?:,\s+(?:from|according\s+to|source:|as\s+given\s+by)\s+|\bSource:\s*|\baccording\s+to\s+)(?P<who>[^.;\n]{3,80})", re.IGNORECASE)  # fmt: skip
_MOST_LINES: Final = 400
"""Rows of the longest table that is read."""


def tables_in(text: str) -> list[Table]:
    """Return the tables of a text.

    >>> found = tables_in("Site | Employees\\nInvented Mill | 1,480\\nInvented Works | 930\\nSource: a committee")
    >>> [cell[0] for cell in found[0].header], len(found[0].rows), found[0].source
    (['Site', 'Employees'], 2, 'a committee')
    """
    lines = [(match.group(), match.start()) for match in re.finditer(r"[^\n]+", text)]
    found: list[Table] = []
    at = 0
    while at < len(lines) - 2:
        table, at = _table(text, lines, at)
        if table is not None:
            found.append(table)
    return found


def _cells(line: str, start: int, parting: re.Pattern[str]) -> tuple[Cell, ...]:
    lead = len(line) - len(line.lstrip(" \t|"))
    bare = line[lead:].rstrip(" \t|")
    cells, left = [], 0
    for mark in [*parting.finditer(bare), None]:
        right = mark.start() if mark else len(bare)
        cells.append((bare[left:right].strip(), start + lead + left, start + lead + right))
        left = mark.end() if mark else left
    return tuple(cells)


def _table(text: str, lines: Sequence[tuple[str, int]], at: int) -> tuple[Table | None, int]:
    """Return the table whose header is a line, and the line to go on with."""
    line, start = lines[at]
    for parting in _PARTS:
        header = _cells(line, start, parting)
        if not 2 <= len(header) <= 12 or any(not cell[0] or _FIGURE.match(cell[0]) for cell in header):
            continue
        # A table has a figure in its first or second row: lines of words are not read further.
        near = [cell[0] for other in lines[at + 1 : at + 3] for cell in _cells(*other, parting)]
        if not any(_FIGURE.match(cell) for cell in near):
            continue
        rows: list[tuple[Cell, ...]] = []
        after = at + 1
        while after < len(lines) and len(rows) < _MOST_LINES:
            gap = text[lines[after - 1][1] + len(lines[after - 1][0]) : lines[after][1]]
            cells = _cells(*lines[after], parting)
            if gap.count("\n") > 1 or (len(cells) != len(header) and not _RULE.match(lines[after][0])):
                break
            if not _RULE.match(lines[after][0]):
                rows.append(cells)
            after += 1
        if len(rows) >= 2 and any(_figures(rows, column) for column in range(len(header))):
            last = lines[after - 1]
            told = _SOURCE.match(text, last[1] + len(last[0]))
            above = lines[at - 1] if at and len(lines[at - 1][0]) < 200 else ("", start)
            caption = (above[0].strip(), above[1], above[1] + len(above[0]))
            source = told["who"] if told else (credit["who"] if (credit := _FROM.search(caption[0])) else "")
            span = Span(start=start, end=last[1] + len(last[0]))
            return Table(
                span=span, header=header, rows=tuple(rows), caption=caption, source=_tidy(source)
            ), after
    return None, at + 1


def _figures(rows: Sequence[Sequence[Cell]], column: int) -> bool:
    cells = [row[column][0] for row in rows]
    figures = sum(1 for one in cells if _FIGURE.match(one))
    return figures >= 2 and all(_FIGURE.match(one) or _MISSING.match(one) for one in cells)


def _tidy(source: str) -> str:
    return re.sub(r"\s*\(?(?:19|20)\d\d\)?\.?$", "", source.strip()).strip(" .")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    words: re.Pattern[str]
    predicate: str
    type: str
    unit: str


def _column(words: str, predicate: str, kind: str, unit: str) -> _Column:
    return _Column(words=re.compile(words, re.IGNORECASE), predicate=predicate, type=kind, unit=unit)


_COLUMNS: Final = (
    _column(r"\binterview|\binterviewed\b|面谈|면담", "workers_interviewed", "audit", "workers"),
    _column(r"transferr|labou?r[- ]transfer|\bplaced\b|\bdispatched\b|转移|输送|송출|파견", "labor_transferred", "transfer", "workers"),
    _column(r"north korean|\bdprk\b|朝鲜|북한", "worker_nationality", "nationality", "workers"),
    _column(r"\bwomen\b|\bfemale\b|女工|女性|여성", "women_share", "headcount", "workers"),
    _column(r"\bemployees\b|\bworkers\b|\bworkforce\b|\bheadcount\b|\bstaff\b|\bon payroll\b|员工|职工|工人|人数|직원|노동자|종업원|근로자", "workers", "headcount", "workers"),
    _column(r"\bhours\b[^|]*\bday\b|\bdaily hours\b|\bshift\b|每日工时|하루.*시간", "hours_per_day", "hours", "hours"),
    _column(r"\bunit (?:price|value)\b|\bprice\b|单价|단가", "unit_price", "price", "¤ per piece"),
    _column(r"\b(?:daily|day)\b[^|]*\b(?:wage|pay)\b|日薪|일당", "day_wage", "wage", "¤ per day"),
    _column(r"\b(?:wage|salary|pay)\b|月薪|工资|월급|임금", "month_wage", "wage", "¤ per month"),
    _column(r"\b(?:value|worth)\b|货值|金额|금액|가액", "value_of_shipments", "value", "¤"),
    _column(r"\bcontainers\b|\bTEU\b|集装箱|컨테이너", "shipments", "shipment", "containers"),
    _column(r"\bshipments\b|\bconsignments\b|\bdeliveries\b|批次|선적", "shipments", "shipment", "shipments"),
    _column(r"\bentries\b|报关单", "shipments", "shipment", "entries"),
    _column(r"\b(?:output|produced|production)\b|产量|생산", "output", "output", "pieces"),
    _column(r"\b(?:tonnes|tons|weight \(t\))|吨|톤", "quantity_shipped", "shipment", "tons"),
    _column(r"\b(?:kg|kilograms?)\b|公斤", "quantity_shipped", "shipment", "kg"),
    _column(r"\bpieces\b|\bunits\b|件数", "quantity_shipped", "shipment", "pieces"),
    _column(r"\bvisits\b|\bcrossings\b", "visits", "visit", "visits"),
)  # fmt: skip
"""What the header of a column makes its figures; the first that fits. ¤ is the currency that the header or the cell names."""
_PERSONS: Final = re.compile(r"^(?:persons|people|number|no\.|人数|인원)$", re.IGNORECASE)
_MOVED: Final = re.compile(r"\btransfers?\b|\bplacements?\b|\bdispatch\w*|输送|转移|송출|파견", re.IGNORECASE)
_CURRENCY: Final = (
    ("USD", re.compile(r"US\$|USD|\$|dollars?|美元|달러")),
    ("CNY", re.compile(r"CNY|RMB|yuan|renminbi|元|위안|¥")),
    ("EUR", re.compile(r"EUR|€|euros?|欧元")),
    ("GBP", re.compile(r"GBP|£")),
    ("KRW", re.compile(r"KRW|won\b|韩元|원")),
)
_TIMES: Final = re.compile(
    r"\b(?:date|day|month|year|period|quarter)\b|日期|月份|年份|날짜|연도|월$", re.IGNORECASE
)
_WHO: Final = re.compile(
    r"\b(?:site|factory|company|firm|supplier|facility|plant|producer|mill|exporter|shipper|manufacturer|name|buyer|importer|consignee|customer|brand|tenant|employer|works)\b|工厂|企业|公司|공장|업체|회사",
    re.IGNORECASE,
)
_WHERE: Final = re.compile(
    r"\b(?:county|place|origin|prefecture|township|village|district|town)\b|县|地区|지역", re.IGNORECASE
)


def claims_of_tables(
    found: Sequence[Table], mentions: Ordered, published: dt.date | None = None
) -> Iterator[Proposal]:
    """Yield the claims of tables; a column whose header no rule knows gives none, and a row without a name neither.

    Args:
        mentions: of the whole text, in order. published: the day from which "last year" counts.
    """
    for table in found:
        caption = [
            one
            for one in mentions.within(table.caption[1], table.caption[2] + 1)
            if one.kind in ("firm", "site")
        ]
        for number, head in enumerate(table.header):
            column = _meaning(head[0], table.caption[0])
            if column is None or not _figures(table.rows, number):
                continue
            for row in table.rows:
                claim = _claim(table, row, number, column, mentions, caption[0] if caption else None)
                if claim is not None:
                    yield _dated(claim, table, row, number, published)


def _meaning(head: str, caption: str) -> _Column | None:
    if _PERSONS.match(head):
        return _COLUMNS[1] if _MOVED.search(caption) else None
    return next((one for one in _COLUMNS if one.words.search(head)), None)


def _claim(
    table: Table, row: Sequence[Cell], number: int, column: _Column, mentions: Ordered, of: Mention | None
) -> Proposal | None:
    """Return the claim of one cell; None when it holds no figure, no currency that it needs, or the row names nobody."""
    words, start, end = row[number]
    figure = _FIGURE.match(words)
    unit = _unit(column, table.header[number][0], words)
    if figure is None or unit is None:
        return None
    subject, giver = _named(table, row, mentions, of)
    predicate, kind, other = (
        column.predicate,
        column.type,
        "KP" if column.predicate == "worker_nationality" else "",
    )
    if predicate == "labor_transferred" and giver:
        predicate, subject, other = (
            ("transfers_labor_to", giver, subject) if subject else (predicate, giver, "")
        )
    if not subject:
        return None
    value = Decimal(figure["n"].replace(",", ""))
    share = bool(figure["share"])
    return Proposal(
        type=kind, predicate=predicate, subject=subject, object=other, value=value / 100 if share else value,
        unit="share" if share else unit, bound=_BOUNDS.get((figure["bound"] or "").strip().lower(), "="),
        attribution=table.source or NONE_GIVEN, span=Span(start=start, end=end), quote=words,
        sentence=Span(start=row[0][1], end=row[-1][2]), link=predicate == "transfers_labor_to",
    )  # fmt: skip


def _unit(column: _Column, head: str, words: str) -> str | None:
    if "¤" not in column.unit:
        return column.unit
    for text in (words, head):
        for currency, pattern in _CURRENCY:
            if pattern.search(text):
                return column.unit.replace("¤", currency)
    return None


def _named(table: Table, row: Sequence[Cell], mentions: Ordered, of: Mention | None) -> tuple[str, str]:
    """Return the firm that a row is of, else that of the caption; and the place that it names as giver."""
    firm = place = ""
    for (head, _, _), (words, start, end) in zip(table.header, row, strict=True):
        named = [one for one in mentions.within(start, max(end, start + 1)) if one.kind in ("firm", "site")]
        if not firm and _WHO.search(head) and words and not _FIGURE.match(words):
            firm = named[0].name if named else words
        elif not place and _WHERE.search(head) and words and not _FIGURE.match(words):
            place = words
    return firm or (of.name if of is not None else ""), place


def _dated(
    claim: Proposal, table: Table, row: Sequence[Cell], number: int, published: dt.date | None
) -> Proposal:
    """Return a claim with the time that its row gives, else the header of its column, else the caption."""
    cells = [
        words for (head, _, _), (words, _, _) in zip(table.header, row, strict=True) if _TIMES.search(head)
    ]
    for words in (*cells, table.header[number][0], table.caption[0]):
        times = find_times(words, published)
        if len(times) == 1:
            return replace(claim, date_from=times[0].first, date_to=times[0].last)
    return claim
