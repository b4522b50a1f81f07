"""The table of circles: sound rows, and faults with row, column, value and remedy."""

import datetime as dt

import pytest

from unpick.datasets.circles import read_circles
from unpick.model.bundled import bundled_bytes
from unpick.model.days import FOREVER, LONG_AGO
from unpick.model.errors import UnreadableFile

HEAD = "place,within,role,one_of,people,from,to,safe_from,why\n"


def read(*rows: str):
    return read_circles((HEAD + "\n".join(rows) + "\n").encode(), "circles.csv")


def test_a_row_is_read_with_its_period_and_what_lies_in_what():
    table = read("Mill,County,worker,staff,40,2019-03,2020,2025-01-01,the foreman's list")
    (row,) = table.circles
    assert (row.place, row.role, row.people, row.row) == ("Mill", "worker", 40, 2)
    assert (row.first, row.last) == (dt.date(2019, 3, 1), dt.date(2020, 12, 31))
    assert row.safe_from == dt.date(2025, 1, 1)
    assert table.wider.places == {"Mill": "County"} and table.wider.roles == {"worker": "staff"}
    assert table.rejects == ()


def test_a_row_without_days_holds_always():
    (row,) = read("Mill,,worker,,40,,,,counted").circles
    assert (row.first, row.last) == (LONG_AGO, FOREVER)


@pytest.mark.parametrize(
    ("row", "column", "problem"),
    [
        ("Mill,,worker,,many,,,,counted", "people", "it is no whole number"),
        ("Mill,,worker,,-3,,,,counted", "people", "it is no whole number"),
        ("Mill,,worker,,40,,,,", "why", "nothing says where the number comes from"),
        ("Mill,,worker,,40,March,,,counted", "from", "it is no ISO year, month or day"),
        ("Mill,,worker,,40,2020,2019,,counted", "to", "the period ends before it begins"),
        ("Mill,,worker,,40,,,2025,counted", "safe_from", "it names no single day"),
        ("Mill,Mill,worker,,40,,,,counted", "within", "'Mill' would lie in itself"),
    ],
)
def test_a_faulty_row_is_left_out_with_its_remedy_and_the_others_go_on(row: str, column: str, problem: str):
    table = read(row, "Other,,worker,,7,,,,counted")
    (fault,) = table.rejects
    assert (fault.file, fault.row, fault.column, fault.problem) == ("circles.csv", 2, column, problem)
    assert fault.remedy
    assert [one.place for one in table.circles] == ["Other"]


def test_two_rows_that_nest_differently_or_in_a_ring_are_told():
    table = read("Mill,East,worker,,4,,,,c", "Mill,West,worker,,4,,,,c", "East,Mill,worker,,4,,,,c")
    assert [(one.row, one.column) for one in table.rejects] == [(3, "within"), (4, "within")]


def test_a_file_without_the_columns_or_in_another_encoding_is_refused_whole():
    with pytest.raises(UnreadableFile, match="no column 'place'"):
        read_circles(b"a,b\n1,2\n", "x.csv")
    with pytest.raises(UnreadableFile, match="not UTF-8"):
        read_circles("place\nMühle".encode("latin-1"), "x.csv")


def test_the_template_is_a_sound_table():
    table = read_circles(bundled_bytes("unpick.data.templates", "circles.csv"), "circles.csv")
    assert (len(table.circles), table.rejects) == (4, ())
