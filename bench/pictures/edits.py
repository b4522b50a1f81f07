"""The fifteen edits of set A and the placing of set B: what happens to a photograph on its way into a file."""

import io
from collections.abc import Callable

import cv2
import numpy as np
from bench.pictures import pages, words
from bench.pictures.paint import Image, Rng, color, place, surface
from PIL import Image as Pillow

__all__ = ["EDITS", "HARD", "LEVELS", "edit", "hard_edit", "jpeg", "object_in_scene"]


def jpeg(picture: Image, quality: int) -> Image:
    """Return the picture after JPEG at a quality."""
    held = io.BytesIO()
    Pillow.fromarray(picture).save(held, "JPEG", quality=quality)
    return np.asarray(Pillow.open(held))


def crop(rng: Rng, picture: Image, share: float) -> Image:
    """Return a part of this share of the area, of the same shape, anywhere."""
    side = share**0.5
    high, wide = (int(length * side) for length in picture.shape[:2])
    top, left = int(rng.uniform(0, picture.shape[0] - high)), int(rng.uniform(0, picture.shape[1] - wide))
    return np.ascontiguousarray(picture[top : top + high, left : left + wide])


def edges(picture: Image) -> float:
    """Return the mean change of gray from pixel to pixel."""
    gray = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    return float(cv2.absdiff(gray[:, 1:], gray[:, :-1]).mean() + cv2.absdiff(gray[1:], gray[:-1]).mean())


def turn(picture: Image, degrees: float) -> Image:
    """Return the picture turned about its center, same size, black corners."""
    high, wide = picture.shape[:2]
    return cv2.warpAffine(picture, cv2.getRotationMatrix2D((wide / 2, high / 2), degrees, 1), (wide, high))


def cover(rng: Rng, picture: Image, other: Image, share: float) -> Image:
    """Return the picture with this share of its area under another picture."""
    out, side = picture.copy(), share**0.5
    high, wide = (int(length * side) for length in picture.shape[:2])
    top, left = int(rng.uniform(0, picture.shape[0] - high)), int(rng.uniform(0, picture.shape[1] - wide))
    out[top : top + high, left : left + wide] = cv2.resize(other, (wide, high), interpolation=cv2.INTER_AREA)
    return out


def screenshot(rng: Rng, picture: Image, other: Image) -> Image:
    """Return the picture as shown in a program's window: bars, a column of text, a second picture."""
    high, wide = 720, 1100
    out = np.full((high, wide, 3), int(rng.integers(225, 250)), np.uint8)
    out[:46] = color(rng, high=120)
    words.text(out, words.sentence(rng, 5), (60, 14), size=17, ink=(240, 240, 240))
    for k in range(3):
        cv2.circle(out, (16 + k * 16, 22), 5, (210, 90 + 50 * k, 90), -1, cv2.LINE_AA)
    for row in range(22):
        words.text(out, words.sentence(rng, 3), (12, 64 + row * 29), size=14, ink=(50, 50, 50), wide=200)
    scale = min(620 / picture.shape[1], 600 / picture.shape[0])
    shown = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    out[80 : 80 + shown.shape[0], 230 : 230 + shown.shape[1]] = shown
    out[80:260, 870:1090] = cv2.resize(other, (220, 180), interpolation=cv2.INTER_AREA)
    return out


def collage(rng: Rng, picture: Image, others: tuple[Image, Image, Image]) -> Image:
    """Return four pictures of one size in a square; the picture is one of them."""
    tiles = [cv2.resize(part, (400, 300), interpolation=cv2.INTER_AREA) for part in (picture, *others)]
    at = rng.permutation(4)
    return np.vstack([np.hstack([tiles[at[0]], tiles[at[1]]]), np.hstack([tiles[at[2]], tiles[at[3]]])])


def recolor(rng: Rng, picture: Image) -> Image:
    """Return the picture with other saturation, warmth, contrast and brightness."""
    hsv = cv2.cvtColor(picture, cv2.COLOR_RGB2HSV)
    hsv[..., 1] = cv2.multiply(hsv[..., 1], float(rng.choice([0.4, 1.6])))
    out = cv2.cvtColor(hsv, cv2.COLOR_HSV2RGB) * np.array([1.12, 1.0, 0.85]) * rng.uniform(0.75, 1.25)
    return np.clip(out + rng.uniform(-30, 30), 0, 255).astype(np.uint8)


def resize(picture: Image, share: float) -> Image:
    """Return the picture at this share of its width and height."""
    return cv2.resize(picture, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)


def grain(rng: Rng, picture: Image, sigma: float) -> Image:
    """Return the picture with normal noise of this standard deviation."""
    return np.clip(picture + rng.normal(0, sigma, picture.shape), 0, 255).astype(np.uint8)


def gray(picture: Image) -> Image:
    """Return the picture without color."""
    return cv2.cvtColor(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)


