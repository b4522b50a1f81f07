"""Amounts as papers write them: numbers with their unit, masses in kilograms, goods in pieces."""

from decimal import Decimal, InvalidOperation
from typing import Final

__all__ = ["TOLERANCE", "amount", "kilograms", "pieces", "shown"]

TOLERANCE: Final = Decimal("1.005")
"""How far two masses may differ by rounding and scales: half of one percent. A convention of this project."""

_MASS: Final = {
    "kg": Decimal(1),
    "kgs": Decimal(1),
    "kilogram": Decimal(1),
    "kilograms": Decimal(1),
    "公斤": Decimal(1),
    "千克": Decimal(1),
    "킬로그램": Decimal(1),
    "g": Decimal("0.001"),
    "t": Decimal(1000),
    "ton": Decimal(1000),
    "tons": Decimal(1000),
    "tonne": Decimal(1000),
    "tonnes": Decimal(1000),
    "mt": Decimal(1000),
    "吨": Decimal(1000),
    "톤": Decimal(1000),
    "lb": Decimal("0.45359237"),
    "lbs": Decimal("0.45359237"),
}
"""Source: the international pound of 1959; other factors by definition. A ton is read as the metric one."""

_PIECES: Final = {
    "": Decimal(1),
    "pc": Decimal(1),
    "pcs": Decimal(1),
    "piece": Decimal(1),
    "pieces": Decimal(1),
    "ea": Decimal(1),
    "pr": Decimal(1),
    "prs": Decimal(1),
    "pair": Decimal(1),
    "pairs": Decimal(1),
    "双": Decimal(1),
    "켤레": Decimal(1),
    "each": Decimal(1),
    "unit": Decimal(1),
    "units": Decimal(1),
    "件": Decimal(1),
    "条": Decimal(1),
    "个": Decimal(1),
    "장": Decimal(1),
    "개": Decimal(1),
    "doz": Decimal(12),
    "dozen": Decimal(12),
    "dz": Decimal(12),
    "打": Decimal(12),
}


def amount(text: str) -> Decimal | None:
    """Return the number of a cell, None where it holds none.

    >>> amount("1200"), amount("1,200.5"), amount("cotton yarn")
    (Decimal('1200'), Decimal('1200.5'), None)
    """
    try:
        found = Decimal(text.replace(",", "").strip())
    except InvalidOperation:
        return None
    return found if found.is_finite() and found >= 0 else None


def kilograms(number: Decimal | None, unit: str) -> Decimal | None:
    """Return a mass in kilograms, None where the unit is no mass."""
    factor = _MASS.get(unit.casefold().strip(" ."))
    return number * factor if number is not None and factor is not None else None


def pieces(number: Decimal | None, unit: str) -> Decimal | None:
    """Return a count in pieces, None where the unit counts something else, such as sets or meters."""
    factor = _PIECES.get(unit.casefold().strip(" ."))
    return number * factor if number is not None and factor is not None else None


def shown(number: Decimal) -> str:
    """Return a number for a sentence, grouped, without zeros at its end.

    >>> shown(Decimal("1200.00")), shown(Decimal("0.50"))
    ('1,200', '0.5')
    """
    text = f"{number.quantize(Decimal('0.01')):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
