"""The register of watched sites: where goods of concern come from, since when, and who says so.

An entry is a reason to look, never a finding about a firm. Names find an entry; what places a firm there is
two independent signs, see `TWO_SIGNS`.
"""

import functools
import json
import unicodedata
from dataclasses import dataclass
from typing import Any, Final

from unpick.model.bundled import bundled_bytes, read_bundled_yaml
from unpick.model.errors import UnreadableFile

__all__ = [
    "REGISTER",
    "TWO_SIGNS",
    "SiteEvent",
    "SiteName",
    "SiteSentence",
    "SiteSource",
    "WatchedSite",
    "find_site",
    "fold_place",
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
class SiteSource:
    """Where a sentence stands.

    Attributes:
        date: ISO day, month or year of publication; empty when the page has none.
        origin: who said it first; sources of one origin count once.
        read_in: the source that quotes this one, when it was read there.
    """

    id: str
    title: str
    url: str
    date: str
    lang: str
    reliability: str
    origin: str
    read_in: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSentence:
    """A sentence of a source, word for word; `places` tells whether it says where the site is."""

    text: str
    source: SiteSource
    places: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteEvent:
    """What happened, from and to an ISO day, month or year; an open end is empty."""

    start: str
    end: str
    says: str
    source: SiteSource
    regime: str


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
    history: tuple[SiteEvent, ...]
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
    document = _checked()
    sources = {key: _source(key, row) for key, row in document["sources"].items()}
    try:
        return tuple(_site(row, sources) for row in document["sites"])
    except KeyError as missing:
        raise UnreadableFile(
            "sites.yml", f"source {missing} is cited and not given", "add it to `sources`"
        ) from None


def sites_as_of() -> str:
    """Return the day of the register."""
    return str(_checked()["as_of"])


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
    return _by_name(weak).get(fold_place(text))


def nearest_sites(text: str, *, most: int = 3) -> tuple[str, ...]:
    """Return the names and aliases that look most like a text, best first."""
    import difflib

    shown = {fold_place(name): name for site in watched_sites() for name in _names(site, weak=True)}
    near = difflib.get_close_matches(fold_place(text), list(shown), n=most, cutoff=0.5)
    return tuple(shown[folded] for folded in near)


def fold_place(text: str) -> str:
    """Return a place name for comparison: letters and digits only, no case, accents or width.

    >>> fold_place("Sinŭiju-City"), fold_place("개성 공단") == fold_place("개성공단")
    ('sinuijucity', True)
    """
    loose = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(letter for letter in loose if unicodedata.category(letter)[0] in "LN")
    return unicodedata.normalize("NFKC", kept)


@functools.cache
def _by_name(weak: bool) -> dict[str, WatchedSite]:
    """Return the sites by folded name; of a name that two claim, the first keeps it."""
    found: dict[str, WatchedSite] = {}
    for site in watched_sites():
        for name in (site.id, *_names(site, weak=weak)):
            found.setdefault(fold_place(name), site)
    return found


def _names(site: WatchedSite, *, weak: bool) -> tuple[str, ...]:
    return (site.name, *(spelling.name for spelling in site.names if weak or not spelling.weak))


@functools.cache
def _checked() -> dict[str, Any]:
    import jsonschema

    document: dict[str, Any] = read_bundled_yaml(REGISTER, "sites.yml")
    schema = json.loads(bundled_bytes(REGISTER, "sites.schema.json"))
    fault = jsonschema.exceptions.best_match(jsonschema.Draft202012Validator(schema).iter_errors(document))
    if fault is not None:
        raise UnreadableFile(
            f"sites.yml at {fault.json_path}", fault.message, "see sites.schema.json beside it"
        )
    return document


def _site(row: dict[str, Any], sources: dict[str, SiteSource]) -> WatchedSite:
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
        history=tuple(_event(event, sources) for event in row["history"]),
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


def _event(row: dict[str, Any], sources: dict[str, SiteSource]) -> SiteEvent:
    return SiteEvent(
        start=row["from"] or "",
        end=row["to"] or "",
        says=row["says"],
        source=sources[row["source"]],
        regime=row.get("regime", ""),
    )


def _source(key: str, row: dict[str, Any]) -> SiteSource:
    return SiteSource(
        id=key,
        title=row["title"],
        url=row.get("url", ""),
        date=row["date"] or "",
        lang=row.get("lang", "en"),
        reliability=row["reliability"],
        origin=row.get("origin", key),
        read_in=row.get("read_in", ""),
        mark=row.get("mark", ""),
    )
