"""Whole packets through the detectors: sound ones come out clean, and each answer keeps the house's promises."""

import re

import pytest

from tests.cases.review.make import (
    COTTON,
    REGION,
    UFLPA,
    WORKERS,
    day,
    defects,
    exhibit,
    line,
    note,
    packet,
    request,
    table,
)
from unpick.cases.review.facts import ListedName, PacketFacts
from unpick.cases.review.registry import Detector, detectors
from unpick.model.defect import CODES, Defect, NotLooked

MINE = ("D07", "D09", "D10", "D11", "D12", "D15", "D16", "D17", "D18", "D19", "D20", "D22")
READ = frozenset({"text", "tables", "metadata", "names"})


def mine() -> list[Detector]:
    return [one for one in detectors() if one.code in MINE]


def found(facts: PacketFacts) -> list[Defect]:
    return [defect for one in mine() for defect in defects(one.check(facts))]


def sound_garments() -> PacketFacts:
    maker = note("party", subject="employer", value="Red Stitch (invented)")
    month = note("period", days="2020-10-01 2020-10-31")
    made = note("produced", days="2020-10-02 2020-10-30")
    numbers = (note("number_order", value="PO-77"), note("number_invoice", value="INV-9"))
    return packet(
        exhibit(
            "E1", "protest", note("standard", value="clear_and_convincing"), note("number_annex", value="2")
        ),
        exhibit("E2", "payroll", maker, month),
        exhibit("E3", "identity", maker, note("language", value="zh")),
        exhibit("E4", "recruitment", maker),
        exhibit(
            "E5",
            "audit",
            note("audit_day", days="2020-11-03"),
            note("party", subject="audited site", value="RED STITCH"),
        ),
        exhibit("E6", "production", maker, made, numbers[0], note("made", number=1200, unit="pcs")),
        exhibit("E7", "invoice", *numbers, tables=[table("invoice", {"style": "MU-1", "quantity": "1200"})]),
        exhibit(
            "E8", "packing", numbers[1], tables=[table("packing", {"style": "MU-1", "quantity": "1200"})]
        ),
        regime=WORKERS,
        question="scope",
        standard="clear_and_convincing",
        product="garment",
        entries=("INV-9",),
        lines=(line("1", "cotton", style="MU-1", quantity="1200 pcs"),),
        requests=(
            request("R1", "identity cards", "identity"),
            request("R2", "payroll or other proof of payment", "payroll", "payment"),
            request("R3", "how workers are recruited", "recruitment"),
        ),
        events={"detained": day("2020-12-23"), "answered": day("2021-01-14"), "filed": day("2021-02-04")},
        due=(("evidence to rebut", day("2021-01-22"), "30 days"),),
        looked=READ,
    )


def sound_cotton(regime: str = COTTON, *, polyester: bool = False) -> PacketFacts:
    firms = (
        "Far Field (invented)",
        "Far Gin (invented)",
        "Blue Mill (invented)",
        "Gray Loom (invented)",
        "Red Stitch (invented)",
    )
    steps = ("farm", "gin", "spinning", "weaving", "sewing")
    rows = [
        {"number": str(at), "step": step, "firm": firm}
        for at, (step, firm) in enumerate(zip(steps, firms, strict=True), 1)
    ]
    paid = [
        exhibit(
            f"E{at}",
            "payroll",
            note("party", subject="employer", value=firm),
            note("period", days="2020-09-01 2020-10-31"),
        )
        for at, firm in enumerate(firms[2:], 10)
    ]
    made = table(
        "production",
        {
            "step": "spinning",
            "input_lot": "B-1",
            "lot": "Y-1",
            "input": "1000",
            "output": "900",
            "unit": "kg",
            "day": "2020-09-05",
        },
        {
            "step": "weaving",
            "input_lot": "Y-1",
            "lot": "F-1",
            "input": "890",
            "output": "900",
            "unit": "kg",
            "day": "2020-09-20",
        },
        {
            "step": "sewing",
            "input_lot": "F-1",
            "order": "PO-5",
            "input": "880",
            "output": "800",
            "unit": "kg",
            "day": "2020-10-10",
        },
    )
    extra = (line("2", "polyester", style="MU-2"),) if polyester else ()
    return packet(
        exhibit("E1", "chain", tables=[table("chain", *rows)]),
        exhibit(
            "E2",
            "origin",
            tables=[
                table("raw", {"unit_no": "B-1", "grower": firms[0], "weight_kg": "1000", "origin": "AU"})
            ],
        ),
        exhibit("E3", "production", tables=[made]),
        exhibit("E4", "invoice", note("number_order", value="5"), note("number_invoice", value="INV-1")),
        exhibit("E5", "test", note("tested", value="finished_article")),
        *paid,
        regime=regime,
        question="admissibility",
        standard="satisfactory_evidence",
        entries=("INV-1",),
        lines=(line("1", "cotton", style="MU-1"), *extra),
        requests=(request("R1", "production records of each step from the yarn on", "production"),),
        looked=READ,
    )


