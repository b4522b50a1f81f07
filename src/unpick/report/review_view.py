"""A review made ready for a page: the assessment, every defect with its places, exhibits, requests, earlier runs."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from unpick.law.marks import UNVERIFIED
from unpick.report.law_view import assessment_view
from unpick.report.records import Json, View, as_texts
from unpick.report.sources import SourceBook
from unpick.report.view import build_view
from unpick.report.wording import Words

__all__ = ["build_review_view", "outcome_group"]

_HASH_SHOWN: Final = 12
"""Digits of a SHA-256 that the page prints; the whole one stands in its tooltip."""

_HEAD: Final = (
    "title", "asked_at", "on", "known_at", "coverage", "versions", "synthetic", "watermark", "withheld",
)  # fmt: skip
"""What the head and the foot of the page share with every other page."""

_CONFIDENCE: Final = re.compile(r"_(9\d)$")
_HELD: Final = re.compile(r"data:image/png;base64,[A-Za-z0-9+/]+=*")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_FROM_THOUSANDS: Final = 10_000
"""Whole numbers get separators from here on, so that a year in the numbers stays a year."""


def build_review_view(document: Json, words: Words) -> View:
    """Return all that the page of a review prints; nothing is decided here, only put into words.

    Args:
        document: the shape of `unpick.review/1`; what an older or smaller one lacks is left out.
    """
    book = SourceBook(words=words)
    found = document.get("assessment") or {}
    exhibits = [_exhibit(n, one, words) for n, one in enumerate(document.get("exhibits") or (), start=1)]
    places = {one["id"]: one["anchor"] for one in reversed(exhibits) if one["id"]}
    defects = [_defect(n, one, places, words) for n, one in enumerate(document.get("defects") or (), start=1)]
    laws = _laws(document.get("law") or (), book)
    verdict = _assessment(document, laws, words)
    view = build_view({name: document[name] for name in _HEAD if name in document}, words)
    view["title"] = view["title"] or str(document.get("packet") or "") or words.say("review", "title")
    warning = str(document.get("warning") or "")
    return {
        **view,
        "packet": str(document.get("packet") or ""),
        "told": _told(document),
        "facts": _facts(document, words),
        "events": _events(document.get("events") or {}, words),
        "assessment": verdict,
        "lines": [_line(one, outcome_group(document), words) for one in found.get("lines") or ()],
        "decides": _decides(found.get("decides") or (), defects),
        "changes": as_texts(found.get("would_change")),
        "defects": defects,
        "tally": _tally(defects),
        "turned": [_turned(one, places) for one in document.get("turned_exhibits") or ()],
        "requests": [_request(one, places, words) for one in document.get("requests") or ()],
        "exhibits": exhibits,
        "deadlines": [_deadline(one, words) for one in document.get("deadlines") or ()],
        "laws": [
            {**law, "contested": [one for one in law["contested"] if one not in verdict["readings"]]}
            for law in laws
        ],
        "history": _history(document.get("history"), outcome_group(document), words),
        "not_looked": as_texts(document.get("not_looked")),
        "unread": [_texts(one, "file", "place", "problem", "remedy") for one in document.get("unread") or ()],
        "rejects": [
            _texts(one, "file", "row", "column", "value", "problem", "remedy")
            for one in document.get("rejects") or ()
        ],
        "notes": [text for text in as_texts(document.get("messages")) if text != warning],
        "warning": warning,
        "sources": book.sources,
    }


def outcome_group(document: Json) -> str:
    """Return which words the outcome takes: a packet's, an own paper's (agency, petitioner), or a listing's."""
    if document.get("side") in ("agency", "petitioner"):
        return "paper_outcome"
    question = (document.get("assessment") or {}).get("question")
    return "listing_outcome" if question == "listing" else "packet_outcome"


def _told(document: Json) -> set[str]:
    """Return the parts that the document carries: what it does not carry is not said to be empty."""
    found = document.get("assessment") or {}
    names = {"decides": "decides", "would_change": "changes"}
    return {*document, *(names[name] for name in names if name in found)}


