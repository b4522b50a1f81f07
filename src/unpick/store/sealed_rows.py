"""Sealed rows: of a protected row the part keeps what a reader may show; the row itself lies encrypted beside it.

`sealed/DOCUMENT.PART.rows` holds, in boxes, the rows of one document in one Parquet part, as Arrow streams, under
the key of that document. DOCUMENT is the commitment of the original, PART the first digits of the part's name.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from unpick.store.boxes import BoxWriter, read_boxes
from unpick.store.redaction import ALIASED, alias_of, lies_in_clear, redacted
from unpick.store.seal_keys import open_key
from unpick.store.sealed import SealKey
from unpick.store.snapshot import Manifest
from unpick.store.tables import STORED, fit

__all__ = [
    "ROWS_END",
    "RowSealer",
    "fitted",
    "groups_of",
    "has_sealed_rows",
    "is_stale",
    "open_rows",
    "rows_in_clear",
    "seal_alias",
    "shut_bills",
]

ROWS_END: Final = ".rows"
"""How a file of sealed rows ends."""

_PART: Final = 16
"""Digits of a part's name that stand in the name of the file: 64 bits, of parts of one workspace."""


class RowSealer:
    """Takes the rows of one new part: gives back what may lie in clear, seals what may not.

    Args:
        scratch: folder for the sealed files until the part has its name. keys: key of a document.
        alias: alias of an id; what is an alias already stays.
    """

    def __init__(
        self, scratch: Path, table: str, *, keys: Callable[[str], bytes], alias: Callable[[str], str]
    ) -> None:
        self._scratch, self._table, self._keys, self._alias = scratch, table, keys, alias
        self._writers: dict[str, tuple[Path, BoxWriter]] = {}

    def take(self, rows: pa.Table, protected: pa.ChunkedArray | None = None) -> pa.Table:
        """Return the rows as they may be stored, in their order, and seal those of protected sources.

        Args:
            protected: which rows are protected; none reads the column, and a row that does not say is protected.
        """
        if protected is None:
            protected = pc.fill_null(rows.column("protected"), True)
        shut = pc.and_(protected, lies_in_clear(rows, self._table))
        if not pc.any(shut).as_py():
            return rows
        places = pc.indices_nonzero(shut)
        clear = rows.take(places)
        for document in clear.column("document").unique().to_pylist():
            self._seal(document, clear.filter(pc.equal(clear.column("document"), document)))
        ids = {one for name in ALIASED.get(self._table, ()) for one in clear.column(name).to_pylist()}
        hidden = redacted(clear, self._table, alias={one: self._alias(one) for one in ids})
        mixed = pa.concat_tables([rows, hidden])
        order = list(range(rows.num_rows))
        for number, place in enumerate(places.to_pylist()):
            order[place] = rows.num_rows + number
        return mixed.take(pa.array(order, pa.int64())).combine_chunks()

    def finish(self, part: str, sealed: Path) -> dict[str, str]:
        """Move the sealed rows beside the part that they belong to; return the SHA-256 of each file by its name."""
        told: dict[str, str] = {}
        for document, (temporary, writer) in sorted(self._writers.items()):
            digest = writer.close()
            name = _name(document, part)
            temporary.chmod(0o400)
            temporary.replace(sealed / name)
            told[name] = digest
        self._writers.clear()
        return told

    def _seal(self, document: str, rows: pa.Table) -> None:
        if document not in self._writers:
            path = self._scratch / f"{document}.{len(self._writers)}{ROWS_END}"
            self._writers[document] = (path, BoxWriter(path, self._keys(document)))
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, rows.schema) as writer:
            writer.write_table(rows)
        self._writers[document][1].write(sink.getvalue().to_pybytes())


