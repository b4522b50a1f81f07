"""The claims of the figures of a sentence: whose, of what, and which relation takes the figure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from unpick.exhibits.press.figures import Meant, meaning
from unpick.exhibits.press.parts import TRADE, Sentence, State, propose
from unpick.exhibits.press.proposal import Mention, Proposal, Quantity, Span
from unpick.exhibits.press.subjects import Subjects
from unpick.exhibits.press.voice import voice_of

__all__ = ["figure_claims"]

_NATIONAL: Final = ("worker_nationality",)
_CHINESE: Final = re.compile(
    r"\b(?:are|were) (?:all )?Chinese\b|\bChinese (?:citizens?|nationals?)\b|(?:全部|都)?(?:是|为)中国(?:人|公民|籍)|중국인|중국\s?국적"
)
_KOREAN: Final = re.compile(r"North Korean|DPRK|朝鲜|북한|조선")


_COUNTED: Final = {"owns": "share", "transfers_labor_to": "workers", "part_of_group": "share"}
"""Relations that take a figure of their sentence: how large a share, how many workers."""


def figure_claims(
    text: str, one: Sentence, state: State, related: Sequence[Proposal], spent: set[int]
) -> Iterator[Proposal]:
    """Yield the claims of the figures of a sentence.

    Args:
        related: relations of the sentence; one that takes a figure ("is 51 percent owned by") is named in `spent`.
    """
    stopped = state.stopped and bool(_THE_GOODS.match(one.text))
    last: Meant | None = None
    for quantity in one.quantities:
        meant = meaning(one.text, quantity)
        if quantity.compared and last is not None:
            meant = replace(last, value=quantity.value, high=quantity.high)
        if meant is None and state.stopped and _THE_GOODS.match(one.text) and quantity.unit in _HELD:
            predicate, kind = _HELD[quantity.unit]
            meant = Meant(predicate=predicate, type=kind, value=quantity.value, high=quantity.high)
        last = meant
        if meant is None or _is_speaker(quantity, one):
            continue
        predicate, kind = (
            _stopped_again(meant.predicate, meant.type) if stopped else (meant.predicate, meant.type)
        )
        if predicate == "pays" and not quantity.per and state.rate:
            predicate, quantity = (
                f"{state.rate}_wage",
                replace(quantity, unit=f"{quantity.unit} per {state.rate}"),
            )
        start, end = quantity.start + one.span.start, quantity.end + one.span.start
        voice = voice_of(one.text, quantity.start, quantity.end, quantity=quantity)
        taker = _taker(start, end, quantity.unit, related, spent)
        if taker is not None:
            spent.add(id(taker))
            yield replace(
                taker, value=meant.value, high=meant.high, unit=quantity.unit, bound=quantity.bound,
                span=Span(start=min(start, taker.span.start), end=max(end, taker.span.end)),
                quote=text[min(start, taker.span.start) : max(end, taker.span.end)],
            )  # fmt: skip
            continue
        goods = state.subjects.goods_near(start, one.mentions)
        subject = state.subjects.of(predicate, start, one.mentions, sentence=one.text)
        if predicate == "share_taken":
            subject = _taking(one, end) or subject
        if (place := _of_firm(one, end)) is not None:
            sent = _SENT.match(one.text[end - one.span.start : place.start - one.span.start])
            if sent and quantity.unit in ("workers", "people", "women", "prisoners"):
                yield propose(
                    text, one, voice, Span(start=start, end=place.end), state, predicate="transfers_labor_to", type="transfer",
                    subject=state.subjects.before(place) or subject, object=place.name, value=meant.value, high=meant.high,
                    unit="workers", bound=quantity.bound, link=True,
                )  # fmt: skip
                continue
            subject = subject if sent or predicate in TRADE else place.name
        yield propose(
            text, one, voice, Span(start=start, end=end), state,
            predicate=predicate, type=kind, subject=subject,
            object=_object(predicate, quantity, goods, state.subjects, one, subject),
            value=meant.value, high=meant.high, unit=_unit(predicate, quantity), bound=quantity.bound, goods=goods,
        )  # fmt: skip


_THE_GOODS: Final = re.compile(
    r"(?:The|That|This|Those|These|Its|Two|Three|All)\s+(?:\w+\s+)?(?:consignments?|shipments?|cargo|goods|containers?|entries|loads?|products?|value)\b"
)
_HELD: Final = {**dict.fromkeys(("pieces", "pairs", "sets", "cartons", "shipments", "containers"), ("shipments_stopped", "shipment")), **dict.fromkeys(("tons", "kg"), ("weight_stopped", "shipment"))}  # fmt: skip
_AGAIN: Final = {"quantity_shipped": ("weight_stopped", "shipment"), "value_of_shipments": ("value_stopped", "value"), "shipments": ("shipments_stopped", "shipment"), "output": ("weight_stopped", "shipment")}  # fmt: skip


def _stopped_again(predicate: str, kind: str) -> tuple[str, str]:
    """Return the claim of a figure about goods whose stopping the sentence before told."""
    return _AGAIN.get(predicate, (predicate, kind))


def _is_speaker(quantity: Quantity, one: Sentence) -> bool:
    """Tell whether a figure counts those who speak ("three people who worked there"), or is a single person."""
    if (
        quantity.unit in ("people", "workers", "interviewees", "officials")
        and quantity.value == 1
        and quantity.high is None
    ):
        return True
    place = one.speaks
    return place is not None and place.start <= quantity.start + one.span.start < place.end


def _taker(start: int, end: int, unit: str, related: Sequence[Proposal], spent: set[int]) -> Proposal | None:
    """Return the relation that takes a figure: one of its kind whose names stand around or nearest to it."""
    unit = "workers" if unit in ("workers", "people", "women", "prisoners") else unit
    fitting = [one for one in related if _COUNTED.get(one.predicate) == unit and id(one) not in spent]
    return min(fitting, key=lambda one: max(one.span.start - start, end - one.span.end, 0), default=None)


_SENT: Final = re.compile(
    r"\s*,?\s*(?:went|were\s+(?:sent|moved|transferred|dispatched|assigned)|was\s+sent|have\s+gone|moved)\s+to\s+(?:the\s+)?$"
)
_AT: Final = re.compile(r"\s*(?:of|at|in)\s+(?:the\s+)?$")


def _of_firm(one: Sentence, end: int) -> Mention | None:
    """Return the firm right after a figure: "286 workers of the mill", "430 workers went to the mill"."""
    after = next(
        (mention for mention in one.mentions if mention.start >= end and mention.kind in ("firm", "site")),
        None,
    )
    if after is None:
        return None
    between = one.text[end - one.span.start : after.start - one.span.start]
    return after if _AT.fullmatch(between) or _SENT.fullmatch(between) else None


def _taking(one: Sentence, end: int) -> str:
    """Return who takes a share: the one after "go to"."""
    after = [
        mention
        for mention in one.mentions
        if mention.start >= end and mention.kind in ("firm", "site", "role")
    ]
    between = one.text[end - one.span.start : after[0].start - one.span.start] if after else ""
    return (
        after[0].name
        if after
        and re.search(
            r"\b(?:go(?:es)?|went|sold|sent|flow(?:s|ed)?|bound) (?:now |directly )?(?:to|for)\b", between
        )
        else ""
    )


def _unit(predicate: str, quantity: Quantity) -> str:
    if (predicate in ("hours_per_day", "legal_limit") or quantity.per == "day") and quantity.unit.startswith(
        "hours"
    ):
        return "hours"
    if predicate == "rest_days":
        return f"days per {quantity.per}" if quantity.per else "days per month"
    return "workers" if quantity.unit in ("people", "women") and predicate in _HEADS else quantity.unit


_HEADS: Final = ("workers", "workers_left", "worker_nationality", "labor_transferred", "workers_interviewed")


_CHANGING: Final = re.compile(
    r"\b([Oo]rders|[Oo]utput|[Ee]xports|[Ii]mports|[Pp]roduction|[Vv]olumes?|[Ss]hipments|[Ss]ales|[Vv]isits|[Ww]orkloads?|[Pp]rices|[Tt]rade|[Dd]eliveries|[Ww]orkforce|[Hh]eadcount)\b|(주문|물량|생산량|수출|수입|판매|订单|产量|产值|出口|进口|销量|销售额)|(주문|물량|생산량|수출|수입|판매|订单|产量|产值|出口|进口|销量|销售额)"
)
_OF_WHAT: Final = re.compile(
    r"\bof (?:all |the |its |their )*(?:[\w’']+ )?(orders|output|sales|purchases|deliveries|exports|production|business|shipments|turnover|goods|garments)\b"
)


def _object(
    predicate: str, quantity: Quantity, goods: Mention | None, subjects: Subjects, one: Sentence, subject: str
) -> str:
    if predicate in _NATIONAL:
        return (
            "CN"
            if _CHINESE.search(one.text) and not _KOREAN.search(one.text[quantity.start : quantity.end + 30])
            else "KP"
        )
    if predicate == "convict_labor":
        return "yes"
    if predicate == "composition":
        made = re.match(
            r"\W*(?:of\s+)?(?:\w+\s+)?(cotton|polyester|wool|nylon|acrylic|viscose|spandex|human hair|linen|silk)\b|[^，。]{0,4}(棉|涤纶|羊毛|腈纶)",
            one.text[quantity.end :],
        )
        return (made[1] or made[2]) if made else ""
    if predicate == "volume_change":
        changed = _CHANGING.search(one.text[max(0, quantity.start - 80) : quantity.end + 40])
        return (changed[1] or changed[2]) if changed else ""
    if predicate in ("share_taken", "on_time", "delivered_late", "rejects"):
        taken = _OF_WHAT.search(one.text[quantity.end :])
        taken = (
            taken
            or re.search(
                r"占(?:其|该公司|总)?(订单|产量|销售|出口|产值)|(주문|물량|생산량)의",
                one.text[max(0, quantity.start - 12) : quantity.end + 4],
            )
            or re.search(r"\b([Oo]rders|[Dd]eliver(?:y|ies)|[Oo]utput|[Pp]urchases)\b", one.text)
        )
        return next((part for part in taken.groups() if part), "") if taken else ""
    if predicate in ("shipments_from", "labor_transferred", "workers_from", "orders_moved"):
        return subjects.other(quantity.start + one.span.start, one.mentions, than=subject)
    if predicate in TRADE:
        if goods is not None:
            return goods.caption or goods.name
        return (
            quantity.noun
            if predicate in ("ordered", "output", "quantity_shipped", "quantity_sold")
            and quantity.noun.isascii()
            else ""
        )
    return ""
