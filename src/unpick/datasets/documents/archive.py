"""Office files are archives: how far one really expands is measured before any reader opens it."""

import io
import struct
import zipfile
import zlib
from typing import Final

from unpick.datasets.documents.found import MOST_EXPANDED
from unpick.datasets.shipments.unpack import MAX_RATIO, SMALL

__all__ = ["members", "refusal"]

_BLOCK: Final = 1 << 20
_DAMAGE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ValueError,
    NotImplementedError,
    OSError,
    EOFError,
)


def members(data: bytes) -> tuple[str, ...]:
    """Return the names inside an archive; none where it cannot be opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return tuple(archive.namelist())
    except _DAMAGE:
        return ()


def refusal(data: bytes) -> tuple[str, str] | None:
    """Return why an archive must not be opened, and the remedy; nothing where it may be.

    The caps hold for what really comes out, not for what the archive declares.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
        size = 0
        for entry in entries:
            if entry.flag_bits & 1:
                return "a part of it is encrypted", "save it without a password"
            size += _expanded(data, entry, MOST_EXPANDED + 1 - size)
            if size > MOST_EXPANDED or (size > SMALL and size > len(data) * MAX_RATIO):
                problem = f"it expands to over {size >> 20} MB from {len(data)} bytes, as a zip bomb does"
                return problem, "print it to PDF, or give its sheets as CSV"
    except _DAMAGE as fault:
        return f"the file is damaged or cut short ({fault})", "hand in the file again as it was saved"
    return None


def _expanded(data: bytes, entry: zipfile.ZipInfo, most: int) -> int:
    """Return the bytes that come out of one entry, counted up to a most."""
    start = entry.header_offset
    if data[start : start + 4] != b"PK\x03\x04":
        raise zipfile.BadZipFile(f"no entry where '{entry.filename[:40]}' should begin")
    name, extra = struct.unpack_from("<HH", data, start + 26)
    start += 30 + name + extra
    if entry.compress_type == zipfile.ZIP_STORED:
        return entry.compress_size
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        raise zipfile.BadZipFile("packed in a way that office programs do not use")
    if start + entry.compress_size > len(data):
        raise zipfile.BadZipFile("the end of the file is missing")
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    left, size = data[start : start + entry.compress_size], 0
    while left and size <= most and not stream.eof:
        size += len(stream.decompress(left, _BLOCK))
        left = stream.unconsumed_tail
    return size
