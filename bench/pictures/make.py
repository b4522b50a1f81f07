"""Write the benchmark's pictures and their manifest: python bench/pictures/make.py FOLDER [--small] [--real FOLDER]."""

import argparse
import dataclasses
import hashlib
import io
import json
import multiprocessing
import sys
from pathlib import Path

import cv2
import numpy as np
from PIL import Image as Pillow

sys.path.append(str(Path(__file__).resolve().parents[2]))
from bench.pictures import edits, scenes, sets, sources, words
from bench.pictures.paint import Image, rng_of

__all__ = ["Size", "make"]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How many of each: library pictures rendered, bases of set A and B a half, negatives and pairs a half."""

    rendered: int = 600
    a: int = 50
    b: int = 50
    negatives: int = 150
    pairs: int = 30


SMALL = Size(rendered=60, a=6, b=6, negatives=12, pairs=4)
RENDERED = "rendered by bench/pictures: invented scene, invented brands and people"


def save(path: Path, picture: Image, *, note: str, quality: int = 92) -> str:
    """Write a JPEG with its note in the comment and return its SHA-256."""
    held = io.BytesIO()
    Pillow.fromarray(picture).save(held, "JPEG", quality=quality, comment=note.encode())
    path.write_bytes(held.getvalue())
    return hashlib.sha256(held.getvalue()).hexdigest()


def load(path: Path) -> Image:
    """Return a picture of the set as RGB."""
    with Pillow.open(path) as held:
        return np.asarray(held.convert("RGB"))


def library_rendered(task: tuple[Path, int]) -> dict[str, object]:
    """Write one rendered library picture."""
    folder, number = task
    name = f"rendered-{number:04d}"
    digest = save(folder / f"library/{name}.jpg", sets.rendered(number), note=RENDERED)
    return entry(name, digest, source="rendered", license="own", is_rendered=True)


def entry(name: str, digest: str, *, source: str, license: str, is_rendered: bool) -> dict[str, object]:  # noqa: A002
    """Return a line of the manifest's library."""
    half = sets.half_of(name)
    return {
        "id": name,
        "file": f"library/{name}.jpg",
        "half": half,
        "source": source,
        "license": license,
        "rendered": is_rendered,
        "sha256": digest,
    }


def library_real(folder: Path, real: Path) -> list[dict[str, object]]:
    """Write the real pictures, and scenes in which each photographed thing stands once."""
    lines = []
    for stem, source, picture in sources.photographs(real):
        name = f"real-{source.package}-{stem}".replace(" ", "_")
        digest = save(
            folder / f"library/{name}.jpg",
            picture,
            note=f"{source.package} {source.version}: {source.license}",
        )
        lines.append(entry(name, digest, source=source.package, license=source.license, is_rendered=False))
    stamps = sources.SOURCES[3]
    for stem, art, mask in sources.cutouts(real):
        name = f"mixed-{stem.replace('/', '-')}"
        picture = scenes.scene(rng_of(name), photos=[(art, mask)], things=4)
        digest = save(
            folder / f"library/{name}.jpg",
            picture,
            note=f"{RENDERED}; photographed thing from {stamps.package}: {stamps.license}",
        )
        lines.append(entry(name, digest, source=stamps.package, license=stamps.license, is_rendered=True))
    return lines


def query_a(task: tuple[Path, dict[str, object], str]) -> dict[str, object]:
    """Write one edit of one library picture."""
    folder, base, name = task
    rng = rng_of("A", str(base["id"]), name)
    # The fillers come from seeds of their own: nothing of the library but the base is in the query.
    others = tuple(scenes.scene(rng, height=300, width=400, things=5) for _ in range(3))
    picture = edits.edit(rng, load(folder / str(base["file"])), name, others)  # type: ignore[arg-type]
    return query(folder, picture, base, set_="A", name=name)


def query_b(task: tuple[Path, dict[str, object], str]) -> dict[str, object]:
    """Write one scene with a part of one library picture in it."""
    folder, base, level = task
    rng = rng_of("B", str(base["id"]), level)
    scene = scenes.scene(rng, things=6)
    picture, corners = edits.object_in_scene(rng, load(folder / str(base["file"])), scene, level)
    return query(folder, picture, base, set_="B", name=level) | {"corners": np.round(corners, 1).tolist()}


def query_n(task: tuple[Path, int]) -> dict[str, object]:
    """Write one picture without a match; half of them go through an edit, as matches do."""
    folder, number = task
    rng, picture = rng_of("N", number), sets.negative(number)
    if number % 2:
        others = tuple(scenes.scene(rng, height=300, width=400, things=5) for _ in range(3))
        picture = edits.edit(rng, picture, str(rng.choice(list(edits.EDITS))), others)  # type: ignore[arg-type]
    name = f"N-{number:04d}"
    digest = save(folder / f"queries/{name}.jpg", picture, note=RENDERED)
    half = sets.half_of(name)
    return {
        "id": name,
        "file": f"queries/{name}.jpg",
        "half": half,
        "set": "N",
        "kind": "paper" if number % 10 >= 8 else "none",
        "base": None,
        "sha256": digest,
    }


