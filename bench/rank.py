"""Ranking arrivals: CPU seconds of the command from its start to its JSON, and whether it says the same twice.

python3 dev.py bench rank [--small] [--arrivals N ...] [--earlier N] [--scratch DIR]

A generated season (invented names, fixed seed) is split: earlier bills are loaded into a workspace that also holds the bundled
lists and an invented report on the heads of its planted chains; the last bills are the arrivals.
"""

import argparse
import csv
import datetime as dt
import json
import sys
import tempfile
from pathlib import Path

from _frame import figure, kernel_seconds, run_child

AT = dt.datetime(2026, 11, 1, 9, 0, tzinfo=dt.UTC)
SEED = 8_050
TARGET = 10.0
"""CPU seconds for 10,000 arrivals (issue "Filing", figures)."""


def build(folder: Path, earlier: int, arrivals: int) -> tuple[Path, Path]:
    """Return a workspace with the earlier bills, and the file of arrivals."""
    from unpick.app.demo import load_cases
    from unpick.app.lists import import_bundled
    from unpick.app.load import load
    from unpick.app.season import invented_report
    from unpick.datasets.facts import read_facts
    from unpick.datasets.generate.season import generate_season
    from unpick.store.workspace import Workspace

    truth = generate_season(folder / "season", bills=earlier + arrivals, seed=SEED, layout="us-bills-61")
    with truth.files[0].open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)
    for name, part in (("earlier.csv", rows[:earlier]), ("arrivals.csv", rows[earlier:])):
        with (folder / name).open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([header, *part])
    workspace = Workspace.create(folder / "ws", created_at=AT)
    import_bundled(workspace, at=AT)
    load(workspace, [folder / "earlier.csv"], at=AT, public_from=dt.date(2023, 12, 31))
    report = invented_report(truth)
    load_cases(workspace, [(report, read_facts(report, "synthetic-report.yml"))], at=AT)
    return folder / "ws", folder / "arrivals.csv"


def measure(folder: Path, earlier: int, arrivals: int) -> None:
    """Tell the CPU seconds of one ranking."""
    workspace, file = build(folder, earlier, arrivals)
    out = folder / "answer.json"
    script = f"import sys; from unpick.cli.main import main; sys.stdout = open({str(out)!r}, 'w'); main(sys.argv[1:])"
    command = [
        sys.executable,
        "-c",
        script,
        "rank",
        str(file),
        "--top",
        "100",
        "--json",
        "--workspace",
        str(workspace),
    ]
    # The first run compiles what the others find compiled, which a user meets once.
    first = run_child(command)
    answers = []
    runs = []
    for _ in range(3):
        runs.append(run_child(command))
        answers.append({**json.loads(out.read_text(encoding="utf-8")), "asked_at": ""})
    answer = answers[0]
    cpu = sorted(run.cpu for run in runs)[1]
    figure(
        f"rank of {arrivals:,} arrivals, {earlier:,} earlier bills",
        round(cpu, 2),
        "CPU s",
        target=f"<= {TARGET:.0f} for 10,000 arrivals",
        met=cpu <= TARGET if arrivals == 10_000 else None,
        n=arrivals,
        same_answer=all(one == answer for one in answers),
        kernels=round(cpu / kernel_seconds(), 1),
        wall_s=round(min(run.wall for run in runs), 1),
        peak_gb=round(max(run.peak_bytes for run in runs) / 1e9, 2),
        first_run_cpu_s=round(first.cpu, 1),
        ranked=answer["arrivals"],
        with_a_score=answer["draw"]["strata"][0]["arrivals"] + answer["draw"]["strata"][1]["arrivals"],
        most_reasons=max(len(row["reasons"]) for row in answer["rows"]),
    )


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--small", action="store_true", help="1,000 arrivals after 10,000 bills")
    parser.add_argument("--arrivals", type=int, nargs="+", default=[10_000])
    parser.add_argument("--earlier", type=int, default=100_000)
    parser.add_argument("--scratch", type=Path, help="folder for the temporary files")
    asked = parser.parse_args()
    for arrivals in [1_000] if asked.small else asked.arrivals:
        with tempfile.TemporaryDirectory(prefix="unpick-bench-", dir=asked.scratch) as folder:
            measure(Path(folder), 10_000 if asked.small else asked.earlier, arrivals)


if __name__ == "__main__":
    main()
