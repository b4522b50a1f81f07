"""What a regime asks of a packet is read from its own words, and from those of the rule that it reviews."""

import pytest

from tests.cases.review.build import packet
from unpick.cases.review.asked import asks_inputs, predicates, raises_by_list
from unpick.cases.review.region_ties import region_named


def test_a_review_of_scope_asks_what_the_rule_under_which_goods_are_held_asks():
    assert predicates("US-UFLPA3") < predicates("US-UFLPA-SCOPE")
    facts = packet(regime="US-UFLPA-SCOPE", question="scope")
    assert asks_inputs(facts)
    assert raises_by_list(facts)
    assert region_named(facts, "CN-XJ")


@pytest.mark.parametrize("regime", ["US-DETENTION", "US-PROOF-1243"])
def test_a_step_under_any_of_several_rules_asks_none_of_theirs(regime):
    assert predicates(regime) == {"detained_under"}
