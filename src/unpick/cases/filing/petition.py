"""The petition as a record: twelve sections, annexes, gaps, quality bar, and why it is refused where it is."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

from unpick.cases.filing import body, opening, rules
from unpick.cases.filing.check import Fault, find_faults
from unpick.cases.filing.measure import View, bars_of, check_return, gaps_of
from unpick.cases.filing.opening import Block
from unpick.cases.filing.record import Matter
from unpick.cases.filing.replies import letters_words, replies
from unpick.cases.filing.sentences import Desk, fixed
from unpick.cases.filing.tables import Target, boilerplate, indicator_table, petition_table
from unpick.model.paper import SPEAKS, Check, Gap, Item, Kind, Line, Paper, Section, Table, Volume

__all__ = ["Draft", "draft_petition", "exhibited", "gaps_of_annexes", "gaps_of_faults", "without_faults"]

_SECTIONS: Final[dict[str, Callable[[Desk, View], list[Block]]]] = {
    "3": opening.overview,
    "4": opening.merchandise,
    "5": opening.producer,
    "7": opening.imports,
    "8": body.chain,
}
_IN_PARTS: Final = {"6": body.labor, "9": rules.law}


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A petition, and the sentences that were left out for want of support."""

    paper: Paper
    left_out: tuple[Fault, ...]


