"""Who that is listed owns a firm: the dated rules of OFAC, the EU and the UK over the stakes of a workspace."""

import datetime as dt
from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unpick.app.asked import check_name
from unpick.app.stakes import Register, listed_of, read_register
from unpick.app.workspace import answer_head
from unpick.law.ownership import AUTHORITIES, Authority, Rule, authority_of
from unpick.model.errors import UsageError
from unpick.model.share import WHOLE, Share, share_words
from unpick.trace.ownership import Holding, Holdings, Kind, LeftOut, Listed, prepare
from unpick.trace.ownership_explain import Step, explain
from unpick.trace.ownership_rule import Decided, Decision, decide

if TYPE_CHECKING:
    from unpick.resolve.screen import Screener
    from unpick.store.reader import Reader
    from unpick.store.workspace import Workspace

__all__ = ["answer_for", "owners", "owners_by_name", "ownership_of"]

Json = dict[str, Any]

_SAYS: Final = {
    Decided.YES: "counts as its listed owners do",
    Decided.NO: "not on the stakes and listings in this workspace; that clears nobody",
    Decided.NOT_DECIDED: "not decided on the stakes and listings in this workspace",
}
MOST_FIRMS: Final = 200
"""Firms listed in one answer without a name; how many more there are is said."""


def owners(
    folder: Path,
    name: str | None,
    *,
    at: dt.datetime,
    on: dt.date | None = None,
    known_at: dt.date | None = None,
    regime: str | None = None,
) -> Json:
    """Return what listed persons own of a firm, or of every firm (schema `unpick.owners/1`).

    Args:
        name: a firm by name or id; None asks for every firm that a rule reaches.
        on: the day the law is asked about; the day of the question when None.
        regime: OFAC, EU or UK; all three when None.

    Raises:
        UsageError: no firm, or several, are called so; the name is empty; or there is no such regime.
    """
    from unpick.app.identity import merges_of
    from unpick.store.workspace import Workspace

    check_name("NAME", name, instead="leave it away to ask for every firm")
    workspace = Workspace.open(folder)
    chosen = _chosen(regime)
    day = on or at.date()
    same = merges_of(workspace, known_at=known_at).same
    with workspace.reader(known_at=known_at) as reader:
        register = read_register(reader, same)
        firm = _firm(reader, register, name) if name else None
        by_name = owners_by_name(register, [firm], _screener(workspace, known_at)) if firm else {}
        answers = []
        for authority in chosen:
            who = listed_of(reader, authority, same, by_name)
            asked = answer_for(register, who, authority, firm=firm, on=day) if firm else None
            answers.append(asked or _all_firms(register, who, authority, on=day))
    head = answer_head("owners", at=at, coverage=_coverage(register, firm))
    return {
        **head,
        "on": day.isoformat(),
        "known_at": known_at.isoformat() if known_at else None,
        "subject": {"id": firm, "name": register.name(firm)} if firm else None,
        "answers": answers,
        "left_out": [_left(register, one.fact_id, one.reason) for one in _near(register, firm)],
        "messages": [*register.messages, *([] if firm else [_ONLY_BY_ID])],
    }


def _near(register: Register, firm: str | None) -> list[LeftOut]:
    """Return the links left out: those into a firm or into one above it, or all of them."""
    above = register.upstream(firm) if firm else None
    return [
        one
        for one in register.left_out
        if above is None
        or register.same.get(object_ := str(register.rows[one.fact_id]["object"]), object_) in above
    ]


_ONLY_BY_ID: Final = "Owners were matched to lists by identity here, not by spelling; ask for one firm by name to compare names too."


def _screener(workspace: "Workspace", known_at: dt.date | None) -> "Screener":
    from unpick.app.screen import watch_index
    from unpick.resolve.screen import Screener

    watch, links = watch_index(workspace, known_at)
    return Screener(watch, links=links, decisions=workspace.decisions.decisions(), known_at=known_at)


def _chosen(regime: str | None) -> list[Authority]:
    try:
        return [authority_of(one) for one in ([regime] if regime else AUTHORITIES)]
    except KeyError:
        raise UsageError("--regime", f"'{regime}' is none", f"use one of {', '.join(AUTHORITIES)}") from None


