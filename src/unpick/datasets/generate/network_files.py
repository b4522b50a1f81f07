"""Write an invented network to disk as shipments and links that can be loaded, with its truth beside them."""

import csv
import dataclasses
import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from unpick.datasets.generate.names import brands, places
from unpick.datasets.generate.network import (
    CONFIDENTIAL,
    FORWARDER,
    LINK_KINDS,
    SITE,
    InventedNetwork,
    chain_goods,
)
from unpick.datasets.generate.text import MARK
from unpick.datasets.generate.vendor import vendor_table

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["BILLS", "LINKS", "TRUTH", "party_names", "write_network"]

BILLS: Final = "synthetic-us-bills-61.parquet"
LINKS: Final = "synthetic-links.csv"
TRUTH: Final = "truth.json"

_BATCH: Final = 200_000
"""Bills written at a time: about 300 MB at the widest point."""

_ROLE_WORDS: Final = {FORWARDER: "FREIGHT FORWARDING", SITE: "WORKS SITE"}

_LINK_COLUMNS: Final = (
    *("kind", "subject", "object", "share", "start", "end", "source", "source_url", "published", "quote"),
    *("attribution", "certainty", "polarity", "reliability", "product"),
)


def party_names(network: InventedNetwork, parties: np.ndarray) -> "pa.Array":
    """Return the names of parties by their numbers: two invented words, a trade, SYNTHETIC, a legal form.

    All differ; who is withheld has no name.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    words, where = brands(), places()
    trades = [row["trade"] for row in chain_goods()]
    trades += [_ROLE_WORDS.get(role, "TRADING") for role in range(CONFIDENTIAL + 1)]
    # A step without a common divisor with the number of pairs of words meets each pair once.
    pairs = len(words) ** 2
    at = (parties.astype(np.int64) * 27_644_437 + 7 * network.seed) % pairs
    group, role = network.group[parties], network.role[parties]
    named = pc.binary_join_element_wise(
        pa.array(words).take(pa.array(at % len(words))),
        pa.array(words).take(pa.array(at // len(words))),
        pa.array(trades).take(pa.array(np.where(group >= 0, group, len(trades) - 1 - CONFIDENTIAL + role))),
        "SYNTHETIC",
        pa.array([row["legal"] for row in where]).take(pa.array(parties % len(where))),
        " ",
    )
    return pc.if_else(pa.array(role == CONFIDENTIAL), "", named)


def write_network(folder: Path, network: InventedNetwork) -> tuple[Path, Path, Path]:
    """Write bills (Parquet, layout us-bills-61), links (CSV) and truth.json; the same network, the same bytes.

    Args:
        folder: made when absent; files of the same name are replaced.
    """
    import pyarrow.parquet as pq

    folder.mkdir(parents=True, exist_ok=True)
    writer = None
    for batch in _bills(network):
        table = vendor_table(batch)
        writer = writer or pq.ParquetWriter(folder / BILLS, table.schema, compression="zstd")
        writer.write_table(table)
    if writer:
        writer.close()
    _write_links(folder / LINKS, network)
    (folder / TRUTH).write_text(_truth(network), encoding="utf-8")
    return folder / BILLS, folder / LINKS, folder / TRUTH


def _bills(network: InventedNetwork) -> Iterator["pa.RecordBatch"]:
    """Yield the shipments with the columns that the vendor's layout is made from."""
    import pyarrow as pa

    goods = chain_goods()
    of_heading = {int(row["hs_code"][:4]): place for place, row in enumerate(goods)}
    place_of = np.full(10_000, len(goods), np.int16)
    place_of[list(of_heading)] = list(of_heading.values())
    cities = places()
    for start in range(0, network.sender.size, _BATCH):
        rows = slice(start, min(start + _BATCH, network.sender.size))
        number = np.arange(rows.start, rows.stop, dtype=np.int64)
        kind = pa.array(place_of[network.product[rows]])
        columns: dict[str, Any] = {
            "number": number,
            "date": pa.array(network.day[rows] - dt.date(1970, 1, 1).toordinal(), pa.int32()).cast(
                pa.date32()
            ),
            "hs_code": _pick([row["hs_code"] for row in goods] + [""], kind),
            "description": _pick([row["description"] for row in goods] + ["GOODS"], kind),
            "unit": _pick([row["unit"] for row in goods] + ["CTN"], kind),
            "quantity": 20 + number * 7_919 % 1_980,
            "weight_kg": (20 + number * 7_919 % 1_980) * (4 + number % 21),
            "vessel": (number % 400).astype(np.int32),
            "no_tariff": network.product[rows] == 0,
            "unlading": pa.repeat("Los Angeles, California", number.size),
            "notify": np.zeros(number.size, bool),
            "to_order": network.role[network.receiver[rows]] == CONFIDENTIAL,
        }
        columns["shipper"], columns["consignee"] = (
            party_names(network, ends[rows]) for ends in (network.sender, network.receiver)
        )
        for end, party in (("shipper", network.sender[rows]), ("consignee", network.receiver[rows])):
            seat = np.where(network.role[party] == CONFIDENTIAL, len(cities), party % len(cities))
            for field in ("city", "country"):
                columns[f"{end}_{field}"] = _pick([row[field] for row in cities] + [""], pa.array(seat))
        seat = pa.array(network.sender[rows] % len(cities))
        columns["lading_code"] = _pick([row["schedule_k"] for row in cities], seat)
        columns["lading"] = _pick([row["port"] for row in cities], seat)
        yield pa.RecordBatch.from_pydict(columns)


def _pick(values: list[str], places_: "pa.Array") -> "pa.Array":
    import pyarrow as pa

    return pa.array(values, pa.string()).take(places_)


def _write_links(path: Path, network: InventedNetwork) -> None:
    links = network.links
    ends = [party_names(network, column).to_pylist() for column in (links.subject, links.object)]
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, _LINK_COLUMNS, restval="", lineterminator="\n")
        writer.writeheader()
        for row, (subject, object_) in enumerate(zip(*ends, strict=True)):
            last = int(links.last[row])
            writer.writerow(
                {
                    "kind": LINK_KINDS[links.kind[row]],
                    "subject": subject,
                    "object": object_,
                    "start": dt.date.fromordinal(int(links.first[row])).isoformat(),
                    "end": "" if last >= dt.date.max.toordinal() else dt.date.fromordinal(last).isoformat(),
                    "source": MARK,
                    "source_url": "https://example.org/synthetic",
                    "published": dt.date.fromordinal(int(links.first[row])).isoformat(),
                    "quote": f"{MARK}: no such link exists.",
                    "attribution": MARK,
                    "certainty": "stated",
                    "polarity": "stated",
                    "reliability": "C",
                }
            )


def _truth(network: InventedNetwork) -> str:
    def plain(at: int) -> dict[str, Any]:
        chain = network.planted[at]
        names = party_names(network, np.array(chain.parties, np.int32)).to_pylist()
        told = {"watched_name": names[0], "buyer_name": names[-1], "names": names}
        return dataclasses.asdict(chain) | told | {"bills": [f"SYNT{row:010d}" for row in chain.rows]}

    planted = range(len(network.planted))
    document = {
        "notice": f"{MARK}: every firm, bill, link and chain in this folder is made up by a program",
        "seed": network.seed,
        "shipments": int(network.sender.size),
        "chains": [plain(at) for at in planted if not network.planted[at].breaks],
        "decoys": [plain(at) for at in planted if network.planted[at].breaks],
    }
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"
