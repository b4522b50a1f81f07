"""Which days of a packet have to do with each other: statements taken from notes and metadata, linked by rules."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from unpick.cases.review.audits_else import is_elsewhere
from unpick.cases.review.counts import period_of
from unpick.cases.review.day_rules import ACROSS, FILING, SAME_DOCUMENT, SAME_EVENT, WRITTEN
from unpick.cases.review.days import Link, Rule, Stated, breaks, is_broken
from unpick.cases.review.facts import Exhibit, PacketFacts, spot
from unpick.exhibits.note import DAYS, Note
from unpick.model.defect import Spot

__all__ = ["links_of", "stated_days"]

_OTHER_TIME: Final = re.compile(
    r"\b(drill|(?:was|were|been|had) (?:agreed|arranged|fixed|announced|notified|booked)|will|shall|twice a year|(?:first|second|third|1st|2nd|3rd) visit|previous|earlier|prior|last|before|initial|next|surveillance|propos\w+|follow[- ]?up|re-?audit|re-?visit|correct\w*|scheduled|planned|"
    r"draft|revis\w+|update\w*|version|expir\w*|valid|history)\b|演习|上次|复审|整改|修订|草稿|계획|이전|재심사",
    re.IGNORECASE,
)
"""Words by which a document marks a day as one of another visit, drill, draft or plan, or of several visits."""

_NOTICE: Final = re.compile(
    r"\b(?:without|no|nobody|not?|never)\b[^.;]{0,50}\b(?:before(?:hand)?|prior|earlier|previous\w*)\b(?: (?:notice|notification|warning|announcement|word))?|"
    r"\b(?:prior|previous|earlier) (?:notice|notification|warning|announcement|word)\b|"
    r"\b(?:notice|notified|word|told|informed|warned|knew)\b[^.;]{0,25}\b(?:before(?:hand)?|prior|earlier)\b|\bthe (?:next|last) (?:day|morning)\b",
    re.IGNORECASE,
)
"""Words on whether a visit was told before; they mark no other visit."""

_RETELL: Final = ("protest", "questionnaire", "certificate", "remediation")
"""Kinds of document that tell of an event which another document records. A table of contents names the days of
many documents in one line and is left out."""

_FOUND: Final = (
    "report_day", "signed_day", "photo_day", "interview_day", "interviewed", "headcount", "buildings_visited", "area_visited_m2",
    "access_full", "access_limited", "access_refused", "private_interviews",
)  # fmt: skip
"""What a report says and an announcement of an audit does not."""

_HEARD: Final = ("interviewed", "private_interviews")
"""What a report tells of its own visit."""

_MADE: Final = re.compile(
    r"produc\w*|made|making|manufactur\w*|sew\w*|cut\b|cutting|spun|spinning|wov\w*|weav\w*|knit\w*|dye\w*|harvest\w*|pack\w*|"
    r"finish\w*|assembl\w*|process\w*|生产|制造|缝制|加工|생산|제조|봉제|가공",
    re.IGNORECASE,
)
"""Words by which a day is one of making."""

_LEFT_PORT: Final = re.compile(
    r"ship\w*|board|laden|load\w*|sail\w*|depart\w*|dispatch\w*|export\w*|deliver\w*|etd|装|启运|开航|出口|선적|출항|수출",
    re.IGNORECASE,
)
"""Words by which a day is one of shipping; a letter about a shipment bears a day of its own."""

_WROTE: Final = re.compile(
    r"\b(wrote|asked?|request\w*|letter|answer\w*|repl\w+|sent|e-?mail\w*)\b|请求|来函|요청|회신",
    re.IGNORECASE,
)
"""Words by which a day is one of a letter about it."""

_NO_MAKING: Final = ("test", "audit", "certificate", "identity", "notice")
"""Kinds of document whose sentences on goods tell of samples and visits, not of the days of making."""

_RECORDS: Final = {"audit_day": ("audit",), "report_day": ("audit",), "produced": ("production",)}
"""Topic to the kinds of document that record the event itself."""

_LEFT_KINDS: Final = {
    "received_day": ("production", "origin", "chain"),
    "period": ("payroll", "attendance"),
    "shipped_day": ("transport", "packing", "invoice", "entry"),
}
"""Topics that mean what a rule across documents needs only in these kinds; an importer receives goods too."""

_SHIPPING: Final = ("transport", "packing", "invoice", "entry")
"""Kinds of document that tell when the goods left; a chain or a mill's statement tells of earlier legs."""

