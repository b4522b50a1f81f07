"""Chains laid out in layers, from buyer to law: which box stands where, which step has which number."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from unpick.report.law_view import outcome_word

__all__ = [
    "DEEPEST",
    "LAW",
    "LIMIT",
    "SHIPMENT",
    "SITE",
    "TIER",
    "Edge",
    "Node",
    "Picture",
    "lay_out",
    "number_steps",
    "step_key",
]

LIMIT = 40
"""Boxes a reader can still follow; the rest is folded and counted (issue 2, item 9)."""

_COLUMN_LIMIT = 12
"""Boxes in one layer, so that the picture stays on one printed page."""

_LAW_LIMIT = 6
"""Boxes of the law layer that are kept before parties are folded."""

_LAW_LINES = 8
"""Lines to the law layer that can still be told apart; with more, the laws stand without lines."""

DEEPEST = 4
"""Tiers behind the maker that have a layer of their own; deeper ones share one."""

BUYER, IMPORTER, SHIPMENT, MAKER, TIER, SITE, LAW = 0, 10, 20, 30, 40, 80, 90
Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A box: a party, a shipment, a law, or what was folded.

    Attributes:
        layer: BUYER .. LAW; tiers are TIER+1, TIER+2, ...
        name: full name, as the source has it; empty when the source withholds it.
        detail: a day for a shipment, another spelling for a party, an outcome for a law; may be empty.
        folded: names of what the box stands for, when it stands for more than one.
    """

    id: str
    layer: int
    name: str
    detail: str = ""
    folded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A line between two boxes; `number` is the step of the table, 0 for lines to folded boxes and laws."""

    number: int
    left: str
    right: str
    status: str
    badge: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Boxes and lines; `folded` counts boxes left out by layer, `steps_folded` steps in the table only."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    folded: tuple[tuple[int, int], ...]
    steps_folded: int


@dataclass(slots=True, kw_only=True)
class _Draft:
    nodes: dict[str, Node]
    edges: list[Edge]
    order: list[str]
    numbers: set[int]


def step_key(hop: Json) -> tuple[str, ...]:
    """Return what makes two hops of two chains the same step."""
    shipment = hop.get("shipment") or {}
    days = (hop.get("day"), hop.get("day_from"), hop.get("day_to"))
    bill = (shipment.get("bill_no"), shipment.get("document"), shipment.get("row"))
    ends = (_id(hop.get("from")), _id(hop.get("to")))
    return (str(hop.get("kind", "")), *ends, *(str(part or "") for part in (*days, *bill)))


def number_steps(chains: Sequence[Json]) -> dict[tuple[str, ...], int]:
    """Return the number of each step, in the order of first appearance over the ranked chains."""
    numbers: dict[tuple[str, ...], int] = {}
    for chain in chains:
        for hop in chain.get("hops", ()):
            numbers.setdefault(step_key(hop), len(numbers) + 1)
    return numbers


def lay_out(chains: Sequence[Json], assessments: Sequence[Json] = (), limit: int = LIMIT) -> Picture:
    """Return the boxes and lines of all chains together, at most `limit` boxes, the rest folded.

    Chains keep their rank: what the first chains need is drawn first. Laws stand in the last layer.
    """
    numbers = number_steps(chains)
    draft = _Draft(nodes={}, edges=[], order=[], numbers=set())
    for chain in chains:
        _add_chain(draft, chain, numbers)
    _join_inner_shipments(draft)
    laws = [_law_node(index, law) for index, law in enumerate(assessments)]
    seeds = {_id(chain.get("seed")): None for chain in chains}
    ends = [seed for seed in seeds if seed in draft.nodes]
    if len(ends) * len(laws) <= _LAW_LINES:
        draft.edges += [
            Edge(number=0, left=end, right=law.id, status="law", badge=False) for end in ends for law in laws
        ]
    kept = _choose(draft, laws, limit)
    return _fold(draft, laws, kept)


def _add_chain(draft: _Draft, chain: Json, numbers: Mapping[tuple[str, ...], int]) -> None:
    hops = list(chain.get("hops", ()))
    far = _distances(hops, _id(chain.get("target")))
    entry = min((_near(hop, far) for hop in hops if hop.get("shipment")), default=None)
    sites = {_id(hop["to"]) for hop in hops if hop.get("kind") == "located_at"}
    parties = {_id(party): party for hop in hops for party in (hop["from"], hop["to"])}
    for party_id in sorted(parties, key=lambda party_id: (far[party_id], list(parties).index(party_id))):
        party = parties[party_id]
        is_site = party_id in sites or party.get("schema") == "Site" or party_id.startswith("site")
        layer = SITE if is_site else _layer(far[party_id], entry)
        _add_node(
            draft, Node(id=party_id, layer=layer, name=str(party.get("name", "")), detail=_spelling(party))
        )
    for hop in hops:
        _add_hop(draft, hop, numbers[step_key(hop)], far, entry)
    ends = [_id(chain.get("target")), _id(chain.get("seed"))]
    first = [end for end in ends if end in draft.nodes]
    draft.order.extend(first + [party_id for party_id in parties if party_id not in first])


def _add_hop(draft: _Draft, hop: Json, number: int, far: Mapping[str, int], entry: int | None) -> None:
    if number in draft.numbers:
        return
    draft.numbers.add(number)
    left, right = sorted((_id(hop["from"]), _id(hop["to"])), key=lambda party_id: far[party_id])
    status = str(hop.get("status", "unknown"))
    if not hop.get("shipment") or _near(hop, far) != entry:
        draft.edges.append(Edge(number=number, left=left, right=right, status=status))
        return
    bill = hop["shipment"].get("bill_no")
    node = Node(id=f"step:{number}", layer=SHIPMENT, name=str(bill or ""), detail=str(hop.get("day") or ""))
    _add_node(draft, node)
    draft.order.append(node.id)
    draft.edges.append(Edge(number=number, left=left, right=node.id, status=status, badge=False))
    draft.edges.append(Edge(number=number, left=node.id, right=right, status=status))


def _join_inner_shipments(draft: _Draft) -> None:
    """Make a line of a shipment box whose receiver is an importer in one chain and a maker in another."""
    inner = {
        right: left
        for left, right in ((edge.left, edge.right) for edge in draft.edges)
        if right.startswith("step:") and draft.nodes[left].layer >= MAKER
    }
    kept: list[Edge] = []
    for edge in draft.edges:
        if edge.left in inner:
            kept.append(replace(edge, left=inner[edge.left], badge=True))
        elif edge.right not in inner:
            kept.append(edge)
    draft.edges = kept
    draft.order = [node_id for node_id in draft.order if node_id not in inner]
    for node_id in inner:
        del draft.nodes[node_id]


def _add_node(draft: _Draft, node: Node) -> None:
    """Add a box; one that several chains share stands in the deepest of its layers."""
    known = draft.nodes.get(node.id)
    if known is None or known.layer < node.layer:
        draft.nodes[node.id] = node


def _layer(distance: int, entry: int | None) -> int:
    """Return the layer of a party by its distance from the target and where goods enter the country."""
    if entry is None:
        return (BUYER, MAKER)[distance] if distance < 2 else TIER + min(distance - 1, DEEPEST)
    behind = distance - entry
    if behind < 0:
        return BUYER
    return (IMPORTER, MAKER)[behind] if behind < 2 else TIER + min(behind - 1, DEEPEST)


def _distances(hops: Iterable[Json], target: str) -> dict[str, int]:
    """Return the number of steps of each party from the target; parts that do not hang together follow on."""
    beside: dict[str, list[str]] = {}
    for hop in hops:
        one, other = _id(hop["from"]), _id(hop["to"])
        beside.setdefault(one, []).append(other)
        beside.setdefault(other, []).append(one)
    far: dict[str, int] = {}
    for start in [target, *beside]:
        if start not in beside or start in far:
            continue
        far[start] = max(far.values(), default=-1) + 1
        queue = [start]
        for party_id in queue:
            fresh = [other for other in beside[party_id] if other not in far]
            far.update(dict.fromkeys(fresh, far[party_id] + 1))
            queue.extend(dict.fromkeys(fresh))
    return far


def _near(hop: Json, far: Mapping[str, int]) -> int:
    return min(far[_id(hop["from"])], far[_id(hop["to"])])


def _law_node(index: int, law: Json) -> Node:
    name = str(law.get("title") or law.get("regime", ""))
    return Node(id=f"law:{index + 1}", layer=LAW, name=name, detail=outcome_word(law))


def _choose(draft: _Draft, laws: Sequence[Node], limit: int) -> set[str]:
    """Return the ids of the boxes that are drawn, in the order of the chains and within both limits."""
    order = [node.id for node in laws[:_LAW_LIMIT]] + list(dict.fromkeys(draft.order))
    order += [node.id for node in laws[_LAW_LIMIT:]]
    layer = {node.id: node.layer for node in (*draft.nodes.values(), *laws)}
    layers = set(layer.values())
    whole = len(order) <= limit and all(
        sum(1 for node_id in order if layer[node_id] == one) <= _COLUMN_LIMIT for one in layers
    )
    if whole:
        return set(order)
    # One box of each layer may be needed for what is folded there.
    room = limit - len(layers)
    kept: set[str] = set()
    used = dict.fromkeys(layers, 0)
    for node_id in order:
        if len(kept) < room and used[layer[node_id]] < _COLUMN_LIMIT - 1:
            kept.add(node_id)
            used[layer[node_id]] += 1
    return kept


def _fold(draft: _Draft, laws: Sequence[Node], kept: set[str]) -> Picture:
    everything = [*draft.nodes.values(), *laws]
    away: dict[int, list[Node]] = {}
    for node in everything:
        if node.id not in kept:
            away.setdefault(node.layer, []).append(node)
    boxes = [node for node in everything if node.id in kept]
    stand_in: dict[str, str] = {}
    for layer, nodes in sorted(away.items()):
        # A box that stands for a single one would save nothing.
        if len(nodes) == 1:
            boxes.append(nodes[0])
            continue
        names = tuple(node.name for node in nodes)
        boxes.append(Node(id=f"more:{layer}", layer=layer, name="", folded=names))
        stand_in.update({node.id: f"more:{layer}" for node in nodes})
    edges, hidden = _join(draft.edges, stand_in)
    folded = tuple((layer, len(nodes)) for layer, nodes in sorted(away.items()) if len(nodes) > 1)
    return Picture(nodes=tuple(boxes), edges=tuple(edges), folded=folded, steps_folded=hidden)


def _join(edges: Iterable[Edge], stand_in: Mapping[str, str]) -> tuple[list[Edge], int]:
    """Return the lines with folded ends joined, and how many steps lost their own line."""
    drawn: list[Edge] = []
    joined: dict[tuple[str, str], None] = {}
    hidden: set[int] = set()
    for edge in edges:
        left, right = stand_in.get(edge.left, edge.left), stand_in.get(edge.right, edge.right)
        if (left, right) == (edge.left, edge.right):
            drawn.append(edge)
            continue
        if edge.number:
            hidden.add(edge.number)
        if left != right:
            joined[(left, right)] = None
    drawn.extend(Edge(number=0, left=left, right=right, status="folded") for left, right in joined)
    return drawn, len(hidden)


def _id(party: Any) -> str:
    return str(party.get("id", "")) if isinstance(party, Mapping) else str(party or "")


def _spelling(party: Json) -> str:
    """Return the first other spelling of a party, so that a romanization stands beside the original."""
    return str(next(iter(party.get("names") or ()), ""))
