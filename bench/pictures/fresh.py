"""Cartons, papers and scenes drawn otherwise than those that the rules were made on: pairs for a count that nobody tuned to.

Other board, other type, labels stuck on, marks in other shapes, emblems of firms, round stamps, forms with ruled lines; before photographs
where a folder of them is given, else before rendered scenes. Everything is invented and rendered.
"""

import dataclasses
from collections.abc import Callable, Sequence

import cv2
import numpy as np
from bench.pictures import edits, pages, scenes, words
from bench.pictures.emblems import draw_logo, draw_marks, draw_seal
from bench.pictures.paint import Image, Rng, camera, color, light, noise, place, rng_of, tint
from bench.pictures.sets import Pair

__all__ = ["FRESH", "Backs", "Carton", "front"]

Backs = Sequence[Image]
"""Photographs that stand behind; none, and rendered scenes do."""

HIGH, WIDE = 720, 960


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Carton:
    """What is printed on a carton: seeds of its layout and firm, its numbers, its marks."""

    layout: int
    firm: int
    lot: str
    day: str
    marks: bool = True


def carton(rng: Rng, *, marks: bool | None = None) -> Carton:
    """Return a new carton."""
    return Carton(
        layout=int(rng.integers(2**31)),
        firm=int(rng.integers(2**31)),
        lot=words.lot(rng),
        day=words.day(rng),
        marks=bool(rng.random() < 0.6) if marks is None else marks,
    )


def front(printed: Carton, *, box: int) -> Image:
    """Return the printed side of a carton, flat: its board and dents are of the box, its print is of the design."""
    own = rng_of("fresh board", box)
    base = np.array(color(own, low=150, high=200, gray=0.3))
    board = tint(
        noise(own, HIGH, WIDE, cells=14, octaves=4, rough=0.7),
        tuple((base * 0.86).astype(int).tolist()),
        tuple(base.tolist()),
    )
    layout, firm = rng_of("fresh layout", printed.layout), rng_of("fresh firm", printed.firm)
    ink, own_ink = color(layout, high=110, gray=0.5), color(firm, high=130, gray=0.0)
    if layout.random() < 0.5:
        at = int(layout.uniform(0.55, 0.9) * HIGH)
        board[at : at + int(layout.uniform(20, 60))] = own_ink
    left = bool(layout.integers(2))
    x = 60 if left else 380
    draw_logo(firm, board, (760 if left else 190, 150), int(layout.uniform(80, 120)))
    words.text(board, words.brand(firm), (x, 40), size=96, ink=own_ink, face=int(firm.integers(18)), wide=480)
    words.text(
        board, words.product(firm), (x, 165), size=46, ink=ink, face=int(layout.integers(18)), wide=500
    )
    if layout.random() < 0.5:
        words.text(
            board, words.person(firm) + words.person(firm), (x, 235), size=52, ink=ink, face=1, wide=400
        )
    table(printed, board, x, ink)
    if printed.marks:
        draw_marks(
            board,
            (600 if left else 70, 560 if layout.random() < 0.5 else 300),
            74,
            ink,
            row=layout.integers(4),
        )
    return board


