"""The guesser against the column truth that was written before it."""

import pytest

from tests.datasets.shipments.judging import measure, read_rows, read_truth


def test_the_truth_covers_families_that_share_no_vendor_or_region():
    families = {family for family, _ in read_truth()}
    assert len(families) >= 12


@pytest.mark.shared
def test_with_rows_95_of_100_columns_are_found_and_2_at_most_are_wrong(shared):
    tally, faults = measure(read_rows(shared))
    counts = tally["all"]
    assert counts["right"] >= 0.95 * counts.total(), faults
    assert counts["wrong"] <= 0.02 * counts.total(), faults


def test_from_headers_alone_almost_nothing_is_wrong():
    tally, faults = measure({})
    counts = tally["all"]
    assert counts["right"] >= 0.95 * counts.total(), faults
    assert counts["wrong"] <= 0.02 * counts.total(), faults


def test_no_family_has_more_than_2_in_100_wrong_columns():
    tally, faults = measure({})
    for name, counts in tally.items():
        if name.startswith("family"):
            assert counts["wrong"] <= 0.02 * counts.total(), (name, faults)


def test_layouts_that_it_was_not_made_for_lead_to_doubts_and_not_to_wrong_columns():
    tally, faults = measure({}, "column_truth_blind.csv")
    counts = tally["all"]
    assert counts["wrong"] == 0, faults
    assert counts["right"] >= 0.75 * counts.total(), faults
