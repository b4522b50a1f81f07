"""D19: evidence predates the allegation or is about something else.

Severity: decisive where all evidence of a petition or finding is about another time or activity; major where
some is, where payroll or attendance covers no day on which the goods were made, and where an audit names a
site that is no firm of the packet; minor where days of production stay uncovered, or where the audit lies
more than a year away from the making and no certificate bridges it.
"""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from unpick.cases.review.asked import defends
from unpick.cases.review.audits_else import long_before, old_remedy, other_plants, silent_visit
from unpick.cases.review.facts import Exhibit, PacketFacts, spot
from unpick.cases.review.months import days_of
from unpick.cases.review.registry import Detector
from unpick.cases.review.steps import firm_key, may_be_same
from unpick.exhibits.note import Note
from unpick.law.facts import MAKING_WINDOW
from unpick.model.defect import Defect, NotLooked, Severity, Spot

__all__ = ["DETECTOR", "check"]

Days = tuple[dt.date, dt.date]

_LABOR: Final = re.compile(
    r"labou?r|\bwork|wage|employ|recruit|indicator|forced|劳动|工资|强迫|노동|임금|강제", re.IGNORECASE
)
_EVIDENCE_DAYS: Final = ("photo_day", "interview_day", "audit_day", "period", "report_day", "document_day")
_ACTS: Final = ("decision", "notice", "allegation", "protest")
_SITES: Final = re.compile(
    r"audited|site|factory|facility|maker|producer|manufacturer|employer", re.IGNORECASE
)
_SLACK: Final = 7
"""Days of making that may stay uncovered at the edges before a gap is said: a week of cutting or packing. A
convention of this project; no authority fixes it."""

_BEFORE: Final = dt.timedelta(days=183)
"""How long before the time alleged evidence may lie and still speak of it: debts, papers kept and recruitment last
for months. A convention of this project; no authority fixes it."""

_FRESH: Final = dt.timedelta(days=730)
"""How old evidence may be on the day of a petition or finding that names no period: 24 months. Research, law,
section 6, quality bar, an inference (INF); unverified, do not rely."""

_KINGTOM: Final = (
    "research, law, 3.2 C9: a site visit of an evasion case before the labor case, alleging none (S17, S18)"
)


def check(packet: PacketFacts) -> Iterator[Defect | NotLooked]:
    """Yield evidence that speaks of another time, activity or site than the question."""
    if packet.side in ("agency", "petitioner"):
        yield from _case(packet, packet.filed())
    elif packet.question in ("finding", "listing"):
        yield from _case(packet, packet.others())
    elif packet.question == "modification":
        yield from old_remedy(packet)
    elif defends(packet):
        yield from _records(packet)
        yield from _site(packet)
        yield from other_plants(packet)


def _case(packet: PacketFacts, exhibits: list[Exhibit]) -> Iterator[Defect | NotLooked]:
    """Yield what the evidence of a petition or finding is about, if not the labor of the allegation's time."""
    window = _window(list(packet.exhibits), "allegation_days")
    # A finding that says which period it looked at alleges no other.
    window = window or _window([one for one in exhibits if one.kind in _ACTS], "period")
    evidence = [one for one in exhibits if not _is_act(one)]
    off: list[tuple[str, Exhibit, Note]] = []
    stale = _stale(packet, evidence) if window is None else {}
    for one in evidence:
        found = _other_activity(one) or (_predates(one, window) if window else stale.get(one.id))
        if found:
            off.append((found[0], one, found[1]))
    passages = [pair for one in exhibits if one.kind in ("decision", "allegation") for pair in _passages(one)]
    if window is None and evidence:
        yield NotLooked(code="D19", why="which days the allegation is about is not told")
    if off:
        yield _unrelated(off, len(evidence))
    if passages:
        yield _used(passages)


