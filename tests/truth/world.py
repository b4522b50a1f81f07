"""What the pairs are drawn from: the entries of all lists, their groups and splits, and the seeds."""

import csv
import hashlib
import random
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from tests.truth import kinds, lists
from tests.truth.lists import Entry, plain

HERE = Path(__file__).parent
SEED = "unpick truth 2026-11-26"


class Pair(NamedTuple):
    """A labelled pair before it has a number and a split."""

    a: str
    b: str
    same: int
    kind: str
    source: str
    entity_a: str
    entity_b: str


def rng_for(part: str) -> random.Random:
    """Return the random source of one part, so that parts do not disturb each other."""
    return random.Random(f"{SEED}: {part}")


def read(name: str) -> list[dict[str, str]]:
    """Return the rows of a table in this folder."""
    with (HERE / name).open(newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def unordered(a: str, b: str) -> tuple[str, str]:
    """Return the plain forms of a pair in a fixed order."""
    first, second = sorted((plain(a), plain(b)))
    return first, second


class World:
    """All entries, the native names of the press, and the group and split of each."""

    def __init__(self, shared: Path) -> None:
        self.entries = [one for one in lists.all_entries(shared) if _is_firm(one)]
        self.by_key = {one.key: one for one in self.entries}
        self.native = read("native.csv")
        press = defaultdict(list)
        for row in self.native:
            if row["latin"]:
                press[row["entity"]] += row["latin"].split("|")
        for key, names in press.items():
            kept = tuple((one, "press") for one in dict.fromkeys(names))
            self.by_key[key] = Entry(source="press", number=key, names=kept, tags=frozenset({"press"}))
        keyed = [(key, one) for key, one in self.by_key.items()]
        self.group = lists.groups(_Keyed(key, one) for key, one in keyed)
        self.members: dict[str, list[str]] = defaultdict(list)
        for key, group in self.group.items():
            self.members[group].append(key)

    def root(self, key: str) -> str:
        """Return the group of an entry; an invented firm is its own group."""
        return self.group.get(key, key)

    def split(self, key: str) -> str:
        """Return dev or test by a hash of the group."""
        digest = hashlib.sha256(f"{SEED}|{self.root(key)}".encode()).digest()
        return "dev" if digest[0] % 2 == 0 else "test"

    def names(self, key: str) -> list[str]:
        """Return all names of the group of an entry, main names first."""
        ones = [self.by_key[one] for one in self.members[self.root(key)]]
        mains = [one.name for one in ones]
        return list(dict.fromkeys([*mains, *(name for one in ones for name, _ in one.names)]))


class _Keyed:
    """An entry under a key of ours, for grouping."""

    def __init__(self, key: str, entry: Entry) -> None:
        self.key, self.names, self.imo, self.vessel = key, entry.names, entry.imo, entry.vessel


def _is_firm(entry: Entry) -> bool:
    """Leave out the persons that the Entity List holds beside firms."""
    if not entry.number.startswith("EL "):
        return True
    words = set(plain(entry.name).split())
    return bool(words & (kinds.FORMS | kinds.TRADES | {"university", "academy", "institute"}))


def known_pairs(shared: Path) -> set[tuple[str, str]]:
    """Return the pairs of the first author's open half, which this set leaves out."""
    with (shared / "hardset" / "hardset_dev.csv").open(newline="", encoding="utf-8") as stream:
        return {unordered(row["a"], row["b"]) for row in csv.DictReader(stream)}
