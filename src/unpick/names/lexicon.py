"""The words, places and readings that names are read by: versioned tables, as one value.

Bundled tables lie in `names/tables`; `tables.yml` there states version, license and source of each.
"""

import functools
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from unpick.model.bundled import bundled_bytes, read_bundled_csv, read_bundled_yaml

__all__ = [
    "KINDS",
    "READINGS",
    "WHERE",
    "Entry",
    "Place",
    "Tables",
    "bundled_cantonese",
    "bundled_glosses",
    "bundled_meanings",
    "bundled_readings",
    "bundled_tables",
    "bundled_transcriptions",
    "in_britain",
    "latin_place",
    "sidecar",
    "stem",
    "tables_version",
]

PACKAGE: Final = "unpick.names.tables"

WORD_TABLES: Final = ("legal.csv", "trades.csv", "words.csv", "romanised.csv")
ALL_TABLES: Final = (
    *WORD_TABLES,
    *(
        "places.csv",
        "readings.csv",
        "transcribed.csv",
        "meanings.csv",
        "glosses.csv",
        "forwarders.csv",
        "parties.csv",
    ),
)

KINDS: Final = ("legal", "trade", "weak", "role", "state", "number", "stop", "vessel", "admin")
"""What a word can be; `admin` is a word that follows a place (County, 市), `vessel` a ship's prefix (MV)."""

WHERE: Final = ("any", "end", "start")
"""Where a word counts: `SA` and `AS` are legal forms only at the end of a name, `PT` only at its start."""

READINGS: Final = ("sure", "shy", "named")
"""When a form is a place: always; only before a brand or beside an admin word; only beside an admin word."""

_ENDINGS: Final = ("ials", "ical", "ics", "ing", "ies", "ial", "al", "ic", "es", "ed", "s", "y", "e")
"""Endings that English trade words swap freely: trade/trading, industry/industrial."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A word of the tables.

    Attributes:
        kind: one of KINDS. concept: what it stands for across languages, coarse: garment.
        sense: the finer trade: uniform. where: one of WHERE.
        tongue: pinyin or korean for a romanised word, else empty.
        shy: counts only beside another romanised word, since brands are spelled so too (fushi: 服饰, 富士).
    """

    kind: str
    concept: str
    sense: str = ""
    where: str = "any"
    tongue: str = ""
    shy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The codes of the places that a form can mean, and when it is read as a place (one of READINGS).

    Codes nest by prefix: GB/T 2260 for China, KP and two by two digits for North Korea, ISO 3166-2 elsewhere.
    """

    codes: tuple[str, ...]
    reading: str = "sure"


@dataclass(frozen=True, eq=False, kw_only=True)
class Tables:
    """All that a name is read by; two readings with one version give one answer.

    Attributes:
        words: by form, words joined by one blank. places: by form, without blanks.
        version: 12 hex digits over the bytes of every table, the user's own included.
        own: names of the user's files that were added, in order.
    """

    words: Mapping[str, Entry]
    places: Mapping[str, Place]
    version: str
    own: tuple[str, ...] = ()


def entry_of(row: Mapping[str, str]) -> Entry:
    """Return the entry of a row of a word table; cells that are absent have their usual value."""
    tongue = row.get("tongue") or ""
    return Entry(
        kind=row["kind"],
        concept=row.get("concept") or "",
        sense=row.get("sense") or "",
        where=row.get("where") or "any",
        tongue=tongue.removesuffix("?"),
        shy=tongue.endswith("?"),
    )


@functools.cache
def bundled_tables() -> Tables:
    """Return the tables that ship with the package."""
    words: dict[str, Entry] = {}
    # The first table that has a form wins; what is declared to mean two things stands in tables.yml.
    for name in WORD_TABLES:
        for row in read_bundled_csv(PACKAGE, name):
            words.setdefault(row["form"], entry_of(row))
    return Tables(words=words, places=_places(), version=tables_version())


def _places() -> dict[str, Place]:
    places: dict[str, Place] = {}
    for row in read_bundled_csv(PACKAGE, "places.csv"):
        held = places.get(row["form"])
        codes = (*held.codes, row["code"]) if held else (row["code"],)
        # A form that is surely one place and shyly another is read as a place.
        reading = min((held.reading, row["reading"]), key=READINGS.index) if held else row["reading"]
        places[row["form"]] = Place(codes=codes, reading=reading)
    return places


@functools.cache
def bundled_readings() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return Hanzi, simplified or not, to their Korean readings in Hangul and their pinyin without tones."""
    return {
        row["hanzi"]: (tuple(row["hangul"].split()), tuple(row["pinyin"].split()))
        for row in read_bundled_csv(PACKAGE, "readings.csv")
    }


