"""Lists of workers with resident numbers, all invented; ethnicity changes nothing."""

import datetime as dt

import pytest

from tests.exhibits.test_resident import number
from unpick.exhibits.reading import Grid
from unpick.exhibits.resident_packet import bundled_areas
from unpick.exhibits.resident_rows import resident_notes, resident_rows

HEAD = ("No.", "Name", "Ethnicity", "Sex", "ID card number", "Date of birth", "Date hired")
GOOD, OLD = number("210602", "19900101", "001"), number("210681", "19580304", "002")


def grid(*rows, head=HEAD) -> Grid:
    places = tuple(f"sheet Roster row {at}" for at in range(2, len(rows) + 2))
    return Grid(name="Roster", header=head, rows=rows, places=places)


def roster(peoples=("Han", "Manchu", "Korean")) -> Grid:
    return grid(
        ("1", "Invented One", peoples[0], "male", GOOD, "1990-01-01", "2015-03-02"),
        ("2", "Invented Two", peoples[1], "female", OLD, "1958-03-04", "2016-03-01"),
        ("3", "Invented Three", peoples[2], "male", GOOD[:-1] + "?", "1990-01-01", "2015-03-02"),
        ("4", "Invented Four", peoples[0], "female", GOOD, "1990-01-01", "2005-03-02"),
    )


def notes(one: Grid, **more):
    return list(resident_notes(list(resident_rows(one, bundled_areas(), **more))))


def test_each_row_has_one_of_three_outcomes_and_its_rule():
    rows = list(resident_rows(roster(), bundled_areas()))
    assert [one.check.outcome for one in rows] == ["plausible", "plausible", "unreadable", "implausible"]
    assert rows[3].check.broken == ("sex", "age_at_hire")
    assert [note.place for note in notes(roster()) if note.topic == "resident_row"] == ["sheet Roster row 5"]


def test_no_number_and_no_name_is_in_a_note():
    said = " ".join(f"{note.text} {note.value} {note.subject} {note.place}" for note in notes(roster()))
    assert not any(one in said for one in (GOOD, OLD, GOOD[:-1], "Invented"))


@pytest.mark.parametrize("peoples", [("Korean", "Han", "Manchu"), ("朝鲜族", "汉族", "蒙古族"), ("", "", "")])
def test_outputs_do_not_change_when_ethnicity_entries_are_swapped(peoples):
    assert notes(roster(peoples)) == notes(roster())


def test_chinese_heads_and_the_day_of_the_audit():
    table = grid(
        ("无名甲", "男", GOOD, "2010-01-01", "2020-01-01"),
        ("无名乙", "女", OLD, "2010-01-01", "2030-01-01"),
        head=("姓名", "性别", "公民身份号码", "签发日期", "有效期至"),
    )
    found = list(resident_rows(table, bundled_areas(), shown_on=dt.date(2020, 11, 2)))
    assert [one.check.broken for one in found] == [("card_not_valid",), ()]


def test_passports_have_other_rules_and_are_left_alone():
    table = grid(("Invented One", "E12345678"), ("Invented Two", "G87654321"), head=("Name", "ID number"))
    assert notes(table) == []
