"""A ZIP that somebody handed over: what of it holds, without a workspace and without the network."""

import datetime as dt
import json
import zipfile
from pathlib import Path
from typing import Any, Final

from unpick.app.workspace import answer_head
from unpick.model.errors import UnreadableFile, UsageError

__all__ = ["check_received"]

_MOST: Final = 4_000_000_000
"""Bytes of an export that are read; a hearing bundle of scans has a tenth of it."""

LIMITS: Final = (
    "What holds proves that bytes are unchanged since they were recorded, not that what they say is true.",
    "The verifier inside a ZIP is not used: this program brings its own.",
)


def check_received(
    file: Path,
    *,
    at: dt.datetime,
    head: Path | None = None,
    token: Path | None = None,
    root: Path | None = None,
) -> dict[str, Any]:
    """Check an evidence export or the ZIP of a paper and return the document of `unpick verify`.

    Args:
        head: a signed head that was got another way; its key must be the one that signed this ZIP.
        token: an RFC 3161 answer over the ZIP itself. root: certificate of its authority in PEM, also for tokens inside.

    Raises:
        UnreadableFile: it is no ZIP, is too large, or the head or a certificate cannot be read.
        UsageError: a token is given without its root.
    """
    from unpick.data.verify_export import check_head, unpack, verify

    if token and not root:
        raise UsageError("--token", "the root of its authority is missing", "give --root FILE.pem")
    data = _read(file, file.name)
    _refuse_packed(file)
    roots = _read(root, root.name) if root else None
    faults, gaps = verify(data, None, roots)
    if head and not faults:
        known = _head(head)
        gaps = [gap for gap in gaps if "--head" not in gap]
        more, open_ones = check_head(json.loads(unpack(data)["head.json"]), known)
        faults, gaps = [*faults, *more], [*gaps, *(one for one in open_ones if one not in gaps)]
    stamped = ""
    if token and roots is not None:
        stamped, fault = _stamp(data, _read(token, token.name), roots)
        faults += [fault] if fault else []
    files = [] if faults else json.loads(unpack(data)["manifest.json"])["files"]
    return {
        **answer_head("verify", at=at),
        "ok": not faults,
        "problems": [_problem(fault) for fault in faults],
        "checked": {"files": len(files)},
        "not_checked": gaps,
        "stamped": stamped,
        "left_out": list(LIMITS),
    }


def _refuse_packed(file: Path) -> None:
    """Refuse a ZIP before a byte of it is unpacked, where no export of ours looks like it."""
    try:
        with zipfile.ZipFile(file) as held:
            listed = held.infolist()
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as problem:
        raise UnreadableFile(file.name, f"it is no ZIP that can be read ({problem})", "get it anew") from None
    packed = next((one.filename for one in listed if one.compress_type != zipfile.ZIP_STORED), None)
    if packed is not None:
        raise UnreadableFile(
            file.name,
            f"'{packed[:80]}' in it is compressed; an export holds its files as they are",
            "ask for the export as it was made",
        )


def _read(file: Path, name: str) -> bytes:
    try:
        if file.stat().st_size > _MOST:
            raise UnreadableFile(name, "it has more than 4 GB", "ask for it in parts")
        return file.read_bytes()
    except OSError as problem:
        raise UnreadableFile(name, f"it cannot be read ({problem.strerror})", "check the path") from None


def _head(file: Path) -> dict[str, Any]:
    from unpick.store.heads import read_head

    return read_head(file).as_dict()


def _stamp(data: bytes, token: bytes, roots: bytes) -> tuple[str, str]:
    """Return the authority's time over the ZIP, and the fault where the token does not hold."""
    from unpick.store.timestamps import verify_token

    try:
        return verify_token(data, token, roots).at, ""
    except UsageError as problem:
        return "", f"time stamp: {problem.wrong}"


def _problem(fault: str) -> dict[str, str]:
    part, _, said = fault.partition(": ")
    return {
        "part": part,
        "problem": said or fault,
        "remedy": "ask whoever sent it for the export as it was made; rely on nothing in this one",
    }
