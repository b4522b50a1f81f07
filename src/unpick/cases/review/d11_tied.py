"""D11: documents are not tied to this shipment.

Severity: decisive where no production record, or no paper at all, hangs together with the entry; major where
some papers do not, where the amounts of one shipment differ, where more was shipped than made, and where the
masses along the steps cannot be; minor where more was made or shipped than ordered beyond the usual overrun.
More made than shipped is a shipment in parts, and no defect.
"""

import itertools
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from unpick.cases.review.amounts import shown
from unpick.cases.review.asked import asks_inputs, defends, lines_in_scope, only_lines
from unpick.cases.review.balance import Imbalance, balance
from unpick.cases.review.facts import Exhibit, PacketFacts
from unpick.cases.review.quantities import SHIPPED, Stage, stages
from unpick.cases.review.registry import Detector
from unpick.cases.review.ties import TIED_KINDS, Ties, ties_of, tokens_of
from unpick.model.defect import Defect, NotLooked, Severity, Spot

__all__ = ["DETECTOR", "check"]

_OVERRUN: Final = Decimal("1.05")
"""How much more than ordered is usually taken: 5 percent. From memory of trade custom; unverified, do not rely."""

_RESTS: Final = (
    "research, law, 4.1: order, invoice, proof of payment, packing list, bill and customs papers per hop",
)
_RULE: Final = "research, law, 4.1: mass balance, an inference of this project (INF); unverified, do not rely"

_TELLS: Final = frozenset(
    {"made", "shipped", "input", "output", "waste", "shipped_day", "paid_day", "number_style"}
)
"""Topics by which a paper shows that it is of a making, a carriage or a payment, and was read as one."""

_WHY: Final = {
    "gains_mass": "A step that gives more than it takes, beyond what it may add, took something that no paper shows.",
    "takes_more_than_made": "What a step takes beyond what was made for it came from somewhere that no paper shows.",
    "lot_overdrawn": "A lot of which more is used than was made stands for material of another origin.",
}


def check(packet: PacketFacts) -> Iterator[Defect | NotLooked]:
    """Yield papers without a tie to the entry, and amounts that do not agree."""
    if not defends(packet) or packet.question == "modification":
        return
    if packet.lines and not lines_in_scope(packet):
        yield NotLooked(code="D11", why="no line of the packet is in the scope of the regime")
        return
    ties = ties_of(packet, with_origin=asks_inputs(packet))
    asked = [one for one in packet.filed() if one.kind in TIED_KINDS or one in ties.loose]
    if asked and not ties.entry and len(asked) == 1:
        yield NotLooked(
            code="D11", why="the packet gives no number of the entry or its goods to tie papers to"
        )
    if ties.loose:
        yield _loose(packet, ties, asked)
    yield from _bare(packet, ties, asked)
    yield from _amounts(packet, stages(packet, ties))
    for one in balance(packet):
        yield _imbalance(packet, one)


def _loose(packet: PacketFacts, ties: Ties, asked: list[Exhibit]) -> Defect:
    loose = ties.loose
    tied = [one for one in asked if one.id in ties.tied]
    made = [one for one in asked if one.kind in ("production", "other")]
    none_made = (
        bool(made)
        and not any(one.kind in ("production", "other") for one in tied)
        and any(one in loose for one in made)
    )
    listed = ", ".join(f"{one.id} ({one.kind})" for one in loose)
    to = "the entry or its goods" if ties.anchored else "the papers that hang together"
    count = len(loose)
    return Defect(
        code="D11",
        check="untied",
        says=f"{count} of {max(len(asked), count)} papers about a shipment share no number with {to}: {listed}",
        reason="A paper of another shipment shows that other goods were made well, not these.",
        severity=Severity.DECISIVE if none_made or not tied else Severity.MAJOR,
        spots=tuple(_numbers(one) for one in loose),
        cure="records that carry the order, lot, container or invoice number of this shipment, from whoever keeps them",
        lines=only_lines(packet),
        bounds=(("papers", len(asked)), ("tied", len(tied)), ("untied", [one.id for one in loose])),
        rests_on=_RESTS,
    )


def _numbers(exhibit: Exhibit) -> Spot:
    carried = ", ".join(f"{token.kind} {token.key}" for token in sorted(tokens_of(exhibit))[:6])
    note = next((one for one in exhibit.notes if one.topic.startswith("number_")), None)
    return Spot(
        says=f"carries {carried}",
        exhibit=exhibit.id,
        file=exhibit.file,
        place=note.place if note else "the document",
    )


def _bare(packet: PacketFacts, ties: Ties, asked: list[Exhibit]) -> Iterator[Defect | NotLooked]:
    """Yield papers that carry no number at all; one that could not be read is a question."""
    # An order, an invoice and a packing list always have a number: where none was found, the reader missed it.
    unread = [one for one in ties.bare if not _was_read(one)]
    bare = [one for one in ties.bare if _was_read(one)]
    if unread:
        ids = ", ".join(one.id for one in unread)
        yield NotLooked(
            code="D11", why=f"no number could be read in {ids}, of which little or nothing was read"
        )
    if not bare:
        return
    yield Defect(
        code="D11",
        check="no_number",
        says=f"{len(bare)} of {len(asked)} papers about a shipment carry no order, lot, invoice or other number: "
        + ", ".join(f"{one.id} ({one.kind})" for one in bare),
        reason="Nothing in these papers tells that they are about these goods.",
        severity=Severity.MAJOR,
        spots=tuple(
            Spot(says=f"{one.kind} without a number", exhibit=one.id, file=one.file, place="the document")
            for one in bare
        ),
        cure="records that carry the numbers of this shipment, from whoever keeps them",
        lines=only_lines(packet),
        bounds=(("papers", len(asked)), ("without_number", [one.id for one in bare])),
        rests_on=_RESTS,
    )


