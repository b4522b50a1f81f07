"""What pay, hours and minutes say when they are added up: exact in fen, with the rounding that a paper shows.

Amounts are decimals with the half of their last digit, so that 12.07 an hour for 174 hours may be stated as
2100 and 2100 + 300 may not be stated as 2410. The tables hold cited rows only; where none fits, the functions
return nothing and the caller says which row is missing.
"""

import datetime as dt
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from unpick.goods.labor_tables import table_rows
from unpick.model.bundled import read_bundled_csv

__all__ = [
    "Figure",
    "Gap",
    "HourRule",
    "MinimumWage",
    "Minutes",
    "figure",
    "hour_rules",
    "hours_between",
    "least_workers",
    "minimum_wages",
    "pay_gaps",
    "standard_minutes",
    "wage_country",
]

_TABLES: Final = "unpick.goods.tables"

_CENT: Final = Decimal("0.005")
"""Half a fen: the most that an input of a product may be off by rounding."""

_SIGNS: Final = re.compile(r"[,\s¥￥$€₩]|CNY|RMB|USD|元")


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount as a paper shows it: its value and half of its last digit."""

    value: Decimal
    half: Decimal = _CENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A stated amount that lies outside what the other cells of its row give.

    Attributes:
        rule: base_pay, piece_pay, gross, net. stated: as in the row. low, high: what the other cells allow.
        sum_: the sum in words, such as 176 x 12.00.
    """

    rule: str
    stated: Decimal
    low: Decimal
    high: Decimal
    sum_: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """Standard minutes of a product, its least and most by cited sources, of different worth."""

    product: str
    low: Decimal
    high: Decimal
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MinimumWage:
    """The legal minimum of a place from a day on, by tier; the tier of a city is often not known."""

    place: str
    since: dt.date
    tiers: tuple[Decimal, ...]
    currency: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HourRule:
    """One rule on working time of a country, with its source."""

    number: Decimal
    unit: str
    source: str


def figure(cell: str) -> Figure | None:
    """Return the amount of a cell, None when it holds none.

    >>> figure("¥2,100"), figure("12.07").half, figure("-")
    (Figure(value=Decimal('2100'), half=Decimal('0.5')), Decimal('0.005'), None)
    """
    text = _SIGNS.sub("", cell)
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int):
        return None
    return Figure(value, Decimal(5).scaleb(min(0, exponent) - 1))


def pay_gaps(row: Mapping[str, str]) -> Iterator[Gap]:
    """Yield where a payroll row does not add up; a cell that is missing makes its rule silent.

    Args:
        row: canonical payroll column to cell (`exhibits.columns`).

    Source: hours x rate + overtime = gross, gross - deductions = net, piece rate x pieces = wage (research,
    evidence 2.4).
    """
    cells = {name: found for name, cell in row.items() if (found := figure(cell))}
    yield from _base_gap(cells)
    yield from _gross_gap(cells)
    yield from _net_gap(cells)


def _product(cells: Mapping[str, Figure], rate: str, count: str) -> tuple[Decimal, Decimal] | None:
    """Return least and most of a rate times a count, None when one of them is missing or nought."""
    one, other = cells.get(rate), cells.get(count)
    if one is None or other is None or not one.value or not other.value:
        return None
    slack = min(one.half, _CENT) * abs(other.value)
    return one.value * other.value - slack, one.value * other.value + slack


def _earned(cells: Mapping[str, Figure]) -> dict[str, tuple[Decimal, Decimal]]:
    """Return by rule the pay that the rates of a row give; hours may hold the overtime or leave it out."""
    found: dict[str, tuple[Decimal, Decimal]] = {}
    for rate, count in (("rate_hour", "hours"), ("rate_day", "days"), ("rate_piece", "pieces")):
        if bounds := _product(cells, rate, count):
            found[f"{cells[count].value} x {cells[rate].value}"] = bounds
    over = cells.get("overtime_hours")
    if over and over.value and (whole := _product(cells, "rate_hour", "hours")):
        part = cells["rate_hour"].value * over.value
        found[f"({cells['hours'].value} - {over.value}) x {cells['rate_hour'].value}"] = (
            whole[0] - part,
            whole[1] - part,
        )
    return found


def _base_gap(cells: Mapping[str, Figure]) -> Iterator[Gap]:
    """Yield a base pay that no rate of the row gives.

    A piece wage may stand in any of the pay columns; a rate by the hour beside one by the day is the same
    wage twice, so that one fit is enough.
    """
    earned = _earned(cells)
    piece = _product(cells, "rate_piece", "pieces")
    stated = [cells[name] for name in ("base_pay", "gross", "bonus") if name in cells] if piece else []
    stated = stated or [cells[name] for name in ("base_pay",) if name in cells]
    if not earned or not stated:
        return
    if piece and "gross" in cells:
        stated += [
            Figure(cells["gross"].value - cells[one].value, cells["gross"].half)
            for one in ("overtime_pay", "bonus")
            if one in cells
        ]
    if any(_fits(one, low, high) for one in stated for low, high in earned.values()):
        return
    words, (low, high) = min(earned.items(), key=lambda item: abs(item[1][0] - stated[0].value))
    yield Gap(
        rule="piece_pay" if piece else "base_pay", stated=stated[0].value, low=low, high=high, sum_=words
    )


