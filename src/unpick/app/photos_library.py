"""The library of photographs: pictures added once, one sought in all of them."""

import datetime as dt
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unpick.app.photos import (
    NOT_PEOPLE,
    coverage_of,
    match_of,
    needs_opencv,
    picture_bytes,
    pictures_in,
    read_file,
    told,
)
from unpick.app.workspace import answer_head
from unpick.exhibits.photos.judge import KINDS, PROBATIVE
from unpick.exhibits.photos.reading import MOST_SIDE, Picture, PictureFault, read_picture
from unpick.model.errors import UsageError
from unpick.model.reject import Reject

if TYPE_CHECKING:
    import numpy as np

    from unpick.exhibits.photos.features import Features
    from unpick.exhibits.photos.votes import Filed
    from unpick.store.photos import Entry, PhotoShelf

__all__ = ["add_photos", "find_photo"]

Json = dict[str, Any]

CODES: Final = 245
"""Corners of a picture in the library, 21 bytes each: with its record and its hash less than 6 kB."""

ASKED: Final = 1_200
"""Corners of the picture sought: what shows a thing small has few of them on it, and they cost no room."""

_SEGMENT: Final = 500
_VOTED: Final = 30
"""Pictures of a segment, and those likeliest whose corners are led to their places by the best view, as the picture is and mirrored."""

_LEAST: Final = 3
"""Pairs of corners that agree on one view, from which that is done: below it no plane was ever found (docs/benchmarks.md)."""

_BOUND: Final = 17.0
_SURE: Final = 50.0
"""What has to stand in its place (`exhibits.photos.upheld`) for a picture to be compared corner by corner, and from where on it is in any
case. Among 1,000 rendered pictures chance reached 17 in 18 of 28 questions, 46 at most; of 64 true pairs that stood among 1,076 all reached 18,
60 of them as the likeliest and four as the second (docs/benchmarks.md)."""

_IN_VAIN: Final = 2
"""Pictures compared one after the other without anything that weighs, after which no further one is that is not sure: what stripes and
tiles put in their places by chance comes in dozens, and what is sought stands before it."""

_FIRST: Final = 8
"""Pictures at most that are compared first because the whole of them is alike."""


def add_photos(
    folder: Path,
    source: Path,
    *,
    at: dt.datetime,
    whose: str = "",
    tell: Callable[[int], None] | None = None,
) -> Json:
    """Add every picture below a folder, or one file; the same bytes are added once (schema `unpick.photos/1`).

    Args:
        whose: who took or published the pictures; without it the name of the folder in which a picture lies.

    Raises:
        UsageError: there is no such folder or file.
        WorkspaceBusy: another process adds to this library.
    """
    from unpick.exhibits.photos.heads import HEADS
    from unpick.store.photos import Entry, PhotoShelf
    from unpick.store.workspace import Workspace

    needs_opencv()
    if not source.exists():
        raise UsageError(str(source), "there is no such file or folder", "check the path")
    library = Workspace.open(folder).folder / "photos"
    rejects, waiting, added = list[Reject](), list[Entry](), 0
    with PhotoShelf.writing(library, lists=HEADS) as shelf:
        known = shelf.hashes()
        try:
            for path in pictures_in(source, tell) if source.is_dir() else [source]:
                found = _entry(path, known, whose)
                if isinstance(found, Reject):
                    rejects.append(found)
                elif found is not None:
                    waiting.append(found)
                    added += 1
                if len(waiting) == _SEGMENT:
                    held, waiting = waiting, []
                    shelf.add(held)
        finally:
            # Who interrupts keeps what was described; adding the folder again goes on from there.
            shelf.add(waiting)
    return {
        **answer_head("photos", at=at, coverage=coverage_of(len(shelf))),
        "action": "add",
        "added": added,
        "library": len(shelf),
        "matches": [],
        "rejects": [one.as_dict() for one in rejects],
        "messages": [NOT_PEOPLE],
    }


