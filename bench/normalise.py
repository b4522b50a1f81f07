"""How many names a second one core takes apart: distinct names, repeated names, and by script.

python3 dev.py bench normalise [--names N] [--data DIR]     with DIR, the names of the OFAC list are read too

The names are invented, from a seed: places and trades of the tables around brands of random syllables, with the
dirt of manifests. A repeated name costs nothing but its lookup, so that distinct names are the figure.
"""

import argparse
import csv
import gzip
import sys
import time
from pathlib import Path

import numpy as np

from _frame import ROOT, figure, kernel_seconds

TARGET = 60_000  # research "matching", section 4: names/s and core of the plain prototype

PINYIN = [
    "hua",
    "xin",
    "yang",
    "long",
    "sheng",
    "jin",
    "xiang",
    "tian",
    "heng",
    "bao",
    "fu",
    "tai",
    "he",
    "mei",
    "rui",
    "kang",
    "de",
    "cheng",
    "yuan",
    "zhi",
    "jia",
    "bo",
    "lin",
    "qing",
]
KOREAN = [
    "ryon",
    "bong",
    "pu",
    "gang",
    "tae",
    "song",
    "kum",
    "ryong",
    "su",
    "hung",
    "chol",
    "san",
    "mi",
    "rae",
    "un",
    "ha",
    "jang",
    "myong",
    "paek",
    "tu",
]
ENGLISH = [
    "quill",
    "moor",
    "vess",
    "ard",
    "orr",
    "in",
    "star",
    "gold",
    "bright",
    "north",
    "lake",
    "stone",
    "wood",
    "field",
    "hill",
    "river",
    "blue",
]
HANZI = "华新洋隆盛金翔天恒宝福泰和美瑞康德诚源志佳博林青"
HANGUL = "련봉부강대성금룡수흥철산미래은하장명백두"
TRADES = [
    "Garment",
    "Textile",
    "Trading",
    "Import & Export",
    "Foods",
    "Seafood",
    "Machinery",
    "Hair Products",
    "Shoes",
    "Chemical",
    "Electronic",
    "Furniture",
    "Toys",
    "Knitting",
    "Technology",
    "Logistics",
    "IMP & EXP",
    "TEXTlLES",
    "Apparel",
    "Bags",
]
PLACES = [
    "Dandong",
    "Shenyang",
    "Yanji",
    "Dalian",
    "Urumqi",
    "Hotan",
    "Qingdao",
    "Ningbo",
    "Pyongyang",
    "Rason",
    "Shaoxing",
    "Guangzhou",
    "Yiwu",
    "Hunchun",
    "Aksu",
    "Jinan",
    "Kuandian",
]
FORMS = [
    "Co., Ltd.",
    "CO LTD",
    "Limited",
    "Corp.",
    "Company",
    "",
    "Co.,Ltd",
    "Group Co., Ltd",
    "Inc",
    "Factory",
    "General Corporation",
]
HAN_PLACES = ["丹东", "沈阳", "延吉", "大连", "乌鲁木齐", "和田", "青岛", "宁波", "绍兴", "广州"]
HAN_TAILS = [
    "服装有限公司",
    "纺织品进出口有限公司",
    "贸易有限公司",
    "食品有限公司",
    "机械制造有限责任公司",
    "电子科技股份有限公司",
    "水产品加工厂",
]
HANGUL_TAILS = ["무역회사", "총회사", "피복공장", "수산사업소", "기술교류사", "은행", "합영회사"]


def invented(n: int, seed: int = 1) -> list[str]:
    """Return n names, nine in ten Latin, each seldom twice."""
    draw = np.random.Generator(np.random.PCG64(seed))

    def one(choices: "list[str] | tuple[str, ...] | str") -> str:
        return choices[int(draw.integers(len(choices)))]

    names = []
    for _ in range(n):
        sort = draw.random()
        if sort < 0.06:
            names.append(
                one(HAN_PLACES)
                + "".join(one(HANZI) for _ in range(2 + int(draw.integers(2))))
                + one(HAN_TAILS)
            )
            continue
        if sort < 0.1:
            names.append("조선" + "".join(one(HANGUL) for _ in range(2)) + one(HANGUL_TAILS))
            continue
        pool = PINYIN if sort < 0.6 else KOREAN if sort < 0.7 else ENGLISH
        brand = "".join(one(pool) for _ in range(2 + int(draw.integers(3)))).title()
        words = [one(PLACES) if draw.random() < 0.6 else "", brand, one(TRADES), one(FORMS)]
        if draw.random() < 0.1:
            words.insert(3, f"No. {int(draw.integers(1, 30))}")
        name = " ".join(word for word in words if word)
        name = name.upper() if draw.random() < 0.6 else name
        names.append(name[:35] if draw.random() < 0.1 else name)
    return names


def ofac(data: Path) -> list[str]:
    """Return the names of the OFAC list that are no person's."""
    with gzip.open(data / "ofac_sdn" / "sdn_2024-05-03.csv.gz", "rt", encoding="utf-8") as file:
        return [row[1] for row in csv.reader(file) if len(row) > 3 and row[2].strip() != "individual"]


def measure(name: str, texts: list[str], **more: object) -> None:
    """Read the texts once by name and once by column, in a process that has read none of them."""
    import pyarrow as pa

    from unpick.names import bundled_tables, normalise
    from unpick.names.columns import normalise_many
    from unpick.names.normalise import read_name

    normalise("丹东甲有限公司 조선을무역회사 abc")
    tables, distinct = bundled_tables(), list(dict.fromkeys(texts))
    started = time.process_time()
    for text in distinct:
        read_name(text, tables)
    plain = time.process_time() - started
    figure(
        f"normalise, {name}",
        round(len(distinct) / plain),
        "names/s and core",
        target=f">= {TARGET}",
        met=len(distinct) / plain >= TARGET,
        n=len(distinct),
        **more,
    )
    started = time.process_time()
    table = normalise_many(pa.array(texts))
    columns = time.process_time() - started
    figure(
        f"normalise_many, {name}, words known",
        round(len(texts) / columns),
        "names/s and core",
        n=len(texts),
        rows=table.num_rows,
        cpu_seconds=round(columns, 2),
        **more,
    )


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--names", type=int, default=300_000)
    parser.add_argument("--data", type=Path, help="folder with ofac_sdn")
    parser.add_argument("--small", action="store_true", help="20,000 names")
    asked = parser.parse_args()
    sys.path[:0] = [str(ROOT / "src")]
    kernel = round(kernel_seconds(), 3)
    names = invented(20_000 if asked.small else asked.names)
    measure("invented shippers", names, kernel_seconds=kernel)
    measure("the same, three times each", names * 3, kernel_seconds=kernel)
    measure("Hanzi and Hangul alone", [one for one in names if not one.isascii()], kernel_seconds=kernel)
    if asked.data:
        measure("OFAC firms and vessels", ofac(asked.data), kernel_seconds=kernel)


if __name__ == "__main__":
    main()
