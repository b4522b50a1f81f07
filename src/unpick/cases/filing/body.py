"""Sections 6 and 8 to 10 of a petition: facts of labor, chain, law, contrary evidence."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from unpick.cases.filing.facts import Proof, Standing
from unpick.cases.filing.measure import Check, View
from unpick.cases.filing.opening import Block, count_origins_item
from unpick.cases.filing.record import Chain, Exhibit, Measured, Told
from unpick.cases.filing.sentences import Desk, fixed, published_words
from unpick.cases.filing.tables import indicator_table, petition_table
from unpick.law.marks import UNVERIFIED
from unpick.law.wording import spell_day
from unpick.model.paper import Cite, Item, Kind, Line, Section, Table

__all__ = ["chain", "contrary", "labor", "law"]

_FEW: Final = 3
"""Single points of a chain that are named: the first three; `unpick trace` lists all."""


def labor(desk: Desk, view: View) -> tuple[list[Block], list[Section]]:
    """Return section 6 and its parts: convict labor where it is stated, who works there, the indicators that are not silent."""
    texts = petition_table()["boilerplate"]
    blocks: list[Block] = [fixed(texts["convict"])] if view.convict else []
    blocks += [] if view.asserted else [fixed(texts["no_indicator"])]
    silent = [one.name for one in view.indicators if one.standing is Standing.SILENT]
    if silent:
        blocks.append(_unknown(f"Silent: {'; '.join(silent)}."))
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
    blocks += desk.statements(proof.against)
    if proof.standing is Standing.SILENT:
        blocks.append(_unknown("Nothing within the period is stated."))
    return blocks


def _measured(desk: Desk, one: Measured) -> Item:
    cites = tuple(
        Cite(annex=desk.label(key), place=f"{one.indicator}: {one.name}; {one.says}") for key in one.exhibits
    )
    return Item(
        text=f"{one.name} ({one.indicator}): {one.says}", kind=Kind.INFERRED, cites=cites, why=one.why
    )


def chain(desk: Desk, view: View) -> list[Block]:
    """Return section 8: each chain hop by hop, then what else is said of the making and the way of the goods."""
    blocks: list[Block] = []
    for one in view.matter.chains:
        blocks += _chain(desk, one)
    shown = {told.id for told in (*view.labor, *view.nexus)}
    other = [
        one for one in view.matter.told if one.predicate in _WAYS and not one.denied and one.id not in shown
    ]
    blocks += desk.statements(other)
    return blocks or [fixed(petition_table()["boilerplate"]["no_chain"])]


_WAYS: Final = frozenset(
    {
        "made_in",
        "made_up_in",
        "material_from",
        "material_made_by",
        "goods_shipped_by_way_of",
        "labelled",
        "supplies",
        "ships_to",
    }
    | {
        "shipments_sourced_from_kp",
        "caught_in_waters_of",
        "transfers_labor_to",
        "false_origin_mark",
        "made_by",
    }
)


def _chain(desk: Desk, one: Chain) -> list[Block]:
    ends = one.hops[0].sender, one.hops[-1].receiver
    hops = [desk.hop(hop) for hop in one.hops]
    cites = tuple(dict.fromkeys(cite for hop in hops for cite in hop.cites))
    head = Item(text=f"From {ends[0]} to {ends[1]}:", kind=Kind.INFERRED, cites=cites)
    blocks: list[Block] = [Line(items=(head,))]
    blocks += [Line(items=(hop,), style="number") for hop in hops]
    for point in one.single_points[:_FEW]:
        cite = Cite(annex=desk.label(point.exhibit), place=f"{point.locator}: {point.text}")
        text = f"Without this no chain stands: {point.text}"
        blocks.append(Line(items=(Item(text=text, kind=Kind.INFERRED, cites=(cite,)),), style="bullet"))
    return blocks


def law(desk: Desk, view: View) -> tuple[list[Block], list[Section]]:
    """Return section 9 and its parts: each rule of the target on the day of each line of goods, element by element."""
    texts = petition_table()["boilerplate"]
    laws = [one for one in view.matter.laws if one["regime"] in view.target.regimes]
    if not laws:
        return [fixed(texts["no_law"])], []
    order = {name: at for at, name in enumerate(view.target.regimes)}
    ranked = sorted(laws, key=lambda one: (order[one["regime"]], str(one.get("on") or ""), str(one["line"])))
    held = [row for row in ranked if row["outcome"] != "not_in_force"]
    blocks: list[Block] = [fixed(texts["presumed"])]
    blocks += [line for row in ranked if row["outcome"] == "not_in_force" for line in _rule(desk, row)]
    parts = [
        Section(
            number=f"9.{at}",
            heading=f"{row['regime']}: {str(row['outcome']).replace('_', ' ')}",
            blocks=tuple(_rule(desk, row)),
        )
        for at, row in enumerate(held, start=1)
    ]
    return blocks, parts


def _rule(desk: Desk, row: Mapping[str, Any]) -> list[Block]:
    cited = row["citations"][0]
    day = spell_day(row["on"]) if row.get("on") else "a day that is not known"
    mark = f"; {UNVERIFIED}" if cited.get("mark") == UNVERIFIED else ""
    cite_words = "" if cited["cite"] in row["title"] else f" ({cited['cite']})"
    note = f"text of the provision not stored{mark}"
    label = desk.law_label(row["regime"], f"{row['title']}{cite_words}", cited.get("url") or "", note)
    outcome, standard = (str(row.get(part) or "").replace("_", " ") for part in ("outcome", "standard"))
    said = [f"{row['title']}{cite_words}{mark}: {outcome} on {day} for the line “{row['line']}”."]
    said += [f"Burden: {row['burden']}."] if row.get("burden") else []
    said += [f"Standard: {standard}."] if standard else []
    cite = Cite(annex=label, place=row["regime"])
    asked = [str(element["required"]) for element in row["elements"]]
    desk.law_words(
        label, [*said, *asked, *(f"{one['reading']} {one['held_by']}" for one in row.get("contested", ()))]
    )
    blocks: list[Block] = [Line(items=(Item(text=" ".join(said), kind=Kind.LAW, cites=(cite,)),))]
    rows = tuple(_element(desk, label, element) for element in row["elements"])
    if rows:
        heads = ("What the rule asks", "On these facts", "For", "Against")
        blocks.append(Table(caption=f"{row['regime']}, element by element", heads=heads, rows=rows))
    blocks += _by_chains(desk, row["elements"])
    return [*blocks, *(_reading(label, one) for one in row.get("contested", ()))]


def _element(desk: Desk, label: str, element: Mapping[str, Any]) -> tuple[Item, ...]:
    asks = Item(
        text=str(element["required"]),
        kind=Kind.LAW,
        cites=(Cite(annex=label),),
    )
    state = Item(text=str(element["state"]).replace("_", " "), kind=Kind.UNKNOWN)
    sides = (_counted(desk, element.get(side, ())) for side in ("supported_by", "contradicted_by"))
    return asks, state, *sides


def _counted(desk: Desk, grounds: Sequence[Mapping[str, Any]]) -> Item:
    """Return how many statements an element rests on, each by its place; what they say stands in sections 6 to 8."""
    cites = [
        Cite(annex=desk.label(ground["exhibit"]), place=str(ground["source"].get("locator", "")))
        for ground in grounds
        if ground.get("exhibit")
    ]
    if not cites:
        return Item(text="", kind=Kind.UNKNOWN)
    places = dict.fromkeys(f"{cite.annex} {cite.place}" for cite in cites)
    n = len(places)
    shown = tuple(dict.fromkeys(cites))
    return Item(text=str(n), kind=Kind.COMPUTED, cites=shown, sum=f"count: {'; '.join(places)} = {n}")


def _by_chains(desk: Desk, elements: Sequence[Mapping[str, Any]]) -> list[Block]:
    """Return the grounds that come by a chain in full: what they say of the line stands nowhere else."""
    grounds = [
        one for element in elements for one in element.get("supported_by", ()) if "by a chain" in one["text"]
    ]
    lines = {}
    for one in grounds:
        if one.get("exhibit"):
            cite = Cite(annex=desk.label(one["exhibit"]), place=f"ground: {one['text']}")
            item = Item(
                text=f"{one['text']}.", kind=Kind.INFERRED, cites=(cite,), why=tuple(one.get("why", ()))
            )
            lines[item.text] = Line(items=(item,), style="bullet")
    return list(lines.values())


def _reading(label: str, row: Mapping[str, Any]) -> Line:
    text = f"Contested: {row['reading']} ({row['held_by']})."
    return Line(
        items=(Item(text=text, kind=Kind.LAW, cites=(Cite(annex=label),)),),
        style="bullet",
    )


def contrary(desk: Desk, view: View, checks: tuple[Check, ...]) -> list[Block]:
    """Return section 10: denials, audits, second-hand readings, single origins, and what a reader at customs will miss."""
    texts = petition_table()["boilerplate"]
    against = [one for one in view.matter.told if _speaks_against(one)]
    blocks: list[Block] = [fixed(texts["equal"])]
    blocks += desk.statements(against) if against else [fixed(texts["nothing_against"])]
    unsure = [one for one in view.matter.listed if one.tentative]
    blocks += desk.statements(unsure)
    for key in dict.fromkeys(one.exhibit for one in (*view.labor, *view.nexus)):
        blocks += _second_hand(desk, view.matter.exhibits[key])
    weak = [one for one in checks if one.state != "met"]
    return [*blocks, *(_unknown(f"Weakness: {one.says}.", style="bullet") for one in weak)]


def _speaks_against(told: Told) -> bool:
    audits = indicator_table()["audits"]
    return (
        told.denied
        or told.code.casefold() == "no"
        or told.value.casefold() == "no"
        or told.predicate in audits
    )


def _second_hand(desk: Desk, exhibit: Exhibit) -> list[Block]:
    if not exhibit.read_in:
        return []
    cite = Cite(annex=desk.label(exhibit.key), place=f"source: read in: {exhibit.read_in}")
    text = f"Not read in full here: {published_words(exhibit)}; read in: {exhibit.read_in}."
    return [Line(items=(Item(text=text, kind=Kind.CONTRARY, cites=(cite,)),), style="bullet")]


def _unknown(text: str, *, style: str = "text") -> Line:
    return Line(items=(Item(text=text, kind=Kind.UNKNOWN),), style=style)
