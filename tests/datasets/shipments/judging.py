"""Judge the guesser by the column truth: right, wrong or doubt for each layout and field."""

import csv
import gzip
import json
from collections import Counter, defaultdict
from pathlib import Path

import pyarrow as pa

from unpick.datasets.shipments.guess import guess_layout

HERE = Path(__file__).parent
JUDGED = {
    "party": ("shipper_name", "consignee_name", "notify_name", "maker_name"),
    "date": ("date",),
    "hs": ("hs_code",),
    "value": ("value_usd",),
    "weight": ("gross_weight_kg", "net_weight_kg"),
    "description": ("description",),
    "country": ("origin_country", "destination_country"),
}


def read_truth(name="column_truth.csv"):
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    layouts = defaultdict(list)
    for row in csv.DictReader(line for line in lines if not line.startswith("# ")):
        layouts[(row["family"], row["file"])].append(row)
    return layouts


def judge(columns, sample):
    """Return one verdict per judged field: right, wrong, doubt, or none where nothing is there to find."""
    guess = guess_layout([row["column"] for row in columns], sample)
    for kind, fields in JUDGED.items():
        for field in fields:
            true = {row["column"] for row in columns if row["field"] == field}
            taken = guess.fields.get(field)
            if taken is None:
                if true:
                    yield kind, field, "doubt", ""
            else:
                yield kind, field, ("right" if taken.column in true else "wrong"), taken.column


def measure(rows_of, truth="column_truth.csv"):
    tally = defaultdict(Counter)
    faults = []
    for (family, file), columns in read_truth(truth).items():
        names = [row["column"] for row in columns]
        rows = rows_of.get(file, [])
        sample = pa.table({str(at): [row.get(name) for row in rows] for at, name in enumerate(names)})
        for kind, field, verdict, column in judge(columns, sample):
            tally["all"][verdict] += 1
            tally[kind][verdict] += 1
            tally[f"family {family}"][verdict] += 1
            if verdict != "right":
                faults.append((file, field, verdict, column))
    return tally, faults


def read_rows(shared):
    rows = defaultdict(list)
    folder = shared / "shipments_port_layouts"
    for name in ("full_rows.jsonl.gz", "buyer_supplier_month_rows.jsonl.gz"):
        with gzip.open(folder / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if len(rows[row["_file"]]) < 200:
                    rows[row["_file"]].append(row)
    return rows
