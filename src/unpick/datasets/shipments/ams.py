"""The AMS manifest extract: up to eleven tables joined by identifier, bucket by bucket in bounded memory."""

import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from unpick.datasets.shipments.layout import Layout, fold, layout_named
from unpick.datasets.shipments.query import connect, query
from unpick.datasets.shipments.read import (
    BATCH_ROWS,
    Custody,
    parse_parameters,
    source_parameters,
    unreadable,
)
from unpick.datasets.shipments.rows import LINE_SCHEMA, Lines, Tally, settle
from unpick.datasets.shipments.sheet import Sheet
from unpick.model.errors import UnreadableFile

__all__ = ["AMS", "ams_columns", "ams_table", "check_tables", "read_ams"]

AMS: Final = "cbp-ams"

_JOINED: Final = (
    *("header", "billgen", "shipper", "consignee", "notifyparty"),
    *("cargodesc", "tariff", "marksnumbers", "container"),
)
"""The tables that feed shipments; hazmat and hazmatclass hold nothing that the shipment table keeps."""

BUCKET_BYTES: Final = 400 << 20
"""Text per bucket. The joins of one bucket then need about a gigabyte, and string_agg, which DuckDB cannot
spill to disk, stays far below it."""


def ams_table(header: Sequence[str]) -> str | None:
    """Return the AMS table that these columns are, or None."""
    layout = layout_named(AMS)
    here = {fold(column) for column in header}
    if "identifier" not in here:
        return None
    shares = {
        table: len(here & {fold(one) for one in columns}) / len(columns)
        for table, (columns, _) in layout.tables.items()
    }
    best = max(shares, key=lambda table: (shares[table], len(layout.tables[table][0])))
    # Extracts differ by a few columns from year to year; identifier alone must not be enough.
    return best if shares[best] >= 0.6 else None


def check_tables(tables: Mapping[str, Sheet], name: str) -> None:
    """Refuse an extract without its bills.

    Raises:
        UnreadableFile: the header or billgen table is missing.
    """
    for table, (_, required) in layout_named(AMS).tables.items():
        if required and table not in tables:
            problem = f"the manifest extract lacks its table '{table}'"
            raise UnreadableFile(
                name, problem, "give all tables together: the folder, the zip, or every file"
            )


def ams_columns(tables: Mapping[str, Sheet]) -> dict[str, str | list[str]]:
    """Return canonical field to the column, as table.column, that feeds it."""
    return {field: column for field, column in _FEEDS.items() if column.partition(".")[0] in tables}


_FEEDS: Final = {
    "shipper_name": "shipper.shipper_party_name",
    "shipper_address": "shipper.shipper_party_address_1",
    "consignee_name": "consignee.consignee_name",
    "consignee_address": "consignee.consignee_address_1",
    "notify_name": "notifyparty.notify_party_name",
    "date": "header.actual_arrival_date",
    "hs_code": "tariff.harmonized_number",
    "description": "cargodesc.description_text",
    "marks": "marksnumbers.marks_and_numbers_1",
    "quantity": "header.manifest_quantity",
    "quantity_unit": "header.manifest_unit",
    "gross_weight_kg": "header.weight",
    "weight_unit": "header.weight_unit",
    "lading_port": "header.foreign_port_of_lading",
    "unlading_port": "header.port_of_unlading",
    "place_of_receipt": "header.place_of_receipt",
    "vessel": "header.vessel_name",
    "voyage": "billgen.voyage_number",
    "bill_no": "billgen.house_bol_number",
    "master_bill_no": "billgen.master_bol_number",
    "container_no": "container.container_number",
    "status": "header.record_status_indicator",
}


def read_ams(
    tables: Mapping[str, Sheet],
    custody: Custody,
    *,
    scratch: Path,
    tally: Tally,
    lines: Lines,
    accept: bool = False,
    bucket_bytes: int = BUCKET_BYTES,
) -> Iterator[pa.RecordBatch]:
    """Yield the sound bills as batches of the shipment table; goods lines go to `lines`.

    Every table is read once and parted by identifier on disk; the joins then run on one part at a time.

    Raises:
        UnreadableFile: a table breaks off.
        TooManyRejects: over a fifth of the bills are faulty.
    """
    layout = layout_named(AMS)
    size = sum(sheet.path.stat().st_size for table, sheet in tables.items() if table in _JOINED)
    buckets = max(1, math.ceil(size / bucket_bytes))
    connection = connect(scratch)
    try:
        connection.execute(query("ams_blank.sql"))
        for table in _JOINED:
            _part(connection, table, tables.get(table), layout, scratch, buckets)
        _find_versions(connection, scratch, buckets)
        parameters = parse_parameters(layout, custody, order="")
        for bucket in range(buckets):
            _open_bucket(connection, scratch, bucket)
            connection.sql(query("ams_bills.sql")).create_view("source")
            connection.sql(query("raw.sql")).create_view("raw")
            batches = connection.sql(query("parse.sql"), params=parameters).to_arrow_reader(BATCH_ROWS)
            yield from settle(batches, tally, None, accept=True)
            _write_lines(connection, custody, tally, lines)
        tally.check(accept=accept)
    except (duckdb.Error, pa.ArrowException) as error:
        raise unreadable(tally.file, error) from error
    finally:
        connection.close()


def _part(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    sheet: Sheet | None,
    layout: Layout,
    scratch: Path,
    buckets: int,
) -> None:
    """Write what the joins need of a table into one folder per bucket."""
    if sheet is None:
        connection.table("ams_blank").create_view(f"csv_{table}", replace=True)
    else:
        known = {fold(column): column for column in layout.tables[table][0]}
        slots = {column: known[fold(column)] for column in sheet.header if fold(column) in known}
        parameters = source_parameters(sheet, layout, slots)
        connection.sql(query("source.sql"), params=parameters).create_view(f"csv_{table}", replace=True)
    cut = connection.sql(query(f"ams_{table}.sql"), params={"buckets": buckets})
    cut.write_parquet(str(scratch / table), partition_by=["bucket"], compression="lz4", overwrite=True)


def _open_bucket(connection: duckdb.DuckDBPyConnection, scratch: Path, bucket: int) -> None:
    for table in _JOINED:
        files = sorted(str(path) for path in (scratch / table / f"bucket={bucket}").glob("*.parquet"))
        if files:
            cut = connection.read_parquet(files)
        else:
            cut = connection.sql(query(f"ams_{table}.sql"), params={"buckets": 1}).limit(0)
        cut.create_view(f"cut_{table}", replace=True)


def _find_versions(connection: duckdb.DuckDBPyConnection, scratch: Path, buckets: int) -> None:
    connection.execute(query("ams_version_table.sql"))
    for bucket in range(buckets):
        _open_bucket(connection, scratch, bucket)
        connection.sql(query("ams_versions.sql")).insert_into("ams_version")
    connection.execute(query("ams_losers.sql"))


def _write_lines(connection: duckdb.DuckDBPyConnection, custody: Custody, tally: Tally, lines: Lines) -> None:
    faulty = pa.concat_arrays(tally.faulty) if tally.faulty else None
    found = connection.sql(query("ams_lines.sql"), params={"document": custody.document})
    for batch in found.to_arrow_reader(BATCH_ROWS):
        sound = batch if faulty is None else batch.filter(pc.invert(pc.is_in(batch.column("row"), faulty)))
        lines.add_lines(sound.cast(LINE_SCHEMA))
    tally.faulty.clear()
