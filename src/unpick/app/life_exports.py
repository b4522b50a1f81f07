"""The register of exports: what left, its hash, to whom, when, and which claims it rests on."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unpick.app.life import life_answer, must_name, opened_case, rows_of, said_of_case, sentence_of
from unpick.model.errors import UsageError

if TYPE_CHECKING:
    from unpick.cases.life.recall import Left, Rests
    from unpick.model.paper import Paper
    from unpick.store.decisions import Entry
    from unpick.store.workspace import Workspace

__all__ = [
    "KINDS",
    "Sending",
    "given_of",
    "lefts_of",
    "note_left",
    "rests_as_printed",
    "rests_of",
    "show_exports",
    "whole_lefts",
]

_LEFT: Final = "left"
KINDS: Final = ("authority", "firm", "press", "other")
"""Kinds of recipients; laws on access to documents reach what an authority holds."""

_WRITTEN: Final = "paper"
"""Rows that writing a paper leaves: it lies here; that it left is for a person to enter."""

_AT_HOME: Final = frozenset({"recall", "sheet", "harm page"})
"""Forms of papers that the register does not ask after."""

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
    sums = {path: sha256_of(path) for path in sending.files}
    papers = [
        one
        for one in rows_of(workspace, _WRITTEN, case)
        if set(sums.values()) & set(one.what["files"].values())
    ]
    claims = sending.claims or _claims_of(workspace, record, papers)
    rests = rests_of(workspace, record, claims=claims)
    gaps = [gap.says for gap in harm_gaps(workspace, case)]
    what = {
        "case": case,
        "to": sending.to,
        "kind": sending.kind,
        "day": sending.day.isoformat(),
        "form": sending.form or (papers[-1].what["form"] if papers else ""),
        "files": [
            {"path": path.name, "sha256": sums[path], "bytes": path.stat().st_size} for path in sending.files
        ],
        "rests": [asdict(one) for one in rests],
        "harm_page": "signed" if not gaps else gaps[0],
    }
    workspace.decisions.record(_LEFT, by=sending.by, why=sending.form, at=at, what=what)
    return show_exports(folder, case, at=at)


def _claims_of(
    workspace: "Workspace", record: Mapping[str, Any], papers: "Sequence[Entry]"
) -> tuple[str, ...] | None:
    """Return the claims that papers rest on which this program wrote; None when the files are none of them."""
    if not papers:
        return None
    rests = {one for paper in papers for one in paper.what.get("rests", ())}
    return tuple(one.id for one in said_of_case(workspace, record)[1] if rests & set(one.why))


def rests_as_printed(workspace: "Workspace", paper: "Paper") -> list[str]:
    """Return the statements that a paper rests on, under the ids that outputs print.

    A volume for which sources were revealed names their statements as they are; in the log they stand under their alias, for
    the log travels, and such an id can be tested against a guess.
    """
    from unpick.app.protect import unlock_if_given

    ids = sorted({one for item in paper.items() for one in item.why})
    unlock_if_given(workspace)
    with workspace.reader() as reader:
        return reader.printed(ids)


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


def whole_lefts(workspace: "Workspace", case: str, *, before: str = "9") -> "list[Left]":
    """Return the exports of the whole workspace: what each carried of the case, as the workspace stood then.

    Args:
        before: the moment (ISO) up to which exports are asked for; each costs a reader of its own.
    """
    from unpick.app.case import known_case
    from unpick.cases.life.recall import Left

    found = []
    for entry in workspace.decisions.entries():
        if entry.action not in _WHOLE or entry.at > before or "paper" in entry.what:
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
        [*lefts_of(workspace, case), *whole_lefts(workspace, case)], key=lambda one: (one.day, one.at)
    )
    pages = {entry.hash[:16]: entry.what["harm_page"] for entry in rows_of(workspace, _LEFT, case)}
    document = life_answer(
        "exports",
        record,
        at,
        exports=[_export(one, pages.get(one.id)) for one in lefts],
        written=_written(workspace, case, lefts),
        reach=reach_of(workspace, lefts),
    )
    if check is not None:
        document["checked"] = _checked(check, lefts)
    return document


def _written(workspace: "Workspace", case: str, lefts: "Sequence[Left]") -> list[dict[str, Any]]:
    """Return the papers of a case that were written and of which nobody entered that they left."""
    gone = {sha for left in lefts for _, sha in left.files}
    return [
        {
            "day": entry.at[:10],
            "form": entry.what["form"],
            "volume": entry.what["volume"],
            "files": [{"path": path, "sha256": sha} for path, sha in sorted(entry.what["files"].items())],
        }
        for entry in rows_of(workspace, _WRITTEN, case)
        if entry.what["form"] not in _AT_HOME and not gone & set(entry.what["files"].values())
    ]


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
