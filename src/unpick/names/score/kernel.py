"""How two packed names are compared: their words are aligned.

Written so that it runs as plain Python and compiled (`rows.py` loads this file a second time with numba in place of
`jit`): one text, so both say the same. Each side comes as four flat arrays, since numba counts references to every
array that it touches: names, tokens, words and letters (`layout.py`).
"""

from typing import Any

from unpick.names.score import letters as _letters
from unpick.names.score.layout import (
    ABBREVIATED,
    BRAND,
    CHINESE,
    CODE_COUNT,
    CODES,
    CONCEPT,
    COUNT,
    CUT_HERE,
    CUT_SHORT,
    EQUAL,
    FLAGS,
    FOLD_AT,
    FOLD_END,
    FOLDS,
    FORM_COUNT,
    FORMS,
    GLUED,
    GLUED_SLIP,
    IN_NAME,
    INITIALS,
    KIND,
    KINDRED,
    KOREAN,
    KOREAN_FOLDS,
    KOREAN_SYLLABLES,
    LETTERS,
    LOAN,
    LONG,
    MAX_MEANT,
    MAX_READ,
    MEANING,
    MEANT,
    MISREAD,
    NAME_WIDTH,
    NEAR,
    NUMBER,
    OTHER_LOAN,
    PART,
    PINYIN,
    PLACE,
    READ,
    READ_AS,
    READING,
    SAID,
    SAID_IN_WORDS,
    SENSE,
    SHORT,
    SLIP,
    SOUND,
    START,
    STEM,
    TEXT_AT,
    TEXT_END,
    TOKEN_WIDTH,
    TRADE,
    WHOLE_BRAND,
    WIDE,
    WIDTH,
    WITHIN,
    WORD,
)  # fmt: skip

jit: Any = globals().get("JIT") or (lambda function: function)
slips: Any = globals().get("SLIPS") or _letters.slips
unlike: Any = globals().get("UNLIKE") or _letters.unlike
seen: Any = globals().get("SEEN") or _letters.seen
budget: Any = globals().get("BUDGET") or _letters.budget

HANGUL = 2
"""The script of a word (packed.py)."""

CHINA = int.from_bytes(b"CN".ljust(8, b"\0"), "big")


@jit
def shares(aw, x, bw, y, column):
    """Return 2 where the first hashes of a column are one, 1 where any two are, else 0."""
    for p in range(aw[x + FORM_COUNT]):
        one = aw[x + column + p]
        if one == 0:
            continue
        for q in range(bw[y + FORM_COUNT]):
            if one == bw[y + column + q]:
                return 2 if p == 0 and q == 0 else 1
    return 0


@jit
def nested(a, b):
    """Return 2 for one place, 1 where one lies in the other (its code begins with the other's), else 0."""
    if a == b:
        return 2
    if (a == CHINA and 48 <= b >> 56 <= 57) or (b == CHINA and 48 <= a >> 56 <= 57):
        return 1
    for at in range(8):
        shift = 56 - 8 * at
        p, q = (a >> shift) & 255, (b >> shift) & 255
        if p == 0 or q == 0:
            return 1
        if p != q:
            return 0
    return 0


@jit
def places(aw, x, bw, y):
    """Return the closest relation of any two codes of two places."""
    best = 0
    for p in range(aw[x + CODE_COUNT]):
        for q in range(bw[y + CODE_COUNT]):
            best = max(best, nested(aw[x + CODES + p], bw[y + CODES + q]))
    return best


@jit
def exact(aw, x, bw, y):
    """Return how two words meet without a slip: EQUAL, READING or 0."""
    met = shares(aw, x, bw, y, FORMS)
    if met == 0 and (means(aw, x, bw[y + FORMS]) or means(bw, y, aw[x + FORMS])):
        return READING
    if met == 0 or other_characters(aw, x, bw, y):
        return 0
    if aw[x + KIND] != bw[y + KIND]:
        least = 4 if aw[x + KIND] == NUMBER or bw[y + KIND] == NUMBER else 3
        return EQUAL if aw[x + TEXT_END] - aw[x + TEXT_AT] >= least else 0
    return EQUAL if met == 2 else READING


