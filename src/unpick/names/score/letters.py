"""Letters of two words side by side: slips of the hand, and what a reader of print confuses. As `kernel`, plain and
compiled.
"""

from typing import Any

jit: Any = globals().get("JIT") or (lambda function: function)


@jit
def slips(a, a_start, n, b, b_start, m, most, room):
    """Return the letters added, dropped, changed or swapped between two runs, `most` + 1 when there are more."""
    if n - m > most or m - n > most:
        return most + 1
    # Equal letters at both ends need no comparing.
    while n > 0 and m > 0 and a[a_start] == b[b_start]:
        a_start, b_start, n, m = a_start + 1, b_start + 1, n - 1, m - 1
    while n > 0 and m > 0 and a[a_start + n - 1] == b[b_start + m - 1]:
        n, m = n - 1, m - 1
    if n == 0 or m == 0:
        return n + m
    width, far = 2 * most + 1, most + 1
    # Three rows of the table, each with a border, one after the other in `room`.
    size = width + 2
    for at in range(size):
        room[at] = room[size + at] = far
        room[2 * size + at] = at - 1 - most if 1 + most <= at <= width else far
    further, before, row = 0, size, 2 * size
    for i in range(1, n + 1):
        further, before, row = before, row, further
        room[row] = room[row + size - 1] = far
        best = far
        for at in range(1, width + 1):
            j = i + at - 1 - most
            cost = far
            if 0 <= j <= m:
                cost = room[before + at + 1] + 1
                if j > 0:
                    other = 0 if a[a_start + i - 1] == b[b_start + j - 1] else 1
                    cost = min(cost, room[before + at] + other, room[row + at - 1] + 1)
                    swapped = i > 1 and j > 1 and a[a_start + i - 1] == b[b_start + j - 2]
                    if swapped and a[a_start + i - 2] == b[b_start + j - 1]:
                        cost = min(cost, room[further + at] + 1)
            room[row + at] = cost
            best = min(best, cost)
        if best > most:
            return most + 1
    return min(room[row + m - n + most + 1], most + 1)


@jit
def one_slip(a, a_start, n, b, b_start, m):
    """Tell whether two runs whose first and last letters differ, none of them empty, are one slip apart."""
    if n == 1 and m == 1:
        return True
    return n == 2 and m == 2 and a[a_start] == b[b_start + 1] and a[a_start + 1] == b[b_start]


@jit
def within_one(a, a_start, n, b, b_start, m):
    """Tell whether two runs are one slip apart or equal."""
    if n - m > 1 or m - n > 1:
        return False
    while n > 0 and m > 0 and a[a_start] == b[b_start]:
        a_start, b_start, n, m = a_start + 1, b_start + 1, n - 1, m - 1
    while n > 0 and m > 0 and a[a_start + n - 1] == b[b_start + m - 1]:
        n, m = n - 1, m - 1
    return n == 0 or m == 0 or one_slip(a, a_start, n, b, b_start, m)


@jit
def few_slips(a, a_start, n, b, b_start, m, most):
    """Tell whether two runs are at most so many slips apart, 0 to 2; the same as `slips`, without a table."""
    if n - m > most or m - n > most:
        return False
    while n > 0 and m > 0 and a[a_start] == b[b_start]:
        a_start, b_start, n, m = a_start + 1, b_start + 1, n - 1, m - 1
    while n > 0 and m > 0 and a[a_start + n - 1] == b[b_start + m - 1]:
        n, m = n - 1, m - 1
    if n == 0 or m == 0:
        return True
    if most < 2:
        return most > 0 and one_slip(a, a_start, n, b, b_start, m)
    # The first letters differ: whatever the slip there is, one at most may be left after it.
    return (
        within_one(a, a_start + 1, n - 1, b, b_start + 1, m - 1)
        or within_one(a, a_start + 1, n - 1, b, b_start, m)
        or within_one(a, a_start, n, b, b_start + 1, m - 1)
        or (
            n > 1
            and m > 1
            and a[a_start] == b[b_start + 1]
            and a[a_start + 1] == b[b_start]
            and within_one(a, a_start + 2, n - 2, b, b_start + 2, m - 2)
        )
    )


@jit
def hand_slip(a, a_start, n, b, b_start, m):
    """Tell whether two runs differ by what a hand or an optical reader does most: a letter dropped, doubled or put in, two neighbors
    swapped, or one taken for another of its shape (`seen`). Another letter alone is another word.
    """
    while n > 0 and m > 0 and a[a_start] == b[b_start]:
        a_start, b_start, n, m = a_start + 1, b_start + 1, n - 1, m - 1
    while n > 0 and m > 0 and a[a_start + n - 1] == b[b_start + m - 1]:
        n, m = n - 1, m - 1
    if n + m <= 1:
        return True
    if n == 1 and m == 1:
        return seen(a[a_start]) == seen(b[b_start])
    return n == 2 and m == 2 and one_slip(a, a_start, n, b, b_start, m)


@jit
def abridged_by(a, a_start, n, b, b_start, m):
    """Tell whether the shorter of two runs, three letters or more, is the other with letters left out: tex, intl, mfg.

    It has two thirds of the other's letters at most. A mere beginning has three: foods is no short form of foodstuffs.
    """
    if n > m:
        a, a_start, n, b, b_start, m = b, b_start, m, a, a_start, n
    if n < 3 or 3 * n > 2 * m or a[a_start] != b[b_start]:
        return False
    used, inside = 0, n == 3
    for at in range(m):
        if used < n and a[a_start + used] == b[b_start + at]:
            used += 1
        elif used < n:
            inside = True
    return used == n and inside


@jit
def unlike(a, b):
    """Return how many letters stand in one of two words only, by the bit sets of their letters."""
    apart = a ^ b
    apart -= (apart >> 1) & 0x5555555555555555
    apart = (apart & 0x3333333333333333) + ((apart >> 2) & 0x3333333333333333)
    apart = (apart + (apart >> 4)) & 0x0F0F0F0F0F0F0F0F
    apart += apart >> 8
    apart += apart >> 16
    return (apart + (apart >> 32)) & 127


@jit
def seen(letter):
    """Return the letter that an optical reader cannot tell from this one: 0 o, 1 i l, 5 s, 8 b, 6 g, f e."""
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


@jit
def budget(size):
    """Return how many slips a word of so many letters may have and still be known."""
    return 0 if size < 5 else 1 if size < 11 else 2
