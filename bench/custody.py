"""Custody: proofs at a million rows against the naive ones, and 10,000 changes to a workspace and an export."""

import argparse
import datetime as dt
import hashlib
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

import pyarrow as pa

from _frame import figure, kernel_seconds
from unpick.app.evidence_export import export_evidence
from unpick.data.verify_export import pack, unpack, verify
from unpick.store.decisions import NewRow
from unpick.store.kept_tree import log_proofs
from unpick.store.merkle import Tree, holds_consistency, holds_inclusion, leaf_hash, node_hash
from unpick.store.sealed import SealKey
from unpick.store.sources import Identity, add_identity
from unpick.store.tables import STORED
from unpick.store.verify import verify_workspace
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 11, 1, 9, 0, tzinfo=dt.UTC)


def naive_root(hashes: list[bytes]) -> bytes:
    """Return the root with every inner node hashed anew."""
    if len(hashes) == 1:
        return hashes[0]
    split = 1 << ((len(hashes) - 1).bit_length() - 1)
    return node_hash(naive_root(hashes[:split]), naive_root(hashes[split:]))


def naive_path(place: int, hashes: list[bytes]) -> list[bytes]:
    """Return an inclusion proof with every sibling hashed anew (RFC 9162, 2.1.3.1)."""
    if len(hashes) == 1:
        return []
    split = 1 << ((len(hashes) - 1).bit_length() - 1)
    if place < split:
        return [*naive_path(place, hashes[:split]), naive_root(hashes[split:])]
    return [*naive_path(place - split, hashes[split:]), naive_root(hashes[:split])]


def proofs(rows: int, draws: int, seed: int) -> None:
    """Print the cost of proofs over a log of so many rows."""
    draw = random.Random(seed)
    data = [hashlib.sha256(b"%d" % number).digest() for number in range(rows)]
    start = time.process_time()
    tree = Tree(data)
    built = time.process_time() - start
    kernel = kernel_seconds()
    figure(
        "custody: tree built", built, "CPU s", peer="kernel", peer_value=kernel, ratio=built / kernel, n=rows
    )
    root, places = tree.root(), [draw.randrange(rows) for _ in range(draws)]
    start = time.process_time()
    paths = [tree.inclusion(place) for place in places]
    included = (time.process_time() - start) / draws * 1000
    start = time.process_time()
    steps = [tree.consistency(place + 1) for place in places]
    goes_on = (time.process_time() - start) / draws * 1000
    hashes = [leaf_hash(one) for one in data]
    start = time.process_time()
    naive = naive_path(places[0], hashes)
    plain = (time.process_time() - start) * 1000
    same = naive == paths[0] and all(
        holds_inclusion(hashes[place], place, rows, path, root)
        for place, path in zip(places, paths, strict=True)
    )
    holds = all(
        holds_consistency(place + 1, rows, path, old_root=tree.root(place + 1), root=root)
        for place, path in zip(places, steps, strict=True)
    )
    peer = "naive proof"
    figure(
        "custody: inclusion proof",
        included,
        "ms",
        peer=peer,
        peer_value=plain,
        ratio=included / plain,
        target=1.0,
        met=included <= 1,
        n=draws,
        same_answer=same,
    )
    figure(
        "custody: consistency proof",
        goes_on,
        "ms",
        peer=peer,
        peer_value=plain,
        ratio=goes_on / plain,
        target=1.0,
        met=goes_on <= 1,
        n=draws,
        same_answer=holds,
    )


