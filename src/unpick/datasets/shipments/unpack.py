"""What a file is by its first bytes; archives unpacked under a cap, so that no bomb fills the disk."""

import gzip
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from unpick.model.errors import UnreadableFile

__all__ = ["Member", "file_kind", "unpack"]

MAX_EXPANDED: Final = 64 << 30
"""Bytes an archive may expand to: a year of US manifests is about a third of it."""

MAX_RATIO: Final = 200
"""Expanded to packed size; manifests pack about 10 to 1, runs of one byte about 1000 to 1."""

SMALL: Final = 32 << 20
"""Below this expanded size the ratio does not matter: tiny tables of one value pack very well."""

_BLOCK: Final = 1 << 20

_MAGIC: Final = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gz"),
    (b"PAR1", "parquet"),
    (b"%PDF", "pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "xls"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!", "rar"),
    (b"SQLite format 3", "database"),
)
_REFUSED: Final = {
    "pdf": ("a PDF document", "export the table as CSV or XLSX"),
    "picture": ("a picture", "give the table itself as CSV or XLSX"),
    "7z": ("a 7z archive", "unpack it first"),
    "rar": ("a RAR archive", "unpack it first"),
    "database": ("a database", "export the table as CSV"),
    "page": ("a web page", "save the table itself, not the page that shows it"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file that can be read: its name, where its bytes lie, and its kind (text, book, parquet)."""

    name: str
    path: Path
    kind: str


def file_kind(path: Path) -> str:
    """Return what the first bytes say: text, zip, book, gz, parquet, pdf, picture, empty and so on."""
    with path.open("rb") as stream:
        head = stream.read(512)
    if not head:
        return "empty"
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return _zip_kind(path) if kind == "zip" else "book" if kind == "xls" else kind
    return "page" if head.lstrip().lower().startswith((b"<!doctype html", b"<html")) else "text"


def unpack(path: Path, scratch: Path, *, name: str = "", max_ratio: int = MAX_RATIO) -> list[Member]:
    """Return the readable files in a file: itself, or the members of an archive, unpacked into scratch.

    Raises:
        UnreadableFile: it is empty, of a kind that holds no table, broken, or expands beyond the caps.
    """
    name = name or path.name
    kind = file_kind(path)
    if kind == "empty":
        raise UnreadableFile(name, "the file is empty", "export it again")
    if kind in _REFUSED:
        what, remedy = _REFUSED[kind]
        raise UnreadableFile(name, f"the file is {what}, whatever its name says", remedy)
    if kind == "gz":
        target = scratch / f"{len(list(scratch.iterdir()))}-{Path(name).stem}"
        with _broken(name), gzip.open(path) as stream:
            _copy(stream, target, name=name, packed=path.stat().st_size, max_ratio=max_ratio)
        inner = Path(name).stem
        _not_nested(file_kind(target), inner, name)
        return unpack(target, scratch, name=inner, max_ratio=max_ratio)
    if kind == "zip":
        members = list(_members(path, scratch, name, max_ratio))
        if not members:
            raise UnreadableFile(name, "the archive holds no table", "give an archive of tables")
        return members
    if kind == "book":
        _check_book(path, name, max_ratio)
    return [Member(name=name, path=path, kind=kind)]


def _not_nested(kind: str, inner: str, name: str) -> None:
    """Refuse an archive in an archive: each level could expand as far again, and a member left out is not told."""
    if kind in ("zip", "gz", "7z", "rar"):
        problem = f"'{inner}' is an archive within the archive"
        raise UnreadableFile(name, problem, "unpack the outer one and give the files in it")


def _zip_kind(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            return "book" if "[Content_Types].xml" in archive.namelist() else "zip"
    except zipfile.BadZipFile:
        return "zip"


def _members(path: Path, scratch: Path, name: str, max_ratio: int) -> Iterator[Member]:
    with _broken(name), zipfile.ZipFile(path) as archive:
        packed = path.stat().st_size
        for number, entry in enumerate(archive.infolist()):
            if entry.is_dir() or entry.filename.startswith("__MACOSX"):
                continue
            target = scratch / f"{path.stem}-{number}"
            with archive.open(entry) as stream:
                _copy(stream, target, name=name, packed=packed, max_ratio=max_ratio)
            kind = file_kind(target)
            _not_nested(kind, entry.filename, name)
            if kind in ("text", "book", "parquet"):
                yield Member(name=entry.filename, path=target, kind=kind)


def _check_book(path: Path, name: str, max_ratio: int) -> None:
    if not zipfile.is_zipfile(path):
        return
    with zipfile.ZipFile(path) as archive:
        expanded = sum(entry.file_size for entry in archive.infolist())
    _within(expanded, packed=path.stat().st_size, name=name, max_ratio=max_ratio)


def _copy(stream: IO[bytes] | gzip.GzipFile, target: Path, *, name: str, packed: int, max_ratio: int) -> None:
    """Copy in blocks; the caps hold for what really comes out, not for what the archive declares."""
    size = 0
    with target.open("wb") as out:
        while block := stream.read(_BLOCK):
            size += len(block)
            _within(size, packed=packed, name=name, max_ratio=max_ratio)
            out.write(block)


def _within(size: int, *, packed: int, name: str, max_ratio: int) -> None:
    if size > MAX_EXPANDED or (size > SMALL and size > packed * max_ratio):
        problem = f"it expands to over {size >> 20} MB from {packed} bytes, as a zip bomb does"
        raise UnreadableFile(name, problem, "unpack it yourself if you trust it, and give the files")


class _broken:  # noqa: N801 - reads as a phrase in a with statement
    """Turn what a damaged archive raises into the error that says so."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, zipfile.BadZipFile | gzip.BadGzipFile | zlib.error | EOFError | RuntimeError):
            problem = f"the archive is damaged, cut short or locked ({error})"
            raise UnreadableFile(self._name, problem, "fetch it again") from error