_RIGHT_KINDS: Final = {"certificate_days": ("certificate",), "shipped_day": _SHIPPING}

_NUMBERS: Final = (
    "number_order",
    "number_invoice",
    "number_lot",
    "number_style",
    "number_bill",
    "number_container",
)

_ANY_FITS: Final = frozenset({"shipped_before_order", "paid_before_work", "test_after_report"})
"""Rules inside a document of which one pair that fits explains the others."""

_BOUND_ONLY: Final = frozenset({"made_before_order"})
"""Rules that hold only between papers that share an order: goods of a harvest are made before anybody orders them."""

_MULTI_DAY: Final = 3
"""Days that may lie between two mentions of one visit that took several days: a convention of this project."""


def links_of(facts: PacketFacts) -> Iterator[Link]:
    """Yield every rule between every two statements that it concerns."""
    days = {exhibit.id: list(stated_days(exhibit, facts)) for exhibit in facts.filed()}
    for exhibit in facts.filed():
        own = days[exhibit.id]
        for rule in (*SAME_DOCUMENT, *WRITTEN, *FILING):
            yield from _inside(rule, own)
        yield from _twice(exhibit, own)
    whole = [one for own in days.values() for one in own] + list(_events(facts))
    # A log of a thousand rows states one day a thousand times; once is enough against other documents.
    every = list({(one.topic, one.options, one.exhibit, one.sure): one for one in reversed(whole)}.values())[
        ::-1
    ]
    exhibits = facts.filed()
    ties = {
        (one.id, other.id): _tie(one, other) for one in exhibits for other in exhibits if one.id != other.id
    }
    orders = {one.id: {note.value for note in one.said("number_order") if note.value} for one in exhibits}
    same_order = {pair: known and bool(orders[pair[0]] & orders[pair[1]]) for pair, known in ties.items()}
    for rule in ACROSS:
        yield from _across(rule, every, same_order if rule.name in _BOUND_ONLY else ties)
    yield from _same_event(facts, every)
    yield from _audit_photographs(facts, every)


def stated_days(exhibit: Exhibit, facts: PacketFacts) -> Iterator[Stated]:
    """Yield the days that an exhibit states of itself and its matter, its file's, and the day it was filed."""
    for note in exhibit.notes:
        if note.topic in DAYS and note.first and note.last and not _marks_other_time(exhibit, note):
            yield _stated(exhibit, note)
    yield from _table_days(exhibit)
    yield from _file_days(exhibit)
    filed = exhibit.submitted or facts.events.get("filed") or facts.events.get("answered")
    if filed:
        where = Spot(
            says=f"filed {filed.isoformat()}", exhibit=exhibit.id, file=exhibit.file, place="packet.yml"
        )
        yield Stated(
            topic="submitted", options=((filed, filed),), spot=where, exhibit=exhibit.id, kind=exhibit.kind
        )


def _marks_other_time(exhibit: Exhibit, note: Note) -> bool:
    """Tell whether the words of a note mark another visit, drill or draft, or speak of something else.

    A table of contents lists other documents; a letter on production names the days of its own letters. An
    announcement speaks of an audit to come.
    """
    if note.topic in ("report_day", "signed_day") and note.first != note.last:
        return (
            True  # a paper is dated and signed on one day: a span is another day that stood beside the word
        )
    if exhibit.kind == "index" and note.topic in ("produced", "period", "report_day"):
        return True
    if note.topic == "produced" and note.method == "text":
        return exhibit.kind in _NO_MAKING or not _MADE.search(note.text) or bool(_WROTE.search(note.text))
    if note.topic == "shipped_day" and note.method == "text":
        return not _LEFT_PORT.search(note.text)
    if note.topic == "received_day":
        return bool(_WROTE.search(note.text))
    if note.topic == "audit_day" and exhibit.kind == "audit":
        return not any(True for _ in exhibit.said(*_FOUND)) or bool(
            _OTHER_TIME.search(_NOTICE.sub("", f"{note.subject} {note.text}"))
        )
    if note.topic in ("audit_day", "report_day", "photo_day"):
        return bool(_OTHER_TIME.search(_NOTICE.sub("", f"{note.subject} {note.text}")))
    return False


