"""D10: a chain is followed back to the raw material, where the question asks about inputs."""

from hypothesis import given
from hypothesis import strategies as st

from tests.cases.review.make import (
    COTTON,
    REGION,
    UFLPA,
    WORKERS,
    defects,
    exhibit,
    line,
    note,
    packet,
    table,
)
from unpick.cases.review.d10_chain_end import check
from unpick.cases.review.facts import Exhibit
from unpick.cases.review.steps import chain_of
from unpick.exhibits.reading import Grid, Reading
from unpick.goods.tiers import tiers
from unpick.model.defect import Severity

STEPS = ("farm", "gin", "spinning", "weaving", "dyeing", "sewing")
COTTON_LINE = (line("1", "cotton"),)


def mapped(*steps: str, name: str = "E1"):
    rows = [
        {"number": str(at), "step": step, "firm": f"Firm {at} (invented)"} for at, step in enumerate(steps, 1)
    ]
    return exhibit(name, "chain", tables=[table("chain", *rows)])


BALES = exhibit("E2", "origin", file="bales.xlsx")


def test_a_chain_from_the_bale_to_the_seam_is_silent():
    assert list(check(packet(mapped(*STEPS), BALES, regime=REGION, lines=COTTON_LINE))) == []


def test_a_chain_without_dyeing_is_whole():
    steps = [step for step in STEPS if step != "dyeing"]
    assert list(check(packet(mapped(*steps), BALES, regime=REGION, lines=COTTON_LINE))) == []


def test_a_chain_that_stops_at_the_fabric_says_so_and_what_is_missing():
    (found,) = defects(check(packet(mapped("weaving", "sewing"), regime=REGION, lines=COTTON_LINE)))
    assert found.says == "the chain stops at weaving; not shown: farm, gin, spinning (1 of 4 tiers)"
    assert found.severity is Severity.DECISIVE
    assert "bale IDs" in found.cure


def test_bales_and_seams_without_the_mills_between_leave_a_gap():
    (found,) = defects(check(packet(mapped("sewing"), BALES, regime=UFLPA, lines=COTTON_LINE)))
    assert (
        found.says == "the chain reaches the raw material, but spinning, weaving is not shown (2 of 4 tiers)"
    )
    assert found.severity is Severity.MAJOR


def test_a_farm_that_is_only_named_is_a_claim():
    (found,) = defects(check(packet(mapped(*STEPS), regime=REGION, lines=COTTON_LINE)))
    assert found.check == "raw_named_only"


def test_a_bale_list_without_growers_stops_at_the_gin():
    bales = exhibit(
        "E2", "origin", tables=[table("raw", {"unit_no": "B-1", "weight_kg": "220", "grower": ""})]
    )
    (found,) = defects(check(packet(mapped(*STEPS[2:]), bales, regime=REGION, lines=COTTON_LINE)))
    assert found.says == "the chain stops at gin; not shown: farm (3 of 4 tiers)"
    grown = exhibit(
        "E2", "origin", tables=[table("raw", {"unit_no": "B-1", "grower": "Far Field (invented)"})]
    )
    assert list(check(packet(mapped(*STEPS[2:]), grown, regime=REGION, lines=COTTON_LINE))) == []


def test_records_that_name_no_step_are_a_question_where_the_raw_material_is_shown():
    batch = exhibit("E3", "production", file="batch record.xlsx")
    result = list(check(packet(mapped("sewing"), BALES, batch, regime=REGION, lines=COTTON_LINE)))
    assert defects(result) == []
    assert "E3" in result[0].why
    assert defects(check(packet(mapped("sewing"), batch, regime=REGION, lines=COTTON_LINE)))


def test_production_records_of_a_firm_document_its_step():
    made = exhibit("E3", "production", note("step", subject="spinning", value="Blue Mill (invented)"))
    (found,) = defects(check(packet(made, mapped("sewing", name="E4"), regime=REGION, lines=COTTON_LINE)))
    assert "spinning" not in found.bounds[2][1]


def test_a_rule_on_workers_does_not_ask_for_the_farm():
    assert list(check(packet(mapped("sewing"), regime=WORKERS, product="garment"))) == []


def test_a_modification_asks_about_indicators_and_not_about_inputs():
    assert list(check(packet(regime=COTTON, question="modification"))) == []


def test_a_polyester_line_needs_no_farm():
    lines = (line("1", "polyester"), line("2", "cotton"))
    (found,) = defects(check(packet(mapped("sewing"), regime=COTTON, lines=lines)))
    assert found.lines == ("2",)
    assert defects(check(packet(mapped("sewing"), regime=COTTON, lines=lines[:1]))) == []


def test_an_unknown_product_is_said_and_not_guessed():
    (said,) = check(packet(regime=UFLPA, lines=(line("1", description="wooden chairs"),)))
    assert "product" in said.why