@functools.cache
def bundled_cantonese() -> dict[str, tuple[str, ...]]:
    """Return Hanzi, simplified or not, to their Cantonese readings in Jyutping without tones."""
    return {
        row["hanzi"]: tuple(row["cantonese"].split()) for row in read_bundled_csv(PACKAGE, "readings.csv")
    }


@functools.cache
def bundled_transcriptions() -> dict[str, tuple[str, ...]]:
    """Return Hangul to the pinyin syllables that it stands for in the Korean loanword orthography."""
    return {
        row["hangul"]: tuple(row["pinyin"].split()) for row in read_bundled_csv(PACKAGE, "transcribed.csv")
    }


Meanings = dict[str, tuple[str, ...]]
"""Form to its English wordings, without blanks."""


@functools.cache
def bundled_meanings() -> tuple[Meanings, Meanings, Meanings]:
    """Return words, first halves and second halves of brands with what they say in English."""
    found: dict[str, Meanings] = {"word": {}, "loan": {}, "first": {}, "second": {}}
    for row in read_bundled_csv(PACKAGE, "meanings.csv"):
        held = found[row["kind"]].get(row["form"], ())
        found[row["kind"]][row["form"]] = (*held, row["english"].replace(" ", ""))
    return {**found["loan"], **found["word"]}, found["first"], found["second"]


@functools.cache
def bundled_glosses() -> dict[str, tuple[str, ...]]:
    """Return Hanzi, simplified, to a few English words each, the first of its definition first."""
    return {row["hanzi"]: tuple(row["english"].split()) for row in read_bundled_csv(PACKAGE, "glosses.csv")}


def sidecar() -> dict[str, Any]:
    """Return what `tables.yml` says of the tables: version, license, sources, declared double meanings."""
    told: dict[str, Any] = read_bundled_yaml(PACKAGE, "tables.yml")
    return told


@functools.cache
def _latin_places() -> dict[str, str]:
    """Return the main Latin form of each code: the pinyin of its Hanzi where one is, else the first form."""
    from unpick.names.scripts import romanise_hanzi

    spelled: dict[str, set[str]] = {}
    forms: dict[str, list[str]] = {}
    for form, place in bundled_tables().places.items():
        for code in place.codes:
            if form.isascii():
                forms.setdefault(code, []).append(form)
            else:
                spelled.setdefault(code, set()).add(romanise_hanzi(form))
    return {
        code: next((form for form in found if form in spelled.get(code, ())), found[0])
        for code, found in forms.items()
    }


def latin_place(code: str) -> str:
    """Return the first Latin form of a place in the tables, empty when there is none."""
    return _latin_places().get(code, "")


@functools.cache
def tables_version() -> str:
    """Return the first 12 hex digits of the SHA-256 over the bundled tables."""
    return hashlib.sha256(b"".join(bundled_bytes(PACKAGE, name) for name in ALL_TABLES)).hexdigest()[:12]


_SPELLED_IN_BRITAIN: Final = {
    "aluminium": "aluminum", "fibre": "fiber", "fibres": "fibers", "jewellery": "jewelry", "tyre": "tire",
    "tyres": "tires", "centre": "center", "centres": "centers", "harbour": "harbor", "labour": "labor",
    "colour": "color", "defence": "defense", "organisation": "organization", "sulphur": "sulfur",
    "theatre": "theater", "catalogue": "catalog", "programme": "program", "plough": "plow", "mould": "mold",
    "moulds": "molds", "fertiliser": "fertilizer", "fertilisers": "fertilizers", "aeroplane": "airplane",
}  # fmt: skip
"""British and American spellings of one word of trade, as dictionaries give them."""


def in_britain(words: Mapping[str, Entry]) -> dict[str, Entry]:
    """Return phrases of the tables that have an American spelling as Britain spells them: color printing, colour printing.

    >>> list(in_britain({"color printing": Entry(kind="trade", concept="printing")}))
    ['colour printing']
    """
    british = {american: one for one, american in _SPELLED_IN_BRITAIN.items()}
    found = {}
    for form, entry in words.items():
        taken = form.split(" ")
        if len(taken) > 1 and not british.keys().isdisjoint(taken):
            found[" ".join([british.get(word, word) for word in taken])] = entry
    return found


@functools.lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return an English word without the ending that trade words swap freely, British spellings as American ones.

    >>> stem("trading") == stem("trade"), stem("foods") == stem("foodstuffs")
    (True, False)
    """
    word = _SPELLED_IN_BRITAIN.get(word, word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return stem(word[: -len(ending)])
    return word
