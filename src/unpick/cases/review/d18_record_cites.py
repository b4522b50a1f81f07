"""D18: a finding or petition recites the statute without citing the record.

Severity: decisive where no assertion cites the record, where the statute is recited and no fact follows, where
a notice gives no reason, and where a decision came before the day on which its own time to answer ended; major where indicators remain that no cited passage carries. A passage that
restates an indicator which another passage cites is no defect: summaries repeat.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Collection, Iterator
from typing import Final

from unpick.cases.review.facts import Exhibit, PacketFacts, spot
from unpick.cases.review.registry import Detector
from unpick.exhibits.note import Note
from unpick.model.defect import Defect, NotLooked, Severity, Spot

__all__ = ["DETECTOR", "check", "cited_assertions"]

_RESTS: Final = (
    "research, law, 3.2 C9: a finding was vacated for conclusions without record cites (S17, S18)",
)

_ANSWER: Final = re.compile(r"evidence|proof|answer|response|rebut|document|information", re.IGNORECASE)

_CITE: Final = re.compile(
    r"\b(?:ex(?:h|hibit)?|annex|appendix|tab|record|dkt|docket|doc)\b\.?\s*(?:no\.?\s*)?[A-Z]?\d"
    r"|[,;(]\s*(?:pp?|pages?|paras?|rows?|lines?|clauses?)\b\.?\s*\d|\bat\s+\d+\)|附件\s*\d|별첨\s*\d",
    re.IGNORECASE,
)
"""A cite inside the passage itself, whether a reader marked it or not."""

_LISTED: Final = re.compile(
    r"(?:Annex|Exhibit|Appendix|Attachment|Tab|附件|별첨)\s?\S{1,5}\s*[:：–-]", re.IGNORECASE
)
"""A line of a list of annexes, which carries no assertion."""

_NEAR: Final = 120
"""Letters between a passage that asserts and one with a cite that can be about it: a sentence."""

_ACTS: Final = ("decision", "notice", "allegation", "protest", "other")


def check(packet: PacketFacts) -> Iterator[Defect | NotLooked]:
    """Yield what a petition, notice or finding asserts without the record."""
    texts = _texts(packet)
    if not texts:
        return
    for exhibit in texts:
        yield from _assertions(exhibit)
        if packet.side == "agency" and exhibit.kind in ("notice", "decision"):
            yield from _reason(exhibit)
    if packet.side == "agency":
        yield from early_decision(packet)
    if not any(True for one in texts for _ in one.said("asserts_indicator", "recites_statute")):
        yield NotLooked(
            code="D18", why="no passage that asserts an indicator or recites the statute was found"
        )


def _texts(packet: PacketFacts) -> list[Exhibit]:
    """Return the acts to be asked: the side's own, or the finding that a producer contests."""
    if packet.side in ("agency", "petitioner"):
        acts = packet.filed(*_ACTS)
        # What cites or recites is the act; an annex to it is what is cited.
        own = [one for one in acts if any(True for _ in one.said("record_cite", "recites_statute"))]
        return own or acts
    if packet.question == "finding":
        return packet.others("decision", "allegation")
    return []


def cited_assertions(exhibit: Exhibit) -> tuple[tuple[Note, bool], ...]:
    """Return each passage that asserts an indicator, with whether the record is cited at it.

    A cite counts for the passage whose words it stands in; another cite at the same place counts for one
    more passage there, so that one cite does not carry a page of assertions.
    """
    text = exhibit.prose
    cites = [cite for cite in exhibit.said("record_cite") if not _LISTED.match(cite.text)]
    asserted = {note.text for note in exhibit.said("asserts_indicator")}
    own = {cite.text for cite in cites}
    spare = Counter(
        cite.place for cite in cites if cite.text not in asserted and _beside(text, cite, asserted)
    )
    found: list[tuple[Note, bool]] = []
    for note in exhibit.said("asserts_indicator"):
        cited = bool(_CITE.search(note.text)) or any(note.text in text for text in own)
        if not cited and spare[note.place] > 0:
            spare[note.place] -= 1
            cited = True
        found.append((note, cited))
    return tuple(found)


def _beside(text: str, cite: Note, asserted: Collection[str]) -> bool:
    """Tell whether a passage with a cite stands beside one that asserts; where either is not found, it may."""
    at = text.find(" ".join(cite.text.split()))
    places = [(start, start + len(one)) for one in map(_spaced, asserted) if (start := text.find(one)) >= 0]
    if at < 0 or not places:
        return True
    after = at + len(_spaced(cite.text))
    return any(start - after <= _NEAR and at - end <= _NEAR for start, end in places)


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _assertions(exhibit: Exhibit) -> Iterator[Defect]:
    found = cited_assertions(exhibit)
    recited = list(exhibit.said("recites_statute"))
    if not found:
        if recited and not any(True for _ in exhibit.said("record_cite")):
            yield _recital(exhibit, recited)
        return
    cited = [note for note, is_cited in found if is_cited]
    bare = [note for note, is_cited in found if not is_cited]
    carried = {note.value for note in cited}
    open_ones = [note for note in bare if note.value not in carried or not note.value]
    if open_ones:
        yield _uncited(exhibit, open_ones, cited=len(cited), total=len(found))


