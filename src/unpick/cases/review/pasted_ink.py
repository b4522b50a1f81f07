"""D08, signatures: whether the ink in two cells for signatures of scanned lists is one picture put in twice.

A remark with what else leaves it, never more than minor. No handwriting is compared and nobody is told by it. Two pages of
which half of the rows are the same are one paper scanned twice, and are not held against each other.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from unpick.cases.review.facts import Exhibit, PacketFacts
from unpick.cases.review.question import stake
from unpick.exhibits.pasted import ALIKE, alike_pairs, part_shown
from unpick.exhibits.reading import Ink, page_of
from unpick.model.chance import rule_of_three
from unpick.model.defect import Defect, Severity, Spot

__all__ = ["check_ink"]

_DRAWN: Final = 2_556
"""Pairs of signatures drawn by themselves of which none reached ALIKE (docs/benchmarks.md, Pasted ink)."""

_SAME_PAPER: Final = 0.5
_MOST: Final = 2_000
_SHOWN: Final = 6
"""Share of equal rows from which two pages are one paper; inks of a packet that are compared; inks shown of one group:
conventions of this project."""

_At = tuple[Exhibit, Ink]


def check_ink(facts: PacketFacts) -> Iterator[Defect]:
    """Yield one remark per ink that stands in several cells."""
    inks = [(exhibit, ink) for exhibit in facts.filed() for ink in exhibit.reading.inks][:_MOST]
    papers = _papers(inks)
    pairs = [
        (one, other, r)
        for one, other, r in alike_pairs([ink for _, ink in inks])
        if papers[one] != papers[other] or _page(inks[one]) == _page(inks[other])
    ]
    compared = (
        _pairs(len(inks))
        - sum(_pairs(count) for count in Counter(papers).values())
        + sum(_pairs(count) for count in Counter(map(_page, inks)).values())
    )
    for group in _groups(pairs):
        values = [r for one, other, r in pairs if one in group and other in group]
        yield _remark(facts, [inks[at] for at in sorted(group)], (min(values), max(values)), compared)


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def _page(at: _At) -> tuple[str, int]:
    return at[0].id, page_of(at[1].place)


def _papers(inks: Sequence[_At]) -> list[int]:
    """Return for each ink the number of its paper; pages with the same rows are one."""
    pages: dict[tuple[str, int], set[tuple[str, ...]]] = {}
    for one in inks:
        pages.setdefault(_page(one), set()).add(one[1].row)
    number: dict[tuple[str, int], int] = {}
    for at, (page, rows) in enumerate(pages.items()):
        same = (
            other
            for other in number
            if len(rows & pages[other]) >= _SAME_PAPER * min(len(rows), len(pages[other]))
        )
        number[page] = number.get(next(same, page), at)
    return [number[_page(one)] for one in inks]


def _groups(pairs: Sequence[tuple[int, int, float]]) -> list[set[int]]:
    """Return inks that pairs join, directly or by others."""
    groups: list[set[int]] = []
    for one, other, _ in pairs:
        joined = [group for group in groups if one in group or other in group]
        groups = [group for group in groups if group not in joined] + [{one, other}.union(*joined)]
    return groups


def _remark(facts: PacketFacts, cells: Sequence[_At], r: tuple[float, float], compared: int) -> Defect:
    where = ", ".join(f"{exhibit.id} ({ink.place})" for exhibit, ink in cells[:4]) + ", ..." * (
        len(cells) > 4
    )
    span = f"{r[0]:.3f}" if r[0] == r[1] else f"{r[0]:.3f} to {r[1]:.3f}"
    return Defect(
        code="D08",
        check="same_ink",
        says=f"The ink in {len(cells)} cells for signatures is one picture, point by point: {where}.",
        reason=(
            f"{stake(facts)} At the best offset it correlates at {span}; {compared} pairs of cells were compared. Of {_DRAWN} pairs of drawn, scanned "
            f"signatures none reached {ALIKE} (at most {rule_of_three(_DRAWN):.5f} at 95%); real hands were not tried. A stamp with a name, a form that puts in a "
            "stored signature, one receipt for several rows, and a typed name that was not read as print leave it too. It is a machine's observation to be looked at by eye; no "
            "handwriting is compared and nobody is identified."
        ),
        severity=Severity.MINOR,
        spots=tuple(
            Spot(says="ink in the cell for the signature", exhibit=exhibit.id, file=exhibit.file, place=ink.place)
            for exhibit, ink in cells[:_SHOWN]
        ),
        cure="The paper that was signed, or the file of the form with its log of who signed when; and who received the pay.",
        bounds=(("cells", len(cells)), ("least_correlation", round(r[0], 4)), ("pairs_compared", compared)),
        rests_on=("correlation after alignment (unpick.exhibits.pasted); drawn signatures, docs/benchmarks.md",),
        pictures=tuple(
            (f"{exhibit.id}, {ink.place}", part_shown(ink)) for exhibit, ink in cells[:_SHOWN]
        ),
    )  # fmt: skip
