"""Relations that a sentence states between two names: who supplies, ships to, owns, subcontracts, sends workers to whom."""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from unpick.exhibits.press.proposal import Mention
from unpick.exhibits.press.units import rows_of

__all__ = ["Relation", "relations"]

_REACH: Final = 160
"""Characters between two names beyond which words between them relate them no longer."""

_KOREAN_VERBS: Final = (
    ("supplies", re.compile(r"(?:에|에게)\s[^.]{0,40}?(?:납품|공급|판매)")),
    ("ships_to", re.compile(r"(?:에|으로|로)\s[^.]{0,40}?(?:수출|선적|보냈|보내)")),
    ("subcontracts", re.compile(r"(?:에|에게)\s[^.]{0,40}?(?:하청|외주|재하청)")),
    ("transfers_labor_to", re.compile(r"(?:에|으로|로)\s[^.]{0,40}?(?:노동자|인력|여공|근로자)[^.]{0,24}?(?:파견|송출|보냈|보내)|(?:에|으로|로)\s[^.]{0,20}?(?:파견|송출)")),
    ("owns", re.compile(r"(?:을|를|의)\s[^.]{0,30}?(?:소유|지분|인수)")),
    ("shipped_by_way_of", re.compile(r"(?:을|를)\s?(?:거쳐|경유|통해)")),
)  # fmt: skip
_TYPE_OF: Final = {"supplies": "supply", "ships_to": "supply", "subcontracts": "supply", "transfers_labor_to": "transfer", "owns": "ownership", "shipped_by_way_of": "shipment"}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One relation: subject and object as mentions, kind of claim, and the link of facts files that it becomes, if any."""

    predicate: str
    type: str
    link: str
    subject: Mention
    object: Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    predicate: str
    type: str
    link: str
    turned: bool
    first: frozenset[str]
    second: frozenset[str]
    between: re.Pattern[str]
    after: re.Pattern[str] | None


@functools.cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            predicate=row["relation"],
            type=row["type"],
            link=row["link"],
            turned=row["turned"] == "1",
            first=frozenset(row["first"].split("|")),
            second=frozenset(row["second"].split("|")),
            between=re.compile(row["between"], re.IGNORECASE),
            after=re.compile(row["after"], re.IGNORECASE) if row["after"] else None,
        )
        for row in rows_of("relations.csv")
    )


def relations(text: str, end: int, mentions: Sequence[Mention]) -> list[Relation]:
    """Return the relations of one sentence, each pair of names and each kind once.

    Args:
        end: where the sentence ends in the text. mentions: of the sentence, in its order, places in the text.
    """
    found: list[Relation] = []
    seen: set[tuple[str, str, str]] = set()
    for relation in _all(text, end, mentions):
        key = relation.predicate, relation.subject.name, relation.object.name
        if relation.subject.name != relation.object.name and key not in seen:
            seen.add(key)
            found.append(relation)
    return found


def _all(text: str, end: int, mentions: Sequence[Mention]) -> Iterator[Relation]:
    for number, first in enumerate(mentions):
        for second in mentions[number + 1 :]:
            between = text[first.end : second.start]
            if len(between) > _REACH:
                break
            rule = _fitting(text, end, first, second, between)
            if rule is not None:
                one, other = (second, first) if rule.turned else (first, second)
                yield Relation(
                    predicate=rule.predicate, type=rule.type, link=rule.link, subject=one, object=other
                )
            yield from _korean(text, end, first, second)


def _fitting(text: str, end: int, first: Mention, second: Mention, between: str) -> _Rule | None:
    for rule in _rules():
        if not _kinds(first) & rule.first or second.kind not in rule.second:
            continue
        if rule.between.search(between) and (
            rule.after is None or rule.after.search(text[second.end : min(end, second.end + 60)])
        ):
            return rule
    return None


_MATERIAL: Final = re.compile(
    r"cotton|yarn|fabric|cloth|hair|wool|cashmere|leather|thread|polysilicon|tomato|squid|fish|crab|shrimp|silk|棉|纱|面料|면화|원사|원단|원면",
    re.IGNORECASE,
)


def _kinds(one: Mention) -> frozenset[str]:
    """Return the kinds of a mention: goods that things are made of are materials as well."""
    return (
        frozenset((one.kind, "material"))
        if one.kind == "goods" and _MATERIAL.search(one.name)
        else frozenset((one.kind,))
    )


def _korean(text: str, end: int, first: Mention, second: Mention) -> Iterator[Relation]:
    """Yield relations of Korean sentences, whose verb stands after both names."""
    if not re.search(r"[가-힣]", text[first.end : end]) or not re.match(
        r"(?:은|는|이|가|에서)\s", text[first.end : first.end + 4]
    ):
        return
    for predicate, pattern in _KOREAN_VERBS:
        if pattern.match(text[second.end : end]) and first.kind in ("firm", "site", "body"):
            yield Relation(
                predicate=predicate,
                type=_TYPE_OF[predicate],
                link="" if predicate == "shipped_by_way_of" else predicate,
                subject=first,
                object=second,
            )
