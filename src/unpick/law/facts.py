"""What is stated about one line of goods, as the law asks it: grounds, each with its source and period."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Final

from unpick.model.days import FOREVER, LONG_AGO

__all__ = ["ABOUT_IMPORTER", "EXCLUSIVE", "MAKING_WINDOW", "PREDICATES", "Facts", "Ground"]

PREDICATES: Final = (
    "worker_nationality",
    "made_in",
    "material_from",
    "material_made_by",
    "made_by",
    "caught_in_waters_of",
    "forced_labor",
    "convict_labor",
    "child_labor",
    "listed",
    "lading_port",
    "called_at",
    "flag_deficient",
    "approval_held",
    "worker_numbers_rose",
    "new_work_permit",
    "owned_by_blocked",
    "property_interest",
    "indentured_labor",
    "domestic_supply_short",
    "livelihood_exemption",
    "listed_under",
    "named_in_rule",
    "detained_under",
    "false_origin_mark",
    "false_statement",
    "entry_contrary_to_law",
    "knowing_employment",
    "sanctionable_conduct",
    "parcel_value",
    "papers_held_in",
    "buyer_knowledge",
    "reporting_entity",
    "importer_turnover",
    "employees_in_germany",
)
"""What a ground can speak of. Ethnicity, language and surname are not among them and never will be."""

ABOUT_IMPORTER: Final = frozenset(
    {"buyer_knowledge", "employees_in_germany", "false_statement", "importer_turnover", "reporting_entity"}
)
"""Predicates that are asked of the importer or buyer, never of a maker: its size, its knowledge, its papers."""

EXCLUSIVE: Final = frozenset(
    {
        "made_in",
        "material_from",
        "material_made_by",
        "made_by",
        "approval_held",
        "domestic_supply_short",
        "livelihood_exemption",
    }
)
"""A stated other value of these speaks against: cotton said to come from elsewhere is not from here.

So does a stated "no" to what would lift a rule: an approval that is said not to have been held lifts nothing.

Not so the nationality of workers: that one worker is Chinese says nothing of the next.
"""

MAKING_WINDOW: Final = dt.timedelta(days=365)
"""How long before entry a stated fact about making may have ended and still speak of these goods.

A convention of this project, stated in every assessment that uses it: goods are made before they enter,
and a report ends on the day it is printed. No authority fixes the time.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One stated fact: predicate, value, who says it, when it held.

    Attributes:
        predicate: one of PREDICATES.
        values: what is stated; more than one when the source leaves open which of them.
        denied: the source says that it is not so.
        tentative: the source itself says "may" or "possibly": shown, never enough alone.
        text: the fact in one sentence.
        goods: the part of the goods it speaks of, such as cotton; empty for all.
        why: statement ids. source: title, url, date, document, locator.
        share: the part of the firm that the value owns, 0 to 1; None where the source states none.
        bound, unit: of a stated number, as a claim carries them (docs/facts.md).
    """

    predicate: str
    values: tuple[str, ...]
    text: str
    why: tuple[str, ...]
    source: Mapping[str, str]
    denied: bool = False
    tentative: bool = False
    goods: str = ""
    share: Decimal | Fraction | None = None
    bound: str = ""
    unit: str = ""
    valid_from: dt.date = LONG_AGO
    valid_to: dt.date = FOREVER
    public_from: dt.date = LONG_AGO

    def speaks_of(self, day: dt.date) -> bool:
        """Tell whether the ground can speak of goods that entered on the day (see MAKING_WINDOW).

        A stake speaks of the days on which it is held alone: a firm that was sold is no longer its owner's
        (OFAC FAQ 402, as `law/ownership.yml` cites it).
        """
        window = dt.timedelta(0) if self.predicate == "owned_by_blocked" else MAKING_WINDOW
        ended = self.valid_to != FOREVER and self.valid_to + window <= day
        return self.valid_from <= day and not ended

    def as_dict(self) -> dict[str, object]:
        """Return the ground as the elements of an assessment carry it."""
        return {"text": self.text, "why": list(self.why), "source": dict(self.source)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is stated about one line of goods.

    Attributes:
        subject: id or name of what is asked about. line: which line of it.
        import_country: ISO code of the country of import, empty when not known.
        hs: HS code or heading, digits only, empty when not known.
        materials: what the line is made of, empty when not known.
        events: dated steps for the clocks (`law.clocks.EVENTS`). counts: `extensions_granted`, for one task.
        detained_under: ids of the regimes that a notice names: their clocks run whatever the facts show yet.
        lists_partial: lists that are known to be incomplete; absence from them says nothing.
    """

    subject: str
    line: str = ""
    description: str = ""
    import_country: str = ""
    hs: str = ""
    materials: tuple[str, ...] = ()
    grounds: tuple[Ground, ...] = ()
    events: Mapping[str, dt.date] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    detained_under: tuple[str, ...] = ()
    lists_partial: tuple[str, ...] = ()
