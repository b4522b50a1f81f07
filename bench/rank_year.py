"""The ranking over invented years whose truth is known: lift over chance and over a rule of ports and postal codes.

python3 dev.py bench rank_year [--small] [--seeds N ...] [--arrivals N] [--scratch DIR] [--keep DIR]

Each month's arrivals are ranked with what was public on its first day, under budgets of 0.1%, 1% and 5%, a tenth of each drawn as
the command draws it, once without memory and once learning each month from the outcomes of those before (`rank --learn`). The rule
takes arrivals that land from the watched port or whose shipper's postal code begins as those of the watched places do, in any order,
then others at random. What is planted leaves other traces than those that the score reads
(`datasets/generate/year.py`); the ranges of the worlds were fixed before the first run. Intervals: 95%, by drawing makers again.
"""

import argparse
import datetime as dt
import json
import re
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

from _frame import figure

AT = dt.datetime(2026, 6, 1, 9, 0, tzinfo=dt.UTC)
SEEDS = (101, 102, 103, 104, 105)
BUDGETS = (0.001, 0.01, 0.05)
EXPLORED = 0.1
PORT, POSTAL = "DANDONG", re.compile(r"(118|843|844)\d{3}$")
ROUNDS = 2_000
KEPT = {"party": np.inf, "origin": np.inf, "statute": 1.0}
"""Points that fruitless inspections leave (`cases/rank/score.py`), by the part that counts most."""


class Seen:
    """The arrivals of a year as they were judged month by month; a row each."""

    def __init__(self) -> None:
        self.maker: list[str] = []
        self.kind: list[str] = []
        self.ruled: list[bool] = []
        self.month: list[int] = []
        self.score: list[float] = []
        self.part: list[str] = []
        self.order: list[int] = []


def build(folder: Path, seed: int, arrivals: int) -> tuple[Any, Any, Any]:
    """Return a workspace with all that is published of a year, its files and the year."""
    from unpick.app.load import load
    from unpick.datasets.generate.year import FIRST_DAY, make_year
    from unpick.datasets.generate.year_files import month_starts, write_year
    from unpick.datasets.generate.year_public import listing_statements
    from unpick.store.workspace import Workspace

    year = make_year(arrivals, seed)
    files = write_year(folder / "files", year)
    workspace = Workspace.create(folder / "ws", created_at=AT)
    load(workspace, [files.facts], at=AT)
    with workspace.loading(at=AT, note="list") as loading:
        document = loading.add_original(
            f"synthetic list {seed}".encode(),
            name="list.csv",
            dataset="synthetic_list",
            public_from=FIRST_DAY,
        )
        loading.write_statements(listing_statements(year, document))
    load(workspace, [files.earlier], mapping=files.mapping, at=AT, public_from=FIRST_DAY)
    for path, following in zip(files.months, month_starts()[1:], strict=True):
        load(workspace, [path], mapping=files.mapping, at=AT, public_from=following)
    return workspace, files, year


def judge(folder: Path, seed: int, arrivals: int) -> Seen:
    """Rank the arrivals of each month with what was public on its first day."""
    import csv

    from unpick.app.rank import Limits, rank
    from unpick.datasets.generate.year_files import month_starts, truth_of

    workspace, files, year = build(folder, seed, arrivals)
    truth, seen = truth_of(year), Seen()
    for month, (path, first) in enumerate(zip(files.months, month_starts(), strict=False)):
        limits = Limits(top=None, share=1.0, explored=0.0)
        document = rank(workspace, [path], at=AT, known_at=first, mapping=files.mapping, limits=limits)
        told = {row["id"]: row for row in document["rows"]}
        with path.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                found = told.get(row["bill"])
                seen.maker.append(row["shipper"])
                seen.kind.append(truth[row["bill"]][1])
                seen.ruled.append(row["from port"] == PORT or bool(POSTAL.search(row["shipper address"])))
                seen.month.append(month)
                seen.score.append(found["score"] if found else 0.0)
                seen.part.append(found["because"][0]["part"] if found else "")
                seen.order.append(found["rank"] if found else 0)
    return seen


