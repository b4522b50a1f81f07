"""The rebuttal packet: what customs will find first, then index, requests, checklists, tiers, masses and meters."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from unpick.cases.filing.check import Fault, find_faults
from unpick.cases.filing.petition import exhibited, gaps_of_faults, without_faults
from unpick.cases.filing.rebuttal_checks import Checked, Meters
from unpick.cases.filing.rebuttal_shelf import Packed, Shelf, missing_of
from unpick.cases.filing.tables import rebuttal_table
from unpick.cases.review.balance import balance, flows
from unpick.cases.review.steps import Step
from unpick.model.paper import Bar, Gap, Item, Kind, Line, Paper, Section, Table, Volume

__all__ = ["Packed", "Rebuttal", "draft_rebuttal"]

Block = Line | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuttal:
    """A rebuttal with its checklists, tiers and meters, and the sentences that were left out."""

    paper: Paper
    checklist: tuple[Checked, ...]
    tiers: tuple[Step, ...]
    meters: Meters
    left_out: tuple[Fault, ...]


def draft_rebuttal(packed: Packed) -> Rebuttal:
    """Return the draft; a sentence that does not stand on what it cites is left out and told as a gap."""
    shelf = Shelf(packed)
    sections = tuple(
        Section(number=row["number"], heading=row["heading"], blocks=tuple(_PARTS[row["number"]](shelf)))
        for row in rebuttal_table()["sections"]
    )
    paper = Paper(
        form="rebuttal",
        title=f"Rebuttal packet: {packed.title}",
        case=packed.case,
        by=packed.by,
        on=packed.facts.on,
        known_at=packed.known_at,
        asked_at=packed.asked_at,
        volume=Volume.CONFIDENTIAL if packed.opened else Volume.PUBLIC,
        sections=sections,
        annexes=shelf.annexes(),
        versions=packed.versions,
        coverage=(packed.review["coverage"]["says"], *_blind(packed)),
    )
    boiler = frozenset(rebuttal_table()["boilerplate"].values())
    check = partial(find_faults, boilerplate=boiler, frame=_frame(shelf))
    faults = check(paper)
    if faults:
        paper = without_faults(paper, faults)
        assert not check(paper), "what does not stand was left out"
    gaps = (*_gaps(shelf), *gaps_of_faults(faults))
    refused = "" if packed.facts.filed() else "the case has no exhibit that came as a file"
    bars = _bars(shelf, exhibited(paper, faults))
    paper = replace(paper, gaps=gaps, bars=bars, refused=refused)
    return Rebuttal(
        paper=paper, checklist=shelf.checklist, tiers=shelf.tiers, meters=shelf.meters, left_out=faults
    )


def _fixed(*names: str) -> list[Block]:
    said = rebuttal_table()["boilerplate"]
    return [Line(items=(Item(text=said[name], kind=Kind.BOILERPLATE),)) for name in names]


def _unknown(text: str, style: str = "bullet") -> Line:
    return Line(items=(Item(text=text, kind=Kind.UNKNOWN),), style=style)


def _summary(shelf: Shelf) -> list[Block]:
    filed = shelf.facts.filed()
    n = len(filed)
    blocks = _fixed("draft", "honest", "false_statements")
    if filed:
        places = [(one.id, "file", one.file) for one in filed]
        text = f"{n} exhibit{'' if n == 1 else 's'} {'is' if n == 1 else 'are'} filed by the submitter."
        told = f"count: {'; '.join(one.id for one in filed)} = {n}"
        blocks.append(Line(items=(shelf.item(text, Kind.COMPUTED, *places, total=told),)))
    requests = shelf.packed.review["requests"]
    answered = [one for one in requests if one["answered"] == "yes"]
    blocks.append(
        _unknown(f"Requests answered in full: {len(answered)} of {len(requests)}.", "text")
        if requests
        else _fixed("no_requests")[0]
    )
    return [*blocks, _unknown(str(shelf.packed.review["assessment"]["says"]), "text"), *_fixed("same_chain")]


def _found(shelf: Shelf) -> list[Block]:
    """Return the defects that the review found, the gravest first, each with its place and its cure."""
    blocks: list[Block] = []
    for one in shelf.packed.review["defects"]:
        places = [(spot["exhibit"], spot["place"], f"{spot['text']}; {one['says']}") for spot in one["why"]]
        places = places or [(name, "file", str(one["says"])) for name in one["exhibits"]]
        head = f"{one['code']} {one['title']}"
        blocks.append(_unknown(f"{head} ({one['severity']}).", "text"))
        blocks.append(Line(items=(shelf.item(str(one["says"]), Kind.CONTRARY, *places),), style="bullet"))
        blocks.append(_unknown(f"What would help: {one['cure']}"))
    return blocks or _fixed("clean")


def _index(shelf: Shelf) -> list[Block]:
    blocks: list[Block] = []
    for row in rebuttal_table()["stages"]:
        held = shelf.stages[row["id"]]
        if held:
            rows = tuple(
                (
                    shelf.cell(one, f"{shelf.labels[one.id]} {one.file}"),
                    shelf.cell(one, one.kind),
                    shelf.cell(one, one.says),
                    shelf.cell(one, str(len(one.reading.pages) or "")),
                )
                for one in held
            )
            heads = ("Exhibit", "What it is", "What it is filed for", "Pages")
            blocks.append(Table(caption=f"Stage {row['id']}: {row['name']}", heads=heads, rows=rows))
    return blocks


def _requests(shelf: Shelf) -> list[Block]:
    rows = []
    for one in shelf.packed.review["requests"]:
        by = [name for name in one["by"] if name in shelf.labels]
        answer = ", ".join(shelf.labels[name] for name in by)
        places = [(name, "file", shelf.labels[name]) for name in by]
        rows.append(
            (
                Item(text=f"{one['id']}: {one['asked']}", kind=Kind.UNKNOWN),
                Item(text=str(one["answered"]), kind=Kind.UNKNOWN),
                shelf.item(answer, Kind.STATED, *places),
                Item(text="; ".join(map(str, one["missing"])), kind=Kind.UNKNOWN),
            )
        )
    heads = ("Asked", "Answered", "By", "What is missing")
    if not rows:
        return _fixed("no_requests")
    return [Table(caption="Requests and answers", heads=heads, rows=tuple(rows))]


def _checklist(shelf: Shelf) -> list[Block]:
    names = {"certificate": "Certificate of origin", "statement": "Importer's statement"}
    blocks = _fixed("words_only")
    for of, name in names.items():
        rows = tuple(
            (
                Item(text=one.asks, kind=Kind.UNKNOWN),
                Item(text=one.rule, kind=Kind.UNKNOWN),
                Item(text="found" if one.exhibit else "not found", kind=Kind.UNKNOWN),
                shelf.item(
                    f"“{one.words}”" if one.words else "", Kind.STATED, (one.exhibit, one.place, one.words)
                ),
            )
            for one in shelf.checklist
            if one.of == of
        )
        blocks.append(Table(caption=name, heads=("What is asked", "Rule", "State", "Words"), rows=rows))
    return blocks


def _chain(shelf: Shelf) -> list[Block]:
    if not shelf.tiers:
        return _fixed("no_product")
    rows = []
    for step in shelf.tiers:
        papers = [one for one in (*step.documents, *step.labor) if one.id in shelf.labels]
        shown = ", ".join(dict.fromkeys(shelf.labels[one.id] for one in papers))
        firms = [(spot.exhibit, spot.place, f"{spot.says}; {'; '.join(step.firms)}") for spot in step.named]
        missing = missing_of(step)
        rows.append(
            (
                Item(text=step.tier.name, kind=Kind.UNKNOWN),
                shelf.item("; ".join(step.firms), Kind.STATED, *firms),
                shelf.item(shown, Kind.STATED, *((one.id, "file", one.file) for one in papers)),
                Item(text=missing, kind=Kind.UNKNOWN),
            )
        )
    heads = ("Tier", "Who, as the packet names it", "Shown by", "Still missing")
    return [Table(caption=f"Tiers of {shelf.tiers[0].tier.product}", heads=heads, rows=tuple(rows))]


def _masses(shelf: Shelf) -> list[Block]:
    found = flows(shelf.facts)
    if not found:
        return _fixed("no_flow")
    rows = tuple(
        tuple(
            shelf.item(text, Kind.STATED, (one.where.exhibit, one.where.place, f"{one.where.says}; {text}"))
            for text in (one.step, _kg(one.taken), _kg(one.given), _kg(one.waste))
        )
        for one in found[:_MOST]
    )
    blocks: list[Block] = [
        Table(caption="Masses in and out", heads=("Step", "In", "Out", "Waste"), rows=rows)
    ]
    wrong = balance(shelf.facts)
    for one in wrong:
        places = [(spot.exhibit, spot.place, f"{spot.says}; {one.says}") for spot in one.spots]
        blocks.append(Line(items=(shelf.item(one.says, Kind.CONTRARY, *places),), style="bullet"))
    return [*blocks, *([] if wrong else _fixed("balanced"))]


_MOST: Final = 100
"""Batches that the table of masses prints; the review reckons with all."""


def _kg(mass: object) -> str:
    return "" if mass is None else f"{mass} kg"


def _readable(shelf: Shelf) -> list[Block]:
    found = shelf.meters
    blocks: list[Block] = [
        _unknown(
            f"Papers in another script that can be read in English: {found.translated} of {len(found.foreign)}.",
            "text",
        ),
        _unknown(
            f"Pages with something blacked out or marked as redacted: {found.hidden} of {found.pages}.",
            "text",
        ),
        _unknown(f"Pages that are pictures without any text: {found.pictures} of {found.pages}.", "text"),
    ]
    blocks += [
        Line(
            items=(
                shelf.item(
                    f"Not in English: {one.file}.", Kind.CONTRARY, (one.id, "file", f"English; {one.file}")
                ),
            ),
            style="bullet",
        )
        for one in found.untranslated
    ]
    for name, page, words in found.redacted[:_MOST]:
        item = shelf.item(
            f"Redacted: “{words}”.", Kind.CONTRARY, (name, f"page {page}", f"Redacted; {words}")
        )
        blocks.append(Line(items=(item,), style="bullet"))
    for name, page, share in found.covered[:_MOST]:
        said = f"Black boxes cover about {share}% of page {page}"
        item = shelf.item(f"{said}.", Kind.CONTRARY, (name, f"page {page}", said))
        blocks.append(Line(items=(item,), style="bullet"))
    return blocks


def _closing(shelf: Shelf) -> list[Block]:
    looked = [_unknown(f"Not looked at: {one}.") for one in shelf.packed.review["not_looked"]]
    return [*_fixed("annexes"), *(_unknown(text) for text in _unread(shelf)), *looked]


def _unread(shelf: Shelf) -> list[str]:
    """Return the filed exhibits of which nothing could be read, each with why."""
    return [
        f"Not read: {shelf.labels[one.id]} {one.file}: {one.reading.problems[0].problem}."
        for one in shelf.facts.filed()
        if not one.reading.pages and one.reading.problems
    ]


_PARTS: Final[Mapping[str, Callable[[Shelf], list[Block]]]] = {
    "1": _summary,
    "2": _found,
    "3": _index,
    "4": _requests,
    "5": _checklist,
    "6": _chain,
    "7": _masses,
    "8": _readable,
    "9": _closing,
}


def _blind(packed: Packed) -> list[str]:
    return [f"Not looked at: {one}." for one in packed.review["not_looked"]]


def _frame(shelf: Shelf) -> str:
    """Return the words of the review, of the tables and of the checklists, which a sentence on what is open may use."""
    review = shelf.packed.review
    said = [review["assessment"]["says"], *review["not_looked"], *_unread(shelf)]
    said += [
        str(one[part]) for one in review["defects"] for part in ("code", "title", "severity", "says", "cure")
    ]
    said += [f"{one['id']} {one['asked']} {' '.join(map(str, one['missing']))}" for one in review["requests"]]
    said += [f"{len(review['requests'])} {sum(one['answered'] == 'yes' for one in review['requests'])}"]
    said += [f"{one.asks} {one.rule}" for one in shelf.checklist]
    said += [f"{step.tier.name} {missing_of(step)}" for step in shelf.tiers]
    found = shelf.meters
    said += [
        f"{found.translated} {len(found.foreign)} {found.hidden} {found.pages} {found.pictures} English Pages Papers"
    ]
    return " \n ".join(map(str, said))


def _gaps(shelf: Shelf) -> list[Gap]:
    """Return what is missing: decisive defects first, then requests, checklists, tiers, translations, redactions."""
    review = shelf.packed.review
    gaps = [
        Gap(
            says=f"{one['code']} {one['says']}",
            close=one["cure"],
            rule="the review",
            stops=one["severity"] == "decisive",
            annexes=_labels(shelf, one["exhibits"]),
        )
        for one in review["defects"]
    ]
    gaps += [
        Gap(
            says=f"{one['id']} is answered: {one['answered']}",
            close="; ".join(map(str, one["missing"])) or one["asked"],
            rule="requests",
            annexes=_labels(shelf, one["by"]),
        )
        for one in review["requests"]
        if one["answered"] != "yes"
    ]
    gaps += [
        Gap(says=f"not found: {one.asks}", close=one.close, rule=one.rule)
        for one in shelf.checklist
        if not one.exhibit
    ]
    gaps += [
        Gap(says=f"{step.tier.name} lacks papers", close=missing_of(step), rule="every tier is shown")
        for step in shelf.tiers
        if step.tier.must and missing_of(step)
    ]
    gaps += (
        []
        if shelf.tiers
        else [Gap(says="the product is not told", close="--product NAME", rule="every tier is shown")]
    )
    found = shelf.meters
    gaps += [
        Gap(
            says=f"{one.file} has no English",
            close="a translation, with the name of who made it",
            rule="readable",
            annexes=_labels(shelf, (one.id,)),
        )
        for one in found.untranslated
    ]
    pages = sorted({one[0] for one in (*found.redacted, *found.covered)})
    if pages:
        gaps.append(
            Gap(
                says=f"redacted: {', '.join(pages)}",
                close="the page without redaction, under seal where a rule asks it",
                rule="readable",
                annexes=_labels(shelf, pages),
            )
        )
    return gaps


def _labels(shelf: Shelf, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(shelf.labels[name] for name in names if name in shelf.labels)


def _bars(shelf: Shelf, stand: tuple[int, int]) -> tuple[Bar, ...]:
    review, found = shelf.packed.review, shelf.meters
    answered = sum(one["answered"] == "yes" for one in review["requests"])
    must = [step for step in shelf.tiers if step.tier.must]
    whole = sum(not missing_of(step) for step in must)
    held = sum(bool(one.exhibit) for one in shelf.checklist)
    rows = (
        ("factual sentences with an exhibit", *stand),
        ("requests answered in full", answered, len(review["requests"])),
        ("points of certificate and statement found", held, len(shelf.checklist)),
        ("tiers with papers on goods and workers", whole, len(must)),
        ("papers in another script that can be read in English", found.translated, len(found.foreign)),
        ("pages without redaction", found.pages - found.hidden, found.pages),
    )
    # Of nothing all is no more than nothing: such a bar is left out, and what is missing stands among the gaps.
    return tuple(
        Bar(name=name, value=str(part), asked="all", met=part == n, n=n) for name, part, n in rows if n
    )
