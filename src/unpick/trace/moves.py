"""How a state moves along an edge: which product it has afterwards, and what that rests on."""

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

import numpy as np

from unpick.goods.become import (
    BECOME_ORDER,
    UNKNOWN_HEADING,
    Become,
    become_matrix,
    can_become,
    heading_text,
    is_cited,
)
from unpick.goods.reach import Reach, current_reach
from unpick.law.marks import UNVERIFIED
from unpick.trace.edges import ANYTHING, CONCERN, INSIDE, PACKED, Fact, plain_product
from unpick.trace.rules import MOVE_PROBABILITY, Carries

__all__ = [
    "DOWN",
    "NOWHERE",
    "RELATIONS",
    "UP",
    "Direction",
    "Move",
    "after_matrix",
    "all_moves",
    "move",
    "move_fact",
    "packing",
    "relation_codes",
    "relations_of",
]

Direction = Literal["down", "up"]
DOWN: Final[Direction] = "down"
UP: Final[Direction] = "up"

_NO, _PACKS, _SAME, _UNKNOWN = (
    BECOME_ORDER.index(one) for one in (Become.NO, Become.PACKS, Become.SAME, Become.UNKNOWN)
)

NOWHERE: Final = -3
"""In place of the state after an edge: nothing goes along it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A state's product before and after an edge; `relation` is None where no goods meet goods."""

    before: int
    carries: Carries
    product: int
    after: int
    relation: Become | None


def move(state: int, carries: Carries, product: int, direction: Direction) -> Move | None:
    """Return how a state goes along an edge, or None when it cannot.

    A shipment whose HS code nobody gives keeps the product that was followed so far: it is uncertain that
    this product was on it, but nothing else is followed either.

    Args:
        state: heading, with PACKED or INSIDE added or not, 0 unknown, CONCERN or ANYTHING.
        product: heading on the edge, 0 unknown.
        direction: down follows goods with time; up follows them back.
    """
    if carries is Carries.NOTHING:
        return None
    if carries is Carries.CONCERN:
        return _with_concern(state, carries, product, direction)
    if state == CONCERN and direction == UP:
        return None  # Labor and place come from no shipment.
    if state in (CONCERN, ANYTHING):
        after = state if state == ANYTHING and product == UNKNOWN_HEADING else product
        return Move(before=state, carries=carries, product=product, after=after, relation=None)
    first, last = (state, product) if direction == DOWN else (product, state)
    relation = can_become(heading_text(plain_product(first)), heading_text(plain_product(last)))
    return _with_goods(state, product, relation, direction)


def _with_concern(state: int, carries: Carries, product: int, direction: Direction) -> Move | None:
    if direction == DOWN and state != CONCERN:
        return None
    return Move(before=state, carries=carries, product=product, after=CONCERN, relation=None)


def _with_goods(state: int, product: int, relation: Become, direction: Direction) -> Move | None:
    after = _after(state, product, relation, direction)
    if after is None:
        return None
    return Move(before=state, carries=Carries.GOODS, product=product, after=after, relation=relation)


def _after(state: int, product: int, relation: Become, direction: Direction) -> int | None:
    """Return the state after goods met goods of this relation; None when nothing goes on."""
    if relation is Become.NO:
        return None
    if product == UNKNOWN_HEADING:
        return state
    if direction == DOWN:
        if state >= PACKED:
            return PACKED + product if relation is Become.SAME else None
        return PACKED + product if relation is Become.PACKS else product
    if state >= INSIDE:
        return INSIDE + product if relation is not Become.PACKS else None
    return product if relation in (Become.SAME, Become.UNKNOWN) else INSIDE + product


def after_matrix(states: Sequence[int], products: Sequence[int], direction: Direction) -> "np.ndarray":
    """Return where each state goes along an edge that carries goods, for every product at once.

    Args:
        states, products: as for `move`, any order.

    Returns:
        An array of int32, shape (states, products): the state after, NOWHERE where `move` gives None.
    """
    relations = relations_of(states, products, direction)
    state, product = np.array(states, np.int32)[:, None], np.array(products, np.int32)[None, :]
    same = (relations == _SAME) | (relations == _UNKNOWN)
    if direction == DOWN:
        after = np.where(relations == _PACKS, PACKED + product, product)
        after = np.where(state >= PACKED, np.where(same, PACKED + product, NOWHERE), after)
    else:
        after = np.where(same, product, INSIDE + product)
        after = np.where(state >= INSIDE, np.where(relations == _PACKS, NOWHERE, INSIDE + product), after)
    after = np.where((product == UNKNOWN_HEADING) & (relations != _NO), state, after)
    after = np.where(relations == _NO, NOWHERE, after)
    after = np.where(
        (state == CONCERN) | ((state == ANYTHING) & (product != UNKNOWN_HEADING)), product, after
    )
    after = np.where((state == ANYTHING) & (product == UNKNOWN_HEADING), ANYTHING, after)
    if direction == UP:
        after = np.where(state == CONCERN, NOWHERE, after)
    return after.astype(np.int32)


def relations_of(states: Sequence[int], products: Sequence[int], direction: Direction) -> "np.ndarray":
    """Return the relation of each state with each product, in the direction of time, as numbers of BECOME_ORDER."""
    plain = [max(plain_product(state), UNKNOWN_HEADING) for state in states]
    headings = sorted({*plain, *products})
    place = {one: number for number, one in enumerate(headings)}
    matrix = become_matrix(headings) if direction == DOWN else become_matrix(headings).T
    return matrix[[place[one] for one in plain]][:, [place[one] for one in products]]


