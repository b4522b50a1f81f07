"""What follows from the defects of a packet, in the law's words, line by line; never a score, never a decision.

The rule, in the order asked:

1. A line that the order or statute does not reach is out of scope, whatever else the packet shows.
2. One decisive defect, or one major defect, on a line: on this packet we would expect the presumption not
   rebutted there. A major defect leaves an element of the defence unproven, and the burden is the submitter's.
3. What the packet rests on could not be read, and no such defect was found: it cannot be judged.
4. Else the line is rebutted, with minor defects named. Minor defects never decide.

On an agency's or a petitioner's own paper, and on a challenge to a listing, the same steps say whether the paper
carries what it says.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from unpick.cases.review.asked import conditions, defends
from unpick.cases.review.facts import Line, PacketFacts, spot
from unpick.cases.review.machine import is_unseen
from unpick.cases.review.words import expectation
from unpick.model.defect import Defect, NotLooked, Severity, Spot

__all__ = ["Scope", "assess_packet", "left_open", "most_telling", "turned_exhibits"]

Json = dict[str, Any]

_RANK: Final = {Severity.DECISIVE: 0, Severity.MAJOR: 1, Severity.MINOR: 2}

WHOLE: Final = "all"
"""Id of the one line of a packet that names no lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Whether the regime reaches a line of goods: in, out, or unknown, and why."""

    state: str
    why: str


def assess_packet(
    packet: PacketFacts,
    defects: Sequence[Defect],
    not_looked: Sequence[NotLooked],
    *,
    scope: Mapping[str, Scope],
) -> Json:
    """Return the assessment of a packet: outcome, lines, what decides, what would change it.

    Args:
        defects: what the detectors found. not_looked: what they could not ask.
        scope: by id of the line; a line that is absent is taken as in scope.

    Returns:
        outcome, says, standard, lines, decides (at most three), would_change, unread.
    """
    lines = packet.lines or (Line(id=WHOLE),)
    unread = unread_exhibits(packet)
    rows = [_line(packet, line, defects, scope.get(line.id), unread) for line in lines]
    outcome = _together([row["outcome"] for row in rows])
    decides = most_telling(defects)
    return {
        "outcome": outcome,
        "says": expectation(packet, outcome, rows, len(defects)),
        "question": packet.question or None,
        "standard": packet.standard or None,
        "contested_standard": packet.contested_standard or None,
        "lines": rows,
        "decides": [{"code": one.code, "says": one.says} for one in decides],
        "would_change": _cures(decides or list(defects)) + _to_look(not_looked),
        "unread": unread,
    }


def _line(
    packet: PacketFacts, line: Line, defects: Sequence[Defect], scope: Scope | None, unread: Sequence[str]
) -> Json:
    about = {
        "line": line.id,
        "description": line.description,
        "style": line.style,
        "materials": list(line.materials),
    }
    if scope and scope.state == "out":
        return {**about, "outcome": "out_of_scope", "why": [scope.why], "defects": []}
    mine = [one for one in defects if not one.lines or line.id in one.lines]
    heavy = [one for one in mine if one.severity is not Severity.MINOR]
    why = [one.says for one in most_telling(heavy)]
    found: Json = {**about, "defects": [one.code for one in mine]}
    if heavy:
        return {**found, "outcome": _fails(packet), "why": why}
    if scope and scope.state == "unknown":
        return {**found, "outcome": "insufficient_facts", "why": [scope.why]}
    remaining = left_open(packet)
    if remaining:
        says = f"not remedied, as the packet itself says: {', '.join(name for name, _ in remaining)}"
        return {**found, "outcome": _fails(packet), "why": [says]}
    open_ = _cannot_judge(packet, unread)
    if open_:
        return {**found, "outcome": "insufficient_facts", "why": open_}
    return {**found, "outcome": _holds(packet), "why": [one.says for one in mine]}


def _fails(packet: PacketFacts) -> str:
    """Return the outcome of a paper that does not carry what it must: the one with the burden fails.

    Where nothing is presumed there is nothing to rebut, and a weak paper leaves the question open.
    """
    if packet.side in ("agency", "petitioner") or not packet.presumes:
        return "insufficient_facts"
    return "not_rebutted"


def _holds(packet: PacketFacts) -> str:
    if packet.side in ("agency", "petitioner"):
        return "not_rebutted"
    return "modified" if packet.question == "modification" else "rebutted"


def _cannot_judge(packet: PacketFacts, unread: Sequence[str]) -> list[str]:
    """Return why a packet without a heavy defect still cannot be judged; empty when it can."""
    reasons = [f"{name} could not be read" for name in unread]
    reasons += _unseen(packet, unread)
    if packet.question == "listing":
        reasons.append(
            "a listing stands or falls on the record of the authority, which this packet does not hold"
        )
    if not packet.filed():
        reasons.append("the packet holds no exhibit of the submitter")
    if not packet.regime:
        reasons.append("neither the packet nor its notice tells under which rule the goods were stopped")
    return reasons


def _unseen(packet: PacketFacts, unread: Sequence[str]) -> list[str]:
    """Return that most of the packet is pictures without text, which nobody looked at or only a machine read."""
    filed = [one for one in packet.filed() if one.file not in unread]
    blind = [one for one in filed if is_unseen(one)]
    if len(blind) * 2 <= len(filed):
        return []
    says = f"{len(blind)} of {len(filed)} exhibits are pictures without text"
    read = sum(any(page.machine for page in one.reading.pages) for one in blind)
    if not read:
        return [f"{says}, and were not looked at"]
    return [
        f"{says}; {read} of them were read by machine, and nobody has compared the reading with the pages"
    ]


def left_open(packet: PacketFacts) -> list[tuple[str, Spot]]:
    """Return the indicators that the packet itself says are not remedied, each with where it says so.

    A modification asks that every indicator named in the order is remedied (research, law section 5).
    """
    if packet.question != "modification":
        return []
    noted = [(note.value or note.text, spot(exhibit, note)) for exhibit, note in packet.said("not_remedied")]
    return list({name: (name, where) for name, where in noted}.values())


def unread_exhibits(packet: PacketFacts) -> list[str]:
    """Return the submitter's files of which nothing could be read, pictures apart (they are not looked at here)."""
    return [
        one.file
        for one in packet.filed()
        if one.reading.problems
        and one.reading.media != "picture"
        and not one.reading.text.strip()
        and not one.reading.grids
        and not any(page.pictures for page in one.reading.pages)
    ]


