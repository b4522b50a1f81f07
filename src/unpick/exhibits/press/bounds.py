"""Bounds of figures: over, up to, nearly, at least, and their Chinese and Korean forms, before and after a number."""

import re
from typing import Final

from unpick.exhibits.press.proposal import Quantity

__all__ = ["bound_around"]

_NOT: Final = r"(?:no|not|never|n['’]t|cannot(?:\s+\w+)?|can(?:no|['’])t(?:\s+\w+)?|nor)\s+(?:\w+\s+){0,2}?"
_ENGLISH: Final = (
    # A denied comparison turns it round, so these are looked for first.
    ("<=", r"(?:nobody|no\s+one|none|no\s+worker|no\s+woman)\s+(?:of\s+\w+\s+)?(?:\w+\s+){0,3}?(?:more|higher|longer)\s+than"),
    ("<=", rf"{_NOT}(?:more|higher|greater|larger|longer)\s+than|(?:not|never|n['’]t)\s+(?:ever\s+)?(?:exceed(?:s|ed|ing)?|above|over|past|beyond)|at\s+(?:the\s+)?(?:very\s+)?most|(?:a\s+)?maximum(?:\s+of)?|(?:capped|limited|restricted)\s+(?:at|to)"),
    (">=", rf"(?:not|never|n['’]t)\s+(?:\w+\s+){{1,2}}(?:under|below)|{_NOT}(?:fewer|less|lower)\s+than|(?:not|never|n['’]t|no)\s+(?:ever\s+)?(?:under|below|short\s+of)|not\s+(?:a\s+\w+\s+)?less\s+than|at\s+(?:the\s+)?(?:very\s+)?least|no\s+less\s+than|nothing\s+(?:under|below|less\s+than|short\s+of)|(?:a\s+)?minimum(?:\s+of)?"),
    ("<=", r"(?<!add\s)(?<!adds\s)(?<!added\s)(?<!adding\s)(?<!amount\s)(?<!amounts\s)(?<!up\s)up\s+to|as\s+(?:much|many|high|long|large)\s+as"),
    ("<", r"(?:somewhat\s+|slightly\s+|a\s+little\s+|far\s+|well\s+)?(?:less|fewer|lower|smaller|shorter)\s+than|(?:just\s+|well\s+|far\s+)?(?:under|below|beneath|short\s+of)"),
    (">", r"(?:somewhat\s+|slightly\s+|a\s+little\s+|a\s+bit\s+|far\s+|well\s+|rather\s+)?(?:more|greater|higher|larger|longer|bigger)\s+than|(?:just\s+|well\s+)?(?:over|above|beyond|past)|in\s+excess\s+of|(?=a\s+good\s+half)|exceed(?:s|ed|ing)?|upwards?\s+of|north\s+of|surpass(?:es|ed|ing)?|topp(?:ed|ing)|tops"),
    ("~", r"about|around|approximately|approx\.?|roughly|some|nearly|almost|close\s+to|(?:an?\s+)?estimated(?:\s+at)?|circa|ca?\.|~|≈|not\s+quite|nearing|perhaps|near(?:er|ly)?(?:\s+to)?|closer\s+to|in\s+the\s+region\s+of|in\s+the\s+order\s+of|something\s+like|(?=a\s+good\s+(?:third|quarter|fifth|tenth))|or\s+so|maybe|in\s+the\s+neighbou?rhood\s+of|approaching|touching|give\s+or\s+take|put\s+at\s+around|or\s+thereabouts|north\s+of\s+about|an\s+average\s+of\s+about|just\s+short\s+of"),
)  # fmt: skip
_WIDE: Final = (
    ("<=", r"不超过|不多于|不高于|至多|最多(?:只有|不过)?"),
    (">=", r"至少|最少|不少于|不低于|起码|최소(?:한)?|적어도"),
    ("<=", r"高达|多达|最高|最长(?:达)?|长达|최대|최고|많게는|길게는|최장"),
    ("<", r"不到|不足|低于|少于|未满|尚不足"),
    (">", r"超过|超出|逾|多于|高于|大于|突破"),
    ("~", r"大约|大概|将近|接近|差不多|约合|约|約|近|대략|거의|얼추|약|근"),
)  # fmt: skip
_FILL: Final = r"(?:\s+[“\"‘']?(?:only|just|about|around|a|an|the|one|of|its|their|every|some|total\s+of))*\s*(?:(?:US|C|A|HK|CA|AU)?[$€£¥]|RMB|CNY|USD)?\s?[(]?$"
_LEADS: Final = tuple(
    (bound, re.compile(rf"(?<![\w-])(?:{pattern}){_FILL}", re.IGNORECASE)) for bound, pattern in _ENGLISH
)
_WIDE_LEADS: Final = tuple(
    (
        bound,
        re.compile(
            rf"(?:{pattern})(?:要付|需付|支付|付|要|需要?|给|挣|拿到?|领|用|做|雇|为|只有|有|达到?|是|在)?\s?[$€£¥￥]?$"
        ),
    )
    for bound, pattern in _WIDE
)
_TAILS: Final = (
    (">=", re.compile(r"\s*(?:or\s+more\b|and\s+more\b|\w+\s+or\s+more\b|or\s+(?:above|over|higher)\b|and\s+(?:above|over|up)\b|以上|이상)")),
    ("<=", re.compile(r"\s*(?:or\s+(?:less|fewer|below|under)\b|at\s+(?:the\s+)?most\b|以下|以内|이하|이내)")),
    ("<", re.compile(r"\s*(?:미만|이\s?채\s?(?:안|못)|도\s?(?:안|채)|에\s?못\s?미치)")),
    (">", re.compile(r"\s*(?:초과|(?:을|를|이|가)?\s?(?:넘(?:는|게|었|어|은|으)|웃도|상회))")),
    (">=", re.compile(r"\s*at\s+(?:the\s+very\s+)?least\b")),
    ("~", re.compile(r"\s*(?:or\s+so\b|or\s+thereabouts\b|give\s+or\s+take\b|(?:\w+\s+){0,2}or\s+so\b|on\s+average\b(?=~)|가까이|左右|上下|가량|정도|안팎|쯤|남짓|내외)")),
    ("<=", re.compile(r"\s*까지")),
)  # fmt: skip
_ODD_ZH: Final = re.compile(r"\s?[多余餘]")
_ODD_KO: Final = re.compile(r"\s?여\s?(?=[가-힣])")
_REACH: Final = 40


