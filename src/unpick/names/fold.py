"""How the same Korean or Chinese syllables are spelled differently in Latin letters.

Korean: McCune-Reischauer, revised romanisation and North Korean practice meet in one skeleton, in which r and
l, ry and y, eo and o, eu and u, g and k, d and t, b and p, j and ch and zh, ss and s are one, and so are what a
sound makes of its neighbor and what is written (mr/mn/pr/pn, kr/kn/ngr/ngn, nr/rr). Chinese: dialect and sloppy
pinyin (zh/z, sh/s, ch/c, ng/n) meet in another. A skeleton compares, it is never shown.
Source of the pairs: aliases under one entity in the OFAC SDN list of 2025-12-24 (Ryonbong/Yonbong,
Ryonha/Ryenha/Yunha, Daizin/Taejin, Am Nok Gang/Ap Rok Gang, Zongshen/Zonsen).
"""

import functools
import re
from typing import Final

__all__ = [
    "coarse_fold",
    "is_korean",
    "is_pinyin",
    "korean_fold",
    "korean_syllables",
    "pinyin_fold",
    "syllables",
]

_KOREAN_LETTERS: Final = {
    "ng": "q",
    **dict.fromkeys(("sh", "ss"), "s"),
    **dict.fromkeys(("kk", "kh", "gh", "g"), "k"),
    **dict.fromkeys(("tt", "th", "d"), "t"),
    **dict.fromkeys(("pp", "ph", "b"), "p"),
    **dict.fromkeys(("jj", "tch", "ch", "zh", "j", "z"), "j"),
    "l": "r",
}
"""Consonants that are one sound, or one letter to a careless hand."""

_ROUND: Final = re.compile(r"eo|eu|oo|ou|ow|u|o")
_FRONT: Final = re.compile(r"ae|ai|ay|oe")


def _any_of(spelled: dict[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(spelled, key=lambda one: (-len(one), one))))


_LETTERS: Final = _any_of(_KOREAN_LETTERS)
_NEIGHBORS: Final = re.compile(r"[mp][rn]|[kq][rn]|rr|nr|rn")
_GLIDE: Final = re.compile(r"(?<=[^aeiou])y(?=[aeo])")
_DOUBLED: Final = re.compile(r"(.)\1+")

_PINYIN_RULES: Final = tuple(
    (re.compile(pattern), to)
    for pattern, to in ((r"v|ü", "u"), (r"zh", "z"), (r"ch", "c"), (r"sh", "s"), (r"ng(?![aeiou])", "n"))
)

_KOREAN_SYLLABLE: Final = re.compile(
    r"(?:kk|tt|pp|ss|jj|ch|kh|th|ph|sh|ry|ly|[gkndtrlmbpsjhyw])?"
    r"(?:yae|yeo|wae|weo|yai|ae|ai|ya|yo|ye|yu|eo|eu|oe|wa|wo|we|wi|ui|oo|ou|a|e|i|o|u)"
    r"(?:ng|lk|lm|[kgntdlrmpb](?![aeiouyw]))?"
)


_ALL_KOREAN: Final = re.compile(f"(?>{_KOREAN_SYLLABLE.pattern})++")
"""A syllable once read is not read again otherwise: as `korean_syllables`, and no text takes long."""

_LONGEST_READ: Final = 40
"""Letters beyond which a word is no word of syllables."""


@functools.lru_cache(maxsize=1)
def _pinyin_syllables() -> frozenset[str]:
    import unicodedata

    from pypinyin.pinyin_dict import pinyin_dict

    spelled: set[str] = set()
    for readings in pinyin_dict.values():
        spelled.update(readings.split(","))
    plain = {
        "".join(
            c for c in unicodedata.normalize("NFKD", one.replace("ü", "v")) if not unicodedata.combining(c)
        )
        for one in spelled
    }
    return frozenset(one for one in plain if one.isalpha() and any(c in "aeiouv" for c in one))


@functools.lru_cache(maxsize=65536)
def syllables(text: str) -> tuple[str, ...]:
    """Return the joined pinyin as syllables, the fewest that cover it; empty when it is no pinyin.

    >>> syllables("zhenghua")
    ('zheng', 'hua')
    """
    known = _pinyin_syllables()
    best: list[tuple[str, ...] | None] = [(), *([None] * len(text))]
    if len(text) > _LONGEST_READ:
        return ()
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - 6), end):
            before = best[start]
            if before is None or text[start:end] not in known:
                continue
            found = best[end]
            if found is None or len(before) + 1 < len(found):
                best[end] = (*before, text[start:end])
    return best[-1] or ()


def is_pinyin(text: str) -> bool:
    """Tell whether the whole text reads as pinyin."""
    return len(text) <= _LONGEST_READ and _all_pinyin().fullmatch(text) is not None


@functools.lru_cache(maxsize=1)
def _all_pinyin() -> re.Pattern[str]:
    spelled = sorted(_pinyin_syllables(), key=lambda one: (-len(one), one))
    return re.compile(f"(?:{'|'.join(spelled)})+")


@functools.lru_cache(maxsize=65536)
def korean_syllables(text: str) -> tuple[str, ...]:
    """Return romanised Korean as syllables; empty when it does not read as Korean."""
    parts, at = [], 0
    while at < len(text) <= _LONGEST_READ:
        found = _KOREAN_SYLLABLE.match(text, at)
        if not found:
            return ()
        parts.append(found.group())
        at = found.end()
    return tuple(parts)


def is_korean(text: str) -> bool:
    """Tell whether the whole text reads as romanised Korean."""
    return len(text) <= _LONGEST_READ and _ALL_KOREAN.fullmatch(text) is not None


@functools.lru_cache(maxsize=65536)
def korean_fold(text: str) -> str:
    """Return the skeleton in which the romanisations of Korean meet.

    >>> korean_fold("ryonbong") == korean_fold("yonbong") == korean_fold("ryeonbong")
    True
    >>> korean_fold("amnokgang") == korean_fold("aprokgang")
    True
    """
    if text.startswith(("ry", "ly")):
        text = text[1:]
    text = _LETTERS.sub(_letter, text.replace("woo", "u"))
    text = _NEIGHBORS.sub(_neighbor, text)
    text = _FRONT.sub("e", _ROUND.sub("o", text))
    text = _GLIDE.sub("", text.replace("ye", "yo"))
    return _DOUBLED.sub(r"\1", text)


def _letter(found: re.Match[str]) -> str:
    return _KOREAN_LETTERS[found.group()]


def _neighbor(found: re.Match[str]) -> str:
    first = found.group()[0]
    return "mn" if first in "mp" else "qn" if first in "kq" else "r"


@functools.lru_cache(maxsize=65536)
def pinyin_fold(text: str) -> str:
    """Return the skeleton in which careless spellings of pinyin meet.

    >>> pinyin_fold("zongshen") == pinyin_fold("zonsen")
    True
    """
    for pattern, to in _PINYIN_RULES:
        text = pattern.sub(to, text)
    return text


@functools.lru_cache(maxsize=65536)
def coarse_fold(text: str) -> str:
    """Return one skeleton for the candidate search, where too much meets rather than too little."""
    return korean_fold(pinyin_fold(text)).replace("q", "n")
