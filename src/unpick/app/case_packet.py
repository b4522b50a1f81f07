"""A case as a packet: exhibits from files with what the submitter claims of them, and the packet written out again."""

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unpick.model.errors import Tampered, UsageError

if TYPE_CHECKING:
    from unpick.store.workspace import Workspace

__all__ = [
    "Claimed",
    "add_file",
    "look_at_file",
    "notice_of_case",
    "packet_rows",
    "store_notice",
    "write_packet",
]

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """What the submitter claims of a file; never a conclusion.

    Attributes:
        answers: ids of the requests that it is filed in answer to. replaces: id of the exhibit that it replaces.
    """

    kind: str = ""
    says: str = ""
    answers: tuple[str, ...] = ()
    submitted: dt.date | None = None
    replaces: str = ""

    def as_dict(self) -> Json:
        """Return the parts that are given, as the log keeps them."""
        own = {
            "kind": self.kind,
            "says": self.says,
            "answers": list(self.answers),
            "submitted": self.submitted.isoformat() if self.submitted else "",
            "replaces": self.replaces,
        }
        return {key: value for key, value in own.items() if value}


def look_at_file(path: Path) -> Json:
    """Return what a file reads as, for the questions of a guided `case add`: kind, pages, tables, what is unread."""
    from unpick.app.review_scans import with_scans
    from unpick.datasets.documents import read_document
    from unpick.exhibits.interpret import interpret
    from unpick.exhibits.tables import understand

    data = path.read_bytes()
    reading = with_scans(read_document(data, path.name), data, (path.stem,))
    tables = tuple(table for grid in reading.grids if (table := understand(grid)))
    found = interpret(reading, tables)
    return {
        "file": path.name,
        "kind": found.kind,
        "pages": len(reading.pages),
        "tables": [table.role for table in tables],
        "unread": [f"{one.place}: {one.problem}; {one.remedy}" for one in reading.problems],
    }


def _store(workspace: "Workspace", path: Path, *, case: str, layout: str, at: dt.datetime) -> str:
    with workspace.loading(at=at, note=f"{layout} of {case}") as load:
        return load.add_original(
            path,
            name=path.name,
            dataset=f"case.{case}",
            public_from=at.date(),
            title=path.name,
            layout=layout,
        )


def add_file(
    workspace: "Workspace", case: str, path: Path, claimed: Claimed, *, by: str, why: str, at: dt.datetime
) -> str:
    """Store a file as an exhibit of a case and return its SHA-256.

    Raises:
        UsageError: the file is an exhibit already, or what it replaces is none.
    """
    held = packet_rows(workspace, case)
    if claimed.replaces and claimed.replaces not in [row["id"] for row in held]:
        known = ", ".join(row["id"] for row in held) or "none"
        raise UsageError("case", f"'{claimed.replaces}' is no exhibit of the case", f"its exhibits: {known}")
    document = _store(workspace, path, case=case, layout="exhibit", at=at)
    if document in [row["document"] for row in held]:
        raise UsageError("case", f"'{path.name}' is an exhibit of the case already", "nothing was added")
    what = {"case": case, "document": document, "file": path.name, **claimed.as_dict()}
    workspace.decisions.record("exhibit", by=by, why=why, at=at, what=what)
    return document


def store_notice(workspace: "Workspace", case: str, path: Path, *, by: str, at: dt.datetime) -> str:
    """Store the notice that a case begins with and return its SHA-256."""
    document = _store(workspace, path, case=case, layout="notice", at=at)
    what = {"case": case, "document": document, "file": path.name}
    workspace.decisions.record("notice", by=by, why=f"notice of {case}", at=at, what=what)
    return document


def notice_of_case(workspace: "Workspace", case: str, *, known_at: dt.date) -> Json | None:
    """Return what the notice of a case tells, read anew from its original; None where the case has none."""
    from unpick.app.notice import read_notice
    from unpick.law.regime import bundled_regimes

    found = [
        one.what
        for one in workspace.decisions.entries()
        if one.action == "notice" and one.what["case"] == case
    ]
    if not found:
        return None
    data = original_bytes(workspace, found[-1]["document"], str(found[-1]["file"]))
    return read_notice(data, str(found[-1]["file"]), bundled_regimes(), known_at=known_at)


def original(workspace: "Workspace", document: str) -> Path:
    """Return where the original with this SHA-256 lies."""
    return workspace.folder / "originals" / document[:2] / document


def original_bytes(workspace: "Workspace", document: str, name: str) -> bytes:
    """Return the bytes of an open original, as they were recorded.

    Args:
        name: what a person knows it by, for the message.

    Raises:
        Tampered: it is gone, or its bytes were changed.
    """
    remedy = "restore it from a copy of the workspace (`unpick verify` lists all that is gone), or withdraw it: unpick withdraw"
    try:
        data = original(workspace, document).read_bytes()
    except OSError:
        raise Tampered(f"exhibit '{name}'", "its stored original is gone", f"{remedy} {document}") from None
    if hashlib.sha256(data).hexdigest() != document:
        raise Tampered(
            f"exhibit '{name}'",
            "its stored original is not what was recorded: its bytes were changed",
            f"{remedy} {document}",
        )
    return data


