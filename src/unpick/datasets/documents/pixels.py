"""The pixels of pictures and scans, for readers that look: pages in gray, photographs in color; bad ones are named."""

import io
import warnings
from collections.abc import Iterator
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from unpick.exhibits.reading import Problem

__all__ = ["MOST_POINTS", "gray_pages", "photographs", "small_pages"]

MOST_POINTS: Final = 60_000_000
"""Points of the largest picture that is decoded; a panorama beyond is named and left out."""

_PAGE: Final = 2400
"""Points of the longer side of a rendered page: about 205 dpi of A4."""

_SMALL: Final = 1000
"""Points of the longer side of a page that is only looked at for shapes of centimeters."""

_MOST_PAGES: Final = 400
_LEAST: Final = 300
"""Points of the shorter side from which a picture inside a document counts as a photograph."""

Gray = NDArray[np.uint8]


def small_pages(data: bytes, media: str) -> Iterator[tuple[int, Gray]]:
    """Yield number and pixels of each page or picture with at most 1,000 points on its longer side; what cannot be drawn is left out."""
    number = 0
    for place, page in gray_pages(data, media, longest=_SMALL):
        number += 1
        if isinstance(page, Problem):
            continue
        at = int(place.rpartition(" ")[2]) if place.startswith("page ") else number
        step = -(-max(page.shape) // _SMALL)
        rows, columns = page.shape[0] // step, page.shape[1] // step
        cut = page[: rows * step, : columns * step].reshape(rows, step, columns, step)
        yield at, cut.mean(axis=(1, 3)).astype(np.uint8) if step > 1 else page


def gray_pages(
    data: bytes, media: str, *, blank_only: frozenset[int] | None = None, longest: int = _PAGE
) -> Iterator[tuple[str, Gray | Problem]]:
    """Yield the pages of a scan as levels of gray with their place, or what is wrong with one.

    Args:
        media: picture or pdf, as `read_document` tells it; others yield nothing.
        blank_only: numbers of the pages wanted; None for all. longest: points of the longer side of a page that is drawn.
    """
    if media == "picture":
        for place, picture in _frames(data):
            yield place, picture if isinstance(picture, Problem) else _gray(picture)
    elif media == "pdf":
        yield from _rendered(data, blank_only, longest)


def photographs(data: bytes, media: str) -> Iterator[tuple[str, NDArray[np.uint8] | Problem]]:
    """Yield photographs as height by width by 3, RGB, turned as their EXIF says, with their place."""
    if media == "picture":
        yield from _frames(data, most=1)
    elif media == "pdf":
        yield from _embedded(data)
    elif media == "capture":
        yield from _captured(data)


def _captured(data: bytes) -> Iterator[tuple[str, NDArray[np.uint8] | Problem]]:
    """Yield the pictures of a web capture; one whose digests do not hold was told when it was read."""
    from unpick.datasets.captures import read_capture_bytes
    from unpick.model.errors import MissingPart, UnreadableFile

    try:
        records = read_capture_bytes(data, "capture").records
    except (MissingPart, UnreadableFile) as fault:
        yield "capture", _problem("capture", fault.wrong)
        return
    pictures = [one for one in records if one.media_type.startswith("image/") and "svg" not in one.media_type]
    for number, one in enumerate(pictures[:_MOST_PAGES], 1):
        for _, picture in _frames(one.body, most=1):
            yield f"capture picture {number}", picture


def _gray(picture: NDArray[np.uint8]) -> Gray:
    # Weights of ITU-R BT.601.
    gray: Gray = (picture @ np.array([0.299, 0.587, 0.114], dtype=np.float32)).astype(np.uint8)
    return gray


def _frames(data: bytes, *, most: int = _MOST_PAGES) -> Iterator[tuple[str, NDArray[np.uint8] | Problem]]:
    from PIL import Image, ImageOps, UnidentifiedImageError

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data)) as image:
                count = min(most, int(getattr(image, "n_frames", 1)))
                for number in range(count):
                    place = "picture" if count == 1 else f"page {number + 1}"
                    if image.width * image.height > MOST_POINTS:
                        yield (
                            place,
                            _problem(
                                place,
                                f"it has {image.width} by {image.height} points, more than is looked at",
                            ),
                        )
                        return
                    image.seek(number)
                    yield place, _rgb(ImageOps.exif_transpose(image))
        except (
            UnidentifiedImageError,
            Image.DecompressionBombError,
            OSError,
            ValueError,
            SyntaxError,
            EOFError,
            TypeError,
        ) as fault:
            yield "picture", _problem("picture", f"its points could not be decoded ({str(fault)[:80]})")