def _facts(document: Json, words: Words) -> list[tuple[str, str]]:
    """Return what the head says: rule, whose paper, what it must show."""
    question = (document.get("assessment") or {}).get("question")
    rows = [
        ("rule", str(document.get("regime") or words.say("review", "rule_unknown"))),
        ("side", words.say("side", document["side"]) if document.get("side") else ""),
        ("question", words.say("question", question) if question else ""),
    ]
    return [(words.say("review", name), text) for name, text in rows if text]


def _events(events: Mapping[str, object], words: Words) -> list[tuple[str, str]]:
    rows = sorted(events.items(), key=lambda row: (str(row[1]), row[0]))
    return [(str(name).replace("_", " "), words.day(day)) for name, day in rows]


def _assessment(document: Json, laws: Sequence[View], words: Words) -> View:
    found = document.get("assessment") or {}
    group, outcome = outcome_group(document), str(found.get("outcome") or "")
    says = str(found.get("says") or "")
    rule = words.say("review", "determines")
    told = rule.rstrip(".").lower() in says.lower()
    return {
        "says": says or words.say(group, outcome),
        "outcome": outcome,
        "outcome_word": words.say(group, outcome),
        "determines": "" if told else rule,
        "standard": _standard(found.get("standard"), words),
        "readings": _readings(found, laws, words),
    }


def _standard(standard: object, words: Words) -> str:
    return words.say("standard", standard) if standard else words.say("review", "standard_unknown")


def _readings(found: Json, laws: Sequence[View], words: Words) -> list[View]:
    """Return the readings of the standard that stand against each other; none where it is not contested."""
    other = found.get("contested_standard")
    if not other:
        return []
    rows = [one for law in laws for one in law["contested"] if "evidence" in one["reading"]]
    if rows:
        return rows
    text = words.say("review", "not_named") if other == "not_named" else _standard(other, words)
    bare = {"held_by": "", "cite": "", "mark": "", "unverified": False}
    return [{"reading": _standard(found.get("standard"), words), **bare}, {"reading": text, **bare}]


def _line(row: Json, group: str, words: Words) -> View:
    line, style = str(row.get("line", "")), str(row.get("style") or "")
    outcome = str(row.get("outcome") or "")
    return {
        "line": line,
        "style": style if style != line else "",
        "goods": str(row.get("description") or ""),
        "materials": ", ".join(as_texts(row.get("materials"))),
        "outcome": outcome,
        "outcome_word": words.say(group, outcome),
        "why": as_texts(row.get("why")),
        "defects": list(dict.fromkeys(as_texts(row.get("defects")))),
    }


def _decides(rows: Iterable[Json], defects: Sequence[View]) -> list[View]:
    """Return the defects that decide, each with the place of its full text on the page."""
    views = []
    for row in rows:
        code, says = str(row.get("code") or ""), str(row.get("says") or "")
        full = next((one for one in defects if (one["code"], one["says"]) == (code, says)), None)
        views.append({"code": code, "says": says, "full": full})
    return views


def _defect(n: int, one: Json, places: Mapping[str, str], words: Words) -> View:
    severity = str(one.get("severity") or "")
    turns = as_texts(one.get("turns"))
    return {
        "anchor": f"defect-{n}",
        "code": str(one.get("code") or ""),
        "title": str(one.get("title") or "") or str(one.get("check") or "").replace("_", " "),
        "severity": severity,
        "severity_word": words.say("severity", severity),
        "severity_says": words.say("severity_says", severity),
        "says": str(one.get("says") or ""),
        "reason": str(one.get("reason") or ""),
        "spots": [_spot(spot, places) for spot in one.get("why") or ()],
        "bounds": _bounds(one.get("bounds") or {}, words),
        "pictures": _pictures(one.get("pictures") or ()),
        "cure": str(one.get("cure") or ""),
        "rests": as_texts(one.get("rests_on")),
        "lines": as_texts(one.get("lines")),
        "turns": [{"id": name, "anchor": places.get(name, "")} for name in turns],
    }


