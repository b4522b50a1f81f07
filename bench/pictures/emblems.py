"""What many prints bear: handling marks in other shapes than `carton`'s, emblems of invented firms, round stamps."""

import cv2
import numpy as np
from bench.pictures import words
from bench.pictures.paint import Image, Rng, color, rng_of

__all__ = ["draw_logo", "draw_marks", "draw_seal"]

Ink = tuple[int, int, int]


def draw_logo(rng: Rng, picture: Image, at: tuple[int, int], size: int) -> None:
    """Draw a firm's emblem, in place: rays, rings and letters in a shield, a disk or a square."""
    ink, second = color(rng, high=130, gray=0.0), color(rng, low=60, gray=0.1)
    x, y = at
    shape = int(rng.integers(3))
    if shape == 0:
        cv2.circle(picture, at, size, ink, -1, cv2.LINE_AA)
    elif shape == 1:
        cv2.rectangle(picture, (x - size, y - size), (x + size, y + size), ink, -1)
    else:
        shield = np.array([[-1, -1], [1, -1], [1, 0.2], [0, 1], [-1, 0.2]]) * size + at
        cv2.fillPoly(picture, [shield.astype(np.int32)], ink, cv2.LINE_AA)
    rays, turn = int(rng.integers(3, 9)), rng.uniform(0, 6)
    for k in range(rays):
        arm = turn + 2 * np.pi * k / rays
        points = [[0, 0], [np.cos(arm - 0.2), np.sin(arm - 0.2)], [np.cos(arm + 0.2), np.sin(arm + 0.2)]]
        cv2.fillPoly(picture, [(np.array(points) * size * 0.8 + at).astype(np.int32)], second, cv2.LINE_AA)
    cv2.circle(picture, at, int(size * rng.uniform(0.25, 0.45)), (245, 245, 240), -1, cv2.LINE_AA)
    letters = words.brand(rng)[:2].upper()
    words.text(
        picture,
        letters,
        (x - size * 0.28, y - size * 0.2),
        size=int(size * 0.42),
        ink=ink,
        face=int(rng.integers(18)),
        wide=size * 0.56,
    )