def _rgb(image: Any) -> NDArray[np.uint8]:
    """Return the points of any mode; 16 bits are brought to 8 by their own range, what is transparent is white."""
    if image.mode.startswith(("I", "F")):
        levels = np.asarray(image, dtype=np.float64)
        low, high = float(levels.min()), float(levels.max())
        gray = ((levels - low) * (255.0 / max(high - low, 1.0))).astype(np.uint8)
        return np.repeat(gray[:, :, None], 3, axis=2)
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        from PIL import Image

        image = image.convert("RGBA")
        white = Image.new("RGBA", image.size, (255, 255, 255, 255))
        image = Image.alpha_composite(white, image)
    return np.ascontiguousarray(np.asarray(image.convert("RGB")))


def _rendered(
    data: bytes, wanted: frozenset[int] | None, longest: int
) -> Iterator[tuple[str, Gray | Problem]]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        yield "file", _problem("file", f"no page could be opened ({str(fault)[:60]})")
        return
    try:
        for number in range(1, min(len(document), _MOST_PAGES) + 1):
            if wanted is not None and number not in wanted:
                continue
            place = f"page {number}"
            try:
                page = document[number - 1]
                scale = longest / max(1.0, *page.get_size())
                drawn = page.render(scale=scale, grayscale=True).to_numpy()
            except (pypdfium2.PdfiumError, ValueError, MemoryError) as fault:
                yield place, _problem(place, f"the page could not be drawn ({str(fault)[:60]})")
                continue
            yield place, np.ascontiguousarray(drawn.reshape(drawn.shape[0], drawn.shape[1]))
        if len(document) > _MOST_PAGES:
            place = f"page {_MOST_PAGES + 1}"
            yield (
                place,
                _problem(place, f"only the first {_MOST_PAGES} of {len(document)} pages were looked at"),
            )
    finally:
        document.close()


def _embedded(data: bytes) -> Iterator[tuple[str, NDArray[np.uint8] | Problem]]:
    import pypdfium2
    import pypdfium2.raw as raw

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        yield "file", _problem("file", f"no page could be opened ({str(fault)[:60]})")
        return
    try:
        for number in range(1, min(len(document), _MOST_PAGES) + 1):
            page = document[number - 1]
            for order, picture in enumerate(
                page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3), start=1
            ):
                place = f"page {number} picture {order}"
                try:
                    wide, high = picture.get_px_size()
                    if min(wide, high) < _LEAST or wide * high > MOST_POINTS:
                        continue
                    points = picture.get_bitmap().to_pil().convert("RGB")
                except (pypdfium2.PdfiumError, ValueError, OSError, MemoryError) as fault:
                    yield place, _problem(place, f"its points could not be decoded ({str(fault)[:60]})")
                    continue
                yield place, np.ascontiguousarray(np.asarray(points))
    except pypdfium2.PdfiumError as fault:
        yield "file", _problem("file", f"a page could not be opened ({str(fault)[:60]})")
    finally:
        document.close()


def _problem(place: str, problem: str) -> Problem:
    return Problem(
        place=place,
        problem=f"picture: {problem}",
        remedy="give it again as it came from the camera or scanner",
    )
