"""Hashes of a brand in Cantonese and Wade-Giles, behind the tokens of a name, and how two names meet by them.

A name in Latin letters has those of what it spells, one in Hanzi those of what it may be spelled; a brand in pinyin may be spelled
in Wade-Giles. They are of all brand words together, in their order. `by_dialect` runs plain and compiled, as `kernel`.
"""

import functools
from typing import Any, Final

from unpick.names.dialect import (
    cantonese_of_hanzi,
    cantonese_of_latin,
    may_be_pinyin,
    wade_giles_of_hanzi,
    wade_giles_of_latin,
    wade_giles_of_pinyin,
)
from unpick.names.parts import Name, Part
from unpick.names.score.layout import (
    CANTONESE,
    COUNT,
    COUNTED,
    DIALECT,
    FROM_LATIN,
    IN_NAME,
    NAME_WIDTH,
    OLD_SPELLING,
    OPEN_SPELLING,
    READ_SO,
    SAID_IN_WORDS,
    SPELLED_SO,
    START,
    TOKEN_WIDTH,
    WADE_GILES,
)
from unpick.names.transcribed import meanings

__all__ = ["KINDS", "Dialects", "behind", "by_dialect", "dialects_of"]

jit: Any = globals().get("JIT") or (lambda function: function)


Dialects = tuple[int, tuple[tuple[str, str], ...]]
"""The number for DIALECT, and the skeletons, each with its kind."""

KINDS: Final = ("cantonese", "taiwan", "said")
"""Whose spelling a skeleton is, or what is said."""


_LEAST: Final = 8
"""Letters of a brand and the word before it that together may be what Hanzi say (globalstar)."""


def dialects_of(name: Name) -> Dialects:
    """Return the number for DIALECT and the skeletons, each with its kind, in the order in which their hashes stand.

    Four bits each count: what is spelled in Cantonese and in Wade-Giles, what may be spelled so; then what a brand says together
    with a word of the tables before it (Global Star, Silk Road), and what Hanzi say.
    """
    brands = [part for part in name.parts if part.kind == "brand"]
    scripts = {part.script for part in brands}
    if scripts == {"han"}:
        return _of_hanzi("".join([part.text for part in brands]))
    if scripts != {"latin"}:
        return 0, ()
    words = tuple([word for part in brands for word in part.text.split(" ")])
    return _of_latin(words, _with_the_word_before(name, brands[0]))


@functools.lru_cache(maxsize=65536)
def _of_hanzi(text: str) -> Dialects:
    return _told(read=(cantonese_of_hanzi(text), wade_giles_of_hanzi(text), meanings(text)))


@functools.lru_cache(maxsize=65536)
def _of_latin(words: tuple[str, ...], said: tuple[str, ...]) -> Dialects:
    pinyin = may_be_pinyin(words)
    read = wade_giles_of_pinyin("".join(words)) if pinyin else ""
    old = ((), (read,) if "-" in read else (), ())
    if pinyin and len(words) == 1:
        return _told(read=old, marks=FROM_LATIN)
    spelled = cantonese_of_latin(words), wade_giles_of_latin(words)
    few = not any("-" in one for told in spelled for one in told)
    return _told(
        spelled=(*spelled, () if pinyin else said),
        read=old,
        marks=FROM_LATIN | (OPEN_SPELLING if pinyin or few else 0),
    )


def _with_the_word_before(name: Name, first: Part) -> tuple[str, ...]:
    """Return the brand joined with the trade or weak word right before it, which may be a part of it."""
    at = name.parts.index(first)
    before = name.parts[at - 1] if at else None
    if before is None or before.kind not in ("trade", "weak") or before.script != "latin":
        return ()
    joined = before.text.replace(" ", "") + name.brand
    return (joined,) if len(joined) >= _LEAST else ()


_NONE: Final = ((), (), ())


def _told(
    *, spelled: tuple[tuple[str, ...], ...] = _NONE, read: tuple[tuple[str, ...], ...] = _NONE, marks: int = 0
) -> Dialects:
    found = tuple(
        (kind, one)
        for told in (spelled, read)
        for kind, many in zip(KINDS, told, strict=True)
        for one in many
    )
    counts = sum(len(many) << at for many, at in zip((*spelled, *read), COUNTED, strict=True))
    return (counts | marks, found) if found else (0, ())


@jit
def behind(names, i):
    """Return how many hashes of dialects stand behind the tokens of a name."""
    told, found = names[i * NAME_WIDTH + DIALECT], 0
    for at in COUNTED:
        found += (told >> at) & 15
    return found


@jit
def by_dialect(names, tokens, i, others, other_tokens, j):
    """Return how the brand of a name in Latin letters spells that of another: CANTONESE, WADE_GILES, OLD_SPELLING or 0.

    SAID_IN_WORDS where with the word before it the brand says what the other says.
    """
    told, read = names[i * NAME_WIDTH + DIALECT], others[j * NAME_WIDTH + DIALECT]
    if told & SPELLED_SO == 0 or read & READ_SO == 0 or (told & OPEN_SPELLING and read & FROM_LATIN):
        return 0
    x = (names[i * NAME_WIDTH + START] + names[i * NAME_WIDTH + COUNT]) * TOKEN_WIDTH + IN_NAME
    y = (others[j * NAME_WIDTH + START] + others[j * NAME_WIDTH + COUNT]) * TOKEN_WIDTH + IN_NAME
    for kind in range(3):
        y += ((read >> COUNTED[kind]) & 15) * TOKEN_WIDTH
    for kind in range(3):
        n, m = (told >> COUNTED[kind]) & 15, (read >> COUNTED[3 + kind]) & 15
        for p in range(n):
            for q in range(m):
                if tokens[x + p * TOKEN_WIDTH] == other_tokens[y + q * TOKEN_WIDTH]:
                    if kind == 2:
                        return SAID_IN_WORDS
                    return OLD_SPELLING if told & OPEN_SPELLING else WADE_GILES if kind else CANTONESE
        x, y = x + n * TOKEN_WIDTH, y + m * TOKEN_WIDTH
    return 0
