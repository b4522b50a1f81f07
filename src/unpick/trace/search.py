"""The search of `explain`, compiled: the same chains in the same order; imported only inside functions."""

from typing import Final

import numpy as np

from unpick.model.kept import kept
from unpick.trace.ahead import cells_from
from unpick.trace.circles import charges_at
from unpick.trace.leaving import grown, leave, windows_after

__all__ = ["WAY", "find_chains"]

WAY: Final = np.dtype(
    [
        ("to", np.int32),
        ("kind", np.int16),
        ("carries", np.int8),
        ("is_span", np.int8),
        ("product", np.int32),
        ("transit", np.int32),
        ("first", np.int32),
        ("last", np.int32),
        ("own", np.float64),
        ("days", np.int64),
        ("facts", np.int64),
    ]
)
"""One row per way and one more, in the order of the entity that it leaves. `product` is a column of the moves;
`first` and `last` are of a span; `days` and `facts` are where its days and shared facts begin."""

LABEL: Final = np.dtype(
    [
        ("p", np.float64),
        ("own", np.float64),
        ("entity", np.int32),
        ("state", np.int32),
        ("steps", np.int32),
        ("parent", np.int32),
        ("way", np.int32),
        ("seed", np.int32),
        ("beside", np.int32),
        ("cell", np.int32),
        ("n_windows", np.int32),
        ("n_facts", np.int32),
        ("windows", np.int64),
        ("facts", np.int64),
    ]
)
"""A partial chain, as `explain` keeps it; `beside` is the one kept before it at the same entity and product, its `cell`."""

_FIRST_SHARE: Final = 0.5
_LAST_SHARE: Final = 1e-6
"""Shares of the greatest bound that are tried as the least worth: the first, each time its square, and at last none."""

_MARGIN: Final = 1.0 + 1e-9
"""More than the rounding of a product of a few probabilities."""


@kept
def _is_before(labels, routes, one, other):
    """Tell whether a label is looked at before another: better, shorter, by its route, on fewer facts, pushed first."""
    a, b = labels[one], labels[other]
    if a.p != b.p:
        return a.p > b.p
    if a.steps != b.steps:
        return a.steps < b.steps
    for at in range(a.steps + 1):
        if routes[one, at] != routes[other, at]:
            return routes[one, at] < routes[other, at]
    if a.n_facts != b.n_facts:
        return a.n_facts < b.n_facts
    return one < other


