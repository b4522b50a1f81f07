"""The product over one job file, in a process of its own: python _photos_product_child.py JOB OUT [CODES]."""

import json
import sys
import tempfile
import time
from pathlib import Path

from _frame import folder_bytes
from _photos_adapter import Product
from unpick.app import photos_library


def linked(job: dict[str, list[list[str]]], folder: Path) -> dict[str, str]:
    """Link the library's pictures into a folder and return their ids by file name, stem and SHA-256."""
    import hashlib

    names = {}
    for name, path in job["library"]:
        source = Path(path)
        (folder / source.name).symlink_to(source)
        digest = hashlib.sha256(source.read_bytes()).hexdigest()
        names |= {source.name: name, source.stem: name, digest: name}
    return names


def main() -> None:
    """Read the job, add the library, ask the queries, compare the pairs, write the answer."""
    job = json.loads(Path(sys.argv[1]).read_text())
    if len(sys.argv) > 3:
        # How the product would answer if its library kept another count of corners a picture.
        photos_library.CODES = int(sys.argv[3])  # type: ignore[misc]
    answers, kinds, found_kinds, pairs = {}, {}, {}, {}
    with tempfile.TemporaryDirectory(prefix="unpick-bench-") as name:
        pictures = Path(name) / "pictures"
        pictures.mkdir()
        names = linked(job, pictures)
        product = Product(Path(name) / "workspace")
        clock = [time.process_time()]
        product.add(pictures, names)
        clock.append(time.process_time())
        for query, path in job["queries"]:
            base, score, kind = product.find(path)
            answers[query], found_kinds[query] = [base, score], kind
        clock.append(time.process_time())
        for pair, a, b in job["pairs"]:
            pairs[pair], kinds[pair] = product.compare(a, b)
        clock.append(time.process_time())
        # Originals are kept by every workspace; what counts here is what a search reads.
        size = folder_bytes(Path(name) / "workspace") - folder_bytes(Path(name) / "workspace" / "originals")
    counts = [len(job[part]) or 1 for part in ("library", "queries", "pairs")]
    cpu = dict(
        zip(
            ("add", "find", "compare"),
            [(b - a) / n for a, b, n in zip(clock, clock[1:], counts, strict=False)],
            strict=True,
        )
    )
    answer = {
        "answers": answers,
        "pairs": pairs,
        "kinds": kinds,
        "found_kinds": found_kinds,
        "cpu": cpu,
        "bytes": size / counts[0],
    }
    Path(sys.argv[2]).write_text(json.dumps(answer))
    print(json.dumps({"method": "unpick"}))


if __name__ == "__main__":
    main()
