"""Merkle tree over the custody log (RFC 9162, section 2.1): roots, inclusion and consistency proofs.

The hash of every complete subtree is kept once it is known, so a proof costs hash lookups and, for the
right edge, at most one hashing per level: O(log^2 n) small steps, whatever the number of rows.
"""

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from typing import Final

__all__ = ["EMPTY_ROOT", "Proofs", "Tree", "holds_consistency", "holds_inclusion", "leaf_hash", "node_hash"]

EMPTY_ROOT: Final = hashlib.sha256(b"").digest()
"""Root of a log without rows (RFC 9162, 2.1.1)."""


def leaf_hash(data: bytes) -> bytes:
    """Return the hash of a leaf; the zero byte keeps leaves and inner nodes apart (RFC 9162, 2.1.1)."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node (RFC 9162, 2.1.1)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Proofs(ABC):
    """Roots and proofs over the hashes of complete subtrees, wherever these are kept."""

    @abstractmethod
    def __len__(self) -> int:
        """Return the number of leaves."""

    @abstractmethod
    def node(self, level: int, place: int) -> bytes:
        """Return the hash over the leaves place * 2^level to (place + 1) * 2^level - 1."""

    def root(self, size: int | None = None) -> bytes:
        """Return the root over the first `size` leaves, by default over all.

        Raises:
            ValueError: there are fewer leaves.
        """
        size = len(self) if size is None else size
        self._check(0, size)
        return self._range(0, size) if size else EMPTY_ROOT

    def inclusion(self, place: int, size: int | None = None) -> list[bytes]:
        """Return the path of leaf `place` (from 0) in the tree of `size` leaves (RFC 9162, 2.1.3.1).

        Raises:
            ValueError: the tree has no such leaf or no such size.
        """
        size = len(self) if size is None else size
        self._check(place + 1 if place >= 0 else -1, size)
        path, low, high = list[bytes](), 0, size
        while high - low > 1:
            split = low + _split(high - low)
            if place < split:
                path.append(self._range(split, high))
                high = split
            else:
                path.append(self._range(low, split))
                low = split
        return path[::-1]

    def consistency(self, old: int, size: int | None = None) -> list[bytes]:
        """Return the proof that the tree of `size` leaves goes on from the one of `old` (RFC 9162, 2.1.4.1).

        Raises:
            ValueError: old is 0 or above size, or there are fewer leaves.
        """
        size = len(self) if size is None else size
        self._check(old, size)
        if old == 0:
            raise ValueError("nothing goes on from an empty log; its root is the same for all")
        path, low, high, whole = list[bytes](), 0, size, True
        while old != high:
            split = low + _split(high - low)
            if old <= split:
                path.append(self._range(split, high))
                high = split
            else:
                path.append(self._range(low, split))
                low, whole = split, False
        return ([] if whole else [self._range(low, high)]) + path[::-1]

    def _check(self, low: int, size: int) -> None:
        if not 0 <= low <= size <= len(self):
            raise ValueError(f"no place {low} in a tree of {size} leaves; the log has {len(self)}")

    def _range(self, low: int, high: int) -> bytes:
        """Return the hash over leaves low to high - 1; low is a multiple of the power of two that fits."""
        pieces = list[bytes]()
        while low < high:
            level = (high - low).bit_length() - 1
            pieces.append(self.node(level, low >> level))
            low += 1 << level
        found = pieces.pop()
        while pieces:
            found = node_hash(pieces.pop(), found)
        return found


class Tree(Proofs):
    """An append-only tree in memory; `append` takes the data of a leaf, proofs are for any earlier size."""

    def __init__(self, leaves: Iterable[bytes] = ()) -> None:
        # _levels[k][i] is the hash over the leaves i * 2^k to (i + 1) * 2^k - 1.
        self._levels: list[list[bytes]] = [[]]
        for data in leaves:
            self.append(data)

    def __len__(self) -> int:
        """Return the number of leaves."""
        return len(self._levels[0])

    def node(self, level: int, place: int) -> bytes:
        """Return the hash of a complete subtree."""
        return self._levels[level][place]

    def append(self, data: bytes) -> None:
        """Add a leaf and the hashes of the subtrees that it completes."""
        self._levels[0].append(leaf_hash(data))
        level = 0
        while len(self._levels[level]) % 2 == 0:
            pair = self._levels[level][-2:]
            level += 1
            if level == len(self._levels):
                self._levels.append([])
            self._levels[level].append(node_hash(*pair))


def holds_inclusion(leaf: bytes, place: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Tell whether the path leads from a leaf's hash to the root (RFC 9162, 2.1.3.2).

    Args:
        leaf: `leaf_hash` of the data. place: from 0. size: leaves under the root.
    """
    if not 0 <= place < size:
        return False
    at, last, found = place, size - 1, leaf
    for piece in path:
        if last == 0:
            return False
        if at & 1 or at == last:
            found = node_hash(piece, found)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            found = node_hash(found, piece)
        at, last = at >> 1, last >> 1
    return last == 0 and found == root


def holds_consistency(old: int, size: int, path: Sequence[bytes], *, old_root: bytes, root: bytes) -> bool:
    """Tell whether the tree of `size` leaves begins with the one of `old` leaves (RFC 9162, 2.1.4.2)."""
    if old == size:
        return not path and old_root == root
    if not 0 < old < size or not path:
        return False
    steps = list(path) if old & (old - 1) else [old_root, *path]
    at, last = old - 1, size - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    first = second = steps[0]
    for piece in steps[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            first, second = node_hash(piece, first), node_hash(piece, second)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            second = node_hash(second, piece)
        at, last = at >> 1, last >> 1
    return last == 0 and first == old_root and second == root


def _split(size: int) -> int:
    """Return the largest power of two below size."""
    return 1 << ((size - 1).bit_length() - 1)
