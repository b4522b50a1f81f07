"""Stakes and listings of a workspace as the ownership rule reads them: who is one with whom, what is denied or doubtful."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from unpick.law.ownership import Authority
from unpick.model.days import FOREVER, LONG_AGO, Span
from unpick.model.share import NOT_STATED, Share, read_share
from unpick.trace.ownership import Kind, LeftOut, Listed, Stake

if TYPE_CHECKING:
    from unpick.store.reader import Reader

__all__ = ["Register", "listed_of", "read_register"]

Row = Mapping[str, Any]

_KINDS: Final = {"votingRights": Kind.VOTES}
_RIGHTS: Final = frozenset({"rightsToSurplusAssetsOnDissolution", "rightsToProfitOrIncome"})
"""Interests that are neither shares nor votes. Source: BODS 0.4 codelist of interest types."""

_DOUBTFUL: Final = frozenset({"possible", "may", "suspected", "suggested"})
"""Certainties with which a source itself leaves open whether it is so, as in `app.assess`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """The stakes of a workspace.

    Attributes:
        stakes: in a fixed order; ends are canonical ids. rows: by fact id, the link that says so.
        left_out: links that are no stake, with the reason. messages: what has to be said of the reading.
        same: any id to its canonical id. names, schemas: by canonical id. sources: by dataset.
    """

    stakes: tuple[Stake, ...]
    rows: Mapping[str, Row]
    left_out: tuple[LeftOut, ...]
    messages: tuple[str, ...]
    same: Mapping[str, str]
    names: Mapping[str, str]
    schemas: Mapping[str, str]
    sources: Mapping[str, Row]

    def name(self, entity_id: str) -> str:
        """Return the name of an entity, or its id."""
        return self.names.get(entity_id) or entity_id

    def upstream(self, firm: str) -> set[str]:
        """Return a firm and everybody who holds a part of it, directly or through others."""
        holders: defaultdict[str, set[str]] = defaultdict(set)
        for stake in self.stakes:
            holders[stake.owned].add(stake.owner)
        found, asked = {firm}, [firm]
        for one in asked:
            new = sorted(holders[one] - found)
            asked += new
            found |= set(new)
        return found

    def within(self, entities: Collection[str]) -> list[Stake]:
        """Return the stakes whose both ends are among the entities."""
        return [one for one in self.stakes if one.owner in entities and one.owned in entities]


