"""Cases under watch: what new lists, new or withdrawn evidence, rules or days change of their conclusions, before and after."""

import datetime as dt
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unpick.cases.life.conclusions import Conclusion, Flip, Grounds, compare

if TYPE_CHECKING:
    from unpick.cases.filing.measure import View
    from unpick.store.watched import WatchedCase
    from unpick.store.workspace import Workspace

__all__ = ["cases_after", "conclusions_of", "watch_cases"]

Json = dict[str, Any]
_TARGET: Final = "wro"
"""Target whose rules and questions a case is asked about: the widest of `cases/filing/petition.yml`."""


def watch_cases(
    folder: Path,
    cases: Sequence[str] = (),
    *,
    at: dt.datetime,
    on: dt.date | None = None,
    since: dt.date | None = None,
) -> Json:
    """Put cases under watch, ask all under watch anew, and return which conclusions changed since the last look.

    Args:
        cases: ids of further cases. on: the day that law and ages are asked about. since: tell the changes of all looks
            from this day on, too.

    Raises:
        UsageError: there is no such case.
    """
    from unpick.app.case import known_case
    from unpick.store.watched import WatchedNames
    from unpick.store.workspace import Workspace

    workspace = Workspace.open(folder)
    for case in cases:
        known_case(workspace, case)
    store = WatchedNames(folder)
    held = store.cases()
    names = dict.fromkeys((*held, *cases))
    if not names:
        return {"cases": [], "case_changes": []}
    day = on or at.date()
    earlier = store.case_flips_since(since) if since else []
    now = _grounds(workspace, day)
    rows, told = [], []
    for case in names:
        found = conclusions_of(workspace, case, day=day, at=at)
        flips = _flips(held.get(case), found, now)
        told += [{"case": case, **_told(one), "told_at": at.date().isoformat()} for one in flips]
        rows.append((case, found))
    store.save_cases(
        at=at,
        rows=[
            (case, {name: asdict(one) for name, one in found.items()}, asdict(now)) for case, found in rows
        ],
        flips=told,
    )
    fresh = [{key: value for key, value in one.items() if key != "told_at"} for one in told]
    return {
        "cases": [{"case": case, "conclusions": len(found), "new": case not in held} for case, found in rows],
        "case_changes": [*earlier, *fresh],
    }


def cases_after(
    workspace: "Workspace", change: "Callable[[Workspace], object]", *, at: dt.datetime
) -> list[Json]:
    """Return which conclusions of the cases under watch a change would turn, tried on a copy; the workspace stays as it is.

    Args:
        change: what is done to the copy, such as the import of new lists.
    """
    import shutil

    from unpick.store.watched import WatchedNames
    from unpick.store.workspace import Workspace

    cases = list(WatchedNames(workspace.folder).cases())
    if not cases:
        return []
    day = at.date()
    with tempfile.TemporaryDirectory(prefix="unpick-") as scratch:
        # Exports and networks are made from what is here and are not asked.
        left = shutil.ignore_patterns("exports", "networks")
        shutil.copytree(workspace.folder, Path(scratch) / "ws", ignore=left)
        copy = Workspace.open(Path(scratch) / "ws")
        change(copy)
        then, now = _grounds(workspace, day), _grounds(copy, day)
        return [
            {"case": case, **_told(one)}
            for case in cases
            for one in compare(
                conclusions_of(workspace, case, day=day, at=at),
                conclusions_of(copy, case, day=day, at=at),
                then=then,
                now=now,
            )
        ]


def _flips(before: "WatchedCase | None", found: Mapping[str, Conclusion], now: Grounds) -> tuple[Flip, ...]:
    if before is None:
        return ()
    old = {
        name: Conclusion(says=row["says"], rests_on=tuple(row["rests_on"]))
        for name, row in before.conclusions.items()
    }
    return compare(old, found, then=Grounds(**before.grounds), now=now)


def _told(one: Flip) -> Json:
    return {**asdict(one), "why": list(one.why)}


