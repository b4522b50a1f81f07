"""How goods are followed from a few firms through millions of edges, compiled: only edges that are met are read.

Imported only inside functions: numba takes half a second. Tests hold it equal to the reference. Upstream is the
same on turned edges: from their end to their start, days negated.
"""

from typing import Any, Final

import numba
import numpy as np

from unpick.trace.leaving import grown

__all__ = ["LINK", "around", "begin_ways", "follow", "met_firms", "number_firms"]

LINK: Final = np.dtype(
    [
        ("to", np.int32),
        ("first", np.int32),
        ("last", np.int32),
        ("transit", np.int32),
        ("product", np.int32),
        ("carries", np.int32),
        ("edge", np.int32),
    ]
)
"""An edge that is open for more than a day, in the order of the entity that it leaves; `edge` is its number."""

_NO_END: Final = 10_000_000
_BIAS: Final = 1 << 31

_jit: Any = numba.njit(nogil=True, cache=True)


@_jit
def _cell(heads, cells, size, entity, state):
    """Return the place of (entity, state) among the cells, or `size` where it is not yet one."""
    at = heads[entity]
    while at >= 0 and cells[at, 1] != state:
        at = cells[at, 2]
    return size if at < 0 else at


@_jit
def _is_held(windows, at, first, last):
    """Tell whether one window of a cell holds all these days."""
    while at >= 0:
        if windows[at, 0] <= first and windows[at, 1] >= last:
            return True
        at = windows[at, 2]
    return False


@_jit
def follow(
    starts,
    to,
    day,
    transit,
    product,
    link_starts,
    links,
    after,
    plain,
    unknown,
    seeds,
    tiers,
    hold,
    heads,
    seen,
):
    """Return the numbers of the edges that something can go along, links after shipments.

    Args:
        starts: int64, where the shipments of each entity begin. to, day, product: of each, days ascending for an
            entity. transit: days, or empty where nothing takes any.
        links: in LINK; link_starts as `starts`. after: int32 (states, 2, products), -1 for none.
        plain: the state of each product as such; goods packed, or with others inside, have another one. unknown: the number of the product that nobody gives. seeds: int64 (n, 4): entity, state, first, last.
        hold: days, 10,000,000 without limit. heads: int32 of each entity, all -1 and so again afterwards.
        seen: uint8 of each edge, all 0 and so again afterwards.
    """
    cells, windows = np.empty((256, 4), np.int32), np.empty((256, 3), np.int32)
    n_cells = n_windows = n_found = 0
    keys, arrived = np.empty(256, np.int64), np.empty(256, np.int32)
    found = np.empty(256, np.int32)
    front = np.empty((256, 3), np.int32)
    n_arrived = 0
    for row in range(seeds.shape[0]):
        cells = grown(cells, n_cells + 1)
        keys, arrived = grown(keys, n_arrived + 1), grown(arrived, n_arrived + 1)
        entity, state = seeds[row, 0], seeds[row, 1]
        at = _cell(heads, cells, n_cells, entity, state)
        if at == n_cells:
            cells[at, 0], cells[at, 1], cells[at, 2], cells[at, 3] = entity, state, heads[entity], -1
            heads[entity] = at
            n_cells += 1
        keys[n_arrived] = (np.int64(at) << 32) | (seeds[row, 2] + _BIAS)
        arrived[n_arrived] = seeds[row, 3]
        n_arrived += 1
    for _ in range(tiers):
        # Arrivals of one cell become windows in which they may leave; what the cell had before is left out.
        order = np.argsort(keys[:n_arrived])
        n_front, one = 0, 0
        while one < n_arrived:
            at = np.int32(keys[order[one]] >> 32)
            size = n_front
            while one < n_arrived and np.int32(keys[order[one]] >> 32) == at:
                first = np.int64(keys[order[one]] & 0xFFFFFFFF) - _BIAS + 1
                last = _NO_END if hold >= _NO_END else arrived[order[one]] + hold
                one += 1
                if first > last:
                    continue
                if size > n_front and first <= front[size - 1, 2] + 1:
                    front[size - 1, 2] = max(last, front[size - 1, 2])
                    continue
                front = grown(front, size + 1)
                front[size, 0], front[size, 1], front[size, 2] = at, first, last
                size += 1
            for row in range(n_front, size):
                if _is_held(windows, cells[at, 3], front[row, 1], front[row, 2]):
                    continue
                front[n_front] = front[row]
                windows = grown(windows, n_windows + 1)
                windows[n_windows, 0], windows[n_windows, 1] = front[row, 1], front[row, 2]
                windows[n_windows, 2], cells[at, 3] = cells[at, 3], n_windows
                n_windows, n_front = n_windows + 1, n_front + 1
        n_arrived = 0
        for row in range(n_front):
            entity, state = cells[front[row, 0], 0], cells[front[row, 0], 1]
            first, last = front[row, 1], front[row, 2]
            begin, end = starts[entity], starts[entity + 1]
            link_begin, link_end = link_starts[entity], link_starts[entity + 1]
            end = begin + np.searchsorted(day[begin:end], last, side="right")
            begin += np.searchsorted(day[begin:end], first)
            many = max(0, end - begin) + link_end - link_begin
            keys, arrived = grown(keys, n_arrived + many), grown(arrived, n_arrived + many)
            found = grown(found, n_found + many)
            for edge in range(begin, begin + many):
                is_link = edge >= end
                if is_link:
                    link = links[link_begin + edge - end]
                    goes, low, high = link.to, max(first, link.first), min(last, link.last)
                    then, number, takes = after[state, link.carries, link.product], link.edge, link.transit
                    if low > high:
                        continue
                else:
                    goes, low, high, number = to[edge], day[edge], day[edge], edge
                    then, takes = after[state, 0, product[edge]], 0
                    if transit.size:
                        takes = transit[edge]
                if then < 0:
                    continue
                if seen[number] == 0:
                    found[n_found] = number
                    n_found += 1
                # What a way was gone along before with, it was at a lower tier, or at this one.
                as_now = 1 if is_link or then == plain[product[edge]] else 2
                if seen[number] & as_now and not is_link and product[edge] != unknown:
                    continue
                seen[number] |= as_now
                cells = grown(cells, n_cells + 1)
                at = _cell(heads, cells, n_cells, goes, then)
                if at == n_cells:
                    cells[at, 0], cells[at, 1], cells[at, 2], cells[at, 3] = goes, then, heads[goes], -1
                    heads[goes] = at
                    n_cells += 1
                keys[n_arrived] = (np.int64(at) << 32) | (np.int64(low) + takes + _BIAS)
                arrived[n_arrived] = high + takes
                n_arrived += 1
        if n_arrived == 0:
            break
    for at in range(n_cells):
        heads[cells[at, 0]] = -1
    for at in range(n_found):
        seen[found[at]] = 0
    return found[:n_found]


