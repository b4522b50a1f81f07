"""Press and reports to proposed claims: read the files, keep the originals, propose; nothing enters the ledger unconfirmed."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unpick.app.workspace import answer_head
from unpick.model.errors import UsageError
from unpick.model.shift import with_shift_note

if TYPE_CHECKING:
    from unpick.datasets.press.read import Article
    from unpick.exhibits.press.proposal import Proposal
    from unpick.store.workspace import Workspace

__all__ = [
    "Reading",
    "claim_id",
    "claims_of",
    "document_of",
    "own_names",
    "read_files",
    "read_press",
    "reading_of",
]

Json = dict[str, Any]

NOTE: Final = "Proposals of rules, unconfirmed: nothing of this is in the ledger until a person accepts it (unpick read FILE --review)."
_MOST_BYTES: Final = 64 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One file with what it is proposed to say.

    Attributes:
        names: of firms, sites, places and goods in it. listed: names that stand on a bundled list: name, entity, start, end. rejects: what a model said that the text does not bear out.
        asked: the host of the model that was asked; empty when none was.
    """

    path: Path
    data: bytes
    article: "Article"
    proposals: "tuple[Proposal, ...]"
    names: tuple[str, ...] = ()
    listed: tuple[tuple[str, str, int, int], ...] = ()
    rejects: tuple[Json, ...] = ()
    asked: str = ""


def read_press(
    workspace: "Workspace | None",
    files: Sequence[Path],
    *,
    at: dt.datetime,
    published: dt.date | None = None,
    model: Path | None = None,
) -> Json:
    """Return the document of `unpick read` (schema `unpick.read/1`).

    Args:
        workspace: keeps the originals untouched, and gives the names of its firms; may be None.
        published: the day of publication, over what the files say.
        model: a file that names a language model to ask as well; its claims count only where the text bears them out.

    Raises:
        UsageError: a file is absent or no file, or none was given.
    """
    readings = read_files(workspace, files, published=published)
    if model is not None:
        from unpick.app.read_model import with_model

        readings = with_model(readings, model)
    if workspace is not None:
        _keep(workspace, readings, at=at)
    return document_of(readings, at=at, workspace=workspace)


def read_files(
    workspace: "Workspace | None", files: Sequence[Path], *, published: dt.date | None = None
) -> list[Reading]:
    """Return every file read; a file that cannot be read carries the reason and no proposal.

    Raises:
        UsageError: a file is absent or no file, or none was given.
    """
    from unpick.datasets.press.gazetteer import bundled_gazetteer, listed_gazetteer
    from unpick.datasets.press.read import read_article

    if not files:
        raise UsageError("read", "no file was given", "name at least one text, page, PDF or e-mail")
    gazetteers = [*own_names(workspace), bundled_gazetteer(), listed_gazetteer()]
    found = []
    for path in files:
        if not path.is_file():
            raise UsageError(str(path), "there is no such file", "check the path; a folder is not read")
        data = path.read_bytes() if path.stat().st_size <= _MOST_BYTES else b"\0" * (_MOST_BYTES + 1)
        article = read_article(data, path.name)
        if published is not None:
            article = replace(article, published=published)
        found.append(reading_of(article, data, path, gazetteers))
    return found


def reading_of(article: "Article", data: bytes, path: Path, gazetteers: Sequence[Any]) -> Reading:
    """Return an article with what it is proposed to say, and the names in it that tell it from others."""
    from unpick.datasets.press.gazetteer import listed_gazetteer
    from unpick.exhibits.press.mentions import find_mentions
    from unpick.exhibits.press.pieces import extract_pieces, pieces

    proposals = extract_pieces(article.text, published=article.published, gazetteers=gazetteers)
    parts = pieces(article.text)
    mentions = [
        one for part in parts for one in find_mentions(article.text[part.start : part.end], gazetteers, set())
    ]
    listed = tuple((one.name, one.key, one.start, one.end) for one in listed_gazetteer().find(article.text))
    names = {
        one.caption or one.name
        for one in mentions
        if one.kind in ("firm", "site", "goods") or (one.kind == "place" and len(one.key) > 2)
    }
    return Reading(
        path=path,
        data=data,
        article=article,
        proposals=tuple(proposals),
        names=tuple(sorted(names)),
        listed=listed,
    )


def own_names(workspace: "Workspace | None") -> list[Any]:
    """Return the firms of a workspace as names to look for; nothing without one."""
    from unpick.datasets.press.gazetteer import own_gazetteer

    if workspace is None:
        return []
    with workspace.reader() as reader:
        rows = reader.table("entity").select(["entity_id", "schema", "caption"]).to_pylist()
    firms = ("Company", "Organization", "LegalEntity", "Site")
    return [
        own_gazetteer(
            (row["caption"], row["entity_id"]) for row in rows if row["schema"] in firms and row["caption"]
        )
    ]


