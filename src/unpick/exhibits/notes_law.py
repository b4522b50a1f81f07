"""Law, record and requests in a document: what it cites, argues, asks, answers and asserts."""

import functools
import re
from collections.abc import Iterator
from typing import Final

from unpick.exhibits.kinds import topics_of_request
from unpick.exhibits.note import Note
from unpick.exhibits.notes_lexicon import PACKAGE, rules
from unpick.exhibits.notes_make import Context, say
from unpick.exhibits.notes_pieces import Piece
from unpick.model.bundled import read_bundled_csv

__all__ = ["indicators_in", "law_of"]

_CITE: Final = re.compile(
    r"\b[ACPJ]\.?\s?R\.?\s(?:at\s)?\d+(?:[-–]\d+)?|\b(?:Exhibit|Exh?\.|Annex|Appendix|Attachment|Attach\.|Tab|App\.)\s(?!of\b|to\b)(?:No\.?\s)?(?:[A-Z]{0,2}-?\d+|[A-Z])\b(?:\s*(?:,|at)\s*(?:pp?\.?\s?)?\d+(?:[-–]\d+)?)?"
    r"|¶+\s?\d+(?:[-–]\d+)?|\bpara(?:graph|s|\.)?s?\.?\s\d+|\b(?:Bates|BATES)\s?\S*\d{3,}|\b[A-Z]{2,6}[-_]0{2,}\d+\b|\bDoc(?:ument|\.)?\s(?:No\.?\s?)?\d+|\bInterviews?\s(?:No\.?\s?|#)?\d+|\b(?:Tr\.|Transcript)\s(?:at\s|p\.?\s?)?\d+|\brecord at \d+"
    r"|\b(?:[Tt]abs?|TAB)\s(?:No\.?\s?)?\d+\b|\b[Rr]ecord,?\s(?:tab|pages?|nos?\.?|item)\s?\d+|\bAR[-_ ]?\d{3,}(?:[-–]\d+)?|\b(?:Statement|Declaration|Affidavit|Testimony|Photograph|Message|Memo(?:randum)?|Report)s?\s(?:No\.?\s?)?\d+,?\s(?:at\s|pp?\.\s?|pages?\s|¶+\s?)\d+|\((?:see )?[A-Z]{1,3}-\d{2,4}\b(?:[,;]\s?[A-Z]{1,3}-\d{2,4}\b)*|\(R\.\s?\d+(?:[-–]\d+)?|\b[Rr]eport at \d+|\b(?:rows?|lines?|pages?)\s\d+(?:\s?(?:to|and|[-–,])\s?\d+)*\s(?:of|in) (?:Annex|Exhibit|Tab|the record)"
    r"|附件\s?[一二三四五六七八九十\d]+|证据\s?[一二三四五六七八九十\d]+|별첨\s?\d+|증거\s?\d+|부속서\s?\d+"
)
_TREATY: Final = re.compile(
    r"(?:Annex|Appendix)\s\S+\s(?:of|to)\s(?:the\s)?(?:Regulation|Directive|Resolution)|Appendix A to part",
    re.IGNORECASE,
)
_ANNEX: Final = re.compile(
    r"\b(?:Annex|Exhibit|Appendix|Attachment|Tab)\s(?:No\.?\s)?(?P<n>[A-Z]{0,2}-?\d+|[A-Z])\b|附件\s?(?P<zh>[一二三四五六七八九十\d]+)|별첨\s?(?P<ko>\d+)"
)
_ASK: Final = re.compile(
    r"^\s*(?:a )?(?:information|documentation|documents|copies|evidence|proof|records?|lists?|names|identification)\b[^.]{0,30}\b(?:on|about|of|detailing|showing|that|regarding|concerning|for|to|how)\b(?![^.]*\b(?:was|were|been) (?:received|submitted|provided))"
    r"|^\s*(?:please\s+)?(?:provide|submit|furnish|explain|identify|state|describe|list|produce|include|attach|supply|give|send|show)\b"
    r"|\b(?:please|must|shall|should|(?:is|are) (?:hereby |further )?(?:requested|required|asked) to|requests? (?:that (?:you|the importer) )?(?:to )?|ask(?:s|ed)? (?:that )?(?:you |the importer )?(?:to|for)?|requires?|you (?:need|have) to|requir\w+ (?:you|the importer) to|requests?|requested|asked for|requesting)\b[^.]{0,40}"
    r"\b(?:provide|submit|furnish|explain|identify|describe|produce|supply|give|send|show|documentation|documents|information|copies|records|the following|evidence|proof|names|addresses|list|reports?)\b"
    r"|请(?:贵[^。]{0,4})?(?:提供|提交|说明)|须(?:提供|提交)|应(?:提供|提交)|(?:제출|제공)(?:하여|해)\s?(?:주|야)|제출(?:하십시오|하시기|해 주| 바랍니다)|제출 바랍니다|요청(?:합니다|드립니다)",
    re.IGNORECASE,
)
_HEAD: Final = re.compile(
    r"\b(?:provide|submit|furnish|requests?|requested|required|documents?|documentation|following|information|produce|questions)\b|提供|提交|要求|以下|제출|요청|다음",
    re.IGNORECASE,
)
_RIGHTS: Final = re.compile(
    r"\b(?:you may|may request|right to|export|abandon|failure to|if you|will result|protest)\b|extension",
    re.IGNORECASE,
)
_ANSWER: Final = re.compile(
    r"\b(?:response|answer|reply|responding|answering)\s*(?:to\s*)?(?:(?:CBP(?:'s)?|your|the)\s)?(?:requests?|questions?|items?|Q|R)?\s*(?:no\.?\s*|#\s*)?(?P<n>\d{1,2})\b|^\s*(?:request|question|item)\s*(?:no\.?\s*|#\s*)?(?P<m>\d{1,2})\b"
    r"|(?:答复|回复|问题)\s*(?P<zh>\d{1,2})|(?:답변|요청|질의)\s*(?P<ko>\d{1,2})",
    re.IGNORECASE,
)
_IN_ANSWER: Final = re.compile(
    r"\b(?:in (?:response|answer|reply) to|as requested|in compliance with) (?:your|CBP's|the|customs')\b(?P<words>.*)|\b(?:enclosed|attached|herewith|hereby submit\w*)\b(?P<w2>.*)|(?P<w3>.*)\b(?:is|are) (?:enclosed|attached|provided|submitted)\b",
    re.IGNORECASE,
)
_DENIED: Final = re.compile(
    r"\b(?:no(?!\.?\s*\d)|not|never|none|without|neither|nor|n't|free of|free from|absence of|nobody|zero)\b[^.]{0,70}$|\b(?:whether|if)\b[^.]{0,60}$|没有[^。]{0,20}$|无[^。]{0,8}$|未[^。]{0,10}$",
    re.IGNORECASE,
)
_DENIED_AFTER: Final = re.compile(
    r"^[^.]{0,50}\b(?:was|were|is|are|has been|have been) (?:not|never|no longer)\b|^[^.]{0,20}\b(?:none|not (?:found|observed|identified))\b|^[^.。]{0,25}(?:없|않)",
    re.IGNORECASE,
)
_UNDONE: Final = re.compile(
    r"\b(?:not|never|no|n't)\b[^.]{0,35}\b(?:remed\w+|correct\w+|resolv\w+|repa\w+|reimburs\w+|return\w+|clos\w+|rectif\w+|implement\w+|verif\w+|done|complet\w+|paid|address\w+)|\bremains? (?:open|unresolved|outstanding|unremedied)|\b(?:only (?:half|part|some|\d+ ?%)|so far|in progress|pending|partial(?:ly)?|planned|ongoing|outstanding|still|yet to|unresolved|unremedied|scheduled)\b|\b(?:will|to) be (?:remed\w+|correct\w+|repaid|reimburs\w+|return\w+|complet\w+|address\w+)|\bstatus\W+open\b|未整改|尚未|未完成|整改中|미완료|진행 중|미시정|아직",
    re.IGNORECASE,
)
_DONE: Final = re.compile(
    r"\b(?:remed(?:y|ied|iated|iation)\b|corrected|resolved|repaid|reimbursed|refunded|returned|eliminated|abolished|ended|stopped|closed(?: out)?|discontinued|rectified|ceased|no longer|addressed|completed|now (?:free|hold|held|keep|kept|allowed|paid|unlocked|open)|hold their own|paid in full|settled|handed back|given back|refunded|reduced to|brought (?:down|within)|lifted|removed|fully paid|paid back|back pay)|已[^。]{0,6}(?:整改|退还|纠正|补发|归还|取消|解除)|整改完成|시정(?:됨|되었|완료|하였)|반환(?:됨|되었|하였|했)|돌려주었|돌려줬|개선(?:됨|되었)|상환",
    re.IGNORECASE,
)
_ASSERTING: Final = frozenset({"decision", "allegation", "notice", "press"})
_REMEDIAL: Final = frozenset(
    {"remediation", "audit", "protest", "decision", "other", "certificate", "notice"}
)


