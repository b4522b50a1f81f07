"""What the law and the lists say, made ready for a page: assessments by element, candidates by name."""

from collections.abc import Iterable, Mapping

from unpick.report.records import Json, View, as_number, as_texts, gap_view, party_view, point_views
from unpick.report.sources import SourceBook, safe_url
from unpick.report.wording import Words

__all__ = ["assessment_view", "is_quiet", "match_groups", "order_assessments", "outcome_word"]

_UNVERIFIED = ("unverified", "V0")
_FROM_MEMORY = "M"
"""Marks that forbid reliance (docs/regimes.md); no mark at all is no verification either."""

_ORDER = ("prohibited", "presumed", "not_rebutted", "rebutted", "insufficient_facts", "proposed")
_QUIET = ("not_triggered", "not_in_force")
"""Outcomes that print as one line each, so that what the law does say is not buried."""


_BARS = ("entry", "blocking")
_OWN_WORDS = ("states", "inspection", "blocking", "detention")
"""Effects of a rule that stop goods or dealings, and those that have words of their own on a page."""

_SPEAKS = ("prohibited", "presumed", "rebutted", "not_rebutted")


def order_assessments(assessments: Iterable[Json]) -> list[Json]:
    """Return assessments with those first that bar or presume, then the undecided, then the quiet ones.

    What binds states alone, or bars no goods, stands after what binds the importer, who reads the page.
    """
    known = (*_ORDER, *_QUIET)

    def rank(law: Json) -> tuple[bool, bool, int]:
        place = known.index(law["outcome"]) if law.get("outcome") in known else 0
        speaks = law.get("outcome") in _SPEAKS
        return not speaks, speaks and _effect(law) not in _BARS, place

    return sorted(assessments, key=rank)


def outcome_word(law: Json) -> str:
    """Return the key of the words for an outcome: where a rule bars no goods, its words must not say so.

    Of a day before the record of a rule begins they must not say that the rule did not hold.

    >>> outcome_word({"outcome": "prohibited", "effect": "inspection"})
    'prohibited_inspection'
    """
    if law.get("before_record"):
        return "not_recorded"
    outcome, effect = str(law.get("outcome") or ""), _effect(law)
    if outcome not in ("prohibited", "presumed") or effect == "entry":
        return outcome
    return f"{outcome}_{effect if effect in _OWN_WORDS else 'other'}"


def _effect(law: Json) -> str:
    return str(law.get("effect") or ("states" if law.get("binds") == "states" else "entry"))


def is_quiet(law: Json) -> bool:
    """Tell whether a rule does not reach the facts, or did not hold on the day."""
    return law.get("outcome") in _QUIET


def assessment_view(law: Json, book: SourceBook) -> View:
    """Return an assessment, its elements with both sides, its marks and its contested readings."""
    words = book.words
    return {
        "regime": str(law.get("regime") or ""),
        "title": str(law.get("title") or law.get("regime") or ""),
        "on": words.day(law["on"]) if law.get("on") else "",
        "subject": party_view(law.get("subject")),
        "line": str(law.get("line") or ""),
        "outcome": outcome_word(law),
        "presumption": _plain_value(law.get("presumption"), words),
        "burden": str(law.get("burden") or ""),
        "standard": words.say("standard", law.get("standard") or ""),
        "elements": [_element(element, book) for element in law.get("elements") or ()],
        "gaps": [gap_view(gap) for gap in law.get("missing") or ()],
        "deadlines": [
            {
                "what": str(one.get("what", "")),
                "day": words.day(one.get("day")),
                "rule": _rule(one, words),
                **_mark(one),
            }
            for one in law.get("deadlines") or ()
        ],
        "citations": [_citation(one, words) for one in law.get("citations") or ()],
        "contested": [_reading(one) for one in law.get("contested") or ()],
        "quiet": is_quiet(law),
        "exception": _exception(law.get("exception"), words),
        "consequences": [
            {"says": str(one.get("says") or ""), **_mark(one)} for one in law.get("consequences") or ()
        ],
        "plain": [str(one) for one in law.get("plain") or ()],
    }


