"""A walk back from one firm, a tier at a time, compiled: only what can be on a chain that is worth enough is read.

A cell is a firm with a state upwards. Its worth is the greatest product that the way from it to the target pays: the fact of
each shipment, what is true of each firm, and what happens inside it, where the walk is for the first time. Other facts
that several edges share are taken as paid, and of the days on which something may go the first and the last are kept,
so that nothing on a chain that is worth enough is left out. Imported only inside functions.
"""

import numpy as np

from unpick.model.kept import kept
from unpick.trace.leaving import grown

__all__ = ["step_cells"]

_FIRM, _STATE, _NEXT, _FIRST, _LAST, _FREE = range(6)
_NO_END = 10_000_000
_EARLIER, _NOW = 1, 2


@kept
def _paid(after, kind, within, state, carries, what, is_free):
    """Return what a move leaves of a chain's worth; -1 where nothing goes."""
    if after[state, carries, what] < 0:
        return -1.0
    pair = kind[state, carries, what]
    return 1.0 if is_free or pair < 0 else within[pair]


@kept
def step_cells(
    way,
    classes,
    charges,
    moves,
    unknown,
    no_return,
    target,
    front,
    worth,
    hold,
    least,
    marks,
    found,
    n_found,
    rest,
):
    """Read the edges at the cells of a tier; return the cells of the next, their worth, the edges, how many, and what is lost.

    What is lost is the most that a chain along an edge left out could be worth.

    Args:
        way: starts, to, day, transit, product, link_starts and links of `near_edges.Leaving`, upwards.
        classes: uint16 of each edge there, a row of `charges`, float64: what its own fact, its sender and its receiver
            take off (`charges_of`); both empty where nothing does.
        moves: after, kind and within as `numbered.Moves` has them. unknown: the number of the product that nobody gives.
        no_return: no chain can pass a firm twice with the same goods, packed or not.
        front: int32 (n, 6): firm, state, -, first and last day upwards on which the walk may go on, and whether what happens
            inside is paid already. worth: float64 of each.
        hold: days, 10,000,000 without limit. least: what is worth less is not read.
        marks: int32 of each entity, all -1 between steps; uint8 of each entity, which were read, all 0 at first; uint8 of
            each edge, which are among `found`, int32, the first `n_found`.
        rest: of each firm what can come to it in the tiers that are left, as `before.step_before` notes it.
    """
    starts, to, day, transit, product, link_starts, links = way
    after, kind, within = moves
    heads, read, seen = marks
    others, soonest, goods = rest
    cells, gains = np.empty((256, 6), np.int32), np.empty(256, np.float64)
    pays = np.empty(after.shape[2], np.float64)
    size, lost = 0, 0.0
    most = charges[:, 0].max() if charges.size else 1.0
    for row in range(front.shape[0]):
        if read[front[row, _FIRM]] != _EARLIER:
            read[front[row, _FIRM]] = _NOW
    for row in range(front.shape[0]):
        firm, state, first, last = (
            front[row, _FIRM],
            front[row, _STATE],
            front[row, _FIRST],
            front[row, _LAST],
        )
        if worth[row] * most < least:
            lost = max(lost, worth[row] * most)
            continue
        is_free = not no_return and (front[row, _FREE] > 0 or read[firm] == _EARLIER)
        for what in range(pays.size):
            # At which firm goods of no known kind are left is told by their sender, below.
            pays[what] = worth[row] * _paid(after, kind, within, state, 0, what, what == unknown or is_free)
        pair = kind[state, 0, unknown] if unknown >= 0 else -1
        begin, end = starts[firm], starts[firm + 1]
        end = begin + np.searchsorted(day[begin:end], last, side="right")
        begin += np.searchsorted(day[begin:end], first)
        many = max(0, end - begin)
        n_links = link_starts[firm + 1] - link_starts[firm]
        found = grown(found, n_found + many + n_links)
        for at in range(many + n_links):
            if at < many:
                edge, carries, what = np.int64(begin + at), 0, np.int32(product[begin + at])
                is_open = what == unknown
                paid = pays[what]
            else:
                link = links[link_starts[firm] + at - many]
                edge, carries, what = np.int64(link.edge), np.int32(link.carries), link.product
                is_open = carries == 0 and what == unknown
                paid = worth[row] * _paid(after, kind, within, state, carries, what, is_open or is_free)
            if paid < 0.0:
                continue
            if charges.size:
                paid *= charges[classes[edge], 0]
            if paid < least:
                lost = max(lost, paid)
                continue
            if at < many:
                goes, low, high, takes = to[edge], day[edge], day[edge], np.int32(0)
                if transit.size:
                    takes = transit[edge]
            else:
                goes, low, high, takes = link.to, max(first, link.first), min(last, link.last), link.transit
                if low > high:
                    continue
            # Upwards days are negated.
            if others[goes] <= 0.0 or -(low + takes) < soonest[goes]:
                continue
            if carries == 0 and not (goods[goes] >> np.uint64(what & 63)) & np.uint64(1):
                continue
            is_new = read[goes] == 0
            if is_open and pair >= 0 and (no_return or is_new):
                paid *= within[pair]
            if charges.size:
                # What is true of a firm is paid where the walk comes to it for the first time.
                paid *= charges[classes[edge], 1] if is_new else 1.0
                paid *= charges[classes[edge], 2] if firm == target and read[firm] == _NOW else 1.0
            if paid * others[goes] < least:
                lost = max(lost, paid * others[goes])
                continue
            if seen[edge] == 0:
                seen[edge] = 1
                found[n_found] = edge
                n_found += 1
            soon = np.int64(low) + takes + 1
            late = np.int64(_NO_END) if hold >= _NO_END else np.int64(high) + takes + hold
            if soon > late:
                continue
            then, cell = after[state, carries, what], heads[goes]
            while cell >= 0 and cells[cell, _STATE] != then:
                cell = cells[cell, _NEXT]
            if cell < 0:
                cells, gains = grown(cells, size + 1), grown(gains, size + 1)
                cell = np.int32(size)
                cells[cell, _FIRM], cells[cell, _STATE], cells[cell, _NEXT] = goes, then, heads[goes]
                cells[cell, _FIRST], cells[cell, _LAST], cells[cell, _FREE] = soon, late, is_open and is_free
                gains[cell], heads[goes] = paid, cell
                size += 1
                continue
            cells[cell, _FIRST] = min(np.int64(cells[cell, _FIRST]), soon)
            cells[cell, _LAST] = max(np.int64(cells[cell, _LAST]), late)
            cells[cell, _FREE] |= is_open and is_free
            gains[cell] = max(gains[cell], paid)
    for row in range(front.shape[0]):
        read[front[row, _FIRM]] = _EARLIER
    for row in range(size):
        heads[cells[row, _FIRM]] = -1
    return cells[:size].copy(), gains[:size].copy(), found, n_found, lost
