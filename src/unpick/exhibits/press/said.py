"""Who speaks where no verb of the lists stands beside: by the build of the sentence, whatever its words."""

import re
from typing import Final

from unpick.exhibits.press.accounts import who_of

__all__ = ["PAPERS", "said_in"]

PAPERS: Final = (
    r"cop(?:y|ies)|pictures?|slides?|databases?|(?:dispatch |delivery |consignment )?notes?|dockets?|receipts?|registers?|extracts?|screenshots?|messages?|minutes|spreadsheets?|transcripts?|recordings?|"
    r"time\s?(?:cards?|sheets?)|punch cards?|bills? of lading|notebooks?|diar(?:y|ies)|images?|imagery|photographs?|photos?|videos?|footage|reports?|records?|data|documents?|invoices?|ledgers?|logs?|"
    r"payslips?|pay slips?|payrolls?|rosters?|rotas?|filings?|statistics|figures|contracts?|letters?|e-?mails?|memos?|memorand(?:um|a)|statements?|complaints?|petitions?|affidavits?|indictments?|rulings?|"
    r"manifests?|declarations?|certificates?|permits?|accounts|books|files|papers|bulletins?|circulars?|leaflets?|brochures?|websites?|advert(?:isement)?s?|lists?|tables?|charts?|maps?|surveys?|studies|study"
)
_FOLK: Final = (
    r"(?:people|persons?|wom[ae]n|m[ae]n|workers?|employees|staff|staffers?|sources?|officials?|drivers?|guards?|nurses?|cooks?|clerks?|managers?|foremen|foreman|owners?|brokers?|traders?|buyers?|"
    r"residents?|villagers?|witness(?:es)?|respondents?|interviewees?|informants?|inmates?|prisoners?|detainees?|survivors?|defectors?|escapees?|lawyers?|attorneys?|counsel|auditors?|inspectors?|investigators?|"
    r"researchers?|analysts?|experts?|prosecution|prosecutors?|defen[cs]e|claimant|defendant|plaintiff|court|judge|jury|police|ministry|bureau|agency|office|union|company|firm|mill|factory|exporter|importer|"
    r"retailer|supplier|group|NGO|charity|newspaper|spokes\w+|captain|crew|wife|husband|mother|father|sister|brother|daughter|son|neighbou?rs?|relatives?|friend|colleagues?|accountants?|bookkeepers?|"
    r"seamstress(?:es)?|packers?|cutters?|sewers?|weavers?|gatekeepers?|caretakers?|landlord|landlady|priest|teacher|doctor|engineer|director|chairman|chairwoman|president|secretary|minister|governor|mayor|"
    r"management|prefecture|county|government|authorities|committee|commission|council|panel|customs)"
)
_NP: Final = (
    r"(?:(?:[Tt]he|[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]everal|[Ss]ome|[Mm]ost|[Bb]oth|[Aa]ll|[Aa]nother|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[Mm]y)\s+|[A-Z][\w.&-]+['’]s?\s+)"
    rf"(?:[\w’'-]+\s+){{0,4}}?{_FOLK}(?:\s+(?:of|at|in|from|for|who|with|inside|close to|near|we)\s+[^,;:“”\"]{{2,60}}?)?|[Oo]ne of (?:them|those|these|the \w+)|[Tt]wo of (?:them|those|the \w+)|{_FOLK[:-1]})"
)
_CODE: Final = r"(?:[Ww]itness|[Rr]espondent|[Ii]nterviewee|[Ii]nformant|[Pp]articipant|[Ss]ource)\s+(?:[Nn]o\.?\s*)?(?:[A-Z]{0,2}-?\d{1,3}|[A-Z])"
_CLAUSE: Final = r"(?=(?:the|an?|it|they|he|she|no|nobody|none|its|their|his|her|there|some|most|all|about|at|more|each|every|only|these|those|many|few|\d|[A-Z]|[a-z]+s)\b)"
_FORMS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        # "Nobody leaves," is how a former cook put it.
        rf"[”\"’'],?\s+(?:is|was)\s+(?:how|what|the way)\s+(?P<who>{_NP})\s+\w+",
        # So says the manager; not so, says the exporter.
        rf"\b[Ss]o\s+(?:says?|said|claims?|claimed|insists?)\s+(?P<who>{_NP})(?=\s*[:;,.]|$)",
        rf"^[^,]{{2,24}},\s+(?:says?|said|claims?|insists?|replies)\s+(?P<who>{_NP})(?=\s*[:;,.]|$)",
        # It was a nurse who first told us; it is understood from somebody that.
        rf"\b[Ii]t\s+(?:was|is)\s+(?P<who>{_NP}?)\s+who\s+(?:\w+\s+)?(?:told|said|revealed|disclosed|reported|described|confirmed|mentioned|gave|counted)\b",
        r"\b(?:understood|known|clear|learned|learnt|gathered|evident|apparent|established)\s+from\s+(?P<who>(?!the\s+above\b)[^,;:“”\"]{3,80}?)\s+that\b",
        rf"\b[Tt]o\s+hear\s+(?P<who>{_NP}|him|her|them)\s+tell\s+it\b",
        rf"\b(?:[Ff]rom|[Ii]n|[Oo]n|[Bb]y)\s+(?P<who>his|her|their|{_NP}['’]s?)\s+(?:own\s+|sworn\s+|written\s+)?(?:account|telling|evidence|testimony|description|recollection|notes|version|estimate|estimation)(?=\s*,)",
        rf"\b[Pp]er\s+(?P<who>the\s+(?:[\w’'-]+\s+){{0,4}}?(?:{PAPERS}|{_FOLK}))(?=\s*,)",
        # The prosecution's case is that; its position is that.
        rf"(?P<who>{_NP}|[A-Z][\w.&-]+(?:\s[A-Z][\w.&-]+){{0,3}})['’]s?\s+(?:\w+\s+){{0,2}}?(?:case|claim|position|view|argument|contention|explanation|reply|answer|response|version|estimate|guess|reading|defen[cs]e|line|story|understanding|finding|conclusion)\b[^.;“\"]{{0,60}}?(?:\b(?:is|was|remains|has been)\s+that\b|:\s)",
        # Asked how many, the gatekeeper held up both hands.
        rf"^(?:[Aa]sked|[Pp]ressed|[Qq]uestioned|[Rr]eached|[Cc]ontacted|[Cc]onfronted|[Ii]nterviewed|[Ss]hown)\b[^,]{{0,90}},\s+(?P<who>{_NP}|he|she|they)\s+\w+",
        # A witness by number at the head of a sentence tells what follows.
        rf"^(?P<who>{_CODE})(?:,\s[^,]{{3,60}},)?\s+(?!was\s+interviewed\b|is\b)\w+",
        # Somebody who can speak, a verb or adjective, and "that": were unanimous that, texted that.
        rf"(?:^|[,;]\s+(?:but\s+|and\s+)?|\b(?:but|while|though|as|and)\s+)(?P<who>{_NP})(?:,\s[^,]{{3,70}},)?\s+(?!(?:so|such|in order|now)\b)(?:\w+\s+){{0,4}}?(?!(?:so|such|than|now|given|provided|ensures?|ensured|means?|meant|after|before|like|and|or)\b)\w+(?:ed|es|s|t|ous|ain|ent|te|w|d|n|in|ant|ied|ing)?,?\s+that\s+{_CLAUSE}",
        # Papers with what became of them: "Payslips shown to us by two packers bear out", "among them is a note recording".
        rf"^(?:[^,]{{3,40}},\s+)?(?P<who>(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Tt]wo|[Tt]hree|[Ss]ome|[Ss]everal|[A-Z][\w-]+['’]s?)\s+)?(?:[\w’'-]+\s+){{0,4}}?(?i:{PAPERS})(?:\s+(?:\w+ed|taken|kept|shown|seen|found|drawn|made|given|sent|held|written|read|for|from|of|by|in|at|on|to|between|covering)\b[^,;:“\"]{{0,70}}?)?)\s+(?:bears?\s+(?:this\s+)?out|backs?\s+(?:this\s+)?up|corroborates?|tall(?:y|ies)\s+with|shows?|showed|puts?|ha(?:s|ve|d)\s+(?:\d|some|about|him|her|them|only|at\s+least)|tells?|point(?:s|ed)?\s+to|lists?|listed|carr(?:y|ies|ied)|counts?|counted|gives?|gave|records?|recorded|documents|documented|names?|named|states?|stated|reveals?|revealed|indicates?|indicated|suggests?|suggested|mentions?|mentioned|confirms?|confirmed|speaks?\s+of|refers?\s+to|identif(?:y|ies|ied))\b",
        rf"\b(?:[Aa]mong\s+(?:the|its|their|his|her)\s+(?:\w+\s+)?(?:papers|documents|files|records|exhibits|items)\s+(?:is|are|was|were)|[Tt]here\s+(?:is|are|was|were))\s+(?P<who>(?:an?|the|two|three|several)\s+(?:[\w’'-]+\s+){{0,3}}?(?i:{PAPERS}))\s+(?:\w+\s+){{0,4}}?(?:recording|showing|listing|naming|saying|stating|giving|putting|confirming|that\s+(?:show|record|list|give|name|put)s?)\b",
        # Those who come to look tell what they saw: "The inspector saw no North Korean women".
        r"^(?P<who>(?:(?:[Tt]he|[Aa]n?|[Oo]ur|[Ii]ts|[Tt]wo|[Tt]hree|[Bb]oth)\s+)?(?:\w+\s+){0,2}?(?i:inspectors?|auditors?|assessors?|inspection|audit|visit|inspection team|audit team|delegation))\s+(?:saw|met|came across|encountered|noticed|did\s+not\s+(?:find|see|meet|come across|encounter|notice))\s+(?:no|none|any|some|a|an|several|many|only|\d+|\w+ly)\b",
        # A clause, then somebody and a verb at the end: "nobody had been paid, one of them confided".
        rf"^(?!(?:When|After|If|In|By|On|At|As|While|Since|Before|Until|For|From|With|Because|Although|Though|Once|During|Under|Over|To|Of)\b)[^“”\"]{{20,}}?,\s+(?P<who>{_NP}|he|she|they)\s+(?:\w+ly\s+)?(?!(?:left|came|went|stayed|worked|lived|died|fled|arrived|returned|stopped|started|closed|moved|paid|earned)\b)\w+(?:ed|s|ote|oke|aid|old|ore)(?:\s+(?:us|me|him|her|them|in\s+[^,]{{3,30}}|by\s+[^,]{{3,20}}|to\s+[^,]{{3,30}}))?\.?$",
    )
)  # fmt: skip
_ONES: Final = {"his": "he", "her": "she", "their": "they", "him": "he", "them": "they"}
_NOT: Final = re.compile(
    r"(?:the\s+)?(?:law|act|statute|regulations?|rules?|fact|idea|view|aim|goal|result|effect|way|day|time|list)\b",
    re.IGNORECASE,
)


def said_in(sentence: str) -> tuple[str, int, int] | None:
    """Return who speaks in a sentence by its build, and where the words stand; None when nothing of the kind is there.

    >>> said_in("Interviewees were unanimous that nobody could refuse.")[0]
    'Interviewees'
    >>> said_in("Payslips shown to us by two packers bear out the lower figure.")[0]
    'Payslips shown to us by two packers'
    >>> said_in("The workers sew shirts that a retailer sells.") is None
    True
    """
    return who_of(sentence, _FORMS, names=_ONES, no_speaker=_NOT, longest=110)
