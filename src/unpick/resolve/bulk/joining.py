"""Joining names by the million, compiled: keys of blocks, pairs of a block, a union-find with what holds apart.

Imported only inside functions.
"""

import numba
import numpy as np

from unpick.names.score.layout import (
    BRAND,
    CODE_COUNT,
    CODES,
    CONCEPT,
    COUNT,
    FOLD_AT,
    FOLD_END,
    FOLDS,
    FORMS,
    KIND,
    KOREAN_SYLLABLES,
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
    WIDTH,
    WORD,
)
from unpick.names.score.meeting import nested
from unpick.names.score.stamp import LAYOUT

__all__ = ["KEYS", "MOST_BRANDS", "block_pairs", "join_ties", "misread_pairs", "name_keys", "seen_hash"]

KEYS = 7
MOST_BRANDS = 8
LONG_BRAND = 5
"""Letters from which a brand word that few carry tells who is meant."""

ENOUGH_LETTERS = 8
"""Letters from which two names that differ in blanks only are one."""

_nested = numba.njit(nogil=True)(nested)

_I, _M, _N, _R = 105, 109, 110, 114

_GOLD = np.uint64(0x9E3779B97F4A7C15)
_HALF, _ONE, _TOP = np.uint64(32), np.uint64(1), np.uint64(58)


@numba.njit(nogil=True)
def _mixed(a, b):
    mixed = (np.uint64(a) ^ np.uint64(b) * _GOLD) * _GOLD
    return mixed ^ (mixed >> _HALF)


