"""Compiled: an arrival in the union pass is taken, and opens what may leave its entity, links at once."""

import numpy as np

from unpick.trace.kernel.slots import DEP, LAST, OF_CLASS
from unpick.trace.kernel.tables import ENTITY, KIND, N_FIRES, N_LOG, ONE
from unpick.trace.kernel.uncounted import uncounted

__all__ = ["arrive", "kindle"]


@uncounted(forceinline=True)
def _outlast(flags, ends, at, bits, end):
    """Note the last day of the latest arrival; return the tiers for which it is later than before."""
    held, later = np.uint64(flags[at]), bits
    for tier in range(ends.shape[1]):
        if (bits >> np.uint64(tier)) & ONE:
            if (held >> np.uint64(tier)) & ONE and ends[at, tier] >= end:
                later &= ~(ONE << np.uint64(tier))
            else:
                ends[at, tier] = end
    return later


@uncounted(forceinline=True)
def kindle(fires, fire_bits, n, slot, kind, bits, first, end):
    """Note that the links of a departure slot are to be gone along; `n` counts beyond the room, too."""
    at = n[N_FIRES]
    n[N_FIRES] += 1
    if at < fire_bits.size:
        fires[at, 0], fires[at, 1], fires[at, 2], fires[at, 3] = slot, kind, first, end
        fire_bits[at] = bits


@uncounted(forceinline=True)
def arrive(
    slot_class,
    slot_starts,
    relation,
    linked,
    flags,
    ends,
    more,
    log_state,
    log_bits,
    fires,
    fire_bits,
    n,
    state,
    bits,
    first,
    end,
    keep,
    hold,
):
    """Take an arrival at a state; links that it opens are noted.

    Args:
        keep: tiers that are handed on to departures.
    """
    fresh = bits & ~np.uint64(flags[state])
    send = (bits if hold >= 0 else fresh) & keep
    late = send
    if hold >= 0:
        late &= _outlast(flags, ends, state, bits, end)
    if fresh:
        flags[state] |= fresh
        log_state[n[N_LOG]], log_bits[n[N_LOG]] = state, fresh
        n[N_LOG] += 1
    behind = state - slot_class.size
    if behind < 0:
        kind, slot, stop = np.int64(slot_class[state] & OF_CLASS), state + 1, state + 1
        if not slot_class[state] & LAST:
            stop = np.int64(slot_class.size)
    else:
        entity, kind = more[behind, ENTITY], np.int64(more[behind, KIND])
        slot, stop = np.int64(slot_starts[entity]), np.int64(slot_starts[entity + 1])
    while send and slot < stop:
        what = slot_class[slot]
        if what & DEP and relation[kind, what & OF_CLASS]:
            later = send & ~np.uint64(flags[slot]) if hold < 0 else _outlast(flags, ends, slot, send, end)
            if linked.size and linked[slot]:
                if (what & OF_CLASS) == 0:
                    later = late
                if later:
                    kindle(fires, fire_bits, n, slot, kind, later, first, end)
            flags[slot] |= send
        if what & LAST:
            break
        slot += 1