def bound_around(text: str, start: int, end: int, quantity: Quantity) -> tuple[str, int, int]:
    """Return the bound of a number, and from where to where its words stand.

    Args:
        start, end: the bare number, without unit. quantity: with its unit, whose words may hold the bound or stand before it.

    >>> one = Quantity(start=10, end=27, at=10, value=__import__("decimal").Decimal(200), unit="workers")
    >>> bound_around("more than 200 skilled workers", 10, 13, one)
    ('>', 0, 13)
    """
    return _before(text, end, quantity) or _after(text, start, end, quantity) or ("=", start, end)


def _before(text: str, end: int, quantity: Quantity) -> tuple[str, int, int] | None:
    lead = text[max(0, quantity.start - _REACH) : quantity.start]
    for bound, pattern in _LEADS if text.isascii() else (*_LEADS, *_WIDE_LEADS):
        if match := pattern.search(lead):
            return _softened(bound, text, quantity), quantity.start - len(lead) + match.start(), end
    return None


def _after(text: str, start: int, end: int, quantity: Quantity) -> tuple[str, int, int] | None:
    for where in (end, quantity.end):
        for bound, pattern in _TAILS:
            if match := pattern.match(text, where):
                return bound, start, match.end()
    # 300多人 and 300余人 are above 300; Korean 300여 명 is about 300.
    if re.match(r"-plus\b", text[end : end + 6]):
        return ">", start, end + 5
    if re.match(r"-odd\b", text[end : end + 5]):
        return "~", start, end + 4
    if text[end : end + 1] == "+" or _ODD_ZH.match(text, end):
        return ">", start, end + 1
    if re.search(r"[十百千\d][余餘多][万亿萬億]$", text[start:end]):
        return ">", start, end
    return ("~", start, end) if _ODD_KO.match(text, end) else None


def _softened(bound: str, text: str, quantity: Quantity) -> str:
    """Return the bound; a Korean or Chinese figure with words on both sides keeps the one that limits it."""
    if bound != "~":
        return bound
    for other, pattern in _TAILS:
        if other != "~" and pattern.match(text, quantity.end):
            return other
    return bound
