"""The other side of a figure: the country of workers, what changed, of what a share is, which goods."""

import re
from typing import Final

from unpick.exhibits.press.parts import TRADE, Sentence
from unpick.exhibits.press.proposal import Mention, Quantity
from unpick.exhibits.press.subjects import Subjects

__all__ = ["object_of"]

_CHINESE: Final = re.compile(
    r"\b(?:are|were) (?:all )?Chinese\b|\bChinese (?:citizens?|nationals?)\b|(?:全部|都)?(?:是|为)中国(?:人|公民|籍)|중국인|중국\s?국적"
)
_KOREAN: Final = re.compile(r"North Korean|DPRK|朝鲜|북한|조선")
_EACH_THING: Final = re.compile(
    r"\b(?:per|for\s+(?:a|an|each|every|one)|an?)\s+(?!day|month|week|year|hour|shift|piece|pair|worker|person|head|set|ton|tonne|kilo|kg|dozen|unit|item)([a-z]{3,})$"
)
_OF_STUFF: Final = re.compile(
    r"\s+of\s+(?:the\s+|its\s+|their\s+)?([a-z-]{3,}(?:\s[a-z-]{3,})?)(?=\s+(?:to|from|in|at|for|by|that|which|were|was|a|per|and|worth|last|this|between|since|exported|shipped|sold|bought)\b|[.,;)])"
)
_PRICED: Final = re.compile(
    r"\b(?:an?|each|every|one|per)\s+((?:[a-z-]+\s)?[a-z-]{3,})\s+(?:at|costs?|fetch(?:es|ed)|sells?\s+for|sold\s+for|goes\s+for|went\s+for|(?:is|was)\s+priced\s+at|for)\s+(?:between\s+|about\s+|some\s+|only\s+|just\s+|under\s+|over\s+)?$"
)
"""What is priced: "prices a lash strip at 0.45 yuan"."""
_CHANGING: Final = re.compile(
    r"\b([Oo]rders|[Oo]utput|[Ee]xports|[Ii]mports|[Pp]roduction|[Vv]olumes?|[Ss]hipments|[Ss]ales|[Vv]isits|[Ww]orkloads?|[Pp]rices|[Tt]rade|[Dd]eliveries|[Ww]orkforce|[Hh]eadcount)\b|(주문|물량|생산량|수출|수입|판매|订单|产量|产值|出口|进口|销量|销售额)|(주문|물량|생산량|수출|수입|판매|订单|产量|产值|出口|进口|销量|销售额)"
)
_OF_WHAT: Final = re.compile(
    r"\bof (?:all |the |its |their )*(?:[\w’']+ )?(orders|output|sales|purchases|deliveries|exports|production|business|shipments|turnover|goods|garments)\b"
)
_FIBER: Final = re.compile(
    r"\W*(?:of\s+)?(?:\w+\s+)?(cotton|polyester|wool|nylon|acrylic|viscose|spandex|human hair|linen|silk)\b|[^，。]{0,4}(棉|涤纶|羊毛|腈纶)"
)
_SHARE_OF: Final = re.compile(r"占(?:其|该公司|总)?(订单|产量|销售|出口|产值)|(주문|물량|생산량)의")
_ANY_OF: Final = re.compile(r"\b([Oo]rders|[Dd]eliver(?:y|ies)|[Oo]utput|[Pp]urchases)\b")


def object_of(
    predicate: str, quantity: Quantity, goods: Mention | None, subjects: Subjects, one: Sentence, subject: str
) -> str:
    """Return the object of the claim of a figure: a country, a fiber, what changed, the other side, or goods."""
    if predicate == "worker_nationality":
        korean = _KOREAN.search(one.text[quantity.start : quantity.end + 30])
        return "CN" if _CHINESE.search(one.text) and not korean else "KP"
    if predicate == "convict_labor":
        return "yes"
    if predicate == "composition":
        return _first(_FIBER.match(one.text[quantity.end :]))
    if predicate == "volume_change":
        return _first(_CHANGING.search(one.text[max(0, quantity.start - 80) : quantity.end + 40]))
    if predicate in ("share_taken", "on_time", "delivered_late", "rejects"):
        return _taken(quantity, one)
    if predicate == "visits" and (
        seen := [
            mention
            for mention in one.mentions
            if mention.kind in ("firm", "site") and mention.name != subject
        ]
    ):
        return seen[0].name
    if predicate in (
        "shipments_from",
        "labor_transferred",
        "transfers_labor_to",
        "workers_from",
        "orders_moved",
        "subcontracts",
    ):
        return subjects.other(quantity.start + one.span.start, one.mentions, than=subject)
    return _goods(predicate, quantity, goods, one) if predicate in TRADE else ""


def _first(match: re.Match[str] | None) -> str:
    return next((part for part in match.groups() if part), "") if match else ""


def _taken(quantity: Quantity, one: Sentence) -> str:
    """Return of what a share is taken, late or rejected."""
    near = one.text[max(0, quantity.start - 12) : quantity.end + 4]
    return _first(
        _OF_WHAT.search(one.text[quantity.end :]) or _SHARE_OF.search(near) or _ANY_OF.search(one.text)
    )


def _goods(predicate: str, quantity: Quantity, goods: Mention | None, one: Sentence) -> str:
    """Return the goods of a claim of trade: those beside the figure, else those of the text."""
    if predicate in ("unit_price", "piece_rate", "price_difference") and (
        priced := _PRICED.search(one.text[: quantity.start])
    ):
        return priced[1]
    if goods is None and (each := _EACH_THING.search(one.text[quantity.at : quantity.end])):
        return each[1]
    told = _OF_STUFF.match(one.text, quantity.end)
    if told and (goods is None or not quantity.end <= goods.start - one.span.start <= told.end()):
        return told[1]
    if goods is not None:
        return goods.caption or goods.name
    counted = predicate in ("ordered", "output", "quantity_shipped", "quantity_sold")
    return quantity.noun if counted and quantity.noun.isascii() and quantity.kind != "weight" else ""
