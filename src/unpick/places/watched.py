"""Watched sites: places the founding texts or a cited source name, with history and the sentence each rests on."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from unpick.model.bundled import read_bundled_yaml

__all__ = ["WatchedSite", "find_site", "watched_sites"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedSite:
    """One site of the register; firms and sites are listed, people never.

    Attributes:
        within: id of the site it lies in, empty when none.
        precision: how exactly the place is known: complex, city, province or country.
        why: cited sentences (`quote` is verbatim, `says` in own words) with their source.
        history: dated events, each with its source.
        note: what the source leaves open, empty when nothing.
    """

    id: str
    name: str
    names: tuple[str, ...]
    kind: str
    country: str
    within: str
    precision: str
    why: tuple[Mapping[str, Any], ...]
    history: tuple[Mapping[str, Any], ...]
    note: str


@functools.cache
def watched_sites() -> tuple[WatchedSite, ...]:
    """Return the register in the order of its file."""
    body = read_bundled_yaml("unpick.places.registers", "sites.yml")
    return tuple(
        WatchedSite(
            id=row["id"],
            name=row["name"],
            names=tuple(row.get("names", [])),
            kind=row["kind"],
            country=row["country"],
            within=row.get("within", ""),
            precision=row["precision"],
            why=_cited(row["why"], body["sources"]),
            history=_cited(row.get("history", []), body["sources"]),
            note=row.get("note", ""),
        )
        for row in body["entries"]
    )


def find_site(text: str) -> WatchedSite | None:
    """Return the site of this id or name, whatever the case; None when the register has none.

    The whole text must be the name: a place name inside a firm's name is no address.

    >>> find_site("丹东").id
    'dandong'
    """
    wanted = text.strip().casefold()
    return next(
        (
            site
            for site in watched_sites()
            if wanted in {one.casefold() for one in (site.id, site.name, *site.names)}
        ),
        None,
    )


def _cited(
    rows: list[Mapping[str, Any]], sources: Mapping[str, Mapping[str, Any]]
) -> tuple[Mapping[str, Any], ...]:
    return tuple({**row, "source": sources[row["source"]]} for row in rows)
