"""Places with their codes and spellings: China to the county, both Koreas, Russia's Far East, countries."""

import csv
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

from pypinyin import lazy_pinyin

from name_transcribed import hangul_of
from unpick.names.dialect import may_be_pinyin, wade_giles_of_pinyin
from unpick.names.fold import syllables
from unpick.names.romanise import romanise_dprk, romanise_mr, sino_korean, southern
from unpick.names.scripts import romanise_hangul

Row = tuple[str, str, str, str]

PROVINCES = (
    "11北京 12天津 13河北 14山西 15内蒙古 21辽宁 22吉林 23黑龙江 31上海 32江苏 33浙江 34安徽 35福建 36江西 "
    "37山东 41河南 42湖北 43湖南 44广东 45广西 46海南 50重庆 51四川 52贵州 53云南 54西藏 61陕西 62甘肃 "
    "63青海 64宁夏 65新疆 71台湾 81香港 82澳门"
)
SURE_IN_LATIN = ("65", "21", "22", "23", "37", "13", "33", "32", "44", "35", "11", "12", "31", "50")
"""Provinces whose counties lead a name in pinyin: goods and workers come from there. Elsewhere a county in pinyin, such as
Xinghe, is as often a brand, and is read as a place beside its admin word only; in Hanzi it is known everywhere."""
NATIONS = [
    "朝鲜族",
    "维吾尔",
    "哈萨克",
    "蒙古族",
    "蒙古",
    "回族",
    "柯尔克孜",
    "塔吉克",
    "锡伯",
    "满族",
    "土家族",
    "苗族",
    "藏族",
    "彝族",
    "羌族",
    "壮族",
    "布依族",
    "侗族",
    "白族",
    "傣族",
    "景颇族",
    "傈僳族",
    "哈尼族",
    "黎族",
    "瑶族",
    "畲族",
    "达斡尔族",
    "各族",
    "仡佬族",
    "水族",
]
SUFFIX = re.compile(rf"(?:{'|'.join(NATIONS)})*(?:自治州|自治县|地区|盟|市|县|州|左翼|林区)$")
KOREAN_SIDE = ("21", "22", "23", "37")
"""Provinces whose places also have Korean names in use: their Sino-Korean readings."""
OFTEN_READ = (
    "石家庄",
    "秦皇岛",
    "广州",
    "深圳",
    "南京",
    "苏州",
    "杭州",
    "宁波",
    "武汉",
    "厦门",
    "福州",
    "成都",
    "西安",
)
"""Cities further off that Koreans also name by their own reading."""
BIG = ["서울", "부산", "대구", "인천", "대전", "울산", "경기", "수원", "제주", "포항", "창원", "전주", "청주"]
KOREAN_CITIES_SURE = [
    "평양",
    "신의주",
    "개성",
    "남포",
    "라선",
    "청진",
    "함흥",
    "원산",
    "해주",
    "사리원",
    "강계",
    "혜산",
    "단천",
    "회령",
    "평성",
    "신포",
]
PERSONS = ["김책", "김형권", "김형직", "김정숙"]
"""Places that carry a person's name are read only beside their admin word."""
ALSO_KOREAN = (
    ("KP0201", "rason rajin sonbong rajinsonbong 라진 선봉 罗先 罗津 raseon"),
    ("KP10", "pyongyang pyeongyang phyongyang 平壤 平壌 пхеньян"),
    ("KP01", "yanggang"),
    ("KP11", "nampo nampho 南浦"),
    ("KP0601", "新义州"),
    ("KP0803", "开城 kaesung"),
    ("KP0205", "清津"),
    ("KP0401", "元山"),
    ("KP0307", "咸兴"),
    ("KR-11", "首尔 汉城"),
    ("KR-26", "釜山"),
    ("KR-28", "仁川"),
)


PROVINCE, PREFECTURE = 2, 4
"""Digits of the code of a province and of a prefecture, which older books spell in Wade-Giles."""

OLD_LEAST = 7
"""Letters from which the old spelling of a city is hardly a brand."""


