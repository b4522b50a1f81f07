"""The jigsaw check of a case: protected statements against a table of circles, decisions on each, and what papers must ask."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unpick.app.life import life_answer, must_name, opened_case, rows_of
from unpick.model.days import FOREVER, LONG_AGO
from unpick.model.errors import UsageError

if TYPE_CHECKING:
    from unpick.app.evidence import Evidence, Said
    from unpick.cases.life.jigsaw import Option, Told
    from unpick.datasets.circles import CircleTable
    from unpick.model.paper import Gap
    from unpick.store.reader import Reader
    from unpick.store.workspace import Workspace

__all__ = [
    "WAYS",
    "check_jigsaw",
    "decide_jigsaw",
    "decisions_of",
    "jigsaw_gaps",
    "last_outcomes",
    "protected_ids",
    "show_jigsaw",
]

_CHECKED: Final = "jigsaw"
_DECIDED: Final = "jigsaw_decided"
WAYS: Final = ("coarsen", "delay", "unlink", "drop", "keep")
"""What a person can decide on a statement that few could have known."""

_RULE: Final = "jigsaw check"


def check_jigsaw(
    folder: Path, case: str, circles: Path, *, by: str, at: dt.datetime, fewest: int | None = None
) -> dict[str, Any]:
    """Check every protected statement of the workspace and return the findings, under the ids that outputs print.

    The protected rows are read in clear for it; that is a row of the log, and nothing of them is in the answer. The table is
    not stored: it says where people worked.

    Raises:
        UsageError: there is no such case or file, nobody is named, or `fewest` is below 2.
        UnreadableFile: the table cannot be read.
    """
    import hashlib

    from unpick.cases.life.jigsaw import FEWEST, check
    from unpick.datasets.circles import read_circles

    workspace, record = opened_case(folder, case)
    must_name(by, "case jigsaw")
    asked = FEWEST if fewest is None else fewest
    if asked < 2:
        raise UsageError("case jigsaw", f"'{asked}' people are no crowd", "give --fewest 2 or more")
    if not circles.is_file():
        raise UsageError("case jigsaw", f"there is no file '{circles.name}'", "name a table of circles")
    data = circles.read_bytes()
    table = read_circles(data, circles.name)
    told = _protected(workspace, case, table, by=by, at=at)
    findings = check(told, table.circles, table.wider, today=at.date(), fewest=asked)
    rows = [
        {
            "claim": one.id,
            "source": one.source,
            "outcome": one.outcome.value,
            "people": one.people,
            "says": one.says,
            "options": [
                {
                    "how": option.how,
                    "says": option.says,
                    "people": option.people,
                    "until": option.until.isoformat() if option.until else None,
                }
                for option in one.options
            ],
            "rows": list(one.rows),
        }
        for one in findings
    ]
    what = {
        "case": case,
        "fewest": asked,
        "circles": hashlib.sha256(data).hexdigest(),
        "findings": [
            {"claim": one.id, "outcome": one.outcome.value, "coarser": _coarser(one.options)}
            for one in findings
        ],
    }
    workspace.decisions.record(_CHECKED, by=by, why="jigsaw check", at=at, what=what)
    return _shown(workspace, record, at, rows, fewest=asked, rejects=[one.as_dict() for one in table.rejects])


def decide_jigsaw(
    folder: Path,
    case: str,
    claim: str,
    way: str,
    *,
    why: str,
    by: str,
    at: dt.datetime,
    until: dt.date | None = None,
    option: int = 1,
) -> dict[str, Any]:
    """Record what a person decided on a statement, and return the check as it stands.

    Args:
        option: which of the coarsenings that the check offers, from 1; papers print the statement so.

    Raises:
        UsageError: the last check knows no such statement or coarsening, the way is none, or the person, the reason or the
            day is missing.
    """
    workspace, _ = opened_case(folder, case)
    must_name(by, "case jigsaw")
    known = last_outcomes(workspace, case)
    if claim not in known:
        raise UsageError(
            "case jigsaw",
            f"the last check knows no statement '{claim}'",
            f"it knows {', '.join(sorted(known)) or 'none'}",
        )
    if way not in WAYS:
        raise UsageError("case jigsaw", f"'{way}' is no way out", f"use one of {', '.join(WAYS)}")
    if not why.strip() or (way == "delay") != (until is not None):
        raise UsageError(
            "case jigsaw", "the reason or the day is missing", "give --why, and --until for a delay alone"
        )
    what: dict[str, Any] = {
        "case": case,
        "claim": claim,
        "way": way,
        "until": until.isoformat() if until else "",
    }
    if way == "coarsen":
        what["coarse"] = _chosen(workspace, case, claim, option)
    workspace.decisions.record(_DECIDED, by=by, why=why, at=at, what=what)
    return show_jigsaw(folder, case, at=at)


def _coarser(options: "Sequence[Option]") -> list[dict[str, str | None]]:
    """Return the coarsenings that a check offers, for the log: never what the statement itself tells."""
    return [
        {"date": one.coarse.date, "role": one.coarse.role, "place": one.coarse.place}
        for one in options
        if one.coarse
    ]


def _chosen(workspace: "Workspace", case: str, claim: str, option: int) -> dict[str, Any]:
    """Return the coarsening that a person chose from the last check.

    Raises:
        UsageError: the check offers none, or not so many.
    """
    found = rows_of(workspace, _CHECKED, case)[-1].what["findings"]
    ways: list[dict[str, Any]] = next((one.get("coarser", []) for one in found if one["claim"] == claim), [])
    if not 1 <= option <= len(ways):
        raise UsageError(
            "case jigsaw",
            f"the last check offers {len(ways)} coarsenings of '{claim}', not {option}",
            "add wider places or roles to the table of circles and check again, or decide another way",
        )
    return ways[option - 1]


def show_jigsaw(folder: Path, case: str, *, at: dt.datetime) -> dict[str, Any]:
    """Return the last check with the decisions since, and what others can reach."""
    workspace, record = opened_case(folder, case)
    rows = [
        {"claim": claim, "outcome": outcome}
        for claim, outcome in sorted(last_outcomes(workspace, case).items())
    ]
    return _shown(workspace, record, at, rows)


def jigsaw_gaps(
    workspace: "Workspace", case: str, statements: Collection[str], *, on: dt.date
) -> "tuple[Gap, ...]":
    """Return what forbids that protected statements leave in a paper; empty when each was checked and settled.

    Args:
        statements: ids of the statements that the paper rests on (`why` of its sentences), as outputs print them or, in a
            volume for which sources were revealed, as they are.
    """
    from unpick.app.evidence import read_evidence
    from unpick.app.life_doubts import doubts_of
    from unpick.app.protect import unlock_if_given

    unlock_if_given(workspace)
    with workspace.reader() as reader:
        protected = protected_ids(reader)
        asked_for = {*statements, *reader.printed(statements)}
        said = read_evidence(reader).said if protected else ()
    asked = [one for one in said if one.id in protected and asked_for & set(one.why)]
    last, decided = last_outcomes(workspace, case), decisions_of(workspace, case)
    found = [_gap(one.id, case, last.get(one.id), decided.get(one.id), on=on) for one in asked]
    doubts = doubts_of(workspace, case, [one.id for one in asked], rule=_RULE)
    return (*(gap for gap in found if gap is not None), *doubts)


def _gap(
    claim: str, case: str, outcome: str | None, decided: Mapping[str, Any] | None, *, on: dt.date
) -> "Gap | None":
    from unpick.model.paper import Gap

    if outcome in ("open", "wide"):
        return None
    way = decided["way"] if decided else ""
    if outcome is None:
        says, close = "was never put to the jigsaw check", f"case jigsaw {case} --circles FILE --by WHO"
    elif not decided:
        says, close = (
            "few people could have known it",
            f"case jigsaw {case} --decide {claim} WAY --why TEXT --by WHO",
        )
    elif way == "drop":
        says, close = "was decided to be left out, and the paper rests on it", "leave it out"
    elif way == "delay" and decided["until"] > on.isoformat():
        says, close = f"must wait until {decided['until']}", "file on that day or later"
    elif way in ("coarsen", "unlink"):
        if way == "coarsen" and not decided.get("coarse"):
            says, close = (
                "is to be coarsened, and nobody said how",
                f"case jigsaw {case}: check and decide again",
            )
            return Gap(says=f"protected statement {claim} {says}", close=close, rule=_RULE, stops=True)
        says = f"leaves only as decided ({way})"
        close = "the public volume prints it so; a confidential one shows it as told: hand out the public one alone"
        return Gap(says=f"protected statement {claim} {says}", close=close, rule=_RULE)
    else:
        return None
    return Gap(says=f"protected statement {claim} {says}", close=close, rule=_RULE, stops=True)


def _shown(
    workspace: "Workspace",
    record: Mapping[str, Any],
    at: dt.datetime,
    rows: Sequence[Mapping[str, Any]],
    *,
    fewest: int | None = None,
    rejects: Sequence[Mapping[str, Any]] = (),
) -> dict[str, Any]:
    from unpick.app.life_exports import lefts_of
    from unpick.app.life_reach import reach_of

    case = str(record["id"])
    decided = decisions_of(workspace, case)
    found = [dict(one) | {"decided": _without_how(decided.get(str(one["claim"])))} for one in rows]
    return life_answer(
        "jigsaw",
        record,
        at,
        jigsaw={
            "fewest": fewest,
            "findings": found,
            "open": sum(1 for one in found if one["outcome"] in ("few", "unknown") and not one["decided"]),
        },
        reach=reach_of(workspace, lefts_of(workspace, case)),
        rejects=list(rejects),
    )


def _without_how(decided: Mapping[str, Any] | None) -> dict[str, Any] | None:
    return {name: value for name, value in decided.items() if name != "coarse"} if decided else None


def last_outcomes(workspace: "Workspace", case: str) -> dict[str, str]:
    """Return the outcome of each statement in the last check; empty when there was none."""
    checks = rows_of(workspace, _CHECKED, case)
    return {one["claim"]: one["outcome"] for one in checks[-1].what["findings"]} if checks else {}


def decisions_of(workspace: "Workspace", case: str) -> dict[str, dict[str, Any]]:
    """Return the last decision on each statement."""
    return {
        entry.what["claim"]: {
            "way": entry.what["way"],
            "until": entry.what["until"] or None,
            "coarse": entry.what.get("coarse"),
            "by": entry.by,
            "why": entry.why,
            "at": entry.at,
        }
        for entry in rows_of(workspace, _DECIDED, case)
    }


def _protected(
    workspace: "Workspace", case: str, table: "CircleTable", *, by: str, at: dt.datetime
) -> "list[Told]":
    """Return what the protected statements of the workspace tell of who could have known them.

    All of them, for a paper of one case may rest on what was loaded for another.
    """
    from unpick.app.evidence import read_evidence
    from unpick.app.protect import reveal_documents

    with workspace.reader() as reader:
        rows = reader.table("document").select(["document", "protected"]).to_pylist()
    shut = sorted(row["document"] for row in rows if row["protected"])
    if not shut:
        return []
    shown = reveal_documents(
        workspace, shut, reason="jigsaw check", by=by, shown_in=f"case jigsaw {case}", at=at
    )
    with workspace.reader(reveal=shown) as reader:
        evidence, protected = read_evidence(reader), protected_ids(reader)
        opened = _open_since(evidence, protected)
        return [_told(one, evidence, reader, table, opened) for one in evidence.said if one.id in protected]


def protected_ids(reader: "Reader") -> frozenset[str]:
    """Return the ids of protected claims and links, as the reader shows them."""
    found: set[str] = set()
    for view, column in (("claim", "claim_id"), ("link", "link_id")):
        rows = reader.table(view).select([column, "protected"]).to_pylist()
        found |= {row[column] for row in rows if row["protected"]}
    return frozenset(found)


def _key(said: "Said") -> tuple[str, str, str, str]:
    return said.subject, said.predicate, said.object, said.value


def _open_since(evidence: "Evidence", protected: Collection[str]) -> dict[tuple[str, str, str, str], dt.date]:
    """Return since when an open source says what a statement says."""
    found: dict[tuple[str, str, str, str], dt.date] = {}
    for one in evidence.said:
        if one.id not in protected and not one.denied:
            found[_key(one)] = min(one.source.public_from, found.get(_key(one), one.source.public_from))
    return found


def _told(
    said: "Said",
    evidence: "Evidence",
    reader: "Reader",
    table: "CircleTable",
    opened: Mapping[tuple[str, str, str, str], dt.date],
) -> "Told":
    from unpick.cases.life.jigsaw import Told

    return Told(
        id=reader.alias(said.id),
        source=reader.alias(said.source.id),
        place=_place(said, evidence, table),
        role=_role(said.attribution, table),
        first=None if said.valid_from == LONG_AGO else said.valid_from,
        last=None if said.valid_to == FOREVER else said.valid_to - dt.timedelta(days=1),
        open_since=opened.get(_key(said)),
    )


def _place(said: "Said", evidence: "Evidence", table: "CircleTable") -> str:
    """Return the place as the table names it: the site, else the firm; else the firm's own name, which no row has."""
    known = {_folded(one.place): one.place for one in table.circles}
    for place in (*table.wider.places, *table.wider.places.values()):
        known.setdefault(_folded(place), place)
    ends = [one for one in (said.subject, said.object) if one in evidence.schemas]
    sites = [
        one.object
        for end in ends
        for one in evidence.about(end, "located_at")
        if not one.denied and one.object in evidence.schemas
    ]
    names = [evidence.name(one) for one in (*sites, *ends)]
    for name in names:
        if _folded(name) in known:
            return known[_folded(name)]
    return names[-1] if names else ""


def _role(attribution: str, table: "CircleTable") -> str:
    """Return the role as the table names it: the longest that stands in the attribution; else the attribution itself."""
    known = {one.role for one in table.circles} | set(table.wider.roles) | set(table.wider.roles.values())
    words = f" {' '.join(attribution.casefold().split())} "
    found = [
        role for role in known if role and f" {role.casefold()} " in words.replace(",", " ").replace(";", " ")
    ]
    return max(found, key=lambda role: (len(role), role)) if found else attribution


def _folded(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
