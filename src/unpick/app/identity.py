"""One question about one subject, read from a workspace: who is who, its bills, its chains, its listings."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from unpick.app.chains import Chains
from unpick.app.evidence import Evidence
from unpick.app.lines import GoodsLine, lines_of, shipments_to

if TYPE_CHECKING:
    from unpick.resolve.cluster import Party
    from unpick.store.decisions import Decision
    from unpick.store.reader import Beside, Reader
    from unpick.store.workspace import Workspace
    from unpick.trace.gather import Gathered, Merges

__all__ = ["COMPARED_BELOW", "Question", "merges_of", "read_question"]

COMPARED_BELOW: Final = 1_000
"""Parties up to which every spelling is compared with every near one in a question: a second or two of work.

Beyond, identifiers, decisions and names that differ in form only are joined; the answer says so.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What was read for one subject; `bills` are the rows of its shipments."""

    bills: Sequence[Mapping[str, Any]]
    chains: Chains
    gathered: "Gathered"

    def lines(
        self,
        *,
        hs: str = "",
        import_country: str = "",
        description: str = "",
        materials: tuple[str, ...] = (),
    ) -> list[GoodsLine]:
        """Return the lines of goods of the bills, with what a person says of them."""
        return lines_of(
            self.gathered,
            self.bills,
            hs=hs,
            import_country=import_country,
            description=description,
            materials=materials,
        )

    def messages(self) -> list[str]:
        """Return what has to be said beside the assessments."""
        unsure = sorted(self.chains.listings.unsure)
        says = [f"The list {name} is partial here: absence from it says nothing." for name in self.partial]
        if unsure:
            shown = "; ".join(unsure[:5])
            says.append(
                f"{len(unsure)} names on the chains resemble a listed name or are related to one ({shown}); "
                "no listing applies through that. See `unpick screen`."
            )
        return says

    @property
    def partial(self) -> tuple[str, ...]:
        """Return the lists that are known to be incomplete."""
        return self.chains.listings.partial


def read_question(
    workspace: "Workspace",
    reader: "Reader",
    evidence: Evidence,
    *,
    subjects: Sequence[str],
    known_at: dt.date,
    tiers: int = 6,
    hold_days: int | None = None,
) -> Question:
    """Read what bears on one subject.

    Args:
        subjects: ids and names that all mean the subject.
        tiers, hold_days: as for `app.trace.trace`; without a limit of days when None.
    """
    from unpick.app.listings import Listings
    from unpick.app.sites import watched_in
    from unpick.names.party import party_kind
    from unpick.trace.gather import Near, gather
    from unpick.trace.kept import NETWORKS

    entities = reader.table("entity").select(["entity_id", "schema", "caption"]).to_pylist()
    gathered = gather(
        reader,
        role_of=party_kind,
        merges=merges_of(workspace, known_at=known_at),
        watched=watched_in(entities, known_at),
        near=Near(
            to=tuple(subjects),
            tiers=tiers,
            hold_days=hold_days,
            chains_only=False,
            kept=workspace.folder / NETWORKS,
        ),
    )
    naming = gathered.naming
    ids = frozenset({naming.canonical(one) for one in subjects} | {naming.bearer(one) for one in subjects})
    bills = shipments_to(gathered, gathered.shipments, ids)
    listings = Listings.read(reader, gathered, workspace.decisions.decisions())
    chains = Chains.of(gathered, evidence, listings, tiers=tiers, hold_days=hold_days)
    return Question(bills=bills, chains=chains, gathered=gathered)


def merges_of(
    workspace: "Workspace",
    *,
    known_at: dt.date | None,
    compared_below: int = COMPARED_BELOW,
    beside: "Beside | None" = None,
) -> "Merges":
    """Return who is one with whom in a workspace, rows that are asked about included: decisions of people, identifiers, spellings."""
    from unpick.app.resolve import clusters_of, parties_of
    from unpick.trace.build import party_id
    from unpick.trace.gather import Merges

    parties = parties_of(workspace, known_at, beside=beside)
    decisions = workspace.decisions.decisions()
    near = parties if len(parties) <= compared_below else _alike(parties, decisions)
    rows = clusters_of(workspace, known_at=known_at, parties=near).table.to_pylist()
    groups: dict[str, list[str]] = {}
    for row in rows:
        groups.setdefault(row["canonical_id"], [row["canonical_id"]]).append(row["entity_id"])
    # A party of a bill is named by an entity that a source describes, where there is one.
    first = {root: min(held, key=lambda one: (one.startswith("pty-"), one)) for root, held in groups.items()}
    same = {one: first[root] for root, held in groups.items() for one in held if one != first[root]}
    spelled = {row["entity_id"]: row["reason"] for row in rows if row["basis"] == "string"}
    spelled |= {row["canonical_id"]: row["reason"] for row in rows if row["basis"] == "string"}
    apart = set()
    for one in decisions:
        if one.verdict != "same":
            for a in (one.a, party_id(one.a)):
                apart |= {frozenset((a, b)) for b in (one.b, party_id(one.b))}
    return Merges(
        same=same,
        merged={one: reason for one, reason in spelled.items() if one in same},
        apart=frozenset(apart),
        messages=() if len(near) == len(parties) else (_not_compared(len(parties)),),
    )


def _not_compared(n: int) -> str:
    return (
        f"{n} parties: names that differ in more than their form were not compared here; "
        "what people decided and what carries one identifier is joined. See `unpick resolve`."
    )


def _alike(parties: Sequence["Party"], decisions: Sequence["Decision"]) -> list["Party"]:
    """Return the parties that share a name but for its form, an identifier or a decision with another."""
    from unpick.names import normalise

    keys: dict[str, set[str]] = {}
    for party in parties:
        for name in party.names:
            keys.setdefault(f"name:{normalise(name).typed_key}", set()).add(party.entity_id)
        for kind, value in party.identifiers:
            keys.setdefault(f"{kind}:{value}", set()).add(party.entity_id)
    wanted = {one for key, held in keys.items() if len(held) > 1 and key != "name:" for one in held}
    told = {end for one in decisions for end in (one.a, one.b)}
    return [
        party
        for party in parties
        if party.entity_id in wanted or party.entity_id in told or told & set(party.names)
    ]
