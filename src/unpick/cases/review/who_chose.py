"""Who chose the workers that an audit interviewed: each statement of the packet, and where two of them differ."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from unpick.cases.review.facts import Exhibit, PacketFacts, spot
from unpick.cases.review.firms import about_same_firm, firm_of
from unpick.cases.review.question import is_denied
from unpick.exhibits.note import Note
from unpick.model.defect import Spot

__all__ = ["Choice", "who_chose"]

_PAPERS: Final = re.compile(
    r"\b(?:records?|files?|pay ?slips?|payrolls?|time ?cards?|invoices?|months?)\b|工资单|档案|记录|기록|명세서",
    re.I,
)
_PEOPLE: Final = re.compile(
    r"\b(?:interview\w*|workers?|employees?|people|persons?|staff|operators?|women|men|spoke|talk\w*)\b"
    r"|员工|工人|访谈|面谈|受访|근로자|노동자|직원|면담|인터뷰",
    re.I,
)
"""A sample of records that an auditor drew says nothing of who was interviewed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What the packet says of who chose the interviewed.

    Attributes:
        management: where it says that management did. auditor: where it says that the auditor did, that they were drawn,
            or that management did not.
    """

    management: tuple[Spot, ...] = ()
    auditor: tuple[Spot, ...] = ()

    @property
    def differs(self) -> bool:
        """Tell whether two statements cannot both be right."""
        return bool(self.management and self.auditor)


def who_chose(audit: Exhibit, facts: PacketFacts) -> Choice:
    """Return who chose the workers of an audit's interviews, by the audit itself and by what else was filed on that firm.

    A list by management from which the auditor drew, told in one sentence, is one statement: management's choice bounds
    the draw. So is a table in which management chose some. Another audit speaks of its own interviews.
    """
    management, auditor = list[Spot](), list[Spot]()
    for exhibit in (audit, *_beside(audit, facts)):
        notes = [
            note for note in exhibit.said("chosen_by_management", "chosen_by_auditor") if _is_of_people(note)
        ]
        by_firm = [note for note in notes if note.topic == "chosen_by_management" and not is_denied(note)]
        by_firm += [note for note in notes if note.topic == "chosen_by_auditor" and is_denied(note)]
        told = {note.text for note in by_firm}
        management += [spot(exhibit, note) for note in by_firm]
        management += _rows(exhibit) if not by_firm else []
        tabled = bool(list(_rows(exhibit)))
        auditor += [
            spot(exhibit, note)
            for note in notes
            if note not in by_firm and note.text not in told and not (tabled and _is_row(exhibit, note))
        ]
    return Choice(management=tuple(management), auditor=tuple(auditor))


def _beside(audit: Exhibit, facts: PacketFacts) -> Iterator[Exhibit]:
    firm = firm_of(audit)
    for exhibit in facts.filed():
        if (
            exhibit is not audit
            and exhibit.kind != "audit"
            and about_same_firm(firm_of(exhibit), firm, facts)
        ):
            yield exhibit


def _is_of_people(note: Note) -> bool:
    return not _PAPERS.search(note.text) or bool(_PEOPLE.search(note.text))


def _is_row(exhibit: Exhibit, note: Note) -> bool:
    return any(table.role == "interviews" and note.place in table.places for table in exhibit.tables)


def _rows(exhibit: Exhibit) -> Iterator[Spot]:
    """Yield the first row of each table of interviews whose worker management chose."""
    for table in exhibit.tables:
        if table.role != "interviews":
            continue
        for row, place in zip(table.rows, table.places, strict=True):
            if "manage" in row.get("chosen_by", "").casefold():
                yield Spot(
                    says=f"chosen by: {row['chosen_by']}", exhibit=exhibit.id, file=exhibit.file, place=place
                )
                break
