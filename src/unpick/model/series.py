"""A row of a series: one figure of one subject in one period, from one source; and the measures that exist."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

__all__ = ["MEASURES", "Point"]

MEASURES: Final = {
    "unit_price": "money per piece, pair, dozen or kg, as invoiced",
    "processing_fee": "money per piece or kg for the work alone",
    "day_wage": "money per worker and day",
    "month_wage": "money per worker and month",
    "labor_fee": "money per worker and month paid for a worker",
    "net_wage": "money per worker and month that the worker receives",
    "workers": "people at work in the period, as declared",
    "hours": "hours per worker and day, as declared",
    "days_worked": "days of work in the period",
    "minutes": "minutes of work per piece",
    "pieces": "pieces made or shipped in the period",
    "volume": "pieces or kg in the period",
    "trade_value": "money in the period, as reported by the subject",
    "mirror_value": "money in the period, as reported by the partner",
    "inputs_out": "kg of inputs sent out for work",
    "goods_back": "kg of goods that came back",
    "yield": "share of the input that becomes goods",
    "orders": "orders or inputs sent in the period",
    "rejects": "pieces rejected in the period",
    "lag_days": "days from material out to goods back",
    "channel_count": "shipments or reports of one channel in the period",
    "audited": "people interviewed, of `workers`",
    "visits": "visits in the period, by purpose or sex in `channel`",
    "catch": "kg landed by a vessel or taken in by a plant",
    "months_reported": "months of the period that the reporter published",
    "made_share": "share of goods that is made by the labor or kind of site in `channel`",
    "shipments_stopped": "shipments that customs stopped, as told up to the last day",
    "value_stopped": "money, of the shipments that customs stopped",
    "licensed": "kg that a vessel or plant may catch or take in in the period",
    "days_at_sea": "days of the period on which a vessel was at sea",
    "days_dark": "days at sea of which no position was received",
}
"""Measure to what its value is; a series file with another measure is reported and not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One figure.

    Attributes:
        subject: whose figure, a name or id. measure: one of `MEASURES`. start, end: first and last day of the period.
        value: in `unit` (`CNY/piece`, `kg`, `people`); `bound` as in claims (=, <, <=, >, >=, ~).
        product: heading or watched good. channel: a channel, purpose, sex or kind of site. partner: the other side.
        place: prefecture or country where it holds. verified: the unit was checked on the document (an invoice, a scale
        ticket), and is not read from a heading alone. why: id of the statement, or `document#row`.
        public_from: the day anyone could know. grade: reliability A to F. note: in the source's words.
        origin: the witness, document or dataset that copies of the figure share. dated: the source states the period; else it is the day of
        publication.
    """

    subject: str
    measure: str
    start: dt.date
    end: dt.date
    value: float
    unit: str
    bound: str = "="
    product: str = ""
    channel: str = ""
    partner: str = ""
    place: str = ""
    verified: bool = False
    why: str = ""
    public_from: dt.date | None = None
    grade: str = "F"
    note: str = ""
    origin: str = ""
    dated: bool = True
