"""How the search runs compiled: letters to grams, the index, and the best documents of each query.

Imported only inside functions: numba takes half a second. `twin` says the same in plain Python, and tests hold
both equal. Every sum is of whole numbers, so no order of adding changes an answer.
"""

import numpy as np

from unpick.model.kept import kept
from unpick.names.search.constants import BLANK, LETTERS, MIX, STEP, WIDE, WIDE_GRAM

__all__ = ["count_grams", "fill_postings", "search_rows"]

_STEP = np.uint64(STEP)
_MIX = np.uint64(MIX)
_ROOM = LETTERS + 3
"""Letters of the longest key with the blanks around it; each starts at most one gram."""


@kept
def _letter(data, at):
    """Decode one letter of UTF-8; return it and the bytes that it takes."""
    first = np.int64(data[at])
    if first < 0x80:
        return first, 1
    second = np.int64(data[at + 1]) & 0x3F
    if first < 0xE0:
        return ((first & 0x1F) << 6) | second, 2
    third = np.int64(data[at + 2]) & 0x3F
    if first < 0xF0:
        return ((first & 0x0F) << 12) | (second << 6) | third, 3
    fourth = np.int64(data[at + 3]) & 0x3F
    return ((first & 0x07) << 18) | (second << 12) | (third << 6) | fourth, 4


@kept
def _letters(data, start, end, letters):
    """Write the letters with one blank before, between and after the words; return how many, and if cut."""
    letters[0] = BLANK
    size, at = 1, start
    while at < end and size <= LETTERS:
        letter, used = _letter(data, at)
        at += used
        if letter <= BLANK or 0x7F <= letter <= 0xA0:
            if letters[size - 1] == BLANK:
                continue
            letter = BLANK
        letters[size] = letter
        size += 1
    if letters[size - 1] != BLANK:
        letters[size] = BLANK
        size += 1
    return size, at < end


@kept
def _grams(letters, size, gram, bits, slots, words):
    """Write the slot of each gram and the word where it begins, repeats included; return how many."""
    if size < 2:
        return 0
    shift = np.uint64(64 - bits)
    found, word = 0, -1
    for at in range(size):
        word += letters[at] == BLANK
        width = WIDE_GRAM if letters[at] >= WIDE else gram
        if at + width > size:
            if at > 0:
                continue
            width = size
        mixed = np.uint64(width)
        for step in range(width):
            mixed = (mixed ^ np.uint64(letters[at + step])) * _STEP
        slots[found] = np.int32(((mixed ^ (mixed >> np.uint64(29))) * _MIX) >> shift)
        words[found] = word
        found += 1
    return found


@kept
def _document(keys, order, begin, end, how, letters, slots, words):
    """Write the distinct slots of the keys order[begin:end]; return them, how many, and the keys cut."""
    data, offsets = keys
    found, cut = 0, 0
    for place in range(begin, end):
        row = order[place]
        size, was_cut = _letters(data, offsets[row], offsets[row + 1], letters)
        cut += was_cut
        if found + size > slots.size:
            wider = np.empty(2 * (found + size), np.int32)
            wider[:found] = slots[:found]
            slots = wider
        found += _grams(letters, size, how[0], how[1], slots[found:], words)
    slots[:found].sort()
    kept = 0
    for at in range(found):
        if kept == 0 or slots[at] != slots[kept - 1]:
            slots[kept] = slots[at]
            kept += 1
    return slots, kept, cut


@kept
def count_grams(keys, order, groups, how, sizes):
    """Count into `sizes` in how many documents each slot occurs; return how many keys were cut.

    Args:
        keys: bytes and offsets. how: gram and bits. groups: a document is the run of keys
            order[groups[i]:groups[i + 1]].
    """
    letters, words = np.empty(_ROOM, np.int32), np.empty(_ROOM, np.int32)
    slots = np.empty(_ROOM, np.int32)
    cut = 0
    for one in range(groups.size - 1):
        slots, kept, was_cut = _document(
            keys, order, groups[one], groups[one + 1], how, letters, slots, words
        )
        cut += was_cut
        for at in range(kept):
            sizes[slots[at]] += 1
    return cut


