"""The task "lists": what is there and how old, what changed, importing it."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unpick.app.workspace import answer_head
from unpick.model.errors import UsageError

if TYPE_CHECKING:
    from unpick.datasets.lists.diff import Changes
    from unpick.datasets.lists.version import ListVersion
    from unpick.store.reader import Reader
    from unpick.store.workspace import Workspace

__all__ = [
    "import_bundled",
    "import_versions",
    "lists_diff",
    "lists_document",
    "lists_import",
    "lists_status",
]

_STALE_DAYS: Final = 30
"""A copy older than this is called stale. A convention of this project: the official lists change weekly."""

_SHOWN: Final = 200
"""Changes named one by one; all are counted, and what is left out is said."""


def lists_status(workspace: "Workspace | None", *, at: dt.datetime) -> dict[str, Any]:
    """Return the lists of the workspace, and those bundled that it has no copy of: version, age, hash."""
    from unpick.datasets.lists.bundle import load_bundled

    held = {version.list_id: version for version in _held(workspace)}
    rows = [_row(version, at=at, held=True) for version in held.values()]
    rows += [_row(version, at=at, held=False) for version in load_bundled() if version.list_id not in held]
    return lists_document("status", rows, at=at)


def lists_import(
    workspace: "Workspace",
    files: Sequence[Path],
    *,
    at: dt.datetime,
    as_of: dt.date | None = None,
    accept: bool = False,
    expect: str = "",
) -> dict[str, Any]:
    """Import files in the official formats; a list that shrank by over a fifth is refused unless accepted.

    All files of one call are imported, or none.

    Raises:
        ListFault, UnreadableFile: a file is no list, of another slot, older than the copy here, or shrank.
        UsageError: no file is given, or one does not exist.
    """
    from unpick.datasets.lists.slots import read_files

    if not files:
        raise UsageError("lists import", "no file was given", "name the files, OFAC's four together")
    if missing := [path.name for path in files if not path.is_file()]:
        raise UsageError("lists import", f"no such file: {', '.join(missing)}", "check the path")
    versions = read_files(files, as_of=as_of, retrieved=at.date(), expect=expect)
    return import_versions(workspace, versions, at=at, accept=accept)


def import_bundled(workspace: "Workspace", *, at: dt.datetime) -> dict[str, Any]:
    """Load the bundled lists, except those of which the workspace has a copy already."""
    from unpick.datasets.lists.bundle import load_bundled

    held = {version.list_id for version in _held(workspace)}
    fresh = [version for version in load_bundled() if version.list_id not in held]
    return import_versions(workspace, fresh, at=at, note="bundled lists")


def import_versions(
    workspace: "Workspace",
    versions: Sequence["ListVersion"],
    *,
    at: dt.datetime,
    accept: bool = False,
    note: str = "lists import",
) -> dict[str, Any]:
    """Write versions into the workspace as originals and statements; older copies are withdrawn.

    The new copy carries on what the older one knew about days (see `datasets.lists.diff.merged`), so that
    withdrawing the older loses nothing.
    """
    from unpick.datasets.lists.diff import changes, merged, refuse_shrunk

    held = {version.list_id: version for version in _held(workspace)}
    rows, told, outdated, new = [], [], [], []
    for version in versions:
        old = held.get(version.list_id)
        if old and {file.sha256 for file in version.files} <= {file.sha256 for file in old.files}:
            rows.append(_row(old, at=at, held=True) | _counts(None) | {"unchanged": True})
            continue
        refuse_shrunk(old, version, accept=accept)
        change = changes(old, version)
        both = merged(old, version) if old else version
        new.append(both)
        rows.append(_row(both, at=at, held=True) | _counts(change))
        told.extend(_changes(version.list_id, change) if old else [])
        kept = {file.sha256 for file in both.files}
        outdated += [file.sha256 for file in (old.files if old else ()) if file.sha256 not in kept]
    if new:
        _write(workspace, new, at=at, note=note)
    for document in outdated:
        workspace.decisions.withdraw(
            document, by="unpick", why="a newer copy of the list was imported", at=at
        )
    rejects = [reject.as_dict() for version in new for reject in version.rejects]
    return lists_document(
        "import",
        rows,
        at=at,
        changes=told[:_SHOWN],
        changes_left_out=max(0, len(told) - _SHOWN),
        rejects=rejects,
    )


def lists_diff(workspace: "Workspace", files: Sequence[Path], *, at: dt.datetime) -> dict[str, Any]:
    """Return what files would change, without changing anything; without files, the bundled lists.

    Which conclusions of the cases under watch would change is tried on a copy.
    """
    from unpick.datasets.lists.bundle import load_bundled
    from unpick.datasets.lists.diff import changes
    from unpick.datasets.lists.slots import read_files

    held = {version.list_id: version for version in _held(workspace)}
    versions = read_files(files, retrieved=at.date()) if files else load_bundled()
    rows, told = [], []
    for version in versions:
        change = changes(held.get(version.list_id), version)
        rows.append(_row(version, at=at, held=False) | _counts(change))
        told.extend(_changes(version.list_id, change))
    from unpick.app.watch_cases import cases_after

    def brought_in(copy: "Workspace") -> object:
        return import_versions(copy, versions, at=at, accept=True)

    return lists_document(
        "diff",
        rows,
        at=at,
        changes=told[:_SHOWN],
        changes_left_out=max(0, len(told) - _SHOWN),
    ) | {"case_changes": cases_after(workspace, brought_in, at=at)}


def _write(workspace: "Workspace", versions: Iterable["ListVersion"], *, at: dt.datetime, note: str) -> None:
    import pyarrow as pa
    import pyarrow.compute as pc

    from unpick.datasets.lists.statements import statements

    with workspace.reader() as reader:
        present = reader.table("statement").select(["id"])["id"].combine_chunks()
    with workspace.loading(at=at, note=note) as load:
        for version in versions:
            for file in version.files:
                if not load.has_document(file.sha256):
                    load.add_original(
                        file.content,
                        name=file.name,
                        dataset=version.list_id,
                        public_from=version.as_of,
                        media_type=file.media_type,
                        title=version.title,
                        url=version.source_url,
                        published=version.as_of,
                        layout="lists",
                        reliability=version.reliability,
                    )
            rows = statements(version)
            # A companion file that did not change (OFAC's aliases) has its statements here already.
            there = pc.is_in(rows["id"], value_set=present.cast(pa.string()))
            load.write("statement", rows.filter(pc.invert(there)))


def _held(workspace: "Workspace | None") -> Iterator["ListVersion"]:
    """Yield the current version of every list in the workspace."""
    from unpick.datasets.lists.recall import recalled
    from unpick.datasets.lists.version import ListFile

    if workspace is None:
        return
    with workspace.reader() as reader:
        documents = [row for row in reader.table("document").to_pylist() if row["layout"] == "lists"]
        documents.sort(key=lambda row: (row["dataset"], row["loaded_at"], row["name"]))
        for list_id in dict.fromkeys(row["dataset"] for row in documents):
            own = [row for row in documents if row["dataset"] == list_id]
            rows = _statements_of(reader, list_id)
            files = [
                ListFile(
                    name=row["name"], sha256=row["document"], size=row["bytes"], media_type=row["media_type"]
                )
                for row in own
            ]
            last = own[-1]
            version = recalled(list_id, rows, files=files, title=last["title"], source_url=last["url"])
            if version is not None:
                yield version


def _statements_of(reader: "Reader", list_id: str) -> list[dict[str, Any]]:
    query = "select * from statement where dataset = $dataset"
    rows: list[dict[str, Any]] = (
        reader.connection.sql(query, params={"dataset": list_id}).to_arrow_table().to_pylist()
    )
    return rows


def _row(version: "ListVersion", *, at: dt.datetime, held: bool) -> dict[str, Any]:
    age = (at.date() - version.as_of).days
    return {
        "name": version.list_id,
        "title": version.title,
        "version": version.version,
        "as_of": version.as_of.isoformat(),
        "age_days": age,
        "rows": len(version.listing),
        "entities": version.entities,
        "sha256": version.sha256,
        "stale": age > _STALE_DAYS,
        "partial": bool(version.partial),
        "partial_says": version.partial,
        "reliability": version.reliability,
        "source": version.source_url,
        "in_workspace": held,
        "notes": list(version.notes),
    }


def _counts(change: "Changes | None") -> dict[str, int]:
    parts = (
        {"added": (), "removed": (), "changed": ()}
        if change is None
        else {"added": change.added, "removed": change.removed, "changed": change.changed}
    )
    return {name: len(part) for name, part in parts.items()}


def _changes(list_id: str, change: "Changes") -> list[dict[str, str]]:
    return [
        {"list": list_id, "change": kind, "ref": entity, "name": caption}
        for kind, part in (("removed", change.removed), ("added", change.added), ("changed", change.changed))
        for entity, caption in part
    ]


def lists_document(
    action: str, rows: list[dict[str, Any]], *, at: dt.datetime, **more: Any
) -> dict[str, Any]:
    """Return the document of the command from its rows: head, coverage, and what the action adds."""
    versions = {row["name"]: row["version"] for row in rows}
    missing = [row["name"] for row in rows if row["partial"]]
    head = answer_head("lists", at=at, versions=versions)
    head["coverage"]["lists"] = sorted(versions)
    head["coverage"]["not_looked"] = [f"entries that the partial copy of {name} lacks" for name in missing]
    return {**head, "action": action, "lists": rows, "changes": [], "rejects": [], "refused": [], **more}
