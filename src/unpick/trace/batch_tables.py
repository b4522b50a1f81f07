"""The tables of the whole-year batch: one row for each bill that is reached, one for each importer."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from unpick.model.chance import wilson
from unpick.trace.arrays import Ints
from unpick.trace.batch_run import Batch, Numbered
from unpick.trace.bulk import KINDS, Bulk
from unpick.trace.rules import MAKER_LEAD_DAYS

__all__ = [
    "IMPORTERS",
    "SHIPMENTS",
    "Labels",
    "importer_table",
    "shipment_tables",
]

SHIPMENTS: Final = pa.schema(
    [
        ("shipment", pa.string()),
        ("document", pa.string()),
        ("row", pa.int64()),
        ("bill_no", pa.string()),
        ("day", pa.date32()),
        ("shipper", pa.string()),
        ("importer", pa.string()),
        ("score", pa.float64()),
        ("low", pa.float64()),
        ("high", pa.float64()),
        ("worlds", pa.int32()),
        ("tier", pa.int32()),
        ("concern", pa.string()),
        ("concerns", pa.string()),
        ("seed", pa.string()),
        ("chain_score", pa.float64()),
        ("chain", pa.string()),
    ]
)
"""Columns of the table of shipments; grain: one row per bill that something of concern can be on, by document and row.

shipper, importer: ids; null for whoever is not named; the importer is the notify party where the consignee is nobody
or a bank. score: share of the worlds drawn in which goods of concern go along the bill; low, high: its 95% Wilson
interval; worlds: how many. tier: fewest steps of a chain that ends with this bill. concern, seed: of the best chain;
concerns: all that can reach it, joined by semicolons. chain_score: product over the steps of the best chain, which is
a lower bound. chain: key of that chain, equal wherever the same edges are gone along."""

IMPORTERS: Final = pa.schema(
    [
        ("entity", pa.string()),
        ("name", pa.string()),
        ("names", pa.list_(pa.string())),
        ("shipments", pa.int64()),
        ("reached", pa.int64()),
        *(SHIPMENTS.field(one) for one in ("score", "low", "high", "worlds", "tier")),
        ("first_day", pa.date32()),
        *(SHIPMENTS.field(one) for one in ("concern", "concerns", "seed", "chain_score", "chain")),
    ]
)
"""Columns of the table of importers; grain: one row per entity that goods of concern can reach, highest score first.

names: as bills spell it. shipments: bills to it, reached: those of the first table. score: as the trace of one firm
gives it. tier: fewest steps, first_day: first day on which something of concern can have arrived."""

BY_CONCERN: Final = {
    "shipments": pa.schema(
        [
            SHIPMENTS.field(one)
            for one in ("shipment", "document", "row", "concern", "score", "low", "high", "worlds")
        ]
    ),
    "importers": pa.schema(
        [IMPORTERS.field(one) for one in ("entity", "concern", "score", "low", "high", "worlds")]
    ),
}
"""Columns of the tables by concern; grain: one row per bill or importer and concern that can reach it, by concern.

score: as if nothing else were of concern."""

_CHUNK: Final = 500_000
_MAKER: Final = KINDS.index("maker")
_NOTIFY: Final = KINDS.index("notify")
_EPOCH: Final = 719_163
"""Ordinal of 1970-01-01, day 0 of Arrow."""

Table = pa.Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What numbers mean to a reader.

    Attributes:
        concern: of each start, that of its chains. kinds: of each bit of `Touched`. seed: id of each start.
        caption: name of an entity by id, where one is known.
    """

    concern: Sequence[str]
    kinds: Sequence[str]
    seed: Sequence[str]
    caption: Mapping[str, str]


def shipment_tables(
    bulk: Bulk,
    numbered: Numbered,
    batch: Batch,
    labels: Labels,
    bill_numbers: Callable[[Ints, Ints], pa.Array | None],
) -> Iterator[pa.Table]:
    """Yield the table of shipments, some rows at a time.

    Args:
        bill_numbers: the numbers on bills by document (its number) and row, in that order; None for none.
    """
    entities = pa.array([*bulk.entities, None], pa.string())
    importer = _importer_of_bill(bulk, numbered)
    for start in range(0, batch.bill.size, _CHUNK):
        part = slice(start, start + _CHUNK)
        first = numbered.first[batch.bill[part]]
        document, row = bulk.document[first], bulk.row[first]
        lead = (bulk.columns.kind[first] == _MAKER) if bulk.columns.kind is not None else np.zeros(first.size)
        columns = {
            **_places(bulk, first),
            "bill_no": bill_numbers(document, row),
            "day": _days(bulk.columns.day[first] + MAKER_LEAD_DAYS * lead),
            "shipper": entities.take(pa.array(_shipper(bulk, first))),
            "importer": entities.take(pa.array(importer[batch.bill[part]])),
            **_scores(batch.bill_hits[part], batch.n),
            "tier": pa.array(batch.touched.bill_tier[part], pa.int32()),
            **_concerns(batch.best.bill_start[part], batch.touched.bill_kinds[part], labels),
            **_chains(batch.best.bill_p[part], batch.best.bill_key[part]),
        }
        yield _table(columns, SHIPMENTS, first.size)


