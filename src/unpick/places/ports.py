"""Countries of places as shipments write them: two letters, a name, a port by name or number; empty when it is not plain."""

import functools
import re
from typing import Final

from unpick.model.bundled import read_bundled_csv

__all__ = ["country_said", "port_country"]

_CODES: Final = "unpick.data.codes"

_OTHER_NAMES: Final = {
    "usa": "US", "u s a": "US", "united states": "US", "uk": "GB", "united kingdom": "GB", "prc": "CN", "p r china": "CN",
    "peoples republic of china": "CN", "people s republic of china": "CN", "china": "CN", "mainland china": "CN", "中国": "CN",
    "dprk": "KP", "dpr korea": "KP", "d p r korea": "KP", "korea north": "KP", "north korea": "KP", "korea dem people s rep": "KP",
    "korea democratic people s republic of": "KP", "democratic people s republic of korea": "KP", "朝鲜": "KP", "북한": "KP",
    "rok": "KR", "korea south": "KR", "south korea": "KR", "republic of korea": "KR", "korea republic of": "KR", "韩国": "KR",
    "viet nam": "VN", "vietnam": "VN", "hong kong": "HK", "taiwan": "TW", "russia": "RU", "turkey": "TR",
}  # fmt: skip
"""Names of the trade beside those of Schedule C. "Korea" alone is no country: half of what it could mean is the other one."""


def country_said(text: str) -> str:
    """Return the ISO code of a country as a shipment writes it; empty when it is none or more than one.

    >>> country_said("CN"), country_said("Korea, Dem. People's Rep."), country_said("Korea"), country_said("South Korea")
    ('CN', 'KP', '', 'KR')
    """
    code = text.strip().upper()
    if code in _iso():
        return code
    folded = _folded(text)
    return _OTHER_NAMES.get(folded) or _names().get(folded, "")


def port_country(text: str) -> str:
    """Return the ISO code of the country of a port: "58023, BUSAN", "Pusan,South Korea", "Wonsan"; empty when not plain.

    A country or number that stands beside the name decides; a name that two countries have decides nothing.

    Source: Schedule K of foreign ports, as in data/codes/foreign_ports.csv.

    >>> port_country("58023, BUSAN"), port_country("Pusan,South Korea"), port_country("WONSAN"), port_country("Anytown")
    ('KR', 'KR', 'KP', '')
    """
    for part in (one.strip() for one in re.split(r"[,;/()]", text)):
        if re.fullmatch(r"\d{5}", part) and part in _ports():
            return _ports()[part]
        if len(part) > 2 and (country := country_said(part)):
            return country
    folded = _folded(text)
    return _ports().get(folded) or _ports().get(_folded(text.partition(",")[0]), "")


def _folded(text: str) -> str:
    return " ".join(re.sub(r"[^\w]+", " ", text.casefold()).split())


@functools.cache
def _iso() -> frozenset[str]:
    return frozenset(row["iso"] for row in read_bundled_csv(_CODES, "countries.csv"))


@functools.cache
def _names() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in read_bundled_csv(_CODES, "countries.csv"):
        for name in (row["name"], re.split(r" \(|, except", row["name"])[0]):
            found.setdefault(_folded(name), row["iso"])
    return found


@functools.cache
def _ports() -> dict[str, str]:
    """Return name or number of a port to its country; a name of two countries to nothing."""
    held: dict[str, set[str]] = {}
    for row in read_bundled_csv(_CODES, "foreign_ports.csv"):
        for key in (row["schedule_k"], _folded(row["name"])):
            held.setdefault(key, set()).add(row["iso"])
    return {key: countries.pop() if len(countries) == 1 else "" for key, countries in held.items()}
