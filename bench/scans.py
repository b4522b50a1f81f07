"""Cells of scanned tables: read as printed, left out, read wrongly; by height of print, grain, script. Needs Tesseract.

Tables, names and firms are made up (`table_scan`). Usage: python bench/scans.py [--seeds N] [--first SEED]
"""

import argparse
import io
import json
import random
import resource
import sys
import time
from pathlib import Path

from PIL import Image

from unpick.datasets.documents.ocr import ocr_languages, ocr_version
from unpick.datasets.documents.scanned import read_scan
from unpick.datasets.generate.papers import table_scan

HEADS = {
    "latin": ["No.", "Name", "Days", "Hours", "Base pay", "Overtime", "Gross", "Deductions", "Net pay"],
    "hangul": ["번호", "이름", "근무일수", "근무시간", "기본급", "연장수당", "총액", "공제액", "실수령액"],
    "hanzi": ["序号", "姓名", "出勤天数", "工时", "基本工资", "加班费", "应发工资", "扣款", "实发工资"],
}
FONTS = (
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/truetype/noto/NotoSansCJK-Regular.ttc",
)
CELLS = (
    ("latin", {}),
    ("hanzi", {}),
    ("latin", {"ruled": False}),
    ("hanzi", {"ruled": False}),
    ("latin", {"turn": -2.5, "grain": 14.0, "quality": 45}),
    ("hanzi", {"turn": 2.0, "grain": 14.0, "quality": 45}),
    ("hangul", {}),
    ("latin", {"dpi": 220, "lean": 0.04, "shade": 0.35}),
    ("hanzi", {"dpi": 220, "lean": 0.04, "shade": 0.35}),
    ("latin", {"dpi": 150, "points": 8.0}),
    ("hanzi", {"dpi": 150, "points": 8.0}),
    ("latin", {"dpi": 100, "points": 9.0}),
)
"""Script and how the page differs from 200 dpi, 9 points, ruled, half a degree, grain 6, JPEG 70."""


def sheet(script: str, seed: int, count: int = 24) -> tuple[list[str], list[list[str]]]:
    """Return heads and rows of a made-up payroll; no name is a person's."""
    draw = random.Random(seed)
    rows = []
    for number in range(1, count + 1):
        days, base, more, less = (
            draw.randint(12, 27),
            draw.randint(1500, 3200),
            draw.randint(0, 1200),
            draw.randint(50, 600),
        )
        if script == "latin":
            name = f"Worker {draw.choice('ABCDEFGHKLM')}{draw.randint(10, 99)}"
            money = "{:,.2f}".format
        elif script == "hangul":
            name = draw.choice("김이박최정") + draw.choice("영성은정미") + draw.choice("희숙철남옥")
            money = "{:,.2f}".format
        else:
            name = draw.choice("王李张刘陈杨") + draw.choice("伟芳娜敏静丽") + draw.choice("军洋勇艳杰娟")
            money = "{:.2f}".format
        gross = base + more
        rows.append(
            [
                str(number),
                name,
                str(days),
                str(days * 8),
                *map(money, (base, more, gross, less + 0.5, gross - less - 0.5)),
            ]
        )
    return HEADS[script], rows


def counted(heads: list[str], rows: list[list[str]], data: bytes) -> dict[str, int]:
    """Return how many cells of figures were read as printed, left out, missing or wrong, and how many heads."""
    found = read_scan(data, "picture", frozenset())
    grids = [one for one in found.grids if len(one.header or one.rows[0]) == len(heads)]
    out = dict.fromkeys(("right", "left_out", "missing", "wrong", "heads", "declined"), 0)
    if not found.pages:
        return {**out, "declined": 1}
    out["heads"] = sum(
        a.replace(" ", "") == b.replace(" ", "")
        for one in grids[:1]
        for a, b in zip(one.header, heads, strict=True)
    )
    read = {tuple(row[4:]): row for one in grids for row in one.rows}
    lines = [row for one in grids for row in one.rows]
    for at, row in enumerate(rows):
        line = read.get(tuple(row[4:])) or (lines[at] if at < len(lines) else None)
        for column in range(2, len(row)):
            cell = line[column] if line else ""
            kind = (
                "right"
                if cell == row[column]
                else "missing"
                if not cell
                else "left_out"
                if "?" in cell
                else "wrong"
            )
            out[kind] += 1
    return out


def main() -> None:
    """Print one line of JSON for each kind of page."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seeds", type=int, default=2)
    asked.add_argument("--first", type=int, default=1)
    given = asked.parse_args()
    font = next((Path(one) for one in FONTS if Path(one).exists()), None)
    for script, more in CELLS:
        if script != "latin" and font is None:
            print(
                "no font with Hanzi and Hangul (Debian: fonts-noto-cjk); those pages are left out",
                file=sys.stderr,
            )
            continue
        total: dict[str, int] = {}
        own, child = time.process_time(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        for seed in range(given.first, given.first + given.seeds):
            heads, rows = sheet(script, seed)
            data = table_scan(
                "Invented Glove Works, 2023-04",
                heads,
                rows,
                "2023-05-02",
                seed=seed,
                font=None if script == "latin" else font,
                **more,
            )
            Image.open(io.BytesIO(data)).verify()
            for key, value in counted(heads, rows, data).items():
                total[key] = total.get(key, 0) + value
        cpu = time.process_time() - own + resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - child
        print(
            json.dumps(
                {
                    "figure": f"scans: {script} {more or 'usual'}",
                    "pages": given.seeds,
                    **total,
                    "cpu_s_a_page": round(cpu / given.seeds, 1),
                    "reader": f"Tesseract {ocr_version()} {ocr_languages()}",
                },
                ensure_ascii=False,
            ),
            flush=True,
        )


if __name__ == "__main__":
    main()
