"""Build src/unpick/names/tables/places.csv from the administrative divisions of China and North Korea.

Usage: python tools/build_name_tables.py DATA_FOLDER
"""

import csv
import gzip
import json
import re
import sys
from pathlib import Path

from pypinyin import lazy_pinyin

OUT = Path(__file__).parent.parent / "src" / "unpick" / "names" / "tables" / "places.csv"
CN = "modood/Administrative-divisions-of-China 57a0aa9 (2023 codes, WTFPL)"
KP = "open-admin-data/north-korea-administrative-divisions 54749db (2026-08-20, CC BY 4.0)"
USAGE = "usage: English or older spelling of the same place"
PROVINCES = (
    "11北京 12天津 13河北 14山西 15内蒙古 21辽宁 22吉林 23黑龙江 31上海 32江苏 33浙江 34安徽 35福建 36江西 "
    "37山东 41河南 42湖北 43湖南 44广东 45广西 46海南 50重庆 51四川 52贵州 53云南 54西藏 61陕西 62甘肃 "
    "63青海 64宁夏 65新疆 71台湾 81香港 82澳门"
)
COUNTIES_OF = ("65", "2106", "2224")
"""Counties are read for Xinjiang, Dandong and Yanbian only: elsewhere county names collide with brands."""
MORE_COUNTIES = ("370283", "210283", "210681")
EXONYMS = {
    "653201": "hotan",
    "6532": "hotan khotan",
    "6529": "aksu",
    "6531": "kashgar kashi kashigar",
    "653224": "lop",
    "6504": "turpan turfan",
    "6501": "urumqi wulumuqi",
    "652801": "korla",
    "652923": "kuqa kucha",
    "6540": "ili yili",
    "653125": "yarkand yarkant",
    "6502": "karamay",
    "6505": "kumul",
    "81": "hongkong",
    "82": "macau macao",
    "15": "innermongolia neimenggu",
    "54": "tibet",
    "61": "shaanxi",
    "14": "shanxi",
    "71": "taiwan",
    "6523": "changji",
    "653121": "shufu",
    "653101": "kashgar",
    "6590": "shihezi",
}
OTHERS = (
    ("CN", "china", USAGE),
    ("CN", "chinese", USAGE),
    ("CN", "prc", USAGE),
    ("CN", "中国", USAGE),
    ("CN", "zhongguo", USAGE),
    ("VN", "vietnam", USAGE),
    ("IN", "india", USAGE),
    ("BD", "bangladesh", USAGE),
    ("PK", "pakistan", USAGE),
    ("MX", "mexico", USAGE),
    ("RU", "russia", USAGE),
    ("JP", "japan", USAGE),
    ("KR-11", "seoul", USAGE),
    ("KR-11", "서울", USAGE),
    ("KR", "southkorea", USAGE),
    ("KR", "대한민국", USAGE),
    ("2106", "단동", USAGE),
    ("KP10", "평양", USAGE),
    ("KP0601", "신의주", USAGE),
    ("KP0803", "개성", USAGE),
    ("KP0110", "라선", USAGE),
    ("KP13", "rason", USAGE),
    ("KP13", "rajin", USAGE),
    ("KP11", "nampho", USAGE),
    ("KP11", "nampo", USAGE),
    ("KP11", "남포", USAGE),
    ("SG", "singapore", USAGE),
    ("MY", "malaysia", USAGE),
    ("TH", "thailand", USAGE),
    ("KR-26", "busan", USAGE),
    ("KR-26", "pusan", USAGE),
    ("KH", "cambodia", USAGE),
)
SUFFIX = re.compile(
    r"(朝鲜族|维吾尔|哈萨克|蒙古|回族|柯尔克孜|塔吉克|锡伯|满族|土家族|苗族|藏族|彝族|羌族|壮族|布依族|侗族|白族|傣族|景颇族|傈僳族|哈尼族)*(自治州|自治县|地区|盟|市|县|州)$"
)


def read(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def chinese(folder: Path) -> list[tuple[str, str, str]]:
    named = [(entry[:2], entry[2:]) for entry in PROVINCES.split()]
    named += [(row["code"], row["name"]) for row in read(folder / "places" / "cn_cities.csv.gz")]
    for row in read(folder / "places" / "cn_areas.csv.gz"):
        if row["code"].startswith(COUNTIES_OF) or row["code"] in MORE_COUNTIES:
            named.append((row["code"], row["name"]))
    rows: list[tuple[str, str, str]] = []
    for code, name in named:
        short = SUFFIX.sub("", name)
        if len(short) < 2 or "辖" in name or (name.endswith("区") and len(name) < 4):
            continue
        rows.append((code, short, CN))
        if code not in ("61",):
            rows.append((code, "".join(lazy_pinyin(short)).replace("ü", "v"), CN))
    for code, words in EXONYMS.items():
        rows += [(code, word, USAGE) for word in words.split()]
    return rows


def north_korean(folder: Path) -> list[tuple[str, str, str]]:
    with gzip.open(folder / "places" / "kp_admin_hierarchy.json.gz", "rt", encoding="utf-8") as file:
        provinces = json.load(file)["data"]
    rows = []
    for province in provinces:
        rows.append((province["id"], province["name"]["en"], KP))
        # Counties share their names with brands (Ryonggang, Taedong), so only cities are read.
        rows += [
            (county["id"], county["name"]["en"].removesuffix(" City"), KP)
            for county in province["county"]
            if county["name"]["en"].endswith(" City")
        ]
    return rows


def main() -> None:
    folder = Path(sys.argv[1])
    seen: dict[str, tuple[str, str, str]] = {}
    for code, form, source in [*OTHERS, *chinese(folder), *north_korean(folder)]:
        key = re.sub(r"[^a-z\u3400-\u9fff\uac00-\ud7af]", "", form.lower())
        seen.setdefault(f"{key}\x1f{code}", (key, code, source))
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("form", "code", "source"))
        writer.writerows(sorted(seen.values()))
    print(len(seen), "forms")


if __name__ == "__main__":
    main()
