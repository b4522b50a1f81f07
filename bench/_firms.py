"""A watch list of listed and made-up names, and noisy queries whose answer is known, for the search benchmarks.

The season's generator (`unpick.datasets.generate.names`) knows Latin brands only; what is made here has one
firm in two scripts, put together from the bundled tables of places and words. Nothing of it is shipped.
"""

import csv
import gzip
import io
import itertools
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

import pyarrow as pa

from unpick.model.bundled import read_bundled_csv
from unpick.names.scripts import romanise_hanzi

__all__ = ["KINDS", "RIVALS", "Maker", "innocent_names", "make_queries", "make_watch", "ofac_names"]

_BRAND: Final = (
    "华新金源兴盛达丰瑞祥和泰福隆昌顺德信诚宏伟业美佳康宁安永久恒利通中天海龙凤鹏飞腾云山河江湖东南西北"
    "春秋月星光明辉煌亿万千百润泽嘉益富强民生联合创世纪元博雅文正大力威远航宇宙环球友谊同心向阳红旗"
)
"""Characters that brands of Chinese firms are made of (usage)."""

_KOREAN: Final = {
    "련": "ryon",
    "봉": "bong",
    "흥": "hung",
    "진": "jin",
    "대": "tae",
    "성": "song",
    "은": "un",
    "하": "ha",
    "금": "kum",
    "강": "kang",
    "산": "san",
    "명": "myong",
    "광": "kwang",
    "선": "son",
    "평": "pyong",
    "남": "nam",
    "천": "chon",
    "조": "jo",
    "림": "rim",
    "룡": "ryong",
    "보": "po",
    "통": "thong",
    "신": "sin",
    "화": "hwa",
    "백": "paek",
    "두": "tu",
    "동": "tong",
    "경": "kyong",
    "영": "yong",
    "원": "won",
    "무": "mu",
    "창": "chang",
    "길": "kil",
    "덕": "tok",
    "해": "hae",
    "미": "mi",
    "래": "rae",
    "모": "mo",
    "란": "ran",
    "청": "chong",
    "철": "chol",
    "승": "sung",
    "리": "ri",
    "일": "il",
    "월": "wol",
    "만": "man",
    "수": "su",
    "포": "pho",
    "정": "jong",
    "호": "ho",
}
"""Syllables of North Korean firm names with the spelling such firms use in English letters."""

_KOREAN_TRADE: Final = (
    ("무역총회사", "General Trading Corporation"),
    ("무역회사", "Trading Company"),
    ("상사", "Trading Company"),
    ("은행", "Bank"),
    ("기술무역회사", "Technology Trading Corporation"),
    ("해운회사", "Shipping Company"),
    ("의류회사", "Garment Company"),
    ("총국", "General Bureau"),
)
_LEGAL: Final = (
    ("有限公司", "Co., Ltd."),
    ("有限责任公司", "Co., Ltd."),
    ("股份有限公司", "Corporation Limited"),
    ("集团有限公司", "Group Co., Ltd."),
    ("厂", "Factory"),
)
_SUFFIXES: Final = ("CO LTD", "LIMITED", "INC", "CORP", "LLC", "COMPANY", "CO., LIMITED", "GMBH", "JSC")
_FORMS: Final = frozenset(
    [
        "co",
        "ltd",
        "limited",
        "company",
        "corporation",
        "corp",
        "inc",
        "llc",
        "jsc",
        "ooo",
        "ao",
        "oao",
        "zao",
        "pao",
        "gmbh",
        "fze",
        "factory",
        "group",
        "joint",
        "stock",
        "liability",
    ]
)
_SHORT: Final = {
    "international": "intl",
    "technology": "tech",
    "trading": "trdg",
    "company": "co",
    "limited": "ltd",
    "corporation": "corp",
    "industrial": "ind",
    "industry": "ind",
    "manufacturing": "mfg",
    "development": "dev",
    "general": "gen",
    "group": "grp",
    "textile": "txtl",
    "import": "imp",
    "export": "exp",
    "electronic": "elec",
    "equipment": "eqpt",
    "shipping": "shpg",
    "services": "srvcs",
    "factory": "fty",
    "garment": "gmt",
    "products": "prod",
    "material": "matl",
    "machinery": "mach",
}
_OCR: Final = {
    "o": "0",
    "i": "1",
    "l": "1",
    "s": "5",
    "b": "8",
    "e": "c",
    "m": "rn",
    "u": "v",
    "n": "ri",
    "g": "q",
}


def ofac_names(folder: Path, count: int) -> list[str]:
    """Return listed names of things, not of persons, the first `count` in the order of the files."""
    persons: set[str] = set()
    names: dict[str, None] = {}
    for path in sorted(folder.glob("sdn_20*.csv.gz")):
        for row in _rows(path):
            if len(row) > 2 and row[2].strip() == "individual":
                persons.add(row[0])
            elif len(row) > 2:
                names[row[1]] = None
    for row in _rows(folder / "alt_2025-12-24.csv.gz"):
        if len(row) > 3 and row[0] not in persons:
            names[row[3]] = None
    return list(names)[:count]


