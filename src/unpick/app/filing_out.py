"""Write a paper: the format by the ending of its name, the public volume unless the paper says otherwise."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from unpick.model.errors import UsageError
from unpick.model.paper import Paper, Volume

__all__ = ["FORMATS", "write_paper"]

FORMATS: Final = ("docx", "pdf", "html", "txt", "xlsx")
"""Endings that a paper can be written with."""


def write_paper(
    paper: Paper,
    out: Path,
    formats: Sequence[str] = (),
    *,
    folder: Path | None = None,
    names: Sequence[Sequence[str]] = (),
) -> dict[str, Any]:
    """Write a paper and return what was written; either every file is there afterwards, or none is new.

    Args:
        out: the file; its ending gives the format.
        formats: more endings, written beside it under the same name.
        folder: the workspace of the case; its secret makes the pseudonyms, else they are numbered.
        names: persons to hide, each as the spellings of one person.

    Returns:
        `files` with path, format, sha256 and bytes; `volume`; `ready`; `why_not`; `hidden`, how many replacements.

    Raises:
        UsageError: an ending is unknown, the folder of the output does not exist, or Typst refuses the paper.
        MissingPart: what a format needs is not installed.
    """
    from unpick.report.filing.printed import why_not_ready
    from unpick.report.filing.volumes import public_volume
    from unpick.store.snapshot import write_durably

    wanted = _wanted(out, formats)
    shown, hidden = paper, 0
    if paper.volume is Volume.PUBLIC:
        shown, replaced = public_volume(paper, key=_secret(folder), names=names)
        hidden = len(replaced)
    made = {out.with_suffix(f".{ending}"): _render(ending)(shown) for ending in wanted}
    for path, data in made.items():
        write_durably(path, data)
    why = why_not_ready(shown)
    return {
        "files": [
            {
                "path": str(path),
                "format": path.suffix[1:],
                "sha256": hashlib.sha256(data).hexdigest(),
                "bytes": len(data),
            }
            for path, data in made.items()
        ],
        "volume": shown.volume.value,
        "ready": not why,
        "why_not": list(why),
        "hidden": hidden,
    }


def _wanted(out: Path, formats: Sequence[str]) -> list[str]:
    """Return the endings, that of the file first, each once."""
    given = [one.lower().lstrip(".") for one in (out.suffix, *formats)]
    for one in given:
        if one not in FORMATS:
            raise UsageError(str(out), f"there is no format '{one}'", f"end the name in {_spoken()}")
    if not out.parent.is_dir():
        raise UsageError(str(out), "its folder does not exist", "make the folder first")
    return list(dict.fromkeys(given))


def _spoken() -> str:
    return ", ".join(f".{one}" for one in FORMATS[:-1]) + f" or .{FORMATS[-1]}"


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


def _secret(folder: Path | None) -> bytes:
    """Return the secret of the workspace that makes pseudonyms; nothing without a workspace."""
    from unpick.store.sealed import PSEUDONYMS

    try:
        return (folder / "sealed" / PSEUDONYMS).read_bytes() if folder else b""
    except OSError:
        return b""
