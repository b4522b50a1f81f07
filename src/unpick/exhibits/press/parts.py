"""One sentence with what was found in it, what the sentences before leave behind, and a proposal made of them."""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final

from unpick.exhibits.press.figures import Meant
from unpick.exhibits.press.periods import continued, period_of
from unpick.exhibits.press.proposal import NONE_GIVEN, Mention, Proposal, Quantity, Span
from unpick.exhibits.press.subjects import Subjects
from unpick.exhibits.press.times import Time
from unpick.exhibits.press.voice import Voice

__all__ = ["TRADE", "Sentence", "State", "propose"]

TRADE: Final = (
    "ordered", "output", "output_per_day", "quota", "capacity", "quantity_shipped", "quantity_sold", "unit_price", "piece_rate", "shipments",
    "shipments_stopped", "shipments_released", "shipments_from", "weight_stopped", "value_of_shipments", "value_stopped", "minimum_order", "input",
    "rejects", "price_difference", "volume_change", "imported", "supplies", "ships_to", "subcontracts", "convict_labor",
    "bought",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence with all that was found in it; places are in the whole text."""

    text: str
    span: Span
    speaker: str
    speaks: Span | None
    mentions: tuple[Mention, ...]
    times: tuple[Time, ...]
    quantities: tuple[Quantity, ...]


@dataclass(slots=True, kw_only=True)
class State:
    """What the sentences before leave behind: whom the text speaks of, their time, whether goods were stopped."""

    subjects: Subjects
    before: tuple[Time, ...] = ()
    stopped: bool = False
    rate: str = ""
    meant: dict[str, "Meant"] = field(default_factory=dict)


def propose(
    text: str,
    one: Sentence,
    voice: Voice,
    span: Span,
    state: State,
    *,
    predicate: str,
    type: str,  # noqa: A002 - the word of the records
    subject: str,
    object: str = "",  # noqa: A002 - the word of the records
    value: Decimal | None = None,
    high: Decimal | None = None,
    unit: str = "",
    bound: str = "",
    goods: Mention | None = None,
    link: bool = False,
) -> Proposal:
    """Return a proposal of a sentence: its speaker, the period that reaches the place, its exact words."""
    times = one.times or tuple(replace(time, start=-1) for time in continued(one.text, state.before))
    first, last = period_of(one.text, span.start - one.span.start, span.end - one.span.start, times)
    return Proposal(
        type=type,
        subject=subject,
        predicate=predicate,
        object=object,
        value=value,
        high=high,
        unit=unit,
        bound=bound,
        date_from=first,
        date_to=last,
        attribution=one.speaker or NONE_GIVEN,
        kind=voice.kind,
        polarity=voice.polarity,
        certainty=voice.certainty,
        mood=voice.mood,
        goods=tuple(goods.key.split("|")) if goods is not None and goods.key else (),
        goods_words=goods.name if goods is not None else "",
        link=link,
        span=span,
        quote=text[span.start : span.end],
        sentence=one.span,
    )
