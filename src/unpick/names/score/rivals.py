"""Pairs that leave a brand of its own on both sides, so that no sum of findings reaches `unsure`. Plain and compiled, as `kernel`.

Most candidates of a search share a county, a trade or a few letters, and each has another brand. Here the words that surely meet
(one spelling, or one stem in a trade) are set aside; where no other word meets, what is left over is known as `align` would
leave it, and with it which findings are possible. Any doubt leaves the pair to the scorer.
"""

from typing import Any

from unpick.names.score import dialects as _dialects
from unpick.names.score import glossed as _glossed
from unpick.names.score import left_over as _left_over
from unpick.names.score import letters as _letters
from unpick.names.score import meeting as _meeting
from unpick.names.score import standing as _standing
from unpick.names.score.layout import (
    BRAND,
    CHINESE,
    COUNT,
    COUNTED,
    CUT_HERE,
    DIALECT,
    EQUAL,
    FLAGS,
    FLAT,
    FLAT_FOLD,
    FLAT_FORM,
    FLAT_FORMS,
    FLAT_ROLE,
    FLAT_TEXT,
    FLAT_WORD,
    FOLD_LETTERS,
    FOLD_SIZE,
    FORM_COUNT,
    FORMS,
    GLOSSED_AT,
    GLOSSED_WORDS,
    GLOSSES,
    GLOSSES_AT,
    IN_NAME,
    INITIALS_AT,
    INITIALS_END,
    KIND,
    KOREAN,
    NAME_WIDTH,
    NEAR,
    OWN_ACRONYM,
    PINYIN,
    PLACE,
    READ_HERE,
    READINGS,
    SAID,
    SEEN_LETTERS,
    SIZE,
    SOUND,
    SOUNDED,
    SPELLED,
    START,
    STEM,
    TEXT_AT,
    TOKEN_WIDTH,
    WHERE_BITS,
    WHOLE_BRAND,
    WIDE,
    WIDTH,
)  # fmt: skip
from unpick.names.score.layout import MEANS as MEANT  # `MEANS` is where the compiled `means` is given

jit: Any = globals().get("JIT") or (lambda function: function)
may_meet: Any = globals().get("MAY_MEET") or _meeting.may_meet
meet: Any = globals().get("MEET") or _meeting.meet
may_join: Any = globals().get("MAY_JOIN") or _left_over.may_join
by_dialect: Any = globals().get("BY_DIALECT") or _dialects.by_dialect
explained: Any = globals().get("EXPLAINED") or _glossed.explained
are_initials: Any = globals().get("ARE_INITIALS") or _standing.are_initials

few_slips: Any = globals().get("FEW_SLIPS") or _letters.few_slips
budget: Any = globals().get("BUDGET") or _letters.budget
means: Any = globals().get("MEANS") or _meeting.means
joined: Any = globals().get("JOINED") or _left_over.joined

LAST, SLIPS = _meeting.LAST, _meeting.SLIPS
GATHERED = _left_over.GATHERED

MOST_WORDS = 8
"""Words of a name that are looked at here; longer names go to the scorer."""

MARKS = 63
"""Bits of the marks of a word (packed.py)."""

UNMET, SURE_BRAND, SURE_OTHER, BASE = range(4)
"""Bounds: what a brand left over on both sides weighs at most; a brand, and another word, that surely meets; all else."""


@jit
def surely_met(af, x, bf, y):
    """Tell whether two words meet whatever the rest says: one kind and one spelling, or one stem of a word that is no name."""
    kind = af[x + KIND]
    if kind != bf[y + KIND]:
        return False
    if kind == BRAND and (af[x + WIDE] != 0 or bf[y + WIDE] != 0):
        return False
    if af[x + FLAT_FORM] == bf[y + FLAT_FORM]:
        return True
    return kind not in (BRAND, PLACE) and af[x + STEM] == bf[y + STEM]


@jit
def how_met(turns, af, aw, al, x, bf, bw, bl, y, korean, chinese):
    """Return how two words meet in the first of the turns that are possible, 0 where they do not."""
    for turn in range(LAST):
        if (turns >> turn) & 1:
            found = meet(
                turn, aw, al, af[x + FLAT_WORD] * WIDTH, af[x + FLAT_ROLE],
                bw, bl, bf[y + FLAT_WORD] * WIDTH, bf[y + FLAT_ROLE], korean, chinese,
            )  # fmt: skip
            if found:
                return found
    return 0


@jit
def gather_flat(flat, first, count, met, room, out):
    """Write what is left over of a name at `out`, as `left_over.gather` does."""
    for turn in range(3):
        kinds = 1 if turn == 0 else 17 if turn == 1 else 95
        words = wide = size = fold = seen = sounds = 0
        for at in range(count):
            x = (first + at) * FLAT
            if (met >> at) & 1 or not (kinds >> flat[x + KIND]) & 1:
                continue
            words, wide = words + 1, wide + (flat[x + WIDE] == 1)
            size, fold = size + flat[x + SIZE], fold + flat[x + FOLD_SIZE]
            seen, sounds = seen | flat[x + SEEN_LETTERS], sounds | flat[x + FOLD_LETTERS]
        to = out + turn * GATHERED
        room[to], room[to + 1], room[to + 2] = words, wide, size
        room[to + 3], room[to + 4], room[to + 5] = fold, seen, sounds


