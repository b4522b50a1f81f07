"""A user's own words and places on top of the bundled tables: checked row by row, refused as a whole."""

import csv
import hashlib
import io
from collections.abc import Iterable, Mapping
from typing import Final

from unpick.model.errors import TableFault
from unpick.names.latin import words_of
from unpick.names.lexicon import KINDS, READINGS, WHERE, Entry, Place, Tables, bundled_tables, entry_of
from unpick.names.scripts import clean, latin_letters, simplify

__all__ = ["extend_tables"]

_COLUMNS: Final = {"words": ("form", "kind", "concept"), "places": ("form", "code")}
_MORE: Final = {"words": ("sense", "where", "tongue", "source"), "places": ("reading", "source")}
_CONCEPT_FREE: Final = ("stop", "legal")
"""Kinds whose concept may be empty."""

_LARGEST: Final = 20_000_000
"""Bytes of one file; the bundled tables together have under a million."""


def extend_tables(files: Iterable[tuple[str, bytes]], *, base: Tables | None = None) -> Tables:
    """Return the tables with the rows of the user's files added; the version covers their bytes.

    Args:
        files: name and bytes; `words*.csv` has form, kind, concept (sense, where, tongue, source may follow),
            `places*.csv` has form, code (reading, source may follow).

    Raises:
        TableFault: a file is no such table, or a row is unusable or says otherwise than another row.
    """
    held = base or bundled_tables()
    words, places = dict(held.words), dict(held.places)
    given = sorted(files)
    digest = hashlib.sha256(held.version.encode())
    for name, data in given:
        digest.update(name.encode() + b"\0" + data)
        for number, row in _rows(name, data):
            if _sort_of(name) == "words":
                _add_word(words, places, name, number, row)
            else:
                _add_place(words, places, name, number, row)
    own = tuple(name for name, _ in given)
    return Tables(words=words, places=places, version=digest.hexdigest()[:12], own=(*held.own, *own))


def _sort_of(name: str) -> str:
    for sort in _COLUMNS:
        if name.lower().startswith(sort) and name.lower().endswith(".csv"):
            return sort
    raise TableFault(
        f"tables/{name}",
        "its name tells no table",
        "call it words.csv or places.csv, or take it out of the folder",
    )


def _rows(name: str, data: bytes) -> list[tuple[int, dict[str, str]]]:
    sort = _sort_of(name)
    try:
        if len(data) > _LARGEST:
            raise TableFault(f"tables/{name}", f"it has {len(data)} bytes", f"keep it below {_LARGEST}")
        reader = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        header = [(cell or "").strip() for cell in reader.fieldnames or ()]
        rows = [
            (
                number,
                {
                    k: (v or "").strip()
                    for k, v in row.items()
                    if isinstance(k, str) and not isinstance(v, list)
                },
            )
            for number, row in enumerate(reader, start=2)
        ]
    except UnicodeDecodeError as error:
        raise TableFault(
            f"tables/{name}", f"byte {error.start} is no UTF-8", "save it as UTF-8 CSV"
        ) from error
    except csv.Error as error:
        raise TableFault(f"tables/{name}", f"it is no CSV ({error})", "save it as UTF-8 CSV") from error
    missing = [column for column in _COLUMNS[sort] if column not in header]
    unknown = [column for column in header if column not in (*_COLUMNS[sort], *_MORE[sort])]
    if missing or unknown:
        told = f"its columns are {header}"
        raise TableFault(
            f"tables/{name}, row 1", told, f"give {', '.join(_COLUMNS[sort])}; {', '.join(_MORE[sort])}"
        )
    return rows


def _fault(name: str, number: int, column: str, value: str, wrong: str, remedy: str) -> TableFault:
    return TableFault(f"tables/{name}, row {number}, column {column}", f"'{value}' {wrong}", remedy)


def _form(name: str, number: int, value: str, *, joined: bool) -> str:
    """Return the form as names are looked up: cleaned, lower case, simplified, one blank between words."""
    cleaned = clean(value)
    if not any(letter.isalnum() for letter in cleaned):
        raise _fault(name, number, "form", value, "holds no letter", "give the word as names spell it")
    if any("\u3400" <= letter <= "\u9fff" or "\uac00" <= letter <= "\ud7af" for letter in cleaned):
        return simplify("".join(cleaned.split()))
    return ("" if joined else " ").join(words_of(latin_letters(cleaned)))


def _one_of(name: str, number: int, column: str, value: str, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise _fault(name, number, column, value, "is not known", f"give one of {', '.join(choices)}")


def _add_word(
    words: dict[str, Entry], places: Mapping[str, Place], name: str, number: int, row: dict[str, str]
) -> None:
    form = _form(name, number, row["form"], joined=False)
    _one_of(name, number, "kind", row["kind"], KINDS)
    _one_of(name, number, "where", row.get("where") or "any", WHERE)
    _one_of(name, number, "tongue", row.get("tongue") or "", ("", "pinyin", "korean", "pinyin?", "korean?"))
    if not row["concept"] and row["kind"] not in _CONCEPT_FREE:
        raise _fault(
            name, number, "concept", "", "says nothing", "say what the word stands for, such as garment"
        )
    entry = entry_of(row)
    held = words.get(form)
    if held is not None and (held.kind, held.concept) != (entry.kind, entry.concept) and not held.shy:
        told = f"is {held.kind} '{held.concept}' in a table already"
        raise _fault(
            name, number, "form", row["form"], told, "drop the row, or give it that kind and concept"
        )
    place = places.get(form.replace(" ", ""))
    if place is not None and place.reading == "sure":
        told = f"is the place {' '.join(place.codes)} already"
        raise _fault(name, number, "form", row["form"], told, "drop the row: one form has one meaning")
    words[form] = entry


def _add_place(
    words: Mapping[str, Entry], places: dict[str, Place], name: str, number: int, row: dict[str, str]
) -> None:
    form = _form(name, number, row["form"], joined=True)
    reading = row.get("reading") or "shy"
    _one_of(name, number, "reading", reading, READINGS)
    code = row["code"]
    if not code or not code.replace("-", "").isalnum() or not code.isascii():
        raise _fault(
            name, number, "code", code, "is no code", "give GB/T 2260 digits, KP with digits, or ISO 3166-2"
        )
    entry = words.get(form)
    if entry is not None and not entry.shy:
        told = f"is {entry.kind} '{entry.concept}' in a table already"
        raise _fault(name, number, "form", row["form"], told, "drop the row: one form has one meaning")
    held = places.get(form)
    if held is not None and held.reading != reading and code in held.codes:
        told = f"is {held.reading} for {code} already"
        raise _fault(name, number, "reading", reading, told, "drop the row, or give it that reading")
    codes = tuple(dict.fromkeys((*(held.codes if held else ()), code)))
    best = min((held.reading, reading), key=READINGS.index) if held else reading
    places[form] = Place(codes=codes, reading=best)
