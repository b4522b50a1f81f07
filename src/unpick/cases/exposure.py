"""How exposed a buyer is: shipments known and claimed, amounts with their sources; a count stays a claim."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

__all__ = ["AMOUNTS", "COUNTS", "count_shipments", "exposure_by_country", "list_amounts"]

Row = Mapping[str, Any]

COUNTS: Final = ("shipments", "shipments_from", "shipments_shown", "shipments_stopped", "entries_stopped")
"""Predicates of claims that count shipments (docs/facts.md)."""

AMOUNTS: Final = ("value_of_shipments", "value_stopped", "base_penalty", "statutory_maximum", "settled_for")
"""Predicates of claims that state an amount of money."""

NOT_KNOWN: Final = "not known"


def count_shipments(shipments: Sequence[Row], claims: Iterable[Row]) -> dict[str, Any]:
    """Return the shipments that are rows, and those that are only counted by somebody.

    A claim such as "over 100 shipments" is printed as it stands; it never becomes rows and is never added
    to another, for two sources may count the same shipments.

    >>> count_shipments([], [])["unknown"]
    'not known'
    """
    counted = [row for row in claims if row["predicate"] in COUNTS]
    texts = list(dict.fromkeys(_count_text(row) for row in counted))
    return {
        "known": len(shipments),
        "undated": sum(1 for row in shipments if row.get("date") is None),
        "unknown": "; ".join(texts) if texts else NOT_KNOWN,
        "claims": [_claim(row) for row in counted],
    }


def list_amounts(shipments: Sequence[Row], claims: Iterable[Row]) -> list[dict[str, Any]]:
    """Return the value of the known shipments, or "not known", then each amount that a source states."""
    values = [row.get("value_usd") for row in shipments]
    valued = [value for value in values if value is not None]
    what = f"value of {len(valued)} of {len(shipments)} known shipments, as declared"
    own: dict[str, Any] = {
        "what": what,
        "value": sum(valued) if valued else NOT_KNOWN,
        "unit": "USD",
        "source": None,
    }
    stated = [
        {
            "what": str(row["predicate"]).replace("_", " "),
            "value": row.get("value") or NOT_KNOWN,
            "bound": row.get("bound") or "",
            "unit": row.get("unit") or "",
            "source": row.get("source"),
        }
        for row in claims
        if row["predicate"] in AMOUNTS
    ]
    return [own, *stated]


def exposure_by_country(shipments: Sequence[Row], assessments: Iterable[Row]) -> list[dict[str, Any]]:
    """Return the shipments, their value and the outcomes of the law by country of import.

    The country is None where neither a bill nor a source gives it. Outcomes count lines of goods, by regime.
    """
    rows: dict[str, list[Row]] = {}
    for row in shipments:
        rows.setdefault(str(row.get("destination_country") or ""), []).append(row)
    outcomes: dict[str, dict[str, Counter[str]]] = {}
    for row in assessments:
        country = str(row.get("import_country") or "")
        told = outcomes.setdefault(country, {}).setdefault(str(row["regime"]), Counter())
        told[str(row["outcome"])] += 1
    return [
        _country(country, rows.get(country, []), outcomes.get(country, {}))
        for country in sorted({*rows, *outcomes})
    ]


def _country(country: str, shipments: list[Row], outcomes: Mapping[str, Counter[str]]) -> dict[str, Any]:
    days = sorted(row["date"] for row in shipments if row.get("date"))
    values = [row["value_usd"] for row in shipments if row.get("value_usd") is not None]
    return {
        "country": country or None,
        "shipments": len(shipments),
        "undated": len(shipments) - len(days),
        "first_day": days[0].isoformat() if days else None,
        "last_day": days[-1].isoformat() if days else None,
        "value_usd": sum(values) if values else NOT_KNOWN,
        "valued": len(values),
        "outcomes": {regime: dict(sorted(told.items())) for regime, told in sorted(outcomes.items())},
    }


def _count_text(row: Row) -> str:
    bound = {">": "over ", ">=": "at least ", "<": "under ", "<=": "at most ", "~": "about "}.get(
        row.get("bound") or "", f"{row['bound']} " if row.get("bound") not in (None, "", "=") else ""
    )
    title = (row.get("source") or {}).get("title") or "a source"
    return f"{bound}{row.get('value') or NOT_KNOWN} {row.get('unit') or 'shipments'} ({title})"


def _claim(row: Row) -> dict[str, Any]:
    names = ("predicate", "value", "unit", "quote", "attribution", "source")
    claim: dict[str, Any] = {name: row.get(name) or None for name in names}
    return {"subject": row["subject"], **claim, "bound": row.get("bound") or ""}
