"""Bundles of Bellingcat's auto-archiver: its files against the hashes that its record states.

The record is `metadata.json` (json_enricher) or the page that html_formatter writes. Names of files are made anew
when they are stored, so a file is found by its hash. Tokens and OpenTimestamps proofs are kept; a proof must be
over a file of the bundle. Formats read from auto-archiver 1.2.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from unpick.datasets.opentimestamps import read_proof
from unpick.model.errors import UnreadableFile

__all__ = ["Archived", "is_auto_archiver", "read_auto_archiver"]

_HASH: Final = re.compile(r"(SHA-256|SHA3-512):\s*([0-9a-f]{64}(?:[0-9a-f]{64})?)\b")
_MADE_BY: Final = "bellingcat/auto-archiver"
_URL: Final = re.compile(r"<title>([^<]*)</title>")
_TIME: Final = re.compile(
    r"_processed_at.{0,400}?(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[+-]\d\d:?\d\d|Z)?)", re.DOTALL
)
_RECORD: Final = "metadata.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """What a bundle states and what is wrong with it.

    Attributes:
        url: address that was archived. at: when, as the record states, or empty.
        proofs: name of each OpenTimestamps proof to the name of the file that it is over.
    """

    url: str
    at: str
    problems: tuple[str, ...]
    notes: tuple[str, ...]
    proofs: Mapping[str, str] = field(default_factory=dict)


def is_auto_archiver(files: Mapping[str, bytes]) -> bool:
    """Tell whether the files are such a bundle."""
    return any(_is_record(name, data) or _is_page(name, data) for name, data in files.items())


def read_auto_archiver(files: Mapping[str, bytes], name: str) -> Archived:
    """Hold the files of a bundle against the hashes that its record states.

    Raises:
        UnreadableFile: its record cannot be read.
    """
    records = [one for one in sorted(files) if _is_record(one, files[one])]
    pages = [one for one in sorted(files) if _is_page(one, files[one])]
    stated, url, at = set[tuple[str, str]](), "", ""
    for one in records:
        told = _record(files[one], f"{name}, {one}")
        stated |= set(_stated(told))
        url = url or str(told["metadata"].get("url") or "")
        at = at or _time(str(told["metadata"].get("_processed_at") or ""))
    for one in pages:
        text = files[one].decode("utf-8", errors="replace")
        stated |= {(kind, value) for kind, value in _HASH.findall(text)}
        found, seen = _URL.search(text), _TIME.search(text)
        url, at = url or (found.group(1).strip() if found else ""), at or _time(seen.group(1) if seen else "")
    proofs, problems = _proofs(files)
    problems += _held_against(files, stated)
    return Archived(
        url=url, at=at, problems=tuple(problems), notes=tuple(_notes(files, stated, proofs)), proofs=proofs
    )


def _held_against(files: Mapping[str, bytes], stated: set[tuple[str, str]]) -> Iterator[str]:
    """Yield stated hashes that no file has, and lines of `hashes.txt` that nothing states."""
    held = {(kind, digest) for data in files.values() for kind, digest in _made(data)}
    for kind, value in sorted(stated - held):
        yield f"no file of the bundle has the {kind} '{value[:16]}' that its record states: it is missing or was altered"
    known = {value for _, value in stated}
    for name in sorted(files):
        if name.rpartition("/")[2] == "hashes.txt" and stated:
            for line in files[name].decode("utf-8", errors="replace").split():
                if line not in known:
                    yield f"{name}: '{line[:16]}' is the hash of nothing that the record states"


def _made(data: bytes) -> tuple[tuple[str, str], ...]:
    return ("SHA-256", hashlib.sha256(data).hexdigest()), ("SHA3-512", hashlib.sha3_512(data).hexdigest())


def _is_side(name: str) -> bool:
    """Tell whether a file is one that the archiver adds after it took the hashes."""
    base = name.rpartition("/")[2]
    return (
        base in ("hashes.txt", _RECORD)
        or base.startswith("timestamp_token")
        or base.endswith((".ots", ".crt", ".pem", ".tsr", ".log", ".html"))
    )


def _proofs(files: Mapping[str, bytes]) -> tuple[dict[str, str], list[str]]:
    """Return which file each OpenTimestamps proof is over, and proofs that are over none or cannot be read."""
    by_hash = {hashlib.sha256(data).hexdigest(): name for name, data in sorted(files.items())}
    found, problems = dict[str, str](), list[str]()
    for name in sorted(files):
        if not name.endswith(".ots"):
            continue
        try:
            proof = read_proof(files[name], name)
        except UnreadableFile as fault:
            problems.append(f"{name}: {fault.wrong}")
            continue
        if proof.digest in by_hash:
            found[name] = by_hash[proof.digest]
        else:
            problems.append(
                f"{name}: the proof is over '{proof.digest[:16]}', which no file of the bundle has"
            )
    return found, problems


def _notes(
    files: Mapping[str, bytes], stated: set[tuple[str, str]], proofs: Mapping[str, str]
) -> Iterator[str]:
    tokens = [
        one
        for one in sorted(files)
        if one.rpartition("/")[2].startswith("timestamp_token") or one.endswith(".tsr")
    ]
    if not stated:
        yield "the record states no hashes: that the files are those that were archived is not shown by it"
    strange = [one for one in sorted(files) if not _is_side(one) and not set(_made(files[one])) & stated]
    if stated and strange:
        yield f"the record states no hash of {len(strange)} files, such as '{strange[0]}'; thumbnails have none"
    if tokens:
        yield (
            f"{len(tokens)} time stamps over hashes.txt are kept, not verified: "
            f"`unpick capture token hashes.txt {tokens[0].rpartition('/')[2]} --root FILE.pem`"
        )
    if proofs:
        yield f"{len(proofs)} OpenTimestamps proofs are over files of the bundle; see `unpick capture ots`"


def _is_record(name: str, data: bytes) -> bool:
    if name.rpartition("/")[2] != _RECORD:
        return False
    try:
        told = json.loads(data)
    except (ValueError, RecursionError):
        return False
    return isinstance(told, dict) and {"status", "metadata", "media"} <= set(told)


def _is_page(name: str, data: bytes) -> bool:
    return name.endswith((".html", ".htm")) and _MADE_BY.encode() in data


def _record(data: bytes, name: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(data)
    if not isinstance(told["metadata"], dict) or not isinstance(told["media"], list):
        raise UnreadableFile(name, "'metadata' or 'media' has the wrong form", "get the bundle anew")
    return told


def _stated(told: object) -> Iterator[tuple[str, str]]:
    """Yield the hashes of media and of media within them, without recursion: a record may be hostile."""
    waiting: list[object] = [told]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            stated = one.get("hash")
            if isinstance(stated, str) and (found := _HASH.fullmatch(stated.strip())):
                yield found.group(1), found.group(2)
            waiting += list(one.values())
        elif isinstance(one, list):
            waiting += one


def _time(text: str) -> str:
    """Return a time of the record as UTC text; one without a zone is UTC, as the archiver writes it."""
    import datetime as dt

    try:
        at = dt.datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return ""
    at = at if at.tzinfo else at.replace(tzinfo=dt.UTC)
    return at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
