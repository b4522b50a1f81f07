"""A petition of 5,000 exhibits, drafted from records alone: what is printed, what is counted, and that nothing falls. All invented."""

import datetime as dt

from unpick.cases.filing.petition import draft_petition
from unpick.cases.filing.record import Asked, Exhibit, Matter, Named, Shipped, Told
from unpick.cases.filing.sentences import MOST_TOLD
from unpick.cases.filing.tables import target_of

DAY = dt.date(2026, 6, 1)
MANY = 5_000


def matter() -> Matter:
    exhibits = {
        f"s{n}": Exhibit(
            key=f"s{n}",
            title=f"Invented report {n}",
            published="2026-02-01",
            public_from=dt.date(2026, 2, 1),
            origin=f"s{n}",
            language="en",
        )
        for n in range(MANY)
    }
    told = tuple(
        Told(
            id=f"c{n}",
            subject="Quillmoor Mill",
            predicate="threats",
            exhibit=f"s{n}",
            locator=f"claims/{n}",
            object="yes",
            quote="Quillmoor Mill threatens its workers",
            kind="report",
            first=dt.date(2025, 1, 1),
            last=dt.date(2026, 1, 31),
        )
        for n in range(MANY)
    )
    bill = Shipped(
        exhibit="s0",
        row=1,
        fields={"description": "knitted hats", "maker_name": "Quillmoor Mill", "date": "2026-02-15"},
        date=dt.date(2026, 2, 15),
        country="US",
    )
    return Matter(
        asked=Asked(
            case="many", title="Many", target="wro", known_at=DAY, asked_at=DAY, start=dt.date(2024, 6, 1)
        ),
        producer="Quillmoor Mill",
        country="CN",
        exhibits=exhibits,
        names=(Named(kind="name", text="Quillmoor Mill", exhibit="s0", locator="entities/0"),),
        told=told,
        shipments=(bill,),
    )


def test_five_thousand_exhibits_make_a_draft_that_counts_what_it_does_not_print():
    target = target_of("wro")
    assert target is not None
    draft = draft_petition(matter(), target)
    assert draft.left_out == ()
    assert draft.paper.refused == ""
    said = [item.text for item in draft.paper.items()]
    assert f"{MANY - MOST_TOLD} further statements are not printed here." in said
    assert f"The statements here go back to {MANY} independent origins." in said
    assert sum("workers were threatened" in text for text in said) <= 3 * MOST_TOLD
    (stored,) = [gap.says for gap in draft.paper.gaps if "no stored original" in gap.says]
    assert stored.startswith("A-1, A-2, ")
    assert f" and {MANY - 12} more: " in stored
