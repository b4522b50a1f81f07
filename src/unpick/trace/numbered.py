"""Ways, seeds and facts as numbers, for the compiled search; and its chains back as records."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from unpick.goods.become import BECOME_ORDER, UNKNOWN_HEADING
from unpick.trace.edges import CONCERN, Seed, plain_product
from unpick.trace.moves import DOWN, NOWHERE, Direction, after_matrix, move, move_fact, relations_of
from unpick.trace.reference import NO_END
from unpick.trace.routes import Way, seed_windows
from unpick.trace.rules import MOVE_PROBABILITY, Carries

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Moves", "Numbered", "number_moves", "number_ways"]

_CARRIES: Final = (Carries.GOODS, Carries.CONCERN)

_RELATIONS: Final = tuple(sorted(MOVE_PROBABILITY))

_KIND: Final = np.array([_RELATIONS.index(one) if one in _RELATIONS else -1 for one in BECOME_ORDER], np.int8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moves:
    """Every move that can occur, as tables.

    Attributes:
        states: products of states, ascending. products: on edges, ascending.
        after: int32 (states, 2, products): the state after an edge that carries goods or concern; -1 for none.
        relation: int8 of the same shape: which of `within` the move rests on; -1 for none.
        within: float64, the probability of each kind of relation.
    """

    states: tuple[int, ...]
    products: tuple[int, ...]
    after: "NDArray[np.int32]"
    relation: "NDArray[np.int8]"
    within: "NDArray[np.float64]"

    @property
    def plain(self) -> "NDArray[np.int32]":
        """Return the number of the state that each product is as such."""
        return np.searchsorted(np.array(self.states), np.array(self.products)).astype(np.int32)

    @property
    def bare(self) -> "NDArray[np.int32]":
        """Return of each state the number of the state of its goods as such."""
        goods = [plain_product(state) for state in self.states]
        return np.searchsorted(np.array(self.states), np.array(goods)).astype(np.int32)

    @property
    def unknown(self) -> int:
        """Return the number of the product of edges whose HS code nobody gives, -1 where there is none."""
        return self.products.index(UNKNOWN_HEADING) if UNKNOWN_HEADING in self.products else -1


def number_moves(starts: Iterable[int], products: Iterable[int], direction: Direction = DOWN) -> Moves:
    """Return the moves from these states along edges with these products."""
    on_edges = tuple(sorted(set(products)))
    states = {*starts, *on_edges, CONCERN}
    while True:
        ordered = sorted(states)
        to = after_matrix(ordered, on_edges, direction)
        reached = set(np.unique(to).tolist()) - {NOWHERE} - states
        if not reached:
            break
        states |= reached
    found = np.array(ordered, np.int32)
    after = np.full((found.size, 2, max(1, len(on_edges))), -1, np.int32)
    relation = np.full(after.shape, -1, np.int8)
    after[:, 0, : len(on_edges)] = np.where(to == NOWHERE, -1, np.searchsorted(found, to))
    with_labor = found == CONCERN if direction == DOWN else np.ones(found.size, np.bool_)
    after[with_labor, 1, :] = ordered.index(CONCERN)
    goods = (found >= UNKNOWN_HEADING)[:, None] & (to != NOWHERE)
    kinds = _KIND[relations_of(ordered, on_edges, direction)]
    relation[:, 0, : len(on_edges)] = np.where(goods, kinds, -1)
    within = np.array([MOVE_PROBABILITY[one] for one in _RELATIONS], np.float64)
    return Moves(states=tuple(ordered), products=on_edges, after=after, relation=relation, within=within)


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """What the compiled search takes.

    Attributes:
        arrays: in the order of its arguments, up to the number of firms. seeds: those of its rows.
    """

    ways: Sequence[Way]
    moves: Moves
    seeds: Sequence[Seed]
    firms: Mapping[str, int]
    arrays: tuple[Any, ...]


def number_ways(
    leaving: Mapping[str, Sequence[Way]],
    seeds: Sequence[Seed],
    chances: Mapping[str, float],
    *,
    hold_days: int | None,
) -> Numbered | None:
    """Return ways and seeds as numbers; None when the probabilities within firms are not those of the rules.

    Numbers ascend with names, so that an order of numbers is the order of names.
    """
    ways = [way for one in sorted(leaving) for way in leaving[one] if way.any.carries in _CARRIES]
    names = sorted(
        {seed.entity_id for seed in seeds} | {end for w in ways for end in (w.any.from_id, w.any.to_id)}
    )
    firms = {name: at for at, name in enumerate(names)}
    moves = number_moves({seed.product for seed in seeds}, {way.any.product for way in ways})
    if not _as_the_rules(ways, moves, chances):
        return None
    ids = sorted(
        {fact for way in ways for fact in way.shared} | {fact for seed in seeds for fact in seed.facts}
    )
    facts = {fact: at for at, fact in enumerate(ids)}
    starts = np.zeros(len(firms) + 1, np.int64)
    for way in ways:
        starts[firms[way.any.from_id] + 1] += 1
    given = [seed for seed in seeds if seed_windows(seed, hold_days)]
    arrays = (
        _way_rows(ways, firms, moves),
        np.cumsum(starts),
        np.array([day for way in ways if not way.is_span for day in way.days], np.int32),
        np.array([facts[fact] for way in ways for fact in way.shared], np.int64),
        moves.after,
        moves.relation,
        moves.bare,
        np.array([chances.get(fact, 1.0) for fact in ids], np.float64),
        moves.within,
        _seed_rows(given, firms, moves),
        np.array([facts[fact] for seed in given for fact in sorted(set(seed.facts))], np.int64),
        len(firms),
    )
    return Numbered(ways=ways, moves=moves, seeds=given, firms=firms, arrays=arrays)


def _as_the_rules(ways: Sequence[Way], moves: Moves, chances: Mapping[str, float]) -> bool:
    """Tell whether what happens inside firms is as likely as the rules say, never certain."""
    leaving = sorted({(way.any.from_id, way.any.carries, way.any.product) for way in ways})
    for entity, carries, product in leaving:
        for state in moves.states:
            found = move(state, carries, product, DOWN)
            fact = move_fact(entity, "", found) if found else None
            if fact and chances.get(fact.id) != fact.p:
                return False
    return True


def _way_rows(ways: Sequence[Way], firms: Mapping[str, int], moves: Moves) -> "NDArray[Any]":
    from unpick.trace.search import WAY

    kinds = {kind: at for at, kind in enumerate(("", *sorted({way.any.kind for way in ways})))}
    rows = np.zeros(len(ways) + 1, WAY)
    days = facts = 0
    for at, way in enumerate(ways):
        edge = way.any
        carries, product = _CARRIES.index(edge.carries), moves.products.index(edge.product)
        span = (edge.first_day, edge.last_day) if way.is_span else (0, 0)
        ends = (firms[edge.to_id], kinds[edge.kind], carries, way.is_span, product, edge.transit_days)
        rows[at] = (*ends, *span, way.own, days, facts)
        days += 0 if way.is_span else len(way.days)
        facts += len(way.shared)
    rows[len(ways)]["days"], rows[len(ways)]["facts"] = days, facts
    return rows


def _seed_rows(seeds: Sequence[Seed], firms: Mapping[str, int], moves: Moves) -> "NDArray[np.int64]":
    rows = np.zeros((len(seeds), 6), np.int64)
    facts = 0
    for at, seed in enumerate(seeds):
        last = min(seed.last_day, NO_END)
        count = len(set(seed.facts))
        state = moves.states.index(seed.product)
        rows[at] = (firms[seed.entity_id], state, seed.first_day, last, facts, facts + count)
        facts += count
    return rows
