"""Whether the payrolls of a packet add up: rows, totals, sameness, deductions, minimum wage."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from unpick.cases.review.counts import period_of, when_of
from unpick.cases.review.facts import Exhibit, PacketFacts, spot
from unpick.cases.review.question import claims_zero, stake
from unpick.exhibits.reading import Table
from unpick.goods.labor import Figure, Gap, figure, minimum_wages, pay_gaps
from unpick.model.defect import Defect, NotLooked, Severity, Spot

__all__ = ["ORIGINALS", "check_pay", "cited_place", "is_open", "place_text"]

ORIGINALS: Final = (
    "The original records behind the sheet from their keeper: time cards, piece tickets, bank transfers to each "
    "worker, and access to workers who can say what they were paid."
)

_MONEY: Final = (
    "base_pay",
    "overtime_pay",
    "bonus",
    "deductions",
    "gross",
    "net",
    "pieces",
    "hours",
    "overtime_hours",
)

_RULES: Final = {
    "base_pay": "rate times time is not the base pay",
    "piece_pay": "rate times pieces is not the piece wage",
    "gross": "base, overtime and bonus do not add up to the gross",
    "net": "gross less deductions is not the net",
}

_HARMLESS: Final = re.compile(
    r"^\W*$|\b(no|id|number|name|remarks?|notes?|sign\w*|bank|account|card|position|job|title|line|team|group|sex|gender|age|ethnic\w*|"
    r"phone|date|month|year|week|shift|post|grade|section)\b|[#№]|序号|工号|姓名|性别|民族|备注|签[名字]|银行|岗位|职务|部门|年龄|"
    r"번호|이름|성명|성별|비고|서명|직책",
    re.IGNORECASE,
)
"""Heads of columns that hold no money: a column left unread under another head may belong to the sum."""

_SAME_FROM: Final = 10
"""Workers from whom on one and the same net pay for all is worth a sentence: a convention of this project."""

_TAKEN: Final = Decimal("0.5")
"""Share of the gross from which on deductions are named: a convention, below the about 70% that press and
officials report as taken from North Korean workers in Dandong (research, law S96, indicators I17)."""

_FULL_MONTH: Final = 20
"""Days of work from which on a month's minimum wage is due in full: a convention of this project."""


def check_pay(facts: PacketFacts) -> Iterator[Defect | NotLooked]:
    """Yield what does not hold in each payroll of the packet."""
    for exhibit, table in facts.tables("payroll"):
        yield from _rows(facts, exhibit, table)
        yield from _totals(facts, exhibit, table)
        yield from _same(facts, exhibit, table)
        yield from _taken(facts, exhibit, table)
    yield from _minimum(facts)


def is_open(table: Table) -> bool:
    """Tell whether a column that was not understood may hold a part of the pay."""
    return any(not _HARMLESS.search(head) for head in table.unread)


def _where(exhibit: Exhibit, place: str, says: str) -> Spot:
    return Spot(says=says, exhibit=exhibit.id, file=exhibit.file, place=place)


def _workers(table: Table) -> list[tuple[Mapping[str, str], str]]:
    """Return the rows of workers; where no row names one, the column was not understood and every row is one."""
    named = any(row.get("worker", "").strip() for row in table.rows)
    rows = zip(table.rows, table.places, strict=True)
    return [(row, place) for row, place in rows if not named or row.get("worker", "").strip()]


def _rows(facts: PacketFacts, exhibit: Exhibit, table: Table) -> Iterator[Defect | NotLooked]:
    """Yield one defect per rule that rows of the table break; a gross may hold a column that was not read."""
    workers, opened = _workers(table), is_open(table)
    broken: dict[str, list[tuple[Gap, str]]] = {}
    for row, place in workers:
        for gap in pay_gaps(row):
            if not opened or gap.rule not in ("gross", "net"):
                broken.setdefault(gap.rule, []).append((gap, place))
    if opened:
        unread = ", ".join(head for head in table.unread if not _HARMLESS.search(head))
        yield NotLooked(
            code="D08", why=f"sums of {exhibit.id} {table.name}: columns not understood: {unread}"
        )
    for rule, gaps in broken.items():
        gap, place = gaps[0]
        says = f"{gap.sum_} gives {_money(gap.low, gap.high)}; the row states {gap.stated}"
        few = len(gaps) == 1 and len(workers) > 2 and abs(gap.stated - gap.low) < abs(gap.low) / 20
        yield Defect(
            code="D08",
            check=f"wage_{rule}",
            says=f"In {len(gaps)} of {len(workers)} payroll rows {_RULES[rule]} ({place}: {says}).",
            reason=f"{stake(facts)} Pay that does not add up is no proof of what was paid, or to whom.",
            severity=Severity.MINOR if few else Severity.MAJOR,
            spots=tuple(
                _where(exhibit, at, f"{one.sum_} gives {_money(one.low, one.high)}, stated {one.stated}")
                for one, at in gaps[:5]
            ),
            cure=ORIGINALS,
            bounds=(("rows", len(workers)), ("rows_that_do_not_hold", len(gaps))),
        )


