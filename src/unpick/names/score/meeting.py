"""How two words meet, turn by turn, the surest ways first. Runs plain and compiled, as `kernel`."""

from typing import Any

from unpick.names.score import letters as _letters
from unpick.names.score import sounding as _sounding
from unpick.names.score.layout import (
    ABBREVIATED,
    BRAND,
    BY_HAND,
    CODE_COUNT,
    CODES,
    CONCEPT,
    CUT_HERE,
    CUT_SHORT,
    EQUAL,
    FOLD_AT,
    FOLD_END,
    FOLD_LETTERS,
    FOLD_SIZE,
    FOLDS,
    FORM_COUNT,
    FORMS,
    GOODS,
    INITIALS,
    KIND,
    KINDRED,
    KOREAN_FOLDS,
    KOREAN_SYLLABLES,
    LETTERS,
    LOAN,
    MAX_MEANT,
    MAX_READ,
    MEANING,
    MEANS,
    MEANT,
    NAME_SYLLABLES,
    NASAL,
    NASAL_BITS,
    NASALS,
    NEAR,
    NUMBER,
    OTHER_LOAN,
    PINYIN,
    PLACE,
    READ,
    READ_AS,
    READ_HERE,
    READING,
    READINGS,
    SEEN_LETTERS,
    SENSE,
    SHORT,
    SIZE,
    SLIP,
    SOUND,
    SOUNDED,
    SOUTHERN,
    SPELLED,
    STEM,
    TEXT_AT,
    TEXT_END,
    TRADE,
    WIDE,
    WITHIN,
)  # fmt: skip

jit: Any = globals().get("JIT") or (lambda function: function)
few_slips: Any = globals().get("FEW_SLIPS") or _letters.few_slips
hand_slip: Any = globals().get("HAND_SLIP") or _letters.hand_slip
alike_in_sound: Any = globals().get("ALIKE_IN_SOUND") or _sounding.alike_in_sound
crossed: Any = globals().get("CROSSED") or _sounding.crossed
in_pinyin: Any = globals().get("IN_PINYIN") or _sounding.in_pinyin
unlike: Any = globals().get("UNLIKE") or _letters.unlike
abridged_by: Any = globals().get("ABRIDGED_BY") or _letters.abridged_by
budget: Any = globals().get("BUDGET") or _letters.budget

R_AND_L = 1 << ord("r") % 62 | 1 << ord("l") % 62
"""Two letters in the set of a word's letters (packed.py)."""

SLIPS, LAST, HANGUL = 3, 5, 2
"""The turn in which words a slip apart meet, the last one, and a script of a word (packed.py)."""

