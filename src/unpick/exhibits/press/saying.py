"""Who speaks in one sentence: the noun phrase beside a verb of saying, in English, Korean and Chinese."""

import re
from dataclasses import dataclass
from typing import Final

from unpick.exhibits.press.accounts import AGENT, CODED, PUTS, account_in, correction, described_in, lead_of
from unpick.exhibits.press.said import said_in
from unpick.exhibits.press.saying_wide import told_in_wide

__all__ = ["Told", "told_in"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Who says a sentence, and where the words for the speaker stand in it.

    Attributes:
        carries: the saying has no content of its own ("explained it clearly"); what follows is said too.
    """

    who: str
    start: int = -1
    end: int = -1
    carries: bool = False


_SAY: Final = (
    r"said|says|say|told|tells|testif(?:y|ies|ied)|claim(?:s|ed)?|state[sd]?|report(?:s|ed)?|explain(?:s|ed)?|add(?:s|ed)|note[sd]?|notice[sd]?|wrote|writes|argue[sd]?|"
    r"estimate[sd]?|found|finds|conclude[sd]?|determine[sd]?|ruled|announce[sd]?|confirm(?:s|ed)?|reveal(?:s|ed)?|disclose[sd]?|admit(?:s|ted)?|boast(?:s|ed)?|"
    r"acknowledge[sd]?|concede[sd]?|confess(?:es|ed)?|den(?:y|ies|ied)|allege[sd]?|assert(?:s|ed)?|insist(?:s|ed)?|maintain(?:s|ed)?|recall(?:s|ed)?|describe[sd]?|warn(?:s|ed)?|"
    r"predict(?:s|ed)?|observe[sd]?|complain(?:s|ed)?|suggest(?:s|ed)?|indicate[sd]?|show(?:s|ed)?|document(?:s|ed)?|point(?:s|ed)?\s+out|counter(?:s|ed)|replie[sd]|"
    r"respond(?:s|ed)|declare[sd]?|list(?:s|ed)|put(?:s)?|calculate[sd]?|count(?:s|ed)|count(?=\s+(?:\d|two|three|four|five|six|seven|eight|nine|ten|some|about)\b)|text(?:s|ed)(?=\s+(?:\w+\s+)?that\b)|confide[sd]?|protest(?:s|ed)(?=\s+that\b)|venture[sd](?=\s+that\b)|opine[sd]|record(?:s|ed)|summari[sz]e[sd]?|contend(?:s|ed)?|believe[sd]?|recount(?:s|ed)?|reject(?:s|ed)?|dispute[sd]?|"
    r"learned|cite[sd]?|quote[sd]?|read(?:s)?|remember(?:s|ed)?|swore|promise[sd]?(?=\s+(?:that|to)\b)|pledged|certif(?:y|ies|ied)|write|swears|alleges?|list|think(?:s)?|thought|suspect(?:s|ed)?|heard|gave|gives?|contradict(?:s|ed)?|written|impl(?:y|ies|ied)|thank(?:s|ed)?|praise[sd]?|name[sd]|identif(?:y|ies|ied)|allow(?:s|ed)(?=\s+that\b)|vow(?:s|ed)?|stress(?:es|ed)|emphasi[sz]e[sd]?|attest(?:s|ed)?|continue[sd](?=[.,])|signal(?:s|ed)|mention(?:s|ed)?|detail(?:s|ed)|mourn(?:s|ed)|joked|lamented|sighed|shrugged|whispered|tallie[sd]|tally|reckon(?:s|ed)?|guess(?:es|ed)?|judge[sd](?=\s+that)|reiterate[sd]?|repeated|cautioned|hinted|remarked|commented|specifie[sd]|underline[sd]|underscored|related|relates|narrated|conveyed|volunteered|pleaded|hears?|agree[sd]?(?=(?:\s+[\w-]+){0,4}\s+that\b)|accept(?:s|ed)(?=(?:\s+[\w-]+){0,4}\s+that\b)|pric(?:es|ed)(?=\s+(?:an?|the)\b)|asks?(?=\s+that)|asked(?=\s+that)|advise[sd](?=\s+that)|submit(?:s|ted)(?=\s+that)|verif(?:y|ied|ies)|answer(?:s|ed)|laughed|retorted|scoffed|trace[sd]?(?!\s+(?:back\s+)?to\b)|inform(?:s|ed)(?=\s+(?:[\w’'-]+\s+){1,8}?that\b)|assured(?=\s+(?:[\w’'-]+\s+){1,5}?that\b)|uncovered|discovered|tracked|expects?|forecasts?|establish(?:ed|es)|assesse[sd]|gauge[sd]|log(?:s|ged)|declared?"
)
"""Verbs that report what somebody says or shows."""

_SURE: Final = re.compile(
    r"^(?:said|says|say|told|tells|written|impl|vow|stress|emphasi|reckon|lament|joked|attest|testif|explain|answer|laugh|retort|wrote|writes|argue|admit|boast|acknowledge|concede|confess|den(?:y|ie)|allege|insist|recall|warn|complain|replie|recount|swore|point|announce|remember|respond|summari|predict|contend|assert|dispute|reject)"
)
"""Verbs that need nothing more to be a saying; the others need "that", a figure or a speaker who can say."""

_VERB: Final = re.compile(
    rf"(?<![\w-])({_SAY})(?![\w-])(?!\s+(?:by(?!\s+(?:tele)?phone|\s+e-?mail|\s+letter|\s+text|\s+message|\s+video|\s+fax)|to\s+(?:be|have))\b)"
)
_ADVERB: Final = re.compile(
    r"\s+(?:(?:has|have|had|would\s+only|could\s+only|will\s+only|can\s+only|also|later|then|openly|even|repeatedly|previously|flatly|since|separately|publicly|themselves|himself|herself|further|now|still|in\s+turn|did\s+not|has\s+always|earlier|both|all|each)\s*)+$",
    re.IGNORECASE,
)
_BOUNDARY: Final = re.compile(
    r"[,;:“”\"—–(]\s*|(?:^|(?<=\s))(?:but|and|while|although|though|because|whereas|as|when|yet|that|if|before|after|since)\s+",
    re.IGNORECASE,
)
_STARTS: Final = re.compile(
    r"(?:the|a|an|one|two|three|four|five|six|seven|eight|nine|ten|several|some|many|most|multiple|both|another|its|their|his|her|these|those|other|all|former|local|trade|he|she|they|it|we|no|\d+)\b|[A-Z]|[a-z]+(?:\s+[a-z]+){0,3}$",
    re.IGNORECASE,
)
_FINITE: Final = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|did|does|do|can|could|will|would|may|might|must|should|only|if|because|even|sat|patterned|that|employ(?:s|ed)?|pa(?:ys?|id)|use[sd]?|ma(?:kes?|de)|works?|buys?|bought|sells?|sold|"
    r"ships?|shipped|sends?|sent|receives?|earns?|earned|produce[sd]?|supplies|supplied|costs?|fell|rose|takes?|took|stop(?:s|ped)|cut|gave|gets?|got|goes|went|comes?|came|begins?|began|kept|keeps?|needs?|needed|gr[eo]w|"
    r"sleeps?|slept|lives?|lived|arrives?|arrived|left|leaves?|became|becomes|process(?:ed|es)|import(?:s|ed)|knew|know|want(?:s|ed)?)\b|n['’]t\b",
    re.IGNORECASE,
)  # fmt: skip
"""Words that make what stands before a verb of saying a clause of its own, not somebody who speaks."""

_CUT_SHORT: Final = re.compile(
    r"\b(?:the|a|an|of|to|in|its|their|his|her|and|or|for|by|with|no|not|as|this|that|from|at|on|every|any|under|per)$",
    re.IGNORECASE,
)
_NOBODY: Final = re.compile(
    r"^(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|some|many|most|none|nobody|there|this|that|which|who|what|these|those|i|you|all|photographs?|(?:the\s+)?(?:not )?so|yes|no|well|true|(?:the\s+)?(?:prices?|stor(?:y|ies)|picture|reasons?|problem|results?|answer|rest|arithmetic)|wages?|orders?|goods|shipments?|volumes?|and|but|so|then|here|output|production|exports?|imports?|profits?)$",
    re.IGNORECASE,
)
_CAN_SAY: Final = re.compile(r"\b(?:sources?|reports?|rulings?|study|survey|records?|data|documents?|investigat\w+|customs|CBP|ministry|audit\w*|officials?|statistics|photos?|figures|researchers?|group|analysts?|experts?|police|court|paper|company|firm|spokes\w+|managers?|importer|retailer|agency|statement|filings?|invoices?|bills? of lading|declarations?|images?|imagery|interviews?|ledgers?|notices?|letters?|workers?|woman|man|guards?|traders?|brokers?|owners?|drivers?|auditors?|inspectors?|witness\w*|defectors?|accountants?|he|she|they|it|we|you|people|residents?|employees?|manifests?|contracts?|books?|newspaper|website|affidavit|ministry|bureau|office|union|committee|director|president|secretary|lawyers?|buyers?|exporters?|suppliers?|merchants?|captains?|nurses?|teachers?|clerks?|foreman|foremen|supervisors?|minders?|detainees?|prisoners?|inmates?|villagers?|households?|media|reporters?|journalists?|activists?|lawmakers?|senators?|diplomats?|economists?|farmers?|television|TV|radio|broadcasters?|channels?|bulletins?|fishermen|sailors?|seamstress\w*|relatives?|mother|father|daughter|son|sister|brother|survivors?|observers?|monitors?|authors?|scholars?|professors?|counsel|attorneys?|bookkeepers?|cashiers?|cooks?|commissioner|minister|mayor|governor|chairman|chairwoman|chair|chief|head|executives?|staff|team|returns|receipts?|tags?|emails?|e-mails?|messages?|papers?|prosecutors?|inquiry|committee|panel|commission|council|alliance|coalition|network|brochure|prospectus|presentation|post|posts|video|footage|tallies|charity|NGO|observatory|watchdog|union|lab|laboratory|intermediar\w+|middlem[ae]n|agents?|operators?|recruiters?|interpreters?|translators?|engineers?|technicians?|forem[ae]n|planners?|members?|delegates?|representatives?|counterparts?|partners?|customers?|clients?|shopkeepers?|neighbou?rs?|refugees?|escapees?|returnees?|interviewees?|respondents?|participants?|insiders?)\b", re.IGNORECASE)  # fmt: skip
_ONE_NAME: Final = re.compile(
    r"(?!(?:The|It|This|That|These|Those|There|Workers|Prices|Output|Orders)\b)[A-Z][\w’'-]{2,}"
)
_DATA: Final = re.compile(
    r"\b(?:data|records?|notices?|documents?|images?|imagery|statistics|figures|filings?|invoices?|survey|reports?|ledgers?|manifests?|declarations?|books|contracts?|photographs?|payrolls?|rosters?)\b(?:\s+(?:of|from|by|in|obtained|seen|reviewed)\b.*)?$",
    re.IGNORECASE,
)
_CONTENT: Final = re.compile(
    r"\s+(?:\w+\s+){0,4}that\b|\s+[a-z]+ing\b|\s+(?:figures|estimates|the (?:number|figure)|that|how|it|they|he|she|no|only|“|\"|using|having|to\s+have|employing|evidence|more|at\s+least|about|the|its|their|some|an?|workers|around|over|\d|[A-Z])|\s*[,:.]|$"
)

_ACCORDING: Final = re.compile(r"\b(?:according\s+to|in\s+the\s+words\s+of|as\s+(?:reported|stated|told|described|confirmed)\s+by|citing|quoting)\s+([^,;.“”\"\n]{2,140}?(?:\b(?:Co|Ltd|Inc)\.(?:,\s*Ltd\.?)?)?)(?=\s*(?:,|;|\.(?:\s|$)|[“”\"]|$|\)|\s(?:that|who\s+said|found|show\w*|on\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b))", re.IGNORECASE)  # fmt: skip
_FROM: Final = re.compile(r"\b(?:learned|learnt|heard|know|knows|knew|gathered|understands?)\s+from\s+([^,;.“”\"\n]{2,80}?)(?=\s+that\b)")  # fmt: skip
_SEEN: Final = re.compile(r"\b(?:[Aa]s|[Ff]rom)\s+(?:(?:the\s+)?(?:[\w’'-]+\s+){0,4}?(?:records?|data|documents?|filings?|invoices?|statistics|bills of lading|payrolls?))(?=\s+(?:we|that we|seen|obtained|it|the))")  # fmt: skip
_PARENTHETIC: Final = re.compile(r",\s+((?:he|she|they|it)(?=\s+(?:said|says|added|adds|told|explained|estimated|reported|reports|wrote|claimed|claims))|(?:(?:the|a|an|its|their|his|her|one)\s+[^,;:“”\"]{2,60}?|[A-Z][^,;:“”\"]{1,50}?))\s+(?:has\s+|had\s+|have\s+|later\s+|openly\s+|also\s+)*(?:said|says|told|admitted|conceded|estimates?|estimated|reported|claimed|claims|wrote|believes?|believed|confirmed|acknowledged)\b[^,;]{0,60},")  # fmt: skip
_BY: Final = re.compile(r"\b(?:reported|obtained|compiled|published|seen|reviewed|documented|recorded|estimated|cited|released|found|calculated|quoted|described|interviewed|put)\s+by\s+([^,;.“”\"\n]{2,100}?)(?=\s*(?:,|;|\.|[“”\"]|$|\)|\s(?:that|show\w*|in|on|and|list\w*)\b))", re.IGNORECASE)  # fmt: skip
_SPOKE: Final = r"said|say|says|told|wrote|writes|explained|added|adds|recalled|recalls|testified|noted|notes|argued|claimed|claims|insisted|warned|complained|replied|recounts|recounted|states|stated|admitted|conceded|remembers"
_ASIDE: Final = re.compile(
    r",\s*(?:however|though|meanwhile|for (?:example|instance|its part|his part|her part|their part|our part)|too|in turn|by contrast|on the other hand)\s*,",
    re.IGNORECASE,
)
_INVERTED: Final = re.compile(rf"[,”\"’?!]\s*(?:{_SPOKE})\s+((?:(?:the|a|an|one|two|three|several|another|its|their|his|her|former)\s+|[A-Z0-9])(?:[^.;:!?“”\"\n]|\.(?=\w)|(?<=[A-Z])\.|(?<=Ltd)\.|(?<=Inc)\.|(?<=Co)\.|(?<=Mr)\.|(?<=Ms)\.|(?<=Mrs)\.|(?<=Dr)\.|(?<=Prof)\.){{1,110}}?)(?!(?<=\b[A-Z])\.\s+(?!(?:The|A|An|It|He|She|They|We|In|On|At|But|And)\b)[A-Z])(?<!\bM[rs])(?<!\bDr)(?<!\bMrs)(?<!\bProf)(?=\s*(?:[.;“\"]|$|,\s+(?:adding|which|while|but|and)\b|\s+(?:in|on|at|during|to)\s+(?:an?\s+(?:interview|statement|e-?mail|report|phone)|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|a\s+hearing|the\s+hearing)))")  # fmt: skip
_POSSESSED: Final = re.compile(r"\b((?:[A-Z][\w’'-]*\s+){0,4}[A-Z][\w-]*)(?:['’]s?)\s+(?:own\s+)?(?:\d{4}\s+|\w+\s+)?(?:report|paper|study|ruling|investigation|exposé|statement|audit|figures|data|testimony|survey|release|article|filing|records?)\b")  # fmt: skip
_SOURCE: Final = re.compile(r"\((?:source|Source):\s*([^)]{3,80})\)")
_HEADED: Final = re.compile(r"^((?:[A-Z][\w’'-]*|of|the|at|and)(?:\s(?:[\w’'-]+)){0,5}):\s+[“\"]")
_CREDITED: Final = re.compile(r"[”\"]\s*[–—-]{1,2}\s*([^”\"–—.]{3,80})\.?$")
_BRACKET: Final = re.compile(r"\[([A-Z][^\[\]\d]{2,60}(?:,\s*[A-Z][a-z]{2,8}\.?\s*\d{1,2},\s*\d{4})?)\]\s*$")
_EMPTY: Final = re.compile(r"\b(?:explain\w*|summari[sz]\w*|describ\w*|put\s+it|outlin\w*|told|detail\w*|report\w*)\b(?![^.]*\bthat\b)(?![^.]*[“\"])[^.]{0,60}(?:clearly|succinctly|plainly|bluntly|as\s+follows|this\s+way|in\s+detail|:)\s*[.:]?$", re.IGNORECASE)  # fmt: skip
_NAME_THEN_ROLE: Final = re.compile(
    r"((?:[A-Z][\w’'.-]+\s+){0,3}[A-Z][\w’'-]+|(?:Respondent|Interviewee|Witness|Worker|Source|Participant|Informant)\s+(?:[A-Z]{0,2}-?\d{1,3}|[A-Z]))\b,\s+$"
)
_HEAD: Final = re.compile(
    r"((?:(?:The|A|An|Its|Their|One|Another|Two|Three|Four|Five|Six|Seven|Eight|Several|Some|Both|the|a|an|its|their|one|another|two|three|four|five)\s+|(?:[A-Z][\w-]*\s+){0,3}[A-Z][\w-]*['’]s?\s+)(?:[\w’'-]+\s+){0,3}[\w’'-]+),\s+$"
)
_DETERMINER: Final = re.compile(
    r"\b(?:The|A|An|Its|Their|One|Another|Two|Three|Four|Several|the|a|an|its|their|one|another)\s"
)


def _head(before: str) -> re.Match[str] | None:
    """Return the noun phrase that a participle or relative clause belongs to, the longest without a verb of its own."""
    for start in _DETERMINER.finditer(before):
        match = _HEAD_LONG.match(before, start.start())
        if match and not _FINITE.search(match[1]):
            return match
    return _HEAD.search(before)


_HEAD_LONG: Final = re.compile(
    r"((?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Oo]ne|[Aa]nother|[Tt]wo|[Tt]hree|[Ff]our|[Ss]everal)\s+(?:[\w’'-]+\s+){0,7}[\w’'-]+),\s+$"
)
_ROLE_THEN_NAME: Final = re.compile(
    r"((?:the|its|a|an|one|his|her|their)\s+[a-z][\w\s’'-]{2,60}),\s+$", re.IGNORECASE
)

_STATED: Final = re.compile(
    r"\b(?:statement|letter|affidavit|declaration|claim|assurance|testimony)\s+(?:of|by|from)\s+(?!\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b)([^,;:“”\"]{2,60}?)\s+that\b"
)
_ANSWER: Final = re.compile(
    r"\b((?:[A-Z][\w’'&-]*\s+){0,4}[A-Z][\w&-]*)['’]s?\s+(?:full\s+|written\s+|own\s+)?(?:answer|reply|response|statement|comment|explanation)\b[^:“\"]{0,40}:\s*[“\"\w]"
)


def told_in(sentence: str) -> Told:
    """Return who speaks in a sentence; `who` is empty when nobody does.

    >>> told_in("Women get 300 yuan, she added.").who, told_in("Mr. Sun, a manager at the mill, said pay is 3 yuan.").who
    ('she', 'Mr. Sun, a manager at the mill')
    >>> told_in("Prices fell.").who, told_in("수입이 줄었다고 한 상인이 말했다.").who, told_in("一名工人说，工资很低。").who
    ('', '한 상인', '一名工人')
    """
    if (wide := told_in_wide(sentence)) is not None:
        return Told(who=wide[0], start=wide[1], end=wide[2])
    return (
        Told(who="")
        if correction(sentence)
        else _told(_ASIDE.sub(lambda match: " " * len(match.group()), sentence))
    )


def _told(sentence: str) -> Told:
    """Return who speaks in an English sentence: the surest form first."""
    if named := _by_pattern(sentence, (_BRACKET, _SOURCE, _ANSWER, _STATED, _ACCORDING, _FROM, _PARENTHETIC)):
        return named
    if account := account_in(sentence):
        return Told(who=account[0], start=account[1], end=account[2])
    found = (
        _beside_verb(sentence)
        or _inverted(sentence)
        or _by_pattern(sentence, (_HEADED, _CREDITED, _BY, _POSSESSED))
    )
    if found:
        return found
    if general := said_in(sentence):
        return Told(who=general[0], start=general[1], end=general[2])
    described = described_in(sentence)
    return (
        Told(who=described[0], start=described[1], end=described[2], carries=True)
        if described
        else Told(who="")
    )


def _by_pattern(sentence: str, patterns: tuple[re.Pattern[str], ...]) -> Told | None:
    for pattern in patterns:
        if match := pattern.search(sentence):
            who = _RUNS_ON.sub("", match[1]).strip()
            return Told(who=who, start=match.start(1), end=match.start(1) + len(who))
    return None


_RUNS_ON: Final = re.compile(r"\s(?:runs?|ran|shows?|showed|lists?|gives?|gave|puts?|says?|said)\s.*$")


def _inverted(sentence: str) -> Told | None:
    match = _INVERTED.search(sentence)
    if match is None or _FINITE.search(_bare(match[1])):
        return None
    return Told(who=match[1].strip(), start=match.start(1), end=match.end(1))


def _bare(words: str) -> str:
    """Return a noun phrase without its relative clauses, whose verbs are not its own."""
    return re.sub(r",?\s*\b(?:who|whom|whose|which|where)\b.*|\bto be\b", "", words)


def _beside_verb(sentence: str) -> Told | None:
    """Return the subject of the last verb of saying with a sound subject; at equal soundness the one at the end of the sentence."""
    best: Told | None = None
    for verb in _VERB.finditer(sentence):
        left = _ADVERB.sub("", " " + sentence[: verb.start()].rstrip())[1:]
        left = _RELATIVE.sub("", left)
        start = _phrase_start(left)
        who = left[start:].strip(" ,")
        if lead := lead_of(who):
            start, who = start + left[start:].index(who) + lead.end(), who[lead.end() :]
        if who.lower() in ("", "and", "but", "and also", "and then") and (
            again := _first_subject(left, verb.start())
        ):
            start, who = again
        if re.match(
            r"(?:by|of|from|at|on|in|near|based|familiar|close|working|living|dated|seen|obtained|published|released|issued|filed|signed|posted|taken|compiled|prepared|entitled|titled|known|led|founded|aged|who|whose|which|now|then|aged?|both|all|speaking|asked|interviewed|quoted|reached|contacted|citing)\s|\d\d$",
            who,
        ) and (head := _head(left[:start])):
            start, who = head.start(1), f"{head[1]}, {who}" if who.startswith("who") else head[1]
        who = _DECLINED.sub("", who)
        if not _sound(who, verb[1], sentence[verb.end() :]):
            continue
        start, who = _with_name(left, start, who)
        told = Told(
            who=who,
            start=start,
            end=start + len(who),
            carries=bool(_EMPTY.search(sentence) or _DESCRIBES.match(verb[1])),
        )
        quoted = sentence[:start].rstrip().endswith((",", "”", '"', "’"))
        tail = (
            quoted
            and len(sentence[verb.end() :].strip(' .,”"')) <= 70
            and not re.search(r"\bthat\b|[“:]", sentence[verb.end() :])
        )
        if tail and start > 0:
            return told
        # "The paper adds: a forwarder said ...": what stands after a colon has its own speaker.
        if best is None or ":" in sentence[best.end : told.start]:
            best = told
    return best


_DECLINED: Final = re.compile(r"\s+(?:declined|refused)\s+to\b.*$")
_DESCRIBES: Final = re.compile(r"(?:describ|recount|relat)")
"""Verbs whose content the next sentences give: "four former residents described their work"."""
_RELATIVE: Final = re.compile(
    r",\s+(?:(?:(?:of|in|for|from|to|on)\s+)?(?:whose|which|where|whom)\b[^;:“”\"]*?|who\b[^;:“”\"]*?,[^;:“”\"]*?|who\b[^,;:“”\"]{48,}?|who\b[^,;:“”\"]*\b(?:asked|declined|requested|spoke on|wanted|refused|feared)\b[^,;:“”\"]*?),\s*$"
)
_THEN_SAYS: Final = re.compile(r"(?:,?\s+(?:and|but|then)|,)$")
_ACTING: Final = re.compile(
    r"^((?:(?:The|A|An|Its|One|Another|Our|Their|His|Her|Two|Three)\s+(?:[\w’'-]+\s+){0,4}?[\w’'-]+|He|She|They|It|[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,3}(?:,\s+(?:an?|the)\s+[^,]{3,50},)?))\s+(?:has\s+|had\s+|also\s+|then\s+)*(?:named|denied|denies|admitted|confirmed|refused|rejected|apologi[sz]ed|put|gave|showed|described|called|visited|left|accused|blamed|declined|answered|laughed|shook|listed|identified|estimated|counted|worked|praised|published|wrote|interviewed|examined|studied|found|traced|obtained|reviewed|disputed)\b"
)
"""A subject whose first verb is followed by "and said"."""


def _first_subject(left: str, upto: int) -> tuple[int, str] | None:
    """Return the subject of a sentence whose second verb says: "He named the factory and said"."""
    match = _ACTING.match(left) if _THEN_SAYS.search(left.rstrip()) else None
    return (match.start(1), match[1].rstrip(",")) if match and match.end() <= upto else None


def _phrase_start(left: str) -> int:
    """Return where the noun phrase before a verb begins: after the last boundary that is not inside the phrase."""
    start = 0
    for mark in _BOUNDARY.finditer(left):
        rest = left[mark.end() :]
        if not rest.strip():
            continue
        word = mark.group().strip().lower()
        # "Customs and Border Protection", "the mill and two traders": "and" between nouns opens no clause.
        if word == "and" and not _FINITE.search(_bare(left[start : mark.start()])):
            continue
        if word == "," and re.match(r"(?:Ltd|Inc|LLC|Co)\b", rest):
            continue
        if word in ("since", "before", "after", "as") and re.match(r"\s*(?:\d|last|this)", rest):
            continue
        start = mark.end()
    return start


_NOUNS: Final = frozenset(
    [
        *("records", "reports", "notes", "lists", "states", "claims", "counts", "estimates", "documents"),
        *("notices", "report", "record", "claim", "list", "estimate", "document", "notice", "quotes"),
        *(
            "reads",
            "shows",
            "puts",
            "details",
            "guess",
            "signals",
            "posts",
            "promise",
            "count",
            "note",
            "state",
            "quote",
        ),
    ]
)
"""Words that are nouns as often as verbs of saying."""


def _sound(who: str, verb: str, after: str) -> bool:
    plain = _bare(who)
    if (
        verb in _NOUNS
        and re.match(
            r"\s+(?:for|of|from|in|at|by|with|on|dated|and|to|show\w*|say|said|list|give|carry|suggest\w*|indicat\w*|describ\w*|name|put|reveal\w*|confirm\w*|were|are|was|is|that were|covering|which|had|have|obtained|seen|filed|published)\b|[,.;)]",
            after,
        )
        and not re.match(r"\s+(?:in\s+\w+\s+)?that\b", after)
    ):
        return False
    if (
        not who
        or len(who) > 120
        or re.search(r"[?!]|^who\b", who)
        or _NOBODY.match(who)
        or not _STARTS.match(who)
    ):
        return False
    dated = bool(_DATA.search(re.sub(r"\s+(?:from|of|for|in|dated)\s+(?:\w+\s+)?(?:19|20)\d\d$", "", plain)))
    if re.search(r"\b(?:less|more|fewer|higher|lower)\s+than\b", plain) or re.match(r"\d{3}\s", plain):
        return False
    plain = re.sub(r"\bMay(?=\s+(?:19|20)?\d)", "M.", plain)
    if (
        _FINITE.search(plain)
        or _CUT_SHORT.search(plain)
        or (re.search(r"\d$", plain) and not dated and not CODED.search(plain))
    ):
        return False
    if re.match(
        r"(?:in|on|at|by|for|from|with|under|over|during|to|of|he|she|it|they|we|i)\s", plain, re.IGNORECASE
    ):
        return False
    if (
        re.match(r"(?:describ|recount|relat)", verb)
        and (AGENT.match(who) or _CAN_SAY.search(who))
        and not _DATA.search(who)
    ):
        return True
    if _SURE.match(verb.lower()) or (re.fullmatch(r"puts?", verb) and PUTS.match(after)):
        return True
    if (
        (_DATA.search(who) or dated)
        and re.match(r"\s+(?!for\b|of\b|and\b)\w", after)
        and not re.match(r"(?:and|or)\b", who)
    ):
        return True
    return bool(_CONTENT.match(after)) and bool(
        _CAN_SAY.search(who) or AGENT.match(who) or re.search(r"[A-Z]", who[1:]) or _ONE_NAME.fullmatch(who)
    )


def _with_name(left: str, start: int, who: str) -> tuple[int, str]:
    """Return the phrase with the name before a role or the role before a name: they belong together."""
    head = left[:start]
    if not left.rstrip().endswith(",") and re.search(
        r"[A-Za-z]\s+(?:[A-Z][\w’'.-]+\s+)*[A-Z][\w’'-]+,\s+$", head
    ):
        return start, who
    if re.match(r"(?:a|an|the|our|my|one|who|then|now|head|director|chief|founder|owner|its)\b", who) and (
        name := _NAME_THEN_ROLE.search(head)
    ):
        return name.start(1), f"{name[1]}, {who}"
    if (
        re.match(r"(?:Mr|Ms|Mrs|Dr)\.?\s|[A-Z]", who)
        and (role := _ROLE_THEN_NAME.search(head))
        and not _FINITE.search(role[1])
    ):
        return role.start(1), f"{role[1]}, {who}"
    return start, who
