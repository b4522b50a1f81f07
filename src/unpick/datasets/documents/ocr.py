"""Text of small pictures through Tesseract, in a child process: a crash or a long wait is `unread`, never an error.

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

__all__ = ["OcrText", "has_ocr", "read_lines"]

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


def _sheets(lines: Sequence[NDArray[np.uint8]]) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    first, *rest = [Image.fromarray(one) for one in lines]
    first.save(out, "TIFF", save_all=True, append_images=rest)
    return out.getvalue()


def _run(picture: bytes, letters: str, language: str, seconds: float) -> OcrText:
    program = shutil.which("tesseract")
    if program is None:
        return OcrText(state="absent")
    command = [program, "stdin", "stdout", "--psm", "7", "-l", language, "--dpi", "300"]
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
