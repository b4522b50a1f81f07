"""The screen of unit values over many shipments: the SQL of the product in DuckDB, its time and memory, and what it finds of planted cuts.

python3 dev.py bench unit_values [--rows 100000000] [--memory 3GB] [--small]

Invented shipments by DuckDB's range(): goods, countries, months and shippers by hash; the logarithm of the value spreads by 0.15 to
1.2, normal for half of the goods and Student t with 4 degrees for the other half; one row in 100 is cut by 75%. The product's
own `cell.sql` and `signal_unit_values.sql` run in a child; making the rows and counting the planted ones are not timed.
"""

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path

import duckdb

from _frame import ROOT, figure, kernel_seconds, run_child

MAKE = """
create table shipped as
with drawn as (
    select
        i,
        cast(hash(i * 10 + 1) % $goods as integer) as good,
        cast(hash(i * 10 + 2) % 12 as integer) as country,
        cast(hash(i * 10 + 3) % 36 as integer) as late,
        cast(hash(i * 10 + 4) % 25 as integer) as who,
        (hash(i * 10 + 5) + 0.5) / 18446744073709551616.0 as u1,
        (hash(i * 10 + 6) + 0.5) / 18446744073709551616.0 as u2,
        (hash(i * 10 + 7) + 0.5) / 18446744073709551616.0 as u3,
        (hash(i * 10 + 8) + 0.5) / 18446744073709551616.0 as u4,
        hash(i * 10 + 9) % 100 = 0 as planted
    from range($rows) as t(i)
),
spread as (
    select *, cast([0.15, 0.25, 0.35, 0.5, 0.7, 1.2][1 + good % 6] as double) as sd, good // 6 % 2 = 1 as heavy from drawn
)
select
    'invented' as document,
    i as "row",
    'Invented ' || who as shipper_name,
    'INVENTED ' || who as shipper,
    date '2022-01-01' + cast(late * 30 as integer) as day,
    cast(date_trunc('month', date '2022-01-01' + cast(late * 30 as integer)) as date) as month,
    cast(100000 + good as varchar) as code6,
    ['CN', 'VN', 'BD', 'IN', 'TR', 'MX', 'ID', 'KH', 'PK', 'TH', 'IT', 'PT'][1 + country] as origin,
    'PCS' as unit,
    2 + good % 7 + sd * sqrt(-2 * ln(u1)) * cos(2 * pi() * u2)
        / case when heavy then sqrt(-ln(u3 * u4) / 2) else 1 end
        - case when planted then ln(4) else 0 end as log_value,
    planted,
    sd,
    heavy
from spread
"""

FOUND = """
with flagged as ({screen})
select
    s.sd,
    s.heavy,
    count(*) filter (where c.state = 'judged') as judged,
    count(*) filter (where c.state = 'judged' and s.planted) as planted,
    count(f."row") as flagged,
    count(f."row") filter (where s.planted) as hit,
    count(*) as every
from shipped as s
join cell as c using (code6, origin, unit, month)
left join flagged as f on f."row" = s."row"
group by s.sd, s.heavy
order by s.heavy, s.sd
"""


def connect(file: Path, memory: str) -> duckdb.DuckDBPyConnection:
    """Open the file with two threads and this much memory; what does not fit spills beside it."""
    return duckdb.connect(
        str(file), config={"memory_limit": memory, "threads": 2, "temp_directory": str(file.parent / "spill"),
                           "preserve_insertion_order": False}
    )  # fmt: skip


def screen(file: Path, memory: str) -> dict[str, object]:
    """Run the SQL of the product, and return how many rows were judged and found."""
    from unpick.app.signals_tables import make_cells
    from unpick.model.bundled import bundled_bytes
    from unpick.store.engine import DuckDBEngine
    from unpick.weigh.signals.i35_unit_value import INDICATOR

    with connect(file, memory) as held:
        make_cells(DuckDBEngine(held))
        text = bundled_bytes("unpick.store", "sql/signal_unit_values.sql").decode()
        rows = (
            held.sql(text, params=dict(INDICATOR.parameters["signal_unit_values"]))
            .to_arrow_table()
            .to_pylist()
        )
        cells = held.execute("select count(*) from cell").fetchone()
        held.execute("create table kept as select * from cell")
    return {"judged": rows[0]["judged"], "found": rows[0]["found"], "cells": cells[0] if cells else 0}


def main() -> None:
    """Make the rows, run the screen in a child, and count."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=100_000_000)
    parser.add_argument("--memory", default="3GB")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        print(json.dumps(screen(given.child, given.memory)))
        return
    rows = 1_000_000 if given.small else given.rows
    folder = Path(tempfile.mkdtemp(dir=given.folder))
    try:
        measure(folder / "rows.duckdb", rows, given.memory)
    finally:
        shutil.rmtree(folder)


def measure(file: Path, rows: int, memory: str) -> None:
    """Print the figures of one run."""
    with connect(file, memory) as held:
        held.execute(MAKE, {"rows": rows, "goods": max(60, rows // 17_280)})
    kernel = kernel_seconds()
    run = run_child(
        [sys.executable, str(ROOT / "bench" / "unit_values.py"), "--child", str(file), "--memory", memory]
    )
    more = {"n": rows, "memory_limit": memory, **run.answer}
    figure("unit values: wall", round(run.wall, 1), "s", target="<= 600", met=run.wall <= 600, **more)
    figure("unit values: CPU", round(run.cpu, 1), "s", n=rows, ratio=round(run.cpu / kernel, 1), peer="calibration kernel",
           peer_value=round(kernel, 3))  # fmt: skip
    figure(
        "unit values: peak memory",
        round(run.peak_bytes / 1e9, 2),
        "GB",
        target="<= 4",
        met=run.peak_bytes <= 4e9,
        n=rows,
    )
    with connect(file, memory) as held:
        from unpick.model.bundled import bundled_bytes
        from unpick.weigh.signals.i35_unit_value import INDICATOR

        text = bundled_bytes("unpick.store", "sql/signal_unit_values.sql").decode()
        every = {**INDICATOR.parameters["signal_unit_values"], "most": rows}
        held.execute("create temp view cell as select * from kept")
        found = held.execute(FOUND.format(screen=text), every).fetchall()
    quiet = [row for row in found if row[0] <= 0.35]
    flagged, hit = sum(row[4] for row in quiet), sum(row[5] for row in quiet)
    figure("unit values: precision on cuts by 75%, spreads to 0.35, both kinds", round(hit / max(flagged, 1), 3), "share",
           n=sum(row[2] for row in quiet), recall=round(hit / max(sum(row[3] for row in quiet), 1), 3), flagged=flagged, target=">= 0.9",
           met=hit >= 0.9 * flagged)  # fmt: skip
    for sd, heavy, judged, planted, flagged, hit, every in found:
        precise = hit / flagged if flagged else None
        figure(
            f"unit values: precision on cuts by 75%, spread {sd}, {'Student t4' if heavy else 'normal'}",
            round(precise, 3) if precise is not None else 0.0, "share", n=judged, recall=round(hit / planted, 3) if planted else None,
            flagged=flagged, refused=round(1 - judged / every, 3), target=">= 0.9" if sd <= 0.35 else None,
            met=(precise or 0) >= 0.9 if sd <= 0.35 else None,
        )  # fmt: skip


if __name__ == "__main__":
    main()
