"""Read the tables that ship inside the package; the only file access that pure rooms may use."""

import csv
import functools
from importlib import resources
from typing import Any

import yaml

__all__ = ["bundled_bytes", "bundled_names", "read_bundled_csv", "read_bundled_yaml"]


def bundled_bytes(package: str, name: str) -> bytes:
    """Return the bytes of a file that ships in a package, such as `unpick.data.lists`, `listing.csv`.

    Raises:
        FileNotFoundError: the package holds no such file.
    """
    return resources.files(package).joinpath(name).read_bytes()


def bundled_names(package: str, suffix: str) -> list[str]:
    """Return the names of the files of a package with this suffix, sorted."""
    return sorted(entry.name for entry in resources.files(package).iterdir() if entry.name.endswith(suffix))


@functools.cache
def read_bundled_csv(package: str, name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a bundled UTF-8 CSV; empty cells are empty strings."""
    text = bundled_bytes(package, name).decode("utf-8")
    return tuple(csv.DictReader(text.splitlines(keepends=True)))


@functools.cache
def read_bundled_yaml(package: str, name: str) -> Any:
    """Return a bundled YAML document; callers must not change it."""
    return yaml.safe_load(bundled_bytes(package, name))
