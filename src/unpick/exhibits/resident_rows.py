"""Resident numbers in tables: the columns that a check needs, and notes that name rows and never a number.

Read before names and numbers become pseudonyms, and forgotten at once. Of a row only what the check needs is
looked at: number, sex, days. Ethnicity has no head here.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from unpick.exhibits.cells import day_of
from unpick.exhibits.heads import fold_head
from unpick.exhibits.note import Note
from unpick.exhibits.reading import Grid
from unpick.exhibits.resident import Area, ResidentCheck, Row, check_resident
from unpick.exhibits.resident_packet import numbers_together
from unpick.exhibits.tables import body_of

__all__ = ["Numbered", "resident_notes", "resident_rows"]

_HEADS: Final[Mapping[str, str]] = {
    "number": "id number|id no|id card|id card no|id card number|identity no|identity number|identity card|"
    "identity card no|identity card number|national id|national id no|resident id|resident id no|document number|"
    "身份证|身份證|身份证号|身份證號|身份证号码|身份證號碼|身份证编号|公民身份号码|公民身份號碼|证件号|证件号码|證件號碼|居民身份证号码|"
    "주민등록번호|신분증번호",
    "sex": "sex|gender|性别|性別|성별",
    "birth": "date of birth|birth date|birthday|dob|born|出生日期|出生|出生年月日|생년월일",
    "issued": "issued|issue date|date of issue|issued on|valid from|签发日期|簽發日期|发证日期|發證日期|有效期起|발급일|발급일자",
    "valid_to": "valid to|valid until|expiry|expiry date|date of expiry|valid through|有效期至|到期日|有效期截止|만료일|유효기간만료일",
    "hired": "hired|hire date|date hired|date of hire|start date|date of joining|joining date|date joined|入职日期|入職日期|入厂日期|"
    "进厂日期|입사일|입사일자",
}  # fmt: skip
_COLUMN: Final = {fold_head(word): name for name, words in _HEADS.items() for word in words.split("|")}
_LIKE: Final = re.compile(r"(?<!\d)(?:\d{17}[\dXx]|\d{15})(?!\d)")
_GAPS: Final = re.compile(r"[\s\-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A row of a table with a resident number, where it stands, and what its check says."""

    place: str
    row: Row
    check: ResidentCheck


def resident_rows(
    grid: Grid, areas: Mapping[str, Sequence[Area]], *, shown_on: dt.date | None = None
) -> Iterator[Numbered]:
    """Yield the rows of a table whose column of identity numbers holds resident numbers for the greater part.

    Passports and permits have other rules; a column of those yields nothing. A day with two readings is left out.

    Args:
        shown_on: the day on which somebody looked at the cards, such as the audit.
    """
    body = body_of(grid)
    if body is None:
        return
    at = {name: place for place, head in enumerate(body.heads) if (name := _COLUMN.get(fold_head(head)))}
    if "number" not in at:
        return
    cells = [_cell(row, at["number"]) for row in body.rows]
    filled = [cell for cell in cells if cell]
    if not filled or 2 * sum(bool(_LIKE.search(_GAPS.sub("", cell))) for cell in filled) < len(filled):
        return
    for cell, row, place in zip(cells, body.rows, body.places, strict=True):
        if not cell:
            continue
        told = {name: _cell(row, column) for name, column in at.items()}
        one = Row(
            number=cell,
            sex=told.get("sex", ""),
            birth=_day(told.get("birth", "")),
            issued=_day(told.get("issued", "")),
            valid_to=_day(told.get("valid_to", "")),
            hired=_day(told.get("hired", "")),
            shown_on=shown_on,
        )
        yield Numbered(place=place, row=one, check=check_resident(one, areas))


def _cell(row: Sequence[str], place: int) -> str:
    return row[place].strip() if place < len(row) else ""


def _day(cell: str) -> dt.date | None:
    text, certain = day_of(cell)
    if not certain:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def resident_notes(rows: Sequence[Numbered]) -> Iterator[Note]:
    """Yield what the resident numbers of one exhibit say: a count of each outcome, each row that does not fit.

    Also how the numbers stand together. No number and no name is in a note.
    """
    if not rows:
        return
    counts = Counter(one.check.outcome for one in rows)
    for outcome in ("plausible", "implausible", "unreadable"):
        if counts[outcome]:
            yield Note(
                topic="resident_numbers",
                text=f"{counts[outcome]} of {len(rows)} resident numbers are {outcome}",
                place=rows[0].place,
                value=outcome,
                number=Decimal(counts[outcome]),
                subject=str(len(rows)),
                method="table",
            )
    for one in rows:
        if one.check.outcome == "implausible":
            yield Note(
                topic="resident_row",
                text=f"resident number of this row does not fit: {'; '.join(one.check.rules)}",
                place=one.place,
                value=",".join(one.check.broken),
                method="table",
            )
    keys = [
        "" if one.check.outcome == "unreadable" else _GAPS.sub("", one.row.number).upper() for one in rows
    ]
    together = numbers_together(keys, [one.check for one in rows], [one.row.issued for one in rows])
    for says in together.says:
        yield Note(topic="resident_together", text=says, place=rows[0].place, method="table")
