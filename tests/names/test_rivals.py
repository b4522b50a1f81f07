"""What is ruled out before the scorer is what the scorer holds to be different, and the same compiled and plain."""

import csv
import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.names.test_gate import NAMES
from unpick.names import normalise
from unpick.names.score.model import Model, bounds, bundled_model, outcomes
from unpick.names.score.packed import pack
from unpick.names.score.rows import count_rows, front_of, rule_out

TRUTH = Path(__file__).parent.parent / "truth" / "pairs.csv"
PIECES = (
    "Hetian",
    "Dan",
    "dong",
    "Feng",
    "zhou",
    "Trading",
    "Group",
    "No. 2",
    "No. 3",
    "Co",
    "QMT",
    "Dalian",
    "丹东",
)


def every_pair(first, second, *, plain=False, model=None):
    """Return of every pair whether it is ruled out and its outcome."""
    left, right = pack(map(normalise, first)), pack(map(normalise, second))
    i, j = (one.ravel() for one in np.meshgrid(np.arange(len(left)), np.arange(len(right))))
    _, outcome = outcomes(count_rows(left, right, i, j), model)
    told = rule_out((left, front_of(left)), (right, front_of(right)), i, j, bounds(model), plain=plain)
    return told, outcome


@pytest.fixture(scope="module")
def spelled():
    """Names of the development half of the truth set, in four scripts, and each once more with words and letters moved."""
    with TRUTH.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["split"] == "dev"]
    names = sorted({row[side] for row in rows for side in "ab"})
    chance, moved = random.Random(9), []
    for name in names:
        words = name.split()
        kind = chance.randrange(5)
        at = chance.randrange(len(words))
        if kind == 0:
            words.insert(at, chance.choice(PIECES))
        elif kind == 1:
            words[at] = chance.choice(chance.choice(names).split())
        elif kind == 2:
            chance.shuffle(words)
        elif kind == 3 and len(words) > 1:
            words[at - 1 : at + 1] = ["".join(words[at - 1 : at + 1])]
        else:
            words[at] = words[at][:-1] + chance.choice("aeimnorst")
        moved.append(" ".join(words)[: chance.choice((34, 35, 90))])
    return names, moved


def test_no_pair_that_may_be_one_firm_is_ruled_out(spelled):
    names, moved = spelled
    for second in (names, moved):
        told, outcome = every_pair(names, second)
        assert not (outcome[told] > 0).any()
        assert told.mean() > 0.3
        assert (outcome > 0).sum() >= len(names) / 2


@settings(max_examples=150, deadline=None)
@given(NAMES, NAMES)
def test_nor_is_one_of_words_put_together_at_random(first, second):
    told, outcome = every_pair(first, second)
    assert not (outcome[told] > 0).any()


@settings(max_examples=150, deadline=None)
@given(
    *[
        st.lists(
            st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map(" ".join), min_size=1, max_size=8
        )
    ]
    * 2
)
def test_nor_is_one_whose_words_are_cut_otherwise(first, second):
    glued = [name.replace(" ", "", 1) for name in first]
    told, outcome = every_pair([*first, *glued], second)
    assert not (outcome[told] > 0).any()


def test_it_says_the_same_plain_and_compiled_and_either_way_round(spelled):
    names, moved = spelled
    some = names[::9], moved[::9]
    told, _ = every_pair(*some)
    assert np.array_equal(told, every_pair(*some, plain=True)[0])
    back, _ = every_pair(*reversed(some))
    assert np.array_equal(
        told.reshape(len(some[1]), len(some[0])), back.reshape(len(some[0]), len(some[1])).T
    )


def test_other_weights_are_followed(spelled):
    model = bundled_model()
    kind = Model(
        start=2.0, weights=model.weights, lines=model.lines, version=model.version, pairs=model.pairs
    )
    told, outcome = every_pair(*spelled, model=kind)
    assert not (outcome[told] > 0).any()
    # A brand that speaks for two firms being one rules nothing out but another place.
    assert np.isinf(
        bounds(Model(start=0, weights=tuple(1.0 for _ in model.weights), lines={}, version="", pairs={}))[3]
    )