def _stale(packet: PacketFacts, evidence: list[Exhibit]) -> dict[str, tuple[str, Note]]:
    """Return evidence older than two years on the day of the act, where the act does not tell its period.

    Old background beside newer evidence is usual; a visit is held to its day, and the rest where all of it is old.
    """
    acts = [one for one in packet.exhibits if one not in evidence and one.kind != "index"]
    days = [
        n.first
        for one in acts
        for n in one.said("signed_day", "report_day", "document_day", "filed_day")
        if n.first
    ]
    if not days:
        return {}
    start = max(days) - _FRESH
    old = {one.id: found for one in evidence if (found := _predates(one, (start, max(days))))}
    if len(old) < len(evidence):
        visits = {
            one.id
            for one in evidence
            if one.kind in ("audit", "site") or any(True for _ in one.said("audit_day"))
        }
        old = {name: found for name, found in old.items() if name in visits}
    return {
        name: (f"older than two years on the day of the act: {found[0]}", found[1])
        for name, found in old.items()
    }


def _is_act(exhibit: Exhibit) -> bool:
    """Tell whether an exhibit is the act itself, or a table of contents, and no evidence.

    A ruling on another matter that asserts no indicator and says what it was about is put in as evidence.
    """
    if exhibit.kind in ("index", "entry"):
        return True
    if any(True for _ in exhibit.said("asserts_indicator", "recites_statute")) and not _visited(exhibit):
        return True
    return exhibit.kind in _ACTS and _other_activity(exhibit) is None


def _visited(exhibit: Exhibit) -> bool:
    return any(True for _ in exhibit.said("audit_day", "interview_day", "photo_day", "test_day"))


def _window(exhibits: list[Exhibit], topic: str) -> Days | None:
    days = [
        (n.first, n.last or n.first) for one in exhibits for n in one.said(topic) if n.first and n.certain
    ]
    if topic == "allegation_days" and len({*days}) == 1 and days[0][0] == days[0][1]:
        return None  # one single day is that of the paper itself or of one event, and no time alleged
    return (min(first for first, _ in days), max(last for _, last in days)) if days else None


def _other_activity(exhibit: Exhibit) -> tuple[str, Note] | None:
    """Return the activity that an exhibit is about, where none of it is labor."""
    notes = list(exhibit.said("activity"))
    if not notes and (visit := silent_visit(exhibit)):
        return "of a visit that says nothing of labor", visit
    if not notes or any(_LABOR.search(note.value or note.text) for note in notes):
        return None
    if any(True for _ in exhibit.said("asserts_indicator")):
        return None
    return f"about {notes[0].value or notes[0].text}, not about labor", notes[0]


def _predates(exhibit: Exhibit, window: Days) -> tuple[str, Note] | None:
    notes = [note for note in exhibit.said(*_EVIDENCE_DAYS) if note.first and note.certain]
    if not notes or any((note.last or note.first or window[0]) >= window[0] - _BEFORE for note in notes):
        return None
    last = max(notes, key=lambda note: note.last or note.first or dt.date.min)
    day = last.last or last.first or dt.date.min
    return f"of {day.isoformat()}, {(window[0] - day).days} days before the time alleged", last


def _passages(exhibit: Exhibit) -> list[tuple[Exhibit, Note]]:
    """Return passages that rest an indicator on another activity: both are said in the same words or place."""
    asserted = {(note.place, note.text) for note in exhibit.said("asserts_indicator")}
    texts = {text for _, text in asserted}
    return [
        (exhibit, note)
        for note in exhibit.said("activity")
        if not _LABOR.search(note.value or note.text) and note.text in texts
    ]


def _unrelated(off: list[tuple[str, Exhibit, Note]], total: int) -> Defect:
    listed = "; ".join(f"{one.id} {why}" for why, one, _ in off)
    return Defect(
        code="D19",
        check="evidence_about_else",
        says=f"{len(off)} of {total} pieces of evidence {'speak' if len(off) > 1 else 'speaks'} of something else: {listed}",
        reason="Evidence of another time or made for another purpose does not carry an allegation it does not name.",
        severity=Severity.DECISIVE if len(off) == total else Severity.MAJOR,
        spots=tuple(spot(one, note) for _, one, note in off),
        cure="first-hand evidence on the labor itself, from within the time alleged",
        bounds=(("evidence", total), ("about_else", len(off))),
        rests_on=(_KINGTOM,),
    )


