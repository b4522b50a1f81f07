"""Claims that somebody else names in a text, such as a language model: kept only where the text itself bears them out."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from unpick.exhibits.press.numbers import find_numbers
from unpick.exhibits.press.privacy import is_person, people_in
from unpick.exhibits.press.proposal import NONE_GIVEN, Certainty, Proposal, Span
from unpick.exhibits.press.sentences import sentences
from unpick.exhibits.press.times import find_times
from unpick.exhibits.press.units import rows_of
from unpick.exhibits.press.values import find_quantities
from unpick.model.days import parse_day

__all__ = ["borne_out", "known_predicates"]

_FIELDS: Final = (
    "predicate",
    "subject",
    "object",
    "value",
    "unit",
    "bound",
    "from",
    "to",
    "attribution",
    "certainty",
    "quote",
)
_BOUNDS: Final = frozenset({"", "=", "<", "<=", ">", ">=", "~"})
_LONGEST_QUOTE: Final = 600
_LONGEST_FIELD: Final = 200


def known_predicates() -> dict[str, str]:
    """Return the predicates of the rules and their types: nothing else is taken."""
    found = {
        row["predicate"]: row["type"] for name in ("figures.csv", "conditions.csv") for row in rows_of(name)
    }
    return found | {row["relation"]: row["type"] for row in rows_of("relations.csv")}


def borne_out(
    row: Mapping[str, Any], text: str, *, published: dt.date | None = None, spans: Sequence[Span] = ()
) -> Proposal | str:
    """Return a claim as a proposal, or the reason why the text does not bear it out.

    Args:
        row: start, end, quote and the fields of a claim; of any type, from anybody. spans: the sentences of the text, if at hand.

    >>> row = {"start": 0, "end": 22, "quote": "Invented Mill pays 300", "predicate": "month_wage", "subject": "Invented Mill", "value": "900"}
    >>> borne_out(row, "Invented Mill pays 300 yuan.")
    "the figure '900' does not stand in the quoted words"
    """
    start, end = _place(row.get("start")), _place(row.get("end"))
    if not 0 <= start < end <= len(text):
        return f"'{row.get('start')}'-'{row.get('end')}' is no place in the text"
    said = {name: row.get(name, "") for name in _FIELDS}
    said = {
        name: ""
        if value is None
        else str(value)
        if isinstance(value, int | float) and not isinstance(value, bool)
        else value
        for name, value in said.items()
    }
    if strange := [name for name, value in said.items() if not isinstance(value, str)]:
        return f"{strange[0]} is no text"
    fields: dict[str, str] = {name: str(value).strip() for name, value in said.items()}
    if fields["quote"] != text[start:end].strip() or str(row.get("quote")) != text[start:end]:
        return "the quoted words do not stand at the offsets"
    cut = list(spans) or sentences(text)
    sentence = next((one for one in cut if one.start <= start < one.end), Span(start=start, end=end))
    problem = _problem(fields, text, sentence, published)
    return problem or _proposal(fields, sentence, Span(start=start, end=end))


def _place(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else -1


def _problem(said: Mapping[str, str], text: str, sentence: Span, published: dt.date | None) -> str:
    if len(said["quote"]) > _LONGEST_QUOTE or any(
        len(value) > _LONGEST_FIELD for name, value in said.items() if name != "quote"
    ):
        return "it is too long"
    if any(
        re.search(r"[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]", value)
        for name, value in said.items()
        if name != "quote"
    ):
        return "it holds control characters"
    if said["predicate"] not in known_predicates():
        return f"'{said['predicate']}' is no predicate that is known"
    if said["bound"] not in _BOUNDS or said["certainty"] not in ("", *(one.value for one in Certainty)):
        return f"bound '{said['bound']}' or certainty '{said['certainty']}' is unknown"
    return (
        _figure_problem(said)
        or _name_problem(said, text)
        or _day_problem(said, text[sentence.start : sentence.end], published)
    )


def _figure_problem(said: Mapping[str, str]) -> str:
    """Return what is wrong with the figures: each must stand in the quoted words, in digits or in words."""
    if not said["value"]:
        return ""
    try:
        value = Decimal(said["value"])
    except InvalidOperation:
        return f"'{said['value']}' is no figure"
    if not value.is_finite():
        return f"'{said['value']}' is no figure"
    held = {abs(one.value) for one in find_numbers(said["quote"])}
    held |= {
        abs(part)
        for one in find_quantities(said["quote"])
        for part in (one.value, one.high)
        if part is not None
    }
    return (
        ""
        if any(abs(abs(value) - one) <= Decimal("0.0001") for one in held)
        else f"the figure '{said['value']}' does not stand in the quoted words"
    )


def _name_problem(said: Mapping[str, str], text: str) -> str:
    """Return what is wrong with names: words that the text does not have, figures in them, persons."""
    plain = _plain(text)
    for name in ("subject", "object", "attribution"):
        value = said[name]
        if (
            not value
            or (name == "object" and value in ("yes", "nothing", "KP", "CN"))
            or (name == "attribution" and value.lower() in ("none", NONE_GIVEN))
        ):
            continue
        if _plain(value) not in plain:
            return f"{name} '{value}' does not stand in the text"
    if not said["subject"]:
        return "it names no subject"
    people = people_in(text)
    if is_person(said["subject"]) and said["subject"] in people:
        return "a person is no subject"
    if any(person in said["attribution"] for person in people):
        return "the speaker is named; a role is wanted"
    return ""


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _day_problem(said: Mapping[str, str], sentence: str, published: dt.date | None) -> str:
    """Return what is wrong with days: each must be one that the sentence gives."""
    given = {day for one in find_times(sentence, published) for day in (one.first, one.last)}
    for name in ("from", "to"):
        if not said[name]:
            continue
        try:
            parse_day(said[name])
        except ValueError as fault:
            return str(fault)
        if said[name] not in given and said[name][:4] not in sentence:
            return f"the day '{said[name]}' is none of its sentence"
    return ""


def _proposal(said: Mapping[str, str], sentence: Span, span: Span) -> Proposal:
    certainty = Certainty(said["certainty"] or "stated")
    return Proposal(
        type=known_predicates()[said["predicate"]],
        subject=said["subject"],
        predicate=said["predicate"],
        object=said["object"],
        value=Decimal(said["value"]) if said["value"] else None,
        unit=said["unit"] if said["value"] else "",
        bound=(said["bound"] or "=") if said["value"] else "",
        date_from=said["from"],
        date_to=said["to"],
        attribution=NONE_GIVEN if said["attribution"].lower() in ("", "none") else said["attribution"],
        polarity="denied" if certainty is Certainty.DENIED else "stated",
        kind="denial" if certainty is Certainty.DENIED else "report",
        certainty=certainty,
        span=span,
        quote=said["quote"],
        sentence=sentence,
        source="model",
    )
