"""The short report on a chain that was accepted before: what is the same, what changed, what must be proved anew."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import Final

from unpick.cases.filing.check import Fault, find_faults
from unpick.cases.filing.petition import exhibited, gaps_of_faults, without_faults
from unpick.cases.filing.rebuttal_shelf import Packed, Shelf, missing_of
from unpick.cases.filing.tables import rebuttal_table
from unpick.cases.review.facts import Exhibit
from unpick.cases.review.steps import Step, may_be_same
from unpick.goods.tiers import Tier
from unpick.law.wording import spell_day
from unpick.model.paper import Bar, Gap, Item, Kind, Line, Paper, Section, Table, Volume

__all__ = ["Earlier", "Kept", "Standing", "compare_chains", "draft_same_chain"]

_THEN: Final = "O-"
"""How the labels of the earlier packet begin, so that nobody takes its exhibits for those of today."""

_LABOR: Final = "workers, contracts, pay and hours there, of the time of these goods"
_LOT: Final = "papers of these goods: their lot, order, payment and transport at this tier"


class Standing(StrEnum):
    """How a tier stands against the earlier packet."""

    SAME = "same"
    CHANGED = "changed"
    NOT_SHOWN = "not shown now"
    NEW = "not shown then"


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """The earlier packet: its case, as its review read it, and the day on which its goods were released, with who says so."""

    packed: Packed
    released: dt.date | None = None
    says: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One tier of both packets.

    Attributes:
        came, gone: firms that only one of them names. carried: exhibits of today whose bytes were in the earlier packet. fresh: the
        others. again: what must be proved anew, in plain words, empty when nothing.
    """

    tier: Tier
    standing: Standing
    now: Step
    then: Step
    came: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    carried: tuple[Exhibit, ...] = ()
    fresh: tuple[Exhibit, ...] = ()
    again: tuple[str, ...] = ()


def compare_chains(now: Shelf, then: Shelf) -> tuple[Kept, ...]:
    """Return each tier that either packet shows or that the product must have, raw material first."""
    known = {one.reading.sha256 for one in then.facts.filed()}
    before = {step.tier.number: step for step in then.tiers}
    found = []
    for step in now.tiers:
        old = before.get(step.tier.number, Step(tier=step.tier))
        if step.tier.must or step.shown or old.shown:
            found.append(_kept(step, old, known))
    return tuple(found)


def _kept(now: Step, then: Step, known: set[str]) -> Kept:
    came = _without(now.firms, then.firms)
    gone = _without(then.firms, now.firms)
    papers = tuple({one.id: one for one in (*now.documents, *now.labor)}.values())
    carried = tuple(one for one in papers if one.reading.sha256 in known)
    fresh = tuple(one for one in papers if one.reading.sha256 not in known)
    if not now.firms:
        standing = Standing.NOT_SHOWN
    elif not then.firms:
        standing = Standing.NEW
    else:
        standing = Standing.CHANGED if came or gone else Standing.SAME
    return Kept(
        tier=now.tier,
        standing=standing,
        now=now,
        then=then,
        came=came,
        gone=gone,
        carried=carried,
        fresh=fresh,
        again=tuple(_again(standing, now, carried)),
    )


