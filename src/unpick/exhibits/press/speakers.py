"""Who says each sentence of a text: its own speaker, the one of its quotation, or the one it goes on from."""

import re
from collections.abc import Sequence
from typing import Final

from unpick.exhibits.press.places import Ordered
from unpick.exhibits.press.privacy import hide_people
from unpick.exhibits.press.proposal import NONE_GIVEN, Mention, Span
from unpick.exhibits.press.saying import Told, told_in

__all__ = ["speakers"]

_PERSON: Final = re.compile(r"^(?:he|she|him|her|그는|그녀는|그|他|她)$", re.IGNORECASE)
_GROUP: Final = re.compile(
    r"^(?:they(?:\s+themselves)?|it(?:\s+itself)?|we|them|이들은|他们|她们)$", re.IGNORECASE
)
_DEFINITE: Final = re.compile(
    r"^(?:the|this|that)\s+(?!other\b|second\b|third\b|first\b)(?:former\s+)?([\w’'-]+(?:\s[\w’'-]+)?)$|^(?:이|그|해당)?\s?(소식통|관계자|노동자|관리자|상인|회사)$|^(?:这位|该)(\w{1,5})$",
    re.IGNORECASE,
)
_BODY_WORDS: Final = re.compile(r"\b(?:agency|company|firm|retailer|importer|group|ministry|bureau|customs|brand|buyer|organi[sz]ation|report|institute|factory|mill|supplier|court|union|department|administration|commission)\b|[A-Z][a-z]+ (?:Protection|Watch|Center|Customs|Institute)|회사|세관|公司|海关", re.IGNORECASE)  # fmt: skip
_LETTERS: Final = frozenset(
    ("letter", "statement", "reply", "e-mail", "email", "submission", "affidavit", "response", "message")
)
"""Papers that somebody who was quoted wrote: "the same letter confirms"."""
_PEOPLE_WORDS: Final = re.compile(
    r"(?:主任|工人|女工|经理|人士|负责人|员工|商人|官员|村民|司机|律师|대표|소식통|직원|관계자|노동자|업자|주민|관리인|지배인|변호사)$|\b(?:bookkeepers?|managers?|directors?|workers?|wom[ae]n|m[ae]n|owners?|traders?|brokers?|sources?|guards?|drivers?|lawyers?|attorneys?|counsel|forem[ae]n|officials?|employees?|spokes\w+|executives?|auditors?|inspectors?|researchers?|chairman|nurses?|cooks?|teachers?|mothers?|fathers?|residents?|captains?|sailors?|buyers?|clerks?|packers?|interpreters?|prisoners?|inmates?|witness(?:es)?|experts?|analysts?|people|(?:the|one|another|an?)\s+(?:other|oldest|youngest|second|third|first))\b"
)
_CONTINUES: Final = re.compile(r"^[“\"「『]")
_PRONOUN_START: Final = re.compile(
    r"^(?:She|He|They|Their|The (?:women|workers|inmates|prisoners)|Most|Some of|Each|그는|그녀는|她|他)\b|^(?:그는|그녀는|她|他)"
)
"""The person who spoke goes on in reported words: "She used to work nine hours"."""

_BRACKET: Final = re.compile(r"\[[A-Z][^\[\]]{2,80}\]\s*$")


