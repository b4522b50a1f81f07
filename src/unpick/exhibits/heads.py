"""The heads of columns in English, Chinese and Korean, and where the header of a table stands.

The words are in `words/columns.csv`. A column whose name starts with `-` is known and never kept: running
numbers, signatures, private particulars and ethnicity.
"""

import functools
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from unpick.model.bundled import read_bundled_csv

__all__ = ["Header", "Meaning", "fold_head", "head_unit", "is_figure", "is_known", "meanings", "read_header"]

PACKAGE: Final = "unpick.exhibits.words"
_BRACKETS: Final = re.compile(r"[(\[{<【（［〔][^)\]}>】）］〕]*[)\]}>】）］〕]")
_PUNCTUATION: Final = re.compile(r"[\W_]+")
_FAR_EAST: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_LATIN: Final = re.compile(r"[a-z0-9]")
_AROUND: Final = 4
_LONGEST_PHRASE: Final = 7
"""Words of the longest head in the list."""

_SPLIT: Final = " / "
"""Between the upper and the lower words of a header of two lines."""

_UNIT: Final = re.compile(
    r"^(?:rmb|cny|usd|us\$|eur|krw|kpw|yuan|元|人民币|圆|원|\$|¥|€|kgs?|公斤|千克|lbs?|g|克|t|mt|吨|톤|"
    r"hrs?|hours?|h|小时|小時|时|시간|days?|天|日|일|pcs|pieces?|件|个|개|条|套|m|米|m2|m²|sqm|sq ?m|㎡|平方米|%|"
    r"ctns?|箱|박스|yds?|码|dozen|打|sets?|rmb/h|元/小时|元/月|명|人)\.?$",
    re.IGNORECASE,
)
_UNIT_WORD: Final = re.compile(r"(?<![\w/])(kgs?|tonnes?|lbs|pcs|pairs|sqm|m2|usd|rmb|cny|eur|krw)(?!\w)")
_FIGURE: Final = re.compile(
    r"^[-+(~<>≈]?\s*(?:[$¥€£₩￥]|rmb|cny|usd|us\$|krw|eur)?\s*[-+]?\d[\d.,:'/\s年月日-]*"
    r"(?:[a-z%°㎡²]{0,6}|元|天|件|小时|公斤|원|일|시간|개)\)?$",
    re.IGNORECASE,
)
_SUFFIXES: Final = (
    "total",
    "actual",
    "合计",
    "合計",
    "本月",
    "当月",
    "금액",
    "합계",
    "usd",
    "rmb",
    "cny",
    "kg",
    "元",
)
_CURRENCY: Final = re.compile(
    r"\b(?:rm|myr|thb|baht|vnd|dong|idr|rupiah|rp|inr|rs|rupees?|php|pesos?|mxn|pkr|lkr|bdt|taka|tk|eur|euros?|gbp|krw|won|usd|us dollars?|rmb|cny|yuan|jpy|yen|twd|nt|hkd|brl|reais|dop|try|lira|mmk|kyat|khr|riel|npr|uzs|kpw)\b"
)
"""Words of a head that name the currency of its amounts (ISO 4217 codes and common names)."""
_MOST_BLANK: Final = 50
"""Blank rows between a header and its first row."""

