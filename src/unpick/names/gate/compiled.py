"""The gate compiled: signs of packed names, and the pairs whose signs meet. Imported only inside functions.

It follows the ways in which the scorer lets brand words meet (`score/kernel.py`): equal or alike in sound by a hash
of any spelling, a slip apart by the pairs of letters that two spellings share, glued or read wrongly by those of
joined words, a part by its first or last letters, an acronym by the initials.
"""

import numba
import numpy as np

from unpick.names.score.layout import (
    BRAND,
    CODE_COUNT,
    CODES,
    COUNT,
    CUT_HERE,
    FLAGS,
    FOLD_AT,
    FOLD_END,
    FOLDS,
    FORM_COUNT,
    FORMS,
    IN_NAME,
    INITIALS_AT,
    INITIALS_END,
    KIND,
    KOREAN_FOLDS,
    NAME_WIDTH,
    NUMBER,
    OWN_ACRONYM,
    PLACE,
    START,
    TEXT_AT,
    TEXT_END,
    TOKEN_WIDTH,
    TRUNCATED,
    WHOLE_BRAND,
    WIDTH,
    WORD,
)  # fmt: skip

__all__ = ["count_signs", "pass_pairs", "write_signs"]

_ROOM = 96
"""Letters of joined words that are read (`layout.LONG`)."""

_LEAST = 5
"""Letters from which a part of a brand, or a slip in it, is known (`score/kernel.py`: compare_joined, budget)."""

BRANDS, OTHERS, PLACED, WHOLE, FOLDED, OTHER_FOLDS = range(6)
"""Sections of the spellings of a name, in order: brand words, one by one and joined; words of the tables; brands
joined with places; all words but numbers joined; skeletons of brand words; of the others."""

SECTIONS = 6

_GOLD = np.uint64(0x9E3779B97F4A7C15)
_FOLDS = np.uint64(0xA5A5A5A5A5A5A5A5)
_INITIALS, _JOINED = np.uint64(17), np.uint64(19)
_CHINA = int.from_bytes(b"CN".ljust(8, b"\0"), "big")
_ONE, _SIX, _STEP32, _STEP58 = np.uint64(1), np.uint64(63), np.uint64(32), np.uint64(58)
_M1, _M2, _M4 = np.uint64(0x5555555555555555), np.uint64(0x3333333333333333), np.uint64(0x0F0F0F0F0F0F0F0F)
_H01, _S56 = np.uint64(0x0101010101010101), np.uint64(56)
_U2, _U4 = np.uint64(2), np.uint64(4)


@numba.njit(nogil=True, cache=True)
def _seen(letter):
    """Return the letter that an optical reader cannot tell from this one (`score/kernel.py`)."""
    if letter == 48:
        return 111
    if letter == 49 or letter == 105:
        return 108
    if letter == 53:
        return 115
    if letter == 56:
        return 98
    if letter == 54:
        return 103
    return 101 if letter == 102 else letter


@numba.njit(nogil=True, cache=True)
def _mixed(value, told):
    """Return a hash of 32 bits; the lowest tells a brand's, the next one of a place or of joined words with one."""
    high = np.uint32((value * _GOLD) >> _STEP32)
    return (high & np.uint32(0xFFFFFFFC)) | np.uint32(told)


@numba.njit(nogil=True, cache=True)
def _spelled(letters, start, end, salt):
    """Return a hash of a run of letters as an optical reader sees them."""
    mixed = salt
    for at in range(start, end):
        mixed = (mixed ^ np.uint64(_seen(letters[at]))) * _GOLD
        mixed ^= mixed >> _STEP32
    return mixed


@numba.njit(nogil=True, cache=True)
def _shape(letters, start, end):
    """Return the bits of the pairs of letters of a run, as an optical reader sees them."""
    bits = np.uint64(0)
    for at in range(start, end - 1):
        pair = np.uint64(_seen(letters[at])) * np.uint64(131) + np.uint64(_seen(letters[at + 1]))
        bits |= _ONE << ((pair * _GOLD) >> _STEP58)
    return bits


@numba.njit(nogil=True, cache=True)
def _apart(a, b):
    """Return in how many bits two numbers differ."""
    x = a ^ b
    x = x - ((x >> _ONE) & _M1)
    x = (x & _M2) + ((x >> _U2) & _M2)
    x = (x + (x >> _U4)) & _M4
    return np.int64((x * _H01) >> _S56)


