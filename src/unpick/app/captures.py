"""Captures and time stamps into the workspace: checked first, then stored and logged, or nothing at all."""

import datetime as dt
import hashlib
from pathlib import Path
from typing import Any

from unpick.app.workspace import answer_head
from unpick.model.errors import UnreadableFile, UsageError

__all__ = ["import_capture", "keep_token", "write_request"]

LIMITS = (
    "A capture shows what a server sent to one machine at one time, as the tool that made it states.",
    "A time stamp proves that the bytes existed by then; it says nothing of who made them.",
)


def import_capture(folder: Path, file: Path, *, at: dt.datetime) -> dict[str, Any]:
    """Check a WARC, WACZ or ProofMode file and store it and what it captured as originals.

    Each captured body is an original of its own, with its address and the day of its capture, so that a
    statement can cite it. With any problem nothing is stored.

    Raises:
        UnreadableFile: the file is none of these, or cannot be read to its end.
    """
    from unpick.datasets.captures import read_capture
    from unpick.store.workspace import Workspace

    workspace = Workspace.open(folder)
    capture = read_capture(file)
    days = [_day(record.at, file.name) for record in capture.records]
    rows = [
        {
            "url": one.url,
            "at": one.at or None,
            "document": one.sha256,
            "media_type": one.media_type,
            "bytes": len(one.body),
        }
        for one in capture.records
    ]
    problems = list(capture.problems)
    if not problems:
        with workspace.loading(at=at, note=f"capture {file.name}") as load:
            first = min((day for day in days if day), default=at.date())
            load.add_original(file, name=file.name, dataset="captures", public_from=first, published=first)
            for record, day in zip(capture.records, days, strict=True):
                if record.body:
                    load.add_original(
                        record.body,
                        name=record.url.rpartition("/")[2] or record.url,
                        dataset="captures",
                        public_from=day or at.date(),
                        published=day,
                        url=record.url,
                        title=f"{record.url}, captured {record.at or 'at a time not stated'}",
                        media_type=record.media_type,
                    )
        what = {"file": capture.sha256, "form": capture.form, "records": rows}
        workspace.decisions.record("capture", by="", why="", at=at, what=what)
    return {
        **answer_head("capture", at=at),
        "ok": not problems,
        "problems": problems,
        "form": capture.form,
        "document": capture.sha256,
        "records": rows,
        "notes": list(capture.notes),
        "stored": not problems,
        "limits": list(LIMITS),
    }


def write_request(file: Path, out: Path, *, at: dt.datetime) -> dict[str, Any]:
    """Write a request for a time stamp over a file; nothing is sent.

    Raises:
        UsageError: the output is there already.
    """
    from unpick.store.snapshot import write_durably
    from unpick.store.timestamps import make_request

    if out.exists():
        raise UsageError(str(out), "the file is there already", "give the name of a new file with --out")
    data = file.read_bytes()
    write_durably(out, make_request(data))
    return {
        **answer_head("capture", at=at),
        "ok": True,
        "problems": [],
        "document": hashlib.sha256(data).hexdigest(),
        "file": str(out),
        "limits": list(LIMITS),
    }


def keep_token(folder: Path, file: Path, token: Path, root: Path, *, at: dt.datetime) -> dict[str, Any]:
    """Verify a token offline, keep it as it came, and log its hash.

    Raises:
        UsageError: the token does not hold for the file under the root.
    """
    from unpick.store.timestamps import verify_token
    from unpick.store.workspace import Workspace

    workspace = Workspace.open(folder)
    data, raw, roots = file.read_bytes(), token.read_bytes(), root.read_bytes()
    stamp = verify_token(data, raw, roots)
    with workspace.loading(at=at, note="time stamp") as load:
        load.add_original(
            token,
            name=token.name,
            dataset="timestamps",
            public_from=dt.date.fromisoformat(stamp.at[:10]),
            media_type="application/timestamp-reply",
        )
    what = {
        "document": hashlib.sha256(data).hexdigest(),
        "token": hashlib.sha256(raw).hexdigest(),
        "root": hashlib.sha256(roots).hexdigest(),
        "stamped": stamp.at,
        "by": stamp.by,
    }
    workspace.decisions.record("timestamp", by="", why="", at=at, what=what)
    return {
        **answer_head("capture", at=at),
        "ok": True,
        "problems": [],
        "document": what["document"],
        "timestamp": what,
        "stored": True,
        "limits": list(LIMITS),
    }


def _day(at: str, name: str) -> dt.date | None:
    if not at:
        return None
    try:
        return dt.datetime.fromisoformat(at.replace("Z", "+00:00")).astimezone(dt.UTC).date()
    except ValueError:
        raise UnreadableFile(name, f"'{at}' is no time of capture", "get the file anew") from None
