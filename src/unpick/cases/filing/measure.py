"""The quality bar, and whether customs would return the filing: computed from what the matter holds."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, Final

from unpick.cases.filing.facts import (
    FIRST_HAND,
    Proof,
    Standing,
    convict_elements,
    days_of,
    indicators,
    is_labor,
    nexus_claims,
    origins_of,
    statuses,
)
from unpick.cases.filing.record import Matter, Shipped, Told
from unpick.cases.filing.sums import whole_months
from unpick.cases.filing.tables import Target, petition_table
from unpick.law.jurisdictions import jurisdictions_of
from unpick.model.paper import Bar, Check, Gap

__all__ = [
    "NEWEST_MONTHS",
    "ORIGINS",
    "SHIPMENT_MONTHS",
    "View",
    "bars_of",
    "check_return",
    "gaps_of",
]

ORIGINS: Final = 2
NEWEST_MONTHS: Final = 24
SHIPMENT_MONTHS: Final = 12
"""The quality bar: two origins per indicator, evidence at most 24 months old, a shipment within 12 months.

Source: the issue "Filing", point 10; the project's own measure (research, law 6: INF), no authority's.
"""


class View:
    """What sections, bars and checks ask of a matter again and again, worked out once."""

    def __init__(self, matter: Matter, target: Target) -> None:
        self.matter, self.target = matter, target
        self.indicators: tuple[Proof, ...] = indicators(matter)
        self.statuses: tuple[Proof, ...] = statuses(matter)
        self.convict: tuple[Proof, ...] = convict_elements(matter)
        self.asserted = tuple(one for one in self.indicators if one.standing is Standing.ASSERTED)
        self.shipments = tuple(
            sorted((one for one in matter.shipments if self.reaches(one)), key=_newest_first)
        )
        self.nexus = tuple(one for one in nexus_claims(matter) if self.reaches(one))

    def reaches(self, one: Shipped | Told) -> bool:
        """Tell whether a shipment, or a statement on a buyer, points to a country of the target."""
        day = one.date if isinstance(one, Shipped) else one.last
        return bool(set(jurisdictions_of(one.country, day)) & set(self.target.nexus))

    @property
    def dated(self) -> tuple[Shipped, ...]:
        """Return the shipments with a day, newest first."""
        return tuple(one for one in self.shipments if one.date)

    @property
    def labor(self) -> tuple[Told, ...]:
        """Return what asserts labor of concern within the period: indicators, convict labor, nationality, forced labor."""
        proofs = (
            *self.indicators,
            *self.statuses,
            *(one for one in self.convict if one.id in ("status", "sentence", "work")),
        )
        held = (one for proof in proofs if proof.id != "region" for one in proof.told)
        return tuple({one.id: one for one in held}.values())

    def status(self, name: str) -> Proof:
        """Return one status by its id."""
        return next(one for one in self.statuses if one.id == name)

    def newest(self) -> dt.date | None:
        """Return the newest day that evidence of labor speaks of, whether in the period or before it."""
        told = [one for one in self.matter.told if is_labor(one) and not one.denied]
        days = [days[1] for one in told if (days := days_of(self.matter, one))]
        return max(days, default=None)


def _newest_first(one: Shipped) -> tuple[int, str, int]:
    return (-(one.date.toordinal() if one.date else 0), one.exhibit, one.row)


def bars_of(view: View, *, exhibits: tuple[int, int], quoted: tuple[int, int]) -> tuple[Bar, ...]:
    """Return the quality bar.

    Args:
        exhibits: factual sentences with an exhibit, and all. quoted: stated ones with the words of their source, and all.
    """
    names, matter = petition_table()["bars"], view.matter
    per = [len(origins_of(matter, one.told)) for one in view.asserted]
    enough = sum(1 for one in per if one >= ORIGINS)
    newest, shipped = view.newest(), view.dated[0].date if view.dated else None
    known = matter.asked.known_at
    shares = ((names["exhibits"], exhibits), (names["quoted"], quoted))
    return (
        Bar(
            name=names["origins"],
            value=str(enough),
            asked=f"at least {ORIGINS} for each",
            met=bool(per) and enough == len(per),
            n=len(per),
        ),
        Bar(
            name=names["newest"],
            value=_age(newest, known),
            asked=f"at most {NEWEST_MONTHS} months",
            met=_young(newest, known, NEWEST_MONTHS),
        ),
        Bar(
            name=names["shipment"],
            value=_age(shipped, known),
            asked=f"at most {SHIPMENT_MONTHS} months",
            met=_young(shipped, known, SHIPMENT_MONTHS),
        ),
        *(
            Bar(name=name, value=str(part), asked="all", met=part == whole > 0, n=whole)
            for name, (part, whole) in shares
        ),
    )


def _age(day: dt.date | None, known: dt.date) -> str:
    return f"{whole_months(day, known)} months ({day.isoformat()})" if day else "none shown"


def _young(day: dt.date | None, known: dt.date, months: int) -> bool:
    """Tell whether a day lies at most so many months back, to the day."""
    if day is None:
        return False
    whole = whole_months(day, known)
    return whole < months or (whole == months and day.day == known.day)


def check_return(view: View) -> tuple[Check, ...]:
    """Return what customs would ask of the filing, in the order of the table, with what was found."""
    found = []
    for row in petition_table()["returned"]:
        if row["stops"] and row["id"] not in view.target.needs:
            continue
        state, says = _ANSWERS[row["id"]](view)
        asked = {**row, "rule": view.target.asked.get(row["id"], row["rule"])}
        found.append(_check(asked, state, says))
    if view.target.public_from > view.matter.asked.known_at:
        found.append(_not_yet(view))
    return tuple(found)


def gaps_of(checks: tuple[Check, ...], bars: tuple[Bar, ...]) -> list[Gap]:
    """Return what is missing, what stops the filing first, each with how to close it."""
    gaps = [
        Gap(says=one.says, close=one.close, rule=one.rule, stops=one.stops and one.state == "missing")
        for one in checks
        if one.state != "met"
    ]
    closing = {petition_table()["bars"][name]: text for name, text in petition_table()["close"].items()}
    gaps += [
        Gap(
            says=f"{one.name}: {one.value} of {one.n}, asked: {one.asked}",
            close=closing[one.name],
            rule="quality bar",
        )
        for one in bars
        if not one.met and one.n and one.name in closing
    ]
    return sorted(gaps, key=lambda one: not one.stops)


def _check(row: Mapping[str, Any], state: str, says: str) -> Check:
    return Check(
        id=row["id"],
        rule=row["rule"],
        asks=row["asks"],
        state=state,
        says=says,
        close=row["close"],
        stops=row["stops"],
    )


def _not_yet(view: View) -> Check:
    target = view.target
    return Check(
        id="target",
        rule=target.cite,
        asks="the target could be asked on the day",
        state="missing",
        says=f"'{target.title}' could not be asked before {target.public_from.isoformat()}",
        close="choose another target (--target), or ask of a later day (--known-at)",
        stops=True,
    )


_Answer = tuple[str, str]


def _counted(n: int, what: str) -> str:
    """Return a count with its noun: "1 origin", "2 origins"."""
    return f"{n} {what if n != 1 else what.removesuffix('s')}"


def _producer(view: View) -> _Answer:
    members = view.matter.members
    if members:
        n = len(members)
        said = f"{n} members {'is' if n == 1 else 'are'} named with evidence of labor".replace(
            "1 members", "1 member"
        )
        return "met", f"a class of goods, “{view.matter.producer}”; {said}"
    return (
        ("met", view.matter.producer)
        if view.matter.producer
        else ("missing", "no producer is named with evidence of labor")
    )


def _labor(view: View) -> _Answer:
    found = view.labor
    if found:
        return "met", _counted(len(found), "statements") + " within the period"
    start = view.matter.asked.start.isoformat()
    hinted = [one.name for one in (*view.indicators, *view.statuses) if one.standing is Standing.HINTED]
    more = f"; only hinted at: {', '.join(hinted)}" if hinted else ""
    return "missing", f"no stated, dated evidence of forced, convict or indentured labor since {start}{more}"


def _status(name: str, what: str) -> Callable[[View], _Answer]:
    def answer(view: View) -> _Answer:
        told = view.status(name).told
        return (
            ("met", _counted(len(told), "statements"))
            if told
            else ("missing", f"no source states {what} within the period")
        )

    return answer


def _region(view: View) -> _Answer:
    told = [one for one in view.status("region").told if one.code == "CN-XJ"]
    if told:
        return "met", _counted(len(told), "statements")
    if any(one["regime"] == "US-UFLPA3" and one["outcome"] == "presumed" for one in view.matter.laws):
        return "met", "by a chain, or by a listing (section 9)"
    return "missing", "no source states a tie to Xinjiang within the period"


def _route(view: View) -> _Answer:
    named = [one for one in view.shipments if one.fields.get("lading_port") or one.fields.get("vessel")]
    return (
        ("met", _counted(len(named), "shipments"))
        if named
        else ("missing", "no shipment names a port of lading or a vessel")
    )


def _goods(view: View) -> _Answer:
    described = [one for one in view.shipments if one.fields.get("description") or one.fields.get("hs_code")]
    told = [one for one in view.matter.told if one.goods or one.of == "goods"]
    n = len(described) + len(told)
    return ("met", _counted(n, "descriptions")) if n else ("missing", "no row describes the merchandise")


def _nexus(view: View) -> _Answer:
    where = " or ".join(
        "the European Union" if one == "EU" else "the United States" if one == "US" else one
        for one in view.target.nexus
    )
    if view.dated:
        return "met", _counted(len(view.shipments), "shipments") + f", newest {view.dated[0].date}"
    if view.shipments or view.nexus:
        return "weak", f"an import into {where} is stated, but no dated shipment is shown"
    whose = view.matter.producer or "the producer"
    return "missing", f"no import of goods of {whose} into {where} is shown or stated"


def _recent(view: View) -> _Answer:
    known = view.matter.asked.known_at
    if view.dated and _young(view.dated[0].date, known, SHIPMENT_MONTHS):
        return "met", f"newest {view.dated[0].date}"
    last = f"after {view.dated[0].date}" if view.dated else "at all"
    return "weak", f"no dated shipment is shown {last}"


def _pertinent(view: View) -> _Answer:
    placed = [one for one in view.matter.names if one.kind == "address"]
    placed_by = [one for one in view.matter.told if one.predicate in ("located_at", "made_in")]
    return (
        ("met", _counted(len(placed) + len(placed_by), "statements") + " of place")
        if placed or placed_by
        else ("weak", "no address or place of the producer is stated")
    )


def _tied(view: View) -> _Answer:
    names = [
        one.text.casefold()
        for one in view.matter.names
        if one.kind in ("name", "alias", "previousName", "weakAlias")
    ]
    quoted = [one for one in view.labor if one.quote]
    loose = [one for one in quoted if not any(name in one.quote.casefold() for name in names)]
    if not quoted:
        return "weak", "no words of a source on the labor are quoted"
    if loose:
        whom = "a producer of the class" if view.matter.members else "the producer"
        return "weak", f"{len(loose)} of {len(quoted)} quotations on the labor do not name {whom}"
    return "met", _counted(len(quoted), "quotations") + " that name it"


def _several(view: View) -> _Answer:
    origins = origins_of(view.matter, view.labor)
    if len(origins) >= ORIGINS:
        return "met", _counted(len(origins), "origins")
    return "weak", f"the evidence of labor goes back to {_counted(len(origins), 'origins')}"


def _first_hand(view: View) -> _Answer:
    first = [one for one in view.labor if one.kind in FIRST_HAND]
    return (
        ("met", _counted(len(first), "statements"))
        if first
        else ("weak", "no testimony, admission, survey or official finding is among the evidence")
    )


def _fresh(view: View) -> _Answer:
    newest = view.newest()
    if _young(newest, view.matter.asked.known_at, NEWEST_MONTHS):
        return "met", f"newest {newest}"
    return (
        "weak",
        f"the newest evidence of labor is of {newest}" if newest else "no evidence of labor has a day",
    )


def _known(view: View) -> _Answer:
    by = [one for one in view.matter.asked.by if one.strip()]
    return ("met", "a petitioner is named") if by else ("weak", "no petitioner is named yet")


_ANSWERS: Final[dict[str, Callable[[View], _Answer]]] = {
    "producer": _producer,
    "labor": _labor,
    "nationality": _status("nationality", "that North Korean nationals worked there"),
    "region": _region,
    "route": _route,
    "goods": _goods,
    "nexus": _nexus,
    "pertinent": _pertinent,
    "recent": _recent,
    "tied": _tied,
    "several": _several,
    "first_hand": _first_hand,
    "fresh": _fresh,
    "known": _known,
}
