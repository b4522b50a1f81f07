"""Leak probes: twelve places in a redacted file where what was covered may still stand."""

import base64
import io
import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from unpick.exhibits.name_parts import Part, find_parts, letters_of
from unpick.exhibits.redact import normal

__all__ = ["PROBES", "Leak", "probe_output"]

PROBES: Final = (
    "raw bytes",
    "streams",
    "revisions",
    "metadata",
    "XMP",
    "attachments",
    "annotations",
    "thumbnails",
    "fonts",
    "OCR",
    "file name",
    "log",
)
"""What is looked at in each output (research on evidence, 4.3)."""


_FEWEST: Final = 5
"""Bytes from which a form of a name is looked for in the bytes themselves: shorter ones stand in any large picture
by chance (four letters in either case in one of 50 files of 5 MB, five in one of 7,000)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak:
    """A probe that found something; `what` never repeats the name that was to be hidden."""

    probe: str
    what: str


def probe_output(
    data: bytes,
    *,
    file_name: str,
    names: Sequence[str],
    parts: Sequence[Part] = (),
    log: str = "",
    read: Callable[[bytes], str | None] = lambda _: None,
) -> tuple[list[Leak], list[str]]:
    """Return what leaks from an output, and the probes that could not be run.

    A redacted output is allowed pixels only: metadata, attachments, annotations, thumbnails, fonts and older
    revisions are leaks by being there, whatever they hold.

    Args:
        data: the output. names: what must not be found. parts: of names, which must not be found as words of their own
            where a text can be read, nor in bytes. Those that are also words of the language were judged by what
            stood around them in the source, which is covered here, and are not looked for. log: text that goes along (rows of the log, messages).
        read: returns the text that a machine reads from the pictures of the output, or None when it cannot.
    """
    wanted = [name for name in names if normal(name)]
    leaks = [
        Leak(probe="raw bytes", what=f"name {place} stands in the bytes") for place in _in_bytes(data, wanted)
    ]
    is_pdf = data[:1024].lstrip().startswith(b"%PDF")
    leaks += _of_pdf(data, wanted) if is_pdf else _of_image(data, wanted)
    parts = [part for part in parts if part.kind == "name"]
    leaks += _of_parts(data, parts, {"file name": file_name, "log": log}, is_pdf=is_pdf)
    text = read(data)
    leaks += [
        Leak(probe="OCR", what=f"name {place} can be read in the picture")
        for place in _in_text(text or "", wanted)
    ]
    leaks += _part_leaks(parts, {"OCR": text or ""})
    leaks += [
        Leak(probe="file name", what=f"name {place} stands in it") for place in _in_text(file_name, wanted)
    ]
    leaks += [Leak(probe="log", what=f"name {place} stands in it") for place in _in_text(log, wanted)]
    return leaks, [] if text is not None else ["OCR"]


def _in_text(text: str, names: Sequence[str]) -> Iterator[int]:
    """Yield the numbers, from 1, of the names in a text."""
    flat = normal(text)
    for place, name in enumerate(names, 1):
        if normal(name) in flat:
            yield place


def _part_leaks(parts: Sequence[Part], texts: dict[str, str]) -> Iterator[Leak]:
    """Yield the probes whose text shows a part of a name where it is surely the name."""
    for probe, text in texts.items():
        letters = [letter for letter, _ in letters_of([text])] if parts else []
        count = sum(place.sure for place in find_parts(letters, parts, ()))
        if count:
            yield Leak(probe=probe, what=f"parts of names stand in it, {count} times")


def _of_parts(data: bytes, parts: Sequence[Part], texts: dict[str, str], *, is_pdf: bool) -> Iterator[Leak]:
    """Yield what leaks of parts of names, but for what is read from pictures."""
    keys = [part.key for part in parts]
    if next(_in_bytes(data, keys), None):
        yield Leak(probe="raw bytes", what="a part of a name stands in the bytes")
    if is_pdf and next(_in_streams(data, [key for key in keys if len(key.encode()) > _FEWEST]), None):
        yield Leak(probe="streams", what="a part of a name stands in a stream")
    if is_pdf and parts:
        texts = {**texts, "fonts": _pdf_text(data)}
    yield from _part_leaks(parts, texts)


def _pdf_text(data: bytes) -> str:
    import pypdf
    from pypdf.errors import PyPdfError

    try:
        return " ".join(page.extract_text() or "" for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        # A structure that cannot be read is a leak of its own, told where the parts of the file are looked at.
        return ""


def _in_bytes(data: bytes, names: Sequence[str]) -> Iterator[int]:
    """Yield the numbers of the names in some bytes, as they stand in UTF-8, UTF-16, Latin-1, hex or base64."""
    low = data.lower()
    for place, name in enumerate(names, 1):
        if any(form in (data if exact else low) for form, exact in _forms(name)):
            yield place


def _forms(name: str) -> Iterator[tuple[bytes, bool]]:
    """Yield how a name may be written in bytes, and whether case counts."""
    for text in dict.fromkeys(
        (name, name.replace(" ", ""), name.replace(" ", "_"), name.replace(" ", "%20"))
    ):
        for code in ("utf-8", "utf-16-le", "utf-16-be", "latin-1"):
            plain = text.encode(code, "ignore")
            if len(plain) >= _FEWEST:
                yield plain.lower(), False
            if len(plain) * 2 >= _FEWEST:
                yield plain.hex().encode(), False
            for shift in range(3):
                # The first and last group depend on what stands beside the name.
                coded = base64.b64encode(b"\0" * shift + plain)[4 if shift else 0 : -4]
                if len(coded) >= _FEWEST:
                    yield coded, True


def _of_pdf(data: bytes, names: Sequence[str]) -> Iterator[Leak]:
    """Yield what leaks from the parts of a PDF."""
    import pypdf
    from pypdf.errors import PyPdfError

    if data.count(b"%%EOF") != 1 or data.count(b"startxref") != 1 or b"/Prev" in data:
        yield Leak(probe="revisions", what="the file holds more than one revision")
    for place in _in_streams(data, names):
        yield Leak(probe="streams", what=f"name {place} stands in a stream")
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        parts = list(_parts(reader))
        text = " ".join(page.extract_text() or "" for page in reader.pages)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        yield Leak(probe="streams", what=f"its structure cannot be read ({type(problem).__name__})")
        return
    yield from (Leak(probe=probe, what=what) for probe, what in parts)
    for place in _in_text(text, names):
        yield Leak(probe="fonts", what=f"name {place} comes out as text")


def _parts(reader: Any) -> Iterator[tuple[str, str]]:
    """Yield the parts of a PDF that have no business in a picture of pages."""
    root = reader.trailer["/Root"]
    if reader.trailer.get("/Info"):
        yield "metadata", "there is a dictionary of document information"
    if "/Metadata" in root:
        yield "XMP", "there is XMP metadata"
    names = root.get("/Names")
    if reader.attachments or (names and "/EmbeddedFiles" in names.get_object()) or "/AF" in root:
        yield "attachments", "there are attached files"
    if "/AcroForm" in root or "/Outlines" in root:
        yield "annotations", "there is a form or an outline"
    for number, page in enumerate(reader.pages, 1):
        if page.get("/Annots"):
            yield "annotations", f"page {number} has annotations"
        if "/Thumb" in page:
            yield "thumbnails", f"page {number} has a thumbnail"
        if "/Metadata" in page or "/PieceInfo" in page:
            yield "XMP", f"page {number} has metadata of its own"
        if "/Font" in page.get("/Resources", {}):
            yield "fonts", f"page {number} has fonts"


def _in_streams(data: bytes, names: Sequence[str]) -> Iterator[int]:
    """Yield the names in whatever of the bytes can be decompressed, named as a stream or not."""
    found = set[int]()
    for start in re.finditer(rb"stream\r?\n", data):
        opened = zlib.decompressobj()
        try:
            plain = opened.decompress(data[start.end() :], 1 << 26)
        except zlib.error:
            continue
        found |= set(_in_bytes(plain, names)) | set(_in_text(plain.decode("latin-1"), names))
    yield from sorted(found)


def _of_image(data: bytes, names: Sequence[str]) -> Iterator[Leak]:
    """Yield what leaks from the parts of a picture's file."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as picture:
            picture.load()
            exif, about = picture.getexif(), dict(picture.info)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as problem:
        yield Leak(probe="streams", what=f"the picture cannot be read ({type(problem).__name__})")
        return
    if exif:
        yield Leak(probe="metadata", what="there is EXIF")
    if exif.get_ifd(1):
        yield Leak(probe="thumbnails", what="there is a thumbnail in the EXIF")
    if b"\xff\xd8\xff" in data[2:]:
        yield Leak(probe="thumbnails", what="a second JPEG lies in the file")
    if "xmp" in about or b"http://ns.adobe.com/xap" in data or "XML:com.adobe.xmp" in about:
        yield Leak(probe="XMP", what="there is XMP metadata")
    allowed = {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi", "progressive", "progression"}
    for name in sorted(set(map(str, about)) - allowed - {"exif", "xmp", "XML:com.adobe.xmp"}):
        yield Leak(probe="metadata", what=f"there is a field '{name}'")
    for text in about.values():
        for place in _in_text(str(text), names):
            yield Leak(probe="metadata", what=f"name {place} stands in a field")
    end = data.rfind(b"\xff\xd9") + 2 if data[:2] == b"\xff\xd8" else data.rfind(b"IEND") + 8
    if end < len(data):
        yield Leak(probe="attachments", what=f"{len(data) - end} bytes follow the picture")
