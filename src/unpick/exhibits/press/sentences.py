"""Sentences of English, Korean and Chinese text, as places in it."""

import re
from collections.abc import Iterator
from typing import Final

from unpick.exhibits.press.proposal import Span

__all__ = ["sentences"]

_ABBREVIATED: Final = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Sgt|St|No|Nos|Co|Corp|Inc|Ltd|Bros|Pte|Pty|Mfg|Imp|Exp|Int|Intl|Dept|Fig|Art|Sec|Vol|vs|approx|est|etc|ca|cf"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|U\.S|U\.K|U\.N|E\.U|D\.C|a\.m|p\.m|e\.g|i\.e|[A-Z]))$"
)
"""Words before a full stop that end no sentence; a capital alone is an initial."""

_ENDS_ANYWAY: Final = re.compile(r"(?:Ltd|Inc|Corp|Co|U\.S|U\.K|U\.N|E\.U|D\.C|a\.m|p\.m|etc)$")
_STARTER: Final = re.compile(
    r"(?:The|A|An|It|Its|He|She|They|This|That|These|Those|In|On|At|But|And|However|According|When|While|After|Before|We|I|No|Most|Some|Many|Workers)\b"
)
_STOP: Final = re.compile(
    r"[。！？；]+[”’」』）\"']*"
    r"|[.!?]+(?:\[\d+\])*[”’\"')\]]*(?=\s|$|[가-힣一-鿿])"
    r"|\n+"
)


def sentences(text: str) -> list[Span]:
    """Return the sentences of a text, without the blanks around them; a line end always ends one.

    Source: the full stops of Chinese and Korean writing; English abbreviations by a list, since "Ltd." is common in this field.

    >>> text = "Huayang Co., Ltd. denied it. 工人约两百名。하루 18시간 일한다. Why?"
    >>> [text[one.start:one.end] for one in sentences(text)]
    ['Huayang Co., Ltd. denied it.', '工人约两百名。', '하루 18시간 일한다.', 'Why?']
    """
    return [part for whole in _cut(text) for half in _halves(text, whole) for part in _short(text, half)]


_HALF: Final = re.compile(r"(?<=[\w”\"’)]);\s+(?=[a-z“])")


def _halves(text: str, whole: Span) -> Iterator[Span]:
    """Yield the parts of a sentence between semicolons that are clauses of their own: each may have its own speaker."""
    start = whole.start
    for mark in _HALF.finditer(text, whole.start, whole.end):
        if mark.start() - start >= 24 and whole.end - mark.end() >= 24:
            yield Span(start=start, end=mark.start() + 1)
            start = mark.end()
    yield Span(start=start, end=whole.end)


_LONGEST: Final = 900
"""Characters of the longest sentence; longer ones, such as lists without an end, are parted at a comma or blank. The longest
sentence of the founding texts has 560."""


def _short(text: str, whole: Span) -> Iterator[Span]:
    start = whole.start
    while whole.end - start > _LONGEST:
        at = max(
            text.rfind(mark, start + _LONGEST // 2, start + _LONGEST)
            for mark in (", ", "; ", "，", "；", "、", " ")
        )
        end = at + 1 if at > 0 else start + _LONGEST
        if (part := _trimmed(text, start, end)) is not None:
            yield part
        start = end
    if (part := _trimmed(text, start, whole.end)) is not None:
        yield part


_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATELINE: Final = re.compile(
    rf"(?m)^(?:[A-Z][A-Z’'.-]{{2,}}(?:[ ][A-Z][A-Z’'.-]+){{0,3}})(?:,[ ](?!{_MONTH}[ ]\d)[A-Z][\w.]*(?:[ ][A-Z][\w.]*)?){{0,2}}"
    rf"(?:,?[ ](?:{_MONTH}[ ]\d{{1,2}}|\d{{1,2}}[ ]{_MONTH})(?:,?[ ]\d{{4}})?)?[ ]*(?:\([^)\n]{{2,40}}\))?[ ]*(?:[-–—]{{1,2}}|:)[ ]+(?=[A-Z“\"])"
)
"""Place, day and agency before the first words of a report: "ROTTERDAM, Jan 17 (Invented Press) - "."""


def _cut(text: str) -> Iterator[Span]:
    start = 0
    lines = {match.start(): match.end() for match in _DATELINE.finditer(text)}
    for stop in _STOP.finditer(text):
        if stop.start() < start:
            continue
        if (head := next((end for at, end in lines.items() if start <= at <= start + 2), 0)) and head > start:
            if (span := _trimmed(text, start, head)) is not None:
                yield span
            start = head
            if stop.end() <= start:
                continue
        if stop.group()[0] == "." and not _ends(text, start, stop):
            continue
        if stop.group()[0] in "?!" and re.match(r"[ ][a-z]", text[stop.end() : stop.end() + 2]):
            continue
        if (span := _trimmed(text, start, stop.end())) is not None:
            yield span
        start = stop.end()
    if (span := _trimmed(text, start, len(text))) is not None:
        yield span


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    before = text[max(start, stop.start() - 12) : stop.start()]
    after = text[stop.end() : stop.end() + 24].lstrip()
    if after[:1].islower() or (after[:1] in "–—" and text[stop.end() - 1 : stop.end()] in '”"'):
        return False
    if before[-1:].isdigit() and after[:1].isdigit() and not text[stop.end() : stop.end() + 1].isspace():
        return False
    if not _ABBREVIATED.search(before):
        return True
    if re.search(r"\b(?:No|Nos|Art|Sec|Fig|approx|ca|est)$", before):
        return False
    return bool(_ENDS_ANYWAY.search(before) and _STARTER.match(after))


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start=start, end=end) if end > start else None
