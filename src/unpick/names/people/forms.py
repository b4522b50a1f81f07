"""One word of a person's name in the skeletons in which its spellings meet: letters, sounds, consonants.

Every word is read in every way, whatever it looks like: the forms say how a word may be spelled, never where
somebody comes from. Source of the pairs: aliases under one person in the OFAC list of 2025-12-24 and the UN list
of 2026-02-27 (Dmitriy/Dmitrii, Aleksandr/Alexander, Mohamed/Muhammad, Abd al-Aziz/Abdulaziz, Nur al-Din/Noureddine,
Chang/Jang, Phyong/Pyong), development half of tests/truth/persons.csv.
"""

import functools
import re
from dataclasses import dataclass
from typing import Final

from unpick.names.fold import is_korean, is_pinyin, korean_fold

__all__ = ["Forms", "forms"]

_SPELLED: Final = (
    ("abd(?:ul|el|al|ol|ur|er|ar|us|as|es)(?=.)(?!$)", "abd"),
    ("^abd[ue]l?$", "abd"),
    ("(?<=..)(?:[aeiou][ldn]?|l)?dd?[ie]+ne?$", "din"),
    ("(?:(?<=...)|^)[aeou]lla+h?$", "ulah"),
    ("shch|sch|shh", "sh"),
    ("tch|tsch", "ch"),
    ("ck|q|kk", "k"),
    ("x", "ks"),
    ("ph", "f"),
    ("w", "v"),
    ("kh", "h"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("zh|dj|dzh", "j"),
    ("tz|ts", "c"),
    ("c(?=[aou])", "k"),
    ("ou|oo", "u"),
    ("ee|ie(?=.)", "i"),
    ("(?:iy|yy|ii|ij|yi|ey|ei|ay|ai|y|i|e)$", "i"),
    ("^(?:ye|ie)", "e"),
    ("y", "i"),
    (r"(.)\1+", r"\1"),
)
_RULES: Final = tuple((re.compile(one), to) for one, to in _SPELLED)

_VOWELS: Final = str.maketrans({"e": "a", "o": "u"})
_MARKS: Final = str.maketrans({"p": "b", "z": "s", "c": "s", "j": "g"})
_NO_BONE: Final = re.compile(r"(?<!^)[aeiouyv]|^[aeiou]+|h$")
_DOUBLED: Final = re.compile(r"(.)\1+")

_SINO: Final = tuple(
    (re.compile(one), to)
    for one, to in (
        ("hs|sh|x", "s"),
        ("zh|ch|ts|tz|j|q|z", "c"),
        ("g(?=[aeiouv])", "k"),
        ("d", "t"),
        ("b", "p"),
        ("ung", "ong"),
        ("ien", "ian"),
        ("ueh", "ue"),
        ("ih|y", "i"),
        ("uo", "o"),
        ("r(?=[aeiou])", "j"),
        (r"(.)\1+", r"\1"),
    )
)
"""Pinyin and Wade-Giles without its apostrophes meet: Xi/Hsi, Zhang/Chang, Deng/Teng."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forms:
    """The skeletons of one word.

    Attributes:
        spelled: the same sounds in another spelling. sounds: with vowels a careless ear confuses.
        korean, sino: romanised syllables, empty where the word cannot be read as such. bones: the consonants.
    """

    spelled: str
    sounds: str
    korean: str
    sino: str
    bones: str


@functools.lru_cache(maxsize=65536)
def forms(word: str) -> Forms:
    """Return the skeletons of a word in lower-case Latin letters.

    >>> forms("dmitriy").spelled == forms("dmitrii").spelled
    True
    >>> forms("mohamed").sounds == forms("muhammad").sounds
    True
    """
    spelled = word
    for pattern, to in _RULES:
        spelled = pattern.sub(to, spelled)
    bones = _NO_BONE.sub("", spelled.translate(_MARKS))
    return Forms(
        spelled=spelled or word,
        sounds=(spelled or word).translate(_VOWELS),
        korean=korean_fold(word) if is_korean(word) else "",
        sino=_sino(word) if is_pinyin(_to_pinyin(word)) else "",
        bones=_DOUBLED.sub(r"\1", bones),
    )


def _to_pinyin(word: str) -> str:
    return word.replace("hs", "x").replace("ts", "z").replace("ien", "ian").replace("ung", "ong")


def _sino(word: str) -> str:
    for pattern, to in _SINO:
        word = pattern.sub(to, word)
    return word
