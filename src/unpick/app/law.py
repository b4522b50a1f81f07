"""The law of the day: for a subject of the workspace, its shipments by entry day, or a facts file."""

import datetime as dt
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unpick.app.assess import assess_line
from unpick.app.evidence import Evidence, read_evidence
from unpick.app.replays import answer_question
from unpick.app.workspace import answer_head
from unpick.model.errors import UsageError

if TYPE_CHECKING:
    from unpick.law.regime import Regime
    from unpick.store.reader import Reader

__all__ = ["Line", "law_of_facts", "law_of_subject"]

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
) -> dict[str, Any]:
    """Return the assessments for the questions of a facts file.

    Args:
        data, name: the facts file (docs/facts.md) with at least one question.
        on, known_at: override the days of its questions.

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
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.create(Path(folder) / "facts", created_at=at)
        load_cases(workspace, [(data, facts)], at=at)
        for question in facts.questions:
            asked = {
                **question,
                "known_at": (known_at or dt.date.fromisoformat(question["known_at"])).isoformat(),
            }
            asked["on"] = on.isoformat() if on else question["on"]
            with workspace.reader(known_at=dt.date.fromisoformat(asked["known_at"])) as reader:
                answer = answer_question(read_evidence(reader), asked, _regimes(regime))
            rows += [row for lines in answer["lines"].values() for row in lines]
    return {
        **answer_head("law", at=at, coverage=_coverage("The rows of the facts file.")),
        "subject": facts.title,
        "rejects": [reject.as_dict() for reject in facts.rejects],
        "assessments": rows,
    }


def law_of_subject(
    folder: Path,
    subject: str,
    *,
    line: Line,
    regime: str | None,
    on: dt.date | None,
    known_at: dt.date | None,
    at: dt.datetime,
) -> dict[str, Any]:
    """Return what the law says of a subject: a product or firm by what is stated, an importer by its shipments.

    Args:
        subject: an entity id, or a name as a source or a shipment spells it.
        line: what is known of the goods beyond the workspace.
        on: the day asked about; shipments use their own day when it is None.

    Raises:
        UsageError: nothing in the workspace has this name; the nearest names are given.
    """
    from unpick.store.workspace import Workspace

    asked_at = known_at or at.date()
    with Workspace.open(folder).reader(known_at=asked_at) as reader:
        evidence = read_evidence(reader)
        entities = _entities(reader, evidence, subject)
        shipped = reader.rows("unpick.store", "sql/lines_of_party.sql", party=subject)
        if not entities and not shipped:
            raise UsageError("law", f"nothing is called '{subject}'", _nearest(reader, subject))
        lines = _shipped_lines(reader, shipped[:MOST_LINES], line) or _stated_lines(entities, line)
    rows = [
        assessment
        for one in lines
        for assessment in assess_line(
            evidence,
            one,
            _regimes(regime),
            subject=entities[0] if entities else subject,
            import_country=str(one["import_country"]),
            on=on or one["date"],
            known_at=asked_at,
        )
    ]
    left = max(0, len(shipped) - MOST_LINES)
    says = f"{sum(row['shipments'] for row in shipped)} shipments in the workspace; {left} lines left out."
    return {
        **answer_head("law", at=at, coverage=_coverage(says)),
        "subject": evidence.name(entities[0]) if entities else subject,
        "assessments": rows,
    }


def _entities(reader: "Reader", evidence: Evidence, subject: str) -> list[str]:
    if subject in evidence.schemas:
        return [subject]
    return [row["entity_id"] for row in reader.rows("unpick.store", "sql/entities_named.sql", name=subject)]


def _stated_lines(entities: Sequence[str], line: Line) -> list[dict[str, Any]]:
    return [{**_given(line), "id": entity, "product": entity, "date": None} for entity in entities]


def _shipped_lines(reader: "Reader", rows: Sequence[Mapping[str, Any]], line: Line) -> list[dict[str, Any]]:
    lines = []
    for row in rows:
        maker = row["maker_name"] or row["shipper_name"] or ""
        known = reader.rows("unpick.store", "sql/entities_named.sql", name=maker) if maker else []
        given = _given(line)
        lines.append(
            {
                **given,
                "id": f"{row['date'] or 'undated'} from {maker or 'a withheld party'}",
                "description": row["description"] or given["description"],
                "hs": row["hs"] or given["hs"],
                "import_country": row["destination_country"] or given["import_country"],
                "maker": known[0]["entity_id"] if known else "",
                "maker_name": maker,
                "date": row["date"],
            }
        )
    return lines


def _given(line: Line) -> dict[str, Any]:
    return {
        "import_country": line.import_country,
        "hs": line.hs,
        "materials": line.materials,
        "description": line.description,
    }


def _regimes(wanted: str | None) -> tuple["Regime", ...]:
    from unpick.law.regime import bundled_regimes

    regimes = bundled_regimes()
    chosen = tuple(regime for regime in regimes if wanted in (None, regime.id))
    if not chosen:
        raise UsageError(
            "law", f"no regime is called '{wanted}'", f"use one of {', '.join(one.id for one in regimes)}"
        )
    return chosen


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
