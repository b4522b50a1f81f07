"""D10: the chain stops before the raw material.

A table of inputs that leaves one without its maker further up says so itself.

Severity: decisive where the raw material is not shown; major where it is named without a record of it or
where a step of processing between is not shown; minor where a map states its firm, place and lot and says that the papers were seen, which can be checked. The last making is the goods themselves and is not asked for.
Where records name no step, a step between may be among them: that is a question and no defect.
"""

import re
from collections.abc import Iterator
from typing import Final

from unpick.cases.review.asked import asks_inputs, lines_in_scope, only_lines, product
from unpick.cases.review.chain_gaps import open_inputs
from unpick.cases.review.facts import PacketFacts
from unpick.cases.review.region_ties import concedes
from unpick.cases.review.registry import Detector
from unpick.cases.review.steps import Step, chain_of, firms_of, places_of
from unpick.goods.tiers import find_tiers
from unpick.model.defect import Defect, NotLooked, Severity, Spot

__all__ = ["DETECTOR", "check"]


_HELD: Final = re.compile(
    r"\b(?:invoices?|delivery notes?|documents?|papers|records|slips|certificates?)\b[^.]{0,80}\b(?:seen|inspected|copied|held|on file|in (?:its|our|the) files?|available)\b"
    r"|(?:发票|单据|文件)[^。]{0,20}(?:备查|已核对|存档)|(?:서류|송장)[^.]{0,20}(?:보관|확인)",
    re.IGNORECASE,
)
"""Words by which a map says that the papers behind it exist and can be asked for; it is the submitter's word."""


def check(packet: PacketFacts) -> Iterator[Defect | NotLooked]:
    """Yield the defect where the packet does not reach the raw material of the goods in scope."""
    if not asks_inputs(packet) or concedes(packet):
        return
    if packet.lines and not lines_in_scope(packet):
        yield NotLooked(code="D10", why="no line of the packet is in the scope of the regime")
        return
    inputs = list(open_inputs(packet))
    if inputs:
        yield _open_inputs(packet, inputs)
        return
    name = product(packet)
    steps = chain_of(packet, name)
    if not steps:
        yield NotLooked(
            code="D10", why="which product the goods are, and so which tiers to trace, is not told"
        )
        return
    missing = _missing(steps)
    loose = [] if steps[0].tier in [step.tier for step in missing] else _loose(packet, name)
    if missing and loose:
        yield NotLooked(
            code="D10",
            why=f"{', '.join(step.tier.name for step in missing)} is not named; {', '.join(loose)} may be about it but name no step",
        )
    elif missing:
        yield _stops(packet, steps, missing)
    elif not any(step.documents for step in steps if step.tier.role == "raw"):
        yield _named_only(packet, steps[0], stated=_stated(packet, name))


def _open_inputs(packet: PacketFacts, inputs: list[tuple[str, Spot]]) -> Defect:
    names = ", ".join(dict.fromkeys(name for name, _ in inputs))
    return Defect(
        code="D10",
        check="input_without_source",
        says=f"the packet's own table of inputs names no maker further up for {names}",
        reason="The question is where every input comes from; one that is left open can be the one that the order "
        "or presumption names.",
        severity=Severity.MAJOR,
        spots=tuple(spot for _, spot in inputs),
        cure=f"who made what {names} is made of, with the records of each sale, back to the raw material",
        lines=only_lines(packet),
        rests_on=("research, law, 4.1: every tier back to the raw material",),
    )


def _missing(steps: tuple[Step, ...]) -> list[Step]:
    """Return the tiers that must be shown and are not; records of a grower speak for the gin too."""
    raw_done = bool(steps[0].documents)
    return [
        step
        for step in steps
        if step.tier.must
        and not step.shown
        and step.tier.role != "make"
        and not (raw_done and step.tier.role == "raw")
    ]


