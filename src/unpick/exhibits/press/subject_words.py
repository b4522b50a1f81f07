"""Words that tell whose fact a claim is: the other side of a sentence, pronouns, clauses, prisons."""

import functools
import re
from typing import Final

from unpick.exhibits.press.proposal import Mention
from unpick.exhibits.press.units import rows_of

__all__ = [
    "AGENCY",
    "AGENT",
    "BUSINESS",
    "CLAUSE",
    "CUSTOMS",
    "EMPLOYERS",
    "FIRST_PERSON",
    "FROM",
    "GROUP_ACTS",
    "HEADED",
    "HEAD_PRONOUN",
    "INMATES",
    "LOCATIVE",
    "NATION",
    "NATIONAL",
    "NATIONS",
    "OBLIQUE",
    "OTHER_AFTER",
    "OURS",
    "PRISON",
    "PRONOUN",
    "RECEIVES",
    "REFERS",
    "UNNAMED",
    "WHO",
    "is_located",
    "is_oblique",
    "is_of",
    "is_to",
    "is_worked_at",
]

CUSTOMS: Final = re.compile(
    r"\bCBP\b|\b(?:U\.S\. )?Customs(?: and Border Protection)?\b|\bcustoms\b|海关|세관"
)
EMPLOYERS: Final = re.compile(
    r"households?|families|factories|prisons|camps|teams|companies|firms|businesses|工厂|监狱|作坊|공장|교화소|작업반",
    re.IGNORECASE,
)
REFERS: Final = re.compile(
    r"\b(?:it|its|they|their|them|there|here|inside|our|we|us|(?:the|this|that|those|these) (?:company|firm|factory|plant|mill|workshop|camp|prison|site|women|workers|inmates|prisoners|floor|goods|coats|\w+s))\b|该|其|这家|厂里|她们|他们|工人|员工|그곳|이곳|회사|공장|직원|이들|노동자|측은",
    re.IGNORECASE,
)
OURS: Final = re.compile(
    r"(?:^|[“\"]|[,;]\s+(?:and\s+|but\s+)?)(?:We|Our|we|our)\b(?!\s+(?:interviewed|spoke|asked|met|visited|talked|estimate|found|could|believe|count))"
    r"|\bwe\s+(?:have|had|will|are|were|also|now|then|bought|buy|received|expect|ship\w*|order\w*|suspended|stopped|ended|employ|pay|make|use|sell|sold|source)\b|\bof our\b"
)
UNNAMED: Final = re.compile(
    r"\b(?:a|an|one)\s+(?:[\w’'-]+\s+){0,5}?(?:maker|factory|plant|mill|company|firm|manufacturer|supplier|exporter|workshop|processor|producer|prison|camp)\b|一家[^，。]{0,12}(?:工厂|公司|企业|厂)|한\s(?:[가-힣]+\s){0,2}(?:공장|업체|회사)",
    re.IGNORECASE,
)
OBLIQUE: Final = re.compile(
    r"\b(?:to|from|for|with|against|sold|cost|costs|gave|give|gives|paid|pays|charged|charges|charge|owes|owed|sent|sends|told|supplies|supplied|supply|visited|bought|thanks|accused|by|near|behind|like|than|about|of|on|via|through|between|suing|audited|inspected|called|named|as)\s+(?:(?:the|its|their|a|an|our)\s+)?(?:(?!which|whom|that|this|who)[a-z-]+\s+){0,2}?$|\bwith\s+(?:both|two|three|all|its)\s+[a-z]+,\s+$|[向给对从与由](?:[^，。；]{0,5}的)?$|支付给[^，。；]{0,6}$",
)
LOCATIVE: Final = re.compile(r"\b(?:at|in|inside|outside)\s+(?:the\s+|its\s+)?(?:[a-z-]+\s+)?$")
OTHER_AFTER: Final = re.compile(r"에게|에\s|으로부터|로부터|으로\s|로\s|에서\s")
FIRST_PERSON: Final = re.compile(
    r"\b(?:[Ww]e|[Oo]urs?|us)\b(?!\s+(?:interviewed|spoke|estimate|found that|asked|obtained|counted|visited))"
)
HEADED: Final = re.compile(r"(?m)^From:[^\n]*$|\b[Ss]tatement\s+(?:by|of|from)\s+$|^On behalf of\s+$")
"""What stands before the name of a firm that writes a text."""
NATION: Final = re.compile(
    r"(?:['’]s)?\s+(?:\w+\s+)?(?:imports?|exports?|imported|exported|shipped|bought|sold|trade|customs)\b|(?:은|는|이|가|의)\s|(?:从|自|向|的)"
)
NATIONAL: Final = re.compile(
    r"\b((?:North|South) Korean|Chinese|Japanese|Russian|American|German|Italian|British|Vietnamese|Canadian|Polish|Mongolian)\s+(?:\w+\s+)?(?:imports?|exports?|purchases|customs statistics)\b"
)
NATIONS: Final = {"North Korean": "North Korea", "South Korean": "South Korea", "Chinese": "China", "Japanese": "Japan", "Russian": "Russia", "American": "United States", "German": "Germany", "Italian": "Italy", "British": "Britain", "Vietnamese": "Vietnam", "Canadian": "Canada", "Polish": "Poland", "Mongolian": "Mongolia"}  # fmt: skip
BUSINESS: Final = re.compile(
    r"\b[Ww]e\s+(?:have\s+|had\s+|also\s+|now\s+|then\s+|will\s+)?(?:bought|buy|paid|pay|received?|expect|ship\w*|order\w*|suspended|stopped|ended|end|employ\w*|ma[dk]e|use|sell|sold|source\w*|answer|deduct|placed)\b"
    r"|\b[Oo]ur\s+(?:own\s+)?(?:imports?|purchas\w+|suppliers?|workers|employees|factory|plant|price|orders?|products?|customers?|goods|general manager|inspectors?)\b|\b(?:visited|told|supplied|warned)\s+us\b"
)
"""A firm that speaks of itself: a statement or a letter."""
AGENCY: Final = re.compile(
    r"(?:Since|In|During|Over|Last|This|So far)\b[^.;]{0,40}?\b((?:the\s+)?(?:agency|CBP|[Cc]ustoms|department|ministry))\s+(?:has\s+|had\s+|have\s+)?(?:stopped|detained|seized|held|blocked|excluded|turned)\b"
)
"""Totals of an agency: whose goods they were is not told."""
AGENT: Final = re.compile(
    r"\b(?:bought|taken|ordered|purchased|imported|acquired|absorbed|commissioned)\s+by\s+(?:the\s+)?$"
)
WHO: Final = re.compile(r"\b(?:which|who|where)\b")
RECEIVES: Final = re.compile(r"\b(?:import|bought|buy|order|receiv|purchas)\w*", re.IGNORECASE)
FROM: Final = re.compile(r"\b(?:from|of|by)\s+(?:the\s+)?$")
GROUP_ACTS: Final = re.compile(
    r"(?:\s+in\s+(?:[A-Z][\w’'-]+\s?){1,2})?\s+(?:were|are|was|is|have|had|now|also|then|still)?\s*(?:paid|pays?|earn(?:s|ed)?|gets?|got|receiv\w+|makes?|made|given|allotted|handed|promised)\b"
)
HEAD_PRONOUN: Final = re.compile(
    r"\W*(?:(?:But|And|Since|In|Until|From)\b[^,.;]{0,24},?\s+)?(We|It|Its|Our|we|it|its|our)\b(?!\s+(?:is|was|will be|would be)\s+(?:a|an|the|not|also|clear|possible|likely|true|hard|unclear|said|believed|understood)\b)"
)
"""A pronoun for a firm at the head of a sentence."""
INMATES: Final = re.compile(
    r"\b(?:inmates?|prisoners?|convicts?|detainees?)\b|囚犯|犯人|服刑人员|수감자|죄수|재소자", re.IGNORECASE
)
PRISON: Final = re.compile(
    r"\b(?:camp|prison|jail|colony|kyo-?hwa-?so|detention|correctional|penitentiary|brigade)\b|监狱|教化所|劳改|교화소|교도소|수용소",
    re.IGNORECASE,
)
CLAUSE: Final = re.compile(
    r"[;:—–；：]\s|,\s+(?:and|but|while|whereas|although|though|which|who|where|yet)\b|\b(?:but|while|whereas|although|though|because)\b|\bthat\b(?=\s+(?:it|they|he|she|its|the|their|[A-Z]))|，|지만\s|으며\s|며\s"
)
PRONOUN: Final = re.compile(
    r"(?:\b(?:it|its|they|their|itself|the\s+(?:company|firm|group|latter))\b|该公司|其|이\s?회사)",
    re.IGNORECASE,
)


