"""Who says it, whether it is denied, likely, to come; people are roles; innocent look-alikes stay silent. All invented."""

import pytest

from unpick.exhibits.press.extract import extract
from unpick.exhibits.press.proposal import NONE_GIVEN, Certainty, Proposal

MILL = "Invented River Garment Co., Ltd."


def only(text: str, predicate: str) -> Proposal:
    found = [one for one in extract(text) if one.predicate == predicate]
    assert len(found) == 1, found
    return found[0]


SPEAKERS = [
    (f"{MILL} pays 3 yuan a day, a former manager said.", "a former manager"),
    (f"According to customs records, {MILL} employs 40 workers.", "customs records"),
    (f"“{MILL} pays 3 yuan a day,” said a trader in Invented City.", "a trader in Invented City"),
    (f"Two sources told the paper that {MILL} employs 40 workers.", "Two sources"),
    (f"{MILL} employs 40 workers.", NONE_GIVEN),
    (f"It is claimed that {MILL} employs 40 workers.", NONE_GIVEN),
    (
        f"A former guard, who left in 2019, said {MILL} employs 40 workers.",
        "A former guard, who left in 2019",
    ),
    (f"Customs data, however, list 12 shipments from {MILL}.", "Customs data"),
    (f"{MILL} employs 40 workers, say two women who worked there.", "two women who worked there"),
    (f"{MILL} has 40 workers (source: company register).", "company register"),
]


@pytest.mark.parametrize(("text", "who"), SPEAKERS, ids=[who + text[:12] for text, who in SPEAKERS])
def test_the_speaker_is_named_or_none_is_given(text: str, who: str):
    found = [one for one in extract(text) if one.value is not None]
    assert [one.attribution for one in found] == [who]


def test_a_quotation_over_several_sentences_has_one_speaker():
    text = f"{MILL} is large. “They work 16 hours a day. They earn 3 yuan a day,” said a guard."
    assert {one.attribution for one in extract(text) if one.value is not None} == {"a guard"}


def test_a_denial_is_denied_and_a_bound_with_not_denies_nothing():
    denied = only(f"{MILL} denied employing North Korean workers.", "worker_nationality")
    assert (denied.polarity, denied.certainty, denied.kind) == ("denied", Certainty.DENIED, "denial")
    bound = only(f"Workers at {MILL} cannot earn more than three yuan a day.", "day_wage")
    assert (bound.polarity, bound.bound) == ("stated", "<=")


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        (f"{MILL} will employ 40 workers.", Certainty.CONDITIONAL),
        (f"If {MILL} employs 40 workers, it needs a permit.", Certainty.CONDITIONAL),
        (f"{MILL} reportedly employs 40 workers.", Certainty.ALLEGED),
        (f"{MILL} employs 40 workers.", Certainty.STATED),
    ],
)
def test_hearsay_and_what_is_to_come_are_not_stated(text: str, certainty: Certainty):
    assert only(text, "workers").certainty is certainty


def test_a_question_proposes_nothing():
    assert extract(f"Does {MILL} employ 40 North Korean workers?") == []


def test_a_private_person_is_a_role():
    found = extract(
        f"Jonas Testbrook, a former manager, said {MILL} employs 40 workers. Jonas Testbrook said pay was 3 yuan a day."
    )
    assert found
    assert all("Jonas" not in f"{one.subject} {one.object} {one.attribution}" for one in found)
    assert found[0].attribution == "a former manager"


LINKS = [
    ("Invented Hill Mill supplies Invented Sea Apparel.", "supplies", "Invented Hill Mill", "Invented Sea Apparel"),
    ("Invented Sea Apparel bought coats from Invented Hill Mill.", "supplies", "Invented Hill Mill", "Invented Sea Apparel"),
    ("Invented Hill Mill is owned by Invented Lake Holdings.", "owns", "Invented Lake Holdings", "Invented Hill Mill"),
    ("Invented Hill Mill subcontracted the work to Invented Brook Factory.", "subcontracts", "Invented Hill Mill", "Invented Brook Factory"),
    ("Invented Moon Trading sent 40 workers to Invented Hill Mill.", "transfers_labor_to", "Invented Moon Trading", "Invented Hill Mill"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind", "subject", "object_"), LINKS, ids=[kind + text[:20] for text, kind, *_ in LINKS]
)
def test_a_verb_of_direction_makes_a_link(text: str, kind: str, subject: str, object_: str):
    link = only(text, kind)
    assert (link.subject, link.object, link.link) == (subject, object_, True)


@pytest.mark.parametrize(
    "text",
    [
        "The law bans North Korean labor and North Korean textile exports.",
        "Invented Hill Mill sells coats in North Korean markets.",
        "Ethnic Korean and Uyghur workers live in the town of Invented Hill Mill.",
        "Invented Hill Mill and Invented Sea Apparel exhibit at the fair.",
        "The Uyghur Forced Labor Prevention Act is law.",
    ],
)
def test_innocent_look_alikes_propose_no_workers_no_force_no_link(text: str):
    found = {one.predicate for one in extract(text)}
    assert found.isdisjoint({"worker_nationality", "forced_labor", "supplies", "owns", "transfers_labor_to"})


def test_a_headline_in_capitals_names_no_firm():
    text = f"North Korea Shifts Contract Manufacturing to Prison Sites\n\nPay is 3 yuan a day. {MILL} denied it.\n"
    assert {one.subject for one in extract(text)} <= {"", "Invented River Garment Co., Ltd"}
