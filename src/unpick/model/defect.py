"""A defect of a packet: what is wrong, where it stands, how much it weighs and what new fact would cure it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

__all__ = ["CODES", "Defect", "NotLooked", "Severity", "Spot"]

CODES: Final[Mapping[str, str]] = {
    "D01": "dates conflict inside a document or between documents",
    "D02": "the audit covers only part of the site",
    "D03": "the interview sample is too small for the claim",
    "D04": "identity documents cannot be read",
    "D05": "headcounts conflict between documents",
    "D06": "a photograph of the packet matches an adverse one",
    "D07": "the response does not answer what customs asked",
    "D08": "wage, time or production records are absent or do not hold",
    "D09": "the origin of the input is shown, the labor of the processing is not",
    "D10": "the chain stops before the raw material",
    "D11": "documents are not tied to this shipment",
    "D12": "a supplier or affiliate is tied to the region or to a listed entity",
    "D13": "another factory in the same compound was not audited",
    "D14": "the audit was announced, minded, or its interviews were not free",
    "D15": "another standard of proof is argued than the one that holds",
    "D16": "the producer does not cooperate",
    "D17": "filed late",
    "D18": "a finding or petition recites the statute without citing the record",
    "D19": "evidence predates the allegation or is about something else",
    "D20": "a test was made on the wrong node of the chain",
    "D21": "the audit looked at quality, not at origin or labor",
    "D22": "annexes are untranslated or unnumbered",
}
"""Code to what it means (research, law, section 3); a proposed vocabulary of this project, no authority's."""


class Severity(StrEnum):
    """How much a defect weighs for the question that the packet must answer."""

    MINOR = "minor"
    MAJOR = "major"
    DECISIVE = "decisive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a defect is seen: the exhibit, the place in it, and the words there.

    Attributes:
        exhibit: id of the exhibit, empty for the packet as a whole. file: its file name.
        place: page 2, sheet Payroll row 14, the file's metadata.
        says: what stands there, in the document's own words or as a plain sentence.
    """

    says: str
    exhibit: str = ""
    file: str = ""
    place: str = ""

    def as_dict(self) -> dict[str, str]:
        """Return the spot as the answer carries it."""
        return {"text": self.says, "exhibit": self.exhibit, "file": self.file, "place": self.place}


@dataclass(frozen=True, slots=True, kw_only=True)
class Defect:
    """One defect that a detector found.

    Attributes:
        code: one of CODES. check: which question of the detector found it, such as wage_arithmetic.
        says: one sentence with the numbers in it.
        reason: why it matters under the regime asked, in one or two sentences.
        severity: see Severity.
        spots: where it is seen; never empty.
        cure: which new primary fact or access would change it; never a repaired document.
        lines: ids of the goods lines concerned; empty for all.
        turns: ids of exhibits that speak for the presumption because of this defect.
        bounds: numbers behind it, such as the largest number of hidden workers; JSON values.
        rests_on: sources of the rule or constant used, and what in it is unverified.
        pictures: (of what, address of the picture as data), to be looked at by eye.
    """

    code: str
    check: str
    says: str
    reason: str
    severity: Severity
    spots: tuple[Spot, ...]
    cure: str
    lines: tuple[str, ...] = ()
    turns: tuple[str, ...] = ()
    bounds: tuple[tuple[str, Any], ...] = ()
    rests_on: tuple[str, ...] = ()
    pictures: tuple[tuple[str, str], ...] = ()

    @property
    def exhibits(self) -> tuple[str, ...]:
        """Return the exhibits that the defect is seen in, each once, in the order of the spots."""
        return tuple(dict.fromkeys(spot.exhibit for spot in self.spots if spot.exhibit))


@dataclass(frozen=True, slots=True, kw_only=True)
class NotLooked:
    """A question that a detector could not ask, and why; silence is never a clean answer."""

    code: str
    why: str
