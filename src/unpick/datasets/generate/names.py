"""Names of firms that do not exist, in the shapes of real ones, and the check that none resembles a real name."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

import numpy as np

from unpick.model.bundled import read_bundled_csv

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["POOL", "assert_no_real_name", "brands", "buyers", "goods", "places", "stage_names", "trades"]

POOL: Final = "unpick.data.invented"
"""The package that holds the pools."""

_ALIKE: Final = 92
"""rapidfuzz token_sort_ratio from which two distinctive parts are too close, as the house demands."""

_LEGAL: Final = frozenset(
    [
        "co",
        "company",
        "ltd",
        "limited",
        "inc",
        "incorporated",
        "corp",
        "corporation",
        "llc",
        "llp",
        "jsc",
        "pt",
        "pvt",
        "private",
        "joint",
        "stock",
        "gmbh",
        "sa",
        "srl",
        "spa",
        "ag",
        "kk",
        "oao",
        "ooo",
        "zao",
        "plc",
        "imp",
        "exp",
        "import",
        "export",
        "trade",
        "trading",
        "group",
        "holding",
        "international",
        "and",
        "the",
        "of",
    ]
)
"""Legal forms and words so common in firm names that they tell nobody apart."""


def brands() -> list[str]:
    """Return every invented brand word: 24 heads x 16 middles x 20 tails."""
    parts: dict[str, list[str]] = {"head": [], "mid": [], "tail": []}
    for row in read_bundled_csv(POOL, "brands.csv"):
        parts[row["part"]].append(row["text"])
    return [head + mid + tail for head in parts["head"] for mid in parts["mid"] for tail in parts["tail"]]


def trades(stage: int) -> list[str]:
    """Return the trade words of a stage: 0 cotton, 1 yarn, 2 fabric, 3 garment, 4 importer, 5 forwarder."""
    return [row["word"] for row in read_bundled_csv(POOL, "trades.csv") if int(row["stage"]) == stage]


def places() -> tuple[dict[str, str], ...]:
    """Return the cities of makers, which are real places, with their port in Schedule K."""
    return read_bundled_csv(POOL, "places.csv")


def buyers() -> tuple[dict[str, str], ...]:
    """Return the cities of importers, which are real places."""
    return read_bundled_csv(POOL, "buyers.csv")


def goods(stage: int) -> tuple[dict[str, str], ...]:
    """Return the goods that a stage ships, each with its HS code of six digits."""
    return tuple(row for row in read_bundled_csv(POOL, "goods.csv") if int(row["stage"]) == stage)


def stage_names(stage: int, count: int, seed: int) -> tuple["pa.Array", np.ndarray]:
    """Return the names of the firms of a stage, all different, and the city row of each.

    Raises:
        ValueError: more firms are asked for than the pools can name.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    words, where = brands(), (buyers() if stage == 4 else places())
    works = trades(stage)
    whole = len(words) * len(works) * len(where)
    if count > whole:
        raise ValueError(f"stage {stage} can name {whole} firms, not {count}")
    # A step without a common divisor visits every pair of brand and trade once before any comes again with
    # another legal form, so that two firms of a small season never differ by their legal form alone.
    pairs = len(words) * len(works)
    index = np.arange(count, dtype=np.int64)
    at = (index * _coprime(pairs, 2_654_435_761 + 2 * seed) + 97 * stage) % pairs
    city = ((index // pairs + at * 7_919) % len(where)).astype(np.int32)
    named = pc.binary_join_element_wise(
        pa.array(words).take(pa.array(at % len(words))),
        pa.array(works).take(pa.array(at // len(words))),
        pa.array([row["legal"] for row in where]).take(pa.array(city)),
        " ",
    )
    return named, city


def _coprime(whole: int, start: int) -> int:
    step = start % whole or 1
    while np.gcd(step, whole) != 1:
        step += 1
    return step


def _fold(name: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKD", name.casefold())
    text = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return tuple(re.findall(r"[^\W_]+", text))


def assert_no_real_name(names: Iterable[str], listed_names: Sequence[str]) -> list[tuple[str, str]]:
    """Return every pair of an invented name and a listed name that are the same or too close.

    Two names clash when their folded forms are equal, or when their distinctive parts (without legal forms,
    trade words and cities) reach 92 in rapidfuzz token_sort_ratio. An empty list is the proof.
    """
    common = _LEGAL | _own_common_words()
    listed: dict[str, str] = {}
    whole: dict[str, str] = {}
    for name in listed_names:
        tokens = _fold(name)
        whole.setdefault(" ".join(tokens), name)
        listed.setdefault(" ".join(sorted(token for token in tokens if token not in common)), name)
    listed.pop("", None)
    parts: dict[str, str] = {}
    clashes = []
    for name in names:
        tokens = _fold(name)
        if " ".join(tokens) in whole:
            clashes.append((name, whole[" ".join(tokens)]))
        parts.setdefault(" ".join(sorted(token for token in tokens if token not in common)), name)
    parts.pop("", None)
    return clashes + _close_pairs(parts, listed)


def _close_pairs(parts: dict[str, str], listed: dict[str, str]) -> list[tuple[str, str]]:
    """Return the pairs of distinctive parts at or above the limit, compared only where lengths allow it."""
    from rapidfuzz import fuzz, process

    by_length: dict[int, list[str]] = {}
    for part in listed:
        by_length.setdefault(len(part), []).append(part)
    mine: dict[int, list[str]] = {}
    for part in parts:
        mine.setdefault(len(part), []).append(part)
    found: list[tuple[str, str]] = []
    for length, group in mine.items():
        # ratio = 2 * common / (a + b): at 92 the lengths differ by at most 8 in 92 of the longer one.
        low, high = int(length * 0.85), int(length / 0.85) + 1
        real = [part for size in range(low, high + 1) for part in by_length.get(size, ())]
        if real:
            scores = process.cdist(
                group, real, scorer=fuzz.ratio, score_cutoff=_ALIKE, dtype=np.uint8, workers=-1
            )
            found.extend(
                (parts[group[row]], listed[real[column]])
                for row, column in zip(*scores.nonzero(), strict=True)
            )
    return found


def _own_common_words() -> frozenset[str]:
    said = [row["word"] for row in read_bundled_csv(POOL, "trades.csv")]
    said += [f"{row['city']} {row['legal']}" for row in (*places(), *buyers())]
    return frozenset(token for text in said for token in _fold(text))
