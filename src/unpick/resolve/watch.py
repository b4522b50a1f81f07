"""The names to screen against: entities, their names, identifiers and listings, with a search by rare grams."""

import datetime as dt
import gc
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pyarrow as pa

from unpick.names import Name, Tables, bundled_tables
from unpick.names.columns import no_collection
from unpick.names.identifiers import identifier_key
from unpick.names.normalise import read_name
from unpick.names.pair import PairScore, explain_pair
from unpick.names.people.index import PersonIndex
from unpick.names.score.model import OUTCOMES, outcomes
from unpick.names.score.packed import Packed, pack
from unpick.names.score.rows import align_one, count_rows
from unpick.names.search import GramIndex, search_key
from unpick.resolve.numbers import references

__all__ = ["TOP", "Link", "Told", "WatchIndex", "links_of"]

TOP: Final = 100
"""Names that go on to the scorer per query: among 105,000 names, they hold the other name of 0.777 of the two-name
pairs of tests/truth (dev, n = 772; 40 hold 0.720, 200 hold 0.802; docs/benchmarks.md, "Candidate search")."""


MANY: Final = 16
"""Entities up to which a brand word points at one firm; one that more carry is a common word."""


_AT_ONCE: Final = 20_000
"""Names asked about at once in `neighbors`: their findings take some 100 bytes a pair."""


@dataclass(frozen=True, slots=True)
class Told:
    """Who says a name, and since when: the dataset, the day it became public, its place, statement ids."""

    dataset: str = ""
    public_from: dt.date | None = None
    locator: str = ""
    why: tuple[str, ...] = ()

    @staticmethod
    def of(row: Mapping[str, Any]) -> "Told":
        """Return it for a row of the `name` view; a view that tells less gives less."""
        return Told(
            row.get("dataset") or "",
            row.get("public_from"),
            row.get("locator") or "",
            tuple(row.get("why") or ()),
        )


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
        people: the names of persons, by the same numbers. packed: all names as the scorer reads them.
        told: who says a name, by its number. numbers: entity id to its identifiers as (kind, key).
    """

    def __init__(self, tables: Tables | None = None) -> None:
        self.tables = tables or bundled_tables()
        self.names: list[tuple[str, str, str, Name]] = []
        self.listings: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self.schema: dict[str, str] = {}
        self.by_key: dict[str, list[int]] = defaultdict(list)
        self.by_entity: dict[str, list[int]] = defaultdict(list)
        self.by_identifier: dict[str, list[str]] = defaultdict(list)
        self.told: dict[int, Told] = {}
        self.numbers: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self.people = PersonIndex()
        self.grams, self._keys = GramIndex.build([]), list[str]()
        self._carried: Counter[str] = Counter()
        self.packed = pack([])
        self._last: tuple[Name, Packed] | None = None

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
        with no_collection():
            for row in _public(name, known_at):
                index.told[len(index.names)] = Told.of(row)
                index._add(row["entity_id"], row["name"], row.get("kind") or "name")
            for text in extra:
                index._add(text, text, "name")
            index._freeze()
        # The index stands for the process: a round of the collector over it would fall into some question (0.6 to 1.1 s).
        gc.freeze()
        for row in _public(identifier, known_at):
            key = identifier_key(row["value"])
            index.by_identifier[key].append(row["entity_id"])
            index.numbers[row["entity_id"]].append((row.get("kind") or "", key))
        for entity, kind, key in references(index.listings):
            index.by_identifier[key].append(entity)
            index.numbers[entity].append((kind, key))
        return index

    def entity_of(self, number: int) -> str:
        """Return the entity of a name by its number."""
        return self.names[number][0]

    def caption(self, entity: str) -> str:
        """Return the first main name of an entity."""
        return self.names[self.main(entity)][1] if self.by_entity.get(entity) else entity

    def main(self, entity: str) -> int:
        """Return the number of the first main name of an entity that has a name."""
        rows = self.by_entity[entity]
        return next((number for number in rows if self.names[number][2] == "name"), rows[0])

    def common(self, name: Name) -> tuple[str, ...]:
        """Return the brand words of a name that more than MANY entities carry, in its order."""
        return tuple(
            part.key for part in name.parts if part.kind == "brand" and self._carried[part.key] > MANY
        )

    def compare(self, name: Name, numbers: Sequence[int]) -> tuple[list[float], list[str]]:
        """Return log-odds and outcomes of a name against names by their numbers."""
        if not numbers:
            return [], []
        counts = count_rows(
            self._packed(name), self.packed, np.zeros(len(numbers), np.int64), np.array(numbers)
        )
        odds, found = outcomes(counts)
        return odds.tolist(), [OUTCOMES[one] for one in found]

    def neighbors(self, asked: Sequence[int], *, top: int) -> Iterator[tuple[int, int, float, str]]:
        """Compare names of the index with those that `candidates` finds for each: many at once, the same answers.

        Yields:
            number of the name asked about and of the other, log-odds, outcome; in the order asked, best candidate first.
        """
        grams = self.grams.with_dials(top=top)
        for at in range(0, len(asked), _AT_ONCE):
            part = np.array(asked[at : at + _AT_ONCE])
            names = [self.names[number][3] for number in part]
            found = grams.search([self._keys[number] for number in part])
            # Asked about, a name is read without how many carry its words, as `compare` reads it.
            odds, told = outcomes(count_rows(pack(names), self.packed, found.query, found.watch))
            said = (OUTCOMES[one] for one in told)
            yield from zip(part[found.query].tolist(), found.watch.tolist(), odds.tolist(), said, strict=True)

    def explain(self, name: Name, number: int, *, known: tuple[float, str] | None = None) -> PairScore:
        """Return the score of a name and one by its number with its lines; the same as `compare` gives.

        Args:
            known: what `compare` gave, where it was asked already.
        """
        met = align_one(self._packed(name), 0, self.packed, number)
        return explain_pair(name, self.names[number][3], met, known=known)

    def _packed(self, name: Name) -> Packed:
        """Return one name packed; the last one is kept, since it is asked about over and over."""
        if self._last is None or self._last[0] is not name:
            self._last = name, pack([name])
        return self._last[1]

    def candidates(self, name: Name, *, top: int = TOP) -> list[int]:
        """Return the numbers of the names that share the rarest grams of the search key, best first."""
        grams = self.grams if top == self.grams.dials.top else self.grams.with_dials(top=top)
        found: list[int] = grams.near(search_key(name)).tolist()
        return found

    def _add(self, entity: str, text: str, kind: str) -> None:
        if not text:
            return
        name, number = read_name(text, self.tables), len(self.names)
        self.names.append((entity, text, kind, name))
        self.by_entity[entity].append(number)
        if self.schema.get(entity) == "Person":
            self.people.add(number, text)
        if key := name.typed_key:
            self.by_key[key].append(number)

    def _freeze(self) -> None:
        carried: dict[str, set[str]] = defaultdict(set)
        for entity, _, _, name in self.names:
            for part in name.of("brand"):
                carried[part.key].add(entity)
        self._carried = Counter({brand: len(held) for brand, held in carried.items()})
        self._keys = [search_key(name) for _, _, _, name in self.names]
        self.grams = GramIndex.build(self._keys)
        self.packed = pack((name for _, _, _, name in self.names), common=self._carried, most=MANY)


def _column(table: pa.Table, name: str) -> list[str]:
    values: list[str] = table.column(name).to_pylist()
    return values


def _public(table: pa.Table, known_at: dt.date | None) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = table.to_pylist()
    if known_at is None:
        return rows
    return [row for row in rows if row.get("public_from") is None or row["public_from"] <= known_at]
