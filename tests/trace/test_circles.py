"""What a walk can come back to, against every walk; which facts a way pays at one firm alone."""

import random

import numpy as np
import pytest

from tests.trace.networks import small_network, with_facts_of_firms
from unpick.trace.circles import charges_at, on_circles
from unpick.trace.edges import Network
from unpick.trace.numbered import number_ways
from unpick.trace.routes import ways_of
from unpick.trace.scores import all_chances


@pytest.mark.parametrize("seed", range(60))
def test_a_node_is_on_a_circle_when_some_walk_from_it_comes_back(seed: int):
    rng = random.Random(seed)
    n = rng.randint(1, 9)
    goes = [[rng.randrange(n) for _ in range(rng.choice((0, 1, 1, 2)))] for _ in range(n)]
    begins = np.cumsum([0, *(len(one) for one in goes)]).astype(np.int64)
    found = on_circles(begins, np.array([to for one in goes for to in one], np.int32))
    for node in range(n):
        met, waiting = set(), list(goes[node])
        while waiting:
            one = waiting.pop()
            if one not in met:
                met.add(one)
                waiting += goes[one]
        assert found[node] == (node in met)


def test_circles_of_a_long_chain_are_found_without_recursion():
    n = 50_000
    to = np.append(np.arange(1, n), n // 2).astype(np.int32)
    found = on_circles(np.arange(n + 1, dtype=np.int64), to)
    assert np.flatnonzero(found).tolist() == list(range(n // 2, n))


@pytest.mark.parametrize("seed", range(40))
def test_no_chain_without_a_circle_pays_more_at_firms_than_its_facts(seed: int):
    """Along walks that pass no firm twice, what is counted at firms is at least the product over the different facts."""
    small = with_facts_of_firms(small_network(seed, firms=6, edges=20), seed)
    told = all_chances(Network(edges=small.edges), [seed.product for seed in small.seeds]) | small.chances
    ways = number_ways(
        ways_of(small.edges, frozenset(small.chances), told), small.seeds, told, hold_days=None
    )
    assert ways is not None
    rows, starts, _, facts, _, _, _, chances, _, _, of_seeds, n_firms = ways.arrays
    paid = charges_at(rows, starts, facts, of_seeds, chances, n_firms)
    # What a seed rests on is paid where a chain begins.
    begun = frozenset(of_seeds.tolist())
    waiting = [((firm,), 1.0, begun) for firm in range(n_firms)]
    walked = 0
    while waiting:
        firms, counted, known = waiting.pop()
        product = np.prod([chances[fact] for fact in known - begun])
        assert counted >= product - 1e-12
        walked += 1
        for way in range(starts[firms[-1]], starts[firms[-1] + 1]) if len(firms) < 4 else ():
            to = int(rows[way]["to"])
            if to not in firms:
                held = facts[rows[way]["facts"] : rows[way + 1]["facts"]].tolist()
                waiting.append(((*firms, to), counted * paid[way].prod(), known | frozenset(held)))
    assert walked > n_firms
