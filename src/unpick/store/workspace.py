"""The workspace: a folder a person can copy, zip and hand over; readers never wait for a writer."""

import contextlib
import datetime as dt
import errno
import json
import os
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

import pyarrow.parquet as pq

from unpick import __version__
from unpick.model.errors import NewerWorkspace, NotAWorkspace, ReadOnlyWorkspace, Tampered, UsageError
from unpick.store.clusters import merge_decided
from unpick.store.damage import part_faults
from unpick.store.decisions import DecisionLog
from unpick.store.index import NAME, build_index, index_is_current, is_worth_it
from unpick.store.load import Load, disk_faults
from unpick.store.lock import writer_lock
from unpick.store.reader import Beside, Reader
from unpick.store.sealed import PSEUDONYMS, SECRETS, SealKey, check_key, make_secrets
from unpick.store.sealed_rows import has_sealed_rows, is_stale, open_rows
from unpick.store.snapshot import Manifest, publish, read_current, read_manifest, stamp, write_durably

__all__ = ["FORMAT", "Workspace", "write_mark"]

FORMAT: Final = 1
"""Version of the folder's layout; a newer one is refused, never guessed at."""

_FOLDERS: Final = ("originals", "sealed", "facts/parts", "facts/manifests", "exports", "scratch")
_MARK: Final = "workspace.json"


