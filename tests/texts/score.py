"""Scores proposed claims against the labels of a text: values, attributions and whole tuples. Pure.

A proposal and a label are both mappings with the keys of a claim (README.md) and a `span` of `start` and `end`, half
open, in the plain text of the labels. `place` brings the spans of another plain text there.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

__all__ = ["PREDICATES", "Rate", "Score", "add", "agree", "place", "score"]

_TYPES: Final = {
    "wage": "day_wage month_wage piece_rate wage_share_seized pays labor_fee wages_owed wages_withheld wages_paid_to"
    " deductions bonus levy_change",
    "price": "unit_price price_difference",
    "hours": "hours_per_day rest_days overtime legal_limit",
    "headcount": "workers workers_left women_share",
    "nationality": "worker_nationality workers_from",
    "labor": "forced_labor convict_labor documents_held movement_restricted punishment",
    "transfer": "transfers_labor_to labor_transferred receiving_sites",
    "output": "output output_per_day quota capacity input",
    "order": "ordered minimum_order orders_ended orders_moved quantity_sold",
    "shipment": "shipments shipments_from shipments_stopped shipments_released quantity_shipped weight_stopped"
    " shipped_by_way_of imported",
    "value": "value_of_shipments value_stopped duty_rate settled_for",
    "share": "share_taken composition",
    "change": "volume_change",
    "quality": "rejects delivered_late on_time",
    "location": "located_at shares_site site_area site_closed",
    "origin": "made_in made_by material_from labelled",
    "ownership": "owns part_of_group fronts_for",
    "supply": "supplies ships_to subcontracts bought",
    "visit": "visits official_visits",
    "audit": "workers_interviewed audit_scope audit_cost contract_review",
}
PREDICATES: Final = {predicate: kind for kind, said in _TYPES.items() for predicate in said.split()}
"""Predicate to type: the vocabulary of the labels."""

FIELDS: Final = (
    *("type", "predicate", "subject", "object", "value", "unit", "bound"),
    *("from", "to", "attribution", "certainty"),
)
"""What a whole tuple is made of, in the order of a label."""

_UNITS: Final = {
    **dict.fromkeys(("yuan", "rmb", "cny", "元", "人民币", "위안"), "CNY"),
    **dict.fromkeys(("dollar", "dollars", "usd", "us dollars", "美元", "달러", "$"), "USD"),
    **dict.fromkeys(("won", "krw", "원"), "KRW"),
    **dict.fromkeys(("people", "persons", "women", "employees", "worker", "人", "명"), "workers"),
    **dict.fromkeys(("consignments", "shipment", "consignment", "批"), "shipments"),
    **dict.fromkeys(("ton", "tonnes", "metric tons", "吨", "톤"), "tons"),
    **dict.fromkeys(("%", "percent", "per cent"), "percent"),
    **dict.fromkeys(("piece", "pcs", "units", "件", "벌"), "pieces"),
    **dict.fromkeys(("pair",), "pairs"),
    **dict.fromkeys(("hour", "hours per day", "hour per day"), "hours"),
    **dict.fromkeys(("day",), "days"),
}
_PIECE: Final = frozenset({"piece", "pieces", "hat", "wig", "lining", "item", "unit"})
_ARTICLES: Final = frozenset({"a", "an", "the", "its", "of", "co", "ltd", "inc", "by", "from", "at", "in"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """How many of `n` were met; `value` is None of nothing."""

    met: int = 0
    n: int = 0

    @property
    def value(self) -> float | None:
        """Return the share that was met."""
        return self.met / self.n if self.n else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What one text, or several added up, came to.

    Attributes:
        value_precision, value_recall: figures with their unit and bound, at an overlapping place.
        attribution_recall: of the labels whose speaker must be named, those proposed with that speaker.
        tuple_precision, tuple_recall: claims of which every field agrees.
        outside: proposals whose words do not stand in the plain text of the labels (side-bars, boilerplate, inventions).
    """

    value_precision: Rate = Rate()
    value_recall: Rate = Rate()
    attribution_recall: Rate = Rate()
    tuple_precision: Rate = Rate()
    tuple_recall: Rate = Rate()
    outside: int = 0

    @property
    def tuple_f1(self) -> float | None:
        """Return the harmonic mean of precision and recall of whole tuples; 0 when nothing agrees."""
        n = self.tuple_precision.n + self.tuple_recall.n
        met = self.tuple_precision.met + self.tuple_recall.met
        return met / n if n else None


