"""What an authority asked against what was filed: each request answered, partly, not, or not understood."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any, Final

from unpick.cases.review.asked import product
from unpick.cases.review.columns_named import names_in_columns, names_in_title
from unpick.cases.review.facts import Exhibit, PacketFacts, Request, spot
from unpick.cases.review.months import months_asked, months_of, spoken
from unpick.cases.review.request_words import KIND_WORDS, ORDERS, PROOF, topics_of
from unpick.cases.review.steps import chain_of, firm_key, firms_of, may_be_same, places_of
from unpick.exhibits.kinds import names_papers, topics_of_request
from unpick.exhibits.note import KINDS, Note
from unpick.exhibits.notes_goods import firm_in
from unpick.exhibits.reading import Table
from unpick.goods.tiers import find_tiers
from unpick.model.defect import Spot

__all__ = ["Answer", "match_requests", "topics_of"]

_TABLES: Final = {
    "payroll": ("payroll",),
    "attendance": ("attendance",),
    "workers": ("workers",),
    "identity": ("identity",),
    "production": ("production",),
    "origin": ("raw",),
    "chain": ("chain",),
    "packing": ("packing",),
    "invoice": ("invoice",),
    "payment": ("payments",),
    "remediation": ("remedies",),
}
"""Tables that are such a document, whatever file they stand in."""

_WORDED: Final = frozenset({"recruitment", "chain", "questionnaire", "site", "other", "remediation"})
"""What can be answered in words; everything else asks for records."""

_NARRATIVE: Final = frozenset({"questionnaire", "protest", "other", "recruitment", "chain"})
_RECORDS: Final = frozenset({"production", "payroll", "attendance"})
_PROSE: Final = 300
"""Letters from which a paper without a table can be told to be running words. A convention of this project."""
_DIGITS: Final = 0.15
"""Share of digits below which it is. A convention of this project."""

_COPIES: Final = re.compile(
    r"cards?\b|passport|\bID\b|\bcop(?:y|ies)\b|身份证|护照|신분증|여권", re.IGNORECASE
)
_PAPERS: Final = re.compile(r"identi(?:ty|fication)\b|证件|신분", re.IGNORECASE)
_EACH: Final = re.compile(
    r"\b(?:each|every|all)\b[^.;]{0,40}\b(?:step|stage|process|tier|processor|mill)", re.IGNORECASE
)
_PEOPLE: Final = frozenset({"identity", "workers", "recruitment", "questionnaire", "audit", "other"})
"""Papers in which a sentence can tell the nationality of workers by their cards, permits or contracts."""

_AUDITED: Final = (
    "audit_day",
    "interviewed",
    "access_full",
    "access_limited",
    "private_interviews",
    "unannounced",
)
"""What a paper of no known kind says where it reports a visit; two of them make it one."""

_RAW_RECORDS: Final = re.compile(
    r"\b(?:bales?|gin|gins|ginner|growers?|farms?|catch|fishing|harvest|vessel|mines?|mining|quarr\w*|certificates?)\b"
    r"|棉包|产地证|증명",
    re.IGNORECASE,
)
"""Words of a request on origin that ask for records of the raw material, so that no table of the chain is enough."""

_BUYS: Final = re.compile(r"importer|buyer|consignee|auditor|agent|carrier|bank", re.IGNORECASE)
"""Parties whose records are not meant when a request names them."""

_NEAR: Final = {
    "origin": ("origin", "chain", "certificate", "test"),
    "chain": ("chain", "production", "origin", "questionnaire"),
    "site": ("site", "audit"),
    "workers": ("workers", "payroll", "attendance", "identity", "audit", "production"),
    "identity": ("identity", "workers", "audit", "recruitment"),
    "recruitment": ("recruitment", "workers", "questionnaire", "audit"),
    "payroll": ("payroll", "payment"),
    "attendance": ("attendance", "payroll"),
    "payment": ("payment", "invoice"),
    "production": ("production", "chain"),
    "audit": ("audit",),
}
"""Topics to the kinds of record that tell of them, where a request names no paper."""

_EITHER: Final = re.compile(r"\bor\b|或|또는|혹은", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One request and what answers it.

    Attributes:
        topics: kinds of document that it asks for. answered: yes, partly, no or not_understood.
        by: ids of the exhibits that answer. missing: what is asked for and not filed, in words.
        why: one sentence. spots: where the authority says that it is not enough, and what was filed.
        judged: the authority itself said that the answer was not enough.
    """

    request: Request
    topics: tuple[str, ...]
    answered: str
    by: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    why: str = ""
    spots: tuple[Spot, ...] = ()
    judged: bool = False

    def as_dict(self) -> dict[str, Any]:
        """Return the answer as the review carries it."""
        return {
            "id": self.request.id,
            "asked": self.request.asked,
            "topics": list(self.topics),
            "answered": self.answered.replace("_", " "),
            "by": list(self.by),
            "missing": list(self.missing),
            "why": self.why,
            "judged_by_authority": self.judged,
            "place": self.request.place,
        }


