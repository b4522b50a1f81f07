"""Write the truth sets anew from ../shared/data; seeded, same rows each time.

First `python -m tests.truth.build listed` (brand words to keep off), then `python -m tests.truth.build`.

The draws are in same.py (positives) and apart.py (negatives); world.py holds the entries and the splits.
Only names, list numbers and dates are carried over (facts, see PROVENANCE.csv). Files marked internal there
feed `internal_pairs`, which returns pairs at bench time and writes nothing, and the check of the open half,
which says in which of them a name stands.
"""

import csv
import gzip
import json
import re
import sys
import textwrap
from collections.abc import Iterable
from pathlib import Path

from pypinyin import lazy_pinyin

from tests.truth import hardset, kinds, lists, people, translations
from tests.truth.apart import cited_pool, cross_negatives, hand_pairs, invented_pairs, take
from tests.truth.lists import plain, tidy
from tests.truth.parts import words
from tests.truth.same import positives
from tests.truth.world import HERE, SEED, Pair, World, known_pairs, read, rng_for, unordered

AUTHOR = "second author, blind to the matcher"
RECORDED = "2026-11-26"
COLUMNS = words("id a b same kind script_a script_b source split author recorded entity_a entity_b")
CITED_COLUMNS = words("id a b kind list entry_a entry_b split author recorded")
PAIR_NEGATIVES, CITED_NEGATIVES, CROSS_NEGATIVES = 200, 330, 110


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
            names = [tidy(one) for one in (row["full_name"], *row["aliases"])]
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