@jit
def means(words, x, spelled):
    """Tell whether a romanised word says in English what is spelled so: Luzhou, Oasis."""
    for at in range(MAX_MEANT):
        if words[x + MEANT + at] == 0:
            return False
        if words[x + MEANT + at] == spelled:
            return True
    return False


@jit
def other_characters(aw, x, bw, y):
    """Tell whether two brands in Hanzi are other characters, however alike they sound."""
    return (
        aw[x + KIND] == BRAND and aw[x + WIDE] == 1 and bw[y + WIDE] == 1 and aw[x + SENSE] != bw[y + SENSE]
    )


@jit
def meaning(aw, al, x, bw, bl, y):
    """Return how two words of one kind meet by what they mean."""
    kind = aw[x + KIND]
    if kind != bw[y + KIND] or kind == BRAND:
        return 0
    if kind == PLACE:
        return EQUAL if places(aw, x, bw, y) == 2 else 0
    if aw[x + STEM] == bw[y + STEM]:
        return EQUAL
    if aw[x + CONCEPT] == 0 or aw[x + CONCEPT] != bw[y + CONCEPT]:
        return 0
    if aw[x + WIDE] == 0 and bw[y + WIDE] == 0 and abridged(aw, al, x, bw, bl, y):
        return EQUAL
    if kind != TRADE or aw[x + WIDE] != bw[y + WIDE]:
        return MEANING
    return MEANING if aw[x + SENSE] == bw[y + SENSE] != 0 else KINDRED


@jit
def named(aw, x):
    """Tell whether a word is spelled by its sound: a brand or a place."""
    return aw[x + KIND] == BRAND or aw[x + KIND] == PLACE


@jit
def sounds(aw, x, bw, y, korean):
    """Tell whether two names of brands or places have one skeleton; those of under four letters do not count."""
    if not (named(aw, x) and named(bw, y)) or other_characters(aw, x, bw, y):
        return False
    if as_loan(aw, x, bw, y) or as_loan(bw, y, aw, x):
        return True
    size = min(aw[x + TEXT_END] - aw[x + TEXT_AT], bw[y + TEXT_END] - bw[y + TEXT_AT])
    if size < 4:
        return False
    return shares(aw, x, bw, y, FOLDS) > 0 or (korean and shares(aw, x, bw, y, KOREAN_FOLDS) > 0)


@jit
def as_loan(hangul, x, latin, y):
    """Tell whether a brand in Hangul is an English word that the other spells: 벨머, Velmur."""
    if hangul[x + WIDE] != HANGUL or latin[y + WIDE] != 0 or hangul[x + LOAN] == 0:
        return False
    return hangul[x + LOAN] == latin[y + LOAN] or hangul[x + LOAN] == latin[y + OTHER_LOAN]


@jit
def reads(aw, x, bw, y):
    """Tell whether a brand in pinyin is read in Korean as another spells it: Jinxiang, Kumsang (金祥)."""
    if aw[x + READ_AS] == 0 or bw[y + KIND] != BRAND or bw[y + WIDE] != 0 or bw[y + PINYIN] > 0:
        return False
    for at in range(MAX_READ):
        if aw[x + READ_AS + at] != 0 and aw[x + READ_AS + at] == bw[y + KOREAN_FOLDS]:
            return True
    return False


@jit
def abbreviates(aw, x, bw, y):
    """Tell whether a short word is the first letters of the syllables of another brand: HY, Hongyuan."""
    return aw[x + ABBREVIATED] != 0 and aw[x + ABBREVIATED] == bw[y + SHORT]