def score(labels: Sequence[Mapping[str, Any]], proposals: Sequence[Mapping[str, Any]]) -> Score:
    """Return how proposals meet the labels of one text.

    A label marked optional neither counts when it is missed nor against the proposal that meets it.

    Args:
        labels: claims with `span`, and optionally `also` (field to further right answers) and `optional`.
        proposals: claims with `span` in the same text, or `span` None where `place` found no words.
    """
    figures = [one for one in labels if _given(one["value"])]
    proposed = [one for one in proposals if _given(one.get("value"))]
    values = _pairs(figures, proposed, lambda a, b: 1 if _same_value(a, b) else 0)
    voices = [one for one in labels if "none" not in answers(one, "attribution")]
    heard = _pairs(voices, proposals, _voice)
    tuples = _pairs(labels, proposals, lambda a, b: 1 if all(agree(a, b, field) for field in FIELDS) else 0)
    return Score(
        value_precision=_precision(figures, proposed, values),
        value_recall=_recall(figures, values),
        attribution_recall=_recall(voices, heard),
        tuple_precision=_precision(labels, proposals, tuples),
        tuple_recall=_recall(labels, tuples),
        outside=sum(1 for one in proposals if one.get("span") is None),
    )


def add(scores: Iterable[Score]) -> Score:
    """Return the score of several texts together: counts added, not shares averaged."""
    told = list(scores)
    rates = ("value_precision", "value_recall", "attribution_recall", "tuple_precision", "tuple_recall")
    summed = {
        name: Rate(
            met=sum(getattr(one, name).met for one in told), n=sum(getattr(one, name).n for one in told)
        )
        for name in rates
    }
    return Score(**summed, outside=sum(one.outside for one in told))


def place(quotes: Sequence[str], plain: str) -> list[tuple[int, int] | None]:
    """Return where each quotation stands in the plain text of the labels; None when its words are not there.

    White space and the form of quotation marks do not count. A quotation that occurs several times is taken to stand
    after the one before it in the list, if there is such a place.
    """
    squeezed, back = _squeeze(plain)
    found: list[tuple[int, int] | None] = []
    last = 0
    for quote in quotes:
        wanted, _ = _squeeze(quote)
        at = squeezed.find(wanted, last) if wanted else -1
        at = squeezed.find(wanted) if at < 0 and wanted else at
        if at < 0:
            found.append(None)
            continue
        last = at
        found.append((back[at], back[at + len(wanted) - 1] + 1))
    return found


def answers(label: Mapping[str, Any], field: str) -> tuple[str, ...]:
    """Return every right answer of one field of a label, the first one first."""
    return (str(label[field]), *(str(one) for one in label.get("also", {}).get(field, ())))


def agree(label: Mapping[str, Any], proposal: Mapping[str, Any], field: str) -> bool:
    """Tell whether a proposal gives a right answer for one field.

    An empty object of a label is not scored. Names agree when one holds the words of the other.
    """
    right = answers(label, field)
    said = str(proposal[field]) if _given(proposal.get(field)) else ""
    if field == "type":
        return said in {PREDICATES[one] for one in answers(label, "predicate")}
    if field == "unit" and str(label["value"]) in ("", "0"):
        return True
    if field == "object" and not right[0]:
        return True
    return any(_AGREE.get(field, _same_word)(one, said, proposal) for one in right)


def _same_word(right: str, said: str, _: Mapping[str, Any]) -> bool:
    return right.casefold() == said.casefold()


def _same_figure(right: str, said: str, proposal: Mapping[str, Any]) -> bool:
    if not right or not said:
        return right == said
    mine, theirs = _figures(right, ""), _figures(said, str(proposal.get("unit") or ""))
    return len(mine) == len(theirs) > 0 and all(
        abs(a - b) <= 0.005 * abs(a) for a, b in zip(mine, theirs, strict=True)
    )


def _same_unit(right: str, said: str, _: Mapping[str, Any]) -> bool:
    unit = _unit(said)
    return _unit(right) == ("share" if unit == "percent" else unit)


def _same_name(right: str, said: str, _: Mapping[str, Any]) -> bool:
    if not right or not said:
        return right == said
    mine, theirs = _words(right), _words(said)
    joined, other = "".join(sorted(mine)), "".join(sorted(theirs))
    if not mine or not theirs:
        return False
    cjk = any(ord(letter) > 0x2E80 for letter in joined + other)
    if cjk:
        one, two = _letters(right), _letters(said)
        return one in two or two in one
    return mine <= theirs or theirs <= mine or len(mine & theirs) / len(mine | theirs) >= 0.5


def _same_day(end: str) -> Callable[[str, str, Mapping[str, Any]], bool]:
    return lambda right, said, _: right == (_day(said, end) if said else "")


_AGREE: Final[dict[str, Callable[[str, str, Mapping[str, Any]], bool]]] = {
    "subject": _same_name,
    "object": _same_name,
    "attribution": lambda right, said, _: _same_name(right, said or "none", _),
    "value": _same_figure,
    "unit": _same_unit,
    "from": _same_day("from"),
    "to": _same_day("to"),
}


def _same_value(label: Mapping[str, Any], proposal: Mapping[str, Any]) -> bool:
    return all(agree(label, proposal, field) for field in ("value", "unit", "bound"))


