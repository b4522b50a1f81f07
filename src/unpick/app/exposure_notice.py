"""An exposure notice to a buyer: what a workspace shows it, gathered, drafted, checked sentence by sentence."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from unpick.app.petition import (
    PERIOD_MONTHS,
    Reveal,
    months_before,
    paper_head,
    refuse_damaged,
    rule_versions,
)
from unpick.model.errors import UsageError
from unpick.model.paper import Paper, Volume
from unpick.model.shift import with_shift_note

if TYPE_CHECKING:
    from collections.abc import Callable

    from unpick.app.evidence import Evidence, Said
    from unpick.app.exposure import Exposed
    from unpick.app.petition_exhibits import Exhibits
    from unpick.cases.filing.notice import NoticeMatter
    from unpick.cases.filing.record import Asked, Told
    from unpick.store.workspace import Workspace

__all__ = ["exposure_notice"]

Json = dict[str, Any]

_CHAINS: Final = 3
"""Chains that a notice prints; `unpick trace` gives more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _To:
    """Whom a notice goes to, and the case it belongs to."""

    case: str
    title: str
    documents: frozenset[str]
    firm: str


def exposure_notice(
    workspace: "Workspace",
    name: str,
    *,
    at: dt.datetime,
    case: str = "",
    firm: str = "",
    until: dt.date | None = None,
    sender: Sequence[str] = (),
    on: dt.date | None = None,
    known_at: dt.date | None = None,
    reveal: Reveal | None = None,
) -> tuple[Paper, Json]:
    """Return the draft of a notice and its document (schema `unpick.notice/1`).

    Args:
        name: a buyer by name or id, or a case. case: the case of a buyer, needed when several speak of it. firm: the
            buyer of a case, needed when it speaks of several. until: the day until which a reply is asked. sender: lines
            that name who writes. on: the day of the law; each shipment's own when None. reveal: protected documents
            that a person opens, logged first; the paper is the confidential volume then.

    Raises:
        UsageError: the name is neither a case nor in the workspace, or several cases or buyers are meant.
    """
    from unpick.app.case import said_in_case
    from unpick.app.evidence import read_evidence
    from unpick.app.exposure import expose
    from unpick.app.life_gate import gated
    from unpick.app.life_harm import harm_gaps
    from unpick.app.own_tables import own_rows
    from unpick.app.petition_exhibits import damaged_of, read_exhibits, texts_of, with_letters
    from unpick.app.protect import reveal_documents
    from unpick.cases.filing.notice import NoticeMatter, draft_notice
    from unpick.cases.filing.record import Asked

    known = known_at or at.date()
    to = _addressee(workspace, name, case=case, firm=firm, at=at, known_at=known_at)
    asks = reveal or Reveal()
    revealed = reveal_documents(
        workspace, asks.documents, reason=asks.reason, by=asks.by, shown_in=f"notice {to.case}", at=at
    )
    with own_rows(workspace.folder) as tables:
        exposed = expose(workspace, to.firm, at=at, on=on, known_at=known_at, top=_CHAINS, reveal=revealed)
    asked = Asked(
        case=to.case,
        title=to.title,
        target="notice",
        known_at=known,
        asked_at=at.date(),
        start=months_before(known, PERIOD_MONTHS),
        on=on,
        by=tuple(sender),
    )
    with workspace.reader(known_at=known_at, reveal=revealed) as reader:
        evidence, exhibits = read_evidence(reader), read_exhibits(reader)
        gathered = _gather(exposed, evidence, exhibits, asked, until=until)
        own = said_in_case(evidence, to.case, to.documents)
        matter = replace(
            with_letters(gathered.matter, workspace, to.case, evidence, own),
            versions=(*rule_versions(workspace), *sorted(tables.items())),
        )
        notice = NoticeMatter(matter=matter, countries=gathered.countries, until=until)
    draft = draft_notice(
        notice,
        texts=texts_of(workspace, matter.exhibits.values()),
        volume=Volume.CONFIDENTIAL if revealed else Volume.PUBLIC,
    )
    paper = refuse_damaged(draft.paper, damaged_of(workspace, draft.paper.annexes))
    paper = gated(workspace, to.case, paper, on=at.date())
    document = {
        **paper_head(paper, at=at, messages=exposed.document["messages"]),
        "subject": exposed.document["subject"],
        "until": until.isoformat() if until else None,
        "shipments": exposed.document["shipments"],
        "by_jurisdiction": exposed.document["by_jurisdiction"],
        "left_out": [asdict(one) for one in draft.left_out],
        "withheld": matter.withheld,
        "harm": [gap.says for gap in harm_gaps(workspace, to.case)],
        "synthetic": exposed.document["synthetic"],
    }
    return paper, with_shift_note(document)


def _addressee(
    workspace: "Workspace", name: str, *, case: str, firm: str, at: dt.datetime, known_at: dt.date | None
) -> _To:
    """Return whom a notice goes to: the buyer named and its case, or the case named and its buyer."""
    from unpick.app.case import list_cases, said_in_case
    from unpick.app.evidence import read_evidence

    cases = {one["id"]: one for one in list_cases(workspace.folder, at=at)["cases"]}
    for one in (case, *([name] if firm else [])):
        if one and one not in cases:
            known = ", ".join(sorted(cases)) or "none"
            raise UsageError("notice", f"no case is called '{one}'", f"the cases: {known}")
    with workspace.reader(known_at=known_at) as reader:
        evidence, named = read_evidence(reader), reader.table("name").to_pylist()
    documents = {key: frozenset(one["document"] for one in row["exhibits"]) for key, row in cases.items()}
    said = {key: said_in_case(evidence, key, documents[key]) for key in cases}
    if name in cases:
        chosen, to = name, firm or _buyer_of(name, said[name], evidence)
    else:
        chosen, to = case or _case_of(name, said, named), name
    return _To(case=chosen, title=cases[chosen]["title"], documents=documents[chosen], firm=to)


