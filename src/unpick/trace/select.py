"""Which shipments a question needs, found in columns: only these become rows of Python.

First everybody within so many tiers by firm, whatever the days and goods: no fewer than any chain passes.
Where that is still much, only the shipments that something can go along.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pyarrow as pa

from unpick.model.bundled import bundled_bytes
from unpick.store.engine import DuckDBEngine
from unpick.trace.build import Naming
from unpick.trace.bulk import read_bulk
from unpick.trace.edges import ANYTHING, Network, Seed
from unpick.trace.kept import KeptNetwork, keep_network, network_key
from unpick.trace.moves import DOWN, UP

if TYPE_CHECKING:
    from unpick.store.reader import Reader

__all__ = ["READ_AT_MOST", "Selected", "Selector", "open_network"]

READ_AT_MOST: Final = 20_000
"""Edges of shipments that are read into Python whatever their days and goods: about a second of work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selected:
    """The shipments that a question needs.

    Attributes:
        rows: in the order of documents and rows. near: how many shipments and links lie within the tiers by firm.
        in_time: only what something can go along was read.
    """

    rows: list[dict[str, Any]]
    near: int
    in_time: bool


class Selector:
    """The shipments of a reader as a network in columns, ready to be asked.

    Attributes:
        names: id of each party on shipments, with one spelling.
    """

    def __init__(self, reader: "Reader", naming: Naming, links: Network, folder: Path | None = None) -> None:
        """Take the network from where it is kept, or make it.

        Args:
            links: as `build_network` makes it of the rows of the view `link` alone.
            folder: where networks are kept; None keeps none.
        """
        self._engine = DuckDBEngine(reader.connection)
        network = open_network(reader, naming, links, folder)
        self._bulk, self._near = network.bulk, network.near
        self._numbers = {one: at for at, one in enumerate(self._bulk.entities)}
        self.names = self._one_spelling()

    def _one_spelling(self) -> dict[str, str]:
        spelled = self._bulk.spellings.drop_null()
        nodes, first = np.unique(spelled["node"].to_numpy(), return_index=True)
        names = spelled["name"].take(pa.array(first)).to_pylist()
        return {self._bulk.entities[node]: name for node, name in zip(nodes.tolist(), names, strict=True)}

    def select(
        self,
        *,
        to: Sequence[str],
        from_: Iterable[Seed],
        tiers: int,
        hold_days: int | None,
        chains_only: bool,
        read_at_most: int = READ_AT_MOST,
    ) -> Selected:
        """Return the shipments within reach of these parties.

        Args:
            to: ids that goods come to; without them, what goes from the seeds. from_: where chains start.
            chains_only: what comes to them matters only as far as it comes from the seeds.
        """
        seeds = list(from_)
        ends = self._places(to)
        direction, firms = (UP, ends) if to else (DOWN, self._places(seed.entity_id for seed in seeds))
        count, rows = self._near.around(firms, direction=direction, tiers=tiers, most=read_at_most)
        in_time = count > read_at_most
        if in_time:
            rows = self._in_time(to, ends, seeds if chains_only or not to else [], tiers, hold_days)
        rows = rows[rows < self._bulk.row.size]
        chosen = {
            "document": pa.array(self._bulk.document[rows], pa.int32()),
            "row": pa.array(self._bulk.row[rows], pa.int64()),
        }
        self._engine.register("trace_kept", pa.table(chosen))
        numbers = np.arange(1, len(self._bulk.documents) + 1, dtype=np.int32)
        documents = {"document": pa.array(self._bulk.documents, pa.string()), "number": pa.array(numbers)}
        self._engine.register("trace_document", pa.table(documents))
        self._engine.register("trace_start_name", self._spelled(firms))
        self._engine.materialise("trace_chosen", _sql("chosen_with_bills"))
        return Selected(rows=self._engine.run(_sql("near_rows")).to_pylist(), near=count, in_time=in_time)

    def _in_time(
        self,
        to: Sequence[str],
        ends: np.ndarray[Any, Any],
        seeds: list[Seed],
        tiers: int,
        hold_days: int | None,
    ) -> np.ndarray[Any, Any]:
        """Return the rows that something can go along: from the seeds, to the ends, or from the one to the other."""
        starts = self._bulk.starts(
            [
                Seed(entity_id=s.entity_id, product=s.product, first_day=s.first_day, last_day=s.last_day)
                for s in seeds
            ],
            {},
        )
        if not to:
            return self._near.touched(starts, tiers=tiers, hold_days=hold_days)
        if seeds:
            return self._near.between(starts, ends, tiers=tiers, hold_days=hold_days)
        targets = self._bulk.starts([Seed(entity_id=one, product=ANYTHING) for one in to], {})
        return self._near.touched(targets, direction=UP, tiers=tiers, hold_days=hold_days)

    def _places(self, ids: Iterable[str]) -> np.ndarray[Any, np.dtype[np.int32]]:
        return np.array([self._numbers[one] for one in dict.fromkeys(ids) if one in self._numbers], np.int32)

    def _spelled(self, firms: np.ndarray[Any, Any]) -> pa.Table:
        import pyarrow.compute as pc

        table = self._bulk.spellings
        return table.filter(pc.is_in(table["node"], value_set=pa.array(firms, pa.int32()))).select(["name"])


def open_network(reader: "Reader", naming: Naming, links: Network, folder: Path | None = None) -> KeptNetwork:
    """Return the network of all shipments from where it is kept, or make it; arguments are those of `Selector`."""
    apart = sorted(sorted(pair) for pair in naming.apart)
    who = getattr(naming.role_of, "__qualname__", "")
    key = network_key(reader.key, naming.same, sorted(naming.merged), apart, who)
    return keep_network(folder, key, lambda: read_bulk(reader, naming, links))


def _sql(name: str) -> str:
    return bundled_bytes("unpick.trace.sql", f"{name}.sql").decode()