def packing(products: Iterable[int]) -> list[int]:
    """Return which of these headings are of goods that are packed round goods of another."""
    held = sorted({product for product in products if 0 < product < PACKED})
    packs = (relations_of(held, held, DOWN) == _PACKS).any(axis=1).tolist() if held else []
    return [product for product, does in zip(held, packs, strict=True) if does]


def all_moves(starts: Iterable[int], products: Iterable[int], direction: Direction) -> list[Move]:
    """Return every move that can occur with these starts and products on edges; the SQL form joins it."""
    on_edges = sorted(set(products) | {UNKNOWN_HEADING})
    waiting = sorted(set(starts))
    seen = set(waiting)
    moves: list[Move] = []
    while waiting:
        found = _moves_of(waiting, on_edges, direction)
        moves += found
        waiting = sorted({one.after for one in found} - seen)
        seen.update(waiting)
    return moves


def _moves_of(states: list[int], on_edges: list[int], direction: Direction) -> list[Move]:
    after = after_matrix(states, on_edges, direction)
    relations = relations_of(states, on_edges, direction)
    rows, columns = (after != NOWHERE).nonzero()
    ends, numbers = after[rows, columns].tolist(), relations[rows, columns].tolist()
    moves = [
        Move(
            before=states[row],
            carries=Carries.GOODS,
            product=on_edges[column],
            after=end,
            relation=BECOME_ORDER[number] if states[row] >= UNKNOWN_HEADING else None,
        )
        for row, column, end, number in zip(rows.tolist(), columns.tolist(), ends, numbers, strict=True)
    ]
    with_labor = (
        _with_concern(state, Carries.CONCERN, product, direction) for state in states for product in on_edges
    )
    return [*moves, *(one for one in with_labor if one)]


RELATIONS: Final = (
    *(None, None, Become.SAME, Become.DOES, Become.PART, Become.COULD, Become.UNKNOWN, Become.PACKS),
)
"""What the codes of `relation_codes` mean: 0 nothing goes, 1 no goods meet goods, then how one becomes the other."""

_CODES: Final = np.array([RELATIONS.index(one) if one in RELATIONS else 0 for one in BECOME_ORDER], np.uint8)


def relation_codes(
    states: Sequence[int], products: Sequence[int], direction: Direction
) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """Return how states go along edges as a table of codes (`RELATIONS`), a row per state.

    Where PACKED or INSIDE is on none of the products, goods in their packaging are not told from goods as such, and
    nothing goes round anything (`packed.with_packed` adds those products).

    Args:
        states: headings, with PACKED or INSIDE added or not, 0 unknown, CONCERN or ANYTHING.
        products: of edges that carry goods, with the same added where an edge is for goods that are followed so;
            CONCERN stands for the edges that carry it, and nothing goes along the column of ANYTHING.
    """
    return _codes_of(tuple(states), tuple(products), direction, current_reach()).copy()


@functools.lru_cache(maxsize=16)
def _codes_of(
    states: tuple[int, ...], products: tuple[int, ...], direction: Direction, _table: Reach
) -> np.ndarray[Any, np.dtype[np.uint8]]:
    # The table in force is part of the key: rows of a workspace's own must not answer for another question.
    state, product = np.array(states, np.int32)[:, None], np.array(products, np.int32)[None, :]
    plain = [max(plain_product(one), UNKNOWN_HEADING) for one in products]
    relations = relations_of(states, plain, direction)
    codes: np.ndarray[Any, np.dtype[np.uint8]] = _CODES[relations]
    codes[(state < UNKNOWN_HEADING) & (product >= UNKNOWN_HEADING)] = 1
    if max(products, default=0) >= PACKED:
        after = after_matrix(states, plain, direction)
        codes = np.where((after == product) | (product == UNKNOWN_HEADING), codes, 0)
    else:
        codes[relations == _PACKS] = 0
    with_concern = (state == CONCERN) if direction == DOWN else np.full(state.shape, True)
    codes = np.where(product == CONCERN, with_concern, codes)
    if direction == UP:
        # Labor and place come from no shipment.
        codes[(state == CONCERN) & (product >= UNKNOWN_HEADING)] = 0
    return np.where(product == ANYTHING, 0, codes).astype(np.uint8)


def move_fact(entity_id: str, name: str, found: Move) -> Fact | None:
    """Return what must hold inside a firm for a move: what came in is in what went out; None when nothing."""
    if found.relation is None:
        return None
    before, after = heading_text(plain_product(found.before)), heading_text(found.product)
    goods_in = f"goods of HS {before}" if before else "goods of an unknown kind"
    goods_out = f"HS {after}" if after else "goods whose HS code nobody gives"
    verb = "are round" if found.relation is Become.PACKS else "are in"
    words = _WORDS[found.relation]
    if found.relation is Become.COULD and not is_cited(before, after):
        words += f": {UNVERIFIED}"
    return Fact(
        id=f"within:{entity_id}:{before or '?'}:{after or '?'}",
        text=f"{goods_in} that reach {name} {verb} {goods_out} that leave it ({words}).",
        p=MOVE_PROBABILITY[found.relation],
    )


_WORDS: Final = {
    Become.SAME: "the same goods",
    Become.DOES: "one is made of the other",
    Become.PART: "one is a part of the other",
    Become.COULD: "one could be made of the other",
    Become.PACKS: "packaging, not content",
    Become.UNKNOWN: "not known whether one can become the other",
}