def _places(bulk: Bulk, first: Ints) -> dict[str, pa.Array]:
    """Return the id of bills, and where they stand."""
    ids = pa.array(bulk.documents, pa.string()).take(pa.array(bulk.document[first] - 1))
    row = pa.array(bulk.row[first], pa.int64())
    stem = pc.utf8_slice_codeunits(ids, 0, 12)
    return {
        "shipment": pc.binary_join_element_wise("shp", stem, row.cast(pa.string()), "-"),
        "document": ids,
        "row": row,
    }


def concern_tables(
    bulk: Bulk, numbered: Numbered, batch: Batch, labels: Labels, importers: pa.Table
) -> dict[str, Iterator[pa.Table]]:
    """Return the tables by concern, some rows at a time.

    Args:
        importers: the table of importers, whose order they keep.
    """
    number = {one: at for at, one in enumerate(bulk.entities)}
    listed = np.array([number[one] for one in importers["entity"].to_pylist()], np.int64)
    place = np.searchsorted(batch.entity, listed)

    def of_bills() -> Iterator[pa.Table]:
        for kind, (hits, _) in enumerate(batch.by_kind):
            held = np.flatnonzero(_has(batch.touched.bill_kinds, kind))
            for start in range(0, held.size, _CHUNK):
                at = held[start : start + _CHUNK]
                columns = {
                    **_places(bulk, numbered.first[batch.bill[at]]),
                    "concern": pa.array([labels.kinds[kind]] * at.size, pa.string()),
                    **_scores(hits[at], batch.n),
                }
                yield _table(columns, BY_CONCERN["shipments"], at.size)

    def of_importers() -> Iterator[pa.Table]:
        for kind, (_, hits) in enumerate(batch.by_kind):
            held = np.flatnonzero(_has(batch.touched.entity_kinds[place], kind))
            columns = {
                "entity": importers["entity"].combine_chunks().take(pa.array(held)),
                "concern": pa.array([labels.kinds[kind]] * held.size, pa.string()),
                **_scores(hits[place[held]], batch.n),
            }
            yield _table(columns, BY_CONCERN["importers"], held.size)

    return {"shipments": of_bills(), "importers": of_importers()}


def _has(kinds: Ints, kind: int) -> Ints:
    found: Ints = (kinds[:, kind >> 6] >> np.uint64(kind & 63)) & np.uint64(1) == 1
    return found


def _shipper(bulk: Bulk, first: Ints) -> Ints:
    """Return who sends the goods of bills: the sender of their first edge, the maker's receiver where that is it."""
    sender, kind = bulk.columns.sender[first], bulk.columns.kind
    if kind is None:
        return sender
    return np.where(kind[first] == _MAKER, bulk.columns.receiver[first], sender)


def _importer_of_bill(bulk: Bulk, numbered: Numbered) -> Ints:
    """Return the receiver of each bill, the notify party before a bank or nobody; `nobody` where there is none."""
    found = np.full(numbered.n, bulk.nobody, np.int32)
    rows, kind = slice(bulk.row.size), bulk.columns.kind
    receiver, bill = bulk.columns.receiver[rows], numbered.of_row[rows]
    for one in (KINDS.index("shipment"), _NOTIFY):
        at = np.flatnonzero(kind[rows] == one) if kind is not None else np.arange(bulk.row.size)
        found[bill[at]] = receiver[at]
    return found


def importer_table(bulk: Bulk, numbered: Numbered, batch: Batch, labels: Labels) -> pa.Table:
    """Return the table of importers: whoever receives goods by a bill or a link that is gone along."""
    shipments, reached, receives = _received(bulk, numbered, batch)
    at = np.flatnonzero(receives[batch.entity] & (batch.entity != bulk.nobody))
    entity = batch.entity[at]
    names = _spellings(bulk).take(pa.array(entity))
    ids = pa.array(bulk.entities, pa.string()).take(pa.array(entity))
    captions = [labels.caption.get(one) for one in ids.to_pylist()]
    # A list of no spelling has no first one.
    spelled = [held[0] if held else None for held in names.to_pylist()]
    known = [
        caption or name or one for caption, name, one in zip(captions, spelled, ids.to_pylist(), strict=True)
    ]
    columns = {
        "entity": ids,
        "name": pa.array(known, pa.string()),
        "names": names,
        "shipments": pa.array(shipments[entity]),
        "reached": pa.array(reached[entity]),
        **_scores(batch.entity_hits[at], batch.n),
        "tier": pa.array(batch.touched.entity_tier[at], pa.int32()),
        "first_day": _days(batch.touched.entity_day[at]),
        **_concerns(batch.best.entity_start[at], batch.touched.entity_kinds[at], labels),
        **_chains(batch.best.entity_p[at], batch.best.entity_key[at]),
    }
    table = _table(columns, IMPORTERS, entity.size)
    return table.sort_by([("worlds", "descending"), ("entity", "ascending")])


