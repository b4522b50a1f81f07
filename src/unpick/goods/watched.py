"""The register of watched goods: HS headings, what happened, and the sentence that each good rests on.

A heading is far wider than the good: goods under it are a reason to look, never a finding.
"""

import csv
import functools
import gzip
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from unpick.model.bundled import bundled_bytes
from unpick.model.errors import UnreadableFile
from unpick.model.register import (
    CitedEvent,
    CitedSource,
    checked_register,
    event_of,
    fold_name,
    nearest_names,
    sources_of,
)

__all__ = [
    "REGISTER",
    "GoodSentence",
    "HsHeading",
    "WatchedGood",
    "find_good",
    "goods_as_of",
    "goods_for_hs",
    "hs_description",
    "nearest_goods",
    "watched_goods",
]

REGISTER: Final = "unpick.goods.register"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodSentence:
    """A sentence of a source, word for word."""

    text: str
    source: CitedSource


@dataclass(frozen=True, slots=True, kw_only=True)
class HsHeading:
    """A heading of HS 2022 with the words of the bundled code table."""

    code: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedGood:
    """One good with its headings, its dated history and the sentences that it rests on.

    Attributes:
        country: ISO code of the country whose labor or raw material is the concern.
    """

    id: str
    name: str
    country: str
    note: str
    names: tuple[str, ...]
    headings: tuple[HsHeading, ...]
    history: tuple[CitedEvent, ...]
    why: tuple[GoodSentence, ...]


@functools.cache
def watched_goods() -> tuple[WatchedGood, ...]:
    """Return the goods of the bundled register, in its order.

    Raises:
        UnreadableFile: the register breaks its schema, cites a source that it does not hold, or names a
            heading that is not in HS 2022.
    """
    document = checked_register(REGISTER, "goods")
    sources = sources_of(document)
    try:
        return tuple(_good(row, sources) for row in document["goods"])
    except KeyError as missing:
        raise UnreadableFile(
            "goods.yml", f"{missing} is cited and not given", "add the source, or mend the heading"
        ) from None


def goods_as_of() -> str:
    """Return the day of the register."""
    return str(checked_register(REGISTER, "goods")["as_of"])


def goods_for_hs(hs: str, *, goods: Sequence[WatchedGood] | None = None) -> tuple[WatchedGood, ...]:
    """Return the watched goods of an HS code: those whose heading is the longest beginning of it.

    A chapter alone finds nothing: it is too wide to say what to look at.

    >>> [good.id for good in goods_for_hs("6704.19")], goods_for_hs("8471")
    (['wigs', 'false-eyelashes'], ())
    """
    digits = "".join(letter for letter in hs if letter.isascii() and letter.isdigit())
    known = [(heading.code, good) for good in goods or watched_goods() for heading in good.headings]
    covering = [(code, good) for code, good in known if digits.startswith(code)]
    longest = max((len(code) for code, _ in covering), default=0)
    return tuple(good for code, good in covering if len(code) == longest)


def find_good(text: str) -> WatchedGood | None:
    """Return the good of this id, name or alias; case, blanks and hyphens do not count.

    >>> found = find_good("False Eyelashes")
    >>> found.id if found else None
    'false-eyelashes'
    """
    return _by_name().get(fold_name(text))


def nearest_goods(text: str, *, most: int = 3) -> tuple[str, ...]:
    """Return the names and aliases that look most like a text, best first."""
    names = [name for good in watched_goods() for name in (good.name, *good.names)]
    return nearest_names(text, names, most=most)


def hs_description(code: str) -> str:
    """Return the words of a chapter, heading or subheading in HS 2022; empty when there is no such code.

    Source: the bundled table hs.csv.gz (datasets/harmonized-system), see sources.csv beside it.
    """
    return _hs().get(code, "")


@functools.cache
def _hs() -> dict[str, str]:
    text = gzip.decompress(bundled_bytes("unpick.data.codes", "hs.csv.gz")).decode("utf-8")
    return {row["hs_code"]: row["description"] for row in csv.DictReader(text.splitlines(keepends=True))}


@functools.cache
def _by_name() -> dict[str, WatchedGood]:
    found: dict[str, WatchedGood] = {}
    for good in watched_goods():
        for name in (good.id, good.name, *good.names):
            found.setdefault(fold_name(name), good)
    return found


def _good(row: dict[str, Any], sources: dict[str, CitedSource]) -> WatchedGood:
    codes = [code for span in row["headings"] for code in _expand(span)]
    return WatchedGood(
        id=row["id"],
        name=row["name"],
        country=row["country"],
        note=row.get("note", ""),
        names=tuple(row["names"]),
        headings=tuple(HsHeading(code=code, description=_hs()[code]) for code in codes),
        history=tuple(event_of(event, sources) for event in row["history"]),
        why=tuple(GoodSentence(text=said["text"], source=sources[said["source"]]) for said in row["why"]),
    )


def _expand(span: str) -> tuple[str, ...]:
    """Return the headings of a span such as `5201-5212`, or the heading itself."""
    first, dash, last = span.partition("-")
    if not dash:
        return (first,)
    return tuple(f"{number:04d}" for number in range(int(first), int(last) + 1))
