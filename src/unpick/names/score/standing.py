"""What stands for several words of another name: a compound for its halves, an acronym. Plain and compiled, as `kernel`."""

from typing import Any

from unpick.names.score import meeting as _meeting
from unpick.names.score.layout import (
    BRAND,
    CONCEPT,
    COUNT,
    HALF,
    IN_NAME,
    INITIALS_AT,
    INITIALS_END,
    KIND,
    NAME_WIDTH,
    NUMBER,
    OTHER_HALF,
    OWN_ACRONYM,
    PLACE,
    ROLE,
    SIZE,
    START,
    TERM,
    TEXT_AT,
    TEXT_END,
    TOKEN_WIDTH,
    TRADE,
    WIDE,
    WIDTH,
    WORD,
)  # fmt: skip
from unpick.names.score.packed import word_hash

GENERAL, GROUP = word_hash("role", "general"), word_hash("role", "group")
TRADING = word_hash("trade", "trading")
jit: Any = globals().get("JIT") or (lambda function: function)
places: Any = globals().get("PLACES") or _meeting.places

LOOSE = 4
"""Letters that an acronym has at least of which one may be left out; one of beginnings has more."""

ONE_WORD, TWO_SYLLABLES = 14, 9
"""Letters that one word of trade has at most (pharmaceutical), and one of two syllables that is romanised here; a longer one says more."""

HALF_MET = 3
"""What stands in `free` for a word that a half of another says."""

TWICE = 4
"""What stands in `free` for a word more for a trade that both names have."""


@jit
def halves_met(tokens, words, first, count, free, others, other_words, second, more, other_free):
    """Mark words without a counterpart that say what half of a word of the other name says; return how many.

    金属材料 is one word for metallic material. A longer word that has no counterpart has one where both halves are said.
    """
    found = 0
    for p in range(count):
        x = tokens[(first + p) * TOKEN_WIDTH + WORD] * WIDTH
        term = words[x + TERM]
        if free[p] != 1 or term == 0:
            continue
        for q in range(more):
            y = others[(second + q) * TOKEN_WIDTH + WORD] * WIDTH
            if term != other_words[y + HALF] and term != other_words[y + OTHER_HALF]:
                continue
            if other_free[q] == 1:
                rest = other_words[y + HALF] ^ other_words[y + OTHER_HALF] ^ term
                if not has_term(tokens, words, first, count, rest):
                    continue
                other_free[q] = HALF_MET
            free[p] = HALF_MET
            found += 1
            break
    return found


@jit
def said_twice(tokens, words, first, count, free, others, other_words, second, more, other_free):
    """Mark trade words without a counterpart whose trade a word that meets names already; return how many.

    灯饰照明 says lighting twice. It is asked of both names in turn, so a word that this function marked does not count.
    """
    found = 0
    for p in range(count):
        x = tokens[(first + p) * TOKEN_WIDTH + WORD] * WIDTH
        if free[p] != 1 or words[x + KIND] != TRADE or words[x + CONCEPT] == 0:
            continue
        for q in range(more):
            y = others[(second + q) * TOKEN_WIDTH + WORD] * WIDTH
            same = other_words[y + KIND] == TRADE and other_words[y + CONCEPT] == words[x + CONCEPT]
            if same and (other_free[q] == 0 or other_free[q] == 2):
                free[p] = TWICE
                found += 1
                break
    return found


@jit
def placed_twice(tokens, words, first, count, free):
    """Mark places without a counterpart that lie around or in a place of the same name that has one: 河北安平, Anping."""
    for p in range(count):
        x = tokens[(first + p) * TOKEN_WIDTH + WORD] * WIDTH
        if free[p] != 1 or words[x + KIND] != PLACE:
            continue
        for q in range(count):
            y = tokens[(first + q) * TOKEN_WIDTH + WORD] * WIDTH
            if free[q] == 0 and words[y + KIND] == PLACE and places(words, x, words, y):
                free[p] = TWICE
                break