def _used(passages: list[tuple[Exhibit, Note]]) -> Defect:
    return Defect(
        code="D19",
        check="indicator_on_other_activity",
        says=f"{len(passages)} passage{'s rest' if len(passages) > 1 else ' rests'} an indicator on what was seen for another purpose: "
        + ", ".join(dict.fromkeys(note.value or note.text for _, note in passages)),
        reason="What a visit for another purpose did not look for, its report does not show.",
        severity=Severity.MAJOR,
        spots=tuple(spot(exhibit, note) for exhibit, note in passages),
        cure="evidence that was gathered on the labor itself",
        rests_on=(_KINGTOM,),
    )


def _records(packet: PacketFacts) -> Iterator[Defect | NotLooked]:
    """Yield payroll, attendance and audits that speak of another time than the making of the goods."""
    made = _made(packet)
    if made is None:
        yield from long_before(packet)
        if packet.filed("payroll", "attendance", "audit"):
            yield NotLooked(code="D19", why="on which days the goods were made is not told")
        return
    for kind in ("payroll", "attendance"):
        found = [one for one in packet.filed() if days_of(one, kind) and _is(one, kind)]
        if found:
            yield from _period(kind, found, made)
    yield from _audits(packet, made)


def _made(packet: PacketFacts) -> Days | None:
    """Return the first and last day on which the goods were made, as production records tell."""
    here = [
        packet.events[name] for name in ("imported", "detained", "filed", "answered") if name in packet.events
    ]
    days = [span for one in packet.filed() if _is(one, "production") for span in days_of(one, "production")]
    days += [
        (note.first, note.last or note.first)
        for one in packet.filed("order", "invoice", "protest", "questionnaire")
        for note in one.said("produced")
        if note.first and note.certain
    ]
    # Goods are made before they come; a later day in a paper on making is a day of something else.
    days = [span for span in days if not here or span[1] <= min(here)]
    return (min(first for first, _ in days), max(last for _, last in days)) if days else None


def _is(exhibit: Exhibit, kind: str) -> bool:
    return exhibit.kind == kind or any(table.role == kind for table in exhibit.tables)


def _period(kind: str, found: list[Exhibit], made: Days) -> Iterator[Defect]:
    spans = [(span, one) for one in found for span in days_of(one, kind)]
    total = (made[1] - made[0]).days + 1
    covered = {
        day
        for (first, last), _ in spans
        for day in range(max(first, made[0]).toordinal(), min(last, made[1]).toordinal() + 1)
    }
    if kind == "attendance" and covered:
        return  # days without a row are rest days or absences, which the arithmetic of hours asks about
    lacking = total - len(covered)
    if covered and lacking <= _SLACK:
        return
    first, last = min(span[0] for span, _ in spans), max(span[1] for span, _ in spans)
    yield Defect(
        code="D19",
        check="records_of_another_period",
        says=f"the {kind} covers {first.isoformat()} to {last.isoformat()}; the goods were made {made[0].isoformat()} to "
        f"{made[1].isoformat()}: {len(covered)} of {total} days are covered",
        reason="Who was paid or present in other months does not tell who made these goods.",
        severity=Severity.MINOR if covered else Severity.MAJOR,
        spots=tuple(
            Spot(
                says=f"{span[0].isoformat()} to {span[1].isoformat()}",
                exhibit=one.id,
                file=one.file,
                place="its period",
            )
            for span, one in spans[:6]
        ),
        cure=f"{kind} of the days on which the goods were made, with proof of payment",
        bounds=(("days_made", total), ("days_covered", len(covered))),
        rests_on=("research, law, code D19",),
    )


