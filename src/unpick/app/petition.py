"""A petition of a case: gathered from the workspace, drafted, checked sentence by sentence, written or refused."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from unpick.app.workspace import answer_head
from unpick.model.errors import UsageError
from unpick.model.paper import Gap, Item, Paper, Table, Volume
from unpick.model.shift import with_shift_note

if TYPE_CHECKING:
    from unpick.app.petition_class import GoodsClass
    from unpick.cases.filing.petition import Draft
    from unpick.cases.filing.record import Matter
    from unpick.store.workspace import Workspace

__all__ = [
    "PERIOD_MONTHS",
    "Reveal",
    "months_before",
    "paper_head",
    "petition",
    "petition_document",
    "refuse_damaged",
    "rule_versions",
]

Json = dict[str, Any]

PERIOD_MONTHS = 24
"""Months before the day asked about that an allegation speaks of, unless --from says otherwise (the quality bar)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reveal:
    """Protected documents that a person opens for a confidential volume, with the reason that the log keeps."""

    documents: Sequence[str] = ()
    reason: str = ""
    by: str = ""


def petition(
    workspace: "Workspace",
    case: str,
    *,
    at: dt.datetime,
    target: str = "wro",
    producer: str = "",
    on: dt.date | None = None,
    known_at: dt.date | None = None,
    start: dt.date | None = None,
    petitioner: Sequence[str] = (),
    reveal: Reveal | None = None,
    goods: "GoodsClass | None" = None,
) -> tuple[Paper, Json]:
    """Return the draft of a petition and its document (schema `unpick.petition/1`).

    Args:
        target: what is asked for, an id of `cases/filing/petition.yml`. producer: name or id; the only one with evidence
            of labor in the case when empty. on: the day of the law; each shipment's own when None. start: first day of
            the allegation. petitioner: lines that name who asks. reveal: protected documents that a person opens, logged
            first; the paper is the confidential volume then. goods: a class of goods in the stead of a producer.

    Raises:
        UsageError: there is no such case, target or producer, the case has several producers, or both a producer and a
            class are asked about.
    """
    from unpick.app.case import known_case, said_in_case
    from unpick.app.evidence import read_evidence
    from unpick.app.identity import merges_of
    from unpick.app.life_harm import harm_gaps
    from unpick.app.own_tables import own_rows
    from unpick.app.petition_class import members_of
    from unpick.app.petition_exhibits import damaged_of, texts_of, with_letters
    from unpick.app.petition_matter import find_producer, gather_matter
    from unpick.app.protect import reveal_documents
    from unpick.cases.filing.petition import draft_petition
    from unpick.cases.filing.record import Asked
    from unpick.cases.filing.tables import petition_table, target_of

    chosen = target_of(target)
    if chosen is None:
        raise UsageError(
            "--target",
            f"no target is called '{target}'",
            f"use one of {', '.join(petition_table()['targets'])}",
        )
    if goods and producer:
        raise UsageError("--class", "a producer is named as well", "give --producer or --class")
    record = known_case(workspace, case)
    known = known_at or at.date()
    if start and start > known:
        raise UsageError(
            "--from", f"{start} lies after {known}, the day of what is known", "give an earlier day"
        )
    asked = Asked(
        case=case,
        title=record["title"],
        target=target,
        known_at=known,
        asked_at=at.date(),
        start=start or months_before(known, PERIOD_MONTHS),
        on=on,
        by=tuple(petitioner),
    )
    asks = reveal or Reveal()
    revealed = reveal_documents(
        workspace, asks.documents, reason=asks.reason, by=asks.by, shown_in=f"petition {case}", at=at
    )
    documents = {exhibit["document"] for exhibit in record["exhibits"]}
    with (
        own_rows(workspace.folder) as tables,
        workspace.reader(known_at=known_at, reveal=revealed) as reader,
    ):
        evidence = read_evidence(reader)
        own = said_in_case(evidence, case, documents)
        if goods:
            held = {row["entity_id"]: row["countries"] or () for row in reader.table("entity").to_pylist()}
            who = members_of(
                goods,
                evidence,
                own,
                countries=held,
                same=lambda: merges_of(workspace, known_at=known_at).same,
            )
        else:
            one = find_producer(
                evidence, own, producer, same=lambda: merges_of(workspace, known_at=known_at).same
            )
            who = (one,) if one else ()
        matter, messages = gather_matter(
            workspace, reader, evidence, asked, chosen, producers=who, documents=documents, goods=goods
        )
        matter = replace(
            with_letters(matter, workspace, case, evidence, own),
            versions=(*rule_versions(workspace), *sorted(tables.items())),
        )
    draft = draft_petition(
        matter,
        chosen,
        texts=texts_of(workspace, matter.exhibits.values()),
        volume=Volume.CONFIDENTIAL if revealed else Volume.PUBLIC,
        before_leaving=[_of_case(gap, case) for gap in harm_gaps(workspace, case)],
    )
    draft = replace(draft, paper=refuse_damaged(draft.paper, damaged_of(workspace, draft.paper.annexes)))
    draft = _with_jigsaw(draft, workspace, day=at.date())
    return draft.paper, petition_document(draft, matter, at=at, messages=messages)


def _of_case(gap: Gap, case: str) -> Gap:
    """Return a gap whose command names the case."""
    return replace(gap, close=gap.close.replace("case harm CASE", f"unpick case harm {case}"))


