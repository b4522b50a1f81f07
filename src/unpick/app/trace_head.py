"""What the tables of the whole-year batch answer, and what they leave out: the head beside them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unpick.app.workspace import stamp_of_package

if TYPE_CHECKING:
    from unpick.trace.bulk import Bulk
    from unpick.trace.edges import Seed
    from unpick.trace.gather import Gathered

__all__ = ["Answered", "file_document", "label_of", "rules_stamp", "tell_answer"]

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What was asked and how much was found.

    Attributes:
        seeds: starts that trade here. question: as it is printed. bills: that can be followed; reached: that have
            a row; importers: likewise.
    """

    gathered: "Gathered"
    bulk: "Bulk"
    seeds: "Sequence[Seed]"
    question: Json
    bills: int
    reached: int
    importers: int


def rules_stamp() -> str:
    """Return a hash over the code and tables that decide."""
    return stamp_of_package("trace", "goods", "names", "model")


def tell_answer(asked: Answered, files: Sequence[Json]) -> Json:
    """Return what the head says beside its first fields."""
    bulk, gathered = asked.bulk, asked.gathered
    packing, packed = _packing(bulk)
    return {
        "question": asked.question,
        "coins": _COINS,
        "rules": rules_stamp()[:16],
        "lists": _lists(gathered),
        "calibrated": False,
        "counts": {
            "shipments": gathered.coverage["shipments"],
            "bills": asked.bills,
            "bills_reached": asked.reached,
            "importers_reached": asked.importers,
            "links": len(bulk.links),
            "again": bulk.again,
            "seeds": len(asked.seeds),
        },
        "concerns": _concerns(gathered, asked.seeds),
        "packaging": {"followed": True, "headings": packing, "bills": packed},
        "files": list(files),
        "messages": _messages(asked),
        "synthetic": any("invented" in str(one).lower() for one in gathered.coverage["datasets"] or ()),
    }


def _packing(bulk: "Bulk") -> tuple[list[str], int]:
    """Return the headings of packaging that occur, and how many bills have one."""
    import numpy as np

    from unpick.trace.moves import packing

    products = bulk.columns.product
    found = packing(np.flatnonzero(np.bincount(products, minlength=1)).tolist())
    rows = np.isin(products[: bulk.row.size], found)
    bills = np.unique(bulk.document[rows].astype(np.int64) << 32 | bulk.row[rows].astype(np.int64))
    return [f"{one:04d}" for one in found], int(bills.size)


def _messages(asked: Answered) -> list[str]:
    says = list(asked.gathered.messages)
    if not asked.bills:
        says.append("No shipment that can be followed is in the workspace; load shipments first.")
    if not asked.seeds:
        says.append(
            "Nobody on these shipments or links is listed, watched or said to be of concern: nothing was followed."
        )
    says.append(
        "A shipment or importer without a row is reached by nothing in these records. That clears nobody."
    )
    return says


_COINS: Final = (
    "The coin of a fact in a world is a hash of the fact's id and the world's number (SplitMix64): no seed is drawn, "
    "and world 7 is the same world in every run."
)


def file_document(path: Path, rows: int) -> Json:
    """Return name, rows, size and hash of a table."""
    from unpick.store.snapshot import sha256_of

    return {"name": path.name, "rows": rows, "bytes": path.stat().st_size, "sha256": sha256_of(path)}


def label_of(predicate: str, object_: str) -> str:
    """Return a kind of concern in words, as the tables have it."""
    return f"{predicate} {object_}".strip()


def _concerns(gathered: "Gathered", seeds: "Sequence[Seed]") -> list[Json]:
    """Return each kind of concern with how many entities stand for it, and how many of them trade here."""
    trading = {seed.entity_id for seed in seeds}
    stated = Counter((one.predicate, one.object) for one in gathered.concerns)
    here = Counter((one.predicate, one.object) for one in gathered.concerns if one.entity_id in trading)
    return [
        {
            "concern": label_of(*kind),
            "predicate": kind[0],
            "object": kind[1] or None,
            "entities": count,
            "in_the_network": here[kind],
        }
        for kind, count in sorted(stated.items())
    ]


def _lists(gathered: "Gathered") -> Mapping[str, str]:
    """Return the datasets that concerns rest on, each with the date of its source."""
    rows = (row for concern in gathered.concerns for row in concern.claims)
    names = sorted({str(row.get("dataset") or "") for row in rows} - {""})
    sources = gathered.naming.sources
    return {name: str(sources.get(name, {}).get("date") or "") for name in names}
