"""What is left over of two names when their words are aligned, compared as joined words. Plain and compiled, as `kernel`."""

from typing import Any

from unpick.names.score import letters as _letters
from unpick.names.score import meeting as _meeting
from unpick.names.score.layout import (
    BRAND,
    FOLD_AT,
    FOLD_END,
    FOLD_LETTERS,
    FOLD_SIZE,
    GLUED,
    GLUED_SLIP,
    KIND,
    KOREAN_SYLLABLES,
    LONG,
    MISREAD,
    NAME_SYLLABLES,
    NASAL_BITS,
    NASALS,
    NUMBER,
    PART,
    PINYIN,
    PLACE,
    SEEN_LETTERS,
    SIZE,
    TEXT_AT,
    TEXT_END,
    TOKEN_WIDTH,
    WIDE,
    WIDTH,
    WORD,
)  # fmt: skip

jit: Any = globals().get("JIT") or (lambda function: function)
few_slips: Any = globals().get("FEW_SLIPS") or _letters.few_slips
seen: Any = globals().get("SEEN") or _letters.seen
budget: Any = globals().get("BUDGET") or _letters.budget
close: Any = globals().get("CLOSE") or _meeting.close
crossed: Any = globals().get("CROSSED") or _meeting.crossed

HANGUL = 2
"""A script of a word (packed.py)."""

GATHERED = 6
"""Numbers that are told of what is left over of a name, for each turn of joining."""

PART_LEAST = 5
"""Letters from which joined words that begin or end others say something."""


@jit
def joined(at, aw, al, first, n, bt, bw, bl, second, m, free_a, free_b, korean, one, room):
    """Compare what is left over as joined words: brands, then brands and places, then all but numbers."""
    if two_in_hangul(at, aw, first, n, free_a, bt, bw, second, m, free_b):
        return 0
    if one and one_word(at, aw, first, n, free_a, bt, bw, second, m, free_b):
        take(at, aw, first, n, free_a, 1)
        take(bt, bw, second, m, free_b, 1)
        return GLUED
    gather(at, aw, first, n, free_a, room, 0)
    gather(bt, bw, second, m, free_b, room, 3 * GATHERED)
    for turn in range(3):
        kinds = 1 if turn == 0 else 17 if turn == 1 else 95
        if turn and room[GATHERED] > room[0] and room[4 * GATHERED] > room[3 * GATHERED]:
            return 0  # two places, however alike: Shanxi and Shaanxi, Hunan and Henan
        if not may_join(turn, room):
            continue
        found = of_turn(
            at, aw, al, first, n, bt, bw, bl, second, m, free_a, free_b, korean, turn, kinds, room
        )
        if found:
            take(at, aw, first, n, free_a, kinds)
            take(bt, bw, second, m, free_b, kinds)
            return found
    return 0


@jit
def two_in_hangul(at, aw, first, n, free_a, bt, bw, second, m, free_b):
    """Tell whether one brand word in Hangul is left over of each name: judged letter by letter, whatever they sound like (성하, 송하)."""
    if count_free(at, aw, first, n, free_a) != 1 or count_free(bt, bw, second, m, free_b) != 1:
        return False
    return brand_script(at, aw, first, n, free_a) == HANGUL == brand_script(bt, bw, second, m, free_b)


@jit
def brand_script(tokens, words, first, count, free):
    """Return the script of the first brand word without a counterpart, -1 where there is none."""
    for at in range(count):
        x = tokens[(first + at) * TOKEN_WIDTH + WORD] * WIDTH
        if free[at] == 1 and words[x + KIND] == BRAND:
            return words[x + WIDE]
    return -1


@jit
def one_word(at, aw, first, n, free_a, bt, bw, second, m, free_b):
    """Tell whether brand words of one Korean skeleton are left over on both sides, and their nasals do not cross."""
    if not count_free(at, aw, first, n, free_a) or not count_free(bt, bw, second, m, free_b):
        return False
    return not crossed(
        joined_nasals(at, aw, first, n, free_a, 1), joined_nasals(bt, bw, second, m, free_b, 1)
    )


@jit
def of_turn(at, aw, al, first, n, bt, bw, bl, second, m, free_a, free_b, korean, turn, kinds, room):
    """Return how the joined words of these kinds meet."""
    size, words, p, r, made_a = join(at, aw, al, first, n, free_a, kinds, False, room, LONG)
    other, more, q, s, made_b = join(bt, bw, bl, second, m, free_b, kinds, False, room, 2 * LONG)
    found = compare_joined(size, other, room)
    if words + more == 2 and turn == 0 and found != PART:
        found = 0  # judged before, word by word
    if korean:
        p, q = r, s
    if found == GLUED_SLIP and ((0 < p == q and (p <= 3 or words + more > 2)) or (made_a and made_b)):
        found = 0  # as few syllables, or those of Korean names, and others: another brand
    if (found == 0 or found == PART) and words + more > 2:
        size = join(at, aw, al, first, n, free_a, kinds, True, room, LONG)[0]
        other = join(bt, bw, bl, second, m, free_b, kinds, True, room, 2 * LONG)[0]
        if size == other and size >= 5 and compare_joined(size, other, room) == GLUED:
            p = joined_nasals(at, aw, first, n, free_a, kinds)
            q = joined_nasals(bt, bw, second, m, free_b, kinds)
            found = found if crossed(p, q) else GLUED
    return 0 if found == PART and turn == 2 else found


