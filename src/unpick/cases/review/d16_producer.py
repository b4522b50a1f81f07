"""D16: the producer does not cooperate.

Severity: major. Decisive where records of the workers are in question and the packet has none of them.
A refusal that the producer took back, by
giving access later, is none. That a law forbids an answer is recorded as the producer's claim: a fact, neither guilt nor excuse.
"""

import datetime as dt
from collections.abc import Iterator

from unpick.cases.review.asked import LABOR_KINDS, asks_labor
from unpick.cases.review.facts import Exhibit, PacketFacts, spot
from unpick.cases.review.registry import Detector
from unpick.law.engine import UNVERIFIED
from unpick.model.defect import Defect, NotLooked, Severity, Spot

__all__ = ["DETECTOR", "check"]


def check(packet: PacketFacts) -> Iterator[Defect | NotLooked]:
    """Yield the producer's refusal, and apart from it a law that is said to forbid an answer."""
    refusals = [*_said(packet, "producer_refuses"), *_letters(packet)]
    forbidden = _said(packet, "law_forbids")
    opened = _opened(packet, refusals)
    if refusals and opened:
        yield NotLooked(
            code="D16",
            why=f"a producer declined in {refusals[0].exhibit} and later let its records and site be seen ({opened})",
        )
    elif refusals:
        yield _refusal(packet, refusals)
    if forbidden:
        yield _forbidden(packet, forbidden)


def _opened(packet: PacketFacts, refusals: list[Spot]) -> str:
    """Return the exhibit by which the producer gave access after its last dated refusal, empty where none did."""
    refused = {one.exhibit for one in refusals}
    days = [_last_day(one) for one in packet.exhibits if one.id in refused]
    since = max((day for day in days if day), default=None)
    if since is None:
        return ""
    for one in packet.filed():
        day = _last_day(one)
        if one.id not in refused and day and day > since and any(True for _ in one.said("access_full")):
            return one.id
    return ""


def _last_day(exhibit: Exhibit) -> dt.date | None:
    topics = ("audit_day", "signed_day", "report_day", "document_day", "interview_day")
    days = [note.last or note.first for note in exhibit.said(*topics) if note.first and note.certain]
    return max((day for day in days if day), default=None)


def _said(packet: PacketFacts, topic: str) -> list[Spot]:
    """Return where the submitter or an authority says it; a press report of a refusal is no refusal."""
    exhibits: list[Exhibit] = [*packet.filed(), *packet.others("notice", "decision")]
    found = ((exhibit, note) for exhibit in exhibits for note in exhibit.said(topic))
    return [spot(exhibit, note) for exhibit, note in found]


def _letters(packet: PacketFacts) -> list[Spot]:
    """Return refusal letters in which no single sentence was understood."""
    return [
        Spot(
            says="a letter by which a producer declines", exhibit=one.id, file=one.file, place="the document"
        )
        for one in packet.filed("refusal")
        if not any(True for _ in one.said("producer_refuses", "law_forbids"))
    ]


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