def _money(low: Decimal, high: Decimal) -> str:
    return f"{(low + high) / 2:.2f}"


def _totals(facts: PacketFacts, exhibit: Exhibit, table: Table) -> Iterator[Defect]:
    """Yield rows without a worker whose sums are not those of the rows above, since the last such row or in all."""
    if not any(row.get("worker", "").strip() for row in table.rows):
        return
    section: list[Mapping[str, str]] = []
    whole: list[Mapping[str, str]] = []
    wrong: list[Spot] = []
    for row, place in zip(table.rows, table.places, strict=True):
        if row.get("worker", "").strip():
            section.append(row)
            continue
        whole += section
        for column in _MONEY:
            stated = figure(row.get(column, ""))
            sums = [_sum(rows, column) for rows in (section, whole) if rows]
            if (
                stated
                and sums
                and not any(abs(one - stated.value) <= stated.half + slack for one, slack in sums)
            ):
                wrong.append(
                    _where(
                        exhibit,
                        place,
                        f"{column}: the rows give {sums[-1][0]}, the total states {stated.value}",
                    )
                )
        section = []
    wrong += _apart(exhibit, table)
    if wrong:
        yield Defect(
            code="D08",
            check="wage_totals",
            says=f"{len(wrong)} totals of the payroll {exhibit.id} are not the sum of its rows ({wrong[0].place}: {wrong[0].says}).",
            reason=f"{stake(facts)} A total that its rows do not give was not made from them; rows may be missing.",
            severity=Severity.MAJOR,
            spots=tuple(wrong[:5]),
            cure=ORIGINALS,
        )


def _apart(exhibit: Exhibit, table: Table) -> Iterator[Spot]:
    """Yield totals that the reader keeps apart from the rows, where they are the sum of none of the rows' runs.

    Their place among the rows is not kept: a total that all rows give, or that the other totals give, holds; of
    several totals of sections only their sum can be tried.
    """
    rows = [row for row, _ in _workers(table)]
    for column in _MONEY:
        totals = [found for total in table.totals if (found := figure(total.get(column, "")))]
        if not totals or not rows or not any(row.get(column) for row in rows):
            continue
        whole, slack = _sum(rows, column)
        stated = max(totals, key=lambda one: one.value)
        parts = sum((one.value for one in totals), Decimal(0))
        room = slack + sum((one.half for one in totals), Decimal(0))
        if not any(abs(whole - one) <= room for one in (stated.value, parts, parts - stated.value)):
            yield _where(
                exhibit,
                f"{table.name}, total",
                f"{column}: the rows give {whole}, the total states {stated.value}",
            )


def _sum(rows: list[Mapping[str, str]], column: str) -> tuple[Decimal, Decimal]:
    """Return the sum of a column and how far rounding of its cells may carry it from a total made before."""
    cells = [found for row in rows if (found := figure(row.get(column, "")))]
    slack = sum((min(one.half, Decimal("0.005")) for one in cells), Decimal(0))
    return sum((one.value for one in cells), Decimal(0)), slack


def _same(facts: PacketFacts, exhibit: Exhibit, table: Table) -> Iterator[Defect]:
    """Yield a payroll in which everybody took home the same to the fen: an observation, as flat wages exist."""
    workers = _workers(table)
    for period in {row.get("period", "") for row, _ in workers}:
        rows = [(row, place) for row, place in workers if row.get("period", "") == period]
        nets = {
            found.value for row, _ in rows if (found := figure(row.get("net", "") or row.get("gross", "")))
        }
        paid = [row for row, _ in rows if figure(row.get("net", "") or row.get("gross", ""))]
        if len(paid) < _SAME_FROM or len(nets) != 1:
            continue
        hours = {row["hours"] for row in paid if row.get("hours")}
        days = {row["days"] for row in paid if row.get("days")}
        also = " and the same hours" * (len(hours) == 1) + ", nobody absent for a day" * (len(days) == 1)
        varied = " although their hours differ" if len(hours) > 1 else ""
        yield Defect(
            code="D08",
            check="same_pay",
            says=f"All {len(paid)} workers are paid the same, {nets.pop()}{also}{varied} ({exhibit.id} {table.name}{f', {period}' if period else ''}).",
            reason=f"{stake(facts)} A flat wage can be so; a sheet filled in afterwards too. It is an observation.",
            severity=Severity.MINOR,
            spots=(_where(exhibit, rows[0][1], "the same pay in every row"),),
            cure=ORIGINALS,
            bounds=(("workers", len(paid)), ("different_pays", 1)),
        )


