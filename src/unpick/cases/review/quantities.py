"""How many pieces each stage of a shipment tells of: ordered, made, packed, invoiced, shipped, entered."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from unpick.cases.review.amounts import amount, pieces
from unpick.cases.review.asked import product
from unpick.cases.review.facts import Exhibit, PacketFacts, spot
from unpick.cases.review.ties import Ties, Token, number_key, tokens_of
from unpick.exhibits.reading import Table
from unpick.goods.tiers import find_tiers
from unpick.model.defect import Spot

__all__ = ["SHIPPED", "STAGES", "Stage", "stages"]

STAGES: Final = ("ordered", "made", "packed", "invoiced", "shipped", "entered")
SHIPPED: Final = ("packed", "invoiced", "shipped", "entered")
"""Stages that tell of the same shipment and so must agree."""

_ROLES: Final = {"packing": "packed", "invoice": "invoiced"}
_NOTES: Final = {"ordered": "ordered", "made": "made", "shipped": "shipped"}
_TELLERS: Final = {
    "ordered": ("order",),
    "made": ("production",),
    "shipped": ("transport", "packing", "invoice"),
}
"""Kinds whose sentences count a stage: twelve pairs in a laboratory are no production."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """The pieces of one stage.

    Attributes:
        total: all of it. styles: by folded style, where every row has one; else empty.
        papers: how many papers it was read from. spots: where.
    """

    name: str
    total: Decimal
    styles: tuple[tuple[str, Decimal], ...]
    papers: int
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Count:
    stage: str
    style: str
    number: Decimal
    where: Spot


_Paper = tuple[frozenset[Token], tuple[tuple[str, Decimal], ...]]
"""What makes two papers of a stage one: the same numbers and the same amounts."""


def stages(packet: PacketFacts, ties: Ties) -> dict[str, Stage]:
    """Return the stages that papers tied to the shipment tell of, each counted from one kind of source.

    A paper that repeats another of its stage, same numbers and same amounts, counts once.
    """
    found: dict[str, dict[_Paper, list[_Count]]] = {}
    last = _last_step(packet)
    for exhibit in packet.filed():
        if exhibit.id not in ties.tied:
            continue
        by_stage: dict[str, list[_Count]] = {}
        for one in _of(packet, exhibit, last):
            by_stage.setdefault(one.stage, []).append(one)
        for name, counts in by_stage.items():
            same = tuple(sorted((one.style, one.number) for one in counts))
            found.setdefault(name, {}).setdefault((tokens_of(exhibit), same), counts)
    entered = list(_entered(packet))
    if entered:
        found["entered"] = {(frozenset(), ()): entered}
    return {name: _stage(name, list(found[name].values())) for name in STAGES if name in found}


def _stage(name: str, papers: list[list[_Count]]) -> Stage:
    every = [one for counts in papers for one in counts]
    styles: dict[str, Decimal] = {}
    for one in every:
        styles[one.style] = styles.get(one.style, Decimal(0)) + one.number
    return Stage(
        name=name,
        total=sum((one.number for one in every), Decimal(0)),
        styles=() if "" in styles else tuple(sorted(styles.items())),
        papers=len(papers),
        spots=tuple(one.where for one in every[:4]),
    )


def _of(packet: PacketFacts, exhibit: Exhibit, last: int | None) -> Iterator[_Count]:
    """Yield what one paper counts: its rows where it has a table of them, else its sentences."""
    rows = [one for table in exhibit.tables for one in _rows(packet, exhibit, table, last)]
    yield from rows
    stated = {one.stage for one in rows}
    for note in exhibit.said(*_NOTES):
        number = pieces(note.number, note.unit) if exhibit.kind in _TELLERS[note.topic] else None
        if number is not None and note.bound == "=" and _NOTES[note.topic] not in stated:
            yield _Count(
                stage=_NOTES[note.topic],
                style=number_key(note.subject) if note.subject else "",
                number=number,
                where=spot(exhibit, note),
            )


def _rows(packet: PacketFacts, exhibit: Exhibit, table: Table, last: int | None) -> Iterator[_Count]:
    if table.role == "production":
        if last is not None:
            yield from _made(packet, exhibit, table, last)
        return
    stage = "ordered" if exhibit.kind == "order" else _ROLES.get(table.role, "")
    if not stage or table.role not in _ROLES:
        return
    for row, place in zip(table.rows, table.places, strict=True):
        number = pieces(amount(row.get("quantity", "")), row.get("unit", ""))
        if number is not None:
            yield _Count(
                stage=stage,
                style=number_key(row["style"]) if row.get("style") else "",
                number=number,
                where=Spot(
                    says=f"{stage}: {row['quantity']} {row.get('unit', '')} {row.get('style', '')}".strip(),
                    exhibit=exhibit.id,
                    file=exhibit.file,
                    place=place,
                ),
            )


def _last_step(packet: PacketFacts) -> int | None:
    """Return the last step that counts pieces, None where several are told and none is known.

    Cutting, sewing and packing count the same pieces one after the other; only the last counts them as made.
    """
    words = {
        row.get("step", "")
        for _, table in packet.tables("production")
        for row in table.rows
        if row.get("unit", "").strip() and pieces(amount(row.get("output", "")), row["unit"]) is not None
    }
    name = product(packet)
    numbers = {_step(name, word) for word in words}
    if len(words) > 1 and numbers == {0}:
        return None
    return max(numbers, default=0)


def _made(packet: PacketFacts, exhibit: Exhibit, table: Table, last: int) -> Iterator[_Count]:
    """Yield the finished pieces of a production table.

    Where no cell tells the unit its head does, as long as one table alone counts what was made: the tables of
    two steps would count the same pieces twice.
    """
    name = product(packet)
    alone = sum(1 for _ in packet.tables("production")) == 1
    headed = table.units.get("output", "") if alone and not any(row.get("step") for row in table.rows) else ""
    for row, place in zip(table.rows, table.places, strict=True):
        unit = row.get("unit", "") or headed
        number = pieces(amount(row.get("output", "")), unit) if unit.strip() else None
        if number is not None and _step(name, row.get("step", "")) == last:
            yield _Count(
                stage="made",
                style=number_key(row["style"]) if row.get("style") else "",
                number=number,
                where=Spot(
                    says=f"made: {row['output']} {unit}", exhibit=exhibit.id, file=exhibit.file, place=place
                ),
            )


def _step(name: str, words: str) -> int:
    return max((tier.number for tier in find_tiers(name, words)), default=0)


def _entered(packet: PacketFacts) -> Iterator[_Count]:
    for line in packet.lines:
        text, _, unit = line.quantity.strip().partition(" ")
        number = pieces(amount(text), unit)
        if number is not None:
            yield _Count(
                stage="entered",
                style=number_key(line.style) if line.style else "",
                number=number,
                where=Spot(says=f"line {line.id}: {line.quantity}", place="packet.yml, lines"),
            )
