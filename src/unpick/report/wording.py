"""The words of pages in four languages: labels, outcomes, kinds of steps, days written out."""

import datetime as dt
import functools
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from unpick.model.bundled import read_bundled_yaml
from unpick.model.errors import UsageError
from unpick.report.script import isolate, make_harmless

__all__ = ["LANGUAGES", "Words", "load_words"]

LANGUAGES = ("en", "ko", "zh", "ug")
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?")
_NO_START, _NO_END = "0001", "9999"
"""Years of the open ends of a span (`unpick.model.days`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one language.

    Attributes:
        lang: en, ko, zh or ug. direction: ltr or rtl.
        table: group of words to word to text; `label`, `outcome`, `status`, `kind` and others.
    """

    lang: str
    direction: str
    table: Mapping[str, Mapping[str, Any]]

    def say(self, group: str, word: object, **values: object) -> str:
        """Return a word of a group with its blanks filled; a word that no table knows stands as it is.

        A source or a later version may bring a kind of link or an outcome that no page knows yet: the
        reader then sees the word itself rather than nothing.
        """
        text = self.table.get(group, {}).get(str(word))
        if text is None:
            return str(word).replace("_", " ")
        return str(text).format(**values) if values else str(text)

    def label(self, word: str, **values: object) -> str:
        """Return a label of the page."""
        return str(self.table["label"][word]).format(**values)

    def sentence(self, word: str, **values: object) -> str:
        """Return a label with strings of sources in it, each isolated where it reads the other way.

        The result is harmless and may be printed as it is; its isolates must not be taken out.
        """
        return self.label(word, **{name: self.isolated(value) for name, value in values.items()})

    def isolated(self, value: object) -> str:
        """Return a value harmless, between isolates when a letter of it runs against the language."""
        shown = make_harmless(str(value))
        against = ("R", "AL") if self.direction == "ltr" else ("L",)
        turns = any(unicodedata.bidirectional(letter) in against for letter in shown)
        return isolate(shown) if turns else shown

    def count(self, word: str, n: int) -> str:
        """Return a number with its noun, such as `1 chain`, `12 chains`."""
        forms = self.table["count"][word]
        return str(forms[0] if n == 1 else forms[-1]).format(n=n)

    def day(self, value: object) -> str:
        """Return a day, month or year in words; an open end says so.

        >>> load_words("en").day("2021-03-05"), load_words("en").day(None)
        ('5 March 2021', 'not known')
        """
        text = value.isoformat() if isinstance(value, dt.date) else str(value or "")
        if not text:
            return self.label("not_known")
        if "/" in text:
            first, last = text.split("/", 1)
            return self.label("between", first=self.day(first), last=self.day(last))
        found = _PARTIAL.fullmatch(text)
        return self._spell(*found.groups()) if found else text

    def _spell(self, year: str, month: str | None, day: str | None) -> str:
        if year in (_NO_START, _NO_END):
            return self.label("no_start" if year == _NO_START else "no_end")
        number = int(month) if month else 0
        form = "day" if day else "month" if month else "year"
        # A month that no calendar has is shown as the source wrote it, never mended.
        if not 0 <= number <= 12 or (month and not number):
            return "-".join(part for part in (year, month, day) if part)
        name = self.table["months"]["names"][number - 1] if number else ""
        return str(self.table["months"][form]).format(
            year=year, month=name, number=number, day=int(day) if day else 0
        )

    def age(self, asked_at: object, day: object) -> str:
        """Return how old a list was when asked, in days; never measured by the clock of the reader."""
        try:
            asked = dt.date.fromisoformat(str(asked_at)[:10])
            since = dt.date.fromisoformat(str(day)[:10])
        except ValueError:
            return self.label("not_known")
        days = (asked - since).days
        return self.label("later_list", n=-days) if days < 0 else self.count("day_old", days)


@functools.cache
def load_words(lang: str) -> Words:
    """Return the words of a language.

    Raises:
        UsageError: the language is none of LANGUAGES.
    """
    if lang not in LANGUAGES:
        raise UsageError(
            "language of the page", f"'{lang}' is not there", f"use one of {', '.join(LANGUAGES)}"
        )
    table = read_bundled_yaml("unpick.report", f"words/{lang}.yml")
    return Words(lang=lang, direction=table["direction"], table=table)