def match_requests(packet: PacketFacts) -> tuple[Answer, ...]:
    """Return each request with what answers it, in the order of the requests."""
    return tuple(_match(packet, request) for request in requests_of(packet))


def requests_of(packet: PacketFacts) -> tuple[Request, ...]:
    """Return the requests of the packet, or those its authorities' papers name where it lists none."""
    if packet.requests:
        return packet.requests
    found: list[Request] = []
    for exhibit in packet.others():
        for note in exhibit.said("request") if exhibit.by == "authority" else ():
            found.append(
                Request(
                    id=f"R{len(found) + 1}",
                    asked=note.text,
                    topics=tuple(word.strip() for word in note.value.split(",") if word.strip() in KINDS),
                    exhibit=exhibit.id,
                    place=note.place,
                )
            )
    return tuple(found)


def _match(packet: PacketFacts, request: Request) -> Answer:
    topics = topics_of(request)
    if not topics:
        return Answer(
            request=request, topics=(), answered="not_understood", why="what is asked for was not understood"
        )
    by: list[str] = []
    missing: list[str] = []
    empty = 0
    for topic in _needed(request, topics, packet):
        found, lacks = _one(packet, request, topic)
        by += [one.id for one in found if one.id not in by]
        missing += lacks
        empty += not found
    judged = _judged(packet, topics, by)
    return Answer(
        request=request,
        topics=topics,
        answered=_verdict(by=by, missing=missing, judged=bool(judged)),
        by=tuple(by),
        missing=tuple(missing),
        why=_why(by, missing, judged=bool(judged)),
        spots=tuple(judged),
        judged=bool(judged),
    )


def _verdict(*, by: list[str], missing: list[str], judged: bool) -> str:
    if not by:
        return "no"
    return "partly" if missing or judged else "yes"


def _why(by: list[str], missing: list[str], *, judged: bool) -> str:
    filed = f"answered by {', '.join(by)}" if by else "nothing filed answers it"
    lacks = f"; not filed: {', '.join(missing)}" if missing and by else ""
    said = "; the authority says that the answer is not enough" if judged else ""
    return f"{filed}{lacks}{said}"


def _needed(request: Request, topics: tuple[str, ...], packet: PacketFacts) -> tuple[str, ...]:
    """Return the topics that must be answered: "payroll or other proof of payment" asks for one of the two."""
    if (
        len(topics) == 2
        and set(topics) <= {"payroll", "payment", "attendance"}
        and _EITHER.search(request.asked)
    ):
        first = [topic for topic in topics if _candidates(packet, topic)]
        return tuple(first[:1]) or topics[:1]
    return topics


def _one(packet: PacketFacts, request: Request, topic: str) -> tuple[list[Exhibit], list[str]]:
    """Return the exhibits that answer one topic of a request, and what of it is missing."""
    found = _of_firm(packet, request, _candidates(packet, topic, request.asked))
    if not names_papers(request.asked) and request.topics == topics_of_request(request.asked):
        # Who asks what happened, and for no kind of paper, is answered by any record of it.
        found = found or [one for one in packet.filed(*_NEAR.get(topic, ())) if not _refuses(one)]
        return found, [] if found else [topic]
    if not found:
        worded = _in_words(packet, request)
        if worded and topic in _WORDED:
            return worded, []
        lacking = f"{topic} (answered in words only)" if worded else topic
        return worded, [lacking]
    return found, [*_months_missing(request, topic, found), *_steps_missing(packet, request, topic, found)]