def query(
    folder: Path, picture: Image, base: dict[str, object], *, set_: str, name: str
) -> dict[str, object]:
    """Write a query of a base picture and return its line."""
    own = f"{set_}-{base['id']}-{name}"
    digest = save(
        folder / f"queries/{own}.jpg", picture, note=f"{RENDERED}; made from {base['id']} ({base['license']})"
    )
    return {
        "id": own,
        "file": f"queries/{own}.jpg",
        "half": base["half"],
        "set": set_,
        "kind": name,
        "base": base["id"],
        "sha256": digest,
    }


def pair(task: tuple[Path, str, int]) -> dict[str, object]:
    """Write the two pictures of one pair."""
    folder, class_, number = task
    name = f"{class_}-{number:04d}"
    made = sets.CLASSES[class_](rng_of("pair", class_, number))
    digests = [
        save(folder / f"pairs/{name}-{side}.jpg", picture, note=RENDERED)
        for side, picture in (("a", made.a), ("b", made.b))
    ]
    probative = made.wanted[0] in sets.PROBATIVE
    return {
        "id": name,
        "a": f"pairs/{name}-a.jpg",
        "b": f"pairs/{name}-b.jpg",
        "half": "dev" if number % 2 == 0 else "test",
        "class": class_,
        "wanted": list(made.wanted),
        "probative": probative,
        "note": made.note,
        "where": [np.round(corners, 1).tolist() for corners in made.where] if made.where else None,
        "sha256": digests,
    }


def chosen(library: list[dict[str, object]], half: str, count: int, purpose: str) -> list[dict[str, object]]:
    """Return the bases of a half: every second real or mixed one at most, the rest rendered."""
    own = [line for line in library if line["half"] == half]
    real = [line for line in own if not str(line["id"]).startswith("rendered")]
    other = [line for line in own if str(line["id"]).startswith("rendered")]
    rng = rng_of(purpose, half)
    picked = [real[k] for k in rng.permutation(len(real))[: count * 2 // 3]]
    return picked + [other[k] for k in rng.permutation(len(other))[: count - len(picked)]]


def make(folder: Path, size: Size, *, real: Path | None, workers: int = 2) -> dict[str, object]:
    """Write library, queries, pairs and manifest.json, and return the manifest."""
    for part in ("library", "queries", "pairs"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    cv2.setNumThreads(1)
    halves = ("dev", "test")
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        library = library_real(folder, real) if real else []
        library += pool.map(library_rendered, [(folder, k) for k in range(size.rendered)], chunksize=8)
        a = [
            (folder, base, name)
            for half in halves
            for base in chosen(library, half, size.a, "A")
            for name in edits.EDITS
        ]
        b = [
            (folder, base, level)
            for half in halves
            for base in chosen(library, half, size.b, "B")
            for level in edits.LEVELS
        ]
        queries = pool.map(query_a, a, chunksize=8) + pool.map(query_b, b, chunksize=8)
        queries += pool.map(query_n, [(folder, k) for k in range(2 * size.negatives)], chunksize=8)
        pairs = pool.map(
            pair, [(folder, name, k) for name in sets.CLASSES for k in range(2 * size.pairs)], chunksize=4
        )
    made = {"fonts": words.font_count(), "opencv": cv2.__version__, "size": dataclasses.asdict(size)}
    manifest = {"made": made, "library": library, "queries": queries, "pairs": pairs}
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1, ensure_ascii=False))
    return manifest


def main() -> None:
    """Read the arguments, fetch what is asked for, write the pictures, say what was written."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--small", action="store_true")
    parser.add_argument(
        "--real", type=Path, help="folder of the real pictures; fetched into it when they are not there"
    )
    for name in ("rendered", "bases", "negatives", "pairs"):
        parser.add_argument(
            f"--{name}", type=int, help="so many of them; bases, negatives and pairs for each half"
        )
    asked = parser.parse_args()
    size = SMALL if asked.small else Size()
    given = {
        "rendered": asked.rendered,
        "a": asked.bases,
        "b": asked.bases,
        "negatives": asked.negatives,
        "pairs": asked.pairs,
    }
    size = dataclasses.replace(size, **{name: count for name, count in given.items() if count is not None})
    if asked.real:
        for package, problem in sources.fetch(asked.real).items():
            print(f"{package} is left out: {problem}", file=sys.stderr)
    manifest = make(asked.folder, size, real=asked.real)
    for part in ("library", "queries", "pairs"):
        print(part, len(manifest[part]))  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
