"""The bundled words and places, ready to look up, by script and longest form first."""

import functools
from dataclasses import dataclass
from typing import Final

from unpick.model.bundled import read_bundled_csv

__all__ = [
    "Entry",
    "han_forms",
    "latin_place",
    "lookup",
    "place_codes",
    "place_forms",
    "stem",
    "tables_version",
]

PACKAGE: Final = "unpick.names.tables"

_ENDINGS: Final = ("ials", "ical", "ics", "ing", "ies", "ial", "al", "ic", "es", "ed", "s", "y", "e")
"""Endings that English trade words swap freely: trade/trading, industry/industrial."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A word of the tables: its kind (legal, trade, weak, role, state, number, stop) and its concept."""

    kind: str
    concept: str


@functools.cache
def _words() -> dict[str, Entry]:
    return {
        row["form"]: Entry(kind=row["kind"], concept=row["concept"])
        for row in read_bundled_csv(PACKAGE, "words.csv")
    }


@functools.cache
def _places() -> dict[str, tuple[str, ...]]:
    codes: dict[str, tuple[str, ...]] = {}
    for row in read_bundled_csv(PACKAGE, "places.csv"):
        codes[row["form"]] = (*codes.get(row["form"], ()), row["code"])
    return codes


def lookup(form: str) -> Entry | None:
    """Return what the tables say of a word or a phrase of words joined by one blank."""
    return _words().get(form)


def place_codes(form: str) -> tuple[str, ...]:
    """Return the codes of the places that a form can mean, empty when it is no place of the tables."""
    return _places().get(form, ())


@functools.cache
def _latin_places() -> dict[str, str]:
    main: dict[str, str] = {}
    for form, codes in _places().items():
        for code in codes if form.isascii() else ():
            main.setdefault(code, form)
    return main


def latin_place(code: str) -> str:
    """Return the first Latin form of a place in the tables, empty when there is none."""
    return _latin_places().get(code, "")


@functools.cache
def han_forms(script: str) -> tuple[int, frozenset[str]]:
    """Return the longest length and the forms of the words of a script (`han` or `hangul`)."""
    return _forms(_words(), script)


@functools.cache
def place_forms(script: str) -> tuple[int, frozenset[str]]:
    """Return the longest length and the forms of the places of a script (`han` or `hangul`)."""
    return _forms(_places(), script)


def _forms(
    table: dict[str, object] | dict[str, Entry] | dict[str, tuple[str, ...]], script: str
) -> tuple[int, frozenset[str]]:
    first, last = ("\u3400", "\u9fff") if script == "han" else ("\uac00", "\ud7af")
    forms = frozenset(form for form in table if first <= form[:1] <= last)
    return max(map(len, forms), default=0), forms


def stem(word: str) -> str:
    """Return an English word without the ending that trade words swap freely.

    >>> stem("trading") == stem("trade"), stem("foods") == stem("foodstuffs")
    (True, False)
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return stem(word[: -len(ending)])
    return word


@functools.cache
def tables_version() -> str:
    """Return the first 12 hex digits of the SHA-256 over the bundled tables."""
    import hashlib

    from unpick.model.bundled import bundled_bytes

    names = ("forwarders.csv", "parties.csv", "places.csv", "words.csv")
    return hashlib.sha256(b"".join(bundled_bytes(PACKAGE, name) for name in names)).hexdigest()[:12]
