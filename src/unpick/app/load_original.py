"""How files are to be read, and one given file: its hash or commitment, and whether it is there already."""

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from unpick.model.errors import UsageError

if TYPE_CHECKING:
    import pyarrow as pa

    from unpick.store.load import Load

__all__ = ["Original", "Take"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """How files are to be read; the same for all files of a load.

    Attributes:
        progress: is told how many shipments came, batch by batch.
        facts: id of each facts file that the workspace holds, to its document; files of this load are added.
    """

    at: dt.datetime
    layout: str | None
    mapping: Path | None
    accept: bool
    public_from: dt.date | None
    protected: bool
    passphrase: str = field(default="", repr=False)
    progress: Callable[[int], None] | None = None
    facts: dict[str, str] = field(default_factory=dict)

    def watched(self, batches: "Iterator[pa.RecordBatch]") -> "Iterator[pa.RecordBatch]":
        """Yield the batches and tell how many rows each has."""
        for batch in batches:
            if self.progress is not None:
                self.progress(batch.num_rows)
            yield batch

    @property
    def day(self) -> dt.date:
        """Return the day from which the files are public when they do not say."""
        return self.public_from or self.at.date()


@dataclass(slots=True, kw_only=True)
class Original:
    """One given file, added to the workspace once its kind is known."""

    path: Path
    name: str
    take: Take
    into: "Load | None"
    document: str = field(init=False, default="")
    protected: bool = field(init=False, default=False)
    seen: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        """Hash the file and look whether the workspace holds it already."""
        with self.path.open("rb") as stream:
            self.document = hashlib.file_digest(stream, "sha256").hexdigest()
        self.seen = self.into is not None and self.into.has_document(self.document)
        if self.take.protected:
            self.protect()

    def protect(self) -> None:
        """Treat the file as one of a protected source: it is cited by its commitment, never by its hash.

        Raises:
            UsageError: there is no fitting passphrase, or the file lies in the workspace in clear already.
        """
        self.protected = True
        if self.into is None:
            return
        if self.seen:
            raise UsageError(
                self.name,
                "the workspace holds this file already, in clear",
                "load it with --protected into a new workspace and delete the old one",
            )
        self.document = self.into.commitment(self.document, passphrase=self.take.passphrase)
        self.seen = self.into.has_document(self.document)

    def add(self, *, dataset: str, layout: str, reliability: str = "F", title: str = "") -> str:
        """Add the file to the originals and return its SHA-256, or its commitment when it is sealed."""
        if self.into is None:
            return self.document
        return self.into.add_original(
            self.path,
            name=self.name,
            title=title,
            dataset=dataset,
            public_from=self.take.day,
            layout=layout,
            reliability=reliability,
            protected=self.protected,
            passphrase=self.take.passphrase,
        )