def _received(bulk: Bulk, numbered: Numbered, batch: Batch) -> tuple[Ints, Ints, Ints]:
    """Return how many bills each entity receives, how many of them are reached, and who receives reached goods."""
    columns, size = bulk.columns, bulk.row.size
    kind = np.zeros(columns.sender.size, np.uint8) if columns.kind is None else columns.kind
    concern = np.zeros(kind.size, np.bool_) if columns.concern is None else columns.concern
    receives = np.zeros(bulk.n_entities, np.bool_)
    receives[columns.receiver[batch.gone & (kind != _MAKER) & ~concern]] = True
    at = np.flatnonzero(kind[:size] != _MAKER)
    # A bank that is also the notify party receives one bill, not two.
    bill, receiver = numbered.of_row[at], columns.receiver[at]
    again = np.zeros(at.size, np.bool_)
    again[1:] = (bill[1:] == bill[:-1]) & (receiver[1:] == receiver[:-1])
    bill, receiver = bill[~again], receiver[~again]
    known = np.zeros(numbered.n, np.bool_)
    known[batch.bill] = True
    shipments = np.bincount(receiver, minlength=bulk.n_entities)
    return shipments, np.bincount(receiver[known[bill]], minlength=bulk.n_entities), receives


def _spellings(bulk: Bulk) -> pa.Array:
    """Return the spellings of each entity, in the order of names."""
    held = bulk.spellings.filter(pc.is_valid(bulk.spellings["node"]))
    node = np.asarray(held["node"].to_numpy(), np.int64)
    order = np.argsort(node, kind="stable")
    ends = np.searchsorted(node[order], np.arange(bulk.n_entities + 1)).astype(np.int32)
    names = held["name"].combine_chunks().cast(pa.string()).take(pa.array(order))
    return pa.ListArray.from_arrays(pa.array(ends), names)


def _scores(hits: Ints, n: int) -> dict[str, pa.Array]:
    bounds = np.array([wilson(count, n) for count in range(n + 1)])
    return {
        "score": pa.array(hits / n),
        "low": pa.array(bounds[hits, 0]),
        "high": pa.array(bounds[hits, 1]),
        "worlds": pa.array(hits, pa.int32()),
    }


def _concerns(start: Ints, kinds: Ints, labels: Labels) -> dict[str, pa.Array]:
    known = pa.array(start, mask=start < 0)
    held, which = (
        np.unique(kinds, axis=0, return_inverse=True) if kinds.size else (kinds[:0], np.empty(0, int))
    )
    texts = [
        "; ".join(name for bit, name in enumerate(labels.kinds) if int(row[bit >> 6]) >> (bit & 63) & 1)
        for row in held
    ]
    return {
        "concern": pa.array(labels.concern, pa.string()).take(known),
        "concerns": pa.array(texts, pa.string()).take(pa.array(which.reshape(-1))),
        "seed": pa.array(labels.seed, pa.string()).take(known),
    }


_HEX: Final = np.frombuffer("".join(f"{byte:02x}" for byte in range(256)).encode(), "S2")


def _chains(p: Ints, key: Ints) -> dict[str, pa.Array]:
    digits = _HEX[key.astype(">u8").view(np.uint8)].view("S16") if key.size else np.empty(0, "S16")
    texts = pa.array(digits, pa.binary()).cast(pa.string())
    return {
        "chain_score": pa.array(p),
        "chain": pc.if_else(pa.array(p > 0), pc.binary_join_element_wise("way", texts, "-"), None),
    }


def _days(ordinals: Ints) -> pa.Array:
    days = (ordinals - _EPOCH).astype(np.int32)
    return pa.array(days, pa.int32(), mask=np.asarray(ordinals <= 0)).cast(pa.date32())


def _table(columns: Mapping[str, Any], schema: pa.Schema, size: int) -> pa.Table:
    given = (
        pa.nulls(size, field.type) if columns[field.name] is None else columns[field.name].cast(field.type)
        for field in schema
    )
    return pa.Table.from_arrays(list(given), schema=schema)
