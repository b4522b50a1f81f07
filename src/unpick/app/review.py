"""The review of a packet: read it, ask every detector, say in the law's words what follows, keep a log of the run."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unpick.app.workspace import answer_head
from unpick.cases.review.facts import Exhibit, PacketFacts
from unpick.model.defect import CODES, Defect, NotLooked, Severity

if TYPE_CHECKING:
    from unpick.app.review_confirm import Confirmed
    from unpick.app.review_twins import Compare
    from unpick.datasets.packets import PacketFiles
    from unpick.law.regime import Regime

__all__ = [
    "LEVELS",
    "ask_detectors",
    "log_run",
    "reaches",
    "review",
    "review_facts",
    "review_files",
    "reviewed",
]

Json = dict[str, Any]

LEVELS: Final = ("minor", "major", "decisive")
"""Levels of --fail-on, from the lightest."""

FALSE_STATEMENTS: Final = (
    "False statements to the authority are crimes of their own: 18 U.S.C. 542 and 1001 (unverified, do not rely). "
    "A cure is a new primary fact or access, never a repaired document; runs of this review, and exhibits replaced "
    "or withdrawn between them, are logged and travel with the packet."
)


def reviewed(
    path: Path,
    workspace: Path,
    *,
    by: str,
    at: dt.datetime,
    on: dt.date | None = None,
    known_at: dt.date | None = None,
    confirm: Sequence[tuple[str, str, str]] = (),
) -> Json:
    """Return the review of a packet with what earlier runs saw of it, and log this run in the workspace.

    A workspace is made where none is: no run goes unlogged ("Do no harm" 6). Its own tables of wages, minutes, rates and
    products take part.

    Args:
        confirm: exhibit, place and what a person read there by eye; logged first, and used from now on.

    Raises:
        UsageError: there is no such machine reading, or she reads another day than the machine.
    """
    from unpick.app.own_tables import own_rows
    from unpick.app.review_confirm import confirm_readings, confirmed_in
    from unpick.app.review_log import open_log

    log, made = open_log(workspace, at=at)
    if confirm:
        read = review_facts(path, at=at, on=on, known_at=known_at)[2]
        confirm_readings(log, read, confirm, by=by, at=at)
    with own_rows(workspace) as own:
        document, files, _ = review_facts(path, at=at, on=on, known_at=known_at, confirmed=confirmed_in(log))
    document["versions"] = {**document["versions"], **own}
    document = log_run(document, files, workspace, by=by, at=at)
    if made:
        document["messages"].append(f"A workspace was made for the log of reviews: {workspace}")
    return document


def log_run(document: Json, files: "PacketFiles", workspace: Path, *, by: str, at: dt.datetime) -> Json:
    """Return a review with what earlier runs saw of its packet, and log this run in the workspace."""
    from unpick.app.review_log import key_of, log_review, open_log, with_history

    log, _ = open_log(workspace, at=at)
    key = key_of(document, str(files.body.get("id", "")))
    document = with_history(log, document, key=key)
    log_review(log, document, key=key, by=by, at=at)
    return document


def review(
    path: Path, *, at: dt.datetime, on: dt.date | None = None, known_at: dt.date | None = None
) -> tuple[Json, "PacketFiles"]:
    """Return the review of a packet in a folder or zip (schema `unpick.review/1`), and the packet as it was read.

    Args:
        on: the day the law is asked about, else the day of import or detention that the packet tells.
        known_at: what was public by then; the day of the review when None.

    Raises:
        UnreadableFile: the packet has no list, its list breaks its form or holds a conclusion.
    """
    document, files, _ = review_facts(path, at=at, on=on, known_at=known_at)
    return document, files


def review_facts(
    path: Path,
    *,
    at: dt.datetime,
    on: dt.date | None = None,
    known_at: dt.date | None = None,
    confirmed: "Confirmed | None" = None,
) -> tuple[Json, "PacketFiles", PacketFacts]:
    """Return the review of a packet, the packet as it was read, and the facts that every detector saw.

    Args:
        confirmed: what a person has read by eye, by file and place.

    Raises:
        UnreadableFile: the packet has no list, its list breaks its form or holds a conclusion.
    """
    from unpick.app.photos import photo_comparer
    from unpick.datasets.packets import open_packet
    from unpick.law.regime import bundled_regimes

    files, regimes = open_packet(path), bundled_regimes()
    facts = _facts_of(
        files, regimes, at=at, on=on, known_at=known_at, compare=photo_comparer(), confirmed=confirmed
    )
    return _document_of(files, regimes, facts[0], facts[1], at=at), files, facts[0]


def review_files(
    files: "PacketFiles",
    regimes: Sequence["Regime"],
    *,
    at: dt.datetime,
    on: dt.date | None = None,
    known_at: dt.date | None = None,
    compare: "Compare | None" = None,
    confirmed: "Confirmed | None" = None,
) -> Json:
    """Return the review of a packet whose files were opened.

    Args:
        compare: compares two photographs; without it D06 was not looked at.
        confirmed: what a person has read by eye, by file and place.
    """
    facts, lists = _facts_of(
        files, regimes, at=at, on=on, known_at=known_at, compare=compare, confirmed=confirmed
    )
    return _document_of(files, regimes, facts, lists, at=at)


def _facts_of(
    files: "PacketFiles",
    regimes: Sequence["Regime"],
    *,
    at: dt.datetime,
    on: dt.date | None,
    known_at: dt.date | None,
    compare: "Compare | None",
    confirmed: "Confirmed | None" = None,
) -> tuple[PacketFacts, dict[str, str]]:
    """Return the facts of a packet with photographs looked at and names asked of the lists, and those lists."""
    from unpick.app.review_facts import packet_facts
    from unpick.app.review_looks import looked_at
    from unpick.app.review_names import listed_of

    facts = packet_facts(files, regimes, on=on, known_at=known_at or at.date(), confirmed=confirmed)
    facts = looked_at(facts, files, compare=compare, confirmed=confirmed)
    listed, lists = listed_of(facts)
    return replace(facts, listed=listed, looked=facts.looked | {"names"}), lists


def _document_of(
    files: "PacketFiles",
    regimes: Sequence["Regime"],
    facts: PacketFacts,
    lists: dict[str, str],
    *,
    at: dt.datetime,
) -> Json:
    """Return the review of facts: every detector asked, and what follows in the words of the law."""
    from unpick.app.review_confirm import to_confirm
    from unpick.app.review_law import assessments_of, scope_of
    from unpick.cases.review.assess import assess_packet, turned_exhibits
    from unpick.cases.review.audit_fields import audits_seen
    from unpick.cases.review.requests import match_requests

    scope = scope_of(facts, regimes)
    # A line that the rule does not reach needs no defence: the detectors do not see it, the assessment does.
    defects, not_looked = ask_detectors(
        _in_scope(facts, {line for line, one in scope.items() if one.state == "out"})
    )
    law = list(assessments_of(facts, regimes).values())
    return {
        **answer_head("review", at=at, versions=lists, coverage=_coverage(facts, not_looked)),
        "on": facts.on.isoformat() if facts.on else None,
        "known_at": facts.known_at.isoformat() if facts.known_at else None,
        "packet": files.name,
        "title": facts.title,
        "synthetic": bool(files.body.get("invented", False)),
        "regime": facts.regime or None,
        "side": facts.side,
        "events": {name: day.isoformat() for name, day in sorted(facts.events.items())},
        "defects": [_defect(one) for one in defects],
        "requests": [one.as_dict() for one in match_requests(facts)],
        "assessment": assess_packet(facts, defects, not_looked, scope=scope),
        "turned_exhibits": turned_exhibits(facts, defects),
        "not_looked": [f"{one.code}: {one.why}" for one in not_looked],
        "deadlines": law[0]["deadlines"] if law else [],
        "law": law,
        "audits": [one.as_dict() for one in audits_seen(facts)],
        "exhibits": [_exhibit(one) for one in facts.exhibits],
        "manifest": dict(files.manifest) or None,
        "unread": _unread(files, facts),
        "ambiguous_days": _ambiguous(facts),
        "to_confirm": to_confirm(facts),
        "rejects": [one.as_dict() for one in files.rejects],
        "warning": FALSE_STATEMENTS,
        "messages": _messages(files, facts),
    }


def ask_detectors(facts: PacketFacts) -> tuple[list[Defect], list[NotLooked]]:
    """Return what every detector found, the gravest first, and what could not be asked."""
    from unpick.cases.review.machine import held_back
    from unpick.cases.review.registry import detectors

    defects: list[Defect] = []
    blind: list[NotLooked] = []
    for detector in detectors():
        lacking = [need for need in detector.needs if need not in facts.looked]
        if lacking:
            blind.append(NotLooked(code=detector.code, why=f"no reader of {', '.join(lacking)} ran"))
        for one in detector.check(facts) if not lacking else ():
            defects.append(one) if isinstance(one, Defect) else blind.append(one)
    defects = held_back(defects, facts)
    rank = {level: -place for place, level in enumerate(LEVELS)}
    defects.sort(key=lambda one: (rank[one.severity.value], one.code, one.check, one.says))
    blind.sort(key=lambda one: (one.code, one.why))
    return defects, list(dict.fromkeys(blind))


def reaches(document: Json, level: str) -> bool:
    """Tell whether a defect is at or above the level."""
    return any(LEVELS.index(one["severity"]) >= LEVELS.index(level) for one in document["defects"])


def _in_scope(facts: PacketFacts, out: set[str]) -> PacketFacts:
    """Return the facts for the detectors: lines that the rule does not reach need no defence."""
    kept = tuple(line for line in facts.lines if line.id not in out)
    return facts if not facts.lines else replace(facts, lines=kept or facts.lines)


def _defect(one: Defect) -> Json:
    return {
        "code": one.code,
        "title": CODES[one.code],
        "check": one.check,
        "exhibits": list(one.exhibits),
        "says": one.says,
        "reason": one.reason,
        "severity": Severity(one.severity).value,
        "why": [
            {**spot.as_dict(), "source": {"title": spot.file, "locator": spot.place}} for spot in one.spots
        ],
        "cure": one.cure,
        "lines": list(one.lines),
        "turns": list(one.turns),
        "bounds": dict(one.bounds),
        "rests_on": list(one.rests_on),
        **({"pictures": [{"of": of, "src": src} for of, src in one.pictures]} if one.pictures else {}),
    }


def _exhibit(one: Exhibit) -> Json:
    return {
        "id": one.id,
        "file": one.file,
        "kind": one.kind,
        "claimed_kind": one.claimed_kind or None,
        "by": one.by,
        "says": one.says,
        "status": one.status,
        "submitted": one.submitted.isoformat() if one.submitted else None,
        "sha256": one.reading.sha256,
        "pages": len(one.reading.pages),
        "tables": [table.role for table in one.tables],
        "notes": len(one.notes),
        "metadata": dict(sorted(one.reading.meta.items())),
    }


def _unread(files: "PacketFiles", facts: PacketFacts) -> list[Json]:
    """Return what could not be read of the packet, file by file, and what its list does not name."""
    rows = [
        {"file": one.file, "place": fault.place, "problem": fault.problem, "remedy": fault.remedy}
        for one in facts.exhibits
        for fault in one.reading.problems
    ]
    rows += [
        {
            "file": name,
            "place": name,
            "problem": "it lies in the packet and its list does not name it, so it was not read",
            "remedy": "name it under exhibits or record in packet.yml",
        }
        for name in files.unlisted
    ]
    return rows


def _ambiguous(facts: PacketFacts) -> list[Json]:
    """Return the days that can be read in more than one way; none of them was resolved."""
    rows = {
        (one.file, note.place, note.text): {
            "exhibit": one.id,
            "file": one.file,
            "place": note.place,
            "text": note.text,
            "readings": sorted({*([note.first.isoformat()] if note.first else []), *note.readings}),
        }
        for one in facts.exhibits
        for note in one.notes
        if not note.certain and note.readings
    }
    return [rows[key] for key in sorted(rows)]


def _messages(files: "PacketFiles", facts: PacketFacts) -> list[str]:
    from unpick.app.review_confirm import to_confirm
    from unpick.cases.review.audit_fields import audits_seen

    note = str(files.body.get("note", ""))
    said = [FALSE_STATEMENTS, *([note] if note else [])]
    if not facts.requests:
        said.append(
            "The packet has no list of what was asked, and no notice in it tells; answers were not matched."
        )
    if not facts.regime:
        said.append("Neither the list nor a notice names the rule under which the goods were stopped.")
    if not facts.on:
        said.append("No day of import or detention is told; the law of an undated entry is not decided.")
    said += [one.says for one in audits_seen(facts) if one.shares]
    waiting = to_confirm(facts)
    if waiting:
        first = waiting[0]
        said.append(
            f"{len(waiting)} machine readings wait for a person's eyes, such as {first['exhibit']}, {first['place']}: "
            f"{first['says']}. Confirm with --confirm {first['exhibit']} '{first['place']}' {first['reads'][0].split(',')[0]} --by WHO."
        )
    unclear = len(_ambiguous(facts))
    if unclear:
        said.append(
            f"{unclear} days can be read in two ways; each stands with its readings, and none was resolved."
        )
    gone = [
        one for one in files.manifest.get("exhibits", []) if one.get("status") in ("replaced", "withdrawn")
    ]
    if gone:
        names = ", ".join(f"{one['file']} ({one['status']})" for one in gone)
        said.append(f"The manifest of the packet tells of exhibits that are no longer filed: {names}.")
    if files.manifest.get("problem"):
        said.append(str(files.manifest["problem"]))
    if files.missing:
        said.append(f"Named in the list and not in the packet: {', '.join(files.missing)}.")
    return said


_MANY: Final = {"file": "files", "page or sheet": "pages and sheets", "table": "tables"}


def _coverage(facts: PacketFacts, not_looked: Sequence[NotLooked]) -> Json:
    pages = sum(len(one.reading.pages) for one in facts.exhibits)
    tables = sum(len(one.tables) for one in facts.exhibits)
    counts = ((len(facts.exhibits), "file"), (pages, "page or sheet"), (tables, "table"))
    told = [f"{n} {what if n == 1 else _MANY[what]}" for n, what in counts]
    says = f"{told[0]} of the packet, {told[1]}, {told[2]} understood."
    return {
        "says": says,
        "modes": [],
        "countries": [],
        "not_looked": [
            *(f"{one.code}: {one.why}" for one in not_looked),
            "who stood at the machine: no paper shows that",
        ],
    }
