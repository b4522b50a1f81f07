"""How often a PDF was saved and what each saving changed, and the days in the pictures that it holds."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import Any, Final

from unpick.datasets.documents.camera import MOST_HEAD, camera_days
from unpick.exhibits.reading import Problem

__all__ = ["embedded_days", "revisions_of"]

_END: Final = re.compile(rb"%%EOF[\r\n ]*")
_START: Final = re.compile(rb"startxref\s+(\d{1,12})")
_OBJECT: Final = re.compile(rb"(?<!\d)(\d{1,10})[ \t]+\d{1,5}[ \t]+obj\b")
_DAY: Final = re.compile(rb"/ModDate\s*\(\s*(D:\d{4,14}(?:[+\-Z](?:\d{2}'?\d{0,2}'?)?)?)")
_CHANGES: Final = (
    ("a signature", re.compile(rb"/Type\s*/Sig\b|/ByteRange\b")),
    ("an annotation or form field", re.compile(rb"/Type\s*/Annot\b|/FT\s*/")),
    ("a page", re.compile(rb"/Type\s*/Page\b")),
    ("a picture", re.compile(rb"/Subtype\s*/Image\b")),
    ("its metadata", re.compile(rb"/ModDate|/Type\s*/Metadata")),
)
"""What an appended part holds, by words of the format (ISO 32000-1, 7.5.6 and 12.5); in packed objects it is not seen."""

_MOST_REVISIONS: Final = 50
_MOST_PICTURES: Final = 500


def revisions_of(data: bytes) -> tuple[dict[str, str], list[Problem]]:
    """Return per later saving `revision_2`, `revision_3`, ... what it changed, and a chain that does not hold.

    A saving that is appended ends in an own end mark; a file made for fast viewing has one more, near its
    beginning. Each value: number of objects, what they are, the day of change that the part states.
    """
    ends = [found.end() for found in islice(_END.finditer(data), _MOST_REVISIONS + 2)]
    if b"/Linearized" in data[:2048] and len(ends) > 1:
        ends = ends[1:]
    found: dict[str, str] = {}
    for number, (start, end) in enumerate(pairwise(ends), start=2):
        if number > _MOST_REVISIONS:
            break
        found[f"revision_{number}"] = _change(data[start:end])
    return found, list(_chain(data))


def _change(part: bytes) -> str:
    objects = len(set(_OBJECT.findall(part)))
    kinds = [words for words, pattern in _CHANGES if pattern.search(part)]
    days = [_day(one) for one in _DAY.findall(part)]
    told = f"{objects} object{'s' if objects != 1 else ''}"
    told += f" ({', '.join(kinds)})" if kinds else ""
    return told + (f", changed {days[-1]}" if days and days[-1] else "")


def _day(raw: bytes) -> str:
    from unpick.datasets.documents.pdf_meta import pdf_day

    return pdf_day(raw.decode("latin-1"))


def _chain(data: bytes) -> Iterator[Problem]:
    """Yield places where the file says its table of objects begins and none does."""
    bad = [int(at) for at in _START.findall(data) if int(at) and not _is_table(data, int(at))]
    # Bytes before the header shift every place by as much (ISO 32000-1, annex H 3.4.1).
    shift = max(0, data[:1024].find(b"%PDF-"))
    bad = [at for at in bad if not _is_table(data, at + shift)]
    if bad:
        yield Problem(
            place="metadata",
            problem=f"its history is broken: no table of objects stands at byte {bad[0]}"
            + (f" and {len(bad) - 1} more" if len(bad) > 1 else ""),
            remedy="compare it with the original file; the pages were read by searching",
        )


def _is_table(data: bytes, at: int) -> bool:
    part = data[at : at + 40].lstrip()
    return part.startswith(b"xref") or bool(re.match(rb"\d+\s+\d+\s+obj", part))


def embedded_days(document: Any, data: bytes) -> tuple[dict[str, str], list[Problem]]:
    """Return the camera days of the pictures that a PDF holds, as `embedded_1`: day | page and picture | camera.

    Only pictures that were put in as their own JPEG keep what the camera wrote.

    Args:
        document: opened by pypdfium2. data: the bytes of the file, to see whether there is anything to look for.
    """
    import pypdfium2
    import pypdfium2.raw as raw

    found: dict[str, str] = {}
    problems: list[Problem] = []
    if b"Exif\0\0" not in data:
        return found, problems
    faults: Counter[str] = Counter()
    for number in range(1, len(document) + 1):
        try:
            page = document[number - 1]
            pictures = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)
            for order, picture in enumerate(islice(pictures, _MOST_PICTURES), start=1):
                day, fault = _picture_day(picture)
                if fault:
                    faults[f"page {number}"] += 1
                if day and len(found) < _MOST_PICTURES:
                    found[f"embedded_{len(found) + 1}"] = (
                        f"{day[0]} | page {number} picture {order} | {day[1]}"
                    )
        except pypdfium2.PdfiumError:
            faults[f"page {number}"] += 1
    problems += [
        Problem(
            place=place,
            problem="the camera's data of a picture are damaged and were not read",
            remedy="give the picture as it came from the camera",
        )
        for place in sorted(faults)
    ]
    return found, problems


def _picture_day(picture: Any) -> tuple[tuple[str, str] | None, bool]:
    """Return day and camera of an embedded JPEG, and whether its camera data are damaged."""
    import pypdfium2.raw as raw

    size = raw.FPDFImageObj_GetImageDataRaw(picture.raw, None, 0)
    if not 100 < size <= 256 << 20:
        return None, False
    import ctypes

    held = (ctypes.c_ubyte * size)()
    raw.FPDFImageObj_GetImageDataRaw(picture.raw, held, size)
    data = bytes(held[:MOST_HEAD])
    if not data.startswith(b"\xff\xd8") or b"Exif\0\0" not in data[: 1 << 17]:
        return None, False
    tags, problems = camera_days(data)
    day = tags.get("exif_taken", "")
    return ((day, tags.get("exif_camera", "")) if day else None), bool(problems)
