"""The fact-check sheet of a case, from its claims, denials and replies; sign-offs are rows of the log."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unpick.app.life import (
    cited_sources,
    life_answer,
    must_name,
    opened_case,
    rows_of,
    said_of_case,
    sentence_of,
)
from unpick.app.life_places import places_of
from unpick.model.errors import UsageError

if TYPE_CHECKING:
    from unpick.app.evidence import Evidence, Said
    from unpick.cases.life.replies import Reply
    from unpick.cases.life.sheet import Check, Fact
    from unpick.model.paper import Annex, Paper
    from unpick.store.workspace import Workspace

__all__ = ["sheet_of_case", "show_sheet", "sign_line"]

_CHECKED: Final = "checked"


def sign_line(
    folder: Path, case: str, claim: str, verdict: str, *, note: str, by: str, at: dt.datetime
) -> dict[str, Any]:
    """Sign a line off as it stands now, and return the sheet.

    Raises:
        UsageError: there is no such line or verdict, nobody is named, or a line is wrong or unclear without a note.
    """
    from unpick.cases.life.sheet import VERDICTS, line_hash

    workspace, record = opened_case(folder, case)
    must_name(by, "case sheet")
    lines = {fact.claim: fact for fact in _facts(workspace, record, None)[0]}
    if claim not in lines:
        raise UsageError(
            "case sheet", f"the sheet has no line '{claim}'", "see its lines with `case sheet CASE`"
        )
    if verdict not in VERDICTS:
        raise UsageError("case sheet", f"'{verdict}' is no verdict", f"use one of {', '.join(VERDICTS)}")
    if verdict != "right" and not note.strip():
        raise UsageError("case sheet", f"'{verdict}' without a note helps nobody", "give --note")
    what = {"case": case, "claim": claim, "verdict": verdict, "line": line_hash(lines[claim])}
    workspace.decisions.record(_CHECKED, by=by, why=note, at=at, what=what)
    return show_sheet(folder, case, at=at)


def show_sheet(
    folder: Path,
    case: str,
    *,
    at: dt.datetime,
    known_at: dt.date | None = None,
    out: Path | None = None,
) -> dict[str, Any]:
    """Return the sheet line by line; with a file, write it as well.

    Raises:
        UsageError: there is no such case, or the file cannot be written.
    """
    from unpick.cases.life.sheet import holds, signed_words

    workspace, record = opened_case(folder, case)
    facts, annexes = _facts(workspace, record, known_at)
    checks = _checks(workspace, case)
    titles = {one.label: one.title for one in annexes}
    paper = sheet_of_case(workspace, record, at=at, known_at=known_at)
    document = life_answer(
        "sheet",
        record,
        at,
        sheet={
            "lines": [
                {
                    "claim": fact.claim,
                    "says": fact.says,
                    "quote": fact.quote or None,
                    "source": f"{fact.annex}, {titles[fact.annex]}",
                    "against": [text for text, _ in fact.against],
                    "replies": [text for text, _ in fact.replies],
                    "signed": signed_words(fact, checks.get(fact.claim)),
                    "holds": holds(fact, checks.get(fact.claim)),
                    "why": list(fact.why),
                }
                for fact in facts
            ],
            "right": sum(holds(fact, checks.get(fact.claim)) for fact in facts),
            "gaps": [{"says": gap.says, "close": gap.close, "stops": gap.stops} for gap in paper.gaps],
            "bars": [
                {"name": bar.name, "value": bar.value, "asked": bar.asked, "met": bar.met, "n": bar.n}
                for bar in paper.bars
            ],
        },
    )
    if out is not None:
        from unpick.app.filing_out import write_paper
        from unpick.app.life_gate import with_jigsaw

        paper = with_jigsaw(workspace, case, paper, on=at.date())
        document["files"] = write_paper(paper, out, folder=folder)["files"]
    return document


def sheet_of_case(
    workspace: "Workspace", record: dict[str, Any], *, at: dt.datetime, known_at: dt.date | None = None
) -> "Paper":
    """Return the sheet of a case as a paper."""
    from unpick.cases.life.sheet import sheet_paper

    facts, annexes = _facts(workspace, record, known_at)
    return sheet_paper(
        facts,
        _checks(workspace, str(record["id"])),
        annexes,
        case=str(record["id"]),
        title=str(record["title"]),
        known_at=known_at or at.date(),
        asked_at=at.date(),
        pictures=places_of(workspace, facts, annexes),
    )


def _checks(workspace: "Workspace", case: str) -> "dict[str, Check]":
    """Return the last check of each line."""
    from unpick.cases.life.sheet import Check

    return {
        entry.what["claim"]: Check(
            claim=entry.what["claim"],
            verdict=entry.what["verdict"],
            note=entry.why,
            by=entry.by,
            at=entry.at,
            line=entry.what["line"],
        )
        for entry in rows_of(workspace, _CHECKED, case)
    }


def _facts(
    workspace: "Workspace", record: dict[str, Any], known_at: dt.date | None
) -> "tuple[list[Fact], list[Annex]]":
    """Return the lines of the sheet and the annexes: one per source that is cited, then one per letter."""
    from unpick.app.life_reply import letters_of, replies_of_case
    from unpick.model.paper import Annex

    case = str(record["id"])
    evidence, said = said_of_case(workspace, record, known_at=known_at)
    replies = replies_of_case(workspace, case, evidence, said)
    labels, annexes = cited_sources(workspace, said)
    annexes += [
        Annex(label=label, title=name, publisher=firm, published=day, sha256=document)
        for label, name, firm, day, document in letters_of(workspace, case)
    ]
    denials: dict[tuple[str, str], list[Said]] = {}
    for one in said:
        if one.denied:
            denials.setdefault((one.subject, one.predicate), []).append(one)
    facts = [_fact(one, evidence, denials, replies, labels) for one in said if not one.denied]
    return facts, annexes


def _fact(
    one: "Said",
    evidence: "Evidence",
    denials: "Mapping[tuple[str, str], Sequence[Said]]",
    replies: "Sequence[Reply]",
    labels: Mapping[str, str],
) -> "Fact":
    from unpick.app.life_reply import spoken_of
    from unpick.cases.life.replies import meets
    from unpick.cases.life.sheet import Fact

    against = tuple(
        (sentence_of(other, evidence), labels[other.source.id])
        for other in denials.get((one.subject, one.predicate), ())
        if other.object in ("", one.object)
    )
    spoken = spoken_of(evidence, [one])
    answers: list[tuple[str, str]] = []
    for sentence in spoken:
        met = [reply for reply in replies if meets(reply, sentence)]
        answers += [(f"{reply.firm}: {reply.says}", reply.label) for reply in met]
        asked = {reply.firm for reply in replies}
        answers += [(f"{firm} was not asked by us.", "") for firm in sentence.firms if firm not in asked]
    return Fact(
        claim=one.id,
        says=sentence_of(one, evidence),
        annex=labels[one.source.id],
        quote=one.quote,
        origin=one.source.origin,
        against=against,
        replies=tuple(dict.fromkeys(answers)),
        why=one.why,
        source=one.source.id,
        locator=one.source.locator,
    )