def draw_marks(picture: Image, at: tuple[int, int], size: int, ink: Ink, *, row: int) -> None:
    """Draw a row of four marks with a word below, in place; rows of one number are alike on every print."""
    x, y = at
    chosen = rng_of("fresh marks", int(row)).permutation(len(MARKS))[:4].tolist()
    for k, which in enumerate(chosen):
        left = x + int(k * size * 1.2)
        cv2.rectangle(picture, (left, y), (left + size, y + size), ink, max(size // 30, 1), cv2.LINE_AA)
        MARKS[which](picture, left, y, size, ink)
    label = ("FRAGILE", "THIS SIDE UP", "HANDLE WITH CARE", "KEEP DRY")[int(row) % 4]
    words.text(picture, label, (x, y + size * 1.15), size=int(size * 0.5), ink=ink, face=1, wide=4.5 * size)


def goblet(picture: Image, x: int, y: int, s: int, ink: Ink) -> None:
    """Fragile: a wine glass, outlined."""
    cup = np.array([[0.25, 0.12], [0.75, 0.12], [0.68, 0.45], [0.5, 0.58], [0.32, 0.45]]) * s + (x, y)
    cv2.fillPoly(picture, [cup.astype(np.int32)], ink, cv2.LINE_AA)
    cv2.line(
        picture, (x + s // 2, y + s // 2), (x + s // 2, y + int(s * 0.85)), ink, s // 14 + 1, cv2.LINE_AA
    )
    cv2.line(picture, (x + s // 3, y + int(s * 0.87)), (x + 2 * s // 3, y + int(s * 0.87)), ink, s // 12 + 1)


def upward(picture: Image, x: int, y: int, s: int, ink: Ink) -> None:
    """Two arrows that say which way is up."""
    for left in (0.3, 0.7):
        foot, tip = (int(x + left * s), int(y + 0.75 * s)), (int(x + left * s), int(y + 0.12 * s))
        cv2.arrowedLine(picture, foot, tip, ink, s // 10 + 1, cv2.LINE_AA, tipLength=0.45)
    cv2.line(picture, (x + s // 8, y + int(0.86 * s)), (x + 7 * s // 8, y + int(0.86 * s)), ink, s // 14 + 1)


def dry(picture: Image, x: int, y: int, s: int, ink: Ink) -> None:
    """Keep dry: an umbrella with a handle."""
    cv2.ellipse(
        picture, (x + s // 2, y + s // 2), (int(s * 0.38), int(s * 0.32)), 0, 180, 360, ink, -1, cv2.LINE_AA
    )
    cv2.line(picture, (x + s // 2, y + s // 2), (x + s // 2, y + int(s * 0.8)), ink, s // 16 + 1, cv2.LINE_AA)
    cv2.ellipse(
        picture,
        (x + int(s * 0.43), y + int(s * 0.8)),
        (s // 14, s // 14),
        0,
        0,
        180,
        ink,
        s // 18 + 1,
        cv2.LINE_AA,
    )


def recycled(picture: Image, x: int, y: int, s: int, ink: Ink) -> None:
    """Recyclable: three arrows in a ring."""
    middle = np.array([x + s / 2, y + s / 2])
    for k in range(3):
        turn = 2 * np.pi * k / 3 - np.pi / 2
        arc = [
            middle + 0.34 * s * np.array([np.cos(t), np.sin(t)]) for t in np.linspace(turn, turn + 1.5, 12)
        ]
        cv2.polylines(picture, [np.array(arc).astype(np.int32)], False, ink, s // 10 + 1, cv2.LINE_AA)
        head = np.array([[0.0, -0.14], [0.2, 0.0], [0.0, 0.14]]) * s
        bent = turn + 1.5 + np.pi / 2
        spin = np.array([[np.cos(bent), np.sin(bent)], [-np.sin(bent), np.cos(bent)]])
        cv2.fillPoly(picture, [(head @ spin + arc[-1]).astype(np.int32)], ink, cv2.LINE_AA)


def layers(picture: Image, x: int, y: int, s: int, ink: Ink) -> None:
    """A limit of layers: boxes on each other and a number."""
    for k in range(2):
        top = int(y + s * (0.16 + 0.26 * k))
        cv2.rectangle(picture, (x + int(s * 0.2), top), (x + int(s * 0.5), top + int(s * 0.22)), ink, 2)
    cv2.rectangle(
        picture, (x + int(s * 0.2), int(y + s * 0.68)), (x + int(s * 0.5), int(y + s * 0.9)), ink, -1
    )
    words.text(picture, "6", (x + s * 0.6, y + s * 0.3), size=int(s * 0.4), ink=ink, face=1)


def hooks(picture: Image, x: int, y: int, s: int, ink: Ink) -> None:
    """No hooks: a hook, crossed out."""
    cv2.ellipse(
        picture, (x + s // 2, y + int(s * 0.6)), (s // 5, s // 5), 0, 0, 230, ink, s // 14 + 1, cv2.LINE_AA
    )
    cv2.line(picture, (x + int(s * 0.7), y + int(s * 0.6)), (x + int(s * 0.7), y + s // 6), ink, s // 14 + 1)
    cv2.line(
        picture, (x + s // 8, y + 7 * s // 8), (x + 7 * s // 8, y + s // 8), ink, s // 12 + 1, cv2.LINE_AA
    )


MARKS = (goblet, upward, dry, recycled, layers, hooks)


def draw_seal(seal: int, picture: Image, at: tuple[int, int], radius: int) -> None:
    """Draw a round stamp of an invented firm, in place: two rings, a star, signs around."""
    rng = rng_of("fresh seal", seal)
    side = 2 * radius + 20
    patch = np.full((side, side, 3), 255, np.uint8)
    ink, middle = (200, 40, 45), side // 2
    cv2.circle(patch, (middle, middle), radius, ink, 5, cv2.LINE_AA)
    cv2.circle(patch, (middle, middle), int(radius * 0.93), ink, 1, cv2.LINE_AA)
    arms = [
        (radius * (0.3 if k % 2 == 0 else 0.12) * np.array([np.cos(t), np.sin(t)]) + middle).astype(np.int32)
        for k, t in enumerate(np.linspace(0, 2 * np.pi, 10, endpoint=False) - np.pi / 2)
    ]
    cv2.fillPoly(patch, [np.array(arms)], ink, cv2.LINE_AA)
    signs = words.person(rng) + words.person(rng) + words.person(rng) + words.person(rng)
    for k, sign in enumerate(signs):
        one = np.full((60, 60, 3), 255, np.uint8)
        words.text(one, sign, (14, 14), size=32, ink=ink, face=0)
        turn = -130 + 260 * k / max(len(signs) - 1, 1)
        spun = cv2.warpAffine(
            one, cv2.getRotationMatrix2D((30, 30), -turn, 1), (60, 60), borderValue=(255, 255, 255)
        )
        angle = np.deg2rad(turn - 90)
        cx, cy = int(middle + 0.7 * radius * np.cos(angle)), int(middle + 0.7 * radius * np.sin(angle))
        part = patch[cy - 30 : cy + 30, cx - 30 : cx + 30]
        part[:] = np.minimum(part, spun[: part.shape[0], : part.shape[1]])
    words.text(
        patch,
        words.digits(rng, 10),
        (middle - radius * 0.45, middle + radius * 0.5),
        size=18,
        ink=ink,
        wide=radius * 0.9,
    )
    x, y = at[0] - middle, at[1] - middle
    part = picture[y : y + side, x : x + side]
    part[:] = np.minimum(part, patch[: part.shape[0], : part.shape[1]])
