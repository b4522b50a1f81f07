"""The network of the trace benchmark on disk: edges as one Arrow file that every side reads, and the task beside it.

python _trace_data.py FOLDER EDGES whole|coded

`whole` is the network as it is generated, `coded` its shipments with an HS code only: the study's network.
"""

import json
import sys
from pathlib import Path

import numpy as np
import pyarrow as pa

from unpick.datasets.generate.network import LINK_KINDS, InventedNetwork, chain_goods, generate_network
from unpick.goods.become import heading
from unpick.trace.edges import CONCERN, LAST_DAY
from unpick.trace.moves import DOWN, all_moves
from unpick.trace.rules import LINK_RULES, Carries

__all__ = ["SEED", "SEEDS", "TIERS", "edge_columns"]

SEED, SEEDS, TIERS = 20, 1_000, 6


def edge_columns(network: InventedNetwork) -> dict[str, np.ndarray]:
    """Return shipments, then links in each direction in which they carry something, as columns."""
    links = network.links
    parts = []
    for kind, name in enumerate(LINK_KINDS):
        rule, mine = LINK_RULES[name], links.kind == kind
        for way, one, other in (
            (rule.forward, links.subject, links.object),
            (rule.backward, links.object, links.subject),
        ):
            if way:
                concern = np.full(int(mine.sum()), rule.carries is Carries.CONCERN)
                parts.append((one[mine], other[mine], links.first[mine], links.last[mine], concern))
    shipped = network.sender.size
    sender, receiver, first, last, concern = (np.concatenate(column) for column in zip(*parts, strict=True))
    return {
        "sender": np.concatenate([network.sender, sender]),
        "receiver": np.concatenate([network.receiver, receiver]),
        "first": np.concatenate([network.day, first]),
        "last": np.concatenate([network.day, last]),
        "product": np.concatenate([network.product, np.zeros(sender.size, np.int32)]),
        "concern": np.concatenate([np.zeros(shipped, bool), concern]),
    }


def write(folder: Path, edges: int, *, coded: bool) -> None:
    """Generate and write."""
    folder.mkdir(parents=True, exist_ok=True)
    network = generate_network(edges, SEED)
    columns = edge_columns(network)
    shipments = int(network.sender.size)
    if coded:
        columns = {name: column[:shipments][network.product > 0] for name, column in columns.items()}
        shipments = columns["sender"].size
    table = pa.table(columns)
    with pa.OSFile(str(folder / "edges.arrow"), "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table)
    products = sorted({0, *(heading(row["hs_code"]) for row in chain_goods())})
    parties = pa.table({"role": network.role, "doubtful": network.doubtful})
    with (
        pa.OSFile(str(folder / "parties.arrow"), "wb") as sink,
        pa.ipc.new_file(sink, parties.schema) as writer,
    ):
        writer.write_table(parties)
    moves = all_moves([CONCERN], products, DOWN)
    task = {
        "entities": network.parties,
        "shipments": shipments,
        "links": table.num_rows - shipments,
        "tiers": TIERS,
        "seeds": network.first_makers(SEEDS).tolist(),
        "seed_product": CONCERN,
        "last_day": LAST_DAY,
        "moves": [[one.before, int(one.carries is Carries.CONCERN), one.product, one.after] for one in moves],
        "planted": [
            {
                "breaks": chain.breaks,
                "route": chain.route,
                "watched": chain.watched,
                "buyer": chain.buyer,
                "parties": list(chain.parties),
            }
            for chain in network.planted
        ],
    }
    (folder / "task.json").write_text(json.dumps(task), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]), coded=sys.argv[3] == "coded")
