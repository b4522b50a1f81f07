"""Recalls: the exports that rest on withdrawn evidence, the letter to each recipient, and that it went out."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unpick.app.life import life_answer, must_name, opened_case, rows_of
from unpick.app.life_exports import lefts_of, whole_lefts
from unpick.model.errors import UsageError

if TYPE_CHECKING:
    from unpick.cases.life.recall import Recall, Withdrawn
    from unpick.store.workspace import Workspace

__all__ = ["carried_by", "note_recalled", "recalls_of", "show_recalls"]

_RECALLED: Final = "recalled"


def recalls_of(workspace: "Workspace", case: str) -> "tuple[Recall, ...]":
    """Return the recalls that withdrawn documents and statements ask for, sent ones too."""
    from unpick.cases.life.recall import find_recalls

    taken = _withdrawn(workspace)
    lefts = lefts_of(workspace, case)
    if taken:
        last = max(one.at for one in taken)
        lefts = sorted(
            [*lefts, *whole_lefts(workspace, case, before=last)], key=lambda one: (one.day, one.at)
        )
    sent = {
        entry.what["recall"]: dt.date.fromisoformat(entry.what["day"])
        for entry in rows_of(workspace, _RECALLED, case)
    }
    return find_recalls(lefts, taken, sent)


def carried_by(workspace: "Workspace", target: str) -> list[dict[str, Any]]:
    """Return the open recalls that a withdrawal asks for, in every case of which something was entered as left."""
    cases = sorted({entry.what["case"] for entry in workspace.decisions.entries() if entry.action == "left"})
    return [
        {"case": case, "recall": one.key, "to": one.left.to or None, "day": one.left.day.isoformat()}
        for case in cases
        for one in recalls_of(workspace, case)
        if one.sent is None and any(taken.target == target for _, taken in one.gone)
    ]


def _withdrawn(workspace: "Workspace") -> "list[Withdrawn]":
    """Return what is withdrawn now, with its row of the log; what was undone is withdrawn no longer."""
    from unpick.cases.life.recall import Withdrawn

    now = workspace.decisions.withdrawn()
    return [
        Withdrawn(target=entry.what["target"], why=entry.why, by=entry.by, at=entry.at)
        for entry in workspace.decisions.entries()
        if entry.action == "withdraw" and entry.what["target"] in now
    ]


def show_recalls(folder: Path, case: str, *, at: dt.datetime, out: Path | None = None) -> dict[str, Any]:
    """Return the recalls of a case, the open ones first to be sent; with a folder, write their letters.

    Args:
        out: a folder in which the letters of open recalls are written as DOCX.

    Raises:
        UsageError: there is no such case, or the folder does not exist.
    """
    from unpick.cases.life.recall import recall_paper

    workspace, record = opened_case(folder, case)
    found = recalls_of(workspace, case)
    papers = {one.key: recall_paper(one, case=case, at=at.date()) for one in found}
    document = life_answer(
        "recall",
        record,
        at,
        recalls=[_recall(one) | {"letter": [item.text for item in papers[one.key].items()]} for one in found],
        open=sum(one.sent is None for one in found),
    )
    if out is not None:
        document["files"] = _write(
            folder, out, {one.key: papers[one.key] for one in found if one.sent is None}
        )
    return document


def _write(folder: Path, out: Path, papers: Mapping[str, Any]) -> list[dict[str, Any]]:
    from unpick.app.filing_out import write_paper

    if not out.is_dir():
        raise UsageError("case recall", f"'{out}' is no folder", "make the folder first")
    return [
        file
        for key, paper in sorted(papers.items())
        for file in write_paper(paper, out / f"recall-{key}.docx", folder=folder)["files"]
    ]


def _recall(one: "Recall") -> dict[str, Any]:
    return {
        "id": one.key,
        "export": one.left.id,
        "to": one.left.to or None,
        "day": one.left.day.isoformat(),
        "files": [{"path": path, "sha256": sha} for path, sha in one.left.files],
        "gone": [
            {
                "claim": rests.claim,
                "says": rests.says,
                "withdrawn": taken.at[:10],
                "by": taken.by,
                "why": taken.why,
            }
            for rests, taken in one.gone
        ],
        "remain": len(one.remain),
        "alone": list(one.alone),
        "sent": one.sent.isoformat() if one.sent else None,
    }


def note_recalled(
    folder: Path, case: str, recall: str, *, day: dt.date, by: str, at: dt.datetime
) -> dict[str, Any]:
    """Record that a recall went out, and return the recalls.

    Raises:
        UsageError: no open recall has this id, nobody is named, or the day lies ahead.
    """
    workspace, _ = opened_case(folder, case)
    must_name(by, "case recall")
    open_now = [one.key for one in recalls_of(workspace, case) if one.sent is None]
    if recall not in open_now:
        raise UsageError(
            "case recall", f"no open recall has the id '{recall}'", f"open: {', '.join(open_now) or 'none'}"
        )
    if day > at.date():
        raise UsageError("case recall", f"{day} has not come yet", "enter a recall when it has left")
    what = {"case": case, "recall": recall, "day": day.isoformat()}
    workspace.decisions.record(_RECALLED, by=by, why="recall", at=at, what=what)
    return show_recalls(folder, case, at=at)