def _keep(workspace: "Workspace", readings: Sequence[Reading], *, at: dt.datetime) -> None:
    """Store the originals that the workspace does not hold yet, untouched."""
    with workspace.loading(at=at, note=", ".join(one.path.name for one in readings)) as into:
        for one in readings:
            if not one.article.text or into.has_document(one.article.sha256):
                continue
            into.add_original(
                one.data,
                name=one.path.name,
                dataset="press",
                public_from=one.article.published or at.date(),
                media_type=one.article.media,
                title=one.article.title,
                published=one.article.published,
                layout="press",
            )


def document_of(readings: Sequence[Reading], *, at: dt.datetime, workspace: "Workspace | None") -> Json:
    """Return readings as the JSON document, held against what a workspace says where there is one."""
    from unpick.app.read_origins import conflicts_told, origins_of, origins_told
    from unpick.exhibits.press.extract import EXTRACTOR

    documents = [_document(one) for one in readings]
    claims = claims_of(readings)
    read = {one["document"] for one in documents if one["characters"]}
    return with_shift_note({
        **answer_head("read", at=at, versions={"rules": EXTRACTOR}, coverage=_coverage(readings)),
        "documents": documents,
        "claims": claims,
        "origins": origins_told(origins_of(readings), read),
        "conflicts": conflicts_told(readings, claims, workspace),
        "listed": [
            {"name": name, "entity": entity, "document": one.article.sha256, "start": start, "end": end}
            for one in readings
            for name, entity, start, end in one.listed
        ],
        "rejects": [
            {"file": one.article.file, "row": 0, "column": problem.place, "value": "", "problem": problem.problem, "remedy": problem.remedy}
            for one in readings
            for problem in one.article.problems
        ]
        + [reject for one in readings for reject in one.rejects],
        "messages": _messages(readings, kept=workspace is not None),
    }, *(one.article.text for one in readings))  # fmt: skip


def _messages(readings: Sequence[Reading], *, kept: bool) -> list[str]:
    from unpick.exhibits.press.pieces import pieces

    hosts = sorted({one.asked for one in readings if one.asked})
    sent = [
        f"The texts were sent to {', '.join(hosts)}; what came back and the text bears out is marked as found by a model."
        for _ in hosts[:1]
    ]
    long = [one.article.file for one in readings if len(pieces(one.article.text)) > 1]
    told = [
        f"{file}: a long text, read in parts; what 'the company' or 'the source' means is not carried from one to the next."
        for file in long
    ]
    return [NOTE, *told, *([] if kept else ["No workspace: the originals were not kept."]), *sent]


def _document(one: Reading) -> Json:
    article = one.article
    return {
        "document": article.sha256,
        "file": article.file,
        "media": article.media,
        "title": article.title or None,
        "published": article.published.isoformat() if article.published else None,
        "encoding": article.encoding or None,
        "characters": len(article.text),
        "dropped": article.dropped,
        "text_sha256": article.text_sha256,
        "attachments": list(article.attachments),
    }


def claims_of(readings: Sequence[Reading]) -> list[Json]:
    """Return the proposals of all texts as the JSON document has them."""
    return [_claim(proposal, one.article) for one in readings for proposal in one.proposals]


def claim_id(proposal: "Proposal", document: str) -> str:
    """Return the id of a proposal: a hash over where it stands and what it says, the same at every reading."""
    said = (
        document,
        proposal.span.start,
        proposal.span.end,
        proposal.predicate,
        proposal.subject,
        proposal.object,
        proposal.unit,
    )
    return hashlib.sha256("\x1f".join(map(str, said)).encode()).hexdigest()[:12]


def _claim(one: "Proposal", article: "Article") -> Json:
    return {
        "id": claim_id(one, article.sha256),
        "type": one.type,
        "subject": one.subject,
        "predicate": one.predicate,
        "object": one.object or None,
        "value": _value(one),
        "unit": one.unit or None,
        "bound": one.bound or None,
        "date": one.date_from or one.date_to or None,
        "from": one.date_from or None,
        "to": one.date_to or None,
        "attribution": one.attribution,
        "certainty": one.certainty.value,
        "mood": one.mood or None,
        "polarity": one.polarity,
        "kind": "link" if one.link else one.kind,
        "found_by": one.source,
        "quote": one.quote,
        "goods": list(one.goods),
        "goods_words": one.goods_words or None,
        "span": {"document": article.sha256, "start": one.span.start, "end": one.span.end},
        "sentence": {"start": one.sentence.start, "end": one.sentence.end},
    }


def _value(one: "Proposal") -> int | float | str | None:
    if one.value is None:
        return None
    return _number(one.value) if one.high is None else f"{one.value} to {one.high}"


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _proposals(readings: Sequence[Reading]) -> str:
    count = sum(len(one.proposals) for one in readings)
    return f"{count} proposal{'s' * (count != 1)}"


def _coverage(readings: Sequence[Reading]) -> Json:
    read = [one for one in readings if one.article.text]
    return {
        "says": f"{len(read)} of {len(readings)} files read, {sum(len(one.article.text) for one in read)} characters, {_proposals(read)}; what the rules do not know is not proposed.",
        "modes": [],
        "countries": [],
        "not_looked": [
            "pictures and what is written in them",
            "attachments",
            "claims in words that no rule knows",
        ],
    }
