"""Packets: a folder or a zip with `packet.yml`, read into its list of files and their bytes.

The list never holds a conclusion. A key that would be one (legible, coverage, match, outcome, dates read) refuses
the file with its line; any other unknown key is reported and left out; the good ones go on.
"""

import functools
import json
import stat
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, Final

from unpick.model.bundled import bundled_bytes
from unpick.model.errors import UnreadableFile
from unpick.model.reject import Reject

__all__ = ["CONCLUSIONS", "LIST", "PacketFiles", "member_name", "open_packet", "parse_packet"]

LIST: Final = "packet.yml"
MANIFEST: Final = "manifest.json"
"""Written by `case packet`: every exhibit that the case ever had, and every review that was run."""

CONCLUSIONS: Final = frozenset(
    [
        "legible",
        "legibility",
        "coverage",
        "site_coverage",
        "covers",
        "match",
        "matches",
        "matched",
        "twin",
        "twins",
        "dates_read",
        "date_read",
        "read_dates",
        "photo_dates",
        "verdict",
        "outcome",
        "result",
        "assessment",
        "conclusion",
        "conclusions",
        "findings",
        "defect",
        "defects",
        "severity",
        "turned",
        "inculpatory",
        "exculpatory",
        "complete",
        "rebutted",
        "not_rebutted",
        "expect",
        "expected",
        "score",
        "reliable",
        "authentic",
        "forged",
        "genuine",
    ]
)
"""Keys that say what a review must find out by itself: each refuses the list (issue: it never holds a conclusion)."""

