"""The harm page: what must be answered, and by two people, before a petition, a notice or an article leaves."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from unpick.law.wording import spell_day
from unpick.model.paper import Annex, Cite, Gap, Item, Kind, Line, Paper, Section, Volume

__all__ = [
    "NO_ANSWER",
    "QUESTIONS",
    "Answer",
    "Question",
    "Said",
    "Signature",
    "gaps_of",
    "harm_paper",
    "page_hash",
    "signed_by",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question of the page: `asks`, what a full answer holds, and the predicates of claims that help to answer it."""

    id: str
    asks: str
    holds: str
    predicates: frozenset[str]


QUESTIONS: Final = (
    Question(
        id="hit",
        asks="Who is hit if this works?",
        holds="which workers, how many at least and at most, what happens to their work on the next day",
        predicates=frozenset(
            {"workers", "worker_nationality", "transfers_labor_to", "labor_transferred", "women_share"}
        ),
    ),
    Question(
        id="repatriation",
        asks="Can workers be sent back, and what awaits them there?",
        holds="by whom, how soon, what is known of those who were sent back before; what could keep them safe",
        predicates=frozenset({"worker_nationality", "workers_from", "documents_held", "movement_restricted"}),
    ),
    Question(
        id="wages",
        asks="Which wages are owed, to whom, and how would they reach them?",
        holds="amount with its bounds, period, who holds the money, who could pay it out past those who take it",
        predicates=frozenset(
            {"day_wage", "month_wage", "piece_rate", "pays", "wage_share_seized", "labor_fee", "wages_owed"}
            | {"wages_withheld", "wages_paid_to", "unit_price"}
        ),
    ),
    Question(
        id="remedy",
        asks="Which remedy is asked, and does it leave the workers better off?",
        holds="what is asked of the authority and of the buyer; why a mere stop of orders is not enough, or is",
        predicates=frozenset({"forced_labor", "convict_labor", "audit_scope", "supplies", "ships_to"}),
    ),
    Question(
        id="timing",
        asks="Why now, and whom would waiting help or hurt?",
        holds="whether somebody who spoke is still in reach, what season or shipment makes the day, what a delay costs",
        predicates=frozenset({"site_closed", "ordered", "shipments", "shipments_from"}),
    ),
    Question(
        id="speakers",
        asks="Who spoke, and could anyone find them by what is written?",
        holds="the result of the jigsaw check, consent to this use, what was coarsened, delayed or dropped",
        predicates=frozenset(),
    ),
)
"""Source: the project's rule "Do no harm" 5: who is hit, repatriation, wages owed, remedy asked, timing, a second person
signs; and 4 for those who spoke."""

NO_ANSWER: Final = frozenset(
    {"", "-", "?", "n/a", "na", "none", "no", "nil", "nobody", "tbd", "todo", "later", "unknown"}
)
"""Words that stand in the place of an answer. That something is not known is an answer when it says what was asked of whom."""

_SHORTEST: Final = 4
"""Words below which a text answers nothing. A convention of this project: "nobody is hit because" has four."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a person wrote to one question; the last one to a question counts, earlier ones stay in the log."""

    question: str
    text: str
    by: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who signed which page: `page` is the hash of the answers as they stood."""

    by: str
    at: str
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A sentence of the case beside a question: its annex and the words quoted there."""

    text: str
    annex: str
    quote: str = ""
    denied: bool = False
    why: tuple[str, ...] = ()


def page_hash(answers: Mapping[str, Answer]) -> str:
    """Return the hash of a page, SHA-256 over its answers in the order of the questions; times do not count."""
    rows = [[one.id, answers[one.id].text, answers[one.id].by] for one in QUESTIONS if one.id in answers]
    return hashlib.sha256(json.dumps(rows, ensure_ascii=False).encode()).hexdigest()


