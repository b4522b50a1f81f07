"""Pictures (PNG, JPEG, TIFF): size, pages, and what the camera wrote; what they show is not read here."""

import io
import re
import warnings
from typing import Any, Final

from unpick.datasets.documents.camera import camera_days
from unpick.datasets.documents.decode import clean
from unpick.datasets.documents.found import Found, failed
from unpick.exhibits.reading import Page, Problem

__all__ = ["read_picture"]

_FORMATS: Final = ("PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP")
_EXIF_IFD: Final = 0x8769
_GPS_IFD: Final = 0x8825
_TAKEN: Final = 36867
_OFFSET: Final = 36881
_CHANGED: Final = 306
_SOFTWARE: Final = 305
"""Tags of Exif 2.32: DateTimeOriginal, OffsetTimeOriginal, DateTime, Software."""

_MOST_FRAMES: Final = 2000


def read_picture(data: bytes) -> Found:
    """Return the size, pages and camera data of a picture; only its head is decoded, never its pixels."""
    from PIL import Image, UnidentifiedImageError

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
                frames = min(_MOST_FRAMES, int(getattr(image, "n_frames", 1)))
                meta = {"width": str(image.width), "height": str(image.height), "pages": str(frames)}
                meta |= {"format": (image.format or "").lower(), "mode": image.mode, **_camera(image)}
        except Image.DecompressionBombError as fault:
            points = re.search(r"\d+", str(fault))
            many = f"{int(points[0]):,} points" if points else "points"
            problem = f"the picture has {many}, more than are read"
            return failed("picture", problem, "give a smaller copy beside it, and keep the original")
        except (
            UnidentifiedImageError,
            OSError,
            ValueError,
            SyntaxError,
        ) as fault:
            problem = f"the picture is damaged or of no kind that is read ({str(fault)[:80]})"
            return failed("picture", problem, "give it as it came from the camera")
    more, damaged = camera_days(data)
    meta |= more
    problem = "picture: not read by this version; photographs are looked at by another reader"
    remedy = "where it is a page of text, give it with a text layer or key what it says"
    pages = tuple(Page(number=number, text="", pictures=1) for number in range(1, frames + 1))
    problems = (Problem(place="file", problem=problem, remedy=remedy), *damaged)
    return Found(media="picture", pages=pages, meta=meta, problems=problems)


def _camera(image: Any) -> dict[str, str]:
    """Return the day a picture was taken and changed, whether it has a position, and the program; no position."""
    try:
        tags = image.getexif()
        inner, position = tags.get_ifd(_EXIF_IFD), tags.get_ifd(_GPS_IFD)
    except (OSError, ValueError, TypeError, KeyError, SyntaxError, AttributeError):
        return {}
    found = {}
    if taken := _moment(inner.get(_TAKEN)):
        offset = clean(str(inner.get(_OFFSET, ""))).strip()
        found["exif_taken"] = taken + (offset if len(offset) == 6 and "T" in taken else "")
    if changed := _moment(tags.get(_CHANGED)):
        found["modified"] = changed
    if software := clean(str(tags.get(_SOFTWARE, ""))).strip():
        found["producer"] = software[:200]
    if position:
        found["exif_gps"] = "yes"
    return found


def _moment(value: object) -> str:
    """Return 2020:10:19 14:03:22 as an ISO moment; empty where the camera wrote none, as zeros."""
    import datetime as dt

    text = clean(str(value or "")).strip()[:19]
    try:
        return dt.datetime.strptime(text, "%Y:%m:%d %H:%M:%S").isoformat()  # noqa: DTZ007 - cameras know no zone
    except ValueError:
        return ""
