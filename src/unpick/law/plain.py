"""An assessment in plain words, in the order a lawyer reads: rule, facts, application, result, time limits, open points."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from unpick.law.marks import UNVERIFIED, in_brackets
from unpick.law.wording import spell_day, spell_days

if TYPE_CHECKING:
    from unpick.law.regime import Regime, Version

__all__ = ["explain", "result_of", "standard_words", "time_limit"]

_STANDARDS: Final = {
    "reason_to_believe": "reason to believe",
    "reasonable_suspicion": "reasonable suspicion",
    "reasonable_cause": "reasonable cause",
    "probable_cause": "probable cause",
    "preponderance": "a preponderance of the evidence",
    "satisfactory_evidence": "satisfactory evidence",
    "clear_and_convincing": "clear and convincing evidence",
}

_RESULTS: Final = {
    "not_in_force": "The rule was not in force on that day.",
    "proposed": "The rule is proposed and was never applied.",
    "not_triggered": "On these facts we would expect the rule not to reach these goods.",
    "insufficient_facts": (
        "On these facts we would expect no result either way: they do not suffice to say whether the rule"
        " reaches these goods."
    ),
    "prohibited": "On these facts we would expect the goods to be barred under this rule.",
    "presumed": (
        "On these facts we would expect the presumption to be applied, and the goods to be held as barred"
        " unless it is rebutted."
    ),
    "rebutted": "On this packet we would expect the presumption to be rebutted",
    "not_rebutted": "On this packet we would expect the presumption to stand",
}

_STATES: Final = {
    "met": "met on what is stated",
    "not_met": "not met on what is stated",
    "unknown": "not known",
    "one_of": "left open, since the source names several and does not say which",
    "undefined": "shown and not decided",
}

_DETERMINES: Final = "Only an agency or a court determines."


def explain(regime: "Regime", version: "Version | None", document: Mapping[str, Any]) -> list[str]:
    """Return the paragraphs of an assessment.

    Args:
        document: the assessment so far, in its JSON shape.
    """
    if version is None and document["before_record"]:
        return [
            f"Rule: {regime.id}; the day lies before this record of the rule begins.",
            f"Result: Whether the rule held on that day was not looked up, so nothing is said. {_DETERMINES}",
        ]
    if version is None:
        return [_rule_of_another_day(regime, document), result_of(document)]
    if document["outcome"] == "not_triggered":
        return [
            _rule(regime, version, document),
            _facts(document),
            _application(version, document),
            result_of(document),
        ]
    paragraphs = [
        _rule(regime, version, document),
        _standards(document),
        _facts(document),
        _application(version, document),
        result_of(document),
        *_limits(document),
        _open_points(version, document),
    ]
    return [paragraph for paragraph in paragraphs if paragraph]


def standard_words(standard: str | None) -> str:
    """Return a standard of proof in words.

    >>> standard_words("clear_and_convincing")
    'clear and convincing evidence'
    """
    return _STANDARDS.get(standard or "", (standard or "").replace("_", " "))


def result_of(document: Mapping[str, Any]) -> str:
    """Return the paragraph on the result, for an assessment before or after a review."""
    outcome = document["outcome"]
    if outcome in ("rebutted", "not_rebutted"):
        said = f"{_RESULTS[outcome]}: {_sentence('; '.join(document['review']['why']), capital=False)}"
    elif document["on"] is None and outcome not in ("proposed", "not_triggered"):
        said = "The goods are undated, and an undated entry is not decided."
    elif document["means"]:
        said = f"On these facts we would expect the rule to be met: {document['means']}."
    else:
        said = _RESULTS[outcome]
    follows = [
        spell_days(f"{row['says']} {in_brackets(row.get('mark', 'M'), row.get('cite', ''))}")
        for row in document["consequences"]
        if outcome in ("presumed", "prohibited", "not_rebutted")
    ]
    after = f" What can follow: {'; '.join(follows)}." if follows else ""
    return f"Result: {said} {_DETERMINES}{after}"


def _sentence(text: str, *, capital: bool = True) -> str:
    text = text.strip()
    text = text[:1].upper() + text[1:] if capital else text
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _numbered(rows: Sequence[str]) -> str:
    if len(rows) == 1:
        return _sentence(rows[0])
    return " ".join(f"({number}) {_sentence(row)}" for number, row in enumerate(rows, start=1))


def _rule_of_another_day(regime: "Regime", document: Mapping[str, Any]) -> str:
    if not document["history"]:
        # Neither title nor citation: either may name a day that was not public yet.
        return f"Rule: {regime.id}; nothing of it was public by {spell_day(document['known_at'])}."
    return f"Rule: {_cited(regime, document)}; {_days(document)}."


def _cited(regime: "Regime", document: Mapping[str, Any]) -> str:
    cite = document["citations"][0]
    return f"{regime.title}: {spell_days(cite['cite'])} {in_brackets(cite['mark'])}"


def _days(document: Mapping[str, Any]) -> str:
    """Return when the rule held, as far as that was public."""
    said = []
    for row in document["history"]:
        start = row["from"] if row["from"] == row["from_latest"] else row["from"][:7]
        end = f" to {spell_day(row['to'])}" if row["to"] else ""
        why = f" ({spell_days(row['ended_by'])})" if row["ended_by"] else ""
        said.append(f"from {spell_day(start)}{end}{why}")
    return "it held " + ", then ".join(said)


def _rule(regime: "Regime", version: "Version", document: Mapping[str, Any]) -> str:
    start = version.start.isoformat()
    since = spell_day(start if version.start == version.start_latest else start[:7])
    text = (
        ""
        if document["citations"][0]["text_status"] == "stored"
        else " The words are this project's own; the official text is not stored."
    )
    kind = "Proposed" if version.status == "proposed" else f"In force in this form since {since}"
    return f"Rule: {_cited(regime, document)}. {kind}. {_sentence(spell_days(version.says))}{text}{_burden(regime, version)}"


def _burden(regime: "Regime", version: "Version") -> str:
    if version.presumption:
        head = "Effect" if regime.kind == "order" else "What is presumed"
        who = f" The burden is on the {version.burden}." if version.burden else ""
        return f" {head}: {_sentence(version.presumption, capital=False)}{who}"
    return " It raises no presumption." if version.result == "prohibited" else ""


def _standards(document: Mapping[str, Any]) -> str:
    """Return which standard is asked of which question; readings that differ stand side by side."""
    told = [text for one in document["questions"] if (text := _standard_of(one))]
    return f"Standard of proof: {' '.join(told)}" if told else ""


_QUESTIONS: Final = {
    "scope": "whether the rule reaches the goods",
    "exception": "the exception",
    "admissibility": "whether the goods are admissible",
}


def _standard_of(question: Mapping[str, Any]) -> str:
    kind, standard = question["question"], standard_words(question["standard"])
    if question["readings"]:
        return _readings(question)
    held = question["standard_held_by"] or ""
    by = (
        f" ({'; '.join(part for part in (held, _only_unverified(question['mark'])) if part)})" if held else ""
    )
    if kind == "exception":
        told = "" if standard in question["says"].lower() else f" The standard for it is {standard}."
        return f"The exception{by}: {_sentence(spell_days(question['says']), capital=False)}{told}"
    if standard:
        return f"On the question {_QUESTIONS[kind]}, {standard}{spell_days(by)}."
    return (
        f"On the question {_QUESTIONS[kind]}: {_sentence(question['says'] + spell_days(by))}" if held else ""
    )


def _readings(question: Mapping[str, Any]) -> str:
    rows = [
        f"{row['reading']} ({row['standard_held_by']}; {_cite_and_mark(row)})" for row in question["readings"]
    ]
    named = _QUESTIONS[question["question"]]
    if len(rows) == 1:
        return f"On the question {named} one reading was public: {spell_days(rows[0])}."
    return f"On the question {named} it is contested: {spell_days('; on the other reading, '.join(rows))}."


def _only_unverified(mark: str | None) -> str:
    return UNVERIFIED if mark == UNVERIFIED else ""


def _cite_and_mark(row: Mapping[str, Any]) -> str:
    cite = f"{row['cite']}" if row.get("cite") else ""
    return "; ".join(part for part in (cite, _only_unverified(row.get("mark"))) if part)


def _facts(document: Mapping[str, Any]) -> str:
    day = f"on {spell_day(document['on'])}" if document["on"] else "without a day of entry"
    line = (
        f", line {document['line']}" if document["line"] and document["line"] != document["subject"] else ""
    )
    public = f", with what was public by {spell_day(document['known_at'])}"
    head = f"Facts: The question is put for {document['subject']}{line}, {day}{public}."
    elements = [one for row in document["questions"] for one in row["elements"]]
    stated = _told(ground for element in elements for ground in element["supported_by"])
    against = _told(ground for element in elements for ground in element["contradicted_by"])
    words = f" Stated: {stated}" if stated else " Nothing is stated that the rule asks for."
    return f"{head}{words}" + (f" Stated against it: {against}" if against else "")


def _told(grounds: Iterable[Mapping[str, Any]]) -> str:
    """Return what sources say, each once, with the source behind it; a title that names its day says it once."""
    told = []
    for ground in grounds:
        source = ground["source"]
        title, day = spell_days(str(source.get("title", ""))), spell_day(str(source.get("date", "")))
        whence = title if day and day in title else ", ".join(part for part in (title, day) if part)
        told.append(_sentence(f"{spell_days(ground['text'])} [{whence}]" if whence else ground["text"]))
    return " ".join(dict.fromkeys(told))


def _application(version: "Version", document: Mapping[str, Any]) -> str:
    rows = [f"{spell_days(element['required'])}: {_state(element)}" for element in document["elements"]]
    several = (
        " Where the rule names alternatives, one that is met suffices."
        if _alternatives(version.trigger)
        else ""
    )
    return f"Application: {_numbered(rows)}{several}{_shifts(document)}"


def _state(element: Mapping[str, Any]) -> str:
    state, against = _STATES[element["state"]], len(element["contradicted_by"])
    mark = f" (the element is {UNVERIFIED})" if element["mark"] == UNVERIFIED else ""
    if element["state"] == "met" and against:
        return f"{state}; {'one statement speaks' if against == 1 else f'{against} statements speak'} against it{mark}"
    return f"{state}{mark}"


def _alternatives(condition: Mapping[str, Any]) -> bool:
    return "any" in condition or any(_alternatives(one) for one in condition.get("all", []))


def _shifts(document: Mapping[str, Any]) -> str:
    """Return what the importer must then show, where a presumption is raised."""
    if document["outcome"] != "presumed" or not document["burden"]:
        return ""
    asked = next((one for one in document["questions"] if one["question"] == "exception"), None)
    if asked is None:
        standard = standard_words(document["standard"])
        proof = next((one for one in document["questions"] if one["question"] == "admissibility"), None)
        mark = f" ({UNVERIFIED})" if proof and proof["mark"] == UNVERIFIED else ""
        by = f" by {standard}{mark}" if standard else ""
        return f" It is then for the {document['burden']} to show the contrary{by}."
    return (
        f" It is then for the {document['burden']} to show that the rule does not reach the goods, or the"
        " exception; these are two questions."
    )


def _limits(document: Mapping[str, Any]) -> list[str]:
    """Return a paragraph for each time limit."""
    rows = [time_limit(one) for one in document["deadlines"]]
    if len(rows) <= 1:
        return [f"Time limit: {row}" for row in rows]
    return [f"Time limit {number}: {row}" for number, row in enumerate(rows, start=1)]


def time_limit(row: Mapping[str, Any]) -> str:
    """Return a deadline in words: the day, the rule, the other reading, and what follows when it lapses."""
    day = f"by {spell_day(row['day'])}" if row["day"] else "no day is set"
    began = f" on {spell_day(row['from_day'])}" if row["from_day"] else ""
    says = f"; {row['says']}" if row["says"] else ""
    said = [f"{row['what']}: {day}, {row['counted']}{began} {in_brackets(row['mark'], row['cite'])}{says}"]
    said += [f"missing: {row['needs']}"] if row["needs"] else []
    said += [_closed(row["falls_on"])] if row["falls_on"] else []
    said += [_other_reading(one) for one in row["conflict"]]
    said += [f"this holds unless {row['unless']}"] if row["unless"] else []
    said += [f"when the time lapses, {row['on_lapse']}"] if row["on_lapse"] else []
    said += [f"extensions left: {_left(row['extensions'])}"] if row["extensions"] else []
    said += (
        [f"working days are those without the {row['calendar']}"] if row["calendar"] and row["day"] else []
    )
    said += [_standing(row)] if row["done"] or row["overdue"] else []
    return spell_days(" ".join(_sentence(one) for one in said))


def _closed(name: str) -> str:
    day = f"a {name}" if name in ("Saturday", "Sunday") else f"a holiday ({name})"
    return (
        f"that day is {day}: whether the time then runs to the next working day was not found, and the day"
        " stands unmoved"
    )


def _other_reading(one: Mapping[str, Any]) -> str:
    day = f"gives {spell_day(one['day'])}" if one["day"] else "gives no day here"
    return f"{one['held_by']} reads it otherwise and {day} ({one['rule']}); the earlier leads"


def _left(extensions: Mapping[str, Any]) -> str:
    left = "not known" if extensions["left"] is None else str(extensions["left"])
    return f"{left} ({extensions['why']})"


def _standing(row: Mapping[str, Any]) -> str:
    if not row["done"]:
        return "it is overdue on the day of asking"
    late = {True: "within it", False: "after it", None: "since then"}[row["done"]["in_time"]]
    return f"{late} came {row['done']['says']}"


def _open_points(version: "Version", document: Mapping[str, Any]) -> str:
    wanted = {
        element["required"]: element["where_to_get"]
        for question in document["questions"]
        for element in question["elements"]
    }
    # Where the rule is met, what is still unknown is only another way in which it could be met.
    spare = "not needed for this result: " if document["outcome"] in ("presumed", "prohibited") else ""
    rows = [spare + _missing(one, wanted.get(one, [])) for one in document["missing"]]
    rows += [one["required"] for one in document["elements"] if one["state"] == "undefined"]
    rows += [
        f"contested: {one['reading']} ({one['held_by']}; {_cite_and_mark({**one, 'mark': _printed(one)})})"
        for one in document["contested"]
        if not one.get("question")
    ]
    rows += ["which standard holds for the question of scope"] if _contested(document) else []
    if version.mark == "M":
        rows.append(f"this form of the rule itself is {UNVERIFIED}")
    return f"Open points: {_numbered([spell_days(row) for row in rows])}" if rows else ""


def _printed(row: Mapping[str, Any]) -> str:
    return UNVERIFIED if row.get("mark", "M") == "M" else str(row["mark"])


def _contested(document: Mapping[str, Any]) -> bool:
    return any(len(one["readings"]) > 1 for one in document["questions"])


def _missing(what: str, where: Sequence[str]) -> str:
    return f"{what}; to be sought in: {'; '.join(where)}" if where else what