def _recital(exhibit: Exhibit, recited: list[Note]) -> Defect:
    count = len(recited)
    return Defect(
        code="D18",
        check="statute_without_facts",
        says=f"the statute is recited in {count} passage{'s' if count > 1 else ''}; no passage asserts or cites a fact",
        reason="A conclusion in the statute's words shows no fact that a court or an agency could test.",
        severity=Severity.DECISIVE,
        spots=tuple(spot(exhibit, note) for note in recited),
        cure="for each element, the fact in the record that carries it, with page or exhibit",
        bounds=(("recited", count), ("cited", 0)),
        rests_on=_RESTS,
    )


def _uncited(exhibit: Exhibit, bare: list[Note], *, cited: int, total: int) -> Defect:
    names = list(dict.fromkeys(note.value for note in bare if note.value))
    about = f"; no cite at all for {', '.join(names)}" if names else ""
    return Defect(
        code="D18",
        check="assertion_without_cite",
        says=f"{cited} of {total} assertions cite the record{about}",
        reason="Each indicator rests on evidence in the record; one that is asserted alone may fall, and takes "
        "the conclusion with it.",
        severity=Severity.MAJOR if cited else Severity.DECISIVE,
        spots=tuple(spot(exhibit, note) for note in bare),
        cure="for each indicator a dated fact in the record, first-hand where there is one; else leave the "
        "indicator out",
        bounds=(("assertions", total), ("cited", cited), ("without_cite", names)),
        rests_on=_RESTS,
    )


def _reason(exhibit: Exhibit) -> Iterator[Defect]:
    """Yield the defect of a notice from which the importer cannot tell why: no region, no entity, no indicator."""
    # The statute names a region and a list; reciting it names neither as the ground of this notice.
    recited = [note.text for note in exhibit.said("recites_statute")]
    grounds = exhibit.said("place_region", "asserts_indicator", "nationality", "origin")
    if any(not any(note.text in text or text in note.text for text in recited) for note in grounds):
        return
    if any(_names_entity(note) for note in exhibit.said("party")):
        return
    yield Defect(
        code="D18",
        check="no_reason_given",
        says="the notice names neither a region nor an entity nor an indicator",
        reason="Without the ground the importer cannot know what to trace or rebut.",
        severity=Severity.DECISIVE,
        spots=tuple(spot(exhibit, note) for note in exhibit.said("regime"))
        or (spot(exhibit, Note(topic="regime", text="no ground was found", place="the document")),),
        cure="the ground: the region, the entity with its listing, or the workers, and the line of goods it concerns",
        rests_on=("research, law, 3.2 C8: a notice without a reason (S33b, S61, S103)",),
    )


def _names_entity(note: Note) -> bool:
    return not any(
        word in note.subject.casefold() for word in ("importer", "consignee", "broker", "buyer", "carrier")
    )


def early_decision(packet: PacketFacts) -> Iterator[Defect | NotLooked]:
    """Yield a decision that an authority made before its own time to hear the other side had run."""
    decided = packet.events.get("excluded") or packet.events.get("decided") or _decision_day(packet)
    dues = [(due, rule) for what, due, rule in packet.due if _ANSWER.search(what)]
    dues += [
        (note.last, f"the day set in {one.id}")
        for one in packet.filed("notice")
        for note in one.said("due_day")
        if note.last and note.certain
    ]
    if not dues:
        return
    if decided is None:
        yield NotLooked(code="D18", why="no exhibit or event tells the day of the decision")
        return
    due, rule = min(dues)
    if decided >= due:
        return
    yield Defect(
        code="D18",
        check="decided_before_its_day",
        says=f"decided on {decided.isoformat()}, {(due - decided).days} days before {due.isoformat()}, until which "
        "evidence could come",
        reason="A decision before the time to answer has run takes evidence away that the rule lets in.",
        severity=Severity.DECISIVE,
        spots=_decision_spots(packet, decided),
        cure="a decision on the evidence that came by the day",
        bounds=(("days_early", (due - decided).days), ("due", due.isoformat())),
        rests_on=(rule, "research, law, 3.2 C8"),
    )


def _decision_day(packet: PacketFacts) -> dt.date | None:
    days = [
        note.first for one in packet.filed("decision") for note in _dated(one) if note.first and note.certain
    ]
    return min(days) if days else None


def _dated(exhibit: Exhibit) -> Iterator[Note]:
    return exhibit.said("signed_day", "report_day", "document_day")


def _decision_spots(packet: PacketFacts, decided: dt.date) -> tuple[Spot, ...]:
    found = [
        spot(one, note) for one in packet.filed("decision") for note in _dated(one) if note.first == decided
    ]
    return tuple(found) or (Spot(says=f"decided on {decided.isoformat()}", place="packet.yml, events"),)


DETECTOR = Detector(code="D18", asks="Does each assertion cite a fact of the record?", check=check)
