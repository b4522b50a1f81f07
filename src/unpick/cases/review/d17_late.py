"""D17: filed late.

Severity: decisive past a deadline of the law; major past the day that an authority set for one request; minor
where one reading of a deadline is missed and another is kept. An exclusion on or before the deadline excuses a
later filing: the time to answer had not run. What an
authority decides before its own day is no late filing: see D18.
"""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from unpick.cases.review.facts import Exhibit, PacketFacts, spot
from unpick.cases.review.registry import Detector
from unpick.cases.review.requests import match_requests
from unpick.law.reckon import Span, reckon
from unpick.model.defect import Defect, NotLooked, Severity, Spot

__all__ = ["DETECTOR", "check"]

_ANSWER: Final = re.compile(
    r"evidence|proof|answer|response|rebut|admissib|document|information", re.IGNORECASE
)
_PROTEST: Final = re.compile(r"protest", re.IGNORECASE)
_NOT_FILING: Final = re.compile(
    r"summons|court|deem|abandon|export|destroy|releas|decide|decision", re.IGNORECASE
)

_NOT_ASKED: Final = re.compile(
    r"\b(?:not|no|never|without|denied|refused|declined)\b|未|没有|不予|않|없", re.IGNORECASE
)
"""An extension that was not asked for or not given."""

_OWN_WORDS: Final = frozenset({"protest", "questionnaire", "index"})
"""Papers of the submitter: an extension that only these speak of is a claim; a letter of the authority that
the submitter files is none."""

_COUNTS: Final = {
    "one": 1,
    "two": 2,
    "three": 3,
    "ten": 10,
    "fourteen": 14,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "sixty": 60,
    "ninety": 90,
}
_CLOCK: Final = re.compile(
    r"\b(?:within|you (?:may|have)(?: the next)?|there (?:is|are)|time of) (?P<count>\d{1,3}|one|two|three|ten|fourteen|fifteen|twenty|thirty|sixty|ninety)"
    r"[- ](?:calendar )?(?P<unit>days?|months?)\b(?P<from>(?:,? (?:of|from|after|since|following|starting)\b[^.;,]{0,50})?)",
    re.IGNORECASE,
)
"""A time given in words, with what it runs from; nothing beside it means from the notice."""

_IMPORT: Final = re.compile(r"\b(?:import\w*|entry|arriv\w+|presentation)\b", re.IGNORECASE)

_FILED_THEN: Final = re.compile(
    r"\b(?:submit\w*|evidence|proof|prove|answer\w*|show\w*|respond\w*|repl(?:y|ies)|documents?|documentation|papers|information|write)\b",
    re.IGNORECASE,
)

_PREMATURE: Final = (
    "HQ H318182 (withdrawn), as an evidence pattern: a late filing was excused by a premature exclusion"
)


def check(packet: PacketFacts) -> Iterator[Defect | NotLooked]:
    """Yield what was filed after its day."""
    if packet.side == "agency":
        yield from _authority(packet)
        return
    if packet.side == "petitioner":
        return
    filed = _filed(packet)
    if filed is None:
        if packet.due or any(request.due for request in packet.requests):
            yield NotLooked(code="D17", why="no exhibit or event tells the day of filing")
        return
    yield from _by_law(packet, filed)
    yield from _by_request(packet)


def _filed(packet: PacketFacts) -> tuple[dt.date, Spot] | None:
    """Return the first day on which the submitter answered, as an event, a document or a list says."""
    for event in ("answered", "filed"):
        if event in packet.events:
            day = packet.events[event]
            return day, Spot(says=f"{event} on {day.isoformat()}", place="packet.yml, events")
    notes = [
        (note.first, spot(one, note)) for one, note in packet.said("filed_day") if note.first and note.certain
    ]
    if notes:
        return min(notes, key=lambda pair: pair[0])
    days = [(one.submitted, one) for one in packet.filed() if one.submitted]
    if not days:
        return None
    day, first = min(days, key=lambda pair: (pair[0], pair[1].id))
    return day, Spot(
        says=f"submitted on {day.isoformat()}", exhibit=first.id, file=first.file, place="packet.yml"
    )


