"""Pairs of photographs of cartons in yards and lofts: two printed sides, tape, inked marks, labels, neighbours of other firms, dusk, torch and flash.

A hand of its own beside `fresh`, `sets`, `plain` and `pallets`: board with fibers and flutes, ink that wears off, a lens that bends lines, a telephone
that smooths grain and sharpens rims. Everything is invented and rendered.
"""

import dataclasses
from collections.abc import Callable, Sequence

import cv2
import numpy as np
from bench.pictures.paint import Image, Rng, place, surface
from bench.pictures.sets import Pair
from bench.pictures.yard_draw import (
    Box,
    code_label,
    front,
    headline_page,
    lot_of,
    new_box,
    other_firm,
    seen_by,
    stamp_over,
    yard,
)

__all__ = ["YARD"]

WEIGHTLESS = ("generic", "none")
PRINT = ("print", "object")


def seed(rng: Rng) -> int:
    return int(rng.integers(1, 2**31))


def view(
    rng: Rng,
    design: Box,
    *,
    wide: tuple[float, float] = (330, 620),
    near: Sequence[Box] = (),
    grid: tuple[int, int] = (1, 1),
    dim: bool | None = None,
) -> Image:
    """Return a photograph of a carton or a stack of equal ones, other cartons beside it where they are given."""
    dark = bool(rng.random() < 0.3) if dim is None else dim
    size = rng.uniform(*wide) / (1, 1.25, 1.6)[max(grid) - 1]
    return seen_by(rng, yard(rng, design, wide=size, near=near, grid=grid), dim=dark)


def same_print(rng: Rng, _backs: Sequence[Image]) -> Pair:
    """One print and lot in two yards."""
    design = new_box(rng)
    return Pair(a=view(rng, design), b=view(rng, design), wanted=PRINT)


def same_beside(rng: Rng, _backs: Sequence[Image]) -> Pair:
    """One carton or stack, cartons of other firms close beside it in each picture."""
    design, views = new_box(rng), []
    grid = ((1, 1), (2, 1), (2, 2))[int(rng.integers(3))]
    for _ in range(2):
        near = [other_firm(rng, design) for _ in range(2)]
        views.append(view(rng, design, near=near, grid=grid, wide=(380, 640), dim=False))
    return Pair(a=views[0], b=views[1], wanted=PRINT, note=f"grid {grid}")


def same_small(rng: Rng, _backs: Sequence[Image]) -> Pair:
    """One carton that takes one to three hundredths of either picture, in daylight."""
    design = new_box(rng)
    a, b = (view(rng, design, wide=(170, 235), dim=False) for _ in range(2))
    return Pair(a=a, b=b, wanted=PRINT)


def same_dim(rng: Rng, _backs: Sequence[Image]) -> Pair:
    """One print and lot by a torch or at dusk, in one of the pictures at least."""
    design = new_box(rng)
    a = view(rng, design, wide=(420, 680), dim=True)
    return Pair(a=a, b=view(rng, design, wide=(420, 680)), wanted=PRINT)


def same_room(rng: Rng, _backs: Sequence[Image]) -> Pair:
    """One store room from two places on two days."""
    room, views = seed(rng), []
    for _ in range(2):
        own = np.random.default_rng(room)
        scene = cv2.resize(surface(own, 600, 800), (1600, 1200), interpolation=cv2.INTER_CUBIC)
        for _ in range(7):
            art = front(new_box(own), board=own)
            left, top, size = own.uniform(60, 1200), own.uniform(60, 800), own.uniform(150, 420)
            lean = own.uniform(-40, 40, (4, 2))
            corners = (
                np.array([(0, 0), (size, 0), (size, size * 0.7), (0, size * 0.7)])
                + lean
                + np.array([left, top])
            )
            place(scene, art, corners)
        turned = np.array([(0, 0), (1600, 0), (1600, 1200), (0, 1200)]) + rng.uniform(-170, 170, (4, 2))
        held = np.zeros_like(scene)
        place(held, scene, turned)
        views.append(seen_by(rng, held[150:1050, 200:1400], dim=False))
    return Pair(a=views[0], b=views[1], wanted=("object", "print"))


def same_photo(rng: Rng, _backs: Sequence[Image]) -> Pair:
    """One photograph, and the same cut, shrunk, under shapes of one tone, mirrored, compressed; one or several of these."""
    picture = view(rng, new_box(rng))
    out, done = picture.copy(), []
    if rng.random() < 0.5:
        top, left = int(rng.uniform(0, 0.25) * out.shape[0]), int(rng.uniform(0, 0.25) * out.shape[1])
        out, _ = (
            out[top : top + int(out.shape[0] * 0.72), left : left + int(out.shape[1] * 0.72)].copy(),
            done.append("cut"),
        )
    if rng.random() < 0.5:
        for _ in range(int(rng.integers(1, 4))):
            x, y = (int(rng.uniform(0, 0.8) * side) for side in out.shape[1::-1])
            tone = rng.integers(0, 256, 3).tolist()
            cv2.rectangle(
                out, (x, y), (x + int(rng.integers(60, 260)), y + int(rng.integers(40, 200))), tone, -1
            )
        done.append("shapes")
    if rng.random() < 0.4:
        out, _ = np.ascontiguousarray(out[:, ::-1]), done.append("mirrored")
    if rng.random() < 0.5 or not done:
        out, _ = cv2.resize(out, None, fx=0.6, fy=0.6, interpolation=cv2.INTER_AREA), done.append("shrunk")
    return Pair(a=picture, b=out, wanted=("photograph",), note="+".join(done))


