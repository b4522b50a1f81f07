"""Sources that are protected: who they are, sealed; what they are called in a case; opened, erased, listed, each logged."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unpick.app.life import must_name, opened_case
from unpick.app.protect import read_passphrase
from unpick.app.workspace import answer_head
from unpick.model.errors import UnreadableFile, UsageError

if TYPE_CHECKING:
    from unpick.store.sealed import SealKey
    from unpick.store.sources import Identity
    from unpick.store.workspace import Workspace

__all__ = ["add_source", "answer_sources", "erase_source", "list_sources", "open_source", "seal_rows"]

LIMITS: Final = (
    (
        "A key that was destroyed here may live on in a copy of the folder, in a snapshot of the disk or in flash memory; "
        "it opens nothing without the passphrase."
    ),
    "Names in exports, papers and letters that were made while a source was revealed are not reached.",
)

_PREFIX: Final = 8
"""Digits of a document's id that are enough to name it."""


def add_source(
    folder: Path, file: Path, *, case: str, by: str, at: dt.datetime, passphrase_file: Path | None = None
) -> dict[str, Any]:
    """Seal who a source is, and return what the case calls her.

    Args:
        file: YAML with `name` and, where they are known, apart, contact, role, place, safety, note, documents.

    Raises:
        UsageError: there is no such case, nobody is named, the passphrase does not fit, or a document is unknown.
        UnreadableFile: the file is no such YAML; the message names the line or the key.
    """
    from unpick.store.lock import writer_lock
    from unpick.store.sealed import key_to_seal
    from unpick.store.sources import add_identity, pseudonym

    must_name(by, "sources add")
    workspace, _ = opened_case(folder, case)
    identity = _read_identity(file, workspace)
    with writer_lock(workspace.folder / ".lock"):
        key, ring = key_to_seal(workspace.folder, read_passphrase(passphrase_file))
        one, sealed = add_identity(folder, identity, key)
        called = pseudonym(folder, case, one, key)
    sealed |= ring | _case_key_file(folder, case)
    workspace.decisions.record(
        "source_sealed", by=by, why="", at=at, what={"case": case, "source": called, "sealed": sealed}
    )
    said = f"'{file.name}' lies in clear where it was: delete it, and empty the waste basket."
    return answer_sources(workspace, "add", at, sources=[_one(workspace, case, called)], notes=[said])


def open_source(
    folder: Path,
    which: str,
    *,
    reason: str,
    by: str,
    at: dt.datetime,
    out: Path | None = None,
    passphrase_file: Path | None = None,
) -> dict[str, Any]:
    """Show who a pseudonym stands for, or write a sealed original to a new file; the log has it first.

    Args:
        which: a pseudonym, or the id of a protected document or its first 8 digits. out: for a document only.

    Raises:
        UsageError: reason or person is missing, nothing is called so, it was erased, or the passphrase does not fit.
    """
    from unpick.store.workspace import Workspace

    if not reason.strip() or not by.strip():
        raise UsageError("sources open", "the reason or the person is missing", "give --reason TEXT --by WHO")
    workspace = Workspace.open(folder)
    if not which.startswith("S-"):
        return _open_document(workspace, which, reason, by, at, out, passphrase_file)
    if out is not None:
        raise UsageError("sources open", "an identity is shown, not written to a file", "leave --out away")
    case, identity = _identity_of(workspace, which, _key(workspace, passphrase_file))[1:]
    what = {"case": case, "source": which}
    _log(workspace, "source_opened", by=by, why=reason, at=at, what=what)
    told = {one.name: getattr(identity, one.name) for one in fields(identity)}
    told["documents"] = list(identity.documents)
    return answer_sources(workspace, "open", at, sources=[{**_one(workspace, case, which), "identity": told}])


def erase_source(
    folder: Path,
    which: str,
    *,
    by: str,
    why: str,
    at: dt.datetime,
    documents: bool = False,
    passphrase_file: Path | None = None,
) -> dict[str, Any]:
    """Destroy the key of an identity or of a protected document, and remove what it sealed.

    What stays: redacted rows, rows of the log with commitments, proofs. Statements of an erased document count on
    until they are withdrawn.

    Args:
        which: a pseudonym, or the id of a protected document or its first 8 digits.
        documents: with a pseudonym, erase what she gave as well.

    Raises:
        UsageError: reason or person is missing, nothing is called so, or it was erased already.
    """
    from unpick.store.erase import erase
    from unpick.store.workspace import Workspace

    must_name(by, "sources erase")
    if not why.strip():
        raise UsageError("sources erase", "no reason is given", "say --why; the log keeps it")
    workspace = Workspace.open(folder)
    if which.startswith("S-"):
        key = _key(workspace, passphrase_file)
        one, _, identity = _identity_of(workspace, which, key)
        gone = list(identity.documents) if documents else []
        called = _called_everywhere(workspace, one, key)
        files = erase(
            folder, [one, *gone], by=by, why=why, at=at, what={"sources": called, "documents": gone}
        )
        sources = [_one(workspace, row["case"], row["source"]) for row in called]
    else:
        gone = [_document(workspace, which)]
        files = erase(folder, gone, by=by, why=why, at=at, what={"sources": [], "documents": gone})
        sources = []
    notes = [
        f"document {one[:12]} was revealed in {place} on {day}: what left then is not reached"
        for one in gone
        for place, day in _revealed(workspace, one)
    ]
    told = [_document_row(workspace, one) for one in gone]
    return answer_sources(workspace, "erase", at, sources=sources, documents=told, erased=files, notes=notes)


