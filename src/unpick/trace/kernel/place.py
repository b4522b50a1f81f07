"""Compiled: edges in columns put in the order of their days, senders and receivers with products as slots.

Each entity has two shelves, for what reaches it and for what leaves it, no longer than its edges or than all
products: a product is found on a shelf by one look, without a table of keys for the whole network.
"""

import numba
import numpy as np

from unpick.trace.kernel.slots import DEP, FLAGS_FROM, LAST, NONE, WALK

_ONE = np.uint64(1)

__all__ = ["count_days", "look_over", "number_slots", "place_edges", "renumber"]


@numba.njit(nogil=True, cache=True)
def look_over(columns, up, present, degrees):
    """Mark the products that occur, count the edges of each shelf; return what was found.

    Args:
        columns: sender, receiver, first, last, product, concern, transit; the optional ones may be empty.
        present: a flag per product from 0, written; beyond the headings where some edges are for packed goods.
        degrees: shape (entities, 2), written: edges that reach each entity, edges that leave it.

    Returns:
        Lowest and highest day of a shipment as seen in this direction, shipments, links, rows without a day,
        rows without a sender or receiver, rows whose end lies before their start, and the first row with a
        product that is none or a negative transit or an entity beyond the last, -1 for none.
    """
    sender, receiver, first, last, product, concern, transit = columns
    n_entities = degrees.shape[0]
    low, high, shipments, links, no_day, nobody, backward, wrong = 2**31, -(2**31), 0, 0, 0, 0, 0, -1
    for row in range(sender.size):
        moved = np.int64(transit[row]) if transit.size else 0
        a, b, p = sender[row], receiver[row], product[row]
        if p < 0 or p >= present.size or moved < 0 or a >= n_entities or b >= n_entities:
            wrong = row
            break
        start = np.int64(first[row])
        stop = np.int64(last[row]) if last.size else start
        if start <= 0:
            no_day += 1
            continue
        if a < 0 or b < 0:
            nobody += 1
            continue
        if stop < start:
            backward += 1
            continue
        present[p] = True
        degrees[b, 1 if up else 0] += 1
        degrees[a, 0 if up else 1] += 1
        if stop > start or (concern.size and concern[row]):
            links += 1
        else:
            shipments += 1
            day = -(start + moved) if up else start
            low, high = min(low, day), max(high, day)
    return low, high, shipments, links, no_day, nobody, backward, wrong


@numba.njit(nogil=True, cache=True)
def count_days(columns, up, low, counts):
    """Count the shipments of each day from `low`; counts[1] is of those of unknown goods, counts[0] of all."""
    sender, receiver, first, last, product, concern, transit = columns
    for row in range(sender.size):
        start = np.int64(first[row])
        stop = np.int64(last[row]) if last.size else start
        if start <= 0 or sender[row] < 0 or receiver[row] < 0 or stop != start:
            continue
        if concern.size and concern[row]:
            continue
        moved = np.int64(transit[row]) if transit.size else 0
        day = (-(start + moved) if up else start) - low
        counts[0, day] += 1
        counts[1, day] += product[row] == 0


@numba.njit(nogil=True, forceinline=True)
def _find(shelf, low, high, part, what):
    """Return the place of a product on a shelf, put there when it is not yet.

    Args:
        part: of the shelf, as a 16-bit fraction, at which to look first: on a shelf for all products each has its own.
    """
    at = low + np.uint32((np.uint64(part) * np.uint64(high - low)) >> np.uint64(16))
    what += np.uint16(1)
    held = shelf[at]
    while held != 0 and held != what:
        at += np.uint32(1)
        at = low if at == high else at
        held = shelf[at]
    shelf[at] = what
    return at


