"""Which claim a figure makes: its unit first, then the words of its clause, then those of its sentence."""

import functools
import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from unpick.exhibits.press.proposal import Quantity
from unpick.exhibits.press.units import rows_of

__all__ = ["Meant", "meaning"]

_FALLS: Final = re.compile(
    r"\b(?:fell|fall(?:s|en|ing)?|dropp?(?:s|ed|ing)?|declin\w+|cut(?:s|ting)?|reduc\w+|down|shr[aiu]nk\w*|slump\w*|plung\w+|halv\w+|contracted|lower|fewer|less|below|cheaper|discount\w*|undercut\w*|sav(?:e|es|ing)|los[te]|decreas\w+|dwindl\w+|tumbl\w+|shrivel\w*|plummet\w*|collaps\w+|slid|sank|sunk|eased|evaporat\w+|slipp\w+|wan(?:ed|ing))\b"
    r"|下降|减少|下滑|缩减|降|便宜|低|감소|줄|하락|급감|축소|저렴|싸|싼|낮",
    re.IGNORECASE,
)
_WHOLE: Final = {"workers": ("workers", "headcount"), "people": ("workers", "headcount"), "shipments": ("shipments", "shipment"), "containers": ("shipments", "shipment")}  # fmt: skip
"""Claims of a whole of which the sentence tells a part: "12 of the 150 workers"."""

_ALL_CHINESE: Final = re.compile(
    r"\ball (?:of )?(?:its |the |our |their )?(?:\d+ )?\w+[^.;]{0,30} (?:are|were) Chinese\b|\b(?:are|were) (?:all )?Chinese (?:citizens|nationals)\b|(?:全部|都|均)(?:是|为)中国(?:人|公民|籍)|모두\s?중국인"
)
_BOUND: Final = re.compile(
    r"\b(?:more|less|fewer|greater|higher|lower)\s+than\s+(?=[\d$€£]|(?:an?\s+(?:third|quarter|half|dozen|hundred|thousand|million|fifth|tenth)|one|two|three|four|five|six|seven|eight|nine|ten|half|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b)",
    re.IGNORECASE,
)
"""Bounds of other figures: their "more" is no growth."""

_OPEN: Final = frozenset(
    (
        "share",
        "workers",
        "people",
        "prisoners",
        "pieces",
        "pairs",
        "tons",
        "kg",
        "shipments",
        "containers",
        "entries",
        "visits",
    )
)
"""Units of figures that are shown even when no rule knows what they are figures of: a person says so, or rejects them."""

_STOPPED: Final = ("value_stopped", "weight_stopped", "shipments_stopped")
"""Claims whose verb may stand in an earlier clause: "stopped eleven shipments, valued at ..."."""

