"""What changed: conclusions about chains on two states of knowledge side by side, and the facts that made the difference."""

import datetime as dt
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from unpick.app.trace import HOLD_DAYS
from unpick.app.trace_because import because, changed_claims, changed_edges, entry_document
from unpick.app.trace_state import State, conclusion, party, state_of
from unpick.model.errors import UsageError

if TYPE_CHECKING:
    from unpick.store.decisions import Entry
    from unpick.store.workspace import Workspace

__all__ = ["trace_changes"]

Json = dict[str, Any]

_TOLD: Final = ("published", "decide", "undo", "suggest", "withdraw")
"""Rows of the log that can change an answer; `published` stands for a load, a new list included."""


def trace_changes(
    workspace: "Workspace",
    *,
    since: str | None = None,
    known_since: dt.date | None = None,
    to: str | None = None,
    from_: str | None = None,
    tiers: int = 6,
    top: int = 5,
    known_at: dt.date | None = None,
    at: dt.datetime,
    hold_days: int | None = HOLD_DAYS,
) -> Json:
    """Return the trace of today with `changes`: the conclusions that differ from an earlier state of knowledge.

    Args:
        since: a day (the state at its end), the number of a snapshot, or the id of a decision or withdrawal (the state
            before it); None compares two days on which things became public, in the workspace as it is.
        known_since: the earlier of those days; `known_at` is the later.

    Raises:
        UsageError: neither is given, `since` names no state, or a name is not there.
    """
    from unpick.app.trace import trace

    if since is None and known_since is None:
        raise UsageError("trace", "there is nothing to compare with", "give --since or --known-since")
    entries = workspace.decisions.entries()
    now = entries[-1].number if entries else 0
    row = now if since is None else _row_of(entries, since)
    asked: Any = {"from_": from_, "tiers": tiers, "hold_days": hold_days}
    document = trace(workspace, to=to, top=top, known_at=known_at, at=at, **asked)
    earlier = workspace.as_of(row)
    before = state_of(earlier, row, to=to, known_at=known_since or known_at, at=at, may_lack=True, **asked)
    after = state_of(workspace, now, to=to, known_at=known_at, at=at, may_lack=False, **asked)
    undone = {entry.hash[:16]: entry for entry in entries}
    between = [entry for entry in entries if entry.number > row and entry.action in _TOLD]
    return {**document, "changes": _compare(before, after, between, undone)}


def _row_of(entries: Sequence["Entry"], since: str) -> int:
    """Return the last row of the log that the earlier state has seen.

    Raises:
        UsageError: no row is meant.
    """
    rows: list[int] = []
    if re.fullmatch(r"\d{4}-\d\d-\d\d", since):
        rows = [entry.number for entry in entries if entry.at[:10] <= since]
    elif since.isdecimal():
        number = int(since)
        rows = [e.number for e in entries if e.action == "published" and e.what["number"] == number]
        rows = rows or ([e.number for e in entries if e.action == "created"] if number == 0 else [])
    elif re.fullmatch(r"[0-9a-f]{16}", since):
        rows = [entry.number - 1 for entry in entries if entry.hash[:16] == since]
    if not rows or rows[-1] < 1:
        first = entries[0].at[:10] if entries else "?"
        raise UsageError(
            f"--since '{since}'",
            "the workspace has no such state",
            f"give a day from {first} on, the number of a snapshot, or the id of a decision or withdrawal",
        )
    return rows[-1]


def _compare(before: State, after: State, between: Sequence["Entry"], undone: Mapping[str, "Entry"]) -> Json:
    """Return the conclusions that differ, each before and after with its reasons, and how many stay.

    Args:
        between: rows of the log that only the later state has seen. undone: all rows by their ids.
    """
    changed = changed_edges(before, after)
    claims = changed_claims(before, after)
    open_ = _downstream(before, after, changed, claims)
    rows, same = [], 0
    for end in sorted({*before.ends, *after.ends}):
        was = now = None
        if end in open_:
            was, now = conclusion(before, end), conclusion(after, end)
        if was == now:
            same += 1
            continue
        rows.append(
            {
                "target": party(after if end in after.ends else before, end),
                "before": was,
                "after": now,
                "because": because(before, after, end, changed, claims, between, undone),
            }
        )
    return {
        "before": before.told(),
        "after": after.told(),
        "between": [entry_document(entry) for entry in between],
        "changed": rows,
        "same": same,
        "says": _says(rows, same),
        "messages": [f"In the earlier state: {before.missing}"] if before.missing else [],
    }


def _says(rows: Sequence[Json], same: int) -> str:
    new = sum(not row["before"] or not row["before"]["reached"] for row in rows)
    gone = sum(not row["after"] or not row["after"]["reached"] for row in rows)
    new, gone = new - sum(_neither(row) for row in rows), gone - sum(_neither(row) for row in rows)
    return (
        f"{len(rows)} conclusion{'' if len(rows) == 1 else 's'} changed: {new} reached now and not before, {gone} no longer; "
        f"{same} stay. No chain clears nobody."
    )


def _neither(row: Json) -> bool:
    return not any(row[one] and row[one]["reached"] for one in ("before", "after"))


def _downstream(
    before: State, after: State, changed: Collection[str], claims: Iterable[Json]
) -> frozenset[str]:
    """Return everybody whom something that differs could bear on: all that lies behind it, whatever day and goods."""
    ways: dict[str, set[str]] = {}
    touched = set()
    for state in (before, after):
        for edge in state.edges.values():
            ways.setdefault(edge.from_id, set()).add(edge.to_id)
            if edge.edge_id in changed:
                touched |= {edge.from_id, edge.to_id}
    seeds = {(state.row, seed) for state in (before, after) for seed in state.seeds}
    only = {seed for _, seed in seeds}
    touched |= {
        seed.entity_id
        for seed in only
        if (seed in before.seeds) != (seed in after.seeds)
        or any(before.chances.get(one) != after.chances.get(one) for one in seed.facts)
    }
    touched |= {row["entity"] for row in claims}
    waiting = sorted(touched)
    while waiting:
        for one in ways.get(waiting.pop(), ()):
            if one not in touched:
                touched.add(one)
                waiting.append(one)
    return frozenset(touched)
