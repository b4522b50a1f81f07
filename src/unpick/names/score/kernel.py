"""How two packed names are compared: words are aligned, and what is found is counted.

Written so that it runs as plain Python and compiled (`compiled.py` loads this file a second time with numba in
place of `jit`): one text, so both say the same.
"""

from typing import Any

import numpy as np

jit: Any = globals().get("JIT") or (lambda function: function)

# Kinds of words (findings.KINDS) and what a word or a name is (packed).
BRAND, TRADE, WEAK, ROLE, PLACE, NUMBER, STATE = 0, 1, 2, 3, 4, 5, 6
LEADS, OWN_ACRONYM, CUT_HERE, COMMON = 1, 2, 4, 8
KOREAN, CHINESE, TRUNCATED = 1, 2, 4

# How a word meets another; 0 is none. Those from GROUPED on hold for words joined.
EQUAL, READING, SAME_STEM, MEANING, KINDRED, SOUND, WITHIN, SLIP, NEAR, CUT_SHORT, ACRONYM, OWN = (
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
)  # fmt: skip
GLUED, MISREAD, GLUED_SLIP, PART = 20, 21, 22, 23

SIZE = 16
"""Words of a name at most (packed.MAX_TOKENS)."""
LONG = 96
"""Letters of joined words at most."""

# Columns of the arrays of Packed, in its order.
(
    START, TOKENS, ROLES, FLAGS, INITIALS_AT, INITIALS, ORDER, KINDS, MARKS, PINYIN, KOREAN_SYLLABLES,
    STEM, CONCEPT, SENSE, FORM_AT, FORMS, FOLDS, CODE_AT, CODES, TEXT_AT, TEXT, FOLD_AT, FOLD,
) = range(23)  # fmt: skip


@jit
def slips(a, a_start, a_end, b, b_start, b_end, most):
    """Return the letters added, dropped, changed or swapped between two runs, `most` + 1 when there are more."""
    n, m = a_end - a_start, b_end - b_start
    if n - m > most or m - n > most:
        return most + 1
    width = 2 * most + 1
    far = most + 1
    before = np.zeros(width + 2, np.int64)
    row = np.zeros(width + 2, np.int64)
    further = np.zeros(width + 2, np.int64)
    for at in range(width + 2):
        before[at] = far
        further[at] = far
        row[at] = at - 1 - most if at >= 1 + most and at <= width else far
    for i in range(1, n + 1):
        for at in range(width + 2):
            further[at] = before[at]
            before[at] = row[at]
            row[at] = far
        best = far
        for at in range(1, width + 1):
            j = i + at - 1 - most
            if j < 0 or j > m:
                continue
            cost = before[at + 1] + 1
            if j > 0:
                one = a[a_start + i - 1] != b[b_start + j - 1]
                cost = min(cost, before[at] + one, row[at - 1] + 1)
                if i > 1 and j > 1 and a[a_start + i - 1] == b[b_start + j - 2]:
                    if a[a_start + i - 2] == b[b_start + j - 1]:
                        cost = min(cost, further[at] + 1)
            row[at] = cost
            best = min(best, cost)
        if best > most:
            return most + 1
    return min(row[m - n + most + 1], most + 1)


@jit
def seen(letter):
    """Return the letter that an optical reader cannot tell from this one."""
    if letter == 48:
        return 111  # 0 o
    if letter == 49 or letter == 105:
        return 108  # 1 i l
    if letter == 53:
        return 115  # 5 s
    if letter == 56:
        return 98  # 8 b
    if letter == 54:
        return 103  # 6 g
    if letter == 102:
        return 101  # f e
    return letter


@jit
def budget(size):
    """Return how many slips a word of this length may have and still be known."""
    return 0 if size < 5 else 1 if size < 11 else 2


