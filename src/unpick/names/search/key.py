"""The key of a name for the candidate search: Latin letters in which Hanzi, Hangul and English forms meet."""

import functools
from typing import Final

from unpick.names.dialect import may_be_pinyin, pinyin_of_wade_giles
from unpick.names.fold import coarse_fold, is_korean
from unpick.names.lexicon import latin_place
from unpick.names.normalise import normalise
from unpick.names.parts import Name, Part
from unpick.names.score.dialects import KINDS, Dialects, dialects_of
from unpick.names.scripts import romanise_hangul, romanise_hanzi
from unpick.names.transcribed import meanings

__all__ = ["search_key"]

_STATES: Final = {"KP": "korea", "KR": "korea", "CN": "china"}
"""English words by which firms name their state; other concepts stand for themselves."""

_TRANSLATED: Final = ("trade", "role", "place")
"""Kinds of Latin words whose meaning is looked up beside their spelling."""


def search_key(name: Name | str, dialects: Dialects | None = None) -> str:
    """Return the key: what the name spells, then what its words mean where they spell it another way.

    The words as spelled find misspellings; meaning of trade words and main names of places let a translation
    meet its original; the skeletons of brands that can be Korean, after a tilde, let romanisations meet, and
    those of the other readings of Hanzi and Hangul let a name meet its transcription, as does their English meaning,
    and after a caret the spellings of Hong Kong and Taiwan.

    Args:
        dialects: of the name, where `dialects_of` was asked already.

    >>> search_key("丹东至诚金属材料有限公司")
    'dandong zhicheng metal co ltd ~jison ^chising ^chihcheng'
    >>> search_key("Dandong Zhicheng Metallic Co., Ltd.")
    'dandong zhicheng metallic co ltd'
    """
    taken = normalise(name) if isinstance(name, str) else name
    words, meant, brands = [], [], []
    korean = False
    for part in taken.parts:
        kind = part.kind
        if kind == "brand":
            brands.append(part)
        elif kind == "state" and part.concept == "KP":
            korean = True
        if part.script == "latin":
            words.append(part.text)
            if kind in _TRANSLATED and part.concept:
                meant.append(_meaning(part))
        else:
            words.append(_in_latin(part))
    for part in taken.parts:
        if part.kind == "brand" or part.also:
            meant += _spellings(part, korean=korean)
    _, told = (dialects or dialects_of(taken)) if brands and not korean else (0, ())
    if told:
        meant += _old_spellings(told, tuple([part.key for part in brands]), brands[0].script == "latin")
    return " ".join([word for word in (*words, *dict.fromkeys(meant)) if word])


_OLD: Final = 2
"""Skeletons of a kind that are kept of a name."""


@functools.lru_cache(maxsize=65536)
def _old_spellings(
    told: tuple[tuple[str, str], ...], brands: tuple[str, ...], latin: bool
) -> tuple[str, ...]:
    """Return the skeletons of a brand in Cantonese and Wade-Giles, after a caret, and the pinyin that the latter stands for."""
    if latin and may_be_pinyin(brands):
        return ()
    found = [f"^{one.replace('-', '')}" for kind in KINDS for one in _of(told, kind)[:_OLD] if "-" in one]
    if latin:
        found += pinyin_of_wade_giles(_of(told, "taiwan")[:_OLD])
    return tuple(found)


def _of(told: tuple[tuple[str, str], ...], kind: str) -> list[str]:
    return [one for told_kind, one in told if told_kind == kind]


@functools.lru_cache(maxsize=65536)
def _spellings(part: Part, *, korean: bool) -> tuple[str, ...]:
    """Return the other ways in which a brand may be spelled: skeletons of its readings, and its English meaning."""
    own = part.kind == "brand" and (korean or part.script == "hangul" or is_korean(part.key))
    folds = tuple([f"~{coarse_fold(one)}" for one in ((part.key,) if own else ()) + part.also])
    return folds if part.script == "latin" else (*folds, *meanings(part.text))


@functools.lru_cache(maxsize=65536)
def _in_latin(part: Part) -> str:
    """Return a part in Hanzi or Hangul as an English name of the firm would have it."""
    if part.kind == "brand":
        return part.key
    if part.kind == "legal":
        return "co ltd"
    if part.kind == "state":
        return _STATES.get(part.concept, part.concept.lower())
    if part.kind == "place":
        return latin_place(part.concept.split()[0]) or _spelled(part)
    return part.concept or _spelled(part)


def _spelled(part: Part) -> str:
    return romanise_hanzi(part.text) if part.script == "han" else romanise_hangul(part.text)


@functools.lru_cache(maxsize=65536)
def _meaning(part: Part) -> str:
    """Return what a Latin word means where it says so in other letters, else an empty text."""
    if part.kind == "place":
        main = latin_place(part.concept.split(" ")[0])
        return "" if main == part.text else main
    return "" if part.text.startswith(part.concept[:5]) else part.concept
