"""Claims that do not agree, side by side: figures, denials, labels, goods; which is right is not decided here."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Final

__all__ = ["Conflict", "Stated", "bounded_share", "conflicts_of", "range_of", "share_conflicts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """One claim as it is compared.

    Attributes:
        id: of the claim. origin: claims of one origin are compared too: a text may contradict itself.
        low, high: the values that the figure leaves open, both inclusive; None is unbounded. value: the figure itself.
        start, end: period as ISO texts, empty when open. goods: words for the goods. says: the claim in words.
    """

    id: str
    subject: str
    predicate: str
    object: str = ""
    unit: str = ""
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    denied: bool = False
    start: str = ""
    end: str = ""
    goods: str = ""
    origin: str = ""
    says: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two claims that do not agree, and how: figures, counts, polarity, wages, labels, scope, bound.

    Attributes:
        note: why both can stand, when they can ("six of the eleven").
    """

    kind: str
    first: str
    second: str
    says: str
    note: str = ""


_TOLERANCE: Final = Decimal("0.005")
"""Share by which figures differ through rounding alone: three significant digits."""

_ROUGH: Final = Decimal("0.1")
"""Share that "about" leaves open on both sides; a convention."""

_COUNTS: Final = frozenset(
    {
        "shipments_stopped",
        "shipments",
        "shipments_from",
        "entries_stopped",
        "workers_interviewed",
        "weight_stopped",
    }
)
"""Counts of which a smaller one can be part of a larger one."""

_ONE_VALUE: Final = frozenset({"labelled", "made_in"})
"""Claims whose object is one of a kind for the same goods: two labels of origin do not agree."""

_SALARY: Final = frozenset({"month_wage", "day_wage", "piece_rate", "pays", "net_wage"})
_SCOPED: Final = re.compile(
    r"\b(knitted|woven|crocheted|frozen|dried|canned|fresh|leather|cotton|silk)\b", re.IGNORECASE
)


def conflicts_of(stated: Sequence[Stated]) -> list[Conflict]:
    """Return every pair of claims that does not agree, each once, in a fixed order.

    >>> six = Stated(id="a", subject="x", predicate="shipments_stopped", unit="shipments", value=Decimal(6), low=Decimal(6), high=Decimal(6))
    >>> eleven = Stated(id="b", subject="x", predicate="shipments_stopped", unit="shipments", value=Decimal(11), low=Decimal(11), high=Decimal(11))
    >>> [(one.kind, one.note) for one in conflicts_of([six, eleven])]
    [('count', 'the smaller may be part of the larger; days and scope decide')]
    """
    found: list[Conflict] = []
    # What is said again word for word agrees with itself: copies are compared once.
    distinct: dict[tuple[object, ...], Stated] = {}
    for one in sorted(stated, key=lambda one: (one.subject, one.predicate, one.start, one.id)):
        distinct.setdefault(_content(one), one)
    ordered = list(distinct.values())
    for group in _groups(ordered):
        for first, second in combinations(group, 2):
            if _same_subject(first, second) and _overlap(first, second):
                found += _compare(first, second)
    told: dict[tuple[str, str], Conflict] = {}
    for conflict in (*found, *_scopes(ordered)):
        told.setdefault((conflict.kind, conflict.says), conflict)
    return list(told.values())


def _content(one: Stated) -> tuple[object, ...]:
    return (
        _plain(one.subject),
        one.predicate,
        one.object,
        one.unit,
        one.low,
        one.high,
        one.denied,
        one.start,
        one.end,
        one.goods,
    )


def _groups(stated: Sequence[Stated]) -> list[list[Stated]]:
    """Return the claims that can disagree: of one predicate and subject; wages of all kinds together."""
    groups: dict[tuple[str, str], list[Stated]] = {}
    for one in stated:
        key = ("wages", "") if one.predicate in _SALARY else (one.predicate, _plain(one.subject))
        groups.setdefault(key, []).append(one)
    return list(groups.values())


def _same_subject(a: Stated, b: Stated) -> bool:
    """Tell whether two claims are of one subject; kinds of sites ("state factories", "prisons and factories") share a word."""
    one, other = _plain(a.subject), _plain(b.subject)
    if one == other:
        return True
    both = {a.predicate, b.predicate} <= _SALARY and not re.search(r"[A-Z]", a.subject[1:] + b.subject[1:])
    return both and bool(
        (set(one.split()) & set(other.split()))
        - {"and", "the", "of", "north", "korean", "chinese", "workers"}
    )


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _overlap(a: Stated, b: Stated) -> bool:
    """Tell whether two periods have a day in common; what is open may be any."""
    return not (
        (a.end and b.start and a.end + "~" < b.start) or (b.end and a.start and b.end + "~" < a.start)
    )