def table(printed: Carton, board: Image, x: int, ink: tuple[int, int, int]) -> None:
    """Print or stick the numbers of a carton on its board, in place: ruled cells, or a white label with a code of dots."""
    layout = rng_of("fresh table", printed.layout)
    y, line, wide = int(layout.uniform(300, 330)), int(layout.uniform(44, 52)), int(layout.uniform(400, 480))
    rows = [
        ("LOT NO.", printed.lot),
        ("MFG", printed.day),
        ("ART.", words.digits(rng_of("article", printed.firm), 7)),
        ("PCS/CTN", str(int(layout.integers(2, 60)) * 20)),
        ("G.W./N.W.", f"{int(layout.integers(8, 25))}/{int(layout.integers(4, 8))} KG"),
    ]
    high = line * len(rows)
    sticker = layout.random() < 0.5
    if sticker:
        board[y - 10 : y + high + 10, x - 10 : x + wide + 10] = 246
        ink = (20, 20, 24)
    face = int(layout.integers(18))
    for at, k in enumerate(layout.permutation(len(rows)).tolist()):
        label, value = rows[k]
        top = y + at * line
        if not sticker:
            cv2.rectangle(board, (x, top), (x + wide, top + line), ink, 2, cv2.LINE_AA)
        words.text(board, label, (x + 8, top + 12), size=24, ink=ink, face=face, wide=140)
        words.text(board, value, (x + 170, top + 9), size=30, ink=ink, face=face, wide=wide - 180)
    if sticker:
        dots = rng_of("dots", printed.layout, printed.lot).random((21, 21)) < 0.5
        square = np.where(
            cv2.resize(dots.astype(np.uint8), (84, 84), interpolation=cv2.INTER_NEAREST), 15, 246
        )
        side = board[y + 10 : y + 94, x + wide - 94 : x + wide - 10]
        side[:] = square[: side.shape[0], : side.shape[1], None]


def behind(rng: Rng, backs: Backs) -> Image:
    """Return a picture of 1,200 by 900 points to stand a thing before."""
    if backs and rng.random() < 0.7:
        photo = backs[int(rng.integers(len(backs)))]
        part = edits.crop(rng, photo, rng.uniform(0.4, 0.9))
        return cv2.resize(part, (1200, 900), interpolation=cv2.INTER_CUBIC)
    return cv2.resize(
        scenes.scene(rng, height=450, width=600, things=5), (1200, 900), interpolation=cv2.INTER_CUBIC
    )


def shown(
    rng: Rng,
    art: Image,
    backs: Backs,
    *,
    wide: float,
    blur: float = 0.8,
    hidden: float = 0.0,
    dark: bool = False,
) -> Image:
    """Return a photograph of a flat thing: turned, at a slant, before something, partly hidden, blurred, compressed.

    Args:
        wide: its width in pixels of 1,200.
    """
    scene = behind(rng, backs)
    high = wide * art.shape[0] / art.shape[1]
    lean = rng.uniform(-0.16, 0.16, (4, 2)) * [wide * 0.7, high * 0.7]
    flat = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], float) + lean
    spin = np.deg2rad(rng.uniform(-18, 18))
    flat = (flat - flat.mean(axis=0)) @ np.array(
        [[np.cos(spin), -np.sin(spin)], [np.sin(spin), np.cos(spin)]]
    )
    room = np.maximum([1200 - wide * 1.2, 900 - high * 1.3], 20)
    corners = flat + [600, 450] + rng.uniform(-0.5, 0.5, 2) * room
    place(scene, art, corners)
    if hidden:
        side = corners[:, 0].min() if rng.random() < 0.5 else corners[:, 0].max() - hidden * wide
        top, tall = corners[:, 1].min() - 30, np.ptp(corners[:, 1]) + 60
        cap = scenes.quad(rng, side, top, hidden * wide, tall, bend=0.08)
        place(scene, behind(rng, backs)[:400, :300], cap)
    scene = camera(rng, light(rng, scene), blur=rng.uniform(0.6, 1.2) * blur, grain=rng.uniform(2, 7))
    if dark:
        scene = np.clip(scene * rng.uniform(0.35, 0.55) * np.array([1.1, 1.0, 0.8]) + 14, 0, 255).astype(
            np.uint8
        )
    return edits.jpeg(scene, 45 if dark else int(rng.integers(65, 93)))


def twice(
    rng: Rng, backs: Backs, a: Carton, b: Carton, *wanted: str, wide: float = 560, **second: float | bool
) -> Pair:
    """Return two photographs, one of either carton; what is given besides holds for the second."""
    one = shown(rng, front(a, box=int(rng.integers(2**31))), backs, wide=rng.uniform(0.8, 1.2) * wide)
    size = float(second.pop("size", rng.uniform(0.8, 1.2) * wide))
    two = shown(rng, front(b, box=int(rng.integers(2**31))), backs, wide=size, **second)  # type: ignore[arg-type]
    return Pair(a=one, b=two, wanted=wanted)


