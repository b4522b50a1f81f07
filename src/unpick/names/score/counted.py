"""What the alignment of two names comes to: how often each finding holds. Runs plain and compiled, as `kernel`."""

from typing import Any

from unpick.names.score import standing as _standing
from unpick.names.score.findings import CAP
from unpick.names.score.layout import (
    BRAND,
    BROADLY,
    BY_HAND,
    CANTONESE,
    CHINESE,
    CODE_COUNT,
    CODES,
    COMMON,
    CONCEPT,
    COUNT,
    CUT_SHORT,
    FLAGS,
    GLOSSED,
    GLUED,
    GLUED_SLIP,
    IN_NAME,
    INITIALS,
    KIND,
    KINDRED,
    KOREAN,
    LEADS,
    MEANING,
    MISREAD,
    NAME_WIDTH,
    NASAL,
    NEAR,
    NUMBER,
    OLD_SPELLING,
    OWN_ACRONYM,
    PART,
    PLACE,
    READ,
    READING,
    ROLE,
    SAID_IN_WORDS,
    SLIP,
    SOUND,
    START,
    STATE,
    TEXT_AT,
    TEXT_END,
    TOKEN_WIDTH,
    TRADE,
    TRUNCATED,
    WADE_GILES,
    WEAK,
    WIDE,
    WIDTH,
    WITHIN,
    WORD,
)  # fmt: skip

jit: Any = globals().get("JIT") or (lambda function: function)
GENERAL, TRADING = _standing.GENERAL, _standing.TRADING
halves_met: Any = globals().get("HALVES_MET") or _standing.halves_met
said_twice: Any = globals().get("SAID_TWICE") or _standing.said_twice
placed_twice: Any = globals().get("PLACED_TWICE") or _standing.placed_twice
says_nothing: Any = globals().get("SAYS_NOTHING") or _standing.says_nothing
stand_in: Any = globals().get("STAND_IN") or _standing.stand_in

NOT_WELL = (NEAR, BY_HAND, INITIALS, READ, KINDRED, WITHIN, NASAL)
OTHER_WORD = (NEAR, BY_HAND)
"""Ways of meeting that leave open that two words are one; those that a brand is not shared by."""

FEW_LETTERS = 5
MANY_LETTERS = 10
SHORT_SLIP = 7
LETTER_A = ord("A")
KOREAS = (int.from_bytes(b"KP", "big"), int.from_bytes(b"KR", "big"))

(
    BRAND_EQUAL, BRAND_COMMON, BRAND_READING, BRAND_SOUND, BRAND_SOUND_CHINESE, BRAND_SOUND_OPEN, BRAND_SLIP,
    BRAND_NEAR, BRAND_GLUED, BRAND_MISREAD, BRAND_GLUED_SLIP, BRAND_PART, ACRONYM, BRAND_CONFLICT, BRAND_EXTRA,
    BRAND_MISSING, ELSEWHERE, TRADE_EQUAL, TRADE_MEANING, TRADE_KINDRED, TRADE_CONFLICT, TRADE_GENERAL,
    TRADE_EXTRA, TRADE_MISSING, PLACE_EQUAL, PLACE_WITHIN, PLACE_CONFLICT, PLACE_LEAD_MISSING, PLACE_SITE_MISSING,
    NUMBER_EQUAL, NUMBER_CONFLICT, NUMBER_MISSING, ROLE_EQUAL, ROLE_GENERAL, ROLE_DIFFERS, WEAK_EQUAL, WEAK_EXTRA,
    WEAK_CONFLICT, STATE_EQUAL, STATE_MISSING, ALL_WORDS, NO_BRAND, CUT, BRAND_SHORT, BRAND_ALONE, BRAND_TWO,
    BRAND_LONG, SLIP_SHORT, SLIP_FIRST, ALL_MET, TRADE_COMPOUND, BRAND_INITIALS,
    ACRONYM_LOOSE, OTHER_TRADE, MORE_SAID, BRAND_READ, TRADE_TWICE, BRAND_CANTONESE, BRAND_WADE_GILES, BRAND_OLD,
    BRAND_NASAL, BRAND_BY_HAND, BRAND_GLOSSED,
) = range(63)  # fmt: skip
"""The findings, by number (findings.FINDINGS)."""


