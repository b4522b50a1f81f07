"""The rebuttal packet of a case: written out, reviewed first as customs would, drafted with what is still missing."""

import datetime as dt
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unpick.app.petition import Reveal, paper_head, rule_versions
from unpick.model.errors import UsageError
from unpick.model.paper import Paper

if TYPE_CHECKING:
    from unpick.cases.filing.check import Fault
    from unpick.cases.filing.rebuttal import Packed
    from unpick.cases.review.facts import PacketFacts
    from unpick.datasets.packets import PacketFiles
    from unpick.store.workspace import Workspace

__all__ = ["rebuttal"]

Json = dict[str, Any]


def rebuttal(
    workspace: "Workspace",
    case: str,
    *,
    at: dt.datetime,
    product: str = "",
    by: str = "",
    submitter: Sequence[str] = (),
    on: dt.date | None = None,
    known_at: dt.date | None = None,
    reveal: Reveal | None = None,
    same_as: str = "",
) -> tuple[Paper, Json]:
    """Return the draft of a rebuttal and its document (schema `unpick.rebuttal/1`); the run of the review is logged.

    Args:
        product: kind of goods of the tracing table, where the packet does not tell. by: who runs the review.
            submitter: lines that name who files. on: the day of the law; what the packet tells when None.
        reveal: protected exhibits of the case that a person opens, logged first; the paper is the confidential volume then.
        same_as: an earlier case; the short report on the same chain is drafted in the stead of the whole packet.

    Raises:
        UsageError: there is no such case or product, the case has no exhibit that came as a file, what is opened is no
            exhibit of it, or it is compared with itself.
    """
    from unpick.app.life_gate import gated
    from unpick.app.review import log_run
    from unpick.cases.filing.rebuttal import draft_rebuttal

    asks = reveal or Reveal()
    if same_as == case:
        raise UsageError("--same-as", f"'{case}' is the case itself", "name an earlier case")
    opened = _opened(workspace, case, asks, at=at)
    packed, document, files = _packed(
        workspace, case, at=at, product=product, on=on, known_at=known_at, opened=opened
    )
    document = log_run(document, files, workspace.folder, by=by or asks.by, at=at)
    packed = replace(packed, review=document, by=tuple(submitter))
    draft = draft_rebuttal(packed)
    drafted, left_out = draft.paper, draft.left_out
    more: Json = {}
    if same_as:
        drafted, left_out, more = _same_chain(workspace, packed, same_as, at=at, product=product)
    paper = gated(workspace, case, drafted, on=at.date())
    return paper, {
        **paper_head(paper, at=at, messages=document["messages"]),
        **more,
        "assessment": document["assessment"],
        "defects": document["defects"],
        "requests": document["requests"],
        "checklist": [asdict(one) for one in draft.checklist],
        "tiers": [
            {
                "tier": step.tier.name,
                "must": step.tier.must,
                "firms": list(step.firms),
                "documents": [one.id for one in step.documents],
                "labor": [one.id for one in step.labor],
            }
            for step in draft.tiers
        ],
        "meters": {
            "foreign": [one.id for one in draft.meters.foreign],
            "untranslated": [one.id for one in draft.meters.untranslated],
            "redacted": [
                {"exhibit": name, "page": page, "words": words} for name, page, words in draft.meters.redacted
            ],
            "covered": [
                {"exhibit": name, "page": page, "percent": share}
                for name, page, share in draft.meters.covered
            ],
            "pages": draft.meters.pages,
            "pictures": draft.meters.pictures,
        },
        "left_out": [asdict(one) for one in left_out],
        "harm": [gap.says for gap in paper.gaps if gap.rule.startswith("harm page")],
        "synthetic": document["synthetic"],
    }


def _packed(
    workspace: "Workspace",
    case: str,
    *,
    at: dt.datetime,
    product: str,
    on: dt.date | None = None,
    known_at: dt.date | None = None,
    opened: Mapping[str, tuple[str, bytes]] | None = None,
) -> "tuple[Packed, Json, PacketFiles]":
    """Return a case as its review reads it: written out as a packet and read back, as customs would get it."""
    from unpick.app.case import known_case
    from unpick.app.case_packet import write_packet
    from unpick.app.own_tables import own_rows
    from unpick.app.review import review_facts
    from unpick.app.review_confirm import confirmed_in
    from unpick.cases.filing.rebuttal import Packed

    record = known_case(workspace, case)
    with tempfile.TemporaryDirectory() as folder:
        packet = Path(folder) / case
        write_packet(workspace, case, record["title"], packet, at=at, opened=opened)
        if product:
            _tell_product(packet / "packet.yml", product)
        with own_rows(workspace.folder) as own:
            read_by_eye = confirmed_in(workspace)
            document, files, facts = review_facts(
                packet, at=at, on=on, known_at=known_at, confirmed=read_by_eye
            )
    document["versions"] = {**document["versions"], **own}
    versions = dict.fromkeys((*rule_versions(workspace), *sorted(document["versions"].items())))
    packed = Packed(
        case=case,
        title=record["title"],
        facts=facts,
        review=document,
        known_at=known_at or at.date(),
        asked_at=at.date(),
        versions=tuple(versions),
        boxes=_boxes(files, facts),
        opened={sha256(data).hexdigest(): name for name, (_, data) in (opened or {}).items()},
    )
    return packed, document, files


