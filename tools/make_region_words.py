"""Write exhibits/words/places.csv: names of Xinjiang and of North Korea, from the open tables of places.

Run from the project's root with the folder of place tables: python3 tools/make_region_words.py DIR.
Sources: administrative divisions of China, 2023 codes (modood/Administrative-divisions-of-China), romanized and
Uyghur county names as ASPI's Xinjiang Data Project spells them, provinces and counties of North Korea
(openadmindata.org/kp, CC BY 4.0). Names that are also words, or that another province has too, are left out:
a place in them is found by its prefecture or by the word Xinjiang beside it.
"""

import csv
import gzip
import io
import json
import re
import sys
from collections import Counter
from pathlib import Path

WORDS = Path(__file__).parent.parent / "src" / "unpick" / "exhibits" / "words"
# Too short or also English words, names of persons or of other places.
PLAIN = {"Bay", "Lop", "Jing", "Mori", "Toli", "Niye", "Aral", "Bole", "Manas", "Shawan", "Midong", "Tianshan", "Xinshi", "Hejing",
         "Altay", "Awat", "Beitun", "Chinggil", "Shihu", "Tekes", "Fukang", "Qitai", "Sanji", "Ili", "Shuanghe", "Guma", "Chira",
         "Onsu", "Toqsu", "Qaba"}  # fmt: skip
SPELLINGS = {
    "CN-XJ": (
        ("Xinjiang", r"\bXinjiang\b|\bSinkiang\b|\bXUAR\b|\bUyg?h?ur Autonomous Region\b|\bEast Turkistan\b|新疆|신장\s?(?:위구르|성|지역|자치구|산 )"),
        ("XPCC", r"\bXPCC\b|Xinjiang Production and Construction Corps|新疆生产建设兵团|生产建设兵团|兵团第"),
        ("Urumqi", r"\b(?:Urumqi|Ürümqi|Urumchi|Wulumuqi)\b|乌鲁木齐|우루무치"),
        ("Kashgar", r"\b(?:Kashgar|Kashi(?= (?:City|Prefecture|Area|Region|,)))\b|喀什|카슈가르|카스\s?지구"),
        ("Aksu", r"\b(?:Aksu|Akesu)\b|阿克苏|아커쑤"),
        ("Hotan", r"\b(?:Hotan|Khotan|Hetian(?= (?:City|Prefecture|County|Area|,)))\b|和田(?:地区|市|县)|허톈"),
        ("Korla", r"\b(?:Korla|Kuerle|Kuche|Kuqa)\b|库尔勒|쿠얼러"),
        ("Turpan", r"\b(?:Turpan|Turfan|Tulufan)\b|吐鲁番|투루판"),
        ("Hami", r"\bHami (?:City|Prefecture|Region)\b|\b(?:Qumul|Kumul)\b|哈密"),
        ("Changji", r"\b(?:Changji|Sanji Hui)\b|昌吉"),
        ("Bayingolin", r"\b(?:Bayingol\w+|Bazhou)\b|巴音郭楞"),
        ("Bortala", r"\b(?:Bortala|Boertala)\b|博尔塔拉"),
        ("Kizilsu", r"\b(?:Kizilsu|Kezilesu)\b|克孜勒苏"),
        ("Yili", r"\bYili\b|\bIli (?:Kazakh|Prefecture)|\bYining\b|伊犁|伊宁"),
        ("Tacheng", r"\b(?:Tacheng|Tarbaghatay)\b|塔城"),
        ("Altay", r"\bAltay (?:Prefecture|City|Region)\b|\bAletai\b|阿勒泰"),
        ("Shihezi", r"\bShihezi\b|石河子"),
        ("Karamay", r"\b(?:Karamay|Kelamayi)\b|克拉玛依"),
        ("Kuitun", r"\b(?:Kuitun|Kuytun)\b|奎屯"),
        ("Alar", r"\b(?:Alar|Alaer) (?:City|,)|阿拉尔"),
        ("Shache", r"\b(?:Yarkant|Shache)\b|莎车"),
    ),
    "KP": (
        ("North Korea", r"\bNorth[ -]Korean?s?\b|\bD\.?P\.?R\.?K\b\.?|\bDPR Korea\b|Democratic People's Republic of Korea|朝鲜(?!族)|北韩|북한|조선민주주의인민공화국|북조선"),
        ("Pyongyang", r"\bP['’]?yongyang\b|平壤|평양"),
        ("Sinuiju", r"\bSin[- ]?[uŭ]iju\b|新义州|신의주"),
        ("Kaesong", r"\bKaes[oŏ]ng\b|\bGaeseong\b|开城(?:工业|市)|개성\s?(?:공단|공업|시)"),
        ("Rason", r"\b(?:Rason|Rajin|Raj[ií]n-S[oŏ]nbong|Rasŏn)\b|罗先|罗津|라선|나진"),
        ("Nampo", r"\bNamp['’]?o\b|南浦|남포"),
        ("Chongjin", r"\bCh['’]?[oŏ]ngjin\b|清津|청진"),
        ("Hamhung", r"\bHamh[uŭ]ng\b|咸兴|함흥"),
        ("Wonsan", r"\bW[oŏ]nsan\b|元山|원산(?!지)"),
    ),
}  # fmt: skip


def rows_of(path: Path) -> list[dict[str, str]]:
    """Return the rows of a gzipped CSV."""
    return list(csv.DictReader(io.StringIO(gzip.decompress(path.read_bytes()).decode())))


def xinjiang(folder: Path) -> list[tuple[str, str, str]]:
    """Return the counties that no other province has by this name, in Han script and as ASPI spells them."""
    areas = rows_of(folder / "cn_areas.csv.gz")
    names = Counter(row["name"] for row in areas)
    han = [row["name"] for row in areas if row["provinceCode"] == "65" and names[row["name"]] == 1]
    stems = [re.sub(r"(?:哈萨克|蒙古|回族|塔吉克|锡伯)?(?:自治县|县|市|区)$", "", name) for name in han]
    others = " ".join(row["name"] for row in areas if row["provinceCode"] != "65")
    long = [name if len(stem) < 3 or stem in others else stem for name, stem in zip(han, stems, strict=True)]
    latin = {
        row[key].strip()
        for row in rows_of(folder / "aspi_xinjiang_detention_v1.csv.gz")
        for key in ("Prefecture", "County")
    }
    kept = sorted(name for name in latin if name and name not in PLAIN and " " not in name)
    return [("CN-XJ", "county", name) for name in long] + [
        ("CN-XJ", "county", rf"\b{name}\b") for name in kept
    ]


def north_korea(folder: Path) -> list[tuple[str, str, str]]:
    """Return the provinces of North Korea that no other country has by this name."""
    data = json.loads(gzip.decompress((folder / "kp_admin_hierarchy.json.gz").read_bytes()))["data"]
    provinces = [entry["name"]["en"] for entry in data]
    return [
        ("KP", "province", rf"\b{name}\b")
        for name in provinces
        if name not in ("Kangwon", "Nampo", "Pyongyang")
    ]


def main() -> None:
    """Write the table."""
    folder = Path(sys.argv[1])
    rows = [(region, name, pattern) for region, names in SPELLINGS.items() for name, pattern in names]
    rows += xinjiang(folder) + north_korea(folder)
    with (WORDS / "places.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("region", "place", "pattern"))
        writer.writerow(
            (
                "# names that find a place in Xinjiang (CN-XJ) or North Korea (KP); made by tools/make_region_words.py",
                "",
                "",
            )
        )
        writer.writerows(dict.fromkeys(rows))


if __name__ == "__main__":
    main()
