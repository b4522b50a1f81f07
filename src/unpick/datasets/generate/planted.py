"""Planted chains whose truth is known, and decoys that break the order of time or of products."""

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING, Final

import numpy as np

from unpick.datasets.generate.names import buyers, goods, places, stage_names
from unpick.datasets.generate.world import FIRST_DAY, World
from unpick.goods.become import Become, can_become

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Chain", "Hop", "plant", "planted_batch", "planted_count"]

_HOPS: Final = 4
"""Cotton to spinner, yarn to weaver, fabric to maker, garment to importer."""

_SHUFFLED: Final = (0, 3, 1, 3)
"""Stages of the goods in a decoy of products: garments do not become yarn."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One planted bill."""

    identifier: str
    bill_no: str
    shipper: str
    consignee: str
    date: dt.date
    hs_code: str


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """Planted bills in the order of the supply chain.

    Args:
        breaks: nothing for a chain that holds; "time" or "product" for a decoy.
        watched: the invented firm at its head.
        buyer: the invented importer at its end.
    """

    id: str
    breaks: str
    watched: str
    buyer: str
    hops: tuple[Hop, ...]


def planted_count(bills: int) -> int:
    """Return how many chains a season of this many bills holds; half as many decoys of each kind."""
    return min(200, max(2, bills // 100_000))


def plant(world: World, *, bills: int, seed: int) -> tuple[Chain, ...]:
    """Return the chains and decoys; their bills take the last running numbers of the season.

    The planted firms occur in no other bill, so that the truth is exact.
    """
    random = np.random.Generator(np.random.PCG64([seed, 7_777_777]))
    whole = planted_count(bills)
    kinds = [""] * whole + ["time"] * max(1, whole // 2) + ["product"] * max(1, whole // 2)
    firms = _reserved(world, len(kinds))
    first = bills - len(kinds) * _HOPS
    return tuple(
        _chain(at, kind, [stage[at] for stage in firms], first + at * _HOPS, random)
        for at, kind in enumerate(kinds)
    )


def _following(hops: list[Hop], stage: int) -> tuple[dict[str, str], ...]:
    """Return the goods of a stage that the goods of the hop before can become: no T-shirt of woven cloth."""
    if not hops:
        return goods(stage)
    before = hops[-1].hs_code
    return tuple(kind for kind in goods(stage) if can_become(before, kind["hs_code"]) is not Become.NO)


def _reserved(world: World, count: int) -> list[list[str]]:
    firms = []
    for stage in range(5):
        names, _ = stage_names(stage, world.size(stage) + count, world.seed)
        firms.append(names.slice(world.size(stage)).to_pylist())
    return firms


def _chain(at: int, kind: str, firms: list[str], number: int, random: np.random.Generator) -> Chain:
    day = int(random.integers(5, 60))
    hops: list[Hop] = []
    late = int(random.integers(1, _HOPS))
    for tier in range(_HOPS):
        gap = int(random.integers(15, 60))
        # A decoy of time sends the goods on before they arrived.
        day += -gap if kind == "time" and tier == late else gap
        stage = _SHUFFLED[tier] if kind == "product" else tier
        kinds = _following(hops, stage) if kind != "product" else goods(stage)
        hops.append(
            Hop(
                identifier=f"2023{number + tier:09d}",
                bill_no=f"SYNT{number + tier:010d}",
                shipper=firms[tier],
                consignee=firms[tier + 1],
                date=FIRST_DAY + dt.timedelta(days=max(day, 0)),
                hs_code=kinds[int(random.integers(len(kinds)))]["hs_code"],
            )
        )
    name = f"decoy-{kind}-{at}" if kind else f"chain-{at}"
    return Chain(id=name, breaks=kind, watched=firms[0], buyer=firms[-1], hops=tuple(hops))


def planted_batch(chains: tuple[Chain, ...], like: "pa.Schema") -> "pa.RecordBatch":
    """Return the planted bills in the columns of the random ones."""
    import pyarrow as pa

    rows = [_row(hop, at % _HOPS) for chain in chains for at, hop in enumerate(chain.hops)]
    return pa.RecordBatch.from_pylist(rows, schema=like)


def _seat(firm: str, where: tuple[dict[str, str], ...]) -> dict[str, str]:
    """Return the city of a firm: each city has a legal form of its own."""
    fitting = [row for row in where if firm.endswith(" " + row["legal"])]
    return max(fitting, key=lambda row: len(row["legal"]))


def _row(hop: Hop, tier: int) -> dict[str, object]:
    number = int(hop.bill_no[4:])
    last = tier == _HOPS - 1
    home, away = _seat(hop.shipper, places()), _seat(hop.consignee, buyers() if last else places())
    kind = next(row for stage in range(4) for row in goods(stage) if row["hs_code"] == hop.hs_code)
    return {
        "shipper": hop.shipper,
        "shipper_city": home["city"],
        "shipper_country": home["country"],
        "lading_code": home["schedule_k"],
        "lading": home["port"],
        "consignee": hop.consignee,
        "consignee_city": away["city"],
        "consignee_state": away.get("state", ""),
        "consignee_zip": away.get("zip", ""),
        "consignee_country": "US" if last else away["country"],
        "unlading": away["port"] if last else "Los Angeles, California",
        "hs_code": hop.hs_code,
        "description": kind["description"],
        "unit": kind["unit"],
        "stage": int(kind["stage"]),
        "number": number,
        "date": hop.date,
        "quantity": 400 + number % 100,
        "weight_kg": 4_000 + number % 1_000,
        "vessel": number % 400,
        **dict.fromkeys(("deleted", "no_tariff", "second_line", "hazard", "to_order"), False),
        "notify": True,
    }