@kept
def fill_postings(keys, order, groups, how, ends, postings):
    """Write each document into the postings of its slots; `ends` starts as the starts and moves on."""
    letters, words = np.empty(_ROOM, np.int32), np.empty(_ROOM, np.int32)
    slots = np.empty(_ROOM, np.int32)
    for one in range(groups.size - 1):
        slots, kept, _ = _document(keys, order, groups[one], groups[one + 1], how, letters, slots, words)
        for at in range(kept):
            postings[ends[slots[at]]] = one
            ends[slots[at]] += 1


@kept
def _rank(slots, words, found, starts, packed, per_word):
    """Write the distinct known grams, rarest first, packed as size, slot, word; return how many."""
    known = 0
    for at in range(found):
        slot = np.int64(slots[at])
        size = np.int64(starts[slot + 1]) - np.int64(starts[slot])
        per_word[words[at]] = 0
        if size > 0:
            packed[known] = (size << np.int64(33)) | (slot << np.int64(9)) | np.int64(words[at])
            known += 1
    packed[:known].sort()
    kept = 0
    for at in range(known):
        if kept == 0 or packed[at] >> 9 != packed[kept - 1] >> 9:
            packed[kept] = packed[at]
            kept += 1
    return kept


@kept
def _choose(packed, ranked, how, per_word, chosen, sizes):
    """Choose up to `keep` grams: the rarest, a few of each word first; return how many."""
    keep, share = how[2], how[3]
    kept, later = 0, 0
    for at in range(ranked):
        one = packed[at]
        word = one & 511
        if per_word[word] >= share:
            packed[later] = one
            later += 1
        elif kept < keep:
            per_word[word] += 1
            chosen[kept], sizes[kept] = (one >> 9) & 0xFFFFFF, one >> 33
            kept += 1
    for at in range(min(later, keep - kept)):
        chosen[kept], sizes[kept] = (packed[at] >> 9) & 0xFFFFFF, packed[at] >> 33
        kept += 1
    return kept


@kept
def _plan(chosen, sizes, kept, how, skipped, left):
    """Keep the lists that the query may read; return how many, their postings, lists skipped, if stopped."""
    least, spend, budget = how[4], how[5], how[6]
    taken, spent = 0, 0
    for at in range(kept):
        if at >= least and spent + sizes[at] > spend:
            return taken, spent, left, True
        if taken > 0 and spent + sizes[at] > budget:
            skipped[left] = chosen[at]
            left += 1
            continue
        slot, size, place = chosen[at], sizes[at], taken
        # Short lists first, so that the long ones meet the end of the search for new documents.
        while place > 0 and sizes[place - 1] > size:
            chosen[place], sizes[place] = chosen[place - 1], sizes[place - 1]
            place -= 1
        chosen[place], sizes[place] = slot, size
        spent += size
        taken += 1
    return taken, spent, left, False


@kept
def _add(postings, weight, totals, touched, count):
    """Add one weight along a posting list; new documents join the touched ones."""
    # Unsigned indices spare the test for counting from the end: a third of the time of this loop.
    one, nothing = np.uint64(1), np.uint64(0)
    for document in postings:
        before = totals[document]
        touched[count] = document
        count += one if before == 0 else nothing
        totals[document] = before + weight
    return count


@kept
def _raise(postings, weight, totals):
    """Add one weight along a posting list to documents that have some already."""
    nothing = np.uint16(0)
    for document in postings:
        before = totals[document]
        totals[document] = before + (weight if before > 0 else nothing)


@kept
def _bar(histogram, top, most):
    """Return the highest total that at least `top` documents reach, 0 when none is; clear the histogram."""
    above, bar = 0, most
    while bar > 0 and above + histogram[bar] < top:
        above += histogram[bar]
        bar -= 1
    histogram[: most + 1] = 0
    return bar


