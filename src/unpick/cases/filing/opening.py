"""Sections 3 to 5 and 7 of a petition: overview, merchandise, producer, import."""

import re
from collections.abc import Iterable

from unpick.cases.filing.facts import origins_of
from unpick.cases.filing.measure import View
from unpick.cases.filing.record import Named, Shipped, Told
from unpick.cases.filing.sentences import Desk, fixed
from unpick.cases.filing.sums import whole_months
from unpick.cases.filing.tables import petition_table
from unpick.law.wording import name_value, spell_day
from unpick.model.languages import language_name
from unpick.model.paper import Item, Kind, Line, Table

__all__ = [
    "MOST_ROWS",
    "TIES",
    "Block",
    "count_origins_item",
    "imports",
    "merchandise",
    "overview",
    "producer",
    "shipment_row",
]

MOST_ROWS = 60
"""Rows of a table of shipments: the newest; what is left out is counted in a sentence."""

Block = Line | Table


def overview(desk: Desk, view: View) -> list[Block]:
    """Return section 3: the strongest statements, how many indicators, the newest import."""
    items = [desk.state(one) for one in _strongest(view)]
    if view.asserted:
        names = [one.name for one in view.asserted]
        cites = tuple(dict.fromkeys(desk.point(one) for proof in view.asserted for one in proof.told))
        n = len(names)
        which = ", ".join(name.lower() for name in names)
        text = f"{n} of the eleven indicators {'is' if n == 1 else 'are'} asserted below: {which}."
        items.append(Item(text=text, kind=Kind.COMPUTED, cites=cites, sum=f"count: {'; '.join(names)} = {n}"))
    items += [_shipment_sentence(desk, one) for one in view.dated[:1]]
    items += _newest(desk, view)
    return [Line(items=(one,)) for one in items] or [
        _unknown("No statement of this matter can open the paper.")
    ]


def _shipment_sentence(desk: Desk, one: Shipped) -> Item:
    """Return a shipment in one sentence: goods, from whom to whom, where, when."""
    held = one.fields
    goods = held.get("description") or "Goods"
    sender = held.get("maker_name") or held.get("shipper_name", "")
    parts = [
        goods,
        f"from {sender}" if sender else "",
        f"to {held['consignee_name']}" if held.get("consignee_name") else "",
    ]
    told = " ".join(part for part in parts if part)
    loaded, port = held.get("lading_port", ""), held.get("unlading_port", "")
    ports = (f"loaded at {loaded}" if loaded else "", f"port of {port}" if port else "")
    kind = held.get("date_kind", "").replace("_", " ")
    day = f"{spell_day(one.date)}{f' ({kind})' if kind else ''}" if one.date else ""
    told = ", ".join(part for part in (told, *ports, day) if part)
    return desk.shipped(one, f"{told[:1].upper()}{told[1:]}.")


def merchandise(desk: Desk, view: View) -> list[Block]:
    """Return section 4: the goods as rows and statements describe them."""
    rows: dict[tuple[str, str], tuple[Item, ...]] = {}
    for one in view.shipments:
        words, heading = one.fields.get("description", ""), one.fields.get("hs_code", "")
        if words or heading:
            cells = (
                desk.shipped(one, words),
                desk.shipped(one, heading),
                desk.shipped(one, one.fields.get("marks", "")),
            )
            rows.setdefault((words, heading), cells)
    bound = [one for one in view.nexus if one.goods]
    for told in bound or [one for one in view.matter.told if not rows and one.goods and not one.denied]:
        rows.setdefault((told.goods, ""), (_cell(desk, told, told.goods), _empty(), _empty()))
    for named in view.matter.names:
        if named.kind == "goods":
            rows.setdefault((named.text, ""), (desk.named(named, named.text), _empty(), _empty()))
    if not rows:
        return [_unknown("No row describes the merchandise.")]
    held = tuple(rows.values())[:MOST_ROWS]
    filled = [at for at in range(len(_GOODS)) if not at or any(row[at].text for row in held)]
    heads = tuple(_GOODS[at] for at in filled)
    return [
        Table(caption="Merchandise", heads=heads, rows=tuple(tuple(row[at] for at in filled) for row in held))
    ]


_GOODS = ("Description", "Heading", "Marks")


def producer(desk: Desk, view: View) -> list[Block]:
    """Return section 5: names in all scripts, addresses, numbers, and who owns, directs or shares the site."""
    matter = view.matter
    if not matter.producer:
        return [_unknown("No producer is named.")]
    kinds = [one for one in matter.names if one.kind != "goods"]
    rows = tuple(
        (
            desk.named(one, _shown(one)),
            _plain_cell(one),
            desk.named(one, language_name(one.language)) if one.language else _empty(),
        )
        for one in kinds
    )
    blocks: list[Block] = (
        [
            Table(
                caption="Names, addresses and numbers",
                heads=("As the source prints it", "What it is", "Language"),
                rows=rows,
            )
        ]
        if rows
        else []
    )
    if matter.members:
        blocks.insert(0, fixed(petition_table()["boilerplate"]["of_class"]))
    ties = [one for one in matter.told if one.predicate in TIES and not one.denied]
    blocks += desk.statements(ties)
    listed = [one for one in matter.listed if not one.tentative]
    return [*blocks, *desk.statements(listed)]


def _shown(one: Named) -> str:
    return name_value(one.text) if one.kind == "country" else one.text


