import csv
import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pytest

from unpick.datasets.shipments.ams import ams_table, read_ams
from unpick.datasets.shipments.layout import Layout
from unpick.datasets.shipments.read import Custody, columns_used, read_sheet
from unpick.datasets.shipments.rows import Lines, Tally
from unpick.datasets.shipments.sheet import find_sheet
from unpick.datasets.shipments.unpack import unpack
from unpick.store.tables import STORED


@dataclass
class Loaded:
    rows: list[dict[str, object]]
    lines: list[dict[str, object]]
    tally: Tally
    layout: Layout | None
    encoding: str = ""

    @property
    def problems(self) -> list[tuple[int, str, str]]:
        return [(one.row, one.column, one.value) for one in self.tally.rejects]


@pytest.fixture(scope="session")
def custody() -> Custody:
    return Custody(
        document="d" * 64,
        dataset="invented",
        public_from=dt.date(2026, 1, 1),
        reliability="C",
        protected=False,
        latest=dt.date(2026, 12, 31),
        by_row=True,
    )


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    folder = tmp_path / "scratch"
    folder.mkdir()
    return folder


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    return writer(tmp_path)


def writer(folder: Path) -> Callable[..., Path]:
    """Return what writes tables into a folder."""

    def write_csv(
        header: Iterable[str], *rows: Iterable[str], name: str = "bills.csv", encoding: str = "utf-8"
    ) -> Path:
        path = folder / name
        with path.open("w", encoding=encoding, newline="") as stream:
            csv.writer(stream).writerows([list(header), *map(list, rows)])
        return path

    return write_csv


@pytest.fixture
def read(scratch: Path, custody: Custody) -> Callable[..., Loaded]:
    def read_file(path: Path, layout: Layout | None = None, *, accept: bool = True) -> Loaded:
        sheet = find_sheet(unpack(path, scratch)[0], scratch)
        used = layout or sheet.layout
        assert used is not None, sheet.header
        named = {
            field: column if isinstance(column, str) else column[0]
            for field, column in columns_used(sheet, used).items()
        }
        tally = Tally(file=path.name, columns=named, name_width=used.name_width)
        lines = Lines(scratch / "lines.arrow")
        batches = list(
            read_sheet(sheet, used, custody, scratch=scratch, tally=tally, lines=lines, accept=accept)
        )
        return _loaded(batches, lines, tally, used, sheet.encoding)

    return read_file


@pytest.fixture
def read_tables(scratch: Path, custody: Custody) -> Callable[..., Loaded]:
    return tables_reader(scratch, custody)


def tables_reader(scratch: Path, custody: Custody) -> Callable[..., Loaded]:
    """Return what reads the tables of an extract, with this folder for what lies between."""

    def read_many(*paths: Path, bucket_bytes: int = 1 << 30) -> Loaded:
        sheets = [find_sheet(unpack(path, scratch)[0], scratch) for path in paths]
        tables = {ams_table(sheet.header) or "none": sheet for sheet in sheets}
        tally = Tally(file="extract", columns={})
        lines = Lines(scratch / "lines.arrow")
        batches = list(
            read_ams(
                tables,
                custody,
                scratch=scratch,
                tally=tally,
                lines=lines,
                accept=True,
                bucket_bytes=bucket_bytes,
            )
        )
        return _loaded(batches, lines, tally, None)

    return read_many


def _loaded(
    batches: list[pa.RecordBatch], lines: Lines, tally: Tally, layout: Layout | None, encoding: str = ""
) -> Loaded:
    table = pa.Table.from_batches(batches, schema=STORED["shipment"])
    rows = sorted(table.to_pylist(), key=lambda row: row["row"])
    goods = sorted(lines.read().read_all().to_pylist(), key=lambda row: (row["row"], row["line"]))
    return Loaded(rows=rows, lines=goods, tally=tally, layout=layout, encoding=encoding)
