"""The positives: two names of one firm or ship, each with the list entry or the page that says so."""

import random
from collections.abc import Iterable, Iterator
from itertools import combinations

from rapidfuzz.fuzz import ratio

from tests.truth import kinds, lists, noise
from tests.truth.lists import Entry, plain
from tests.truth.world import Pair, World, rng_for

DPRK_PER_ENTRY, CHINA_PER_ENTRY = 2, 1
CHINA_ALIASES, CSL_ALIASES, NOISY, NATIVE_NOISY = 35, 20, 78, 24
NATIVE_LATIN = 2


def _wanted(a: str, b: str) -> bool:
    return plain(a) != plain(b) and min(len(plain(a)), len(plain(b))) >= 3


def _form_only(a: str, b: str) -> bool:
    """Tell whether two names differ in the legal form alone, which tests little."""
    return kinds.parts(a) == kinds.parts(b) and kinds.script(a) == kinds.script(b) == "latin"


def alias_pairs(entries: Iterable[Entry], per_entry: int, part: str) -> Iterator[Pair]:
    """Yield pairs of two names of one entry, up to a number per entry; the main name is in most of them."""
    rng = rng_for(part)
    for entry in entries:
        main, *others = entry.names
        found = [(main, other) for other in others] + list(combinations(others, 2))[:4]
        found = [
            one for one in found if _wanted(one[0][0], one[1][0]) and not _form_only(one[0][0], one[1][0])
        ]
        rng.shuffle(found)
        for (a, how_a), (b, how_b) in found[:per_entry]:
            how = "fka" if "fka" in (how_a, how_b) else "aka"
            kind = kinds.kind_of_alias(a, b, how)
            yield Pair(a, b, 1, kind, f"{entry.source}, entry {entry.number}, {how}", entry.key, entry.key)


def imo_pairs(world: World) -> Iterator[Pair]:
    """Yield main names that differ between two lists, under one IMO number or one shared name."""
    for keys in world.members.values():
        ones = [world.by_key[key] for key in keys]
        for one, other in combinations(ones, 2):
            if (
                not _wanted(one.name, other.name)
                or one.source == other.source
                or "press" in (one.source, other.source)
            ):
                continue
            if not (one.imo and one.imo == other.imo):
                continue
            core = ratio(plain(one.name), plain(other.name))
            kind = (
                "former_name"
                if one.vessel and core < 60
                else kinds.kind_of_alias(one.name, other.name, "aka")
            )
            source = (
                f"same IMO {one.imo}: {one.source}, entry {one.number}; {other.source}, entry {other.number}"
            )
            yield Pair(one.name, other.name, 1, kind, source, one.key, other.key)


def listed_native_pairs(world: World) -> Iterator[Pair]:
    """Yield pairs of a native name that a list prints and the Latin names of the same entity."""
    rng = rng_for("listed native")
    for entry in world.entries:
        latin = [one for one in world.names(entry.key) if kinds.script(one) == "latin"]
        for native, _ in entry.names:
            if kinds.script(native) not in {"hangul", "hanzi"} or not latin:
                continue
            chosen = [latin[0], *rng.sample(latin[1:], min(6, len(latin) - 1))]
            for name in chosen:
                kind = kinds.kind_of_alias(native, name, "aka")
                yield Pair(
                    native, name, 1, kind, f"{entry.source}, entry {entry.number}", entry.key, entry.key
                )


def press_native_pairs(world: World) -> Iterator[Pair]:
    """Yield pairs of a native name from the press and the Latin names of the list entry it reports on."""
    rng = rng_for("press native")
    for row in world.native:
        latin = [one for one in world.names(row["entity"]) if kinds.script(one) == "latin" and len(one) > 4]
        if row["latin"]:
            latin = list(dict.fromkeys([*row["latin"].split("|"), *latin]))
        more = latin[1:]
        rng.shuffle(more)
        for name in [latin[0], *more[: NATIVE_LATIN - 1]]:
            source = f"{row['entity']}; native name as in {row['source']}"
            short = kinds.kind_of_alias(row["native"], name, "aka") == "acronym"
            kind = "acronym" if short else row["kind"]
            yield Pair(row["native"], name, 1, kind, source, row["entity"], row["entity"])


def noise_pairs(world: World) -> Iterator[Pair]:
    """Yield listed names against the same names with seeded noise."""
    rng = rng_for("noise")
    pool = [
        one
        for one in world.entries
        if not one.vessel and len(one.name) >= 16 and not one.number.startswith("CMIC")
    ]
    field = [one for one in pool if one.tags & {"DPRK"} or one.source in (lists.UFLPA, lists.WRO)]
    others = [one for one in pool if one not in field]
    for entry in rng.sample(field, NOISY * 2 // 3) + rng.sample(others, NOISY // 3):
        changed, way = noise.noisy(entry.name, rng)
        source = f"seeded noise ({way}) on {entry.source}, entry {entry.number}"
        yield Pair(entry.name, changed, 1, "noise", source, entry.key, entry.key)
    for row in rng.sample(world.native, NATIVE_NOISY):
        changed = _native_noise(row["native"], rng)
        if changed != row["native"]:
            source = f"seeded noise (spacing or form) on {row['entity']}; {row['source']}"
            yield Pair(row["native"], changed, 1, "noise", source, row["entity"], row["entity"])


def _native_noise(name: str, rng: random.Random) -> str:
    """Drop the legal form or set spaces, as native party lines do."""
    if kinds.script(name) == "hanzi":
        for form in ("股份有限公司", "集團有限公司", "有限公司"):
            if name.endswith(form):
                return name.removesuffix(form) + rng.choice(["", "公司", "(有限公司)"])
        return name
    for word in ("무역회사", "총회사", "선박회사", "합영회사", "은행", "무역"):
        if name.endswith(word) and len(name) > len(word) + 2:
            stem = name.removesuffix(word).strip()
            return rng.choice(
                [f"{stem} {word}", f"{stem} {word}", stem if len(stem) > 4 else f"{stem} {word}"]
            )
    return name


def limited(pairs: Iterable[Pair], count: int, part: str) -> list[Pair]:
    """Return at most `count` pairs, drawn by seed, in their first order."""
    ones = list(pairs)
    keep = set(rng_for(part).sample(range(len(ones)), min(count, len(ones))))
    return [one for at, one in enumerate(ones) if at in keep]


def positives(world: World) -> Iterator[Pair]:
    """Yield every positive, list by list."""
    firms = [one for one in world.entries if len(one.names) > 1]
    ofac = [one for one in firms if one.source == lists.OFAC]
    yield from alias_pairs([one for one in ofac if "DPRK" in one.tags], DPRK_PER_ENTRY, "ofac dprk")
    china = [one for one in ofac if "DPRK" not in one.tags and not one.vessel]
    yield from limited(alias_pairs(china, CHINA_PER_ENTRY, "ofac china"), CHINA_ALIASES, "limit china")
    yield from alias_pairs([one for one in firms if one.source in (lists.UN, lists.EU_KP)], 1, "un eu")
    yield from alias_pairs([one for one in firms if one.source == lists.UFLPA], 4, "uflpa")
    yield from alias_pairs([one for one in firms if one.source == lists.WRO], 2, "wro")
    commerce = [one for one in firms if one.source.startswith(lists.CSL)]
    yield from limited(alias_pairs(commerce, 1, "csl"), CSL_ALIASES, "limit csl")
    yield from imo_pairs(world)
    yield from listed_native_pairs(world)
    yield from press_native_pairs(world)
    yield from noise_pairs(world)
