"""The SQL of the indicators on engines that speak Spark: row for row what DuckDB gives. All names invented."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.app.bills import bill, held, list_firm, month_of, priced
from tests.app.test_signals_names import registered
from unpick.app.signals_tables import Tables
from unpick.model.bundled import bundled_bytes
from unpick.weigh.signals import indicators
from unpick.weigh.signals.cells import CELL

ROOT = Path(__file__).parent.parent.parent
FIRST = (
    "shipment",
    "goods_line",
    "listing",
    "name",
    "address",
    "place_said",
    "one_party",
    "concern_region",
    "statement",
)
FEWER = {"signal_digits": {"least_values": 20}}
"""Weights of a shipper in the invented world: a thousand would be slow to load."""
KEPT = ("shipped", "cell", "listed_party", "listed_address", "contact")
LISTED = "Invented Listed Mill"


def world(folder):
    """Return a workspace in which every statement has rows: prices, ports, loops, seafood, newcomers, addresses, digits."""
    peers = [
        bill(
            f"P{at}-{n}",
            f"2024-03-{1 + n:02d}",
            f"Invented Peer {at} Garments",
            lading_port="NINGBO" if (at + n) % 4 == 0 else "SHANGHAI",
        )
        for at in range(12)
        for n in range(12)
    ]
    address = "Invented Road 12, Invented City"
    rows = [
        *peers,
        *month_of(60, 0.2),
        *month_of(30, 0.3, seed=2, middle=2.0, origin_country="DPRK"),
        priced("cheap", "2024-03-15", "Invented Cheap Mill", 1.5),
        *(bill(f"D{n}", f"2024-0{1 + n % 8}-05", LISTED, shipper_address=address, gross_weight_kg=1000 + 37 * n, lading_port="WONSAN") for n in range(30)),
        *(bill(f"N{n}", f"2024-09-{1 + n:02d}", "Invented Fresh Mill", shipper_address=address, hs_code="030614", gross_weight_kg=900 + n) for n in range(12)),
        *(bill(f"C{n}", f"2024-05-{1 + n:02d}", "Invented Loop Mill", destination_country="KP", hs_code="520811", gross_weight_kg=900) for n in range(3)),
        bill("B1", "2024-06-05", "Invented Partner", consignee_name="Invented Loop Mill", origin_country="KP", destination_country="CN", gross_weight_kg=800),
        bill("B2", "2024-07-05", "Invented Loop Mill", gross_weight_kg=700),
        bill("K", "2024-07-06", "Invented Far Mill", shipper_address="12 Road, Pyongyang, DPR Korea", origin_country="KP"),
    ]  # fmt: skip
    workspace = held(folder, rows)
    list_firm(workspace, LISTED, "2024-08-20", address="Invented Road 12, Invented City")
    registered(workspace, folder, LISTED, "Invented Fresh Mill")
    return workspace


def written(folder):
    """Write tables and statements for the child, and return the names of the statements."""
    parts = folder / "parts"
    parts.mkdir()
    chosen = [one for one in indicators() if one.sql]
    jobs = [(name, {**CELL, "slices": 1, "slice": 0} if name == "cell" else {}, True) for name in KEPT]
    jobs += [
        (name, {**one.parameters.get(name, {}), **FEWER.get(name, {})}, False)
        for one in chosen
        for name in one.sql
    ]
    with world(folder / "w").reader() as reader:
        Tables(reader, chosen)
        for name in FIRST:
            pq.write_table(reader.connection.table(name).to_arrow_table(), parts / f"{name}.parquet")
    told = [
        (name, bundled_bytes("unpick.store", f"sql/{name}.sql").decode(), more, kept)
        for name, more, kept in jobs
    ]
    (parts / "jobs.json").write_text(json.dumps(told), encoding="utf-8")
    return parts, {name for name, _, _ in jobs}


@pytest.mark.slow
@pytest.mark.parametrize("environment", ["sail", "spark"])
def test_the_statements_of_the_indicators_give_the_same_rows(environment, tmp_path):
    python = ROOT / f".venv-{environment}" / "bin" / "python"
    if not python.exists():
        pytest.skip(f"the environment is absent: `python3 dev.py env {environment}` builds it")
    if environment == "spark" and shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
        pytest.skip("there is no Java; Spark needs Java 17")
    parts, names = written(tmp_path)
    env = os.environ | {
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        "PYSPARK_PYTHON": str(python),
    }
    child = [str(python), str(Path(__file__).parent / "_indicators_child.py"), environment, str(parts)]
    done = subprocess.run(child, env=env, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert {name: one for name, one in told.items() if not one["equal"]} == {}
    assert told.keys() == names
    assert all(one["rows"] for one in told.values()), told
