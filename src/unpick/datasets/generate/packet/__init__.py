"""Made-up packets: a sound plan, faults planted at will, the papers that follow; what is amiss is known beforehand."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from unpick.datasets.generate.packet.audit import audit_report, recruitment
from unpick.datasets.generate.packet.faults import FAULTS, fits, in_turn
from unpick.datasets.generate.packet.labor import attendance_book, payroll_book, production_log, roster_list
from unpick.datasets.generate.packet.letters import REQUESTS, answer, notice, refusal
from unpick.datasets.generate.packet.plan import Plan, draw_plan
from unpick.datasets.generate.packet.trade import bales, chain_map, mill_records, test_report, trade_papers

__all__ = ["Made", "make_packet", "planned"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A packet and what was planted in it.

    Attributes:
        body: packet.yml. files: name to bytes. amiss: codes of what was planted; empty for a sound packet.
    """

    seed: int
    family: str
    body: Mapping[str, Any]
    files: Mapping[str, bytes]
    amiss: frozenset[str]
    faults: tuple[str, ...]


def planned(seed: int, most: int = 3) -> tuple[str, ...]:
    """Return which faults a seed plants: none in a third of the packets, else one to `most`."""
    draw, plan = random.Random(f"faults/{seed}"), draw_plan(seed)  # noqa: S311 - made-up papers, no secret
    if draw.random() < 1 / 3:
        return ()
    names = [name for name, (families, _) in FAULTS.items() if plan.family in families]
    return tuple(sorted(draw.sample(names, draw.randrange(1, most + 1))))


def make_packet(seed: int, faults: Sequence[str] | None = None) -> Made:
    """Return a packet; the same seed and faults give the same bytes.

    Args:
        faults: names of `faults.FAULTS`; those of `planned` when None. One whose paper another one took away is
            not planted, and not counted.
    """
    plan, done = draw_plan(seed), []
    for name in in_turn(planned(seed) if faults is None else faults):
        if fits(name, plan):
            plan = FAULTS[name][1](plan, random.Random(f"{name}/{seed}"))  # noqa: S311 - made-up papers, no secret
            done.append(name)
    papers = [(kind, file, data) for kind, file, data in _papers(plan) if kind not in plan.dropped]
    letter, told = answer(plan, [kind for kind, _, _ in papers])
    noted, asked = notice(plan)
    rows = [("protest", letter, told), *papers]
    return Made(
        seed=seed,
        family=plan.family,
        body=_body(plan, rows, noted),
        files={noted: asked, **{file: data for _, file, data in rows}},
        amiss=plan.amiss,
        faults=tuple(done),
    )


def _papers(plan: Plan) -> list[tuple[str, str, bytes]]:
    found = trade_papers(plan)
    labor = [
        ("payroll", *payroll_book(plan)),
        ("attendance", *attendance_book(plan)),
        ("production", *production_log(plan)),
        ("audit", *audit_report(plan)),
        ("roster", *roster_list(plan)),
        ("recruitment", *recruitment(plan)),
    ]
    if plan.family == "cotton":
        found += [("chain", *chain_map(plan)), ("test", *test_report(plan)), *mill_records(plan)]
        found += [("bales", *bales(plan))] if len(plan.steps) == 6 else []
    if plan.text("refusal", ""):
        found.append(("refusal", *refusal(plan)))
    return [*found, *labor]


def _body(plan: Plan, rows: Sequence[tuple[str, str, bytes]], noted: str) -> dict[str, Any]:
    day = plan.detained.isoformat()
    return {
        "unpick": "packet/1",
        "id": f"made-{plan.seed}",
        "title": f"Made-up packet {plan.seed} ({plan.importer})",
        "invented": True,
        "regime": "US-CAATSA321" if plan.family == "workers" else "US-WRO-XUAR-COTTON-TOMATO",
        "question": "scope" if plan.family == "workers" else "admissibility",
        "importer": plan.importer,
        "entries": [{"number": plan.entry_no, "imported": plan.imported.isoformat(), "detained": day}],
        "requests": [
            {"id": f"R{n}", "asked": one, "day": day} for n, one in enumerate(REQUESTS[plan.family], 1)
        ],
        "exhibits": [
            {"id": f"E{number}", "file": file, "submitted": plan.filed.isoformat()}
            for number, (_, file, _) in enumerate(rows, 1)
        ],
        "record": [{"id": "A1", "file": noted, "by": "authority"}],
    }
