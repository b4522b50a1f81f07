"""Watched sites within a workspace: which ids mean them, and which place of the law they lie in."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, Final

__all__ = ["place_of_site", "watched_in"]

_REGIONS: Final = {"xinjiang": "CN-XJ"}
"""Sites that are a region of the law themselves; others lie in the country that the register gives."""


def watched_in(entities: Iterable[Mapping[str, Any]], known_at: dt.date) -> dict[str, str]:
    """Return ids that mean a watched site, with the sentence each rests on, as far as it was public.

    Only sites in a place that the regimes ask about: a city of China with North Korean workers in some of
    its plants makes no firm of that city a concern.

    Args:
        entities: rows of the view `entity`; a Site of the workspace is watched when its whole name is that
            of a site of the register.
    """
    from unpick.places.watched import find_site, watched_sites

    says = {}
    for site in watched_sites():
        said = [row for row in site.why if _is_public(str(row["source"]["date"]), known_at)]
        if said and place_of_site(site.id):
            sentence = said[0].get("quote") or said[0].get("says")
            says[site.id] = f"{site.name} is a watched site: {sentence} ({said[0]['source']['title']})"
    named = {}
    for row in entities:
        site_named = find_site(row["caption"]) if row["schema"] == "Site" else None
        if site_named and site_named.id in says:
            named[row["entity_id"]] = says[site_named.id]
    return {**says, **named}


def place_of_site(named: str) -> str:
    """Return the place of the law that a site of the register lies in, by id or whole name: KP, CN-XJ or empty.

    >>> place_of_site("xinjiang"), place_of_site("Paekto Reeducation Camp"), place_of_site("dandong")
    ('CN-XJ', 'KP', '')
    """
    from unpick.places.watched import find_site

    site = find_site(named)
    while site and site.id not in _REGIONS and site.within:
        site = find_site(site.within)
    if site is None:
        return ""
    return _REGIONS.get(site.id) or ("KP" if site.country == "KP" else "")


def _is_public(published: str, known_at: dt.date) -> bool:
    """Tell whether a source of this date was surely public: a month is public when it has ended."""
    from unpick.model.days import parse_day

    start, end = parse_day(published)
    return (start if len(published) == len("2022-01-01") else end) <= known_at
