"""Origins and contradictions of the texts that were read: which go back to one report, what does not agree."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from unpick.resolve.contradictions import Conflict, Stated, conflicts_of, range_of
from unpick.resolve.origins import Group, Text, group_texts, marks_of

if TYPE_CHECKING:
    from unpick.app.read import Reading
    from unpick.exhibits.press.proposal import Proposal
    from unpick.store.workspace import Workspace

__all__ = ["conflicts_told", "marks_of_reading", "origins_of", "origins_told"]

Json = dict[str, Any]

_SCOPE: Final = re.compile(
    r"\b(knitted|woven|crocheted|frozen|dried|leather)\s+([a-z]+)"
    r"((?:,\s+[a-z]+){0,12},?\s+and\s+(?!(?:the|an?|its?|they|their|he|she|we|all|then|that|this)\b)[a-z]+)",
    re.IGNORECASE,
)
"""A word before a list of goods, which ends with "and": whether it covers all of them changes their headings."""


def marks_of_reading(one: "Reading") -> Text:
    """Return what is compared of a text: figures with their unit, names of firms, sites, places and goods."""
    proposals = one.proposals
    figures = {
        f"{proposal.value} {proposal.unit}"
        for proposal in proposals
        if (proposal.value is not None and abs(proposal.value) not in (0, Decimal(1)))
        or (proposal.unit.startswith(("CNY", "USD")) and proposal.value)
    }
    return marks_of(
        one.article.text,
        document=one.article.sha256,
        published=one.article.published,
        figures=figures,
        names=one.names,
    )


def origins_of(readings: "Sequence[Reading]", *, earlier: Sequence[Text] = ()) -> list[Group]:
    """Return the texts by origin, those of the workspace (`earlier`) among them."""
    texts = {text.id: text for text in earlier}
    texts |= {one.article.sha256: marks_of_reading(one) for one in readings if one.article.text}
    return group_texts(list(texts.values()))


def origins_told(groups: Sequence[Group], given: set[str]) -> list[Json]:
    """Return the origins of the given documents as the JSON document has them."""
    return [
        {
            "origin": group.origin,
            "documents": list(group.texts),
            "says": _says(group),
        }
        for group in groups
        if given & set(group.texts)
    ]


def _says(group: Group) -> str:
    if len(group.texts) == 1:
        return "No other text that was read shares it."
    why = "; ".join(re.sub(r"\b([0-9a-f]{12})[0-9a-f]{52}\b", r"\1", one) for one in group.why[:3])
    return f"{len(group.texts)} texts, counted once ({why}{'; ...' if len(group.why) > 3 else ''})."


def conflicts_told(
    readings: "Sequence[Reading]", claims: Sequence[Json], workspace: "Workspace | None" = None
) -> list[Json]:
    """Return what does not agree among the proposals, and between them and the workspace, side by side; no side is taken."""
    told = (_stated(proposal, claim) for (proposal, claim) in _pairs(readings, claims))
    stated = [one for one in told if one is not None]
    held: list[Conflict] = []
    if workspace is not None:
        from unpick.app.read_held import held_conflicts

        held = held_conflicts(workspace, stated, frozenset(one.article.sha256 for one in readings))
    return [*_told([*conflicts_of(stated), *_lists(readings)], "files"), *_told(held, "workspace")]


def _told(found: Iterable[Conflict], against: str) -> list[Json]:
    return [
        {
            "kind": one.kind,
            "against": against,
            "first": one.first,
            "second": one.second,
            "says": one.says,
            "note": one.note or None,
        }
        for one in found
    ]


def _pairs(readings: "Sequence[Reading]", claims: Sequence[Json]) -> "Iterator[tuple[Proposal, Json]]":
    proposals = (proposal for one in readings for proposal in one.proposals)
    return zip(proposals, claims, strict=True)


def _stated(one: "Proposal", claim: Json) -> Stated | None:
    if not one.subject or one.mood in ("future", "if", "question"):
        return None
    low, high = range_of(one.value, one.bound, one.high) if one.value is not None else (None, None)
    figure = (
        f" {claim['bound'] or ''} {claim['value']} {claim['unit'] or ''}".rstrip()
        if one.value is not None
        else ""
    )
    return Stated(
        id=claim["id"],
        subject=one.subject,
        predicate=one.predicate,
        object=one.object,
        unit=one.unit,
        value=one.value,
        low=low,
        high=high,
        denied=one.polarity == "denied",
        start=one.date_from,
        end=one.date_to,
        goods=one.goods_words,
        origin=claim["span"]["document"],
        says=f"{one.subject}: {one.predicate.replace('_', ' ')}{' ' + one.object if one.object else ''}{figure}{' (denied)' if one.polarity == 'denied' else ''} [{one.attribution}]",
    )


def _lists(readings: "Iterable[Reading]") -> Iterator[Conflict]:
    """Yield lists of goods behind one word: "knitted dolls, hats and bags"."""
    for one in readings:
        for match in _SCOPE.finditer(one.article.text):
            others = re.findall(r"[a-z]+", re.sub(r"\band\b", "", match[3]))
            place = f"{one.article.sha256[:12]}:{match.start()}-{match.end()}"
            yield Conflict(
                kind="scope",
                first=place,
                second=place,
                says=f"“{match.group()}”: does '{match[1].lower()}' cover {', '.join(others)} too, or {match[2]} only?",
                note="the tariff line changes with the word; ask, or keep both lines",
            )