def rule_versions(workspace: "Workspace") -> tuple[tuple[str, str], ...]:
    """Return the program, a hash over the rules and over the tables of this room, and the day of each list that is held."""
    from unpick import __version__
    from unpick.app.workspace import stamp_of_package

    rooms = (("rules of law", "law"), ("tables of the filing room", "cases/filing"))
    stamps = [(name, stamp_of_package(room)[:12]) for name, room in rooms]
    # A list may be of a later day than what is known here: its listings count from their own days.
    with workspace.reader() as reader:
        rows = [row for row in reader.table("document").to_pylist() if row["layout"] == "lists"]
    lists: dict[str, str] = {}
    for row in sorted(rows, key=lambda one: one["public_from"]):
        lists[f"list {row['dataset']}"] = row["public_from"].isoformat()
    return (("unpick", __version__), *stamps, *sorted(lists.items()))


def _with_jigsaw(draft: "Draft", workspace: "Workspace", *, day: dt.date) -> "Draft":
    """Return the draft with what forbids that protected statements leave in it."""
    from unpick.app.life_jigsaw import jigsaw_gaps

    paper = draft.paper
    why = {one for item in paper.items() for one in item.why}
    gaps = jigsaw_gaps(workspace, paper.case, why, on=day)
    return replace(draft, paper=replace(paper, gaps=(*paper.gaps, *gaps))) if gaps else draft


def refuse_damaged(paper: Paper, damaged: Sequence[Gap]) -> Paper:
    """Return the paper, refused where an annex is not what the log recorded."""
    if not damaged:
        return paper
    said = [paper.refused, *(f"{gap.says} ({gap.rule})" for gap in damaged)]
    return replace(paper, gaps=(*damaged, *paper.gaps), refused="; ".join(one for one in said if one))


def months_before(day: dt.date, months: int) -> dt.date:
    """Return the day so many months earlier; the last of its month where that is shorter.

    >>> months_before(dt.date(2021, 3, 31), 1)
    datetime.date(2021, 2, 28)
    """
    import calendar

    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def petition_document(
    draft: "Draft", matter: "Matter", *, at: dt.datetime, messages: Sequence[str] = ()
) -> Json:
    """Return the document of a draft: sentences with their exhibits, gaps, quality bar, what customs would ask."""
    paper = draft.paper
    return with_shift_note(
        {
            **paper_head(paper, at=at, messages=messages),
            "period": {"from": matter.asked.start.isoformat(), "to": paper.known_at.isoformat()},
            "target": matter.asked.target,
            "producer": matter.producer or None,
            "returned": [
                {
                    "id": one.id,
                    "rule": one.rule,
                    "asks": one.asks,
                    "state": one.state,
                    "says": one.says,
                    "close": one.close,
                }
                for one in paper.checks
            ],
            "left_out": [asdict(one) for one in draft.left_out],
            "withheld": matter.withheld,
            "harm": [
                item.text
                for section in paper.sections
                if section.number == "11"
                for item in _items(section.blocks)
            ],
        }
    )


def paper_head(paper: Paper, *, at: dt.datetime, messages: Sequence[str] = ()) -> Json:
    """Return what the document of every paper says: days, sections, sentences with their exhibits, gaps, bars."""
    return {
        **answer_head(
            paper.form, at=at, versions=dict(paper.versions), coverage={"says": " ".join(paper.coverage)}
        ),
        "on": paper.on.isoformat() if paper.on else None,
        "known_at": paper.known_at.isoformat(),
        "case": paper.case,
        "title": paper.title,
        "volume": paper.volume.value,
        "refused": paper.refused or None,
        "sections": [
            {"number": one.number, "heading": one.heading, "rule": one.rule, "field": one.field}
            for one in paper.sections
        ],
        "sentences": _sentences(paper),
        "gaps": [
            {"what": one.says, "where_to_get": [one.close], "rule": one.rule, "stops": one.stops}
            for one in paper.gaps
        ],
        "bars": [asdict(one) for one in paper.bars],
        "exhibits": [_exhibit(one) for one in paper.annexes],
        "signed_by": [],
        "files": [],
        "messages": list(messages),
    }


def _sentences(paper: Paper) -> list[Json]:
    found = []
    for section in paper.sections:
        for block in section.blocks:
            if isinstance(block, Table):
                cells = [
                    (item, {"table": block.caption, "row": at, "column": head})
                    for at, row in enumerate(block.rows)
                    for head, item in zip(block.heads, row, strict=True)
                ]
            else:
                cells = [(item, {}) for item in block.items]
            found += [{**_sentence(section.number, item), **place} for item, place in cells if item.text]
    return found


def _sentence(part: str, item: Item) -> Json:
    return {
        "part": part,
        "text": item.text,
        "kind": item.kind.value,
        "exhibits": list(dict.fromkeys(cite.annex for cite in item.cites)),
        "places": [
            {"exhibit": cite.annex, "place": cite.place, "quote": cite.quote or None} for cite in item.cites
        ],
        "sum": item.sum or None,
        "why": list(item.why),
    }


def _items(blocks: Sequence[Any]) -> list[Item]:
    rows = (row for block in blocks for row in (block.rows if isinstance(block, Table) else (block.items,)))
    return [item for row in rows for item in row]


def _exhibit(one: Any) -> Json:
    return {
        "id": one.label,
        "title": one.title,
        "document": one.sha256,
        "url": one.url,
        "published": one.published.isoformat() if one.published else None,
        "language": one.language,
        "translated": one.translated or None,
        "archive": one.archive or None,
        "captured": one.captured.isoformat() if one.captured else None,
        "origin": one.origin,
        "protected": one.protected,
        "note": one.note,
    }
