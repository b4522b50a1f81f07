"""Everything a trace needs, read from a workspace once: the network, the concerns, who is called what."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unpick.model.errors import UsageError
from unpick.trace.build import Naming, build_network, fold_name, plain_role
from unpick.trace.concerns import Concern, find_concerns
from unpick.trace.edges import Network, Seed, Skip
from unpick.trace.select import READ_AT_MOST, Selected, Selector, open_network

if TYPE_CHECKING:
    from unpick.store.reader import Reader
    from unpick.trace.bulk import Bulk

__all__ = ["Gathered", "Merges", "Near", "gather", "gather_all", "resolve_name"]


Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What was read.

    Attributes:
        coverage: one row of counts over the whole workspace, whatever part of it was read.
        shipments: the rows that were read; `parties` names everybody on bills, read or not.
        skipped: what named a concern without stating it. messages: what a reader has to know of the reading.
        lists: each version of each list that was read: list, version, as_of (its day).
    """

    network: Network
    naming: Naming
    concerns: tuple[Concern, ...]
    stated_names: Mapping[str, frozenset[str]]
    shipments: tuple[Row, ...]
    parties: Mapping[str, str]
    messages: tuple[str, ...]
    skipped: tuple[Skip, ...]
    coverage: Mapping[str, Any]
    lists: tuple[Row, ...] = ()

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
        apart: pairs of ids that a person held apart. messages: what a reader has to know of the merging.
    """

    same: Mapping[str, str] = field(default_factory=dict)
    merged: Mapping[str, str] = field(default_factory=dict)
    apart: frozenset[frozenset[str]] = frozenset()
    messages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """What a question is about, so that not every shipment has to be read.

    Attributes:
        to: names or ids that goods come to. from_: names or ids that goods go from; neither: every concern.
        chains_only: what comes to them matters only as far as a chain from a concern, or from `from_`, goes.
        read_all_below: workspaces of so few shipments are read whole. kept: where networks are kept; None keeps
            none.
    """

    to: tuple[str, ...] = ()
    from_: tuple[str, ...] = ()
    tiers: int
    hold_days: int | None
    chains_only: bool = True
    read_all_below: int = READ_AT_MOST
    read_at_most: int = READ_AT_MOST
    kept: Path | None = None


def gather(
    reader: "Reader",
    *,
    role_of: Callable[[str], str] = plain_role,
    merges: Merges | None = None,
    watched: Mapping[str, str] | None = None,
    near: Near | None = None,
) -> Gathered:
    """Read shipments, links, claims and listings.

    Args:
        reader: opened with the `known_at` of the question.
        role_of: what the text of a party field is. merges: who is one with whom; None merges nobody.
        watched: ids of watched sites, with the sentence that each rests on.
        near: what the question is about; None reads every shipment.
    """
    names = reader.table("name").select(["entity_id", "name", "kind"]).to_pylist()
    naming = _naming(reader, names, role_of, merges or Merges())
    links = reader.table("link").to_pylist()
    claims, listings = reader.table("claim").to_pylist(), reader.table("listing").to_pylist()
    concerns, skipped = find_concerns(claims, listings, naming, watched)
    (coverage,) = reader.rows("unpick.trace.sql", "coverage.sql")
    parties: Mapping[str, str] = {}
    messages: tuple[str, ...] = ()
    if near is None or coverage["shipments"] <= near.read_all_below:
        rows = reader.table("shipment").to_pylist()
    else:
        links_alone = build_network(shipments=(), links=links, naming=naming)
        selector = Selector(reader, naming, links_alone, near.kept)
        selected = _select(selector, near, naming, concerns)
        rows, parties, messages = selected.rows, selector.names, _says(selected, near, coverage["shipments"])
    return Gathered(
        network=build_network(shipments=rows, links=links, naming=naming),
        naming=naming,
        concerns=tuple(concerns),
        stated_names=_stated(names, naming),
        shipments=tuple(rows),
        parties=parties,
        messages=(*(merges.messages if merges else ()), *messages),
        skipped=tuple(skipped),
        coverage=coverage,
        lists=_lists(reader),
    )


def gather_all(
    reader: "Reader",
    *,
    role_of: Callable[[str], str] = plain_role,
    merges: Merges | None = None,
    watched: Mapping[str, str] | None = None,
    kept: Path | None = None,
) -> tuple[Gathered, "Bulk"]:
    """Read as `gather` does, with every shipment in columns; the rows hold links alone.

    Args:
        kept: where networks are kept; None keeps none.
    """
    names = reader.table("name").select(["entity_id", "name", "kind"]).to_pylist()
    naming = _naming(reader, names, role_of, merges or Merges())
    claims, listings = reader.table("claim").to_pylist(), reader.table("listing").to_pylist()
    concerns, skipped = find_concerns(claims, listings, naming, watched)
    (coverage,) = reader.rows("unpick.trace.sql", "coverage.sql")
    links = build_network(shipments=(), links=reader.table("link").to_pylist(), naming=naming)
    gathered = Gathered(
        network=links,
        naming=naming,
        concerns=tuple(concerns),
        stated_names=_stated(names, naming),
        shipments=(),
        parties={},
        messages=merges.messages if merges else (),
        skipped=tuple(skipped),
        coverage=coverage,
        lists=_lists(reader),
    )
    return gathered, open_network(reader, naming, links, kept).bulk


def _lists(reader: "Reader") -> tuple[Row, ...]:
    return tuple(reader.rows("unpick.trace.sql", "list_versions.sql"))


def _select(selector: Selector, near: Near, naming: Naming, concerns: Iterable[Concern]) -> Selected:
    stated = [seed for concern in concerns for seed in concern.seeds]
    from_ = [Seed(entity_id=one) for asked in near.from_ for one in sorted(_ids_of(naming, asked))]
    return selector.select(
        to=[one for asked in near.to for one in sorted(_ids_of(naming, asked))],
        from_=from_ or stated,
        tiers=near.tiers,
        hold_days=near.hold_days,
        chains_only=near.chains_only,
        read_at_most=near.read_at_most,
    )


def _ids_of(naming: Naming, asked: str) -> set[str]:
    """Return every id that a name or id can mean."""
    bearers = {naming.canonical(one) for one in naming.known.get(fold_name(asked), ())}
    return {naming.canonical(asked), naming.bearer(asked), *bearers}


def _says(selected: Selected, near: Near, all_: int) -> tuple[str, ...]:
    says = f"{selected.near} of {all_} shipments lie within {near.tiers} tiers by firm"
    if not selected.in_time:
        return (f"{says} and were read.",)
    left = f"{len(selected.rows)} of them fit the order of time and of goods"
    return (f"{says}; {left}, or go to the subject itself; the others are not listed one by one.",)


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
        UsageError: nobody is called so (the nearest names are suggested), several are, or the name holds no letter
            and no digit.
    """
    if not fold_name(asked):
        raise UsageError(f"name '{asked}'", "it holds no letter and no digit", "give a name or an id")
    naming, names = gathered.naming, {**gathered.parties, **gathered.network.names}
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

    persons, names = gathered.naming.persons, {**gathered.parties, **gathered.network.names}
    spelled = sorted(
        {name for one, name in names.items() if one not in persons and not _nobody(gathered, one)}
    )
    found = process.extract(asked, spelled, scorer=fuzz.WRatio, processor=fold_name, limit=n)
    return [name for name, _, _ in found]
