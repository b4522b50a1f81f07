"""What two spellings sound like: skeletons of Korean whose nasals do not cross, and careless pinyin. Plain and compiled, as `kernel`."""

from typing import Any

from unpick.names.score.layout import (
    FORM_COUNT,
    NASAL_BITS,
    NASALS,
    PINYIN,
    TEXT_AT,
    TEXT_END,
    WIDE,
)

jit: Any = globals().get("JIT") or (lambda function: function)

G, H, U_AND_V = ord("g"), ord("h"), ord("u") + ord("v")
"""Letters that careless spellings of pinyin drop, and two that they take for each other."""

HANGUL = 2
"""A script of a word (packed.py)."""

MASK = (1 << NASAL_BITS) - 1


@jit
def crossed(one, two):
    """Tell whether one spelling has n where the other has ng, and elsewhere the other way round (`korean.nasals`).

    A careless hand writes n for ng or ng for n, not both in one word: Ryonbong and Yongbyon are two words.
    """
    if one == 0 or two == 0 or one ^ two > min(one, two):
        return False  # unknown, or not as many nasals
    return one & ~two != 0 and two & ~one != 0


@jit
def alike_in_sound(aw, x, bw, y, column):
    """Tell whether two spellings have one skeleton in a column, and their nasals do not cross."""
    for p in range(aw[x + FORM_COUNT]):
        one = aw[x + column + p]
        if one == 0:
            continue
        for q in range(bw[y + FORM_COUNT]):
            if one == bw[y + column + q]:
                told = aw[x + NASALS] >> NASAL_BITS * p, bw[y + NASALS] >> NASAL_BITS * q
                if not crossed(told[0] & MASK, told[1] & MASK):
                    return True
    return False


@jit
def in_pinyin(aw, al, x, bw, bl, y):
    """Return 1 where two words of pinyin, as many syllables, differ as a careless ear spells (zh and z, v and u), 2 where they differ
    in n and ng as well (Huaxin, Huaxing: two words of Chinese), else 0.
    """
    if aw[x + PINYIN] == 0 or aw[x + PINYIN] != bw[y + PINYIN] or HANGUL in (aw[x + WIDE], bw[y + WIDE]):
        return 0
    p, q, found = aw[x + TEXT_AT], bw[y + TEXT_AT], 1
    end, other = aw[x + TEXT_END], bw[y + TEXT_END]
    while p < end or q < other:
        one, two = al[p] if p < end else 0, bl[q] if q < other else 0
        if one == two or one + two == U_AND_V:
            p, q = p + 1, q + 1
        elif one in (G, H) and p > aw[x + TEXT_AT]:
            p, found = p + 1, 2 if one == G else found
        elif two in (G, H) and q > bw[y + TEXT_AT]:
            q, found = q + 1, 2 if two == G else found
        else:
            return 0
    return found
