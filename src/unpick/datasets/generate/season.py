"""Write a synthetic season to disk in a real layout, with its truth beside it."""

import contextlib
import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unpick.datasets.generate.ams import AMS_TABLES, ams_tables
from unpick.datasets.generate.planted import Chain, plant, planted_batch
from unpick.datasets.generate.text import MARK
from unpick.datasets.generate.vendor import VENDOR_COLUMNS, vendor_table
from unpick.datasets.generate.world import bill_batches, build_world
from unpick.model.errors import UsageError

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["LAYOUTS", "Truth", "generate_season"]

LAYOUTS: Final = ("ams", "us-bills-61")
"""The manifest of US customs (eleven tables) and a US vendor's file (one table)."""

_FEWEST: Final = 100
"""Below this the planted bills would be the season."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What is true of a generated season.

    Args:
        files: every CSV file, in the order of the layout.
        chains: planted chains that hold.
        decoys: planted bills that look like a chain and break time or product order.
    """

    folder: Path
    layout: str
    seed: int
    bills: int
    files: tuple[Path, ...]
    chains: tuple[Chain, ...]
    decoys: tuple[Chain, ...]


def generate_season(folder: Path, *, bills: int, seed: int, layout: str) -> Truth:
    """Write a season of bills and its truth.json; the same arguments give the same bytes.

    Args:
        folder: made when absent; files of the same name are replaced.
        bills: 100 or more; a million take about 1 GB on disk in the AMS layout.
        layout: one of LAYOUTS.

    Raises:
        UsageError: too few bills, or no such layout.
    """
    if layout not in LAYOUTS:
        known = ", ".join(LAYOUTS)
        raise UsageError("synthetic season", f"there is no layout {layout!r}", f"choose one of {known}")
    if bills < _FEWEST:
        raise UsageError("synthetic season", f"{bills} bills are too few", f"ask for {_FEWEST} or more")
    folder.mkdir(parents=True, exist_ok=True)
    world = build_world(bills, seed)
    planted = plant(world, bills=bills, seed=seed)
    count = bills - sum(len(chain.hops) for chain in planted)
    names = tuple(AMS_TABLES) if layout == "ams" else ("us-bills-61",)
    files = tuple(folder / f"synthetic-{name}.csv" for name in names)
    with contextlib.ExitStack() as stack:
        sinks = {
            name: _Sink(path, AMS_TABLES.get(name, VENDOR_COLUMNS), stack)
            for name, path in zip(names, files, strict=True)
        }
        for batch in _with_planted(bill_batches(world, count), planted):
            tables = ams_tables(batch) if layout == "ams" else {"us-bills-61": vendor_table(batch)}
            for name, table in tables.items():
                sinks[name].write(table)
    truth = Truth(
        folder=folder,
        layout=layout,
        seed=seed,
        bills=bills,
        files=files,
        chains=tuple(chain for chain in planted if not chain.breaks),
        decoys=tuple(chain for chain in planted if chain.breaks),
    )
    (folder / "truth.json").write_text(_as_json(truth), encoding="utf-8")
    return truth


def _with_planted(
    batches: Iterator["pa.RecordBatch"], planted: tuple[Chain, ...]
) -> Iterator["pa.RecordBatch"]:
    schema = None
    for batch in batches:
        schema = batch.schema
        yield batch
    if schema is not None:
        yield planted_batch(planted, schema)


class _Sink:
    """One CSV file, opened with its header and written batch by batch."""

    def __init__(self, path: Path, columns: tuple[str, ...], stack: contextlib.ExitStack) -> None:
        import pyarrow as pa
        from pyarrow import csv

        self._schema = pa.schema([(column, pa.string()) for column in columns])
        options = csv.WriteOptions(quoting_style="needed")
        self._writer = stack.enter_context(csv.CSVWriter(path, self._schema, write_options=options))

    def write(self, table: "pa.Table") -> None:
        self._writer.write_table(table.cast(self._schema))


def _as_json(truth: Truth) -> str:
    def plain(chain: Chain) -> dict[str, Any]:
        record = dataclasses.asdict(chain)
        for hop in record["hops"]:
            hop["date"] = hop["date"].isoformat()
        return record

    document = {
        "notice": f"{MARK}: every firm, bill and chain in this folder is made up by a program",
        "layout": truth.layout,
        "seed": truth.seed,
        "bills": truth.bills,
        "files": [path.name for path in truth.files],
        "chains": [plain(chain) for chain in truth.chains],
        "decoys": [plain(chain) for chain in truth.decoys],
    }
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"
