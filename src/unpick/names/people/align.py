"""Which word of one name is which word of the other: each the closest that is left, glued words first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import OSA

from unpick.names.people.forms import forms
from unpick.names.people.relate import ORDER, relate
from unpick.names.people.words import Word

__all__ = ["Alignment", "Met", "align"]

_RANK: Final = {relation: at for at, relation in enumerate(ORDER)}
_MOST_GLUED: Final = 3
"""Words that are written as one: Abd al-Aziz, Chol Su, Plat Ono Vich (bench)."""

_LETTERS_GLUED: Final = 0.4
"""Share of letters in common below which the slower comparison is not made: Tse-tung and Zedong have 0.57."""

_BONES_GLUED: Final = 4
"""Consonants from which words with no vowels written, as in Arabic letters, are held to be glued."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """Words of the two names that are held to be one."""

    a: tuple[Word, ...]
    b: tuple[Word, ...]
    relation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Words that met, and words that are left over on each side."""

    met: tuple[Met, ...]
    a: tuple[Word, ...]
    b: tuple[Word, ...]


def align(a: Sequence[Word], b: Sequence[Word]) -> Alignment:
    """Return which words meet; the order of the two names does not matter."""
    left, right, met = list(a), list(b), []
    for word in a:
        same = next((one for one in right if one.key == word.key), None)
        if same is not None:
            met.append(Met(a=(word,), b=(same,), relation="equal"))
            left.remove(word)
            right.remove(same)
    if left and right:
        met += [*_glued(left, right, turned=False), *_glued(right, left, turned=True)]
    if left and right:
        met += _closest(left, right)
    return Alignment(met=tuple(met), a=tuple(left), b=tuple(right))


def _glued(whole: list[Word], pieces: list[Word], *, turned: bool) -> list[Met]:
    """Take out words of one name that are two or three neighboring words of the other, written as one."""
    found = []
    for word in list(whole):
        for size in range(2, min(_MOST_GLUED, len(pieces)) + 1):
            at = _joined_at(word, pieces, size)
            if at is None:
                continue
            some = tuple(pieces[at : at + size])
            found.append(Met(a=some if turned else (word,), b=(word,) if turned else some, relation="glued"))
            del pieces[at : at + size]
            whole.remove(word)
            break
    return found


def _joined_at(word: Word, pieces: list[Word], size: int) -> int | None:
    key = word.key
    room = 2 + size
    sizes = [len(one.key) for one in pieces]
    spare = sum(sizes[:size]) - len(key)
    for at in range(len(pieces) - size + 1):
        if at:
            spare += sizes[at + size - 1] - sizes[at - 1]
        if not -room <= spare <= room:
            continue
        joined = "".join([one.key for one in pieces[at : at + size]])
        if joined == key:
            return at
        near = OSA.normalized_similarity(joined, key, score_cutoff=_LETTERS_GLUED)
        if near and _alike(joined, key):
            return at
    return None


def _alike(joined: str, word: str) -> bool:
    one, two = forms(joined), forms(word)
    syllables = (one.korean and one.korean == two.korean) or (one.sino and one.sino == two.sino)
    bones = one.bones == two.bones and len(one.bones) >= _BONES_GLUED
    return one.sounds == two.sounds or bool(syllables) or bones


def _closest(left: list[Word], right: list[Word]) -> list[Met]:
    pairs = []
    for x in left:
        for y in right:
            low, high = (x.key, y.key) if x.key < y.key else (y.key, x.key)
            relation, share = relate(low, high, x.unwritten or y.unwritten)
            if relation:
                pairs.append((_RANK[relation], share, low, high, relation, x, y))
    pairs.sort(key=lambda one: one[:4])
    found = []
    for _, _, _, _, relation, x, y in pairs:
        if any(x is one for one in left) and any(y is one for one in right):
            found.append(Met(a=(x,), b=(y,), relation=relation))
            left[:] = [one for one in left if one is not x]
            right[:] = [one for one in right if one is not y]
    return found
