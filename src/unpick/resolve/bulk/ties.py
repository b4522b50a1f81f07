"""Which pairs of names among themselves are one firm, and how surely: the scorer, equal letters, few carriers of a brand."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from unpick.names.gate import passing
from unpick.names.score.findings import FINDINGS
from unpick.names.score.model import OUTCOMES, outcomes
from unpick.names.score.rows import count_rows
from unpick.names.search.rows import Array

if TYPE_CHECKING:
    from unpick.resolve.bulk.crowd import Crowd

__all__ = ["FORM", "LETTERS", "MISREAD", "RARE", "Ties", "ties_of"]

FORM, LETTERS, MISREAD, RARE = "form", "letters", "misread", "rare"
"""How pairs come about: by brand and place or trade; by the same letters or words; by letters that an optical reader takes for
the same; by a brand word that few carry."""

_BY_SCORE, _BY_LETTERS, _BY_SIGHT, _BY_MISREADING = 200.0, 100.0, 50.0, -100.0
"""What is added to the log-odds of a tie, so that the scorer's `same` comes first, then names that differ in blanks
only, or to a careless eye not at all, then what agrees, last brands a few letters apart."""

_EXACT: Final = (
    "brand equal", "brand equal, common", "brand reading", "brand sound", "brand sound, chinese", "brand sound, open",
    "brand glued", "brand misread",
)  # fmt: skip
_SLIPPED: Final = ("brand slip", "brand glued and slip")
_TRADE: Final = ("trade equal", "trade meaning")
"""Findings of which one has to hold where brand, or trade, agrees."""

_NEVER: Final = (
    "brand conflict", "brand missing", "brand near", "brand slip to another word", "trade conflict", "trade and general trade", "place conflict",
    "number conflict", "number missing", "role differs",
)  # fmt: skip
"""Findings that speak against a pair even where few carry its brand."""

_AGAINST: Final = (*_NEVER, "brand extra", "brand part", "trade extra")

_DIFFERS: Final = (*_SLIPPED, "brand extra", "brand part", "brand conflict")
"""Findings of which one says that the brands are not the same letters: then one of them has to be no word."""

_CHUNK: Final = 100_000
"""Pairs of one task."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """Pairs that are one firm, the lower number first, and how sure each is; `compared` pairs were looked at."""

    pairs: Array
    sure: Array
    compared: int


def ties_of(crowd: "Crowd", pairs: Array, how: str) -> Ties:
    """Return which pairs are one firm.

    Args:
        pairs: by number, the lower first, some more than once. how: they came about.
    """
    count = max(1, len(crowd.packed))
    once = np.unique(pairs[:, 0] * count + pairs[:, 1])
    spans = [once[at : at + _CHUNK] for at in range(0, once.size, _CHUNK)]

    def tied(span: Array) -> tuple[Array, Array]:
        a, b = span // count, span % count
        if how == LETTERS:
            return np.stack([a, b], 1), np.full(a.size, _BY_LETTERS)
        if how == MISREAD:
            odd = crowd.odd(a, b)
            return np.stack([a[odd], b[odd]], 1), np.full(int(odd.sum()), _BY_SIGHT)
        return _compared(crowd, a, b, rare=how == RARE)

    if crowd.threads > 1 and len(spans) > 1:
        with ThreadPoolExecutor(crowd.threads) as pool:
            parts = list(pool.map(tied, spans))
    else:
        parts = [tied(span) for span in spans]
    found = np.concatenate([np.empty((0, 2), np.int64), *(pair for pair, _ in parts)])
    sure = np.concatenate([np.empty(0), *(odds for _, odds in parts)])
    return Ties(pairs=found, sure=sure, compared=int(once.size))


def _compared(crowd: "Crowd", a: Array, b: Array, *, rare: bool) -> tuple[Array, Array]:
    """Return the pairs that are one by the scorer, by what agrees, or but for a few letters, and how sure that is."""
    odd = crowd.odd(a, b)
    misread = crowd.misread(a, b) & odd
    looked = passing(crowd.signs, crowd.signs, a, b, threads=1)
    p, q = a[looked], b[looked]
    counts = count_rows(crowd.packed, crowd.packed, p, q, threads=1)
    odds, outcome = outcomes(counts)
    same = outcome == OUTCOMES.index("same")
    apart = _any(counts, _DIFFERS) & ~odd[looked]
    kept = np.flatnonzero((same | _agreed(crowd, p, q, counts, rare=rare)) & ~apart)
    more = np.flatnonzero(misread)
    pairs = np.concatenate([np.stack([p[kept], q[kept]], 1), np.stack([a[more], b[more]], 1)])
    return pairs, np.concatenate([odds[kept] + _BY_SCORE * same[kept], np.full(more.size, _BY_MISREADING)])


def _agreed(crowd: "Crowd", a: Array, b: Array, counts: Array, *, rare: bool) -> Array:
    """Tell of each pair whether brand and trade agree, and the place where there are more firms of that brand."""
    exact, slip, trade = (_any(counts, group) for group in (_EXACT, _SLIPPED, _TRADE))
    brand, possible = exact | slip, ~_any(counts, _NEVER)
    missing = _any(counts, ("place missing", "site missing"))
    if rare:
        # A place on one side only may be what the other takes for a brand; then the trade has to agree.
        few: Array = np.asarray(brand & possible & (trade | ~(missing & _any(counts, ("brand extra",)))))
        return few
    placed = _any(counts, ("place equal",)) & possible & (exact | (slip & trade))
    alone = missing & crowd.of_one_place[a] & crowd.of_one_place[b]
    agreed: Array = np.asarray(placed | (brand & trade & alone & ~_any(counts, _AGAINST)))
    return agreed


def _any(counts: Array, findings: Sequence[str]) -> Array:
    """Tell of each pair whether any of these findings holds."""
    held: Array = np.asarray(counts[:, [FINDINGS.index(one) for one in findings]].any(axis=1))
    return held