def speakers(
    text: str, spans: Sequence[Span], people: set[str], mentions: Sequence[Mention] = ()
) -> tuple[list[str], list[Span | None]]:
    """Return for each sentence who says it, or `none given`, and where the words for the speaker stand in the text.

    A quotation over several sentences has one speaker; a saying without content ("the source explained it clearly")
    carries to the sentences after it in the paragraph; "he" and "the source" are the last speaker that fits, "the company"
    the firm that it stands for.

    >>> text = "According to a trader in Invented City, pay is 3 yuan. “They work 18 hours,” said a manager. It rains."
    >>> from unpick.exhibits.press.sentences import sentences
    >>> speakers(text, sentences(text), set())[0]
    ['a trader in Invented City', 'a manager', 'none given']
    """
    own = [told_in(text[span.start : span.end]) for span in spans]
    firms = Ordered.of(one for one in mentions if one.kind in ("firm", "site"))
    found: list[str] = []
    earlier: list[str] = []
    for number, span in enumerate(spans):
        told = own[number]
        near = number and "\n" not in text[spans[number - 1].end : span.start]
        last = found[number - 1] if near else ""
        recent = earlier[-_BACK:]
        who = _resolved(told, span, [*recent, last] if last else recent, firms, text) if told.who else ""
        if who:
            earlier.append(who)
        elif number and "\n" not in text[spans[number - 1].end : span.start]:
            who = _carried(text, spans, number, found, own)
        found.append(who)
    _backwards(text, spans, found)
    _across(text, spans, found)
    _between(text, spans, found)
    places = [
        Span(start=span.start + told.start, end=span.start + told.end)
        if told.who and told.start >= 0
        else None
        for span, told in zip(spans, own, strict=True)
    ]
    names = [hide_people(_tidy(who), people) or NONE_GIVEN if who else NONE_GIVEN for who in found]
    return names, places


_BACK: Final = 80
"""Speakers back that "the source" may mean."""


def _firm_before(text: str, span: Span, firms: Ordered, earlier: Sequence[str]) -> str:
    """Return the firm that "it" or "they" are: the last one of the paragraph, if nobody but a person spoke there."""
    start = text.rfind("\n", 0, span.start) + 1
    here = firms.within(start, span.start)
    body = earlier[-1] if earlier and not _PEOPLE_WORDS.search(earlier[-1]) else ""
    if not here or (body and _spoke_here(body, text[start : span.start])):
        return ""
    acting = [one for one in here if not _AFTER.search(text[max(0, one.start - 20) : one.start])]
    return (acting or here)[-1].name


def _spoke_here(body: str, before: str) -> bool:
    """Tell whether a body that spoke last did so in this paragraph: by its words or its initials."""
    initials = "".join(word[0] for word in body.split() if word[0].isupper())
    return (
        body.split()[-1] in before or (len(initials) > 2 and initials in before) or body.split()[0] in before
    )


_AFTER: Final = re.compile(r"\b(?:to|from|for|with|by|of|than|against|at|in)\s+(?:the\s+)?$")


def _resolved(told: Told, span: Span, earlier: Sequence[str], firms: Ordered, text: str = "") -> str:
    """Return the fuller words of an earlier speaker for "he" or "the source", the firm for "the company"."""
    who = told.who
    if _PERSON.match(who):
        if near := _person_before(text, span, earlier):
            return near
        return next((one for one in reversed(earlier) if _is_person(one)), earlier[-1] if earlier else "")
    if _GROUP.match(who):
        return _several(who, span, earlier, firms, text)
    if _ANOTHER.match(who) and earlier and _PAPERS.search(earlier[-1]):
        return earlier[-1]
    if (named := _named_before(who, earlier)) is not None:
        return named
    if _OF_THEM.match(who) and earlier:
        return next((one for one in reversed(earlier) if _is_person(one)), earlier[-1])
    if (
        (paper := re.match(r"(?:the|this|that)\s+(?:same\s+)?([a-z-]+)$", who, re.IGNORECASE))
        and paper[1].lower() in _LETTERS
        and earlier
    ):
        return earlier[-1]
    return _defined(told, span, earlier, firms, text) if _DEFINITE.match(who) else who


_PERSON_NP: Final = re.compile(
    r"(?:[A-Z][\w]*(?:\s[A-Z]\w+){0,2}[’']s\s+|\b[Tt]he\s+|\b[Aa]n?\s+|\b[Oo]ne\s+|\b[Ii]ts\s+)(?:[a-z’'-]+\s+){0,3}?(?:inspector|manager|director|worker|woman|man|owner|trader|broker|guard|driver|lawyer|foreman|official|employee|executive|auditor|researcher|chairman|nurse|cook|teacher|mother|father|resident|captain|sailor|clerk|bookkeeper|accountant|interpreter|seamstress|engineer|supervisor|spokes\w+)\b"
)


