"""The scorer's arrays and loops: compiled and plain say the same, in either order, and the lines add up."""

import csv
import os
import pickle
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unpick.names import normalise, score_pair
from unpick.names.score import counted
from unpick.names.score.findings import FINDINGS
from unpick.names.score.letters import few_slips, slips
from unpick.names.score.model import OUTCOMES, bundled_model, outcomes
from unpick.names.score.packed import pack
from unpick.names.score.rows import align_one, count_rows

TRUTH = Path(__file__).parents[1] / "truth"


def dev_pairs() -> list[tuple[str, str]]:
    with (TRUTH / "pairs.csv").open(encoding="utf-8") as file:
        return [(row["a"], row["b"]) for row in csv.DictReader(file) if row["split"] == "dev"]


def packed_pairs():
    pairs = dev_pairs()
    return (
        pairs,
        pack(normalise(a) for a, _ in pairs),
        pack(normalise(b) for _, b in pairs),
        np.arange(len(pairs)),
    )


def test_compiled_and_plain_count_the_same_in_either_order():
    _, left, right, at = packed_pairs()
    compiled = count_rows(left, right, at, at)
    assert compiled.any(axis=1).all()
    assert (compiled == count_rows(left, right, at, at, plain=True)).all()
    assert (compiled == count_rows(right, left, at, at)).all()


def test_any_number_of_threads_gives_the_same_bytes():
    _, left, right, at = packed_pairs()
    many = np.tile(at, 200)
    told = [count_rows(left, right, many, many, threads=threads).tobytes() for threads in (1, 2)]
    assert told[0] == told[1]


def test_packed_names_travel():
    _, left, right, at = packed_pairs()
    again = pickle.loads(pickle.dumps(left))
    assert (count_rows(again, right, at, at) == count_rows(left, right, at, at)).all()


def test_one_pair_is_aligned_as_in_a_batch_and_its_lines_add_up():
    pairs, left, right, at = packed_pairs()
    counts = count_rows(left, right, at, at)
    odds, found = outcomes(counts)
    for number in range(0, len(pairs), 7):
        score = score_pair(*pairs[number])
        assert align_one(left, number, right, number).counts == tuple(counts[number].tolist())
        assert score.log_odds == pytest.approx(odds[number], abs=1e-6)
        assert score.outcome == OUTCOMES[found[number]]
        assert sum(part.contribution for part in score.parts) == pytest.approx(score.log_odds, abs=1e-6)


def test_every_finding_has_a_weight_a_number_and_words():
    model = bundled_model()
    assert len(model.weights) == len(FINDINGS) == counted.BRAND_GLOSSED + 1
    from unpick.names.score.explain import _SAYS

    assert set(_SAYS) == set(FINDINGS)


def test_a_probability_needs_200_labelled_pairs_of_the_scripts_and_moves_with_the_base_rate():
    model = bundled_model()
    for script, n in model.pairs.items():
        assert (model.probability(1.0, script) is None) == (n < 200 or script not in model.lines)
    rare, even = (model.probability(1.0, "latin", base_rate=rate) for rate in (0.001, 0.5))
    assert rare is not None
    assert even is not None
    assert rare < even


@given(st.text("abcde", max_size=12), st.text("abcde", max_size=12), st.integers(0, 3))
@settings(max_examples=400, deadline=None)
def test_slips_are_those_of_an_edit_distance_with_swaps(a: str, b: str, most: int):
    from rapidfuzz.distance import OSA

    first, second = list(a.encode()), list(b.encode())
    told = slips(first, 0, len(first), second, 0, len(second), most, [0] * 96)
    assert min(told, most + 1) == min(OSA.distance(a, b), most + 1)
    if most < 3:
        assert few_slips(first, 0, len(first), second, 0, len(second), most) == (told <= most)


@pytest.mark.parametrize(
    "text", ["", "A", "x" * 5_000, "\u202e\x00", "🙂🙂", "TO ORDER", "а" * 40, "丹东" * 60]
)
def test_odd_names_are_counted_without_harm(text: str):
    for other in (text, "Quillmoor Mills Ltd", "丹东维萨德服装有限公司"):
        left, right = pack([normalise(text)]), pack([normalise(other)])
        at = np.zeros(1, np.int64)
        assert (count_rows(left, right, at, at) == count_rows(left, right, at, at, plain=True)).all()
        assert score_pair(text, other).outcome in OUTCOMES


def test_the_file_as_plain_python_is_what_runs_without_numba():
    """With numba's compiler off, the very same loop runs as Python."""
    code = (
        "import numpy as np\n"
        "from unpick.names import normalise\n"
        "from unpick.names.score.packed import pack\n"
        "from unpick.names.score.rows import count_rows\n"
        "left = pack([normalise('Korea Tamsong Bank')]); right = pack([normalise('Choson Tamsong Unhaeng')])\n"
        "print(count_rows(left, right, np.zeros(1), np.zeros(1)).tolist())\n"
    )
    env = {**os.environ, "NUMBA_DISABLE_JIT": "1", "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    left, right = pack([normalise("Korea Tamsong Bank")]), pack([normalise("Choson Tamsong Unhaeng")])
    assert done.stdout.strip() == str(count_rows(left, right, np.zeros(1), np.zeros(1)).tolist())