def _stated(exhibit: Exhibit, note: Note) -> Stated:
    assert note.first and note.last
    others = [span for text in note.readings if (span := period_of(text))]
    options = tuple(dict.fromkeys([(note.first, note.last), *others]))
    sure = note.certain or (len(options) > 1 and note.method not in ("ocr", "image"))
    return Stated(
        topic=note.topic,
        options=options,
        spot=spot(exhibit, note),
        exhibit=exhibit.id,
        kind=exhibit.kind,
        sure=sure,
    )


def _table_days(exhibit: Exhibit) -> Iterator[Stated]:
    """Yield the period of wage and time tables and the days of production tables that no note gives already."""
    noted = {note.topic for note in exhibit.notes}
    for table in exhibit.tables:
        topic, column = {
            "payroll": ("period", "period"),
            "attendance": ("period", "day"),
            "production": ("produced", "day"),
        }.get(table.role, ("", ""))
        spans = [span for row in table.rows if (span := period_of(row.get(column, "")))]
        if topic and topic not in noted and spans:
            span = min(first for first, _ in spans), max(last for _, last in spans)
            where = Spot(
                says=f"{topic} {span[0]} to {span[1]}",
                exhibit=exhibit.id,
                file=exhibit.file,
                place=table.name,
            )
            yield Stated(topic=topic, options=(span,), spot=where, exhibit=exhibit.id, kind=exhibit.kind)


def _file_days(exhibit: Exhibit) -> Iterator[Stated]:
    """Yield the days of the file: from notes, else from its metadata, and the later of them as last written."""
    noted = {note.topic: note.first for note in exhibit.said("file_created", "file_modified") if note.first}
    for topic, key in (("file_created", "created"), ("file_modified", "modified")):
        day = _iso_day(exhibit.reading.meta.get(key, ""))
        if topic not in noted and day:
            noted[topic] = day
            yield _meta(exhibit, topic, day)
    if noted:
        yield _meta(exhibit, "written", max(noted.values()))


def _meta(exhibit: Exhibit, topic: str, day: dt.date) -> Stated:
    where = Spot(
        says=f"{topic.replace('_', ' ')} {day.isoformat()}",
        exhibit=exhibit.id,
        file=exhibit.file,
        place="metadata",
    )
    return Stated(topic=topic, options=((day, day),), spot=where, exhibit=exhibit.id, kind=exhibit.kind)


def _iso_day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        return None


def _events(facts: PacketFacts) -> Iterator[Stated]:
    """Yield the dated steps of the packet; an importation that a document states is the same event."""
    for name, day in facts.events.items():
        topic = {"detained": "detained_day"}.get(name, name)
        where = Spot(says=f"{name} {day.isoformat()}", place="packet.yml")
        yield Stated(topic=topic, options=((day, day),), spot=where)
    for exhibit, note in facts.said("imported_day"):
        if note.first and note.last:
            one = _stated(exhibit, note)
            yield Stated(
                topic="imported",
                options=one.options,
                spot=one.spot,
                exhibit=one.exhibit,
                kind=one.kind,
                sure=one.sure,
            )


def _inside(rule: Rule, own: Sequence[Stated]) -> Iterator[Link]:
    """Yield a rule between the days of one document.

    Where the document gives several days on the right, a left day breaks the rule only when it breaks it with
    each of them, and the nearest is shown. A letter on several orders has several days of each event: there one
    pair that fits is an innocent explanation for all.
    """
    lefts = [one for one in own if one.topic == rule.left and (not rule.kinds or one.kind in rule.kinds)]
    rights = [one for one in own if one.topic == rule.right]
    if rule.name == "signed_before_report" and _at_closing(own, rights):
        return
    if rule.name in _ANY_FITS and _some_fit(rule, lefts, rights):
        return
    for left in lefts:
        yield from _nearest(rule, left, rights)


def _some_fit(rule: Rule, lefts: Sequence[Stated], rights: Sequence[Stated]) -> bool:
    return len(lefts) * len(rights) > 1 and any(
        not is_broken(Link(rule=rule, left=left, right=right)) for left in lefts for right in rights
    )


def _at_closing(own: Sequence[Stated], signatures: Sequence[Stated]) -> bool:
    """Tell whether the papers were signed in the days of the audit, as at a closing meeting."""
    audits = [one for one in own if one.topic == "audit_day"]
    meets = SAME_EVENT[0]
    return any(
        not breaks(meets, sign, visit)
        for one in signatures
        for sign in one.options
        for at in audits
        for visit in at.options
    )


