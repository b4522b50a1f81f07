"""Where the workspace is, what time it is, and the head that every answer carries."""

import datetime as dt
from pathlib import Path
from typing import Any

from unpick import __version__

__all__ = ["answer_head", "find_workspace", "now", "stamp_of_package"]

DEFAULT = "unpick-workspace"


def now() -> dt.datetime:
    """Return the time, in UTC to the second: the only clock of the product."""
    return dt.datetime.now(tz=dt.UTC).replace(microsecond=0)


def find_workspace(given: Path | None) -> Path:
    """Return the folder of the workspace: the one given, ./unpick-workspace if present, else the user's."""
    if given is not None:
        return given
    here = Path.cwd() / DEFAULT
    if here.is_dir():
        return here
    import platformdirs

    return Path(platformdirs.user_data_dir("unpick", appauthor=False)) / DEFAULT


def stamp_of_package(*rooms: str) -> str:
    """Return a hash over the installed package: code, tables, cases, regimes; or over some rooms of it."""
    import hashlib
    from importlib import resources

    digest = hashlib.sha256(__version__.encode())
    root = Path(str(resources.files("unpick")))
    folders = [root / room for room in rooms] or [root]
    for path in sorted(path for folder in folders for path in folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(str(path.relative_to(root)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def answer_head(
    command: str,
    *,
    at: dt.datetime,
    versions: dict[str, str] | None = None,
    coverage: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """Return the first fields of every JSON document: schema, asked_at, versions, coverage."""
    return {
        "schema": f"unpick.{command}/1",
        "asked_at": at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "versions": {"unpick": __version__, **(versions or {})},
        "coverage": coverage
        or {"says": "No shipments were looked at.", "modes": [], "countries": [], "not_looked": []},
    }