def _rows(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(gzip.decompress(path.read_bytes()).decode("utf-8", "replace"))))


def _places() -> list[tuple[str, str]]:
    forms: dict[str, dict[str, str]] = {}
    for row in read_bundled_csv("unpick.names.tables", "places.csv"):
        script = "han" if "\u3400" <= row["form"][0] <= "\u9fff" else "latin"
        if row["form"].isascii() or script == "han":
            forms.setdefault(row["code"], {}).setdefault(script, row["form"])
    return [(both["han"], both["latin"].title()) for both in forms.values() if len(both) == 2]


def _trades() -> list[tuple[str, str, list[str]]]:
    """Return trades in Hanzi, by their main English word, and by every other Latin form."""
    han: dict[str, str] = {}
    latin: dict[str, list[str]] = {}
    for row in read_bundled_csv("unpick.names.tables", "trades.csv"):
        if row["kind"] == "trade" and "\u3400" <= row["form"][0] <= "\u9fff" and len(row["form"]) > 1:
            han.setdefault(row["concept"], row["form"])
        elif row["kind"] == "trade" and row["form"].isascii() and len(row["form"]) > 3:
            latin.setdefault(row["concept"], []).append(row["form"].title())
    both = sorted(han.keys() & latin.keys())
    return [(han[one], _main(one, latin[one]), latin[one]) for one in both]


def _main(concept: str, forms: list[str]) -> str:
    return next((form for form in forms if form.lower().startswith(concept[:5])), forms[0])


class ChineseFirm(NamedTuple):
    """The words of a firm, each in Hanzi and in English letters but for its brand; number 0 is none."""

    place: tuple[str, str]
    brand: str
    trade: tuple[str, str]
    legal: tuple[str, str]
    number: int = 0


RIVALS: Final = ("place", "trade", "number", "near brand", "longer brand")
"""In what a rival differs from a firm: all else is equal."""


