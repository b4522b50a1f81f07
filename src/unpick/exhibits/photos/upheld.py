"""How many corners of pictures of a library stand where one view of them puts them, compiled. Imported only inside functions.

Three pairs that chance made agree on a view too; but that view then leads the other corners of the picture to nothing.
"""

import math

import numba
import numpy as np

from unpick.exhibits.photos.popcount import _bits
from unpick.model.kept import kept

__all__ = ["upheld"]

_PAIRED = 44
_EQUAL = 30
"""Bits of 128 that differ, up to which a corner and its nearest are a pair from which views are sought, and up to which one stands in its
place. With 40 chance reached half of what pairs of one thing reach, with 30 a third (same pairs as in `app.photos_library`)."""

_RATE = 0.008
"""Share of corners of like turn and size that are equal by chance, at least: 0.006 of all corners of two rendered pictures are."""

_KIND = 20
"""Bits up to which two corners of one picture are of one kind, and count once."""

_SEEDS = 6
"""Views that are tried for each picture: those with which most pairs agree."""

_NEAR = 6.0
_FAR = 0.025
"""Pixels by which a corner may miss its place, and what comes to them for each pixel of the side of what pairs reach: a slant and a place in
one byte bend the view."""

_TURN = 0.6
_GROWN = 0.9
_BEND = 0.15
"""As in `placed`."""

_ROUNDS = 3
_APART = 5.0
"""Times that the view is drawn anew through what stands in its place; pixels from which two corners are two places."""


@numba.njit(nogil=True, inline="always")
def _turned(one, two):
    gap = (one - two) % (2 * math.pi)
    return min(gap, 2 * math.pi - gap)


@numba.njit(nogil=True)
def _agree(asked, held, near, first, taken):
    """Mark the pairs that agree with pair `first`, and return how many different places of the picture sought they have."""
    spin = asked[near[first], 2] - held[first, 2]
    growth = asked[near[first], 3] - held[first, 3]
    cosine, sine = math.cos(spin) * 2.0**growth, math.sin(spin) * 2.0**growth
    count = 0
    for other in range(len(held)):
        taken[other] = False
        if near[other] < 0:
            continue
        if abs(asked[near[other], 3] - held[other, 3] - growth) > _GROWN:
            continue
        if _turned(asked[near[other], 2] - held[other, 2], spin) > _TURN:
            continue
        right, down = held[other, 0] - held[first, 0], held[other, 1] - held[first, 1]
        x = asked[near[first], 0] + cosine * right - sine * down
        y = asked[near[first], 1] + sine * right + cosine * down
        away = abs(asked[near[other], 0] - asked[near[first], 0]) + abs(
            asked[near[other], 1] - asked[near[first], 1]
        )
        if abs(asked[near[other], 0] - x) + abs(asked[near[other], 1] - y) > 10.0 + _BEND * away:
            continue
        taken[other] = True
        count += 1
    return count


@numba.njit(nogil=True)
def _drawn(asked, held, near, taken, view):
    """Write the view, (6,), that leads the marked corners to their pairs with the least squares of errors; tell whether there is one."""
    n, sx, sy, sxx, sxy, syy = 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
    u, ux, uy, v, vx, vy = 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
    for at in range(len(held)):
        if taken[at]:
            x, y = float(held[at, 0]), float(held[at, 1])
            a, b = float(asked[near[at], 0]), float(asked[near[at], 1])
            n += 1
            sx, sy, sxx, sxy, syy = sx + x, sy + y, sxx + x * x, sxy + x * y, syy + y * y
            u, ux, uy = u + a, ux + a * x, uy + a * y
            v, vx, vy = v + b, vx + b * x, vy + b * y
    if n < 3:
        return False
    mx, my, mu, mv = sx / n, sy / n, u / n, v / n
    sxx, sxy, syy = sxx - n * mx * mx, sxy - n * mx * my, syy - n * my * my
    whole = sxx * syy - sxy * sxy
    if whole <= 1e-3 * (sxx + syy) ** 2:
        return False
    ux, uy, vx, vy = ux - n * mx * mu, uy - n * my * mu, vx - n * mx * mv, vy - n * my * mv
    view[0], view[1] = (syy * ux - sxy * uy) / whole, (sxx * uy - sxy * ux) / whole
    view[2], view[3] = (syy * vx - sxy * vy) / whole, (sxx * vy - sxy * vx) / whole
    view[4], view[5] = mu - view[0] * mx - view[1] * my, mv - view[2] * mx - view[3] * my
    area = view[0] * view[3] - view[1] * view[2]
    return 1 / 400 < area < 400