def _without(names: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    return tuple(one for one in names if not any(may_be_same(one, other) for other in others))


def _again(standing: Standing, now: Step, carried: Sequence[Exhibit]) -> list[str]:
    """Return what a tier still has to prove: all of it where it changed, the papers of these goods where it is the same."""
    missing = missing_of(now)
    lacks = [missing] if missing else []
    if standing is not Standing.SAME:
        return [now.tier.documents, _LABOR] if now.tier.works else [now.tier.documents]
    old = {one.id for one in carried}
    if now.documents and all(one.id in old for one in now.documents):
        lacks.append(_LOT)
    if now.labor and all(one.id in old for one in now.labor):
        lacks.append(_LABOR)
    return lacks


def draft_same_chain(now: Packed, earlier: Earlier) -> tuple[Paper, tuple[Kept, ...], tuple[Fault, ...]]:
    """Return the report, the tiers, and the sentences that were left out for want of support."""
    shelf, before = Shelf(now), Shelf(earlier.packed, prefix=_THEN)
    tiers = compare_chains(shelf, before)
    said = rebuttal_table()["boilerplate"]
    release = _release(earlier)
    sections = (
        ("1", "What this report is", [*_fixed("same_draft", "same_means"), _unknown(release)]),
        ("2", "The same chain, tier by tier", _table(shelf, before, tiers)),
        ("3", "What changed", _changed(shelf, before, tiers)),
        ("4", "What must be proved anew", _anew(tiers)),
        ("5", "What the review finds in the papers of today", _review(shelf)),
    )
    paper = Paper(
        form="rebuttal",
        title=f"Same chain as {earlier.packed.case}: {now.title}",
        case=now.case,
        by=now.by,
        on=now.facts.on,
        known_at=now.known_at,
        asked_at=now.asked_at,
        volume=Volume.CONFIDENTIAL if now.opened else Volume.PUBLIC,
        sections=tuple(
            Section(number=number, heading=heading, blocks=tuple(blocks))
            for number, heading, blocks in sections
        ),
        annexes=(*shelf.annexes(), *before.annexes()),
        versions=now.versions,
        coverage=(str(now.review["coverage"]["says"]),),
    )
    check = partial(
        find_faults, boilerplate=frozenset(said.values()), frame=_frame(shelf, tiers, release, earlier)
    )
    faults = check(paper)
    if faults:
        paper = without_faults(paper, faults)
        assert not check(paper), "what does not stand was left out"
    gaps = (*_gaps(shelf, tiers, earlier), *gaps_of_faults(faults))
    refused = "" if tiers else "the product is not told, so no chain can be compared (--product NAME)"
    paper = replace(paper, gaps=gaps, bars=_bars(tiers, exhibited(paper, faults)), refused=refused)
    return paper, tiers, faults


def _fixed(*names: str) -> list[Line | Table]:
    said = rebuttal_table()["boilerplate"]
    return [Line(items=(Item(text=said[name], kind=Kind.BOILERPLATE),)) for name in names]


def _unknown(text: str, style: str = "text") -> Line:
    return Line(items=(Item(text=text, kind=Kind.UNKNOWN),), style=style)


def _release(earlier: Earlier) -> str:
    case = earlier.packed.case
    if earlier.released is None:
        return f"The diary of {case} does not show that its goods were released."
    return (
        f"By the diary of {case} its goods were released on {spell_day(earlier.released)} ({earlier.says})."
    )


def _table(shelf: Shelf, before: Shelf, tiers: Sequence[Kept]) -> list[Line | Table]:
    rows = []
    for one in tiers:
        record = next(iter((*one.fresh, *one.carried)), None)
        rows.append(
            (
                Item(text=one.tier.name, kind=Kind.UNKNOWN),
                _firms(shelf, one.now, one.now.firms),
                _firms(before, one.then, one.then.firms),
                Item(text=one.standing.value, kind=Kind.UNKNOWN),
                shelf.cell(record, f"{shelf.labels[record.id]} {record.file}")
                if record and record.id in shelf.labels
                else Item(text="", kind=Kind.UNKNOWN),
            )
        )
    heads = ("Tier", "Who, today", "Who, then", "State", "One record of today")
    if not rows:
        return _fixed("no_product")
    return [Table(caption="Makers and one record for each stage", heads=heads, rows=tuple(rows))]


def _firms(shelf: Shelf, step: Step, names: Sequence[str]) -> Item:
    """Return firms as a cell, with where the packet names them."""
    places = [(spot.exhibit, spot.place, f"{spot.says}; {'; '.join(step.firms)}") for spot in step.named]
    return shelf.item("; ".join(names), Kind.STATED, *places)


def _changed(shelf: Shelf, before: Shelf, tiers: Sequence[Kept]) -> list[Line | Table]:
    blocks: list[Line | Table] = []
    for one in tiers:
        if one.standing in (Standing.NOT_SHOWN, Standing.NEW):
            blocks.append(_unknown(f"{one.tier.name}: {one.standing.value}.", "bullet"))
            continue
        for names, step, own, words in (
            (one.came, one.now, shelf, "names today and did not name then"),
            (one.gone, one.then, before, "named then and does not name today"),
        ):
            if names:
                item = _firms(own, step, names)
                text = f"At the tier “{one.tier.name}” the packet {words}: {item.text}."
                blocks.append(Line(items=(replace(item, text=text),), style="bullet"))
    return blocks or _fixed("same_nothing")


def _anew(tiers: Sequence[Kept]) -> list[Line | Table]:
    found: list[Line | Table] = [
        _unknown(f"{one.tier.name}: {'; '.join(one.again)}.", "bullet") for one in tiers if one.again
    ]
    return [*_fixed("same_anew"), *found]


def _review(shelf: Shelf) -> list[Line | Table]:
    """Return the defects of today's papers by code: a chain that was accepted once says nothing of them."""
    found = shelf.packed.review["defects"]
    lines: list[Line | Table] = [
        _unknown(f"{one['code']} {one['title']} ({one['severity']}).", "bullet") for one in found
    ]
    return lines or _fixed("clean")


def _frame(shelf: Shelf, tiers: Sequence[Kept], release: str, earlier: Earlier) -> str:
    """Return the words of tables, review and diary, which a sentence on what is open may use."""
    said = [release, earlier.packed.case, _LABOR, _LOT]
    said += [f"{one.tier.name} {one.standing.value} {'; '.join(one.again)}" for one in tiers]
    said += [f"{one['code']} {one['title']} {one['severity']}" for one in shelf.packed.review["defects"]]
    return " \n ".join(map(str, said))


def _gaps(shelf: Shelf, tiers: Sequence[Kept], earlier: Earlier) -> list[Gap]:
    case = earlier.packed.case
    gaps = []
    if earlier.released is None:
        close = f"case diary {case} --step released --day DAY --says WHO --exhibit EX --by WHO, if it was; else file in full"
        says = f"nothing shows that the goods of {case} were released"
        gaps.append(Gap(says=says, close=close, rule="an identical chain that was accepted", stops=True))
    for one in tiers:
        if one.standing is not Standing.SAME and one.tier.must:
            says = (
                f"{one.tier.name}: {one.standing.value}; for this tier the report is none on the same chain"
            )
            gaps.append(Gap(says=says, close="; ".join(one.again), rule="every tier is shown"))
        elif one.again:
            says = f"{one.tier.name}: the same maker, and not everything of these goods is shown"
            gaps.append(Gap(says=says, close="; ".join(one.again), rule="each shipment is shown anew"))
    gaps += [
        Gap(
            says=f"{one['code']} {one['says']}",
            close=one["cure"],
            rule="the review",
            stops=True,
            annexes=tuple(shelf.labels[name] for name in one["exhibits"] if name in shelf.labels),
        )
        for one in shelf.packed.review["defects"]
        if one["severity"] == "decisive"
    ]
    return gaps


def _bars(tiers: Sequence[Kept], stand: tuple[int, int]) -> tuple[Bar, ...]:
    must = [one for one in tiers if one.tier.must]
    same = sum(one.standing is Standing.SAME for one in must)
    whole = sum(not one.again for one in must)
    rows = (
        ("factual sentences with an exhibit", *stand),
        ("tiers with the same makers as then", same, len(must)),
        ("tiers of which nothing is to be proved anew", whole, len(must)),
    )
    return tuple(
        Bar(name=name, value=str(part), asked="all", met=part == n > 0, n=n) for name, part, n in rows
    )
