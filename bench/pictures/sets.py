"""The truth: which pictures exist, which queries are made of them, what each pair of pictures is."""

import dataclasses
from collections.abc import Callable

import cv2
import numpy as np
from bench.pictures import carton, edits, pages, scenes, words
from bench.pictures.paint import Image, Rng, camera, light, rng_of, surface

__all__ = ["CLASSES", "PROBATIVE", "Pair", "half_of", "negative", "rendered"]

PROBATIVE = ("photograph", "object", "print")


def half_of(base: str) -> str:
    """Return the half of a base picture: by its name, so that no query of it falls into the other half."""
    return "dev" if rng_of("half", base).random() < 0.5 else "test"


def rendered(number: int, *, purpose: str = "library") -> Image:
    """Return rendered picture `number`: of ten, eight scenes, one page of a report, one registration card."""
    rng = rng_of(purpose, number)
    if number % 10 == 8:
        photos = [scenes.scene(rng, height=300, width=400, things=4) for _ in range(int(rng.integers(2, 5)))]
        return pages.page(rng, photos, auditor=int(rng.integers(2**31)))
    if number % 10 == 9:
        return camera(rng, light(rng, pages.card(rng, template=int(rng.integers(2**31)))))
    return scenes.scene(rng)


def negative(number: int) -> Image:
    """Return a picture without a match in any library: rendered like its pictures, from seeds of its own."""
    return rendered(number, purpose="negative")


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two pictures and what a comparison of them should say.

    Args:
        wanted: kinds that are right; the first is the best answer.
        where: corners of the carton's front in both, 4 x 2, when there is one of it.
    """

    a: Image
    b: Image
    wanted: tuple[str, ...]
    note: str = ""
    where: tuple[np.ndarray, np.ndarray] | None = None


def with_box(
    rng: Rng, printed: carton.Design, *, size: float | None = None, things: int = 5, detail: int = 2
) -> tuple[Image, np.ndarray]:
    """Return a scene of its own, 800 x 600 times `detail`, with a carton of this design in it, and its front.

    Args:
        size: width of the carton's front, in pixels of the 800.
    """
    room = scenes.floor_and_wall(rng, 600 * detail, 800 * detail)
    scenes.clutter(rng, room, things)
    size = (rng.uniform(260, 420) if size is None else size) * detail
    spot = (rng.uniform(size * 0.7, 800 * detail - size * 0.7), rng.uniform(260, 420) * detail)
    front = carton.box(rng, room, printed, spot, size, carton=int(rng.integers(2**31)), detail=detail)
    return camera(rng, light(rng, room)), front


def cartons(a: tuple[Image, np.ndarray], b: tuple[Image, np.ndarray], *wanted: str) -> Pair:
    """Return the pair of two scenes with a carton each."""
    return Pair(a=a[0], b=b[0], wanted=wanted, where=(a[1], b[1]))


def near(rng: Rng) -> Pair:
    """One photograph and what several hands made of it."""
    others = tuple(scenes.scene(rng, things=4) for _ in range(3))
    picture = scenes.scene(rng)
    chain = edits.HARD[int(rng.integers(len(edits.HARD)))]
    changed = edits.hard_edit(rng, picture, chain, others)  # type: ignore[arg-type]
    return Pair(a=picture, b=changed, wanted=("photograph",), note="+".join(chain))


def same_carton(rng: Rng) -> Pair:
    """Cartons of one print and lot in two scenes."""
    printed = carton.design(rng)
    return cartons(with_box(rng, printed), with_box(rng, printed), "print", "object")


def same_carton_small(rng: Rng) -> Pair:
    """The same, the second small: 120 to 200 of 800 pixels."""
    printed = carton.design(rng)
    small = with_box(rng, printed, size=rng.uniform(120, 200), detail=1)
    return cartons(with_box(rng, printed), small, "print", "object")


def same_place(rng: Rng) -> Pair:
    """One room on two days."""
    room = int(rng.integers(2**31))
    return Pair(
        a=scenes.place_view(rng, room=room), b=scenes.place_view(rng, room=room), wanted=("object", "print")
    )


def other_brand(rng: Rng) -> Pair:
    """Cartons of one layout, brand and lot differ."""
    printed = carton.design(rng)
    other = carton.other_brand(rng, printed)
    return cartons(with_box(rng, printed), with_box(rng, other), "none", "other_lot", "generic")


def other_lot(rng: Rng) -> Pair:
    """Cartons of one product, lot and day differ; the fronts are large enough to be read."""
    printed = carton.design(rng)
    changed = carton.other_lot(rng, printed)
    return cartons(with_box(rng, printed, size=460), with_box(rng, changed, size=460), "other_lot")


def only_marks(rng: Rng) -> Pair:
    """Two different cartons that share nothing but the handling marks, printed large."""
    views = []
    for _ in range(2):
        printed = carton.face(carton.design(rng, marked=False), carton=int(rng.integers(2**31)))
        # The marks have a clear strip of board of their own, as large as the print allows.
        strip = np.ascontiguousarray(np.vstack([printed[-150:-100]] * 3)[:, :400].repeat(2, axis=1)[:, :480])
        strip = cv2.GaussianBlur(strip, (0, 0), 40)
        carton.marks(
            strip, int(rng.uniform(20, 140)), int(rng.uniform(8, 20)), int(rng.uniform(62, 78)), (30, 30, 40)
        )
        printed = np.vstack([printed, strip])
        scene = scenes.floor_and_wall(rng, 600, 800)
        scenes.clutter(rng, scene, 4, boxes=False)
        left, top = rng.uniform(80, 240), rng.uniform(80, 180)
        scenes.place(scene, printed, scenes.quad(rng, left, top - 60, 440, 470, bend=0.06))
        views.append(camera(rng, light(rng, scene)))
    return Pair(a=views[0], b=views[1], wanted=("generic", "none"))


def only_overlay(rng: Rng) -> Pair:
    """Two unrelated photographs under one auditor's date, emblem and border."""
    firm, day = int(rng.integers(2**31)), words.day(rng)
    a, b = (pages.overlay(scenes.scene(rng), auditor=firm, day=day) for _ in range(2))
    return Pair(a=a, b=b, wanted=("generic", "none"))


