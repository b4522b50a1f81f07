"""How two packed names are compared: their words are aligned.

Written so that it runs as plain Python and compiled (`rows.py` loads this file a second time with numba in place of
`jit`): one text, so both say the same. Each side comes as four flat arrays, since numba counts references to every
array that it touches: names, tokens, words and letters (`layout.py`).
"""

from typing import Any

from unpick.names.score import dialects as _dialects
from unpick.names.score import glossed as _glossed
from unpick.names.score import left_over as _left_over
from unpick.names.score import meeting as _meeting
from unpick.names.score.layout import (
    BRAND,
    BY_HAND,
    CHINESE,
    COUNT,
    DIALECT,
    FLAGS,
    FORM_COUNT,
    FORMS,
    GLOSSED,
    GLOSSED_AT,
    GLOSSED_WORDS,
    IN_NAME,
    KIND,
    KOREAN,
    LONG,
    NAME_WIDTH,
    NEAR,
    OLD_SPELLING,
    SAID,
    SAID_IN_WORDS,
    START,
    TOKEN_WIDTH,
    TRADE,
    WEAK,
    WHOLE_BRAND,
    WIDE,
    WIDTH,
    WORD,
)  # fmt: skip

jit: Any = globals().get("JIT") or (lambda function: function)
may_meet: Any = globals().get("MAY_MEET") or _meeting.may_meet
meet: Any = globals().get("MEET") or _meeting.meet
means: Any = globals().get("MEANS") or _meeting.means
joined: Any = globals().get("JOINED") or _left_over.joined
count_free: Any = globals().get("COUNT_FREE") or _left_over.count_free
take: Any = globals().get("TAKE") or _left_over.take
explained: Any = globals().get("EXPLAINED") or _glossed.explained
by_dialect: Any = globals().get("BY_DIALECT") or _dialects.by_dialect

LAST = _meeting.LAST

P_AT, Q_AT = 8, 12
"""Bits of a pair of words that may meet: its turns, then the two words."""

HAND_MARK = LAST + 1
"""The bit, after those of the turns, of two words that a slip of the hand sets apart."""


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
    candidates, turns = near_words(at, aw, first, n, bt, bw, second, m, room)
    for turn in range(LAST + 1):
        if left == 0 or right == 0:
            return
        if turn == LAST and group[0] == 0:
            one_said = said(at, aw, first, n, free_a, bt, bw, second, m, free_b, bn[j * NAME_WIDTH + SAID])
            if one_said or said(
                bt, bw, second, m, free_b, at, aw, first, n, free_a, an[i * NAME_WIDTH + SAID]
            ):
                found = SAID_IN_WORDS
            elif by_gloss(an, at, aw, i, free_a, bn, bt, bw, j, free_b) or by_gloss(
                bn, bt, bw, j, free_b, an, at, aw, i, free_a
            ):
                found = GLOSSED
            elif spoken and all_free(at, aw, first, n, free_a) and all_free(bt, bw, second, m, free_b):
                whole_brand(at, aw, first, n, free_a)
                whole_brand(bt, bw, second, m, free_b)
                found = spoken
            else:
                found = joined(at, aw, al, first, n, bt, bw, bl, second, m, free_a, free_b, korean, one, room)
            group[0] = found
            if found:
                return
        if not (turns >> turn) & 1:
            continue
        for candidate in range(3 * LONG, 3 * LONG + candidates):
            told = room[candidate]
            p, q = told >> P_AT & 15, told >> Q_AT & 15
            if not (told >> turn) & 1 or free_a[p] != 1 or free_b[q] != 1:
                continue
            found = BY_HAND if (told >> HAND_MARK) & 1 else NEAR
            if turn != LAST:
                x = at[(first + p) * TOKEN_WIDTH + WORD] * WIDTH
                y = bt[(second + q) * TOKEN_WIDTH + WORD] * WIDTH
                a_role = at[(first + p) * TOKEN_WIDTH + IN_NAME]
                b_role = bt[(second + q) * TOKEN_WIDTH + IN_NAME]
                found = meet(turn, aw, al, x, a_role, bw, bl, y, b_role, korean, (both & CHINESE) != 0)
                if found in (NEAR, BY_HAND):
                    room[candidate] |= 1 << LAST | (found == BY_HAND) << HAND_MARK
                    turns |= 1 << LAST
                    continue
            if found:
                met[p], how[p], free_a[p], free_b[q] = q, found, 0, 0
                left, right = left - 1, right - 1


@jit
def near_words(at, aw, first, n, bt, bw, second, m, room):
    """Write the pairs of words that may meet behind the letters of `room`, in the order of the words, each with its turns.

    Most pairs of words are told apart by the first columns of their rows; only the others are looked at again.

    Returns:
        how many, and the turns of any.
    """
    found, any_turns = 3 * LONG, 0
    for p in range(n):
        x = at[(first + p) * TOKEN_WIDTH + WORD] * WIDTH
        a_role = at[(first + p) * TOKEN_WIDTH + IN_NAME]
        for q in range(m):
            y = bt[(second + q) * TOKEN_WIDTH + WORD] * WIDTH
            turns = may_meet(aw, x, a_role, bw, y, bt[(second + q) * TOKEN_WIDTH + IN_NAME])
            if turns:
                room[found] = p << P_AT | q << Q_AT | turns
                found, any_turns = found + 1, any_turns | turns
    return found - 3 * LONG, any_turns


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
def by_gloss(names, tokens, words, i, free, others, other_tokens, other_words, j, other_free):
    """Tell whether the brand words of a name that meet none say what the characters of all brand words of another do.

    The words are marked as met, words of trade among them too that none meets.
    """
    if (names[i * NAME_WIDTH + DIALECT] >> GLOSSED_AT) & GLOSSED_WORDS == 0:
        return False
    first, n = names[i * NAME_WIDTH + START], names[i * NAME_WIDTH + COUNT]
    second, m = others[j * NAME_WIDTH + START], others[j * NAME_WIDTH + COUNT]
    asked = 0
    for at in range(n):
        if free[at] == 1 and words[tokens[(first + at) * TOKEN_WIDTH + WORD] * WIDTH + KIND] == BRAND:
            asked |= 1 << at
    span = explained(names, tokens, i, asked, others, other_tokens, j)
    if span == 0 or not all_free(other_tokens, other_words, second, m, other_free):
        return False
    for at in range(n):
        if (span >> at) & 1 and free[at] == 1:
            free[at] = 2
    take(other_tokens, other_words, second, m, other_free, 1)
    return True


@jit
def whole_brand(tokens, words, first, count, free):
    """Mark all brand words as met joined; return how many."""
    found = count_free(tokens, words, first, count, free)
    take(tokens, words, first, count, free, 1)
    return found


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
