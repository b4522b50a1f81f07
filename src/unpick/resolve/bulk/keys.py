"""What each name is blocked by and held apart by, compiled: hashes of brand, place, trade, letters.

Imported only inside functions.
"""

import numba
import numpy as np

from unpick.model.kept import kept
from unpick.names.score import letters as spelling
from unpick.names.score.layout import (
    BRAND,
    CODE_COUNT,
    CODES,
    CONCEPT,
    COUNT,
    FLAGS,
    FOLD_AT,
    FOLD_END,
    FOLDS,
    FORMS,
    KIND,
    KOREAN,
    KOREAN_SYLLABLES,
    LONG,
    NAME_WIDTH,
    NUMBER,
    PINYIN,
    PLACE,
    ROLE,
    START,
    STEM,
    TEXT_AT,
    TEXT_END,
    TOKEN_WIDTH,
    TRADE,
    WIDE,
    WIDTH,
    WORD,
)
from unpick.names.score.stamp import LAYOUT

__all__ = ["KEYS", "MOST_BRANDS", "misread_pairs", "name_keys", "odd_pairs", "seen_hash"]

KEYS = 7
MOST_BRANDS = 8
LONG_BRAND = 5
"""Letters from which a brand word that few carry tells who is meant."""

LEAST = 4
"""Letters from which a place or trade is known although one of them is wrong (Yiku for Yiwu)."""

ENOUGH_LETTERS = 8
"""Letters from which two names that differ in blanks only are one."""

_I, _M, _N, _R = 108, 109, 110, 114
"""Letters as `_seen` gives them: i comes as l."""

_GOLD = np.uint64(0x9E3779B97F4A7C15)
_HALF, _ONE, _TOP = np.uint64(32), np.uint64(1), np.uint64(58)


@numba.njit(nogil=True)
def _mixed(a, b):
    mixed = (np.uint64(a) ^ np.uint64(b) * _GOLD) * _GOLD
    return mixed ^ (mixed >> _HALF)


_confused = numba.njit(nogil=True)(spelling.seen)
_slips = numba.njit(nogil=True)(spelling.slips)


@numba.njit(nogil=True)
def _seen(letter):
    """Return one letter for all that careless readers of print take for each other: as `letters.seen`, and c e, u v, g q."""
    if letter == 99:
        return 101
    if letter == 118:
        return 117
    return 103 if letter == 113 else _confused(letter)


@numba.njit(nogil=True)
def seen_hash(letters, start, end):
    """Return a hash of a word as an optical reader sees it; a letter waits for the next one: rn is m, ri is n."""
    found, before = np.uint64(53), 0
    for at in range(start, end):
        now = _seen(letters[at])
        if before == _R and now in (_N, _I):
            before = _M if now == _N else _N
        else:
            found, before = _mixed(found ^ np.uint64(before), 29), now
    return _mixed(found ^ np.uint64(before), 31)


@numba.njit(nogil=True)
def _word_hash(letters, start, end):
    """Return a hash of a run of letters."""
    found = np.uint64(41)
    for at in range(start, end):
        found = _mixed(found ^ np.uint64(letters[at]), 43)
    return found


@numba.njit(nogil=True)
def _is_in(value, ascending):
    """Tell whether a value is among others."""
    at = np.searchsorted(ascending, value)
    return at < ascending.size and ascending[at] == value


@numba.njit(nogil=True)
def _brand_skeleton(words, letters, x, joined):
    """Return a hash with the skeleton of a brand word added."""
    for at in range(words[x + FOLD_AT], words[x + FOLD_END]):
        joined = _mixed(joined ^ np.uint64(letters[at]), 5)
    return joined