Others = tuple[Image, Image, Image]
Edit = Callable[[Rng, Image, Others], Image]
EDITS: dict[str, Edit] = {
    "jpeg25": lambda _r, p, _o: jpeg(p, 25),
    "resize40": lambda _r, p, _o: resize(p, 0.4),
    "crop50": lambda r, p, _o: crop(r, p, 0.5),
    "crop20": lambda r, p, _o: crop(r, p, 0.2),
    "mirror": lambda _r, p, _o: np.ascontiguousarray(p[:, ::-1]),
    "rot90": lambda _r, p, _o: np.ascontiguousarray(np.rot90(p)),
    "rot7": lambda _r, p, _o: turn(p, 7),
    "cover40": lambda r, p, o: cover(r, p, o[0], 0.4),
    "screenshot": lambda r, p, o: screenshot(r, p, o[0]),
    "collage": lambda r, p, o: collage(r, p, o),
    "overlay": lambda r, p, _o: pages.overlay(p, auditor=int(r.integers(2**31)), day=words.day(r)),
    "color": lambda r, p, _o: recolor(r, p),
    "gray": lambda _r, p, _o: gray(p),
    "blur": lambda _r, p, _o: cv2.GaussianBlur(p, (0, 0), 2.5),
    "noise": lambda r, p, _o: grain(r, p, 20),
}
# Chains of edits, as a picture gets them that goes through several hands.
HARD: tuple[tuple[str, ...], ...] = (
    ("crop50", "screenshot", "jpeg25"),
    ("mirror", "crop50", "overlay"),
    ("rot7", "color", "resize40"),
    ("cover40", "gray", "jpeg25"),
    ("crop20", "blur", "overlay"),
    ("rot90", "collage", "noise"),
    ("overlay", "collage", "jpeg25"),
    ("mirror", "rot7", "cover40"),
)


def edit(rng: Rng, picture: Image, name: str, others: Others) -> Image:
    """Return the picture after one of `EDITS`, saved as a JPEG of quality 85 as it would be sent.

    Args:
        others: three unrelated pictures, for edits that put something beside or over it.
    """
    return jpeg(EDITS[name](rng, picture, others), 85)


def hard_edit(rng: Rng, picture: Image, chain: tuple[str, ...], others: Others) -> Image:
    """Return the picture after several edits."""
    for name in chain:
        picture = EDITS[name](rng, picture, others)
    return jpeg(picture, 75)


# Share of the scene, share hidden, JPEG quality, blur sigma: easy, mid, hard and blurry of the research.
LEVELS: dict[str, tuple[float, float, int, float]] = {
    "easy": (0.25, 0.0, 80, 0.5),
    "mid": (0.12, 0.2, 70, 0.7),
    "hard": (0.06, 0.35, 50, 0.8),
    "blurry": (0.20, 0.0, 75, 2.0),
}


def object_in_scene(rng: Rng, picture: Image, scene: Image, level: str) -> tuple[Image, np.ndarray]:
    """Return a scene in which a 45 % part of a photograph stands as a thing, and its corners there.

    Perspective, a light gradient, occlusion, blur, noise and JPEG in this order, as in the research's set B.
    """
    share, hidden, quality, sigma = LEVELS[level]
    # Of four random parts the one with the most edges: a part of bare wall is no thing to find.
    part = max((crop(rng, picture, 0.45) for _ in range(4)), key=edges)
    high, wide = scene.shape[:2]
    thing_w = (share * high * wide * part.shape[1] / part.shape[0]) ** 0.5
    thing_h = min(thing_w * part.shape[0] / part.shape[1], high * 0.95)
    thing_w = min(thing_w, wide * 0.95)
    left, top = rng.uniform(0, wide - thing_w), rng.uniform(0, high - thing_h)
    corners = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], float) + rng.uniform(-0.1, 0.1, (4, 2))
    corners = corners * [thing_w, thing_h] + [left, top]
    spin = np.deg2rad(rng.uniform(-12, 12))
    turned = np.array([[np.cos(spin), -np.sin(spin)], [np.sin(spin), np.cos(spin)]])
    middle = corners.mean(axis=0)
    corners = (corners - middle) @ turned.T + middle
    out = scene.copy()
    lamp = cv2.resize(rng.uniform(0.55, 1.0, (2, 2)).astype(np.float32), part.shape[1::-1])
    place(out, np.clip(part * lamp[..., None], 0, 255).astype(np.uint8), corners)
    if hidden:
        # A thing in front covers this share of the object's width, from one side.
        wide_h, side = thing_w * hidden, rng.random() < 0.5
        x = corners[:, 0].min() if side else corners[:, 0].max() - wide_h
        cap = np.array(
            [[x, top - 20], [x + wide_h, top - 20], [x + wide_h, top + thing_h + 20], [x, top + thing_h + 20]]
        )
        place(out, surface(rng, 160, 80), cap + rng.uniform(-6, 6, (4, 2)))
    out = cv2.GaussianBlur(out, (0, 0), sigma)
    return jpeg(grain(rng, out, 5), quality), corners