@kept
def _push_heap(heap, size, label, labels, routes):
    at = size
    heap[at] = label
    while at > 0 and _is_before(labels, routes, heap[at], heap[(at - 1) // 2]):
        above = (at - 1) // 2
        heap[at], heap[above] = heap[above], heap[at]
        at = above


@kept
def _pop_heap(heap, size, labels, routes):
    """Return the first label; `size` is that before."""
    top, last = heap[0], size - 1
    heap[0] = heap[last]
    at = 0
    while True:
        below = 2 * at + 1
        if below >= last:
            break
        if below + 1 < last and _is_before(labels, routes, heap[below + 1], heap[below]):
            below += 1
        if not _is_before(labels, routes, heap[below], heap[at]):
            break
        heap[at], heap[below] = heap[below], heap[at]
        at = below
    return top


@kept
def _covers(held, one, n_one, other, n_other):
    """Tell whether every day of the second windows is a day of the first."""
    at = 0
    for row in range(n_other):
        first, last = held[other + row, 0], held[other + row, 1]
        while at < n_one and held[one + at, 1] < last:
            at += 1
        if at == n_one or held[one + at, 0] > first:
            return False
    return True


@kept
def _is_within(facts, one, n_one, other, n_other):
    """Tell whether the first facts, ascending, are all among the second."""
    if n_one > n_other:
        return False
    at = 0
    for row in range(n_one):
        while at < n_other and facts[other + at] < facts[one + row]:
            at += 1
        if at == n_other or facts[other + at] != facts[one + row]:
            return False
    return True


@kept
def _is_superfluous(labels, routes, heads, windows, facts, label, cell, top):
    """Tell whether `top` routes, or the same one, do at least as well as this label."""
    new = labels[label]
    better = np.empty(top, np.int32)
    count = 0
    other = heads[cell]
    while other >= 0:
        old = labels[other]
        if (
            old.own >= new.own
            and old.steps <= new.steps
            and _is_within(facts, old.facts, old.n_facts, new.facts, new.n_facts)
            and _covers(windows, old.windows, old.n_windows, new.windows, new.n_windows)
        ):
            if _same_route(labels, routes, other, label):
                return True
            known = False
            for at in range(count):
                known = known or _same_route(labels, routes, better[at], other)
            if not known:
                better[count] = other
                count += 1
                if count >= top:
                    return True
        other = old.beside
    return False


@kept
def _same_route(labels, routes, one, other):
    if labels[one].steps != labels[other].steps:
        return False
    for at in range(labels[one].steps + 1):
        if routes[one, at] != routes[other, at]:
            return False
    return True


@kept
def _probability(facts, begin, count, chances, within, size):
    """Return the product over facts in the order of size; those beyond `chances` are within a firm."""
    held = np.empty(count, np.float64)
    for at in range(count):
        fact = facts[begin + at]
        held[at] = chances[fact] if fact < size else within[(fact - size) % within.size]
    held.sort()
    product = 1.0
    for at in range(count):
        product *= held[at]
    return product


@kept
def _merged(facts, begin, count, more, more_at, more_end, extra, room):
    """Write the union of sorted facts with others and one extra (-1 for none), sorted; return how many."""
    at, size = 0, 0
    stop = begin + count
    one = begin
    for at in range(more_at, more_end + (extra >= 0)):
        fact = extra if at == more_end else more[at]
        while one < stop and facts[one] < fact:
            room[size] = facts[one]
            size += 1
            one += 1
        if one < stop and facts[one] == fact:
            one += 1
        room[size] = fact
        size += 1
    while one < stop:
        room[size] = facts[one]
        size += 1
        one += 1
    return size


@kept
def _adds_no_day(labels, routes, windows, label, stop, begin, held):
    """Tell whether a chain comes back to a firm with the same goods and can leave it on no other day than before."""
    ancestor = label
    while ancestor >= 0:
        old = labels[ancestor]
        same = (routes[label, old.steps] & ~(np.int64(0xFFFF) << 16)) == stop
        if same and _covers(windows, old.windows, old.n_windows, begin, held):
            return True
        ancestor = old.parent
    return False


@kept
def _is_detour(labels, ways, facts, label, accepted, count):
    """Tell whether a chain needs all that an accepted one needs."""
    new = labels[label]
    for row in range(count):
        old = labels[accepted[row]]
        if not _is_within(facts, old.facts, old.n_facts, new.facts, new.n_facts):
            continue
        needs_all = True
        one = accepted[row]
        while needs_all and labels[one].way >= 0:
            way = labels[one].way
            other, met = label, ways[way].is_span == 1
            while not met and labels[other].way >= 0:
                met = labels[other].way == way
                other = labels[other].parent
            needs_all = met
            one = labels[one].parent
        if needs_all:
            return True
    return False


@kept
def _hops(ways, starts, n_firms, target, tiers):
    """Return the fewest ways from each firm to the target, `tiers` + 1 for more."""
    hops = np.full(n_firms, tiers + 1, np.int32)
    hops[target] = 0
    for _ in range(tiers):
        for firm in range(n_firms):
            for number in range(starts[firm], starts[firm + 1]):
                hops[firm] = min(hops[firm], hops[ways[number].to] + 1)
    return hops


@kept
def find_chains(
    ways, starts, days, way_facts, after, relation, bare, chances, within, seeds, seed_facts, n_firms, target, top, tiers, hold,
    limit, floor,
):  # fmt: skip
    """Return the labels of the accepted chains, all labels, whether the search ended, and how many were looked at.

    What cannot be worth as much as the chains that are wanted is not begun (`ahead`); how much that is, is tried from
    above. Whatever would make a partial chain superfluous that is begun, is worth no less and begun too, so that the
    chains are those of the search without a bound.

    Args:
        ways: in WAY. starts: int64, where the ways of each entity begin, and the end. days: int32, of shipments.
        way_facts: int64, ascending for each way. chances: float64 of each fact.
        after: int32 (states, 2, products), the state after a way that carries goods or concern, -1 for none.
        relation: int8 of the same shape, a place in `within`, -1 for none. within: float64. bare: int32, of each state
            that of its goods as such: what holds inside a firm does not depend on what is packed.
        seeds: int64 (n, 6): entity, state, first, last, where its facts begin and end. seed_facts: int64, ascending.
        hold: days, 10,000,000 for no limit. floor: chains that are worth less are not looked for; 0 for all.
    """
    hops = _hops(ways, starts, n_firms, target, tiers)
    at_ends = charges_at(ways, starts, way_facts, seed_facts, chances, n_firms)
    begins, arcs, pays, ahead, of_seed = cells_from(
        ways, starts, at_ends, after, relation, bare, within, seeds, n_firms, target, tiers, hops
    )
    most = 0.0
    for seed in range(seeds.shape[0]):
        if of_seed[seed] >= 0:
            begin, end = seeds[seed, 4], seeds[seed, 5]
            p = _probability(seed_facts, begin, end - begin, chances, within, chances.size)
            most = max(most, p * ahead[tiers, of_seed[seed]])
    share, looked = _FIRST_SHARE, 0
    while True:
        least = max(floor, most * share if share > _LAST_SHARE else 0.0)
        accepted, labels, ended, more = _search(
            ways, days, way_facts, after, relation, bare, chances, within, seeds, seed_facts, target, top, tiers, hold,
            limit - looked, least, begins, arcs, pays, ahead, of_seed,
        )  # fmt: skip
        looked += more
        if accepted.size >= top or least == floor or looked >= limit:
            return accepted, labels, accepted.size >= top or (ended and least == floor), looked
        share *= share


@kept
def _search(
    ways, days, way_facts, after, relation, bare, chances, within, seeds, seed_facts, target, top, tiers, hold,
    limit, least, begins, arcs, pays, ahead, of_seed,
):  # fmt: skip
    """Search the chains that are worth `least` or more, as `find_chains` does."""
    n_states, n_products = after.shape[0], after.shape[2]
    size, n_labels, looked, n_accepted = 0, 0, 0, 0
    labels, routes = np.empty(1024, LABEL), np.empty((1024, tiers + 1), np.int64)
    heap, windows, facts = np.empty(1024, np.int32), np.empty((4096, 2), np.int32), np.empty(8192, np.int64)
    n_windows, n_facts = 0, 0
    heads = np.full(begins.size - 1, -1, np.int32)
    accepted = np.empty(top, np.int32)
    room = np.empty(64, np.int64)
    for seed in range(seeds.shape[0]):
        cell = of_seed[seed]
        if cell < 0 or ahead[tiers, cell] == 0.0:
            continue
        labels, routes = grown(labels, n_labels + 1), grown(routes, n_labels + 1)
        windows, heap = grown(windows, n_windows + 1), grown(heap, size + 1)
        held = leave(windows[n_windows:], 0, seeds[seed, 2], seeds[seed, 3], hold)
        if held == 0:
            continue
        begin, end = seeds[seed, 4], seeds[seed, 5]
        facts = grown(facts, n_facts + end - begin)
        facts[n_facts : n_facts + end - begin] = seed_facts[begin:end]
        new = labels[n_labels]
        new.entity, new.state, new.steps, new.cell = seeds[seed, 0], seeds[seed, 1], 0, cell
        new.parent, new.way, new.seed, new.own = -1, -1, seed, 1.0
        new.windows, new.n_windows, new.facts, new.n_facts = n_windows, held, n_facts, end - begin
        new.p = _probability(facts, n_facts, end - begin, chances, within, chances.size)
        routes[n_labels, 0] = (np.int64(new.entity) << 32) | new.state
        if new.p * ahead[tiers, cell] >= least and not _is_superfluous(
            labels, routes, heads, windows, facts, n_labels, cell, top
        ):
            new.beside, heads[cell] = heads[cell], n_labels
            _push_heap(heap, size, n_labels, labels, routes)
            size, n_labels = size + 1, n_labels + 1
            n_windows, n_facts = n_windows + held, n_facts + end - begin
    while size and n_accepted < top and looked < limit:
        label = _pop_heap(heap, size, labels, routes)
        size, looked = size - 1, looked + 1
        entity, state, steps = labels[label].entity, labels[label].state, labels[label].steps
        if entity == target and steps:
            # A little more than the bound, so that rounding decides nothing.
            if labels[label].p < least * _MARGIN:
                return accepted[:n_accepted], labels[:n_labels], True, looked
            known = False
            for row in range(n_accepted):
                known = known or _same_route(labels, routes, accepted[row], label)
            if not known and not _is_detour(labels, ways, facts, label, accepted, n_accepted):
                accepted[n_accepted] = label
                n_accepted += 1
            continue
        if steps >= tiers:
            continue
        own, p = labels[label].own, labels[label].p
        for arc in range(begins[labels[label].cell], begins[labels[label].cell + 1]):
            number, cell = np.int64(arcs[arc, 0]), arcs[arc, 1]
            way, left = ways[number], ahead[tiers - steps - 1, cell]
            if left == 0.0 or p * pays[arc] * left * _MARGIN < least:
                continue
            then, end, old = after[state, way.carries, way.product], ways[number + 1].days, labels[label]
            stop = (np.int64(way.to) << 32) | then
            windows = grown(windows, n_windows + old.n_windows + end - way.days + 1)
            held, arrives = windows_after(
                way, end, days, windows, old.windows, old.n_windows, hold, windows[n_windows:]
            )
            if way.to != target and _adds_no_day(labels, routes, windows, label, stop, n_windows, held):
                continue
            if not held and not (arrives and way.to == target):
                continue
            kind = relation[state, way.carries, way.product]
            extra = np.int64(-1)
            if kind >= 0:
                extra = (np.int64(entity) * n_states + bare[state]) * n_products + way.product
                extra = chances.size + extra * within.size + kind
            more, more_end = way.facts, ways[number + 1].facts
            count = old.n_facts + more_end - more + 1
            room, facts = grown(room, count), grown(facts, n_facts + count)
            count = _merged(facts, old.facts, old.n_facts, way_facts, more, more_end, extra, room)
            facts[n_facts : n_facts + count] = room[:count]
            new_p = own * way.own * _probability(facts, n_facts, count, chances, within, chances.size)
            if new_p * left < least:
                continue
            labels, routes = grown(labels, n_labels + 1), grown(routes, n_labels + 1)
            heap = grown(heap, size + 1)
            new, old = labels[n_labels], labels[label]
            new.entity, new.state, new.steps, new.cell = way.to, then, steps + 1, cell
            new.parent, new.way, new.seed = label, number, old.seed
            new.own, new.p = own * way.own, new_p
            new.windows, new.n_windows, new.facts, new.n_facts = n_windows, held, n_facts, count
            routes[n_labels, : steps + 1] = routes[label, : steps + 1]
            routes[n_labels, steps + 1] = stop | (np.int64(way.kind) << 16)
            if _is_superfluous(labels, routes, heads, windows, facts, n_labels, cell, top):
                continue
            new.beside, heads[cell] = heads[cell], n_labels
            _push_heap(heap, size, n_labels, labels, routes)
            size, n_labels = size + 1, n_labels + 1
            n_windows, n_facts = n_windows + held, n_facts + count
    return accepted[:n_accepted], labels[:n_labels], size == 0, looked