def open_rows(
    folder: Path, manifest: Manifest, documents: Collection[str], key: SealKey
) -> Mapping[str, pa.Table]:
    """Return the rows that were sealed of these documents, by the SHA-256 of the part that they belong to.

    Raises:
        UsageError: the passphrase is wrong, or bytes were changed.
    """
    found: dict[str, pa.Table] = {}
    for part in manifest.parts:
        tables = [
            pa.ipc.open_stream(box).read_all()
            for document in sorted(documents)
            if (path := folder / "sealed" / _name(document, part.sha256)).is_file()
            for box in _boxes(path, folder, document, key)
        ]
        if tables:
            found[part.sha256] = pa.concat_tables(tables)
    return found


def has_sealed_rows(folder: Path, document: str) -> bool:
    """Tell whether rows of a document lie sealed."""
    return any((folder / "sealed").glob(f"{document}.*{ROWS_END}"))


def is_stale(name: str, documents: Collection[str], manifest: Manifest) -> bool:
    """Tell of a file of `sealed/` whether it belongs to a document or a part that no snapshot names."""
    document, _, rest = name.partition(".")
    if len(document) != 64:
        return False  # not of a document: a secret, a key of a case, an identity
    part = rest.removesuffix(ROWS_END) if rest.endswith(ROWS_END) else ""
    parts = {one.sha256[:_PART] for one in manifest.parts}
    return document not in documents or (bool(part) and part not in parts)


def rows_in_clear(folder: Path, manifest: Manifest) -> dict[str, int]:
    """Return, by the SHA-256 of each part, how many rows of protected sources lie in clear in it."""
    found: dict[str, int] = {}
    shut = shut_bills(folder, manifest)
    for part in manifest.parts:
        count = sum(
            int(pc.sum(pc.and_(mask, lies_in_clear(rows, part.table))).as_py() or 0)
            for rows, mask in groups_of(folder, part.sha256, part.table, shut)
            if rows is not None
        )
        if count:
            found[part.sha256] = count
    return found


def groups_of(
    folder: Path, part: str, table: str, shut: Collection[tuple[str, int]]
) -> Iterator[tuple[pa.Table | None, pa.ChunkedArray]]:
    """Yield the row groups of a part with the mark of which rows are protected; goods are so with their shipment.

    Of a group in which no row is protected the rows are not read and None is given, unless they are goods.
    """
    with pq.ParquetFile(folder / "facts" / "parts" / f"{part}.parquet") as file:
        for number in range(file.num_row_groups):
            if table == "goods_line":
                rows = fitted(file.read_row_group(number), table)
                keys = zip(rows.column("document").to_pylist(), rows.column("row").to_pylist(), strict=True)
                yield rows, pa.chunked_array([pa.array([key in shut for key in keys], pa.bool_())])
                continue
            mask = pc.fill_null(file.read_row_group(number, columns=["protected"]).column("protected"), True)
            yield (fitted(file.read_row_group(number), table) if pc.any(mask).as_py() else None), mask


def fitted(rows: pa.Table, table: str) -> pa.Table:
    """Return rows as the table is declared: Parquet gives seconds as milliseconds, older parts lack columns."""
    return pa.Table.from_batches([fit(one, table) for one in rows.to_batches()], schema=STORED[table])


def shut_bills(folder: Path, manifest: Manifest) -> set[tuple[str, int]]:
    """Return the shipments of protected sources by document and row."""
    found: set[tuple[str, int]] = set()
    for part in manifest.of_table("shipment") if manifest.of_table("goods_line") else ():
        path = folder / "facts" / "parts" / f"{part.sha256}.parquet"
        rows = pq.read_table(path, columns=["document", "row", "protected"])
        rows = rows.filter(pc.fill_null(rows.column("protected"), True))
        found.update(zip(rows.column("document").to_pylist(), rows.column("row").to_pylist(), strict=True))
    return found


def seal_alias(key: SealKey) -> Callable[[str], str]:
    """Return the function that gives an id its alias under the passphrase."""
    return lambda one: alias_of(key.aliases, one)


def _boxes(path: Path, folder: Path, document: str, key: SealKey) -> Iterator[bytes]:
    return read_boxes(path, open_key(folder, document, key.wraps))


def _name(document: str, part: str) -> str:
    return f"{document}.{part[:_PART]}{ROWS_END}"