_MOST: Final = 60
"""Characters of the longest head that is compared; beyond it a cell is a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a head may stand for: a canonical column and the roles of tables in which it does.

    Attributes:
        exact: the head is the word itself, not only contains it.
    """

    column: str
    roles: frozenset[str]
    exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Where a header stands: its first row, the first row of data after it, its heads, one per column."""

    first: int
    data: int
    heads: tuple[str, ...]


def fold_head(head: str) -> str:
    """Return a head without case, brackets, punctuation and, in Chinese and Korean, without spaces.

    >>> fold_head("Net Wt. (KG)"), fold_head("姓  名：")
    ('net wt', '姓名')
    """
    text = unicodedata.normalize("NFKC", head).casefold()
    bare = _PUNCTUATION.sub(" ", _BRACKETS.sub(" ", text)).strip() or _PUNCTUATION.sub(" ", text).strip()
    return bare.replace(" ", "") if _FAR_EAST.search(bare) else bare


def head_unit(head: str) -> str:
    """Return the unit that a head names in brackets, after a slash or a comma, or as a word of mass; else nothing.

    >>> head_unit("Net wt (kg)"), head_unit("Amount, USD"), head_unit("yarn_in_kg"), head_unit("Name (print)")
    ('kg', 'usd', 'kg', '')
    """
    text = unicodedata.normalize("NFKC", head).strip().casefold()
    found = re.findall(r"[(\[【]\s*([^)\]】]{1,10}?)\s*[)\]】]", text) + re.findall(
        r"[,/:]\s*([^,/:]{1,8})$", text
    )
    bracketed = next((unit.rstrip(".") for unit in found if _UNIT.match(unit)), "")
    word = _UNIT_WORD.search(text.replace("_", " "))
    return bracketed or (word[1] if word else "")


def is_figure(cell: str) -> bool:
    """Return whether a cell is a number, an amount, a share, a day or a time rather than words."""
    return bool(_FIGURE.match(cell.strip())) if len(cell) <= 40 else False


@functools.cache
def _exact() -> Mapping[str, tuple[tuple[str, frozenset[str]], ...]]:
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for row in read_bundled_csv(PACKAGE, "columns.csv"):
        roles = frozenset(row["roles"].split())
        for word in row["words"].split("|"):
            pairs = found.setdefault(fold_head(word), [])
            if (row["column"], roles) not in pairs:
                pairs.append((row["column"], roles))
    return {word: tuple(pairs) for word, pairs in found.items()}


def _phrase(folded: str) -> str:
    """Return the longest known words inside a longer head; empty where there are none.

    A single Latin word is not looked for: the name of a factory is no name of a worker. In Chinese and Korean,
    few characters may stand around: the name of a firm ends in the word for firm, and is no head.
    """
    if _FAR_EAST.search(folded):
        whole = len(_LATIN.sub("", folded))
        runs = (
            folded[at : at + size]
            for size in range(len(folded), 1, -1)
            for at in range(len(folded) - size + 1)
        )
        return next(
            (
                run
                for run in runs
                if run in _exact() and _FAR_EAST.search(run) and whole - len(run) <= _AROUND
            ),
            "",
        )
    words = folded.split()
    sizes = range(min(len(words), _LONGEST_PHRASE), 1, -1)
    runs = (" ".join(words[at : at + size]) for size in sizes for at in range(len(words) - size + 1))
    return max((run for run in runs if run in _exact()), key=len, default="")


def is_known(cell: str) -> bool:
    """Return whether a cell is, word for word, the head of a known column."""
    return len(cell) <= _MOST and fold_head(cell) in _exact()


@functools.lru_cache(maxsize=4096)
def meanings(head: str) -> tuple[Meaning, ...]:
    """Return what a head may stand for, in any role; nothing where its words are not known.

    A head of two lines is read whole, then by its lower line, then by its upper line.

    >>> sorted({m.column for m in meanings("Wages / Overtime pay (RMB)")})
    ['overtime_pay']
    """
    if not head or len(head) > _MOST * 2:
        return ()
    upper, _, lower = head.rpartition(_SPLIT)
    attempts = [head, *_scripts(head)] if not upper else [f"{upper} {lower}", lower, upper]
    for attempt in attempts:
        folded = fold_head(attempt)
        if pairs := _exact().get(folded) or _exact().get(_trimmed(folded)):
            return tuple(Meaning(column=column, roles=roles, exact=True) for column, roles in pairs)
        bare = " ".join(_CURRENCY.sub(" ", folded).split())
        # An amount: `Overtime RM` is pay where `Overtime` alone is hours.
        if bare != folded and (pairs := _exact().get(f"{bare} pay") or _exact().get(bare)):
            return tuple(Meaning(column=column, roles=roles, exact=True) for column, roles in pairs)
    for attempt in attempts:
        folded = fold_head(attempt)
        if len(folded) <= _MOST and (phrase := _phrase(folded)):
            pairs = _exact()[phrase]
            return tuple(Meaning(column=column, roles=roles, exact=False) for column, roles in pairs)
    return ()


def _scripts(head: str) -> list[str]:
    """Return the Latin and the Chinese or Korean part of a head in two languages; nothing for one language."""
    text = _BRACKETS.sub(" ", unicodedata.normalize("NFKC", head))
    latin = " ".join(_FAR_EAST.sub(" ", text).split())
    eastern = "".join(_FAR_EAST.findall(text))
    return [latin, eastern] if eastern and any(letter.isalpha() for letter in latin) else []


def _trimmed(folded: str) -> str:
    for suffix in _SUFFIXES:
        if len(folded) > len(suffix) + 1:
            folded = folded.removeprefix(suffix).removesuffix(suffix).strip()
    return folded


def read_header(rows: Sequence[Sequence[str]], start: int = 0, *, within: int = 30) -> Header | None:
    """Return the first header at or after a row, of one or two lines, with a row of units left out.

    A header is a row of words, at least two, of which at least two are known heads; or a row of words over
    a row with figures.
    """
    for number in range(start, min(len(rows), start + within)):
        if not _may_be_header(rows, number):
            continue
        heads, data = _joined(rows, number)
        if data < len(rows) and _is_units(rows[data]):
            heads = tuple(_with_unit(head, cell) for head, cell in zip(heads, rows[data], strict=False))
            data += 1
        if _next_filled(rows, data) is not None:
            return Header(first=number, data=data, heads=heads)
    return None


def _next_filled(rows: Sequence[Sequence[str]], start: int) -> Sequence[str] | None:
    """Return the first row from a start on that holds anything; blank rows are looked through for a while only."""
    for number in range(start, min(len(rows), start + _MOST_BLANK)):
        if any(cell.strip() for cell in rows[number]):
            return rows[number]
    return None


def _may_be_header(rows: Sequence[Sequence[str]], number: int) -> bool:
    filled = [cell for cell in rows[number] if cell.strip()]
    if len(filled) < 2 or any(len(cell) > _MOST for cell in filled):
        return False
    if sum(1 for cell in filled if is_figure(cell)) > (0 if len(filled) < 20 else len(filled)):
        return False
    if any(cell.rstrip().endswith((":", "：")) for cell in filled):
        return False
    known = sum(1 for cell in filled if meanings(cell))
    below = _next_filled(rows, number + 1)
    if below is None:
        return False
    if known >= 2 and known * 2 >= len(filled):
        return True
    filled_below = [cell for cell in below if cell.strip()]
    figures = sum(1 for cell in filled_below if is_figure(cell))
    return len(filled) >= 3 and figures >= 1 and len(filled) >= 0.6 * len(filled_below)


def _joined(rows: Sequence[Sequence[str]], number: int) -> tuple[tuple[str, ...], int]:
    """Return the heads of a header and the row after it; a second line of words is joined to the first."""
    upper = [cell.strip() for cell in rows[number]]
    if number + 1 >= len(rows):
        return tuple(upper), number + 1
    lower = [cell.strip() for cell in rows[number + 1]]
    lower += [""] * (len(upper) - len(lower))
    upper += [""] * (len(lower) - len(upper))
    if not _is_second_line(upper, lower):
        return tuple(upper), number + 1
    heads, span = [], ""
    for above, below in zip(upper, lower, strict=True):
        # A head with nothing below it goes down both lines and spans no other column.
        span = (above if below else "") if above else span
        heads.append(f"{span}{_SPLIT}{below}" if below and span and span != below else above or below)
    return tuple(heads), number + 2


def _is_second_line(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Return whether a row is the lower line of a header: words only, under spans or under broken heads."""
    filled = [cell for cell in lower if cell]
    if not filled or any(is_figure(cell) or len(cell) > 30 for cell in filled) or _is_units(lower):
        return False
    under_span = sum(1 for above, below in zip(upper, lower, strict=True) if below and not above)
    known = sum(1 for cell in filled if meanings(cell))
    if under_span:
        return known * 2 >= len(filled)
    both = [f"{above} {below}" for above, below in zip(upper, lower, strict=True) if above and below]
    whole = sum(1 for words in both if fold_head(words) in _exact())
    return bool(both) and whole * 2 >= len(both) and len(filled) < len([cell for cell in upper if cell]) + 1


def _is_units(row: Sequence[str]) -> bool:
    """Return whether a row holds nothing but units, such as (kg) and (RMB)."""
    filled = [cell.strip().strip("()[]（）") for cell in row if cell.strip()]
    return bool(filled) and all(_UNIT.match(cell) and not is_figure(cell) for cell in filled)


def _with_unit(head: str, cell: str) -> str:
    unit = cell.strip().strip("()[]（）")
    return f"{head} ({unit})" if unit and head else head
