"""The version of a list that a workspace holds, read back from its statements."""

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Sequence

import pyarrow as pa

from unpick.datasets.lists.version import TABLES, ListFile, ListVersion
from unpick.model.days import FOREVER, LONG_AGO

__all__ = ["recalled"]

_NAMES = ("name", "alias", "weakAlias", "previousName")
_TEXTS = {
    "entity": "entity_id",
    "sourceUrl": "source_url",
    **{
        name: name
        for name in ("authority", "list", "ref", "program", "section", "measure", "nexus", "reason", "note")
    },
}
_DAYS = {
    "fromEarliest": ("from_earliest", LONG_AGO),
    "fromLatest": ("from_latest", FOREVER),
    "toEarliest": ("to_earliest", FOREVER),
    "toLatest": ("to_latest", FOREVER),
}

_Row = dict[str, object]


def recalled(
    list_id: str, statements: Sequence[_Row], *, files: Sequence[ListFile], title: str, source_url: str
) -> ListVersion | None:
    """Return the version that these statements of one list make, None when there are none.

    Args:
        statements: rows of the statement table with dataset list_id, nothing withdrawn among them.
        files: the documents they were read from.
    """
    if not statements:
        return None
    by_listing: dict[str, list[_Row]] = defaultdict(list)
    tables: dict[str, list[_Row]] = {name: [] for name in TABLES}
    countries: dict[tuple[object, ...], list[_Row]] = defaultdict(list)
    for row in statements:
        prop = str(row["prop"])
        if row["schema"] == "Sanction":
            by_listing[str(row["entity_id"])].append(row)
        elif prop in _NAMES:
            tables["name"].append(_value(row, "name"))
        elif prop == "address":
            tables["address"].append(_value(row, "address") | {"country": ""})
        elif prop == "country":
            countries[row["entity_id"], row["document"], row["locator"]].append(row)
        else:
            tables["identifier"].append(_value(row, "value"))
    _join_countries(tables["address"], countries)
    known = {row["entity_id"]: row for row in reversed(tables["name"]) if row["kind"] == "name"}
    known = {row["entity_id"]: row for row in tables["name"]} | known
    tables["listing"] = [_listing(listing_id, rows, known) for listing_id, rows in by_listing.items()]
    partial = {str(row["value"]) for row in statements if row["prop"] == "partial"}
    as_of = max(day for row in statements if isinstance(day := row["last_seen"], dt.date))
    history = max(day for row in statements if isinstance(day := row["first_seen"], dt.date))
    shas = [file.sha256 for file in files]
    return ListVersion(
        list_id=list_id,
        version=as_of.isoformat(),
        as_of=as_of,
        history_from=history,
        title=title,
        source_url=source_url,
        licence="",
        sha256=shas[0] if len(shas) == 1 else hashlib.sha256("\n".join(shas).encode()).hexdigest(),
        partial="; ".join(sorted(partial)),
        reliability=max(str(row["reliability"]) for row in statements),
        files=tuple(files),
        notes=(),
        rejects=(),
        **{name: pa.Table.from_pylist(rows, schema=TABLES[name]) for name, rows in tables.items()},
    )


def _value(row: _Row, column: str) -> _Row:
    kept = ("entity_id", "schema", "document", "locator", "reliability", "public_from")
    told = {name: row[name] for name in kept}
    return told | {
        column: row["value"],
        "original": row["original_value"],
        "kind": row["prop"],
        "lang": row["lang"],
    }


def _join_countries(addresses: list[_Row], countries: dict[tuple[object, ...], list[_Row]]) -> None:
    """Give each address the country of its place in the file; a country alone is an address without text."""
    for row in addresses:
        if found := countries.pop((row["entity_id"], row["document"], row["locator"]), None):
            row["country"] = found[0]["value"]
            addresses_left = found[1:]
            if addresses_left:
                countries[row["entity_id"], row["document"], row["locator"]] = addresses_left
    for rest in countries.values():
        addresses.extend(
            _value(row, "original") | {"address": "", "original": "", "country": row["value"]} for row in rest
        )


def _listing(listing_id: str, rows: list[_Row], known: dict[object, _Row]) -> _Row:
    told: _Row = {"listing_id": listing_id, **dict.fromkeys(_TEXTS.values(), "")}
    told |= dict(_DAYS.values())
    first = rows[0]
    told |= {name: first[name] for name in ("document", "locator", "reliability", "public_from")}
    told["told_from"] = first["last_seen"]
    for row in rows:
        prop, value = str(row["prop"]), str(row["value"])
        if prop in _TEXTS:
            told[_TEXTS[prop]] = value
        elif prop in _DAYS:
            told[_DAYS[prop][0]] = dt.date.fromisoformat(value)
        if prop == "entity":
            told["public_from"] = row["public_from"]
        if prop in ("reason", "note"):
            told["told_from"] = row["public_from"]
    name = known.get(told["entity_id"], {})
    return told | {"schema": name.get("schema", "LegalEntity"), "caption": name.get("name", "")}
