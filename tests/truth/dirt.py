"""Seeded dirt on names of listed firms as party fields carry it: slips, cuts, marks, addresses, broken signs, forms, halves.

Positives are a listed name and the same name made dirty; negatives are two near names (of two entries of one list, or
of two invented firms of `traps.py`), one of them made dirty in the same ways. Pure, seeded; lists are read, nothing is stored.
"""

import csv
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from tests.truth import lists
from tests.truth.traps import traps

__all__ = ["DIRTS", "Dirty", "dirty", "dirty_pairs"]

HERE: Final = Path(__file__).parent
PER_KIND, NEGATIVES = 30, 120

NEAR_KEYS: Final = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj", "i": "uo", "j": "hk",
    "k": "jl", "l": "k", "m": "n", "n": "bm", "o": "ip", "p": "o", "q": "wa", "r": "et", "s": "ad", "t": "ry",
    "u": "yi", "v": "cb", "w": "qe", "x": "zc", "y": "tu", "z": "x",
}  # fmt: skip
"""Neighbors on a keyboard of the usual Latin layout."""

STREETS: Final = ("RENMIN ROAD", "JIEFANG STR", "HUANGHE AVENUE", "XINHUA RD", "ZHONGSHAN LU", "INDUSTRIAL ZONE",
                  "HARBOUR VIEW ST.", "GANGWAN STREET")  # fmt: skip
ENDS: Final = ("DANDONG, LIAONING, CHINA", "DALIAN 116001 CHINA", "CHINA", "PYONGYANG, DPRK", "SHENYANG CN",
               "WANCHAI, HONG KONG", "TEL:0415-2161234", "YANJI CITY, JILIN PROVINCE")  # fmt: skip
FORMS: Final = ((r"\bCO\.?,? ?LTD\b\.?", ("COLTD", "CO.LTD", "CO. , LTD .", "CO.,LDT", "COMPANY LIMITED", "C0., LTD", "CO LIMTED",
                                         "CO LTD.,", "CO-LTD", "")),
                (r"\bCORPORATION\b", ("CORPORATON", "CORP", "CORPN.", "CORPERATION", "")),
                (r"\bCOMPANY\b", ("CO.", "COMPNAY", "COMP.", "COY", "")),
                (r"\bLIMITED\b", ("LTD", "LTD.,", "LIMITEED", "LIMITED.", "")),
                (r"\bL\.?L\.?C\b\.?", ("L L C", "LLC.", "L.L.C", "")))  # fmt: skip
"""A legal form and what clerks make of it."""


class Dirty(NamedTuple):
    """Two names, whether they are one firm, and what was done to the second."""

    a: str
    b: str
    same: int
    kind: str


def _long(name: str, least: int) -> list[re.Match[str]]:
    return list(re.finditer(rf"[A-Za-z]{{{least},}}", name))


def slips(name: str, rng: random.Random) -> str:
    """Make two slips of the hand, in two words where there are two of five letters."""
    words = _long(name, 5)
    for word in sorted(rng.sample(words, min(2, len(words))), key=lambda one: -one.start()):
        at = rng.randrange(word.start() + 1, word.end() - 1)
        near = rng.choice(NEAR_KEYS[name[at].lower()])
        near = near.upper() if name[at].isupper() else near
        changed = (
            name[at + 1] + name[at] if at + 1 < word.end() else near + name[at + 1 : at + 2],
            near + name[at + 1 : at + 2],
            name[at + 1 : at + 2],
            name[at] * 2 + name[at + 1 : at + 2],
        )
        name = name[:at] + rng.choice(changed) + name[at + 2 :]
    return name


def cut(name: str, rng: random.Random) -> str:
    """Cut at 20 to 40 signs; between six and nine tenths of the name stay."""
    widths = [wide for wide in (20, 25, 28, 30, 32, 35, 40) if 0.6 <= wide / len(name) <= 0.9]
    return name[: rng.choice(widths)].rstrip()


def marks(name: str, rng: random.Random) -> str:
    """Put marks between, before and after words."""
    words = re.findall(r"[^\s,.]+", name)
    between = [rng.choice((" ", " ", " - ", "-", ".", " , ", "/", "  ")) for _ in words[:-1]]
    joined = "".join(a + b for a, b in zip(words, [*between, ""], strict=True))
    return (
        rng.choice(("", "", '"', "* ", "M/S ", ".", "("))
        + joined
        + rng.choice((";", "///", ".", " -", '"', " *", "_"))
    )


def address(name: str, rng: random.Random) -> str:
    """Add an address, after a comma or a mere blank."""
    street = f"NO.{rng.randrange(1, 300)} {rng.choice(STREETS)}"
    gap = rng.choice((", ", " ", "  ", "; ", " ADD: ", "\n"))
    return name + gap + rng.choice((f"{street}, {rng.choice(ENDS)}", street, rng.choice(ENDS)))


