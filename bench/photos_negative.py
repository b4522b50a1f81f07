"""Pictures without a match asked of a library of the product: how many answers carry weight, though none should.

python3 dev.py bench photos_negative [--library N] [--questions N] [--scratch DIR] [--cpu SECONDS] [--small]

Library and questions are rendered from seeds of their own (bench/pictures; rendered, and marked as rendered); half of the questions go through
an edit, as matches do. `photos add` and `photos find` are run as a person runs them. Forms and report pages are asked too and told
apart: they share print with others, so that a match of them is true. Answers stay in DIR, with the questions that were told as photograph, object or print, so that a longer run goes on where a
shorter one ended; --cpu ends it at the first question after so many CPU seconds of this process (what Tesseract takes is not in them).
"""

import argparse
import json
import tempfile
import time
from collections import Counter
from pathlib import Path

from bench.pictures import edits, scenes
from bench.pictures.distractors import distractor
from bench.pictures.make import RENDERED, save
from bench.pictures.paint import rng_of
from bench.pictures.sets import PROBATIVE, negative

from _frame import figure, folder_bytes, kernel_seconds
from _photos_adapter import Product
from _photos_metrics import rate

FIRST = 20_000
"""Questions are negatives from here on: those before are development and test pictures of `photos`."""
WEIGHT = ("photograph", "object")


def library(folder: Path, count: int) -> Product:
    """Return the product with a library of so many rendered pictures; what is there stays."""
    pictures = folder / "pictures"
    pictures.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        path = pictures / f"{number:06d}.jpg"
        if not path.exists():
            save(path, distractor(number), note=RENDERED)
    product = Product(folder / "workspace")
    product.add(pictures, {})
    return product


def question(folder: Path, number: int) -> Path:
    """Return the file of a question."""
    path = folder / f"question-{number:06d}.jpg"
    rng, picture = rng_of("negative question", number), negative(FIRST + number)
    if number % 2:
        others = tuple(scenes.scene(rng, height=300, width=400, things=5) for _ in range(3))
        picture = edits.edit(rng, picture, str(rng.choice(list(edits.EDITS))), others)  # type: ignore[arg-type]
    save(path, picture, note=RENDERED)
    return path


def main() -> None:
    """Ask, and print one JSON line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--library", type=int, default=3_000)
    parser.add_argument("--questions", type=int, default=3_000)
    parser.add_argument("--scratch", type=Path)
    parser.add_argument(
        "--cpu", type=float, default=float("inf"), help="CPU seconds after which no more is asked"
    )
    parser.add_argument("--small", action="store_true")
    asked = parser.parse_args()
    count, many = (60, 20) if asked.small else (asked.library, asked.questions)
    with tempfile.TemporaryDirectory(prefix="unpick-bench-") as held:
        folder = asked.scratch or Path(held)
        product = library(folder, count)
        kept = folder / "answers.jsonl"
        said = [json.loads(line) for line in kept.read_text().splitlines()] if kept.exists() else []
        with kept.open("a") as stream:
            for number in range(len(said), many):
                if time.process_time() > asked.cpu:
                    break
                path = question(folder, number)
                started = time.process_time()
                matches = product.ask("find", str(path))["matches"]
                one = {
                    name: [match[name] for match in matches]
                    for name in ("kind", "weighs", "image", "inliers")
                }  # type: ignore[union-attr]
                paper, cpu = number % 10 >= 8, time.process_time() - started
                kinds, weighs = one["kind"], one["weighs"]
                said.append({"number": number, "paper": paper, "kinds": kinds, "weighs": weighs, "cpu": cpu})
                stream.write(
                    json.dumps({**said[-1], "images": one["image"], "places": one["inliers"]}) + "\n"
                )
                stream.flush()
                if not any(kind in PROBATIVE for kind in kinds):
                    path.unlink()
        pages, plain = ([one for one in said if one["paper"] == paper] for paper in (True, False))
        wrong = sum(any(kind in WEIGHT for kind in one["kinds"]) for one in plain)
        weighing = sum(any(one["weighs"]) for one in plain)
        size = folder_bytes(folder / "workspace" / "photos") / count
    figure(
        "photos_negative",
        wrong,
        "questions answered with an object or photograph",
        target=0,
        met=wrong == 0,
        n=len(plain),
        rate=rate(wrong, len(plain)),
        weighing=rate(weighing, len(plain)),
        images=count,
        kinds=dict(Counter(kind for one in plain for kind in one["kinds"])),
        on_pages=f"{sum(any(kind in WEIGHT for kind in one['kinds']) for one in pages)} of {len(pages)}",
        cpu_question=round(sum(one["cpu"] for one in said) / max(len(said), 1), 2),
        bytes_image=round(size),
        kernel=round(kernel_seconds(), 2),
    )


if __name__ == "__main__":
    main()
