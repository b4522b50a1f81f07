"""The ledger as a workbook whose formulas add it up again: strike a line, change a grade, and the total follows."""

import datetime as dt
import io
import math
from collections.abc import Mapping, Sequence
from typing import Any, Final

from unpick.report.script import make_harmless
from unpick.weigh.ledger import FAMILY_CAP, LEAST, STATISTICS_CAP
from unpick.weigh.line import FAMILIES, LAMBDA, STATISTICAL
from unpick.weigh.words import BANDS, NOT_SHOWN

__all__ = ["render_ledger"]

_HEAD: Final = (
    "count it (1 or 0)", "family", "what is said", "origin", "ratio", "grade", "left by age", "log10 left", "weight", "note", "day",
)  # fmt: skip
_LINE: Final = 15.0
"""Height of one line of text in points, at 11 points of type."""

_TOP: Final = 5
"""Row above the lines, from 0: prior and days stand over it."""


def render_ledger(document: Mapping[str, Any]) -> bytes:
    """Return a document of `unpick.weigh/1` as XLSX; the same document gives the same bytes."""
    import xlsxwriter

    held = io.BytesIO()
    plain = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(held, plain)
    asked = dt.datetime.fromisoformat(str(document["asked_at"])).replace(tzinfo=None)
    book.set_properties({"title": make_harmless(f"Ledger: {document['subject']['name']}"), "created": asked})
    styles = {
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "indent": 1}),
        "body": book.add_format({"text_wrap": True, "valign": "top", "indent": 1}),
        "plain": book.add_format({"valign": "top"}),
        "number": book.add_format({"num_format": "+0.00;-0.00;0.00", "valign": "top"}),
        "share": book.add_format({"num_format": "0.00", "valign": "top"}),
        "title": book.add_format({"bold": True, "font_size": 14}),
        "strong": book.add_format({"bold": True, "num_format": "+0.00;-0.00;0.00"}),
    }
    sheet = book.add_worksheet("ledger")
    last = _write_lines(sheet, document, styles)
    _write_notes(sheet, document, styles, _write_families(sheet, document, styles, last))
    _lay_out(sheet)
    _write_grades(book.add_worksheet("tables"), styles)
    book.close()
    return held.getvalue()


def _write_lines(sheet: Any, document: Mapping[str, Any], styles: Mapping[str, Any]) -> int:
    """Write head and lines; return the last row of the lines, from 1."""
    body, number = styles["body"], styles["number"]
    for row, text in enumerate((document["subject"]["name"], *document["propositions"])):
        sheet.write_string(row, 0, make_harmless(str(text)), styles["title"] if row == 0 else None)
    sheet.write_string(
        3, 0, f"on {document['period']['on']}; every ratio is an analyst's prior, no measurement"
    )
    for column, (name, width) in enumerate(zip(_HEAD, (9, 18, 60, 30, 8, 7, 9, 10, 9, 30, 12), strict=True)):
        sheet.write_string(_TOP, column, name, styles["head"])
        sheet.set_column(column, column, width)
    sheet.set_row(_TOP, 2 * _LINE)
    first, count = _TOP + 2, len(document["lines"])
    last = first + max(count, 1) - 1
    for at, line in enumerate(document["lines"]):
        row = _TOP + 1 + at
        cell = row + 1
        counts = 1 if line["weight"] else 0
        grade = LAMBDA[line["grade"]]
        age = line["left"] / grade if grade else 0.0
        raw = math.log10(line["ratio"]) * line["left"]
        sheet.write_number(row, 0, counts, styles["plain"])
        for column, key in ((1, "family"), (2, "says"), (3, "origin")):
            sheet.write_string(row, column, make_harmless(str(line[key])), body)
        sheet.write_number(row, 4, line["ratio"], styles["plain"])
        sheet.write_string(row, 5, line["grade"], body)
        sheet.write_number(row, 6, age, styles["share"])
        sheet.write_formula(
            row, 7, f"=LOG10(E{cell})*VLOOKUP(F{cell},tables!$A$2:$B$7,2,FALSE)*G{cell}", number, raw
        )
        family = f"MATCH(B{cell},{_column('B', last)},0)"
        weight = (
            f"=IF(AND(A{cell}=1,ABS(H{cell})>={LEAST}),ROUND(H{cell}*INDEX({_column('G', last)},{family})"
            f"*INDEX({_column('F', last)},{family}),2),0)"
        )
        sheet.write_formula(row, 8, weight, number, line["weight"])
        sheet.write_string(row, 9, line["note"], body)
        sheet.write_string(row, 10, line["day"] or "", body)
        sheet.set_row(
            row, _tall((line["says"], 60), (line["origin"], 30), (line["note"], 30), (line["family"], 18))
        )
    sheet.freeze_panes(_TOP + 1, 0)
    return last


