"""The register of exports: what left, its hash, to whom, when, and which claims it rests on; and the recalls it asks for."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unpick.app.life import life_answer, must_name, opened_case, rows_of, said_of_case, sentence_of
from unpick.model.errors import UsageError

if TYPE_CHECKING:
    from unpick.cases.life.recall import Left, Recall, Rests, Withdrawn
    from unpick.store.decisions import Entry
    from unpick.store.workspace import Workspace

__all__ = [
    "KINDS",
    "Sending",
    "given_of",
    "lefts_of",
    "note_left",
    "note_recalled",
    "show_exports",
    "show_recalls",
]

_LEFT: Final = "left"
_RECALLED: Final = "recalled"
KINDS: Final = ("authority", "firm", "press", "other")
"""Kinds of recipients; laws on access to documents reach what an authority holds."""

_WHOLE: Final = {"export": "whole workspace", "evidence": "evidence for the other side"}
"""Rows of the log that older commands write when something leaves, and what it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """What left: the files, to whom, what kind of recipient, the day, the form (petition, notice ...), who sent it.

    Attributes:
        claims: ids of the claims that it rests on; None means every claim of the case.
    """

    files: tuple[Path, ...]
    to: str
    kind: str
    day: dt.date
    form: str
    by: str
    claims: tuple[str, ...] | None = None


def note_left(folder: Path, case: str, sending: Sending, *, at: dt.datetime) -> dict[str, Any]:
    """Enter an export into the register and return the register.

    It is entered also when the harm page is not signed, for it has left; the row and the answer say so.

    Raises:
        UsageError: a file, the recipient, its kind, the person or a claim is missing or not known; or the day lies ahead.
    """
    from unpick.app.life_harm import harm_gaps
    from unpick.store.snapshot import sha256_of

    workspace, record = opened_case(folder, case)
    must_name(sending.by, "case exports")
    _check(sending, at)
    rests = rests_of(workspace, record, claims=sending.claims)
    gaps = [gap.says for gap in harm_gaps(workspace, case)]
    what = {
        "case": case,
        "to": sending.to,
        "kind": sending.kind,
        "day": sending.day.isoformat(),
        "form": sending.form,
        "files": [
            {"path": path.name, "sha256": sha256_of(path), "bytes": path.stat().st_size}
            for path in sending.files
        ],
        "rests": [asdict(one) for one in rests],
        "harm_page": "signed" if not gaps else gaps[0],
    }
    workspace.decisions.record(_LEFT, by=sending.by, why=sending.form, at=at, what=what)
    return show_exports(folder, case, at=at)


def _check(sending: Sending, at: dt.datetime) -> None:
    missing = [path.name for path in sending.files if not path.is_file()]
    if not sending.files or missing:
        raise UsageError(
            "case exports", f"there is no file '{(missing or [''])[0]}'", "name the files as they left"
        )
    if not sending.to.strip():
        raise UsageError("case exports", "no recipient is named", "give --to WHO")
    if sending.kind not in KINDS:
        raise UsageError(
            "case exports", f"'{sending.kind}' is no kind of recipient", f"use one of {', '.join(KINDS)}"
        )
    if sending.day > at.date():
        raise UsageError(
            "case exports", f"{sending.day} has not come yet", "enter an export when it has left"
        )


def rests_of(
    workspace: "Workspace", record: Mapping[str, Any], *, claims: Collection[str] | None = None
) -> "tuple[Rests, ...]":
    """Return the claims of a case that an export rests on, as sentences, protected sources redacted.

    Raises:
        UsageError: the case has no claim of an id.
    """
    from unpick.cases.life.recall import Rests

    evidence, said = said_of_case(workspace, record)
    known = {one.id for one in said}
    strange = sorted(set(claims or ()) - known)
    if strange:
        raise UsageError(
            "case exports",
            f"the case has no claim '{strange[0]}'",
            "give ids as `case show CASE --json` prints them",
        )
    return tuple(
        Rests(
            claim=one.id,
            statements=one.why,
            document=one.source.document,
            says=sentence_of(one, evidence),
            origin=one.source.origin,
            about="|".join((one.subject, one.predicate, one.object, one.value, one.unit, str(one.denied))),
        )
        for one in said
        if claims is None or one.id in claims
    )


