"""Pasted ink on scanned payrolls: copies found, signatures drawn by themselves and typed names told as copies. Needs Tesseract.

Everything is drawn here (`signature`, `table_scan`); no real hand is among it. On each page of 24 rows eight cells hold four
pictures, two cells each, eight the signature of one hand drawn eight times, eight signatures of their own. Usage: python bench/ink.py [--seeds N]
"""

import argparse
import random
import time
from itertools import combinations
from pathlib import Path

from _frame import figure
from unpick.datasets.documents.scanned import read_scan
from unpick.datasets.generate.papers import table_scan
from unpick.datasets.generate.papers.signature import signature
from unpick.exhibits.pasted import ALIKE, _gray, alike, alike_pairs

PAGES = (
    {},
    {"turn": -1.3, "quality": 60, "grain": 3.0},
    {"turn": 1.5, "quality": 60, "grain": 9.0},
    {"turn": 0.7, "quality": 90},
    {"dpi": 150, "turn": 0.4},
    {"dpi": 300, "turn": -0.9},
)
"""How pages differ from 200 dpi, half a degree, grain 6, JPEG 70."""

HANZI = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
HEADS = ("No.", "Employee ID", "Days", "Base pay", "Gross", "Signature" + " " * 14)
FIRST = ("Anna", "Boris", "Clara", "Dinah", "Edgar", "Fanny", "Gustav", "Helga", "Irina", "Jonas")
LAST = ("Amber", "Birch", "Cedar", "Dogwood", "Elder", "Fennel", "Ginger", "Hazel", "Ivy", "Juniper")


def payroll(seed, *, typed=None, **more):
    """Return a page with drawn signatures, or with typed names in their column."""
    draw, dpi = random.Random(seed), more.get("dpi", 200)
    sides = {"high": round(0.2 * dpi), "wide": round(0.75 * dpi)}
    rows = []
    for at in range(24):
        base, days = draw.randint(2500, 3300), draw.randint(20, 27)
        rows.append(
            [
                str(at + 1),
                f"W{at + 1:03d}",
                str(days),
                f"{base:,}.00",
                f"{base + 10 * days:,}.00",
                typed[at] if typed else "",
            ]
        )
    ink = {} if typed else {
        (at, 5): signature(*((seed * 100 + at // 2, 0) if at < 8 else (seed * 100 + 50, at) if at < 16 else (seed * 100 + at, 0)), **sides)
        for at in range(24)
    }  # fmt: skip
    return table_scan("Payroll, an invented works", HEADS, rows, "2025-06-02", seed=seed, signed=ink, **more)


def cells(data):
    """Return the inks of a page by the number of their row, from 0."""
    return {int(one.place.rsplit(" ", 1)[1]) - 2: one for one in read_scan(data, "picture", frozenset()).inks}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=2, help="pages of each kind")
    parser.add_argument("--first", type=int, default=1)
    asked = parser.parse_args()
    lonely, hands, copies, kept, pages = [], [], [], 0, 0
    for number, more in enumerate(PAGES):
        begun, mine = time.process_time(), []
        for seed in range(asked.first, asked.first + asked.seeds):
            found = cells(payroll(1000 * number + seed, **more))
            kept, pages = kept + len(found), pages + 1
            mine += [
                alike(_gray(found[at]), _gray(found[at + 1])) if {at, at + 1} <= found.keys() else 0.0
                for at in range(0, 8, 2)
            ]
            hands.append([found[at] for at in range(8, 16) if at in found])
            lonely += [found[at] for at in (0, 2, 4, 6, *range(16, 24)) if at in found]
        copies += mine
        print(
            more or "usual",
            "copies",
            [round(one, 3) for one in sorted(mine)],
            f"{time.process_time() - begun:.0f} CPU s without Tesseract",
            flush=True,
        )
    hand = [alike(_gray(a), _gray(b)) for one in hands for a, b in combinations(one, 2)]
    own = [alike(_gray(a), _gray(b)) for a, b in combinations(lonely, 2)]
    figure("cells with a signature that were cut out", kept / (24 * pages), "share", n=24 * pages)
    figure(
        "pasted pairs told",
        sum(one >= ALIKE for one in copies) / len(copies),
        "share",
        n=len(copies),
        least=min(copies),
    )
    figure(
        "signatures of their own told as copies",
        sum(one >= ALIKE for one in own),
        "pairs",
        n=len(own),
        most=max(own),
    )
    figure(
        "one hand's drawn again told as copies",
        sum(one >= ALIKE for one in hand),
        "pairs",
        n=len(hand),
        most=max(hand),
    )
    names = [f"{first} {last}" for first in FIRST for last in LAST]
    chinese = [a + b + c for a in "王李张刘陈杨" for b in "伟芳娜敏静丽" for c in "军洋勇艳杰娟"]
    for kind, pool, more in (("Latin", names, {}), ("Hanzi", chinese, {"font": HANZI})):
        if more and not HANZI.exists():
            continue
        left = []
        for seed in range(asked.seeds):
            typed = random.Random(kind).sample(pool, 24)  # the same names in each month
            left += cells(payroll(9000 + seed, typed=typed, turn=0.5 - seed, **more)).values()
        figure(
            f"typed names taken for ink, {kind}",
            len(left),
            "cells",
            n=24 * asked.seeds,
            pairs_told=len(alike_pairs(left)),
        )


if __name__ == "__main__":
    main()
