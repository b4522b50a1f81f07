"""The days that a file carries beside what it states: camera, satellites, thumbnail, PDF, savings, embedded pictures.

Each becomes a note `file_day` whose subject says where it stands. All of them can be edited and clocks are wrong;
what they are good for is whether they can all be true.
"""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from unpick.exhibits.note import Note
from unpick.exhibits.reading import Reading

__all__ = ["SOURCES", "file_day_notes"]

SOURCES: Final = {
    "exif_taken": ("exif", "the camera says that the picture was taken on"),
    "exif_digitized": ("exif_digitized", "the camera says that the picture was stored on"),
    "exif_gps_day": ("gps", "the satellite clock of the camera says"),
    "exif_thumb_taken": ("thumbnail", "the small picture inside the file says that it was taken on"),
    "created": ("info", "the file says that it was made on"),
    "modified": ("info_changed", "the file says that it was changed on"),
    "xmp_created": ("xmp", "the second record of the file (XMP) says that it was made on"),
    "xmp_modified": ("xmp_changed", "the second record of the file (XMP) says that it was changed on"),
    "captured": ("capture", "the web capture says that the page was taken over on"),
}
"""Metadata key to subject of the note and its sentence, which the day ends."""

_REVISION: Final = re.compile(r"changed (\d{4}-\d{2}-\d{2})")
_YEAR_NAME: Final = re.compile(
    r"\b(?:Word|Excel|PowerPoint|Office|Publisher|InDesign|Photoshop|Illustrator|Acrobat(?: \w+)?|AutoCAD)\D{0,4}((?:19|20)\d{2})\b"
)
"""Programs that are named for a year."""


def file_day_notes(reading: Reading) -> Iterator[Note]:
    """Yield one note per day that the file carries; days that no calendar has yield none."""
    for key, (source, says) in SOURCES.items():
        stated = reading.meta.get(key, "")
        if day := _day(stated):
            yield _note(f"{says} {stated}", "metadata", source, day, day)
    for key in sorted(reading.meta):
        if key.startswith("embedded_"):
            stated, place, camera = (*reading.meta[key].split(" | "), "", "")[:3]
            if day := _day(stated):
                says = f"the camera says that this picture was taken on {stated}"
                yield _note(says, place, "embedded", day, day, camera)
        elif key.startswith("revision_"):
            found = _REVISION.search(reading.meta[key])
            if found and (day := _day(found[1])):
                says = f"saving {key.removeprefix('revision_')} of the file: {reading.meta[key]}"
                yield _note(says, "metadata", "revision", day, day)
    for key in ("producer", "creator", "xmp_tool"):
        if found := _YEAR_NAME.search(reading.meta.get(key, "")):
            # Programs are sold under the next year's name some months before it: a year of tolerance (a convention).
            first = dt.date(int(found[1]) - 1, 1, 1)
            says = f"the file was made with {found[0]}, not sold before {first.year}"
            yield _note(says, "metadata", "producer", first, dt.date.max)
            break


def _note(says: str, place: str, source: str, first: dt.date, last: dt.date, camera: str = "") -> Note:
    return Note(
        topic="file_day",
        text=says,
        place=place,
        subject=source,
        value=camera,
        first=first,
        last=last,
        method="metadata",
    )


def _day(stated: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(stated[:10].replace(":", "-") if stated else "")
    except ValueError:
        return None
