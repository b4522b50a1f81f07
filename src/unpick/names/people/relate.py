"""How two words of persons' names relate: equal, another spelling, an initial, a slip, or not at all."""

import functools
from typing import Final

from rapidfuzz.distance import OSA

from unpick.names.people.forms import forms

__all__ = ["ORDER", "SAYS", "relate"]

ORDER: Final = (
    "equal",
    "spelling",
    "sounds",
    "vowels",
    "slip long",
    "slip",
    "slip short",
    "two slips",
    "vowels short",
    "syllable",
    "initial",
    "cut",
    "near",
)
"""From the closest on; a word is given to the closest one that is left."""

SAYS: Final = {
    "equal": "are the same word",
    "spelling": "are two spellings of the same sounds",
    "sounds": "sound nearly alike",
    "slip long": "differ by one letter of a long word",
    "slip": "differ by one letter",
    "slip short": "differ by one letter of a short word",
    "two slips": "differ by two letters",
    "vowels": "have the same consonants and other vowels",
    "vowels short": "are short words with the same consonants",
    "syllable": "differ in one syllable",
    "initial": "begin with the same letter, one is only an initial",
    "cut": "begin alike, one is shorter",
    "near": "differ, with some letters in common",
}

_LONG, _SHORT, _TWO_SLIPS, _CUT, _BONES, _NEAR = 7, 5, 7, 3, 2, 0.4
"""Letters of the longer word: from which one slip leaves it recognisable; to which a slip makes another word; from
which two slips count as slips. Letters of a cut word, consonants that say something, share of letters that differ."""


_ARTICLES: Final = ("al", "el")


@functools.lru_cache(maxsize=262144)
def relate(x: str, y: str, unwritten: bool = False) -> tuple[str, float]:
    """Return how two words relate, empty when they do not, and the share of letters that differ.

    Args:
        unwritten: one of them comes from a script that leaves vowels out, such as the Arabic.

    >>> relate("dmitriy", "dmitrii")[0], relate("anna", "a")[0], relate("vess", "orrin")[0]
    ('spelling', 'initial', '')
    """
    if x == y:
        return "equal", 0.0
    if len(x) == 1 or len(y) == 1:
        return ("initial", 0.5) if x[:1] == y[:1] else ("", 1.0)
    a, b = forms(x), forms(y)
    if a.spelled == b.spelled or _article(x, y):
        return "spelling", 0.0
    if a.sounds == b.sounds or (a.korean and a.korean == b.korean) or (a.sino and a.sino == b.sino):
        return "sounds", 0.0
    longest = max(len(x), len(y))
    apart = min(OSA.distance(x, y), OSA.distance(a.spelled, b.spelled) + (a.spelled[:1] != b.spelled[:1]))
    return _apart(x, y, apart, longest, unwritten), apart / longest


def _apart(x: str, y: str, apart: int, longest: int, unwritten: bool) -> str:
    one, two = forms(x).bones, forms(y).bones
    if unwritten and one == two and len(one) >= _BONES:
        return "vowels"
    if forms(x).sino and forms(y).sino:
        # Syllables are words of their own: Mingfu and Mingguo are no slip of each other.
        return "syllable" if apart / longest <= _NEAR else ""
    if one == two and len(one) > _BONES and apart / longest <= _NEAR:
        return "vowels"
    if one == two and len(one) == _BONES and apart == 1:
        return "vowels short"
    if apart == 1:
        return "slip long" if longest >= _LONG else "slip" if longest > _SHORT else "slip short"
    if apart == 2 and longest >= _TWO_SLIPS:
        return "two slips"
    if min(len(x), len(y)) >= _CUT and (x.startswith(y) or y.startswith(x)):
        return "cut"
    return "near" if apart / longest <= _NEAR else ""


def _article(x: str, y: str) -> bool:
    """Tell whether an Arabic article is glued to one of them: alhamidi, hamidi."""
    return (len(x) > 5 and x[:2] in _ARTICLES and x[2:] == y) or (
        len(y) > 5 and y[:2] in _ARTICLES and y[2:] == x
    )
