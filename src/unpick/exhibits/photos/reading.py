"""Bytes of a picture as upright pixels, or why they cannot be read."""

import hashlib
import io
import struct
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np

__all__ = ["MOST_BYTES", "MOST_PIXELS", "Picture", "PictureFault", "read_picture"]

MOST_PIXELS: Final = 120_000_000
"""Pixels of a picture that is read; a panorama of 40,000 by 3,000 has as many. More is refused before it is unpacked."""

MOST_BYTES: Final = 500_000_000
"""Bytes of a file that is read; a picture of MOST_PIXELS without compression has 360 million."""

MOST_SIDE: Final = 1_280
"""Longer side at which pictures are compared: beyond it a carton gains no print that a second photograph would show."""

_NO_PICTURE: Final = {
    b"<svg": ("an SVG drawing, which is text and no photograph", "export it as PNG"),
    b"<?xml": ("XML and no photograph", "export it as PNG"),
    b"%PDF": ("a PDF", "take the pictures out of it, or review it as a packet"),
}
_HEIC: Final = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc")
_FORMATS: Final = ("JPEG", "PNG", "TIFF", "GIF", "WEBP", "BMP", "AVIF", "JPEG2000", "PPM")
"""Formats of photographs; Pillow knows others, one of which (EPS) it hands to another program."""


class PictureFault(ValueError):
    """A picture that cannot be read: problem and remedy."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(f"{problem}; {remedy}")
        self.problem, self.remedy = problem, remedy


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An upright picture.

    Attributes:
        pixels: uint8, height x width x 3, red first, the longer side at most MOST_SIDE. scale: original pixels to one of these.
        width, height: of the original, upright. sha256: of the bytes. taken: the day and time that EXIF states, or empty.
        notes: what was done or could not be read. hidden: uint8, 0 where no corner may be taken (`portraits.shield`), or None.
    """

    pixels: "np.ndarray[Any, Any]"
    scale: float
    width: int
    height: int
    sha256: str
    taken: str
    notes: tuple[str, ...]
    hidden: "np.ndarray[Any, Any] | None" = None


def read_picture(data: bytes, *, side: int = MOST_SIDE) -> Picture:
    """Read a picture of any format that pillow reads, turned as its EXIF says, in 8-bit colors.

    Args:
        side: the longer side of the result at most.

    Raises:
        PictureFault: no picture, cut short, too large, or of a format that is not read.
    """
    import numpy as np
    from PIL import Image, ImageOps, UnidentifiedImageError

    _refuse(data)
    notes: list[str] = []
    try:
        with warnings.catch_warnings():
            # The size is checked here, before anything is unpacked.
            warnings.simplefilter("ignore")
            image = Image.open(io.BytesIO(data), formats=_FORMATS)
            if image.width * image.height > MOST_PIXELS:
                raise PictureFault(
                    f"{image.width} x {image.height} pixels, more than {MOST_PIXELS}",
                    "reduce it and keep the original beside it",
                )
            if min(image.width, image.height) < 16:
                raise PictureFault(
                    f"{image.width} x {image.height} pixels", "give a picture of at least 16 pixels a side"
                )
            if (frames := int(getattr(image, "n_frames", 1))) > 1:
                notes.append(f"one of {frames} frames was read, the first")
                image.seek(0)
            # JPEG is unpacked at the size that is needed.
            image.draft("RGB", (side, side))
            taken = _taken(image, notes)
            image.load()
            upright = _upright(image, ImageOps, notes)
    except PictureFault:
        raise
    except UnidentifiedImageError:
        raise PictureFault(
            f"no picture of a format that is read ({', '.join(_FORMATS)}), or a damaged one",
            "get the file again from its source, or save it as PNG and keep the original",
        ) from None
    except Image.DecompressionBombError:
        raise PictureFault(
            f"it states more than {MOST_PIXELS:,} pixels", "reduce it and keep the original beside it"
        ) from None
    except (
        OSError,
        SyntaxError,
        ValueError,
        TypeError,
        EOFError,
        MemoryError,
        ArithmeticError,
        LookupError,
        RuntimeError,
        struct.error,
    ) as error:
        raise PictureFault(
            f"the picture is damaged or cut short ({_short(error)})", "get the file again from its source"
        ) from error
    width, height = _original(data, upright)
    shrink = max(upright.width, upright.height) / side
    if shrink > 1:
        upright = upright.resize(
            (max(1, round(upright.width / shrink)), max(1, round(upright.height / shrink))),
            Image.Resampling.LANCZOS,
        )
    pixels = np.ascontiguousarray(np.asarray(upright.convert("RGB")))
    return Picture(
        pixels=pixels,
        scale=width / pixels.shape[1],
        width=width,
        height=height,
        sha256=hashlib.sha256(data).hexdigest(),
        taken=taken,
        notes=tuple(notes),
    )


def _refuse(data: bytes) -> None:
    if not data:
        raise PictureFault("the file is empty", "get it again from its source")
    if data[4:12] in _HEIC:
        raise PictureFault(
            "HEIC, which is not read",
            "save it as JPEG with the program that made it, and keep the original",
        )
    start = data[:256].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for begin, (problem, remedy) in _NO_PICTURE.items():
        if start.startswith(begin.lower()):
            raise PictureFault(problem, remedy)


def _taken(image: Any, notes: list[str]) -> str:
    try:
        exif = image.getexif()
        held = exif.get_ifd(0x8769).get(0x9003) or exif.get(0x0132) or ""
    except Exception as error:  # noqa: BLE001  hostile EXIF raises what it likes
        notes.append(f"EXIF cannot be read ({_short(error)})")
        return ""
    return str(held).strip("\x00 ")[:40]


def _upright(image: Any, ops: Any, notes: list[str]) -> Any:
    """Return the picture turned as EXIF says, without an alpha channel, in 8 bits."""
    import numpy as np
    from PIL import Image

    if image.mode.startswith("I;16") or image.mode in ("I", "F"):
        values = np.asarray(image, np.float64)
        low, high = float(values.min()), float(values.max())
        image = Image.fromarray(((values - low) * (255 / (high - low or 1))).astype(np.uint8))
        notes.append("16 bits a pixel were reduced to 8")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        flat = Image.new("RGBA", image.size, "white")
        flat.alpha_composite(image.convert("RGBA"))
        image = flat
    if image.mode == "CMYK":
        notes.append("CMYK was read as RGB without its color profile")
    try:
        return ops.exif_transpose(image).convert("RGB")
    except Exception as error:  # noqa: BLE001  hostile EXIF raises what it likes
        notes.append(f"the turn that EXIF states cannot be read ({_short(error)})")
        return image.convert("RGB")


def _original(data: bytes, upright: Any) -> tuple[int, int]:
    """Return the size of the original as it stands upright; JPEG may have been unpacked smaller."""
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            width, height = image.size
    turned = (upright.width > upright.height) != (width > height) and width != height
    return (height, width) if turned else (width, height)


def _short(error: BaseException) -> str:
    return str(error).split("\n")[0][:80] or type(error).__name__