@numba.njit(nogil=True)
def _seen(letter):
    """Return one letter for all that an optical reader takes for each other: 0 o, 1 i l, 5 s, 8 b, c e, u v, g q."""
    if letter == 48:
        return 111
    if letter == 49 or letter == 108:
        return _I
    if letter == 53:
        return 115
    if letter == 56:
        return 98
    if letter == 99:
        return 101
    if letter == 118:
        return 117
    return 103 if letter == 113 else letter


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
    @numba.njit(nogil=True, cache=True)
    def name_keys(
        names, tokens, words, letters, keys, places, numbers, trades, spelled, brands, unread, order, legal
    ):
        """Write what each name is blocked by and what holds it apart.

        Args:
            keys: uint64, KEYS of each name, 0 for none: its brand with its place, and with its trade, by its words in
                any order; both again by its words joined; then all letters, whatever the blanks; then all words as an
                optical reader sees them, and as they are, whatever their order.
            places: its one place code, 0 for none, -1 for several. numbers: a hash of its numbers. trades: a bit for
                each of its trades. spelled: of brand and trade.
            brands: uint64, MOST_BRANDS of each name: the skeletons of its long brand words, alone and with its place. unread: whether one of them
                reads neither as pinyin nor as Korean. order: a hash of its letters, the same wherever the name stands.
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
                    unread[one] |= words[x + PINYIN] == 0 and words[x + KOREAN_SYLLABLES] == 0
                elif kind == TRADE:
                    trade += _mixed(words[x + CONCEPT], 7)
                    stems += _mixed(words[x + STEM], 47)
                    trades[one] |= _ONE << (_mixed(words[x + CONCEPT], 7) >> _TOP)
                elif kind == NUMBER:
                    number += _mixed(words[x + FORMS], 9)
                elif kind == PLACE and place == 0:
                    place = words[x + CODES] if words[x + CODE_COUNT] == 1 else -1
            places[one], numbers[one] = place, number
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
def _brand_letters(tokens, words, letters, first, count, room):
    size = 0
    for at in range(count):
        x = tokens[(first + at) * TOKEN_WIDTH + WORD] * WIDTH
        if words[x + KIND] == BRAND:
            for letter in range(words[x + TEXT_AT], min(words[x + TEXT_END], words[x + TEXT_AT] + 64 - size)):
                room[size] = letters[letter]
                size += 1
    return size


@numba.njit(nogil=True)
def _distance(a, n, b, m, most, row):
    """Return the letters added, dropped or changed between two runs, more than `most` when there are more."""
    if abs(n - m) > most:
        return most + 1
    for j in range(m + 1):
        row[j] = j
    for i in range(1, n + 1):
        before, row[0], least = row[0], i, i
        for j in range(1, m + 1):
            other = before + (0 if a[i - 1] == b[j - 1] else 1)
            before = row[j]
            row[j] = min(other, row[j] + 1, row[j - 1] + 1)
            least = min(least, row[j])
        if least > most:
            return most + 1
    return row[m]


@numba.njit(nogil=True)
def _others_equal(tokens, words, first, count, second, other):
    """Tell whether two names say the same beside their brands: places, trades, numbers and roles, in any order."""
    a = b = np.uint64(0)
    met = 0
    for at in range(count):
        x = tokens[(first + at) * TOKEN_WIDTH + WORD] * WIDTH
        kind = words[x + KIND]
        if kind in (TRADE, ROLE, NUMBER, PLACE):
            a += _mixed(
                words[x + (CODES if kind == PLACE else CONCEPT if kind != NUMBER else FORMS)], 23 + kind
            )
            met |= 1 << kind
    for at in range(other):
        x = tokens[(second + at) * TOKEN_WIDTH + WORD] * WIDTH
        kind = words[x + KIND]
        if kind in (TRADE, ROLE, NUMBER, PLACE):
            b += _mixed(
                words[x + (CODES if kind == PLACE else CONCEPT if kind != NUMBER else FORMS)], 23 + kind
            )
    return a == b and (met >> PLACE) & 1 and (met >> TRADE) & 1


def _misread_pairs(stamp):
    @numba.njit(nogil=True, cache=True)
    def misread_pairs(names, tokens, words, letters, pairs_a, pairs_b, least, out):
        """Write of each pair whether place, trade, role and number are equal and long brands a quarter of their letters apart."""
        if stamp == 0:
            return
        a, b, row = np.empty(64, np.uint8), np.empty(64, np.uint8), np.empty(65, np.int64)
        for at in range(pairs_a.size):
            i, j = pairs_a[at] * NAME_WIDTH, pairs_b[at] * NAME_WIDTH
            if not _others_equal(
                tokens, words, names[i + START], names[i + COUNT], names[j + START], names[j + COUNT]
            ):
                continue
            n = _brand_letters(tokens, words, letters, names[i + START], names[i + COUNT], a)
            m = _brand_letters(tokens, words, letters, names[j + START], names[j + COUNT], b)
            if min(n, m) >= least:
                most = min(n, m) // 4
                out[at] = _distance(a, n, b, m, most, row) <= most

    return misread_pairs


misread_pairs = _misread_pairs(LAYOUT)


@numba.njit(nogil=True, cache=True)
def block_pairs(ends, order, most, near, out):
    """Write the pairs of each block: all of a small one, of a large one each with the next few; return how many.

    With an empty `out`, only count. Args: ends: of the blocks in `order`. most: names of a small block.
    """
    made = begin = 0
    for end in ends:
        reach = end - begin if end - begin <= most else near
        for p in range(begin, end):
            for q in range(p + 1, min(end, p + 1 + reach)):
                if out.shape[0]:
                    a, b = order[p], order[q]
                    out[made, 0], out[made, 1] = min(a, b), max(a, b)
                made += 1
        begin = end
    return made


@numba.njit(nogil=True)
def _root(parent, one):
    while parent[one] != one:
        parent[one] = parent[parent[one]]
        one = parent[one]
    return one


@numba.njit(nogil=True)
def _barred(parent, following, members, root, other, bar_ends, bars):
    """Tell whether a member of one cluster is held apart from the other cluster."""
    one = members[root]
    while one >= 0:
        for at in range(bar_ends[one], bar_ends[one + 1]):
            if _root(parent, bars[at]) == other:
                return True
        one = following[one]
    return False


@numba.njit(nogil=True, cache=True)
def join_ties(ties, places, numbers, trades, bar_ends, bars, large, parent, refused):
    """Join the ends of each tie, in order, unless something holds their clusters apart; return nothing.

    Args:
        ties: pairs, the surest first. bar_ends, bars: of each name, those that it is held apart from. large: names from which
            two clusters are too large to be joined by letters. parent: itself for each name before; its cluster after.
        refused: counts why: by a decision, another place, another number, other trades, both large.
    """
    count = parent.size
    size, following = np.ones(count, np.int64), np.full(count, -1, np.int64)
    members, last = np.arange(count), np.arange(count)
    place, number, trade = places.copy(), numbers.copy(), trades.copy()
    for at in range(ties.shape[0]):
        a, b = _root(parent, ties[at, 0]), _root(parent, ties[at, 1])
        if a == b:
            continue
        if bars.size and _barred(parent, following, members, a, b, bar_ends, bars):
            refused[0] += 1
        elif not _nested(place[a], place[b]):
            refused[1] += 1
        elif number[a] != number[b] and number[a] != 0 and number[b] != 0:
            refused[2] += 1
        elif trade[a] != 0 and trade[b] != 0 and trade[a] & trade[b] == 0:
            refused[3] += 1
        elif min(size[a], size[b]) > large:
            refused[4] += 1
        else:
            # The lower number stands for both, so that the order of equal ties does not matter to the name of a cluster.
            low, high = min(a, b), max(a, b)
            parent[high] = low
            size[low] += size[high]
            following[last[low]] = members[high]
            last[low] = last[high]
            # A code that lies in another one is the larger number.
            place[low] = max(place[low], place[high])
            number[low] = max(number[low], number[high])
            trade[low] |= trade[high]
    for one in range(count):
        parent[one] = _root(parent, one)
