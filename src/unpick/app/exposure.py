"""The exposure of a buyer, brand, public body or product: shipments, chains, amounts, law by entry day and country."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from unpick.app.asked import check_name
from unpick.app.assess import TENTATIVE, assess_line
from unpick.app.chains import assess_lines
from unpick.app.evidence import Evidence, read_evidence
from unpick.app.exposure_scope import Scope, meant_by, read_scope
from unpick.app.lines import GoodsLine
from unpick.app.trace import HOLD_DAYS, coverage_of, trace_gathered
from unpick.app.workspace import answer_head
from unpick.model.shift import with_shift_note

if TYPE_CHECKING:
    from unpick.app.identity import Question
    from unpick.law.regime import Regime
    from unpick.store.workspace import Workspace
    from unpick.trace.gather import Gathered

__all__ = ["MOST_LINES", "Exposed", "expose", "exposure"]

Json = dict[str, Any]

MOST_LINES: Final = 200
"""Lines of goods that one answer assesses, earliest first; what is left out is counted in a message."""


def exposure(
    workspace: "Workspace",
    name: str,
    *,
    at: dt.datetime,
    on: dt.date | None = None,
    known_at: dt.date | None = None,
    tiers: int = 6,
    top: int = 5,
    hold_days: int | None = HOLD_DAYS,
) -> Json:
    """Return the exposure of a subject (schema `unpick.exposure/1`); arguments and errors as for `expose`."""
    return expose(
        workspace, name, at=at, on=on, known_at=known_at, tiers=tiers, top=top, hold_days=hold_days
    ).document


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposed:
    """The exposure of a subject: its document, its id, and what was read for it."""

    document: Json
    subject: str
    question: "Question"


def expose(
    workspace: "Workspace",
    name: str,
    *,
    at: dt.datetime,
    on: dt.date | None = None,
    known_at: dt.date | None = None,
    tiers: int = 6,
    top: int = 5,
    hold_days: int | None = HOLD_DAYS,
    reveal: frozenset[str] = frozenset(),
) -> Exposed:
    """Return the exposure of a subject with what was read for it.

    Args:
        name: a buyer, importer, brand, public body or product, by name or id.
        on: the day that the law is asked about; each shipment's own day of entry when None.
        at, known_at, tiers, top, hold_days: as for `app.trace.trace`.
        reveal: protected documents that a person opened.

    Raises:
        UsageError: the name is empty, is not there or belongs to several.
    """
    from unpick.app.identity import read_question
    from unpick.trace.document import party_document
    from unpick.trace.gather import resolve_name

    check_name("NAME", name)
    asked_at = known_at or at.date()
    with workspace.reader(known_at=known_at, reveal=reveal) as reader:
        evidence = read_evidence(reader)
        name = meant_by(reader, name)
        question = read_question(
            workspace, reader, evidence, subjects=[name], known_at=asked_at, tiers=tiers, hold_days=hold_days
        )
        gathered = question.gathered
        subject = resolve_name(gathered, name)
        scope = read_scope(
            gathered,
            reader.table("claim").to_pylist(),
            reader.table("entity").to_pylist(),
            subject,
            tentative=TENTATIVE,
        )
    lines = question.lines() or _linked_lines(gathered, subject, scope.countries)
    traced = trace_gathered(gathered, to=subject, tiers=tiers, top=top, hold_days=hold_days)
    assessments = _assess(question, evidence, subject, lines[:MOST_LINES], scope, on, asked_at)
    messages = [*traced["messages"], *question.messages(), *_messages(lines, question.bills)]
    document = {
        **answer_head("exposure", at=at, coverage=coverage_of(gathered)),
        "known_at": known_at.isoformat() if known_at else None,
        "on": on.isoformat() if on else None,
        "subject": party_document(gathered.network, subject),
        "products": [party_document(gathered.network, one) for one in scope.products],
        "importers": [party_document(gathered.network, one) for one in scope.importers],
        "chains": traced["chains"],
        "assessments": assessments,
        **_by_country(question.bills, lines, assessments, scope, on or asked_at, asked_at),
        "skipped": traced["skipped"],
        "messages": messages,
        "synthetic": traced["synthetic"],
    }
    return Exposed(document=with_shift_note(document), subject=subject, question=question)


def _by_country(
    bills: Sequence[Mapping[str, Any]],
    lines: Sequence[GoodsLine],
    assessments: Sequence[Json],
    scope: Scope,
    on: dt.date,
    known_at: dt.date,
) -> Json:
    """Return shipments and amounts, and the same country by country with what may follow."""
    from unpick.cases.exposure import Asked, count_shipments, exposure_by_country, list_amounts

    shipments = count_shipments(bills, scope.stated)
    asked = Asked(
        on=on,
        known_at=known_at,
        claims=scope.claims,
        bills_of=_bills_of(lines[:MOST_LINES], bills),
        counted=shipments["unknown"],
        cut=len(lines) > MOST_LINES,
    )
    rows = exposure_by_country(bills, assessments, asked)
    return {
        "shipments": shipments,
        "amounts": list_amounts(bills, scope.stated),
        "jurisdictions": [row["country"] for row in rows if row["country"]],
        "by_jurisdiction": rows,
    }


def _bills_of(
    lines: Sequence[GoodsLine], bills: Sequence[Mapping[str, Any]]
) -> dict[tuple[str, str], list[Mapping[str, Any]]]:
    """Return the known shipments by country and line of goods."""
    by_row = {f"{bill['document']}:{bill['row']}": bill for bill in bills}
    found: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for line in lines:
        held = found.setdefault((line.import_country, line.id), [])
        held += [by_row[one] for one in line.why if one in by_row]
    return found


def _assess(
    question: "Question",
    evidence: Evidence,
    subject: str,
    lines: Sequence[GoodsLine],
    scope: Scope,
    on: dt.date | None,
    known_at: dt.date,
) -> list[Json]:
    """Return what the law of each country of import says of each line, or of the goods as they are described."""
    from unpick.law.regime import bundled_regimes

    regimes = bundled_regimes()
    name = question.gathered.network.names.get(subject, subject)
    if lines:
        return [
            row
            for line in lines
            for row in assess_lines(
                question.chains,
                [line],
                _regimes_for(regimes, line.import_country, on or line.date),
                subject=name,
                on=on,
                known_at=known_at,
            )
        ]
    return [
        {**row, "import_country": country or None, "shipments": None}
        for country in scope.countries or [""]
        for line, day in scope.described(evidence, subject, on)
        for row in assess_line(
            evidence,
            line,
            _regimes_for(regimes, country, day),
            subject=subject,
            import_country=country,
            on=day,
            known_at=known_at,
        )
    ]


def _regimes_for(regimes: Sequence["Regime"], country: str, day: dt.date | None) -> list["Regime"]:
    """Return the regimes of a country, of its union and of all; every one when the country is not known."""
    from unpick.law.jurisdictions import EVERYWHERE, jurisdictions_of

    whose = (*jurisdictions_of(country, day), *EVERYWHERE)
    return [one for one in regimes if not country or one.jurisdiction in whose]


def _linked_lines(gathered: "Gathered", subject: str, countries: Sequence[str]) -> list[GoodsLine]:
    """Return the goods that stated links bring to a subject no bill is shown of: undated, so undecided."""
    from unpick.goods.become import heading_text
    from unpick.trace.rules import Carries

    names = gathered.network.names
    return [
        GoodsLine(
            id=f"undated, {edge.kind.replace('_', ' ')} from {names.get(edge.from_id, edge.from_id)}",
            maker=edge.from_id,
            hs=heading_text(edge.product),
            import_country=country,
            shipments=0,
            why=edge.why,
        )
        for edge in gathered.network.edges
        if edge.to_id == subject and edge.row < 0 and edge.carries is Carries.GOODS
        for country in countries or [""]
    ]


def _messages(lines: Sequence[GoodsLine], bills: Sequence[Mapping[str, Any]]) -> list[str]:
    says = []
    undated = sum(1 for line in lines if line.date is None)
    if undated:
        says.append(f"{undated} lines of goods are undated; the law of an undated entry is not decided.")
    if len(lines) > MOST_LINES:
        says.append(f"{len(lines) - MOST_LINES} later lines of goods are not assessed here.")
    if lines and not bills:
        says.append("No bill of this subject is in the workspace; the lines rest on stated links.")
    return says
