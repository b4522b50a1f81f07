"""A review in words for a terminal: the assessment first, then what decides, then every defect with its cure."""

from collections.abc import Iterator
from typing import Any

__all__ = ["review_lines"]

Row = tuple[str, str, int]
"""Text, style (head, decisive, major, minor, or none), indent."""


def review_lines(document: dict[str, Any]) -> Iterator[Row]:
    """Yield the lines of a review in reading order."""
    found = document["assessment"]
    yield document["title"], "head", 0
    yield f"{document['regime'] or 'rule not told'}, asked on {document['on'] or 'an untold day'}", "", 0
    yield "", "", 0
    yield found["says"], "head", 0
    for row in found["lines"]:
        if len(found["lines"]) > 1:
            name = row.get("style") or row["line"]
            yield f"Line {name} {row.get('description', '')}: {row['outcome'].replace('_', ' ')}", "", 2
    yield from _section("What would change it", found["would_change"])
    yield "", "", 0
    for one in document["defects"]:
        yield from _defect(one)
    yield from _turned(document)
    yield from _requests(document)
    yield from _section("Not looked at", document["not_looked"])
    unread = [
        f"{one['file']}, {one['place']}: {one['problem']}; {one['remedy']}" for one in document["unread"]
    ]
    yield from _section("Could not be read", unread)
    changed = document.get("history", {}).get("changed", [])
    yield from _section(
        "Changed since earlier reviews", [f"{one['file']} was {one['change']}" for one in changed]
    )
    yield from _section("", document["messages"])
    yield f"Searched: {document['coverage']['says']} Absence proves nothing.", "", 0


def _defect(one: dict[str, Any]) -> Iterator[Row]:
    where = ", ".join(one["exhibits"]) or "the packet"
    yield f"{one['code']} {one['severity']}: {one['says']} ({where})", one["severity"], 0
    yield one["reason"], "", 4
    for spot in one["why"][:6]:
        if spot["text"]:
            yield f"{spot['file'] or 'packet'}, {spot['place']}: {spot['text']}", "", 4
    if len(one["why"]) > 6:
        yield f"and {len(one['why']) - 6} more places (all with --json)", "", 4
    yield f"What would cure it: {one['cure']}", "", 4
    for said in one["rests_on"]:
        yield f"Rests on: {said}", "", 4


def _turned(document: dict[str, Any]) -> Iterator[Row]:
    rows = [
        f"{one['exhibit'] or one['file']} ({one['submitted_for'] or one['file']}): {why['says']}"
        for one in document["turned_exhibits"]
        for why in one["reasons"]
    ]
    yield from _section("Exhibits that speak for the presumption", rows)


def _requests(document: dict[str, Any]) -> Iterator[Row]:
    rows = [
        f"{one['answered']}: {one['asked']} ({', '.join(one.get('by', [])) or one.get('why', '')})"
        for one in document["requests"]
    ]
    yield from _section("What was asked, and whether it was answered", rows)


def _section(title: str, rows: list[str]) -> Iterator[Row]:
    if rows:
        yield "", "", 0
        if title:
            yield title, "head", 0
        for row in rows:
            yield row, "", 2
