"""What a side of the trace benchmark found, in a form that can be compared; numpy only, for the peers' environment."""

import hashlib
import sys
from typing import Any

import numpy as np

__all__ = ["answer", "every_tier", "same"]


def answer(entity: np.ndarray, product: np.ndarray, tier: np.ndarray, day: np.ndarray) -> dict[str, object]:
    """Return the smallest tier of each entity as counts and a digest, and the first day of each state.

    Args:
        entity, product, tier, day: states of equal length; of one entity and product the lowest tier and the
            lowest day count.
    """
    entities, place = np.unique(entity, return_inverse=True)
    lowest = np.full(entities.size, 127, np.int64)
    np.minimum.at(lowest, place, tier)
    states, place = np.unique(entity.astype(np.int64) * 20_000 + product + 2, return_inverse=True)
    first = np.full(states.size, 2**40, np.int64)
    np.minimum.at(first, place, day)
    # A seed is there from the beginning: when something reaches it again, not every side says so.
    met = np.ones(states.size, bool)
    met[place[tier == 0]] = False
    return {
        "entities_within_tiers": np.cumsum(np.bincount(lowest)).tolist(),
        "entities": _digest(entities, lowest),
        "states": int(met.sum()),
        "first_days": _digest(states[met], first[met]),
    }


def every_tier(
    entity: np.ndarray, product: np.ndarray, tier: np.ndarray, day: np.ndarray
) -> dict[str, object]:
    """Return a digest of every state with its tier and first day, where a side finds them all."""
    key = (entity.astype(np.int64) * 20_000 + product + 2) * 64 + tier
    order = np.argsort(key, kind="stable")
    order = order[tier[order] > 0]
    return {"all_states": int(order.size), "all": _digest(key[order], day[order].astype(np.int64))}


def same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Tell whether two sides found the same: entities by tier and first days; every state where both tell it."""
    names = ["entities_within_tiers", "entities", "states", "first_days"]
    names += ["all_states", "all"] if "all" in one and "all" in other else []
    agree = all(one[name] == other[name] for name in names)
    if not agree:
        print({name: (one[name], other[name]) for name in names}, file=sys.stderr)
    return agree


def _digest(*columns: np.ndarray) -> str:
    whole = hashlib.sha256()
    for column in columns:
        whole.update(np.ascontiguousarray(column, np.int64).tobytes())
    return whole.hexdigest()[:16]