def _candidates(packet: PacketFacts, topic: str, asked: str = "") -> list[Exhibit]:
    """Return what is filed of a kind: by its content, by a table in it, or, where unread, by its claim."""
    if topic == "origin" and asked and not _RAW_RECORDS.search(asked):
        # Who asks where things come from is answered by who traces them, step by step with a place.
        kept = _filed_as(packet, topic)
        return [one for one in packet.filed() if one in kept or any(map(_traces, one.tables))]
    if topic == "identity" and asked and not _COPIES.search(asked):
        # Who asks for the nationality of workers asks for a list that tells it; who asks for their papers, for
        # one that names the paper of each. Only cards, passports and copies are asked for as copies.
        seen = bool(_PAPERS.search(asked))
        lists = [one for one in packet.filed() if _lists_identity(one, seen=seen)]
        if lists:
            return lists
    found = _filed_as(packet, topic)
    if not found and asked and topic == "order" and not ORDERS.search(asked):
        return _filed_as(packet, "invoice")  # papers of a purchase, whichever
    if not found and asked and topic == "payment" and not PROOF.search(asked):
        return [one for one in packet.filed() if any(True for _ in one.said("paid_day"))]
    return found


def _filed_as(packet: PacketFacts, topic: str) -> list[Exhibit]:
    """Return what is filed of a kind, papers apart that decline to answer."""
    roles = _TABLES.get(topic, ())
    return [one for one in packet.filed() if not _refuses(one) and _is_of(one, topic, roles)]


def _traces(table: Table) -> bool:
    """Tell whether a table of the chain has two steps or more and tells the place of each."""
    return (
        table.role == "chain"
        and len(table.rows) > 1
        and all(row.get("country") or row.get("place") or row.get("address") for row in table.rows)
    )


def _is_of(exhibit: Exhibit, topic: str, roles: tuple[str, ...]) -> bool:
    if any(table.role in roles and table.rows for table in exhibit.tables):
        return True
    if exhibit.kind == topic:
        return topic not in _RECORDS or not _is_prose(exhibit)
    if names_in_columns(exhibit, topic) or names_in_title(exhibit, topic):
        return True
    if topic == "audit" and exhibit.kind in ("other", "remediation", "certificate"):
        return len({note.topic for note in exhibit.said(*_AUDITED)}) > 1
    # What was not read counts by its name: a scan, or a sheet whose columns no reader understood.
    unread = exhibit.kind == "other" or len(exhibit.reading.grids) > len(exhibit.tables)
    offered = exhibit.claimed_kind == topic or _is_called(exhibit, topic)
    return (unread and offered) or (topic in _WORDED and _is_called(exhibit, topic))


def _is_prose(exhibit: Exhibit) -> bool:
    """Tell whether a paper speaks of records and is none: running words, no table, few digits."""
    text = exhibit.reading.text
    digits = sum(sign.isdigit() for sign in text)
    return len(text) >= _PROSE and not exhibit.reading.grids and digits < len(text) * _DIGITS


def _refuses(exhibit: Exhibit) -> bool:
    """Tell whether a paper declines to answer; it names what it does not give."""
    return not exhibit.tables and any(True for _ in exhibit.said("producer_refuses", "law_forbids"))


def _is_called(exhibit: Exhibit, topic: str) -> bool:
    """Tell whether the title or file of a paper says that it is of a kind; where its content was not read."""
    title = re.sub(r"[\W_]+", " ", f"{exhibit.says} {exhibit.file}")
    return any(kind == topic and pattern.search(title) for kind, pattern in KIND_WORDS)


def _lists_identity(exhibit: Exhibit, *, seen: bool) -> bool:
    """Tell whether a paper states the nationality of workers, in a table with the paper of each where `seen`."""
    if any(_tells_nationality(table, seen=seen) for table in exhibit.tables):
        return True
    return not seen and exhibit.kind in _PEOPLE and any(True for _ in exhibit.said("nationality"))


