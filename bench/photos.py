"""The photograph engine beside its peers on the same pictures: edits, objects in scenes, kinds of match.

python3 dev.py bench photos [--pictures DIR] [--real DIR] [--half dev|test] [--part PART ...] [--methods NAME ...]
                            [--take N] [--sets A B N ...] [--codes N ...] [--answers DIR] [--small]

Pictures are made into DIR by bench/pictures/make.py when it has none; --real names the folder into which real
pictures of four packages are fetched, without it every picture is rendered. Peers are measured when `python3 dev.py
env photopeers` has built their environment. --take N asks of every N-th base only, --sets those of some sets only (A edits, B a thing in scenes,
N without a match). --codes names counts of corners a picture, with each of which the product is asked (a library of 6, 12, 24 kB a picture). Tables
are printed in Markdown.
"""

import argparse
import tempfile
from pathlib import Path

import _photos_adapter
from _frame import ROOT, figure, kernel_seconds
from _photos_metrics import Answers, Cut, cut_at, rate, table
from _photos_run import PEERS, peers_are_built, run_peer, run_product
from _photos_sets import CLASSES, EDITS, LEVELS, PROBATIVE, asked_of, job_of, pictures

PRECISION = 0.99


def hits(answers: Answers, cut: Cut | None, lines: list[dict[str, object]]) -> int:
    """Return how many of these queries are answered rightly at the threshold."""
    if cut is None:
        return 0
    right = 0
    for line in lines:
        base, score = answers.best.get(str(line["id"]), (None, None))
        right += score is not None and score >= cut.score and base == line["base"]
    return right


def found(every: list[Answers], queries: list[dict[str, object]]) -> dict[str, Cut | None]:
    """Print the tables of set A and set B and return each method's threshold."""
    truth = {str(line["id"]): (str(line["base"]) if line["base"] else None) for line in queries}
    # Printed forms share words with others: that match is true, so they are counted apart, not as wrong answers.
    photographs = {str(line["id"]) for line in queries if line["kind"] != "paper"}
    cuts = {
        one.method: cut_at(
            {name: said for name, said in one.best.items() if name in photographs}, truth, precision=PRECISION
        )
        for one in every
    }
    for name, kinds in (("A", tuple(EDITS)), ("B", tuple(LEVELS))):
        rows = []
        if not any(line["set"] == name for line in queries):
            continue
        for one in every:
            cut, row, shares = cuts[one.method], [one.method], []
            for kind in kinds:
                lines = [line for line in queries if line["set"] == name and line["kind"] == kind]
                count = hits(one, cut, lines)
                row.append(rate(count, len(lines)))
                shares.append(count / max(len(lines), 1))
            mean = sum(shares) / len(shares)
            rows.append([*row[:1], f"{mean:.3f}", *row[1:]])
            figure(
                f"photos_{name}_{one.method}",
                round(mean, 4),
                "mean recall at precision 0.99",
                n=len(queries),
                lowest=round(min(shares), 3),
            )
        print(f"\n**Set {name}**, recall at precision {PRECISION} over all answers; 95% Wilson bounds.\n")
        print(table(["method", "mean", *kinds], rows))
    print(
        "\n**Thresholds and cost.** CPU seconds, one thread; calibration kernel",
        f"{kernel_seconds():.2f} s.\n",
    )
    rows = [cost_row(one, cuts[one.method], queries) for one in every]
    print(
        table(
            [
                "method",
                "threshold",
                "answered",
                "answered without a match",
                "answered on forms and pages",
                "bytes an image",
                "add, s an image",
                "find, s",
                "compare, s",
            ],
            rows,
        )
    )
    by_source(every, cuts, queries)
    strongest_wrong(every, truth)
    return cuts


def strongest_wrong(every: list[Answers], truth: dict[str, str | None]) -> None:
    """Print the wrong answers of the highest scores: what sets the threshold."""
    rows = []
    for one in every:
        wrong = [
            (score, name, base)
            for name, (base, score) in one.best.items()
            if score is not None and base != truth[name]
        ]
        rows += [
            [one.method, f"{score:g}", name, base] for score, name, base in sorted(wrong, reverse=True)[:3]
        ]
    print("\n**Strongest wrong answers.**\n")
    print(table(["method", "score", "query", "said"], rows))


def cost_row(one: Answers, cut: Cut | None, queries: list[dict[str, object]]) -> list[object]:
    """Return the line of one method in the table of thresholds and cost."""
    wrong = []
    for kind in ("none", "paper"):
        names = [str(line["id"]) for line in queries if line["set"] == "N" and line["kind"] == kind]
        scores = [one.best.get(name, (None, None))[1] for name in names]
        over = sum(score is not None and cut is not None and score >= cut.score for score in scores)
        wrong.append(rate(over, len(names)))
    costs = [f"{one.cpu.get(key, float('nan')):.3f}" for key in ("add", "find", "compare")]
    said = [f"{cut.score:g}", cut.answered] if cut else ["none", 0]
    return [one.method, *said, *wrong, f"{one.bytes_image:,.0f}", *costs]


