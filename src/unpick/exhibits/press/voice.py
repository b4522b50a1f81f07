"""How a sentence is put: stated or denied, certain, likely, conditional, to come, or asked; and what kind of saying it is."""

import re
from dataclasses import dataclass
from typing import Final

from unpick.exhibits.press.accounts import correction
from unpick.exhibits.press.proposal import Certainty, Quantity

__all__ = ["Voice", "voice_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Polarity (stated, denied), certainty, mood and kind of saying of one clause."""

    polarity: str
    certainty: Certainty
    mood: str
    kind: str


def _any(english: str, wide: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{english})\b|(?:{wide})", re.IGNORECASE)


_DENY: Final = _any(
    r"den(?:y|ies|ied|ying|ial)|reject(?:s|ed|ing)?\s+(?:the\s+|all\s+|any\s+|these\s+|those\s+)?(?:claims?|allegations?|accusations?|reports?|suggestions?|charges?)|disput(?:es|ed|ing)\s|refut(?:es|ed|ing)|"
    r"dismiss(?:es|ed|ing)?\s+(?:the\s+)?(?:claims?|allegations?|reports?)|called\s+the\s+(?:claims?|allegations?|reports?)\s+(?:false|baseless|untrue)",
    r"否认|否認|反驳|驳斥|不属实|부인(?:했|하|한|해)|반박|사실이?\s?아니",
)
_ADMIT: Final = _any(
    r"admit(?:s|ted|ting)?|boast(?:s|ed|ing)?|confess(?:es|ed|ing)?|acknowledg(?:es|ed|ing)|conced(?:es|ed|ing)|brag(?:s|ged)?",
    r"承认|承認|坦承|자랑|인정(?:했|하|한)|시인(?:했|하|한)",
)
_TESTIFY: Final = _any(
    r"testif(?:y|ies|ied)|testimony|sworn|under oath|told (?:the |a )?(?:committee|hearing|court|commission|inquiry|senate)|affidavit|recalled|survivors?|former (?:prisoner|inmate|detainee|worker)s?",
    r"作证|证词|证言|증언",
)
_FIND: Final = _any(
    r"(?:customs|CBP|border protection|court|judge|authorit(?:y|ies)|inspectorate|ministry|treasury|OFAC|tribunal|panel of experts|regulator|agency|department|inspectors|government|police|ruling|labor office)\b[^.;]{0,60}?\b(?:found|determined|ruled|concluded|established|detained|seized|stopped|excluded|blocked|fined|penali[sz]ed|designated|withheld|identified|issued)",
    r"海关(?:总署)?(?:查获|扣留|认定|裁定|发现)|法院(?:认定|判)|세관(?:이|은)?\s?(?:압류|적발|판정|억류)|법원",
)
_SURVEY: Final = _any(r"survey(?:s|ed)?|poll(?:s|ed)?|questionnaires?", r"调查显示|问卷|설문")
_POLICY: Final = _any(
    r"(?:government|state|party|ministry|authorities)\b[^.;]{0,40}\b(?:encourag(?:es|ed)|ordered|instructed|directive|decree|policy|quota)",
    r"(?:当局|政府|党)(?:下令|指示|要求|鼓励)|당국(?:이|은|의)?\s?(?:지시|방침|독려)",
)
_LABEL: Final = _any(r"label(?:s|led|ed)?|tags?|marked|stamped|marking", r"标签|标注|标签|라벨|표시|상표")
_OFFER: Final = _any(
    r"advertis(?:es|ed|ing|ement)s?|listed for sale|job ads?|recruitment notice|for hire|brochure",
    r"广告|招聘|광고|모집",
)

_QUESTION: Final = re.compile(r"[?？]\s*[”\"'’」』)]*$")
_IF: Final = _any(
    r"if|unless|would|should|provided that|assuming|(?:(?<=^)|(?<=[,—]\s)|(?<=—))were\s+\w+\s+(?:ever\s+)?to|would\s+have|could\s+have\s+been|in the event|hypothetically|suppose",
    r"如果|假如|若(?:是|该|其)|倘若|만약|만일|(?:한다|된다|이라)면|라면",
)
_FUTURE: Final = _any(
    r"will(?!\s+of\b|ing)|won['’]t|shall|(?:is|are|was|were)\s+(?:expected|set|due|scheduled|likely|poised|about|planned)\s+to|plans?\s+to|expects?|expected\s+to|planned\s+to|intends?\s+to|aims?\s+to|going\s+to|predict(?:s|ed)|forecasts?|by\s+next|hopes?\s+to|proposed",
    r"将(?:会|要|于|在|从|把)?(?!近)|计划|预计|打算|拟|(?:할|될|늘릴|보낼)\s?(?:것|계획|예정|전망)|예정이다|전망이다|계획이다",
)
_MAY: Final = _any(
    r"(?-i:may)(?!\s+\d)|might|could|possibl[ey]|perhaps|suspect(?:s|ed)?|alleged(?:ly)?|rumou?red|unclear|unconfirmed|purported(?:ly)?|reportedly|said\s+to\s+(?:be|have|use|employ|make|come|belong|work)|heard\s+that|rumors?|hearsay|cannot be ruled out|(?:he|she|they|i) (?:had been|have been|has been|was|were) (?:also |later )?told",
    r"可能|或许|也许|疑似|涉嫌|被指|据称|据报|据传|据说|传闻|听说|(?:수|을지)도\s?(?:있|모)|의혹|추정|가능성|소문|전해졌|전해진|알려졌|알려진",
)
_LIKELY: Final = _any(
    r"likely|probabl[ey]|believed|reasons? to (?:believe|suspect)|(?:agency|customs|officials?|investigators|police|researchers) (?:believes?|suspects?)|appear(?:s|ed)?\s+to|seem(?:s|ed)?\s+to|presumably|thought\s+to|understood\s+to|suggest(?:s|ed|ing)?|indicat(?:es|ed|ing)\s+that",
    r"很可能|大概率|似乎|看来|据信|应该是|듯하|보인다|보이는|것으로\s?(?:보|추정|알려)",
)
_NOT: Final = _any(
    r"not|never|no\s+longer|n['’]t|neither|nor|without|nobody|none\s+of|no\s+(?:evidence|sign|indication|proof|workers?|employees?|north koreans?|uy?g?h?urs?|shipments?|goods|prison\w*|link|ties|connection|such)|failed\s+to|refused\s+to|free\s+of|rather\s+than",
    r"没有|并未|从未|从不|不是|并不|未曾|不存在|未(?:使用|雇用|发现|接受)|不(?:使用|雇|接受|采购|生产)|无(?:任何|证据)|않(?:았|는|다|고|은)|없(?:다|었|는|이|고)|아니(?:다|라|며|었)|못\s?(?:했|한|하)",
)
_NOT_AT_NUMBER: Final = re.compile(r"\b(?:not|n['’]t|cannot|no|never)\b(?=[^.;,]{0,24}\b(?:more|less|fewer|higher|lower|exceed|only|until|above|below|over|under|than)\b)|不(?=到|足|超|少|低|多|仅|只|过)|\bnot only\b|不仅|뿐만 아니라", re.IGNORECASE)  # fmt: skip
_ONLY_WHOLE: Final = re.compile(
    r"[,;:，；：]|\band\s+(?=(?:would|will|could|might|should)\b)|\b(?:but|although|though|while|whereas|however)\b|但|却|而(?!且)|지만|으나",
    re.IGNORECASE,
)

_RIGHT: Final = re.compile(rf"{_ONLY_WHOLE.pattern}|\b(?:that|which|who)\b", re.IGNORECASE)


def voice_of(sentence: str, start: int, end: int, *, quantity: Quantity | None = None) -> Voice:
    """Return how the part of a sentence from start to end is put.

    Args:
        quantity: its figure, whose own words ("not more than") deny nothing.

    >>> voice_of("The mill denied using 40 prisoners.", 16, 35)
    Voice(polarity='denied', certainty=<Certainty.DENIED: 'denied'>, mood='', kind='denial')
    >>> voice_of("If the mill used prisoners, goods will be barred.", 7, 26).certainty
    <Certainty.CONDITIONAL: 'conditional'>
    """
    clause = _clause(sentence, start, end)
    denies = _denies(sentence, start) or correction(sentence)
    negated = _negated(clause, quantity, sentence)
    # A denial of a negation ("denied that it does not") is too knotted to turn round; it stays a denial.
    polarity = "denied" if denies or negated else "stated"
    mood = _mood(sentence, re.sub(r"\bperhaps\b", "", clause) if quantity is not None else clause)
    certainty = Certainty.DENIED if polarity == "denied" else _OF_MOOD[mood]
    return Voice(polarity=polarity, certainty=certainty, mood=mood, kind=_kind(sentence, denies=denies))


def _clause(sentence: str, start: int, end: int) -> str:
    """Return the clause around a place: from the last mark or conjunction before it to the next one after it."""
    left = 0
    for mark in _ONLY_WHOLE.finditer(sentence, 0, start):
        if not _inside_number(sentence, mark.start()):
            left = mark.end()
    right = len(sentence)
    for mark in _RIGHT.finditer(sentence, end):
        if not _inside_number(sentence, mark.start()):
            right = mark.start()
            break
    return sentence[left:right]


def _inside_number(text: str, at: int) -> bool:
    return text[at] == "," and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()


def _denies(sentence: str, start: int) -> bool:
    """Tell whether a verb of denial governs what stands at a place: before it in English and Chinese, after it in Korean."""
    match = _DENY.search(sentence)
    if match is None:
        return False
    if "가" <= match.group()[0] <= "힣" or match.group() in ("不属实",):
        return match.start() >= start
    if match.start() <= start:
        # "denies that prisoners were used but concedes that two workshops": the denial ends at the next saying.
        if _SAYS_ON.search(sentence, match.end(), start):
            return False
        # "denied entry", "was denied pay" is no denial of a claim.
        return not re.match(r"\s+(?:entry|access|pay(?:ment)?|visas?|medical|food|leave|rest|them|the right|permission|contact)\b", sentence[match.end() :])  # fmt: skip
    return bool(
        re.search(
            r"which\b[^.;]{0,30}$|,\s*(?:a|an)\s+[^.;]{0,20}$|claim\b[^.;]{0,40}$",
            sentence[start : match.start()],
        )
    )


_NOT_THIS: Final = re.compile(r"\bnot\s+(?:about\s+|some\s+)?$")
_SAYS_ON: Final = re.compile(
    r"(?:\b(?:but|and|while|although|though|,)\s+(?:\w+\s+){0,2}?(?:conced\w+|admit\w*|acknowledg\w+|said|says|say|saying|insist\w*|adding|added|claim\w*|claiming|confirm\w*|stress\w*))\b|[，；](?:但|并|而)?(?:称|说|表示|承认|强调)"
)


def _negated(clause: str, quantity: Quantity | None, sentence: str) -> bool:
    if (
        quantity is not None
        and _NOT_THIS.search(sentence[: quantity.start])
        and re.match(r"\s*,?\s+but\b", sentence[quantity.end :])
    ):
        return True
    kept = _NOT_AT_NUMBER.sub(" ", clause)
    if quantity is not None:
        own = sentence[quantity.start : quantity.end]
        kept = kept.replace(own, " ") if quantity.bound != "=" else kept
        if kept.isascii() and own in kept:
            # A "not" after the figure speaks of something else: "earn 300 yuan and are not forced".
            kept = kept[: kept.index(own)]
        # "with no days off" beside a figure denies another thing; only a verb's own "not" turns a figure round.
        return bool(re.search(r"\b(?:(?:did|does|do|has|have|had|was|were|is|are)\s?n(?:o|['’])t|never|no longer)\b(?!\s+(?:only|have|allowed|paid|permitted|able|free))|没有|并未|从未|并非|지\s?않", kept, re.IGNORECASE))  # fmt: skip
    return bool(_NOT.search(kept))


_OF_MOOD: Final = {
    "": Certainty.STATED, "question": Certainty.ALLEGED, "if": Certainty.CONDITIONAL, "future": Certainty.CONDITIONAL,
    "likely": Certainty.ALLEGED, "may": Certainty.ALLEGED,
}  # fmt: skip


def _mood(sentence: str, clause: str) -> str:
    if _QUESTION.search(sentence):
        return "question"
    if _IF.search(clause) or re.match(r"\W*(?:if|unless|were)\b|如果|若|만약|만일", sentence, re.IGNORECASE):
        return "if"
    for mood, pattern in (("future", _FUTURE), ("likely", _LIKELY), ("may", _MAY)):
        if pattern.search(clause):
            return mood
    return ""


def _kind(sentence: str, *, denies: bool) -> str:
    if denies:
        return "denial"
    for kind, pattern in (
        ("admission", _ADMIT),
        ("testimony", _TESTIFY),
        ("finding", _FIND),
        ("survey", _SURVEY),
        ("policy", _POLICY),
        ("offer", _OFFER),
    ):
        if pattern.search(sentence):
            return kind
    return (
        "label"
        if _LABEL.search(sentence) and re.search(r"made in|제\b|制造|产", sentence, re.IGNORECASE)
        else "report"
    )
