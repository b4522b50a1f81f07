"""A version of a list as rows of the statement table, built column by column."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import pyarrow as pa

from unpick.datasets.lists.version import ListVersion
from unpick.model.days import FOREVER, LONG_AGO
from unpick.model.statement import COLUMNS

__all__ = ["EXTRACTOR", "STATEMENT_SCHEMA", "statements"]

EXTRACTOR: Final = "lists/1"
"""Name and version of the readers of this folder, as statements carry it."""

_DAYS = ("first_seen", "last_seen", "valid_from", "valid_to", "public_from")
_FLAGS = ("external", "protected")

STATEMENT_SCHEMA: Final = pa.schema(
    [
        (name, pa.date32() if name in _DAYS else pa.bool_() if name in _FLAGS else pa.string())
        for name in COLUMNS
    ]
)

_LISTING_PROPS = (
    *(("entity_id", "entity"), ("authority", "authority"), ("list", "list"), ("ref", "ref")),
    *(("program", "program"), ("section", "section"), ("measure", "measure"), ("nexus", "nexus")),
    *(("reason", "reason"), ("source_url", "sourceUrl"), ("note", "note")),
    *(("from_earliest", "fromEarliest"), ("from_latest", "fromLatest")),
    *(("to_earliest", "toEarliest"), ("to_latest", "toLatest")),
)
_ENDS = ("toEarliest", "toLatest")
_REMARKS = ("reason", "note")
"""Texts that a list rewrites over the years: public only from the day their wording is known."""

_Row = tuple[str, str, str, str, str, str, str, str, str, dt.date]
"""entity_id, schema, prop, value, original_value, lang, document, locator, reliability, public_from."""


def statements(version: ListVersion) -> pa.Table:
    """Return the statements of a version, one per property and value, in the order of its tables.

    Grain: one row per statement id; a value that a source repeats in one place counts once.
    A listing that began later than it is public to us, or that ended, never shows before its public day.
    """
    rows = [*_listing_rows(version), *_value_rows(version)]
    return _table(version, rows)


def _listing_rows(version: ListVersion) -> Iterator[_Row]:
    columns = {name: version.listing[name].to_pylist() for name in version.listing.schema.names}
    places = list(zip(*(columns[name] for name in ("document", "locator", "reliability")), strict=True))
    ids, public, told = (columns[name] for name in ("listing_id", "public_from", "told_from"))
    for column, prop in _LISTING_PROPS:
        values = columns[column]
        if column in ("from_earliest", "from_latest", "to_earliest", "to_latest"):
            values = [day.isoformat() for day in values]
        ended = columns["to_latest"] if prop in _ENDS else None
        for index, value in enumerate(values):
            if value:
                known = told[index] if prop in _REMARKS else public[index]
                if ended and ended[index] != FOREVER:
                    known = max(known, min(ended[index], version.as_of))
                yield (ids[index], "Sanction", prop, value, value, "", *places[index], known)
    if version.partial:
        for index, listing_id in enumerate(ids):
            said = version.partial
            yield (listing_id, "Sanction", "partial", said, said, "", *places[index], public[index])


def _value_rows(version: ListVersion) -> Iterator[_Row]:
    for table, value, prop in (
        ("name", "name", ""),
        ("identifier", "value", ""),
        ("address", "address", "address"),
    ):
        columns = _columns(
            getattr(version, table),
            ("entity_id", "schema", *(() if prop else ("kind",)), value, "original"),
        )
        lang = _columns(version.name, ("lang",))[0] if table == "name" else [""] * len(columns[0])
        rest = _columns(getattr(version, table), ("document", "locator", "reliability", "public_from"))
        kinds = [prop] * len(columns[0]) if prop else columns[2]
        rows = zip(columns[0], columns[1], kinds, columns[-2], columns[-1], lang, *rest, strict=True)
        yield from (row for row in rows if row[3])
    yield from _country_rows(version.address)


def _country_rows(address: pa.Table) -> Iterator[_Row]:
    names = ("entity_id", "schema", "country", "document", "locator", "reliability", "public_from")
    for entity, schema, country, *place in zip(*_columns(address, names), strict=True):
        if country:
            yield (entity, schema, "country", country, country, "", *place)


def _columns(table: pa.Table, names: Iterable[str]) -> list[list[str]]:
    return [table[name].to_pylist() for name in names]


def _table(version: ListVersion, rows: Sequence[_Row]) -> pa.Table:
    """Return the rows as a table, ids as `model.statement` makes them, the first of equal ids kept."""
    tail = f"\x1f{LONG_AGO.isoformat()}\x1f{FOREVER.isoformat()}"
    digest = hashlib.sha256
    unique: dict[str, _Row] = {}
    for row in rows:
        entity, schema, prop, _, original, lang, document, locator, _, _ = row
        text = "\x1f".join((entity, schema, prop, original, lang, version.list_id, document, locator))
        unique.setdefault(digest((text + tail).encode()).hexdigest()[:40], row)
    columns = list(zip(*unique.values(), strict=True)) or [()] * 10
    size = len(unique)
    given = dict(
        zip(
            (
                "entity_id",
                "schema",
                "prop",
                "value",
                "original_value",
                "lang",
                "document",
                "locator",
                "reliability",
                "public_from",
            ),
            columns,
            strict=True,
        )
    )
    constant = {
        "dataset": version.list_id,
        "origin": version.list_id,
        "external": False,
        "first_seen": version.history_from,
        "last_seen": version.as_of,
        "valid_from": LONG_AGO,
        "valid_to": FOREVER,
        "method": "parsed",
        "extractor": EXTRACTOR,
        "protected": False,
    }
    arrays = []
    for column in STATEMENT_SCHEMA:
        if column.name == "id":
            arrays.append(pa.array(unique, column.type))
        elif column.name in given:
            arrays.append(pa.array(given[column.name], column.type))
        else:
            arrays.append(pa.repeat(pa.scalar(constant[column.name], column.type), size))
    return pa.Table.from_arrays(arrays, schema=STATEMENT_SCHEMA)