@jit
def count(an, at, aw, al, i, bn, bt, bw, bl, j, met, how, free_a, free_b, group, room, out):
    """Count the findings of an alignment (`kernel.align`) into `out`, one number for each of FINDINGS."""
    first, n = an[i * NAME_WIDTH + START], an[i * NAME_WIDTH + COUNT]
    second, m = bn[j * NAME_WIDTH + START], bn[j * NAME_WIDTH + COUNT]
    for column in range(len(out)):
        out[column] = 0
    a_flags, b_flags = an[i * NAME_WIDTH + FLAGS], bn[j * NAME_WIDTH + FLAGS]
    korean, chinese = ((a_flags | b_flags) & KOREAN) != 0, ((a_flags & b_flags) & CHINESE) != 0
    exact = met_well = True
    loose = False
    brands = letters = 0
    last_a = last_b = -1
    for p in range(n):
        if met[p] < 0:
            continue
        q = met[p]
        x = at[(first + p) * TOKEN_WIDTH + WORD] * WIDTH
        y = bt[(second + q) * TOKEN_WIDTH + WORD] * WIDTH
        in_names = at[(first + p) * TOKEN_WIDTH + IN_NAME] | bt[(second + q) * TOKEN_WIDTH + IN_NAME]
        out[of_pair(aw[x + KIND], bw[y + KIND], how[p], in_names & COMMON, korean, chinese)] += 1
        last_a, last_b = max(last_a, p), max(last_b, q)
        across = aw[x + WIDE] != bw[y + WIDE] or aw[x + KIND] == STATE or aw[x + KIND] == NUMBER
        exact = exact and (how[p] <= READING or how[p] == CUT_SHORT or (how[p] == MEANING and across))
        met_well = met_well and how[p] not in NOT_WELL and (how[p] != MEANING or across)
        loose = loose or (how[p] == MEANING and other_sense(aw, x, bw, y))
        if how[p] == SLIP:
            if min(aw[x + TEXT_END] - aw[x + TEXT_AT], bw[y + TEXT_END] - bw[y + TEXT_AT]) <= SHORT_SLIP:
                out[SLIP_SHORT] += 1
            if al[aw[x + TEXT_AT]] != bl[bw[y + TEXT_AT]]:
                out[SLIP_FIRST] += 1
        if (aw[x + KIND] == BRAND or bw[y + KIND] == BRAND) and how[p] not in OTHER_WORD:
            brands += 1
            letters += aw[x + TEXT_END] - aw[x + TEXT_AT]
    if group[0]:
        out[of_group(group[0])] += 1
        exact = exact and (group[0] == GLUED or group[0] == SAID_IN_WORDS)
        met_well = met_well and group[0] != PART and group[0] != OLD_SPELLING
        if group[0] != PART:
            brands += 1
            letters += 2 * FEW_LETTERS
    said = halves_met(at, aw, first, n, free_a, bt, bw, second, m, free_b)
    out[TRADE_COMPOUND] = said + halves_met(bt, bw, second, m, free_b, at, aw, first, n, free_a)
    twice = said_twice(at, aw, first, n, free_a, bt, bw, second, m, free_b)
    out[TRADE_TWICE] = twice + said_twice(bt, bw, second, m, free_b, at, aw, first, n, free_a)
    placed_twice(at, aw, first, n, free_a)
    placed_twice(bt, bw, second, m, free_b)
    # Words after the last that meets were cut off the other name, where all that is left of it meets.
    tally(at, aw, first, n, free_a, n, 0, room)
    tally(bt, bw, second, m, free_b, m, 32, room)
    if b_flags & TRUNCATED and last_a >= 0 and unmet(room, 32) == 0:
        tally(at, aw, first, n, free_a, last_a, 0, room)
    elif a_flags & TRUNCATED and last_b >= 0 and unmet(room, 0) == 0:
        tally(bt, bw, second, m, free_b, last_b, 32, room)
    short = stand_in(an, at, aw, al, i, bn, bt, bw, bl, j, free_a, room[BRAND], room[32 + BRAND])
    short = max(short, stand_in(bn, bt, bw, bl, j, an, at, aw, al, i, free_b, room[32 + BRAND], room[BRAND]))
    if short:
        out[ACRONYM if short == 2 else ACRONYM_LOOSE] = 1
        room[BRAND] = room[32 + BRAND] = 0
    unmet_brands(brands, group[0], room, out)
    if room[TRADE] or room[32 + TRADE]:
        general = only_trading(at, aw, first, n) != only_trading(bt, bw, second, m)
        unmet_trades(general, room, out)
    leads = leading(at, aw, first, n, free_a) or leading(bt, bw, second, m, free_b)
    unmet_others(leads, room, out)
    if room[16 + BRAND] + room[48 + BRAND] == 0 and (
        (room[32 + STATE] and abroad(at, aw, first, n, free_a))
        or (room[STATE] and abroad(bt, bw, second, m, free_b))
    ):
        out[PLACE_CONFLICT] = 1  # Bank of China, Koryo Bank
        out[PLACE_LEAD_MISSING] = out[PLACE_SITE_MISSING] = 0
    roles_unmet(at, aw, first, n, free_a, out)
    roles_unmet(bt, bw, second, m, free_b, out)
    over_all(exact, met_well, loose, brands, letters, n, m, room, out)
    if out[NO_BRAND] and (says_nothing(at, aw, first, n) or says_nothing(bt, bw, second, m)):
        if out[STATE_MISSING]:
            out[ALL_WORDS] = out[ALL_MET] = 0  # a bank, and a bank of Korea
        out[MORE_SAID] = out[ALL_WORDS] == 0
    for column in range(len(out)):
        out[column] = min(out[column], CAP)


