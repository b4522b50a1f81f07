"""Possible worlds against the exact value on many small networks: how often within three standard errors.

python _trace_exact.py COUNT
"""

import dataclasses
import json
import math
import sys
import time

from tests.trace.networks import Small, small_network

from unpick.trace.coins import drawn_worlds
from unpick.trace.engine import trace_compiled
from unpick.trace.reference import trace_reference
from unpick.trace.scores import WORLDS, exact_score

ERRORS = 3.0

EACH = 20
"""The compiled pass is compared, bit by bit, on every twentieth network."""


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
    """Compare on so many networks whose exact value is neither 0 nor 1; where it is, the worlds must say it."""
    count = int(sys.argv[1])
    started = time.process_time()
    seed = within = uncertain = certain_wrong = same = compared = 0
    while uncertain < count:
        small = salted(seed)
        target = small.firms[-1]
        exact = exact_score(small.edges, small.seeds, small.chances, target=target)
        worlds = drawn_worlds(small.chances, WORLDS)
        bits = trace_reference(small.edges, small.seeds, worlds=worlds).worlds_of(target)
        drawn = bits.bit_count() / WORLDS
        seed += 1
        if not 0 < exact < 1:
            certain_wrong += drawn != exact
            continue
        within += abs(drawn - exact) <= ERRORS * math.sqrt(exact * (1 - exact) / WORLDS)
        uncertain += 1
        if uncertain % EACH == 0:
            compared += 1
            same += trace_compiled(small.edges, small.seeds, worlds=worlds).worlds_of(target) == bits
    found = {"n": count, "within": max(0, within - certain_wrong), "drawn": seed}
    found |= {"same": same, "compared": compared, "cpu": time.process_time() - started}
    print(json.dumps(found))


if __name__ == "__main__":
    main()
