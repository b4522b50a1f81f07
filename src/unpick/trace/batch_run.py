"""The whole-year batch over a network in columns, part by part: what is finished stays finished."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

import numpy as np

from unpick.trace.arrays import Ints, Starts
from unpick.trace.batch import (
    BLOCK_WORLDS,
    Asked,
    BestSteps,
    Touched,
    ask,
    best_steps,
    count_worlds,
    of_starts,
    touch,
)
from unpick.trace.best import column_logs
from unpick.trace.bulk import Bulk
from unpick.trace.pass_kept import pass_folder, reach_kept
from unpick.trace.units import Units
from unpick.trace.worlds import Coins, drawn_coins

__all__ = ["WORLDS", "Batch", "Numbered", "number_bills", "run_batch"]

WORLDS: Final = 1024
"""Possible worlds drawn, as the trace of one firm draws them (`scores.WORLDS`): the same ones."""

_NOTHING: Final = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """Bills as numbers, in the order of documents and rows.

    Attributes:
        of_row: bill of each row of the columns, int32, -1 for links. first: first row of each bill.
        n: number of bills.
    """

    of_row: Ints
    first: Ints
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """The scores of all that is reached; rows of bills in the order of their numbers, of firms likewise.

    Attributes:
        bill, entity: numbers. bill_hits, entity_hits: worlds of `n` that reach them. touched, best: beside them.
        by_kind: hits of bills and firms from the starts of each concern alone; empty when not asked.
        gone: bool, of each row of the columns whether something can go along it.
    """

    bill: Ints
    bill_hits: Ints
    entity: Ints
    entity_hits: Ints
    touched: Touched
    best: BestSteps
    by_kind: tuple[tuple[Ints, Ints], ...]
    gone: Ints
    n: int


def number_bills(bulk: Bulk) -> Numbered:
    """Return the bills of a network; the edges of one bill stand together."""
    size = bulk.row.size
    fresh = np.ones(size, np.bool_)
    if size:
        fresh[1:] = (bulk.row[1:] != bulk.row[:-1]) | (bulk.document[1:] != bulk.document[:-1])
    of_row = np.full(bulk.columns.sender.size, _NOTHING, np.int32)
    of_row[:size] = np.cumsum(fresh) - 1
    return Numbered(of_row=of_row, first=np.flatnonzero(fresh), n=int(fresh.sum()))


def run_batch(
    bulk: Bulk,
    starts: Starts,
    start_kinds: Ints,
    numbered: Numbered,
    units: Units,
    *,
    tiers: int = 6,
    hold_days: int | None = None,
    n: int = WORLDS,
    threads: int = 1,
    kinds: int = 0,
    kept: Path | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> Batch:
    """Score every bill and firm; parts that `units` has are not worked out again.

    Args:
        start_kinds: uint64 words, a row for each start: bit i when it stands for concern i.
        kinds: how many concerns are also scored alone, each at the price of all together.
        kept: folder for the checkpoints of the pass, for the next time (`pass_kept`).
        tell: is told of each part when it is done.
    """
    folder = pass_folder(kept, tiers, hold_days) if kept else None
    passed = reach_kept(bulk, starts, folder, tiers=tiers, hold_days=hold_days)
    for message in passed.messages:
        tell(message)
    starts = passed.starts
    asked = ask(passed.found, numbered.of_row, numbered.n, passed.names)
    tell(f"{asked.bill.size} of {numbered.n} bills and {asked.entity.size} firms can be reached")
    touched = _part(Touched, units, "touched", lambda: touch(asked, start_kinds))
    tell("concerns and first days told apart")
    best = _part(BestSteps, units, "chains", lambda: _best(asked, bulk, starts))
    tell("best chains found")
    coins = drawn_coins(asked.found, asked.planned, starts, n)
    hits = _hits(asked, coins, units, "worlds", n, threads, tell)
    by_kind = []
    for kind in range(kinds):
        alone = of_starts(coins, (start_kinds[:, kind >> 6] >> np.uint64(kind & 63)) & np.uint64(1) == 1)
        tell(f"concern {kind + 1} of {kinds}")
        by_kind.append(_hits(asked, alone, units, f"concern-{kind}", n, threads, tell))
    order = np.argsort(asked.bill)
    gone = np.zeros(bulk.columns.sender.size, np.bool_)
    gone[asked.planned.rows] = gone[asked.planned.link_rows] = True
    return Batch(
        bill=asked.bill[order],
        bill_hits=hits[0][order],
        entity=asked.entity,
        entity_hits=hits[1],
        touched=_in_order(touched, order),
        best=_in_order(best, order),
        by_kind=tuple((bills[order], firms) for bills, firms in by_kind),
        gone=gone,
        n=n,
    )


def _part(kind: Any, units: Units, name: str, make: Callable[[], Any]) -> Any:
    return kind(**units.of(name, lambda: _told(make())))


def _told(part: Any) -> dict[str, Ints]:
    return {one.name: getattr(part, one.name) for one in fields(part)}


def _best(asked: Asked, bulk: Bulk, starts: Starts) -> BestSteps:
    return best_steps(asked, bulk.edge_keys(), column_logs(asked.found, asked.planned, starts))


def _hits(
    asked: Asked,
    coins: Coins,
    units: Units,
    name: str,
    n: int,
    threads: int,
    tell: Callable[[str], None],
) -> tuple[Ints, Ints]:
    """Return in how many worlds bills and firms are reached; each run of worlds is a part."""
    bills, firms = np.zeros(asked.bill.size, np.int32), np.zeros(asked.entity.size, np.int32)

    def part(first: int) -> Mapping[str, Ints]:
        return units.of(f"{name}-{first}", lambda: _told(count_worlds(asked, coins, first // 64)))

    with ThreadPoolExecutor(threads) as pool:
        firsts = range(0, n, BLOCK_WORLDS)
        for first, counted in zip(firsts, (pool.map if threads > 1 else map)(part, firsts), strict=True):
            bills += counted["bill"]
            firms += counted["entity"]
            tell(f"{min(n, first + BLOCK_WORLDS)} of {n} worlds counted")
    return bills, firms


def _in_order(part: Any, order: Ints) -> Any:
    """Return what was told of bills in another order."""
    told = _told(part).items()
    return type(part)(**{name: a[order] if name.startswith("bill_") else a for name, a in told})
