"""The fact-check sheet: signed lines hold while nothing about them changes."""

import dataclasses
import datetime as dt

from unpick.cases.life.sheet import Check, Fact, line_hash, sheet_paper, signed_words
from unpick.model.paper import Annex, Kind, Table

DAY = dt.date(2024, 3, 1)
FACT = Fact(
    claim="c1",
    says="At most 300 CNY per month.",
    annex="A-1",
    quote="They got at most 300 yuan.",
    origin="paper",
    against=(("It is denied that it was so.", "A-1"),),
    replies=(("Invented Mill: “We pay all.”", "R-1"),),
    why=("s1",),
)
OTHER = Fact(
    claim="c2",
    says="The mill stands at Road 5.",
    annex="A-2",
    quote="At Road 5.",
    origin="daily",
    why=("s2",),
)
ANNEXES = tuple(Annex(label=label, title=f"An invented {label}") for label in ("A-1", "A-2", "R-1"))


def check(fact: Fact, verdict: str = "right", note: str = "") -> Check:
    return Check(
        claim=fact.claim, verdict=verdict, note=note, by="B. Reader", at="2024-02-01", line=line_hash(fact)
    )


def paper(*checks: Check, facts=(FACT, OTHER)):
    held = {one.claim: one for one in checks}
    return sheet_paper(
        facts, held, ANNEXES, case="mill", title="An invented case", known_at=DAY, asked_at=DAY
    )


def test_a_sheet_signed_line_by_line_has_no_gap():
    made = paper(check(FACT), check(OTHER))
    assert made.gaps == () and made.unsupported() == ()
    assert all(bar.met for bar in made.bars)


def test_a_line_without_a_check_and_a_wrong_one_stop_what_is_printed_from_it():
    made = paper(check(OTHER, "wrong", "it is Road 7"))
    assert [gap.stops for gap in made.gaps] == [True, True]
    assert "wrong: B. Reader, 2024-02-01: it is Road 7" in made.gaps[0].says
    assert made.gaps[1].says == "1 of 2 lines are not signed off as they stand"
    assert made.bars[0].value == "0"


def test_a_new_denial_or_reply_makes_a_signed_line_unsigned_again():
    for part in (
        {"against": (*FACT.against, ("The buyer denies it too.", "A-2"))},
        {"replies": ()},
        {"quote": "They got 300 yuan."},
    ):
        changed = dataclasses.replace(FACT, **part)
        assert "before the line changed" in signed_words(changed, check(FACT))
        assert paper(check(FACT), check(OTHER), facts=(changed, OTHER)).gaps
    assert line_hash(dataclasses.replace(FACT, why=("other",))) == line_hash(FACT)


def test_denial_and_reply_stand_whole_in_the_row_of_the_sentence():
    (table,) = [block for block in paper().sections[0].blocks if isinstance(block, Table)]
    row = table.rows[0]
    assert [item.text for item in row] == [
        FACT.says,
        "“They got at most 300 yuan.”",
        "It is denied that it was so.",
        "Invented Mill: “We pay all.”",
        "not checked",
    ]
    assert [item.kind for item in row[2:4]] == [Kind.CONTRARY, Kind.CONTRARY]
    assert table.rows[1][2].text.startswith("Nothing against it is recorded")


def test_a_line_without_words_of_its_source_is_counted():
    bare = dataclasses.replace(OTHER, quote="")
    made = paper(check(FACT), check(bare), facts=(FACT, bare))
    assert [bar.met for bar in made.bars] == [True, False, True, True]
