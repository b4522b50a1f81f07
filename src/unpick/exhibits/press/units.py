"""The table of units: what may be counted, and the words for it after a number."""

import csv
import functools
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from unpick.exhibits.press.numbers import Number
from unpick.model.bundled import bundled_bytes
from unpick.model.errors import UnreadableFile

__all__ = ["GAP", "TABLES", "Unit", "low_end", "rows_of", "units"]

TABLES: Final = "unpick.exhibits.press.tables"

GAP: Final = (
    r"(?:\s*\([^)]{1,40}\))?(?:-odd|-plus)?\s*-?\s*[“\"‘]?(?:of\s+(?:the|its|their|these|those|his|her|our|my)\s+)?(?:(?:more|other|such)\s+)?"
    r"(?:(?!(?:of|in|at|on|to|for|from|by|with|and|or|were|was|are|is|had|have|has|who|that|which|between|after|before|during|percent|yuan|dollars?)\b)[A-Za-z][\w'’-]*\s+){0,4}?"
)
"""What may stand between a number and its noun: up to four words that open no phrase ("200 North Korean female workers")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit: patterns of the words after a number; `bare` without what may stand between."""

    unit: str
    kind: str
    english: re.Pattern[str]
    bare: re.Pattern[str]
    wide: re.Pattern[str] | None


def rows_of(name: str) -> list[dict[str, str]]:
    """Return the rows of a table of this room; a first column that begins with # is a remark."""
    text = bundled_bytes(TABLES, name).decode("utf-8")
    rows = csv.DictReader(text.splitlines())
    kept = [row for row in rows if not next(iter(row.values())).startswith("#")]
    if broken := [row for row in kept if None in row or None in row.values()]:
        raise UnreadableFile(
            f"{name}, row '{next(iter(broken[0].values()))}'",
            "it has another number of cells than the first line",
            "put cells with commas into quotation marks",
        )
    return kept


@functools.cache
def units() -> tuple[Unit, ...]:
    """Return the units of the table, in its order."""
    found = []
    for row in rows_of("units.csv"):
        wide = "|".join(part for part in (row["chinese"], row["korean"]) if part)
        found.append(
            Unit(
                unit=row["unit"],
                kind=row["kind"],
                bare=re.compile(rf"(?:{row['english']})", re.IGNORECASE),
                english=re.compile(rf"{GAP}((?:{row['english']}))\b", re.IGNORECASE),
                wide=re.compile(rf"(?:\s?(?:多|余|餘|来|여))?(?:\s?[名个個位家批]|\s?명의)?(?:朝鲜|中国|女|维吾尔族?|北韩|북한\s|중국\s|여성\s)?\s?({wide})")
                if wide
                else None,
            )
        )  # fmt: skip
    return tuple(found)


def low_end(first: Number, last: Number) -> Decimal:
    """Return the lower end of a range: in "2 to 3 million" the scale of the end is that of the beginning too."""
    return (
        first.value * last.scale
        if first.scale == 1 and first.value * last.scale < last.value
        else first.value
    )
