"""A text to proposed claims: sentences, figures, conditions and relations put together with who, when and who says so."""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from unpick.exhibits.press.columns import claims_of_tables, tables_in
from unpick.exhibits.press.conditions import Condition, condition_voice, conditions_in
from unpick.exhibits.press.counted import figure_claims
from unpick.exhibits.press.declared import declared_in
from unpick.exhibits.press.gazetteer import Gazetteer
from unpick.exhibits.press.mentions import find_mentions
from unpick.exhibits.press.numbers import find_numbers
from unpick.exhibits.press.parts import TRADE, Sentence, State, propose
from unpick.exhibits.press.periods import content_times, spans
from unpick.exhibits.press.places import Ordered
from unpick.exhibits.press.privacy import hide_people, people_in
from unpick.exhibits.press.proposal import Proposal, Quantity, Span
from unpick.exhibits.press.relations import relations
from unpick.exhibits.press.sentences import sentences
from unpick.exhibits.press.speakers import speakers
from unpick.exhibits.press.subjects import Subjects
from unpick.exhibits.press.times import Time, find_times
from unpick.exhibits.press.values import find_quantities
from unpick.exhibits.press.voice import voice_of

__all__ = ["EXTRACTOR", "extract"]

EXTRACTOR: Final = "press/1"
"""Name and version of these rules, as statements carry it."""


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
    who, where = speakers(text, cut, people, mentions)
    named = Ordered.of(mentions)
    whole: list[Sentence] = []
    before: Sequence[Quantity] = ()
    for span, told, place in zip(cut, who, where, strict=True):
        near = whole and "\n" not in text[whole[-1].span.end : span.start]
        before = (whole[-1].quantities or before) if near else ()
        year = next(
            (int(time.last[:4]) for other in reversed(whole[-4:]) for time in reversed(other.times)), None
        )
        whole.append(_sentence(text, span, told, place, named, published, before, year))
    state = State(subjects=Subjects(text=text, all=tuple(mentions)))
    tables = tables_in(text)
    found = [_without_people(one, people) for one in claims_of_tables(tables, named, published)]
    starts = [table.span.start for table in tables]
    for one in whole:
        # The cells of a row are no sentence: the header says what they are.
        if (row := bisect_right(starts, one.span.start)) and one.span.start < tables[row - 1].span.end:
            continue
        state.subjects.enter(one.span, one.mentions, one.speaks)
        own = [proposal for proposal in _of_sentence(text, one, state) if proposal.mood != "question"]
        own = [kept for proposal in own if (kept := _employed(proposal, one)) is not None]
        found += _without_doubles([_without_people(one, people) for one in own])
        for moved in (proposal for proposal in own if proposal.predicate == "transfers_labor_to"):
            state.subjects.turn(moved.object)
        state.rate = _rate(one) or state.rate
        ends = "\n" in text[one.span.end : one.span.end + 2]
        state.before = () if ends else one.times or state.before
        state.meant = {} if ends else state.meant
        state.stopped = not ends and (
            any(one.predicate == "shipments_stopped" for one in own) or state.stopped
        )
    return sorted(found, key=lambda one: (one.span.start, one.span.end, one.predicate))


_NATIONALS: Final = re.compile(r"North Korean(?:s| \w+)|朝鲜\w{0,4}|북한\s?\w{0,5}")
"""North Koreans as the subject of "employs North Koreans" name no employer."""


def _employed(proposal: Proposal, one: Sentence) -> Proposal | None:
    """Return a claim of nationality with the place where they work when nobody employs them by name; None without either."""
    if proposal.predicate != "worker_nationality" or not _NATIONALS.fullmatch(proposal.subject):
        return proposal
    places = [
        mention
        for mention in one.mentions
        if mention.kind == "place"
        and not re.match(r"North|조선|북한|朝鲜", mention.name)
        and _IN.search(one.text[: mention.start - one.span.start])
    ]
    return replace(proposal, subject=places[0].name) if places else None


_IN: Final = re.compile(r"\b(?:in|at|around|across)\s+(?:China['’]s\s+|the\s+)?$")


def _rate(one: Sentence) -> str:
    """Return per what the last wage of a sentence is."""
    return next(
        (
            quantity.per
            for quantity in reversed(one.quantities)
            if quantity.kind == "money" and quantity.per in ("day", "month")
        ),
        "",
    )


