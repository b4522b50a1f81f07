"""What is written in a region of two pictures: words read by Tesseract where it is installed, equal and different."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np

__all__ = ["ABSENT", "Tokens", "read_tokens"]

ABSENT: Final = "Tesseract is not installed: words were not read"
_SECONDS: Final = 20
_LEAST: Final = 55
"""Confidence of Tesseract from which a word is taken; it is a machine reading all the same."""

_WORD: Final = re.compile(r"[0-9A-Za-z]{2,}(?:[-/.][0-9A-Za-z]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """Words of both regions, of the first only, of the second only; note says why none were read."""

    equal: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    second: tuple[str, ...] = ()
    note: str = ""


def read_tokens(first: "np.ndarray[Any, Any]", second: "np.ndarray[Any, Any]") -> Tokens:
    """Return the words of two regions, read by machine: to be confirmed by eye."""
    program = shutil.which("tesseract")
    if program is None:
        return Tokens(note=ABSENT)
    one, two = (_words(program, picture) for picture in (first, second))
    if one is None or two is None:
        return Tokens(note="Tesseract could not read one of the regions")
    equal = [word for word in one if word in two]
    return Tokens(
        equal=tuple(equal),
        first=tuple(word for word in one if word not in two),
        second=tuple(word for word in two if word not in one),
        note="machine reading, confirm by eye",
    )


def _words(program: str, picture: "np.ndarray[Any, Any]") -> Sequence[str] | None:
    """Return the words, None where the child failed: it dies of some blurred lines (research, evidence 2.2)."""
    import cv2

    grown = cv2.resize(picture, None, fx=2.5, fy=2.5, interpolation=cv2.INTER_CUBIC)
    with tempfile.TemporaryDirectory(prefix="unpick-ocr-") as room:
        path = Path(room) / "region.png"
        path.write_bytes(cv2.imencode(".png", grown)[1].tobytes())
        try:
            done = subprocess.run(  # noqa: S603  a program found on the path, no shell, a file of our own
                [program, str(path), "stdout", "--psm", "11", "-l", "eng", "tsv"],
                capture_output=True, timeout=_SECONDS, check=False, env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return None
    if done.returncode:
        return None
    found = []
    for line in done.stdout.decode("utf-8", "replace").splitlines()[1:]:
        columns = line.split("\t")
        if len(columns) == 12 and float(columns[10]) >= _LEAST:
            found += _WORD.findall(columns[11])
    return list(dict.fromkeys(found))
