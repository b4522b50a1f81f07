"""Choose the heads of the photograph index: codes by which every code of a library is filed, for `exhibits/photos/heads.bin`.

python tools/build_photo_heads.py [--pictures N] [--heads N] [--rounds N]

Heads are majorities of codes of rendered pictures (bench/pictures, seeds of their own; rendered, and marked as rendered), found by
a few rounds of k-majority: each code goes to its nearest head, each head becomes the majority of its codes, bit by bit. They are
fixed: where a code is filed depends on the code alone, so that answers depend neither on order nor on what else is held.
"""

import argparse
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
FIRST = 5_000_000
MOST = 350


def codes_of_picture(picture: np.ndarray) -> np.ndarray:
    """Return the codes of a picture as the library keeps them."""
    from unpick.exhibits.photos.features import describe, gray_of

    return describe(gray_of(picture), most=MOST).codes


def nearest_head(codes: np.ndarray, heads: np.ndarray) -> np.ndarray:
    """Return the number of the nearest head of each code."""
    from unpick.exhibits.photos.popcount import nearest

    rows = np.empty((len(codes), 1), np.int64)
    far = np.full((len(codes), 1), 129, np.int64)
    nearest(codes.view(np.uint64), heads.view(np.uint64), rows, far)
    return rows[:, 0]


def majorities(codes: np.ndarray, filed: np.ndarray, heads: np.ndarray) -> np.ndarray:
    """Return the majority of the codes of each head; a head without codes stays."""
    order = np.argsort(filed, kind="stable")
    bits = np.unpackbits(codes[order], axis=1).astype(np.int32)
    numbers, begins = np.unique(filed[order], return_index=True)
    sums = np.add.reduceat(bits, begins, axis=0)
    sizes = np.diff(np.r_[begins, len(order)])
    made = heads.copy()
    made[numbers] = np.packbits(2 * sums > sizes[:, None], axis=1)
    return made


def main() -> None:
    """Write the heads."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pictures", type=int, default=2_400)
    parser.add_argument("--heads", type=int, default=65_536)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    from bench.pictures.distractors import distractors

    codes = np.concatenate(
        list(distractors(asked.pictures, codes_of_picture, workers=asked.workers, first=FIRST))  # type: ignore[arg-type]
    )
    codes = np.unique(codes, axis=0)
    chance = np.random.Generator(np.random.PCG64(FIRST))
    heads = np.ascontiguousarray(codes[np.sort(chance.permutation(len(codes))[: asked.heads])])
    for _ in range(asked.rounds):
        filed = nearest_head(np.ascontiguousarray(codes), heads)
        heads = np.ascontiguousarray(majorities(codes, filed, heads))
        print(f"{len(codes)} codes on {len(np.unique(filed))} heads", flush=True)
    heads = heads[np.lexsort(heads.T[::-1])]
    (ROOT / "src/unpick/exhibits/photos/heads.bin").write_bytes(heads.tobytes())


if __name__ == "__main__":
    main()
