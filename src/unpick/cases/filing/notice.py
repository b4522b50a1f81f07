"""The exposure notice to a buyer or brand: what is stated, inferred and not known, law and figures, the right of reply."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

from unpick.cases.filing.body import chain_lines, second_hand, speaks_against
from unpick.cases.filing.check import Fault, find_faults
from unpick.cases.filing.facts import is_labor
from unpick.cases.filing.notice_law import SPEAKS, by_country
from unpick.cases.filing.opening import MOST_ROWS, Block, shipment_row
from unpick.cases.filing.petition import exhibited, gaps_of_annexes, gaps_of_faults, without_faults
from unpick.cases.filing.record import Matter, Shipped, Told
from unpick.cases.filing.replies import letters_beside, letters_words
from unpick.cases.filing.rules import HOUSEHOLD, household_note
from unpick.cases.filing.sentences import Desk, fixed
from unpick.cases.filing.tables import indicator_table, notice_table
from unpick.law.wording import spell_day
from unpick.model.paper import Bar, Gap, Item, Kind, Line, Paper, Section, Table, Volume

__all__ = ["Notice", "NoticeMatter", "draft_notice"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeMatter:
    """What a notice is made from.

    Attributes:
        matter: of the buyer; what is told of it is of "buyer", what is told of makers on its chains of "producer".
        countries: the rows of `by_jurisdiction` (docs/exposure.md), sources of inputs with their `exhibit`.
        until: the day until which a reply is asked, None when none is set.
    """

    matter: Matter
    countries: tuple[Mapping[str, Any], ...] = ()
    until: dt.date | None = None

    @property
    def shipments(self) -> tuple[Shipped, ...]:
        """Return the shipments to the buyer, newest first, undated ones last."""
        return tuple(
            sorted(
                self.matter.shipments,
                key=lambda one: (-(one.date.toordinal() if one.date else 0), one.exhibit, one.row),
            )
        )

    def told(self, of: str, *, tentative: bool) -> list[Told]:
        """Return what is stated of the buyer, or of how makers work: no denials."""
        return [
            one
            for one in self.matter.told
            if one.of == of
            and one.tentative == tentative
            and not speaks_against(one)
            and (of == "buyer" or is_labor(one))
        ]

    @property
    def against(self) -> list[Told]:
        """Return denials, noes and audits."""
        return [one for one in self.matter.told if speaks_against(one)]

    @property
    def reached(self) -> list[Mapping[str, Any]]:
        """Return the assessments that bar or presume something."""
        return [row for row in self.matter.laws if row["outcome"] in SPEAKS]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A notice with the sentences that were left out for want of support."""

    paper: Paper
    left_out: tuple[Fault, ...]


def draft_notice(
    asked: NoticeMatter, *, texts: Mapping[str, str] | None = None, volume: Volume = Volume.PUBLIC
) -> Notice:
    """Return the draft; a sentence that does not stand on what it cites is left out and told as a gap.

    Args:
        texts: key of an exhibit to the text of its stored original: a quotation must stand in it.
    """
    matter, desk = asked.matter, Desk(asked.matter)
    sections = _sections(desk, asked)
    paper = Paper(
        form="notice",
        title=f"Exposure notice to {matter.producer}",
        subtitle=matter.asked.title,
        case=matter.asked.case,
        to=(matter.producer,),
        by=matter.asked.by,
        on=matter.asked.on,
        known_at=matter.asked.known_at,
        asked_at=matter.asked.asked_at,
        volume=volume,
        sections=sections,
        annexes=desk.annexes(),
        versions=matter.versions,
        coverage=matter.coverage,
    )
    held = {desk.label(key): text for key, text in (texts or {}).items() if desk.has(key)} | desk.laws_said
    check = partial(
        find_faults,
        boilerplate=frozenset(notice_table()["boilerplate"].values()) | HOUSEHOLD,
        texts=held,
        frame=_frame(asked),
    )
    faults = check(paper)
    if faults:
        paper = without_faults(paper, faults)
        assert not check(paper), "what does not stand was left out"
    gaps = (*_stops(asked), *gaps_of_faults(faults), *gaps_of_annexes(paper), *_until(asked))
    refused = "; ".join(f"{gap.says} ({gap.rule})" for gap in gaps if gap.stops)
    stand, whole = exhibited(paper, faults)
    bar = Bar(
        name="factual sentences with an exhibit",
        value=str(stand),
        asked="all",
        met=stand == whole > 0,
        n=whole,
    )
    return Notice(paper=replace(paper, gaps=gaps, bars=(bar,), refused=refused), left_out=faults)