@jit
def other_sense(aw, x, bw, y):
    """Tell whether two trades of one sort say two things: coal and mining, socks and textiles."""
    one, other = aw[x + BROADLY], bw[y + BROADLY]
    return aw[x + KIND] == TRADE and one != 0 and other != 0 and one != other


@jit
def over_all(exact, met_well, loose, brands, letters, n, m, room, out):
    """Count what holds of the two names as a whole."""
    if loose and room[16 + BRAND] + room[48 + BRAND] == 0:
        # Without a brand the trades alone say which body it is.
        exact = met_well = False
    rest = int(out[TRADE_TWICE])
    for kind in range(STATE):
        rest += room[kind] + room[32 + kind]
    if exact and rest == out[ROLE_GENERAL] and out[ROLE_DIFFERS] == 0 and n and m:
        out[ALL_WORDS] = 1
    elif met_well and rest == out[ROLE_GENERAL] and out[ROLE_DIFFERS] == 0 and n and m:
        out[ALL_MET] = 1
    if room[16 + BRAND] + room[48 + BRAND] == 0:
        out[NO_BRAND] = 1
    if out[NO_BRAND] and (out[TRADE_EXTRA] or out[TRADE_CONFLICT] or out[NUMBER_MISSING]):
        out[MORE_SAID] = 1
    if (out[TRADE_CONFLICT] or out[TRADE_GENERAL]) and shared(out):
        out[OTHER_TRADE] = 1
    if brands == 1 and letters <= FEW_LETTERS:
        out[BRAND_SHORT] = 1
    others = out[PLACE_EQUAL] + out[PLACE_WITHIN] + out[TRADE_EQUAL] + out[TRADE_MEANING] + out[TRADE_KINDRED]
    others += out[NUMBER_EQUAL] + out[WEAK_EQUAL] + out[ROLE_EQUAL]
    if brands and others == 0 and out[ALL_WORDS] == 0:
        out[BRAND_ALONE] = 1
    if brands > 1:
        out[BRAND_TWO] = 1
    if letters >= MANY_LETTERS:
        out[BRAND_LONG] = 1


@jit
def shared(out):
    """Tell whether a brand word is shared in full, in whatever spelling."""
    found = out[BRAND_CANTONESE] + out[BRAND_WADE_GILES] + out[BRAND_GLOSSED]
    found += out[BRAND_EQUAL] + out[BRAND_COMMON] + out[BRAND_READING] + out[BRAND_GLUED] + out[BRAND_MISREAD]
    return found + out[BRAND_SOUND] + out[BRAND_SOUND_CHINESE] + out[BRAND_SOUND_OPEN] > 0


@jit
def of_pair(a, b, how, common, korean, chinese):
    """Return the finding of two words that meet."""
    if how == NEAR:
        return BRAND_NEAR
    if how == BY_HAND:
        return BRAND_BY_HAND
    if how == CUT_SHORT:
        return CUT
    if how == SLIP:
        return BRAND_SLIP
    if how == WITHIN:
        return PLACE_WITHIN
    if how == INITIALS:
        return BRAND_INITIALS
    if how == READ:
        return BRAND_READ
    if how == SOUND:
        return BRAND_SOUND if korean else BRAND_SOUND_CHINESE if chinese else BRAND_SOUND_OPEN
    if how == NASAL:
        return BRAND_NASAL if a == BRAND or b == BRAND else PLACE_WITHIN
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
    if relation == CANTONESE:
        return BRAND_CANTONESE
    if relation == WADE_GILES:
        return BRAND_WADE_GILES
    if relation == OLD_SPELLING:
        return BRAND_OLD
    if relation == SAID_IN_WORDS:
        return BRAND_READING
    if relation in (MISREAD, GLOSSED):
        return BRAND_MISREAD if relation == MISREAD else BRAND_GLOSSED
    return BRAND_GLUED_SLIP if relation == GLUED_SLIP else BRAND_PART