def _firm(reader: "Reader", register: Register, asked: str) -> str:
    from rapidfuzz import fuzz, process

    from unpick.trace.build import fold_name

    if asked in register.schemas or asked in register.same:
        ids = {register.same.get(asked, asked)}
        rows: list[Json] = []
    else:
        rows = reader.table("name").select(["entity_id", "name", "kind"]).to_pylist()
        folded = fold_name(asked)
        ids = {
            register.same.get(row["entity_id"], row["entity_id"])
            for row in rows
            if row["name"] and row["kind"] != "weakAlias" and fold_name(row["name"]) == folded
        }
    firms = sorted(one for one in ids if register.schemas.get(one) != "Person")
    if len(firms) == 1:
        return firms[0]
    if firms:
        listed = ", ".join(firms)
        raise UsageError(f"name '{asked}'", f"{len(firms)} entities bear it", f"ask by an id: {listed}")
    known = {
        row["name"] for row in rows if row["name"] and register.schemas.get(row["entity_id"]) != "Person"
    }
    near = process.extract(asked, sorted(known), scorer=fuzz.WRatio, processor=fold_name, limit=5)
    remedy = "did you mean: " + "; ".join(one for one, _, _ in near) if near else "load links first"
    raise UsageError(f"name '{asked}'", "no firm in the workspace is called so", remedy)


def owners_by_name(register: Register, firms: Iterable[str], screener: "Screener") -> dict[str, list[str]]:
    """Return who of the firms and of those above them screens as the same as a listed firm, never a person."""
    asked = {
        one for firm in firms for one in register.upstream(firm) if register.schemas.get(one) != "Person"
    }
    found: dict[str, list[str]] = {}
    for one in sorted(asked):
        for match in screener.screen(register.name(one))["matches"]:
            listed = match["entity"]["id"]
            applies = match["outcome"] == "same" and match["entity"]["schema"] != "Person"
            if applies and listed in screener.watch.listings:
                found.setdefault(one, []).append(listed)
    return found


def ownership_of(
    register: Register, who: Sequence[Listed], authority: Authority, firm: str, *, on: dt.date
) -> tuple[Rule, Holdings, Decision, tuple[Step, ...]] | None:
    """Return what the rule of a day says of one firm, with its steps; None where no rule is recorded."""
    rule = authority.rule_on(on)
    if rule is None:
        return None
    entities = register.upstream(firm)
    near = [one for one in who if one.entity_id in entities]
    holdings = prepare(register.within(entities), near, authority, on=on)
    found = decide(holdings, rule, [firm])[firm]
    return rule, holdings, found, explain(holdings, rule, firm, found)


def answer_for(
    register: Register, who: Sequence[Listed], authority: Authority, *, firm: str, on: dt.date
) -> Json:
    """Return what one authority's rule says of one firm, as the JSON documents carry it."""
    asked = ownership_of(register, who, authority, firm, on=on)
    head = {"regime": authority.id, "title": authority.title}
    if asked is None:
        first = authority.versions[0].start.isoformat()
        return {
            **head,
            **dict.fromkeys(("rule", "blocked_by_rule", "held")),
            "says": f"The rule of that day is not recorded; the record begins on {first}.",
            **{key: [] for key in ("listed", "steps", "control", "left_out", "conflicts")},
        }
    rule, holdings, found, steps = asked
    listed = holdings.listed.get(firm) or holdings.perhaps.get(firm) or ()
    return {
        **head,
        "rule": rule.as_dict(),
        "blocked_by_rule": found.state.value,
        "held": _share(found.held),
        "says": _sentence(register, authority, found, firm),
        "listed": list(listed),
        "steps": [_step(register, holdings, step) for step in steps],
        "control": [_control(register, authority, one) for one in _controls(holdings, found)],
        "left_out": [_left(register, one.fact_id, one.reason) for one in holdings.left_out],
        "conflicts": [
            {
                "firm": _party(register, one.owned),
                "says": one.says,
                "facts": [_fact(register, id_) for id_ in one.fact_ids],
            }
            for one in holdings.conflicts
        ],
    }


def _sentence(register: Register, authority: Authority, found: Decision, firm: str) -> str:
    name = register.name(firm)
    if found.low.rounds.get(firm) == 0:
        return f"{name} is listed itself."
    if found.state is Decided.NO and found.held.high == 0:
        return f"No stake of a listed person in {name} is known: {_SAYS[Decided.NO]}."
    held = share_words(found.held.low, found.held.high)
    held = "anything up to all of it" if (found.held.low, found.held.high) == (0, WHOLE) else held
    whose = "listed persons are stated to hold" if found.held.low else "listed persons may hold"
    control = " Control is judged apart." if authority.control_counts and _any_control(found, firm) else ""
    return f"{name}: {whose} {held}; {_SAYS[found.state]}.{control}"


