"""The law of the day: for a subject of the workspace, its shipments by entry day, or a facts file."""

import datetime as dt
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unpick.app.assess import NO_STEPS, Steps, assess_line
from unpick.app.chains import Chains, assess_lines, owners_above
from unpick.app.evidence import Evidence, read_evidence
from unpick.app.law_regimes import regimes_asked
from unpick.app.law_steps import country_code, steps_given, write_calendar
from unpick.app.replays import answer_question
from unpick.app.workspace import answer_head
from unpick.model.errors import UsageError
from unpick.model.shift import with_shift_note
from unpick.report.ical import calendar_of

if TYPE_CHECKING:
    from unpick.law.regime import Regime
    from unpick.store.reader import Reader

__all__ = [
    "Line",
    "Steps",
    "calendar_of",
    "country_code",
    "law_of_facts",
    "law_of_subject",
    "steps_given",
    "write_calendar",
]

MOST_LINES: Final = 200
"""Lines of shipments assessed for one subject; what is left out is counted in the answer, never dropped silently."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What a person says of the goods asked about, where the workspace does not."""

    import_country: str = ""
    hs: str = ""
    materials: tuple[str, ...] = ()
    description: str = ""


def law_of_facts(
    data: bytes,
    name: str,
    *,
    regime: str | None,
    on: dt.date | None,
    known_at: dt.date | None,
    at: dt.datetime,
    steps: Steps = NO_STEPS,
    own_regimes: Path | None = None,
) -> dict[str, Any]:
    """Return the assessments for the questions of a facts file.

    Args:
        data, name: the facts file (docs/facts.md) with at least one question.
        on, known_at: override the days of its questions.
        steps: what happened at customs, on top of what a question says; overdue is reckoned to its `at`,
            else to the day that a question is known at.
        own_regimes: a folder of regime files that are asked beside the bundled ones.

    Raises:
        UsageError: the file asks no question.
    """
    from unpick.app.demo import load_cases
    from unpick.datasets.facts import read_facts
    from unpick.store.workspace import Workspace

    facts = read_facts(data, name)
    if not facts.questions:
        raise UsageError(
            name, "the file asks no question", "add `questions:`, see docs/facts.md, or name a subject"
        )
    rows: list[dict[str, Any]] = []
    regimes = regimes_asked(regime, own_regimes, named=steps.detained_under)
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.create(Path(folder) / "facts", created_at=at)
        load_cases(workspace, [(data, facts)], at=at)
        for question in facts.questions:
            asked = {
                **question,
                "known_at": (known_at or dt.date.fromisoformat(question["known_at"])).isoformat(),
            }
            asked["on"] = on.isoformat() if on else question["on"]
            day = dt.date.fromisoformat(asked["known_at"])
            known = steps if steps.at else replace(steps, at=day)
            with workspace.reader(known_at=day) as reader:
                answer = answer_question(read_evidence(reader), asked, regimes.asked, steps=known)
            rows += [row for lines in answer["lines"].values() for row in lines]
    return with_shift_note(
        {
            **answer_head(
                "law", at=at, versions=regimes.versions, coverage=_coverage("The rows of the facts file.")
            ),
            "subject": facts.title,
            "rejects": [reject.as_dict() for reject in facts.rejects],
            "assessments": rows,
        }
    )


