"""Picture `i` of any number of pictures, each rendered from its own seed and from nothing that another one holds."""

from collections.abc import Callable, Iterator

import cv2
import numpy as np
from bench.pictures import carton, pages, scenes
from bench.pictures.paint import Image, camera, light, rng_of

__all__ = ["distractor", "distractors"]

# Shapes as cameras and telephones give them, at the size that is read.
SHAPES = ((480, 640), (480, 640), (640, 480), (400, 640), (512, 512))


def distractor(number: int) -> Image:
    """Return picture `number`, RGB, 640 pixels at its longer side.

    Of twenty: sixteen scenes of all kinds, two carton fronts, a page of a report, a registration card.
    """
    rng = rng_of("distractor", number)
    height, width = SHAPES[int(rng.integers(len(SHAPES)))]
    pick = int(rng.integers(20))
    if pick == 19:
        picture = pages.card(rng, template=int(rng.integers(2**31)), height=380, width=600)
    elif pick == 18:
        small = [scenes.scene(rng, kind="table", height=150, width=200, things=3) for _ in range(2)]
        return pages.page(rng, small, auditor=int(rng.integers(2**31)), height=640, width=480)
    elif pick >= 16:
        picture = carton.face(carton.design(rng), carton=int(rng.integers(2**31)), height=height, width=width)
    else:
        return scenes.scene(rng, height=height, width=width, things=int(rng.integers(2, 7)))
    return camera(rng, light(rng, picture))


def rendered_with(task: tuple[int, int, Callable[[Image], object]]) -> list[object]:
    """Return what a reader makes of the pictures of a range."""
    first, end, read = task
    cv2.setNumThreads(1)
    return [read(np.ascontiguousarray(distractor(number))) for number in range(first, end)]


def distractors(
    count: int, read: Callable[[Image], object], *, workers: int = 2, first: int = 0, step: int = 50
) -> Iterator[object]:
    """Yield what `read` makes of each picture, in order, in worker processes; no picture is stored.

    Args:
        read: a function at module level, RGB array to anything that can be pickled.
    """
    import multiprocessing

    ranges = [(k, min(k + step, first + count), read) for k in range(first, first + count, step)]
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        for part in pool.imap(rendered_with, ranges):
            yield from part
