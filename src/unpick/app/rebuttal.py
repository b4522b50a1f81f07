"""The rebuttal packet of a case: written out, reviewed first as customs would, drafted with what is still missing."""

import datetime as dt
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unpick.app.petition import paper_head, rule_versions
from unpick.model.paper import Paper

if TYPE_CHECKING:
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
) -> tuple[Paper, Json]:
    """Return the draft of a rebuttal and its document (schema `unpick.rebuttal/1`); the run of the review is logged.

    Args:
        product: kind of goods of the tracing table, where the packet does not tell. by: who runs the review.
            submitter: lines that name who files. on: the day of the law; what the packet tells when None.

    Raises:
        UsageError: there is no such case or product, or the case has no exhibit that came as a file.
    """
    from unpick.app.case import known_case
    from unpick.app.case_packet import write_packet
    from unpick.app.life_gate import gated
    from unpick.app.review import log_run, review_facts
    from unpick.cases.filing.rebuttal import Packed, draft_rebuttal

    record = known_case(workspace, case)
    with tempfile.TemporaryDirectory() as folder:
        packet = Path(folder) / case
        write_packet(workspace, case, record["title"], packet, at=at)
        if product:
            _tell_product(packet / "packet.yml", product)
        document, files, facts = review_facts(packet, at=at, on=on, known_at=known_at)
        document = log_run(document, files, workspace.folder, by=by, at=at)
    draft = draft_rebuttal(
        Packed(
            case=case,
            title=record["title"],
            facts=facts,
            review=document,
            known_at=known_at or at.date(),
            asked_at=at.date(),
            by=tuple(submitter),
            versions=tuple(dict.fromkeys((*rule_versions(workspace), *sorted(document["versions"].items())))),
        )
    )
    paper = gated(workspace, case, draft.paper, on=at.date())
    return paper, {
        **paper_head(paper, at=at, messages=document["messages"]),
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
            "pages": draft.meters.pages,
            "pictures": draft.meters.pictures,
        },
        "left_out": [asdict(one) for one in draft.left_out],
        "harm": [gap.says for gap in paper.gaps if gap.rule.startswith("Do no harm 5")],
        "synthetic": document["synthetic"],
    }


def _tell_product(listed: Path, product: str) -> None:
    """Write the product into the list of a packet.

    Raises:
        UsageError: the tracing table has no such product.
    """
    import yaml

    from unpick.goods.tiers import products
    from unpick.model.errors import UsageError

    if product not in products():
        raise UsageError(
            "--product", f"no product is called '{product}'", f"use one of {', '.join(products())}"
        )
    body = yaml.safe_load(listed.read_text(encoding="utf-8"))
    listed.write_text(
        yaml.safe_dump({**body, "product": product}, sort_keys=False, allow_unicode=True), encoding="utf-8"
    )
