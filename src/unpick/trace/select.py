"""Which shipments a question needs, found in columns: only these become rows of Python.

First everybody within so many tiers by firm, whatever the days and goods: no fewer than any chain passes.
Where that is still much, the pass in SQL leaves the shipments that something can go along.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from unpick.goods.become import heading
from unpick.model.bundled import bundled_bytes
from unpick.store.engine import DuckDBEngine
from unpick.trace.build import NAMES_NOBODY, Naming
from unpick.trace.edges import Edge, Seed, edges_to_arrow
from unpick.trace.moves import DOWN, UP, Direction
from unpick.trace.rules import MAKER_LEAD_DAYS, Role
from unpick.trace.sql_form import trace_sql

if TYPE_CHECKING:
    from unpick.store.reader import Reader

__all__ = ["READ_AT_MOST", "Selected", "Selector"]

READ_AT_MOST: Final = 20_000
"""Shipments that are read into Python without a pass in SQL before: about a second of work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selected:
    """The shipments that a question needs.

    Attributes:
        rows: in the order of documents and rows. near: how many shipments lie within the tiers by firm.
        in_time: a pass in SQL left only what something can go along.
    """

    rows: list[dict[str, Any]]
    near: int
    in_time: bool


class Selector:
    """The shipments of a reader as pairs of numbered parties, ready to be asked.

    Attributes:
        names: id of each party on shipments, with one spelling.
    """

    def __init__(self, reader: "Reader", naming: Naming, links: Iterable[Edge]) -> None:
        self._reader = reader
        self._engine = DuckDBEngine(reader.connection)
        self._links = [edge for edge in links if edge.row < 0]
        self._numbers: dict[str, int] = {}
        self.names: dict[str, str] = {}
        self._register_who(naming)
        self._register_codes()
        self._engine.register("trace_document", self._run("documents"))
        self._engine.materialise("trace_pair", _sql("pairs"), {"maker_lead_days": MAKER_LEAD_DAYS})
        ends = [(self._number(edge.from_id), self._number(edge.to_id)) for edge in self._links]
        self._engine.register(
            "trace_link",
            pa.table(
                {
                    "from_node": pa.array([one for one, _ in ends], pa.int32()),
                    "to_node": pa.array([other for _, other in ends], pa.int32()),
                }
            ),
        )

    def select(
        self,
        ids: Iterable[str],
        *,
        seeds: Iterable[Seed],
        direction: Direction,
        tiers: int,
        hold_days: int | None,
        read_at_most: int = READ_AT_MOST,
        back: Iterable[Seed] = (),
    ) -> Selected:
        """Return the shipments within reach of these parties.

        Args:
            ids: where the walk starts. seeds: the same as the pass in time needs them.
            direction: up for what can come to them, down for what can go from them.
            back: when what comes to them matters only as far as it comes from these.
        """
        starts = [self._numbers[one] for one in dict.fromkeys(ids) if one in self._numbers]
        reached = self._reach(starts, direction, tiers)
        self._engine.register("trace_reached", _nodes(reached))
        self._engine.materialise("trace_near", _sql(f"near_{direction}"))
        (near,) = self._engine.run("select count(*) as n from trace_near").to_pylist()
        in_time = near["n"] > read_at_most
        if in_time:
            self._keep_in_time([(seeds, direction), (back, DOWN)], tiers, hold_days)
        else:
            self._engine.materialise("trace_kept", _sql("chosen_all"))
        self._engine.register("trace_start", _nodes(starts))
        self._engine.materialise("trace_chosen", _sql("chosen_with_bills"))
        rows = self._engine.run(_sql("near_rows")).to_pylist()
        return Selected(rows=rows, near=near["n"], in_time=in_time)

    def _reach(self, starts: list[int], direction: Direction, tiers: int) -> list[int]:
        """Return the nodes within so many tiers less one, whose pairs can be the last of a chain."""
        seen = set(starts)
        step = starts
        for _ in range(tiers - 1 if direction == UP else tiers):
            self._engine.register("trace_step", _nodes(step))
            found = self._engine.run(_sql(f"reach_{direction}"))["node"].to_pylist()
            step = sorted(set(found) - seen)
            seen |= set(step)
            if not step:
                break
        return sorted(seen)

    def _keep_in_time(
        self, passes: list[tuple[Iterable[Seed], Direction]], tiers: int, hold_days: int | None
    ) -> None:
        """Choose the shipments that each pass goes along, one pass after the other; one without seeds is none."""
        bills = self._engine.run(_sql("near_edges"))
        links = edges_to_arrow(self._links).select(bills.column_names)
        links = links.set_column(1, "from_id", self._as_nodes([edge.from_id for edge in self._links]))
        links = links.set_column(2, "to_id", self._as_nodes([edge.to_id for edge in self._links]))
        edges = pa.concat_tables([bills.cast(links.schema), links])
        for seeds, direction in passes:
            numbered = [
                replace(seed, entity_id=str(self._numbers[seed.entity_id]), facts=())
                for seed in seeds
                if seed.entity_id in self._numbers
            ]
            if numbered:
                found = trace_sql(edges, numbered, direction=direction, tiers=tiers, hold_days=hold_days)
                touched = pa.array(sorted(found.touched), pa.string())
                edges = edges.filter(pc.is_in(edges["edge_id"], value_set=touched))
        kept = [int(one) for one in edges["edge_id"].to_pylist() if one.isdigit()]
        self._engine.register("trace_touched", pa.table({"number": pa.array(kept, pa.int64())}))
        self._engine.materialise("trace_kept", _sql("chosen_touched"))

    def _as_nodes(self, ids: list[str]) -> pa.Array:
        return pa.array([str(self._numbers[one]) for one in ids], pa.string())

    def _register_who(self, naming: Naming) -> None:
        rows: list[tuple[str, int | None, bool]] = []
        for name in self._run("party_names")["name"].to_pylist():
            role = naming.role_of(name)
            if role in NAMES_NOBODY:
                rows.append((name, None, False))
                continue
            bearer = naming.bearer(name)
            self.names.setdefault(bearer, name)
            rows.append((name, self._number(bearer), role == Role.BANK))
        self._engine.register(
            "trace_who",
            pa.table(
                {
                    "name": pa.array([name for name, _, _ in rows], pa.string()),
                    "node": pa.array([node for _, node, _ in rows], pa.int32()),
                    "is_bank": pa.array([bank for _, _, bank in rows], pa.bool_()),
                }
            ),
        )

    def _register_codes(self) -> None:
        codes: list[str] = self._run("hs_codes")["hs_code"].to_pylist()
        table: Mapping[str, pa.Array] = {
            "hs_code": pa.array(codes, pa.string()),
            "heading": pa.array([heading(code) for code in codes], pa.int32()),
        }
        self._engine.register("trace_heading", pa.table(table))

    def _number(self, entity_id: str) -> int:
        return self._numbers.setdefault(entity_id, len(self._numbers))

    def _run(self, name: str) -> pa.Table:
        return self._engine.run(_sql(name))


def _sql(name: str) -> str:
    return bundled_bytes("unpick.trace.sql", f"{name}.sql").decode()


def _nodes(numbers: Iterable[int]) -> pa.Table:
    return pa.table({"node": pa.array(list(numbers), pa.int32())})