@jit
def says_nothing(tokens, words, first, count):
    """Tell whether a name has only words that many names share: places, the state, weak words, trading, or one word of trade."""
    trades, phrase = 0, False
    for at in range(count):
        x = tokens[(first + at) * TOKEN_WIDTH + WORD] * WIDTH
        kind, concept = words[x + KIND], words[x + CONCEPT]
        if kind in (BRAND, NUMBER) or (kind == ROLE and concept not in (GENERAL, GROUP)):
            return False
        trades += kind == TRADE and concept != TRADING
        phrase = phrase or words[x + SIZE] > (ONE_WORD if words[x + WIDE] == 0 else TWO_SYLLABLES)
    return trades == 0 or (trades == 1 and count == 1 and not phrase)


@jit
def has_term(tokens, words, first, count, term):
    """Tell whether a trade or weak word of a name means this."""
    for at in range(count):
        if term != 0 and words[tokens[(first + at) * TOKEN_WIDTH + WORD] * WIDTH + TERM] == term:
            return True
    return False


@jit
def stand_in(
    names,
    tokens,
    words,
    letters,
    i,
    others,
    other_tokens,
    other_words,
    other_letters,
    j,
    free,
    alone,
    others_own,
):
    """Tell whether the one brand word of a name without a counterpart stands for the other name.

    Returns:
        2 for its initials (CGN), 1 for its initials but for one, or for the beginnings of its words (KOMID), where no
        brand word of its own is left, else 0.
    """
    if alone != 1:
        return 0
    begin = others[j * NAME_WIDTH + INITIALS_AT]
    count = others[j * NAME_WIDTH + INITIALS_END] - begin
    first = names[i * NAME_WIDTH + START]
    for at in range(names[i * NAME_WIDTH + COUNT]):
        x = tokens[(first + at) * TOKEN_WIDTH + WORD] * WIDTH
        if (
            free[at] != 1
            or words[x + KIND] != BRAND
            or tokens[(first + at) * TOKEN_WIDTH + IN_NAME] & OWN_ACRONYM
        ):
            continue
        start, size = words[x + TEXT_AT], words[x + TEXT_END] - words[x + TEXT_AT]
        if size < 3 or size > 8:
            return 0
        if are_initials(letters, start, size, other_letters, begin, count):
            return 2
        if others_own:
            return 0
        if size >= LOOSE and initials_but_one(letters, start, size, other_letters, begin, count):
            return 1
        begins = size > LOOSE and beginnings(
            letters, start, size, others, other_tokens, other_words, other_letters, j
        )
        return 1 if begins else 0
    return 0


@jit
def are_initials(letters, start, size, initials, begin, count):
    """Tell whether a word is the initials of all words, or of all but the first (the state) and up to two at the end."""
    for skipped in range(2):
        if not 0 <= count - skipped - size <= 2:
            continue
        equal = True
        for letter in range(size):
            equal = equal and letters[start + letter] == initials[begin + skipped + letter]
        if equal:
            return True
    return False


@jit
def initials_but_one(letters, start, size, initials, begin, count):
    """Tell whether a word is the initials, one left out inside and one at most at the end: CASC, Aerospace S and T."""
    if not 1 <= count - size <= 2:
        return False
    for left_out in range(1, size):
        equal = True
        for letter in range(size):
            moved = letter if letter < left_out else letter + 1
            equal = equal and letters[start + letter] == initials[begin + moved]
        if equal:
            return True
    return False


@jit
def beginnings(letters, start, size, names, tokens, words, other_letters, j):
    """Tell whether a word is made of the beginnings of the first words of a name, two at least that are no brands.

    Each gives its first letters, as many as fit and one at least: KOMID, Korea Mining Development.
    """
    first = names[j * NAME_WIDTH + START]
    used = taken = 0
    for at in range(names[j * NAME_WIDTH + COUNT]):
        x = tokens[(first + at) * TOKEN_WIDTH + WORD] * WIDTH
        text, end = words[x + TEXT_AT], words[x + TEXT_END]
        fits = 0
        while (
            used + fits < size
            and text + fits < end
            and letters[start + used + fits] == other_letters[text + fits]
        ):
            fits += 1
        if fits == 0 or words[x + WIDE] in (1, 2):
            return False
        used, taken = used + fits, taken + (words[x + KIND] != BRAND)
        if used == size:
            return taken > 1
    return False