def _sections(desk: Desk, asked: NoticeMatter) -> tuple[Section, ...]:
    sections: list[Section] = []
    for row in notice_table()["sections"]:
        blocks, parts = _PARTS[row["number"]](desk, asked)
        sections += [Section(number=row["number"], heading=row["heading"], blocks=tuple(blocks)), *parts]
    return tuple(sections)


def _fixed(*names: str) -> list[Block]:
    return [fixed(notice_table()["boilerplate"][name]) for name in names]


def _opening(desk: Desk, asked: NoticeMatter) -> tuple[list[Block], list[Section]]:  # noqa: ARG001
    return _fixed("draft", "why", "kinds"), []


def _goods(desk: Desk, asked: NoticeMatter) -> tuple[list[Block], list[Section]]:
    rows = asked.shipments
    blocks: list[Block] = [] if rows else _fixed("no_shipment")
    if rows:
        n = len(rows)
        text = f"{n} shipment{'' if n == 1 else 's'} to you {'is' if n == 1 else 'are'} in the records."
        cites = tuple(dict.fromkeys(desk.cite_row(one) for one in rows[:MOST_ROWS]))
        told = f"count: {'; '.join(one.why for one in rows)} = {n}"
        blocks.append(Line(items=(Item(text=text, kind=Kind.COMPUTED, cites=cites, sum=told),)))
        cells = tuple(shipment_row(desk, one) for one in rows[:MOST_ROWS])
        heads = ("Day", "From and to", "Goods", "Ports")
        blocks.append(Table(caption="Shipments, newest first", heads=heads, rows=cells))
        if left := rows[MOST_ROWS:]:
            cut = f"count: {'; '.join(one.why for one in left)} = {len(left)}"
            blocks.append(
                _unknown(f"{len(left)} earlier shipments are not printed here.", style="text", total=cut)
            )
    return [*blocks, *desk.statements(asked.told("buyer", tentative=False))], []


def _making(desk: Desk, asked: NoticeMatter) -> tuple[list[Block], list[Section]]:
    told = asked.told("producer", tentative=False)
    blocks = list[Block](desk.statements(told)) or _fixed("no_statement")
    for key in dict.fromkeys(one.exhibit for one in told):
        blocks += second_hand(desk, asked.matter.exhibits[key])
    return blocks, []


def _inferred(desk: Desk, asked: NoticeMatter) -> tuple[list[Block], list[Section]]:
    blocks = [block for one in asked.matter.chains for block in chain_lines(desk, one)]
    open_ones = [*asked.told("buyer", tentative=True), *asked.told("producer", tentative=True)]
    blocks += desk.statements(open_ones, Kind.INFERRED)
    return ([*_fixed("inferred"), *blocks] if blocks else _fixed("no_chain")), []


def _law(desk: Desk, asked: NoticeMatter) -> tuple[list[Block], list[Section]]:
    first = _fixed("presumed", "sums") if asked.reached else _fixed("no_law")
    first += household_note(asked.matter)
    return first, by_country(desk, asked.matter.laws, asked.countries, asked.shipments)


def _unknowns(desk: Desk, asked: NoticeMatter) -> tuple[list[Block], list[Section]]:  # noqa: ARG001
    says = [*asked.matter.coverage, *_open(asked)]
    return [*_fixed("not_searched"), *(_unknown(one) for one in dict.fromkeys(says))], []


