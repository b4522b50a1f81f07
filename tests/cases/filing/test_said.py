"""How statements are said in a filing: every predicate that it reads has words, and a no is never said as a yes. All invented."""

import datetime as dt
from dataclasses import replace

import pytest

from unpick.cases.filing.record import Asked, Exhibit, Hop, Matter, Named, Told
from unpick.cases.filing.rules import household_note
from unpick.cases.filing.sentences import Desk
from unpick.cases.filing.tables import indicator_table, says_table

DAY = dt.date(2026, 6, 1)


def desk() -> Desk:
    asked = Asked(case="c", title="C", target="wro", known_at=DAY, asked_at=DAY, start=dt.date(2024, 6, 1))
    source = Exhibit(key="s", title="An invented paper", published="2026-01-10", origin="s", language="en")
    return Desk(
        Matter(
            asked=asked,
            producer="Quillmoor Mill",
            country="CN",
            exhibits={"s": source},
            names=(Named(kind="name", text="Quillmoor Mill", exhibit="s", locator="entities/0"),),
            told=(),
            shipments=(),
        )
    )


def told(predicate: str, object_: str = "yes", **more: object) -> Told:
    return Told(
        id="c0", subject="Quillmoor Mill", predicate=predicate, exhibit="s", locator="claims/0", object=object_, **more
    )  # fmt: skip


def predicates() -> list[str]:
    table = indicator_table()
    rows = (*table["indicators"], *table["convict"]["elements"], *table["status"])
    read = {name for row in rows for part in ("claims", "hints") for name in row.get(part, ())}
    return sorted(read | set(table["nexus"]) | set(table["audits"]))


@pytest.mark.parametrize("predicate", predicates())
def test_each_predicate_that_a_petition_reads_is_said_in_a_sentence(predicate: str):
    form = says_table()["claims"].get(predicate, "")
    number = {"value": "14", "unit": "crates"} if "{number}" in form else {}
    said = desk().state(told(predicate, **number)).text
    assert not said.startswith(f"Quillmoor Mill, {predicate.replace('_', ' ')}")
    assert "{" not in said


@pytest.mark.parametrize(
    "predicate", ["threats", "surveillance", "beatings", "locked_in", "audit_clean", "prison_status"]
)
@pytest.mark.parametrize("value", ["no", "none"])
def test_a_source_that_says_no_is_not_printed_as_a_yes(predicate: str, value: str):
    yes = desk().state(told(predicate)).text
    no = desk().state(told(predicate, value)).text
    assert yes != no
    assert no.startswith("It is not the case that ")


def test_a_denial_of_a_no_says_both():
    said = desk().state(told("threats", "no", denied=True)).text
    assert said.startswith(
        "It is denied that it is not the case that at Quillmoor Mill workers were threatened"
    )


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("supplies", "Quillmoor Mill supplies Tessaby Trading, heading 6505 (stated)."),
        ("subcontracts", "Quillmoor Mill works on orders of Tessaby Trading, heading 6505 (stated)."),
        ("located_at", "Tessaby Trading is located at Quillmoor Mill, heading 6505 (stated)."),
        ("maker", "Quillmoor Mill made goods that Tessaby Trading shipped, heading 6505 (stated)."),
        ("unheard_of", "Quillmoor Mill to Tessaby Trading: unheard of, heading 6505 (stated)."),
    ],
)
def test_a_step_of_a_chain_is_said_in_the_direction_in_which_goods_go(kind: str, said: str):
    hop = Hop(
        sender="Quillmoor Mill", receiver="Tessaby Trading", kind=kind, exhibit="s", locator="links/0",
        goods="heading 6505", status="stated",
    )  # fmt: skip
    assert desk().hop(hop).text == said


@pytest.mark.parametrize(
    ("known", "cites"),
    [
        (dt.date(2010, 6, 1), ""),
        (dt.date(2012, 6, 1), "(E.O. 13570)."),
        (dt.date(2017, 8, 1), "(E.O. 13570)."),
        (dt.date(2018, 6, 1), "(E.O. 13570; 22 U.S.C. 9241a)."),
    ],
)
def test_the_note_on_household_work_cites_what_was_public_on_the_day(known: dt.date, cites: str):
    matter = desk().matter
    spoken = replace(
        matter,
        asked=replace(matter.asked, known_at=known),
        told=(told("threats", quote="Household work teams knit."),),
    )
    said = [item.text for line in household_note(spoken) for item in line.items]
    assert [text[text.index("(E.O.") :] for text in said] == ([cites] if cites else [])
    assert household_note(replace(spoken, told=(told("threats", quote="A factory knits."),))) == []
