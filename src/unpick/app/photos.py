"""Two photographs compared, and one sought in a library: what kind of match, why, how often chance does it, an exhibit."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unpick.app.workspace import answer_head
from unpick.exhibits.photos.chance import UNCOUNTED, chance_of
from unpick.exhibits.photos.reading import MOST_BYTES, Picture, PictureFault, read_picture
from unpick.model.errors import UsageError

if TYPE_CHECKING:
    import numpy as np

    from unpick.app.review_twins import Compare
    from unpick.exhibits.photos.judge import Compared

__all__ = ["MISSING", "compare_photos", "needs_opencv", "photo_comparer"]

Json = dict[str, Any]

MISSING: Final = "photographs are compared with OpenCV, which is not installed"
SUFFIXES: Final = frozenset(
    (
        ".jpg", ".jpeg", ".jfif", ".png", ".tif", ".tiff", ".bmp", ".webp", ".gif", ".avif", ".jp2", ".j2k", ".ppm", ".pgm",
        ".pnm", ".heic", ".heif", ".svg", ".pdf",
    )
)  # fmt: skip
"""Files that are tried; what is read of them is told by what they hold, and what is not is left out by name."""
_STARTS: Final = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*")
"""Beginnings of JPEG, PNG, GIF and TIFF."""

NOT_PEOPLE: Final = "Things and places are compared, never people: no face is sought, described or compared."


def needs_opencv() -> None:
    """Say how to install what photographs need.

    Raises:
        UsageError: it is not installed.
    """
    try:
        import cv2  # noqa: F401
    except ImportError:
        raise UsageError("photos", MISSING, "pip install 'unpick[photos]'") from None


def photo_comparer() -> "Compare | None":
    """Return what compares two photographs of a packet; None where OpenCV is not installed.

    What it says is a machine's: a person has to look at both pictures.
    """
    try:
        import cv2
    except ImportError:
        return None
    from unpick.app.photos_tokens import read_tokens, weighed_by_words
    from unpick.app.review_twins import Shot, Twin
    from unpick.exhibits.photos.features import gray_of
    from unpick.exhibits.photos.judge import PROBATIVE, compare_gray
    from unpick.exhibits.photos.portraits import shield_pixels
    from unpick.exhibits.photos.reading import MOST_SIDE
    from unpick.exhibits.photos.weight import weight_of

    def gray(shot: Shot) -> "tuple[np.ndarray[Any, Any], np.ndarray[Any, Any] | None]":
        pixels = shot.pixels
        shrink = MOST_SIDE / max(pixels.shape[:2])
        if shrink < 1:
            pixels = cv2.resize(pixels, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
        painted, hidden, _ = shield_pixels(pixels)
        return gray_of(painted), hidden

    def compare(one: Shot, other: Shot) -> Twin:
        (first, hidden), (second, other_hidden) = gray(one), gray(other)
        found = compare_gray(first, second, masks=(hidden, other_hidden))
        if found.kind in PROBATIVE:
            found = weighed_by_words(found, read_tokens(found, first, second))
        weighs, reason = weight_of(found)
        says = f"{'; '.join(found.why)}. {chance_of(found.score).says}"
        return Twin(kind=found.kind, says=says if weighs else f"{says} {reason}", weighs=weighs)

    return compare


def read_file(path: Path) -> Picture:
    """Read a picture file.

    Raises:
        UsageError: it is absent, or no picture that is read.
    """
    from unpick.exhibits.photos.portraits import shield

    try:
        return shield(read_picture(picture_bytes(path)))
    except PictureFault as fault:
        raise UsageError(str(path), fault.problem, fault.remedy) from fault


def picture_bytes(path: Path) -> bytes:
    """Return the bytes of a picture file.

    Raises:
        PictureFault: it is no file, too large, or cannot be read.
    """
    try:
        if not path.is_file():
            problem = "it is no file" if path.exists() else "it cannot be read: there is no such file"
            raise PictureFault(problem, "give a picture file")
        if path.stat().st_size > MOST_BYTES:
            raise PictureFault(
                f"{path.stat().st_size:,} bytes, more than {MOST_BYTES:,}",
                "reduce the picture and keep the original beside it",
            )
        return path.read_bytes()
    except OSError as error:
        raise PictureFault(
            f"it cannot be read: {error.strerror}", "check the file and who may read it"
        ) from error


def compare_photos(
    a: Path,
    b: Path,
    *,
    at: dt.datetime,
    out: Path | None = None,
    show_all: bool = False,
    model: Path | None = None,
) -> Json:
    """Return what two photographs have in common (schema `unpick.photos/1`).

    Args:
        out: a folder for the exhibit; it must not exist or be empty.
        show_all: show the whole pictures in the exhibit, not only the matched region.
        model: a file of learned descriptions of corners (`exhibits.photos.learned`), asked where corners alone show nothing that weighs.

    Raises:
        UsageError: a file is no picture or no model that is read, or the folder is in use.
    """
    from unpick.app.photos_tokens import read_tokens, weighed_by_words
    from unpick.exhibits.photos.features import gray_of

    needs_opencv()
    first, second = read_file(a), read_file(b)
    found, note = _compared(first, second, model)
    tokens = read_tokens(found, gray_of(first.pixels), gray_of(second.pixels)) if found.aligned else None
    if tokens is not None:
        found = weighed_by_words(found, tokens)
    match = match_of(found, first, second, searched=1, learned=bool(note))
    match["image"] = b.name
    match["tokens"] = (
        {
            "equal": list(tokens.equal),
            "first": list(tokens.first),
            "second": list(tokens.second),
            "note": tokens.note,
        }
        if tokens
        else None
    )
    document: Json = {
        **answer_head("photos", at=at, coverage=coverage_of(2)),
        "action": "compare",
        "pictures": [told(a, first), told(b, second)],
        "matches": [match],
        "messages": [NOT_PEOPLE, *note, *_shrunk((a, first), (b, second)), *_messages(found)],
    }
    if out is not None:
        from unpick.app.photos_exhibit import write_exhibit

        document["written"] = [
            str(one) for one in write_exhibit(out, document, (first, second), found, show_all=show_all)
        ]
        match["picture"] = "exhibit.html"
    return document


def _compared(first: Picture, second: Picture, model: Path | None) -> "tuple[Compared, tuple[str, ...]]":
    """Return what two pictures have in common and, where a learned model found it, which."""
    from unpick.exhibits.photos.features import describe, gray_of
    from unpick.exhibits.photos.judge import PROBATIVE, compare_gray

    grays = gray_of(first.pixels), gray_of(second.pixels)
    a, b = describe(grays[0], mask=first.hidden), describe(grays[1], mask=second.hidden)
    found = compare_gray(*grays, features=(a, b), masks=(first.hidden, second.hidden))
    if model is None:
        return found, ()
    from unpick.app.photos_learned import compare_learned, read_learned

    learned = read_learned(model)
    if found.kind in PROBATIVE:
        return found, ()
    again = compare_learned(learned, (first, second), grays, (a, b))
    better = again.kind in PROBATIVE or (found.kind == "none" and again.kind != "none")
    return (again, (learned.says,)) if better else (found, ())


def match_of(
    found: "Compared", first: Picture, second: Picture, *, searched: int, learned: bool = False
) -> Json:
    """Return one match of the document; regions in pixels of the originals.

    Args:
        learned: corners were described by a user's model, with which chance was never counted.
    """
    from unpick.exhibits.photos.weight import weight_of

    weighs, reason = weight_of(found)
    chance = UNCOUNTED if learned else chance_of(found.score, searched=searched)
    return {
        "image": "",
        "kind": found.kind,
        "weighs": weighs,
        "weight": reason,
        "inliers": found.score,
        "why": list(found.why),
        "alternatives": list(found.alternatives),
        "error": {
            "events": chance.events,
            "n": chance.n,
            "upper95": chance.upper95,
            "searched": searched,
            "upper_searched": chance.upper_searched,
            "says": chance.says,
        },
        "mirrored": found.mirrored,
        "equal_share": round(found.alike, 4),
        "different_share": round(found.differs, 4),
        "planes": found.planes,
        "parts": [
            {
                "kind": part.kind,
                "inliers": part.score,
                "region_a": _box(part.outline_a, first, mirrored=found.mirrored),
                "region_b": _box(part.outline_b, second, mirrored=False),
            }
            for part in found.parts
        ],
        "region_a": _box(found.outline_a, first, mirrored=found.mirrored),
        "region_b": _box(found.outline_b, second, mirrored=False),
        "differences": [
            _patch(patch.first, first, mirrored=found.mirrored, written=patch.written)
            for patch in found.patches[:40]
        ],
        "picture": None,
    }


def told(path: Path, picture: Picture) -> Json:
    """Return what is known of a picture file."""
    return {
        "file": path.name,
        "sha256": picture.sha256,
        "width": picture.width,
        "height": picture.height,
        "taken": picture.taken or None,
        "notes": list(picture.notes),
    }


def coverage_of(pictures: int) -> Json:
    """Return what was looked at."""
    return {
        "says": f"{pictures} pictures, by their corners and what lies between them. What is not shown sharply was not compared.",
        "rows": pictures,
        "modes": [],
        "countries": [],
        "not_looked": ["people", "who took the pictures, and when"],
    }


def _shrunk(*pictures: "tuple[Path, Picture]") -> Iterator[str]:
    """Say which picture was so large that a thing in it may have become too small to be seen."""
    for path, picture in pictures:
        if picture.scale >= _MUCH:
            yield (
                f"{path.name} ({picture.width} x {picture.height}) was read at 1/{picture.scale:.0f} of its size; "
                "what is small in it may not be seen: give the part that shows it."
            )


_MUCH: Final = 6.0
"""Times a picture is made smaller from which that is said (a convention of this project)."""


def _messages(found: "Compared") -> Iterator[str]:
    if found.kind == "none":
        yield "No match; the pictures may still show the same thing from another side, or too small."
    if found.kind == "generic":
        yield "What matches is used by anybody and carries no weight."
    if found.coarse and found.kind in ("object", "print"):
        yield "The match carries no weight: which lot it is cannot be read. Compare a sharper or larger picture."


def _box(outline: Any, picture: Picture, *, mirrored: bool) -> Json | None:
    if outline is None:
        return None
    left, top = outline.min(axis=0)
    right, bottom = outline.max(axis=0)
    if mirrored:
        left, right = picture.pixels.shape[1] - right, picture.pixels.shape[1] - left
    return _rounded(float(left), float(top), float(right - left), float(bottom - top), picture.scale)


def _patch(
    box: tuple[float, float, float, float], picture: Picture, *, mirrored: bool, written: bool
) -> Json:
    x, y, w, h = box
    if mirrored:
        x = picture.pixels.shape[1] - x - w
    return {**_rounded(x, y, w, h, picture.scale), "written": written}


def _rounded(x: float, y: float, w: float, h: float, scale: float) -> Json:
    return {
        "x": round(x * scale),
        "y": round(y * scale),
        "width": round(w * scale),
        "height": round(h * scale),
    }


def pictures_in(folder: Path, tell: Callable[[int], None] | None = None) -> Iterator[Path]:
    """Yield the picture files below a folder, in the order of their names, without reading the whole tree first.

    What starts as a picture does is one, whatever its name; what a picture's name bears is tried, whatever it holds.
    """
    import os

    seen = 0
    for here, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            path = Path(here) / name
            if path.suffix.lower() in SUFFIXES or starts_as_picture(path):
                seen += 1
                if tell:
                    tell(seen)
                yield path


def starts_as_picture(path: Path) -> bool:
    """Tell whether a file begins as pictures of the common formats do; what cannot be opened does not."""
    if not path.is_file():
        return False
    try:
        with path.open("rb") as stream:
            start = stream.read(12)
    except OSError:
        return False
    return start.startswith(_STARTS) or (start[:4] == b"RIFF" and start[8:] == b"WEBP")
