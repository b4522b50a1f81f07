"""What an OFAC remark says: other names in quotes and numbers of vessels, firms, papers.

A remark is a list of clauses joined by `; ` and closed by a full stop.
"""

import re
from collections.abc import Iterator

__all__ = ["names_in_remark", "numbers_in_remark"]

_NAME = re.compile(r"\b(a\.k\.a\.|f\.k\.a\.|n\.k\.a\.)\s+'([^;]*?)'(?=[;.]|$)")
_NAME_KINDS = {"a.k.a.": "weakAlias", "f.k.a.": "previousName", "n.k.a.": "weakAlias"}

_IMO_FIRM = re.compile(r"^(?:Company|Identification) Number IMO (\d{7})\b")
_NUMBERS = (
    ("imoNumber", re.compile(r"^Vessel Registration Identification (?:IMO )?(\d{7})\b")),
    ("mmsi", re.compile(r"^MMSI (\d{9})\b")),
    (
        "passportNumber",
        re.compile(
            r"^(?:Diplomatic |Stateless Person |Service )?Passport ([A-Z0-9][A-Z0-9 /-]{3,}?)"
            r"(?= \(|$| issued| expires)"
        ),
    ),
    ("leiCode", re.compile(r"^Legal Entity Number ([A-Z0-9]{18}\d{2})\b")),
    ("uscCode", re.compile(r"^Unified Social Credit Code \(USCC\) ([0-9A-Z]{18})\b")),
    ("dunsCode", re.compile(r"^D-U-N-S Number (\d{2}-?\d{3}-?\d{4})\b")),
    ("swiftBic", re.compile(r"^SWIFT/BIC ([A-Z0-9]{8,11})\b")),
    ("taxNumber", re.compile(r"^Tax ID No\. ([^(]+?)(?= \(|$)")),
    ("registrationNumber", re.compile(r"^Aircraft Tail Number (\S+)")),
    (
        "registrationNumber",
        re.compile(
            r"^(?:Registration Number|Business Registration Number|Registration ID|Company Number|"
            r"Commercial Registry Number|Enterprise Number|Certificate of Incorporation Number|C\.R\. No\.)"
            r" ([^(]+?)(?= \(|$| issued)"
        ),
    ),
)


def names_in_remark(remark: str) -> Iterator[tuple[str, str]]:
    """Yield (name, kind) of the names in quotes; a name in a remark is the source's weak alias.

    >>> list(names_in_remark("Gender Male; a.k.a. 'KOMID'; f.k.a. 'ANA I'."))
    [('KOMID', 'weakAlias'), ('ANA I', 'previousName')]
    """
    for found in _NAME.finditer(remark):
        yield found[2], _NAME_KINDS[found[1]]


def numbers_in_remark(remark: str, schema: str) -> Iterator[tuple[str, str, str]]:
    """Yield (property, value, clause) of the numbers in a remark.

    An IMO number of a firm is a company number, not a vessel's: it becomes a registration number (nine firms
    of the list of 2024-05-03 carry theirs as "Vessel Registration Identification").
    """
    for clause in remark.rstrip(".").split("; "):
        bare = clause.strip().removeprefix("alt. ")
        if found := _IMO_FIRM.match(bare):
            yield ("imoNumber" if schema == "Vessel" else "registrationNumber"), found[1], clause
            continue
        for prop, pattern in _NUMBERS:
            if found := pattern.match(bare):
                firm = prop == "imoNumber" and schema != "Vessel"
                yield ("registrationNumber" if firm else prop), found[1].strip(), clause
                break
