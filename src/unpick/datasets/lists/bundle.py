"""The bundled default lists: four compact tables per list, each row with its source and as-of day.

Written by tools/build_lists.py, read by `load_bundled`. A statement made from them points at the bundled
table and its row; the columns `source` and `source_locator` lead on to the official file.
"""

import csv
import datetime as dt
import hashlib
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc
import yaml

from unpick.datasets.lists.version import TABLES, ListFile, ListVersion
from unpick.model.bundled import bundled_bytes, bundled_names
from unpick.model.days import FOREVER, LONG_AGO

__all__ = ["PACKAGE", "load_bundled", "only", "written"]

PACKAGE: Final = "unpick.data.lists"
_EXTRA = ("as_of", "source", "source_locator")
_META = ("list_id", "version", "title", "source_url", "licence", "partial", "reliability")


def only(version: ListVersion, entities: Iterable[str], *, partial: str) -> ListVersion:
    """Return the version cut down to some entities, saying so in its `partial` sentence."""
    wanted = pa.array(sorted(entities), pa.string())
    cut = {
        name: getattr(version, name).filter(pc.is_in(getattr(version, name)["entity_id"], value_set=wanted))
        for name in TABLES
    }
    said = "; ".join(filter(None, (partial, version.partial)))
    return _replaced(version, partial=said, rejects=(), **cut)


def _replaced(version: ListVersion, **changed: object) -> ListVersion:
    from dataclasses import replace

    return replace(version, **changed)  # type: ignore[arg-type]


def written(versions: Sequence[ListVersion]) -> dict[str, bytes]:
    """Return the bundled files by name; the same versions give the same bytes."""
    files = {
        f"{v.list_id}.{name}.csv": _csv(name, v) for v in versions for name in TABLES if len(getattr(v, name))
    }
    meta = {
        "about": "Built by tools/build_lists.py; days empty at an open end; persons without birth dates.",
        "lists": [_meta(version) for version in versions],
    }
    files["meta.yml"] = yaml.safe_dump(meta, sort_keys=False, allow_unicode=True, width=100).encode()
    return files


def _meta(version: ListVersion) -> dict[str, object]:
    own: dict[str, object] = {name: getattr(version, name) for name in _META}
    own |= {"as_of": version.as_of.isoformat(), "history_from": version.history_from.isoformat()}
    own |= {"entities": version.entities, "listings": len(version.listing), "notes": list(version.notes)}
    files = [{"name": file.name, "sha256": file.sha256, "size": file.size} for file in version.files]
    return own | {"sha256": version.sha256, "source_files": files}


def _columns(name: str) -> list[str]:
    return [column for column in TABLES[name].names if column not in ("document", "locator", "list")]


def _csv(name: str, version: ListVersion) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    columns = _columns(name)
    writer.writerow([*_EXTRA, *columns])
    sources = {file.sha256: file.name for file in version.files}
    rows: list[tuple[str, ...]] = []
    for row in getattr(version, name).to_pylist():
        # Companions of a list (OFAC's aliases) may be of a later day than the list itself.
        as_of = version.as_of if name == "listing" else max(version.as_of, row["public_from"])
        extra = (as_of.isoformat(), sources[row["document"]], row["locator"])
        cells: tuple[str, ...] = tuple(_cell(row[column], column) for column in columns)
        rows.append((*extra, *cells))
    ordered: list[tuple[str, ...]] = sorted(rows, key=_order)
    writer.writerows(ordered)
    return out.getvalue().encode()


def _order(row: tuple[str, ...]) -> tuple[str, ...]:
    return (row[3], *row)


def _cell(value: object, column: str) -> str:
    if isinstance(value, dt.date):
        open_end = LONG_AGO if column == "from_earliest" else FOREVER
        return "" if value == open_end else value.isoformat()
    return str(value)


def load_bundled() -> list[ListVersion]:
    """Return the versions that ship with the package.

    Raises:
        FileNotFoundError: the package was built without its tables.
    """
    meta: Mapping[str, object] = yaml.safe_load(bundled_bytes(PACKAGE, "meta.yml"))
    lists = meta["lists"]
    assert isinstance(lists, list)
    return [_version(own) for own in lists]


def _version(own: dict[str, str]) -> ListVersion:
    here = bundled_names(PACKAGE, ".csv")
    cut = {name: TABLES[name].empty_table() for name in TABLES}
    files = []
    for name in TABLES:
        if (file_name := f"{own['list_id']}.{name}.csv") in here:
            rows, file = _read(file_name, bundled_bytes(PACKAGE, file_name))
            files.append(file)
            cut[name] = _table(name, rows, {"document": file.sha256, "list": own["list_id"]})
    return ListVersion(
        **{name: own[name] for name in _META},
        as_of=dt.date.fromisoformat(own["as_of"]),
        history_from=dt.date.fromisoformat(own["history_from"]),
        sha256=own["sha256"],
        files=tuple(files),
        notes=tuple(own["notes"]),
        rejects=(),
        **cut,
    )


def _read(name: str, content: bytes) -> tuple[list[dict[str, str]], ListFile]:
    """Return the rows, each with its row number as a spreadsheet shows it, and the file itself."""
    rows = list(csv.DictReader(io.StringIO(content.decode(), newline="")))
    for number, row in enumerate(rows, 2):
        # Where each row has a page of its own, the statement has to lead there.
        page = f"; {row['source_locator']}" if name.startswith("press_") else ""
        row["locator"] = f"row:{number}{page}"
    digest = hashlib.sha256(content).hexdigest()
    return rows, ListFile(name=f"bundled_{name}", sha256=digest, size=len(content), content=content)


def _table(name: str, rows: list[dict[str, str]], same: Mapping[str, str]) -> pa.Table:
    arrays = []
    for column in TABLES[name]:
        if column.name in same:
            arrays.append(pa.array([same[column.name]] * len(rows), column.type))
        elif pa.types.is_date(column.type):
            open_end = LONG_AGO if column.name == "from_earliest" else FOREVER
            days = [dt.date.fromisoformat(row[column.name]) if row[column.name] else open_end for row in rows]
            arrays.append(pa.array(days, column.type))
        else:
            arrays.append(pa.array([row[column.name] for row in rows], column.type))
    return pa.Table.from_arrays(arrays, schema=TABLES[name])
