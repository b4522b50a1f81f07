"""Write the truth sets anew from ../shared/data; seeded, same rows each time.

First `python -m tests.truth.build listed` (brand words to keep off), then `python -m tests.truth.build`.

What is drawn, how many and with which seed is written here and nowhere else. Only names, list numbers and
dates are carried over (facts, see PROVENANCE.csv). Files marked internal there feed `internal_pairs` only,
which returns pairs at bench time and writes nothing.
"""

import csv
import gzip
import hashlib
import json
import random
import re
import sys
import textwrap
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from pypinyin import lazy_pinyin
from rapidfuzz.fuzz import ratio, token_sort_ratio

from tests.truth import hardset, kinds, lists, noise, people, translations
from tests.truth.lists import Entry, plain
from tests.truth.parts import words
from tests.truth.traps import families

HERE = Path(__file__).parent
SEED = "unpick truth 2026-11-26"
AUTHOR = "second author, blind to the matcher"
RECORDED = "2026-11-26"
COLUMNS = words("id a b same kind script_a script_b source split author recorded entity_a entity_b")
CITED_COLUMNS = words("id a b kind list entry_a entry_b split author recorded")

DPRK_PER_ENTRY, CHINA_PER_ENTRY = 2, 1
CHINA_ALIASES, CSL_ALIASES, NOISY, NATIVE_NOISY = 35, 20, 78, 24
NATIVE_LATIN = 2
PAIR_NEGATIVES, CITED_NEGATIVES, CROSS_NEGATIVES = 200, 330, 110
INVENTED = {"near_brand": 40, "number": 25, "place": 30, "trade": 30, "form_like": 15}
NEIGHBOURS, NEAR, TOO_NEAR = 12, 54, 88
# Separate entries that may be one body: UN KPe.021 names KPe.018 as its alias (OFAC 19492, 12215), and the State
# Affairs Commission took the place of the National Defense Commission in 2016 (OFAC 22283, 19490).
DOUBTFUL = ({"KPe.018", "KPe.021"}, {"12215", "19492"}, {"19490", "22283"})


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


def _wanted(a: str, b: str) -> bool:
    return plain(a) != plain(b) and min(len(plain(a)), len(plain(b))) >= 3


def _form_only(a: str, b: str) -> bool:
    """Tell whether two names differ in the legal form alone, which tests little."""
    return kinds.parts(a) == kinds.parts(b) and kinds.script(a) == kinds.script(b) == "latin"


def alias_pairs(entries: Iterable[Entry], per_entry: int, part: str) -> Iterator[Pair]:
    """Yield pairs of two names of one entry, up to a number per entry; the main name is in most of them."""
    rng = rng_for(part)
    for entry in entries:
        main, *others = entry.names
        found = [(main, other) for other in others] + list(combinations(others, 2))[:4]
        found = [
            one for one in found if _wanted(one[0][0], one[1][0]) and not _form_only(one[0][0], one[1][0])
        ]
        rng.shuffle(found)
        for (a, how_a), (b, how_b) in found[:per_entry]:
            how = "fka" if "fka" in (how_a, how_b) else "aka"
            kind = kinds.kind_of_alias(a, b, how)
            yield Pair(a, b, 1, kind, f"{entry.source}, entry {entry.number}, {how}", entry.key, entry.key)


def imo_pairs(world: World) -> Iterator[Pair]:
    """Yield main names that differ between two lists, under one IMO number or one shared name."""
    for keys in world.members.values():
        ones = [world.by_key[key] for key in keys]
        for one, other in combinations(ones, 2):
            if (
                not _wanted(one.name, other.name)
                or one.source == other.source
                or "press" in (one.source, other.source)
            ):
                continue
            if not (one.imo and one.imo == other.imo):
                continue
            core = ratio(plain(one.name), plain(other.name))
            kind = (
                "former_name"
                if one.vessel and core < 60
                else kinds.kind_of_alias(one.name, other.name, "aka")
            )
            source = (
                f"same IMO {one.imo}: {one.source}, entry {one.number}; {other.source}, entry {other.number}"
            )
            yield Pair(one.name, other.name, 1, kind, source, one.key, other.key)