def signed_by(answers: Mapping[str, Answer], signatures: Sequence[Signature]) -> tuple[Signature, ...]:
    """Return the signatures that hold: on this very page, and by somebody who wrote none of its answers.

    Names are compared without case and space, so that nobody signs a second time in another spelling of one's own name.
    """
    page, authors = page_hash(answers), {_folded(one.by) for one in answers.values()}
    return tuple(one for one in signatures if one.page == page and _folded(one.by) not in authors)


def is_answer(text: str) -> bool:
    """Tell whether a text answers anything.

    >>> is_answer("n/a"), is_answer("Forty workers would lose their dormitory.")
    (False, True)
    """
    bare = text.strip().strip(".!").casefold()
    # Korean and Chinese write an answer without spaces, so letters count there.
    return bare not in NO_ANSWER and (
        len(bare.split()) >= _SHORTEST or sum(ord(one) > 0x2E7F for one in bare) >= 8
    )


def gaps_of(answers: Mapping[str, Answer], signatures: Sequence[Signature]) -> tuple[Gap, ...]:
    """Return what stops an export, each with how to close it; empty when the page is whole and signed."""
    rule = "harm page"
    gaps = [
        Gap(
            says=f"harm page: '{one.asks}' has no answer",
            close=f"case harm CASE --answer {one.id} TEXT --by WHO ({one.holds})",
            rule=rule,
            stops=True,
        )
        for one in QUESTIONS
        if one.id not in answers or not is_answer(answers[one.id].text)
    ]
    if gaps or signed_by(answers, signatures):
        return tuple(gaps)
    lapsed = [one for one in signatures if one.page != page_hash(answers)]
    says = "no second person has signed the harm page"
    if lapsed:
        says = f"the harm page changed after {lapsed[-1].by} signed it"
    return (
        Gap(
            says=says,
            close="somebody who wrote no answer reads it: case harm CASE --sign --by WHO",
            rule=rule,
            stops=True,
        ),
    )


def harm_paper(
    answers: Mapping[str, Answer],
    signatures: Sequence[Signature],
    said: Mapping[str, Sequence[Said]],
    annexes: Sequence[Annex],
    *,
    case: str,
    title: str,
    asked_at: dt.date,
) -> Paper:
    """Return the harm page as a paper to read, discuss and sign; it is for those who decide, so confidential.

    Args:
        said: what the case says to each question, by its id.
    """
    held = signed_by(answers, signatures)
    sections = tuple(
        Section(
            number=str(number),
            heading=one.asks,
            blocks=_blocks(one, answers.get(one.id), said.get(one.id, ())),
        )
        for number, one in enumerate(QUESTIONS, start=1)
    )
    signed = tuple(f"Read and signed by {one.by}, {spell_day(one.at[:10])}" for one in held)
    return Paper(
        form="harm page",
        title=f"Harm page: {title}",
        case=case,
        by=signed,
        known_at=asked_at,
        asked_at=asked_at,
        volume=Volume.CONFIDENTIAL,
        sections=sections,
        annexes=tuple(annexes),
        gaps=gaps_of(answers, signatures),
        coverage=("The claims and links of the case; what nobody keyed is not beside the questions.",),
    )


def _blocks(question: Question, answer: Answer | None, said: Sequence[Said]) -> tuple[Line, ...]:
    """Return the answer as people gave it, then what the case says, each with its exhibit, denials among it."""
    text = (
        f"{answer.text} ({answer.by}, {spell_day(answer.at[:10])})"
        if answer
        else f"No answer yet. It holds {question.holds}."
    )
    lines = [Line(items=(Item(text=text, kind=Kind.BOILERPLATE if answer else Kind.UNKNOWN),))]
    lines += [
        Line(
            items=(
                Item(
                    text=f"The case: {one.text}",
                    kind=Kind.CONTRARY if one.denied else Kind.STATED,
                    cites=(Cite(annex=one.annex, quote=one.quote),),
                    why=one.why,
                ),
            ),
            style="bullet",
        )
        for one in said
    ]
    return tuple(lines)


def _folded(name: str) -> str:
    return "".join(name.casefold().split())
