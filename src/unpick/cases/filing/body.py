"""Sections 6, 8 and 10 of a petition: facts of labor, chain, contrary evidence."""

from typing import Final

from unpick.cases.filing.facts import Proof, Standing
from unpick.cases.filing.measure import View
from unpick.cases.filing.opening import TIES, Block, count_origins_item
from unpick.cases.filing.record import Chain, Exhibit, Measured, Told
from unpick.cases.filing.sentences import Desk, fixed, published_words
from unpick.cases.filing.tables import indicator_table, petition_table
from unpick.model.paper import Check, Cite, Item, Kind, Line, Section

__all__ = ["chain", "chain_lines", "contrary", "labor", "second_hand", "speaks_against"]

_FEW: Final = 3
"""Single points of a chain that are named: the first three; `unpick trace` lists all."""


def labor(desk: Desk, view: View) -> tuple[list[Block], list[Section]]:
    """Return section 6 and its parts: convict labor where it is stated, who works there, the indicators that are not silent."""
    texts = petition_table()["boilerplate"]
    # The limb of its own is that of 19 U.S.C. 1307; a target that does not ask that statute has none.
    limb = view.convict and "US-1307" in view.target.regimes
    blocks: list[Block] = [fixed(texts["convict"])] if limb else []
    blocks += [] if view.asserted else [fixed(texts["no_indicator"])]
    silent = [one.name for one in view.indicators if one.standing is Standing.SILENT]
    if silent:
        blocks.append(_unknown(f"Nothing is stated within the period on: {'; '.join(silent)}."))
    spoken = sorted(view.indicators, key=lambda one: one.standing is not Standing.ASSERTED)
    shown = [
        *view.convict,
        *(one for one in (*view.statuses, *spoken) if one.standing is not Standing.SILENT),
    ]
    parts = [
        Section(
            number=f"6.{at}",
            heading=f"{proof.name}: {proof.standing.value}",
            blocks=tuple(_proof(desk, proof)),
        )
        for at, proof in enumerate(shown, start=1)
    ]
    return blocks, parts


def _proof(desk: Desk, proof: Proof) -> list[Block]:
    blocks: list[Block] = list(desk.statements(proof.told))
    if proof.told:
        blocks.append(Line(items=(count_origins_item(desk, proof.told, "The statements here go back to"),)))
    for told, reason in proof.hints:
        blocks += desk.statements([told])
        blocks.append(_unknown(f"Only a hint: {reason}."))
    blocks += [Line(items=(_measured(desk, one),), style="bullet") for one in proof.measured]
    blocks += desk.statements(proof.against, Kind.CONTRARY)
    if proof.standing is Standing.SILENT:
        blocks.append(_unknown("Nothing within the period is stated."))
    return blocks


def _measured(desk: Desk, one: Measured) -> Item:
    # The row has the words of the sentence: what is to be checked are the figures behind it, by `unpick signals`.
    said = f"{one.name} ({one.indicator}): {one.says}"
    cites = tuple(
        Cite(annex=desk.label(key), place=f"signal {one.indicator}: {said}") for key in one.exhibits
    )
    return Item(text=said, kind=Kind.INFERRED, cites=cites, why=one.why)


def chain(desk: Desk, view: View) -> list[Block]:
    """Return section 8: each chain hop by hop, then what else is said of the making and the way of the goods."""
    blocks: list[Block] = []
    for one in view.matter.chains:
        blocks += chain_lines(desk, one)
    blocks += desk.statements(_left(view))
    return blocks or [fixed(petition_table()["boilerplate"]["no_chain"])]


def _left(view: View) -> list[Told]:
    """Return what is said of the producer and stands in no other section: nothing that was said goes unprinted."""
    proofs = (*view.indicators, *view.statuses, *view.convict)
    shown = {
        one.id
        for proof in proofs
        for one in (*proof.told, *(told for told, _ in proof.hints), *proof.against)
    }
    shown |= {one.id for one in view.nexus}
    return [
        one
        for one in view.matter.told
        if one.id not in shown and one.predicate not in TIES and not one.denied and not speaks_against(one)
    ]


def chain_lines(desk: Desk, one: Chain) -> list[Block]:
    """Return a chain hop by hop, and the facts without which it does not stand."""
    ends = one.hops[0].sender, one.hops[-1].receiver
    hops = [desk.hop(hop) for hop in one.hops]
    cites = tuple(dict.fromkeys(cite for hop in hops for cite in hop.cites))
    head = Item(text=f"From {ends[0]} to {ends[1]}:", kind=Kind.INFERRED, cites=cites)
    blocks: list[Block] = [Line(items=(head,))]
    blocks += [Line(items=(hop,), style="number") for hop in hops]
    for point in one.single_points[:_FEW]:
        cite = Cite(annex=desk.label(point.exhibit), place=f"{point.locator}: {point.text}")
        text = f"The chain rests on this alone: {point.text}"
        blocks.append(Line(items=(Item(text=text, kind=Kind.INFERRED, cites=(cite,)),), style="bullet"))
    return blocks


def contrary(desk: Desk, view: View, checks: tuple[Check, ...]) -> list[Block]:
    """Return section 10: denials, audits, second-hand readings, single origins, and what a reader at customs will miss."""
    texts = petition_table()["boilerplate"]
    otherwise = {one.id for proof in (*view.indicators, *view.convict) for one in proof.against}
    against = [one for one in view.matter.told if speaks_against(one) or one.id in otherwise]
    blocks: list[Block] = [fixed(texts["equal"])]
    blocks += desk.statements(against, Kind.CONTRARY) if against else [fixed(texts["nothing_against"])]
    unsure = [one for one in view.matter.listed if one.tentative]
    blocks += desk.statements(unsure)
    for key in dict.fromkeys(one.exhibit for one in (*view.labor, *view.nexus)):
        blocks += second_hand(desk, view.matter.exhibits[key])
    weak = [one for one in checks if one.state != "met"]
    return [*blocks, *(_unknown(f"Weakness: {one.says}.", style="bullet") for one in weak)]


def speaks_against(told: Told) -> bool:
    """Tell whether a statement is a denial, a no or an audit."""
    audits = indicator_table()["audits"]
    return (
        told.denied
        or told.code.casefold() == "no"
        or told.value.casefold() == "no"
        or told.predicate in audits
    )


def second_hand(desk: Desk, exhibit: Exhibit) -> list[Block]:
    """Return that a source was not read in full here, where it was not."""
    if not exhibit.read_in:
        return []
    cite = Cite(annex=desk.label(exhibit.key), place=f"source: read in: {exhibit.read_in}")
    text = f"Not read in full here: {published_words(exhibit)}; read in: {exhibit.read_in}."
    return [Line(items=(Item(text=text, kind=Kind.CONTRARY, cites=(cite,)),), style="bullet")]


def _unknown(text: str, *, style: str = "text") -> Line:
    return Line(items=(Item(text=text, kind=Kind.UNKNOWN),), style=style)
