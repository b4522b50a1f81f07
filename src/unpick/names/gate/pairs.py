"""Which pairs of names pass the gate, by their signs (`compiled.py`). Imported only inside functions."""

import numba
import numpy as np

from unpick.model.kept import kept
from unpick.names.gate.compiled import BRANDS, FOLDED, OTHER_FOLDS, OTHERS, PLACED, WHOLE
from unpick.names.score.meeting import nested

__all__ = ["pass_pairs"]

_nested = numba.njit(nogil=True)(nested)
_ONE = np.uint64(1)
_M1, _M2, _M4 = np.uint64(0x5555555555555555), np.uint64(0x3333333333333333), np.uint64(0x0F0F0F0F0F0F0F0F)
_H01, _S56 = np.uint64(0x0101010101010101), np.uint64(56)
_U2, _U4 = np.uint64(2), np.uint64(4)


@kept
def _apart(a, b):
    """Return in how many bits two numbers differ."""
    x = a ^ b
    x = x - ((x >> _ONE) & _M1)
    x = (x & _M2) + ((x >> _U2) & _M2)
    x = (x + (x >> _U4)) & _M4
    return np.int64((x * _H01) >> _S56)


@kept
def _hashes_meet(a, a_start, a_end, b, b_start, b_end, asked):
    """Tell whether any hashes of two names are equal, one of which is told by the bits that are asked."""
    two = np.uint32(2)
    for p in range(a_start, a_end):
        x = a[p]
        for q in range(b_start, b_end):
            if ((x ^ b[q]) >> two) == 0 and ((x | b[q]) & asked):
                return True
    return False


@kept
def _elsewhere(a, a_start, a_count, b, b_start, b_count):
    """Tell whether both names have places, and none that is, or lies in, one of the other's."""
    if a_count == 0 or b_count == 0:
        return False
    for p in range(a_start, a_start + a_count):
        for q in range(b_start, b_start + b_count):
            if _nested(a[p], b[q]):
                return False
    return True


@kept
def _trimmed(a, x, n, b, y, m):
    """Return two runs of letters without what they share at both ends: start and size of each."""
    while n > 0 and m > 0 and a[x] == b[y]:
        x, y, n, m = x + 1, y + 1, n - 1, m - 1
    while n > 0 and m > 0 and a[x + n - 1] == b[y + m - 1]:
        n, m = n - 1, m - 1
    return x, n, y, m


@kept
def _one_slip(a, x, n, b, y, m):
    """Tell whether two runs are one at most slip apart: a letter changed, added or dropped, or two swapped."""
    x, n, y, m = _trimmed(a, x, n, b, y, m)
    if n < 2 and m < 2:
        return True
    return n == 2 and m == 2 and a[x] == b[y + 1] and a[x + 1] == b[y]


@kept
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


@kept
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


@kept
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


@kept
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
        may = (a_blooms[i, bits] & b_blooms[j, 1]) != nothing or (
            a_blooms[i, 1] & b_blooms[j, bits]
        ) != nothing
        if may and _hashes_meet(
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
