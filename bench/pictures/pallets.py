"""Pairs of photographs of loading docks: cartons on pallets at an angle, in bad light, behind straps, on screens; eight classes.

A hand of its own beside `fresh`, `sets` and `plain`: a camera in space before a stack, so that light, slant and size go together. All is invented.
"""

import dataclasses
import io
from collections.abc import Callable, Sequence

import numpy as np
from bench.pictures.paint import Image, Rng
from bench.pictures.pallets_draw import (
    FACES,
    FIRMS,
    GOODS,
    Drawn,
    Print,
    day,
    dock,
    face,
    letters,
    lot,
    new_print,
    pallet,
    pick,
    seed,
    spoiled,
    tone,
)
from bench.pictures.sets import Pair
from PIL import Image as Pictures
from PIL import ImageDraw

__all__ = ["PALLETS"]

WEIGHTLESS = ("generic", "none")


def pair(a: Drawn, b: Drawn, *wanted: str, note: str = "") -> Pair:
    return Pair(a=np.asarray(a.convert("RGB")), b=np.asarray(b.convert("RGB")), wanted=wanted, note=note)


def shot(rng: Rng, design: Print, *, wide: tuple[float, float] = (330, 640), hard: float = 0.5) -> Drawn:
    """Return a photograph of one carton, or of a stack of equal ones, each smaller."""
    rows, columns = ((1, 1), (1, 1), (2, 1), (2, 2))[int(rng.integers(4))]
    fronts = [face(design, box=rng) for _ in range(rows * columns)]
    size = rng.uniform(*wide) * (1, 1, 0.8, 0.62)[rows + columns - 1]
    return spoiled(rng, pallet(rng, fronts, wide=size, rows=rows, columns=columns), hard=hard)


def same_print(rng: Rng, _backs: Sequence[Image]) -> Pair:
    """One print and lot on two docks."""
    design = new_print(rng)
    return pair(shot(rng, design), shot(rng, design), "print", "object")


