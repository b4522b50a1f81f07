"""The compiled scan for one lasting step in a monthly series of logs, with calendar months and persistence taken off.

Imported only inside functions: numba takes half a second. Nothing is imported from this project, so that compiled code on
the disk is never older than what it stands for. `tests/weigh/signals/breaks` holds a plain twin.
"""

import math

import numpy as np

from unpick.model.kept import kept

__all__ = ["planted", "profiles", "scan", "scan_all", "without_closures"]

_SHUT = math.log(4.0)
"""A month under a quarter of the usual level may be a closure."""

_LONGEST = 9
"""A closure of more months than this is a change of level, not an interruption."""

_CLIP = 1.5
"""Huber's constant in standard deviations: 96% efficient for normal noise, and one wild month counts as a mild one."""

_WILD = 4.0
"""Standard deviations beyond which a month is drawn in before persistence is estimated."""

_MOST = 0.95
"""The highest persistence that is believed; at 1 no level exists that could change."""


@kept
def middle(values, count, room):
    """Return the median of the first values, by Hoare's selection; the room is overwritten."""
    room[:count] = values[:count]
    half, low, high = count // 2, 0, count - 1
    while low < high:
        pivot, left, right = room[(low + high) // 2], low, high
        while left <= right:
            while room[left] < pivot:
                left += 1
            while room[right] > pivot:
                right -= 1
            if left <= right:
                room[left], room[right] = room[right], room[left]
                left += 1
                right -= 1
        if half <= right:
            high = right
        elif half >= left:
            low = left
        else:
            break
    if count % 2:
        return room[half]
    below = room[0]
    for at in range(1, half):
        below = max(below, room[at])
    return 0.5 * (below + room[half])


@kept
def without_closures(row, shown, room):
    """Mark months as not shown (0) that have no figure, or lie in a closure after which the level came back."""
    n, count = row.size, 0
    for t in range(n):
        shown[t] = 0 if math.isnan(row[t]) else 1
        if shown[t]:
            room[count] = row[t]
            count += 1
    if count < 12:
        return
    low = middle(room[:count].copy(), count, room) - _SHUT
    t = 0
    while t < n:
        if shown[t] == 0 or row[t] >= low:
            t += 1
            continue
        end = t
        while end < n and (shown[end] == 0 or row[end] < low):
            end += 1
        # What the series does after its last month nobody knows: a drop at the end stays.
        if t > 0 and end < n and end - t <= _LONGEST:
            for inside in range(t, end):
                shown[inside] = 0
        t = end


@kept
def off_months(values, shown, month, out):
    """Write values less the mean of their calendar month; 0 where nothing is shown."""
    sums, counts = np.zeros(12), np.zeros(12)
    for t in range(values.size):
        if shown[t]:
            sums[month[t]] += values[t]
            counts[month[t]] += 1
    for t in range(values.size):
        out[t] = values[t] - sums[month[t]] / counts[month[t]] if shown[t] else 0.0


@kept
def persistence(rest, shown, sigma):
    """Return the correlation with the month before, and the mean of those with five to eight months before."""
    n, wild = rest.size, _WILD * sigma
    square, count = 0.0, 0
    lags, pairs = np.zeros(9), np.zeros(9)
    for t in range(n):
        if shown[t] == 0:
            continue
        here = min(wild, max(-wild, rest[t]))
        square += here * here
        count += 1
        for lag in range(1, 9):
            if (lag == 1 or lag >= 5) and t >= lag and shown[t - lag]:
                lags[lag] += here * min(wild, max(-wild, rest[t - lag]))
                pairs[lag] += 1
    if square <= 0.0:
        return 0.0, 0.0
    mean = square / count
    near = lags[1] / max(1.0, pairs[1]) / mean
    far = 0.0
    for lag in range(5, 9):
        far += lags[lag] / max(1.0, pairs[lag]) / mean / 4.0
    return near, far


@kept
def whiten(values, here, before, out):
    """Write values less what the month before foretells."""
    out[0] = here[0] * values[0]
    for t in range(1, values.size):
        out[t] = here[t] * values[t] - before[t] * values[t - 1]


@kept
def steps(white, shown, month, here, before, edge, profile, sizes):
    """Write for every month how strongly a step that begins there fits, in units of the noise, and its size in logs.

    A step less the means of its calendar months, whitened, is a row of numbers x; wanted are x'white and x'x. From one month to
    the one before only one entry and one monthly mean change, so both are carried on in a few additions.
    """
    n = white.size
    counts, share = np.zeros(12), np.zeros(12)
    seen, pull, mixed = np.zeros(12), np.zeros(12), np.zeros(12)
    crossed = np.zeros((12, 12))
    shares = 0
    for t in range(n):
        after = before[t + 1] if t + 1 < n else 0.0
        one, last = month[t], month[t - 1]
        if shown[t]:
            counts[one] += 1
            shares += 1
        pull[one] += here[t] * white[t] - (after * white[t + 1] if t + 1 < n else 0.0)
        crossed[one, one] += here[t] * here[t] + after * after
        if t > 0:
            crossed[one, last] -= before[t] * here[t]
            crossed[last, one] -= before[t] * here[t]
    profile[:] = 0.0
    sizes[:] = 0.0
    own, both, means, along, off = 0.0, 0.0, 0.0, 0.0, 0.0
    later = 0
    for at in range(n - 1, 0, -1):
        after = before[at + 1] if at + 1 < n else 0.0
        one = month[at]
        # The step now holds this month as well.
        along += here[at] * white[at] - (after * white[at + 1] if at + 1 < n else 0.0)
        own += here[at] * here[at] + after * after
        seen[one] += here[at] * here[at] + after * after
        both += share[one] * (here[at] * here[at] + after * after)
        if at + 1 < n:
            link = after * here[at + 1]
            own -= 2.0 * link
            seen[month[at + 1]] -= link
            both -= share[month[at + 1]] * link
        link = before[at] * here[at]
        seen[month[at - 1]] -= link
        both -= share[month[at - 1]] * link
        if shown[at] == 0:
            # A step that begins in a month without a figure is the one that begins in the next.
            if at + 1 < n:
                profile[at], sizes[at] = profile[at + 1], sizes[at + 1]
            continue
        # So does the mean of its calendar month.
        grow = 1.0 / counts[one]
        share[one] += grow
        off += grow * pull[one]
        both += grow * seen[one]
        means += 2.0 * grow * mixed[one] + grow * grow * crossed[one, one]
        for other in range(12):
            mixed[other] += grow * crossed[other, one]
        later += 1
        if later < edge or shares - later < edge:
            continue
        reach = own - 2.0 * both + means
        if reach > 1e-9:
            profile[at] = (along - off) / math.sqrt(reach)
            sizes[at] = (along - off) / reach


@kept
def best(profile, direction):
    """Return where the profile is largest in a direction (-1 falls, 1 rises, 0 either), the first of equals."""
    at, most = 0, -1.0
    for t in range(profile.size):
        value = abs(profile[t]) if direction == 0 else direction * profile[t]
        if profile[t] != 0.0 and value > most:
            at, most = t, value
    return at


@kept
def line(white, shown, month, here, before, room, straight):
    """Return how strongly a straight line fits, in units of the noise."""
    n = white.size
    for t in range(n):
        room[t] = t - 0.5 * n
    off_months(room, shown, month, straight)
    whiten(straight, here, before, room)
    along, square = 0.0, 0.0
    for t in range(n):
        along += room[t] * white[t]
        square += room[t] * room[t]
    return along / math.sqrt(square) if square > 0.0 else 0.0


@kept
def level(size, at, out):
    """Write a step of a size that begins in a month; month 0 is none."""
    for t in range(out.size):
        out[t] = size if t >= at and at > 0 else 0.0


@kept
def joints(phi, shown, here, before):
    """Write what a month and the month before it count in what is new in a month; after a gap all of it is new."""
    root = math.sqrt(1.0 - phi * phi)
    for t in range(shown.size):
        joined = t > 0 and shown[t] and shown[t - 1]
        here[t] = shown[t] * (1.0 if joined else root)
        before[t] = phi if joined else 0.0


@kept
def draw_in(white, fitted, shown, noise):
    """Put the pseudo-values of a Huber fit in place of what is new, in units of their spread; return the spread.

    What the step explains stays in full; of the rest, wild months are drawn in.
    """
    inside, used, square = 0, 0, 0.0
    for t in range(white.size):
        if shown[t]:
            drawn = min(_CLIP * noise, max(-_CLIP * noise, white[t]))
            inside += 1 if drawn == white[t] else 0
            used += 1
            white[t] = drawn
            square += drawn * drawn
    kept = inside / used
    spread = math.sqrt(square / used) / kept
    for t in range(white.size):
        white[t] = (fitted[t] + white[t] / kept) / spread if shown[t] else 0.0
    return spread


@kept
def scan(row, month, direction, edge, shared, profile, sizes, found):
    """Write the profile of a series, and what was found in it.

    Args:
        row: logs by month; NaN where no figure stands. month: 0 to 11. direction: -1 a fall, 1 a rise, 0 either.
        edge: fewest months before and after a step. shared: persistence that series of this kind have; NaN takes the series'
            own. profile, sizes: (months,), strength of a step that begins there, and its size in logs.
        found: (8,), strength of the best, its month, its size in logs, correlation with the month before, mean of those
            with five to eight months before, standard deviation of the noise, months used, by how much
            the step explains more than a straight line (half of it is a difference of log likelihoods).
    """
    n = row.size
    shown = np.empty(n, np.int64)
    room, rest, white, fitted = np.empty(n), np.empty(n), np.empty(n), np.empty(n)
    here, before, values = np.empty(n), np.empty(n), np.empty(n)
    found[:] = 0.0
    profile[:] = 0.0
    sizes[:] = 0.0
    without_closures(row, shown, room)
    joints(0.0, shown, here, before)
    used = shown.sum()
    found[6] = used
    if used < 2 * edge + 12:
        return
    off_months(row, shown, month, rest)
    sigma = deviation(rest, shown, room)
    if sigma <= 0.0:
        return
    for t in range(n):
        white[t] = min(_WILD * sigma, max(-_WILD * sigma, rest[t]))
    steps(white, shown, month, here, before, edge, profile, sizes)
    at = best(profile, direction)
    size, near, far, noise = sizes[at], 0.0, 0.0, sigma
    for _ in range(2):
        level(size, at, values)
        for t in range(n):
            values[t] = row[t] - values[t]
        off_months(values, shown, month, rest)
        near, far = persistence(rest, shown, deviation(rest, shown, room))
        phi = shared
        if math.isnan(shared):
            # The mean of few months pulls a correlation down: Kendall 1954, Biometrika 41, for the mean of a whole series.
            phi = min(_MOST, max(-0.3, (near + 1.0 / used) / (1.0 - 3.0 / used)))
        joints(phi, shown, here, before)
        whiten(rest, here, before, white)
        noise = deviation(white, shown, room)
        if noise <= 0.0:
            return
        level(size, at, values)
        off_months(values, shown, month, room)
        whiten(room, here, before, fitted)
        spread = draw_in(white, fitted, shown, noise)
        steps(white, shown, month, here, before, edge, profile, sizes)
        at = best(profile, direction)
        for t in range(n):
            sizes[t] *= spread
        size = sizes[at]
    strength = abs(profile[at]) if direction == 0 else direction * profile[at]
    slope = line(white, shown, month, here, before, room, values)
    # The best step follows a straight line at three quarters of its strength squared: what the line explains better is
    # taken off three times, so that a steady drift comes out as nothing.
    excess = slope * slope - strength * strength
    if excess > 0.0 and strength > 0.0 and at > 0:
        strength = math.sqrt(max(0.0, strength * strength - 3.0 * excess))
    found[7] = -excess
    found[0], found[1], found[2], found[3], found[4], found[5] = strength, at, size, near, far, noise


@kept
def deviation(values, shown, room):
    """Return the standard deviation that the median of amounts gives, of what is shown."""
    count = 0
    amounts = np.empty(values.size)
    for t in range(values.size):
        if shown[t]:
            amounts[count] = abs(values[t])
            count += 1
    return 1.4826 * middle(amounts, count, room)


@kept
def scan_all(rows, month, direction, edge, shared, found):
    """Write what was found in each of many series over the same months: rows (series, months), found (series, 8)."""
    profile, sizes = np.empty(rows.shape[1]), np.empty(rows.shape[1])
    for one in range(rows.shape[0]):
        scan(rows[one], month, direction, edge, shared[one], profile, sizes, found[one])


@kept
def profiles(rows, month, direction, edge, shared, out, sizes, found):
    """Write strength and size of a step in each month of each series: rows, out and sizes (series, months), found (series, 8)."""
    for one in range(rows.shape[0]):
        scan(rows[one], month, direction, edge, shared[one], out[one], sizes[one], found[one])


@kept
def planted(rows, month, direction, edge, shared, starts, size, found, gaps):
    """Scan each series with a step put in; write what was found, and how much better the best month fits than the true one.

    Args:
        starts: (series,), month at which the step begins. size: of the step, in logs.
        gaps: (series,), difference of half the squared strengths.
    """
    n = rows.shape[1]
    profile, sizes, row = np.empty(n), np.empty(n), np.empty(n)
    for one in range(rows.shape[0]):
        for t in range(n):
            row[t] = rows[one, t] + (size if t >= starts[one] else 0.0)
        scan(row, month, direction, edge, shared[one], profile, sizes, found[one])
        top, true = profile[int(found[one, 1])], profile[starts[one]]
        if direction != 0:
            top, true = max(0.0, direction * top), max(0.0, direction * true)
        gaps[one] = 0.5 * (top * top - true * true)
