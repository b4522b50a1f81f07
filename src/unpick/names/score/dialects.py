"""Hashes of a brand in Cantonese and Wade-Giles, behind the tokens of a name, and how two names meet by them.

A name in Latin letters has those of what it spells, one in Hanzi those of what it may be spelled; a brand in pinyin may be spelled
in Wade-Giles. They are of all brand words together, in their order. `by_dialect` runs plain and compiled, as `kernel`.
"""

from typing import Any, Final

from unpick.names.dialect import (
    cantonese_of_hanzi,
    cantonese_of_latin,
    may_be_pinyin,
    wade_giles_of_hanzi,
    wade_giles_of_latin,
    wade_giles_of_pinyin,
)
from unpick.names.parts import Name
from unpick.names.score.layout import (
    CANTONESE,
    COUNT,
    DIALECT,
    FROM_LATIN,
    IN_NAME,
    NAME_WIDTH,
    OLD_SPELLING,
    OPEN_SPELLING,
    START,
    TOKEN_WIDTH,
    WADE_GILES,
)

__all__ = ["KINDS", "by_dialect", "dialects_of"]

jit: Any = globals().get("JIT") or (lambda function: function)


KINDS: Final = ("cantonese", "taiwan")
"""Whose spelling a skeleton is."""


def dialects_of(name: Name) -> tuple[int, tuple[tuple[str, str], ...]]:
    """Return the number for DIALECT and the skeletons, each with its kind, in the order in which their hashes stand.

    Four bits each count: what is spelled in Cantonese and in Wade-Giles, what may be spelled so.
    """
    brands = [part for part in name.parts if part.kind == "brand"]
    scripts = {part.script for part in brands}
    if scripts == {"han"}:
        text = "".join([part.text for part in brands])
        return _told((), (), cantonese_of_hanzi(text), wade_giles_of_hanzi(text), 0)
    if scripts != {"latin"}:
        return 0, ()
    words = [word for part in brands for word in part.text.split(" ")]
    pinyin = may_be_pinyin(words)
    read = wade_giles_of_pinyin("".join(words)) if pinyin else ""
    if pinyin and len(words) == 1:
        return _told((), (), (), (read,) if "-" in read else (), FROM_LATIN)
    spelled, other = cantonese_of_latin(words), wade_giles_of_latin(words)
    few = not any("-" in one for one in (*spelled, *other))
    marks = FROM_LATIN | (OPEN_SPELLING if pinyin or few else 0)
    return _told(spelled, other, (), (read,) if "-" in read else (), marks)


def _told(
    spelled: tuple[str, ...],
    other: tuple[str, ...],
    read: tuple[str, ...],
    other_read: tuple[str, ...],
    marks: int,
) -> tuple[int, tuple[tuple[str, str], ...]]:
    kinds = ((spelled, "cantonese"), (other, "taiwan"), (read, "cantonese"), (other_read, "taiwan"))
    found = tuple((kind, one) for told, kind in kinds for one in told)
    counts = len(spelled) | len(other) << 4 | len(read) << 8 | len(other_read) << 12
    return (counts | marks, found) if found else (0, ())


@jit
def by_dialect(names, tokens, i, others, other_tokens, j):
    """Return how the brand of a name in Latin letters spells that of another: CANTONESE, WADE_GILES, OLD_SPELLING or 0."""
    told, read = names[i * NAME_WIDTH + DIALECT], others[j * NAME_WIDTH + DIALECT]
    if told & 255 == 0 or (read >> 8) & 255 == 0 or (told & OPEN_SPELLING and read & FROM_LATIN):
        return 0
    x = (names[i * NAME_WIDTH + START] + names[i * NAME_WIDTH + COUNT]) * TOKEN_WIDTH + IN_NAME
    y = (others[j * NAME_WIDTH + START] + others[j * NAME_WIDTH + COUNT]) * TOKEN_WIDTH + IN_NAME
    y += ((read & 15) + ((read >> 4) & 15)) * TOKEN_WIDTH
    for kind in range(2):
        n, m = (told >> 4 * kind) & 15, (read >> (8 + 4 * kind)) & 15
        for p in range(n):
            for q in range(m):
                if tokens[x + p * TOKEN_WIDTH] == other_tokens[y + q * TOKEN_WIDTH]:
                    return OLD_SPELLING if told & OPEN_SPELLING else WADE_GILES if kind else CANTONESE
        x, y = x + n * TOKEN_WIDTH, y + m * TOKEN_WIDTH
    return 0