def same(**second: float | bool) -> Callable[[Rng, Backs], Pair]:
    """Return a class: one print on two boxes, the second photographed as given."""

    def made(rng: Rng, backs: Backs) -> Pair:
        printed, asked = carton(rng), dict(second)
        if "size" in asked:
            asked["size"] = rng.uniform(0.85, 1.15) * float(asked["size"])
        return twice(rng, backs, printed, printed, "print", "object", **asked)

    return made


def lots(*, wide: float) -> Callable[[Rng, Backs], Pair]:
    """Return a class: one product, another lot and day."""

    def made(rng: Rng, backs: Backs) -> Pair:
        a = carton(rng)
        b = dataclasses.replace(a, lot=words.lot(rng), day=words.day(rng))
        return twice(rng, backs, a, b, "other_lot", "generic", "none", wide=wide)

    return made


def brands(rng: Rng, backs: Backs) -> Pair:
    """One layout, another firm."""
    a = carton(rng)
    b = dataclasses.replace(a, firm=int(rng.integers(2**31)), lot=words.lot(rng), day=words.day(rng))
    return twice(rng, backs, a, b, "none", "other_lot", "generic")


def marks(rng: Rng, backs: Backs) -> Pair:
    """Two products that share handling marks alone, in one row of the same size on the board."""
    row, size, views = int(rng.integers(4)), int(rng.integers(90, 130)), []
    for _ in range(2):
        board = front(carton(rng, marks=False), box=int(rng.integers(2**31)))
        strip = np.full((int(size * 2.1), WIDE, 3), board[-1, :, :].mean(axis=0), np.uint8)
        draw_marks(strip, (int(rng.uniform(20, WIDE - 5.2 * size)), size // 5), size, (25, 25, 30), row=row)
        views.append(shown(rng, np.vstack([board, strip]), backs, wide=rng.uniform(480, 620)))
    return Pair(a=views[0], b=views[1], wanted=("generic", "none"))


def logos(rng: Rng, backs: Backs) -> Pair:
    """Two products with one firm's emblem, all else of them differs."""
    firm, size, views = int(rng.integers(2**31)), int(rng.uniform(90, 130)), []
    for _ in range(2):
        board = front(carton(rng, marks=False), box=int(rng.integers(2**31)))
        at = (int(rng.uniform(150, WIDE - 150)), HIGH + 130)
        strip = np.full((280, WIDE, 3), board[-1, :, :].mean(axis=0), np.uint8)
        board = np.vstack([board, strip])
        draw_logo(rng_of("fresh firm", firm), board, at, size)
        views.append(shown(rng, board, backs, wide=rng.uniform(480, 620)))
    return Pair(a=views[0], b=views[1], wanted=("generic", "none"))


def stamps(rng: Rng, backs: Backs) -> Pair:
    """Two letters that have nothing in common but a round stamp."""
    seal, views = int(rng.integers(2**31)), []
    for _ in range(2):
        paper = np.full((960, 700, 3), int(rng.integers(235, 252)), np.uint8)
        face, size = int(rng.integers(18)), int(rng.integers(18, 26))
        for row in range(int(rng.integers(14, 24))):
            said = words.sentence(rng, int(rng.integers(4, 9)))
            words.text(
                paper, said, (50, 60 + row * size * 1.6), size=size, ink=(40, 40, 44), face=face, wide=600
            )
        draw_seal(seal, paper, (int(rng.uniform(180, 540)), int(rng.uniform(720, 840))), 100)
        views.append(shown(rng, paper, backs, wide=rng.uniform(470, 560), blur=0.6))
    return Pair(a=views[0], b=views[1], wanted=("generic", "none"))


def forms(rng: Rng, backs: Backs) -> Pair:
    """One ruled form, filled in for two invented people, photographed on two tables."""
    form = int(rng.integers(2**31))
    views = [shown(rng, filled(rng, form), backs, wide=rng.uniform(480, 600), blur=0.6) for _ in range(2)]
    return Pair(a=views[0], b=views[1], wanted=("generic", "none"))


def filled(rng: Rng, form: int) -> Image:
    """Return a ruled form with what is written into it."""
    own = rng_of("fresh form", form)
    paper = np.full((820, 640, 3), 244, np.uint8)
    face, rows, cut = int(own.integers(18)), int(own.integers(7, 12)), int(own.integers(190, 280))
    title = f"{words.sentence(own, 3).upper()} FORM"
    words.text(paper, title, (40, 30), size=38, ink=(30, 30, 30), face=face, wide=560)
    pitch = 680 // rows
    for row in range(rows):
        top = 100 + row * pitch
        cv2.rectangle(paper, (40, top), (600, top + pitch), (60, 60, 60), 2)
        cv2.line(paper, (cut, top), (cut, top + pitch), (60, 60, 60), 2)
        words.text(
            paper,
            words.sentence(own, 2),
            (50, top + pitch // 3),
            size=22,
            ink=(40, 40, 40),
            face=face,
            wide=cut - 60,
        )
        said = words.brand(rng) if rng.random() < 0.5 else words.digits(rng, int(rng.integers(4, 9)))
        words.text(
            paper, said, (cut + 20, top + pitch // 4), size=28, ink=(30, 30, 90), face=9, wide=580 - cut
        )
    return paper


def overlays(rng: Rng, backs: Backs) -> Pair:
    """Two photographs of other things under one auditor's date, emblem and border."""
    firm, day = int(rng.integers(2**31)), words.day(rng)
    a, b = (pages.overlay(behind(rng, backs), auditor=firm, day=day) for _ in range(2))
    return Pair(a=a, b=b, wanted=("generic", "none"))


def unlike_cartons(rng: Rng, backs: Backs) -> Pair:
    """Two products of two firms."""
    return twice(rng, backs, carton(rng, marks=False), carton(rng, marks=False), "none", "generic")


def unlike_scenes(rng: Rng, _backs: Backs) -> Pair:
    """Two pictures of other places."""
    a, b = (edits.jpeg(camera(rng, behind(rng, ())), 85) for _ in range(2))
    return Pair(a=a, b=b, wanted=("none", "generic"))


def edited(rng: Rng, backs: Backs) -> Pair:
    """One photograph and what one edit made of it."""
    picture, others = behind(rng, backs), tuple(behind(rng, backs) for _ in range(3))
    name = [one for one in edits.EDITS if one != "cover40"][int(rng.integers(14))]
    return Pair(a=picture, b=edits.edit(rng, picture, name, others), wanted=("photograph",), note=name)  # type: ignore[arg-type]


def covered(rng: Rng, backs: Backs) -> Pair:
    """One photograph, and the same with a quarter to 45% of it under another picture."""
    picture = behind(rng, backs)
    out = edits.cover(rng, picture, behind(rng, backs), rng.uniform(0.25, 0.45))
    return Pair(a=picture, b=edits.jpeg(out, 80), wanted=("photograph",))


FRESH: dict[str, Callable[[Rng, Backs], Pair]] = {
    "carton": same(),
    "carton_small": same(size=210.0),
    "carton_blurry": same(blur=2.2),
    "carton_hidden": same(hidden=0.4),
    "carton_dark": same(dark=True),
    "edited": edited,
    "covered": covered,
    "lot": lots(wide=640),
    "lot_middling": lots(wide=430),
    "brand": brands,
    "marks": marks,
    "logo": logos,
    "stamp": stamps,
    "form": forms,
    "overlay": overlays,
    "unlike_cartons": unlike_cartons,
    "unlike_scenes": unlike_scenes,
}
