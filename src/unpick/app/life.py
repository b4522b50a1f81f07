"""What the commands on the life of a case share: its rows of the log, its claims as sentences, who stands behind a row."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unpick.app.assess import TENTATIVE
from unpick.app.workspace import answer_head
from unpick.law.wording import said_of, spell_days
from unpick.model.errors import UsageError

if TYPE_CHECKING:
    from unpick.app.evidence import Evidence, Said
    from unpick.model.paper import Annex
    from unpick.store.decisions import Entry
    from unpick.store.workspace import Workspace

__all__ = [
    "cited_sources",
    "life_answer",
    "must_name",
    "opened_case",
    "rows_of",
    "said_of_case",
    "sentence_of",
    "store_letter",
]

_LINKS: Final = {
    "ships_to": "ships to",
    "subcontracts": "gives work out to",
    "shares_site": "shares a site with",
    "transfers_labor_to": "transfers workers to",
    "located_at": "is located at",
    "sells_brand": "sells the brand",
    "part_of_group": "is said to be part of the group of",
    "predecessor_of": "is the predecessor of",
    "branch_of": "is a branch of",
}

_BOUNDS: Final = {
    "<": "under",
    "<=": "at most",
    ">": "over",
    ">=": "at least",
    "~": "about",
    "up to": "up to",
}


def opened_case(folder: Path, case: str) -> "tuple[Workspace, dict[str, Any]]":
    """Return a workspace and one of its cases.

    Raises:
        UsageError: there is no such case; those that are there are named.
    """
    from unpick.app.case import known_case
    from unpick.store.workspace import Workspace

    workspace = Workspace.open(folder)
    return workspace, known_case(workspace, case)


def must_name(by: str, what: str) -> None:
    """Refuse a row of the log that nobody stands behind.

    Raises:
        UsageError: no name is given.
    """
    if not by.strip():
        raise UsageError(what, "nobody is named", "give --by WHO; the log keeps the name")


def rows_of(workspace: "Workspace", action: str, case: str) -> "list[Entry]":
    """Return the rows of the log with an action that belong to a case, oldest first."""
    return [
        one for one in workspace.decisions.entries() if one.action == action and one.what.get("case") == case
    ]


def life_answer(action: str, record: Mapping[str, Any], at: dt.datetime, **parts: object) -> dict[str, Any]:
    """Return the document of a command on the life of a case."""
    return {**answer_head("case", at=at), "action": action, "cases": [dict(record)], **parts}


def said_of_case(
    workspace: "Workspace",
    record: Mapping[str, Any],
    *,
    known_at: dt.date | None = None,
    reveal: frozenset[str] = frozenset(),
) -> "tuple[Evidence, list[Said]]":
    """Return all that is said in the workspace, and what is said in the case: its facts file and its exhibits."""
    from unpick.app.case import said_in_case
    from unpick.app.evidence import read_evidence

    with workspace.reader(known_at=known_at, reveal=reveal) as reader:
        evidence = read_evidence(reader)
    documents = {str(one["document"]) for one in record["exhibits"]}
    own = said_in_case(evidence, str(record["id"]), documents)
    seen = {one.id for one in own}
    beside = [one for one in evidence.said if one.source.document in documents and one.id not in seen]
    return evidence, sorted([*own, *beside], key=lambda one: one.id)


def sentence_of(said: "Said", evidence: "Evidence") -> str:
    """Return a claim as one sentence: who or what, the figure with its bound and unit, the period, who says it."""
    subject = evidence.name(said.subject)
    objects = [evidence.name(one) for one in said.object.split("|")] if said.object else []
    figure = " ".join(part for part in (_BOUNDS.get(said.bound, ""), said.value, said.unit) if part)
    if said.value:
        told = " ".join(part for part in (said.predicate.replace("_", " "), " or ".join(objects)) if part)
        clause = f"{subject}, {told}: {figure}"
        clause = f"it is denied that {clause}" if said.denied else clause
    elif said.unit:
        clause = f"{subject}, {said.predicate.replace('_', ' ')}: no figure in {said.unit} stands any more"
    elif said.schema == "Link":
        verb = _LINKS.get(said.predicate, said.predicate.replace("_", " "))
        clause = f"{'it is denied that ' if said.denied else ''}{subject} {verb} {' or '.join(objects)}"
    else:
        schema = evidence.schemas.get(said.subject, "")
        clause = said_of(
            *(said.predicate, subject, objects or ["yes"]),
            is_firm=bool(schema) and schema != "Product",
            goods=said.goods,
            denied=said.denied,
            tentative=said.certainty in TENTATIVE,
        )
    clause = ", ".join(part for part in (clause, spell_days(said.period)) if part)
    by = f" ({said.attribution})" if said.attribution else ""
    return f"{clause[:1].upper()}{clause[1:]}{by}."


def cited_sources(workspace: "Workspace", said: "Sequence[Said]") -> "tuple[dict[str, str], list[Annex]]":
    """Return the label of each source that speaks, by its id, and the annexes in that order; protected ones as such."""
    from unpick.model.days import exact_day
    from unpick.model.paper import Annex
    from unpick.store.reader import REDACTED

    with workspace.reader() as reader:
        rows = reader.table("document").select(["document", "protected"]).to_pylist()
    shut = {row["document"] for row in rows if row["protected"]}
    labels: dict[str, str] = {}
    annexes: list[Annex] = []
    for source in (one.source for one in said):
        if source.id in labels:
            continue
        labels[source.id] = f"A-{len(labels) + 1}"
        annexes.append(
            Annex(
                label=labels[source.id],
                title=source.title,
                url=source.url,
                published=exact_day(source.date) if source.date else None,
                sha256=source.document,
                origin=source.origin,
                protected=source.title == REDACTED and source.document in shut,
            )
        )
    return labels, annexes


def store_letter(workspace: "Workspace", case: str, path: Path, *, layout: str, at: dt.datetime) -> str:
    """Store a letter, untouched, as an original of the case and return its SHA-256.

    Raises:
        UsageError: there is no such file.
    """
    if not path.is_file():
        raise UsageError(f"case {layout}", f"there is no file '{path.name}'", "name the letter as it came")
    with workspace.loading(at=at, note=f"{layout} of {case}") as load:
        return load.add_original(
            path,
            name=path.name,
            dataset=f"case.{case}",
            public_from=at.date(),
            title=path.name,
            layout=layout,
        )
