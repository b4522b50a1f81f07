"""Which firm a document of the packet speaks of, so that figures of a mill are not held against a sewing plant."""

import functools
import re
import unicodedata
from typing import Final

from unpick.cases.review.facts import Exhibit, PacketFacts

__all__ = ["WHOLE", "about_same_firm", "firm_key", "firm_of", "scope_of"]

_MAKERS: Final = (
    "auditee",
    "audited",
    "facility",
    "factory",
    "maker",
    "manufacturer",
    "producer",
    "processor",
    "employer",
    "site",
    "mill",
    "plant",
    "supplier",
)
"""Roles, in the order in which they name the firm that a document is about."""

WHOLE: Final = frozenset(
    {
        "",
        "all",
        "company",
        "employees",
        "facility",
        "factory",
        "firm",
        "people",
        "plant",
        "site",
        "staff",
        "total",
    }
    | {"workers", "workforce", "headcount", "factory site", "whole site", "all workers", "total workers"}
    | {"all employees", "total employees", "employee", "worker"}
)
"""Words by which a headcount means the whole firm or site, not one line or department of it."""

_NEIGHBORS: Final = frozenset({"on site", "neighbor", "other firm on site"})
"""Roles of firms that share the site: they are on it, and the document is not about them alone."""

_RECORD: Final = re.compile(
    r"\d|pay|wage|attend|time|roster|list|record|report|sheet|daily|output|worker|order|invoice|descri|summary|section|parameter|scope|overview|detail|finding|annex|result|\bsite\b|工资|考勤|名单|급여|출근",
    re.IGNORECASE,
)
"""Words of a line above a table that make it the name of a record and not of a firm."""

_DEAL: Final = re.compile(
    r"(?:buyer|seller|importer|exporter|consignee|shipper|vendor|customer|client|sold to|bill to|ship to|notify party|payer|payee|remitter|"
    r"beneficiary|applicant)\b\s*(?:[:：]|\s)",
    re.IGNORECASE,
)
"""A line above a table that names a party to a sale, not the firm that the document is about."""

_PARTS: Final = re.compile(r"\s*[:：|]\s*|\s+[-–—]\s+|,\s+(?!(?:Ltd|Limited|Inc|LLC|Co|Corp)\b)")

_LEGAL: Final = re.compile(
    r"\b(invented|co|company|ltd|limited|llc|llp|inc|corp|corporation|plc|gmbh|pvt|private)\b|有限公司|有限责任公司|虚构|주식회사|㈜"
)


def firm_key(name: str) -> str:
    """Return a firm's name without case, punctuation and legal form, to tell whether two documents mean one firm.

    >>> firm_key("Made-Up Garment Co., Ltd. (invented)")
    'made up garment'
    """
    plain = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(_LEGAL.sub(" ", re.sub(r"[^\w]+", " ", plain)).split())


@functools.lru_cache(maxsize=1024)
def _firm_of(parties: tuple[tuple[str, str], ...], titles: tuple[str, ...]) -> str:
    for role in _MAKERS:
        named = {name for subject, name in parties if role in subject and subject not in _NEIGHBORS and name}
        if named:
            return named.pop() if len(named) == 1 else ""
    known = {name for _, name in parties}
    headed = {key for title in titles if (key := _titled(title, known))}
    return headed.pop() if len(headed) == 1 else ""


def firm_of(exhibit: Exhibit) -> str:
    """Return the key of the firm that an exhibit is about, empty when it does not say or names several makers.

    A firm is named as a maker in the words of the document, or above its tables.
    """
    parties = tuple((note.subject.strip().casefold(), firm_key(note.value)) for note in exhibit.said("party"))
    return _firm_of(parties, tuple(table.title for table in exhibit.tables))


def _titled(title: str, known: set[str]) -> str:
    """Return the firm that stands above a table: a line with a legal form, or the name of a known party.

    The first of several lines counts as a firm too when it names no kind of record and no day.
    """
    lines = [line.strip() for line in title.splitlines() if line.strip() and not _DEAL.match(line.strip())]
    for line in map(_without_record, lines):
        if _LEGAL.search(line.casefold()) or firm_key(line) in known:
            return firm_key(line)
    if len(lines) > 1 and not _RECORD.search(lines[0]) and len(lines[0].split()) > 1:
        return firm_key(lines[0])
    return ""


def _without_record(line: str) -> str:
    """Return a line above a table without the kind of record and the month that stand before the firm.

    >>> _without_record("Time cards May 2023, Made Up Co., Ltd."), _without_record("Made Up Co., Ltd., payroll")
    ('Made Up Co., Ltd.', 'Made Up Co., Ltd., payroll')
    """
    head, *rest = _PARTS.split(line, maxsplit=1)
    return rest[0] if rest and _RECORD.search(head) and not _LEGAL.search(head.casefold()) else line


def scope_of(subject: str, exhibit: Exhibit) -> tuple[str, str]:
    """Return (firm, part) that the subject of a headcount means; an empty part is the whole firm."""
    plain = subject.strip().casefold()
    firm = firm_of(exhibit)
    if plain in WHOLE:
        return firm, ""
    key = firm_key(subject)
    named = {firm_key(note.value) for note in exhibit.said("party")}
    return (key, "") if key in named or key == firm else (firm, key)


def about_same_firm(one: str, other: str, facts: PacketFacts) -> bool:
    """Tell whether two firm keys may be held against each other.

    A name and the same name with its place behind it are one. A document that names no firm is taken to speak of
    the maker as long as the packet knows only one.
    """
    if _is_one(one, other):
        return True
    if one and other:
        return False
    named: list[str] = []
    for key in sorted({firm_of(exhibit) for exhibit in facts.filed()} - {""}, key=len):
        if not any(_is_one(key, known) for known in named):
            named.append(key)
    return len(named) <= 1


def _is_one(one: str, other: str) -> bool:
    """Tell whether two keys are equal, or the shorter one begins the longer one with two words or four signs of it."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if not short:
        return False
    whole_words = long.startswith(f"{short} ") and len(short.split()) > 1
    return whole_words or (not short.isascii() and len(short) > 3 and long.startswith(short))
