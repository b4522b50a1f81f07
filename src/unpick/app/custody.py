"""Custody: an empty workspace, evidence taken back, decisions undone, everything checked."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unpick.app.workspace import answer_head
from unpick.model.errors import NotAWorkspace, UsageError

if TYPE_CHECKING:
    from unpick.store.workspace import Workspace

__all__ = ["check_custody", "make_workspace", "undo_decision", "withdraw_evidence"]


def make_workspace(folder: Path, *, at: dt.datetime) -> dict[str, Any]:
    """Make an empty workspace and return the document of `unpick init`."""
    from unpick.store.workspace import FORMAT, Workspace

    Workspace.create(folder, created_at=at)
    return {**answer_head("init", at=at), "workspace": str(folder), "format": FORMAT, "created": True}


def check_custody(folder: Path, *, at: dt.datetime) -> dict[str, Any]:
    """Check every recorded byte of a workspace and return the document of `unpick verify`.

    A damaged workspace is the answer, not an error; only a folder that is none is an error.

    Raises:
        NotAWorkspace: there is no workspace in this folder.
    """
    from unpick.store.verify import left_out, verify_workspace

    if not (folder / "workspace.json").is_file() and not (folder / "facts").is_dir():
        raise NotAWorkspace(f"folder '{folder}'", "it is no workspace", "make one with `unpick init DIR`")
    problems = verify_workspace(folder)
    return {
        **answer_head("verify", at=at),
        "ok": not problems,
        "problems": [
            {"part": found.file, "problem": found.problem, "remedy": found.remedy} for found in problems
        ],
        "checked": _checked(folder),
        "left_out": left_out(folder),
    }


def withdraw_evidence(folder: Path, target: str, *, by: str, why: str, at: dt.datetime) -> dict[str, Any]:
    """Take a document or statement back from every later answer and say what stands differently.

    Args:
        folder: the workspace. target: SHA-256 of a document or id of a statement, in full.

    Raises:
        UsageError: the workspace shows no such document or statement, or the person or reason is missing.
    """
    from unpick.app.life_recall import carried_by
    from unpick.store.workspace import Workspace

    workspace = Workspace.open(folder)
    if not by.strip() or not why.strip():
        raise UsageError("withdraw", "the person or the reason is missing", "give --by and --why")
    before = _counts(workspace)
    if not _shows(workspace, target):
        raise UsageError(
            "withdraw",
            f"no document or statement '{target}' is in use",
            "give the full id as --json shows it; what is withdrawn already needs nothing",
        )
    decision = workspace.decisions.withdraw(target, by=by, why=why, at=at)
    after = _counts(workspace)
    changed = [
        {
            "kind": kind,
            "id": target,
            "says": f"{before[kind] - after[kind]} rows of '{kind}' are left out now",
        }
        for kind in before
        if before[kind] != after[kind]
    ]
    return {
        **answer_head("withdraw", at=at),
        "withdrawn": [target],
        "reason": why,
        "by": by,
        "decision": decision,
        "changed": changed,
        "recalls": carried_by(workspace, target),
    }


def undo_decision(folder: Path, decision: str, *, by: str, why: str, at: dt.datetime) -> dict[str, Any]:
    """Take a decision or a withdrawal back; both rows stay in the log."""
    from unpick.store.workspace import Workspace

    if not by.strip() or not why.strip():
        raise UsageError("undo", "the person or the reason is missing", "give --by and --why")
    log = Workspace.open(folder).decisions
    entry = log.undo(decision, by=by, why=why, at=at)
    document = {**answer_head("undo", at=at), "decision": entry, "undone": decision, "by": by}
    pairs = {past.decision.id: past.decision.pair for past in log.past()}
    if decision in pairs:
        now = [one.verdict for one in log.decisions() if one.pair == pairs[decision]]
        document["outcome_now"] = now[0] if now else "undecided"
    return document


_LOOKED_AT = ("document", "statement", "entity", "listing", "link", "claim", "shipment", "party")


def _counts(workspace: "Workspace") -> dict[str, int]:
    with workspace.reader() as reader:
        return {name: int(reader.connection.table(name).shape[0]) for name in _LOOKED_AT}


def _shows(workspace: "Workspace", target: str) -> bool:
    question = """
        select count(*) from (
            select document as id from document union all select id from statement
        ) as known where id = $target
    """
    with workspace.reader() as reader:
        found = reader.connection.execute(question, {"target": target}).fetchone()
    return bool(found and found[0])


def _checked(folder: Path) -> dict[str, int]:
    """Return how many files of each kind there are to check."""
    kinds = {
        "originals": "originals/*/*",
        "sealed": f"sealed/{'?' * 64}",
        "parts": "facts/parts/*.parquet",
        "manifests": "facts/manifests/*.json",
        "exports": "exports/**/*",
    }
    return {name: sum(1 for path in folder.glob(form) if path.is_file()) for name, form in kinds.items()}