@functools.cache
def _indicators() -> tuple[tuple[str, tuple[str, ...], re.Pattern[str], re.Pattern[str] | None], ...]:
    return tuple(
        (
            row["topic"],
            tuple(filter(None, row["key"].split("|"))),
            re.compile(row["pattern"], re.IGNORECASE),
            re.compile(row["unless"], re.IGNORECASE) if row["unless"] else None,
        )
        for row in read_bundled_csv(PACKAGE, "indicators.csv")
        if not row["topic"].startswith("#")
    )


def indicators_in(text: str, *, denied: bool = False) -> tuple[str, ...]:
    """Return the ILO indicators that a sentence asserts; what it denies only when asked.

    >>> indicators_in("Passports were withheld."), indicators_in("No passports were withheld.")
    (('retention_of_identity_documents',), ())
    """
    lower = text.lower()
    found: dict[str, None] = {}
    for name, keys, pattern, unless in _indicators():
        if keys and not any(key in lower for key in keys):
            continue
        match = pattern.search(text)
        if not match or (unless and unless.search(text)):
            continue
        if not denied and (
            _DENIED.search(text[: match.start()]) or _DENIED_AFTER.search(text[match.end() :])
        ):
            continue
        found[name] = None
    return tuple(found)


def law_of(piece: Piece, context: Context) -> Iterator[Note]:
    """Yield what a piece says of law, record, requests, answers and indicators."""
    recites = False
    for rule, match in rules("law.csv").matches(piece.text, context.kind):
        recites = recites or rule.topic == "recites_statute"
        yield say(
            piece,
            rule.topic,
            value=rule.value or match.group()[:80] if rule.topic != "recites_statute" else "",
        )
    yield from _cites(piece)
    yield from _requests(piece, context)
    yield from _answers(piece, context)
    if not recites:
        yield from _asserted(piece, context)