def packet_rows(workspace: "Workspace", case: str) -> list[Json]:
    """Return the exhibits of a case that came as files, in order, with what was claimed of each and its status."""
    rows: list[Json] = []
    withdrawn = workspace.decisions.withdrawn()
    for entry in workspace.decisions.entries():
        if entry.action != "exhibit" or entry.what["case"] != case:
            continue
        row = {"id": f"EX-{len(rows) + 1}", "status": "filed", "added": entry.at, **entry.what}
        for earlier in rows:
            if row.get("replaces") == earlier["id"]:
                earlier["status"], earlier["replaced_by"] = "replaced", row["id"]
        rows.append(row)
    for row in rows:
        if row["document"] in withdrawn:
            row["status"] = "withdrawn"
    return rows


def write_packet(
    workspace: "Workspace",
    case: str,
    title: str,
    out: Path,
    *,
    at: dt.datetime,
    opened: Mapping[str, tuple[str, bytes]] | None = None,
) -> Json:
    """Write a case as a packet: packet.yml, its files, and a manifest with the hashes and the log of reviews.

    Args:
        opened: name and bytes of protected originals that a person opened, by what they lie under; the others of a case stay out.

    Raises:
        UsageError: the folder is not empty, or the case has no exhibit that came as a file.
        Tampered: an exhibit is gone from the workspace, or its bytes were changed; nothing is written.
    """
    import json

    import yaml

    shown = opened or {}
    rows = [
        {**row, "file": row.get("file") or shown[row["document"]][0]}
        for row in packet_rows(workspace, case)
        if row.get("file") or row["document"] in shown
    ]
    if not rows:
        raise UsageError("case", f"'{case}' has no exhibit that came as a file", "unpick case add CASE FILE")
    if out.exists() and any(out.iterdir()):
        raise UsageError("case", f"'{out}' is not empty", "name a new folder")
    notice = notice_of_case(workspace, case, known_at=at.date())
    names = _file_names(rows)
    body = _list(case, title, rows, names, notice)
    files = {
        names[row["id"]]: shown[row["document"]][1]
        if row["document"] in shown
        else original_bytes(workspace, row["document"], row["file"])
        for row in rows
        if row["status"] != "withdrawn"
    }
    if notice:
        files[f"notice-{notice['file']}"] = original_bytes(workspace, notice["sha256"], str(notice["file"]))
    out.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (out / name).write_bytes(data)
    manifest = _manifest(workspace, case, rows, names, at)
    text = yaml.safe_dump(body, sort_keys=False, allow_unicode=True, width=110)
    (out / "packet.yml").write_text(text, encoding="utf-8")
    (out / "manifest.json").write_text(
        json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    return manifest


def _file_names(rows: Sequence[Json]) -> dict[str, str]:
    """Return a file name of its own for each exhibit: two files of one name keep both."""
    return {row["id"]: f"{row['id'].lower()}-{row['file']}" for row in rows}


def _list(case: str, title: str, rows: Sequence[Json], names: dict[str, str], notice: Json | None) -> Json:
    parts = ("kind", "says", "answers", "submitted", "status", "replaced_by")
    exhibits = [
        {"id": row["id"], "file": names[row["id"]], **{part: row[part] for part in parts if row.get(part)}}
        for row in rows
        if row["status"] != "withdrawn"
    ]
    body: Json = {"unpick": "packet/1", "id": case, "title": title, "exhibits": exhibits}
    if notice:
        asked = [{"id": one["id"], "asked": one["asked"]} for one in notice["requests"]]
        body |= {"regime": notice["regime"]} if notice["regime"] else {}
        body |= {"requests": asked} if asked else {}
        body |= {"events": notice["events"]} if notice["events"] else {}
        body["record"] = [
            {"id": "A1", "file": f"notice-{notice['file']}", "by": "authority", "kind": "notice"}
        ]
    return body


def _manifest(
    workspace: "Workspace", case: str, rows: Sequence[Json], names: dict[str, str], at: dt.datetime
) -> Json:
    """Return every exhibit that the case ever had, and every review that was run; nothing is left out."""
    from unpick.app.review_log import packet_key, reviews_of

    exhibits = [
        {
            "id": row["id"],
            "file": names[row["id"]],
            "sha256": row["document"],
            "added": row["added"],
            "status": row["status"],
            "replaced_by": row.get("replaced_by"),
        }
        for row in rows
    ]
    return {
        "schema": "unpick.packet-manifest/1",
        "case": case,
        "written_at": at.isoformat(),
        "exhibits": exhibits,
        "reviews": reviews_of(workspace, packet_key(case)),
        "log_head": workspace.decisions.head(),
    }
