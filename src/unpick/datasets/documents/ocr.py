"""Text of small pictures through Tesseract, in a child process: a crash or a long wait is `unread`, never an error.

Tesseract 5.3 was seen to die of an arithmetic fault on a very blurred line (research, evidence 2.2).
"""

import functools
import os
import shutil
import subprocess
from dataclasses import dataclass
from typing import Final

__all__ = ["OcrText", "has_ocr", "read_text"]

_SECONDS: Final = 30.0
"""Seconds after which a child is ended; a line takes 0.2, a page 3."""

_MOST_TEXT: Final = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class OcrText:
    """What was read. state: read, crashed, slow or absent; text is empty unless it was read."""

    state: str
    text: str = ""


@functools.cache
def has_ocr() -> bool:
    """Return whether Tesseract is on this machine."""
    return shutil.which("tesseract") is not None


def read_text(
    picture: bytes, *, layout: int = 7, letters: str = "", language: str = "eng", seconds: float = _SECONDS
) -> OcrText:
    """Return the text of a picture.

    Args:
        picture: PNG. layout: Tesseract's page segmentation mode; 7 one line, 6 one block of lines.
        letters: the only characters that may come out; empty for all.
    """
    program = shutil.which("tesseract")
    if program is None:
        return OcrText(state="absent")
    command = [program, "stdin", "stdout", "--psm", str(layout), "-l", language, "--dpi", "300"]
    if letters:
        command += ["-c", f"tessedit_char_whitelist={letters}"]
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program, no shell; the picture goes in through a pipe
            command,
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
    return OcrText(state="read", text=done.stdout.decode("utf-8", errors="replace")[:_MOST_TEXT])
