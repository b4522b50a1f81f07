"""The parts of the score of many arrivals, in columns: chains, listed parties, signals, values, routes, goods and places."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from unpick.cases.rank.policy import (
    OPEN_DAYS,
    PRIORITY_POINTS,
    STATUTE_POINTS,
    points_of,
)
from unpick.cases.rank.score import Column
from unpick.model.days import FOREVER, Known

if TYPE_CHECKING:
    from unpick.app.evidence import Said
    from unpick.cases.rank.statute import Named
    from unpick.model.signal import Signal
    from unpick.resolve.watch import WatchIndex
    from unpick.trace.bill_scores import BillScores
    from unpick.trace.bulk import Bulk
    from unpick.trace.edges import Seed
    from unpick.trace.gather import Gathered

__all__ = [
    "PARTIES",
    "Table",
    "chain_column",
    "doors_open",
    "lead_column",
    "origin_column",
    "party_column",
    "place_column",
    "statute_column",
    "table_column",
    "without_bill",
]

Array = np.ndarray[Any, np.dtype[Any]]
Json = dict[str, Any]

PARTIES: Final = ("shipper_name", "maker_name", "consignee_name", "notify_name")
_EPOCH: Final = dt.date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Arrivals in columns, with who their parties are.

    Attributes:
        rows: as `sql/arrivals.sql`. day: ordinal of each, 0 where undated. who: by field of `PARTIES`, number of the entity in
        `entities` of each arrival, -1 for nobody.
    """

    rows: pa.Table
    day: Array
    who: Mapping[str, Array]
    entities: Sequence[str]

    @property
    def n(self) -> int:
        """Return the number of arrivals."""
        return int(self.rows.num_rows)

    @staticmethod
    def of(rows: pa.Table, entity_of: Callable[[str], str]) -> "Table":
        """Return the table of rows.

        Args:
            entity_of: who a text is, empty for nobody; asked once for each different text.
        """
        numbers: dict[str, int] = {}
        who = {}
        for name in PARTIES:
            coded = rows[name].combine_chunks().dictionary_encode()
            ids = [entity_of(text) if text else "" for text in coded.dictionary.to_pylist()]
            codes = np.array([numbers.setdefault(one, len(numbers)) if one else -1 for one in ids], np.int64)
            who[name] = codes[coded.indices.to_numpy()] if rows.num_rows else np.empty(0, np.int64)
        days = rows["day"].cast(pa.int32()).fill_null(-_EPOCH).to_numpy().astype(np.int64) + _EPOCH
        return Table(rows=rows, day=days, who=who, entities=list(numbers))

    def rows_of(self, entities: set[str], fields: Sequence[str]) -> Array:
        """Return the arrivals that name one of these entities in one of these fields."""
        at = np.array([n for n, one in enumerate(self.entities) if one in entities], np.int64)
        held = np.zeros(self.n, np.bool_)
        for name in fields:
            held |= np.isin(self.who[name], at)
        return np.flatnonzero(held)

    def text(self, row: int, name: str) -> str:
        """Return the text of one field of one arrival."""
        return str(self.rows[name][row].as_py() or "")


@dataclass(slots=True)
class _Filling:
    """A column while it is filled: the greatest points of each arrival stay."""

    points: Array
    ref: Array
    refs: list[Any] = field(default_factory=list)

    @staticmethod
    def of(n: int) -> "_Filling":
        return _Filling(np.zeros(n), np.full(n, -1, np.int64))

    def put(self, rows: Array, points: float, ref: Any) -> None:
        better = rows[points > self.points[rows]]
        self.points[better], self.ref[better] = points, len(self.refs)
        self.refs.append(ref)

    def column(self) -> Column:
        return Column(points=self.points, ref=self.ref)


def chain_column(
    table: Table,
    bulk: "Bulk",
    first: Array,
    scores: "BillScores",
    starts: "Sequence[Seed]",
    gathered: "Gathered",
) -> Column:
    """Return the points of the best chain along each arrival; the ref is the number of its bill.

    That there is such an arrival is not doubted, whatever the grade of its file. What several origins say of where a chain
    starts is put together: one more witness makes it likelier.

    Args:
        first: first row of each bill (`batch_run.Numbered`). starts: seeds in the order of the starts of the scores.
    """
    bill = bills_of(table, bulk, first)
    known = np.flatnonzero(bill >= 0)
    known = known[scores.start[bill[known]] >= 0]
    start = scores.start[bill[known]]
    chances = gathered.chances()
    together = _together(starts, chances)
    own = np.array([_chance(seed, chances) for seed in starts])
    ratio = np.array([_ratio(gathered, seed) for seed in starts])
    p = np.empty(0)
    if known.size:
        p = without_bill(bulk, scores, bill[known]) * together[start] / own[start]
    points, ref = np.zeros(table.n), np.full(table.n, -1, np.int64)
    points[known] = 10 * np.log10(1 - p + p * ratio[start]) if known.size else 0.0
    ref[known] = bill[known]
    return Column(points=points, ref=ref)


