"""The fact-check sheet: each sentence with its quote, what speaks against it, the reply of the firm, and who signed it off."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from unpick.model.paper import Annex, Bar, Cite, Gap, Item, Kind, Line, Paper, Section, Table, Volume

__all__ = ["VERDICTS", "Check", "Fact", "line_hash", "sheet_paper", "signed_words"]

_RULE: Final = "right of reply"

VERDICTS: Final = ("right", "wrong", "unclear")
"""What a checker can say of a line; only `right` lets it go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One line: the sentence, the annex it rests on with the words quoted, what speaks against it, replies, all in full.

    Attributes:
        against: sentences with the label of their annex. replies: texts with the label of the letter, empty label when the firm
        was asked and kept silent or was not asked. source, locator: which source it is and where in it, to show the place.
    """

    claim: str
    says: str
    annex: str
    quote: str
    origin: str
    against: tuple[tuple[str, str], ...] = ()
    replies: tuple[tuple[str, str], ...] = ()
    why: tuple[str, ...] = ()
    source: str = ""
    locator: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What a person found of a line: verdict, note, who, when, and the hash of the line as it was then."""

    claim: str
    verdict: str
    note: str
    by: str
    at: str
    line: str


def line_hash(fact: Fact) -> str:
    """Return the hash of a line, SHA-256 over all that a checker reads; a new denial or reply makes it another line."""
    parts = [fact.says, fact.annex, fact.quote, sorted(fact.against), sorted(fact.replies)]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def signed_words(fact: Fact, check: Check | None) -> str:
    """Return the sign-off of a line in words; one of another state of the line holds no longer."""
    if check is None:
        return "not checked"
    who = f"{check.by}, {check.at[:10]}"
    if check.line != line_hash(fact):
        return f"not checked as it stands ({check.verdict} by {who}, before the line changed)"
    return f"{check.verdict}: {who}{f': {check.note}' if check.note else ''}"


def holds(fact: Fact, check: Check | None) -> bool:
    """Tell whether a line is signed off as right, as it stands."""
    return check is not None and check.verdict == "right" and check.line == line_hash(fact)


def sheet_paper(
    facts: Sequence[Fact],
    checks: Mapping[str, Check],
    annexes: Sequence[Annex],
    *,
    case: str,
    title: str,
    known_at: dt.date,
    asked_at: dt.date,
    volume: Volume = Volume.CONFIDENTIAL,
    pictures: Sequence[Line] = (),
) -> Paper:
    """Return the sheet as a paper; it is for the desk, so confidential unless said otherwise.

    Args:
        pictures: the places of the quotations in their exhibits, each with its caption.

    Lines without a sign-off, and lines found wrong or unclear, are gaps that stop what is printed from them.
    """
    rows = tuple(_row(fact, checks.get(fact.claim)) for fact in facts)
    heads = ("Sentence", "Quote", "Against it", "Reply", "Sign-off")
    table = Table(caption="Line by line", heads=heads, rows=rows)
    return Paper(
        form="sheet",
        title=f"Fact-check sheet: {title}",
        case=case,
        known_at=known_at,
        asked_at=asked_at,
        volume=volume,
        sections=(
            Section(number="1", heading="Sentences", blocks=(table,), rule=_RULE),
            *(
                [Section(number="2", heading="The places in the exhibits", blocks=tuple(pictures))]
                if pictures
                else []
            ),
        ),
        annexes=tuple(annexes),
        gaps=_gaps(facts, checks, case),
        bars=_bars(facts, checks),
        coverage=(
            "The claims and links of the case; what stands in its exhibits and nobody keyed is not on this sheet.",
        ),
    )


def _row(fact: Fact, check: Check | None) -> tuple[Item, ...]:
    cite = Cite(annex=fact.annex)
    quote = (
        Item(text=f"“{fact.quote}”", kind=Kind.STATED, cites=(cite,), why=fact.why)
        if fact.quote
        else Item(text="no words of the source are kept", kind=Kind.UNKNOWN)
    )
    return (
        Item(text=fact.says, kind=Kind.STATED, cites=(cite,), why=fact.why),
        quote,
        _joined(fact.against, "Nothing against it is recorded; that shows what was recorded."),
        _joined(fact.replies, "No firm is spoken of."),
        Item(text=signed_words(fact, check), kind=Kind.BOILERPLATE),
    )


def _joined(texts: Sequence[tuple[str, str]], empty: str) -> Item:
    """Return one cell of all texts, whole, each with the label of its annex."""
    cites = tuple(Cite(annex=label) for label in dict.fromkeys(label for _, label in texts if label))
    if not texts:
        return Item(text=empty, kind=Kind.UNKNOWN)
    kind = Kind.CONTRARY if cites else Kind.UNKNOWN
    return Item(text=" / ".join(text for text, _ in texts), kind=kind, cites=cites)


def _gaps(facts: Sequence[Fact], checks: Mapping[str, Check], case: str) -> tuple[Gap, ...]:
    """Return one gap for all lines nobody signed off, and one for each line that was found wrong or unclear."""
    said = {fact.claim: signed_words(fact, checks.get(fact.claim)) for fact in facts}
    rest = [fact for fact in facts if said[fact.claim].startswith("not checked")]
    faulty = [fact for fact in facts if said[fact.claim].startswith(("wrong", "unclear"))]
    gaps = [
        Gap(
            says=f"“{fact.says}”: {said[fact.claim]}",
            close="mend or withdraw the claim, or find what settles it",
            rule=_RULE,
            stops=True,
        )
        for fact in faulty
    ]
    if rest:
        says = f"{len(rest)} of {len(facts)} lines are not signed off as they stand"
        close = f"read the exhibit of each, then case sheet {case} --sign CLAIM right --by WHO"
        gaps.append(Gap(says=says, close=close, rule=_RULE, stops=True))
    return tuple(gaps)


def _bars(facts: Sequence[Fact], checks: Mapping[str, Check]) -> tuple[Bar, ...]:
    n = len(facts)
    right = sum(holds(fact, checks.get(fact.claim)) for fact in facts)
    quoted = sum(bool(fact.quote) for fact in facts)
    people = {
        check.by for fact in facts if holds(fact, check := checks.get(fact.claim)) and check is not None
    }
    return (
        Bar(
            name="lines signed off as right",
            value=str(right),
            asked=f"all {n}",
            met=right == n and n > 0,
            n=n,
        ),
        Bar(
            name="lines with words of their source",
            value=str(quoted),
            asked=f"all {n}",
            met=quoted == n and n > 0,
            n=n,
        ),
        Bar(
            name="people who signed lines off",
            value=str(len(people)),
            asked="at least 1",
            met=bool(people),
            n=len(people),
        ),
        Bar(
            name="origins",
            value=str(len({fact.origin for fact in facts})),
            asked="at least 2",
            met=len({fact.origin for fact in facts}) > 1,
            n=n,
        ),
    )
