"""The network of the cluster benchmark: edges as Parquet files by the hash of the sender, and the task beside them.

python _cluster_data.py FOLDER EDGES PARTS
"""

import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

import _trace_data
from _trace_read import read_columns
from unpick.trace.rules import Carries


def main() -> None:
    """Write the network as the trace benchmark does, then as rows of EDGE_SCHEMA in parts."""
    folder, edges, parts = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    _trace_data.write(folder, edges, coded=False)
    given = read_columns(folder)
    n = given["sender"].size
    carries = np.array([str(Carries.GOODS), str(Carries.CONCERN)])
    table = pa.table(
        {
            "edge_id": pc.binary_join_element_wise("edge", pc.cast(pa.array(np.arange(n)), pa.string()), " "),
            "from_id": pc.binary_join_element_wise(
                "party", pc.cast(pa.array(given["sender"]), pa.string()), " "
            ),
            "to_id": pc.binary_join_element_wise(
                "party", pc.cast(pa.array(given["receiver"]), pa.string()), " "
            ),
            "carries": pa.array(carries[given["concern"].astype(np.int8)]),
            "first_day": pa.array(given["first"].astype(np.int32)),
            "last_day": pa.array(given["last"].astype(np.int32)),
            "transit_days": pa.array(np.zeros(n, np.int32)),
            "product": pa.array(given["product"].astype(np.int32)),
        }
    )
    (folder / "edges").mkdir()
    part = given["sender"] % parts
    for number in range(parts):
        rows = np.flatnonzero(part == number)
        rows = rows[np.argsort(given["sender"][rows], kind="stable")]
        pq.write_table(
            table.take(pa.array(rows)), folder / "edges" / f"part-{number:03d}.parquet", compression="zstd"
        )


if __name__ == "__main__":
    main()
