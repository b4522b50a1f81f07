"""Which regimes are asked: the bundled ones, and those of a folder that a lawyer keeps."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from unpick.model.errors import RegimeFault, UsageError

if TYPE_CHECKING:
    from unpick.law.regime import Regime

__all__ = ["Chosen", "read_folder", "regimes_asked"]

MOST_BYTES: Final = 1_000_000
"""A regime of the bundle has at most some thousand bytes; a larger file is no regime by mistake."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The regimes that are asked, and what an answer says of where they come from."""

    asked: tuple["Regime", ...]
    versions: dict[str, str]


def regimes_asked(wanted: str | None, folder: Path | None, *, named: Sequence[str] = ()) -> Chosen:
    """Return the regimes to ask: the bundled ones and those of the folder, or one of them.

    Args:
        wanted: id of the one regime that is asked. named: ids that a notice names.

    Raises:
        UsageError: no regime has this id, or the folder holds none.
        RegimeFault: a file of the folder is faulty; file and line are named.
    """
    from unpick.law.regime import bundled_regimes
    from unpick.law.workdays import calendar_version

    bundled = bundled_regimes()
    versions = {"regimes": f"{len(bundled)} bundled", "holidays": calendar_version()}
    regimes = bundled
    if folder is not None:
        own, stamp = read_folder(folder, {one.id for one in bundled})
        regimes = tuple(sorted((*bundled, *own), key=lambda one: one.id))
        versions["regimes"] += f", {len(own)} of {folder.name} (sha256 {stamp[:16]})"
    known = [one.id for one in regimes]
    strange = next((one for one in (wanted, *named) if one is not None and one not in known), None)
    if strange is not None:
        raise UsageError("law", f"no regime is called '{strange}'", f"use one of {', '.join(known)}")
    return Chosen(asked=tuple(one for one in regimes if wanted in (None, one.id)), versions=versions)


def read_folder(folder: Path, taken: set[str]) -> tuple[list["Regime"], str]:
    """Return the regimes of the YAML files of a folder in order of their names, and a hash over the files.

    Args:
        taken: ids that a file must not use again.

    Raises:
        UsageError: the folder holds no YAML file, or it cannot be read.
        RegimeFault: a file is too large, faulty, or uses an id that is taken.
    """
    from unpick.law.regime import read_regime

    try:
        paths = sorted(
            path for path in folder.iterdir() if path.suffix in (".yml", ".yaml") and path.is_file()
        )
        files = [(path.name, path.stat().st_size, path) for path in paths]
    except OSError as fault:
        raise UsageError(
            str(folder.name), f"the folder cannot be read: {fault.strerror}", "name another"
        ) from fault
    if not files:
        raise UsageError(folder.name, "no file ends in .yml", "put regime files there; see docs/regimes.md")
    digest, found, where = hashlib.sha256(), [], dict.fromkeys(taken, "the bundle")
    for name, size, path in files:
        if size > MOST_BYTES:
            raise RegimeFault(
                name, f"{size} bytes are too many for a regime", "split it, one regime to a file"
            )
        data = path.read_bytes()
        digest.update(name.encode() + b"\0" + data)
        regime = read_regime(data, name)
        if regime.id in where:
            raise RegimeFault(
                f"{name} line {_line_of_id(data)} at id",
                f"'{regime.id}' is the id of a regime in {where[regime.id]}",
                "give it an id of its own; what the bundle says cannot be replaced silently",
            )
        where[regime.id] = name
        found.append(regime)
    return found, digest.hexdigest()


def _line_of_id(data: bytes) -> int:
    lines = data.decode("utf-8", errors="replace").splitlines()
    return next((number for number, line in enumerate(lines, start=1) if line.startswith("id:")), 1)
