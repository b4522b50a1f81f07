"""What can become what, over HS headings."""

import pytest

from unpick.goods.become import Become, become_steps, can_become, heading, heading_text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("5201", "5205"),
        ("5205", "5208"),
        ("5208", "6204"),
        ("520100", "6109100010"),
        ("5208", "9404"),
        ("0501", "6704"),
        ("6703", "670411"),
        ("0303", "0304"),
        ("0302", "1604"),
        ("0307", "1605"),
        ("280461", "8541"),
        ("0702", "2002"),
        ("2606", "7616"),
        ("3904", "3918"),
        ("0813", "2008"),
    ],
)
def test_a_material_can_become_what_is_made_of_it(before: str, after: str):
    assert can_become(before, after) in (Become.DOES, Become.COULD)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("6204", "5201"),
        ("5201", "7601"),
        ("0303", "6204"),
        ("6704", "0501"),
        ("8471", "6204"),
        ("7601", "5205"),
    ],
)
def test_goods_do_not_run_backwards_or_across(before: str, after: str):
    assert can_become(before, after) is Become.NO


def test_cotton_yarn_is_of_cotton_but_a_garment_only_could_be():
    assert can_become("5201", "5205") is Become.DOES
    assert can_become("5201", "5208") is Become.DOES
    assert can_become("5201", "6204") is Become.COULD


@pytest.mark.parametrize("code", ["", "N/A", "0", "7", "00"])
def test_a_missing_code_is_unknown_and_not_anything(code: str):
    assert can_become(code, "6204") is Become.UNKNOWN
    assert can_become("5201", code) is Become.UNKNOWN


def test_the_same_goods_pass_through_a_trader():
    assert can_become("8471.30", "847130") is Become.SAME
    assert can_become("62", "6204") is Become.SAME


def test_nitrogen_becomes_no_solar_cell_though_it_shares_a_heading_with_silicon():
    assert can_become("280430", "8541") is Become.NO
    assert can_become("2804", "8541") in (Become.DOES, Become.COULD)


def test_a_chapter_alone_can_be_what_one_of_its_headings_can_be():
    assert can_become("5208", "62") is Become.COULD


def test_every_row_has_a_source_and_makes_something_else():
    for step in become_steps():
        assert step.source.startswith("HS 2022")
        assert step.before != step.after
        assert step.relation in (Become.DOES, Become.COULD)


@pytest.mark.parametrize(
    ("code", "number"), [("6204.62", 6204), ("62", 6200), ("0303", 303), ("x", 0), ("620", 6200)]
)
def test_a_heading_is_a_number_and_back(code: str, number: int):
    assert heading(code) == number
    assert heading(heading_text(number)) == number