def law_of_subject(
    folder: Path,
    subject: str,
    *,
    line: Line,
    regime: str | None,
    on: dt.date | None,
    known_at: dt.date | None,
    at: dt.datetime,
    steps: Steps = NO_STEPS,
    own_regimes: Path | None = None,
) -> dict[str, Any]:
    """Return what the law says of a subject: a product or firm by what is stated, an importer by its shipments.

    Args:
        subject: an entity id, or a name as a source or a shipment spells it.
        line: what is known of the goods beyond the workspace.
        on: the day asked about; shipments use their own day when it is None.
        steps, own_regimes: as for `law_of_facts`; the steps are taken for every line.

    Raises:
        UsageError: the country of import does not exist; or nothing in the workspace has this name; the nearest names are given.
    """
    from unpick.app.identity import read_question
    from unpick.store.workspace import Workspace

    asked_at = known_at or at.date()
    line = replace(line, import_country=country_code(line.import_country))
    steps = steps if steps.at else replace(steps, at=asked_at)
    chosen = regimes_asked(regime, own_regimes, named=steps.detained_under)
    workspace = Workspace.open(folder)
    with workspace.reader(known_at=asked_at) as reader:
        evidence = read_evidence(reader)
        entities = _entities(reader, evidence, subject)
        question = read_question(
            workspace, reader, evidence, subjects=[*entities, subject], known_at=asked_at
        )
        if not entities and not question.bills:
            raise UsageError("law", f"nothing is called '{subject}'", _nearest(reader, subject))
    lines = question.lines(
        hs=line.hs,
        import_country=line.import_country,
        description=line.description,
        materials=line.materials,
    )
    regimes = chosen.asked
    name = evidence.name(entities[0]) if entities else subject
    if lines:
        rows = assess_lines(
            question.chains,
            lines[:MOST_LINES],
            regimes,
            subject=name,
            on=on,
            known_at=asked_at,
            steps=steps,
        )
    else:
        rows = _of_what_is_stated(question.chains, entities, line, regimes, on, asked_at, steps)
    left = max(0, len(lines) - MOST_LINES)
    says = f"{len(question.bills)} shipments to the subject in the workspace; {left} lines of goods left out."
    return with_shift_note(
        {
            **answer_head("law", at=at, versions=chosen.versions, coverage=_coverage(says)),
            "subject": name,
            "assessments": rows,
            "messages": [*question.messages(), *_of_steps(steps, len(lines))],
        }
    )


def _of_steps(steps: Steps, lines: int) -> list[str]:
    """Return that steps at customs were taken for several lines, which a person must check."""
    if not steps.events or lines <= 1:
        return []
    return [f"The dated steps given were taken for each of {lines} lines; they may belong to one entry only."]


def _of_what_is_stated(
    chains: Chains,
    entities: Sequence[str],
    line: Line,
    regimes: Sequence["Regime"],
    on: dt.date | None,
    known_at: dt.date,
    steps: Steps,
) -> list[dict[str, Any]]:
    """Return what the law says of a product or firm that no shipment is shown of; of a firm, with who owns it."""
    evidence, day = chains.evidence, on or known_at
    owners = {
        one: owners_above(chains, chains.gathered.naming.canonical(one), day)
        for one in entities
        if evidence.schemas.get(one) != "Product"
    }
    return [
        assessment
        for entity in entities
        for assessment in assess_line(
            evidence,
            {**_given(line), "id": entity, "product": entity},
            regimes,
            subject=entities[0],
            import_country=line.import_country,
            on=on,
            known_at=known_at,
            listed=owners.get(entity, ()),
            steps=steps,
        )
    ]


def _entities(reader: "Reader", evidence: Evidence, subject: str) -> list[str]:
    if subject in evidence.schemas:
        return [subject]
    return [row["entity_id"] for row in reader.rows("unpick.store", "sql/entities_named.sql", name=subject)]


def _given(line: Line) -> dict[str, Any]:
    return {
        "hs": line.hs,
        "materials": line.materials,
        "description": line.description,
    }


def _nearest(reader: "Reader", subject: str) -> str:
    from rapidfuzz import fuzz, process

    names = [
        *reader.table("name").column("name").to_pylist(),
        *reader.table("party").column("name").to_pylist(),
    ]
    near = process.extract(subject, sorted(set(names)), scorer=fuzz.WRatio, limit=3)
    return "nearest: " + "; ".join(name for name, _, _ in near) if near else "the workspace holds no names"


def _coverage(says: str) -> dict[str, Any]:
    return {
        "says": says,
        "modes": [],
        "countries": [],
        "not_looked": [
            "sources that are not in the workspace",
            "law of countries that no regime file covers",
        ],
    }