@jit
def shares(a_values, a_start, a_end, b_values, b_start, b_end):
    """Tell whether two runs of hashes have one in common, and whether it is the first of both: 2, 1 or 0."""
    for x in range(a_start, a_end):
        for y in range(b_start, b_end):
            if a_values[x] == b_values[y] and a_values[x] != 0:
                return 2 if x == a_start and y == b_start else 1
    return 0


@jit
def within(a, b):
    """Tell how two place codes relate: 2 the same, 1 one lies in the other, 0 apart."""
    if a == b:
        return 2
    top_a, top_b = a >> 56, b >> 56
    if a == 4849900083480166400 and 48 <= top_b <= 57:  # CN over the codes of GB/T 2260
        return 1
    if b == 4849900083480166400 and 48 <= top_a <= 57:
        return 1
    for at in range(7):
        shift = 56 - 8 * at
        x, y = (a >> shift) & 255, (b >> shift) & 255
        if x == 0 or y == 0:
            return 1
        if x != y:
            return 0
    return 0


@jit
def place_relation(left, x, right, y):
    """Return the closest relation of any two codes of two places."""
    best = 0
    for p in range(left[CODE_AT][x], left[CODE_AT][x + 1]):
        for q in range(right[CODE_AT][y], right[CODE_AT][y + 1]):
            best = max(best, within(left[CODES][p], right[CODES][q]))
    return best


@jit
def exact(left, x, right, y):
    """Return how two words meet without a slip: EQUAL, READING or 0."""
    met = shares(
        left[FORMS], left[FORM_AT][x], left[FORM_AT][x + 1], right[FORMS], right[FORM_AT][y], right[FORM_AT][y + 1]
    )
    if met == 0:
        return 0
    if left[KINDS][x] != right[KINDS][y]:
        size = left[TEXT_AT][x + 1] - left[TEXT_AT][x]
        if left[KINDS][x] == NUMBER or right[KINDS][y] == NUMBER:
            return EQUAL if size >= 4 else 0
        return EQUAL if size >= 3 else 0
    return EQUAL if met == 2 else READING


@jit
def meaning(left, x, right, y):
    """Return how two words of one kind meet by what they mean."""
    kind = left[KINDS][x]
    if kind != right[KINDS][y] or kind == BRAND:
        return 0
    if kind == PLACE:
        relation = place_relation(left, x, right, y)
        return EQUAL if relation == 2 else 0
    if left[STEM][x] == right[STEM][y]:
        return EQUAL
    if left[CONCEPT][x] == 0 or left[CONCEPT][x] != right[CONCEPT][y]:
        return 0
    if kind == TRADE:
        across = left[MARKS][x] != right[MARKS][y]
        if left[SENSE][x] == right[SENSE][y] and (left[SENSE][x] != 0 or across):
            return MEANING
        return MEANING if across else KINDRED
    return MEANING


@jit
def sounds(left, x, right, y):
    """Tell whether two words have one skeleton; words of fewer than four letters do not count."""
    met = shares(
        left[FOLDS], left[FORM_AT][x], left[FORM_AT][x + 1], right[FOLDS], right[FORM_AT][y], right[FORM_AT][y + 1]
    )
    sizes = min(left[TEXT_AT][x + 1] - left[TEXT_AT][x], right[TEXT_AT][y + 1] - right[TEXT_AT][y])
    return met > 0 and sizes >= 4


@jit
def misspelt(left, x, right, y, korean):
    """Return SLIP, NEAR or 0 for two words: a slip that turns syllables into other syllables is another word."""
    if left[KINDS][x] != BRAND and right[KINDS][y] != BRAND:
        return 0  # two words of the tables: another word, not a slip
    a, b = left[TEXT_AT][x], right[TEXT_AT][y]
    a_end, b_end = left[TEXT_AT][x + 1], right[TEXT_AT][y + 1]
    most = budget(min(a_end - a, b_end - b))
    if most == 0:
        return 0
    apart = slips(left[TEXT], a, a_end, right[TEXT], b, b_end, most)
    if apart > most:
        c, d = left[FOLD_AT][x], right[FOLD_AT][y]
        c_end, d_end = left[FOLD_AT][x + 1], right[FOLD_AT][y + 1]
        most = budget(min(c_end - c, d_end - d))
        if most == 0 or slips(left[FOLD], c, c_end, right[FOLD], d, d_end, most) > most:
            return 0
    return NEAR if other_syllables(left, x, right, y, korean) else SLIP


