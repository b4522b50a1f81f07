"""Run by the interpreter of the environment `spark`: names on a real local Spark and here, compared; prints JSON."""

import json
import os
import sys

import pyarrow as pa
from pyspark.sql import SparkSession

from unpick.names.lexicon import bundled_tables
from unpick.resolve.bulk import Bulk, freeze
from unpick.resolve.bulk.spark import screen_with_spark
from unpick.resolve.watch import WatchIndex

PLACES = ("Dandong", "Dalian", "Hetian", "Shenyang", "Kaesong")
BRANDS = ("Quillmoor", "Vessard", "Orrin", "Tamsong", "Kelbrecht", "Wonhyang", "Ryonbong")
TRADES = ("Garment", "Seafood", "Trading", "Metal Products")


def main() -> None:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    firms = [f"{p} {b} {t} Co Ltd" for p in PLACES for b in BRANDS for t in TRADES]
    name = pa.table({"entity_id": [f"e{n}" for n in range(len(firms))], "name": firms})
    none = pa.table({"entity_id": pa.array([], pa.string()), "value": pa.array([], pa.string())})
    frozen = freeze(WatchIndex.build(name, none, none))
    queries = [text.replace("oo", "o").upper() for text in firms] + [
        "조선련봉총회사",
        "",
        "TO ORDER",
        "Innocent Weavers",
    ]
    queries = queries * 8
    here = pa.Table.from_batches(Bulk(frozen, bundled_tables(), processes=0).screen(pa.array(queries)))
    spark = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "100")
        .getOrCreate()
    )
    frame = spark.createDataFrame(list(enumerate(queries)), "query bigint, name string").repartition(5)
    rows = screen_with_spark(frame, frozen).collect()
    spark.stop()
    there = sorted((r.query, r.watch, r.outcome, round(r.log_odds, 5), bytes(r.findings).hex()) for r in rows)
    mine = sorted(
        (r["query"], r["watch"], r["outcome"], round(r["log_odds"], 5), r["findings"].hex())
        for r in here.to_pylist()
    )
    sys.stdout.write(json.dumps({"rows": len(there), "equal": there == mine}) + "\n")


if __name__ == "__main__":
    main()
