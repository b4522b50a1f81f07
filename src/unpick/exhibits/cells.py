"""Cells of understood columns: numbers without grouping, days in ISO where they are certain, pseudonyms."""

import calendar
import datetime as dt
import hashlib
import re
import unicodedata
from collections.abc import Iterable
from typing import Final

__all__ = ["clock_of", "day_of", "hours_of", "is_day_like", "month_of", "number_of", "pseudonym", "unit_name"]

_UNITS: Final = {
    "cny": ("rmb", "cny", "yuan", "人民币", "元", "圆"),
    "krw": ("krw", "₩", "원"),
    "kpw": ("kpw",),
    "usd": ("usd", "us$"),
    "eur": ("eur", "€"),
    "kg": ("kg", "kgs", "公斤", "千克"),
    "g": ("g", "克"),
    "t": ("t", "mt", "tonne", "tonnes", "吨", "톤"),
    "pcs": ("pcs", "pc", "piece", "pieces", "件", "个", "个 ", "개", "条", "ea"),
    "h": ("h", "hr", "hrs", "hour", "hours", "小时", "小時", "时", "时 ", "시간"),
    "d": ("day", "days", "天", "日", "일"),
    "m2": ("m2", "m²", "sqm", "sq m", "㎡", "平方米"),
    "ctns": ("ctn", "ctns", "carton", "cartons", "箱", "박스"),
}
_NAMES: Final = {word: unit for unit, words in _UNITS.items() for word in words}
_NUMBER: Final = re.compile(
    r"^([^\d.,+\-()]{0,5})([-+]?)\s*(\d[\d.,' \u00a0]*\d|\d|[.,]\d+)\s*([^\d\s]?[^\d]{0,11}2?)$"
)
_GOODS: Final = re.compile(r"[a-z]{2,10}|[\u4e00-\u9fff\uac00-\ud7a3]{1,3}")
"""What can stand behind a count as its unit: pairs, quilts, 双."""

_SPACED: Final = re.compile(r"\d{1,3}(?:[' ]\d{3})+(?:[.,]\d+)?")
"""Groups of three behind spaces or apostrophes; two numbers side by side are none."""

