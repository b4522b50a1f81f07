"""Recall at a precision counts ties together and wrong answers against."""

from _photos_metrics import cut_at

TRUTH = {"q1": "a", "q2": "b", "q3": None, "q4": "c"}


def test_the_threshold_stops_before_a_wrong_answer_that_costs_the_precision() -> None:
    best = {"q1": ("a", 9.0), "q2": ("b", 8.0), "q3": ("a", 7.0), "q4": ("c", 6.0)}
    cut = cut_at(best, TRUTH, precision=0.99)
    assert cut is not None
    assert (cut.score, cut.answered) == (8.0, 2)


def test_a_wrong_answer_of_the_same_score_falls_with_the_right_one() -> None:
    best = {"q1": ("a", 9.0), "q2": ("b", 8.0), "q3": ("a", 8.0), "q4": (None, None)}
    cut = cut_at(best, TRUTH, precision=0.99)
    assert cut is not None
    assert (cut.score, cut.precision) == (9.0, 1.0)


def test_without_a_pure_threshold_there_is_none() -> None:
    assert cut_at({"q3": ("a", 9.0), "q1": ("a", 5.0)}, TRUTH, precision=0.99) is None


def test_an_answer_that_names_another_picture_is_wrong() -> None:
    assert cut_at({"q1": ("b", 9.0)}, TRUTH, precision=0.5) is None