def listed_native_pairs(world: World) -> Iterator[Pair]:
    """Yield pairs of a native name that a list prints and the Latin names of the same entity."""
    rng = rng_for("listed native")
    for entry in world.entries:
        latin = [one for one in world.names(entry.key) if kinds.script(one) == "latin"]
        for native, _ in entry.names:
            if kinds.script(native) not in {"hangul", "hanzi"} or not latin:
                continue
            chosen = [latin[0], *rng.sample(latin[1:], min(6, len(latin) - 1))]
            for name in chosen:
                kind = kinds.kind_of_alias(native, name, "aka")
                yield Pair(
                    native, name, 1, kind, f"{entry.source}, entry {entry.number}", entry.key, entry.key
                )


def press_native_pairs(world: World) -> Iterator[Pair]:
    """Yield pairs of a native name from the press and the Latin names of the list entry it reports on."""
    rng = rng_for("press native")
    for row in world.native:
        latin = [one for one in world.names(row["entity"]) if kinds.script(one) == "latin" and len(one) > 4]
        if row["latin"]:
            latin = list(dict.fromkeys([*row["latin"].split("|"), *latin]))
        more = latin[1:]
        rng.shuffle(more)
        for name in [latin[0], *more[: NATIVE_LATIN - 1]]:
            source = f"{row['entity']}; native name as in {row['source']}"
            short = kinds.kind_of_alias(row["native"], name, "aka") == "acronym"
            kind = "acronym" if short else row["kind"]
            yield Pair(row["native"], name, 1, kind, source, row["entity"], row["entity"])


