"""Names under watch: what new lists, evidence or decisions change about them, and why."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unpick.app.screen import coverage_of, watch_index
from unpick.app.workspace import answer_head, stamp_of_package
from unpick.model.errors import UsageError

if TYPE_CHECKING:
    from unpick.resolve.changes import Changes
    from unpick.resolve.delta import Again, Flip, Kept
    from unpick.resolve.screen import Screener
    from unpick.resolve.watch import WatchIndex
    from unpick.store.watched import Run, WatchedRow
    from unpick.store.workspace import Workspace

__all__ = ["empty_watch", "forget_names", "has_names", "watch_names", "watch_reaches"]

_LIBRARIES: Final = ("rapidfuzz", "pypinyin", "opencc", "koroman")
"""Libraries that read or compare names; another version of one may answer otherwise."""


_DIGEST: Final = 9
"""Bytes of a digest of a comparison (`resolve.grounds`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Now:
    """The lists, statements and decisions as they are, ready for names."""

    screener: "Screener"
    copies: dict[str, str]
    versions: dict[str, Any]
    matcher: str


def watch_names(
    folder: Path,
    names: Sequence[tuple[str, str]] = (),
    *,
    at: dt.datetime,
    on: dt.date | None = None,
    since: dt.date | None = None,
    full: bool = False,
) -> dict[str, Any]:
    """Put names under watch, and screen those again whose grounds changed since the last run.

    Args:
        names: further names, as (name, file it came in).
        since: tell the flips of all runs from this day on, too.
        full: screen every name anew and say where the two ways differ; they must not.

    Raises:
        UsageError: no name is given and none is under watch.
    """
    from unpick.resolve.changes import changes_between, entries_of
    from unpick.resolve.delta import screen_again
    from unpick.store.watched import WatchedNames
    from unpick.store.workspace import Workspace

    workspace = Workspace.open(folder)
    store = WatchedNames(folder)
    held, last = store.rows(), store.last_run()
    sources = {one.name: one.source for one in held.values()}
    new = [name for name, _ in names if name not in sources]
    sources |= {name: source for name, source in names if name not in sources}
    if not sources:
        raise UsageError("watch", "no name is under watch", "give a file or --name")
    now, day = _now(workspace), on or at.date()
    kept = {name: _kept(row) for name, row in held.items()}
    untouched = last is not None and {**last.versions, "on": ""} == {**now.versions, "on": ""}
    again = screen_again(now.screener, sources, kept, version=now.matcher, on=day, untouched=untouched)
    before, after = store.entries(), entries_of(now.screener.watch)
    # Before the first run there is nothing that could have changed.
    changes = changes_between(before if last else after, after, copies=now.copies)
    told = [_change(flip, sources) for flip in _flips(kept, again, changes, last, now, day)]
    earlier = store.flips_since(since) if since else []
    counts = _counts(again, new)
    store.save(
        at=at,
        versions=now.versions | {"on": day.isoformat()},
        counts=counts,
        rows=_rows(again, held, sources),
        entries={
            one: after.get(one) for one in before.keys() | after.keys() if before.get(one) != after.get(one)
        },
        flips=[{"told_at": at.date().isoformat(), **one} for one in told],
    )
    document = {
        **answer_head("watch", at=at, versions=now.versions, coverage=coverage_of(now.screener.watch)),
        "on": day.isoformat(),
        "since": (since.isoformat() if since else last.at[:10] if last else None),
        **counts,
        "lists": _lists(changes, last, now.copies),
        "versions_before": dict(last.versions) if last else None,
        "changes": [*earlier, *told],
        "messages": _messages(last, now),
    }
    return document | ({"full": _compared(now.screener, again, day)} if full else {})


def forget_names(folder: Path, what: Sequence[str], *, at: dt.datetime) -> dict[str, Any]:
    """Take names, or all names of a file, off the watch; what flipped stays in the history.

    Raises:
        UsageError: nothing of that name is under watch.
    """
    from unpick.store.watched import WatchedNames
    from unpick.store.workspace import Workspace

    Workspace.open(folder)
    store, gone = WatchedNames(folder), 0
    for one in what:
        count = store.forget(one) + store.forget_case(one)
        if not count:
            raise UsageError(
                "watch --forget", f"'{one}' is not under watch", "give a name, a file's name or a case"
            )
        gone += count
    return {**answer_head("watch", at=at), "since": None, "changes": [], "forgotten": gone, "messages": []}


def has_names(folder: Path) -> bool:
    """Tell whether any name is under watch."""
    from unpick.store.watched import WatchedNames

    return bool(WatchedNames(folder).rows())


def empty_watch(*, at: dt.datetime) -> dict[str, Any]:
    """Return the document of a watch of cases alone."""
    return {**answer_head("watch", at=at), "since": None, "changes": [], "messages": []}


def watch_reaches(document: Mapping[str, Any], level: str) -> bool:
    """Tell whether a name came to an outcome at or above a level of --fail-on."""
    from unpick.resolve.screen import OUTCOMES

    after = [one["after"] for one in document["changes"] if one["after"] and one.get("told_at") is None]
    return any(OUTCOMES.index(one["outcome"]) >= OUTCOMES.index(level) for one in after)


def _now(workspace: "Workspace") -> _Now:
    from unpick.resolve.screen import Screener

    watch, links = watch_index(workspace, None)
    entries = workspace.decisions.entries()
    copies = _copies(watch)
    versions: dict[str, Any] = {
        "names_tables": watch.tables.version,
        "matcher": _matcher(watch.tables.version),
        **copies,
    }
    versions |= {
        "snapshot": workspace.snapshot().number,
        "decisions": sum(entry.action in ("decide", "undo", "suggest", "withdraw") for entry in entries),
    }
    screener = Screener(watch, links=links, decisions=workspace.decisions.decisions())
    return _Now(screener=screener, copies=copies, versions=versions, matcher=str(versions["matcher"]))


def _matcher(tables: str) -> str:
    """Return a hash over all code, tables (a user's own too) and libraries that take part in comparing names."""
    import hashlib
    from importlib.metadata import version

    told = [tables, stamp_of_package("names", "resolve"), *(version(one) for one in _LIBRARIES)]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:12]


