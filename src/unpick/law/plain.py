"""An assessment in plain words, in the order a lawyer reads: rule, facts, application, result, open points."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from unpick.law.regime import Regime, Version

__all__ = ["explain"]

_RESULTS = {
    "not_in_force": "The rule was not in force on that day.",
    "proposed": "The rule is proposed and was never applied.",
    "not_triggered": "On the stated facts the rule does not reach these goods.",
    "insufficient_facts": "The stated facts do not suffice to say whether the rule reaches these goods.",
    "prohibited": "On the stated facts the rule bars these goods.",
    "presumed": "On the stated facts the rule presumes that these goods are barred; the presumption can be rebutted.",
}


def explain(regime: "Regime", version: "Version | None", document: dict[str, Any]) -> list[str]:
    """Return the paragraphs of an assessment.

    Args:
        document: the assessment so far, in its JSON shape.
    """
    paragraphs = [_rule(regime, version, document)]
    if version:
        paragraphs += [_facts(document), _application(document)]
    paragraphs.append(f"Result: {_result(document)} Only an agency or a court determines.")
    open_points = [
        *document["missing"],
        *(f"{row['held_by']}: {row['reading']}" for row in document["contested"]),
    ]
    if open_points and version:
        paragraphs.append("Open: " + "; ".join(open_points) + ".")
    return paragraphs


def _result(document: dict[str, Any]) -> str:
    if document["on"] is None:
        return "The goods are undated, and an undated entry is not decided."
    if document["means"]:
        return f"The stated facts are within the rule: {document['means']}."
    return _RESULTS[document["outcome"]]


def _rule(regime: "Regime", version: "Version | None", document: dict[str, Any]) -> str:
    cite = document["citations"][0]
    mark = f" ({cite['mark']})" if cite["mark"].startswith("unverified") else ""
    if version is None:
        return f"Rule: {regime.title}, {cite['cite']}{mark}; {_days(document)}."
    return f"Rule: {regime.title}, {cite['cite']}{mark}. In force since {version.start.isoformat()}. {version.says}"


def _days(document: dict[str, Any]) -> str:
    """Return when the rule held, as far as that was public."""
    if not document["history"]:
        return "nothing of it was public by then"
    said = []
    for row in document["history"]:
        start = row["from"] if row["from"] == row["from_latest"] else row["from"][:7]
        end = f" to {row['to']}" if row["to"] else ""
        said.append(f"from {start}{end}" + (f" ({row['ended_by']})" if row["ended_by"] else ""))
    return "it held " + ", then ".join(said)


def _facts(document: dict[str, Any]) -> str:
    said = [
        f"{ground['text']} ({ground['source'].get('title', '')}, {ground['source'].get('date', '')})"
        for element in document["elements"]
        for ground in element["supported_by"]
    ]
    denied = [
        f"{ground['text']} ({ground['source'].get('title', '')}, {ground['source'].get('date', '')})"
        for element in document["elements"]
        for ground in element["contradicted_by"]
    ]
    words = "Facts: " + ("; ".join(dict.fromkeys(said)) or "nothing is stated that the rule asks for") + "."
    return words + (f" Against: {'; '.join(dict.fromkeys(denied))}." if denied else "")


def _application(document: dict[str, Any]) -> str:
    states = {
        "met": "met",
        "not_met": "not met",
        "unknown": "not known",
        "one_of": "one of several, which is not said",
    }
    states["undefined"] = "without a definition"
    rows = [f"{element['required']}: {states[element['state']]}" for element in document["elements"]]
    return "Application: " + "; ".join(rows) + "."
