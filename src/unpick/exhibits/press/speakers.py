"""Who says a sentence: the words beside a verb of saying, a credit in brackets, or the speaker of the sentence before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from unpick.exhibits.press.privacy import hide_people
from unpick.exhibits.press.proposal import NONE_GIVEN, Span

__all__ = ["speakers"]

_SAY: Final = (
    r"said|says|say|told|tells|testif(?:y|ies|ied)|claim(?:s|ed)?|state[sd]?|report(?:s|ed)?|explain(?:s|ed)?|add(?:s|ed)|note[sd]?|notice[sd]?|wrote|writes|argue[sd]?|"
    r"estimate[sd]?|found|finds|conclude[sd]?|determine[sd]?|ruled|announce[sd]?|confirm(?:s|ed)?|reveal(?:s|ed)?|disclose[sd]?|admit(?:s|ted)?|boast(?:s|ed)?|"
    r"acknowledge[sd]?|concede[sd]?|confess(?:es|ed)?|den(?:y|ies|ied)|allege[sd]?|assert(?:s|ed)?|insist(?:s|ed)?|maintain(?:s|ed)?|recall(?:s|ed)?|describe[sd]?|warn(?:s|ed)?|"
    r"predict(?:s|ed)?|observe[sd]?|complain(?:s|ed)?|suggest(?:s|ed)?|indicate[sd]?|show(?:s|ed)?|document(?:s|ed)?|point(?:s|ed)?\s+out|counter(?:s|ed)|replie[sd]|"
    r"respond(?:s|ed)|declare[sd]?|list(?:s|ed)|put(?:s)?|calculate[sd]?|count(?:s|ed)|record(?:s|ed)|summari[sz]e[sd]?|contend(?:s|ed)?|believe[sd]?|recount(?:s|ed)?|reject(?:s|ed)?|dispute[sd]?"
)
"""Verbs that report what somebody says or shows."""

_WEAK: Final = re.compile(
    r"^(?:found|finds|list(?:s|ed)|put(?:s)?|show(?:s|ed)?|indicate[sd]?|suggest(?:s|ed)?|document(?:s|ed)?|record(?:s|ed)|count(?:s|ed)|report(?:s|ed)?|state[sd]?|maintain(?:s|ed)?|claim(?:s|ed)?|note[sd]?|notice[sd]?|believe[sd]?|add(?:s|ed)|estimate[sd]?|determine[sd]?|rule[sd]|reject(?:s|ed)?|dispute[sd]?|identif)"
)
_DET: Final = r"(?:the|a|an|one|two|three|several|some|many|most|multiple|both|another|its|their|his|her|these|those|other|all|former|local|trade)"
_NP: Final = r"(?:[^.;:!?“”\"\n]|\.(?=\w)|(?<=[A-Z])\.|(?<=Ltd)\.|(?<=Inc)\.|(?<=Co)\.){1,110}?"

_ACCORDING: Final = re.compile(
    r"\b(?:according\s+to|in\s+the\s+words\s+of|as\s+(?:reported|stated|told|described|confirmed)\s+by|(?:reported|obtained|compiled|published|seen|reviewed|documented|recorded|estimated|cited|released|found|calculated|quoted|described)\s+by|citing|quoting)\s+"
    r"([^,;.“”\"\n]{2,120}?)(?=\s*(?:,|;|\.(?:\s|$)|[“”\"]|$|\)|\s(?:that|who\s+said|found|show\w*|and\s+(?:was|were|is|are|has|had)|on\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b))",
    re.IGNORECASE,
)
_SHOWN: Final = re.compile(
    rf"(?:^|[,;“”\"]\s*|\b(?:but|and|while|although|though|because|that|whereas|as|when|yet)\s+)((?:{_DET}\s+|[A-Z]|[a-z-]+\s+(?={_SAY}))(?:{_NP})?)\s+(?:(?:has|have|had|also|later|then|openly|even|repeatedly|has\s+also|previously|flatly|since|separately|publicly|themselves|himself|herself)\s+){{0,2}}((?:{_SAY}))\b(?!\s+(?:by|to\s+(?:be|have))\b)",
)
_INVERTED: Final = re.compile(
    rf"[,”\"’?!]\s*(?:{_SAY})\s+((?:{_DET}\s+|[A-Z0-9]){_NP})(?=\s*(?:[.;“\"]|$|,\s+(?:adding|which|while|but|and)\b|\s+(?:in|on|at|during|to)\s+(?:an?\s+(?:interview|statement|email|report|phone)|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|a\s+hearing|the\s+hearing)))"
)
_NAMED_BEFORE: Final = re.compile(
    r"(?:^|[,.“”\"]\s)[A-Z][^,]{2,60},\s+(?:a|an|the|who|whose|then|now|head|director|chief|founder|owner|\d\d)\b[^,]*$"
)
"""A name and its role right before the verb: "Jane Roe, a trader, said", where what follows is said and does not say."""

_POSSESSED: Final = re.compile(
    r"\b((?:[A-Z][\w’'-]*\s+){0,4}[A-Z][\w-]*)(?:['’]s?)\s+(?:own\s+)?(?:\d{4}\s+|\w+\s+)?(?:report|paper|study|ruling|investigation|exposé|statement|audit|figures|data|testimony|survey|release|article|filing|records|records|website)\b"
)
_BRACKET: Final = re.compile(r"\[([A-Z][^\[\]\d]{2,60}(?:,\s*[A-Z][a-z]{2,8}\.?\s*\d{1,2},\s*\d{4})?)\]\s*$")
_PASSIVE: Final = re.compile(
    r"\b(?:it\s+is\s+(?:claimed|alleged|said|reported|believed)|reportedly|allegedly|is\s+said\s+to|are\s+said\s+to)\b",
    re.IGNORECASE,
)
_KO: Final = (
    re.compile(r"([가-힣A-Za-z0-9’'·\s]{2,40}?)(?:에\s?따르면|에\s?의하면|을\s?인용|를\s?인용)"),
    re.compile(
        r"([가-힣A-Za-z0-9()·\s]{2,40}?)(?:은|는|이|가|도|측은|씨는)\s(?:[^.]{0,200}?)(?:라고|다고|고|며|면서|을|를)?\s?(?:말했|밝혔|전했|주장했|설명했|증언했|부인했|인정했|지적했|강조했|덧붙였|보도했|추산했|집계했|발표했|반박했|시인했|자랑했|토로했|귀띔했|확인했|답했|경고했)"
    ),
)
_ZH: Final = (
    re.compile(
        r"(?:据|根据|按照|援引)\s?([^，。；、“”]{2,30}?)(?:的)?(?:报道|透露|介绍|称|说|统计|数据|估计|披露|消息|调查|记录|报告|显示|文件)"
    ),
    re.compile(
        r"(?:^|[，。；”])([^，。；“”]{2,24}?)(?:还|也|则|曾|随后|在[^，。；“”]{2,14}(?:中|上|时))?(?:表示|声称|指出|透露|承认|否认|报道|证实|认为|说|称|坦言|强调|回应|告诉|宣布|发现|估计|指控|反驳|补充说)(?=[，：:“”]|[^。；]{3,})"
    ),
)
_KO_CUT: Final = re.compile(r"^(?:그러나|하지만|또|또한|한편|이에|이어|반면|특히)\s|^.*[,.“”\"’]\s*")
_PRONOUN: Final = re.compile(
    r"^(?:he|she|they|it|the\s+(?:source|report|ruling|manager|official|company|agency|group|investigation|paper|author|researcher|spokes\w+|firm|factory|statement|article|auditor|witness|worker|trader|customs)|그는|그|这位[^，]{1,6}|他|她|该\w{1,4}|이\s소식통|소식통|해당\s소식통)$",
    re.IGNORECASE,
)
_NOBODY: Final = re.compile(
    r"^(?:it|there|this|that|which|who|what|these|those|we|i|you|one|all|also|photographs?|prices?|wages?|orders?|goods|shipments?|volumes?)$",
    re.IGNORECASE,
)
_NO_SPEAKER: Final = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|did|does|do|can|could|will|would|may|only|if|because|even|sat|patterned|that)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Words that make what stands before a verb of saying a clause of its own, not somebody who speaks."""

