"""Millions of names with what they are blocked by and held apart by: the pairs worth a look, and the clusters of ties."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

import numpy as np
import pyarrow as pa

from unpick.names.gate import sign
from unpick.names.lexicon import Tables
from unpick.names.score.layout import MAX_PLACES
from unpick.names.score.packed import Packed
from unpick.names.search import Dials, GramIndex, HotGram
from unpick.names.search.rows import Array
from unpick.resolve.bulk.ties import FORM, LETTERS, MISREAD, RARE

__all__ = ["Crowd"]

MOST: Final = 40
"""Names of a block that are all compared with each other; of a larger one each with the next NEAR, and it is reported."""

NEAR: Final = 10

LARGE: Final = 20
"""Members from which two clusters are not joined by letters (`resolve.cluster` asks a person above 40 together)."""

GRAMS: Final = Dials(keep=20, share=5, least=5, spend=15_000, budget=60_000, top=30)
"""The search among millions: lists are 30 times as long as those of a watch list, so fewer are read."""

FEW: Final = 8
"""Names up to which a brand word is carried by few, as everywhere in the matcher (`WatchIndex.common`)."""

LONG: Final = 11
"""Letters from which a brand is known although a quarter of them is misread, where all else is equal: three syllables;
two of eight or nine letters (Hongxiang, Hongxing) are two brands."""

_CHUNK: Final = 100_000
"""Names of one search."""

_SHOWN: Final = 20


class Crowd:
    """Names that differ in more than form, among themselves.

    Attributes:
        packed: the names. signs: of the gate. of_one_place: of each name, whether all names of its brand and trade that
            have a place have the same one. hot_blocks, hot_names, capped: as `SelfReport` tells them.
    """

    def __init__(self, packed: Packed, tables: Tables, *, threads: int) -> None:
        from unpick.resolve.bulk import joining, keys

        self._joining, self._compiled = joining, keys
        self.packed, self.signs, self.threads = packed, sign(packed), threads
        self.hot_blocks = self.hot_names = self.capped = 0
        self._largest: list[tuple[int, int]] = []
        self._hot: Counter[str] = Counter()
        self._carried: dict[str, int] = {}
        count = len(packed)
        self._keys = np.zeros((count, keys.KEYS), np.uint64)
        self._brands = np.zeros((count, keys.MOST_BRANDS), np.uint64)
        self._places = np.zeros((count, MAX_PLACES), np.int64)
        self._numbers, self._trades, self._spelled, self._order = np.zeros((4, count), np.uint64)
        held = self._places, self._numbers, self._trades, self._spelled
        told = (self._keys, *held, self._brands, self._order)
        keys.name_keys(*packed.arrays(), *told, _legal_forms(tables))
        self.of_one_place = self._of_one_place()

    def _of_one_place(self) -> Array:
        single = (self._places[:, 0] > 0) & (self._places[:, 1] == 0)
        placed = np.flatnonzero(single & (self._spelled != 0))
        pairs = np.stack([self._spelled[placed], self._places[placed, 0].astype(np.uint64)], 1)
        brands, counts = np.unique(np.unique(pairs, axis=0)[:, 0], return_counts=True)
        alone: Array = np.isin(self._spelled, brands[counts == 1])
        return alone

    def blocks(self) -> Iterator[tuple[str, Array]]:
        """Yield the pairs of the blocks, one kind of key at a time, with how they came about (`ties`)."""
        everyone = np.arange(len(self.packed))
        for kind in range(4):
            yield FORM, self._pairs(self._keys[:, kind], everyone)
        for kind in (4, 6):
            yield LETTERS, self._pairs(self._keys[:, kind], everyone)
        yield MISREAD, self._pairs(self._keys[:, 5], everyone)
        half = self._brands.shape[1] // 2
        told = np.repeat(everyone, half)
        yield RARE, self._pairs(self._brands[:, :half].reshape(-1), told, only=FEW)
        yield FORM, self._pairs(self._brands[:, half:].reshape(-1), told)

    def _pairs(self, keys: Array, names: Array, *, only: int = 0) -> Array:
        """Return the pairs of equal keys; with `only`, of keys that so many carry at most."""
        held = np.flatnonzero(keys)
        order = held[np.argsort(keys[held], kind="stable")]
        ends = np.append(np.flatnonzero(np.diff(keys[order])) + 1, order.size)
        sizes = np.diff(ends, prepend=0)
        if only:
            order = order[np.repeat(sizes <= only, sizes)]
            ends = np.cumsum(sizes[sizes <= only])
        else:
            self._count_hot(names[order], ends, sizes)
        count = self._joining.block_pairs(ends, names[order], MOST, NEAR, np.empty((0, 2), np.int64))
        pairs = np.empty((count, 2), np.int64)
        self._joining.block_pairs(ends, names[order], MOST, NEAR, pairs)
        others: Array = pairs[pairs[:, 0] != pairs[:, 1]]
        return others

    def _count_hot(self, names: Array, ends: Array, sizes: Array) -> None:
        hot = np.flatnonzero(sizes > MOST)
        self.hot_blocks += int(hot.size)
        self.hot_names += int(sizes[hot].sum())
        for at in hot[np.argsort(-sizes[hot], kind="stable")][:_SHOWN]:
            # The lowest number stands for the block: it is the same whatever the order of a sort.
            self._largest.append((int(names[ends[at] - sizes[at] : ends[at]].min()), int(sizes[at])))

    def largest(self) -> list[tuple[int, int]]:
        """Return the largest blocks of which not all pairs were compared: a name of each, and its size."""
        sizes: dict[int, int] = {}
        for one, size in self._largest:
            sizes[one] = max(size, sizes.get(one, 0))
        return sorted(sizes.items(), key=lambda one: (-one[1], one[0]))[:_SHOWN]

    def hot(self) -> tuple[HotGram, ...]:
        """Return the grams that were left out of the search most often."""
        ordered = sorted(self._hot.items(), key=lambda one: (-one[1], one[0]))[:_SHOWN]
        return tuple(HotGram(text=text, queries=n, documents=self._carried[text]) for text, n in ordered)

    def misread(self, a: Array, b: Array) -> Array:
        """Tell of each pair whether only the letters of a long brand differ, and few of them."""
        out = np.zeros(a.size, np.bool_)
        self._compiled.misread_pairs(*self.packed.arrays(), a, b, LONG, out)
        return out

    def odd(self, a: Array, b: Array) -> Array:
        """Tell of each pair whether what one has beside the other may be a slip, a misreading, or a word left out.

        Where both brands read well, as pinyin or Korean, they are two (Yiyuanzeyun, Yiyuanzefeng; Guanxin, Quanxin).
        """
        out = np.zeros(a.size, np.bool_)
        self._compiled.odd_pairs(*self.packed.arrays(), a, b, out)
        return out

    def near(self, keys: pa.Array, asked: Array) -> Iterator[Array]:
        """Yield the pairs of some names with those of the rarest grams in common.

        Args:
            keys: of all names, for the search. asked: the numbers of some.
        """
        grams = GramIndex.build(keys, dials=GRAMS)
        for at in range(0, asked.size, _CHUNK):
            some = asked[at : at + _CHUNK]
            found = grams.search(keys.take(pa.array(some)), threads=self.threads)
            self.capped += found.report.capped
            for one in found.report.hot:
                self._hot[one.text] += one.queries
                self._carried[one.text] = one.documents
            a, b = some[found.query], found.watch.astype(np.int64)
            other = a != b
            yield np.stack([np.minimum(a, b)[other], np.maximum(a, b)[other]], 1)

    def joined(self, pairs: Array, sure: Array, bars: tuple[Array, Array]) -> tuple[Array, Array]:
        """Return the cluster of each name, by the ties that are followed, and how many were refused, by reason.

        Args:
            pairs: that are tied. sure: of each pair, the surest are followed first. bars: of each name where those that
                it is held apart from end, and those.
        """
        # Equal ties in an order of their letters, which is the same whatever the order of the texts.
        ends = np.sort(self._order[pairs], axis=1)
        order = np.lexsort((pairs[:, 1], pairs[:, 0], ends[:, 1], ends[:, 0], -sure))
        parent, refused = np.arange(len(self.packed)), np.zeros(5, np.int64)
        held = self._places, self._numbers, self._trades
        self._joining.join_ties(pairs[order], *held, *bars, LARGE, parent, refused)
        return parent, refused


def _legal_forms(tables: Tables) -> Array:
    """Return hashes of the Latin legal forms as an optical reader sees them, ascending."""
    from unpick.resolve.bulk.keys import seen_hash

    forms = (form for form, entry in tables.words.items() if entry.kind == "legal" and form.isascii())
    words = sorted({word for form in forms for word in form.split(" ")})
    letters = [np.frombuffer(word.encode(), np.uint8) for word in words]
    return np.unique(np.array([seen_hash(one, 0, one.size) for one in letters], np.uint64))