def _buyer_of(case: str, said: "Sequence[Said]", evidence: "Evidence") -> str:
    """Return the one firm of a case that sources call a buyer or importer."""
    from unpick.cases.filing.tables import indicator_table

    table = indicator_table()
    sold = [
        one for one in said if one.schema == "Link" and one.predicate in table["buyers"] and not one.denied
    ]
    senders = {one.subject for one in sold}
    found = {one.object for one in sold if one.object in evidence.names} - senders
    found |= {
        one.subject
        for one in said
        if one.predicate in ("entries_stopped", "imported") and not one.denied and one.subject not in senders
    }
    found = {one for one in found if evidence.schemas.get(one) != "Product"}
    if len(found) == 1:
        return found.pop()
    names = "; ".join(sorted(f"{evidence.name(one)} ({one})" for one in found))
    says = f"case '{case}' speaks of several buyers: {names}" if found else f"case '{case}' names no buyer"
    raise UsageError("notice", says, "choose the firm with --to NAME")


def _case_of(name: str, said: "Mapping[str, Sequence[Said]]", named: Sequence[Mapping[str, Any]]) -> str:
    """Return the one case that speaks of a firm: the harm page and the letters belong to a case."""
    from unpick.trace.build import fold_name

    folded = fold_name(name)
    ids = {
        name,
        *(str(row["entity_id"]) for row in named if row["name"] and fold_name(row["name"]) == folded),
    }
    found = [
        key for key, rows in sorted(said.items()) if any({one.subject, one.object} & ids for one in rows)
    ]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(
            "notice", f"several cases speak of '{name}': {', '.join(found)}", "choose with --case"
        )
    raise UsageError(
        "notice",
        f"'{name}' is no case, and no case speaks of it",
        "name its case with --case, or open one (unpick case new CASE --by WHO): the harm page belongs to a case",
    )


def _gather(
    exposed: "Exposed", evidence: "Evidence", exhibits: "Exhibits", asked: "Asked", *, until: dt.date | None
) -> "NoticeMatter":
    """Return what the workspace shows of the buyer as records of the filing room."""
    from unpick.app.petition_rows import chains_of, shipped_of, with_exhibits
    from unpick.cases.filing.notice import NoticeMatter
    from unpick.cases.filing.record import Matter

    document = exposed.document
    matter = Matter(
        asked=asked,
        producer=document["subject"]["name"],
        exhibits=exhibits.held,
        told=tuple(_told(exposed, evidence, exhibits)),
        shipments=tuple(shipped_of(row, exhibits, from_producer=False) for row in exposed.question.bills),
        chains=tuple(chains_of(document["chains"], exhibits, upstream=True)),
        laws=tuple(with_exhibits(document["assessments"], exhibits)),
        withheld=sum(1 for one in exhibits.held.values() if one.protected and one.sha256),
        coverage=(
            document["coverage"]["says"],
            f"{len(evidence.said)} statements of all cases of the workspace were read.",
            *(f"Not looked at: {one}." for one in document["coverage"].get("not_looked", ())),
        ),
    )
    countries = tuple(_with_inputs(row, exhibits) for row in document["by_jurisdiction"])
    return NoticeMatter(matter=matter, countries=countries, until=until)


def _told(exposed: "Exposed", evidence: "Evidence", exhibits: "Exhibits") -> "list[Told]":
    """Return what is said of the buyer, and of firms, workshops and goods on its chains and bills."""
    from unpick.app.assess import with_workshops
    from unpick.app.petition_rows import told_of

    canonical: Callable[[str], str] = exposed.question.gathered.naming.canonical
    chained = {
        party["id"]
        for chain in exposed.document["chains"]
        for hop in chain["hops"]
        for party in (hop["from"], hop["to"])
    }
    chained |= {line.maker for line in exposed.question.lines() if line.maker}
    every = {one.subject for one in evidence.said} | {one.object for one in evidence.said if one.object}
    buyer = {one for one in (exposed.subject, *every) if canonical(one) == exposed.subject}
    makers = {one for one in every if canonical(one) in chained} - buyer
    firms = set(with_workshops(evidence, sorted(makers)))
    goods = {
        one.subject
        for one in evidence.said
        if one.predicate == "made_by" and not one.denied and one.object in firms
    }
    found = []
    for one in evidence.said:
        of = "buyer" if one.subject in buyer or (one.schema == "Link" and one.object in buyer) else ""
        of = of or ("producer" if one.subject in firms | goods else "")
        if of:
            found.append(told_of(one, evidence, exhibits, of=of))
    return found


def _with_inputs(row: Mapping[str, Any], exhibits: "Exhibits") -> Json:
    """Return a country whose amounts name the exhibits of their inputs."""
    amounts = [
        {
            **amount,
            "inputs": [
                {**one, "exhibit": exhibits.key_of(one.get("source"))} for one in amount.get("inputs", ())
            ],
        }
        for amount in row["amounts"]
    ]
    return {**row, "amounts": amounts}