def _pictures(rows: Iterable[object]) -> list[View]:
    """Return the pictures of a defect; one whose data are not in the document is left out, as a page loads nothing."""
    return [one for row in rows if _HELD.fullmatch((one := _texts(row, "of", "src"))["src"])]


def _spot(spot: object, places: Mapping[str, str]) -> View:
    """Return where a defect is seen; a plain string is the place itself."""
    if not isinstance(spot, Mapping):
        return {"exhibit": "", "anchor": "", "file": "", "place": str(spot), "text": ""}
    source = spot.get("source") or {}
    exhibit = str(spot.get("exhibit") or "")
    return {
        "exhibit": exhibit,
        "anchor": places.get(exhibit, ""),
        "file": str(spot.get("file") or source.get("title") or ""),
        "place": str(spot.get("place") or source.get("locator") or ""),
        "text": str(spot.get("text") or ""),
    }


def _bounds(bounds: Mapping[str, object], words: Words) -> list[View]:
    return [
        {
            "name": _bound_name(str(name)),
            "value": _bound_value(str(name), value, words),
            "is_number": isinstance(value, int | float),
        }
        for name, value in bounds.items()
    ]


def _bound_name(name: str) -> str:
    """Return the name of a number in words.

    >>> _bound_name("if_random_95")
    'if random, at 95 %'
    """
    return _CONFIDENCE.sub(r", at \1 %", name).replace("_", " ")


def _bound_value(name: str, value: object, words: Words) -> str:
    if value is None:
        return words.label("not_known")
    if isinstance(value, bool):
        return words.label("yes" if value else "no")
    if isinstance(value, int):
        return f"{value:,}" if abs(value) >= _FROM_THOUSANDS else str(value)
    if isinstance(value, float):
        return f"{100 * value:.0f} %" if "share" in name and 0 <= value <= 1 else f"{value:.4g}"
    if isinstance(value, Mapping):
        return "; ".join(f"{_bound_name(str(k))}: {_bound_value(str(k), v, words)}" for k, v in value.items())
    if isinstance(value, list | tuple):
        texts = [_bound_value(name, one, words) for one in value]
        return ("; " if any(" " in text for text in texts) else ", ").join(texts)
    return words.day(value) if _DAY.fullmatch(str(value)) else str(value)


def _tally(defects: Sequence[View]) -> list[View]:
    """Return how many defects there are of each severity, the gravest first; those without one are left out."""
    levels = dict.fromkeys((*("decisive", "major", "minor"), *(one["severity"] for one in defects)))
    rows = [[one for one in defects if one["severity"] == level] for level in levels]
    return [{**row[0], "n": len(row)} for row in rows if row]


def _turned(one: object, places: Mapping[str, str]) -> View:
    """Return a turned exhibit; a plain string is its id."""
    if not isinstance(one, Mapping):
        one = {"exhibit": str(one)}
    exhibit = str(one.get("exhibit") or "")
    return {
        **_texts(one, "exhibit", "file", "submitted_for"),
        **_digest(one.get("sha256")),
        "anchor": places.get(exhibit, ""),
        "reasons": [_texts(why, "code", "says", "reason") for why in one.get("reasons") or ()],
    }


def _request(one: Json, places: Mapping[str, str], words: Words) -> View:
    answered = one.get("answered")
    key = str(answered).lower() if isinstance(answered, bool) else str(answered or "")
    return {
        **_texts(one, "id", "asked", "why", "exhibit", "place"),
        "topics": [str(topic).replace("_", " ") for topic in one.get("topics") or ()],
        "day": words.day(one["day"]) if one.get("day") else "",
        "due": words.day(one["due"]) if one.get("due") else "",
        "answered": key,
        "answered_word": words.say("answered", key),
        "by": [{"id": name, "anchor": places.get(name, "")} for name in as_texts(one.get("by"))],
        "missing": as_texts(one.get("missing")),
    }


