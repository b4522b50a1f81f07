"""Chains planted in an invented network, whose truth is known, and decoys that break one rule each."""

import dataclasses
import datetime as dt
from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from unpick.goods.become import Become, can_become, heading_text

__all__ = [
    "DECOYS",
    "FIRST_DAY",
    "HOLD_DAYS",
    "ROUTES",
    "Plan",
    "PlantedChain",
    "plan_chains",
    "planted_chains",
]

Ints = np.ndarray[Any, np.dtype[Any]]

FIRST_DAY: Final = dt.date(2014, 1, 1)

HOLD_DAYS: Final = 730
"""Planted goods leave a firm within this many days, what `unpick trace` allows unless told otherwise; a decoy
of holding time keeps them longer."""

ROUTES: Final = (
    "0 1 2 3",
    "0 0 1 2 3",
    "0 1 ? 3",
    "0 1 forwarded 2 3",
    "transfers_labor_to 2 3",
    "located_at 1 2 3",
    "0 1 subcontracts 3",
    "shares_site 0 1 2 3",
)
"""What goes along each edge of a chain: goods of a stage, goods without a code, goods that a forwarder
passes on, or a link."""

DECOYS: Final = ("time", "same day", "hold", "product", "other chain")
"""What a decoy breaks: goods leave before, or on the day, that they arrived; or after the holding time;
finished goods become raw ones; goods become those of another chain."""

_GAP: Final = (5, 200)
"""Days between arriving and leaving."""

_START: Final = (400, 1_400)
"""Days after the first of the network on which a chain starts: six gaps and a long hold fit behind."""

