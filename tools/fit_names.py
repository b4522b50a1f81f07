"""Fit the weights of the name scorer and its calibration, and write them with what they rest on.

    python tools/fit_names.py --data ../shared/data [--only FINDING]

--only fits the weight of one finding, a new one, and leaves the others and the calibration as they stand.
Fitted on: the development half of tests/truth (pairs, cited negatives, set 3 of ordinary names), the open half of the hard set, generated traps,
and innocent names against their nearest listed names. The test half is not read. Weights are those of a logistic
regression, drawn towards a small prior and held to the sign that a finding can have; calibration is a line per pair of
scripts through scores of folds that did not see the pair, at one same pair in two, moved to the base rate in use.
"""

import argparse
import csv
import datetime as dt
import hashlib
import random
import sys
from pathlib import Path
from typing import Any, Final

import numpy as np
import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.truth import lists  # noqa: E402
from tests.truth.innocents import innocents  # noqa: E402
from tests.truth.traps import traps  # noqa: E402

from unpick.names import normalise  # noqa: E402
from unpick.names.score.findings import FINDINGS  # noqa: E402
from unpick.names.score.model import scripts_of_pair  # noqa: E402
from unpick.names.score.packed import pack  # noqa: E402
from unpick.names.score.rows import count_rows  # noqa: E402
from unpick.names.search import GramIndex, search_key  # noqa: E402

OUT: Final = ROOT / "src" / "unpick" / "names" / "score" / "weights.yml"
TRUTH: Final = ROOT / "tests" / "truth"
FOLDS: Final = 5
L2: Final = 0.5
INNOCENTS, NEAREST = 2_500, 12
WEIGHT: Final = {
    "pairs": 1.0,
    "cited": 1.0,
    "hard": 1.0,
    "translations": 0.5,
    "traps": 0.3,
    "innocents": 0.03,
    "ordinary": 0.5,
}
"""How much a pair of each source counts: what people wrote counts more than what a rule made."""

FOR: Final = frozenset(
    [
        "brand equal",
        "brand equal, common",
        "brand reading",
        "brand sound",
        "brand sound, chinese",
        "brand sound, open",
        "brand slip",
        "brand glued",
        "brand misread",
        "brand glued and slip",
        "brand part",
        "acronym",
        "word elsewhere",
        "trade equal",
        "trade meaning",
        "trade kindred",
        "place equal",
        "place within",
        "number equal",
        "role equal",
        "weak equal",
        "state equal",
        "all words",
        "cut",
        "two brand words",
        "brand long",
        "every word meets",
        "trade compound",
        "brand initials",
        "acronym, loose",
        "brand read in Korean",
        "brand in Cantonese",
        "brand in Wade-Giles",
        "brand in an old spelling, open",
        "brand n or ng",
        "brand by its characters",
    ]
)
EITHER: Final = frozenset({"no brand"})
PRIOR: Final = {
    "brand equal, common": 0.8, "brand glued": 1.5, "brand misread": 1.5, "brand glued and slip": 1.2, "brand part": 0.8,
    "acronym": 1.2, "acronym, loose": 1.0, "cut": 0.3, "brand near": -1.5, "brand slip to another word": -1.0,
    "trade equal": 0.2, "place equal": 0.2, "weak equal": 0.1, "state equal": 0.2, "role differs": -0.3,
    "brand extra": -0.4, "trade said twice": -0.2, "brand missing": -0.5, "state missing": -0.2, "trade missing": -0.1, "brand short": -0.2,
    "brand alone": -0.3, "brand in Cantonese": 1.2, "brand in Wade-Giles": 1.2, "brand by its characters": 0.6,
}  # fmt: skip
"""What a weight is drawn to where few pairs show a finding; the sets were drawn by place and trade, which hides them."""


