"""The small records of a page: a party, a claim, a sentence with its footnote, what is missing."""

from collections.abc import Iterable, Mapping
from typing import Any

from unpick.report.sources import SourceBook
from unpick.report.wording import Words

__all__ = [
    "Json",
    "View",
    "as_number",
    "as_texts",
    "claim_view",
    "gap_view",
    "party_view",
    "point_views",
    "say_span",
    "side_views",
]

View = dict[str, Any]
Json = Mapping[str, Any]


def party_view(party: object) -> View:
    """Return a party's name and its other spellings; a plain string is a name."""
    if not isinstance(party, Mapping):
        return {"name": str(party or ""), "others": [], "id": ""}
    others = [str(name) for name in party.get("names") or () if name != party.get("name")]
    return {"name": str(party.get("name") or ""), "others": others, "id": str(party.get("id") or "")}


def say_span(first: object, last: object, words: Words) -> str:
    """Return a span in words; without a last day it is not known to have ended."""
    if not last:
        return words.label("since", first=words.day(first))
    return words.label("span", first=words.day(first), last=words.day(last))


def point_views(given: Iterable[object], claims: Mapping[str, Json], book: SourceBook) -> list[View]:
    """Return sentences with their footnotes; a bare statement id is looked up among the claims."""
    points = []
    for one in [given] if isinstance(given, str | Mapping) else given:
        if isinstance(one, Mapping):
            text = str(one.get("text") or one.get("quote") or "")
            why = one.get("why") or ()
            ids = [why] if isinstance(why, str) else [str(name) for name in why]
            points.append({"text": text, "ids": ids, "source": book.cite(one.get("source")), "claim": None})
        elif str(one) in claims:
            claim = claim_view(claims[str(one)], book)
            points.append({"text": "", "ids": [str(one)], "source": claim["source"], "claim": claim})
        else:
            points.append({"text": "", "ids": [str(one)], "source": 0, "claim": None})
    return points


def claim_view(claim: object, book: SourceBook) -> View:
    """Return a claim with its words and footnote; a plain string is what was said."""
    words = book.words
    if not isinstance(claim, Mapping):
        claim = {"quote": str(claim)}
    value = " ".join(
        str(claim[name]) for name in ("bound", "value", "unit") if claim.get(name) not in (None, "")
    )
    return {
        "subject": party_view(claim.get("subject")),
        "predicate": words.say("predicate", claim.get("predicate") or ""),
        "object": party_view(claim.get("object")),
        "value": value,
        "quote": str(claim.get("quote") or ""),
        "attribution": str(claim.get("attribution") or ""),
        "kind": words.say("claim", claim.get("kind") or ""),
        "day": words.day(claim["date"]) if claim.get("date") else "",
        "denied": claim.get("polarity") == "denied" or claim.get("kind") == "denial",
        "source": book.cite(claim.get("source")),
    }


def side_views(given: Iterable[object], claims: Mapping[str, Json], book: SourceBook) -> View:
    """Return claims and denials apart, to be printed side by side in the same type."""
    views = [claim_view(claims.get(str(one), one) if isinstance(one, str) else one, book) for one in given]
    return {
        "stated": [view for view in views if not view["denied"]],
        "denied": [view for view in views if view["denied"]],
    }


def gap_view(gap: object) -> View:
    """Return what is missing and where it can be had."""
    if not isinstance(gap, Mapping):
        return {"what": str(gap), "where": [], "changes": ""}
    what = str(gap.get("what") or gap.get("text") or "")
    return {
        "what": what,
        "where": as_texts(gap.get("where_to_get")),
        "changes": str(gap.get("changes") or ""),
    }


def as_texts(given: object) -> list[str]:
    """Return one sentence or several as a list."""
    if isinstance(given, str):
        return [given] if given else []
    return [gap_view(one)["what"] for one in given] if isinstance(given, Iterable) else []


def as_number(value: object) -> str:
    """Return a number with two decimals, or nothing: 0.584713 would claim a precision nobody has."""
    return f"{value:.2f}" if isinstance(value, int | float) else ""
