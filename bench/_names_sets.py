"""The labelled pairs of the name benchmark: our truth sets, the hard set, the public bench; read, never stored."""

import csv
import dataclasses
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from tests.truth import kinds
from tests.truth.build import internal_pairs
from tests.truth.dirt import dirty_pairs
from tests.truth.traps import traps

from _frame import ROOT

__all__ = ["DOUBTS", "SEED", "Pair", "Pairs", "doubtful", "load"]

TRUTH = ROOT / "tests" / "truth"
DOUBTS = ROOT / "bench" / "bench_names_doubts.csv"
SEED = 20261126
FURTHER_SEEDS = (7, 20270101)
"""Seeds of the traps that are made for a test run alone; nobody tunes on them."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two names and whether they are one thing.

    Attributes:
        source: the set. kind: why the pair is hard. schema: FollowTheMoney's word for what is named.
        row: the line of its file or the id in it.
    """

    source: str
    row: str
    a: str
    b: str
    same: bool
    kind: str = ""
    schema: str = "Company"
    split: str = "dev"

    @property
    def scripts(self) -> str:
        """Return the scripts of the two names, in the order of the alphabet."""
        return "-".join(sorted((kinds.script(self.a), kinds.script(self.b))))


@dataclasses.dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs with their columns as arrays."""

    rows: tuple[Pair, ...]

    def take(self, keep: Iterable[bool]) -> tuple["Pairs", np.ndarray]:
        """Return the chosen pairs and their numbers."""
        at = np.flatnonzero(np.fromiter(keep, bool, len(self.rows)))
        return Pairs(tuple(self.rows[i] for i in at)), at

    @property
    def same(self) -> np.ndarray:
        """Return the labels."""
        return np.array([row.same for row in self.rows], bool)


def _read(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    with path.open(newline="", encoding="utf-8") as stream:
        for number, row in enumerate(csv.DictReader(stream), start=2):
            yield str(number), row


def _truth(half: str) -> Iterator[Pair]:
    for _, row in _read(TRUTH / "pairs.csv"):
        if row["split"] == half:
            yield Pair(source=f"pairs, {half} half", row=row["id"], a=row["a"], b=row["b"],
                       same=row["same"] == "1", kind=row["kind"], split=half)  # fmt: skip


def _cited(half: str) -> Iterator[Pair]:
    for _, row in _read(TRUTH / "cited_negatives.csv"):
        if row["split"] == half:
            yield Pair(source=f"cited negatives, {half}", row=row["id"], a=row["a"], b=row["b"],
                       same=False, kind=row["kind"], split=half)  # fmt: skip


def _ordinary(halves: tuple[str, ...]) -> Iterator[Pair]:
    """Yield sets 1 and 2, whose halves go together, and the halves of set 3 that are asked for."""
    for line, row in _read(TRUTH / "ordinary.csv"):
        third = row["writer"] == "3"
        if third and row["split"] not in halves:
            continue
        yield Pair(source=f"ordinary, set 3, {row['split']} half" if third else "ordinary", row=str(line),
                   a=row["a"], b=row["b"], same=row["same"] == "1", kind=row["kind"],
                   split=row["split"] if third else "dev")  # fmt: skip


def _fourth(halves: tuple[str, ...]) -> Iterator[Pair]:
    """Yield public names of bodies and firms, names of four regions, set 6, dirt on names of lists: seed 1 to tune on, seed 2 to count."""
    for name, said in (
        ("public.csv", "public names"),
        ("regions.csv", "names of four regions"),
        ("sixth.csv", "set 6"),
    ):
        for line, row in _read(TRUTH / name):
            if row["split"] in halves:
                yield Pair(source=f"{said}, {row['split']} half", row=line, a=row["a"], b=row["b"],
                           same=row["same"] == "1", kind=row["kind"], split=row["split"])  # fmt: skip
    for seed, half in ((1, "dev"), (2, "test")):
        for number, row in enumerate(dirty_pairs(seed)) if half in halves else ():
            yield Pair(source=f"dirty names, {half} seed", row=str(number), a=row.a, b=row.b, same=bool(row.same),
                       kind=row.kind, split=half)  # fmt: skip


def _translations() -> Iterator[Pair]:
    for _, row in _read(TRUTH / "translations.csv"):
        yield Pair(source="translations", row=row["id"], a=row["native"], b=row["english"],
                   same=row["same"] == "1", kind=row["rule"])  # fmt: skip


def _traps(seed: int) -> Iterator[Pair]:
    for number, row in enumerate(traps(seed)):
        yield Pair(source=f"traps, seed {seed}", row=str(number), a=row["a"], b=row["b"],
                   same=False, kind=row["kind"])  # fmt: skip


def _hard(data: Path) -> Iterator[Pair]:
    path = data / "hardset" / "hardset_dev.csv"
    for number, row in _read(path) if path.is_file() else ():
        yield Pair(source="hard set, open half", row=number, a=row["a"], b=row["b"],
                   same=row["same"] == "1", kind=row["why"].split("|")[-1].strip())  # fmt: skip


def _european(data: Path) -> Iterator[Pair]:
    for number, row in enumerate(internal_pairs(data)):
        yield Pair(source="EU list, native", row=str(number), a=row["a"], b=row["b"], same=True,
                   kind=row["kind"])  # fmt: skip


def _public(data: Path) -> Iterator[Pair]:
    path = data / "bench_names" / "name_bench_cases.csv"
    for number, row in _read(path) if path.is_file() else ():
        yield Pair(source="public bench", row=number, a=row["name1"], b=row["name2"],
                   same=row["is_match"] == "true", kind=row["category"], schema=row["schema"])  # fmt: skip


def load(data: Path | None, *, test: bool) -> Pairs:
    """Return the pairs of every set that is there.

    Args:
        data: the shared data folder; its sets are left out without it.
        test: the test halves and the traps of further seeds come too.
    """
    halves = ("dev", "test") if test else ("dev",)
    found = [pair for half in halves for pair in (*_truth(half), *_cited(half))]
    for seed in (SEED, *FURTHER_SEEDS) if test else (SEED,):
        found += _traps(seed)
    found += _translations()
    found += _ordinary(halves)
    if data:
        found += [*_hard(data), *_european(data), *_public(data), *_fourth(halves)]
    return Pairs(tuple(found))


def digest(pair: Pair) -> str:
    """Return a short hash of the names, so that the list of doubts holds only for the file that it was made on."""
    return hashlib.sha256(f"{pair.a}\n{pair.b}".encode()).hexdigest()[:12]


def doubtful(pairs: Pairs) -> dict[str, str]:
    """Return, by row of the public bench, why its label is held wrong.

    Raises:
        SystemExit: a row of the list has other names or another label in this copy of the bench.
    """
    rows = {pair.row: pair for pair in pairs.rows if pair.source == "public bench"}
    if not rows or not DOUBTS.is_file():
        return {}
    found = {}
    for _, row in _read(DOUBTS):
        pair = rows.get(row["row"])
        if not pair or digest(pair) != row["names"] or pair.same != (row["label"] == "same"):
            raise SystemExit(
                f"bench_names_doubts.csv row {row['row']}: not the pair of this copy; check it anew"
            )
        found[row["row"]] = row["why"]
    return found
