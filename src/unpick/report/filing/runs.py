"""A sentence in pieces of one script each, so that every piece gets its font, its language and its direction."""

import re
from dataclasses import dataclass

from unpick.report.script import language_of, make_harmless, reads_right_to_left

__all__ = ["LONG", "Run", "plain_text", "split_long", "split_runs", "split_words"]

_LRM = "\u200e"
"""Left-to-right mark: keeps a number or a stop after a right-to-left name on its right side (Unicode UAX 9)."""

_RTL = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
_WIDE = (
    "[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)
_INSIDE = "[ \u060c\u061b.,'’()/&-]*"
_PIECES = re.compile(f"(?P<rtl>{_RTL}+(?:{_INSIDE}{_RTL}+)*)|(?P<wide>{_WIDE}+(?:[ ·0-9]*{_WIDE}+)*)")
_DROPPED = re.compile("[\u200c\u200d\ufe00-\ufe0f]")


LONG = 24
"""A word longer than this may break inside: a hash or an address would run out of its cell."""

_JOINTS = re.compile("[^/._?&=:-]*[/._?&=:-]+|[^/._?&=:-]+")
_EIGHT = re.compile(".{1,8}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A piece of a sentence in one script; `lang` is a BCP 47 code, empty for the language of the paper."""

    text: str
    lang: str = ""
    rtl: bool = False


def plain_text(text: str) -> str:
    """Return the text as printed: one line, marks that reorder their neighbors shown, joiners and variants dropped.

    >>> plain_text("Red" + chr(0x202e) + "Lantern")
    'Red[U+202E]Lantern'
    """
    return _DROPPED.sub("", make_harmless(text)) if not text.isascii() else make_harmless(text)


def split_runs(text: str) -> tuple[Run, ...]:
    """Return the pieces of a text in the order in which they are written.

    >>> [(run.text, run.lang) for run in split_runs("Workshop 꾸며낸 작업장 (발명) of 发明针织厂.")]
    [('Workshop ', ''), ('꾸며낸 작업장', 'ko'), (' (', ''), ('발명', 'ko'), (') of ', ''), ('发明针织厂', 'zh-Hans'), ('.', '')]
    """
    text = plain_text(text)
    if text.isascii():
        return (Run(text=text),) if text else ()
    found, at = list[Run](), 0
    backwards = reads_right_to_left(text)
    for piece in _PIECES.finditer(text):
        if piece.start() > at:
            found.append(Run(text=text[at : piece.start()]))
        said, rtl = piece.group(), piece.lastgroup == "rtl"
        found.append(Run(text=said, lang=language_of(said) or ("und" if rtl else ""), rtl=rtl))
        at = piece.end()
        if rtl and not backwards:
            found.append(Run(text=_LRM))
    if at < len(text):
        found.append(Run(text=text[at:]))
    return tuple(found)


def split_words(text: str) -> list[str]:
    """Return the pieces between which a line may break: words, and single wide letters.

    >>> split_words("Faming 发明")
    ['Faming', '发', '明']
    """
    return re.findall(f"{_WIDE}|(?:(?!{_WIDE})\\S)+", text)


def split_long(word: str) -> list[str]:
    """Return the pieces between which a long word may break: an address at its joints, a hash every eight letters.

    >>> split_long("https://example.org/1a2b3c4d5e6f708192a3b4c5")
    ['https://', 'example.', 'org/', '1a2b3c4d', '5e6f7081', '92a3b4c5']
    """
    if len(word) <= LONG or not word.isascii():
        return [word]
    return [
        piece
        for joint in _JOINTS.findall(word)
        for piece in (_EIGHT.findall(joint) if len(joint) > 16 else [joint])
    ]
