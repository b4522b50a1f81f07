"""FollowTheMoney entities in and out; what stock FollowTheMoney cannot hold travels in a sidecar."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from unpick.datasets.links import Keyed
from unpick.model.days import FOREVER, LONG_AGO, parse_day
from unpick.model.reject import Reject
from unpick.model.statement import COLUMNS, Statement

__all__ = ["STOCK_ANCESTOR", "export_ftm", "is_ftm", "read_ftm", "read_sidecar", "write_ftm"]

EXTRACTOR: Final = "ftm/1"

STOCK_ANCESTOR: Final = {"Link": "UnknownLink", "Claim": "Note", "Site": "RealEstate", "WatchedGood": "Note"}
"""Own schema to the stock schema that a FollowTheMoney reader loads instead (docs/architecture.md)."""

_STOCK_PROP: Final = {
    "UnknownLink": {
        "subject": "subject",
        "object": "object",
        "kind": "role",
        "startDate": "startDate",
        "endDate": "endDate",
        "sourceUrl": "sourceUrl",
        "quote": "summary",
    },
    "Note": {
        "subject": "entity",
        "quote": "description",
        "name": "name",
        "periodFrom": "date",
        "sourceUrl": "sourceUrl",
    },
    "RealEstate": {
        "name": "name",
        "alias": "alias",
        "country": "country",
        "address": "address",
        "notes": "notes",
        "sourceUrl": "sourceUrl",
    },
}
"""Own property to the stock property of the ancestor; the rest is in the sidecar only."""

_LINKS: Final = {
    "Ownership": ("owns", "owner", "asset"),
    "Directorship": ("directs", "director", "organization"),
    "Succession": ("predecessor_of", "predecessor", "successor"),
}
"""Stock relationship to the kind of link it states, with the properties of its two ends."""

_KEPT: Final = ("id", "schema", "properties")
_OVERFLOW: Final = "ftmOverflow"
"""Property that keeps the fields of an entity besides id, schema and properties, as JSON."""


def is_ftm(path: Path) -> bool:
    """Tell whether the first line of a file is a FollowTheMoney entity."""
    first = _first_line(path)
    return isinstance(first, dict) and {"id", "schema", "properties"} <= set(first)


def _first_line(path: Path) -> object:
    with path.open("rb") as stream:
        line = stream.readline(1 << 22)
    try:
        found: object = json.loads(line)
    except (json.JSONDecodeError, UnicodeDecodeError):
        return None
    return found


def read_ftm(path: Path, *, file: str, document: str, public_from: dt.date, protected: bool = False) -> Keyed:
    """Return a statement per value of every entity; ownership and the like are stated as links too."""
    keyed = Keyed()
    with path.open("rb") as stream:
        for number, line in enumerate(stream, start=1):
            if not line.strip():
                continue
            keyed.rows_read += 1
            entity = _entity(line)
            if entity is None:
                keyed.rejects.append(_reject(file, number, line))
                continue
            told = {"document": document, "locator": f"row:{number}", "protected": protected}
            keyed.statements.extend(_statements(entity, told, public_from))
    return keyed


def _reject(file: str, number: int, line: bytes) -> Reject:
    return Reject(
        file=file,
        row=number,
        column="",
        value=line[:200].decode("utf-8", errors="replace"),
        problem="no FollowTheMoney entity: id, schema and properties are needed",
        remedy="write one JSON object a line",
    )


def _entity(line: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(line)
    except (json.JSONDecodeError, UnicodeDecodeError):
        return None
    sound = (
        isinstance(found, dict)
        and isinstance(found.get("id"), str)
        and isinstance(found.get("schema"), str)
        and isinstance(found.get("properties"), dict)
        and all(isinstance(values, list) for values in found["properties"].values())
    )
    return found if sound else None


def _statements(entity: dict[str, Any], told: dict[str, Any], day: dt.date) -> Iterator[Statement]:
    datasets = entity.get("datasets") or ["ftm"]
    common = {**told, "dataset": str(datasets[0]), "public_from": day, "extractor": EXTRACTOR}
    properties: dict[str, list[Any]] = entity["properties"]
    for prop, values in properties.items():
        for value in values:
            text = value["id"] if isinstance(value, dict) and "id" in value else str(value)
            yield Statement(entity_id=entity["id"], schema=entity["schema"], prop=prop, value=text, **common)
    overflow = {key: value for key, value in entity.items() if key not in _KEPT}
    if overflow:
        text = json.dumps(overflow, ensure_ascii=False, sort_keys=True)
        yield Statement(entity_id=entity["id"], schema=entity["schema"], prop=_OVERFLOW, value=text, **common)
    if entity["schema"] in _LINKS:
        yield from _link(entity["id"], entity["schema"], properties, common)


def _link(
    entity: str, schema: str, properties: dict[str, list[Any]], common: dict[str, Any]
) -> Iterator[Statement]:
    kind, subject, obj = _LINKS[schema]
    ends = [(_ref(one), _ref(two)) for one in properties.get(subject, []) for two in properties.get(obj, [])]
    start, end = (str(next(iter(properties.get(name, [])), "")) for name in ("startDate", "endDate"))
    share = str(next(iter(properties.get("percentage", [])), ""))
    for number, (one, two) in enumerate(ends):
        values = {"kind": kind, "subject": one, "object": two, "share": _percent(share)}
        values |= {"startDate": start, "endDate": end, "polarity": "stated", "proof": entity}
        for prop, value in values.items():
            if value:
                yield Statement(
                    entity_id=f"link-{entity}-{number}",
                    schema="Link",
                    prop=prop,
                    value=value,
                    valid_from=_day(start, LONG_AGO, last=False),
                    valid_to=_day(end, FOREVER, last=True),
                    **common,
                )


def _percent(share: str) -> str:
    """Return a percentage as `model.share.read_share` reads it.

    Sources write a number up to 1 for a percent and for a fraction alike: both stay possible.

    >>> _percent("60%"), _percent("0.5"), _percent("25-50")
    ('60', '0.5% to 50%', '25-50')
    """
    number = share.strip().rstrip("%").strip()
    if not number.replace(".", "", 1).isdigit() or not number.isascii() or float(number) > 1:
        return number
    if share.strip().endswith("%") or not float(number):
        return f"{number}%"
    return f"{number}% to {float(number) * 100:g}%"


def _ref(value: object) -> str:
    return str(value["id"]) if isinstance(value, dict) and "id" in value else str(value)


def _day(text: str, unknown: dt.date, *, last: bool) -> dt.date:
    try:
        return parse_day(text[:10])[1 if last else 0]
    except ValueError:
        return unknown


def export_ftm(rows: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield an entity that a stock FollowTheMoney reader loads, for every entity of the statements.

    Links that were derived from a stock relationship are left out: that relationship is exported itself.

    Args:
        rows: rows of the statement table, already redacted, in any order.
    """
    entities: dict[str, dict[str, Any]] = {}
    for row in sorted(rows, key=lambda one: (one["entity_id"], one["prop"], one["value"], one["id"])):
        entity = entities.setdefault(
            row["entity_id"], {"id": row["entity_id"], "schema": "", "properties": {}, "datasets": []}
        )
        schema = STOCK_ANCESTOR.get(row["schema"], row["schema"])
        entity["schema"] = schema
        if row["prop"] == _OVERFLOW:
            entity.update(json.loads(row["value"]))
            continue
        own = row["schema"] in STOCK_ANCESTOR
        prop = _STOCK_PROP[schema].get(row["prop"], "") if own else row["prop"]
        values = entity["properties"].setdefault(prop, []) if prop else []
        if row["value"] not in values:
            values.append(row["value"])
        if row["dataset"] not in entity["datasets"]:
            entity["datasets"].append(row["dataset"])
    exported = set(entities)
    for entity in entities.values():
        derived = entity["id"].startswith("link-") and entity["id"][5:].rpartition("-")[0] in exported
        if not derived:
            yield entity


def write_ftm(rows: Iterable[Mapping[str, Any]], target: Path) -> Path:
    """Write entities as JSON lines, and every statement with its source beside them; return the sidecar.

    The sidecar (`NAME.statements.jsonl`) holds what an entity cannot: own schemas and properties, where
    each value stands, since when it is public, how far it is trusted.
    """
    held = list(rows)
    sidecar = target.with_suffix(".statements.jsonl")
    with target.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in export_ftm(held))
    with sidecar.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(_plain(row), ensure_ascii=False) + "\n" for row in held)
    return sidecar


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    days = {name: value.isoformat() for name, value in row.items() if isinstance(value, dt.date)}
    return {name: days.get(name, row.get(name)) for name in COLUMNS}


def read_sidecar(path: Path) -> list[Statement]:
    """Return the statements of a sidecar exactly as they were exported."""
    statements = []
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            row = json.loads(line)
            for name in ("valid_from", "valid_to", "public_from", "first_seen", "last_seen"):
                row[name] = dt.date.fromisoformat(row[name]) if row[name] else None
            del row["id"]
            statements.append(Statement(**row))
    return statements