MASK = (1 << NASAL_BITS) - 1
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
    """Tell whether two brands in Hanzi, or two in Hangul, are other characters, however alike they sound or are romanised."""
    wide = aw[x + WIDE]
    return (
        aw[x + KIND] == BRAND
        and (wide == 1 or wide == HANGUL)
        and bw[y + WIDE] == wide
        and aw[x + SENSE] != bw[y + SENSE]
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
    if kind != TRADE or aw[x + SENSE] == bw[y + SENSE] != 0:
        return MEANING
    if aw[x + WIDE] == bw[y + WIDE] or (aw[x + GOODS] and bw[y + GOODS] and aw[x + GOODS] != bw[y + GOODS]):
        return KINDRED
    return MEANING


@jit
def named(aw, x):
    """Tell whether a word is spelled by its sound: a brand or a place."""
    return aw[x + KIND] == BRAND or aw[x + KIND] == PLACE


@jit
def sounds(aw, al, x, bw, bl, y, korean, chinese):
    """Tell whether two names of brands or places have one skeleton; those of under four letters do not count.

    In two names of China, pinyin of as many syllables is one word only where it is careless pinyin: d and t, ai and e are
    one to a Korean ear.
    """
    if not (named(aw, x) and named(bw, y)) or other_characters(aw, x, bw, y):
        return False
    if as_loan(aw, x, bw, y) or as_loan(bw, y, aw, x):
        return True
    as_many = not korean and aw[x + PINYIN] > 0 and aw[x + PINYIN] == bw[y + PINYIN]
    if as_many and (aw[x + LETTERS] ^ bw[y + LETTERS]) & R_AND_L:
        return False  # Tianrong and Tianlong: no slip of a Chinese ear
    size = min(aw[x + TEXT_END] - aw[x + TEXT_AT], bw[y + TEXT_END] - bw[y + TEXT_AT])
    if size < 4:
        return False
    if as_many and chinese and not korean:
        return in_pinyin(aw, al, x, bw, bl, y) > 0
    if not as_many and aw[x + NAME_SYLLABLES] and bw[y + NAME_SYLLABLES]:
        return alike_in_sound(aw, x, bw, y, KOREAN_FOLDS)
    return alike_in_sound(aw, x, bw, y, FOLDS) or (korean and alike_in_sound(aw, x, bw, y, KOREAN_FOLDS))


@jit
def as_loan(hangul, x, latin, y):
    """Tell whether a brand in Hangul is an English word that the other spells: 벨머, Velmur."""
    if hangul[x + WIDE] != HANGUL or latin[y + WIDE] != 0 or hangul[x + LOAN] == 0:
        return False
    return hangul[x + LOAN] == latin[y + LOAN] or hangul[x + LOAN] == latin[y + OTHER_LOAN]


@jit
def reads(aw, x, bw, y):
    """Tell whether a brand in pinyin is read in Korean as another spells it: Jinxiang, Kumsang or 금상 (金祥)."""
    latin = bw[y + WIDE] == 0 and bw[y + PINYIN] == 0
    if aw[x + READ_AS] == 0 or bw[y + KIND] != BRAND or not (latin or bw[y + WIDE] == HANGUL):
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
def misspelt(aw, al, x, bw, bl, y, korean, chinese):
    """Return SLIP, SOUND, NEAR, BY_HAND or 0: a slip that turns few syllables into as many others makes another word.

    Where it is one that hands make often (BY_HAND), the rest of the name has to say which of both it is.
    """
    a, b = aw[x + KIND], bw[y + KIND]
    if (a != BRAND and b != BRAND) or a == NUMBER or b == NUMBER:
        return 0  # two words of the tables are two words
    n, m = aw[x + TEXT_END] - aw[x + TEXT_AT], bw[y + TEXT_END] - bw[y + TEXT_AT]
    if other_characters(aw, x, bw, y):
        return NEAR if shares(aw, x, bw, y, FORMS) else 0
    most = budget(min(n, m))
    if most == 0 or unlike(aw[x + LETTERS], bw[y + LETTERS]) > 2 * most + 2:
        return 0
    pinyin = chinese and not korean and 0 < aw[x + PINYIN] == bw[y + PINYIN]
    if not few_slips(al, aw[x + TEXT_AT], n, bl, bw[y + TEXT_AT], m, most):
        if pinyin:
            return 0  # skeletons are coarser than pinyin
        start, begin = aw[x + FOLD_AT], bw[y + FOLD_AT]
        n, m = aw[x + FOLD_END] - start, bw[y + FOLD_END] - begin
        most = budget(min(n, m))
        if most == 0 or not few_slips(al, start, n, bl, begin, m, most):
            return 0
    nasals = crossed(aw[x + NASALS] & MASK, bw[y + NASALS] & MASK)
    if not pinyin and aw[x + SOUTHERN] == bw[y + SOUTHERN] != 0 and not nasals:
        return SOUND if korean else SLIP  # Rakwon, Nakwon
    if not other_syllables(aw, x, bw, y, korean):
        return SLIP
    a_size, b_size = aw[x + TEXT_END] - aw[x + TEXT_AT], bw[y + TEXT_END] - bw[y + TEXT_AT]
    return BY_HAND if hand_slip(al, aw[x + TEXT_AT], a_size, bl, bw[y + TEXT_AT], b_size) else NEAR


@jit
def other_syllables(aw, x, bw, y, korean):
    """Tell whether two words read as syllables, as many, and so few that one of them makes the word, or as Korean names."""
    if aw[x + NAME_SYLLABLES] and bw[y + NAME_SYLLABLES]:
        return True  # Jinsong and Jinmyong, Yongjin and Pyongjin, however long
    if korean or aw[x + WIDE] == HANGUL or bw[y + WIDE] == HANGUL:
        p, q = aw[x + KOREAN_SYLLABLES], bw[y + KOREAN_SYLLABLES]
    else:
        p, q = aw[x + PINYIN], bw[y + PINYIN]
    return 0 < p <= 3 and p == q


@jit
def begins(aw, al, x, bw, bl, y):
    """Tell whether one of two words begins the other."""
    short = min(aw[x + TEXT_END] - aw[x + TEXT_AT], bw[y + TEXT_END] - bw[y + TEXT_AT])
    equal = 0
    while equal < short and al[aw[x + TEXT_AT] + equal] == bl[bw[y + TEXT_AT] + equal]:
        equal += 1
    return equal == short


@jit
def abridged(aw, al, x, bw, bl, y):
    """Tell whether one of two words of one meaning abbreviates the other: tex, textiles; intl, international."""
    same = aw[x + SENSE] == bw[y + SENSE]
    return same and abridged_by(al, aw[x + TEXT_AT], aw[x + SIZE], bl, bw[y + TEXT_AT], bw[y + SIZE])


@jit
def cut_short(aw, al, x, a_role, bw, bl, y, b_role):
    """Return CUT_SHORT where the word that stands at a cut begins the other."""
    n, m = aw[x + TEXT_END] - aw[x + TEXT_AT], bw[y + TEXT_END] - bw[y + TEXT_AT]
    if n == m or min(n, m) < 2 or (n < m and not a_role & CUT_HERE) or (m < n and not b_role & CUT_HERE):
        return 0
    return CUT_SHORT if begins(aw, al, x, bw, bl, y) else 0


@jit
def alike(aw, al, x, bw, bl, y, korean, chinese):
    """Return how two words meet that are neither equal nor of one meaning: kindred, within, by sound, read, initials."""
    if meaning(aw, al, x, bw, bl, y) == KINDRED:
        return KINDRED
    if aw[x + KIND] == PLACE and bw[y + KIND] == PLACE:
        return WITHIN if places(aw, x, bw, y) == 1 else 0
    if sounds(aw, al, x, bw, bl, y, korean, chinese):
        return NASAL if not korean and in_pinyin(aw, al, x, bw, bl, y) == 2 else SOUND
    if reads(aw, x, bw, y) or reads(bw, y, aw, x):
        return READ
    return INITIALS if abbreviates(aw, x, bw, y) or abbreviates(bw, y, aw, x) else 0


@jit
def may_meet(aw, x, a_role, bw, y, b_role):
    """Return in which turns two words may meet, a bit each, by their marks and sets of letters; no word that `meet` joins is missed."""
    spelled, means = aw[x + SPELLED] & bw[y + SPELLED], aw[x + MEANS] & bw[y + MEANS]
    turns = (spelled != 0) | (means != 0) << 1
    alike = means | aw[x + SOUNDED] & bw[y + SOUNDED]
    alike |= aw[x + READINGS] & bw[y + READ_HERE] | aw[x + READ_HERE] & bw[y + READINGS]
    turns |= (alike != 0) << 2 | ((a_role | b_role) & CUT_HERE != 0) << 4
    a, b = aw[x + KIND], bw[y + KIND]
    if (a != BRAND and b != BRAND) or a == NUMBER or b == NUMBER:
        return turns
    if spelled and other_characters(aw, x, bw, y):
        return turns | 1 << SLIPS
    most = budget(min(aw[x + SIZE], bw[y + SIZE]))
    if most == 0 or unlike(aw[x + LETTERS], bw[y + LETTERS]) > 2 * most + 2:
        return turns
    if close(aw[x + SIZE], bw[y + SIZE], aw[x + SEEN_LETTERS], bw[y + SEEN_LETTERS]) or close(
        aw[x + FOLD_SIZE], bw[y + FOLD_SIZE], aw[x + FOLD_LETTERS], bw[y + FOLD_LETTERS]
    ):
        return turns | 1 << SLIPS
    return turns


@jit
def close(n, m, one, two):
    """Tell whether two runs of so many letters, of these sets, may be as many slips apart as one may have; a slip changes two letters."""
    most = budget(min(n, m))
    return most > 0 and n - m <= most and m - n <= most and unlike(one, two) <= 2 * most


@jit
def meet(turn, aw, al, x, a_role, bw, bl, y, b_role, korean, chinese):
    """Return how two words meet in a turn; the surest ways come first. What is NEAR or BY_HAND waits for the last turn."""
    if turn == 0:
        return exact(aw, x, bw, y)
    if turn == 1:
        found = meaning(aw, al, x, bw, bl, y)
        if (
            found in (MEANING, KINDRED)
            and (a_role | b_role) & CUT_HERE
            and cut_short(aw, al, x, a_role, bw, bl, y, b_role)
        ):
            return EQUAL
        return 0 if found == KINDRED else found
    if turn == 2:
        return alike(aw, al, x, bw, bl, y, korean, chinese)
    if turn == SLIPS:
        found = misspelt(aw, al, x, bw, bl, y, korean, chinese)
        return 0 if found in (NEAR, BY_HAND) and not (named(aw, x) and named(bw, y)) else found
    return cut_short(aw, al, x, a_role, bw, bl, y, b_role) if (a_role | b_role) & CUT_HERE else 0
