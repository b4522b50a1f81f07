"""An invented trade network of any size: parties, shipments and links as columns, with planted chains.

Everything is made up. The shape is that of the study in which the ways to trace were measured: eight
chains of four stages, few firms with most of the trade, repeat business, ten years of days.
"""

import dataclasses
import datetime as dt
from typing import Any, Final

import numpy as np

from unpick.datasets.generate.network_draw import DAYS, blur, come_back, draw, draw_days, random_of
from unpick.datasets.generate.network_planted import FIRST_DAY, HOLD_DAYS, Plan, PlantedChain, plan_chains
from unpick.goods.become import heading
from unpick.model.bundled import read_bundled_csv
from unpick.model.errors import UsageError

__all__ = [
    "CONFIDENTIAL",
    "DAYS",
    "FEWEST_EDGES",
    "FIRM",
    "FIRST_DAY",
    "FORWARDER",
    "HOLD_DAYS",
    "LINK_KINDS",
    "SITE",
    "InventedLinks",
    "InventedNetwork",
    "chain_goods",
    "generate_network",
]

Ints = np.ndarray[Any, np.dtype[Any]]

FEWEST_EDGES: Final = 2_000
"""Below this the planted shipments would be the network."""

FIRM, FORWARDER, SITE, CONFIDENTIAL = range(4)
"""Roles of parties. A confidential party is withheld on one shipment and occurs on no other."""

LINK_KINDS: Final = ("owns", "subcontracts", "shares_site", "transfers_labor_to", "located_at")

_EDGES_PER_PARTY: Final = 12

_FORWARDERS: Final = 1 / 2_000
_DOUBTFUL: Final = 0.05
"""Forwarders for each party; share of parties that are told by their name alone."""

_EDGES_PER_LINK: Final = 10_000
"""Shipments for each link of each kind: links are few beside shipments."""

_LINK_DAYS: Final = (90, 1_500)
_OPEN_LINKS: Final = 0.3
"""Days that a link holds, and the share of those without an end."""

_OPEN_END: Final = dt.date.max.toordinal()

_NOISE: Final = 3
"""Shipments into each planted firm from firms of the network; none leave it, so that the truth stays exact."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class InventedLinks:
    """Links as columns of equal length; `kind` is a place in LINK_KINDS, days are ordinals, both inside."""

    kind: Ints
    subject: Ints
    object: Ints
    first: Ints
    last: Ints


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class InventedNetwork:
    """A network in numbers; `network_files` has its names and writes it to disk.

    Attributes:
        sender, receiver: party of each shipment, int32; shipments stand in the order of their days.
        day: ordinal, int32. product: HS heading as a number, 0 where nobody gives one, int32.
        group: place in `chain_goods` of what each party makes, -1 for none. role: FIRM and so on.
        doubtful: parties that a bill tells by a name alone, so that who they are is a fact with a coin.
        planted: chains that hold and decoys that do not, with their rows.
    """

    seed: int
    sender: Ints
    receiver: Ints
    day: Ints
    product: Ints
    links: InventedLinks
    group: Ints
    role: Ints
    doubtful: Ints
    planted: tuple[PlantedChain, ...]

    @property
    def parties(self) -> int:
        """Number of parties, sites and withheld ones included."""
        return int(self.role.size)

    def first_makers(self, count: int) -> Ints:
        """Return firms of the first stage that ship, spread over all of them; fewer when there are fewer."""
        from_first = np.zeros(self.parties, bool)
        from_first[self.sender] = True
        makers = np.flatnonzero(from_first & (self.group >= 0) & (self.group % 4 == 0))
        random = np.random.Generator(np.random.PCG64([self.seed, 5]))
        return np.sort(random.permutation(makers)[:count])


def chain_goods() -> tuple[dict[str, str], ...]:
    """Return the goods of the eight chains, stage by stage: place i is chain i // 4 at stage i % 4."""
    return read_bundled_csv("unpick.data.invented", "chains.csv")


