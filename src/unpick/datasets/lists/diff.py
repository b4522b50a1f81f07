"""What changed between two versions of a list, whether it shrank too far, and both as one history."""

import csv
import datetime as dt
import hashlib
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

import pyarrow as pa

from unpick.datasets.lists.version import TABLES, ListFile, ListVersion
from unpick.model.days import FOREVER, LONG_AGO
from unpick.model.errors import ListFault

__all__ = ["Changes", "changes", "merged", "refuse_shrunk"]

_NUMBERED: Final = ("us_ofac_sdn", "un_sc", "eu_1509", "eu_1998", "eu_fsf", "us_csl")
"""Lists whose entries have numbers of their own. Elsewhere an entry is known by its name alone, and a short
name in a partial copy must not look like an entry that was taken off the list."""

_SHRINK: Final = 0.2
"""A list that lost more than this share of its entries is refused without --accept (design, section 5)."""

_Row = dict[str, object]
_KEYS: Final = {
    "listing": ("listing_id",),
    "name": ("entity_id", "kind", "name"),
    "identifier": ("entity_id", "kind", "value"),
    "address": ("entity_id", "address", "country"),
}
_COMPARED: Final = {
    "listing": ("entity_id", "listing_id", "caption", "program", "section", "measure"),
    "name": ("entity_id", "name"),
    "identifier": ("entity_id", "kind", "value"),
    "address": ("entity_id", "address"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Entities added, removed and changed, as (entity_id, caption)."""

    added: tuple[tuple[str, str], ...]
    removed: tuple[tuple[str, str], ...]
    changed: tuple[tuple[str, str], ...]


def changes(old: ListVersion | None, new: ListVersion) -> Changes:
    """Return what the new version adds (+), no longer has (-) and says otherwise (~)."""
    before, after = (_contents(old) if old else {}), _contents(new)
    captions = {**(_captions(old) if old else {}), **_captions(new)}

    def told(entities: Iterable[str]) -> tuple[tuple[str, str], ...]:
        return tuple((entity, captions[entity]) for entity in sorted(entities))

    return Changes(
        added=told(after.keys() - before.keys()),
        removed=told(before.keys() - after.keys()),
        changed=told(entity for entity in after.keys() & before.keys() if after[entity] != before[entity]),
    )


def _captions(version: ListVersion) -> dict[str, str]:
    columns = (version.listing[name].to_pylist() for name in ("entity_id", "caption"))
    return dict(zip(*columns, strict=True))


def _contents(version: ListVersion) -> dict[str, set[tuple[object, ...]]]:
    """Return what is said of every entity that the version still lists."""
    said: dict[str, set[tuple[object, ...]]] = defaultdict(set)
    ends = zip(
        version.listing["entity_id"].to_pylist(), version.listing["to_latest"].to_pylist(), strict=True
    )
    current = {entity for entity, end in ends if end == FOREVER}
    for table, names in _COMPARED.items():
        for row in zip(*(getattr(version, table)[name].to_pylist() for name in names), strict=True):
            if row[0] in current:
                said[row[0]].add((table, *row[1:]))
    return dict(said)


def refuse_shrunk(old: ListVersion | None, new: ListVersion, *, accept: bool) -> None:
    """Refuse a version that lost over a fifth of the entries.

    A bundled part of a list, or a copy known to be partial, is no measure for a whole one; a new copy that
    is itself partial is measured all the same.

    Raises:
        ListFault: it shrank, and accept is false.
    """
    if old is None or accept:
        return
    before, after = len(_contents(old)), len(_contents(new))
    if after < before * (1 - _SHRINK):
        raise ListFault(
            f"{new.list_id} of {new.as_of.isoformat()}",
            f"{after} entries where the copy of {old.as_of.isoformat()} has {before}",
            "check the file; --accept takes it nevertheless",
        )


def merged(old: ListVersion, new: ListVersion) -> ListVersion:
    """Return the new version with what the old one knows about time.

    An entry of both begins when the earlier knowledge says; one that only the old has ended between the
    two, if the new copy is whole; one that only the new has began after the old, if the old was whole.
    Rows that rest on the old copy alone move into a table of their own, so that each keeps a document.
    """
    if old.as_of > new.as_of:
        raise ListFault(
            f"{new.list_id} of {new.as_of.isoformat()}",
            f"older than the copy of {old.as_of.isoformat()} in the workspace",
            "import lists in the order of their days",
        )
    tables: dict[str, list[_Row]] = {}
    carried: dict[str, list[_Row]] = {}
    if old.partial and new.list_id not in _NUMBERED:
        return new
    for table, key in _KEYS.items():
        before = {tuple(row[k] for k in key): row for row in getattr(old, table).to_pylist()}
        after = {tuple(row[k] for k in key): row for row in getattr(new, table).to_pylist()}
        tables[table] = [_both(before.get(at), row, old) for at, row in after.items()]
        carried[table] = [_gone(row, old, new) for at, row in before.items() if at not in after]
    file = _carried_file(old, carried)
    whole_before = not old.partial and not new.partial
    return replace(
        new,
        history_from=old.history_from if whole_before else new.history_from,
        files=(*new.files, file) if any(carried.values()) else new.files,
        **{
            table: pa.Table.from_pylist([*tables[table], *carried[table]], schema=TABLES[table])
            for table in TABLES
        },
    )


def _both(before: Mapping[str, object] | None, row: _Row, old: ListVersion) -> _Row:
    """Return the new row with the earlier knowledge of its days."""
    days = {name for name in row if name in ("public_from", "told_from")}
    if before is not None:
        row |= {name: _earlier(row[name], before[name]) for name in days}
        if "from_latest" in row:
            row["from_latest"] = _earlier(row["from_latest"], before["from_latest"])
            earliest = _later(row["from_earliest"], before["from_earliest"])
            row["from_earliest"] = _earlier(earliest, row["from_latest"])
    elif "from_earliest" in row and row["from_earliest"] == LONG_AGO and not old.partial:
        after = old.as_of + dt.timedelta(1)
        row["from_earliest"] = _earlier(after, row["from_latest"])
    return row


def _gone(row: _Row, old: ListVersion, new: ListVersion) -> _Row:
    if row.get("to_latest") == FOREVER and not new.partial:
        row["to_earliest"] = _earlier(old.as_of + dt.timedelta(1), new.as_of)
        row["to_latest"] = new.as_of
        note = f"no longer in the copy of {new.as_of.isoformat()}"
        row["note"] = "; ".join(filter(None, (str(row["note"]), note)))
    return row


def _earlier(left: object, right: object) -> dt.date:
    assert isinstance(left, dt.date)
    assert isinstance(right, dt.date)
    return min(left, right)


def _later(left: object, right: object) -> dt.date:
    assert isinstance(left, dt.date)
    assert isinstance(right, dt.date)
    return max(left, right)


def _carried_file(old: ListVersion, carried: Mapping[str, list[_Row]]) -> ListFile:
    """Write the carried rows as a table and point each at its row there."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    line = 0
    for table, rows in carried.items():
        columns = TABLES[table].names
        writer.writerow(["table", "copy_of", *columns])
        line += 1
        for row in rows:
            line += 1
            writer.writerow([table, old.as_of.isoformat(), *(row[column] for column in columns)])
            row["locator"] = f"row:{line}"
    content = out.getvalue().encode()
    digest = hashlib.sha256(content).hexdigest()
    for rows in carried.values():
        for row in rows:
            row["document"] = digest
    name = f"{old.list_id}_carried_from_{old.as_of.isoformat()}.csv"
    return ListFile(name=name, sha256=digest, size=len(content), content=content)
