"""Write a paper: the format by the ending of its name, the public volume unless the paper says otherwise."""

import dataclasses
import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unpick.app.evidence_seal import sha256_hex
from unpick.app.filing_zip import zip_paper
from unpick.model.errors import UsageError
from unpick.model.paper import Paper, Volume

if TYPE_CHECKING:
    from unpick.report.filing.volumes import Hidden

__all__ = ["FORMATS", "write_draft", "write_paper"]

FORMATS: Final = ("docx", "pdf", "html", "txt", "xlsx", "zip")
"""Endings that a paper can be written with."""


def write_draft(
    paper: Paper,
    document: Mapping[str, Any],
    out: Path | None,
    also: Sequence[str],
    *,
    folder: Path,
    hide: Path | None,
    at: dt.datetime,
) -> dict[str, Any]:
    """Write a draft that is not refused, and return its document with what was written.

    Args:
        document: of the draft. out, also: as `write_paper` takes them; None writes nothing. folder: of the workspace.
        hide: file of the persons whose names the public volume replaces.

    Raises:
        UsageError: as `write_paper`, or the file of persons cannot be read.
    """
    if out is None or paper.refused:
        return dict(document)
    from unpick.app.protect import read_passphrase
    from unpick.app.redact import read_people

    names = read_people(hide) if hide else ()
    opens = read_passphrase(None)
    written = write_paper(paper, out, also, folder=folder, names=names, at=at, passphrase=opens)
    return {
        **document,
        **written,
        "left_out": document["left_out"],
        "exhibits_left_out": written["left_out"],
    }


def write_paper(
    paper: Paper,
    out: Path,
    formats: Sequence[str] = (),
    *,
    folder: Path | None = None,
    names: Sequence[Sequence[str]] = (),
    at: dt.datetime | None = None,
    passphrase: str = "",
) -> dict[str, Any]:
    """Write a paper; nothing is written before everything is made.

    A ZIP of a confidential paper comes with the ZIP of its public volume, named `.public.zip`.

    Args:
        out: the file; its ending gives the format.
        formats: more endings, written beside it under the same name.
        folder: the workspace of the case: its secret makes the pseudonyms, else they are numbered; its log gets a row;
            the list of what was hidden stays in its `exports/`.
        names: persons to hide, each as the spellings of one person.
        at: when; needed with a workspace.
        passphrase: opens sealed exhibits for the ZIP of a confidential paper.

    Returns:
        `files` with path, format, volume, sha256 and bytes; `volume`; `ready`; `why_not`; `hidden`, how many
        replacements; `left_out`, exhibits that a ZIP does not hold and why.

    Raises:
        UsageError: an ending is unknown, the folder of the output does not exist, a ZIP is asked without workspace.
        Tampered: an exhibit is gone from the workspace, or its bytes were changed.
        MissingPart: what a format needs is not installed.
    """
    from unpick.app.life_release import released_of
    from unpick.report.filing.printed import why_not_ready
    from unpick.report.filing.volumes import Hidden, public_volume
    from unpick.store.workspace import Workspace

    wanted = _wanted(out, formats, folder, at)
    shown, hidden, key = paper, tuple[Hidden, ...](), _secret(folder)
    if paper.volume is Volume.PUBLIC:
        shown, hidden = public_volume(paper, key=key, names=names)
    plain = {ending: _render(ending)(shown) for ending in wanted if ending != "zip"}
    made = {out.with_suffix(f".{ending}"): (shown, data) for ending, data in plain.items()}
    left_out = list[dict[str, str]]()
    if "zip" in wanted and folder and at:
        volumes = {out.with_suffix(".zip"): shown}
        if paper.volume is Volume.CONFIDENTIAL:
            let_out = released_of(Workspace.open(folder), paper, at=at)
            public, hidden = public_volume(paper, key=key, names=names, released=let_out)
            volumes[out.with_suffix(".public.zip")] = public
        # Every format is made before the first row of the log: what fails leaves neither row nor file.
        texts = {path: _printed(one, plain if one is shown else {}) for path, one in volumes.items()}
        for path, one in volumes.items():
            data, without = zip_paper(
                one, texts[path], folder, at=at, names=names, key=key, passphrase=passphrase
            )
            made[path] = (one, data)
            left_out += [{"volume": one.volume.value, **each} for each in without]
    _write_all({path: data for path, (_, data) in made.items()})
    if folder and at:
        _keep_record(folder, paper, made, hidden, at)
    why = why_not_ready(shown)
    return {
        "files": [
            {
                "path": str(path),
                "format": path.suffix[1:],
                "volume": one.volume.value,
                "sha256": sha256_hex(data),
                "bytes": len(data),
            }
            for path, (one, data) in made.items()
        ],
        "volume": shown.volume.value,
        "ready": not why,
        "why_not": list(why),
        "hidden": len(hidden),
        "left_out": left_out,
    }


