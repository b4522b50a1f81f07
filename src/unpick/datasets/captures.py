"""Web captures and bundles: WARC, WACZ, ProofMode, auto-archiver, record by record, under our own SHA-256.

Digests that a file carries are checked where it has them; what counts is the SHA-256 made here.
"""

import base64
import datetime as dt
import gzip
import hashlib
import io
import json
import mimetypes
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from unpick.datasets.auto_archiver import is_auto_archiver, read_auto_archiver
from unpick.model.errors import MissingPart, UnreadableFile

__all__ = ["Capture", "Record", "read_capture", "read_capture_bytes"]

_MOST_BYTES: Final = 2_000_000_000
"""Largest capture and largest sum of unpacked parts; a crawl above is to be split by the tool that made it."""

_MOST_FILES: Final = 10_000
"""Most files of a folder: one archived address has some dozens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One captured thing.

    Attributes:
        url: address, or file name in a bundle. at: capture time, UTC text as the file states it, or empty.
        body: what was sent, without HTTP headers, as it went over the wire.
    """

    url: str
    at: str
    kind: str
    media_type: str
    sha256: str
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """A capture as read: its records, what is wrong with it, and digests that could not be checked.

    Attributes:
        sha256: of the file; of the list of its files where the capture is a folder, which `listing` then holds.
    """

    form: str
    sha256: str
    records: tuple[Record, ...]
    problems: tuple[str, ...]
    notes: tuple[str, ...]
    listing: bytes = b""


def read_capture(path: Path) -> Capture:
    """Read a WARC, WACZ, ProofMode or auto-archiver file, or a folder of auto-archiver, and check every digest in it.

    Raises:
        UnreadableFile: it is none of these, is cut short, or is too large.
        MissingPart: warcio is not installed.
    """
    if path.is_dir():
        return _folder(path)
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UnreadableFile(path.name, "it has more than 2 GB", "split it with the tool that made it")
        data = path.read_bytes()
    except OSError as problem:
        raise UnreadableFile(path.name, f"it cannot be read ({problem.strerror})", "check the path") from None
    return read_capture_bytes(data, path.name)


def read_capture_bytes(data: bytes, name: str) -> Capture:
    """Read the bytes of a WARC, WACZ, ProofMode or auto-archiver file and check every digest in it.

    Raises:
        UnreadableFile: it is none of these, or is cut short.
        MissingPart: warcio is not installed.
    """
    digest = hashlib.sha256(data).hexdigest()
    if data[:5] == b"WARC/" or data[:2] == b"\x1f\x8b":
        held = list(_warc(data, name))
        problems = [one for _, _, found in held for one in found]
        records = tuple(record for _, record, _ in held if record)
        note = () if _has_digest(data) else ("the records carry no digests of their own",)
        return Capture(form="warc", sha256=digest, records=records, problems=tuple(problems), notes=note)
    if data[:2] == b"PK":
        return _zipped(data, name, digest)
    raise UnreadableFile(
        name,
        "it is no WARC, WACZ, ProofMode or auto-archiver file",
        "give a .warc, .warc.gz, .wacz or .zip, or a folder of auto-archiver",
    )


def _has_digest(data: bytes) -> bool:
    plain = data if data[:5] == b"WARC/" else zlib.decompressobj(31).decompress(data, 1 << 20)
    return b"-digest:" in plain.lower()


