"""One side of the candidate benchmark: reads keys from Arrow files, searches, writes rows, prints what it took.

python _candidates_child.py ours|fixed10|fixed14|exhaustive|topn|cdist FOLDER QUERIES OUT [--sample N]

The peer's side imports neither the product nor anything but its own libraries.
"""

import json
import sys
import time
from collections import Counter
from pathlib import Path

import numpy as np
import pyarrow as pa

TOP = 100
BATCH = 8192
"""Names of one Arrow batch, as the engines hand them on."""


def read(path: Path) -> list[str]:
    with pa.OSFile(str(path)) as file, pa.ipc.open_stream(file) as stream:
        return stream.read_all().column("key").to_pylist()


def ours(watch: list[str], queries: list[str], *, fixed: int = 0) -> dict[str, object]:
    """The product; with `fixed`, that many rarest grams of each query whatever they cost (200: every gram)."""
    from unpick.names.search import Dials, GramIndex

    dials = Dials(keep=fixed, least=fixed, share=200, budget=1 << 30) if fixed else Dials()
    started = time.process_time()
    GramIndex.build(watch[:50]).search(queries[:50])
    compiling = time.process_time() - started
    started = time.process_time()
    index = GramIndex.build(watch, dials=dials)
    building = time.process_time() - started
    keys = pa.array(queries)
    rows = np.full((len(queries), TOP), -1, np.int32)
    cpu, waited, postings, capped = 0.0, 0.0, 0, 0
    for begin in range(0, len(queries), BATCH):
        started, wall = time.process_time(), time.monotonic()
        found = index.search(keys[begin : begin + BATCH], threads=2)
        cpu, waited = cpu + time.process_time() - started, waited + time.monotonic() - wall
        first = np.searchsorted(found.query, found.query)
        rows[begin + found.query, np.arange(found.query.size) - first] = found.watch
        postings, capped = postings + found.report.postings, capped + found.report.capped
    sample = range(0, len(queries), max(1, len(queries) // 100))
    same = all(
        [row for row, _ in index.plain(queries[at])] == rows[at][rows[at] >= 0].tolist() for at in sample
    )
    return {
        "rows": rows,
        "cpu": cpu,
        "wall": waited,
        "build_cpu": building,
        "compile_cpu": compiling,
        "same_as_plain": same,
        "checked": len(sample),
        "postings": postings,
        "capped": capped,
        "index_bytes": index.postings.nbytes + index.starts.nbytes,
    }


def topn(watch: list[str], queries: list[str], *, keep: int) -> dict[str, object]:
    """sparse_dot_topn over TF-IDF of 4-grams, the `keep` rarest of each query; only the product is timed."""
    import scipy.sparse as sp
    from sparse_dot_topn import sp_matmul_topn

    def grams(key: str) -> Counter[str]:
        padded = f" {key} "
        return Counter(padded[at : at + 4] for at in range(max(1, len(padded) - 3)))

    counted = [grams(key) for key in watch]
    frequency = Counter(gram for one in counted for gram in one)
    number = {gram: at for at, gram in enumerate(frequency)}
    rarity = {gram: float(np.log((len(watch) + 1) / size)) for gram, size in frequency.items()}

    def matrix(counts: list[Counter[str]], most: int) -> sp.csr_matrix:
        data, places, starts = [], [], [0]
        for one in counts:
            known = sorted((gram for gram in one if gram in number), key=lambda g: frequency[g])[:most]
            values = np.array([one[gram] * rarity[gram] for gram in known])
            data.append(values / (np.sqrt((values**2).sum()) or 1.0) if known else values)
            places += [number[gram] for gram in known]
            starts.append(len(places))
        held = (np.concatenate(data), np.array(places, np.int32), np.array(starts, np.int32))
        return sp.csr_matrix(held, shape=(len(counts), len(number)))

    right = matrix(counted, 10_000).T.tocsr()
    left = matrix([grams(key) for key in queries], keep)
    started, wall = time.process_time(), time.monotonic()
    product = sp_matmul_topn(left, right, top_n=TOP, sort=True, n_threads=2)
    cpu, waited = time.process_time() - started, time.monotonic() - wall
    return {"rows": _dense(product, len(queries)), "cpu": cpu, "wall": waited}


def _dense(product: object, count: int) -> np.ndarray:
    starts, places = product.indptr, product.indices  # type: ignore[attr-defined]
    rows = np.full((count, TOP), -1, np.int32)
    for at in range(count):
        own = places[starts[at] : starts[at + 1]]
        rows[at, : own.size] = own
    return rows


def cdist(watch: list[str], queries: list[str]) -> dict[str, object]:
    """RapidFuzz ratio of every pair, best 100."""
    from rapidfuzz import fuzz, process

    started, wall = time.process_time(), time.monotonic()
    scores = process.cdist(queries, watch, scorer=fuzz.ratio, workers=2, dtype=np.uint8)
    rows = np.argpartition(-scores.astype(np.int16), TOP, axis=1)[:, :TOP].astype(np.int32)
    return {"rows": rows, "cpu": time.process_time() - started, "wall": time.monotonic() - wall}


def main() -> None:
    side, folder, name, out = sys.argv[1], Path(sys.argv[2]), sys.argv[3], Path(sys.argv[4])
    watch, queries = read(folder / "watch.arrow"), read(folder / f"{name}.arrow")
    sides = {
        "ours": lambda: ours(watch, queries),
        "fixed10": lambda: ours(watch, queries, fixed=10),
        "fixed14": lambda: ours(watch, queries, fixed=14),
        "exhaustive": lambda: ours(watch, queries, fixed=200),
        "topn": lambda: topn(watch, queries, keep=10),
        "cdist": lambda: cdist(watch, queries),
    }
    answer = sides[side]()
    np.save(out, answer.pop("rows"))
    print(json.dumps(answer | {"queries": len(queries)}))


if __name__ == "__main__":
    main()
