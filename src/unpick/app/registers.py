"""The registers as answers: watched sites and watched goods, what was public of them by a day."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from unpick.app.workspace import answer_head
from unpick.model.days import parse_day
from unpick.model.errors import UsageError

if TYPE_CHECKING:
    from unpick.goods.watched import GoodEvent, GoodSentence, GoodSource, WatchedGood
    from unpick.places.watched import SiteEvent, SiteSentence, SiteSource, WatchedSite

__all__ = ["list_goods", "list_sites", "show_good", "show_site"]

GOODS_NOTE = "A heading is wider than the good: goods under it are a reason to look, never a finding."


def list_sites(*, known_at: dt.date | None, at: dt.datetime) -> dict[str, Any]:
    """Return the watched sites of which something was public by a day."""
    from unpick.places.watched import watched_sites

    return _sites("list", watched_sites(), known_at, at)


def show_site(name: str, *, known_at: dt.date | None, at: dt.datetime) -> dict[str, Any]:
    """Return one watched site by id, name or alias.

    Raises:
        UsageError: no site is called so; the nearest names are given.
    """
    from unpick.places.watched import find_site, nearest_sites, watched_sites

    site = find_site(name, weak=True)
    if site is None:
        everything = [site.id for site in watched_sites()]
        raise UsageError(
            "sites", f"no watched site is called '{name}'", _hint(nearest_sites(name), everything)
        )
    return _sites("show", (site,), known_at, at)


def list_goods(*, known_at: dt.date | None, at: dt.datetime) -> dict[str, Any]:
    """Return the watched goods of which something was public by a day."""
    from unpick.goods.watched import watched_goods

    return _goods("list", watched_goods(), known_at, at)


def show_good(name: str, *, known_at: dt.date | None, at: dt.datetime) -> dict[str, Any]:
    """Return the watched goods of an id, a name, an alias, or an HS code.

    Raises:
        UsageError: no good is called so or has the code; the nearest names are given.
    """
    from unpick.goods.watched import find_good, goods_for_hs, nearest_goods, watched_goods

    good = find_good(name)
    found: tuple[WatchedGood, ...] = (good,) if good else ()
    if not found and name.replace(".", "").isdecimal():
        found = goods_for_hs(name)
    if not found:
        everything = [good.id for good in watched_goods()]
        raise UsageError(
            "goods", f"no watched good is called '{name}'", _hint(nearest_goods(name), everything)
        )
    return _goods("show", found, known_at, at)


def _hint(near: Sequence[str], everything: Sequence[str]) -> str:
    return f"nearest: {'; '.join(near)}" if near else f"known: {', '.join(everything)}"


def _sites(
    action: str, sites: Sequence["WatchedSite"], known_at: dt.date | None, at: dt.datetime
) -> dict[str, Any]:
    from unpick.places.watched import TWO_SIGNS, sites_as_of

    entries = [_site(site, known_at) for site in sites]
    return _answer("sites", action, entries, sites_as_of(), TWO_SIGNS, known_at, at)


def _goods(
    action: str, goods: Sequence["WatchedGood"], known_at: dt.date | None, at: dt.datetime
) -> dict[str, Any]:
    from unpick.goods.watched import goods_as_of

    entries = [_good(good, known_at) for good in goods]
    return _answer("goods", action, entries, goods_as_of(), GOODS_NOTE, known_at, at)


def _answer(
    command: str,
    action: str,
    entries: list[dict[str, Any]],
    as_of: str,
    note: str,
    known_at: dt.date | None,
    at: dt.datetime,
) -> dict[str, Any]:
    """Return the document; an entry of which no sentence was public by the day is left out and counted."""
    public = [entry for entry in entries if entry["why"]]
    messages = [note]
    if len(public) < len(entries) and known_at:
        left = len(entries) - len(public)
        messages.append(
            f"{left} of {len(entries)} entries left out: nothing cited was public by {known_at.isoformat()}."
        )
    return {
        **answer_head(command, at=at, versions={f"register_of_{command}": as_of}),
        "known_at": known_at.isoformat() if known_at else None,
        "action": action,
        "messages": messages,
        "entries": public,
    }


def _site(site: "WatchedSite", known_at: dt.date | None) -> dict[str, Any]:
    said = [sentence for sentence in site.why if _public(sentence.source.date, known_at)]
    return {
        "id": site.id,
        "name": site.name,
        "kind": site.kind,
        "country": site.country,
        "place": site.place,
        "division": site.division,
        "precision": site.precision,
        "signals": len({sentence.source.origin for sentence in said if sentence.places}),
        "names": [spelling.name for spelling in site.names],
        "translated": [spelling.name for spelling in site.names if spelling.translation],
        "listing": site.listing,
        "note": site.note if _all_public([*site.why, *site.history], known_at) else "",
        "why": [{"text": sentence.text, "source": _source(sentence.source)} for sentence in said],
        "history": _history(site.history, known_at),
    }


def _good(good: "WatchedGood", known_at: dt.date | None) -> dict[str, Any]:
    return {
        "id": good.id,
        "name": good.name,
        "kind": "good",
        "country": good.country,
        "names": list(good.names),
        "headings": [heading.code for heading in good.headings],
        "descriptions": {heading.code: heading.description for heading in good.headings},
        "note": good.note if _all_public([*good.why, *good.history], known_at) else "",
        "why": [
            {"text": sentence.text, "source": _source(sentence.source)}
            for sentence in good.why
            if _public(sentence.source.date, known_at)
        ],
        "history": _history(good.history, known_at),
    }


def _history(
    events: "Sequence[SiteEvent] | Sequence[GoodEvent]", known_at: dt.date | None
) -> list[dict[str, Any]]:
    return [
        {
            "from": event.start or None,
            "to": event.end or None,
            "says": event.says,
            "source": _source(event.source),
            "regime": event.regime or None,
        }
        for event in events
        if _public(event.source.date, known_at)
    ]


def _source(source: "SiteSource | GoodSource") -> dict[str, Any]:
    return {
        "title": source.title,
        **({"url": source.url} if source.url else {}),
        "date": source.date or None,
        "lang": source.lang,
        "reliability": source.reliability,
        "mark": source.mark,
    }


def _all_public(
    cited: "Sequence[SiteSentence | SiteEvent | GoodSentence | GoodEvent]", known_at: dt.date | None
) -> bool:
    """Tell whether all an entry cites was public: its note may speak of any of it."""
    return all(_public(one.source.date, known_at) for one in cited)


def _public(date: str, known_at: dt.date | None) -> bool:
    """Tell whether a source was surely public by a day: a month or year counts from its end.

    An undated page is surely public only today, so an earlier day leaves it out.
    """
    if known_at is None:
        return True
    return bool(date) and parse_day(date)[1] - dt.timedelta(days=1) <= known_at
