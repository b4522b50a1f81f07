"""What becomes of each file of a load: shipments, manifest tables, links, suppliers, facts, FtM or BODS."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unpick.app.load_original import Original, Take
from unpick.datasets.links import Keyed, is_links, is_suppliers, read_links, read_suppliers
from unpick.model.errors import UnreadableFile, UsageError
from unpick.model.reject import Reject
from unpick.model.statement import Statement

if TYPE_CHECKING:
    from unpick.datasets.shipments.layout import Layout
    from unpick.datasets.shipments.rows import Tally
    from unpick.datasets.shipments.sheet import Sheet
    from unpick.datasets.shipments.unpack import Member
    from unpick.store.load import Load

__all__ = ["take_files", "write_shipment_rows"]

_SHARE_REJECTED: Final = 0.2
_MARGIN_DAYS: Final = 366
"""A shipment may be announced up to a year ahead; later arrivals are typing errors."""


def take_files(
    files: Sequence[Path], take: Take, *, into: "Load | None", scratch: Path
) -> list[dict[str, Any]]:
    """Read every file and write what it says; return one result per table.

    Args:
        into: None for a dry run.

    Raises:
        FileFault: a file cannot be read.
    """
    results: list[dict[str, Any]] = []
    extract: dict[str, tuple[Sheet, Original]] = {}
    given = [one for path in files for one in ([path] if path.is_file() else sorted(_inside(path)))]
    if not given:
        raise UnreadableFile(str(files[0]), "the folder holds no file", "give the folder with the tables")
    for number, path in enumerate(given):
        room = scratch / f"in-{number}"
        room.mkdir()
        original = Original(path=path, name=path.name, take=take, into=into)
        if path.suffix.lower() in (".yml", ".yaml"):
            results.append(_again(original) if original.seen else _take_facts(original))
        else:
            results.extend(_take_members(original, room, extract))
    if extract:
        results.append(_take_extract(extract, take, into, scratch))
    return [_hushed(one) for one in results] if take.protected else results


def _hushed(result: dict[str, Any]) -> dict[str, Any]:
    """Return the result without the values that a protected source gave; row and column say where they are."""
    return {**result, "rejects": [{**one, "value": "[protected source]"} for one in result["rejects"]]}


def _inside(folder: Path) -> Iterable[Path]:
    return (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))


def _take_members(
    original: Original, room: Path, extract: "dict[str, tuple[Sheet, Original]]"
) -> list[dict[str, Any]]:
    from unpick.datasets.shipments.unpack import unpack

    members = unpack(original.path, room)
    results = []
    for place, member in enumerate(members):
        owner = original
        if len(members) > 1:
            # Rows are numbered within their document, so each table of an archive is one of its own.
            name = f"{original.name}/{member.name}"
            owner = Original(path=member.path, name=name, take=original.take, into=original.into)
        folder = room / f"member-{place}"
        folder.mkdir()
        results.extend(_take_member(member, owner, folder, extract))
    if len(members) > 1:
        original.add(dataset="archive", layout="")
    return results


def _take_member(
    member: "Member", owner: Original, room: Path, extract: "dict[str, tuple[Sheet, Original]]"
) -> list[dict[str, Any]]:
    from unpick.app.load_series import take_series
    from unpick.datasets.bods import is_bods, read_bods
    from unpick.datasets.ftm import is_ftm, read_ftm
    from unpick.datasets.series import is_series
    from unpick.datasets.shipments.ams import ams_table
    from unpick.datasets.shipments.sheet import find_sheet

    if owner.seen and member.kind != "text":
        return [_again(owner)]
    if member.kind == "text" and is_bods(member.path):
        return [_again(owner) if owner.seen else _take_statements(owner, member, "bods", read_bods)]
    if member.kind == "text" and is_ftm(member.path):
        return [_again(owner) if owner.seen else _take_statements(owner, member, "ftm", read_ftm)]
    sheet = find_sheet(member, room)
    table = ams_table(sheet.header)
    if table and not owner.take.mapping:
        if table in extract:
            problem = f"a second table '{table}' of the manifest extract"
            raise UnreadableFile(owner.name, problem, "load each extract on its own")
        extract[table] = (sheet, owner)
        return []
    if owner.seen:
        return [_again(owner)]
    if is_series(sheet.header):
        return [take_series(sheet, owner, room)]
    if is_links(sheet.header):
        return [_take_keyed(sheet, owner, "links", read_links)]
    if is_suppliers(sheet.header) and not sheet.layout:
        return [_take_keyed(sheet, owner, "suppliers", read_suppliers)]
    return [_take_shipments(sheet, owner, room)]


def _take_shipments(sheet: "Sheet", owner: Original, room: Path) -> dict[str, Any]:
    from unpick.app.load_layout import choose_layout
    from unpick.datasets.shipments.read import columns_used, read_sheet
    from unpick.datasets.shipments.rows import Lines, Tally

    layout, doubts, notes = choose_layout(sheet, owner.take)
    document = owner.add(dataset=layout.dataset, layout=layout.id, reliability=layout.reliability)
    used = columns_used(sheet, layout)
    named = {name: column if isinstance(column, str) else column[0] for name, column in used.items()}
    tally = Tally(file=owner.name, columns=named, name_width=layout.name_width)
    lines = Lines(room / "lines.arrow")
    custody = _custody(owner.take, document, layout)
    batches = read_sheet(
        sheet, layout, custody, scratch=room, tally=tally, lines=lines, accept=owner.take.accept
    )
    _write(owner.into, owner.take.watched(batches), lines)
    if sheet.encoding not in ("", "utf-8"):
        notes.append(f"{owner.name}: read as {sheet.encoding}")
    fed = {
        column for columns in used.values() for column in ([columns] if isinstance(columns, str) else columns)
    }
    result = _told(owner.name, document, tally, layout.id, used)
    result["columns_ignored"] = [column for column in sheet.header if column not in fed]
    result["doubts"] = doubts
    result["notes"] = [*notes, *_notes(tally)]
    return result


def _take_extract(
    extract: "dict[str, tuple[Sheet, Original]]", take: Take, into: "Load | None", scratch: Path
) -> dict[str, Any]:
    from unpick.datasets.shipments.ams import AMS, ams_columns, check_tables, read_ams
    from unpick.datasets.shipments.layout import fold, layout_named
    from unpick.datasets.shipments.rows import Lines, Tally

    layout = layout_named(AMS)
    if "header" in extract and extract["header"][1].seen:
        return _again(extract["header"][1])
    tables = {table: sheet for table, (sheet, _) in extract.items()}
    check_tables(tables, next(iter(extract.values()))[1].name)
    documents = {
        table: owner.add(dataset=layout.dataset, layout=layout.id, reliability=layout.reliability)
        for table, (_, owner) in extract.items()
    }
    used = ams_columns(tables)
    named = {name: str(column).partition(".")[2] for name, column in used.items()}
    tally = Tally(file=extract["header"][1].name, columns=named)
    room = scratch / "extract"
    room.mkdir()
    lines = Lines(room / "lines.arrow")
    custody = _custody(take, documents["header"], layout)
    batches = read_ams(tables, custody, scratch=room, tally=tally, lines=lines, accept=take.accept)
    _write(into, take.watched(batches), lines)
    result = _told(tally.file, documents["header"], tally, layout.id, used)
    known = {table: {fold(one) for one in columns} for table, (columns, _) in layout.tables.items()}
    result["columns_ignored"] = [
        f"{table}.{column}"
        for table, sheet in tables.items()
        for column in sheet.header
        if fold(column) not in known[table]
    ]
    result["notes"] = _notes(tally)
    return result


def _take_keyed(sheet: "Sheet", owner: Original, layout: str, reader: Callable[..., Keyed]) -> dict[str, Any]:
    import csv

    document = owner.add(dataset=layout, layout=layout)
    with sheet.path.open(encoding="utf-8", newline="") as stream:
        records = list(csv.reader(stream, delimiter=sheet.delimiter))
    names = [column.strip().casefold() for column in sheet.header]
    rows = [
        (number, dict(zip(names, (cell.strip() for cell in record), strict=False)))
        for number, record in enumerate(records[sheet.header_row :], start=sheet.header_row + 1)
        if any(record)
    ]
    # Each file speaks for itself: two supplier lists are two datasets.
    keyed = reader(
        rows,
        file=owner.name,
        document=document,
        dataset=f"{layout}_{document[:12]}",
        public_from=owner.take.day,
        protected=owner.take.protected,
    )
    return _stated(owner, document, layout, keyed)


def _take_statements(
    owner: Original, member: "Member", layout: str, reader: Callable[..., Keyed]
) -> dict[str, Any]:
    document = owner.add(dataset=layout, layout=layout)
    keyed = reader(
        member.path,
        file=owner.name,
        document=document,
        public_from=owner.take.day,
        protected=owner.take.protected,
    )
    return _stated(owner, document, layout, keyed)


def _stated(owner: Original, document: str, layout: str, keyed: Keyed) -> dict[str, Any]:
    from unpick.model.errors import TooManyRejects

    if not owner.take.accept and len(keyed.rejects) > _SHARE_REJECTED * keyed.rows_read:
        first = keyed.rejects[0]
        problem = f"{len(keyed.rejects)} of {keyed.rows_read} rows are faulty, the first in row {first.row}"
        raise TooManyRejects(owner.name, f"{problem}: {first.problem}", "mend them, or use --accept")
    if owner.into is not None:
        owner.into.write_statements(keyed.statements)
    result = blank_result(owner.name, document, layout=layout)
    result["rows_read"] = keyed.rows_read
    result["rows_rejected"] = len(keyed.rejects)
    result["rows_loaded"] = keyed.rows_read - len(keyed.rejects)
    result["rejects"] = [reject.as_dict() for reject in keyed.rejects]
    result["statements"] = len(keyed.statements)
    return result


def _take_facts(owner: Original) -> dict[str, Any]:
    from unpick.datasets.facts import read_facts

    facts = read_facts(owner.path.read_bytes(), owner.name, protected=owner.take.protected)
    if any(source.protected for source in facts.sources.values()) and not owner.protected:
        # The file is one original: with one protected source in it, all of it is sealed.
        owner.protect()
        if owner.seen:
            return _again(owner)
    _only_one(owner, facts.id)
    document = owner.add(dataset=facts.id, layout="facts", title=facts.title)
    statements: list[Statement] = list(facts.statements(document))
    shipments = [{**row, "document": document} for row in facts.shipments()]
    if owner.into is not None:
        owner.into.write_statements(statements)
        if shipments:
            write_shipment_rows(owner.into, shipments)
    rejects: list[Reject] = facts.rejects
    result = blank_result(owner.name, document, layout="facts")
    rows = sum(len(facts.rows[kind]) for kind in ("entities", "links", "claims", "shipments"))
    result |= {"rows_read": rows + len(rejects), "rows_loaded": rows, "rows_rejected": len(rejects)}
    result |= {"rejects": [reject.as_dict() for reject in rejects], "statements": len(statements)}
    return _hushed(result) if owner.protected else result


def _only_one(owner: Original, name: str) -> None:
    """Refuse a second facts file of one id: rows are numbered within it, so two would run into one another.

    Raises:
        UsageError: the workspace holds another content under this id; it says how to replace it.
    """
    held = owner.take.facts.setdefault(name, owner.document)
    if held != owner.document:
        raise UsageError(
            owner.name,
            f"a facts file of the id '{name}' with other content is held already; its rows and these could not be told apart",
            f"to replace it: unpick withdraw {held} --by WHO --why TEXT, then load this one; to add to it: give this file an id of its own",
        )


def write_shipment_rows(into: "Load", shipments: list[dict[str, Any]]) -> None:
    """Write the shipments of a facts file, which are few and may lack most columns."""
    import pyarrow as pa

    from unpick.store.tables import STORED

    known = set(STORED["shipment"].names)
    rows = [{"status": "active", "repaired": "", "withheld": "", **row} for row in shipments]
    rows = [{name: value for name, value in row.items() if name in known} for row in rows]
    into.write("shipment", pa.Table.from_pylist(rows, schema=STORED["shipment"]))


def _write(into: "Load | None", batches: Any, lines: Any) -> None:
    import pyarrow as pa

    from unpick.store.tables import STORED

    if into is None:
        for _ in batches:
            pass
        return
    into.write("shipment", pa.RecordBatchReader.from_batches(STORED["shipment"], batches))
    into.write("goods_line", lines.read())


def _custody(take: Take, document: str, layout: "Layout") -> Any:
    from unpick.datasets.shipments.read import Custody

    return Custody(
        document=document,
        dataset=layout.dataset,
        public_from=take.day,
        reliability=layout.reliability,
        protected=take.protected,
        latest=take.at.date() + dt.timedelta(days=_MARGIN_DAYS),
        by_row=layout.public_rule == "published_day" and take.public_from is None,
    )


def blank_result(file: str, document: str, *, layout: str = "", status: str = "loaded") -> dict[str, Any]:
    """Return the result of a file of which nothing was read yet."""
    return {
        "file": file,
        "document": document,
        "status": status,
        "layout": layout,
        "rows_read": 0,
        "rows_loaded": 0,
        "rows_rejected": 0,
        "statements": 0,
        "rejects": [],
        "columns_used": {},
        "columns_ignored": [],
        "doubts": [],
        "notes": [],
    }


def _again(original: Original) -> dict[str, Any]:
    """Return the result of a file that the workspace holds already: its rows are there, none is added."""
    return blank_result(original.name, original.document, status="already loaded")


def _told(file: str, document: str, tally: "Tally", layout: str, used: dict[str, Any]) -> dict[str, Any]:
    return {
        **blank_result(file, document, layout=layout),
        "rows_read": tally.rows_read,
        "rows_loaded": tally.rows_loaded,
        "rows_rejected": tally.rows_rejected,
        "rejects": [reject.as_dict() for reject in tally.rejects],
        "columns_used": used,
    }


def _notes(tally: "Tally") -> list[str]:
    notes = [
        f"{tally.file}: {count} cells of {name} had mojibake mended" for name, count in tally.repaired.items()
    ]
    notes += [
        f"{tally.file}: {count} names in {name} fill all {tally.name_width} characters; their end may be cut"
        for name, count in tally.cut.items()
    ]
    return notes + [
        f"{tally.file}: {count} rows are {status}"
        for status, count in tally.status.items()
        if status != "active"
    ]
