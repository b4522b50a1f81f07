"""What a brand in Hanzi says in English character by character, for brands that no table of ours knows as a word."""

import functools
from collections.abc import Container
from typing import Final

from unpick.names.lexicon import bundled_glosses, bundled_meanings

__all__ = ["MOST_GLOSSES", "base", "glossed_word", "glosses_of_hanzi"]

MOST_GLOSSES: Final = 48
"""Words of a brand that are kept, as many of each character."""

LONGEST: Final = 6
"""Characters of a brand that is read so; two at least."""

_INFLECTED: Final[tuple[tuple[str, str], ...]] = (
    *(("ies", "y"), ("ves", "f"), ("es", ""), ("s", "")),
    *(("ing", ""), ("ing", "e"), ("en", ""), ("ern", "")),
)
_DERIVED: Final[tuple[tuple[str, str], ...]] = (
    ("ed", ""),
    ("ed", "e"),
    ("y", ""),
    ("y", "e"),
    ("al", ""),
    ("ly", ""),
    ("ness", ""),
    ("ful", ""),
)
"""Endings of a word beside one that is known, and what stands there instead of each."""

_LEAST: Final = 3
"""Letters of a word without its ending."""


def base(word: str, known: Container[str], *, derived: bool = True) -> str:
    """Return the known word whose plural, -ing form or adjective an English word is; empty where there is none.

    Args:
        derived: adjectives and nouns made of the word too: sunny, brightness.

    >>> base("shining", {"shine"}), base("golden", {"gold"}), base("sunny", {"sun"}), base("glass", {"glas"})
    ('shine', 'gold', 'sun', '')
    """
    for ending, instead in (*_INFLECTED, *(_DERIVED if derived else ())):
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < _LEAST or (ending == "s" and stem.endswith("s")):
            continue
        if stem + instead in known:
            return stem + instead
        if not instead and stem[-1] == stem[-2] and stem[:-1] in known:
            return stem[:-1]
    return ""


@functools.cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of the glosses, and what else is written of Hanzi by hand."""
    told = frozenset(word for words in bundled_glosses().values() for word in words)
    written = (
        said
        for table in bundled_meanings()
        for form, many in table.items()
        if form < "\ua000"
        for said in many
    )
    return told, frozenset(written) - told


@functools.lru_cache(maxsize=65536)
def glossed_word(word: str) -> str:
    """Return an English word as the glosses have it, empty for a word that they lack.

    >>> glossed_word("shadows"), glossed_word("golden"), glossed_word("xinjiang")
    ('shadow', 'gold', '')
    """
    told, written = _words()
    if word in told:
        return word
    plural = f"{word}s"
    return base(word, told) or (plural if plural in told else word if word in written else "")


@functools.lru_cache(maxsize=65536)
def glosses_of_hanzi(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return the English words of the characters of a brand (simplified): from which character, to which, and the word.

    One character has the words of the table and those written by hand for brands; two have the words that both have, and what
    is written by hand for them. Empty for a brand that they do not explain from end to end.

    >>> [one for one in glosses_of_hanzi("竹影") if one[2] in ("bamboo", "shadow")], glosses_of_hanzi("阿里")
    ([(0, 1, 'bamboo'), (1, 2, 'shadow')], ())
    """
    if not 2 <= len(text) <= LONGEST:
        return ()
    words, firsts, seconds = bundled_meanings()
    table = bundled_glosses()
    found: list[tuple[int, int, str]] = []
    ends = {0}
    for at, letter in enumerate(text):
        told = {(at, at + 1): (*firsts.get(letter, ()), *seconds.get(letter, ()), *table.get(letter, ()))}
        if at:
            both = [word for word in table.get(text[at - 1], ()) if word in table.get(letter, ())]
            told[at - 1, at + 1] = (*words.get(text[at - 1 : at + 1], ()), *both)
        here = [(*span, one) for span, many in told.items() for one in dict.fromkeys(map(_as_glossed, many))]
        found += here[: MOST_GLOSSES // len(text)]
        ends |= {end for start, end, _ in here if start in ends}
    return tuple(found) if len(text) in ends else ()


def _as_glossed(word: str) -> str:
    return glossed_word(word) or word