@jit
def other_syllables(left, x, right, y, korean):
    """Tell whether both words read as syllables, as many, and so few that one of them makes the word."""
    column = KOREAN_SYLLABLES if korean else PINYIN
    p, q = left[column][x], right[column][y]
    if p == 0 or q == 0:
        return False
    return p == q and p <= 3


@jit
def join(packed, first, count, free, kinds, out, folded):
    """Write the letters of the free words whose kind is asked, joined; return how many letters."""
    size = 0
    at_column, column = (FOLD_AT, FOLD) if folded else (TEXT_AT, TEXT)
    for at in range(count):
        word = packed[TOKENS][first + at]
        if not free[at] or not (kinds >> packed[KINDS][word]) & 1:
            continue
        for letter in range(packed[at_column][word], packed[at_column][word + 1]):
            if size < LONG:
                out[size] = packed[column][letter]
                size += 1
    return size


@jit
def compare_joined(a, n, b, m):
    """Return how two runs of joined words meet: GLUED, MISREAD, GLUED_SLIP, PART or 0."""
    if n < 4 or m < 4:
        return 0
    if n == m:
        equal = misread = True
        for at in range(n):
            if a[at] != b[at]:
                equal = False
                if seen(a[at]) != seen(b[at]):
                    misread = False
                    break
        if equal:
            return GLUED
        if misread:
            return MISREAD
    most = budget(min(n, m))
    if most and slips(a, 0, n, b, 0, m, most) <= most:
        return GLUED_SLIP
    short = min(n, m)
    if short >= 5:
        head = tail = True
        for at in range(short):
            if a[at] != b[at]:
                head = False
            if a[n - 1 - at] != b[m - 1 - at]:
                tail = False
        if head or tail:
            return PART
    return 0


@jit
def align(left, i, right, j, met, how, free_a, free_b, group):
    """Align the words of two names.

    Args:
        met: for each word of the left name the word of the right that it meets, -1 for none.
        how: in which way. free_a, free_b: the words that meet none. group: [relation, kinds asked, as a bit set].
    """
    first, second = left[START][i], right[START][j]
    n, m = left[START][i + 1] - first, right[START][j + 1] - second
    korean = ((left[FLAGS][i] | right[FLAGS][j]) & KOREAN) != 0
    if (left[FLAGS][i] & right[FLAGS][j]) & CHINESE and not (left[FLAGS][i] & right[FLAGS][j]) & KOREAN:
        korean = False
    for at in range(n):
        met[at], how[at], free_a[at] = -1, 0, 1
    for at in range(m):
        free_b[at] = 1
    group[0] = 0
    group[1] = 0
    # Four rounds, the surest first.
    for turn in range(5):
        for p in range(n):
            if not free_a[p]:
                continue
            x = left[TOKENS][first + p]
            for q in range(m):
                if not free_b[q]:
                    continue
                y = right[TOKENS][second + q]
                found = 0
                if turn == 0:
                    found = exact(left, x, right, y)
                elif turn == 1:
                    found = meaning(left, x, right, y)
                    if found == KINDRED:
                        found = 0
                elif turn == 2:
                    found = meaning(left, x, right, y)
                    if found == 0 and left[KINDS][x] == PLACE and right[KINDS][y] == PLACE:
                        found = WITHIN if place_relation(left, x, right, y) == 1 else 0
                    if found == 0 and named(left, x) and named(right, y) and sounds(left, x, right, y):
                        found = SOUND
                elif turn == 3:
                    if spelled(left, x) and spelled(right, y):
                        found = misspelt(left, x, right, y, korean)
                        if found == NEAR:
                            found = 0
                elif (left[ROLES][first + p] | right[ROLES][second + q]) & CUT_HERE:
                    found = cut_short(left, x, left[ROLES][first + p], right, y, right[ROLES][second + q])
                if found:
                    met[p], how[p] = q, found
                    free_a[p] = 0
                    free_b[q] = 0
                    break
    joined(left, first, n, right, second, m, free_a, free_b, group)
    if group[0] == 0:
        near(left, first, n, right, second, m, korean, met, how, free_a, free_b)