@jit
def misspelt(aw, al, x, bw, bl, y, korean, room):
    """Return SLIP, NEAR or 0: a slip that turns few syllables into as many others makes another word."""
    if aw[x + KIND] != BRAND and bw[y + KIND] != BRAND:
        return 0  # two words of the tables are two words
    if aw[x + KIND] == NUMBER or bw[y + KIND] == NUMBER:
        return 0
    n, m = aw[x + TEXT_END] - aw[x + TEXT_AT], bw[y + TEXT_END] - bw[y + TEXT_AT]
    if other_characters(aw, x, bw, y):
        return NEAR if shares(aw, x, bw, y, FORMS) else 0
    most = budget(min(n, m))
    if most == 0 or unlike(aw[x + LETTERS], bw[y + LETTERS]) > 2 * most + 2:
        return 0
    if slips(al, aw[x + TEXT_AT], n, bl, bw[y + TEXT_AT], m, most, room) > most:
        n, m = aw[x + FOLD_END] - aw[x + FOLD_AT], bw[y + FOLD_END] - bw[y + FOLD_AT]
        most = budget(min(n, m))
        if most == 0 or slips(al, aw[x + FOLD_AT], n, bl, bw[y + FOLD_AT], m, most, room) > most:
            return 0
    return NEAR if other_syllables(aw, x, bw, y, korean) else SLIP


@jit
def other_syllables(aw, x, bw, y, korean):
    """Tell whether two words read as syllables, as many, and so few that one of them makes the word."""
    if korean:
        p, q = aw[x + KOREAN_SYLLABLES], bw[y + KOREAN_SYLLABLES]
    else:
        p, q = aw[x + PINYIN], bw[y + PINYIN]
    return 0 < p <= 3 and p == q


@jit
def begins(aw, al, x, bw, bl, y):
    """Tell whether one of two words begins the other."""
    short = min(aw[x + TEXT_END] - aw[x + TEXT_AT], bw[y + TEXT_END] - bw[y + TEXT_AT])
    for at in range(short):
        if al[aw[x + TEXT_AT] + at] != bl[bw[y + TEXT_AT] + at]:
            return False
    return True


@jit
def abridged(aw, al, x, bw, bl, y):
    """Tell whether one of two words of one meaning is the other cut to three letters: tex, textiles."""
    short = min(aw[x + TEXT_END] - aw[x + TEXT_AT], bw[y + TEXT_END] - bw[y + TEXT_AT])
    return short == 3 and begins(aw, al, x, bw, bl, y)


@jit
def cut_short(aw, al, x, a_role, bw, bl, y, b_role):
    """Return CUT_SHORT where the word that stands at a cut begins the other."""
    n, m = aw[x + TEXT_END] - aw[x + TEXT_AT], bw[y + TEXT_END] - bw[y + TEXT_AT]
    if n == m or min(n, m) < 2 or (n < m and not a_role & CUT_HERE) or (m < n and not b_role & CUT_HERE):
        return 0
    return CUT_SHORT if begins(aw, al, x, bw, bl, y) else 0


@jit
def meet(turn, aw, al, x, a_role, bw, bl, y, b_role, korean, room):
    """Return how two words meet in a turn; the surest ways come first."""
    if turn == 0:
        return exact(aw, x, bw, y)
    if turn == 1:
        found = meaning(aw, al, x, bw, bl, y)
        if found == MEANING and (a_role | b_role) & CUT_HERE and cut_short(aw, al, x, a_role, bw, bl, y, b_role):
            return EQUAL
        return 0 if found == KINDRED else found
    if turn == 2:
        if meaning(aw, al, x, bw, bl, y) == KINDRED:
            return KINDRED
        if aw[x + KIND] == PLACE and bw[y + KIND] == PLACE:
            return WITHIN if places(aw, x, bw, y) == 1 else 0
        if sounds(aw, x, bw, y, korean):
            return SOUND
        if reads(aw, x, bw, y) or reads(bw, y, aw, x):
            return READ
        return INITIALS if abbreviates(aw, x, bw, y) or abbreviates(bw, y, aw, x) else 0
    if turn == 3:
        found = misspelt(aw, al, x, bw, bl, y, korean, room)
        return 0 if found == NEAR else found
    if turn == 4:
        return cut_short(aw, al, x, a_role, bw, bl, y, b_role) if (a_role | b_role) & CUT_HERE else 0
    near = named(aw, x) and named(bw, y) and misspelt(aw, al, x, bw, bl, y, korean, room) == NEAR
    return NEAR if near else 0


