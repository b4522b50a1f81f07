"""Which day a day is: of the audit, the report, a signature, a photograph, a shipment, a notice."""

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from unpick.exhibits.dates import FoundDay, find_days
from unpick.exhibits.note import Note
from unpick.exhibits.notes_lexicon import PACKAGE
from unpick.exhibits.notes_make import Context, say
from unpick.exhibits.notes_pieces import LONG_VALUE, Piece
from unpick.model.bundled import read_bundled_csv

__all__ = ["day_note", "days_of", "topic_of_label"]

# A document's own date line means what its kind makes of it.
_OWN_DAY: Final[Mapping[str, str]] = {
    "notice": "notice_day",
    "protest": "filed_day",
    "questionnaire": "filed_day",
    "invoice": "invoice_day",
    "order": "order_day",
    "transport": "shipped_day",
    "payment": "paid_day",
    "photograph": "photo_day",
    "press": "report_day",
    "payroll": "period",
    "attendance": "period",
    "production": "produced",
}
_PROSE_DAY: Final[Mapping[str, str]] = {
    "allegation": "allegation_days",
    "decision": "allegation_days",
    "production": "produced",
    "payroll": "period",
    "attendance": "period",
    "photograph": "photo_day",
}
# A word after the day counts as this many letters farther away: "detained on 3 May, filed" is no filing day.
_AFTER: Final = 22
_CLAUSE: Final = 14
_FAR: Final = 150
_CAPTION: Final = 30
_CAPTIONED: Final = frozenset(
    {"audit_day", "report_day", "signed_day", "certificate_days", "interview_day", "photo_day"}
)


@dataclass(frozen=True, slots=True)
class _Cue:
    topic: str
    label: re.Pattern[str] | None
    prose: re.Pattern[str] | None
    kinds: frozenset[str]
    excludes: bool

    def fits(self, kind: str) -> bool:
        return not self.kinds or (kind in self.kinds) != self.excludes


@functools.cache
def _cues() -> tuple[_Cue, ...]:
    return tuple(
        _Cue(
            topic=row["topic"],
            label=re.compile(row["label"], re.IGNORECASE) if row["label"] else None,
            prose=re.compile(row["prose"], re.IGNORECASE) if row["prose"] else None,
            kinds=frozenset(row["kinds"].lstrip("!").split("|")) if row["kinds"] else frozenset(),
            excludes=row["kinds"].startswith("!"),
        )
        for row in read_bundled_csv(PACKAGE, "days.csv")
        if not row["topic"].startswith("#")
    )


def topic_of_label(label: str, kind: str) -> str:
    """Return the topic of the day that a label names, or an empty string."""
    for cue in _cues():
        if cue.label and cue.fits(kind) and cue.label.search(label):
            return _OWN_DAY.get(kind, cue.topic) if cue.topic == "document_day" else cue.topic
    return ""


def day_note(piece: Piece, topic: str, day: FoundDay, **more: str) -> Note:
    """Return the note on one day; a day that no calendar has keeps its words and no day."""
    value = "unreadable" if day.unreadable else "" if day.certain and not day.readings else day.method
    return say(
        piece,
        topic,
        first=day.first,
        last=day.last,
        readings=day.readings,
        certain=day.certain,
        value=value,
        **more,
    )


def days_of(piece: Piece, context: Context) -> Iterator[Note]:
    """Yield the days of a piece, each with what it is the day of."""
    if piece.inside and topic_of_label(piece.inside, context.kind):
        return  # read with the label
    if len(piece.value) > LONG_VALUE and not topic_of_label(_own_label(piece), context.kind):
        return  # read sentence by sentence
    text = piece.value if piece.label and piece.value else piece.text
    days = find_days(text, context.order, year=context.year)
    if days and piece.label and piece.value:
        yield from _of_label(piece, context)
    if not days and piece.label:
        days = find_days(piece.label, context.order, year=context.year)  # Image 7 (3 May 2021): packing
        text = piece.label
    elif (
        piece.label and len(piece.value) > LONG_VALUE and (topic := topic_of_label(piece.label, context.kind))
    ):
        for day in find_days(piece.label, context.order, year=context.year):
            yield day_note(piece, topic, day)  # Visited on 11 May 2016: the bedding mill, closed in 2018
    if not days:
        return
    own = topic_of_label(_own_label(piece), context.kind) if piece.label else ""
    alone = len(text) - sum(len(day.text) for day in days) <= 25
    for day in days:
        if day.first and day.grain != "year":
            context.year = day.first.year
        cued = "" if own and len(piece.value) <= 60 else _nearest(text, day, context.kind)
        yield day_note(piece, cued or own or _default(piece, alone, context.kind, day.grain), day)


def _of_label(piece: Piece, context: Context) -> Iterator[Note]:
    """Yield the days that stand in a label beside a value with days of its own: Detained on 12 February: landed 5 February."""
    for day in find_days(piece.label, context.order, year=context.year):
        topic = _nearest(piece.label, day, context.kind)
        if topic:
            yield day_note(piece, topic, day)


def _own_label(piece: Piece) -> str:
    return (
        f"{piece.heading} {piece.label}"
        if piece.label.lower() in ("from", "to", "start", "end", "until")
        else piece.label
    )


def _default(piece: Piece, alone: bool, kind: str, grain: str) -> str:
    if piece.label or alone:
        headed = (
            topic_of_label(piece.heading, kind) if len(piece.heading) <= _CAPTION and not piece.label else ""
        )
        return _OWN_DAY.get(kind) or (headed if headed in _CAPTIONED else "document_day")
    if kind in ("decision", "allegation") and grain == "day":
        return (
            "document_day"  # a single day of the proceedings; what is alleged has a span, or a word beside it
        )
    return _PROSE_DAY.get(kind, "document_day")


_INSTRUMENT: Final = re.compile(
    r"\b(?:orders?|findings?|statutes?|acts?|regulations?|resolutions?|rulings?|proclamations?|strateg(?:y|ies)|WRO)"
    r"(?:\s+\([^)]{1,60}\))?\s+(?:of|dated|from|issued(?:\s+on)?)\s*$",
    re.IGNORECASE,
)
"""Words by which a day names the rule that something rests on, and no step of this matter."""


def _nearest(text: str, day: FoundDay, kind: str) -> str:
    """Return the topic whose word stands nearest to a day; words before it count as nearer.

    The day of an order that a sentence names is the day of the order: "detained under the withhold release
    order of 13 January 2021" tells no day of detention.
    """
    if _INSTRUMENT.search(text[: day.start]):
        return "document_day"
    best, topic = _FAR, ""
    for cue in _cues():
        if cue.prose is None or not cue.fits(kind):
            continue
        for match in cue.prose.finditer(text):
            far = _distance(text, match.span(), day)
            if far < best:
                best, topic = far, cue.topic
    return topic


def _distance(text: str, cue: tuple[int, int], day: FoundDay) -> int:
    if cue[1] <= day.start:
        gap, far = text[cue[1] : day.start], day.start - cue[1]
    elif cue[0] >= day.end:
        gap, far = text[day.end : cue[0]], cue[0] - day.end + _AFTER
    else:
        return 0
    if re.search(r"[.。]\s+[A-Z一-鿿]|。", gap):
        return _FAR  # a word of another sentence
    return far + _CLAUSE * len(re.findall(r"[,;，、；]|\band\b", gap))