def _rule(deadline: Json, words: Words) -> str:
    """Return the rule of a deadline with the readings that give another day, each with who holds it."""
    others = [
        f"{one.get('held_by')}: {words.day(one['day'])}"
        for one in deadline.get("conflict") or ()
        if one.get("day")
    ]
    return "; ".join(part for part in (str(deadline.get("rule") or ""), *others) if part)


def _reading(one: Json) -> View:
    return {**{name: str(one.get(name) or "") for name in ("reading", "held_by", "cite")}, **_mark(one)}


def _exception(given: object, words: Words) -> View:
    if not isinstance(given, Mapping):
        return {"says": str(given or ""), "mark": "", "unverified": bool(given)}
    standard = words.say("standard", given.get("standard") or "")
    return {
        "says": "; ".join(part for part in (str(given.get("says") or ""), standard) if part),
        **_mark(given),
    }


def _plain_value(value: object, words: Words) -> str:
    """Return a record of the law as one line of words."""
    if isinstance(value, Mapping):
        return "; ".join(f"{words.say('', k)}: {v}" for k, v in value.items() if v not in (None, ""))
    return str(value or "")


def _element(element: Json, book: SourceBook) -> View:
    return {
        "required": str(element.get("required") or ""),
        "state": str(element.get("state") or "unknown"),
        "supported_by": point_views(element.get("supported_by") or (), {}, book),
        "contradicted_by": point_views(element.get("contradicted_by") or (), {}, book),
        "missing": as_texts(element.get("missing")),
        "where": as_texts(element.get("where_to_get")),
        "cite": str(element.get("cite") or ""),
        **_mark(element),
    }


def _mark(record: Json) -> View:
    mark = str(record.get("mark") or "")
    return {"mark": mark, "unverified": not mark or mark == _FROM_MEMORY or mark.startswith(_UNVERIFIED)}


def _citation(one: Json, words: Words) -> View:
    return {
        "cite": str(one.get("cite") or ""),
        "url": safe_url(one.get("url")),
        "verified_on": words.day(one["verified_on"]) if one.get("verified_on") else "",
        **_mark(one),
    }


def match_groups(matches: Iterable[Json], book: SourceBook) -> list[View]:
    """Return candidates by the name asked about; candidates given alone form one group."""
    groups: list[View] = []
    for one in matches:
        if "matches" in one:
            found = [_match(match, book) for match in one["matches"]]
            groups.append(
                {"input": party_view(one.get("input")), "says": str(one.get("says") or ""), "matches": found}
            )
            continue
        if not groups or groups[-1]["input"]["name"]:
            groups.append({"input": party_view(None), "says": "", "matches": []})
        groups[-1]["matches"].append(_match(one, book))
    return groups


def _match(match: Json, book: SourceBook) -> View:
    words = book.words
    listings = [
        {
            **{name: str(one.get(name) or "") for name in ("list", "ref", "authority", "program", "version")},
            "listed": words.say("known", one.get("listed_on") or "not known"),
            "first": words.day(one.get("from") or "0001"),
            "last": words.day(one.get("to") or "9999"),
            "as_of": words.day(one.get("as_of")),
            "partial": bool(one.get("partial")),
        }
        for one in match.get("listings") or ()
    ]
    return {
        "outcome": str(match.get("outcome") or ""),
        "score": as_number(match.get("score")),
        "entity": party_view(match.get("entity")),
        "aliases": [
            {"name": str(one.get("name", "")), "score": as_number(one.get("score"))}
            for one in match.get("aliases") or ()
        ],
        "basis": words.say("basis", match.get("basis") or "none"),
        "reasons": as_texts(match.get("reasons")),
        "listings": listings,
    }
