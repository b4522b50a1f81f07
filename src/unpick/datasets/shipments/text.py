"""How a text file is written: encoding, delimiter, header row; always handed on as UTF-8."""

import codecs
import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from unpick.model.errors import UnreadableFile

__all__ = ["LONGEST_LINE", "as_utf8", "find_delimiter", "head_rows"]

LONGEST_LINE: Final = 16 << 20
"""Bytes of the longest line that is read. The longest field known in manifests (marks of a full ship's
list) stays far below 1 MB; beyond 16 MB the line ends are missing or the file is no table."""

_BLOCK: Final = 4 << 20
_HEAD: Final = 1 << 18
_DELIMITERS: Final = (",", "\t", ";", "|")
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HIGH_RUN: Final = re.compile(rb"[\x80-\xff]+")
_EAST_ASIAN: Final = ["gb18030", "big5", "cp949", "cp932"]
_EUROPEAN: Final = ["cp1252", "cp1251"]
_TURKISH: Final = re.compile(r"[\u00d0\u00dd\u00de\u00f0\u00fd\u00fe]")


@dataclass(slots=True)
class _Scan:
    """What one pass over the bytes shows: whether they are UTF-8, and samples of what is not ASCII."""

    utf8: bool = True
    sample: bytes = b""


def as_utf8(path: Path, scratch: Path, *, name: str) -> tuple[Path, str]:
    """Return a path to the same text in UTF-8, and the encoding it was in.

    Raises:
        UnreadableFile: a line is too long, or the encoding cannot be told.
    """
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    encoding = _by_mark(head)
    if not encoding:
        scan = _scan(path, name)
        if scan.utf8:
            return path, "utf-8"
        encoding = _by_bytes(scan.sample, name)
    target = scratch / f"{path.name}.utf8"
    _transcode(path, target, encoding, name)
    return target, "utf-8" if encoding == "utf-8-sig" else encoding


def head_rows(path: Path, delimiter: str, count: int = 60) -> list[list[str]]:
    """Return the first records of a UTF-8 file, cells trimmed."""
    with path.open(encoding="utf-8", errors="replace", newline="") as stream:
        text = stream.read(_HEAD)
    whole = text if len(text) < _HEAD else text[: text.rfind("\n") + 1]
    csv.field_size_limit(LONGEST_LINE)
    rows = []
    for row in csv.reader(io.StringIO(whole, newline=""), delimiter=delimiter):
        rows.append([cell.strip() for cell in row])
        if len(rows) == count:
            break
    return rows


def find_delimiter(path: Path) -> str:
    """Return the delimiter under which the first records have most cells in the most common width."""
    return max(_DELIMITERS, key=lambda mark: _evenness(head_rows(path, mark)))


def _evenness(rows: list[list[str]]) -> tuple[int, int]:
    widths = [len(row) for row in rows if any(row)]
    common = max(set(widths), key=lambda width: (widths.count(width) * (width > 1), width), default=0)
    return (common > 1) * widths.count(common) * common, common


def _by_mark(head: bytes) -> str:
    """Return the encoding that a byte order mark, or the zero bytes of ASCII in UTF-16, give away."""
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return encoding
    even, odd = head[0:4000:2].count(0), head[1:4000:2].count(0)
    if odd > 4 * max(even, 10):
        return "utf-16-le"
    return "utf-16-be" if even > 4 * max(odd, 10) else ""


def _scan(path: Path, name: str) -> _Scan:
    """Read the file once in blocks: line lengths, UTF-8 or not; no line is held whole."""
    scan = _Scan()
    decoder = codecs.getincrementaldecoder("utf-8")()
    run = 0
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            first, last = block.find(b"\n"), block.rfind(b"\n")
            run = run + len(block) if first < 0 else len(block) - last - 1
            if run > LONGEST_LINE:
                problem = f"a line is longer than {LONGEST_LINE >> 20} MB"
                raise UnreadableFile(name, problem, "check that it is a table with line ends")
            if scan.utf8:
                scan.utf8 = _decodes(decoder, block)
            if not scan.utf8 and len(scan.sample) < _HEAD:
                scan.sample += (
                    b"\n".join(line for line in block[:_HEAD].splitlines() if _HIGH_RUN.search(line)) or b""
                )
    scan.utf8 = scan.utf8 and _decodes(decoder, b"", final=True)
    return scan


def _decodes(decoder: codecs.IncrementalDecoder, block: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(block, final)
    except UnicodeDecodeError:
        return False
    return True


def _decodes_as(sample: bytes, encoding: str) -> bool:
    try:
        sample.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _by_bytes(sample: bytes, name: str) -> str:
    """Tell East Asian from European by how bytes above 127 come: in pairs, or alone between letters.

    "España" decodes as GB18030 without an error, so that no error is no proof; in a European text most
    such bytes stand alone, in Chinese none does.
    """
    from charset_normalizer import from_bytes

    from unpick.datasets.documents.decode import is_korean

    runs = _HIGH_RUN.findall(sample)
    alone = sum(len(run) for run in runs if len(run) == 1)
    total = sum(len(run) for run in runs)
    pages = _EUROPEAN if total and alone / total > 0.3 else _EAST_ASIAN
    if pages is _EAST_ASIAN and not is_korean(sample[:_HEAD]):
        # A few Chinese words decode as Korean without an error, to Hangul that nobody wrote.
        pages = [page for page in pages if page != "cp949"]
    best = from_bytes(sample[:_HEAD], cp_isolation=[*pages], preemptive_behaviour=False).best()
    if best is not None and best.encoding != "cp1252":
        return best.encoding
    if pages is _EUROPEAN:
        # The two code pages differ in six letters: Icelandic in one, and so rare; everyday Turkish in the other.
        turkish = len(_TURKISH.findall(sample.decode("latin-1"))) * 4 > len(runs)
        return "cp1254" if turkish else "cp1252" if _decodes_as(sample, "cp1252") else "latin-1"
    remedy = "save it as UTF-8"
    raise UnreadableFile(name, "the bytes are neither UTF-8 nor a code page that is known here", remedy)


def _transcode(path: Path, target: Path, encoding: str, name: str) -> None:
    decoder = codecs.getincrementaldecoder(encoding)(errors="strict")
    run = 0
    try:
        with path.open("rb") as stream, target.open("wb") as out:
            while block := stream.read(_BLOCK):
                text = decoder.decode(block)
                cut = text.rfind("\n")
                run = run + len(text) if cut < 0 else len(text) - cut
                if run > LONGEST_LINE:
                    problem = f"a line is longer than {LONGEST_LINE >> 20} MB"
                    raise UnreadableFile(name, problem, "check that it is a table with line ends")
                out.write(text.encode("utf-8"))
            out.write(decoder.decode(b"", final=True).encode("utf-8"))
    except UnicodeDecodeError as error:
        problem = f"byte {error.start} of a block is no {encoding}"
        raise UnreadableFile(name, problem, "save it as UTF-8") from error