def kept_proofs(place: Path, rows: int, draws: int, seed: int) -> None:
    """Print the cost of proofs from the hashes that are kept on the disk, opening of log and file included."""
    draw = random.Random(seed)
    made = Workspace.create(place, created_at=AT)
    row = NewRow(action="note", by="one", why="a row", what={})
    start = time.process_time()
    for _ in range(rows // 10_000):
        made.decisions.record_all([row] * 10_000, at=AT)
    figure("custody: rows written to the log", time.process_time() - start, "CPU s", n=rows)
    start = time.process_time()
    with log_proofs(made.folder) as tree:
        size = len(tree)
    figure("custody: kept tree made, once", time.process_time() - start, "CPU s", n=size)
    places = [draw.randrange(size) for _ in range(draws)]
    for name, ask in (
        ("inclusion", lambda tree, at: tree.inclusion(at)),
        ("consistency", lambda tree, at: tree.consistency(at + 1)),
    ):
        with log_proofs(made.folder) as tree:
            start = time.process_time()
            found = [ask(tree, at) for at in places]
            cost = (time.process_time() - start) / draws * 1000
            root = tree.root()
            holds = name == "consistency" or all(
                holds_inclusion(
                    leaf_hash(bytes.fromhex(made.decisions.hash_of(at + 1))), at, size, path, root
                )
                for at, path in zip(places[:100], found[:100], strict=True)
            )
        figure(
            f"custody: {name} proof from the kept tree",
            cost,
            "ms",
            target=1.0,
            met=cost <= 1,
            n=draws,
            same_answer=holds,
        )
    few = places[:50]
    start = time.process_time()
    for at in few:
        with log_proofs(made.folder) as tree:
            tree.inclusion(at)
    cost = (time.process_time() - start) / len(few) * 1000
    figure("custody: proof with log and kept tree opened for it", cost, "ms", n=len(few))
    made.decisions.record_all([row], at=AT)
    start = time.process_time()
    with log_proofs(made.folder) as tree:
        tree.inclusion(0)
    figure("custody: proof after one more row", (time.process_time() - start) * 1000, "ms", n=1)


def workspace(place: Path) -> Workspace:
    """Return a workspace with invented originals, decisions, a sealed original with its rows, and an identity."""
    made = Workspace.create(place, created_at=AT)
    with made.loading(at=AT) as load:
        day = dt.date(2020, 1, 1)
        for number in range(12):
            load.add_original(
                b"invented %d " % number * 50, name=f"{number}.txt", dataset="invented", public_from=day
            )
        document = load.add_original(
            b"told", name="w", dataset="t", public_from=day, protected=True, passphrase="long enough"
        )
        bill = {"document": document, "row": 1, "dataset": "t", "public_from": day, "protected": True}
        bill["shipper_name"] = "Invented Mill"
        load.write("shipment", pa.Table.from_pylist([bill], schema=STORED["shipment"]))
    key = SealKey.of(place, "long enough")
    _, sealed = add_identity(place, Identity(name="Imaginary Person"), key)
    made.decisions.record("source_sealed", by="one", why="", at=AT, what={"sealed": sealed})
    with log_proofs(place):
        pass
    return made


def changed(data: bytes, draw: random.Random) -> bytes:
    """Return the bytes with one bit flipped, or cut short."""
    if draw.random() < 0.5:
        return data[: draw.randrange(len(data))]
    held = bytearray(data)
    held[draw.randrange(len(held))] ^= 1 << draw.randrange(8)
    return bytes(held)


def export_changes(place: Path, count: int, draw: random.Random) -> None:
    """Print how many changes to an export the verifier names."""
    export_evidence(workspace(place / "e").folder, place / "e.zip", at=AT)
    made = (place / "e.zip").read_bytes()
    files, named = unpack(made), 0
    names = sorted(files)
    assert verify(made)[0] == []
    for _ in range(count):
        kind = draw.randrange(4)
        one, other = draw.sample(names, 2)
        if kind < 2:
            altered = changed(made, draw)
        elif kind == 2:
            altered = pack(files | {one: files[other], other: files[one]})
        else:
            altered = pack({(name + "x" if name == one else name): data for name, data in files.items()})
        named += bool(verify(altered)[0])
    figure("custody: changes to an export named", named, "changes", target=count, n=count, met=named == count)


def workspace_changes(place: Path, count: int, draw: random.Random) -> None:
    """Print how many changes to files of a workspace `verify` names."""
    folder = workspace(place / "w").folder
    kinds = (
        "originals/*/*",
        "sealed/*",
        "facts/parts/*",
        "facts/manifests/*",
        "facts/CURRENT",
        "decisions.head",
    )
    paths = sorted(path for kind in kinds for path in folder.glob(kind))
    whole = {path: path.read_bytes() for path in paths}
    named, asked = 0, 0
    assert verify_workspace(folder) == []
    for path in paths:
        path.chmod(0o600)
    while asked < count:
        one, other = draw.sample(paths, 2)
        kind = draw.randrange(4)
        if kind == 2 and whole[one] == whole[other]:
            continue
        asked += 1
        if kind < 2:
            one.write_bytes(changed(whole[one], draw))
        elif kind == 2:
            one.write_bytes(whole[other])
            other.write_bytes(whole[one])
        else:
            one.rename(one.with_name(one.name + "x"))
        found = verify_workspace(folder)
        named += bool(found)
        if not found:
            print(f"not named: {one.relative_to(folder)}, kind {kind}", file=sys.stderr)
        one.with_name(one.name + "x").unlink(missing_ok=True)
        one.write_bytes(whole[one])
        other.write_bytes(whole[other])
    figure(
        "custody: changes to a workspace named", named, "changes", target=count, n=count, met=named == count
    )


def main() -> None:
    """Print every figure; --small takes a minute."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--seed", type=int, default=20261101)
    given = parser.parse_args()
    rows, draws, count = (50_000, 200, 200) if given.small else (1_000_000, 2_000, 10_000)
    proofs(rows, draws, given.seed)
    place = Path(tempfile.mkdtemp(prefix="unpick-bench-"))
    try:
        kept_proofs(place / "k", rows, draws, given.seed)
        export_changes(place, count, random.Random(given.seed))
        workspace_changes(place, count, random.Random(given.seed + 1))
    finally:
        shutil.rmtree(place)


if __name__ == "__main__":
    main()
