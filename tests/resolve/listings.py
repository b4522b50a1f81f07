"""Invented lists and workspace records as a watch index, for tests of names."""

import datetime as dt

import pyarrow as pa

from unpick.resolve.alias_index import AliasIndex
from unpick.resolve.watch import WatchIndex

DAY = dt.date(2020, 1, 1)
OPEN = dt.date(9999, 12, 31)

LISTS = {"us": "Invented Treasury", "un": "Invented Council", "eu": "Invented Union"}
"""Prefix of an entity id to the authority of its list; other prefixes are records of the user."""


def rows_of(records):
    """Return rows of the views `name`, `listing`, `entity` for {id: [(name, kind[, public day])]}."""
    name = [
        {
            "entity_id": entity,
            "name": said[0],
            "kind": said[1],
            "public_from": said[2] if len(said) > 2 else DAY,
            "dataset": entity.split("-")[0],
            "locator": f"row:{number}",
            "why": [f"st-{entity}-{number}"],
        }
        for entity, names in records.items()
        for number, said in enumerate(names)
    ]
    listing = [
        {
            "listing_id": f"l-{entity}",
            "entity_id": entity,
            "authority": LISTS[prefix],
            "list": f"{prefix}_list",
            "ref": entity,
            "from_earliest": DAY,
            "from_latest": DAY,
            "to_earliest": OPEN,
            "to_latest": OPEN,
            "public_from": DAY,
        }
        for entity in records
        if (prefix := entity.split("-")[0]) in LISTS
    ]
    return name, listing


def index(records, *, numbers=(), schemas=None, known_at=None, extra=()):
    """Return a watch index of the records; numbers are (entity, kind, value)."""
    name, listing = rows_of(records)
    text = pa.string()
    identifier = pa.table(
        {
            column: pa.array([row[place] for row in numbers], text)
            for place, column in enumerate(("entity_id", "kind", "value"))
        }
    )
    given = schemas or {}
    entity = pa.table({"entity_id": list(records), "schema": [given.get(one, "Company") for one in records]})
    empty = pa.schema([("entity_id", text)]).empty_table()
    return WatchIndex.build(
        pa.Table.from_pylist(name),
        pa.Table.from_pylist(listing) if listing else empty,
        identifier,
        entity=entity,
        known_at=known_at,
        extra=extra,
    )


def alias_index(records, *, schemas=None, known_at=None):
    """Return the same records as `compare` asks for them."""
    name, listing = rows_of(records)
    return AliasIndex(name, listing, schema=schemas, known_at=known_at)
