"""The founding cases asked on the day they happened: question, answer, and whether it is the right one."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from unpick.app.assess import NO_STEPS, Steps, assess_line
from unpick.app.evidence import Evidence, read_evidence
from unpick.datasets.facts import FactsFile, read_facts
from unpick.model.bundled import bundled_bytes, bundled_names
from unpick.model.errors import UsageError

if TYPE_CHECKING:
    from unpick.law.regime import Regime
    from unpick.store.workspace import Workspace

__all__ = ["OWN_WORKSPACE", "answer_question", "claims_asked", "founding_cases", "replay", "steps_of"]

CASES = "unpick.data.cases"

OWN_WORKSPACE = frozenset({"elf-company-view"})
"""Cases that tell what one firm knew: they are read into a workspace of their own, never into a public one."""


def founding_cases() -> list[tuple[bytes, FactsFile]]:
    """Return the bytes and the content of each founding case, sorted by name."""
    names = bundled_names(CASES, ".yml")
    return [(bundled_bytes(CASES, name), read_facts(bundled_bytes(CASES, name), name)) for name in names]


def replay(
    workspace: "Workspace", facts: FactsFile, regimes: tuple["Regime", ...]
) -> Iterator[dict[str, Any]]:
    """Ask the questions of one case in a workspace that holds it, each as of its own day."""
    for question in facts.questions:
        with workspace.reader(known_at=dt.date.fromisoformat(question["known_at"])) as reader:
            evidence = read_evidence(reader)
        answer = answer_question(evidence, question, regimes)
        named, matches = _names_asked(workspace, question)
        wrong = [
            *answer["wrong"],
            *named,
            *_listings_asked(workspace, question),
            *claims_asked(answer["claims"], question),
        ]
        yield {
            **answer,
            "case": facts.id,
            "title": facts.title,
            "synthetic": facts.invented,
            "matches": matches,
            "wrong": wrong,
            "as_expected": not wrong,
            **_chains_to(workspace, answer),
        }


def _chains_to(workspace: "Workspace", answer: dict[str, Any]) -> dict[str, Any]:
    """Return the chains to the subject on what was public, where it is a buyer that anything names."""
    from unpick.app.trace import trace

    known_at = dt.date.fromisoformat(answer["known_at"])
    try:
        document = trace(
            workspace,
            to=answer["subject_name"],
            known_at=known_at,
            at=dt.datetime.combine(known_at, dt.time(), tzinfo=dt.UTC),
        )
    except UsageError:
        return {}  # nothing public named the subject on that day
    return {key: document[key] for key in ("chains", "skipped") if document.get("chains")}


def _names_asked(workspace: "Workspace", question: dict[str, Any]) -> tuple[list[str], list[dict[str, Any]]]:
    """Screen the names that the question asks about; return what came out wrong, and the results."""
    from unpick.app.screen import screen_names

    rows = question.get("names", [])
    if not rows:
        return [], []
    known_at = dt.date.fromisoformat(question["known_at"])
    document = screen_names(
        workspace.folder,
        [row["name"] for row in rows],
        at=dt.datetime.combine(known_at, dt.time(), tzinfo=dt.UTC),
        on=dt.date.fromisoformat(question["on"]),
        known_at=known_at,
    )
    wrong = []
    for row, result in zip(rows, document["results"], strict=True):
        found = {match["entity"]["id"]: match["outcome"] for match in result["matches"]}
        if found.get(row["against"]) != row["outcome"]:
            wrong.append(
                f"{row['name']} against {row['against']}: {found.get(row['against'])}, expected {row['outcome']}"
            )
    return wrong, document["results"]


def _listings_asked(workspace: "Workspace", question: dict[str, Any]) -> list[str]:
    """Ask whether entities were listed on a day, and return what came out wrong."""
    from unpick.model.days import Known, Span

    rows = question.get("listed", [])
    if not rows:
        return []
    with workspace.reader(known_at=dt.date.fromisoformat(question["known_at"])) as reader:
        listings = reader.table("listing").to_pylist()
    wrong = []
    for row in rows:
        ends = ("from_earliest", "from_latest", "to_earliest", "to_latest")
        spans = [
            Span(**{end: one[end] for end in ends}) for one in listings if one["entity_id"] == row["entity"]
        ]
        answers = {span.covers(dt.date.fromisoformat(row["on"])) for span in spans}
        answer = next(
            (known for known in (Known.YES, Known.NOT_KNOWN, Known.NO) if known in answers), Known.NOT_KNOWN
        )
        if answer.value != row["answer"]:
            wrong.append(f"{row['entity']} listed on {row['on']}: {answer.value}, expected {row['answer']}")
    return wrong


def claims_asked(claims: list[dict[str, Any]], question: dict[str, Any]) -> list[str]:
    """Return what the claims on the page should show and do not, hide and do not, or count otherwise.

    Args:
        question: `shows` and `hides` are rows of fields that a claim has; `origins` is how many
            witnesses the claims go back to, copies counted once.
    """
    wrong = [
        f"no claim shows {row}"
        for row in question.get("shows", [])
        if not any(_fits(one, row) for one in claims)
    ]
    wrong += [
        f"a claim shows {row}, which was not public"
        for row in question.get("hides", [])
        if any(_fits(one, row) for one in claims)
    ]
    origins = len({one["origin"] for one in claims})
    if origins != question.get("origins", origins):
        wrong.append(f"the claims have {origins} origins, expected {question['origins']}")
    return wrong


def _fits(claim: dict[str, Any], row: dict[str, str]) -> bool:
    return all(
        (claim["subject"]["id"] if key == "subject" else str(claim[key])) == wanted
        for key, wanted in row.items()
    )


def answer_question(
    evidence: Evidence,
    question: dict[str, Any],
    regimes: tuple["Regime", ...],
    *,
    steps: Steps = NO_STEPS,
) -> dict[str, Any]:
    """Return the assessments of one question, and whether each expected outcome came out.

    Args:
        evidence: what was public on the question's `known_at`.
        question: a row of `questions` of a facts file; `on` is empty for undated goods.
        steps: what happened at customs, where the question itself names no `events`.
    """
    on = dt.date.fromisoformat(question["on"]) if question["on"] else None
    lines = {
        line["id"]: assess_line(
            evidence,
            line,
            regimes,
            subject=question["subject"],
            import_country=question.get("import_country", ""),
            on=on,
            known_at=dt.date.fromisoformat(question["known_at"]),
            steps=steps_of(question, steps),
        )
        for line in question["lines"]
    }
    found = {line: {row["regime"]: row["outcome"] for row in rows} for line, rows in lines.items()}
    wrong = [
        f"{line}: {regime} is {found[line].get(regime, 'absent')}, expected {wanted}"
        for line, expected in question["expect"].items()
        for regime, wanted in expected.items()
        if found[line].get(regime) != wanted
    ]
    return {
        "question": question["id"],
        "says": question["says"],
        "subject": question["subject"],
        "subject_name": evidence.name(question["subject"]),
        "claims": _claims(evidence, question),
        "asked_on": question["on"] or None,
        "known_at": question["known_at"],
        "lines": lines,
        "outcome": _in_words(lines, question["expect"]),
        "as_expected": not wrong,
        "wrong": wrong,
    }


def steps_of(question: dict[str, Any], given: Steps) -> Steps:
    """Return the steps at customs that a question names, with those that the asker adds on top."""
    events = {name: dt.date.fromisoformat(day) for name, day in question.get("events", {}).items()}
    return Steps(
        events={**events, **given.events},
        extensions=given.extensions or int(question.get("extensions_granted", 0)),
        detained_under=(*question.get("detained_under", ()), *given.detained_under),
        at=given.at,
    )


def _claims(evidence: Evidence, question: dict[str, Any]) -> list[dict[str, Any]]:
    """Return all that is said of the subject, its makers and its products, counts and denials included."""
    about = [question["subject"]]
    about += question.get("beside", [])
    about += [line[part] for line in question["lines"] for part in ("maker", "product") if part in line]
    return [said.as_claim(evidence) for entity in dict.fromkeys(about) for said in evidence.about(entity)]


_MEANS = {
    "inspection": "inspection may be asked",
    "states": "met, binds states",
    "blocking": "blocked",
    "detention": "held, time limits run",
}
_MET = "met, bars no goods by itself"
"""Outcomes of regimes that bar no goods from entry, in a few words for the list of replays."""


def _in_words(lines: dict[str, list[dict[str, Any]]], expected: dict[str, dict[str, str]]) -> str:
    """Return the outcomes that the question asked about, in the order of the question."""
    found = {line: {row["regime"]: _word(row) for row in rows} for line, rows in lines.items()}
    parts = [
        f"{line + ' ' if len(expected) > 1 else ''}{regime} {found[line].get(regime, 'absent')}"
        for line, regimes in expected.items()
        for regime in regimes
    ]
    return "; ".join(parts)


def _word(row: dict[str, Any]) -> str:
    return (_MEANS.get(row["effect"], _MET) if row["means"] else str(row["outcome"])).replace("_", " ")
