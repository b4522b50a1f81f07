"""Breaks against peers: false alarms, power, dates, sizes, refusals, speed, on invented series made apart from the detector.

python3 dev.py bench breaks [--small] [--part same|intervals|panel|stress|speed] [--count N] [--months N...] [--kinds NAME...]
    [--controls N] [--seed N]

Part `same`: subject and 99 controls of one kind, a new panel for each null series; for a part of the panels a halving at
40% to 80% of the months is put into the same subject, so that power and false alarms come from one run. Part `intervals`: halvings alone, on panels of their own, for the
coverage of intervals. Part `panel`: three
codes of each supplier, which share a shock of 0.2 in logs a month, and fall together. Part `stress`: kinds that no control, or
one in eight, shares; these break the condition of the rank and are shown to say what that costs.
"""

import argparse
import math
import time
from collections import Counter

import numpy as np

from _breaks_draw import KINDS, Kind, volumes
from _frame import figure
from unpick.weigh.signals.breaks import Trial, rank_break, rank_panel

CONTROLS = 99
HALF = math.log(0.5)
FALL = -1


class Tally:
    """What a cell of the table counts."""

    def __init__(self) -> None:
        self.count: Counter[str] = Counter()
        self.widths: list[int] = []

    def share(self, part: str, of: str) -> float:
        """Return a share, NaN of nothing."""
        return self.count[part] / self.count[of] if self.count[of] else math.nan

    def null(self, kg: list[np.ndarray]) -> None:
        """Test a subject in which nothing was planted."""
        self.count["null"] += 1
        trial = tested(kg, details=False)
        if not isinstance(trial, Trial):
            self.count["null refused"] += 1
            return
        self.count["null at 1%"] += trial.fires and trial.level == 0.01
        self.count["null at 5%"] += trial.p <= 0.05

    def planted(self, kg: list[np.ndarray], at: int, *, details: bool) -> None:
        """Test the same subject with a halving."""
        self.count["planted"] += 1
        kg = [one.copy() for one in kg]
        for one in kg:
            one[0, at:] = np.round(one[0, at:] / 2)
        trial = tested(kg, details=details)
        if not isinstance(trial, Trial):
            self.count["planted refused"] += 1
            return
        told = trial.fires and trial.level == 0.01
        self.count["planted at 1%"] += told
        self.count["planted at 5%"] += trial.p <= 0.05
        if not details:
            return
        self.count["bounded"] += 1
        self.count["date in"] += trial.first <= at <= trial.last
        self.count["size in"] += trial.low <= HALF <= trial.high
        if trial.p <= 0.05:
            self.count["told"] += 1
            self.count["told date in"] += trial.first <= at <= trial.last
            self.count["told size in"] += trial.low <= HALF <= trial.high
            self.widths.append(trial.last - trial.first + 1)


def tested(kg: list[np.ndarray], *, details: bool) -> object:
    """Return what the detector says of one panel of kg for each code, whose first row is the subject."""
    with np.errstate(divide="ignore"):
        logs = [np.log(np.maximum(one, 0.05 * np.nanmedian(one, axis=1, keepdims=True))) for one in kg]
    months = np.arange(kg[0].shape[1], dtype=np.int64) % 12
    if len(logs) == 1:
        return rank_break(logs[0], months, direction=FALL, details=details)
    return rank_panel(logs, months, direction=FALL, details=details)


def drawn(draw: np.random.Generator, kinds: list[Kind], months: int, codes: int) -> list[np.ndarray]:
    """Return kg of each code of each supplier; codes of one supplier share a shock a month."""
    if codes == 1:
        return [volumes(draw, kinds, months)]
    shared = np.exp(draw.normal(0, 0.2, (len(kinds), months)))
    return [np.round(volumes(draw, kinds, months) * shared) for _ in range(codes)]


