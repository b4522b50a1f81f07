"""D09: the origin of the input is shown, the labor of the processing is not.

Severity: decisive where no record at all tells of the people who processed the goods; major where some
processors that the packet itself names have such records and others have none.
"""

from collections.abc import Iterator

from unpick.cases.review.asked import asks_labor, lines_in_scope, only_lines, predicates, product
from unpick.cases.review.facts import Exhibit, PacketFacts
from unpick.cases.review.registry import Detector
from unpick.cases.review.steps import Step, chain_of, is_labor
from unpick.model.defect import Defect, NotLooked, Severity, Spot

__all__ = ["DETECTOR", "check"]

_RESTS = (
    "HQ H318182 (2021-05-10), withdrawn from CBP's database on 2021-05-25: an evidence pattern, no precedent",
    "19 CFR 12.43(b): the importer tells of every input and of the labor used (research, law, S25)",
)
_CURE = "payroll with proof of payment, time records and the list of workers of {who}, or access to them"


def check(packet: PacketFacts) -> Iterator[Defect | NotLooked]:
    """Yield the defect where inputs are proven and the processors' labor is not."""
    if not asks_labor(packet):
        return
    inputs = [one for one in packet.filed() if _shows_input(one)]
    if not inputs:
        return
    if packet.lines and not lines_in_scope(packet):
        yield NotLooked(code="D09", why="no line of the packet is in the scope of the regime")
        return
    steps = chain_of(packet, product(packet))
    worked = [step for step in steps if step.tier.works and step.shown]
    labor = [one for one in packet.filed() if is_labor(one)]
    if not labor:
        yield _none(packet, inputs, worked)
    elif "worker_nationality" not in predicates(packet.regime):
        yield from _some(packet, inputs, labor, worked)


def _shows_input(exhibit: Exhibit) -> bool:
    return exhibit.kind in ("origin", "test") or any(table.role == "raw" for table in exhibit.tables)


def _none(packet: PacketFacts, inputs: list[Exhibit], worked: list[Step]) -> Defect:
    named = f" in the {len(worked)} processing steps it names: {_names(worked)}" if worked else ""
    return Defect(
        code="D09",
        check="no_labor_records",
        says=f"{len(inputs)} exhibits show where the input comes from; none shows who worked{named}",
        reason="A foreign or clean raw material does not tell who spun, wove or sewed it; the question asks "
        "about the labor of the processors too.",
        severity=Severity.DECISIVE,
        spots=(*_input_spots(inputs), *_step_spots(worked)),
        cure=_CURE.format(who=_names(worked) or "each processor"),
        lines=only_lines(packet),
        bounds=(("input_exhibits", len(inputs)), ("labor_exhibits", 0), ("processing_steps", len(worked))),
        rests_on=_RESTS,
    )


def _some(
    packet: PacketFacts, inputs: list[Exhibit], labor: list[Exhibit], worked: list[Step]
) -> Iterator[Defect | NotLooked]:
    lacking = [step for step in worked if not step.labor]
    placed = {one.id for step in worked for one in step.labor}
    loose = [one for one in labor if one.id not in placed]
    if not lacking:
        return
    if loose:
        ids = ", ".join(one.id for one in loose)
        yield NotLooked(
            code="D09",
            why=f"which step the labor records {ids} belong to is not told; no record names {_names(lacking)}",
        )
        return
    yield Defect(
        code="D09",
        check="processors_without_records",
        says=f"{len(worked) - len(lacking)} of {len(worked)} processing steps have labor records; "
        f"{_names(lacking)} has none",
        reason="The order or presumption reaches a processor at any step; records of one factory say nothing "
        "of the next.",
        severity=Severity.MAJOR,
        spots=(*_step_spots(lacking), *_input_spots(inputs)),
        cure=_CURE.format(who=_names(lacking)),
        lines=only_lines(packet),
        bounds=(("processing_steps", len(worked)), ("without_labor_records", len(lacking))),
        rests_on=_RESTS,
    )


def _names(steps: list[Step]) -> str:
    return ", ".join(
        f"{step.tier.name} ({'; '.join(step.firms)})" if step.firms else step.tier.name for step in steps
    )


def _input_spots(inputs: list[Exhibit]) -> tuple[Spot, ...]:
    return tuple(
        Spot(says=f"{one.kind}: tells of the input", exhibit=one.id, file=one.file, place="the document")
        for one in inputs
    )


def _step_spots(steps: list[Step]) -> tuple[Spot, ...]:
    return tuple(step.named[0] for step in steps if step.named)


DETECTOR = Detector(
    code="D09",
    asks="Is the labor of the processors shown, and not the origin of the input alone?",
    needs=("text", "tables"),
    check=check,
)
