"""D15: another standard of proof is argued than the one that holds.

Severity: major; a packet built for a lower standard than the one asked rarely meets it. A higher standard than
the one that holds harms nobody and is no defect, save where a listing or finding is contested: there it asks
too much of the authority. Where two readings of the law differ, both are shown, and a
packet that speaks to both is silent here.
"""

import re
from collections.abc import Iterator
from typing import Final

from unpick.cases.review.asked import predicates, regime_named
from unpick.cases.review.facts import Exhibit, PacketFacts, spot
from unpick.cases.review.registry import Detector
from unpick.exhibits.note import Note
from unpick.law.engine import UNVERIFIED
from unpick.law.regime import STANDARDS
from unpick.model.defect import Defect, NotLooked, Severity

__all__ = ["DETECTOR", "check"]


_SET_ASIDE: Final = re.compile(
    r"not\s+(?:be\s+)?(?:enough|suffic)|insufficien|wrong\s+standard|does\s+not\s+suffice|不足|不够|부족|충분하지",
    re.IGNORECASE,
)
"""A sentence that names a standard to set it aside argues the other one."""

_OPEN: Final = re.compile(
    r"in\s+the\s+[\w'’]+\s+view|not\s+(?:been\s+|yet\s+)?(?:been\s+)?decided|open\s+question|undecided",
    re.IGNORECASE,
)


def check(packet: PacketFacts) -> Iterator[Defect | NotLooked]:
    """Yield the defect where the submitter argues a lower standard and nowhere the one that holds."""
    argued = [(exhibit, note) for exhibit, note in packet.said("standard") if note.value in STANDARDS]
    argued = [pair for pair in argued if not _SET_ASIDE.search(pair[1].text)] or argued
    if not argued:
        return
    holds = _holds(packet)
    if not holds:
        yield NotLooked(code="D15", why="which standard of proof holds for the question is not known")
        return
    ranks = [_rank(note.value) for _, note in argued]
    if _challenges(packet):
        # Whoever contests a listing or a finding asks too much of the authority, not too little of itself.
        if all(rank > _rank(holds) for rank in ranks):
            yield from _too_high(argued, holds)
    elif all(rank < _rank(holds) for rank in ranks):
        yield _defect(packet, argued)


def _challenges(packet: PacketFacts) -> bool:
    return packet.question in ("listing", "finding") and packet.side in ("importer", "producer")


def _holds(packet: PacketFacts) -> str:
    """Return the standard that holds; for a listing that of the court, whatever the regime asks of importers."""
    if packet.question == "listing" and "listed" in predicates(packet.regime):
        return "reasonable_cause"
    return packet.standard if packet.standard in STANDARDS else ""


def _too_high(argued: list[tuple[Exhibit, Note]], holds: str) -> Iterator[Defect | NotLooked]:
    values = list(dict.fromkeys(note.value for _, note in argued))
    if any(_OPEN.search(note.text) for _, note in argued):
        yield NotLooked(
            code="D15",
            why=f"the packet argues {', '.join(_words(one) for one in values)} and says itself that the question is open; "
            f"a court held {_words(holds)} for a listing, and what holds at a delisting is contested (CIT 25-00022)",
        )
        return
    yield Defect(
        code="D15",
        check="standard_of_the_authority",
        says=f"the packet asks the authority for {', '.join(_words(one) for one in values)}; {_words(holds)} suffices",
        reason="A listing or order stands on the standard that the law sets for it; an attack on another one misses it.",
        severity=Severity.MAJOR,
        spots=tuple(spot(exhibit, note) for exhibit, note in argued),
        cure="facts that speak against the information on which the authority acted, or its absence from the record",
        bounds=(("argued", values), ("asked", holds)),
        rests_on=(
            "Ninestar v. United States, Slip Op. 24-24 (2024-02-27): reasonable cause (research, law, 3.2 C6, V2)",
        ),
    )


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
