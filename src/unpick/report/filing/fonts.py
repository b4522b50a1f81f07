"""Where the fonts of a PDF lie, which letters they draw, and how a letter that none draws is shown."""

import functools
import re
import struct
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from unpick.model.errors import MissingPart

__all__ = ["FAMILIES", "drawn", "font_folders"]

FAMILIES: Final = ("Noto Sans", "Noto Sans CJK KR", "Amiri", "Noto Sans Symbols", "Noto Emoji")
"""In this order a letter is looked for. Amiri for the Arabic script: its letters are whole, so that a reader of the PDF
gets the text back; Noto's are put together from stems and dots, and programs then read each letter twice."""

_FILES: Final = (
    ("manimgx_fonts", "NotoSans[wght].ttf"),
    ("manimgx_fonts_cjk", "NotoSansCJK-VF.otf.ttc"),
    ("fontpkg_amiri", "files/Amiri-Regular.ttf"),
    ("manimgx_fonts", "NotoSansSymbols[wght].ttf"),
    ("manimgx_fonts", "NotoEmoji[wght].ttf"),
)


def font_folders() -> list[Path]:
    """Return the folders with the fonts.

    Raises:
        MissingPart: the extra with typst and the fonts is not installed.
    """
    found = list[Path]()
    for package, name in _FILES:
        spec = find_spec(package)
        folder = Path(str(spec.origin)).parent if spec else Path()
        if spec is None or not (folder / name).is_file():
            raise MissingPart("PDF", f"the fonts of '{package}' are not installed", "install unpick[pdf]")
        found.append((folder / name).parent)
    return sorted(set(found))


def drawn(text: str) -> str:
    """Return the text with every letter that no font draws shown by its number, as [U+1F9F6].

    Raises:
        MissingPart: the fonts are not installed.
    """
    if text.isascii():
        return text
    return _beyond().sub(lambda found: f"[U+{ord(found.group()):04X}]", text)


@functools.cache
def _beyond() -> re.Pattern[str]:
    """Return what matches a letter that is in none of the fonts."""
    held = set[int]()
    for folder, (_, name) in zip(_folders(), _FILES, strict=True):
        held |= _letters((folder / name).read_bytes())
    return re.compile(f"[^{_ranges(sorted(held | set(_MARKS)))}]")


_MARKS: Final = (0x0A, 0x20, 0x200B, 0x200E, 0x200F)
"""Breaks and marks that are not drawn."""


def _folders() -> list[Path]:
    font_folders()
    return [Path(str(spec.origin)).parent for package, _ in _FILES if (spec := find_spec(package))]


def _ranges(codes: Sequence[int]) -> str:
    parts, first, last = list[str](), codes[0], codes[0]
    for code in (*codes[1:], -1):
        if code != last + 1:
            parts.append(f"\\U{first:08x}-\\U{last:08x}")
            first = code
        last = code
    return "".join(parts)


def _letters(data: bytes) -> set[int]:
    """Return the letters that a font file maps to glyphs (OpenType 1.9, table cmap, formats 4 and 12)."""
    start = struct.unpack_from(">I", data, 12)[0] if data[:4] == b"ttcf" else 0
    for at in range(struct.unpack_from(">H", data, start + 4)[0]):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, start + 12 + 16 * at)
        if tag == b"cmap":
            return _of_cmap(data, offset)
    return set()


def _of_cmap(data: bytes, at: int) -> set[int]:
    found = set[int]()
    for number in range(struct.unpack_from(">H", data, at + 2)[0]):
        platform, _, offset = struct.unpack_from(">HHI", data, at + 4 + 8 * number)
        form = struct.unpack_from(">H", data, at + offset)[0]
        if platform in (0, 3) and form == 12:
            for group in range(struct.unpack_from(">I", data, at + offset + 12)[0]):
                first, last, _ = struct.unpack_from(">III", data, at + offset + 16 + 12 * group)
                found.update(range(first, last + 1))
        elif platform in (0, 3) and form == 4:
            pairs = struct.unpack_from(">H", data, at + offset + 6)[0] // 2
            ends = struct.unpack_from(f">{pairs}H", data, at + offset + 14)
            starts = struct.unpack_from(f">{pairs}H", data, at + offset + 16 + 2 * pairs)
            for first, last in zip(starts, ends, strict=True):
                found.update(range(first, last + 1))
    return found - {0xFFFF}
