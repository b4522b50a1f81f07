"""The register of watched sites: where goods of concern come from, since when, and who says so.

An entry is a reason to look, never a finding about a firm. Names find an entry; what places a firm there is
two independent signs, see `TWO_SIGNS`.
"""

import functools
from dataclasses import dataclass
from typing import Any, Final

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
    "TWO_SIGNS",
    "SiteName",
    "SiteSentence",
    "WatchedSite",
    "find_site",
    "nearest_sites",
    "sites_as_of",
    "watched_sites",
]

REGISTER: Final = "unpick.places.register"

TWO_SIGNS: Final = (
    "A firm is placed at a site by two independent signs, such as the words of its address and its postal "
    "code; a geocode alone never places it."
)
"""Source: geocoders put addresses of other provinces into Xinjiang; of 51 hits about 16 were right
(open-apparel-registry issue 1572)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSentence:
    """A sentence of a source, word for word; `places` tells whether it says where the site is."""

    text: str
    source: CitedSource
    places: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteName:
    """A spelling of a site; a weak one is too wide to mean it alone, a translation has no source."""

    name: str
    lang: str
    weak: bool
    translation: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedSite:
    """One site with its names, its dated history and the sentences that it rests on.

    Attributes:
        country: ISO 3166 code.
        division: code of the administrative division, as in the places of the names room; may be empty.
        within: id of the site it lies in; may be empty.
        listing: the entity in the bundled lists, when the site is itself listed.
    """

    id: str
    name: str
    kind: str
    country: str
    place: str
    division: str
    precision: str
    within: str
    listing: str
    note: str
    names: tuple[SiteName, ...]
    history: tuple[CitedEvent, ...]
    why: tuple[SiteSentence, ...]

    @property
    def signals(self) -> int:
        """Return how many independent origins say where the site is."""
        return len({sentence.source.origin for sentence in self.why if sentence.places})


@functools.cache
def watched_sites() -> tuple[WatchedSite, ...]:
    """Return the sites of the bundled register, in its order.

    Raises:
        UnreadableFile: the register breaks its schema or cites a source that it does not hold.
    """
    document = checked_register(REGISTER, "sites")
    sources = sources_of(document)
    try:
        return tuple(_site(row, sources) for row in document["sites"])
    except KeyError as missing:
        raise UnreadableFile(
            "sites.yml", f"source {missing} is cited and not given", "add it to `sources`"
        ) from None


def sites_as_of() -> str:
    """Return the day of the register."""
    return str(checked_register(REGISTER, "sites")["as_of"])


def find_site(text: str, *, weak: bool = False) -> WatchedSite | None:
    """Return the site of this id, name or alias, in Korean, Chinese, Uyghur or English; else None.

    Case, blanks, hyphens, accents and width do not count.

    Args:
        weak: also names that are too wide to mean the site alone, such as its county. A person who looks
            something up wants them; a reader of addresses does not.

    >>> found = find_site("KAESŎNG industrial-complex")
    >>> found.id if found else None
    'kaesong'
    """
    return _by_name(weak).get(fold_name(text))


def nearest_sites(text: str, *, most: int = 3) -> tuple[str, ...]:
    """Return the names and aliases that look most like a text, best first."""
    names = [name for site in watched_sites() for name in _names(site, weak=True)]
    return nearest_names(text, names, most=most)


@functools.cache
def _by_name(weak: bool) -> dict[str, WatchedSite]:
    """Return the sites by folded name; of a name that two claim, the first keeps it."""
    found: dict[str, WatchedSite] = {}
    for site in watched_sites():
        for name in (site.id, *_names(site, weak=weak)):
            found.setdefault(fold_name(name), site)
    return found


def _names(site: WatchedSite, *, weak: bool) -> tuple[str, ...]:
    return (site.name, *(spelling.name for spelling in site.names if weak or not spelling.weak))


def _site(row: dict[str, Any], sources: dict[str, CitedSource]) -> WatchedSite:
    return WatchedSite(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        country=row["country"],
        place=row["place"],
        division=row["division"] or "",
        precision=row["precision"],
        within=row.get("within", ""),
        listing=row.get("listing", ""),
        note=row.get("note", ""),
        names=tuple(_name(spelling) for spelling in row["names"]),
        history=tuple(event_of(event, sources) for event in row["history"]),
        why=tuple(
            SiteSentence(text=said["text"], source=sources[said["source"]], places=said.get("places", True))
            for said in row["why"]
        ),
    )


def _name(row: dict[str, Any]) -> SiteName:
    return SiteName(
        name=row["name"],
        lang=row["lang"],
        weak=row.get("weak", False),
        translation=row.get("translation", False),
    )
