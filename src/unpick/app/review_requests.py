"""What an authority asked for: the list of the packet, else what its notices say."""

from collections.abc import Mapping, Sequence
from typing import Any

from unpick.cases.review.facts import Exhibit, Request
from unpick.exhibits.kinds import topics_of_request
from unpick.exhibits.note import Note
from unpick.model.days import exact_day

__all__ = ["requests_of"]


def requests_of(body: Mapping[str, Any], notices: Sequence[Exhibit]) -> tuple[Request, ...]:
    """Return the requests that the list of the packet gives, else those that notices make and what they still miss."""
    listed = body.get("requests")
    if listed:
        return tuple(_request(row, number) for number, row in enumerate(listed, start=1))
    found: dict[str, Request] = {}
    for one in notices:
        for note in one.said("request"):
            key = " ".join(note.text.lower().split())
            topics = _topics(note) or topics_of_request(note.text)
            found.setdefault(key, _noted(one, note, number=len(found) + 1, topics=topics))
    return (*found.values(), *_refused(notices, tuple(found.values())))


def _refused(notices: Sequence[Exhibit], asked: tuple[Request, ...]) -> tuple[Request, ...]:
    """Return what an authority says it has not, or not enough, where no request names it: it still wants it."""
    known = {topic for one in asked for topic in one.topics}
    found: dict[tuple[str, ...], Request] = {}
    for one in notices:
        for note in one.said("not_accepted") if one.kind in ("notice", "decision") else ():
            topics = _topics(note)
            if topics and not known & set(topics):
                number = len(asked) + len(found) + 1
                found.setdefault(topics, _noted(one, note, number=number, topics=topics))
    return tuple(found.values())


def _topics(note: Note) -> tuple[str, ...]:
    return tuple(part for part in note.value.split(",") if part)


def _noted(exhibit: Exhibit, note: Note, *, number: int, topics: tuple[str, ...]) -> Request:
    """Return the request that a sentence of a notice makes."""
    return Request(
        id=f"R{number}",
        asked=note.text,
        topics=topics,
        day=note.first,
        exhibit=exhibit.id,
        place=f"{exhibit.file}, {note.place}",
    )


def _request(row: Any, number: int) -> Request:
    given = {"asked": row} if isinstance(row, str) else row
    asked = str(given["asked"])
    return Request(
        id=str(given.get("id", f"R{number}")),
        asked=asked,
        topics=topics_of_request(asked),
        day=exact_day(given.get("day")),
        due=exact_day(given.get("due")),
    )
