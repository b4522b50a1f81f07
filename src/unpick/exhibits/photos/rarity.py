"""How rare a matched region is in a library: in how many pictures of how many sources the same part of the picture sought occurs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

__all__ = ["Rarity", "Region", "rarities"]

Region = tuple[float, float, float, float]
"""x, y, width, height in pixels of the picture sought."""

_SAME: Final = 0.5
"""Share of the smaller of two regions that lies in the other, from which both are one part of the picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rarity:
    """In how many further pictures of the library a region occurs, of how many other sources, and what was compared."""

    pictures: int
    sources: tuple[str, ...]
    compared: int
    searched: int

    @property
    def says(self) -> str:
        """Return it as a sentence."""
        looked = f"{self.compared} of {self.searched} pictures of the library were compared corner by corner"
        if not self.pictures:
            return f"the region was met in no picture of another source; {looked}"
        pictures = "one further picture" if self.pictures == 1 else f"{self.pictures} further pictures"
        sources = "one other source" if len(self.sources) == 1 else f"{len(self.sources)} other sources"
        return f"the region also occurs in {pictures} of {sources}, so it is less telling; {looked}"


def rarities(
    found: Sequence[tuple[str, Region | None]], *, compared: int, searched: int
) -> tuple[Rarity | None, ...]:
    """Return the rarity of each match, None where it has no region.

    Args:
        found: source of the picture and region of the picture sought, of every match whatever its kind.
    """
    return tuple(
        None
        if region is None
        else _rarity(region, source, [*found[:at], *found[at + 1 :]], compared, searched)
        for at, (source, region) in enumerate(found)
    )


def _rarity(
    region: Region, source: str, others: Sequence[tuple[str, Region | None]], compared: int, searched: int
) -> Rarity:
    met = [name for name, other in others if other is not None and name != source and _is_same(region, other)]
    return Rarity(pictures=len(met), sources=tuple(sorted(set(met))), compared=compared, searched=searched)


def _is_same(one: Region, other: Region) -> bool:
    wide = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    high = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    smaller = min(one[2] * one[3], other[2] * other[3])
    return wide > 0 and high > 0 and smaller > 0 and wide * high >= _SAME * smaller
