"""The name scorer beside its peers on the same pairs: hard sets, public bench, alerts, calibration, time.

python3 dev.py bench names [--data DIR] [--test] [--part PART ...] [--no-peers] [--small] [--json FILE] [--docs]

DIR holds the shared data; without it only the sets of tests/truth are measured. Peers are measured when `python3 dev.py env
peers` has built their environment. Alerts, groups and the time of a screening need DIR. --test adds the test halves and further seeds of traps: nobody tunes on them.
"""

import argparse
import csv
import datetime as dt
import gzip
from pathlib import Path

from _frame import ROOT, kernel_seconds
from _names_alerts import alerts, screen_time, sweep
from _names_calibration import calibration, pooled_halves
from _names_groups import group_tables
from _names_lists import watch_index
from _names_ours import Scored, base_rate, score_all, seconds_compiled, seconds_per_pair
from _names_pairs import accepted, by_kind, by_script, frozen_check, public_bench, ranking
from _names_peers import score_peers
from _names_report import Report, Table, write_into
from _names_sets import Pairs, doubtful, load
from _names_targets import targets
from unpick.resolve.screen import Screener

PARTS = ("pairs", "bench", "calibration", "alerts", "groups", "time")


def frozen_scores(data: Path | None) -> dict[tuple[str, str, str], float]:
    """Return the frozen scores of logic-v2 on the public bench by schema and names; they cover an earlier bench."""
    path = data / "bench_names" / "name_bench_logicv2_frozen.csv.gz" if data else None
    if not path or not path.is_file():
        return {}
    with gzip.open(path, "rt", newline="", encoding="utf-8") as stream:
        return {
            (row["schema"], row["name1"], row["name2"]): float(row["score"]) for row in csv.DictReader(stream)
        }


def pair_sections(report: Report, pairs: Pairs, scored: list[Scored]) -> None:
    """Add what is measured on our own pairs and the hard set."""
    report.add(ranking(pairs, scored))
    report.add(by_script(pairs, scored))
    for table in accepted(pairs, scored):
        report.add(table)
    report.add(by_kind(pairs, scored))


def bench_sections(report: Report, pairs: Pairs, scored: list[Scored], data: Path | None) -> None:
    """Add what is measured on the public bench."""
    report.add(public_bench(pairs, scored, doubtful(pairs)))
    check = frozen_check(pairs, scored, frozen_scores(data))
    if check:
        report.add(check)


def calibration_sections(report: Report, pairs: Pairs, ours: Scored, *, test: bool) -> None:
    """Add the calibration on a half, the test half when it is asked for, else the development half: our pairs, then all sets."""
    half = "test" if test else "dev"
    ours_alone = (f"pairs, {half} half",)
    for title, halves in ((ours_alone[0], ours_alone), (f"all {half} halves", pooled_halves(pairs, half))):
        for table in calibration(pairs, ours, title, halves, base_rate()):
            report.add(table)


def print_doubts(pairs: Pairs) -> None:
    """Print the pairs of the public bench whose label is held wrong, and why."""
    doubts = doubtful(pairs)
    for row in pairs.rows:
        if row.source == "public bench" and row.row in doubts:
            label = "same" if row.same else "different"
            print(f"{row.row}: {row.a} | {row.b} | labelled {label} | {doubts[row.row]}")


def time_section(report: Report, pairs: Pairs, scored: list[Scored]) -> None:
    """Add what a pair costs, for every scorer on the same file."""
    kernel = report.about["kernel"]
    rows: list[list[object]] = [
        [
            f"{one.name}, from strings",
            len(pairs.rows),
            1e6 * one.cpu / len(pairs.rows),
            1e6 * one.cpu / len(pairs.rows) / kernel,
        ]
        for one in scored
    ]
    strings, taken = seconds_per_pair(pairs)
    n = sum(row.schema != "Person" for row in pairs.rows)
    rows += [[f"unpick, {what}", n, 1e6 * cost, 1e6 * cost / kernel]
             for what, cost in (("from strings read before", strings), ("from names taken apart, with its words", taken))]  # fmt: skip
    near, far = seconds_compiled(pairs)
    rows += [[f"unpick, {what}", 100 * n, 1e6 * cost, 1e6 * cost / kernel]
             for what, cost in (("compiled, findings and outcome", near), ("compiled, names at random", far))]  # fmt: skip
    report.add(
        Table(
            "CPU time of a pair",
            ("scorer", "pairs", "us a pair", "kernels per million pairs"),
            rows,
            "One thread; peers in their own environment on the same file, reading and training left out.",
        )
    )