def noise_pairs(world: World) -> Iterator[Pair]:
    """Yield listed names against the same names with seeded noise."""
    rng = rng_for("noise")
    pool = [
        one
        for one in world.entries
        if not one.vessel and len(one.name) >= 16 and not one.number.startswith("CMIC")
    ]
    field = [one for one in pool if one.tags & {"DPRK"} or one.source in (lists.UFLPA, lists.WRO)]
    others = [one for one in pool if one not in field]
    for entry in rng.sample(field, NOISY * 2 // 3) + rng.sample(others, NOISY // 3):
        changed, way = noise.noisy(entry.name, rng)
        source = f"seeded noise ({way}) on {entry.source}, entry {entry.number}"
        yield Pair(entry.name, changed, 1, "noise", source, entry.key, entry.key)
    for row in rng.sample(world.native, NATIVE_NOISY):
        changed = _native_noise(row["native"], rng)
        if changed != row["native"]:
            source = f"seeded noise (spacing or form) on {row['entity']}; {row['source']}"
            yield Pair(row["native"], changed, 1, "noise", source, row["entity"], row["entity"])


def _native_noise(name: str, rng: random.Random) -> str:
    """Drop the legal form or set spaces, as native party lines do."""
    if kinds.script(name) == "hanzi":
        for form in ("股份有限公司", "集團有限公司", "有限公司"):
            if name.endswith(form):
                return name.removesuffix(form) + rng.choice(["", "公司", "(有限公司)"])
        return name
    for word in ("무역회사", "총회사", "선박회사", "합영회사", "은행", "무역"):
        if name.endswith(word) and len(name) > len(word) + 2:
            stem = name.removesuffix(word).strip()
            return rng.choice(
                [f"{stem} {word}", f"{stem} {word}", stem if len(stem) > 4 else f"{stem} {word}"]
            )
    return name


def _list_name(entry: Entry) -> str:
    """Return the list as one body of entries; the Commerce lists are one body each."""
    return entry.source


def _may_differ(one: Entry, other: Entry, world: World) -> bool:
    """Tell whether two entries of one list are surely two things, and in the same split."""
    if one.vessel != other.vessel or world.root(one.key) == world.root(other.key):
        return False
    if one.vessel and not (one.imo and other.imo and one.imo != other.imo):
        return False
    names = [{plain(name) for name, _ in entry.names} for entry in (one, other)]
    inside = any(a in b.split("#") or f" {a} " in f" {b} " for a in names[0] for b in names[1] if len(a) > 9)
    if {one.number, other.number} in DOUBTFUL:
        return False
    # Commerce gives one firm several rows, at times with a misspelling: the nearest names there prove nothing.
    unnumbered_commerce = one.source.startswith(lists.CSL) and not kinds.parts(one.name)[3]
    if unnumbered_commerce and ratio(plain(one.name), plain(other.name)) >= TOO_NEAR:
        return False
    return not names[0] & names[1] and not inside and world.split(one.key) == world.split(other.key)


def _cited_kind(one: Entry, other: Entry) -> str:
    return kinds.kind_of_cited(one.name, other.name, vessel=one.vessel or other.vessel)


def cited_pool(world: World) -> list[Pair]:
    """Return near names of different entries of one list, nearest first, NEIGHBOURS for each entry."""
    by_list: dict[str, list[Entry]] = defaultdict(list)
    for entry in world.entries:
        by_list[_list_name(entry)].append(entry)
    found: dict[tuple[str, str], tuple[float, Pair]] = {}
    for name, entries in by_list.items():
        for one in entries:
            near = []
            for other in entries:
                score = token_sort_ratio(plain(one.name), plain(other.name))
                if score >= NEAR and _cited_kind(one, other) and _may_differ(one, other, world):
                    near.append((score, other))
            for score, other in sorted(near, key=lambda item: (-item[0], item[1].key))[:NEIGHBOURS]:
                kind = _cited_kind(one, other)
                pair = Pair(one.name, other.name, 0, kind, f"two entries of {name}", one.key, other.key)
                found.setdefault(unordered(one.name, other.name), (score, pair))
    return [pair for _, pair in sorted(found.values(), key=lambda item: (-item[0], item[1].a, item[1].b))]


def take(pool: list[Pair], count: int, part: str) -> list[Pair]:
    """Draw pairs so that no kind takes more than a third of the count."""
    rng = rng_for(part)
    order = pool[:]
    rng.shuffle(order)
    taken: list[Pair] = []
    per_kind: dict[str, int] = defaultdict(int)
    for pair in order:
        if len(taken) < count and per_kind[pair.kind] < count // 3 + 1:
            taken.append(pair)
            per_kind[pair.kind] += 1
    return taken


def cross_negatives(world: World, pool: list[Pair]) -> Iterator[Pair]:
    """Yield native names of one entry against the Latin name of a near but different entry of the same list."""
    native: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in world.native:
        native[world.root(row["entity"])].append(row)
    for pair in pool:
        if pair.kind == "number":
            continue
        for mine, other, name in (
            (pair.entity_a, pair.entity_b, pair.b),
            (pair.entity_b, pair.entity_a, pair.a),
        ):
            for row in native.get(world.root(mine), [])[:1]:
                source = f"{pair.source}; native name of {mine} as in {row['source']}"
                yield Pair(row["native"], name, 0, pair.kind, source, mine, other)


def hand_pairs() -> Iterator[Pair]:
    """Yield the pairs written by hand."""
    for row in read("hand.csv"):
        yield Pair(
            row["a"], row["b"], int(row["same"]), row["kind"], row["source"], row["entity"], row["entity"]
        )


def known_pairs(shared: Path) -> set[tuple[str, str]]:
    """Return the pairs of the first author's open half, which this set leaves out."""
    with (shared / "hardset" / "hardset_dev.csv").open(newline="", encoding="utf-8") as stream:
        return {unordered(row["a"], row["b"]) for row in csv.DictReader(stream)}


def limited(pairs: Iterable[Pair], count: int, part: str) -> list[Pair]:
    """Return at most `count` pairs, drawn by seed, in their first order."""
    ones = list(pairs)
    keep = set(rng_for(part).sample(range(len(ones)), min(count, len(ones))))
    return [one for at, one in enumerate(ones) if at in keep]


def positives(world: World) -> Iterator[Pair]:
    """Yield every positive, list by list."""
    firms = [one for one in world.entries if len(one.names) > 1]
    ofac = [one for one in firms if one.source == lists.OFAC]
    yield from alias_pairs([one for one in ofac if "DPRK" in one.tags], DPRK_PER_ENTRY, "ofac dprk")
    china = [one for one in ofac if "DPRK" not in one.tags and not one.vessel]
    yield from limited(alias_pairs(china, CHINA_PER_ENTRY, "ofac china"), CHINA_ALIASES, "limit china")
    yield from alias_pairs([one for one in firms if one.source in (lists.UN, lists.EU_KP)], 1, "un eu")
    yield from alias_pairs([one for one in firms if one.source == lists.UFLPA], 4, "uflpa")
    yield from alias_pairs([one for one in firms if one.source == lists.WRO], 2, "wro")
    commerce = [one for one in firms if one.source.startswith(lists.CSL)]
    yield from limited(alias_pairs(commerce, 1, "csl"), CSL_ALIASES, "limit csl")
    yield from imo_pairs(world)
    yield from listed_native_pairs(world)
    yield from press_native_pairs(world)
    yield from noise_pairs(world)


def build_pairs(world: World, shared: Path) -> tuple[list[Pair], list[Pair]]:
    """Return the pairs of pairs.csv and those of cited_negatives.csv; no pair is in both."""
    seen = known_pairs(shared)
    kept: list[Pair] = []

    def add(pairs: Iterable[Pair], into: list[Pair]) -> None:
        for pair in pairs:
            mark = unordered(pair.a, pair.b)
            if mark[0] != mark[1] and mark not in seen:
                seen.add(mark)
                into.append(pair)

    add(positives(world), kept)
    pool = [pair for pair in cited_pool(world) if unordered(pair.a, pair.b) not in seen]
    rng_for("halves of the pool").shuffle(pool)
    add(take(pool[::2], PAIR_NEGATIVES, "pair negatives"), kept)
    add(take(list(cross_negatives(world, pool)), CROSS_NEGATIVES, "cross negatives"), kept)
    add(hand_pairs(), kept)
    add(invented_pairs(), kept)
    cited: list[Pair] = []
    add(take(pool[1::2], CITED_NEGATIVES, "cited negatives") + pool, cited)
    return kept, cited[:CITED_NEGATIVES]


def internal_pairs(shared: Path = lists.SHARED) -> list[dict[str, str]]:
    """Return native-Latin pairs of the EU list copy of 2026-06; internal: for the bench, never written down.

    Firms are told from persons by a word of organization in one of their names.
    """
    path = shared / "sanctions_names_2026-06" / "eu_fin.jsonl.gz"
    if not path.is_file():
        return []
    found = []
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream.read().split("\n"):
            row = json.loads(line) if line.strip() else {"full_name": "", "aliases": []}
            names = [row["full_name"], *row["aliases"]]
            seen = {word for name in names for word in plain(name).split()}
            if not seen & ((kinds.FORMS | kinds.TRADES) - {"s", "r", "l", "d", "o", "space"}):
                continue
            native = [one for one in names if kinds.script(one) in {"hangul", "hanzi"}]
            latin = [one for one in names if one.isascii() and " " in one]
            found += [
                {
                    "a": a,
                    "b": b,
                    "same": "1",
                    "kind": kinds.kind_of_alias(a, b, "aka"),
                    "source": f"eu_fin {row['id']}",
                }
                for a in native
                for b in latin[:2]
            ]
    return found


def write(name: str, columns: list[str], rows: Iterable[list[object]]) -> None:
    """Write one table."""
    with (HERE / name).open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def tables(shared: Path = lists.SHARED) -> dict[str, tuple[list[str], list[list[object]]]]:
    """Return the tables that are derived from the lists: file name, columns, rows."""
    world = World(shared)
    pairs, cited = build_pairs(world, shared)
    pair_rows: list[list[object]] = [
        [f"t{at:04d}", one.a, one.b, one.same, one.kind, kinds.script(one.a), kinds.script(one.b), one.source,
         world.split(one.entity_a), AUTHOR, RECORDED, world.root(one.entity_a), world.root(one.entity_b)]
        for at, one in enumerate(pairs, start=1)
    ]  # fmt: skip
    cited_rows: list[list[object]] = [
        [f"c{at:04d}", one.a, one.b, one.kind, one.source.removeprefix("two entries of "), one.entity_a,
         one.entity_b, world.split(one.entity_a), AUTHOR, RECORDED]
        for at, one in enumerate(cited, start=1)
    ]  # fmt: skip
    return {"pairs.csv": (COLUMNS, pair_rows), "cited_negatives.csv": (CITED_COLUMNS, cited_rows)}


def listed_words(world: World) -> set[str]:
    """Return brand words of listed firms, single and joined by two or three, and names of places that look like brands."""
    found: set[str] = set()
    for entry in [*world.entries, *world.by_key.values()]:
        for name, _ in entry.names:
            brand = [one for one in kinds.parts(name)[2] if one.isascii() and one.isalpha()]
            for size in (1, 2, 3):
                found |= {"".join(brand[at : at + size]) for at in range(len(brand) - size + 1)}
    for row in world.native:
        if kinds.script(row["native"]) == "hanzi":
            found.add("".join(lazy_pinyin(row["native"])[2:4]))
    for name in ("cn_cities.csv.gz", "kp_admin_all-county.json.gz"):
        with gzip.open(lists.SHARED / "places" / name, "rt", encoding="utf-8") as stream:
            text = stream.read()
        if name.endswith("json.gz"):
            found |= {
                re.sub("[^a-z]", "", one.split("-")[0].casefold())
                for one in re.findall(r'"en": ?"([^"]+)"', text)
            }
        else:
            found |= {"".join(lazy_pinyin(one))[:-3] for one in re.findall("([\u4e00-\u9fff]+)市", text)}
    return {one for one in found if 4 <= len(one) <= 14 and one.isascii() and one.isalpha()}


def write_listed(brands: set[str]) -> None:
    """Write listed.py, a table that the pure generators can read without I/O."""
    lines = textwrap.wrap(" ".join(sorted(brands)), 108, break_long_words=False)
    head = '"""Brand words of listed firms, written by build.py; invented brands keep off them."""'
    body = 'LISTED: frozenset[str] = frozenset(\n    words("""\n' + "\n".join(lines) + '\n""")\n)\n'
    text = f"{head}\n\nfrom tests.truth.parts import words\n\n{body}"
    (HERE / "listed.py").write_text(text, encoding="utf-8")


def invented_pairs() -> Iterator[Pair]:
    """Yield invented negatives by the rules of traps.py under a seed of their own; each brand comes once."""
    seen: set[str] = set()
    for trap in families("pairs.csv", INVENTED):
        key = f"invented brand {trap.key.casefold()}"
        if key not in seen:
            seen.add(key)
            kind = "same_city_trade" if trap.kind == "form_like" else trap.kind
            yield Pair(
                trap.a, trap.b, 0, kind, "invented, by the rules of traps.py, seed 'pairs.csv'", key, key
            )


def main(part: str) -> None:
    """Write all tables; the brand words must be written by a run of their own before the rest reads them."""
    if part == "listed":
        write_listed(listed_words(World(lists.SHARED)))
        return
    for name, (columns, rows) in tables().items():
        write(name, columns, rows)
    write("people.csv", people.COLUMNS, people.rows(SEED, AUTHOR, RECORDED))
    write("hardset_checks.csv", hardset.COLUMNS, hardset.rows(read("native.csv")))
    write("translations.csv", translations.COLUMNS, translations.rows(SEED, AUTHOR, RECORDED))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "all")