@numba.njit(nogil=True, cache=True)
def _joined(tokens, words, letters, first, count, kinds, folded, room):
    """Write the letters of the words of these kinds, joined; return letters and words."""
    size = found = 0
    for at in range(count):
        x = tokens[(first + at) * TOKEN_WIDTH + WORD] * WIDTH
        if not (kinds >> words[x + KIND]) & 1:
            continue
        found += 1
        start, end = words[x + TEXT_AT], words[x + TEXT_END]
        if folded:
            start, end = words[x + FOLD_AT], words[x + FOLD_END]
        for letter in range(start, min(end, start + _ROOM - size)):
            room[size] = letters[letter]
            size += 1
    return size, found


@numba.njit(nogil=True, cache=True)
def _brands(tokens, words, first, count):
    """Return how many words of a name are brands, its own initials left out, and whether it is cut in one."""
    found, cut = 0, False
    for at in range(count):
        x = tokens[(first + at) * TOKEN_WIDTH + WORD] * WIDTH
        role = tokens[(first + at) * TOKEN_WIDTH + IN_NAME]
        cut = cut or (role & CUT_HERE) != 0
        if words[x + KIND] == BRAND and not role & OWN_ACRONYM:
            found += 1
    return found, cut


@numba.njit(nogil=True, cache=True)
def _add_shape(letters, start, end, out, s, t):
    """Write a spelling and its shape at s, its letters at t; return where the next go. Short ones are left out."""
    shapes, sizes, texts, spelled = out
    size = end - start
    if size < _LEAST:
        return s, t
    shapes[s], sizes[s], texts[s] = _shape(letters, start, end), size, t
    for at in range(size):
        spelled[t + at] = np.uint8(_seen(letters[start + at]))
    return s + 1, t + size


@numba.njit(nogil=True, cache=True)
def _add_words(tokens, words, letters, first, count, brand, folded, out, s, t):
    """Write the spellings, or skeletons, of the brand words or of the words of the tables but numbers."""
    for at in range(count):
        x = tokens[(first + at) * TOKEN_WIDTH + WORD] * WIDTH
        if (words[x + KIND] == BRAND) != brand or words[x + KIND] == NUMBER:
            continue
        if folded:
            s, t = _add_shape(letters, words[x + FOLD_AT], words[x + FOLD_END], out, s, t)
        else:
            s, t = _add_shape(letters, words[x + TEXT_AT], words[x + TEXT_END], out, s, t)
    return s, t


@numba.njit(nogil=True, cache=True)
def _write_shapes(tokens, words, letters, first, count, room, out, parts, s, t):
    """Write the spellings of a name, section by section; `parts` takes where each ends, counted from the first."""
    begin = s
    s, t = _add_words(tokens, words, letters, first, count, True, False, out, s, t)
    size, brands = _joined(tokens, words, letters, first, count, 1, False, room)
    if brands > 1:
        s, t = _add_shape(room, 0, size, out, s, t)
    parts[BRANDS] = s - begin
    s, t = _add_words(tokens, words, letters, first, count, False, False, out, s, t)
    parts[OTHERS] = s - begin
    size, found = _joined(tokens, words, letters, first, count, 17, False, room)
    if found > brands:
        s, t = _add_shape(room, 0, size, out, s, t)
    parts[PLACED] = s - begin
    size, found = _joined(tokens, words, letters, first, count, 95, False, room)
    if found > brands:
        s, t = _add_shape(room, 0, size, out, s, t)
    parts[WHOLE] = s - begin
    s, t = _add_words(tokens, words, letters, first, count, True, True, out, s, t)
    parts[FOLDED] = s - begin
    s, t = _add_words(tokens, words, letters, first, count, False, True, out, s, t)
    parts[OTHER_FOLDS] = s - begin
    return s, t


