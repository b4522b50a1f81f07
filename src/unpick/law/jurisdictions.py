"""Whose law holds for goods that are brought into a country: its own, and that of a union it belongs to."""

import datetime as dt
from typing import Final

__all__ = ["EU_MEMBERS", "EVERYWHERE", "jurisdictions_of"]

EU_MEMBERS: Final = frozenset(
    [
        "AT",
        "BE",
        "BG",
        "CY",
        "CZ",
        "DE",
        "DK",
        "EE",
        "ES",
        "FI",
        "FR",
        "GR",
        "HR",
        "HU",
        "IE",
        "IT",
        "LT",
        "LU",
        "LV",
        "MT",
        "NL",
        "PL",
        "PT",
        "RO",
        "SE",
        "SI",
        "SK",
    ]
)
"""Members of the European Union since 1 February 2020. Source: Treaty on European Union, article 52."""

EVERYWHERE: Final = ("UN", "CN")
"""Asked whatever the country of import: resolutions bind all states, and a producer in China meets its own law."""

_GB_LEFT: Final = dt.date(2020, 2, 1)
"""The first day on which the United Kingdom was no member; what held in the transition is not modeled."""


def jurisdictions_of(country: str, day: dt.date | None = None) -> tuple[str, ...]:
    """Return the jurisdictions of a country of import, its own first; none where the country is not known.

    Args:
        country: ISO code. day: the day asked about; today's members when None.

    >>> jurisdictions_of("DE"), jurisdictions_of("US"), jurisdictions_of("")
    (('DE', 'EU'), ('US',), ())
    """
    if not country:
        return ()
    in_union = country in EU_MEMBERS or (country == "GB" and day is not None and day < _GB_LEFT)
    return (country, "EU") if in_union else (country,)
