"""The registers of watched sites and watched goods, whole or one entry, as documents."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Final

from unpick.app.workspace import answer_head
from unpick.goods.watched import WatchedGood, find_good, goods_for_hs, watched_goods
from unpick.model.errors import UsageError
from unpick.places.watched import WatchedSite, find_site, watched_sites

__all__ = ["goods", "sites"]

COVERAGE: Final = {
    "says": "The bundled register: what the two founding texts and a few cited sources name. "
    "A place or good that is not in it is not cleared.",
    "modes": [],
    "countries": [],
    "not_looked": ["shipments", "lists", "sites that no bundled source names"],
}


def sites(name: str | None = None, *, known_at: dt.date | None, at: dt.datetime) -> dict[str, Any]:
    """Return the register of sites, or the one entry of this name.

    Args:
        name: id or name in any of its scripts; None for all.
        known_at: leave out what became public later; None for today.

    Raises:
        UsageError: no site has this name.
    """
    found = [find_site(name)] if name else list(watched_sites())
    entries = [_site(site, known_at or at.date()) for site in found if site]
    return _document("sites", name, [entry for entry in entries if entry["why"] or entry["history"]], at)


def goods(name: str | None = None, *, known_at: dt.date | None, at: dt.datetime) -> dict[str, Any]:
    """Return the register of goods, or the entries of this name or HS code.

    Raises:
        UsageError: no good has this name or code.
    """
    found = _goods_named(name) if name else watched_goods()
    entries = [_good(good, known_at or at.date()) for good in found]
    return _document("goods", name, [entry for entry in entries if entry["why"] or entry["history"]], at)


def _goods_named(name: str) -> Sequence[WatchedGood]:
    if name.replace(".", "").isdigit():
        return goods_for_hs(name)
    found = find_good(name)
    return (found,) if found else ()


def _document(
    command: str, name: str | None, entries: list[dict[str, Any]], at: dt.datetime
) -> dict[str, Any]:
    if name and not entries:
        raise UsageError(
            f"register of {command}",
            f"no entry is called '{name}'",
            f"see all names with: unpick {command} list",
        )
    return {**answer_head(command, at=at, coverage=dict(COVERAGE)), "entries": entries}


def _site(site: WatchedSite, known_at: dt.date) -> dict[str, Any]:
    why = _sentences(site.why, known_at)
    signals = len({row["source"]["title"] for row in why})
    return {
        "id": site.id,
        "name": site.name,
        "names": list(site.names),
        "kind": site.kind,
        "country": site.country,
        "within": site.within or None,
        "precision": site.precision,
        "signals": signals,
        "note": site.note,
        "why": why,
        "history": _sentences(site.history, known_at, dated=True),
    }


def _good(good: WatchedGood, known_at: dt.date) -> dict[str, Any]:
    return {
        "id": good.id,
        "name": good.name,
        "names": list(good.names),
        "kind": "good",
        "headings": list(good.headings),
        "note": good.note,
        "why": _sentences(good.why, known_at),
        "history": _sentences(good.history, known_at, dated=True),
    }


def _sentences(
    rows: Sequence[Mapping[str, Any]], known_at: dt.date, *, dated: bool = False
) -> list[dict[str, Any]]:
    """Return the sentences whose source was public by a day."""
    return [_sentence(row, dated=dated) for row in rows if _public_from(row["source"]["date"]) <= known_at]


def _sentence(row: Mapping[str, Any], *, dated: bool) -> dict[str, Any]:
    source = {key: row["source"][key] for key in ("title", "url", "date", "mark") if key in row["source"]}
    if not dated:
        return {"text": row.get("quote") or row["says"], "verbatim": "quote" in row, "source": source}
    return {
        "from": row.get("from"),
        "to": row.get("to"),
        "says": row["says"],
        "quote": row.get("quote"),
        "note": row.get("note", ""),
        "source": source,
    }


def _public_from(text: str) -> dt.date:
    """Return the first day on which a source of this date is surely public: a month is public when it ends."""
    from unpick.model.days import parse_day

    start, end = parse_day(text)
    return start if len(text) == len("2022-01-01") else end