_LINK_DAYS: Final = 30


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class PlantedChain:
    """A planted chain or decoy.

    Attributes:
        breaks: nothing for a chain that holds, else one of DECOYS.
        route: one of ROUTES. watched: the party at its head. buyer: the importer at its end.
        parties: who is on it, in order. rows: its shipments. links: its links. Both are rows of columns.
    """

    id: str
    breaks: str
    route: str
    watched: int
    buyer: int
    parties: tuple[int, ...]
    rows: tuple[int, ...]
    links: tuple[int, ...]

    def at(self, rows: Ints, first_link: int) -> "PlantedChain":
        """Return the chain with the rows of the whole network in place of those of the plan."""
        return dataclasses.replace(
            self,
            rows=tuple(int(rows[row]) for row in self.rows),
            links=tuple(link + first_link for link in self.links),
        )


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Planted shipments and links as columns, and who is what among the `parties` that they add.

    Attributes:
        group: per party what it makes, a place in the goods of the chains, -1 for none.
        forwarders, sites: places among the added parties.
    """

    chains: tuple[PlantedChain, ...]
    parties: int
    group: Ints
    forwarders: list[int]
    sites: list[int]
    sender: Ints
    receiver: Ints
    day: Ints
    product: Ints
    link_kind: list[str]
    link_subject: Ints
    link_object: Ints
    link_first: Ints
    link_last: Ints


def planted_chains(edges: int) -> int:
    """Return how many chains a network of this many shipments holds: each route at least once.

    There are as many decoys.
    """
    return min(200, max(len(ROUTES), edges // 50_000))


def plan_chains(edges: int, *, seed: int, first_party: int, headings: Sequence[int]) -> Plan:
    """Return the planted chains and decoys of a network.

    Their firms send to nobody else, so that what is reached from a watched one is known exactly.

    Args:
        first_party: number of the first party that is added.
        headings: HS headings of the chains, four stages each.
    """
    drawing = _Drawing(seed, first_party, headings)
    count = planted_chains(edges)
    for at in range(count):
        drawing.add(f"chain-{at}", ROUTES[at % len(ROUTES)], "")
    for at in range(count):
        breaks = DECOYS[at % len(DECOYS)]
        # Labor and place come with whatever a firm sends, so what breaks products starts with goods.
        routes = ROUTES if breaks in ("time", "same day", "hold") else ROUTES[:1]
        drawing.add(f"decoy-{at}", routes[at // len(DECOYS) % len(routes)], breaks)
    return drawing.plan()


class _Drawing:
    """Collects the planted rows, one chain after the other."""

    def __init__(self, seed: int, first_party: int, headings: Sequence[int]) -> None:
        self.random = np.random.Generator(np.random.PCG64([seed, 7_777_777, 1]))
        self.first_party, self.headings = first_party, headings
        self.chains: list[PlantedChain] = []
        self.group: list[int] = []
        self.forwarders: list[int] = []
        self.sites: list[int] = []
        self.shipments: list[tuple[int, int, int, int]] = []
        self.links: list[tuple[str, int, int, int, int]] = []

    def plan(self) -> Plan:
        """Return what was collected as columns."""
        shipments = np.array(self.shipments, np.int32).reshape(-1, 4)
        ends = np.array([link[1:] for link in self.links], np.int32).reshape(-1, 4)
        return Plan(
            chains=tuple(self.chains),
            parties=len(self.group),
            group=np.array(self.group, np.int8),
            forwarders=self.forwarders,
            sites=self.sites,
            sender=shipments[:, 0],
            receiver=shipments[:, 1],
            day=shipments[:, 2],
            product=shipments[:, 3],
            link_kind=[link[0] for link in self.links],
            link_subject=ends[:, 0],
            link_object=ends[:, 1],
            link_first=ends[:, 2],
            link_last=ends[:, 3],
        )

    def add(self, name: str, route: str, breaks: str) -> None:
        """Add a chain along a route, or a decoy that breaks it once."""
        legs = route.split()
        chain = int(self.random.integers(len(self.headings) // 4))
        products = self._products(legs, chain, breaks)
        parties = [self._party(products, place) for place in range(len(legs) + 1)]
        rows, links = len(self.shipments), len(self.links)
        broken = int(self.random.integers(1, len(legs)))
        day = FIRST_DAY.toordinal() + int(self.random.integers(*_START))
        there = (day, day)
        for place, leg in enumerate(legs):
            ends = parties[place], parties[place + 1]
            length = 0 if products[place] >= 0 else _LINK_DAYS
            there = self._days(there, breaks if place == broken else "", length)
            if products[place] < 0:
                self._link(leg, ends, there)
                continue
            self.shipments.append((*ends, there[0], products[place]))
            if leg == "forwarded":
                self._special(ends[0], self.forwarders)
        self.chains.append(
            PlantedChain(
                id=name,
                breaks=breaks,
                route=route,
                watched=parties[0],
                buyer=parties[-1],
                parties=tuple(parties),
                rows=tuple(range(rows, len(self.shipments))),
                links=tuple(range(links, len(self.links))),
            )
        )

    def _party(self, products: list[int], place: int) -> int:
        """Add the party before an edge; who only buys makes what it buys."""
        known = [product for product in products[min(place, len(products) - 1) :: -1] if product > 0]
        known += [product for product in products if product > 0]
        self.group.append(self.headings.index(known[0]))
        return self.first_party + len(self.group) - 1

    def _days(self, there: tuple[int, int], breaks: str, length: int) -> tuple[int, int]:
        """Return first and last day of an edge behind the days on which the goods reached its sender.

        Args:
            length: days from the first to the last, 0 for a shipment.
        """
        gap = int(self.random.integers(*_GAP))
        if breaks in ("time", "same day"):
            last = there[0] - (gap if breaks == "time" else 0)
            return last - length, last
        first = there[1] + gap + (HOLD_DAYS if breaks == "hold" else 0)
        return first, first + length

    def _special(self, party: int, kind: list[int]) -> None:
        """Note that a party is a forwarder or a site, which makes nothing."""
        kind.append(party - self.first_party)
        self.group[party - self.first_party] = -1

    def _products(self, legs: list[str], chain: int, breaks: str) -> list[int]:
        """Return the heading on each edge: 0 without a code, -1 on a link."""
        if breaks == "product":
            return [self.headings[chain * 4 + stage] for stage in (0, 3, 1, 3)]
        found: list[int] = []
        for leg in legs:
            if leg.isdigit():
                found.append(self.headings[chain * 4 + int(leg)])
            elif leg == "forwarded":
                found.append(found[-1])
            else:
                found.append(0 if leg == "?" else -1)
        if breaks == "other chain":
            found[2] = self._apart(found[1])
        return found

    def _apart(self, before: int) -> int:
        """Return the first stage of a chain that cannot come from the goods before."""
        apart = [
            one
            for one in self.headings[::4]
            if can_become(heading_text(before), heading_text(one)) is Become.NO
        ]
        return apart[int(self.random.integers(len(apart)))]

    def _link(self, kind: str, ends: tuple[int, int], days: tuple[int, int]) -> None:
        """Add a link along which something goes from the first party to the second."""
        # Who gives out work and who stands on a site is the subject; things come from the object.
        backward = kind in ("subcontracts", "located_at")
        subject, object_ = ends[::-1] if backward else ends
        if kind == "located_at":
            self._special(object_, self.sites)
        self.links.append((kind, subject, object_, *days))
