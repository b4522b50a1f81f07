"""D12: listed entities, affiliates of them, and places of concern; a shared word is none of these."""

import pytest

from tests.cases.review.make import (
    COTTON,
    REGION,
    UFLPA,
    WORKERS,
    defects,
    exhibit,
    note,
    open_questions,
    packet,
    table,
)
from unpick.cases.review.d12_ties import check
from unpick.cases.review.facts import ListedName
from unpick.model.defect import Severity

NAMES = frozenset({"text", "tables", "metadata", "names"})


def listed(outcome: str = "same", role: str = "", exhibit_id: str = "E1") -> ListedName:
    return ListedName(
        name="Gray Fiber (invented)",
        outcome=outcome,
        listing="UFLPA Entity List, section (v), from 2024-01-01 (invented)",
        list_id="us_dhs_uflpa",
        exhibit=exhibit_id,
        place="page 2",
        role=role,
    )


def found(*exhibits, regime=UFLPA, names=(), **more):
    return list(check(packet(*exhibits, regime=regime, listed=tuple(names), looked=NAMES, **more)))


MAP = exhibit("E1", "chain")


def test_a_listed_supplier_decides_under_the_regime_of_its_list():
    (one,) = defects(found(MAP, names=[listed(role="supplier")]))
    assert (one.severity, one.turns) == (Severity.DECISIVE, ("E1",))


def test_the_same_firm_under_a_rule_on_workers_is_major():
    (one,) = defects(found(MAP, regime=WORKERS, names=[listed(role="supplier")]))
    assert one.severity is Severity.MAJOR


def test_a_name_that_may_be_listed_is_a_question_and_no_defect():
    result = found(MAP, names=[listed("unsure")])
    assert defects(result) == []
    assert "a person must look" in open_questions(result)[0].why


def test_an_affiliate_of_a_listed_entity_is_not_itself_listed():
    (one,) = defects(found(MAP, names=[listed(role="parent company of the maker")]))
    assert one.check == "affiliate_of_listed"
    assert "is not itself listed" in one.reason
    assert "raises no presumption by itself" in one.reason
    assert (one.severity, one.turns) == (Severity.MAJOR, ())


def test_the_packets_own_word_for_the_tie_makes_an_affiliate():
    tied = exhibit("E1", "chain", note("party", subject="shareholder", value="GRAY FIBER"))
    assert defects(found(tied, names=[listed()]))[0].check == "affiliate_of_listed"


def test_a_listed_firm_that_only_a_newspaper_names_is_a_question():
    press = exhibit("A1", "press", by="adverse")
    assert defects(found(press, names=[listed(exhibit_id="A1")])) == []


def test_one_address_in_the_region_is_a_sign_and_two_decide():
    one_sign = exhibit("E1", "invoice", note("place_region", "Urumqi", value="CN-XJ", subject="Gray Mill"))
    (one,) = defects(found(one_sign))
    assert (one.severity, one.turns) == (Severity.MAJOR, ())
    second = exhibit(
        "E2", "transport", note("address", "Urumqi", value="Urumqi, Xinjiang", subject="GRAY MILL")
    )
    (both,) = defects(found(one_sign, second))
    assert (both.severity, both.turns) == (Severity.DECISIVE, ("E1", "E2"))


def test_cotton_that_the_packet_itself_says_comes_from_the_region_decides():
    bales = exhibit("E1", "origin", tables=[table("raw", {"unit_no": "B1", "origin": "新疆", "grower": "g"})])
    (one,) = defects(found(bales, regime=REGION))
    assert one.check == "input_from_region"
    assert one.severity is Severity.DECISIVE


@pytest.mark.parametrize(
    "text",
    [
        "No cotton from Xinjiang is used.",
        "We source outside Xinjiang.",
        "未使用新疆棉",
        "신장 면화를 사용하지 않음",
    ],
)
def test_a_sentence_that_denies_the_region_places_nobody_there(text: str):
    claim = exhibit("E1", "certificate", note("place_region", text, value="CN-XJ"))
    assert found(claim) == []


def test_an_address_with_its_postal_code_is_two_signs():
    delivery = exhibit(
        "E1",
        "transport",
        note(
            "address",
            "Loading place: No. 6 Textile City Road, Korla, Xinjiang 841000",
            value="Korla, Xinjiang 841000",
            subject="Gray Mill",
        ),
    )
    (one,) = defects(found(delivery))
    assert (one.severity, one.turns) == (Severity.DECISIVE, ("E1",))


@pytest.mark.parametrize(
    "address",
    [
        "288 Xinjiang Road, Shibei District, Qingdao",
        "Xinjiang Middle Street 5, Harbin",
        "青岛市新疆路288号",
        "a Xinjiang-style noodle kitchen",
    ],
)
def test_a_street_or_a_dish_named_for_the_region_is_no_place_in_it(address: str):
    chain = exhibit("E1", "chain", tables=[table("chain", {"firm": "Red Stitch", "address": address})])
    noted = exhibit("E2", "invoice", note("place_region", address, value="CN-XJ", subject="Red Stitch"))
    assert found(chain, noted) == []


def test_where_a_worker_comes_from_is_no_tie_of_a_supplier():
    roster = exhibit("E1", "workers", note("place_region", "Hometown: Kashgar", value="CN-XJ"))
    cards = exhibit("E2", "identity", note("address", "Kashgar", value="Kashgar, Xinjiang"))
    assert found(roster, cards) == []


def test_a_brief_that_speaks_of_the_region_places_nobody_there():
    assert found(exhibit("E1", "protest", note("place_region", "the Xinjiang order", value="CN-XJ"))) == []


def test_outwork_over_the_border_counts_under_the_rule_on_its_workers():
    chain = exhibit(
        "E1",
        "chain",
        tables=[table("chain", {"step": "sewing", "firm": "Far Bank (invented)", "place": "Sinuiju, DPRK"})],
    )
    (one,) = defects(found(chain, regime=WORKERS))
    assert one.bounds[1] == ("region", "KP")


def test_a_firm_of_the_region_under_the_order_on_its_corps_is_named_by_the_regime():
    chain = exhibit(
        "E1", "chain", tables=[table("chain", {"firm": "Gray Mill", "address": "Xinjiang", "place": "新疆"})]
    )
    (one,) = defects(found(chain, regime=COTTON))
    assert "falls under it" in one.reason


def test_without_a_comparison_with_the_lists_the_silence_says_so():
    (said,) = check(packet(MAP, regime=UFLPA))
    assert "not compared" in said.why


def test_a_line_of_a_delivery_note_is_a_sign_where_no_reader_told_the_place():
    text = "Delivery note\nLoading place: No. 6 Textile City Road, Korla, Xinjiang 841000\nTo: Weifang"
    (one,) = defects(found(exhibit("E1", "transport", text=text)))
    assert (one.turns, one.spots[0].place) == (("E1",), "page 1")
    for innocent in ("Address: 288 Xinjiang Road, Qingdao", "Contains no cotton from Xinjiang."):
        assert found(exhibit("E1", "transport", text=innocent)) == []
