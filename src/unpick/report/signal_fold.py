"""Signals put together for a reader: refusals for one reason once, and silent ones of many subjects in one line."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

__all__ = ["fold_signals", "mark_of"]

Json = dict[str, Any]

_MOST_SILENT: Final = 5
"""Subjects of one indicator whose silent results are told one by one; beyond, their names stand in one line."""

_ORDER: Final = {"fires": 0, "silent": 1, "refused": 2}


def mark_of(signal: Mapping[str, Any]) -> str:
    """Return fires, silent or refused.

    >>> mark_of({"refused": None, "fires": False})
    'silent'
    """
    return "refused" if signal["refused"] else "fires" if signal["fires"] else "silent"


def fold_signals(signals: Sequence[Mapping[str, Any]], *, crowds: bool = True) -> list[Json]:
    """Return signals of one grain in the order in which they are read: what fires, what is silent, what is refused.

    Refusals of one indicator, subject and product for one reason are one entry: `times` says how many they are, `period` spans
    them, `lacked` holds what each wants. Silent results of more than five subjects of an indicator are one entry with their names in
    `subjects`.

    Args:
        crowds: put silent results of many subjects together.
    """
    kept: dict[tuple[Any, ...], Json] = {}
    ranked = sorted(signals, key=lambda one: _ORDER[mark_of(one)])
    many = _crowds(ranked) if crowds else frozenset()
    for place, one in enumerate(ranked):
        key = _key(one, many) or (place,)
        if key in kept:
            _join(kept[key], one)
        else:
            kept[key] = {
                **one,
                "mark": mark_of(one),
                "times": 1,
                "lacked": [one["lacks"]],
                "subjects": [one["subject"]],
            }
    return list(kept.values())  # fmt: skip


def _crowds(signals: Sequence[Mapping[str, Any]]) -> frozenset[str]:
    """Return the indicators that are silent of more subjects than are told one by one."""
    held: dict[str, set[str]] = {}
    for one in signals:
        if mark_of(one) == "silent":
            held.setdefault(one["indicator"], set()).add(one["subject"])
    return frozenset(name for name, subjects in held.items() if len(subjects) > _MOST_SILENT)


def _key(one: Mapping[str, Any], crowds: frozenset[str]) -> tuple[Any, ...] | None:
    if one["refused"]:
        return one["indicator"], one["subject"], one["product"], one["refused"]
    if not one["fires"] and one["indicator"] in crowds:
        return (one["indicator"],)
    return None


def _join(held: Json, one: Mapping[str, Any]) -> None:
    held["times"] += 1
    if one["lacks"] not in held["lacked"]:
        held["lacked"].append(one["lacks"])
    if one["subject"] not in held["subjects"]:
        held["subjects"].append(one["subject"])
    ends = [each["period"] for each in (held, one) if each["period"]]
    if ends:
        held["period"] = {"from": min(each["from"] for each in ends), "to": max(each["to"] for each in ends)}
