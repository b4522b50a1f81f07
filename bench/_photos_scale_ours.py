"""Candidates by the product's index, flat and by lists, over codes in files: python _photos_scale_ours.py FOLDER SIZE...

Runs in the product's environment, one thread. Pictures beyond those rendered are resampled: codes of a rendered picture with
one bit in seven turned; they are only there to be searched through, and no right answer is among those resampled.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np

from unpick.exhibits.photos.heads import HEADS, file_codes
from unpick.exhibits.photos.votes import Filed, vote

CANDIDATES, TURNED = 50, 1 / 7
SEGMENT = 32_000


def load(folder: Path) -> tuple[np.ndarray, np.ndarray]:
    """Return codes and how many each rendered picture has."""
    codes, counts = [], []
    for path in sorted(folder.glob("codes-*.npz")):
        with np.load(path) as block:
            codes.append(block["codes"])
            counts.append(block["counts"])
    return np.concatenate(codes), np.concatenate(counts)


def library(codes: np.ndarray, counts: np.ndarray, size: int, parents: set[int]) -> tuple[list[Filed], float]:
    """Return the segments of a library of `size` pictures and CPU seconds to file its codes."""
    chance = np.random.Generator(np.random.PCG64(size))
    found, filing = [], 0.0
    ends = np.cumsum(counts)
    others = np.array([at for at in range(len(counts)) if at not in parents])
    for first in range(0, size, SEGMENT):
        wanted = np.arange(first, min(first + SEGMENT, size))
        source = np.where(wanted < len(counts), wanted % len(counts), others[wanted % len(others)])
        rows = np.concatenate([np.arange(ends[one] - counts[one], ends[one]) for one in source.tolist()])
        own = np.repeat(np.arange(len(wanted)), counts[source])
        taken = codes[rows]
        new = (wanted >= len(counts))[own]
        for begin in range(0, len(taken), 500_000):
            part = slice(begin, begin + 500_000)
            mask = np.packbits(chance.random((len(taken[part]), 128), np.float32) < TURNED, axis=1)
            taken[part] ^= mask * new[part, None]
        started = time.process_time()
        lists = file_codes(taken)
        filing += time.process_time() - started
        order = np.lexsort((own, lists))
        begins = np.searchsorted(lists[order], np.arange(HEADS + 1)).astype(np.uint32)
        found.append(
            Filed(
                codes=np.ascontiguousarray(taken[order]),
                owners=own[order].astype(np.uint16),
                begins=begins,
                pictures=len(wanted),
            )
        )
    return found, filing


def asked(
    questions: list[np.ndarray], parents: list[int], held: list[Filed], *, flat: bool
) -> tuple[int, float, list[set[int]]]:
    """Return how many parents are among the candidates, CPU seconds a question, and the ten first of each."""
    right, firsts = 0, []
    started = time.process_time()
    for codes, parent in zip(questions, parents, strict=True):
        votes = vote(codes, held, flat=flat)
        best = np.argsort(-votes, kind="stable")[:CANDIDATES]
        right += parent in best.tolist()
        firsts.append(set(best[:1].tolist()))
    return right, (time.process_time() - started) / len(questions), firsts


def questions_of(folder: Path, name: str) -> tuple[list[np.ndarray], list[int]]:
    """Return codes and the right answer of each question of a kind."""
    with np.load(folder / f"{name}.npz") as stored:
        return np.split(stored["codes"], np.cumsum(stored["counts"])[:-1]), stored["parents"].tolist()


def main() -> None:
    """Measure every size and print one JSON line."""
    folder, sizes = Path(sys.argv[1]), [int(size) for size in sys.argv[2:]]
    kinds = {name: questions_of(folder, name) for name in ("questions", "within")}
    codes, counts = load(folder)
    right_ones = {one for _, parents in kinds.values() for one in parents}
    small = library(codes, counts, 10, right_ones)[0]
    for flat in (True, False):
        vote(kinds["questions"][0][0], small, flat=flat)
    rows = []
    for size in sizes:
        held, filing = library(codes, counts, size, right_ones)
        row: dict[str, object] = {
            "images": size,
            "rendered": min(size, len(counts)),
            "codes": sum(len(one.codes) for one in held),
            "filing_s_1000": filing / size * 1_000,
        }
        for name, (questions, parents) in kinds.items():
            # Flat search of 100,000 pictures takes seconds a question: fewer are asked, the same in both ways.
            few = max(10, min(len(questions), 1_200_000 // size))
            flat_right, flat_s, flat_first = asked(questions[:few], parents[:few], held, flat=True)
            few_right, lists_s, first = asked(questions[:few], parents[:few], held, flat=False)
            rest = asked(questions[few:], parents[few:], held, flat=False)[0] if few < len(questions) else 0
            same = sum(one == other for one, other in zip(first, flat_first, strict=True))
            row[name] = {
                "n": len(questions),
                "few": few,
                "flat_s": flat_s,
                "lists_s": lists_s,
                "flat_right": flat_right,
                "few_right": few_right,
                "right": few_right + rest,
                "same_first": same,
            }
        rows.append(row)
    print(json.dumps({"rows": rows}))


if __name__ == "__main__":
    main()
