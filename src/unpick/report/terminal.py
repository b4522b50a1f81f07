"""A result in words for a terminal of 80 columns: answer, steps, law by element, names, what was searched."""

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from unpick.report.exposure_view import exposure_lines
from unpick.report.records import View
from unpick.report.script import make_harmless
from unpick.report.view import build_view
from unpick.report.wording import Words, load_words

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["render_terminal"]

_COLORS = {"stated": "blue", "inferred": "yellow", "contradicted": "red"}
"""Beside the word itself, which always prints: color alone says nothing to those who do not see it."""


def render_terminal(
    document: Mapping[str, Any], *, width: int = 80, color: bool = False, lang: str | None = None
) -> str:
    """Return a result as lines no wider than the terminal, East Asian letters counted as two columns.

    Args:
        document: the shape of `unpick.report/1`; what a command lacks is left out.
        color: ANSI colors; the caller looks at the terminal and at NO_COLOR.
    """
    from rich.console import Console

    words = load_words(lang or str(document.get("lang") or "en"))
    view = build_view(document, words)
    held = io.StringIO()
    console = Console(
        file=held, width=width, force_terminal=color, no_color=not color, highlight=False, markup=False,
        emoji=False, legacy_windows=False,
    )  # fmt: skip
    _answer(console, view)
    for part in (_exposure, _steps, _chains, _law, _matches, _gaps, _coverage):
        part(console, view, words)
    return held.getvalue()


def _line(console: "Console", text: str, *, indent: int = 0, style: str = "") -> None:
    """Print a paragraph with a hanging indent; nothing in it is read as markup or as control codes."""
    from rich.padding import Padding
    from rich.text import Text

    # Isolates are for pages; terminals that do not know them would print boxes.
    plain = text.replace("\u2068", "").replace("\u2069", "")
    console.print(
        Padding(Text(make_harmless(plain), style=style, overflow="fold"), (0, 0, 0, indent), expand=False)
    )


def _head(console: "Console", text: str) -> None:
    console.print()
    _line(console, text, style="bold")


def _answer(console: "Console", view: View) -> None:
    if view["watermark"]:
        _line(console, view["watermark"], style="bold red")
    if view["title"]:
        _line(console, view["title"], style="bold")
    _line(console, view["answer"])
    for line in view["short"]:
        _line(console, f"- {line}")


def _exposure(console: "Console", view: View, words: Words) -> None:
    if view["exposure"]:
        _head(console, words.label("exposure"))
        for indent, text, style in exposure_lines(view["exposure"], words):
            _line(console, text, indent=indent, style=style)


def _steps(console: "Console", view: View, words: Words) -> None:
    if view["steps"]:
        _head(console, words.label("steps"))
    for step in view["steps"]:
        said = f"{_name(step['left'], words)} {step['kind']} {_name(step['right'], words)}"
        extra = [part for part in (step["day"], step["product"], step["bill"]) if part]
        status = words.say("status", step["status"])
        text = f"{step['number']}. [{status}] {said}, {', '.join(extra)}{_cite(step)}"
        _line(console, text, style=_COLORS.get(step["status"], ""))
        if step["quote"]:
            _line(console, f"“{step['quote']}”", indent=4)
        for point in step["against"]:
            _line(console, f"{words.label('against')}: {_point(point)}", indent=4)


def _chains(console: "Console", view: View, words: Words) -> None:
    for chain in view["chains"]:
        target, seed = _name(chain["target"], words), _name(chain["seed"], words)
        _head(console, words.label("chain", n=chain["n"], target=target, seed=seed))
        numbers = ", ".join(str(number) for number in chain["steps"])
        _line(console, words.label("chain_steps", steps=numbers, tiers=chain["tiers"]), indent=2)
        if chain["score"]["best"]:
            form = "score" if chain["worlds"] and not chain["calibrated"] else "score_plain"
            _line(console, words.label(form, worlds=chain["worlds"], **chain["score"]), indent=2)
        for side in ("stated", "denied"):
            label = words.label("claims_for" if side == "stated" else "claims_against")
            for claim in () if chain["same_as"] else chain["sides"][side]:
                _line(console, f"{label}: {_claim(claim)}", indent=2)