def _tall(*cells: tuple[str, int]) -> float:
    """Return how tall a row is in which every text is whole: office programs set no height for wrapped text by themselves.

    Args:
        cells: a text and the width of its column in characters.
    """
    # A wrapped word leaves part of its line empty; wide scripts take two characters.
    lines = max(
        math.ceil(1.05 * sum(2 if ord(char) > 0x2E7F else 1 for char in text) / width)
        for text, width in cells
    )
    return _LINE * max(1, lines)


def _lay_out(sheet: Any) -> None:
    """Set how the sheet prints: across, one page wide, the heads on each page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_TOP)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)


def _write_notes(sheet: Any, document: Mapping[str, Any], styles: Mapping[str, Any], row: int) -> None:
    """Write from a row on what the page says beside its figures: confidence, what would change it, what was not looked at."""
    told = (
        ("confidence", [document["confidence"]]),
        ("would change it", [one["says"] for one in document["flips"]]),
        ("not looked at", document["not_looked"]),
        ("what it is not", document.get("messages", ())),
    )
    for name, texts in told:
        for at, text in enumerate(texts):
            sheet.write_string(row, 1, name if at == 0 else "", styles["body"])
            sheet.merge_range(row, 2, row, 10, make_harmless(str(text)), styles["body"])
            sheet.set_row(row, _tall((str(text), 170)))
            row += 1


def _write_families(sheet: Any, document: Mapping[str, Any], styles: Mapping[str, Any], last: int) -> int:
    """Write tempered sums, caps and the total below the lines; return the row after them, from 0."""
    first, top = _TOP + 2, last + 2
    for column, name in enumerate(
        (
            "",
            "family",
            "tempered sum: sum times root of squares over sum of amounts",
            "what the cap leaves",
            "cap",
            "all that is left",
            "temper",
        )
    ):
        sheet.write_string(top, column, name, styles["head"])
    sheet.set_row(top, 2 * _LINE)
    begin, end = top + 2, top + 1 + len(FAMILIES)
    parts = f'($E${begin}:$E${end}<>"")*$C${begin}:$C${end}*$D${begin}:$D${end}'
    # Families of numbers are tempered among themselves and capped together, as `weigh.ledger` does it.
    share = f"IFERROR(SQRT(SUMPRODUCT(({parts})^2))/SUMPRODUCT(ABS({parts})),1)"
    together, sums = f"$H${begin}", _family_sums(document)
    numbers = [max(-FAMILY_CAP, min(FAMILY_CAP, sums[family][1])) for family in STATISTICAL]
    tempered = _temper(numbers)
    allowed = tempered * min(1.0, STATISTICS_CAP / max(abs(math.fsum(numbers) * tempered), 1e-9))
    sheet.write_string(top, 7, "of numbers together", styles["head"])
    sheet.write_formula(
        begin - 1,
        7,
        f"={share}*MIN(1,{STATISTICS_CAP}/MAX(ABS(SUMPRODUCT({parts})*{share}),0.000000001))",
        styles["share"],
        allowed,
    )
    for at, family in enumerate(FAMILIES):
        row, cell = top + 1 + at, top + 2 + at
        temper, value = sums[family]
        mask = f"($B${first}:$B${last}=B{cell})*($A${first}:$A${last}=1)*"
        logs = f"$H${first}:$H${last}"
        sheet.write_string(row, 1, family, styles["body"])
        squares, absolute = f"SUMPRODUCT({mask}{logs}*{logs})", f"SUMPRODUCT({mask}ABS({logs}))"
        sheet.write_formula(row, 6, f"=IFERROR(SQRT({squares})/{absolute},1)", styles["share"], temper)
        sheet.write_formula(row, 2, f"=SUMPRODUCT({mask}{logs})*G{cell}", styles["number"], value)
        capped = family in STATISTICAL
        own = FAMILY_CAP / abs(value) if capped and abs(value) > FAMILY_CAP else 1.0
        sheet.write_formula(
            row,
            3,
            f'=IF(AND(E{cell}<>"",ABS(C{cell})>{FAMILY_CAP}),{FAMILY_CAP}/ABS(C{cell}),1)',
            styles["share"],
            own,
        )
        if capped:
            sheet.write_number(row, 4, FAMILY_CAP, styles["share"])
        shrunk = f'=IF(E{cell}<>"",D{cell}*{together},D{cell})'
        sheet.write_formula(row, 5, shrunk, styles["share"], own * allowed if capped else own)
    total = end + 1
    sheet.write_string(total, 2, "prior, log10 odds", styles["body"])
    sheet.write_number(total, 8, document["prior"]["log10_odds"], styles["number"])
    sheet.write_string(total + 1, 2, "total, log10 odds", styles["head"])
    sheet.write_formula(
        total + 1, 8, f"=I{total + 1}+SUM(I{first}:I{last})", styles["strong"], document["total"]
    )
    sheet.write_string(total + 2, 2, "in words (ICD 203)", styles["head"])
    share = f"1/(1+10^(-I{total + 2}))"
    rows = 1 + len(BANDS)
    table = f"tables!$D$2:$D${rows},tables!$E$2:$E${rows}"
    # A low total is told as the document tells it: unlikely only where enough speaks against.
    low = document["words"] if document["total"] < 0 and document["words"] != BANDS[3][1] else NOT_SHOWN
    sheet.write_formula(
        total + 2,
        8,
        f'=IF({share}<{BANDS[2][0]},"{low}",LOOKUP({share},{table}))',
        None,
        document["words"],
    )
    return total + 4


def _family_sums(document: Mapping[str, Any]) -> dict[str, tuple[float, float]]:
    """Return temper and tempered sum of each family."""
    held: dict[str, list[float]] = {family: [] for family in FAMILIES}
    for one in document["lines"]:
        if one["weight"]:
            held[one["family"]].append(math.log10(one["ratio"]) * one["left"])
    return {family: (_temper(logs), math.fsum(logs) * _temper(logs)) for family, logs in held.items()}


def _temper(logs: Sequence[float]) -> float:
    amounts = math.fsum(abs(one) for one in logs)
    return math.sqrt(math.fsum(one * one for one in logs)) / amounts if amounts else 1.0


def _column(name: str, last: int) -> str:
    """Return the cells of the families below the lines."""
    return f"${name}${last + 4}:${name}${last + 3 + len(FAMILIES)}"


def _write_grades(sheet: Any, styles: Mapping[str, Any]) -> None:
    for column, name in ((0, "grade of the source"), (1, "what it leaves"), (3, "share from"), (4, "word")):
        sheet.write_string(0, column, name, styles["head"])
    for row, (grade, left) in enumerate(LAMBDA.items(), 1):
        sheet.write_string(row, 0, grade)
        sheet.write_number(row, 1, left)
    for row, (start, (_, word)) in enumerate(
        zip((0.0, *(end for end, _ in BANDS[:-1])), BANDS, strict=True), 1
    ):
        sheet.write_number(row, 3, start)
        sheet.write_string(row, 4, word)
    sheet.set_column(0, 4, 20)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