def screen_sections(report: Report, pairs: Pairs, ours: Scored, asked: argparse.Namespace) -> None:
    """Add what needs the watch index: alerts, groups, the time of one screening."""
    parts = asked.part or PARTS
    watch, counts = watch_index(asked.data, 20_000 if asked.small else 100_000)
    screener = Screener(watch)
    if "time" in parts:
        names = [row.a for row in pairs.rows if row.source.startswith(("pairs", "hard"))]
        asked_twice = list(dict.fromkeys(names))
        report.add(
            Table(
                "One screening with explanation, in process",
                (
                    "names",
                    *(
                        f"{clock} ms, {share}"
                        for clock in ("wall", "CPU")
                        for share in ("median", "p95", "p99")
                    ),
                ),
                [screen_time(screener, asked_twice)],
                f"Names of our pairs against {counts['names']:,} names.",
            )
        )
    if "alerts" in parts:
        table, made = alerts(screener, asked.data, counts, every=20 if asked.small else 1)
        report.add(table)
        report.add(sweep(screener, pairs, ours.scores, made, asked.data))
    if "groups" in parts:
        for table in group_tables(screener):
            report.add(table)


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="the shared data folder")
    parser.add_argument("--test", action="store_true", help="the test halves too, and further seeds of traps")
    parser.add_argument(
        "--part", action="append", choices=PARTS, help="measure this part only; may come again"
    )
    parser.add_argument("--no-peers", action="store_true", help="our side alone")
    parser.add_argument(
        "--small", action="store_true", help="a smaller watch list and every 20th innocent name"
    )
    parser.add_argument("--json", type=Path, help="write every table here")
    parser.add_argument("--docs", action="store_true", help="write the section of docs/benchmarks.md")
    parser.add_argument(
        "--from", type=Path, dest="held", help="measure nothing, read the JSON of an earlier run"
    )
    parser.add_argument("--remark", default="", help="a sentence for the page: machine, load, state")
    parser.add_argument("--doubts", action="store_true", help="print the labels held wrong with their names")
    return parser.parse_args()


def command_of(asked: argparse.Namespace) -> str:
    """Return the command that measures this again, without the places of this machine."""
    said = ["--data DIR"] if asked.data else []
    said += [f"--{name}" for name in ("test", "small", "no_peers") if getattr(asked, name)]
    said += [f"--part {part}" for part in asked.part or ()]
    return " ".join(["python3 dev.py bench names", *said]).replace("_", "-")


def measure(asked: argparse.Namespace) -> Report:
    """Measure the parts asked for."""
    parts = asked.part or PARTS
    report = Report({"day": dt.datetime.now(tz=dt.UTC).date().isoformat(), "command": command_of(asked),
                     "kernel": kernel_seconds(), "remark": asked.remark})  # fmt: skip
    pairs = load(asked.data, test=asked.test)
    ours = score_all(pairs)
    scored = [ours] if asked.no_peers else [ours, *score_peers(pairs)]
    if "pairs" in parts:
        pair_sections(report, pairs, scored)
    if "bench" in parts:
        bench_sections(report, pairs, scored, asked.data)
    if "calibration" in parts:
        calibration_sections(report, pairs, ours, test=asked.test)
    if "time" in parts:
        time_section(report, pairs, scored)
    if asked.data and {"alerts", "groups", "time"} & set(parts):
        screen_sections(report, pairs, ours, asked)
    if not asked.part:
        report.add(targets(report, "test" if asked.test else "dev"), first=True)
    return report


def main() -> None:
    """Read the arguments, measure, write."""
    asked = arguments()
    if asked.doubts:
        print_doubts(load(asked.data, test=False))
        return
    if asked.held:
        report = Report.read(asked.held)
    else:
        report = measure(asked)
        if asked.json:
            report.write(asked.json)
    if asked.docs:
        write_into(ROOT / "docs" / "benchmarks.md", report)


if __name__ == "__main__":
    main()
