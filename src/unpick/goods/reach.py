"""Which codes of a table of steps are reached from which, all the way, as sets of bits."""

import bisect
import contextlib
import functools
from collections.abc import Iterable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final

from unpick.goods.steps import Become, BecomeStep, become_steps, expand_codes

__all__ = ["LEVELS", "Reach", "bundled_reach", "current_reach", "reach_of", "with_steps"]

LEVELS: Final = (Become.DOES, Become.PART, Become.COULD)
"""Relations that are followed from step to step, surest first; a way is as sure as its least sure step."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reach:
    """The codes of a table, sorted, and for each level and code the codes it reaches, bit n for code n.

    Equal only to itself, so that what is remembered of a table is looked up at once.

    Attributes:
        cited: for each code what it reaches over rows alone that quote a heading or cite a source.
        packing: codes of what goods are packed in; it packs any goods and becomes none of them by that.
    """

    codes: tuple[str, ...]
    reached: tuple[tuple[int, ...], ...]
    cited: tuple[int, ...]
    packing: frozenset[str]

    def meeting(self, code: str) -> int:
        """Return the codes that can mean the same goods: one is the beginning of the other."""
        start = bisect.bisect_left(self.codes, code)
        stop = bisect.bisect_left(self.codes, code + ":")  # The sign after 9: behind every longer code.
        bits = (1 << stop) - (1 << start)
        for cut in range(4, len(code)):
            at = bisect.bisect_left(self.codes, code[:cut])
            if at < len(self.codes) and self.codes[at] == code[:cut]:
                bits |= 1 << at
        return bits

    def from_code(self, code: str) -> tuple[int, ...]:
        """Return what goods of a code can become, by level."""
        starts = list(_places(self.meeting(code)))
        return tuple(_union(level[place] for place in starts) for level in self.reached)

    def cites(self, before: str, after: str) -> bool:
        """Tell whether a way from one code to the other rests on no row from general knowledge."""
        return bool(_union(self.cited[n] for n in _places(self.meeting(before))) & self.meeting(after))

    def packs(self, code: str) -> bool:
        """Tell whether goods of a code pack others; a chapter alone does not say so."""
        return any(code.startswith(packing) for packing in self.packing)


@functools.cache
def bundled_reach() -> Reach:
    """Return the reach of the bundled table."""
    return reach_of(become_steps())


_CURRENT: ContextVar[Reach | None] = ContextVar("unpick_reach", default=None)


def current_reach() -> Reach:
    """Return the reach of the table in force: the bundled one unless rows were added (`with_steps`)."""
    return _CURRENT.get() or bundled_reach()


@contextlib.contextmanager
def with_steps(steps: Iterable[BecomeStep]) -> Iterator[None]:
    """Add rows to the bundled table while this lasts, for whatever asks in this thread; no rows change nothing."""
    added = tuple(steps)
    token = _CURRENT.set(reach_of((*become_steps(), *added)) if added else None)
    try:
        yield
    finally:
        _CURRENT.reset(token)


def reach_of(steps: Iterable[BecomeStep]) -> Reach:
    """Return who reaches whom over these steps; a code that is also there coarser or finer takes part in both."""
    given = list(steps)
    packing = {code for one in given if one.relation is Become.PACKS for code in expand_codes(one.before)}
    ways = [one for one in given if one.relation is not Become.PACKS]
    cells = (cell for one in ways for cell in (one.before, one.after))
    codes = tuple(sorted({code for cell in cells for code in expand_codes(cell)}))
    bare = Reach(codes=codes, reached=(), cited=(), packing=frozenset(packing))
    levels = [[one for one in ways if LEVELS.index(one.relation) <= level] for level in range(len(LEVELS))]
    return Reach(
        codes=codes,
        reached=tuple(_follow(bare, level) for level in levels),
        cited=_follow(bare, [one for one in ways if one.mark != "M"]),
        packing=frozenset(packing),
    )


def _follow(bare: Reach, steps: Iterable[BecomeStep]) -> tuple[int, ...]:
    """Return what each code reaches over these steps."""
    place = {code: number for number, code in enumerate(bare.codes)}
    next_to = [0] * len(bare.codes)
    for step in steps:
        after = _union(1 << place[code] for code in expand_codes(step.after))
        for code in expand_codes(step.before):
            next_to[place[code]] |= after
    return _close([_union(next_to[n] for n in _places(bare.meeting(code))) for code in bare.codes])


def _close(next_to: list[int]) -> tuple[int, ...]:
    """Return what is reached in one or more steps from each place: passes until nothing is added."""
    followers = [list(_places(bits)) for bits in next_to]
    order = _last_first(followers)
    reached = list(next_to)
    changed = True
    while changed:
        changed = False
        for place in order:
            more = reached[place]
            for follower in followers[place]:
                more |= reached[follower]
            if more != reached[place]:
                reached[place] = more
                changed = True
    return tuple(reached)


def _last_first(followers: list[list[int]]) -> list[int]:
    """Return the places so that what is made comes before what it is made of, circles apart."""
    order: list[int] = []
    seen = [False] * len(followers)
    for root in range(len(followers)):
        waiting = [(root, iter(followers[root]))] if not seen[root] else []
        seen[root] = True
        while waiting:
            place, rest = waiting[-1]
            fresh = next((one for one in rest if not seen[one]), None)
            if fresh is None:
                order.append(place)
                waiting.pop()
            else:
                seen[fresh] = True
                waiting.append((fresh, iter(followers[fresh])))
    return order


def _places(bits: int) -> Iterator[int]:
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low


def _union(sets: Iterable[int]) -> int:
    bits = 0
    for one in sets:
        bits |= one
    return bits