def same_photo(rng: Rng, _backs: Sequence[Image]) -> Pair:
    """One photograph, and the same cut, mirrored, with a caption and a band laid over it, compressed; one or several of these."""
    picture = shot(rng, new_print(rng), hard=0.3)
    out, done = picture, []
    if rng.random() < 0.6:
        w, h = out.size
        left, top = rng.uniform(0, 0.35) * w, rng.uniform(0, 0.35) * h
        out = out.crop((int(left), int(top), int(left + 0.65 * w), int(top + 0.65 * h)))
        done.append("cut")
    if rng.random() < 0.5:
        out = out.transpose(Pictures.Transpose.FLIP_LEFT_RIGHT)
        done.append("mirrored")
    if rng.random() < 0.6 or not done:
        draw, (w, h) = ImageDraw.Draw(out := out.copy()), out.size
        draw.rectangle((0, h - h // 7, w, h), fill=tone(rng, 0, 60))
        draw.text(
            (20, h - h // 9),
            f"Inspection {day(rng)}  Unit {seed(rng) % 900}",
            fill=(250, 250, 250),
            font=letters(FACES[1], h / 16),
        )
        for k in range(3):
            draw.text(
                (w * (0.1 + 0.3 * k), h * (0.2 + 0.2 * k)),
                "COPY",
                fill=tone(rng, 180, 255),
                font=letters(FACES[3], h / 9),
            )
        done.append("overlaid")
    held = io.BytesIO()
    out.save(held, "JPEG", quality=40)
    return pair(picture, Pictures.open(held), "photograph", note="+".join(done))


def other_lot(rng: Rng, _backs: Sequence[Image]) -> Pair:
    """One product, another lot and day, or another lot alone."""
    design = new_print(rng)
    other = dataclasses.replace(design, lot=lot(rng), day=day(rng) if rng.random() < 0.5 else design.day)
    return pair(*(shot(rng, one, wide=(420, 700)) for one in (design, other)), "other_lot", *WEIGHTLESS)


def other_brand(rng: Rng, _backs: Sequence[Image]) -> Pair:
    """One layout, another firm with goods, numbers and emblem of its own."""
    design = new_print(rng)
    firm = pick(rng, tuple(one for one in FIRMS if one != design.firm))
    goods = pick(rng, tuple(one for one in GOODS if one != design.goods))
    other = dataclasses.replace(design, firm=firm, goods=goods, lot=lot(rng), day=day(rng), emblem=seed(rng))
    return pair(*(shot(rng, one) for one in (design, other)), *WEIGHTLESS, "other_lot")


def unlike(rng: Rng, first: Print) -> Print:
    """Return another print that has neither firm nor goods of the first."""
    while True:
        other = new_print(rng)
        if other.firm != first.firm and other.goods != first.goods:
            return other


def only_logo(rng: Rng, _backs: Sequence[Image]) -> Pair:
    """Two prints with nothing in common but an emblem."""
    design = new_print(rng, marked=False)
    other = dataclasses.replace(unlike(rng, design), emblem=design.emblem, marks=0)
    return pair(*(shot(rng, one) for one in (design, other)), *WEIGHTLESS)


def only_marks(rng: Rng, _backs: Sequence[Image]) -> Pair:
    """Two prints with nothing in common but a row of handling marks."""
    design = new_print(rng)
    other = dataclasses.replace(unlike(rng, design), marks=design.marks)
    return pair(*(shot(rng, one) for one in (design, other)), *WEIGHTLESS)


def forms(rng: Rng, _backs: Sequence[Image]) -> Pair:
    """One printed form, filled in for two, each photographed on a board at an angle or scanned."""
    number, scanned = seed(rng), rng.random() < 0.5
    views = []
    for _ in range(2):
        paper = filled(np.random.default_rng(number), rng)
        if scanned:
            values = np.asarray(paper, np.float32) + rng.normal(0, 4, (*paper.size[::-1], 3))
            page = Pictures.fromarray(np.clip(values, 0, 255).astype(np.uint8))
            views.append(
                page.rotate(
                    rng.uniform(-1.5, 1.5), fillcolor=(235, 235, 235), resample=Pictures.Resampling.BICUBIC
                )
            )
        else:
            views.append(
                spoiled(rng, pallet(rng, [paper.resize((960, 640))], wide=rng.uniform(600, 850)), hard=0.3)
            )
    return pair(*views, *WEIGHTLESS, note="scanned" if scanned else "photographed")


def filled(form: Rng, rng: Rng) -> Drawn:
    """Return a form in landscape, what is printed on it by the first generator, what is written by the second."""
    paper = Pictures.new("RGB", (1200, 800), (246, 246, 240))
    draw, ink = ImageDraw.Draw(paper), (25, 25, 25)
    heads = ("Worker", "No.", "Room", "Shift", "Hours", "Pieces", "Rate", "Paid", "Checked", "Gate", "Signed")
    draw.text(
        (60, 30),
        pick(form, ("ATTENDANCE SHEET", "RECEIVING REPORT", "PIECE RATE CARD", "VISITOR LOG")),
        fill=ink,
        font=letters(FACES[4], 46),
    )
    rows, columns = int(form.integers(6, 11)), int(form.integers(4, 7))
    high, wide = 640 // rows, 1080 // columns
    names = [heads[at] for at in form.permutation(len(heads))[:columns].tolist()]
    print_face, hand = letters(FACES[int(form.integers(4))], 26), letters(FACES[5], 27)
    for column, name in enumerate(names):
        draw.text((70 + column * wide, 112), name, fill=ink, font=print_face)
    for row in range(rows + 1):
        draw.line((60, 105 + row * high, 60 + columns * wide, 105 + row * high), fill=ink, width=2)
    for column in range(columns + 1):
        draw.line((60 + column * wide, 105, 60 + column * wide, 105 + rows * high), fill=ink, width=2)
    for row in range(1, rows):
        for column in range(columns):
            said = pick(rng, (lot(rng), str(int(rng.integers(1, 4000))), day(rng), pick(rng, FIRMS)))
            draw.text(
                (74 + column * wide, 118 + row * high), said[: wide // 17], fill=(20, 30, 110), font=hand
            )
    return paper


def only_stamp(rng: Rng, _backs: Sequence[Image]) -> Pair:
    """Two photographs of two docks with one date burnt in by a camera, and in half of them its maker's line."""
    said, at, size = (
        f"{day(rng)} {int(rng.integers(24)):02d}:{int(rng.integers(60)):02d}",
        int(rng.integers(3)),
        int(rng.integers(34, 60)),
    )
    line, ink, views = (
        rng.random() < 0.5,
        ((255, 140, 20), (250, 250, 250), (255, 230, 60))[int(rng.integers(3))],
        [],
    )
    for _ in range(2):
        scene = (
            pallet(rng, [face(new_print(rng), box=rng)], wide=rng.uniform(250, 420))
            if rng.random() < 0.5
            else dock(rng)
        )
        picture = spoiled(rng, scene, hard=0.0)
        draw, box = ImageDraw.Draw(picture), ((700, 820), (40, 820), (700, 30))[at]
        draw.text(box, said, fill=ink, font=letters(FACES[5], size * 0.9))
        if line:
            draw.text(
                (box[0], box[1] - size if at < 2 else box[1] + size),
                "KESTREL Q9 DUAL CAMERA",
                fill=ink,
                font=letters(FACES[1], size * 0.5),
            )
        views.append(picture)
    return pair(*views, *WEIGHTLESS, note="with line" if line else "")


PALLETS: dict[str, Callable[[Rng, Sequence[Image]], Pair]] = {
    "same_print": same_print,
    "same_photo": same_photo,
    "other_lot": other_lot,
    "other_brand": other_brand,
    "only_logo": only_logo,
    "only_marks": only_marks,
    "only_form": forms,
    "only_stamp": only_stamp,
}
