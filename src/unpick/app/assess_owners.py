"""Ownership through further firms as grounds of the law: the rule of the day over what sources state."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from unpick.app.evidence import Evidence, Said
from unpick.law.facts import Ground
from unpick.law.ownership import AddsUp, Authority, Rule, authority_of
from unpick.model.days import FOREVER, LONG_AGO
from unpick.model.share import NOT_STATED, WHOLE, Share, read_share, share_words
from unpick.trace.ownership import Holding, Holdings, Kind, Listed, Stake, prepare
from unpick.trace.ownership_explain import explain
from unpick.trace.ownership_rule import Decided, Decision, decide

__all__ = ["counted_share", "owned_through"]

_DOUBTFUL: Final = frozenset({"possible", "may", "suspected", "suggested"})


def owned_through(
    evidence: Evidence,
    maker: str,
    on: dt.date,
    *,
    same: Mapping[str, str] | None = None,
    listed: Collection[str] = (),
) -> list[Ground]:
    """Return what blocked persons hold of a maker through firms that count as blocked, under OFAC's rule of the day.

    Stakes of owners who are designated themselves are not in it: `assess_firms.owners_of` returns them.

    Args:
        same: any id to the id that stands for it. listed: ids of those whom OFAC's list surely holds on the day,
            besides those whom a claim designates.
    """
    authority = authority_of("OFAC")
    rule = authority.rule_on(on)
    if rule is None or rule.line is None:
        return []
    holdings = _holdings(evidence, maker, authority, on, same or {}, listed)
    found = decide(holdings, rule, [maker])[maker]
    into = [one for one in holdings.counted if one.owned == maker]
    if rule.adds_up is AddsUp.ONE:
        return _of_one_owner(evidence, holdings, rule, found, into)
    designated = _designated(evidence, same or {})
    return [
        _ground(evidence, holdings, rule, one, on=on)
        for one in into
        if one.owner in found.high.rounds and one.owner not in designated
    ]


def _designated(evidence: Evidence, same: Mapping[str, str]) -> set[str]:
    return {
        same.get(said.subject, said.subject)
        for said in evidence.said
        if said.predicate == "designated" and not said.denied
    }


def _holdings(
    evidence: Evidence,
    maker: str,
    authority: Authority,
    on: dt.date,
    same: Mapping[str, str],
    listed: Collection[str],
) -> Holdings:
    """Return what counts of the stakes above a maker."""
    links = [said for said in evidence.said if said.schema == "Link" and said.predicate == "owns"]
    denied = {(said.subject, said.object) for said in links if said.denied}
    stakes = [_stake(said, same, denied) for said in links if not said.denied]
    above, asked = {maker}, [maker]
    for one in asked:
        new = sorted({stake.owner for stake in stakes if stake.owned == one} - above)
        asked += new
        above |= set(new)
    who = [Listed(entity_id=one, listing_id="list") for one in sorted(listed)]
    who += [Listed(entity_id=one, listing_id="claim") for one in sorted(_designated(evidence, same))]
    return prepare([one for one in stakes if one.owned in above], who, authority, on=on)


def _stake(said: Said, same: Mapping[str, str], denied: Collection[tuple[str, str]]) -> Stake:
    share = counted_share(said)
    doubtful = said.certainty in _DOUBTFUL or (said.subject, said.object) in denied
    return Stake(
        fact_id=said.id,
        owner=same.get(said.subject, said.subject),
        owned=same.get(said.object, said.object),
        share=Share(low=0, high=share.high) if doubtful else share,
        kind=Kind.VOTES if said.attribution == "votingRights" else Kind.SHARES,
        indirect=said.certainty == "indirect",
        origin=said.source.origin,
        valid_from=said.valid_from,
        valid_to=said.valid_to,
    )


def counted_share(said: Said) -> Share:
    """Return the share that a link states; what is no share is not stated."""
    return read_share(said.value) or NOT_STATED


def _of_one_owner(
    evidence: Evidence, holdings: Holdings, rule: Rule, found: Decision, into: Sequence[Holding]
) -> list[Ground]:
    """Return what the one person who holds most of the maker holds of it by way of firms, direct stakes included."""
    rounds = found.low.rounds
    held = [one for one in into if one.owner in rounds and one.share.low]
    if not any(rounds[one.owner] for one in held):
        return []
    (root,) = [one for one, number in rounds.items() if number == 0]
    used = _used(holdings, rule, held, found)
    share = Fraction(found.held.low, WHOLE)
    text = (
        f"{evidence.name(root)}, directly and through firms of which it owns 50 percent or more, owns "
        f"{share_words(found.held.low, found.held.low)} of {evidence.name(into[0].owned)}: {_list(evidence, used)}"
    )
    return [_cited(evidence, root, share, text, used)]


def _ground(evidence: Evidence, holdings: Holdings, rule: Rule, one: Holding, *, on: dt.date) -> Ground:
    """Return one stake of a firm that counts as blocked, or may, with why it does."""
    found = decide(holdings, rule, [one.owner])[one.owner]
    steps = explain(holdings, rule, one.owner, found)
    used = [one, *(held for step in steps for held in step.holdings)]
    surely = found.state is Decided.YES and one.share.low > 0
    reason = "counts as blocked itself" if found.state is Decided.YES else "may count as blocked itself"
    if found.low.rounds.get(one.owner) == 0:
        reason = f"is on OFAC's list on {on.isoformat()}"
    because = f": {_list(evidence, used[1:])}" if used[1:] else ""
    text = f"{_says(evidence, one)}, and {evidence.name(one.owner)} {reason}{because}"
    share = Fraction(one.share.low, WHOLE) if surely else None
    return _cited(evidence, one.owner, share, text, used, tentative=not surely)


def _used(holdings: Holdings, rule: Rule, held: Sequence[Holding], found: Decision) -> list[Holding]:
    """Return the holdings into the maker and those that explain their holders, each once."""
    used = list(held)
    for one in held:
        reached = replace(found, state=Decided.YES)
        for step in explain(holdings, rule, one.owner, reached):
            used += [more for more in step.holdings if more not in used]
    return used


def _list(evidence: Evidence, used: Sequence[Holding]) -> str:
    return "; ".join(_says(evidence, one) for one in used)


def _says(evidence: Evidence, one: Holding) -> str:
    held = share_words(one.share.low, one.share.high)
    return f"{evidence.name(one.owner)} owns {held} of {evidence.name(one.owned)}"


def _cited(
    evidence: Evidence,
    owner: str,
    share: Fraction | None,
    text: str,
    used: Sequence[Holding],
    *,
    tentative: bool = False,
) -> Ground:
    """Return a ground over several statements: it holds while all of them do, and is public with the last."""
    ids = {fact for one in used for fact in one.fact_ids}
    said = [one for one in evidence.said if one.id in ids]
    last = max(said, key=lambda one: (one.source.public_from, one.id))
    return Ground(
        predicate="owned_by_blocked",
        values=(owner,),
        share=share,
        tentative=tentative,
        text=text,
        why=tuple(dict.fromkeys(why for one in said for why in one.why)),
        source=last.source.as_dict(),
        valid_from=max((one.valid_from for one in said), default=LONG_AGO),
        valid_to=min((one.valid_to for one in said), default=FOREVER),
        public_from=last.source.public_from,
    )
