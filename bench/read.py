"""What the rules of `read` keep on the texts that were in view while they were written, and what reading costs.

    python3 dev.py bench read [--small]

The figures of the development texts (`tests/datasets/press/development`) are no evidence of quality: they show what must not be
lost. Texts that nobody wrote rules from are measured by `bench read_press`.
"""

import argparse
import time
from pathlib import Path

import yaml

from _frame import figure, kernel_seconds

ROOT = Path(__file__).resolve().parent.parent
SHORT, LONG = 30_000, 240_000
DEVELOPMENT = ROOT / "tests" / "datasets" / "press" / "development"


def batch(name: str, folder: Path) -> tuple[object, int]:
    """Return the score of the texts of one batch, and how many they are."""
    from tests.datasets.press.labeled import FOLDER, score_text
    from tests.texts.score import add

    paths = sorted((FOLDER / name).glob("*.yml"))
    return add(score_text(path, folder) for path in paths), len(paths)


def tell(which: str, score, texts: int) -> None:
    rates = (
        ("values with unit and bound, precision", score.value_precision, 0.95),
        ("values with unit and bound, recall", score.value_recall, 0.95),
        ("attribution, recall", score.attribution_recall, 0.90),
    )
    for name, rate, target in rates:
        figure(
            f"read, {which}: {name}",
            value=round(rate.value, 3),
            unit="share",
            n=rate.n,
            target=target,
            met=rate.value >= target,
            texts=texts,
        )
    n = score.tuple_recall.n
    f1 = score.tuple_f1
    precision, recall = score.tuple_precision, score.tuple_recall
    figure(
        f"read, {which}: whole tuple, F1",
        value=round(f1, 3),
        unit="F1",
        n=n,
        target=0.75,
        met=f1 >= 0.75,
        precision=round(precision.value, 3),
        recall=round(recall.value, 3),
        texts=texts,
    )
    figure(
        f"read, {which}: claims from side-bars or not in the text",
        value=score.outside,
        unit="claims",
        n=precision.n,
        target=0,
        met=score.outside == 0,
    )


def speed(rounds: int) -> None:
    from unpick.datasets.press.gazetteer import bundled_gazetteer
    from unpick.exhibits.press.extract import extract

    texts = [
        yaml.safe_load(path.read_text(encoding="utf-8"))["text"] for path in sorted(DEVELOPMENT.glob("*.yml"))
    ]
    names = [bundled_gazetteer()]
    extract(texts[0], gazetteers=names)
    before = time.process_time()
    for _ in range(rounds):
        for text in texts:
            extract(text, gazetteers=names)
    spent = (time.process_time() - before) / rounds
    size = sum(map(len, texts))
    figure(
        "read: CPU for 10,000 characters",
        value=round(spent / size * 10_000, 4),
        unit="s",
        n=size,
        kernels=round(spent / kernel_seconds(), 2),
    )


def growth() -> None:
    """Print what a text of eight times the length costs: many texts in a row, each of firms of its own."""
    from tests.datasets.press.labeled import BATCHES, FOLDER

    from unpick.datasets.press.gazetteer import bundled_gazetteer
    from unpick.exhibits.press.extract import extract

    told = [
        yaml.safe_load(path.read_text(encoding="utf-8"))
        for name in BATCHES
        for path in sorted((FOLDER / name).glob("*.yml"))
    ]
    whole = "\n\n".join(one["text"] for one in told if one.get("lang", "en") == "en")
    whole, names, spent = "\n\n".join([whole] * (1 + LONG // len(whole))), [bundled_gazetteer()], []
    for size in (SHORT, LONG):
        before = time.process_time()
        extract(whole[:size], gazetteers=names)
        spent.append(time.process_time() - before)
    grown = spent[1] / spent[0]
    figure(
        f"read: CPU of {LONG:,} characters in one part, times that of {SHORT:,}",
        value=round(grown, 2),
        unit="times",
        n=LONG,
        seconds=[round(one, 2) for one in spent],
    )


def main() -> None:
    import tempfile

    options = argparse.ArgumentParser()
    options.add_argument("--small", action="store_true")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        from tests.datasets.press.labeled import BATCHES

        for name in BATCHES:
            tell(name.replace("_", " "), *batch(name, Path(folder)))
    speed(1 if given.small else 5)
    growth()


if __name__ == "__main__":
    main()
