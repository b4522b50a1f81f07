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
    """Return a page of an invented audit report, with up to four photographs on it.

    Head and type belong to the auditor's firm, the text to the page.
    """
    firm = rng_of("auditor", auditor)
    paper = np.full((height, width, 3), int(rng.integers(238, 255)), np.uint8)
    ink, edge = color(firm, high=140, gray=0.0), int(width * firm.uniform(0.03, 0.12))
    unit = height / 990
    paper[: int(height * firm.uniform(0.05, 0.08))] = ink
    type_, size = int(firm.integers(30)), int(firm.uniform(11, 18) * unit + 2)
    words.text(
        paper,
        words.brand(firm) + " (invented)",
        (edge, 10 * unit),
        size=int(30 * unit),
        ink=(245, 245, 245),
        face=type_,
    )
    y = height * firm.uniform(0.09, 0.14)
    head = f"{words.sentence(firm, 2).upper()} {words.lot(rng)}   {words.day(rng)}"
    words.text(
        paper, head, (edge, y), size=int(size * 1.4), ink=(30, 30, 30), face=type_ + 1, wide=width - 2 * edge
    )
    y += size * 2.6
    for _ in range(int(rng.integers(4, 12))):
        line = words.sentence(rng, int(rng.integers(5, 11)))
        words.text(paper, line, (edge, y), size=size, ink=(40, 40, 40), face=type_, wide=width - 2 * edge)
        y += size * firm.uniform(1.5, 1.52)
    rows = max((len(photos) + 1) // 2, 1)
    cell_w, cell_h = (width - 2 * edge - 20) // 2, int((height - y - 50 * unit) / rows) - int(34 * unit)
    for k, photo in enumerate(photos):
        scale = min(cell_w / photo.shape[1], cell_h / photo.shape[0])
        small = cv2.resize(photo, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        left, top = edge + (k % 2) * (cell_w + 20), int(y + 14 * unit) + (k // 2) * (cell_h + int(34 * unit))
        paper[top : top + small.shape[0], left : left + small.shape[1]] = small
        under = f"{k + 1}: {words.sentence(rng, 4)}"
        words.text(
            paper,
            under,
            (left, top + small.shape[0] + 5),
            size=size,
            ink=(60, 60, 60),
            face=type_,
            wide=cell_w,
        )
    return paper


TITLES = ("员工登记卡 WORKER CARD", "人员登记表 STAFF FORM", "WORKER CARD", "出入证 PASS", "Record of staff")
LABELS = (
    ("姓名", "NAME", "Worker"),
    ("工号", "NO.", "Number"),
    ("部门", "UNIT", "Line"),
    ("出生", "BORN", "Date of birth"),
    ("住址", "ADDRESS", "Lives at"),
    ("入职", "SINCE", "Hired on"),
)


def card(rng: Rng, *, template: int, height: int = 380, width: int = 600) -> Image:
    """Return a worker's registration card of an invented person; the portrait box is empty.

    Args:
        template: seed of the form; cards of one form share all but what is filled in.
    """
    form = rng_of("form", template)
    picture = tint(noise(form, height, width, cells=5, octaves=3), color(form, low=190), color(form, low=215))
    ink, face = color(form, high=110), int(form.integers(30))
    for _ in range(int(form.integers(2, 6))):
        middle = (int(form.uniform(0, width)), int(form.uniform(0, height)))
        axes = (int(form.integers(40, 220)), int(form.integers(40, 220)))
        cv2.ellipse(picture, middle, axes, 30, 0, 360, color(form, low=180), 1, cv2.LINE_AA)
    title = f"{TITLES[int(form.integers(len(TITLES)))]} (invented)"
    words.text(picture, title, (24, form.uniform(8, 28)), size=int(form.integers(20, 34)), ink=ink, face=face)
    left, box_w, box_h = int(form.integers(2)), int(form.integers(100, 140)), int(form.integers(130, 180))
    box_x, box_y = 24 if left else width - 24 - box_w, int(form.integers(60, 110))
    cv2.rectangle(picture, (box_x, box_y), (box_x + box_w, box_y + box_h), (225, 225, 225), -1)
    cv2.rectangle(picture, (box_x, box_y), (box_x + box_w, box_y + box_h), ink, 1)
    values = [
        words.person(rng),
        words.digits(rng, 6),
        words.brand(rng),
        f"{int(rng.integers(1960, 2000))}{words.day(rng)[4:]}",
        f"{words.person(rng)}路{words.digits(rng, 3)}号",
        words.day(rng),
    ]
    x, y = (box_x + box_w + 30 if left else 24), form.uniform(64, 90)
    pitch, size = form.uniform(34, 44), int(form.integers(13, 20))
    tongue, indent = int(form.integers(3)), int(form.integers(110, 160))
    for k in form.permutation(len(LABELS)).tolist():
        words.text(picture, LABELS[k][tongue], (x, y), size=size, ink=ink, face=face)
        words.text(picture, values[k], (x + indent, y), size=size + 3, ink=(25, 25, 25), face=face + 1)
        y += pitch
    number = "INVENTED " + words.digits(rng, 14)
    words.text(
        picture, number, (24, height - 44), size=int(form.integers(18, 28)), ink=(25, 25, 25), face=face + 1
    )
    return picture