def _person_before(text: str, span: Span, earlier: Sequence[str]) -> str:
    """Return the person that a paragraph told of last before "he", if nobody has spoken in it since."""
    start = text.rfind("\n", 0, span.start) + 1
    here = text[start : span.start]
    found = list(_PERSON_NP.finditer(here))
    if not found or (earlier and earlier[-1].split()[-1] in here):
        return ""
    return found[-1].group()


_OF_THEM: Final = re.compile(
    r"(?:one|another|some|two|both|all|several) of (?:them|those|these)\b", re.IGNORECASE
)


_BODY_NP: Final = re.compile(
    r"\b(?:(?:[Oo]ur|[Ii]ts|[Tt]heir|[Tt]he|[Aa]n?)\s+(?:[a-z’'-]+\s+){0,2}(?:auditors?|agency|institute|consultants?|laboratory|inspectorate|ministry|bureau|committee|commission|panel|newspaper|charity|union|team|court|watchdog|bulletin|gazette|report|website|newsletter|notice|study|regulator|registry|prosecutor)(?:,\s+(?:[A-Z][\w’'-]*\s?){1,4}(?=[,.]))?)"
)
"""A body that a paragraph told of before "it found"."""
_ANOTHER: Final = re.compile(r"(?:another|a second|a third)$", re.IGNORECASE)
_NAME_ALONE: Final = re.compile(
    r"(?:(?:Mr|Ms|Mrs|Dr)\.?\s+)?([A-Z][\w’'-]{2,})(?=$|\s+(?:of|about|in|on)\s+[a-z])"
)


def _named_before(who: str, earlier: Sequence[str]) -> str | None:
    """Return the role and name that a name alone was given before: "Roe" of "the director, Jane Roe"."""
    name = _NAME_ALONE.match(who)
    if name is None:
        return None
    return next(
        (
            one
            for one in reversed(earlier)
            if re.search(rf"\b{re.escape(name[1])}\b", one)
            and re.search(r"\b(?!of\b|the\b|and\b)[a-z]{3,}\b", one)
        ),
        None,
    )


_PAPERS: Final = re.compile(
    r"\b(?:e-?mails?|reports?|records?|data|documents?|filings?|letters?|ledgers?|notices?|invoices?|papers?|affidavits?|statistics|figures|payrolls?|logs|bills of lading|manifests?|contracts?)\b",
    re.IGNORECASE,
)


def _is_person(one: str) -> bool:
    if _PAPERS.search(one) and not _PEOPLE_WORDS.search(one):
        return False
    return not _BODY_WORDS.search(one) or bool(_PEOPLE_WORDS.search(one)) or " of " in one or " at " in one


def _several(who: str, span: Span, earlier: Sequence[str], firms: Ordered, text: str) -> str:
    """Return who "it" and "they" are: a firm of the paragraph, else a body or several people who spoke before."""
    if who.lower() == "we":
        return ""
    start = text.rfind("\n", 0, span.start) + 1
    if (
        who.lower().startswith("they")
        and earlier
        and _PEOPLE_WORDS.search(earlier[-1])
        and earlier[-1].split()[-1] in text[start : span.start]
    ):
        return earlier[-1]
    if who.lower().startswith(("it", "they")) and (firm := _firm_before(text, span, firms, earlier)):
        return firm
    told = earlier and earlier[-1].split()[-1] in text[start : span.start]
    if who.lower() == "it" and not told and (body := _BODY_NP.findall(text[start : span.start])):
        return str(body[-1])
    bodies = [
        one
        for one in reversed(earlier)
        if _BODY_WORDS.search(one) or re.search(r"\b(?:two|three|several|sources|workers|traders)\b", one)
    ]
    return bodies[0] if bodies else (earlier[-1] if earlier and who.lower() == "they" else "")


