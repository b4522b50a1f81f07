"""Candidates by faiss, flat and inverted, over codes in files: python _photos_scale_child.py FOLDER SIZE...

Runs in the peers' environment, one thread. A picture gets from each code of the question the margin to the twelfth
neighbor; the 50 with the most votes are the candidates.
"""

import json
import sys
import time
from pathlib import Path

import faiss
import numpy as np

NEIGHBORS, CANDIDATES = 12, 50


def load(folder: Path, images: int) -> tuple[np.ndarray, np.ndarray]:
    """Return codes and the picture of each code."""
    codes, counts = [], []
    for path in sorted(folder.glob("codes-*.npz")):
        with np.load(path) as block:
            codes.append(block["codes"])
            counts.append(block["counts"])
    every = np.concatenate(counts)[:images]
    return np.concatenate(codes)[: every.sum()], np.repeat(np.arange(len(every)), every)


def candidates(distances: np.ndarray, near: np.ndarray, owner: np.ndarray) -> np.ndarray:
    """Return the pictures with the most votes."""
    margin = np.maximum(distances[:, -1:] - distances, 0).astype(np.float64)
    votes = np.bincount(owner[np.maximum(near, 0)].ravel(), weights=np.where(near >= 0, margin, 0).ravel())
    return np.argsort(-votes, kind="stable")[:CANDIDATES]


def asked(
    index: object, questions: list[np.ndarray], owner: np.ndarray
) -> tuple[list[np.ndarray], list[np.ndarray], float]:
    """Return candidates and neighbors of each question, and CPU seconds a question."""
    started, found, nearest = time.process_time(), [], []
    for codes in questions:
        distances, near = index.search(codes, NEIGHBORS)  # type: ignore[attr-defined]
        found.append(candidates(distances, near, owner))
        nearest.append(near)
    return found, nearest, (time.process_time() - started) / len(questions)


def main() -> None:
    """Measure every size and print one JSON line."""
    folder, sizes = Path(sys.argv[1]), [int(size) for size in sys.argv[2:]]
    faiss.omp_set_num_threads(1)
    with np.load(folder / "questions.npz") as held:
        questions = np.split(held["codes"], np.cumsum(held["counts"])[:-1])
        parents = held["parents"]
    rows = []
    for size in sizes:
        codes, owner = load(folder, size)
        bits = codes.shape[1] * 8
        flat = faiss.IndexBinaryFlat(bits)
        flat.add(codes)
        lists = int(4 * np.sqrt(len(codes)))
        coarse = faiss.IndexBinaryFlat(bits)
        inverted = faiss.IndexBinaryIVF(coarse, bits, lists)
        started = time.process_time()
        inverted.train(codes[np.random.Generator(np.random.PCG64(1)).permutation(len(codes))[: 40 * lists]])
        inverted.add(codes)
        built = time.process_time() - started
        inverted.nprobe = 32
        here = [k for k, parent in enumerate(parents) if parent < size and len(questions[k])]
        some = [questions[k] for k in here]
        exact, all_near, exact_s = asked(flat, some, owner)
        found, near, fast_s = asked(inverted, some, owner)
        same = np.mean([np.isin(b[:, 0], a[:, :1]).mean() for a, b in zip(all_near, near, strict=True)])
        right = [
            sum(parents[k] in kept for k, kept in zip(here, lists_, strict=True)) for lists_ in (exact, found)
        ]
        rows.append(
            {
                "images": int(owner.max()) + 1,
                "codes": len(codes),
                "questions": len(here),
                "flat_s": exact_s,
                "ivf_s": fast_s,
                "flat_right": right[0],
                "ivf_right": right[1],
                "nearest_same": float(same),
                "build_s": built,
            }
        )
    print(json.dumps({"rows": rows}))


if __name__ == "__main__":
    main()
