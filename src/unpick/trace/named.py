"""What the facts of edges given as rows mean to the compiled passes: coins of given worlds, and logarithms."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from unpick.trace.arrays import Ints
from unpick.trace.best import Logs, log
from unpick.trace.coins import Worlds, as_words
from unpick.trace.edges import Seed, plain_product
from unpick.trace.moves import DOWN, RELATIONS, Move, move_fact
from unpick.trace.passes import Reached
from unpick.trace.plan import Planned
from unpick.trace.rows import Rows
from unpick.trace.rules import Carries
from unpick.trace.worlds import WIDTH, Coins

__all__ = ["named_coins", "named_logs"]


def named_coins(
    rows: Rows, seeds: Sequence[Seed], reached: Reached, planned: Planned, worlds: Worlds
) -> Coins:
    """Return the coins of given worlds for a network that came as rows."""
    padded = -(-worlds.n // (64 * WIDTH)) * WIDTH

    def table(of: Sequence[tuple[str, ...]]) -> Ints:
        if not of:
            return np.zeros((0, padded), np.uint64)
        return np.stack([as_words(worlds.of(facts), padded) for facts in of])

    shared = table([rows.sets[at] if at >= 0 else () for at in planned.fact_sets.tolist()])
    starts = table([seed.facts for seed in seeds])
    inside = table([_inside(rows, reached, planned, feed) for feed in range(planned.feed_code.size)])
    return Coins(
        shared=lambda block: _part(shared, block),
        inside=lambda block: _part(inside, block),
        starts=lambda block: _part(starts, block),
    )


def _part(words: Ints, block: int) -> Ints:
    return np.ascontiguousarray(words[:, block : block + WIDTH])


def _inside(rows: Rows, reached: Reached, planned: Planned, feed: int) -> tuple[str, ...]:
    """Return the fact of what happens inside a firm, as `moves.move_fact` names it."""
    relation = RELATIONS[planned.feed_code[feed]]
    if relation is None or reached.arrays.direction != DOWN:
        return ()
    state = planned.feed_state[feed]
    before = int(reached.classes[reached.kind[state]])
    product = plain_product(int(reached.classes[planned.feed_class[feed]]))
    moved = Move(before=before, carries=Carries.GOODS, product=product, after=product, relation=relation)
    fact = move_fact(rows.entities[reached.entity[state]], "", moved)
    return (fact.id,) if fact else ()


def named_logs(
    rows: Rows, seeds: Sequence[Seed], reached: Reached, planned: Planned, chances: Mapping[str, float]
) -> Logs:
    """Return the logs of given probabilities; a fact without one is certain."""

    def logs(of: Iterable[tuple[str, ...]]) -> Ints:
        return log(
            np.array([np.prod([chances.get(fact, 1.0) for fact in dict.fromkeys(facts)]) for facts in of])
        )

    shared = logs(rows.sets[at] if at >= 0 else () for at in planned.fact_sets.tolist())
    return Logs(
        records=shared[planned.kernel.coin],
        links=shared[planned.kernel.links.coin],
        inside=logs(_inside(rows, reached, planned, feed) for feed in range(planned.feed_code.size)),
        starts=logs(seed.facts for seed in seeds),
    )