def _entry(path: Path, known: set[str], whose: str) -> "Entry | Reject | None":
    """Return a picture as the library keeps it, why it is left out, or None where its bytes are known; they are known afterwards."""
    from unpick.exhibits.photos.features import describe, gray_of
    from unpick.exhibits.photos.heads import file_codes
    from unpick.exhibits.photos.placed import places_of
    from unpick.exhibits.photos.portraits import shield
    from unpick.exhibits.photos.whole import whole_codes
    from unpick.store.photos import Entry

    try:
        data = picture_bytes(path)
        sha256 = hashlib.sha256(data).hexdigest()
        if sha256 in known:
            return None
        picture = shield(read_picture(data))
    except PictureFault as fault:
        return Reject(file=path.name, row=0, column="", value="", problem=fault.problem, remedy=fault.remedy)
    known.add(sha256)
    gray = gray_of(picture.pixels)
    corners = describe(gray, most=CODES, mask=picture.hidden)
    return Entry(
        path=str(path.resolve()),
        source=whose.strip() or path.resolve().parent.name,
        sha256=sha256,
        width=picture.width,
        height=picture.height,
        taken=picture.taken,
        whole=whole_codes(gray)[0],
        codes=corners.codes,
        places=places_of(corners),
        lists=file_codes(corners.codes),
    )


def find_photo(folder: Path, image: Path, *, at: dt.datetime, top: int = 10) -> Json:
    """Return the pictures of the library that show what a picture shows (schema `unpick.photos/1`).

    Raises:
        UsageError: the file is no picture that is read.
    """
    from unpick.store.workspace import Workspace

    needs_opencv()
    asked = _asked(read_file(image))
    shelf = _shelf(Workspace.open(folder).folder)
    matches, gone, compared = _sought(asked, shelf)
    for match, rarity in zip(matches, _rarities(matches, compared, len(shelf)), strict=True):
        match["rarity"] = rarity
    matches.sort(
        key=lambda one: (
            not one["weighs"],
            KINDS.index(str(one["kind"])),
            -int(one["inliers"]),
            str(one["sha256"]),
        )
    )
    messages = [NOT_PEOPLE]
    if gone:
        messages.append(
            f"{len(gone)} pictures of the library are no longer where they were, or are others: {', '.join(gone[:5])}"
        )
    return {
        **answer_head("photos", at=at, coverage=coverage_of(len(shelf))),
        "action": "find",
        "library": len(shelf),
        "pictures": [told(image, asked.picture)],
        "matches": matches[:top],
        "messages": messages,
    }


def _sought(asked: "_Asked", shelf: "PhotoShelf") -> tuple[list[Json], list[str], int]:
    """Return the matches, the names of pictures that are gone, and how many were compared: no more after some that were in vain."""
    held = shelf.pictures
    matches, gone, compared, vain = list[Json](), list[str](), 0, 0
    for number, weight, ways in _order(asked, shelf):
        if vain >= _IN_VAIN and weight < _SURE:
            break
        path = Path(held[number]["path"])
        picture = _unchanged(path, held[number]["sha256"])
        if picture is None:
            gone.append(path.name)
            continue
        match, compared = _match(asked, picture, searched=len(shelf), ways=ways), compared + 1
        seen = match is not None and match["kind"] in PROBATIVE
        vain = 0 if seen else vain + (weight < _SURE)
        if match is not None:
            named = {"image": path.name, "source": held[number].get("source", ""), "sha256": picture.sha256}
            matches.append({**match, **named})
    return matches, gone, compared


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """The picture sought: its brightness and corners."""

    picture: Picture
    gray: "np.ndarray[Any, Any]"
    corners: "Features"


def _asked(picture: Picture) -> _Asked:
    from unpick.exhibits.photos.features import describe, gray_of

    gray = gray_of(picture.pixels)
    return _Asked(picture=picture, gray=gray, corners=describe(gray, mask=picture.hidden))


