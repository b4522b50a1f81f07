"""The column guesser against the column truth written before it: right, wrong, doubt, with Wilson intervals.

python3 dev.py bench guess [--data DIR]     with DIR, the rows of the real layouts are heard as well
"""

import argparse
import sys
from collections import Counter
from pathlib import Path

from _frame import ROOT, figure

RIGHT, WRONG = 0.95, 0.02  # issue "Foundation", item 5


def say(name: str, counts: "Counter[str]") -> None:
    """Print the share of right and of wrong columns."""
    from unpick.model.chance import wilson

    n = counts.total()
    for verdict, limit, met in (
        ("right", f">= {RIGHT}", counts["right"] >= RIGHT * n),
        ("wrong", f"<= {WRONG}", counts["wrong"] <= WRONG * n),
    ):
        low, high = wilson(counts[verdict], n)
        figure(
            f"guesser, {name}: {verdict}",
            round(counts[verdict] / n, 4),
            "share",
            target=limit,
            met=met,
            n=n,
            interval=[round(low, 4), round(high, 4)],
            doubts=counts["doubt"],
        )


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="folder with shipments_port_layouts")
    parser.add_argument("--small", action="store_true", help="the same; it takes seconds")
    asked = parser.parse_args()
    # The judge lives with the tests, so that bench and test can never disagree.
    sys.path[:0] = [str(ROOT), str(ROOT / "src")]
    from tests.datasets.shipments.judging import measure, read_rows

    tally, faults = measure(read_rows(asked.data) if asked.data else {})
    for name, counts in tally.items():
        say(f"{name}, {'with rows' if asked.data else 'headers alone'}", counts)
    blind, missed = measure({}, "column_truth_blind.csv")
    say("layouts it was not made for, headers alone", blind["all"])
    faults += missed
    for fault in faults:
        print(*fault, sep="; ", file=sys.stderr)


if __name__ == "__main__":
    main()
