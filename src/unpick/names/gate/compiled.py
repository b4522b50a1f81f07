"""The gate compiled: signs of packed names, and the pairs whose signs meet. Imported only inside functions.

It follows the ways in which the scorer lets brand words meet (`score/kernel.py`): equal or alike in sound by a hash
of any spelling, a slip apart by the pairs of letters that two spellings share, glued or read wrongly by those of
joined words, a part by its first or last letters, an acronym by the initials.
"""

import numba
import numpy as np

from unpick.model.kept import kept
from unpick.names.score.dialects import behind
from unpick.names.score.layout import (
    ABBREVIATED,
    BRAND,
    CODE_COUNT,
    CODES,
    COUNT,
    CUT_HERE,
    DIALECT,
    FLAGS,
    FOLD_AT,
    FOLD_END,
    FOLDS,
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
    KOREAN_FOLDS,
    LOAN,
    LONG,
    MAX_MEANT,
    MAX_READ,
    MEANT,
    NAME_WIDTH,
    NUMBER,
    OTHER_LOAN,
    OWN_ACRONYM,
    PLACE,
    READ_AS,
    SAID,
    SHORT,
    START,
    TEXT_AT,
    TEXT_END,
    TOKEN_WIDTH,
    TRUNCATED,
    WHERE_BITS,
    WHOLE_BRAND,
    WIDTH,
    WORD,
)  # fmt: skip
from unpick.names.score.letters import seen

__all__ = ["count_signs", "write_signs"]

_LEAST = 5
"""Letters from which a part of a brand, or a slip in it, is known (`score/kernel.py`: compare_joined, budget)."""

BRANDS, OTHERS, PLACED, WHOLE, FOLDED, OTHER_FOLDS = range(6)
"""Sections of the spellings of a name, in order: brand words, one by one and joined; words of the tables; brands
joined with places; all words but numbers joined; skeletons of brand words; of the others."""

SECTIONS = 6

_GOLD = np.uint64(0x9E3779B97F4A7C15)
_FOLDS = np.uint64(0xA5A5A5A5A5A5A5A5)
_INITIALS, _JOINED = np.uint64(17), np.uint64(19)
_seen = numba.njit(nogil=True)(seen)
_behind = numba.njit(nogil=True)(behind)
_ONE, _SIX, _STEP32, _STEP58 = np.uint64(1), np.uint64(63), np.uint64(32), np.uint64(58)


@kept
def _mixed(value, told):
    """Return a hash of 32 bits; the lowest tells a brand's, the next one of a place or of joined words with one."""
    high = np.uint32((value * _GOLD) >> _STEP32)
    return (high & np.uint32(0xFFFFFFFC)) | np.uint32(told)


@kept
def _spelled(letters, start, end, salt):
    """Return a hash of a run of letters as an optical reader sees them."""
    mixed = salt
    for at in range(start, end):
        mixed = (mixed ^ np.uint64(_seen(letters[at]))) * _GOLD
        mixed ^= mixed >> _STEP32
    return mixed


@kept
def _shape(letters, start, end):
    """Return the bits of the pairs of letters of a run, as an optical reader sees them."""
    bits = np.uint64(0)
    for at in range(start, end - 1):
        pair = np.uint64(_seen(letters[at])) * np.uint64(131) + np.uint64(_seen(letters[at + 1]))
        bits |= _ONE << ((pair * _GOLD) >> _STEP58)
    return bits


@kept
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
        for letter in range(start, min(end, start + LONG - size)):
            room[size] = letters[letter]
            size += 1
    return size, found


@kept
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


@kept
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


@kept
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


@kept
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


@kept
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
        for meant in range(MAX_MEANT):
            if words[x + MEANT + meant] != 0:
                hashes[h] = _mixed(np.uint64(words[x + MEANT + meant]), told)
                h += 1
        for read in range(MAX_READ):
            if words[x + READ_AS + read] != 0:
                hashes[h] = _mixed(np.uint64(words[x + READ_AS + read]) ^ _FOLDS, told)
                h += 1
        for short in (ABBREVIATED, SHORT, LOAN, OTHER_LOAN):
            if words[x + short] != 0:
                hashes[h] = _mixed(np.uint64(words[x + short]), told)
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
    said = names[one * NAME_WIDTH + SAID]
    if said != 0:
        hashes[h] = _mixed(np.uint64(said), 1)
        h += 1
    end = first + count + _behind(names, one)
    for at in range(first + count, end):
        hashes[h] = _mixed(np.uint64(tokens[at * TOKEN_WIDTH + IN_NAME]), 1)
        h += 1
    told = names[one * NAME_WIDTH + DIALECT]
    for at in range(end, end + ((told >> GLOSSED_AT) & GLOSSED_WORDS) + ((told >> GLOSSES_AT) & GLOSSES)):
        hashes[h] = _mixed(np.uint64(tokens[at * TOKEN_WIDTH + IN_NAME] >> WHERE_BITS), 1)
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


@kept
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


@kept
def count_signs(names, tokens, words, letters, room):
    """Write how many hashes, shapes, letters and codes each name has into the rows of `room` from the second on."""
    codes = np.empty(1024, np.int64)
    out = np.empty(64, np.uint64), np.empty(64, np.int16), np.empty(64, np.uint32), np.empty(4096, np.uint8)
    hashes, work, parts = np.empty(1024, np.uint32), np.empty(LONG, np.int64), np.empty(SECTIONS, np.uint8)
    for one in range(names.size // NAME_WIDTH):
        first, count = names[one * NAME_WIDTH + START], names[one * NAME_WIDTH + COUNT]
        s, t = _write_shapes(tokens, words, letters, first, count, work, out, parts, 0, 0)
        h = _write_hashes(names, tokens, words, letters, one, work, hashes)
        room[one + 1, 0], room[one + 1, 1], room[one + 1, 2] = h, s, t
        room[one + 1, 3] = _write_codes(tokens, words, first, count, codes, 0)


@kept
def write_signs(names, tokens, words, letters, ends, blooms, hashes, parts, out, codes, how):
    """Write the signs of all names; `ends` says where those of each begin and end."""
    work = np.empty(LONG, np.int64)
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
