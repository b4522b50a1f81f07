"""A result document made ready for a page: every record with its words, its footnote and its other side."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeGuard

from unpick.report.exposure_view import exposure_view
from unpick.report.law_view import assessment_view, match_groups, order_assessments
from unpick.report.layers import number_steps, step_key
from unpick.report.records import (
    Json,
    View,
    as_number,
    gap_view,
    party_view,
    point_views,
    say_span,
    side_views,
)
from unpick.report.sources import SourceBook
from unpick.report.wording import Words

__all__ = ["build_view", "list_views"]


def build_view(document: Json, words: Words) -> View:
    """Return all that the page prints, in its order; nothing is decided here, only put into words."""
    book = SourceBook(words=words)
    chains = list(document.get("chains") or ())
    claims = _claims_by_id(document)
    view: View = {
        "title": str(document.get("title") or ""),
        "subject": party_view(document.get("subject")),
        "asked_at": words.day(document.get("asked_at")),
        "on": words.day(document["on"]) if document.get("on") else "",
        "known_at": words.day(document["known_at"]) if document.get("known_at") else "",
        "watermark": _watermark(document, words),
        "coverage": _coverage(document.get("coverage") or {}, words),
        "skipped": _counted(document.get("skipped")),
        "touched": _touched(document.get("touched")),
        "steps": _steps(chains, claims, book),
        "chains": _chains(chains, claims, book),
        "assessments": [
            assessment_view(law, book) for law in order_assessments(document.get("assessments") or ())
        ],
        "groups": match_groups(document.get("matches") or (), book),
        "claims": side_views(document.get("claims") or (), claims, book),
        "files": [(str(file["name"]), str(file["kind"])) for file in document.get("files") or ()],
        "gaps": [gap_view(gap) for gap in document.get("missing") or ()],
        "flips": _flips(document, chains, words),
        "lists": list_views(document, words),
        "versions": sorted((str(k), str(v)) for k, v in (document.get("versions") or {}).items()),
        "messages": [str(message) for message in document.get("messages") or ()],
        "withheld": document.get("withheld") or 0,
        "exposure": exposure_view(document, book),
    }
    view["answer"] = words.isolated(document.get("answer") or "") or _answer(
        None if document.get("chains") is None else chains, view, words
    )
    view["short"] = _short(view, words)
    view["sources"] = book.sources
    return view


def list_views(document: Json, words: Words) -> list[View]:
    """Return the lists with their ages relative to the day of the question."""
    return [
        {
            "name": str(one.get("name", "")),
            "version": str(one.get("version", "")),
            "as_of": words.day(one.get("as_of")),
            "age": words.age(document.get("asked_at"), one.get("as_of")),
            "rows": one.get("rows"),
            "partial": bool(one.get("partial")),
            "stale": bool(one.get("stale")),
        }
        for one in document.get("lists") or ()
    ]


def _watermark(document: Json, words: Words) -> str:
    given = str(document.get("watermark") or "")
    if document.get("synthetic"):
        return f"{words.isolated(given)} · {words.label('watermark')}" if given else words.label("watermark")
    return words.isolated(given)


def _answer(chains: Sequence[Json] | None, view: View, words: Words) -> str:
    subject = view["subject"]["name"] or words.label("all_firms")
    if chains is None and view["assessments"]:
        rules = {law["regime"] for law in view["assessments"]}
        return words.sentence("answer_law_only", n=words.count("rule", len(rules)))
    if not chains:
        return words.sentence("answer_none", subject=subject)
    ends = {str((chain.get("seed") or {}).get("id")) for chain in chains}
    return words.sentence(
        "answer_chains",
        chains=words.count("chain", len(chains)),
        subject=subject,
        ends=words.count("end", len(ends)),
    )


def _short(view: View, words: Words) -> list[str]:
    """Return the outcome of each rule that says something, what is open, and the contradicted steps."""
    laws = [law for law in view["assessments"] if not law["quiet"]]
    lines = {law["line"] for law in view["assessments"]}
    says, undecided = [], []
    for law in laws:
        title = f"{law['title']} ({law['line']})" if law["line"] and len(lines) > 1 else law["title"]
        if law["outcome"] == "insufficient_facts":
            undecided.append(law["title"])
            continue
        day, outcome = law["on"] or view["on"] or view["asked_at"], words.say("outcome", law["outcome"])
        says.append(words.sentence("answer_law", title=title, day=day, outcome=outcome))
    if undecided:
        titles = "; ".join(words.isolated(title) for title in dict.fromkeys(undecided))
        says.append(words.label("answer_open", titles=titles))
    n = sum(1 for step in view["steps"] if step["status"] == "contradicted")
    return [*says, words.label("answer_counter", n=n)] if n else says


def _coverage(coverage: Json, words: Words) -> View:
    months = coverage.get("months") or {}
    share = coverage.get("share_withheld")
    pairs: list[tuple[str, str]] = [
        ("modes", ", ".join(coverage.get("modes") or ())),
        ("countries", ", ".join(coverage.get("countries") or ())),
        ("months", say_span(months.get("from"), months.get("to"), words) if months else ""),
        ("rows", f"{coverage['rows']:,}" if isinstance(coverage.get("rows"), int) else ""),
        ("share_withheld", f"{100 * share:.0f} %" if isinstance(share, int | float) else ""),
        ("lists_searched", ", ".join(coverage.get("lists") or ())),
        ("not_looked", "; ".join(coverage.get("not_looked") or ())),
    ]
    shown = [(words.label(name), text) for name, text in pairs if text]
    return {"says": str(coverage.get("says") or ""), "pairs": shown, "empty": not coverage}


def _counted(given: object) -> list[View]:
    """Return what was passed over with its number, whichever shape a command gives it."""
    if isinstance(given, Mapping):
        return [{"what": str(what).replace("_", " "), "n": n} for what, n in given.items()]
    if isinstance(given, int):
        return [{"what": "", "n": given}] if given else []
    rows = (
        [one if isinstance(one, Mapping) else {"what": one} for one in given or ()] if _is_rows(given) else []
    )
    return [{"what": str(one.get("what") or one.get("reason") or ""), "n": one.get("n")} for one in rows]


def _touched(given: object) -> list[View]:
    rows = [one for one in given or () if isinstance(one, Mapping)] if _is_rows(given) else []
    return [{"importer": party_view(one.get("importer")), "n": one.get("shipments")} for one in rows]


def _is_rows(given: object) -> TypeGuard[Iterable[object]]:
    return isinstance(given, list | tuple)


def _claims_by_id(document: Json) -> dict[str, Json]:
    given = list(document.get("claims") or ())
    for chain in document.get("chains") or ():
        concern = chain.get("concern") or {}
        given += [*(concern.get("claims") or ()), *(concern.get("denials") or ())]
    return {str(one["id"]): one for one in given if isinstance(one, Mapping) and one.get("id")}


def _steps(chains: Sequence[Json], claims: Mapping[str, Json], book: SourceBook) -> list[View]:
    numbers = number_steps(chains)
    hops = {step_key(hop): hop for chain in reversed(chains) for hop in chain.get("hops", ())}
    return [_step(number, hops[key], claims, book) for key, number in numbers.items()]


def _step(number: int, hop: Json, claims: Mapping[str, Json], book: SourceBook) -> View:
    words = book.words
    shipment = hop.get("shipment") or {}
    first, last = hop.get("day_from"), hop.get("day_to")
    before, after = str(hop.get("product_before") or ""), str(hop.get("product_after") or "")
    return {
        "number": number,
        "kind": words.say("kind", hop.get("kind", "")),
        "left": party_view(hop.get("from")),
        "right": party_view(hop.get("to")),
        "day": say_span(first, last, words) if first else words.day(hop.get("day") or last),
        "status": str(hop.get("status") or "unknown"),
        "p": as_number(hop.get("p")),
        "quote": str(hop.get("quote") or ""),
        "bill": str(shipment.get("bill_no") or ""),
        "row": shipment.get("row"),
        "product": _product(before, after, words),
        "source": book.cite(hop.get("source")),
        "why": [str(one) for one in hop.get("why") or ()],
        "against": point_views(hop.get("against") or (), claims, book),
        "synthetic": bool(hop.get("synthetic")),
        "others": int(hop.get("others") or 0),
    }


def _product(before: str, after: str, words: Words) -> str:
    if before and after and before != after:
        return words.label("product_change", before=before, after=after)
    return words.label("product", code=after or before) if after or before else ""


def _chains(chains: Sequence[Json], claims: Mapping[str, Json], book: SourceBook) -> list[View]:
    """Return the chains; one whose claims and denials were printed before points there."""
    numbers = number_steps(chains)
    steps = [[numbers[step_key(hop)] for hop in chain.get("hops", ())] for chain in chains]
    views = [_chain(n, chain, steps[n - 1], claims, book) for n, chain in enumerate(chains, start=1)]
    printed: list[tuple[View, int]] = []
    for view in views:
        sides = {"concern": view["concern"], **view["sides"]}
        view["same_as"] = next((n for known, n in printed if known == sides), 0)
        if not view["same_as"]:
            printed.append((sides, view["n"]))
    return views


def _chain(n: int, chain: Json, steps: list[int], claims: Mapping[str, Json], book: SourceBook) -> View:
    score = chain.get("score") or {}
    concern = chain.get("concern") or {}
    breaking = {str(one) for one in chain.get("single_points") or ()}
    denials = [
        {**one, "polarity": "denied"} if isinstance(one, Mapping) else one
        for one in concern.get("denials") or ()
    ]
    return {
        "n": n,
        "id": str(chain.get("chain_id") or ""),
        "target": party_view(chain.get("target")),
        "seed": party_view(chain.get("seed")),
        "steps": steps,
        "tiers": book.words.count("tier", int(chain.get("tiers") or 0)),
        "score": {name: as_number(score.get(name)) for name in ("best", "median", "low", "high")},
        "calibrated": bool(score.get("calibrated")),
        "worlds": score.get("n_worlds") or 0,
        "facts": [_fact(fact, breaking, book) for fact in chain.get("facts") or ()],
        "sides": side_views([*(concern.get("claims") or ()), *denials], claims, book),
        "concern": book.words.say("predicate", concern.get("predicate") or "") if concern else "",
    }


def _fact(fact: Json, breaking: set[str], book: SourceBook) -> View:
    return {
        "text": str(fact.get("text") or ""),
        "p": as_number(fact.get("p")),
        "source": book.cite(fact.get("source")),
        "breaks": str(fact.get("id")) in breaking,
    }


def _flips(document: Json, chains: Sequence[Json], words: Words) -> list[str]:
    """Return what would change the answer: what the document says, then the facts that carry every chain."""
    given = [words.isolated(gap_view(one)["what"]) for one in document.get("flips") or ()]
    for chain in chains:
        texts = {str(fact.get("id")): str(fact.get("text") or "") for fact in chain.get("facts") or ()}
        breaking = [texts.get(str(one), str(one)) for one in chain.get("single_points") or ()]
        given += [words.sentence("flip_fact", text=text) for text in breaking]
    for one in document.get("breaking") or ():
        for facts in (each for each in one.get("sets") or () if len(each) > 1):
            text = "; ".join(str(fact.get("text") or "").rstrip(".") for fact in facts)
            target = str((one.get("target") or {}).get("name") or "")
            given.append(words.sentence("flip_facts", target=target, text=text))
    return list(dict.fromkeys(given))
