"""Days that documents state, the order they must have, and the smallest sets of statements that cannot all be so.

A statement is a span of days, or several spans where the writing can be read in several ways. A link says that
one statement must come before another, or meet it. A set of statements contradicts itself when no choice of
readings satisfies its links; it is reported only where it is minimal: leave one statement out and the rest can
be so. Nothing here says which statement is wrong.
"""

import calendar
import datetime as dt
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from unpick.model.defect import Spot

__all__ = [
    "Conflict",
    "Doubt",
    "Link",
    "Rule",
    "Stated",
    "breaks",
    "by_rule",
    "day_words",
    "is_broken",
    "solve",
]

Span = tuple[dt.date, dt.date]

_VISIT: Final = 31
"""Days up to which a span is one event from its first to its last day; a longer one tells only about when."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """One statement of a day.

    Attributes:
        topic: of note.DAYS, or submitted, written (the file's last writing), or an event of the packet.
        options: the spans that it can mean; more than one where the writing is ambiguous.
        sure: False where a machine read it and a person has to look.
        exhibit: id of its exhibit, empty for packet.yml. kind: of the exhibit. spot: where it stands.
    """

    topic: str
    options: tuple[Span, ...]
    spot: Spot
    exhibit: str = ""
    kind: str = ""
    sure: bool = True

    @property
    def words(self) -> str:
        """Return the day in words, every reading of it, with its place."""
        days = " or ".join(dict.fromkeys(day_words(*option) for option in self.options))
        where = ", ".join(part for part in (self.spot.exhibit, self.spot.place) if part)
        return f"{days} ({where})" if where else days


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What must hold between two statements.

    Attributes:
        name: of the check. left, right: topics. kind: before (left comes no later than right) or meets.
        over: the left event must have ended, not only begun. slack: days of tolerance.
        kinds: of the document in which it holds, empty for every one.
        says: a sentence with {left} and {right}. why: why it must be so.
    """

    name: str
    left: str
    right: str
    says: str
    why: str
    kind: Literal["before", "meets"] = "before"
    over: bool = False
    slack: int = 0
    minor: bool = False
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A rule applied to two statements."""

    rule: Rule
    left: Stated
    right: Stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A smallest set of statements that cannot all be so, with the links between them that fail."""

    links: tuple[Link, ...]

    @property
    def statements(self) -> tuple[Stated, ...]:
        """Return the statements of the set, each once."""
        return tuple(dict.fromkeys(one for link in self.links for one in (link.left, link.right)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A link that fails in one reading only, or that rests on a reading which a person must confirm."""

    link: Link
    why: str


def day_words(first: dt.date, last: dt.date) -> str:
    """Return a span in words.

    >>> day_words(dt.date(2020, 11, 3), dt.date(2020, 11, 3)), day_words(dt.date(2020, 11, 1), dt.date(2020, 11, 30))
    ('3 November 2020', 'November 2020')
    """
    if first == last:
        return f"{first.day} {first:%B %Y}"
    if _is_month(first, last):
        return f"{first:%B %Y}"
    return f"{first.day} {first:%B %Y} to {last.day} {last:%B %Y}"


def breaks(rule: Rule, left: Span, right: Span) -> bool:
    """Tell whether two spans break a rule, whatever day within them is meant."""
    slack = dt.timedelta(days=rule.slack)
    if rule.kind == "meets":
        return left[0] > right[1] + slack or left[1] < right[0] - slack
    exact = (left[1] - left[0]).days <= _VISIT and not _is_month(*left)
    begun = left[1] if rule.over and exact else left[0]
    return begun > right[1] + slack


def is_broken(link: Link) -> bool:
    """Tell whether a link fails under every reading of both statements."""
    return all(breaks(link.rule, left, right) for left in link.left.options for right in link.right.options)


def solve(links: Sequence[Link]) -> tuple[list[Conflict], list[Doubt]]:
    """Return the smallest contradictions among the links, and what only one reading makes contradictory.

    A pair that fails under every reading is a contradiction by itself. Among the others, a reading that no
    reading of a neighbor allows is struck out; a statement that loses every reading contradicts the set of
    those that struck them out. Statements that are not sure never make a contradiction, only a doubt.
    """
    conflicts: list[Conflict] = []
    doubts: list[Doubt] = []
    rest: list[Link] = []
    for link in links:
        if not (link.left.sure and link.right.sure):
            if is_broken(link):
                doubts.append(Doubt(link=link, why="a machine read the day: a person has to look"))
        elif is_broken(link):
            conflicts.append(Conflict(links=(link,)))
        else:
            rest.append(link)
    in_pairs = {one for conflict in conflicts for one in conflict.statements}
    rest = [link for link in rest if not {link.left, link.right} & in_pairs]
    found, open_links = _strike(rest)
    doubts += [Doubt(link=link, why="the day can be read in several ways") for link in open_links]
    return [*conflicts, *found], doubts


def _strike(links: list[Link]) -> tuple[list[Conflict], list[Link]]:
    """Strike out readings until nothing changes; return contradictions, and links of statements still open."""
    alive: dict[Stated, dict[Span, tuple[Link, ...]]] = {}
    struck: dict[Stated, dict[Span, tuple[Link, ...]]] = {}
    for link in links:
        for one in (link.left, link.right):
            alive.setdefault(one, dict.fromkeys(one.options, ()))
            struck.setdefault(one, {})
    changed = True
    while changed:
        changed = any(_strike_one(link, alive, struck) for link in links)
    conflicts = [
        Conflict(links=_smallest(tuple(dict.fromkeys(link for why in struck[one].values() for link in why))))
        for one, left in alive.items()
        if not left
    ]
    in_conflict = {statement for conflict in conflicts for statement in conflict.statements}
    doubtful = [
        why[0]
        for one, left in alive.items()
        if left and one not in in_conflict
        for why in struck[one].values()
        if why
    ]
    return conflicts, list(dict.fromkeys(doubtful))


def can_hold(links: Sequence[Link]) -> bool:
    """Tell whether some choice of readings satisfies every link; tries all of them, so for few statements only."""
    statements = list(dict.fromkeys(one for link in links for one in (link.left, link.right)))
    for choice in itertools.product(*(one.options for one in statements)):
        meant = dict(zip(statements, choice, strict=True))
        if not any(breaks(link.rule, meant[link.left], meant[link.right]) for link in links):
            return True
    return False


def _smallest(links: tuple[Link, ...]) -> tuple[Link, ...]:
    """Return the links without those that the contradiction does not need."""
    for link in links:
        fewer = tuple(other for other in links if other is not link)
        if len(links) > 1 and not can_hold(fewer):
            links = fewer
    return links


def _strike_one(
    link: Link,
    alive: dict[Stated, dict[Span, tuple[Link, ...]]],
    struck: dict[Stated, dict[Span, tuple[Link, ...]]],
) -> bool:
    """Strike out the readings of one side that no living reading of the other side allows."""
    changed = False
    for one, other in ((link.left, link.right), (link.right, link.left)):
        if not alive[one] or not alive[other]:
            continue  # an emptied statement is a contradiction already and strikes nothing further
        for option in list(alive[one]):
            pairs = ((option, mate) if one is link.left else (mate, option) for mate in alive[other])
            if all(breaks(link.rule, left, right) for left, right in pairs):
                del alive[one][option]
                before = tuple(earlier for why in struck[other].values() for earlier in why)
                struck[one][option] = (link, *before)
                changed = True
                if not alive[one]:
                    break
    return changed


def _is_month(first: dt.date, last: dt.date) -> bool:
    """Tell whether a span is whole months: then it tells about when, not from when to when."""
    return first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]


def by_rule(conflicts: Sequence[Conflict]) -> Iterator[tuple[Rule, list[Conflict]]]:
    """Yield the conflicts by the rule of their first link and their exhibits, in their order."""
    groups: dict[tuple[str, tuple[str, ...]], list[Conflict]] = {}
    for conflict in conflicts:
        key = conflict.links[0].rule.name, tuple(sorted({one.exhibit for one in conflict.statements}))
        groups.setdefault(key, []).append(conflict)
    for group in groups.values():
        yield group[0].links[0].rule, group
