"""D18: a finding or petition recites the statute without citing the record.

Severity: decisive where no assertion cites the record, where the statute is recited and no fact follows, and
where a notice gives no reason; major where indicators remain that no cited passage carries. A passage that
restates an indicator which another passage cites is no defect: summaries repeat.
"""

from collections import Counter
from collections.abc import Iterator

from unpick.cases.review.facts import Exhibit, PacketFacts, spot
from unpick.cases.review.registry import Detector
from unpick.exhibits.note import Note
from unpick.model.defect import Defect, NotLooked, Severity

__all__ = ["DETECTOR", "check", "cited_assertions"]

_RESTS = ("research, law, 3.2 C9: a finding was vacated for conclusions without record cites (S17, S18)",)

_ACTS = ("decision", "notice", "allegation", "protest", "other")


def check(packet: PacketFacts) -> Iterator[Defect | NotLooked]:
    """Yield what a petition, notice or finding asserts without the record."""
    texts = _texts(packet)
    if not texts:
        return
    for exhibit in texts:
        yield from _assertions(exhibit)
        if packet.side == "agency" and exhibit.kind in ("notice", "decision"):
            yield from _reason(exhibit)
    if not any(True for one in texts for _ in one.said("asserts_indicator", "recites_statute")):
        yield NotLooked(
            code="D18", why="no passage that asserts an indicator or recites the statute was found"
        )


def _texts(packet: PacketFacts) -> list[Exhibit]:
    """Return the acts to be asked: the side's own, or the finding that a producer contests."""
    if packet.side in ("agency", "petitioner"):
        return packet.filed(*_ACTS)
    if packet.question in ("finding", "listing"):
        return packet.others("decision", "allegation")
    return []


def cited_assertions(exhibit: Exhibit) -> tuple[tuple[Note, bool], ...]:
    """Return each passage that asserts an indicator, with whether the record is cited at it.

    A cite counts for the passage whose words it stands in; another cite at the same place counts for one
    more passage there, so that one cite does not carry a page of assertions.
    """
    cites = list(exhibit.said("record_cite"))
    asserted = {note.text for note in exhibit.said("asserts_indicator")}
    own = {cite.text for cite in cites}
    spare = Counter(cite.place for cite in cites if cite.text not in asserted)
    found: list[tuple[Note, bool]] = []
    for note in exhibit.said("asserts_indicator"):
        cited = note.text in own or any(note.text in text for text in own)
        if not cited and spare[note.place] > 0:
            spare[note.place] -= 1
            cited = True
        found.append((note, cited))
    return tuple(found)


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
    if any(True for _ in exhibit.said("place_region", "asserts_indicator", "nationality", "origin")):
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


DETECTOR = Detector(code="D18", asks="Does each assertion cite a fact of the record?", check=check)
