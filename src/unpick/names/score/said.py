"""What the names of bodies of state are also said as: ranks, South Korea, and trades that translators take for each other."""

from typing import Final

from unpick.names.parts import Part

__all__ = ["also_said", "taken_for"]

_RANKS: Final = {
    "ministry": ("rank of a ministry",),
    "department": ("rank of a ministry", "rank of a department"),
    "general bureau": ("rank of a department",),
    "division": ("rank of a department",),
}
"""Ranks by the concept of the word: 部 and 부 are a ministry or a department; a general bureau is also called a bureau."""

_TAKEN_FOR: Final = {
    "aquatic": "seafood",
    "fishery": "seafood",
    "frozen seafood": "seafood",
    "distant fishery": "seafood",
    "rubber shoe": "shoe",
    "shoe upper": "shoe",
    "foreign trade": "trading",
    "social security police": "security",
    "people's armed forces": "defense",
}
"""Senses that are one in a name without a brand: 수산성 is a ministry of fisheries, of marine products or of seafood."""


def also_said(part: Part) -> tuple[str, ...]:
    """Return what a rank, or South Korea in its own or Chinese letters, is said for as well.

    >>> also_said(Part(kind="place", text="한국", key="한국", concept="KR", script="hangul"))
    ('korea',)
    """
    if part.kind == "role":
        return _RANKS.get(part.concept, ())
    return ("korea",) if part.kind == "place" and part.concept == "KR" and part.script != "latin" else ()


def taken_for(sense: str) -> str:
    """Return the sense that a finer trade is taken for in a name without a brand."""
    return _TAKEN_FOR.get(sense, sense)
