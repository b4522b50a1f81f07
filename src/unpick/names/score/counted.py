"""What the alignment of two names comes to: how often each finding holds. Runs plain and compiled, as `kernel`."""

from typing import Any

import numpy as np

from unpick.names.score.packed import word_hash

jit: Any = globals().get("JIT") or (lambda function: function)

BRAND, TRADE, WEAK, ROLE, PLACE, NUMBER, STATE = 0, 1, 2, 3, 4, 5, 6
LEADS, OWN_ACRONYM, COMMON = 1, 2, 8
KOREAN, CHINESE, TRUNCATED = 1, 2, 4
EQUAL, READING, MEANING, KINDRED, SOUND, WITHIN, SLIP, NEAR, CUT_SHORT = 1, 2, 4, 5, 6, 7, 8, 9, 10
GLUED, MISREAD, GLUED_SLIP, PART = 20, 21, 22, 23
(START, TOKENS, ROLES, FLAGS, INITIALS_AT, INITIALS, ORDER, KINDS, MARKS, PINYIN) = range(10)
CONCEPT, TEXT_AT, TEXT = 12, 19, 20
CAP = 2
FEW_LETTERS = 5
TRADING = word_hash("trade", "trading")
GENERAL = word_hash("role", "general")

(
    BRAND_EQUAL, BRAND_COMMON, BRAND_READING, BRAND_SOUND, BRAND_SOUND_CHINESE, BRAND_SOUND_OPEN, BRAND_SLIP,
    BRAND_NEAR, BRAND_GLUED, BRAND_MISREAD, BRAND_GLUED_SLIP, BRAND_PART, ACRONYM, BRAND_CONFLICT, BRAND_EXTRA,
    BRAND_MISSING, ELSEWHERE, TRADE_EQUAL, TRADE_MEANING, TRADE_KINDRED, TRADE_CONFLICT, TRADE_GENERAL,
    TRADE_EXTRA, TRADE_MISSING, PLACE_EQUAL, PLACE_WITHIN, PLACE_CONFLICT, PLACE_LEAD_MISSING, PLACE_SITE_MISSING,
    NUMBER_EQUAL, NUMBER_CONFLICT, NUMBER_MISSING, ROLE_EQUAL, ROLE_GENERAL, ROLE_DIFFERS, WEAK_EQUAL, WEAK_EXTRA,
    WEAK_CONFLICT, STATE_EQUAL, STATE_MISSING, ALL_WORDS, NO_BRAND, CUT, BRAND_SHORT, BRAND_ALONE, BRAND_TWO,
) = range(46)  # fmt: skip
"""The findings, by number (findings.FINDINGS)."""


@jit
def count(left, i, right, j, met, how, free_a, free_b, group, out):
    """Count the findings of an alignment (`kernel.align`) into `out`, one number for each of FINDINGS."""
    first, second = left[START][i], right[START][j]
    n, m = left[START][i + 1] - first, right[START][j + 1] - second
    out[:] = 0
    korean = ((left[FLAGS][i] | right[FLAGS][j]) & KOREAN) != 0
    chinese = ((left[FLAGS][i] & right[FLAGS][j]) & CHINESE) != 0
    exact = True
    brands = 0
    letters = 0
    last_a = last_b = -1
    for p in range(n):
        if met[p] < 0:
            continue
        x, y = left[TOKENS][first + p], right[TOKENS][second + met[p]]
        common = ((left[ROLES][first + p] | right[ROLES][second + met[p]]) & COMMON) != 0
        found = of_pair(left[KINDS][x], right[KINDS][y], how[p], common, korean, chinese)
        out[found] += 1
        last_a = max(last_a, p)
        last_b = max(last_b, met[p])
        if how[p] > MEANING:
            exact = False
        if left[KINDS][x] == BRAND or right[KINDS][y] == BRAND:
            if how[p] != NEAR:
                brands += 1
                letters += left[TEXT_AT][x + 1] - left[TEXT_AT][x]
    if group[0]:
        out[of_group(group[0])] += 1
        if group[0] != PART:
            brands += 1
            letters += 2 * FEW_LETTERS
        exact = exact and group[0] == GLUED
    a = np.zeros(8, np.int64)
    b = np.zeros(8, np.int64)
    all_a = np.zeros(8, np.int64)
    all_b = np.zeros(8, np.int64)
    tally(left, i, free_a, last_a if left_over(right, j) and last_a >= 0 else n, a, all_a)
    tally(right, j, free_b, last_b if left_over(left, i) and last_b >= 0 else m, b, all_b)
    unmet_brands(left, i, right, j, free_a, free_b, a, b, all_a, all_b, brands, group[0], out)
    unmet_trades(left, i, right, j, free_a, free_b, a, b, all_a, all_b, out)
    unmet_others(left, i, right, j, free_a, free_b, a, b, out)
    rest = 0
    for kind in range(7):
        rest += a[kind] + b[kind]
    if exact and rest == 0 and n and m:
        out[ALL_WORDS] = 1
    if all_a[BRAND] + all_b[BRAND] == 0 and out[ALL_WORDS] == 0:
        out[NO_BRAND] = 1
    if brands == 1 and letters <= FEW_LETTERS:
        out[BRAND_SHORT] = 1
    others = out[PLACE_EQUAL] + out[PLACE_WITHIN] + out[TRADE_EQUAL] + out[TRADE_MEANING] + out[TRADE_KINDRED]
    if brands and others + out[NUMBER_EQUAL] + out[WEAK_EQUAL] + out[ROLE_EQUAL] == 0 and out[ALL_WORDS] == 0:
        out[BRAND_ALONE] = 1
    if brands > 1:
        out[BRAND_TWO] = 1
    for at in range(out.size):
        out[at] = min(out[at], CAP)


