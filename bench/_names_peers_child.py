"""The peers of the name benchmark, in their own environment: reads pairs, writes a score for each, prints CPU seconds.

python _names_peers_child.py logic-v2|logic-v1|WRatio|splink PAIRS.jsonl OUT.npy

Imports nothing of the product. A pair is {"a": name, "b": name, "schema": FollowTheMoney schema}.
"""

import json
import re
import sys
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

Rows = list[dict[str, str]]


def nomenklatura(rows: Rows, name: str) -> tuple[np.ndarray, float]:
    """The matchers of nomenklatura, as `compare` of two entities with a name each.

    Every entity has an id of its own: name analysis is memoised by id, and an id used twice would bring the first name's
    score back.
    """
    from followthemoney import model
    from nomenklatura.matching import get_algorithm

    algorithm = get_algorithm(name)
    config = algorithm.default_config()

    def entity(at: str, schema: str, text: str) -> Any:
        made = model.make_entity(schema)
        made.id = at
        made.add("name", text, cleaned=True)
        return made

    made = [
        (entity(f"l{i}", row["schema"], row["a"]), entity(f"r{i}", row["schema"], row["b"]))
        for i, row in enumerate(rows)
    ]
    warm = entity("warm-l", "Company", "Warm Up Ltd"), entity("warm-r", "Company", "Warm Down Ltd")
    algorithm.compare(*warm, config)
    started = time.process_time()
    scores = [algorithm.compare(left, right, config).score for left, right in made]
    return np.array(scores), time.process_time() - started


def wratio(rows: Rows) -> tuple[np.ndarray, float]:
    """RapidFuzz WRatio with its default processor."""
    from rapidfuzz import fuzz, utils

    started = time.process_time()
    scores = [fuzz.WRatio(row["a"], row["b"], processor=utils.default_process) for row in rows]
    return np.array(scores, float), time.process_time() - started


def words_of(text: str) -> list[str]:
    """Return the words of a name in lower case, without accents and marks."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.findall(r"\w+", "".join(sign for sign in plain if not unicodedata.combining(sign)))


def splink(rows: Rows) -> tuple[np.ndarray, float]:
    """Splink, trained without labels on the file itself: u by random pairs, m by expectation maximisation.

    A name gives four columns: the whole, its letters without blanks, its words, its first word. Only the pairs of the file
    are compared. The score is the match weight.
    """
    import pyarrow as pa
    import splink.comparison_library as cl
    from splink import Linker, SettingsCreator, block_on
    from splink.backends.duckdb import DuckDBAPI

    def side(column: str) -> Any:
        words = [words_of(row[column]) for row in rows]
        return pa.table(
            {
                "unique_id": [f"{column}{i}" for i in range(len(rows))],
                "pair": list(range(len(rows))),
                "name": [" ".join(one) for one in words],
                "letters": ["".join(one) for one in words],
                "words": pa.array([sorted(set(one)) for one in words], pa.list_(pa.string())),
                "first": [one[0] if one else None for one in words],
            }
        )

    settings = SettingsCreator(
        link_type="link_only",
        comparisons=[
            cl.JaroWinklerAtThresholds("name", [0.95, 0.88, 0.7]),
            cl.LevenshteinAtThresholds("letters", [1, 3, 6]),
            cl.ArrayIntersectAtSizes("words", [4, 3, 2, 1]),
            cl.JaroWinklerAtThresholds("first", [0.92, 0.8]),
        ],
        blocking_rules_to_generate_predictions=[block_on("pair")],
        probability_two_random_records_match=0.3,
    )
    started = time.process_time()
    api = DuckDBAPI()
    tables = [api.register(side(column), dataset_display_name=column) for column in "ab"]
    linker = Linker(tables, settings, log_level="ERROR")
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(
        block_on("pair"), record_sample_proportion=1.0
    )
    trained = time.process_time()
    found = linker.inference.predict().as_pyarrow_table().to_pydict()
    done = time.process_time()
    scores = np.full(len(rows), -99.0)
    for left, right, weight in zip(
        found["unique_id_l"], found["unique_id_r"], found["match_weight"], strict=True
    ):
        assert left[1:] == right[1:]
        scores[int(left[1:])] = weight
    print(f"splink: {trained - started:.1f} CPU s of training", file=sys.stderr)
    return scores, done - trained


def main() -> None:
    """Score the pairs by one peer."""
    side, source, out = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    rows = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
    sides: dict[str, Callable[[], tuple[np.ndarray, float]]] = {
        "logic-v2": lambda: nomenklatura(rows, "logic-v2"),
        "logic-v1": lambda: nomenklatura(rows, "logic-v1"),
        "WRatio": lambda: wratio(rows),
        "splink": lambda: splink(rows),
    }
    scores, cpu = sides[side]()
    np.save(out, scores)
    print(json.dumps({"cpu": cpu, "n": len(rows)}))


if __name__ == "__main__":
    main()