_SAME: Final = {"evidence": "exhibits", "documents": "exhibits", "files": "exhibits"}
_MOST_BYTES: Final = 2 << 30
_MOST_FILES: Final = 5_000
_MOST_RATIO: Final = 200
_SMALL: Final = 32 << 20
"""Caps of an archive: packets of thousands of scans are a few hundred megabytes; below 32 MB no ratio is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketFiles:
    """A packet as it was handed in.

    Attributes:
        name: of the folder or archive. body: `packet.yml` in its documented form.
        files: name inside the packet to bytes, those that the list names and that are there.
        unlisted: files of the packet that its list does not name. missing: files it names that are not there.
        rejects: keys and rows of the list that were left out.
        sha256: of the list. manifest: what `case packet` wrote of earlier exhibits and reviews, empty without one.
    """

    name: str
    body: Mapping[str, Any]
    files: Mapping[str, bytes]
    unlisted: tuple[str, ...]
    missing: tuple[str, ...]
    rejects: tuple[Reject, ...]
    sha256: str
    manifest: Mapping[str, Any] = field(default_factory=dict)


def open_packet(path: Path) -> PacketFiles:
    """Return the packet of a folder or a zip.

    Raises:
        UnreadableFile: there is no list, it breaks its form, it holds a conclusion, or the archive is hostile.
    """
    import hashlib

    members = _of_folder(path) if path.is_dir() else _of_archive(path)
    root = _root_of(members, path.name)
    data = members[f"{root}{LIST}"]
    body, rejects = parse_packet(data, LIST)
    inside = {name.removeprefix(root): held for name, held in members.items() if name.startswith(root)}
    named = [member_name(row["file"]) for part in ("exhibits", "record") for row in body.get(part, [])]
    listed = set(named)
    return PacketFiles(
        name=path.name,
        body=body,
        files={name: inside[name] for name in dict.fromkeys(named) if name in inside},
        unlisted=tuple(
            sorted(name for name in inside if name not in listed and name not in (LIST, MANIFEST))
        ),
        missing=tuple(sorted(listed - set(inside))),
        rejects=tuple(rejects),
        sha256=hashlib.sha256(data).hexdigest(),
        manifest=_manifest(inside.get(MANIFEST, b"")),
    )


def _manifest(data: bytes) -> dict[str, Any]:
    """Return the manifest of a packet; one that is none says so, and the packet is read all the same."""
    if not data:
        return {}
    try:
        found = json.loads(data)
    except ValueError:
        return {"problem": f"{MANIFEST} is no JSON, so earlier exhibits and reviews are not known"}
    return found if isinstance(found, dict) else {"problem": f"{MANIFEST} is not of the form of this program"}


def member_name(file: str) -> str:
    """Return a file name inside the packet with forward slashes and without a leading ./."""
    return str(PurePosixPath(file.replace("\\", "/")))


def _of_folder(path: Path) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    top = path.resolve()
    for one in sorted(path.rglob("*")):
        if not one.is_file() or any(part.startswith(".") for part in one.relative_to(path).parts):
            continue
        if not one.resolve().is_relative_to(top):
            raise UnreadableFile(
                one.name, "it points outside the folder", "copy the file itself into the packet"
            )
        found[one.relative_to(path).as_posix()] = one.read_bytes()
        if len(found) > _MOST_FILES:
            raise UnreadableFile(path.name, f"it holds more than {_MOST_FILES} files", "split the packet")
    return found


def _of_archive(path: Path) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(path) as archive:
            rows = [row for row in archive.infolist() if not row.is_dir()]
            _check_archive(path, rows)
            return {_inside(path, row): archive.read(row) for row in rows}
    except (zipfile.BadZipFile, NotImplementedError, EOFError) as fault:
        raise UnreadableFile(
            path.name, f"it is no readable zip ({fault})", "give the folder, or zip it again"
        ) from None
    except RuntimeError:
        raise UnreadableFile(path.name, "the archive is encrypted", "unpack it with its password") from None


def _check_archive(path: Path, rows: list[zipfile.ZipInfo]) -> None:
    size, packed = sum(row.file_size for row in rows), sum(row.compress_size for row in rows)
    if (
        len(rows) > _MOST_FILES
        or size > _MOST_BYTES
        or (size > _SMALL and size > _MOST_RATIO * max(packed, 1))
    ):
        raise UnreadableFile(
            path.name,
            f"it would expand to {len(rows)} files and {size >> 20} MB",
            f"split it; at most {_MOST_FILES} files and {_MOST_BYTES >> 20} MB, packed at most {_MOST_RATIO} to 1",
        )


def _inside(path: Path, row: zipfile.ZipInfo) -> str:
    name = PurePosixPath(row.filename.replace("\\", "/"))
    if (
        name.is_absolute()
        or ".." in name.parts
        or ":" in name.parts[0]
        or stat.S_ISLNK(row.external_attr >> 16)
    ):
        raise UnreadableFile(
            path.name, f"'{row.filename}' points outside the archive", "zip the folder again"
        )
    return name.as_posix()


def _root_of(members: Mapping[str, bytes], name: str) -> str:
    """Return the folder inside the packet in which its list lies, as a prefix."""
    found = sorted(
        (one for one in members if PurePosixPath(one).name == LIST), key=lambda one: one.count("/")
    )
    if not found:
        raise UnreadableFile(name, f"it holds no {LIST}", "write one: unpick template packet")
    return found[0].removesuffix(LIST)


@functools.cache
def _validator() -> Any:
    import jsonschema

    return jsonschema.Draft202012Validator(
        json.loads(bundled_bytes("unpick.data.schemas", "packet.form.json"))
    )


def parse_packet(data: bytes, name: str) -> tuple[dict[str, Any], list[Reject]]:
    """Return the list of a packet in its documented form, and what of it was left out.

    Raises:
        UnreadableFile: it is no YAML, breaks its form where no row can be left out, or holds a conclusion.
    """
    from unpick.datasets.keyed_yaml import KeyedYamlFault, read_keyed_yaml

    try:
        body = read_keyed_yaml(data)
    except KeyedYamlFault as fault:
        raise UnreadableFile(name, str(fault), "correct the YAML; see docs/packets.md") from fault
    if not isinstance(body, dict):
        raise UnreadableFile(name, "it is no list of a packet", "see docs/packets.md for its form")
    body = _named_alike(body)
    lines = data.decode("utf-8-sig").splitlines()
    _refuse_conclusions(body, name, lines)
    return _sound(body, name, lines)


def _named_alike(body: dict[Any, Any]) -> dict[str, Any]:
    """Return the body with the other names of its parts replaced, and plain file names as rows."""
    named = {_SAME.get(str(key), str(key)): value for key, value in body.items()}
    for part in ("exhibits", "record"):
        if isinstance(named.get(part), list):
            named[part] = [{"file": row} if isinstance(row, str) else row for row in named[part]]
    return named


def _refuse_conclusions(value: Any, name: str, lines: list[str]) -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            word = str(key).strip().lower().replace("-", "_").replace(" ", "_")
            if word in CONCLUSIONS:
                raise UnreadableFile(
                    f"{name} line {_line_of(str(key), lines)}",
                    f"'{key}' is a conclusion, and the list of a packet holds none",
                    "leave it out; the review reads it from the files",
                )
            _refuse_conclusions(inner, name, lines)
    elif isinstance(value, list):
        for inner in value:
            _refuse_conclusions(inner, name, lines)


def _line_of(key: str, lines: list[str]) -> int:
    marks = (f"{key}:", f'"{key}":', f"'{key}':")
    return next((number for number, line in enumerate(lines, 1) if any(mark in line for mark in marks)), 1)


def _sound(body: dict[str, Any], name: str, lines: list[str]) -> tuple[dict[str, Any], list[Reject]]:
    """Return the body without what breaks its form, one reject for each; `exhibits` itself cannot be left out."""
    rejects: list[Reject] = []
    for _ in range(500):
        fault = next(iter(sorted(_validator().iter_errors(body), key=_first_deep)), None)
        if fault is None:
            return body, rejects
        fault = _deepest(fault)
        rejects.append(_drop(body, fault, name, lines))
    raise UnreadableFile(name, "over 500 of its rows break its form", "see docs/packets.md for its form")


def _first_deep(fault: Any) -> tuple[int, str]:
    return -len(fault.absolute_path), str(list(fault.absolute_path))


def _deepest(fault: Any) -> Any:
    """Return the inner fault of a choice of forms that got furthest: it names the wrong part, not the row."""
    while fault.context:
        fault = max(fault.context, key=lambda one: (len(one.absolute_path), one.validator != "type"))
    return fault


def _drop(body: dict[str, Any], fault: Any, name: str, lines: list[str]) -> Reject:
    path = list(fault.absolute_path)
    if fault.validator == "additionalProperties":
        holder = _at(body, path)
        known = set(fault.schema.get("properties", {}))
        key = next(key for key in holder if key not in known)
        value = holder.pop(key)
        return _reject(
            name, lines, str(key), value, "the form knows no such key", "leave it out or see docs/packets.md"
        )
    if fault.validator == "required" and not path:
        raise UnreadableFile(name, "it names no exhibits", "add `exhibits:` with a `file:` each")
    if not path or path == ["exhibits"]:
        raise UnreadableFile(name, fault.message[:200], "see docs/packets.md for its form")
    holder = _at(body, path[:-1])
    value = holder.pop(path[-1]) if isinstance(holder, dict) else holder.pop(int(path[-1]))
    said = fault.message if len(fault.message) < 160 else f"{fault.message[:160]}..."
    place = "/".join(str(step) for step in path)
    return _reject(name, lines, place, value, said, "correct the value or leave it out; see docs/packets.md")


def _at(body: Any, path: list[Any]) -> Any:
    for step in path:
        body = body[step]
    return body


def _reject(name: str, lines: list[str], key: str, value: Any, problem: str, remedy: str) -> Reject:
    row = _line_of(key.rsplit("/", 1)[-1], lines)
    return Reject(file=name, row=row, column=key, value=str(value)[:200], problem=problem, remedy=remedy)