_COVERS: Final = re.compile(
    r"\b(?:records?|data|logs?|statistics|payrolls?|invoices|bills|sheets?|figures|rosters?|manifests?|accounts)\b"
)
"""Papers whose own period is that of what they show: "time records for May 2022"."""


def _told_in(text: str, span: Span, speaks: Span | None, times: Sequence[Time]) -> list[Time]:
    """Return the times among the words for the speaker."""
    # "a source it spoke to on Monday": a time right behind the words is of the talk as well.
    if speaks is None:
        return []
    last = speaks.end - span.start
    return [
        one
        for one in times
        if speaks.start - span.start <= one.start < last
        or (one.start >= last and text[last : one.start] in (" on ", " in "))
    ]


def _sentence(
    text: str,
    span: Span,
    speaker: str,
    speaks: Span | None,
    mentions: Ordered,
    published: dt.date | None,
    before: Sequence[Quantity] = (),
    year: int | None = None,
) -> Sentence:
    words = text[span.start : span.end]
    times = tuple(spans(words, find_times(words, published, year)))
    # "a court paper from 2019", "two people who left in 2021": a time in the words for the speaker dates no claim.
    inside = [] if _COVERS.search(speaker) or not speaker.isascii() else _told_in(words, span, speaks, times)
    own = tuple(mentions.within(span.start, span.end))
    named = [
        Span(start=one.start - span.start, end=one.end - span.start)
        for one in own
        if one.kind in ("firm", "site", "place", "list", "law")
    ]
    taken = [Span(start=one.start, end=one.end) for one in times] + named
    goods = [one.start - span.start for one in own if one.kind == "goods"]
    return Sentence(
        text=words,
        span=span,
        speaker=speaker,
        mentions=own,
        times=content_times(words, [one for one in times if one not in inside]),
        speaks=speaks,
        quantities=tuple(
            find_quantities(
                words, taken, goods, before, text[max(0, text.rfind("\n", 0, span.start)) : span.start]
            )
        ),
    )


def _of_sentence(text: str, one: Sentence, state: State) -> Iterator[Proposal]:
    related = _once(list(_relations(text, one, state)))
    figured: set[str] = set()
    spent: set[int] = set()
    for proposal in figure_claims(text, one, state, related, spent):
        figured.add(proposal.predicate)
        yield proposal
    if (state.stopped or "shipments_stopped" in figured) and (freed := _FREED.search(one.text)):
        yield _freed(text, one, state, freed)
    for condition, match in conditions_in(one.text):
        if condition.predicate == "workers_from" and not figured.isdisjoint(_FROM_SOMEWHERE):
            continue
        if condition.predicate in figured or any(other.predicate == condition.predicate for other in related):
            continue
        start, end = match.start() + one.span.start, match.end() + one.span.start
        named = match["s"] if "s" in match.re.groupindex else ""
        if condition.predicate == "made_by" and not named:
            near = state.subjects.goods_near(start, one.mentions)
            named = near.name if near is not None else ""
        subject = named or state.subjects.of(condition.predicate, start, one.mentions, sentence=one.text)
        subject = _ending(condition, one, state, subject, Span(start=start, end=end))
        if subject:
            figured.add(condition.predicate)
            yield propose(
                text, one, condition_voice(one.text, match, condition.predicate), Span(start=start, end=end), state,
                predicate=condition.predicate, type=condition.type, subject=subject, object=_thing(condition, match, state, one, subject),
                value=condition.value, unit=condition.unit, bound="=" if condition.value is not None else "",
            )  # fmt: skip
    yield from _labels(text, one, state, related)
    yield from _ways(text, one, state, related)
    for proposal in related:
        if id(proposal) not in spent and not _said_already(proposal, figured):
            yield proposal


_FROM_SOMEWHERE: Final = ("labor_transferred", "transfers_labor_to", "worker_nationality", "workers_from")
_FREED: Final = re.compile(
    r"(?:^|[;,]\s+)(?P<n>\w+)\s+(?:(?:shipments?|consignments?|containers?|entries)\s+)?(?:of (?:them|these|those|the \w+)\s+)?(?:were|was|(?:have|has|had)\s+(?:since\s+)?been)\s+(?:\w+\s+)?(?:released|cleared|let (?:through|go|in)|freed|admitted|allowed in|waved through|handed over)\b"
)


_LABEL_WORDS: Final = re.compile(
    r"\b(?:label|tag|mark|stamp|sew|read|said|say|print|carr|bear|bore|attach)\w*|标|贴|라벨|상표|표시",
    re.IGNORECASE,
)