def _exhibit(n: int, one: Json, words: Words) -> View:
    claimed, kind = str(one.get("claimed_kind") or ""), str(one.get("kind") or "")
    return {
        "anchor": f"exhibit-{n}",
        **_texts(one, "id", "file", "says"),
        **_digest(one.get("sha256")),
        "kind": kind.replace("_", " ") or words.label("not_known"),
        "claimed": claimed.replace("_", " ") if claimed and claimed != kind else "",
        "by": words.say("by", one.get("by") or ""),
        "status": words.say("packet_status", one.get("status") or "filed"),
        "changed": str(one.get("status") or "filed") != "filed",
        "submitted": words.day(one["submitted"]) if one.get("submitted") else "",
        "pages": words.count("page", one["pages"]) if one.get("pages") else "",
    }


def _deadline(one: Json, words: Words) -> View:
    return {
        **_texts(one, "what", "rule", "needs"),
        "day": words.day(one["day"]) if one.get("day") else words.say("review", "no_day"),
        **_mark(one),
        "details": _details(one, words),
        "others": [
            {**_texts(row, "rule", "held_by", "cite"), "day": words.day(row.get("day")), **_mark(row)}
            for row in one.get("conflict") or ()
            if isinstance(row, Mapping)
        ],
    }


def _details(one: Json, words: Words) -> list[tuple[str, str]]:
    """Return what else a clock tells: what stopped it, what ends it otherwise, what follows when it lapses."""
    done, more = one.get("done") or {}, one.get("extensions") or {}
    late = f" ({words.say('review', 'late')})" if done and done.get("in_time") is False else ""
    rows = [
        ("done", f"{done.get('says') or ''}{late}" if done else ""),
        ("overdue", words.label("yes") if one.get("overdue") else ""),
        ("unless", str(one.get("unless") or "")),
        ("on_lapse", str(one.get("on_lapse") or "")),
        ("extensions", str(more.get("why") or "")),
    ]
    return [(words.say("review", name), text) for name, text in rows if text]


def _mark(one: Json) -> View:
    mark = str(one.get("mark") or "")
    return {"mark": mark, "unverified": not mark or mark in ("M", UNVERIFIED)}


def _laws(rows: Iterable[Json], book: SourceBook) -> list[View]:
    """Return the rules asked, each once: the lines of goods differ, the rule and its readings do not."""
    first: dict[str, Json] = {}
    for row in rows:
        first.setdefault(str(row.get("regime") or ""), row)
    return [assessment_view(row, book) for row in first.values()]


def _history(history: object, group: str, words: Words) -> View | None:
    """Return what earlier runs saw, None where no log was asked."""
    if not isinstance(history, Mapping):
        return None
    return {
        "versions": [
            {
                "day": words.day(one.get("at")),
                "outcome": words.say(group, one.get("outcome") or ""),
                "defects": as_texts(one.get("defects")),
                "files": words.say("review", "files", n=len(one.get("files") or {})),
                "turned": sorted(str(name) for name in one.get("turned") or {}),
            }
            for one in history.get("versions") or ()
        ],
        "changed": [
            {
                "file": str(one.get("file") or ""),
                "change": words.say("packet_status", one.get("change") or ""),
                "last_seen": words.day(one.get("last_seen")),
                **_digest(one.get("sha256")),
            }
            for one in history.get("changed") or ()
        ],
    }


def _digest(sha: object) -> View:
    text = str(sha or "")
    return {"sha256": text, "sha_short": text[:_HASH_SHOWN]}


def _texts(record: Any, *names: str) -> View:
    """Return these parts of a record as texts, empty where it lacks them."""
    given = record if isinstance(record, Mapping) else {"problem": str(record)}
    return {name: "" if given.get(name) is None else str(given[name]) for name in names}
