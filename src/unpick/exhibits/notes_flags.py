"""What a sentence says of announcement, access, interviews, compound, scope and claims; norms do not count."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from unpick.exhibits.dates import find_days
from unpick.exhibits.kinds import topics_of_request
from unpick.exhibits.note import Note
from unpick.exhibits.notes_lexicon import Rule, dotted, is_norm, is_said_by_others, rules, undotted
from unpick.exhibits.notes_make import Context, say
from unpick.exhibits.notes_pieces import Piece

__all__ = ["area_in", "flags_of"]

_AREA: Final = re.compile(
    r"\b(?:(?:the |its )?(?:second|third|fourth|fifth|upper|ground|top|first|other|remaining|finishing|packing|sewing|cutting|dyeing|"
    r"spinning|storage|chemical|east|west|north|south|rear|back|main|production|neighbou?ring|adjacent|worker|workers'|female|male)\s+)*"
    r"(?:(?:buildings?|blocks?|workshops?|halls?|plants?|floors?|warehouses?|units?|zones?|areas?|lines?|wings?|gates?|factory|factories)(?:\s+(?:(?!of|and|was|were|is|are|in|on|at|by|to)(?:No\. ?)?[A-Z0-9]{1,3}\b)(?:(?:,| and|, and)\s+[A-Z0-9]{1,2}\b)*)?"
    r"|dormitor(?:y|ies)|canteen|kitchen|living quarters|records?|payrolls?|wage records|time ?(?:cards|records)|documents?|compound|site|premises|rooms?|sections?|departments?)\b"
    r"|[一二三四五六七八九十\dA-Z]+\s?(?:号楼|号车间|车间|楼|厂房|栋)|宿舍|仓库|车间|厂房|[A-Z\d가-라]\s?동|기숙사|창고|작업장",
    re.IGNORECASE,
)
# Papers of a submitter repeat what is alleged in order to deny it.
_SUBMITTED: Final = frozenset({"protest", "questionnaire", "refusal"})
_MENDED: Final = re.compile(
    r"\b(?:later|afterwards|subsequently|thereafter|eventually|finally|in the end|then|(?:in|by) the (?:afternoon|evening)|"
    r"(?:the )?(?:next|following|second) (?:day|morning)|at \d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?)\b[^.]{0,60}"
    r"\b(?:open\w*|unlocked|saw|seen|visited|inspected|entered|went (?:in|through|there|back)|shown|walked|checked|let in|accessible|accessed)\b|"
    r"\b(?:unlocked|opened)\b[^.;]{0,15}\b(?:for us|at once|on request|at our request|immediately|when asked|straight away|within (?:a few )?minutes|later|in our presence)\b|"
    r"\bwe (?:went|came|returned|got) (?:there|back|in)\b[^.]{0,60}\b(?:saw|seen|walked|inspected|visited|checked)\b|"
    r"\b(?:fetched|brought|found|produced) (?:us )?the keys?\b|\bkeys? (?:came|arrived|were (?:brought|fetched|found|given)|was (?:brought|fetched|found|given))\b|\bnot (?:a|one) (?:single )?\w+\b[^.;]{0,30}\b(?:closed|shut|locked|refused|denied)\b|"
    r"\bclosed (?:on (?:sun|satur)days?|at night|for (?:lunch|the holidays?|the night)|after work|as (?:it|they) should be)\b|"
    r"\b(?:but|and) (?:we )?(?:saw|inspected|visited|entered) (?:it|them|both|all)\b",
    re.IGNORECASE,
)
"""Words by which a door that was closed was opened in the same sentence: what lay behind it was seen."""
_STILL_SHUT: Final = re.compile(
    r"\bnot (?:been )?(?:opened|unlocked|seen|shown|visited|inspected|entered)\b|\b(?:never|nor)\b",
    re.IGNORECASE,
)

_EVERY: Final = re.compile(
    r"\b(?:every|all|each|any) (?:single )?(?:parts?|sections?|corners?|areas?|buildings?) of (?:the |its )?\w+(?![^.]*\b(?:except|but|save|other than|apart from|only|not|refused|denied)\b)",
    re.IGNORECASE,
)

_PLAIN: Final = frozenset(
    {"area", "site", "areas", "the site", "factory", "the factory", "building", "buildings", "compound"}
)


def area_in(*texts: str | None) -> str:
    """Return the area, record or group of persons named first, those with a name of their own before plain words.

    >>> area_in("was not permitted to enter Building 3 of the site")
    'Building 3'
    """
    found = [match.group().strip() for text in texts if text for match in _AREA.finditer(text)]
    named = [area for area in found if area.lower() not in _PLAIN]
    best = (named or found or [""])[0]
    return re.sub(r"^(?:the|its)\s+", "", best, flags=re.IGNORECASE)


def flags_of(piece: Piece, context: Context) -> Iterator[Note]:
    """Yield the notes that a sentence gives by its words."""
    norm = is_norm(piece.text) or (context.kind in _SUBMITTED and is_said_by_others(piece.text))
    said: set[tuple[str, str]] = set()
    for rule, match in rules("flags.csv").matches(undotted(piece.text), context.kind):
        if (norm and not _holds_though(rule.topic, piece.text)) or _is_unsaid(rule, piece, match):
            continue
        note = say(piece, rule.topic, value=_value(rule, piece), subject=_subject(rule, match, piece))
        if rule.topic == "extension":
            note = _until(note, piece, context)
        key = (note.topic, note.value)
        if key not in said:
            said.add(key)
            yield note


def _is_unsaid(rule: Rule, piece: Piece, match: re.Match[str]) -> bool:
    """Tell whether a piece takes back what its words would say: a door that was opened, a bare no, every part seen."""
    if rule.topic in ("access_refused", "access_limited") and _was_opened(piece.text):
        return True
    if rule.topic == "access_limited" and _EVERY.search(piece.text):
        return True
    return _is_answered_no(piece, match)


def _holds_though(topic: str, text: str) -> bool:
    """Tell whether a sentence that sounds like a rule says something of today: a refusal speaks of what will not be."""
    if topic == "producer_refuses":
        return not is_norm(_TO_COME.sub("is", text))
    return topic in ("not_accepted", "law_forbids")


_TO_COME: Final = re.compile(r"\b(?:will|would|shall|can|may) be\b", re.IGNORECASE)


def _until(note: Note, piece: Piece, context: Context) -> Note:
    """Return an extension with the last day that its sentence gives; a day that can be read in two ways gives none."""
    days = [
        day for day in find_days(piece.text, context.order, year=context.year) if day.first and day.certain
    ]
    if not days:
        return note
    last = max(days, key=lambda day: day.last or dt.date.min)
    return replace(note, first=last.first, last=last.last)


_NO_ANSWER: Final = re.compile(
    r"^\W*(?:no|none|nil|never|false|n|0|否|无|没有|아니[오요]|없음)\b[^\w]*$", re.IGNORECASE
)


def _is_answered_no(piece: Piece, match: re.Match[str]) -> bool:
    """Tell whether the words that matched are those of a label whose answer is a bare no."""
    return bool(piece.label and _NO_ANSWER.match(piece.value)) and match.start() < len(piece.label)


def _was_opened(text: str) -> bool:
    """Tell whether a sentence on a closed door says that it was opened in the end.

    >>> _was_opened("The store was locked; the foreman unlocked it for us."), _was_opened("The store was not opened for us.")
    (True, False)
    """
    return bool(_MENDED.search(text)) and not _STILL_SHUT.search(text)


def _value(rule: Rule, piece: Piece) -> str:
    return ",".join(topics_of_request(piece.text)) if rule.value == "@topics" else rule.value


def _subject(rule: Rule, match: re.Match[str], piece: Piece) -> str:
    groups = [
        dotted(text).strip(" ,;") for name, text in match.groupdict().items() if text and name.startswith("s")
    ]
    if rule.subject == "@area":
        return area_in(*groups, match.group(), piece.text)
    return groups[0][:80].rstrip(".") if groups else rule.subject
