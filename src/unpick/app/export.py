"""Everything out again: tables, workbook, FollowTheMoney, BODS, or a whole copy to hand over; all redacted."""

import datetime as dt
import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unpick.app.life_release import refuse_unsettled
from unpick.app.protect import reveal_documents
from unpick.app.workspace import answer_head
from unpick.model.errors import MissingPart, UsageError

if TYPE_CHECKING:
    from unpick.store.decisions import DecisionLog
    from unpick.store.reader import Reader
    from unpick.store.workspace import Workspace

__all__ = ["FORMATS", "export_workspace"]

WATERMARK: Final = "HOLDS INVENTED ROWS"
"""Mark of an export of a workspace with generated or invented rows (mission, "Do no harm" 1)."""

_BATCH: Final = 50_000


@dataclass(slots=True, kw_only=True)
class _Out:
    """One export while it is written: where to, when, and what became of it."""

    folder: Path
    at: dt.datetime
    mark: str
    log: "DecisionLog"
    rows: int = 0
    written: list[tuple[Path, str]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def file(self, name: str, kind: str) -> Path:
        """Return the place of a new file of the export."""
        self.written.append((self.folder / name, kind))
        return self.folder / name


def export_workspace(
    folder: Path,
    *,
    form: str,
    at: dt.datetime,
    out: Path | None = None,
    handover: bool = False,
    known_at: dt.date | None = None,
    reveal: Sequence[str] = (),
    reason: str = "",
    by: str = "",
) -> dict[str, Any]:
    """Write the workspace out in a format and return the document of `unpick export`.

    Protected sources stay in: tables carry their rows redacted, FollowTheMoney and BODS leave them out. Each
    export is a row of the log with the hash of every file and the head of the chain before it.

    Args:
        form: one of FORMATS. out: a new folder; by default one in `exports/`, for a handover one beside.
        handover: copy the workspace without sealed originals, and export the copy within itself.
        reveal: protected documents to show, each export of which needs a reason and a person.

    Raises:
        MissingPart: this version does not write the format.
        UsageError: the folder holds something, something is revealed without reason or in a handover, or a statement of
            what is revealed is not settled by the jigsaw check.
    """
    from unpick.store.workspace import Workspace

    if form not in FORMATS:
        raise MissingPart(
            "export", f"this version does not write '{form}'", f"use one of {', '.join(FORMATS)}"
        )
    workspace = Workspace.open(folder)
    if handover and (reveal or reason):
        raise UsageError("export", "a handover reveals nothing", "leave --reveal or --handover out")
    if handover:
        return _handed_over(workspace, form, out, at=at, known_at=known_at)
    shown = reveal_documents(workspace, reveal, reason=reason, by=by, shown_in=f"export {form}", at=at)
    refuse_unsettled(workspace, shown, on=at.date())
    target = out or folder / "exports" / f"{at:%Y%m%dT%H%M%SZ}-{form}"
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UsageError(str(target), "the folder is not empty", "give the name of a new folder with --out")
    target.mkdir(parents=True, exist_ok=True)
    with workspace.reader(known_at=known_at, reveal=shown) as reader:
        held = _Out(folder=target, at=at, mark=_mark(reader), log=workspace.decisions)
        FORMATS[form](reader, held)
        redacted = _redacted(reader, shown)
    files = _recorded(workspace, held)
    what = {"format": form, "files": files, "head": workspace.decisions.head(), "redacted": redacted}
    what |= {"revealed": sorted(shown), "known_at": known_at.isoformat() if known_at else None}
    workspace.decisions.record("export", by=by, why=reason, at=at, what=what)
    return {
        **answer_head("export", at=at),
        "format": form,
        "files": files,
        "rows": held.rows,
        "ok": not held.problems,
        "problems": held.problems,
        "notes": held.notes,
        "handover": False,
        "redacted": redacted,
        "synthetic": bool(held.mark),
        "folder": str(target),
    }


def _handed_over(
    workspace: "Workspace", form: str, out: Path | None, *, at: dt.datetime, known_at: dt.date | None
) -> dict[str, Any]:
    from unpick.store.archive import FolderArchive
    from unpick.store.handover import hand_over
    from unpick.store.verify import left_out, verify_workspace

    target = out or workspace.folder.with_name(f"{workspace.folder.name}-handover-{at:%Y%m%dT%H%M%SZ}")
    with tempfile.TemporaryDirectory(prefix="unpick-") as scratch:
        copy = hand_over(workspace.folder, FolderArchive(target), at=at, scratch=Path(scratch))
    document = export_workspace(target, form=form, at=at, known_at=known_at)
    manifest = {"path": f"facts/manifests/{copy.number:06d}-{copy.sha256}.json", "sha256": copy.sha256}
    files = [*document["files"], {**manifest, "kind": "workspace"}]
    what = {"format": form, "handover": True, "head": workspace.decisions.head()}
    what["files"] = [{**one, "path": f"handover/{one['path']}"} for one in files]
    workspace.decisions.record("export", by="", why="", at=at, what=what)
    problems = [f"{found.file}: {found.problem}" for found in verify_workspace(target)]
    return document | {
        "files": files,
        "handover": True,
        "ok": document["ok"] and not problems,
        "problems": [*document["problems"], *problems],
        "notes": [*document["notes"], *left_out(target)],
        "folder": str(target),
    }


def _mark(reader: "Reader") -> str:
    rows = reader.rows("unpick.store", "sql/datasets_named.sql")
    names = [str(row["dataset"]).lower() for row in rows]
    return WATERMARK if any("invented" in name or "synthetic" in name for name in names) else ""


def _redacted(reader: "Reader", shown: frozenset[str]) -> int:
    rows = reader.table("document").select(["document", "protected"]).to_pylist()
    return len({row["document"] for row in rows if row["protected"]} - shown)


def _recorded(workspace: "Workspace", held: _Out) -> list[dict[str, str]]:
    """Return the files with their hashes; a path outside the workspace is cut to the name of its folder."""
    from unpick.store.snapshot import sha256_of

    inside = held.folder.resolve().is_relative_to((workspace.folder / "exports").resolve())
    root = workspace.folder.resolve() if inside else held.folder.resolve().parent
    return [
        {"path": path.resolve().relative_to(root).as_posix(), "sha256": sha256_of(path), "kind": kind}
        for path, kind in sorted(held.written)
    ]


def _tables() -> tuple[str, ...]:
    from unpick.store.reader import VIEWS
    from unpick.store.tables import STORED

    return (*STORED, *VIEWS)


def _write_csv(reader: "Reader", held: _Out) -> None:
    from unpick.store.csv_out import write_csv

    for table in _tables():
        held.rows += write_csv(reader, table, held.file(f"{table}.csv", "csv"), mark=held.mark)


def _write_xlsx(reader: "Reader", held: _Out) -> None:
    from unpick.report.tables import ROWS_OF_A_SHEET, Sheet, write_workbook

    room, sheets = ROWS_OF_A_SHEET - 2, list[Sheet]()
    for table in _tables():
        rows = reader.connection.table(table)
        count = int(rows.shape[0])
        if count > room:
            held.problems.append(
                f"{table}: {count - room} of {count} rows do not fit a sheet; use --format csv"
            )
        held.rows += min(count, room)
        sheets.append(Sheet(name=table, columns=rows.columns, rows=_rows(reader, table, room)))
    target = held.file("workspace.xlsx", "xlsx")
    cut = write_workbook(target, sheets, title="unpick workspace", at=held.at, mark=held.mark)
    if cut:
        held.problems.append(f"{cut} cells are longer than a sheet allows and were cut; use --format csv")


def _rows(reader: "Reader", table: str, room: int) -> Iterator[Sequence[object]]:
    from unpick.store.tables import SORTED_BY

    rows = reader.connection.table(table).order(SORTED_BY.get(table, "all"))
    for batch in rows.limit(room).to_arrow_reader(_BATCH):
        yield from zip(*batch.to_pydict().values(), strict=True)


def _open_statements(reader: "Reader", held: _Out) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = reader.table("statement").to_pylist()
    left = [row for row in rows if row["value"] != "[protected source]"]
    if len(left) < len(rows):
        held.notes.append(f"{len(rows) - len(left)} statements of protected sources were left out")
    bills = int(reader.connection.table("shipment").shape[0])
    if bills:
        held.notes.append(f"{bills} shipments have no place in this format; they are in csv and xlsx")
    return left


def _write_ftm(reader: "Reader", held: _Out) -> None:
    from unpick.datasets.ftm import write_ftm

    rows = _open_statements(reader, held)
    target = held.file("entities.ftm.jsonl", "ftm")
    held.written.append((write_ftm(rows, target), "statements"))
    held.rows += len(rows)
    merged = [row for row in reader.table("cluster").to_pylist() if row["why"]]
    if merged:
        # Ids of entities stay those of their datasets; who follows the decisions of people joins this.
        with held.file("clusters.jsonl", "clusters").open("w", encoding="utf-8") as stream:
            stream.writelines(
                json.dumps(row, ensure_ascii=False) + "\n"
                for row in sorted(merged, key=lambda row: str(row["entity_id"]))
            )


def _write_bods(reader: "Reader", held: _Out) -> None:
    from unpick.datasets.bods import export_bods

    rows = _open_statements(reader, held)
    publisher = f"unpick ({WATERMARK.lower()})" if held.mark else "unpick"
    statements = export_bods(rows, day=held.at.date(), publisher=publisher)
    held.rows += len(statements)
    held.notes.append("BODS holds entities, persons, and who owns or directs whom; nothing else of the facts")
    text = json.dumps(statements, ensure_ascii=False, indent=1) + "\n"
    held.file("ownership.bods.json", "bods").write_text(text, encoding="utf-8")


def _write_nomenklatura(reader: "Reader", held: _Out) -> None:  # noqa: ARG001 - the log is no table
    from unpick.resolve.edges import edge_of, line_of

    past = held.log.past()
    lines = [line_of(edge_of(one)) + "\n" for one in past]
    held.file("edges.jsonl", "edges").write_text("".join(lines), encoding="utf-8")
    held.rows += len(lines)
    ended = sum(one.status != "standing" for one in past)
    related = sum(one.decision.verdict == "related" for one in past)
    if ended:
        held.notes.append(f"edges that no longer hold: {ended}; they carry the moment in a seventh place")
    if related:
        held.notes.append(
            f"edges that say 'negative' for 'related', which the format does not know: {related}"
        )
    held.notes.append("reasons stay here: they may speak of sources, and the format has no place for them")


FORMATS: Final[dict[str, Callable[["Reader", _Out], None]]] = {
    "ftm": _write_ftm,
    "bods": _write_bods,
    "xlsx": _write_xlsx,
    "csv": _write_csv,
    "nomenklatura": _write_nomenklatura,
}
"""Formats that this version writes; of the others in the schema it says that they are missing."""