@jit
def slipped(af, al, x, bf, bl, y):
    """Tell whether the letters of two words, or those of their skeletons, are as few slips apart as one may have."""
    n, m = af[x + SIZE], bf[y + SIZE]
    most = budget(min(n, m))
    if most and few_slips(al, af[x + FLAT_TEXT], n, bl, bf[y + FLAT_TEXT], m, most):
        return True
    n, m = af[x + FOLD_SIZE], bf[y + FOLD_SIZE]
    most = budget(min(n, m))
    return most > 0 and few_slips(al, af[x + FLAT_FOLD], n, bl, bf[y + FLAT_FOLD], m, most)


@jit
def alike_here(af, x, bf, y):
    """Tell whether two words of one Latin spelling each can have one skeleton: as many letters and the same, or one Korean one."""
    if af[x + WIDE] != 0 or bf[y + WIDE] != 0 or af[x + FLAT_FORMS] != 1 or bf[y + FLAT_FORMS] != 1:
        return True
    same = af[x + FOLD_SIZE] == bf[y + FOLD_SIZE] and af[x + FOLD_LETTERS] == bf[y + FOLD_LETTERS]
    return same or af[x + READ_HERE] & bf[y + READ_HERE] != 0


@jit
def stands_in(flat, words, letters, first, count, met, others, other_letters, j):
    """Return how many brand words of its own a name has left, -1 where one may stand for the whole of the other name."""
    found, said = 0, others[j * NAME_WIDTH + SAID]
    begin = others[j * NAME_WIDTH + INITIALS_AT]
    initials = others[j * NAME_WIDTH + INITIALS_END] - begin
    for at in range(count):
        x = (first + at) * FLAT
        if (met >> at) & 1 or flat[x + KIND] != BRAND:
            continue
        word = flat[x + FLAT_WORD] * WIDTH
        if said != 0 and (flat[x + SPELLED] >> said % MARKS) & 1 and says(words, word, said):
            return -1
        if flat[x + FLAT_ROLE] & OWN_ACRONYM:
            continue
        found += 1
        size = flat[x + SIZE]
        short = 3 <= size <= 8 and size <= initials
        if short and are_initials(letters, words[word + TEXT_AT], size, other_letters, begin, initials):
            return -1
    return found


@jit
def left_of(flat, first, count, met):
    """Return the brand words of a name that meet none, a bit each."""
    found = 0
    for at in range(count):
        if not (met >> at) & 1 and flat[(first + at) * FLAT + KIND] == BRAND:
            found |= 1 << at
    return found


@jit
def says(words, x, said):
    """Tell whether a word has a spelling, or says in English, what all brand words of a name make up."""
    for form in range(words[x + FORM_COUNT]):
        if words[x + FORMS + form] == said:
            return True
    return means(words, x, said)


