"""Pairs drawn plainly with Pillow: flat boards, pictograms without words, overlays, lots that differ by one sign, copies of one picture.

Another hand than `fresh` and `sets`: few shapes, flat colors, little noise, as a person draws who wants a clear case. All is invented.
"""

import io
from collections.abc import Callable, Sequence

import numpy as np
from bench.pictures.paint import Image, Rng
from bench.pictures.plain_draw import (
    HIGH,
    NAMES,
    WIDE,
    Drawn,
    a_day,
    a_lot,
    carton,
    color,
    font,
    grain,
    marks,
    one_of,
    overlay,
    pictogram,
    scene,
    seen,
    twin,
    whole,
)
from bench.pictures.sets import Pair
from PIL import Image as Pictures
from PIL import ImageDraw, ImageEnhance

__all__ = ["PLAIN"]


def pair(a: Drawn, b: Drawn, *wanted: str, note: str = "") -> Pair:
    return Pair(a=np.asarray(a.convert("RGB")), b=np.asarray(b.convert("RGB")), wanted=wanted, note=note)


def seeded(rng: Rng) -> Callable[[], Rng]:
    """Return what gives a generator of one seed, time after time."""
    seed = int(rng.integers(2**31))
    return lambda: np.random.default_rng(seed)


WEIGHTLESS = ("generic", "none")
PRINT = ("print", "object")


def only_marks(rng: Rng, _backs: Sequence[Image]) -> Pair:
    """Boards that bear one set of marks and nothing else, on different cartons, before different places."""
    row, views = seeded(rng), []
    alone = rng.random() < 0.5
    for _ in range(2):
        board = Pictures.new("RGB", (760, 300 if alone else 520), color(rng, 150, 220))
        marks(board, row(), x=int(rng.integers(20, 60)), y=int(rng.integers(40, 110)), size=110)
        views.append(seen(rng, board, wide=rng.uniform(420, 720)))
    return pair(*views, *WEIGHTLESS)


def marks_flat(rng: Rng, _backs: Sequence[Image]) -> Pair:
    """Marks that fill both pictures, upright, on two shades of board."""
    row, views, size, at = seeded(rng), [], int(rng.integers(120, 170)), int(rng.integers(40, 200))
    for _ in range(2):
        board = Pictures.new("RGB", (WIDE, HIGH), color(rng, 140, 230))
        marks(board, row(), x=40 + int(rng.integers(0, 30)), y=at + int(rng.integers(0, 200)), size=size)
        views.append(grain(rng, board, 6))
    return pair(*views, *WEIGHTLESS)


def marks_on_cartons(rng: Rng, _backs: Sequence[Image]) -> Pair:
    """Two products of two firms with one row of marks."""
    row = seeded(rng)
    names = rng.permutation(len(NAMES))[:2].tolist()
    views = [
        seen(rng, carton(twin(rng), name=NAMES[name], row=row()), wide=rng.uniform(480, 720))
        for name in names
    ]
    return pair(*views, *WEIGHTLESS)


def only_overlay(rng: Rng, _backs: Sequence[Image]) -> Pair:
    """Two photographs of other things under one overlay."""
    over, kind = seeded(rng), int(rng.integers(6))
    one, two = (overlay(over(), one_of(rng, (scene, whole))(rng), kind) for _ in range(2))
    return pair(one, two, *WEIGHTLESS, note=f"overlay {kind}")


def overlay_two_sizes(rng: Rng, _backs: Sequence[Image]) -> Pair:
    """Two photographs of other things and of two sizes under one overlay."""
    over, kind = seeded(rng), int(rng.integers(6))
    views = []
    for _ in range(2):
        wide, high = int(rng.integers(700, WIDE)), int(rng.integers(560, HIGH))
        views.append(overlay(over(), one_of(rng, (scene, whole))(rng).crop((0, 0, wide, high)), kind))
    return pair(*views, *WEIGHTLESS, note=f"overlay {kind}")


def only_logo(rng: Rng, _backs: Sequence[Image]) -> Pair:
    """One emblem on two things that have nothing else in common."""
    logo, views = seeded(rng), []
    for _ in range(2):
        board = (
            carton(twin(rng)) if rng.random() < 0.5 else Pictures.new("RGB", (760, 520), color(rng, 90, 230))
        )
        own, draw = logo(), ImageDraw.Draw(board)
        x, y, s = 540, 300, 170
        draw.ellipse((x, y, x + s, y + s), fill=color(own, 20, 200))
        points = [(x + s / 2 + s * 0.4 * np.cos(t) * k, y + s / 2 + s * 0.4 * np.sin(t) * k)
                  for t, k in zip(np.linspace(0, 2 * np.pi, 11)[:-1], [1, 0.45] * 5, strict=True)]  # fmt: skip
        draw.polygon(points, fill=color(own, 180, 255))
        draw.text((x + 40, y + s + 4), one_of(own, NAMES)[:3], fill=(20, 20, 20), font=font(own, 36))
        views.append(seen(rng, board, wide=rng.uniform(480, 720)))
    return pair(*views, *WEIGHTLESS)


