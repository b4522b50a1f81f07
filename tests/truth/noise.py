"""Seeded noise on public names, as bills of lading and scanned papers show it; the firm stays the same."""

import random
import re

from tests.truth.kinds import PLACES
from tests.truth.lists import plain

SHORT = (
    ("IMPORT AND EXPORT", "IMP & EXP"),
    ("INTERNATIONAL", "INTL"),
    ("CORPORATION", "CORP"),
    ("TECHNOLOGY", "TECH"),
    ("COMPANY", "CO"),
    ("TRADING", "TRDG"),
    ("INDUSTRIAL", "IND"),
    ("INDUSTRY", "IND"),
    ("MACHINERY", "MACH"),
    ("SHIPPING", "SHPG"),
    ("GENERAL", "GEN"),
    ("TEXTILES", "TEX"),
    ("TEXTILE", "TEX"),
    ("PRODUCTS", "PROD"),
    ("MANUFACTURING", "MFG"),
    ("MANAGEMENT", "MGMT"),
    ("LIMITED", "LTD"),
    ("DEVELOPMENT", "DEV"),
    ("MATERIALS", "MATLS"),
)
OCR = {"O": "0", "I": "l", "S": "5", "B": "8", "E": "F", "G": "6"}


def typo(name: str, rng: random.Random) -> str:
    """Swap, drop or double one inner letter of a word of at least five letters."""
    spots = list(re.finditer(r"[A-Za-z]{5,}", name))
    word = rng.choice(spots)
    at = rng.randrange(word.start() + 1, word.end() - 2)
    return rng.choice(
        [
            name[:at] + name[at + 1] + name[at] + name[at + 2 :],
            name[:at] + name[at + 1 :],
            name[:at] + name[at] + name[at:],
        ]
    )


def ocr(name: str, rng: random.Random) -> str:
    """Misread up to three letters as an optical reader does."""
    name = name.upper()
    spots = [at for at, sign in enumerate(name) if sign in OCR]
    for at in rng.sample(spots, min(3, len(spots))):
        name = name[:at] + OCR[name[at]] + name[at + 1 :]
    return name


def cut(name: str, rng: random.Random) -> str:
    """Cut at 35 signs, the width of a party line in many manifests; shorter names are not cut."""
    if len(name) < 38:
        raise ValueError(name)
    return name.upper()[:35].rstrip()


def glue(name: str, rng: random.Random) -> str:
    """Leave out one or two spaces."""
    words = name.split()
    for _ in range(min(2, len(words) - 2)):
        at = rng.randrange(len(words) - 1)
        words[at : at + 2] = [words[at] + words[at + 1]]
    return " ".join(words)


def shorten(name: str, rng: random.Random) -> str:
    """Abbreviate the long generic words."""
    name = name.upper()
    for long, short in SHORT:
        name = re.sub(rf"\b{long}\b", short, name)
    return re.sub(r"[.,]", "", name)


def turn(name: str, rng: random.Random) -> str:
    """Put the city that leads a name behind the brand, in brackets or bare."""
    words = name.split()
    if len(words) < 4 or words[0].casefold() not in PLACES - {"korea", "korean", "north", "inner"}:
        raise ValueError(name)
    city = rng.choice([f"({words[0]})", words[0]])
    return " ".join([words[1], city, *words[2:]])


def split_word(name: str, rng: random.Random) -> str:
    """Break one long word in two."""
    word = rng.choice(list(re.finditer(r"[A-Za-z]{7,}", name)))
    at = rng.randrange(word.start() + 3, word.end() - 2)
    return f"{name[:at]} {name[at:]}"


NOISES = (typo, ocr, cut, glue, shorten, turn, split_word)


def noisy(name: str, rng: random.Random) -> tuple[str, str]:
    """Return a changed name and what was done; the plain forms of the two names differ."""
    ways = list(NOISES)
    rng.shuffle(ways)
    for way in ways:
        try:
            changed = way(name, rng)
        except (IndexError, ValueError):
            continue
        if plain(changed) != plain(name) and len(plain(changed)) >= 8:
            return changed, way.__name__
    raise ValueError(f"no noise changes '{name}'")
