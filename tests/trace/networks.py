"""Small random networks with invented names; the seed decides everything."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from unpick.datasets.generate.network import LINK_KINDS, InventedNetwork
from unpick.trace.edges import CONCERN, LAST_DAY, Edge, Seed
from unpick.trace.rules import LINK_RULES, Carries

PRODUCTS = (5201, 5205, 5208, 6204, 6200, 7601, 0)
WITH_BOXES = (*PRODUCTS[:-1], 4819, 0)
KINDS = ("shipment", "shipment", "shipment", "supplies", "transfers_labor_to", "owns")
CARRIES = {"shipment": Carries.GOODS, "supplies": Carries.GOODS, "transfers_labor_to": Carries.CONCERN}


@dataclass(frozen=True)
class Small:
    edges: tuple[Edge, ...]
    seeds: tuple[Seed, ...]
    chances: dict[str, float]
    firms: tuple[str, ...]


def small_network(
    seed: int, *, firms: int = 7, edges: int = 18, facts: int = 6, days: int = 14, boxes: bool = False
) -> Small:
    """Return a network with loops, self-shipments, ties, repeats, links with open ends and with transit."""
    rng = random.Random(seed)
    names = tuple(f"Invented Firm {letter}" for letter in "ABCDEFGHIJKLMNOP"[:firms])
    made = [
        _edge(rng, number, names, facts, days, WITH_BOXES if boxes else PRODUCTS) for number in range(edges)
    ]
    made += rng.sample(made, min(2, len(made)))
    first = rng.randint(1, days)
    seeds = [Seed(entity_id=names[0], product=CONCERN, first_day=1, last_day=first)]
    if rng.random() < 0.5:
        seeds.append(Seed(entity_id=names[1], product=5201, first_day=first, facts=("fact 0",)))
    chances = {f"fact {n}": rng.choice((0.25, 0.5, 0.75, 0.9, 1.0)) for n in range(facts)}
    return Small(edges=tuple(made), seeds=tuple(seeds), chances=chances, firms=names)


def with_facts_of_firms(small: Small, seed: int) -> Small:
    """Return a network with facts that hold at one firm: who it is, on all edges there or on most, and that it passes goods on."""
    rng = random.Random(seed)
    doubtful = {firm: rng.random() < 0.3 for firm in small.firms if rng.random() < 0.5}
    passing = [firm for firm in small.firms if rng.random() < 0.3]
    chances = {f"same {firm}": rng.choice((0.5, 0.75, 0.9)) for firm in doubtful}
    chances |= {f"pass {firm}": rng.choice((0.5, 0.9)) for firm in passing}
    made: dict[str, Edge] = {}
    for edge in small.edges:
        ends = [firm for firm in sorted({edge.from_id, edge.to_id}) if firm in doubtful]
        facts = [f"same {firm}" for firm in ends if not (doubtful[firm] and rng.random() < 0.4)]
        facts += [f"pass {edge.from_id}"] if edge.from_id in passing else []
        made.setdefault(edge.edge_id, replace(edge, facts=(*edge.facts, *facts)))
    edges = tuple(made[edge.edge_id] for edge in small.edges)
    return replace(small, edges=edges, chances=small.chances | chances)


def _edge(
    rng: random.Random, number: int, names: tuple[str, ...], facts: int, days: int, products: tuple[int, ...]
) -> Edge:
    kind = rng.choice(KINDS)
    day = rng.randint(1, days)
    last = day if kind == "shipment" else rng.choice((day + rng.randint(0, 4), LAST_DAY))
    return Edge(
        edge_id=f"edge {number:02d}",
        kind=kind,
        from_id=rng.choice(names),
        to_id=rng.choice(names),
        carries=CARRIES.get(kind, Carries.NOTHING),
        first_day=day,
        last_day=last,
        transit_days=rng.choice((0, 0, 2)) if kind == "shipment" else 0,
        product=rng.choice(products),
        facts=tuple(f"fact {n}" for n in sorted(rng.sample(range(facts), rng.randint(0, 2)))),
    )


def invented_edges(network: InventedNetwork) -> Iterator[Edge]:
    """Yield the shipments and links of a generated network as edges, as the product would build them."""
    columns = (network.sender, network.receiver, network.day, network.product)
    for row, (sender, receiver, day, product) in enumerate(zip(*(c.tolist() for c in columns), strict=True)):
        yield Edge(
            edge_id=f"bill {row}",
            kind="shipment",
            from_id=f"party {sender}",
            to_id=f"party {receiver}",
            first_day=day,
            last_day=day,
            product=product,
        )
    links = network.links
    ends = (links.kind, links.subject, links.object, links.first, links.last)
    for row, (kind, subject, target, first, last) in enumerate(zip(*(c.tolist() for c in ends), strict=True)):
        rule = LINK_RULES[LINK_KINDS[kind]]
        for way, one, other in ((rule.forward, subject, target), (rule.backward, target, subject)):
            if way:
                yield Edge(
                    edge_id=f"link {row}:{one}",
                    kind=LINK_KINDS[kind],
                    from_id=f"party {one}",
                    to_id=f"party {other}",
                    carries=rule.carries,
                    first_day=first,
                    last_day=last,
                )