def run(draw: np.random.Generator, kinds: list[Kind], months: int, count: int, codes: int) -> Tally:
    """Return the tally of one cell; the first kind is the subject's."""
    tally, detailed = Tally(), max(20, count // 20)
    for at in range(count):
        kg = drawn(draw, kinds, months, codes)
        tally.null(kg)
        if at < 3 * detailed:
            tally.planted(kg, int(months * draw.uniform(0.4, 0.8)), details=at < detailed)
    return tally


def show(name: str, tally: Tally, months: int, controls: int, spent: float, *, targets: bool) -> None:
    """Print the figures of one cell."""
    one, five = tally.share("null at 1%", "null"), tally.share("null at 5%", "null")
    power = tally.share("planted at 1%", "planted")
    figure(
        f"breaks: {name}, {months} months, false alarms at 1%", round(one, 4), "share", n=tally.count["null"], controls=controls,
        at_5=round(five, 4), refused=round(tally.share("null refused", "null"), 4), power_1=round(power, 3),
        power_5=round(tally.share("planted at 5%", "planted"), 3), planted=tally.count["planted"],
        date_covered=round(tally.share("date in", "bounded"), 3), size_covered=round(tally.share("size in", "bounded"), 3),
        told=tally.count["told"], told_date_covered=round(tally.share("told date in", "told"), 3),
        told_size_covered=round(tally.share("told size in", "told"), 3), bounded=tally.count["bounded"],
        median_width_months=float(np.median(tally.widths)) if tally.widths else None, cpu_s=round(spent, 1),
        target="<= 0.015, at 5% <= 0.06, refused <= 0.10" if targets else None,
        met=bool(one <= 0.015 and five <= 0.06 and tally.share("null refused", "null") <= 0.10) if targets else None,
    )  # fmt: skip


def speed(count: int) -> None:
    """Print the CPU seconds of scanning many series of 120 months once, without ranks, on one core."""
    from unpick.weigh.signals.breaks import kernel

    draw = np.random.default_rng(5)
    block = np.log(volumes(draw, [KINDS[0]] * 2_000, 120))
    found, shared = np.zeros((len(block), 8)), np.full(len(block), math.nan)
    month = np.arange(120, dtype=np.int64) % 12
    kernel.scan_all(block[:2], month, FALL, 6, shared, found)
    started = time.process_time()
    for _ in range(count // len(block)):
        kernel.scan_all(block, month, FALL, 6, shared, found)
    spent = time.process_time() - started
    figure(
        "breaks: scanning a million series of 120 months", round(spent * 1_000_000 / count, 1), "CPU s", n=count,
        target="<= 60", met=spent * 1_000_000 / count <= 60, microseconds_each=round(spent / count * 1e6, 1),
    )  # fmt: skip


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--part", choices=("same", "intervals", "panel", "stress", "speed"), action="append")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--months", type=int, nargs="*", default=[60, 36, 120])
    parser.add_argument("--kinds", nargs="*", default=[])
    parser.add_argument("--controls", type=int, default=CONTROLS)
    parser.add_argument("--seed", type=int, default=710)
    asked = parser.parse_args()
    count = 60 if asked.small else asked.count
    parts = asked.part or ["speed", "same", "panel", "stress"]
    if "speed" in parts:
        speed(20_000 if asked.small else 1_000_000)
    chosen = [one for one in KINDS if not asked.kinds or one.name in asked.kinds]
    if "same" in parts:
        for months in asked.months:
            for kind in chosen:
                cell(
                    kind,
                    [kind] * asked.controls,
                    months,
                    count,
                    f"subject and controls {kind.name}",
                    asked.seed,
                    targets=True,
                )
    if "intervals" in parts:
        intervals(chosen, asked.months, min(count, 500), asked.controls, asked.seed)
    if "panel" in parts:
        for months in asked.months:
            for kind in chosen:
                name = f"three codes, subject and controls {kind.name}"
                cell(kind, [kind] * asked.controls, months, count, name, asked.seed, targets=True, codes=3)
    if "stress" in parts:
        stress(chosen, count // 10, asked.seed)


def stress(kinds: list[Kind], count: int, seed: int) -> None:
    """Run the cells whose controls are of other kinds than the subject."""
    mixed = [kind for kind in KINDS for _ in range(40)]
    calm = [Kind(name="AR", persistence=0.2 + 0.4 * at / (CONTROLS - 1)) for at in range(CONTROLS)]
    for kind in kinds:
        cell(kind, mixed, 60, count, f"{kind.name} among 40 of each kind", seed, targets=False)
        cell(kind, calm, 60, count, f"{kind.name} among AR 0.2 to 0.6", seed, targets=False)


def intervals(kinds: list[Kind], lengths: list[int], count: int, controls: int, seed: int) -> None:
    """Print how often the intervals of planted halvings hold the month and the size, per cell and over all."""
    whole, started = Tally(), time.process_time()
    for months in lengths:
        for kind in kinds:
            draw, tally = np.random.default_rng([seed, 1, months, *kind.name.encode()]), Tally()
            for _ in range(count):
                kg = drawn(draw, [kind] * (controls + 1), months, 1)
                tally.planted(kg, int(months * draw.uniform(0.4, 0.8)), details=True)
            whole.count += tally.count
            coverage(f"{kind.name}, {months} months", tally, time.process_time() - started)
    coverage("all cells", whole, time.process_time() - started)


def coverage(name: str, tally: Tally, spent: float) -> None:
    """Print what one tally of intervals holds; `told` are those whose break is told at 5%."""
    dates, sizes = tally.share("date in", "bounded"), tally.share("size in", "bounded")
    figure(
        f"breaks: intervals of 90%, {name}, months held", round(dates, 3), "share", n=tally.count["bounded"], sizes_held=round(sizes, 3),
        told=tally.count["told"], told_dates=round(tally.share("told date in", "told"), 3),
        told_sizes=round(tally.share("told size in", "told"), 3), cpu_s=round(spent, 1), target="0.87 to 0.93, both",
        met=bool(0.87 <= dates <= 0.93 and 0.87 <= sizes <= 0.93),
    )  # fmt: skip


def cell(
    subject: Kind,
    others: list[Kind],
    months: int,
    count: int,
    name: str,
    seed: int,
    *,
    targets: bool,
    codes: int = 1,
) -> None:
    """Run and print one cell, whose draws depend on nothing but its name."""
    started = time.process_time()
    draw = np.random.default_rng([seed, months, *name.encode()])
    tally = run(draw, [subject, *others], months, count, codes)
    show(name, tally, months, len(others), time.process_time() - started, targets=targets)


if __name__ == "__main__":
    main()