def _together(outcomes: Sequence[str]) -> str:
    """Return the outcome of the whole: that of all lines, or partial where some go and some stay.

    >>> _together(["out_of_scope", "not_rebutted"]), _together(["rebutted", "rebutted"])
    ('partial', 'rebutted')
    """
    kinds = set(outcomes)
    if len(kinds) == 1:
        return outcomes[0]
    freed = kinds & {"rebutted", "out_of_scope", "modified"}
    stays = kinds - freed
    if freed and stays:
        return "partial"
    return "rebutted" if freed else "not_rebutted" if "not_rebutted" in kinds else "insufficient_facts"


def most_telling(defects: Iterable[Defect], most: int = 3) -> list[Defect]:
    """Return the defects that decide, the gravest first, at most one of a code."""
    held: dict[str, Defect] = {}
    for one in sorted(defects, key=lambda one: (_RANK[one.severity], one.code, one.says)):
        held.setdefault(one.code, one)
    return list(held.values())[:most]


def _cures(defects: Sequence[Defect]) -> list[str]:
    return list(dict.fromkeys(one.cure for one in defects))


def _to_look(not_looked: Sequence[NotLooked]) -> list[str]:
    return list(dict.fromkeys(f"{one.code} was not looked at: {one.why}" for one in not_looked))


def turned_exhibits(packet: PacketFacts, defects: Iterable[Defect]) -> list[Json]:
    """Return the submitter's exhibits that speak for the presumption, each with the reasons."""
    reasons: dict[str, list[Json]] = {}
    for one in defects:
        for exhibit in one.turns:
            reasons.setdefault(exhibit, []).append({"code": one.code, "says": one.says, "reason": one.reason})
    for exhibit, why in _admitted(packet).items():
        reasons.setdefault(exhibit, []).append(why)
    known = {exhibit.id: exhibit for exhibit in packet.exhibits}
    return [
        {
            "exhibit": exhibit,
            "file": known[exhibit].file if exhibit in known else "",
            "sha256": known[exhibit].reading.sha256 if exhibit in known else "",
            "submitted_for": known[exhibit].says if exhibit in known else "",
            "reasons": said,
        }
        for exhibit, said in sorted(reasons.items())
    ]


def _admitted(packet: PacketFacts) -> dict[str, Json]:
    """Return exhibits of the defence that state what raises the presumption itself: nationals whose labor the rule names."""
    named = {
        str(one)
        for row in conditions(packet.regime)
        if row.get("says") == "worker_nationality"
        for one in row.get("is", ())
    }
    if not named or not defends(packet):
        return {}
    return {
        exhibit.id: {
            "code": "",
            "says": f"{exhibit.id} states that workers are nationals of {note.value}: {note.text}",
            "reason": "Filed for the defence, it states the fact by which the rule presumes forced labor.",
        }
        for exhibit, note in reversed(list(packet.said("nationality")))
        if note.value in named and note.certain
    }
