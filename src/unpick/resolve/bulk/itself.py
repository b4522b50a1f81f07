"""Names among themselves, by the million: equal keys, blocks, rare grams; the scorer decides, what holds apart holds."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa

from unpick.names.gate import passing, sign
from unpick.names.lexicon import Tables
from unpick.names.score.findings import FINDINGS
from unpick.names.score.model import outcomes
from unpick.names.score.packed import Packed
from unpick.names.score.rows import count_rows
from unpick.names.search import Dials, GramIndex
from unpick.names.search.rows import Array
from unpick.resolve.bulk.forms import read_forms

__all__ = ["Itself", "SelfReport", "resolve_many"]

MOST: Final = 40
"""Names of a block that are all compared with each other; of a larger one each with the next NEAR, and it is reported."""

NEAR: Final = 10

LARGE: Final = 20
"""Members from which two clusters are not joined by letters (`resolve.cluster` asks a person above 40 together)."""

GRAMS: Final = Dials(keep=20, share=5, least=5, spend=15_000, budget=60_000, top=30)
"""The search among millions: lists are 30 times as long as those of a watch list, so fewer are read."""

RARE: Final = 8
"""Names up to which a brand word is carried by few, as everywhere in the matcher (`WatchIndex.rarity`)."""

LONG: Final = 11
"""Letters from which a brand is known although a quarter of them is misread, where all else is equal: three syllables;
two of eight or nine letters (Hongxiang, Hongxing) are two brands."""

_CHUNK: Final = 100_000
"""Pairs of one task."""

_FORM, _LETTERS, _MISREAD, _RARE = "form", "letters", "misread", "rare"
"""How pairs come about: by brand and place or trade; by the same letters or words; by letters that an optical reader takes for
the same; by a brand word that few carry, anywhere or in one place."""

_EXACT: Final = (
    "brand equal",
    "brand equal, common",
    "brand reading",
    "brand sound",
    "brand sound, chinese",
    "brand sound, open",
    "brand glued",
    "brand misread",
)
_SLIPPED: Final = ("brand slip", "brand glued and slip")
_TRADE: Final = ("trade equal", "trade meaning")
"""Findings of which one has to hold where brand, or trade, agrees."""

_NEVER: Final = (
    "brand conflict",
    "brand missing",
    "brand near",
    "trade conflict",
    "trade and general trade",
    "place conflict",
    "number conflict",
    "number missing",
    "role differs",
)
"""Findings that speak against a pair even where few carry its brand."""

_AGAINST: Final = (*_NEVER, "brand extra", "brand part", "trade extra")


@dataclass(slots=True, kw_only=True)
class SelfReport:
    """What was done and what was left.

    Attributes:
        names: with a name in them. forms: different in more than form. pairs: compared. ties: pairs that are one.
        hot: blocks larger than MOST, as (names, how many such blocks). refused: ties not followed, by reason.
        capped: names whose commonest grams were left out.
    """

    names: int = 0
    forms: int = 0
    pairs: int = 0
    ties: int = 0
    hot_blocks: int = 0
    hot_names: int = 0
    capped: int = 0
    refused: dict[str, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Itself:
    """The clusters: of each text the number of the first text of its cluster; -1 for one without a name."""

    cluster: Array
    report: SelfReport


def resolve_many(
    texts: pa.Array | pa.ChunkedArray,
    tables: Tables,
    *,
    apart: Sequence[tuple[int, int]] = (),
    processes: int = 2,
    threads: int = 2,
    tell: Callable[[str], None] | None = None,
) -> Itself:
    """Return which names are one firm.

    First names that differ in form only; then blocks of one brand skeleton with one place or trade; then, of the names that
    are still alone, those with rare grams in common. A pair is joined where the scorer says `same`, and where brand
    and trade agree with nothing against it and the place is the same or, for a brand and trade of one place only, missing.
    The surest ties come first; a decision, another place, number or trade, or the size of both clusters holds apart.

    Args:
        apart: pairs of texts, by number, that are never joined.
        tell: is told what is being done.
    """
    say = tell or (lambda _: None)
    report = SelfReport()
    forms = read_forms(texts, tables, processes=processes)
    report.names, report.forms = forms.names, len(forms.packed)
    say(f"{report.names} names, {report.forms} different in more than form")
    crowd = _Crowd(forms.packed, tables, threads)
    found = [_same_ties(crowd, pairs, report, how) for how, pairs in crowd.blocks(report)]
    bars = _bars(forms.form, apart, len(forms.packed))
    parent, _ = crowd.joined(found, bars)
    say(f"{report.ties} ties in blocks")
    alone = np.flatnonzero(np.bincount(parent, minlength=parent.size)[parent] == 1)
    found += [_same_ties(crowd, pairs, report, _FORM) for pairs in crowd.near(forms.keys, alone, report)]
    parent, refused = crowd.joined(found, bars)
    report.refused = dict(
        zip(("decision", "place", "number", "trade", "large"), refused.tolist(), strict=True)
    )
    say(f"{report.ties} ties")
    return Itself(cluster=_by_text(forms.form, parent), report=report)


class _Crowd:
    """The forms with what they are blocked by and held apart by."""

    def __init__(self, packed: Packed, tables: Tables, threads: int) -> None:
        from unpick.resolve.bulk import joining

        self._joining = joining
        self.packed, self.signs, self.threads = packed, sign(packed), threads
        count = len(packed)
        self._keys = np.zeros((count, joining.KEYS), np.uint64)
        self._brands = np.zeros((count, joining.MOST_BRANDS), np.uint64)
        self._unread, self._order = np.zeros(count, np.bool_), np.zeros(count, np.uint64)
        self.places, self._numbers = np.zeros(count, np.int64), np.zeros(count, np.uint64)
        self._spelled = np.zeros(count, np.uint64)
        self._trades = np.zeros(count, np.uint64)
        told = (
            self._keys,
            self.places,
            self._numbers,
            self._trades,
            self._spelled,
            self._brands,
            self._unread,
            self._order,
        )
        joining.name_keys(*packed.arrays(), *told, _legal_forms(tables))
        self.of_one_place = self._of_one_place()

    def _of_one_place(self) -> Array:
        """Tell of each name whether all names of its brand and trade that have a place have the same one."""
        placed = np.flatnonzero((self.places > 0) & (self._spelled != 0))
        pairs = np.unique(np.stack([self._spelled[placed], self.places[placed].astype(np.uint64)], 1), axis=0)
        brands, counts = np.unique(pairs[:, 0], return_counts=True)
        single = brands[counts == 1]
        alone: Array = np.isin(self._spelled, single)
        return alone

    def blocks(self, report: SelfReport) -> Iterator[tuple[str, Array]]:
        """Yield the pairs of the blocks, one kind of key at a time, with how they came about."""
        everyone = np.arange(len(self.packed))
        for kind in range(4):
            yield _FORM, self._pairs(self._keys[:, kind], everyone, report)
        for kind in (4, 6):
            yield _LETTERS, self._pairs(self._keys[:, kind], everyone, report)
        # Guanxin and Quanxin are two brands; Gvanxin is no word, so it is one of them misread.
        pairs = self._pairs(self._keys[:, 5], everyone, report)
        yield _MISREAD, pairs[self._unread[pairs].any(axis=1)]
        many = self._brands.shape[1] // 2
        told = np.repeat(everyone, many)
        yield _RARE, self._pairs(self._brands[:, :many].reshape(-1), told, report, only=RARE)
        yield _FORM, self._pairs(self._brands[:, many:].reshape(-1), told, report)

    def _pairs(self, keys: Array, names: Array, report: SelfReport, *, only: int = 0) -> Array:
        """Return the pairs of equal keys; with `only`, of keys that so many carry at most."""
        held = np.flatnonzero(keys)
        order = held[np.argsort(keys[held], kind="stable")]
        ends = np.append(np.flatnonzero(np.diff(keys[order])) + 1, order.size)
        sizes = np.diff(ends, prepend=0)
        if only:
            order = order[np.repeat(sizes <= only, sizes)]
            ends = np.cumsum(sizes[sizes <= only])
        else:
            report.hot_blocks += int((sizes > MOST).sum())
            report.hot_names += int(sizes[sizes > MOST].sum())
        count = self._joining.block_pairs(ends, names[order], MOST, NEAR, np.empty((0, 2), np.int64))
        pairs = np.empty((count, 2), np.int64)
        self._joining.block_pairs(ends, names[order], MOST, NEAR, pairs)
        others: Array = pairs[pairs[:, 0] != pairs[:, 1]]
        return others

    def misread(self, a: Array, b: Array) -> Array:
        """Tell of each pair whether only the letters of a long brand differ, and few of them."""
        out = np.zeros(a.size, np.bool_)
        self._joining.misread_pairs(*self.packed.arrays(), a, b, LONG, out)
        return out

    def near(self, keys: pa.Array, alone: Array, report: SelfReport) -> Iterator[Array]:
        """Yield the pairs of names that are alone with those of the rarest grams in common."""
        grams = GramIndex.build(keys, dials=GRAMS)
        for at in range(0, alone.size, _CHUNK):
            asked = alone[at : at + _CHUNK]
            found = grams.search(keys.take(pa.array(asked)), threads=self.threads)
            report.capped += found.report.capped
            a, b = asked[found.query], found.watch.astype(np.int64)
            other = a != b
            yield np.stack([np.minimum(a, b)[other], np.maximum(a, b)[other]], 1)

    def joined(self, ties: Sequence[tuple[Array, Array]], bars: tuple[Array, Array]) -> tuple[Array, Array]:
        """Return the cluster of each form and why ties were refused."""
        pairs = np.concatenate([pair for pair, _ in ties]) if ties else np.empty((0, 2), np.int64)
        strength = np.concatenate([odds for _, odds in ties]) if ties else np.empty(0)
        # Equal ties in an order of their letters, which is the same whatever the order of the texts.
        ends = np.sort(self._order[pairs], axis=1)
        order = np.lexsort((pairs[:, 1], pairs[:, 0], ends[:, 1], ends[:, 0], -strength))
        parent, refused = np.arange(len(self.packed)), np.zeros(5, np.int64)
        places = np.maximum(self.places, 0)
        held = places, self._numbers, self._trades, *bars
        self._joining.join_ties(pairs[order], *held, LARGE, parent, refused)
        return parent, refused


def _legal_forms(tables: Tables) -> Array:
    """Return hashes of the Latin legal forms as an optical reader sees them, ascending."""
    from unpick.resolve.bulk.joining import seen_hash

    forms = (form for form, entry in tables.words.items() if entry.kind == "legal" and form.isascii())
    words = sorted({word for form in forms for word in form.split(" ")})
    letters = [np.frombuffer(word.encode(), np.uint8) for word in words]
    return np.unique(np.array([seen_hash(one, 0, one.size) for one in letters], np.uint64))


def _same_ties(crowd: _Crowd, pairs: Array, report: SelfReport, how: str) -> tuple[Array, Array]:
    """Return the pairs that are one firm, with how sure that is."""
    count = max(1, len(crowd.packed))
    once = np.unique(pairs[:, 0] * count + pairs[:, 1])
    spans = [once[at : at + _CHUNK] for at in range(0, once.size, _CHUNK)]
    report.pairs += int(once.size)

    def one(span: Array) -> tuple[Array, Array]:
        a, b = span // count, span % count
        if how in (_LETTERS, _MISREAD):
            return np.stack([a, b], 1), np.full(a.size, _BY_LETTERS if how == _LETTERS else _BY_SIGHT)
        return _ties(crowd, a, b, rare=how == _RARE)

    if crowd.threads > 1 and len(spans) > 1:
        with ThreadPoolExecutor(crowd.threads) as pool:
            parts = list(pool.map(one, spans))
    else:
        parts = [one(span) for span in spans]
    found = np.concatenate([pair for pair, _ in parts]) if parts else np.empty((0, 2), np.int64)
    report.ties += len(found)
    return found, np.concatenate([odds for _, odds in parts]) if parts else np.empty(0)


_BY_SCORE, _BY_LETTERS, _BY_SIGHT, _BY_MISREADING = 200.0, 100.0, 50.0, -100.0
"""What is added to the log-odds of a tie, so that the scorer's `same` comes first, then names that differ in blanks
only, or to a careless eye not at all, then what agrees, last brands a few letters apart."""


def _ties(crowd: _Crowd, a: Array, b: Array, *, rare: bool) -> tuple[Array, Array]:
    misread = crowd.misread(a, b)
    looked = passing(crowd.signs, crowd.signs, a, b, threads=1)
    p, q = a[looked], b[looked]
    counts = count_rows(crowd.packed, crowd.packed, p, q, threads=1)
    odds, outcome = outcomes(counts)
    kept = np.flatnonzero((outcome == 2) | _agreed(crowd, p, q, counts, rare=rare))
    more = np.flatnonzero(misread)
    pairs = np.concatenate([np.stack([p[kept], q[kept]], 1), np.stack([a[more], b[more]], 1)])
    sure = odds[kept] + _BY_SCORE * (outcome[kept] == 2)
    return pairs, np.concatenate([sure, np.full(more.size, _BY_MISREADING)])


def _agreed(crowd: _Crowd, a: Array, b: Array, counts: Array, *, rare: bool) -> Array:
    """Tell of each pair whether brand and trade agree, and the place where there are more firms of that brand."""
    exact, slip, trade = (_any(counts, group) for group in (_EXACT, _SLIPPED, _TRADE))
    brand, possible = exact | slip, ~_any(counts, _NEVER)
    missing = _any(counts, ("place missing", "site missing"))
    if rare:
        # A place on one side only may be what the other takes for a brand; then the trade has to agree.
        few: Array = brand & possible & (trade | ~(missing & _any(counts, ("brand extra",))))
        return few
    placed: Array = _any(counts, ("place equal",)) & possible & (exact | (slip & trade))
    alone = missing & crowd.of_one_place[a] & crowd.of_one_place[b]
    agreed: Array = placed | (brand & trade & alone & ~_any(counts, _AGAINST))
    return agreed


def _any(counts: Array, findings: Sequence[str]) -> Array:
    """Tell of each pair whether any of these findings holds."""
    return np.asarray(counts[:, [FINDINGS.index(one) for one in findings]].any(axis=1))


def _bars(form: Array, apart: Sequence[tuple[int, int]], count: int) -> tuple[Array, Array]:
    """Return for each form where those that it is held apart from end, and those."""
    given = np.array(list(apart), np.int64).reshape(-1, 2)
    held = form[given]
    held = held[(held >= 0).all(axis=1)]
    both = np.concatenate([held, held[:, ::-1]])
    order = np.argsort(both[:, 0], kind="stable")
    ends = np.searchsorted(both[order, 0], np.arange(count + 1))
    return ends.astype(np.int64), both[order, 1]


def _by_text(form: Array, parent: Array) -> Array:
    """Return of each text the first text of its cluster."""
    named = np.flatnonzero(form >= 0)
    cluster = np.full(form.size, -1, np.int64)
    root = parent[form[named]]
    _, first, code = np.unique(root, return_index=True, return_inverse=True)
    cluster[named] = named[first][code]
    return cluster
