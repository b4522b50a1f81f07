"""D16: the producer does not cooperate.

Severity: major. Decisive where records of the workers are in question and the packet has none of them.
A refusal that the producer took back, by
giving access later, is none. That a law forbids an answer is recorded as the producer's claim: a fact, neither guilt nor excuse.
"""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from unpick.cases.review.asked import LABOR_KINDS, asks_labor
from unpick.cases.review.facts import Exhibit, PacketFacts, spot
from unpick.cases.review.registry import Detector
from unpick.cases.review.steps import may_be_same
from unpick.exhibits.note import Note
from unpick.law.engine import UNVERIFIED
from unpick.model.defect import Defect, NotLooked, Severity, Spot

__all__ = ["DETECTOR", "check"]


def check(packet: PacketFacts) -> Iterator[Defect | NotLooked]:
    """Yield the producer's refusal, and apart from it a law that is said to forbid an answer."""
    if packet.side not in ("importer", "producer"):
        return
    refusals = _declined(packet)
    forbidden = _said(packet, "law_forbids")
    opened = _opened(packet, refusals)
    if refusals and opened:
        yield NotLooked(
            code="D16",
            why=f"a producer declined in {refusals[0][0].id} and later let its records and site be seen ({opened})",
        )
    elif refusals:
        yield _refusal(packet, [spot(exhibit, note) for exhibit, note in refusals])
    if forbidden and _opened(packet, _laws(packet)):
        yield NotLooked(code="D16", why="a producer named a law that forbids an answer, and answered later")
    elif forbidden:
        yield _forbidden(packet, forbidden)


def _declined(packet: PacketFacts) -> list[tuple[Exhibit, Note]]:
    """Return what says that a producer declines: sentences, and letters in which no sentence was understood."""
    exhibits = [*packet.filed(), *packet.others("notice", "decision")]
    found = [(exhibit, note) for exhibit in exhibits for note in exhibit.said("producer_refuses")]
    return found + [
        (
            one,
            Note(
                topic="producer_refuses", text="a letter by which a producer declines", place="the document"
            ),
        )
        for one in packet.filed("refusal")
        if not any(True for _ in one.said("producer_refuses", "law_forbids"))
    ]


def _laws(packet: PacketFacts) -> list[tuple[Exhibit, Note]]:
    exhibits = [*packet.filed(), *packet.others("notice", "decision")]
    return [(exhibit, note) for exhibit in exhibits for note in exhibit.said("law_forbids")]


def _opened(packet: PacketFacts, refusals: list[tuple[Exhibit, Note]]) -> str:
    """Return the exhibit that shows that every refusal was taken back later, empty where one stands."""
    ways = [_way_back(packet, exhibit, note) for exhibit, note in refusals]
    return ways[0] if ways and all(ways) else ""


def _way_back(packet: PacketFacts, refusing: Exhibit, refusal: Note) -> str:
    """Return the exhibit by which the producer answered after all.

    Full access counts on a later day alone. Words that take a refusal back, or say that it was followed by
    the papers, count unless they are of an earlier day or of another firm.
    """
    since = _last_day(refusing)
    for one in packet.filed():
        day = _last_day(one)
        later = bool(since and day and day > since)
        if one.id != refusing.id and later and any(True for _ in one.said("access_full")):
            return one.id
        if one.id != refusing.id and since and day and day < since:
            continue
        if any(_same_maker(refusing, refusal, one, note) for note in one.said("producer_answers")):
            return one.id
    return ""


def _same_maker(refusing: Exhibit, refusal: Note, answering: Exhibit, answer: Note) -> bool:
    """Tell whether two sentences can be of one firm: neither the makers they name nor their firms differ."""
    roles = [frozenset(_MAKER.findall(note.text.casefold())) for note in (refusal, answer)]
    if all(roles) and not roles[0] & roles[1]:
        return False
    if refusing.id == answering.id:
        return True
    firms = [{note.value for note in one.said("party") if note.value} for one in (refusing, answering)]
    return not all(firms) or any(may_be_same(a, b) for a in firms[0] for b in firms[1])


_MAKER: Final = re.compile(
    r"\b(spinn|weav|knitt|dye|ginn|grow|smelt|refiner|pack|sew|cutt|resin|wafer|ingot|quarr|tann)(?:\w*)\b"
)
"""Beginnings of words for makers at a step; a factory or a supplier can be any of them."""


def _last_day(exhibit: Exhibit) -> dt.date | None:
    topics = (
        "audit_day",
        "signed_day",
        "report_day",
        "document_day",
        "interview_day",
        "produced",
        "filed_day",
    )
    days = [note.last or note.first for note in exhibit.said(*topics) if note.first and note.certain]
    return max((day for day in days if day), default=None)


def _said(packet: PacketFacts, topic: str) -> list[Spot]:
    """Return where the submitter or an authority says it; a press report of a refusal is no refusal."""
    exhibits: list[Exhibit] = [*packet.filed(), *packet.others("notice", "decision")]
    found = ((exhibit, note) for exhibit in exhibits for note in exhibit.said(topic))
    return [spot(exhibit, note) for exhibit, note in found]


def _refusal(packet: PacketFacts, spots: list[Spot]) -> Defect:
    has_records = bool(packet.filed(*LABOR_KINDS))
    decisive = asks_labor(packet) and not has_records
    count = len({(one.exhibit, one.place, one.says) for one in spots})
    rest = "and no record of its workers is in the packet" if decisive else "other records are in the packet"
    return Defect(
        code="D16",
        check="producer_refuses",
        says=f"a producer declines to answer in {count} place{'s' if count > 1 else ''}, {rest}",
        reason="The burden is the importer's; a question that the producer leaves open stays open for the packet.",
        severity=Severity.DECISIVE if decisive else Severity.MAJOR,
        spots=tuple(dict.fromkeys(spots)),
        cure="access to the producer's site and records, or primary facts from another who holds them, such as "
        "the bank that paid the wages",
        bounds=(("places", count), ("worker_records", has_records)),
        rests_on=("research, law, section 4.1",),
    )


def _forbidden(packet: PacketFacts, spots: list[Spot]) -> Defect:
    laws = [
        note.value
        for exhibit in [*packet.filed(), *packet.others("notice", "decision")]
        for note in exhibit.said("law_forbids")
        if note.value
    ]
    named = ", ".join(dict.fromkeys(laws)) or "not named"
    return Defect(
        code="D16",
        check="law_forbids",
        says=f"the producer says that a law forbids it to answer: {named}",
        reason="An obstacle is a fact, neither guilt nor excuse: it does not speak for the presumption, and it "
        "does not lift the burden.",
        severity=Severity.MAJOR,
        spots=tuple(dict.fromkeys(spots)),
        cure="the authority's permission that the law asks for, or facts from outside that law's reach",
        bounds=(("laws", list(dict.fromkeys(laws))),),
        rests_on=(
            f"what the law claimed says: {UNVERIFIED} (research, law, addendum: obstacles in China, mark M)",
        ),
    )


DETECTOR = Detector(code="D16", asks="Does the producer answer what is asked of it?", check=check)
