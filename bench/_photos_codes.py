"""Codes of rendered distractors and of changed copies of some, in files that an index is built from."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from bench.pictures import edits
from bench.pictures.distractors import distractor, distractors
from bench.pictures.paint import Image, rng_of

__all__ = ["orb_codes", "unpick_codes", "write_codes", "write_questions"]

MOST = 300
"""Corners of a picture in the index and in a question (research, evidence 1.6 P4)."""
BLOCK = 500


def orb_codes(picture: Image) -> np.ndarray:
    """Return up to 300 ORB codes of 256 bits, n x 32."""
    import cv2

    _, found = cv2.ORB_create(MOST).detectAndCompute(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), None)
    return np.zeros((0, 32), np.uint8) if found is None else found


def unpick_codes(picture: Image) -> np.ndarray:
    """Return up to 300 codes of the product, n x bytes."""
    from unpick.exhibits.photos.features import describe, gray_of

    return describe(gray_of(picture), most=MOST).codes


def write_codes(folder: Path, count: int, read: Callable[[Image], np.ndarray], *, workers: int = 2) -> None:
    """Write the codes of `count` distractors in blocks; blocks that are there stay, so that a run can go on."""
    folder.mkdir(parents=True, exist_ok=True)
    for first in range(0, count, BLOCK):
        target = folder / f"codes-{first:07d}.npz"
        if target.exists():
            continue
        found = [
            np.asarray(one)
            for one in distractors(min(BLOCK, count - first), read, workers=workers, first=first)
        ]
        part = target.with_suffix(".part.npz")
        np.savez(part, codes=np.concatenate(found), counts=np.array([len(one) for one in found]))
        part.rename(target)


def cropped(parent: int) -> Image:
    """Return half of a distractor, compressed."""
    return edits.jpeg(edits.crop(rng_of("question", parent), distractor(parent), 0.5), 70)


def within(parent: int) -> Image:
    """Return half of a distractor within a picture that no library holds, at a slant and smaller."""
    rng = rng_of("within", parent)
    part = edits.crop(rng, distractor(parent), 0.5)
    return edits.object_in_scene(rng, part, np.ascontiguousarray(distractor(FOREIGN + parent)), "mid")[0]


QUESTIONS = {"questions": cropped, "within": within}
FOREIGN = 9_000_000


def write_questions(folder: Path, count: int, among: int, read: Callable[[Image], np.ndarray]) -> None:
    """Write the codes of parts of some distractors, plain and within another picture: each has one right answer, its parent."""
    parents = np.linspace(0, among - 1, count).astype(int)
    for name, made in QUESTIONS.items():
        found = [read(np.ascontiguousarray(made(parent))) for parent in parents.tolist()]
        np.savez(
            folder / f"{name}.npz",
            codes=np.concatenate(found),
            counts=np.array([len(one) for one in found]),
            parents=parents,
        )
