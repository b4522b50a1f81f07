"""D04: how many identity papers can be read, and whether resident numbers on lists fit their own rules.

Needs a reader of legibility; without one nobody has looked, and that is what the review says. A text layer is
not a look at the copies: a list of numbers typed beside unreadable copies is a claim.

A resident number that does not fit is a slip of a pen or a copy before it is anything else: minor, with the rule,
and never a word on the person. Ethnicity is not read. An area code that a table does not know breaks no rule.

Severity. Decisive where the packet must show nationality, fewer than half of the copies can be read, and a person
has looked: what rests on a machine's reading alone is never decisive. Minor where nine in ten or more can be read
(conventions of this project); else major.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from unpick.cases.review.facts import Exhibit, PacketFacts, spot
from unpick.cases.review.question import claims_zero, is_answered, stake
from unpick.cases.review.registry import Detector
from unpick.exhibits.note import Note
from unpick.exhibits.resident import RULES
from unpick.model.defect import Defect, NotLooked, Severity

__all__ = ["DETECTOR", "check"]


def check(facts: PacketFacts) -> Iterator[Defect | NotLooked]:
    """Yield one defect per exhibit of identity papers of which some cannot be read."""
    if not is_answered(facts):
        return
    for exhibit in facts.filed():
        yield from _numbers(facts, exhibit)
    if "legibility" not in facts.looked:
        yield NotLooked(code="D04", why="no reader of legibility ran")
        return
    for exhibit in facts.filed():
        shares = [note for note in exhibit.said("legible") if note.number is not None]
        if shares:
            # What a person saw counts before what a machine read.
            least = min(shares, key=lambda note: (not note.certain, note.number or Decimal(0)))
            yield from _unread(facts, exhibit, least)
        elif exhibit.kind == "identity" and _is_scan(exhibit):
            why = f"identity copies of {exhibit.id} were not looked at by eye or by a legibility reader"
            yield NotLooked(code="D04", why=why)


def _is_scan(exhibit: Exhibit) -> bool:
    pages = exhibit.reading.pages
    return exhibit.reading.media == "picture" or any(
        page.pictures and (page.machine or not page.text.strip()) for page in pages
    )


def _unread(facts: PacketFacts, exhibit: Exhibit, note: Note) -> Iterator[Defect]:
    share = note.number or Decimal(0)
    if share >= 1:
        return
    copies = max(
        (int(one.number) for one in exhibit.said("identity_copies") if one.number is not None), default=0
    )
    read = min(round(share * copies), copies - 1)  # a share below 1 is never all of them
    count = f"{read} of {copies} identity copies" if copies else f"{100 * share:.0f}% of the identity copies"
    decisive = note.certain and share < Decimal("0.5") and claims_zero(facts) == "nationality"
    yield Defect(
        code="D04",
        check="legibility",
        says=f"The number can be read on {count}.",
        reason=f"{stake(facts)} A paper that cannot be read shows nobody's nationality; whose it is stays open.",
        severity=Severity.DECISIVE
        if decisive
        else Severity.MINOR
        if share >= Decimal("0.9")
        else Severity.MAJOR,
        spots=(spot(exhibit, note),),
        cure="The original papers shown to an independent examiner beside the workers who hold them.",
        bounds=(("share_read", float(share)), ("copies", copies or None), ("read", read if copies else None)),
        rests_on=() if note.certain else (_BY_MACHINE,),
    )


def _numbers(facts: PacketFacts, exhibit: Exhibit) -> Iterator[Defect]:
    """Yield the resident numbers of a list that do not fit, with the rules, by row and never by number."""
    rows = list(exhibit.said("resident_row"))
    together = list(exhibit.said("resident_together"))
    counts = list(exhibit.said("resident_numbers"))
    rules = sorted({rule for note in rows for rule in note.value.split(",") if rule in RULES})
    if not rules or not counts or not counts[0].subject.isdecimal():
        return
    yield Defect(
        code="D04",
        check="resident_numbers",
        says=(
            f"On {exhibit.id}, {len(rows)} of {counts[0].subject} resident numbers do not fit their own rules: "
            f"{'; '.join(RULES[rule] for rule in rules)}."
        ),
        reason=(
            f"{stake(facts)} A number that does not fit identifies nobody until it is compared with the card; a slip of "
            "the pen or of a copy is the usual cause. A number that fits does not show who stood at the machine."
        ),
        severity=Severity.MINOR,
        spots=tuple(spot(exhibit, note) for note in rows[:_MOST_ROWS]),
        cure="The original cards shown to an independent examiner beside the workers who hold them.",
        bounds=(
            ("rows", int(counts[0].subject)),
            *((note.value, int(note.number or 0)) for note in counts),
            ("rules", rules),
            ("together", [note.text for note in together]),
        ),
    )


_BY_MACHINE: Final = (
    "a reading by machine, so it is not decisive until a person has looked at the copies (--confirm)"
)

_MOST_ROWS: Final = 20
"""Rows that a defect shows; their number is always told in full."""

DETECTOR = Detector(
    code="D04",
    asks="How many identity papers can be read, and do resident numbers fit their own rules?",
    needs=("text", "tables"),
    check=check,
)
