"""The names of listed entities by their keys, for two names that a list may call one."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from unpick.names import Name, Tables, bundled_tables, normalise, score_pair
from unpick.resolve.aliases import Edge, Graph, cite_names
from unpick.resolve.watch import Told

__all__ = ["AliasIndex", "Between"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """What aliases say of two names: `same`, or `unsure` where the alias is weak or a common one."""

    outcome: str
    reasons: tuple[str, ...]
    why: tuple[str, ...]


class AliasIndex:
    """Names by key and by spelling of the brand; lighter than a watch index, since nothing is searched for.

    Attributes:
        names: (entity id, name as the source spells it, kind, taken apart), by number. Persons are left out.
    """

    def __init__(
        self,
        name: Iterable[Mapping[str, Any]],
        listing: Iterable[Mapping[str, Any]] = (),
        *,
        schema: Mapping[str, str] | None = None,
        known_at: dt.date | None = None,
        tables: Tables | None = None,
    ) -> None:
        """Build the index from rows of the views `name` and `listing`.

        Args:
            schema: by entity, where the rows do not carry it. known_at: names public later are left out.
        """
        self.tables = tables or bundled_tables()
        self.names: list[tuple[str, str, str, Name]] = []
        self.by_key: dict[str, list[int]] = defaultdict(list)
        self.by_entity: dict[str, list[int]] = defaultdict(list)
        self.listings: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self.schema: dict[str, str] = {}
        self.numbers: dict[str, list[tuple[str, str]]] = {}
        self.told: dict[int, Told] = {}
        self._spelled: dict[str, list[int]] = defaultdict(list)
        for row in listing:
            self.listings[row["entity_id"]].append(dict(row))
        for row in name:
            entity = row["entity_id"]
            kind = row.get("schema") or (schema or {}).get(entity, "")
            if kind != "Person" and row["name"] and _is_public(row, known_at):
                self.schema[entity] = kind
                self._add(entity, row)
        self._graph = Graph(self)

    def _add(self, entity: str, row: Mapping[str, Any]) -> None:
        number, name = len(self.names), normalise(row["name"], self.tables)
        self.names.append((entity, row["name"], row.get("kind") or "name", name))
        self.by_entity[entity].append(number)
        self.told[number] = Told.of(row)
        if name.typed_key:
            self.by_key[name.typed_key].append(number)
        for spelling in name.skeletons:
            self._spelled[spelling].append(number)

    def between(self, a: Name, b: Name) -> Between | None:
        """Return what the aliases say of two names; nothing where no entity carries both.

        Each name must be one of the entity's own: its exact typed key, or `same` by its letters. Two that are
        merely alike to names of one entity are not read as these: doubts of spelling add up.
        """
        ends = self._carriers(a), self._carriers(b)
        exact = [{*self.by_key.get(name.typed_key, ())} if name.typed_key else set() for name in (a, b)]
        common = [(ends[0][entity], ends[1][entity]) for entity in sorted(ends[0].keys() & ends[1].keys())]
        told = [
            (self._since(*pair), self._one(*pair, ""))
            for pair in common
            if pair[0] != pair[1] and (pair[0] in exact[0] or pair[1] in exact[1])
        ]
        if told:
            return _together([one for _, one in sorted(told, key=lambda row: row[0])])
        for entity, number in sorted(ends[0].items()):
            for edge in self._graph.edges(entity):
                last = ends[1].get(edge.entity)
                sure = number in exact[0] and last in exact[1]
                if last is not None and sure and not edge.apart and last != edge.there:
                    return self._two(number, edge, last)
        return None

    def _one(self, first: int, second: int, before: str) -> Between:
        told, why = cite_names(self, first, second)
        doubt = self._doubt(first) or self._doubt(second)
        if doubt:
            return Between(outcome="unsure", reasons=(doubt, told), why=why)
        return Between(outcome="same", reasons=tuple(filter(None, (before, told))), why=why)

    def _since(self, first: int, second: int) -> dt.date:
        """Return the day from which an entry is known to carry both names."""
        days = [self.told[number].public_from or dt.date.min for number in (first, second)]
        return max(days)

    def _two(self, first: int, edge: Edge, last: int) -> Between:
        before, why = cite_names(self, first, edge.here)
        found = self._one(edge.there, last, before)
        doubt = self._doubt(first) or self._doubt(edge.here)
        outcome = "unsure" if doubt else found.outcome
        reasons = tuple(filter(None, (doubt, *found.reasons)))
        return Between(outcome=outcome, reasons=reasons, why=(*why, *found.why))

    def _doubt(self, number: int) -> str:
        """Return why a name does not tell its entity from others, or nothing."""
        _, spelled, kind, name = self.names[number]
        if kind == "weakAlias":
            return f"the list itself calls '{spelled}' a weak alias"
        shared = self._graph.shared(name.typed_key) if name.typed_key else "it has no words of its own"
        return f"'{spelled}' is no bridge: {shared}" if shared else ""

    def _carriers(self, name: Name) -> dict[str, int]:
        """Return the entities that carry a name, each with its name that meets it best."""
        exact = self.by_key.get(name.typed_key, ()) if name.typed_key else ()
        near = dict.fromkeys(number for one in name.skeletons for number in self._spelled.get(one, ()))
        met = [
            number
            for number in dict.fromkeys((*exact, *near))
            if number in exact or score_pair(name, self.names[number][3]).outcome == "same"
        ]
        # The best of each entity is kept last: no weak alias, and the exact key, before others.
        met.sort(key=lambda number: (self.names[number][2] != "weakAlias", number in exact, -number))
        return {self.names[number][0]: number for number in met}


def _together(told: list[Between]) -> Between:
    """Return what several entries say as one: the surest first, of equals the earliest; the rest beside it."""
    ordered = sorted(told, key=lambda one: one.outcome != "same")
    first = ordered[0]
    others = [line for one in ordered[1:] if one.outcome == first.outcome for line in one.reasons[:1]]
    why = [w for one in ordered if one.outcome == first.outcome for w in one.why]
    return Between(outcome=first.outcome, reasons=(*first.reasons, *others), why=tuple(dict.fromkeys(why)))


def _is_public(row: Mapping[str, Any], known_at: dt.date | None) -> bool:
    day = row.get("public_from")
    return known_at is None or day is None or day <= known_at
