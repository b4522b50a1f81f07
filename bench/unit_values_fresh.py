"""The screen of unit values on shipments drawn otherwise than those it was set on: what it finds, once, as it stands.

python3 dev.py bench unit_values_fresh [--rows 3000000] [--memory 2GB]

Written after the rule of I35 was fixed and run once. Nothing of `unit_values.py` is in the draw: shippers have price levels of their own, goods
get dearer or cheaper, countries and months are of very unlike size, and values spread normally, by Laplace's law, or round two qualities.
One row in 125 is cut by 75%. In every other good one row in 250 is an honest off-price lot, cheaper by 40% to 80%: the screen cannot know.
"""

import argparse
import shutil
import tempfile
from pathlib import Path

from _frame import figure, kernel_seconds
from unit_values import connect, screen

MAKE = """
create table shipped as
with drawn as (
    select
        i,
        cast(hash(i * 16 + 3) % $goods as integer) as good,
        cast(floor(9 * pow((hash(i * 16 + 4) % 100000) / 100000.0, 1.7)) as integer) as country,
        cast(floor(24 * pow((hash(i * 16 + 5) % 100000) / 100000.0, 1.3)) as integer) as late,
        cast(floor(40 * pow((hash(i * 16 + 6) % 100000) / 100000.0, 2)) as integer) as who,
        (hash(i * 16 + 7) + 0.5) / 18446744073709551616.0 as u1,
        (hash(i * 16 + 8) + 0.5) / 18446744073709551616.0 as u2,
        (hash(i * 16 + 9) + 0.5) / 18446744073709551616.0 as u3,
        hash(i * 16 + 10) % 125 = 0 as planted,
        hash(i * 16 + 11) % 250 = 0 as off,
        (hash(i * 16 + 12) % 1000) / 1000.0 as u4
    from range($rows) as t(i)
),
spread as (
    select
        *,
        cast([0.12, 0.2, 0.3, 0.42, 0.6, 0.95][1 + good % 6] as double) as sd,
        ['normal', 'Laplace', 'two qualities'][1 + good // 6 % 3] as law,
        good // 18 % 2 = 1 as has_off,
        ((hash(good * 100 + who) % 2001) / 1000.0 - 1) as own
    from drawn
),
noise as (
    select
        *,
        sqrt(-2 * ln(u1)) * cos(2 * pi() * u2) as z,
        case when u2 < 0.5 then ln(2 * greatest(u2, 1e-12)) else -ln(2 * greatest(1 - u2, 1e-12)) end / sqrt(2) as laplace
    from spread
)
select
    'invented' as document,
    i as "row",
    'Invented ' || who as shipper_name,
    'INVENTED ' || who as shipper,
    date '2023-01-01' + cast(late * 30 as integer) as day,
    cast(date_trunc('month', date '2023-01-01' + cast(late * 30 as integer)) as date) as month,
    cast(200000 + good as varchar) as code6,
    ['CN', 'VN', 'BD', 'IN', 'TR', 'MX', 'ID', 'KH', 'PK'][1 + country] as origin,
    'KG' as unit,
    1 + good % 5 + late * 0.01 * (good % 3 - 1) + sd * 0.35 * own
        + sd * case law
            when 'normal' then 0.9 * z
            when 'Laplace' then 0.9 * laplace
            else case when u3 < 0.3 then 1.1 else -0.47 end + 0.5 * z
        end
        + case when planted then ln(0.25) when has_off and off then ln(0.6 - 0.4 * u4) else 0 end as log_value,
    planted,
    has_off and off and not planted as is_off,
    has_off,
    law,
    sd
from noise
"""

FOUND = """
with flagged as ({screen})
select
    s.sd,
    s.law,
    s.has_off,
    count(*) filter (where c.state = 'judged') as judged,
    count(*) filter (where c.state = 'judged' and s.planted) as planted,
    count(f."row") as flagged,
    count(f."row") filter (where s.planted) as hit,
    count(f."row") filter (where s.is_off) as honest,
    count(*) as every
from shipped as s
join cell as c using (code6, origin, unit, month)
left join flagged as f on f."row" = s."row"
group by s.sd, s.law, s.has_off
order by s.has_off, s.law, s.sd
"""


def main() -> None:
    """Make the rows, run the screen, and count."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=3_000_000)
    parser.add_argument("--memory", default="2GB")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--small", action="store_true")
    given = parser.parse_args()
    rows = 300_000 if given.small else given.rows
    folder = Path(tempfile.mkdtemp(dir=given.folder))
    try:
        measure(folder / "rows.duckdb", rows, given.memory)
    finally:
        shutil.rmtree(folder)


def measure(file: Path, rows: int, memory: str) -> None:
    """Print the figures."""
    from unpick.model.bundled import bundled_bytes
    from unpick.weigh.signals.i35_unit_value import INDICATOR

    with connect(file, memory) as held:
        held.execute(MAKE, {"rows": rows, "goods": max(36, rows // 8_000)})
    screen(file, memory)
    text = bundled_bytes("unpick.store", "sql/signal_unit_values.sql").decode()
    with connect(file, memory) as held:
        held.execute("create temp view cell as select * from kept")
        every = {**INDICATOR.parameters["signal_unit_values"], "most": rows}
        found = held.execute(FOUND.format(screen=text), every).fetchall()
    for has_off in (False, True):
        quiet = [row for row in found if row[0] <= 0.35 and row[2] is has_off]
        flagged, hit, honest = (sum(row[at] for row in quiet) for at in (5, 6, 7))
        planted = sum(row[4] for row in quiet)
        figure(
            f"unit values, fresh draw: precision, spreads to 0.35, {'with' if has_off else 'without'} honest off-price lots",
            round(hit / max(flagged, 1), 3), "share", n=sum(row[3] for row in quiet), recall=round(hit / max(planted, 1), 3), flagged=flagged,
            honest_off_price=honest, target=">= 0.9", met=flagged > 0 and hit >= 0.9 * flagged, kernel=round(kernel_seconds(), 3),
        )  # fmt: skip
    for sd, law, has_off, judged, planted, flagged, hit, honest, whole in found:
        figure(
            f"unit values, fresh draw: {law}, spread {sd}, {'with' if has_off else 'without'} off-price lots",
            round(hit / flagged, 3) if flagged else 0.0, "share", n=judged, recall=round(hit / planted, 3) if planted else None, flagged=flagged,
            honest_off_price=honest, refused=round(1 - judged / whole, 3),
        )  # fmt: skip


if __name__ == "__main__":
    main()