@numba.njit(nogil=True)
def _found(asked, codes, window, held, own, view, reach):
    """Return the corner most like one of the library where the view puts it, -1 without one, and how many of its turn and size are there."""
    spin = math.atan2(view[2] - view[1], view[0] + view[3])
    growth = 0.5 * math.log2(view[0] * view[3] - view[1] * view[2])
    y = view[2] * held[0] + view[3] * held[1] + view[5]
    best, most, tried = -1, _EQUAL + 1, 0
    for one in window:
        if abs(asked[one, 1] - y) > reach or abs(asked[one, 3] - held[3] - growth) > _GROWN:
            continue
        if _turned(asked[one, 2] - held[2], spin) > _TURN:
            continue
        tried += 1
        gap = _bits(codes[one, 0] ^ own[0]) + _bits(codes[one, 1] ^ own[1])
        if gap < most:
            best, most = one, gap
    return best, tried


@numba.njit(nogil=True, inline="always")
def _close(one, two):
    return abs(one[0] - two[0]) < _APART and abs(one[1] - two[1]) < _APART


@numba.njit(nogil=True)
def _stand(asked, codes, order, across, held, own, rates, view, near, taken):
    """Mark and pair the corners of which a like one stands where the view puts them, and return what that weighs.

    The weight is that of so many places, each of another kind, where chance would give fewer: n log(n / expected) - n + expected.
    """
    reach = _reach(asked, near, taken)
    count, chance = 0, 0.0
    kept = np.empty(len(held), np.int64)
    for at in range(len(held)):
        taken[at] = False
        x = view[0] * held[at, 0] + view[1] * held[at, 1] + view[4]
        window = order[np.searchsorted(across, x - reach) : np.searchsorted(across, x + reach)]
        best, tried = _found(asked, codes, window, held[at], own[at], view, reach)
        chance += 1 - (1 - rates[at]) ** tried
        if best < 0:
            continue
        near[at], taken[at] = best, True
        seen = False
        for other in kept[:count]:
            kind = _bits(own[other, 0] ^ own[at, 0]) + _bits(own[other, 1] ^ own[at, 1]) <= _KIND
            if kind or _close(asked[near[other]], asked[best]) or _close(held[other], held[at]):
                seen = True
                break
        if not seen:
            kept[count] = at
            count += 1
    return count * math.log(count / chance) - count + chance if count > chance else 0.0


@numba.njit(nogil=True)
def _reach(asked, near, taken):
    """Return the pixels by which a corner may miss its place: more where the marked pairs lie further apart."""
    left, right, top, foot = np.inf, -np.inf, np.inf, -np.inf
    for at in range(len(taken)):
        if taken[at]:
            left, right = min(left, asked[near[at], 0]), max(right, asked[near[at], 0])
            top, foot = min(top, asked[near[at], 1]), max(foot, asked[near[at], 1])
    return _NEAR + _FAR * max(right - left, foot - top)


@numba.njit(nogil=True)
def _nearest(codes, own, near, rates):
    """Write the corner sought that is most like each, -1 where none is like it, and the share of all of them that are."""
    for at in range(len(own)):
        most, equal = _PAIRED + 1, 0
        for one in range(len(codes)):
            gap = _bits(codes[one, 0] ^ own[at, 0]) + _bits(codes[one, 1] ^ own[at, 1])
            equal += gap <= _EQUAL
            if gap < most:
                near[at], most = one, gap
        # What is all over the picture sought, the stripes of a wall, stands in any place.
        rates[at] = max(_RATE, equal / len(codes))


@numba.njit(nogil=True)
def _weighed(asked, codes, order, across, held, own):
    """Return what the best view of one picture weighs."""
    nearest, rates = np.full(len(held), -1, np.int64), np.empty(len(held))
    _nearest(codes, own, nearest, rates)
    taken, agreed = np.zeros(len(held), np.bool_), np.zeros(len(held), np.int64)
    for at in range(len(held)):
        if nearest[at] >= 0:
            agreed[at] = _agree(asked, held, nearest, at, taken)
    view, best = np.zeros(6), 0.0
    for _ in range(_SEEDS):
        seed = np.argmax(agreed)
        if agreed[seed] < 3:
            break
        near = nearest.copy()
        _agree(asked, held, near, seed, taken)
        # Pairs that agree with this one lead to the same view.
        agreed[taken] = 0
        for _ in range(_ROUNDS):
            if not _drawn(asked, held, near, taken, view):
                break
            best = max(best, _stand(asked, codes, order, across, held, own, rates, view, near, taken))
    return best


@kept
def upheld(asked, codes, held, own, begins, weights):
    """Write for each picture what the corners weigh that stand where the best view of it puts them.

    Args:
        asked: float32, (m, 4), corners of the picture sought: x, y, turn in radians, size in octaves. codes: uint64, (m, 2).
        held: float32, (n, 4), own: uint64, (n, 2): likewise of the pictures of the library, picture by picture.
        begins: int64, (p + 1,), where the corners of each begin. weights: float64, (p,).
    """
    order = np.argsort(asked[:, 0])
    across = asked[order, 0]
    for picture in range(len(begins) - 1):
        first, end = begins[picture], begins[picture + 1]
        if end > first and len(asked):
            weights[picture] = _weighed(asked, codes, order, across, held[first:end], own[first:end])