class Maker:
    """Made-up firms in two scripts, from one seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.places, self.trades = _places(), _trades()

    def chinese(self) -> tuple[str, str]:
        """Return a firm in Hanzi and in English letters."""
        return self.told(self.drawn(((2, 3), (4, 1))))

    def drawn(self, lengths: tuple[tuple[int, ...], tuple[int, ...]]) -> ChineseFirm:
        """Return the words of a Chinese firm; `lengths` are of its brand, with how often each comes."""
        pick = self.random.choice
        brand = "".join(pick(_BRAND) for _ in range(self.random.choices(*lengths)[0]))
        place, trade, legal = pick(self.places), pick(self.trades), pick(_LEGAL)
        # One firm in five words its trade in another way, so that no plain translation meets its name.
        english = pick(trade[2]) if self.random.random() < 0.2 else trade[1]
        return ChineseFirm(place, brand, (trade[0], english), legal)

    def another(self, firm: ChineseFirm, kind: str) -> ChineseFirm:
        """Return a rival of a firm that only careless readers take for it; `kind` is one of RIVALS."""
        pick = self.random.choice
        if kind == "place":
            return firm._replace(place=pick([one for one in self.places if one != firm.place]))
        if kind == "trade":
            trade = pick([one for one in self.trades if one[0] != firm.trade[0]])
            return firm._replace(trade=(trade[0], trade[1]))
        if kind == "number":
            return firm._replace(number=firm.number + self.random.randint(2, 9))
        if kind == "longer brand":
            return firm._replace(brand=firm.brand + pick(_BRAND))
        at = self.random.randrange(len(firm.brand))
        other = pick([one for one in _BRAND if one != firm.brand[at]])
        return firm._replace(brand=firm.brand[:at] + other + firm.brand[at + 1 :])

    def told(self, firm: ChineseFirm) -> tuple[str, str]:
        """Return the name of a firm in Hanzi and in English letters."""
        numbers = (f"第{firm.number}", f"No. {firm.number} ") if firm.number else ("", "")
        hanzi = f"{firm.place[0]}{firm.brand}{numbers[0]}{firm.trade[0]}{firm.legal[0]}"
        brand = romanise_hanzi(firm.brand).title()
        return hanzi, f"{firm.place[1]} {brand} {numbers[1]}{firm.trade[1]} {firm.legal[1]}"

    def korean(self) -> tuple[str, str]:
        """Return a North Korean firm in Hangul and in English letters."""
        pick = self.random.choice
        brand = [pick(list(_KOREAN)) for _ in range(self.random.choices((2, 3), (2, 1))[0])]
        trade = pick(_KOREAN_TRADE)
        latin = "".join(_KOREAN[one] for one in brand).title()
        return f"조선{''.join(brand)}{trade[0]}", f"Korea {latin} {trade[1]}"


def make_watch(listed: list[str], count: int, *, seed: int = 11) -> pa.Table:
    """Return the watch list: `name`, the same firm in another script or null, and where it is from.

    Of the made-up names 3 in 100 are North Korean and 1 in 10 stands on the list in Hanzi only.
    """
    maker = Maker(seed)
    rows: list[tuple[str, str | None, str]] = [(name, None, "ofac") for name in listed]
    seen = set(listed)
    while len(rows) < count:
        draw = maker.random.random()
        other, name = maker.korean() if draw < 0.03 else maker.chinese()
        origin = "hangul" if draw < 0.03 else "latin"
        if draw > 0.9:
            other, name, origin = name, other, "hanzi"
        if name not in seen:
            seen.add(name)
            rows.append((name, other, origin))
    names, others, origins = zip(*rows, strict=True)
    return pa.table({"name": list(names), "other": pa.array(others, pa.string()), "origin": list(origins)})


def innocent_names(count: int, *, seed: int = 77) -> list[str]:
    """Return shippers that nobody planted: firms of the same shapes under another seed."""
    maker = Maker(seed)
    made = (maker.korean() if maker.random.random() < 0.02 else maker.chinese() for _ in range(count))
    return [one[0] if maker.random.random() < 0.05 else one[1] for one in made]


def _typo(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text))
    letter = chance.choice("abcdefghijklmnopqrstuvwxyz")
    kind = chance.randrange(4)
    if kind == 0:
        return text[:at] + letter + text[at + 1 :]
    if kind == 1:
        return text[:at] + text[at + 1 :]
    if kind == 2:
        return text[:at] + letter + text[at:]
    return text[:at] + text[at + 1 : at + 2] + text[at] + text[at + 2 :]


def _ocr(text: str, chance: random.Random) -> str:
    where = [at for at, letter in enumerate(text) if letter.lower() in _OCR]
    for at in sorted(chance.sample(where, min(3, len(where))), reverse=True):
        text = text[:at] + _OCR[text[at].lower()] + text[at + 1 :]
    return text


def _suffix(text: str, chance: random.Random) -> str:
    words = text.replace(",", " ").replace(".", " ").split()
    legal = {
        "co",
        "ltd",
        "limited",
        "company",
        "corporation",
        "inc",
        "llc",
        "corp",
        "group",
        "jsc",
        "factory",
    }
    while len(words) > 1 and words[-1].lower() in legal:
        words.pop()
    return " ".join([*words, chance.choice(_SUFFIXES)])


def _split(text: str, chance: random.Random) -> str:
    words = text.split()
    longest = max(range(len(words)), key=lambda at: len(words[at]))
    at = chance.randrange(1, max(2, len(words[longest]) - 1))
    words[longest] = f"{words[longest][:at]} {words[longest][at:]}"
    return " ".join(words)


def _glued(text: str, _: random.Random) -> str:
    words = text.split()
    return " ".join(["".join(words[:2]), *words[2:]])


def _order(text: str, chance: random.Random) -> str:
    words = text.split()
    chance.shuffle(words)
    return " ".join(words)


def _telling(text: str) -> int:
    """Return how many letters stand outside legal forms."""
    words = re.findall(r"[^\W_]+", text.lower())
    return sum(len(word) for word in words if word not in _FORMS)


def _abbreviated(text: str, _: random.Random) -> str:
    words = [word.strip(".,") for word in text.split()]
    return " ".join(_SHORT.get(word.lower(), word) for word in words)


KINDS: Final[dict[str, Callable[[str, random.Random], str]]] = {
    "1 typo": _typo,
    "2 typos": lambda text, chance: _typo(_typo(text, chance), chance),
    "OCR, 3 letters": _ocr,
    "suffix swapped": _suffix,
    "cut by 30%": lambda text, _: text[: max(4, round(len(text) * 0.7))],
    "split word": _split,
    "glued city": _glued,
    "first word dropped": lambda text, _: " ".join(text.split()[1:]),
    "word order": _order,
    "abbreviated": _abbreviated,
}


def make_queries(watch: pa.Table, each: int, *, seed: int = 5) -> pa.Table:
    """Return planted queries: `query`, the row of the watch name meant, the kind of noise, the script."""
    chance = random.Random(seed)
    rows = watch.to_pylist()
    latin = [at for at, row in enumerate(rows) if row["origin"] != "hanzi" and len(row["name"].split()) > 1]
    planted: list[tuple[str, int, str, str]] = []
    for kind, noise in KINDS.items():
        drawn = ((noise(rows[at]["name"], chance), at) for at in chance.sample(latin, len(latin)))
        # What is left of a firm must not be its legal form alone: "Limited Liability Company" names nobody.
        kept = itertools.islice((one for one in drawn if _telling(one[0]) >= 5), each)
        planted += [(text, at, kind, "latin") for text, at in kept]
    crossed = {
        "Hanzi, listed in English letters": ("latin", "han"),
        "Hangul, listed in English letters": ("hangul", "hangul"),
        "English letters, listed in Hanzi": ("hanzi", "latin"),
    }
    for kind, (origin, script) in crossed.items():
        fitting = [at for at, row in enumerate(rows) if row["origin"] == origin]
        chosen = chance.sample(fitting, min(each, len(fitting)))
        planted += [(str(rows[at]["other"]), at, kind, script) for at in chosen]
    queries, truth, kinds, scripts = zip(*planted, strict=True)
    return pa.table(
        {
            "query": list(queries),
            "truth": pa.array(truth, pa.int32()),
            "kind": list(kinds),
            "script": list(scripts),
        }
    )