def broken(name: str, rng: random.Random) -> str:
    """Break signs: UTF-8 or a national code read as Latin, marks of HTML, a lost letter."""
    if not name.isascii():
        code = "euc-kr" if re.search("[가-힣]", name) else "gb18030"
        ways = [name.encode("utf-8").decode("latin-1"), name.encode(code, "ignore").decode("latin-1")]
        cp1252 = name.encode("utf-8").decode("cp1252", "ignore")
        return rng.choice(
            [*ways, cp1252 if "\ufffd" not in cp1252 and len(cp1252) == len(ways[0]) else ways[0]]
        )
    word = rng.choice(_long(name, 4))
    at = rng.randrange(word.start() + 1, word.end())
    ways = [name.replace(" ", "&nbsp;", 2), name.replace(" ", "Â\xa0"), name[:at] + "?" + name[at + 1 :],
            name[:at] + "\ufffd" + name[at + 1 :], name.replace(" ", "+"), name.replace(" ", "%20")]  # fmt: skip
    if "&" in name or "'" in name:
        ways += [
            name.replace("&", "&amp;").replace("'", "&#39;"),
            name.replace("&", "&amp;amp;").replace("'", "â€™"),
        ] * 2
    return rng.choice(ways)


def form(name: str, rng: random.Random) -> str:
    """Write the legal form otherwise or leave it out; where there is none, add one."""
    for pattern, ways in FORMS:
        if re.search(pattern, name, re.I):
            changed = re.sub(pattern, rng.choice(ways), name, flags=re.I).strip(" ,")
            return changed if changed.casefold() != name.casefold() else name + " LTD LTD"
    return name + rng.choice(
        (" CO LTD", " LLC", " CO., LTD (HK)", " (PVT) LTD", " CORP.", " LTD CO", " COLTD")
    )


def halved(name: str, rng: random.Random) -> str:
    """Break one or two long words in two, as lines of a form do."""
    words = _long(name, 6)
    for word in sorted(rng.sample(words, min(rng.choice((1, 2)), len(words))), key=lambda one: -one.start()):
        at = rng.randrange(word.start() + 2, word.end() - 1)
        name = name[:at] + rng.choice((" ", " ", "- ", "-", "\n")) + name[at:]
    return name


def mixed(name: str, rng: random.Random) -> str:
    """Do two of the others, the cut last."""
    first, second = rng.sample((slips, marks, form, halved), 2)
    return second(first(name, rng), rng)


DIRTS: Final[tuple[Callable[[str, random.Random], str], ...]] = (
    *(slips, cut, marks, address, broken, form, halved, mixed),
)


def dirty(name: str, rng: random.Random, way: Callable[[str, random.Random], str]) -> str | None:
    """Return the name made dirty in one way, or None where that way changes nothing."""
    try:
        changed = way(name.upper() if name.isascii() and rng.random() < 0.7 else name, rng)
    except (IndexError, ValueError):
        return None
    return changed if changed.casefold().strip() != name.casefold().strip() else None


def _listed() -> list[str]:
    """Return names of listed firms of our field, and native names that the press prints."""
    firms = [entry for entry in lists.all_entries(lists.SHARED) if not entry.vessel]
    names = {
        name for entry in firms for name, _ in entry.names if len(name.split()) >= 2 or not name.isascii()
    }
    with (HERE / "native.csv").open(encoding="utf-8", newline="") as stream:
        names |= {row["native"] for row in csv.DictReader(stream)}
    return sorted(names)


def _near(rng: random.Random, seed: int) -> Iterator[tuple[str, str]]:
    with (HERE / "cited_negatives.csv").open(encoding="utf-8", newline="") as stream:
        cited = [(row["a"], row["b"]) for row in csv.DictReader(stream)]
    made = [(trap["a"], trap["b"]) for trap in traps(seed)]
    yield from rng.sample(cited, min(NEGATIVES, len(cited)))
    yield from rng.sample(made, NEGATIVES)


def dirty_pairs(seed: int) -> list[Dirty]:
    """Return pairs of a name and a dirty name: up to 30 of one firm of each kind, up to 240 of two firms.

    Args:
        seed: 1 is for those who tune, any other for counting only.
    """
    rng = random.Random(f"dirt {seed}")
    names, found = _listed(), []
    for way in DIRTS:
        chosen = [name for name in names if not name.isascii()] * 3 + names if way is broken else names
        rng.shuffle(chosen)
        made = ((name, dirty(name, rng, way)) for name in chosen)
        kept = [Dirty(name, changed, 1, way.__name__) for name, changed in made if changed]
        found += kept[:PER_KIND]
    for number, (a, b) in enumerate(_near(rng, seed)):
        way = DIRTS[number % len(DIRTS)]
        changed = dirty(b, rng, way)
        if changed:
            found.append(Dirty(a, changed, 0, way.__name__))
    return found
