"""How products move along an edge: content, parts, packaging, and what nobody knows."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trace.test_engines import bill
from unpick.goods.become import Become
from unpick.trace.edges import ANYTHING, CONCERN, INSIDE, PACKED, Seed
from unpick.trace.moves import DOWN, NOWHERE, UP, Direction, after_matrix, all_moves, move, move_fact
from unpick.trace.reference import trace_reference
from unpick.trace.rules import MOVE_PROBABILITY, Carries

PRODUCTS = (0, 303, 1604, 4703, 4819, 5208, 6200, 6204, 7010, 7601, 8703, 8708)


def down(state: int, product: int):
    return move(state, Carries.GOODS, product, DOWN)


def test_a_box_goes_on_with_what_is_in_it_and_no_further():
    packed = down(4819, 5208)
    assert packed is not None
    assert (packed.relation, packed.after) == (Become.PACKS, PACKED + 5208)
    onward = down(packed.after, 5208)
    assert onward is not None
    assert (onward.relation, onward.after) == (Become.SAME, PACKED + 5208)
    assert down(packed.after, 6204) is None
    assert down(packed.after, 4819) is None


def test_a_box_of_unknown_goods_stays_a_box():
    unknown = down(4819, 0)
    assert unknown is not None
    assert (unknown.relation, unknown.after) == (Become.UNKNOWN, 4819)
    kept = down(PACKED + 6204, 0)
    assert kept is not None
    assert kept.after == PACKED + 6204


def test_upwards_a_box_is_met_round_the_goods_themselves_only():
    material = move(6204, Carries.GOODS, 5208, UP)
    assert material is not None
    assert material.after == INSIDE + 5208
    assert move(material.after, Carries.GOODS, 4819, UP) is None
    box = move(6204, Carries.GOODS, 4819, UP)
    assert box is not None
    assert (box.relation, box.after) == (Become.PACKS, INSIDE + 4819)


def test_the_maker_of_boxes_reaches_who_buys_the_packed_goods_and_not_who_cuts_them_up():
    edges = [
        bill(1, "pulp", "boxes", "2021-01-05", 4804),
        bill(2, "boxes", "mill", "2021-02-05", 4819),
        bill(3, "mill", "trader", "2021-03-05", 5208),
        bill(4, "trader", "sewer", "2021-04-05", 5208),
        bill(5, "sewer", "shop", "2021-05-05", 6204),
    ]
    reached = trace_reference(edges, [Seed(entity_id="pulp", product=4703)]).reached()
    assert set(reached) == {"pulp", "boxes", "mill", "trader", "sewer"}
    asked = trace_reference(edges, [Seed(entity_id="shop", product=ANYTHING)], direction=UP).reached()
    assert set(asked) == {"shop", "sewer", "trader", "mill"}


def test_packaging_weighs_less_than_content_and_says_what_it_is():
    content, packaging = down(5208, 6204), down(4819, 6204)
    assert content is not None
    assert packaging is not None
    told = move_fact("firm", "Invented Sewer", packaging)
    assert told is not None
    assert told.p == MOVE_PROBABILITY[Become.PACKS] < MOVE_PROBABILITY[Become.COULD]
    assert told.text == (
        "goods of HS 4819 that reach Invented Sewer are round HS 6204 that leave it (packaging, not content)."
    )


def test_packed_goods_that_pass_through_rest_on_the_fact_that_the_goods_do():
    plain, packed = down(6204, 6204), down(PACKED + 6204, 6204)
    assert plain is not None
    assert packed is not None
    assert move_fact("firm", "x", plain) == move_fact("firm", "x", packed)


def test_a_part_is_said_to_be_a_part():
    found = down(8708, 8703)
    assert found is not None
    fact = move_fact("firm", "Invented Works", found)
    assert fact is not None
    assert fact.text.endswith("(one is a part of the other).")


@pytest.mark.parametrize(
    ("before", "after", "end"),
    [
        (5208, 6204, "(one could be made of the other)."),
        (2508, 6904, "(one could be made of the other: unverified, do not rely)."),
    ],
)
def test_what_rests_on_general_knowledge_says_so(before: int, after: int, end: str):
    found = down(before, after)
    assert found is not None
    fact = move_fact("firm", "Invented Works", found)
    assert fact is not None
    assert fact.text.endswith(end)


def test_every_relation_that_moves_goods_has_a_probability():
    assert set(MOVE_PROBABILITY) == set(Become) - {Become.NO}


@pytest.mark.parametrize("direction", [DOWN, UP])
@settings(max_examples=25, deadline=None)
@given(
    starts=st.sets(st.sampled_from([CONCERN, ANYTHING, *PRODUCTS]), min_size=1),
    products=st.sets(st.sampled_from(PRODUCTS)),
)
def test_all_moves_are_those_that_one_by_one_lead_anywhere(
    direction: Direction, starts: set[int], products: set[int]
):
    found = set(all_moves(starts, products, direction))
    states = starts | {one.after for one in found}
    one_by_one = {
        made
        for state in states
        for carries in (Carries.GOODS, Carries.CONCERN)
        for product in products | {0}
        if (made := move(state, carries, product, direction))
    }
    assert found == one_by_one


@pytest.mark.parametrize("direction", [DOWN, UP])
def test_the_matrix_of_states_says_what_each_move_says(direction: Direction):
    added = PACKED if direction == DOWN else INSIDE
    states = [CONCERN, ANYTHING, *PRODUCTS, *(added + product for product in PRODUCTS if product)]
    said = []
    for state in states:
        moves = [move(state, Carries.GOODS, product, direction) for product in PRODUCTS]
        said.append([one.after if one else NOWHERE for one in moves])
    assert after_matrix(states, PRODUCTS, direction).tolist() == said
