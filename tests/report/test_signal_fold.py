"""Signals put together for a reader. All names invented."""

from unpick.report.signal_fold import fold_signals


def signal(indicator, subject, *, fires=False, refused=None, lacks=None, month="2024-01"):
    return {
        "indicator": indicator,
        "subject": subject,
        "product": None,
        "fires": fires,
        "refused": refused,
        "lacks": lacks,
        "period": {"from": f"{month}-01", "to": f"{month}-28"},
    }


def test_refusals_for_one_reason_are_one_entry_over_their_whole_time():
    given = [
        signal("I15", "Mill", refused="no headcount", lacks=f"day {m}", month=f"2024-{m:02d}")
        for m in (3, 1, 2)
    ]
    (one,) = fold_signals(given)
    assert (one["times"], one["period"]) == (3, {"from": "2024-01-01", "to": "2024-03-28"})
    assert one["lacked"] == ["day 3", "day 1", "day 2"]


def test_two_reasons_or_two_subjects_stay_apart():
    given = [
        signal("I15", "Mill", refused="a"),
        signal("I15", "Mill", refused="b"),
        signal("I15", "Other", refused="a"),
    ]
    assert len(fold_signals(given)) == 3


def test_what_fires_stands_first_and_is_never_put_together():
    given = [signal("I04", f"Mill {n}") for n in range(9)] + [
        signal("I04", "Mill 9", fires=True),
        signal("I04", "Mill 8", fires=True),
    ]
    fires, other, crowd = fold_signals(given)
    assert (fires["subject"], other["subject"]) == ("Mill 9", "Mill 8")
    assert (crowd["mark"], len(crowd["subjects"])) == ("silent", 9)
    assert len(fold_signals(given, crowds=False)) == 11


def test_a_few_silent_subjects_are_told_one_by_one():
    assert len(fold_signals([signal("I04", f"Mill {n}") for n in range(5)])) == 5
