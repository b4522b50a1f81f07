"""Everything a trace needs, read from a workspace once: the network, the concerns, who is called what."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from unpick.model.errors import UsageError
from unpick.trace.build import Naming, build_network, fold_name, plain_role
from unpick.trace.concerns import Concern, find_concerns
from unpick.trace.edges import Network, Seed, Skip

if TYPE_CHECKING:
    from unpick.store.reader import Reader

__all__ = ["Gathered", "Merges", "gather", "resolve_name"]


Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What was read: `coverage` is one row of counts, `skipped` what named a concern without stating it."""

    network: Network
    naming: Naming
    concerns: tuple[Concern, ...]
    stated_names: Mapping[str, frozenset[str]]
    skipped: tuple[Skip, ...]
    coverage: Mapping[str, Any]

    def seeds(self) -> list[Seed]:
        """Return where traces start, each once: two concerns of one origin on the same days are one seed."""
        return list(dict.fromkeys(seed for concern in self.concerns for seed in concern.seeds))

    def chances(self) -> dict[str, float]:
        """Return the probabilities of the facts of the concerns."""
        return {fact.id: fact.p for concern in self.concerns for fact in concern.facts}

    def names_of(self, entity_id: str) -> frozenset[str]:
        """Return how bills and sources spell an entity; weak aliases are left out."""
        stated = self.stated_names.get(entity_id, frozenset())
        return stated | self.network.spellings.get(entity_id, frozenset())

    def concerns_of(self, seed: Seed) -> list[Concern]:
        """Return the concerns that a chain from this seed stands for, the one with most claims first."""
        held = [concern for concern in self.concerns if seed in concern.seeds]
        return sorted(held, key=lambda concern: -len(concern.claims))


@dataclass(frozen=True, slots=True, kw_only=True)
class Merges:
    """Who is one with whom, as the caller decided it.

    Attributes:
        same: any id to the canonical one. merged: ids whose merge rests on spellings alone, with the reason.
        apart: pairs of ids that a person held apart.
    """

    same: Mapping[str, str] = field(default_factory=dict)
    merged: Mapping[str, str] = field(default_factory=dict)
    apart: frozenset[frozenset[str]] = frozenset()


def gather(
    reader: "Reader",
    *,
    role_of: Callable[[str], str] = plain_role,
    merges: Merges | None = None,
    watched: Mapping[str, str] | None = None,
) -> Gathered:
    """Read shipments, links, claims and listings.

    Args:
        reader: opened with the `known_at` of the question.
        role_of: what the text of a party field is. merges: who is one with whom; None merges nobody.
        watched: ids of watched sites, with the sentence that each rests on.
    """
    names = reader.table("name").select(["entity_id", "name", "kind"]).to_pylist()
    naming = _naming(reader, names, role_of, merges or Merges())
    network = build_network(
        shipments=reader.table("shipment").to_pylist(), links=reader.table("link").to_pylist(), naming=naming
    )
    claims, listings = reader.table("claim").to_pylist(), reader.table("listing").to_pylist()
    concerns, skipped = find_concerns(claims, listings, naming, watched)
    (coverage,) = reader.rows("unpick.trace.sql", "coverage.sql")
    return Gathered(
        network=network,
        naming=naming,
        concerns=tuple(concerns),
        stated_names=_stated(names, naming),
        skipped=tuple(skipped),
        coverage=coverage,
    )


def _naming(reader: "Reader", names: list[Row], role_of: Callable[[str], str], merges: Merges) -> Naming:
    entities = reader.table("entity").select(["entity_id", "schema", "caption"]).to_pylist()
    known: dict[str, set[str]] = {}
    for row in names:
        if row["name"] and row["kind"] != "weakAlias":
            known.setdefault(fold_name(row["name"]), set()).add(row["entity_id"])
    return Naming(
        captions={row["entity_id"]: row["caption"] for row in entities},
        same=merges.same,
        merged=merges.merged,
        apart=merges.apart,
        known={name: frozenset(ids) for name, ids in known.items()},
        persons=frozenset(row["entity_id"] for row in entities if row["schema"] == "Person"),
        role_of=role_of,
        sources={row["dataset"]: row for row in reader.table("source").to_pylist()},
    )


def _stated(names: list[Row], naming: Naming) -> dict[str, frozenset[str]]:
    stated: dict[str, set[str]] = {}
    for row in names:
        if row["name"] and row["kind"] != "weakAlias":
            stated.setdefault(naming.canonical(row["entity_id"]), set()).add(row["name"])
    return {one: frozenset(held) for one, held in stated.items()}


def resolve_name(gathered: Gathered, asked: str) -> str:
    """Return the canonical id of a firm, brand, body or site in the network, by id or name.

    Raises:
        UsageError: nobody is called so (the nearest names are suggested), or several are.
    """
    naming, names = gathered.naming, gathered.network.names
    ids = {naming.canonical(asked)} if asked in names else set()
    folded = fold_name(asked)
    ids |= {naming.canonical(one) for one, name in names.items() if fold_name(name) == folded}
    ids |= {naming.canonical(one) for one in naming.known.get(folded, ())}
    ids = {one for one in ids if one not in naming.persons and one in names and not _nobody(gathered, one)}
    if len(ids) == 1:
        return ids.pop()
    if ids:
        listed = ", ".join(sorted(ids))
        raise UsageError(
            f"name '{asked}'", f"{len(ids)} entities bear it", f"ask by one of the ids: {listed}"
        )
    near = _nearest(gathered, asked)
    remedy = f"did you mean: {'; '.join(near)}" if near else "load shipments or links first"
    raise UsageError(f"name '{asked}'", "nobody in the workspace is called so", remedy)


def _nobody(gathered: Gathered, entity_id: str) -> bool:
    return gathered.network.roles.get(entity_id) in ("to_order", "withheld")


def _nearest(gathered: Gathered, asked: str, n: int = 5) -> list[str]:
    from rapidfuzz import fuzz, process

    persons, names = gathered.naming.persons, gathered.network.names
    spelled = sorted(
        {name for one, name in names.items() if one not in persons and not _nobody(gathered, one)}
    )
    found = process.extract(asked, spelled, scorer=fuzz.WRatio, processor=fold_name, limit=n)
    return [name for name, _, _ in found]