_MARK: Final = re.compile(
    r"[,;:，；：。]|\b(?:since|after|before|when|because|until|where)\s+(?=(?:it|they|he|she|the|its|we)\b)|\b(?:and|but|while|whereas|although)\b|但|而|，|하며|하고|지만",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """What a figure is a figure of; `value` and `high` carry the sign of a change."""

    predicate: str
    type: str
    value: Decimal
    high: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    predicate: str
    type: str
    unit: re.Pattern[str]
    words: re.Pattern[str] | None
    unless: re.Pattern[str] | None


@functools.cache
def _rules() -> tuple[_Rule, ...]:
    made = []
    for row in rows_of("figures.csv"):
        words = "|".join(part for part in (row["english"], row["chinese"], row["korean"]) if part)
        made.append(
            _Rule(
                predicate=row["predicate"],
                type=row["type"],
                unit=re.compile(row["unit"]),
                words=re.compile(words, re.IGNORECASE) if words else None,
                unless=re.compile(row["unless"], re.IGNORECASE) if row["unless"] else None,
            )
        )
    return tuple(made)


def meaning(sentence: str, quantity: Quantity) -> Meant | None:
    """Return which claim a figure makes in its sentence; None when no rule knows it.

    >>> from unpick.exhibits.press.values import find_quantities
    >>> said = "Customs stopped six shipments worth $40,000."
    >>> [meaning(said, one).predicate for one in find_quantities(said)]
    ['shipments_stopped', 'value_stopped']
    """
    if quantity.whole:
        return _whole(quantity)
    if quantity.unit in ("workers", "people") and _ALL_CHINESE.search(sentence):
        return Meant(
            predicate="worker_nationality", type="nationality", value=quantity.value, high=quantity.high
        )
    found = _beside(sentence, quantity) or _by_rules(sentence, quantity)
    if (
        found is not None
        and found.predicate == "value_of_shipments"
        and quantity.per in ("kg", "ton", "piece", "pair", "set", "dozen")
    ):
        return replace(found, predicate="unit_price", type="price")
    if found is None and (quantity.kind == "money" or quantity.unit.split(" per ")[0] in _OPEN):
        return Meant(predicate="figure", type="figure", value=quantity.value, high=quantity.high)
    return found


_KO_VERB: Final = re.compile(
    r"(?:을|를)\s(?:[가-힣]+\s)?(생산|만들|제작|수출|선적|납품|수입|들여|주문|발주|구매|사들|판매|팔아)"
)
_KO_MEANS: Final = (
    *((word, ("output", "output")) for word in ("생산", "만들", "제작")),
    *((word, ("quantity_shipped", "shipment")) for word in ("수출", "선적", "납품")),
    *((word, ("imported", "shipment")) for word in ("수입", "들여")),
    *((word, ("ordered", "order")) for word in ("주문", "발주")),
    *((word, ("bought", "supply")) for word in ("구매", "사들")),
    *((word, ("quantity_sold", "order")) for word in ("판매", "팔아")),
)
"""The Korean verb right after a figure says what became of it, whatever verbs follow."""
_KO_LESS: Final = re.compile(r"\s?(?:가량|정도|이상|안팎)?\s?(?:더\s)?(낮|싸|싼|저렴|비싸|비싼|높)")
_KO_PRICE: Final = re.compile(r"가격|단가|납품가|값|공급가|판매가")
_LESS: Final = re.compile(
    r"\s+(?:\w+\s+)?(less|cheaper|lower|below|under|more expensive|dearer|more|higher|above)\b(?:\s+than\b)?(?!\s+(?:than\s+)?(?:\d|an?\s+(?:year|month|week|third|quarter)))"
)
_PRICED: Final = re.compile(
    r"\b(?:pric\w*|costs?|cheap\w*|charg\w*|asks?|asked|sells?|sold|pay(?:s|ing)? for|quote[sd]?|competitors?|anybody else|market)\b",
    re.IGNORECASE,
)
_WAGED: Final = re.compile(
    r"\b(?:wages?|salar\w+|earn\w*|pay(?:check|roll)|contract promised|income)\b", re.IGNORECASE
)
_MINIMUM: Final = re.compile(
    r"\bminimum(?:\s+wage)?(?:\s+(?:there|in\s+[A-Z]\w+|for\s+\w+))?\s*(?:\(|:|,|is|was|of|stands\s+at|at)?\s*(?:[A-Z]{3}|[$€£¥])?\s*$",
    re.IGNORECASE,
)


def _beside(sentence: str, quantity: Quantity) -> Meant | None:
    """Return what the words right beside a figure make it: a difference of price, a legal minimum."""
    if (verb := _KO_VERB.match(sentence, quantity.end)) and quantity.kind in ("count", "weight"):
        predicate, kind = next(made for word, made in _KO_MEANS if word in verb[1])
        return Meant(predicate=predicate, type=kind, value=quantity.value, high=quantity.high)
    if quantity.kind not in ("money", "share") or quantity.signed:
        return None
    if (
        quantity.kind == "share"
        and (low := _KO_LESS.match(sentence, quantity.end))
        and _KO_PRICE.search(sentence)
    ):
        sign = Decimal(1 if low[1] in ("비싸", "비싼", "높") else -1)
        high = sign * quantity.high if quantity.high is not None else None
        return Meant(predicate="price_difference", type="price", value=sign * quantity.value, high=high)
    if quantity.kind == "money" and _MINIMUM.search(sentence[: quantity.start]):
        return Meant(predicate="legal_limit", type="hours", value=quantity.value, high=quantity.high)
    match = _LESS.match(sentence, quantity.end)
    if (
        match is None
        or not _PRICED.search(sentence)
        or (_WAGED.search(sentence) and quantity.kind == "share")
    ):
        return None
    by = Decimal(1 if match[1] in ("more expensive", "dearer", "more", "higher", "above") else -1)
    high = by * quantity.high if quantity.high is not None else None
    return Meant(predicate="price_difference", type="price", value=by * quantity.value, high=high)


def _by_rules(sentence: str, quantity: Quantity) -> Meant | None:
    clause, upto = _clause(sentence, quantity)
    fitting = [rule for rule in _rules() if rule.unit.fullmatch(quantity.unit)]
    for rule in fitting:
        if (
            rule.predicate in _STOPPED
            and rule.words
            and rule.words.search(upto)
            and not (rule.unless and rule.unless.search(upto))
        ):
            return _signed(rule, quantity, clause)
    for words in (clause, sentence):
        for rule in fitting:
            if rule.unless and rule.unless.search(words):
                continue
            if rule.words is None and words is clause and _has_better(fitting, sentence, rule):
                continue
            if rule.words is None or rule.words.search(words):
                return _signed(rule, quantity, clause)
    return None


def _whole(quantity: Quantity) -> Meant | None:
    """Return the claim of a whole of which the sentence tells a part."""
    if quantity.unit not in _WHOLE:
        return None
    predicate, kind = _WHOLE[quantity.unit]
    return Meant(predicate=predicate, type=kind, value=quantity.value, high=quantity.high)


def _has_better(fitting: list[_Rule], sentence: str, plain: _Rule) -> bool:
    """Tell whether a rule with words, listed before a rule without, fits the whole sentence."""
    return any(
        rule.words and rule.words.search(sentence) and not (rule.unless and rule.unless.search(sentence))
        for rule in fitting[: fitting.index(plain)]
    )


def _clause(sentence: str, quantity: Quantity) -> tuple[str, str]:
    """Return the clause of a figure and the sentence up to its end, both without the words of the figure's own bound."""
    own = " " * (quantity.at - quantity.start)
    sentence = sentence[: quantity.start] + own + sentence[quantity.at :]
    sentence = _BOUND.sub(lambda match: " " * len(match.group()), sentence)
    left, right = 0, len(sentence)
    for mark in _MARK.finditer(sentence, 0, quantity.start):
        if not _in_number(sentence, mark.start()):
            left = mark.end()
    for mark in _MARK.finditer(sentence, quantity.end):
        if not _in_number(sentence, mark.start()):
            right = mark.start()
            break
    return sentence[left:right], sentence[:right]


def _in_number(text: str, at: int) -> bool:
    return text[at] == "," and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()


def _signed(rule: _Rule, quantity: Quantity, clause: str) -> Meant:
    value, high = quantity.value, quantity.high
    if rule.predicate in ("volume_change", "price_difference") and not quantity.signed:
        if quantity.unit == "times":
            value, high = value - 1, high - 1 if high is not None else None
        elif _FALLS.search(clause):
            value, high = -value, -high if high is not None else None
    return Meant(predicate=rule.predicate, type=rule.type, value=value, high=high)
