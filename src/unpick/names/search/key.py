"""The key of a name for the candidate search: Latin letters in which Hanzi, Hangul and English forms meet."""

from typing import Final

from unpick.names.fold import coarse_fold
from unpick.names.lexicon import latin_place
from unpick.names.normalise import normalise
from unpick.names.parts import Name, Part
from unpick.names.scripts import romanise_hangul, romanise_hanzi

__all__ = ["search_key"]

_STATES: Final = {"KP": "korea", "KR": "korea", "CN": "china"}
"""English words by which firms name their state; other concepts stand for themselves."""


def search_key(name: Name | str) -> str:
    """Return the key: what the name spells, then what its words mean where they spell it another way.

    The words as spelled find misspellings; meaning of trade words and main names of places let a translation
    meet its original; the skeleton of Korean brands, after a tilde, lets romanisations meet.

    >>> search_key("丹东至诚金属材料有限公司")
    'dandong zhicheng metal co ltd'
    >>> search_key("Dandong Zhicheng Metallic Co., Ltd.")
    'dandong zhicheng metallic co ltd'
    """
    taken = normalise(name) if isinstance(name, str) else name
    korean = any(part.kind == "state" and part.concept == "KP" for part in taken.parts)
    words = [part.text if part.script == "latin" else _in_latin(part) for part in taken.parts]
    meant = [_meaning(part, korean=korean) for part in taken.parts]
    return " ".join(word for word in (*words, *meant) if word)


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


def _meaning(part: Part, *, korean: bool) -> str:
    if part.kind == "brand" and (korean or part.script == "hangul"):
        return f"~{coarse_fold(part.key)}"
    if part.script != "latin" or not part.concept:
        return ""
    if part.kind in ("trade", "role"):
        return "" if part.text.startswith(part.concept[:5]) else part.concept
    if part.kind == "place":
        main = latin_place(part.concept.split()[0])
        return "" if main == part.text else main
    return ""
