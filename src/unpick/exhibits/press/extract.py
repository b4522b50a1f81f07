"""A text to proposed claims: sentences, figures, conditions and relations put together with who, when and who says so."""

import datetime as dt
import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from unpick.exhibits.press.figures import meaning
from unpick.exhibits.press.mentions import Gazetteer, find_mentions
from unpick.exhibits.press.privacy import hide_people, people_in
from unpick.exhibits.press.proposal import NONE_GIVEN, Mention, Proposal, Quantity, Span
from unpick.exhibits.press.relations import relations
from unpick.exhibits.press.sentences import sentences
from unpick.exhibits.press.speakers import speakers
from unpick.exhibits.press.subjects import Subjects
from unpick.exhibits.press.times import Time, find_times
from unpick.exhibits.press.values import find_quantities, rows_of
from unpick.exhibits.press.voice import Voice, voice_of

__all__ = ["EXTRACTOR", "extract"]

EXTRACTOR: Final = "press/1"
"""Name and version of these rules, as statements carry it."""

_NATIONAL: Final = ("worker_nationality",)
_TRADE: Final = (
    "ordered", "output", "output_per_day", "quota", "capacity", "quantity_shipped", "quantity_sold", "unit_price", "piece_rate", "shipments",
    "shipments_stopped", "shipments_released", "shipments_from", "weight_stopped", "value_of_shipments", "value_stopped", "minimum_order", "input",
    "rejects", "price_difference", "volume_change", "imported", "supplies", "ships_to", "subcontracts", "convict_labor",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    """One sentence with all that was found in it; places are in the whole text."""

    text: str
    span: Span
    speaker: str
    mentions: tuple[Mention, ...]
    times: tuple[Time, ...]
    quantities: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Condition:
    predicate: str
    type: str
    object: str
    value: Decimal | None
    unit: str
    words: re.Pattern[str]
    unless: re.Pattern[str] | None


@functools.cache
def _conditions() -> tuple[_Condition, ...]:
    made = []
    for row in rows_of("conditions.csv"):
        words = "|".join(part for part in (row["english"], row["chinese"], row["korean"]) if part)
        made.append(
            _Condition(
                predicate=row["predicate"],
                type=row["type"],
                object=row["object"],
                value=Decimal(row["value"]) if row["value"] else None,
                unit=row["unit"],
                words=re.compile(words, re.IGNORECASE),
                unless=re.compile(row["unless"], re.IGNORECASE) if row["unless"] else None,
            )
        )
    return tuple(made)


def extract(
    text: str, *, published: dt.date | None = None, gazetteers: Sequence[Gazetteer] = ()
) -> list[Proposal]:
    """Return what a text is proposed to say, in its order.

    Args:
        published: the day from which "last year" counts.
        gazetteers: names that tables and the workspace know; firms and sites are also found by their form.

    >>> said = "Invented River Garment Co., Ltd. employs about 300 workers, a former manager said."
    >>> [(one.predicate, one.bound, str(one.value), one.attribution) for one in extract(said)]
    [('workers', '~', '300', 'a former manager')]
    """
    known = frozenset(
        word
        for one in find_mentions(text, gazetteers, set())
        if one.kind in ("firm", "site", "place")
        for word in one.name.split()
    )
    people = people_in(text, known)
    mentions = find_mentions(text, gazetteers, people)
    cut = sentences(text)
    who = speakers(text, cut, people)
    whole = [_sentence(text, span, told, mentions, published) for span, told in zip(cut, who, strict=True)]
    subjects = Subjects(text=text)
    found: list[Proposal] = []
    before: tuple[Time, ...] = ()
    for one in whole:
        subjects.enter(one.mentions, one.speaker)
        for proposal in _of_sentence(text, one, subjects, before):
            if proposal.mood != "question" and not _doubled(proposal, found):
                found.append(_without_people(proposal, people))
        before = () if "\n" in text[one.span.end : one.span.end + 2] else one.times or before
    return sorted(found, key=lambda one: (one.span.start, one.span.end, one.predicate))


def _sentence(
    text: str, span: Span, speaker: str, mentions: Sequence[Mention], published: dt.date | None
) -> _Sentence:
    words = text[span.start : span.end]
    times = tuple(find_times(words, published))
    own = tuple(one for one in mentions if span.start <= one.start < span.end)
    named = [
        Span(start=one.start - span.start, end=one.end - span.start)
        for one in own
        if one.kind in ("firm", "site", "place", "list", "law")
    ]
    taken = [Span(start=one.start, end=one.end) for one in times] + named
    return _Sentence(
        text=words,
        span=span,
        speaker=speaker,
        mentions=own,
        times=times,
        quantities=tuple(find_quantities(words, taken)),
    )


def _of_sentence(text: str, one: _Sentence, subjects: Subjects, before: Sequence[Time]) -> Iterator[Proposal]:
    figured: set[str] = set()
    for quantity in one.quantities:
        meant = meaning(one.text, quantity)
        if meant is None:
            continue
        figured.add(meant.predicate)
        start, end = quantity.start + one.span.start, quantity.end + one.span.start
        voice = voice_of(one.text, quantity.start, quantity.end, quantity=quantity)
        goods = subjects.goods_near(start, one.mentions)
        yield _proposal(
            text, one, voice, Span(start=start, end=end), before,
            predicate=meant.predicate, type=meant.type,
            subject=subjects.of(meant.predicate, start, one.mentions, sentence=one.text),
            object=_object(meant.predicate, quantity, goods, subjects, one),
            value=meant.value, high=meant.high, unit=quantity.unit, bound=quantity.bound, goods=goods,
        )  # fmt: skip
    for condition in _conditions():
        match = condition.words.search(one.text)
        if (
            match is None
            or condition.predicate in figured
            or (condition.unless and condition.unless.search(one.text))
        ):
            continue
        start, end = match.start() + one.span.start, match.end() + one.span.start
        subject = subjects.of(condition.predicate, start, one.mentions, sentence=one.text)
        if not subject:
            continue
        yield _proposal(
            text, one, _condition_voice(one.text, match), Span(start=start, end=end), before,
            predicate=condition.predicate, type=condition.type, subject=subject, object=condition.object,
            value=condition.value, unit=condition.unit, bound="=" if condition.value is not None else "",
            goods=subjects.goods_near(start, one.mentions) if condition.predicate in _TRADE else None,
        )  # fmt: skip
    for relation in relations(text, one.span.end, one.mentions):
        start = min(relation.subject.start, relation.object.start)
        end = max(relation.subject.end, relation.object.end)
        voice = voice_of(one.text, start - one.span.start, end - one.span.start)
        yield _proposal(
            text, one, voice, Span(start=start, end=end), before,
            predicate=relation.predicate, type=relation.type, subject=relation.subject.name,
            object=relation.object.key if relation.object.kind in ("place", "origin") and relation.predicate in ("made_in", "labelled", "material_from") else relation.object.name,
            goods=subjects.goods_near(start, one.mentions) if relation.predicate in _TRADE else None, link=bool(relation.link),
        )  # fmt: skip


def _condition_voice(sentence: str, match: re.Match[str]) -> Voice:
    """Return the voice of a condition; a "no" that is part of its own words denies nothing."""
    hidden = sentence[: match.start()] + re.sub(r"(?i)n['’]t\b|\bnot\b|\bno\b|\bnever\b|\bwithout\b|\bcannot\b|\bun(?=able|paid)|不|没有|없|않|못", lambda found: "~" * len(found.group()), match.group()) + sentence[match.end() :]  # fmt: skip
    return voice_of(hidden, match.start(), match.end())


def _object(
    predicate: str, quantity: Quantity, goods: Mention | None, subjects: Subjects, one: _Sentence
) -> str:
    if predicate in _NATIONAL:
        return "KP"
    if predicate == "convict_labor":
        return "yes"
    if predicate in ("shipments_from", "labor_transferred", "workers_from", "share_taken"):
        return subjects.other(quantity.start + one.span.start, one.mentions)
    if predicate in _TRADE:
        if goods is not None:
            return goods.name
        return (
            quantity.noun if predicate in ("ordered", "output", "quantity_shipped", "quantity_sold") else ""
        )
    return ""


def _proposal(
    text: str,
    one: _Sentence,
    voice: Voice,
    span: Span,
    before: Sequence[Time],
    *,
    predicate: str,
    type: str,  # noqa: A002 - the word of the records
    subject: str,
    object: str = "",  # noqa: A002 - the word of the records
    value: Decimal | None = None,
    high: Decimal | None = None,
    unit: str = "",
    bound: str = "",
    goods: Mention | None = None,
    link: bool = False,
) -> Proposal:
    first, last = _period(span.start - one.span.start, one.times or _continued(one.text, before))
    return Proposal(
        type=type,
        subject=subject,
        predicate=predicate,
        object=object,
        value=value,
        high=high,
        unit=unit,
        bound=bound,
        date_from=first,
        date_to=last,
        attribution=one.speaker or NONE_GIVEN,
        kind=voice.kind,
        polarity=voice.polarity,
        certainty=voice.certainty,
        mood=voice.mood,
        goods=tuple(goods.key.split("|")) if goods is not None and goods.key else (),
        goods_words=goods.name if goods is not None else "",
        link=link,
        span=span,
        quote=text[span.start : span.end],
        sentence=one.span,
    )


_GOES_ON: Final = re.compile(
    r"[“\"]?(?:It|They|He|She|Its|Their|Those|These|Of (?:those|these|them)|The (?:company|firm|factory|plant|mill|shipments?|workers|goods)|That|This|Each|Both|All)\b|该|其中|其|他们|她们|그|이들|이는|이 가운데"
)


def _continued(sentence: str, before: Sequence[Time]) -> Sequence[Time]:
    """Return the time of the sentence before when this one goes on with it and it had only one."""
    return before if len(before) == 1 and _GOES_ON.match(sentence) else ()


def _period(at: int, times: Sequence[Time]) -> tuple[str, str]:
    """Return the period of a claim: the time nearest to it in its sentence; "since" leaves the end open."""
    if not times:
        return "", ""
    near = min(times, key=lambda one: (min(abs(one.start - at), abs(one.end - at)), one.start))
    return ("" if near.open == "until" else near.first), ("" if near.open == "since" else near.last)


def _doubled(one: Proposal, found: Sequence[Proposal]) -> bool:
    return any(
        (other.predicate, other.subject, other.object, other.value, other.unit, other.sentence)
        == (one.predicate, one.subject, one.object, one.value, one.unit, one.sentence)
        and (one.value is None or other.span == one.span)
        for other in found
    )


def _without_people(one: Proposal, people: set[str]) -> Proposal:
    from dataclasses import replace

    return replace(one, subject=hide_people(one.subject, people), object=hide_people(one.object, people))
