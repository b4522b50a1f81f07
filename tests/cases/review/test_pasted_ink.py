"""D08, pasted ink: the same picture in several cells is remarked with its innocent readings; one paper scanned twice is not."""

import importlib.util
from dataclasses import replace

import pytest

from tests.cases.review.build import exhibit, found, packet, table
from tests.exhibits.test_pasted import cut
from unpick.cases.review.d08_records import DETECTOR
from unpick.datasets.generate.papers.signature import signature
from unpick.exhibits.reading import Ink
from unpick.model.defect import Severity

pytestmark = pytest.mark.skipif(
    not importlib.util.find_spec("cv2"), reason="the extra photos is not installed"
)


def payroll(name, month, names, seed):
    """A scanned payroll whose row n is signed with the picture names[n]."""
    rows = [
        {"worker": f"w{at}", "period": month, "days": 26, "gross": 4000 + seed * at}
        for at in range(len(names))
    ]
    one = exhibit(name, "payroll", table("payroll", rows))
    inks = []
    for at, signed in enumerate(names):
        gray = cut(signature(signed, 0), seed=100 * seed + at)
        row = (f"w{at}", "26", str(4000 + seed * at))
        inks.append(
            Ink(place=f"page 1 table 1 row {at + 2}", row=row, wide=gray.shape[1], gray=gray.tobytes())
        )
    return replace(one, reading=replace(one.reading, inks=tuple(inks)))


def remarks(*exhibits):
    return [one for one in found(DETECTOR, packet(*exhibits)) if one.check == "same_ink"]


def test_one_picture_in_three_rows_and_the_next_month_is_remarked_once():
    april = payroll("E1", "2025-04", [1, 2, 3, 1, 4, 1, 5], seed=1)
    may = payroll("E2", "2025-05", [11, 12, 1, 13, 14, 15, 16], seed=2)
    (one,) = remarks(april, may)
    assert one.severity is Severity.MINOR
    assert "The ink in 4 cells for signatures is one picture" in one.says
    assert [(spot.exhibit, spot.place[-1]) for spot in one.spots] == [
        ("E1", "2"),
        ("E1", "5"),
        ("E1", "7"),
        ("E2", "4"),
    ]
    assert dict(one.bounds)["pairs_compared"] == 14 * 13 // 2
    assert len(one.pictures) == 4
    assert all(src.startswith("data:image/png;base64,") for _, src in one.pictures)
    for said in ("stamp with a name", "stored signature", "nobody is identified"):
        assert said in one.reason
    assert "forged" not in f"{one.says} {one.reason} {one.cure}"
    assert one.turns == ()


def test_two_pictures_that_were_each_put_in_twice_are_two_remarks():
    assert len(remarks(payroll("E1", "2025-04", [1, 2, 1, 2, 3, 4], seed=1))) == 2


def test_everybody_with_an_ink_of_their_own_is_silent():
    assert remarks(payroll("E1", "2025-04", list(range(20, 32)), seed=1)) == []


def test_one_paper_scanned_twice_is_not_held_against_itself():
    once = payroll("E1", "2025-04", [1, 2, 3, 4, 5, 6], seed=1)
    again = payroll("E2", "2025-04", [1, 2, 3, 4, 5, 6], seed=1)
    assert remarks(once, again) == []
    twice = payroll("E1", "2025-04", [1, 2, 3, 4, 5, 1], seed=1)
    (one,) = remarks(twice, again)
    assert [spot.exhibit for spot in one.spots] == ["E1", "E1"]
