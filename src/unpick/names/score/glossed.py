"""Hashes of what a brand says word by word: English words of a name in Latin letters, glosses of the characters of one in Hanzi.

They stand behind the tokens of a name and its dialects. `explained` runs plain and compiled, as `kernel`.
"""

import functools
from collections.abc import Iterator
from typing import Any, Final

from unpick.names.glosses import glossed_word, glosses_of_hanzi
from unpick.names.parts import Name, Part
from unpick.names.score import dialects as _dialects
from unpick.names.score.findings import KINDS
from unpick.names.score.layout import (
    CHARACTERS,
    CHARACTERS_AT,
    COUNT,
    DIALECT,
    GLOSSED_AT,
    GLOSSED_WORDS,
    GLOSSES,
    GLOSSES_AT,
    IN_NAME,
    MAX_TOKENS,
    NAME_WIDTH,
    START,
    TOKEN_WIDTH,
    WHERE_BITS,
)

__all__ = ["Glosses", "explained", "glosses_of"]

jit: Any = globals().get("JIT") or (lambda function: function)
behind: Any = globals().get("BEHIND") or _dialects.behind

Glosses = tuple[int, tuple[tuple[int, str], ...]]
"""The number for DIALECT, and the words, each with where it stands: what WHERE_BITS hold."""

_NONE: Final[Glosses] = (0, ())
_BESIDE: Final = ("trade", "weak", "number")
"""Kinds of words right beside a brand that may be a part of it: Bamboo Shadow, Blue Lantern."""

_MOST_BESIDE: Final = 2
"""How many of them on each side."""

HALF: Final = WHERE_BITS // 2
EIGHT: Final = (1 << HALF) - 1


def glosses_of(name: Name) -> Glosses:
    """Return what the brand of a name says word by word; nothing for a brand that the glosses do not know as a whole."""
    brands = [part for part in name.parts if part.kind == "brand"]
    scripts = {part.script for part in brands}
    if scripts == {"han"}:
        return _of_hanzi("".join([part.text for part in brands]))
    return _of_latin(tuple(_words(name, brands))) if scripts == {"latin"} else _NONE


@functools.lru_cache(maxsize=65536)
def _of_hanzi(text: str) -> Glosses:
    found = tuple((start << HALF | end, word) for start, end, word in glosses_of_hanzi(text))
    return (len(found) << GLOSSES_AT | len(text) << CHARACTERS_AT, found) if found else _NONE


def _words(name: Name, brands: list[Part]) -> Iterator[tuple[int, str, bool]]:
    """Yield the words of a brand and those beside it: which token, the word, whether it is of the brand."""
    parts = [part for part in name.parts if part.kind in KINDS][:MAX_TOKENS]
    at = [number for number, part in enumerate(parts) if part.kind == "brand"]
    if len(at) < len(brands):
        return
    for number in range(max(0, at[0] - _MOST_BESIDE), min(len(parts), at[-1] + _MOST_BESIDE + 1)):
        part = parts[number]
        if part.kind == "brand" or (part.kind in _BESIDE and part.script == "latin"):
            yield number, part.text, part.kind == "brand"


@functools.lru_cache(maxsize=65536)
def _of_latin(words: tuple[tuple[int, str, bool], ...]) -> Glosses:
    told = [(number, glossed_word(word), own) for number, word, own in words]
    of_brand = [said != "" for _, said, own in told if own]
    # One word of the brand may be no word of English, the first or the last: a town that reads as a brand.
    unknown = of_brand.count(False)
    if unknown > 1 or unknown == len(of_brand) or (unknown and of_brand[0] and of_brand[-1]):
        return _NONE
    found = tuple([(number, said) for number, said, _ in told if said][:GLOSSED_WORDS])
    return len(found) << GLOSSED_AT, found


@jit
def explained(names, tokens, i, asked, others, other_tokens, j):
    """Return which words of a name in Latin letters say in their order what the characters of another in Hanzi do, a bit each; 0 for none.

    They stand side by side, those that are asked (a bit each) among them, and no character is left over.
    """
    told, read = names[i * NAME_WIDTH + DIALECT], others[j * NAME_WIDTH + DIALECT]
    n, m = (told >> GLOSSED_AT) & GLOSSED_WORDS, (read >> GLOSSES_AT) & GLOSSES
    if n == 0 or m == 0 or asked == 0:
        return 0
    x, y = words_at(names, i), words_at(others, j)
    whole = 1 << ((read >> CHARACTERS_AT) & CHARACTERS)
    for begin in range(n):
        reached, taken, last = 1, 0, -1
        for p in range(begin, n):
            word = tokens[x + p * TOKEN_WIDTH]
            at = word & ((1 << WHERE_BITS) - 1)
            if last >= 0 and at != last + 1:
                break
            reached = step(word, reached, other_tokens, y, m)
            if reached == 0:
                break
            taken, last = taken | 1 << at, at
            if reached & whole and asked & ~taken == 0:
                return taken
    return 0


@jit
def words_at(names, i):
    """Return where the first word of this kind stands."""
    behind_them = names[i * NAME_WIDTH + START] + names[i * NAME_WIDTH + COUNT] + behind(names, i)
    return behind_them * TOKEN_WIDTH + IN_NAME


@jit
def step(word, reached, others, y, m):
    """Return up to which characters a brand is said with one word more, a bit each, from those that it was said up to."""
    found = 0
    for q in range(m):
        gloss = others[y + q * TOKEN_WIDTH]
        if (word ^ gloss) >> WHERE_BITS == 0 and (reached >> (gloss >> HALF & EIGHT)) & 1:
            found |= 1 << (gloss & EIGHT)
    return found
