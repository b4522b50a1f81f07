"""Compiled: the days on which something waits to arrive, the next one first."""

from unpick.trace.kernel.uncounted import uncounted

__all__ = ["pop_day", "push_day"]


@uncounted()
def push_day(heap, n, counter, day):
    """Add a day; `n[counter]` counts them."""
    at = n[counter]
    n[counter] += 1
    while at > 0 and heap[(at - 1) >> 1] > day:
        heap[at] = heap[(at - 1) >> 1]
        at = (at - 1) >> 1
    heap[at] = day


@uncounted()
def pop_day(heap, n, counter):
    """Take the first day off."""
    n[counter] -= 1
    size = n[counter]
    day, at = heap[size], 0
    while 2 * at + 1 < size:
        child = 2 * at + 1
        if child + 1 < size and heap[child + 1] < heap[child]:
            child += 1
        if heap[child] >= day:
            break
        heap[at] = heap[child]
        at = child
    heap[at] = day
