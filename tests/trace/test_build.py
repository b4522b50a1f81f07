"""From rows to edges: roles, refusals, contradictions; nothing is left out in silence."""

import datetime as dt

from unpick.model.days import FOREVER, LONG_AGO
from unpick.trace.build import Naming, build_network, party_id
from unpick.trace.rules import LINK_RULES, PASS_PROBABILITY, Carries, Role


def bill(row: int, shipper: str | None, consignee: str | None, **more: object) -> dict[str, object]:
    return {
        "document": "d" * 64,
        "row": row,
        "bill_no": f"INV{row}",
        "date": dt.date(2021, 3, 5),
        "shipper_name": shipper,
        "consignee_name": consignee,
        "hs_code": "6204",
        "reliability": "B",
        **more,
    }


def link(number: int, kind: str, subject: str, object_: str, **more: object) -> dict[str, object]:
    return {
        "link_id": f"link {number}",
        "kind": kind,
        "subject": subject,
        "object": object_,
        "valid_from": LONG_AGO,
        "valid_to": FOREVER,
        "polarity": "stated",
        "reliability": "C",
        "why": [f"statement {number}"],
        **more,
    }


def role_of(name: str) -> str:
    return "forwarder" if "Forwarding" in name else "to_order" if name == "TO ORDER" else "firm"


def build(shipments=(), links=(), **naming):
    return build_network(shipments=shipments, links=links, naming=Naming(role_of=role_of, **naming))


def reasons(network) -> list[str]:
    return [one.reason for one in network.skipped]


def test_a_forwarder_is_passed_through_marked_and_with_a_probability_of_its_own():
    network = build(
        [bill(1, "Invented Forwarding", "Invented Shop"), bill(2, "Invented Forwarding", "Other Shop")]
    )
    passed = f"pass:{party_id('Invented Forwarding')}"
    assert network.facts[passed].p == PASS_PROBABILITY
    assert all(passed in edge.facts and edge.polarity == "inferred" for edge in network.edges)
    assert network.roles[party_id("Invented Forwarding")] == Role.FORWARDER


def test_parties_withheld_are_a_state_and_each_shipment_has_its_own():
    network = build([bill(1, None, "Invented Shop"), bill(2, None, "Invented Shop")])
    senders = [edge.from_id for edge in network.edges]
    assert len(set(senders)) == 2
    assert {network.roles[sender] for sender in senders} == {Role.WITHHELD}


def test_the_notify_party_of_an_order_bill_may_be_the_buyer_and_that_is_inferred():
    network = build([bill(1, "Invented Mill", "TO ORDER", notify_name="Invented Shop")])
    (edge,) = [edge for edge in network.edges if edge.kind == "notify"]
    assert edge.to_id == party_id("Invented Shop")
    assert edge.polarity == "inferred"
    assert any(fact.startswith("notify:") for fact in edge.facts)


def test_a_named_maker_gives_to_the_shipper_before_the_shipment_leaves():
    network = build([bill(1, "Invented Trader", "Invented Shop", maker_name="Invented Mill")])
    days = {edge.kind: edge.first_day for edge in network.edges}
    assert days["maker"] == days["shipment"] - 1


def test_a_maker_behind_a_withheld_shipper_is_the_sender():
    network = build([bill(1, None, "Invented Shop", maker_name="Invented Mill")])
    assert [edge.from_id for edge in network.edges] == [party_id("Invented Mill")]


def test_deleted_bills_and_repeats_are_left_out_and_said():
    same = bill(2, "Invented Mill", "Invented Shop", bill_no="INV1")
    network = build([bill(1, "Invented Mill", "Invented Shop"), same, bill(3, "A", "B", status="deleted")])
    assert len(network.edges) == 1
    assert reasons(network) == ["the same bill again", "the bill is deleted"]


def test_a_link_whose_end_is_before_its_start_is_refused():
    broken = link(1, "supplies", "a", "b", valid_from=dt.date(2021, 1, 1), valid_to=dt.date(2020, 1, 1))
    assert reasons(build(links=[broken])) == ["the link's end is before its start"]


def test_a_denied_link_prints_beside_the_one_it_denies():
    network = build(links=[link(1, "supplies", "a", "b"), link(2, "supplies", "a", "b", polarity="denied")])
    assert [edge.polarity for edge in network.edges] == ["contradicted"]
    assert network.facts["link 1"].against == ("statement 2",)
    assert len(network.skipped) == 1


def test_work_given_out_comes_back_as_goods():
    (edge,) = build(links=[link(1, "subcontracts", "giver", "workshop")]).edges
    assert (edge.from_id, edge.to_id, edge.carries) == ("workshop", "giver", Carries.GOODS)


def test_one_site_goes_both_ways_and_is_inferred():
    edges = build(links=[link(1, "shares_site", "a", "b")]).edges
    assert {(edge.from_id, edge.to_id, edge.polarity) for edge in edges} == {
        ("a", "b", "inferred"),
        ("b", "a", "inferred"),
    }


def test_an_unknown_kind_and_a_private_person_are_left_out_and_said():
    links = [link(1, "befriends", "a", "b"), link(2, "supplies", "worker", "b")]
    assert reasons(build(links=links, persons=frozenset({"worker"}))) == [
        "no rule says what a link of the kind 'befriends' carries",
        "a private person is never followed",
    ]


def test_merged_parties_are_one_and_two_bearers_of_a_name_are_none():
    merged = {party_id("Invented Mill"): "ent-mill"}
    assert build([bill(1, "Invented Mill", "Invented Shop")], same=merged).edges[0].from_id == "ent-mill"
    two = {"INVENTED MILL": frozenset({"ent-a", "ent-b"})}
    assert build([bill(1, "Invented Mill", "Invented Shop")], known=two).edges[0].from_id == party_id(
        "Invented Mill"
    )


def test_every_rule_says_why_and_what_carries_has_a_way():
    for rule in LINK_RULES.values():
        assert rule.says.endswith(".")
        assert (rule.carries is not Carries.NOTHING) == (rule.forward or rule.backward)
