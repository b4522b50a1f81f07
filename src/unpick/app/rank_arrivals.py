"""The arrivals of a file, read as `load` reads shipments and held beside a workspace without being loaded."""

import datetime as dt
import hashlib
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from unpick.app.load_original import Take
from unpick.model.errors import UnreadableFile, UsageError

if TYPE_CHECKING:
    import pyarrow as pa

    from unpick.store.load import Load
    from unpick.store.reader import Beside
    from unpick.store.workspace import Workspace

__all__ = ["Arrivals", "read_arrivals"]

Json = dict[str, Any]

_FIRST = "0000"
"""How the id of a given file begins: its bills are read before those of the workspace, so that of the same bill in both
the given one stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrivals:
    """Files of arrivals, held in memory.

    Attributes:
        files: id of each document, in the order given, to the name of its file. results: what was read of each, as
        `load` tells it. beside: the rows, for a reader.
    """

    files: dict[str, str]
    results: list[Json]
    beside: "Beside"

    @property
    def rejects(self) -> list[Json]:
        """Return the rows that were left out, each with file, row, column, value, problem, remedy."""
        return [reject for result in self.results for reject in result["rejects"]]


@dataclass(slots=True)
class _Held:
    """What a load would write, kept in memory: the arrivals are asked about, and nothing of them stays."""

    scratch: Path
    rows: dict[str, list["pa.Table"]] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    hashes: set[str] = field(default_factory=set)
    documents: list[Json] = field(default_factory=list)
    statements: int = 0

    def has_document(self, document: str) -> bool:
        return document in self.hashes

    def add_original(self, path: Path, *, name: str, public_from: dt.date, **told: Any) -> str:
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        self.hashes.add(digest)
        document = _FIRST + digest[: -len(_FIRST)]
        self.files[document] = name
        kept: Json = {one: told[one] for one in ("dataset", "layout", "reliability") if one in told}
        self.documents.append({"document": document, "name": name, "public_from": public_from, **kept})
        return document

    def write(self, table: str, data: Any) -> None:
        self.rows.setdefault(table, []).append(data.read_all() if hasattr(data, "read_all") else data)

    def write_statements(self, statements: Iterable[Any]) -> None:
        self.statements += sum(1 for _ in statements)


def read_arrivals(
    workspace: "Workspace",
    paths: Sequence[Path],
    *,
    at: dt.datetime,
    known_at: dt.date | None,
    layout: str | None = None,
    mapping: Path | None = None,
    accept: bool = False,
) -> Arrivals:
    """Read files of arrivals with the layouts of `load`.

    Args:
        accept: take the sound rows even when over a fifth are faulty.

    Raises:
        FileFault: a file cannot be read, or holds something else than shipments.
        UsageError: a file is not there.
    """
    from unpick.app.load_read import take_files
    from unpick.store.reader import Beside
    from unpick.store.tables import STORED

    for path in paths:
        if not path.exists():
            raise UsageError(str(path), "there is no such file or folder", "check the path")
    take = Take(
        at=at,
        layout=layout,
        mapping=mapping,
        accept=accept,
        # Arrivals are what is asked about, and known to who asks, whatever was public.
        public_from=min(known_at or at.date(), at.date()),
        protected=False,
    )
    with tempfile.TemporaryDirectory(prefix="unpick-") as folder:
        held = _Held(scratch=Path(folder))
        # It has the methods of a load that reading uses, and no workspace behind them.
        results = take_files(paths, take, into=cast("Load", held), scratch=held.scratch)
        tables = {name: _whole(STORED[name], parts) for name, parts in held.rows.items() if name in STORED}
    if held.statements or "shipment" not in tables:
        names = ", ".join(path.name for path in paths)
        raise UnreadableFile(
            names,
            "it holds no table of shipments",
            "give arrivals; load other evidence first with `unpick load`",
        )
    import pyarrow as pa

    tables["document"] = pa.Table.from_pylist(held.documents, schema=STORED["document"])
    used = set(tables["shipment"]["document"].unique().to_pylist())
    return Arrivals(
        files={document: name for document, name in held.files.items() if document in used},
        results=results,
        beside=Beside(
            tables=tables,
            key=hashlib.sha256("".join(sorted(held.files)).encode()).hexdigest(),
            instead_of=_stored(workspace, held.hashes),
        ),
    )


def _whole(schema: "pa.Schema", parts: Sequence["pa.Table"]) -> "pa.Table":
    import pyarrow as pa

    fitted = [
        pa.Table.from_arrays(
            [
                part[one.name].cast(one.type)
                if one.name in part.column_names
                else pa.nulls(part.num_rows, one.type)
                for one in schema
            ],
            schema=schema,
        )
        for part in parts
    ]
    return pa.concat_tables(fitted)


def _stored(workspace: "Workspace", hashes: Iterable[str]) -> frozenset[str]:
    """Return which of these files the workspace holds: their rows are read from the file alone."""
    with workspace.reader() as reader:
        held = set(reader.table("document")["document"].to_pylist())
    return frozenset(hashes) & held
