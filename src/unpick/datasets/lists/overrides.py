"""Listing days that the lists themselves do not carry, each with the source that states it."""

import datetime as dt
from dataclasses import replace

from unpick.model.bundled import read_bundled_csv
from unpick.model.days import Span

__all__ = ["corrected"]


def corrected(list_id: str, ref: str, span: Span, note: str) -> tuple[Span, str]:
    """Return the span and note of an entry, narrowed where a cited source says when it was listed.

    A source may narrow the beginning but never make an entry begin later than the list itself shows it.
    """
    if not ref or not (row := _overrides().get((list_id, ref))):
        return span, note
    earliest, latest = (dt.date.fromisoformat(row[column]) for column in ("from_earliest", "from_latest"))
    if latest > span.from_latest:
        return span, note
    said = f"listing day: {row['citation']}. {row['unverified'][:1].upper()}{row['unverified'][1:]}"
    return replace(span, from_earliest=earliest, from_latest=latest), "; ".join(filter(None, (note, said)))


def _overrides() -> dict[tuple[str, str], dict[str, str]]:
    rows = read_bundled_csv("unpick.data.lists", "overrides.csv")
    return {(row["list"], row["ref"]): row for row in rows}
