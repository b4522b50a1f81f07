"""A paper knows which of its sentences rest on nothing."""

import datetime as dt

from unpick.model.paper import Annex, Cite, Item, Kind, Line, Paper, Section, Table


def paper(*items: Item) -> Paper:
    """Return a paper of one paragraph and one table with these sentences."""
    section = Section(
        number="1",
        heading="Facts",
        blocks=(Line(items=items), Table(caption="t", heads=("a",), rows=tuple((item,) for item in items))),
    )
    return Paper(
        form="petition",
        title="Invented",
        case="c",
        known_at=dt.date(2021, 3, 5),
        asked_at=dt.date(2021, 3, 5),
        sections=(section,),
        annexes=(Annex(label="A-1", title="An invented report"),),
    )


def test_a_sentence_with_an_exhibit_of_the_paper_is_supported():
    assert not paper(Item(text="Stated.", kind=Kind.STATED, cites=(Cite(annex="A-1"),))).unsupported()


def test_a_sentence_that_cites_a_missing_exhibit_is_unsupported():
    item = Item(text="Stated.", kind=Kind.STATED, cites=(Cite(annex="A-1"), Cite(annex="A-2")))
    assert paper(item).unsupported() == (item, item)


def test_a_sentence_without_an_exhibit_is_unsupported_and_boilerplate_is_not():
    bare = Item(text="Stated.", kind=Kind.CONTRARY)
    assert paper(bare, Item(text="We ask.", kind=Kind.BOILERPLATE)).unsupported() == (bare, bare)
