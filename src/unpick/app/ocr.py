"""Text in pictures through Tesseract, in a child process; where it is missing or dies, nothing is read."""

import io
import shutil
import subprocess
from typing import TYPE_CHECKING, Final

from unpick.exhibits.redact import Box, Glyph

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["has_ocr", "read_words"]

_SECONDS: Final = 60
"""Time limit for one page: an A4 page at 200 dpi takes about two seconds."""

_COLUMNS: Final = 12
"""Columns of Tesseract's TSV: level, page, block, par, line, word, left, top, width, height, conf, text."""


def has_ocr() -> bool:
    """Tell whether Tesseract is on this machine."""
    return shutil.which("tesseract") is not None


def read_words(
    picture: "Image", *, page: int = 0, languages: str = "", least: float = -1.0
) -> list[Glyph] | None:
    """Return the words that Tesseract reads in a picture; None when it is missing, dies or takes too long.

    Args:
        languages: as Tesseract names them, such as eng+kor; by default all of eng, kor, chi_sim it has.
        least: confidence, 0 to 100, from which a word is taken.
    """
    if not has_ocr():
        return None
    held = io.BytesIO()
    picture.save(held, "PNG")
    command = [
        shutil.which("tesseract") or "",
        "stdin",
        "stdout",
        "-l",
        languages or _languages(),
        "--psm",
        "11",
        "tsv",
    ]
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command, the picture comes on stdin
            command, input=held.getvalue(), capture_output=True, check=False, timeout=_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    if done.returncode:
        return None
    words = list[Glyph]()
    for line in done.stdout.decode("utf-8", "replace").splitlines()[1:]:
        cells = line.split("\t")
        if len(cells) == _COLUMNS and cells[11].strip() and float(cells[10]) >= least:
            left, top, width, height = (int(one) for one in cells[6:10])
            box = Box(page=page, left=left, top=top, right=left + width, bottom=top + height)
            words.append(Glyph(text=cells[11], box=box, sure=float(cells[10])))
    return words


def _languages() -> str:
    command = [shutil.which("tesseract") or "", "--list-langs"]
    done = subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS)  # noqa: S603 - fixed
    known = set(done.stdout.decode("utf-8", "replace").split())
    return "+".join(one for one in ("eng", "kor", "chi_sim") if one in known) or "eng"