@numba.njit(nogil=True, cache=True)
def place_edges(columns, up, class_of, low, next_at, parts, shelf_starts, shelf, out, links):
    """Write every edge to its place, with places on shelves in place of slots.

    Args:
        columns: as for `look_over`. class_of: number of each heading.
        low: first day. next_at: per day from `low`, where its next shipment goes, and the next one of unknown
            goods; moved on.
        parts: per product where to look on a shelf (`shelf_parts`).
        shelf_starts: where the two shelves of each entity start. shelf: zeros, written: products from 1.
        out: leave, arrive, row, transit of shipments; arrive is -1 - the receiver where no product is known.
        links: leave, arrive, row, transit, first, last of each link, a row each.
    """
    sender, receiver, first, last, product, concern, transit = columns
    leave, arrive, rows, moved_days = out
    n_links = 0
    for row in range(sender.size):
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
        part, at = parts[what], np.uint64(a + a) + _ONE
        source = np.int64(_find(shelf, shelf_starts[at], shelf_starts[at + _ONE], part, np.uint16(what)))
        to, at = -1 - b, np.uint64(b + b)
        if what != 0:
            to = np.int64(_find(shelf, shelf_starts[at], shelf_starts[at + _ONE], part, np.uint16(what)))
        if is_concern or stop > start:
            links[n_links, 0], links[n_links, 1], links[n_links, 2] = source, to, row
            links[n_links, 3], links[n_links, 4], links[n_links, 5] = moved, start, stop
            n_links += 1
            continue
        side = 1 if what == 0 else 0
        place = next_at[side, start - low]
        next_at[side, start - low] = place + 1
        leave[place], arrive[place], rows[place] = source, to, row
        if moved_days.size:
            moved_days[place] = moved


@numba.njit(nogil=True, forceinline=True)
def _ahead(relation, linked, slot_class, held, slot, what, middle, end):
    """Return which departures may follow an arrival, as `kernel.slots` has it; 0 for none."""
    first, flags = -1, 0
    for leaving in range(middle, end):
        if not relation[what, slot_class[leaving]]:
            continue
        first = leaving if first < 0 else first
        if leaving - first > 7 or first - slot > 255 or (linked.size and linked[held[leaving]]):
            return WALK
        flags |= 1 << (leaving - first)
    return np.uint16((flags << FLAGS_FROM) | (first - slot)) if flags else np.uint16(0)


@numba.njit(nogil=True, cache=True)
def number_slots(shelf_starts, shelf, relation, linked, slot_starts, slot_class, slot_of, ahead_of):
    """Number the slots entity by entity, those of arrivals first, by product.

    Args:
        linked: 1 for each place on a shelf where a link leaves; empty where there are none.
        slot_starts, slot_class: written as `arrays.Arrays` has them.
        slot_of: per place on a shelf, written: twice its slot, and 1 more for an arrival that any departure
            of the same entity may follow.
        ahead_of: per place on a shelf, zeros, written for arrivals: what may leave after (`kernel.slots`).

    Returns:
        How many slots there are.
    """
    n, held = 0, np.empty(slot_class.size, np.int32)
    for entity in range(slot_starts.size - 1):
        slot_starts[entity], middle, begin = n, n, n
        for side in range(2):
            middle = n
            for at in range(shelf_starts[2 * entity + side], shelf_starts[2 * entity + side + 1]):
                if shelf[at] == 0:
                    continue
                what, place = shelf[at] - np.uint16(1), n
                n += 1
                while place > middle and slot_class[place - 1] > what:
                    slot_class[place], held[place] = slot_class[place - 1], held[place - 1]
                    place -= 1
                slot_class[place], held[place] = what, at
        for slot in range(begin, middle):
            at, what = held[slot], slot_class[slot]
            ahead = _ahead(relation, linked, slot_class, held, slot, what, middle, n)
            slot_of[at], ahead_of[at] = 2 * slot + (ahead != 0), ahead
        for slot in range(middle, n):
            slot_of[held[slot]] = 2 * slot
            slot_class[slot] |= DEP
        if n == begin:
            slot_class[n] = NONE
            n += 1
        slot_class[n - 1] |= LAST
    slot_starts[-1] = n
    return n


@numba.njit(nogil=True, cache=True)
def renumber(leave, arrive, ahead, slot_of, ahead_of):
    """Put slots in place of places on shelves, and beside them what may leave after, where `ahead` is not empty."""
    for edge in range(leave.size):
        leave[edge] = slot_of[np.uint32(leave[edge])] >> 1
        to = arrive[edge]
        if to >= 0:
            arrive[edge] = slot_of[to]
        if ahead.size:
            ahead[edge] = ahead_of[to] if to >= 0 else 0