def _nearest(rule: Rule, left: Stated, rights: Sequence[Stated]) -> Iterator[Link]:
    links = [Link(rule=rule, left=left, right=right) for right in rights]
    if len(links) == 1 or (links and all(is_broken(link) for link in links)):
        yield min(links, key=lambda link: abs(link.left.options[0][0] - link.right.options[0][1]))


def _across(
    rule: Rule, every: Sequence[Stated], ties: Mapping[tuple[str, str], bool | None]
) -> Iterator[Link]:
    """Yield a rule between documents on the same goods.

    Documents that share a number are held against each other one by one. Among the others one pair that fits is
    an innocent explanation for all: a packet of several orders has early and late days of everything.
    """
    lefts = [
        one for one in every if one.topic == rule.left and one.kind in _LEFT_KINDS.get(rule.left, (one.kind,))
    ]
    rights = [
        one
        for one in every
        if one.topic == rule.right and one.kind in _RIGHT_KINDS.get(rule.right, (one.kind,))
    ]
    loose = _some_fit(rule, lefts, rights)
    for left in lefts:
        tied = [(right, ties.get((left.exhibit, right.exhibit))) for right in rights if right is not left]
        bound = [right for right, known in tied if known]
        free = [right for right, known in tied if known is None]
        if bound:
            yield from _nearest(rule, left, bound)
        elif rule.name in _BOUND_ONLY:
            continue
        elif not loose:
            yield from _nearest(rule, left, free)


def _tie(one: Exhibit, other: Exhibit) -> bool | None:
    """Return True where two documents share a number, False where every number both give differs, else None."""
    told: list[bool] = []
    for topic in _NUMBERS:
        numbers = [{note.value for note in exhibit.said(topic) if note.value} for exhibit in (one, other)]
        if all(numbers):
            told.append(bool(numbers[0] & numbers[1]))
    return any(told) if told else None


def _twice(exhibit: Exhibit, own: Sequence[Stated]) -> Iterator[Link]:
    """Yield two days of one visit or report inside its own report; a visit of several days has several."""
    for rule in SAME_EVENT[:2]:
        days = [one for one in own if one.topic == rule.left and exhibit.kind == "audit"]
        for index, right in enumerate(days[1:]):
            gaps = [Link(rule=rule, left=earlier, right=right) for earlier in days[: index + 1]]
            slack = _MULTI_DAY if rule.left == "audit_day" else 0
            wide = [link for link in gaps if _gap(link) > slack]
            if len(wide) == len(gaps):
                yield wide[0]


def _gap(link: Link) -> int:
    """Return the least days between two statements over all their readings."""
    return min(
        max((left[0] - right[1]).days, (right[0] - left[1]).days, 0)
        for left in link.left.options
        for right in link.right.options
    )


def _same_event(facts: PacketFacts, every: Sequence[Stated]) -> Iterator[Link]:
    """Yield an event that one document tells and another records, or that an authority dates.

    A report on remedies by those who heard the workers records a visit of its own.
    """
    heard = {one.id for one in facts.filed("remediation") if any(True for _ in one.said(*_HEARD))}
    for rule in SAME_EVENT:
        retell = _RETELL if rule.left != "produced" else ("protest", "questionnaire")
        told = [one for one in every if one.topic == rule.left and one.exhibit and one.kind in retell]
        records = [one for one in every if one.topic == rule.left and one.kind in _RECORDS.get(rule.left, ())]
        if rule.left == "audit_day":
            # An audit of another plant or of years before is another event.
            apart = {one.id for one in facts.filed("audit") if is_elsewhere(facts, one)}
            records = [one for one in records if one.exhibit not in apart]
        if rule.left == "detained_day":
            records = [one for one in every if one.topic == "detained_day" and not one.exhibit]
            records += [
                _stated(one, n)
                for one in facts.others()
                for n in one.said("detained_day")
                if n.first and n.last
            ]
        for left in told:
            if left.exhibit not in heard:
                yield from _nearest(rule, left, records)


def _audit_photographs(facts: PacketFacts, every: Sequence[Stated]) -> Iterator[Link]:
    """Yield photographs filed apart from the report that the submitter calls photographs of the audit."""
    called = {
        one.id for one in facts.filed("photograph") if "audit" in f"{one.says} {one.claimed_kind}".casefold()
    }
    rule = next(one for one in SAME_DOCUMENT if one.name == "photo_outside_audit")
    audits = [one for one in every if one.topic == "audit_day" and one.kind == "audit"]
    for photo in (one for one in every if one.topic == "photo_day" and one.exhibit in called):
        yield from _nearest(rule, photo, audits)