def without_bill(bulk: "Bulk", scores: "BillScores", bills: Array) -> Array:
    """Return the products over the best chains of bills, without the fact that the bill itself is."""
    columns = bulk.columns
    if columns.own_class is None or columns.own_chances is None:
        return scores.p[bills]
    return np.minimum(1.0, scores.p[bills] / columns.own_chances[columns.own_class[scores.along(bills)]])


def bills_of(table: Table, bulk: "Bulk", first: Array) -> Array:
    """Return the number of the bill of each arrival, -1 for one that cannot be followed."""
    number = {one: at for at, one in enumerate(bulk.documents, start=1)}
    coded = table.rows["document"].combine_chunks().dictionary_encode()
    numbers = np.array([number.get(one, 0) for one in coded.dictionary.to_pylist()], np.int64)
    document = numbers[coded.indices.to_numpy()] if table.n else np.empty(0, np.int64)
    asked = document << 32 | table.rows["row"].to_numpy().astype(np.int64)
    held = bulk.document[first].astype(np.int64) << 32 | bulk.row[first].astype(np.int64)
    order = np.argsort(held)
    place = np.minimum(np.searchsorted(held[order], asked), max(0, held.size - 1))
    if not held.size:
        return np.full(table.n, -1, np.int64)
    found = order[place]
    return np.where(held[found] == asked, found, -1)


def _chance(seed: "Seed", chances: Mapping[str, float]) -> float:
    chance = 1.0
    for fact in seed.facts:
        chance *= chances.get(fact, 1.0)
    return chance


def _together(starts: "Sequence[Seed]", chances: Mapping[str, float]) -> Array:
    """Return of each start the chance that one of the origins holds which speak of its entity in its time."""
    of: dict[str, list[Seed]] = {}
    for seed in starts:
        of.setdefault(seed.entity_id, []).append(seed)
    found = []
    for seed in starts:
        missing = 1.0
        beside = {
            other.facts: _chance(other, chances)
            for other in of[seed.entity_id]
            if other.first_day <= seed.last_day and seed.first_day <= other.last_day
        }
        for chance in beside.values():
            missing *= 1 - chance
        found.append(1 - missing)
    return np.array(found)


def _ratio(gathered: "Gathered", seed: "Seed") -> float:
    """Return the greatest ratio of what a start stands for."""
    from unpick.weigh.ratios import bundled_ratios, ratio_of

    found = [1.0]
    for concern in gathered.concerns_of(seed):
        if concern.predicate == "listed":
            found.append(ratio_of("official_listing").ratio)
        elif concern.predicate == "watched_site":
            found.append(ratio_of("made_there_told").ratio)
        elif told := bundled_ratios().of_claim(concern.predicate, concern.object):
            found.append(told.ratio)
    return max(found)


def party_column(
    table: Table, watch: "WatchIndex", listed_ids: Mapping[str, Sequence[str]]
) -> tuple[Column, list[Any]]:
    """Return the points of parties that are listed on the day of arrival; refs are (field, entity, listing rows).

    Args:
        listed_ids: entity of the network to the listed entities that it is the same as.
    """
    from unpick.resolve.listed import listed_on
    from unpick.weigh.ratios import ratio_of

    filling = _Filling.of(table.n)
    points = points_of(ratio_of("official_listing").ratio)
    for name in PARTIES:
        for number, entity in enumerate(table.entities):
            if entity not in listed_ids:
                continue
            rows = np.flatnonzero(table.who[name] == number)
            for day in np.unique(table.day[rows]):
                on = dt.date.fromordinal(int(day)) if day > 0 else None
                held = [
                    row
                    for one in listed_ids[entity]
                    for row in watch.listings.get(one, ())
                    if on is not None and listed_on(row, on) is Known.YES
                ]
                if held:
                    filling.put(rows[table.day[rows] == day], points, (name, entity, held))
    return filling.column(), filling.refs


def origin_column(table: Table) -> Column:
    """Return the points of arrivals whose own bill states North Korea as their origin: who files it admits it."""
    from unpick.places.ports import country_said
    from unpick.weigh.ratios import ratio_of

    stated = np.zeros(table.n, np.bool_)
    for text, rows in _texts(table.rows["origin_country"]):
        stated[rows] = country_said(text) == "KP"
    return Column(
        points=np.where(stated, points_of(ratio_of("admitted").ratio), 0.0), ref=np.where(stated, 0, -1)
    )


