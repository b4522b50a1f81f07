"""How a string of any script is made harmless, isolated, measured and wrapped for a page."""

import re
import unicodedata

__all__ = ["isolate", "language_of", "make_harmless", "measure", "reads_right_to_left", "wrap_lines"]

_FSI, _PDI = "\u2068", "\u2069"
"""First strong isolate and its end: a name inside keeps its own direction (Unicode UAX 9)."""

# Marks that only reorder what surrounds them. Isolates on the page do their honest work; overrides and
# embeddings can make a name read as another one, so they are shown rather than obeyed (UAX 9, UTR 36).
_SILENT = re.compile("[\u200b\u200e\u200f\u061c\ufeff\u00ad]")
_SHOWN = re.compile("[\u202a-\u202e\u2066-\u2069]")
# XML 1.0, section 2.2: these characters may not stand in a document, not even escaped.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_BREAKS = re.compile("[\t\n\r\x85\u2028\u2029]+")

# Letters of the Uyghur alphabet that Arabic and Persian do not use.
_UYGHUR = re.compile("[\u06d0\u06c6\u06c7\u06c8\u06cb\u06ad\u06d5]")
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_HANGUL = re.compile("[\uac00-\ud7a3\u1100-\u11ff\u3130-\u318f]")
_KANA = re.compile("[\u3041-\u30ff]")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")

# Widths in em of a sans serif, on the wide side of Noto Sans, DejaVu Sans and Segoe UI, so that a label
# that fits by this table fits with any of them.
_NARROW, _WIDE_LATIN = set("iljtfrI.,;:'|!()[] -"), set("mwMW@%—&")


def make_harmless(text: str) -> str:
    """Return the text on one line without characters that break a page or reorder its neighbors.

    >>> make_harmless("Red" + chr(0x202e) + "Lantern" + chr(0) + " Ltd")
    'Red[U+202E]Lantern\ufffd Ltd'
    """
    text = _BREAKS.sub(" ", text)
    text = _FORBIDDEN.sub("\ufffd", text)
    text = _SILENT.sub("", text)
    return _SHOWN.sub(lambda found: f"[U+{ord(found.group()):04X}]", text)


def isolate(text: str) -> str:
    """Return the harmless text between isolates, for places where no <bdi> can stand (SVG, titles)."""
    return f"{_FSI}{make_harmless(text)}{_PDI}"


def language_of(text: str) -> str:
    """Return the language tag that a font choice needs, by script alone; empty for Latin and others.

    A script says how to draw a name; it says nothing on the nationality of anybody.

    >>> language_of("꾸며낸 작업장"), language_of("发明针织厂"), language_of("Larkspur")
    ('ko', 'zh-Hans', '')
    """
    if _HANGUL.search(text):
        return "ko"
    if _KANA.search(text):
        return "ja"
    if _HAN.search(text):
        return "zh-Hans"
    if _UYGHUR.search(text):
        return "ug"
    return "und-Arab" if _ARABIC.search(text) else ""


def reads_right_to_left(text: str) -> bool:
    """Tell whether the first strong letter of the text reads right to left."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def measure(text: str) -> float:
    """Return the printed width in em; East Asian wide letters count about double a Latin one."""
    return sum(_measure_letter(letter) for letter in text)


def wrap_lines(text: str, width: float, lines: int) -> tuple[list[str], bool]:
    """Break a name into at most so many lines of a width in em, and tell whether it was shortened.

    >>> wrap_lines("Borrowed Needle Workshop", 8.5, 2)
    (['Borrowed Needle', 'Workshop'], False)
    """
    rest, done = make_harmless(text).strip(), list[str]()
    while rest and len(done) < lines:
        line, rest = _take_line(rest, width)
        done.append(line)
    if rest:
        last = done[-1]
        while last and measure(last + "…") > width:
            last = last[:-1]
        done[-1] = last.rstrip() + "…"
    return done, bool(rest)


def _take_line(text: str, width: float) -> tuple[str, str]:
    """Return what fits on one line and the rest, broken at a space or between wide letters if it can."""
    fits = 0
    used = 0.0
    for letter in text:
        used += _measure_letter(letter)
        if used > width:
            break
        fits += 1
    if fits == len(text):
        return text, ""
    fits = max(fits, 1)
    for cut in range(fits, 0, -1):
        if text[cut] == " " or text[cut - 1] in "-/·" or _is_wide(text[cut]):
            return text[:cut].rstrip(" "), text[cut:].lstrip(" ")
    return text[:fits], text[fits:]


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in ("W", "F") and not _HANGUL.match(letter)


def _measure_letter(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in ("W", "F"):
        return 1.02
    if letter in _NARROW:
        return 0.36
    if letter in _WIDE_LATIN:
        return 0.95
    if letter.isupper():
        return 0.72
    return 0.58
