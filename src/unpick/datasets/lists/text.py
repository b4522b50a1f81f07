"""How list files are opened: bytes to text, text to rows, gzip undone, cut-short files told."""

import csv
import datetime as dt
import gzip
import io
import re
import zlib
from pathlib import Path

from unpick.model.days import FOREVER, LONG_AGO, Span
from unpick.model.errors import UnreadableFile

__all__ = ["country_code", "csv_rows", "decode", "exact", "read_bytes", "read_day", "split_list", "within"]

_SIZE_CAP = 400_000_000
"""Bytes of one list after unpacking; the largest official one (SDN advanced XML) is about 120 MB."""

_MONTHS = {
    name: number
    for number, name in enumerate(
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
        1,
    )
}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_EUROPEAN = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_WORDS_US = re.compile(r"([A-Za-z]+)\s+(\d{1,2}),?\s+(\d{4})")
_WORDS_EU = re.compile(r"(\d{1,2})\s+([A-Za-z]+)\s+(\d{4})")

_COUNTRIES = {
    "korea, north": "KP",
    "north korea": "KP",
    "dprk": "KP",
    "democratic people's republic of korea": "KP",
    "democratic people's republic of korea (dprk)": "KP",
    "korea, south": "KR",
    "republic of korea": "KR",
    "china": "CN",
    "people's republic of china": "CN",
    "hong kong": "HK",
    "hong kong special administrative region": "HK",
    "myanmar/burma": "MM",
    "russia": "RU",
    "russian federation": "RU",
    "taiwan": "TW",
    "iran": "IR",
    "iran (islamic republic of)": "IR",
    "syria": "SY",
    "syrian arab republic": "SY",
    "vietnam": "VN",
    "viet nam": "VN",
    "burma": "MM",
    "myanmar": "MM",
    "united states": "US",
    "united kingdom": "GB",
    "tanzania": "TZ",
    "united republic of tanzania": "TZ",
    "congo, democratic republic of the": "CD",
    "democratic republic of the congo": "CD",
    "laos": "LA",
    "moldova": "MD",
    "venezuela": "VE",
    "bolivia": "BO",
    "turkey": "TR",
    "turkiye": "TR",
    "türkiye": "TR",
    "libya": "LY",
    "macau": "MO",
    "the gambia": "GM",
    "cote d ivoire": "CI",
    "yemen": "YE",
}
"""Spellings that the lists use and Schedule C does not. "Korea" alone is not here: it is not a country."""


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a list, unpacked when gzipped.

    Raises:
        UnreadableFile: empty, a broken or oversized gzip, or a file that is no list at all (PDF, ZIP).
    """
    content = path.read_bytes()
    if content[:2] == b"\x1f\x8b":
        content = _unzip(path.name, content)
    if not content.strip():
        raise UnreadableFile(path.name, "the file is empty", "download the list again")
    if content[:4] in (b"%PDF", b"PK\x03\x04"):
        kind = "PDF" if content[:1] == b"%" else "ZIP or XLSX"
        raise UnreadableFile(
            path.name, f"this is a {kind} file", "download the CSV, XML or HTML form of the list"
        )
    return content


def _unzip(name: str, content: bytes) -> bytes:
    try:
        with gzip.open(io.BytesIO(content)) as stream:
            plain = stream.read(_SIZE_CAP + 1)
    except (EOFError, OSError, zlib.error) as error:
        raise UnreadableFile(
            name, f"the gzip file is cut short or broken ({error})", "download it again"
        ) from error
    if len(plain) > _SIZE_CAP:
        raise UnreadableFile(
            name, f"unpacks to more than {_SIZE_CAP} bytes", "this is no list; check the file"
        )
    return plain


def decode(content: bytes) -> str:
    """Return the text: UTF-16 and UTF-8 by their marks, UTF-8 when it is valid, else Latin-1 (CBP)."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def csv_rows(text: str, delimiter: str = ",") -> tuple[list[tuple[int, list[str]]], bool]:
    """Return (line number, cells) of each row, and whether the text ends inside a quoted field."""
    csv.field_size_limit(10_000_000)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows = [(reader.line_num, cells) for cells in reader if cells]
    return rows, text.count('"') % 2 == 1


def split_list(cell: str) -> list[str]:
    """Return the parts of a semicolon list; quotes and a bracket round a whole part are taken off.

    >>> split_list('"A; (乙); B and C"')
    ['A', '乙', 'B and C']
    """
    parts = []
    for part in cell.strip().strip('"').split(";"):
        bare = part.strip().strip('"').strip()
        if bare.startswith("(") and bare.endswith(")") and bare.count("(") == 1:
            bare = bare[1:-1].strip()
        bare = bare.removeprefix("and ").strip()
        if bare:
            parts.append(bare)
    return parts


def read_day(text: str) -> dt.date | None:
    """Return the day of 2016-11-30, 30.11.2016, 11/30/2016, November 30, 2016 or 30 November 2016.

    None when the text is no whole day: a year alone is not guessed into one.

    >>> read_day("30.11.2016") == read_day("November 30, 2016") == dt.date(2016, 11, 30)
    True
    """
    text = text.strip()
    try:
        if found := _ISO.match(text):
            return dt.date(*(int(part) for part in found.groups()))
        if found := _EUROPEAN.fullmatch(text):
            return dt.date(*(int(part) for part in reversed(found.groups())))
        if found := _AMERICAN.fullmatch(text):
            return dt.date(int(found[3]), int(found[1]), int(found[2]))
        if found := _WORDS_US.fullmatch(text):
            return dt.date(int(found[3]), _month(found[1]), int(found[2]))
        if found := _WORDS_EU.fullmatch(text):
            return dt.date(int(found[3]), _month(found[2]), int(found[1]))
    except ValueError:
        return None
    return None


def _month(word: str) -> int:
    for name, number in _MONTHS.items():
        if len(word) >= 3 and name.startswith(word.casefold().rstrip(".")):
            return number
    raise ValueError(word)


def exact(day: dt.date, until: dt.date = FOREVER) -> Span:
    """Return the span of a listing whose first day is known."""
    return Span(from_earliest=day, from_latest=day, to_earliest=until, to_latest=until)


def within(latest: dt.date, earliest: dt.date = LONG_AGO) -> Span:
    """Return the span of a listing known only to have begun by a day."""
    return Span(from_earliest=earliest, from_latest=latest)


def country_code(text: str) -> str:
    """Return the ISO code of a country as the lists spell it, or empty: "Korea" alone is no country.

    >>> country_code("Korea, North"), country_code("Korea")
    ('KP', '')
    >>> country_code("Germany"), country_code("Denmark")
    ('DE', 'DK')
    """
    folded = " ".join(text.replace("’", "'").strip().strip(".").casefold().split())
    if folded in _COUNTRIES:
        return _COUNTRIES[folded]
    return _schedule_c().get(folded, "")


def _schedule_c() -> dict[str, str]:
    from unpick.model.bundled import read_bundled_csv

    rows = read_bundled_csv("unpick.data.codes", "countries.csv")
    whole = {row["name"].casefold(): row["iso"] for row in rows}
    # Schedule C says "Germany (Federal Republic of Germany)" and "Denmark, except Greenland".
    short = {re.split(r" \(|, except", name)[0]: iso for name, iso in whole.items()}
    return {**short, **whole}
