"""Whether a PDF would swell when it is opened: streams that inflate far, contents and forms that repeat.

The reader of pages cannot be stopped while it parses one page, so what a page can grow to is bounded before it
is opened. Streams of an encrypted document cannot be looked into; those are opened as they are.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

__all__ = ["swelling"]

_STREAM: Final = re.compile(rb"stream\r?\n")
_LABEL: Final = re.compile(
    rb"/Subtype\s*/Image|/EmbeddedFile|/Length1\b|/FontFile|/Type\s*/(?:XRef|ObjStm|Metadata)"
)
_CONTENTS: Final = re.compile(rb"/Contents\s*\[((?:\s*\d+\s+\d+\s+R)+)\s*\]")
_REFERENCE: Final = re.compile(rb"\d+\s+\d+\s+R")
_MOST_CONTENT: Final = 16 << 20
"""Bytes that the contents of one page may inflate to; a close page has 20 kB, a large drawing some 5 MB."""

_MOST_LABELLED: Final = 1 << 30
"""Bytes that a picture, font or attachment may inflate to; they are not decoded here. A blank page scanned at
600 dpi in colors has 100 MB."""

_MOST_REPEATED: Final = 256 << 20
"""Bytes of the largest contents times the parts of a page, above which the parts count as one repeated."""

_MOST_FORMS: Final = 1_000_000
_BLOCK: Final = 1 << 20
_DICTIONARY: Final = 2048
"""Bytes before a stream in which its dictionary is looked for."""


@dataclass(slots=True)
class _Seen:
    """What was counted so far: the largest contents, and how often forms are drawn by any and by forms."""

    contents: int = 0
    draws: int = 0
    draws_in_forms: int = 0


def swelling(data: bytes) -> str:
    """Return why a PDF must not be opened; empty where it may be."""
    repeated = max((len(_REFERENCE.findall(found)) for found in _CONTENTS.findall(data)), default=1)
    seen = _Seen()
    for found in _STREAM.finditer(data):
        if data[found.start() - 3 : found.start()] == b"end":
            continue
        before = data[max(0, found.start() - _DICTIONARY) : found.start()]
        dictionary = before[before.rfind(b" obj") + 1 :]
        if fault := _look(data, found.end(), dictionary, seen):
            return fault
        if repeated > 20 and repeated * seen.contents > _MOST_REPEATED:
            return f"a page has its contents in {repeated} parts, as a bomb does"
    if seen.draws_in_forms > 1 and seen.draws * seen.draws_in_forms**3 > _MOST_FORMS:
        return f"its forms draw each other {seen.draws_in_forms} times over"
    return ""


def _look(data: bytes, start: int, dictionary: bytes, seen: _Seen) -> str:
    """Inflate a stream in blocks, count, and return a fault where it goes on too long."""
    labelled = bool(_LABEL.search(dictionary)) and b"#" not in dictionary and b"/Form" not in dictionary
    form = b"/Form" in dictionary or b"#" in dictionary
    size = draws = 0
    text_blocks = 0
    for block in _inflated(data, start):
        size += len(block)
        draws += block.count(b" Do")
        text_blocks += _is_text(block)
        if size > (_MOST_LABELLED if labelled and text_blocks < 17 else _MOST_CONTENT):
            return f"a stream of it inflates to over {size >> 20} MB, as a bomb does"
    if not labelled or text_blocks:
        seen.contents = max(seen.contents, size)
        seen.draws = max(seen.draws, draws)
        if form:
            seen.draws_in_forms = max(seen.draws_in_forms, draws)
    return ""


def _inflated(data: bytes, start: int, *, depth: int = 0) -> Iterator[bytes]:
    """Yield what a stream inflates to, in blocks; a stream that is not deflated yields nothing.

    A stream that was deflated twice is inflated twice.
    """
    stream = zlib.decompressobj()
    at, tail = start, b""
    first = True
    while at < len(data) or tail:
        piece = tail or data[at : at + (1 << 16)]
        at += 0 if tail else len(piece)
        try:
            block = stream.decompress(piece, _BLOCK)
        except zlib.error:
            return
        if first and depth < 3 and block[:1] == b"\x78":
            yield from _inflated(block, 0, depth=depth + 1)
        first = False
        if block:
            yield block
        tail = stream.unconsumed_tail
        if stream.eof or (not block and not tail and at >= len(data)):
            return


def _is_text(block: bytes) -> bool:
    """Return whether a block reads like the operators of a page rather than like samples of a picture."""
    sample = block[: 1 << 14]
    kinds = set(sample)
    printable = sum(sample.count(bytes([code])) for code in kinds if 32 <= code < 127 or code in (9, 10, 13))
    return len(kinds) > 3 and printable > 0.9 * len(sample)
