"""What a text is proposed to say: a claim or a link, with the place where it stands, unconfirmed."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

__all__ = ["NONE_GIVEN", "Certainty", "Mention", "Proposal", "Quantity", "Span"]

NONE_GIVEN = "none given"
"""The attribution of a sentence that nobody stands for but the text itself."""


class Certainty(StrEnum):
    """How a text puts a claim: as so, as hearsay or likely, as to come or only if, or as not so."""

    STATED = "stated"
    ALLEGED = "alleged"
    CONDITIONAL = "conditional"
    DENIED = "denied"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A place in the text, in characters, half-open."""

    start: int
    end: int

    def within(self, other: "Span") -> bool:
        """Tell whether this place lies inside another.

        >>> Span(start=2, end=4).within(Span(start=0, end=4))
        True
        """
        return other.start <= self.start and self.end <= other.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure with its unit and bound.

    Attributes:
        start, end: from the first word of the bound to the last of the unit. at: where the bare number begins.
        value: in the unit; the lower end of a range. high: the upper end of a range, else None.
        unit: as facts files write it: `CNY per piece`, `share`, `workers`.
        bound: one of = < <= > >= ~; a range has `between`, and "up to" is <=.
        kind: money, share, time, weight, count, change.
        noun: what is counted, or of what it is a share, as the text has it; empty when it says nothing.
        per: the unit after "per", empty without one. whole: it is that of which the figure before it is a part.
        signed: the value has its direction already ("halved").
        compared: the figure before it is held against it ("against 71 percent").
    """

    start: int
    end: int
    at: int
    value: Decimal
    unit: str
    bound: str = "="
    high: Decimal | None = None
    kind: str = "count"
    noun: str = ""
    per: str = ""
    whole: bool = False
    signed: bool = False
    compared: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A firm, site, place, good or body that a text names.

    Attributes:
        kind: firm, site, place, goods, body, role, law, list.
        name: as the text has it. key: id or code of the table that knows it; empty when none does.
        caption: the word for goods in the plural, when the text has the singular.
    """

    start: int
    end: int
    kind: str
    name: str
    key: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One proposed claim or link.

    Attributes:
        type: broad kind of what is said: price, wage, volume, labor, link, ...
        subject, object: names as the text has them; empty when it names none. A private person is a role.
        predicate: of the vocabulary of facts files; for a link its kind.
        value, high, unit, bound: of the figure; value is None without one.
        date_from, date_to: ISO day, month or year in which it was so; empty when the text gives none.
        attribution: who says so, or `none given`. kind: of facts files (report, denial, admission, ...).
        polarity: stated or denied. certainty: see Certainty. mood: future, if, question, likely, may; empty for a plain sentence.
        span: where the exact words stand. sentence: the whole sentence around them.
        goods: HS headings of goods that the sentence names. source: rules or model: who found it.
    """

    type: str
    subject: str
    predicate: str
    span: Span
    quote: str
    sentence: Span
    object: str = ""
    value: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    bound: str = ""
    date_from: str = ""
    date_to: str = ""
    attribution: str = NONE_GIVEN
    kind: str = "report"
    polarity: str = "stated"
    certainty: Certainty = Certainty.STATED
    mood: str = ""
    goods: tuple[str, ...] = ()
    goods_words: str = ""
    link: bool = False
    place: str = ""
    source: str = "rules"
