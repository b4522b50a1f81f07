"""A class of goods or a region as the subject of a petition: which producers and sites of the case belong to it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from unpick.app.petition_rows import told_of
from unpick.cases.filing.facts import speaks_of_labor
from unpick.model.errors import UsageError

if TYPE_CHECKING:
    from unpick.app.evidence import Evidence, Said

__all__ = ["GoodsClass", "members_of"]

_PLACED: Final = frozenset({"located_at", "made_in", "material_from", "grown_in", "caught_in"})
"""Predicates that tie somebody, or goods, to a place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodsClass:
    """A class of merchandise as a petition names it.

    Attributes:
        words: its description, as it prints. headings: beginnings of HS codes that its shipments have. region: code of the country or
        region it comes from (KP, CN-XJ), empty for any.
    """

    words: str
    headings: tuple[str, ...] = ()
    region: str = ""

    def has_heading(self, code: str) -> bool:
        """Tell whether a shipment with this HS code is of the class; one without a code is only where none is asked."""
        digits = code.replace(".", "")
        return not self.headings or any(digits.startswith(one) for one in self.headings)


def members_of(
    goods: GoodsClass,
    evidence: "Evidence",
    own: "Sequence[Said]",
    *,
    countries: Mapping[str, Sequence[str]],
    same: Callable[[], Mapping[str, str]],
) -> tuple[str, ...]:
    """Return the ids of the producers, sites and goods of a class of which a case has evidence of labor.

    Args:
        own: what is said in the case. countries: of each entity. same: who is one with whom in the workspace.

    Raises:
        UsageError: the class has no words, a heading is none, or nobody of the case is in the region.
    """
    if not goods.words.strip():
        raise UsageError("--class", "the class has no description", "say what the goods are")
    wrong = [one for one in goods.headings if not (one.isdigit() and 2 <= len(one) <= 10)]
    if wrong:
        raise UsageError("--heading", f"'{wrong[0]}' is no beginning of an HS code", "give 2 to 10 digits")
    made_by = [one for one in evidence.said if one.predicate == "made_by" and not one.denied]
    spoken: set[str] = set()
    for one in own:
        if speaks_of_labor(told_of(one, evidence, None, of="")):
            spoken |= {one.subject} | {link.object for link in made_by if link.subject == one.subject}
    found = {one for one in spoken if not goods.region or _is_in(one, goods.region, evidence, countries)}
    if spoken and not found:
        raise UsageError(
            "--region",
            f"no source places one of the {len(spoken)} producers and sites of the case in '{goods.region}'",
            "load what places them (located_at, made_in, material_from), or leave --region out",
        )
    merged = same() if len(found) > 1 else {}
    return tuple(sorted({merged.get(one, one) for one in found}))


def _is_in(entity: str, region: str, evidence: "Evidence", countries: Mapping[str, Collection[str]]) -> bool:
    """Tell whether a source places an entity in a region: a statement of place, or its country where a country is asked."""
    if region in countries.get(entity, ()):
        return True
    for one in evidence.about(entity):
        if one.predicate in _PLACED and not one.denied:
            places = {one.object, *countries.get(one.object, ())}
            if any(place == region or place.startswith(f"{region}-") for place in places):
                return True
    return False
