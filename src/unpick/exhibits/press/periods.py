"""Which of the times of a sentence is the period of a claim in it."""

import re
from collections.abc import Sequence
from typing import Final

from unpick.exhibits.press.times import Time

__all__ = ["content_times", "continued", "period_of"]

_SAID: Final = re.compile(
    r"\b(?:said|told|testified|reported|wrote|announced|published|stated|found|interviewed|ruled|claimed|confirmed)\b|(?:报道|透露|表示|说|称|전했|말했|밝혔|보도)",
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


def content_times(sentence: str, times: Sequence[Time]) -> tuple[Time, ...]:
    """Return the times that date what is said; that of the saying itself ("told a hearing in 2019 that ...") is left out."""
    kept = []
    for one in times:
        before, after = sentence[: one.start], sentence[one.end :]
        said = _SAID.search(before)
        if said and not _THAT.search(before[said.end() :]) and _THAT.search(after):
            continue
        # "a source said on Tuesday." at the end dates the saying.
        if (
            said
            and re.fullmatch(r"[\w\s]{0,30}", before[said.end() :])
            and re.fullmatch(r"\W*", after)
            and len(before[: said.start()].strip()) > 20
        ):
            continue
        # "than in the same period last year": what is compared with.
        if re.match(r"\s?(?:의\s)?(?:같은\s?기간|동기|同期)", after) or re.search(
            r"\b(?:same|corresponding)\s+(?:period|months?|quarter|time)\s+(?:of\s+|in\s+)?$", before
        ):
            continue
        # Korean "소식통이 2일 전했다": the day right before the verb of saying.
        if re.match(r"\s?(?:전했|말했|밝혔|보도했|발표했)", after):
            continue
        # "In a filing on Friday, the firm put": the day of a paper or an interview; "dated" is that of a document.
        if re.search(
            r"\b(?:filing|statement|interview|letter|e-?mail|speech|hearing|reply|press release|broadcast|ruling|dated|undated|article|post|report)\b[^,.;]{0,36}$",
            before,
            re.IGNORECASE,
        ) and not re.search(r"\b(?:report|article|post)\b[^,.;]*\b(?:since|between|that)\b", before):
            continue
        # "The bookkeeper, who left in November, said": the time of an aside about who speaks.
        if re.search(r",\s+who\b[^,;]*$", before) and re.match(
            r"[^,;]*,\s+(?:\w+\s+)?(?:said|says|told|testified|recalled|added)\b", after
        ):
            continue
        # "than last year", 比去年, 지난해보다: what is compared with is no period.
        if re.search(
            r"(?:\b(?:than|compared\s+(?:with|to)|as\s+in|against|versus|over)\s+(?:in\s+)?|比|较)$",
            before,
            re.IGNORECASE,
        ) or after.startswith(("보다", "에 비해", "대비", " 대비")):
            continue
        kept.append(one)
    return tuple(kept)


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
    return ("" if near.open == "until" else near.first), ("" if near.open == "since" else near.last)


def _reaches(sentence: str, start: int, end: int, time: Time) -> bool:
    if not sentence or time.start < 0:
        return True
    if len(sentence[: time.start].split()) <= 3 and time.end <= start:
        return True
    between = sentence[end : time.start] if time.start >= end else sentence[time.end : start]
    return not _APART.search(between)