@functools.cache
def _claims_of(kind: str) -> frozenset[str]:
    """Return the predicates whose subject is of a kind: `actor`, `buyer`, `employer`, `maker`, `sender`, `stopped`, `grave`."""
    return frozenset(row["predicate"] for row in rows_of("subjects.csv") if kind in row["of"].split("|"))


def is_of(predicate: str, *kinds: str) -> bool:
    """Tell whether a claim asks for a subject of one of some kinds."""
    return any(predicate in _claims_of(kind) for kind in kinds)


def is_oblique(text: str, one: Mention) -> bool:
    """Tell whether a firm is the other side of its sentence: bought from, sold to, sent to."""
    return bool(
        OBLIQUE.search(text[max(0, one.start - 40) : one.start])
        or OTHER_AFTER.match(text[one.end : one.end + 5])
    )


def is_to(text: str, one: Mention) -> bool:
    """Tell whether a firm only receives, or is compared with."""
    return bool(
        re.search(r"\b(?:to|with|than|unlike)\s+(?:the\s+)?$", text[max(0, one.start - 12) : one.start])
    )


def is_located(text: str, one: Mention) -> bool:
    """Tell whether a firm is a place where something happens."""
    return bool(LOCATIVE.search(text[max(0, one.start - 24) : one.start]))


def is_worked_at(text: str, one: Mention) -> bool:
    """Tell whether people are told to be at a site: "women at the mill", not "yarn from the mill"."""
    return bool(
        re.search(
            r"\b(?:at|in|inside|employees of|workers of)\s+(?:the\s+)?(?:[a-z-]+\s+)?$",
            text[max(0, one.start - 24) : one.start],
        )
    )
