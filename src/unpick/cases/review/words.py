"""The words of a review: what we would expect on this packet, never what an authority decided."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from unpick.cases.review.facts import PacketFacts

__all__ = ["expectation", "standard_in_words"]

_STANDARDS: Final = {
    "reason_to_believe": "reason to believe",
    "reasonable_suspicion": "information that reasonably but not conclusively indicates it",
    "reasonable_cause": "reasonable cause",
    "probable_cause": "probable cause",
    "preponderance": "a preponderance of the evidence",
    "satisfactory_evidence": "satisfactory evidence",
    "clear_and_convincing": "clear and convincing evidence",
}

_MET: Final = {
    "rebutted": "shows what it must, {standard}, as far as it was looked at",
    "not_rebutted": "does not show what it must, {standard}",
    "insufficient_facts": "cannot be judged as it stands",
    "out_of_scope": "concerns goods that the rule does not reach",
    "partial": "frees some lines and leaves others",
    "modified": "shows that what was found was remedied",
}
_OWN_PAPER: Final = {
    "not_rebutted": "carries what it says: its assertions cite the record",
    "insufficient_facts": "does not carry what it says on the record that it cites",
}
_MODIFICATION: Final = {
    "not_rebutted": "does not show that everything the order named was remedied",
}
_LISTING: Final = {
    "rebutted": "puts the listing in doubt",
    "not_rebutted": "does not show that the listing lacks its ground, {standard}",
}


def standard_in_words(standard: str) -> str:
    """Return a standard of proof as the law names it, or that none is known."""
    return _STANDARDS.get(standard, "the standard that holds")


def expectation(packet: PacketFacts, outcome: str, lines: Sequence[Mapping[str, Any]], defects: int) -> str:
    """Return the assessment in one or two sentences; only an agency or a court determines."""
    table = _table(packet)
    words = table.get(outcome, _MET[outcome]).format(standard=f"by {standard_in_words(packet.standard)}")
    if packet.side in ("agency", "petitioner"):
        said = f"On this paper we would expect a reviewer to find that it {words}."
    else:
        said = f"On this packet we would expect the authority to find that it {words}."
    if outcome == "partial":
        said = f"{said} {_by_line(lines)}"
    count = "No defect was found" if not defects else f"{defects} defect{'s' if defects > 1 else ''} found"
    return f"{said} {count}; only an agency or a court determines."


def _table(packet: PacketFacts) -> Mapping[str, str]:
    if packet.side in ("agency", "petitioner"):
        return _OWN_PAPER
    return {"listing": _LISTING, "modification": _MODIFICATION}.get(packet.question, {})


def _by_line(lines: Sequence[Mapping[str, Any]]) -> str:
    groups: dict[str, list[str]] = {}
    for row in lines:
        groups.setdefault(str(row["outcome"]).replace("_", " "), []).append(str(row["style"] or row["line"]))
    return " ".join(f"Lines {', '.join(names)}: {outcome}." for outcome, names in groups.items())