def generate_network(edges: int, seed: int) -> InventedNetwork:
    """Return a network of this many shipments; the same arguments give the same numbers.

    20 million take about ten seconds of one core and 0.7 GB.

    Raises:
        UsageError: fewer than FEWEST_EDGES shipments, or more than fit in 32 bits.
    """
    if not FEWEST_EDGES <= edges < 2**31:
        raise UsageError(
            "synthetic network", f"{edges} shipments are out of range", f"ask for {FEWEST_EDGES} to 2**31 - 1"
        )
    headings = np.array([heading(row["hs_code"]) for row in chain_goods()], np.int32)
    size = max(4, edges // _EDGES_PER_PARTY // headings.size)
    firms = size * headings.size
    others = max(3, int(firms * _FORWARDERS))
    # Parties: firms, forwarders, sites, planted ones, and last those that are withheld.
    links = max(2, edges // _EDGES_PER_LINK)
    first_planted = firms + others + links
    plan = plan_chains(edges, seed=seed, first_party=first_planted, headings=headings.tolist())
    random = random_of(seed, 0)
    number = random.permutation(firms).astype(np.int32)
    count = edges - plan.sender.size - _NOISE * plan.parties
    sender, receiver, group = draw(count, seed, number, size)
    come_back(sender, receiver, random)
    product = headings[group]
    del group
    day = draw_days(count)
    nobody = blur(sender, receiver, product, (firms, others, first_planted + plan.parties), random)
    columns = _with_planted((sender, receiver, day, product), plan, (firms, first_planted), random)
    shipments, rows = columns[:4], columns[4]
    parties = first_planted + plan.parties + nobody
    made = np.full(parties, -1, np.int8)
    made[number] = np.repeat(np.arange(headings.size, dtype=np.int8), size)
    made[first_planted : first_planted + plan.parties] = plan.group
    role = np.zeros(parties, np.uint8)
    role[firms:first_planted] = np.repeat(np.array([FORWARDER, SITE], np.uint8), [others, links])
    role[first_planted:][plan.forwarders] = FORWARDER
    role[first_planted:][plan.sites] = SITE
    role[first_planted + plan.parties :] = CONFIDENTIAL
    doubtful = np.zeros(parties, bool)
    doubtful[:firms] = random.random(firms) < _DOUBTFUL
    return InventedNetwork(
        seed=seed,
        sender=shipments[0],
        receiver=shipments[1],
        day=shipments[2],
        product=shipments[3],
        links=_links(number.reshape(-1, size), firms + others, links, plan, random),
        group=made,
        role=role,
        doubtful=doubtful,
        planted=tuple(chain.at(rows, links * len(LINK_KINDS)) for chain in plan.chains),
    )


def _with_planted(
    columns: tuple[Ints, Ints, Ints, Ints],
    plan: Plan,
    parties: tuple[int, int],
    random: np.random.Generator,
) -> tuple[Ints, ...]:
    """Return the columns with the planted shipments on their days, and the rows of those of the plan.

    Args:
        parties: number of the first party that is no plain firm, and of the first planted one.
    """
    first_other, first_planted = parties
    sender, _, day, product = columns
    firms = np.repeat(np.arange(plan.parties, dtype=np.int32) + first_planted, _NOISE)
    drawn = random.integers(0, sender.size, 4 * firms.size)
    like = np.resize(drawn[sender[drawn] < first_other], firms.size)
    added = (
        np.concatenate([plan.sender, sender[like]]),
        np.concatenate([plan.receiver, firms]),
        np.concatenate([plan.day, day[like]]),
        np.concatenate([plan.product, product[like]]),
    )
    order = np.argsort(added[2], kind="stable")
    places = np.searchsorted(day, added[2][order], side="right")
    rows = np.empty(order.size, np.int64)
    rows[order] = places + np.arange(order.size)
    whole = tuple(np.insert(column, places, more[order]) for column, more in zip(columns, added, strict=True))
    return (*whole, rows[: plan.sender.size])


def _links(
    number: Ints, first_site: int, count: int, plan: Plan, random: np.random.Generator
) -> InventedLinks:
    """Return the links of firms of one group with each other or with a site, and the planted ones after them."""
    parts: list[tuple[Ints, ...]] = []
    for kind, name in enumerate(LINK_KINDS):
        group = random.integers(0, number.shape[0], count)
        one = random.integers(0, number.shape[1], count)
        other = (one + random.integers(1, number.shape[1], count)) % number.shape[1]
        target = number[group, other]
        if name == "located_at":
            target = (first_site + np.arange(count)).astype(np.int32)
        first = FIRST_DAY.toordinal() + random.integers(0, DAYS, count)
        last = first + random.integers(*_LINK_DAYS, count)
        last[random.random(count) < _OPEN_LINKS] = _OPEN_END
        parts.append((np.full(count, kind), number[group, one], target, first, last))
    kinds = np.array([LINK_KINDS.index(kind) for kind in plan.link_kind], np.int64)
    parts.append((kinds, plan.link_subject, plan.link_object, plan.link_first, plan.link_last))
    columns = [np.concatenate(column).astype(np.int32) for column in zip(*parts, strict=True)]
    return InventedLinks(
        kind=columns[0].astype(np.uint8),
        subject=columns[1],
        object=columns[2],
        first=columns[3],
        last=columns[4],
    )
