"""D01: a lot that is made after it had left, and logs of other lots that go on."""

import pytest

from tests.cases.review.build import checks, exhibit, found, note, packet, table
from unpick.cases.review.d01_dates import DETECTOR


def log(*days, lot="CM-1"):
    rows = [{"day": day, "lot": lot, "output": 600} for day in days]
    return exhibit("C2", "production", table("production", rows))


def bill(id_="C3", *, lot="CM-1", left="2022-01-30"):
    said = [note("shipped_day", on=left, text=f"laden on board {left}")] if left else []
    said += [note("number_lot", value=lot)] if lot else []
    return exhibit(id_, "transport", *said)


def test_a_lot_that_is_made_after_it_had_left_cannot_be_in_the_shipment():
    (defect,) = found(DETECTOR, packet(log("2022-01-28", "2022-02-07", "2022-02-08"), bill()))
    assert defect.check == "lot_made_after_shipment"
    assert defect.bounds == (("rows", 2),)
    assert defect.exhibits == ("C2",)
    assert "lot CM-1 made on 2022-02-07, shipped 2022-01-30" in defect.says


@pytest.mark.parametrize(
    "papers",
    [
        (log("2022-01-28", "2022-01-30"), bill()),
        (log("2022-01-28", "2022-02-07", lot="CM-2"), bill()),
        (log("2022-01-28", "2022-02-07"), bill(), bill("C4", left="2022-02-20")),
        (log("2022-01-28", "2022-02-07"), bill(), bill("C4", lot="", left="2022-02-20")),
        (log("2022-01-28", "2022-02-07"), bill(), bill("C4", left="")),
    ],
    ids=[
        "in time",
        "another lot",
        "a second bill of the lot",
        "a later bill without a lot",
        "a bill without a day",
    ],
)
def test_a_log_that_goes_on_says_nothing_of_what_had_left(papers):
    assert "lot_made_after_shipment" not in checks(DETECTOR, packet(*papers))