class Workspace:
    """A workspace folder. Make one with `create`, use one with `open`."""

    def __init__(self, folder: Path, *, up_to: int | None = None) -> None:
        self.folder = folder
        self.decisions = DecisionLog(folder / "decisions.sqlite", up_to=up_to)
        self._up_to = up_to
        self._key: SealKey | None = None

    @staticmethod
    def create(folder: Path, *, created_at: dt.datetime) -> "Workspace":
        """Make an empty workspace in a folder that is absent or empty.

        Raises:
            UsageError: the folder holds something already.
            ReadOnlyWorkspace: the folder cannot be written.
        """
        if folder.exists() and any(folder.iterdir()):
            raise UsageError(str(folder), "the folder is not empty", "give the name of a new folder")
        with _writable(folder), disk_faults(str(folder)):
            for name in _FOLDERS:
                (folder / name).mkdir(parents=True, exist_ok=True)
            log = DecisionLog(folder / "decisions.sqlite")
            log.prepare()
            what = {"unpick": __version__, "sealed": {PSEUDONYMS: make_secrets(folder)}}
            head = log.record("created", by="", why="", at=created_at, what=what)
            empty = Manifest(
                number=0,
                created_at=stamp(created_at),
                note="created",
                unpick=__version__,
                parent="",
                audit_head=head,
            )
            publish(folder / "facts", empty)
            write_mark(folder, created_at)
        return Workspace(folder)

    @staticmethod
    def open(folder: Path) -> "Workspace":
        """Open a workspace.

        Raises:
            NotAWorkspace: there is none in this folder.
            NewerWorkspace: a newer version wrote it.
        """
        try:
            mark = json.loads((folder / _MARK).read_text(encoding="utf-8"))
        except (FileNotFoundError, NotADirectoryError, ValueError):
            mark = None
        form = mark.get("format") if isinstance(mark, dict) else None
        if not isinstance(form, int):
            raise NotAWorkspace(str(folder), "this is no workspace", "make one with `unpick init`")
        if form > FORMAT:
            raise NewerWorkspace(
                str(folder), f"its format is {form}, this version knows {FORMAT}", "update unpick"
            )
        return Workspace(folder)

    def as_of(self, row: int) -> "Workspace":
        """Return the workspace as it stood after a row of the log: snapshot, decisions, withdrawals. To be read only."""
        return Workspace(self.folder, up_to=row)

    def snapshot(self) -> Manifest:
        """Return the current snapshot, or the one that was current then."""
        facts = self.folder / "facts"
        if self._up_to is None:
            return read_current(facts)
        published = [entry.what for entry in self.decisions.entries() if entry.action == "published"]
        if published:
            last = published[-1]
            return read_manifest(facts / "manifests" / f"{last['number']:06d}-{last['snapshot']}.json")
        first = sorted((facts / "manifests").glob("000000-*.json"))
        return read_manifest(first[0] if first else facts / "manifests" / "000000-.json")

    def unlock(self, passphrase: str, documents: Collection[str]) -> None:
        """Take the passphrase under which sealed rows of these documents can be revealed by this object.

        Rows that lie in clear, as older workspaces have them, need none.

        Raises:
            UsageError: there are sealed rows and the passphrase is missing or not that of the workspace.
        """
        if not passphrase and not any(has_sealed_rows(self.folder, one) for one in documents):
            return
        key = SealKey.of(self.folder, passphrase)
        check_key(self.folder, key)
        self._key = key

    @contextlib.contextmanager
    def loading(self, *, at: dt.datetime, note: str = "") -> Iterator[Load]:
        """Take the writer's lock and yield a load; a clean exit commits it, anything else changes nothing.

        Raises:
            WorkspaceBusy: another process is writing.
            ReadOnlyWorkspace: the folder cannot be written.
            DiskFull: there is no room; the workspace is as before.
        """
        if self._up_to is not None:
            raise ValueError("nothing is loaded into a workspace as it stood earlier")
        with _writable(self.folder), writer_lock(self.folder / ".lock"), disk_faults(str(self.folder)):
            before = self.snapshot()
            for name in _FOLDERS:
                # An archive that holds files only, such as a zip, loses folders that were empty.
                (self.folder / name).mkdir(parents=True, exist_ok=True)
            self._check_pointer(before, at)
            documents = self._documents(before)
            self._sweep(before, documents)
            load = Load(self.folder, at=at, known=documents, statements=self._parts(before, "statement"))
            try:
                if not (self.folder / "sealed" / PSEUDONYMS).exists():
                    # A copy that was handed over comes without the secret and makes its own.
                    load.sealed[PSEUDONYMS] = make_secrets(self.folder)
                yield load
                self._commit(before, load, at=at, note=load.note or note)
                self._renew_index()
            finally:
                load.close()

    @contextlib.contextmanager
    def reader(
        self,
        *,
        known_at: dt.date | None = None,
        reveal: frozenset[str] = frozenset(),
        beside: Beside | None = None,
    ) -> Iterator[Reader]:
        """Yield a reader of the current snapshot.

        Args:
            known_at: only what was public by this day; None means everything.
            reveal: documents of protected sources whose text may be shown; `app` logs each with a reason, and
                gives the passphrase to `unlock` before.
            beside: rows that are asked about and not loaded; nothing of them stays.

        Raises:
            UsageError: rows to reveal are sealed, and `unlock` was not given the passphrase.
        """
        withdrawn = self.decisions.withdrawn()
        # The index holds what a reader sees to whom everything is public and nothing is revealed.
        plain = not withdrawn and not reveal and beside is None
        indexed = known_at is None and plain and self._up_to is None
        snapshot = self.snapshot()
        if self._key is None:
            self.unlock("", reveal)
        reader = Reader(
            self.folder / "facts",
            snapshot,
            known_at=known_at,
            withdrawn=withdrawn,
            revealed=reveal,
            opened=open_rows(self.folder, snapshot, reveal, self._key) if self._key else {},
            aliases=self._key.aliases if self._key else b"",
            index=self.folder / NAME if indexed else None,
            decided=merge_decided(self.decisions.decisions()),
            beside=beside,
        )
        try:
            yield reader
        finally:
            reader.close()

    def _commit(self, before: Manifest, load: Load, *, at: dt.datetime, note: str) -> None:
        parts = load.finish()
        if not parts:
            return
        what = {"parts": [part.sha256 for part in parts]} | ({"sealed": load.sealed} if load.sealed else {})
        head = self.decisions.record("loaded", by="", why=note, at=at, what=what)
        known = {part.sha256 for part in before.parts}
        published = publish(
            self.folder / "facts",
            Manifest(
                number=before.number + 1,
                created_at=stamp(at),
                note=note,
                unpick=__version__,
                parent=before.sha256,
                audit_head=head,
                parts=(*before.parts, *(part for part in parts if part.sha256 not in known)),
            ),
        )
        self._log_published(published, at)

    def _renew_index(self) -> None:
        """Build the index of a new snapshot, or the one that a killed load left behind or a person deleted.

        One that is there is renewed whatever it holds: a file of an older snapshot would only lie in the way.
        """
        current = self.snapshot()
        wanted = is_worth_it(current) or (self.folder / NAME).exists()
        if current.parts and wanted and not index_is_current(self.folder, current):
            build_index(self.folder, current)

    def _log_published(self, manifest: Manifest, at: dt.datetime) -> None:
        what = {"number": manifest.number, "snapshot": manifest.sha256}
        self.decisions.record("published", by="", why="", at=at, what=what)

    def _check_pointer(self, current: Manifest, at: dt.datetime) -> None:
        """Refuse a pointer that was set back: the sweep would take later snapshots for leftovers.

        A load killed between moving the pointer and logging it is logged now.
        """
        last = self.decisions.last_published()
        if current.number < last:
            raise Tampered(
                "facts/CURRENT",
                f"it names snapshot {current.number}, the log knows snapshot {last}",
                "write into it the name of the newest file of facts/manifests",
            )
        if current.number > last:
            self._log_published(current, at)

    def _parts(self, manifest: Manifest, table: str) -> list[Path]:
        return [
            self.folder / "facts" / "parts" / f"{part.sha256}.parquet" for part in manifest.of_table(table)
        ]

    def _documents(self, manifest: Manifest) -> frozenset[str]:
        found: set[str] = set()
        with part_faults():
            for path in self._parts(manifest, "document"):
                found.update(pq.read_table(path, columns=["document"]).column("document").to_pylist())
        return frozenset(found)

    def _sweep(self, current: Manifest, documents: frozenset[str]) -> None:
        """Remove what killed loads left: scratch, and parts, manifests, originals that nothing names."""
        import shutil

        for leftover in (self.folder / "scratch").iterdir():
            shutil.rmtree(leftover, ignore_errors=True)
        named = {f"{part.sha256}.parquet" for part in current.parts}
        for path in (self.folder / "facts" / "parts").glob("*.parquet"):
            if path.name not in named:
                path.unlink()
        for path in (self.folder / "facts" / "manifests").glob("*.json"):
            if int(path.name.partition("-")[0]) > current.number:
                path.unlink()
        for path in (*self.folder.glob("originals/*/*"), *(self.folder / "sealed").iterdir()):
            sealed = path.parent.name == "sealed"
            stale = is_stale(path.name, documents, current) if sealed else path.name not in documents
            if stale and path.name not in SECRETS:
                path.unlink()


def write_mark(folder: Path, at: dt.datetime) -> None:
    """Write the file that makes a folder a workspace: format, version, and the salt of its passphrase."""
    mark = {"format": FORMAT, "unpick": __version__, "created_at": stamp(at), "salt": os.urandom(16).hex()}
    write_durably(folder / _MARK, json.dumps(mark).encode())


@contextlib.contextmanager
def _writable(folder: Path) -> Iterator[None]:
    """Turn a refusal to write into the error that says so."""
    try:
        yield
    except OSError as problem:
        if problem.errno not in (errno.EROFS, errno.EACCES, errno.EPERM):
            raise
        raise ReadOnlyWorkspace(
            str(folder),
            f"it cannot be written ({os.strerror(problem.errno)})",
            "copy it to a folder that can",
        ) from None
