"""D07: the response does not answer what customs asked.

Severity: decisive where nothing answers a request for what the regime turns on (records of labor where labor is
asked, of origin and production where inputs are); major for another request without an answer, and for one
that is answered in part or that the authority itself says is not answered. Without a list of requests nothing
is held against the packet.
"""

from collections.abc import Iterator
from typing import Final

from unpick.cases.review.asked import LABOR_KINDS, asks_inputs, asks_labor, lines_in_scope, only_lines
from unpick.cases.review.facts import PacketFacts
from unpick.cases.review.registry import Detector
from unpick.cases.review.requests import Answer, match_requests
from unpick.model.defect import Defect, NotLooked, Severity, Spot

__all__ = ["DETECTOR", "check"]

_INPUT_KINDS: Final = frozenset({"origin", "production", "chain", "transport"})


def check(packet: PacketFacts) -> Iterator[Defect | NotLooked]:
    """Yield one defect for the requests without an answer and one for those answered in part."""
    if packet.side not in ("importer", "producer"):
        return
    if packet.lines and not lines_in_scope(packet):
        yield NotLooked(code="D07", why="no line of the packet is in the scope of the regime")
        return
    answers = match_requests(packet)
    if not answers:
        yield NotLooked(
            code="D07", why="the packet has no list of requests, and no notice in it was read as one"
        )
        return
    for one in answers:
        if one.answered == "not_understood":
            yield NotLooked(
                code="D07", why=f"what {one.request.id} asks for was not understood: '{one.request.asked}'"
            )
    none = [one for one in answers if one.answered == "no"]
    if none:
        yield _none(packet, none, len(answers))
    partly = [one for one in answers if one.answered == "partly"]
    if partly:
        yield _partly(packet, partly, len(answers))


def _none(packet: PacketFacts, none: list[Answer], total: int) -> Defect:
    core = any(_core(packet, one) for one in none)
    listed = ", ".join(f"{one.request.id} ({', '.join(one.topics)})" for one in none)
    return Defect(
        code="D07",
        check="request_unanswered",
        says=f"{len(none)} of {total} requests {'have' if len(none) > 1 else 'has'} no answer: {listed}",
        reason="The burden is the submitter's; what was asked and not answered counts as not shown.",
        severity=Severity.DECISIVE if core else Severity.MAJOR,
        spots=tuple(_asked(one) for one in none),
        cure="; ".join(f"{one.request.id}: {', '.join(one.missing or one.topics)}" for one in none),
        lines=only_lines(packet),
        bounds=(("requests", total), ("unanswered", [one.request.id for one in none])),
        rests_on=("research, law, 3.2 C2 and 4.1",),
    )


def _partly(packet: PacketFacts, partly: list[Answer], total: int) -> Defect:
    listed = "; ".join(f"{one.request.id}: {one.why}" for one in partly)
    judged = [spot for one in partly for spot in one.spots]
    wanting = [one for one in partly if one.missing]
    return Defect(
        code="D07",
        check="request_partly_answered",
        says=f"{len(partly)} of {total} requests {'are' if len(partly) > 1 else 'is'} answered in part: {listed}",
        reason="A request is answered for every document, month and step that it names, or the rest stays open.",
        severity=Severity.MAJOR,
        spots=(*(_asked(one) for one in partly), *judged),
        cure="; ".join(f"{one.request.id}: {', '.join(one.missing)}" for one in wanting)
        or "the records that the authority says are wanting",
        lines=only_lines(packet),
        bounds=(("requests", total), ("partly", [one.request.id for one in partly]), ("judged", len(judged))),
        rests_on=("research, law, 3.2 C2 and 4.1",),
    )


def _core(packet: PacketFacts, answer: Answer) -> bool:
    topics = set(answer.topics)
    labor = asks_labor(packet) and bool(topics & set(LABOR_KINDS))
    return labor or (asks_inputs(packet) and bool(topics & _INPUT_KINDS))


def _asked(answer: Answer) -> Spot:
    request = answer.request
    return Spot(says=f"{request.id}: {request.asked}", exhibit=request.exhibit, place=request.place)


DETECTOR = Detector(
    code="D07",
    asks="Does each request have an answer of the right kind, firm, step and period?",
    needs=("text", "tables"),
    check=check,
)
