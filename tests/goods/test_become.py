"""What can become what, over HS headings."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unpick.goods.become import (
    BECOME_ORDER,
    Become,
    become_matrix,
    can_become,
    heading,
    heading_text,
    is_cited,
)
from unpick.goods.reach import Reach, reach_of
from unpick.goods.steps import BecomeStep
from unpick.goods.watched import hs_description


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


@pytest.mark.parametrize(
    ("code", "number"), [("6204.62", 6204), ("62", 6200), ("0303", 303), ("x", 0), ("620", 6200)]
)
def test_a_heading_is_a_number_and_back(code: str, number: int):
    assert heading(code) == number
    assert heading(heading_text(number)) == number


def table(*rows: tuple[str, str, Become]) -> Reach:
    return reach_of(
        BecomeStep(
            chain="invented", before=before, after=after, relation=relation, mark="M", source="invented"
        )
        for before, after, relation in rows
    )


def test_a_way_is_as_sure_as_its_least_sure_step():
    reach = table(
        ("0101", "0201", Become.DOES),
        ("0201", "0301", Become.PART),
        ("0301", "0401", Become.COULD),
        ("0401", "0501", Become.DOES),
    )
    answers = [can_become("0101", after, reach=reach) for after in ("0201", "0301", "0401", "0501")]
    assert answers == [Become.DOES, Become.PART, Become.COULD, Become.COULD]


def test_the_surest_of_two_ways_counts():
    reach = table(
        ("0101", "0301", Become.COULD), ("0101", "0201", Become.DOES), ("0201", "0301", Become.DOES)
    )
    assert can_become("0101", "0301", reach=reach) is Become.DOES


def test_a_way_is_cited_when_no_step_of_it_is_from_general_knowledge():
    rows = [("0101", "0201", "R"), ("0201", "0301", "V"), ("0301", "0401", "M"), ("0401", "0501", "R")]
    reach = reach_of(
        BecomeStep(chain="x", before=before, after=after, relation=Become.COULD, mark=mark, source="x")
        for before, after, mark in rows
    )
    assert [reach.cites("0101", code) for code in ("0201", "0301", "0401", "0501")] == [
        True,
        True,
        False,
        False,
    ]
    assert reach.cites("0401", "0501")


@pytest.mark.parametrize(("before", "after"), [("", "6204"), ("5201", ""), ("6204", "5201")])
def test_where_there_is_no_way_none_is_cited(before: str, after: str):
    assert not is_cited(before, after)


def test_a_circle_ends_and_is_the_same_goods():
    reach = table(("0101", "0201", Become.COULD), ("0201", "0101", Become.COULD))
    assert can_become("0101", "0201", reach=reach) is can_become("0201", "0101", reach=reach) is Become.COULD
    assert can_become("0101", "0101", reach=reach) is Become.SAME


@pytest.mark.parametrize("box", ["3923", "4819", "6305", "7010", "48191000"])
@pytest.mark.parametrize("goods", ["0303", "5201", "6204", "8703", "95"])
def test_packaging_goes_round_any_goods_and_is_in_none(box: str, goods: str):
    assert can_become(box, goods) is Become.PACKS


def test_what_boxes_are_made_of_packs_nothing():
    assert can_become("4804", "4819") is Become.COULD
    assert can_become("4804", "6204") is Become.NO
    assert can_become("5201", "6305") is Become.COULD
    assert can_become("5201", "7601") is Become.NO


def test_a_chapter_of_which_a_heading_packs_does_not_pack():
    assert can_become("48", "6204") is Become.NO


def test_packaging_of_unknown_goods_is_unknown():
    assert can_become("4819", "") is Become.UNKNOWN


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("8708", "8703"),
        ("8529", "8528"),
        ("8714", "8712"),
        ("8473", "8471"),
        ("6406", "6404"),
        ("9003", "9004"),
    ],
)
def test_a_part_is_a_part_of_what_its_heading_names(part: str, whole: str):
    assert can_become(part, whole) is Become.PART
    assert can_become(whole, part) is not Become.PART


@pytest.mark.parametrize(("older", "now"), [("8803", "8807"), ("880330", "8807"), ("2848", "2853")])
def test_a_heading_of_an_older_edition_is_where_its_goods_are_now(older: str, now: str):
    assert hs_description(older) == "" != hs_description(now)
    assert can_become(older, now) is Become.SAME
    assert can_become(older, "8802") is can_become(now, "8802")


def codes(pattern: str) -> list[int]:
    spans = range(101, 9707) if pattern == "heading" else range(100, 9800, 100)
    return [number for number in spans if hs_description(heading_text(number))]


def test_the_matrix_says_of_every_heading_what_can_become_says():
    products = [0, 8803, *codes("heading"), *codes("chapter")]
    matrix = become_matrix(products)
    assert matrix.shape == (len(products), len(products))
    assert matrix.dtype == "int8"
    texts = [heading_text(product) for product in products]
    for at in (0, 1, *range(2, len(products), 6)):
        said = [BECOME_ORDER.index(can_become(texts[at], after)) for after in texts]
        assert matrix[at].tolist() == said, texts[at]


@settings(max_examples=30, deadline=None)
@given(products=st.lists(st.sampled_from([0, 8803, *codes("heading"), *codes("chapter")]), max_size=12))
def test_the_matrix_of_any_products_is_made_of_their_pairs(products: list[int]):
    texts = [heading_text(product) for product in products]
    said = [[BECOME_ORDER.index(can_become(one, other)) for other in texts] for one in texts]
    assert become_matrix(products).tolist() == said