def _compare(a: Stated, b: Stated) -> Iterator[Conflict]:
    if a.predicate == b.predicate and _same_thing(a, b):
        if a.denied != b.denied:
            yield Conflict(kind="polarity", first=a.id, second=b.id, says=f"{a.says} — {b.says}")
        elif not a.denied and a.unit == b.unit and a.value is not None and b.value is not None:
            yield from _figures(a, b)
    two_labels = a.predicate == b.predicate and a.predicate in _ONE_VALUE and a.object != b.object
    if two_labels and not (a.denied or b.denied) and _same_goods(a, b):
        yield Conflict(kind="label", first=a.id, second=b.id, says=f"{a.says} — {b.says}")
    if {a.predicate, b.predicate} <= _SALARY and _pays_nothing(a) != _pays_nothing(b):
        yield Conflict(
            kind="wages",
            first=a.id,
            second=b.id,
            says=f"{a.says} — {b.says}",
            note="paid monthly and paid nothing for the piece may both be meant",
        )


def _same_thing(a: Stated, b: Stated) -> bool:
    return (
        a.predicate in _ONE_VALUE
        or not a.object
        or not b.object
        or _plain(a.object) == _plain(b.object)
        or a.value is not None
    ) and _same_goods(a, b)


def _same_goods(a: Stated, b: Stated) -> bool:
    return not a.goods or not b.goods or bool(set(_plain(a.goods).split()) & set(_plain(b.goods).split()))


def _figures(a: Stated, b: Stated) -> Iterator[Conflict]:
    if not _apart(a, b):
        return
    if a.predicate in _COUNTS:
        yield Conflict(
            kind="count",
            first=a.id,
            second=b.id,
            says=f"{a.says} — {b.says}",
            note="the smaller may be part of the larger; days and scope decide",
        )
    else:
        yield Conflict(kind="figure", first=a.id, second=b.id, says=f"{a.says} — {b.says}")


def _apart(a: Stated, b: Stated) -> bool:
    """Tell whether no value satisfies both claims, beyond rounding."""
    for one, other in ((a, b), (b, a)):
        if one.high is not None and other.low is not None:
            slack = _TOLERANCE * max(abs(one.high), abs(other.low))
            if one.high + slack < other.low:
                return True
    return False


def _pays_nothing(one: Stated) -> bool:
    return one.object == "nothing" or (one.value == 0 and one.predicate in _SALARY)


def _scopes(stated: Sequence[Stated]) -> Iterator[Conflict]:
    """Yield goods of one subject that one text calls knitted and another does not: the heading changes with the word."""
    seen: set[tuple[str, str]] = set()
    told = {(_plain(one.goods), one.origin): one for one in reversed(stated) if one.goods}
    for a, b in combinations(list(told.values())[::-1][:400], 2):
        mine, theirs = _SCOPED.search(a.goods), _SCOPED.search(b.goods)
        heads = _SCOPED.sub("", _plain(a.goods)).split()[-1:], _SCOPED.sub("", _plain(b.goods)).split()[-1:]
        key = (min(a.id, b.id), max(a.id, b.id))
        if (
            bool(mine) != bool(theirs)
            and heads[0]
            and heads[0] == heads[1]
            and a.origin != b.origin
            and key not in seen
        ):
            seen.add(key)
            word = mine or theirs
            assert word is not None
            yield Conflict(
                kind="scope",
                first=a.id,
                second=b.id,
                says=f"{a.goods} — {b.goods}: does '{word[0].lower()}' cover them?",
                note="the tariff line changes with the word",
            )


def range_of(
    value: Decimal, bound: str, high: Decimal | None = None
) -> tuple[Decimal | None, Decimal | None]:
    """Return the lowest and highest value that a bound leaves open.

    >>> range_of(Decimal(3), "<="), range_of(Decimal(100), "~"), range_of(Decimal(5), "between", Decimal(8))
    ((None, Decimal('3')), (Decimal('90.0'), Decimal('110.0')), (Decimal('5'), Decimal('8')))
    """
    if bound == "between":
        return value, high
    if bound in ("<", "<=", "up to"):
        return None, value
    if bound in (">", ">="):
        return value, None
    if bound == "~":
        return value - _ROUGH * abs(value), value + _ROUGH * abs(value)
    return value, value


def bounded_share(part: Decimal, whole: Decimal) -> Decimal | None:
    """Return the largest share that a part can have in a whole (Frechet): women among visitors for work, at most.

    With 14,900 women among all visitors, at most 14,900 of the 55,000 who came to work were women: 27%.

    >>> round(bounded_share(Decimal(14900), Decimal(55000)), 2)
    Decimal('0.27')
    """
    return min(Decimal(1), part / whole) if whole > 0 else None


def share_conflicts(
    claims: Iterable[Stated], totals: Iterable[tuple[str, str, Decimal, Decimal]]
) -> Iterator[Conflict]:
    """Yield claims of a share above what published totals allow.

    Args:
        totals: period start and end as ISO texts, women among all, and the whole in question (visits for work).

    A share in words ("mostly", "a high percentage") is taken as at least a half.
    """
    for claim in claims:
        if claim.predicate != "women_share" or claim.denied or claim.low is None:
            continue
        for start, end, women, whole in totals:
            most = bounded_share(women, whole)
            period = Stated(id="", subject="", predicate="", start=start, end=end)
            if most is not None and _overlap(claim, period) and claim.low > most:
                yield Conflict(
                    kind="bound", first=claim.id, second=f"totals {start} to {end}",
                    says=f"{claim.says} — at most {most:.0%} by the published totals ({women} women, {whole} in all)",
                    note="visits are not people, and another series may be meant",
                )  # fmt: skip