@kept
def _accumulate(chosen, sizes, plan, index, top, totals, touched, histogram):
    """Add up the lists; return how many documents are touched, a total the best reach, the weight of all."""
    starts, postings, weights = index
    taken, spent = plan
    whole = 0
    for at in range(taken):
        whole += weights[sizes[at]]
    count, done, most, bar, is_open = np.uint64(0), 0, 0, 0, True
    check = spent // 2
    for at in range(taken):
        # Once `top` documents have more than all lists to come can give, no new one can be among the best.
        if is_open and done >= check and np.int64(count) >= top:
            for document in touched[: np.int64(count)]:
                histogram[totals[document]] += 1
            bar = _bar(histogram, top, most)
            is_open = whole - most >= bar
            check += spent // 4 + 1
        weight = np.uint16(weights[sizes[at]])
        start = np.int64(starts[chosen[at]])
        posting = postings[start : start + sizes[at]]
        if is_open:
            count = _add(posting, weight, totals, touched, count)
        else:
            _raise(posting, weight, totals)
        done += sizes[at]
        most += weights[sizes[at]]
    return np.int64(count), bar, whole


@kept
def _best(touched, totals, top, whole, bar, histogram, picked):
    """Return the packed best documents, higher total first, then lower number; reset the totals.

    Nothing under `bar` can be among them.
    """
    found = 0
    for document in touched:
        total = np.int64(totals[document])
        totals[document] = 0
        if total >= bar:
            histogram[total] += 1
            picked[found] = ((whole - total) << np.int64(32)) | np.int64(document)
            found += 1
    limit = (whole - _bar(histogram, top, whole) + 1) << np.int64(32)
    kept = 0
    for at in range(found):
        if picked[at] < limit:
            picked[kept] = picked[at]
            kept += 1
    best = picked[:kept]
    # A query of common words alone ties with thousands: they are cut by number before they are sorted.
    if kept > 2 * top:
        best = np.partition(best, top - 1)[:top]
    best.sort()
    return best[:top]


@kept
def search_rows(keys, span, index, how, documents, rows, scores, tally, skipped):
    """Search a span of keys; return the postings read, lists skipped, keys cut, and queries stopped by spend.

    Args:
        keys: bytes and offsets. span: first key and the one after the last. index: starts, postings, weight by
            frequency. how: gram, bits, keep, share, least, spend, budget, top, floor (per mille of the weight).
        rows, scores: room for `top` answers of each key. tally: per key, answers and lists skipped.
        skipped: room for the slots of lists left out over the budget, in order of the keys.
    """
    data, offsets = keys
    starts, _, weights = index
    keep, top, floor = how[2], how[7], how[8]
    letters, slots, words = np.empty(_ROOM, np.int32), np.empty(_ROOM, np.int32), np.empty(_ROOM, np.int32)
    packed, per_word = np.empty(_ROOM, np.int64), np.zeros(_ROOM, np.int32)
    chosen, sizes = np.empty(keep, np.int64), np.empty(keep, np.int64)
    totals, touched = np.zeros(documents, np.uint16), np.empty(documents + 1, np.uint32)
    histogram = np.zeros(keep * np.int64(weights.max()) + 1, np.int32)
    picked = np.empty(documents + 1, np.int64)
    read, left, cut, stopped = 0, 0, 0, 0
    for query in range(span[0], span[1]):
        size, was_cut = _letters(data, offsets[query], offsets[query + 1], letters)
        found = _grams(letters, size, how[0], how[1], slots, words)
        ranked = _rank(slots, words, found, starts, packed, per_word)
        kept = _choose(packed, ranked, how, per_word, chosen, sizes)
        taken, spent, after, was_stopped = _plan(chosen, sizes, kept, how, skipped, left)
        count, bar, whole = _accumulate(chosen, sizes, (taken, spent), index, top, totals, touched, histogram)
        bar = max(bar, -(-whole * floor // 1000))
        best = _best(touched[:count], totals, top, whole, bar, histogram, picked)
        at = query - span[0]
        for place in range(best.size):
            rows[at * top + place] = np.int32(best[place] & np.int64(0xFFFFFFFF))
            scores[at * top + place] = np.int32(whole - (best[place] >> np.int64(32)))
        tally[at, 0], tally[at, 1] = best.size, after - left
        read, left, cut, stopped = read + spent, after, cut + was_cut, stopped + was_stopped
    return read, left, cut, stopped
