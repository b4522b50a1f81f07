"""What a regime and its question ask of a packet: inputs, labor, which lines; read from the regime's own words."""

import functools
from collections.abc import Iterator, Mapping
from typing import Any, Final

from unpick.cases.review.facts import Line, PacketFacts
from unpick.goods.become import heading
from unpick.goods.tiers import has_material, product_of, products
from unpick.law.regime import Regime, bundled_regimes

__all__ = [
    "LABOR_KINDS",
    "asks_inputs",
    "asks_labor",
    "conditions",
    "defends",
    "lines_in_scope",
    "only_lines",
    "predicates",
    "product",
    "raises_by_list",
    "regime_named",
]

LABOR_KINDS: Final = ("payroll", "attendance", "workers", "recruitment", "identity")
"""Kinds of document that tell who worked, and under which terms."""

_LABOR: Final = frozenset({"worker_nationality", "forced_labor", "convict_labor", "child_labor"})
_INPUTS: Final = frozenset({"material_from", "material_made_by", "made_in"})


def defends(packet: PacketFacts) -> bool:
    """Tell whether the packet answers a suspicion about goods; a petition or a finding raises one."""
    return packet.side in ("importer", "producer") and packet.question not in ("finding", "listing")


def asks_labor(packet: PacketFacts) -> bool:
    """Tell whether labor at the processors is in question.

    It is where the regime asks who worked or how; where an order names a producer and all its subordinates,
    since a subordinate may stand at any step (HQ H318182, withdrawn, as an evidence pattern); for the
    exception under a presumption by region or list; for a modification; and where the authority asked for it.
    """
    if not defends(packet):
        return False
    said = predicates(packet.regime)
    if said & _LABOR or "material_made_by" in said or packet.question in ("exception", "modification"):
        return True
    return any(set(request.topics) & set(LABOR_KINDS) for request in packet.requests)


def asks_inputs(packet: PacketFacts) -> bool:
    """Tell whether the origin of inputs is in question; it is not where the regime asks about workers alone."""
    if not defends(packet) or packet.question == "modification":
        return False
    said = predicates(packet.regime)
    if said:
        return bool(said & _INPUTS)
    return any("origin" in request.topics for request in packet.requests)


def raises_by_list(packet: PacketFacts) -> bool:
    """Tell whether a listed entity in the chain raises the presumption of the regime by itself."""
    return bool(predicates(packet.regime) & {"listed", "material_made_by", "made_by", "owned_by_blocked"})


def predicates(regime: str) -> frozenset[str]:
    """Return the predicates that any version of a regime asks for; empty for an unknown regime."""
    return frozenset(str(row["says"]) for row in conditions(regime) if "says" in row)


@functools.cache
def conditions(regime: str) -> tuple[Mapping[str, Any], ...]:
    """Return the conditions of all versions of a regime, flat.

    A procedure for goods detained under one rule, such as a review of whether the rule reaches them, asks what
    that rule asks, so the rule's own conditions are among them.
    """
    known = regime_named(regime)
    if known is None:
        return ()
    own = tuple(row for version in known.versions for row in _flat(version.trigger))
    under = {str(one) for row in own if row.get("says") == "detained_under" for one in row.get("is", ())}
    reviewed = conditions(under.pop()) if len(under) == 1 else ()
    return (*own, *reviewed)


def regime_named(regime: str) -> Regime | None:
    """Return a bundled regime, or None for one that is not bundled."""
    return _known().get(regime)


@functools.cache
def _known() -> dict[str, Regime]:
    return {regime.id: regime for regime in bundled_regimes()}


def _flat(condition: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield condition
    for branch in ("all", "any"):
        for inner in condition.get(branch, ()):
            yield from _flat(inner)


def lines_in_scope(packet: PacketFacts) -> tuple[Line, ...]:
    """Return the lines that the regime's goods can cover; a line of unknown material stays in.

    A polyester line is outside an order on cotton, whatever else the packet lacks (HQ H318835, withdrawn,
    as an evidence pattern).
    """
    goods = [row for row in conditions(packet.regime) if row.get("materials") or row.get("hs")]
    if not goods:
        return packet.lines
    return tuple(line for line in packet.lines if any(_covers(row, line) for row in goods))


def _covers(row: Mapping[str, Any], line: Line) -> bool:
    materials = [str(one) for one in row.get("materials", ())]
    if any(has_material(line.materials, one) for one in materials):
        return True
    if row.get("hs") and any(_within(line.hs, str(code)) for code in row["hs"]):
        return True
    return not line.materials


def _within(hs: str, code: str) -> bool:
    digits = "".join(letter for letter in hs if letter.isdigit())
    return bool(digits) and digits.startswith(code)


def only_lines(packet: PacketFacts) -> tuple[str, ...]:
    """Return the ids of the lines a defect concerns; empty where it concerns all."""
    found = lines_in_scope(packet)
    return () if len(found) == len(packet.lines) else tuple(line.id for line in found)


def product(packet: PacketFacts) -> str:
    """Return the product whose tiers the goods in scope are traced through; empty when not known."""
    lines = lines_in_scope(packet)
    named = _named_materials(packet.regime)
    told = next((one for one in named if any(has_material(line.materials, one) for line in lines)), "")
    if told:
        return told
    # An order on cotton traces cotton, though the packet calls its goods garments.
    if named and packet.product not in named and packet.product in ("", "garment"):
        return named[0]
    if packet.product:
        return packet.product if packet.product in products() else product_of(text=packet.product)
    for line in lines:
        found = product_of(
            materials=line.materials, hs=line.hs if heading(line.hs) else "", text=line.description
        )
        if found:
            return found
    return ""


def _named_materials(regime: str) -> list[str]:
    """Return the products of the tracing table that a regime's own conditions name."""
    named = (str(one) for row in conditions(regime) for one in row.get("materials", ()))
    return [one for one in dict.fromkeys(named) if one in products()]