def only_form(rng: Rng) -> Pair:
    """Registration cards of two invented people on one form."""
    form = int(rng.integers(2**31))
    a, b = (camera(rng, light(rng, pages.card(rng, template=form))) for _ in range(2))
    return Pair(a=a, b=b, wanted=("generic", "none"))


def unrelated(rng: Rng) -> Pair:
    """Two cartons, or two scenes, that have nothing in common."""
    if rng.random() < 0.5:
        a, b = (with_box(rng, carton.design(rng, marked=False))[0] for _ in range(2))
        return Pair(a=a, b=b, wanted=("none",), note="cartons")
    kind = scenes.KINDS[int(rng.integers(len(scenes.KINDS)))]
    return Pair(
        a=scenes.scene(rng, kind=kind), b=scenes.scene(rng, kind=kind), wanted=("none", "generic"), note=kind
    )


def stacks(rng: Rng) -> Pair:
    """Walls of identical cartons in two scenes."""
    printed, views = carton.design(rng), []
    for _ in range(2):
        scene = scenes.floor_and_wall(rng, 600, 800)
        scenes.clutter(rng, scene, 4, boxes=False)
        size = rng.uniform(150, 230)
        where = {"left": rng.uniform(20, 200), "bottom": rng.uniform(520, 590)}
        carton.stack(
            rng,
            scene,
            printed,
            size=size,
            rows=int(rng.integers(2, 4)),
            columns=int(rng.integers(2, 4)),
            carton=int(rng.integers(2**31)),
            **where,
        )
        views.append(camera(rng, light(rng, scene)))
    return Pair(a=views[0], b=views[1], wanted=("print", "object"))


def several(rng: Rng) -> Pair:
    """Three cartons a scene, two of them of designs that both scenes show."""
    shared = [carton.design(rng) for _ in range(2)]
    views = []
    for _ in range(2):
        scene = np.ascontiguousarray(surface(rng, 600, 800))
        own = [*shared, carton.design(rng)]
        for slot, k in enumerate(rng.permutation(3).tolist()):
            spot = (150 + slot * 250 + rng.uniform(-15, 15), rng.uniform(250, 400))
            carton.box(rng, scene, own[k], spot, rng.uniform(190, 230), carton=int(rng.integers(2**31)))
        views.append(camera(rng, light(rng, scene)))
    return Pair(a=views[0], b=views[1], wanted=("print", "object"), note="2 shared")


CLASSES: dict[str, Callable[[Rng], Pair]] = {
    "near_hard": near,
    "same_carton": same_carton,
    "same_carton_small": same_carton_small,
    "stacks": stacks,
    "several": several,
    "same_place": same_place,
    "other_brand": other_brand,
    "other_lot": other_lot,
    "only_marks": only_marks,
    "only_overlay": only_overlay,
    "only_form": only_form,
    "unrelated": unrelated,
}
