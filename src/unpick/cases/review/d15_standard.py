"""D15: another standard of proof is argued than the one that holds.

Severity: major; a packet built for a lower standard than the one asked rarely meets it. A higher standard than
the one that holds harms nobody and is no defect. Where two readings of the law differ, both are shown, and a
packet that speaks to both is silent here.
"""

from collections.abc import Iterator

from unpick.cases.review.asked import regime_named
from unpick.cases.review.facts import Exhibit, PacketFacts, spot
from unpick.cases.review.registry import Detector
from unpick.exhibits.note import Note
from unpick.law.engine import UNVERIFIED
from unpick.law.regime import STANDARDS
from unpick.model.defect import Defect, NotLooked, Severity

__all__ = ["DETECTOR", "check"]


def check(packet: PacketFacts) -> Iterator[Defect | NotLooked]:
    """Yield the defect where the submitter argues a lower standard and nowhere the one that holds."""
    argued = [(exhibit, note) for exhibit, note in packet.said("standard") if note.value in STANDARDS]
    if not argued:
        return
    if packet.standard not in STANDARDS:
        yield NotLooked(code="D15", why="which standard of proof holds for the question is not known")
        return
    values = {note.value for _, note in argued}
    if any(_rank(value) >= _rank(packet.standard) for value in values):
        return
    yield _defect(packet, argued)


def _rank(standard: str) -> int:
    """Return the rank of a standard; reasonable cause and suspicion count as level (research, law, section 3)."""
    level = "reasonable_suspicion" if standard == "reasonable_cause" else standard
    return STANDARDS.index(level)


def _defect(packet: PacketFacts, argued: list[tuple[Exhibit, Note]]) -> Defect:
    values = list(dict.fromkeys(note.value for _, note in argued))
    contested = packet.contested_standard in values
    holds = _words(packet.standard)
    reason = f"The packet is measured by {holds}; what is argued asks for less."
    if contested:
        reason = (
            f"Two readings stand side by side: {_readings(packet)}. The packet speaks only to the lower one; "
            "if the other is applied, nothing in it answers."
        )
    return Defect(
        code="D15",
        check="contested_standard" if contested else "lower_standard",
        says=f"the packet argues {', '.join(_words(one) for one in values)}; {holds} is asked",
        reason=reason,
        severity=Severity.MAJOR,
        spots=tuple(spot(exhibit, note) for exhibit, note in argued),
        cure=f"primary facts that carry the claim under {holds}; an argument alone does not raise the evidence",
        bounds=(("argued", values), ("asked", packet.standard), ("contested", contested)),
        rests_on=_rests(packet, contested=contested),
    )


def _words(standard: str) -> str:
    return standard.replace("_", " ")


def _readings(packet: PacketFacts) -> str:
    rows = _contested(packet)
    if not rows:
        return f"{_words(packet.standard)} and {_words(packet.contested_standard)}"
    return "; ".join(f"{row['reading']} ({row['held_by']})" for row in rows)


def _contested(packet: PacketFacts) -> list[dict[str, str]]:
    regime = regime_named(packet.regime)
    if regime is None:
        return []
    rows = [{key: str(value) for key, value in row.items()} for row in regime.contested]
    known = packet.known_at.isoformat() if packet.known_at else ""
    return [row for row in rows if not known or row.get("public_from", "") <= known]


def _rests(packet: PacketFacts, *, contested: bool) -> tuple[str, ...]:
    regime = regime_named(packet.regime)
    found = [f"{regime.id}: {regime.provision['cite']}"] if regime else []
    if contested:
        found += [
            f"{row.get('cite', '')}, mark {row.get('mark', '')}"
            + (f": {UNVERIFIED}" if row.get("mark") == "M" else "")
            for row in _contested(packet)
        ]
    if packet.standard == "satisfactory_evidence":
        found.append(
            f"satisfactory evidence: 19 CFR 12.42(g), {UNVERIFIED}; its rank is this project's inference"
        )
    return tuple(found)


DETECTOR = Detector(
    code="D15", asks="Does the packet argue the standard of proof that holds for its question?", check=check
)
