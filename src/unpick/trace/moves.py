"""How a state moves along an edge: which product it has afterwards, and what that rests on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

import numpy as np

from unpick.goods.become import UNKNOWN_HEADING, Become, can_become, heading_text
from unpick.trace.edges import ANYTHING, CONCERN, Fact
from unpick.trace.rules import MOVE_PROBABILITY, Carries

__all__ = ["DOWN", "RELATIONS", "UP", "Direction", "Move", "all_moves", "move", "move_fact", "relation_codes"]

Direction = Literal["down", "up"]
DOWN: Final[Direction] = "down"
UP: Final[Direction] = "up"


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
        state: heading, 0 unknown, CONCERN or ANYTHING. product: heading on the edge, 0 unknown.
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
    return _with_goods(state, carries, product, direction)


def _with_concern(state: int, carries: Carries, product: int, direction: Direction) -> Move | None:
    if direction == DOWN and state != CONCERN:
        return None
    return Move(before=state, carries=carries, product=product, after=CONCERN, relation=None)


def _with_goods(state: int, carries: Carries, product: int, direction: Direction) -> Move | None:
    first, last = (state, product) if direction == DOWN else (product, state)
    relation = can_become(heading_text(first), heading_text(last))
    if relation is Become.NO:
        return None
    after = state if product == UNKNOWN_HEADING else product
    return Move(before=state, carries=carries, product=product, after=after, relation=relation)


def all_moves(starts: Iterable[int], products: Iterable[int], direction: Direction) -> list[Move]:
    """Return every move that can occur with these starts and products on edges; the SQL form joins it."""
    on_edges = sorted(set(products) | {UNKNOWN_HEADING})
    waiting = sorted(set(starts))
    seen: dict[int, None] = dict.fromkeys(waiting)
    moves: list[Move] = []
    while waiting:
        state = waiting.pop()
        for carries in (Carries.GOODS, Carries.CONCERN):
            for product in on_edges:
                found = move(state, carries, product, direction)
                if found:
                    moves.append(found)
                    if found.after not in seen:
                        seen[found.after] = None
                        waiting.append(found.after)
    return moves


RELATIONS: Final = (None, None, Become.SAME, Become.DOES, Become.COULD, Become.UNKNOWN)
"""What the codes of `relation_codes` mean: 0 nothing goes, 1 no goods meet goods, then how one becomes the other."""


def relation_codes(
    states: Sequence[int], products: Sequence[int], direction: Direction
) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """Return how states go along edges as a table of codes (`RELATIONS`), a row per state.

    Args:
        products: of edges that carry goods; CONCERN stands for the edges that carry it, and nothing goes
            along the column of ANYTHING.
    """
    codes = np.zeros((len(states), len(products)), np.uint8)
    for row, state in enumerate(states):
        for column, product in enumerate(products):
            carries, on_edge = (Carries.CONCERN, 0) if product == CONCERN else (Carries.GOODS, product)
            found = move(state, carries, on_edge, direction) if product != ANYTHING else None
            if found:
                codes[row, column] = 1 if found.relation is None else RELATIONS.index(found.relation, 2)
    return codes


def move_fact(entity_id: str, name: str, found: Move) -> Fact | None:
    """Return what must hold inside a firm for a move: what came in is in what went out; None when nothing."""
    if found.relation is None:
        return None
    before, after = heading_text(found.before), heading_text(found.product)
    goods_in = f"goods of HS {before}" if before else "goods of an unknown kind"
    goods_out = f"HS {after}" if after else "goods whose HS code nobody gives"
    return Fact(
        id=f"within:{entity_id}:{before or '?'}:{after or '?'}",
        text=f"{goods_in} that reach {name} are in {goods_out} that leave it ({_WORDS[found.relation]}).",
        p=MOVE_PROBABILITY[found.relation],
    )


_WORDS: Final = {
    Become.SAME: "the same goods",
    Become.DOES: "one is made of the other",
    Become.COULD: "one could be made of the other",
    Become.UNKNOWN: "not known whether one can become the other",
}
