"""The log of reviews: each run, and each exhibit replaced, added or withdrawn between runs; nothing vanishes silently.

The log lies in the workspace's chain of decisions. It holds hashes and codes, no text of any exhibit.
"""

import datetime as dt
import hashlib
from pathlib import Path
from typing import Any, Final

from unpick.store.workspace import Workspace

__all__ = ["key_of", "log_review", "open_log", "packet_key", "reviews_of", "with_history"]

Json = dict[str, Any]

ACTION: Final = "review"


def key_of(document: Json, packet_id: str) -> str:
    """Return what makes two runs runs of one packet: its id, else its title and rule."""
    return packet_key(
        packet_id or "|".join((str(document.get("title", "")), str(document.get("regime", ""))))
    )


def packet_key(name: str) -> str:
    """Return the key under which the log keeps the runs of a packet of this id."""
    return hashlib.sha256(name.encode()).hexdigest()[:16]


def reviews_of(workspace: Workspace, key: str) -> list[Json]:
    """Return every logged run of a packet, the oldest first, as the manifest of the packet carries them."""
    return [
        {name: value for name, value in run.items() if name != "packet"} for run in _earlier(workspace, key)
    ]


def _content(document: Json) -> Json:
    """Return what of a run is kept: hashes of the exhibits by name, codes found, exhibits that turned."""
    return {
        "files": {one["file"]: one["sha256"] for one in document["exhibits"]},
        "defects": sorted({one["code"] for one in document["defects"]}),
        "turned": {
            one["file"]: [why["code"] for why in one["reasons"]] for one in document["turned_exhibits"]
        },
        "outcome": document["assessment"]["outcome"],
    }


def _earlier(workspace: Workspace, key: str) -> list[Json]:
    return [
        {**entry.what, "at": entry.at}
        for entry in workspace.decisions.entries()
        if entry.action == ACTION and entry.what.get("packet") == key
    ]


def log_review(workspace: Workspace, document: Json, *, key: str, by: str, at: dt.datetime) -> None:
    """Write the run into the log of the workspace."""
    what = {"packet": key, **_content(document)}
    workspace.decisions.record(ACTION, by=by, why=f"review of {document['packet']}", at=at, what=what)


def with_history(workspace: Workspace, document: Json, *, key: str) -> Json:
    """Return the review with what earlier runs of the packet held and this one does not.

    Runs over the same files are one version, so that the same packet asked twice gives the same answer. An
    exhibit that turned in an earlier version and is gone now stays among the turned exhibits.
    """
    now = _content(document)
    versions = _versions(_earlier(workspace, key), now["files"])
    gone = _vanished(versions, now["files"])
    turned = [*document["turned_exhibits"], *_turned_before(versions, now["files"])]
    return {**document, "turned_exhibits": turned, "history": {"versions": versions, "changed": gone}}


def _versions(runs: list[Json], files: Json) -> list[Json]:
    """Return the versions of the packet before this one, each once, the oldest first."""
    found: dict[str, Json] = {}
    for run in runs:
        digest = hashlib.sha256(repr(sorted(run["files"].items())).encode()).hexdigest()[:16]
        if run["files"] != files:
            found.setdefault(
                digest, {"version": digest, **{key: value for key, value in run.items() if key != "packet"}}
            )
    return list(found.values())


def _vanished(versions: list[Json], files: Json) -> list[Json]:
    """Return the exhibits of earlier versions that are replaced or withdrawn now, each once."""
    rows: dict[tuple[str, str], Json] = {}
    for one in versions:
        for name, sha in one["files"].items():
            if sha and sha not in files.values():
                change = "replaced" if name in files else "withdrawn"
                rows[name, sha] = {"file": name, "sha256": sha, "change": change, "last_seen": one["at"]}
    return [rows[key] for key in sorted(rows)]


def _turned_before(versions: list[Json], files: Json) -> list[Json]:
    rows: dict[tuple[str, str], Json] = {}
    for one in versions:
        for name, codes in one["turned"].items():
            sha = one["files"].get(name, "")
            if sha and sha not in files.values():
                says = "it turned in an earlier version of this packet, and it is no longer filed"
                reasons = [
                    {"code": code, "says": says, "reason": "a turned exhibit does not vanish"}
                    for code in codes
                ]
                rows[name, sha] = {
                    "exhibit": "",
                    "file": name,
                    "sha256": sha,
                    "submitted_for": "",
                    "reasons": reasons,
                }
    return [rows[key] for key in sorted(rows)]


def open_log(folder: Path, *, at: dt.datetime) -> tuple[Workspace, bool]:
    """Return the workspace that keeps the log, and whether it was made for it just now."""
    if (folder / "workspace.json").exists():
        return Workspace.open(folder), False
    return Workspace.create(folder, created_at=at), True
