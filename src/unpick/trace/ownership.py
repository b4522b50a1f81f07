"""Stakes in firms and listed persons, made ready for the rule of a day: what counts, what does not, and why.

A stake counts on the days on which it is held. Several statements of one holding are one holding: where
they agree within their ranges, what they have in common; where not, the range over all of them. Nothing
is normalised in silence: each stake left out, and each firm whose shares contradict, is named.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from unpick.law.ownership import Authority
from unpick.model.days import FOREVER, LONG_AGO, Known, Span, holds
from unpick.model.share import NOT_STATED, WHOLE, Share

__all__ = ["ALWAYS", "Conflict", "Holding", "Holdings", "Kind", "LeftOut", "Listed", "Stake", "prepare"]

ALWAYS: Final = Span(from_latest=LONG_AGO)
"""A listing that holds on every day."""


class Kind(StrEnum):
    """What a stake is of: shares of the firm, votes in it, or a say in it that no share measures."""

    SHARES = "shares"
    VOTES = "votes"
    CONTROL = "control"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stake:
    """One statement that somebody holds a part of a firm, or controls it.

    Attributes:
        fact_id: what says so, such as the id of a link.
        share: `NOT_STATED` where no source says how much; for control it is not read.
        indirect: the source reckons through other firms: at most so much, and never counted for a yes.
        origin: copies and rows of one source share it.
        valid_from, valid_to: half open, as everywhere.
    """

    fact_id: str
    owner: str
    owned: str
    share: Share = NOT_STATED
    kind: Kind = Kind.SHARES
    indirect: bool = False
    origin: str = ""
    valid_from: dt.date = LONG_AGO
    valid_to: dt.date = FOREVER


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One person or firm that is listed, for days that may be known only as intervals."""

    entity_id: str
    listing_id: str
    span: Span = ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A stake that was left out, with the reason."""

    fact_id: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Stakes of which not all can be right: shares above the whole, or sources that disagree."""

    owned: str
    says: str
    fact_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What one owner holds of one firm on the day, by all statements together."""

    owner: str
    owned: str
    kind: Kind
    share: Share
    fact_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """What counts on a day.

    Attributes:
        counted: holdings that the authority counts, in a fixed order.
        shown: holdings that are shown and not counted, such as control under OFAC.
        listed: each listed entity with the ids of its listings; surely, or perhaps, on the day.
    """

    counted: tuple[Holding, ...]
    shown: tuple[Holding, ...]
    listed: Mapping[str, tuple[str, ...]]
    perhaps: Mapping[str, tuple[str, ...]]
    left_out: tuple[LeftOut, ...]
    conflicts: tuple[Conflict, ...]


def prepare(
    stakes: Iterable[Stake], listed: Iterable[Listed], authority: Authority, *, on: dt.date
) -> Holdings:
    """Return what an authority counts on a day.

    Control is counted by an authority for which it is a ground of its own, as anything between nothing
    and the whole firm: whether a stated relation is control in law is judged on the facts, not here.
    """
    left_out: list[LeftOut] = []
    held: defaultdict[tuple[str, str, Kind], list[Stake]] = defaultdict(list)
    for stake in sorted(stakes, key=lambda one: (one.owned, one.owner, one.kind, one.fact_id)):
        reason = _why_not(stake, on)
        if reason:
            left_out.append(LeftOut(fact_id=stake.fact_id, reason=reason))
        else:
            held[stake.owner, stake.owned, stake.kind].append(stake)
    conflicts: list[Conflict] = []
    counted: list[Holding] = []
    shown: list[Holding] = []
    for (owner, owned, kind), same in held.items():
        share, problem = _join(same, left_out)
        ids = tuple(one.fact_id for one in same)
        holding = Holding(owner=owner, owned=owned, kind=kind, share=share, fact_ids=ids)
        if problem:
            conflicts.append(Conflict(owned=owned, says=problem, fact_ids=ids))
        counts = authority.control_counts if kind is Kind.CONTROL else kind in authority.counts
        (counted if counts else shown).append(holding)
    return Holdings(
        counted=tuple(counted),
        shown=tuple(shown),
        **_listed(listed, on),
        left_out=tuple(left_out),
        conflicts=(*conflicts, *_above_whole(counted)),
    )


def _why_not(stake: Stake, on: dt.date) -> str:
    """Return why a stake is left out, or an empty string."""
    if stake.valid_to <= stake.valid_from and stake.valid_to != FOREVER:
        return "it ends before it begins"
    if stake.owner == stake.owned:
        return "a firm that is said to hold itself"
    if not holds(on, stake.valid_from, stake.valid_to):
        return "it is not held on the day"
    return ""


def _join(same: list[Stake], left_out: list[LeftOut]) -> tuple[Share, str]:
    """Return one share for the statements of one holding, and what is wrong with them."""
    if same[0].kind is Kind.CONTROL:
        return NOT_STATED, ""
    direct = [one for one in same if not one.indirect]
    if not direct:
        return Share(low=0, high=max(one.share.high for one in same)), ""
    left_out += [
        LeftOut(fact_id=one.fact_id, reason="reckoned through other firms; what is held directly is counted")
        for one in same
        if one.indirect
    ]
    low, high = max(one.share.low for one in direct), min(one.share.high for one in direct)
    if low <= high:
        return Share(low=low, high=high), ""
    low, high = min(one.share.low for one in direct), max(one.share.high for one in direct)
    origins = [one.origin for one in direct]
    if len(set(origins)) < len(origins):
        # Rows of one source may be parcels of one holding: then their sum is held.
        high = min(WHOLE, sum(one.share.high for one in direct))
    return Share(low=low, high=high), "statements of one holding disagree: the range over them is taken"


def _listed(listed: Iterable[Listed], on: dt.date) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return who is listed on the day, and who perhaps is."""
    found: dict[Known, dict[str, set[str]]] = {Known.YES: {}, Known.NOT_KNOWN: {}, Known.NO: {}}
    for one in listed:
        found[one.span.covers(on)].setdefault(one.entity_id, set()).add(one.listing_id)
    surely = {one: tuple(sorted(ids)) for one, ids in sorted(found[Known.YES].items())}
    perhaps = {
        one: tuple(sorted(ids)) for one, ids in sorted(found[Known.NOT_KNOWN].items()) if one not in surely
    }
    return {"listed": surely, "perhaps": perhaps}


def _above_whole(counted: Iterable[Holding]) -> list[Conflict]:
    """Return the firms of which more than all is held, even at the low ends."""
    held: defaultdict[tuple[str, Kind], list[Holding]] = defaultdict(list)
    for one in counted:
        held[one.owned, one.kind].append(one)
    return [
        Conflict(
            owned=owned,
            says=f"stated {kind.value} add up to more than 100 percent: not all of them can be right",
            fact_ids=tuple(fact for one in holdings for fact in one.fact_ids),
        )
        for (owned, kind), holdings in held.items()
        if sum(one.share.low for one in holdings) > WHOLE
    ]
