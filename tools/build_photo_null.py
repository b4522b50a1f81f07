"""Count what unrelated pictures reach, for `exhibits/photos/null.yml`.

python tools/build_photo_null.py [--pictures N] [--pairs N]

Rendered pictures of bench/pictures that no development or test picture is made of (seeds of their own), every pair drawn at random.
The score of a pair is what `compare_gray` says: places of a sound plane, straight or mirrored, whatever its kind.
"""

import argparse
import collections
import functools
import random
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
SEED = 4_100_000
HEAD = """# Scores that pairs of unrelated pictures reached (places of a sound plane, straight or mirrored). Made by tools/build_photo_null.py
# from {pictures} rendered pictures (bench/pictures, seeds from {seed}; rendered, and marked as rendered): a bound on such pictures, not on every picture
# there is. Pairs that share nothing but a form, marks or a frame of one kind are among them.
"""


def picture(number: int) -> bytes:
    """Return rendered picture `number` as PNG."""
    import cv2
    from bench.pictures.sets import rendered

    return cv2.imencode(".png", rendered(SEED + number, purpose="null"))[1].tobytes()


@functools.cache
def described(number: int) -> tuple[object, object, object]:
    """Return brightness and corners of rendered picture `number`, as it is and in a mirror."""
    from unpick.exhibits.photos.features import describe, gray_of, mirrored
    from unpick.exhibits.photos.reading import read_picture

    gray = gray_of(read_picture(picture(number)).pixels)
    return gray, describe(gray), describe(mirrored(gray))


def score(pair: tuple[int, int]) -> tuple[str, int]:
    """Return kind and score of a pair."""
    from unpick.exhibits.photos.judge import compare_gray

    (gray, corners, turned), (other, seen, _) = (described(number) for number in pair)
    found = compare_gray(gray, other, features=(corners, seen), turned=turned)
    return found.kind, found.score


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pictures", type=int, default=150)
    parser.add_argument("--pairs", type=int, default=1_500)
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    chance = random.Random(SEED)
    with ProcessPoolExecutor(asked.workers) as pool:
        # In the order of the pictures, so that a worker describes each once.
        pairs = sorted(tuple(chance.sample(range(asked.pictures), 2)) for _ in range(asked.pairs))
        found = list(pool.map(score, pairs, chunksize=max(1, len(pairs) // 8)))
    reached = collections.Counter(points for _, points in found if points)
    kinds = collections.Counter(kind for kind, points in found if points)
    print(f"kinds of the pairs that reached anything: {dict(sorted(kinds.items()))}")
    lines = [HEAD.format(pictures=asked.pictures, seed=SEED), f"pairs: {len(found)}\n"]
    lines.append(
        "reached: {" + ", ".join(f"{points}: {count}" for points, count in sorted(reached.items())) + "}\n"
    )
    (ROOT / "src/unpick/exhibits/photos/null.yml").write_text("".join(lines), encoding="utf-8")
    print("".join(lines))


if __name__ == "__main__":
    main()
