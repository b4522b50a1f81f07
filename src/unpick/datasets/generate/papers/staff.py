"""Rows of workers that add up: hours, pay and attendance of people who do not exist."""

import datetime as dt
import random
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

__all__ = ["attendance", "pay", "piece_pay", "workdays"]

PayRow = dict[str, str | float]
_CENT = Decimal("0.01")


def workdays(first: str, last: str, *, off: Sequence[str] = (), saturdays: bool = False) -> list[dt.date]:
    """Return the working days of a span, without Sundays, days off and, unless asked, Saturdays."""
    day, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    count = (end - day).days + 1
    days = (day + dt.timedelta(days=more) for more in range(count))
    return [one for one in days if one.weekday() < (6 if saturdays else 5) and one.isoformat() not in off]


def pay(ids: Sequence[str], *, days: int, rate: str, seed: int, overtime_max: int = 20) -> list[PayRow]:
    """Return a month of hourly pay for each worker, with overtime at one and a half.

    Each row: id, days, hours, overtime, base, overtime_pay, gross, deductions, net; amounts to the cent, every
    sum exact. A few workers miss a day or two, as people do.
    """
    draw, hourly = random.Random(seed), Decimal(rate)  # noqa: S311
    rows: list[PayRow] = []
    for one in ids:
        present = days - draw.choice((0, 0, 0, 0, 1, 2))
        extra = draw.randrange(0, overtime_max + 1, 2)
        own = hourly + Decimal(draw.randrange(0, 9)) * Decimal("0.25")
        base, more = _cents(own * present * 8), _cents(own * extra * Decimal("1.5"))
        taken = _cents((base + more) * Decimal("0.105"))
        rows.append(
            {
                "id": one,
                "days": present,
                "hours": present * 8,
                "overtime": extra,
                "rate": float(own),
                "base": float(base),
                "overtime_pay": float(more),
                "gross": float(base + more),
                "deductions": float(taken),
                "net": float(base + more - taken),
            }
        )
    return rows


def piece_pay(ids: Sequence[str], *, days: int, rate: str, per_day: int, seed: int) -> list[PayRow]:
    """Return a month of piece pay: id, days, hours, pieces, rate, gross, deductions, net; every product exact."""
    draw, each = random.Random(seed), Decimal(rate)  # noqa: S311
    rows: list[PayRow] = []
    for one in ids:
        present = days - draw.choice((0, 0, 0, 1))
        pieces = sum(per_day + draw.randrange(-per_day // 8, per_day // 8 + 1) for _ in range(present))
        gross = _cents(each * pieces)
        taken = _cents(gross * Decimal("0.08"))
        rows.append(
            {
                "id": one,
                "days": present,
                "hours": present * 8,
                "pieces": pieces,
                "rate": float(each),
                "gross": float(gross),
                "deductions": float(taken),
                "net": float(gross - taken),
            }
        )
    return rows


def attendance(
    rows: Sequence[PayRow], days: Sequence[dt.date], *, seed: int, begin: str = "08:00"
) -> list[tuple[str, dt.date, str, str, float, float]]:
    """Return clock times that agree with pay rows: id, day, in, out, hours, overtime hours.

    Clocking in varies by some minutes, the hour at noon is not worked, overtime falls on the first days in
    portions of two hours, and days missed in the pay are missed here.
    """
    draw = random.Random(seed)  # noqa: S311
    start = int(begin[:2]) * 60 + int(begin[3:])
    found = []
    for row in rows:
        present = sorted(draw.sample(list(days), int(row["days"])))
        late = int(row.get("overtime", 0)) // 2
        for at, day in enumerate(present):
            extra = 2 if at < late else 0
            early = draw.randrange(0, 9)
            out = start + 9 * 60 + extra * 60 + draw.randrange(0, 6)
            found.append((str(row["id"]), day, _clock(start - early), _clock(out), 8.0, float(extra)))
    return found


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(_CENT, ROUND_HALF_UP)
