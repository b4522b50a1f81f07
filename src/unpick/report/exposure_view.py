"""Exposure made ready for a page or a terminal: shipments, amounts with their formulas, steps, what is open."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from unpick.report.records import Json, View, party_view
from unpick.report.sources import SourceBook, safe_url
from unpick.report.wording import Words

__all__ = ["Line", "exposure_lines", "exposure_view"]

Line = tuple[int, str, str]
"""Indent, text and style of a line for a terminal."""

_UNVERIFIED = "unverified, do not rely"


def exposure_view(document: Json, book: SourceBook) -> View | None:
    """Return the exposure of a document, or None where the document is about something else.

    Amounts stand side by side: a page adds none to another.
    """
    if "by_jurisdiction" not in document:
        return None
    words = book.words
    shipments = document.get("shipments") or {}
    return {
        "known": shipments.get("known", 0),
        "claimed": words.label("not_known")
        if shipments.get("unknown") in (None, "not known")
        else str(shipments["unknown"]),
        "products": [party_view(one)["name"] for one in document.get("products") or ()],
        "importers": [party_view(one)["name"] for one in document.get("importers") or ()],
        "stated": [_stated(one, book) for one in document.get("amounts") or ()],
        "countries": [_country(one, book) for one in document["by_jurisdiction"]],
    }


def _stated(one: Json, book: SourceBook) -> View:
    return {
        "what": str(one.get("what") or ""),
        "value": _money(one.get("value"), one.get("bound"), one.get("unit"), book.words),
        "says": str(one.get("says") or ""),
        "source": book.cite(one.get("source")),
    }


def _country(row: Json, book: SourceBook) -> View:
    words = book.words
    outcomes: Mapping[str, Mapping[str, int]] = row.get("outcomes") or {}
    speaking = ("prohibited", "presumed", "not_rebutted", "rebutted")
    effects = row.get("effects") or {}
    reached = [
        f"{rule}: {words.say('outcome_short', _short(word, effects.get(rule)))}"
        for rule, of in outcomes.items()
        for word in speaking
        if word in of
    ]
    days = [words.day(row[name]) for name in ("first_day", "last_day") if row.get(name)]
    return {
        "country": str(row.get("country") or "") or words.label("ex_no_country"),
        "shipments": row.get("shipments", 0),
        "undated": row.get("undated", 0),
        "days": _span(days, words),
        "value": _money(row.get("value_usd"), "", "USD", words),
        "reached": reached,
        "undecided": [rule for rule, of in outcomes.items() if "insufficient_facts" in of],
        "amounts": [_amount(one, book) for one in row.get("amounts") or ()],
        "steps": [_step(one, words) for one in row.get("steps") or ()],
        "open": [_gap(one) for one in row.get("open") or ()],
    }


def _span(days: list[str], words: Words) -> str:
    if len(set(days)) > 1:
        return words.label("span", first=days[0], last=days[-1])
    return days[0] if days else ""


def _short(outcome: str, effect: str | None) -> str:
    """Return the key of the short words of an outcome: where a rule bars no goods, they must not say so."""
    if outcome not in ("prohibited", "presumed") or effect in (None, "entry"):
        return outcome
    return effect if effect in ("states", "inspection", "blocking") else "other"


def _amount(one: Json, book: SourceBook) -> View:
    words = book.words
    value = _money(one.get("value"), one.get("bound"), one.get("unit"), words)
    if one.get("n") and one.get("low") != one.get("value"):
        low = _money(one.get("low"), "", one.get("unit"), words)
        value = words.label("ex_each", n=one["n"], low=low, high=value)
    gaps = {row.get("open") for row in one.get("inputs") or ()}
    return {
        "what": str(one.get("what") or ""),
        "value": value,
        "status": words.say("amount_status", one.get("status") or "not known"),
        "known": one.get("status") != "not known",
        "decided": one.get("decided", True),
        "formula": str(one.get("formula") or ""),
        # Where nothing goes in and nothing comes out, what the rule says is all there is to read.
        "says": "" if one.get("inputs") or one.get("status") != "not known" else str(one.get("says") or ""),
        "cite": str(one.get("cite") or ""),
        "url": safe_url(one.get("url")),
        "rule_mark": _mark(one.get("cite_mark")),
        "mark": _mark(one.get("mark")),
        "inputs": [_input(row, book) for row in one.get("inputs") or ()],
        "because": [str(rule) for rule in one.get("because") or ()],
        "if": str(one.get("if") or ""),
        "published": [
            {
                "value": _money(row.get("value"), "", row.get("unit"), words),
                "says": str(row.get("says") or ""),
                "source": book.cite(row.get("source")),
            }
            for row in one.get("published") or ()
        ],
        "history": [
            words.label("ex_history", days=_days(row, words), says=row.get("says") or "")
            for row in one.get("history") or ()
        ],
        "notes": [{"says": str(row["says"]), **_mark(row.get("mark"))} for row in one.get("notes") or ()],
        "open": [str(text) for text in one.get("open") or ()],
        # A page lists every input, known or not; what is open beside them is said once.
        "open_beside": [text for text in one.get("open") or () if text not in gaps],
    }


def _days(row: Json, words: Words) -> str:
    """Return the days between which a figure held; a start known as a month is said as a month."""
    first = str(row.get("from") or "")
    if row.get("from_latest") != row.get("from"):
        first = first[:7]
    last = row.get("to")
    day = words.day(dt.date.fromisoformat(str(last)) - dt.timedelta(days=1)) if last else ""
    return (
        words.label("span", first=words.day(first), last=day)
        if day
        else words.label("since", first=words.day(first))
    )


def _input(row: Json, book: SourceBook) -> View:
    value = _money(row.get("value"), row.get("bound"), row.get("unit"), book.words)
    beside = [
        {
            "text": " ".join(str(one[name]) for name in ("text", "attribution") if one.get(name)),
            "source": book.cite(one.get("source")),
        }
        for one in row.get("beside") or ()
    ]
    return {
        "required": str(row.get("required") or ""),
        "value": value,
        "says": str(row.get("says") or ""),
        "source": book.cite(row.get("source")),
        "beside": beside,
    }


def _step(one: Json, words: Words) -> View:
    return {
        "what": str(one.get("what") or ""),
        "kind": words.say("step_kind", one.get("kind") or "step"),
        "cite": str(one.get("cite") or ""),
        **_mark(one.get("mark")),
        "because": [
            f"{row['regime']}: {words.say('outcome_short', row['outcome'])}"
            for row in one.get("because") or ()
        ],
        "parts": [
            {
                "label": words.label(f"ex_{name}"),
                "says": str(one[name]["says"]),
                **_mark(one[name].get("mark")),
            }
            for name in ("who", "when", "effect")
            if one.get(name)
        ],
        "clocks": [
            {
                "says": words.label("ex_clock", what=row["what"], days=row["days"], event=row["from"]),
                "rule": str(row.get("rule") or ""),
                **_mark(row.get("mark")),
            }
            for row in one.get("clocks") or ()
        ],
        "effects": [
            words.label(
                "ex_effect_on",
                amount=row["amount"],
                **{
                    side: _money(row[side]["value"], row[side]["bound"], row[side]["unit"], words)
                    if side in row
                    else words.label("not_known")
                    for side in ("taken", "not_taken")
                },
            )
            for row in one.get("effect_on") or ()
        ],
    }


def _gap(one: Json) -> View:
    return {
        "what": str(one.get("what") or ""),
        "regimes": [str(rule) for rule in one.get("regimes") or ()],
        "where": [str(text) for text in one.get("where") or ()],
    }


def _mark(mark: object) -> View:
    text = str(mark or "")
    return {"mark": text, "unverified": text in (_UNVERIFIED, "M")}


def _money(value: object, bound: object, unit: object, words: Words) -> str:
    """Return an amount in words: digits in groups, its bound before it, its unit behind.

    A figure that a source wrote as text is put in groups too; what is no figure stands as it is.
    """
    if value in (None, "", "not known"):
        return words.label("not_known")
    text = str(value)
    try:
        text = f"{float(text):,.2f}".removesuffix(".00")
    except ValueError:
        return text
    how = words.say("bound", bound) if bound not in (None, "", "=") else ""
    return " ".join(part for part in (how, text, str(unit or "")) if part)


def exposure_lines(view: View, words: Words) -> Iterator[Line]:
    """Yield the lines of an exposure for a terminal, country by country."""
    yield 0, words.label("ex_known", n=view["known"]), ""
    yield 0, words.label("ex_claimed", what=view["claimed"]), ""
    for name in ("products", "importers"):
        if view[name]:
            yield 0, words.label(f"ex_{name}", names="; ".join(view[name])), ""
    yield 0, words.label("ex_stated"), "bold"
    for one in view["stated"]:
        says = f" ({one['says']})" if one["says"] else ""
        yield 2, f"{one['what']}: {one['value']}{says}{_cite(one)}", ""
    if not view["countries"]:
        yield 0, words.label("ex_nothing"), ""
    for row in view["countries"]:
        yield from _country_lines(row, words)


def _country_lines(row: View, words: Words) -> Iterator[Line]:
    yield 0, "", ""
    undated = f", {words.label('ex_undated', n=row['undated'])}" if row["undated"] else ""
    days = f", {row['days']}" if row["days"] else ""
    head = words.label("ex_country", country=row["country"], n=row["shipments"], value=row["value"])
    yield 0, f"{head}{days}{undated}", "bold"
    if row["reached"]:
        yield 2, words.label("ex_reached", rules="; ".join(row["reached"])), ""
    else:
        yield 2, words.label("ex_none_reached"), ""
    if row["undecided"]:
        yield 2, words.label("ex_undecided", rules=", ".join(row["undecided"])), ""
    for one in row["amounts"]:
        yield from _amount_lines(one, words)
    if row["steps"]:
        yield 2, words.label("ex_steps"), "bold"
    for one in row["steps"]:
        yield from _step_lines(one, words)
    if row["open"]:
        yield 2, words.label("ex_open"), "bold"
    for one in row["open"]:
        rules = f" ({', '.join(one['regimes'])})" if one["regimes"] else ""
        yield 4, f"- {one['what']}{rules}", ""


def _amount_lines(one: View, words: Words) -> Iterator[Line]:
    mark = _said_mark(one["mark"], words)
    status = f", {one['status']}" if one["known"] else ""
    yield 2, f"{one['what']}: {one['value']}{status}{mark}", "bold"
    if one["if"]:
        yield 6, words.label("ex_if", what=one["if"]), ""
    rule = f" ({one['cite']}{_said_mark(one['rule_mark'], words)})"
    yield 6, words.label("ex_formula", words=(one["formula"] or words.label("not_known")) + rule), ""
    if one["decided"]:
        yield from _amount_details(one, words)
    else:
        # Whether the rule reaches the goods comes before all that the formula would ask.
        yield 6, f"- {one['open'][0]}", ""


def _amount_details(one: View, words: Words) -> Iterator[Line]:
    for row in one["inputs"] if one["known"] else ():
        yield 6, f"- {row['required']}: {row['value']}{_cite(row)}", ""
    for row in one["published"] if one["known"] else ():
        yield 6, words.label("ex_published", value=row["value"], says=row["says"]) + _cite(row), ""
    if one["says"]:
        yield 6, one["says"], ""
    for text in one["open"]:
        yield 6, f"- {text}", ""
    for row in one["inputs"]:
        for beside in row["beside"]:
            yield 6, f"- {beside['text']}{_cite(beside)}", ""
    for text in one["history"]:
        yield 6, f"- {text}", ""
    for note in one["notes"]:
        yield 6, f"{note['says']}{_said_mark(note, words)}", ""


def _step_lines(one: View, words: Words) -> Iterator[Line]:
    yield 4, f"[{one['kind']}] {one['what']} ({one['cite']}{_said_mark(one, words)})", ""
    if one["because"]:
        yield 8, words.label("ex_because", rules="; ".join(one["because"])), ""
    for part in one["parts"]:
        # The mark of the rule stands above; a part that has the same one does not repeat it.
        mark = "" if part["mark"] == one["mark"] else _said_mark(part, words)
        yield 8, f"{part['label']}: {part['says']}{mark}", ""
    for text in one["effects"]:
        yield 8, text, ""
    for clock in one["clocks"]:
        yield 8, f"{clock['says']} ({clock['rule']}{_said_mark(clock, words)})", ""


def _said_mark(mark: Mapping[str, Any], words: Words) -> str:
    if mark["unverified"]:
        return f" [{words.label('unverified')}]"
    return f" [{mark['mark']}]" if mark["mark"] else ""


def _cite(record: Mapping[str, Any]) -> str:
    return f" [{record['source']}]" if record["source"] else ""
