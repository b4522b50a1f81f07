"""Whether each sentence of a paper stands on what it cites: the check that runs before any output.

Every number, day and name of a sentence must occur in the words it cites, or be computed from them by a sum that is
shown; all text outside a fixed list of boilerplate counts as factual.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Final

from unpick.cases.filing.sums import parts_of, wrong_sum
from unpick.cases.filing.words import Words, missing_words, words_of, words_of_all
from unpick.model.paper import SPEAKS, Annex, Cite, Item, Kind, Paper, Table

__all__ = ["Fault", "find_faults", "lacks_of", "row_words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A sentence that does not stand: the section, its text, and why."""

    section: str
    text: str
    why: str


def find_faults(
    paper: Paper,
    *,
    boilerplate: Collection[str],
    texts: Mapping[str, str] | None = None,
    frame: str = "",
) -> tuple[Fault, ...]:
    """Return the sentences of a paper that do not stand, in printed order.

    Args:
        boilerplate: the only sentences that may go without a source.
        texts: label of an annex to the text of its stored original, where it has one: a quotation must stand in it, and
            a sentence of law may use the words of its provision. frame: further words that a sentence on what is unknown may use: those of the tables of checks and indicators.
    """
    annexes = {annex.label: annex for annex in paper.annexes}
    frame = f"{_frame(paper)} \n {frame}"
    found = []
    for section in paper.sections:
        for block in section.blocks:
            rows = block.rows if isinstance(block, Table) else (block.items,)
            for item in (item for row in rows for item in row):
                why = lacks_of(item, annexes, boilerplate=boilerplate, frame=frame, texts=texts or {})
                found += [Fault(section=section.number, text=item.text, why=one) for one in why]
    return tuple(found)


def lacks_of(
    item: Item,
    annexes: Mapping[str, Annex],
    *,
    boilerplate: Collection[str] = (),
    frame: str = "",
    texts: Mapping[str, str] | None = None,
) -> list[str]:
    """Return why one sentence does not stand; empty when it does.

    Args:
        frame: words of the question itself (case, target, days), which a sentence on what is unknown may repeat;
            a sum may reckon from its days.
    """
    if not item.text.strip():
        return [] if not item.cites else ["an empty sentence cites something"]
    if item.kind is Kind.BOILERPLATE:
        return [] if item.text in boilerplate else ["it is said as boilerplate and is none"]
    strangers = [cite.annex for cite in item.cites if cite.annex not in annexes]
    if strangers:
        return [f"the paper has no annex {strangers[0]}"]
    if not item.cites and item.kind in SPEAKS | {Kind.LAW}:
        return ["it cites no annex"]
    wrong = wrong_sum(item.sum) if item.sum else ""
    if wrong:
        return [wrong]
    faults = _misquoted(item.cites, texts or {})
    told, result = parts_of(item.sum) if item.sum else ("", "")
    law = [(texts or {}).get(cite.annex, "") for cite in item.cites if item.kind is Kind.LAW]
    spans, figures = _spans(item, annexes, (*law, frame if item.kind is Kind.UNKNOWN else ""))
    if item.sum:
        asked = replace(spans, days=spans.days | words_of(frame).days)
        faults += [f"the sum uses {one}" for one in missing_words(_figures_of(told), asked, figures)]
        # A day that was accepted as an input of the sum may be named beside its result.
        inputs = Words(days=words_of(told).days)
        spans, figures = (
            spans | words_of(result) | inputs,
            figures | words_of(f"{result} {result}%", spelled=True),
        )
    return faults + missing_words(words_of(item.text), spans, figures)


def row_words(place: str) -> str:
    """Return the words of a place behind its locator ("claims/5: day wage at most 3 CNY")."""
    return place.partition(": ")[2]


def _spans(item: Item, annexes: Mapping[str, Annex], further: tuple[str, ...]) -> tuple[Words, Words]:
    """Return what may carry days and names, and what may carry figures.

    Where the words of the source are quoted they alone carry figures: what a person keyed beside them does not.
    """
    cites = dict.fromkeys(item.cites)
    cards = [
        part
        for label in dict.fromkeys(cite.annex for cite in cites)
        for part in (label, *_card(annexes[label]))
    ]
    rows = [row_words(cite.place) for cite in cites]
    quotes = [cite.quote for cite in cites]
    carry = [cite.quote or row_words(cite.place) for cite in cites]
    return words_of_all((*quotes, *rows, *cards, *further)), words_of_all((*carry, *cards, *further))


def _card(annex: Annex) -> tuple[str, ...]:
    return annex.title, annex.publisher, annex.published.isoformat() if annex.published else ""


def _figures_of(inputs: str) -> Words:
    """Return the days and figures that go into a sum; a constant that only scales (100) needs no source."""
    plain = re.sub(r"×\s*100\b", "", inputs)
    words = words_of(plain.partition(": ")[2] or plain)
    counted = inputs.startswith("count:")
    return Words(days=words.days, figures=frozenset() if counted else words.figures)


def _misquoted(cites: Collection[Cite], texts: Mapping[str, str]) -> list[str]:
    return [
        f"the words quoted from {cite.annex} do not stand in its original"
        for cite in cites
        if cite.quote and cite.annex in texts and _folded(cite.quote) not in _folded(texts[cite.annex])
    ]


_PRINTERS: Final = str.maketrans("“”‘’", "\"\"''", "\\")
"""What a typographer or a YAML file changes in a quotation."""


def _folded(text: str) -> str:
    """Return a text without what line breaks and printers change in it."""
    plain = text.translate(_PRINTERS)
    return " ".join(plain.split()).casefold()


def _frame(paper: Paper) -> str:
    days = [day.isoformat() for day in (paper.on, paper.known_at, paper.asked_at) if day]
    return " \n ".join((paper.title, paper.subtitle, paper.case, *days))
