"""Captures and time stamps into the workspace: checked first, then stored and logged, or nothing at all."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unpick.app.workspace import answer_head
from unpick.model.errors import MissingPart, UnreadableFile, UsageError

if TYPE_CHECKING:
    from unpick.datasets.captures import Record
    from unpick.datasets.opentimestamps import Proof

__all__ = ["import_capture", "keep_proof", "keep_token", "read_provenance", "write_request"]

LIMITS = (
    "A capture shows what a server sent to one machine at one time, as the tool that made it states.",
    "A time stamp proves that the bytes existed by then; it says nothing of who made them.",
)


def import_capture(folder: Path, file: Path, *, at: dt.datetime) -> dict[str, Any]:
    """Check a WARC, WACZ, ProofMode or auto-archiver capture and store it and what it captured as originals.

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
            # A folder has no bytes of its own; the list of its files with their hashes stands for it.
            whole = capture.listing if file.is_dir() else file
            load.add_original(whole, name=file.name, dataset="captures", public_from=first, published=first)
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
        "provenance": _provenance(capture.records),
        "notes": list(capture.notes),
        "stored": not problems,
        "limits": list(LIMITS),
    }


def read_provenance(file: Path, *, at: dt.datetime) -> dict[str, Any]:
    """Read the C2PA manifest of a file: what it claims, whether the file is what was signed. Nothing is stored or fetched.

    Raises:
        MissingPart: c2pa-python is not installed.
        UnreadableFile: the file cannot be read, or is of a kind without C2PA.
    """
    from unpick.datasets.c2pa import read_manifest_store

    data = _bytes_of(file)
    found = read_manifest_store(data, file.name)
    told = [{"document": hashlib.sha256(data).hexdigest(), **found.as_dict()}] if found else []
    none = "there is no C2PA manifest in it, as in most files: that says nothing of the file"
    return {
        **answer_head("capture", at=at),
        "ok": not found or not found.problems,
        "problems": [f"{file.name}: {one}" for one in found.problems] if found else [],
        "document": hashlib.sha256(data).hexdigest(),
        "provenance": told,
        "notes": [] if found else [none],
        "limits": [_C2PA_LIMIT],
    }


def keep_proof(
    folder: Path, file: Path, proof: Path, *, at: dt.datetime, header: Path | None = None
) -> dict[str, Any]:
    """Compute an OpenTimestamps proof over a file offline, keep it as it came, and log what it leads to.

    Args:
        header: a file with the 80 bytes of the block's header, in hex or as they are; without it the block is named
            and not checked.

    Raises:
        UnreadableFile: the proof or the header cannot be read.
        UsageError: the proof is over other bytes, or the header does not carry what it attests.
    """
    from unpick.datasets.opentimestamps import read_proof
    from unpick.store.workspace import Workspace

    workspace = Workspace.open(folder)
    data, raw = _bytes_of(file), _bytes_of(proof)
    read = read_proof(raw, proof.name)
    sha = hashlib.sha256(data).hexdigest()
    if (read.algorithm, read.digest) != ("SHA-256", sha):
        raise UsageError(
            f"proof '{proof.name}'",
            f"it is over the {read.algorithm} '{read.digest[:16]}', '{file.name}' has '{sha[:16]}'",
            "give the file that was stamped, unchanged",
        )
    stamped = _block_day(read, header) if header else None
    with workspace.loading(at=at, note="OpenTimestamps proof") as load:
        media = "application/vnd.opentimestamps"
        load.add_original(
            proof, name=proof.name, dataset="timestamps", public_from=at.date(), media_type=media
        )
    attested = [
        {"kind": one.kind, "calendar": one.calendar, "height": one.height, "message": one.message}
        for one in read.attestations
    ]
    what = {
        "document": sha,
        "proof": hashlib.sha256(raw).hexdigest(),
        "attestations": attested,
        "stamped": stamped,
    }
    workspace.decisions.record("opentimestamps", by="", why="", at=at, what=what)
    return {
        **answer_head("capture", at=at),
        "ok": True,
        "problems": [],
        "document": sha,
        "proof": what,
        "notes": _proof_notes(read.is_pending, stamped),
        "stored": True,
        "limits": list(LIMITS[1:]),
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


_C2PA_LIMIT = (
    "A C2PA signature shows that a claim was not altered since it was signed; who the signer is was not checked, and no "
    "list of trusted signers is used. Nothing was fetched."
)


def _provenance(records: "Sequence[Record]") -> list[dict[str, Any]]:
    """Return what the C2PA manifests of captured media claim; what cannot be read is told, and stops nothing."""
    from unpick.datasets.c2pa import has_manifest, read_manifest_store

    found = list[dict[str, Any]]()
    for one in records:
        if not has_manifest(one.body):
            continue
        told: dict[str, Any] = {"document": one.sha256}
        try:
            read = read_manifest_store(one.body, one.url.rpartition("/")[2])
        except (MissingPart, UnreadableFile) as fault:
            found.append(
                {**told, "problems": [fault.wrong], "binding": "not stated", "signature": "not checked"}
            )
            continue
        found += [{**told, **read.as_dict()}] if read else []
    return found


def _block_day(proof: "Proof", header: Path) -> str:
    from unpick.datasets.opentimestamps import block_time

    raw = _bytes_of(header)
    try:
        raw = raw if len(raw) == 80 else bytes.fromhex(raw.decode("ascii").strip())
    except (ValueError, UnicodeDecodeError):
        raise UnreadableFile(
            header.name, "it is no header of a block", "give its 80 bytes, or 160 digits of hex"
        ) from None
    for one in proof.attestations:
        seconds = block_time(raw, one.message) if one.kind == "bitcoin" else None
        if seconds is not None:
            return dt.datetime.fromtimestamp(seconds, dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    raise UsageError(
        f"header '{header.name}'",
        "it does not carry what the proof attests, or not the work that it states",
        "give the header of the block whose height the proof names",
    )


def _proof_notes(pending: bool, stamped: str | None) -> list[str]:
    if stamped:
        return [
            "That the block is in the chain that others know is for you to see, by its height; no network was used."
        ]
    if pending:
        return [
            "Only calendar servers promise it so far: upgrade the proof with the OpenTimestamps client, then keep it again."
        ]
    return [
        "The block is named and was not checked: give its header with --header, or compare its Merkle root."
    ]


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as problem:
        raise UnreadableFile(file.name, f"it cannot be read ({problem.strerror})", "check the path") from None


def _day(at: str, name: str) -> dt.date | None:
    if not at:
        return None
    try:
        return dt.datetime.fromisoformat(at.replace("Z", "+00:00")).astimezone(dt.UTC).date()
    except ValueError:
        raise UnreadableFile(name, f"'{at}' is no time of capture", "get the file anew") from None
