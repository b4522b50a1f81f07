"""The harm page of a case, kept in the log: answers, signatures, what the case says to each question."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unpick.app.life import life_answer, must_name, opened_case, rows_of, said_of_case, sentence_of
from unpick.model.errors import UsageError

if TYPE_CHECKING:
    from unpick.app.evidence import Evidence
    from unpick.app.evidence import Said as Claim
    from unpick.cases.life.harm import Answer, Signature
    from unpick.model.paper import Gap, Paper
    from unpick.store.workspace import Workspace

__all__ = ["answer_harm", "harm_gaps", "harm_page", "sign_harm"]

_ANSWERED: Final = "harm"
_SIGNED: Final = "harm_signed"


def answer_harm(
    folder: Path, case: str, question: str, text: str, *, by: str, at: dt.datetime
) -> dict[str, Any]:
    """Write an answer to one question of the harm page and return the page.

    Raises:
        UsageError: there is no such question, the text answers nothing, or nobody is named.
    """
    from unpick.cases.life.harm import QUESTIONS, is_answer

    workspace, _ = opened_case(folder, case)
    must_name(by, "case harm")
    asked = {one.id: one for one in QUESTIONS}
    if question not in asked:
        raise UsageError("case harm", f"no question is called '{question}'", f"use one of {', '.join(asked)}")
    if not is_answer(text):
        raise UsageError(
            "case harm",
            f"'{text}' is no answer to '{asked[question].asks}'",
            f"write a sentence: {asked[question].holds}; that something is not known is one when it says who was asked",
        )
    what = {"case": case, "question": question, "text": text}
    workspace.decisions.record(_ANSWERED, by=by, why=question, at=at, what=what)
    return harm_page(folder, case, at=at)


def sign_harm(folder: Path, case: str, *, by: str, at: dt.datetime) -> dict[str, Any]:
    """Sign the harm page as it stands and return it.

    Raises:
        UsageError: a question has no answer, or who signs wrote one.
    """
    from unpick.cases.life.harm import Signature, gaps_of, page_hash, signed_by

    workspace, _ = opened_case(folder, case)
    must_name(by, "case harm")
    answers, _ = _kept(workspace, case)
    page = page_hash(answers)
    signature = Signature(by=by, at=at.isoformat(), page=page)
    open_now = [gap.says for gap in gaps_of(answers, (signature,)) if gap.says.startswith("harm page:")]
    if open_now:
        raise UsageError("case harm", f"the page is not whole: {open_now[0]}", "answer every question first")
    if not signed_by(answers, (signature,)):
        raise UsageError(
            "case harm", f"'{by}' wrote an answer of this page", "a second person signs, who wrote none of it"
        )
    workspace.decisions.record(
        _SIGNED, by=by, why="read and signed", at=at, what={"case": case, "page": page}
    )
    return harm_page(folder, case, at=at)


def harm_page(folder: Path, case: str, *, at: dt.datetime, out: Path | None = None) -> dict[str, Any]:
    """Return the harm page: each question with its answer and what the case says to it, signatures, what is open.

    Args:
        out: write the page as well, to be read, discussed and signed on paper; the ending gives the format.

    Raises:
        UsageError: there is no such case, or the file cannot be written.
    """
    from unpick.cases.life.harm import QUESTIONS, gaps_of, page_hash, signed_by

    workspace, record = opened_case(folder, case)
    answers, signatures = _kept(workspace, case)
    evidence, said = said_of_case(workspace, record)
    rows = [
        {
            "id": one.id,
            "asks": one.asks,
            "holds": one.holds,
            "answer": answers[one.id].text if one.id in answers else None,
            "by": answers[one.id].by if one.id in answers else None,
            "at": answers[one.id].at if one.id in answers else None,
            "case_says": [
                {"says": sentence_of(claim, evidence), "why": list(claim.why), "denied": claim.denied}
                for claim in said
                if claim.predicate in one.predicates
            ],
        }
        for one in QUESTIONS
    ]
    gaps = gaps_of(answers, signatures)
    held = signed_by(answers, signatures)
    page = {
        "questions": rows,
        "signed": [{"by": one.by, "at": one.at} for one in held],
        "page": page_hash(answers),
        "complete": not gaps,
        "open": [{"says": gap.says, "close": gap.close.replace("CASE", case)} for gap in gaps],
    }
    document = life_answer("harm", record, at, harm=page)
    if out is not None:
        from unpick.app.filing_out import write_paper

        paper = _paper(workspace, record, evidence, said, at)
        document["files"] = write_paper(paper, out, folder=folder)["files"]
    return document


def _paper(
    workspace: "Workspace", record: dict[str, Any], evidence: "Evidence", said: "list[Claim]", at: dt.datetime
) -> "Paper":
    from unpick.app.life import cited_sources
    from unpick.cases.life.harm import QUESTIONS, Said, harm_paper

    asked = {one for question in QUESTIONS for one in question.predicates}
    beside = [one for one in said if one.predicate in asked]
    labels, annexes = cited_sources(workspace, beside)
    told = {
        question.id: [
            Said(
                text=sentence_of(one, evidence),
                annex=labels[one.source.id],
                quote=one.quote,
                denied=one.denied,
                why=one.why,
            )
            for one in beside
            if one.predicate in question.predicates
        ]
        for question in QUESTIONS
    }
    case = str(record["id"])
    return harm_paper(
        *_kept(workspace, case), told, annexes, case=case, title=str(record["title"]), asked_at=at.date()
    )


def harm_gaps(workspace: "Workspace", case: str) -> "tuple[Gap, ...]":
    """Return what the harm page lacks before anything of a case may leave; empty when it is whole and signed."""
    from unpick.cases.life.harm import gaps_of

    return gaps_of(*_kept(workspace, case))


def _kept(workspace: "Workspace", case: str) -> "tuple[dict[str, Answer], list[Signature]]":
    from unpick.cases.life.harm import Answer, Signature

    answers = {
        entry.what["question"]: Answer(
            question=entry.what["question"], text=entry.what["text"], by=entry.by, at=entry.at
        )
        for entry in rows_of(workspace, _ANSWERED, case)
    }
    signatures = [
        Signature(by=entry.by, at=entry.at, page=entry.what["page"])
        for entry in rows_of(workspace, _SIGNED, case)
    ]
    return answers, signatures