def lefts_of(workspace: "Workspace", case: str) -> "list[Left]":
    """Return the exports that the register holds for a case, in the order they were entered."""
    from unpick.cases.life.recall import Left, Rests

    return [
        Left(
            id=entry.hash[:16],
            day=dt.date.fromisoformat(entry.what["day"]),
            at=entry.at,
            to=entry.what["to"],
            kind=entry.what["kind"],
            form=entry.what["form"],
            files=tuple((one["path"], one["sha256"]) for one in entry.what["files"]),
            rests=tuple(
                Rests(**{**one, "statements": tuple(one["statements"])}) for one in entry.what["rests"]
            ),
        )
        for entry in rows_of(workspace, _LEFT, case)
    ]


def _whole_lefts(workspace: "Workspace", case: str, *, before: str = "9") -> "list[Left]":
    """Return the exports of the whole workspace: what each carried of the case, as the workspace stood then.

    Args:
        before: the moment (ISO) up to which exports are asked for; each costs a reader of its own.
    """
    from unpick.app.case import known_case
    from unpick.cases.life.recall import Left

    found = []
    for entry in workspace.decisions.entries():
        if entry.action not in _WHOLE or entry.at > before:
            continue
        then = workspace.as_of(entry.number)
        try:
            rests = rests_of(then, known_case(then, case))
        except UsageError:
            continue  # the case was not there yet, so nothing of it left
        found.append(
            Left(
                id=entry.hash[:16],
                day=dt.datetime.fromisoformat(entry.at).date(),
                at=entry.at,
                to="",
                kind="other",
                form=_form(entry),
                files=tuple((one["path"], one["sha256"]) for one in entry.what.get("files", ())),
                rests=rests,
            )
        )
    return found


def _form(entry: "Entry") -> str:
    kind = entry.what.get("format", "")
    handed = ", handed over" if entry.what.get("handover") else ""
    return f"{_WHOLE[entry.action]}{f' as {kind}' if kind else ''}{handed}"


def show_exports(folder: Path, case: str, *, at: dt.datetime, check: Path | None = None) -> dict[str, Any]:
    """Return the register of a case, exports of the whole workspace among it, and what others can reach.

    Args:
        check: a file to look up: whether these very bytes left, when and to whom.

    Raises:
        UsageError: there is no such case.
    """
    from unpick.app.life_reach import reach_of

    workspace, record = opened_case(folder, case)
    lefts = sorted(
        [*lefts_of(workspace, case), *_whole_lefts(workspace, case)], key=lambda one: (one.day, one.at)
    )
    pages = {entry.hash[:16]: entry.what["harm_page"] for entry in rows_of(workspace, _LEFT, case)}
    document = life_answer(
        "exports",
        record,
        at,
        exports=[_export(one, pages.get(one.id)) for one in lefts],
        reach=reach_of(workspace, lefts),
    )
    if check is not None:
        document["checked"] = _checked(check, lefts)
    return document


def _export(left: "Left", harm_page: str | None) -> dict[str, Any]:
    return {
        "id": left.id,
        "day": left.day.isoformat(),
        "to": left.to or None,
        "kind": left.kind,
        "form": left.form,
        "files": [{"path": path, "sha256": sha} for path, sha in left.files],
        "rests_on": [{"claim": one.claim, "says": one.says, "document": one.document} for one in left.rests],
        "harm_page": harm_page,
    }


def _checked(file: Path, lefts: "Sequence[Left]") -> dict[str, Any]:
    from unpick.store.snapshot import sha256_of

    if not file.is_file():
        raise UsageError("case exports", f"there is no file '{file.name}'", "name the file to look up")
    sha = sha256_of(file)
    found = [
        {"id": left.id, "day": left.day.isoformat(), "to": left.to or None, "path": path}
        for left in lefts
        for path, held in left.files
        if held == sha
    ]
    return {"file": file.name, "sha256": sha, "left": found}


def given_of(lefts: "Sequence[Left]") -> "list[Any]":
    """Return the exports as the question of reach takes them."""
    from unpick.cases.life.reach import Given

    return [
        Given(to=one.to, kind=one.kind, day=one.day.isoformat(), files=tuple(path for path, _ in one.files))
        for one in lefts
    ]


def recalls_of(workspace: "Workspace", case: str) -> "tuple[Recall, ...]":
    """Return the recalls that withdrawn documents and statements ask for, sent ones too."""
    from unpick.cases.life.recall import find_recalls

    taken = _withdrawn(workspace)
    lefts = lefts_of(workspace, case)
    if taken:
        last = max(one.at for one in taken)
        lefts = sorted(
            [*lefts, *_whole_lefts(workspace, case, before=last)], key=lambda one: (one.day, one.at)
        )
    sent = {
        entry.what["recall"]: dt.date.fromisoformat(entry.what["day"])
        for entry in rows_of(workspace, _RECALLED, case)
    }
    return find_recalls(lefts, taken, sent)


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
