"""The columns of a table of likeness that are most like each row, compiled. Imported only inside functions."""

import numpy as np

from unpick.model.kept import kept

__all__ = ["likest"]


@kept
def likest(likeness, wide):
    """Return the `wide` columns of the largest values of each row, largest first, of equal ones the lower, and the values.

    Args:
        likeness: float32, (m, n), with n at least `wide`.
    """
    count = likeness.shape[0]
    top = np.empty((count, wide), np.int64)
    held = np.full((count, wide), -np.inf, np.float32)
    for row in range(count):
        for column in range(likeness.shape[1]):
            value = likeness[row, column]
            if value > held[row, wide - 1]:
                place = wide - 1
                while place > 0 and held[row, place - 1] < value:
                    held[row, place], top[row, place] = held[row, place - 1], top[row, place - 1]
                    place -= 1
                held[row, place], top[row, place] = value, column
    return top, held