def _copies(watch: "WatchIndex") -> dict[str, str]:
    """Return the day of the copy of each list."""
    days: dict[str, str] = {}
    for rows in watch.listings.values():
        for row in rows:
            name, day = str(row.get("list") or row.get("dataset") or ""), row.get("as_of")
            if day is not None:
                days[name] = max(days.get(name, ""), day.isoformat())
    return dict(sorted(days.items()))


def _kept(row: "WatchedRow") -> "Kept":
    from unpick.resolve.delta import Kept
    from unpick.resolve.grounds import Ground

    passed = (row.passed[at : at + _DIGEST] for at in range(0, len(row.passed), _DIGEST))
    return Kept(ground=Ground(hash=row.rests_on, passed=frozenset(passed)), result=dict(row.result))


def _flips(
    kept: Mapping[str, "Kept"],
    again: "Again",
    changes: "Changes",
    last: "Run | None",
    now: _Now,
    day: dt.date,
) -> Iterable["Flip"]:
    from unpick.resolve.delta import flips

    if last is None:
        return
    versions = str(last.versions["matcher"]), now.matcher
    days = str(last.versions["on"]), day.isoformat()
    for name, held in kept.items():
        yield from flips(held.result, again.kept[name].result, changes, versions=versions, days=days)


def _change(flip: "Flip", sources: Mapping[str, str]) -> dict[str, Any]:
    return {
        "subject": flip.query,
        "file": sources[flip.query],
        "entity": flip.entity,
        "before": flip.before,
        "after": flip.after,
        "because": flip.because,
        "why": list(flip.why),
    }


def _rows(
    again: "Again", held: Mapping[str, "WatchedRow"], sources: Mapping[str, str]
) -> Iterable["WatchedRow"]:
    from unpick.store.watched import WatchedRow

    screened = set(again.screened)
    for name, one in again.kept.items():
        was = held.get(name)
        passed = b"".join(sorted(one.ground.passed))
        if was is None or name in screened or was.result != one.result or was.passed != passed:
            run = 0 if was is None or name in screened else was.run
            yield WatchedRow(
                name=name,
                source=sources[name],
                run=run,
                rests_on=one.ground.hash,
                passed=passed,
                result=one.result,
            )


def _counts(again: "Again", new: Sequence[str]) -> dict[str, Any]:
    outcomes = Counter(
        one.result["matches"][0]["outcome"] if one.result["matches"] else "no match"
        for one in again.kept.values()
    )
    return {
        "names": len(again.kept),
        "added": len(set(new)),
        "screened": len(again.screened),
        "compared": again.compared,
        "outcomes": {one: outcomes[one] for one in ("same", "related", "unsure", "no match")},
    }


def _lists(changes: "Changes", last: "Run | None", copies: Mapping[str, str]) -> list[dict[str, Any]]:
    rows = []
    for name in sorted({*copies, *changes.counts} - {""}):
        count = changes.counts.get(name, Counter())
        was = last.versions.get(name) if last else None
        if last and (count or was != copies.get(name)):
            told = {kind: count[kind] for kind in ("added", "removed", "changed")}
            rows.append({"name": name, "before": was, "after": copies.get(name), **told})
    return rows


def _messages(last: "Run | None", now: _Now) -> list[str]:
    if last is None or last.versions["matcher"] == now.matcher:
        return []
    return ["The tables or the code that compare names changed, so that every name was screened again."]


def _compared(screener: "Screener", again: "Again", day: dt.date) -> dict[str, Any]:
    import json

    def plain(result: Mapping[str, Any]) -> str:
        return json.dumps(result, default=str, ensure_ascii=False, sort_keys=True)

    differing = [
        name for name, one in again.kept.items() if plain(screener.screen(name, on=day)) != plain(one.result)
    ]
    return {"names": len(again.kept), "equal": not differing, "differing": differing}