_MONTHS: Final = {
    name.casefold(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}
_NAMED: Final = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR: Final = r"((?:19|20)\d{2})"
_DAY_FORMS: Final = (
    (re.compile(rf"^{_YEAR}[-/.] ?(\d{{1,2}})[-/.] ?(\d{{1,2}})\.?(?:[t ].*)?$"), "ymd"),
    (re.compile(rf"^{_YEAR}\s*[年년]\s*(\d{{1,2}})\s*[月월]\s*(\d{{1,2}})\s*[日号號일]?$"), "ymd"),
    (re.compile(rf"^{_YEAR}(0[1-9]|1[0-2])(\d{{2}})$"), "ymd"),
    (re.compile(rf"^(\d{{1,2}})(?:st|nd|rd|th)?[ -]+({_NAMED})\.?,?[ -]+{_YEAR}$"), "dmy"),
    (re.compile(rf"^({_NAMED})\.?[ -]+(\d{{1,2}})(?:st|nd|rd|th)?,?[ -]+{_YEAR}$"), "mdy"),
)
_TWO_WAYS: Final = re.compile(r"^(\d{1,2})[-/.](\d{1,2})[-/.]((?:19|20)?\d{2})$")
_MONTH_FORMS: Final = (
    (re.compile(rf"{_YEAR}\s*[年년]\s*(\d{{1,2}})\s*[月월]"), "ym"),
    (re.compile(rf"(?<!\d){_YEAR}[-/.](0?[1-9]|1[0-2])(?![\d])"), "ym"),
    (re.compile(rf"(?<!\d){_YEAR}(0[1-9]|1[0-2])(?!\d)"), "ym"),
    (re.compile(rf"(?<![a-z])({_NAMED})\.?,?[ -]*(?:of )?{_YEAR}"), "my"),
    (re.compile(rf"(?<![\d/.-])(0?[1-9]|1[0-2])[-/.]{_YEAR}(?!\d)"), "my"),
    (re.compile(rf"{_YEAR}[ ,]*({_NAMED})(?![a-z])"), "ym"),
)
_SERIALS: Final = (20_000, 60_000)
"""Day numbers of a spreadsheet that count as days: 1954 to 2064."""

_EPOCH: Final = dt.date(1899, 12, 30)
"""Day 0 of the day numbers of spreadsheets, for days after February 1900."""


def number_of(cell: str) -> tuple[str, str] | None:
    """Return a number without grouping and currency, and its unit; none where the cell is no number.

    A comma before three figures groups; before one or two it is a decimal mark. A percent sign stays.

    >>> number_of("¥1,234.50"), number_of("1.234,50 EUR"), number_of("12 %"), number_of("(120)")
    (('1234.50', '¥'), ('1234.50', 'eur'), ('12%', '%'), ('-120', ''))
    >>> number_of("1 200"), number_of("2 2,000.00")
    (('1200', ''), None)
    """
    text = unicodedata.normalize("NFKC", cell).strip().casefold()
    negative = text.startswith("(") and text.endswith(")")
    found = _NUMBER.match(text[1:-1] if negative else text)
    if not found:
        return None
    before, sign, figures, after = found[1].strip(), found[2], found[3], found[4].strip()
    if before and not _is_unit(before):
        return None
    if re.search(r"[' ]", figures) and not _SPACED.fullmatch(figures):
        return None
    plain = _ungrouped(re.sub(r"[' ]", "", figures))
    if plain is None or (after and not _is_unit(after) and after != "%"):
        return None
    minus = "-" if negative or sign == "-" else ""
    unit = unit_name(after or before)
    return f"{minus}{plain}{'%' if after == '%' else ''}", unit


def unit_name(word: str) -> str:
    """Return the one name of a unit that has several, such as cny for RMB and 元.

    >>> unit_name("RMB"), unit_name("公斤"), unit_name("bolts")
    ('cny', 'kg', 'bolts')
    """
    folded = unicodedata.normalize("NFKC", word).strip().casefold().rstrip(".")
    return _NAMES.get(folded, folded)


def _is_unit(word: str) -> bool:
    folded = word.rstrip(".: ").strip()
    return (
        folded in _NAMES
        or bool(_GOODS.fullmatch(folded))
        or folded
        in (
            "$",
            "¥",
            "£",
            "~",
            "约",
            "≈",
            "条",
            "套",
            "lbs",
            "lb",
            "dozen",
            "sets",
            "set",
        )
    )


def _ungrouped(figures: str) -> str | None:
    comma, point = figures.rfind(","), figures.rfind(".")
    if comma >= 0 and point >= 0:
        group, mark = (",", ".") if point > comma else (".", ",")
        whole, _, rest = figures.replace(group, "").partition(mark)
        return f"{whole or '0'}.{rest}" if rest.isdigit() and (whole or "0").isdigit() else None
    if comma >= 0:
        if re.fullmatch(r"\d{1,3}(,\d{3})+|\d{1,2}(,\d{2})*,\d{3}", figures):
            return figures.replace(",", "")
        whole, _, rest = figures.partition(",")
        return f"{whole or '0'}.{rest}" if rest.isdigit() and len(rest) <= 2 else None
    if figures.count(".") > 1:
        return figures.replace(".", "") if re.fullmatch(r"\d{1,3}(\.\d{3})+", figures) else None
    return f"0{figures}" if figures.startswith(".") else figures


def hours_of(cell: str) -> tuple[str, str] | None:
    """Return hours as a number; 8:30 is eight and a half.

    >>> hours_of("8:30"), hours_of("8 hrs")
    (('8.5', 'h'), ('8', 'h'))
    """
    found = re.fullmatch(r"(\d{1,3}):([0-5]\d)(?::[0-5]\d)?", cell.strip())
    if not found:
        return number_of(cell)
    return f"{int(found[1]) + int(found[2]) / 60:.4g}", "h"


def clock_of(cell: str) -> str:
    """Return a time of day as HH:MM; a share of a day, as spreadsheets keep it, too; else the cell itself.

    >>> clock_of("7:58:00"), clock_of("5:02 PM"), clock_of("0.33125"), clock_of("absent")
    ('07:58', '17:02', '07:57', 'absent')
    """
    text = unicodedata.normalize("NFKC", cell).strip().casefold()
    text = re.sub(r"^\d{4}-\d{2}-\d{2}[t ]", "", text)
    if found := re.fullmatch(r"(\d{1,2})[:.](\d{2})(?::\d{2})?\s*([ap]\.?m\.?)?", text):
        hour = int(found[1]) % 12 + (12 if found[3].startswith("p") else 0) if found[3] else int(found[1])
        return f"{hour:02}:{found[2]}" if hour < 25 and int(found[2]) < 60 else cell
    if re.fullmatch(r"0?\.\d{3,}", text):
        minutes = round(float(text) * 1440)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    return cell


def day_of(cell: str) -> tuple[str, bool]:
    """Return a day in ISO and whether it is certain; a day with two readings stays as it stands.

    >>> day_of("2020年10月5日"), day_of("5 Oct 2020"), day_of("13/10/2020"), day_of("05/10/2020")
    (('2020-10-05', True), ('2020-10-05', True), ('2020-10-13', True), ('05/10/2020', False))
    >>> day_of("2018. 1. 2.")
    ('2018-01-02', True)
    """
    text = unicodedata.normalize("NFKC", cell).strip().casefold()
    for form, order in _DAY_FORMS:
        if found := form.match(text):
            parts = dict(zip(order, found.groups(), strict=True))
            if day := _day(parts["y"], parts["m"], parts["d"]):
                return day, True
    if re.fullmatch(r"\d{5}(\.\d+)?", text) and _SERIALS[0] <= float(text) <= _SERIALS[1]:
        return (_EPOCH + dt.timedelta(days=int(float(text)))).isoformat(), True
    if found := _TWO_WAYS.match(text):
        first, second, year = found.groups()
        days = {_day(year, second, first), _day(year, first, second)} - {""}
        if len(days) == 1 and len(year) == 4:
            return days.pop(), True
        return cell, not days
    return cell, True


def is_day_like(cell: str) -> bool:
    """Return whether a cell is a day in any form, one with two readings included."""
    day, certain = day_of(cell)
    return not certain or bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", day))


def _day(year: str, month: str, day: str) -> str:
    number = _MONTHS.get(month, 0) or (int(month) if month.isdigit() else 0)
    try:
        return dt.date(int(year) if len(year) == 4 else 2000 + int(year), number, int(day)).isoformat()
    except ValueError:
        return ""


def month_of(text: str) -> str:
    """Return the one month that a text names, as 2020-10; empty where it names none or several.

    >>> month_of("Payroll of October 2020"), month_of("2020年10月工资表"), month_of("2020-10 to 2020-11")
    ('2020-10', '2020-10', '')
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    found = set()
    for form, order in _MONTH_FORMS:
        for match in form.finditer(folded):
            year, month = match.groups() if order == "ym" else reversed(match.groups())
            number = _MONTHS.get(month, 0) or (int(month) if month.isdigit() else 0)
            if 1 <= number <= 12:
                found.add(f"{year}-{number:02}")
    return found.pop() if len(found) == 1 else ""


def pseudonym(cells: Iterable[str]) -> str:
    """Return the name that stands for a worker: the same for the same number or name, never the name itself.

    It keeps names out of what is printed and lets workers be counted. It is no secret against someone who has
    a list of names to try.

    >>> pseudonym(["E 0012"]) == pseudonym(["e-0012"])
    True
    """
    joined = unicodedata.normalize("NFKC", " ".join(cells)).casefold()
    bare = re.sub(r"[\W_]+", "", joined)
    return f"worker-{hashlib.sha256(bare.encode()).hexdigest()[:8]}" if bare else ""
