"""Guess which column of a file never seen holds which canonical field; in doubt, say so."""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from unpick.datasets.shipments.guess_header import Concepts, read_header
from unpick.datasets.shipments.guess_rules import RULES, Rule
from unpick.datasets.shipments.guess_values import LOOKS, Profile, profile

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Doubt", "FieldGuess", "Guess", "guess_layout"]

_ENOUGH: Final = 0.7
"""Confidence from which a column is taken: the weakest rule that needs no proof starts at 0.74."""

_CLOSE: Final = 0.005
"""Two columns as near as this are not told apart by their headers."""

_LOOKS_RIGHT: Final = 0.5
"""Share of filled cells that must look like the field; half, as vendors mix forms within a column."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class FieldGuess:
    """The column taken for a field, how sure (0 to 1, no probability) and why."""

    column: str
    confidence: float
    reason: str


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A field left open although columns come into question, and the reason."""

    field: str
    columns: tuple[str, ...]
    reason: str


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """A whole layout as guessed.

    Args:
        fields: canonical field to its column.
        doubts: fields that a person should decide.
        ok: a party, a date and what the goods are were found, enough to load the file.
    """

    fields: Mapping[str, FieldGuess]
    doubts: tuple[Doubt, ...]
    ok: bool


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    column: str
    score: float
    reason: str
    against: str = ""


def guess_layout(header: Sequence[str], sample: "pa.Table") -> Guess:
    """Return the columns of the canonical fields of a file, from its header and some of its rows.

    Args:
        header: column names as printed, without banner rows.
        sample: some rows, columns in the order of the header; may be empty, then only the words speak.
    """
    shapes = {column: profile(_cells(sample, at)) for at, column in enumerate(header)}
    words = {column: read_header(column) for column in header}
    fields: dict[str, FieldGuess] = {}
    doubts: list[Doubt] = []
    for field in dict.fromkeys(rule.field for rule in RULES):
        candidates = _candidates(field, words, shapes, fields)
        _decide(field, candidates, shapes, fields, doubts)
    doubts.extend(_open_questions(words, shapes, fields))
    return Guess(fields=fields, doubts=tuple(doubts), ok=_is_enough(fields))


def _cells(sample: "pa.Table", at: int) -> list[object]:
    return sample.column(at).slice(0, 500).to_pylist() if at < sample.num_columns else []


def _is_enough(fields: Mapping[str, FieldGuess]) -> bool:
    party = "shipper_name" in fields or "consignee_name" in fields
    return party and "date" in fields and ("hs_code" in fields or "description" in fields)


def _candidates(
    field: str,
    words: Mapping[str, Concepts],
    shapes: Mapping[str, Profile],
    fields: Mapping[str, FieldGuess],
) -> list[_Candidate]:
    rules = [rule for rule in RULES if rule.field == field]
    taken = {guess.column for guess in fields.values()}
    found = []
    for column, concepts in words.items():
        scores = [(score, rule) for rule in rules if (score := _match(rule, concepts)) > 0]
        if scores and column not in taken:
            score, rule = max(scores, key=lambda pair: pair[0])
            found.append(_weigh(column, score, rule, words, shapes, fields))
    return sorted(found, key=lambda candidate: -candidate.score)


def _match(rule: Rule, concepts: Concepts) -> float:
    """Return the confidence that the words alone give, 0 when one word is needed or forbidden."""
    open_needs = set(rule.needs)
    costs = dict(rule.costs)
    score = rule.start
    for token in concepts:
        needed = token & open_needs
        if needed:
            open_needs -= needed
            continue
        allowed = token & (rule.allows | rule.needs | {"stop"})
        if not allowed:
            return 0.0
        score -= min(costs.get(concept, 0.0) for concept in allowed)
    return 0.0 if open_needs else score


def _weigh(
    column: str,
    score: float,
    rule: Rule,
    words: Mapping[str, Concepts],
    shapes: Mapping[str, Profile],
    fields: Mapping[str, FieldGuess],
) -> _Candidate:
    """Return the candidate after its values, its unit and its neighbors were heard."""
    shape = shapes[column]
    has_rows = any(other.n for other in shapes.values())
    against = _contradiction(column, rule, words, shapes, fields)
    if against:
        return _Candidate(column=column, score=score - 0.6, reason="", against=against)
    if shape.n == 0:
        proof = "only the header speaks: no filled cell in the sample"
        return _Candidate(
            column=column,
            score=score - (0.35 if rule.proof else 0.12 if has_rows else 0.0),
            reason=proof,
            against=proof if rule.proof else "",
        )
    share = LOOKS[rule.looks](shape)
    # A column of zeros is a value nobody filled in; its sibling with figures is the better one.
    empty = rule.looks == "number" and shape.positive == 0
    return _Candidate(
        column=column,
        score=score - (0.12 if empty else 0.0) - 0.02 * (1 - share),
        reason=f"the words of the header, and {share:.0%} of {shape.n} cells look like it",
    )