def _warc(data: bytes, name: str) -> Iterator[tuple[int, Record | None, list[str]]]:
    """Yield the offset of each record, what it captured, and what is wrong with it."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        raise MissingPart(name, "warcio is not installed", "install unpick[captures]") from None
    records = ArchiveIterator(io.BytesIO(data), no_record_parse=True)
    count = 0
    try:
        for one in records:
            head, count = one.rec_headers, count + 1
            block = one.raw_stream.read()
            # Asking for the offset reads what is left of the record, so the block is read before.
            offset = records.get_record_offset()
            length = int(head.get_header("Content-Length") or -1)
            url, place = head.get_header("WARC-Target-URI") or "", f"{name}, record {count}"
            problems = [] if len(block) == length else [f"{place}: it is cut short"]
            body, media = _body(one.rec_type, block, head.get_header("Content-Type") or "")
            problems += _digests(place, head, block, body)
            record = None
            if one.rec_type in ("response", "resource") and url:
                record = Record(
                    url=url,
                    at=head.get_header("WARC-Date") or "",
                    kind=one.rec_type,
                    media_type=media,
                    sha256=hashlib.sha256(body).hexdigest(),
                    body=body,
                )
            yield offset, record, problems
    except (ArchiveLoadFailed, ValueError, EOFError, zlib.error, OSError) as problem:
        raise UnreadableFile(
            name,
            f"record {count + 1} cannot be read ({problem})",
            "get the file anew from where it was captured",
        ) from None
    if not count:
        raise UnreadableFile(name, "it has no records", "get the file anew from where it was captured")


def _body(kind: str, block: bytes, media: str) -> tuple[bytes, str]:
    """Return what came after the HTTP headers, and its media type."""
    if kind != "response":
        return block, media
    head, _, body = block.partition(b"\r\n\r\n")
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-type":
            media = value.strip().decode("latin-1")
    return body, media.split(";")[0]


def _digests(place: str, head: Any, block: bytes, body: bytes) -> list[str]:
    """Check the digests that a record carries over its block and its payload."""
    problems = []
    for name, data in (("WARC-Block-Digest", block), ("WARC-Payload-Digest", body)):
        stated = head.get_header(name) or ""
        if stated and head.get_header("WARC-Type") != "revisit" and not _fits(stated, data):
            problems.append(f"{place}: its bytes do not fit '{name}: {stated[:24]}'")
    return problems


def _fits(stated: str, data: bytes) -> bool:
    kind, _, value = stated.partition(":")
    kind = kind.lower().replace("-", "")
    if kind not in ("sha1", "sha256", "sha512", "md5"):
        return False
    made = hashlib.new(kind, data, usedforsecurity=False).digest()
    return value.strip().lower() in (
        made.hex(),
        base64.b32encode(made).decode().lower(),
        base64.b32encode(made).decode().rstrip("=").lower(),
    )


def _zipped(data: bytes, name: str, digest: str) -> Capture:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as held:
            if sum(one.file_size for one in held.infolist()) > _MOST_BYTES:
                raise UnreadableFile(name, "unpacked it has more than 2 GB", "split it")
            names = [one.filename for one in held.infolist() if not one.is_dir()]
            twice = sorted({one for one in names if names.count(one) > 1})
            if twice:
                raise UnreadableFile(name, f"'{twice[0]}' is in it twice", "get the file anew")
            files = {one: held.read(one) for one in names}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError) as problem:
        raise UnreadableFile(name, f"it cannot be unpacked ({problem})", "get the file anew") from None
    if "datapackage.json" in files:
        return _wacz(files, name, digest)
    if any(one.endswith((".proof.json", ".proof.csv")) for one in files):
        return _proofmode(files, digest)
    if is_auto_archiver(files):
        return _archived(files, name, digest)
    raise UnreadableFile(
        name, "it is no WACZ, ProofMode or auto-archiver bundle", "unpack it and load what is in it"
    )


def _folder(path: Path) -> Capture:
    """Read a folder as auto-archiver's local storage leaves it; links are not followed."""
    files, size = dict[str, bytes](), 0
    try:
        for one in sorted(path.rglob("*")):
            if one.is_file() and not one.is_symlink():
                size += one.stat().st_size
                if size > _MOST_BYTES or len(files) >= _MOST_FILES:
                    raise UnreadableFile(
                        path.name, "it has more than 2 GB or 10,000 files", "give one folder of it"
                    )
                files[one.relative_to(path).as_posix()] = one.read_bytes()
    except OSError as problem:
        raise UnreadableFile(path.name, f"it cannot be read ({problem.strerror})", "check the path") from None
    if not is_auto_archiver(files):
        raise UnreadableFile(
            path.name,
            "the folder holds no record of auto-archiver (metadata.json, or its page)",
            "give the folder of one archived address, or a file",
        )
    listing = "".join(
        f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in files.items()
    ).encode()
    return _archived(files, path.name, hashlib.sha256(listing).hexdigest(), listing)


def _archived(files: dict[str, bytes], name: str, digest: str, listing: bytes = b"") -> Capture:
    told = read_auto_archiver(files, name)
    problems, records = list(told.problems), list[Record]()
    for one, data in files.items():
        if one.endswith(".wacz"):
            inner = _zipped(data, one, hashlib.sha256(data).hexdigest())
            problems += [f"{one}: {problem}" for problem in inner.problems]
            records += inner.records
        records.append(
            Record(
                url=f"{told.url}#{one}" if told.url else one,
                at=told.at,
                kind="file",
                media_type=mimetypes.guess_type(one)[0] or "",
                sha256=hashlib.sha256(data).hexdigest(),
                body=data,
            )
        )
    return Capture(
        form="auto-archiver",
        sha256=digest,
        records=tuple(records),
        problems=tuple(problems),
        notes=told.notes,
        listing=listing,
    )


