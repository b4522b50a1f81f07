"""The task "lists update": fetch the official lists and import what is new; apart, as it reaches the network."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unpick.app.lists import lists_document, lists_import
from unpick.model.errors import UnpickError, UsageError

if TYPE_CHECKING:
    from unpick.datasets.lists.update import Source
    from unpick.store.workspace import Workspace

__all__ = ["lists_update"]


def lists_update(
    workspace: "Workspace",
    names: Sequence[str] = (),
    *,
    at: dt.datetime,
    accept: bool = False,
    sources: Sequence["Source"] | None = None,
) -> dict[str, Any]:
    """Fetch the official lists and import what is new; a list with a fault stays as it was and is told."""
    from unpick.datasets.lists.update import SOURCES, Fetched, fetch

    asked = SOURCES if sources is None else sources
    if unknown := sorted(set(names) - {source.name for source in asked}):
        known = ", ".join(sorted({source.name for source in asked}))
        raise UsageError("lists update", f"no source named {', '.join(unknown)}", f"choose from {known}")
    folder = workspace.folder / "lists"
    fetched: dict[str, list[Path]] = {}
    faults: dict[str, UnpickError] = {}
    chosen = [source for source in asked if not names or source.name in names]
    results = fetch(names, folder, retrieved=at.date(), sources=asked, accept=accept)
    for source, result in zip(chosen, results, strict=True):
        if isinstance(result, Fetched):
            fetched.setdefault(source.name, []).append(result.path)
        else:
            faults[source.name] = result
    rows, changes, rejects = [], [], []
    for name, paths in fetched.items():
        if name in faults:
            continue
        try:
            done = lists_import(workspace, paths, at=at, accept=accept)
        except UnpickError as fault:
            faults[name] = fault
            continue
        rows += done["lists"]
        changes += done["changes"]
        rejects += done["rejects"]
    refused = [
        {"name": name, "problem": f"{fault.read}: {fault.wrong}", "remedy": fault.remedy}
        for name, fault in faults.items()
    ]
    return lists_document("update", rows, at=at, changes=changes, rejects=rejects, refused=refused)