def _tells_nationality(table: Table, *, seen: bool) -> bool:
    if table.role not in ("workers", "identity"):
        return False
    told = [row for row in table.rows if row.get("nationality")]
    return bool(told) and (not seen or all(row.get("paper") or table.role == "identity" for row in told))


def _of_firm(packet: PacketFacts, request: Request, found: list[Exhibit]) -> list[Exhibit]:
    """Return those of the firm that the request names; all where it names none or they name none."""
    asked = firm_key(request.asked)
    firms = {
        note.value
        for _, note in packet.said("party", "step")
        if len(firm_key(note.value)) >= 6 and not _BUYS.search(note.subject)
    }
    named = [firm for firm in firms if firm_key(firm) in asked]
    if not named:
        # A firm that the request names and no paper knows: its records are not here.
        stranger = firm_in(request.asked)
        key = firm_key(stranger.group()) if stranger else ""
        if len(key) < 6 or any(key in firm_key(name) for name in (packet.importer, *firms) if name):
            return found
        return [one for one in found if key in firm_key(one.reading.text)]
    kept = []
    for one in found:
        own = [note.value for note in one.said("party") if note.value]
        if not own or any(may_be_same(firm, other) for firm in named for other in own):
            kept.append(one)
    return kept


def _in_words(packet: PacketFacts, request: Request) -> list[Exhibit]:
    """Return papers in which the submitter answers the request by its number, in words."""
    number = _number(request.id)
    return [
        one
        for one in packet.filed()
        if one.kind in _NARRATIVE and any(_answers(note, number) for note in one.said("answers"))
    ]


def _answers(note: Note, number: str) -> bool:
    return bool(number) and _number(note.subject) == number


def _number(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit()).lstrip("0")


def _months_missing(request: Request, topic: str, found: list[Exhibit]) -> list[str]:
    asked = months_asked(request.asked)
    covered = [months_of(one, topic) for one in found]
    # A record that does not tell its period may cover the month; it is never held against the packet.
    if not asked or not all(covered):
        return []
    lacking = sorted(asked - set().union(*covered))
    return [f"{topic} of {', '.join(spoken(month) for month in lacking)}"] if lacking else []


def _steps_missing(packet: PacketFacts, request: Request, topic: str, found: list[Exhibit]) -> list[str]:
    """Return the steps that a request names and no record of the kind speaks of."""
    if topic not in ("production", "payroll", "attendance", "workers"):
        return []
    name = product(packet)
    steps = chain_of(packet, name)
    wanted = {tier.number for tier in find_tiers(name, request.asked) if tier.works}
    if _EACH.search(request.asked):
        wanted |= {step.tier.number for step in steps if step.tier.works and step.shown}
    firms = firms_of(packet, name)
    placed = [places_of(one, name, firms) for one in found]
    if not wanted or not all(placed):
        return []
    lacking = wanted - set().union(*placed)
    return [f"{topic} of the {step.tier.name}" for step in steps if step.tier.number in lacking]


def _judged(packet: PacketFacts, topics: tuple[str, ...], by: list[str]) -> list[Spot]:
    """Return where an authority says that the answer is not enough, unless more was filed after that day."""
    found: list[Spot] = []
    for exhibit in packet.others("notice", "decision"):
        for note in exhibit.said("not_accepted"):
            named = {word.strip() for word in note.value.split(",")}
            if named & set(topics) and not _filed_after(packet, by, _day_of(exhibit, note)):
                found.append(spot(exhibit, note))
    return found


def _day_of(exhibit: Exhibit, note: Note) -> dt.date | None:
    if note.first:
        return note.first
    days = [one.first for one in exhibit.said("notice_day", "signed_day", "report_day") if one.first]
    return max(days) if days else exhibit.submitted


def _filed_after(packet: PacketFacts, by: list[str], day: dt.date | None) -> bool:
    filed = packet.events.get("filed")
    return day is not None and any(
        (when := one.submitted or filed) is not None and when > day for one in packet.filed() if one.id in by
    )
