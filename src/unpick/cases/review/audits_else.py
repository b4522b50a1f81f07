"""Audits that speak of another plant or another time than the one in question, and remedies older than the order."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from unpick.cases.review.facts import Exhibit, PacketFacts, spot
from unpick.exhibits.note import Note
from unpick.model.defect import Defect, Severity

__all__ = ["LONG_BEFORE", "is_elsewhere", "long_before", "old_remedy", "other_plants", "silent_visit"]

LONG_BEFORE: Final = dt.timedelta(days=730)
"""How long before the import an audit must lie to be of another time where no paper dates the making: two years,
twice the window in which goods are made. A convention of this project; no authority fixes it."""

_ON_LABOR: Final = re.compile(
    r"labou?r|\bwork(?:ers?|ing|force|men|women|ed|s)\b|wage|\bpa(?:y|id|yroll)\b|employ|recruit|passport|identity|overtime|dormitor|debts?\b|migrant|"
    r"forced|threat|beat|lock(?:ed)?\b|guards?\b|complain|staff|personnel|interview|劳|工资|护照|工人|员工|노동|임금|여권|근로자|직원",
    re.IGNORECASE,
)
"""Words of which any account of labor holds one."""
_VISITED: Final = re.compile(
    r"\b(?:visit|inspect|audit|survey|walk-?through|tour)(?:s|ed|ion|ions)?\b|检查|走访|점검|방문",
    re.IGNORECASE,
)
_TOLD: Final = 120
"""Letters from which a paper tells enough that its silence counts. A convention of this project."""

_RESTS: Final = ("research, law, code D19",)


def silent_visit(exhibit: Exhibit) -> Note | None:
    """Return where an exhibit tells of a visit, if no word of it is about labor; None for any other exhibit."""
    text = exhibit.reading.text
    days = list(exhibit.said("audit_day", "document_day", "report_day"))
    if (
        exhibit.kind in ("photograph", "press", "invoice", "order", "transport")
        or len(text) < _TOLD
        or not days
    ):
        return None
    return days[0] if _VISITED.search(text) and not _ON_LABOR.search(text) else None


def is_elsewhere(packet: PacketFacts, audit: Exhibit) -> bool:
    """Tell whether an audit says itself that it is of another plant, or lies years before the goods came."""
    if any(True for _ in audit.said("other_site")):
        return True
    return _last_before(audit, packet.events.get("imported") or packet.events.get("detained")) is not None


def _last_before(audit: Exhibit, came: dt.date | None) -> tuple[dt.date, Note] | None:
    """Return the last day of an audit that lies years before the goods came, None for any other audit."""
    notes = [note for note in audit.said("audit_day") if note.first and note.certain]
    if came is None or not notes:
        return None
    last = max(notes, key=lambda note: note.last or note.first or dt.date.min)
    day = last.last or last.first or dt.date.max
    return (day, last) if day < came - LONG_BEFORE else None


def long_before(packet: PacketFacts) -> Iterator[Defect]:
    """Yield audits years before the import, where nothing dates the making and no newer audit is filed."""
    came = packet.events.get("imported") or packet.events.get("detained")
    audits = packet.filed("audit")
    old = [(one, found) for one in audits if (found := _last_before(one, came))]
    if not old or came is None or any(_is_newer(one, came) for one in audits):
        return
    days = ", ".join(f"{one.id} of {day.isoformat()}" for one, (day, _) in old)
    yield Defect(
        code="D19",
        check="audit_of_another_time",
        says=f"{days}: more than two years before the goods came, {came.isoformat()}",
        reason="Such an audit says nothing of the people who made the goods.",
        severity=Severity.MAJOR,
        spots=tuple(spot(one, note) for one, (_, note) in old),
        cure="access to the site, or records of the workforce of the time when the goods were made",
        rests_on=(f"{LONG_BEFORE.days} days: a convention of this project; no authority fixes the time",),
    )


def _is_newer(audit: Exhibit, came: dt.date) -> bool:
    return any(
        (note.last or note.first) >= came - LONG_BEFORE
        for note in audit.said("audit_day")
        if note.first and note.certain and not any(True for _ in audit.said("scope_quality"))
    )


def other_plants(packet: PacketFacts) -> Iterator[Defect]:
    """Yield audits that say that they are of another plant, where no audit of the plant itself is filed."""
    audits = packet.filed("audit")
    found = [
        (one, next(one.said("other_site"))) for one in audits if any(True for _ in one.said("other_site"))
    ]
    own = [
        one
        for one in audits
        if not any(True for _ in one.said("other_site")) and not any(True for _ in one.said("scope_quality"))
    ]
    if not found or own:
        return
    yield Defect(
        code="D19",
        check="audit_of_another_site",
        says=f"{', '.join(one.id for one, _ in found)}: an audit of another plant than the one that made the goods",
        reason="An audit of another site says nothing of the workers who made these goods.",
        severity=Severity.MAJOR,
        spots=tuple(spot(one, note) for one, note in found),
        cure="access to the site that made the goods",
        rests_on=_RESTS,
    )


def old_remedy(packet: PacketFacts) -> Iterator[Defect]:
    """Yield audits that lie before the order whose indicators they are to show remedied, where none is newer."""
    ordered = _order_day(packet)
    if ordered is None:
        return
    seen = [
        (one, [note for note in one.said("audit_day", "interview_day") if note.first and note.certain])
        for one in packet.filed()
    ]
    dated = [(one, notes) for one, notes in seen if notes and one.kind not in ("protest", "index")]
    old = [
        (one, notes)
        for one, notes in dated
        if all((note.last or note.first or ordered) < ordered for note in notes)
    ]
    if not old or len(old) < len(dated):
        return
    days = "; ".join(
        f"{one.id} of {max(note.last or note.first for note in notes if note.first).isoformat()}"
        for one, notes in old
    )
    yield Defect(
        code="D19",
        check="remedy_before_order",
        says=f"what is to show the remedy was seen before the order of {ordered.isoformat()}: {days}",
        reason="What was seen before the order cannot show that what the order found has ended since.",
        severity=Severity.MAJOR,
        spots=tuple(spot(one, note) for one, notes in old for note in notes),
        cure="an unannounced verification after the order, with interviews away from management",
        rests_on=(*_RESTS, "research, law, 4.1: remediation and unannounced verification (S34, S109)"),
    )


def _order_day(packet: PacketFacts) -> dt.date | None:
    """Return the first day that the authority's papers give as the day of the order, or of its notice."""
    days = [
        note.first
        for one in packet.others("notice", "decision")
        for note in one.said("notice_day", "signed_day", "report_day", "document_day")
        if note.first and note.certain and note.first == note.last
    ]
    return min(days, default=packet.events.get("notice"))
