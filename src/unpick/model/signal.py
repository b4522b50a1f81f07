"""The signal: what one indicator measured about one subject in one period, or why it refuses to."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

__all__ = ["WORDING", "Resolution", "Signal"]


class Resolution(StrEnum):
    """At what grain the data stand; a coarser one never speaks of a finer thing (research, indicators 1, the 9x rule)."""

    CODE = "country or code"
    SUPPLIER = "supplier"
    SHIPMENT = "shipment"


WORDING: Final = {
    Resolution.CODE: "A figure of a country or a code sets a priority; it names no supplier.",
    Resolution.SUPPLIER: "A figure of a supplier is a lead; it speaks of no single shipment.",
    Resolution.SHIPMENT: "A figure of a shipment is a claim about that shipment alone.",
}
"""What each resolution may be used for; printed with every signal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """One measured result with what it rests on, or a refusal.

    Attributes:
        indicator: id of the indicator, such as I01. subject: id or name; at `Resolution.CODE` a country, code or route.
        product: heading or watched good, empty when all. start, end: first and last day measured.
        estimate, low, high: in `unit`; low and high bound it at `interval` (0.9 is 90%); None with a refusal.
        null_model: what "nothing unusual" means here, in words. n: observations. controls: matched ones, None when the
        indicator needs none. p: share of the null at least as extreme, None when no test was made.
        power: chance at this n to see `power_for`, None when not computed.
        fires: the estimate is outside what the null allows, by the indicator's own rule. kind: its line of
        `weigh/ratios.yml`. refused: why nothing is measured, empty otherwise. lacks: the row or file that would help.
        says: one sentence with the figures. cannot: what it cannot show. innocent: explanations to rule out first.
        ask: the primary fact to ask for. why: ids of statements or `document#row`. against: ids or words of evidence
        that speaks against it. tables: name and version of each table used.
        dated: first and last day between which a change lies, at `interval`; None without one.
        series: points of the picture, (label, day, value, low, high); the table beside it prints the same numbers.
    """

    indicator: str
    resolution: Resolution
    subject: str
    kind: str = ""
    product: str = ""
    start: dt.date | None = None
    end: dt.date | None = None
    estimate: float | None = None
    low: float | None = None
    high: float | None = None
    interval: float = 0.9
    unit: str = ""
    null_model: str = ""
    n: int = 0
    controls: tuple[str, ...] | None = None
    p: float | None = None
    power: float | None = None
    power_for: str = ""
    fires: bool = False
    dated: tuple[dt.date, dt.date] | None = None
    refused: str = ""
    lacks: str = ""
    says: str = ""
    cannot: str = ""
    innocent: tuple[str, ...] = ()
    ask: str = ""
    why: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    tables: tuple[tuple[str, str], ...] = ()
    series: tuple[tuple[str, dt.date, float, float | None, float | None], ...] = ()

    def __post_init__(self) -> None:
        """Refuse a signal that both measures and refuses, or neither."""
        if bool(self.refused) == (self.estimate is not None):
            raise ValueError(f"{self.indicator}: a signal measures or refuses, not both and not neither")
        if self.fires and self.refused:
            raise ValueError(f"{self.indicator}: what refuses cannot fire")
