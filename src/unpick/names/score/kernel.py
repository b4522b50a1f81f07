"""How two packed names are compared: their words are aligned.

Written so that it runs as plain Python and compiled (`rows.py` loads this file a second time with numba in place of
`jit`): one text, so both say the same. Each side comes as four flat arrays, since numba counts references to every
array that it touches: names, tokens, words and letters (`layout.py`).
"""

from typing import Any

from unpick.names.score import dialects as _dialects
from unpick.names.score import letters as _letters
from unpick.names.score import meeting as _meeting
from unpick.names.score.layout import (
    BRAND,
    CHINESE,
    COUNT,
    FLAGS,
    FOLD_AT,
    FOLD_END,
    FOLD_LETTERS,
    FOLD_SIZE,
    FORM_COUNT,
    FORMS,
    GLUED,
    GLUED_SLIP,
    IN_NAME,
    KIND,
    KOREAN,
    KOREAN_SYLLABLES,
    LONG,
    MAX_TOKENS,
    MISREAD,
    NAME_WIDTH,
    NASAL_BITS,
    NASALS,
    OLD_SPELLING,
    PART,
    PINYIN,
    PLACE,
    SAID,
    SAID_IN_WORDS,
    SEEN_LETTERS,
    SIZE,
    START,
    TEXT_AT,
    TEXT_END,
    TOKEN_WIDTH,
    TRADE,
    WEAK,
    WHOLE_BRAND,
    WIDE,
    WIDTH,
    WORD,
)  # fmt: skip

jit: Any = globals().get("JIT") or (lambda function: function)
slips: Any = globals().get("SLIPS") or _letters.slips
seen: Any = globals().get("SEEN") or _letters.seen
budget: Any = globals().get("BUDGET") or _letters.budget
unlike: Any = globals().get("UNLIKE") or _letters.unlike
may_meet: Any = globals().get("MAY_MEET") or _meeting.may_meet
meet: Any = globals().get("MEET") or _meeting.meet
means: Any = globals().get("MEANS") or _meeting.means
crossed: Any = globals().get("CROSSED") or _meeting.crossed
by_dialect: Any = globals().get("BY_DIALECT") or _dialects.by_dialect


@jit
def align(an, at, aw, al, i, bn, bt, bw, bl, j, met, how, free_a, free_b, group, room):
    """Align the words of name i of one side with those of name j of the other.

    Args:
        met: for each word of the first name the word of the second that it meets, -1 for none. how: in which way.
        free_a, free_b: of each word 0 met, 1 not, 2 met joined with others. group: how the joined words meet.
        room: ROOM numbers to work in.
    """
    first, n = an[i * NAME_WIDTH + START], an[i * NAME_WIDTH + COUNT]
    second, m = bn[j * NAME_WIDTH + START], bn[j * NAME_WIDTH + COUNT]
    either, both = an[i * NAME_WIDTH + FLAGS] | bn[j * NAME_WIDTH + FLAGS], 0
    both = an[i * NAME_WIDTH + FLAGS] & bn[j * NAME_WIDTH + FLAGS]
    korean = (either & KOREAN) != 0 and ((both & CHINESE) == 0 or (both & KOREAN) != 0)
    whole = an[i * NAME_WIDTH + WHOLE_BRAND]
    one = whole != 0 and whole == bn[j * NAME_WIDTH + WHOLE_BRAND] and (either & CHINESE) == 0
    for p in range(n):
        met[p], how[p], free_a[p] = -1, 0, 1
    for q in range(m):
        free_b[q] = 1
    group[0] = 0
    left, right = n, m
    spoken = 0
    if (either & KOREAN) == 0:
        spoken = by_dialect(an, at, i, bn, bt, j)
        spoken = spoken if spoken else by_dialect(bn, bt, j, an, at, i)
    if spoken and spoken != OLD_SPELLING:
        if spoken == SAID_IN_WORDS:
            left -= word_before(at, aw, first, n, free_a)
            right -= word_before(bt, bw, second, m, free_b)
        left -= whole_brand(at, aw, first, n, free_a)
        right -= whole_brand(bt, bw, second, m, free_b)
        group[0] = spoken
    candidates = near_words(at, aw, first, n, bt, bw, second, m, room)
    for turn in range(6):
        if turn == 5 and left and right and group[0] == 0:
            in_words = said(at, aw, first, n, free_a, bt, bw, second, m, free_b, bn[j * NAME_WIDTH + SAID])
            if not in_words:
                in_words = said(
                    bt, bw, second, m, free_b, at, aw, first, n, free_a, an[i * NAME_WIDTH + SAID]
                )
            found = SAID_IN_WORDS if in_words else 0
            free = all_free(at, aw, first, n, free_a) and all_free(bt, bw, second, m, free_b)
            if spoken and free and not in_words:
                whole_brand(at, aw, first, n, free_a)
                whole_brand(bt, bw, second, m, free_b)
                found = spoken
            elif not in_words:
                found = joined(at, aw, al, first, n, bt, bw, bl, second, m, free_a, free_b, korean, one, room)
            group[0] = found
            if found:
                return
        if left == 0 or right == 0:
            return
        for candidate in range(3 * LONG, 3 * LONG + candidates):
            p, q = room[candidate] // MAX_TOKENS, room[candidate] % MAX_TOKENS
            if free_a[p] != 1 or free_b[q] != 1:
                continue
            x = at[(first + p) * TOKEN_WIDTH + WORD] * WIDTH
            y = bt[(second + q) * TOKEN_WIDTH + WORD] * WIDTH
            a_role, b_role = at[(first + p) * TOKEN_WIDTH + IN_NAME], bt[(second + q) * TOKEN_WIDTH + IN_NAME]
            found = meet(turn, aw, al, x, a_role, bw, bl, y, b_role, korean, room)
            if found:
                met[p], how[p], free_a[p], free_b[q] = q, found, 0, 0
                left, right = left - 1, right - 1