_CUT_SHORT: Final = re.compile(
    r"\b(?:the|a|an|of|to|in|its|their|his|her|and|or|for|by|with|no|not|as|this|that|from|at|on)$",
    re.IGNORECASE,
)
_EMPTY_SAYING: Final = re.compile(
    r"\b(?:explain\w*|summari[sz]\w*|describ\w*|put\s+it|outlin\w*|told|detail\w*|report\w*)\b(?![^.]*\bthat\b)(?![^.]*[“\"])[^.]{0,60}(?:clearly|succinctly|plainly|bluntly|as\s+follows|this\s+way|in\s+detail|:)\s*[.:]?$",
    re.IGNORECASE,
)
_CONTINUES: Final = re.compile(
    r"^(?:He|She|They|The\s+source|The\s+official|The\s+manager|그는|他|她|该)\b|^[“\"「『]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    who: str
    carries: bool = False


def speakers(text: str, spans: Sequence[Span], people: set[str]) -> list[str]:
    """Return for each sentence who says it, or `none given`.

    A quotation over several sentences has one speaker; a saying without content ("the source explained it clearly")
    carries to the sentences after it in the paragraph; "he" and "the source" are the last speaker that fits.

    >>> text = "According to a trader in Invented City, pay is 3 yuan. “They work 18 hours,” said a manager. It rains."
    >>> from unpick.exhibits.press.sentences import sentences
    >>> speakers(text, sentences(text), set())
    ['a trader in Invented City', 'a manager', 'none given']
    """
    own = [_speaker(text[span.start : span.end]) for span in spans]
    found: list[str] = []
    earlier: list[str] = []
    for number, span in enumerate(spans):
        told = own[number]
        who = _resolved(told.who, earlier) if told.who else ""
        if not who and number and _same_paragraph(text, spans[number - 1], span):
            who = _carried(text, spans, number, found, own)
        if who and told.who:
            earlier.append(who)
        found.append(who)
    _backwards(text, spans, found)
    return [hide_people(_tidy(who), people) or NONE_GIVEN if who else NONE_GIVEN for who in found]


def _speaker(sentence: str) -> _Told:
    if re.search(r"[가-힣一-鿿]", sentence) and (who := _wide(sentence)):
        return _Told(who=who)
    for pattern in (_BRACKET, _ACCORDING, _INVERTED):
        match = pattern.search(sentence)
        if match and not (pattern is _INVERTED and _NAMED_BEFORE.search(sentence[: match.start()])):
            return _Told(who=match[1].strip())
    for match in _SHOWN.finditer(sentence):
        who = _last_part(match[1])
        if who and not _NOBODY.match(who) and _speaks(who, match[2], sentence[match.end() :]):
            return _Told(who=who, carries=bool(_EMPTY_SAYING.search(sentence)))
    if match := _POSSESSED.search(sentence):
        return _Told(who=match[1])
    return _Told(who="")


def _speaks(who: str, verb: str, after: str) -> bool:
    """Tell whether a weak verb ("found", "shows") reports something: it needs "that", a figure or a speaker that can say."""
    if _NO_SPEAKER.search(re.sub(r"\bwho\b.*", "", who)) or _CUT_SHORT.search(who):
        return False
    if not _WEAK.match(verb.lower()):
        return True
    if re.match(
        r"\s+(?:that|how|it|they|no|only|“|\"|using|having|to\s+have|employing|evidence|more|at\s+least|about|\d)",
        after,
    ):
        return True
    return bool(re.search(r"\b(?:sources?|report|ruling|study|survey|records?|data|documents?|investigation|customs|CBP|ministry|audit\w*|officials?|statistics|photos?|figures|researchers?|group|analysts?|experts?|police|court|paper|company|firm|spokes\w+|manager|importer|retailer)\b", who, re.IGNORECASE))  # fmt: skip


def _last_part(words: str) -> str:
    """Return the noun phrase right before the verb, without an opening clause or adverb.

    >>> _last_part("In 2015, the head of the firm")
    'the head of the firm'
    """
    parts = re.split(
        r",\s+(?=(?:the|a|an|one|two|several|some|[A-Z])\b)|\b(?:but|although|because|that|whereas|when|while)\s+",
        words,
    )
    last = parts[-1].strip(' ,“”"')
    # "Min-su Kim, a manager at the mill" is one phrase: the name and its role belong together.
    if (
        len(parts) > 1
        and re.match(r"(?:a|an|the|one)\s", last)
        and re.fullmatch(r"[A-Z][\w’'-]+(?:\s+[A-Z][\w’'.-]+){0,3}", parts[-2].strip())
    ):
        last = f"{parts[-2].strip()}, {last}"
    return re.sub(
        r"^(?:however|meanwhile|separately|but|and|yet|also|later|still)\s+", "", last, flags=re.IGNORECASE
    )


def _wide(sentence: str) -> str:
    for pattern in (*_KO, *_ZH):
        if match := pattern.search(sentence):
            who = _KO_CUT.sub("", match[1].strip()).strip(" “”\"'")
            if 1 < len(who) <= 40 and not re.fullmatch(r"[\d\s]+", who):
                return who
    return ""


def _resolved(who: str, earlier: Sequence[str]) -> str:
    """Return the fuller words of an earlier speaker for "he" or "the source"."""
    if not _PRONOUN.match(who):
        return who
    head = who.lower().split()[-1]
    plain = head in ("he", "she", "they", "it", "그는", "그", "他", "她")
    for other in reversed(earlier):
        if plain or re.search(rf"\b{re.escape(head)}s?\b", other, re.IGNORECASE) or not head.isascii():
            return other
    return "" if plain else who


def _same_paragraph(text: str, before: Span, after: Span) -> bool:
    return "\n" not in text[before.end : after.start]


def _carried(
    text: str, spans: Sequence[Span], number: int, found: Sequence[str], own: Sequence[_Told]
) -> str:
    """Return the speaker of the sentence before when this one goes on with what was said."""
    before = found[number - 1]
    if not before:
        return ""
    sentence = text[spans[number].start : spans[number].end]
    if own[number - 1].carries or _open_quote(text, spans, number) or _CONTINUES.match(sentence):
        return before
    # A saying without content carries through the whole paragraph.
    at = number - 1
    while at >= 0 and found[at] == before:
        if own[at].carries:
            return before
        if at == 0 or not _same_paragraph(text, spans[at - 1], spans[at]):
            break
        at -= 1
    return ""


def _open_quote(text: str, spans: Sequence[Span], number: int) -> bool:
    """Tell whether a quotation that began before this sentence in its paragraph is still open."""
    start = text.rfind("\n", 0, spans[number].start) + 1
    head = text[start : spans[number].start]
    return head.count("“") > head.count("”") or (head.count('"') % 2 == 1)


def _backwards(text: str, spans: Sequence[Span], found: list[str]) -> None:
    """Give the sentences of one quotation the speaker that is named at its end, and a credit its whole paragraph."""
    for number in range(len(spans) - 2, -1, -1):
        if (
            found[number]
            or not found[number + 1]
            or not _same_paragraph(text, spans[number], spans[number + 1])
        ):
            continue
        credit = _BRACKET.search(text[spans[number + 1].start : spans[number + 1].end])
        if credit or _open_quote(text, spans, number + 1):
            found[number] = found[number + 1]


def _tidy(who: str) -> str:
    return re.sub(r"^(?:the\s+)?(?:new\s+)?(?=[A-Z][a-z]+ )", "", " ".join(who.split())).strip(" ,“”\"'’")
