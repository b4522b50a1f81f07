"""The exhibits of a workspace: described sources and stored originals, each under the key that rows name it by."""

import contextlib
import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unpick.cases.filing.record import Exhibit, Letter, Matter
from unpick.model.days import exact_day
from unpick.model.paper import Annex, Gap

if TYPE_CHECKING:
    from unpick.app.evidence import Evidence, Said
    from unpick.store.reader import Reader
    from unpick.store.workspace import Workspace

__all__ = ["Exhibits", "damaged_of", "read_exhibits", "texts_of", "with_letters"]

_KEYED: Final = ("facts", "facts/1")
"""Layouts of files in which a person wrote down what sources say: their bytes are not the source's own."""

_HASH_SHOWN: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibits:
    """Every source by its key; `by_place` finds it by document and title, as documents of chains and law name it."""

    held: Mapping[str, Exhibit]
    by_place: Mapping[tuple[str, str], str]

    def key_of(self, source: Mapping[str, Any] | None) -> str:
        """Return the key of a source as documents carry it, empty when it is none of the workspace."""
        if not source:
            return ""
        place = str(source.get("document") or ""), str(source.get("title") or "")
        return self.by_place.get(place, "") or (place[0] if place[0] in self.held else "")

    def key_of_row(self, row: Mapping[str, Any]) -> str:
        """Return the key of the source of a stored row: its described dataset, else its document."""
        dataset = str(row.get("dataset") or "")
        return dataset if dataset in self.held else str(row.get("document") or "")


def read_exhibits(reader: "Reader") -> Exhibits:
    """Return the sources that a reader can see."""
    documents = {row["document"]: row for row in reader.table("document").to_pylist()}
    described: dict[str, dict[str, Any]] = {}
    for row in reader.rows("unpick.store", "sql/described.sql"):
        told = described.setdefault(
            row["dataset"], {"document": row["document"], "protected": row["protected"]}
        )
        told[row["prop"]] = row["value"]
    held = {sha: _original(sha, row) for sha, row in documents.items()}
    own = {row["url"]: row for row in documents.values() if row["url"] and row["layout"] not in _KEYED}
    held |= {key: _described(key, told, documents, own) for key, told in described.items()}
    by_place = {(sha, one.title): sha for sha, one in held.items() if sha in documents}
    by_place |= {(sha, str(row["dataset"])): sha for sha, row in documents.items()}
    by_place |= {(told["document"], held[key].title): key for key, told in described.items()}
    return Exhibits(held=held, by_place=by_place)


def _original(sha: str, row: Mapping[str, Any]) -> Exhibit:
    """Return a stored original as an exhibit of its own."""
    published = row["published"] or None
    return Exhibit(
        key=sha,
        title=row["title"] or row["name"] or sha,
        url=row["url"] or "",
        published=published.isoformat() if published else "",
        public_from=row["public_from"],
        sha256=sha,
        origin=row["dataset"] or sha,
        reliability=row["reliability"] or "F",
        protected=bool(row["protected"]),
        file=row["name"] or "",
    )


def _described(
    key: str,
    told: Mapping[str, Any],
    documents: Mapping[str, Mapping[str, Any]],
    own: Mapping[str, Mapping[str, Any]],
) -> Exhibit:
    """Return a source of a facts file; its own bytes are an original of the same address, where one is stored."""
    url = str(told.get("sourceUrl", ""))
    keyed = documents.get(told["document"], {})
    read = keyed if keyed and keyed["layout"] not in _KEYED else None
    stored = read or (own.get(url) if url else None)
    name = str(keyed.get("name") or "")
    return Exhibit(
        key=key,
        title=str(told.get("title", key)),
        url=url,
        published=str(told.get("publishedAt", "")),
        public_from=_day(told.get("publicFrom")),
        sha256=str(stored["document"]) if stored else "",
        file=str(stored["name"] or "") if stored else "",
        captured=stored["loaded_at"].date() if stored else _day(told.get("archivedAt")),
        archive=str(told.get("archiveUrl", "")),
        keyed_in=""
        if read
        else ", ".join(one for one in (name, f"SHA-256 {told['document'][:_HASH_SHOWN]}") if one),
        read_in=str(told.get("processingStatus", "")),
        language=str(told.get("language", "")),
        translated=str(told.get("translatedBy", "")),
        origin=str(told.get("origin", key)),
        reliability=str(told.get("reliability", "F")),
        protected=bool(told["protected"]),
        note=str(told.get("notes", "")),
    )


def _day(text: object) -> dt.date | None:
    return exact_day(str(text)) if text else None


def with_letters(
    matter: Matter, workspace: "Workspace", case: str, evidence: "Evidence", own: "Sequence[Said]"
) -> Matter:
    """Return the matter with the letters of its case that were known, each reply an exhibit of its own."""
    from unpick.app.life import rows_of
    from unpick.app.life_reply import replies_of_case

    known = matter.asked.known_at
    rows = {f"R-{at}": one.what for at, one in enumerate(rows_of(workspace, "reply", case), start=1)}
    letters, held = [], dict(matter.exhibits)
    for reply in replies_of_case(workspace, case, evidence, own):
        if (reply.day or reply.asked or known) > known:
            continue
        what = rows.get(reply.label)
        document = str(what["document"]) if what else ""
        if what:
            title = f"Reply of {reply.firm} ({what['file']})"
            held[document] = Exhibit(
                key=document,
                title=title,
                sha256=document,
                file=str(what["file"]),
                public_from=reply.day,
                origin=document,
            )
        letters.append(Letter(reply=reply, document=document))
    return replace(matter, letters=tuple(letters), exhibits=held)


def texts_of(workspace: "Workspace", exhibits: Iterable[Exhibit]) -> dict[str, str]:
    """Return the text of each stored original that is plain text, against which quotations are held."""
    found = {}
    for one in exhibits:
        if one.sha256 and one.file.lower().endswith(_PLAIN):
            with contextlib.suppress(OSError, UnicodeDecodeError):
                found[one.key] = _place(workspace, one.sha256).read_text(encoding="utf-8")
    return found


_PLAIN: Final = (".txt", ".md")


def damaged_of(workspace: "Workspace", annexes: Iterable[Annex]) -> list[Gap]:
    """Return the annexes whose stored original is gone or is not what the log recorded; they stop a filing."""
    gaps = []
    for one in annexes:
        if not one.sha256 or one.protected:
            continue
        try:
            with _place(workspace, one.sha256).open("rb") as stream:
                sound = hashlib.file_digest(stream, "sha256").hexdigest() == one.sha256
        except OSError:
            sound = False
        if not sound:
            says = f"{one.label}: its stored original is missing or its bytes were changed"
            gaps.append(
                Gap(
                    says=says,
                    close="run `unpick verify`; load the original again",
                    rule="custody",
                    stops=True,
                )
            )
    return gaps


def _place(workspace: "Workspace", sha: str) -> Path:
    return workspace.folder / "originals" / sha[:2] / sha
