"""Each series less the median of all others, compiled.

Imported only inside functions: numba takes half a second. Nothing is imported from this project, so that compiled code on
the disk is never older than what it stands for.
"""

import math

import numpy as np

from unpick.model.kept import kept

__all__ = ["against_peers"]


@kept
def against_peers(rows, out):
    """Write each series less the median of all others in each month, after each is set to its own median.

    A season, a slump or a closed port that peers share goes out with them. Months of which fewer than five others tell are NaN.
    """
    count, n = rows.shape
    room, level = np.empty(max(count, n)), np.empty(count)
    for one in range(count):
        told = 0
        for t in range(n):
            if not math.isnan(rows[one, t]):
                room[told] = rows[one, t]
                told += 1
        room[:told].sort()
        level[one] = math.nan if told == 0 else 0.5 * (room[(told - 1) // 2] + room[told // 2])
    for t in range(n):
        told = 0
        for one in range(count):
            if not math.isnan(rows[one, t]):
                room[told] = rows[one, t] - level[one]
                told += 1
        room[:told].sort()
        others = told - 1
        for one in range(count):
            own = rows[one, t] - level[one]
            if math.isnan(own) or others < 5:
                out[one, t] = math.nan
                continue
            # The median of the others: places move up by one from the own place on.
            low, high = (others - 1) // 2, others // 2
            below = room[low] if own > room[low] else room[low + 1]
            above = room[high] if own > room[high] else room[high + 1]
            out[one, t] = own - 0.5 * (below + above)
