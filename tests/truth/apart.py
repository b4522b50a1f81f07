"""The negatives: two different firms, by two entries of one list, by hand, or invented by rule."""

from collections import defaultdict
from collections.abc import Iterator

from rapidfuzz.fuzz import ratio, token_sort_ratio

from tests.truth import kinds, lists
from tests.truth.lists import Entry, plain
from tests.truth.traps import families
from tests.truth.world import Pair, World, read, rng_for, unordered

INVENTED = {"near_brand": 40, "number": 25, "place": 30, "trade": 30, "form_like": 15}
# Neighbours of an entry that are kept; least likeness of a test; likeness from which Commerce rows prove nothing.
NEIGHBOURS, NEAR, TOO_NEAR = 12, 54, 88
# Separate entries that may be one body: UN KPe.021 names KPe.018 as its alias (OFAC 19492, 12215), KPe.014 was an
# alias of KPe.001, and the State Affairs Commission took the place of the National Defense Commission in 2016.
DOUBTFUL = ({"KPe.018", "KPe.021"}, {"12215", "19492"}, {"19490", "22283"}, {"KPe.001", "KPe.014"})


def _list_name(entry: Entry) -> str:
    """Return the list as one body of entries; the Commerce lists are one body each."""
    return entry.source


def _may_differ(one: Entry, other: Entry, world: World) -> bool:
    """Tell whether two entries of one list are surely two things, and in the same split."""
    if one.vessel != other.vessel or world.root(one.key) == world.root(other.key):
        return False
    if one.vessel and not (one.imo and other.imo and one.imo != other.imo):
        return False
    names = [{plain(name) for name, _ in entry.names} for entry in (one, other)]
    inside = any(a in b.split("#") or f" {a} " in f" {b} " for a in names[0] for b in names[1] if len(a) > 9)
    if {one.number, other.number} in DOUBTFUL:
        return False
    # Commerce gives one firm several rows, at times with a misspelling: the nearest names there prove nothing.
    unnumbered_commerce = one.source.startswith(lists.CSL) and not kinds.parts(one.name)[3]
    if unnumbered_commerce and ratio(plain(one.name), plain(other.name)) >= TOO_NEAR:
        return False
    return not names[0] & names[1] and not inside and world.split(one.key) == world.split(other.key)


def _cited_kind(one: Entry, other: Entry) -> str:
    return kinds.kind_of_cited(one.name, other.name, vessel=one.vessel or other.vessel)


def cited_pool(world: World) -> list[Pair]:
    """Return near names of different entries of one list, nearest first, NEIGHBOURS for each entry."""
    by_list: dict[str, list[Entry]] = defaultdict(list)
    for entry in world.entries:
        by_list[_list_name(entry)].append(entry)
    found: dict[tuple[str, str], tuple[float, Pair]] = {}
    for name, entries in by_list.items():
        for one in entries:
            near = []
            for other in entries:
                score = token_sort_ratio(plain(one.name), plain(other.name))
                if score >= NEAR and _cited_kind(one, other) and _may_differ(one, other, world):
                    near.append((score, other))
            for score, other in sorted(near, key=lambda item: (-item[0], item[1].key))[:NEIGHBOURS]:
                kind = _cited_kind(one, other)
                pair = Pair(one.name, other.name, 0, kind, f"two entries of {name}", one.key, other.key)
                found.setdefault(unordered(one.name, other.name), (score, pair))
    return [pair for _, pair in sorted(found.values(), key=lambda item: (-item[0], item[1].a, item[1].b))]


def take(pool: list[Pair], count: int, part: str) -> list[Pair]:
    """Draw pairs so that no kind takes more than a third of the count."""
    rng = rng_for(part)
    order = pool[:]
    rng.shuffle(order)
    taken: list[Pair] = []
    per_kind: dict[str, int] = defaultdict(int)
    for pair in order:
        if len(taken) < count and per_kind[pair.kind] < count // 3 + 1:
            taken.append(pair)
            per_kind[pair.kind] += 1
    return taken


def cross_negatives(world: World, pool: list[Pair]) -> Iterator[Pair]:
    """Yield native names of one entry against the Latin name of a near but different entry of the same list."""
    native: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in world.native:
        native[world.root(row["entity"])].append(row)
    for pair in pool:
        if pair.kind == "number":
            continue
        for mine, other, name in (
            (pair.entity_a, pair.entity_b, pair.b),
            (pair.entity_b, pair.entity_a, pair.a),
        ):
            for row in native.get(world.root(mine), [])[:1]:
                source = f"{pair.source}; native name of {mine} as in {row['source']}"
                yield Pair(row["native"], name, 0, pair.kind, source, mine, other)


def hand_pairs() -> Iterator[Pair]:
    """Yield the pairs written by hand."""
    for row in read("hand.csv"):
        yield Pair(
            row["a"], row["b"], int(row["same"]), row["kind"], row["source"], row["entity"], row["entity"]
        )


def invented_pairs() -> Iterator[Pair]:
    """Yield invented negatives by the rules of traps.py under a seed of their own; each brand comes once."""
    seen: set[str] = set()
    for trap in families("pairs.csv", INVENTED):
        key = f"invented brand {trap.key.casefold()}"
        if key not in seen:
            seen.add(key)
            kind = "same_city_trade" if trap.kind == "form_like" else trap.kind
            yield Pair(
                trap.a, trap.b, 0, kind, "invented, by the rules of traps.py, seed 'pairs.csv'", key, key
            )