def lots(*, dim: bool, wide: tuple[float, float]) -> Callable[[Rng, Sequence[Image]], Pair]:
    """Return a class: one product, another lot, of half of them another day too."""

    def drawn(rng: Rng, _backs: Sequence[Image]) -> Pair:
        design = new_box(rng)
        other = dataclasses.replace(
            design, lot=lot_of(rng), day=new_box(rng).day if rng.random() < 0.5 else design.day
        )
        a = view(rng, design, wide=wide, dim=dim)
        return Pair(a=a, b=view(rng, other, wide=wide, dim=dim), wanted=("other_lot", *WEIGHTLESS))

    drawn.__doc__ = f"Another lot of one product, {'dim' if dim else 'in daylight'}, fronts {wide[0]} to {wide[1]} of 1,200 pixels wide."
    return drawn


def other_brand(rng: Rng, _backs: Sequence[Image]) -> Pair:
    """One layout, another firm with goods and numbers of its own."""
    design = new_box(rng)
    other = dataclasses.replace(other_firm(rng, design), layout=design.layout, marks=design.marks)
    return Pair(a=view(rng, design), b=view(rng, other), wanted=(*WEIGHTLESS, "other_lot"))


def only_marks(rng: Rng, _backs: Sequence[Image]) -> Pair:
    """Two products with one set of inked handling marks, large on both."""
    design = dataclasses.replace(new_box(rng), marks=seed(rng), large=True)
    other = dataclasses.replace(other_firm(rng, design), marks=design.marks, large=True)
    return Pair(a=view(rng, design, wide=(400, 700)), b=view(rng, other, wide=(400, 700)), wanted=WEIGHTLESS)


def marks_beside(rng: Rng, _backs: Sequence[Image]) -> Pair:
    """Stacks of two products with one set of marks, cartons of further firms beside them."""
    design = dataclasses.replace(new_box(rng), marks=seed(rng), large=True)
    other = dataclasses.replace(other_firm(rng, design), marks=design.marks, large=True)
    grid, views = ((1, 1), (2, 1), (2, 2))[int(rng.integers(3))], []
    for one in (design, other):
        near = [dataclasses.replace(other_firm(rng, one), marks=0) for _ in range(2)]
        views.append(view(rng, one, near=near, grid=grid, wide=(400, 700), dim=False))
    return Pair(a=views[0], b=views[1], wanted=WEIGHTLESS, note=f"grid {grid}")


def only_emblem(rng: Rng, _backs: Sequence[Image]) -> Pair:
    """Two products of two firms that bear one scheme's emblem, large."""
    design = dataclasses.replace(new_box(rng), emblem=seed(rng))
    other = dataclasses.replace(other_firm(rng, design), emblem=design.emblem)
    return Pair(a=view(rng, design, wide=(400, 700)), b=view(rng, other, wide=(400, 700)), wanted=WEIGHTLESS)


def only_tape(rng: Rng, _backs: Sequence[Image]) -> Pair:
    """Two products closed with one printed tape."""
    design = dataclasses.replace(new_box(rng), tape=seed(rng))
    other = dataclasses.replace(other_firm(rng, design), tape=design.tape)
    return Pair(a=view(rng, design, wide=(400, 700)), b=view(rng, other, wide=(400, 700)), wanted=WEIGHTLESS)


def only_label(rng: Rng, _backs: Sequence[Image]) -> Pair:
    """Two products with one carrier's label stuck on, each with an address and a code of its own."""
    form, views, first = seed(rng), [], new_box(rng)
    for design in (first, other_firm(rng, first)):
        label = code_label(form, rng)
        own = dataclasses.replace(design, label=label)
        views.append(view(rng, own, wide=(420, 700)))
    return Pair(a=views[0], b=views[1], wanted=(*WEIGHTLESS, "other_lot"))


def headlines(rng: Rng, _backs: Sequence[Image]) -> Pair:
    """Two pages of one auditor's report: letterhead and rules the same, headline, words and picture others; scanned."""
    house = seed(rng)
    a, b = (headline_page(house, rng, yard(rng, new_box(rng), wide=380)) for _ in range(2))
    return Pair(a=a, b=b, wanted=WEIGHTLESS)


def only_overlay(rng: Rng, _backs: Sequence[Image]) -> Pair:
    """Two photographs of other things under one telephone's stamp: date, place, a row of icons."""
    over = seed(rng)
    a, b = (stamp_over(over, view(rng, new_box(rng))) for _ in range(2))
    return Pair(a=a, b=b, wanted=WEIGHTLESS)


YARD: dict[str, Callable[[Rng, Sequence[Image]], Pair]] = {
    "same_print": same_print,
    "same_beside": same_beside,
    "same_small": same_small,
    "same_dim": same_dim,
    "same_room": same_room,
    "same_photo": same_photo,
    "lot": lots(dim=False, wide=(520, 760)),
    "lot_dim": lots(dim=True, wide=(400, 760)),
    "other_brand": other_brand,
    "only_marks": only_marks,
    "marks_beside": marks_beside,
    "only_emblem": only_emblem,
    "only_tape": only_tape,
    "only_label": only_label,
    "headlines": headlines,
    "only_overlay": only_overlay,
}