def draft_petition(
    matter: Matter,
    target: Target,
    *,
    texts: Mapping[str, str] | None = None,
    volume: Volume = Volume.PUBLIC,
    before_leaving: Sequence[Gap] = (),
) -> Draft:
    """Return the draft.

    A sentence whose numbers, days or names do not stand in what it cites is left out and told as a gap; what stands
    goes out only when the whole paper has no fault left.

    Args:
        texts: key of an exhibit to the text of its stored original: a quotation must stand in it. before_leaving: what
            the harm page lacks.
    """
    view = View(matter, target)
    checks = check_return(view)
    desk = Desk(matter)
    sections = _sections(desk, view, checks)
    paper = Paper(
        form="petition",
        title=_title(matter, target),
        subtitle=matter.asked.title,
        case=matter.asked.case,
        to=target.to,
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
    labels = {
        desk.label(key): text
        for key, text in (texts or {}).items()
        if key in matter.exhibits and desk.has(key)
    }
    labels |= desk.laws_said
    check = partial(
        find_faults,
        boilerplate=boilerplate(),
        texts=labels,
        frame=_frame(checks, letters_words(matter.letters)),
    )
    faults = check(paper)
    if faults:
        paper = without_faults(paper, faults)
        assert not check(paper), "what does not stand was left out"
    bars = bars_of(view, exhibits=exhibited(paper, faults), quoted=_quoted(view))
    gaps = (*gaps_of(checks, bars), *gaps_of_faults(faults), *gaps_of_annexes(paper), *_unasked(view))
    refused = "; ".join(f"{gap.says} ({gap.rule})" for gap in gaps if gap.stops)
    # What must be done before anything leaves stops the filing, not the draft.
    gaps = (*gaps, *before_leaving)
    paper = replace(paper, bars=bars, gaps=gaps, checks=checks, refused=refused)
    return Draft(paper=paper, left_out=faults)


def _title(matter: Matter, target: Target) -> str:
    """Return the title: the goods of a producer, or a class of goods in the words of the petitioner."""
    if matter.members:
        return f"{target.title}: the class of goods “{matter.producer}”"
    return f"{target.title}: goods of {matter.producer}" if matter.producer else target.title


def _sections(desk: Desk, view: View, checks: tuple[Check, ...]) -> tuple[Section, ...]:
    sections: list[Section] = []
    for row in petition_table()["sections"]:
        number = row["number"]
        parts: list[Section] = []
        if number in _SECTIONS:
            blocks = _SECTIONS[number](desk, view)
        elif number in _IN_PARTS:
            blocks, parts = _IN_PARTS[number](desk, view)
        elif number == "10":
            blocks, parts = body.contrary(desk, view, checks), replies(desk, view)
        else:
            blocks = [fixed(text) for text in _fixed_of(row, view)]
        sections.append(
            Section(
                number=number,
                heading=view.target.headings.get(number, row["heading"]),
                blocks=tuple(blocks),
                field=row["field"],
                rule=view.target.rules.get(number, row["rule"]),
            )
        )
        sections += parts
    return tuple(sections)


def _fixed_of(row: Mapping[str, Any], view: View) -> list[str]:
    """Return the fixed sentences of a section; the request is that of the target."""
    asked = [view.target.asks, view.target.standard] if row["number"] == "2" else []
    names = (*row["says"], *view.target.says.get(row["number"], ()))
    return [*asked, *(petition_table()["boilerplate"][name] for name in names)]


def _frame(checks: Collection[Check], letters: Collection[str]) -> str:
    """Return the words of the tables and of the checks, which a sentence on what is unknown may use."""
    table = indicator_table()
    names = [row["name"] for row in (*table["indicators"], *table["status"], *table["convict"]["elements"])]
    return " \n ".join((*names, *(one.says for one in checks), "Only Heading", *letters))


def without_faults(paper: Paper, faults: Collection[Fault]) -> Paper:
    """Return the paper without the sentences that do not stand; a cell is emptied, a line without sentences goes."""
    bad = {(fault.section, fault.text) for fault in faults}

    def kept(number: str, item: Item) -> Item | None:
        return None if (number, item.text) in bad else item

    sections = []
    for section in paper.sections:
        blocks: list[Block] = []
        for block in section.blocks:
            if isinstance(block, Table):
                rows = tuple(
                    tuple(kept(section.number, one) or Item(text="", kind=Kind.UNKNOWN) for one in row)
                    for row in block.rows
                )
                blocks.append(replace(block, rows=rows))
            elif items := tuple(one for one in block.items if kept(section.number, one)):
                blocks.append(Line(items=items, style=block.style))
        sections.append(replace(section, blocks=tuple(blocks)))
    return replace(paper, sections=tuple(sections))


def exhibited(paper: Paper, faults: Collection[Fault]) -> tuple[int, int]:
    """Return how many factual sentences stand with an exhibit, and how many were to be said."""
    factual = [one for one in paper.items() if one.kind in SPEAKS and one.text]
    stand = len(factual) - len(paper.unsupported())
    return stand, len(factual) + len({(one.section, one.text) for one in faults})


def _quoted(view: View) -> tuple[int, int]:
    return sum(1 for one in view.labor if one.quote), len(view.labor)


def gaps_of_faults(faults: Collection[Fault]) -> list[Gap]:
    """Return what was left out, and why it does not stand."""
    found: dict[tuple[str, str], list[str]] = {}
    for fault in faults:
        found.setdefault((fault.section, fault.text), []).append(fault.why)
    return [
        Gap(
            says=f"left out of section {section}: “{text}”: not in what it cites: {', '.join(why)}",
            close="quote the passage that carries it, or correct the row",
            rule="every sentence rests on its exhibit",
        )
        for (section, text), why in found.items()
    ]


_NAMED = 5
"""Members of a class that a gap names; the others are counted."""


def _unasked(view: View) -> list[Gap]:
    """Return that the producer was not asked for its side, where the case knows of no letter to it or from it."""
    producer = view.matter.producer
    if not producer or any(one.firm == producer for one in view.matter.letters):
        return []
    if view.matter.members:
        asked = {one.firm for one in view.matter.letters}
        left = [one for one in view.matter.members if one not in asked]
        producer = "; ".join(left[:_NAMED]) + (
            f"; and {len(left) - _NAMED} more" if len(left) > _NAMED else ""
        )
        if not left:
            return []
    close = f"unpick case reply {view.matter.asked.case} --asked --from FIRM --day DAY --by WHO, where asking is safe for those who spoke"
    return [Gap(says=f"{producer} was not asked for its side", close=close, rule="right of reply")]


_MOST_LABELS: Final = 12
"""Annexes that a gap names; the others are counted, and the index shows which they are."""


def _some(labels: Sequence[str]) -> str:
    left = len(labels) - _MOST_LABELS
    return ", ".join(labels[:_MOST_LABELS]) + (f" and {left} more" if left > 0 else "")


def gaps_of_annexes(paper: Paper) -> list[Gap]:
    """Return what the annexes lack: stored bytes, a stated language, a translation into the language of the paper."""
    evidence = [one for one in paper.annexes if not one.label.startswith("L-")]
    lacks = (
        (
            "only a reference is held, no stored original",
            "store the original (unpick capture add FILE, unpick case add CASE FILE)",
            [one.label for one in evidence if not one.sha256],
        ),
        (
            "the language is not stated",
            "add `lang` to the source in the facts file",
            [one.label for one in evidence if one.language == "und"],
        ),
        (
            "no translation is named",
            "add a translation with the name of the translator (`translated` of the source)",
            [
                one.label
                for one in evidence
                if one.language not in ("und", paper.lang)
                and not one.language.startswith(f"{paper.lang}-")
                and not one.translated
            ],
        ),
    )
    return [
        Gap(
            says=f"{_some(labels)}: {what}",
            close=close,
            rule="annexes: hashed, archived, dated, translated",
        )
        for what, close, labels in lacks
        if labels
    ]
