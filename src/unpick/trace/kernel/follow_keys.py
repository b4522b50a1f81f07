"""Compiled: a key and a start for each event of the best chains, from the event before it."""

import numba
import numpy as np

__all__ = ["follow_keys"]

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_MIX_1 = np.uint64(0xBF58476D1CE4E5B9)
_MIX_2 = np.uint64(0x94D049BB133111EB)
"""As `coins` has them, so that the numpy form `batch._mixed_keys` gives the same keys."""


@numba.njit(nogil=True)
def _mixed(z):
    z = z ^ _GOLDEN
    z = (z ^ (z >> np.uint64(30))) * _MIX_1
    z = (z ^ (z >> np.uint64(27))) * _MIX_2
    return z ^ (z >> np.uint64(31))


@numba.njit(nogil=True, cache=True)
def follow_keys(events, records, links, given, keys, starts):
    """Write key and start of each event; one that comes before another has the lower number.

    Args:
        events: as `best.Ways`. records, links: key of each. given: which start each of the sorted starts is.
    """
    for event in range(events.shape[0]):
        before, record = np.int64(events[event, 0]), np.int64(events[event, 1])
        if before < 0:
            keys[event], starts[event] = np.uint64(0), given[-2 - before]
            continue
        key = records[record] if record >= 0 else links[-2 - record]
        keys[event] = _mixed(keys[before] ^ _mixed(key))
        starts[event] = starts[before]
