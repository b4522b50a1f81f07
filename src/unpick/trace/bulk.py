"""All shipments and links of a workspace as the columns of a network, without a Python row for each shipment."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pyarrow as pa

from unpick.goods.become import heading
from unpick.model.bundled import bundled_bytes
from unpick.model.chance import FACT_PROBABILITY
from unpick.store.engine import DuckDBEngine
from unpick.trace.arrays import Columns, FactSets, Starts
from unpick.trace.build import NAMES_NOBODY, Naming, party_id
from unpick.trace.coins import fact_key, within_keys
from unpick.trace.edges import LAST_DAY, Edge, Network, Seed
from unpick.trace.keys import numbered_keys, plain_key
from unpick.trace.origins import Together
from unpick.trace.rules import (
    MAKER_LEAD_DAYS,
    NOTIFY_PROBABILITY,
    PASS_PROBABILITY,
    PASSED_THROUGH,
    SAME_NAME_PROBABILITY,
    Carries,
    Role,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from unpick.store.reader import Reader

__all__ = ["KINDS", "Bulk", "read_bulk"]

Array = np.ndarray[Any, np.dtype[Any]]

KINDS: Final = ("shipment", "maker", "notify")
"""Kinds of edges that shipments make, in the numbers of `bulk_edges.sql`; links have the numbers after them."""

_GRADES: Final = "ABCDEF"
_NOTIFY: Final = KINDS.index("notify")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulk:
    """A network in columns, with what its numbers mean.

    Attributes:
        columns: edges of shipments in the order of documents and rows, then links.
        entities: ids by number; the last number, `nobody`, receives what is consigned to nobody by name.
        documents: documents by number. document, row: of each edge of a shipment.
        links: the edges after those of shipments. spellings: each `name` on shipments with its `node`, in the order
        of names, null where it names nobody. again: edges left out since the same bill came before.
    """

    columns: Columns
    entities: Sequence[str]
    documents: Sequence[str]
    document: Array
    row: Array
    links: Sequence[Edge]
    spellings: pa.Table
    again: int

    @property
    def nobody(self) -> int:
        """Return the number of whoever is not named."""
        return len(self.entities)

    @property
    def n_entities(self) -> int:
        """Return how many numbers there are."""
        return len(self.entities) + 1

    def edge_keys(self) -> Array:
        """Return a key of each edge, uint64: of its bill and what kind of edge of the bill it is, or of the link."""
        bills = _shipment_keys({"document": self.document, "row": self.row}, self.documents)
        links = np.array([plain_key(edge.edge_id) for edge in self.links], np.uint64)
        kind = self.columns.kind
        if kind is None:
            raise ValueError("a network of bills has a kind for each edge")
        return within_keys(np.concatenate([bills, links]), kind, np.zeros(1, np.int64))

    def starts(self, seeds: Iterable[Seed], chances: "Mapping[str, float]") -> Starts:
        """Return seeds as columns; who is in no shipment or link is left out.

        Raises:
            ValueError: a seed rests on several facts.
        """
        number = {one: at for at, one in enumerate(self.entities)}
        given = [seed for seed in seeds if seed.entity_id in number]
        if any(len(seed.facts) > 1 for seed in given):
            raise ValueError("a start rests on one fact at most")
        facts = [seed.facts[0] if seed.facts else "" for seed in given]
        return Starts(
            entity=np.array([number[seed.entity_id] for seed in given], np.int32),
            product=np.array([seed.product for seed in given], np.int32),
            first=np.array([seed.first_day for seed in given], np.int32),
            last=np.array([min(seed.last_day, LAST_DAY) for seed in given], np.int32),
            key=np.array([fact_key(fact) for fact in facts], np.uint64),
            chance=np.array([chances.get(fact, 1.0) for fact in facts], np.float64),
        )


def read_bulk(reader: "Reader", naming: Naming, links: Network) -> Bulk:
    """Return the network of all shipments of a reader, and of these links.

    Args:
        links: as `build_network` makes it of the rows of the view `link` alone.
    """
    return _Reading(reader, naming, links).bulk()


class _Reading:
    """Numbers who is on shipments, and has DuckDB put the numbers in place of the names."""

    def __init__(self, reader: "Reader", naming: Naming, links: Network) -> None:
        rows = reader.table("link").to_pylist()
        self.engine, self.naming, self.links = DuckDBEngine(reader.connection), naming, links.edges
        self.together = Together(rows, naming.canonical)
        # A link is one fact: `build_network` gives it its own.
        self.link_chances = [links.facts[edge.facts[0]].p for edge in links.edges]
        self.numbers: dict[str, int] = {}
        self.facts: dict[str, int] = {}
        self.chances: list[float] = []
        self.passes: set[int] = set()

    def bulk(self) -> Bulk:
        """Return the network."""
        self._register_who()
        self._register_headings()
        documents = self._run("documents")
        self.engine.register("trace_document", documents)
        stems = documents.sort_by("number")["document"].to_pylist()
        edges, again = _first_bills(self._run("bulk_edges", {"maker_lead_days": MAKER_LEAD_DAYS}))
        ends = [(self._number(edge.from_id), self._number(edge.to_id)) for edge in self.links]
        columns = self._columns(edges, stems, ends)
        self._share_coins(columns, edges)
        return Bulk(
            columns=columns,
            entities=list(self.numbers),
            documents=stems,
            document=edges["document"],
            row=edges["row"],
            links=self.links,
            spellings=self.spellings,
            again=again,
        )

    def _share_coins(self, columns: Columns, edges: "Mapping[str, Array]") -> None:
        """Give bills that a source states, and links itself, the coin of these links, as `build_network` does."""
        origins = sorted({origin for origin, _, _ in self.together.coins})
        self.engine.register("trace_origin", pa.table({"origin": pa.array(origins, pa.string())}))
        stated = self._run("stated_bills")
        linked = [
            self.numbers[one] << 32 | self.numbers[other]
            for _, *ends in self.together.coins
            if all(end in self.numbers for end in ends)
            for one, other in (ends, ends[::-1])
        ]
        if columns.own is None or not stated.num_rows or not linked:
            return
        rows = stated["document"].to_numpy().astype(np.int64) << 32 | stated["row"].to_numpy()
        place = edges["document"].astype(np.int64) << 32 | edges["row"]
        ends = edges["sender"].astype(np.int64) << 32 | edges["receiver"]
        given = (edges["kind"] == KINDS.index("shipment")) & (edges["receiver"] >= 0)
        names, own = list(self.numbers), columns.own[: place.size]
        for at in np.flatnonzero(given & np.isin(ends, linked) & np.isin(place, rows)).tolist():
            origin = stated["dataset"][int(np.searchsorted(rows, place[at]))].as_py()
            coin = self.together.coin(origin, names[edges["sender"][at]], names[edges["receiver"][at]])
            if coin:
                # Edges stand in the order of bills: those of one are beside each other.
                own[slice(*np.searchsorted(place, [place[at], place[at] + 1]))] = fact_key(coin)

    def _register_who(self) -> None:
        names = self._run("party_names")["name"].to_pylist()
        nodes: list[int | None] = []
        same: list[int] = []
        banks: set[int] = set()
        for name in names:
            role = self.naming.role_of(name)
            if role in NAMES_NOBODY:
                nodes.append(None)
                same.append(-1)
                continue
            bearer = self.naming.bearer(name)
            node = self._number(bearer)
            nodes.append(node)
            same.append(self._same_fact(party_id(name), bearer))
            if role == Role.BANK:
                banks.add(node)
            if role in PASSED_THROUGH:
                self.passes.add(node)
        who = {
            "name": pa.array(names, pa.string()),
            "node": pa.array(nodes, pa.int32()),
            "same": pa.array(same, pa.int32()),
            "is_bank": pa.array([node in banks for node in nodes], pa.bool_()),
        }
        self.engine.register("trace_who", pa.table(who))
        self.spellings = pa.table({"name": who["name"], "node": who["node"]})

    def _same_fact(self, party: str, bearer: str) -> int:
        """Return the number of the fact that a spelling is an entity, -1 where none is needed."""
        naming = self.naming
        if bearer == party or (naming.canonical(party) == bearer and party not in naming.merged):
            return -1
        return self._fact(f"same:{party}:{bearer}", SAME_NAME_PROBABILITY)

    def _fact(self, fact: str, p: float) -> int:
        """Return the number of a fact."""
        if fact not in self.facts:
            self.facts[fact] = len(self.chances)
            self.chances.append(p)
        return self.facts[fact]

    def _number(self, entity_id: str) -> int:
        return self.numbers.setdefault(entity_id, len(self.numbers))

    def _register_headings(self) -> None:
        codes = self._run("hs_codes")["hs_code"].to_pylist()
        table = {
            "hs_code": pa.array(codes, pa.string()),
            "heading": pa.array([heading(code) for code in codes], pa.int32()),
        }
        self.engine.register("trace_heading", pa.table(table))

    def _columns(
        self, edges: "Mapping[str, Array]", stems: Sequence[str], ends: Sequence[tuple[int, int]]
    ) -> Columns:
        links, n = self.links, len(self.links)
        keys = _shipment_keys(edges, stems)
        link_chances = sorted(set(self.link_chances))
        kinds = sorted({edge.kind for edge in links})
        nobody = len(self.numbers)
        receiver = np.where(edges["receiver"] < 0, nobody, edges["receiver"])
        sets, fact_set = self._fact_sets(edges, stems)

        def joined(of_shipments: Array, of_links: Iterable[Any], kind: Any) -> Array:
            return np.concatenate([of_shipments.astype(kind), np.array(list(of_links), kind)])

        return Columns(
            sender=joined(edges["sender"], (one for one, _ in ends), np.int32),
            receiver=joined(receiver, (other for _, other in ends), np.int32),
            day=joined(edges["day"], (edge.first_day for edge in links), np.int32),
            last=joined(edges["day"], (edge.last_day for edge in links), np.int32),
            product=joined(edges["product"], (edge.product for edge in links), np.int32),
            concern=joined(
                np.zeros(keys.size), (edge.carries is Carries.CONCERN for edge in links), np.bool_
            ),
            kind=joined(edges["kind"], (len(KINDS) + kinds.index(edge.kind) for edge in links), np.uint8),
            own=joined(keys, (fact_key(edge.facts[0]) for edge in links), np.uint64),
            own_class=joined(
                edges["grade"],
                (len(_GRADES) + link_chances.index(p) for p in self.link_chances),
                np.uint8,
            ),
            own_chances=np.array([*(FACT_PROBABILITY[grade] for grade in _GRADES), *link_chances]),
            fact_set=joined(fact_set, (-1 for _ in range(n)), np.int32),
            sets=sets,
        )

    def _fact_sets(self, edges: "Mapping[str, Array]", stems: Sequence[str]) -> tuple[FactSets, Array]:
        """Return the sets of facts that shipments share: who a spelling is, that a forwarder passes goods on.

        A notify party is the buyer by a fact of its own, beside that of the shipment.
        """
        passes = np.full(len(self.numbers) + 1, -1, np.int64)
        names = list(self.numbers)
        for node in sorted(self.passes):
            passes[node] = self._fact(f"pass:{names[node]}", PASS_PROBABILITY)
        of_notify = np.flatnonzero(edges["kind"] == _NOTIFY)
        notified = _shipment_keys(
            {name: column[of_notify] for name, column in edges.items()}, stems, "notify:"
        )
        shared = np.stack([edges["sender_same"], edges["receiver_same"], passes[edges["sender"]]], axis=1)
        facts, which = _alike(shared.astype(np.int64), len(self.facts))
        # What makes a notify party the buyer holds for one shipment, so each of these edges has a set of its own.
        own = np.concatenate(
            [facts[which[of_notify]], len(self.facts) + np.arange(of_notify.size)[:, None]], axis=1
        )
        which[of_notify] = len(facts) + np.arange(of_notify.size)
        facts = np.concatenate([np.pad(facts, ((0, 0), (0, 1)), constant_values=-1), own])
        facts.sort(axis=1)
        given: Array = facts >= 0
        given[:, 1:] &= facts[:, 1:] != facts[:, :-1]
        sets = FactSets(
            starts=np.concatenate([[0], np.cumsum(given.sum(axis=1))]).astype(np.int64),
            facts=facts[given].astype(np.int32),
            keys=np.concatenate([np.array([fact_key(fact) for fact in self.facts], np.uint64), notified]),
            chances=np.concatenate([self.chances, np.full(of_notify.size, NOTIFY_PROBABILITY)]),
        )
        empty = np.asarray(~given.any(axis=1))
        return sets, np.where(empty[which], -1, which).astype(np.int32)

    def _run(self, name: str, parameters: "Mapping[str, object] | None" = None) -> pa.Table:
        sql = bundled_bytes("unpick.trace.sql", f"{name}.sql").decode()
        return self.engine.run(sql, parameters)


def _shipment_keys(edges: "Mapping[str, Array]", stems: Sequence[str], before: str = "") -> Array:
    """Return the keys of the facts that shipments are."""
    keys = np.empty(edges["row"].size, np.uint64)
    for number, stem in enumerate(stems, start=1):
        at = edges["document"] == number
        keys[at] = numbered_keys(f"{before}shp-{stem[:12]}", edges["row"][at])
    return keys


def _alike(rows: Array, size: int) -> tuple[Array, Array]:
    """Return the different rows of three numbers each, from -1 to size - 1, and which of them each row is."""
    base = size + 1
    keys = ((rows[:, 0] + 1) * base + rows[:, 1] + 1) * base + rows[:, 2] + 1
    held, which = np.unique(keys, return_inverse=True)
    different = np.stack([held // (base * base), held // base % base, held % base], axis=1) - 1
    return different, which.reshape(-1)


def _first_bills(table: pa.Table) -> tuple[dict[str, Array], int]:
    """Return the edges in the order of documents and rows, each bill once, and how many edges that leaves out."""
    edges = {name: table[name].to_numpy() for name in table.column_names if name != "bill"}
    order = np.lexsort((edges["kind"], edges["row"], edges["document"]))
    bill = table["bill"].fill_null(0).to_numpy()[order]
    edges = {name: column[order] for name, column in edges.items()}
    where = edges["document"].astype(np.int64) << 32 | edges["row"]
    # Edges of one row are one bill; the first row of each bill stays.
    _, first, which = np.unique(bill, return_index=True, return_inverse=True)
    kept: Array = (bill == 0) | (where == where[first[which.reshape(-1)]])
    stays = np.flatnonzero(kept)
    return {name: column[stays] for name, column in edges.items()}, int(kept.size - stays.size)