LEAST: Final = {
    "trade equal": 0.3, "place equal": 0.3, "number equal": 0.3, "state equal": 0.1, "weak equal": 0.1, "role equal": 0.1,
    "role differs": 0.3, "brand extra": 0.3, "brand short": 0.1, "brand alone": 0.2,
}  # fmt: skip
"""What a finding weighs at least: both labels were drawn so that place and trade agree, which hides what they tell."""


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _fold(a: str, b: str) -> int:
    return int(hashlib.md5("\0".join(sorted((a, b))).encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


def examples(data: Path) -> list[tuple[str, str, int, str]]:
    """Return (a, b, same, source) of all that the scorer is fitted on."""
    found = [
        (r["a"], r["b"], int(r["same"]), "pairs") for r in _rows(TRUTH / "pairs.csv") if r["split"] == "dev"
    ]
    cited = _rows(TRUTH / "cited_negatives.csv")
    found += [(r["a"], r["b"], 0, "cited") for r in cited if r["split"] == "dev"]
    found += [(r["a"], r["b"], int(r["same"]), "hard") for r in _rows(data / "hardset" / "hardset_dev.csv")]
    told = _rows(TRUTH / "translations.csv")
    found += [
        (r["native"], r["english"], int(r["same"]), "translations") for r in told if _fold(r["native"], "")
    ]
    third = [row for row in _rows(TRUTH / "ordinary.csv") if row["writer"] == "3" and row["split"] == "dev"]
    found += [(row["a"], row["b"], int(row["same"]), "ordinary") for row in third]
    found += [(t["a"], t["b"], 0, "traps") for t in traps()]
    names = sorted({name for entry in lists.all_entries(data) for name, _ in entry.names})
    asked = random.Random("fit").sample(innocents("fit seed"), INNOCENTS)
    index = GramIndex.build([search_key(name) for name in names])
    near = index.search([search_key(name) for name in asked], top=NEAREST)
    pairs = zip(near.query.tolist(), near.watch.tolist(), strict=True)
    return found + [(asked[q], names[w], 0, "innocents") for q, w in pairs]


def fit(x: Any, y: Any, weight: Any, held: Any = None) -> Any:
    """Return the intercept and the weights: Newton's method, held to the sign of each finding.

    Args:
        held: intercept and weights that stay, NaN where one is to be fitted; None to fit all.
    """
    z = np.hstack([np.ones((len(x), 1)), x])
    prior = np.array([0.0, *(PRIOR.get(name, 0.0) for name in FINDINGS)])
    sign = np.array([0, *(0 if name in EITHER else 1 if name in FOR else -1 for name in FINDINGS)])
    least = np.array([0.0, *(LEAST.get(name, 0.0) for name in FINDINGS)])
    pull = np.full(z.shape[1], L2 * 2)
    pull[0] = 1e-3
    open_ = np.ones(len(prior), bool) if held is None else np.isnan(held)
    at = prior.copy() if held is None else np.where(open_, prior, held)
    for _ in range(400):
        told = 1 / (1 + np.exp(-np.clip(z @ at, -30, 30)))
        slope = z.T @ (weight * (y - told)) - pull * (at - prior)
        bend = (z * (weight * told * (1 - told))[:, None]).T @ z + np.diag(pull)
        free = open_ & ~((sign * at <= least) & (sign != 0) & (sign * slope <= 0))
        step = np.zeros_like(at)
        step[free] = np.linalg.solve(bend[np.ix_(free, free)], slope[free])
        moved = at + np.clip(step, -1.5, 1.5)
        moved = np.where(open_ & (sign != 0) & (sign * moved < least), sign * least, moved)
        if np.abs(moved - at).max() < 1e-9:
            return moved
        at = moved
    return at


def line(score: Any, y: Any) -> tuple[float, float]:
    """Return slope and offset of a line through log-odds, with as much same as different."""
    weight = np.where(y == 1, 0.5 / y.sum(), 0.5 / (len(y) - y.sum())) * len(y)
    z, at = np.column_stack([score, np.ones(len(score))]), np.array([1.0, 0.0])
    for _ in range(100):
        told = 1 / (1 + np.exp(-np.clip(z @ at, -30, 30)))
        slope = z.T @ (weight * (y - told)) - 0.5 * (at - np.array([1.0, 0.0]))
        step = np.linalg.solve((z * (weight * told * (1 - told))[:, None]).T @ z + 0.5 * np.eye(2), slope)
        at = at + step
        if np.abs(step).max() < 1e-9:
            break
    return float(at[0]), float(at[1])


def fit_alone(name: str, x: Any, y: Any, weight: Any) -> None:
    """Fit the weight of one finding to those that stand, and write it beside them."""
    document = yaml.safe_load(OUT.read_text(encoding="utf-8"))
    stands = document["weights"]
    held = np.array([document["start"], *(stands.get(one, 0.0) for one in FINDINGS)])
    at = FINDINGS.index(name)
    held[at + 1] = np.nan
    told = round(float(fit(x, y, weight, held)[at + 1]), 3)
    document["weights"] = {one: told if one == name else stands[one] for one in FINDINGS}
    document["shown"] = {**document["shown"], name: int((x[:, at] > 0).sum())}
    document.setdefault("alone", {})[name] = dt.datetime.now(tz=dt.UTC).date().isoformat()
    _write(document)
    print(f"{name}: {told}")


def _write(document: dict[str, Any]) -> None:
    head = "# Weights of the name scorer, in log-odds. Made by tools/fit_names.py; do not edit.\n"
    OUT.write_text(head + yaml.safe_dump(document, sort_keys=False, allow_unicode=True), encoding="utf-8")


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--only", choices=FINDINGS, help="fit this finding alone")
    asked = parser.parse_args()
    rows = examples(asked.data)
    left, right = ([normalise(row[side]) for row in rows] for side in (0, 1))
    at = np.arange(len(rows))
    x = count_rows(pack(left), pack(right), at, at).astype(float)
    y, source = np.array([row[2] for row in rows]), np.array([row[3] for row in rows])
    weight = np.array([WEIGHT[row[3]] for row in rows])
    if asked.only:
        fit_alone(asked.only, x, y, weight)
        return
    folds = np.array([_fold(row[0], row[1]) for row in rows])
    score = np.zeros(len(rows))
    for fold in range(FOLDS):
        told = fit(x[folds != fold], y[folds != fold], weight[folds != fold])
        score[folds == fold] = told[0] + x[folds == fold] @ told[1:]
    told = fit(x, y, weight)
    scripts = np.array([scripts_of_pair(a, b) for a, b in zip(left, right, strict=True)])
    hand = ~np.isin(source, ("traps", "innocents"))
    lines: dict[str, Any] = {}
    for script in sorted(set(scripts[hand].tolist())):
        chosen = hand & (scripts == script)
        n, same = int(chosen.sum()), int(y[chosen].sum())
        lines[script] = {"n": n, "same": same}
        if n >= 200 and min(same, n - same) >= 40:
            slope, offset = line(score[chosen], y[chosen])
            lines[script] |= {"slope": round(slope, 4), "offset": round(offset, 4)}
    document = {
        "version": dt.datetime.now(tz=dt.UTC).date().isoformat(),
        "fitted": {
            one: {"n": int((source == one).sum()), "same": int(y[source == one].sum())} for one in WEIGHT
        },
        "start": round(float(told[0]), 3),
        "weights": {name: round(float(one), 3) for name, one in zip(FINDINGS, told[1:], strict=True)},
        "shown": {name: int((x[:, n] > 0).sum()) for n, name in enumerate(FINDINGS)},
        "calibration": lines,
    }
    _write(document)
    for one in WEIGHT:
        chosen = source == one
        for label in (1, 0):
            held = score[chosen & (y == label)]
            if held.size:
                shown = ", ".join(f">={cut}: {(held >= cut).mean():.3f}" for cut in (0, 0.5, 1, 1.5, 2, 3))
                print(f"{one:13s} {'same' if label else 'different':9s} n={held.size:6d}  {shown}")


if __name__ == "__main__":
    main()
