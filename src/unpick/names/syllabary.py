"""Which Latin letters spell syllables that Korean names are made of, whatever the habit of spelling."""

import functools
import itertools
from typing import Final

from unpick.names.fold import is_korean
from unpick.names.lexicon import bundled_readings
from unpick.names.romanise import READ_WITH_R, sounds_of

__all__ = ["name_syllables", "southern_spelling"]

_NATIVE: Final = "새샘봄빛꽃들밭벌뜰땅울별솔해달날참한늘빛길돌골샛"
"""Syllables of native words in names that no Chinese character has. Source: own knowledge, unverified."""

_ONSETS: Final = {
    "g": ("g", "k"),
    "d": ("d", "t"),
    "b": ("b", "p"),
    "j": ("j", "ch"),
    "k": ("k", "kh"),
    "t": ("t", "th"),
    "p": ("p", "ph"),
    "r": ("r", "l", "n"),
    "n": ("n", "l"),
    "s": ("s", "sh"),
    "ss": ("ss", "s"),
    "kk": ("kk", "k"),
    "tt": ("tt", "t"),
}
_NUCLEI: Final = {
    "ㅓ": ("o", "eo", "u"),
    "ㅕ": ("yo", "yeo", "ye", "yu"),
    "ㅐ": ("ae", "ai"),
    "ㅡ": ("u", "eu"),
    "ㅜ": ("u", "oo", "woo"),
    "ㅝ": ("wo", "weo"),
    "ㅢ": ("ui", "eui"),
    "ㅞ": ("we",),
    "ㅚ": ("oe", "oi"),
    "ㅠ": ("yu", "yoo"),
}
_CODAS: Final = {
    "k": ("k", "g", "ng"),
    "t": ("t", "d", "n"),
    "p": ("p", "b", "m"),
    "l": ("l", "r"),
    "n": ("n", "l"),
}
"""How the sounds are spelled: McCune-Reischauer, the revised romanisation, practice of the DPRK, and beside a neighbor."""

_HARD_VOWELS: Final = frozenset("ㅏㅐㅓㅗㅚㅜㅡ")
"""Vowels before which the South says and writes an initial ㄹ as ㄴ; before the others it leaves it out."""


def _spelled(hangul: str) -> set[str]:
    """Return the ways in which one syllable is spelled."""
    onset, medial, vowel, coda = sounds_of(hangul)[0]
    ways = (_ONSETS.get(onset, (onset,)), _NUCLEI.get(medial, (vowel,)), _CODAS.get(coda, (coda,)))
    return {"".join(way) for way in itertools.product(*ways)}


@functools.cache
def _known() -> frozenset[str]:
    read = {one for readings, _ in bundled_readings().values() for one in readings}
    return frozenset(way for one in read.union(_NATIVE) for way in _spelled(one))


@functools.cache
def _read_with_r() -> frozenset[str]:
    """Return the first syllables whose r the South makes an n of: Rakwon, Nakwon."""
    return frozenset(
        way for one in READ_WITH_R if sounds_of(one)[0][1] in _HARD_VOWELS for way in _spelled(one)
    )


@functools.lru_cache(maxsize=65536)
def name_syllables(text: str) -> tuple[str, ...]:
    """Return a word in Latin letters as syllables of Korean names, the fewest; empty where it is not made of them.

    Syllables of names are those in which a Korean reads Chinese characters, and some native ones. Far fewer words read
    so than by `fold.korean_syllables`, which takes any syllable that Korean could have.

    >>> name_syllables("jinmyong"), name_syllables("velmur"), name_syllables("ryonbonng")
    (('jin', 'myong'), (), ())
    """
    known = _known()
    if not is_korean(text):
        return ()
    best: list[tuple[str, ...] | None] = [(), *([None] * len(text))]
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - 8), end):
            before, found = best[start], best[end]
            if before is None or text[start:end] not in known:
                continue
            if found is None or len(before) + 1 < len(found):
                best[end] = (*before, text[start:end])
    return best[-1] or ()


def southern_spelling(text: str) -> str:
    """Return a word of such syllables as the South begins it, which leaves out an initial r or makes it n.

    >>> southern_spelling("rakwon"), southern_spelling("rimyong"), southern_spelling("ryongbong"), southern_spelling("ranho")
    ('nakwon', 'imyong', 'yongbong', 'nanho')
    """
    first, rest = text[:1], text[1:]
    if first in ("r", "l", "n") and rest[:1] in ("y", "i"):
        return rest
    if first in ("r", "l") and name_syllables(text)[:1] and name_syllables(text)[0] in _read_with_r():
        return f"n{rest}"
    return text
