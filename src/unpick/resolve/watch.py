"""The names to screen against: entities, their names, identifiers and listings, with a search by rare grams."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pyarrow as pa

from unpick.names import Name, Tables, bundled_tables, normalise
from unpick.names.identifiers import identifier_key
from unpick.names.people.index import PersonIndex

__all__ = ["RAREST", "TOP", "Link", "WatchIndex", "links_of"]

RAREST: Final = 14
"""Rarest features looked up per query: recall@100 0.999 over ten kinds of noise (research: candidate search)."""

TOP: Final = 40
"""Names that go on to the scorer per query."""

_HOT: Final = 20_000
"""A feature carried by more names than this is looked up only when a query has nothing rarer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A cited statement that relates two things; subject and object are entity ids or names.

    Attributes:
        kind: a link kind of the tables, or `press_on_group`. quote: the sentence that says so.
        public_from: the day the source became public. why: statement ids.
    """

    kind: str
    subject: str
    object: str
    quote: str
    public_from: dt.date
    document: str = ""
    why: tuple[str, ...] = ()
    polarity: str = "stated"


def links_of(table: pa.Table, *, captions: Mapping[str, str] | None = None) -> list[Link]:
    """Return the rows of the `link` view as links; with captions, ids are shown as names."""
    shown = captions or {}
    return [
        Link(
            kind=row["kind"] or "",
            subject=shown.get(row["subject"]) or row["subject"],
            object=shown.get(row["object"]) or row["object"],
            quote=row.get("quote") or "",
            public_from=row["public_from"],
            document=row.get("document") or "",
            why=tuple(row.get("why") or ()),
            polarity=row.get("polarity") or "stated",
        )
        for row in table.to_pylist()
        if row["subject"] and row["object"]
    ]


class WatchIndex:
    """Names by number, with what each belongs to.

    Attributes:
        names: (entity id, name as the source spells it, kind, taken apart), by number.
        listings: entity id to its rows of the `listing` view. schema: entity id to its schema.
        tables: what the names were read by; a query must be read by the same.
        people: the names of persons, by the same numbers.
    """

    def __init__(self, tables: Tables | None = None) -> None:
        self.tables = tables or bundled_tables()
        self.names: list[tuple[str, str, str, Name]] = []
        self.listings: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self.schema: dict[str, str] = {}
        self.by_key: dict[str, list[int]] = defaultdict(list)
        self.by_entity: dict[str, list[int]] = defaultdict(list)
        self.by_identifier: dict[str, list[str]] = defaultdict(list)
        self.people = PersonIndex()
        self._vocabulary: dict[str, int] = {}
        self._starts = np.zeros(1, dtype=np.int64)
        self._postings = np.zeros(0, dtype=np.int32)
        self._brands: Counter[str] = Counter()

    @staticmethod
    def build(
        name: pa.Table,
        listing: pa.Table,
        identifier: pa.Table,
        *,
        entity: pa.Table | None = None,
        known_at: dt.date | None = None,
        extra: Iterable[str] = (),
        tables: Tables | None = None,
    ) -> "WatchIndex":
        """Build the index from the views `name`, `listing`, `identifier` (docs/architecture.md).

        Args:
            entity: the view with the schema of each entity; without it everything is read as a firm.
            known_at: rows that became public later are left out; None takes all.
            extra: further names that are things of their own, such as endpoints of links.
            tables: what names are read by; the bundled tables when None.
        """
        index = WatchIndex(tables)
        if entity is not None:
            index.schema = dict(zip(_column(entity, "entity_id"), _column(entity, "schema"), strict=True))
        for row in _public(listing, known_at):
            index.listings[row["entity_id"]].append(row)
        for row in _public(name, known_at):
            index._add(row["entity_id"], row["name"], row.get("kind") or "name")
        for text in extra:
            index._add(text, text, "name")
        for row in _public(identifier, known_at):
            index.by_identifier[identifier_key(row["value"])].append(row["entity_id"])
        index._freeze()
        return index

    def entity_of(self, number: int) -> str:
        """Return the entity of a name by its number."""
        return self.names[number][0]

    def caption(self, entity: str) -> str:
        """Return the first main name of an entity."""
        rows = [self.names[number] for number in self.by_entity.get(entity, ())]
        main = [row for row in rows if row[2] == "name"]
        return (main or rows)[0][1] if rows else entity

    def rarity(self, name: Name) -> float:
        """Return how much a shared brand says: it falls with the number of entities that carry it."""
        carried = self._brands[name.brand]
        return 1.0 if carried <= 8 else max(0.6, 1.0 - 0.1 * float(np.log2(carried / 8)))

    def candidates(self, name: Name, *, top: int = TOP) -> list[int]:
        """Return the numbers of the names that share the rarest features, best first."""
        known = sorted((self._size(f), f) for f in name.features if f in self._vocabulary)
        if not known:
            return []
        brand = [one for one in known if one[1][0] == "b"][:RAREST]
        rest = [one for one in known if one not in brand][:RAREST]
        chosen = [one for one in (*brand, *rest) if one[0] <= _HOT] or known[:1]
        lists = [self._posting(feature) for _, feature in chosen]
        weights = np.repeat(
            [(np.log((len(self.names) + 1) / size) + 0.1) * _weight(feature) for size, feature in chosen],
            [size for size, _ in chosen],
        )
        numbers, places = np.unique(np.concatenate(lists), return_inverse=True)
        totals = np.bincount(places, weights=weights)
        best = np.lexsort((numbers, -totals))[:top]
        return [int(number) for number in numbers[best]]

    def _size(self, feature: str) -> int:
        at = self._vocabulary[feature]
        return int(self._starts[at + 1] - self._starts[at])

    def _posting(self, feature: str) -> "np.ndarray[tuple[int], np.dtype[np.int32]]":
        at = self._vocabulary[feature]
        return self._postings[self._starts[at] : self._starts[at + 1]]

    def _add(self, entity: str, text: str, kind: str) -> None:
        if not text:
            return
        name, number = normalise(text, self.tables), len(self.names)
        self.names.append((entity, text, kind, name))
        self.by_entity[entity].append(number)
        if name.typed_key:
            self.by_key[name.typed_key].append(number)
        if self.schema.get(entity) == "Person":
            self.people.add(number, text)

    def _freeze(self) -> None:
        postings: dict[str, list[int]] = defaultdict(list)
        brands: dict[str, set[str]] = defaultdict(set)
        for number, (entity, _, _, name) in enumerate(self.names):
            if name.brand:
                brands[name.brand].add(entity)
            for feature in name.features:
                postings[feature].append(number)
        self._brands = Counter({brand: len(held) for brand, held in brands.items()})
        self._vocabulary = {feature: at for at, feature in enumerate(postings)}
        sizes = [len(numbers) for numbers in postings.values()]
        self._starts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
        flat = [number for numbers in postings.values() for number in numbers]
        self._postings = np.array(flat, dtype=np.int32)


def _weight(feature: str) -> float:
    """A gram of the brand says more about who is meant than a gram of the whole name."""
    return 2.0 if feature[0] == "b" else 1.0


def _column(table: pa.Table, name: str) -> list[str]:
    values: list[str] = table.column(name).to_pylist()
    return values


def _public(table: pa.Table, known_at: dt.date | None) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = table.to_pylist()
    if known_at is None:
        return rows
    return [row for row in rows if row.get("public_from") is None or row["public_from"] <= known_at]