@jit
def dialect_marks(names, tokens, marks):
    """Write two numbers a name: bits of the hashes behind its tokens by what it spells or says, and by what it is read as."""
    for i in range(names.size // NAME_WIDTH):
        told = names[i * NAME_WIDTH + DIALECT]
        x = (names[i * NAME_WIDTH + START] + names[i * NAME_WIDTH + COUNT]) * TOKEN_WIDTH + IN_NAME
        for kind in range(6):
            for _ in range((told >> COUNTED[kind]) & 15):
                marks[2 * i + kind // 3] |= 1 << tokens[x] % MARKS
                x += TOKEN_WIDTH
        words, glosses = (told >> GLOSSED_AT) & GLOSSED_WORDS, (told >> GLOSSES_AT) & GLOSSES
        for at in range(words + glosses):
            marks[2 * i + (at >= words)] |= 1 << (tokens[x] >> WHERE_BITS) % MARKS
            x += TOKEN_WIDTH


@jit
def has_place(flat, first, count, met):
    """Return 2 where a name has places and none of them is met, 1 where it has none, else 0."""
    found = 1
    for at in range(count):
        if flat[(first + at) * FLAT + KIND] == PLACE:
            if (met >> at) & 1:
                return 0
            found = 2
    return found


@jit
def join(at, aw, al, first, n, met_a, bt, bw, bl, second, m, met_b, korean, free_a, free_b, room):
    """Tell whether what is left over of two names meets as joined words."""
    for p in range(n):
        free_a[p] = 0 if (met_a >> p) & 1 else 1
    for q in range(m):
        free_b[q] = 0 if (met_b >> q) & 1 else 1
    return joined(at, aw, al, first, n, bt, bw, bl, second, m, free_a, free_b, korean, False, room) != 0


@jit
def are_rivals(an, at, aw, al, af, ad, i, bn, bt, bw, bl, bf, bd, j, bounds, free_a, free_b, room):
    """Tell whether two names are surely different: by what is left over of their brands (`tests/names/test_rivals.py` holds it)."""
    first, n = an[i * NAME_WIDTH + START], an[i * NAME_WIDTH + COUNT]
    second, m = bn[j * NAME_WIDTH + START], bn[j * NAME_WIDTH + COUNT]
    if n == 0 or m == 0 or n > MOST_WORDS or m > MOST_WORDS:
        return False
    whole = an[i * NAME_WIDTH + WHOLE_BRAND]
    if whole != 0 and whole == bn[j * NAME_WIDTH + WHOLE_BRAND]:
        return False
    either = an[i * NAME_WIDTH + FLAGS] | bn[j * NAME_WIDTH + FLAGS]
    both = an[i * NAME_WIDTH + FLAGS] & bn[j * NAME_WIDTH + FLAGS]
    korean = (either & KOREAN) != 0 and ((both & CHINESE) == 0 or (both & KOREAN) != 0)
    met_a = met_b = brands = others = nearly = 0
    for p in range(n):
        x = (first + p) * FLAT
        a, a_size, a_fold, a_role = af[x + KIND], af[x + SIZE], af[x + FOLD_SIZE], af[x + FLAT_ROLE]
        spelled, sounded, meant = af[x + SPELLED], af[x + SOUNDED], af[x + MEANT]
        read, here = af[x + READINGS], af[x + READ_HERE]
        a_reads = af[x + PINYIN] == 0 or af[x + WIDE] != 0
        for q in range(m):
            y = (second + q) * FLAT
            # As `meeting.may_meet`, the cheapest first; two words of pinyin are not read in Korean for each other.
            by_form, by_means = spelled & bf[y + SPELLED], meant & bf[y + MEANT]
            alike = by_means
            if sounded & bf[y + SOUNDED] and alike_here(af, x, bf, y):
                alike |= 1
            if read & bf[y + READ_HERE] and (bf[y + PINYIN] == 0 or bf[y + WIDE] != 0):
                alike |= 1
            if a_reads:
                alike |= here & bf[y + READINGS]
            turns = (by_form != 0) | (by_means != 0) << 1 | (alike != 0) << 2
            turns |= ((a_role | bf[y + FLAT_ROLE]) & CUT_HERE != 0) << 4
            if (a == BRAND) | (bf[y + KIND] == BRAND):
                size, fold = a_size - bf[y + SIZE], a_fold - bf[y + FOLD_SIZE]
                if (by_form != 0) | ((size <= 2) & (size >= -2)) | ((fold <= 2) & (fold >= -2)):
                    slips = may_meet(af, x, 0, bf, y, 0) & 1 << SLIPS
                    if slips and (by_form or slipped(af, al, x, bf, bl, y)):
                        turns |= slips
            if turns == 0:
                continue
            found = EQUAL
            if not surely_met(af, x, bf, y):
                found = how_met(turns, af, aw, al, x, bf, bw, bl, y, korean, (both & CHINESE) != 0)
            if found == 0:
                continue
            role = af[x + FLAT_ROLE] | bf[y + FLAT_ROLE]
            one, two = af[x + KIND] == BRAND, bf[y + KIND] == BRAND
            if found == NEAR:
                # It waits for the words that are joined, and is left over until then.
                if not (one and two) or role & (OWN_ACRONYM | CUT_HERE):
                    return False
                nearly += 1
                continue
            if (met_a >> p) & 1 or (met_b >> q) & 1 or ((one or two) and not (one and two)):
                return False
            if one and found != EQUAL and found != SOUND:
                return False
            # No other word meets either of the two, so these do.
            met_a, met_b = met_a | 1 << p, met_b | 1 << q
            brands, others = brands + one, others + (not one)
    if has_place(af, first, n, met_a) == 2 and has_place(bf, second, m, met_b) == 2:
        return True
    left = stands_in(af, aw, al, first, n, met_a, bn, bl, j)
    right = stands_in(bf, bw, bl, second, m, met_b, an, al, i)
    if left <= 0 or right <= 0 or (nearly and left != right):
        return False
    most = bounds[BASE] + bounds[UNMET] * min(left, right, 2)
    if most + bounds[SURE_BRAND] * brands + bounds[SURE_OTHER] * others >= 0:
        return False
    if ad[2 * i] & bd[2 * j + 1] or ad[2 * i + 1] & bd[2 * j]:
        asked, others_asked = left_of(af, first, n, met_a), left_of(bf, second, m, met_b)
        if explained(an, at, i, asked, bn, bt, j) or explained(bn, bt, j, others_asked, an, at, i):
            return False
        if not either & KOREAN and (by_dialect(an, at, i, bn, bt, j) or by_dialect(bn, bt, j, an, at, i)):
            return False
    gather_flat(af, first, n, met_a, room, 0)
    gather_flat(bf, second, m, met_b, room, 3 * GATHERED)
    for turn in range(3):
        if turn and room[GATHERED] > room[0] and room[4 * GATHERED] > room[3 * GATHERED]:
            break  # two places are not joined
        if may_join(turn, room):
            return not join(
                at, aw, al, first, n, met_a, bt, bw, bl, second, m, met_b, korean, free_a, free_b, room
            )
    return True
