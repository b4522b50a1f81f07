"""The names to screen against, frozen: arrays only, which pickle and are sent to other processes and machines."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from unpick.names.parts import Name
from unpick.names.people.index import PersonIndex
from unpick.names.score.packed import Packed
from unpick.names.score.rows import Front, front_of
from unpick.names.search import GramIndex
from unpick.names.search.rows import Array
from unpick.resolve.bulk.asking import form_key
from unpick.resolve.watch import WatchIndex

__all__ = ["HIDDEN", "PERSON", "TOP", "WEAK", "Frozen", "freeze"]

TOP: Final = 40
"""Names that go on to the scorer per name, fewer than where one name is screened: of the 488 lookups of tests/truth (dev)
whose pair is scored above `different`, 432 find it among 40, 450 among 60, 458 among 100 (75,000 names)."""

PERSON, WEAK, HIDDEN = 1, 2, 4
"""What a name of the list is: a person's; one that the list itself calls weak; of a person whom no list names, and who
is not shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """A watch list for compiled code; the names have the numbers of `WatchIndex.names`.

    Attributes:
        version: of the tables by which the names were read; queries have to be read by the same.
        grams, packed, front: what search, scorer and `rule_out` read. kinds: PERSON, WEAK and HIDDEN, by number.
        typed: keys of names that differ in form only, each once; the numbers of key i are
            members[starts[i]:starts[i + 1]]. people: the search for persons. persons: the names of those that are shown.
    """

    version: str
    grams: GramIndex
    packed: Packed
    front: Front
    kinds: Array
    typed: pa.Array
    starts: Array
    members: Array
    people: PersonIndex
    persons: dict[int, str]

    def __len__(self) -> int:
        return int(self.kinds.size)

    def same_form(self, typed: pa.Array) -> tuple[Array, Array]:
        """Return the pairs (row, number) whose keys are equal."""
        found = pc.index_in(typed, value_set=self.typed)
        row = np.flatnonzero(np.asarray(found.is_valid()))
        at = np.asarray(found.drop_null())
        counts = self.starts[at + 1] - self.starts[at]
        within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        return np.repeat(row, counts), self.members[np.repeat(self.starts[at], counts) + within]


def freeze(watch: WatchIndex, *, top: int = TOP) -> Frozen:
    """Return a watch list for compiled code.

    Args:
        top: names that go on to the scorer per name, beside those that differ in form only.
    """
    names = [row[3] for row in watch.names]
    typed, starts, members = _by_form(names)
    kinds = [_kind(watch, entity, kind) for entity, _, kind, _ in watch.names]
    return Frozen(
        version=watch.tables.version,
        grams=watch.grams.with_dials(top=top),
        packed=watch.packed,
        front=front_of(watch.packed),
        kinds=np.array(kinds, np.uint8),
        typed=typed,
        starts=starts,
        members=members,
        people=watch.people,
        persons={n: row[1] for n, row in enumerate(watch.names) if kinds[n] & (PERSON | HIDDEN) == PERSON},
    )


def _kind(watch: WatchIndex, entity: str, kind: str) -> int:
    weak = WEAK if kind == "weakAlias" else 0
    if watch.schema.get(entity) != "Person":
        return weak
    return weak | PERSON | (0 if watch.listings.get(entity) else HIDDEN)


def _by_form(names: list[Name]) -> tuple[pa.Array, Array, Array]:
    coded = pa.array([form_key(name) for name in names], pa.large_string()).dictionary_encode()
    codes = np.asarray(coded.indices.fill_null(-1)).astype(np.int64)
    order = np.argsort(codes, kind="stable")
    members = order[np.searchsorted(codes[order], 0) :]
    sizes = np.bincount(codes[members], minlength=len(coded.dictionary))
    return coded.dictionary, np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64), members
