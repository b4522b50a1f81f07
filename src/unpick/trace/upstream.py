"""Who stands upstream of one line of goods, each with a shortest chain: what the law is asked about."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from unpick.goods.become import Become
from unpick.trace.edges import ANYTHING, Edge, Seed
from unpick.trace.moves import UP, Move, move
from unpick.trace.reference import NO_END

__all__ = ["FIRM_KINDS", "Upstream", "find_upstream"]

FIRM_KINDS: Final = frozenset({"subcontracts"})
"""Links whose goods are the receiver's own by what the link says, even where no source names the product."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upstream:
    """One firm or site upstream of a line.

    Attributes:
        edges: the chain from it to whoever made or sent the line, in the order of time; empty for that one.
        is_firm: every step is stated, and at every step the table of goods knows that it can be.
    """

    entity_id: str
    edges: tuple[Edge, ...]
    is_firm: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Label:
    """A partial chain as seen against time: days are negated."""

    entity: str
    product: int
    first: int
    last: int
    is_firm: bool
    edges: tuple[Edge, ...]


def find_upstream(
    index: Mapping[str, Sequence[Edge]],
    start: Seed,
    *,
    tiers: int = 6,
    hold_days: int | None = None,
) -> list[Upstream]:
    """Return everybody that the reference reaches upstream, the start first, nearest before farther.

    A firm chain goes before a shorter one that is not firm.

    Args:
        index: edges by the entity they leave against time (`index_edges(edges, UP)`).
        start: who made or sent the line; product ANYTHING when nobody gives its HS code; first_day and
            last_day are the day of the line.
    """
    end = NO_END if hold_days is None else -start.first_day
    now = [
        _Label(
            entity=start.entity_id,
            product=start.product,
            first=-start.last_day,
            last=end,
            is_firm=True,
            edges=(),
        )
    ]
    held: defaultdict[tuple[str, int], list[_Label]] = defaultdict(list)
    best: dict[str, _Label] = {}
    for tier in range(tiers + 1):
        fresh = [label for label in sorted(now, key=_order) if _note(held, best, label)]
        if tier < tiers:
            now = [longer for label in fresh for longer in _leave(index, label, hold_days)]
    found = sorted(best.values(), key=lambda one: (len(one.edges), one.entity))
    return [Upstream(entity_id=one.entity, edges=one.edges, is_firm=one.is_firm) for one in found]


def _order(label: _Label) -> tuple[bool, int, int, tuple[str, ...]]:
    return not label.is_firm, label.first, -label.last, tuple(edge.edge_id for edge in label.edges)


def _note(held: defaultdict[tuple[str, int], list[_Label]], best: dict[str, _Label], label: _Label) -> bool:
    """Keep a label unless an earlier one can do all that it can."""
    beside = held[label.entity, label.product]
    if any(
        one.first <= label.first and one.last >= label.last and one.is_firm >= label.is_firm for one in beside
    ):
        return False
    beside.append(label)
    known = best.get(label.entity)
    if known is None or label.is_firm > known.is_firm:
        best[label.entity] = label
    return True


def _leave(index: Mapping[str, Sequence[Edge]], label: _Label, hold_days: int | None) -> list[_Label]:
    longer = []
    for edge in index.get(label.entity, ()):
        found = move(label.product, edge.carries, edge.product, UP)
        first = max(label.first + 1, edge.first_day)
        last = edge.last_day if hold_days is None else min(label.last + hold_days, edge.last_day)
        if found is None or first > last:
            continue
        longer.append(
            _Label(
                entity=edge.to_id,
                product=found.after,
                first=first + edge.transit_days,
                last=NO_END if hold_days is None else last + edge.transit_days,
                is_firm=label.is_firm and _is_firm(edge, found),
                edges=(edge, *label.edges),
            )
        )
    return longer


def _is_firm(edge: Edge, found: Move) -> bool:
    """Tell whether a step is stated and the goods on it are known to fit."""
    if edge.polarity == "inferred":
        return False
    open_goods = found.relation in (Become.UNKNOWN, Become.PACKS) or (
        found.relation is None and found.before == ANYTHING
    )
    return not open_goods or edge.kind in FIRM_KINDS or edge.carries == "concern"