def _loose(packet: PacketFacts, name: str) -> list[str]:
    """Return production records that do not tell which step they are of."""
    firms = firms_of(packet, name)
    return [one.id for one in packet.filed("production") if not places_of(one, name, firms)]


def _stops(packet: PacketFacts, steps: tuple[Step, ...], missing: list[Step]) -> Defect:
    shown = [step for step in steps if step.shown]
    raw_missing = not steps[0].shown
    severity = Severity.DECISIVE if raw_missing else Severity.MAJOR
    words = ", ".join(step.tier.name for step in missing)
    if not shown:
        says = f"no step of the {steps[0].tier.product} chain is shown; missing: {words}"
    elif raw_missing:
        says = f"the chain stops at {_last(steps)}; not shown: {words}"
    else:
        says = f"the chain reaches the raw material, but {words} is not shown"
    must = [step for step in steps if step.tier.must and step.tier.role != "make"]
    return Defect(
        code="D10",
        check="tiers_missing",
        says=f"{says} ({len(must) - len(missing)} of {len(must)} tiers)",
        reason="The question is where every input comes from; a tier that is not shown can be the one that "
        "the order or presumption names.",
        severity=severity,
        spots=_spots(shown),
        cure="; ".join(f"{step.tier.name}: {step.tier.documents}" for step in missing),
        lines=only_lines(packet),
        bounds=(
            ("tiers", len(must)),
            ("shown", len(must) - len(missing)),
            ("missing", [s.tier.name for s in missing]),
        ),
        rests_on=(_rests(steps[0]),),
    )


def _stated(packet: PacketFacts, name: str) -> bool:
    """Tell whether a row of a map gives the raw material with firm, place and lot, and the map says that its papers were seen."""
    return any(
        row.get("firm")
        and (row.get("country") or row.get("place") or row.get("address"))
        and (row.get("lot") or row.get("document", "").strip(" -"))
        and any(tier.number == 1 for tier in find_tiers(name, row.get("step", "")))
        for exhibit, table in packet.tables("chain")
        if _HELD.search(exhibit.reading.text)
        for row in table.rows
    )


def _named_only(packet: PacketFacts, raw: Step, *, stated: bool) -> Defect:
    """Return the defect of a raw material without a record: a name alone, or a name that lot and place make open to a check."""
    how = " with its firm, place and lot" if stated else ""
    return Defect(
        code="D10",
        check="raw_named_only",
        says=f"the packet names the {raw.tier.name}{how} but files no record of it",
        reason="A name on a map is a claim; the origin of the raw material rests on records of the grower, "
        "mine, vessel or maker.",
        severity=Severity.MINOR if stated else Severity.MAJOR,
        spots=_spots([raw]),
        cure=f"{raw.tier.name}: {raw.tier.documents}",
        lines=only_lines(packet),
        rests_on=(_rests(raw),),
    )


def _last(steps: tuple[Step, ...]) -> str:
    """Return the tier farthest from the finished goods that is shown without a gap, or the farthest shown."""
    shown = [step for step in steps if step.shown]
    end = shown[-1]
    for step in reversed(steps[: end.tier.number - 1]):
        if step.shown:
            end = step
        elif step.tier.must:
            break
    return end.tier.name


def _spots(shown: list[Step]) -> tuple[Spot, ...]:
    found = [step.named[0] for step in shown if step.named]
    found += [
        Spot(says=f"documents the {step.tier.name}", exhibit=one.id, file=one.file, place="the document")
        for step in shown
        if not step.named
        for one in step.documents[:1]
    ]
    return tuple(found) or (Spot(says="no exhibit names or documents a step of the chain"),)


def _rests(step: Step) -> str:
    unverified = "" if step.tier.mark.startswith("V") else "; unverified, do not rely"
    return f"tiers of {step.tier.product}: {step.tier.source}, mark {step.tier.mark}{unverified}"


DETECTOR = Detector(
    code="D10",
    asks="Does the packet follow each input back to its raw material?",
    needs=("text", "tables"),
    check=check,
)