@_jit
def met_firms(starts, at, receivers, places):
    """Return the senders of some shipments, and every firm at their ends or at those of links, in no order.

    Args:
        starts: int64, where the shipments of each entity begin. at: shipments among these, ascending.
        receivers: int32, of the shipments; behind them the ends of links, each of which stands for itself.
        places: int32 of each entity, all -1; 0 for the firms met afterwards.
    """
    senders, firms = np.empty(at.size, np.int32), np.empty(at.size + receivers.size, np.int32)
    size, one = 0, 0
    for row in range(at.size):
        while starts[one + 1] <= at[row]:
            one += 1
        senders[row] = one
        if places[one] < 0:
            places[one] = 0
            firms[size] = one
            size += 1
    for row in range(receivers.size):
        if places[receivers[row]] < 0:
            places[receivers[row]] = 0
            firms[size] = receivers[row]
            size += 1
    return senders, firms[:size]


@_jit
def number_firms(firms, places, columns):
    """Put the places of firms among these, ascending, in place of their numbers; `places` is all -1 again afterwards."""
    for at in range(firms.size):
        places[firms[at]] = at
    for column in columns:
        for at in range(column.size):
            column[at] = places[column[at]]
    for at in range(firms.size):
        places[firms[at]] = -1


@_jit
def begin_ways(senders, alike, is_span):
    """Return for each edge whether it begins a way: it is a span, or differs from the one before it.

    Args:
        alike: int64 (k, n), what edges of one way have in common beside the sender.
    """
    begins = np.ones(senders.size, np.bool_)
    for at in range(1, senders.size):
        if is_span[at] or is_span[at - 1] or senders[at] != senders[at - 1]:
            continue
        differs = False
        for column in range(alike.shape[0]):
            differs = differs or alike[column, at] != alike[column, at - 1]
        begins[at] = differs
    return begins


@_jit
def around(starts, to, link_starts, links, firms, tiers, most, places):
    """Return how many edges leave the firms within some tiers, and the numbers of the first `most` of them.

    Args:
        starts, to, link_starts, links: as for `follow`. firms: int32, where the walk starts.
        places: int32 of each entity, all -1 and so again afterwards.
    """
    met, found = np.empty(256, np.int32), np.empty(min(most, 256), np.int32)
    size = n_found = 0
    for at in range(firms.size):
        if places[firms[at]] < 0:
            places[firms[at]] = 0
            met = grown(met, size + 1)
            met[size] = firms[at]
            size += 1
    count, begin = np.int64(0), 0
    for tier in range(tiers):
        end = size
        for at in range(begin, end):
            one = met[at]
            n_shipped, n_links = starts[one + 1] - starts[one], link_starts[one + 1] - link_starts[one]
            count += n_shipped + n_links
            room = min(most, n_found + n_shipped + n_links)
            found = grown(found, room)
            met = grown(met, size + n_shipped + n_links)
            for edge in range(n_shipped + n_links):
                if edge < n_shipped:
                    number, goes = starts[one] + edge, to[starts[one] + edge]
                else:
                    link = links[link_starts[one] + edge - n_shipped]
                    number, goes = link.edge, link.to
                if n_found < room:
                    found[n_found] = number
                    n_found += 1
                if places[goes] < 0 and tier + 1 < tiers:
                    places[goes] = 0
                    met[size] = goes
                    size += 1
        begin = end
    for at in range(size):
        places[met[at]] = -1
    return count, found[:n_found]