def _wanted(out: Path, formats: Sequence[str], folder: Path | None, at: dt.datetime | None) -> list[str]:
    """Return the endings, that of the file first, each once."""
    given = [one.lower().lstrip(".") for one in (out.suffix, *formats)]
    for one in given:
        if one not in FORMATS:
            raise UsageError(str(out), f"there is no format '{one}'", f"end the name in {_spoken()}")
    if not out.parent.is_dir():
        raise UsageError(str(out), "its folder does not exist", "make the folder first")
    taken = [one for one in given for path in (out.with_suffix(f".{one}"),) if path.exists()]
    if taken:
        # Somebody may have edited the draft since; her work is not written over.
        raise UsageError(str(out.with_suffix(f".{taken[0]}")), "the file is there already", "give a new name")
    if "zip" in given and (folder is None or at is None):
        raise UsageError(
            str(out),
            "a ZIP carries the proof of a workspace's log, and there is none",
            "name the workspace with --workspace",
        )
    return list(dict.fromkeys(given))


def _spoken() -> str:
    return ", ".join(f".{one}" for one in FORMATS[:-1]) + f" or .{FORMATS[-1]}"


def _printed(paper: Paper, known: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return a paper in every format that goes into a ZIP."""
    return {ending: known.get(ending) or _render(ending)(paper) for ending in FORMATS if ending != "zip"}


def _render(ending: str) -> Callable[[Paper], bytes]:
    from unpick.report.filing.docx_out import render_docx
    from unpick.report.filing.html_out import render_html
    from unpick.report.filing.pdf_out import render_pdf
    from unpick.report.filing.portal_out import render_portal
    from unpick.report.filing.xlsx_out import render_xlsx

    known: Mapping[str, Callable[[Paper], bytes]] = {
        "docx": render_docx,
        "html": render_html,
        "pdf": render_pdf,
        "txt": render_portal,
        "xlsx": render_xlsx,
    }
    return known[ending]


def _write_all(files: Mapping[Path, bytes]) -> None:
    """Write files so that a fault leaves none of them: all are whole on the disk before the first has its name."""
    from unpick.store.snapshot import write_durably

    waiting = {path.with_name(f".{path.name}.part"): path for path in files}
    try:
        for part, path in waiting.items():
            write_durably(part, files[path])
        for part, path in waiting.items():
            part.replace(path)
    except OSError as problem:
        raise UsageError(
            str(next(iter(files)).parent),
            f"it cannot be written ({problem.strerror})",
            "free space or choose another folder; no file was written",
        ) from None
    finally:
        for part in waiting:
            part.unlink(missing_ok=True)


def _keep_record(
    folder: Path,
    paper: Paper,
    made: Mapping[Path, tuple[Paper, bytes]],
    hidden: Sequence["Hidden"],
    at: dt.datetime,
) -> None:
    """Add a row to the log, and keep the list of what was hidden in `exports/`, which no export takes along."""
    from unpick.app.life_exports import rests_as_printed
    from unpick.store.snapshot import write_durably
    from unpick.store.workspace import Workspace

    sums = {path.name: sha256_hex(data) for path, (_, data) in made.items()}
    what: dict[str, Any] = {
        "case": paper.case,
        "form": paper.form,
        "volume": paper.volume.value,
        "files": sums,
        "hidden": len(hidden),
    }
    workspace = Workspace.open(folder)
    what["rests"] = rests_as_printed(workspace, paper)
    row = workspace.decisions.record("paper", by="", why="", at=at, what=what)
    if hidden:
        replaced = [dataclasses.asdict(one) for one in hidden]
        kept = {
            "format": "unpick.hidden/1",
            "case": paper.case,
            "row": row,
            "files": sums,
            "hidden": replaced,
        }
        data = json.dumps(kept, ensure_ascii=False, sort_keys=True, indent=1).encode() + b"\n"
        path = folder / "exports" / f"hidden-{row[:16]}.json"
        path.parent.mkdir(exist_ok=True)
        write_durably(path, data)


def _secret(folder: Path | None) -> bytes:
    """Return the secret of the workspace that makes pseudonyms; nothing without a workspace."""
    from unpick.store.sealed import PSEUDONYMS

    try:
        return (folder / "sealed" / PSEUDONYMS).read_bytes() if folder else b""
    except OSError:
        return b""
