"""Load files: find out what each is, read it, and bring all of them into the workspace at once or not at all."""

import datetime as dt
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unpick.app.load_original import Take
from unpick.app.load_read import take_files
from unpick.app.workspace import answer_head
from unpick.model.bundled import bundled_bytes, bundled_names
from unpick.model.errors import UsageError

if TYPE_CHECKING:
    from unpick.store.workspace import Workspace

__all__ = ["FOUNDING", "TEMPLATES", "load", "template", "template_document"]

TEMPLATES: Final = {
    "suppliers": "suppliers.csv",
    "links": "links.csv",
    "series": "series.csv",
    "circles": "circles.csv",
    "layout": "layout.yml",
    "facts": "facts.yml",
    "packet": "packet.yml",
}
"""Name of a template to its file."""

FOUNDING: Final = tuple(name.removesuffix(".yml") for name in bundled_names("unpick.data.cases", ".yml"))
"""Founding cases: facts files to read, load and change."""


def template(name: str) -> bytes:
    """Return a template, or the facts file of a founding case.

    Raises:
        UsageError: there is none of this name.
    """
    if name in FOUNDING:
        return bundled_bytes("unpick.data.cases", f"{name}.yml")
    if name not in TEMPLATES:
        raise UsageError("template", f"no template is called '{name}'", f"use one of {', '.join(TEMPLATES)}")
    return bundled_bytes("unpick.data.templates", TEMPLATES[name])


def template_document(name: str, written: Path, *, at: dt.datetime) -> dict[str, Any]:
    """Return the document of `unpick template --json`: which file was written."""
    return {**answer_head("template", at=at), "template": name, "files": [str(written)]}


def load(
    workspace: "Workspace | None",
    files: Sequence[Path],
    *,
    at: dt.datetime,
    layout: str | None = None,
    mapping: Path | None = None,
    dry_run: bool = False,
    accept: bool = False,
    public_from: dt.date | None = None,
    protected: bool = False,
    passphrase: str = "",
    progress: Callable[[int], None] | None = None,
) -> dict[str, Any]:
    """Load files into a workspace and return the document of `unpick load`.

    Args:
        workspace: may be None when `dry_run` is set.
        at: the time of loading; files that do not say when they became public are public from its day.
        layout: id of a bundled layout; None recognises or guesses it.
        mapping: a YAML file, canonical field to column, or a whole layout.
        accept: load the sound rows even when over a fifth are faulty.
        public_from: the day the files became public, over what their layout says.
        protected: the source must not leave in an export: originals are sealed, rows redacted.
        passphrase: seals what is protected, also a facts file with one protected source.
        progress: is told how many shipments came, batch by batch.

    Raises:
        FileFault: a file cannot be read; nothing of any file was loaded.
        UsageError: a file is absent, or there is no workspace to load into.
    """
    for path in files:
        if not path.exists():
            raise UsageError(str(path), "there is no such file or folder", "check the path")
        if not path.is_file() and not path.is_dir():
            raise UsageError(str(path), "it is neither a file nor a folder", "save its content as a file")
    if not files:
        raise UsageError("load", "no file was given", "name at least one file")
    take = Take(
        at=at,
        layout=layout,
        mapping=mapping,
        accept=accept or dry_run,
        public_from=public_from,
        protected=protected,
        passphrase=passphrase,
        progress=progress,
        facts=_facts_held(workspace, files) if workspace is not None else {},
    )
    if dry_run:
        with tempfile.TemporaryDirectory(prefix="unpick-") as folder:
            results = take_files(files, take, into=None, scratch=Path(folder))
    elif workspace is None:
        raise UsageError("load", "there is no workspace", "make one with `unpick init`")
    else:
        with workspace.loading(at=at, note=", ".join(path.name for path in files)) as into:
            results = take_files(files, take, into=into, scratch=into.scratch)
    return _document(results, at=at, dry_run=dry_run)


def _facts_held(workspace: "Workspace", files: Sequence[Path]) -> dict[str, str]:
    """Return id and document of each facts file that stands; a load without such a file need not ask."""
    if not any(path.is_dir() or path.suffix.lower() in (".yml", ".yaml") for path in files):
        return {}
    gone = workspace.decisions.withdrawn()
    with workspace.reader() as reader:
        rows = reader.table("document").to_pylist()
    return {
        row["dataset"]: row["document"]
        for row in rows
        if row["layout"] in ("facts", "facts/1") and row["document"] not in gone
    }


def _document(results: list[dict[str, Any]], *, at: dt.datetime, dry_run: bool) -> dict[str, Any]:
    totals = {
        name: sum(one[name] for one in results) for name in ("rows_read", "rows_loaded", "rows_rejected")
    }
    used: dict[str, Any] = {}
    for one in results:
        used.update(one["columns_used"])
    found = sorted({one["layout"] for one in results if one["layout"]})
    return {
        **answer_head("load", at=at),
        **totals,
        "rejects": [reject for one in results for reject in one["rejects"]],
        "layout": ", ".join(found) or None,
        "columns_used": used,
        "columns_ignored": [column for one in results for column in one["columns_ignored"]],
        "dry_run": dry_run,
        "doubts": [doubt for one in results for doubt in one["doubts"]],
        "notes": [note for one in results for note in one["notes"]],
        "files": [
            {name: one[name] for name in ("file", "document", *totals, "layout", "statements", "status")}
            for one in results
        ],
    }
