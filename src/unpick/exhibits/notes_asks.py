"""What an authority asks for: sentences that ask, items of its lists, ticked boxes of its forms."""

import re
from collections.abc import Iterator
from typing import Final

from unpick.exhibits.kinds import names_papers, topics_of_request
from unpick.exhibits.note import Note
from unpick.exhibits.notes_indicators import indicators_in
from unpick.exhibits.notes_make import Context, say
from unpick.exhibits.notes_pieces import Piece

__all__ = ["asks_of"]

_GIVE: Final = (
    r"(?:provide|submit|furnish|forward|supply|file|send|give|show|explain|identify|state|describe|list|produce|include|"
    r"attach|enclose|present|deliver|hand in|upload|transmit|mail|return|lodge|document|clarify|respond|advise|arrange|complete|add|disclose|list out|set out|demonstrate|prove|tell)"
)
_WE: Final = r"(?:we|I|CBP|customs|this (?:office|port|center|centre)|the (?:center|centre|port|office|agency|authority|officer|division|undersigned)(?: (?:director|officer))?|the (?:[\w-]+ )?(?:director|specialist|examiner|officer|reviewer))"
_THEY: Final = r"(?:you|your (?:firm|company|client|broker)|the (?:importer|owner|consignee|filer|broker|party|company|protestant|producer)|importers?)"
_ASK: Final = re.compile(
    r"^\W*(?:a )?(?:information|documentation|documents|copies|evidence|proof|records?|lists?|names|identification)\b[^.]{0,30}\b(?:on|about|of|detailing|showing|that|regarding|concerning|for|to|how)\b(?![^.]*\b(?:was|were|been) (?:received|submitted|provided))"
    rf"|^\W*(?:(?:please|kindly|also|then|further|in addition|therefore|first|to [^.]{{3,60}}?),?\s+)*{_GIVE}\b"
    rf"|\b(?:please|kindly|would you|could you|can you|be so kind|be good enough|let us (?:have|see|know|be told)|{_GIVE} us)\b"
    rf"|\b{_WE}\s+(?:(?:would|should|also|further|now|therefore|still|hereby|only|must|do)\s+)*(?:like|wish|want|need|require|ask|request|call for|seek|have to see|miss|lack|expect|await|must (?:have|see)|needs? to (?:see|have|know)|must be (?:shown|told|given|satisfied)|has to (?:see|have|know|receive|get)|have to receive|(?:is|are) interested in)\w*\b"
    rf"|\b{_THEY}\s+(?:(?:are|is)\s+(?:\w+ )?(?:asked|requested|required|invited|called upon|directed|to\b)|(?:shall|must|should|has to|have to|needs? to|ought to|will have to|is to|are to)\b)"
    r"|\b(?:is|are)\s+(?:still |also |hereby |further |now )?(?:needed|required|requested|wanted|sought|missing|outstanding|lacking|called for|asked for|to be (?:filed|submitted|sent|provided|produced|furnished|shown|enclosed|supplied))\b"
    r"|\b(?:sight of|(?:be )?grateful (?:for|if)|(?:could|can) ?not (?:find|see|locate|proceed|decide|go on|trace)|same (?:for|goes)|appreciate|wanted\b|look forward to|what (?:we|CBP) (?:still )?(?:miss|need|lack|want|ask)|in need of|requests?|requesting|asked for|requires?)\b"
    r"|^\W*(?:needed|required|requested|wanted|missing|outstanding)\b|\b(?:should|must|has to|have to) (?:accompany|be (?:enclosed|attached|filed|sent|added|handed in|made available))\b|\bmake available\b|\b(?:needed|required|wanted|missing|outstanding) (?:is|are)\b|\bremains? (?:open|to be|outstanding|unanswered)\b|\b(?:was|were|is|are|has|have) (?:not|never) (?:yet )?(?:been )?(?:attached|enclosed|included|supplied|sent|provided|filed|submitted|furnished)\b|\bno \w+(?: \w+)? (?:was|were|is|are) (?:attached|enclosed|included|supplied|sent|provided|filed|submitted)\b|\b(?:did|does|do) not (?:contain|include|hold|come with|enclose|show|cover)\b|\b(?:lacks?|lacking|missing)\b|^\W*(?:may|can|could|might) (?:we|this office|CBP) (?:please )?(?:have|see|get|receive)\b"
    r"|^\W*(?:who|what|where|when|how|which)\b[^.]*\?"
    r"|请(?:贵[^。]{0,6})?(?:提供|提交|说明|补充|补交|出示|附上)|(?:须|应|应当|需|需要|要求)(?:贵[^。]{0,6})?(?:提供|提交|补充|补交|出示)|(?:提供|提交|补交)(?:以下|下列)"
    r"|(?:제출|제공|송부|보내)(?:하여|해)?\s?(?:주|야)|제출(?:하십시오|하시기|바랍니다| 바랍니다)|제출을 요(?:청|구)|요청(?:합니다|드립니다)|필요합니다|바랍니다",
    re.IGNORECASE,
)
_HEAD: Final = re.compile(
    r"\b(?:provide|submit|furnish|forward|supply|send|file|requests?|requested|required|require|needed?|documents?|documentation|following|information|produce|questions|asked|ask|wanted|want|missing|outstanding|evidence of|checklist|please|kindly)\b"
    r"|提供|提交|要求|以下|下列|清单|제출|요청|다음|필요",
    re.IGNORECASE,
)
_TITLE: Final = re.compile(
    r"^\W*(?:documents?|papers?|records?|information|evidence|items?|proofs?)\b[^.]{0,30}\b(?:requested|required|needed|wanted|asked|to be|outstanding|missing)\b"
    r"|^\W*(?:outstanding|missing|requested|required|needed|wanted|open|further) (?:items?|documents?|papers?|records?|information|evidence|points?)\b|^\W*(?:to be (?:sent|filed|provided|submitted)|we ask for|asked for|your reply should|please answer)\b"
    r"|^\W*(?:we (?:need|ask|request|require|want)|please (?:send|provide|submit|file)|requests?\b|what (?:we|is) (?:need|ask|request|require|want)|request for)|^\W*(?:items?|no\.?|nr\.?|#)\W+(?:documents?|papers?|requests?|evidence|records?|what)\b|^\W*(?:所需文件|要求提供|需提交|제출\s?서류|요청\s?사항|요구\s?자료)",
    re.IGNORECASE,
)
"""A line above a list that needs no colon to ask for what stands below it."""
_FOUND: Final = re.compile(
    r"\b(?:indicators?|indicat(?:es?|ed|ing)|(?:were|was|are|is) (?:found|present|identified|observed|determined|established)|findings?|conclu\w+|rests? (?:up)?on|because|reasons?|grounds?|based on)\b"
    r"|发现|认定|依据|발견|확인된|근거",
    re.IGNORECASE,
)
"""A head that says what an authority found; what stands below it is no request."""
_ASKING: Final = re.compile(
    rf"\b(?:{_GIVE[3:-1]}|requests?|requested|required|need|please|kindly|evidence of)\b|提供|提交|제출",
    re.IGNORECASE,
)
_HAVE: Final = re.compile(
    r"\b(?:(?:was|were|has been|have been|had been) (?:duly |already |timely )?(?:received|submitted|provided|filed|sent|reviewed|accepted|examined|returned)|already (?:on file|received|filed|provided)|on file|confirm\w* (?:the )?receipt|thanks? (?:you )?(?:for|the)|acknowledg\w+|under review|nothing (?:more|further|else)|(?:is|are) (?:sufficient|enough)|suffices?|no (?:further|other|more) (?:documents?|records?|papers?|evidence|information) (?:is|are)|not (?:needed|required|asked|requested|necessary)|need not|do(?:es)? not (?:ask|request|require|need))\b"
    r"|已(?:收到|提交)|无需|접수(?:하였|했|되었)|필요(?:하지 않|가 없|없)",
    re.IGNORECASE,
)
"""Words that say that a paper is there, or that it is not asked for."""
_STILL: Final = re.compile(
    r"\b(?:not|never|without|incomplete|only|but|however|still|except)\b|尚未|아직", re.IGNORECASE
)
_RIGHTS: Final = re.compile(
    r"\b(?:you may|may request|right to|(?:may|or|to|must) export|export (?:or|the goods|them|it)\b|exported|abandon|failure to|if you|will result|protest(?:ed)?)\b|extension|\bif no\b|may be put|如有|문의",
    re.IGNORECASE,
)
_ASIDE: Final = re.compile(r"[(\[（【].*[)\]）】]")
"""A line that stands in brackets as a whole: small print, no request."""


