"""Law, record and requests in a document: what it cites, argues, asks, answers and asserts."""

import re
from collections.abc import Iterator
from typing import Final

from unpick.exhibits.kinds import topics_of_request
from unpick.exhibits.note import Note
from unpick.exhibits.notes_asks import asks_of
from unpick.exhibits.notes_indicators import indicators_in
from unpick.exhibits.notes_lexicon import rules
from unpick.exhibits.notes_make import Context, say
from unpick.exhibits.notes_pieces import Piece

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
_NO_ANNEX: Final = re.compile(
    r"\bno (?:Annex|Exhibit|Appendix|Attachment|Tab)\s(?:No\.?\s)?\S+|\b(?:Annex|Exhibit|Appendix|Attachment|Tab)\s\S+ (?:was|is|has been) (?:left (?:out|blank)|not (?:used|assigned)|deliberately|intentionally)|没有附件\s?\S+|별첨\s?\d+[은는] 없"
)
"""A number that a list of exhibits says it skips."""
_ANSWER: Final = re.compile(
    r"\b(?:response|answer|reply|responding|answering)\s*(?:to\s*)?(?:(?:CBP(?:'s)?|your|the)\s)?(?:requests?|questions?|items?|Q|R)?\s*(?:no\.?\s*|#\s*)?(?P<n>\d{1,2})\b|^\s*(?:request|question|item)\s*(?:no\.?\s*|#\s*)?(?P<m>\d{1,2})\b"
    r"|(?:答复|回复|问题)\s*(?P<zh>\d{1,2})|(?:답변|요청|질의)\s*(?P<ko>\d{1,2})",
    re.IGNORECASE,
)
_IN_ANSWER: Final = re.compile(
    r"\b(?:in (?:response|answer|reply) to|as requested|in compliance with) (?:your|CBP's|the|customs')\b(?P<words>.*)|\b(?:enclosed|attached|herewith|hereby submit\w*)\b(?P<w2>.*)|(?P<w3>.*)\b(?:is|are) (?:enclosed|attached|provided|submitted)\b",
    re.IGNORECASE,
)
_UNDONE: Final = re.compile(
    r"\b(?:not|never|no|n't)\b[^.]{0,35}\b(?:remed\w+|correct\w+|resolv\w+|repa\w+|reimburs\w+|return\w+|clos\w+|rectif\w+|implement\w+|verif\w+|done|complet\w+|paid|address\w+)|\bremains? (?:open|unresolved|outstanding|unremedied)|\b(?:only (?:half|part|some|\d+ ?%)|so far|in progress|pending|partial(?:ly)?|planned|ongoing|outstanding|still|yet to|unresolved|unremedied|scheduled)\b|\b(?:will|to) be (?:remed\w+|correct\w+|repaid|reimburs\w+|return\w+|complet\w+|address\w+)|\bstatus\W+open\b|未整改|尚未|未完成|整改中|미완료|진행 중|미시정|아직",
    re.IGNORECASE,
)
_STATUS: Final = re.compile(
    r"\|\s*(?:fully |now )?(?:remedied|resolved|corrected|repaid|returned|closed|complete[d]?|done|已整改|已解决|시정\s?완료|해결)\W*(?:$|\d)",
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
    yield from asks_of(piece, context)
    yield from _answers(piece, context)
    if not recites:
        yield from _asserted(piece, context)


def _cites(piece: Piece) -> Iterator[Note]:
    if not re.search(r"\d|[A-Z]\b|附件|별첨", piece.text) or _TREATY.search(piece.text):
        return
    for match in _CITE.finditer(piece.text):
        yield say(piece, "record_cite", value=" ".join(match.group().split()))
    for match in _ANNEX.finditer(_NO_ANNEX.sub(" ", piece.text)):
        yield say(piece, "number_annex", value=match["n"] or match["zh"] or match["ko"])


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
    if _STATUS.search(piece.text):
        undone, done = (
            False,
            True,
        )  # the last cell of a row tells the status; its other cells tell what was done
    if remedial and (undone or done):
        for name in indicators_in(piece.text, denied=True):
            yield say(piece, "not_remedied" if undone else "remedied", value=name)
        if done and not undone:
            return
    if context.kind in _ASSERTING and piece.text.rstrip()[-1:] not in ("?", "？"):
        for name in indicators_in(piece.text):
            yield say(piece, "asserts_indicator", value=name)
