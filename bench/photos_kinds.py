"""Kinds of match on pairs drawn anew: what the product says of each class, and how often it says that a match carries weight.

python3 dev.py bench photos_kinds [--seed N] [--pairs N] [--classes NAME ...] [--real DIR] [--out DIR] [--drawn fresh|sets|plain|pallets|yard] [--small]

Pairs come from bench/pictures/fresh.py, drawn otherwise than the pictures that rules are made on, from sets.py, from plain.py (Pillow,
few shapes), from pallets.py (loading docks before a camera), or from yard.py (two printed sides, tape, labels, torch and dusk), with a seed of their own. Each pair goes through `photos compare --json`,
as a person runs it. --real names a folder of photographs that stand behind the things (bench/pictures/sources.py fetches some). --out keeps
pictures and answers.
"""

import argparse
import json
import tempfile
from collections import Counter
from pathlib import Path

from bench.pictures import sources
from bench.pictures.fresh import FRESH
from bench.pictures.make import RENDERED, save
from bench.pictures.paint import rng_of
from bench.pictures.pallets import PALLETS
from bench.pictures.plain import PLAIN
from bench.pictures.sets import CLASSES, PROBATIVE, Pair
from bench.pictures.yard import YARD

from _frame import figure
from _photos_adapter import Product
from _photos_metrics import rate, table


def backs_of(folder: Path | None) -> list[object]:
    """Return the photographs of a folder that sources.py fetched, none without it."""
    return [] if folder is None else [picture for _, _, picture in sources.photographs(folder)]


def pair_of(drawn: str, name: str, seed: int, number: int, backs: list[object]) -> Pair:
    """Return pair `number` of a class."""
    rng = rng_of("kinds", drawn, name, seed, number)
    if drawn == "sets":
        return CLASSES[name](rng)
    return {"fresh": FRESH, "plain": PLAIN, "pallets": PALLETS, "yard": YARD}[drawn][name](rng, backs)  # type: ignore[arg-type]


def told(product: Product, folder: Path, key: str, pair: Pair) -> dict[str, object]:
    """Return what the product says of a pair."""
    paths = [folder / f"{key}-{side}.jpg" for side in "ab"]
    for path, picture in zip(paths, (pair.a, pair.b), strict=True):
        save(path, picture, note=RENDERED)
    document = product.ask("compare", *map(str, paths))
    match = document["matches"][0]  # type: ignore[index]
    return {
        "wanted": pair.wanted,
        "note": pair.note,
        "kind": match["kind"],
        "weighs": match["weighs"],
        "score": match["inliers"],
        "why": match["why"],
        "match": match,
    }


def summed(said: dict[str, list[dict[str, object]]]) -> None:
    """Print the table of kinds and the figures over all classes."""
    rows, apart, lost = [], Counter[str](), Counter[str]()
    for name, lines in said.items():
        kinds = [str(line["kind"]) for line in lines]
        weighs = sum(bool(line["weighs"]) for line in lines)
        right = sum(str(line["kind"]) in line["wanted"] for line in lines)  # type: ignore[operator]
        spread = ", ".join(f"{kind} {count}" for kind, count in sorted(Counter(kinds).items()))
        wanted = str(lines[0]["wanted"][0])  # type: ignore[index]
        rows.append([name, wanted, rate(right, len(lines)), rate(weighs, len(lines)), spread])
        (lost if wanted in PROBATIVE else apart).update(n=len(lines), weighs=weighs)
    print(table(["class", "wanted", "right kind", "told as probative", "said"], rows))
    figure(
        "photos_kinds_apart",
        apart["weighs"],
        "pairs without weight told as probative",
        n=apart["n"],
        target=0.02,
    )
    figure("photos_kinds_true", lost["weighs"], "true pairs told as probative", n=lost["n"])


def main() -> None:
    """Draw, ask, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pairs", type=int, default=5, help="of each class")
    parser.add_argument("--classes", nargs="+")
    parser.add_argument("--drawn", choices=["fresh", "sets", "plain", "pallets", "yard"], default="fresh")
    parser.add_argument("--real", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--small", action="store_true")
    asked = parser.parse_args()
    known = {"fresh": FRESH, "sets": CLASSES, "plain": PLAIN, "pallets": PALLETS, "yard": YARD}[asked.drawn]
    backs = backs_of(asked.real)
    with tempfile.TemporaryDirectory(prefix="unpick-bench-") as held:
        folder = asked.out or Path(held)
        folder.mkdir(parents=True, exist_ok=True)
        product = Product(folder / "workspace")
        said: dict[str, list[dict[str, object]]] = {}
        for name in asked.classes or known:
            for number in range(1 if asked.small else asked.pairs):
                key = f"{asked.drawn}-{asked.seed}-{name}-{number}"
                line = told(product, folder, key, pair_of(asked.drawn, name, asked.seed, number, backs))
                said.setdefault(name, []).append(line)
                with (folder / "answers.jsonl").open("a") as stream:
                    stream.write(json.dumps({"key": key, "class": name, **line}) + "\n")
        summed(said)


if __name__ == "__main__":
    main()
