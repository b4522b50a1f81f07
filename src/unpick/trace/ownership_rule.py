"""Whether a firm is owned by listed persons: the rule in exact fractions, the one that the fast form must equal.

What listed persons hold of a firm is added up; a firm that reaches the line passes on all that it holds
itself, and one that does not passes on nothing. Shares are never multiplied through. Since passing on only
ever adds, the smallest set that agrees with itself is the answer, circles of firms included:

- `yes`: the line is reached with every share at its low end, by those who are surely listed.
- `no`: it is not reached with every share at its high end, by those too who may be listed.
- `not_decided`: between the two.

What others surely hold leaves the less for listed persons. Where stated shares come to more than the
whole, what is too much is taken off the low end, since nobody knows whose it is, and nothing off the high end.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from unpick.law.ownership import AddsUp, Rule
from unpick.model.share import WHOLE, Share
from unpick.trace.ownership import Holding, Holdings, Kind

__all__ = ["Decided", "Decision", "Reached", "decide", "reach"]

_Slot = tuple[str, Kind]
_ANY = Fraction(1, WHOLE)
_NEVER = Fraction(10**9)
"""A line that nothing reaches: where no share is named in the rule, no share decides."""


class Decided(StrEnum):
    """The answer, with the honest third one."""

    YES = "yes"
    NO = "no"
    NOT_DECIDED = "not_decided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """A set of owned firms that agrees with itself.

    Attributes:
        rounds: each firm or person in it, listed ones in round 0, others in the round after the holders
            that brought them in.
        held: by firm and kind, what members hold of it, 0 to 1 unless sources contradict.
    """

    rounds: Mapping[str, int]
    held: Mapping[_Slot, Fraction]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the rule gives for one firm.

    Attributes:
        held: what listed persons hold of it, low and high: together, or the most of one of them where the
            rule does not add up; of shares or votes, whichever is more.
        low, high: the sets that the answer rests on.
    """

    state: Decided
    held: Share
    low: Reached
    high: Reached


def reach(holdings: Sequence[Holding], start: Collection[str], line: Fraction, *, high: bool) -> Reached:
    """Return everybody that the listed persons reach, with every share at its low or at its high end."""
    into: defaultdict[_Slot, list[Holding]] = defaultdict(list)
    for one in holdings:
        into[one.owned, one.kind].append(one)
    rounds = dict.fromkeys(sorted(start), 0)
    for number in range(1, len(into) + 2):
        held = {slot: _held(of, rounds, high=high) for slot, of in into.items()}
        new = sorted({owned for (owned, _), share in held.items() if share >= line and owned not in rounds})
        if not new:
            return Reached(rounds=rounds, held=held)
        rounds |= dict.fromkeys(new, number)
    raise AssertionError("each round adds a firm, so there are no more rounds than firms")


def _held(of: Iterable[Holding], members: Collection[str], *, high: bool) -> Fraction:
    """Return what members hold of one firm."""
    stated = sum((Fraction(one.share.low, WHOLE) for one in of), Fraction(0))
    others = sum((Fraction(one.share.low, WHOLE) for one in of if one.owner not in members), Fraction(0))
    ends = (one.share.high if high else one.share.low for one in of if one.owner in members)
    held = sum((Fraction(end, WHOLE) for end in ends), Fraction(0))
    if high:
        return held if stated > 1 else min(held, 1 - others)
    return max(Fraction(0), held - max(Fraction(0), stated - 1))


def decide(holdings: Holdings, rule: Rule, firms: Iterable[str]) -> dict[str, Decision]:
    """Return what the rule of a day gives for each of the firms."""
    line = Fraction(rule.line, WHOLE) if rule.line is not None else None
    low_starts, high_starts = starts_of(holdings, rule)
    lows = [reach(holdings.counted, one, line or _NEVER, high=False) for one in low_starts]
    highs = [reach(holdings.counted, one, line or _ANY, high=True) for one in high_starts]
    found = {}
    for firm in sorted(set(firms)):
        low, high = _best(lows, firm), _best(highs, firm)
        state = Decided.YES if firm in low.rounds else Decided.NOT_DECIDED
        state = state if firm in high.rounds else Decided.NO
        ends = (min(Fraction(1), max(_most(one, firm) for one in of)) for of in (lows, highs))
        held = Share.between(*ends)
        found[firm] = Decision(state=state, held=held, low=low, high=high)
    return found


def starts_of(holdings: Holdings, rule: Rule) -> tuple[list[list[str]], list[list[str]]]:
    """Return whose shares are added up, at the low and at the high ends: groups of listed persons."""
    surely, all_ = list(holdings.listed), sorted({*holdings.listed, *holdings.perhaps})
    one_by_one = ([[one] for one in surely] or [[]], [[one] for one in all_] or [[]])
    together = ([surely], [all_])
    if rule.adds_up is AddsUp.OPEN:
        return one_by_one[0], together[1]
    return together if rule.adds_up is AddsUp.ALL else one_by_one


def _best(found: Sequence[Reached], firm: str) -> Reached:
    """Return the set in which the firm is, else the one that holds most of it; the first of equals."""
    return max(found, key=lambda one: (firm in one.rounds, _most(one, firm)))


def _most(found: Reached, firm: str) -> Fraction:
    """Return the most that is held of its shares or of its votes; control has no measure."""
    return max(found.held.get((firm, kind), Fraction(0)) for kind in (Kind.SHARES, Kind.VOTES))
