"""Listed owners of what a screened name matched: shown beside the match, and never a listing of its own."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from unpick.app.owners import answer_for, owners_by_name
from unpick.app.stakes import listed_of, read_register
from unpick.law.ownership import AUTHORITIES, authority_of

if TYPE_CHECKING:
    from unpick.resolve.watch import Link, WatchIndex

__all__ = ["add_owners"]


def add_owners(
    workspace: Any,
    results: Sequence[dict[str, Any]],
    watch: "WatchIndex",
    links: "Sequence[Link]",
    *,
    on: dt.date,
    known_at: dt.date | None,
) -> None:
    """Write under `ownership` what the rules say of each firm that a name is the same as, unless they say no.

    A firm of which no stake is known gets nothing. Owners count as listed by identity, or when their names
    screen as the same; persons by identity alone.
    """
    from unpick.resolve.screen import Screener

    matches = [match for one in results for match in one["matches"] if match["outcome"] == "same"]
    if not matches or not links:
        return
    with workspace.reader(known_at=known_at) as reader:
        register = read_register(reader)
        owned = {one.owned for one in register.stakes}
        firms = sorted({match["entity"]["id"] for match in matches} & owned)
        if not firms:
            return
        decisions = workspace.decisions.decisions()
        screener = Screener(watch, links=links, decisions=decisions, known_at=known_at)
        by_name = owners_by_name(register, firms, screener)
        who = {one: listed_of(reader, authority_of(one), {}, by_name) for one in AUTHORITIES}
    found: dict[str, list[dict[str, Any]]] = {}
    for firm in firms:
        answers = [answer_for(register, who[one], authority_of(one), firm=firm, on=on) for one in AUTHORITIES]
        found[firm] = [
            one for one in answers if one["blocked_by_rule"] in ("yes", "not_decided") or one["control"]
        ]
    for match in matches:
        if found.get(match["entity"]["id"]):
            match["ownership"] = found[match["entity"]["id"]]
