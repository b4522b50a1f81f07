"""The counts of the name benchmark, on cases small enough to work out by hand."""

import math

import numpy as np
import pytest

import _names_metrics as metrics


def labels(text: str) -> np.ndarray:
    return np.array([sign == "s" for sign in text])


def test_a_ranking_without_a_fault_has_an_auc_of_one_and_its_reverse_of_none():
    scores = np.array([4.0, 3.0, 2.0, 1.0])
    assert metrics.auc(scores, labels("ssdd")) == 1.0
    assert metrics.auc(scores, labels("ddss")) == 0.0


def test_equal_scores_count_half():
    # Of four pairings one is won, one lost, two are ties: (1 + 2 / 2) / 4.
    assert metrics.auc(np.array([2.0, 1.0, 1.0, 2.0]), labels("ssdd")) == 0.5
    assert metrics.auc(np.array([3.0, 1.0, 1.0, 0.0]), labels("ssdd")) == 0.875


def test_auc_is_the_share_of_pairings_won():
    chance = np.random.Generator(np.random.PCG64(3))
    scores, same = chance.integers(0, 9, 60).astype(float), chance.random(60) < 0.4
    won = [(x > y) + (x == y) / 2 for x in scores[same] for y in scores[~same]]
    assert metrics.auc(scores, same) == pytest.approx(sum(won) / len(won))


def test_there_is_no_auc_without_both_labels():
    assert metrics.auc(np.array([1.0, 2.0]), labels("ss")) is None


def test_the_interval_of_an_auc_is_that_of_hanley_and_mcneil():
    # AUC 0.75 with 10 and 20: Q1 = 0.6, Q2 = 0.642857; standard error 0.0986.
    low, high = metrics.auc_interval(0.75, 10, 20)
    variance = (0.75 * 0.25 + 9 * (0.6 - 0.5625) + 19 * (1.125 / 1.75 - 0.5625)) / 200
    assert high == pytest.approx(0.75 + 1.96 * math.sqrt(variance))
    assert low + high == pytest.approx(1.5)


def test_recall_at_a_precision_takes_the_lowest_threshold_that_keeps_it():
    scores = np.array([9.0, 8.0, 7.0, 6.0, 5.0, 4.0])
    same = labels("ssdssd")
    cut = metrics.cut_at_precision(scores, same, 0.80)
    # Down to 5.0 four of five are right; the dip at 7.0 (two of three) does not end the search.
    assert (cut.threshold, cut.found.hits, cut.found.n) == (5.0, 4, 4)
    assert (cut.precision.hits, cut.precision.n) == (4, 5)
    assert metrics.cut_at_precision(scores, same, 0.95).threshold == 8.0


def test_no_threshold_lies_between_equal_scores():
    cut = metrics.cut_at_precision(np.array([2.0, 2.0, 1.0]), labels("sds"), 0.9)
    assert cut.threshold == math.inf
    assert (cut.found.hits, cut.found.n) == (0, 2)


def test_the_best_f1_is_found_between_two_scores():
    assert metrics.best_f1(np.array([4.0, 3.0, 1.0, 0.0]), labels("ssdd")) == 2.0


def test_f1_counts():
    counts = metrics.counts_at(np.array([4.0, 3.0, 2.0, 1.0]), labels("sdsd"), 2.5)
    assert (counts.true, counts.false, counts.missed, counts.rest) == (1, 1, 1, 1)
    assert counts.value == 0.5
    assert metrics.F1(0, 0, 3).value == 0


def test_each_fold_is_judged_by_the_others():
    scores = np.array([0.9, 0.2, 0.6, 0.1])
    same, folds = labels("sdsd"), np.array([0, 0, 1, 1])
    # Fold 1 sets 0.35 and fold 0 is right by it; fold 0 sets 0.55 and fold 1 is right by it.
    assert metrics.fold_counts(scores, same, folds) == metrics.F1(2, 0, 0, 2)
    # With 0.5 for 0.6 the one cut, 0.55, misses the positive of fold 1: a cut on all four would have found it.
    scores[2] = 0.5
    assert metrics.fold_counts(scores, same, folds) == metrics.F1(1, 0, 1, 2)


def test_folds_share_out_both_labels_and_stay_the_same():
    same = labels("s" * 50 + "d" * 25)
    folds = metrics.folds_of(same)
    assert np.bincount(folds[same]).tolist() == [10] * 5
    assert np.bincount(folds[~same]).tolist() == [5] * 5
    assert (folds == metrics.folds_of(same)).all()


def test_the_interval_of_f1_holds_it_and_narrows_with_n():
    few, many = metrics.F1(8, 2, 2, 8), metrics.F1(800, 200, 200, 800)
    spread = {one: metrics.f1_interval(one) for one in (few, many)}
    assert all(low < one.value < high for one, (low, high) in spread.items())
    assert spread[many][1] - spread[many][0] < (spread[few][1] - spread[few][0]) / 5


def test_the_calibration_error_is_the_mean_gap_by_weight():
    said, same = np.array([0.05, 0.05, 0.95, 0.95]), labels("ddsd")
    # Low bin: 0.05 said, 0 seen; high bin: 0.95 said, 0.5 seen.
    assert metrics.calibration_error(said, same) == pytest.approx((0.05 + 0.45) / 2)
    assert metrics.brier(said, same) == pytest.approx((3 * 0.05**2 + 0.95**2) / 4)


def test_a_probability_of_one_falls_into_the_last_bin():
    [line] = metrics.reliability(np.array([1.0, 0.92]), labels("sd"))
    assert (line.low, line.n, line.seen) == (0.9, 2, 0.5)


def test_what_is_right_under_a_base_rate_has_no_error_there():
    # Half the pairs are of one firm; under a base rate of 0.1 a useless scorer rightly says 0.1.
    same = labels("sd" * 50)
    weights = metrics.prior_weights(same, 0.1)
    said = np.full(100, 0.1)
    assert weights.sum() == pytest.approx(100)
    assert metrics.calibration_error(said, same, weights) == pytest.approx(0)
    assert metrics.calibration_error(said, same) == pytest.approx(0.4)
