"""Decisions of the jigsaw check carried out: what the public volume may print of protected statements, and what an export may not."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from unpick.model.days import FOREVER, LONG_AGO
from unpick.model.errors import UsageError

if TYPE_CHECKING:
    from unpick.app.evidence import Evidence, Said
    from unpick.cases.life.release import Release
    from unpick.model.paper import Paper
    from unpick.store.workspace import Workspace

__all__ = ["refuse_unsettled", "released_of"]

_ELSEWHERE: Final = "another firm or site"


def released_of(workspace: "Workspace", paper: "Paper", *, at: dt.datetime) -> "dict[str, Release]":
    """Return the sentences that decisions let out, by the id of each statement that they stand for.

    Read in clear for it, which is a row of the log in the name of who decided. Nothing for a paper without protected
    exhibits, and nothing for a decision that names no coarsening: it must be decided again.
    """
    from unpick.app.evidence import read_evidence
    from unpick.app.life_jigsaw import decisions_of, protected_ids
    from unpick.app.protect import reveal_documents

    shut = sorted({one.sha256 for one in paper.annexes if one.protected and one.sha256})
    decided = {
        claim: one
        for claim, one in decisions_of(workspace, paper.case).items()
        if one["way"] == "unlink" or (one["way"] == "coarsen" and one.get("coarse"))
    }
    if not shut or not decided:
        return {}
    with workspace.reader() as reader:
        rows = reader.table("document").select(["document", "protected"]).to_pylist()
    known = sorted(row["document"] for row in rows if row["protected"])
    who = ", ".join(sorted({one["by"] for one in decided.values()}))
    shown = reveal_documents(
        workspace,
        known,
        reason="jigsaw decisions carried out",
        by=who,
        shown_in=f"{paper.form} {paper.case}",
        at=at,
    )
    found: dict[str, Release] = {}
    with workspace.reader(reveal=shown) as reader:
        evidence, protected = read_evidence(reader), protected_ids(reader)
        for one in evidence.said:
            claim = reader.alias(one.id)
            if one.id in protected and claim in decided:
                released = _released(one, evidence, claim, decided[claim])
                found |= dict.fromkeys((*one.why, one.id), released)
    return found


def _released(said: "Said", evidence: "Evidence", claim: str, decided: Mapping[str, Any]) -> "Release":
    """Return the sentence of a statement, as coarse as was decided."""
    from unpick.app.life import sentence_of
    from unpick.cases.life.jigsaw import coarse_days
    from unpick.cases.life.release import Release, place_words, speaker_words

    coarse = decided.get("coarse") or {}
    place = coarse.get("place")
    first = None if said.valid_from == LONG_AGO else said.valid_from
    last = None if said.valid_to == FOREVER else said.valid_to - dt.timedelta(days=1)
    first, last = coarse_days(first, last, coarse.get("date", "as told"))
    told = replace(
        said,
        subject=place_words(place, evidence.name(said.subject)),
        object=said.object if place is None else _unnamed(said.object, evidence),
        attribution=speaker_words(coarse.get("role")),
        valid_from=first or LONG_AGO,
        valid_to=FOREVER if last is None else last + dt.timedelta(days=1),
    )
    return Release(claim=claim, way=decided["way"], text=sentence_of(told, evidence))


def _unnamed(objects: str, evidence: "Evidence") -> str:
    """Return objects without the firms and sites among them: where the place is coarsened they would tell it."""
    return "|".join(_ELSEWHERE if one in evidence.schemas else one for one in objects.split("|"))


def refuse_unsettled(workspace: "Workspace", documents: Collection[str], *, on: dt.date) -> None:
    """Refuse that protected statements leave as rows before each is settled by the jigsaw check of some case.

    Rows leave as they are, so that only what is open, wide, kept, or delayed to a day that has come may leave.

    Args:
        documents: protected documents that an export would show.

    Raises:
        UsageError: a statement was never checked, or is decided otherwise.
    """
    from unpick.app.life_jigsaw import protected_ids

    if not documents:
        return
    with workspace.reader() as reader:
        protected = protected_ids(reader)
        rows = [
            (view, column, row)
            for view, column in (("claim", "claim_id"), ("link", "link_id"))
            for row in reader.table(view).select([column, "document"]).to_pylist()
        ]
        asked = {row[column] for _, column, row in rows if row["document"] in documents} & protected
    settled = _settled(workspace, on=on)
    open_ones = sorted(asked - settled)
    if open_ones:
        shown = ", ".join(open_ones[:3]) + (", ..." if len(open_ones) > 3 else "")
        raise UsageError(
            "export",
            f"{len(open_ones)} protected statements may not leave as they are ({shown})",
            "put them to `case jigsaw CASE --circles FILE`, and decide `keep` where they may; "
            "what is coarsened or unlinked leaves in the public volume of a paper alone",
        )


def _settled(workspace: "Workspace", *, on: dt.date) -> frozenset[str]:
    """Return the protected statements that may leave as they are, by the last check and decision of any case.

    A decision of one case that forbids it forbids it for all: the same statement has the same speaker.
    """
    from unpick.app.life_jigsaw import decisions_of, last_outcomes

    good, bad = set[str](), set[str]()
    cases = {entry.what["case"] for entry in workspace.decisions.entries() if entry.action == "jigsaw"}
    for case in sorted(cases):
        decided = decisions_of(workspace, case)
        for claim, outcome in last_outcomes(workspace, case).items():
            one = decided.get(claim)
            if one and (one["way"] == "keep" or (one["way"] == "delay" and one["until"] <= on.isoformat())):
                good.add(claim)
            elif one and outcome not in ("open", "wide"):
                bad.add(claim)
            elif outcome in ("open", "wide"):
                good.add(claim)
    return frozenset(good - bad)
