"""From what was read of a file to what the document is and says: kind, reasons, notes, language."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from unpick.exhibits.dates import find_days, order_of
from unpick.exhibits.file_days import file_day_notes
from unpick.exhibits.kinds import kind_of, kind_of_word
from unpick.exhibits.note import Note
from unpick.exhibits.notes_counts import counts_of, whole_interviews
from unpick.exhibits.notes_days import days_of
from unpick.exhibits.notes_fields import split_label
from unpick.exhibits.notes_flags import flags_of
from unpick.exhibits.notes_goods import goods_of
from unpick.exhibits.notes_ids import ids_of
from unpick.exhibits.notes_labels import labels_of
from unpick.exhibits.notes_language import interview_languages, language_of
from unpick.exhibits.notes_law import law_of
from unpick.exhibits.notes_make import Context
from unpick.exhibits.notes_pieces import LONG_VALUE, Piece, pieces_of
from unpick.exhibits.notes_steps import steps_in_prose
from unpick.exhibits.notes_tables import table_notes
from unpick.exhibits.reading import Reading, Table

__all__ = ["Interpreted", "interpret"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Interpreted:
    """What a document is and says.

    Attributes:
        kind: of exhibits.note.KINDS. why: the words and tables that it was told from.
        notes: in the order of the document; identical lines give their notes once.
        language: ISO 639 of most of its words, empty where it has none.
    """

    kind: str
    why: tuple[str, ...]
    notes: tuple[Note, ...]
    language: str


_OF_AUTHORITY: Final = frozenset({"notice", "decision", "press", "allegation", "photograph", "test"})
"""What a paper in the record can be by its own words; any other paper of an authority is read as a notice."""


def interpret(
    reading: Reading, tables: tuple[Table, ...] = (), claimed_kind: str = "", *, of_authority: bool = False
) -> Interpreted:
    """Return what a document is and what it says, as notes with their places.

    Args:
        of_authority: the packet says that it comes from an authority, so what it asks for is a request.
        tables: the grids of the reading that were understood; their rows are not cut up as prose.
        claimed_kind: what the submitter calls it; used only where its own words do not tell.
    """
    kind, why = kind_of(reading, tables)
    called = kind_of_word(claimed_kind) if claimed_kind else ""
    if kind == "other" and called:
        kind, why = called, (*why, f"the packet calls it “{claimed_kind}”")
    if of_authority and kind not in _OF_AUTHORITY:
        kind, why = "notice", (*why, "the packet says that it comes from an authority")
    language = language_of(reading)
    notes = _all_notes(reading, tables, kind, language)
    if kind == "other" and not of_authority and _tells_of_visit(reading.text, notes):
        kind, why = "audit", ("it tells of a visit, of who was heard and of what was seen",)
        notes = _all_notes(reading, tables, kind, language)
    return Interpreted(kind=kind, why=why, notes=tuple(_once(whole_interviews(notes))), language=language)


_VISIT: Final = (
    frozenset({"audit_day", "interview_day"}),
    frozenset(
        {"interviewed", "private_interviews", "minder_present", "chosen_by_auditor", "chosen_by_management"}
    ),
    frozenset({"access_full", "access_limited", "access_refused", "buildings_visited", "area_visited_m2"}),
    frozenset({"announced", "unannounced"}),
    frozenset({"headcount"}),
    frozenset({"scope_labor", "scope_quality", "scope_origin"}),
)
"""What a report of a visit tells, one topic of each; no other paper tells of three of them."""
_VISIT_LEAST: Final = 3
_PLEADING: Final = re.compile(
    r"\b(?:exhibits?|annex(?:es)?|tabs?|attachments?|enclos\w+|attached)\b|\bour (?:client|supplier|goods|shipment|order|factory|compan|workers|protest)|"
    r"\bwe (?:import|ask you|request|respectfully|submit|file|answer)\b|\bthe (?:audit|auditors?'?) (?:report|found|says|shows)|\bdear (?:sir|madam|officer|port|ms|mr)|"
    r"附件|我司|附录|첨부|당사",
    re.IGNORECASE,
)
"""Words of those who file the report of another, and of letters."""


def _tells_of_visit(text: str, notes: Iterable[Note]) -> bool:
    """Tell whether a paper without a title is the report of whoever was on site: what it tells is told by no other."""
    topics = {note.topic for note in notes}
    told = [group & topics for group in _VISIT]
    return sum(map(bool, told)) >= _VISIT_LEAST and bool(told[0] | told[2]) and not _PLEADING.search(text)


def _all_notes(reading: Reading, tables: tuple[Table, ...], kind: str, language: str) -> list[Note]:
    context = Context(kind=kind, order=order_of(reading.text) or _order_of_tables(tables))
    understood = frozenset(table.name for table in tables if table.role)
    notes = [*_meta_notes(reading), *file_day_notes(reading)]
    if language:
        notes.append(
            Note(
                topic="language",
                text=f"the document is in {language}",
                place="the document",
                value=language,
                subject="document",
            )
        )
    for piece in pieces_of(reading, understood=understood):
        notes.extend(_notes_of(split_label(piece), context))
    for table in tables:
        notes.extend(table_notes(table, context.order))
    return notes


# A label above a list: each item is a value of it.
_LIST_HEAD: Final = re.compile(r"\s*[\w ]{4,40}[:：]\s*")


def _order_of_tables(tables: tuple[Table, ...]) -> str:
    cells = (
        cell
        for table in tables
        for row in table.rows[:200]
        for cell in row.values()
        if "/" in cell or "-" in cell
    )
    return order_of("\n".join(cells))


def _notes_of(piece: Piece, context: Context) -> Iterator[Note]:
    consumed = False
    if piece.item and not piece.label and _LIST_HEAD.fullmatch(piece.heading):
        listed = replace(piece, label=piece.heading.rstrip(":： ").replace("_", " "), value=piece.text)
        yield from labels_of(listed, context)[0]
    if piece.label:
        found, consumed = labels_of(piece, context)
        yield from found
    yield from days_of(piece, context)
    if (
        not piece.label.endswith(("?", "？"))
        and not consumed
        and not (piece.label and len(piece.value) > LONG_VALUE)
    ):
        yield from flags_of(piece, context)
        yield from counts_of(piece, context)
        yield from interview_languages(piece)
    yield from ids_of(piece)
    law = list(law_of(piece, context))
    yield from law
    if not any(note.topic == "request" for note in law):
        yield from goods_of(piece, context)
        yield from steps_in_prose(piece, context)


def _once(notes: Iterable[Note]) -> Iterator[Note]:
    """Yield each note once: two rules may read the same in one line."""
    seen = set()
    for note in notes:
        key = (
            note.topic,
            note.value,
            note.subject,
            note.number,
            note.first,
            note.last,
            note.place,
            note.text,
        )
        if key not in seen:
            seen.add(key)
            yield note


_META_DAYS: Final = (("created", "file_created"), ("modified", "file_modified"), ("exif_taken", "photo_day"))


def _meta_notes(reading: Reading) -> Iterator[Note]:
    for key, topic in _META_DAYS:
        stated = reading.meta.get(key, "")
        days = find_days(re.sub(r"^(\d{4}):(\d\d):(\d\d)", r"\1-\2-\3", stated)[:10], "") if stated else []
        if days and days[0].first:
            yield Note(
                topic=topic,
                text=f"{key}: {stated}",
                place="metadata",
                first=days[0].first,
                last=days[0].last,
                method="metadata",
            )
