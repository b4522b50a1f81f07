"""What makes an export provable: the originals as recorded, the rows of the log with their proofs, a signed head."""

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unpick import __version__

if TYPE_CHECKING:
    from unpick.store.decisions import Entry
    from unpick.store.heads import Head
    from unpick.store.workspace import Workspace

__all__ = ["SealedFiles", "kept_bytes", "kept_tokens", "provenance", "seal_files", "sha256_hex"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedFiles:
    """A ZIP that verifies without the product, the head it was signed under, and how many rows it tells."""

    data: bytes
    head: "Head"
    rows: int


def seal_files(
    workspace: "Workspace",
    files: Mapping[str, bytes],
    *,
    about: Mapping[str, Any],
    items: set[str],
    at: dt.datetime,
) -> SealedFiles:
    """Record an export in the log, sign the head after it, and return all of it as one ZIP.

    Args:
        files: by path, `manifest.json` among them. about: what the row of the log says beside the manifest's hash.
        items: SHA-256 of originals whose own rows of the log may be told.

    Raises:
        Tampered: the log is broken; a broken log is not signed.
    """
    from unpick.data.verify_export import pack, text_of
    from unpick.store.heads import log_tree, sign_head

    _check_chain(workspace)
    what = {"manifest": sha256_hex(files["manifest.json"]), **about}
    row = workspace.decisions.record("evidence", by="", why="", at=at, what=what)
    head = sign_head(workspace.folder, at=at)
    entries = workspace.decisions.entries()[: head.size]
    tree = log_tree(entries)
    rows = [
        {"row": _row(one), "inclusion": [piece.hex() for piece in tree.inclusion(one.number - 1)]}
        for one in entries
        if one.hash == row or _concerns(one, items)
    ]
    log = text_of({"format": "unpick.log/1", "rows": rows})
    data = pack({**files, "log.json": log, "head.json": text_of(head.as_dict())})
    return SealedFiles(data=data, head=head, rows=len(rows))


def kept_bytes(folder: Path, sha: str) -> bytes:
    """Return an original.

    Raises:
        Tampered: it is missing, or its bytes are not as recorded.
    """
    from unpick.model.errors import Tampered

    try:
        data = (folder / "originals" / sha[:2] / sha).read_bytes()
    except OSError:
        data = b""
    if sha256_hex(data) != sha:
        raise Tampered(
            f"originals/{sha[:2]}/{sha}", "it is missing or its bytes were changed", "run `unpick verify`"
        )
    return data


def kept_tokens(
    folder: Path, entries: Sequence["Entry"], items: set[str], files: dict[str, bytes]
) -> list[dict[str, str]]:
    """Add the kept tokens over exported items to the files and return what they are over."""
    found = list[dict[str, str]]()
    for entry in entries:
        if entry.action == "timestamp" and entry.what["document"] in items:
            name = f"tokens/{entry.what['token']}.tsr"
            files[name] = kept_bytes(folder, entry.what["token"])
            found.append(
                {"path": f"items/{entry.what['document']}", "token": name, "stamped": entry.what["stamped"]}
            )
    return found


def _concerns(entry: "Entry", items: set[str]) -> bool:
    """Tell whether a row is about exported items alone, so that it may be shown."""
    if entry.action == "timestamp":
        return entry.what["document"] in items
    if entry.action == "capture":
        return {
            entry.what["file"],
            *(one["document"] for one in entry.what["records"] if one["bytes"]),
        } <= items
    return False


def _row(entry: "Entry") -> dict[str, Any]:
    names = ("number", "at", "action", "by", "why", "what", "before", "hash")
    return {name: getattr(entry, name) for name in names}


def _check_chain(workspace: "Workspace") -> None:
    from unpick.model.errors import Tampered
    from unpick.store.heads import drop_kept_tree

    faults = workspace.decisions.faults()
    if faults:
        raise Tampered("decisions.sqlite", faults[0], "run `unpick verify`; a broken log is not signed")
    drop_kept_tree(workspace.folder)


def provenance(entities: Sequence[Mapping[str, Any]], at: dt.datetime) -> dict[str, Any]:
    """Return provenance in W3C PROV-O as JSON-LD: what each entity is, and what made the export."""
    export = {
        "@id": "urn:unpick:export",
        "@type": "prov:Activity",
        "prov:endedAtTime": {
            "@value": at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "@type": "xsd:dateTime",
        },
        "prov:used": [{"@id": one["@id"]} for one in entities],
        "prov:wasAssociatedWith": {"@id": "urn:unpick:software"},
    }
    software = {
        "@id": "urn:unpick:software",
        "@type": "prov:SoftwareAgent",
        "dcterms:title": f"unpick {__version__}",
    }
    context = {
        "prov": "http://www.w3.org/ns/prov#",
        "dcterms": "http://purl.org/dc/terms/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
    return {"@context": context, "@graph": [*entities, export, software]}


def sha256_hex(data: bytes) -> str:
    """Return the SHA-256 of some bytes in hex."""
    return hashlib.sha256(data).hexdigest()