def _defined(told: Told, span: Span, earlier: Sequence[str], firms: Ordered, text: str) -> str:
    """Return the firm of "the company", the fuller words for "the source"."""
    who, definite = told.who, _DEFINITE.match(told.who)
    head = next(part for part in (definite.groups() if definite else (who,)) if part).split()[-1]
    at = span.start + told.start
    for one in firms.within(at, at + 1):
        if one.name != who and one.end >= span.start + told.end:
            return one.name
    fitting = [
        one for one in reversed(earlier) if re.search(rf"{re.escape(head)}(?:s\b|\b)?", one, re.IGNORECASE)
    ]
    if fitting:
        same = [one for one in fitting if re.search(rf"{re.escape(head)}\b", one, re.IGNORECASE)]
        return (same or fitting)[0]
    if head.lower() in ("agency", "bureau", "office", "group", "organization", "administration", "service"):
        return _authority(text[max(0, span.start - _NAMED) : span.start]) or next(
            (one for one in reversed(earlier) if _BODY_WORDS.search(one)), who
        )
    return who


_AUTHORITY: Final = re.compile(
    r"\bCBP\b|\b(?:[A-Z][\w.]+\s+){0,3}(?:Customs(?:\s+and\s+Border\s+Protection)?|Agency|Bureau|Administration|Department|Ministry|Inspectorate|Commission|Project|Coalition|Alliance|Watch|Network)\b(?:\s+of\s+[A-Z]\w+)?"
)


_NAMED: Final = 20_000
"""Characters back within which "the agency" was named."""


def _authority(before: str) -> str:
    """Return the authority or organization that a text named last before "the agency"."""
    return max(((match.end(), match.group()) for match in _AUTHORITY.finditer(before)), default=(0, ""))[1]


def _carried(text: str, spans: Sequence[Span], number: int, found: Sequence[str], own: Sequence[Told]) -> str:
    """Return the speaker of the sentence before when this one goes on with what was said."""
    before = found[number - 1]
    if not before:
        return ""
    sentence = text[spans[number].start : spans[number].end]
    if _PRONOUN_START.match(sentence) and not _BODY_WORDS.search(before):
        return before
    if (
        text[spans[number - 1].end - 1] == ";"
        or own[number - 1].carries
        or _open_quote(text, spans, number)
        or _CONTINUES.match(sentence)
    ):
        return before
    # A saying without content carries through the whole paragraph.
    at = number - 1
    while at >= 0 and found[at] == before:
        if own[at].carries:
            return before
        if at == 0 or "\n" in text[spans[at - 1].end : spans[at].start]:
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
            or "\n" in text[spans[number].end : spans[number + 1].start]
        ):
            continue
        credit = _BRACKET.search(text[spans[number + 1].start : spans[number + 1].end])
        quoted = _CONTINUES.match(text[spans[number].start : spans[number].end]) and text[
            spans[number].start : spans[number].end
        ].rstrip().endswith(("”", '"'))
        if (
            credit
            or _open_quote(text, spans, number + 1)
            or (quoted and _CONTINUES.match(text[spans[number + 1].start :]))
        ):
            found[number] = found[number + 1]


def _across(text: str, spans: Sequence[Span], found: list[str]) -> None:
    """Give a paragraph that opens with a quotation and names nobody the speaker of the paragraph before."""
    for number in range(1, len(spans)):
        gap = text[spans[number - 1].end : spans[number].start]
        opens = _CONTINUES.match(text[spans[number].start : spans[number].end])
        if not found[number] and found[number - 1] and "\n" in gap and opens:
            end = text.find("\n", spans[number].start)
            rest = [at for at in range(number, len(spans)) if end < 0 or spans[at].start < end]
            if not any(found[at] for at in rest):
                for at in rest:
                    found[at] = found[number - 1]


def _between(text: str, spans: Sequence[Span], found: list[str]) -> None:
    """Give the sentences of a paragraph between two sayings of one person that person."""
    last = -1
    for number, who in enumerate(found):
        if not who:
            continue
        near = (
            last >= 0 and number - last in (2, 3) and "\n" not in text[spans[last].end : spans[number].start]
        )
        if near and who == found[last] and _PEOPLE_WORDS.search(who):
            found[last + 1 : number] = [who] * (number - last - 1)
        last = number


def _tidy(who: str) -> str:
    return re.sub(r"^(?:the\s+)?(?:new\s+)?(?=[A-Z][a-z]+ )", "", " ".join(who.split())).strip(" ,“”\"'’")
