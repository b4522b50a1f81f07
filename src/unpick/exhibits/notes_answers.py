"""Answers of an audit's form in words: how the visit was announced, who chose, who translated, what was seen, its scope."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from unpick.exhibits.note import Note
from unpick.exhibits.notes_fields import LabelRow
from unpick.exhibits.notes_flags import area_in
from unpick.exhibits.notes_make import Context, say
from unpick.exhibits.notes_pieces import Piece

__all__ = ["NO", "Field", "access", "announced", "chosen", "interpreter", "left_out", "scope", "seen", "told"]

NO: Final = re.compile(
    r"^\W*(?:no(?!\.?\s?\d)|n|none|false|nil|never|not (?:found|observed|used|any|present|detected|identified)|nobody|zero|0|否|无|没有|不|未|아니[오요]|없음|없|미)(?:\b|(?=[一-鿿가-힣])|$)",
    re.IGNORECASE,
)
"""A value that says no."""
_SCOPES: Final = (
    (
        "scope_labor",
        re.compile(
            r"labou?r|social|working|employ|wages?|\bpay\b|\bhours\b|contracts|recruit|lodging|human rights|ethic|WRAP|SMETA|SA ?8000|BSCI|劳工|社会责任|人权|用工|노동|인권|사회적|근로",
            re.IGNORECASE,
        ),
    ),
    (
        "scope_quality",
        re.compile(
            r"quality|AQL|workmanship|seams|stitching|needle|colou?r ?fast|ISO ?9001|product (?:safety|inspection)|质量|品质|품질",
            re.IGNORECASE,
        ),
    ),
    ("scope_origin", re.compile(r"\borigin\b|traceab|custody|原产|溯源|원산지|추적", re.IGNORECASE)),
)
_CLAUSES: Final = re.compile(r"(?<=[.;。；])\s*")
_LEFT_OUT: Final = re.compile(
    r"\b(?:not|no|exclu\w+|outside|beyond|out of scope)\b|不包括|除外|제외", re.IGNORECASE
)
_WHOLE: Final = re.compile(
    r"^\W*(?:all|entire|whole|full|every|complete|所有|全部|全厂|모든|전체)(?!.*\b(?:except|but)\b)",
    re.IGNORECASE,
)
_PART: Final = re.compile(r"\bonly\b|\bpartial|\bsome\b|\blimited|except|仅|部分|일부|만$", re.IGNORECASE)
_BY_FIRM: Final = re.compile(
    r"manage|factory|company|\bplant\b|\bmill\b|employer|\bsite\b|personnel|owner|supervisor|producer|HR\b|管理|厂方|工厂|회사|공장|관리",
    re.IGNORECASE,
)
_BY_AUDITOR: Final = re.compile(r"audit|random|审核|随机|심사|감사|무작위", re.IGNORECASE)
_SEMI: Final = re.compile(r"semi|半通知|window|반", re.IGNORECASE)
_SURPRISE: Final = re.compile(
    r"un-?\s?announced|not announced|surprise|without|no notice|^\W*none|未通知|突击|飞行|불시|무예고",
    re.IGNORECASE,
)
_TOLD: Final = re.compile(r"\bannounced|\bdays?|\bweeks?|\bprior|advance|通知|사전|예고", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Field:
    """A row of the list of labels beside the piece that it fits."""

    row: LabelRow
    piece: Piece
    context: Context


def access(field: Field) -> Iterator[Note]:
    """Yield whether all or a part of the site was seen."""
    if _WHOLE.match(field.piece.value):
        yield say(field.piece, "access_full")
    elif _PART.search(field.piece.value):
        yield say(field.piece, "access_limited", subject=area_in(field.piece.value))


def chosen(field: Field) -> Iterator[Note]:
    """Yield who chose the workers to be heard."""
    if _BY_FIRM.search(field.piece.value):
        yield say(field.piece, "chosen_by_management")
    elif _BY_AUDITOR.search(field.piece.value):
        yield say(field.piece, "chosen_by_auditor")


def scope(field: Field) -> Iterator[Note]:
    """Yield what an audit is about by the words of its scope; a clause that leaves a topic out does not count."""
    if _LEFT_OUT.search(field.piece.label):
        return
    kept = " ".join(part for part in _CLAUSES.split(field.piece.value) if not _LEFT_OUT.search(part))
    for topic, pattern in _SCOPES:
        if pattern.search(kept):
            yield say(field.piece, topic)
    area = area_in(field.piece.value)
    if area and re.search(r"\bonly\b|仅|만$", field.piece.value):
        yield say(field.piece, "access_limited", subject=area)


def announced(field: Field) -> Iterator[Note]:
    """Yield whether the visit was announced, within a window, or not."""
    value = field.piece.value
    if _SEMI.search(value):
        yield say(field.piece, "announced", value="semi_announced")
    elif _SURPRISE.search(value):
        yield say(field.piece, "unannounced")
    elif _TOLD.search(value):
        yield say(field.piece, "announced")


def left_out(field: Field) -> Iterator[Note]:
    """Yield that a report leaves a topic out, where its form says so beside the topic."""
    if re.match(
        r"\W*(?:not (?:assess|cover|audit|includ|applic|examin|review)\w*|n/?a|excluded|out of scope)\b",
        field.piece.value,
        re.IGNORECASE,
    ):
        yield say(field.piece, field.row.topic, value="no")


def interpreter(field: Field) -> Iterator[Note]:
    """Yield who translated, where it was somebody of the firm; an interpreter of the auditor is no minder."""
    if _BY_FIRM.search(field.piece.value) and not re.search(
        r"independent|audit|assess|agency|\bown\b|외부|独立|외주|no\b|not\b", field.piece.value, re.IGNORECASE
    ):
        yield say(field.piece, "minder_present", value="interpreter")


def seen(field: Field) -> Iterator[Note]:
    """Yield a part of the site beside which a form says that it was not seen."""
    if re.match(
        r"\W*(?:not (?:visit|inspect|seen|see|enter|audit|view|open|access)\w*|no access|closed|locked|refused|denied)\b(?![^.]*\b(?:not in use|empty)\b)",
        field.piece.value,
        re.IGNORECASE,
    ):
        yield say(field.piece, "access_limited", subject=field.piece.label[:80])


def told(field: Field) -> Iterator[Note]:
    """Yield what a label on the notice that was given says: none, or a day or a span of it."""
    value = field.piece.value
    if NO.match(value) or _SURPRISE.search(value):
        yield say(field.piece, "unannounced")
    elif re.search(r"\d|yes|days?|weeks?|是|예", value, re.IGNORECASE):
        yield say(field.piece, "announced")