TIES = (
    "owns",
    "directs",
    "shares_site",
    "located_at",
    "part_of_group",
    "predecessor_of",
    "branch_of",
    "subcontracts",
)
"""Links, and claims in their words, that section 5 prints: who owns, directs, houses, shares with the producer."""


def imports(desk: Desk, view: View) -> list[Block]:
    """Return section 7: dated shipments, newest first, then what sources state of buyers and counts."""
    blocks: list[Block] = [Line(items=(one,)) for one in _newest(desk, view)]
    shown = view.shipments[:MOST_ROWS]
    if shown:
        rows = tuple(shipment_row(desk, one) for one in shown)
        blocks.append(
            Table(
                caption="Shipments, newest first",
                heads=("Day", "From and to", "Goods", "Ports"),
                rows=rows,
            )
        )
    left = len(view.shipments) - len(shown)
    if left > 0:
        rest = view.shipments[MOST_ROWS:]
        told = "; ".join(f"{at}" for at, _ in enumerate(rest, start=1))
        blocks.append(
            Line(
                items=(
                    Item(
                        text=f"{left} earlier shipments are not printed here.",
                        kind=Kind.UNKNOWN,
                        sum=f"count: {told} = {left}",
                    ),
                )
            )
        )
    if not view.dated:
        blocks.append(fixed(petition_table()["boilerplate"]["no_shipment"]))
    return [*blocks, *desk.statements(view.nexus)]


def shipment_row(desk: Desk, one: Shipped) -> tuple[Item, ...]:
    """Return a shipment as cells: day, parties, goods, ports."""
    kind, held = one.fields.get("date_kind", ""), one.fields
    day = f"{spell_day(one.date)}{f' ({kind})' if kind else ''}" if one.date else ""
    sender = held.get("maker_name") or held.get("shipper_name", "")
    parties = " to ".join(part for part in (sender, held.get("consignee_name", "")) if part)
    quantity = " ".join(part for part in (held.get("quantity", ""), held.get("quantity_unit", "")) if part)
    goods = "; ".join(part for part in (held.get("description", ""), quantity) if part)
    way = " to ".join(part for part in (held.get("lading_port", ""), held.get("unlading_port", "")) if part)
    return tuple(desk.shipped(one, text) for text in (day, parties, goods, way))


def _newest(desk: Desk, view: View) -> list[Item]:
    """Return the newest shipment in a sentence, and its age on the day asked about with its sum."""
    if not view.dated:
        return []
    newest, known = view.dated[0], view.matter.asked.known_at
    assert newest.date is not None
    days = {one.date.isoformat(): one for one in reversed(view.dated) if one.date}
    same = "; ".join(sorted(days, reverse=True))
    cites = (desk.day_of(newest),)
    day = Item(
        text=f"The newest shipment shown is of {spell_day(newest.date)}.",
        kind=Kind.COMPUTED,
        cites=tuple(desk.day_of(days[day]) for day in sorted(days, reverse=True)),
        why=(newest.why,),
        sum=f"newest: {same} = {newest.date.isoformat()}",
    )
    months = whole_months(newest.date, known)
    if not months:
        n = (known - newest.date).days
        told = f"That is {n} day{'' if n == 1 else 's'} before {spell_day(known)}, the day up to which public sources were used."
        told_sum = f"days: {newest.date.isoformat()} to {known.isoformat()} = {n}"
        return [day, Item(text=told, kind=Kind.COMPUTED, cites=cites, why=(newest.why,), sum=told_sum)]
    told = f"That is {months} full month{'' if months == 1 else 's'} before {spell_day(known)}, the day up to which public sources were used."
    told_sum = f"months: {newest.date.isoformat()} to {known.isoformat()} = {months}"
    return [day, Item(text=told, kind=Kind.COMPUTED, cites=cites, why=(newest.why,), sum=told_sum)]


def _strongest(view: View) -> list[Told]:
    """Return one statement for each status that stands, from the best source, official findings first."""
    found = []
    for proof in (*view.statuses, *view.convict[:1]):
        ranked = sorted(
            proof.told,
            key=lambda one: (one.kind != "finding", view.matter.exhibits[one.exhibit].reliability, one.id),
        )
        found += ranked[:1]
    return list({one.id: one for one in found}.values())


def count_origins_item(desk: Desk, told: Iterable[Told], what: str) -> Item:
    """Return from how many origins statements come, as a sentence with its sum."""
    rows = list(told)
    origins = origins_of(desk.matter, rows)
    n = len(origins)
    cites = tuple(dict.fromkeys(desk.point(one) for one in rows))
    text = f"{what} {n} independent origin{'' if n == 1 else 's'}."
    return Item(text=text, kind=Kind.COMPUTED, cites=cites, sum=f"count: {'; '.join(origins)} = {n}")


def _cell(desk: Desk, told: Told, text: str) -> Item:
    return Item(text=text, kind=Kind.STATED, cites=(desk.cite(told),), why=told.why)


def _plain_cell(one: Named) -> Item:
    """Return what kind of name it is: a heading of the row, no assertion of its own."""
    kind = re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", one.kind).lower()
    return Item(text=_KINDS.get(one.kind, kind), kind=Kind.UNKNOWN)


_KINDS: dict[str, str] = {
    "name": "name",
    "alias": "other name",
    "weakAlias": "short name",
    "previousName": "former name",
}


def _empty() -> Item:
    return Item(text="", kind=Kind.UNKNOWN)


def _unknown(text: str) -> Line:
    return Line(items=(Item(text=text, kind=Kind.UNKNOWN),))