def list_sources(folder: Path, *, at: dt.datetime, case: str = "") -> dict[str, Any]:
    """Return pseudonyms and protected documents with what became of them; no passphrase is needed, no name is told."""
    from unpick.store.sealed_rows import rows_in_clear
    from unpick.store.workspace import Workspace

    workspace = Workspace.open(folder)
    named = dict.fromkeys(
        (row.what["case"], row.what["source"])
        for row in workspace.decisions.entries()
        if row.action == "source_sealed" and case in ("", row.what["case"])
    )
    documents = [] if case else [_document_row(workspace, one) for one in _protected(workspace)]
    return answer_sources(
        workspace,
        "list",
        at,
        sources=[_one(workspace, *one) for one in named],
        documents=documents,
        rows_in_clear=sum(rows_in_clear(folder, workspace.snapshot()).values()),
    )


def seal_rows(folder: Path, *, at: dt.datetime, passphrase_file: Path | None = None) -> dict[str, Any]:
    """Seal protected rows that an older version left in clear, and give its sealed originals keys of their own.

    Raises:
        UsageError: the passphrase is missing or not that of the workspace.
    """
    from unpick.store.reseal import reseal
    from unpick.store.workspace import Workspace

    workspace = Workspace.open(folder)
    done = reseal(folder, read_passphrase(passphrase_file), at=at)
    says = (
        f"{done.rows} rows sealed in {done.parts} parts, {done.originals} originals given a key of their own"
    )
    return answer_sources(workspace, "seal", at, notes=[says])


def _open_document(
    workspace: "Workspace",
    which: str,
    reason: str,
    by: str,
    at: dt.datetime,
    out: Path | None,
    passphrase_file: Path | None,
) -> dict[str, Any]:
    from unpick.store.sealed import open_sealed
    from unpick.store.snapshot import write_durably

    document = _document(workspace, which)
    if not (workspace.folder / "sealed" / document).is_file():
        says = f"the original of '{document[:12]}' was erased, or was left out of this copy"
        raise UsageError("sources open", says, "see `unpick sources list`")
    if out is None or out.exists():
        says = "no file is named" if out is None else f"'{out}' is there already"
        raise UsageError("sources open", says, "give the name of a new file with --out")
    _key(workspace, passphrase_file)
    about, data = open_sealed(workspace.folder, document, passphrase=read_passphrase(passphrase_file))
    what = {"documents": [document], "shown_in": "sources open"}
    _log(workspace, "reveal", by=by, why=reason, at=at, what=what)
    write_durably(out, data)
    out.chmod(0o600)
    said = [f"written in clear to {out}, as '{about['name']}' was given: delete it when it is read"]
    return answer_sources(workspace, "open", at, documents=[_document_row(workspace, document)], notes=said)


def _read_identity(file: Path, workspace: "Workspace") -> "Identity":
    import yaml

    from unpick.store.sources import Identity

    known = [one.name for one in fields(Identity)]
    remedy = f"write `name: ...` and, below it, any of {', '.join(known[1:])}"
    try:
        told = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as problem:
        raise UnreadableFile(file.name, f"it cannot be read ({problem})", remedy) from None
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        where = f" in line {mark.line + 1}" if mark else ""
        raise UnreadableFile(file.name, f"it is no YAML{where}", remedy) from None
    if not isinstance(told, dict) or not str(told.get("name") or "").strip():
        raise UnreadableFile(file.name, "it has no 'name'", remedy)
    strange = sorted(str(one) for one in told if one not in known)
    if strange:
        raise UnreadableFile(file.name, f"'{strange[0]}' is no key of a source", remedy)
    given = told.pop("documents", None) or []
    broken = [one for one, value in told.items() if isinstance(value, dict | list)]
    if broken or not isinstance(given, list):
        raise UnreadableFile(file.name, f"'{(broken or ['documents'])[0]}' has the wrong form", remedy)
    documents = tuple(_document(workspace, str(one)) for one in given)
    texts = {one: str(value) for one, value in told.items() if value is not None}
    return Identity(**texts, documents=documents)


def _identity_of(workspace: "Workspace", called: str, key: "SealKey") -> "tuple[str, str, Identity]":
    """Return ID, case and identity of a pseudonym."""
    from unpick.store.sources import find_identity

    cases = [row["case"] for row in _sealed_rows(workspace) if row["source"] == called]
    if not cases:
        raise UsageError("sources", f"no case calls a source '{called}'", "see `unpick sources list`")
    found = find_identity(workspace.folder, cases[0], called, key)
    if found is None:
        raise UsageError("sources", f"the identity of '{called}' was erased", "see `unpick sources list`")
    return found[0], cases[0], found[1]


