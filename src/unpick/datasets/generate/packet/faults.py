"""What can be planted in a sound plan, by code; each is one way of going wrong that a matter has shown."""

import datetime as dt
import random
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from unpick.datasets.generate.packet.hand import Hand
from unpick.datasets.generate.packet.plan import Plan

__all__ = ["FAULTS", "fits", "in_turn"]

Fault = Callable[[Plan, random.Random], Plan]


def _dates(plan: Plan, draw: random.Random) -> Plan:
    """The report, or its file, is older than the audit; a plain text file has no day of its own."""
    early = plan.audited - dt.timedelta(days=draw.randrange(9, 60))
    if draw.random() < 0.5 or Hand(plan, "audit").form == "txt":
        return plan.but("D01", reported=early)
    return plan.but("D01", audit_file=early)


def _site(plan: Plan, draw: random.Random) -> Plan:
    return plan.but("D02", visited=draw.randrange(1, plan.buildings))


def _interviews(plan: Plan, draw: random.Random) -> Plan:
    """Few interviews, and no nationality of every worker to make up for them; the notice asked for it (D07)."""
    few = max(3, plan.headcount // draw.randrange(5, 12))
    return plan.without("D03", "roster").but("D07", interviewed=few)


def _headcount(plan: Plan, draw: random.Random) -> Plan:
    more = plan.headcount + draw.randrange(7, 40)
    if draw.random() < 0.5:
        return plan.but("D05", claimed=more)
    return plan.but("D05", on_payroll=more)


def _unanswered(plan: Plan, draw: random.Random) -> Plan:
    paper = draw.choice(("recruitment", "production"))
    short = plan.without("D07", paper)
    return short.but("D08") if paper == "production" else short


def _no_records(plan: Plan, _: random.Random) -> Plan:
    """Wage and time records are asked for (D07) and are not in the packet."""
    return plan.without("D08", "payroll", "attendance").but("D07")


def _wages_amiss(plan: Plan, _: random.Random) -> Plan:
    return plan.saying("D08", wages="amiss")


def _no_labor_of_mill(plan: Plan, _: random.Random) -> Plan:
    """The cotton is traced to the field; who span, wove and sewed is not shown, though asked for (D07, D08)."""
    bare = plan.without("D09", "payroll", "attendance", "roster", "audit", "recruitment")
    return bare.but("D07").but("D08")


def _chain_short(plan: Plan, draw: random.Random) -> Plan:
    """The chain starts at the yarn or the cloth; the notice asked for the origin of the cotton (D07)."""
    start = draw.choice((2, 3))
    return plan.without("D10", "bales").but("D07", steps=plan.steps[start:])


def _untied(plan: Plan, draw: random.Random) -> Plan:
    kinds = ("trade",) if "production" in plan.dropped else ("production", "trade")
    return plan.but("D11", untied=frozenset({draw.choice(kinds)}))


def _compound(plan: Plan, draw: random.Random) -> Plan:
    said = draw.choice(
        (
            "The factory shares its compound with three other garment factories, which were not part of this audit.",
            "Two further companies occupy buildings in the same industrial yard. They were outside the audit scope.",
            "Other manufacturers operate inside the same gate; the audit did not extend to them.",
        )
    )
    return plan.saying("D13", compound=said)


def _minded(plan: Plan, draw: random.Random) -> Plan:
    said = draw.choice(
        (
            "The audit was announced to the management two weeks in advance. The human resources manager was present during the interviews.",
            "Audit type: announced. Interviewees were selected by factory management.",
            "The visit had been agreed with the factory beforehand, and a supervisor sat in on all worker interviews.",
        )
    )
    return plan.saying("D14", freedom=said)


def _standard(plan: Plan, draw: random.Random) -> Plan:
    said = draw.choice(
        (
            "The importer need only show by a preponderance of the evidence that the goods were not made with forced labor.",
            "Under the applicable preponderance standard the protest must be granted.",
        )
    )
    return plan.saying("D15", standard=said)


def _refuses(plan: Plan, draw: random.Random) -> Plan:
    said = draw.choice(
        (
            "We regret that our company will not provide the records you request and will not receive visitors.",
            "Our management has decided not to cooperate with the inquiry. We decline to supply the requested documents.",
        )
    )
    return plan.saying("D16", refusal=said)


def _late(plan: Plan, draw: random.Random) -> Plan:
    return plan.but("D17", filed=plan.detained + dt.timedelta(days=draw.randrange(140, 190)))


def _about_else(plan: Plan, draw: random.Random) -> Plan:
    """Payroll and time records of months in which these goods were not made."""
    back = draw.randrange(5, 11)
    year, month = divmod(plan.month.year * 12 + plan.month.month - 1 - back, 12)
    return plan.but("D19", month=dt.date(year, month + 1, 1))


def _test_node(plan: Plan, draw: random.Random) -> Plan:
    said = draw.choice(
        (
            "Sample tested: raw cotton lint supplied by the spinning mill.",
            "Specimen: a yarn sample provided by the processor. The finished garment was not submitted for testing.",
        )
    )
    return plan.saying("D20", sample=said)


def _quality(plan: Plan, draw: random.Random) -> Plan:
    said = draw.choice(
        (
            "The scope of this audit was product quality: workmanship, measurements and packing. Labor conditions were not assessed.",
            "Purpose: quality management system audit (inspection of stitching, seams, AQL 2.5). Social compliance was outside the scope.",
        )
    )
    return plan.saying("D21", scope=said)


FAULTS: Final[Mapping[str, tuple[tuple[str, ...], Fault]]] = {
    "dates": (("workers", "cotton"), _dates),
    "site": (("workers",), _site),
    "interviews": (("workers",), _interviews),
    "headcount": (("workers",), _headcount),
    "unanswered": (("workers",), _unanswered),
    "no_records": (("workers",), _no_records),
    "wages_amiss": (("workers", "cotton"), _wages_amiss),
    "no_labor_of_mill": (("cotton",), _no_labor_of_mill),
    "chain_short": (("cotton",), _chain_short),
    "untied": (("workers", "cotton"), _untied),
    "compound": (("workers",), _compound),
    "minded": (("workers",), _minded),
    "standard": (("workers",), _standard),
    "refuses": (("workers", "cotton"), _refuses),
    "late": (("cotton",), _late),
    "about_else": (("workers", "cotton"), _about_else),
    "test_node": (("cotton",), _test_node),
    "quality": (("workers",), _quality),
}
"""Name to the families that it fits and the change that it makes."""


_NEEDS: Final[Mapping[str, frozenset[str]]] = {
    "dates": frozenset({"audit"}),
    "about_else": frozenset({"payroll", "production"}),
    "wages_amiss": frozenset({"payroll"}),
    "headcount": frozenset({"payroll"}),
    "interviews": frozenset({"audit"}),
    "site": frozenset({"audit"}),
    "compound": frozenset({"audit"}),
    "minded": frozenset({"audit"}),
    "quality": frozenset({"audit"}),
}
"""The papers that a fault changes."""

_DROPPING: Final = frozenset({"unanswered", "interviews", "no_records", "no_labor_of_mill", "chain_short"})


def fits(name: str, plan: Plan) -> bool:
    """Tell whether a fault can be planted: it fits the family, and the papers that it changes are still there."""
    families, _ = FAULTS[name]
    return plan.family in families and not _NEEDS.get(name, frozenset()) & plan.dropped


def in_turn(names: Iterable[str]) -> list[str]:
    """Return faults in the order of planting: those that take papers away come before those that change them."""
    return sorted(names, key=lambda name: name not in _DROPPING)