def _boxes(files: "PacketFiles", facts: "PacketFacts") -> dict[str, dict[int, float]]:
    """Return the pages of each filed PDF or picture with black boxes, and the share of the page that they cover."""
    from unpick.datasets.documents.pixels import small_pages
    from unpick.exhibits.boxes import find_boxes

    found: dict[str, dict[int, float]] = {}
    for one in facts.exhibits:
        data = files.files.get(one.file)
        if one.status != "filed" or data is None or one.reading.media not in ("pdf", "picture"):
            continue
        for number, page in small_pages(data, one.reading.media):
            if boxes := find_boxes(page):
                found.setdefault(one.id, {})[number] = sum(box.area for box in boxes) / page.size
    return found


def _opened(
    workspace: "Workspace", case: str, asks: Reveal, *, at: dt.datetime
) -> dict[str, tuple[str, bytes]]:
    """Return name and bytes of the protected exhibits of a case that a person opens; a row of the log comes first.

    Raises:
        UsageError: a document is no exhibit of the case, or the passphrase is missing or wrong.
    """
    from unpick.app.case_packet import packet_rows
    from unpick.app.protect import read_passphrase, reveal_documents
    from unpick.store.sealed import open_sealed

    shown = reveal_documents(
        workspace, asks.documents, reason=asks.reason, by=asks.by, shown_in=f"rebuttal {case}", at=at
    )
    exhibits = {row["document"] for row in packet_rows(workspace, case)}
    found = {}
    for document in sorted(shown):
        if document not in exhibits:
            raise UsageError(
                "--reveal",
                f"'{document[:12]}' is no exhibit of '{case}'",
                f"unpick case add {case} {document[:12]} --by WHO --why TEXT",
            )
        about, data = open_sealed(workspace.folder, document, passphrase=read_passphrase(None))
        found[document] = (about.get("name") or document[:12], data)
    return found


def _same_chain(
    workspace: "Workspace", packed: "Packed", same_as: str, *, at: dt.datetime, product: str
) -> "tuple[Paper, tuple[Fault, ...], Json]":
    """Return the short report against an earlier case, what was left out of it, and its part of the document."""
    from unpick.app.life_diary import steps_of
    from unpick.cases.filing.same_chain import Earlier, draft_same_chain
    from unpick.cases.life.diary import standing

    before, _, _ = _packed(workspace, same_as, at=at, product=product, known_at=packed.known_at)
    released = [
        step
        for step in standing(steps_of(workspace, same_as))
        if step.step == "released" and step.day <= packed.known_at
    ]
    last = max(released, key=lambda step: step.day, default=None)
    earlier = Earlier(
        packed=before, released=last.day if last else None, says=f"as told by: {last.says}" if last else ""
    )
    paper, tiers, left_out = draft_same_chain(packed, earlier)
    told = {
        "earlier": same_as,
        "released": last.day.isoformat() if last else None,
        "tiers": [
            {
                "tier": one.tier.name,
                "must": one.tier.must,
                "state": one.standing.value,
                "now": list(one.now.firms),
                "then": list(one.then.firms),
                "came": list(one.came),
                "gone": list(one.gone),
                "carried": [exhibit.id for exhibit in one.carried],
                "fresh": [exhibit.id for exhibit in one.fresh],
                "again": list(one.again),
            }
            for one in tiers
        ],
    }
    return paper, left_out, {"same_chain": told}


def _tell_product(listed: Path, product: str) -> None:
    """Write the product into the list of a packet.

    Raises:
        UsageError: the tracing table has no such product.
    """
    import yaml

    from unpick.goods.tiers import products

    if product not in products():
        raise UsageError(
            "--product", f"no product is called '{product}'", f"use one of {', '.join(products())}"
        )
    body = yaml.safe_load(listed.read_text(encoding="utf-8"))
    listed.write_text(
        yaml.safe_dump({**body, "product": product}, sort_keys=False, allow_unicode=True), encoding="utf-8"
    )