def _once(related: Sequence[Proposal]) -> list[Proposal]:
    """Return the relations of a sentence without repetitions: one subject for a label or a way, that of the nearest name."""
    kept: dict[tuple[str, str, str], Proposal] = {}
    for one in sorted(related, key=lambda one: one.span.end - one.span.start):
        subject = (
            ""
            if one.predicate in ("labelled", "shipped_by_way_of", "material_from", "made_in")
            else one.subject
        )
        kept.setdefault((one.predicate, subject, one.object), one)
    return sorted(kept.values(), key=lambda one: (one.span.start, one.span.end, one.predicate))


def _labels(text: str, one: Sentence, state: State, related: Sequence[Proposal]) -> Iterator[Proposal]:
    """Yield the words of a label that no name of the sentence carries: "They said 'Made in ...'"."""
    if any(other.predicate == "labelled" for other in related):
        return
    for iso, start, end in declared_in(one.text):
        subject = state.subjects.of("labelled", one.span.start + start, one.mentions, sentence=one.text)
        if subject:
            place = Span(start=one.span.start + start, end=one.span.start + end)
            voice = voice_of(one.text, start, end)
            yield propose(text, one, voice, place, state, predicate="labelled", type="origin", subject=subject, object=iso)  # fmt: skip
            return
    if not _LABEL_WORDS.search(one.text):
        return
    for mention in (mention for mention in one.mentions if mention.kind == "origin"):
        subject = state.subjects.of("labelled", mention.start, one.mentions, sentence=one.text)
        if subject:
            start, end = mention.start - one.span.start, mention.end - one.span.start
            yield propose(
                text, one, voice_of(one.text, start, end), Span(start=mention.start, end=mention.end), state,
                predicate="labelled", type="origin", subject=subject, object=mention.key,
            )  # fmt: skip


_WAY_BEFORE: Final = re.compile(
    r"\b(?:through|via|by way of)\s+(?:the\s+)?(?:\w+\s+of\s+)?$|(?:经由?|取道|途经)$", re.IGNORECASE
)
_WAY_AFTER: Final = re.compile(r"항?(?:을|를)\s?(?:거쳐|경유|통해)|(?:港|口岸)?(?:转运|转口|中转)")
_MOVES: Final = re.compile(
    r"\b(?:ship|export|sent|mov|rout|transship|tranship|went|go|reach|arriv|pass|enter|land|travel|left|deliver|import)\w*|出口|运|수출|선적|보내|운송|수입",
    re.IGNORECASE,
)
_MADE_BEFORE: Final = re.compile(r"(?:产自|产于|原产(?:于|地为)?)$")


def _ways(text: str, one: Sentence, state: State, related: Sequence[Proposal]) -> Iterator[Proposal]:
    """Yield the way that goods take, and where they are made, when the sentence names the place but not whose they are."""
    for mention in (mention for mention in one.mentions if mention.kind == "place"):
        start, end = mention.start - one.span.start, mention.end - one.span.start
        before, after = one.text[:start], one.text[end:]
        way = _MOVES.search(one.text) and (_WAY_BEFORE.search(before) or _WAY_AFTER.match(after))
        predicate = "shipped_by_way_of" if way else "made_in" if _MADE_BEFORE.search(before) else ""
        if not predicate or any(other.predicate == predicate for other in related):
            continue
        subject = state.subjects.of(predicate, mention.start, one.mentions, sentence=one.text)
        if subject:
            coded = predicate == "made_in" and len(mention.key) == 2
            yield propose(
                text, one, voice_of(one.text, start, end), Span(start=mention.start, end=mention.end), state,
                predicate=predicate, type="shipment" if way else "origin", subject=subject, object=mention.key if coded else mention.name,
            )  # fmt: skip


def _ending(condition: Condition, one: Sentence, state: State, subject: str, place: Span) -> str:
    """Return who ends orders: not the firm right behind the words ("phased out Invented Mill"), which is the other side."""
    if condition.predicate != "orders_ended":
        return subject
    firms = [mention for mention in one.mentions if mention.kind in ("firm", "site")]
    left = next((mention for mention in firms if place.start <= mention.start <= place.end + 6), None)
    if left is None or left.name != subject:
        return subject
    before = [mention for mention in firms if mention.end <= place.start and mention.name != subject]
    return before[0].name if before else state.subjects.before(left) or subject


