"""Evidence out of the workspace: one ZIP with originals, manifest, log rows with proofs, and its own verifier."""

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from importlib.resources import files as bundled
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unpick import __version__
from unpick.app.workspace import answer_head
from unpick.model.errors import UsageError

if TYPE_CHECKING:
    from unpick.store.decisions import Entry
    from unpick.store.workspace import Workspace

__all__ = ["export_evidence"]

LIMITS = (
    "A hash proves that bytes are unchanged since they were recorded, not that what they say is true.",
    "A time stamp proves that bytes existed by then, not who made them.",
    "Documents that are marked as protected are left out; whether others repeat them was not checked.",
)


def export_evidence(
    folder: Path, out: Path, *, at: dt.datetime, documents: Sequence[str] = ()
) -> dict[str, Any]:
    """Write originals with their proofs into a ZIP that verifies without the product.

    Args:
        documents: SHA-256 of originals, or their first 8 digits; none means all that are not protected.

    Raises:
        UsageError: an id names no original, or a protected or withdrawn one, or the output is there already.
        Tampered: the log is broken, or the bytes of an original are not as recorded.
    """
    from unpick.data.verify_export import pack, text_of
    from unpick.store.heads import log_tree, sign_head
    from unpick.store.snapshot import write_durably
    from unpick.store.workspace import Workspace

    if out.exists() or not out.parent.is_dir():
        raise UsageError(
            str(out), "the file is there already, or its folder is not", "give the name of a new file"
        )
    workspace = Workspace.open(folder)
    chosen = _chosen(workspace, documents)
    files = {f"items/{one['document']}": _bytes(folder, one["document"]) for one in chosen}
    tokens = _tokens(folder, workspace.decisions.entries(), {one["document"] for one in chosen}, files)
    files["prov.jsonld"] = text_of(_prov(chosen, at))
    files["verify.py"] = (bundled("unpick.data") / "verify_export.py").read_bytes()
    manifest = {
        "format": "unpick.evidence/1",
        "made": at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "unpick": __version__,
        "files": [
            {"path": path, "sha256": _sha(data), "bytes": len(data)} for path, data in sorted(files.items())
        ],
        "items": chosen,
        "tokens": tokens,
        "limits": list(LIMITS),
    }
    files["manifest.json"] = text_of(manifest)
    _check_chain(workspace)
    what = {"manifest": _sha(files["manifest.json"]), "items": len(chosen)}
    row = workspace.decisions.record("evidence", by="", why="", at=at, what=what)
    head = sign_head(folder, at=at)
    entries = workspace.decisions.entries()[: head.size]
    tree = log_tree(entries)
    told = [
        one for one in entries if one.hash == row or _concerns(one, {each["document"] for each in chosen})
    ]
    rows = [
        {"row": _row(one), "inclusion": [piece.hex() for piece in tree.inclusion(one.number - 1)]}
        for one in told
    ]
    files |= {
        "log.json": text_of({"format": "unpick.log/1", "rows": rows}),
        "head.json": text_of(head.as_dict()),
    }
    made = pack(files)
    write_durably(out, made)
    return {
        **answer_head("custody", at=at),
        "ok": True,
        "problems": [],
        "head": head.as_dict(),
        "file": str(out),
        "sha256": _sha(made),
        "items": len(chosen),
        "tokens": len(tokens),
        "rows_told": len(rows),
        "limits": list(LIMITS),
    }


def _chosen(workspace: "Workspace", documents: Sequence[str]) -> list[dict[str, Any]]:
    """Return what is told of each chosen document; protected ones are never among them."""
    with workspace.reader() as reader:
        columns = ["document", "name", "media_type", "title", "url", "dataset", "published", "protected"]
        rows = reader.table("document").select(columns).to_pylist()
    known = {row["document"]: row for row in rows}
    wanted = sorted(one for one, row in known.items() if not row["protected"])
    if documents:
        wanted = []
        for given in documents:
            found = [one for one in known if one == given or (len(given) >= 8 and one.startswith(given))]
            if len(found) != 1 or known[found[0]]["protected"]:
                said = "a protected source" if len(found) == 1 else f"{len(found)} documents"
                raise UsageError(
                    "custody export", f"'{given}' names {said}", "give the id of an open document"
                )
            wanted += found
    told = ("document", "name", "media_type", "title", "url", "dataset")
    return [
        {name: known[one][name] or "" for name in told}
        | {"captured_or_published": str(known[one]["published"] or "")[:10]}
        for one in sorted(set(wanted))
    ]


def _bytes(folder: Path, sha: str) -> bytes:
    from unpick.model.errors import Tampered

    try:
        data = (folder / "originals" / sha[:2] / sha).read_bytes()
    except OSError:
        data = b""
    if _sha(data) != sha:
        raise Tampered(
            f"originals/{sha[:2]}/{sha}", "it is missing or its bytes were changed", "run `unpick verify`"
        )
    return data


def _tokens(
    folder: Path, entries: Sequence["Entry"], items: set[str], files: dict[str, bytes]
) -> list[dict[str, str]]:
    """Add the kept tokens over exported items to the files and return what they are over."""
    found = list[dict[str, str]]()
    for entry in entries:
        if entry.action == "timestamp" and entry.what["document"] in items:
            name = f"tokens/{entry.what['token']}.tsr"
            files[name] = _bytes(folder, entry.what["token"])
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

    faults = workspace.decisions.faults()
    if faults:
        raise Tampered("decisions.sqlite", faults[0], "run `unpick verify`; a broken log is not signed")


def _prov(items: Sequence[Mapping[str, Any]], at: dt.datetime) -> dict[str, Any]:
    """Return the provenance in W3C PROV-O as JSON-LD: what each item is, and what made the export."""
    entities = [
        {
            "@id": f"urn:sha256:{one['document']}",
            "@type": "prov:Entity",
            "dcterms:title": one["title"] or one["name"],
            **({"prov:hadPrimarySource": {"@id": one["url"]}} if one["url"] else {}),
            **(
                {"prov:generatedAtTime": {"@value": one["captured_or_published"], "@type": "xsd:date"}}
                if one["captured_or_published"]
                else {}
            ),
        }
        for one in items
    ]
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


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