@jit
def tally(tokens, words, first, count, free, end, place, room):
    """Count the words of a name by kind that meet none, up to `end`, and (16 further on) all its words."""
    for kind in range(8):
        room[place + kind] = room[place + 16 + kind] = 0
    for at in range(count):
        kind = words[tokens[(first + at) * TOKEN_WIDTH + WORD] * WIDTH + KIND]
        if tokens[(first + at) * TOKEN_WIDTH + IN_NAME] & OWN_ACRONYM and free[at] == 1:
            continue
        room[place + 16 + kind] += 1
        if free[at] == 1 and at <= end:
            room[place + kind] += 1


@jit
def unmet(room, place):
    """Return how many words of a name meet none."""
    found = 0
    for kind in range(STATE):
        found += room[place + kind]
    return found


@jit
def unmet_brands(brands, group, room, out):
    """Count brand words without a counterpart: in conflict, more on one side, or none at all on the other."""
    a, b = room[BRAND], room[32 + BRAND]
    both = min(a, b)
    out[BRAND_CONFLICT] = both
    rest = a + b - 2 * both
    if rest == 0 or both:
        return
    bare = room[16 + BRAND] == 0 or room[48 + BRAND] == 0
    if bare and brands == 0 and group == 0 and out[BRAND_NEAR] + out[BRAND_BY_HAND] == 0:
        out[BRAND_MISSING] = 1
    else:
        out[BRAND_EXTRA] = rest


@jit
def only_trading(tokens, words, first, count):
    """Tell whether trading is the only trade of a name."""
    found = False
    for at in range(count):
        x = tokens[(first + at) * TOKEN_WIDTH + WORD] * WIDTH
        if words[x + KIND] == TRADE:
            if words[x + CONCEPT] != TRADING:
                return False
            found = True
    return found


@jit
def unmet_trades(general, room, out):
    """Count trade words without a counterpart."""
    a, b = room[TRADE], room[32 + TRADE]
    if out[TRADE_EQUAL] + out[TRADE_MEANING] + out[TRADE_KINDRED]:
        out[TRADE_EXTRA] = a + b
    elif a and b:
        out[TRADE_GENERAL if general else TRADE_CONFLICT] = 1
    elif room[16 + TRADE] and room[48 + TRADE]:
        out[TRADE_EXTRA] = a + b
    else:
        out[TRADE_MISSING] = 1


@jit
def unmet_others(leads, room, out):
    """Count places, numbers, weak words and the state where one or both have no counterpart."""
    place_a, place_b = room[PLACE], room[32 + PLACE]
    if place_a and place_b:
        out[PLACE_CONFLICT] = 1
    elif (place_a or place_b) and out[PLACE_EQUAL] + out[PLACE_WITHIN] == 0:
        out[PLACE_LEAD_MISSING if leads else PLACE_SITE_MISSING] = 1
    if room[NUMBER] and room[32 + NUMBER]:
        out[NUMBER_CONFLICT] = 1
    elif room[NUMBER] or room[32 + NUMBER]:
        out[NUMBER_MISSING] = 1
    if room[WEAK] and room[32 + WEAK]:
        out[WEAK_CONFLICT] = 1
    else:
        out[WEAK_EXTRA] = room[WEAK] + room[32 + WEAK]
    if room[STATE] or room[32 + STATE]:
        out[STATE_MISSING] = 1


@jit
def abroad(tokens, words, first, count, free):
    """Tell whether a name says a country without a counterpart that is no Korea; state words are all Korea's.

    A town says less: it may be the site of a branch abroad.
    """
    for at in range(count):
        x = tokens[(first + at) * TOKEN_WIDTH + WORD] * WIDTH
        if free[at] != 1 or words[x + KIND] != PLACE or words[x + CODE_COUNT] != 1:
            continue
        country, rest = words[x + CODES] >> 48, words[x + CODES] & ((1 << 48) - 1)
        if rest == 0 and country >> 8 >= LETTER_A and country & 255 and country not in KOREAS:
            return True
    return False


@jit
def leading(tokens, words, first, count, free):
    """Tell whether a place without a counterpart leads its name."""
    for at in range(count):
        leads = free[at] == 1 and tokens[(first + at) * TOKEN_WIDTH + IN_NAME] & LEADS
        if leads and words[tokens[(first + at) * TOKEN_WIDTH + WORD] * WIDTH + KIND] == PLACE:
            return True
    return False


@jit
def roles_unmet(tokens, words, first, count, free, out):
    """Count role words without a counterpart: `General` says little, a branch or a division much."""
    for at in range(count):
        x = tokens[(first + at) * TOKEN_WIDTH + WORD] * WIDTH
        if free[at] == 1 and words[x + KIND] == ROLE:
            if words[x + CONCEPT] == GENERAL:
                out[ROLE_GENERAL] = 1
            else:
                out[ROLE_DIFFERS] += 1