def read_register(reader: "Reader", same: Mapping[str, str] | None = None) -> Register:
    """Read the links `owns` and `directs`.

    Args:
        reader: opened with the `known_at` of the question; it redacts what protected sources say.
        same: any id to the id that stands for it.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    from unpick.store.reader import REDACTED

    same = same or {}
    table = reader.table("link")
    wanted = pa.array(["owns", "directs"], pa.string())
    rows = table.filter(pc.is_in(table.column("kind"), value_set=wanted)).to_pylist()
    entities = reader.table("entity").select(["entity_id", "schema", "caption"]).to_pylist()
    hidden = table.filter(pc.equal(table.column("kind"), REDACTED)).num_rows
    sources = {row["dataset"]: row for row in reader.table("source").to_pylist()}
    register = _register(rows, entities, same, sources)
    if not hidden:
        return register
    says = f"{hidden} links of protected sources are redacted here; what they say of owners is not in this answer."
    return replace(register, messages=(*register.messages, says))


def _register(
    rows: Sequence[Row], entities: Iterable[Row], same: Mapping[str, str], sources: Mapping[str, Row]
) -> Register:
    denied = {_ends(row, same) for row in rows if row["polarity"] == "denied"}
    stakes, left_out, unread = [], [], []
    for row in sorted(rows, key=lambda one: str(one["link_id"])):
        reason = _no_stake(row)
        if reason:
            left_out.append(LeftOut(fact_id=row["link_id"], reason=reason))
            continue
        share = read_share(row["share"] or "") if row["share"] else NOT_STATED
        if share is None:
            unread.append(row["link_id"])
            share = NOT_STATED
        doubtful = _ends(row, same) in denied or row["certainty"] in _DOUBTFUL
        stakes.append(_stake(row, share, same, doubtful=doubtful))
    shown = sorted(entities, key=lambda one: (one["entity_id"] in same, str(one["entity_id"])))
    names: dict[str, str] = {}
    schemas: dict[str, str] = {}
    for one in shown:
        canonical = same.get(one["entity_id"], one["entity_id"])
        names.setdefault(canonical, one["caption"])
        schemas.setdefault(canonical, one["schema"])
    return Register(
        stakes=tuple(stakes),
        rows={row["link_id"]: row for row in rows},
        left_out=tuple(left_out),
        messages=tuple(f"The share of {one} is no share; it is taken as not stated." for one in unread),
        same=same,
        names=names,
        schemas=schemas,
        sources=sources,
    )


def _ends(row: Row, same: Mapping[str, str]) -> tuple[str, str, str]:
    subject, object_ = str(row["subject"] or ""), str(row["object"] or "")
    return str(row["kind"]), same.get(subject, subject), same.get(object_, object_)


def _no_stake(row: Row) -> str:
    """Return why a link is no stake, or an empty string."""
    if row["polarity"] == "denied":
        return "a source denies it; what it denies decides nothing alone"
    if not row["subject"] or not row["object"]:
        return "one of its ends is not named"
    if row["attribution"] in _RIGHTS:
        return "a right to profit or surplus, neither shares nor votes"
    return ""


def _stake(row: Row, share: Share, same: Mapping[str, str], *, doubtful: bool) -> Stake:
    _, owner, owned = _ends(row, same)
    kind = Kind.CONTROL if row["kind"] == "directs" else _KINDS.get(row["attribution"] or "", Kind.SHARES)
    return Stake(
        fact_id=row["link_id"],
        owner=owner,
        owned=owned,
        share=Share(low=0, high=share.high) if doubtful else share,
        kind=kind,
        indirect=row["certainty"] == "indirect",
        origin=str(row["origin"] or row["dataset"] or ""),
        valid_from=row["valid_from"] or LONG_AGO,
        valid_to=row["valid_to"] or FOREVER,
    )


def listed_of(
    reader: "Reader", authority: Authority, same: Mapping[str, str], also: Mapping[str, Iterable[str]]
) -> list[Listed]:
    """Return whom an authority lists, as far as the workspace knows.

    Args:
        same: any id to the id that stands for it.
        also: canonical ids to the listed entities that they are by name, as somebody screened them.
    """
    borne: defaultdict[str, set[str]] = defaultdict(set)
    for one, listed in also.items():
        for entity in listed:
            borne[entity].add(one)
    found = []
    for row in reader.table("listing").to_pylist():
        if authority.lists_it(str(row["list"] or row["dataset"])):
            span = Span(
                from_earliest=row["from_earliest"],
                from_latest=row["from_latest"],
                to_earliest=row["to_earliest"],
                to_latest=row["to_latest"],
            )
            entity = str(row["entity_id"])
            bearers = sorted({same.get(entity, entity), *borne.get(entity, ())})
            found += [Listed(entity_id=one, listing_id=_named(row), span=span) for one in bearers]
    if authority.claims:
        found += [_claimed(row, same) for row in reader.table("claim").to_pylist() if _designates(row)]
    return found


def _named(row: Row) -> str:
    return " ".join(part for part in (str(row["list"] or row["dataset"]), str(row["ref"] or "")) if part)


def _designates(row: Row) -> bool:
    return bool(row["predicate"] == "designated" and row["polarity"] != "denied")


def _claimed(row: Row, same: Mapping[str, str]) -> Listed:
    """Return a cited claim that somebody was designated, from the first day that the source can mean."""
    entity = str(row["subject"])
    start: dt.date = row["valid_from"] or LONG_AGO
    end: dt.date = row["valid_to"] or FOREVER
    span = Span(from_earliest=start, from_latest=start, to_earliest=end, to_latest=end)
    return Listed(entity_id=same.get(entity, entity), listing_id=f"claim {row['claim_id']}", span=span)