def test_a_sound_packet_on_workers_comes_out_clean():
    assert found(sound_garments()) == []


@pytest.mark.parametrize("regime", [COTTON, REGION, UFLPA])
@pytest.mark.parametrize("polyester", [False, True])
def test_a_sound_packet_on_cotton_comes_out_clean(regime: str, polyester: bool):
    assert found(sound_cotton(regime, polyester=polyester)) == []


def test_a_modification_with_remedied_indicators_comes_out_clean():
    facts = packet(
        exhibit(
            "E1",
            "remediation",
            tables=[table("remedies", {"indicator": "debt bondage", "remedy": "fees repaid"})],
        ),
        exhibit("E2", "audit", note("unannounced"), note("remedied", value="debt bondage")),
        regime="US-WRO-NATCHI",
        question="modification",
        side="producer",
        looked=READ,
    )
    assert found(facts) == []


def test_foreign_cotton_with_nothing_of_the_mills_fails_as_the_matter_of_2021_did():
    facts = packet(
        exhibit("E1", "origin", tables=[table("raw", {"unit_no": "B-1", "grower": "Far Field (invented)"})]),
        exhibit("E2", "transport", note("number_lot", value="B-1")),
        regime=COTTON,
        question="admissibility",
        entries=("INV-1",),
        lines=(line("1", "cotton"), line("2", "polyester")),
        requests=(
            request("R1", "production steps and yarn production records"),
            request("R2", "workers' time cards, wage receipts, daily process reports"),
        ),
        looked=READ,
    )
    codes = {one.code for one in found(facts)}
    assert {"D07", "D09", "D10"} <= codes
    assert all(one.lines == ("1",) for one in found(facts) if one.code in ("D07", "D09", "D10"))


def broken() -> list[PacketFacts]:
    garments, cotton = sound_garments(), sound_cotton()
    listed = ListedName(
        name="Gray Loom (invented)",
        outcome="same",
        listing="a list (invented)",
        list_id="us_dhs_uflpa",
        exhibit="E2",
        place="row 4",
    )
    return [
        packet(*garments.exhibits[:1], regime=WORKERS, requests=garments.requests, looked=READ),
        packet(
            *cotton.exhibits[1:2],
            exhibit("E9", "refusal"),
            regime=COTTON,
            listed=(listed,),
            lines=cotton.lines,
            looked=READ,
        ),
        packet(
            exhibit(
                "E1", "protest", note("standard", value="preponderance"), note("number_annex", value="9")
            ),
            exhibit(
                "E2", "payroll", note("period", days="2019-01-01 2019-01-31"), note("language", value="ko")
            ),
            exhibit(
                "E3",
                "production",
                note("produced", days="2020-10-02 2020-10-30"),
                note("number_order", value="1"),
            ),
            exhibit("E4", "invoice", note("number_invoice", value="2")),
            exhibit("E5", "test", note("tested", value="raw_sample")),
            regime=WORKERS,
            standard="clear_and_convincing",
            events={"filed": day("2021-05-01")},
            due=(("evidence", day("2021-01-22"), "30 days"),),
            looked=READ,
        ),
        packet(
            exhibit(
                "E1",
                "decision",
                note("asserts_indicator", value="isolation"),
                note("allegation_days", days="2023-01-01"),
            ),
            exhibit("E2", "site", note("activity", value="evasion")),
            side="agency",
            looked=READ,
        ),
    ]


def test_the_broken_packets_reach_every_detector():
    assert {one.code for facts in broken() for one in found(facts)} == set(MINE)


@pytest.mark.parametrize("number", range(4))
def test_every_defect_says_where_why_and_which_new_fact_would_change_it(number: int):
    for one in mine():
        for defect in one.check(broken()[number]):
            assert defect.code == one.code
            if isinstance(defect, NotLooked):
                assert defect.why
                continue
            assert defect.spots
            assert defect.reason
            assert defect.cure
            assert defect.rests_on or defect.check == "firm_in_region" or defect.check == "input_from_region"
            assert not re.search(
                r"\b(?:fix|correct|edit|rewrite|redo|repair|amend)\b.{0,30}\b(?:document|paper|report|payroll|date)",
                defect.cure,
            )
            assert not re.search(r"guilty|forged|cleared", f"{defect.says} {defect.reason} {defect.cure}")


def test_each_detector_has_a_code_of_the_vocabulary_and_a_question():
    assert [one.code for one in mine()] == list(MINE)
    assert all(one.code in CODES and one.asks.endswith("?") for one in mine())


def test_an_empty_packet_raises_nothing():
    for side in ("importer", "producer", "petitioner", "agency"):
        assert found(packet(side=side)) == []
