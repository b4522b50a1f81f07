"""Names among themselves, by the million: equal keys, blocks, rare grams; the scorer decides, what holds apart holds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from unpick.names.lexicon import Tables
from unpick.names.search import HotGram
from unpick.names.search.rows import Array
from unpick.resolve.bulk.crowd import Crowd
from unpick.resolve.bulk.forms import read_forms
from unpick.resolve.bulk.ties import FORM, Ties, ties_of

__all__ = ["HOLDS", "HotBlock", "Itself", "SelfReport", "resolve_many"]

HOLDS = ("decision", "place", "number", "trade", "large")
"""What holds two clusters apart although two of their names are tied, in the order of `joining.join_ties`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HotBlock:
    """A block too large to compare all with all: one of its texts, by number, and how many names are in it."""

    example: int
    names: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfReport:
    """What was done and what was left; nothing is dropped without being counted here.

    Attributes:
        texts: given. names: texts with a name in them. forms: names that differ in more than form. pairs: compared.
        ties: pairs that are one. refused: ties not followed, by HOLDS. hot_blocks: blocks too large to compare all
            with all. hot_names: names in them, one for each block. largest: of these blocks. capped: names whose
            commonest grams were not looked up. hot: those grams.
    """

    texts: int
    names: int
    forms: int
    pairs: int
    ties: int
    refused: dict[str, int] = field(default_factory=dict)
    hot_blocks: int
    hot_names: int
    largest: tuple[HotBlock, ...]
    capped: int
    hot: tuple[HotGram, ...]


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
        processes: that read names, 0 to read them here. threads: that compare.
        tell: is told what is being done.
    """
    say = tell or (lambda _: None)
    forms = read_forms(texts, tables, processes=processes)
    named, count = int((forms.form >= 0).sum()), len(forms.packed)
    say(f"{named} names, {count} different in more than form")
    crowd = Crowd(forms.packed, tables, threads=threads)
    found = [ties_of(crowd, pairs, how) for how, pairs in crowd.blocks()]
    bars = _bars(forms.form, apart, count)
    parent, _ = _joined(crowd, found, bars)
    say(f"{sum(len(one.pairs) for one in found)} ties in blocks")
    alone = np.flatnonzero(np.bincount(parent, minlength=parent.size)[parent] == 1)
    found += [ties_of(crowd, pairs, FORM) for pairs in crowd.near(forms.keys, alone)]
    parent, refused = _joined(crowd, found, bars)
    cluster = _by_text(forms.form, parent)
    return Itself(cluster=cluster, report=_report(crowd, forms.form, found, refused))


def _joined(crowd: Crowd, found: Sequence[Ties], bars: tuple[Array, Array]) -> tuple[Array, dict[str, int]]:
    """Return the cluster of each form and how many ties were refused, by HOLDS."""
    pairs = np.concatenate([one.pairs for one in found])
    parent, refused = crowd.joined(pairs, np.concatenate([one.sure for one in found]), bars)
    return parent, dict(zip(HOLDS, refused.tolist(), strict=True))


def _report(crowd: Crowd, form: Array, found: Sequence[Ties], refused: dict[str, int]) -> SelfReport:
    named = np.flatnonzero(form >= 0)
    first = np.zeros(len(crowd.packed), np.int64)
    first[form[named][::-1]] = named[::-1]
    return SelfReport(
        texts=form.size,
        names=int(named.size),
        forms=len(crowd.packed),
        pairs=sum(one.compared for one in found),
        ties=sum(len(one.pairs) for one in found),
        refused=refused,
        hot_blocks=crowd.hot_blocks,
        hot_names=crowd.hot_names,
        largest=tuple(HotBlock(example=int(first[one]), names=size) for one, size in crowd.largest()),
        capped=crowd.capped,
        hot=crowd.hot(),
    )


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
