"""A paper with its exhibits as one ZIP: manifest, provenance, the log's proof, and the verifier of evidence exports."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from importlib.resources import files as bundled
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unpick import __version__
from unpick.app.evidence_seal import kept_bytes, kept_tokens, provenance, seal_files, sha256_hex
from unpick.model.errors import Tampered, UsageError
from unpick.model.paper import Annex, Paper, Volume

if TYPE_CHECKING:
    from unpick.store.workspace import Workspace

__all__ = ["zip_paper"]

LIMITS: Final = (
    "A hash proves that bytes are unchanged since they were recorded, not that what they say is true.",
    "In a public volume exhibits are copies: `original` is the hash of what the workspace keeps, `sha256` that of the copy.",
)
_ENDINGS: Final = (
    (b"%PDF", "pdf"), (b"\xff\xd8\xff", "jpg"), (b"\x89PNG", "png"), (b"GIF8", "gif"), (b"II*\0", "tif"), (b"MM\0*", "tif"),
)  # fmt: skip


def zip_paper(
    paper: Paper,
    printed: Mapping[str, bytes],
    folder: Path,
    *,
    at: dt.datetime,
    names: Sequence[Sequence[str]] = (),
    key: bytes = b"",
    passphrase: str = "",
) -> tuple[bytes, list[dict[str, str]]]:
    """Return the ZIP of one volume, and the exhibits that are not in it with the reason.

    The row of the log and the signed head over it are made here, after everything else: what fails leaves no row.

    Args:
        paper: as the readers of this volume see it. printed: the paper by ending. folder: the workspace.
        names, key: persons to hide in a public volume, and the secret that makes their pseudonyms.
        passphrase: opens sealed exhibits for a confidential volume; without it they are left out.

    Raises:
        Tampered: an exhibit is gone from the workspace or its bytes were changed, or the log is broken.
        UsageError: an exhibit that counts as open is marked as protected in the workspace.
    """
    from unpick.data.verify_export import text_of
    from unpick.store.workspace import Workspace

    workspace = Workspace.open(folder)
    _refuse_protected(workspace, paper)
    files = {f"paper/{paper.form}.{ending}": data for ending, data in printed.items()}
    items, left_out = _exhibits(paper, folder, files, names=names, key=key, passphrase=passphrase)
    kept = {one["original"] for one in items if one["original"] == one["sha256"]}
    tokens = list[dict[str, str]]()
    if paper.volume is Volume.CONFIDENTIAL:
        tokens = _tokens(workspace, items, kept, files)
    files["prov.jsonld"] = text_of(_provenance(paper, files, items, at))
    files["verify.py"] = (bundled("unpick.data") / "verify_export.py").read_bytes()
    manifest = {
        "format": "unpick.evidence/1",
        "made": at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "unpick": __version__,
        "paper": _about(paper),
        "files": [
            {"path": path, "sha256": sha256_hex(data), "bytes": len(data)}
            for path, data in sorted(files.items())
        ],
        "items": items,
        "left_out": left_out,
        "tokens": tokens,
        "limits": list(LIMITS),
    }
    files["manifest.json"] = text_of(manifest)
    # Rows about exhibits carry who did what; the public volume tells its own row alone.
    told = kept if paper.volume is Volume.CONFIDENTIAL else set[str]()
    about = {"paper": paper.case, "form": paper.form, "volume": paper.volume.value, "items": len(items)}
    return seal_files(workspace, files, about=about, items=told, at=at).data, left_out


def _about(paper: Paper) -> dict[str, Any]:
    from unpick.report.filing.printed import why_not_ready

    why = why_not_ready(paper)
    return {
        "form": paper.form,
        "title": paper.title,
        "case": paper.case,
        "volume": paper.volume.value,
        "on": paper.on.isoformat() if paper.on else "",
        "known_at": paper.known_at.isoformat(),
        "asked_at": paper.asked_at.isoformat(),
        "ready": not why,
        "why_not": list(why),
        "watermark": paper.watermark,
    }


def _refuse_protected(workspace: "Workspace", paper: Paper) -> None:
    """Refuse a public paper one of whose open exhibits is marked as protected in the workspace."""
    if paper.volume is Volume.CONFIDENTIAL:
        return
    with workspace.reader() as reader:
        rows = reader.table("document").select(["document", "protected"]).to_pylist()
    protected = {row["document"] for row in rows if row["protected"]}
    for annex in paper.annexes:
        if annex.sha256 in protected:
            raise UsageError(
                f"annex {annex.label}",
                "the workspace marks it as a protected source, the paper as an open one",
                "mark the annex as protected, or print the confidential volume",
            )


def _exhibits(
    paper: Paper,
    folder: Path,
    files: dict[str, bytes],
    *,
    names: Sequence[Sequence[str]],
    key: bytes,
    passphrase: str,
) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Add the exhibits to the files; return what is told of each, and of those that are left out."""
    from unpick.app.filing_copies import Copy, clean_copy

    items, left_out = list[dict[str, str]](), list[dict[str, str]]()
    for annex in paper.annexes:
        data = _held(annex, folder, passphrase if paper.volume is Volume.CONFIDENTIAL else "")
        if data is None:
            why = "a protected source stays sealed" if annex.protected else "the paper holds a reference only"
            if annex.protected and paper.volume is Volume.CONFIDENTIAL:
                why += "; the variable UNPICK_PASSPHRASE opens it"
            left_out.append({"label": annex.label, "why": why})
            continue
        copy = Copy(data=data, ending=_ending(data), how="as it was recorded")
        if paper.volume is Volume.PUBLIC:
            copy = clean_copy(data, annex.label, names=names, key=key)
        if not copy.data:
            left_out.append({"label": annex.label, "why": copy.how})
            continue
        path = _path(annex.label, copy.ending, files)
        files[path] = copy.data
        items.append(
            {
                "label": annex.label,
                "title": annex.title,
                "path": path,
                "sha256": sha256_hex(copy.data),
                # A sealed exhibit is cited by a commitment, which is no hash of its bytes.
                "original": sha256_hex(data),
                "how": copy.how,
            }
        )
    return items, left_out