def _called_everywhere(workspace: "Workspace", one: str, key: "SealKey") -> list[dict[str, str]]:
    from unpick.store.sources import pseudonym

    named = {(row["case"], row["source"]) for row in _sealed_rows(workspace)}
    return [
        {"case": case, "source": called}
        for case, called in sorted(named)
        if pseudonym(workspace.folder, case, one, key) == called
    ]


def _sealed_rows(workspace: "Workspace") -> list[dict[str, Any]]:
    return [row.what for row in workspace.decisions.entries() if row.action == "source_sealed"]


def _key(workspace: "Workspace", passphrase_file: Path | None) -> "SealKey":
    from unpick.store.sealed import SealKey, check_key

    key = SealKey.of(workspace.folder, read_passphrase(passphrase_file))
    check_key(workspace.folder, key)
    return key


def _case_key_file(folder: Path, case: str) -> dict[str, str]:
    from unpick.store.seal_keys import KEY_END
    from unpick.store.snapshot import sha256_of
    from unpick.store.sources import case_key_name

    name = f"{case_key_name(case)}{KEY_END}"
    return {name: sha256_of(folder / "sealed" / name)}


def _protected(workspace: "Workspace") -> list[str]:
    with workspace.reader() as reader:
        rows = reader.table("document").select(["document", "protected"]).to_pylist()
    return sorted(row["document"] for row in rows if row["protected"])


def _document(workspace: "Workspace", which: str) -> str:
    known = _protected(workspace)
    found = [one for one in known if one == which or (len(which) >= _PREFIX and one.startswith(which))]
    if len(found) != 1:
        raise UsageError(
            "sources", f"'{which}' names {len(found)} protected documents", "see `unpick sources list`"
        )
    return found[0]


def _document_row(workspace: "Workspace", document: str) -> dict[str, Any]:
    from unpick.store.seal_keys import has_key
    from unpick.store.sealed_rows import has_sealed_rows

    erased = _erased(workspace, "documents", document)
    state = "erased" if erased else "sealed"
    if not erased and not (workspace.folder / "sealed" / document).is_file():
        state = "not here"
    return {
        "document": document,
        "state": state,
        "own_key": has_key(workspace.folder, document),
        "sealed_rows": has_sealed_rows(workspace.folder, document),
        "opened": len(_revealed(workspace, document)),
    }


def _one(workspace: "Workspace", case: str, called: str) -> dict[str, Any]:
    """Return what the log tells of a pseudonym."""
    rows = workspace.decisions.entries()
    mine = [row for row in rows if row.what.get("source") == called and row.what.get("case") == case]
    return {
        "source": called,
        "case": case,
        "state": "erased" if _erased(workspace, "sources", {"case": case, "source": called}) else "sealed",
        "sealed_at": min((row.at for row in mine if row.action == "source_sealed"), default=""),
        "opened": sum(row.action == "source_opened" for row in mine),
    }


def _erased(workspace: "Workspace", kind: str, one: object) -> bool:
    """Tell whether an identity or document is erased; one that was sealed anew after it is not."""
    state = False
    for row in workspace.decisions.entries():
        if row.action == "erased" and one in row.what.get(kind, ()):
            state = True
        elif (
            row.action == "source_sealed" and {"case": row.what["case"], "source": row.what["source"]} == one
        ):
            state = False
    return state


def _revealed(workspace: "Workspace", document: str) -> list[tuple[str, str]]:
    """Return where and on which day a document was revealed."""
    return [
        (str(row.what["shown_in"]), row.at[:10])
        for row in workspace.decisions.entries()
        if row.action == "reveal" and document in row.what["documents"]
    ]


def _log(
    workspace: "Workspace", action: str, *, by: str, why: str, at: dt.datetime, what: dict[str, Any]
) -> "None":
    """Write the row before anything is shown; what is not logged is not shown."""
    workspace.decisions.record(action, by=by, why=why, at=at, what=what)


def answer_sources(
    workspace: "Workspace",
    action: str,
    at: dt.datetime,
    *,
    sources: Sequence[dict[str, Any]] = (),
    documents: Sequence[dict[str, Any]] = (),
    erased: Sequence[str] = (),
    notes: Sequence[str] = (),
    limits: Sequence[str] = (),
    rows_in_clear: int | None = None,
) -> dict[str, Any]:
    """Return the document of `unpick sources`, as each of its actions fills it."""
    from unpick.store.sealed_rows import rows_in_clear as count_rows

    if rows_in_clear is None:
        rows_in_clear = sum(count_rows(workspace.folder, workspace.snapshot()).values())
    return {
        **answer_head("sources", at=at),
        "action": action,
        "sources": list(sources),
        "documents": list(documents),
        "erased": list(erased),
        "rows_in_clear": rows_in_clear,
        "notes": list(notes),
        "limits": list(LIMITS if action == "erase" else limits),
    }
