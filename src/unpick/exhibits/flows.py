"""Production logs name their columns by goods, such as kg cotton and kg yarn: which goes in and which comes out."""

import re
from collections.abc import Sequence
from typing import Final

from unpick.exhibits.cells import number_of
from unpick.exhibits.heads import fold_head

__all__ = ["place_flows"]

_STAGES: Final = (
    re.compile(
        r"\b(?:cotton|lint|bales?|fib(?:er|re)|raw|fresh|ore|seed|quartz|catch|whole|live)\b|棉花|皮棉|原料|原棉|면화|원면"
    ),
    re.compile(
        r"\b(?:yarn|paste|sliver|pellets?|resin|billet|fillets?|portions?|meat|surimi|roe|loins?|powder|polysilicon)\b|纱|원사"
    ),
    re.compile(r"\b(?:fabric|cloth|denim|greige|tube|panels?|ingots?|wafers?)\b|布|面料|坯布|원단"),
    re.compile(
        r"\b(?:garments?|shirts?|quilts?|pillows?|towels?|pairs|socks|gloves|bags|hats|dresses|scarves|blankets?|cushions?|covers?|curtains?|sheets|wigs?|dolls?|trousers|jeans|modules?|cells?|drums?)\b|成衣|成品|완제품"
    ),
)
"""Goods by how far they are made, cotton before yarn before fabric before garments; each list is open."""

_MASS: Final = re.compile(r"\b(?:kg|kgs|tonnes?|tons?|lbs?|t)\b|公斤|千克|吨")
_PLAIN_LOTS: Final = frozenset({"lot", "lot no", "batch", "batch no", "lot number", "批号", "로트"})
_LOT: Final = re.compile(r"\b(?:lots?|batch)\b|批号|로트")


def place_flows(
    at: dict[str, int], heads: Sequence[str], placed: frozenset[int], rows: Sequence[Sequence[str]]
) -> set[int]:
    """Put columns of goods under input, output and lots where the stage of the goods tells which is which.

    Nothing is put where the stages are not known or are the same: a wrong order would turn waste into gain.

    Args:
        at: canonical column to index so far; it is added to.
        placed: indices that have a meaning already.

    Returns:
        The indices that were put.
    """
    before = set(at.values())
    _put_lots(at, heads)
    free = [
        place
        for place, head in enumerate(heads)
        if place not in placed
        and not _LOT.search(fold_head(head))
        and _stage(head) >= 0
        and _counts(place, rows)
    ]
    _put_amounts(at, sorted(free, key=lambda place: _stage(heads[place])), heads)
    return set(at.values()) - before


def _put_lots(at: dict[str, int], heads: Sequence[str]) -> None:
    """Put lots of named goods before the lot that has no name; of two named ones, by the stage of the goods."""
    folded = [fold_head(head) for head in heads]
    plain = [place for place, head in enumerate(folded) if head in _PLAIN_LOTS]
    named = [place for place, head in enumerate(heads) if _LOT.search(folded[place]) and _stage(head) >= 0]
    named.sort(key=lambda place: _stage(heads[place]))
    if plain and named:
        at["input_lot"], at["lot"] = named[0], plain[0]
    elif len(named) >= 2 and _stage(heads[named[0]]) < _stage(heads[named[-1]]):
        at["input_lot"], at["lot"] = named[0], named[-1]
    elif "lot" not in at:
        last = [
            place
            for place, head in enumerate(folded)
            if head.endswith((" lot", " batch")) and place not in at.values()
        ]
        if len(last) == 1:
            at["lot"] = last[0]


def _put_amounts(at: dict[str, int], free: Sequence[int], heads: Sequence[str]) -> None:
    """Put amounts: only masses are set against each other; a count of finished goods is output."""
    masses = [place for place in free if _MASS.search(fold_head(heads[place]))]
    counts = [place for place in free if place not in masses and _stage(heads[place]) == len(_STAGES) - 1]
    if len(masses) >= 2 and _stage(heads[masses[0]]) < _stage(heads[masses[-1]]):
        if "input" not in at and "output" not in at:
            at["input"], at["output"] = masses[0], masses[-1]
        return
    if len(counts) == 1:
        at.setdefault("output", counts[0])
    if len(masses) == 1 and "output" in at and _stage(heads[masses[0]]) < len(_STAGES) - 1:
        at.setdefault("input", masses[0])


def _stage(head: str) -> int:
    """Return how far the goods of a head are made; -1 where none or several stages are named."""
    folded = fold_head(head)
    found = [number for number, words in enumerate(_STAGES) if words.search(folded)]
    return found[0] if len(found) == 1 else -1


def _counts(place: int, rows: Sequence[Sequence[str]]) -> bool:
    cells = [row[place] for row in rows[:50] if place < len(row) and row[place].strip()]
    return bool(cells) and all(number_of(cell) for cell in cells)
