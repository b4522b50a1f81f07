"""Which of the times of a sentence is the period of a claim in it."""

import re
from collections.abc import Sequence
from typing import Final

from unpick.exhibits.press.times import Time

__all__ = ["content_times", "continued", "period_of", "spans"]

_SAID: Final = re.compile(
    r"\b(?:said|told|testified|reported|wrote|announced|published|stated|found|interviewed|ruled|claimed|confirmed)\b|(?:报道|透露|表示|说|称|전했|말했|밝혔|보도)",
    re.IGNORECASE,
)
_RIGHT_AFTER: Final = re.compile(
    r"(?:\b(?:said|says|announced|told\s+(?:[A-Z]\w+\s?){1,3}|wrote|confirmed|stated)(?:\s+(?:late|early))?\s+(?:on\s+|in\s+)?|\b(?:provided|supplied|submitted|handed\s+over|lodged|filed|signed|dated|obtained|seen|produced\s+in\s+court|unsealed|amended|updated|corrected)\s+(?:here\s+)?(?:on\s+|in\s+)?)$",
    re.IGNORECASE,
)
_THAT: Final = re.compile(r"\bthat\b|[:：“]")
_APART: Final = re.compile(
    r"[;；。]|,\s+(?:and|but|while|whereas|which|who|up|down|compared|with|against|from|versus|although|though|where|when|because)\b|\bwhere\b|\band\s+(?:it|they|he|she|then)\b|，(?:而|但|并)|지만\s|하며\s|으며\s",
    re.IGNORECASE,
)
_GOES_ON: Final = re.compile(
    r"[“\"]?(?:Of (?:those|these|them)|Nearly (?:\w+ ){0,2}of (?:those|these|them)|They (?:were|weighed|came)|These|Those|All of (?:these|those|them))\b|其中|这些|이 가운데|이 중"
)  # fmt: skip


_BETWEEN: Final = re.compile(r"\bbetween\s+(?:(?:early|late|mid|the\s+\w+\s+of)[\s-]+)?$", re.IGNORECASE)
_FROM: Final = re.compile(r"\bfrom\s+(?:(?:early|late|mid|the\s+\w+\s+of)[\s-]+)?$", re.IGNORECASE)
_TO: Final = re.compile(
    r"\s+(?:to|until|till|through|up\s+to)\s+(?:(?:early|late|mid|the\s+\w+\s+of|the\s+end\s+of)[\s-]+)?|\s?[–—-]\s?",
    re.IGNORECASE,
)


def spans(text: str, times: Sequence[Time]) -> list[Time]:
    """Return the times of a text with the two ends of a span put together: "between A and B", "from A to B"."""
    told: list[Time] = []
    for one in times:
        last = told[-1] if told else None
        if last is not None and last.first[: len(one.last)] <= one.last:
            gap, lead = text[last.end : one.start], text[max(0, last.start - 24) : last.start]
            both = re.fullmatch(r"\s+and\s+", gap) and (
                _BETWEEN.search(lead) or (len(last.first) == len(one.first) == 10)
            )
            if both or (
                _TO.fullmatch(gap)
                and (_FROM.search(lead) or re.match(r"from\s", text[last.start : last.end], re.IGNORECASE))
            ):
                told[-1] = Time(
                    start=last.start, end=one.end, first=last.first, last=one.last, relative=one.relative
                )
                continue
        told.append(one)
    return told


def content_times(sentence: str, times: Sequence[Time]) -> tuple[Time, ...]:
    """Return the times that date what is said; that of the saying itself ("told a hearing in 2019 that ...") is left out."""
    return tuple(
        one
        for one in times
        if _dates_content(sentence[: one.start], sentence[one.end :])
        and _is_period(sentence[: one.start], sentence[one.end :])
    )