@jit
def gather(tokens, words, first, count, free, room, out):
    """Write what is left over of a name at `out`, GATHERED numbers for each turn: of brands, with places, of all but numbers.

    How many words, Hanzi among them, their letters joined and those of their skeletons, the sets of their letters as a reader
    of print sees them and of their skeletons.
    """
    for column in range(3 * GATHERED):
        room[out + column] = 0
    for at in range(count):
        x = tokens[(first + at) * TOKEN_WIDTH + WORD] * WIDTH
        kind = words[x + KIND]
        if free[at] != 1 or kind == NUMBER:
            continue
        for turn in range(0 if kind == BRAND else 1 if kind == PLACE else 2, 3):
            to = out + turn * GATHERED
            room[to] += 1
            room[to + 1] += words[x + WIDE] == 1
            room[to + 2] += words[x + SIZE]
            room[to + 3] += words[x + FOLD_SIZE]
            room[to + 4] |= words[x + SEEN_LETTERS]
            room[to + 5] |= words[x + FOLD_LETTERS]


@jit
def may_join(turn, room):
    """Tell whether what `gather` wrote of two names may meet as joined words; nothing that `compare_joined` joins is missed.

    Letters that are the same are one set, as their skeletons are; a slip changes two letters of it; where one begins or ends the
    other, its letters are among the other's.
    """
    a, b = turn * GATHERED, (3 + turn) * GATHERED
    words, more = room[a], room[b]
    if words == 0 or more == 0 or (room[a + 1] and room[b + 1]):
        return False
    size, other, fold_size, fold_other = room[a + 2], room[b + 2], room[a + 3], room[b + 3]
    if max(size, other, fold_size, fold_other) > LONG:
        return True
    if words + more > 2 and fold_size == fold_other and room[a + 5] == room[b + 5]:
        return True
    p, q = room[a + 4], room[b + 4]
    if min(size, other) >= PART_LEAST and (p & q == p or p & q == q):
        return True
    if words + more == 2 and turn == 0:
        return False  # two words were judged before but for a part
    return close(size, other, p, q) or (size == other and p == q)


@jit
def join(tokens, words, letters, first, count, free, kinds, folded, room, out):
    """Write the letters of the free words whose kind is asked, joined, at `out`.

    Returns:
        letters, words, their syllables as pinyin and as Korean (0 where one of them is none), whether all are made of those of
        Korean names.
    """
    size = found = pinyin = korean = 0
    all_pinyin = all_korean = all_names = True
    for at in range(count):
        x = tokens[(first + at) * TOKEN_WIDTH + WORD] * WIDTH
        if free[at] != 1 or not (kinds >> words[x + KIND]) & 1:
            continue
        found += 1
        start, end = words[x + TEXT_AT], words[x + TEXT_END]
        if folded:
            start, end = words[x + FOLD_AT], words[x + FOLD_END]
        for letter in range(start, min(end, start + LONG - size)):
            room[out + size] = letters[letter]
            size += 1
        pinyin += words[x + PINYIN]
        korean += words[x + KOREAN_SYLLABLES]
        all_pinyin = all_pinyin and words[x + PINYIN] > 0
        all_korean = all_korean and words[x + KOREAN_SYLLABLES] > 0
        all_names = all_names and words[x + NAME_SYLLABLES] > 0
    return size, found, pinyin if all_pinyin else 0, korean if all_korean else 0, all_names and found > 0


@jit
def joined_nasals(tokens, words, first, count, free, kinds):
    """Return the nasals of the free words whose kind is asked, as of one spelling; 0 where those of a word are unknown."""
    found = 1
    for at in range(count):
        x = tokens[(first + at) * TOKEN_WIDTH + WORD] * WIDTH
        if free[at] != 1 or not (kinds >> words[x + KIND]) & 1:
            continue
        told, size = words[x + NASALS] & ((1 << NASAL_BITS) - 1), 0
        if told == 0 or found >> 48:
            return 0
        while told >> size > 1:
            size += 1
        found = found << size | told ^ 1 << size
    return found


@jit
def compare_joined(n, m, room):
    """Return how two runs of joined words, in the second and third row of `room`, meet."""
    if n < 3 or m < 3:
        return 0
    if n == m:
        equal = misread = True
        for at in range(n):
            p, q = room[LONG + at], room[2 * LONG + at]
            equal = equal and p == q
            misread = misread and seen(p) == seen(q)
        if equal:
            return GLUED
        if misread:
            return MISREAD
    short = min(n, m)
    most = budget(short)
    if most and few_slips(room, LONG, n, room, 2 * LONG, m, most):
        return GLUED_SLIP
    head = tail = short >= PART_LEAST
    for at in range(short):
        head = head and room[LONG + at] == room[2 * LONG + at]
        tail = tail and room[LONG + n - 1 - at] == room[2 * LONG + m - 1 - at]
    return PART if head or tail else 0


@jit
def count_free(tokens, words, first, count, free):
    """Return how many brand words meet none."""
    found = 0
    for at in range(count):
        if free[at] == 1 and words[tokens[(first + at) * TOKEN_WIDTH + WORD] * WIDTH + KIND] == BRAND:
            found += 1
    return found


@jit
def take(tokens, words, first, count, free, kinds):
    """Mark the free words of these kinds as met joined."""
    for at in range(count):
        if free[at] == 1 and (kinds >> words[tokens[(first + at) * TOKEN_WIDTH + WORD] * WIDTH + KIND]) & 1:
            free[at] = 2
