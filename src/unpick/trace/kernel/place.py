"""Compiled: edges in columns put in the order of their days, senders and receivers with products as slots."""

import numba
import numpy as np

__all__ = ["by_entity", "look_over", "place_edges"]

_SPREAD = np.uint64(0x9E3779B97F4A7C15)
"""2**64 over the golden ratio, as in `coins`: spreads keys over a table of a power of two."""
_SHIFT, _ONE = np.uint64(20), np.uint64(1)

CHUNK = 16_384
"""Rows between two looks at whether the tables of slots are still wide enough."""


@numba.njit(nogil=True, cache=True)
def look_over(columns, n_entities, up, present):
    """Mark the products that occur; return what was found.

    Args:
        columns: sender, receiver, first, last, product, concern, transit; the optional ones may be empty.
        present: a flag per heading from 0 to 9999, written.

    Returns:
        Lowest and highest day of a shipment as seen in this direction, shipments, links, rows without a day,
        rows without a sender or receiver, rows whose end lies before their start, and the first row with a
        product that is none or a negative transit or an entity beyond `n_entities`, -1 for none.
    """
    sender, receiver, first, last, product, concern, transit = columns
    low, high, shipments, links, no_day, nobody, backward, wrong = 2**31, -(2**31), 0, 0, 0, 0, 0, -1
    for row in range(sender.size):
        moved = np.int64(transit[row]) if transit.size else 0
        a, b, p = sender[row], receiver[row], product[row]
        if p < 0 or p > 9999 or moved < 0 or a >= n_entities or b >= n_entities:
            wrong = row
            break
        start = np.int64(first[row])
        stop = np.int64(last[row]) if last.size else start
        if start <= 0:
            no_day += 1
        elif a < 0 or b < 0:
            nobody += 1
        elif stop < start:
            backward += 1
        elif stop > start or (concern.size and concern[row]):
            links += 1
            present[p] = True
        else:
            shipments += 1
            present[p] = True
            day = -(start + moved) if up else start
            low, high = min(low, day), max(high, day)
    return low, high, shipments, links, no_day, nobody, backward, wrong


@numba.njit(nogil=True, cache=True)
def _spot(keys, ids, key):
    """Return where a key is in the table or would go."""
    mask = np.uint64(keys.size - 1)
    at = ((np.uint64(key) * _SPREAD) >> _SHIFT) & mask
    while ids[at] >= 0 and keys[at] != key:
        at = (at + _ONE) & mask
    return np.int64(at)


@numba.njit(nogil=True, cache=True)
def _wider(keys, ids):
    """Return the table twice as wide."""
    new_keys, new_ids = np.empty(2 * keys.size, np.int64), np.full(2 * keys.size, -1, np.int32)
    for at in range(keys.size):
        if ids[at] >= 0:
            to = _spot(new_keys, new_ids, keys[at])
            new_keys[to], new_ids[to] = keys[at], ids[at]
    return new_keys, new_ids


# Arrays go in one by one, and none is replaced inside the loop: each time costs two atomic counts.
@numba.njit(nogil=True, cache=True)
def _place_some(
    begin,
    end,
    sender,
    receiver,
    first,
    last,
    product,
    concern,
    transit,
    up,
    class_of,
    low,
    next_at,
    n_classes,
    leave,
    arrive,
    rows,
    moved_days,
    link_rows,
    dep_entity,
    dep_class,
    arr_entity,
    arr_class,
    dep_keys,
    dep_ids,
    arr_keys,
    arr_ids,
    n,
):
    dep_mask, arr_mask = np.uint64(dep_keys.size - 1), np.uint64(arr_keys.size - 1)
    n_dep, n_arr, n_links = n[0], n[1], n[2]
    for row in range(begin, end):
        start = np.int64(first[row])
        stop = np.int64(last[row]) if last.size else start
        a, b = np.int64(sender[row]), np.int64(receiver[row])
        if start <= 0 or a < 0 or b < 0 or stop < start:
            continue
        moved = np.int64(transit[row]) if transit.size else 0
        is_concern = concern.size > 0 and concern[row]
        what = np.int64(1) if is_concern else np.int64(class_of[product[row]])
        if up:
            a, b = b, a
            start, stop = -(stop + moved), -(start + moved)
        key = a * n_classes + what
        at = ((np.uint64(key) * _SPREAD) >> _SHIFT) & dep_mask
        while dep_ids[at] >= 0 and dep_keys[at] != key:
            at = (at + _ONE) & dep_mask
        from_slot = dep_ids[at]
        if from_slot < 0:
            from_slot = np.int32(n_dep)
            dep_keys[at], dep_ids[at], dep_entity[n_dep], dep_class[n_dep] = key, from_slot, a, what
            n_dep += 1
        to_slot = np.int32(b)
        if what != 0:
            key = b * n_classes + what
            at = ((np.uint64(key) * _SPREAD) >> _SHIFT) & arr_mask
            while arr_ids[at] >= 0 and arr_keys[at] != key:
                at = (at + _ONE) & arr_mask
            to_slot = arr_ids[at]
            if to_slot < 0:
                to_slot = np.int32(n_arr)
                arr_keys[at], arr_ids[at], arr_entity[n_arr], arr_class[n_arr] = key, to_slot, b, what
                n_arr += 1
        if is_concern or stop > start:
            link_rows[n_links, 0], link_rows[n_links, 1], link_rows[n_links, 2] = from_slot, to_slot, row
            link_rows[n_links, 3], link_rows[n_links, 4], link_rows[n_links, 5] = moved, start, stop
            n_links += 1
            continue
        place = next_at[start - low]
        next_at[start - low] = place + 1
        leave[place], arrive[place], rows[place] = from_slot, to_slot, row
        if moved_days.size:
            moved_days[place] = moved
    n[0], n[1], n[2] = n_dep, n_arr, n_links