@numba.njit(nogil=True, cache=True)
def _write_hashes(names, tokens, words, letters, one, room, hashes):
    """Write the hashes of one name; return how many."""
    first, count = names[one * NAME_WIDTH + START], names[one * NAME_WIDTH + COUNT]
    h = 0
    for at in range(count):
        x = tokens[(first + at) * TOKEN_WIDTH + WORD] * WIDTH
        kind, size = words[x + KIND], words[x + TEXT_END] - words[x + TEXT_AT]
        brand = 1 if kind == BRAND else 0
        told = 2 if kind == PLACE else brand
        if not brand and (size < 3 or (kind == NUMBER and size < 4)):
            continue
        for form in range(words[x + FORM_COUNT]):
            hashes[h] = _mixed(np.uint64(words[x + FORMS + form]), told)
            h += 1
            fold = words[x + FOLDS + form]
            if fold != 0 and (brand or kind == PLACE):
                hashes[h] = _mixed(np.uint64(fold) ^ _FOLDS, told)
                h += 1
            korean = words[x + KOREAN_FOLDS + form]
            if korean != 0 and korean != fold and (brand or kind == PLACE):
                hashes[h] = _mixed(np.uint64(korean) ^ _FOLDS, told)
                h += 1
        if brand and 3 <= size <= 8:
            hashes[h] = _mixed(_spelled(letters, words[x + TEXT_AT], words[x + TEXT_END], _INITIALS), 1)
            h += 1
    for turn in range(3):
        kinds = 1 if turn == 0 else 17 if turn == 1 else 95
        for folded in range(2):
            size, _ = _joined(tokens, words, letters, first, count, kinds, folded == 1, room)
            if size >= 3:
                hashes[h] = _mixed(_spelled(room, 0, size, _JOINED), 1 if turn == 0 else 3)
                h += 1
    whole = names[one * NAME_WIDTH + WHOLE_BRAND]
    if whole != 0:
        hashes[h] = _mixed(np.uint64(whole), 1)
        h += 1
    start, end = names[one * NAME_WIDTH + INITIALS_AT], names[one * NAME_WIDTH + INITIALS_END]
    for skipped in range(2):
        for short in range(3):
            size = end - start - skipped - short
            if 3 <= size <= 8:
                at = start + skipped
                hashes[h] = _mixed(_spelled(letters, at, at + size, _INITIALS), 0)
                h += 1
    return h


@numba.njit(nogil=True, cache=True)
def _write_codes(tokens, words, first, count, codes, c):
    """Write the codes of the places of a name from c on; return how many, 255 at most."""
    begin = c
    for at in range(count):
        x = tokens[(first + at) * TOKEN_WIDTH + WORD] * WIDTH
        if words[x + KIND] == PLACE:
            for code in range(words[x + CODE_COUNT]):
                codes[c] = words[x + CODES + code]
                c += 1
    return min(c - begin, 255)


@numba.njit(nogil=True, cache=True)
def _nested(a, b):
    """Tell whether two codes are of one place, or of one in the other (`score/kernel.py`)."""
    if a == b or (a == _CHINA and 48 <= b >> 56 <= 57) or (b == _CHINA and 48 <= a >> 56 <= 57):
        return True
    for at in range(8):
        shift = 56 - 8 * at
        p, q = (a >> shift) & 255, (b >> shift) & 255
        if p == 0 or q == 0:
            return True
        if p != q:
            return False
    return True