@jit
def left_over(packed, i):
    """Tell whether a name may have been cut, so that words at the end of the other need no counterpart."""
    return packed[FLAGS][i] & TRUNCATED


@jit
def of_pair(a, b, how, common, korean, chinese):
    """Return the finding of two words that meet."""
    if how == NEAR:
        return BRAND_NEAR
    if how == CUT_SHORT:
        return CUT
    if how == SLIP:
        return BRAND_SLIP
    if how == WITHIN:
        return PLACE_WITHIN
    if how == SOUND:
        return BRAND_SOUND if korean else BRAND_SOUND_CHINESE if chinese else BRAND_SOUND_OPEN
    if how == KINDRED:
        return TRADE_KINDRED
    if a != b:
        return ELSEWHERE
    if a == BRAND:
        if how == READING:
            return BRAND_READING
        return BRAND_COMMON if common else BRAND_EQUAL
    if a == TRADE:
        return TRADE_MEANING if how == MEANING else TRADE_EQUAL
    if a == PLACE:
        return PLACE_EQUAL
    if a == NUMBER:
        return NUMBER_EQUAL
    if a == ROLE:
        return ROLE_EQUAL
    return WEAK_EQUAL if a == WEAK else STATE_EQUAL


@jit
def of_group(relation):
    """Return the finding of joined words that meet."""
    if relation == GLUED:
        return BRAND_GLUED
    if relation == MISREAD:
        return BRAND_MISREAD
    return BRAND_GLUED_SLIP if relation == GLUED_SLIP else BRAND_PART


@jit
def tally(packed, i, free, end, unmet, every):
    """Count the words of a name by kind, and those that meet none; words beyond `end` were cut off the other."""
    first = packed[START][i]
    for at in range(packed[START][i + 1] - first):
        kind = packed[KINDS][packed[TOKENS][first + at]]
        if packed[ROLES][first + at] & OWN_ACRONYM and free[at] == 1:
            continue
        every[kind] += 1
        if free[at] == 1 and at <= end:
            unmet[kind] += 1


@jit
def unmet_brands(left, i, right, j, free_a, free_b, a, b, all_a, all_b, brands, group, out):
    """Count brand words without a counterpart: in conflict, more of them, or none at all on one side."""
    if a[BRAND] == 1 and stands_for(left, i, free_a, right, j) or b[BRAND] == 1 and stands_for(
        right, j, free_b, left, i
    ):
        out[ACRONYM] = 1
        a[BRAND] = b[BRAND] = 0
        return
    both = min(a[BRAND], b[BRAND])
    out[BRAND_CONFLICT] = both
    rest = a[BRAND] + b[BRAND] - 2 * both
    if rest == 0 or both:
        return
    # Words of another kind that meet a brand count as one.
    bare = (all_a[BRAND] == 0 or all_b[BRAND] == 0) and brands == 0 and group == 0 and out[BRAND_NEAR] == 0
    if bare:
        out[BRAND_MISSING] = 1
    else:
        out[BRAND_EXTRA] = rest


