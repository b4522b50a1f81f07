"""The compiled passes as they are called; kept on disk under a stamp over the text of all their files.

Numba does not see that a file changed which another takes functions and numbers from, so that only these
outermost functions are kept, and only for the text that they were compiled from.
"""

import hashlib
from functools import cache
from pathlib import Path

import numba

from unpick.model.kept import listen
from unpick.trace import coins
from unpick.trace.kernel import again, best, bits, draw, fewest, join, states
from unpick.trace.kernel import reach as union
from unpick.trace.kernel.uncounted import uncounted

__all__ = [
    "draw_sets",
    "find_links",
    "follow_best",
    "put",
    "put_back",
    "reach",
    "spread",
    "spread_fewest",
    "stamp",
]

_put, _reach, _spread, _follow_best = states.put, union.reach, bits.spread, best.follow_best
_put_back = again.put_back
_spread_fewest = fewest.spread_fewest
_draw_sets, _find_links = draw.draw_sets, join.find_links


@cache
def stamp() -> int:
    """Return a number that stands for the text of all kernel files."""
    files = [*sorted(Path(__file__).parent.glob("*.py")), Path(coins.__file__)]
    digest = hashlib.blake2b(b"".join(path.read_bytes() for path in files), digest_size=7)
    return int.from_bytes(digest.digest(), "little") + 1


def _union_pass(stamp):
    @uncounted(cache=True)
    def put(net, room, low, entity, kind, first, end):
        return stamp > 0 and _put(net, room, low, entity, kind, first, end)

    @uncounted(cache=True)
    def reach(net, room, touched, low, tiers, hold, shipping, stop):
        return _reach(net, room, touched, low, tiers, hold, shipping, stop) if stamp > 0 else -1

    @numba.njit(nogil=True, cache=True)
    def put_back(net, room, low, starts, after, old, number, waiting, waiting_bits, keep, hold):
        return stamp > 0 and _put_back(
            net, room, low, starts, after, old, number, waiting, waiting_bits, keep, hold
        )

    return put, reach, put_back


def _joins(stamp):
    @numba.njit(nogil=True, cache=True)
    def find_links(net, room, touched, number, dep_slot, dep_source, kind, starts, link, to):
        if stamp > 0:
            return _find_links(net, room, touched, number, dep_slot, dep_source, kind, starts, link, to)
        return -1

    return find_links


def _later_passes(stamp):
    @numba.njit(nogil=True, cache=True)
    def draw_sets(starts, facts, keys, heads, block, out):
        if stamp > 0:
            _draw_sets(starts, facts, keys, heads, block, out)

    @uncounted(cache=True)
    def spread(plan, work, shared, inside, low, tiers, hold, block, starts, start_bits):
        if stamp > 0:
            return _spread(plan, work, shared, inside, low, tiers, hold, block, starts, start_bits)
        return -1

    @uncounted(cache=True)
    def spread_fewest(plan, work, shared, inside, low, tiers, block, starts, start_bits):
        if stamp > 0:
            return _spread_fewest(plan, work, shared, inside, low, tiers, block, starts, start_bits)
        return -1

    @numba.njit(nogil=True, cache=True)
    def follow_best(plan, ways, logs, link_logs, inside, low, tiers, hold, loss, starts, start_logs):
        return stamp > 0 and _follow_best(
            plan, ways, logs, link_logs, inside, low, tiers, hold, loss, starts, start_logs
        )

    return draw_sets, spread, spread_fewest, follow_best


put, reach, put_back = _union_pass(stamp())
listen()
find_links = _joins(stamp())
draw_sets, spread, spread_fewest, follow_best = _later_passes(stamp())
