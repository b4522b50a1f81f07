"""The watch index of the name benchmark: every name of the stored lists, filled up with made-up firms to a size."""

import csv
import datetime as dt
import gzip
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
from defusedxml.ElementTree import fromstring
from tests.truth.lists import eu, tidy, uflpa, un, wro

from _firms import make_watch
from unpick.resolve.watch import WatchIndex

__all__ = ["MADE_UP", "listed_rows", "watch_index"]

MADE_UP = "made-up"
SEED = 101
"""Seed of the made-up firms: that of the candidate benchmark."""

Row = tuple[str, str, str, str]
"""Entity id, name, kind of name, schema."""


def _cells(path: Path) -> Iterator[list[str]]:
    with gzip.open(path, "rt", encoding="utf-8", errors="replace", newline="") as stream:
        yield from csv.reader(stream)


def _ofac(data: Path) -> Iterator[Row]:
    schemas = {"individual": "Person", "vessel": "Vessel", "aircraft": "Airplane"}
    known: dict[str, str] = {}
    for row in _cells(data / "ofac_sdn" / "sdn_2024-05-03.csv.gz"):
        if len(row) > 2:
            known[row[0]] = schemas.get(row[2].strip(), "Organization")
            yield f"ofac-{row[0]}", tidy(row[1]), "name", known[row[0]]
    for row in _cells(data / "ofac_sdn" / "alt_2025-12-24.csv.gz"):
        if len(row) > 3 and row[0] in known:
            yield f"ofac-{row[0]}", tidy(row[3]), "alias", known[row[0]]


def _csl(data: Path) -> Iterator[Row]:
    with gzip.open(data / "us_csl" / "csl_2023-11.csv.gz", "rt", encoding="utf-8", newline="") as stream:
        for number, row in enumerate(csv.DictReader(stream)):
            if "(SDN)" in row["source"] or row["name"] in ("", "name"):
                continue
            schema = "Person" if row["type"] == "Individual" else "Organization"
            for text in (row["name"], *filter(None, map(tidy, row["alt_names"].split(";")))):
                yield f"csl-{number}", tidy(text), "name" if text == row["name"] else "alias", schema


def _others(data: Path) -> Iterator[Row]:
    for entry in (*un(data), *eu(data), *uflpa(data), *wro(data)):
        for at, (text, _) in enumerate(entry.names):
            yield entry.key, text, "alias" if at else "name", "Vessel" if entry.vessel else "Organization"


def _persons(data: Path) -> Iterator[Row]:
    for path in sorted((data / "eu_journal").glob("*.csv.gz")):
        with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                if row["schema"] == "Person":
                    for text in filter(None, map(tidy, f"{row['name']};{row['alias']}".split(";"))):
                        yield f"{path.stem}-{row['recordId']}", text, "alias", "Person"
    with gzip.open(data / "un_sc" / "UN_consolidated_2026-02-27.xml.gz", "rb") as stream:
        root = fromstring(stream.read())
    for node in root.iter("INDIVIDUAL"):
        at, parts = f"un-{node.findtext('DATAID')}", ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME")
        main = tidy(" ".join(node.findtext(tag) or "" for tag in parts))
        for text in (main, *(one.findtext("ALIAS_NAME") or "" for one in node.iter("INDIVIDUAL_ALIAS"))):
            if tidy(text):
                yield at, tidy(text), "name" if text == main else "alias", "Person"


def listed_rows(data: Path) -> list[Row]:
    """Return the names of the stored lists (OFAC, Commerce and State lists, UN, EU, UFLPA, CBP), each once per entity."""
    rows = (*_ofac(data), *_csl(data), *_others(data), *_persons(data))
    return list({(row[0], row[1].casefold()): row for row in reversed(rows) if row[1]}.values())[::-1]


def watch_index(data: Path, size: int) -> tuple[WatchIndex, dict[str, int]]:
    """Return the index, of at least so many names, and their counts; made-up entities have ids that begin with `MADE_UP`."""
    rows = listed_rows(data)
    listed = len(rows)
    made = make_watch([], size - listed, seed=SEED)["name"].to_pylist() if size > listed else []
    rows += [(f"{MADE_UP}-{at}", text, "name", "Organization") for at, text in enumerate(made)]
    entities = {row[0]: row[3] for row in rows}
    far, old = dt.date(9999, 12, 31), dt.date(2000, 1, 1)
    listing = [
        {"listing_id": f"l-{one}", "entity_id": one, "authority": "bench", "list": "bench", "ref": one, "programs": [],
         "from_earliest": old, "from_latest": old, "to_earliest": far, "to_latest": far, "public_from": old}
        for one in entities
    ]  # fmt: skip
    names = [{"entity_id": r[0], "name": r[1], "kind": r[2], "public_from": old} for r in rows]
    index = WatchIndex.build(
        pa.Table.from_pylist(names),
        pa.Table.from_pylist(listing),
        pa.table({"entity_id": pa.array([], pa.string()), "value": pa.array([], pa.string())}),
        entity=pa.table({"entity_id": list(entities), "schema": list(entities.values())}),
    )
    persons = sum(row[3] == "Person" for row in rows)
    return index, {"names": len(rows), "listed": listed, "of persons": persons, "made up": len(made)}