def _wacz(files: dict[str, bytes], name: str, digest: str) -> Capture:
    """Check a WACZ (Webrecorder's specification 1.1.1): hashes of its files, its index against its records."""
    problems, notes, records = list[str](), list[str](), list[Record]()
    try:
        package = json.loads(files["datapackage.json"])
        stated = {str(one["path"]): str(one["hash"]) for one in package["resources"]}
        outer = (
            json.loads(files["datapackage-digest.json"])["hash"] if "datapackage-digest.json" in files else ""
        )
    except (ValueError, KeyError, TypeError) as problem:
        raise UnreadableFile(
            name, f"its datapackage cannot be read ({problem})", "get the file anew"
        ) from None
    if not outer:
        notes.append("there is no datapackage-digest.json; nothing states the hash of the list of files")
    problems += _package(files, stated, outer)
    places = dict[tuple[str, int], Record | None]()
    for path in sorted(files):
        if path.startswith("archive/"):
            for offset, record, found in _warc(files[path], path):
                problems += found
                places[path.removeprefix("archive/"), offset] = record
                records += [record] if record else []
    problems += _index(files, places)
    return Capture(
        form="wacz", sha256=digest, records=tuple(records), problems=tuple(problems), notes=tuple(notes)
    )


def _package(files: dict[str, bytes], stated: dict[str, str], outer: str) -> Iterator[str]:
    """Yield files of a WACZ that are changed, missing or not named by its list of files."""
    if outer and not _fits(outer, files["datapackage.json"]):
        yield "datapackage.json: its bytes were changed"
    for path, value in stated.items():
        if path not in files:
            yield f"{path}: the file is missing"
        elif not _fits(value, files[path]):
            yield f"{path}: its bytes were changed"
    for path in sorted(set(files) - set(stated) - {"datapackage.json", "datapackage-digest.json"}):
        yield f"{path}: the list of files does not name it"


def _index(files: dict[str, bytes], places: dict[tuple[str, int], Record | None]) -> Iterator[str]:
    """Yield lines of the index without their record, and responses without a line."""
    lines = list[dict[str, Any]]()
    for path in sorted(files):
        if path.startswith("indexes/") and path.endswith((".cdx", ".cdxj", ".cdx.gz")):
            try:
                plain = gzip.decompress(files[path]) if path.endswith(".gz") else files[path]
                rows = plain.decode("utf-8").splitlines()
                lines += [
                    json.loads(row.split(" ", 2)[2])
                    for row in rows
                    if row.strip() and not row.startswith("!")
                ]
                places_named = {
                    (str(one["filename"]), int(one["offset"])): str(one.get("url", "")) for one in lines
                }
            except (ValueError, IndexError, KeyError, OSError, EOFError, zlib.error, TypeError):
                yield f"{path}: a line of the index cannot be read"
                return
    if not lines:
        yield "indexes: the index of records is missing"
        return
    for (file, offset), url in places_named.items():
        record = places.get((file, offset))
        if (file, offset) not in places:
            yield f"archive/{file}: the record at byte {offset}, '{url}', is missing"
        elif record and record.url != url:
            yield f"indexes: the line of '{url}' leads to '{record.url}'"
    for place, record in places.items():
        if record and record.kind == "response" and place not in places_named:
            yield f"indexes: '{record.url}' at byte {place[1]} of archive/{place[0]} has no line"


def _proofmode(files: dict[str, bytes], digest: str) -> Capture:
    """Check a ProofMode bundle: a file is named in it by its SHA-256, <hash>.asc, .proof.csv, .proof.json.

    Signatures are OpenPGP; they are kept and not checked here.
    """
    problems, records = list[str](), list[Record]()
    base = {path: path.rpartition("/")[2] for path in files}
    proofs = {one.partition(".")[0] for one in base.values() if ".proof." in one}
    media = {
        p: b
        for p, b in base.items()
        if not b.endswith((".asc", ".csv", ".json", ".ots", ".txt", ".gst", ".cert", ".pem"))
    }
    made = {path: hashlib.sha256(files[path]).hexdigest() for path in media}
    for proof in sorted(proofs - set(made.values())):
        problems.append(f"{proof[:16]}: no file in the bundle has the SHA-256 that its proof names")
    for path, sha in sorted(made.items()):
        if sha not in proofs:
            problems.append(f"{path}: no proof names its SHA-256 '{sha[:16]}'")
        at = ""
        for other in files:
            if base[other] == f"{sha}.proof.json":
                at = _proof_time(files[other])
        records.append(
            Record(url=base[path], at=at, kind="file", media_type="", sha256=sha, body=files[path])
        )
    notes = ["OpenPGP signatures and OpenTimestamps proofs of the bundle are kept, not verified"]
    return Capture(
        form="proofmode", sha256=digest, records=tuple(records), problems=tuple(problems), notes=tuple(notes)
    )


def _proof_time(data: bytes) -> str:
    """Return when ProofMode says that it made the proof, or nothing."""
    try:
        found = json.loads(data)
        stated = str(found.get("Proof Generated") or found.get("File Created") or "")
        return (
            dt.datetime.fromisoformat(stated.replace("Z", "+00:00"))
            .astimezone(dt.UTC)
            .strftime("%Y-%m-%dT%H:%M:%SZ")
        )
    except (ValueError, AttributeError):
        return ""