@jit
def align(an, at, aw, al, i, bn, bt, bw, bl, j, met, how, free_a, free_b, group, room):
    """Align the words of name i of one side with those of name j of the other.

    Args:
        met: for each word of the first name the word of the second that it meets, -1 for none. how: in which way.
        free_a, free_b: of each word 0 met, 1 not, 2 met joined with others. group: how the joined words meet.
        room: three rows of LONG numbers to work in.
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
    for turn in range(6):
        if turn == 5 and left and right:
            found = 0
            if said(at, aw, first, n, free_a, bt, bw, second, m, free_b, bn[j * NAME_WIDTH + SAID]):
                found = SAID_IN_WORDS
            elif said(bt, bw, second, m, free_b, at, aw, first, n, free_a, an[i * NAME_WIDTH + SAID]):
                found = SAID_IN_WORDS
            else:
                found = joined(at, aw, al, first, n, bt, bw, bl, second, m, free_a, free_b, korean, one, room)
            group[0] = found
            if found:
                return
        if left == 0 or right == 0:
            return
        for p in range(n):
            if not free_a[p]:
                continue
            x = at[(first + p) * TOKEN_WIDTH + WORD] * WIDTH
            a_role = at[(first + p) * TOKEN_WIDTH + IN_NAME]
            for q in range(m):
                if not free_b[q]:
                    continue
                y = bt[(second + q) * TOKEN_WIDTH + WORD] * WIDTH
                b_role = bt[(second + q) * TOKEN_WIDTH + IN_NAME]
                found = meet(turn, aw, al, x, a_role, bw, bl, y, b_role, korean, room)
                if found:
                    met[p], how[p], free_a[p], free_b[q] = q, found, 0, 0
                    left, right = left - 1, right - 1
                    break


@jit
def join(tokens, words, letters, first, count, free, kinds, folded, room, out):
    """Write the letters of the free words whose kind is asked, joined, at `out`.

    Returns:
        letters, words, their syllables as pinyin and as Korean (0 where one of them is none), Hanzi among them.
    """
    size = found = pinyin = korean = hanzi = 0
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
        hanzi += words[x + WIDE] == 1
    return size, found, pinyin if all_pinyin else 0, korean if all_korean else 0, hanzi


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
    if one and count_free(at, aw, first, n, free_a) and count_free(bt, bw, second, m, free_b):
        take(at, aw, first, n, free_a, 1)
        take(bt, bw, second, m, free_b, 1)
        return GLUED
    for turn in range(3):
        kinds = 1 if turn == 0 else 17 if turn == 1 else 95
        size, words, p, r, wide = join(at, aw, al, first, n, free_a, kinds, False, room, LONG)
        other, more, q, s, broad = join(bt, bw, bl, second, m, free_b, kinds, False, room, 2 * LONG)
        if words == 0 or more == 0 or (wide and broad):
            continue
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
        if found == 0 or found == PART:
            size = join(at, aw, al, first, n, free_a, kinds, True, room, LONG)[0]
            other = join(bt, bw, bl, second, m, free_b, kinds, True, room, 2 * LONG)[0]
            if size == other and size >= 5 and compare_joined(size, other, room) == GLUED:
                found = GLUED
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
        if not other_free[at] and other_words[others[(second + at) * TOKEN_WIDTH + WORD] * WIDTH + KIND] == BRAND:
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
def take(tokens, words, first, count, free, kinds):
    """Mark the free words of these kinds as met joined."""
    for at in range(count):
        if free[at] == 1 and (kinds >> words[tokens[(first + at) * TOKEN_WIDTH + WORD] * WIDTH + KIND]) & 1:
            free[at] = 2