def _voice(label: Mapping[str, Any], proposal: Mapping[str, Any]) -> int:
    """Return 0 when the speaker differs, else how well the rest agrees, so that each claim keeps its own speaker."""
    if not agree(label, proposal, "attribution"):
        return 0
    return 1 + agree(label, proposal, "predicate") + agree(label, proposal, "value")


def _pairs(
    labels: Sequence[Mapping[str, Any]],
    proposals: Sequence[Mapping[str, Any]],
    worth: Callable[[Mapping[str, Any], Mapping[str, Any]], int],
) -> dict[int, int]:
    """Return label to proposal, one to one, over pairs that overlap and are worth something.

    Required labels come first, then the better pair; augmenting paths leave no label out that could be served.
    """
    edges = {
        number: sorted(
            (-worth(label, proposal), other)
            for other, proposal in enumerate(proposals)
            if _overlap(label["span"], proposal.get("span")) and worth(label, proposal) > 0
        )
        for number, label in enumerate(labels)
    }
    taken: dict[int, int] = {}

    def serve(number: int, seen: set[int]) -> bool:
        for _, other in edges[number]:
            if other in seen:
                continue
            seen.add(other)
            if other not in taken or serve(taken[other], seen):
                taken[other] = number
                return True
        return False

    for number in sorted(edges, key=lambda one: (bool(labels[one].get("optional")), one)):
        serve(number, set())
    return {number: other for other, number in taken.items()}


def _precision(
    labels: Sequence[Mapping[str, Any]], proposals: Sequence[Mapping[str, Any]], pairs: Mapping[int, int]
) -> Rate:
    """Return how many proposals are right; one that overlaps only optional labels is not counted unless right."""
    right = {other for number, other in pairs.items() if not labels[number].get("optional")}
    asides = {other for number, other in pairs.items() if labels[number].get("optional")}
    counted = [
        other
        for other, one in enumerate(proposals)
        if other in right or (other not in asides and not _aside(labels, one))
    ]
    return Rate(met=len(right), n=len(counted))


def _aside(labels: Sequence[Mapping[str, Any]], proposal: Mapping[str, Any]) -> bool:
    touched = [bool(one.get("optional")) for one in labels if _overlap(one["span"], proposal.get("span"))]
    return bool(touched) and all(touched)


def _recall(labels: Sequence[Mapping[str, Any]], pairs: Mapping[int, int]) -> Rate:
    wanted = [number for number, one in enumerate(labels) if not one.get("optional")]
    return Rate(met=sum(1 for number in wanted if number in pairs), n=len(wanted))


def _overlap(one: Mapping[str, int], other: Mapping[str, int] | None) -> bool:
    return other is not None and max(one["start"], other["start"]) < min(one["end"], other["end"])


def _given(value: object) -> bool:
    return value is not None and str(value) != ""


def _figures(text: str, unit: str) -> list[float]:
    plain = text.replace(",", "")
    # A hyphen between two figures is a range; before a figure alone it is a minus sign.
    numbers = re.findall(r"(?:(?<![\d.])-)?\d+(?:\.\d+)?", plain)
    scale = 0.01 if _unit(unit) == "percent" else 1.0
    return [float(number) * scale for number in numbers]


def _unit(text: str) -> str:
    """Return a unit in one spelling: `CNY per piece`, `tons`, `share`."""
    head, *tail = [part.strip() for part in re.split(r"\s+per\s+|/", text.strip().casefold())]
    joined = " per ".join((head, *tail))
    if joined in _UNITS:
        return _UNITS[joined]
    ends = ["piece" if part in _PIECE else part for part in tail if part not in ("worker", "person", "head")]
    return " per ".join((_UNITS.get(head, head), *ends)).replace("pieces per piece", "pieces")


def _day(text: str, end: str) -> str:
    """Return an ISO day; a year or a month is taken at its first (`from`) or last day (`to`)."""
    year, *rest = text.split("-")
    if len(rest) == 2:
        return text
    month = int(rest[0]) if rest else (1 if end == "from" else 12)
    if end == "from":
        return f"{year}-{month:02d}-01"
    leap = int(year) % 4 == 0 and (int(year) % 100 != 0 or int(year) % 400 == 0)
    days = {2: 29 if leap else 28, 4: 30, 6: 30, 9: 30, 11: 30}.get(month, 31)
    return f"{year}-{month:02d}-{days:02d}"


def _letters(text: str) -> str:
    """Return the letters and digits of a text, folded, without anything between them."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(letter for letter in folded if letter.isalnum())


def _words(text: str) -> frozenset[str]:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return frozenset(re.findall(r"\w+", folded.replace("'s", ""))) - _ARTICLES


def _squeeze(text: str) -> tuple[str, list[int]]:
    """Return a text without white space and with one kind of quotation mark, and where each letter stood."""
    marks = str.maketrans("“”„«»‘’", '"""""\'\'')
    kept = [(letter, at) for at, letter in enumerate(text) if not letter.isspace()]
    return "".join(letter for letter, _ in kept).translate(marks), [at for _, at in kept]
