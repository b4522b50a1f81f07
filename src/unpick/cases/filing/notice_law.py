"""The law and the figures of an exposure notice, one part for each country of import."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from unpick.cases.filing.opening import MOST_ROWS, Block
from unpick.cases.filing.record import Shipped
from unpick.cases.filing.rules import alike, rules_together
from unpick.cases.filing.sentences import Desk, fixed
from unpick.cases.filing.tables import notice_table
from unpick.law.amount import NOT_KNOWN
from unpick.law.wording import name_value
from unpick.model.paper import Cite, Item, Kind, Line, Section, Table

__all__ = ["SPEAKS", "by_country"]

SPEAKS: Final = ("prohibited", "presumed", "not_rebutted")
"""Outcomes at which a law reaches goods (`cases/exposure/amounts.py`)."""

_MOST_LINES: Final = 5
"""Lines of goods whose law is printed for one rule: those of the newest days; `unpick exposure` answers for all."""

Row = Mapping[str, Any]


def by_country(
    desk: Desk, laws: Sequence[Row], countries: Sequence[Row], shipments: Sequence[Shipped]
) -> list[Section]:
    """Return the part of each country: what entered, which rules speak, what may follow, what is open to a firm."""
    parts = []
    for at, row in enumerate(countries, start=1):
        code = str(row["country"] or "")
        name = name_value(code) if code else "A country that nobody states"
        own = [one for one in laws if str(one.get("import_country") or "") == code]
        rows = [one for one in shipments if one.country == code]
        blocks = [*_entered(desk, rows), *_rules(desk, own), *_undecided(own)]
        blocks += [*_amounts(desk, row["amounts"]), *(_step(desk, one) for one in row["steps"])]
        parts.append(Section(number=f"5.{at}", heading=name, blocks=tuple(blocks)))
    return parts


def _entered(desk: Desk, rows: Sequence[Shipped]) -> list[Block]:
    """Return how many shipments entered, and their declared value; where some state none, of how many it is the least."""
    if not rows or len(rows) > MOST_ROWS:
        return []
    n, cites = len(rows), tuple(desk.cite_row(one) for one in rows)
    text = f"{n} of the shipments above {'has' if n == 1 else 'have'} this country as destination."
    counted = f"count: {'; '.join(one.why for one in rows)} = {n}"
    items = [Item(text=text, kind=Kind.COMPUTED, cites=cites, sum=counted)]
    values = [one.fields.get("value_usd", "") for one in rows]
    stated = [one for one in values if one]
    if stated:
        total = f"{sum(map(float, stated)):.2f}".removesuffix(".00")
        text = f"Their declared value is {total} USD."
        added = [Item(text=text, kind=Kind.COMPUTED, cites=cites, sum=f"{' + '.join(stated)} = {total}")]
        if lacking := [one for one in rows if not one.fields.get("value_usd")]:
            m = len(lacking)
            text = f"Their declared value is at least {total} USD; others of them state none."
            none = f"Of them {m} {'states' if m == 1 else 'state'} no value."
            told = f"count: {'; '.join(one.why for one in lacking)} = {m}"
            added = [
                replace(added[0], text=text),
                Item(
                    text=none,
                    kind=Kind.COMPUTED,
                    cites=tuple(desk.cite_row(one) for one in lacking),
                    sum=told,
                ),
            ]
        items += added
    return [Line(items=tuple(items))]


def _rules(desk: Desk, laws: Sequence[Row]) -> list[Block]:
    """Return the rules that bar or presume, each on the day of its goods, the newest lines first."""
    blocks, texts = list[Block](), notice_table()["boilerplate"]
    held: dict[str, list[Row]] = {}
    for row in sorted(
        laws, key=lambda one: (str(one["regime"]), str(one.get("on") or ""), str(one["line"])), reverse=True
    ):
        if row["outcome"] in SPEAKS:
            held.setdefault(str(row["regime"]), []).append(row)
    for regime in sorted(held):
        newest = held[regime][:_MOST_LINES]
        for rows in alike(newest[::-1]):
            blocks += rules_together(desk, rows)
        blocks += [fixed(texts["binds_states"])] if newest[0].get("effect") == "states" else []
        if left := held[regime][_MOST_LINES:]:
            counted = (
                f"count: {'; '.join(str(one['line']) for one in left)} = {len({one['line'] for one in left})}"
            )
            text = f"{len({one['line'] for one in left})} earlier lines of goods under {regime} are not printed here."
            blocks.append(Line(items=(Item(text=text, kind=Kind.UNKNOWN, sum=counted),)))
    return blocks


def _undecided(laws: Sequence[Row]) -> list[Block]:
    names = sorted({str(row["regime"]) for row in laws if row["outcome"] == "insufficient_facts"})
    if not names:
        return []
    text = f"Asked, and not decided on these facts: {', '.join(names)}."
    return [Line(items=(Item(text=text, kind=Kind.UNKNOWN),))]


def _amounts(desk: Desk, rows: Sequence[Row]) -> list[Block]:
    shown = [one for one in rows if one.get("id")]
    if not shown:
        return []
    heads = ("What may follow", "Figure", "How it is found", "What is missing for it")
    return [
        Table(caption="Figures", heads=heads, rows=tuple(_amount(desk, one) for one in shown)),
    ]


def _amount(desk: Desk, row: Row) -> tuple[Item, ...]:
    """Return one amount: what, the figure, its formula under its condition, and what is open."""
    cite_words = f" ({row['cite']})" if row.get("cite") else ""
    mark = f" [{row['mark']}]" if row.get("mark") in _WARNS else ""
    label = desk.law_label(
        f"amount {row['id']}", f"{row['what']}{cite_words}", row.get("url") or "", "formula in own words"
    )
    formula = f"{row['formula']}{mark}" if row["formula"] else ""
    given = f"If {row['if']}: {formula}" if row.get("if") and row["formula"] else formula
    desk.law_words(label, (given,))
    law = (Cite(annex=label),)
    missing = "; ".join(str(one).removeprefix("not known: ") for one in row["open"])
    return (
        Item(text=str(row["what"]), kind=Kind.LAW, cites=law),
        _figure(desk, row, label),
        Item(text=given, kind=Kind.LAW, cites=law) if given else Item(text="", kind=Kind.UNKNOWN),
        Item(text=missing, kind=Kind.UNKNOWN),
    )


_WARNS: Final = ("unverified, do not rely", "inferred", "conflicting")


def _figure(desk: Desk, row: Row, label: str) -> Item:
    """Return the figure with the inputs it was reckoned from, each at its exhibit."""
    if row["value"] in (None, NOT_KNOWN):
        return Item(text=NOT_KNOWN, kind=Kind.UNKNOWN)
    figure = " ".join(part for part in (str(row["bound"]), str(row["value"]), str(row["unit"])) if part)
    inputs = [one for one in row["inputs"] if one["value"] not in (None, NOT_KNOWN)]
    told = "; ".join(f"{one['required']}: {one['value']} {one['unit']}".rstrip() for one in inputs)
    cites = [Cite(annex=label, place=f"{row['id']}: {row['formula']}; {told}; gives {figure}")]
    cites += [
        Cite(
            annex=desk.label(one["exhibit"]),
            place=f"{one['source'].get('locator') or 'row'}: {one['required']}: {one['value']} {one['unit']}",
        )
        for one in inputs
        if one.get("exhibit")
    ]
    return Item(text=figure, kind=Kind.COMPUTED, cites=tuple(dict.fromkeys(cites)))


def _step(desk: Desk, row: Row) -> Line:
    """Return a step that a firm can take by itself, with who may, when, and what it does."""
    said = "; ".join(
        f"{part}: {row[part]['says'].rstrip('.')}" for part in ("who", "when", "effect") if row.get(part)
    )
    marks = {row.get("mark"), *(row[part].get("mark") for part in ("who", "when", "effect") if row.get(part))}
    mark = "".join(f" [{one}]" for one in _WARNS if one in marks)
    text = f"Open to a firm: {row['what']}: {said}.{mark}"
    label = desk.law_label(f"step {row['id']}", f"{row['what']} ({row['cite']})", "", "in own words")
    desk.law_words(label, (text,))
    return Line(items=(Item(text=text, kind=Kind.LAW, cites=(Cite(annex=label),)),), style="bullet")
