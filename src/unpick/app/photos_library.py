"""The library of photographs: pictures added once, one sought in all of them."""

import datetime as dt
import hashlib
from collections.abc import Callable
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
from unpick.exhibits.photos.judge import KINDS
from unpick.exhibits.photos.reading import PictureFault, read_picture
from unpick.model.errors import UsageError
from unpick.model.reject import Reject

if TYPE_CHECKING:
    from unpick.exhibits.photos.votes import Filed
    from unpick.store.photos import Entry, PhotoShelf

__all__ = ["add_photos", "find_photo"]

Json = dict[str, Any]

CODES: Final = 350
"""Codes of a picture in the library: 5.6 kB."""

_SEGMENT: Final = 500
_LOOKED: Final = 30
"""Pictures of a segment, and those with most votes that are compared corner by corner."""


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
    from unpick.exhibits.photos.portraits import shield
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
    codes = describe(gray_of(picture.pixels), most=CODES, mask=picture.hidden).codes
    return Entry(
        path=str(path.resolve()),
        source=whose.strip() or path.resolve().parent.name,
        sha256=sha256,
        width=picture.width,
        height=picture.height,
        taken=picture.taken,
        codes=codes,
        lists=file_codes(codes),
    )


def find_photo(folder: Path, image: Path, *, at: dt.datetime, top: int = 10) -> Json:
    """Return the pictures of the library that show what a picture shows (schema `unpick.photos/1`).

    Raises:
        UsageError: the file is no picture that is read.
    """
    from unpick.exhibits.photos.features import describe, gray_of, mirrored
    from unpick.exhibits.photos.judge import compare_gray
    from unpick.exhibits.photos.votes import vote
    from unpick.store.workspace import Workspace

    needs_opencv()
    asked = read_file(image)
    gray, flipped = gray_of(asked.pixels), gray_of(mirrored(asked.pixels))
    hidden, other_way = asked.hidden, None if asked.hidden is None else mirrored(asked.hidden)
    shelf = _shelf(Workspace.open(folder).folder)
    held_pictures, filed = shelf.pictures, _filed(shelf)
    votes = vote(describe(gray, most=CODES, mask=hidden).codes, filed)
    votes += vote(describe(flipped, most=CODES, mask=other_way).codes, filed)
    # Of equal votes the hash decides, not the order in which pictures were added.
    order = sorted(
        (at for at in range(len(votes)) if votes[at] > 0),
        key=lambda at: (-votes[at], held_pictures[at]["sha256"]),
    )
    straight, turned = describe(gray, mask=hidden), describe(flipped, mask=other_way)
    matches, gone = [], []
    for number in order[:_LOOKED]:
        held = held_pictures[number]
        path = Path(held["path"])
        try:
            picture = read_file(path)
        except UsageError:
            gone.append(path.name)
            continue
        if picture.sha256 != held["sha256"]:
            gone.append(path.name)
            continue
        seen = gray_of(picture.pixels)
        found = compare_gray(
            gray, seen, features=(straight, describe(seen, mask=picture.hidden)), turned=turned
        )
        if found.kind != "none":
            matches.append(
                {
                    **match_of(found, asked, picture, searched=len(shelf)),
                    "image": path.name,
                    "source": held.get("source", ""),
                    "sha256": picture.sha256,
                }
            )
    for match, rarity in zip(matches, _rarities(matches, len(order[:_LOOKED]), len(votes)), strict=True):
        match["rarity"] = rarity
    matches.sort(key=lambda one: (KINDS.index(str(one["kind"])), -int(one["inliers"]), str(one["sha256"])))
    messages = [NOT_PEOPLE]
    if gone:
        messages.append(
            f"{len(gone)} pictures of the library are no longer where they were, or are others: {', '.join(gone[:5])}"
        )
    return {
        **answer_head("photos", at=at, coverage=coverage_of(len(shelf))),
        "action": "find",
        "library": len(shelf),
        "pictures": [told(image, asked)],
        "matches": matches[:top],
        "messages": messages,
    }


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
    from unpick.exhibits.photos.votes import Filed

    return [
        Filed(codes=one.codes, owners=one.owners, begins=one.begins, pictures=len(one.pictures))
        for one in shelf.segments
    ]