def _held(annex: Annex, folder: Path, passphrase: str) -> bytes | None:
    """Return the bytes of an exhibit, nothing when the workspace holds none that may be opened."""
    from unpick.store.sealed import open_sealed

    if not annex.sha256:
        return None
    if annex.protected and (folder / "sealed" / annex.sha256).is_file():
        return open_sealed(folder, annex.sha256, passphrase=passphrase)[1] if passphrase else None
    if annex.protected and not (folder / "originals" / annex.sha256[:2] / annex.sha256).exists():
        return None
    try:
        return kept_bytes(folder, annex.sha256)
    except Tampered as fault:
        raise Tampered(f"annex {annex.label}, {fault.read}", fault.wrong, fault.remedy) from None


def _ending(data: bytes) -> str:
    if data.startswith(b"PK\x03\x04"):
        kinds = ((b"word/", "docx"), (b"xl/", "xlsx"), (b"ppt/", "pptx"))
        return next((ending for mark, ending in kinds if mark in data), "zip")
    known = [ending for mark, ending in _ENDINGS if data.startswith(mark)]
    if known:
        return known[0]
    try:
        data.decode()
    except UnicodeDecodeError:
        return "bin"
    return "txt"


def _path(label: str, ending: str, files: Mapping[str, bytes]) -> str:
    """Return a path in plain letters that no other exhibit has; a portal refuses other names."""
    name = re.sub(r"[^A-Za-z0-9-]+", "-", label).strip("-") or "annex"
    path, number = f"annexes/{name}.{ending}", 1
    while path in files:
        number += 1
        path = f"annexes/{name}-{number}.{ending}"
    return path


def _tokens(
    workspace: "Workspace", items: Sequence[Mapping[str, str]], kept: set[str], files: dict[str, bytes]
) -> list[dict[str, str]]:
    """Add the kept time stamps over exhibits that go as they are, each on the path of its exhibit."""
    paths = {one["original"]: one["path"] for one in items}
    found = kept_tokens(workspace.folder, workspace.decisions.entries(), kept, files)
    return [{**one, "path": paths[one["path"].removeprefix("items/")]} for one in found]


def _provenance(
    paper: Paper, files: Mapping[str, bytes], items: Sequence[Mapping[str, str]], at: dt.datetime
) -> dict[str, Any]:
    """Return what each file is and what it was made from; a copy was derived from its original."""
    known = {annex.label: annex for annex in paper.annexes}
    entities = dict[str, dict[str, Any]]()
    for one in items:
        annex, name = known[one["label"]], f"urn:sha256:{one['original']}"
        entities[name] = {
            "@id": name,
            "@type": "prov:Entity",
            "dcterms:title": annex.title,
            **({"prov:hadPrimarySource": {"@id": annex.url}} if annex.url else {}),
            **(
                {"prov:generatedAtTime": {"@value": annex.captured.isoformat(), "@type": "xsd:date"}}
                if annex.captured
                else {}
            ),
        }
        if one["sha256"] != one["original"]:
            entities[f"urn:sha256:{one['sha256']}"] = {
                "@id": f"urn:sha256:{one['sha256']}",
                "@type": "prov:Entity",
                "dcterms:title": f"{one['label']}, {one['how']}",
                "prov:wasDerivedFrom": {"@id": name},
            }
    rests = [{"@id": f"urn:sha256:{one['original']}"} for one in items]
    for path, data in sorted(files.items()):
        if path.startswith("paper/"):
            name = f"urn:sha256:{sha256_hex(data)}"
            about = {"@id": name, "@type": "prov:Entity", "dcterms:title": path}
            entities[name] = {**about, "prov:wasDerivedFrom": rests}
    return provenance(list(entities.values()), at)
