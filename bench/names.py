"""The name scorer beside its peers on the same pairs: hard sets, public bench, alerts, calibration, time.

python3 dev.py bench names [--data DIR] [--test] [--part PART ...] [--json FILE] [--docs]

DIR holds the shared data; without it only the sets of tests/truth are measured. Peers are measured when `python3 dev.py env
peers` has built their environment. --test adds the test halves and further seeds of traps: nobody tunes on them.
"""

import argparse
import csv
import datetime as dt
import gzip
import shlex
import sys
from pathlib import Path

import numpy as np

from _frame import ROOT, kernel_seconds
from _names_calibration import calibration
from _names_ours import Scored, base_rate, score_all
from _names_pairs import accepted, by_kind, by_script, frozen_check, public_bench, ranking
from _names_report import Report, write_into
from _names_sets import Pairs, doubtful, load

PARTS = ("pairs", "bench", "calibration", "alerts", "groups", "time")


def frozen_scores(data: Path | None) -> np.ndarray:
    """Return the frozen scores of logic-v2 on the public bench, in its order."""
    path = data / "bench_names" / "name_bench_logicv2_frozen.csv.gz" if data else None
    if not path or not path.is_file():
        return np.zeros(0)
    with gzip.open(path, "rt", newline="", encoding="utf-8") as stream:
        return np.array([float(row["score"]) for row in csv.DictReader(stream)])


def pair_sections(report: Report, pairs: Pairs, scored: list[Scored]) -> None:
    """Add what is measured on our own pairs and the hard set."""
    report.add(ranking(pairs, scored))
    report.add(by_script(pairs, scored))
    report.add(accepted(pairs, scored))
    report.add(by_kind(pairs, scored))


def bench_sections(report: Report, pairs: Pairs, scored: list[Scored], data: Path | None) -> None:
    """Add what is measured on the public bench."""
    report.add(public_bench(pairs, scored, doubtful(pairs)))
    check = frozen_check(pairs, scored, frozen_scores(data))
    if check:
        report.add(check)


def calibration_sections(report: Report, pairs: Pairs, ours: Scored, *, test: bool) -> None:
    """Add the calibration on a half: the test half when it is asked for, else the development half."""
    half = "pairs, test half" if test else "pairs, dev half"
    for table in calibration(pairs, ours, half, base_rate()):
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
    parser.add_argument("--json", type=Path, help="write every table here")
    parser.add_argument("--docs", action="store_true", help="write the section of docs/benchmarks.md")
    parser.add_argument(
        "--from", type=Path, dest="held", help="measure nothing, read the JSON of an earlier run"
    )
    return parser.parse_args()


def measure(asked: argparse.Namespace) -> Report:
    """Measure the parts asked for."""
    parts = asked.part or PARTS
    command = "python3 dev.py bench names " + shlex.join(sys.argv[1:])
    report = Report({"day": dt.datetime.now(tz=dt.UTC).date().isoformat(), "command": command.replace(" --docs", "").strip(),
                     "kernel": kernel_seconds(), "remark": ""})  # fmt: skip
    pairs = load(asked.data, test=asked.test)
    ours = score_all(pairs)
    scored = [ours]
    if "pairs" in parts:
        pair_sections(report, pairs, scored)
    if "bench" in parts:
        bench_sections(report, pairs, scored, asked.data)
    if "calibration" in parts:
        calibration_sections(report, pairs, ours, test=asked.test)
    return report


def main() -> None:
    """Read the arguments, measure, write."""
    asked = arguments()
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
