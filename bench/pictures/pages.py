"""What lies on paper: an auditor's overlay, report pages with photographs, registration cards without portraits."""

import cv2
import numpy as np
from bench.pictures import words
from bench.pictures.paint import Image, Rng, color, noise, rng_of, tint

__all__ = ["card", "overlay", "page"]


def overlay(picture: Image, *, auditor: int, day: str) -> Image:
    """Return the picture with what an auditor's camera and firm put on it: date, emblem, border, caption.

    Args:
        auditor: seed of the firm; its emblem, caption and border are the same on all its pictures.
        day: the burnt-in date.
    """
    firm, out = rng_of("auditor", auditor), picture.copy()
    high, wide = out.shape[:2]
    unit = max(high // 16, 14)
    ink = color(firm, high=140, gray=0.0)
    name = words.brand(firm) + " AUDIT (invented)"
    bar = int(unit * 1.5)
    out[high - bar :] = ink
    words.text(
        out,
        name,
        (unit // 2, high - bar + unit // 3),
        size=int(unit * 0.7),
        ink=(245, 245, 245),
        face=int(firm.integers(20)),
        wide=wide * 0.5,
    )
    cv2.circle(out, (int(unit * 1.6), int(unit * 1.6)), unit, (245, 245, 245), -1, cv2.LINE_AA)
    for k in range(int(firm.integers(3, 6))):
        spot = (firm.normal(unit * 1.6, unit * 0.35, 2)).astype(int)
        cv2.circle(
            out,
            (int(spot[0]), int(spot[1])),
            int(unit * firm.uniform(0.15, 0.4)),
            color(firm),
            -1 if k % 2 else 2,
            cv2.LINE_AA,
        )
    cv2.rectangle(out, (0, 0), (wide - 1, high - 1), ink, max(unit // 4, 2))
    stamp = (255, 150, 30) if firm.random() < 0.6 else (250, 250, 250)
    words.text(
        out,
        day.replace("-", " ") + " 10:24",
        (wide - unit * 7, high - bar - unit * 1.4),
        size=unit,
        ink=stamp,
        face=4,
        wide=unit * 6.5,
    )
    return out


def page(rng: Rng, photos: list[Image], *, auditor: int, height: int = 990, width: int = 700) -> Image:
    """Return a page of an invented audit report, with up to four photographs on it."""
    firm = rng_of("auditor", auditor)
    paper = np.full((height, width, 3), int(rng.integers(238, 255)), np.uint8)
    ink = color(firm, high=140, gray=0.0)
    paper[: int(height * 0.06)] = ink
    words.text(
        paper,
        words.brand(firm) + " AUDIT (invented)",
        (20, 14),
        size=26,
        ink=(245, 245, 245),
        face=int(firm.integers(20)),
    )
    words.text(
        paper, f"SITE REPORT {words.lot(rng)}   {words.day(rng)}", (30, 80), size=20, ink=(30, 30, 30), face=1
    )
    y = 120
    for _ in range(int(rng.integers(4, 12))):
        words.text(
            paper,
            words.sentence(rng, int(rng.integers(7, 11))),
            (30, y),
            size=14,
            ink=(40, 40, 40),
            face=3,
            wide=width - 60,
        )
        y += 22
    cell_w, cell_h = (width - 80) // 2, int((height - y - 60) / max((len(photos) + 1) // 2, 1)) - 34
    for k, photo in enumerate(photos):
        scale = min(cell_w / photo.shape[1], cell_h / photo.shape[0])
        small = cv2.resize(photo, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        left, top = 30 + (k % 2) * (cell_w + 20), y + 20 + (k // 2) * (cell_h + 34)
        paper[top : top + small.shape[0], left : left + small.shape[1]] = small
        words.text(
            paper,
            f"Photo {k + 1}: {words.sentence(rng, 4)}",
            (left, top + small.shape[0] + 6),
            size=12,
            ink=(60, 60, 60),
            face=2,
            wide=cell_w,
        )
    return paper


LABELS = (
    ("姓名", "NAME"),
    ("工号", "NO."),
    ("部门", "UNIT"),
    ("出生", "BORN"),
    ("住址", "ADDRESS"),
    ("入职", "SINCE"),
)


def card(rng: Rng, *, template: int, height: int = 380, width: int = 600) -> Image:
    """Return a worker's registration card of an invented person; the portrait box is empty.

    Args:
        template: seed of the form; cards of one form share all but what is filled in.
    """
    form = rng_of("form", template)
    picture = tint(noise(form, height, width, cells=5, octaves=3), color(form, low=190), color(form, low=215))
    ink = color(form, high=110)
    for _ in range(int(form.integers(2, 6))):
        middle = (int(form.uniform(0, width)), int(form.uniform(0, height)))
        cv2.ellipse(
            picture,
            middle,
            tuple(form.integers(40, 220, 2).tolist()),
            30,
            0,
            360,
            color(form, low=180),
            1,
            cv2.LINE_AA,
        )
    words.text(
        picture, "员工登记卡  WORKER CARD (invented)", (24, 18), size=26, ink=ink, face=int(form.integers(4))
    )
    left = int(form.integers(2))
    box_x = 24 if left else width - 154
    cv2.rectangle(picture, (box_x, 76), (box_x + 130, 240), (225, 225, 225), -1)
    cv2.rectangle(picture, (box_x, 76), (box_x + 130, 240), ink, 1)
    x, y = (184, 82) if left else (24, 82)
    values = [
        words.person(rng),
        words.digits(rng, 6),
        words.brand(rng),
        f"{int(rng.integers(1960, 2000))}" + words.day(rng)[4:],
        words.person(rng) + "路" + words.digits(rng, 3) + "号",
        words.day(rng),
    ]
    for k in form.permutation(len(LABELS)).tolist():
        words.text(picture, " ".join(LABELS[k]), (x, y), size=17, ink=ink)
        words.text(picture, values[k], (x + 130, y), size=20, ink=(25, 25, 25), face=k % 2)
        y += 42
    words.text(
        picture, "INVENTED " + words.digits(rng, 14), (24, height - 44), size=24, ink=(25, 25, 25), face=4
    )
    return picture
