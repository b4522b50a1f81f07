"""What a sentence asserts by its words: days, figures and names, to be found again in what it cites."""

import functools
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

__all__ = ["Words", "missing_words", "words_of", "words_of_all"]

_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_MONTH: Final = {name: at for at, name in enumerate(_MONTHS, start=1)} | {
    name[:3]: at for at, name in enumerate(_MONTHS, start=1)
}
_M: Final = rf"(?P<m>{'|'.join(sorted(_MONTH, key=len, reverse=True))})\.?"
_DAY_FORMS: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<![\w.-])(?P<y>(?:19|20)\d\d)-(?P<n>0[1-9]|1[0-2])(?:-(?P<d>0[1-9]|[12]\d|3[01]))?(?![\w-])",
        rf"(?<!\w)(?P<d>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)? {_M},? (?P<y>(?:19|20)\d\d)(?!\w)",
        rf"(?<!\w){_M} (?P<d>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?,? (?P<y>(?:19|20)\d\d)(?!\w)",
        rf"(?<!\w){_M},? (?P<y>(?:19|20)\d\d)(?!\w)",
    )
)

_UNITS: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_SPELLED: Final = {name: at for at, name in enumerate(_UNITS)} | {
    name: at * 10
    for at, name in enumerate(
        ("thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred"), start=3
    )
}
_NUMBER: Final = re.compile(
    r"(?<![\w.,])(?P<n>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<p>\s?%|\s?per ?cent\b)?(?![\w]|[.,-]\d)"
)

_HIDDEN: Final = re.compile("[\\u061c\\u200b-\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff\\u00ad]")
"""Marks of direction and width: they name nothing, and a name is the same with and without them."""

_TOKEN: Final = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?", re.UNICODE)

_PLAIN: Final = """
a after all an any as at because before both by carried children convict customs each entries every for forced from goods hours if
in indentured it its like made more nationals no not of on one only or over papers part people persons press prison prisoners said
shipments some such that the their there these they this those to under up wages weakness what where which
whoever with without work workers burden contested standard silent source nothing
"""
PLAIN: Final = frozenset(_PLAIN.split())
"""Words that may begin a sentence with a capital and name nothing (the frames of `says.yml` and of these sections)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Days as (year, month, day) with 0 for what is left out, figures (a percentage as its share), names, all words, text."""

    days: frozenset[tuple[int, int, int]] = frozenset()
    figures: frozenset[Fraction] = frozenset()
    names: frozenset[str] = frozenset()
    tokens: frozenset[str] = frozenset()
    texts: tuple[str, ...] = ()

    def __or__(self, other: "Words") -> "Words":
        """Return the words of both."""
        return Words(
            days=self.days | other.days,
            figures=self.figures | other.figures,
            names=self.names | other.names,
            tokens=self.tokens | other.tokens,
            texts=(*self.texts, *other.texts),
        )


def words_of_all(texts: Iterable[str]) -> Words:
    """Return the words of several texts that may carry a sentence, figures in words among them."""
    parts = [words_of(text, spelled=True) for text in dict.fromkeys(texts) if text]
    return Words(
        days=frozenset[tuple[int, int, int]]().union(*(one.days for one in parts)),
        figures=frozenset[Fraction]().union(*(one.figures for one in parts)),
        names=frozenset[str]().union(*(one.names for one in parts)),
        tokens=frozenset[str]().union(*(one.tokens for one in parts)),
        texts=tuple(text for one in parts for text in one.texts),
    )


@functools.lru_cache(maxsize=1 << 14)
def words_of(text: str, *, spelled: bool = False) -> Words:
    """Return the days, figures and names of a text.

    Args:
        spelled: count figures written as words too ("eleven shipments"); in a span they are, in a sentence they need
            not be, since "one" is mostly none.

    >>> sorted(words_of("Invented Mill paid 3 yuan on 5 March 2021.").names)
    ['invented', 'mill']
    """
    folded = _fold(text)
    rest = folded
    days = set()
    for form in _DAY_FORMS:
        for found in form.finditer(rest):
            days.add(_day(found))
        rest = form.sub(" \N{BULLET} ", rest)
    figures = {_figure(found["n"], percent=bool(found["p"])) for found in _NUMBER.finditer(rest)}
    rest = _NUMBER.sub(" \N{BULLET} ", rest)
    tokens = _TOKEN.findall(rest)
    every = folded.casefold()
    if spelled:
        figures |= {Fraction(_SPELLED[one.lower()]) for one in tokens if one.lower() in _SPELLED}
        figures |= {share for one in list(figures) if (share := one / 100) and _says_percent(folded)}
    names = {one.casefold() for one in tokens if _is_name(one)}
    return Words(
        days=frozenset(days),
        figures=frozenset(figures),
        names=frozenset(names),
        tokens=frozenset(_tokens(every)),
        texts=(every,),
    )


def missing_words(said: Words, spans: Words, figures: Words) -> list[str]:
    """Return what a sentence says that the words it cites do not: days, figures, names, in a fixed order.

    Args:
        spans: all words that may carry days and names. figures: those that may carry figures.
    """
    known = {_part(day, size) for day in spans.days for size in (1, 2, 3)}
    lost = [f"the day {_shown(day)}" for day in sorted(said.days) if day not in known]
    # A year alone is a day, and may stand in the period of the row beside words that are quoted.
    years = {Fraction(day[0]) for day in spans.days} | {one for one in spans.figures if one in _YEARS}
    lost += [
        f"the figure {_plain(one)}" for one in sorted(said.figures) if one not in figures.figures | years
    ]
    lost += [
        f"the name '{one}'"
        for one in sorted(said.names)
        if one not in spans.tokens and not (_is_unspaced(one) and any(one in text for text in spans.texts))
    ]
    return lost


_YEARS: Final = frozenset(map(Fraction, range(1900, 2100)))


def _fold(text: str) -> str:
    return _HIDDEN.sub("", unicodedata.normalize("NFKC", text))


def _tokens(text: str) -> list[str]:
    return [part for one in _TOKEN.findall(text) for part in (one, re.split("['’]", one)[0])]


def _day(found: re.Match[str]) -> tuple[int, int, int]:
    parts = found.groupdict()
    month = int(parts["n"]) if parts.get("n") else _MONTH[parts["m"].lower()]
    return int(parts["y"]), month, int(parts.get("d") or 0)


def _part(day: tuple[int, int, int], size: int) -> tuple[int, int, int]:
    year, month, of_month = (one if at < size else 0 for at, one in enumerate(day))
    return year, month, of_month


def _figure(text: str, *, percent: bool) -> Fraction:
    value = Fraction(text.replace(",", ""))
    return value / 100 if percent else value


def _says_percent(text: str) -> bool:
    return bool(re.search(r"%|per ?cent", text, re.IGNORECASE))


def _is_name(token: str) -> bool:
    """Tell whether a word names something: it has a capital, a digit, or is written in a script without capitals."""
    if token.casefold() in PLAIN:
        return False
    return token != token.lower() or any(letter.isdigit() for letter in token) or _is_unspaced(token)


def _is_unspaced(token: str) -> bool:
    """Tell whether a word is in a script without capitals (Hangul, Hanzi, Arabic)."""
    return any(letter.isalpha() and letter.lower() == letter.upper() for letter in token)


def _shown(day: tuple[int, int, int]) -> str:
    return "-".join(f"{one:02d}" for one in day if one)


def _plain(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else f"{float(value):g}"
