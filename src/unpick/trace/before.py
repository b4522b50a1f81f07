"""What can come from some starts to every firm, a tier at a time, compiled.

A cell is a firm with a state: the first day on which it may go on, and the greatest product that a chain to it pays. Only cells
that became better are read again. Imported only inside functions.
"""

import numpy as np

from unpick.model.kept import kept
from unpick.trace.leaving import grown

__all__ = ["masks_of", "note_before", "step_before"]

_FIRM, _STATE, _NEXT, _FIRST, _READ = range(5)
_NO_END = 10_000_000


@kept
def masks_of(after):
    """Return of each state the products that may leave, product i as bit i % 64."""
    masks = np.zeros(after.shape[0], np.uint64)
    for state in range(masks.size):
        for what in range(after.shape[2]):
            if after[state, 0, what] >= 0:
                masks[state] |= np.uint64(1) << np.uint64(what & 63)
    return masks


@kept
def note_before(cells, worth, some, masks, noted):
    """Write what some cells say of their firms."""
    most, soonest, goods = noted
    for row in range(some.size):
        at = some[row]
        firm = cells[at, _FIRM]
        most[firm] = max(most[firm], np.float32(worth[at]))
        soonest[firm] = min(soonest[firm], cells[at, _FIRST])
        goods[firm] |= masks[cells[at, _STATE]]


@kept
def _with_zeros(array, needed):
    """Return the array, or one of twice its size with zeros behind."""
    if needed <= array.size:
        return array
    new = np.zeros(max(needed, 2 * array.size), array.dtype)
    new[: array.size] = array
    return new


@kept
def step_before(way, classes, charges, moves, held, front, noted):
    """Read the edges that leave the cells of a tier; return all cells, their worth, and which became better.

    Args:
        way: starts, to, day, transit, product, link_starts and links of `near_edges.Leaving`. classes: uint16 of each
            edge, a row of `charges`, or both empty. moves: after, kind and within as `numbered.Moves` has them.
        held: cells, int32 (n, 5): firm, state, the next of the firm, first day, the day from which it was read; their
            worth, float64; how many there are; the first cell of each firm, int32.
        front: int32, cells to be read. noted: float32, int32, uint64 of each firm: the most worth, the first day, and
            the products that may leave, product i as bit i % 64; written.
    """
    starts, to, day, transit, product, link_starts, links = way
    after, kind, within = moves
    cells, worth, size, heads = held
    values = np.empty((front.size, 3), np.float64)
    for row in range(front.size):
        # All of a tier is taken before it writes.
        at = front[row]
        values[row, 0], values[row, 1], values[row, 2] = cells[at, _FIRST], cells[at, _READ], worth[at]
        cells[at, _READ] = cells[at, _FIRST]
    masks = masks_of(after)
    better, n_better = np.empty(1024, np.int32), 0
    marked = np.zeros(1024, np.uint8)
    for row in range(front.size):
        at = front[row]
        firm, state, first, read = (
            cells[at, _FIRM],
            cells[at, _STATE],
            np.int32(values[row, 0]),
            np.int32(values[row, 1]),
        )
        begin, end = starts[firm], starts[firm + 1]
        end = begin + np.searchsorted(day[begin:end], read)
        begin += np.searchsorted(day[begin:end], first)
        many = max(0, end - begin)
        for step in range(many + link_starts[firm + 1] - link_starts[firm]):
            if step < many:
                edge, carries, what = np.int64(begin + step), 0, np.int32(product[begin + step])
                goes, low, takes = to[edge], day[edge], np.int32(0)
                if transit.size:
                    takes = transit[edge]
            else:
                link = links[link_starts[firm] + step - many]
                edge, carries, what = np.int64(link.edge), link.carries, link.product
                goes, low, takes = link.to, max(first, link.first), link.transit
                if low > link.last:
                    continue
            then = after[state, carries, what]
            if then < 0:
                continue
            pair = kind[state, carries, what]
            paid = values[row, 2] * (within[pair] if pair >= 0 else 1.0)
            if charges.size:
                paid *= charges[classes[edge], 0]
            soon = np.int32(low + takes + 1)
            cell = heads[goes]
            while cell >= 0 and cells[cell, _STATE] != then:
                cell = cells[cell, _NEXT]
            if cell < 0:
                cells, worth = grown(cells, size + 1), grown(worth, size + 1)
                cell = np.int32(size)
                cells[cell, _FIRM], cells[cell, _STATE], cells[cell, _NEXT] = goes, then, heads[goes]
                cells[cell, _FIRST], cells[cell, _READ], worth[cell], heads[goes] = (
                    _NO_END,
                    _NO_END,
                    0.0,
                    cell,
                )
                size += 1
            if paid <= worth[cell] and soon >= cells[cell, _FIRST]:
                continue
            if paid > worth[cell]:
                # What went on before is worth more now.
                worth[cell], cells[cell, _READ] = paid, _NO_END
            cells[cell, _FIRST] = min(cells[cell, _FIRST], soon)
            marked = _with_zeros(marked, cell + 1)
            if not marked[cell]:
                marked[cell] = 1
                better = grown(better, n_better + 1)
                better[n_better] = cell
                n_better += 1
    note_before(cells, worth, better[:n_better], masks, noted)
    return (cells, worth, size, heads), better[:n_better].copy()
