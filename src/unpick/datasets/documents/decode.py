"""Bytes to text: the encoding by mark, by strict UTF-8, by the bytes; controls out, line ends as one."""

import codecs
import re
from typing import Final

__all__ = ["clean", "decode", "is_korean"]

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE: Final = 1 << 15
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_HIGH_RUN: Final = re.compile(rb"[\x80-\xff][\x80-\xff\x30-\x7e]*")
_CONTROL_BYTES: Final = tuple(byte for byte in range(1, 32) if byte not in b"\t\n\r\f\v\x1b")
_MOST_CONTROLS: Final = 0.02
"""Share of control bytes, zero not counted, above which bytes are no text; random bytes have 0.1."""

_HANGUL: Final = 0.85
"""Share of Hangul among the characters beyond ASCII above which text read as cp949 is Korean. Korean text has
over 0.95; Chinese text read as cp949 has 0.4 to 0.75 (measured on payroll heads)."""


def decode(data: bytes) -> tuple[str, str]:
    """Return the text of bytes and the encoding it was in; `binary` and no text where it is no text.

    >>> decode("工资表 10月 实发工资".encode("gb18030"))
    ('工资表 10月 实发工资', 'gb18030')
    """
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "") or _without_mark(data)
    if not encoding:
        return "", "binary"
    return clean(data.decode(encoding, errors="replace")), encoding.removesuffix("-sig")


def clean(text: str) -> str:
    """Return text without control and direction characters and with line ends as line feeds."""
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).replace("\v", "\n")


def is_korean(sample: bytes) -> bool:
    """Tell whether bytes are Korean text in cp949: Chinese text in GB18030 decodes as it too, to less Hangul.

    >>> is_korean("방직공장".encode("cp949")), is_korean("虚构纺织厂, 丹东".encode("gb18030"))
    (True, False)
    """
    korean = [char for char in sample.decode("cp949", errors="replace") if ord(char) > 127]
    return bool(korean) and sum("가" <= char <= "힣" for char in korean) >= _HANGUL * len(korean)


def _without_mark(data: bytes) -> str:
    head = data[:_SAMPLE]
    if b"\0" in head:
        return _wide(head)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _by_bytes(data)
    return "utf-8"


def _wide(head: bytes) -> str:
    """Return which UTF-16 without a mark it is, by where the zero bytes lie; stray zero bytes are dropped."""
    even, odd, half = head[::2].count(0), head[1::2].count(0), max(1, len(head) // 2)
    if max(even, odd) > 0.2 * half and min(even, odd) < 0.02 * half:
        return "utf-16-le" if odd > even else "utf-16-be"
    if (even + odd) > 0.1 * len(head) or _controls(head) > _MOST_CONTROLS * len(head):
        return ""
    try:
        head[: _SAMPLE - 4].decode("utf-8")
    except UnicodeDecodeError as fault:
        return "utf-8" if fault.start > len(head) - 8 else "cp1252"
    return "utf-8"


def _controls(head: bytes) -> int:
    return sum(head.count(byte) for byte in _CONTROL_BYTES)


def _by_bytes(data: bytes) -> str:
    """Return the encoding of text that is no UTF-8, from the runs of bytes beyond ASCII."""
    from charset_normalizer import from_bytes

    sample = b"\n".join(_HIGH_RUN.findall(data[: _SAMPLE * 8]))[:_SAMPLE]
    if _controls(data[:_SAMPLE]) > _MOST_CONTROLS * min(len(data), _SAMPLE):
        return ""
    if is_korean(sample):
        return "cp949"
    best = from_bytes(sample, cp_isolation=["gb18030", "big5", "cp932", "cp1252", "cp1251"]).best()
    return best.encoding if best else "cp1252"
