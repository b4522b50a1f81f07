"""Where names stand in a text: one pass over its words, so that many names cost no more than one."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from unpick.exhibits.press.proposal import Mention

__all__ = ["Board", "Ordered", "Places"]

_WORD: Final = re.compile(r"[A-Za-z0-9]+")
_BLOCK: Final = 512
"""Characters of a block: most mentions lie in one."""


@dataclass(slots=True)
class Places:
    """The places of the Latin words of a text.

    >>> found = Places("Invented Mill and Invented Millers; Invented Mill.")
    >>> list(found.of("Invented Mill")), list(found.of("Mill"))
    ([0, 36], [9, 45])
    """

    text: str
    _first: dict[str, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read the words once."""
        at = defaultdict(list)
        for match in _WORD.finditer(self.text):
            at[match.group()].append(match.start())
        self._first = dict(at)

    def of(self, name: str) -> Iterator[int]:
        """Yield where a name begins, with no Latin letter or digit beside it."""
        first = _WORD.match(name)
        starts = self._first.get(first.group(), ()) if first else self._found(name)
        for at in starts:
            if self.text.startswith(name, at) and not _joined(self.text[at + len(name) : at + len(name) + 1]):
                yield at

    def _found(self, name: str) -> Iterator[int]:
        """Yield where a name in another script stands: it has no blanks that would part it from its neighbors."""
        at = self.text.find(name) if name else -1
        while at >= 0:
            if not (at and _joined(self.text[at - 1])):
                yield at
            at = self.text.find(name, at + len(name))


def _joined(letter: str) -> bool:
    return letter.isascii() and letter.isalnum()


@dataclass(slots=True)
class Board:
    """Mentions that do not overlap, found again by their place."""

    kept: dict[int, Mention] = field(default_factory=dict)
    _blocks: defaultdict[int, set[int]] = field(default_factory=lambda: defaultdict(set))

    def across(self, start: int, end: int) -> list[Mention]:
        """Return the mentions that overlap a stretch."""
        near = {
            at
            for block in range(start // _BLOCK, max(start, end - 1) // _BLOCK + 1)
            for at in self._blocks[block]
        }
        return [one for at in sorted(near) if (one := self.kept[at]).start < end and start < one.end]

    def add(self, one: Mention) -> None:
        """Add a mention; of two that overlap, the longer one stays, and a firm wins over a place within its name."""
        across = self.across(one.start, one.end)
        if across and not (
            one.kind in ("firm", "site")
            and all(
                one.start <= other.start and other.end <= one.end and len(one.name) > len(other.name)
                for other in across
            )
        ):
            return
        for other in across:
            self._forget(other)
        self.kept[one.start] = one
        for block in range(one.start // _BLOCK, (one.end - 1) // _BLOCK + 1):
            self._blocks[block].add(one.start)

    def _forget(self, one: Mention) -> None:
        del self.kept[one.start]
        for block in range(one.start // _BLOCK, (one.end - 1) // _BLOCK + 1):
            self._blocks[block].discard(one.start)

    def ordered(self) -> list[Mention]:
        """Return the mentions in the order of the text."""
        return [self.kept[at] for at in sorted(self.kept)]


@dataclass(slots=True)
class Ordered:
    """Mentions in the order of a text, looked up by place without going through all of them."""

    all: list[Mention]
    _starts: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, mentions: Iterable[Mention]) -> "Ordered":
        """Return mentions sorted by place."""
        kept = sorted(mentions, key=lambda one: one.start)
        return cls(kept, [one.start for one in kept])

    def within(self, start: int, end: int) -> list[Mention]:
        """Return the mentions that begin from `start` up to before `end`."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def count(self, end: int) -> int:
        """Return how many mentions begin before a place."""
        return bisect_left(self._starts, end)

    def before(self, at: int, most: int) -> list[Mention]:
        """Return at most so many of the last mentions that end by a place."""
        upto = bisect_right(self._starts, at)
        return [one for one in self.all[max(0, upto - most - 1) : upto] if one.end <= at][-most:]