def read(path: Path) -> list[dict[str, str]]:
    """Return the rows of a gzipped CSV."""
    with gzip.open(path, "rt", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def plain(text: str) -> str:
    """Return a form as the table keys it: lower case, letters only."""
    return re.sub(r"[^a-z\u0400-\u04ff\u3400-\u9fff\uac00-\ud7af]", "", text.lower())


def pairs(path: Path, mark: str) -> Iterator[tuple[str, list[str]]]:
    """Yield what stands before the mark and the words after it, without comments."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            key, _, words = line.partition(mark)
            yield key.strip(), words.split()


class China:
    """Chinese places of the codes, with their spellings."""

    def __init__(self, data: Path, here: Path) -> None:
        self.pinyin = {key: words[0] for key, words in pairs(here / "pinyin_places.txt", " ")}
        self.exonyms = dict(pairs(here / "exonyms.txt", " = "))
        self.districts = dict(pairs(here / "named_cn.txt", " = "))
        self.named = [(entry[:2], entry[2:]) for entry in PROVINCES.split()]
        self.named += [(row["code"], row["name"]) for row in read(data / "places" / "cn_cities.csv.gz")]
        self.areas = [(row["code"], row["name"]) for row in read(data / "places" / "cn_areas.csv.gz")]

    def spell(self, han: str) -> str:
        """Return the pinyin of a place name."""
        return self.pinyin.get(han) or "".join(lazy_pinyin(han)).replace("ü", "v")

    def rows(self) -> Iterator[Row]:
        """Yield the rows of all places."""
        for code, name in self.named:
            if "辖" not in name:
                yield from self._one(code, SUFFIX.sub("", name) if len(name) > 2 else name, "sure")
        for code, name in self.areas:
            yield from self._area(code, name)

    def _area(self, code: str, name: str) -> Iterator[Row]:
        if (
            "辖" in name
            or "开发区" in name
            or "产业" in name
            or ("园区" in name and len(name) > 3)
            or name.endswith("食品区")
        ):
            return
        if name.endswith("区"):
            yield code, name, "sure", "modood"
            yield code, self.spell(name[:-1]), "named", "modood"
            if len(name) > 3 and not name.endswith("新区"):
                yield from self._one(code, name[:-1], "shy")
            for word in self.districts.get(name, ()):
                yield code, word, "shy", "modood"
            return
        short = SUFFIX.sub("", name)
        if len(short) < 2:  # 单县: its one character is no name without its word
            yield code, name, "sure", "modood"
            yield code, self.spell(short), "named", "modood"
            yield code, self.spell(name), "shy", "modood"
            return
        border = code.startswith("65") and name.endswith("市")
        yield from self._one(code, short, "sure" if border or code == "210681" else "shy")

    def _one(self, code: str, short: str, reading: str) -> Iterator[Row]:
        yield code, short, reading, "modood"
        far = reading == "shy" and not code.startswith(SURE_IN_LATIN)
        if short != "陕西":
            yield code, self.spell(short), "named" if far else reading, "modood"
        if reading == "sure" and len(code) <= PREFECTURE:
            old = "".join(wade_giles_of_pinyin(self.spell(short)).split("-"))
            known = len(code) == PROVINCE or (len(old) >= OLD_LEAST and len(short) == 2)
            if known and old != self.spell(short) and not may_be_pinyin([old]):
                yield code, old, reading, "made"
        for word in self.exonyms.get(short, ()):
            if word not in (self.spell(short),) or short == "陕西":
                yield code, word, reading, "usage"
        yield from self._in_hangul(code, short, reading)

    def _in_hangul(self, code: str, short: str, reading: str) -> Iterator[Row]:
        """Yield the Sino-Korean reading of the places that Koreans name so, and what newspapers write."""
        if reading == "sure" and len(code) == 6 and not code.startswith("65"):
            reading = "shy"
        if code.startswith(KOREAN_SIDE) or len(code) == 2 or short in OFTEN_READ:
            for hangul in sino_korean(short)[:1]:
                for one in (hangul, *(southern(hangul))):
                    yield code, one, reading, "sinokorean"
        spelled = [one.replace("ü", "v") for one in lazy_pinyin(short)]
        if "".join(spelled) != self.spell(short):
            spelled = list(syllables(self.spell(short)))
        if len(spelled) == len(short):
            written = "".join(hangul_of(one) for one in spelled)
            near = code.startswith((*KOREAN_SIDE, "65")) or len(code) == 2 or len(written) > 2
            yield code, written, reading if near else "shy", "loanword"


COMMON_IN_CHINA = frozenset(
    [
        "大安",
        "江西",
        "江南",
        "温泉",
        "金刚",
        "天摩",
        "大同",
        "大兴",
        "松林",
        "东林",
        "中和",
        "乐园",
        "新兴",
        "平安",
        "荣光",
        "高原",
        "高山",
        "金川",
        "长江",
        "延安",
        "千里马",
        "前川",
        "长丰",
        "平原",
        "平山",
        "果实",
        "黄海",
        "江东",
        "江原",
        "凤山",
        "中江",
        "龙川",
        "会宁",
        "先锋",
        "银川",
        "大馆",
        "新平",
        "德川",
        "新院",
        "燕山",
        "白川",
        "三水",
        "云山",
        "平城",
        "海州",
        "全州",
        "清州",
        "光州",
        "大田",
        "大同",
        "定州",
        "安岳",
    ]
)
"""Hanzi of Korean places that are words or places of China first: read so only beside their admin word."""


SURE_IN_HANZI = [
    "平壤",
    "罗先",
    "罗津",
    "清津",
    "新义州",
    "咸兴",
    "沙里院",
    "江界",
    "惠山",
    "元山",
    "南浦",
    "开城",
    "端川",
    "平安",
    "黄海",
    "咸镜",
    "慈江",
    "两江",
    "首尔",
    "釜山",
    "仁川",
]


def in_hanzi(here: Path, rows: list[Row]) -> Iterator[Row]:
    """Yield Korean places in Hanzi, where their Korean reading is the Hangul of a place, with its code."""
    codes: dict[str, list[tuple[str, str]]] = {}
    for code, form, reading, _ in rows:
        codes.setdefault(form, []).append((code, reading))
    for line in (here / "korea_hanzi.txt").read_text(encoding="utf-8").splitlines():
        words = [] if line.startswith("#") else line.split()
        for hangul, hanzi in zip(words[::2], words[1::2], strict=True):
            read = sino_korean(hanzi)
            if read and hangul not in read and not any(hangul in southern(one) for one in read):
                print("another reading:", hangul, hanzi, read)
            for code, reading in codes.get(hangul, ()):
                if reading == "sure" and hanzi not in SURE_IN_HANZI:
                    reading = "shy"
                yield code, hanzi, "named" if hanzi in COMMON_IN_CHINA else reading, "hand"


def korean(data: Path, here: Path) -> Iterator[Row]:
    """Yield Korean places: the source's English and the Hangul, checked against it, with three romanisations."""
    with gzip.open(data / "places" / "kp_admin_hierarchy.json.gz", "rt", encoding="utf-8") as file:
        provinces = json.load(file)["data"]
    for province in provinces:
        yield province["id"], province["name"]["en"], "sure", "openadmin"
        for county in province["county"]:
            short = county["name"]["en"].removesuffix(" City").removesuffix(" Dist.")
            yield county["id"], short, "named" if short.startswith("Kim ") else "shy", "openadmin"
    for line in (here / "korea.txt").read_text(encoding="utf-8").splitlines():
        top, first, *rest = line.split()
        yield from _spelled(top, first, "sure" if first in BIG or top[:2] == "KP" else "shy")
        if first[-1] in "남북" and len(first) == 3:
            yield from _spelled(top, first + "도", "sure")
            yield from _spelled(top, first[:-1], "sure")
        for one in rest:
            digits = one.rstrip("".join(c for c in one if not c.isdigit()))
            hangul = one[len(digits) :]
            code = f"{top}{digits}" if digits else f"{top}-{romanise_hangul(hangul).upper()}"
            yield from _spelled(code, hangul, _korean_reading(hangul))
    for code, words in ALSO_KOREAN:
        for word in words.split():
            yield code, word, "sure", "usage"


def _korean_reading(hangul: str) -> str:
    if hangul in PERSONS:
        return "named"
    return "sure" if hangul in (*BIG, *KOREAN_CITIES_SURE) else "shy"


def _spelled(code: str, hangul: str, reading: str) -> Iterator[Row]:
    yield code, hangul, reading, "hand"
    for word in (romanise_hangul(hangul), romanise_mr(hangul), romanise_dprk(hangul)):
        yield code, word, reading, "made"


def world(data: Path, here: Path) -> Iterator[Row]:
    """Yield countries, the Russian Far East and cities of trade."""
    for code, words in pairs(here / "world.txt", " "):
        for word in words:
            yield code, word, "sure", "hand"
    for row in read(data / "codes" / "schedule_c_countries.csv.gz"):
        name = re.sub(r"\(.*?\)|,.*", "", row["Name"])
        if row["ISO_Code"] not in ("KP", "KR", "CN") and len(plain(name)) >= 4:
            yield row["ISO_Code"], name, "shy", "schedulec"


def places(data: Path, here: Path) -> list[tuple[str, ...]]:
    """Return the rows of places.csv: form, code, reading, source; the surest reading of a form and code."""
    order = {"sure": 0, "shy": 1, "named": 2}
    best: dict[tuple[str, str], tuple[str, ...]] = {}
    of_korea = list(korean(data, here))
    rows = (*world(data, here), *China(data, here).rows(), *of_korea, *in_hanzi(here, of_korea))
    for code, word, reading, source in rows:
        key = plain(word)
        if len(key) < (3 if key.isascii() else 2):
            continue
        held = best.get((key, code))
        if held is None or order[reading] < order[held[2]]:
            best[key, code] = (key, code, reading, held[3] if held else source)
    return list(best.values())
