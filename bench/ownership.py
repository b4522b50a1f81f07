"""The ownership rule over generated stakes beside DuckDB's fixpoint in SQL and plain Python; answers compared first.

python3 dev.py bench ownership [--small] [--rounds N]

Stakes are made up by a fixed seed: nobody in them has a name. Both sides hold shares as whole parts in 64 bits and
start from tables in memory; reading the stakes into either is reported apart. DuckDB answers the low side alone
(who is blocked, and how much of each firm is held), the product both sides.
"""

import argparse
import statistics
import sys
from pathlib import Path

from _frame import figure, kernel_seconds, run_child

CHILD = str(Path(__file__).parent / "_ownership_child.py")
TIMES = 100.0
"""Issue "Chains", figures: ownership on 1 million entities, 2 million stakes."""


def main() -> None:
    """Run all sides and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    entities = 100_000 if given.small else 1_000_000
    stakes, listed = 2 * entities, entities // 1000
    kernel = kernel_seconds()
    figure("calibration kernel", round(kernel, 4), "CPU s")
    sides: dict[str, list[dict[str, object]]] = {"duckdb": [], "ours": [], "fractions": []}
    for _ in range(given.rounds):
        for side in ("duckdb", "ours"):
            run = run_child([sys.executable, CHILD, side, str(entities), str(stakes), str(listed)])
            sides[side].append(run.answer)
    own = run_child([sys.executable, CHILD, "fractions", str(entities), str(stakes), str(listed)])
    sides["fractions"].append(own.answer)
    digests = {str(one["digest"]) for of in sides.values() for one in of}
    same = len(digests) == 1
    ours = statistics.median(float(str(one["cpu"])) for one in sides["ours"])
    build = statistics.median(float(str(one["build"])) for one in sides["ours"])
    peer = statistics.median(float(str(one["cpu"])) for one in sides["duckdb"])
    size = {
        "n": {
            "entities": entities,
            "stakes": stakes,
            "listed": listed,
            "blocked": sides["ours"][0]["blocked"],
        }
    }
    ratio = round(peer / ours, 1) if same else None
    figure(
        "ownership rule, all firms",
        round(ours * 1000, 3),
        "CPU ms",
        peer="DuckDB, fixpoint in SQL, sums carried on",
        peer_value=round(peer * 1000, 1),
        ratio=ratio,
        target=TIMES,
        met=bool(ratio and ratio >= TIMES),
        same_answer=same,
        kernels=round(ours / kernel, 4),
        rounds=sides["duckdb"][0]["rounds"],
        **size,
    )
    anew = statistics.median(float(str(one["anew"])) for one in sides["duckdb"])
    figure(
        "ownership rule, all firms, beside the plain fixpoint",
        round(ours * 1000, 3),
        "CPU ms",
        peer="DuckDB, fixpoint in SQL, each round anew",
        peer_value=round(anew * 1000, 1),
        ratio=round(anew / ours, 1) if same else None,
        target=TIMES,
        met=bool(same and anew / ours >= TIMES),
        same_answer=same,
        **size,
    )
    loaded = statistics.median(float(str(one["build"])) for one in sides["duckdb"])
    figure(
        "ownership rule, build from columns",
        round(build * 1000, 1),
        "CPU ms",
        peer="DuckDB, load the table",
        peer_value=round(loaded * 1000, 1),
        kernels=round(build / kernel, 3),
        compile_s=sides["ours"][0]["compile"],
        peak_bytes=sides["ours"][0]["peak"],
        **size,
    )
    both = (loaded + peer) / (build + ours)
    figure(
        "ownership rule, build and answer",
        round((build + ours) * 1000, 1),
        "CPU ms",
        ratio=round(both, 2),
        **size,
    )
    exact = float(str(sides["fractions"][0]["cpu"]))
    figure(
        "ownership rule in fractions, a worklist",
        round(exact, 2),
        "CPU s",
        ratio=round(exact / ours, 1) if same else None,
        same_answer=same,
        **size,
    )


if __name__ == "__main__":
    main()
