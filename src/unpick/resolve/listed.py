"""The listings of an entity as an answer shows them: whether each held on the day asked about."""

import datetime as dt
from typing import Any

from unpick.model.days import FOREVER, LONG_AGO, Known, Span
from unpick.resolve.watch import WatchIndex

__all__ = ["listed_on", "listings_of"]


def listings_of(watch: WatchIndex, entity: str, *, on: dt.date | None, applies: bool) -> list[dict[str, Any]]:
    """Return the listings of an entity.

    Args:
        on: the day for which "listed?" is answered; None asks about today's knowledge.
        applies: the entity is the one that was asked about; no listing applies through a relation.
    """
    return [_listing(row, on, applies=applies) for row in watch.listings.get(entity, ())]


def listed_on(listing: dict[str, Any], on: dt.date) -> Known:
    """Tell whether a listing held on a day: yes, no or not known."""
    span = Span(
        from_earliest=listing.get("from_earliest") or LONG_AGO,
        from_latest=listing.get("from_latest") or FOREVER,
        to_earliest=listing.get("to_earliest") or FOREVER,
        to_latest=listing.get("to_latest") or FOREVER,
    )
    return span.covers(on)


def _listing(row: dict[str, Any], on: dt.date | None, *, applies: bool) -> dict[str, Any]:
    programs = row.get("programs") or ([row["program"]] if row.get("program") else [])
    day = on or FOREVER - dt.timedelta(days=1)
    return {
        "listing_id": row.get("listing_id") or "",
        "list": row.get("list") or row.get("dataset") or "",
        "ref": row.get("ref") or "",
        "authority": row.get("authority") or "",
        "program": "; ".join(programs) or None,
        "section": row.get("section"),
        "measure": row.get("measure"),
        "nexus": list(row.get("nexus") or ()),
        "listed_on": listed_on(row, day).value,
        "applies": applies,
        "from": _span(row.get("from_earliest"), row.get("from_latest")),
        "to": _span(row.get("to_earliest"), row.get("to_latest")),
        "version": row.get("version") or row.get("dataset") or "",
        "as_of": _iso(row.get("as_of") or row.get("public_from")),
        "partial": str(row.get("partial") or "no").lower() not in ("false", "0", "no"),
        "partial_says": row.get("partial") or "",
        "why": list(row.get("why") or ()),
    }


def _iso(day: dt.date | None) -> str | None:
    return None if day is None or day in (LONG_AGO, FOREVER) else day.isoformat()


def _span(earliest: dt.date | None, latest: dt.date | None) -> str | None:
    first, last = _iso(earliest), _iso(latest)
    if first == last:
        return first
    return f"{first or '..'}/{last or '..'}"