@numba.njit(nogil=True, cache=True)
def place_edges(columns, up, class_of, low, next_at, n_classes, out, links, slots):
    """Write every edge to its place, and the slots in the order in which they are met.

    Args:
        columns: as for `look_over`. class_of: number of each heading.
        low: first day. next_at: per day from `low`, where its next shipment goes; moved on.
        out: leave, arrive, row, transit of shipments. links: leave, arrive, row, transit, first, last of
            each link, a row each.
        slots: entity and number of the product, for departures and for arrivals; room for each edge.

    Returns:
        Number of departure and of arrival slots.
    """
    sender, receiver, first, last, product, concern, transit = columns
    leave, arrive, rows, moved_days = out
    dep_entity, dep_class, arr_entity, arr_class = slots
    n = np.zeros(3, np.int64)
    dep_keys, dep_ids = np.empty(1 << 10, np.int64), np.full(1 << 10, -1, np.int32)
    arr_keys, arr_ids = np.empty(1 << 10, np.int64), np.full(1 << 10, -1, np.int32)
    for begin in range(0, sender.size, CHUNK):
        end = min(begin + CHUNK, sender.size)
        while 2 * (n[0] + end - begin) > dep_keys.size:
            dep_keys, dep_ids = _wider(dep_keys, dep_ids)
        while 2 * (n[1] + end - begin) > arr_keys.size:
            arr_keys, arr_ids = _wider(arr_keys, arr_ids)
        _place_some(
            begin,
            end,
            sender,
            receiver,
            first,
            last,
            product,
            concern,
            transit,
            up,
            class_of,
            low,
            next_at,
            n_classes,
            leave,
            arrive,
            rows,
            moved_days,
            links,
            dep_entity,
            dep_class,
            arr_entity,
            arr_class,
            dep_keys,
            dep_ids,
            arr_keys,
            arr_ids,
            n,
        )
    return n[0], n[1]


@numba.njit(nogil=True, cache=True)
def count_days(columns, up, low, counts):
    """Count the shipments of each day from `low`."""
    sender, receiver, first, last, _, concern, transit = columns
    for row in range(sender.size):
        start = np.int64(first[row])
        stop = np.int64(last[row]) if last.size else start
        if start <= 0 or sender[row] < 0 or receiver[row] < 0 or stop != start:
            continue
        if concern.size and concern[row]:
            continue
        moved = np.int64(transit[row]) if transit.size else 0
        counts[(-(start + moved) if up else start) - low] += 1


@numba.njit(nogil=True, cache=True)
def by_entity(entity, n_entities):
    """Return the slots of each entity: starts of size n_entities + 1, and the slots."""
    starts = np.zeros(n_entities + 1, np.int32)
    for slot in range(entity.size):
        starts[entity[slot] + 1] += 1
    for one in range(n_entities):
        starts[one + 1] += starts[one]
    next_at, slots = starts[:-1].copy(), np.empty(entity.size, np.int32)
    for slot in range(entity.size):
        slots[next_at[entity[slot]]] = slot
        next_at[entity[slot]] += 1
    return starts, slots
