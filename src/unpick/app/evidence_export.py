"""Evidence out of the workspace: one ZIP with originals, manifest, log rows with proofs, and its own verifier."""

import datetime as dt
from collections.abc import Mapping, Sequence
from importlib.resources import files as bundled
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unpick import __version__
from unpick.app.evidence_seal import kept_bytes, kept_tokens, provenance, seal_files, sha256_hex
from unpick.app.workspace import answer_head
from unpick.model.errors import UsageError

if TYPE_CHECKING:
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
    from unpick.data.verify_export import text_of
    from unpick.store.snapshot import write_durably
    from unpick.store.workspace import Workspace

    if out.exists() or not out.parent.is_dir():
        raise UsageError(
            str(out), "the file is there already, or its folder is not", "give the name of a new file"
        )
    workspace = Workspace.open(folder)
    chosen = _chosen(workspace, documents)
    files = {f"items/{one['document']}": kept_bytes(folder, one["document"]) for one in chosen}
    tokens = kept_tokens(folder, workspace.decisions.entries(), {one["document"] for one in chosen}, files)
    files["prov.jsonld"] = text_of(provenance(_entities(chosen), at))
    files["verify.py"] = (bundled("unpick.data") / "verify_export.py").read_bytes()
    manifest = {
        "format": "unpick.evidence/1",
        "made": at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "unpick": __version__,
        "files": [
            {"path": path, "sha256": sha256_hex(data), "bytes": len(data)}
            for path, data in sorted(files.items())
        ],
        "items": chosen,
        "tokens": tokens,
        "limits": list(LIMITS),
    }
    files["manifest.json"] = text_of(manifest)
    made = seal_files(
        workspace, files, about={"items": len(chosen)}, items={each["document"] for each in chosen}, at=at
    )
    write_durably(out, made.data)
    return {
        **answer_head("custody", at=at),
        "ok": True,
        "problems": [],
        "head": made.head.as_dict(),
        "file": str(out),
        "sha256": sha256_hex(made.data),
        "items": len(chosen),
        "tokens": len(tokens),
        "rows_told": made.rows,
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


def _entities(items: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return what each item is, in the words of PROV-O."""
    return [
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