def chosen(
    seen: Seen, budget: float, seed: int, explored: float = EXPLORED
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return for each arrival whether the ranking chooses it, and the chance with which the rule does, and chance itself."""
    from unpick.cases.rank.draw import choose, draw_numbers

    month, score = np.array(seen.month), np.array(seen.score)
    order, ruled = np.array(seen.order), np.array(seen.ruled)
    ours, rule, blind = (np.zeros(month.size) for _ in range(3))
    for one in np.unique(month):
        at = np.flatnonzero(month == one)
        n, size = at.size, int(np.ceil(budget * at.size - 1e-9))
        numbers = draw_numbers(seed * 100 + int(one), n, file=np.zeros(n, np.int64), row=np.arange(n))
        # Those without a rank have no score; they come last, in the order of the draw.
        places = np.lexsort((numbers, np.where(order[at] > 0, order[at], n + 1)))
        found = choose(places, score[at], numbers, budget=size, explored=explored)
        ours[at[found.chosen]] = 1
        flagged = int(ruled[at].sum())
        rest = max(0, size - flagged) / max(1, n - flagged)
        rule[at] = np.where(ruled[at], min(1.0, size / max(1, flagged)), rest)
        blind[at] = size / n
    return ours, rule, blind


def with_memory(
    seen: Seen, budget: float, seed: int, explored: float = EXPLORED, *, of_rule: bool = False
) -> np.ndarray:
    """Return for each arrival whether it is chosen when each month learns from the outcomes of the months before.

    What `unpick rank --learn` does with plans, on scores that were judged before: points of the sender, less what fruitless
    inspections take off. An inspection finds what is planted, always. of_rule: the rule of ports and codes with the same memory.
    """
    from unpick.cases.rank.draw import choose, draw_numbers
    from unpick.cases.rank.memory import Outcome, remember

    month, planted = np.array(seen.month), np.array([kind != "none" for kind in seen.kind])
    score = np.where(np.array(seen.ruled), 10.0, 0.0) if of_rule else np.array(seen.score)
    kept = np.zeros(score.size) if of_rule else np.array([KEPT.get(part, 0.0) for part in seen.part])
    maker, makers = np.array(seen.maker), {}
    chosen_ones, outcomes = np.zeros(score.size), []
    for one in np.unique(month):
        at = np.flatnonzero(month == one)
        n, size = at.size, int(np.ceil(budget * at.size - 1e-9))
        numbers = draw_numbers(seed * 100 + int(one), n, file=np.zeros(n, np.int64), row=np.arange(n))
        memory = remember(outcomes)
        makers = {name: memory.points(name) for name in memory.senders}
        points = np.array([makers.get(name, 0.0) for name in maker[at]])
        floor = np.minimum(score[at], kept[at])
        now = np.round(np.maximum(score[at] + points, floor), 1)
        found = choose(np.lexsort((numbers, -now)), now, numbers, budget=size, explored=explored)
        taken = at[found.chosen]
        chosen_ones[taken] = 1
        outcomes += [
            Outcome(sender=str(maker[row]), found=bool(planted[row]), chance=found.chance(int(how)))
            for row, how in zip(taken, found.how, strict=True)
        ]
    return chosen_ones


def lifts(
    years: list[tuple[int, Seen]], budget: float, explored: float = EXPLORED, *, memory: str = ""
) -> dict[str, Any]:
    """Return hit rates and lifts over all years together, each year weighing alike by its arrivals.

    memory: "ours" lets the ranking learn from month to month, "both" the rule as well.
    """
    sums = []
    for seed, seen in years:
        ours, rule, blind = chosen(seen, budget, seed, explored)
        ours = with_memory(seen, budget, seed, explored) if memory else ours
        rule = with_memory(seen, budget, seed, explored, of_rule=True) if memory == "both" else rule
        planted = np.array([kind != "none" for kind in seen.kind], float)
        makers = np.unique(seen.maker, return_inverse=True)[1]
        columns = (ours * planted, ours, rule * planted, rule, blind * planted, blind)
        sums.append(np.stack([np.bincount(makers, one) for one in columns]))
    draw = np.random.default_rng(7)
    totals = sum(one.sum(axis=1) for one in sums)
    again = np.zeros((ROUNDS, 6))
    for one in sums:
        count = one.shape[1]
        for step in range(ROUNDS):
            again[step] += one[:, draw.integers(0, count, count)].sum(axis=1)
    hits, picked, rule_hits, rule_picked, blind_hits, blind_picked = totals
    rates = [(again[:, at] / np.maximum(again[:, at + 1], 1e-9)) for at in (0, 2, 4)]

    def between(values: np.ndarray) -> list[float]:
        return [round(float(one), 2) for one in np.quantile(values, (0.025, 0.975))]

    rate, rule_rate, base = hits / picked, rule_hits / rule_picked, blind_hits / blind_picked
    return {
        "inspected": int(picked),
        "hits": int(hits),
        "rate": round(float(rate), 4),
        "rule_rate": round(float(rule_rate), 4),
        "base_rate": round(float(base), 4),
        "over_chance": round(float(rate / base), 2),
        "over_chance_95": between(rates[0] / rates[2]),
        "over_rule": round(float(rate / rule_rate), 2),
        "over_rule_95": between(rates[0] / np.maximum(rates[1], 1e-9)),
        "rule_over_chance": round(float(rule_rate / base), 2),
    }


def tell(name: str, years: list[tuple[int, Seen]]) -> None:
    """Print the figures of some years."""
    n = sum(len(seen.kind) for _, seen in years)
    for budget in BUDGETS:
        found = lifts(years, budget)
        low = found["over_chance_95"][0]
        alone = lifts(years, budget, 0.0)
        figure(
            f"simulated year, {name}, budget {budget:.1%}: lift over chance", found.pop("over_chance"), "times", n=n,
            peer="port and postal code", peer_value=found["rule_over_chance"], ratio=found.pop("over_rule"),
            target="above 1 with its interval", met=low > 1, **found, without_draw=alone["over_chance"],
            without_draw_over_rule=alone["over_rule"],
        )  # fmt: skip
        told = lifts(years, budget, memory="ours")
        met = told["over_rule_95"][0] > 1
        both = lifts(years, budget, memory="both")
        figure(
            f"simulated year, {name}, budget {budget:.1%}, learning from outcomes: lift over chance",
            told.pop("over_chance"), "times", n=n, peer="port and postal code", peer_value=told["rule_over_chance"],
            ratio=told.pop("over_rule"), target="above 1 with its interval", met=met, **told,
            rule_learning_too=both["rule_over_chance"], over_rule_learning_too=both["over_rule"],
            over_rule_learning_too_95=both["over_rule_95"],
        )  # fmt: skip


def by_mechanism(years: list[tuple[int, Seen]], budget: float) -> None:
    """Print which mechanisms are met at a budget, and which parts of the score met them."""
    met: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    parts: Counter[str] = Counter()
    false: Counter[str] = Counter()
    for seed, seen in years:
        ours, _, _ = chosen(seen, budget, seed)
        for kind, part, taken in zip(seen.kind, seen.part, ours, strict=True):
            whole[kind] += 1
            met[kind] += int(taken)
            if taken:
                (false if kind == "none" else parts)[part or "drawn"] += 1
    for kind in sorted(set(whole) - {"none"}):
        figure(
            f"simulated year, budget {budget:.1%}: share of planted arrivals met, {kind}",
            round(met[kind] / whole[kind], 4), "share", n=whole[kind],
        )  # fmt: skip
    figure(
        f"simulated year, budget {budget:.1%}: what met them", sum(parts.values()), "arrivals", n=sum(met.values()),
        hits_by_part=dict(sorted(parts.items())), misses_by_part=dict(sorted(false.items())),
    )  # fmt: skip


def main() -> None:
    """Read the arguments, judge the years, print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--small", action="store_true", help="one year of 12,000 arrivals")
    parser.add_argument("--seeds", type=int, nargs="+", default=list(SEEDS))
    parser.add_argument("--arrivals", type=int, default=60_000)
    parser.add_argument("--scratch", type=Path, help="folder for the temporary files")
    parser.add_argument("--keep", type=Path, help="folder in which judged years are kept and found again")
    asked = parser.parse_args()
    arrivals = 12_000 if asked.small else asked.arrivals
    years = []
    for seed in asked.seeds[:1] if asked.small else asked.seeds:
        began = time.process_time()
        kept = asked.keep / f"{seed}-{arrivals}.json" if asked.keep else None
        seen = Seen()
        if kept and kept.exists():
            vars(seen).update(json.loads(kept.read_text(encoding="utf-8")))
        else:
            with tempfile.TemporaryDirectory(prefix="unpick-bench-", dir=asked.scratch) as folder:
                seen = judge(Path(folder), seed, arrivals)
            if kept:
                kept.write_text(json.dumps(vars(seen)), encoding="utf-8")
        years.append((seed, seen))
        tell(f"seed {seed}", [(seed, seen)])
        figure(
            f"simulated year, seed {seed}: judged",
            round(time.process_time() - began, 1),
            "CPU s",
            n=len(seen.kind),
        )
    if len(years) > 1:
        tell(f"{len(years)} seeds together", years)
    for budget in BUDGETS[1:]:
        by_mechanism(years, budget)


if __name__ == "__main__":
    main()
