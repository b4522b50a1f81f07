"""Who an account is by where no verb of saying stands beside its words: "by his own count", "told by a guard that", "we heard from"."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

__all__ = ["AGENT", "CODED", "PUTS", "account_in", "correction", "described_in", "lead_of", "who_of"]

_KINDS: Final = (
    r"(?:reckoning|count|estimates?|estimation|account|telling|calculations?|tally|admission|figures|version|description|recollection|"
    r"testimony|assessment|judg(?:e)?ment|lights|arithmetic|records|books|ledger|projections?|declaration|words|watch|reading)"
)
_OWNER: Final = r"(?:(?:[Tt]he|[Aa]n?|[Oo]ne|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)\s+)?(?:[\w.&’'-]+\s+){0,6}?[\w.&-]+(?:['’]s|s['’])"
_PLAIN: Final = r"(?:own\s+|best\s+|rough\s+|latest\s+|conservative\s+|internal\s+|published\s+|\d{4}\s+)*"
_END: Final = r"(?=\s*(?:,|;|:|\.(?:\s|$)|[“”\"]|$|\)))"
_NP: Final = r"(?:the|a|an|one|two|three|four|five|six|several|some|another|its|their|his|her|former)\s+[^,;:“”\"\n]{2,90}?|[A-Z][^,;:“”\"\n]{1,90}?"
_PAPER: Final = (
    r"cop(?:y|ies)|timetables?|schedules?|rota|bulletins?|leaflets?|tenders?|agreements?|adverts?|advertisements?|ads?|notices?|posters?|posts?|brochures?|signs?|notebooks?|diar(?:y|ies)|lists?|images?|imagery|photographs?|photos?|videos?|footage|"
    r"websites?|reports?|records?|data|documents?|invoices?|ledgers?|logs?|payslips?|pay\s+slips?|payrolls?|rosters?|filings?|statistics|figures|minutes|circulars?|"
    r"directives?|plans?|contracts?|letters?|e-?mails?|memos?|memorand(?:um|a)|statements?|complaints?|petitions?|affidavits?|indictments?|rulings?|articles?|broadcasts?|manifests?|declarations?|certificates?"
)
_PAPER_SAYS: Final = (
    r"offer(?:s|ed)?|promise[sd]?|show(?:s|ed)?|gives?|gave|puts?|list(?:s|ed)?|record(?:s|ed)?|says?|said|state[sd]?|reads?|runs?\s+to|ran\s+to|speaks?\s+of|spoke\s+of|boast(?:s|ed)?|"
    r"name[sd]?|describe[sd]?|claim(?:s|ed)?|suggest(?:s|ed)?|indicate[sd]?|reveal(?:s|ed)?|carr(?:y|ies|ied)|contain(?:s|ed)?|count(?:s|ed)|note[sd]?|detail(?:s|ed)?|allege[sd]?|call(?:s|ed)\s+for|mention(?:s|ed)?|set(?:s)?\s+(?:out|the\b)|fix(?:es|ed)|stipulate[sd]?|specif(?:y|ies|ied)|provide[sd]?\s+for|require[sd]?|guarantee[sd]?|ha[sd]\s+(?:most|all|some|half|nearly|about|\d|the|each|every|her|him|them|us)\b|refer(?:s|red)?\s+to"
)
_ACCOUNTS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:[Bb]y|[Oo]n|[Ii]n|[Gg]oing\s+by|[Jj]udging\s+(?:by|from)|[Uu]nder)\s+(?P<who>{_OWNER}|his|her|their|its)\s+{_PLAIN}{_KINDS}\b(?!\s+(?:of\s+(?:19|20)\d\d))(?=\s*(?:,|;|—|–|\.|$|“|\"|\bthere\b|\bit\b|\bthe\b|\bsome\b|\babout\b|\bat\b|\btake\b|\w+ed\b|\w+s\b))",
        rf"\b(?:[Bb]y|[Ii]n|[Oo]n)\s+(?:the|an?)\s+{_PLAIN}(?:{_KINDS}|view|opinion|word|evidence|strength)\s+of\s+(?P<who>{_NP}){_END}",
        rf"\b(?:was|were|been|being)\s+(?:also\s+|later\s+|once\s+)?(?:told|informed|assured|advised|warned)\s+by\s+(?P<who>{_NP})(?=,|\s+(?:that|how|the|they|he|she|it|not)\b)",
        rf"\b(?:[Ww]e|I|[Rr]eporters|[Ii]nvestigators|[Rr]esearchers|[Tt]his\s+(?:newspaper|agency|reporter))\s+(?:have\s+|had\s+|also\s+|has\s+)*(?:heard|learned|learnt|understands?|gathered|were\s+told|was\s+told)\s+(?:this\s+|it\s+|so\s+|directly\s+)?(?:from|by)\s+(?P<who>{_NP})(?=,|;|\.(?:\s|$)|\s+(?:that|who|how)\b)",
        rf"\b(?:[Ff]or|[Aa]s)\s+(?P<who>{_NP})\s+(?:puts?|tells?|has|had|saw|sees|recalls?|remembers?|remembered|recalled)\s+it\b",
        rf"(?:^|(?<=[,;—–]\s))(?P<who>{_NP})\s+(?:has|have|had)\s+(?:reasons?\s+to\s+believe|it\s+that|information\s+that|evidence\s+that|on\s+(?:file|record)\s+that)\b",
        rf"(?:^|(?<=[,;]\s)|(?<=\band\s))(?P<who>{_NP}|he|she|it|they)\s+(?:speaks?|spoke|talks?|talked|writes|wrote|tells|told|knew|knows|complained|boasted|warned)\s+of\s+(?!\w+\s+(?:to|with)\b)",
        rf"\b(?P<who>{_NP}|he|she|it|they)\s+(?:goes|went|go)\s+on(?=\s*(?:[,;.:“\"]|to\s+(?:say|note|describe|claim|list|allege)))",
        r"^(?P<who>(?:An?|The|One|Another|Its|Their)\s[^,;:“\"]{3,70}(?:,\s[A-Z][\w’'-]+)?),\s+(?:asked|reached|contacted|interviewed|speaking|questioned|pressed|approached|quoted)\b[^;“\"]{0,90},\s+(?:came\s+back\s+with|answered|offered|quoted|replied|said|described|recalled)\b",
        r"(?:^|(?<=[.;]\s)|^(?:But|And|Yet|Still,)\s+)(?P<who>(?:[Aa]n?|[Tt]he|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts)\s+(?:[\w’'-]+\s+){0,3}?(?:e-?mails?|letters?|memos?|memorandum|notices?|reports?|documents?|invoices?|contracts?|ledgers?|affidavits?|filings?|complaint|petition|circular|directive|spreadsheet|presentation|manual|handbook|record|summary|certificate|declaration|manifest)\b)[^;:“\"]{0,110}?,\s+(?:also\s+)?(?:asks?|asked|says?|said|shows?|showed|tells|told|states?|stated|lists?|listed|puts?|gives?|gave|prices?|priced|records?|recorded|describes?|described|warns?|warned|instructs?|instructed|confirms?|confirmed|notes?|noted|names?|named|has|sets?\s+out|speaks?\s+of)\b",
        r",\s+(?P<who>he|she|they|we|it)\s+(?:was|were|had\s+been|has\s+been|is|are)\s+(?:also\s+|later\s+)?told\s*,",
        r"^(?P<who>(?:The\s+|An?\s+)?(?:[A-Z][\w.&’'-]*\s?){1,4}|[Mm]anagement|The\s+[a-z]+)\s+(?:has|had|have|is|was|were|will|would|did|does|pays?|paid|employs?|makes?|made|never|no\s+longer|now|then|only|also)\b[^;:“\"]{5,160},\s+(?:it|they)\s+(?:says?|said|claims?|claimed|adds?|added|insists?|insisted|maintains?|maintained|stated?)\b",
        r"\((?:[Ii]nterviews?\s+with\s+(?:an?\s+|the\s+)?|[Ii]nterview,?\s+)?(?P<who>(?:(?:former\s+)?(?:[Ww]orker|[Ww]itness|[Ii]nterviewee|[Ii]nterview|[Ss]ource|[Rr]espondent|[Ii]nformant|[Ee]mployee|[Mm]anager)s?)\s*(?:no\.?\s*)?(?:[A-Z]{0,2}-?\d+|[A-Z]\b)(?:\s*(?:,|and|;)\s*(?:[A-Z]{0,2}-?\d+))*|[A-Z]{1,2}-?\d{1,3})(?:,\s+[^)]{2,30})?\)[.”\"]*$",
        rf"^(?P<who>(?:(?:An?|The|One|Another|Its|Their|His|Her|Two|Three|Several|[A-Z][\w’'-]+['’]s)\s(?:[\w’'-]+\s){{0,3}}?|(?:[A-Z][\w-]+\s){{0,2}}?)(?i:{_PAPER})(?:\s(?:posted|taken|obtained|seen|dated|published|filed|issued|signed|from|of|by|in|at|on|for|with|kept|to|reviewed|compiled)\s[^,;:“\"]{{1,60}}?)?)(?:,\s[^,;:“\"]{{3,50}},)?\s(?:also\s|now\s|then\s)?(?:{_PAPER_SAYS})\b",
        rf"(?P<who>{_OWNER}|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts)\s+(?:own\s+|best\s+|latest\s+|official\s+)+(?:count|estimate|figure|tally|number|total)s?\s+(?:is|was|are|were|puts?|stands?|comes?)\b",
        rf"\b[Ff]rom\s+what\s+(?P<who>{_NP}|he|she|they)\s+(?:told|said|saw|described|recalled|remembered)\b",
        r"\bquoted\s+(?:to\s+\w+\s+)?(?:at\s+[^,;]{3,24}\s+)?by\s+(?P<who>(?:the|an?)\s+[a-z][\w -]{2,30}?)(?=\s+(?:was|is|were)\b|[,.;])",
    )
)
_ONES: Final = {"his": "he", "her": "she", "their": "they", "its": "it"}
_DESCRIBED: Final = re.compile(
    r"\b(?P<who>(?:one of (?:the )?)?(?:an?|the|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+|several|some|former|all)\s+(?:[a-z-]+\s+){0,4}?(?:workers?|women|woman|men|man|employees?|residents|prisoners?|inmates?|detainees?|survivors?|traders?|drivers?|managers?|guards?|brokers?|sources?|people|defectors?|refugees|villagers|interviewees|escapees))\s+(?:who|whom)\s+(?:later\s+|have\s+|has\s+|had\s+|also\s+)*(?:described|recounted|related|explained|testified|spoke)\b"
)
"""People who described something, in a sentence that has no other speaker."""

_CORRECTS: Final = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Oo]ur)\s+(?:earlier|previous|prior|original|first)\s+(?:version|edition|article|report|story|dispatch|figure|text|headline)s?\b[^.;]{0,50}?\b(?:said|stated|gave|misstated|reported|put|wrongly|incorrectly|had)\b|\b(?:incorrectly|wrongly|mistakenly|erroneously)\s+(?:stated|said|reported|gave|put|described|listed)\b"
)

CODED: Final = re.compile(
    r"(?:\b(?:[Ii]nterviewee|[Ww]orker|[Ww]itness|[Rr]espondent|[Ss]ource|[Ii]nformant|[Pp]articipant|[Ee]mployee|[Pp]erson|[Mm]anager|[Ii]nmate|[Dd]river)s?\s+(?:no\.?\s*)?|\b[A-Z]{1,2}-?)\d{1,3}$"
)
"""Somebody who is called by a number: "interviewee 12", "W-07"."""
AGENT: Final = re.compile(
    r"^(?:the|a|an|one|two|three|four|five|six|several|some|another|former|its|their|our|his|her|most|all)\s(?:[\w’'-]+\s)*?(?!number|order|paper|quarter|container|sweater|summer|winter|other|matter|letter|river|border|water|former|charter|power|tower|factor|sector|corner|centre|center|liner|trailer|timber|rubber|leather|fiber|computer|counter|member|newsletter|register)(?:[a-z-]{2,}(?:ers?|ors?|ists?|m[ae]n|wom[ae]n|ees)|aides?|heads?|chiefs?|boss(?:es)?|spokes\w+|(?:ex-)?inmates?|students?|interns?|youths?|couple|child|wife|husband|widow|deputy|deputies)\b"
)
"""People by what they do: who is called so can say something."""
PUTS: Final = re.compile(
    r"\s+(?:the|its|their|his|her|our|total|that|it|them|this|these|fees|wages|output|losses|prices|numbers)\b[^.;“]{0,70}?\s(?:at|near(?:er)?|close(?:r)?\s+to|above|below|over|under|between|in)\b"
)


def account_in(sentence: str) -> tuple[str, int, int] | None:
    """Return whose account a sentence gives, and where the words for it stand; a possessive is the pronoun.

    >>> account_in("By her own reckoning there were some 600 in the compound.")
    ('she', 3, 6)
    >>> account_in("The women, he had been told by a team leader, got less.") is None
    False
    >>> account_in("It fell by 12 percent on the year.") is None
    True
    """
    return who_of(sentence, _ACCOUNTS, names=_ONES, no_speaker=_NO_ACCOUNT, longest=90)


_NO_ACCOUNT: Final = re.compile(r"(?:by|of|from|in|at|on|that|this|there)\b", re.IGNORECASE)


def who_of(
    sentence: str,
    patterns: Iterable[re.Pattern[str]],
    *,
    names: Mapping[str, str],
    no_speaker: re.Pattern[str],
    longest: int,
) -> tuple[str, int, int] | None:
    """Return the first `who` of some patterns that can speak, and where its words stand; None where there is none.

    Args:
        names: possessives and the like, and the pronoun that each stands for. no_speaker: how words begin that are nobody.
        longest: letters that a speaker has at most.
    """
    for pattern in patterns:
        if match := pattern.search(sentence):
            who, start = match["who"].strip(), match.start("who")
            if who.lower() in names:
                return names[who.lower()], start, start + len(who)
            plain = re.sub(r"['’]s$|(?<=s)['’]$", "", who)
            if not no_speaker.match(plain) and len(plain) <= longest:
                return plain, start, start + len(plain)
    return None


def described_in(sentence: str) -> tuple[str, int, int] | None:
    """Return the people of a sentence who described what it tells: "three former workers who described how".

    >>> described_in("She is one of three former workers who described how aprons are made.")[0]
    'one of three former workers'
    """
    match = _DESCRIBED.search(sentence)
    return (match["who"], match.start("who"), match.end("who")) if match else None


def correction(sentence: str) -> bool:
    """Tell whether a sentence takes back what its own text said before: "An earlier version said that ...".

    >>> correction("An earlier version of this article said 68."), correction("An earlier audit said 68.")
    (True, False)
    """
    return bool(_CORRECTS.search(sentence))


_LEAD: Final = re.compile(
    r"^(?:(?:In|On|At|By|Since|During|After|Before|Last|This|Earlier|Late|Early|Until)\s+(?:(?:the|a|an|early|late|mid|last|this|an?\s+(?:e-?mail|letter|report|statement|interview|filing|reply|note|call)\s+(?:to|with|in|on|from)\s+[\w’' ]+?)\s+)?(?:\d{1,2}\s+)?(?:(?:19|20)\d\d|(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\s+\d{1,2}(?!\d))?(?:,?\s+(?:19|20)\d\d)?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|week|month|year|spring|summer|autumn|fall|winter)|(?:Today|Yesterday|However|Meanwhile|Instead|Still|Then|Now|Later|Afterwards|Eventually|Recently|Separately|In turn|In fact|In addition|For years|For its part|By contrast|Asked about (?:it|this)|And|But|Yet|So|Nor))\s*,?\s+(?=[A-Za-z])"
)
"""A time or a linking word at the head of a sentence, which is no part of who speaks."""

_AT_PLACE: Final = re.compile(
    r"^(?:At|In|On|Near|Outside|Across|Inside)\s+(?:[A-Z][\w’'-]+\s+){1,3}(?=(?:the|an?|its|one|two|three|several)\b)"
)
_IN_PAPER: Final = re.compile(
    r"^(?:In|On|At|Through|Via|By|From|During)\s+(?:(?:its|a|an|the|his|her|their|our|written|internal|sworn)\s+)?(?:[\w’'-]+\s+){0,4}?(?:report|letter|statement|filing|e-?mail|notice|interview|memo(?:randum)?|submission|testimony|brochure|website|counsel|lawyers?|attorneys?|spokes\w+|hearing|reply|response|petition|complaint|affidavit|ruling|post|article|telephone|phone|call|message|comments?|remarks|evidence|conference|briefing|announcement|disclosure|prospectus|review|assessment|study|survey|speech|documents?|papers?)"
    r"(?:\s+(?:to|with|of|dated|in|filed|on|for|from|published|issued|sent|given|posted|last|this)\s+[^,]{2,50},|,)?\s+(?=[A-Z]|(?:it|he|she|they|we|the|its|a|an|one)\b)"
)
"""In what somebody said it, before who said it: "In its annual report the mill stated"."""


def lead_of(words: str) -> re.Match[str] | None:
    """Return the words before who says it that are no part of it: a time, a place, the paper it stands in.

    >>> lead_of("In its annual report the mill").group()
    'In its annual report '
    """
    return _LEAD.match(words) or _IN_PAPER.match(words) or _AT_PLACE.match(words)
