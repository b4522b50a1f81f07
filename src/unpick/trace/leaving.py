"""When goods may leave again along a chain, compiled, and which shipments a chain is shown with.

Imported only inside functions.
"""

from typing import Any, Final

import numba
import numpy as np

__all__ = ["grown", "leave", "pick_days", "windows_after"]

_NO_END: Final = 10_000_000

_jit: Any = numba.njit(nogil=True, cache=True)


@_jit
def grown(array, needed):
    """Return the array, or one of twice its size with the same content."""
    if needed <= array.shape[0]:
        return array
    new = np.empty((max(needed, 2 * array.shape[0]), *array.shape[1:]), array.dtype)
    new[: array.shape[0]] = array
    return new


@_jit
def leave(windows, size, first, last, hold):
    """Add that something arrives in a stretch of days, after all earlier stretches; return the windows now."""
    if hold >= _NO_END:
        if size == 0:
            windows[0, 0], windows[0, 1] = first + 1, _NO_END
        return 1
    first, last = first + 1, last + hold
    if first > last:
        return size
    if size and first <= windows[size - 1, 1] + 1:
        windows[size - 1, 1] = max(last, windows[size - 1, 1])
        return size
    windows[size, 0], windows[size, 1] = first, last
    return size + 1


@_jit
def windows_after(way, end, days, held, begin, count, hold, found):
    """Write when goods may leave again after a way; return how many windows, and whether anything arrives."""
    size, arrives = 0, False
    for at in range(begin, begin + count):
        first, last = held[at, 0], held[at, 1]
        if way.is_span:
            low, high = max(first, way.first), min(last, way.last)
            if low <= high:
                arrives = True
                size = leave(found, size, low + way.transit, high + way.transit, hold)
            continue
        day = way.days + np.searchsorted(days[way.days : end], first)
        while day < end and days[day] <= last:
            arrives = True
            size = leave(found, size, days[day] + way.transit, days[day] + way.transit, hold)
            if hold >= _NO_END:
                return size, True
            day += 1
    return size, arrives


@_jit
def pick_days(ways, days, chain, first, last, hold):
    """Return for each way of a chain the place of its edge among those of the way: the first that arrives at the
    target, and before it the last that can; 0 for a span.

    Args:
        chain: numbers of ways in the order of time. first, last: days of the seed.
    """
    steps = chain.size
    windows = np.empty((16, 2), np.int32)
    begins, sizes = np.zeros(steps, np.int64), np.zeros(steps, np.int64)
    used = sizes[0] = leave(windows, 0, first, last, hold)
    for step in range(steps - 1):
        way, end = ways[chain[step]], ways[chain[step] + 1].days
        windows = grown(windows, used + sizes[step] + end - way.days + 1)
        begins[step + 1] = used
        sizes[step + 1], _ = windows_after(
            way, end, days, windows, begins[step], sizes[step], hold, windows[used:]
        )
        used += sizes[step + 1]
    picked, left_on = np.zeros(steps, np.int64), np.int64(-1)
    for step in range(steps - 1, -1, -1):
        way, end = ways[chain[step]], ways[chain[step] + 1].days
        best = np.int64(-1)
        for row in range(begins[step], begins[step] + sizes[step]):
            low, high = np.int64(windows[row, 0]), np.int64(windows[row, 1])
            if left_on >= 0:
                high = min(high, left_on - 1 - way.transit)
            if way.is_span:
                low, high = max(low, way.first), min(high, way.last)
                if low <= high:
                    best = low if left_on < 0 else max(best, high)
            else:
                held = days[way.days : end]
                at = (
                    np.searchsorted(held, low)
                    if left_on < 0
                    else np.searchsorted(held, high, side="right") - 1
                )
                if 0 <= at < held.size and low <= held[at] <= high:
                    best = np.int64(held[at]) if left_on < 0 else max(best, np.int64(held[at]))
            if left_on < 0 and best >= 0:
                break
        if not way.is_span:
            picked[step] = np.searchsorted(days[way.days : end], best)
        left_on = best
    return picked