def _name_keys(stamp):
    @kept
    def name_keys(
        names, tokens, words, letters, keys, places, numbers, trades, spelled, brands, order, legal
    ):
        """Write what each name is blocked by and what holds it apart.

        Args:
            keys: uint64, KEYS of each name, 0 for none: its brand with its place, and with its trade, by its words in
                any order; both again by its words joined; then all letters, whatever the blanks; then all words as an
                optical reader sees them, and as they are, whatever their order.
            places: MAX_PLACES of each name: the codes that its first place may mean, then 0. numbers: a hash of its numbers. trades: a bit for
                each of its trades. spelled: of brand and trade.
            brands: uint64, MOST_BRANDS of each name: the skeletons of its long brand words, alone and with its place.
            order: a hash of its letters, the same wherever the name stands.
            legal: hashes of legal forms as seen, ascending.
        """
        if stamp == 0:
            return
        for one in range(names.size // NAME_WIDTH):
            first, count = names[one * NAME_WIDTH + START], names[one * NAME_WIDTH + COUNT]
            by_word = joined = trade = number = whole = np.uint64(0)
            place = size = long = 0
            misread = words_of_it = text = stems = np.uint64(0)
            for at in range(count):
                x = tokens[(first + at) * TOKEN_WIDTH + WORD] * WIDTH
                kind = words[x + KIND]
                words_of_it += _word_hash(letters, words[x + TEXT_AT], words[x + TEXT_END])
                for letter in range(words[x + TEXT_AT], words[x + TEXT_END]):
                    whole = _mixed(whole ^ np.uint64(letters[letter]), 17)
                seen = seen_hash(letters, words[x + TEXT_AT], words[x + TEXT_END])
                # A legal form that was misread is a word like others to the reader of names.
                misread += seen if kind != BRAND or not _is_in(seen, legal) else np.uint64(0)
                size += words[x + TEXT_END] - words[x + TEXT_AT]
                if kind == BRAND:
                    by_word += _mixed(words[x + FOLDS], 3)
                    joined = _brand_skeleton(words, letters, x, joined)
                    text = _mixed(text, _word_hash(letters, words[x + TEXT_AT], words[x + TEXT_END]))
                    if words[x + TEXT_END] - words[x + TEXT_AT] >= LONG_BRAND and long < MOST_BRANDS // 2:
                        brands[one, long] = _mixed(words[x + FOLDS], 19)
                        long += 1
                elif kind == TRADE:
                    trade += _mixed(words[x + CONCEPT], 7)
                    stems += _mixed(words[x + STEM], 47)
                    trades[one] |= _ONE << (_mixed(words[x + CONCEPT], 7) >> _TOP)
                elif kind == NUMBER:
                    number += _mixed(words[x + FORMS], 9)
                elif kind == PLACE and place == 0:
                    for code in range(words[x + CODE_COUNT]):
                        places[one, code] = words[x + CODES + code]
                    place = words[x + CODES] if words[x + CODE_COUNT] == 1 else -1
            numbers[one] = number
            spelled[one] = _mixed(text, stems) if by_word else np.uint64(0)
            order[one] = whole
            if size >= ENOUGH_LETTERS:
                keys[one, 4], keys[one, 5] = whole, _mixed(misread, 31)
                keys[one, 6] = _mixed(words_of_it, 37)
            if by_word == 0:
                continue
            for at in range(long if place != 0 else 0):
                brands[one, MOST_BRANDS // 2 + at] = _mixed(brands[one, at], place)
            if place != 0:
                keys[one, 0], keys[one, 2] = _mixed(by_word, place), _mixed(joined, ~place)
            if trade != 0:
                keys[one, 1], keys[one, 3] = (
                    _mixed(by_word, trade ^ np.uint64(11)),
                    _mixed(joined, trade ^ np.uint64(13)),
                )

    return name_keys


name_keys = _name_keys(LAYOUT)


@numba.njit(nogil=True)
def _is_met(words, x, tokens, first, count):
    """Tell whether a brand or place stands in another name, as it is, by its skeleton or by its code."""
    for at in range(count):
        y = tokens[(first + at) * TOKEN_WIDTH + WORD] * WIDTH
        if words[x + FORMS] == words[y + FORMS] or (
            words[x + FOLDS] == words[y + FOLDS] and words[x + FOLDS]
        ):
            return True
        if words[x + KIND] == PLACE and words[y + KIND] == PLACE and words[x + CODES] == words[y + CODES]:
            return True
    return False


@numba.njit(nogil=True)
def _is_table_word_misspelled(words, letters, x, tokens, first, count, room):
    """Tell whether a word is one slip from a place or trade of another name, or such a word cut off."""
    start, n = words[x + TEXT_AT], words[x + TEXT_END] - words[x + TEXT_AT]
    for at in range(count):
        y = tokens[(first + at) * TOKEN_WIDTH + WORD] * WIDTH
        begin, m = words[y + TEXT_AT], words[y + TEXT_END] - words[y + TEXT_AT]
        if words[y + KIND] != PLACE and words[y + KIND] != TRADE:
            continue
        if min(n, m) >= LEAST and _slips(letters, start, n, letters, begin, m, 1, room) <= 1:
            return True
        short = min(n, m)
        if (
            words[y + KIND] == TRADE
            and 2 <= short == n
            and _slips(letters, start, n, letters, begin, short, 1, room) == 0
        ):
            return True
    return False


@numba.njit(nogil=True)
def _odd(names, tokens, words, letters, one, other, room):
    """Return how many brands and places of a name the other lacks, whether one of these is no word, and whether brands are wide."""
    first, count = names[one + START], names[one + COUNT]
    second, many = names[other + START], names[other + COUNT]
    lacking, odd, wide = 0, False, False
    for at in range(count):
        x = tokens[(first + at) * TOKEN_WIDTH + WORD] * WIDTH
        brand = words[x + KIND] == BRAND
        wide |= brand and words[x + WIDE] != 0
        if (not brand and words[x + KIND] != PLACE) or _is_met(words, x, tokens, second, many):
            continue
        lacking += 1
        korean = words[x + KOREAN_SYLLABLES] and names[one + FLAGS] & KOREAN
        if brand and not words[x + WIDE] and not words[x + PINYIN] and not korean:
            odd = True
        odd = odd or (brand and _is_table_word_misspelled(words, letters, x, tokens, second, many, room))
    return lacking, odd, wide


def _odd_pairs(stamp):
    @kept
    def odd_pairs(names, tokens, words, letters, pairs_a, pairs_b, out):
        """Write of each pair whether what one has beside the other may be no word of its own.

        It is not where all brands and places of one stand in the other, where one of the other words reads neither as pinyin
        nor, in a Korean name, as Korean, or is a place or trade misspelled or cut off, and where the scripts differ.
        """
        if stamp == 0:
            return
        room = np.empty(3 * LONG, np.int64)
        for at in range(pairs_a.size):
            i, j = pairs_a[at] * NAME_WIDTH, pairs_b[at] * NAME_WIDTH
            lacking, odd, wide = _odd(names, tokens, words, letters, i, j, room)
            missing, queer, broad = _odd(names, tokens, words, letters, j, i, room)
            out[at] = lacking == 0 or missing == 0 or odd or queer or wide != broad

    return odd_pairs


odd_pairs = _odd_pairs(LAYOUT)


@numba.njit(nogil=True)
def _beside_brands(tokens, words, first, count):
    """Return a hash of the places, trades, numbers and roles of a name in any order, and which of these kinds it has."""
    told, kinds = np.uint64(0), 0
    for at in range(count):
        x = tokens[(first + at) * TOKEN_WIDTH + WORD] * WIDTH
        kind = words[x + KIND]
        if kind in (TRADE, ROLE, NUMBER, PLACE):
            column = CODES if kind == PLACE else FORMS if kind == NUMBER else CONCEPT
            told += _mixed(words[x + column], 23 + kind)
            kinds |= 1 << kind
    return told, kinds


@numba.njit(nogil=True)
def _brand_letters(tokens, words, letters, first, count, room):
    """Write the letters of the brand words of a name, joined; return how many."""
    size = 0
    for at in range(count):
        x = tokens[(first + at) * TOKEN_WIDTH + WORD] * WIDTH
        if words[x + KIND] == BRAND:
            for letter in range(
                words[x + TEXT_AT], min(words[x + TEXT_END], words[x + TEXT_AT] + LONG - size)
            ):
                room[size] = letters[letter]
                size += 1
    return size


def _misread_pairs(stamp):
    @kept
    def misread_pairs(names, tokens, words, letters, pairs_a, pairs_b, least, out):
        """Write of each pair whether place, trade, role and number are equal, and long brands a quarter of their letters apart.

        Args:
            least: letters from which a brand is long.
        """
        if stamp == 0:
            return
        a, b, room = np.empty(LONG, np.uint8), np.empty(LONG, np.uint8), np.empty(3 * LONG, np.int64)
        both = 1 << PLACE | 1 << TRADE
        for at in range(pairs_a.size):
            i, j = pairs_a[at] * NAME_WIDTH, pairs_b[at] * NAME_WIDTH
            told, kinds = _beside_brands(tokens, words, names[i + START], names[i + COUNT])
            other, _ = _beside_brands(tokens, words, names[j + START], names[j + COUNT])
            if told != other or kinds & both != both:
                continue
            n = _brand_letters(tokens, words, letters, names[i + START], names[i + COUNT], a)
            m = _brand_letters(tokens, words, letters, names[j + START], names[j + COUNT], b)
            if min(n, m) >= least:
                most = min(n, m) // 4
                out[at] = _slips(a, 0, n, b, 0, m, most, room) <= most

    return misread_pairs


misread_pairs = _misread_pairs(LAYOUT)
