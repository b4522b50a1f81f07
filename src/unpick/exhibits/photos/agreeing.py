"""How many pairs of corners agree on one turn, size and place, compiled. Imported only inside functions."""

import math

import numpy as np

from unpick.model.kept import kept

__all__ = ["agreeing", "supported"]


@kept
def agreeing(asked, held, weights, begins, near, bend, turn, grown, pairs, weight):
    """Write for each picture the pairs that agree with the pair with which most weight agrees, and that weight.

    A pair of which a corner lies within 5 pixels of that of a pair counted before does not count: one place is one witness.

    Args:
        asked, held: float32, (n, 4): x, y, turn in radians, size in octaves. weights: float64, (n,). begins: int64, (p + 1,).
        near, bend: pixels of the picture sought by which a place may be missed, and what comes to it for each pixel from the first
            pair: a slant bends what one turn and one size carry over. turn, grown: radians and octaves. pairs: int64, (p,). weight: float64, (p,).
    """
    circle = 2 * math.pi
    for picture in range(len(begins) - 1):
        first, end = begins[picture], begins[picture + 1]
        kept = np.empty(end - first, np.int64)
        for one in range(first, end):
            spin = asked[one, 2] - held[one, 2]
            growth = asked[one, 3] - held[one, 3]
            cosine, sine = math.cos(spin) * 2.0**growth, math.sin(spin) * 2.0**growth
            count, total = 0, 0.0
            for other in range(first, end):
                gap = (asked[other, 2] - held[other, 2] - spin) % circle
                if min(gap, circle - gap) > turn or abs(asked[other, 3] - held[other, 3] - growth) > grown:
                    continue
                right, down = held[other, 0] - held[one, 0], held[other, 1] - held[one, 1]
                x = asked[one, 0] + cosine * right - sine * down
                y = asked[one, 1] + sine * right + cosine * down
                far = near + bend * (
                    abs(asked[other, 0] - asked[one, 0]) + abs(asked[other, 1] - asked[one, 1])
                )
                if abs(asked[other, 0] - x) + abs(asked[other, 1] - y) > far:
                    continue
                seen = False
                for place in range(count):
                    before = kept[place]
                    if (
                        abs(asked[other, 0] - asked[before, 0]) < 5
                        and abs(asked[other, 1] - asked[before, 1]) < 5
                    ) or (
                        abs(held[other, 0] - held[before, 0]) < 5
                        and abs(held[other, 1] - held[before, 1]) < 5
                    ):
                        seen = True
                        break
                if not seen:
                    kept[count] = other
                    count += 1
                    total += weights[other]
            if total > weight[picture] or (total == weight[picture] and count > pairs[picture]):
                pairs[picture], weight[picture] = count, total


@kept
def supported(one, two, near, bend, turn, grown, seed, agrees):
    """Write which pairs agree with pair `seed`, and return how many; without a seed the number of the pair with most support.

    Args:
        one, two: float32, (n, 4), corners of the two pictures: x, y, turn in radians, size in octaves; the rest as in `agreeing`, in
            pixels of the second. seed: a pair, or -1. agrees: bool, (n,).
    """
    circle = 2 * math.pi
    best, most = -1, 0
    for first in range(len(one)):
        if seed >= 0 and first != seed:
            continue
        spin, growth = two[first, 2] - one[first, 2], two[first, 3] - one[first, 3]
        cosine, sine = math.cos(spin) * 2.0**growth, math.sin(spin) * 2.0**growth
        count = 0
        for other in range(len(one)):
            gap = (two[other, 2] - one[other, 2] - spin) % circle
            fits = min(gap, circle - gap) <= turn and abs(two[other, 3] - one[other, 3] - growth) <= grown
            if fits:
                right, down = one[other, 0] - one[first, 0], one[other, 1] - one[first, 1]
                x = two[first, 0] + cosine * right - sine * down
                y = two[first, 1] + sine * right + cosine * down
                far = near + bend * (abs(two[other, 0] - two[first, 0]) + abs(two[other, 1] - two[first, 1]))
                fits = abs(two[other, 0] - x) + abs(two[other, 1] - y) <= far
            count += fits
            if seed >= 0:
                agrees[other] = fits
        if count > most:
            best, most = first, count
    return most if seed >= 0 else best
