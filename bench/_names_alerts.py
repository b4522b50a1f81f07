"""Section on false alerts: innocent shippers screened against the stored lists, and what a lower threshold would cost."""

import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from tests.truth.innocents import innocents_by_country, real_names
from tests.truth.kinds import script
from tests.truth.lists import all_entries, groups, plain

from _names_lists import MADE_UP
from _names_metrics import Rate
from _names_report import Table
from _names_sets import Pairs
from unpick.names import score_pair
from unpick.resolve.screen import Screener

__all__ = ["Alert", "alert_of", "alerts", "screen_time", "sweep"]

SAMPLE = 3000
"""Innocents whose best score is looked up for the sweep; they are every n-th."""
LEVELS = (0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


class Alert:
    """What screening one name says: the strongest outcome over listed entities, and over made-up ones."""

    __slots__ = ("listed", "made_up")

    def __init__(self, result: dict[str, Any]) -> None:
        ranks = ("", "unsure", "related", "same")
        told: dict[bool, str] = {True: "", False: ""}
        for match in result["matches"]:
            invented = match["entity"]["id"].startswith(MADE_UP)
            told[invented] = max(told[invented], match["outcome"], key=ranks.index)
        self.listed, self.made_up = told[False], told[True]


def alert_of(screener: Screener, name: str) -> Alert:
    """Screen one name."""
    return Alert(screener.screen(name))


def _rate_row(label: str, found: Sequence[Alert]) -> list[object]:
    listed = Counter(one.listed for one in found)
    n = len(found)
    return [label, n, 1000 * listed["same"] / n, Rate(listed["same"], n), 1000 * listed["unsure"] / n,
            Rate(listed["unsure"], n), Rate(sum(bool(one.made_up) for one in found), n)]  # fmt: skip


def alerts(screener: Screener, data: Path, counts: dict[str, int], every: int = 1) -> tuple[Table, list[str]]:
    """Return the alerts by country and script, and the generated names that were screened.

    Args:
        every: screen every n-th of the generated names only.
    """
    made = list(innocents_by_country())[::every]
    found = [alert_of(screener, name) for _, name in made]
    rows = [_rate_row("generated, all", found)]
    paired = list(zip(found, made, strict=True))
    rows += [
        _rate_row(f"generated, {country}", [one for one, (where, _) in paired if where == country])
        for country in dict.fromkeys(country for country, _ in made)
    ]
    for kind in ("hanzi", "hangul", "latin"):
        part = [one for one, (_, name) in paired if script(name) == kind]
        if part:
            rows.append(_rate_row(f"generated, in {kind}", part))
    real = real_names(data)
    if real:
        rows.append(
            _rate_row("real firms and factories", [alert_of(screener, name) for name in real[::every]])
        )
    told = ", ".join(f"{count:,} {what}" for what, count in counts.items())
    return (
        Table(
            "Alerts on innocent names",
            (
                "names",
                "n",
                "same per 1,000",
                "same",
                "unsure per 1,000",
                "unsure",
                "any, against made-up firms",
            ),
            rows,
            f"Screened against the stored lists, filled up with made-up firms ({told}); a name counts once, by its strongest match "
            "with a listed entity. Alerts against made-up firms stand apart: they are met by chance.",
        ),
        [name for _, name in made],
    )


def _best(screener: Screener, name: str) -> float:
    """Return the best log-odds of a name with any listed name of a firm that the search reaches."""
    watch, best = screener.watch, -np.inf
    for number in screener.reached(name):
        entity, spelled = watch.names[number][:2]
        if not entity.startswith(MADE_UP) and watch.schema.get(entity) != "Person":
            best = max(best, score_pair(name, spelled).log_odds)
    return best


def _entry_scores(pairs: Pairs, data: Path) -> np.ndarray:
    """Return, for each positive of the development half, the best log-odds of its first name with the other names of the entry.

    Names that equal the first but for case and marks do not count.
    """
    entries = all_entries(data)
    group = groups(entries)
    names: dict[str, set[str]] = {}
    held: dict[str, set[str]] = {}
    for entry in entries:
        names.setdefault(group[entry.key], set()).update(text for text, _ in entry.names)
    for root, spelled in names.items():
        for text in spelled:
            held.setdefault(plain(text), set()).add(root)
    best = []
    for row in pairs.rows:
        own = held.get(plain(row.a), set()) | held.get(plain(row.b), set())
        others = {row.b} | {text for root in own for text in names[root] if plain(text) != plain(row.a)}
        best.append(max(score_pair(row.a, other).log_odds for other in sorted(others)))
    return np.array(best)


def sweep(screener: Screener, pairs: Pairs, log_odds: np.ndarray, made: Sequence[str], data: Path) -> Table:
    """Return the alerts per 1,000 innocents at the thresholds that find so much of the positives of the development half."""
    chosen = [row.source == "pairs, dev half" and row.same for row in pairs.rows]
    part, at = pairs.take(chosen)
    single, entry = np.sort(log_odds[at])[::-1], np.sort(_entry_scores(part, data))[::-1]
    sample = made[:: max(1, len(made) // SAMPLE)]
    best = np.array([_best(screener, name) for name in sample])
    rows = []
    for level in LEVELS:
        row: list[object] = [level]
        for scores in (single, entry):
            cut = scores[int(np.ceil(level * scores.size)) - 1]
            over = int((best >= cut).sum())
            row += [float(cut), 1000 * over / best.size, Rate(over, best.size)]
        rows.append(row)
    return Table(
        "Alerts at the threshold of a recall",
        (
            "recall",
            "threshold, one name",
            "alerts per 1,000",
            "alerts",
            "threshold, whole entry",
            "alerts per 1,000 ",
            "alerts ",
        ),
        rows,
        f"Log-odds alone, hard conflicts or not; every name that is reached and scores over the threshold is an alert. Recall on the {at.size} positives "
        "of the development half: of the pair itself, and of the first name against all other names of its list entry.",
    )


def screen_time(screener: Screener, names: Sequence[str]) -> list[object]:
    """Return n, median, 95th and 99th percentile of one screening in milliseconds, by the wall and by the CPU."""
    for name in names[:50]:
        screener.screen(name)
    wall, cpu = [], []
    for name in names[50:]:
        at, used = time.perf_counter(), time.process_time()
        screener.screen(name)
        wall.append(time.perf_counter() - at)
        cpu.append(time.process_time() - used)
    spread = [1000 * float(np.quantile(times, share)) for times in (wall, cpu) for share in (0.5, 0.95, 0.99)]
    return [len(wall), *spread]
