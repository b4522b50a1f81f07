"""Payroll, time records, roster and production log of a made-up packet; every sum exact unless planted otherwise."""

import calendar
import datetime as dt

from unpick.datasets.generate.packet.hand import Hand
from unpick.datasets.generate.packet.plan import Plan
from unpick.datasets.generate.papers import Sheet, attendance, csv, pay, workdays, xlsx
from unpick.datasets.generate.papers.blocks import Row

__all__ = ["attendance_book", "payroll_book", "production_log", "roster_list"]

Paper = tuple[str, bytes]

_PAY_HEADS = (
    (
        "No.",
        "Employee ID",
        "Days",
        "Hours",
        "OT hours",
        "Hourly rate",
        "Base pay",
        "OT pay",
        "Gross",
        "Deductions",
        "Net pay",
    ),
    (
        "Seq",
        "Worker no.",
        "Days worked",
        "Regular hours",
        "Overtime hours",
        "Rate per hour",
        "Basic wage",
        "Overtime wage",
        "Gross wage",
        "Deduction",
        "Net wage",
    ),
    (
        "序号",
        "工号",
        "出勤天数",
        "正常工时",
        "加班工时",
        "小时工资",
        "基本工资",
        "加班工资",
        "应发工资",
        "扣款",
        "实发工资",
    ),
)


def _ids(count: int) -> list[str]:
    return [f"W{number:04d}" for number in range(1, count + 1)]


def _rows(plan: Plan) -> list[dict[str, str | float]]:
    last = calendar.monthrange(plan.month.year, plan.month.month)[1]
    held = len(workdays(plan.month.isoformat(), plan.month.replace(day=last).isoformat(), saturdays=True))
    days = min(plan.days, held)
    return pay(_ids(plan.on_payroll), days=days, rate=plan.rate, seed=plan.seed)


def payroll_book(plan: Plan) -> Paper:
    """Return the payroll of the month of production."""
    hand = Hand(plan, "payroll")
    rows = _rows(plan)
    if plan.text("wages", "") == "amiss":
        for row in rows[:: max(2, len(rows) // 9)]:
            row["net"] = round(float(row["net"]) + 180, 2)
    parts = ("id", "days", "hours", "overtime", "rate", "base", "overtime_pay", "gross", "deductions", "net")
    table: list[Row] = [
        list(hand.draw.choice(_PAY_HEADS)),
        *[[number, *[row[part] for part in parts]] for number, row in enumerate(rows, 1)],
    ]
    title = [f"{plan.maker}", f"{hand.pick('Payroll for', 'Wage sheet, period:')} {hand.month(plan.month)}"]
    made = plan.month.replace(day=28)
    if hand.draw.random() < 0.75:
        return "payroll.xlsx", xlsx(
            {hand.pick("Payroll", "Sheet1", "Wages"): Sheet(rows=table, above=title)}, made
        )
    return "payroll.csv", csv([[title[0]], [title[1]], *table])


def attendance_book(plan: Plan) -> Paper:
    """Return the time records that agree with the payroll."""
    hand = Hand(plan, "attendance")
    last = calendar.monthrange(plan.month.year, plan.month.month)[1]
    days = workdays(plan.month.isoformat(), plan.month.replace(day=last).isoformat(), saturdays=True)
    rows = attendance(_rows(plan), days, seed=plan.seed)
    head = hand.draw.choice(
        (
            ["Employee ID", "Date", "Time in", "Time out", "Hours", "Overtime"],
            ["Worker no.", "Day", "Clock in", "Clock out", "Regular hours", "OT hours"],
        )
    )
    title = [f"{hand.pick('Time cards', 'Attendance record')} {hand.month(plan.month)}, {plan.maker}"]
    made = plan.month.replace(day=28)
    return "time-records.xlsx", xlsx({"Attendance": Sheet(rows=[head, *rows], above=title)}, made)


def roster_list(plan: Plan) -> Paper:
    """Return the list of workers with the nationality that their papers state."""
    hand = Hand(plan, "roster")
    start = plan.ordered - dt.timedelta(
        days=1200
    )  # everybody is there before the earliest month that is shown
    rows: list[Row] = [
        [
            one,
            hand.pick("sewing", "cutting", "packing"),
            "Chinese",
            "resident identity card",
            start + dt.timedelta(days=hand.draw.randrange(0, 700)),
        ]
        for one in _ids(plan.on_roster)
    ]
    head = hand.draw.choice(
        (
            ["Employee ID", "Job", "Nationality", "Identity document", "Date hired"],
            ["Worker no.", "Position", "Nationality (per identity paper)", "Document seen", "Hire date"],
        )
    )
    title = [
        hand.pick("List of workers with identity papers", "Worker roster and identity papers"),
        plan.maker,
    ]
    return "worker-roster.xlsx", xlsx({"Workers": Sheet(rows=[head, *rows], above=title)}, plan.filed)


def production_log(plan: Plan) -> Paper:
    """Return the log of the days on which the goods were made, under the lot and the order of the shipment or not."""
    hand = Hand(plan, "production")
    other = "production" in plan.untied
    lot, order, style = (
        (f"X{plan.lot}9", "PO-00417", "ZZ-001") if other else (plan.lot, plan.order_no, plan.style)
    )
    days = workdays(plan.made_first.isoformat(), plan.made_last.isoformat(), saturdays=True)
    each, left = divmod(plan.quantity, len(days))
    rows: list[Row] = [
        [day, lot, style, order, each + (left if at == 0 else 0)] for at, day in enumerate(days)
    ]
    head = hand.draw.choice(
        (
            ["Date", "Lot", "Style", "PO no.", "Pieces finished"],
            ["Production date", "Lot no.", "Style no.", "Order no.", "Output (pcs)"],
        )
    )
    title = [f"{hand.pick('Daily production log', 'Sewing output by day')}, {plan.maker}"]
    return "production-log.xlsx", xlsx({"Production": Sheet(rows=[head, *rows], above=title)}, plan.made_last)
