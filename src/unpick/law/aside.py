"""What a regime says beside its outcome: notes that were public, and sectors that raise attention."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from unpick.law.facts import Facts
from unpick.law.marks import printed_mark
from unpick.law.regime import Regime
from unpick.model.days import LONG_AGO, parse_day

__all__ = ["beside"]


def beside(
    regime: Regime, facts: Facts, *, on: dt.date | None, known_at: dt.date
) -> dict[str, list[dict[str, Any]]]:
    """Return the notes and the priority sectors of a regime, as far as they were public.

    A sector is told where the goods are of it on the day asked about. It raises attention, never a
    presumption: no outcome reads it.
    """
    notes = [_note(row) for row in regime.notes if _public(row, known_at)]
    sectors = [
        {
            "sector": row["sector"],
            "from": str(row["from"]),
            "says": "a priority sector steers enforcement and raises attention; it raises no presumption",
            "mark": printed_mark(row["mark"]),
            "cite": row.get("cite", ""),
        }
        for row in regime.attention
        if _public(row, known_at) and on is not None and _begun(row) <= on and _is_of(row, facts)
    ]
    return {"notes": notes, "attention": sectors}


def _note(row: Mapping[str, Any]) -> dict[str, Any]:
    return {"says": row["says"], "mark": printed_mark(row.get("mark", "")), "cite": row.get("cite", "")}


def _public(row: Mapping[str, Any], known_at: dt.date) -> bool:
    return parse_day(str(row.get("public_from", row.get("from", LONG_AGO))))[0] <= known_at


def _begun(row: Mapping[str, Any]) -> dt.date:
    return parse_day(str(row["from"]))[0]


def _is_of(row: Mapping[str, Any], facts: Facts) -> bool:
    """Tell whether the goods are of the sector, by heading or by material."""
    by_hs = bool(facts.hs) and any(facts.hs.startswith(prefix) for prefix in row.get("hs", ()))
    return by_hs or bool(set(row.get("materials", ())) & set(facts.materials))
