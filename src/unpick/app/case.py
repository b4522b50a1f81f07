"""Cases: what a matter is called, when it was opened, and which documents are its exhibits."""

import datetime as dt
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unpick.app.workspace import answer_head
from unpick.model.errors import UsageError

if TYPE_CHECKING:
    from unpick.app.case_packet import Claimed
    from unpick.app.evidence import Evidence, Said, Source
    from unpick.store.decisions import Entry
    from unpick.store.workspace import Workspace

__all__ = [
    "add_exhibit",
    "add_exhibit_file",
    "known_case",
    "list_cases",
    "open_case",
    "pack_case",
    "said_in_case",
    "show_case",
]


def open_case(
    folder: Path, case: str, *, title: str, by: str, at: dt.datetime, notice: Path | None = None
) -> dict[str, Any]:
    """Open a case in the workspace and return it, with what its notice tells where one is given.

    Raises:
        UsageError: a case of this id exists already, or the id is empty.
    """
    workspace = _opened(folder)
    if not case.strip() or case in _cases(workspace):
        raise UsageError("case", f"'{case}' is empty or exists already", "choose another id")
    _signed(by)
    workspace.decisions.record("case", by=by, why=title, at=at, what={"case": case, "title": title or case})
    if notice is None:
        return _answer("new", [_cases(workspace)[case]], at)
    from unpick.app.case_packet import store_notice

    store_notice(workspace, case, notice, by=by, at=at)
    return _answer("new", [_with_notice(workspace, _cases(workspace)[case], at.date())], at)


def _with_notice(workspace: "Workspace", record: dict[str, Any], known_at: dt.date) -> dict[str, Any]:
    """Return the case with what its notice tells and the clocks that it starts, where it has a notice."""
    from unpick.app.case_packet import notice_of_case

    notice = notice_of_case(workspace, record["id"], known_at=known_at)
    if notice is None:
        return record
    return {
        **record,
        "notice": notice,
        "on": notice["events"].get("detained"),
        "deadlines": notice["deadlines"],
    }


def add_exhibit_file(
    folder: Path, case: str, path: Path, claimed: "Claimed", *, by: str, why: str, at: dt.datetime
) -> dict[str, Any]:
    """Store a file, untouched, as an exhibit of a case, with what the submitter claims of it.

    Raises:
        UsageError: there is no such case, nobody is named, or the file is an exhibit already.
    """
    from unpick.app.case_packet import add_file, look_at_file

    workspace = _opened(folder)
    _known(workspace, case)
    _signed(by)
    add_file(workspace, case, path, claimed, by=by, why=why, at=at)
    answer = _answer("add", [_cases(workspace)[case]], at)
    return {**answer, "read_as": look_at_file(path)}


def pack_case(folder: Path, case: str, out: Path, *, at: dt.datetime) -> dict[str, Any]:
    """Write a case as a packet that `review` reads, with the manifest of its exhibits and reviews.

    Raises:
        UsageError: there is no such case, it has no files, or the folder is not empty.
    """
    from unpick.app.case_packet import write_packet

    workspace = _opened(folder)
    record = _known(workspace, case)
    manifest = write_packet(workspace, case, record["title"], out, at=at)
    return {**_answer("packet", [record], at), "packet": str(out), "manifest": manifest}


def add_exhibit(
    folder: Path, case: str, document: str, *, by: str, why: str, at: dt.datetime
) -> dict[str, Any]:
    """Make a loaded document an exhibit of a case.

    Raises:
        UsageError: there is no such case or no such document.
    """
    workspace = _opened(folder)
    _known(workspace, case)
    _signed(by)
    titles = _titles(workspace)
    found = [sha for sha in titles if sha == document or (len(document) >= 8 and sha.startswith(document))]
    if len(found) != 1:
        raise UsageError(
            "case", f"'{document}' names {len(found)} documents", "load it first and give its SHA-256"
        )
    what = {"case": case, "document": found[0]}
    workspace.decisions.record("exhibit", by=by, why=why, at=at, what=what)
    return _answer("add", [_cases(workspace)[case]], at)


def _signed(by: str) -> None:
    if not by.strip():
        raise UsageError("case", "nobody is named", "give --by WHO; the log keeps the name")


def list_cases(folder: Path, *, at: dt.datetime) -> dict[str, Any]:
    """Return every case of the workspace, founding cases and own ones."""
    cases = _cases(_opened(folder))
    return _answer("list", [cases[case] for case in sorted(cases)], at)