def _law(console: "Console", view: View, words: Words) -> None:
    if view["assessments"]:
        _head(console, words.label("assessments"))
    for law in view["assessments"]:
        outcome = words.say("outcome", law["outcome"])
        line = f" ({law['line']})" if law["line"] else ""
        _line(console, f"{law['title']}{line}: {outcome}", style="" if law["quiet"] else "bold")
        if law["quiet"]:
            continue
        for name in ("presumption", "burden", "standard"):
            if law[name]:
                _line(console, f"{words.label(name)}: {law[name]}", indent=2)
        for element in law["elements"]:
            _element(console, element, words)
        for reading in law["contested"]:
            held = words.label("held_by", who=reading["held_by"])
            _line(console, f"{words.label('contested')}: {reading['reading']} ({held})", indent=2)
        for one in (*law["deadlines"], *law["citations"]):
            mark = words.label("unverified") if one["unverified"] else one["mark"]
            says = f"{one['what']}: {one['day']}; {one['rule']}" if "what" in one else one["cite"]
            _line(console, f"{says} [{mark}]", indent=2)


def _element(console: "Console", element: View, words: Words) -> None:
    _line(console, f"[{words.say('state', element['state'])}] {element['required']}", indent=2)
    for point in element["supported_by"]:
        _line(console, f"{words.label('supports')}: {_point(point)}", indent=6)
    for point in element["contradicted_by"]:
        _line(console, f"{words.label('speaks_against')}: {_point(point)}", indent=6)
    if element["missing"]:
        where = f" ({words.label('where')}: {'; '.join(element['where'])})" if element["where"] else ""
        _line(console, f"{words.label('missing')}: {'; '.join(element['missing'])}{where}", indent=6)


def _matches(console: "Console", view: View, words: Words) -> None:
    for group in view["groups"]:
        _head(console, group["input"]["name"] or words.label("matches"))
        if group["says"] or not group["matches"]:
            _line(console, group["says"] or words.label("no_match"), indent=2)
        for one in group["matches"]:
            outcome = words.say("match", one["outcome"])
            _line(console, f"[{outcome}] {_name(one['entity'], words)} {one['score']}", indent=2)
            for reason in one["reasons"]:
                _line(console, reason, indent=6)
            for row in one["listings"]:
                names = {name: row[name] for name in ("list", "ref", "authority", "listed")}
                _line(console, words.label("listed", **names), indent=6)


def _gaps(console: "Console", view: View, words: Words) -> None:
    if view["gaps"]:
        _head(console, words.label("gaps"))
    for gap in view["gaps"]:
        where = f" ({'; '.join(gap['where'])})" if gap["where"] else ""
        _line(console, f"- {gap['what']}{where}")
    if view["flips"]:
        _head(console, words.label("flips"))
    for line in view["flips"]:
        _line(console, f"- {line}")


def _coverage(console: "Console", view: View, words: Words) -> None:
    _head(console, words.label("coverage"))
    _line(console, words.label("coverage_rule"))
    if view["coverage"]["empty"]:
        _line(console, words.label("coverage_empty"))
    if view["coverage"]["says"]:
        _line(console, view["coverage"]["says"])
    for name, text in view["coverage"]["pairs"]:
        _line(console, f"{name}: {text}")
    for one in view["skipped"]:
        _line(console, f"{words.label('skipped')}: {one['what']}: {one['n']}")
    for one in view["lists"]:
        stale = f", {words.label('stale')}" if one["stale"] else ""
        _line(console, f"{one['name']} {one['version']}: {words.label('age')}: {one['age']}{stale}")
    for number, source in enumerate(view["sources"], start=1):
        if number == 1:
            _head(console, words.label("sources"))
        parts = [source["title"], source["day"], source["locator"], source["url_text"]]
        _line(console, f"[{number}] {', '.join(part for part in parts if part)}")


def _name(party: View, words: Words) -> str:
    others = f" ({party['others'][0]})" if party["others"] else ""
    return f"{party['name']}{others}" if party["name"] else words.label("withheld_name")


def _point(point: View) -> str:
    text = _claim(point["claim"]) if point["claim"] else point["text"] or ", ".join(point["ids"])
    return text if point["claim"] else f"{text}{_cite(point)}"


def _claim(claim: View) -> str:
    said = f"“{claim['quote']}”" if claim["quote"] else f"{claim['subject']['name']}: {claim['predicate']}"
    parts = [part for part in (said, claim["value"], claim["attribution"], claim["day"]) if part]
    return ", ".join(parts) + _cite(claim)


def _cite(record: View) -> str:
    return f" [{record['source']}]" if record["source"] else ""
