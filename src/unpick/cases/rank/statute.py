"""NKSPEA section 205 over arrivals: port, vessel and flag, as the regime file has them; firms are no part of it."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from unpick.law.conditions import leaves_of
from unpick.law.marks import printed_mark
from unpick.law.regime import Regime, Version

__all__ = ["REGIME", "VESSEL_DAYS", "Named", "VesselSaid", "fold_words", "is_named_port", "named_by_statute"]

REGIME: Final = "US-NKSPEA205"

VESSEL_DAYS: Final = 365
"""Days for which a call of a vessel at North Korea counts. Source: research, law, "22 USC 9225 (b)", marked M: unverified."""

_WORDS: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class VesselSaid:
    """What a source says of a vessel.

    Attributes:
        vessel: its name, folded. predicate, value: as the regime asks it: `called_at` KP, `flag_deficient` yes. first, last: days on which
        it was so.
    """

    vessel: str
    predicate: str
    value: str
    first: dt.date
    last: dt.date
    why: tuple[str, ...]
    source: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Arrivals that the statute names, and by what.

    Attributes:
        by: predicate of the condition that is met. rows: numbers of arrivals. says: a sentence. cite: the provision. mark: how far it is
        verified.
    """

    by: str
    rows: tuple[int, ...]
    says: str
    cite: str
    mark: str
    why: tuple[str, ...] = ()
    source: Mapping[str, Any] | None = None


def fold_words(text: str) -> tuple[str, ...]:
    """Return the words of a text, without case and marks.

    >>> fold_words("DANDONG, China")
    ('dandong', 'china')
    """
    return tuple(_WORDS.findall(text.casefold()))


def named_by_statute(
    arrivals: Iterable[tuple[int, str, str, str, dt.date | None]],
    regime: Regime,
    vessels: Sequence[VesselSaid],
    *,
    known_at: dt.date,
) -> list[Named]:
    """Return which arrivals the section names; an undated one, or one into another country, is not known to be named.

    Args:
        arrivals: number, port of lading, vessel, country of destination and day of each.
        regime: US-NKSPEA205; its ports and conditions are read from it and not written here.
    """
    found: dict[tuple[str, str], list[int]] = {}
    told: dict[tuple[str, str], tuple[Mapping[str, Any], VesselSaid | None]] = {}
    of: dict[str, list[VesselSaid]] = {}
    for one in vessels:
        of.setdefault(one.vessel, []).append(one)
    for number, port, vessel, country, day in arrivals:
        version = regime.version_on(day, known_at) if day else None
        if day is None or version is None or country not in _countries(version):
            continue
        for leaf in leaves_of(version.trigger):
            if name := _port(leaf, port):
                found.setdefault(("lading_port", name), []).append(number)
                told["lading_port", name] = leaf, None
            for one in of.get(" ".join(fold_words(vessel)), ()):
                if leaf.get("says") == one.predicate and one.value in leaf["is"] and _holds(one, day):
                    key = (one.predicate, " ".join(one.why))
                    found.setdefault(key, []).append(number)
                    told[key] = leaf, one
    return [_named(regime, key, tuple(rows), *told[key]) for key, rows in sorted(found.items())]


def is_named_port(regime: Regime, text: str) -> bool:
    """Tell whether a port is one that some version of the section names."""
    return any(_port(leaf, text) for version in regime.versions for leaf in leaves_of(version.trigger))


def _countries(version: Version) -> set[str]:
    return {one for leaf in leaves_of(version.trigger) for one in leaf.get("import_country", ())}


def _port(leaf: Mapping[str, Any], text: str) -> str:
    """Return the port of a condition that a text begins with, empty for none."""
    words = fold_words(text)
    named = leaf["is"] if leaf.get("says") == "lading_port" else ()
    return next((str(name) for name in named if fold_words(name) == words[: len(fold_words(name))]), "")


def _holds(said: VesselSaid, day: dt.date) -> bool:
    window = VESSEL_DAYS if said.predicate == "called_at" else 0
    return said.first <= day and (day - said.last).days <= window


def _named(
    regime: Regime,
    key: tuple[str, str],
    rows: tuple[int, ...],
    leaf: Mapping[str, Any],
    said: VesselSaid | None,
) -> Named:
    cite = str(regime.provision["cite"])
    what = f"Landed from {key[1]}" if said is None else f"Carried by {said.vessel.upper()}"
    return Named(
        by=key[0],
        rows=rows,
        says=f"{what}; {regime.title}, {cite}, asks whether {leaf['required']}.",
        cite=cite,
        mark=printed_mark(leaf["mark"]),
        why=said.why if said else (),
        source=said.source if said else None,
    )