def _gross_gap(cells: Mapping[str, Figure]) -> Iterator[Gap]:
    """Yield a gross that base, overtime and bonus do not give; open where overtime was worked without its pay."""
    gross = cells.get("gross")
    if gross is None or ("overtime_pay" not in cells and _over(cells)):
        return
    base = cells.get("base_pay")
    bases = (
        {str(base.value): (base.value - min(base.half, _CENT), base.value + min(base.half, _CENT))}
        if base
        else _earned(cells)
    )
    parts = [cells[name] for name in ("overtime_pay", "bonus") if name in cells]
    rest = sum((part.value for part in parts), Decimal(0))
    slack = sum((min(part.half, _CENT) for part in parts), Decimal(0))
    spans = {words: (low + rest - slack, high + rest + slack) for words, (low, high) in bases.items()}
    if not spans or any(_fits(gross, low, high) for low, high in spans.values()):
        return
    words, (low, high) = min(spans.items(), key=lambda item: abs(item[1][0] - gross.value))
    yield Gap(
        rule="gross",
        stated=gross.value,
        low=low,
        high=high,
        sum_=" + ".join([words, *(str(part.value) for part in parts)]),
    )


def _over(cells: Mapping[str, Figure]) -> bool:
    return bool((over := cells.get("overtime_hours")) and over.value)


def _net_gap(cells: Mapping[str, Figure]) -> Iterator[Gap]:
    gross, net, off = (cells.get(name) for name in ("gross", "net", "deductions"))
    if gross is None or net is None:
        return
    if off is None:
        if net.value - net.half > gross.value + gross.half:
            yield Gap(
                rule="net", stated=net.value, low=Decimal(0), high=gross.value, sum_=f"at most {gross.value}"
            )
        return
    left = gross.value - abs(off.value)
    slack = min(gross.half, _CENT) + min(off.half, _CENT)
    if not _fits(net, left - slack, left + slack):
        yield Gap(rule="net", stated=net.value, low=left, high=left, sum_=f"{gross.value} - {abs(off.value)}")


def _fits(stated: Figure, low: Decimal, high: Decimal) -> bool:
    return low - stated.half <= stated.value <= high + stated.half


def hours_between(time_in: str, time_out: str) -> Decimal | None:
    """Return the hours from one clock time to another, over midnight where it must be; None if unreadable.

    >>> hours_between("08:00", "17:30"), hours_between("20:00", "06:00")
    (Decimal('9.5'), Decimal('10'))
    """
    minutes = []
    for text in (time_in, time_out):
        found = re.search(r"(\d{1,2}):(\d{2})", text)
        if not found or int(found[1]) > 24 or int(found[2]) > 59:
            return None
        minutes.append(60 * int(found[1]) + int(found[2]))
    return Decimal((minutes[1] - minutes[0]) % (24 * 60)) / 60


def least_workers(*, pieces: Decimal, minutes: Decimal, days: int, hours: Decimal) -> int:
    """Return the fewest workers who can make the pieces, none of whom ever loses a minute.

    A lower bound: real lines reach a part of it. Raises ValueError for days or hours of nought or below.

    >>> least_workers(pieces=Decimal(30000), minutes=Decimal(20), days=26, hours=Decimal(10))
    39
    """
    if days <= 0 or hours <= 0:
        raise ValueError("nobody works in no time: days and hours must be above 0")
    return math.ceil(pieces * minutes / (days * hours * 60))


def standard_minutes(description: str) -> Minutes | None:
    """Return the standard minutes of the product that a description names, None without a cited row.

    The longest word that fits decides: a polo shirt is no shirt.

    >>> standard_minutes("Women's polo shirts, cotton").product
    'polo shirt'
    """
    plain = description.casefold()
    fits = [
        (len(word), row)
        for row in table_rows("minutes.csv")
        for word in row["words"].split(";")
        if re.search(rf"\b{re.escape(word.casefold())}s?\b", plain)
    ]
    if not fits:
        return None
    row = max(fits, key=lambda fit: (fit[1]["product"] != "woven shirt", fit[0]))[1]
    return Minutes(
        product=row["product"],
        low=Decimal(row["low"]),
        high=Decimal(row["high"]),
        source=f"{row['source']} [{row['mark']}]",
    )


def minimum_wages(text: str, on: dt.date) -> MinimumWage | None:
    """Return the minimum wages of the place that an address names, as they held on a day; None without a row."""
    plain = text.casefold()
    for row in table_rows("wages.csv"):
        since = dt.date.fromisoformat(row["from"])
        until = dt.date.fromisoformat(row["until"]) if row["until"] else dt.date.max
        if since <= on < until and any(word.casefold() in plain for word in row["words"].split(";")):
            tiers = tuple(Decimal(tier) for tier in row["tiers_month"].split(";"))
            return MinimumWage(
                place=row["place"],
                since=since,
                tiers=tiers,
                currency=row["currency"],
                source=f"{row['source']} [{row['mark']}]",
            )
    return None


def wage_country(text: str) -> str:
    """Return the ISO code of the country of a place that the wage table knows, on any day; empty for another."""
    plain = text.casefold()
    rows = table_rows("wages.csv")
    return next(
        (row["country"] for row in rows if any(word.casefold() in plain for word in row["words"].split(";"))),
        "",
    )


def hour_rules(country: str) -> dict[str, HourRule]:
    """Return the rules on working time of a country by name, empty without a cited row."""
    return {
        row["rule"]: HourRule(
            number=Decimal(row["number"]), unit=row["unit"], source=f"{row['source']} [{row['mark']}]"
        )
        for row in read_bundled_csv(_TABLES, "hours.csv")
        if row["country"] == country
    }
