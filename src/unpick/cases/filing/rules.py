"""Section 9 of a petition: each rule of the target on the day of each line of goods, element by element."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Final

from unpick.cases.filing.measure import View
from unpick.cases.filing.opening import Block
from unpick.cases.filing.record import Matter
from unpick.cases.filing.sentences import Desk, fixed
from unpick.cases.filing.tables import petition_table
from unpick.law.marks import UNVERIFIED
from unpick.law.wording import spell_day
from unpick.model.paper import Cite, Item, Kind, Line, Section, Table
from unpick.model.shift import speaks_of_shift

__all__ = ["HOUSEHOLD", "alike", "household_note", "law", "rule_lines", "rules_together"]


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
    blocks += [fixed(texts["indicators_apart"])] if view.asserted else []
    blocks += household_note(view.matter)
    blocks += [line for row in ranked if row["outcome"] == "not_in_force" for line in rule_lines(desk, row)]
    parts = [
        Section(
            number=f"9.{at}",
            heading=f"{str(rows[0]['title']).partition(' (')[0]}: {_outcome(rows[0])}",
            blocks=tuple(rules_together(desk, rows)),
        )
        for at, rows in enumerate(alike(held), start=1)
    ]
    return blocks, parts


_ORDER_FROM: Final = dt.date(2011, 4, 18)
_PRESUMED_FROM: Final = dt.date(2017, 8, 2)
"""Days from which E.O. 13570 and 22 U.S.C. 9241a were public (`law/regimes`, us_eo13570 and us_caatsa321)."""


_HOUSEHOLD: Final = ("household", "household_order")
HOUSEHOLD: Final = frozenset(str(petition_table()["boilerplate"][name]) for name in _HOUSEHOLD)
"""The fixed sentences on household work, which any paper may carry."""


def household_note(matter: Matter) -> list[Block]:
    """Return that household work is barred as well, where anything in the matter speaks of work in households.

    Every page on the shift of work says so (mission, S5); the citation is that of what was public on the day.
    """
    read = [
        *(
            text
            for one in matter.told
            for text in (one.subject, one.object, one.goods, one.quote, one.attribution)
        ),
        *(one.text for one in matter.names),
        *(one.fields.get("description", "") for one in matter.shipments),
        *(one.title for one in matter.exhibits.values()),
        matter.producer,
    ]
    known = matter.asked.known_at
    if known < _ORDER_FROM or not speaks_of_shift(read):
        return []
    name = _HOUSEHOLD[known < _PRESUMED_FROM]
    return [fixed(petition_table()["boilerplate"][name])]


def _outcome(row: Mapping[str, Any]) -> str:
    """Return an outcome in words: a rule on what may be alleged prohibits nothing itself, and is met or not."""
    words: Mapping[str, str] = petition_table()["outcomes"]
    found = str(row["outcome"])
    return words.get(f"{row['regime']} {found}", words.get(found, found.replace("_", " ")))


def alike(rows: Sequence[Mapping[str, Any]]) -> list[list[Mapping[str, Any]]]:
    """Return assessments of one rule that say the same of several lines of goods together, newest line first."""
    groups: dict[tuple[Any, ...], list[Mapping[str, Any]]] = {}
    for row in rows:
        said = tuple(
            (str(one["state"]), *map(_places, (one.get("supported_by", ()), one.get("contradicted_by", ()))))
            for one in row["elements"]
        )
        groups.setdefault((row["regime"], row["outcome"], said), []).insert(0, row)
    return list(groups.values())


def _places(grounds: Sequence[Mapping[str, Any]]) -> tuple[tuple[str, str], ...]:
    return tuple((str(one.get("exhibit", "")), str(one.get("text", ""))) for one in grounds)


def rules_together(desk: Desk, rows: Sequence[Mapping[str, Any]]) -> list[Block]:
    """Return what a rule says of the newest of these lines in full, and for which others it says the same."""
    first, *others = rows
    blocks = rule_lines(desk, first)
    for row in others:
        label = desk.law_label(row["regime"], "", "", "")
        day = spell_day(row["on"]) if row.get("on") else "a day that is not known"
        text = f"The same holds of the goods “{row['line']}” by the law of {day}."
        desk.law_words(label, [text])
        item = Item(text=text, kind=Kind.LAW, cites=(Cite(annex=label, place=row["regime"]),))
        blocks.insert(1, Line(items=(item,), style="bullet"))
    return blocks


def rule_lines(desk: Desk, row: Mapping[str, Any]) -> list[Block]:
    """Return what a rule says of a line of goods, element by element."""
    cited = row["citations"][0]
    day = spell_day(row["on"]) if row.get("on") else "a day that is not known"
    mark = f"; {UNVERIFIED}" if cited.get("mark") == UNVERIFIED else ""
    cite_words = "" if cited["cite"] in row["title"] else f" ({cited['cite']})"
    note = f"text of the provision not stored{mark}"
    label = desk.law_label(row["regime"], f"{row['title']}{cite_words}", cited.get("url") or "", note)
    outcome, standard = _outcome(row), str(row.get("standard") or "").replace("_", " ")
    said = [f"{row['title']}{cite_words}{mark}: {outcome}."]
    said += [f"Asked of the goods “{row['line']}” by the law of {day}."]
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
