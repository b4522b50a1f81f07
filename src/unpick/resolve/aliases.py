"""Which entities a cited alias makes one: a list says that two names are one, and another record carries one of them.

The statement is the entry: whoever lists X under the names X and Y says that they are one. A third record under
the name Y is then X too, with that entry as the reason, unless the name Y is carried by others as well.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from unpick.datasets.lists.press import LIST as PRESS
from unpick.names import Name
from unpick.resolve.numbers import clash
from unpick.resolve.watch import Told

__all__ = ["STEPS", "Edge", "Graph", "Named", "cite_names", "numerals"]

STEPS: Final = 2
"""Aliases that may be followed from a name: the other list's entry, and the record that this one's alias names."""

_CARRIERS: Final = 4
"""Main names that may share an alias across lists. A convention of this project: OFAC, the UN, the EU and the
screening list of trade.gov each spell one firm their own way; beyond that a name is a common one."""

_SHORT: Final = 4
"""Latin letters up to which a name tells no ends apart. A convention of this project: nearly all names as short on
the bundled lists are abbreviations (DCB, FTB, NTC) or hull numbers, which others carry as well."""


class Named(Protocol):
    """Names by number with what each belongs to, as `WatchIndex` has them."""

    @property
    def names(self) -> Sequence[tuple[str, str, str, Name]]: ...  # noqa: D102
    @property
    def by_key(self) -> Mapping[str, Sequence[int]]: ...  # noqa: D102
    @property
    def by_entity(self) -> Mapping[str, Sequence[int]]: ...  # noqa: D102
    @property
    def listings(self) -> Mapping[str, Sequence[Mapping[str, Any]]]: ...  # noqa: D102
    @property
    def schema(self) -> Mapping[str, str]: ...  # noqa: D102
    @property
    def numbers(self) -> Mapping[str, Sequence[tuple[str, str]]]: ...  # noqa: D102
    @property
    def told(self) -> Mapping[int, Told]: ...  # noqa: D102


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A name of one entity that another entity carries as well.

    Attributes:
        entity: the other entity. here, there: the numbers of the name at both ends.
        shared: why the name is no bridge, empty when it is one.
        apart: numbers that make the two ends two things, empty when none do.
    """

    entity: str
    here: int
    there: int
    shared: str = ""
    apart: str = ""