def _by_law(packet: PacketFacts, filed: tuple[dt.date, Spot]) -> Iterator[Defect | NotLooked]:
    # Two readings of one deadline carry one name; what stands in brackets tells the readings apart.
    groups: dict[tuple[str, str], list[tuple[dt.date, str]]] = {}
    for what, due, rule in [*packet.due, *(list(_set_days(packet)) or _run_days(packet))]:
        groups.setdefault((_concern(what), what.partition("(")[0].strip()), []).append((due, rule))
    results: list[Defect | NotLooked] = []
    for (concern, _), dues in groups.items():
        found = _protested(packet) if concern == "protest" else filed if concern == "answer" else None
        if found is not None:
            results += _against(packet, found, sorted(dues), what=concern)
    late = [one for one in results if isinstance(one, Defect)]
    yield from [max(late, key=_days_late)] if late else results[:1]


def _days_late(defect: Defect) -> tuple[bool, int]:
    return defect.severity is not Severity.MINOR, int(dict(defect.bounds)["days_late"])


def _set_days(packet: PacketFacts) -> Iterator[tuple[str, dt.date, str]]:
    """Yield the days that the authority's own papers set for an answer."""
    for exhibit in packet.others("notice", "decision"):
        for note in exhibit.said("due_day"):
            if note.last and note.certain and not _NOT_FILING.search(note.text):
                yield (
                    f"answer asked for in {exhibit.id}",
                    note.last,
                    f"the day that {exhibit.id} sets ({note.place})",
                )


def _run_days(packet: PacketFacts) -> Iterator[tuple[str, dt.date, str]]:
    """Yield the last day of a time that a notice gives in words: three months of the importation, thirty days from this notice."""
    for exhibit in packet.others("notice"):
        for sentence in _sentences(exhibit):
            found = _CLOCK.search(sentence)
            if not found or _NOT_FILING.search(sentence[found.end() :]) or not _FILED_THEN.search(sentence):
                continue
            start = _started(packet, exhibit, found["from"] or "")
            said = found["count"].casefold()
            count = int(said) if said.isdigit() else _COUNTS[said]
            unit = "months" if found["unit"].casefold().startswith("month") else "days"
            due = reckon(start, Span(unit=unit, count=count)) if start else None
            if start and due:
                rule = f"{found.group().strip()} ({exhibit.id}), reckoned from {start.isoformat()}"
                yield f"answer asked for in {exhibit.id}", due, rule


def _sentences(exhibit: Exhibit) -> Iterator[str]:
    for page in exhibit.reading.pages:
        yield from re.split(r"(?<=[.;])\s+(?=[A-Z])", " ".join(page.text.split()))


def _started(packet: PacketFacts, exhibit: Exhibit, words: str) -> dt.date | None:
    """Return the day from which a time runs: of the import where the words say so, else of the notice itself."""
    if _IMPORT.search(words.partition(" to ")[0]):
        return packet.events.get("imported")
    days = [note.first for note in exhibit.said("notice_day", "detained_day") if note.first and note.certain]
    return max(days, default=packet.events.get("detained"))


def _concern(what: str) -> str:
    if _PROTEST.search(what):
        return "" if _NOT_FILING.search(what) else "protest"
    if _NOT_FILING.search(what):
        return ""
    return "answer" if _ANSWER.search(what) else ""


def _protested(packet: PacketFacts) -> tuple[dt.date, Spot] | None:
    """Return the day of the protest, where the goods were excluded and a protest is in the packet."""
    excluded = packet.events.get("excluded")
    notes = [
        (note.first, spot(one, note))
        for one in packet.filed("protest")
        for note in one.said("filed_day")
        if note.first and note.certain
    ]
    notes += [
        (one.submitted, Spot(says="the protest", exhibit=one.id, file=one.file, place="packet.yml"))
        for one in packet.filed("protest")
        if one.submitted
    ]
    after = [pair for pair in notes if excluded is None or pair[0] >= excluded]
    return min(after, key=lambda pair: pair[0]) if after else None