def by_source(every: list[Answers], cuts: dict[str, Cut | None], queries: list[dict[str, object]]) -> None:
    """Print the recall by the kind of base: real photographs, scenes with a real thing, rendered."""
    rows = []
    for one in every:
        row: list[object] = [one.method]
        for set_ in ("A", "B"):
            for prefix in ("real", "mixed", "rendered"):
                lines = [q for q in queries if q["set"] == set_ and str(q["base"]).startswith(prefix)]
                row.append(rate(hits(one, cuts[one.method], lines), len(lines)))
        rows.append(row)
    print("\n**By base**, all edits or levels together.\n")
    print(
        table(
            [
                "method",
                *(f"{s} {b}" for s in "AB" for b in ("real", "real thing in a rendered scene", "rendered")),
            ],
            rows,
        )
    )


def kinds(every: list[Answers], cuts: dict[str, Cut | None], pairs: list[dict[str, object]]) -> None:
    """Print what each method says of each class of pair.

    A peer has no kinds: above its threshold it says "match", which its user takes as the same object.
    """
    rows, probative = [], []
    for class_ in CLASSES:
        lines = [line for line in pairs if line["class"] == class_]
        if not lines:
            continue
        row: list[object] = [class_, "match" if lines[0]["probative"] else "no weight"]
        for one in every:
            said = [says(one, cuts.get(one.method), str(line["id"])) for line in lines]
            row.append(rate(sum(kind in PROBATIVE for kind in said), len(lines)))
            if one.kinds:
                right = sum(kind in line["wanted"] for kind, line in zip(said, lines, strict=True))  # type: ignore[operator]
                spread = ", ".join(f"{kind} {said.count(kind)}" for kind in sorted(set(said)))
                probative.append([class_, rate(right, len(lines)), spread])
        rows.append(row)
    print("\n**Kinds of match**: share of pairs said to carry weight (a peer: above its threshold).\n")
    print(table(["class", "wanted", *(one.method for one in every)], rows))
    if probative:
        print("\n**What the product says**: share of pairs with a right kind, and the kinds said.\n")
        print(table(["class", "right kind", "said"], probative))


def says(one: Answers, cut: Cut | None, name: str) -> str:
    """Return the kind that a method gives a pair."""
    if one.kinds:
        return one.kinds.get(name, "none")
    return "object" if cut is not None and one.pairs[name] >= cut.score else "none"


def main() -> None:
    """Read the arguments, run the methods, print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pictures", type=Path)
    parser.add_argument("--real", type=Path)
    parser.add_argument("--half", choices=["dev", "test"], default="dev")
    parser.add_argument("--part", nargs="+", choices=["find", "kinds"], default=["find", "kinds"])
    parser.add_argument("--methods", nargs="+", choices=["unpick", *PEERS], default=["unpick", *PEERS])
    parser.add_argument("--take", type=int, default=1)
    parser.add_argument("--sets", nargs="+", choices=["A", "B", "N"], default=["A", "B", "N"])
    parser.add_argument("--codes", nargs="+", type=int)
    parser.add_argument(
        "--answers", type=Path, help="folder in which the peers' answers stay for the next run"
    )
    parser.add_argument("--small", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="unpick-bench-") as held:
        folder = asked.pictures or Path(held)
        manifest = pictures(folder, small=asked.small, real=asked.real)
        queries, pairs = asked_of(manifest, half=asked.half, take=asked.take)
        queries = [line for line in queries if line["set"] in asked.sets]
        job = job_of(folder.resolve(), manifest, queries, pairs if "kinds" in asked.part else [])
        every = []
        if "unpick" in asked.methods and _photos_adapter.is_there():
            every += [run_product(job, codes=codes) for codes in asked.codes or [None]]
        if peers_are_built():
            every += [run_peer(peer, job, kept=asked.answers) for peer in asked.methods if peer != "unpick"]
        if not every:
            raise SystemExit(
                f"nothing to measure: build the peers with `python3 dev.py env photopeers` in {ROOT}"
            )
        by_real = sum(not line["rendered"] for line in manifest["library"])
        print(
            f"library {len(manifest['library'])} pictures ({by_real} real), {asked.half} half: {len(queries)} queries, {len(pairs)} pairs"
        )
        cuts = found(every, queries)
        if "kinds" in asked.part:
            kinds(every, cuts, pairs)


if __name__ == "__main__":
    main()
