"""What two names must share so that the scorer can find a brand in common: hashes of words, shapes of spellings."""

import functools
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import numpy as np

from unpick.names.score.packed import Packed
from unpick.names.score.rows import in_spans

__all__ = ["Signs", "passing", "sign"]

Array = np.ndarray[Any, np.dtype[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """The signs of packed names, as flat arrays; it pickles.

    Attributes:
        ends: uint32, four for each name and four before the first: where its hashes, shapes, letters and codes end.
        blooms: uint64, three for each name: bits of its brand hashes, of all, and of those of its places.
        hashes: uint32, the lowest bits tell a brand's and a place's. shapes: uint64, bits of the pairs of letters of a spelling.
        parts: uint8, where the sections of the spellings of each name end (`compiled.SECTIONS`).
        sizes: int16, letters of each spelling. texts: uint32, where the letters of each spelling start. letters: uint8, as an optical reader sees them.
        codes: int64, of places. how: uint8, two for each name: whether it has no brand word or is cut in one, so that
            its words rule nothing out; how many codes, 0 where the name is cut, so that they rule nothing out.
    """

    ends: Array
    blooms: Array
    hashes: Array
    parts: Array
    shapes: Array
    sizes: Array
    texts: Array
    letters: Array
    codes: Array
    how: Array

    def arrays(self) -> tuple[Array, ...]:
        """Return the arrays in the order in which the compiled code takes them."""
        return (
            *(self.ends, self.blooms, self.hashes, self.parts, self.shapes, self.sizes, self.texts),
            *(self.letters, self.codes, self.how),
        )


@functools.cache
def _compiled() -> ModuleType:
    from unpick.names.gate import compiled

    return compiled


def sign(packed: Packed) -> Signs:
    """Return the signs of names."""
    count = len(packed)
    room = np.zeros((count + 1, 4), np.uint32)
    _compiled().count_signs(*packed.arrays(), room)
    ends = np.cumsum(room, axis=0, dtype=np.uint32)
    sizes = [int(size) for size in ends[-1]]
    made = Signs(
        ends=ends,
        blooms=np.zeros((count, 3), np.uint64),
        hashes=np.zeros(sizes[0], np.uint32),
        parts=np.zeros((count, 6), np.uint8),
        shapes=np.zeros(sizes[1], np.uint64),
        sizes=np.zeros(sizes[1], np.int16),
        texts=np.zeros(sizes[1], np.uint32),
        letters=np.zeros(sizes[2], np.uint8),
        codes=np.zeros(sizes[3], np.int64),
        how=np.zeros((count, 2), np.uint8),
    )
    out = made.shapes, made.sizes, made.texts, made.letters
    how = made.codes, made.how
    _compiled().write_signs(*packed.arrays(), ends, made.blooms, made.hashes, made.parts, out, *how)
    return made


def passing(left: Signs, right: Signs, i: Array, j: Array, *, threads: int = 2) -> Array:
    """Tell of each pair whether the scorer has to look at it, as bool.

    A pair that does not pass has a brand word on both sides and none that meets another in any of the scorer's
    ways, or is of two places; its outcome is `different` (`tests/names/test_gate.py` holds that).

    Args:
        i, j: the pairs, as numbers of names on the left and the right.
    """
    a, b = np.ascontiguousarray(i, np.int64), np.ascontiguousarray(j, np.int64)
    out = np.zeros(a.size, np.bool_)
    from unpick.names.gate.pairs import pass_pairs

    run: Any = pass_pairs
    arrays = (*left.arrays(), *right.arrays())
    in_spans(lambda begin, end: run(*arrays, a, b, begin, end, out), a.size, threads=threads)
    return out
