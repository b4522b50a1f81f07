"""What an authority asked for: the list of the packet, else what its notices say."""

from collections.abc import Mapping, Sequence
from typing import Any

from unpick.cases.review.facts import Exhibit, Request
from unpick.exhibits.kinds import topics_of_request
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
            topics = tuple(part for part in note.value.split(",") if part) or topics_of_request(note.text)
            request = Request(
                id=f"R{len(found) + 1}",
                asked=note.text,
                topics=topics,
                day=note.first,
                exhibit=one.id,
                place=f"{one.file}, {note.place}",
            )
            found.setdefault(key, request)
    return (*found.values(), *_refused(notices, tuple(found.values())))


def _refused(notices: Sequence[Exhibit], asked: tuple[Request, ...]) -> tuple[Request, ...]:
    """Return what an authority says it has not, or not enough, where no request names it: it still wants it."""
    known = {topic for one in asked for topic in one.topics}
    found: dict[tuple[str, ...], Request] = {}
    for one in notices:
        for note in one.said("not_accepted") if one.kind in ("notice", "decision") else ():
            topics = tuple(part for part in note.value.split(",") if part)
            if topics and not known & set(topics):
                found.setdefault(
                    topics,
                    Request(
                        id=f"R{len(asked) + len(found) + 1}",
                        asked=note.text,
                        topics=topics,
                        day=note.first,
                        exhibit=one.id,
                        place=f"{one.file}, {note.place}",
                    ),
                )
    return tuple(found.values())


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