@numba.njit(nogil=True, cache=True)
def count_signs(names, tokens, words, letters, room):
    """Write how many hashes, shapes, letters and codes each name has into the rows of `room` from the second on."""
    codes = np.empty(1024, np.int64)
    out = np.empty(64, np.uint64), np.empty(64, np.int16), np.empty(64, np.uint32), np.empty(4096, np.uint8)
    hashes, work, parts = np.empty(512, np.uint32), np.empty(_ROOM, np.int64), np.empty(SECTIONS, np.uint8)
    for one in range(names.size // NAME_WIDTH):
        first, count = names[one * NAME_WIDTH + START], names[one * NAME_WIDTH + COUNT]
        s, t = _write_shapes(tokens, words, letters, first, count, work, out, parts, 0, 0)
        h = _write_hashes(names, tokens, words, letters, one, work, hashes)
        room[one + 1, 0], room[one + 1, 1], room[one + 1, 2] = h, s, t
        room[one + 1, 3] = _write_codes(tokens, words, first, count, codes, 0)


@numba.njit(nogil=True, cache=True)
def write_signs(names, tokens, words, letters, ends, blooms, hashes, parts, out, codes, how):
    """Write the signs of all names; `ends` says where those of each begin and end."""
    work = np.empty(_ROOM, np.int64)
    for one in range(names.size // NAME_WIDTH):
        first, count = names[one * NAME_WIDTH + START], names[one * NAME_WIDTH + COUNT]
        s, t = ends[one, 1], ends[one, 2]
        _write_shapes(tokens, words, letters, first, count, work, out, parts[one], np.int64(s), np.int64(t))
        h = ends[one, 0]
        _write_hashes(names, tokens, words, letters, one, work, hashes[h:])
        brands = placed = every = np.uint64(0)
        for at in range(h, ends[one + 1, 0]):
            bit = _ONE << (np.uint64(hashes[at] >> np.uint32(2)) & _SIX)
            every |= bit
            brands |= bit if hashes[at] & np.uint32(1) else np.uint64(0)
            placed |= bit if hashes[at] & np.uint32(2) else np.uint64(0)
        blooms[one, 0], blooms[one, 1], blooms[one, 2] = brands, every, placed
        found, cut = _brands(tokens, words, first, count)
        how[one, 0] = found == 0 or cut
        how[one, 1] = _write_codes(tokens, words, first, count, codes, ends[one, 3])
        if names[one * NAME_WIDTH + FLAGS] & TRUNCATED:
            how[one, 1] = 0  # a place may have been cut off


@numba.njit(nogil=True, cache=True)
def _hashes_meet(a, a_start, a_end, b, b_start, b_end, asked):
    """Tell whether any hashes of two names are equal, one of which is told by the bits that are asked."""
    two = np.uint32(2)
    for p in range(a_start, a_end):
        x = a[p]
        for q in range(b_start, b_end):
            if ((x ^ b[q]) >> two) == 0 and ((x | b[q]) & asked):
                return True
    return False


@numba.njit(nogil=True, cache=True)
def _elsewhere(a, a_start, a_count, b, b_start, b_count):
    """Tell whether both names have places, and none that is, or lies in, one of the other's."""
    if a_count == 0 or b_count == 0:
        return False
    for p in range(a_start, a_start + a_count):
        for q in range(b_start, b_start + b_count):
            if _nested(a[p], b[q]):
                return False
    return True


@numba.njit(nogil=True, cache=True)
def _trimmed(a, x, n, b, y, m):
    """Return two runs of letters without what they share at both ends: start and size of each."""
    while n > 0 and m > 0 and a[x] == b[y]:
        x, y, n, m = x + 1, y + 1, n - 1, m - 1
    while n > 0 and m > 0 and a[x + n - 1] == b[y + m - 1]:
        n, m = n - 1, m - 1
    return x, n, y, m


@numba.njit(nogil=True, cache=True)
def _one_slip(a, x, n, b, y, m):
    """Tell whether two runs are one at most slip apart: a letter changed, added or dropped, or two swapped."""
    x, n, y, m = _trimmed(a, x, n, b, y, m)
    if n < 2 and m < 2:
        return True
    return n == 2 and m == 2 and a[x] == b[y + 1] and a[x + 1] == b[y]


@numba.njit(nogil=True, cache=True)
def _near(a, x, n, b, y, m, most):
    """Tell whether two spellings are at most `most` slips apart, 0 to 2."""
    x, n, y, m = _trimmed(a, x, n, b, y, m)
    if n == 0 and m == 0:
        return True
    if most == 1 or n + m < 3:
        return most > 0 and _one_slip(a, x, n, b, y, m)
    if most == 0:
        return False
    # The first letters differ: whatever the first slip is, one at most may be left after it.
    if n > 0 and m > 0 and _one_slip(a, x + 1, n - 1, b, y + 1, m - 1):
        return True
    if n > 0 and _one_slip(a, x + 1, n - 1, b, y, m):
        return True
    if m > 0 and _one_slip(a, x, n, b, y + 1, m - 1):
        return True
    swapped = n > 1 and m > 1 and a[x] == b[y + 1] and a[x + 1] == b[y]
    return swapped and _one_slip(a, x + 2, n - 2, b, y + 2, m - 2)


@numba.njit(nogil=True, cache=True)
def _is_part(a, x, n, b, y, m):
    """Tell whether the shorter of two spellings begins or ends the longer."""
    short = n if n < m else m
    if a[x] == b[y]:
        at = 1
        while at < short and a[x + at] == b[y + at]:
            at += 1
        if at == short:
            return True
    if a[x + n - 1] != b[y + m - 1]:
        return False
    at = 2
    while at <= short and a[x + n - at] == b[y + m - at]:
        at += 1
    return at > short


@numba.njit(nogil=True, cache=True)
def _meet(
    a, a_sizes, a_texts, a_letters, b, b_sizes, b_texts, b_letters, p_start, p_end, q_start, q_end, parted
):
    """Tell whether any spelling of one run is a slip or two from one of another, or (`parted`) a part of it.

    Of the pairs of letters, a letter added or dropped touches 3, one changed 4, two swapped 6.
    """
    for p in range(p_start, p_end):
        n = np.int64(a_sizes[p])
        for q in range(q_start, q_end):
            m = np.int64(b_sizes[q])
            if parted and _is_part(a_letters, a_texts[p], n, b_letters, b_texts[q], m):
                return True
            short = n if n < m else m
            most = 1 if short < 11 else 2
            longer = n - m if n > m else m - n
            if longer > most or _apart(a[p], b[q]) > 6 * most - 3 * longer:
                continue
            if _near(a_letters, a_texts[p], n, b_letters, b_texts[q], m, most):
                return True
    return False


@numba.njit(nogil=True, cache=True)
def pass_pairs(
    a_ends, a_blooms, a_hashes, a_parts, a, a_sizes, a_texts, a_letters, a_codes, a_how,
    b_ends, b_blooms, b_hashes, b_parts, b, b_sizes, b_texts, b_letters, b_codes, b_how,
    pairs_a, pairs_b, begin, end, out,
):  # fmt: skip
    """Write of the pairs from `begin` to `end` whether the scorer has to look at them.

    Brand words are held against all that the other name spells; what both spell in full (brands with places, all
    words) only against what the other glued. Of two names elsewhere, only what takes a place for another word
    counts. The arrays come one by one: a tuple of them costs a count of references at each call.
    """
    nothing, brand, placed = np.uint64(0), np.uint32(1), np.uint32(2)
    for row in range(begin, end):
        i, j = pairs_a[row], pairs_b[row]
        apart = _elsewhere(a_codes, a_ends[i, 3], a_how[i, 1], b_codes, b_ends[j, 3], b_how[j, 1])
        always = a_how[i, 0] or b_how[j, 0]
        if always and not apart:
            out[row] = True
            continue
        bits, asked = (2, placed) if apart else (0, brand)
        if (a_blooms[i, bits] & b_blooms[j, 1]) != nothing or (a_blooms[i, 1] & b_blooms[j, bits]) != nothing:
            if _hashes_meet(
                a_hashes, a_ends[i, 0], a_ends[i + 1, 0], b_hashes, b_ends[j, 0], b_ends[j + 1, 0], asked
            ):
                out[row] = True
                continue
        x, y = np.int64(a_ends[i, 1]), np.int64(b_ends[j, 1])
        p0, q0 = x + a_parts[i, BRANDS], y + b_parts[j, BRANDS]
        p1, q1 = x + a_parts[i, OTHERS], y + b_parts[j, OTHERS]
        p2, q2 = x + a_parts[i, PLACED], y + b_parts[j, PLACED]
        p3, q3 = x + a_parts[i, WHOLE], y + b_parts[j, WHOLE]
        p4, q4 = x + a_parts[i, FOLDED], y + b_parts[j, FOLDED]
        p5, q5 = x + a_parts[i, OTHER_FOLDS], y + b_parts[j, OTHER_FOLDS]
        out[row] = (
            _meet(a, a_sizes, a_texts, a_letters, b, b_sizes, b_texts, b_letters, x, p0, q0, q1, False)
            or _meet(a, a_sizes, a_texts, a_letters, b, b_sizes, b_texts, b_letters, p0, p1, y, q0, False)
            or _meet(a, a_sizes, a_texts, a_letters, b, b_sizes, b_texts, b_letters, x, p0, q1, q3, True)
            or _meet(a, a_sizes, a_texts, a_letters, b, b_sizes, b_texts, b_letters, p1, p3, y, q0, True)
            or _meet(a, a_sizes, a_texts, a_letters, b, b_sizes, b_texts, b_letters, p1, p2, q2, q3, False)
            or _meet(a, a_sizes, a_texts, a_letters, b, b_sizes, b_texts, b_letters, p2, p3, q1, q2, False)
            or _meet(a, a_sizes, a_texts, a_letters, b, b_sizes, b_texts, b_letters, p3, p4, q4, q5, False)
            or _meet(a, a_sizes, a_texts, a_letters, b, b_sizes, b_texts, b_letters, p4, p5, q3, q4, False)
        )
        if out[row]:
            continue
        if apart:
            # Two places that are a slip apart: the scorer may glue them to the brands.
            out[row] = _meet(
                a, a_sizes, a_texts, a_letters, b, b_sizes, b_texts, b_letters, p1, p2, q1, q2, True
            ) or _meet(a, a_sizes, a_texts, a_letters, b, b_sizes, b_texts, b_letters, p2, p3, q2, q3, False)
        else:
            out[row] = _meet(
                a, a_sizes, a_texts, a_letters, b, b_sizes, b_texts, b_letters, x, p0, y, q0, True
            ) or _meet(a, a_sizes, a_texts, a_letters, b, b_sizes, b_texts, b_letters, p3, p4, q3, q4, False)
