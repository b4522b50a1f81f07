"""Recalls: which exports carried what is withdrawn now, to whom they went, and the letter that says so."""

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from unpick.law.wording import spell_day
from unpick.model.paper import Annex, Cite, Gap, Item, Kind, Line, Paper, Section, Volume

__all__ = ["Left", "Recall", "Rests", "Withdrawn", "find_recalls", "recall_paper"]


_NAMED = 3
"""Files that a letter names in its sentences; more stand in the list of annexes alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rests:
    """One claim that an export rested on, as it was printed there.

    Attributes:
        claim: its id. statements: ids of its statements. document: SHA-256 it was read from. says: the sentence.
        origin: who said it first. about: what it asserts, the same for each claim that asserts it.
    """

    claim: str
    statements: tuple[str, ...]
    document: str
    says: str
    origin: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """One export: id, day, recipient and kind, what it was, its files with their hashes, what it rests on."""

    id: str
    day: dt.date
    at: str
    to: str
    kind: str
    form: str
    files: tuple[tuple[str, str], ...]
    rests: tuple[Rests, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """What was taken back: id of a document or statement, why, by whom, the moment (ISO) in the log."""

    target: str
    why: str
    by: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall:
    """One export with what of it no longer stands.

    Attributes:
        gone: each claim with the withdrawal that took it. remain: claims that still stand. alone: what is asserted by no claim
        of the export any more. sent: the day the recall went out, None while it is open.
    """

    left: Left
    gone: tuple[tuple[Rests, Withdrawn], ...]
    remain: tuple[Rests, ...]
    alone: tuple[str, ...]
    sent: dt.date | None = None

    @property
    def key(self) -> str:
        """Return what names this recall: the export and a hash over the claims that are gone.

        A recall that was sent for one claim does not stand for another that is withdrawn later.
        """
        claims = "|".join(sorted(rests.claim for rests, _ in self.gone))
        return f"{self.left.id[:8]}-{hashlib.sha256(claims.encode()).hexdigest()[:8]}"


def find_recalls(
    lefts: Sequence[Left], withdrawn: Sequence[Withdrawn], sent: Mapping[str, dt.date]
) -> tuple[Recall, ...]:
    """Return a recall for each export that carried something withdrawn since, in the order they left.

    Args:
        sent: key of each recall that went out, to its day.
    """
    found = []
    for left in lefts:
        later = [one for one in withdrawn if one.at >= left.at]
        gone = tuple(
            (rests, taken)
            for rests in left.rests
            if (taken := next((one for one in later if _takes(one, rests)), None)) is not None
        )
        if gone:
            taken_claims = {rests.claim for rests, _ in gone}
            remain = tuple(one for one in left.rests if one.claim not in taken_claims)
            held = {one.about for one in remain}
            alone = tuple(sorted({rests.says for rests, _ in gone if rests.about not in held}))
            recall = Recall(left=left, gone=gone, remain=remain, alone=alone)
            found.append(Recall(left=left, gone=gone, remain=remain, alone=alone, sent=sent.get(recall.key)))
    return tuple(found)


def _takes(withdrawn: Withdrawn, rests: Rests) -> bool:
    return withdrawn.target in (rests.document, rests.claim, *rests.statements)


def recall_paper(recall: Recall, *, case: str, at: dt.date, by: str = "") -> Paper:
    """Return the letter that recalls what an export said: to whom, what, why, what still stands.

    The reason of a withdrawal is not printed: it can name a source. Who signs writes it in, or leaves it out.
    """
    left = recall.left
    annexes = tuple(
        Annex(label=f"E-{number}", title=name, sha256=sha, note="the file as it left")
        for number, (name, sha) in enumerate(left.files, start=1)
    )
    label = annexes[0].label if annexes else ""
    cited = tuple(Cite(annex=one.label) for one in annexes)
    opening = _stated(
        f"On {spell_day(left.day)} we sent you {_files(left)}; the hash of each file is in the list of annexes.",
        cited,
    )
    gone = [
        Line(
            items=(
                _stated(
                    f"It says: “{rests.says}” This statement was withdrawn on {spell_day(taken.at[:10])}.",
                    (Cite(annex=label, quote=rests.says),) if label else (),
                    why=rests.statements,
                ),
            ),
            style="bullet",
        )
        for rests, taken in recall.gone
    ]
    sections = (
        Section(number="1", heading="What we recall", blocks=(Line(items=(opening,)), *gone)),
        Section(number="2", heading="What follows", blocks=_follows(recall, cited)),
    )
    gaps = (
        ()
        if left.to
        else (
            Gap(
                says="nobody is recorded as recipient of this export",
                close=f"case exports {case} --left FILE --to WHO, then recall again",
                stops=True,
            ),
        )
    )
    return Paper(
        form="recall",
        title=f"Recall of statements in {_files(left)}",
        case=case,
        to=(left.to,) if left.to else (),
        by=(by,) if by else (),
        known_at=at,
        asked_at=at,
        volume=Volume.PUBLIC,
        sections=sections,
        annexes=annexes,
        gaps=gaps,
    )


def _follows(recall: Recall, cited: tuple[Cite, ...]) -> tuple[Line, ...]:
    n = len(recall.gone)
    says = "this statement" if n == 1 else f"these {n} statements"
    asked = f"Please do not rely on {says}, and tell those to whom you passed the paper on."
    lines = [Line(items=(Item(text=asked, kind=Kind.BOILERPLATE),))]
    lines += [
        Line(items=(_stated(f"No other statement of the paper says so: “{one}”", cited),), style="bullet")
        for one in recall.alone
    ]
    rest = "No other statement of the paper is left: please do not use it."
    if recall.remain:
        m = len(recall.remain)
        rest = f"{m} other statement{'s' if m > 1 else ''} of the paper {'are' if m > 1 else 'is'} not withdrawn."
    lines.append(
        Line(items=(_stated(rest, cited, total=f"{len(recall.left.rests)} - {n} = {len(recall.remain)}"),))
    )
    return tuple(lines)


def _stated(text: str, cites: tuple[Cite, ...], *, why: tuple[str, ...] = (), total: str = "") -> Item:
    return Item(text=text, kind=Kind.COMPUTED if total else Kind.STATED, cites=cites, why=why, sum=total)


def _files(left: Left) -> str:
    named = ", ".join(name for name, _ in left.files) or "an export"
    names = named if len(left.files) <= _NAMED else f"{len(left.files)} files"
    return f"{left.form} ({names})" if left.form else names