class Graph:
    """The edges between the entities of an index, worked out when first asked for."""

    def __init__(self, index: Named) -> None:
        self._index = index
        self._edges: dict[str, tuple[Edge, ...]] = {}
        self._shared: dict[str, str] = {}

    def edges(self, entity: str) -> tuple[Edge, ...]:
        """Return the edges from an entity, in the order of the names; one for each other end and name."""
        if entity not in self._edges:
            self._edges[entity] = tuple(self._found(entity)) if self._may_lead(entity) else ()
        return self._edges[entity]

    def around(self, entities: Iterable[str]) -> list[str]:
        """Return the entities that the edges lead to within STEPS, each once, without those given."""
        met = dict.fromkeys(entities)
        level, first = list(met), len(met)
        for _ in range(STEPS):
            level = [edge.entity for one in level for edge in self.edges(one) if edge.entity not in met]
            met.update(dict.fromkeys(level))
        return list(met)[first:]

    def _found(self, entity: str) -> Iterable[Edge]:
        index, seen = self._index, set[tuple[str, str]]()
        for here in self._bridges(entity):
            key = index.names[here][3].typed_key
            for there in index.by_key.get(key, ()):
                other = index.names[there][0]
                if other == entity or (other, key) in seen or not self._may_meet(entity, there):
                    continue
                seen.add((other, key))
                apart = clash(self._own_numbers(entity), self._own_numbers(other))
                yield Edge(entity=other, here=here, there=there, shared=self.shared(key), apart=apart)

    def _own_numbers(self, entity: str) -> list[tuple[str, str]]:
        """Return the numbers of the thing itself; that two entries of a list have two is told by `shared`."""
        return [one for one in self._index.numbers.get(entity, ()) if not one[0].endswith("Ref")]

    def _bridges(self, entity: str) -> list[int]:
        """Return the names that may lead on: no weak alias, and no name without a key."""
        rows = [(number, self._index.names[number]) for number in self._index.by_entity.get(entity, ())]
        return [number for number, (_, _, kind, name) in rows if kind != "weakAlias" and name.typed_key]

    def _may_lead(self, entity: str) -> bool:
        """A name identifies no person, so that no alias of one leads anywhere."""
        return self._index.schema.get(entity, "") != "Person"

    def _may_meet(self, entity: str, there: int) -> bool:
        other, _, kind, _ = self._index.names[there]
        schemas = [self._index.schema.get(one, "") for one in (entity, other)]
        vessels = [schema == "Vessel" for schema in schemas]
        return kind != "weakAlias" and "Person" not in schemas and (vessels[0] == vessels[1])

    def shared(self, key: str) -> str:
        """Return why a name tells its carriers not apart, or nothing.

        Two entries of one list under one name are two designations; a name under many main names is common.
        """
        if key not in self._shared:
            self._shared[key] = self._why_shared(key)
        return self._shared[key]

    def _why_shared(self, key: str) -> str:
        index = self._index
        carriers = [number for number in index.by_key.get(key, ()) if index.names[number][2] != "weakAlias"]
        if carriers and _is_short(index.names[carriers[0]][3]):
            return "the name is too short to tell firms apart"
        mains: set[str] = set()
        by_list: dict[str, set[str]] = {}
        for entity in dict.fromkeys(index.names[number][0] for number in carriers):
            main = self._main(entity)
            mains.add(main)
            for row in index.listings.get(entity, ()):
                by_list.setdefault(str(row.get("list") or row.get("dataset") or ""), set()).add(main)
        several = sorted(name for name, held in by_list.items() if len(held) > 1)
        if several:
            return f"{len(by_list[several[0]])} entries of the list {several[0]} carry the name"
        return f"{len(mains)} different firms carry the name" if len(mains - {key}) > _CARRIERS else ""

    def _main(self, entity: str) -> str:
        rows = [self._index.names[number] for number in self._index.by_entity.get(entity, ())]
        main = [row for row in rows if row[2] == "name"] or rows
        return main[0][3].typed_key


def _is_short(name: Name) -> bool:
    return len(name.whole) <= _SHORT and all(part.script == "latin" for part in name.parts)


def numerals(names: Iterable[Name]) -> set[str]:
    """Return the numbers that are parts of names: of Factory No. 3, 3."""
    return {part.concept for name in names for part in name.of("number")}


def cite_names(index: Named, first: int, second: int) -> tuple[str, tuple[str, ...]]:
    """Return the statement that two names of one entity are one, as a sentence, and the statement ids."""
    entity, x = index.names[first][:2]
    y = index.names[second][1]
    both = f"'{x}' and '{y}' as one" if x.casefold() != y.casefold() else f"the name '{y}'"
    told = [index.told.get(number, Told()) for number in (first, second)]
    days = [one.public_from for one in told if one.public_from is not None]
    as_of = f", as of {max(days).isoformat()}" if days else ""
    why = tuple(dict.fromkeys(one for row in told for one in row.why))
    press = [one for one in told if one.dataset == PRESS]
    if press:
        page = press[-1].locator.partition("; ")[2] or press[-1].locator
        native = y if told[1].dataset == PRESS else x
        return f"the press writes the one as the other: '{x}' and '{y}' ('{native}': {page}){as_of}", why
    listing = next(iter(index.listings.get(entity, ())), None)
    if listing is None:
        return f"{told[1].dataset or 'the workspace'} gives '{x}' and '{y}' as names of one{as_of}", why
    by = listing.get("authority") or listing.get("list") or told[1].dataset
    ref = " ".join(filter(None, (str(listing.get("list") or ""), str(listing.get("ref") or ""))))
    return f"{by} lists {both} ({ref}){as_of}", why
