"""The registers as answers: watched sites and watched goods, what was public of them by a day."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from unpick.app.workspace import answer_head
from unpick.model.days import parse_day
from unpick.model.errors import UsageError
from unpick.model.shift import with_shift_note

if TYPE_CHECKING:
    from unpick.goods.watched import GoodSentence, WatchedGood
    from unpick.model.register import CitedEvent, CitedSource
    from unpick.places.watched import SiteSentence, WatchedSite

__all__ = ["goods", "sites"]

GOODS_NOTE: Final = "A heading is wider than the good: goods under it are a reason to look, never a finding."

COVERAGE: Final = {
    "says": "The bundled register: what the two founding texts and a few cited sources name. "
    "A place or good that is not in it is not cleared.",
    "modes": [],
    "countries": [],
    "not_looked": ["shipments", "lists", "sites and goods that no bundled source names"],
}


def sites(name: str | None = None, *, known_at: dt.date | None, at: dt.datetime) -> dict[str, Any]:
    """Return the register of sites, or the one entry of this name.

    Args:
        name: id, name or alias in any of its scripts; None for all.
        known_at: leave out what became public later; None for today.

    Raises:
        UsageError: no site has this name, or nothing cited of it was public; nearest names are given.
    """
    from unpick.places.watched import TWO_SIGNS, find_site, nearest_sites, sites_as_of, watched_sites

    site = find_site(name, weak=True) if name else None
    if name and site is None:
        raise _unknown("sites", name, nearest_sites(name), [one.id for one in watched_sites()])
    entries = [_site(one, known_at) for one in ((site,) if site else watched_sites())]
    return _answer("sites", name, entries, sites_as_of(), TWO_SIGNS, known_at, at)


def goods(name: str | None = None, *, known_at: dt.date | None, at: dt.datetime) -> dict[str, Any]:
    """Return the register of goods, or the entries of this name or HS code.

    Raises:
        UsageError: no good has this name or code, or nothing cited of it was public; nearest names are given.
    """
    from unpick.goods.watched import goods_as_of, nearest_goods, watched_goods

    found = _goods_named(name) if name else watched_goods()
    if name and not found:
        raise _unknown("goods", name, nearest_goods(name), [one.id for one in watched_goods()])
    entries = [_good(one, known_at) for one in found]
    return _answer("goods", name, entries, goods_as_of(), GOODS_NOTE, known_at, at)


def _goods_named(name: str) -> "tuple[WatchedGood, ...]":
    from unpick.goods.watched import find_good, goods_for_hs

    good = find_good(name)
    if good:
        return (good,)
    return goods_for_hs(name) if name.replace(".", "").isdecimal() else ()


def _unknown(command: str, name: str, near: Sequence[str], known: Sequence[str]) -> UsageError:
    hint = f"nearest: {'; '.join(near)}" if near else f"known: {', '.join(known)}"
    return UsageError(f"register of {command}", f"no entry is called '{name}'", hint)


def _answer(
    command: str,
    name: str | None,
    entries: list[dict[str, Any]],
    as_of: str,
    note: str,
    known_at: dt.date | None,
    at: dt.datetime,
) -> dict[str, Any]:
    """Return the document; an entry of which no sentence was public by the day is left out and counted."""
    public = [entry for entry in entries if entry["why"]]
    left = len(entries) - len(public)
    day = known_at.isoformat() if known_at else None
    if name and not public:
        raise UsageError(
            f"register of {command}",
            f"no entry is called '{name}' in what was public by {day}",
            "give a later --known-at",
        )
    messages = [note]
    if left:
        messages.append(f"{left} of {len(entries)} entries left out: nothing cited was public by {day}.")
    return with_shift_note(
        {
            **answer_head(
                command, at=at, versions={f"register_of_{command}": as_of}, coverage=dict(COVERAGE)
            ),
            "known_at": day,
            "action": "show" if name else "list",
            "messages": messages,
            "entries": public,
        }
    )


def _site(site: "WatchedSite", known_at: dt.date | None) -> dict[str, Any]:
    said = [sentence for sentence in site.why if _public(sentence.source.date, known_at)]
    return {
        "id": site.id,
        "name": site.name,
        "kind": site.kind,
        "country": site.country,
        "place": site.place,
        "division": site.division,
        "within": site.within or None,
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


def _history(events: "Sequence[CitedEvent]", known_at: dt.date | None) -> list[dict[str, Any]]:
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


def _source(source: "CitedSource") -> dict[str, Any]:
    return {
        "title": source.title,
        **({"url": source.url} if source.url else {}),
        "date": source.date or None,
        "lang": source.lang,
        "reliability": source.reliability,
        "mark": source.mark,
    }


def _all_public(
    cited: "Sequence[SiteSentence | GoodSentence | CitedEvent]", known_at: dt.date | None
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