def _audits(packet: PacketFacts, made: Days) -> Iterator[Defect]:
    bridges = [
        (note.first, note.last or note.first)
        for _, note in packet.said("certificate_days")
        if note.first and note.certain
    ]
    if any(first <= made[1] and made[0] <= last for first, last in bridges):
        return
    dated = [
        (one, [note for note in one.said("audit_day") if note.first and note.certain])
        for one in packet.filed("audit")
    ]
    # Beside an audit of the time, older ones are background; an audit of quality is no audit of labor at any time.
    if any(_near(note, made) for one, notes in dated for note in notes if not _of_quality(one)):
        return
    for one, notes in dated:
        if not notes or any(_near(note, made) for note in notes):
            continue
        days = ", ".join(note.first.isoformat() for note in notes if note.first)
        yield Defect(
            code="D19",
            check="audit_of_another_time",
            says=f"the audit was on {days}; the goods were made {made[0].isoformat()} to {made[1].isoformat()}",
            reason="An audit more than a year from the making says little of the people who made the goods.",
            severity=Severity.MINOR,
            spots=tuple(spot(one, note) for note in notes),
            cure="access to the site, or records of the workforce of the time when the goods were made",
            rests_on=(
                f"{MAKING_WINDOW.days} days: a convention of this project; no authority fixes the time",
            ),
        )


def _of_quality(audit: Exhibit) -> bool:
    return any(True for _ in audit.said("scope_quality")) and not any(True for _ in audit.said("scope_labor"))


def _near(note: Note, made: Days) -> bool:
    first = note.first or dt.date.min
    last = note.last or first
    return last >= made[0] - MAKING_WINDOW and first <= made[1] + MAKING_WINDOW


def _site(packet: PacketFacts) -> Iterator[Defect]:
    """Yield audits of a site that no other paper of the packet knows, where no audit of a known one is filed."""
    strange: list[tuple[Exhibit, list[Note], int]] = []
    for one in packet.filed("audit"):
        audited = [note for note in one.said("party") if _SITES.search(note.subject) and note.value]
        firms = _elsewhere(packet, one)
        if not audited or not firms:
            continue
        if any(_is_known(packet, one, note.value, firms) for note in audited):
            return
        strange.append((one, audited, len(set(firms))))
    for one, audited, count in strange:
        yield Defect(
            code="D19",
            check="audit_of_another_site",
            says=f"the audit is of {audited[0].value}, which no other paper of the packet names",
            reason="An audit of another site says nothing of the workers who made these goods.",
            severity=Severity.MAJOR,
            spots=tuple(spot(one, note) for note in audited),
            cure="access to the site that made the goods, or a record that ties the audited firm to them",
            bounds=(("firms_named_elsewhere", count),),
            rests_on=("research, law, code D19",),
        )


def _elsewhere(packet: PacketFacts, audit: Exhibit) -> list[str]:
    """Return the firms that other papers name; a seller or shipper is no site by its role, yet the packet knows it."""
    rest = [other for other in packet.filed() if other.id != audit.id]
    named = [name for other in rest for name in _firms(other)]
    named += [note.value for other in rest for note in other.said("party")]
    return [name for name in named if name]


def _is_known(packet: PacketFacts, audit: Exhibit, firm: str, firms: list[str]) -> bool:
    """Tell whether a firm is one of those named elsewhere; a name in another script cannot be told from them."""
    if any(may_be_same(firm, name) for name in firms) or _is_named(packet, audit, firm):
        return True
    return not firm.isascii() and all(name.isascii() for name in firms)


def _is_named(packet: PacketFacts, audit: Exhibit, firm: str) -> bool:
    """Tell whether the words of another paper, or the lines above its tables, hold the name of the firm."""
    key = firm_key(firm)
    return len(key) >= 6 and any(
        key in firm_key(other.reading.text)
        or any(key in firm_key(grid.title) for grid in other.reading.grids)
        for other in packet.filed()
        if other.id != audit.id
    )


def _firms(exhibit: Exhibit) -> list[str]:
    """Return the makers that a paper names; the importer's own papers name buyers too, who are no sites."""
    named = [note.value for note in exhibit.said("party") if _SITES.search(note.subject)]
    named += [note.value for note in exhibit.said("step")]
    named += [row.get("firm", "") for table in exhibit.tables for row in table.rows]
    return [name for name in named if name]


DETECTOR = Detector(
    code="D19",
    asks="Is the evidence about the time, the site and the activity in question?",
    needs=("text", "tables"),
    check=check,
)
