"""Joint sites: one factory or compound with both kinds of labor, North Korean and transferred from Xinjiang, and when.

Which two groups of researchers hold half each is seen only here. Two signs meet when dated ties (standing at one site, sharing
a site, being a branch) lead from one firm to the other, and all of it can have held on one day. A town is no site.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from unpick.law.wording import spell_day
from unpick.model.days import FOREVER, LONG_AGO

__all__ = ["Joint", "Labor", "Sign", "Tie", "When", "find_joint"]

_LONGEST: Final = 4
"""Ties between the two firms: firm, site, firm are two; a further firm that shares the site is three or four. More ties join
half an industrial zone. A convention of this project."""


class Labor(StrEnum):
    """The two kinds of labor that the texts of the founding case ask to be looked for in one place."""

    NORTH_KOREAN = "north_korean"
    XINJIANG = "xinjiang"


class When(StrEnum):
    """Whether both kinds can have been there on one day."""

    SAME_TIME = "same_time"
    UNDATED = "undated"
    OTHER_TIME = "other_time"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A claim or link that says that a firm or site has one kind of labor.

    Attributes:
        first, last: days on which it holds, both included. says: the sentence. tentative: the source says "may".
    """

    id: str
    entity: str
    labor: Labor
    first: dt.date
    last: dt.date
    says: str
    origin: str
    why: tuple[str, ...] = ()
    tentative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A dated tie of place between two entities, with the sentence it rests on."""

    a: str
    b: str
    first: dt.date
    last: dt.date
    says: str
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint:
    """Two signs, one of each kind, and the ties between them.

    Attributes:
        first, last: the days on which all of it can have held; None where it cannot. ties: in order from the one to the other,
        empty when both signs speak of one firm or site.
    """

    when: When
    north_korean: Sign
    xinjiang: Sign
    ties: tuple[Tie, ...]
    first: dt.date | None
    last: dt.date | None

    @property
    def says(self) -> str:
        """Return the answer in a sentence; one origin alone is said to be one."""
        one = self.north_korean.origin == self.xinjiang.origin
        whose = "one origin tells both" if one else "two origins, one for each"
        maybe = (
            "; a source says only that it may be so"
            if self.north_korean.tentative or self.xinjiang.tentative
            else ""
        )
        if self.when is When.OTHER_TIME:
            return f"Both kinds of labor are told of this place, on days that do not meet; {whose}{maybe}."
        if self.when is When.UNDATED:
            return f"Both kinds of labor are told of this place; that it was at one time is not told; {whose}{maybe}."
        return f"Both kinds of labor can have been here {_span(self.first, self.last)}; {whose}{maybe}."


def find_joint(signs: Sequence[Sign], ties: Sequence[Tie]) -> tuple[Joint, ...]:
    """Return the joint sites: same time first, then undated, then other times; fewer ties before more."""
    near: dict[str, list[Tie]] = {}
    for tie in sorted(ties, key=lambda one: (one.a, one.b, one.first, one.last, one.says)):
        near.setdefault(tie.a, []).append(tie)
        near.setdefault(tie.b, []).append(tie)
    order = {when: place for place, when in enumerate(When)}
    found = []
    for korean in sorted((one for one in signs if one.labor is Labor.NORTH_KOREAN), key=lambda one: one.id):
        for other in sorted((one for one in signs if one.labor is Labor.XINJIANG), key=lambda one: one.id):
            best = min(
                (_meeting(korean, other, way) for way in _ways(korean.entity, other.entity, near)),
                key=lambda one: (order[one.when], len(one.ties)),
                default=None,
            )
            if best is not None:
                found.append(best)
    return tuple(
        sorted(
            found,
            key=lambda one: (order[one.when], len(one.ties), one.north_korean.id, one.xinjiang.id),
        )
    )


def _ways(start: str, end: str, near: dict[str, list[Tie]]) -> list[tuple[Tie, ...]]:
    """Return every way of ties from one entity to another that visits none twice, up to `_LONGEST` ties."""
    found: list[tuple[Tie, ...]] = []
    open_ways: list[tuple[str, tuple[Tie, ...], frozenset[str]]] = [(start, (), frozenset({start}))]
    while open_ways:
        at, way, seen = open_ways.pop()
        if at == end:
            found.append(way)
            continue
        if len(way) == _LONGEST:
            continue
        for tie in near.get(at, ()):
            other = tie.b if tie.a == at else tie.a
            if other not in seen:
                open_ways.append((other, (*way, tie), seen | {other}))
    return found


def _meeting(korean: Sign, other: Sign, way: tuple[Tie, ...]) -> Joint:
    """Return what two signs and the ties between them give: the days on which all of it can have held."""
    parts: list[Sign | Tie] = [korean, other, *way]
    first, last = max(one.first for one in parts), min(one.last for one in parts)
    if first > last:
        return Joint(
            when=When.OTHER_TIME, north_korean=korean, xinjiang=other, ties=way, first=None, last=None
        )
    # A sign without any day would meet everything.
    bare = any(one.first == LONG_AGO and one.last == FOREVER for one in (korean, other))
    return Joint(
        when=When.UNDATED if bare else When.SAME_TIME,
        north_korean=korean,
        xinjiang=other,
        ties=way,
        first=None if bare or first == LONG_AGO else first,
        last=None if bare or last == FOREVER else last,
    )


def _span(first: dt.date | None, last: dt.date | None) -> str:
    if first and last:
        return f"on the same days, from {spell_day(first)} to {spell_day(last)}"
    if first:
        return f"on the same days, from {spell_day(first)}"
    return f"on the same days, until {spell_day(last)}" if last else "on the same days"