def _contradiction(
    column: str,
    rule: Rule,
    words: Mapping[str, Concepts],
    shapes: Mapping[str, Profile],
    fields: Mapping[str, FieldGuess],
) -> str:
    shape = shapes[column]
    if shape.n and LOOKS[rule.looks](shape) < _LOOKS_RIGHT:
        return f"the header fits, but {shape.n} cells such as {shape.cells[0][:40]!r} do not"
    if rule.looks == "number" and rule.field.endswith("_kg"):
        return _unit_doubt(column, words, shapes)
    shipper = fields.get("shipper_name")
    if rule.field == "consignee_name" and shipper and shape.n and shape.cells == shapes[shipper.column].cells:
        return f"repeats {shipper.column} in every row"
    return ""


def _unit_doubt(column: str, words: Mapping[str, Concepts], shapes: Mapping[str, Profile]) -> str:
    """Return why a weight may not be in kilograms, or nothing.

    A header without a unit is read as kilograms, the unit of the World Customs Organization's data model;
    a unit column beside it speaks louder.
    """
    if any("kg" in token for token in words[column]):
        return ""
    for other, concepts in words.items():
        said = {concept for token in concepts for concept in token}
        kin = all(token & {"weight", "unitword", "gross", "net", "perunit"} for token in concepts)
        if not (kin and {"weight", "unitword"} <= said):
            continue
        if not any(shape.n for shape in shapes.values()):
            return f"its unit stands in {other}, and there is no row to read it from"
        units = {cell.casefold() for cell in shapes[other].cells}
        strange = units - {"kg", "kgs", "kgm", "k", "kilogram", "kilograms"}
        if any(not unit.replace(".", "").isdigit() for unit in strange):
            return f"{other} says {sorted(strange)[0]!r}, not kilograms"
    return ""


def _decide(
    field: str,
    candidates: list[_Candidate],
    shapes: Mapping[str, Profile],
    fields: dict[str, FieldGuess],
    doubts: list[Doubt],
) -> None:
    if not candidates:
        return
    best = candidates[0]
    if best.score < _ENOUGH:
        reason = best.against or "the words of the header are not clear enough"
        doubts.append(Doubt(field=field, columns=tuple(c.column for c in candidates), reason=reason))
        return
    rivals = [c for c in candidates[1:] if best.score - c.score < _CLOSE]
    unlike = [c.column for c in rivals if shapes[c.column].cells != shapes[best.column].cells]
    # Without rows nothing tells two equal headers apart; for amounts, days and parties the first named is
    # the vendor's own main column, so a tie is a doubt only for the weights and codes.
    if unlike and field in {"gross_weight_kg", "net_weight_kg", "hs_code"}:
        columns = (best.column, *unlike)
        doubts.append(Doubt(field=field, columns=columns, reason="several columns fit equally well"))
        return
    fields[field] = FieldGuess(column=best.column, confidence=round(best.score, 3), reason=best.reason)


_AMOUNT: Final = frozenset({"value", "fob", "cif", "total", "sum", "price", "usd", "valuekind", "item"})


def _open_questions(
    words: Mapping[str, Concepts], shapes: Mapping[str, Profile], fields: Mapping[str, FieldGuess]
) -> list[Doubt]:
    """Return doubts about fields that no rule found but that a column may hold after all."""
    taken = {guess.column for guess in fields.values()}
    asked: dict[str, list[str]] = {}
    for column, concepts in words.items():
        if column in taken:
            continue
        said = {concept for token in concepts for concept in token}
        if said and all(token & _AMOUNT for token in concepts) and said & {"value", "fob", "cif"}:
            asked.setdefault("value_usd", []).append(column)
        if said <= {"country", "code", "digit", "name", "raw"} and "country" in said:
            asked.setdefault("origin_country", []).append(column)
            asked.setdefault("destination_country", []).append(column)
        if not said and shapes[column].n >= 3:
            for field, share in (("hs_code", shapes[column].hs), ("date", shapes[column].date)):
                if share >= 0.9:
                    asked.setdefault(field, []).append(column)
    why = {
        "value_usd": "amounts without a currency; a value is never taken for dollars unsaid",
        "origin_country": "a country whose role the header does not say",
        "destination_country": "a country whose role the header does not say",
    }
    return [
        Doubt(
            field=field,
            columns=tuple(columns),
            reason=why.get(field, "the values look like it, the header is strange"),
        )
        for field, columns in asked.items()
        if field not in fields
    ]
