"""The kinds of document that the words of a request ask for."""

import re
from typing import Final

from unpick.cases.review.facts import Request
from unpick.exhibits.note import KINDS

__all__ = ["KIND_WORDS", "ORDERS", "PROOF", "topics_of"]

KIND_WORDS: Final = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            "payroll",
            r"payroll|wage\s+(?:receipt|slip|record)|pay\s?slip|proof\s+of\s+(?:wage|pay\b)|wage\s+payment|wages?\b|工资|薪资|급여|임금",
        ),
        ("attendance", r"time\s*(?:card|sheet|record)|attendance|clock-?in|考勤|打卡|출퇴근|근태"),
        (
            "identity",
            r"identity\s+(?:card|paper|document)|identification\s+card|\bID\s+(?:card|cop)|passport|身份证|护照|신분증|여권",
        ),
        ("recruitment", r"recruit|招聘|招工|채용|모집"),
        (
            "workers",
            r"(?:list|roster)\s+of\s+(?:all\s+)?(?:the\s+)?(?:workers|employees)|worker\s+list|roster|labou?r\s+contract|employment\s+contract|员工名单|花名册|劳动合同|근로자\s*명단|근로계약",
        ),
        (
            "production",
            r"production\s+(?:record|step|log|report|process)|process\s+report|cutting\s+ticket|sewing\s+record|yarn\s+production|生产记录|生产步骤|生产日报|생산\s*(?:기록|일지)",
        ),
        (
            "origin",
            r"\borigin\s+of|cotton\s+produc|grower|\bgin\b|\bbale|raw\s+(?:cotton|material)|catch\s+(?:certificate|document|record)|producers?\s+of\s+the\s+(?:raw\s+)?cotton|产地|棉农|原料|원산지|원료",
        ),
        ("chain", r"supply[\s-]+chain|all\s+parties|flow\s+chart|供应链|공급망"),
        (
            "transport",
            r"transport|bill\s+of\s+lading|deliver(?:y|ies)\s+record|waybill|提单|运输|선하증권|운송",
        ),
        ("order", r"purchase\s+order|订单|采购合同|발주서|구매\s*주문"),
        ("invoice", r"invoice|发票|송장|인보이스"),
        ("payment", r"proof\s+of\s+payment|bank\s+transfer|remittance|付款|汇款|지급\s*증빙|송금"),
        ("packing", r"packing\s+list|装箱单|포장\s*명세"),
        ("audit", r"\baudit|审计|审核报告|감사\s*보고서|실사"),
        (
            "site",
            r"site\s+(?:plan|map)|floor\s+plan|lease|map\s+of\s+the\s+compound|厂区|平面图|租赁|배치도|임대차",
        ),
        ("questionnaire", r"form\s*28|questionnaire|CBP\s*28|问卷|질의서"),
        ("certificate", r"certificate\s+of\s+origin|原产地证|원산지\s*증명"),
        ("test", r"isotop|DNA\s+test|test\s+report|检测报告|시험\s*성적서"),
        ("remediation", r"remediat|remedied|整改|시정"),
    )
)
"""Kinds of document and the words that ask for them; used where a request carries no topics of its own."""


ORDERS: Final = re.compile(r"\borders?\b|contract|\bP\.?O\b|订单|合同|발주|계약", re.IGNORECASE)
PROOF: Final = re.compile(r"proof|bank|remit|transfer|slip|wire|receipt|凭证|水单|증빙|송금", re.IGNORECASE)
"""Words that ask for the order or the proof of payment itself, and not for papers of a purchase."""


def topics_of(request: Request) -> tuple[str, ...]:
    """Return the kinds of document that a request asks for, from its topics, else from its words.

    >>> topics_of(Request(id="R1", asked="Workers' time cards and wage receipts"))
    ('payroll', 'attendance')
    """
    known = tuple(topic for topic in request.topics if topic in KINDS)
    if known:
        return known
    return tuple(kind for kind, pattern in KIND_WORDS if pattern.search(request.asked))
