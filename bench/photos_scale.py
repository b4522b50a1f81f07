"""Candidates in a growing library of independently rendered pictures: the product's index, flat and inverted search by faiss.

python3 dev.py bench photos_scale --scratch DIR [--codes orb|unpick] [--sizes 1000 10000 ...] [--questions N] [--small]

Codes of distractors are kept in DIR, so that a longer run goes on where a shorter one ended; --rendered N stops rendering at N
pictures, and libraries beyond are filled with resampled codes (said in the table). Peers are measured when their environment
(`python3 dev.py env photopeers`) is built.
"""

import argparse
import sys
from pathlib import Path

from _frame import figure, kernel_seconds, run_child
from _photos_codes import orb_codes, unpick_codes, write_codes, write_questions
from _photos_metrics import rate, table
from _photos_run import PYTHON, peers_are_built

READERS = {"orb": orb_codes, "unpick": unpick_codes}


def ours(folder: Path, sizes: list[int]) -> None:
    """Print what the product's index costs and finds at each size."""
    child = Path(__file__).parent / "_photos_scale_ours.py"
    said = run_child([sys.executable, str(child), str(folder), *map(str, sizes)])
    rows = said.answer["rows"]
    assert isinstance(rows, list)
    for kind, what in (
        ("questions", "half of a picture"),
        ("within", "half of a picture within another, mid"),
    ):
        print(f"\n**The product, {what}**; one thread; calibration kernel {kernel_seconds():.2f} s\n")
        head = [
            "images",
            "rendered",
            "flat, s a question",
            "lists, s",
            "ratio",
            "parent among 50, flat",
            "lists",
            "lists, all",
            "filing, s per 1,000",
        ]
        print(
            table(
                head,
                [
                    [
                        f"{row['images']:,}",
                        f"{row['rendered']:,}",
                        f"{row[kind]['flat_s']:.3f}",
                        f"{row[kind]['lists_s']:.4f}",
                        f"1/{row[kind]['flat_s'] / row[kind]['lists_s']:.0f}",
                        rate(row[kind]["flat_right"], row[kind]["few"]),
                        rate(row[kind]["few_right"], row[kind]["few"]),
                        rate(row[kind]["right"], row[kind]["n"]),
                        f"{row['filing_s_1000']:.1f}",
                    ]
                    for row in rows
                ],
            )
        )
        last, first = rows[-1][kind], rows[0][kind]
        figure(
            f"photos_candidates_{kind}",
            round(last["flat_s"] / last["lists_s"], 1),
            "times flat search",
            n=last["few"],
            images=rows[-1]["images"],
            cost_of_smallest=round(last["lists_s"] / first["lists_s"], 2),
        )
    print()


def main() -> None:
    """Read the arguments, write the codes that are missing, ask the peers, print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--scratch", type=Path, required=True)
    parser.add_argument("--codes", choices=list(READERS), default="orb")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--questions", type=int, default=60)
    parser.add_argument("--rendered", type=int, help="Pictures to render at most.")
    parser.add_argument("--small", action="store_true")
    asked = parser.parse_args()
    sizes = [200, 400] if asked.small else sorted(asked.sizes)
    folder, read = asked.scratch / asked.codes, READERS[asked.codes]
    write_codes(folder, min(sizes[-1], asked.rendered or sizes[-1]), read)
    # The parents of all questions lie among the first pictures, so that every size has the same questions.
    write_questions(folder, asked.questions, sizes[0], read)
    if asked.codes == "unpick":
        ours(folder, sizes)
    if not peers_are_built():
        print("peers are left out: python3 dev.py env photopeers builds them")
        return
    said = run_child(
        [str(PYTHON), str(Path(__file__).parent / "_photos_scale_child.py"), str(folder), *map(str, sizes)]
    )
    rows = said.answer["rows"]
    assert isinstance(rows, list)
    print(
        f"codes: {asked.codes}, at most 300 an image; one thread; calibration kernel {kernel_seconds():.2f} s\n"
    )
    head = [
        "images",
        "codes",
        "flat, s a question",
        "IVF 32 probes, s",
        "ratio",
        "parent among 50, flat",
        "IVF",
        "nearest code as flat",
        "build IVF, s",
    ]
    print(
        table(
            head,
            [
                [
                    f"{row['images']:,}",
                    f"{row['codes']:,}",
                    f"{row['flat_s']:.3f}",
                    f"{row['ivf_s']:.4f}",
                    f"1/{row['flat_s'] / row['ivf_s']:.0f}",
                    rate(row["flat_right"], row["questions"]),
                    rate(row["ivf_right"], row["questions"]),
                    f"{row['nearest_same']:.3f}",
                    f"{row['build_s']:.0f}",
                ]
                for row in rows
            ],
        )
    )


if __name__ == "__main__":
    main()