def _was_read(exhibit: Exhibit) -> bool:
    if exhibit.kind not in ("production", "transport", "payment") or exhibit.reading.problems:
        return False
    told = any(note.topic in _TELLS for note in exhibit.notes)
    return told or any(table.role in ("production", "payments", "packing") for table in exhibit.tables)


def _amounts(packet: PacketFacts, found: dict[str, Stage]) -> Iterator[Defect]:
    shipped = [found[name] for name in SHIPPED if name in found]
    differ = [
        pair
        for pair in itertools.combinations(shipped, 2)
        if pair[0].papers == pair[1].papers or _entry_of(pair)
    ]
    unequal = [(one, other, rows) for one, other in differ if (rows := _unequal(one, other))]
    if unequal:
        yield _differs(packet, unequal)
    if not shipped:
        return
    least = min(shipped, key=lambda stage: stage.total)
    made, ordered = found.get("made"), found.get("ordered")
    if made and _more(least, made, Decimal(1)):
        yield _beyond(packet, "shipped_more_than_made", least, made, Severity.MAJOR)
    if ordered:
        for stage in [one for one in (least, made) if one]:
            if _more(stage, ordered, _OVERRUN):
                yield _beyond(packet, "beyond_the_order", stage, ordered, Severity.MINOR)


def _entry_of(pair: tuple[Stage, Stage]) -> bool:
    return pair[1].name == "entered" and pair[0].papers == 1


def _unequal(one: Stage, other: Stage) -> list[tuple[str, Decimal, Decimal]]:
    """Return what differs: by style where both tell it and share one, else in all."""
    mine, theirs = dict(one.styles), dict(other.styles)
    common = sorted(set(mine) & set(theirs))
    if common:
        return [(style, mine[style], theirs[style]) for style in common if mine[style] != theirs[style]]
    return [("", one.total, other.total)] if one.total != other.total and not (mine and theirs) else []


def _differs(
    packet: PacketFacts, unequal: list[tuple[Stage, Stage, list[tuple[str, Decimal, Decimal]]]]
) -> Defect:
    words = [
        f"{one.name} {shown(a)}, {other.name} {shown(b)}" + (f" of style {style}" if style else "")
        for one, other, rows in unequal
        for style, a, b in rows
    ]
    spots = dict.fromkeys(spot for one, other, _ in unequal for spot in (*one.spots, *other.spots))
    return Defect(
        code="D11",
        check="amounts_differ",
        says=f"the papers of one shipment count differently: {'; '.join(words[:4])} pieces",
        reason="Papers of one shipment tell of the same goods; where they count differently, one is of other goods.",
        severity=Severity.MAJOR,
        spots=tuple(spots),
        cure="the count of the carrier, the port or the warehouse for this shipment",
        lines=only_lines(packet),
        bounds=(("differences", words),),
        rests_on=_RESTS,
    )


def _more(stage: Stage, than: Stage, factor: Decimal) -> bool:
    mine, theirs = dict(stage.styles), dict(than.styles)
    if set(mine) & set(theirs):
        return any(mine[style] > theirs[style] * factor for style in set(mine) & set(theirs))
    return stage.total > than.total * factor and not (mine and theirs)


def _beyond(packet: PacketFacts, name: str, stage: Stage, than: Stage, severity: Severity) -> Defect:
    major = severity is Severity.MAJOR
    return Defect(
        code="D11",
        check=name,
        says=f"{shown(stage.total)} pieces {stage.name}, {shown(than.total)} {than.name}",
        reason="What was shipped and not made here was made somewhere that the packet does not show."
        if major
        else "What goes beyond the order belongs to another, which the packet does not show.",
        severity=severity,
        spots=(*stage.spots, *than.spots),
        cure="production records of the missing pieces, and of whoever made them"
        if major
        else "the order for the pieces beyond this one",
        lines=only_lines(packet),
        bounds=((stage.name, str(stage.total)), (than.name, str(than.total))),
        rests_on=_RESTS
        if major
        else (*_RESTS, "an overrun of 5 percent: trade custom; unverified, do not rely"),
    )


def _imbalance(packet: PacketFacts, one: Imbalance) -> Defect:
    bounds: tuple[tuple[str, Any], ...] = (("excess_kg", str(one.excess_kg)), *one.bounds)
    return Defect(
        code="D11",
        check=one.check,
        says=f"{one.says}: {shown(one.excess_kg)} kg too much",
        reason=_WHY[one.check],
        severity=Severity.MAJOR,
        spots=one.spots,
        cure="purchase and delivery records of the rest of the material, back to its origin",
        lines=only_lines(packet),
        bounds=bounds,
        rests_on=(_RULE,),
    )


DETECTOR = Detector(
    code="D11",
    asks="Do the papers hang together with this shipment, in number, amount and mass?",
    needs=("text", "tables"),
    check=check,
)