def _order(asked: _Asked, shelf: "PhotoShelf") -> list[tuple[int, float, tuple[bool, ...]]]:
    """Return the numbers of the pictures to compare corner by corner, the likeliest first, what stands in its place, and whether mirrored.

    Of equals the hash decides, not when they were added. What is alike as a whole counts as sure.
    """
    import numpy as np

    from unpick.exhibits.photos.features import in_mirror, strongest
    from unpick.exhibits.photos.votes import candidates, uphold
    from unpick.exhibits.photos.whole import ALIKE, far_apart, whole_codes

    filed, held = _filed(shelf), shelf.pictures
    if not held:
        return []
    far = far_apart(whole_codes(asked.gray), np.concatenate([one.whole for one in shelf.segments]))
    alike = sorted(np.flatnonzero(far <= ALIKE).tolist(), key=lambda at: (far[at], held[at]["sha256"]))[
        :_FIRST
    ]
    upheld = dict[int, dict[bool, float]]()
    for mirrored in (False, True):
        corners = strongest(asked.corners, ASKED)
        corners = in_mirror(corners) if mirrored else corners
        voted = [one for one in candidates(corners, filed) if one.pairs >= _LEAST]
        voted.sort(key=lambda one: (-one.weight, -one.votes, held[one.picture]["sha256"]))
        chosen = np.array(sorted(one.picture for one in voted[:_VOTED]), np.int64)
        for at, weight in zip(chosen.tolist(), uphold(corners, chosen, filed).tolist(), strict=True):
            if weight >= _BOUND:
                upheld.setdefault(at, {})[mirrored] = weight
    likely = sorted(upheld, key=lambda at: (-max(upheld[at].values()), held[at]["sha256"]))
    return [(at, _SURE, (False, True)) for at in alike] + [
        (at, max(upheld[at].values()), tuple(upheld[at])) for at in likely if at not in alike
    ]


def _unchanged(path: Path, sha256: str) -> Picture | None:
    """Return a picture of the library, None where its file is gone or another."""
    try:
        picture = read_file(path)
    except UsageError:
        return None
    return picture if picture.sha256 == sha256 else None


def _match(asked: _Asked, picture: Picture, *, searched: int, ways: tuple[bool, ...]) -> Json | None:
    """Return one match, weighed by what is read in it as `compare_photos` does; None where there is none."""
    from unpick.app.photos_tokens import read_tokens, weighed_by_words
    from unpick.exhibits.photos.features import describe, gray_of
    from unpick.exhibits.photos.judge import compare_gray

    seen = gray_of(picture.pixels)
    corners = (asked.corners, describe(seen, mask=picture.hidden))
    masks = (asked.picture.hidden, picture.hidden)
    found = compare_gray(asked.gray, seen, features=corners, masks=masks, ways=ways)
    if found.kind in PROBATIVE and found.aligned is not None:
        found = weighed_by_words(found, read_tokens(found, asked.gray, seen))
    return None if found.kind == "none" else match_of(found, asked.picture, picture, searched=searched)


def _rarities(matches: list[Json], compared: int, searched: int) -> list[Json | None]:
    """Return in how many pictures of other sources each region occurs."""
    from unpick.exhibits.photos.rarity import rarities

    boxes = [one["region_a"] for one in matches]
    found = [
        (str(one["source"]), (box["x"], box["y"], box["width"], box["height"]) if box else None)
        for one, box in zip(matches, boxes, strict=True)
    ]
    return [
        {
            "pictures": one.pictures,
            "sources": list(one.sources),
            "compared": one.compared,
            "searched": one.searched,
            "says": one.says,
        }
        if one
        else None
        for one in rarities(found, compared=compared, searched=searched)
    ]


def _shelf(folder: Path) -> "PhotoShelf":
    from unpick.exhibits.photos.heads import HEADS
    from unpick.store.photos import PhotoShelf

    return PhotoShelf(folder / "photos", lists=HEADS)


def _filed(shelf: "PhotoShelf") -> "list[Filed]":
    import numpy as np

    from unpick.exhibits.photos.votes import Filed

    found = []
    for one in shelf.segments:
        sizes = np.array([(row["width"], row["height"]) for row in one.pictures], np.float64).reshape(-1, 2)
        # Corners lie where they were seen: in the picture as it is read.
        seen = sizes * np.minimum(1.0, MOST_SIDE / np.maximum(sizes.max(axis=1, keepdims=True), 1.0))
        found.append(
            Filed(
                codes=one.codes,
                owners=one.owners,
                begins=one.begins,
                pictures=len(one.pictures),
                places=one.places,
                sizes=seen,
            )
        )
    return found
