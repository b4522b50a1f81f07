"""The gate lets every pair pass that the scorer holds to be more than different."""

import csv
import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unpick.names import normalise
from unpick.names.gate import passing, sign
from unpick.names.score.model import outcomes
from unpick.names.score.packed import pack
from unpick.names.score.rows import count_rows

TRUTH = Path(__file__).parent.parent / "truth" / "pairs.csv"


def every_pair(first, second):
    """Return of every pair whether it passes and its outcome."""
    left, right = pack(map(normalise, first)), pack(map(normalise, second))
    i, j = (one.ravel() for one in np.meshgrid(np.arange(len(left)), np.arange(len(right))))
    _, outcome = outcomes(count_rows(left, right, i, j))
    return passing(sign(left), sign(right), i, j), outcome


@pytest.fixture(scope="module")
def spelled():
    """Names of the development half of the truth set, in four scripts, and each once more with a slip."""
    with TRUTH.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["split"] == "dev"]
    names = sorted({row[side] for row in rows for side in "ab"})
    chance = random.Random(5)
    slipped = []
    for name in names:
        at = chance.randrange(len(name))
        kind = chance.randrange(4)
        slipped.append(
            name[:at]
            + ("", chance.choice("aeimnorst01"), name[at : at + 2][::-1], " ")[kind]
            + name[at + (kind > 0) :]
        )
    return names, slipped


def test_no_pair_that_may_be_one_firm_is_stopped(spelled):
    names, slipped = spelled
    for second in (names, slipped):
        passed, outcome = every_pair(names, second)
        assert not (outcome[~passed] > 0).any()
        # It is worth its while: most pairs of strangers stop here.
        assert passed.mean() < 0.5
        assert (outcome > 0).sum() >= len(names)


WORDS = st.sampled_from(
    [
        "Dandong",
        "Dandnog",
        "Hetian",
        "Hotan",
        "Yancheng",
        "Yuncheng",
        "quillmoor",
        "quilmoor",
        "quill",
        "moor",
        "Vessard",
        "VESSADR",
        "K0rin",
        "Garment",
        "Garments",
        "Trading",
        "Korea",
        "Factory",
        "No. 2",
        "Group",
        "QDGT",
        "丹东",
        "至诚",
        "永兴",
        "Wing",
        "Hing",
        "Yung",
        "Hsing",
        "Yongxing",
        "恒生",
        "Hang Seng",
        "环球之星",
        "Global Star",
        "服装",
        "련봉",
        "Ryonbong",
        "Yonbong",
        "hongda",
        "honghua",
        "Co Ltd",
        "(QMT)",
        "Dandongquillmoor",
        "seafoo",
    ]
)
NAMES = st.lists(st.lists(WORDS, max_size=5).map(" ".join), min_size=1, max_size=8)


@settings(max_examples=150, deadline=None)
@given(NAMES, NAMES)
def test_nor_is_one_of_words_put_together_at_random(first, second):
    passed, outcome = every_pair(first, second)
    assert not (outcome[~passed] > 0).any()


def test_threads_and_the_order_of_a_pair_change_nothing(spelled):
    names, slipped = spelled
    left, right = sign(pack(map(normalise, names))), sign(pack(map(normalise, slipped)))
    chance = np.random.default_rng(2)
    i, j = chance.integers(0, len(names), 250_000), chance.integers(0, len(slipped), 250_000)
    once = passing(left, right, i, j, threads=1)
    assert np.array_equal(once, passing(left, right, i, j, threads=3))
    assert np.array_equal(once, passing(right, left, j, i, threads=1))


def test_names_without_a_letter_are_signed_as_well():
    passed, _ = every_pair(["", "…", "🎉", "Q" * 5000], ["", "Quillmoor"])
    assert passed.size == 8


def test_the_gate_stays_a_function_after_it_was_used(spelled):
    from unpick.names import gate

    signed = gate.sign(pack(map(normalise, spelled[0][:3])))
    for _ in range(2):
        gate.passing(signed, signed, np.arange(2), np.arange(2))
    assert all(callable(getattr(gate, name)) for name in gate.__all__)
