"""One peer over one job file, in the peers' environment: python _photos_peers_child.py PEER JOB OUT.

The job names library, queries and pairs by path; the answer holds the best library picture of each query with its
score (higher is more alike), the score of each pair, CPU seconds and bytes an image. Whole-picture hashes compare
with every picture. ORB and SIFT take 20 candidates by votes of a faiss index and verify them with OpenCV's matcher,
Lowe's ratio and a MAGSAC homography, as one would with these libraries.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
import faiss
import imagehash
import numpy as np
import pdqhash
from PIL import Image

Answer = dict[str, list[object]]
CANDIDATES = 20
# PDQ's own advice: hashes of a quality of 49 or less are not to be compared.
PDQ_QUALITY = 50
LONGEST = 800


def read(path: str) -> np.ndarray:
    """Return a picture as RGB, 800 pixels at most."""
    with Image.open(path) as held:
        picture = held.convert("RGB")
    picture.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    return np.asarray(picture)


class Hashes:
    """A whole-picture hash: the picture is one row of bits, a query one or several."""

    def __init__(self, name: str) -> None:
        """Choose the hash by its name."""
        self.name = name
        self.rows = np.zeros((0, 32), np.uint8)

    def hash(self, picture: np.ndarray, *, query: bool) -> np.ndarray:
        """Return the hashes of a picture, n x bytes; none when its quality is too low."""
        if self.name == "pdq":
            bits, quality = pdqhash.compute(picture)
            return np.packbits(bits[None].astype(np.uint8), axis=1)[: quality >= PDQ_QUALITY]
        if self.name == "pdq8":
            many, quality = pdqhash.compute_dihedral(picture)
            kept = many if query else many[:1]
            return np.packbits(np.array(kept, np.uint8), axis=1)[: len(kept) if quality >= PDQ_QUALITY else 0]
        side = 16 if self.name == "phash256" else 8
        take = imagehash.dhash if self.name == "dhash64" else imagehash.phash
        bits = take(Image.fromarray(picture), hash_size=side).hash
        return np.packbits(bits.reshape(1, -1).astype(np.uint8), axis=1)

    def add(self, pictures: list[np.ndarray]) -> float:
        """Hash the library and return bytes an image."""
        rows = [self.hash(picture, query=False) for picture in pictures]
        self.owner = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
        self.rows = np.concatenate(rows)
        return self.rows.shape[1]

    def best(self, picture: np.ndarray) -> tuple[int, float] | None:
        """Return the nearest library picture and minus its distance in bits."""
        asked = self.hash(picture, query=True)
        if not len(asked) or not len(self.rows):
            return None
        distances = np.bitwise_count(asked[:, None] ^ self.rows[None]).sum(axis=2).min(axis=0)
        at = int(distances.argmin())
        return int(self.owner[at]), -float(distances[at])

    def pair(self, a: np.ndarray, b: np.ndarray) -> float:
        """Return minus the distance of two pictures, at worst -256."""
        rows_a, rows_b = self.hash(a, query=True), self.hash(b, query=False)
        if not len(rows_a) or not len(rows_b):
            return -256.0
        return -float(np.bitwise_count(rows_a[:, None] ^ rows_b[None]).sum(axis=2).min())


class Local:
    """Local features with a faiss index for candidates and OpenCV's own verification."""

    def __init__(self, name: str) -> None:
        """Choose ORB or SIFT."""
        self.binary = name == "orb"
        self.detector = cv2.ORB_create(800) if self.binary else cv2.SIFT_create(700)
        self.matcher = cv2.BFMatcher(cv2.NORM_HAMMING if self.binary else cv2.NORM_L2)
        self.ratio = 0.85 if self.binary else 0.8
        self.library: list[tuple[np.ndarray, np.ndarray]] = []

    def features(self, picture: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return points (n x 2) and descriptors of a picture."""
        points, found = self.detector.detectAndCompute(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), None)
        if found is None:
            return np.zeros((0, 2), np.float32), np.zeros((0, 32 if self.binary else 128), np.uint8)
        return np.array([point.pt for point in points], np.float32), found

    def add(self, pictures: list[np.ndarray]) -> float:
        """Index the library and return bytes an image: descriptors and points as the index and the check need them."""
        self.library = [self.features(picture) for picture in pictures]
        every = np.concatenate([found for _, found in self.library])
        self.owner = np.repeat(np.arange(len(pictures)), [len(found) for _, found in self.library])
        lists = int(4 * np.sqrt(len(every)))
        rng = np.random.Generator(np.random.PCG64(7))
        sample = every[rng.permutation(len(every))[: 40 * lists]]
        if self.binary:
            self.index = faiss.IndexBinaryIVF(faiss.IndexBinaryFlat(256), 256, lists)
        else:
            self.index = faiss.IndexIVFScalarQuantizer(
                faiss.IndexFlatL2(128), 128, lists, faiss.ScalarQuantizer.QT_8bit
            )
        # The builders own their coarse quantizer; Python has to keep it alive.
        self.kept = self.index.quantizer
        self.index.cp.niter = 5
        self.index.train(sample)
        self.index.add(every)
        self.index.nprobe = 32
        return len(every) / len(pictures) * ((32 if self.binary else 128) + 8)

    def best(self, picture: np.ndarray) -> tuple[int, float] | None:
        """Return the library picture with the most inliers among the candidates."""
        points, found = self.features(picture)
        if len(found) < 4:
            return None
        distances, near = self.index.search(found, 12)
        # A vote is the margin to the twelfth neighbor; a picture gets one vote a feature.
        margin = np.maximum(distances[:, -1:] - distances, 0).astype(np.float64)
        owners = np.where(near >= 0, self.owner[near], 0)
        votes = np.zeros(len(self.library))
        for row, weight in zip(owners, margin, strict=True):
            first, index = np.unique(row, return_index=True)
            votes[first] += weight[index]
        candidates = np.argsort(-votes)[:CANDIDATES].tolist()
        scores = [self.inliers((points, found), self.library[k]) for k in candidates]
        at = int(np.argmax(scores))
        return candidates[at], float(scores[at])

    def inliers(self, a: tuple[np.ndarray, np.ndarray], b: tuple[np.ndarray, np.ndarray]) -> int:
        """Return the inliers of one homography."""
        if len(a[1]) < 4 or len(b[1]) < 4:
            return 0
        pairs = [pair for pair in self.matcher.knnMatch(a[1], b[1], k=2) if len(pair) == 2]
        passed = [first for first, second in pairs if first.distance < self.ratio * second.distance]
        # One match a target point, the nearest: else many points fall on one, and any homography explains them.
        nearest = {m.trainIdx: m for m in sorted(passed, key=lambda match: -match.distance)}
        good = list(nearest.values())
        if len(good) < 4:
            return 0
        source = np.array([a[0][match.queryIdx] for match in good])
        target = np.array([b[0][match.trainIdx] for match in good])
        _, mask = cv2.findHomography(source, target, cv2.USAC_MAGSAC, 4.0, maxIters=2000)
        return 0 if mask is None else int(mask.sum())

    def pair(self, a: np.ndarray, b: np.ndarray) -> float:
        """Return the inliers of two pictures."""
        return float(self.inliers(self.features(a), self.features(b)))


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """Return what the work returns and its CPU seconds."""
    started = time.process_time()
    answer = work()
    return answer, time.process_time() - started


def main() -> None:
    """Read the job, run the peer, write the answer."""
    peer, job_path, out = sys.argv[1:4]
    job = json.loads(Path(job_path).read_text())
    cv2.setNumThreads(1)
    faiss.omp_set_num_threads(1)
    cv2.setRNGSeed(1)
    method: Hashes | Local = Local(peer) if peer in ("orb", "sift") else Hashes(peer)
    names = [name for name, _ in job["library"]]
    pictures = [read(path) for _, path in job["library"]]
    size, built = timed(lambda: method.add(pictures))
    answers: Answer = {}
    asking = 0.0
    for name, path in job["queries"]:
        picture = read(path)
        best, seconds = timed(lambda picture=picture: method.best(picture))
        asking += seconds
        answers[name] = [None, None] if best is None else [names[best[0]], best[1]]
    pairs = {}
    comparing = 0.0
    for name, a, b in job["pairs"]:
        views = read(a), read(b)
        pairs[name], seconds = timed(lambda views=views: method.pair(*views))
        comparing += seconds
    cpu = {
        "add": built / len(names),
        "find": asking / max(len(answers), 1),
        "compare": comparing / max(len(pairs), 1),
    }
    Path(out).write_text(json.dumps({"answers": answers, "pairs": pairs, "cpu": cpu, "bytes": size}))
    print(json.dumps({"peer": peer}))


if __name__ == "__main__":
    main()