@jit
def named(packed, x):
    """Tell whether a word is spelled by its sound: a brand or a place."""
    return packed[KINDS][x] == BRAND or packed[KINDS][x] == PLACE


@jit
def spelled(packed, x):
    """Tell whether a word can be misspelt: no number."""
    return packed[KINDS][x] != NUMBER


@jit
def cut_short(left, x, a_role, right, y, b_role):
    """Return CUT_SHORT where the word that stands at a cut begins the other."""
    a, b = left[TEXT_AT][x], right[TEXT_AT][y]
    n, m = left[TEXT_AT][x + 1] - a, right[TEXT_AT][y + 1] - b
    if n == m or min(n, m) < 2 or (n < m and not a_role & CUT_HERE) or (m < n and not b_role & CUT_HERE):
        return 0
    for at in range(min(n, m)):
        if left[TEXT][a + at] != right[TEXT][b + at]:
            return 0
    return CUT_SHORT


@jit
def near(left, first, n, right, second, m, korean, met, how, free_a, free_b):
    """Mark brand words that a slip turns into each other and that are two words all the same."""
    for p in range(n):
        x = left[TOKENS][first + p]
        if not free_a[p] or not named(left, x):
            continue
        for q in range(m):
            y = right[TOKENS][second + q]
            if free_b[q] and named(right, y) and misspelt(left, x, right, y, korean) == NEAR:
                met[p], how[p] = q, NEAR
                free_a[p] = 0
                free_b[q] = 0
                break


@jit
def joined(left, first, n, right, second, m, free_a, free_b, group):
    """Compare what is left over as joined words: first the brands, then all but numbers."""
    a, b = np.zeros(LONG, np.uint8), np.zeros(LONG, np.uint8)
    # Brands alone, brands and places, all words but numbers.
    for turn in range(3):
        kinds = 1 if turn == 0 else 17 if turn == 1 else 95
        size = join(left, first, n, free_a, kinds, a, False)
        other = join(right, second, m, free_b, kinds, b, False)
        if size == 0 or other == 0:
            continue
        found = compare_joined(a, size, b, other)
        several = count_free(left, first, n, free_a, kinds) + count_free(right, second, m, free_b, kinds) > 2
        if found == GLUED_SLIP and not several and turn == 0:
            found = 0  # one word against one: judged before, with its syllables
        if found == 0 or found == PART:
            folded = join(left, first, n, free_a, kinds, a, True)
            further = join(right, second, m, free_b, kinds, b, True)
            if folded >= 5 and folded == further:
                equal = True
                for at in range(folded):
                    if a[at] != b[at]:
                        equal = False
                if equal:
                    found = GLUED
        if found:
            if found == PART and turn == 2:
                return
            group[0], group[1] = found, kinds
            take(left, first, n, free_a, kinds)
            take(right, second, m, free_b, kinds)
            return


@jit
def count_free(packed, first, count, free, kinds):
    """Return how many free words have a kind that is asked."""
    found = 0
    for at in range(count):
        if free[at] == 1 and (kinds >> packed[KINDS][packed[TOKENS][first + at]]) & 1:
            found += 1
    return found


@jit
def take(packed, first, count, free, kinds):
    """Mark the free words of these kinds as met in a group (2)."""
    for at in range(count):
        if free[at] == 1 and (kinds >> packed[KINDS][packed[TOKENS][first + at]]) & 1:
            free[at] = 2