_TURNED: Final = ("supplies", "transfers_labor_to")
"""Conditions whose words name the one that gives; who receives is the firm that the text speaks of."""


def _thing(condition: Condition, match: re.Match[str], state: State, one: Sentence, subject: str) -> str:
    """Return the object of a condition: the words that its rule captures, the supplier that orders ended with, else its own."""
    if condition.predicate in _TURNED and "s" in match.re.groupindex:
        return state.subjects.of(
            "workers" if condition.predicate == "transfers_labor_to" else "bought",
            one.span.start + match.start(),
            one.mentions,
            sentence=one.text,
        )
    for name in match.re.groupindex:
        if name[0] == "o" and match[name]:
            start, end = one.span.start + match.start(name), one.span.start + match.end(name)
            named = [
                mention
                for mention in one.mentions
                if mention.kind in ("firm", "site") and start - 4 <= mention.start < end
            ]
            return named[0].name if named else match[name].rstrip(".")
    if condition.predicate == "orders_ended":
        firms = [
            mention
            for mention in one.mentions
            if mention.kind in ("firm", "site")
            and mention.name != subject
            and mention.start >= one.span.start + match.start()
        ]
        return firms[0].name if firms else state.subjects.supplier(than=subject) or condition.object
    return condition.object


def _freed(text: str, one: Sentence, state: State, freed: re.Match[str]) -> Proposal:
    """Return "two were later released" after goods were stopped."""
    word = {"both": "two", "neither": "zero", "none": "zero"}.get(freed["n"].lower(), freed["n"].lower())
    numbers = find_numbers(f"{word} ")
    start, end = one.span.start + freed.start("n"), one.span.start + freed.end()
    return propose(
        text, one, voice_of(one.text, freed.start(), freed.end()), Span(start=start, end=end), state,
        predicate="shipments_released", type="shipment", subject=state.subjects.of("shipments_released", start, one.mentions, sentence=one.text),
        value=numbers[0].value if numbers else None, unit="shipments" if numbers else "", bound="=" if numbers else "",
    )  # fmt: skip


_COVERED: Final = {
    "ships_to": ("shipments", "quantity_shipped", "value_of_shipments", "shipments_from"),
    "supplies": ("shipments_from", "ordered", "quantity_shipped", "quantity_sold", "shipments", "imported", "bought", "orders_ended"),
    "imported": ("imported", "bought", "quantity_shipped"),
    "made_by": ("convict_labor", "output", "quota"),
}  # fmt: skip


def _said_already(one: Proposal, figured: set[str]) -> bool:
    """Tell whether a figure of the sentence says the same and more."""
    return not figured.isdisjoint(_COVERED.get(one.predicate, ()))


def _relations(text: str, one: Sentence, state: State) -> Iterator[Proposal]:
    for relation in relations(text, one.span.end, state.subjects.with_pronouns(one.span, one.mentions)):
        start = min(relation.subject.start, relation.object.start)
        end = max(relation.subject.end, relation.object.end)
        voice = voice_of(one.text, start - one.span.start, end - one.span.start)
        thing = relation.object
        coded = thing.kind == "origin" or (
            relation.predicate in ("made_in", "material_from") and len(thing.key) == 2 and thing.key.isalpha()
        )
        subject = relation.subject.name
        if relation.subject.kind in ("goods", "role") and relation.predicate in (
            "material_from",
            "labelled",
            "shipped_by_way_of",
        ):
            subject = state.subjects.of(relation.predicate, start, one.mentions, sentence=one.text) or subject
        yield propose(
            text, one, voice, Span(start=start, end=end), state,
            predicate=relation.predicate, type=relation.type, subject=subject,
            object=thing.key if coded else thing.name,
            goods=state.subjects.goods_near(start, one.mentions) if relation.predicate in TRADE else None, link=bool(relation.link),
        )  # fmt: skip


def _without_doubles(own: Sequence[Proposal]) -> list[Proposal]:
    """Return the claims of a sentence, each once; a figure that stands twice is two."""
    kept: dict[tuple[object, ...], Proposal] = {}
    for one in own:
        place = one.span if one.value is not None else None
        kept.setdefault((one.predicate, one.subject, one.object, one.value, one.unit, place), one)
    return list(kept.values())


def _without_people(one: Proposal, people: set[str]) -> Proposal:
    return replace(one, subject=hide_people(one.subject, people), object=hide_people(one.object, people))
