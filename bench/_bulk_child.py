"""One side of the bulk benchmark: makes its names, does the work, prints what it took.

python _bulk_child.py screen|self FOLDER '{"names": N, "watch": N}'
"""

import json
import resource
import sys
import time
from pathlib import Path

import numpy as np
import pyarrow as pa

from _crowd import AS_IT_IS, make_crowd
from _firms import innocent_names, make_queries, make_watch
from unpick.names.lexicon import bundled_tables
from unpick.resolve.bulk import Bulk, freeze, resolve_many
from unpick.resolve.watch import WatchIndex

PROCESSES = 2
SEEDS = {"watch": 101, "queries": 103, "names": 107}
EACH = 100
"""Planted queries of each kind of noise."""


def used() -> float:
    """Return the CPU seconds of this process and of those it waited for."""
    own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def peak() -> int:
    """Return an upper bound of the memory of all processes at once: Linux counts in KiB, macOS in bytes."""
    own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    unit = 1 if sys.platform == "darwin" else 1024
    return (own.ru_maxrss + PROCESSES * others.ru_maxrss) * unit


def screen(names: int, watch: int) -> dict[str, object]:
    """Names that nobody planted, and a few that were, against a watch list."""
    listed = make_watch([], watch, seed=SEEDS["watch"])
    queries = make_queries(listed, EACH, seed=SEEDS["queries"])
    planted = queries.num_rows
    texts = pa.array([*queries["query"].to_pylist(), *innocent_names(names - planted, seed=SEEDS["names"])])
    rows = pa.table({"entity_id": [f"e{at}" for at in range(watch)], "name": listed["name"]})
    none = pa.table({"entity_id": pa.array([], pa.string()), "value": pa.array([], pa.string())})
    before, started = used(), time.monotonic()
    index = WatchIndex.build(rows, none, none)
    frozen = freeze(index)
    built = used()
    bulk = Bulk(frozen, bundled_tables(), processes=PROCESSES)
    found = pa.Table.from_batches(list(bulk.screen(texts)))
    after = used()
    query, number = found["query"].to_numpy(), found["watch"].to_numpy()
    same = {name: at for at, name in enumerate(listed["name"].to_pylist())}
    row = np.array([same[name] for name in listed["name"].to_pylist()])
    truth = row[queries["truth"].to_numpy()]
    early = query < planted
    met = np.unique(query[early][row[number[early]] == truth[query[early]]])
    outcome = found["outcome"].to_numpy()
    report = bulk.report
    return {
        "cpu": after - before,
        "peak": peak(),
        "wall_s": round(time.monotonic() - started, 1),
        "index_cpu_s": round(built - before, 1),
        "stages_cpu_s": {name: round(took, 1) for name, took in report.seconds.items()},
        "pairs_found": report.found,
        "pairs_scored": report.scored,
        "hits": report.hits,
        "capped": report.capped,
        "planted": planted,
        "planted_met": round(met.size / planted, 4),
        "same_per_1000_others": round(
            1000 * np.unique(query[~early & (outcome == 2)]).size / (names - planted), 3
        ),
        "unsure_per_1000_others": round(
            1000 * np.unique(query[~early & (outcome == 1)]).size / (names - planted), 3
        ),
    }


def pairs_of(groups: np.ndarray) -> int:
    """Return how many pairs lie within groups of equal numbers."""
    sizes = np.unique(groups, return_counts=True)[1].astype(np.int64)
    return int((sizes * (sizes - 1) // 2).sum())


def joined_by_kind(crowd: pa.Table, cluster: np.ndarray) -> dict[str, float]:
    """Return for each kind of noise the share of names that stand with the first name of their firm."""
    firm, kind = crowd["firm"].to_numpy(), np.array(crowd["kind"].to_pylist())
    first = np.full(firm.max() + 1, -1)
    plain = kind == AS_IT_IS
    first[firm[plain]] = cluster[plain]
    met = cluster == first[firm]
    return {str(one): round(float(met[kind == one].mean()), 4) for one in np.unique(kind[~plain])}


def itself(names: int, seed: int) -> dict[str, object]:
    """Names of firms that stand there once or several times, among themselves."""
    crowd = make_crowd(names, seed=seed)
    firm = crowd["firm"].to_numpy()
    before, started = used(), time.monotonic()
    found = resolve_many(crowd["name"], bundled_tables(), processes=PROCESSES)
    took, waited = used() - before, time.monotonic() - started
    # A text without a name is a cluster of its own.
    cluster = np.where(found.cluster < 0, names + np.arange(names), found.cluster)
    report = found.report
    return {
        "cpu": took,
        "peak": peak(),
        "wall_s": round(waited, 1),
        "right_pairs": pairs_of(cluster * (firm.max() + 1) + firm),
        "made_pairs": pairs_of(cluster),
        "planted_pairs": pairs_of(firm),
        "seed": seed,
        "firms": int(firm.max()) + 1,
        "forms": report.forms,
        "pairs_compared": report.pairs,
        "ties": report.ties,
        "refused": report.refused,
        "hot_blocks": report.hot_blocks,
        "capped": report.capped,
        "joined_by_kind": joined_by_kind(crowd, cluster),
    }


def main() -> None:
    """Run the side that is asked for."""
    side, _, asked = sys.argv[1], Path(sys.argv[2]), json.loads(sys.argv[3])
    sides = {"screen": screen, "self": itself}
    print(json.dumps(sides[side](**asked)))


if __name__ == "__main__":
    main()
