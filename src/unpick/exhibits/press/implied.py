"""Figures that a text implies: doubled, visited twice, "down from 48,000" without its unit."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from unpick.exhibits.press.bounds import bound_around
from unpick.exhibits.press.numbers import Number
from unpick.exhibits.press.proposal import Quantity, Span

__all__ = ["changes", "elided", "gapped", "is_compared", "parted", "visited"]

_CHANGED: Final = re.compile(r"\b(?:(?:more than |nearly |almost |about )?(doubl(?:ed|ing|es)|halv(?:ed|ing|es)|tripl(?:ed|ing|es)|quadrupl(?:ed|ing|es)|twice(?= as (?:much|many|high|large))))\b|(翻了?一?番|翻倍)|(두\s?배로\s?(?:늘|증가)|절반으로\s?(?:줄|감소))", re.IGNORECASE)  # fmt: skip
_FACTOR: Final = {"d": "1", "h": "-0.5", "t": "2", "q": "3", "翻": "1", "두": "1", "절": "-0.5"}
_TIMES_VISITED: Final = re.compile(
    r"\b(?:(?<!\bto )visit(?:s|ed)?|toured|inspected|came|travel(?:s|ed|led)|been (?:to|there))\b[^.;]{0,50}?\b(once|twice|(?:on )?(?:two|three|four|five|six|seven|eight|\d+) (?:times|occasions))\b",
    re.IGNORECASE,
)


def changes(text: str, taken: Sequence[Span]) -> list[Quantity]:
    """Return changes in words: doubled is a change of 1, halved of -0.5."""
    found = []
    for match in _CHANGED.finditer(text):
        word = next(part for part in match.groups() if part)
        at = match.end() - len(word)
        if any(one.start <= at < one.end for one in taken):
            continue
        factor = "1" if word.lower().startswith("twice") else _FACTOR[word[0].lower()]
        bare = Quantity(
            start=at, end=match.end(), at=at, value=Decimal(factor), unit="share", kind="change", signed=True
        )
        bound, start, end = bound_around(text, at, match.end(), bare)
        found.append(replace(bare, bound=bound, start=start, end=end))
    return found


def visited(text: str) -> list[Quantity]:
    """Return how often somebody visited: once, twice, three times."""
    told = {
        "once": 1,
        "twice": 2,
        "two": 2,
        "three": 3,
        "four": 4,
        "five": 5,
        "six": 6,
        "seven": 7,
        "eight": 8,
    }
    return [
        Quantity(
            start=match.start(1), end=match.end(1), at=match.start(1), unit="visits", noun="visits",
            value=Decimal(told.get(match[1].lower().removeprefix("on ").split()[0]) or int(re.sub(r"\D", "", match[1]) or 0)),
        )
        for match in _TIMES_VISITED.finditer(text)
    ]  # fmt: skip


_ELIDED: Final = re.compile(
    r"\b(?:(?:down|up)\s+from|compared\s+(?:with|to)|against|from|than|rather\s+than|instead\s+of|not|or|earns?|earned|gets?|got|paid|pays?|receives?|received|makes?|asks?|charges?)\s+(?:about\s+|some\s+|only\s+|around\s+|just\s+|more\s+than\s+|the\s+|almost\s+|nearly\s+)?[$€£¥]?$",
    re.IGNORECASE,
)


def is_compared(text: str, start: int) -> bool:
    """Tell whether a number is what the one before it is held against: "92 percent, against 71 percent"."""
    return bool(_AGAINST.search(text[max(0, start - 40) : start]))


_AGAINST: Final = re.compile(
    r"\b(?:down\s+from|up\s+from|compared\s+(?:with|to)|against|(?:rather|other)\s+than|instead\s+of|versus|vs\.?)\s+(?:\w+\s+){0,3}[$€£¥]?$",
    re.IGNORECASE,
)


def _alike(number: Number, found: Sequence[Quantity]) -> Quantity:
    """Return the figure whose unit an elided number has: the last of its order of size, sites and times left out."""
    fitting = [one for one in found if one.unit not in _ASIDE and one.kind != "time"] or list(found)
    near = [
        one
        for one in fitting
        if one.value and number.value and Decimal("0.02") <= abs(one.value / number.value) <= 50
    ]
    return (near or fitting)[-1]


_ASIDE: Final = frozenset(
    ("factories", "buildings", "countries", "companies", "machines", "camps", "officials")
)


def elided(text: str, first: Number, last: Number, found: Sequence[Quantity]) -> Quantity | None:
    """Read "down from 48,000": a number whose unit is that of the figure before it."""
    # "from the three" means firms or people named before.
    if first.words and text[: first.start].endswith(("the ", "those ", "these ")):
        return None
    if not found or first.share or not _ELIDED.search(text[max(0, first.start - 30) : first.start]):
        return None
    if re.match(r"\s+[A-Za-z-]+(?:\s+[a-z-]+)?\b", text[last.end :]) and not re.match(
        r"\s+(?:in|a|the|last|this|before|by|at|on|to|and|or|when|during|per|year|month|for|of)\b",
        text[last.end :],
    ):
        return None
    return _of_the_unit(text, first, last, _alike(first, found))


def _of_the_unit(text: str, first: Number, last: Number, model: Quantity) -> Quantity:
    """Return the quantity of a number, or of a range of two, with the unit of another figure."""
    high = last.value if last is not first else None
    one = replace(
        model,
        start=first.start,
        end=last.end,
        at=first.start,
        value=first.value,
        high=high,
        whole=False,
        bound="=",
    )
    bound, start, end = bound_around(text, first.start, last.end, one)
    return replace(one, bound="between" if high is not None else bound, start=start, end=end)


_AGAIN: Final = re.compile(
    r"(?:^|(?<=[\s“\"‘]))(?:(?:as\s+(?:much|many|little|few)\s+as|up\s+to|came\s+back\s+with|quoted)|(?:limit|maximum|minimum|ceiling|quota|target|norm|average|total)\s+of|the\s+(?:\w+\s+)?(?:figure|number|total|count|tally|amount|sum|rate|price|share)s?|(?:count(?:s|ed)?|signed\s+for|promise[sd]?|offer(?:s|ed)?|identified|found|estimated?s?|pays?|paid|earns?|earned|gets?|got|keeps?|kept|sees|saw|receives?|received|costs?|asks?|wants?|needs?|took|takes|bought|sold|has|have|had|made|makes|is|was|were|are|been|to|at|from|only|than|reached|it))\s*"
    r"(?:[“\"‘']?(?:maybe|perhaps|for|between|an?\s+further|another|a\s+mere|was|is|at|to|be|now|then|stood|nearer|closer|near|rose|fell|as|high|many|as|only|just|about|around|some|more|fewer|less|than|over|under|roughly|nearly|almost|up|between|only|himself|herself|themselves|me|us|them)\s+)*[$€£¥]?$",
    re.IGNORECASE,
)
_ENDS: Final = re.compile(
    r"\s*(?:$|[,.;:)”\"]|(?:alone|maybe|perhaps|apiece|more|less|according|in|by|last|this|from|before|at|on|and|but|or|a|an|the|per|when|after|if|for|during|instead|each|of\s+which|alone|now|then|today|there|here)\b)"
)


def again(
    text: str, first: Number, last: Number, found: Sequence[Quantity], before: Sequence[Quantity]
) -> Quantity | None:
    """Read a number without a unit after one with a unit in the sentence before: "Here I pay 11", "the figure nearer 5,000"."""
    known = [
        one
        for one in (*before, *found)
        if one.kind in ("money", "count", "share", "weight", "time") and not one.whole
    ]
    spelled = first.words and not (last is not first and all(one.kind == "time" for one in known))
    if not known or first.share or spelled or not _ENDS.match(text, last.end):
        return None
    opens = re.search(r"(?:^|[,;]\s*)$", text[: first.start]) and re.match(
        r"\s+according\s+to\b", text[last.end :]
    )
    if (
        not (opens or _AGAIN.search(text[max(0, first.start - 60) : first.start]))
        or 1900 <= first.value <= 2100
    ):
        return None
    model = _alike(first, known)
    if not first.value or not Decimal("0.05") <= abs(model.value / first.value) <= 20:
        return None
    return _of_the_unit(text, first, last, replace(model, compared=False))


_GAPPED: Final = re.compile(
    r"(?:,|;|\band|\bwhile)\s+(?:the\s+)?(?!January|February|March|April|May|June|July|August|September|October|November|December|In\b|On\b|At\b|No\b)"
    r"(?:[A-Z][\w’'&.-]+)(?:\s+[A-Z][\w’'&.-]+){0,3}\s+(?:only\s+|just\s+|another\s+|some\s+|about\s+|barely\s+|nearly\s+)?[$€£¥]?$"
)
_STOPS: Final = re.compile(r"\s*(?:$|[,.;]|and\s+(?:the\s+)?[A-Z])")


def gapped(text: str, first: Number, last: Number, found: Sequence[Quantity]) -> Quantity | None:
    """Read "Invented Mill received 27 loads, Invented Works eleven": the verb and the unit are those of the figure before."""
    if not found or first.share or not _STOPS.match(text, last.end) or 1900 <= first.value <= 2100:
        return None
    if not _GAPPED.search(text[max(0, first.start - 90) : first.start]):
        return None
    return replace(_of_the_unit(text, first, last, found[-1]), compared=True)


_OF_WHOLE: Final = re.compile(r"^\W*Of\s+[^.;]*$")
_THEN: Final = re.compile(
    r"[^.;,]{0,40},\s+(?:only\s+|just\s+|some\s+|about\s+|at\s+least\s+|more\s+than\s+|over\s+|nearly\s+|another\s+)*"
)


def parted(text: str, first: Number, last: Number, found: Sequence[Quantity]) -> Quantity | None:
    """Read "Of the 900 hands, 310 hold North Korean passports": the part has the unit of its whole."""
    whole = found[-1] if found else None
    if whole is None or whole.kind != "count" or first.share or first.value >= whole.value:
        return None
    if not _OF_WHOLE.match(text[: whole.start]) or not _THEN.fullmatch(text[whole.end : first.start]):
        return None
    # The next word is a verb or "of them": a noun of its own would be another thing.
    if not re.match(
        r"\s+(?:of\s+(?:them|these|whom)|were|are|was|is|had|have|hold|held|came|come|said|went|did|do|carr(?:y|ied)|failed|left)\b",
        text[last.end :],
    ):
        return None
    return _of_the_unit(text, first, last, replace(whole, compared=False))


_FREE: Final = re.compile(
    r"\b(an?|one|two|three|four)\s+(?:(?:single|free|full)\s+)?(?:Sundays?|rest\s+days?|days?\s+off|days?\s+of\s+(?:rest|leave))\b(?:\s+(?:off\s+)?(?:a|per|every|each|in\s+a)\s+(month|week|year))?"
    r"|\bone\s+day\s+(?:off\s+)?(?:a|per|every|each)\s+(month|week|year)\b(?=[^.;]{0,12}\b(?:off|rest|free))",
    re.IGNORECASE,
)
_FREE_KO: Final = re.compile(
    r"(하루|이틀|사흘|나흘|닷새|열흘|보름)(?=\s?(?:뿐|만|밖|쉬|쉰|이나|이상|간|가량|정도|을?\s?(?:늦|어기|어겼|지연)|이\s?(?:넘|걸)|씩?\s?쉬))"
)
_DAYS_KO: Final = {"하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "열흘": 10, "보름": 15}
_ONES: Final = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}


def free_days(text: str, taken: Sequence[Span]) -> list[Quantity]:
    """Return days without a numeral or with a word of their own: "a day off a month", 이틀, 보름."""
    found = []
    for match in _FREE.finditer(text):
        per = (match[2] or match[3] or "").lower()
        value = _ONES[(match[1] or "one").lower()]
        if re.search(
            r"\b(?:every|each)\s+(?:second|other)\s*$|\b(?:nobody|no one|none|never|not|n[’']t|without)\b[^.;]{0,30}$",
            text[: match.start()],
            re.IGNORECASE,
        ):
            continue
        found.append(
            Quantity(
                start=match.start(), end=match.end(), at=match.start(), value=Decimal(value),
                unit=f"days per {per}" if per else "days", kind="time", noun="days off", per=per,
            )
        )  # fmt: skip
    for match in _FREE_KO.finditer(text):
        per = "month" if re.search(r"한\s?달|월", text[max(0, match.start() - 12) : match.start()]) else ""
        found.append(
            Quantity(
                start=match.start(), end=match.end(), at=match.start(), value=Decimal(_DAYS_KO[match[1]]),
                unit=f"days per {per}" if per else "days", kind="time", noun="days", per=per,
            )
        )  # fmt: skip
    return [one for one in found if not any(span.start <= one.at < span.end for span in taken)]