@jit
def near_words(at, aw, first, n, bt, bw, second, m, room):
    """Write the pairs of words that may meet behind the letters of `room`, in the order of the words; return how many.

    Most pairs of words are told apart by the first columns of their rows; only the others are looked at in every turn.
    """
    found = 3 * LONG
    for p in range(n):
        x = at[(first + p) * TOKEN_WIDTH + WORD] * WIDTH
        a_role = at[(first + p) * TOKEN_WIDTH + IN_NAME]
        for q in range(m):
            y = bt[(second + q) * TOKEN_WIDTH + WORD] * WIDTH
            if may_meet(aw, x, a_role, bw, y, bt[(second + q) * TOKEN_WIDTH + IN_NAME]):
                room[found] = p * MAX_TOKENS + q
                found += 1
    return found - 3 * LONG


@jit
def gathered(tokens, words, first, count, free, kinds):
    """Return of the free words whose kind is asked: how many, Hanzi among them, letters joined, the sets of their letters as
    a reader of print sees them and of their skeletons.
    """
    found = hanzi = size = fold_size = seen_set = fold_set = 0
    for at in range(count):
        x = tokens[(first + at) * TOKEN_WIDTH + WORD] * WIDTH
        if free[at] == 1 and (kinds >> words[x + KIND]) & 1:
            found += 1
            hanzi += words[x + WIDE] == 1
            size += words[x + SIZE]
            fold_size += words[x + FOLD_SIZE]
            seen_set |= words[x + SEEN_LETTERS]
            fold_set |= words[x + FOLD_LETTERS]
    return found, hanzi, max(size, fold_size), seen_set, fold_set


@jit
def may_join(at, aw, first, n, free_a, bt, bw, second, m, free_b, kinds):
    """Tell whether what is left over of two names may meet as joined words; nothing that `compare_joined` joins is missed.

    Where one begins or ends the other, its letters are among the other's; two slips change four letters at most.
    """
    words, wide, size, p, r = gathered(at, aw, first, n, free_a, kinds)
    if words == 0:
        return False
    more, broad, other, q, s = gathered(bt, bw, second, m, free_b, kinds)
    if more == 0 or (wide and broad):
        return False
    if max(size, other) > LONG or (words + more > 2 and r == s):
        return True
    return p & q == p or p & q == q or unlike(p, q) <= 4


@jit
def join(tokens, words, letters, first, count, free, kinds, folded, room, out):
    """Write the letters of the free words whose kind is asked, joined, at `out`.

    Returns:
        letters, words, their syllables as pinyin and as Korean (0 where one of them is none).
    """
    size = found = pinyin = korean = 0
    all_pinyin = all_korean = True
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
    return size, found, pinyin if all_pinyin else 0, korean if all_korean else 0


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
    if most and slips(room, LONG, n, room, 2 * LONG, m, most, room) <= most:
        return GLUED_SLIP
    head = tail = short >= 5
    for at in range(short):
        head = head and room[LONG + at] == room[2 * LONG + at]
        tail = tail and room[LONG + n - 1 - at] == room[2 * LONG + m - 1 - at]
    return PART if head or tail else 0


