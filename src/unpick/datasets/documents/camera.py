"""What a camera wrote into a picture: its days in every place that has one, and what of it is damaged.

Days of a camera are as right as its clock and can be edited; only their disagreement says something.
"""

import io
import logging
import struct
from collections.abc import Mapping
from typing import Any, Final

from unpick.datasets.documents.decode import clean
from unpick.exhibits.reading import Problem

__all__ = ["MOST_HEAD", "camera_days"]

MOST_HEAD: Final = 1 << 20
"""Bytes of a picture in which its EXIF block is looked for; the block itself has at most 64 kB (Exif 2.32, 4.5.5)."""

_DAYS: Final = {
    "exif_taken": ("EXIF DateTimeOriginal", "EXIF OffsetTimeOriginal"),
    "exif_digitized": ("EXIF DateTimeDigitized", "EXIF OffsetTimeDigitized"),
    "modified": ("Image DateTime", "EXIF OffsetTime"),
}
_FAULTS: Final = (
    ValueError, TypeError, KeyError, IndexError, AttributeError, OSError, struct.error, RecursionError, OverflowError,
    MemoryError, AssertionError, ZeroDivisionError, EOFError, NotImplementedError,
)  # fmt: skip
"""What the reader raises of itself where a block breaks its format."""


def camera_days(data: bytes) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Return the camera's days and program as metadata keys, and what could not be read.

    Keys: exif_taken, exif_digitized, modified, exif_gps_day (UTC), exif_thumb_taken, exif_camera, exif_gps
    (`yes`; the position itself is not kept), producer. Without the extra `photos` nothing is read and nothing said:
    the plain reader of pictures then gives the main days.
    """
    try:
        import exifread
    except ImportError:
        return {}, ()
    tags, fault = _tags(exifread, data[:MOST_HEAD])
    if not tags and not fault and b"Exif\0\0" in data[:MOST_HEAD]:
        fault = "no field of them could be found"
    if fault:
        return {}, (_damaged(fault),)
    found = {key: day for key, names in _DAYS.items() if (day := _moment(tags, *names))}
    if day := _gps_day(tags):
        found["exif_gps_day"] = day
    found |= _of_camera(tags)
    problems = tuple(map(_damaged, _lacking(tags)))
    thumbnail = tags.get("JPEGThumbnail")
    if isinstance(thumbnail, bytes) and b"Exif\0\0" in thumbnail[:4096]:
        inner, fault = _tags(exifread, thumbnail)
        if fault:
            problems += (_damaged(f"of the thumbnail: {fault}"),)
        elif day := _moment(inner, *_DAYS["exif_taken"]):
            found["exif_thumb_taken"] = day
    return found, problems


def _of_camera(tags: Mapping[str, Any]) -> dict[str, str]:
    """Return whether the picture has a position, the camera, and the program that wrote it last."""
    found = {}
    if any(str(name).startswith("GPS GPSL") for name in tags):
        found["exif_gps"] = "yes"
    if camera := " ".join(filter(None, (_text(tags, "Image Make"), _text(tags, "Image Model")))):
        found["exif_camera"] = camera[:100]
    if program := _text(tags, "Image Software"):
        found["producer"] = program[:200]
    return found


def _tags(exifread: Any, data: bytes) -> tuple[Mapping[str, Any], str]:
    """Return the tags of a picture and an empty string, or none and what is wrong."""
    from exifread.core.exceptions import ExifError

    quiet = logging.getLogger("exifread")
    level = quiet.level
    quiet.setLevel(logging.CRITICAL)
    try:
        return exifread.process_file(
            io.BytesIO(data), details=False, strict=False, extract_thumbnail=True
        ), ""
    except (*_FAULTS, ExifError) as fault:
        # A picture without a block raises nothing of weight: whether it has one is told by its mark.
        return {}, clean(f"{type(fault).__name__}: {fault}")[:80] if b"Exif\0\0" in data else ""
    finally:
        quiet.setLevel(level)


def _lacking(tags: Mapping[str, Any]) -> list[str]:
    """Return what a block points at and does not hold, and days that no calendar has; zeros and blanks mean no day."""
    lacking = []
    if "Image ExifOffset" in tags and not any(name.startswith("EXIF ") for name in tags):
        lacking.append("it points at a list of fields that is not there")
    for name, _ in _DAYS.values():
        text = _text(tags, name)
        if text.strip("0: ") and not _moment(tags, name, ""):
            lacking.append(f"{name} {text[:30]!r} is no day")
    return lacking


def _damaged(fault: str) -> Problem:
    problem = f"the camera's data are damaged and were not read ({fault})"
    return Problem(place="metadata", problem=problem, remedy="give the picture as it came from the camera")


def _text(tags: Mapping[str, Any], name: str) -> str:
    return clean(str(tags.get(name, ""))).replace("\0", " ").strip()


def _moment(tags: Mapping[str, Any], name: str, offset: str) -> str:
    """Return 2020:10:19 14:03:22 with its offset as an ISO moment; empty where the camera wrote none, as zeros."""
    import datetime as dt

    try:
        moment = dt.datetime.strptime(_text(tags, name)[:19], "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007 - cameras know no zone
    except ValueError:
        return ""
    zone = _text(tags, offset)
    return moment.isoformat() + (zone if len(zone) == 6 and zone[0] in "+-" else "")


def _gps_day(tags: Mapping[str, Any]) -> str:
    """Return the day of the satellites, in UTC."""
    import datetime as dt

    text = _text(tags, "GPS GPSDate").replace("-", ":")[:10]
    try:
        return dt.datetime.strptime(text, "%Y:%m:%d").date().isoformat()  # noqa: DTZ007 - a day, not a moment
    except ValueError:
        return ""
