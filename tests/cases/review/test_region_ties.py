"""Ties to the region outside the papers of a sale: programs of transfer, owners, suppliers; and what is no tie."""

import pytest

from tests.cases.review.make import COTTON, UFLPA, WORKERS, defects, exhibit, note, packet
from tests.exhibits.says import notes
from unpick.cases.review.d12_ties import check
from unpick.model.defect import Severity

NAMES = frozenset({"text", "tables", "metadata", "names"})


def tied(*exhibits, regime=UFLPA):
    return defects(check(packet(*exhibits, regime=regime, looked=NAMES)))


TRANSFER = note("labor_transfer", "110 workers joined under the transfer of surplus labor.")
HOTAN = note("place_region", "110 workers from Hotan joined.", value="CN-XJ")


def test_a_program_of_transfer_ties_a_plant_in_another_province_and_its_paper_turns():
    (one,) = tied(exhibit("E3", "other", TRANSFER, HOTAN))
    assert (one.check, one.severity, one.turns) == ("labor_transfer", Severity.DECISIVE, ("E3",))


def test_a_program_of_transfer_under_a_rule_on_other_workers_is_major_and_turns_nothing():
    (one,) = tied(exhibit("E3", "other", TRANSFER, HOTAN), regime=WORKERS)
    assert (one.severity, one.turns) == (Severity.MAJOR, ())


def test_a_program_of_transfer_from_nowhere_told_is_a_question():
    assert tied(exhibit("E3", "other", TRANSFER)) == []


OWNER = note("place_region", "Seat of the shareholder: Shihezi, Xinjiang", value="CN-XJ")


def test_an_owner_in_the_region_is_major_and_no_maker():
    (one,) = tied(exhibit("II", "other", OWNER))
    assert (one.check, one.severity, one.turns) == ("owner_in_region", Severity.MAJOR, ())


def test_an_owner_in_the_region_that_supplies_the_input_is_decisive():
    register = exhibit("II", "other", OWNER, text="Raw cotton is supplied by the majority shareholder.")
    (one,) = tied(register, regime=COTTON)
    assert (one.severity, one.turns) == (Severity.DECISIVE, ("II",))


@pytest.mark.parametrize(
    "text",
    [
        "Our former parent in Shihezi was wound up in 2017.",
        "The group sold its gin in Aksu in 2018.",
        "CBP said that a supplier stands in Korla.",
        "Two workers were born in Kashgar and came to the plant in 2019.",
        "No supplier has a plant in Xinjiang.",
        "We checked whether any supplier has a gin in Xinjiang.",
        "The sales staff went on a trip to Turpan.",
    ],
)
def test_an_ended_denied_or_alleged_tie_and_a_birthplace_are_no_tie(text):
    assert tied(exhibit("E1", "other", note("place_region", text, value="CN-XJ"))) == []


SAID = [
    (
        "labor_transfer",
        "In 2020 the plant took in 60 trainees through the labor transfer program of Kashgar Prefecture.",
    ),
    ("labor_transfer", "接收阿克苏地区富余劳动力80人到我厂就业。"),
    ("labor_transfer", "The company takes part in Xinjiang Aid and runs a satellite workshop."),
    ("place_region", "The seat of the owner is Shihezi."),
]
SILENT = [
    ("labor_transfer", "The company takes no part in any labor transfer program."),
    ("labor_transfer", "Transfer pricing and technology transfer are dealt with in note 9."),
    ("labor_transfer", "CBP alleges that the plant uses transferred labor."),
    ("place_region", "Office: 18 Urumqi Road, Shanghai"),
    ("place_region", "地址：上海市乌鲁木齐中路18号"),
    ("place_region", "Lunch is from a Xinjiang noodle restaurant."),
]


@pytest.mark.parametrize(("topic", "text"), SAID)
def test_a_tie_is_read(topic, text):
    assert notes(text, topic, kind="other")


@pytest.mark.parametrize(("topic", "text"), SILENT)
def test_a_look_alike_is_no_tie(topic, text):
    assert notes(text, topic, kind="protest") == []