def _dates_content(before: str, after: str) -> bool:
    """Tell whether a time is not that of the saying."""
    said = _SAID.search(before)
    if said and not _THAT.search(before[said.end() :]) and _THAT.search(after):
        return False
    # "a source said on Tuesday." at the end dates the saying.
    if (
        said
        and re.fullmatch(r"[\w\s]{0,30}", before[said.end() :])
        and re.fullmatch(r"\W*", after)
        and len(before[: said.start()].strip()) > 20
    ):
        return False
    # "said on Monday they had held", "provided August 9 by the importer": the day of the saying or of the paper.
    if _RIGHT_AFTER.search(before) and re.match(r"\s*,?\s+[\w“\"]", after):
        return False
    # "visited five times, most recently last November": the day of one of several.
    return not re.search(
        r"\b(?:most recently|latest|the last(?: of them| one| time)?|the first(?: of them| one| time)?)\s+(?:was\s+|came\s+)?(?:in\s+|on\s+)?$",
        before,
    )


def _is_period(before: str, after: str) -> bool:
    """Tell whether a time is neither what is compared with nor the day of a paper or of an aside."""
    # "than in the same period last year": what is compared with.
    if re.match(r"\s?(?:의\s)?(?:같은\s?기간|동기|同期)", after) or re.search(
        r"\b(?:same|corresponding)\s+(?:period|months?|quarter|time)\s+(?:of\s+|in\s+)?$", before
    ):
        return False
    # Korean "소식통이 2일 전했다": the day right before the verb of saying.
    if re.match(r"\s?(?:전했|말했|밝혔|보도했|발표했)", after):
        return False
    # "In a filing on Friday, the firm put": the day of a paper or an interview; "dated" is that of a document.
    if re.search(
        r"\b(?:filing|statement|interview|letter|e-?mail|speech|hearing|reply|press release|broadcast|ruling|dated|undated|article|post|report)\b[^,.;]{0,36}$",
        before,
        re.IGNORECASE,
    ) and not re.search(r"\b(?:report|article|post)\b[^,.;]*\b(?:since|between|that)\b", before):
        return False
    # "The bookkeeper, who left in November, said": the time of an aside about who speaks.
    if re.search(r",\s+who\b[^,;]*$", before) and re.match(
        r"[^,;]*,\s+(?:\w+\s+)?(?:said|says|told|testified|recalled|added)\b", after
    ):
        return False
    # "than last year", 比去年, 지난해보다: what is compared with is no period.
    return not re.search(
        r"(?:\b(?:than|compared\s+(?:with|to)|as\s+in|against|versus|over)\s+(?:in\s+)?|比|较)$",
        before,
        re.IGNORECASE,
    ) and not after.startswith(("보다", "에 비해", "대비", " 대비"))


def continued(sentence: str, before: Sequence[Time]) -> Sequence[Time]:
    """Return the time of the sentence before when this one goes on with it and it had only one."""
    return before if len(before) == 1 and _GOES_ON.match(sentence) else ()


def period_of(sentence: str, start: int, end: int, times: Sequence[Time]) -> tuple[str, str]:
    """Return the period of a claim at a place: the nearest time of its clause, or the one that opens the sentence.

    "Since" leaves the end open, "until" the beginning.

    >>> period_of("In 2020 it made 5 tons.", 11, 22, [Time(start=3, end=7, first="2020", last="2020")])
    ('2020', '2020')
    """
    fitting = [one for one in times if _reaches(sentence, start, end, one)]
    if not fitting:
        return "", ""
    near = min(fitting, key=lambda one: (min(abs(one.start - end), abs(one.end - start)), one.start))
    open_ = "" if near.start >= 0 and _WHEN.match(sentence[near.end : start]) else near.open
    return ("" if open_ == "until" else near.first), ("" if open_ == "since" else near.last)


_WHEN: Final = re.compile(r"\s*,?\s+when\b")
_ASIDE: Final = re.compile(r",\s+(?:which|who|whose|whom)\b[^,]*$")


def _reaches(sentence: str, start: int, end: int, time: Time) -> bool:
    if not sentence or time.start < 0:
        return True
    if len(sentence[: time.start].split()) <= 3 and time.end <= start:
        return True
    between = sentence[end : time.start] if time.start >= end else sentence[time.end : start]
    if time.end <= start and _WHEN.match(between):
        return not _APART.search(between[_WHEN.match(between).end() :])  # type: ignore[union-attr]
    # "which takes 29 percent, stopped on March 15": the day is of what the main clause tells.
    if time.start >= end and "," in between and _ASIDE.search(sentence[:start]):
        return False
    return not _APART.search(between)
