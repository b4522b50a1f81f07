"""Watched goods: every good in the founding texts, with HS headings, history and the sentence it rests on."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from unpick.model.bundled import read_bundled_yaml

__all__ = ["WatchedGood", "find_good", "goods_for_hs", "watched_goods"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedGood:
    """One good of the register.

    Attributes:
        headings: headings of the Harmonized System 2022, four digits.
        why: cited sentences (`quote` is verbatim, `says` in own words) with their source.
        history: dated events, each with its source.
        note: what the source leaves open, empty when nothing.
    """

    id: str
    name: str
    names: tuple[str, ...]
    headings: tuple[str, ...]
    why: tuple[Mapping[str, Any], ...]
    history: tuple[Mapping[str, Any], ...]
    note: str


@functools.cache
def watched_goods() -> tuple[WatchedGood, ...]:
    """Return the register in the order of its file."""
    body = read_bundled_yaml("unpick.goods.registers", "watched_goods.yml")
    return tuple(
        WatchedGood(
            id=row["id"],
            name=row["name"],
            names=tuple(row.get("names", [])),
            headings=tuple(row["headings"]),
            why=_cited(row["why"], body["sources"]),
            history=_cited(row.get("history", []), body["sources"]),
            note=row.get("note", ""),
        )
        for row in body["entries"]
    )


def goods_for_hs(hs: str) -> tuple[WatchedGood, ...]:
    """Return the watched goods whose headings an HS code falls under; a chapter alone finds nothing.

    A heading holds other goods as well: the match says what to look at, not what the goods are.

    >>> [good.id for good in goods_for_hs("6704.19")]
    ['wigs', 'false-eyelashes']
    """
    digits = "".join(sign for sign in hs if sign.isdigit())
    return tuple(good for good in watched_goods() if digits[:4] in good.headings)


def find_good(text: str) -> WatchedGood | None:
    """Return the good of this id or name, whatever the case; None when the register has none.

    >>> find_good("인형").id
    'knitted-dolls'
    """
    wanted = text.strip().casefold()
    return next(
        (
            good
            for good in watched_goods()
            if wanted in {one.casefold() for one in (good.id, good.name, *good.names)}
        ),
        None,
    )


def _cited(
    rows: list[Mapping[str, Any]], sources: Mapping[str, Mapping[str, Any]]
) -> tuple[Mapping[str, Any], ...]:
    return tuple({**row, "source": sources[row["source"]]} for row in rows)