def _against(
    packet: PacketFacts, filed: tuple[dt.date, Spot], dues: list[tuple[dt.date, str]], *, what: str
) -> Iterator[Defect | NotLooked]:
    day, where = filed
    longer, unsure = _extension(packet)
    first, rule = dues[0]
    last = dues[-1][0]
    until = max(first, longer) if longer else first
    if day <= until:
        return
    excluded = packet.events.get("excluded")
    if what == "answer" and excluded is not None and excluded <= until:
        yield NotLooked(
            code="D17",
            why=f"filed on {day.isoformat()}, {(day - until).days} days after {until.isoformat()}, but the goods were "
            f"excluded on {excluded.isoformat()}, before that time had run: no defect of the packet ({_PREMATURE})",
        )
        return
    if unsure:
        yield NotLooked(
            code="D17",
            why=f"an extension is mentioned ({unsure}) whose last day is not told; the filing is past {until.isoformat()}",
        )
        return
    yield _late(day, until, where, rule=rule, kept=last if day <= last else None)


def _late(day: dt.date, until: dt.date, where: Spot, *, rule: str, kept: dt.date | None) -> Defect:
    days = (day - until).days
    other = f"; another reading of the deadline ends on {kept.isoformat()} and is kept" if kept else ""
    return Defect(
        code="D17",
        check="past_deadline",
        says=f"filed on {day.isoformat()}, {days} day{'s' if days > 1 else ''} after {until.isoformat()}{other}",
        reason="What comes after the deadline need not be considered; the earlier of two readings leads.",
        severity=Severity.MINOR if kept else Severity.DECISIVE,
        spots=(where,),
        cure="proof of an earlier filing or of an extension given by the authority before the day; else the next "
        "step that the law leaves open, such as a protest",
        bounds=(("days_late", days), ("due", until.isoformat())),
        rests_on=(rule,),
    )


def _extension(packet: PacketFacts) -> tuple[dt.date | None, str]:
    """Return the last day that an authority's extension gives, and exhibits that claim one without a day."""
    given: list[dt.date] = []
    claimed: list[str] = []
    for exhibit in [*packet.others("notice", "decision", "other"), *packet.filed()]:
        for note in exhibit.said("extension"):
            if _NOT_ASKED.search(note.text):
                continue
            if note.last and (exhibit.by == "authority" or exhibit.kind not in _OWN_WORDS):
                given.append(note.last)
            else:
                claimed.append(exhibit.id)
    return (max(given) if given else None), ", ".join(dict.fromkeys(claimed))


def _by_request(packet: PacketFacts) -> Iterator[Defect | NotLooked]:
    """Yield answers to single requests that came after the day set for them."""
    longer, unsure = _extension(packet)
    excluded = packet.events.get("excluded")
    for answer in match_requests(packet):
        due = answer.request.due
        came = [one for one in packet.filed() if one.id in answer.by and one.submitted]
        if due is None or not came:
            continue
        until = max(due, longer) if longer else due
        late = [one for one in came if one.submitted and one.submitted > until]
        if len(late) < len(came) or (excluded is not None and excluded <= until) or unsure:
            continue
        yield _late_answer(answer.request.id, until, late)


def _late_answer(name: str, until: dt.date, late: list[Exhibit]) -> Defect:
    first = min(one.submitted for one in late if one.submitted)
    days = (first - until).days
    return Defect(
        code="D17",
        check="answer_past_its_day",
        says=f"the answer to {name} came on {first.isoformat()}, {days} day{'s' if days > 1 else ''} after {until.isoformat()}",
        reason="The authority set this day for this request; a later answer need not be considered.",
        severity=Severity.MAJOR,
        spots=tuple(
            Spot(says=f"submitted on {one.submitted}", exhibit=one.id, file=one.file, place="packet.yml")
            for one in late
        ),
        cure="proof of an earlier filing, or of an extension that the authority gave before the day",
        bounds=(("request", name), ("days_late", days)),
        rests_on=("the day that the request itself sets",),
    )


def _authority(packet: PacketFacts) -> Iterator[NotLooked]:
    """Say that an authority's packet files nothing; what it decided too early is asked under D18."""
    if packet.due or any(True for one in packet.filed() for _ in one.said("due_day")):
        yield NotLooked(
            code="D17", why="an authority files nothing; a decision before its own day is asked under D18"
        )


DETECTOR = Detector(code="D17", asks="Was what is filed in time?", check=check)
