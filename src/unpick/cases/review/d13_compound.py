"""D13: whether other factories stand in the same compound that nobody audited.

An audit, however clean and unannounced, speaks of the firm it visited. Where other factories share its site,
the question who works there stays open (the Reitmans matter: contracts, payroll, papers and interviews of an
unannounced audit were clean, and the company could audit only its own supplier).

Severity. Decisive where the packet must show that no North Korean worked on the goods and no records of every
worker carry that (see D03); else major. A shared street address alone, between a maker and another maker of
the packet, is minor: one address can be one gate or two.
"""

import re
from collections.abc import Iterator
from typing import Final

from unpick.cases.review.d02_site import other_firm, seen
from unpick.cases.review.d03_interviews import covered
from unpick.cases.review.facts import PacketFacts, spot
from unpick.cases.review.firms import firm_key, firm_of
from unpick.cases.review.question import claims_zero, is_answered, is_denied, stake
from unpick.cases.review.registry import Detector
from unpick.model.defect import Defect, Severity, Spot

__all__ = ["DETECTOR", "check"]

_CURE: Final = (
    "Access to every factory of the compound at the same time, a map of the compound with the firm, headcount and "
    "goods of each building, and the original labor records of each firm."
)

_NO_MAKER: Final = re.compile(
    r"trad|agent|broker|buyer|import|export|seller|shipper|forward|consign|bank|office|holding|owner|landlord",
    re.IGNORECASE,
)
"""Roles and steps that share an address with a factory without being another one."""


def check(facts: PacketFacts) -> Iterator[Defect]:
    """Yield one defect for what the documents say of the compound, one for addresses that makers share."""
    if not is_answered(facts):
        return
    audited = _audited(facts)
    spots = [*_said(facts), *_counted(facts, audited), *_rows(facts, audited)]
    if spots and not _seen_too(facts):
        yield _compound(facts, spots)
    elif not spots and not _seen_too(facts):
        yield from _addresses(facts, audited)


def _audited(facts: PacketFacts) -> set[str]:
    return {firm_of(exhibit) for exhibit in facts.filed("audit")} - {""}


def _seen_too(facts: PacketFacts) -> bool:
    """Tell whether the neighbors were seen: as a document says, or as every row of a table of the compound shows."""
    if any(not is_denied(note) for _, note in facts.said("compound_audited")):
        return True
    for _, table in facts.tables("site"):
        firms = {firm_key(row.get("firm", "")) for row in table.rows} - {""}
        if len(firms) > 1 and all(seen(row.get("visited", "")) for row in table.rows):
            return True
    return False


def _said(facts: PacketFacts) -> Iterator[Spot]:
    audited = _audited(facts)
    for exhibit, note in facts.said("shared_compound"):
        if not is_denied(note) and not (
            note.subject and firm_key(note.subject) in audited - {firm_of(exhibit)}
        ):
            yield spot(exhibit, note)


def _counted(facts: PacketFacts, audited: set[str]) -> Iterator[Spot]:
    for exhibit, note in facts.said("firms_on_site"):
        if note.number is not None and note.number > max(1, len(audited)):
            yield spot(exhibit, note)


def _rows(facts: PacketFacts, audited: set[str]) -> Iterator[Spot]:
    for exhibit, table in facts.tables("site"):
        for row, place in zip(table.rows, table.places, strict=True):
            firm = row.get("firm", "")
            if (
                other_firm(exhibit, table, firm)
                and firm_key(firm) not in audited
                and not seen(row.get("visited", ""))
            ):
                says = f"{row.get('building', 'a building')} belongs to {firm} and was not seen"
                yield Spot(says=says, exhibit=exhibit.id, file=exhibit.file, place=place)


def _compound(facts: PacketFacts, spots: list[Spot]) -> Defect:
    claim = claims_zero(facts)
    alone = claim == "nationality" and not covered(facts, claim)
    audit = facts.filed("audit")
    free = any(not is_denied(note) for one in audit for note in one.said("unannounced"))
    audits = (
        "even unannounced, " if free else ""
    ) + "speaks of the firm that was visited and not of its neighbors"
    return Defect(
        code="D13",
        check="compound",
        says="Other factories share the site, and the packet shows no audit of them.",
        reason=f"{stake(facts)} A clean audit, {audits}; workers and goods can pass between them.",
        severity=Severity.DECISIVE if alone else Severity.MAJOR,
        spots=tuple(spots),
        cure=_CURE,
    )


def _addresses(facts: PacketFacts, audited: set[str]) -> Iterator[Defect]:
    """Yield a minor defect for each address that two makers of the packet give."""
    homes: dict[str, dict[str, Spot]] = {}
    for name, address, where in _makers(facts):
        if name and re.search(r"\d", address):  # a town or a country alone is no address
            homes.setdefault(address, {}).setdefault(name, where)
    for firms in homes.values():
        if len(firms) > 1 and not set(firms) <= audited:
            yield Defect(
                code="D13",
                check="shared_address",
                says=f"{len(firms)} makers of the packet give one address, and not all of them were audited.",
                reason=f"{stake(facts)} Firms at one address may be one compound, of which the audit saw a part.",
                severity=Severity.MINOR,
                spots=tuple(firms.values()),
                cure=_CURE,
            )


def _makers(facts: PacketFacts) -> Iterator[tuple[str, str, Spot]]:
    """Yield (firm, address, where) of the firms that make something, by their role or step."""
    roles: dict[str, str] = {}
    for _, note in facts.said("party", "step"):
        roles[firm_key(note.value)] = roles.get(firm_key(note.value), "") + " " + note.subject
    for exhibit, note in facts.said("address"):
        name = firm_key(note.subject)
        if roles.get(name) and not _NO_MAKER.search(roles[name]):
            yield name, _address(note.value), spot(exhibit, note)
    for exhibit, table in facts.tables("chain"):
        for row, place in zip(table.rows, table.places, strict=True):
            if not _NO_MAKER.search(row.get("step", "") or "office"):
                says = f"{row.get('firm', '')}: {row.get('address', '')}"
                where = Spot(says=says, exhibit=exhibit.id, file=exhibit.file, place=place)
                yield firm_key(row.get("firm", "")), _address(row.get("address", "")), where


def _address(text: str) -> str:
    return " ".join(re.sub(r"[^\w]+", " ", text.casefold()).split())


DETECTOR = Detector(
    code="D13",
    asks="Do other factories stand in the same compound that nobody audited?",
    needs=("text", "tables"),
    check=check,
)
