"""One change over several codes of a supplier: the codes pooled, and ranked among suppliers of the same codes."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from unpick.weigh.signals.breaks.rank import (
    DATED,
    EDGE,
    FEWEST,
    HALF,
    SIZED,
    Trial,
    Underpowered,
    band_of,
    level_of,
    matched,
    persistences,
    quantile,
    too_short,
)

if TYPE_CHECKING:
    from unpick.weigh.signals.breaks.rank import Numbers, Places

__all__ = ["rank_panel"]


def rank_panel(
    codes: "Sequence[Numbers]", months: "Places", *, direction: int, details: bool = True
) -> Trial | Underpowered:
    """Return whether the first supplier changed over all its codes at one time, ranked among the others.

    A step of one size in all codes is fitted, each code weighing by how little noise it has. What codes of a supplier
    share by chance, the controls share as well. No straight line is taken off: that a drift may explain it is not told.

    Args:
        codes: for each code (suppliers, months) of logs, the same suppliers in the same order, the subject first.
    """
    import numpy as np

    panel = _Panel(codes, months, direction)
    for ratios in panel.ratios:
        if refused := too_short(ratios[0]):
            return refused
    found = np.mean(panel.found, axis=0)
    chosen = matched(found)
    count = len(chosen) - 1
    if count < FEWEST:
        return Underpowered(
            refused=f"fewer than {FEWEST} matched controls: {count}",
            lacks="monthly figures of other suppliers with the same codes over the same months",
        )
    strengths, places, sizes, profile = panel.scan(chosen, None, 0.0)
    at, size = int(places[0]), float(sizes[0])
    ratio = np.mean(panel.ratios, axis=0)
    span = panel.bounds(chosen, at, size, profile[0]) if details else (at, at, math.nan, math.nan)
    return Trial(
        p=(1 + int((strengths[1:] >= strengths[0]).sum())) / (count + 1),
        level=level_of(count),
        strength=float(strengths[0]),
        at=at,
        first=span[0],
        last=span[1],
        size=size,
        low=span[2],
        high=span[3],
        controls=tuple(int(one) for one in chosen[1:]),
        power=panel.power(chosen, strengths[1:]) if details else math.nan,
        persistence=float(np.mean([shared[0] for shared in panel.shared])),
        ratio=tuple(float(one) for one in ratio[0]),
        band=band_of(ratio[chosen[1:]]) if details else (),
        as_persistent=float((found[chosen[1:], 3] >= found[0, 3]).mean()),
        beats_line=math.inf,
    )


class _Panel:
    """The codes of all suppliers less their peers, and what a first scan found in each."""

    def __init__(self, codes: "Sequence[Numbers]", months: "Places", direction: int) -> None:
        import numpy as np

        from unpick.weigh.signals.breaks import kernel, peers

        self.months, self.direction = months, direction
        self.ratios, self.found, self.shared = [], [], []
        for rows in codes:
            ratios, found = np.empty_like(rows), np.zeros((len(rows), 8))
            peers.against_peers(rows, ratios)
            kernel.scan_all(ratios, months, direction, EDGE, np.full(len(rows), math.nan), found)
            self.ratios.append(ratios)
            self.found.append(found)
            self.shared.append(persistences(found))

    def scan(
        self, chosen: "Places", starts: "Places | None", size: float
    ) -> "tuple[Numbers, Places, Numbers, Numbers]":
        """Return strength, place and size of the best common step of each supplier, and the whole profile.

        Args:
            starts: month of a step put into each supplier's codes; None for none.
        """
        import numpy as np

        from unpick.weigh.signals.breaks import kernel

        shape = len(chosen), len(self.months)
        weight, along = np.zeros(shape), np.zeros(shape)
        shown = np.ones(shape, dtype=bool)
        step = 0.0 if starts is None else size * (np.arange(shape[1]) >= starts[:, None])
        for ratios, shared in zip(self.ratios, self.shared, strict=True):
            rows = np.ascontiguousarray(ratios[chosen] + step)
            strengths, sizes, found = np.zeros(shape), np.zeros(shape), np.zeros((shape[0], 8))
            kernel.profiles(rows, self.months, self.direction, EDGE, shared[chosen], strengths, sizes, found)
            held = sizes != 0
            # Strength over size is one over the error of the size.
            precise = np.where(held, (strengths / np.where(held, sizes, 1.0)) ** 2, 0.0)
            weight += precise
            along += precise * sizes
            shown &= held
        profile = np.where(shown, along / np.sqrt(np.where(shown, weight, 1.0)), 0.0)
        toward = np.where(shown, np.abs(profile) if self.direction == 0 else self.direction * profile, -1.0)
        places = toward.argmax(axis=1)
        rows_at = np.arange(shape[0])
        best = np.maximum(toward[rows_at, places], 0.0)
        pooled = along[rows_at, places] / np.where(weight[rows_at, places] > 0, weight[rows_at, places], 1.0)
        return best, places, pooled, profile

    def power(self, chosen: "Places", others: "Numbers") -> float:
        """Return the share of controls in which a halving, or doubling, of all codes is told, wherever it begins."""
        import numpy as np

        count = len(chosen) - 1
        starts = np.linspace(EDGE, len(self.months) - EDGE, count).round().astype(np.int64)
        halved, _, _, _ = self.scan(chosen[1:], starts, HALF * (self.direction or -1))
        allowed = math.floor(level_of(count) * (count + 1) + 1e-9) - 1
        stronger = (others[None, :] >= halved[:, None]).sum(axis=1) - (others >= halved)
        return float((stronger <= allowed).mean())

    def bounds(
        self, chosen: "Places", at: int, size: float, profile: "Numbers"
    ) -> tuple[int, int, float, float]:
        """Return first and last place of the step, and least and most of its size, as `rank.Place.bounds` does."""
        import numpy as np

        starts = np.full(len(chosen) - 1, at, np.int64)
        best, _, again, rows = self.scan(chosen[1:], starts, size)
        gaps = 0.5 * (best**2 - _toward(rows[:, at], self.direction) ** 2)
        value = _toward(profile, self.direction)
        inside = np.flatnonzero((0.5 * (value[at] ** 2 - value**2) <= quantile(gaps, DATED)) & (profile != 0))
        first, last = (int(inside[0]), int(inside[-1])) if inside.size else (at, at)
        high = size + quantile(size - again, (1 + SIZED) / 2)
        low = size - quantile(again - size, (1 + SIZED) / 2)
        return first, last, float(low), float(high)


def _toward(profile: "Numbers", direction: int) -> "Numbers":
    import numpy as np

    return np.abs(profile) if direction == 0 else np.maximum(0.0, direction * profile)