def show_case(
    folder: Path,
    case: str,
    *,
    known_at: dt.date | None,
    at: dt.datetime,
    reveal: Sequence[str] = (),
    reason: str = "",
    by: str = "",
) -> dict[str, Any]:
    """Return one case with what is said in it: claims, denials beside them, links, sources.

    What protected sources say is there, redacted, unless their documents are revealed with a reason.

    Raises:
        UsageError: there is no such case; the nearest ids are named. Or what is revealed has no reason or person.
    """
    from unpick.app.evidence import count_origins, read_evidence
    from unpick.app.protect import reveal_documents

    workspace = _opened(folder)
    record = _with_notice(workspace, dict(_known(workspace, case)), known_at or at.date())
    shown = reveal_documents(workspace, reveal, reason=reason, by=by, shown_in=f"case show {case}", at=at)
    with workspace.reader(known_at=known_at, reveal=shown) as reader:
        evidence = read_evidence(reader)
    documents = {exhibit["document"] for exhibit in record["exhibits"]}
    own = said_in_case(evidence, case, documents)
    record["known_at"] = known_at.isoformat() if known_at else None
    record["claims"] = [said.as_claim(evidence) for said in own]
    record["origins"] = count_origins(own)
    return _answer("show", [record], at)


def known_case(workspace: "Workspace", case: str) -> dict[str, Any]:
    """Return the record of a case: id, title, exhibits.

    Raises:
        UsageError: there is no such case; the known ones are named.
    """
    return _known(workspace, case)


def said_in_case(evidence: "Evidence", case: str, documents: Collection[str]) -> "list[Said]":
    """Return the claims and links of a case: those of its facts file, and of the documents that were added to it."""
    return [said for said in evidence.said if _belongs(said.source, case, documents)]


def _belongs(source: "Source", case: str, documents: Collection[str]) -> bool:
    """Tell whether a source speaks in a case: it is of its facts file, or of a document that was added to it."""
    return source.id.startswith(f"{case}.") or source.document in documents


def _opened(folder: Path) -> "Workspace":
    from unpick.store.workspace import Workspace

    return Workspace.open(folder)


def _answer(action: str, cases: list[dict[str, Any]], at: dt.datetime) -> dict[str, Any]:
    return {**answer_head("case", at=at), "action": action, "cases": cases}


def _known(workspace: "Workspace", case: str) -> dict[str, Any]:
    cases = _cases(workspace)
    if case not in cases:
        raise UsageError(
            "case", f"no case is called '{case}'", f"known: {', '.join(sorted(cases)) or 'none'}"
        )
    return cases[case]


def _cases(workspace: "Workspace") -> dict[str, dict[str, Any]]:
    """Return the cases: facts files that were loaded, and those that people opened."""
    titles = _titles(workspace)
    cases = {
        row["dataset"]: _case(
            row["dataset"], row["title"], row["loaded_at"].date().isoformat(), [sha], titles
        )
        for sha, row in titles.items()
        if row["layout"] in ("facts", "facts/1")
    }
    for entry in workspace.decisions.entries():
        _apply(entry, cases, titles)
    return cases


def _apply(entry: "Entry", cases: dict[str, dict[str, Any]], titles: dict[str, dict[str, Any]]) -> None:
    if entry.action == "case":
        cases[entry.what["case"]] = _case(entry.what["case"], entry.what["title"], entry.at[:10], [], titles)
    elif entry.action == "exhibit" and entry.what["case"] in cases:
        exhibits = cases[entry.what["case"]]["exhibits"]
        document = entry.what["document"]
        title = titles[document]["title"] if document in titles else "withdrawn"
        claimed: dict[str, Any] = {
            part: entry.what[part] for part in ("kind", "says", "answers", "submitted") if part in entry.what
        }
        exhibits.append({"id": f"EX-{len(exhibits) + 1}", "title": title, "document": document, **claimed})


def _case(
    case: str, title: str, opened: str, documents: list[str], titles: dict[str, dict[str, Any]]
) -> dict[str, Any]:
    exhibits = [
        {"id": f"EX-{number}", "title": titles[document]["title"], "document": document}
        for number, document in enumerate(documents, start=1)
    ]
    return {
        "id": case,
        "title": title,
        "opened": opened,
        "on": None,
        "known_at": None,
        "exhibits": exhibits,
        "deadlines": [],
        "notes": [],
    }


def _titles(workspace: "Workspace") -> dict[str, dict[str, Any]]:
    with workspace.reader() as reader:
        return {row["document"]: row for row in reader.table("document").to_pylist()}
