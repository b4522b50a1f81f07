"""A signal as a document: its figures, and the rows that it rests on as a person finds them."""

from collections.abc import Mapping, Sequence
from typing import Any

from unpick.model.signal import WORDING, Signal

__all__ = ["signal_document"]

Json = dict[str, Any]


def _rests_on(why: Sequence[str], files: Mapping[str, str]) -> list[str]:
    """Return the rows that a signal rests on as a person finds them: each file with its rows, a statement by its id."""
    rows: dict[str, list[int]] = {}
    claims = []
    for one in why:
        document, _, row = one.rpartition("#")
        if document and row.isdecimal():
            rows.setdefault(files.get(document) or document[:12], []).append(int(row))
        else:
            claims.append(f"statement {one[:12]}")
    return [f"{name} row{'s' * (len(own) > 1)} {_runs(own)}" for name, own in rows.items()] + claims


def _runs(numbers: Sequence[int]) -> str:
    """Return numbers in order, those that follow one another as a run.

    >>> _runs([9, 3, 4, 5])
    '3 to 5, 9'
    """
    runs: list[list[int]] = []
    for one in sorted(set(numbers)):
        if runs and one == runs[-1][-1] + 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    return ", ".join(f"{run[0]} to {run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)


def signal_document(name: str, signal: Signal, files: Mapping[str, str]) -> Json:
    """Return one signal of `unpick.signals/1`.

    Args:
        name: of its indicator. files: document to the name of its file.
    """
    period = (
        {"from": signal.start.isoformat(), "to": signal.end.isoformat()}
        if signal.start and signal.end
        else None
    )
    return {
        "indicator": signal.indicator,
        "name": name,
        "subject": signal.subject,
        "product": signal.product or None,
        "resolution": signal.resolution.value,
        "wording": WORDING[signal.resolution],
        "period": period,
        "estimate": _rounded(signal.estimate),
        "low": _rounded(signal.low),
        "high": _rounded(signal.high),
        "interval": signal.interval,
        "unit": signal.unit,
        "null_model": signal.null_model,
        "n": signal.n,
        "controls": list(signal.controls) if signal.controls is not None else None,
        "p": _rounded(signal.p),
        "power": _rounded(signal.power),
        "power_for": signal.power_for or None,
        "fires": signal.fires,
        "dated": {"from": signal.dated[0].isoformat(), "to": signal.dated[1].isoformat()}
        if signal.dated
        else None,
        "refused": signal.refused or None,
        "lacks": signal.lacks or None,
        "says": signal.says or None,
        "cannot": signal.cannot,
        "innocent": list(signal.innocent),
        "ask": signal.ask,
        "why": list(signal.why),
        "rests_on": _rests_on(signal.why, files),
        "against": list(signal.against),
        "tables": [{"name": table, "source": source} for table, source in signal.tables],
        "series": [
            {
                "label": label,
                "day": day.isoformat(),
                "value": _rounded(value),
                "low": _rounded(low),
                "high": _rounded(high),
            }
            for label, day, value, low, high in signal.series
        ],
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6)
