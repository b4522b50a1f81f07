"""The fixed words of a printed paper: headings, heads of tables, and what each kind of sentence is called."""

from collections.abc import Mapping
from typing import Final

from unpick.model.paper import Kind

__all__ = ["FORMS", "KINDS", "LABELS", "VOLUMES", "day", "not_ready"]

FORMS: Final[Mapping[str, str]] = {
    "petition": "Petition",
    "rebuttal": "Rebuttal packet",
    "notice": "Exposure notice",
    "sheet": "Fact-check sheet",
}
"""What a form is called in its footer; a form that is not here prints its own name."""

VOLUMES: Final[Mapping[str, str]] = {"public": "public volume", "confidential": "confidential volume"}

KINDS: Final[Mapping[Kind, str]] = {
    Kind.STATED: "Stated in",
    Kind.INFERRED: "Inferred from",
    Kind.COMPUTED: "Computed from",
    Kind.CONTRARY: "Stated to the contrary in",
    Kind.UNKNOWN: "Not known; see",
    Kind.LAW: "Law:",
    Kind.BOILERPLATE: "See",
}
"""How a footnote begins, by what its sentence does."""

LABELS: Final[Mapping[str, str]] = {
    "draft": "Draft for a person to check, edit, sign and send. It makes no finding; only an agency does.",
    "why_not": "Why:",
    "to": "To",
    "by": "From",
    "case": "Case",
    "volume": "Volume",
    "on": "Law asked about on",
    "known_at": "Using what was public by",
    "asked_at": "Draft of",
    "contents": "Contents",
    "working": "Working sheet of this draft",
    "working_intro": "For the person who files. It is no part of the filing: take it off before the paper is sent.",
    "returned": "Would customs return it?",
    "returned_by": "Would the authority return it?",
    "returned_why": "What the authority asks of such a filing, and reasons for which filings stall.",
    "returned_intro": "What 19 CFR 12.42(b)-(c) asks of a filing, and reasons for which filings stall.",
    "check": "What is asked",
    "state": "State",
    "cited": "What the cited rows say",
    "cited_intro": "Each place that a footnote names: the row as a person keyed it, and the words of the source where they are kept.",
    "long_note": "(whole: long note {number})",
    "long_notes": "Long notes",
    "long_intro": "Notes that are too long to stand below a page or in a table, under the numbers that they have there.",
    "place": "Place",
    "words": "The row, as keyed",
    "quoted": "Words of the source",
    "bars": "Quality bar",
    "bars_intro": "Computed from the sentences and exhibits of this draft.",
    "bar": "Measure",
    "asked": "Asked",
    "found": "Found",
    "met": "Met",
    "yes": "yes",
    "no": "no",
    "gaps": "What is missing",
    "gaps_none": "No gap was found by the checks that this draft passed through. That does not show that nothing is missing.",
    "untitled": "Section without heading",
    "gap": "Missing",
    "close": "How to close it",
    "rule": "Asked by",
    "stops": "Stops the filing",
    "contrary": "Evidence to the contrary",
    "contrary_none": "No sentence of this draft is marked as contrary evidence. That shows what was recorded, not that none exists.",
    "coverage": "What was looked at",
    "coverage_none": "Nothing is recorded on what was looked at. Absence of evidence proves nothing.",
    "versions": "Lists, tables and rules used",
    "name": "Name",
    "version": "Version",
    "annexes": "Index of annexes",
    "annexes_none": "This draft has no annexes.",
    "annex": "Annex",
    "document": "Document",
    "dates": "Dates and language",
    "hash": "SHA-256 of the file",
    "exhibit": "Exhibit",
    "signature": "Signature",
    "sign": "Name, office, date and signature of the person who files this paper:",
    "no_annex": "[no exhibit]",
    "unknown_annex": "no such annex",
    "published": "published",
    "captured": "archived",
    "language": "language",
    "translated": "translated by",
    "one_page": "page",
    "pages": "pages",
    "origin": "origin",
    "sealed": "kept under",
    "no_bytes": "no file is held; reference only",
    "notes": "Footnotes",
    "page": "Page",
    "of": "of",
}


def not_ready(form: str) -> str:
    """Return the words of the frame on a paper that must not leave as it stands: a filing is filed, a letter is sent.

    >>> not_ready("petition"), not_ready("notice"), not_ready("sheet")
    ('NOT READY TO FILE', 'NOT READY TO SEND', 'NOT SIGNED OFF')
    """
    words = {"petition": "TO FILE", "rebuttal": "TO FILE", "notice": "TO SEND", "recall": "TO SEND"}
    return "NOT SIGNED OFF" if form == "sheet" else f"NOT READY {words.get(form, '')}".strip()


def day(value: object) -> str:
    """Return a date as the house prints it, day first and the month in words; empty for none.

    >>> import datetime as dt
    >>> day(dt.date(2021, 3, 5))
    '5 March 2021'
    """
    import datetime as dt

    if not isinstance(value, dt.date):
        return ""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