def _taken(facts: PacketFacts, exhibit: Exhibit, table: Table) -> Iterator[Defect]:
    """Yield deductions that take half of the gross or more: pay withheld is an indicator of forced labor itself."""
    hit: list[tuple[Decimal, str]] = []
    for row, place in _workers(table):
        gross, off = figure(row.get("gross", "")), figure(row.get("deductions", ""))
        if gross and off and gross.value > 0 and abs(off.value) / gross.value >= _TAKEN:
            hit.append((abs(off.value) / gross.value, place))
    if hit:
        most = max(hit)
        yield Defect(
            code="D08",
            check="wage_taken",
            says=f"Deductions take half of the gross pay or more from {len(hit)} workers, at most {100 * most[0]:.0f}% ({most[1]}).",
            reason=f"{stake(facts)} Wages withheld are an indicator of forced labor, so this payroll speaks for the presumption.",
            severity=Severity.MAJOR,
            spots=tuple(
                _where(exhibit, place, f"{100 * share:.0f}% of the gross deducted")
                for share, place in hit[:5]
            ),
            cure="Bank transfers to the workers themselves, each deduction with its ground, and free interviews about pay.",
            turns=(exhibit.id,) if claims_zero(facts) else (),
            bounds=(("workers", len(hit)), ("largest_share", round(float(most[0]), 4))),
            rests_on=("half of the gross: a convention of this project", "reported shares of about 70% [C]"),
        )


def place_text(facts: PacketFacts) -> str:
    """Return the addresses and places that the packet gives for its makers, for tables that go by place."""
    words = [
        f"{note.value} {note.text}" for _, note in facts.said("address", "place_region", "step", "party")
    ]
    rows = [row for _, table in facts.tables("chain") for row in table.rows]
    return " ".join(
        [
            *words,
            *(f"{row.get('address', '')} {row.get('place', '')} {row.get('country', '')}" for row in rows),
        ]
    )


def cited_place(facts: PacketFacts) -> str:
    """Return the country whose labor law the cited rows may be held against, empty where the packet does not tell."""
    found = re.search(
        r"\bchina\b|\bprc\b|\bCN(-XJ)?\b|中国|中國|dandong|liaoning|xinjiang|丹东|辽宁",
        place_text(facts),
        re.IGNORECASE,
    )
    return "CN" if found else ""


def _minimum(facts: PacketFacts) -> Iterator[Defect | NotLooked]:
    """Yield full months paid below the minimum: the one the packet states, else the lowest tier of a cited row."""
    stated = [(exhibit, note) for exhibit, note in facts.said("wage_min_month") if note.number]
    for exhibit, table in facts.tables("payroll"):
        day = _last_day(exhibit, table)
        cited = minimum_wages(place_text(facts), day) if day else None
        if stated:
            least, rests = (
                min(note.number for _, note in stated if note.number),
                "the minimum that the packet itself states",
            )
        elif cited:
            least = min(cited.tiers)
            rests = (
                f"lowest tier of {cited.place} from {cited.since}: {cited.source}; unverified, do not rely"
            )
        else:
            when = f"{day:%Y-%m}" if day else "the month of the payroll"
            yield NotLooked(
                code="D08", why=f"minimum wage: no cited row for the place of {exhibit.id} and {when}"
            )
            continue
        low = [
            (pay, place)
            for row, place in _workers(table)
            if (pay := _month_pay(row, least)) and pay.value < least
        ]
        if low:
            marks = tuple(spot(one, note) for one, note in stated) + tuple(
                _where(exhibit, place, f"{pay.value} for a full month") for pay, place in low[:5]
            )
            yield _below(
                facts, exhibit, low=len(low), least=least, rests=rests, spots=marks, sure=bool(stated)
            )


def _last_day(exhibit: Exhibit, table: Table) -> dt.date | None:
    """Return the last day that a payroll covers, None when it does not tell."""
    spans = [one for row, _ in _workers(table) if (one := period_of(row.get("period", "")))]
    own = when_of(exhibit)
    return max((one[1] for one in spans), default=own[1] if own else None)


def _month_pay(row: Mapping[str, str], least: Decimal) -> Figure | None:
    """Return the gross of a full month without overtime pay; None for a part of a month or an unknown one.

    Where only the net is given it stands for the gross once it is below half of the minimum, since lawful
    deductions do not take half of a wage.
    """
    days, gross, net = (figure(row.get(column, "")) for column in ("days", "gross", "net"))
    if days is None or days.value < _FULL_MONTH:
        return None
    if gross is None:
        return net if net and 2 * net.value < least else None
    over = figure(row.get("overtime_pay", ""))
    return Figure(gross.value - (over.value if over else 0), gross.half)


def _below(facts: PacketFacts, exhibit: Exhibit, **found: Any) -> Defect:
    return Defect(
        code="D08",
        check="below_minimum_wage",
        says=f"{found['low']} workers are paid below {found['least']} for a full month, before overtime ({exhibit.id}).",
        reason=f"{stake(facts)} Pay below the legal minimum is no proof of free and paid labor.",
        severity=Severity.MAJOR if found["sure"] else Severity.MINOR,
        spots=found["spots"],
        cure=ORIGINALS,
        bounds=(("workers", found["low"]), ("minimum_month", str(found["least"]))),
        rests_on=(found["rests"],),
        turns=(exhibit.id,) if found["sure"] and claims_zero(facts) == "forced_labor" else (),
    )
