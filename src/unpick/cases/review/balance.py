"""The mass balance along the steps: no step gives more than it takes, and none takes more than the one before gave."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from unpick.cases.review.amounts import TOLERANCE, amount, kilograms, shown
from unpick.cases.review.asked import product
from unpick.cases.review.facts import Exhibit, PacketFacts, spot
from unpick.cases.review.ties import number_key
from unpick.goods.tiers import Tier, find_tiers, tiers
from unpick.model.defect import Spot

__all__ = ["Flow", "Imbalance", "balance", "flows"]

_PLAIN_GAIN: Final = Decimal("1.02")
"""The most that a step of which the table says nothing may gain, in mass. A convention of this project."""


_OTHER_UNIT: Final = Decimal(3)
"""From which gain an output is taken to count something else than mass. A convention of this project."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """One batch through one step, in kilograms; None where the paper does not say.

    Attributes:
        step: as the paper calls it. tier: the tier of the product, None where the word is not known.
        lot, input_lot: folded numbers, empty where there are none.
    """

    step: str
    tier: Tier | None
    where: Spot
    taken: Decimal | None = None
    given: Decimal | None = None
    waste: Decimal | None = None
    lot: str = ""
    input_lot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imbalance:
    """One place where the masses cannot be.

    Attributes:
        check: gains_mass, takes_more_than_made or lot_overdrawn. excess_kg: how much too much.
    """

    check: str
    says: str
    excess_kg: Decimal
    spots: tuple[Spot, ...]
    bounds: tuple[tuple[str, Any], ...] = field(default=())


def balance(packet: PacketFacts) -> tuple[Imbalance, ...]:
    """Return every place where masses along the steps cannot be, the steps in order.

    A step may lose any share as waste. What it may gain, such as size or dye, is bounded by the table of tiers.
    Steps are compared with each other only where the goods are of one material: a blend takes other yarn too.
    """
    found = flows(packet)
    result = [*_gains(found), *_overdrawn(found)]
    if _one_material(packet):
        result += _between(found, product(packet))
    return tuple(result)


def _one_material(packet: PacketFacts) -> bool:
    return len({line.materials for line in packet.lines}) <= 1 and all(
        len(line.materials) <= 1 for line in packet.lines
    )


def flows(packet: PacketFacts) -> tuple[Flow, ...]:
    """Return the batches that production tables, records of raw material and notes tell of, in masses."""
    name = product(packet)
    found: list[Flow] = []
    for exhibit, table in packet.tables("production"):
        for row, place in zip(table.rows, table.places, strict=True):
            where = Spot(says=_row(row), exhibit=exhibit.id, file=exhibit.file, place=place)
            found.append(_flow(name, row, where))
    for exhibit, table in packet.tables("raw"):
        for row, place in zip(table.rows, table.places, strict=True):
            where = Spot(says=_row(row), exhibit=exhibit.id, file=exhibit.file, place=place)
            found.append(_raw(name, row, where))
    found += _noted(packet, name)
    return tuple(flow for flow in found if flow.taken is not None or flow.given is not None)


def _row(row: Any) -> str:
    return ", ".join(f"{key} {value}" for key, value in row.items() if value and key != "worker")


def _flow(name: str, row: Any, where: Spot) -> Flow:
    unit = row.get("unit", "")
    return Flow(
        step=row.get("step", ""),
        tier=_tier(name, row.get("step", "")),
        where=where,
        taken=kilograms(amount(row.get("input", "")), unit),
        given=kilograms(amount(row.get("output", "")), unit),
        waste=kilograms(amount(row.get("waste", "")), unit),
        lot=number_key(row.get("lot", "")) if row.get("lot") else "",
        input_lot=number_key(row.get("input_lot", "")) if row.get("input_lot") else "",
    )


def _raw(name: str, row: Any, where: Spot) -> Flow:
    raw = [tier for tier in tiers(name) if tier.role == "raw"]
    mark = row.get("lot") or row.get("unit_no") or ""
    return Flow(
        step=raw[-1].name if raw else "raw material",
        tier=raw[-1] if raw else None,
        where=where,
        given=amount(row.get("weight_kg", "")),
        lot=number_key(mark) if mark else "",
    )


def _tier(name: str, words: str) -> Tier | None:
    found = find_tiers(name, words)
    return found[-1] if found else None


def _noted(packet: PacketFacts, name: str) -> Iterator[Flow]:
    """Yield what sentences say of a step, where the same paper has no production table."""
    for exhibit in packet.filed("production", "chain", "origin"):
        if any(table.role in ("production", "raw") for table in exhibit.tables):
            continue
        for subject in dict.fromkeys(note.subject for note in exhibit.said("input", "output", "waste")):
            yield _from_notes(exhibit, name, subject)


def _from_notes(exhibit: Exhibit, name: str, subject: str) -> Flow:
    sums: dict[str, Decimal] = {}
    where: Spot | None = None
    for note in exhibit.said("input", "output", "waste"):
        mass = kilograms(note.number, note.unit)
        if note.subject == subject and mass is not None and note.bound == "=":
            sums[note.topic] = sums.get(note.topic, Decimal(0)) + mass
            where = where or spot(exhibit, note)
    return Flow(
        step=subject,
        tier=_tier(name, subject),
        where=where or Spot(says=subject, exhibit=exhibit.id, file=exhibit.file),
        taken=sums.get("input"),
        given=sums.get("output"),
        waste=sums.get("waste"),
    )


def _gain(flow: Flow) -> Decimal:
    return flow.tier.gain if flow.tier is not None and flow.tier.gain is not None else _PLAIN_GAIN


def _weighs_both(flow: Flow) -> bool:
    """Tell whether both sides of a row are masses of the step.

    Makers log kilograms of cloth beside pieces or pairs, under one unit: the last making is not weighed row by
    row, and an output of more than three times the input counts something else.
    """
    if flow.tier is not None and flow.tier.role == "make":
        return False
    if flow.tier is None and not flow.step:
        return False
    return flow.given is None or flow.taken is None or flow.given <= flow.taken * _OTHER_UNIT


def _gains(found: tuple[Flow, ...]) -> Iterator[Imbalance]:
    """Yield batches from which more comes out, waste counted, than went in and the step may add."""
    for flow in found:
        if flow.taken is None or flow.given is None or not _weighs_both(flow):
            continue
        out = flow.given + (flow.waste or Decimal(0))
        most = flow.taken * _gain(flow) * TOLERANCE
        if out > most:
            lost = f" with {shown(flow.waste)} kg of waste" if flow.waste else ""
            yield Imbalance(
                check="gains_mass",
                says=f"{flow.step or 'a step'} gives {shown(flow.given)} kg{lost} from {shown(flow.taken)} kg",
                excess_kg=out - flow.taken,
                spots=(flow.where,),
                bounds=(
                    ("input_kg", str(flow.taken)),
                    ("output_kg", str(flow.given)),
                    ("most_kg", str(most)),
                ),
            )


def _overdrawn(found: tuple[Flow, ...]) -> Iterator[Imbalance]:
    """Yield lots of which later batches take more than was made."""
    made: dict[str, list[Flow]] = {}
    for flow in found:
        if flow.lot and flow.given is not None:
            made.setdefault(flow.lot, []).append(flow)
    used: dict[str, list[Flow]] = {}
    for flow in found:
        if flow.input_lot and flow.taken is not None:
            used.setdefault(flow.input_lot, []).append(flow)
    for lot, sources in made.items():
        takers = used.get(lot, [])
        given = sum((flow.given or Decimal(0) for flow in sources), Decimal(0))
        taken = sum((flow.taken or Decimal(0) for flow in takers), Decimal(0))
        if taken > given * TOLERANCE:
            yield Imbalance(
                check="lot_overdrawn",
                says=f"later steps take {shown(taken)} kg of lot {lot}, of which {shown(given)} kg were made",
                excess_kg=taken - given,
                spots=(*(flow.where for flow in sources[:3]), *(flow.where for flow in takers[:3])),
                bounds=(("made_kg", str(given)), ("taken_kg", str(taken))),
            )


def _between(found: tuple[Flow, ...], name: str) -> Iterator[Imbalance]:
    """Yield steps that take, in all, more than all that the steps before them can have given."""
    taken, given = _sums(found, "taken"), _sums(found, "given")
    for tier in tiers(name):
        before = [other for other in tiers(name) if other.number < tier.number and other.number in given]
        if tier.number not in taken or not before:
            continue
        source = before[-1]
        most = given[source.number]
        # Steps between that no paper weighs may still have added size, dye or parts.
        for other in tiers(name):
            if source.number < other.number < tier.number:
                most *= max(other.gain or _PLAIN_GAIN, Decimal(1))
        if taken[tier.number] > most * TOLERANCE:
            yield Imbalance(
                check="takes_more_than_made",
                says=f"the {tier.name} takes {shown(taken[tier.number])} kg; the {source.name} gave {shown(given[source.number])} kg",
                excess_kg=taken[tier.number] - most,
                spots=tuple(
                    flow.where
                    for flow in found
                    if flow.tier is not None and flow.tier.number in (source.number, tier.number)
                )[:6],
                bounds=(("taken_kg", str(taken[tier.number])), ("given_kg", str(given[source.number]))),
            )


def _sums(found: tuple[Flow, ...], side: str) -> dict[int, Decimal]:
    sums: dict[int, Decimal] = {}
    for flow in found:
        value: Decimal | None = flow.taken if side == "taken" else flow.given
        if flow.tier is not None and value is not None:
            sums[flow.tier.number] = sums.get(flow.tier.number, Decimal(0)) + value
    return sums
