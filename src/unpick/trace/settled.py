"""A union pass in an order that hangs on what it found alone, not on how it came there: from a checkpoint or in full."""

from dataclasses import replace

import numpy as np

from unpick.trace.arrays import Ints
from unpick.trace.passes import Reached

__all__ = ["settle"]


def settle(found: Reached) -> Reached:
    """Return the pass with states behind the slots by entity and product, and shipments of unknown goods by what left.

    Passes over the same network give the same arrays for whatever is worked out from them, ties included.
    """
    from unpick.trace.kernel.slots import OF_CLASS
    from unpick.trace.kernel.tables import ENTITY, KIND, N_LOG, N_MORE

    room, slots = found.room, found.arrays.slot_class.size
    n = int(room.n[N_MORE])
    more = room.more[:n]
    order = np.lexsort((more[:, KIND], more[:, ENTITY]))
    place = np.empty(n, np.int64)
    place[order] = np.arange(n)

    def here(states: Ints) -> Ints:
        behind = states >= slots
        moved = states.copy()
        moved[behind] = slots + place[states[behind] - slots]
        return moved

    flags, log, ids = room.flags.copy(), room.log_state.copy(), room.ids.copy()
    flags[slots : slots + n] = room.flags[slots : slots + n][order]
    log[: int(room.n[N_LOG])] = here(log[: int(room.n[N_LOG])])
    ids[room.ids > 0] = place[room.ids[room.ids > 0] - 1] + 1
    left = found.touched.open_from
    kinds = np.concatenate([found.arrays.slot_class & OF_CLASS, more[:, KIND].astype(np.uint16)])[left]
    by = np.lexsort((kinds, found.touched.open_edge))
    touched = found.touched._replace(
        open_edge=found.touched.open_edge[by],
        open_from=here(left)[by],
        open_to=here(found.touched.open_to)[by],
    )
    settled = room._replace(
        more=more[order],
        flags=flags,
        words=room.words[:0],
        log_state=log,
        ids=ids,
        starts=here(room.starts),
        heads=room.heads[:0],
    )
    # States of slots come first, in the order of slots; behind them those that were reached.
    reached = np.cumsum(room.flags[slots : slots + n] != 0) - 1
    kept = order[room.flags[slots : slots + n][order] != 0]
    rows = np.concatenate([np.arange(found.states - kept.size), found.states - kept.size + reached[kept]])
    columns = {name: getattr(found, name)[rows] for name in ("entity", "kind", "mask", "first")}
    return replace(found, room=settled, touched=touched, **columns)
