"""Confirming what was proposed: accept, edit, reject, duplicate of; each answer logged, only accepted claims written."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unpick.app.read import Reading, claims_of, document_of, own_names, read_files, reading_of
from unpick.app.read_answers import Answer, check_fields, fields_of
from unpick.app.workspace import answer_head
from unpick.model.errors import UsageError

if TYPE_CHECKING:
    from unpick.datasets.press.statements import Accepted, Kept
    from unpick.resolve.origins import Text
    from unpick.store.decisions import Entry
    from unpick.store.reader import Reader
    from unpick.store.workspace import Workspace

__all__ = ["Session", "open_review"]

Json = dict[str, Any]


def open_review(
    workspace: "Workspace",
    files: Sequence[Path],
    *,
    at: dt.datetime,
    published: dt.date | None = None,
    model: Path | None = None,
    again: str = "",
) -> "Session":
    """Return a review of files: what is proposed and not answered yet.

    Args:
        again: who reads a second time: what others answered is open to that person, without their answers.

    Raises:
        UsageError: a file is absent, or the model file names no endpoint that may be asked.
    """
    readings = read_files(workspace, files, published=published)
    if model is not None:
        from unpick.app.read_model import with_model

        readings = with_model(readings, model)
    return Session(workspace=workspace, readings=readings, at=at, again=again)


@dataclass(slots=True, kw_only=True)
class Session:
    """A review. Nothing is written before `keep`; then the log has every answer, and the ledger what was accepted."""

    workspace: "Workspace"
    readings: list[Reading]
    at: dt.datetime
    again: str = ""
    _answers: dict[str, Answer] = field(default_factory=dict)
    _claims: dict[str, Json] = field(default_factory=dict)
    _by_document: dict[str, Reading] = field(default_factory=dict)
    _held: "list[Entry] | None" = None

    def claims(self) -> list[Json]:
        """Return the proposals as the document of `read` has them."""
        return list(self._known().values())

    def _known(self) -> dict[str, Json]:
        if not self._claims:
            self._claims = {one["id"]: one for one in claims_of(self.readings)}
        return self._claims

    def pending(self) -> list[Json]:
        """Return the proposals that nobody has answered, here or in an earlier review."""
        known = self._seen() if self.again else set(self.answered())
        return [one for one in self.claims() if one["id"] not in {*self._answers, *known}]

    def _seen(self) -> set[str]:
        """Return the proposals that the second reader has answered already."""
        who = self.again.strip().casefold()
        return {entry.what["claim"] for entry in self._entries() if entry.by.strip().casefold() == who}

    def answered(self) -> dict[str, str]:
        """Return id to action of the answers in the log; an acceptance holds over what a second reader says, else the last."""
        found: dict[str, str] = {}
        for entry in self._entries():
            if found.get(entry.what["claim"]) not in ("accept", "edit"):
                found[entry.what["claim"]] = entry.what["action"]
        return found

    def agreement(self) -> Json:
        """Return how far those agree who answered the proposals of these files."""
        from unpick.app.read_agreement import agreement_of

        return agreement_of(self._entries(), self._known())

    def _entries(self) -> "list[Entry]":
        """Return the answers that hold: what was withdrawn since is open again."""
        from unpick.app.read_agreement import live_answers

        if self._held is None:
            log = self.workspace.decisions
            self._held = live_answers(log.entries(), log.withdrawn(), _gone(self.workspace))
        return self._held

    def text_of(self, claim: Json) -> tuple[str, int, int]:
        """Return the sentence of a proposal and where its words stand in it."""
        one = self._reading(claim)
        start, end = claim["sentence"]["start"], claim["sentence"]["end"]
        return one.article.text[start:end], claim["span"]["start"] - start, claim["span"]["end"] - start

    def say(self, answer: Answer) -> None:
        """Take an answer.

        Raises:
            UsageError: there is no such proposal, the answer is incomplete, or a changed field cannot be so.
        """
        claims = self._known()
        if answer.id not in claims:
            raise UsageError(
                answer.id, "no proposal of these files has this id", "take the ids of `unpick read FILE`"
            )
        if answer.action == "duplicate":
            known = {*claims, *self.answered()} - {answer.id}
            if answer.of not in known:
                raise UsageError(
                    answer.id, f"'{answer.of}' is no other proposal", "say of which one it is a duplicate"
                )
        if answer.action in ("accept", "edit"):
            check_fields(fields_of(claims[answer.id], answer), answer.id, edited=answer.changes)
        elif answer.changes:
            raise UsageError(answer.id, f"{answer.action} takes no changes", "use edit")
        self._answers[answer.id] = answer

    def keep(self, *, by: str, grade: str = "F") -> Json:
        """Write the answers: originals, accepted claims, the log. Return the document of `unpick read --review`.

        Args:
            by: who answered. grade: reliability of the source, A to F; F cannot be judged.

        Raises:
            UsageError: nobody is named, or the grade is none.
        """
        from unpick.model.statement import GRADES

        if not by.strip():
            raise UsageError("--by", "nobody is named", "say who reviews")
        if grade not in GRADES:
            raise UsageError("--grade", f"'{grade}' is no grade", f"use one of {', '.join(GRADES)}")
        claims = self._known()
        before = self.answered()
        fresh = [one for one in self._answers.values() if before.get(one.id) not in ("accept", "edit")]
        self._refuse_withdrawn(fresh, claims)
        written = self._write(fresh, claims, by=by, grade=grade)
        # A second reader's answer to what was accepted before is kept beside it; the ledger has the claim once.
        said = list(self._answers.values()) if self.again else fresh
        self._log(said, claims, by=by)
        self._held = None
        return self._document(said, written, skipped=len(self._answers) - len(fresh))

    def _refuse_withdrawn(self, answers: Sequence[Answer], claims: Mapping[str, Json]) -> None:
        """Refuse to accept claims of a text that is withdrawn: nobody would see them.

        Raises:
            UsageError: a claim of a withdrawn text is accepted.
        """
        withdrawn = self.workspace.decisions.withdrawn()
        for one in answers:
            if one.action in ("accept", "edit") and claims[one.id]["span"]["document"] in withdrawn:
                raise UsageError(
                    one.id,
                    "its text is withdrawn, so that the claim would not be seen",
                    "take the withdrawal back first (`unpick undo ID --by --why`), or reject the claim",
                )

    def _reading(self, claim: Json) -> Reading:
        if not self._by_document:
            self._by_document = {one.article.sha256: one for one in self.readings}
        return self._by_document[claim["span"]["document"]]

    def _write(self, answers: Sequence[Answer], claims: Mapping[str, Json], *, by: str, grade: str) -> int:
        from unpick.datasets.press.statements import statements_of

        accepted = [one for one in answers if one.action in ("accept", "edit")]
        with self.workspace.reader() as reader:
            origins = self._origins(reader)
            known = _parties(reader)
        used = [self._reading(claims[one.id]) for one in accepted]
        with self.workspace.loading(at=self.at, note="press reviewed") as into:
            for one in {reading.article.sha256: reading for reading in used or self.readings}.values():
                if one.article.text and not into.has_document(one.article.sha256):
                    into.add_original(
                        one.data, name=one.path.name, dataset="press", public_from=one.article.published or self.at.date(),
                        media_type=one.article.media, title=one.article.title, published=one.article.published, layout="press", reliability=grade,
                    )  # fmt: skip
            statements = [
                statement
                for answer, reading in zip(accepted, used, strict=True)
                for statement in statements_of(
                    _accepted(claims[answer.id], answer, known, by=by, day=self.at.date()),
                    self._kept(reading, origins, grade),
                )
            ]
            into.write_statements(statements)
        return len(accepted)

    def _kept(self, one: Reading, origins: Mapping[str, str], grade: str) -> "Kept":
        from unpick.datasets.press.statements import Kept

        article = one.article
        return Kept(
            document=article.sha256,
            title=article.title,
            published=article.published,
            public_from=article.published or self.at.date(),
            origin=origins[article.sha256],
            grade=grade,
            text_sha256=article.text_sha256,
        )

    def _origins(self, reader: "Reader") -> dict[str, str]:
        """Return document to origin, with the texts that the workspace holds; a text accepted before keeps its origin."""
        from unpick.app.read_origins import origins_of
        from unpick.datasets.press.statements import dataset_of

        earlier = list(_earlier(self.workspace, reader))
        held = {row["dataset"]: row["origin"] for row in reader.rows("unpick.store", "sql/press_origins.sql")}
        found: dict[str, str] = {}
        for group in origins_of(self.readings, earlier=earlier):
            settled = sorted(held[dataset_of(one)] for one in group.texts if dataset_of(one) in held)
            origin = settled[0] if settled else dataset_of(group.origin)
            found |= {one: held.get(dataset_of(one), origin) for one in group.texts}
        return found

    def _log(self, answers: Sequence[Answer], claims: Mapping[str, Json], *, by: str) -> None:
        from unpick.store.decisions import NewRow

        rows = [
            NewRow(
                action="read",
                by=by,
                why=one.why,
                what={
                    "claim": one.id,
                    "action": one.action,
                    "document": claims[one.id]["span"]["document"],
                    "start": claims[one.id]["span"]["start"],
                    "end": claims[one.id]["span"]["end"],
                    "changes": dict(one.changes),
                    "of": one.of,
                },
            )
            for one in answers
        ]
        self.workspace.decisions.record_all(rows, at=self.at)

    def _document(self, answers: Sequence[Answer], written: int, *, skipped: int) -> Json:
        document = document_of(self.readings, at=self.at, workspace=self.workspace)
        told = {one.id: one for one in answers}
        done = {*told, *self.answered()}
        left = len([one for one in document["claims"] if one["id"] not in done])
        messages = [f"{written} claims accepted, {len(told) - written} not; {left} proposals are open."]
        if self.again:
            messages.append(
                f"{skipped} of these answers stand beside an acceptance by another and change nothing in the ledger."
            )
        elif skipped:
            messages.append(
                f"{skipped} were accepted before and are left as they are; `unpick withdraw` takes a text back."
            )
        return {
            **document,
            **answer_head("read", at=self.at, versions=document["versions"], coverage=document["coverage"]),
            "answers": [
                {"id": one.id, "action": one.action, "of": one.of or None, "changes": dict(one.changes)}
                for one in answers
            ],
            "agreement": self.agreement(),
            "messages": messages,
        }


def _gone(workspace: "Workspace") -> frozenset[str]:
    """Return the proposals of which an accepted statement is withdrawn now."""
    import contextlib

    from unpick.store.reader import Reader

    withdrawn = workspace.decisions.withdrawn()
    if not withdrawn:
        return frozenset()
    # A reader that does not leave out what is withdrawn, since that is what is asked.
    with contextlib.closing(Reader(workspace.folder / "facts", workspace.snapshot())) as reader:
        held = reader.table("statement").select(["id", "entity_id"]).to_pylist()
    rows = [row for row in held if row["id"] in withdrawn]
    names = (re.fullmatch(r"(?:claim|link)-([0-9a-f]{12})(?:-low|-high)?", row["entity_id"]) for row in rows)
    return frozenset(name[1] for name in names if name)


def _accepted(claim: Json, answer: Answer, known: Mapping[str, str], *, by: str, day: dt.date) -> "Accepted":
    from unpick.datasets.press.statements import LINKS, Accepted
    from unpick.exhibits.press.extract import EXTRACTOR

    said = fields_of(claim, answer)
    return Accepted(
        id=claim["id"],
        said=said,
        start=claim["span"]["start"],
        end=claim["span"]["end"],
        by=by,
        day=day,
        is_link=said["predicate"] in LINKS and claim["kind"] == "link" and bool(said["object"]),
        subject_id=known.get(said["subject"].casefold(), ""),
        object_id=known.get(said["object"].casefold(), ""),
        method="keyed" if answer.changes else "model" if claim["found_by"] == "model" else "parsed",
        extractor="model" if claim["found_by"] == "model" else EXTRACTOR,
    )


def _parties(reader: "Reader") -> dict[str, str]:
    """Return the names of firms and sites that the workspace knows, folded, and their ids; a name of two is left out."""
    rows = reader.table("entity").select(["entity_id", "schema", "caption"]).to_pylist()
    found: dict[str, set[str]] = {}
    for row in rows:
        if row["caption"] and row["schema"] not in ("Product", "Document", "Person"):
            found.setdefault(row["caption"].casefold(), set()).add(row["entity_id"])
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}


def _earlier(workspace: "Workspace", reader: "Reader") -> "Iterable[Text]":
    """Yield what is compared of the press texts that the workspace holds in clear."""
    from unpick.app.read_origins import marks_of_reading
    from unpick.datasets.press.gazetteer import bundled_gazetteer
    from unpick.datasets.press.read import read_article

    gazetteers = [*own_names(workspace), bundled_gazetteer()]
    for row in reader.table("document").select(["document", "name", "layout", "published"]).to_pylist():
        path = workspace.folder / "originals" / row["document"][:2] / row["document"]
        if row["layout"] == "press" and path.is_file():
            article = read_article(path.read_bytes(), row["name"] or "text.txt")
            yield marks_of_reading(reading_of(article, b"", path, gazetteers))