@jit
def stands_for(packed, i, free, other, j):
    """Tell whether the one free brand word of a name is the initials of the other name, its state aside."""
    first = packed[START][i]
    for at in range(packed[START][i + 1] - first):
        word = packed[TOKENS][first + at]
        if free[at] != 1 or packed[KINDS][word] != BRAND or packed[ROLES][first + at] & OWN_ACRONYM:
            continue
        start, end = packed[TEXT_AT][word], packed[TEXT_AT][word + 1]
        size = end - start
        begin, stop = other[INITIALS_AT][j], other[INITIALS_AT][j + 1]
        if size < 3 or size > 8 or stop - begin < size:
            return False
        for skipped in range(2):
            if begin + skipped + size > stop or stop - begin - skipped - size > 2:
                continue
            equal = True
            for letter in range(size):
                if packed[TEXT][start + letter] != other[INITIALS][begin + skipped + letter]:
                    equal = False
                    break
            if equal:
                return True
    return False


@jit
def only_trading(packed, i):
    """Tell whether trading is the only trade of a name."""
    first, found = packed[START][i], False
    for at in range(packed[START][i + 1] - first):
        word = packed[TOKENS][first + at]
        if packed[KINDS][word] == TRADE:
            if packed[CONCEPT][word] != TRADING:
                return False
            found = True
    return found


@jit
def unmet_trades(left, i, right, j, free_a, free_b, a, b, all_a, all_b, out):
    """Count trade words without a counterpart."""
    if a[TRADE] + b[TRADE] == 0:
        return
    met = out[TRADE_EQUAL] + out[TRADE_MEANING] + out[TRADE_KINDRED]
    if met:
        out[TRADE_EXTRA] = a[TRADE] + b[TRADE]
    elif a[TRADE] and b[TRADE]:
        if only_trading(left, i) != only_trading(right, j):
            out[TRADE_GENERAL] = 1
        else:
            out[TRADE_CONFLICT] = 1
    else:
        out[TRADE_MISSING] = 1


@jit
def unmet_others(left, i, right, j, free_a, free_b, a, b, out):
    """Count places, numbers, roles, weak words and the state where one or both have no counterpart."""
    if a[PLACE] and b[PLACE] and out[PLACE_EQUAL] + out[PLACE_WITHIN] == 0:
        out[PLACE_CONFLICT] = 1
    elif (a[PLACE] or b[PLACE]) and out[PLACE_EQUAL] + out[PLACE_WITHIN] == 0:
        leads = leading(left, i, free_a) if a[PLACE] else leading(right, j, free_b)
        out[PLACE_LEAD_MISSING if leads else PLACE_SITE_MISSING] = 1
    if a[NUMBER] and b[NUMBER]:
        out[NUMBER_CONFLICT] = 1
    elif a[NUMBER] or b[NUMBER]:
        out[NUMBER_MISSING] = 1
    roles_unmet(left, i, free_a, out)
    roles_unmet(right, j, free_b, out)
    if a[WEAK] and b[WEAK]:
        out[WEAK_CONFLICT] = 1
    else:
        out[WEAK_EXTRA] = a[WEAK] + b[WEAK]
    if a[STATE] or b[STATE]:
        out[STATE_MISSING] = 1


@jit
def leading(packed, i, free):
    """Tell whether a place without a counterpart leads its name."""
    first = packed[START][i]
    for at in range(packed[START][i + 1] - first):
        if free[at] == 1 and packed[KINDS][packed[TOKENS][first + at]] == PLACE:
            if packed[ROLES][first + at] & LEADS:
                return True
    return False


@jit
def roles_unmet(packed, i, free, out):
    """Count role words without a counterpart: `General` says little, a branch or a division much."""
    first = packed[START][i]
    for at in range(packed[START][i + 1] - first):
        word = packed[TOKENS][first + at]
        if free[at] == 1 and packed[KINDS][word] == ROLE:
            if packed[CONCEPT][word] == GENERAL:
                out[ROLE_GENERAL] = 1
            else:
                out[ROLE_DIFFERS] += 1
