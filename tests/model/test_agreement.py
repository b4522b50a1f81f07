"""Krippendorff's alpha against its author's worked example."""

import pytest

from unpick.model.agreement import alpha_interval, alpha_nominal

# Four observers, twelve units, missing codes. Source: Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011, section C.
OBSERVERS = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
UNITS = [
    [code for code in unit if code != "."] for unit in zip(*(one.split() for one in OBSERVERS), strict=True)
]


def test_the_published_example_is_met():
    assert alpha_nominal(UNITS) == pytest.approx(0.743, abs=0.0005)
    assert alpha_interval([[float(code) for code in unit] for unit in UNITS]) == pytest.approx(
        0.849, abs=0.0005
    )


def test_what_only_one_coded_says_nothing_and_one_code_for_all_is_not_defined():
    assert alpha_nominal([["a"], ["b"]]) is None
    assert alpha_nominal([["a", "a"], ["a", "a"]]) is None


def test_less_agreement_than_chance_is_below_zero():
    assert alpha_nominal([["a", "b"], ["b", "a"]]) < 0