def test_seafood_is_traced_to_the_vessel():
    (found,) = defects(check(packet(mapped("processing plant"), regime=UFLPA, product="seafood")))
    assert "vessel" in found.says
    assert "unverified, do not rely" in found.rests_on[0]


@given(st.sets(st.sampled_from(STEPS)), st.sampled_from(STEPS))
def test_one_more_step_shown_never_makes_the_chain_shorter(steps: set[str], more: str):
    def missing(shown: set[str]) -> set[str]:
        found = defects(check(packet(mapped(*sorted(shown)), BALES, regime=REGION, lines=COTTON_LINE)))
        return {name for one in found for name in dict(one.bounds).get("missing", [])}

    assert missing(steps | {more}) <= missing(steps)
    assert missing(set(STEPS)) == set()
    assert {tier.name for tier in tiers("cotton")} == set(STEPS)


def test_a_map_whose_columns_nobody_understood_still_names_its_steps():
    rows = (
        ("1", "Raw cotton", "Seven suppliers"),
        ("2", "Spinning", "A mill"),
        ("3", "Knitting and dyeing", "A mill"),
    )
    grid = Grid(
        name="Steps", header=("Step", "What is done", "Who"), rows=rows, places=("row 2", "row 3", "row 4")
    )
    reading = Reading(file="chain.docx", sha256="0" * 64, media="word", grids=(grid,))
    chain = Exhibit(id="E1", file="chain.docx", kind="other", reading=reading)
    assert list(check(packet(chain, BALES, regime=REGION, lines=COTTON_LINE))) == []


def test_a_map_whose_firm_is_kept_secret_does_not_show_the_step():
    rows = [
        {"step": "wafer", "firm": "Blue Wafer (invented)", "place": "Hebei"},
        {"step": "ingot", "firm": "Blue Wafer (invented)", "place": "Hebei"},
        {"step": "polysilicon", "firm": "(confidential)", "place": "outside Xinjiang"},
        {"step": "quartz"},
    ]
    chain = exhibit("E2", "chain", tables=[table("chain", *rows)])
    (one,) = defects(check(packet(chain, regime=UFLPA, product="polysilicon")))
    assert dict(one.bounds)["missing"] == ["quartz", "metallurgical silicon", "polysilicon", "cell"]
    assert one.exhibits == ("E2",)


def test_a_raw_material_with_firm_place_and_lot_whose_papers_were_seen_and_not_filed_is_minor():
    names = ("bauxite", "alumina", "smelting", "billet", "extrusion")
    rows = [
        {"step": one, "firm": f"{one} works (invented)", "country": "Australia", "lot": "AL-1"}
        for one in names
    ]
    seen = "Invoices and delivery notes of each stage were seen by the importer and are in its file."
    full = exhibit("E2", "chain", tables=[table("chain", *rows)], text=seen)
    (one,) = defects(check(packet(full, regime=UFLPA, product="aluminum")))
    assert (one.check, one.severity) == ("raw_named_only", Severity.MINOR)
    unseen = exhibit("E2", "chain", tables=[table("chain", *rows)])
    assert defects(check(packet(unseen, regime=UFLPA, product="aluminum")))[0].severity is Severity.MAJOR
    bare = exhibit("E2", "chain", tables=[table("chain", *[{**row, "lot": ""} for row in rows])])
    assert defects(check(packet(bare, regime=UFLPA, product="aluminum")))[0].severity is Severity.MAJOR


def test_a_step_that_running_text_gives_a_mill_is_named_and_not_documented():
    said = exhibit("E1", "protest", note("step_said", subject="spun", value="Red Mill (invented)"))
    steps = chain_of(packet(said, product="cotton"), "cotton")
    assert [step.tier.name for step in steps if step.shown] == ["spinning"]
    assert not any(step.documents for step in steps)


def test_a_sheet_named_for_a_step_shows_it():
    grids = tuple(
        Grid(
            name=name,
            header=("Date", "Place", "Tons"),
            rows=(("2024-06-10", "Australia", "120"),),
            places=("row 2",),
        )
        for name in ("Bauxite", "Alumina", "Smelting", "Billets", "Extrusion")
    )
    book = Exhibit(
        id="W1",
        file="w1.xlsx",
        kind="origin",
        reading=Reading(file="w1.xlsx", sha256="", media="xlsx", grids=grids),
    )
    assert defects(check(packet(book, regime=UFLPA, product="aluminum"))) == []
    short = Exhibit(
        id="W1",
        file="w1.xlsx",
        kind="origin",
        reading=Reading(file="w1.xlsx", sha256="", media="xlsx", grids=grids[2:]),
    )
    (one,) = defects(check(packet(short, regime=UFLPA, product="aluminum")))
    assert "alumina" in dict(one.bounds)["missing"]