def forms(rng: Rng, _backs: Sequence[Image]) -> Pair:
    """One ruled form, filled in for two; photographed, or as files."""
    form, photographed, views = seeded(rng), rng.random() < 0.5, []
    for _ in range(2):
        own, paper = form(), Pictures.new("RGB", (700, 900), (248, 247, 242))
        draw, face = ImageDraw.Draw(paper), font(own, 26)
        draw.text(
            (60, 40),
            one_of(own, ("PACKING LIST", "WORKER REGISTER", "INSPECTION REPORT", "GATE PASS")),
            fill=(20, 20, 20),
            font=font(own, 44),
        )
        rows = int(own.integers(7, 13))
        for k in range(rows):
            y = 130 + k * (720 // rows)
            draw.line((50, y, 650, y), fill=(60, 60, 60), width=2)
            draw.text(
                (60, y + 12),
                one_of(own, ("Name", "Post", "Day", "Seal", "Gate", "Number", "Weight", "Signed by")),
                fill=(30, 30, 30),
                font=face,
            )
            said = one_of(
                rng, (a_lot(rng), a_day(rng), one_of(rng, NAMES).title(), str(int(rng.integers(10, 99999))))
            )
            draw.text((300, y + 12), said, fill=(20, 20, 90), font=font(rng, 28))
        draw.rectangle((50, 130, 650, 850), outline=(60, 60, 60), width=3)
        views.append(seen(rng, paper, wide=rng.uniform(440, 540)) if photographed else grain(rng, paper, 3))
    return pair(*views, *WEIGHTLESS, note="photographed" if photographed else "flat")


def lots(signs: int) -> Callable[[Rng, Sequence[Image]], Pair]:
    """Return a class: one print, its lot another by so many digits."""

    def made(rng: Rng, _backs: Sequence[Image]) -> Pair:
        base, lot = seeded(rng), a_lot(rng)
        digits = [at for at, sign in enumerate(lot) if sign.isdigit()]
        other = list(lot)
        for at in rng.permutation(digits)[:signs].tolist():
            other[at] = str((int(lot[at]) + int(rng.integers(1, 10))) % 10)
        day = a_day(rng)
        fronts = [carton(base(), lot=one, day=day) for one in (lot, "".join(other))]
        views = [seen(rng, one, wide=rng.uniform(580, 760)) for one in fronts]
        return pair(*views, "other_lot", *WEIGHTLESS, note=f"{lot} {''.join(other)}")

    return made


def lots_flat(rng: Rng, _backs: Sequence[Image]) -> Pair:
    """Fronts that fill both pictures, the lot another by one digit."""
    base, lot = seeded(rng), a_lot(rng)
    at = one_of(rng, [at for at, sign in enumerate(lot) if sign.isdigit()])
    other = lot[:at] + str((int(lot[at]) + int(rng.integers(1, 10))) % 10) + lot[at + 1 :]
    day = a_day(rng)
    views = [
        grain(
            rng, ImageEnhance.Brightness(carton(base(), lot=one, day=day)).enhance(rng.uniform(0.85, 1.1)), 5
        )
        for one in (lot, other)
    ]
    return pair(*views, "other_lot", *WEIGHTLESS, note=f"{lot} {other}")


def brands(rng: Rng, _backs: Sequence[Image]) -> Pair:
    """One layout, another brand and lot."""
    base = seeded(rng)
    names = rng.permutation(len(NAMES))[:2].tolist()
    views = [
        seen(
            rng, carton(base(), name=NAMES[name], lot=a_lot(rng), day=a_day(rng)), wide=rng.uniform(560, 740)
        )
        for name in names
    ]
    return pair(*views, "none", "generic", "other_lot")


def unlike(rng: Rng, _backs: Sequence[Image]) -> Pair:
    """Two photographs of other things."""
    return pair(whole(rng), whole(rng), *WEIGHTLESS)


def same_carton(rng: Rng, _backs: Sequence[Image]) -> Pair:
    """One print in two places."""
    base, lot, day = seeded(rng), a_lot(rng), a_day(rng)
    row = seeded(rng) if rng.random() < 0.5 else None
    views = [
        seen(rng, carton(base(), lot=lot, day=day, row=row() if row else None), wide=rng.uniform(420, 740))
        for _ in range(2)
    ]
    return pair(*views, *PRINT)


def carton_hidden(rng: Rng, _backs: Sequence[Image]) -> Pair:
    """One print in two places, flat shapes before it in one."""
    base, lot, day = seeded(rng), a_lot(rng), a_day(rng)
    one, two = (seen(rng, carton(base(), lot=lot, day=day), wide=rng.uniform(480, 740)) for _ in range(2))
    return pair(one, shapes_before(rng, two), *PRINT)


def shapes_before(rng: Rng, picture: Drawn) -> Drawn:
    """Return a picture with flat shapes before it, about a quarter hidden at most."""
    out = picture.copy()
    draw = ImageDraw.Draw(out)
    for _ in range(int(rng.integers(2, 6))):
        s = int(rng.integers(70, 170))
        x, y = int(rng.integers(100, WIDE - 200)), int(rng.integers(80, HIGH - 180))
        getattr(draw, one_of(rng, ("ellipse", "rectangle")))(
            (x, y, x + s, y + int(s * rng.uniform(0.5, 1))), fill=color(rng, 0, 255)
        )
    return out


def photo_shapes(rng: Rng, _backs: Sequence[Image]) -> Pair:
    """One photograph, and the same with flat shapes painted over it."""
    picture = whole(rng)
    return pair(picture, shapes_before(rng, picture), "photograph")


def photo_overlay(rng: Rng, _backs: Sequence[Image]) -> Pair:
    """One photograph, and the same under an overlay."""
    picture, kind = one_of(rng, (scene, whole))(rng), int(rng.integers(6))
    return pair(picture, overlay(rng, picture, kind), "photograph", note=f"overlay {kind}")


def photo_two_overlays(rng: Rng, _backs: Sequence[Image]) -> Pair:
    """One photograph under two overlays."""
    picture = one_of(rng, (scene, whole))(rng)
    kinds = rng.permutation(6)[:2].tolist()
    return pair(*(overlay(rng, picture, kind) for kind in kinds), "photograph", note=f"overlays {kinds}")


def mirrored(rng: Rng, _backs: Sequence[Image]) -> Pair:
    """One photograph and its mirror image; marks that are their own mirror image in it."""
    picture = (
        seen(rng, carton(rng, row=seeded(rng)()), wide=rng.uniform(480, 700), slant=0.03, spin=6)
        if rng.random() < 0.5
        else whole(rng)
    )
    if rng.random() < 0.5:
        draw = ImageDraw.Draw(picture)
        for k in range(int(rng.integers(2, 5))):
            pictogram(draw, k % 4, 60 + 180 * k, HIGH - 190, 140, (15, 15, 15), framed=True)
    return pair(picture, picture.transpose(Pictures.Transpose.FLIP_LEFT_RIGHT), "photograph")


def copied(rng: Rng, _backs: Sequence[Image]) -> Pair:
    """One photograph and a copy: cut, turned, shrunk, compressed, on a screen, in a collage."""
    picture, how = one_of(rng, (scene, whole))(rng), int(rng.integers(8))
    w, h = picture.size
    if how == 0:
        left, top = int(rng.integers(0, w * 0.4)), int(rng.integers(0, h * 0.4))
        out = picture.crop((left, top, left + int(w * 0.6), top + int(h * 0.6)))
    elif how == 1:
        out = picture.rotate(90 * int(rng.integers(1, 4)), expand=True)
    elif how == 2:
        out = picture.rotate(rng.uniform(-15, 15), fillcolor=(0, 0, 0), resample=Pictures.Resampling.BICUBIC)
    elif how == 3:
        out = picture.resize((w * 2 // 5, h * 2 // 5), Pictures.Resampling.LANCZOS)
    elif how == 4:
        held = io.BytesIO()
        picture.save(held, "JPEG", quality=int(rng.integers(12, 30)))
        out = Pictures.open(held)
    elif how == 5:
        out = Pictures.new("RGB", (1100, 1300), (245, 245, 248))
        draw = ImageDraw.Draw(out)
        draw.rectangle((0, 0, 1100, 90), fill=(40, 60, 120))
        draw.text((30, 22), "Gallery  12:04", fill=(255, 255, 255), font=font(rng, 40))
        out.paste(picture.resize((1000, 750)), (50, 200))
        draw.text((60, 980), "Shared by a visitor (invented)", fill=(30, 30, 30), font=font(rng, 34))
    elif how == 6:
        out = Pictures.new("RGB", (w, h), (255, 255, 255))
        others = [scene(rng), picture, scene(rng), whole(rng)]
        for k, at in enumerate(rng.permutation(4).tolist()):
            out.paste(
                others[k].resize((w // 2 - 6, h // 2 - 6)), ((at % 2) * w // 2 + 3, (at // 2) * h // 2 + 3)
            )
    else:
        out = ImageEnhance.Contrast(ImageEnhance.Brightness(picture).enhance(0.7)).enhance(1.3)
    return pair(
        picture,
        out,
        "photograph",
        note=("cut", "quarter turn", "turned", "shrunk", "compressed", "screen", "collage", "dim")[how],
    )


PLAIN: dict[str, Callable[[Rng, Sequence[Image]], Pair]] = {
    "same_carton": same_carton,
    "carton_hidden": carton_hidden,
    "photo_shapes": photo_shapes,
    "photo_overlay": photo_overlay,
    "photo_two_overlays": photo_two_overlays,
    "mirrored": mirrored,
    "copied": copied,
    "only_marks": only_marks,
    "marks_flat": marks_flat,
    "marks_on_cartons": marks_on_cartons,
    "only_overlay": only_overlay,
    "overlay_two_sizes": overlay_two_sizes,
    "only_logo": only_logo,
    "form": forms,
    "lot_one": lots(1),
    "lot_two": lots(2),
    "lot_flat": lots_flat,
    "brand": brands,
    "unlike": unlike,
}