def _open(asked: NoticeMatter) -> list[str]:
    """Return what is open in each country, as questions that a reply can answer.

    Of what rules ask, those are left to `unpick exposure` that bar no goods at entry and block no dealings.
    """
    said = []
    for country in asked.countries:
        effects = country["effects"]
        for row in country["open"]:
            rules = [one for one in row["regimes"] if effects.get(one) in _BARS]
            if row["regimes"] and not rules:
                continue
            of = f", asked by {', '.join(rules)}" if rules else ""
            where = f"; to be found in: {'; '.join(row['where'])}" if row["where"] else ""
            said.append(f"Not known{of}: {row['what']}{where}.")
    return said


_BARS: Final = ("entry", "blocking")
"""Effects that stop goods or dealings (docs/regimes.md)."""


def _against(desk: Desk, asked: NoticeMatter) -> tuple[list[Block], list[Section]]:
    blocks = [*_fixed("equal"), *(list[Block](desk.statements(asked.against)) or _fixed("nothing_against"))]
    stated = [*asked.told("buyer", tentative=False), *asked.told("producer", tentative=False)]
    if not asked.matter.letters and not stated:
        return blocks, []
    return blocks, [letters_beside(desk, asked.matter.letters, stated, "7.1")]


def _reply(desk: Desk, asked: NoticeMatter) -> tuple[list[Block], list[Section]]:  # noqa: ARG001
    asks = [_unknown(_until_words(asked.until), style="text")] if asked.until else []
    return [*_fixed("reply"), *asks, *_fixed("useful", "workers", "sources")], []


def _closing(desk: Desk, asked: NoticeMatter) -> tuple[list[Block], list[Section]]:  # noqa: ARG001
    return _fixed("harm", "protected", "annexes"), []


_PARTS: Final[Mapping[str, Callable[[Desk, NoticeMatter], tuple[list[Block], list[Section]]]]] = {
    "1": _opening,
    "2": _goods,
    "3": _making,
    "4": _inferred,
    "5": _law,
    "6": _unknowns,
    "7": _against,
    "8": _reply,
    "9": _closing,
}


def _until_words(day: dt.date) -> str:
    return f"Please reply until {spell_day(day)}."


def _frame(asked: NoticeMatter) -> str:
    """Return the words that a sentence on what is not known may use: of the question, the records and the letters."""
    until = [_until_words(asked.until)] if asked.until else []
    states = [
        f"{row['regime']} {element['state']}" for row in asked.matter.laws for element in row["elements"]
    ]
    amounts = [str(one) for country in asked.countries for row in country["amounts"] for one in row["open"]]
    letters = letters_words(asked.matter.letters)
    return " \n ".join((*asked.matter.coverage, *_open(asked), *until, *states, *amounts, *letters))


def _stops(asked: NoticeMatter) -> list[Gap]:
    """Return what is not shown, without which the letter would accuse without evidence."""
    bought = bool(
        asked.matter.shipments or any(_is_bought(asked, one) for one in asked.told("buyer", tentative=False))
    )
    concern = bool(asked.reached or asked.told("producer", tentative=False) or asked.matter.chains)
    found = {"goods": bought or bool(asked.matter.chains), "concern": concern}
    return [
        Gap(says=f"not shown: {row['asks']}", close=row["close"], rule=row["rule"], stops=True)
        for row in notice_table()["returned"]
        if not found[row["id"]]
    ]


def _is_bought(asked: NoticeMatter, told: Told) -> bool:
    """Tell whether a statement says that goods reached the buyer: a count of imports, or a link that ends at it."""
    table = indicator_table()
    if told.is_link:
        return told.predicate in table["buyers"] and told.subject != asked.matter.producer
    return told.predicate in table["nexus"]


def _until(asked: NoticeMatter) -> list[Gap]:
    if asked.until:
        return []
    return [
        Gap(says="no day is named until which a reply is asked", close="--until DAY", rule="right of reply")
    ]


def _unknown(text: str, *, style: str = "bullet", total: str = "") -> Line:
    return Line(items=(Item(text=text, kind=Kind.UNKNOWN, sum=total),), style=style)
