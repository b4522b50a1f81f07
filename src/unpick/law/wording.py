"""How the law says what is stated: days, countries and each predicate in words a lawyer would write."""

import datetime as dt
import functools
import re
from collections.abc import Iterable
from typing import Final

from unpick.model.bundled import read_bundled_csv

__all__ = ["country_names", "name_value", "said_of", "spell_day", "spell_days"]

_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)

_DAY: Final = re.compile(r"\b((?:19|20)\d\d)-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?\b(?![-\d])")

# ISO 3166-2:CN, with the short names in English use.
_CHINA: Final = {
    "AH": "Anhui", "BJ": "Beijing", "CQ": "Chongqing", "FJ": "Fujian", "GD": "Guangdong", "GS": "Gansu",
    "GX": "Guangxi", "GZ": "Guizhou", "HA": "Henan", "HB": "Hubei", "HE": "Hebei", "HI": "Hainan",
    "HL": "Heilongjiang", "HN": "Hunan", "JL": "Jilin", "JS": "Jiangsu", "JX": "Jiangxi", "LN": "Liaoning",
    "NM": "Inner Mongolia", "NX": "Ningxia", "QH": "Qinghai", "SC": "Sichuan", "SD": "Shandong",
    "SH": "Shanghai", "SN": "Shaanxi", "SX": "Shanxi", "TJ": "Tianjin", "XJ": "Xinjiang", "XZ": "Tibet",
    "YN": "Yunnan", "ZJ": "Zhejiang",
}  # fmt: skip

_NOT_IN_SCHEDULE_C: Final = {
    "AX": "Åland Islands", "AQ": "Antarctica", "AS": "American Samoa", "BL": "Saint Barthélemy",
    "BQ": "Bonaire, Sint Eustatius and Saba", "BV": "Bouvet Island", "EH": "Western Sahara", "GG": "Guernsey",
    "GS": "South Georgia and the South Sandwich Islands", "GU": "Guam", "IM": "Isle of Man", "JE": "Jersey",
    "MF": "Saint Martin (French part)", "MP": "Northern Mariana Islands", "PR": "Puerto Rico",
    "PS": "Palestine", "SS": "South Sudan", "UM": "United States Minor Outlying Islands", "VI": "United States Virgin Islands",
    "XK": "Kosovo",
}  # fmt: skip
"""Codes that the bundled table of the customs schedule leaves out: ISO 3166-1, and XK as customs use it."""

_SAYS: Final = {
    "worker_nationality": "nationals of {value} worked on {subject}",
    "made_in": "the making of {subject} took place in {value}",
    "material_from": "{material} in {subject} comes from {value}",
    "material_made_by": "{material} in {subject} was made by {value}",
    "made_by": "the maker of {subject} is {value}",
    "caught_in_waters_of": "the catch of {subject} came from the waters of {value}",
    "forced_labor": "forced labor was used for {subject}",
    "convict_labor": "convict labor was used for {subject}",
    "child_labor": "child labor was used for {subject}",
    "approval_held": "an approval for {subject} was held",
    "worker_numbers_rose": "the number of North Korean workers at {subject} rose",
    "new_work_permit": "new work permits were given for {subject}",
    "property_interest": "{value} has an interest in the property of {subject}",
}
"""A sentence per predicate; a predicate without one is said as subject, predicate, value."""

_OF_A_FIRM: Final = {
    "worker_nationality": "nationals of {value} worked for {subject}",
    "made_in": "{subject} makes goods in {value}",
    "material_from": "{material} that {subject} uses comes from {value}",
    "material_made_by": "{material} that {subject} uses was made by {value}",
    "caught_in_waters_of": "{subject} takes catch from the waters of {value}",
    "forced_labor": "forced labor was used at {subject}",
    "convict_labor": "convict labor was used at {subject}",
    "child_labor": "child labor was used at {subject}",
    "approval_held": "{subject} held an approval",
}
"""The sentences that read otherwise when the subject is a firm or a site."""

_NEGATED: Final = frozenset({"no", "none", "false"})


def spell_day(day: dt.date | str) -> str:
    """Return a day, or the month of a source that gives no day, in words.

    >>> spell_day("2021-03-05"), spell_day("2024-12"), spell_day(dt.date(2020, 12, 23))
    ('5 March 2021', 'December 2024', '23 December 2020')
    """
    return spell_days(day.isoformat() if isinstance(day, dt.date) else day)


def spell_days(text: str) -> str:
    """Return a text with its ISO days and months in words.

    >>> spell_days("HQ H317249 (2021-03-05)")
    'HQ H317249 (5 March 2021)'
    """

    def spelled(found: re.Match[str]) -> str:
        year, month, day = found.groups()
        return f"{int(day)} {_MONTHS[int(month) - 1]} {year}" if day else f"{_MONTHS[int(month) - 1]} {year}"

    return _DAY.sub(spelled, text)


@functools.cache
def country_names() -> dict[str, str]:
    """Return the short English name of each country by its ISO 3166-1 code."""
    rows = read_bundled_csv("unpick.data.codes", "countries.csv")
    # Schedule C says "North Korea (Democratic People's Republic of Korea)" and "Denmark, except Greenland".
    listed = {row["iso"]: re.split(r" \(|, except", row["name"])[0] for row in rows if row["iso"]}
    return {**_NOT_IN_SCHEDULE_C, **listed}


def name_value(value: str) -> str:
    """Return a value that a ground can have, in words.

    >>> name_value("KP"), name_value("CN-XJ"), name_value("XPCC")
    ('North Korea', 'Xinjiang, China', 'the Xinjiang Production and Construction Corps')
    """
    if value == "XPCC":
        return "the Xinjiang Production and Construction Corps"
    country, _, region = value.partition("-")
    if country == "CN" and region in _CHINA:
        return f"{_CHINA[region]}, China"
    return country_names().get(value, value)


def said_of(
    predicate: str,
    subject: str,
    values: Iterable[str],
    *,
    is_firm: bool,
    goods: str = "",
    denied: bool = False,
    tentative: bool = False,
    attribution: str = "",
) -> str:
    """Return what a source says of goods or of a firm as one clause, with who says it.

    Args:
        values: codes or names; more than one where the source leaves open which of them.

    >>> said_of("worker_nationality", "Invented Mill", ["KP"], is_firm=True, attribution="an invented paper")
    'nationals of North Korea worked for Invented Mill (an invented paper)'
    """
    values = list(values)
    form = (_OF_A_FIRM.get(predicate) if is_firm else None) or _SAYS.get(predicate, "")
    named = " or ".join(name_value(value) for value in values)
    if not form:
        clause = f"{subject}, {predicate.replace('_', ' ')} {named}".strip()
    else:
        clause = form.format(subject=subject, value=named, material=goods or "material")
    if set(values) <= _NEGATED:
        clause = f"it is not so that {clause}"
    if denied:
        clause = f"it is denied that {clause}"
    elif tentative:
        clause = f"it may be that {clause}"
    return f"{clause} ({attribution})" if attribution else clause