def lead_column(
    table: Table, signals: "Sequence[Signal]", entity_of: Callable[[str], str]
) -> tuple[Column, list[Any]]:
    """Return the points of signals of suppliers that fire; refs are the signals.

    A signal of a country or a code sets a priority and is left out here.
    """
    from unpick.model.signal import Resolution
    from unpick.weigh.ratios import bundled_ratios

    filling = _Filling.of(table.n)
    kinds = bundled_ratios().kinds
    for signal in signals:
        if not signal.fires or signal.resolution is not Resolution.SUPPLIER or signal.kind not in kinds:
            continue
        rows = table.rows_of({entity_of(signal.subject)}, PARTIES[:2])
        filling.put(rows, points_of(kinds[signal.kind].ratio), signal)
    return filling.column(), filling.refs


def table_column(table: Table, told: pa.Table, points: Array) -> Column:
    """Return a column from a table of some arrivals by document and row; the ref is the row of the table."""
    at = _places(table, told)
    whole, ref = np.zeros(table.n), np.full(table.n, -1, np.int64)
    whole[at], ref[at] = points, np.arange(told.num_rows)
    return Column(points=whole, ref=ref)


def _places(table: Table, told: pa.Table) -> Array:
    keys = [
        pc.binary_join_element_wise(one["document"], one["row"].cast(pa.string()), "#")
        for one in (table.rows, told)
    ]
    found: Array = pc.index_in(keys[1], value_set=keys[0].combine_chunks()).to_numpy().astype(np.int64)
    return found


def place_column(table: Table, known_at: dt.date) -> tuple[Column, list[Any]]:
    """Return the points of watched goods by a watched place that the bill names as port or place of receipt.

    Addresses and postal codes are not read: where a firm says it is seated moves no rank.
    """
    from unpick.app.sites import was_public
    from unpick.goods.watched import goods_for_hs
    from unpick.places.watched import find_site

    filling = _Filling.of(table.n)
    goods = _held(table.rows["hs_code"], lambda code: tuple(one.id for one in goods_for_hs(code)))
    for name in ("lading_port", "place_of_receipt"):
        for text, at in _texts(table.rows[name]):
            site = find_site(text) or find_site(text.partition(",")[0])
            said = site and any(was_public(one.source.date, known_at) for one in site.why)
            if not site or not said:
                continue
            for kinds in {kinds for kinds, rows in goods if np.intersect1d(rows, at).size}:
                rows = np.intersect1d(at, np.concatenate([rows for held, rows in goods if held == kinds]))
                filling.put(rows, PRIORITY_POINTS, (name, site, kinds))
    return filling.column(), filling.refs


def _texts(column: pa.ChunkedArray) -> list[tuple[str, Array]]:
    """Return each different text of a column with its rows."""
    coded = column.combine_chunks().dictionary_encode()
    codes = coded.indices.to_numpy()
    order = np.argsort(codes, kind="stable")
    ends = np.searchsorted(codes[order], np.arange(len(coded.dictionary) + 1))
    return [
        (text, np.sort(order[ends[at] : ends[at + 1]]))
        for at, text in enumerate(coded.dictionary.to_pylist())
        if text
    ]


def _held(
    column: pa.ChunkedArray, of: Callable[[str], tuple[str, ...]]
) -> list[tuple[tuple[str, ...], Array]]:
    return [(found, rows) for text, rows in _texts(column) if (found := of(text))]


def statute_column(table: Table, named: "Sequence[Named]") -> tuple[Column, list[Any]]:
    """Return the points where NKSPEA section 205 names port, vessel or flag; refs are what names it."""
    filling = _Filling.of(table.n)
    for one in named:
        rows = np.array(one.rows, np.int64)
        filling.put(rows, STATUTE_POINTS, one)
    return filling.column(), filling.refs


def doors_open(
    table: Table, said: "Sequence[Said]", canonical: Callable[[str], str]
) -> tuple[Array, list[Any]]:
    """Return which arrivals come from a maker whose whole work force could be inspected in the year before, and by which claim.

    The maker counts, and the shipper where no maker is named. A denial, a part of the work force, or an inspection after the
    arrival opens nothing.

    Returns:
        a number in the list for each arrival, -1 for none; the claims.
    """
    open_ = np.full(table.n, -1, np.int64)
    claims = [
        one for one in said if one.predicate == "allowed_inspection" and one.object == "whole work force"
    ]
    denied = {canonical(one.subject) for one in claims if one.denied}
    maker = np.where(table.who["maker_name"] >= 0, table.who["maker_name"], table.who["shipper_name"])
    number = {one: at for at, one in enumerate(table.entities)}
    kept: list[Any] = []
    for one in claims:
        subject = canonical(one.subject)
        if one.denied or subject in denied or subject not in number or one.source.reliability not in "ABC":
            continue
        ended = one.valid_to if one.valid_to != FOREVER else one.source.public_from
        begin, end = max(one.valid_from, dt.date(1, 1, 2)).toordinal(), ended.toordinal() + OPEN_DAYS
        rows = np.flatnonzero((maker == number[subject]) & (table.day >= begin) & (table.day <= end))
        open_[rows] = len(kept)
        kept.append(one)
    return open_, kept
