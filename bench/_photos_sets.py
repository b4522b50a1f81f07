"""The pictures of the photograph benchmark as a job for a method: library, queries, pairs of one half."""

import json
import sys
from pathlib import Path

from bench.pictures.edits import EDITS, LEVELS
from bench.pictures.make import SMALL, Size, make
from bench.pictures.sets import CLASSES, PROBATIVE
from bench.pictures.sources import fetch

from _photos_run import Job

__all__ = ["CLASSES", "EDITS", "LEVELS", "PROBATIVE", "Manifest", "asked_of", "job_of", "pictures"]

Manifest = dict[str, list[dict[str, object]]]


def pictures(folder: Path, *, small: bool, real: Path | None) -> Manifest:
    """Return the manifest of a folder of pictures; they are made when there are none."""
    if not (folder / "manifest.json").exists():
        if real:
            for package, problem in fetch(real).items():
                print(f"{package} is left out: {problem}", file=sys.stderr)
        make(folder, SMALL if small else Size(), real=real)
    return json.loads((folder / "manifest.json").read_text())


def asked_of(
    manifest: Manifest, *, half: str, take: int
) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    """Return the queries and pairs of a half; of every `take`-th base and pair only."""
    queries = [line for line in manifest["queries"] if line["half"] == half]
    bases = sorted({(str(line["set"]), str(line["base"] or line["id"])) for line in queries})
    kept = {key for k, key in enumerate(bases) if k % take == 0}
    queries = [line for line in queries if (str(line["set"]), str(line["base"] or line["id"])) in kept]
    pairs = [line for line in manifest["pairs"] if line["half"] == half]
    return queries, pairs[:: take if take > 1 else 1]


def job_of(
    folder: Path, manifest: Manifest, queries: list[dict[str, object]], pairs: list[dict[str, object]]
) -> Job:
    """Return the job file: the whole library, both halves, as a library would be; the queries and pairs asked."""
    return {
        "library": [[str(line["id"]), str(folder / str(line["file"]))] for line in manifest["library"]],
        "queries": [[str(line["id"]), str(folder / str(line["file"]))] for line in queries],
        "pairs": [[str(p["id"]), str(folder / str(p["a"])), str(folder / str(p["b"]))] for p in pairs],
    }