def _cites(piece: Piece) -> Iterator[Note]:
    if not re.search(r"\d|[A-Z]\b|附件|별첨", piece.text) or _TREATY.search(piece.text):
        return
    for match in _CITE.finditer(piece.text):
        yield say(piece, "record_cite", value=" ".join(match.group().split()))
    for match in _ANNEX.finditer(piece.text):
        yield say(piece, "number_annex", value=match["n"] or match["zh"] or match["ko"])


_ASIDE: Final = re.compile(r"[(\[（【].*[)\]）】]")
"""A line that stands in brackets as a whole: small print, no request."""


def _requests(piece: Piece, context: Context) -> Iterator[Note]:
    """Yield each thing that an authority asks for: items of its list, or a sentence that asks."""
    if context.kind not in ("notice", "questionnaire", "decision"):
        return
    if not piece.item and _ASIDE.fullmatch(piece.text.strip()):
        return
    asks = bool(_ASK.search(piece.text))
    ends = piece.text.rstrip()[-1:] in (":", "：")
    topics = topics_of_request(piece.text)
    listed = bool(piece.item) and bool(_HEAD.search(piece.heading)) and context.kind == "notice"
    headed = (
        context.kind == "notice"
        and bool(topics)
        and piece.heading.rstrip()[-1:] in (":", "：")
        and bool(_HEAD.search(piece.heading))
    )
    if ends or (_RIGHTS.search(piece.text) and not (listed and topics)):
        return
    if (asks and (topics or piece.item) and context.kind == "notice") or listed or headed:
        yield say(piece, "request", value=",".join(topics), subject="" if piece.item == "*" else piece.item)


def _answers(piece: Piece, context: Context) -> Iterator[Note]:
    if context.kind in ("notice", "decision", "press", "allegation"):
        return
    match = _ANSWER.search(piece.text)
    topics = ",".join(topics_of_request(piece.text))
    if match and (
        context.kind in ("questionnaire", "protest", "refusal", "other") or "re" in match.group().lower()[:3]
    ):
        number = next((group for group in match.groups() if group), "")
        yield say(piece, "answers", subject=number, value=topics)
    elif context.kind == "questionnaire" and piece.item and piece.item != "*" and topics:
        yield say(piece, "answers", subject=piece.item, value=topics)
    elif topics and context.kind in ("questionnaire", "protest"):
        said = _IN_ANSWER.search(piece.text)
        if said and not re.search(
            r"\bnot\b[^.]{0,15}\b(?:enclosed|attached|provided)", piece.text, re.IGNORECASE
        ):
            yield say(piece, "answers", value=topics)


def _asserted(piece: Piece, context: Context) -> Iterator[Note]:
    remedial = context.kind in _REMEDIAL
    undone, done = bool(_UNDONE.search(piece.text)), bool(_DONE.search(piece.text))
    if remedial and (undone or done):
        for name in indicators_in(piece.text, denied=True):
            yield say(piece, "not_remedied" if undone else "remedied", value=name)
        if done and not undone:
            return
    if context.kind in _ASSERTING and piece.text.rstrip()[-1:] not in ("?", "？"):
        for name in indicators_in(piece.text):
            yield say(piece, "asserts_indicator", value=name)