def _grounds(workspace: "Workspace", day: dt.date) -> Grounds:
    """Return what conclusions are made from now."""
    from unpick.app.petition import rule_versions
    from unpick.app.petition_exhibits import read_exhibits

    with workspace.reader() as reader:
        exhibits = {key: one.title for key, one in read_exhibits(reader).held.items()}
    versions = rule_versions(workspace)
    lists = {name.removeprefix("list "): value for name, value in versions if name.startswith("list ")}
    rules = " ".join(value for name, value in versions if not name.startswith("list "))
    back = {
        entry.what["target"]: entry.why or "no reason given"
        for entry in workspace.decisions.entries()
        if entry.action == "withdraw" and entry.what["target"] in workspace.decisions.withdrawn()
    }
    return Grounds(day=day.isoformat(), exhibits=exhibits, lists=lists, rules=rules, withdrawn=back)


def conclusions_of(
    workspace: "Workspace", case: str, *, day: dt.date, at: dt.datetime
) -> dict[str, Conclusion]:
    """Return what a case comes to on a day: for each of its producers law, indicators, listings, chains, what a filing lacks.

    Protected sources take part redacted, as everywhere.
    """
    from unpick.app.case import known_case, said_in_case
    from unpick.app.evidence import read_evidence
    from unpick.app.own_tables import own_rows
    from unpick.app.petition import PERIOD_MONTHS, months_before
    from unpick.app.petition_class import GoodsClass, members_of
    from unpick.app.petition_matter import gather_matter
    from unpick.cases.filing.measure import View
    from unpick.cases.filing.record import Asked
    from unpick.cases.filing.tables import target_of

    target = target_of(_TARGET)
    assert target is not None, "the table of petitions has the target"
    record = known_case(workspace, case)
    documents = {exhibit["document"] for exhibit in record["exhibits"]}
    asked = Asked(
        case=case,
        title=record["title"],
        target=_TARGET,
        known_at=day,
        asked_at=at.date(),
        start=months_before(day, PERIOD_MONTHS),
    )
    found: dict[str, Conclusion] = {}
    with own_rows(workspace.folder), workspace.reader() as reader:
        evidence = read_evidence(reader)
        own = said_in_case(evidence, case, documents)
        everyone = members_of(GoodsClass(words=case), evidence, own, countries={}, same=dict)
        for producer in everyone or ("",):
            matter, _ = gather_matter(
                workspace,
                reader,
                evidence,
                asked,
                target,
                producers=(producer,) if producer else (),
                documents=documents,
            )
            found |= dict(_of_view(View(matter, target)))
    return found


def _of_view(view: "View") -> Iterable[tuple[str, Conclusion]]:
    """Yield the conclusions on one producer, each under a name that stays the same from look to look."""
    from unpick.cases.filing.measure import check_return

    matter = view.matter
    of = matter.producer or "the case"
    for row in matter.laws:
        rests = tuple(
            sorted(
                {
                    str(ground["exhibit"])
                    for element in row["elements"]
                    for side in ("supported_by", "contradicted_by")
                    for ground in element.get(side, ())
                    if ground.get("exhibit")
                }
            )
        )
        says = str(row["outcome"]).replace("_", " ")
        yield f"{of}: {row['regime']} for {row['line']}", Conclusion(says=says, rests_on=rests)
    for proof in (*view.statuses, *view.indicators):
        used = {one.exhibit for one in (*proof.told, *(told for told, _ in proof.hints), *proof.against)}
        yield f"{of}: {proof.name}", Conclusion(says=proof.standing.value, rests_on=tuple(sorted(used)))
    for told in matter.listed:
        state = "may be listed" if told.tentative else "listed"
        name = f"{of}: {told.object}"
        yield name, Conclusion(says=state, rests_on=(told.exhibit,))
    for chain in matter.chains:
        way = " to ".join([chain.hops[0].sender, *(hop.receiver for hop in chain.hops)])
        rests = tuple(sorted({hop.exhibit for hop in chain.hops}))
        yield f"chain {way}", Conclusion(says="stands", rests_on=rests)
    for check in check_return(view):
        used = {one.exhibit for one in (*view.labor, *view.nexus)} | {one.exhibit for one in view.shipments}
        name = f"{of}: would customs return it: {check.asks}"
        yield name, Conclusion(says=check.state, rests_on=tuple(sorted(used)))
