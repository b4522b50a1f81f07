"""Parsed batches on their way to the store: faulty rows put aside, mojibake mended, goods lines split off."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from unpick.datasets.shipments.faults import MAX_LISTED, SHARE_REJECTED, reject_of
from unpick.model.errors import TooManyRejects
from unpick.model.reject import Reject
from unpick.store.tables import STORED

__all__ = ["LINE_SCHEMA", "Lines", "Tally", "settle"]

LINE_SCHEMA: Final = STORED["goods_line"]

_MENDED: Final = (
    *("shipper_name", "shipper_address", "consignee_name", "consignee_address", "notify_name", "maker_name"),
    *("description", "marks", "lading_port", "unlading_port", "place_of_receipt"),
)
_NAMES: Final = ("shipper_name", "consignee_name", "notify_name", "maker_name")


@dataclass(slots=True, kw_only=True)
class Tally:
    """What became of the rows of one file.

    Attributes:
        cut: names exactly as long as the source's limit, by field: they may have lost their end.
        faulty: row numbers put aside, for a reader that writes its goods lines itself.
        status: rows by status; nothing is dropped because a later version exists.
    """

    file: str
    columns: dict[str, str]
    name_width: int = 0
    rows_read: int = 0
    rows_loaded: int = 0
    rows_rejected: int = 0
    rejects: list[Reject] = field(default_factory=list)
    repaired: dict[str, int] = field(default_factory=dict)
    cut: dict[str, int] = field(default_factory=dict)
    status: dict[str, int] = field(default_factory=dict)
    faulty: list[pa.Array] = field(default_factory=list)

    def check(self, *, accept: bool) -> None:
        """Refuse the file when more rows are faulty than may be left out.

        Raises:
            TooManyRejects: over a fifth of the rows are faulty and `accept` is not given.
        """
        if accept or self.rows_rejected <= SHARE_REJECTED * self.rows_read:
            return
        first = self.rejects[0]
        raise TooManyRejects(
            self.file,
            f"{self.rows_rejected} of {self.rows_read} rows are faulty, the first in row {first.row}, "
            f"column '{first.column}', value '{first.value}': {first.problem}",
            "mend the file or its layout, or load the sound rows with --accept; nothing was loaded",
        )


class Lines:
    """The goods lines of a load, kept on disk until the shipments are written."""

    def __init__(self, path: Path) -> None:
        self._path = path
        options = pa.ipc.IpcWriteOptions(compression="lz4")
        self._sink = pa.OSFile(str(path), "wb")
        self._writer = pa.ipc.new_file(self._sink, LINE_SCHEMA, options=options)

    def add(self, batch: pa.RecordBatch) -> None:
        """Keep the lines of one batch of shipments: one per HS code, at least one."""
        if batch.num_rows:
            self._writer.write_batch(_explode(batch))

    def add_lines(self, batch: pa.RecordBatch) -> None:
        """Keep lines that a source states itself."""
        self._writer.write_batch(batch)

    def read(self) -> pa.RecordBatchReader:
        """Return all lines, read from disk batch by batch."""
        self._writer.close()
        self._sink.close()
        file = pa.ipc.open_file(pa.memory_map(str(self._path)))
        batches = (file.get_batch(number) for number in range(file.num_record_batches))
        return pa.RecordBatchReader.from_batches(LINE_SCHEMA, batches)


def settle(
    batches: pa.RecordBatchReader, tally: Tally, lines: Lines | None, *, accept: bool
) -> Iterator[pa.RecordBatch]:
    """Yield the sound rows in the columns of the shipment table.

    Args:
        batches: what parse.sql gives.
        lines: receives the goods lines; None when the source states its lines itself.

    Raises:
        TooManyRejects: at the end, when over a fifth of the rows are faulty.
    """
    for batch in batches:
        tally.rows_read += batch.num_rows
        sound = _put_aside(batch, tally)
        if not sound.num_rows:
            continue
        sound = _mend(sound, tally)
        _count(sound, tally)
        if lines is not None:
            lines.add(sound)
        tally.rows_loaded += sound.num_rows
        yield sound.select(STORED["shipment"].names)
    tally.check(accept=accept)


def _put_aside(batch: pa.RecordBatch, tally: Tally) -> pa.RecordBatch:
    faulty = batch.column("fault").is_valid()
    count = batch.num_rows - batch.column("fault").null_count
    if not count:
        return batch
    tally.rows_rejected += count
    tally.faulty.append(batch.column("row").filter(faulty))
    room = MAX_LISTED - len(tally.rejects)
    for row in batch.select(["row", "fault"]).filter(faulty).slice(0, room).to_pylist():
        found = reject_of(file=tally.file, row=row["row"], fault=row["fault"], columns=tally.columns)
        tally.rejects.append(found)
    return batch.filter(pc.invert(faulty))


def _mend(batch: pa.RecordBatch, tally: Tally) -> pa.RecordBatch:
    """Mend mojibake on the rows that show its signs, and say in `repaired` which fields changed."""
    marked = batch.column("garbled")
    if not pc.any(marked).as_py():
        return batch
    suspects = batch.filter(marked)
    notes = suspects.column("repaired").to_pylist()
    for name in _MENDED:
        mended, changed = _mended(suspects.column(name))
        if not changed.any():
            continue
        tally.repaired[name] = tally.repaired.get(name, 0) + int(changed.sum())
        batch = _replaced(batch, name, pc.replace_with_mask(batch.column(name), marked, mended))
        for position in np.flatnonzero(changed):
            notes[position] = f"{notes[position]},{name}".strip(",")
    mask_notes = pc.replace_with_mask(batch.column("repaired"), marked, pa.array(notes, pa.string()))
    return _replaced(batch, "repaired", mask_notes)


def _mended(column: pa.Array) -> tuple[pa.Array, "np.ndarray[tuple[int], np.dtype[np.bool_]]"]:
    import ftfy

    coded = column.dictionary_encode()
    # Only what a wrong encoding or HTML did is undone; quotes, ligatures and widths are the source's own.
    rules = ftfy.TextFixerConfig(
        unescape_html=True,
        uncurl_quotes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        fix_line_breaks=False,
        normalization=None,
    )
    fixed = pa.array([ftfy.fix_text(text, rules) for text in coded.dictionary.to_pylist()], pa.string())
    mended = pa.DictionaryArray.from_arrays(coded.indices, fixed).dictionary_decode()
    changed = pc.fill_null(pc.not_equal(mended, column), False).to_numpy(zero_copy_only=False)
    return mended, changed


def _replaced(batch: pa.RecordBatch, name: str, column: pa.Array) -> pa.RecordBatch:
    return batch.set_column(batch.schema.get_field_index(name), name, column)


def _count(batch: pa.RecordBatch, tally: Tally) -> None:
    for entry in batch.column("status").value_counts().to_pylist():
        tally.status[entry["values"]] = tally.status.get(entry["values"], 0) + entry["counts"]
    if not tally.name_width:
        return
    for name in _NAMES:
        width = pc.equal(pc.utf8_length(batch.column(name)), tally.name_width)
        count = pc.sum(width).as_py() or 0
        if count:
            tally.cut[name] = tally.cut.get(name, 0) + count


def _explode(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Return a line per HS code; amounts only where one code carries them all.

    A source that lists several codes in a cell does not say how quantity, weight and value are shared.
    """
    codes = batch.column("codes")
    parents = pc.list_parent_indices(codes)
    starts = codes.offsets.to_numpy()[:-1] - codes.offsets[0].as_py()
    number = np.arange(len(parents), dtype=np.int64) - starts[parents.to_numpy()] + 1
    several = pc.greater(pc.take(pc.list_value_length(codes), parents), 1)
    columns: dict[str, pa.Array] = {
        "document": pc.take(batch.column("document"), parents),
        "row": pc.take(batch.column("row"), parents),
        "line": pa.array(number, pa.int32()),
        "hs_code": pc.list_flatten(codes),
        "description": pc.take(batch.column("description"), parents),
        "quantity_unit": pc.take(batch.column("quantity_unit"), parents),
    }
    for name in ("quantity", "gross_weight_kg", "value_usd"):
        taken = pc.take(batch.column(name), parents)
        columns[name] = pc.if_else(several, pa.scalar(None, taken.type), taken)
    return pa.RecordBatch.from_arrays(
        [columns[field.name].cast(field.type) for field in LINE_SCHEMA], schema=LINE_SCHEMA
    )
