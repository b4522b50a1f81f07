"""The hashes of the log's Merkle tree on the disk, so that a proof reads forty of them and builds nothing.

`decisions.tree` holds, 32 bytes each, the hash of every leaf and complete subtree in the order in which they became
complete: an append of a row appends to the file. It is derived from the log and can be deleted; what it says is
never believed against the log: its last leaf must be that of its row, `custody head`, exports and `verify` build the
tree anew from the rows and hold the two against each other, and a proof that does not lead to the root is not given.
"""

import contextlib
import itertools
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from unpick.store.decisions import DecisionLog
from unpick.store.merkle import Proofs, Tree, leaf_hash, node_hash

__all__ = ["NAME", "KeptTree", "differs", "log_proofs", "place_of"]

NAME: Final = "decisions.tree"
"""File beside the log."""

_SIZE: Final = 32
_BATCH: Final = 20_000


def place_of(level: int, place: int) -> int:
    """Return where in the file the hash of a subtree stands, counted in hashes.

    Leaf n comes after all that the leaves before it completed: n + n/2 + n/4 + ...; a subtree comes as many hashes
    after its last leaf as it is levels above it.

    >>> [place_of(0, 0), place_of(0, 1), place_of(1, 0), place_of(0, 2), place_of(0, 3), place_of(1, 1), place_of(2, 0)]
    [0, 1, 2, 3, 4, 5, 6]
    """
    last = ((place + 1) << level) - 1
    before = 0
    while last:
        before += last
        last >>= 1
    return before + level


class KeptTree(Proofs):
    """A tree whose hashes are read from an open file, as many leaves of it as are asked for."""

    def __init__(self, stream: BinaryIO, leaves: int) -> None:
        self._stream, self._leaves = stream, leaves

    def __len__(self) -> int:
        """Return the number of leaves."""
        return self._leaves

    def node(self, level: int, place: int) -> bytes:
        """Return the hash of a complete subtree."""
        self._stream.seek(place_of(level, place) * _SIZE)
        return self._stream.read(_SIZE)

    def append(self, rows: Iterable[bytes]) -> None:
        """Add leaves and what they complete at the end of the file."""
        made = list[bytes]()
        done = self._leaves
        known: dict[tuple[int, int], bytes] = {}
        for data in rows:
            found = leaf_hash(data)
            made.append(found)
            level, place = 0, done
            known[level, place] = found
            while place & 1:
                left = known.get((level, place - 1)) or self.node(level, place - 1)
                found = node_hash(left, found)
                level, place = level + 1, place >> 1
                known[level, place] = found
                made.append(found)
            done += 1
        self._stream.seek(place_of(0, self._leaves) * _SIZE)
        self._stream.write(b"".join(made))
        self._leaves = done


@contextlib.contextmanager
def log_proofs(folder: Path) -> Iterator[Proofs]:
    """Yield the tree over the whole log: the file, brought up to it; where it cannot be written, one in memory."""
    log, path = DecisionLog(folder / "decisions.sqlite"), folder / NAME
    try:
        stream = path.open("r+b" if path.exists() else "x+b")
    except OSError:
        # Nobody writes here; a file that another process is making at this moment is left to it.
        yield Tree(bytes.fromhex(one) for one in log.hashes(0))
        return
    with stream:
        tree = KeptTree(stream, _leaves(stream, log))
        rows = (bytes.fromhex(one) for one in log.hashes(len(tree)))
        while batch := list(itertools.islice(rows, _BATCH)):
            tree.append(batch)
        stream.flush()
        yield tree


def differs(folder: Path) -> bool:
    """Tell whether the file is there and gives another root than the rows of the log; built anew, it costs a second a million."""
    path, log = folder / NAME, DecisionLog(folder / "decisions.sqlite")
    if not path.exists():
        return False
    with path.open("rb") as stream:
        hashes = stream.seek(0, os.SEEK_END)
        tree = Tree(bytes.fromhex(one) for one in log.hashes(0))
        held = KeptTree(stream, _fitting(hashes // _SIZE))
        size = len(held)
        whole = hashes == place_of(0, size) * _SIZE and size <= len(tree)
        return not whole or any(
            held.node(level, place) != tree.node(level, place)
            for level in range(size.bit_length())
            for place in range(size >> level)
        )


def _fitting(hashes: int) -> int:
    """Return the most leaves whose hashes, with all that they complete, are so many at most."""
    low, high = 0, hashes
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if place_of(0, middle) <= hashes else (low, middle - 1)
    return low


def _leaves(stream: BinaryIO, log: DecisionLog) -> int:
    """Return how many leaves the file holds; what is torn or is not of this log is cut off."""
    hashes = stream.seek(0, os.SEEK_END) // _SIZE
    low = _fitting(hashes)
    row = log.hash_of(low) if low else None
    if low:
        stream.seek(place_of(0, low - 1) * _SIZE)
        if row is None or stream.read(_SIZE) != leaf_hash(bytes.fromhex(row)):
            low = 0
    if hashes * _SIZE > place_of(0, low) * _SIZE or stream.seek(0, os.SEEK_END) % _SIZE:
        stream.truncate(place_of(0, low) * _SIZE)
    return low
