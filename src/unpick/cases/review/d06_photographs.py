"""D06: whether a photograph of the packet shows what an adverse photograph shows.

Needs a reader of photographs. A match with an exhibit of an authority, of the press or of an allegation turns
the submitter's exhibit: it then speaks for the presumption (the Poof matter: the boxes of an audit photograph
stood in a newspaper's pictures). Goods of another lot under the same print are shown and do not turn it; a
print that many firms use (generic) is no match.

Severity. Decisive for the same photograph, object or print; major for another lot and where a person must look (a print too coarse to
tell another lot turns nothing until she has); minor where a person
looked at both and says that they are different: the machine's match stays in the record and turns nothing.
"""

from collections.abc import Iterator
from typing import Final

from unpick.cases.review.facts import Exhibit, PacketFacts, spot
from unpick.cases.review.question import is_answered, stake
from unpick.cases.review.registry import Detector
from unpick.exhibits.note import NO_WEIGHT, Note
from unpick.model.defect import Defect, Severity, Spot

__all__ = ["DETECTOR", "check"]

_NO_MATCH: Final = frozenset({"generic", "none"})
"""Kinds of match that show nothing (design, section 5, `photos`)."""


def check(facts: PacketFacts) -> Iterator[Defect]:
    """Yield one defect per pair of a filed photograph and an adverse one."""
    if not is_answered(facts):
        return
    adverse = {name: one for one in facts.others() for name in (one.id, one.file)}
    own = {name for one in facts.exhibits if one.by == "submitter" for name in (one.id, one.file)}
    for exhibit, note in facts.said("twin"):
        if note.value.casefold() in _NO_MATCH or note.subject in own:
            continue
        yield _defect(facts, exhibit, note, adverse.get(note.subject))


def _defect(facts: PacketFacts, exhibit: Exhibit, note: Note, twin: Exhibit | None) -> Defect:
    if note.value.casefold() == "different":
        return _taken_back(facts, exhibit, note, twin)
    lot = note.value.casefold() == "other_lot"
    # What is too coarse to tell another lot turns nothing before a person has looked at it (`exhibits.photos.weight`).
    light = not lot and note.unit == NO_WEIGHT
    shown = "goods of another lot under the same print as" if lot else f"the same {note.value or 'thing'} as"
    shown = f"{shown[:-3]}, too coarse to tell another lot, as" if light else shown
    where = f"{twin.id} ({twin.kind})" if twin else note.subject
    other = (Spot(says=f"shows the same as {exhibit.id}", exhibit=twin.id, file=twin.file),) if twin else ()
    return Defect(
        code="D06",
        check="twin",
        says=f"A photograph of {exhibit.id} shows {shown} {where}.",
        reason=(
            f"{stake(facts)} The photograph was filed to show the opposite; it ties the site to what the adverse "
            "picture reports of it."
        ),
        severity=Severity.MAJOR if lot or not note.certain else Severity.DECISIVE,
        spots=(spot(exhibit, note), *other),
        cure=(
            "Shipping and production records of the goods in the picture, and access to the place and the workers shown."
        ),
        turns=() if lot or light else (exhibit.id,),
        rests_on=("a match by machine: a person has to look at both pictures",) if not note.certain else (),
    )


def _taken_back(facts: PacketFacts, exhibit: Exhibit, note: Note, twin: Exhibit | None) -> Defect:
    """Return a match by machine that a person who looked at both does not share: it cannot vanish, and turns nothing."""
    where = f"{twin.id} ({twin.kind})" if twin else note.subject
    return Defect(
        code="D06",
        check="twin",
        says=f"A photograph of {exhibit.id} was told by machine to show what {where} shows; a person who looked at both says it does not.",
        reason=f"{stake(facts)} Whoever tests the packet can run the same comparison, and will ask who looked and why they differ.",
        severity=Severity.MINOR,
        spots=(spot(exhibit, note),),
        cure="Both pictures in full size, side by side, and in words where they differ.",
    )


DETECTOR = Detector(
    code="D06",
    asks="Does a photograph of the packet show what an adverse one shows?",
    needs=("photographs",),
    check=check,
)
