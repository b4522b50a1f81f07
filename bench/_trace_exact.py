"""Possible worlds against the exact value on many small networks: how often within three standard errors.

python _trace_exact.py COUNT
"""

import dataclasses
import json
import math
import sys
import time

import _frame  # noqa: F401  It puts `tests` on the path.
from tests.trace.networks import Small, small_network
from unpick.trace.scores import WORLDS, exact_score, monte_carlo

ERRORS = 3.0


def salted(seed: int) -> Small:
    """Return a small network whose facts have names of their own: equal names share their coins."""
    small = small_network(seed, firms=5, edges=10)

    def named(facts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(f"{seed} {fact}" for fact in facts)

    return Small(
        edges=tuple(dataclasses.replace(edge, facts=named(edge.facts)) for edge in small.edges),
        seeds=tuple(dataclasses.replace(one, facts=named(one.facts)) for one in small.seeds),
        chances={f"{seed} {fact}": chance for fact, chance in small.chances.items()},
        firms=small.firms,
    )


def main() -> None:
    """Compare on every network; where the exact value is 0 or 1 the worlds must say just that."""
    count = int(sys.argv[1])
    started = time.process_time()
    within = uncertain = 0
    for seed in range(count):
        small = salted(seed)
        target = small.firms[-1]
        exact = exact_score(small.edges, small.seeds, small.chances, target=target)
        drawn = monte_carlo(small.edges, small.seeds, small.chances, targets=[target])[target]
        error = math.sqrt(exact * (1 - exact) / WORLDS)
        within += abs(drawn.median - exact) <= ERRORS * error + 1e-12
        uncertain += 0 < exact < 1
    print(
        json.dumps(
            {"n": count, "within": within, "uncertain": uncertain, "cpu": time.process_time() - started}
        )
    )


if __name__ == "__main__":
    main()
