"""What was read held against what the workspace already says: claims that do not agree, shares of women above published totals."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from unpick.model.days import FOREVER, LONG_AGO
from unpick.resolve.contradictions import Conflict, Stated, conflicts_of, range_of, share_conflicts

if TYPE_CHECKING:
    from unpick.app.evidence import Evidence, Said
    from unpick.model.series import Point
    from unpick.store.workspace import Workspace

__all__ = ["held_conflicts"]

Json = dict[str, Any]

_FORMS: Final = re.compile(
    r"\b(?:co|ltd|limited|inc|llc|corp|corporation|company|group|holdings|gmbh|plc)\b|有限(?:责任)?公司|유한공사|주식회사",
    re.IGNORECASE,
)
"""Legal forms: the press leaves them out. What is left must be the same; a word in common is no link."""

_WAGES: Final = frozenset({"month_wage", "day_wage", "piece_rate", "pays", "net_wage"})


def held_conflicts(
    workspace: "Workspace", stated: Sequence[Stated], documents: frozenset[str]
) -> list[Conflict]:
    """Return what of some proposals does not agree with a claim or with published totals that the workspace holds.

    Claims of the same documents are left out: they are these proposals, accepted before. What is withdrawn or belongs to a
    protected source is not looked at, since the answer would show it.
    """
    from unpick.app.evidence import read_evidence
    from unpick.app.signals import points_of

    with workspace.reader() as reader:
        evidence = read_evidence(reader)
        points = points_of(reader, evidence)
    names = {_key(one.subject): one.subject for one in stated}
    wanted = {one.predicate for one in stated}
    wanted |= _WAGES if wanted & _WAGES else frozenset()
    held = [
        one
        for said in evidence.said
        if said.predicate in wanted and said.source.document not in documents
        if (one := _stated(said, evidence, names)) is not None
    ]
    own = {one.id for one in stated}
    beside = {one.id for one in held}
    found = [
        one
        for one in conflicts_of([*stated, *held])
        if len({one.first, one.second} & own) == 1 and {one.first, one.second} & beside
    ]
    return [*found, *share_conflicts(_shares(stated), _totals(points))]


def _key(name: str) -> str:
    """Return a name without its legal form, folded.

    >>> _key("Invented River Garment Co., Ltd.") == _key("invented river garment")
    True
    """
    return " ".join(re.findall(r"\w+", _FORMS.sub(" ", name.casefold())))


def _stated(said: "Said", evidence: "Evidence", names: dict[str, str]) -> Stated | None:
    from unpick.store.reader import REDACTED

    name = evidence.name(said.subject)
    if REDACTED in (name, said.value, said.object, said.quote) or _key(name) not in names:
        return None
    value = _decimal(said.value)
    low, high = range_of(value, said.bound or "=") if value is not None else (None, None)
    other = evidence.name(said.object) if said.object else ""
    figure = f" {said.bound} {said.value} {said.unit}".rstrip() if value is not None else ""
    shown = f"{name}: {said.predicate.replace('_', ' ')}{f' {other}' if other else ''}{figure}"
    day = said.source.date or said.source.public_from.isoformat()
    return Stated(
        id=said.id,
        subject=names[_key(name)],
        predicate=said.predicate,
        object=other,
        unit=said.unit,
        value=value,
        low=low,
        high=high,
        denied=said.denied,
        start="" if said.valid_from == LONG_AGO else said.valid_from.isoformat(),
        end="" if said.valid_to == FOREVER else (said.valid_to - dt.timedelta(days=1)).isoformat(),
        goods=said.goods if not re.fullmatch(r"[\d|]*", said.goods) else "",
        origin=said.source.origin,
        says=f"{shown}{' (denied)' if said.denied else ''} [in the workspace: {said.source.title or said.source.id}, {day}]",
    )


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _shares(stated: Sequence[Stated]) -> Iterator[Stated]:
    """Yield shares of women; of a share without a lower end, such as "up to 70%", nothing can be said."""
    yield from (one for one in stated if one.predicate == "women_share")


def _totals(points: "Iterable[Point]") -> Iterator[tuple[str, str, Decimal, Decimal]]:
    """Yield period, women among all visits, and visits for work, where one source of series gives both."""
    from unpick.weigh.signals.i19_gender_bound import WORK

    visits = sorted(
        (one for one in points if one.measure == "visits" and one.channel),
        key=lambda one: (one.subject, one.start, one.end, one.channel, one.value),
    )
    for _, held in groupby(visits, key=lambda one: (one.subject, one.start, one.end)):
        rows = list(held)
        women = [one for one in rows if one.channel.casefold() == "women"]
        work = [one for one in rows if one.channel.casefold() in WORK]
        if women and work:
            # The most women and the fewest visits leave the most room: what is above it no reading of the totals allows.
            yield (
                women[0].start.isoformat(),
                women[0].end.isoformat(),
                Decimal(str(women[-1].value)),
                Decimal(str(work[0].value)),
            )
