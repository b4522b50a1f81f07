"""Korean, Chinese and Cantonese readings of characters, from Unihan."""

import bz2
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import opencc

LEAST_SHARE = 0.05
"""A pinyin reading with less of a character's use is left out."""


LEAST_COUNTED = 20
"""Counted uses of a character below which the readings of the general table of 2013 (kTGHZ2013) are taken too."""


def fields(path: Path, *names: str) -> dict[str, dict[str, str]]:
    """Return character to the named Unihan fields."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    with bz2.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.startswith("U+"):
                code, name, value = line.rstrip("\n").split("\t")
                if name in names:
                    found[chr(int(code[2:], 16))][name] = value
    return found


def plain(syllable: str) -> str:
    """Return pinyin without its tone; lü is lv."""
    spelled = unicodedata.normalize("NFD", syllable.replace("ü", "v").replace("ǚ", "v").replace("ǜ", "v"))
    spelled = spelled.replace("u\u0308", "v")
    return "".join(c for c in spelled if not unicodedata.combining(c))


def korean(value: str) -> list[str]:
    """Return the readings, those taught first; a reading by the South's initial rule alone is left out."""
    pairs = [one.split(":") for one in value.split()]
    taught = [reading for reading, marks in pairs if "E" in marks]
    named = [reading for reading, marks in pairs if "E" not in marks and "N" in marks]
    rest = [reading for reading, marks in pairs if "E" not in marks and "N" not in marks]
    return (taught + named)[:3] or rest[:2]


def chinese(row: dict[str, str], *, uncounted: bool) -> list[str]:
    """Return pinyin, the most used first; where nobody counted a character all of its readings, or only the first."""
    counts: dict[str, int] = defaultdict(int)
    for reading, number in re.findall(r"(\S+?)\((\d+)\)", row.get("kHanyuPinlu", "")):
        counts[plain(reading)] += int(number)
    total = sum(counts.values())
    used = [one for one in sorted(counts, key=lambda one: -counts[one]) if counts[one] >= LEAST_SHARE * total]
    if used and total < LEAST_COUNTED:
        # 勒 was counted thirteen times, and never as in names (le).
        listed = re.findall(r"[\d.,*]+:(\S+)", row.get("kTGHZ2013", ""))
        used += [plain(one) for group in listed for one in group.split(",")]
    first = plain(row.get("kMandarin", "").split(" ")[0])
    if not used and not uncounted:
        return [first] if first else []
    if not used:
        # Nobody counted 晟, a letter of names: the dictionary of 1983 has sheng beside cheng.
        listed = re.findall(r"[\d.,*]+:(\S+)", row.get("kXHC1983", ""))
        used = [first, *(plain(one) for group in listed for one in group.split(","))]
    return [one for one in dict.fromkeys(used) if one]


def cantonese(values: Iterator[str]) -> list[str]:
    """Return Jyutping without its tones, those of the traditional characters first, three at most."""
    return list(dict.fromkeys(one.rstrip("123456") for value in values for one in value.split()))[:3]


def is_common(letter: str) -> bool:
    """Tell whether GB 2312 has the character: the 6,763 of registered firm names, nearly all."""
    try:
        letter.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return "\u4e00" <= letter <= "\u9fff"


def readings(folder: Path) -> Iterator[tuple[str, str, str, str, list[str]]]:
    """Yield (character, Hangul readings, pinyin, Jyutping, pinyin in print) of the simplified characters in common use."""
    path = folder / "Unihan_Readings.txt.bz2"
    read = fields(path, "kHangul", "kHanyuPinlu", "kMandarin", "kTGHZ2013", "kXHC1983", "kCantonese")
    variants = fields(folder / "Unihan_Variants.txt.bz2", "kTraditionalVariant")
    converter = opencc.OpenCC("s2t")
    for letter in sorted(filter(is_common, read.keys() | variants.keys())):
        olds = [
            converter.convert(letter),
            *(chr(int(one[2:], 16)) for one in variants[letter].get("kTraditionalVariant", "").split()),
            letter,
        ]
        hangul = [
            one
            for old in dict.fromkeys(olds)
            if "kHangul" in read[old]
            for one in korean(read[old]["kHangul"])
        ]
        pinyin = chinese(read[letter], uncounted=True)
        spoken = cantonese(read[old].get("kCantonese", "") for old in dict.fromkeys(olds))
        if hangul or len(pinyin) > 1 or spoken:
            yield (
                letter,
                " ".join(dict.fromkeys(hangul)),
                " ".join(pinyin),
                " ".join(spoken),
                chinese(read[letter], uncounted=False),
            )
