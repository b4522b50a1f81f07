"""Watched sites within a workspace: which ids mean them, and which place of the law they lie in."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, Final

__all__ = ["place_of_site", "was_public", "watched_in"]

_XINJIANG: Final = ("CN", "65")
"""Country and the first digits of the division code of the region (GB/T 2260)."""


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
        said = [one for one in site.why if was_public(one.source.date, known_at)]
        if said and place_of_site(site.id):
            says[site.id] = f"{site.name} is a watched site: {said[0].text} ({said[0].source.title})"
    named = {}
    for row in entities:
        meant = find_site(row["caption"]) if row["schema"] == "Site" else None
        if meant and meant.id in says:
            named[row["entity_id"]] = says[meant.id]
    return {**says, **named}


def place_of_site(named: str) -> str:
    """Return the place of the law that a site of the register lies in, by id or name: KP, CN-XJ or empty.

    >>> place_of_site("xinjiang"), place_of_site("Paekto Reeducation Camp"), place_of_site("dandong")
    ('CN-XJ', 'KP', '')
    """
    from unpick.places.watched import find_site

    site = find_site(named)
    if site is None:
        return ""
    if site.country == "KP":
        return "KP"
    country, digits = _XINJIANG
    return "CN-XJ" if site.country == country and site.division.startswith(digits) else ""


def was_public(published: str, known_at: dt.date) -> bool:
    """Tell whether a source of this date was surely public: a month is public when it has ended."""
    from unpick.model.days import parse_day

    if not published:
        return False
    start, end = parse_day(published)
    return (start if len(published) == len("2022-01-01") else end) <= known_at