def asks_of(piece: Piece, context: Context) -> Iterator[Note]:
    """Yield each thing that an authority asks for: items of its list, or a sentence that asks."""
    if context.kind not in ("notice", "questionnaire", "decision"):
        return
    text = piece.text.strip()
    if not piece.item and _ASIDE.fullmatch(text):
        return
    topics = topics_of_request(piece.text)
    asks = bool(_ASK.search(text))
    notice = context.kind == "notice"
    if _is_none(piece, asks=asks):
        return
    colon = piece.heading.rstrip()[-1:] in (":", "：")
    listed = notice and bool(piece.item) and bool(_HEAD.search(piece.heading))
    headed = (
        notice
        and bool(topics)
        and ((colon and bool(_HEAD.search(piece.heading))) or bool(_TITLE.search(piece.heading)))
    )
    ends = text[-1:] in (":", "：")
    running = notice and _goes_on(piece, context) and bool(topics)
    if ends or (_RIGHTS.search(text) and not (listed and topics)):
        return
    if (asks and (topics or piece.item) and notice) or listed or headed or running:
        yield say(piece, "request", value=",".join(topics), subject="" if piece.item == "*" else piece.item)


_VERB: Final = re.compile(
    r"\b(?:was|were|is|are|has|have|had|did|does|do|may|can|will|would|shows?|showed|found|says?|said)\b",
    re.IGNORECASE,
)
_SAYS: Final = re.compile(
    _VERB.pattern
    + r"|\b(?:\w+(?:ied|ed)|went|states?|says?|holds?|reads?|bears?|carries|carry|tells?|told|gives?|names?(?= (?:the|a|an|two)\b)|took|kept|made|came|gave|runs?|lists?|keeps?|accompan\w+|converted)\b(?! (?:by|of|to|for|in)\b)|[했었였음됨]다|[다요]\.|已|了",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(
    r"\b(?:no|nr|number)\.?\s*\S*\d|#\s*\d|\b[A-Z]{1,5}[-/]?\d{3,}|\b(?:invoice|order|list|bill|lading|container|entry|lot)\s+\S*\d|\b(?:under|pursuant|section|title|U\.?S\.?C|CFR|act)\b",
    re.IGNORECASE,
)
_NAME: Final = 110
"""Letters up to which a line names a paper and is no sentence."""


def _goes_on(piece: Piece, context: Context) -> bool:
    """Tell whether a line names a paper in a list that asks: numbered, or below a head that asked.

    A list of what is asked for ends with the first sentence.
    """
    text = piece.text.strip()
    if _TITLE.search(text) or (text[-1:] in (":", "：") and _ASKING.search(text)):
        context.asking = True
        return False
    named = len(text) <= _NAME and not _VERB.search(text)
    if text[-1:] in ".。!！" and not (piece.item and named):
        context.asking = False
    if _HEADLESS.search(text):
        return False
    if named and (context.asking or (bool(piece.item) and piece.item != "*")):
        return True
    # A line that names papers and says nothing of them asks for them, unless it gives their numbers.
    return len(text) <= _NAME and not _SAYS.search(text) and not _NUMBERED.search(text) and names_papers(text)


_HEADLESS: Final = re.compile(
    r"^\W*(?:notice|detention|subject|re|date|entry|goods|merchandise|port|importer|reference|ref|to|from|law|authority|ground)\b",
    re.IGNORECASE,
)
"""Words with which a line of a notice's own head begins."""


def _is_none(piece: Piece, *, asks: bool) -> bool:
    """Tell whether a piece says what was found or what is there, and asks for nothing."""
    if _HAVE.search(piece.text) and not _STILL.search(piece.text):
        return True
    if asks:
        return False
    if _FOUND.search(piece.heading) and not _ASKING.search(piece.heading):
        return True
    named = indicators_in(piece.text, denied=True)
    return bool(named) and not re.search(r"\d{2}|records?|proof|evidence|slips?", piece.text)