def _any_control(found: Decision, firm: str) -> bool:
    return found.high.held.get((firm, Kind.CONTROL), Fraction(0)) > 0


def _controls(holdings: Holdings, found: Decision) -> list[Holding]:
    """Return who controls a firm on the way, of those who are listed or count as listed: nobody else is shown."""
    reached = found.high.rounds
    every = (*holdings.counted, *holdings.shown)
    return [one for one in every if one.kind is Kind.CONTROL and one.owner in reached]


def _control(register: Register, authority: Authority, one: Holding) -> Json:
    return {
        "who": _party(register, one.owner),
        "firm": _party(register, one.owned),
        "counted": authority.control_counts,
        "says": authority.control_says,
        "rule_source": dict(authority.control_source),
        "facts": [_fact(register, fact) for fact in one.fact_ids],
    }


def _step(register: Register, holdings: Holdings, step: Step) -> Json:
    return {
        "firm": _party(register, step.owned),
        "of": step.kind.value,
        "surely": step.surely,
        "held": _share(Share(low=step.held, high=step.held)) if step.kind is not Kind.CONTROL else None,
        "stakes": [
            {
                "owner": _party(register, one.owner),
                "listed": list(holdings.listed.get(one.owner, ())),
                "perhaps_listed": list(holdings.perhaps.get(one.owner, ())),
                "share": _share(one.share),
                "facts": [_fact(register, fact) for fact in one.fact_ids],
            }
            for one in step.holdings
        ],
    }


def _share(share: Share) -> Json:
    low, high = (str(Fraction(end, WHOLE)) for end in (share.low, share.high))
    return {"low": low, "high": high, "says": share_words(share.low, share.high)}


def _party(register: Register, entity: str) -> Json:
    return {"id": entity, "name": register.name(entity)}


def _fact(register: Register, fact: str) -> Json:
    """Return where a stake is stated, in what words, with its days."""
    row = register.rows[fact]
    known = register.sources.get(str(row["dataset"]), {})
    return {
        "id": fact,
        "stated": row["share"] or None,
        "from": _day(row["valid_from"], dt.date.min),
        "to": _day(row["valid_to"], dt.date.max),
        "why": list(row["why"]),
        "source": {
            "title": str(known.get("title") or row["origin"] or row["dataset"] or "document"),
            "url": str(row["source_url"] or known.get("url") or ""),
            "date": row["public_from"].isoformat(),
            "document": str(row["document"] or ""),
            "locator": str(row["locator"] or ""),
            "reliability": row["reliability"] or "F",
        },
    }


def _day(day: dt.date, open_end: dt.date) -> str | None:
    return None if day == open_end else day.isoformat()


def _left(register: Register, fact: str, reason: str) -> Json:
    return {"reason": reason, "fact": _fact(register, fact)}


def _all_firms(register: Register, who: Iterable[Listed], authority: Authority, *, on: dt.date) -> Json:
    """Return every firm that is reached, or may be, by the compiled rule."""
    from unpick.app.stakes_columns import reached

    rule = authority.rule_on(on)
    head = {"regime": authority.id, "title": authority.title, "rule": rule.as_dict() if rule else None}
    if rule is None:
        first = authority.versions[0].start.isoformat()
        return {
            **head,
            "firms": [],
            "says": f"The rule of that day is not recorded; the record begins on {first}.",
        }
    found = [one for one in reached(register, who, authority, rule, on=on) if not one.listed]
    yes = sum(one.state is Decided.YES for one in found)
    says = f"{yes} firms count as their listed owners do; {len(found) - yes} are not decided."
    if len(found) > MOST_FIRMS:
        says += f" The first {MOST_FIRMS} are shown."
    firms = [
        {
            "firm": _party(register, one.firm),
            "blocked_by_rule": one.state.value,
            "held": _share(one.held),
        }
        for one in found[:MOST_FIRMS]
    ]
    return {**head, "firms": firms, "says": says}


def _coverage(register: Register, firm: str | None) -> Json:
    near = register.within(register.upstream(firm)) if firm else register.stakes
    of = "about it and its owners" if firm else "in all"
    return {
        "says": f"{len(register.stakes)} stakes in the workspace, {len(near)} of them {of}.",
        "modes": [],
        "countries": [],
        "not_looked": ["registers that are not in the workspace", "who stands behind nominees and trusts"],
    }
