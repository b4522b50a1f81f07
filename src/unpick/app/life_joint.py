"""Joint sites of a workspace: dated links and claims put to the finder of both kinds of labor in one place."""

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unpick.app.assess import TENTATIVE
from unpick.app.life import sentence_of
from unpick.app.workspace import answer_head
from unpick.model.days import FOREVER

if TYPE_CHECKING:
    from unpick.app.evidence import Evidence, Said
    from unpick.cases.life.joint import Joint, Labor, Sign, Tie

__all__ = ["joint_sites"]

_TIES: Final = ("located_at", "shares_site", "branch_of")
_WIDE: Final = frozenset({"region", "border city", "port city", "industrial complex"})
"""Kinds of watched sites that hold many factories: standing in one of them together ties nobody."""


def joint_sites(folder: Path, *, at: dt.datetime, known_at: dt.date | None = None) -> dict[str, Any]:
    """Return every place of a workspace of which both kinds of labor are told, with what speaks against each sign."""
    from unpick.app.evidence import read_evidence
    from unpick.cases.life.joint import find_joint
    from unpick.store.workspace import Workspace

    with Workspace.open(folder).reader(known_at=known_at) as reader:
        evidence = read_evidence(reader)
        countries = {
            row["entity_id"]: tuple(row["countries"] or ())
            for row in reader.table("entity").select(["entity_id", "countries"]).to_pylist()
        }
    signs = list(_signs(evidence, countries))
    ties, wide = _ties(evidence)
    found = find_joint(signs, ties)
    counted = {kind: sum(one.labor.value == kind for one in signs) for kind in ("north_korean", "xinjiang")}
    says = (
        f"{counted['north_korean']} signs of North Korean labor, {counted['xinjiang']} of transfers from Xinjiang and "
        f"{len(ties)} ties of place were looked at; what nobody stated is not in them."
    )
    return {
        **answer_head("case", at=at, coverage={"says": says, "modes": [], "countries": [], "not_looked": []}),
        "action": "joint",
        "cases": [],
        "joint": [_row(one, evidence) for one in found],
        "signs": counted,
        "too_wide": sorted(wide),
    }


def _signs(evidence: "Evidence", countries: Mapping[str, tuple[str, ...]]) -> "Iterable[Sign]":
    """Yield the signs of both kinds; denials are no signs, they are told beside."""
    from unpick.cases.life.joint import Labor, Sign

    for said in evidence.said:
        found: tuple[str, Labor] | None = None
        if said.denied:
            continue
        if said.predicate == "transfers_labor_to" and said.object:
            labor = _sender(said.subject, evidence, countries)
            found = (said.object, labor) if labor else None
        elif said.predicate == "worker_nationality" and said.object == "KP":
            found = (said.subject, Labor.NORTH_KOREAN)
        elif said.predicate == "workers_from" and said.object in ("CN-XJ", "KP"):
            found = (said.subject, Labor.XINJIANG if said.object == "CN-XJ" else Labor.NORTH_KOREAN)
        if found:
            yield Sign(
                id=said.id,
                entity=found[0],
                labor=found[1],
                first=said.valid_from,
                last=_last(said),
                says=sentence_of(said, evidence),
                origin=said.source.origin,
                why=said.why,
                tentative=said.certainty in TENTATIVE,
            )


def _sender(entity: str, evidence: "Evidence", countries: Mapping[str, tuple[str, ...]]) -> "Labor | None":
    """Return which labor a sender sends: by its country as stated, or by a watched site that it is or stands at."""
    from unpick.app.sites import place_of_site
    from unpick.cases.life.joint import Labor

    stands = [one.object for one in evidence.about(entity, "located_at") if not one.denied]
    places = {place_of_site(evidence.name(one)) for one in (entity, *stands)} | set(countries.get(entity, ()))
    if "KP" in places:
        return Labor.NORTH_KOREAN
    return Labor.XINJIANG if "CN-XJ" in places else None


def _ties(evidence: "Evidence") -> "tuple[list[Tie], set[str]]":
    """Return the ties of place, and the names of places too wide to tie anybody."""
    from unpick.cases.life.joint import Tie
    from unpick.places.watched import find_site

    ties, wide = [], set()
    for said in evidence.said:
        if said.predicate not in _TIES or said.denied or not said.object:
            continue
        if said.predicate == "located_at":
            name = evidence.name(said.object)
            site = find_site(name)
            if (site is not None and site.kind in _WIDE) or evidence.schemas.get(said.object) != "Site":
                wide.add(name)
                continue
        ties.append(
            Tie(
                a=said.subject,
                b=said.object,
                first=said.valid_from,
                last=_last(said),
                says=sentence_of(said, evidence),
                why=said.why,
            )
        )
    return ties, wide


def _last(said: "Said") -> dt.date:
    return FOREVER if said.valid_to == FOREVER else said.valid_to - dt.timedelta(days=1)


def _row(joint: "Joint", evidence: "Evidence") -> dict[str, Any]:
    places = list(
        dict.fromkeys(
            (
                joint.north_korean.entity,
                *(end for tie in joint.ties for end in (tie.a, tie.b)),
                joint.xinjiang.entity,
            )
        )
    )
    sites = [one for one in places if evidence.schemas.get(one) == "Site"]
    against = [
        {"says": sentence_of(said, evidence), "why": list(said.why)}
        for said in evidence.said
        if said.denied
        and said.subject in places
        and said.predicate in ("worker_nationality", "transfers_labor_to", "workers_from", *_TIES)
    ]
    return {
        "says": joint.says,
        "when": joint.when.value,
        "from": joint.first.isoformat() if joint.first else None,
        "to": joint.last.isoformat() if joint.last else None,
        "where": [evidence.name(one) for one in sites or places],
        "firms": [evidence.name(one) for one in places if one not in sites],
        "north_korean": _sign(joint.north_korean),
        "xinjiang": _sign(joint.xinjiang),
        "ties": [{"says": tie.says, "why": list(tie.why)} for tie in joint.ties],
        "against": against,
        "origins": len({joint.north_korean.origin, joint.xinjiang.origin}),
    }


def _sign(sign: "Sign") -> dict[str, Any]:
    return {
        "claim": sign.id,
        "says": sign.says,
        "origin": sign.origin,
        "why": list(sign.why),
        "tentative": sign.tentative,
    }
