"""Text of pictures through Tesseract, in a child process: a crash or a long wait is `unread`, never an error.

Tesseract 5.3 was seen to die of an arithmetic fault on a very blurred line (research, evidence 2.2).
"""

import functools
import io
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

__all__ = ["OcrText", "PlacedText", "has_ocr", "ocr_languages", "ocr_version", "read_lines", "read_places"]

_SECONDS: Final = 30.0
"""Seconds after which a child is ended; a line takes 0.2, a page 3."""

_MOST_TEXT: Final = 200_000

_COLUMNS: Final = 12
"""Columns of Tesseract's TSV."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OcrText:
    """What was read. state: read, crashed, slow or absent; text is empty unless it was read."""

    state: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedText:
    """One word of a page. left, top, right, bottom: in points from the upper left corner.

    line: number of the line that Tesseract puts it in. sure: its own figure from 0 to 100; it is no probability.
    """

    text: str
    line: int
    left: int
    top: int
    right: int
    bottom: int
    sure: float


@functools.cache
def has_ocr() -> bool:
    """Return whether Tesseract is on this machine."""
    return shutil.which("tesseract") is not None


def read_lines(
    lines: Sequence[NDArray[np.uint8]], *, letters: str = "", language: str = "eng", seconds: float = _SECONDS
) -> list[OcrText]:
    """Return the text of pictures of one line each, in their order.

    One child reads them all; where it dies or is slow each line gets a child of its own, so that one bad line
    loses no other.

    Args:
        lines: levels of gray, dark on light, height by width.
        letters: the only characters that may come out; empty for all.
    """
    if not lines:
        return []
    done = _run(_sheets(lines), letters, language, seconds + len(lines))
    # A form feed stands between the pages, in some versions behind the last one too.
    parts = done.text.split("\f")
    if len(parts) == len(lines) + 1 and not parts[-1].strip():
        parts.pop()
    if done.state == "read" and len(parts) == len(lines):
        return [OcrText(state="read", text=part.strip()) for part in parts]
    if done.state == "absent" or len(lines) == 1:
        return [OcrText(state=done.state if done.state != "read" else "crashed", text="")] * len(lines)
    return [read_lines([one], letters=letters, language=language, seconds=seconds)[0] for one in lines]


@functools.cache
def ocr_version() -> str:
    """Return the version of Tesseract on this machine; empty where there is none."""
    said = _told("--version").split()
    return said[1].lstrip("v") if len(said) > 1 else ""


@functools.cache
def ocr_languages() -> str:
    """Return those of English, Korean and simplified Chinese that Tesseract has here, as its option takes them."""
    known = set(_told("--list-langs").split())
    return "+".join(one for one in ("eng", "kor", "chi_sim") if one in known) or "eng"


def _told(option: str) -> str:
    program = shutil.which("tesseract")
    if program is None:
        return ""
    try:
        done = subprocess.run([program, option], capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603 - fixed
    except (OSError, subprocess.TimeoutExpired):
        return ""
    # Version 3 and some builds of 4 tell it on the other stream.
    return (done.stdout or done.stderr).decode("utf-8", errors="replace")


def read_places(
    page: bytes, *, layout: int, language: str = "", seconds: float = _SECONDS
) -> tuple[str, list[PlacedText]]:
    """Return how reading a page went (as in `OcrText`) and its words with their places, in Tesseract's order.

    Args:
        page: a picture in a format that Tesseract reads, such as PNG. layout: its page segmentation mode; 6 is one
            block of text, 11 sparse text. language: `ocr_languages()` when empty.
    """
    options = ["--psm", str(layout), "-l", language or ocr_languages(), "--dpi", "300"]
    done = _child(page, [*options, "tsv"], seconds)
    rows = (line.split("\t") for line in done.text.splitlines()[1:])
    words = []
    for cells in rows:
        # level, page, block, paragraph, line, word, left, top, width, height, confidence, text
        if len(cells) == _COLUMNS and cells[11].strip():
            left, top, wide, high = (int(one) for one in cells[6:10])
            line = (int(cells[2]) * 1000 + int(cells[3])) * 1000 + int(cells[4])
            words.append(
                PlacedText(
                    text=cells[11].strip(),
                    line=line,
                    left=left,
                    top=top,
                    right=left + wide,
                    bottom=top + high,
                    sure=float(cells[10]),
                )
            )
    return done.state, words


def _sheets(lines: Sequence[NDArray[np.uint8]]) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    first, *rest = [Image.fromarray(one) for one in lines]
    first.save(out, "TIFF", save_all=True, append_images=rest)
    return out.getvalue()


def _run(picture: bytes, letters: str, language: str, seconds: float) -> OcrText:
    options = ["--psm", "7", "-l", language, "--dpi", "300"]
    if letters:
        options += ["-c", f"tessedit_char_whitelist={letters}"]
    done = _child(picture, options, seconds)
    return OcrText(state=done.state, text=done.text[:_MOST_TEXT])


def _child(picture: bytes, options: list[str], seconds: float) -> OcrText:
    program = shutil.which("tesseract")
    if program is None:
        return OcrText(state="absent")
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program, no shell; the picture goes in through a pipe
            [program, "stdin", "stdout", *options],
            input=picture,
            capture_output=True,
            timeout=seconds,
            check=False,
            env=os.environ | {"OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired:
        return OcrText(state="slow")
    except OSError:
        return OcrText(state="absent")
    if done.returncode:
        return OcrText(state="crashed")
    return OcrText(state="read", text=done.stdout.decode("utf-8", errors="replace"))
