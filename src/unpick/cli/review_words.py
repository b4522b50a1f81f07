"""A review in words for a terminal: the assessment first, then what decides, then every defect with its cure."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

__all__ = ["Row", "review_lines", "wrapped"]

SPOTS = 6
"""Places of one defect that are printed; how many more there are is said, and the page has them all."""


class Row(NamedTuple):
    """One paragraph of the terminal.

    Attributes:
        style: head, decisive, major, minor, or empty.
        indent: columns before it. hang: columns more before its second and later lines.
    """

    text: str
    style: str = ""
    indent: int = 0
    hang: int = 0


View = Mapping[str, Any]


def review_lines(document: Mapping[str, Any], *, lang: str = "en") -> Iterator[Row]:
    """Yield the paragraphs of a review in reading order; an empty one parts two sections."""
    from unpick.report.review_view import build_review_view
    from unpick.report.wording import load_words

    words = load_words(lang)
    view = build_review_view(document, words)
    yield from _answer(view, words)
    yield from _lines(view, words)
    numbered = [f"{n}. {_weight(one['full'])}{one['says']}" for n, one in enumerate(view["decides"], start=1)]
    yield from _section(words.say("review", "decides"), numbered, hang=3)
    yield from _section(words.say("review", "changes"), [f"- {one}" for one in view["changes"]])
    yield from _defects(view, words)
    yield from _turned(view, words)
    yield from _requests(view, words)
    yield from _section(
        words.say("review", "deadlines"), [_deadline(one, words) for one in view["deadlines"]]
    )
    yield from _history(view, words)
    yield from _section(words.say("review", "not_looked"), [f"- {one}" for one in view["not_looked"]])
    yield from _section(words.say("review", "unread"), [_fault(one) for one in view["unread"]])
    rejects = [_fault({**one, "place": _at(one, words)}) for one in view["rejects"]]
    yield from _section(words.say("review", "rejects"), rejects)
    searched = [view["coverage"]["says"], words.label("coverage_rule")]
    yield from _section(words.label("coverage"), [one for one in searched if one], hang=0)
    yield from _section(words.say("review", "warning"), [view["warning"]] if view["warning"] else [], hang=0)


def wrapped(row: Row, width: int) -> Iterator[str]:
    """Yield the lines of a paragraph, none wider than the terminal; East Asian letters count as two columns."""
    from rich.console import Console
    from rich.text import Text

    room = max(width - row.indent - row.hang, 20)
    console = Console(width=width, markup=False, emoji=False, highlight=False)
    # Isolates are for pages; terminals that do not know them would print boxes.
    text = Text(row.text.replace("\u2068", "").replace("\u2069", ""))
    for n, line in enumerate(text.wrap(console, room, overflow="fold") or [Text("")]):
        yield " " * (row.indent + (row.hang if n else 0)) + line.plain.rstrip()


def _answer(view: View, words: Any) -> Iterator[Row]:
    if view["watermark"]:
        yield Row(view["watermark"], "decisive")
    yield Row(view["title"], "head")
    day = view["on"] or words.label("not_known")
    facts = [*view["facts"], (words.label("on"), day)]
    for name, text in facts:
        yield Row(f"{name}: {text}", hang=2)
    yield Row("")
    found = view["assessment"]
    yield Row(found["says"], "head")
    if found["determines"]:
        yield Row(found["determines"])
    yield Row(f"{words.label('standard')}: {found['standard']}", hang=2)
    if found["readings"]:
        yield Row(f"{words.say('review', 'contested')}:")
    for one in found["readings"]:
        yield Row(f"- {_reading(one, words)}", indent=2, hang=2)
    for text in view["notes"]:
        yield Row(text)


def _reading(one: View, words: Any) -> str:
    who = words.label("held_by", who=one["held_by"]) if one["held_by"] else ""
    parts = [part for part in (who, one["cite"], _mark(one, words)) if part]
    return f"{one['reading']} ({'; '.join(parts)})" if parts else str(one["reading"])


def _mark(one: View, words: Any) -> str:
    return str(words.label("unverified") if one["unverified"] else one["mark"])


def _lines(view: View, words: Any) -> Iterator[Row]:
    if len(view["lines"]) < 2:
        return
    yield from _head(words.say("review", "lines"))
    for one in view["lines"]:
        name = " ".join(part for part in (one["line"], one["style"], one["goods"]) if part)
        yield Row(f"{name}: {one['outcome_word']}", "head", 2, 4)
        for why in one["why"]:
            yield Row(why, indent=6)


def _weight(defect: View | None) -> str:
    return f"{defect['code']}, {defect['severity_word']}: " if defect else ""


def _defects(view: View, words: Any) -> Iterator[Row]:
    yield from _head(words.say("review", "defects"))
    if not view["defects"]:
        told = "defects_none" if "defects" in view["told"] else "silent"
        yield Row(words.say("review", told), indent=2)
    for n, one in enumerate(view["defects"]):
        if n:
            yield Row("")
        yield Row(f"{one['code']}  {one['severity_word'].upper()}  {one['title']}", one["severity"], 2, 5)
        yield Row(one["says"], "head", 4)
        yield from _labelled("reason", [one["reason"]], words)
        yield from _labelled("concerns", [", ".join(one["lines"])], words)
        yield from _labelled("seen", _spots(one["spots"], words), words)
        numbers = "; ".join(f"{bound['name']}: {bound['value']}" for bound in one["bounds"])
        yield from _labelled("bounds", [numbers], words)
        yield from _labelled("cure", [one["cure"]], words)
        yield from _labelled("rests", one["rests"], words)
        yield from _labelled("exhibit_turns", [", ".join(exhibit["id"] for exhibit in one["turns"])], words)


def _labelled(name: str, texts: Iterable[str], words: Any) -> Iterator[Row]:
    """Yield a labelled sentence, or a label and a list under it; nothing where there is nothing."""
    told = [text for text in texts if text]
    label = words.say("review", name)
    if len(told) == 1:
        yield Row(f"{label}: {told[0]}", indent=4, hang=2)
    elif told:
        yield Row(f"{label}:", indent=4)
        yield from (Row(f"- {text}", indent=6, hang=2) for text in told)


def _spots(spots: list[View], words: Any) -> list[str]:
    whole = words.say("review", "whole")
    told = [
        _sentence(one["exhibit"], one["file"], one["place"], says=one["text"]) or whole
        for one in spots[:SPOTS]
    ]
    more = len(spots) - SPOTS
    return [*told, f"{words.label('more', n=more)} (--html, --json)"] if more > 0 else told


def _sentence(*where: str, says: str) -> str:
    """Return where and what: `E1, audit.pdf, page 2: says`; a part that repeats another prints once."""
    place = ", ".join(dict.fromkeys(part for part in where if part))
    return ": ".join(part for part in (place, says) if part)


def _turned(view: View, words: Any) -> Iterator[Row]:
    if not view["turned"]:
        return
    yield from _head(words.say("review", "turned"))
    yield Row(words.say("review", "turned_rule"), indent=2)
    for one in view["turned"]:
        yield Row(_sentence(one["exhibit"], one["file"], says=""), "head", 2)
        filed = one["submitted_for"] or words.say("review", "not_told")
        yield Row(f"{words.say('review', 'filed_for')}: {filed}", indent=4, hang=2)
        for why in one["reasons"]:
            says = (
                f"{why['says']} {why['reason']}"
                if why["says"].endswith(".")
                else f"{why['says']}; {why['reason']}"
            )
            yield Row(_sentence(why["code"], says=says.strip("; ")), indent=4, hang=2)


def _requests(view: View, words: Any) -> Iterator[Row]:
    yield from _head(words.say("review", "requests"))
    if not view["requests"]:
        told = "requests_none" if "requests" in view["told"] else "silent"
        yield Row(words.say("review", told), indent=2)
    for one in view["requests"]:
        yield Row(f"{_sentence(one['id'], says=one['asked'])}", indent=2, hang=4)
        by = ", ".join(exhibit["id"] for exhibit in one["by"]) or words.say("review", "nothing")
        answer = f"{words.say('review', 'answered')}: {one['answered_word']} ({by})"
        yield Row(_sentence(answer, says=one["why"]), indent=6, hang=2)


def _deadline(one: View, words: Any) -> str:
    others = [
        f"; {words.say('review', 'other_reading')}: {row['day']}, {row['rule']} ({_mark(row, words)})"
        for row in one["others"]
    ]
    details = [f"; {name}: {text}" for name, text in one["details"]]
    head = f"- {one['what']}: {one['day']}; {one['rule']} ({_mark(one, words)})"
    return "".join((head, *details, *others))


def _fault(one: View) -> str:
    return f"- {_sentence(one['file'], one['place'], says=one['problem'])}; {one['remedy']}".rstrip("; ")


def _at(one: View, words: Any) -> str:
    row = words.label("row", row=one["row"]) if one["row"] not in ("", "0") else ""
    return ", ".join(part for part in (row, one["column"], one["value"]) if part)


def _history(view: View, words: Any) -> Iterator[Row]:
    history = view["history"] or {"versions": [], "changed": []}
    rows = [
        f"- {one['day']}: {one['outcome']}; {', '.join(one['defects']) or '–'}; {one['files']}"
        for one in history["versions"]
    ]
    yield from _section(words.say("review", "history"), rows)
    changed = [f"- {one['file']}: {one['change']}, {one['last_seen']}" for one in history["changed"]]
    yield from _section(words.say("review", "changed"), changed)


def _head(title: str) -> Iterator[Row]:
    yield Row("")
    yield Row(title, "head")


def _section(title: str, rows: list[str], *, hang: int = 2) -> Iterator[Row]:
    if rows:
        yield from _head(title)
        yield from (Row(text, indent=2, hang=hang) for text in rows)
