"""An invented trade world: who ships what to whom, with power-law sizes and repeat business, in columns."""

import dataclasses
import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import numpy as np

from unpick.datasets.generate.names import buyers, goods, places, stage_names

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["FIRST_DAY", "SEASON_DAYS", "World", "bill_batches", "build_world"]

FIRST_DAY: Final = dt.date(2023, 1, 1)
SEASON_DAYS: Final = 365

BATCH: Final = 200_000
"""Bills made at a time: about 250 MB at the widest point."""

_PARTIES_PER_BILL: Final = 1 / 40
"""One firm for 40 bills; with the skew below the largest hundredth of the firms sends about a fifth."""

_SKEW: Final = 2.2
"""Rank = size * u ** 2.2 gives a Zipf-like tail; the degree shape of real manifests is not published."""

_CUSTOMERS: Final = 8
"""Buyers that a firm comes back to; repeat business is what makes chains traceable."""

_STAGE_SHARE: Final = (0.06, 0.10, 0.19, 0.65)
"""Share of bills that carry cotton, yarn, fabric and garments: mostly finished goods reach a US port."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """The firms of every stage (0 cotton to 4 importer): names, city rows, and how many there are."""

    names: tuple["pa.Array", ...]
    cities: tuple[np.ndarray, ...]
    seed: int

    def size(self, stage: int) -> int:
        """Return the number of firms of a stage."""
        return len(self.names[stage])


def build_world(bills: int, seed: int) -> World:
    """Return the firms of a season of this many bills."""
    count = max(60, int(bills * _PARTIES_PER_BILL))
    made = [stage_names(stage, max(12, count // 5), seed) for stage in range(5)]
    return World(names=tuple(name for name, _ in made), cities=tuple(city for _, city in made), seed=seed)


def _mix(key: np.ndarray) -> np.ndarray:
    """Return a hash of integers, uniform on 0..1 (the finalizer of splitmix64, public domain, S. Vigna)."""
    state = key.astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15)
    state = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    state = (state ^ (state >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return (state ^ (state >> np.uint64(31))).astype(np.float64) / 2.0**64


def bill_batches(world: World, bills: int) -> Iterator["pa.RecordBatch"]:
    """Yield the random bills in the order of arrival; the same world and number give the same bytes."""
    for start in range(0, bills, BATCH):
        yield _batch(world, start, min(start + BATCH, bills), bills)


def _batch(world: World, start: int, stop: int, bills: int) -> "pa.RecordBatch":
    import pyarrow as pa

    random = np.random.Generator(np.random.PCG64([world.seed, start]))
    n = stop - start
    stage = np.searchsorted(np.cumsum(_STAGE_SHARE[:-1]), random.random(n)).astype(np.int8)
    slot = (_CUSTOMERS * random.random(n) ** 2).astype(np.int64)
    columns: dict[str, pa.Array] = {}
    order = np.argsort(stage, kind="stable")
    parts: list[dict[str, pa.Array]] = []
    for value in range(4):
        at = order[stage[order] == value]
        rank = (world.size(value) * random.random(len(at)) ** _SKEW).astype(np.int64)
        key = (rank * _CUSTOMERS + slot[at]) * 8 + value + world.seed * 1_000_003
        customer = (world.size(value + 1) * _mix(key) ** _SKEW).astype(np.int64)
        parts.append(_stage_columns(world, value, rank, customer, random))
    back = pa.array(np.argsort(order, kind="stable"))
    for name in parts[0]:
        columns[name] = pa.concat_arrays([part[name] for part in parts]).take(back)
    number = np.arange(start, stop, dtype=np.int64)
    day = number * SEASON_DAYS // max(bills, 1)
    columns |= _plain_columns(number, day, random)
    return pa.RecordBatch.from_pydict(columns)


def _stage_columns(
    world: World, stage: int, rank: np.ndarray, customer: np.ndarray, random: np.random.Generator
) -> dict[str, "pa.Array"]:
    """Return the columns that depend on the stage of the goods."""
    import pyarrow as pa

    kinds, makers = goods(stage), places()
    there = buyers() if stage == 3 else places()
    kind = pa.array((len(kinds) * random.random(len(rank)) ** 1.5).astype(np.int32))
    home = pa.array(world.cities[stage][rank])
    away = pa.array(world.cities[stage + 1][customer])

    def pick(rows: tuple[dict[str, str], ...], key: str, at: pa.Array) -> pa.Array:
        return pa.array([row.get(key, "") for row in rows], pa.string()).take(at)

    return {
        "shipper": world.names[stage].take(pa.array(rank)),
        "shipper_city": pick(makers, "city", home),
        "shipper_country": pick(makers, "country", home),
        "lading_code": pick(makers, "schedule_k", home),
        "lading": pick(makers, "port", home),
        "consignee": world.names[stage + 1].take(pa.array(customer)),
        "consignee_city": pick(there, "city", away),
        "consignee_state": pick(there, "state", away),
        "consignee_zip": pick(there, "zip", away),
        "consignee_country": pa.repeat("US", len(rank)) if stage == 3 else pick(there, "country", away),
        "unlading": pick(there, "port", away)
        if stage == 3
        else pa.repeat("Los Angeles, California", len(rank)),
        "hs_code": pick(kinds, "hs_code", kind),
        "description": pick(kinds, "description", kind),
        "unit": pick(kinds, "unit", kind),
        "stage": pa.array(np.full(len(rank), stage, np.int8)),
    }


def _plain_columns(number: np.ndarray, day: np.ndarray, random: np.random.Generator) -> dict[str, "pa.Array"]:
    import pyarrow as pa

    n = len(number)
    quantity = random.integers(20, 2000, n)
    first = np.datetime64(FIRST_DAY, "D")
    return {
        "number": pa.array(number),
        "date": pa.array(first + day),
        "quantity": pa.array(quantity),
        "weight_kg": pa.array(quantity * random.integers(4, 25, n)),
        "vessel": pa.array(random.integers(0, 400, n).astype(np.int32)),
        "deleted": pa.array(random.random(n) < 0.005),
        "no_tariff": pa.array(random.random(n) < 0.15),
        "second_line": pa.array(random.random(n) < 0.1),
        "notify": pa.array(random.random(n) < 0.6),
        "hazard": pa.array(random.random(n) < 0.001),
        "to_order": pa.array(random.random(n) < 0.02),
    }
