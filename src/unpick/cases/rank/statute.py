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
        vessel: its name, folded. kind: `called` at North Korea, or `flag`: its flag state inspects too little. first, last: days on
        which it was so.
    """

    vessel: str
    kind: str
    first: dt.date
    last: dt.date
    why: tuple[str, ...]
    source: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Arrivals that the statute names, and by what.

    Attributes:
        by: port, vessel or flag. rows: numbers of arrivals. says: a sentence. cite: the provision. mark: how far it is verified.
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
        regime: US-NKSPEA205; its ports and countries are read from it and not written here.
    """
    found: dict[tuple[str, str], list[int]] = {}
    versions: dict[dt.date, Version | None] = {}
    told: dict[tuple[str, str], Any] = {}
    of = {one.vessel: [other for other in vessels if other.vessel == one.vessel] for one in vessels}
    for number, port, vessel, country, day in arrivals:
        if day is None:
            continue
        version = versions.setdefault(day, regime.version_on(day, known_at))
        if version is None or country not in _countries(version):
            continue
        if name := _port(version, port):
            found.setdefault(("port", name), []).append(number)
            told["port", name] = version
        for one in of.get(" ".join(fold_words(vessel)), ()):
            if _holds(one, day):
                key = (one.kind, " ".join(one.why))
                found.setdefault(key, []).append(number)
                told[key] = one
    return [_named(regime, key, tuple(rows), told[key]) for key, rows in sorted(found.items())]


def is_named_port(regime: Regime, text: str) -> bool:
    """Tell whether a port is one that some version of the section names."""
    return any(_port(version, text) for version in regime.versions)


def _countries(version: Version) -> set[str]:
    return {one for leaf in leaves_of(version.trigger) for one in leaf.get("import_country", ())}


def _port(version: Version, text: str) -> str:
    words = fold_words(text)
    for leaf in leaves_of(version.trigger):
        if leaf.get("says") == "lading_port":
            for name in leaf["is"]:
                if fold_words(name) == words[: len(fold_words(name))]:
                    return str(name)
    return ""


def _holds(said: VesselSaid, day: dt.date) -> bool:
    if said.kind == "flag":
        return said.first <= day <= said.last
    return said.first <= day and (day - said.last).days <= VESSEL_DAYS


def _named(regime: Regime, key: tuple[str, str], rows: tuple[int, ...], told: Any) -> Named:
    by, what = key
    cite = str(regime.provision["cite"])
    if by == "port":
        (leaf,) = (one for one in leaves_of(told.trigger) if one.get("says") == "lading_port")
        says = (
            f"Landed from {what}: {regime.title}, {cite}, lets such cargo be inspected; the report on ports was annual for five "
            "years, and no current list was found."
        )
        return Named(by=by, rows=rows, says=says, cite=cite, mark=printed_mark(leaf["mark"]))
    says = (
        f"Carried by {told.vessel.upper()}, which is said to have called at North Korea within {VESSEL_DAYS} days: {regime.title}, {cite}."
        if by == "called"
        else f"Carried by {told.vessel.upper()}, whose flag is said to inspect too little: {regime.title}, {cite}."
    )
    return Named(
        by="vessel" if by == "called" else "flag",
        rows=rows,
        says=says,
        cite=cite,
        mark=printed_mark("M"),
        why=told.why,
        source=told.source,
    )