@jit
def joined(at, aw, al, first, n, bt, bw, bl, second, m, free_a, free_b, korean, one, room):
    """Compare what is left over as joined words: brands, then brands and places, then all but numbers."""
    one = one and count_free(at, aw, first, n, free_a) > 0 and count_free(bt, bw, second, m, free_b) > 0
    if one and not crossed(
        joined_nasals(at, aw, first, n, free_a, 1), joined_nasals(bt, bw, second, m, free_b, 1)
    ):
        take(at, aw, first, n, free_a, 1)
        take(bt, bw, second, m, free_b, 1)
        return GLUED
    for turn in range(3):
        kinds = 1 if turn == 0 else 17 if turn == 1 else 95
        if turn and has_free(at, aw, first, n, free_a, PLACE) and has_free(bt, bw, second, m, free_b, PLACE):
            return 0  # two places, however alike: Shanxi and Shaanxi, Hunan and Henan
        if not may_join(at, aw, first, n, free_a, bt, bw, second, m, free_b, kinds):
            continue
        size, words, p, r = join(at, aw, al, first, n, free_a, kinds, False, room, LONG)
        other, more, q, s = join(bt, bw, bl, second, m, free_b, kinds, False, room, 2 * LONG)
        if words + more == 2 and turn == 0:
            found = (
                PART if compare_joined(size, other, room) == PART else 0
            )  # else judged before, word by word
        else:
            found = compare_joined(size, other, room)
        if korean:
            p, q = r, s
        if found == GLUED_SLIP and 0 < p <= 3 and p == q:
            found = 0  # as few syllables, and others: another brand
        if (found == 0 or found == PART) and words + more > 2:
            size = join(at, aw, al, first, n, free_a, kinds, True, room, LONG)[0]
            other = join(bt, bw, bl, second, m, free_b, kinds, True, room, 2 * LONG)[0]
            if size == other and size >= 5 and compare_joined(size, other, room) == GLUED:
                p = joined_nasals(at, aw, first, n, free_a, kinds)
                q = joined_nasals(bt, bw, second, m, free_b, kinds)
                found = found if crossed(p, q) else GLUED
        if found == PART and turn == 2:
            found = 0
        if found:
            take(at, aw, first, n, free_a, kinds)
            take(bt, bw, second, m, free_b, kinds)
            return found
    return 0


@jit
def said(tokens, words, first, count, free, others, other_words, second, more, other_free, joined_words):
    """Tell whether the one brand word left of a name has a spelling that all brand words of the other make up.

    백호 says White Tiger. The words are marked as met.
    """
    if joined_words == 0 or count_free(tokens, words, first, count, free) != 1:
        return False
    for at in range(more):
        if (
            not other_free[at]
            and other_words[others[(second + at) * TOKEN_WIDTH + WORD] * WIDTH + KIND] == BRAND
        ):
            return False
    for at in range(count):
        x = tokens[(first + at) * TOKEN_WIDTH + WORD] * WIDTH
        if free[at] != 1 or words[x + KIND] != BRAND:
            continue
        found = means(words, x, joined_words)
        for form in range(words[x + FORM_COUNT]):
            found = found or words[x + FORMS + form] == joined_words
        if found:
            take(tokens, words, first, count, free, 1)
            take(others, other_words, second, more, other_free, 1)
            return True
    return False


@jit
def count_free(tokens, words, first, count, free):
    """Return how many brand words meet none."""
    found = 0
    for at in range(count):
        if free[at] == 1 and words[tokens[(first + at) * TOKEN_WIDTH + WORD] * WIDTH + KIND] == BRAND:
            found += 1
    return found


@jit
def whole_brand(tokens, words, first, count, free):
    """Mark all brand words as met joined; return how many."""
    found = count_free(tokens, words, first, count, free)
    take(tokens, words, first, count, free, 1)
    return found


@jit
def has_free(tokens, words, first, count, free, kind):
    """Tell whether a word of a kind meets none."""
    for at in range(count):
        if free[at] == 1 and words[tokens[(first + at) * TOKEN_WIDTH + WORD] * WIDTH + KIND] == kind:
            return True
    return False


@jit
def word_before(tokens, words, first, count, free):
    """Mark the trade or weak word in Latin letters right before the first brand word as met with it; return 1 or 0."""
    for at in range(1, count):
        if words[tokens[(first + at) * TOKEN_WIDTH + WORD] * WIDTH + KIND] == BRAND:
            x = tokens[(first + at - 1) * TOKEN_WIDTH + WORD] * WIDTH
            if words[x + WIDE] in (1, 2) or words[x + KIND] not in (TRADE, WEAK):
                return 0
            free[at - 1] = 2
            return 1
    return 0


@jit
def all_free(tokens, words, first, count, free):
    """Tell whether no brand word meets another."""
    for at in range(count):
        if free[at] != 1 and words[tokens[(first + at) * TOKEN_WIDTH + WORD] * WIDTH + KIND] == BRAND:
            return False
    return True


@jit
def take(tokens, words, first, count, free, kinds):
    """Mark the free words of these kinds as met joined."""
    for at in range(count):
        if free[at] == 1 and (kinds >> words[tokens[(first + at) * TOKEN_WIDTH + WORD] * WIDTH + KIND]) & 1:
            free[at] = 2
