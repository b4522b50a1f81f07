"""The exposure of a buyer, brand, public body or product: shipments, chains, amounts, law by entry day."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from unpick.app.trace import HOLD_DAYS, coverage_of, trace_gathered
from unpick.app.workspace import answer_head

if TYPE_CHECKING:
    from unpick.store.workspace import Workspace
    from unpick.trace.gather import Gathered

__all__ = ["Assess", "exposure"]

Json = dict[str, Any]

Assess = Callable[[str, Sequence[Mapping[str, Any]]], list[Json]]
"""From the subject's entity id and its shipment rows to assessments, each by its entry day."""


def exposure(
    workspace: "Workspace",
    name: str,
    *,
    at: dt.datetime,
    known_at: dt.date | None = None,
    tiers: int = 6,
    top: int = 5,
    hold_days: int | None = HOLD_DAYS,
    assess: Assess | None = None,
    role_of: Callable[[str], str] | None = None,
    same: Mapping[str, str] | None = None,
    watched: Mapping[str, str] | None = None,
) -> Json:
    """Return the exposure of a subject (schema `unpick.exposure/1`).

    Args:
        name: a buyer, importer, brand, public body or product, by name or id.
        assess: what the law says of its shipments; without it `assessments` is empty and a message says so.
        at, known_at, tiers, top, hold_days, role_of, same, watched: as for `app.trace.trace`.

    Raises:
        UsageError: the name is not there or belongs to several.
    """
    from unpick.cases.exposure import count_shipments, list_amounts
    from unpick.names.party import party_kind
    from unpick.trace.document import party_document
    from unpick.trace.gather import gather, resolve_name

    with workspace.reader(known_at=known_at) as reader:
        gathered = gather(reader, role_of=role_of or party_kind, same=same, watched=watched)
        subject = resolve_name(gathered, name)
        shipments = _shipments_to(gathered, reader.table("shipment").to_pylist(), subject)
        claims = _claims_of(gathered, reader.table("claim").to_pylist(), subject)
    traced = trace_gathered(gathered, to=subject, tiers=tiers, top=top, hold_days=hold_days)
    messages = list(traced["messages"])
    if assess is None:
        messages.append("The law of the entry days was not asked; see `unpick law`.")
    countries = sorted({row["destination_country"] for row in shipments if row["destination_country"]})
    return {
        **answer_head("exposure", at=at, coverage=coverage_of(gathered)),
        "known_at": known_at.isoformat() if known_at else None,
        "subject": party_document(gathered.network, subject),
        "shipments": count_shipments(shipments, claims),
        "chains": traced["chains"],
        "assessments": assess(subject, shipments) if assess else [],
        "amounts": list_amounts(shipments, claims),
        "jurisdictions": countries,
        "skipped": traced["skipped"],
        "messages": messages,
        "synthetic": traced["synthetic"],
    }


def _shipments_to(gathered: "Gathered", rows: Sequence[Json], subject: str) -> list[Json]:
    """Return the shipments whose consignee or notify party is the subject, each bill once."""
    from unpick.trace.build import SAME_BILL, fold_name, party_id

    naming = gathered.naming
    skipped = gathered.network.skipped
    repeats = {(one.document, one.row) for one in skipped if one.reason == SAME_BILL}

    def is_subject(name: str | None) -> bool:
        if not name:
            return False
        bearers = {naming.canonical(one) for one in naming.known.get(fold_name(name), ())}
        return naming.canonical(party_id(name)) == subject or bearers == {subject}

    return [
        row
        for row in rows
        if row["status"] not in ("deleted", "superseded")
        and (row["document"], row["row"]) not in repeats
        and (is_subject(row["consignee_name"]) or is_subject(row["notify_name"]))
    ]


def _claims_of(gathered: "Gathered", rows: Sequence[Json], subject: str) -> list[Json]:
    from unpick.trace.document import party_document

    party = party_document(gathered.network, subject)
    return [
        {**row, "subject": party, "source": gathered.naming.source(row, row["locator"] or "")}
        for row in rows
        if gathered.naming.canonical(row["subject"] or "") == subject and row["polarity"] != "denied"
    ]
